#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The benchmarks start, do what they are asked and print their line. What
they measure is not looked at: a test must not depend on how fast it ran."""

import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                os.pardir, "tools"))
import pages  # noqa: E402
from support import BUILD, MAINTENANCE_PAGE, SRC, main, run  # noqa: E402

BENCH = os.path.join(BUILD, "tests", "bench")
BARE = os.path.join(BENCH, "bare")
SYMA = os.path.join(BENCH, "syma-bench")
LINE = ["checks", "errors", "wall_s", "user_s", "sys_s", "checks_s",
        "cpu_s_per_1000", "peak_rss_kib", "hits", "base_rss_kib"]
HOLD_LINE = ["inflight", "base_rss_kib", "rss_kib", "kib_per_transfer",
             "sockets", "errors"]


def pairs(line):
    return dict(word.split("=", 1) for word in line.split())


def has_pollable_fd():
    with open(os.path.join(BUILD, "config.h"), encoding="utf-8") as file:
        return "#define SYMA_POLLER_EPOLL 1" in file.read()


class Bench(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = folder.name
        cls.page = cls.write("page.html", MAINTENANCE_PAGE)
        cls.server = subprocess.Popen(
            [os.path.join(BENCH, "serve"), "-d", cls.folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        cls.addClassCleanup(cls.server.communicate)
        port = cls.server.stdout.readline().split()[1]
        for name in ("page/page.html", "wait/20", "hold", "mb/2", "none"):
            cls.write(name.replace("/", "-"),
                      b"http://127.0.0.1:%s/%s\n" % (port.encode(),
                                                     name.encode()))

    @classmethod
    def write(cls, name, data):
        path = os.path.join(cls.folder, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def urls(self, name):
        return os.path.join(self.folder, name)

    def figures(self, keys, *args, status=0):
        done = run(*args)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertEqual(done.stdout.count("\n"), 1, done.stdout)
        found = pairs(done.stdout)
        self.assertEqual(list(found), keys)
        return found

    def test_over_the_network(self):
        programs = [[BARE], [BARE, "--parse", "sax"], [SYMA]]
        if has_pollable_fd():
            programs.append([SYMA, "--by-fd"])
        for program in programs:
            for name in ("page-page.html", "wait-20"):
                found = self.figures(LINE, *program, "-u", self.urls(name),
                                     "-c", "2", "-n", "6", "-w", "2")
                self.assertEqual(found["checks"], "6")
                self.assertEqual(found["errors"], "0")

    @unittest.skipIf(has_pollable_fd(), "this build has a descriptor to poll")
    def test_no_descriptor_to_poll(self):
        done = run(SYMA, "--by-fd", "-u", self.urls("page-page.html"))
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("not supported", done.stderr)

    def test_hits_are_told(self):
        found = self.figures(LINE, SYMA, "-u", self.urls("page-page.html"),
                             "-n", "1")
        self.assertGreater(int(found["hits"]), 0)

    def test_hold(self):
        for program in (BARE, SYMA):
            found = self.figures(HOLD_LINE, program, "-u", self.urls("hold"),
                                 "-c", "3", "-n", "3", "--hold", "0.3")
            self.assertEqual(found["errors"], "0")
            self.assertGreaterEqual(int(found["sockets"]), 3)

    def test_a_body_over_the_limit_is_an_error(self):
        for program in (BARE, SYMA):
            arguments = [program, "-u", self.urls("mb-2"), "-n", "1"]
            self.figures(LINE, *arguments)
            found = self.figures(LINE, *arguments, "--max-body", "100000",
                                 status=1)
            self.assertEqual(found["errors"], "1")

    def test_a_missing_page_is_an_error(self):
        for program in (BARE, SYMA):
            self.figures(LINE, program, "-u", self.urls("none"), "-n", "1",
                         status=1)

    def test_in_memory(self):
        phrases = self.write("phrases", "# two\nDépose (3.5 kg) & <co>\n"
                             "thank you for waiting\n".encode())
        for more in ([], ["--parse-only"], ["-p", phrases, "-k", "login"]):
            done = run(SYMA, "-r", "3", *more, self.page)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(pairs(done.stdout)["pages"], "3")

    def test_phrases_are_rules(self):
        page = self.write("zebra.html", b"<title>Zoo</title><h1>The zebra "
                          b"crossing the river</h1><p>All about zebras.</p>")
        phrases = self.write("zebra", b"Zebra crossing THE river\n")
        hits = [int(pairs(run(SYMA, "-r", "1", *more, page).stdout)["hits"])
                for more in ([], ["-p", phrases])]
        self.assertGreater(hits[1], hits[0])

    def test_fresh_connections(self):
        arguments = [SYMA, "-u", self.urls("page-page.html"), "-n", "4"]
        for key, more in (("fresh_connection", ["-f"]),
                          ("reuse_unchanged", ["--reuse"])):
            done = run(*arguments, *more)
            if done.returncode == 3:  # a library without that option says so
                self.assertIn("'%s'" % key, done.stderr)
            else:
                self.assertEqual(done.returncode, 0, done.stderr)
        self.figures(LINE, BARE, *arguments[1:], "-f")

    def test_wrong_usage(self):
        for arguments in ([BARE], [SYMA], [SYMA, "-r", "1"],
                          [SYMA, "-r", "1", "-f", self.page],
                          [SYMA, "-u", "x", "-c", "0"], [BARE, "--reuse"],
                          [SYMA, "-u", "x", "-s"], [SYMA, "--parse", "sax"],
                          [BARE, "-u", "x", "--parse", "dom"],
                          [SYMA, "-u", "x", "-k", "shop"],
                          [SYMA, "-u", "x", "--hold", "long"],
                          [BARE, "-u", "x", "-n", "many"]):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertEqual(done.stdout, "")
            self.assertNotEqual(done.stderr, "")

    def test_pages_are_the_same_each_time(self):
        page = pages.Maker(40).page(40960)
        self.assertEqual(page, pages.Maker(40).page(40960))
        self.assertLess(abs(len(page) - 40960), 4096)
        self.assertLess(abs(len(pages.maintenance_page()) - 2048), 256)
        self.assertEqual(len(set(pages.phrases(100))), 100)

    def test_rows_are_chosen_by_name(self):
        script = [sys.executable, "-B", os.path.join(SRC, "scripts", "bench"),
                  "--programs", BENCH]
        done = run(*script, "no-row")
        self.assertEqual(done.returncode, 2)
        self.assertIn("hold_h2", done.stderr)
        self.assertEqual(run(*script, "--rounds", "4").returncode, 2)

    def test_help(self):
        for program in (BARE, SYMA):
            done = run(program, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn("usage: ", done.stdout)


if __name__ == "__main__":
    main()
