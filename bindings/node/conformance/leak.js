// SPDX-License-Identifier: MIT
// leak CASES.tsv N [MEMORY]: judges the pages of the table 5,000 times, then N
// times, each time with a tracker of that memory if one is given, and prints
// how large the process was before and after these.
'use strict';

const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { Tracker } = require('syma');
const { NOW, discover, judge, rows } = require('./tables');

const WARM_UP = 5000;

// How V8 lets its young generation grow would hide what leaks.
const FLAGS = ['--expose-gc', '--max-semi-space-size=1'];

function read(verdict) {
  const words = verdict.evidence.map(({ excerpt }) => excerpt).join();
  return [verdict.state, verdict.reason, words, verdict.notices,
    verdict.format('json')];
}

function find(row) {
  const found = discover(row);
  const portal = found.toPortal();
  const read = [found.candidates, found.pages, found.fallbacks,
    found.format('json')];
  portal.close();
  found.close();
  return read;
}

function track(memory) {
  const tracker = new Tracker().load(memory);
  tracker.declarePromise('lumo', { source: 'press', text: 'back tomorrow',
    seen: NOW }).tick(NOW);
  const read = [[...tracker.changes()], [...tracker], tracker.save(),
    tracker.format('json')];
  tracker.close();
  return read;
}

const turn = () => new Promise(setImmediate);

// What the collector found is let go of by turns of the event loop.
async function judgeMany(pages, memory, n) {
  for (let i = 0; i < n; i++) {
    const page = pages[i % pages.length];
    if (page.url !== null)
      find(page);
    const verdict = judge(page);
    read(verdict);
    verdict.close();
    if (memory)
      track(memory);
    if (i % 100 === 99)
      await turn();
  }
}

// What a finalizer lets go of at one collection goes at the next.
async function settle() {
  for (let i = 0; i < 3; i++) {
    global.gc();
    await turn();
  }
}

async function rss() {
  await settle();
  return Number(/^VmRSS:\s+(\d+)/m.exec(
    readFileSync('/proc/self/status', 'utf8'))[1]);
}

async function main(table, n, path) {
  const memory = path && readFileSync(path);
  const pages = rows(table);
  await judgeMany(pages, memory, WARM_UP);
  const before = await rss();
  await judgeMany(pages, memory, Number(n));
  console.log(`rss_kib ${before} ${await rss()}`);
}

if (global.gc) {
  main(...process.argv.slice(2));
} else {
  process.exitCode = spawnSync(process.execPath,
    [...FLAGS, __filename, ...process.argv.slice(2)],
    { stdio: 'inherit' }).status ?? 1;
}
