// SPDX-License-Identifier: MIT

/** A function of libsyma; `async` runs it off the main thread. */
export interface RawFunction {
  (...args: unknown[]): any;
  async(...args: unknown[]): void;
}

/** Every function by its C name. Pointers are bigint or null. */
export const api: Readonly<Record<string, RawFunction>>;

/** Every enum by its C name, with its values by theirs. */
export const enums: Readonly<Record<string, Readonly<Record<string, number>>>>;
