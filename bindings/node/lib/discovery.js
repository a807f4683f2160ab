// SPDX-License-Identifier: MIT
// From one address to the sections of a portal. Immutable; the lists within
// are copied, so they outlive the discovery. Whoever asks decides.
'use strict';

const { api } = require('./library');
const { inspectable } = require('./inspect');
const { kindNumber, kindOf, robotsOf } = require('./names');
const { Owned, use } = require('./owned');
const { Page } = require('./page');
const { ownPortal } = require('./portal');
const { fallbackFields } = require('./report');
const { useRules } = require('./ruleset');
const { INTERNAL, instance, keyed, list, made, madeText, onlyInternal, text } =
  require('./values');
const { sharedVerdict } = require('./verdict');

function clue(c, i) {
  return Object.freeze({
    code: api.syma_candidate_evidence_code(c, i),
    text: api.syma_candidate_evidence_text(c, i),
    weight: api.syma_candidate_evidence_weight(c, i),
  });
}

function candidate(c) {
  return Object.freeze({
    kind: kindOf(api.syma_candidate_kind(c)),
    url: api.syma_candidate_url(c),
    score: api.syma_candidate_score(c),
    foundBy: api.syma_candidate_found_by(c),
    foundAt: api.syma_candidate_found_at(c),
    evidence: list(api.syma_candidate_evidence_count(c), (i) => clue(c, i)),
  });
}

function way(d, i) {
  return Object.freeze({
    ...fallbackFields(api.syma_discovery_fallback(d, i)),
    foundAt: api.syma_discovery_fallback_found_at(d, i),
  });
}

class Discovery extends Owned {
  /** pointer: a reference of its own. */
  constructor(key, pointer) {
    onlyInternal(key);
    super(pointer, api.syma_discovery_unref, 'discovery', true);
  }

  get homeUrl() {
    return api.syma_discovery_home_url(use(this));
  }

  get language() {
    return api.syma_discovery_language(use(this));
  }

  /** On the home page; null where one page alone was looked at. */
  get verdict() {
    const verdict = api.syma_discovery_verdict(use(this));
    return verdict && sharedVerdict(verdict);
  }

  /** What was looked at: the home page first, then as it was asked. */
  get pages() {
    const pointer = use(this);
    return list(api.syma_discovery_page_count(pointer), (i) => Object.freeze({
      url: api.syma_discovery_page_url(pointer, i),
      status: api.syma_discovery_page_status(pointer, i),
    }));
  }

  /** What robots.txt of the home page's host said. */
  get robots() {
    return robotsOf(api.syma_discovery_robots(use(this)));
  }

  /** The addresses that were passed over because of a robots.txt. */
  get barred() {
    const pointer = use(this);
    return list(api.syma_discovery_barred_count(pointer),
      (i) => api.syma_discovery_barred_url(pointer, i));
  }

  /** Login, account, activation; of a kind the best first. */
  get candidates() {
    const pointer = use(this);
    return list(api.syma_discovery_count(pointer),
      (i) => candidate(api.syma_discovery_candidate(pointer, i)));
  }

  /** What is proposed for a kind, with a score of 500 or more, or null. */
  best(kind) {
    const pointer = use(this);
    const best = api.syma_discovery_best(pointer, kindNumber(kind));
    return best && candidate(best);
  }

  get fallbacks() {
    const pointer = use(this);
    return list(api.syma_discovery_fallback_count(pointer),
      (i) => way(pointer, i));
  }

  /** The home page and what is proposed, to be read and changed. */
  toPortal(id = '') {
    const pointer = use(this);
    text(id, 'id');
    return ownPortal(made((out) =>
      api.syma_discovery_to_portal(pointer, id, out)));
  }

  /** "text", "json" or "portal". */
  format(format = 'text') {
    const pointer = use(this);
    text(format, 'format');
    return madeText((out) => api.syma_discovery_format(pointer, format, out));
  }

  toString() {
    return this.format('text');
  }

  toJSON() {
    return JSON.parse(this.format('json'));
  }

  [Symbol.iterator]() {
    return this.candidates.values();
  }
}

function url(best) {
  return best && best.url;
}

inspectable(Discovery, (found) => ({
  homeUrl: found.homeUrl,
  login: url(found.best('login')),
  account: url(found.best('account')),
  activation: url(found.best('activation')),
}));

/** A discovery of a pointer whose reference is the caller's. */
function ownDiscovery(pointer) {
  return new Discovery(INTERNAL, pointer);
}

/** A discovery of a pointer that is another object's. */
function sharedDiscovery(pointer) {
  return ownDiscovery(api.syma_discovery_ref(pointer));
}

/** Looks for sections on one page that is finished. */
function discoverPage(page, how = {}) {
  const { rules } = keyed(how, ['rules'], 'how');
  const what = use(instance(page, Page, 'page'));
  const given = useRules(rules);
  return ownDiscovery(made((out) =>
    api.syma_discover_page(what, given, out)));
}

module.exports = { Discovery, discoverPage, ownDiscovery, sharedDiscovery };
