// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { Portal, SymaError, Tracker, changeKindName, checkPortal,
  promiseStatusName } = require('syma');
const { LOGIN, NEAR, WORKS, always, serve } = require('./helpers');

const DAY = 86400000;

// Nothing goes stale within the days of these tests.
const SLOW = { interval_ms: 7 * DAY, confirm_up: 1 };

function site(request, response) {
  always(request.url.startsWith('/works') ? WORKS : LOGIN)(request, response);
}

function portalOf(url, { login = '/login', account = '/works' } = {}) {
  return new Portal('lumo')
    .setHome(`${url}/`)
    .setTimeZone('UTC')
    .addSection('login', 'login', login)
    .addSection('account', 'login', account)
    .addSection('sim', 'login', '/login')
    .addNeed('sim', 'account')
    .addWindow({ days: 'daily', begin: '00:00', end: '00:00' });
}

const look = (url, where) =>
  checkPortal(portalOf(url, where), { options: NEAR });

async function fed(t, options = SLOW) {
  const url = await serve(t, site);
  const report = await look(url);
  const tracker = new Tracker(options).add(report);
  t.after(() => tracker.close());
  return { at: report.time, report, tracker, url };
}

const later = (at, ms) => new Date(at.getTime() + ms);
const of = (changes, kind) => changes.filter((c) => c.kind === kind);

test('a tracker knows what holds', async (t) => {
  const { at, report, tracker } = await fed(t);
  const lumo = tracker.portal('lumo');
  assert.equal(lumo.state, 'degraded');
  assert.ok(lumo.flags.has('partial'));
  assert.deepEqual([lumo.upCount, lumo.requiredCount], [1, 3]);
  assert.deepEqual(lumo.checked, at);
  assert.deepEqual(lumo.since, at);
  assert.deepEqual(lumo.sections.map(({ id }) => id),
    ['login', 'account', 'sim']);
  const account = tracker.section('lumo', 'account');
  assert.equal(account.state, 'maintenance');
  assert.equal(account.usable, 'no');
  assert.equal(account.reason, 'page_maintenance');
  assert.deepEqual(lumo.sections[1], account);
  assert.ok(Object.isFrozen(lumo) && Object.isFrozen(account.seconds));
  assert.deepEqual([...tracker], [lumo]);
  assert.equal(tracker.report('lumo').format('json'), report.format('json'));
  for (const unknown of [tracker.portal('none'), tracker.report('none'),
    tracker.section('lumo', ''), tracker.section('lumo', 'none')])
    assert.equal(unknown, null);
});

test('changes are pulled once', async (t) => {
  const { at, tracker } = await fed(t);
  const changes = [...tracker.changes()];
  const states = of(changes, 'state');
  assert.equal(states.length, 4);
  const [login] = states;
  assert.equal(login.portalId, 'lumo');
  assert.equal(login.sectionId, 'login');
  assert.deepEqual([login.before, login.after], ['unknown', 'up']);
  assert.deepEqual([login.time, login.seen], [at, at]);
  assert.deepEqual([login.promise, login.window], [null, null]);
  assert.match(login.text, /lumo\/login/);
  assert.equal(tracker.nextChange(), null);
  assert.equal(changeKindName(2), 'partial_return');
  assert.equal(changeKindName(77), null);
  assert.equal(promiseStatusName(6), 'undated');
  assert.equal(promiseStatusName(0), null);
});

test('what was promised is late', async (t) => {
  const { at, tracker } = await fed(t);
  tracker.declarePromise('lumo', { section: 'sim', source: 'press',
    text: 'soon', seen: at, latest: later(at, DAY), vague: true })
    .declarePromise('lumo', { source: 'press', text: 'who knows', seen: at })
    .tick(later(at, 2 * DAY));
  const sim = tracker.section('lumo', 'sim');
  assert.deepEqual(sim.promises, [{ source: 'press', text: 'soon', seen: at,
    earliest: null, latest: later(at, DAY), vague: true, revisedFrom: null,
    status: 'overdue', late: DAY }]);
  assert.ok(sim.flags.has('overdue'));
  const [vague] = tracker.portal('lumo').promises;
  assert.deepEqual([vague.latest, vague.late], [null, null]);
  const changes = [...tracker.changes()];
  assert.ok(of(changes, 'overdue').some((c) => c.promise.text === 'soon'));
  const [read] = tracker.section('lumo', 'account').promises;
  assert.equal(read.source, 'page');
  assert.match(read.text, /back tomorrow/);
});

test('what came back, and what not', async (t) => {
  const { at, tracker, url } = await fed(t, { ...SLOW, confirm_degraded: 1 });
  const [begun] = tracker.section('lumo', 'account').incidents;
  assert.deepEqual(begun, { begin: at, confirmed: at, end: null,
    worst: 'maintenance', reason: 'page_maintenance', planned: true,
    slips: 0 });
  const back = await look(url, { account: '/login' });
  tracker.add(back);
  const [ended] = tracker.section('lumo', 'account').incidents;
  assert.deepEqual(ended, { ...begun, end: back.time });
  assert.equal(of([...tracker.changes()], 'kept').length, 1);
  const lumo = tracker.portal('lumo');
  assert.deepEqual([lumo.keptCount, lumo.brokenCount], [1, 0]);
  assert.equal(lumo.state, 'up');
  const other = new Tracker(SLOW).add(await look(url, { login: '/works' }));
  other.add(await look(url));
  const [change] = of([...other.changes()], 'partial_return');
  assert.deepEqual([change.upCount, change.requiredCount], [1, 3]);
  assert.deepEqual(change.back, ['login']);
  assert.deepEqual(change.waiting, [{ sectionId: 'account', waitsFor: '' },
    { sectionId: 'sim', waitsFor: 'account' }]);
});

