// SPDX-License-Identifier: MIT
// track MEMORY PORTAL: what a tracker tells, as ../../conformance/track.c
// prints it.
'use strict';

const { readFileSync, writeSync } = require('node:fs');
const { Portal, State, Tracker, checkPortal } = require('syma');

const NOW = 1795428000000;
const DAY = 86400000;

// -1 is a time or number that is not known.
function one(value) {
  if (value === null)
    return '-1';
  if (typeof value === 'boolean')
    return value ? '1' : '0';
  if (value instanceof Set)
    return [...value].join();
  return String(value instanceof Date ? value.getTime() : value);
}

const written = (...values) => values.map(one).join('|');
const print = (text) => writeSync(1, `${text}\n`);

function printPromise(p) {
  print(`  promise ${written(p.source, p.text, p.seen, p.earliest, p.latest,
    p.vague, p.revisedFrom, p.status, p.late)}`);
}

function printWindow(w) {
  print(`  window ${written(w.sectionId, w.source, w.text, w.begin, w.end)}`);
}

function printChange(c) {
  const waiting = c.waiting.map((w) => `${w.sectionId}:${w.waitsFor}`);
  print(`change ${written(c.kind, c.portalId, c.sectionId, c.time, c.seen,
    c.before, c.after, c.begins, c.upCount, c.requiredCount, c.back.join(),
    waiting.join(), c.text)}`);
  if (c.promise)
    printPromise(c.promise);
  if (c.window)
    printWindow(c.window);
}

// What a section and a portal as a whole have in common.
function printPlace(head, place) {
  const { state, usable, flags, since, seconds, plannedSeconds } = place;
  print(`${head}|${written(state, usable, flags, since)}`);
  const times = Object.keys(State)
    .map((name) => written(seconds[name], plannedSeconds[name]));
  print(`  seconds|${times.join('|')}`);
  for (const n of place.incidents) {
    print(`  incident ${written(n.begin, n.confirmed, n.end, n.worst,
      n.reason, n.planned, n.slips)}`);
  }
  place.promises.forEach(printPromise);
}

function printPortal(tracker, p) {
  const report = tracker.report(p.id);
  printPlace(`portal ${written(p.id, p.checked, p.upCount, p.requiredCount,
    p.keptCount, p.brokenCount, report?.state ?? 'none')}`, p);
  report?.close();
  p.windows.forEach(printWindow);
  for (const section of p.sections)
    printPlace(`section ${written(section.id, section.reason)}`, section);
}

async function main(memory, portal) {
  const tracker = new Tracker({ interval_ms: DAY, confirm_up: 1 });
  tracker.load(readFileSync(memory));
  const report = await checkPortal(Portal.load(readFileSync(portal)),
    { options: { allow_private: true, host_delay_ms: 0 } });
  tracker.add(report).declarePromise(report.portalId, {
    section: 'account', source: 'press', text: 'back tomorrow', seen: NOW,
    earliest: NOW, latest: new Date(NOW + DAY), vague: true,
  }).tick(NOW + 3 * DAY);
  for (const change of tracker.changes())
    printChange(change);
  for (const known of tracker)
    printPortal(tracker, known);
  writeSync(1, tracker.save());
  for (const name of ['json', 'summary'])
    writeSync(1, tracker.format(name));
  for (const id of tracker.portalIds)
    print(tracker.explain(id));
}

main(...process.argv.slice(2));
