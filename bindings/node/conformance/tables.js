// SPDX-License-Identifier: MIT
// The tables of saved pages, and a page judged and searched as a row of them
// says.
'use strict';

const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Context, Page, classify, discoverPage } = require('syma');

const NOW = 1795428000000;
exports.NOW = NOW;

/** [{ bytes, kind, status, url, header }, ...]; '-' has become null. */
exports.rows = function rows(table) {
  return readFileSync(table, 'utf8').split('\n').slice(1).filter(Boolean)
    .map((line) => {
      const [file, kind, status, url, header] = line.split('\t')
        .map((column) => column === '-' ? null : column);
      const bytes = readFileSync(join(dirname(table), file));
      return { bytes, kind, status, url, header };
    });
};

function fill(page, { bytes, status, url, header }) {
  if (status !== null)
    page.setHttpStatus(Number(status));
  if (url !== null)
    page.setRequestUrl(url).setUrl(url);
  if (header !== null) {
    const [, name, value] = /^(.*?): *(.*)$/.exec(header);
    page.addHeader(name, value);
  }
  page.feed(bytes).finish();
}

/** What the page of a row leads to, to be closed. */
exports.discover = function discover(row) {
  const page = new Page();
  try {
    fill(page, row);
    return discoverPage(page);
  } finally {
    page.close();
  }
};

/** The verdict on a row, to be closed. */
exports.judge = function judge(row) {
  const page = new Page();
  const context = new Context({ now: NOW });
  try {
    fill(page, row);
    return classify(page, row.kind, { context });
  } finally {
    context.close();
    page.close();
  }
};
