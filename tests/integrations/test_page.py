#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Chromium opens the status pages that syma-watch writes: of a portal in
trouble with ninety days of history, whose pages hold words meant to break
them; of one that is well; and of both. tests/integrations/page.js tells what
the browser saw, here it is judged.

The pictures of the pages are kept in long-checks/pages of the build folder.
"""

import datetime
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

from real import BUILD, HERE, PAGES, hostile, main, server

WATCH = os.path.join(BUILD, "tools", "syma-watch", "syma-watch")
MODULES = os.path.abspath(
    os.environ.get("SYMA_NODE_MODULES")
    or os.path.join(BUILD, "long-checks", "node", "node_modules"))
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
SHOTS = os.path.join(BUILD, "long-checks", "pages")

DAY_MS = 24 * 3600 * 1000
UP, DEGRADED, MAINTENANCE, DOWN = 1, 2, 3, 4
YES, NO = 1, 3

# To a portal of the test, by phone, or to a neighbour.
LINK = (r"\A(https?://127\.0\.0\.1:\d+/|#|sms:|tel:|data:image/svg"
        r"|[a-z.]+\Z|style\.css\?)")

EVIL = "</p><script>alert(1)</script><img src=x onerror=alert(2)>\u202eevil"
ESCAPED = (EVIL.replace("&", "&amp;").replace("<", "&lt;")
           .replace(">", "&gt;"))

# A promise, so that the page's words are shown.
PROMISING = hostile("Our site is under maintenance until tomorrow 18:00 "
                    "&lt;b&gt;evil \x0b\x7f&#27;[31m \u202ewords\u200f")

TROUBLED = f"""<?xml version="1.0" encoding="UTF-8"?>
<portal xmlns="urn:syma:portal:1" id="troubled" home="{{url}}/"
        language="en" timezone="Europe/Paris">
  <section id="home" kind="generic" href="/up"/>
  <section id="login" kind="login" href="/promising">
    <fallback act="login" channel="web" address="{{url}}/way?a=%22%3E"/>
  </section>
  <section id="account" kind="account" href="/up" needs="login"/>
  <section id="activation" kind="activation" href="/down">
    <fallback act="activate" channel="sms" address="20555" keyword="ACTIVE"/>
  </section>
  <section id="tariffs-and-options-with-a-long-name" kind="generic"
           href="/degraded" required="no"/>
  <section id="contract" kind="generic" href="/unknown"/>
  <promise source="press" said="{{said}}" latest="{{latest}}"
           text="{ESCAPED}"/>
</portal>
"""

WELL = """<?xml version="1.0" encoding="UTF-8"?>
<portal xmlns="urn:syma:portal:1" id="well" home="{url}/"
        language="fr" timezone="Europe/Paris">
  <section id="login" kind="login" href="/up"/>
