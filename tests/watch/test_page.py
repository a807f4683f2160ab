#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The pages that syma-watch writes: what they say, that what hostile portals
say stays words, and that nothing is asked of elsewhere."""

import datetime
import html.parser
import os
import re

from watching import (HERE, LOGIN_PAGE, MAINTENANCE_PAGE, WATCH, Watch, main,
                      portal, run, server, skip_where_not_built)

HOSTILE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Maintenance &lt;script&gt;alert(1)&lt;/script&gt;</title></head><body>
<h1>Our site is under maintenance &lt;img src=x onerror=alert(2)&gt;</h1>
<p>The site is under maintenance "'&gt;&lt;/blockquote&gt;&lt;script
src=//evil.example&gt; and will be back tomorrow at 18:00 \u202eevil\u202c
&lt;/main&gt;</p>
<p>Meanwhile call 0800 123 456.</p></body></html>
""".encode()

PROMISED = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Site under maintenance</title></head><body>
<h1>Our site is currently under maintenance</h1>
<p>We will be back in the next few hours.</p></body></html>
""".encode()

SECTIONS = """
<section id="home" kind="generic" href="/home"/>
<section id="login" kind="login" href="/login" needs="home"/>
<section id="activation" kind="activation" href="/activate" needs="account">
  <fallback act="activate" channel="sms" address="20555" keyword="ACTIVE"/>
  <fallback act="pay" channel="web" address="javascript:alert(1)"/>
  <fallback act="buy-&quot;&lt;b&gt;" channel="web"
            address="https://shop.example/?a=1&amp;b=&lt;x&gt;"/>
</section>
<section id="account" kind="account" href="/account"/>
<section id="extra" kind="generic" href="/home" required="no"/>
""".replace("buy-&quot;&lt;b&gt;", "buy")

MOMENT = "%Y-%m-%dT%H:%M:%SZ"

VOID = {"meta", "link", "br", "rect", "path", "circle", "use", "img", "input"}


class Page(html.parser.HTMLParser):
    """Elements, their attributes, and the text; complains of wrong nesting."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.open = []
        self.trouble = []
        self.text = ""
        self.feed(text)
        self.close()
        if self.open:
            self.trouble.append("open at the end: %s" % self.open)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.trouble.append("</%s> at %s" % (tag, self.getpos()))

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


