// SPDX-License-Identifier: MIT
// Calls that block run on a thread of libuv's pool.
'use strict';

const { api } = require('./library');
const { letGo } = require('./owned');

/** The result of a function of the library, once it is there. */
function offThread(name, ...args) {
  return new Promise((resolve, reject) => {
    api[name].async(...args, (error, result) => {
      if (error)
        reject(error);
      else
        resolve(result);
    });
  });
}

/** The same; what is held for it (see owned.js) is let go at its end. */
async function offThreadHolding(held, name, ...args) {
  try {
    return await offThread(name, ...args);
  } finally {
    held.forEach(letGo);
  }
}

module.exports = { offThread, offThreadHolding };
