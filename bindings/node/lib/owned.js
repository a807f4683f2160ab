// SPDX-License-Identifier: MIT
// An object of the library that belongs to an object here. It is released by
// close(), at the end of a `using` block, or some time after the last use of
// it has gone; never while a call off the main thread works with it.
'use strict';

const { BusyError, ClosedError } = require('./errors');

const forgotten = new FinalizationRegistry(({ pointer, free }) => {
  free(pointer);
});

let hold;
let letGo;
let share;
let use;
let useAnyTime;

class Owned {
  #pointer;
  #free;
  #what;
  #shared;
  #holders = 0; // calls off the main thread
  #closed = false;

  /** shared: whether several threads may work with it at once. */
  constructor(pointer, free, what, shared = false) {
    this.#pointer = pointer;
    this.#free = free;
    this.#what = what;
    this.#shared = shared;
    forgotten.register(this, { pointer, free }, this);
  }

  get closed() {
    return this.#closed;
  }

  /** Released at once, or when the last call that works with it ends. */
  close() {
    if (this.#closed)
      return;
    this.#closed = true;
    if (this.#holders === 0)
      this.#release();
  }

  #release() {
    forgotten.unregister(this);
    this.#free(this.#pointer);
    this.#pointer = null;
  }

  #open() {
    if (this.#closed)
      throw new ClosedError(this.#what);
    return this.#pointer;
  }

  static {
    // The pointer, for a call on this thread.
    use = (owned) => {
      const pointer = owned.#open();
      if (owned.#holders > 0 && !owned.#shared)
        throw new BusyError(owned.#what);
      return pointer;
    };

    // The same for what any thread may do at any time.
    useAnyTime = (owned) => owned.#open();

    // The same for a call on another thread, which ends with letGo.
    hold = (owned) => {
      const pointer = use(owned);
      owned.#holders++;
      return pointer;
    };

    letGo = (owned) => {
      owned.#holders--;
      if (owned.#closed && owned.#holders === 0)
        owned.#release();
    };

    // From here on several threads may work with it at once.
    share = (owned) => {
      owned.#shared = true;
    };
  }
}

// Node 18 has the symbol from 18.18 on.
if (Symbol.dispose) {
  Object.defineProperty(Owned.prototype, Symbol.dispose, {
    value: function dispose() {
      this.close();
    },
    configurable: true,
    writable: true,
  });
}

module.exports = { Owned, hold, letGo, share, use, useAnyTime };
