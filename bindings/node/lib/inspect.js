// SPDX-License-Identifier: MIT
// What console.log shows of an object whose values are all getters.
'use strict';

const { inspect } = require('node:util');

function shown(object, depth, options, values) {
  const { name } = object.constructor;
  if (object.closed)
    return options.stylize(`[${name}, closed]`, 'special');
  if (depth < 0)
    return options.stylize(`[${name}]`, 'special');
  return `${name} ${inspect(values(object), { ...options, depth })}`;
}

/** values(object): what is shown, where the object is not closed. */
function inspectable(Type, values) {
  Object.defineProperty(Type.prototype, inspect.custom, {
    value(depth, options) {
      return shown(this, depth, options, values);
    },
    configurable: true,
    writable: true,
  });
}

module.exports = { inspectable };
