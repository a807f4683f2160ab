#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-check: arguments, exit statuses, formats, colours, messages."""

import json
import os
import re
import time
import unittest
import xml.etree.ElementTree as ElementTree

from support import (CHECK, LOGIN_PAGE, MAINTENANCE_PAGE, MISSING_PAGE,
                     SRC, Folder, main, on_terminal, run, server, undocumented)

PAGES = {
    "/login": (200, {}, LOGIN_PAGE),
    "/closed": (200, {}, MAINTENANCE_PAGE),
    "/old": (404, {}, MISSING_PAGE),
    "/never": (200, {}, None),
    "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n" * 9),
    "/away": (302, {"Location": "/closed"}, b""),
}

PORTAL = """<?xml version="1.0"?>
<portal xmlns="urn:syma:portal:1" id="shop" home="{url}/">
  <section id="login" kind="login" href="/login"/>
</portal>
"""

RULES = """<?xml version="1.0" encoding="UTF-8"?>
<rules xmlns="urn:syma:rules:1" language="en">
  <claim kind="maintenance" trigger="robots">
    <literal>the robots are taking a nap</literal>
  </claim>
</rules>
"""


class Usage(unittest.TestCase):
    def refused(self, *args, says=None):
        done = run(CHECK, *args)
        self.assertEqual(done.returncode, 3, args)
        self.assertEqual(done.stdout, "", args)
        self.assertIn("syma-check: ", done.stderr)
        self.assertIn("Try 'syma-check --help'", done.stderr)
        if says:
            self.assertIn(says, done.stderr)

    def test_help(self):
        for option in ("--help", "-h"):
            done = run(CHECK, option)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertTrue(done.stdout.startswith("Usage: syma-check "))
            for name in ("--portal", "--kind", "--format", "--timeout",
                         "--allow-private", "--maintenance-exit", "--color",
                         "--option", "--rules", "--state", "--version",
                         "--no-discover", "--follow-moved"):
                self.assertIn(name, done.stdout)

    def test_man_page_names_each_option(self):
        self.assertEqual(undocumented(CHECK, "syma-check.1"), set())

    def test_version(self):
        done = run(CHECK, "--version")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout,
                         r"\Asyma-check \(libsyma\) [0-9]+\.[0-9]+\.[0-9]+")

    def test_no_url(self):
        self.refused(says="no URL")

    def test_unknown_option(self):
        for args in (["--bogus", "http://a.example/"], ["-Q"],
                     ["--format"], ["--allow-private=yes"]):
            done = run(CHECK, *args)
            self.assertEqual((done.returncode, done.stdout), (3, ""), args)
            self.assertTrue(done.stderr.startswith("syma-check: "))
            self.assertIn("--help", done.stderr)

    def test_bad_values(self):
        url = "http://www.operator.example/"
        for option, value in (
                ("--format", "xml"), ("--format", ""), ("--kind", "shop"),
                ("--kind", ""), ("--timeout", "0"), ("--timeout", "-1"),
                ("--timeout", "1e3"), ("--timeout", ""), ("--timeout", "."),
                ("--timeout", "1,5"), ("--timeout", "5s"),
                ("--timeout", "0.0001"), ("--timeout", "3600.5"),
                ("--timeout", "99999999999999999999"),
                ("--maintenance-exit", "3"), ("--maintenance-exit", "-1"),
                ("--maintenance-exit", "one"), ("--color", "blue"),
                ("--option", "max_body"), ("--option", "=1"),
                ("--option", "max_body=many"), ("--option", "max_body=1"),
                ("--option", "max_bod=4096"),
                ("--option", "user_agent=a\nb")):
            self.refused(option, value, url)

    def test_exclusions(self):
        self.refused("--portal", "p.xml", "http://www.operator.example/",
                     says="exclude")
        self.refused("--portal", "p.xml", "--kind", "login", says="--kind")
        self.refused("--follow-moved", "http://www.operator.example/",
                     says="--portal")
        self.refused("-p", "p.xml", "--follow-moved", "--no-discover",
                     says="exclude")
        for name in ("openmetrics", "prometheus", "junit"):
            self.refused("-p", "p.xml", "--follow-moved", "-f", name,
                         says="text and json")

    def test_bad_urls(self):
        for url in ("ftp://www.operator.example/", "file:///etc/hostname",
                    "www.operator.example", "http://", "",
                    "http://user:word@www.operator.example/"):
            self.refused(url)

    def test_secrets_of_a_bad_url_are_not_told(self):
        done = run(CHECK, "http://me:s3cr@t@www.operator.example/in?t=k3y#f")
        self.assertEqual(done.returncode, 3)
        self.assertIn("'http://www.operator.example/in'", done.stderr)
        done = run(CHECK, "-o", "proxy=foo://u:s3cr3t@h", "http://h.example/")
        self.assertEqual(done.returncode, 3)
        self.assertIn("option 'proxy': ", done.stderr)
        self.assertNotIn("s3cr3t", done.stderr)


