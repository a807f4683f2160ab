// SPDX-License-Identifier: MIT
/// <reference lib="esnext.disposable" />
// What a customer would find in a web portal: the binding to libsyma.
//
// Instants are Date, or null where they are not known, and the last Date
// there is where they are later; durations are milliseconds. Values of closed
// lists go by their names; a number that has no name, as a newer library may
// give it, stays that number.

export {};

type Open<Names extends string> = Names | number;

export type StateName =
  'unknown' | 'up' | 'degraded' | 'maintenance' | 'down';
export type UsableName = 'unknown' | 'yes' | 'partly' | 'no';
export type SectionKindName = 'generic' | 'login' | 'account' | 'activation';
export type SectionFlagName = 'optional';
export type NoticeKindName =
  'maintenance_now' | 'maintenance_planned' | 'incident' | 'fallback';
export type EventKindName = 'verdict' | 'report' | 'failure' | 'discovery';
export type ChangeKindName =
  'state' | 'partial_return' | 'promised' | 'slip' | 'overdue' | 'kept' |
  'broken' | 'flapping' | 'stale' | 'window';
export type PromiseStatusName =
  'open' | 'overdue' | 'revised' | 'kept' | 'broken' | 'undated';
export type RobotsName = 'unasked' | 'absent' | 'read' | 'failed';
export type OptionTypeName = 'int' | 'str';
export type FlagName =
  'suspect' | 'warn' | 'scheduled' | 'partial' | 'incomplete' | 'truncated' |
  'captcha' | 'drift' | 'confirmed' | 'reused' | 'stale' | 'overdue' |
  'flapping';

/** "json", "text", "ansi", or "nagios" with ":0", ":1" or ":2". */
export type Format =
  'json' | 'text' | 'ansi' | 'nagios' | 'nagios:0' | 'nagios:1' | 'nagios:2';
export type Language = 'en' | 'fr';
export type Audience = 'customer' | 'engineer';
export type Phase =
  'resolve' | 'connect' | 'tls' | 'first_byte' | 'body' | 'total';

/** Text is taken as UTF-8, bytes as they are. */
export type Bytes = string | ArrayBuffer | ArrayBufferView;

/** A Date, or milliseconds since the epoch. */
export type Moment = Date | number | bigint;

/** Names and numbers of bits, or the bits together. */
export type Flags<Names extends string> = Iterable<Open<Names>> | number;

export type OptionValue = string | number | bigint | boolean;

/** Options by key, as optionTable lists them. */
export type OptionValues = Readonly<Record<string, OptionValue>>;
export type GivenOptions = Options | OptionValues | null;

/** The values of the closed lists by their names. */
export const State: Readonly<Record<StateName, number>>;
export const Usable: Readonly<Record<UsableName, number>>;
export const SectionKind: Readonly<Record<SectionKindName, number>>;
export const SectionFlag: Readonly<Record<SectionFlagName, number>>;
export const NoticeKind: Readonly<Record<NoticeKindName, number>>;
export const EventKind: Readonly<Record<EventKindName, number>>;
export const ChangeKind: Readonly<Record<ChangeKindName, number>>;
export const PromiseStatus: Readonly<Record<PromiseStatusName, number>>;
export const Robots: Readonly<Record<RobotsName, number>>;
export const OptionType: Readonly<Record<OptionTypeName, number>>;
export const Flag: Readonly<Record<FlagName, number>>;

/** The error codes by their names in C, as in SYMA_EURL. */
export const ErrorCode: Readonly<Record<string, number>>;

/** A call of libsyma failed. That a portal fails is a verdict, not an error. */
export class SymaError extends Error {
  constructor(errno: number, message?: string, line?: number);
  /** The name, as in "SYMA_EURL". */
  readonly code: string;
  /** The number, as in -9. */
  readonly errno: number;
  /** The line of the document that is wrong; left out where there is none. */
  readonly line?: number;
}

/** The object was closed before. */
export class ClosedError extends Error {
  constructor(what: string);
  readonly code: 'ERR_SYMA_CLOSED';
}

/** A call off the main thread works with the object. */
export class BusyError extends Error {
  constructor(what: string);
  readonly code: 'ERR_SYMA_BUSY';
}

