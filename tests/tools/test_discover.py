#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-discover: arguments, exit statuses, formats, tables, messages, and the
portals of tests/discover on loopback."""

import json
import os
import re
import sys
import unittest
import xml.etree.ElementTree as ElementTree

from support import (CHECK, DISCOVER, LOGIN_PAGE, MAINTENANCE_PAGE,
                     MISSING_PAGE, SRC, Folder, Pages, main, on_terminal, run,
                     server, undocumented)

sys.path.insert(0, os.path.join(SRC, "tests", "discover"))
import portals  # noqa: E402

PACE = ("-o", "host_delay_ms=0")
HOME = b"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Heron Mobile</title></head><body><header><nav>
<a href="/plans">Plans</a> <a href="/sign-in">Sign in</a>
<a href="/my/">My account</a></nav></header><main><h1>Talk more, pay less</h1>
<p>Heron Mobile has three plans, and none of them binds you for a year.</p>
</main></body></html>"""
PLAIN = (b"<!DOCTYPE html><html lang=en><title>Plans</title><h1>Plans</h1>"
         b"<p>Small: two hours and a gigabyte. Middle: ten hours and twenty "
         b"gigabytes. Large: as much as you like.</p></html>")
NAMESPACE = "{urn:syma:portal:1}"

RULES = """<?xml version="1.0" encoding="UTF-8"?>
<rules xmlns="urn:syma:rules:1" language="en">
  <sign for="find.login"><frame>robots,? come in</frame></sign>
</rules>
"""


def site(**others):
    pages = Pages({"/": (200, {}, HOME), "/plans": (200, {}, PLAIN),
                   "/sign-in": (200, {}, LOGIN_PAGE),
                   "/my/": (200, {}, LOGIN_PAGE)})
    pages.update(others)
    return pages


class Usage(unittest.TestCase):
    def refused(self, *args, says=None):
        done = run(DISCOVER, *args)
        self.assertEqual((done.returncode, done.stdout), (3, ""), args)
        self.assertIn("syma-discover: ", done.stderr)
        self.assertIn("Try 'syma-discover --help'", done.stderr)
        if says:
            self.assertIn(says, done.stderr)

    def test_help(self):
        for option in ("--help", "-h"):
            done = run(DISCOVER, option)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertTrue(done.stdout.startswith("Usage: syma-discover "))
            for line in done.stdout.splitlines():
                self.assertLessEqual(len(line), 79, line)
            for name in ("--format", "--timeout", "--allow-private",
                         "--option", "--rules", "--batch", "--version"):
                self.assertIn(name, done.stdout)

    def test_man_page_names_each_option(self):
        self.assertEqual(undocumented(DISCOVER, "syma-discover.1"), set())

    def test_version(self):
        done = run(DISCOVER, "-V")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"\Asyma-discover \(libsyma\) "
                         r"[0-9]+\.[0-9]+\.[0-9]+")

    def test_arguments(self):
        url = "http://www.operator.example/"
        self.refused(says="no URL")
        self.refused(url, url, says="more than one URL")
        self.refused("--batch", "t.tsv", url, says="exclude")
        self.refused("-b", "t.tsv", "-b", "t.tsv", says="one table")
        for args in (["-f", "json"], ["-a"], ["-t", "5"]):
            self.refused("--batch", "t.tsv", *args, says="exclude")
        for args in (["--bogus", url], ["-Q", url], ["--format"]):
            self.refused(*args)

    def test_bad_values(self):
        url = "http://www.operator.example/"
        for option, value in (
                ("--format", "nagios"), ("--format", ""), ("--timeout", "0"),
                ("--timeout", "5s"), ("--timeout", "3600.5"),
                ("--option", "max_body"), ("--option", "no_such=1"),
                ("--option", "discover_pages=-1"),
                ("--option", "discover_pages=many")):
            self.refused(option, value, url)

    def test_bad_urls(self):
        for url in ("ftp://www.operator.example/", "www.operator.example",
                    "http://", "", "file:///etc/hostname"):
            self.refused(url, says="http://")

    def test_secrets_of_a_bad_url_are_not_told(self):
        done = run(DISCOVER, "http://me:s3cret@www.operator.example/")
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertNotIn("s3cret", done.stderr)


