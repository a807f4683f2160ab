#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What hostile pages and portal files say, and secrets that are given, in all
that the programs write: no control character and no bidirectional override
reaches a terminal, a log, Nagios or a file, no markup a page, no secret
anything."""

import base64
import contextlib
import json
import os
import platform
import re
import sqlite3
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
for folder in ("tools", "watch", "exporter"):
    sys.path.insert(0, os.path.join(HERE, "..", folder))
import exporting  # noqa: E402
import watching  # noqa: E402
from support import (BUILD, CHECK, CLASSIFY, DISCOVER, Folder,  # noqa: E402
                     main, run, server)

FORGET = os.path.join(BUILD, "tests", "hostile", "forget")
# A terminal's title and screen, C1, overrides, isolates, separators, markup,
# what ends a JSON string, CDATA, a Nagios line, a metric's label.
TAIL = ("\x1b]0;owned\x07 \x1b[2J\x1b[31m \x9b31m \u202e\u2066\u2069\u200f"
        "\u061c\u2028\u2029\x00\x7f &#27;[5m &#x202e; &#x9d; "
        "&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; |x=1;; \\ \" ' \\u001b")
SENTENCE = "Our site is currently under maintenance %s until 8 pm"
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f"
                      "\u2028-\u202e\u2066-\u2069]")
# Bold, dim, the colours that syma-check has, and back.
COLOURS = re.compile("\x1b\\[(0|1|2|3[0-7])?(;[0-9]+)*m")
PORTAL = """<portal xmlns="urn:syma:portal:1" id="shop" home="{url}/">
  <section id="login" kind="login" href="/{path}"/>
</portal>
"""
# Long, as the C library writes over the beginning of what is freed.
SECRETS = {name: "%s-planted-4711-secret-%s" % (name, name * 3) for name in
           ("header", "cookie", "word", "proxy", "key", "token", "odd")}
SECRET_PORTAL = """<portal xmlns="urn:syma:portal:1" id="shop" home="{url}/">
  <header name="X-Key" value="{header}"/>
  <header name="X-Part" value="word-planted-4711"/>
  <header name="X-Odd" value="_={odd}  and!="/>
  <section id="login" kind="login" href="/{path}">
    <header name="Cookie" value="session={cookie}"/>
    <auth scheme="basic" user="ann" secret="{word}"/>
  </section>
  <section id="account" kind="account" href="/{path}">
    <auth scheme="bearer" secret="{token}"/>
  </section>
  <section id="digest" kind="generic" href="/{path}">
    <auth scheme="digest" user="ann" secret="{word}"/>
  </section>
