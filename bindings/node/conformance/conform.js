// SPDX-License-Identifier: MIT
// conform CASES.tsv...: the verdict on each page of the tables, and where it
// leads if it has an address, as JSON.
'use strict';

const { writeSync } = require('node:fs');
const { discover, judge, rows } = require('./tables');

for (const table of process.argv.slice(2)) {
  for (const row of rows(table)) {
    const verdict = judge(row);
    writeSync(1, verdict.format('json'));
    verdict.close();
    if (row.url !== null) {
      const found = discover(row);
      writeSync(1, found.format('json'));
      found.close();
    }
  }
}
