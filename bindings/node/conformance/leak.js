// SPDX-License-Identifier: MIT
// leak CASES.tsv N: judges the pages of the table 1,000 times, then N times,
// and prints how large the process was before and after these.
'use strict';

const { readFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { judge, rows } = require('./tables');

const WARM_UP = 1000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

function read(verdict) {
  const words = verdict.evidence.map(({ excerpt }) => excerpt).join();
  return [verdict.state, verdict.reason, words, verdict.notices,
    verdict.format('json')];
}

function judgeMany(pages, n) {
  for (let i = 0; i < n; i++) {
    const verdict = judge(pages[i % pages.length]);
    read(verdict);
    verdict.close();
  }
}

function rss() {
  collect();
  return Number(/^VmRSS:\s+(\d+)/m.exec(
    readFileSync('/proc/self/status', 'utf8'))[1]);
}

const [table, n] = process.argv.slice(2);
const pages = rows(table);
judgeMany(pages, WARM_UP);
const before = rss();
judgeMany(pages, Number(n));
console.log(`rss_kib ${before} ${rss()}`);