class Single(unittest.TestCase):
    def test_exit_statuses(self):
        with server(PAGES) as url:
            for path, kind, status, state in (
                    ("/login", "login", 0, "up"),
                    ("/closed", "login", 1, "maintenance"),
                    ("/away", "account", 1, "maintenance"),
                    ("/old", "generic", 2, "degraded"),
                    ("/image", "generic", 3, "unknown")):
                done = run(CHECK, "--allow-private", "--format", "json",
                           "--kind", kind, url + path)
                self.assertEqual(done.stderr, "")
                report = json.loads(done.stdout)
                self.assertEqual((report["state"], done.returncode),
                                 (state, status), path)
                self.assertEqual([s["id"] for s in report["sections"]],
                                 [kind])

    def test_maintenance_exit(self):
        with server(PAGES) as url:
            for code in (0, 1, 2):
                done = run(CHECK, "-aD", "-m", code, url + "/closed")
                self.assertEqual(done.returncode, code)
            done = run(CHECK, "-aD", "-m", 0, url + "/old")
            self.assertEqual(done.returncode, 2)

    def test_refused_connection_is_down(self):
        with server({}) as url:
            pass
        done = run(CHECK, "-aD", "-f", "json", "-o", "confirm_delay_ms=10", url)
        report = json.loads(done.stdout)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(report["state"], "down")
        self.assertEqual(report["sections"][0]["reason"], "connect_refused")

    def test_metrics(self):
        with server(PAGES) as url:
            for name, kind in (("openmetrics", "stateset"),
                               ("prometheus", "gauge")):
                done = run(CHECK, "-a", "-f", name, "-k", "login",
                           url + "/closed")
                self.assertEqual((done.returncode, done.stderr), (1, ""))
                lines = done.stdout.splitlines()
                self.assertIn(f"# TYPE syma_section_state {kind}", lines)
                self.assertIn('syma_section_state{portal="",section="login",'
                              'syma_section_state="maintenance"} 1', lines)
                self.assertEqual(lines[-1] == "# EOF", name == "openmetrics")
                for line in lines:
                    self.assertRegex(line, r"\A(# [A-Z]|[a-z_]+\{)")

    def test_junit(self):
        with server(PAGES) as url:
            for path, outcome, status in (("/login", None, 0),
                                          ("/closed", "failure", 1),
                                          ("/image", "error", 3)):
                done = run(CHECK, "-a", "-f", "junit", "-k", "login",
                           url + path)
                self.assertEqual((done.returncode, done.stderr), (status, ""))
                root = ElementTree.fromstring(done.stdout)
                self.assertEqual(root.tag, "testsuites")
                case, = root.iter("testcase")
                self.assertEqual((case.get("classname"), case.get("name")),
                                 ("syma", "login"))
                self.assertEqual([e.tag for e in case],
                                 [outcome] if outcome else [])

    def test_private_address_is_not_fetched(self):
        with server(PAGES) as url:
            done = run(CHECK, "-f", "json", "-k", "login", url + "/login")
        self.assertEqual(done.returncode, 3)
        self.assertEqual(json.loads(done.stdout)["sections"][0]["reason"],
                         "local_guard")

    def test_fractional_timeout(self):
        with server(PAGES) as url:
            begin = time.monotonic()
            done = run(CHECK, "-aD", "-f", "json", "--timeout", "0.5", "-o",
                       "confirm_delay_ms=0", url + "/never")
            took = time.monotonic() - begin
        self.assertEqual(done.returncode, 2)
        section = json.loads(done.stdout)["sections"][0]
        self.assertEqual(section["reason"], "first_byte_timeout")
        self.assertGreaterEqual(took, 0.45)
        self.assertLess(took, 5)

    def test_option_reaches_the_library(self):
        with server(PAGES) as url:
            done = run(CHECK, "-aD", "-f", "json", "-o", "max_redirects=0",
                       url + "/away")
        self.assertEqual(json.loads(done.stdout)["sections"][0]["reason"],
                         "redirect_loop")


