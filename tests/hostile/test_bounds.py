#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile pages and servers: what is said of each, and that it costs no more
CPU time and memory than docs/security.md says. That table is the list of
rows; a page without a row, or a row without a page, is an error."""

import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
import pages  # noqa: E402
from support import BUILD, SRC, main  # noqa: E402

COST = os.path.join(BUILD, "tests", "hostile", "cost")
MEASURES = not os.environ.get("SYMA_SANITIZED")
BRIEF = ("timeout_ms=1000", "first_byte_timeout_ms=800")
BRIEF_S = 1
GRACE_S = 10  # of the clock on the wall, for a machine with much to do
LONG = ("timeout_ms=30000", "first_byte_timeout_ms=20000")
# They end with a limit of time, which is short here.
SLOW = {"drip", "drip-head", "endless-chunk-extension", "silence"}

RULES = """<rules xmlns="urn:syma:rules:1" language="en">
  <claim kind="maintenance" trigger="aa"><frame>^(a+)+[yz]</frame></claim>
</rules>
"""
PORTAL = """<portal xmlns="urn:syma:portal:1" id="hostile" home="{url}/">
  <section id="page" kind="generic" href="/many-a">
    <expect regex="{pattern}"/>
  </section>
</portal>
"""
PATTERNS = {"portal-nested-repeats": "(a+)+[yz]",
            "portal-alternatives": "(a|aa)+[yz]",
            "portal-backward": r"(a*)*\1[yz]",
            "portal-lookahead": "(?=(a+))*(a+)+[yz]"}


def documented():
    """name -> (seconds, MiB, verdict), of the table in docs/security.md."""
    with open(os.path.join(SRC, "docs", "security.md"),
              encoding="utf-8") as file:
        lines = re.findall(r"(?m)^\| `([a-z0-9-]+)` \| [^|]* \| ([0-9.]+) \| "
                           r"([0-9.]+) \| ([a-z]+, `[a-z_0-9]+`) \|$",
                           file.read())
    return {name: (float(cpu), float(mib), verdict)
            for name, cpu, mib, verdict in lines}


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


class Bounds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        web = pages.Listener(pages.speak_http)
        cls.url = "http://127.0.0.1:%d" % web.port
        ca = "ca_bundle=" + os.path.join(folder.name, "ca.pem")
        cls.rows = {path[1:]: (cls.url + path,)
                    for path in pages.PAGES if path != "/many-a"}
        for name, speak in pages.tls_servers(folder.name).items():
            cls.rows[name] = ("https://127.0.0.1:%d/" %
                              pages.Listener(speak).port, ca)
        cls.rows["rules-nested-repeats"] = (
            cls.url + "/many-a",
            "rules=" + write(folder.name, "rules.xml", RULES))
        for name, pattern in PATTERNS.items():
            text = PORTAL.format(url=cls.url, pattern=pattern)
            cls.rows[name] = (cls.url + "/many-a",
                              "portal=" + write(folder.name, name, text))

    def measure(self, name):
        url, *more = self.rows[name]
        limits = BRIEF if name in SLOW else LONG
        began = time.monotonic()
        done = subprocess.run(
            [COST, self.url + "/ordinary", url, "allow_private=1",
             "confirm_delay_ms=0", "host_delay_ms=0", "absence_baseline=0",
             *limits, *more], stdin=subprocess.DEVNULL, capture_output=True,
            encoding="utf-8", timeout=120, check=False)
        if done.returncode != 0:
            raise AssertionError("%s: %d: %s" % (name, done.returncode,
                                                 done.stderr))
        one = json.loads(done.stdout)
        one["wall_s"] = time.monotonic() - began
        return one

    def test_each_row(self):
        table = documented()
        self.assertEqual(sorted(table), sorted(self.rows))
        quick = [name for name in self.rows if name not in SLOW]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            got = dict(zip(quick, pool.map(self.measure, quick)))
        # Not while others send as much as they can.
        for name in sorted(SLOW):
            got[name] = self.measure(name)
        for name, one in got.items():
            cpu, mib, verdict = table[name]
            grown = one["grown_kib"] / 1024
            print("%-26s %6.3f of %5.2f s  %6.2f of %5.2f MiB  %s, %s" % (
                name, one["cpu_ms"] / 1000, cpu, grown, mib, one["state"],
                one["reason"]))
            with self.subTest(name):
                self.assertEqual("%s, `%s`" % (one["state"], one["reason"]),
                                 verdict)
                if MEASURES:
                    self.assertLessEqual(one["cpu_ms"] / 1000, cpu)
                    self.assertGreaterEqual(grown, 0, "not measured")
                    self.assertLessEqual(grown, mib)
                if name in SLOW:
                    self.assertLess(one["wall_s"], BRIEF_S + GRACE_S)
                if name.startswith(("portal-", "rules-")):
                    self.assertEqual(one["limit"], 1)


if __name__ == "__main__":
    main()