/** libsyma, or the package koffi, could not be loaded. */
export class LibraryError extends Error {
  constructor(message: string, cause?: unknown);
  readonly code: 'ERR_SYMA_LIBRARY';
}

/**
 * What all objects of the library have in common. Who does not close one
 * leaves that to the garbage collector.
 */
declare abstract class Owned implements Disposable {
  readonly closed: boolean;
  /** Twice is fine. Any later use throws ClosedError. */
  close(): void;
  [Symbol.dispose](): void;
}

export interface OptionRow {
  readonly name: string;
  readonly type: Open<OptionTypeName>;
  /** Bounds: of numbers only. */
  readonly min?: number | bigint;
  readonly max?: number | bigint;
  readonly default: string | number | bigint;
  readonly help: string;
}

/** Every option there is. */
export function optionTable(): OptionRow[];

/** Limits and manners. A value out of its bounds throws SymaError. */
export class Options extends Owned {
  constructor(values?: Options | OptionValues);
  set(key: string, value: OptionValue): this;
  get(key: string): string | number | bigint;
  [Symbol.iterator](): Generator<[string, string | number | bigint]>;
}

/** How to judge: filled, compiled once, and immutable from then on. */
export class Ruleset extends Owned {
  constructor();
  loadBuiltin(): this;
  load(document: Bytes): this;
  compile(): this;
  /** Why the last call failed; "" where it did not. */
  readonly lastError: string;
  /** The line it found wrong; 0 where there is none. */
  readonly errorLine: number;
}

export interface Certificate {
  readonly subject?: string;
  readonly issuer?: string;
  readonly notAfter?: Moment | null;
}

/** A page that the program fetched itself. */
export class Page extends Owned {
  constructor(options?: GivenOptions);
  /** Where the bytes came from, after all redirects. */
  setUrl(finalUrl: string): this;
  /** Which address was asked for, before all redirects. */
  setRequestUrl(url: string): this;
  setHomeUrl(url: string): this;
  setHttpStatus(status: number): this;
  /** In the order in which they were followed. */
  addRedirect(httpStatus: number, toUrl: string): this;
  /** The fetch failed: a reason such as "connect_refused". */
  setFailure(reason: string): this;
  /** The failure was seen again on a new connection. */
  setConfirmed(): this;
  setTiming(phase: Phase, ms: number | bigint): this;
  /** The server's own first. */
  addCertificate(certificate?: Certificate): this;
  /** Content-Type counts when it is added before the first byte. */
  addHeader(name: string, value: string): this;
  /** A piece of the body, cut anywhere, gzip and the like undone. */
  feed(piece: Bytes): this;
  finish(): this;
  readonly lastError: string;
}

export interface Known {
  now?: Moment;
  /** As in "Europe/Paris". */
  timeZone?: string;
  /** As in "fr" or "pt-BR". */
  language?: string;
  credentials?: boolean;
  /** A verdict's signature. */
  signature?: string;
}

/** What is known beside the page. */
export class Context extends Owned {
  constructor(known?: Known);
  setNow(now: Moment): this;
  setTimeZone(ianaName: string): this;
  setLanguage(bcp47: string): this;
  setSection(portal: Portal, sectionId: string): this;
  setCredentials(given?: boolean): this;
  setSignature(signature: string): this;
  /** The page that the site shows for an address that cannot exist. */
  setNotFound(page: Page): this;
}

/** Judges a page that is finished. */
export function classify(
  page: Page, kind?: Open<SectionKindName>,
  how?: { context?: Context | null; rules?: Ruleset | null }): Verdict;

export interface Evidence {
  /** As in "form.password.absent". */
  readonly code: string;
  readonly pointsTo: Open<StateName>;
  /** 0 to 1000; 0: reported only. */
  readonly weight: number;
  /** Where it was found, as in "title"; "" where there is no place. */
  readonly zone: string;
  readonly excerpt: string;
}

/** An announcement. Texts are "" where nothing is told. */
export interface Notice {
  readonly kind: Open<NoticeKindName>;
  readonly earliest: Date | null;
  readonly latest: Date | null;
  /** Whether the moments are our reading of loose words. */
  readonly vague: boolean;
  readonly text: string;
  readonly act: string;
  readonly channel: string;
  readonly address: string;
  readonly keyword: string;
}

export interface Since {
  readonly earliest: Date | null;
  readonly latest: Date | null;
  readonly vague: boolean;
  readonly text: string;
}

