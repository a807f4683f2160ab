// SPDX-License-Identifier: MIT
// A page that the program fetched itself: told what its answer was like, fed
// its bytes, and finished; then classify judges it.
'use strict';

const { api } = require('./library');
const { check } = require('./errors');
const { withOptions } = require('./options');
const { Owned, use } = require('./owned');
const { bytes, int, int64, keyed, made, moment, text } =
  require('./values');

function why(pointer) {
  return { message: () => api.syma_page_last_error(pointer) };
}

class Page extends Owned {
  constructor(options) {
    super(withOptions(options, (o) => made((out) => api.syma_page_new(o, out))),
      api.syma_page_free, 'page');
  }

  #call(name, ...args) {
    const pointer = use(this);
    check(api[name](pointer, ...args), why(pointer));
    return this;
  }

  setUrl(finalUrl) {
    return this.#call('syma_page_set_url', text(finalUrl, 'finalUrl'));
  }

  setRequestUrl(url) {
    return this.#call('syma_page_set_request_url', text(url, 'url'));
  }

  setHomeUrl(url) {
    return this.#call('syma_page_set_home_url', text(url, 'url'));
  }

  setHttpStatus(status) {
    return this.#call('syma_page_set_http_status', int(status, 'status'));
  }

  addRedirect(httpStatus, toUrl) {
    return this.#call('syma_page_add_redirect', int(httpStatus, 'httpStatus'),
      text(toUrl, 'toUrl'));
  }

  setFailure(reason) {
    return this.#call('syma_page_set_failure', text(reason, 'reason'));
  }

  setConfirmed() {
    return this.#call('syma_page_set_confirmed');
  }

  setTiming(phase, ms) {
    return this.#call('syma_page_set_timing_ms', text(phase, 'phase'),
      int64(ms, 'ms'));
  }

  /** notAfter: a Date or milliseconds since the epoch; left out: not known. */
  addCertificate(certificate = {}) {
    const { subject = '', issuer = '', notAfter = -1 } = keyed(certificate,
      ['subject', 'issuer', 'notAfter'], 'certificate');
    return this.#call('syma_page_add_cert', text(subject, 'subject'),
      text(issuer, 'issuer'), moment(notAfter ?? -1, 'notAfter'));
  }

  addHeader(name, value) {
    return this.#call('syma_page_add_header', text(name, 'name'),
      text(value, 'value'));
  }

  /** A string as UTF-8, or bytes as they are. */
  feed(piece) {
    const data = bytes(piece, 'piece');
    return this.#call('syma_page_feed', data, data.length);
  }

  finish() {
    return this.#call('syma_page_finish');
  }

  get lastError() {
    return api.syma_page_last_error(use(this));
  }
}

module.exports = { Page };
