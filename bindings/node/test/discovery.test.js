// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert/strict');
const { inspect } = require('node:util');
const { test } = require('node:test');
const syma = require('syma');
const { HOME, LOGIN, NEAR, SIM, always, serve } = require('./helpers');

const { Discovery, Page, Portal, Prober, Robots, checkPortal, discover,
  discoverPage, robotsName } = syma;
const URL_OF = 'https://www.lumo.example/';

function found(html = HOME) {
  return discoverPage(
    new Page().setUrl(URL_OF).setHttpStatus(200).feed(html).finish());
}

// A home page, a login form, and what cannot be activated now.
function site(request, response) {
  const pages = { '/': HOME, '/login': LOGIN, '/sim': SIM };
  const page = pages[request.url];
  always(page ?? 'Not found', page ? 200 : 404)(request, response);
}

test('a page leads to candidates with their evidence', () => {
  const discovery = found();
  const login = discovery.best('login');
  assert.equal(login.kind, 'login');
  assert.equal(login.url, `${URL_OF}login`);
  assert.equal(login.foundBy, 'link "Log in"');
  assert.equal(login.foundAt, URL_OF);
  assert.ok(login.score >= 500 && login.score <= 1000);
  const clue = login.evidence.find(({ code }) => code === 'link.text');
  assert.equal(clue.text, 'Log in');
  const weights = login.evidence.map(({ weight }) => Math.abs(weight));
  assert.deepEqual(weights, [...weights].sort((a, b) => b - a));
  assert.deepEqual([...discovery], discovery.candidates);
  assert.ok(Object.isFrozen(discovery.candidates));
  assert.equal(discovery.best(syma.SectionKind.activation).url,
    `${URL_OF}sim`);
  assert.equal(discovery.best('account'), null);
  assert.equal(discovery.best(77), null);
  assert.throws(() => discovery.best('garden'), { code: 'SYMA_ENOTFOUND' });
});

test('what is known of the page that was looked at', () => {
  const discovery = found();
  assert.equal(discovery.homeUrl, URL_OF);
  assert.equal(discovery.language, 'en');
  assert.equal(discovery.verdict, null);
  assert.deepEqual(discovery.pages, [{ url: URL_OF, status: 200 }]);
  assert.deepEqual(discovery.fallbacks, []);
  assert.equal(discovery.robots, 'unasked');
  assert.deepEqual(discovery.barred, []);
  assert.equal(robotsName(Robots.failed), 'failed');
  assert.equal(robotsName(77), null);
});

test('a portal is made of what is proposed', () => {
  const discovery = found();
  const portal = discovery.toPortal('lumo');
  assert.ok(portal instanceof Portal);
  assert.equal(portal.sectionCount, 3);
  assert.match(portal.format(), /id="lumo"[^]*found-by="/);
  portal.setFoundBy('login', 'by hand').setFoundBy('activation', '');
  assert.equal(portal.format().match(/found-by=/g).length, 1);
  assert.throws(() => portal.setFoundBy('garden', 'by hand'),
    { code: 'SYMA_ENOTFOUND' });
  assert.throws(() => discovery.toPortal('a b'), { code: 'SYMA_EINVAL' });
  assert.equal(new Portal().sectionCount, 0);
  assert.equal(Portal.load(discovery.format('portal')).sectionCount, 3);
});

test('a discovery is written down', () => {
  const discovery = found();
  assert.equal(discovery.toJSON().schema, 'syma-discovery/1');
  assert.equal(JSON.parse(JSON.stringify(discovery)).candidates.length,
    discovery.candidates.length);
  assert.equal(String(discovery), discovery.format('text'));
  assert.throws(() => discovery.format('yaml'), { code: 'SYMA_EINVAL' });
  assert.equal(inspect(discovery, { breakLength: Infinity }),
    `Discovery { homeUrl: '${URL_OF}', login: '${URL_OF}login', ` +
    `account: null, activation: '${URL_OF}sim' }`);
  const { candidates } = discovery;
  discovery.close();
  assert.equal(inspect(discovery), '[Discovery, closed]');
  assert.throws(() => discovery.candidates, { code: 'ERR_SYMA_CLOSED' });
  assert.match(candidates[0].foundBy, /./);
});

test('what cannot be searched is refused', async () => {
  assert.throws(() => new Discovery(), TypeError);
  assert.throws(() => discoverPage({}), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => discoverPage(new Page().setUrl(URL_OF)),
    { code: 'SYMA_ESTATE' });
  assert.throws(() => discoverPage(new Page().finish()),
    { code: 'SYMA_EINVAL' });
  for (const url of ['ftp://a.example/', 'https://me:word@a.example/', '/'])
    await assert.rejects(discover(url), { code: 'SYMA_EURL' });
  await assert.rejects(discover(7), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(discover(URL_OF, { kind: 'login' }),
    { code: 'ERR_INVALID_ARG_VALUE' });
});

function assertSite(discovery, url) {
  assert.equal(discovery.homeUrl, `${url}/`);
  assert.equal(discovery.verdict.state, 'up');
  const login = discovery.best('login');
  assert.equal(login.url, `${url}/login`);
  assert.ok(login.evidence.some(({ code }) => code === 'page.proof'));
  assert.deepEqual(discovery.pages[0], { url: `${url}/`, status: 200 });
  assert.ok(discovery.pages.some((page) =>
    page.url === `${url}/sim` && page.status === 200));
  const [way, ...others] = discovery.fallbacks;
  assert.deepEqual(others, []);
  assert.equal(way.channel, 'sms');
  assert.equal(way.address, '20555');
  assert.equal(way.keyword, 'ACTIVE');
  assert.equal(way.source, 'page');
  assert.equal(way.foundAt, `${url}/sim`);
}

test('a portal is searched while this thread is free', async (t) => {
  const url = await serve(t, site); // this thread answers
  const discovery = await discover(`${url}/`, { options: NEAR });
  assertSite(discovery, url);
  const report = await checkPortal(discovery.toPortal('lumo'),
    { options: NEAR });
  const [home, login] = report.sections;
  assert.equal(home.foundBy, '');
  assert.equal(login.foundBy, 'link "Log in"');
});

test('a prober searches beside its checks', async (t) => {
  const url = await serve(t, site);
  const prober = new Prober({ options: NEAR });
  t.after(() => prober.close());
  const search = prober.submitDiscovery(`${url}/`);
  const check = prober.submitUrl(`${url}/login`, 'login');
  assert.throws(() => prober.submitDiscovery('/'), { code: 'SYMA_EURL' });
  const told = new Map();
  for await (const event of prober)
    told.set(event.ticket, event);
  assert.equal(told.size, 2);
  assert.equal(told.get(check).discovery, null);
  const { kind, discovery, verdict, report, error } = told.get(search);
  assert.equal(kind, 'discovery');
  assert.deepEqual([verdict, report, error], [null, null, null]);
  assertSite(discovery, url);
});
