// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync, writeFileSync } =
  require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { test } = require('node:test');
const syma = require('syma');
const { eventKindOf, flagBits, flagSet, kindOf, noticeKindOf, stateOf,
  usableOf } = require('../lib/names');
const { api, enums } = require('syma/raw');
const { functions } = require('../lib/api');
const { LOGIN, judge } = require('./helpers');

const { Context, Options, Page, Portal, Prober, Ruleset, SymaError } = syma;
const CLOSED = { name: 'ClosedError', code: 'ERR_SYMA_CLOSED' };

// Ends by itself, with the status that says what came of it.
function run(program, ...flags) {
  const { status, stdout, stderr, signal } = spawnSync(process.execPath,
    [...flags, '-e', program], { cwd: __dirname, timeout: 60000,
      encoding: 'utf8' });
  return { status, signal, stdout, stderr };
}

test('every function and enum is in the raw layer', () => {
  assert.deepEqual(Object.keys(api), Object.keys(functions));
  assert.equal(typeof api.syma_page_new.async, 'function');
  assert.equal(enums.syma_error.SYMA_EURL, -9);
  assert.equal(api.syma_version_string(), syma.version);
});

test('an error has code, number and message', () => {
  assert.throws(() => new Page().setUrl('ftp://a.example/'), (error) => {
    assert.ok(error instanceof SymaError && error instanceof Error);
    assert.equal(error.code, 'SYMA_EURL');
    assert.equal(error.errno, -9);
    assert.ok(error.message.length > 0);
    assert.equal('line' in error, false);
    return true;
  });
  const unknown = new SymaError(-999);
  assert.equal(unknown.code, 'SYMA_-999');
  assert.equal(unknown.message, syma.strerror(-999));
  assert.equal(syma.errorName(-9), 'SYMA_EURL');
  assert.equal(syma.errorName(-999), null);
});

test('each object is closed by hand, twice, and then of no use', () => {
  const uses = new Map([
    [new Options(), (o) => o.get('timeout_ms')],
    [new Ruleset(), (r) => r.compile()],
    [new Page(), (p) => p.finish()],
    [new Context(), (c) => c.setNow(0)],
    [new Portal(), (p) => p.sectionCount],
    [new Prober(), (p) => p.pending],
    [judge(LOGIN, 'login'), (v) => v.state],
  ]);
  for (const [object, use] of uses) {
    assert.equal(object.closed, false);
    object.close();
    object.close();
    assert.equal(object.closed, true);
    assert.throws(() => use(object), CLOSED);
  }
});

test('what is closed is no argument', () => {
  const page = new Page().finish();
  const context = new Context();
  const rules = new Ruleset().compile();
  const options = new Options();
  for (const object of [context, rules, options])
    object.close();
  assert.throws(() => syma.classify(page, 'login', { context }), CLOSED);
  assert.throws(() => syma.classify(page, 'login', { rules }), CLOSED);
  assert.throws(() => new Page(options), CLOSED);
  assert.throws(() => new Prober({ rules }), CLOSED);
  page.close();
  assert.throws(() => syma.classify(page), CLOSED);
  return assert.rejects(syma.checkUrl('http://127.0.0.1/', { rules }), CLOSED);
});

test('a block with using closes', { skip: !Symbol.dispose }, () => {
  const page = new Page();
  page[Symbol.dispose]();
  assert.equal(page.closed, true);
});

test('an object of another class is refused', () => {
  const wrong = { code: 'ERR_INVALID_ARG_TYPE' };
  const page = new Page().finish();
  assert.throws(() => syma.classify(new Portal()), wrong);
  assert.throws(() => syma.classify(page, 'login', { context: page }), wrong);
  assert.throws(() => syma.classify(page, 'login', { rules: {} }), wrong);
  assert.throws(() => new Context().setNotFound(new Context()), wrong);
  assert.throws(() => new Prober().submit(page), wrong);
  assert.throws(() => new syma.Verdict(1n), /Illegal constructor/);
  assert.throws(() => new syma.Report(), /Illegal constructor/);
});