</portal>
"""


def moment(seconds):
    """So many seconds from now, as portal files write it."""
    now = datetime.datetime.now(datetime.timezone.utc)
    then = now + datetime.timedelta(seconds=seconds)
    return then.strftime("%Y-%m-%dT%H:%M:%SZ")


def add_history(path):
    """Ninety days before what syma-watch has seen so far: each section up,
    but for an hour of some days."""
    base = sqlite3.connect(path)
    spans = base.execute("SELECT portal, section, min(begin_ms) FROM span "
                         "GROUP BY portal, section").fetchall()
    for number, (portal, section, until) in enumerate(spans):
        at = until - 89 * DAY_MS
        for day in range(9, 85, 7):
            begin = until - (90 - day) * DAY_MS + number * 3600 * 1000
            end = begin + 3600 * 1000
            state = (DEGRADED, MAINTENANCE, DOWN)[(day + number) % 3]
            base.executemany(
                "INSERT INTO span(portal, section, state, usable, begin_ms, "
                "end_ms) VALUES(?, ?, ?, ?, ?, ?)",
                [(portal, section, UP, YES, at, begin),
                 (portal, section, state, NO, begin, end)])
            at = end
        base.execute(
            "INSERT INTO span(portal, section, state, usable, begin_ms, "
            "end_ms) VALUES(?, ?, ?, ?, ?, ?)",
            (portal, section, UP, YES, at, until))
    base.commit()
    base.close()
    return len(spans)


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="syma-page.")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.output = os.path.join(cls.folder, "output")
        for name in ("output", "portals"):
            os.mkdir(os.path.join(cls.folder, name))
        state = os.path.join(cls.folder, "state.db")
        with server({**PAGES, "/promising": (200, {}, PROMISING)}) as url:
            cls.write("portals/troubled.xml", TROUBLED.format(
                url=url, said=moment(-7200), latest=moment(-3600)))
            cls.write("portals/well.xml", WELL.format(url=url))
            command = [WATCH, "--once", "--quiet", "--allow-private",
                       "--portals", os.path.join(cls.folder, "portals"),
                       "--state", state, "--output", cls.output,
                       "--title", EVIL]
            cls.watch(command)
            assert add_history(state) >= 8
            cls.watch(command)
        cls.html = sorted(name for name in os.listdir(cls.output)
                          if name.endswith(".html"))
        cls.seen = cls.open_all()

    @classmethod
    def write(cls, name, text):
        path = os.path.join(cls.folder, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    @staticmethod
    def watch(command):
        done = subprocess.run(command, timeout=60, encoding="utf-8",
                              stdin=subprocess.DEVNULL,
                              stderr=subprocess.PIPE)
        assert done.returncode == 1, (done.returncode, done.stderr)

    @classmethod
    def open_all(cls):
        shutil.rmtree(SHOTS, ignore_errors=True)
        os.makedirs(SHOTS)
        ask = {"modules": MODULES, "folder": cls.output, "shots": SHOTS,
               "browser": browser(), "pages": cls.html,
               "images": [n for n in os.listdir(cls.output)
                          if n.endswith(".svg")]}
        done = subprocess.run(
            ["node", os.path.join(HERE, "page.js")], input=json.dumps(ask),
            timeout=600, encoding="utf-8", stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def drawn(self):
        """Every page in every size and scheme, with words that say which."""
        return [({"page": name, "scheme": d["scheme"], "width": d["width"]}, d)
                for name in self.html
                for d in self.seen["pages"][name]["drawn"]]

    def pages(self):
        return self.seen["pages"].items()

    def test_all_are_there(self):
        self.assertEqual(self.html, [
            "index.fr.html", "index.html", "troubled.fr.html",
            "troubled.html", "well.fr.html", "well.html"])
        self.assertEqual(len(self.seen["images"]), 2)
        self.assertEqual(len(os.listdir(SHOTS)), 4 * len(self.html))

    def test_no_word_of_the_console(self):
        for which, drawn in self.drawn():
            with self.subTest(**which):
                self.assertEqual(drawn["console"], [])
        for name, image in self.seen["images"].items():
            self.assertEqual(image["console"], [], name)

    def test_nothing_from_elsewhere(self):
        ours = ("file://" + os.path.realpath(self.output) + "/", "data:")
        for which, drawn in self.drawn():
            with self.subTest(**which):
                self.assertGreater(len(drawn["requests"]), 1)  # and its style
                for request in drawn["requests"]:
                    self.assertTrue(request.startswith(ours), request)

    def test_accessible(self):
        for which, drawn in self.drawn():
            with self.subTest(**which):
                self.assertEqual(drawn["violations"], [])
                self.assertGreater(drawn["contrast"], 5)  # texts looked at

    def test_no_sideways_scrolling(self):
        for which, drawn in self.drawn():
            with self.subTest(**which):
                self.assertLessEqual(drawn["overflow"], 0)
                self.assertLessEqual(drawn["wide"], 0)

    def test_light_and_dark(self):
        for name, page in self.pages():
            with self.subTest(page=name):
                colours = {scheme: {d["background"] for d in page["drawn"]
                                    if d["scheme"] == scheme}
                           for scheme in ("light", "dark")}
                light, dark = (sum(map(int, re.findall(r"\d+", "".join(c))))
                               for c in colours.values())
                self.assertGreater(light, 600, colours)
                self.assertLess(dark, 200, colours)

    def test_whole_without_scripts(self):
        for name, page in self.pages():
            with self.subTest(page=name):
                self.assertEqual(page["plain"], page["text"])
                self.assertGreater(len(page["plain"]), 100)

    def test_keyboard(self):
        for name, page in self.pages():
            with self.subTest(page=name):
                stops = page["keyboard"]["stops"]
                self.assertTrue(stops[0]["skip"])
                self.assertEqual(stops[0]["target"], "#main")
                self.assertEqual(page["keyboard"]["landed"], "main")
                self.assertGreater(len(stops), 3)
                for stop in stops:
                    self.assertTrue(stop["outlined"] and stop["seen"], stop)
                other = name.replace(".html", ".fr.html").replace(
                    ".fr.fr.html", ".html")
                self.assertIn(other, [stop["target"] for stop in stops])

    def test_both_languages(self):
        for name, page in self.pages():
            with self.subTest(page=name):
                french = name.endswith(".fr.html")
                self.assertEqual(page["language"], "fr" if french else "en")
                self.assertEqual("Aller au contenu" in page["text"], french)
        for name in ("index", "troubled", "well"):
            with self.subTest(page=name):
                one, two = (self.seen["pages"][f"{name}{end}"]
                            for end in (".html", ".fr.html"))
                self.assertEqual(one["tags"], two["tags"])
                self.assertNotEqual(one["text"], two["text"])

    def test_hostile_words_are_words(self):
        for name, page in self.pages():
            with self.subTest(page=name):
                self.assertEqual(page["risky"], [])
                for link in page["links"]:
                    self.assertRegex(link, LINK)
        troubled = self.seen["pages"]["troubled.html"]["text"]
        self.assertIn("<script>alert(1)</script>", troubled)
        self.assertIn("until tomorrow 18:00", troubled)
        for sign in "\u202e\u200f\x0b\x7f\x1b":
            self.assertNotIn(sign, troubled)

    def test_what_it_says(self):
        text = self.seen["pages"]["troubled.html"]["text"]
        for words in ("login", "account", "activation", "20555", "ACTIVE",
                      "contract", "maintenance", "down"):
            self.assertIn(words, text)
        self.assertRegex(text, r"account\s+waits for\s+login")
        self.assertRegex(self.seen["pages"]["well.html"]["text"], "up")


def browser():
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def lacking():
    """What is not there, in a word."""
    if not os.access(WATCH, os.X_OK):
        return "syma-watch, which was built without SQLite"
    if browser() is None:
        return "Chromium"
    if not os.path.isdir(os.path.join(MODULES, "axe-core")) or \
            not os.path.isdir(os.path.join(MODULES, "playwright-core")):
        return f"playwright-core or axe-core in {MODULES}"
    return None


if __name__ == "__main__":
    if lacking() is not None:
        print(f"no {lacking()} here")
        sys.exit(77)
    main(("node", "nodejs"))
