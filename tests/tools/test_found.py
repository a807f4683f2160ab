#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-check that looks for sections itself: from one address, and where a
section of a portal file is not at its address any more."""

import json
import os
import re
import time
import unittest

from support import (CHECK, DISCOVER, LOGIN_PAGE, MAINTENANCE_PAGE,
                     MISSING_PAGE, SRC, Folder, Pages, main, on_terminal, run,
                     server)

# A site whose home page leads to a login and an account, and to nothing else.
SITE = {
    "/": b"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Heron Mobile</title></head><body><header><nav>
<a href="/plans">Plans</a> <a href="/sign-in">Sign in</a>
<a href="/my/">My account</a></nav></header><main><h1>Talk more, pay less</h1>
<p>Heron Mobile has three plans, and none of them binds you for a year.</p>
</main></body></html>""",
    "/sign-in": LOGIN_PAGE,
    "/my/": LOGIN_PAGE,
    "/plans": b"""<!DOCTYPE html><title>Plans</title><h1>Three plans</h1>
<p>Small: two hours and a gigabyte. Middle: ten hours and twenty gigabytes.
Large: as much as you like. None of them binds you for a year.</p>""",
}
PACE = ("-o", "host_delay_ms=0")


def site(**others):
    """SITE as support.server wants it, and what was asked for."""
    pages = Pages({path: (200, {}, body) for path, body in SITE.items()})
    pages.update(others)
    return pages


