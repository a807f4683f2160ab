#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""conform CASES.tsv...: the verdicts of the saved pages, and where those
with an address lead, as JSON."""

import sys

from rows import rows


def main():
    for table in sys.argv[1:]:
        for row in rows(table):
            with row.judge() as verdict:
                sys.stdout.buffer.write(verdict.format("json").encode())
            if row.url is not None:
                with row.discover() as found:
                    sys.stdout.buffer.write(found.format("json").encode())


main()