class Pages(Watch):
    def portal(self, url, **kw):
        self.write("portals/shop.xml", portal("shop", url, SECTIONS, **kw))

    def page(self, name):
        page = Page(self.read(name))
        self.assertEqual(page.trouble, [], name)
        text = re.sub("[ \n]+", " ", page.text)
        return page, text

    def check_sound(self, name):
        """Nothing is loaded from elsewhere, nothing runs, ids are unique."""
        page, _ = self.page(name)
        self.assertEqual(page.all("script") + page.all("iframe") +
                         page.all("img") + page.all("form"), [])
        ids = []
        for tag, attrs in page.elements:
            self.assertEqual([a for a in attrs if a.startswith("on")
                              or a == "style"], [], (tag, attrs))
            ids += [attrs["id"]] if "id" in attrs else []
            for key in ("href", "src"):
                value = attrs.get(key)
                if value is None:
                    continue
                if tag == "link":
                    self.assertRegex(value, r"^([\w.-]+(\?[\w.]+)?$|data:)")
                elif ":" in value:
                    self.assertRegex(value, r"^https?://", attrs)
                    self.assertEqual(attrs.get("rel"), "noreferrer")
        self.assertEqual(len(ids), len(set(ids)))
        for attrs in page.all("svg"):
            named = attrs.get("aria-labelledby", "").split()
            self.assertTrue(attrs.get("aria-hidden") == "true" or
                            (attrs.get("role") == "img" and named and
                             set(named) <= set(ids)), attrs)
        self.assertEqual(len(page.all("h1")), 1)
        self.assertEqual(len(page.all("main")), 1)
        self.assertIn({"class": "skip", "href": "#main"}, page.all("a"))
        return page

    def test_all_up(self):
        with server({p: (200, {}, LOGIN_PAGE) for p in
                     ("/home", "/login", "/activate", "/account")}) as url:
            self.write("portals/a.xml", portal("a", url))
            self.assertEqual(self.once().returncode, 0)
        page = self.check_sound("a.html")
        _, text = self.page("a.html")
        self.assertIn("a works", text)
        self.assertIn("1 of 1 main sections works. Customers can use it.",
                      text)
        self.assertRegex(text, r"Times are those of Europe/Paris "
                               r"\(UTC\+0[12]:00\)")
        self.assertNotIn("What is going on", text)
        self.assertIn("100 % up".replace(" %", "\u00a0%"), text)
        self.assertIn("No past incident is on record.", text)
        self.assertEqual(page.all("html"), [{"lang": "en"}])
        for attrs in page.all("time"):
            self.assertRegex(attrs["datetime"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:"
                                                r"\d\d\+0[12]:00$")
        french = self.check_sound("a.fr.html")
        self.assertEqual(french.all("html"), [{"lang": "fr"}])
        self.assertIn("a fonctionne", french.text)
        links = {(a.get("hreflang"), a["href"]) for a in page.all("link")
                 if a.get("rel") == "alternate"}
        self.assertEqual(links, {("en", "a.html"), ("fr", "a.fr.html"),
                                 (None, "a.atom")})

    def incident(self, url):
        self.portal(url, before='<window days="daily" begin="03:00" '
                                'end="03:30"/>'
                    '<promise source="press" text="Back by &lt;Friday&gt;" '
                    'said="2026-01-01T10:00" latest="2026-01-02T10:00"/>')
        return self.once()

    def test_incident(self):
        with server({"/home": (200, {}, LOGIN_PAGE),
                     "/login": (200, {}, LOGIN_PAGE),
                     "/activate": (200, {}, LOGIN_PAGE),
                     "/account": (200, {}, PROMISED)}) as url:
            done = self.incident(url)
        self.assertIn(done.returncode, (1, 2), done.stderr)
        self.check_sound("shop.html")
        self.check_sound("shop.fr.html")
        _, text = self.page("shop.html")
        for words in (
                "Part of shop does not work",
                "What is going on", "Since",
                "account · the page says that it is in maintenance",
                "Promised return",
                "We will be back in the next few hours",
                "Said on the page of account; first seen",
                "Latest return, as we read these words:",
                "Its time has not passed.",
                "activation waits for account",
                "To activate, send ACTIVE by SMS to 20555",
                "not counted for the whole",
                "Planned work", "03:00 to"):
            self.assertIn(words, text)
        _, text = self.page("shop.fr.html")
        for words in ("Une partie de shop ne fonctionne pas",
                      "Ce qui se passe",
                      "Retour au plus tard, selon notre lecture, le",
                      "activation attend account",
                      "Pour activer, envoyez ACTIVE par SMS au 20555"):
            self.assertIn(words, text)

    def test_promises(self):
        """A promise that is late, and one that another one has replaced."""
        now = datetime.datetime.now(datetime.timezone.utc)
        back = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Site under maintenance</title></head><body>
<h1>Our site is currently under maintenance</h1>
<p>We will be back on %s at 18:00.</p></body></html>"""
        pages = {}
        with server(pages) as url:
            late = now - datetime.timedelta(days=3, minutes=30)
            self.write("portals/shop.xml", portal(
                "shop", url, before='<promise source="press" text="Soon" '
                'said="%s" latest="%s"/>' % (
                    (late - datetime.timedelta(1)).strftime(MOMENT),
                    late.strftime(MOMENT))))
            for days in (3, 5):
                day = now + datetime.timedelta(days)
                pages["/login"] = (200, {}, (
                    back % day.strftime("%d %B %Y")).encode())
                self.once()
        first = (now + datetime.timedelta(3)).strftime("%Y-%m-%dT18:00:00")
        for name, words in (
                ("shop.html", ("Late by 3 days", "Its time has not passed.",
                               "Replaced by a later announcement.",
                               "had been named.", "Put off once")),
                ("shop.fr.html", ("En retard de 3 jours",
                                  "Son heure n’est pas passée.",
                                  "Remplacé par une annonce plus récente.",
                                  "avait été annoncé.", "Repoussé une fois"))):
            page = self.check_sound(name)
            text = re.sub("[ \n]+", " ", page.text.replace(
                "Put off", "Put off ").replace("Repoussé", "Repoussé "))
            for said in words:
                self.assertIn(said, text)
            self.assertTrue([t for t in page.all("time")
                             if t["datetime"].startswith(first)], name)

    def test_hostile(self):
        with server({p: (200, {}, HOSTILE) for p in
                     ("/home", "/login", "/activate", "/account")}) as url:
            self.incident(url)
            self.once("--title", "<b>\"Status\" & 'more'</b>")
        for name in ("shop.html", "shop.fr.html"):
            page = self.check_sound(name)
            text = self.read(name)
            # The words are there, as words.
            self.assertIn("evil.example", page.text)
            self.assertIn("<b>\"Status\" & 'more'</b>", page.text)
            self.assertIn("Back by <Friday>", page.text)
            self.assertIsNone(re.search("[\u202a-\u202e\u2066-\u2069\u200e"
                                        "\u200f\u0000-\u0009\u000b-\u001f]",
                                        text))
            hrefs = [a["href"] for a in page.all("a")]
            self.assertNotIn("javascript:alert(1)", hrefs)
            self.assertIn("javascript:alert(1)", page.text)
            self.assertIn("https://shop.example/?a=1&b=<x>", hrefs)

    def test_after_it(self):
        """An incident that is over, with what had been promised."""
        pages = {p: (200, {}, PROMISED) for p in
                 ("/home", "/login", "/activate", "/account")}
        with server(pages) as url:
            self.portal(url)
            self.once("-o", "confirm_up=1")
            for path in pages:
                pages[path] = (200, {}, LOGIN_PAGE)
            done = self.once("-o", "confirm_up=1")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.check_sound("shop.html")
        _, text = self.page("shop.html")
        self.assertIn("shop works", text)
        past = text[text.index("Past incidents"):]
        self.assertIn("less than a minute", past)
        self.assertIn("home (maintenance), login (maintenance)", past)
        self.assertIn("We will be back in the next few hours", past)
        self.assertIn("Kept", past)
        self.assertIn("1 of 1 dated promises of a return was kept.", past)

    def test_worst_of_an_incident(self):
        """A section that was down first and in maintenance later, in one
        incident of the portal, was down."""
        believed = [word for name in ("up", "down", "maintenance")
                    for word in ("-o", "confirm_%s=1" % name)]
        believed += ["-o", "confirm_delay_ms=0", "-o", "flap_high=0"]
        pages = {"/home": (200, {}, MAINTENANCE_PAGE), "/login": None}
        with server(pages) as url:
            self.write("portals/shop.xml", portal(
                "shop", url, '<section id="home" kind="generic" href="/home"/>'
                '<section id="login" kind="login" href="/login"/>'))
            for page in ((500, {}, b""), (200, {}, LOGIN_PAGE),
                         (200, {}, MAINTENANCE_PAGE)):
                pages["/login"] = page
                self.once(*believed)
            pages["/home"] = pages["/login"] = (200, {}, LOGIN_PAGE)
            done = self.once(*believed)
        self.assertEqual(done.returncode, 0, done.stderr)
        _, text = self.page("shop.html")
        past = text[text.index("Past incidents"):]
        self.assertIn("home (maintenance), login (down)", past)

    def test_partial_return(self):
        """What is back is told from what was never out."""
        pages = {"/home": (200, {}, LOGIN_PAGE),
                 "/login": (200, {}, PROMISED),
                 "/activate": (200, {}, LOGIN_PAGE),
                 "/account": (200, {}, PROMISED)}
        with server(pages) as url:
            self.portal(url)
            self.once("-o", "confirm_up=1")
            _, text = self.page("shop.html")
            self.assertNotIn("Back so far", text)
            self.assertRegex(text, "Said on the pages of [a-z, ]*account")
            pages["/login"] = (200, {}, LOGIN_PAGE)
            self.once("-o", "confirm_up=1")
        _, text = self.page("shop.html")
        self.assertIn("Back so far login (2 of 4 main sections work)",
                      text.replace("Back so far", "Back so far "))
        self.assertIn("Said on the page of account; first seen", text)

    def bars(self, name, section):
        text = self.read(name)
        begin = text.index("<h3>%s</h3>" % section)
        page = Page(text[text.index("<svg role", begin):
                         text.index("</svg>", text.index("<svg role",
                                                         begin)) + 6])
        return page

    def test_bars(self):
        """Ninety days, each with the time of its states."""
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url).replace(
                "Europe/Paris", "Etc/UTC"))
            self.once()
            now, key = self.rows("SELECT checked_ms, key FROM portal")[0]
            day = now // 86400000 * 86400000
            minute = 60000
            spans = [(1, day - 86400000 * 20, day - 86400000 * 5),
                     # from 23:00 of one day to 01:30 of the next
                     (3, day - 86400000 * 5, day - 86400000 * 4
                      + 90 * minute),
                     (1, day - 86400000 * 4 + 90 * minute,
                      day - 86400000 * 3),
                     (4, day - 86400000 * 3, day - 86400000 * 3
                      + 45 * minute),
                     (1, day - 86400000 * 3 + 45 * minute,
                      day - 86400000 * 2),
                     (0, day - 86400000 * 2, day - 86400000),
                     (2, day - 86400000, day)]
            for state, begin, end in spans:
                self.change("INSERT INTO span(portal, section, state, usable,"
                            " begin_ms, end_ms) VALUES(?, 'login', ?, 1, ?,"
                            " ?)", key, state, begin, end)
            self.once()
        page = self.bars("a.html", "login")
        self.assertEqual(len(page.all("g")), 21 + 1)
        for words in ("maintenance 1 day", "maintenance 1 hour 30 minutes, up "
                      "22 hours 30 minutes", "down 45 minutes, up 23 hours 15 "
                      "minutes", "unknown 1 day", "degraded 1 day",
                      "up all day", "no data"):
            self.assertIn(words, page.text)
        _, text = self.page("a.html")
        # 15 days + 22.5 h + 23.25 h of 19 days, and what today has had.
        self.assertRegex(text, r"89\.\d\d\u00a0% up".replace(
            "89", "(88|89|90)"))
        self.assertIn("The state was unknown for 1 day", text)
        self.assertIn("1395" "0" "0" "45" "0", text)

    def test_unknown(self):
        """What is not known is not told as what does not work."""
        pages = {"/login": (200, {}, LOGIN_PAGE),
                 "/wall": (429, {}, "<p>Too many requests</p>")}
        with server(pages) as url:
            self.write("portals/a.xml", portal("a", url))
            self.write("portals/b.xml", portal("b", url))
            line = self.arguments("--once")
            line.remove("-a")
            result = run(*line)
            self.assertEqual(result.returncode, 3)
            self.assertRegex(result.stderr, r"[ab]/login: nothing could be "
                             r"seen from here: local_guard \(.*--allow-priv")
            _, text = self.page("a.html")
            self.assertIn("could not be looked at from here", text)
            self.assertIn("its address is private", text)
            self.assertNotIn("0 of 1", text)
            _, text = self.page("index.fr.html")
            self.assertIn("L’état des portails n’est pas connu", text)
            self.assertNotIn("0 rubrique", text)
            self.write("portals/a.xml", portal(
                "a", url, '<section id="login" kind="login" href="/login"/>'
                '<section id="wall" kind="generic" href="/wall"/>'))
            self.once()
        _, text = self.page("a.html")
        self.assertIn("1 of 2 main sections works. The state of one is not "
                      "known.", text)
        _, text = self.page("a.fr.html")
        self.assertIn("1 rubrique principale sur 2 fonctionne. L’état d’une "
                      "rubrique n’est pas connu.", text)
        self.assertIn("Fuseau horaire\u00a0: Europe/Paris", text)

    def test_behind_a_login(self):
        """What could not be tried is not told as what cannot be used."""
        pages = {"/login": (200, {}, LOGIN_PAGE),
                 "/account": (302, {"Location": "/login"}, "")}
        with server(pages) as url:
            self.write("portals/a.xml", portal(
                "a", url, '<section id="login" kind="login" href="/login"/>'
                '<section id="account" kind="account" href="/account"/>'))
            self.assertEqual(self.once().returncode, 0)
        _, text = self.page("a.html")
        self.assertIn("2 of 2 main sections work. Not everything could be "
                      "tried.", text)
        self.assertNotIn("in part", text)

    def test_intervals(self):
        """How often it is checked, in words."""
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            self.write("portals/a.xml", portal("a", url))
            for seconds, english, french in (
                    (1, "every second", "chaque seconde"),
                    (30, "every 30 seconds", "toutes les 30 secondes"),
                    (3600, "every hour", "chaque heure"),
                    (86400, "every day", "chaque jour"),
                    (604800, "every 7 days", "tous les 7 jours")):
                self.once("-i", str(seconds))
                self.assertIn("checked " + english, self.page("a.html")[1])
                self.assertIn("vérifié " + french, self.page("a.fr.html")[1])

    def test_every_reason(self):
        """Each reason for which a section is not up has its words."""
        root = os.path.join(HERE, "..", "..")
        with open(os.path.join(root, "lib", "judge", "reasons.def"),
                  encoding="utf-8") as file:
            reasons = re.findall(r"(?m)^SYMAI_REASON\((\w+),", file.read())
        with open(os.path.join(root, "tools", "syma-watch", "words.c"),
                  encoding="utf-8") as file:
            known = set(re.findall(r'\{"(\w+)",\s*\{', file.read()))
        self.assertGreater(len(reasons), 40)
        self.assertEqual(set(reasons) - known,
                         {"ok", "ok_scheduled", "tls_expiring"})

    def test_many(self):
        """The list: in trouble first; no bars where it is long."""
        with server({"/login": (200, {}, LOGIN_PAGE)}) as url:
            for i in range(30):
                self.write("portals/p%d.xml" % i,
                           portal("p%02d" % i, url).replace(
                               "/login", "/gone" if i == 17 else "/login"))
            self.once("-o", "host_delay_ms=0")
        page = self.check_sound("index.html")
        self.check_sound("index.fr.html")
        links = [a["href"] for a in page.all("a") if a["href"][0] == "p"]
        self.assertEqual(links[:3], ["p17.html", "p00.html", "p01.html"])
        self.assertEqual(len(links), 30)
        self.assertIn("29 of 30 portals work", page.text)
        self.assertIn({"href": "index.html"}, self.check_sound(
            "p03.html").all("a"))


if __name__ == "__main__":
    skip_where_not_built()
    main(WATCH)
