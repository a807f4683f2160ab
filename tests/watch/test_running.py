#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-watch while it runs: signals, a folder that changes, and what cannot be
written."""

import os
import re
import resource
import signal
import sqlite3

from watching import (LOGIN_PAGE, MAINTENANCE_PAGE, WATCH, Pages, Watch, main,
                      portal, server, skip_where_not_built, until)

MAINTENANCE = 3


class Running(Watch):
    def watch(self, url, *more, **kw):
        self.write("portals/a.xml", portal("a", url))
        process = self.start("-i", "1", *more, **kw)
        self.await_file("a.html")
        return process

    def test_ends_at_once(self):
        """With a check under way that nobody answers."""
        pages = Pages({"/login": (200, {}, LOGIN_PAGE),
                       "/never": (200, {}, None)})
        with server(pages) as url:
            self.write("portals/b.xml", portal("b", url).replace(
                "/login", "/never"))
            for count, number in enumerate((signal.SIGTERM, signal.SIGINT), 1):
                process = self.watch(url)
                pages.wait_until_asked("/never", count)
                status, took = self.end(process, number)
                self.assertEqual(status, 0)
                self.assertLess(took, 1.0)
                self.assertEqual(self.rows("PRAGMA integrity_check"),
                                 [("ok",)])
                os.unlink("out/a.html")
        self.assertIn("syma-watch: end\n", self.log())

    def test_sleeps(self):
        """With nothing under way it does nothing, whatever it waits by."""
        pages = Pages({"/login": (200, {}, LOGIN_PAGE)})
        with server(pages) as url:
            process = self.watch(url)
            before = self.cpu_time(process)
            pages.wait_until_asked("/login", pages.asked["/login"] + 2)
            self.assertLess(self.cpu_time(process) - before, 0.5)
            self.assertEqual(self.end(process)[0], 0)

    @staticmethod
    def cpu_time(process):
        with open("/proc/%d/stat" % process.pid, encoding="ascii") as file:
            fields = file.read().rsplit(") ", 1)[1].split()
        return ((int(fields[11]) + int(fields[12])) /
                os.sysconf("SC_CLK_TCK"))

    def test_reload(self):
        pages = {"/login": (200, {}, LOGIN_PAGE),
                 "/closed": (200, {}, MAINTENANCE_PAGE)}
        with server(pages) as url:
            process = self.watch(url)
            # One is wrong, one is new, one has the id of another.
            self.write("portals/a.xml", "<portal>\n")
            self.write("portals/b.xml", portal("b", url))
            self.write("portals/c.xml", portal("a", url))
            process.send_signal(signal.SIGHUP)
            self.await_log("folder read again: portals: 2, files wrong: 2")
            log = self.log()
            self.assertRegex(log, r"portals/a\.xml:\d+: ")
            self.assertIn("portals/c.xml: the portal id 'a' is that of "
                          "portals/a.xml too", log)
            self.await_file("b.html")
            # The old one of a.xml is still at work.
            checked, = self.rows("SELECT checked_ms FROM portal"
                                 " WHERE id = 'a'")[0]
            until(lambda: self.rows("SELECT checked_ms FROM portal"
                                    " WHERE id = 'a'")[0][0] > checked,
                  "the next check of a")
            # Mended, and moved to another address.
            os.unlink("portals/c.xml")
            self.write("portals/a.xml", portal("a", url).replace(
                "/login", "/closed"))
            process.send_signal(signal.SIGHUP)
            self.await_log("folder read again: portals: 2, files wrong: 0")
            self.await_log("a/login: maintenance")
            self.claim_ids(process, url)
            # One is gone: its pages too, its history not.
            os.unlink("portals/b.xml")
            process.send_signal(signal.SIGHUP)
            self.await_log("b: no longer watched")
            until(lambda: not self.exists("b.html"), "b.html away")
            self.assertEqual(len(self.rows("SELECT key FROM portal")), 2)
            # All are gone: that cannot be meant.
            os.unlink("portals/a.xml")
            process.send_signal(signal.SIGHUP)
            self.await_log("what was watched before stays (portals: 1)")
            self.assertEqual(self.end(process)[0], 0)

    def claim_ids(self, process, url):
        """A file whose portal runs claims the id of another that runs:
        both stay as they were, whichever of the names comes first."""
        wrong = "folder read again: portals: 2, files wrong: "
        files = {name: self.text_of("portals/%s.xml" % name)
                 for name in "ab"}
        for count, (one, other) in enumerate(("ab", "ba"), 1):
            self.write("portals/%s.xml" % one, portal(other, url))
            process.send_signal(signal.SIGHUP)
            self.await_log(wrong + "1", count)
            self.assertIn("portals/%s.xml: the portal id '%s' is that of "
                          "portals/%s.xml too" % (one, other, other),
                          self.log())
            self.write("portals/%s.xml" % one, files[one])
        # And what it had is claimed by a third one.
        self.write("portals/a.xml", portal("b", url))
        self.write("portals/aa.xml", portal("a", url))
        process.send_signal(signal.SIGHUP)
        self.await_log(wrong + "2", 2)
        self.assertIn("portals/aa.xml: the portal id 'a' is that of "
                      "portals/a.xml too", self.log())
        os.unlink("portals/aa.xml")
        self.write("portals/a.xml", files["a"])
        process.send_signal(signal.SIGHUP)
        self.await_log(wrong + "0", 2)
        self.assertNotIn("no longer watched", self.log())
        self.assertNotIn("b: read anew", self.log())

    @staticmethod
    def text_of(path):
        with open(path, encoding="utf-8") as file:
            return file.read()

    def test_back_again(self):
        """A portal that comes back has its history."""
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            self.write("portals/b.xml", portal("b", url))
            process = self.watch(url)
            self.await_file("b.html")
            os.rename("portals/b.xml", "b.xml")
            process.send_signal(signal.SIGHUP)
            self.await_log("b: no longer watched")
            os.rename("b.xml", "portals/other.xml")
            process.send_signal(signal.SIGHUP)
            self.await_log("b: watched from now on")
            self.await_file("b.html")
            self.end(process)
        self.assertEqual(
            self.rows("SELECT count(*) FROM span JOIN portal ON portal.key ="
                      " span.portal WHERE id = 'b' AND section = ''"),
            [(1,)])

    def test_one_and_two(self):
        """What the index is follows the folder, and not the next report:
        the page of the only portal, or a list that each page leads to."""
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            for name in ("a", "b"):
                self.write("portals/%s.xml" % name, portal(name, url))
            process = self.start("-i", "3600")
            self.await_log("begin: ")
            # What has changed is checked at once, and then in an hour.
            for name in ("a", "b"):
                self.write("portals/%s.xml" % name, portal(name, url) + "\n")
            process.send_signal(signal.SIGHUP)
            for name in ("a.html", "b.html", "index.html"):
                self.await_file(name)
            os.rename("portals/b.xml", "b.xml")
            process.send_signal(signal.SIGHUP)
            # The two are written one after the other, and with each report.
            until(lambda: self.read("index.html") == self.read("a.html"),
                  "an index that is a's page")
            self.assertNotIn("b.html", self.read("index.html"))
            self.assertNotIn('href="index.html"', self.read("a.html"))
            os.rename("b.xml", "portals/b.xml")
            process.send_signal(signal.SIGHUP)
            until(lambda: 'href="index.html"' in self.read("a.html"),
                  "the way to the list")
            self.end(process)

    def test_renamed_file(self):
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            process = self.watch(url)
            os.rename("portals/a.xml", "portals/z.xml")
            process.send_signal(signal.SIGHUP)
            self.await_log("folder read again: portals: 1, files wrong: 0")
            self.assertNotIn("no longer watched", self.log())
            self.end(process)

    def test_only_one_at_a_time(self):
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            process = self.watch(url)
            done = self.once()
            self.assertEqual(done.returncode, 3)
            self.assertIn("state.sqlite: another syma-watch is at work",
                          done.stderr)
            self.end(process)

    def test_pages_left_over(self):
        """Of a portal that left the folder while nobody ran."""
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            for name in ("a", "b"):
                self.write("portals/%s.xml" % name, portal(name, url))
            self.once()
            os.unlink("portals/b.xml")
            self.once()
        self.assertTrue(self.exists("a.html"))
        self.assertEqual([n for n in os.listdir("out") if n[0] == "b"], [])

    def test_locked_database(self):
        pages = {"/login": (200, {}, LOGIN_PAGE)}
        with server(pages) as url:
            process = self.watch(url, "-o", "confirm_maintenance=1")
            other = sqlite3.connect("state.sqlite", isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            pages["/login"] = (200, {}, MAINTENANCE_PAGE)
            self.await_log("state.sqlite: cannot be written: database is "
                           "locked; trying again")
            self.await_log("a: maintenance since")
            # Reading writes nothing: a portal that is new has its page.
            self.write("portals/b.xml", portal("b", url))
            process.send_signal(signal.SIGHUP)
            self.await_file("b.html")
            self.assertNotIn("no page", self.log())
            other.execute("ROLLBACK")
            other.close()
            self.await_log("the database is written again")
            self.assertEqual(
                self.rows("SELECT count(*) FROM change JOIN portal"
                          " ON portal.key = portal WHERE id = 'a'"
                          " AND section = '' AND to_state = 3"), [(1,)])
            self.assertEqual(self.end(process)[0], 0)

    def test_end_while_locked(self):
        """Many reports while another program holds the database: each of
        them is not one more wait for it."""
        pages = Pages({"/login": (200, {}, LOGIN_PAGE)})
        with server(pages) as url:
            for i in range(12):
                self.write("portals/p%d.xml" % i, portal("p%d" % i, url))
            process = self.watch(url, "-o", "host_delay_ms=0")
            other = sqlite3.connect("state.sqlite", isolation_level=None)
            self.addCleanup(other.close)
            other.execute("BEGIN IMMEDIATE")
            self.await_log("database is locked; trying again")
            pages.wait_until_asked("/login", pages.asked["/login"] + 13)
            status, took = self.end(process)
            self.assertLess(took, 1.0)
            self.assertEqual(status, 3)

    def test_no_room(self):
        """Files cannot grow: nothing is half, and it goes on afterwards."""
        pages = {"/login": (200, {}, LOGIN_PAGE)}
        with server(pages) as url:
            process = self.watch(url, "-o", "confirm_maintenance=1")
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE,
                             (6000, resource.RLIM_INFINITY))
            pages["/login"] = (200, {}, MAINTENANCE_PAGE)
            self.await_log("out/")
            self.await_log("state.sqlite: ")
            page = self.read("a.html")
            self.assertTrue(page.endswith("</html>\n"))
            self.assertIn("a works", page)
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE,
                             (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            self.await_log("the database is written again")
            until(lambda: "under maintenance" in self.read("a.html"),
                  "the new page")
            self.assertEqual(self.rows("PRAGMA integrity_check"), [("ok",)])
            self.assertEqual(self.end(process)[0], 0)
        self.assertEqual([n for n in os.listdir("out")
                          if n.endswith(".tmp")], [])

    def test_all_is_written_at_the_end(self):
        """What could not be written until then, with a check under way:
        the history and the pages."""
        pages = Pages({"/login": (200, {}, LOGIN_PAGE)})
        with server(pages) as url:
            self.write("portals/b.xml", portal("b", url).replace(
                "/login", "/gone"))
            process = self.watch(url, "-o", "confirm_maintenance=1")
            other = sqlite3.connect("state.sqlite", isolation_level=None)
            self.addCleanup(other.close)
            other.execute("BEGIN IMMEDIATE")
            os.rename("out", "away")
            pages["/login"] = (200, {}, MAINTENANCE_PAGE)
            self.await_log("a: maintenance since")
            # The next check begins when those writings have failed.
            pages.hold("/login")
            pages.wait_until_asked("/login", pages.asked["/login"] + 1)
            self.assertNotIn("under maintenance", self.text_of("away/a.html"))
            os.rename("away", "out")
            other.execute("ROLLBACK")
            self.assertEqual(self.end(process)[0], 0)
            pages.release()
        self.assertEqual(
            self.rows("SELECT to_state, end_ms FROM change JOIN span"
                      " USING(portal, section) JOIN portal"
                      " ON portal.key = portal WHERE id = 'a'"
                      " AND section = '' AND to_state = 3 AND state = 3"
                      " AND kind = 'state'"), [(MAINTENANCE, None)])
        self.assertIn("a is under maintenance", self.read("a.html"))
        self.assertIn("maintenance", self.read("a.summary.json"))
        self.assertRegex(self.read("index.html"),
                         r'(?s)href="a.html".*maintenance')

    def test_output_gone(self):
        """The folder of the pages goes and comes back."""
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            process = self.watch(url)
            os.rename("out", "away")
            # Which file is met first is as it comes; it is told once.
            until(lambda: re.search(r"syma-watch: out/[a-z.]+: cannot be "
                                    r"written: No such file", self.log()),
                  "that a file cannot be written")
            os.rename("away", "out")
            os.unlink("out/a.html")
            self.await_file("a.html")
            self.assertEqual(self.end(process)[0], 0)


if __name__ == "__main__":
    skip_where_not_built()
    main(WATCH)
