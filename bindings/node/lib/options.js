// SPDX-License-Identifier: MIT
// Limits and manners, by the keys that the library knows and checks.
'use strict';

const { api } = require('./library');
const { check } = require('./errors');
const { optionTypeOf } = require('./names');
const { Owned, use } = require('./owned');
const { int64, made, text, wrongType } = require('./values');

function tableRow(i) {
  const type = optionTypeOf(api.syma_option_type(i));
  const row = {
    name: api.syma_option_name(i),
    type,
    help: api.syma_option_help(i),
  };
  if (type === 'str')
    return { ...row, default: api.syma_option_default_str(i) };
  return {
    ...row,
    min: api.syma_option_min(i),
    max: api.syma_option_max(i),
    default: api.syma_option_default(i),
  };
}

/** Every option there is: name, type, bounds, default and help. */
function optionTable() {
  return Array.from({ length: Number(api.syma_option_count()) },
    (_, i) => tableRow(i));
}

class Options extends Owned {
  /** values: { key: value, ... }, as set takes them. */
  constructor(values = {}) {
    super(made((out) => api.syma_options_new(out)), api.syma_options_free,
      'options');
    try {
      for (const [key, value] of values instanceof Options ?
        values : Object.entries(values))
        this.set(key, value);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** value: a string, a whole number, or true or false for 1 or 0. */
  set(key, value) {
    const pointer = use(this);
    text(key, 'key');
    const result = typeof value === 'string' ?
      api.syma_options_set_str(pointer, key, text(value, key)) :
      api.syma_options_set_int(pointer, key, int64(
        typeof value === 'boolean' ? Number(value) : value, key));
    check(result, { message: () =>
      `option "${key}": ${api.syma_strerror(result)}` });
    return this;
  }

  get(key) {
    const pointer = use(this);
    const word = api.syma_options_get_str(pointer, text(key, 'key'));
    if (word !== null)
      return word;
    const out = [0];
    const result = api.syma_options_get_int(pointer, key, out);
    check(result, { message: () =>
      `option "${key}": ${api.syma_strerror(result)}` });
    return out[0];
  }

  /** [key, value] of every option. */
  *[Symbol.iterator]() {
    for (const { name } of optionTable())
      yield [name, this.get(name)];
  }
}

/**
 * Calls work(pointer) with options that are given as an object of keys, as
 * Options, or not at all.
 */
function withOptions(given, work) {
  if (given === undefined || given === null)
    return work(null);
  if (given instanceof Options)
    return work(use(given));
  if (typeof given !== 'object')
    throw wrongType('options', 'an object');
  const options = new Options(given);
  try {
    return work(use(options));
  } finally {
    options.close();
  }
}

module.exports = { Options, optionTable, withOptions };
