// SPDX-License-Identifier: MIT
// What can go wrong: a failure that libsyma tells, and an object that is
// closed or in use.
'use strict';

const { api } = require('./library');

class SymaError extends Error {
  constructor(errno, message, line = 0) {
    super(message || api.syma_strerror(errno));
    this.name = 'SymaError';
    this.code = api.syma_error_name(errno) ?? `SYMA_${errno}`;
    this.errno = errno;
    if (line > 0)
      this.line = line;
  }
}

class ClosedError extends Error {
  constructor(what) {
    super(`the ${what} is closed`);
    this.name = 'ClosedError';
    this.code = 'ERR_SYMA_CLOSED';
  }
}

class BusyError extends Error {
  constructor(what) {
    super(`the ${what} is in use by a call that has not ended`);
    this.name = 'BusyError';
    this.code = 'ERR_SYMA_BUSY';
  }
}

// The result of a call that succeeded; what failed may know why.
function check(result, { message, line } = {}) {
  if (result < 0)
    throw new SymaError(result, message?.(), line?.());
  return result;
}

module.exports = { BusyError, ClosedError, SymaError, check };
