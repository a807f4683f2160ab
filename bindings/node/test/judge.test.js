// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert/strict');
const { inspect } = require('node:util');
const { test } = require('node:test');
const syma = require('syma');
const { LOGIN, WORKS, judge } = require('./helpers');

const { Context, Options, Page, Portal, Ruleset, classify } = syma;
const NOW = Date.UTC(2026, 10, 23, 10);

test('a login page is up, with the evidence in order', () => {
  const verdict = judge(LOGIN, 'login');
  assert.equal(verdict.state, 'up');
  assert.equal(verdict.usable, 'yes');
  assert.equal(verdict.reason, 'ok');
  assert.equal(verdict.kind, 'login');
  assert.equal(verdict.httpStatus, 200);
  assert.ok(verdict.confidence > 500);
  assert.deepEqual(verdict.forms, [{ kind: 'login', enabled: true }]);
  const [first] = verdict.evidence;
  assert.equal(first.code, 'form.password.enabled');
  assert.equal(first.pointsTo, 'up');
  const weights = verdict.evidence.map(({ weight }) => weight);
  assert.deepEqual(weights, [...weights].sort((a, b) => b - a));
  assert.deepEqual(verdict.unless, []);
  assert.equal(String(verdict), verdict.summary);
  assert.equal(syma.exitCode(verdict), 0);
});

test('where a page is cut into pieces changes nothing', () => {
  const bytes = Buffer.from(WORKS + '<p>Dépannage: 20555 €</p>');
  const whole = judge(bytes, 'login').format('json');
  const page = new Page().setHttpStatus(200);
  for (const byte of bytes)
    page.feed(Uint8Array.of(byte));
  assert.equal(classify(page.finish(), 'login').format('json'), whole);
});

