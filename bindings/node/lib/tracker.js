// SPDX-License-Identifier: MIT
// Over days: fed with reports and told the time, it knows since when a state
// has held, what was promised, how late it is, and what came back first.
'use strict';

const { api } = require('./library');
const { check } = require('./errors');
const { withOptions } = require('./options');
const { Owned, use } = require('./owned');
const { Report, sharedReport } = require('./report');
const { change, isKnown, portal, section } = require('./tracked');
const { bytes, instance, keyed, list, made, madeText, moment, optionalText,
  text } = require('./values');

function why(pointer) {
  return {
    message: () => api.syma_tracker_last_error(pointer),
    line: () => Number(api.syma_tracker_error_line(pointer)),
  };
}

const optionalMoment = (value, what) =>
  value === undefined || value === null ? -1 : moment(value, what);

class Tracker extends Owned {
  /** options: confirm_down and its like; see optionTable. */
  constructor(options) {
    super(withOptions(options, (o) =>
      made((out) => api.syma_tracker_new(o, out))), api.syma_tracker_free,
    'tracker');
  }

  /** The RELAX NG schema of what save gives. */
  static get schema() {
    return api.syma_tracker_schema();
  }

  #call(name, ...args) {
    const pointer = use(this);
    check(api[name](pointer, ...args), why(pointer));
    return this;
  }

  add(report) {
    return this.#call('syma_tracker_add',
      use(instance(report, Report, 'report')));
  }

  /** Tells the time, where no report comes in. */
  tick(now) {
    return this.#call('syma_tracker_tick', moment(now, 'now'));
  }

  /** Forgets a portal. */
  remove(portalId) {
    return this.#call('syma_tracker_remove', text(portalId, 'portalId'));
  }

  /** A promise heard elsewhere; without section: of the whole portal. */
  declarePromise(portalId, promise = {}) {
    const { section, source, text: words, seen, earliest, latest,
      vague = false } = keyed(promise, ['section', 'source', 'text', 'seen',
      'earliest', 'latest', 'vague'], 'promise');
    return this.#call('syma_tracker_declare_promise',
      text(portalId, 'portalId'), optionalText(section, 'section'),
      text(source, 'source'), text(words, 'text'), moment(seen, 'seen'),
      optionalMoment(earliest, 'earliest'), optionalMoment(latest, 'latest'),
      vague ? 1 : 0);
  }

  /** In the order of their bytes. */
  get portalIds() {
    const pointer = use(this);
    return list(api.syma_tracker_portal_count(pointer),
      (i) => api.syma_tracker_portal_id(pointer, i));
  }

  /** What is known of a portal now; null where it is not known. */
  portal(portalId) {
    const pointer = use(this);
    text(portalId, 'portalId');
    return isKnown(pointer, portalId, null) ? portal(pointer, portalId) : null;
  }

  /** What is known of a section now; null where it is not known. */
  section(portalId, sectionId) {
    const pointer = use(this);
    text(portalId, 'portalId');
    return text(sectionId, 'sectionId') !== '' &&
      isKnown(pointer, portalId, sectionId) ?
      section(pointer, portalId, sectionId) : null;
  }

  /** All portals, each as it is when its turn comes. */
  *portals() {
    for (const portalId of this.portalIds) {
      const known = this.portal(portalId);
      if (known !== null)
        yield known;
    }
  }

  [Symbol.iterator]() {
    return this.portals();
  }

  /** The last one of a portal, or null. */
  report(portalId) {
    const pointer = use(this);
    const borrowed = api.syma_tracker_report(pointer,
      text(portalId, 'portalId'));
    return borrowed && sharedReport(borrowed);
  }

  /** Pulls the oldest change; null where there is none. */
  nextChange() {
    const pointer = use(this);
    const out = [null];
    if (check(api.syma_tracker_next_change(pointer, out)) === 0)
      return null;
    try {
      return change(out[0]);
    } finally {
      api.syma_change_free(out[0]);
    }
  }

  /** Pulls the changes that wait. */
  *changes() {
    for (let next = this.nextChange(); next; next = this.nextChange())
      yield next;
  }

  /** "json", "openmetrics", "prometheus", "atom", "summary"; of one: "svg". */
  format(format = 'json', portalId) {
    const pointer = use(this);
    text(format, 'format');
    const of = optionalText(portalId, 'portalId');
    return madeText((out) =>
      api.syma_tracker_format(pointer, of, format, out));
  }

  /** In sentences: "en" or "fr". */
  explain(portalId, language = 'en') {
    const pointer = use(this);
    text(portalId, 'portalId');
    text(language, 'language');
    return madeText((out) =>
      api.syma_tracker_explain(pointer, portalId, language, out));
  }

  /** A document for load in a later process: of one portal, or of all. */
  save(portalId) {
    const pointer = use(this);
    const of = optionalText(portalId, 'portalId');
    return madeText((out) => api.syma_tracker_save(pointer, of, out));
  }

  load(document) {
    const data = bytes(document, 'document');
    return this.#call('syma_tracker_load', data, data.length);
  }

  toJSON() {
    return JSON.parse(this.format('json'));
  }
}

module.exports = { Tracker };