class Found(Folder):
    def found(self, pages, *args, path="/"):
        with server(pages) as url:
            self.url = url
            return run(DISCOVER, "-a", *PACE, *args, url + path)

    def test_text(self):
        done = self.found(site())
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        text = done.stdout
        self.assertTrue(text.startswith(f"{self.url}/ is up"), text)
        for kind, path, name in (("login", "/sign-in", "Sign in"),
                                 ("account", "/my/", "My account")):
            self.assertRegex(text, rf"\n{kind}\n +[0-9]+  "
                             rf"{re.escape(self.url + path)}\n"
                             rf" +found by link \"{name}\"")
        self.assertIn("\nactivation\n     -  nothing is proposed\n", text)
        self.assertEqual(self.found(site(), "-f", "text").stdout.replace(
            self.url, ""), text.replace(re.match(r"http://[^/]+",
                                                 text).group(0), ""))

    def test_json(self):
        done = self.found(site(), "--format", "json")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        found = json.loads(done.stdout)
        self.assertEqual((found["schema"], found["home"], found["language"],
                          found["state"]),
                         ("syma-discovery/1", self.url + "/", "en", "up"))
        self.assertEqual({c["kind"]: c["url"] for c in found["candidates"]
                          if c["proposed"]},
                         {"login": self.url + "/sign-in",
                          "account": self.url + "/my/"})
        self.assertEqual(found["pages"][0],
                         {"url": self.url + "/", "status": 200})
        self.assertEqual((found["robots"], found["barred"]), ("absent", []))

    def test_what_robots_txt_bars(self):
        pages = site()
        pages["/robots.txt"] = (200, {"Content-Type": "text/plain"},
                                b"User-agent: *\nDisallow: /my\n")
        found = json.loads(self.found(pages, "-f", "json").stdout)
        self.assertEqual((found["robots"], found["barred"]),
                         ("read", [self.url + "/my/"]))
        text = self.found(pages).stdout
        self.assertIn(f"\nrobots.txt bars 1 address {self.url}/my/\n", text)
        pages["/robots.txt"] = (503, {}, b"")
        text = self.found(pages).stdout
        self.assertIn("\nrobots.txt failed: nothing but the home page was "
                      "asked for\n", text)

    def test_portal_file_is_one(self):
        pages = site()
        with server(pages) as url:
            done = run(DISCOVER, "-a", *PACE, "-f", "portal", url + "/")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.write("found.xml", done.stdout)
            checked = run(CHECK, "-a", "-f", "json", *PACE, "-p", "found.xml")
            piped = run(CHECK, "-a", "-f", "json", *PACE, "-p", "-",
                        input=done.stdout)
        self.assertEqual((checked.returncode, checked.stderr), (0, ""))
        self.assertEqual(piped.returncode, 0)
        self.assertEqual({s["id"]: (s["url"], s["state"]) for s in
                          json.loads(checked.stdout)["sections"]},
                         {"home": (url + "/", "up"),
                          "login": (url + "/sign-in", "up"),
                          "account": (url + "/my/", "up")})
        root = ElementTree.fromstring(done.stdout)
        self.assertEqual(root.get("home"), url + "/")

    def test_nothing_is_found(self):
        for name in ("text", "json", "portal"):
            done = self.found(site(), "-f", name, path="/plans")
            self.assertEqual((done.returncode, done.stderr), (1, ""), name)
            self.assertNotIn("sign-in", done.stdout)
            self.assertIn("/plans", done.stdout)

    def test_a_home_page_in_trouble_has_answered(self):
        pages = Pages({"/": (503, {}, MAINTENANCE_PAGE)})
        done = self.found(pages)
        self.assertEqual(done.returncode, 1)
        self.assertIn("is in maintenance", done.stdout)

    def test_why_nothing_is_found(self):
        """It is not that the portal has no login."""
        for answer, words in (((500, {}, b""), "the home page is down: "),
                              ((503, {}, MAINTENANCE_PAGE),
                               "the home page is in maintenance: ")):
            for name in ("text", "json", "portal"):
                done = self.found(Pages({"/": answer}), "-f", name)
                self.assertEqual(done.returncode, 1)
                self.assertTrue(done.stderr.startswith(
                    f"syma-discover: nothing could be found; {words}"),
                    done.stderr)
                self.assertEqual(len(done.stderr.splitlines()), 1)
        done = self.found(site(**{"/robots.txt": (500, {}, b"")}),
                          path="/plans")
        self.assertEqual((done.returncode, done.stderr), (
            1, "syma-discover: nothing could be found; robots.txt failed, and "
            "nothing else was asked for\n"))

    def test_no_answer(self):
        with server({}) as url:
            pass
        done = run(DISCOVER, "-a", url)
        self.assertEqual(done.returncode, 3)
        self.assertIn("syma-discover: nothing could be found; the home page "
                      "is down: the connection was refused", done.stderr)
        self.assertIn("is down (connect_refused)", done.stdout)

    def test_private_address_is_not_fetched(self):
        pages = site()
        with server(pages) as url:
            done = run(DISCOVER, url)
        self.assertEqual(done.returncode, 3)
        self.assertIn("local_guard", done.stderr)
        self.assertTrue(done.stderr.endswith("; --allow-private fetches it\n"),
                        done.stderr)
        self.assertEqual(sum(pages.asked.values()), 0)

    def test_timeout(self):
        done = self.found({"/": (200, {}, None)}, "--timeout", "0.5")
        self.assertEqual(done.returncode, 3)
        self.assertIn("timeout", done.stderr)

    def test_option_reaches_the_library(self):
        pages = site()
        self.found(pages, "-o", "discover_pages=0")
        self.assertNotIn("/my/", pages.asked)
        self.assertNotIn("/sign-in", pages.asked)
        pages = site()
        self.found(pages)
        self.assertIn("/my/", pages.asked)

    def test_rules_file(self):
        self.write("own.xml", RULES)
        page = HOME.replace(b">Sign in<", b">Robots, come in<").replace(
            b"/sign-in", b"/x1")
        pages = site(**{"/": (200, {}, page)})
        before = json.loads(self.found(pages, "-f", "json", "-o",
                                       "discover_pages=0").stdout)
        after = json.loads(self.found(pages, "-f", "json", "-o",
                                      "discover_pages=0", "-r",
                                      "own.xml").stdout)
        self.assertNotIn("/x1", str(before["candidates"]))
        self.assertIn(self.url + "/x1",
                      [c["url"] for c in after["candidates"]
                       if c["kind"] == "login"])

    def test_files_that_are_not_there(self):
        done = run(DISCOVER, "-r", "none.xml", "http://a.example/")
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("none.xml", done.stderr)
        with server({}) as url:
            done = run(DISCOVER, "-a", "-o", "ca_bundle=/no/such.pem",
                       url.replace("http:", "https:"))
        self.assertEqual((done.returncode, done.stdout, done.stderr),
                         (3, "", "syma-discover: ca_bundle: cannot read "
                          "/no/such.pem\n"))

    def test_full_disk(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full, server(site()) as url:
            done = run(DISCOVER, "-a", *PACE, url, stdout=full)
        self.assertEqual(done.returncode, 3)
        self.assertIn("syma-discover: cannot write", done.stderr)

    def test_progress_on_a_terminal_only(self):
        try:
            pair = os.openpty()
        except OSError:
            self.skipTest("no pseudo-terminals here")
        for end in pair:
            os.close(end)
        with server(site()) as url:
            done, text = on_terminal([DISCOVER, "-a", *PACE, url + "/"], {},
                                     "stderr")
        self.assertEqual(done.returncode, 0)
        self.assertIn("looking for sections", text)
        self.assertTrue(text.endswith("\r"), text)
        self.assertNotIn("looking for sections", done.stdout)


class Portals(Folder):
    """Whole portals, found from their home page."""

    def each(self, look):
        self.assertGreaterEqual(len(portals.names()), 2)
        for name in portals.names():
            portal = portals.Portal(name)
            with self.subTest(portal=name), portals.serve(portal) as web:
                look(portal, web)

    def found(self, portal, web, name):
        done = run(DISCOVER, "-a", *PACE, "-f", name,
                   web.origin + portal.values("home")[0])
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_what_is_asked_and_said(self):
        def look(portal, web):
            found = json.loads(self.found(portal, web, "json"))
            self.assertEqual(found["language"], portal.values("language")[0])
            for begin in portal.values("never"):
                self.assertEqual([path for path in web.asked
                                  if path.startswith(begin)], [])
        self.each(look)

    def test_portal_file(self):
        def look(portal, web):
            text = self.found(portal, web, "portal")
            said = {e.get("kind"): e.get("href") for e in
                    ElementTree.fromstring(text).iter(NAMESPACE + "section")}
            for kind in ("login", "account"):
                self.assertIn(said[kind].replace(web.origin, ""),
                              portal.values(kind)[0].split(" "))
            self.write("found.xml", text)
            checked = run(CHECK, "-a", *PACE, "-f", "json", "-p", "found.xml")
            self.assertEqual(checked.stderr, "")
            states = {s["id"]: s["state"]
                      for s in json.loads(checked.stdout)["sections"]}
            for kind in ("home", "login", "account"):
                self.assertEqual(states[kind], "up", kind)
        self.each(look)


class Table(Folder):
    def setUp(self):
        super().setUp()
        self.write("home.html", HOME)
        self.write("plain.html", PLAIN)

    def batch(self, text, *args):
        self.write("t.tsv", text)
        return run(DISCOVER, *args, "--batch", "t.tsv")

    HERE = "https://www.heron.example"
    ROW = f"h\t{HERE}/sign-in\t{HERE}/my/\t-"

    def test_rows(self):
        text = (f"h\thome.html\t{self.HERE}/\n"
                f"p\tplain.html\t{self.HERE}/plans\n")
        rows = [self.ROW, "p\t-\t-\t-"]
        done = self.batch(text)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout.splitlines(), rows)
        for args in (["-b", "t.tsv"], ["--batch", "-"], ["-b-"]):
            done = run(DISCOVER, *args, input=text)
            self.assertEqual(done.stdout.splitlines(), rows)
            self.assertEqual(done.returncode, 0)

    def test_line_ends_and_names_of_columns(self):
        row = f"h\thome.html\t{self.HERE}/"
        for text in (row, row + "\r\n", f"\n{row}\n\n",
                     f"id\tpath\turl\n{row}\n"):
            done = self.batch(text)
            self.assertEqual((done.returncode, done.stdout.splitlines()),
                             (0, [self.ROW]), text)

    def test_bad_rows_cost_themselves_only(self):
        good = f"h\thome.html\t{self.HERE}/"
        for row, says in (
                ("b", "1 columns in place of 3"),
                ("b\thome.html", "2 columns in place of 3"),
                (f"b\thome.html\t{self.HERE}/\tx", "4 columns in place of 3"),
                (f"b\t-\t{self.HERE}/", "no path"),
                (f"b\t\t{self.HERE}/", "no path"),
                ("b\thome.html\t-", "no URL"),
                ("b\thome.html\t", "no URL"),
                ("b\thome.html\tnot an address", "URL: "),
                ("b\thome.html\t/plans", "URL: "),
                (f"b\tnone.html\t{self.HERE}/", "none.html: No such file"),
                (f"b\t.\t{self.HERE}/", ".: Is a directory"),
                (f"b\tho\0me.html\t{self.HERE}/", "NUL byte")):
            done = self.batch(f"{good}\n{row}\n{good}\n")
            self.assertEqual(done.returncode, 3, row)
            self.assertEqual(done.stdout.splitlines(),
                             [self.ROW, "b\t-\t-\t-", self.ROW], row)
            self.assertTrue(
                done.stderr.startswith("syma-discover: t.tsv:2: "),
                done.stderr)
            self.assertIn(says, done.stderr)
            self.assertEqual(len(done.stderr.splitlines()), 1)

    def test_ids(self):
        row = f"home.html\t{self.HERE}/\n"
        done = self.batch(f"\ufeffh\t{row}h\x1b[2J\t{row}\t{row}"
                          f"\x1bx\tno\x1bne.html\t{self.HERE}/\n")
        self.assertEqual(done.returncode, 3)
        found = self.ROW[1:]
        self.assertEqual(done.stdout.splitlines(),
                         ["h" + found, "h\\x1b[2J" + found, "-\t-\t-\t-",
                          "\\x1bx\t-\t-\t-"])
        self.assertEqual(done.stderr.splitlines(),
                         ["syma-discover: t.tsv:3: no id",
                          "syma-discover: t.tsv:4: no ne.html: No such file "
                          "or directory"])

    def test_no_table(self):
        os.mkdir("folder")
        for name in ("none.tsv", "folder"):
            done = run(DISCOVER, "--batch", name)
            self.assertEqual((done.returncode, done.stdout), (3, ""))
            self.assertTrue(
                done.stderr.startswith(f"syma-discover: {name}: "),
                done.stderr)

    def test_empty_table(self):
        done = self.batch("")
        self.assertEqual((done.returncode, done.stdout, done.stderr),
                         (0, "", ""))

    def test_addresses_hold_no_tabs(self):
        self.write("odd.html", HOME.replace(b'"/sign-in"',
                                            b'"/sign\tin&#9;?a=\t&#10;b"'))
        done = self.batch(f"o\todd.html\t{self.HERE}/\n")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(len(done.stdout.split("\t")), 4, done.stdout)
        self.assertEqual(len(done.stdout.splitlines()), 1)

    def test_rules_and_options(self):
        self.write("own.xml", RULES)
        self.write("robots.html", HOME.replace(
            b">Sign in<", b">Robots, come in<").replace(b"/sign-in", b"/x1"))
        text = f"r\trobots.html\t{self.HERE}/\n"
        self.assertNotIn("/x1", self.batch(text).stdout)
        done = self.batch(text, "-r", "own.xml")
        self.assertEqual(done.stdout.split("\t")[1], self.HERE + "/x1")
        self.write("long.html", b"<p>" + b"x " * 4096 + HOME)
        text = f"l\tlong.html\t{self.HERE}/\n"
        self.assertEqual(self.batch(text).stdout.split("\t")[1],
                         self.HERE + "/sign-in")
        self.assertEqual(self.batch(text, "-o", "max_body=4096").stdout,
                         "l\t-\t-\t-\n")

    def test_nothing_is_fetched(self):
        pages = site()
        with server(pages) as url:
            done = self.batch(f"h\thome.html\t{url}/\n")
        self.assertEqual(done.stdout,
                         f"h\t{url}/sign-in\t{url}/my/\t-\n")
        self.assertEqual(sum(pages.asked.values()), 0)

    def test_full_disk(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        self.write("t.tsv", f"h\thome.html\t{self.HERE}/\n")
        with open("/dev/full", "wb") as full:
            done = run(DISCOVER, "--batch", "t.tsv", stdout=full)
        self.assertEqual(done.returncode, 3)
        self.assertIn("syma-discover: cannot write", done.stderr)


if __name__ == "__main__":
    main(DISCOVER, CHECK)
