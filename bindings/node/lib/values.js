// SPDX-License-Identifier: MIT
// Arguments on their way to C, where a wrong type or a number too large
// would not be noticed, and results on their way back.
'use strict';

const { api, textAt } = require('./library');
const { check } = require('./errors');
const { Owned } = require('./owned');

const INT64_MAX = 2n ** 63n - 1n;
const DATE_MAX = 8.64e15; // milliseconds

function wrong(ErrorType, code, message) {
  return Object.assign(new ErrorType(message), { code });
}

function wrongType(what, wanted) {
  return wrong(TypeError, 'ERR_INVALID_ARG_TYPE', `${what} must be ${wanted}`);
}

function outOfRange(what, wanted) {
  return wrong(RangeError, 'ERR_OUT_OF_RANGE', `${what} must be ${wanted}`);
}

function text(value, what) {
  if (typeof value !== 'string')
    throw wrongType(what, 'a string');
  if (value.includes('\0')) {
    throw wrong(TypeError, 'ERR_INVALID_ARG_VALUE',
      `${what} must not hold a NUL character`);
  }
  return value;
}

function optionalText(value, what) {
  return value === undefined || value === null ? null : text(value, what);
}

function int(value, what) {
  if (typeof value !== 'number')
    throw wrongType(what, 'a number');
  if ((value | 0) !== value)
    throw outOfRange(what, 'a whole number of 32 bits');
  return value;
}

function uint32(value, what) {
  if (typeof value !== 'number')
    throw wrongType(what, 'a number');
  if (value >>> 0 !== value)
    throw outOfRange(what, 'a whole number of 32 bits, 0 or more');
  return value;
}

function int64(value, what) {
  if (typeof value === 'bigint') {
    if (value > INT64_MAX || value < -INT64_MAX - 1n)
      throw outOfRange(what, 'a whole number of 64 bits');
    return value;
  }
  if (typeof value !== 'number')
    throw wrongType(what, 'a number');
  if (!Number.isSafeInteger(value))
    throw outOfRange(what, 'a whole number');
  return value;
}

function ticket(value) {
  if (typeof value !== 'bigint' || value < 0n || value >= 2n ** 64n)
    throw wrongType('ticket', 'a bigint that submit gave');
  return value;
}

function instance(value, Type, what) {
  if (!(value instanceof Type))
    throw wrongType(what, `a ${Type.name}`);
  return value;
}

/**
 * An object of optional keys that a caller gave, as it is: a key that none
 * of names is, most often a misspelt one, would not be noticed.
 */
function keyed(given, names, what) {
  if (typeof given !== 'object' || given === null || given instanceof Owned)
    throw wrongType(what, `an object of ${names.join(', ')}`);
  for (const key of Object.keys(given)) {
    if (!names.includes(key)) {
      throw wrong(TypeError, 'ERR_INVALID_ARG_VALUE',
        `${what} has no key "${key}", but ${names.join(', ')}`);
    }
  }
  return given;
}

/** For classes whose objects only the library makes. */
const INTERNAL = Symbol('internal');

function onlyInternal(key) {
  if (key !== INTERNAL)
    throw new TypeError('Illegal constructor');
}

/** A Date, or a number of milliseconds since the epoch. */
function moment(value, what) {
  return int64(value instanceof Date ? value.getTime() : value, what);
}

/**
 * A number where that is exact, else a bigint; -1 is how the library says
 * that it does not know.
 */
function known(ms) {
  if (ms < 0)
    return null;
  return ms > Number.MAX_SAFE_INTEGER ? BigInt(ms) : Number(ms);
}

/** What is later than a Date can tell becomes the last Date there is. */
function date(ms) {
  return ms < 0 ? null : new Date(Math.min(Number(ms), DATE_MAX));
}

/** A string as UTF-8, or bytes as they are, in a typed array. */
function bytes(value, what) {
  if (typeof value === 'string')
    return Buffer.from(value);
  if (value instanceof ArrayBuffer)
    return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  throw wrongType(what, 'a string, a Buffer or another array of bytes');
}

/** What a call puts in its last parameter, an object of the caller's own. */
function made(call, context) {
  const out = [null];
  check(call(out), context);
  return out[0];
}

/** The same for a text, which is copied and released. */
function madeText(call, context) {
  const pointer = made(call, context);
  try {
    return textAt(pointer);
  } finally {
    api.syma_string_free(pointer);
  }
}

/** [get(0), get(1), ...] */
function list(count, get) {
  return Object.freeze(Array.from({ length: Number(count) }, (_, i) => get(i)));
}

module.exports = {
  INTERNAL, bytes, date, instance, int, int64, keyed, known, list, made,
  madeText, moment, onlyInternal, optionalText, text, ticket, uint32,
  wrongType,
};
