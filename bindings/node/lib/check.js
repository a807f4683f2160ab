// SPDX-License-Identifier: MIT
// One check in one call, network included, off the main thread.
'use strict';

const { offThreadHolding } = require('./async');
const { ownDiscovery } = require('./discovery');
const { check } = require('./errors');
const { kindNumber } = require('./names');
const { Options } = require('./options');
const { hold, letGo } = require('./owned');
const { Portal } = require('./portal');
const { ownReport } = require('./report');
const { givenRules } = require('./ruleset');
const { instance, keyed, text } = require('./values');
const { ownVerdict } = require('./verdict');

// A copy for this call alone: options are for one thread at a time.
function copied(options) {
  return options === undefined || options === null ? null :
    new Options(options);
}

// The pointers of objects, each held or none at all.
function holdAll(owned) {
  const held = [];
  try {
    const pointers = owned.map((object) => {
      const pointer = object && hold(object);
      if (object)
        held.push(object);
      return pointer;
    });
    return { held, pointers };
  } catch (error) {
    held.forEach(letGo);
    throw error;
  }
}

async function run(name, args, { options, rules }, owned = []) {
  const given = givenRules(rules);
  const own = copied(options);
  try {
    const { held, pointers } = holdAll([...owned, own, given]);
    const out = [null];
    check(await offThreadHolding(held, name, ...args, ...pointers, out));
    return out[0];
  } finally {
    own?.close();
  }
}

/** Fetches a page and judges it. */
async function checkUrl(url, how = {}) {
  const { kind = 'generic', options, rules } =
    keyed(how, ['kind', 'options', 'rules'], 'how');
  const args = [text(url, 'url'), kindNumber(kind)];
  return ownVerdict(await run('syma_check_url', args, { options, rules }));
}

/** Fetches and judges every section of a portal, and sums up. */
async function checkPortal(portal, how = {}) {
  const { options, rules } = keyed(how, ['options', 'rules'], 'how');
  instance(portal, Portal, 'portal');
  return ownReport(await run('syma_check_portal', [], { options, rules },
    [portal]));
}

/** Fetches a home page and what it leads to, and looks for sections. */
async function discover(url, how = {}) {
  const { options, rules } = keyed(how, ['options', 'rules'], 'how');
  return ownDiscovery(await run('syma_discover', [text(url, 'url')],
    { options, rules }));
}

module.exports = { checkPortal, checkUrl, discover };
