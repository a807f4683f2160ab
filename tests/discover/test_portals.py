#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What syma-discover finds in the portals of portals/, served on loopback: each
section, each way round with the page that names it, and nothing that robots.txt
keeps.

SYMA_BUILD is the build folder (default: the current one).
"""

import json
import os
import re
import subprocess
import sys
import unittest

import portals

DISCOVER = os.path.join(os.path.abspath(os.environ.get("SYMA_BUILD") or "."),
                        "tools", "syma-discover")
KINDS = ("login", "account", "activation")


def found(web, portal):
    done = subprocess.run(
        [DISCOVER, "-a", "-o", "host_delay_ms=0", "-f", "json",
         web.origin + portal.values("home")[0]], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, encoding="utf-8", timeout=60)
    return json.loads(done.stdout)


class Portals(unittest.TestCase):
    def each(self, look):
        self.assertGreaterEqual(len(portals.names()), 2)
        for name in portals.names():
            portal = portals.Portal(name)
            with self.subTest(portal=name), portals.serve(portal) as web:
                look(portal, web, found(web, portal))

    def test_sections(self):
        def look(portal, web, what):
            said = {c["kind"]: c["url"].replace(web.origin, "")
                    for c in what["candidates"] if c["proposed"]}
            for kind in KINDS:
                self.assertIn(said.get(kind, "-"),
                              portal.values(kind)[0].split(" "), kind)
        self.each(look)

    def test_ways_round(self):
        def look(portal, web, what):
            ways = {" ".join((f["channel"], re.sub(r"\D", "", f["address"]),
                              f["keyword"] or "-",
                              f["found_at"].replace(web.origin, "")))
                    for f in what["fallbacks"]}
            self.assertLessEqual(set(portal.values("fallback")), ways)
        self.each(look)

    def test_what_robots_may_not_see(self):
        """It is not asked for, and so not proposed either."""
        def look(portal, web, what):
            paths = web.asked + [c["url"].replace(web.origin, "")
                                 for c in what["candidates"] if c["proposed"]]
            for begin in portal.values("never"):
                self.assertEqual([p for p in paths if p.startswith(begin)],
                                 [])
        self.each(look)


if __name__ == "__main__":
    if not os.access(DISCOVER, os.X_OK):
        print(f"{DISCOVER} is not built")
        sys.exit(99)
    unittest.main()