test('an unknown key is refused by its name', async () => {
  const page = new Page().finish();
  const portal = new Portal('p');
  const url = 'http://127.0.0.1/';
  const calls = {
    option: () => syma.checkUrl(url, { option: {} }),
    kind: () => syma.checkPortal(portal, { kind: 'login' }),
    contxt: () => syma.classify(page, 'login', { contxt: null }),
    timezone: () => new Context({ timezone: 'Europe/Paris' }),
    ruleset: () => new Prober({ ruleset: null }),
    not_after: () => page.addCertificate({ not_after: 1 }),
    optional: () => portal.addSection('a', 'login', url, { optional: true }),
    sections: () => portal.setHeader('A', 'b', { sections: 'a' }),
    password: () => portal.setAuth('basic', { secret: 'x', password: 'x' }),
    not: () => portal.expect('a', 'phrase', 'x', { not: true }),
    action: () => portal.addFallback('a', { action: 'x' }),
  };
  for (const [key, call] of Object.entries(calls)) {
    await assert.rejects(async () => call(), { name: 'TypeError',
      code: 'ERR_INVALID_ARG_VALUE', message: new RegExp(`"${key}"`) }, key);
  }
});

test('what is to be in an object of keys is refused in its place', async () => {
  const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' };
  const page = new Page().finish();
  assert.throws(() => syma.classify(page, 'login', new Context()), wrong);
  assert.throws(() => new Prober(new Options()), wrong);
  assert.throws(() => new Context(null), wrong);
  await assert.rejects(syma.checkUrl('http://127.0.0.1/', 'login'), wrong);
});

test('the package has its licence', () => {
  const { files } = require('../package.json');
  assert.ok(files.includes('LICENSE'));
  assert.match(readFileSync(join(__dirname, '..', 'LICENSE'), 'utf8'),
    /^MIT License\n/);
});

