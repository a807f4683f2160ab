#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-watch: its options, the folder, one look by --once, and the history."""

import json
import os
import re
import sqlite3
import xml.etree.ElementTree as ElementTree

from watching import (LOGIN_PAGE, MAINTENANCE_PAGE, NAP_PAGE, RULES, WATCH,
                      Watch, main, portal, run, server, skip_where_not_built,
                      undocumented)

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

    def test_each_option(self):
        """All that --help names, short and long."""
        names = dict(re.findall(r"(?m)^  (-.), (--[a-z-]+)",
                                run(WATCH, "--help").stdout))
        self.write("rules.xml", RULES)
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url))
            self.write("portals/b.xml", portal("b", url))
            given = {"-p": "portals", "-s": "state.sqlite", "-O": "out",
                     "-i": "7", "-1": None, "-k": "91", "-a": None,
                     "-o": "host_delay_ms=0", "-r": "rules.xml",
                     "-t": "Our portals", "-b": "https://a.example/",
                     "-m": "metrics.prom", "-q": None}
            self.assertEqual(set(names), set(given) | {"-h", "-V"})
            for form in (lambda name: name, names.get):
                done = run(WATCH, *[word for name, value in given.items()
                                    for word in (form(name), value) if word])
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn("checked every 7 seconds", self.read("a.html"))
                self.assertIn("Our portals", self.read("index.html"))
                self.assertIn("https://a.example/a.atom", self.read("a.atom"))
                for name in os.listdir("out"):
                    os.unlink(os.path.join("out", name))
                os.unlink("metrics.prom")

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


if __name__ == "__main__":
    skip_where_not_built()
    main(WATCH)
