// SPDX-License-Identifier: MIT
// What was found on one page, and why. Immutable; the lists within are
// copied, so they outlive the verdict.
'use strict';

const { api } = require('./library');
const { inspectable } = require('./inspect');
const { flagSet, kindOf, noticeKindOf, stateOf, usableOf } =
  require('./names');
const { Owned, use } = require('./owned');
const { INTERNAL, date, known, list, madeText, onlyInternal, text } =
  require('./values');

const PHASES = ['resolve', 'connect', 'tls', 'first_byte', 'body', 'total'];

function evidence(pointer) {
  return Object.freeze({
    code: api.syma_evidence_code(pointer),
    pointsTo: stateOf(api.syma_evidence_points_to(pointer)),
    weight: api.syma_evidence_weight(pointer),
    zone: api.syma_evidence_zone(pointer),
    excerpt: api.syma_evidence_excerpt(pointer),
  });
}

function notice(pointer) {
  return Object.freeze({
    kind: noticeKindOf(api.syma_notice_kind(pointer)),
    earliest: date(api.syma_notice_earliest_ms(pointer)),
    latest: date(api.syma_notice_latest_ms(pointer)),
    vague: api.syma_notice_vague(pointer) === 1,
    text: api.syma_notice_text(pointer),
    act: api.syma_notice_act(pointer),
    channel: api.syma_notice_channel(pointer),
    address: api.syma_notice_address(pointer),
    keyword: api.syma_notice_keyword(pointer),
  });
}

function form(verdict, i) {
  return Object.freeze({
    kind: api.syma_verdict_form_kind(verdict, i),
    enabled: api.syma_verdict_form_enabled(verdict, i) === 1,
  });
}

function certificate(verdict, i) {
  return Object.freeze({
    subject: api.syma_verdict_cert_subject(verdict, i),
    issuer: api.syma_verdict_cert_issuer(verdict, i),
    notAfter: date(api.syma_verdict_cert_not_after(verdict, i)),
  });
}

class Verdict extends Owned {
  /** pointer: a reference of its own. */
  constructor(key, pointer) {
    onlyInternal(key);
    super(pointer, api.syma_verdict_unref, 'verdict', true);
  }

  get state() {
    return stateOf(api.syma_verdict_state(use(this)));
  }

  get usable() {
    return usableOf(api.syma_verdict_usable(use(this)));
  }

  get reason() {
    return api.syma_verdict_reason(use(this));
  }

  get confidence() {
    return api.syma_verdict_confidence(use(this));
  }

  get flags() {
    return flagSet(api.syma_verdict_flags(use(this)));
  }

  get kind() {
    return kindOf(api.syma_verdict_kind(use(this)));
  }

  get product() {
    return api.syma_verdict_product(use(this));
  }

  get signature() {
    return api.syma_verdict_signature(use(this));
  }

  get url() {
    return api.syma_verdict_url(use(this));
  }

  get finalUrl() {
    return api.syma_verdict_final_url(use(this));
  }

  get httpStatus() {
    return api.syma_verdict_http_status(use(this));
  }

  get summary() {
    return api.syma_verdict_summary(use(this));
  }

  /** The codes of the findings without which the section would be up. */
  get unless() {
    return api.syma_verdict_unless(use(this)).split(' ').filter(Boolean);
  }

  get redirects() {
    const pointer = use(this);
    return list(api.syma_verdict_redirect_count(pointer),
      (i) => api.syma_verdict_redirect_url(pointer, i));
  }

  get forms() {
    const pointer = use(this);
    return list(api.syma_verdict_form_count(pointer), (i) => form(pointer, i));
  }

  get certificates() {
    const pointer = use(this);
    return list(api.syma_verdict_cert_count(pointer),
      (i) => certificate(pointer, i));
  }

  /** The certificate of the chain that is the first to end, or null. */
  get firstToEnd() {
    const i = Number(api.syma_verdict_cert_first(use(this)));
    return this.certificates[i] ?? null;
  }

  get evidence() {
    const pointer = use(this);
    return list(api.syma_verdict_evidence_count(pointer),
      (i) => evidence(api.syma_verdict_evidence(pointer, i)));
  }

  get notices() {
    const pointer = use(this);
    return list(api.syma_verdict_notice_count(pointer),
      (i) => notice(api.syma_verdict_notice(pointer, i)));
  }

  /** When the trouble began by the page's own words, or null. */
  get since() {
    const pointer = use(this);
    const earliest = date(api.syma_verdict_since_earliest_ms(pointer));
    const latest = date(api.syma_verdict_since_latest_ms(pointer));
    return earliest === null && latest === null ? null : Object.freeze({
      earliest,
      latest,
      vague: api.syma_verdict_since_vague(pointer) === 1,
      text: api.syma_verdict_since_text(pointer),
    });
  }

  /** Milliseconds of a phase of the fetch, or null. */
  timing(phase) {
    return known(api.syma_verdict_timing_ms(use(this), text(phase, 'phase')));
  }

  /** { resolve, connect, ... }, each as timing gives it. */
  get timings() {
    return Object.freeze(Object.fromEntries(
      PHASES.map((phase) => [phase, this.timing(phase)])));
  }

  /** "json", "text", "ansi", or "nagios" with ":0", ":1" or ":2". */
  format(format = 'text') {
    const pointer = use(this);
    text(format, 'format');
    return madeText((out) => api.syma_verdict_format(pointer, format, out));
  }

  /** In sentences: "en" or "fr", for a "customer" or an "engineer". */
  explain(language = 'en', audience = 'customer') {
    const pointer = use(this);
    text(language, 'language');
    text(audience, 'audience');
    return madeText((out) =>
      api.syma_verdict_explain(pointer, language, audience, out));
  }

  toString() {
    return this.summary;
  }

  toJSON() {
    return JSON.parse(this.format('json'));
  }
}

inspectable(Verdict, ({ state, usable, reason }) =>
  ({ state, usable, reason }));

/** A verdict of a pointer whose reference is the caller's. */
function ownVerdict(pointer) {
  return new Verdict(INTERNAL, pointer);
}

/** A verdict of a pointer that is another object's. */
function sharedVerdict(pointer) {
  return ownVerdict(api.syma_verdict_ref(pointer));
}

module.exports = { Verdict, ownVerdict, sharedVerdict };
