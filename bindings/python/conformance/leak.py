#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""leak CASES.tsv N MEMORY: memory before and after N verdicts, as many
trackers and the discoveries of the pages with an address, in KiB."""

import gc
import itertools
import re
import sys

import syma
from rows import NOW_MS, rows

WARM_UP = 1000


def rss_kib():
    gc.collect()
    with open("/proc/self/status", encoding="ascii") as status:
        return int(re.search(r"VmRSS:\s+(\d+) kB", status.read()).group(1))


def read_all(verdict):
    return (verdict.state, verdict.reason, verdict.evidence, verdict.notices,
            verdict.format("json"))


def find(row):
    found = row.discover()
    return (found.candidates, found.pages, found.fallbacks, found.to_portal(),
            found.format("json"))


def track(memory):
    tracker = syma.Tracker()
    tracker.load(memory)
    tracker.declare_promise("lumo", source="press", text="back tomorrow",
                            seen=NOW_MS)
    tracker.tick(NOW_MS)
    return (list(tracker.changes()), list(tracker.portals()), tracker.save(),
            tracker.format("json"))


def judge(pages, memory, count):
    for row in itertools.islice(pages, count):
        read_all(row.judge())
        if row.url is not None:
            find(row)
        track(memory)


def main():
    pages = itertools.cycle(list(rows(sys.argv[1])))
    with open(sys.argv[3], "rb") as file:
        memory = file.read()
    judge(pages, memory, WARM_UP)
    before = rss_kib()
    judge(pages, memory, int(sys.argv[2]))
    print("rss_kib", before, rss_kib())


main()
