// SPDX-License-Identifier: MIT
// What to watch: sections, what they need, what is expected of them.
'use strict';

const { api } = require('./library');
const { check } = require('./errors');
const { SectionFlag, flagBits, kindNumber } = require('./names');
const { Owned, use } = require('./owned');
const { bytes, keyed, made, madeText, optionalText, text } =
  require('./values');

function why(pointer) {
  return {
    message: () => api.syma_portal_last_error(pointer),
    line: () => Number(api.syma_portal_error_line(pointer)),
  };
}

// How ownPortal hands a pointer to the constructor.
let given = null;

class Portal extends Owned {
  constructor(id = '') {
    text(id, 'id');
    super(given ?? made((out) => api.syma_portal_new(id, out)),
      api.syma_portal_free, 'portal');
  }

  /** A portal of a <portal> document. */
  static load(document) {
    const portal = new Portal();
    try {
      return portal.load(document);
    } catch (error) {
      portal.close();
      throw error;
    }
  }

  /** The RELAX NG schema of <portal> documents. */
  static get schema() {
    return api.syma_portal_schema();
  }

  #call(name, ...args) {
    const pointer = use(this);
    check(api[name](pointer, ...args), why(pointer));
    return this;
  }

  load(document) {
    const data = bytes(document, 'document');
    return this.#call('syma_portal_load', data, data.length);
  }

  /** flags: ['optional'], or nothing. */
  addSection(sectionId, kind, url, how = {}) {
    const { flags = [] } = keyed(how, ['flags'], 'how');
    return this.#call('syma_portal_add_section', text(sectionId, 'sectionId'),
      kindNumber(kind), text(url, 'url'), flagBits(flags, SectionFlag));
  }

  /** section: an id; left out: all. */
  setHeader(name, value, of = {}) {
    const { section } = keyed(of, ['section'], 'of');
    return this.#call('syma_portal_set_header',
      optionalText(section, 'section'), text(name, 'name'),
      text(value, 'value'));
  }

  /** scheme: "basic", "digest" or "bearer", which has no user. */
  setAuth(scheme, login = {}) {
    const { user, secret, section } = keyed(login,
      ['user', 'secret', 'section'], 'login');
    return this.#call('syma_portal_set_auth', optionalText(section, 'section'),
      text(scheme, 'scheme'), optionalText(user, 'user'),
      text(secret, 'secret'));
  }

  /** type: "phrase", "regex", "title" or "header". */
  expect(sectionId, type, pattern, how = {}) {
    const { must = true } = keyed(how, ['must'], 'how');
    return this.#call('syma_portal_expect', text(sectionId, 'sectionId'),
      text(type, 'type'), must ? 1 : 0, text(pattern, 'pattern'));
  }

  setHome(url) {
    return this.#call('syma_portal_set_home', text(url, 'url'));
  }

  setLanguage(bcp47) {
    return this.#call('syma_portal_set_language', text(bcp47, 'bcp47'));
  }

  setZoneinfoDir(folder) {
    return this.#call('syma_portal_set_zoneinfo_dir', text(folder, 'folder'));
  }

  setTimeZone(ianaName) {
    return this.#call('syma_portal_set_time_zone', text(ianaName, 'ianaName'));
  }

  addNeed(sectionId, neededId) {
    return this.#call('syma_portal_add_need', text(sectionId, 'sectionId'),
      text(neededId, 'neededId'));
  }

  addFallback(sectionId, way = {}) {
    const { act, channel, address, keyword } = keyed(way,
      ['act', 'channel', 'address', 'keyword'], 'way');
    return this.#call('syma_portal_add_fallback',
      text(sectionId, 'sectionId'), text(act, 'act'),
      text(channel, 'channel'), text(address, 'address'),
      optionalText(keyword, 'keyword'));
  }

  /** Planned work: once, or on days as "mon wed" or "daily". */
  addWindow(window = {}) {
    const { section, days, begin, end } = keyed(window,
      ['section', 'days', 'begin', 'end'], 'window');
    return this.#call('syma_portal_add_window',
      optionalText(section, 'section'), optionalText(days, 'days'),
      text(begin, 'begin'), text(end, 'end'));
  }

  /** A promise heard elsewhere, as from the "press". */
  addPromise(promise = {}) {
    const { section, source, text: words, said, latest, vague = false } =
      keyed(promise, ['section', 'source', 'text', 'said', 'latest', 'vague'],
        'promise');
    return this.#call('syma_portal_add_promise',
      optionalText(section, 'section'), text(source, 'source'),
      text(words, 'text'), text(said, 'said'),
      optionalText(latest, 'latest'), vague ? 1 : 0);
  }

  setSignature(sectionId, signature) {
    return this.#call('syma_portal_set_signature',
      text(sectionId, 'sectionId'), text(signature, 'signature'));
  }

  /** As a candidate's foundBy has it; "": forget it. */
  setFoundBy(sectionId, found) {
    return this.#call('syma_portal_set_found_by',
      text(sectionId, 'sectionId'), text(found, 'found'));
  }

  get sectionCount() {
    return Number(api.syma_portal_section_count(use(this)));
  }

  get lastError() {
    return api.syma_portal_last_error(use(this));
  }

  get errorLine() {
    return Number(api.syma_portal_error_line(use(this)));
  }

  /** A document that load reads. */
  format(format = 'xml') {
    const pointer = use(this);
    text(format, 'format');
    return madeText((out) => api.syma_portal_format(pointer, format, out),
      why(pointer));
  }

  toString() {
    return this.format();
  }
}

/** A portal of a pointer that is the caller's. */
function ownPortal(pointer) {
  given = pointer;
  try {
    return new Portal();
  } finally {
    given = null;
  }
}

module.exports = { Portal, ownPortal };
