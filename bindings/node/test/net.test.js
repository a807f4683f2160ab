// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { readFile } = require('node:fs/promises');
const { join } = require('node:path');
const { inspect } = require('node:util');
const { test } = require('node:test');
const { Options, Portal, Prober, Ruleset, checkPortal, checkUrl } =
  require('syma');
const { LOGIN, NEAR, WORKS, always, serve } = require('./helpers');

const BUSY = { name: 'BusyError', code: 'ERR_SYMA_BUSY' };

function silent() {
  // Never answers.
}

// A prober with one check that gets no answer, once it has been asked.
async function stuck(t) {
  let asked;
  const heard = new Promise((resolve) => { asked = resolve; });
  const url = await serve(t, asked);
  const prober = new Prober({ options: NEAR });
  t.after(() => prober.close());
  return { heard, prober, ticket: prober.submitUrl(`${url}/`), url };
}

async function pulled(prober) {
  const found = [];
  for await (const event of prober)
    found.push(event);
  return found;
}

test('a page is checked while this thread is free', async (t) => {
  const url = await serve(t, always(LOGIN)); // this thread answers
  const verdict = await checkUrl(`${url}/login`,
    { kind: 'login', options: NEAR });
  assert.equal(verdict.state, 'up');
  assert.equal(verdict.url, `${url}/login`);
  assert.ok(verdict.timing('total') >= 0);
});

test('many checks share options and rules', async (t) => {
  const url = await serve(t, always(LOGIN));
  const options = new Options(NEAR);
  const rules = new Ruleset().loadBuiltin().compile();
  const checks = [1, 2, 3, 4].map((i) =>
    checkUrl(`${url}/${i}`, { kind: 'login', options, rules }));
  options.close();
  rules.close();
  for (const verdict of await Promise.all(checks))
    assert.equal(verdict.state, 'up');
});

test('a ruleset is shared once it is compiled', async () => {
  const rules = new Ruleset();
  const check = checkUrl('http://127.0.0.1:9/', { rules });
  assert.throws(() => rules.loadBuiltin(), BUSY);
  await assert.rejects(check, { code: 'SYMA_ESTATE' });
  rules.compile();
  const other = checkUrl('http://127.0.0.1:9/', { rules });
  assert.equal(rules.lastError, '');
  assert.equal((await other).reason, 'local_guard');
});

