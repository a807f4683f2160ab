// SPDX-License-Identifier: MIT
// Any number of checks at once. A prober is for one thread at a time: while
// a wait is under way on another, only wakeup and close may be called.
'use strict';

const { api } = require('./library');
const { offThread } = require('./async');
const { sharedDiscovery } = require('./discovery');
const { SymaError, check } = require('./errors');
const { eventKindOf, kindNumber } = require('./names');
const { withOptions } = require('./options');
const { Owned, hold, letGo, use, useAnyTime } = require('./owned');
const { Portal } = require('./portal');
const { sharedReport } = require('./report');
const { useRules } = require('./ruleset');
const { instance, int64, keyed, known, made, text, ticket } =
  require('./values');
const { sharedVerdict } = require('./verdict');

// A wait occupies a thread of libuv's pool. Cut into slices, each of which
// queues again behind the other work of the pool, it does not keep it.
const SLICE_MS = 100;
const WAIT_MAX_MS = 3600000;

// At exit Node joins its pool, so no wait may be left that lasts.
const waiting = new Set();

function endWaits() {
  for (const prober of waiting)
    prober.close();
}

function startWait(prober) {
  if (waiting.size === 0)
    process.on('exit', endWaits);
  waiting.add(prober);
}

function endWait(prober) {
  waiting.delete(prober);
  if (waiting.size === 0)
    process.off('exit', endWaits);
}

function failure(code) {
  return code < 0 ? new SymaError(code) : null;
}

/** Copies an event and releases it; what it is about is kept by reference. */
function event(pointer) {
  try {
    const verdict = api.syma_event_verdict(pointer);
    const report = api.syma_event_report(pointer);
    const discovery = api.syma_event_discovery(pointer);
    return Object.freeze({
      kind: eventKindOf(api.syma_event_kind(pointer)),
      ticket: BigInt(api.syma_event_ticket(pointer)),
      sectionId: api.syma_event_section_id(pointer),
      verdict: verdict && sharedVerdict(verdict),
      report: report && sharedReport(report),
      discovery: discovery && sharedDiscovery(discovery),
      error: failure(api.syma_event_error(pointer)),
    });
  } finally {
    api.syma_event_free(pointer);
  }
}

// What submit gives to know the events of a check by.
function submitted(call) {
  const out = [0];
  check(call(out));
  return BigInt(out[0]);
}

class Prober extends Owned {
  #woken = false;

  constructor(how = {}) {
    const { options, rules } = keyed(how, ['options', 'rules'], 'how');
    const given = useRules(rules);
    super(withOptions(options, (o) =>
      made((out) => api.syma_prober_new(o, given, out))),
    api.syma_prober_free, 'prober');
  }

  /** Ends a wait that is under way. */
  close() {
    if (!this.closed && waiting.has(this))
      api.syma_prober_wakeup(useAnyTime(this));
    super.close();
  }

  /** Begins to check a portal, which is copied. Gives a ticket, a bigint. */
  submit(portal) {
    const pointer = use(this);
    const what = use(instance(portal, Portal, 'portal'));
    return submitted((out) => api.syma_prober_submit(pointer, what, out));
  }

  /** Begins to check a page. Gives a ticket, a bigint. */
  submitUrl(url, kind = 'generic') {
    const pointer = use(this);
    text(url, 'url');
    const number = kindNumber(kind);
    return submitted((out) =>
      api.syma_prober_submit_url(pointer, url, number, out));
  }

  /** Begins to look for a portal's sections. Gives a ticket, a bigint. */
  submitDiscovery(url) {
    const pointer = use(this);
    text(url, 'url');
    return submitted((out) =>
      api.syma_prober_submit_discovery(pointer, url, out));
  }

  cancel(which) {
    check(api.syma_prober_cancel(use(this), ticket(which)));
  }

  /** How many checks have not ended. */
  get pending() {
    return Number(api.syma_prober_pending(use(this)));
  }

  /** The descriptor to watch for input, in a loop of one's own. */
  get fd() {
    return check(api.syma_prober_fd(use(this)));
  }

  /** Milliseconds in which nothing needs to be done; null: no end of them. */
  get timeout() {
    return known(api.syma_prober_timeout_ms(use(this)));
  }

  /** Does what can be done now. Gives how many events wait. */
  step() {
    return check(api.syma_prober_step(use(this)));
  }

  // One slice after the other. A wakeup ends the slice under way, if there
  // is one; a last slice of no length takes what is left of it.
  async #slices(pointer, timeoutMs) {
    const end = performance.now() + timeoutMs;
    for (;;) {
      const woken = this.#woken;
      const left = Math.max(0, Math.ceil(end - performance.now()));
      const count = check(await offThread('syma_prober_wait', pointer,
        woken ? 0 : Math.min(left, SLICE_MS)));
      if (count > 0 || woken || this.closed || performance.now() >= end ||
          Number(api.syma_prober_pending(pointer)) === 0)
        return count;
    }
  }

  async #work(timeoutMs) {
    const pointer = hold(this);
    startWait(this);
    try {
      const count = await this.#slices(pointer,
        timeoutMs < 0 || timeoutMs > WAIT_MAX_MS ? WAIT_MAX_MS :
          Number(timeoutMs));
      return { count, woken: this.#woken };
    } finally {
      endWait(this);
      this.#woken = false;
      letGo(this);
    }
  }

  /**
   * Works, off the main thread, until an event waits to be pulled, the time
   * is over, wakeup is called or nothing is pending. Gives how many events
   * wait. timeoutMs: negative: an hour.
   */
  async wait(timeoutMs = -1) {
    return (await this.#work(int64(timeoutMs, 'timeoutMs'))).count;
  }

  /** Ends the wait that is under way, or else the next one. */
  wakeup() {
    check(api.syma_prober_wakeup(useAnyTime(this)));
    this.#woken = true;
  }

  /** Pulls the oldest event, or null. */
  nextEvent() {
    const pointer = use(this);
    const out = [null];
    return check(api.syma_prober_next_event(pointer, out)) === 1 ?
      event(out[0]) : null;
  }

  *#pull() {
    while (!this.closed) {
      const next = this.nextEvent();
      if (next === null)
        return;
      yield next;
    }
  }

  /**
   * Waits for events and pulls them, until nothing is pending, wakeup is
   * called or the prober is closed.
   */
  async *events() {
    let woken = false;
    for (;;) {
      yield* this.#pull();
      if (this.closed || woken || this.pending === 0)
        return;
      ({ woken } = await this.#work(-1));
    }
  }

  [Symbol.asyncIterator]() {
    return this.events();
  }
}

module.exports = { Prober };