export interface Form {
  /** As in "login". */
  readonly kind: string;
  readonly enabled: boolean;
}

export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly notAfter: Date | null;
}

/** What was found on one page, and why. Immutable. */
export class Verdict extends Owned {
  private constructor();
  readonly state: Open<StateName>;
  readonly usable: Open<UsableName>;
  /** One of reasons(). */
  readonly reason: string;
  /** 0 to 999. */
  readonly confidence: number;
  readonly flags: Set<Open<FlagName>>;
  readonly kind: Open<SectionKindName>;
  /** As in "wordpress"; "" where none is known. */
  readonly product: string;
  /** For the context of a later check. */
  readonly signature: string;
  readonly url: string;
  readonly finalUrl: string;
  /** 0 where there was no answer or it was not said. */
  readonly httpStatus: number;
  /** One English line. */
  readonly summary: string;
  /** The codes of the findings without which the section would be up. */
  readonly unless: string[];
  readonly redirects: readonly string[];
  readonly forms: readonly Form[];
  readonly certificates: readonly ShownCertificate[];
  /** The certificate of the chain that is the first to end. */
  readonly firstToEnd: ShownCertificate | null;
  /** The heaviest first. */
  readonly evidence: readonly Evidence[];
  readonly notices: readonly Notice[];
  /** When the trouble began by the page's own words. */
  readonly since: Since | null;
  /**
   * Milliseconds, a bigint beyond Number.MAX_SAFE_INTEGER; null where the
   * phase did not take place.
   */
  timing(phase: Phase): number | bigint | null;
  readonly timings: Readonly<Record<Phase, number | bigint | null>>;
  format(format?: Format): string;
  explain(language?: Language, audience?: Audience): string;
  /** The summary. */
  toString(): string;
  /** A document of the schema syma-report/1. */
  toJSON(): object;
}

/** What to watch. */
export class Portal extends Owned {
  constructor(id?: string);
  /** A portal of a <portal> document. */
  static load(document: Bytes): Portal;
  /** The RELAX NG schema of <portal> documents. */
  static readonly schema: string;
  load(document: Bytes): this;
  addSection(
    sectionId: string, kind: Open<SectionKindName>, url: string,
    how?: { flags?: Flags<SectionFlagName> }): this;
  /** section: its id; left out: all. */
  setHeader(name: string, value: string, of?: { section?: string }): this;
  setAuth(
    scheme: 'basic' | 'digest' | 'bearer',
    login: { user?: string; secret: string; section?: string }): this;
  expect(
    sectionId: string, type: 'phrase' | 'regex' | 'title' | 'header',
    pattern: string, how?: { must?: boolean }): this;
  setHome(url: string): this;
  setLanguage(bcp47: string): this;
  setZoneinfoDir(folder: string): this;
  setTimeZone(ianaName: string): this;
  addNeed(sectionId: string, neededId: string): this;
  addFallback(sectionId: string, way: {
    act: string;
    channel: 'sms' | 'phone' | 'mail' | 'web' | 'shop' | 'post' | 'chat';
    address: string;
    keyword?: string;
  }): this;
  /**
   * Planned work at the portal's local times: once, from "2026-12-01T22:00",
   * or on days as "mon wed" or "daily", from "22:00".
   */
  addWindow(window: {
    begin: string;
    end: string;
    days?: string;
    section?: string;
  }): this;
  /** Heard elsewhere. Times are local as above, or have an offset. */
  addPromise(promise: {
    source: string;
    text: string;
    said: string;
    latest?: string;
    vague?: boolean;
    section?: string;
  }): this;
  setSignature(sectionId: string, signature: string): this;
  /** As a candidate's foundBy has it; "": forget it. */
  setFoundBy(sectionId: string, found: string): this;
  readonly sectionCount: number;
  readonly lastError: string;
  /** The line of the document found wrong; 0 where there is none. */
  readonly errorLine: number;
  /** A document that load reads. */
  format(format?: 'xml'): string;
  toString(): string;
}

/** A way round a section. Texts are "" where nothing is told. */
export interface Fallback {
  readonly act: string;
  readonly channel: string;
  readonly address: string;
  readonly keyword: string;
  readonly text: string;
  /** Who tells of it: "portal" or "page". */
  readonly source: string;
}