test('a check that cannot be made rejects', async () => {
  await assert.rejects(checkUrl('ftp://a.example/'), { code: 'SYMA_EURL' });
  await assert.rejects(checkUrl('http://a.example/', { kind: 99 }),
    { code: 'SYMA_EINVAL' });
  await assert.rejects(checkUrl('http://a.example/', { options: { x: 1 } }),
    { code: 'SYMA_ENOTFOUND' });
  await assert.rejects(checkUrl(), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(checkPortal(new Portal()), { code: 'SYMA_EINVAL' });
  await assert.rejects(checkPortal({}), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('a private address is refused unless it is allowed', async () => {
  const verdict = await checkUrl('http://127.0.0.1:9/');
  assert.equal(verdict.state, 'unknown');
  assert.equal(verdict.reason, 'local_guard');
});

function portalOf(url) {
  return new Portal('lumo')
    .setHome(`${url}/`)
    .addSection('account', 'account', '/account')
    .addSection('activation', 'login', '/activation')
    .addSection('extra', 'generic', '/extra', { flags: ['optional'] })
    .addNeed('activation', 'account')
    .addFallback('activation', { act: 'activate', channel: 'sms',
      address: '20555', keyword: 'ACTIVE' });
}

function site(request, response) {
  always(request.url === '/account' ? WORKS : LOGIN)(request, response);
}

function assertReport(report) {
  assert.equal(report.portalId, 'lumo');
  assert.equal(report.requiredCount, 2);
  assert.equal(report.upCount, 0);
  assert.ok(report.flags.has('partial'));
  assert.ok(Math.abs(report.time - Date.now()) < 60000);
  const ids = [...report].map(({ id }) => id);
  assert.deepEqual(ids, ['account', 'activation', 'extra']);
  const [account, activation] = report.sections;
  assert.equal(account.effectiveState, 'maintenance');
  assert.equal(account.because, '');
  assert.equal(activation.verdict.state, 'up');
  assert.equal(activation.effectiveReason, 'dependency');
  assert.equal(activation.because, 'account');
  assert.deepEqual(activation.fallbacks, [{ act: 'activate', channel: 'sms',
    address: '20555', keyword: 'ACTIVE', text: '', source: 'portal' }]);
}

test('a portal is checked, and its verdicts outlive the report', async (t) => {
  const url = await serve(t, site);
  const portal = portalOf(url);
  const check = checkPortal(portal, { options: NEAR });
  assert.throws(() => portal.sectionCount, BUSY);
  await assert.rejects(checkPortal(portal), BUSY);
  const report = await check;
  assert.equal(portal.sectionCount, 3);
  assertReport(report);
  assert.equal(JSON.parse(JSON.stringify(report)).portal, 'lumo');
  assert.match(report.format(), /activation/);
  assert.match(report.explain('en', 'engineer'), /account/);
  assert.equal(typeof report.exitCode(2), 'number');
  assert.throws(() => report.exitCode(7), { code: 'SYMA_EINVAL' });
  assert.match(inspect(report, { breakLength: Infinity }), new RegExp(
    "^Report { portalId: 'lumo', state: '\\w+', usable: '\\w+', reasons: " +
    "{ account: '\\w+', activation: 'dependency', extra: '\\w+' } }$"));
  const [{ verdict }] = report.sections;
  report.close();
  assert.equal(inspect(report), '[Report, closed]');
  assert.throws(() => report.state, { code: 'ERR_SYMA_CLOSED' });
  assert.equal(verdict.state, 'maintenance');
});

test('a portal may be closed during its check', async (t) => {
  const url = await serve(t, site);
  const portal = portalOf(url);
  const check = checkPortal(portal, { options: NEAR });
  portal.close();
  assertReport(await check);
});

test('a prober does several checks', async (t) => {
  const url = await serve(t, site);
  const prober = new Prober({ options: NEAR });
  const expected = new Map();
  for (const path of ['account', 'a', 'b']) {
    expected.set(prober.submitUrl(`${url}/${path}`, 'login'),
      path === 'account' ? 'maintenance' : 'up');
  }
  assert.equal(prober.pending, 3);
  const events = await pulled(prober);
  assert.equal(events.length, 3);
  for (const { kind, ticket, verdict, report, error, sectionId } of events) {
    assert.equal(kind, 'verdict');
    assert.equal(typeof ticket, 'bigint');
    assert.equal(verdict.state, expected.get(ticket));
    assert.deepEqual([report, error, sectionId], [null, null, '']);
  }
  assert.equal(prober.pending, 0);
  assert.equal(prober.timeout, null);
  prober.close();
  assert.equal(events[0].verdict.closed, false);
  assert.ok(events[0].verdict.evidence.length > 0);
});

test('a prober checks a portal, its report last', async (t) => {
  const url = await serve(t, site);
  const prober = new Prober({ options: NEAR });
  const portal = portalOf(url);
  const ticket = prober.submit(portal);
  portal.close();
  const events = await pulled(prober);
  assert.deepEqual(events.map((event) => event.ticket),
    [ticket, ticket, ticket, ticket]);
  const last = events.pop();
  assert.deepEqual(events.map(({ sectionId }) => sectionId).sort(),
    ['account', 'activation', 'extra']);
  assert.equal(last.kind, 'report');
  assert.equal(last.verdict, null);
  assertReport(last.report);
});

test('a check that could not be made is a failure', async (t) => {
  const url = await serve(t, always(LOGIN));
  const prober = new Prober({
    options: { ...NEAR, interface: 'no-such-if0' },
  });
  prober.submitUrl(`${url}/`);
  const [event] = await pulled(prober);
  assert.equal(event.kind, 'failure');
  assert.equal(event.error.code, 'SYMA_ENOTFOUND');
  assert.equal(event.verdict, null);
});

test('more can be submitted between events', async (t) => {
  const url = await serve(t, always(LOGIN));
  const prober = new Prober({ options: NEAR });
  prober.submitUrl(`${url}/1`);
  let count = 0;
  for await (const { verdict } of prober) {
    assert.equal(verdict.state === 'up' || verdict.state === 'unknown', true);
    if (++count < 3)
      prober.submitUrl(`${url}/${count + 1}`);
  }
  assert.equal(count, 3);
});

test('a check is given up', async (t) => {
  const url = await serve(t, silent);
  const prober = new Prober({ options: NEAR });
  const ticket = prober.submitUrl(`${url}/`);
  prober.step();
  prober.cancel(ticket);
  assert.equal(prober.pending, 0);
  assert.throws(() => prober.cancel(ticket), { code: 'SYMA_ENOTFOUND' });
  assert.throws(() => prober.cancel(Number(ticket)),
    { code: 'ERR_INVALID_ARG_TYPE' });
  assert.equal(await prober.wait(), 0);
  assert.equal(prober.nextEvent(), null);
});

test('a prober refuses what it cannot take', () => {
  const prober = new Prober({ options: { max_pending: 1 } });
  assert.throws(() => prober.submit(new Portal()), { code: 'SYMA_EINVAL' });
  assert.throws(() => prober.submitUrl('nowhere'), { code: 'SYMA_EURL' });
  prober.submitUrl('http://a.example/');
  assert.throws(() => prober.submitUrl('http://b.example/'),
    { code: 'SYMA_ELIMIT' });
  assert.throws(() => new Prober({ options: { x: 1 } }),
    { code: 'SYMA_ENOTFOUND' });
  assert.throws(() => new Prober({ rules: new Ruleset() }),
    { code: 'SYMA_ESTATE' });
  prober.close();
});

test('wakeup ends a wait on another thread', async (t) => {
  const { heard, prober } = await stuck(t);
  const wait = prober.wait();
  await heard; // so the wait is under way
  assert.throws(() => prober.pending, BUSY);
  assert.throws(() => prober.step(), BUSY);
  assert.throws(() => prober.nextEvent(), BUSY);
  assert.throws(() => prober.submitUrl('http://127.0.0.1/'), BUSY);
  await assert.rejects(prober.wait(), BUSY);
  prober.wakeup();
  assert.equal(await wait, 0);
  assert.equal(prober.pending, 1);
  assert.ok(prober.timeout >= 0);
});

test('wakeup ends the events, which can be gone on with', async (t) => {
  const { heard, prober, ticket } = await stuck(t);
  heard.then(() => prober.wakeup());
  assert.deepEqual(await pulled(prober), []);
  assert.equal(prober.pending, 1);
  prober.wakeup(); // ahead of the wait
  assert.deepEqual(await pulled(prober), []);
  prober.cancel(ticket);
  assert.deepEqual(await pulled(prober), []);
});

test('close ends a wait and the events', async (t) => {
  const { heard, prober } = await stuck(t);
  heard.then(() => prober.close());
  assert.deepEqual(await pulled(prober), []);
  assert.throws(() => prober.wakeup(), { code: 'ERR_SYMA_CLOSED' });
});

test('a wait ends when its time is over', async (t) => {
  const { prober } = await stuck(t);
  assert.equal(await prober.wait(20), 0);
  assert.equal(prober.pending, 1);
  await assert.rejects(prober.wait('20'), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('a wait is longer than one of its slices', async (t) => {
  const url = await serve(t, (request, response) => {
    setTimeout(() => always(LOGIN)(request, response), 450);
  });
  const prober = new Prober({ options: NEAR });
  t.after(() => prober.close());
  prober.submitUrl(`${url}/`, 'login');
  const start = performance.now();
  assert.equal(await prober.wait(250n), 0);
  assert.ok(performance.now() - start >= 240);
  assert.equal(await prober.wait(), 1);
  assert.equal(prober.nextEvent().verdict.state, 'up');
});

test('a wakeup at any moment ends one wait and no other', async (t) => {
  const { heard, prober } = await stuck(t);
  const first = prober.wait();
  await heard;
  for (let wait = first, i = 0; i < 4; i++, wait = prober.wait()) {
    setTimeout(() => prober.wakeup(), 60 + 20 * i);
    assert.equal(await wait, 0);
    const start = performance.now();
    assert.equal(await prober.wait(150), 0);
    assert.ok(performance.now() - start >= 140);
    if (i === 3)
      break;
  }
});

test('probers that wait leave the pool to others', async (t) => {
  const stucks = [];
  for (let i = 0; i < 8; i++)
    stucks.push(await stuck(t));
  const waits = stucks.map(({ prober }) => prober.wait(12000));
  await Promise.all(stucks.map(({ heard }) => heard));
  const start = performance.now();
  await readFile(__filename);
  const took = performance.now() - start;
  for (const { prober } of stucks)
    prober.close();
  await Promise.all(waits);
  assert.ok(took < 6000, `${took} ms`);
});

test('README: a page without a body is judged', async (t) => {
  const url = await serve(t, (request, response) => {
    response.writeHead(204);
    response.end();
  });
  const text = await readFile(join(__dirname, '..', 'README.md'), 'utf8');
  const [, program] = text.match(/```js\n[^]*?\n```/g)
    .map((block) => /^```js\n([^]*)```$/.exec(block))
    .find(([block]) => block.includes('answer.body'));
  const child = spawn(process.execPath, ['-e', program, '--', 'own', `${url}/`],
    { cwd: __dirname, timeout: 60000, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (piece) => { output += piece; });
  assert.deepEqual(await once(child, 'close'), [0, null]);
  assert.match(output, /^degraded: /);
});

test('a prober is stepped in a loop of one’s own', async (t) => {
  const url = await serve(t, always(LOGIN));
  const prober = new Prober({ options: NEAR });
  prober.submitUrl(`${url}/`, 'login');
  while (prober.step() === 0)
    await new Promise(setImmediate);
  assert.ok(prober.fd >= 0);
  assert.equal(prober.nextEvent().verdict.state, 'up');
  assert.equal(prober.nextEvent(), null);
});

test('process.exit does not wait for a wait', async (t) => {
  const url = await serve(t, silent);
  const child = spawn(process.execPath, ['-e', `
    const { Prober } = require('syma');
    const prober = new Prober({ options: ${JSON.stringify(NEAR)} });
    prober.submitUrl('${url}/');
    prober.wait();
    setImmediate(() => process.exit(7));
  `], { cwd: __dirname, stdio: 'inherit', timeout: 60000 });
  assert.deepEqual(await once(child, 'exit'), [7, null]);
});