class Json(unittest.TestCase):
    def test_keys(self):
        with server(PAGES) as url:
            done = run(CHECK, "-a", "-f", "json", "-k", "account",
                       url + "/away")
        report = json.loads(done.stdout)
        self.assertEqual(report["schema"], "syma-report/1")
        for key in ("portal", "state", "usable", "sections"):
            self.assertIn(key, report)
        section = report["sections"][0]
        for key in ("id", "kind", "url", "final_url", "state", "usable",
                    "reason", "confidence", "summary", "effective",
                    "evidence", "notices", "fallbacks", "http",
                    "timings_ms"):
            self.assertIn(key, section)
        self.assertEqual(section["url"], url + "/away")
        self.assertEqual(section["final_url"], url + "/closed")
        self.assertEqual(section["kind"], "account")
        for key in ("state", "usable", "reason", "because"):
            self.assertIn(key, section["effective"])
        self.assertTrue(section["evidence"])
        for evidence in section["evidence"]:
            for key in ("code", "points_to", "weight", "zone", "excerpt"):
                self.assertIn(key, evidence)
        self.assertEqual(section["http"]["status"], 200)
        self.assertEqual(len(section["http"]["redirects"]), 1)
        self.assertIsInstance(section["timings_ms"], dict)

    def test_several_urls_in_order(self):
        with server(PAGES) as url:
            done = run(CHECK, "-a", "-f", "json", url + "/closed",
                       url + "/old", url + "/image")
        report = json.loads(done.stdout)
        self.assertFalse(report["portal"])
        self.assertEqual([s["id"] for s in report["sections"]],
                         ["url-1", "url-2", "url-3"])
        self.assertEqual([s["url"] for s in report["sections"]],
                         [url + "/closed", url + "/old", url + "/image"])
        self.assertEqual([s["state"] for s in report["sections"]],
                         ["maintenance", "degraded", "unknown"])
        self.assertEqual(report["state"], "degraded")
        self.assertEqual(done.returncode, 2)


