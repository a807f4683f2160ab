// SPDX-License-Identifier: MIT
'use strict';

const http = require('node:http');
const { Page, classify } = require('syma');

exports.LOGIN = `<!doctype html><html lang="en"><head><title>Log in</title>
</head><body><h1>Log in to your account</h1>
<p>Welcome back. Enter your e-mail address and your password to see your
bills, your contract and your last calls.</p>
<form method="post" action="/session"><label>E-mail <input type="email"
name="email"></label><label>Password <input type="password" name="password">
</label><button>Log in</button></form></body></html>`;

exports.WORKS = `<!doctype html><html lang="en"><head><title>Maintenance</title>
</head><body><h1>Our site is under maintenance</h1>
<p>Maintenance is in progress since yesterday. We will be back tomorrow at
18:00. Thank you for your patience.</p></body></html>`;

exports.HOME = `<!doctype html><html lang="en"><head><title>Lumo</title>
</head><body><h1>Lumo</h1><nav><a href="/login">Log in</a>
<a href="/sim">Activate your SIM</a></nav></body></html>`;

exports.SIM = `<!doctype html><html lang="en"><head><title>Activation</title>
</head><body><h1>Activation is down for maintenance</h1>
<p>To activate your SIM, send ACTIVE to 20555 by SMS.</p></body></html>`;

/** The verdict on a page of status 200. */
exports.judge = function judge(html, kind, how) {
  const page = new Page().setHttpStatus(200).feed(html).finish();
  try {
    return classify(page, kind, how);
  } finally {
    page.close();
  }
};

/** A server on loopback that ends with the test: its address, without '/'. */
exports.serve = async function serve(t, answer) {
  const server = http.createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections?.();
  });
  return `http://127.0.0.1:${server.address().port}`;
};

/** Answers every request with a page. */
exports.always = (html, status = 200) => (request, response) => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(html);
};

exports.NEAR = Object.freeze({
  allow_private: true,
  host_delay_ms: 0,
  confirm_delay_ms: 0,
});
