# SPDX-License-Identifier: MIT
import copy
import dataclasses
import pickle
import unittest

import syma
from server import OPTIONS, Server

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<portal xmlns="urn:syma:portal:1" id="lumo" home="{home}" language="en"
        timezone="Europe/Paris">
  <section id="login" kind="login" href="/login"/>
  <section id="account" kind="account" href="/works"/>
  <section id="sim" kind="login" href="/login" needs="account">
    <fallback act="activate" channel="sms" address="20555" keyword="ON"/>
  </section>
  <section id="more" kind="generic" href="/none" required="no"/>
</portal>
"""
HOME = "http://a.example/"


class Portals(unittest.TestCase):
    def test_built_by_calls_and_written_down(self):
        portal = syma.Portal("lumo", home=HOME, language="en",
                             time_zone="Europe/Paris")
        portal.add_section("login", "/login", "login")
        portal.add_section("account", "/me", syma.SectionKind.ACCOUNT,
                           syma.SectionFlag.OPTIONAL)
        portal.add_need("account", "login")
        portal.add_fallback("login", "log-in", "phone", "123")
        portal.add_fallback("login", "log-in", "sms", "123", "IN")
        portal.expect("login", "phrase", "customer area")
        portal.expect("login", "header", "Server: ^nginx", must=False)
        portal.set_header(None, "Accept-Language", "en")
        portal.set_header("login", "Cookie", "consent=1")
        portal.set_auth("account", "basic", "me", "word")
        portal.set_auth(None, "bearer", None, "token")
        portal.set_signature("login", "1-0123456789abcdef")
        portal.add_window("2026-12-01T22:00", "2026-12-02T02:00")
        portal.add_window("23:00", "03:00", section="login", days="mon sun")
        portal.add_promise("press", "back soon", "2026-12-01T08:00",
                           "2026-12-02T08:00", vague=True)
        portal.add_promise("hotline", "who knows", "2026-12-01T08:00:00Z",
                           section="account")
        self.assertEqual(portal.section_count, 2)
        text = portal.format()
        for part in ("customer area", "nginx", "consent=1", "word", "token",
                     "IN", "1-0123456789abcdef", 'required="no"',
                     "2026-12-01T22:00", "mon sun", "back soon",
                     "hotline"):
            self.assertIn(part, text)
        self.assertEqual(syma.Portal.from_xml(text).format(), text)

    def test_a_document_as_text_and_as_bytes(self):
        text = DOCUMENT.format(home=HOME)
        self.assertEqual(syma.Portal.from_xml(text).section_count, 4)
        self.assertEqual(syma.Portal.from_xml(text.encode()).format(),
                         syma.Portal.from_xml(text).format())

    def test_what_is_no_document_is_refused(self):
        for wrong in (5, [60], None):
            for load in (syma.Portal.from_xml, syma.Ruleset):
                with self.assertRaises(TypeError):
                    load(wrong)

    def test_a_wrong_document_names_the_line(self):
        text = DOCUMENT.format(home=HOME)
        for wrong, kind, line in (
                (text.replace('kind="account"', 'kind="acount"'),
                 syma.DocumentError, 5),
                (text.replace('needs="account"', 'needs="acount"'),
                 syma.NotFoundError, 6),
                (text.replace('href="/none"', 'href="ftp://a.example/"'),
                 syma.UrlError, 9)):
            with self.assertRaises(kind) as caught:
                syma.Portal.from_xml(wrong)
            self.assertEqual(caught.exception.line, line)
            self.assertTrue(caught.exception.message)

    def test_a_nul_in_a_document_is_the_documents_error(self):
        with self.assertRaises(syma.DocumentError):
            syma.Portal.from_xml(DOCUMENT.format(home=HOME) + "\0")

    def test_a_portal_with_sections_is_not_loaded(self):
        portal = syma.Portal.from_xml(DOCUMENT.format(home=HOME))
        with self.assertRaises(syma.StateError):
            portal.load(DOCUMENT.format(home=HOME))

    def test_wrong_values(self):
        portal = syma.Portal()
        portal.add_section("a", HOME)
        portal.add_section("b", HOME)
        portal.add_need("a", "b")
        with self.assertRaises(syma.ArgumentError):
            portal.add_need("b", "a")
        with self.assertRaises(syma.NotFoundError):
            portal.add_need("b", "c")
        with self.assertRaises(syma.ArgumentError):
            portal.add_window("2026-12-01T22:00", "2026-12-01T21:00")
        with self.assertRaises(syma.NotFoundError):
            portal.add_window("22:00", "23:00", days="daily", section="c")
        with self.assertRaises(syma.ArgumentError):
            portal.add_promise("page", "soon", "2026-12-01T22:00")
        with self.assertRaises(syma.RegexError):
            portal.expect("a", "regex", "(")
        with self.assertRaises(syma.UrlError):
            portal.add_section("c", "/relative")
        with self.assertRaises(syma.ArgumentError):
            portal.add_section("c", HOME, flags=1 << 20)
        with self.assertRaises(syma.NotFoundError) as caught:
            portal.set_time_zone("Europe/Pariss")
        self.assertIn("Europe/Paris", caught.exception.message)
        portal.set_zoneinfo_dir("/var/empty/none")
        portal.set_time_zone("Europe/Pariss")
        with self.assertRaises(syma.ArgumentError):
            portal.format("json")

    def test_the_schema(self):
        self.assertIn("relaxng.org", syma.Portal.schema())


class Reports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.close)
        portal = syma.Portal.from_xml(
            DOCUMENT.format(home=cls.server.url("/")))
        cls.report = syma.check_portal(portal, OPTIONS)

    def test_the_whole(self):
        report = self.report
        self.assertEqual(report.portal_id, "lumo")
        self.assertEqual(report.state, syma.State.DEGRADED)
        self.assertEqual(report.usable, syma.Usable.PARTLY)
        self.assertIn(syma.Flag.PARTIAL, report.flags)
        self.assertEqual((report.up_count, report.required_count), (1, 3))
        self.assertEqual(report.exit_code(), 1)
        self.assertIsNotNone(report.time.tzinfo)

    def test_sections(self):
        self.assertEqual([section.id for section in self.report.sections],
                         ["login", "account", "sim", "more"])
        sim = self.report.section("sim")
        self.assertEqual(sim.state, syma.State.DEGRADED)
        self.assertEqual(sim.usable, syma.Usable.NO)
        self.assertEqual(sim.reason, "dependency")
        self.assertEqual(sim.because, "account")
        self.assertEqual(sim.verdict.state, syma.State.UP)
        self.assertEqual(sim.fallbacks, (syma.Fallback(
            "activate", "sms", "20555", "ON", "", "portal"),))
        self.assertEqual(self.report.section("login").because, "")
        with self.assertRaises(KeyError):
            self.report.section("none")

    def test_formats(self):
        self.assertIn('"lumo"', self.report.format("json"))
        self.assertTrue(self.report.explain("fr", "customer"))
        with self.assertRaises(syma.ArgumentError):
            self.report.format("yaml")
        with self.assertRaises(syma.ArgumentError):
            self.report.explain("en", "manager")

    def test_verdicts_outlive_the_report(self):
        portal = syma.Portal.from_xml(
            DOCUMENT.format(home=self.server.url("/")))
        report = syma.check_portal(portal, OPTIONS)
        sections = report.sections
        report.close()
        report.close()
        with self.assertRaises(syma.ClosedError):
            report.state
        self.assertEqual(sections[0].verdict.reason, "ok")

    def test_copies(self):
        for copied in (copy.copy, copy.deepcopy):
            twin = copied(self.report)
            self.assertEqual(twin.format("json"), self.report.format("json"))
            twin.close()
            self.assertFalse(self.report.closed)
        sections = [dataclasses.asdict(s) for s in self.report.sections]
        self.assertEqual([s["verdict"].state for s in sections],
                         [s.verdict.state for s in self.report.sections])
        with self.assertRaisesRegex(TypeError, "cannot be pickled"):
            pickle.dumps(self.report)

    def test_one_page(self):
        verdict = syma.check_url(self.server.url("/moved"), "login", OPTIONS)
        self.assertEqual(verdict.state, syma.State.UP)
        self.assertEqual(verdict.redirects, (self.server.url("/login"),))
        self.assertIn("total", verdict.timings_ms)

    def test_private_addresses_are_refused_unless_allowed(self):
        verdict = syma.check_url(self.server.url("/login"), "login")
        self.assertEqual(verdict.reason, "local_guard")

    def test_trouble_on_our_side_is_an_error(self):
        with self.assertRaises(syma.UrlError):
            syma.check_url("mailto:a@b.example")
        with self.assertRaises(syma.NotFoundError):
            syma.check_url(self.server.url("/login"), options={
                **OPTIONS, "interface": "no-such-interface"})
        with self.assertRaises(syma.ArgumentError):
            syma.check_portal(syma.Portal(), OPTIONS)


if __name__ == "__main__":
    unittest.main()
