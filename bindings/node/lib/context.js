// SPDX-License-Identifier: MIT
// What is known beside the page: the time, the zone, the expectations.
'use strict';

const { api } = require('./library');
const { check } = require('./errors');
const { Owned, use } = require('./owned');
const { Page } = require('./page');
const { Portal } = require('./portal');
const { instance, keyed, made, moment, text } = require('./values');

const KNOWN = ['now', 'timeZone', 'language', 'credentials', 'signature'];

class Context extends Owned {
  /** { now, timeZone, language, credentials, signature }, each optional. */
  constructor(known = {}) {
    keyed(known, KNOWN, 'known');
    super(made((out) => api.syma_context_new(out)), api.syma_context_free,
      'context');
    try {
      this.#fill(known);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #fill({ now, timeZone, language, credentials, signature }) {
    if (now !== undefined)
      this.setNow(now);
    if (timeZone !== undefined)
      this.setTimeZone(timeZone);
    if (language !== undefined)
      this.setLanguage(language);
    if (credentials !== undefined)
      this.setCredentials(credentials);
    if (signature !== undefined)
      this.setSignature(signature);
  }

  /** A Date or milliseconds since the epoch. */
  setNow(now) {
    check(api.syma_context_set_now_ms(use(this), moment(now, 'now')));
    return this;
  }

  setTimeZone(ianaName) {
    check(api.syma_context_set_time_zone(use(this),
      text(ianaName, 'ianaName')));
    return this;
  }

  setLanguage(bcp47) {
    check(api.syma_context_set_language(use(this), text(bcp47, 'bcp47')));
    return this;
  }

  setSection(portal, sectionId) {
    check(api.syma_context_set_section(use(this),
      use(instance(portal, Portal, 'portal')), text(sectionId, 'sectionId')));
    return this;
  }

  setCredentials(given = true) {
    check(api.syma_context_set_credentials(use(this), given ? 1 : 0));
    return this;
  }

  setSignature(signature) {
    check(api.syma_context_set_signature(use(this),
      text(signature, 'signature')));
    return this;
  }

  /** The page that the site shows for an address that cannot exist. */
  setNotFound(page) {
    check(api.syma_context_set_not_found(use(this),
      use(instance(page, Page, 'page'))));
    return this;
  }
}

module.exports = { Context };