class Discovery(Folder):
    """One URL of which nothing else is said."""

    def test_text(self):
        with server(site()) as url:
            done = run(CHECK, "-a", *PACE, url + "/")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        lines = done.stdout.splitlines()
        self.assertRegex(lines[0], r"\Afrom http://127\.0\.0\.1:[0-9]+/ login "
                         r"and account were found, [0-9]+ pages looked at\Z")
        self.assertIn('    found by   link "Sign in"', lines)
        self.assertIn('    found by   link "My account"', lines)
        self.assertIn(f"    address    {url}/sign-in", lines)

    def test_json(self):
        with server(site()) as url:
            done = run(CHECK, "-a", "-f", "json", *PACE, url + "/")
        report = json.loads(done.stdout)
        self.assertEqual({s["id"]: (s["url"], s.get("found_by"))
                          for s in report["sections"]},
                         {"home": (url + "/", None),
                          "login": (url + "/sign-in", 'link "Sign in"'),
                          "account": (url + "/my/", 'link "My account"')})
        self.assertIsNone(report["portal"])
        self.assertEqual(report["discovery"]["home"], url + "/")
        self.assertEqual(report["discovery"]["found"], ["login", "account"])
        self.assertGreaterEqual(report["discovery"]["page_count"], 1)
        self.assertNotIn("moved", report)

    def test_colours_are_of_the_report(self):
        with server(site()) as url:
            done = run(CHECK, "-a", "-c", "always", *PACE, url + "/")
        self.assertTrue(done.stdout.startswith("from http"))
        self.assertIn("\x1b[", done.stdout)

    def test_nothing_is_found(self):
        with server(site()) as url:
            text = run(CHECK, "-a", *PACE, url + "/plans")
            done = run(CHECK, "-a", "-f", "json", *PACE, url + "/plans")
        self.assertTrue(text.stdout.startswith(
            f"from {url}/plans no login, account or activation was found, "
            "1 page looked at; that page alone is judged\n"), text.stdout)
        report = json.loads(done.stdout)
        self.assertEqual([(s["id"], s["url"]) for s in report["sections"]],
                         [("generic", url + "/plans")])
        self.assertEqual(report["discovery"]["found"], [])

    def test_no_answer(self):
        with server({}) as url:
            pass
        done = run(CHECK, "-a", *PACE, "-o", "confirm_delay_ms=10", url)
        self.assertEqual(done.returncode, 2)
        self.assertTrue(done.stdout.startswith(
            f"from {url}/ nothing could be found; the home page is down: the "
            "connection was refused"), done.stdout)
        self.assertIn("connect_refused", done.stdout)

    def discovery(self, pages, *args):
        """The line for people, and the member of the JSON report."""
        with server(pages) as url:
            self.url = url
            text = run(CHECK, *args, *PACE, url + "/").stdout
            done = run(CHECK, *args, *PACE, "-f", "json", url + "/")
        return text.splitlines()[0], json.loads(done.stdout)["discovery"]

    def test_a_private_address(self):
        pages = site()
        line, member = self.discovery(pages)
        self.assertTrue(line.startswith(
            f"from {self.url}/ nothing could be found; the home page is "
            "unknown: the address is private "), line)
        self.assertTrue(line.endswith("; --allow-private fetches it"), line)
        self.assertEqual(member, {
            "home": self.url + "/", "page_count": 0, "found": [],
            "robots": "failed", "barred_count": 0, "trouble": "local_guard"})
        self.assertEqual(sum(pages.asked.values()), 0)

    def test_home_page_in_trouble(self):
        for answer, reason in (((500, {}, b""), "http_5xx"),
                               ((429, {}, b""), "rate_limited"),
                               ((403, {}, b""), "forbidden"),
                               ((200, {}, MAINTENANCE_PAGE),
                                "page_maintenance")):
            line, member = self.discovery(
                {"/": answer}, "-a", "-o", "confirm_delay_ms=1",
                "-o", "retry_after_max_ms=1")
            self.assertTrue(line.startswith(
                f"from {self.url}/ nothing could be found; the home page is "),
                line)
            self.assertEqual((member["found"], member["trouble"]),
                             ([], reason))

    def test_pages_that_answer_nothing_are_not_looked_at(self):
        class HangsUp(Pages):
            def get(self, path, default=None):
                if path == "/my/":
                    raise ConnectionError  # the server closes without a word
                return super().get(path, default)

        _, all_there = self.discovery(site(), "-a")
        _, member = self.discovery(HangsUp(site()), "-a", "-o",
                                   "confirm_delay_ms=1")
        self.assertEqual(member["page_count"], all_there["page_count"] - 1)

    def test_robots(self):
        bars = b"User-agent: *\nDisallow: /my/\nDisallow: /sign-in\n"
        line, member = self.discovery(
            site(**{"/robots.txt": (200, {}, bars)}), "-a")
        self.assertTrue(line.endswith(
            "were found, 1 page looked at, robots.txt bars 2 addresses"), line)
        self.assertEqual((member["robots"], member["barred_count"],
                          member["trouble"]), ("read", 2, None))
        line, member = self.discovery(
            site(**{"/robots.txt": (500, {}, b"")}), "-a")
        self.assertTrue(line.endswith(
            "were found, 1 page looked at, robots.txt failed: nothing else "
            "was asked for"), line)
        self.assertEqual((member["robots"], member["barred_count"],
                          member["trouble"]), ("failed", 0, None))
        line, member = self.discovery(
            {"/": site()["/plans"], "/robots.txt": (500, {}, b"")}, "-a")
        self.assertEqual(line, f"from {self.url}/ nothing could be found; "
                         "robots.txt failed, and nothing else was asked for")
        self.assertEqual((member["found"], member["trouble"]),
                         ([], "robots_failed"))
        line, member = self.discovery(site(), "-a")
        self.assertNotIn("robots", line)
        self.assertEqual(member["robots"], "absent")

    def test_what_robots_may_not_ask_is_checked(self):
        """A check is what a person asks for, once, as a customer would."""
        pages = site(**{"/robots.txt": (200, {}, b"User-agent: *\n"
                                        b"Disallow: /\n")})
        with server(pages) as url:
            done = run(CHECK, "-a", *PACE, url + "/")
        self.assertEqual(done.returncode, 0)
        self.assertEqual((pages.asked["/sign-in"], pages.asked["/my/"],
                          pages.asked["/plans"]), (1, 1, 0))

    def test_progress_on_a_terminal_only(self):
        try:
            pair = os.openpty()
        except OSError:
            self.skipTest("no pseudo-terminals here")
        for end in pair:
            os.close(end)
        with server(site()) as url:
            done, text = on_terminal([CHECK, "-a", *PACE, url + "/"], {},
                                     "stderr")
        self.assertEqual(done.returncode, 0)
        self.assertIn("looking for sections", text)
        self.assertTrue(text.endswith("\r"), text)

    def alone(self, pages, path, *args):
        """Nothing but that page was asked for."""
        with server(pages) as url:
            done = run(CHECK, "-a", *PACE, *args, url + path)
        self.assertNotIn("were found", done.stdout)
        self.assertNotIn("discovery", done.stdout)
        self.assertNotIn("sign-in", done.stdout)
        self.assertNotIn("/robots.txt", pages.asked)
        self.assertNotIn("/sign-in", pages.asked)
        return done

    def test_no_discover(self):
        for args in (["-D"], ["--no-discover"], ["-D", "-f", "json"]):
            self.alone(site(), "/", *args)

    def test_a_kind_is_said(self):
        for args in (["-k", "generic"], ["-k", "generic", "-f", "json"]):
            self.alone(site(), "/", *args)

    def test_monitors_never_discover(self):
        for name in ("nagios", "openmetrics", "prometheus", "junit"):
            done = self.alone(site(), "/", "-f", name)
            self.assertIn("generic", done.stdout)

    def test_several_urls(self):
        pages = site()
        with server(pages) as url:
            done = run(CHECK, "-a", *PACE, "-f", "json", url + "/",
                       url + "/plans")
        report = json.loads(done.stdout)
        self.assertEqual([s["id"] for s in report["sections"]],
                         ["url-1", "url-2"])
        self.assertNotIn("discovery", report)

    def test_schema(self):
        with open(os.path.join(SRC, "docs", "syma-report.schema.json"),
                  encoding="utf-8") as f:
            members = json.load(f)["properties"]
        with server(site()) as url:
            self.write("site.xml", STORED.format(url=url))
            found = json.loads(run(CHECK, "-a", "-f", "json", *PACE,
                                   url + "/").stdout)
            moved = json.loads(run(CHECK, "-a", "-f", "json", *PACE,
                                   "-p", "site.xml").stdout)
        described = members["discovery"]
        self.assertEqual(sorted(described["required"]),
                         sorted(found["discovery"]))
        described = members["moved"]["items"]
        self.assertEqual(sorted(described["required"]),
                         sorted(moved["moved"][0]))