test('many verdicts leave nothing behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'syma-'));
  try {
    const table = join(folder, 'cases.tsv');
    writeFileSync(join(folder, 'a.html'), '<title>Shop</title>');
    writeFileSync(table, 'file\tkind\tstatus\turl\theader\n' +
      'a.html\tlogin\t200\t-\t-\n');
    const { status, stdout, stderr } = spawnSync(process.execPath,
      [join(__dirname, '..', 'conformance', 'leak.js'), table, '20000'],
      { timeout: 120000, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const [, before, after] = /^rss_kib (\d+) (\d+)\n$/.exec(stdout);
    assert.ok(after - before < 4096, stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a NUL within a text is refused, not cut', () => {
  const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' };
  assert.throws(() => new Page().setUrl('http://a.example/\0b'), wrong);
  assert.throws(() => new Page().addHeader('A', 'b\0c'), wrong);
  assert.throws(() => new Options({ 'timeout\0_ms': 1 }), wrong);
  assert.throws(() => new Portal('a\0'), wrong);
  assert.throws(() => syma.stateFromName('up\0'), wrong);
  return assert.rejects(syma.checkUrl('http://127.0.0.1/\0'), wrong);
});

test('a NUL within a document or a page is one of its bytes', () => {
  assert.throws(() => new Portal().load('<portal\0/>'),
    { code: 'SYMA_ESYNTAX' });
  const within = LOGIN.replace('Welcome', '\0Welcome');
  assert.equal(judge(within, 'login').state, 'up');
  assert.equal(judge(`\0${LOGIN}`, 'login').reason, 'not_html');
});

test('a number that does not fit is refused, not cut', () => {
  const page = new Page();
  const range = { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' };
  assert.throws(() => page.setHttpStatus(2 ** 32 + 200), range);
  assert.throws(() => page.setHttpStatus(200.5), range);
  assert.throws(() => page.setTiming('body', 2n ** 64n), range);
  assert.throws(() => page.setTiming('body', NaN), range);
  assert.throws(() => page.setHttpStatus('200'),
    { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => page.setHttpStatus(99), { code: 'SYMA_ERANGE' });
  page.setTiming('body', 2n ** 62n);
});

test('a number without a name stays a number', () => {
  assert.equal(stateOf(3), 'maintenance');
  assert.equal(noticeKindOf(4), 'fallback');
  assert.equal(eventKindOf(2), 'report');
  for (const of of [stateOf, usableOf, kindOf, noticeKindOf, eventKindOf])
    assert.equal(of(77), 77);
  assert.deepEqual(flagSet(2 ** 31 + 64), new Set(['captcha', 2 ** 31]));
  assert.equal(flagBits(new Set(['captcha', 2 ** 31])), 2 ** 31 + 64);
  assert.equal(syma.exitCode({ state: 77, usable: 77 }), 3);
});

test('names and numbers of the closed lists', () => {
  for (const [name, number] of Object.entries(syma.State)) {
    assert.equal(syma.stateName(number), name);
    assert.equal(syma.stateFromName(name), number);
  }
  for (const [name, number] of Object.entries(syma.SectionKind)) {
    assert.equal(syma.sectionKindName(number), name);
    assert.equal(syma.sectionKindFromName(name), number);
  }
  for (const [name, bit] of Object.entries(syma.Flag))
    assert.equal(syma.flagName(bit), name);
  for (const [name, number] of Object.entries(syma.Usable))
    assert.equal(syma.usableName(number), name);
  assert.equal(syma.stateName(77), null);
  assert.throws(() => syma.stateFromName('Up'), { code: 'SYMA_ENOTFOUND' });
  assert.throws(() => syma.classify(new Page().finish(), 'shop'),
    { code: 'SYMA_ENOTFOUND' });
  assert.ok(syma.reasons().some(({ name, help }) =>
    name === 'soft_404' && help.length > 0));
});

test('exit codes', () => {
  const { exitCode } = syma;
  assert.equal(exitCode({ state: 'up', usable: 'yes', flags: ['warn'] }), 1);
  assert.equal(exitCode({ state: 'maintenance', usable: 'no' }, 0), 0);
  assert.equal(exitCode({ state: 'maintenance', usable: 'no',
    flags: new Set(['overdue']) }, 0), 2);
  assert.throws(() => exitCode({ state: 'up', usable: 'yes' }, 9),
    { code: 'SYMA_EINVAL' });
  assert.throws(() => exitCode({ state: 'up', usable: 'yes', flags: ['x'] }),
    { code: 'SYMA_ENOTFOUND' });
});

test('version and features', () => {
  assert.match(syma.version, /^\d+\.\d+\.\d+$/);
  assert.equal(syma.versionNumber >> 16, Number(syma.version.split('.')[0]));
  assert.equal(syma.hasFeature('tea'), false);
});

test('options by key', () => {
  const options = new Options({ timeout_ms: 5000n, allow_private: true,
    user_agent: 'test' });
  assert.equal(options.get('timeout_ms'), 5000);
  assert.equal(options.get('allow_private'), 1);
  assert.equal(options.get('user_agent'), 'test');
  assert.throws(() => options.set('timeout_ms', -1), (error) => {
    assert.equal(error.code, 'SYMA_ERANGE');
    assert.match(error.message, /timeout_ms/);
    return true;
  });
  assert.equal(options.get('timeout_ms'), 5000);
  assert.throws(() => options.set('timeout_ms', 'x'), { code: 'SYMA_EINVAL' });
  assert.throws(() => options.set('user_agent', 1), { code: 'SYMA_EINVAL' });
  assert.throws(() => options.set('tiemout', 1), { code: 'SYMA_ENOTFOUND' });
  assert.throws(() => options.get('tiemout'), { code: 'SYMA_ENOTFOUND' });
  assert.throws(() => options.set('timeout_ms', 1.5),
    { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => new Page({ tiemout: 1 }), { code: 'SYMA_ENOTFOUND' });
});

test('options can be walked and copied', () => {
  const table = syma.optionTable();
  const values = new Map(new Options());
  assert.equal(table.length, values.size);
  for (const row of table) {
    assert.equal(values.get(row.name), row.default);
    assert.ok(row.help.length > 0);
    if (row.type === 'int')
      assert.ok(row.min <= row.default && row.default <= row.max);
  }
  const copy = new Options(new Options({ timeout_ms: 77 }));
  assert.equal(copy.get('timeout_ms'), 77);
});

test('what is forgotten is released', () => {
  const { status, stdout, stderr } = run(`
    const { rss } = process.memoryUsage;
    const { LOGIN, judge } = require('./helpers');
    const { Page } = require('syma');
    const big = Buffer.from(LOGIN + '<p>words</p>'.repeat(5000));
    const turn = () => new Promise(setImmediate);
    async function forget(n) {
      for (let i = 0; i < n; i++) {
        new Page().feed(big).finish();
        judge(LOGIN, 'login');
        if (i % 50 === 0) {
          gc();
          await turn();
        }
      }
      return rss();
    }
    (async () => {
      const before = await forget(200);
      console.log((await forget(600) - before) / 1048576);
    })();
  `, '--expose-gc');
  assert.equal(status, 0, stderr);
  assert.ok(Number(stdout) < 12, `${stdout.trim()} MiB more`);
});

test('the package is imported by name too', () => {
  const { status, stderr } = run(`
    import('syma').then(({ Page, checkUrl, default: all }) => {
      if (all.Page !== Page || typeof checkUrl !== 'function')
        process.exit(3);
    });`);
  assert.equal(status, 0, stderr);
});

test('a library that is not there is told', () => {
  const { stdout } = run(`
    process.env.SYMA_LIBRARY = '/nowhere/libsyma.so.0';
    try {
      require('syma');
    } catch (error) {
      console.log(error.code, error.message);
    }`);
  assert.match(stdout, /^ERR_SYMA_LIBRARY .*SYMA_LIBRARY/);
});
