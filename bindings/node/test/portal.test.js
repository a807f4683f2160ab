// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { Portal, SymaError } = require('syma');

const DOCUMENT = `<portal xmlns="urn:syma:portal:1" id="p"
  home="https://a.example/">
  <section id="login" kind="login" href="/login"/>
</portal>
`;

function filled() {
  return new Portal('p')
    .setHome('https://a.example/')
    .setLanguage('fr')
    .setZoneinfoDir('/nowhere')
    .setTimeZone('Europe/Paris')
    .addSection('login', 'login', '/login')
    .addSection('sim', 'activation', '/sim', { flags: ['optional'] })
    .addNeed('sim', 'login')
    .setHeader('X-All', 'é')
    .setHeader('X-One', 'a', { section: 'sim' })
    .setAuth('basic', { user: 'u', secret: 's', section: 'sim' })
    .setAuth('bearer', { secret: 't' })
    .expect('login', 'phrase', 'bienvenue')
    .expect('login', 'header', 'Server: apache', { must: false })
    .addFallback('sim', { act: 'activate', channel: 'sms', address: '20555' })
    .addWindow({ begin: '2026-12-01T22:00', end: '2026-12-02T02:00' })
    .addWindow({ section: 'sim', days: 'mon sun', begin: '23:00',
      end: '03:00' })
    .addPromise({ section: 'sim', source: 'press', text: 'back soon',
      said: '2026-12-01T08:00', latest: '2026-12-02T08:00', vague: true })
    .addPromise({ source: 'hotline', text: 'who knows',
      said: '2026-12-01T08:00:00Z' })
    .setSignature('login', '');
}

test('a portal is written down and read again', () => {
  const portal = filled();
  assert.equal(portal.sectionCount, 2);
  const xml = portal.format();
  assert.equal(String(portal), xml);
  assert.match(xml, /mon sun/);
  assert.match(xml, /hotline/);
  const again = Portal.load(xml);
  assert.equal(again.sectionCount, 2);
  assert.equal(again.format('xml'), xml);
  assert.equal(Portal.load(Buffer.from(xml)).format(), xml);
  assert.throws(() => portal.format('json'), { code: 'SYMA_EINVAL' });
});

test('a document that is wrong names the line', () => {
  const portal = new Portal();
  const wrong = DOCUMENT.replace('kind="login"', 'kind="logon"');
  assert.throws(() => portal.load(wrong), (error) => {
    assert.ok(error instanceof SymaError);
    assert.match(error.code, /^SYMA_E/);
    assert.equal(error.line, 3);
    assert.match(error.message, /logon/);
    assert.equal(error.message, portal.lastError);
    assert.equal(error.line, portal.errorLine);
    return true;
  });
  assert.equal(portal.load(DOCUMENT).sectionCount, 1);
  assert.throws(() => Portal.load(wrong), { line: 3 });
  assert.throws(() => portal.load(DOCUMENT), { code: 'SYMA_ESTATE' });
});

test('a portal says what it does not take', () => {
  const portal = filled();
  const cases = [
    ['SYMA_EINVAL', () => new Portal('a b')],
    ['SYMA_EEXISTS', () => portal.addSection('login', 'login', '/')],
    ['SYMA_EURL', () => portal.addSection('x', 'login', 'ftp://a.example/')],
    ['SYMA_EINVAL', () => portal.addSection('x', 77, '/')],
    ['SYMA_EINVAL', () => portal.addSection('x', 0, '/', { flags: 64 })],
    ['SYMA_ENOTFOUND', () => portal.addSection('x', 0, '/', { flags: ['y'] })],
    ['SYMA_ENOTFOUND', () => portal.addNeed('login', 'nobody')],
    ['SYMA_EINVAL', () => portal.addNeed('login', 'sim')],
    ['SYMA_EREGEX', () => portal.expect('login', 'regex', '(')],
    ['SYMA_EINVAL', () => portal.setHeader('Host', 'x')],
    ['SYMA_EINVAL', () => portal.setAuth('bearer',
      { user: 'u', secret: 's' })],
    ['SYMA_EURL', () => portal.setHome('https://u:p@a.example/')],
    ['SYMA_ESYNTAX', () => portal.setSignature('login', '?')],
    ['SYMA_EINVAL', () => portal.addWindow({ begin: '22:00', end: '23:00' })],
    ['SYMA_EINVAL', () => portal.addPromise({ source: 'page', text: 'soon',
      said: '2026-12-01T22:00' })],
    ['ERR_INVALID_ARG_VALUE', () => portal.addWindow({ from: '22:00' })],
    ['ERR_INVALID_ARG_TYPE', () => portal.setAuth('bearer')],
    ['ERR_INVALID_ARG_TYPE', () => portal.addFallback('sim', {})],
  ];
  for (const [code, call] of cases)
    assert.throws(call, { code });
  assert.equal(portal.sectionCount, 2);
});

test('the schema is RELAX NG', () => {
  assert.match(Portal.schema, /relaxng\.org/);
});
