#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""leak CASES.tsv N: memory before and after N verdicts, in KiB."""

import gc
import itertools
import re
import sys

from rows import rows

WARM_UP = 1000


def rss_kib():
    gc.collect()
    with open("/proc/self/status", encoding="ascii") as status:
        return int(re.search(r"VmRSS:\s+(\d+) kB", status.read()).group(1))


def read_all(verdict):
    return (verdict.state, verdict.reason, verdict.evidence, verdict.notices,
            verdict.format("json"))


def judge(pages, count):
    for row in itertools.islice(pages, count):
        read_all(row.judge())


def main():
    pages = itertools.cycle(list(rows(sys.argv[1])))
    judge(pages, WARM_UP)
    before = rss_kib()
    judge(pages, int(sys.argv[2]))
    print("rss_kib", before, rss_kib())


main()
