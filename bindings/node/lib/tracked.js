// SPDX-License-Identifier: MIT
// What a tracker tells: plain objects, copied at once, because what the
// library lends lives only until the tracker is next changed.
'use strict';

const { api } = require('./library');
const { State, changeKindOf, flagSet, promiseStatusOf, stateOf, usableOf } =
  require('./names');
const { date, known, list } = require('./values');

function incident(pointer) {
  return Object.freeze({
    begin: date(api.syma_incident_begin_ms(pointer)),
    confirmed: date(api.syma_incident_confirmed_ms(pointer)),
    end: date(api.syma_incident_end_ms(pointer)),
    worst: stateOf(api.syma_incident_worst(pointer)),
    reason: api.syma_incident_reason(pointer),
    planned: api.syma_incident_planned(pointer) === 1,
    slips: Number(api.syma_incident_slips(pointer)),
  });
}

function promise(pointer) {
  return Object.freeze({
    source: api.syma_promise_source(pointer),
    text: api.syma_promise_text(pointer),
    seen: date(api.syma_promise_seen_ms(pointer)),
    earliest: date(api.syma_promise_earliest_ms(pointer)),
    latest: date(api.syma_promise_latest_ms(pointer)),
    vague: api.syma_promise_vague(pointer) === 1,
    revisedFrom: date(api.syma_promise_revised_from_ms(pointer)),
    status: promiseStatusOf(api.syma_promise_status(pointer)),
    late: known(api.syma_promise_late_ms(pointer)),
  });
}

function plannedWindow(pointer) {
  return Object.freeze({
    sectionId: api.syma_window_section_id(pointer),
    source: api.syma_window_source(pointer),
    text: api.syma_window_text(pointer),
    begin: date(api.syma_window_begin_ms(pointer)),
    end: date(api.syma_window_end_ms(pointer)),
  });
}

// { unknown: 0, up: 60, ... }
function seconds(get) {
  return Object.freeze(Object.fromEntries(Object.entries(State)
    .map(([name, state]) => [name, Number(get(state))])));
}

// What a section and a portal as a whole (s is null) have in common.
function tracked(t, p, s) {
  return {
    state: stateOf(api.syma_tracker_state(t, p, s)),
    usable: usableOf(api.syma_tracker_usable(t, p, s)),
    flags: flagSet(api.syma_tracker_flags(t, p, s)),
    since: date(api.syma_tracker_since_ms(t, p, s)),
    seconds: seconds((state) => api.syma_tracker_seconds(t, p, s, state)),
    plannedSeconds: seconds((state) =>
      api.syma_tracker_planned_seconds(t, p, s, state)),
    incidents: list(api.syma_tracker_incident_count(t, p, s),
      (i) => incident(api.syma_tracker_incident(t, p, s, i))),
    promises: list(api.syma_tracker_promise_count(t, p, s),
      (i) => promise(api.syma_tracker_promise(t, p, s, i))),
  };
}

/** Whether the tracker knows a portal, or a section of it. */
function isKnown(t, p, s) {
  return api.syma_tracker_seconds(t, p, s, State.up) >= 0;
}

function section(t, p, s) {
  return Object.freeze({
    id: s,
    reason: api.syma_tracker_reason(t, p, s),
    ...tracked(t, p, s),
  });
}

function portal(t, p) {
  return Object.freeze({
    id: p,
    checked: date(api.syma_tracker_checked_ms(t, p)),
    ...tracked(t, p, null),
    upCount: Number(api.syma_tracker_up_count(t, p)),
    requiredCount: Number(api.syma_tracker_required_count(t, p)),
    keptCount: Number(api.syma_tracker_kept_count(t, p)),
    brokenCount: Number(api.syma_tracker_broken_count(t, p)),
    sections: list(api.syma_tracker_section_count(t, p),
      (i) => section(t, p, api.syma_tracker_section_id(t, p, i))),
    windows: list(api.syma_tracker_window_count(t, p),
      (i) => plannedWindow(api.syma_tracker_window(t, p, i))),
  });
}

// Of a partial return.
function back(c) {
  const upCount = Number(api.syma_change_up_count(c));
  const requiredCount = Number(api.syma_change_required_count(c));
  return {
    upCount,
    requiredCount,
    back: list(upCount, (i) => api.syma_change_back(c, i)),
    waiting: list(requiredCount - upCount, (i) => Object.freeze({
      sectionId: api.syma_change_waiting(c, i),
      waitsFor: api.syma_change_waits_for(c, i),
    })),
  };
}

/** Copies a change, which stays the caller's. */
function change(c) {
  const about = api.syma_change_promise(c);
  const planned = api.syma_change_window(c);
  return Object.freeze({
    kind: changeKindOf(api.syma_change_kind(c)),
    portalId: api.syma_change_portal_id(c),
    sectionId: api.syma_change_section_id(c),
    time: date(api.syma_change_time_ms(c)),
    seen: date(api.syma_change_seen_ms(c)),
    before: stateOf(api.syma_change_from(c)),
    after: stateOf(api.syma_change_to(c)),
    begins: api.syma_change_begins(c) === 1,
    promise: about && promise(about),
    window: planned && plannedWindow(planned),
    ...back(c),
    text: api.syma_change_text(c),
  });
}

module.exports = { change, isKnown, portal, section };
