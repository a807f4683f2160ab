// SPDX-License-Identifier: MIT
// conform CASES.tsv...: the verdict on each page of the tables, as JSON.
'use strict';

const { writeSync } = require('node:fs');
const { judge, rows } = require('./tables');

for (const table of process.argv.slice(2)) {
  for (const row of rows(table)) {
    const verdict = judge(row);
    writeSync(1, verdict.format('json'));
    verdict.close();
  }
}