test('bytes are fed out of any kind of array', () => {
  const text = Buffer.from(LOGIN);
  const copy = new Uint8Array(text.length + 8);
  copy.set(text, 8);
  const expected = judge(LOGIN, 'login').format('json');
  for (const piece of [
    text, copy.subarray(8), copy.buffer.slice(8),
    new DataView(copy.buffer, 8),
  ])
    assert.equal(judge(piece, 'login').format('json'), expected);
  assert.throws(() => new Page().feed(17), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('a notice has its times by the context', () => {
  const context = new Context({ now: new Date(NOW), timeZone: 'Europe/Paris',
    language: 'en' });
  const verdict = judge(WORKS, 'login', { context });
  assert.equal(verdict.state, 'maintenance');
  const [notice] = verdict.notices;
  assert.equal(notice.kind, 'maintenance_now');
  assert.deepEqual(notice.latest, new Date('2026-11-24T18:00:00+01:00'));
  assert.equal(notice.vague, false);
  assert.match(notice.text, /back tomorrow/);
  assert.deepEqual(verdict.since.earliest,
    new Date('2026-11-22T00:00:00+01:00'));
  assert.deepEqual(verdict.unless,
    ['text.maintenance.now', 'form.password.absent']);
  assert.equal(judge(WORKS, 'login').notices[0].latest, null);
  assert.equal(judge(LOGIN, 'login').since, null);
});

test('a context says what it does not take', () => {
  const context = new Context();
  assert.throws(() => context.setNow(-1), { code: 'SYMA_ERANGE' });
  assert.throws(() => context.setTimeZone('Europe/Atlantis'),
    { code: 'SYMA_ENOTFOUND' });
  assert.throws(() => context.setLanguage('!'), { code: 'SYMA_EINVAL' });
  assert.throws(() => context.setSignature('?'), { code: 'SYMA_ESYNTAX' });
  assert.throws(() => context.setSection(new Portal(), 'a'),
    { code: 'SYMA_ENOTFOUND' });
  assert.throws(() => context.setNotFound(new Page()),
    { code: 'SYMA_ESTATE' });
  assert.throws(() => new Context({ now: 'noon' }),
    { code: 'ERR_INVALID_ARG_TYPE' });
});

test('a context knows forms, credentials, and the page for nothing', () => {
  const signature = judge(LOGIN, 'login').signature;
  const other = LOGIN.replace('</form>', '<input name="pin"></form>');
  const drift = new Context({ signature, credentials: true });
  assert.ok(judge(other, 'login', { context: drift }).flags.has('drift'));
  assert.ok(!judge(LOGIN, 'login', { context: drift }).flags.has('drift'));
  const nothing = `<title>Shop</title><h1>Our shop</h1><p>${
    Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ')}</p>`;
  const page = new Page().setHttpStatus(200).feed(nothing).finish();
  const context = new Context().setNotFound(page);
  assert.equal(judge(nothing, 'generic', { context }).reason, 'soft_404');
});

test('a context takes over what a portal expects', () => {
  const portal = new Portal('p')
    .addSection('login', 'login', 'http://a.example/login')
    .expect('login', 'phrase', 'of the whale');
  const context = new Context().setSection(portal, 'login');
  assert.notEqual(judge(LOGIN, 'login', { context }).state, 'up');
});

test('what was told of the fetch is in the verdict', () => {
  const end = new Date('2026-12-01T00:00:00Z');
  const page = new Page()
    .setRequestUrl('https://a.example/')
    .addRedirect(302, 'https://a.example/login')
    .setUrl('https://a.example/login')
    .setHomeUrl('https://a.example/')
    .setHttpStatus(200)
    .addHeader('Content-Type', 'text/html')
    .setTiming('first_byte', 12)
    .addCertificate({ subject: 'a.example', issuer: 'CA',
      notAfter: Date.UTC(2027, 0) })
    .addCertificate({ subject: 'CA', notAfter: end })
    .addCertificate()
    .feed(LOGIN)
    .finish();
  const verdict = classify(page, 'login');
  assert.equal(verdict.url, 'https://a.example/');
  assert.equal(verdict.finalUrl, 'https://a.example/login');
  assert.deepEqual(verdict.redirects, ['https://a.example/login']);
  assert.equal(verdict.timing('first_byte'), 12);
  assert.equal(verdict.timings.tls, null);
  assert.deepEqual(verdict.certificates.map((c) => c.notAfter),
    [new Date(Date.UTC(2027, 0)), end, null]);
  assert.equal(verdict.firstToEnd.subject, 'CA');
  assert.equal(judge(LOGIN, 'login').firstToEnd, null);
  assert.equal(typeof verdict.product, 'string');
});

test('a duration is a bigint where a number is not exact', () => {
  const safe = BigInt(Number.MAX_SAFE_INTEGER);
  const given = new Map([['resolve', 12n], ['connect', safe],
    ['tls', safe + 1n], ['body', 2n ** 53n + 1n], ['total', 2n ** 63n - 1n]]);
  const page = new Page().setHttpStatus(200);
  for (const [phase, ms] of given)
    page.setTiming(phase, ms);
  const verdict = classify(page.feed(LOGIN).finish(), 'login');
  for (const [phase, ms] of given) {
    assert.equal(verdict.timing(phase), ms <= safe ? Number(ms) : ms);
    assert.equal(verdict.timings[phase], verdict.timing(phase));
  }
});

test('an end later than any Date is the last Date', () => {
  const last = new Date(8.64e15);
  const page = new Page().setHttpStatus(200)
    .addCertificate({ subject: 'a', notAfter: 2n ** 62n })
    .addCertificate({ subject: 'b', notAfter: last });
  const verdict = classify(page.feed(LOGIN).finish(), 'login');
  assert.deepEqual(verdict.certificates.map((c) => c.notAfter.toISOString()),
    [last.toISOString(), last.toISOString()]);
});

test('a failed fetch is a verdict', () => {
  const page = new Page().setFailure('connect_refused').setConfirmed();
  const verdict = classify(page.finish(), 'login');
  assert.equal(verdict.state, 'down');
  assert.equal(verdict.reason, 'connect_refused');
  assert.deepEqual(verdict.flags, new Set(['confirmed']));
  assert.throws(() => new Page().setFailure('bored'),
    { code: 'SYMA_EINVAL' });
});

test('a verdict is written down', () => {
  const verdict = judge(WORKS, 'login');
  assert.deepEqual(JSON.parse(JSON.stringify(verdict)),
    JSON.parse(verdict.format('json')));
  assert.match(verdict.format('nagios:2'), /CRITICAL/);
  assert.match(verdict.format(), /maintenance/);
  assert.match(verdict.explain('fr', 'engineer'), /maintenance/);
  assert.throws(() => verdict.format('yaml'), { code: 'SYMA_EINVAL' });
  assert.throws(() => verdict.explain('tlh'), { code: 'SYMA_EINVAL' });
});

test('a verdict is shown by console.log', () => {
  const verdict = judge(WORKS, 'login');
  assert.equal(inspect(verdict),
    `Verdict { state: 'maintenance', usable: 'no', reason: '${
      verdict.reason}' }`);
  assert.equal(inspect({ a: { b: verdict } }, { depth: 1 }),
    '{ a: { b: [Verdict] } }');
  verdict.close();
  assert.equal(inspect([verdict]), '[ [Verdict, closed] ]');
});

test('the lists of a verdict outlive it', () => {
  const verdict = judge(WORKS, 'login');
  const { evidence, notices } = verdict;
  const codes = evidence.map(({ code }) => code);
  verdict.close();
  assert.deepEqual(evidence.map(({ code }) => code), codes);
  assert.match(notices[0].text, /maintenance/);
  assert.throws(() => verdict.evidence, { code: 'ERR_SYMA_CLOSED' });
});

test('the order of calls is kept', () => {
  const page = new Page();
  assert.throws(() => classify(page), { code: 'SYMA_ESTATE' });
  page.finish();
  assert.throws(() => page.feed('x'), (error) => {
    assert.equal(error.code, 'SYMA_ESTATE');
    assert.equal(error.message, page.lastError);
    return true;
  });
  assert.equal(classify(page).kind, 'generic');
});

test('rules of one’s own decide', () => {
  const rules = new Ruleset().loadBuiltin().compile();
  assert.equal(judge(LOGIN, 'login', { rules }).state, 'up');
  const none = new Ruleset().compile();
  assert.equal(none.lastError, '');
  assert.notEqual(judge(WORKS, 'login', { rules: none }).reason,
    'page_maintenance');
  assert.throws(() => none.loadBuiltin(), { code: 'SYMA_ESTATE' });
  assert.throws(() => judge(LOGIN, 'login', { rules: new Ruleset() }),
    { code: 'SYMA_ESTATE' });
});

test('rules that are wrong name the line', () => {
  const rules = new Ruleset();
  assert.throws(
    () => rules.load('<rules xmlns="urn:syma:rules:1" language="en">\n\n' +
      '<nonsense/></rules>'),
    (error) => {
      assert.ok(error instanceof syma.SymaError);
      assert.equal(error.code, 'SYMA_ESYNTAX');
      assert.equal(error.errno, syma.ErrorCode.SYMA_ESYNTAX);
      assert.equal(error.line, 3);
      assert.equal(rules.errorLine, 3);
      assert.equal(error.message, rules.lastError);
      return true;
    });
});

test('options of a page are kept to', () => {
  const page = new Page({ max_body: 4096 }).setHttpStatus(200);
  page.feed(LOGIN + ' '.repeat(8192)).finish();
  assert.ok(classify(page, 'login').flags.has('truncated'));
  const options = new Options({ max_body: 4096 });
  const other = new Page(options);
  options.close();
  assert.ok(classify(other.setHttpStatus(200).feed(LOGIN.padEnd(9000)).finish())
    .flags.has('truncated'));
});