class Nagios(unittest.TestCase):
    def test_first_line(self):
        with server(PAGES) as url:
            for path, kind, word in (("/login", "login", "OK"),
                                     ("/closed", "login", "WARNING"),
                                     ("/old", "generic", "CRITICAL"),
                                     ("/image", "generic", "UNKNOWN")):
                done = run(CHECK, "-a", "-f", "nagios", "-k", kind,
                           url + path)
                first = done.stdout.split("\n")[0]
                self.assertTrue(first.startswith(f"SYMA {word} - "), first)
                self.assertIn(f"| '{kind}'=", done.stdout.replace("\n", " "))

    def test_maintenance_exit_is_in_the_word_too(self):
        with server(PAGES) as url:
            for code, word in ((0, "OK"), (1, "WARNING"), (2, "CRITICAL")):
                done = run(CHECK, "-a", "-f", "nagios", "-m", code,
                           url + "/closed")
                self.assertEqual(done.returncode, code)
                self.assertTrue(done.stdout.startswith(f"SYMA {word} - "))


    def trouble(self, *args, says, **kw):
        """The plugin's answer on standard output, the message on the other."""
        done = run(CHECK, *args, **kw)
        self.assertEqual(done.returncode, 3, args)
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), 1, done.stdout)
        self.assertTrue(lines[0].startswith("SYMA UNKNOWN - "), lines[0])
        self.assertIn(says, lines[0])
        self.assertNotIn("|", lines[0])
        self.assertTrue(done.stderr.startswith("syma-check: "), done.stderr)

    def test_trouble(self):
        self.trouble("-f", "nagios", says="no URL")
        self.trouble("-f", "nagios", "--bogus", says="wrong usage")
        self.trouble("-f", "nagios", "-k", "a|b\nc", "http://a.example/",
                     says="'a/b c'")
        self.trouble("-f", "nagios", "ftp://a.example/", says="ftp://")
        self.trouble("-f", "nagios", "-p", "/no/such", says="/no/such: ")
        self.trouble("-f", "nagios", "-p", "-", input="<portal/>",
                     says="(standard input):1: ")
        with server({}) as url:
            self.trouble("-f", "nagios", "-a", "-o", "ca_bundle=/no/such.pem",
                         url.replace("http:", "https:"),
                         says="ca_bundle: cannot read /no/such.pem")

    def test_other_formats_do_not_answer_so(self):
        for args in (["-f", "text"], ["-f", "json"], ["-f", "junit"], []):
            self.assertEqual(run(CHECK, *args).stdout, "")
        done = run(CHECK, "-f", "nagios", "--help")
        self.assertEqual(done.returncode, 0)
        self.assertNotIn("UNKNOWN", done.stdout.split("\n")[0])


class Colour(unittest.TestCase):
    def test_pipe_has_none(self):
        with server(PAGES) as url:
            for args in ([], ["-c", "auto"], ["-c", "never"]):
                done = run(CHECK, "-aD", *args, url + "/closed",
                           env={"TERM": "xterm"})
                self.assertNotIn("\x1b", done.stdout)
                self.assertIn("maintenance", done.stdout)

    def test_asked_for(self):
        with server(PAGES) as url:
            done = run(CHECK, "-aD", "-c", "always", url + "/closed")
            self.assertIn("\x1b[", done.stdout)
            done = run(CHECK, "-aD", "-c", "always", "-f", "json",
                       url + "/closed")
            self.assertNotIn("\x1b", done.stdout)

    def test_terminal(self):
        try:
            pair = os.openpty()
        except OSError:
            self.skipTest("no pseudo-terminals here")
        for end in pair:
            os.close(end)
        with server(PAGES) as url:
            for env, coloured in (
                    ({"TERM": "xterm"}, True),
                    ({"TERM": "xterm", "NO_COLOR": ""}, True),
                    ({"TERM": "xterm", "NO_COLOR": "1"}, False),
                    ({"TERM": "dumb"}, False)):
                done, text = on_terminal([CHECK, "-aD", url + "/closed"], env)
                self.assertEqual(done.returncode, 1)
                self.assertIn("maintenance", text)
                self.assertEqual("\x1b[" in text, coloured, env)