def number(path, name):
    """A constant of the sources."""
    with open(os.path.join(SRC, path), encoding="utf-8") as f:
        return int(re.search(rf"#define {name} ([0-9]+)\b", f.read()).group(1))


SITEMAP = b"""<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>URL/my-account</loc></url></urlset>
"""
STORED = """<?xml version="1.0"?>
<portal xmlns="urn:syma:portal:1" id="heron" home="{url}/">
  <section id="home" kind="generic" href="/"/>
  <section id="login" kind="login" href="/sign-in"/>
  <section id="mine" kind="account" href="/account?a=1&amp;b=2" needs="login">
    <fallback act="pay" channel="phone" address="3939"/>
  </section>
</portal>
"""


class Moved(Folder):
    """A section of a stored portal that is not at its address."""

    OLD = "/account?a=1&b=2"

    def check(self, pages, *args, stored=STORED):
        with server(pages) as url:
            self.url = url
            self.write("site.xml", stored.format(url=url))
            return run(CHECK, "-a", *PACE, *args, "-p", "site.xml")

    def mine(self, done):
        report = json.loads(done.stdout)
        return report, {s["id"]: s for s in report["sections"]}["mine"]

    def test_proposed(self):
        done = self.check(site())
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertEqual(
            done.stdout.splitlines()[-1],
            f"mine: not found; perhaps it is now at {self.url}/my/ "
            f'(link "My account" on {self.url}/)')
        self.assertRegex(done.stdout, r"\n  mine +degraded .* not_found\n")

    def test_proposed_in_json(self):
        report, mine = self.mine(self.check(site(), "-f", "json"))
        self.assertEqual((mine["state"], mine["reason"], mine["url"]),
                         ("degraded", "not_found", self.url + self.OLD))
        self.assertEqual(report["moved"], [
            {"section": "mine", "reason": "not_found",
             "from": self.url + self.OLD, "to": self.url + "/my/",
             "found_by": 'link "My account"', "found_at": self.url + "/",
             "followed": False, "trouble": None}])
        self.assertNotIn("discovery", report)

    def test_followed(self):
        for option in ("-M", "--follow-moved"):
            done = self.check(site(), option)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual(
                done.stdout.splitlines()[-1],
                f"mine: not found at {self.url}{self.OLD}; judged at "
                f'{self.url}/my/ (link "My account" on {self.url}/)')
            self.assertRegex(done.stdout, r"\n  mine +up ")

    def test_followed_in_json(self):
        report, mine = self.mine(self.check(site(), "-f", "json", "-M"))
        self.assertEqual((mine["state"], mine["url"], mine["found_by"]),
                         ("up", self.url + "/my/", 'link "My account"'))
        self.assertEqual((report["portal"], mine["needs"]),
                         ("heron", ["login"]))
        self.assertEqual([f["address"] for f in mine["fallbacks"]], ["3939"])
        self.assertTrue(report["moved"][0]["followed"])

    def test_what_is_expected_there_stays_expected(self):
        pages = site(**{"/sign-in": (200, {}, LOGIN_PAGE.replace(
            b"<h1>", b"<p>The shop is closed for good.</p><h1>"))})
        stored = STORED.replace('href="/sign-in"/>',
                                'href="/login"><forbid phrase="closed for '
                                'good"/></section>')
        done = self.check(pages, "-f", "json", "-M", stored=stored)
        login = json.loads(done.stdout)["sections"][1]
        self.assertEqual((login["url"], login["reason"]),
                         (self.url + "/sign-in", "expectation_failed"))

    def test_what_the_file_sends_stays_at_its_site(self):
        """A home page that leads elsewhere gets no cookie or password there."""
        header = '<header name="Cookie" value="session=1"/>'
        auth = '<auth scheme="bearer" secret="k3y"/>'
        with server({"/my/": (200, {}, LOGIN_PAGE)}) as other:
            home = SITE["/"].replace(b'"/my/"', f'"{other}/my/"'.encode())
            for sent, followed in (("", True), (header, False),
                                   (auth, False)):
                stored = STORED.replace("<fallback", sent + "<fallback")
                pages = site(**{"/": (200, {}, home)})
                report, mine = self.mine(self.check(pages, "-f", "json", "-M",
                                                    stored=stored))
                self.assertEqual(report["moved"][0]["to"], other + "/my/")
                self.assertEqual(report["moved"][0]["followed"], followed)
                self.assertEqual(mine["reason"] == "not_found", not followed)
            done = self.check(pages, "-M", stored=stored)
            self.assertTrue(done.stdout.endswith(
                "; not judged there, as the headers and logins of the file "
                "are for another site\n"), done.stdout)
        done = self.check(site(), "-f", "json", "-M", stored=stored)
        self.assertTrue(json.loads(done.stdout)["moved"][0]["followed"])

    def test_reasons(self):
        """Each way of a site to say that it is not here."""
        for answer, reason, words in (
                ((404, {}, MISSING_PAGE), "not_found", "not found"),
                ((410, {}, MISSING_PAGE), "gone", "gone"),
                ((200, {}, MISSING_PAGE), "soft_404", "not found"),
                ((302, {"Location": "/"}, b""), "redirected_home",
                 "led to the home page")):
            pages = site(**{self.OLD: answer})
            done = self.check(pages)
            self.assertIn(f"\nmine: {words}; perhaps it is now at ",
                          done.stdout)
            report, mine = self.mine(self.check(pages, "-f", "json", "-M"))
            self.assertEqual(report["moved"][0]["reason"], reason)
            self.assertEqual(mine["state"], "up", reason)

    def test_other_trouble_is_no_move(self):
        for answer in ((503, {}, MAINTENANCE_PAGE), (500, {}, b"Oops"),
                       (403, {}, b"No"), (200, {}, MAINTENANCE_PAGE)):
            pages = site(**{self.OLD: answer})
            done = self.check(pages, "-f", "json", "-M")
            self.assertNotIn("moved", json.loads(done.stdout))
            self.assertNotIn("/my/", pages.asked)

    def test_all_is_there(self):
        pages = site(**{self.OLD: (200, {}, LOGIN_PAGE)})
        done = self.check(pages, "-f", "json", "-M")
        self.assertNotIn("moved", json.loads(done.stdout))
        self.assertNotIn("/robots.txt", pages.asked)

    def test_no_other_place(self):
        home = SITE["/"].replace(b'<a href="/my/">My account</a>', b"")
        pages = site(**{"/": (200, {}, home)})
        done = self.check(pages, "-M")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.splitlines()[-1],
                         f"mine: not found; no other place was found from "
                         f"{self.url}/")
        report, mine = self.mine(self.check(pages, "-f", "json", "-M"))
        self.assertEqual(mine["reason"], "not_found")
        self.assertEqual([report["moved"][0][key] for key in
                          ("to", "found_by", "found_at", "followed",
                           "trouble")],
                         [None, None, None, False, None])

    def test_a_search_that_failed(self):
        """It is not the same as one that found nothing."""
        stored = STORED.replace('home="{url}/"', 'home="{url}/start"')
        for pages, words, trouble in (
                ({"/start": (500, {}, b"")}, "the home page is down: ",
                 "http_5xx"),
                ({"/start": (429, {}, b"")}, "the home page is unknown: ",
                 "rate_limited"),
                ({"/start": (503, {}, MAINTENANCE_PAGE)},
                 "the home page is in maintenance: ", "http_503_maintenance"),
                ({"/start": (200, {}, SITE["/plans"]),
                  "/robots.txt": (500, {}, b"")},
                 "robots.txt failed, and nothing else was asked for",
                 "robots_failed")):
            args = ("-o", "retry_after_max_ms=1")
            done = self.check(site(**pages), *args, stored=stored)
            line = done.stdout.splitlines()[-1]
            self.assertTrue(line.startswith(
                f"mine: not found; no other place could be looked for from "
                f"{self.url}/start; {words}"), line)
            report, _ = self.mine(self.check(site(**pages), *args, "-f",
                                             "json", stored=stored))
            self.assertEqual((report["moved"][0]["to"],
                              report["moved"][0]["trouble"]), (None, trouble))

    def test_home_page_that_does_not_answer(self):
        with server({}) as gone:
            pass
        stored = STORED.replace('home="{url}/"', f'home="{gone}/"').replace(
            'href="/', 'href="{url}/')
        done = self.check(site(), stored=stored)
        self.assertIn(f"mine: not found; no other place could be looked for "
                      f"from {gone}/; the home page is down: the connection "
                      "was refused",
                      done.stdout)

    def test_a_place_that_is_gone_is_none(self):
        """However much else speaks for it."""
        home = SITE["/"].replace(b'"/my/"', b'"/my-account"')
        pages = site(**{"/": (200, {}, home)})
        with server(pages) as url:
            pages["/sitemap.xml"] = (200, {"Content-Type": "application/xml"},
                                     SITEMAP.replace(b"URL", url.encode()))
            self.write("site.xml", STORED.format(url=url))
            found = json.loads(run(DISCOVER, "-a", *PACE, "-f", "json",
                                   url + "/").stdout)
            report = json.loads(run(CHECK, "-a", *PACE, "-f", "json", "-M",
                                    "-p", "site.xml").stdout)
        account = [c for c in found["candidates"] if c["kind"] == "account"]
        self.assertEqual(account[0]["url"], url + "/my-account")
        self.assertIn("page.gone", [e["code"] for e in account[0]["evidence"]])
        self.assertEqual([m["to"] for m in report["moved"]], [None])

    def test_from_what_score_on_the_library_proposes(self):
        """The program has the same number for the next best."""
        self.assertEqual(number("tools/moved.c", "SCORE_MIN"),
                         number("lib/discover/weights.h",
                                "SYMAI_SCORE_PROPOSED"))

    def test_one_search_a_check(self):
        pages = site()
        del pages["/sign-in"]
        pages["/"] = (200, {}, SITE["/"].replace(b"/sign-in", b"/log-in"))
        pages["/log-in"] = pages["/my/"]
        done = self.check(pages, "-M")
        self.assertIn("\nlogin: not found at ", done.stdout)
        self.assertIn("\nmine: not found at ", done.stdout)
        self.assertEqual(pages.asked["/robots.txt"], 1)
        self.assertEqual(done.returncode, 0)

    def test_new_place_is_not_there_either(self):
        pages = site(**{"/my/": (404, {}, MISSING_PAGE)})
        done = self.check(pages, "-f", "json", "-M")
        report, mine = self.mine(done)
        self.assertEqual(mine["reason"], "not_found")
        self.assertEqual(pages.asked["/robots.txt"], 1)

    def test_portal_without_a_home(self):
        stored = STORED.replace(' home="{url}/"', "").replace('href="/',
                                                              'href="{url}/')
        done = self.check(site(), stored=stored)
        self.assertIn(f"perhaps it is now at {self.url}/my/", done.stdout)

    def test_standard_input(self):
        with server(site()) as url:
            done = run(CHECK, "-a", *PACE, "-M", "-p", "-",
                       input=STORED.format(url=url))
        self.assertIn("; judged at ", done.stdout)
        self.assertEqual(done.returncode, 0)

    def test_no_discover(self):
        pages = site()
        done = self.check(pages, "-D")
        self.assertEqual(done.returncode, 1)
        self.assertNotIn("mine: ", done.stdout)
        self.assertNotIn("/robots.txt", pages.asked)

    def test_monitors_never_search(self):
        for name in ("nagios", "openmetrics", "prometheus", "junit"):
            pages = site()
            done = self.check(pages, "-f", name)
            self.assertNotIn("/my/", done.stdout)
            self.assertNotIn("/robots.txt", pages.asked)
            self.assertNotIn("/my/", pages.asked)

    def test_generic_sections_are_not_searched_for(self):
        pages = site()
        stored = STORED.replace("account?a", "my/?a").replace(
            "</portal>", '<section id="terms" kind="generic" href="/terms"/>'
            "</portal>")
        pages["/my/?a=1&b=2"] = pages["/my/"]
        done = self.check(pages, "-M", stored=stored)
        self.assertRegex(done.stdout, r"\n  terms +degraded .* not_found\n")
        self.assertNotIn("terms: ", done.stdout)


