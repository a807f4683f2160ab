// SPDX-License-Identifier: MIT
// One check of one portal. Immutable; the verdicts within hold references
// of their own, so they outlive the report.
'use strict';

const { api } = require('./library');
const { check } = require('./errors');
const { inspectable } = require('./inspect');
const { flagSet, stateOf, usableOf } = require('./names');
const { Owned, use } = require('./owned');
const { INTERNAL, date, int, list, madeText, onlyInternal, text } =
  require('./values');
const { sharedVerdict } = require('./verdict');

function fallbackFields(pointer) {
  return {
    act: api.syma_fallback_act(pointer),
    channel: api.syma_fallback_channel(pointer),
    address: api.syma_fallback_address(pointer),
    keyword: api.syma_fallback_keyword(pointer),
    text: api.syma_fallback_text(pointer),
    source: api.syma_fallback_source(pointer),
  };
}

function section(report, i) {
  return Object.freeze({
    id: api.syma_report_section_id(report, i),
    verdict: sharedVerdict(api.syma_report_verdict(report, i)),
    effectiveState: stateOf(api.syma_report_effective_state(report, i)),
    effectiveUsable: usableOf(api.syma_report_effective_usable(report, i)),
    effectiveReason: api.syma_report_effective_reason(report, i),
    because: api.syma_report_because(report, i),
    foundBy: api.syma_report_found_by(report, i),
    fallbacks: list(api.syma_report_fallback_count(report, i),
      (j) => Object.freeze(
        fallbackFields(api.syma_report_fallback(report, i, j)))),
  });
}

// { id: effectiveReason, ... }
function reasons(report) {
  return Object.fromEntries(list(api.syma_report_section_count(report),
    (i) => [api.syma_report_section_id(report, i),
      api.syma_report_effective_reason(report, i)]));
}

class Report extends Owned {
  #sections = null;

  /** pointer: a reference of its own. */
  constructor(key, pointer) {
    onlyInternal(key);
    super(pointer, api.syma_report_unref, 'report', true);
  }

  get portalId() {
    return api.syma_report_portal_id(use(this));
  }

  get state() {
    return stateOf(api.syma_report_state(use(this)));
  }

  get usable() {
    return usableOf(api.syma_report_usable(use(this)));
  }

  get flags() {
    return flagSet(api.syma_report_flags(use(this)));
  }

  get time() {
    return date(api.syma_report_time_ms(use(this)));
  }

  get upCount() {
    return Number(api.syma_report_up_count(use(this)));
  }

  get requiredCount() {
    return Number(api.syma_report_required_count(use(this)));
  }

  /** In the order of the portal; the same objects each time. */
  get sections() {
    const pointer = use(this);
    this.#sections ??= list(api.syma_report_section_count(pointer),
      (i) => section(pointer, i));
    return this.#sections;
  }

  exitCode(maintenanceCode = 1) {
    return check(api.syma_report_exit_code(use(this),
      int(maintenanceCode, 'maintenanceCode')));
  }

  /** "json", "text", "ansi", or "nagios" with ":0", ":1" or ":2". */
  format(format = 'text') {
    const pointer = use(this);
    text(format, 'format');
    return madeText((out) => api.syma_report_format(pointer, format, out));
  }

  /** In sentences: "en" or "fr", for a "customer" or an "engineer". */
  explain(language = 'en', audience = 'customer') {
    const pointer = use(this);
    text(language, 'language');
    text(audience, 'audience');
    return madeText((out) =>
      api.syma_report_explain(pointer, language, audience, out));
  }

  toString() {
    return this.format('text');
  }

  toJSON() {
    return JSON.parse(this.format('json'));
  }

  [Symbol.iterator]() {
    return this.sections.values();
  }
}

inspectable(Report, (report) => ({
  portalId: report.portalId,
  state: report.state,
  usable: report.usable,
  reasons: reasons(use(report)),
}));

/** A report of a pointer whose reference is the caller's. */
function ownReport(pointer) {
  return new Report(INTERNAL, pointer);
}

/** A report of a pointer that is another object's. */
function sharedReport(pointer) {
  return ownReport(api.syma_report_ref(pointer));
}

module.exports = { Report, fallbackFields, ownReport, sharedReport };