</portal>
"""


# A server that gives back what it was sent, where no page shows it.
ALL = " ".join(SECRETS.values())
ECHO = (503, {"Server": ALL, "X-Key": ALL, "Set-Cookie": "session=" +
              SECRETS["cookie"], "WWW-Authenticate": 'Basic realm="%s"' % ALL,
              "Content-Language": ALL, "ETag": '"%s"' % ALL,
              "Retry-After": "60"},
        ("<title>Sign in</title><!-- %s --><script>var key = '%s'</script>"
         "<form><input type=hidden name=key value='%s'><input type=password "
         "value='%s'><input name=user value='%s'></form><h1>Our site is under"
         " maintenance</h1>" % ((ALL,) * 5)).encode())


def coded(secret):
    return base64.b64encode(("ann:" + secret).encode()).decode()


def shown(*values):
    """A page that shows it, in sentences that are quoted, or cut within."""
    return (200, {}, ("<html lang=en><title>Error</title>" + "".join(
        "<p role=alert>%s Our site is down for maintenance, key %s</p>"
        % ("x" * filler, value)
        for filler in (0, 80, 95, 105) for value in values) +
        "<h1>Our site is under maintenance, key %s</h1><p>Please call us on "
        "0800 555 123 instead, key %s</p>" % (values[0], values[-1])).encode())


SENT = (SECRETS["header"], "_=%s  and!=" % SECRETS["odd"],
        "A: %s, B: %s, C: %s" % (SECRETS["odd"] + " and", SECRETS["token"],
                                 SECRETS["word"]),
        SECRETS["header"], SECRETS["cookie"], SECRETS["word"], SECRETS["token"],
        coded(SECRETS["word"]), "session=" + SECRETS["cookie"])


def page(text):
    return ("<!DOCTYPE html><html lang=en><meta charset=utf-8><title>%s"
            "</title><body><h1>%s</h1><p role=alert>%s</p><a href='/in'>"
            "Sign in %s</a></body></html>" % (text, text, text, TAIL)
            ).encode("utf-8")


HOSTILE = page(SENTENCE % TAIL)
# http.server writes a header's value as it is.
MOVED = "/hostile?a=\x1b[31m|b=<script>alert(1)</script>"
SITE = {"/": (200, {"Server": "x\x1b[31m\x9b"}, HOSTILE),
        "/hostile": (503, {"Retry-After": "\x1b[31m"}, HOSTILE),
        MOVED.replace("\x1b", "%1B"): (503, {}, HOSTILE),
        "/moved": (302, {"Location": MOVED}, b""),
        "/bounced": (302, {"Location": "/shown?k=" + SECRETS["word"]}, b""),
        "/shown?k=" + SECRETS["word"]: shown(*SENT),
        "/echo": ECHO, "/shown": shown(*SENT),
        # asked for as of a proxy
        "http://shop.example/shown": shown(
            *SENT, SECRETS["proxy"], coded(SECRETS["proxy"]), SECRETS["key"]),
        "/refused": (401,) + ECHO[1:],
        "/wait": (503, {"Retry-After": ALL}, ECHO[2]),
        "/robots.txt": (404, {}, b"no")}


class Outputs(Folder):
    """Collects what is written, and looks at it."""

    def setUp(self):
        super().setUp()
        web = contextlib.ExitStack()
        self.addCleanup(web.close)
        self.site = web.enter_context(server(SITE))

    def clean(self, text, where):
        found = CONTROLS.search(text)
        self.assertIsNone(found, "%s: %r" % (
            where, found and text[max(0, found.start() - 40):found.end()]))

    def unmarked(self, text, where):
        self.assertNotIn("<script>alert", text, where)

    def write(self, name, text):
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
        return name

    def told(self, done, where):
        self.clean(done.stdout, where)
        self.clean(done.stderr, where + " stderr")
        return done.stdout


class HostilePages(Outputs):
    QUICK = ("-a", "-o", "confirm_delay_ms=0", "-o", "host_delay_ms=0",
             "-o", "absence_baseline=0")

    def check(self, form, *more):
        out = self.told(run(CHECK, *self.QUICK, "-c", "never", "-f", form,
                            *more), "check " + form)
        self.assertIn("maintenance", out)
        if form in ("text", "json"):  # the words that were to be harmless
            self.assertIn("owned", out)
        return out

    def test_check(self):
        for path in ("/hostile", "/moved"):
            url = self.site + path
            for form in ("text", "openmetrics", "prometheus"):
                self.check(form, "-D", url)
            verdict = json.loads(self.check("json", "-D", url))
            self.assertTrue(verdict)
            junit = self.check("junit", "-D", url)
            self.unmarked(junit, "junit")
            ElementTree.fromstring(junit)
            line = self.check("nagios", "-D", url)
            first = line.split("\n")[0]
            self.assertEqual(first.count("|"), 1, first)
            self.assertTrue(re.fullmatch(r"[^|]*\|( ?'?[a-z_.:/-]+'?=[^ ]*)+",
                                         first), first)

    def test_check_in_colours(self):
        """What goes to a terminal has its own colours, and no more."""
        done = run(CHECK, *self.QUICK, "-c", "always", "-f", "text", "-D",
                   self.site + "/hostile")
        self.assertIn("owned", done.stdout)
        self.assertIn("\x1b[", done.stdout)
        self.clean(COLOURS.sub("", done.stdout), "check in colours")

    def test_state_of_nagios(self):
        portal = self.write("p.xml", PORTAL.format(
            url=self.site, path="hostile"))
        for _ in range(2):
            self.check("nagios", "-s", "state", "-p", portal)
        with open("state", encoding="utf-8") as file:
            text = file.read()
        self.clean(text, "state")
        self.unmarked(text, "state")

    def test_classify(self):
        with open("page.html", "wb") as file:
            file.write(HOSTILE)
        for more in (["-f", "json"], ["-f", "text"], ["-e"], ["-e", "-l",
                                                              "fr"]):
            out = self.told(run(CLASSIFY, "-c", "never", "-s", "503", "-u",
                                "https://shop.example/", *more,
                                "page.html"), "classify")
            self.assertIn("owned", out)

    def test_discover(self):
        for form in ("text", "json", "portal"):
            out = self.told(run(DISCOVER, "-a", "-o", "host_delay_ms=0",
                                "-f", form, self.site + "/"), form)
            if form == "json":
                json.loads(out)
            if form == "portal" and out:
                self.unmarked(out, form)
                ElementTree.fromstring(out)

    def test_errors(self):
        """A file's own words in what is said against it."""
        bad = self.write("bad\u202e.xml", '<portal xmlns="urn:syma:portal:1"'
                         ' id="x&#x202e;y" h\u202eome="&#x9b;"><\u2066a/>')
        done = run(CHECK, "-p", bad)
        self.assertEqual(done.returncode, 3)
        self.clean(done.stderr.replace(bad, ""), "error")
        rules = self.write("bad.xml", '<rules xmlns="urn:syma:rules:1" '
                           'language="en"><claim kind="maintenance" '
                           'trigger="a"><frame>\u202ea&#x9b;(</frame>'
                           "</claim></rules>")
        done = run(CLASSIFY, "-r", rules, rules)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("bad.xml", done.stderr)
        self.clean(done.stderr, "rules")

    @unittest.skipUnless(os.access(exporting.EXPORTER, os.X_OK),
                         "no libmicrohttpd")
    def test_exporter(self):
        os.mkdir("portals")
        self.write("portals/p.xml", PORTAL.format(
            url=self.site, path="hostile"))
        with exporting.exporter("-a", "-p", "portals", "-A",
                                self.site) as one:
            for path in ("/probe?portal=shop", "/portals", "/metrics",
                         "/probe?target=" + self.site + "/hostile"):
                answer = one.ask(path)
                self.assertEqual(answer.status, 200, path)
                self.clean(answer.body, path)
            self.clean("\n".join(one.lines), "log")


