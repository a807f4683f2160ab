# SPDX-License-Identifier: MIT
"""What the tests of syma-watch share."""

import contextlib
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
from support import (BUILD, LOGIN_PAGE, MAINTENANCE_PAGE,  # noqa: E402,F401
                     NAP_PAGE, PATIENCE, RULES, Folder, Pages, main, run,
                     server, undocumented)

WATCH = os.path.join(BUILD, "tools", "syma-watch", "syma-watch")


def skip_where_not_built():
    """Exit 77 where configure found no SQLite; a broken build is no skip."""
    if os.access(WATCH, os.X_OK):
        return
    with open(os.path.join(BUILD, "Makefile"), encoding="utf-8") as file:
        if re.search(r"(?m)^SQLITE_LIBS = *$", file.read()):
            print("syma-watch is not built: configure found no SQLite")
            sys.exit(77)


def portal(ident, url, sections="", attributes="", before=""):
    return ('<portal xmlns="urn:syma:portal:1" id="%s" home="%s/" '
            'timezone="Europe/Paris"%s>%s%s</portal>\n' %
            (ident, url, attributes, before, sections or
             '<section id="login" kind="login" href="/login"/>'))


def until(what, why):
    """Waits for something that another process brings about."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("never came: " + (why() if callable(why) else why))


class Watch(Folder):
    """A folder with portals, a database and an output folder."""

    def setUp(self):
        super().setUp()
        os.mkdir("portals")
        os.mkdir("out")

    def arguments(self, *more):
        return [WATCH, "-a", "--portals", "portals", "--state",
                "state.sqlite", "--output", "out", *more]

    def once(self, *more, **kw):
        return run(*self.arguments("--once", *more), **kw)

    def rows(self, sql, *values):
        with contextlib.closing(sqlite3.connect("state.sqlite")) as base:
            return base.execute(sql, values).fetchall()

    def change(self, sql, *values):
        with contextlib.closing(sqlite3.connect("state.sqlite")) as base:
            base.execute(sql, values)
            base.commit()

    def read(self, name):
        with open(os.path.join("out", name), encoding="utf-8") as file:
            return file.read()

    def exists(self, name):
        return os.path.exists(os.path.join("out", name))

    def start(self, *more, **kw):
        """Runs until the test ends it; its log is in self.log()."""
        log = open("log", "ab")
        self.addCleanup(log.close)
        process = subprocess.Popen(self.arguments(*more), stderr=log,
                                   stdin=subprocess.DEVNULL, **kw)
        self.addCleanup(self.end, process, signal.SIGKILL)
        return process

    @staticmethod
    def end(process, number=signal.SIGTERM):
        """Gives the status and the seconds it took."""
        began = time.monotonic()
        if process.poll() is None:
            process.send_signal(number)
        return process.wait(PATIENCE), time.monotonic() - began

    @staticmethod
    def log():
        with open("log", encoding="utf-8") as file:
            return file.read()

    def await_log(self, words, count=1):
        until(lambda: self.log().count(words) >= count,
              lambda: "%r in the log:\n%s" % (words, self.log()))

    def await_file(self, name):
        until(lambda: self.exists(name), name)
