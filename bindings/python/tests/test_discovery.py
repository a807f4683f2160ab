# SPDX-License-Identifier: MIT
import copy
import json
import pickle
import unittest

import syma
from server import HOME, OPTIONS, Server
from syma import aio

URL = "https://www.lumo.example/"


def page(body=HOME, url=URL):
    made = syma.Page(url=url, status=200)
    made.feed(body)
    made.finish()
    return made


class Pages(unittest.TestCase):
    def setUp(self):
        self.found = syma.discover_page(page())

    def test_candidates(self):
        login = self.found.best("login")
        self.assertEqual(login.kind, syma.SectionKind.LOGIN)
        self.assertEqual(login.url, URL + "login")
        self.assertEqual(login.found_by, 'link "Log in"')
        self.assertEqual(login.found_at, URL)
        self.assertGreaterEqual(login.score, 500)
        self.assertLessEqual(login.score, 1000)
        clues = {clue.code: clue for clue in login.evidence}
        self.assertEqual(clues["link.text"].text, "Log in")
        weights = [abs(clue.weight) for clue in login.evidence]
        self.assertEqual(weights, sorted(weights, reverse=True))
        self.assertEqual(list(self.found), list(self.found.candidates))
        self.assertIn(login, self.found.candidates)

    def test_best(self):
        self.assertEqual(self.found.best(syma.SectionKind.ACTIVATION).url,
                         URL + "sim")
        self.assertIsNone(self.found.best("account"))
        self.assertIsNone(self.found.best(77))
        with self.assertRaises(syma.NotFoundError):
            self.found.best("garden")

    def test_of_one_page(self):
        self.assertEqual(self.found.home_url, URL)
        self.assertEqual(self.found.language, "en")
        self.assertIsNone(self.found.verdict)
        self.assertEqual([p.url for p in self.found.pages], [URL])
        self.assertEqual(self.found.fallbacks, ())
        self.assertEqual(self.found.robots, syma.Robots.UNASKED)
        self.assertEqual(str(self.found.robots), "unasked")
        self.assertEqual(self.found.barred, ())

    def test_as_a_portal(self):
        with self.found.to_portal("lumo") as portal:
            self.assertEqual(portal.section_count, 3)
            written = portal.format()
            self.assertIn("found-by=", written)
            portal.set_found_by("login", "by hand")
            portal.set_found_by("activation", "")
            self.assertEqual(portal.format().count("found-by="), 1)
            with self.assertRaises(syma.NotFoundError):
                portal.set_found_by("garden", "by hand")
        with self.assertRaises(syma.ArgumentError):
            self.found.to_portal("a b")
        with syma.Portal.from_xml(self.found.format("portal")) as portal:
            self.assertEqual(portal.section_count, 3)

    def test_formats(self):
        document = json.loads(self.found.format("json"))
        self.assertEqual(document["schema"], "syma-discovery/1")
        self.assertEqual(len(document["candidates"]),
                         len(self.found.candidates))
        self.assertIn(URL + "sim", self.found.format())
        with self.assertRaises(syma.ArgumentError):
            self.found.format("yaml")

    def test_what_is_refused(self):
        with self.assertRaises(syma.StateError):
            syma.discover_page(syma.Page(url=URL))
        bare = syma.Page()
        bare.finish()
        with self.assertRaises(syma.ArgumentError):
            syma.discover_page(bare)

    def test_closing_and_copies(self):
        twin = copy.deepcopy(self.found)
        best = self.found.best("login")
        self.assertIn(URL, repr(self.found))
        self.found.close()
        self.assertEqual(repr(self.found), "<Discovery, closed>")
        with self.assertRaises(syma.ClosedError):
            self.found.candidates
        self.assertEqual(best, twin.best("login"))
        with self.assertRaises(TypeError):
            pickle.dumps(twin)


class Fetched(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)

    def check(self, found):
        home = self.server.url("/")
        self.assertEqual(found.home_url, home)
        self.assertEqual(found.verdict.state, syma.State.UP)
        best = found.best("login")
        self.assertEqual(best.url, self.server.url("/login"))
        self.assertIn("page.proof", [clue.code for clue in best.evidence])
        self.assertEqual(found.pages[0], syma.SeenPage(home, 200))
        self.assertIn(syma.SeenPage(self.server.url("/sim"), 200),
                      found.pages)
        way, = found.fallbacks
        self.assertIsInstance(way, syma.Fallback)
        self.assertEqual((way.channel, way.address, way.keyword, way.source,
                          way.found_at),
                         ("sms", "20555", "ACTIVE", "page",
                          self.server.url("/sim")))

    def test_discover(self):
        self.check(syma.discover(self.server.url("/"), OPTIONS))

    def test_no_further_page(self):
        found = syma.discover(self.server.url("/"),
                              {**OPTIONS, "discover_pages": 0})
        self.assertEqual([p.url for p in found.pages
                          if p.url.endswith(("/login", "/sim"))], [])

    def test_what_is_refused(self):
        for url in ("ftp://a.example/", "https://me:word@a.example/", "/"):
            with self.assertRaises(syma.UrlError):
                syma.discover(url)

    def test_by_a_prober(self):
        with syma.Prober(OPTIONS) as prober:
            ticket = prober.submit_discovery(self.server.url("/"))
            event, = prober
            with self.assertRaises(syma.UrlError):
                prober.submit_discovery("/")
        self.assertEqual((event.kind, event.ticket),
                         (syma.EventKind.DISCOVERY, ticket))
        self.assertTrue(event.last)
        self.assertIsNone(event.verdict)
        self.assertIsNone(event.report)
        self.check(event.discovery)

    def test_other_events_have_none(self):
        with syma.Prober(OPTIONS) as prober:
            prober.submit_url(self.server.url("/login"))
            event, = prober
        self.assertIsNone(event.discovery)

    def test_a_report_tells_how_it_was_found(self):
        found = syma.discover(self.server.url("/"), OPTIONS)
        with found.to_portal("lumo") as portal:
            report = syma.check_portal(portal, OPTIONS)
        self.assertEqual(report.section("login").found_by, 'link "Log in"')
        self.assertEqual(report.section("home").found_by, "")


class Loop(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)

    async def test_awaited(self):
        found = await aio.discover(self.server.url("/"), OPTIONS)
        self.assertEqual(found.best("login").url, self.server.url("/login"))

    async def test_beside_a_check(self):
        async with aio.Prober(OPTIONS) as prober:
            search = prober.submit_discovery(self.server.url("/"))
            verdict = await prober.check_url(self.server.url("/login"))
            events = [event async for event in search]
            self.assertIs(search.result(), events[-1].discovery)
        self.assertEqual(verdict.state, syma.State.UP)
        self.assertEqual(len(events), 1)

    async def test_given_up(self):
        async with aio.Prober(OPTIONS) as prober:
            search = prober.submit_discovery(self.server.url("/held"))
            self.assertTrue(search.cancel())
            self.assertEqual(prober.pending, 0)
        self.assertTrue(search.cancelled())


if __name__ == "__main__":
    unittest.main()