export interface Section {
  readonly id: string;
  /** Its needs not counted. Outlives the report. */
  readonly verdict: Verdict;
  readonly effectiveState: Open<StateName>;
  readonly effectiveUsable: Open<UsableName>;
  readonly effectiveReason: string;
  /** The id of the section behind the state; "" where it is its own. */
  readonly because: string;
  /** How its address was found, as the portal says; "": it does not. */
  readonly foundBy: string;
  readonly fallbacks: readonly Fallback[];
}

/** One check of one portal. Immutable; iterates over its sections. */
export class Report extends Owned {
  private constructor();
  readonly portalId: string;
  readonly state: Open<StateName>;
  readonly usable: Open<UsableName>;
  readonly flags: Set<Open<FlagName>>;
  readonly time: Date | null;
  /** How many of the required sections are effectively up. */
  readonly upCount: number;
  readonly requiredCount: number;
  readonly sections: readonly Section[];
  exitCode(maintenanceCode?: number): number;
  format(format?: Format): string;
  explain(language?: Language, audience?: Audience): string;
  /** Lines for people. */
  toString(): string;
  /** A document of the schema syma-report/1. */
  toJSON(): object;
  [Symbol.iterator](): IterableIterator<Section>;
}

export interface Manners {
  options?: GivenOptions;
  rules?: Ruleset | null;
}

/** Fetches a page, off the main thread, and judges it. */
export function checkUrl(
  url: string,
  how?: Manners & { kind?: Open<SectionKindName> }): Promise<Verdict>;

/**
 * Fetches and judges every section of a portal, off the main thread. Until
 * it is done, other uses of the portal throw BusyError.
 */
export function checkPortal(portal: Portal, how?: Manners): Promise<Report>;

/** Something that speaks for a candidate, or against it. */
export interface Clue {
  /** As in "link.text". */
  readonly code: string;
  /** The words or the part of the address behind it. */
  readonly text: string;
  /** What it adds to the score, or takes from it: -1000 to 1000. */
  readonly weight: number;
}

/** An address that may be a section of the portal. */
export interface Candidate {
  readonly kind: Open<SectionKindName>;
  /** Absolute, without a fragment. */
  readonly url: string;
  /** 0 to 1000. */
  readonly score: number;
  /** As in 'link "Mon espace client"'. */
  readonly foundBy: string;
  /** The page on which it was found. */
  readonly foundAt: string;
  /** The weightiest first. */
  readonly evidence: readonly Clue[];
}

/** A way round that a page names. */
export interface FoundFallback extends Fallback {
  /** That page. */
  readonly foundAt: string;
}

export interface SeenPage {
  /** The address that was asked. */
  readonly url: string;
  /** What HTTP answered; 0: nothing did. */
  readonly status: number;
}

/** What was found. Immutable; iterates over its candidates. */
export class Discovery extends Owned {
  private constructor();
  /** Where the home page was in the end, redirects followed. */
  readonly homeUrl: string;
  /** What the home page says of itself, as in "fr"; "": nothing. */
  readonly language: string;
  /** On the home page; null where one page alone was looked at. */
  readonly verdict: Verdict | null;
  /** What was looked at: the home page first, then as it was asked. */
  readonly pages: readonly SeenPage[];
  /**
   * What robots.txt of the home page's host said; where it failed nothing but
   * the home page was asked for.
   */
  readonly robots: Open<RobotsName>;
  /** The addresses that were passed over because of a robots.txt. */
  readonly barred: readonly string[];
  /** Login, account, activation; of a kind the best first. */
  readonly candidates: readonly Candidate[];
  /** What is proposed for a kind: its best, with a score of 500 or more. */
  best(kind: Open<SectionKindName>): Candidate | null;
  /** The ways round that the pages name. */
  readonly fallbacks: readonly FoundFallback[];
  /** The home page and what is proposed, to be read and changed. */
  toPortal(id?: string): Portal;
  format(format?: 'text' | 'json' | 'portal'): string;
  /** Lines for people. */
  toString(): string;
  /** A document of the schema syma-discovery/1. */
  toJSON(): object;
  [Symbol.iterator](): IterableIterator<Candidate>;
}

/**
 * Fetches a home page and what it leads to, off the main thread, and looks for
 * sections.
 */
