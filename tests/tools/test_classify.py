#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-classify: one saved page, and tables of them."""

import json
import os
import subprocess
import sys
import unittest

from support import (CLASSIFY, LOGIN_PAGE, MAINTENANCE_PAGE, MISSING_PAGE,
                     SRC, Folder, main, run, undocumented)


class Usage(Folder):
    def refused(self, *args, says=None):
        done = run(CLASSIFY, *args)
        self.assertEqual((done.returncode, done.stdout), (3, ""), args)
        self.assertIn("--help", done.stderr)
        if says:
            self.assertIn(says, done.stderr)

    def test_help(self):
        done = run(CLASSIFY, "--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertTrue(done.stdout.startswith("Usage: syma-classify "))
        for name in ("--kind", "--status", "--url", "--header", "--now",
                     "--tz", "--format", "--rules", "--batch", "--version"):
            self.assertIn(name, done.stdout)

    def test_man_page_names_each_option(self):
        self.assertEqual(undocumented(CLASSIFY, "syma-classify.1"), set())

    def test_version(self):
        done = run(CLASSIFY, "--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout,
                         r"\Asyma-classify \(libsyma\) [0-9]+\.[0-9]+\.")

    def test_wrong_usage(self):
        self.write("page.html", LOGIN_PAGE)
        self.refused(says="no file")
        self.refused("--bogus", "page.html")
        self.refused("page.html", "page.html", says="--batch")
        self.refused("--batch", "t.tsv", "page.html", says="exclude")
        for option, value in (("--kind", "login"), ("--status", "200"),
                              ("--url", "http://a.example/"),
                              ("--header", "A: b"), ("--format", "json")):
            self.refused("--batch", "t.tsv", option, value, says=option)
        for option, value in (
                ("--kind", "shop"), ("--status", "99"), ("--status", "600"),
                ("--status", "2xx"), ("--header", "no colon"),
                ("--header", ": x"), ("--header", "A b: c"),
                ("--format", "nagios"),
                ("--now", "yesterday"), ("--now", "2026-02-29T00:00:00Z"),
                ("--now", "2026-01-01T00:00:00"),
                ("--now", "2026-01-01T24:00:00Z"),
                ("--tz", "Europe/Nowhere"), ("--tz", "../../etc/hostname"),
                ("--option", "nothing=1")):
            self.refused(option, value, "page.html")

    def test_bad_url(self):
        self.write("page.html", LOGIN_PAGE)
        for url in ("nowhere", "ftp://a.example/", ""):
            done = run(CLASSIFY, "--url", url, "page.html")
            self.assertEqual((done.returncode, done.stdout), (3, ""), url)
            self.assertIn("syma-classify: URL: ", done.stderr)

    def test_unreadable(self):
        os.mkdir("folder")
        for name in ("none.html", "folder"):
            done = run(CLASSIFY, name)
            self.assertEqual((done.returncode, done.stdout), (3, ""))
            self.assertTrue(
                done.stderr.startswith(f"syma-classify: {name}: "),
                done.stderr)


class OnePage(Folder):
    def classify(self, *args, **kw):
        done = run(CLASSIFY, "--format", "json", *args, **kw)
        self.assertEqual(done.stderr, "")
        report = json.loads(done.stdout)
        self.assertEqual(len(report["sections"]), 1)
        return done.returncode, report, report["sections"][0]

    def test_states_and_exit_statuses(self):
        self.write("login.html", LOGIN_PAGE)
        self.write("closed.html", MAINTENANCE_PAGE)
        self.write("missing.html", MISSING_PAGE)
        for args, state, status, reason in (
                (["-k", "login", "login.html"], "up", 0, "ok"),
                (["-k", "login", "closed.html"], "maintenance", 1,
                 "page_maintenance"),
                (["-s", "503", "closed.html"], "maintenance", 1,
                 "http_503_maintenance"),
                (["missing.html"], "degraded", 2, "soft_404"),
                (["-s", "404", "missing.html"], "degraded", 2, "not_found"),
                (["-s", "503", "-k", "login", "login.html"], "down", 2,
                 "http_5xx")):
            got, report, section = self.classify(*args)
            self.assertEqual(
                (report["state"], got, section["reason"]),
                (state, status, reason), args)

    def test_shape_is_that_of_a_report(self):
        self.write("login.html", LOGIN_PAGE)
        _, report, section = self.classify(
            "-k", "login", "-s", "200", "-u", "https://www.operator.example/x",
            "login.html")
        self.assertEqual(report["schema"], "syma-report/1")
        for key in ("portal", "state", "usable", "sections"):
            self.assertIn(key, report)
        for key in ("id", "kind", "url", "final_url", "state", "usable",
                    "reason", "confidence", "summary", "effective",
                    "evidence", "notices", "fallbacks", "http",
                    "timings_ms"):
            self.assertIn(key, section)
        self.assertEqual(section["kind"], "login")
        self.assertEqual(section["final_url"],
                         "https://www.operator.example/x")
        self.assertEqual(section["http"]["status"], 200)

    def test_standard_input(self):
        _, report, _ = self.classify("-k", "login", "-",
                                     input=LOGIN_PAGE.decode())
        self.assertEqual(report["state"], "up")

    def test_headers_and_time(self):
        self.write("closed.html", MAINTENANCE_PAGE)
        args = ["-s", "503", "-H", "Retry-After: 3600", "closed.html"]
        _, _, section = self.classify("--now", "2026-03-01T12:00:00+02:00",
                                      *args)
        text = json.dumps(section["notices"])
        self.assertIn("2026-03-01T11:00:00", text)

    def test_text(self):
        self.write("closed.html", MAINTENANCE_PAGE)
        done = run(CLASSIFY, "closed.html", env={"TERM": "xterm"})
        self.assertEqual(done.returncode, 1)
        self.assertIn("maintenance", done.stdout)
        self.assertNotIn("\x1b", done.stdout)
        done = run(CLASSIFY, "--color", "always", "closed.html")
        self.assertIn("\x1b[", done.stdout)

    def test_full_disk(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        self.write("login.html", LOGIN_PAGE)
        self.write("t.tsv", "a\tlogin.html\t-\tlogin\t-\n")
        for args in (["login.html"], ["--batch", "t.tsv"]):
            with open("/dev/full", "wb") as full:
                done = run(CLASSIFY, *args, stdout=full)
            self.assertEqual(done.returncode, 3)
            self.assertIn("syma-classify: cannot write", done.stderr)

    def peak_kib(self, name):
        """Peak memory of judging a page, from a parent of its own."""
        code = ("import resource, subprocess, sys;"
                "done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE);"
                "assert b' up ' in done.stdout, done.stdout;"
                "print(resource.getrusage(resource.RUSAGE_CHILDREN)"
                ".ru_maxrss)")
        env = {"ASAN_OPTIONS": "quarantine_size_mb=1:detect_leaks=0"}
        return int(run(sys.executable, "-c", code, CLASSIFY, name,
                       env=env).stdout)

    def test_forms(self):
        _, _, section = self.classify("-k", "login", self.write("l.html", LOGIN_PAGE))
        self.assertEqual(section["forms"], [{"kind": "login", "enabled": True}])

    def test_example_of_the_rules_page(self):
        with open(os.path.join(SRC, "docs", "rules.md"), encoding="utf-8") as f:
            example = f.read().split("```xml\n")[1].split("```")[0]
        rules = self.write("quay.xml", example.encode())
        page = (b"<!doctype html><title>Brenn ferries</title><body><h1>%s</h1>"
                b"<p>Our boats sail to all of the nine islands.</p>")
        now = self.write("now.html", page % b"The quay is resting")
        then = self.write("then.html", page % b"Our quay will be resting")
        for name, args, state in ((now, ("-r", rules), "maintenance"),
                                  (then, ("-r", rules), "up"),
                                  (now, (), "up")):
            _, _, section = self.classify(*args, name)
            self.assertEqual(section["state"], state, (name, args))

    def test_explain_gives_times_in_the_zone_asked_for(self):
        page = self.write("m.html", MAINTENANCE_PAGE.replace(
            b"Thank you", b"We will be back at 18:30 today. Thank you"))
        done = run(CLASSIFY, "--explain", "-n", "2026-07-14T10:00:00Z",
                   "--tz", "Europe/Paris", page)
        self.assertIn("for Tuesday 14 July 2026 at 18:30: ", done.stdout)

    def test_explain_says_a_delay_without_a_clock(self):
        page = self.write("w.html", b"<title>x</title><p>Please wait.</p>")
        done = run(CLASSIFY, "--explain", "--status", "503", "--header",
                   "Retry-After: 120", page)
        self.assertIn("A return is announced in 2 minutes (Retry-After: 120).",
                      done.stdout)

    def test_explain(self):
        page = self.write("m.html", MAINTENANCE_PAGE)
        done = run(CLASSIFY, "--explain", page)
        self.assertEqual(done.returncode, 1)
        self.assertIn("This page is in maintenance.", done.stdout)
        self.assertIn("would be up if nothing said that maintenance is under "
                      "way (text.maintenance.now)", done.stdout)
        french = run(CLASSIFY, "--explain", "--language", "fr", page)
        self.assertIn("Cette page est en maintenance.", french.stdout)

    def test_same_bytes_in_every_locale_and_zone(self):
        page = self.write("m.html", MAINTENANCE_PAGE)
        said = set()
        for locale in ("C", "fr_FR.UTF-8", "tr_TR.UTF-8"):
            for zone in ("UTC", "Asia/Kathmandu", "America/New_York"):
                env = dict(os.environ, LC_ALL=locale, TZ=zone)
                done = subprocess.run(
                    [CLASSIFY, "-n", "2026-11-23T10:00:00Z", "-f", "json", page],
                    env=env, stdout=subprocess.PIPE, check=False)
                said.add(done.stdout)
        self.assertEqual(len(said), 1)

    def test_large_page_is_streamed(self):
        self.write("small.html", LOGIN_PAGE)
        with open("large.html", "wb") as f:
            f.write(LOGIN_PAGE)
            for _ in range(1024):
                f.write(b"<p>one more line of text</p>\n" * 2260)
        size = os.path.getsize("large.html")
        grown = self.peak_kib("large.html") - self.peak_kib("small.html")
        print(f"page of {size >> 20} MiB: {grown} KiB more than a small one")
        self.assertGreater(size, 60 << 20)
        self.assertLess(grown, 24 << 10)


class Batch(Folder):
    def setUp(self):
        super().setUp()
        os.mkdir("pages")
        self.write("pages/login.html", LOGIN_PAGE)
        self.write("pages/closed.html", MAINTENANCE_PAGE)
        self.write("pages/missing.html", MISSING_PAGE)
        self.write("pages/empty.html", b"")

    def batch(self, table, *args, stdin=False):
        if stdin:
            done = run(CLASSIFY, *args, "--batch", "-", input=table)
        else:
            self.write("t.tsv", table)
            done = run(CLASSIFY, *args, "--batch", "t.tsv")
        lines = done.stdout.splitlines()
        return done, [line.split("\t") for line in lines]

    GOOD = ("a\tpages/login.html\t200\tlogin\thttps://o.example/login\n"
            "b\tpages/closed.html\t-\t-\t-\n"
            "c\tpages/missing.html\t404\tgeneric\t-\n"
            "b\tpages/closed.html\t503\taccount\t-\n"
            "d\tpages/empty.html\t200\tlogin\t-\n")

    def test_rows_in_order(self):
        done, rows = self.batch(self.GOOD)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(
            [(r[0], r[1], r[2], r[4]) for r in rows],
            [("a", "up", "yes", "ok"),
             ("b", "maintenance", "no", "page_maintenance"),
             ("c", "degraded", "no", "not_found"),
             ("b", "maintenance", "no", "http_503_maintenance"),
             ("d", "degraded", "no", "empty_page")])
        for row in rows:
            self.assertEqual(len(row), 5)
            self.assertTrue(0 <= int(row[3]) <= 1000)

    def test_forms(self):
        self.write("t.tsv", self.GOOD.replace("pages/missing", "pages/none"))
        done = run(CLASSIFY, "--batch-forms", "t.tsv")
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stdout.splitlines(),
                         ["a\tyes\tno\tno", "b\tno\tno\tno",
                          "c\terror\t-\t-", "b\tno\tno\tno",
                          "d\tno\tno\tno"])

    def test_same_from_standard_input(self):
        _, from_file = self.batch(self.GOOD)
        done, rows = self.batch(self.GOOD, stdin=True)
        self.assertEqual((done.returncode, rows), (0, from_file))

    def test_same_as_one_by_one(self):
        _, rows = self.batch(self.GOOD)
        done = run(CLASSIFY, "-f", "json", "-s", "200", "-k", "login", "-u",
                   "https://o.example/login", "pages/login.html")
        section = json.loads(done.stdout)["sections"][0]
        self.assertEqual(
            rows[0][1:], [section["state"], section["usable"],
                          str(section["confidence"]), section["reason"]])

    def test_header_line_and_line_ends(self):
        _, expected = self.batch(self.GOOD)
        head = "id\tpath\thttp_status\tkind\turl\n"
        for table in (head + self.GOOD, self.GOOD.replace("\n", "\r\n"),
                      self.GOOD[:-1]):
            done, rows = self.batch(table)
            self.assertEqual((done.returncode, rows), (0, expected))

    def test_empty_table(self):
        done, rows = self.batch("")
        self.assertEqual((done.returncode, rows, done.stderr), (0, [], ""))

    def test_wrong_rows_cost_themselves_only(self):
        ok = "\tpages/login.html\t200\tlogin\t-\n"
        table = ("r1" + ok +
                 "r2\tpages/none.html\t200\tlogin\t-\n"
                 "r3\tpages/login.html\t200\tlogin\n"
                 "r4\tpages/login.html\t200\tlogin\t-\t-\n"
                 "r5\tpages/login.html\t200\tshop\t-\n"
                 "r6\tpages/login.html\t999\tlogin\t-\n"
                 "r7\tpages/login.html\t\tlogin\t-\n"
                 "r8\tpages\t200\tlogin\t-\n"
                 "r9\t-\t200\tlogin\t-\n"
                 "r10\tpages/login.html\t200\tlogin\tno address\n"
                 "r11\n"
                 "r12" + ok)
        done, rows = self.batch(table)
        self.assertEqual(done.returncode, 3)
        self.assertEqual([r[0] for r in rows],
                         [f"r{i}" for i in range(1, 13)])
        good = rows[0][1:]
        self.assertEqual(good[0], "up")
        self.assertEqual(rows[11][1:], good)
        for row in rows[1:11]:
            self.assertEqual(row[1:], ["error", "-", "-", "-"], row)
        messages = done.stderr.splitlines()
        self.assertEqual(len(messages), 10)
        for number, message in enumerate(messages, start=2):
            self.assertTrue(
                message.startswith(f"syma-classify: t.tsv:{number}: "),
                message)

    def test_nul_byte_in_a_row(self):
        self.write("t.tsv", b"a\tpages/login.html\0x\t200\tlogin\t-\n"
                            b"b\tpages/login.html\t200\tlogin\t-\n")
        done = run(CLASSIFY, "--batch", "t.tsv")
        rows = [line.split("\t") for line in done.stdout.splitlines()]
        self.assertEqual(done.returncode, 3)
        self.assertEqual(rows[0], ["a", "error", "-", "-", "-"])
        self.assertEqual(rows[1][:2], ["b", "up"])

    def test_ids_do_nothing_to_a_terminal(self):
        row = "pages/login.html\t200\tlogin\t-\n"
        wrong = "pages/\x1b[2J\x7f.html\t200\tlogin\t-\n"
        done, rows = self.batch(f"a\x1b[2Jb\x7f\t{row}\u00e9\u009b\u202e\t{row}"
                                f"c\x07\t{wrong}")
        self.assertEqual([r[:2] for r in rows],
                         [["a\\x1b[2Jb\\x7f", "up"],
                          ["\u00e9\\xc2\\x9b\\xe2\\x80\\xae", "up"],
                          ["c\\x07", "error"]])
        self.assertEqual(done.stderr, "syma-classify: t.tsv:3: pages/ [2J "
                         ".html: No such file or directory\n")
        done = run(CLASSIFY, "--batch-forms", "t.tsv")
        self.assertEqual([line.split("\t")[0]
                          for line in done.stdout.splitlines()],
                         [r[0] for r in rows])

    def test_empty_id(self):
        row = "\tpages/login.html\t200\tlogin\t-\n"
        done, rows = self.batch(f"a{row}{row}b{row}")
        self.assertEqual(done.returncode, 3)
        self.assertEqual([r[:2] for r in rows],
                         [["a", "up"], ["-", "error"], ["b", "up"]])
        self.assertEqual(done.stderr, "syma-classify: t.tsv:2: no id\n")

    def test_byte_order_mark(self):
        _, expected = self.batch(self.GOOD)
        head = "id\tpath\thttp_status\tkind\turl\n"
        for before in ("\ufeff", "\ufeff" + head, "\ufeff\n"):
            done, rows = self.batch(before + self.GOOD)
            self.assertEqual((done.returncode, rows), (0, expected))
        done, rows = self.batch(f"{self.GOOD}\ufeff{self.GOOD}")
        self.assertEqual(rows[5][0], "\ufeffa")  # it is one at the start only

    def test_no_table(self):
        done = run(CLASSIFY, "--batch", "none.tsv")
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("none.tsv: ", done.stderr)

    def test_many_rows(self):
        table = "".join(f"n{i}\tpages/login.html\t200\tlogin\t-\n"
                        for i in range(500))
        done, rows = self.batch(table)
        self.assertEqual(done.returncode, 0)
        self.assertEqual([r[0] for r in rows], [f"n{i}" for i in range(500)])
        self.assertEqual({tuple(r[1:]) for r in rows}, {tuple(rows[0][1:])})


if __name__ == "__main__":
    main(CLASSIFY)