@unittest.skipUnless(os.access(watching.WATCH, os.X_OK), "no SQLite")
class WatchedPages(watching.Watch, Outputs):
    def test_watch(self):
        self.write("portals/p.xml", PORTAL.format(
            url=self.site, path="hostile"))
        done = self.once("-o", "confirm_delay_ms=0", "-m", "metrics")
        self.told(done, "watch")
        names = [os.path.join(top, name) for top, _, files in os.walk("out")
                 for name in files] + ["metrics"]
        self.assertGreater(len(names), 3)
        for name in names:
            with open(name, encoding="utf-8") as file:
                text = file.read()
            self.clean(text, name)
            self.unmarked(text, name)
        with contextlib.closing(sqlite3.connect("state.sqlite")) as base:
            self.clean("\n".join(base.iterdump()), "state")


class Planted(Outputs):
    """Secrets, whether the server shows them or not."""

    def look(self, text, where):
        for name, value in SECRETS.items():
            for form in (value, coded(value)):
                # Nor a good part of it, where a text was cut.
                at = text.find(form[:14])
                self.assertEqual(at, -1, "%s in %s: %s" % (
                    name, where, text[max(0, at - 60):at + 60]))

    def portal(self, path, site=None):
        return self.write("s.xml", SECRET_PORTAL.format(
            url=site or self.site, path=path, **SECRETS))


class Secrets(Planted):
    def test_check(self):
        options = ("-o", "client_key_password=" + SECRETS["key"],
                   "-o", "confirm_delay_ms=0", "-o", "host_delay_ms=0")
        proxy = ("-o", "proxy=http://ann:%s@%s" % (
            SECRETS["proxy"], self.site.removeprefix("http://")))
        closed = ("-o", "proxy=http://ann:%s@127.0.0.1:9" % SECRETS["proxy"])
        ways = [(path, None, ())
                for path in ("hostile", "echo", "shown", "bounced", "refused",
                             "wait")]
        for path, site, way in ways + [("hostile", None, closed), (
                "shown", "http://shop.example", proxy)]:
            portal = self.portal(path, site)
            for form in ("text", "json", "nagios", "openmetrics", "junit"):
                done = run(CHECK, "-a", *options, *way, "-f", form, "-p",
                           portal)
                self.assertTrue(done.stdout, form)
                self.look(done.stdout + done.stderr, form)
                if path == "shown" and form == "json":
                    self.assertIn("key ***", done.stdout)

    def test_discover(self):
        """Of a proxy that shows its login: nothing else is sent."""
        for form in ("text", "json", "portal"):
            done = run(DISCOVER, "-a", "-o", "host_delay_ms=0", "-o",
                       "client_key_password=" + SECRETS["key"], "-o",
                       "proxy=http://ann:%s@%s" % (
                           SECRETS["proxy"], self.site.removeprefix("http://")),
                       "-f", form, "http://shop.example/shown")
            self.look(done.stdout + done.stderr, form)
            if form == "json":
                self.assertIn("***", done.stdout)

    @unittest.skipUnless(os.access(exporting.EXPORTER, os.X_OK),
                         "no libmicrohttpd")
    def test_exporter(self):
        os.mkdir("portals")
        for path in ("echo", "shown"):
            os.replace(self.portal(path), "portals/s.xml")
            with exporting.exporter("-a", "-p", "portals") as one:
                for asked in ("/probe?portal=shop", "/portals", "/metrics"):
                    answer = one.ask(asked)
                    self.assertEqual(answer.status, 200, asked)
                    self.look(answer.body, asked)
                self.look("\n".join(one.lines), "log")

    def test_refused_address(self):
        done = run(CHECK, "-D", "http://ann:%s@127.0.0.1/?k=%s" % (
            SECRETS["word"], SECRETS["token"]))
        self.look(done.stdout + done.stderr, "a refused address")

    def test_refused_options(self):
        done = run(CHECK, "-D", "-o", "proxy=gopher://ann:%s@x" %
                   SECRETS["proxy"], self.site)
        self.assertEqual(done.returncode, 3)
        self.look(done.stdout + done.stderr, "a refused proxy")

    def test_refused_portal(self):
        text = SECRET_PORTAL.format(url=self.site, path="x", **SECRETS)
        for old, new in (('secret="', 'secret="\u202e'),
                         ('value="', 'value="&#10;'),
                         ('scheme="basic"', 'scheme="none"'),
                         ("</portal>", "")):
            path = self.write("bad.xml", text.replace(old, new))
            done = run(CHECK, "-p", path)
            self.assertEqual(done.returncode, 3)
            self.look(done.stdout + done.stderr, "an error")


