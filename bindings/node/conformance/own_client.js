// SPDX-License-Identifier: MIT
// own_client URL KIND: one page, fetched by fetch and by libsyma; a line
// each, which are to be the same. A refresh within a page is not followed by
// fetch.
'use strict';

const { Context, Page, checkUrl, classify } = require('syma');

const MAX_REDIRECTS = 20;

// fetch gives a character for each byte of a header.
function received(value) {
  return Buffer.from(value, 'latin1').toString();
}

// Bytes of an address that are not ASCII stay what they are.
function escaped(value) {
  return value.replace(/[\x80-\xff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

function redirectOf(answer, url) {
  const to = answer.headers.get('location');
  return answer.status >= 300 && answer.status < 400 && to !== null ?
    new URL(escaped(to), url).href : null;
}

/** The last answer and its address; the redirects are told to the page. */
async function follow(page, url) {
  for (let i = 0; ; i++) {
    const answer = await fetch(url, { redirect: 'manual' });
    const to = redirectOf(answer, url);
    if (to === null || i === MAX_REDIRECTS)
      return { answer, url };
    await answer.body?.cancel();
    page.addRedirect(answer.status, to);
    url = to;
  }
}

async function judge(asked, kind) {
  const page = new Page();
  const { answer, url } = await follow(page.setRequestUrl(asked), asked);
  page.setUrl(url).setHttpStatus(answer.status);
  for (const [name, value] of answer.headers)
    page.addHeader(name, received(value));
  for await (const piece of answer.body ?? [])
    page.feed(piece);
  const context = new Context({ now: new Date() });
  return classify(page.finish(), kind, { context });
}

function line({ state, usable, reason, confidence, evidence }) {
  const found = evidence.map((e) => `${e.code}:${e.weight}:${e.excerpt}`);
  return [state, usable, reason, confidence, found.join('|')].join(' ');
}

async function main(url, kind) {
  console.log(line(await judge(url, kind)));
  const options = { allow_private: true, host_delay_ms: 0 };
  console.log(line(await checkUrl(url, { kind, options })));
}

main(...process.argv.slice(2));