class Documents(unittest.TestCase):
    def test_what_runs_by_itself_never_searches(self):
        """The same sections each time, whatever a portal shows."""
        folder = os.path.join(SRC, "docs", "integrations")
        seen = 0
        for name in ("README.md", "nagios/commands.cfg"):
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                for line in f:
                    if "syma-check --" not in line:
                        continue
                    seen += 1
                    self.assertRegex(
                        line, "--no-discover|--format (nagios|junit)")
        self.assertGreaterEqual(seen, 5)


class Clocked(Pages):
    """Pages, and when each was asked for, in the order of the requests."""

    def __init__(self, *args):
        super().__init__(*args)
        self.log = []

    def get(self, path, default=None):
        answer = super().get(path, default)
        self.log.append((path, time.monotonic()))
        return answer

    def paths(self):
        return [path for path, _ in self.log]

    def pause_after(self, path):
        """Seconds from the last answer there to the request that came next;
        the program learned of the answer later still."""
        i = max(i for i, asked in enumerate(self.paths()) if asked == path)
        return self.log[i + 1][1] - self.log[i][1]


class Manners(Folder):
    """What a host asks for holds for the whole run."""

    BUSY = (429, {"Retry-After": "1"}, MISSING_PAGE)
    LEAVE = ("-o", "retry_after_max_ms=300")

    def discover(self, pages, *args):
        with server(pages) as url:
            self.url = url
            return run(CHECK, "-a", *PACE, *self.LEAVE, *args, url + "/")

    def test_what_wants_no_more_requests_is_not_asked_again(self):
        for args in ([], ["-f", "json"]):
            pages = Clocked({"/": self.BUSY})
            done = self.discover(pages, *args)
            self.assertEqual((done.returncode, done.stderr), (3, ""))
            self.assertEqual(pages.asked["/"], 1)
            self.assertIn("rate_limited", done.stdout)
        report = json.loads(done.stdout)
        self.assertEqual([(s["id"], s["url"], s["reason"])
                          for s in report["sections"]],
                         [("generic", self.url + "/", "rate_limited")])
        self.assertEqual(report["discovery"]["found"], [])
        self.assertEqual(report["state"], "unknown")

    def test_nor_is_a_maintenance_that_says_how_long(self):
        away = {"Retry-After": "3600"}
        pages = Clocked({"/": (503, away, MAINTENANCE_PAGE)})
        done = self.discover(pages)
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertEqual(pages.asked["/"], 1)
        self.assertIn("generic  maintenance", done.stdout)
        done = self.discover(pages, "-m", "2")
        self.assertEqual(done.returncode, 2)

    def test_a_discovery_leaves_its_host_alone_for_the_check(self):
        pages = Clocked(site(**{"/my/": self.BUSY}))
        self.discover(pages, "-f", "json")
        again = pages.paths().index("/my/") + 1
        self.assertIn("/sign-in", pages.paths()[again:])
        self.assertGreaterEqual(
            pages.log[again][1] - pages.log[again - 1][1], 0.3)

    def test_a_check_leaves_its_host_alone_for_the_search(self):
        pages = Clocked(site(**{"/terms": self.BUSY}))
        with server(pages) as url:
            self.write("site.xml", STORED.format(url=url).replace(
                "</portal>",
                '<section id="terms" kind="generic" href="/terms"/></portal>'))
            run(CHECK, "-a", *PACE, *self.LEAVE, "-p", "site.xml")
        self.assertEqual(pages.paths().index("/terms") + 1,
                         pages.paths().index("/robots.txt"))
        self.assertGreaterEqual(pages.pause_after("/terms"), 0.3)


if __name__ == "__main__":
    main(CHECK, DISCOVER)
