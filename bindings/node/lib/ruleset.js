// SPDX-License-Identifier: MIT
// How to judge: filled, compiled once, and immutable from then on.
'use strict';

const { api } = require('./library');
const { check } = require('./errors');
const { Owned, share, use } = require('./owned');
const { bytes, instance, made } = require('./values');

function why(pointer) {
  return {
    message: () => api.syma_ruleset_last_error(pointer),
    line: () => Number(api.syma_ruleset_error_line(pointer)),
  };
}

class Ruleset extends Owned {
  constructor() {
    super(made((out) => api.syma_ruleset_new(out)), api.syma_ruleset_free,
      'ruleset');
  }

  loadBuiltin() {
    const pointer = use(this);
    check(api.syma_ruleset_load_builtin(pointer), why(pointer));
    return this;
  }

  load(document) {
    const pointer = use(this);
    const data = bytes(document, 'document');
    check(api.syma_ruleset_load(pointer, data, data.length), why(pointer));
    return this;
  }

  compile() {
    const pointer = use(this);
    check(api.syma_ruleset_compile(pointer), why(pointer));
    share(this);
    return this;
  }

  get lastError() {
    return api.syma_ruleset_last_error(use(this));
  }

  get errorLine() {
    return Number(api.syma_ruleset_error_line(use(this)));
  }
}

/** The ruleset that was given, or null for the built-in one. */
function givenRules(rules) {
  return rules === undefined || rules === null ? null :
    instance(rules, Ruleset, 'rules');
}

/** The pointer of the ruleset that was given, or null. */
function useRules(rules) {
  const given = givenRules(rules);
  return given && use(given);
}

module.exports = { Ruleset, givenRules, useRules };
