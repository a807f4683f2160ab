// SPDX-License-Identifier: MIT
// What a customer would find in a web portal: the binding to libsyma.
'use strict';

const { LibraryError, api } = require('./lib/library');
const { BusyError, ClosedError, SymaError } = require('./lib/errors');
const {
  ChangeKind, ErrorCode, EventKind, Flag, NoticeKind, OptionType,
  PromiseStatus, Robots, SectionFlag, SectionKind, State, Usable,
  changeKindName, errorName, exitCode, flagName, promiseStatusName, reasons,
  robotsName, sectionKindFromName, sectionKindName, stateFromName, stateName,
  strerror, usableName,
} = require('./lib/names');
const { Options, optionTable } = require('./lib/options');
const { Ruleset } = require('./lib/ruleset');
const { Portal } = require('./lib/portal');
const { Context } = require('./lib/context');
const { Verdict } = require('./lib/verdict');
const { Page } = require('./lib/page');
const { classify } = require('./lib/classify');
const { Report } = require('./lib/report');
const { Discovery, discoverPage } = require('./lib/discovery');
const { checkPortal, checkUrl, discover } = require('./lib/check');
const { Prober } = require('./lib/prober');
const { Tracker } = require('./lib/tracker');
const { text } = require('./lib/values');

const versionNumber = api.syma_version_number();
const version = api.syma_version_string();

/** Whether the library that is running was built with a feature. */
function hasFeature(name) {
  return api.syma_has_feature(text(name, 'name')) === 1;
}

module.exports = {
  BusyError, ChangeKind, ClosedError, Context, Discovery, ErrorCode,
  EventKind, Flag, LibraryError, NoticeKind, OptionType, Options, Page,
  Portal, Prober, PromiseStatus, Report, Robots, Ruleset, SectionFlag,
  SectionKind, State, SymaError, Tracker, Usable, Verdict, changeKindName,
  checkPortal, checkUrl, classify, discover, discoverPage, errorName,
  exitCode, flagName, hasFeature, optionTable, promiseStatusName, reasons,
  robotsName, sectionKindFromName, sectionKindName, stateFromName, stateName,
  strerror, usableName, version, versionNumber,
};
