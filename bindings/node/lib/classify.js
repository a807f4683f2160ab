// SPDX-License-Identifier: MIT
'use strict';

const { api } = require('./library');
const { Context } = require('./context');
const { kindNumber } = require('./names');
const { use } = require('./owned');
const { Page } = require('./page');
const { useRules } = require('./ruleset');
const { instance, keyed, made } = require('./values');
const { ownVerdict } = require('./verdict');

/** Judges a page that is finished. */
function classify(page, kind = 'generic', how = {}) {
  const { context, rules } = keyed(how, ['context', 'rules'], 'how');
  const what = use(instance(page, Page, 'page'));
  const number = kindNumber(kind);
  const known = context === undefined || context === null ? null :
    use(instance(context, Context, 'context'));
  const given = useRules(rules);
  return ownVerdict(made((out) =>
    api.syma_classify(what, number, known, given, out)));
}

module.exports = { classify };
