#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-watch: the folder, the history, signals, and what cannot be written."""

import json
import os
import re
import resource
import signal
import sqlite3
import xml.etree.ElementTree as ElementTree

from watching import (LOGIN_PAGE, MAINTENANCE_PAGE, NAP_PAGE, RULES, WATCH,
                      Pages, Watch, main, portal, run, server,
                      skip_where_not_built, undocumented, until)

UP, MAINTENANCE, UNKNOWN = 1, 3, 0
HOUR = 3600000


class Usage(Watch):
    def refused(self, *args, says):
        done = run(WATCH, *args)
        self.assertEqual(done.returncode, 3, args)
        self.assertEqual(done.stdout, "")
        self.assertIn(says, done.stderr)
        self.assertIn("Try 'syma-watch --help'", done.stderr)

    def test_wrong_usage(self):
        needed = ("--portals", "p", "--state", "s", "--output", "o")
        self.refused(says="are needed")
        self.refused(*needed[:4], says="are needed")
        self.refused(*needed, "more", says="'more' is no option")
        self.refused(*needed, "-i", "0", says="no interval")
        self.refused(*needed, "-i", "0.5", says="no interval")
        self.refused(*needed, "-i", "x", says="no interval")
        self.refused(*needed, "-k", "89", says="--keep-days takes 90")
        self.refused(*needed, "-b", "ftp://a.example", says="--base-url")
        self.refused(*needed, "-b", 'https://a.example/"x', says="--base-url")
        self.refused(*needed, "-o", "nothing=1", says="no option 'nothing'")
        self.refused(*needed, "--wrong", says="--wrong")

    def test_help_and_version(self):
        done = run(WATCH, "--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertTrue(done.stdout.startswith("Usage: syma-watch "))
        done = run(WATCH, "-V")
        self.assertRegex(done.stdout, r"^syma-watch \(libsyma\) \d")
        self.assertEqual(undocumented(WATCH, "syma-watch.1"), set())


class OfFolder(Watch):
    """What is wrong with the folder is told, and nothing begins."""

    def refused(self, *says):
        done = self.once()
        self.assertEqual(done.returncode, 3)
        for words in says:
            self.assertIn(words, done.stderr)
        self.assertFalse(self.exists("index.html"))

    def test_no_folder(self):
        os.rmdir("portals")
        self.refused("portals: No such file or directory")

    def test_no_file(self):
        self.write("portals/readme.txt", "x")
        self.write("portals/.hidden.xml", portal("a", "http://127.0.0.1:9"))
        self.refused("portals: no portal file")

    def test_wrong_file(self):
        self.write("portals/good.xml", portal("a", "http://127.0.0.1:9"))
        self.write("portals/bad.xml", "<portal\nxmlns='urn:syma:portal:1'>\n"
                   "<sektion/></portal>")
        self.refused("portals/bad.xml:3: ", "sektion")

    def test_what_is_no_file(self):
        """A pipe is not waited for, a folder is not told as wrong."""
        os.mkfifo("portals/pipe.xml")
        os.mkdir("portals/folder.xml")
        self.refused("portals: no portal file")
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url))
            done = self.once()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(".xml", done.stderr)

    def test_same_id_twice(self):
        for name in ("a", "b"):
            self.write("portals/%s.xml" % name,
                       portal("shop", "http://127.0.0.1:9"))
        self.refused("portals/b.xml: the portal id 'shop' is that of "
                     "portals/a.xml too")

    def test_ids_that_name_others_files(self):
        for ident in ("index", "shop.fr", "shop.summary"):
            self.write("portals/a.xml", portal(ident, "http://127.0.0.1:9"))
            self.refused("portals/a.xml: ")
        self.write("portals/a.xml", portal("", "http://127.0.0.1:9").replace(
            'id=""', "", 1))
        self.refused("needs an id")

    def test_no_output(self):
        self.write("portals/a.xml", portal("a", "http://127.0.0.1:9"))
        os.rmdir("out")
        done = self.once()
        self.assertEqual(done.returncode, 3)
        self.assertIn("out: no file can be made there", done.stderr)