export function discover(url: string, how?: Manners): Promise<Discovery>;

/** Looks for sections on one page that is finished. Nothing is fetched. */
export function discoverPage(
  page: Page, how?: { rules?: Ruleset | null }): Discovery;

/** Something that happened. What is not of its kind is null. */
export interface ProberEvent {
  readonly kind: Open<EventKindName>;
  /** What submit gave. */
  readonly ticket: bigint;
  /** "" for a page that was submitted by its URL. */
  readonly sectionId: string;
  readonly verdict: Verdict | null;
  readonly report: Report | null;
  readonly discovery: Discovery | null;
  readonly error: SymaError | null;
}

/**
 * Any number of checks at once. While a wait is under way only wakeup and
 * close may be called; all else throws BusyError.
 */
export class Prober extends Owned implements AsyncIterable<ProberEvent> {
  constructor(how?: Manners);
  /** The portal is copied. Gives the ticket of the check. */
  submit(portal: Portal): bigint;
  submitUrl(url: string, kind?: Open<SectionKindName>): bigint;
  /** Begins to look for a portal's sections, from its home page. */
  submitDiscovery(url: string): bigint;
  cancel(ticket: bigint): void;
  /** How many checks have not ended. */
  readonly pending: number;
  /** The descriptor to watch for input, in a loop of one's own. */
  readonly fd: number;
  /** Milliseconds in which nothing needs to be done; null: for ever. */
  readonly timeout: number | null;
  /** Does what can be done now. Gives how many events wait. */
  step(): number;
  /**
   * Works off the main thread until an event waits, the time is over, wakeup
   * is called, or nothing is pending. Gives how many events wait.
   */
  wait(timeoutMs?: number | bigint): Promise<number>;
  /** Ends the wait that is under way, or else the next one. */
  wakeup(): void;
  /** Pulls the oldest event. */
  nextEvent(): ProberEvent | null;
  /** Ends when nothing is pending, by wakeup, or by close. */
  events(): AsyncGenerator<ProberEvent, void, void>;
  [Symbol.asyncIterator](): AsyncGenerator<ProberEvent, void, void>;
}

/** How long each state has held, in whole seconds. */
export type Seconds = Readonly<Record<StateName, number>>;

/** One time at which the state was not up. */
export interface Incident {
  /** The first report that saw it, and the one that confirmed it. */
  readonly begin: Date;
  readonly confirmed: Date;
  /** null while it goes on. */
  readonly end: Date | null;
  /** In its course. */
  readonly worst: Open<StateName>;
  /** With which it began; "" for that of a portal. */
  readonly reason: string;
  /** Whether it began in a planned window. */
  readonly planned: boolean;
  /** How often a promised return was put off. */
  readonly slips: number;
}

/** A promise of a return. */
export interface ReturnPromise {
  /** "header", "page", "status", or what was declared. */
  readonly source: string;
  readonly text: string;
  /** When it was first seen. */
  readonly seen: Date;
  readonly earliest: Date | null;
  readonly latest: Date | null;
  /** Whether the moments are our reading of loose words. */
  readonly vague: boolean;
  /** The latest return that the same source had named before. */
  readonly revisedFrom: Date | null;
  readonly status: Open<PromiseStatusName>;
  /** Milliseconds; null where it names no time. */
  readonly late: number | bigint | null;
}

/** Planned work. */
export interface PlannedWindow {
  /** "" for the whole portal. */
  readonly sectionId: string;
  /** Who tells of it: "portal" or "page". */
  readonly source: string;
  readonly text: string;
  readonly begin: Date;
  readonly end: Date;
}

/** What a section and a portal as a whole have in common. */
export interface Tracked {
  readonly id: string;
  readonly state: Open<StateName>;
  readonly usable: Open<UsableName>;
  readonly flags: Set<Open<FlagName>>;
  /** Since when the state has held. */
  readonly since: Date | null;
  readonly seconds: Seconds;
  /** How much of them lay in planned windows. */
  readonly plannedSeconds: Seconds;
  /** The latest first. */
  readonly incidents: readonly Incident[];
  readonly promises: readonly ReturnPromise[];
}

export interface TrackedSection extends Tracked {
  readonly reason: string;
}