test('windows and seconds', async (t) => {
  const { at, tracker } = await fed(t);
  const [window] = tracker.portal('lumo').windows;
  assert.deepEqual([window.sectionId, window.source, window.text],
    ['', 'portal', '']);
  assert.equal(window.end - window.begin, DAY);
  tracker.tick(at.getTime() + DAY);
  const { seconds, plannedSeconds } = tracker.section('lumo', 'account');
  assert.deepEqual(seconds,
    { unknown: 0, up: 0, degraded: 0, maintenance: 86400, down: 0 });
  assert.deepEqual(plannedSeconds, seconds);
  const changes = of([...tracker.changes()], 'window');
  assert.equal(changes[0].window.source, 'portal');
  assert.ok(changes.some(({ begins }) => !begins));
});

test('nothing new is stale, and then unknown', async (t) => {
  const { at, tracker } = await fed(t, {});
  tracker.tick(later(at, 300000));
  assert.ok(tracker.portal('lumo').flags.has('stale'));
  tracker.tick(later(at, 900000));
  const { state, since, seconds } = tracker.portal('lumo');
  assert.equal(state, 'unknown');
  assert.deepEqual(since, later(at, 600000));
  assert.equal(seconds.unknown, 300);
});

test('a memory is saved and loaded', async (t) => {
  const { tracker } = await fed(t);
  const saved = tracker.save();
  const again = new Tracker(SLOW).load(saved);
  assert.equal(again.save('lumo'), saved);
  assert.deepEqual([...again], [...tracker]);
  assert.equal(again.report('lumo'), null);
  assert.throws(() => again.load(saved), { code: 'SYMA_EEXISTS' });
  again.remove('lumo');
  assert.deepEqual(again.portalIds, []);
  assert.deepEqual(again.load(Buffer.from(saved)).portalIds, ['lumo']);
  assert.throws(() => again.load('<?xml version="1.0"?>\n<nothing/>\n'),
    (error) => {
      assert.ok(error instanceof SymaError);
      assert.equal(error.code, 'SYMA_ESYNTAX');
      assert.equal(error.line, 2);
      return true;
    });
  assert.match(Tracker.schema, /relaxng\.org/);
});

test('it is written down', async (t) => {
  const { tracker } = await fed(t);
  assert.match(tracker.format(), /"lumo"/);
  assert.match(JSON.stringify(tracker), /"lumo"/);
  assert.match(tracker.format('openmetrics'), /# EOF/);
  assert.match(tracker.format('svg', 'lumo'), /<svg/);
  assert.notEqual(tracker.explain('lumo', 'fr'), tracker.explain('lumo'));
  assert.throws(() => tracker.format('svg'), { code: 'SYMA_EINVAL' });
  assert.throws(() => tracker.format('yaml'), { code: 'SYMA_EINVAL' });
  assert.throws(() => tracker.explain('none'), { code: 'SYMA_ENOTFOUND' });
});

test('a tracker says what it does not take', async (t) => {
  const { at, tracker } = await fed(t);
  const said = { source: 'press', text: 'x', seen: at };
  const cases = [
    ['SYMA_EINVAL', () => tracker.tick(-5)],
    ['SYMA_ENOTFOUND', () => tracker.remove('none')],
    ['SYMA_ENOTFOUND', () => tracker.declarePromise('none', said)],
    ['SYMA_EINVAL', () => tracker.declarePromise('lumo',
      { ...said, source: 'page' })],
    ['ERR_INVALID_ARG_VALUE', () => tracker.declarePromise('lumo',
      { ...said, until: at })],
    ['ERR_INVALID_ARG_TYPE', () => tracker.declarePromise('lumo')],
    ['ERR_INVALID_ARG_TYPE', () => tracker.add({})],
    ['ERR_INVALID_ARG_TYPE', () => tracker.tick('now')],
    ['SYMA_ERANGE', () => new Tracker({ confirm_up: 0 })],
  ];
  for (const [code, call] of cases)
    assert.throws(call, { code });
});

test('what it gave stays when it is closed', async (t) => {
  const { at, tracker } = await fed(t);
  const lumo = tracker.portal('lumo');
  const last = tracker.report('lumo');
  const changes = [...tracker.changes()];
  tracker.tick(later(at, DAY));
  tracker.close();
  tracker.close();
  assert.equal(lumo.seconds.degraded, 0);
  assert.equal(last.portalId, 'lumo');
  assert.ok(changes.length > 0);
  assert.throws(() => tracker.portalIds, { code: 'ERR_SYMA_CLOSED' });
  assert.throws(() => tracker.tick(at), { code: 'ERR_SYMA_CLOSED' });
});
