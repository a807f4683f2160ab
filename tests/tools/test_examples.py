#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The programs in docs/examples, run as their heads say."""

import os
import signal
import subprocess
import tempfile
import unittest

from support import (EXAMPLES, LOGIN_PAGE, MAINTENANCE_PAGE, SRC, Demo, main,
                     run, server)

CHECK_ONE = os.path.join(EXAMPLES, "check_one")
CHECK_PORTAL = os.path.join(EXAMPLES, "check_portal")
DISCOVER = os.path.join(EXAMPLES, "discover")
OWN_FETCHER = os.path.join(EXAMPLES, "own_fetcher")
TRACKER = os.path.join(EXAMPLES, "tracker")
WATCH_MANY = os.path.join(EXAMPLES, "watch_many")


class Examples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.demo = Demo(3)
        cls.addClassCleanup(cls.demo.close)

    def test_check_one(self):
        for path, kind, status, word in (("connexion", "login", 0, "up"),
                                         ("compte", "account", 1,
                                          "maintenance"),
                                         ("nulle-part", "generic", 2,
                                          "degraded")):
            done = run(CHECK_ONE, "--allow-private", self.demo.url + path,
                       kind)
            self.assertEqual(done.stderr, "")
            self.assertEqual(done.returncode, status, done.stdout)
            self.assertTrue(done.stdout.startswith(word + ", usable: "))

    def test_check_one_by_default_is_careful(self):
        done = run(CHECK_ONE, self.demo.url)
        self.assertEqual(done.returncode, 3)
        self.assertIn("local_guard", done.stdout)

    def test_check_portal(self):
        done = run(CHECK_PORTAL, "--allow-private", self.demo.portal)
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stdout.startswith(
            "portal lumo: degraded, 2 of 4 required sections are up\n"),
            done.stdout)
        self.assertIn("(itself up; needs account)", done.stdout)
        self.assertIn("another way to activate: sms 20555 ACTIVE",
                      done.stdout)

    def test_check_portal_wrong_file(self):
        program = os.path.join(SRC, "docs", "examples", "check_portal.c")
        done = run(CHECK_PORTAL, program)
        self.assertEqual(done.returncode, 3)
        self.assertIn("check_portal.c: line 1: ", done.stderr)

    def test_discover(self):
        done = run(DISCOVER, "--allow-private", self.demo.url)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("login: %sconnexion\n    link " % self.demo.url,
                      done.stderr)
        self.assertIn(" link.text ", done.stderr)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "portal.xml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(done.stdout)
            checked = run(CHECK_PORTAL, "--allow-private", path)
        self.assertEqual(checked.stderr, "")
        self.assertRegex(checked.stdout, r"(?m)^login +up ")

    def test_discover_by_default_is_careful(self):
        done = run(DISCOVER, self.demo.url)
        self.assertEqual(done.returncode, 0)
        self.assertIn("local_guard", done.stderr)
        self.assertNotIn('kind="login"', done.stdout)

    def test_discover_wrong_address(self):
        done = run(DISCOVER, "ftp://www.operator.example/")
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("discover: ", done.stderr)

    def test_own_fetcher(self):
        url = "https://www.operator.example/login"
        for head, page, status, word in (
                ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
                 LOGIN_PAGE, 0, "up, usable: yes, ok"),
                ("HTTP/2 503 \r\nretry-after: 60\r\n\r\n", MAINTENANCE_PAGE,
                 1, "maintenance, usable: no, http_503_maintenance"),
                ("HTTP/1.0 500 Oops\n\n", b"<p>Oops</p>", 2,
                 "down, usable: no, http_5xx")):
            done = run(OWN_FETCHER, "login", url, input=head + page.decode())
            self.assertEqual(done.stderr, "")
            self.assertEqual(done.stdout.splitlines()[0], word)
            self.assertIn("points to", done.stdout)
            self.assertEqual(done.returncode, status)

    def test_own_fetcher_without_an_answer(self):
        done = run(OWN_FETCHER, "login", "https://www.operator.example/",
                   input="")
        self.assertEqual((done.returncode, done.stdout), (3, ""))

    def watch(self, *args):
        """Its events by ticket, in the order they came, and its status."""
        done = run(WATCH_MANY, "--allow-private", *args)
        self.assertEqual(done.stderr, "")
        events = {}
        for line in done.stdout.splitlines():
            ticket, text = line.split(": ", 1)
            events.setdefault(int(ticket), []).append(text)
        self.assertEqual([e.pop(0) for e in events.values()],
                         [f"asks for {arg}" for arg in args])
        return list(events.values()), done.returncode

    def test_watch_many(self):
        demo = Demo(1)
        self.addCleanup(demo.close)
        for act, page, portal, status in (
                (1, "maintenance, usable: no, page_maintenance",
                 "portal lumo maintenance, 0 of 4 required sections are up",
                 1),
                (3, "up, usable: yes, ok",
                 "portal lumo degraded, 2 of 4 required sections are up", 1),
                (4, "up, usable: yes, ok",
                 "portal lumo up, 4 of 4 required sections are up", 0)):
            demo.act(act)
            if act == 4:
                demo.follow()
            events, code = self.watch(demo.url, demo.portal,
                                      demo.url + "tarifs")
            self.assertEqual([events[0], events[2]], [[page], [page]])
            self.assertEqual(events[1].pop(), portal)
            self.assertEqual(sorted(e.split()[0] for e in events[1]),
                             ["account", "activation", "brochure", "home",
                              "login"])
            self.assertEqual(code, status)

    def test_watch_many_gives_the_highest_status(self):
        events, code = self.watch(self.demo.url + "nulle-part", self.demo.url)
        self.assertTrue(events[0][0].startswith("degraded, usable: no, "))
        self.assertEqual(events[1], ["up, usable: yes, ok"])
        self.assertEqual(code, 2)

    def test_watch_many_by_default_is_careful(self):
        done = run(WATCH_MANY, self.demo.url)
        self.assertEqual(done.returncode, 3)
        self.assertIn("1: unknown, usable: unknown, local_guard\n",
                      done.stdout)

    def test_watch_many_gives_up_when_interrupted(self):
        with server({"/": (200, {}, None)}) as hangs:
            # Two hosts, so that neither waits for the other.
            process = subprocess.Popen(
                [WATCH_MANY, "--allow-private", hangs, self.demo.url],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, encoding="utf-8")
            lines = [process.stdout.readline() for _ in range(3)]
            process.send_signal(signal.SIGINT)
            rest, errors = process.communicate(timeout=20)
        self.assertEqual(lines[2], "2: up, usable: yes, ok\n")
        self.assertEqual((rest, errors), ("1: given up\n", ""))
        self.assertEqual(process.returncode, 3)

    def test_watch_many_wrong_arguments(self):
        for arg, error in (("no-such.xml", "no-such.xml: cannot open\n"),
                           ("https://u:p@operator.example/",
                            "operator.example/: cannot be asked for\n")):
            done = run(WATCH_MANY, self.demo.url, arg)
            self.assertEqual(done.returncode, 3)
            self.assertIn(error, done.stderr)
            self.assertIn("1: given up\n", done.stdout)

    def test_tracker(self):
        demo = Demo(4)
        self.addCleanup(demo.close)
        demo.follow()
        with tempfile.TemporaryDirectory() as folder:
            memory = os.path.join(folder, "memory.xml")
            for act, words in ((4, ["lumo/home: up since ",
                                    "lumo: up since "]),
                               (2, []),  # one report is not believed
                               (2, ["lumo/account: maintenance since ",
                                    "lumo/home: return promised for about ",
                                    "lumo: maintenance since "]),
                               (3, ["lumo: degraded since "]),
                               (3, ["lumo/home: back at ",
                                    "lumo: 2 of 4 are back: home, login; ",
                                    "    activation is not back, it waits "
                                    "for account\n"]),
                               (4, []),
                               (4, ["lumo/account: up since ",
                                    "lumo: up since "])):
                demo.act(act)
                done = run(TRACKER, "--allow-private", demo.portal, memory,
                           "1")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                for word in words:
                    self.assertIn(word, done.stdout)
                if not words:
                    self.assertEqual(done.stdout, "")

    def test_tracker_wrong_files(self):
        with tempfile.TemporaryDirectory() as folder:
            memory = os.path.join(folder, "memory.xml")
            for portal, text, error in (
                    (memory, "<x/>", "memory.xml: line 1: "),
                    (self.demo.portal, "<x/>", "memory.xml: line 1: "),
                    (os.path.join(folder, "none"), "", "none: ")):
                with open(memory, "w", encoding="utf-8") as stream:
                    stream.write(text)
                done = run(TRACKER, "--allow-private", portal, memory, "1")
                self.assertEqual((done.returncode, done.stdout), (3, ""))
                self.assertIn(error, done.stderr)
                with open(memory, encoding="utf-8") as stream:
                    self.assertEqual(stream.read(), text)

    def test_usage(self):
        for program in (CHECK_ONE, CHECK_PORTAL, OWN_FETCHER, TRACKER,
                        WATCH_MANY):
            done = run(program)
            self.assertEqual((done.returncode, done.stdout), (3, ""))
            self.assertIn("usage: ", done.stderr)


if __name__ == "__main__":
    main(CHECK_ONE, CHECK_PORTAL, OWN_FETCHER, TRACKER, WATCH_MANY)