export interface TrackedPortal extends Tracked {
  /** When the last report was made. */
  readonly checked: Date | null;
  readonly upCount: number;
  readonly requiredCount: number;
  /** Ever; the same words of several sections are one promise. */
  readonly keptCount: number;
  readonly brokenCount: number;
  /** In the order of the last report. */
  readonly sections: readonly TrackedSection[];
  /** Those that go on or lie ahead; the next to begin first. */
  readonly windows: readonly PlannedWindow[];
}

/** What has changed. */
export interface Change {
  readonly kind: Open<ChangeKindName>;
  readonly portalId: string;
  /** "" for the portal as a whole. */
  readonly sectionId: string;
  /** When it came about, and when the tracker learnt of it. */
  readonly time: Date;
  readonly seen: Date;
  readonly before: Open<StateName>;
  readonly after: Open<StateName>;
  /** Whether flapping, being stale or a window begins, not ends. */
  readonly begins: boolean;
  readonly promise: ReturnPromise | null;
  readonly window: PlannedWindow | null;
  /** Of a partial return: k of n, which are back and which are not. */
  readonly upCount: number;
  readonly requiredCount: number;
  readonly back: readonly string[];
  /** waitsFor: the section that it needs and that is not up, or "". */
  readonly waiting: readonly {
    readonly sectionId: string;
    readonly waitsFor: string;
  }[];
  /** One English line. */
  readonly text: string;
}

/**
 * Over days: fed with the reports of any number of portals and told the time.
 * What it gives are copies, which stay as they are. Iterates over portals.
 */
export class Tracker extends Owned {
  constructor(options?: GivenOptions);
  /** The RELAX NG schema of what save gives. */
  static readonly schema: string;
  add(report: Report): this;
  /** Tells the time, where no report comes in. */
  tick(now: Moment): this;
  /** Forgets a portal. */
  remove(portalId: string): this;
  /** Heard elsewhere, as by the "press"; without section: of the portal. */
  declarePromise(portalId: string, promise: {
    section?: string;
    source: string;
    text: string;
    seen: Moment;
    earliest?: Moment | null;
    latest?: Moment | null;
    vague?: boolean;
  }): this;
  readonly portalIds: readonly string[];
  /** null where it is not known. */
  portal(portalId: string): TrackedPortal | null;
  section(portalId: string, sectionId: string): TrackedSection | null;
  portals(): Generator<TrackedPortal, void, void>;
  [Symbol.iterator](): Generator<TrackedPortal, void, void>;
  /** The last one of a portal, while the tracker has it. */
  report(portalId: string): Report | null;
  /** Pulls the oldest change. */
  nextChange(): Change | null;
  /** Pulls the changes that wait. */
  changes(): Generator<Change, void, void>;
  format(
    format?: 'json' | 'openmetrics' | 'prometheus' | 'atom' | 'summary',
    portalId?: string | null): string;
  format(format: 'svg', portalId: string): string;
  explain(portalId: string, language?: Language): string;
  /** A document for load in a later process: of one portal, or of all. */
  save(portalId?: string | null): string;
  /** Beside what is known already. */
  load(document: Bytes): this;
  /** A document of the schema syma-tracker/1. */
  toJSON(): object;
}

/** The exit status of a program that reports a verdict, or the like. */
export function exitCode(
  what: {
    readonly state: Open<StateName>;
    readonly usable: Open<UsableName>;
    readonly flags?: Flags<FlagName>;
  },
  maintenanceCode?: number): number;

/** Every reason that a verdict can have, with its meaning. */
export function reasons(): { name: string; help: string }[];

/** Names of numbers: null where a number has none. */
export function stateName(state: number): string | null;
export function usableName(usable: number): string | null;
export function flagName(bit: number): string | null;
export function sectionKindName(kind: number): string | null;
export function changeKindName(kind: number): string | null;
export function promiseStatusName(status: number): string | null;
export function robotsName(robots: number): string | null;
export function errorName(code: number): string | null;

/** What an error code means. */
export function strerror(code: number): string;

/** Numbers of names: SymaError where a name is none. */
export function stateFromName(name: string): number;
export function sectionKindFromName(name: string): number;

/** The release of libsyma that is running: "MAJOR.MINOR.PATCH", 0xMMmmpp. */
export const version: string;
export const versionNumber: number;

/** Whether libsyma was built with a feature, as in "tls". */
export function hasFeature(name: string): boolean;
