#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""track MEMORY PORTAL: what a tracker tells, as ../../conformance/track.c
prints it."""

import sys

import syma
from rows import NOW_MS
from syma._values import moment_in

DAY_MS = 86400000
OPTIONS = {"allow_private": 1, "host_delay_ms": 0}


def written(*values):
    """Values between bars; -1 is a time or number that is not known."""
    return "|".join(map(one, values))


def one(value):
    if value is None:
        return "-1"
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, syma.Flag):
        return ",".join(value.names)
    return str(moment_in(value)) if hasattr(value, "tzinfo") else str(value)


def print_promise(p):
    print("  promise", written(p.source, p.text, p.seen, p.earliest, p.latest,
                               p.vague, p.revised_from, p.status, p.late_ms))


def print_window(w):
    print("  window", written(w.section_id, w.source, w.text, w.begin, w.end))


def print_change(c):
    print("change", written(
        c.kind, c.portal_id, c.section_id, c.time, c.seen, c.before, c.after,
        c.begins, c.up_count, c.required_count, ",".join(c.back),
        ",".join(f"{w.section_id}:{w.waits_for}" for w in c.waiting), c.text))
    if c.promise:
        print_promise(c.promise)
    if c.window:
        print_window(c.window)


def print_place(place):
    """What a section and a portal as a whole have in common."""
    print("|" + written(place.state, place.usable, place.flags, place.since))
    of, planned = vars(place.seconds), vars(place.planned_seconds)
    print("  seconds|" + "|".join(written(of[s], planned[s]) for s in of))
    for n in place.incidents:
        print("  incident", written(n.begin, n.confirmed, n.end, n.worst,
                                    n.reason, n.planned, n.slips))
    for p in place.promises:
        print_promise(p)


def print_portal(tracker, p):
    report = tracker.report(p.id)
    print("portal", written(
        p.id, p.checked, p.up_count, p.required_count, p.kept_count,
        p.broken_count, report.state if report else "none"), end="")
    print_place(p)
    for window in p.windows:
        print_window(window)
    for section in p.sections:
        print("section", written(section.id, section.reason), end="")
        print_place(section)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def main(memory, portal):
    tracker = syma.Tracker({"interval_ms": DAY_MS, "confirm_up": 1})
    tracker.load(read(memory))
    report = syma.check_portal(syma.Portal.from_xml(read(portal)), OPTIONS)
    tracker.add(report)
    tracker.declare_promise(
        report.portal_id, "account", source="press", text="back tomorrow",
        seen=NOW_MS, earliest=NOW_MS, latest=NOW_MS + DAY_MS, vague=True)
    tracker.tick(NOW_MS + 3 * DAY_MS)
    for change in tracker.changes():
        print_change(change)
    for known in tracker.portals():
        print_portal(tracker, known)
    print(tracker.save(), end="")
    for name in ("json", "summary"):
        print(tracker.format(name), end="")
    for portal_id in tracker.portal_ids:
        print(tracker.explain(portal_id))


sys.stdout.reconfigure(encoding="utf-8", newline="\n")
main(*sys.argv[1:])
