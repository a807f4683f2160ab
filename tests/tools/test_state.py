#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-check --state: a plugin that remembers what its earlier checks found."""

import os
import re
import threading
import unittest

from support import (CHECK, LOGIN_PAGE, MAINTENANCE_PAGE, Folder, main, run,
                     server)

UP = (200, {}, LOGIN_PAGE)
CLOSED = (200, {}, MAINTENANCE_PAGE)
IMAGE = (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n" * 9)

PORTAL = """<portal xmlns="urn:syma:portal:1" id="op" home="{url}/">
  <promise source="press" text="back at noon" said="{said}" latest="{latest}"/>
  <section id="login" kind="login" href="/login"/>
</portal>
"""


class State(Folder):
    def check(self, url, *more, state="state.xml"):
        return run(CHECK, "-a", "-f", "nagios", "-k", "login",
                   "--state", state, *more, url + "/login")

    def first(self, url, *more, code):
        done = self.check(url, *more)
        self.assertEqual((done.returncode, done.stderr), (code, ""))
        return done.stdout.split("\n")[0]

    def earlier(self, seconds):
        """As if the check that left the file had been made so long ago."""
        with open("state.xml", encoding="utf-8") as file:
            text = file.read()
        text = re.sub("[0-9]{13}",
                      lambda found: str(int(found.group()) - seconds * 1000),
                      text)
        self.write("state.xml", text)

    def test_since_when(self):
        pages = {"/login": UP}
        with server(pages) as url:
            self.assertRegex(self.first(url, code=0),
                             r"^SYMA OK - login up \(ok\), usable \| ")
            pages["/login"] = CLOSED
            self.assertIn(" login maintenance (page_maintenance) since 0 s, ",
                          self.first(url, code=1))
            self.earlier(7200)
            self.assertIn(" since 2 h, ", self.first(url, code=1))
            self.earlier(3600)
            self.assertIn(" since 3 h, ", self.first(url, "-m", "2", code=2))
            pages["/login"] = UP
            self.assertTrue(
                self.first(url, code=0).startswith("SYMA OK - login up"))

    def test_promise_of_a_portal_file(self):
        with server({"/login": CLOSED}) as url:
            self.write("p.xml", PORTAL.format(
                url=url, said="2020-01-01T06:00:00Z",
                latest="2099-01-01T12:00:00Z"))
            done = run(CHECK, "-a", "-f", "nagios", "-s", "state.xml",
                       "-p", "p.xml")
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertRegex(done.stdout,
                         r"^SYMA WARNING - op maintenance, not usable, 0 of 1"
                         r" up, promised 'back at noon' [0-9]{4,} d ago: login"
                         r" maintenance \(page_maintenance\) since 0 s \| ")

    def test_more_looks_where_asked_for(self):
        pages = {"/login": UP}
        option = ("-o", "confirm_maintenance=2")
        with server(pages) as url:
            self.first(url, *option, code=0)
            pages["/login"] = CLOSED
            self.assertIn("SYMA OK - ", self.first(url, *option, code=0))
            self.assertIn(" maintenance ", self.first(url, *option, code=1))

    def test_unknown_is_told(self):
        """What was found earlier does not stand in for what is not known."""
        pages = {"/login": CLOSED}
        with server(pages) as url:
            self.first(url, code=1)
            pages["/login"] = IMAGE
            self.assertTrue(self.first(url, code=3)
                            .startswith("SYMA UNKNOWN - login unknown ("))
            pages["/login"] = CLOSED
            self.earlier(3600)
            self.assertIn(" since 1 h, ", self.first(url, code=1))

    def trouble(self, url, state, says):
        done = self.check(url, state=state)
        self.assertEqual(done.returncode, 3)
        self.assertEqual(len(done.stdout.splitlines()), 1)
        self.assertTrue(done.stdout.startswith("SYMA UNKNOWN - "), done.stdout)
        self.assertIn(says, done.stdout)

    def test_files_that_cannot_be(self):
        self.write("bad.xml", "<tracker")
        os.mkdir("folder")
        with server({"/login": UP}) as url:
            self.trouble(url, "bad.xml", "bad.xml:1: not well-formed XML")
            self.trouble(url, "folder", "folder: ")
            self.trouble(url, "no/such/state.xml",
                         "no/such/state.xml: cannot be written: No such file")
        with open("bad.xml", encoding="utf-8") as file:
            self.assertEqual(file.read(), "<tracker")
        self.assertEqual(sorted(os.listdir(".")), ["bad.xml", "folder"])

    def test_no_room(self):
        """The old memory stays as it is, and nothing lies beside it."""
        with server({"/login": UP}) as url:
            self.first(url, code=0)
            with open("state.xml", encoding="utf-8") as file:
                before = file.read()
            done = run("/bin/sh", "-c",
                       'ulimit -f 0; trap "" XFSZ; exec "$@" | cat', "sh",
                       CHECK, "-a", "-f", "nagios", "-k", "login", "-s",
                       "state.xml", url + "/login")
        self.assertIn("state.xml: cannot be written: File too large",
                      done.stdout)
        with open("state.xml", encoding="utf-8") as file:
            self.assertEqual(file.read(), before)
        self.assertEqual(os.listdir("."), ["state.xml"])

    def test_two_at_once(self):
        """The file is that of one of them, whole."""
        with server({"/login": CLOSED}) as url:
            threads = [threading.Thread(target=self.check, args=(url,))
                       for _ in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.first(url, code=1)
        self.assertEqual(os.listdir("."), ["state.xml"])

    def test_for_nagios_only(self):
        for name in ("text", "json", "junit", "openmetrics"):
            done = run(CHECK, "-f", name, "-s", "state.xml",
                       "http://a.example/")
            self.assertEqual(done.returncode, 3)
            self.assertIn("--state is for --format nagios", done.stderr)


if __name__ == "__main__":
    main(CHECK)
