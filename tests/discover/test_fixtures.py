#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `syma-discover --batch` finds on the pages of fixtures/, against
expected.tsv: the shares that must be right and found, of each kind.

SYMA_BUILD is the build folder (default: the current one).
"""

import os
import subprocess
import sys
import unittest

from score import (EXPECTED, HERE, KINDS, SETS, pages, read_expected,
                   read_output, report, score, short_of, text_of)

DISCOVER = os.path.join(os.path.abspath(os.environ.get("SYMA_BUILD") or "."),
                        "tools", "syma-discover")
PRECISION = 0.95
RECALL = 0.90


def found(expected):
    done = subprocess.run([DISCOVER, "--batch", "-"],
                          input=pages(expected, HERE), encoding="utf-8",
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=120)
    return done, read_output(done.stdout)


class Fixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.expected = read_expected(text_of(EXPECTED))
        cls.done, cls.output = found(cls.expected)

    def test_each_page_has_its_line(self):
        self.assertEqual((self.done.returncode, self.done.stderr), (0, ""))
        self.assertEqual(list(self.output), list(self.expected))

    def test_shares(self):
        counts = score(self.expected, self.output)
        self.assertEqual(short_of(counts, PRECISION, RECALL), [],
                         "\n" + report(counts))

    def test_a_page_stands_alone(self):
        """What is found does not depend on the pages before it."""
        for which in SETS:
            some = read_expected(text_of(EXPECTED), which)
            _, output = found(some)
            self.assertEqual(output, {name: self.output[name]
                                      for name in some})

    def test_all_kinds_are_there(self):
        counts = score(self.expected, self.output)
        for kind in KINDS:
            self.assertGreaterEqual(counts[kind].asked, 20, kind)


if __name__ == "__main__":
    if not os.access(DISCOVER, os.X_OK):
        print(f"{DISCOVER} is not built")
        sys.exit(99)
    unittest.main()