class Memory(Outputs):
    """What a core of the process would hold, read from it as it stands."""
    GIVEN = ("header", "word", "proxy", "key")

    def left(self, how, **env):
        process = subprocess.Popen(
            [FORGET, how, self.site + "/"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, env={**os.environ, "LD_BIND_NOW": "1", **env})
        try:
            process.stdin.write("".join(
                SECRETS[name] + "\n" for name in self.GIVEN).encode())
            process.stdin.flush()
            self.assertEqual(process.stdout.readline(), b"ready\n")
            core = self.core(process.pid)
        finally:
            process.stdin.close()
            process.stdout.close()
            process.wait(60)
        login = coded(SECRETS["word"]).encode()
        found = {name for name in self.GIVEN
                 if SECRETS[name][-18:].encode() in core}
        return found | ({"coded"} if login[-24:] in core else set())

    @staticmethod
    def core(pid):
        """All that can be written of its memory."""
        parts = []
        with open("/proc/%d/maps" % pid, encoding="ascii") as maps, \
                open("/proc/%d/mem" % pid, "rb") as memory:
            for line in maps:
                start, end = (int(n, 16) for n in
                              line.split()[0].split("-"))
                if line.split()[1].startswith("rw"):
                    memory.seek(start)
                    parts.append(memory.read(end - start))
        return b"".join(parts)

    @unittest.skipIf(os.environ.get("SYMA_SANITIZED"), "its memory is huge")
    def test_kept(self):
        self.assertEqual(self.left("keep"), set(self.GIVEN))

    @unittest.skipIf(os.environ.get("SYMA_SANITIZED"), "it keeps copies")
    def test_dropped(self):
        self.assertEqual(self.left("drop"), set())

    @unittest.skipIf(os.environ.get("SYMA_SANITIZED") or
                     platform.libc_ver()[0] != "glibc", "no such C library")
    def test_checked(self):
        """libcurl wipes nothing that it frees; the C library can."""
        self.assertEqual(self.left(
            "check", GLIBC_TUNABLES="glibc.malloc.perturb=165:"
            "glibc.malloc.tcache_count=0"), set())
        print("without that: ", self.left("check"))


@unittest.skipUnless(os.access(watching.WATCH, os.X_OK), "no SQLite")
class WatchedSecrets(watching.Watch, Planted):
    def watch(self, path):
        os.replace(self.portal(path), "portals/s.xml")
        done = self.once("-o", "confirm_delay_ms=0", "-m", "metrics")
        self.look(done.stdout + done.stderr, "log")
        with open("metrics", encoding="utf-8") as file:
            self.assertIn('portal="shop"', file.read())
        for top, _, files in os.walk("."):
            for name in files:
                if top.endswith("portals") or name == "s.xml":
                    continue
                with open(os.path.join(top, name), "rb") as file:
                    self.look(file.read().decode("latin-1"), name)

    def test_echoed(self):
        self.watch("echo")

    def test_shown(self):
        self.watch("shown")


if __name__ == "__main__":
    main()
