// SPDX-License-Identifier: MIT
// The closed lists of values go by their names here. A number that has no
// name, as a newer library may give it, stays that number.
'use strict';

const { api } = require('./library');
const { enums } = require('./api');
const { SymaError, check } = require('./errors');
const { int, text, uint32, wrongType } = require('./values');

// { maintenance_now: 1, ... } of SYMA_NOTICE_MAINTENANCE_NOW, ...
function byName(values, prefix) {
  return Object.freeze(Object.fromEntries(Object.entries(values)
    .map(([name, value]) => [name.slice(prefix.length).toLowerCase(), value])));
}

function inverted(values) {
  return new Map(Object.entries(values).map(([name, n]) => [n, name]));
}

const ErrorCode = Object.freeze({ ...enums.syma_error });
const State = byName(enums.syma_state, 'SYMA_STATE_');
const Usable = byName(enums.syma_usable, 'SYMA_USABLE_');
const SectionKind = byName(enums.syma_section_kind, 'SYMA_SECTION_');
const SectionFlag = byName(enums.syma_section_flag, 'SYMA_SECTION_');
const NoticeKind = byName(enums.syma_notice_kind, 'SYMA_NOTICE_');
const EventKind = byName(enums.syma_event_kind, 'SYMA_EVENT_');
const ChangeKind = byName(enums.syma_change_kind, 'SYMA_CHANGE_');
const PromiseStatus = byName(enums.syma_promise_status, 'SYMA_PROMISE_');
const Robots = byName(enums.syma_robots, 'SYMA_ROBOTS_');
const OptionType = byName(enums.syma_option_type, 'SYMA_OPTION_');
const Flag = byName(enums.syma_flag, 'SYMA_FLAG_');

const noticeNames = inverted(NoticeKind);
const eventNames = inverted(EventKind);
const optionTypeNames = inverted(OptionType);

const stateName = (n) => api.syma_state_name(int(n, 'state'));
const stateFromName = (name) =>
  check(api.syma_state_from_name(text(name, 'name')));
const usableName = (n) => api.syma_usable_name(int(n, 'usable'));
const flagName = (bit) => api.syma_flag_name(uint32(bit, 'flag'));
const sectionKindName = (n) => api.syma_section_kind_name(int(n, 'kind'));
const sectionKindFromName = (name) =>
  check(api.syma_section_kind_from_name(text(name, 'name')));
const changeKindName = (n) => api.syma_change_kind_name(int(n, 'kind'));
const promiseStatusName = (n) =>
  api.syma_promise_status_name(int(n, 'status'));
const robotsName = (n) => api.syma_robots_name(int(n, 'robots'));
const errorName = (code) => api.syma_error_name(int(code, 'code'));
const strerror = (code) => api.syma_strerror(int(code, 'code'));

const stateOf = (n) => stateName(n) ?? n;
const usableOf = (n) => usableName(n) ?? n;
const kindOf = (n) => sectionKindName(n) ?? n;
const noticeKindOf = (n) => noticeNames.get(n) ?? n;
const eventKindOf = (n) => eventNames.get(n) ?? n;
const changeKindOf = (n) => changeKindName(n) ?? n;
const promiseStatusOf = (n) => promiseStatusName(n) ?? n;
const robotsOf = (n) => robotsName(n) ?? n;
const optionTypeOf = (n) => optionTypeNames.get(n) ?? n;

function stateNumber(state) {
  return typeof state === 'string' ? stateFromName(state) : int(state, 'state');
}

function kindNumber(kind) {
  return typeof kind === 'string' ? sectionKindFromName(kind) :
    int(kind, 'kind');
}

function entry(values, name, what) {
  if (!Object.hasOwn(values, name)) {
    throw new SymaError(ErrorCode.SYMA_ENOTFOUND,
      `there is no ${what} "${name}"`);
  }
  return values[name];
}

function usableNumber(usable) {
  return typeof usable === 'string' ? entry(Usable, usable, 'usable') :
    int(usable, 'usable');
}

/** The names of the bits that are set; a bit without a name is a number. */
function flagSet(bits) {
  const found = new Set();
  for (let bit = 1; bits !== 0; bit *= 2) {
    if ((bits & bit) !== 0)
      found.add(api.syma_flag_name(bit) ?? bit);
    bits = (bits & ~bit) >>> 0;
  }
  return found;
}

/** The bits of what flagSet gives, or of any list of names and numbers. */
function flagBits(flags, values = Flag) {
  if (typeof flags === 'number')
    return uint32(flags, 'flags');
  if (typeof flags?.[Symbol.iterator] !== 'function' ||
      typeof flags === 'string')
    throw wrongType('flags', 'a number or a list of names');
  let bits = 0;
  for (const flag of flags) {
    bits |= typeof flag === 'string' ? entry(values, flag, 'flag') :
      uint32(flag, 'flag');
  }
  return bits >>> 0;
}

/** The exit status of a program that reports a verdict, or the like. */
function exitCode({ state, usable, flags = 0 }, maintenanceCode = 1) {
  return check(api.syma_exit_code(stateNumber(state), usableNumber(usable),
    flagBits(flags), int(maintenanceCode, 'maintenanceCode')));
}

/** Every reason that a verdict can have, with its meaning. */
function reasons() {
  return Array.from({ length: Number(api.syma_reason_count()) }, (_, i) => ({
    name: api.syma_reason_name(i),
    help: api.syma_reason_help(i),
  }));
}

module.exports = {
  ChangeKind, ErrorCode, EventKind, Flag, NoticeKind, OptionType,
  PromiseStatus, Robots, SectionFlag, SectionKind, State, Usable,
  changeKindName, changeKindOf, errorName, eventKindOf, exitCode, flagBits,
  flagName, flagSet, kindNumber, kindOf, noticeKindOf, optionTypeOf,
  promiseStatusName, promiseStatusOf, reasons, robotsName, robotsOf,
  sectionKindFromName, sectionKindName, stateFromName, stateName, stateOf,
  strerror, usableName, usableOf,
};