class Once(Watch):
    def test_states_and_statuses(self):
        pages = {"/login": (200, {}, LOGIN_PAGE),
                 "/closed": (200, {}, MAINTENANCE_PAGE)}
        with server(pages) as url:
            self.write("portals/a.xml", portal("a", url))
            done = self.once()
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("a works", self.read("a.html"))
            self.assertEqual(self.read("a.html"), self.read("index.html"))
            self.write("portals/b.xml", portal("b", url).replace(
                "/login", "/closed"))
            done = self.once()
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn("b is under maintenance", self.read("b.html"))
            self.assertIn("1 of 2 portals works", self.read("index.html"))
            self.assertIn('href="b.html"', self.read("index.html"))
            self.assertIn('href="b.fr.html"', self.read("index.fr.html"))
        self.assertEqual(
            self.rows("SELECT portal.id, section, state, end_ms FROM span"
                      " JOIN portal ON portal.key = span.portal"
                      " ORDER BY 1, 2"),
            [("a", "", UP, None), ("a", "login", UP, None),
             ("b", "", MAINTENANCE, None), ("b", "login", MAINTENANCE, None)])
        # Nothing answers any more: told as such, at the second time.
        done = self.once("-o", "confirm_delay_ms=0", "-o", "confirm_down=1")
        self.assertEqual(done.returncode, 2, done.stderr)

    def test_quiet(self):
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url))
            self.assertEqual(self.once("-q").stderr, "")
            log = self.once().stderr
        for line in log.splitlines():
            self.assertRegex(line, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ "
                                   r"syma-watch: ")

    def test_state_is_kept(self):
        """The same state goes on, in one span, since the first time."""
        with server({"/login": (200, {}, MAINTENANCE_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url))
            self.once()
            before = self.rows("SELECT section, state, begin_ms FROM span")
            log = self.once().stderr
        self.assertNotIn("maintenance since", log)
        self.assertEqual(
            self.rows("SELECT section, state, begin_ms FROM span"), before)

    def test_gap_is_unknown(self):
        """Time in which nobody looked is unknown after ten intervals."""
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url))
            self.once()
            self.shift(3 * HOUR)
            began, = self.rows("SELECT begin_ms FROM span WHERE section = ''")
            self.once()
        spans = self.rows("SELECT state, begin_ms, end_ms FROM span"
                          " WHERE section = '' ORDER BY begin_ms")
        self.assertEqual([s[0] for s in spans], [UP, UNKNOWN, UP])
        self.assertEqual(spans[0][1], began[0])
        self.assertEqual(spans[0][2] - began[0], 10 * 60000)
        self.assertEqual(spans[1][1:], (spans[0][2], spans[2][1]))

    def shift(self, ms):
        xml, = self.rows("SELECT tracker FROM portal")[0]
        xml = re.sub(r"\b1\d{12}\b",
                     lambda m: str(int(m.group()) - ms), xml)
        self.change("UPDATE portal SET tracker = ?, checked_ms = checked_ms"
                    " - ?", xml, ms)
        self.change("UPDATE span SET begin_ms = begin_ms - ?,"
                    " end_ms = end_ms - ?", ms, ms)

    def test_damaged_memory(self):
        """What was saved of a portal is of no use: it begins anew, and what
        went on ends where it was last seen."""
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url))
            self.once()
            self.change("UPDATE portal SET tracker = '<x'")
            done = self.once()
        self.assertEqual(done.returncode, 0)
        self.assertIn("a: what was saved of it cannot be used", done.stderr)
        self.assertEqual(self.rows("SELECT count(*) FROM span WHERE section"
                                   " = '' AND end_ms IS NOT NULL"), [(1,)])

    def test_old_history_goes(self):
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url))
            self.once()
            now, = self.rows("SELECT checked_ms FROM portal")[0]
            key, = self.rows("SELECT key FROM portal")[0]
            with sqlite3.connect("state.sqlite") as base:
                base.executemany(
                    "INSERT INTO span(portal, section, state, usable,"
                    " begin_ms, end_ms) VALUES(?, 'old', 1, 1, ?, ?)",
                    [(key, now - (200 * 24 - k) * HOUR,
                      now - (200 * 24 - k - 1) * HOUR)
                     for k in range(200 * 24 - 1)])
            base.close()
            self.once()
        oldest, = self.rows("SELECT min(end_ms) FROM span")[0]
        self.assertGreaterEqual(oldest, now - 90 * 24 * HOUR)
        count, = self.rows("SELECT count(*) FROM span WHERE section = 'old'"
                           )[0]
        self.assertIn(count, range(90 * 24 - 3, 90 * 24 + 1))

    def test_history_that_is_kept_longer(self):
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url))
            self.once()
            now, key = self.rows("SELECT checked_ms, key FROM portal")[0]
            for days in (130, 110, 100):
                self.change("INSERT INTO span(portal, section, state, usable,"
                            " begin_ms, end_ms) VALUES(?, 'old', 1, 1, ?, ?)",
                            key, now - days * 24 * HOUR,
                            now - (days - 1) * 24 * HOUR)
            for args, left in ((("-k", "120"), 2), ((), 0)):
                self.once(*args)
                self.assertEqual(self.rows("SELECT count(*) FROM span WHERE"
                                           " section = 'old'"), [(left,)])

    def test_rules(self):
        self.write("rules.xml", RULES)
        with server({"/login": (200, {}, NAP_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url))
            self.once()
            self.assertNotIn("under maintenance", self.read("a.html"))
            self.once("--rules", "rules.xml", "-o", "confirm_maintenance=1")
            self.assertIn("a is under maintenance", self.read("a.html"))
        self.write("rules.xml", "<rules/>")
        done = self.once("-r", "rules.xml")
        self.assertEqual(done.returncode, 3)
        self.assertIn("rules.xml:1: ", done.stderr)

    def test_witnesses(self):
        """What cannot be reached is down where a witness answers, and unknown
        where none does."""
        dead = "http://127.0.0.1:9"
        self.write("portals/a.xml", portal("a", dead))
        believed = ("-o", "confirm_delay_ms=0", "-o", "confirm_down=1")
        done = self.once(*believed, "-o", "witnesses=%s/ %s/x" % (dead, dead))
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("a/login: nothing could be seen from here: local_fault",
                      done.stderr)
        self.assertIn("not known", self.read("a.html"))
        self.assertEqual(self.rows("SELECT count(*) FROM span"
                                   " WHERE state != 0"), [(0,)])
        with server({}) as url:
            done = self.once(*believed, "-o",
                             "witnesses=%s/ %s/" % (dead, url))
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertNotIn("local_fault", done.stderr)

    def test_files_beside_the_page(self):
        with server({"/login": (200, {}, MAINTENANCE_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url))
            self.once("--base-url", "https://status.example/x/", "--metrics",
                      "metrics.prom")
        feed = ElementTree.fromstring(self.read("a.atom"))
        links = {(e.get("rel"), e.get("href")) for e in feed.findall(
            "{http://www.w3.org/2005/Atom}link")}
        self.assertIn(("self", "https://status.example/x/a.atom"), links)
        self.assertIn(("alternate", "https://status.example/x/a.html"), links)
        self.assertTrue(ElementTree.fromstring(self.read("a.svg")).tag
                        .endswith("svg"))
        self.assertIn("components", json.loads(self.read("a.summary.json")))
        self.assertIsInstance(json.loads(self.read("a.json")), dict)
        with open("metrics.prom", encoding="utf-8") as file:
            metrics = file.read()
        self.assertIn("syma_watch_portals 1\n", metrics)
        self.assertIn("syma_watch_checks_total 1\n", metrics)
        self.assertIn('syma_section_state{', metrics)
        self.assertEqual([n for n in os.listdir("out") + os.listdir(".")
                          if n.endswith(".tmp")], [])


class Database(Watch):
    def setUp(self):
        super().setUp()
        self.write("portals/a.xml", portal("a", "http://127.0.0.1:9"))

    def refused(self, *says):
        with open("state.sqlite", "rb") as file:
            before = file.read()
        done = self.once()
        self.assertEqual(done.returncode, 3, done.stderr)
        for words in says:
            self.assertIn(words, done.stderr)
        with open("state.sqlite", "rb") as file:
            self.assertEqual(file.read(), before)

    def make(self, *statements):
        base = sqlite3.connect("state.sqlite")
        for sql in statements:
            base.execute(sql)
        base.commit()
        base.close()

    def test_settings(self):
        self.once("-o", "confirm_delay_ms=0")
        self.assertEqual(self.rows("PRAGMA journal_mode"), [("wal",)])
        self.assertEqual(self.rows("PRAGMA user_version"), [(1,)])
        self.assertEqual(self.rows("PRAGMA auto_vacuum"), [(2,)])

    def test_newer_version(self):
        self.once("-o", "confirm_delay_ms=0")
        self.make("PRAGMA user_version = 2")
        self.refused("state.sqlite: ", "schema is version 2")

    def test_of_another_program(self):
        self.make("CREATE TABLE t(x)")
        self.refused("state.sqlite: a database of another program")

    def test_no_database(self):
        self.write("state.sqlite", "This is a letter, and no database. " * 99)
        self.refused("state.sqlite: ", "not a database")

    def test_damaged(self):
        self.once("-o", "confirm_delay_ms=0")
        with open("state.sqlite", "r+b") as file:
            file.seek(100)
            file.write(b"\xff" * 3000)
        done = self.once()
        self.assertEqual(done.returncode, 3)
        self.assertIn("state.sqlite: ", done.stderr)
        self.assertIn("malformed", done.stderr)

    def test_no_place(self):
        done = run(WATCH, "--portals", "portals", "--output", "out",
                   "--state", "none/state.sqlite", "--once")
        self.assertEqual(done.returncode, 3)
        self.assertIn("none/state.sqlite", done.stderr)


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
            until(lambda: "b.html" not in self.read("index.html"),
                  "an index without b")
            self.assertEqual(self.read("index.html"), self.read("a.html"))
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
