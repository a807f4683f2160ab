// SPDX-License-Identifier: MIT
// Finds the shared library and binds every function of the raw layer.
'use strict';

const { functions } = require('./api');

// libcurl, TLS and PCRE2 want more than koffi gives a call off the main
// thread.
const ASYNC_STACK = 1 << 20;

const NAME = process.platform === 'darwin' ?
  'libsyma.0.dylib' : 'libsyma.so.0';

class LibraryError extends Error {
  constructor(message, cause) {
    super(message, { cause });
    this.name = 'LibraryError';
    this.code = 'ERR_SYMA_LIBRARY';
  }
}

function loadKoffi() {
  try {
    return require('koffi');
  } catch (cause) {
    throw new LibraryError('syma needs the package koffi; where syma is ' +
      'installed from a folder: npm install --install-links FOLDER', cause);
  }
}

function widenStack(koffi) {
  if (koffi.config().async_stack_size >= ASYNC_STACK)
    return;
  try {
    koffi.config({ async_stack_size: ASYNC_STACK });
  } catch {
    // Too late: the program has called something by koffi already.
  }
}

function open(koffi) {
  const path = process.env.SYMA_LIBRARY || NAME;
  try {
    return koffi.load(path);
  } catch (cause) {
    throw new LibraryError(`libsyma cannot be loaded (${cause.message}); ` +
      'install it, or name the file in SYMA_LIBRARY', cause);
  }
}

// Anonymous, so that a second copy of this package is no clash of names.
function types(koffi) {
  const pointer = koffi.pointer(koffi.opaque());
  const out = (type) => koffi.out(koffi.pointer(type));
  return {
    pointer,
    'out pointer': out(pointer),
    'out int64_t': out('int64_t'),
    'out uint64_t': out('uint64_t'),
  };
}

function bind(koffi) {
  const library = open(koffi);
  const special = types(koffi);
  const bound = {};
  for (const [name, kinds] of Object.entries(functions)) {
    const [result, ...params] = kinds.map((kind) => special[kind] ?? kind);
    bound[name] = library.func(name, result, params);
  }
  return Object.freeze(bound);
}

const koffi = loadKoffi();
widenStack(koffi);
const api = bind(koffi);

// The text behind a pointer that stays what it is.
function textAt(pointer) {
  return koffi.decode(pointer, 'char', -1);
}

module.exports = { LibraryError, api, textAt };