class Output(unittest.TestCase):
    def test_full_disk(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with server(PAGES) as url:
            for args in (["-aD", url + "/closed"], ["--help"], ["--version"]):
                with open("/dev/full", "wb") as full:
                    done = run(CHECK, *args, stdout=full)
                self.assertEqual(done.returncode, 3, args)
                self.assertIn("syma-check: cannot write", done.stderr)

    def test_closed_pipe(self):
        reader, writer = os.pipe()
        os.close(reader)
        try:
            done = run(CHECK, "--help", stdout=writer)
        finally:
            os.close(writer)
        self.assertEqual(done.returncode, 3)
        self.assertIn("syma-check: cannot write", done.stderr)


class Files(Folder):
    def test_portal(self):
        with server(PAGES) as url:
            self.write("shop.xml", PORTAL.format(url=url))
            done = run(CHECK, "-a", "-f", "json", "--portal", "shop.xml")
            self.assertEqual(done.stderr, "")
            self.assertEqual(done.returncode, 0)
            report = json.loads(done.stdout)
            self.assertEqual(report["portal"], "shop")
            self.assertEqual(report["state"], "up")
            piped = run(CHECK, "-a", "-f", "json", "--portal", "-",
                        input=PORTAL.format(url=url))
            self.assertEqual(piped.returncode, 0)
            self.assertEqual(json.loads(piped.stdout)["portal"], "shop")

    def test_portal_with_times(self):
        """Windows and promises are read strictly, and change no report."""
        times = ('<window days="daily" begin="00:00" end="00:00"/>'
                 '<promise source="press" text="soon" '
                 'said="2026-11-14T12:00" latest="2026-11-15T00:00"/>')
        with server(PAGES) as url:
            plain = PORTAL.format(url=url)
            self.write("shop.xml", plain.replace("<section ",
                                                 times + "<section ", 1))
            done = run(CHECK, "-a", "-f", "json", "--portal", "shop.xml")
            before = run(CHECK, "-a", "-f", "json", "--portal", "-",
                         input=plain)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(json.loads(done.stdout).keys(),
                         json.loads(before.stdout).keys())
        self.write("wrong.xml", plain.replace(
            "<section ", '<window begin="25:00" end="26:00"/><section ', 1))
        done = run(CHECK, "--portal", "wrong.xml")
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("'25:00' is not the begin of a window; write it as in "
                      "'2026-12-01T22:00'", done.stderr)

    def test_portal_errors_name_file_and_line(self):
        good = PORTAL.format(url="http://www.operator.example")
        for text, line, says in (
                (good.replace("<section ", "<sectoin "), 3, "section"),
                (good.replace('kind="login"', 'knd="login"'), 3, "kind"),
                (good.replace('kind="login"', 'kind="logon"'), 3, "login"),
                (good.replace("</portal>", "</portall>"), 4, ""),
                (good.replace('href="/login"', 'href="/login" needs="x"'), 3,
                 "x"),
                ("", 1, "")):
            self.write("wrong.xml", text)
            done = run(CHECK, "--portal", "wrong.xml")
            self.assertEqual((done.returncode, done.stdout), (3, ""), text)
            self.assertTrue(
                done.stderr.startswith(f"syma-check: wrong.xml:{line}: ")
                or (text == "" and
                    done.stderr.startswith("syma-check: wrong.xml:")),
                done.stderr)
            self.assertIn(says, done.stderr)

    def test_manual_of_portal_files(self):
        """It names all that the schema has, and its example can be used."""
        with open(os.path.join(SRC, "docs", "man", "syma-portal.5"),
                  encoding="utf-8") as f:
            manual = f.read()
        schema = ElementTree.parse(
            os.path.join(SRC, "lib", "rules", "portal.rng"))
        rng = "{http://relaxng.org/ns/structure/1.0}"
        for what, form in (("attribute", r"^\.It Sy {}$"),
                           ("element", r"^\.Ss The elements? .*\b{}\b"),
                           ("value", r"^\.?(It )?Cm {}\b|^\.Cm {}\b")):
            found = [e.get("name") or e.text
                     for e in schema.iter(rng + what)]
            self.assertGreater(len(found), 5 if what != "element" else 4)
            for name in found:
                self.assertTrue(
                    re.search(form.replace("{}", name), manual, re.M),
                    f"{what} {name}")
        example = manual[manual.index("<?xml"):]
        example = example[:example.index("</portal>")] + "</portal>\n"
        with server(PAGES) as url:
            self.write("portal.xml", example.replace(
                "https://www.operator.example", url))
            done = run(CHECK, "-a", "-f", "json", "-p", "portal.xml")
        self.assertEqual(done.stderr, "")
        self.assertEqual(len(json.loads(done.stdout)["sections"]), 5)

    def test_empty_portal(self):
        for text in ("", " \n\t\n"):
            self.write("empty.xml", text)
            done = run(CHECK, "--portal", "empty.xml")
            self.assertEqual((done.returncode, done.stdout), (3, ""))
            self.assertEqual(done.stderr,
                             "syma-check: empty.xml: the file is empty\n")

    def test_time_zone(self):
        os.makedirs("zones/Europe")
        os.mkdir("none")
        # Version 1, one type, an hour east.
        self.write("zones/Europe/Paris",
                   b"TZif" + bytes(32) + b"\0\0\0\1\0\0\0\4"
                   + b"\0\0\x0e\x10\0\0CET\0")
        self.write("zones/zone1970.tab",
                   "FR\t+4852+00220\tEurope/Paris\n" * 2)
        with server(PAGES) as url:
            good = PORTAL.format(url=url).replace(
                "home=", 'timezone="Europe/Paris"\n  home=')
            self.write("good.xml", good)
            self.write("wrong.xml", good.replace("/Paris", "/Pariss"))
            for name, folder, zone in (("good", "zones", "(Europe/Paris)"),
                                       ("good", "none", "(UTC)"),
                                       ("wrong", "none", "(UTC)")):
                done = run(CHECK, "-a", "-p", f"{name}.xml", "-o",
                           f"zoneinfo_dir={folder}")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn(zone, done.stdout)
            done = run(CHECK, "-a", "-p", "wrong.xml", "-o",
                       "zoneinfo_dir=zones")
            self.assertEqual((done.returncode, done.stdout), (3, ""))
            self.assertEqual(
                done.stderr,
                "syma-check: wrong.xml:3: there is no time zone "
                "'Europe/Pariss' in zones; did you mean 'Europe/Paris'?\n")

    def test_ca_bundle(self):
        with server({}) as url:
            done = run(CHECK, "-a", "-o", "ca_bundle=/no/such.pem",
                       url.replace("http:", "https:"))
        self.assertEqual((done.returncode, done.stdout, done.stderr),
                         (3, "", "syma-check: ca_bundle: cannot read "
                          "/no/such.pem\n"))

    def test_portal_not_readable(self):
        os.mkdir("folder")
        self.write("huge.xml", b" " * (4 * 1024 * 1024 + 1))
        for name in ("none.xml", "folder", "huge.xml"):
            done = run(CHECK, "--portal", name)
            self.assertEqual((done.returncode, done.stdout), (3, ""), name)
            self.assertTrue(done.stderr.startswith(f"syma-check: {name}: "),
                            done.stderr)

    def test_rules_file(self):
        page = (b"<html><title>Shop</title><h1>The robots are taking a nap"
                b"</h1></html>")
        self.write("own.xml", RULES)
        with server({"/": (200, {}, page)}) as url:
            before = run(CHECK, "-aD", "-f", "json", url + "/")
            after = run(CHECK, "-aD", "-f", "json", "-r", "own.xml",
                        url + "/")
        self.assertNotEqual(json.loads(before.stdout)["state"], "maintenance")
        self.assertEqual(json.loads(after.stdout)["state"], "maintenance")
        self.assertEqual(after.returncode, 1)

    def test_rules_errors_name_file_and_line(self):
        self.write("wrong.xml", RULES.replace("<literal>", "<litteral>"))
        done = run(CHECK, "-r", "wrong.xml", "http://www.operator.example/")
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertTrue(done.stderr.startswith("syma-check: wrong.xml:4: "),
                        done.stderr)


if __name__ == "__main__":
    main(CHECK)
