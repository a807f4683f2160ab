# SPDX-License-Identifier: MIT
import gc
import unittest
from datetime import datetime, timedelta, timezone

import syma
from server import LOGIN, WORKS

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=timezone.utc)
RULES = """<rules xmlns="urn:syma:rules:1" language="en">
  <claim kind="maintenance" trigger="glorp"><frame>glorp</frame></claim>
</rules>"""


def page_of(*pieces, **facts):
    page = syma.Page(**facts)
    for piece in pieces:
        page.feed(piece)
    page.finish()
    return page


class Pages(unittest.TestCase):
    def test_a_login(self):
        verdict = syma.classify(page_of(LOGIN, status=200), "login")
        self.assertEqual(verdict.state, syma.State.UP)
        self.assertEqual(verdict.usable, syma.Usable.YES)
        self.assertEqual(verdict.reason, "ok")
        self.assertEqual(verdict.kind, syma.SectionKind.LOGIN)
        self.assertEqual(verdict.forms, (syma.Form("login", True),))
        self.assertEqual(verdict.unless, ())
        self.assertEqual(verdict.exit_code(), 0)
        self.assertIsNone(verdict.since)
        self.assertGreater(verdict.confidence, 0)
        self.assertTrue(verdict.signature)
        self.assertIn("up", verdict.summary)

    def test_where_the_bytes_are_cut_changes_nothing(self):
        whole = syma.classify(page_of(WORKS)).format("json")
        pieces = [WORKS[i:i + 1] for i in range(len(WORKS))]
        self.assertEqual(syma.classify(page_of(*pieces)).format("json"),
                         whole)

    def test_any_kind_of_bytes(self):
        for piece in (WORKS, bytearray(WORKS), memoryview(WORKS)):
            self.assertEqual(syma.classify(page_of(piece)).state,
                             syma.State.MAINTENANCE)
        backwards = memoryview(WORKS[::-1])[::-1]
        self.assertEqual(syma.classify(page_of(backwards)).state,
                         syma.State.MAINTENANCE)
        with self.assertRaisesRegex(TypeError, "not str"):
            syma.Page().feed("text")
        for wrong in (5, [60], None):
            with self.assertRaises(TypeError):
                syma.Page().feed(wrong)

    def test_evidence_and_notices(self):
        context = syma.Context(now=NOW, time_zone="Europe/Paris",
                               language="en")
        verdict = syma.classify(page_of(WORKS, status=200), context=context)
        evidence = verdict.evidence
        self.assertEqual(evidence[0].code, "text.maintenance.now")
        self.assertEqual(evidence[0].points_to, syma.State.MAINTENANCE)
        self.assertEqual(evidence[0].zone, "h1")
        self.assertIn("under maintenance", evidence[0].excerpt)
        weights = [e.weight for e in evidence]
        self.assertEqual(weights, sorted(weights, reverse=True))
        notice, = verdict.notices
        self.assertEqual(notice.kind, syma.NoticeKind.MAINTENANCE_NOW)
        midnight = datetime(2026, 11, 23, 23, 0, tzinfo=timezone.utc)
        self.assertEqual(notice.earliest, midnight)
        self.assertEqual(notice.latest, midnight + timedelta(days=1))
        self.assertIs(notice.vague, False)
        self.assertIn("text.maintenance.now", verdict.unless)

    def test_without_the_time_tomorrow_is_no_moment(self):
        notice, = syma.classify(page_of(WORKS)).notices
        self.assertIsNone(notice.earliest)
        self.assertIsNone(notice.latest)

    def test_since(self):
        page = page_of(b"<h1>The site has been down for maintenance since "
                       b"8:00 on 22 November 2026</h1>")
        since = syma.classify(page, context=syma.Context(now=NOW)).since
        self.assertIsNotNone(since)
        self.assertEqual(since.earliest,
                         datetime(2026, 11, 22, 8, 0, tzinfo=timezone.utc))
        self.assertIn("8:00", since.text)

    def test_what_the_page_was_told(self):
        page = syma.Page(request_url="http://a.example/x",
                         url="http://a.example/login", status=200,
                         home_url="http://a.example/",
                         headers=[("Content-Type", "text/html")])
        page.add_redirect(302, "http://a.example/y")
        page.add_redirect(301, "http://a.example/login")
        page.set_timing_ms("total", 12)
        page.set_timing_ms("body", 3)
        page.add_cert("CN=a.example", "CN=ca", NOW + timedelta(days=300))
        page.add_cert("CN=ca", "CN=ca", NOW + timedelta(days=30))
        page.add_cert("CN=root", "")
        page.feed(LOGIN)
        page.finish()
        verdict = syma.classify(page, syma.SectionKind.LOGIN)
        self.assertEqual(verdict.url, "http://a.example/x")
        self.assertEqual(verdict.final_url, "http://a.example/login")
        self.assertEqual(verdict.http_status, 200)
        self.assertEqual(verdict.redirects,
                         ("http://a.example/y", "http://a.example/login"))
        self.assertEqual(verdict.timings_ms, {"body": 3, "total": 12})
        self.assertIsNone(verdict.timing_ms("tls"))
        certificates = verdict.certificates
        self.assertEqual([c.subject for c in certificates],
                         ["CN=a.example", "CN=ca", "CN=root"])
        self.assertEqual(certificates[0].issuer, "CN=ca")
        self.assertIsNone(certificates[2].not_after)
        self.assertEqual(verdict.first_certificate, certificates[1])

    def test_a_failure(self):
        page = syma.Page(url="http://a.example/")
        page.set_failure("connect_refused")
        page.set_confirmed()
        page.finish()
        verdict = syma.classify(page)
        self.assertEqual(verdict.state, syma.State.DOWN)
        self.assertEqual(verdict.reason, "connect_refused")
        self.assertIn(syma.Flag.CONFIRMED, verdict.flags)
        self.assertEqual(verdict.first_certificate, None)
        self.assertEqual(verdict.http_status, 0)

    def test_wrong_moments(self):
        page = syma.Page()
        with self.assertRaises(syma.StateError):
            syma.classify(page)
        page.finish()
        with self.assertRaises(syma.StateError) as caught:
            page.feed(b"more")
        self.assertTrue(caught.exception.message)
        with self.assertRaises(syma.ArgumentError):
            syma.Page().set_failure("bad_luck")
        with self.assertRaises(syma.ArgumentError):
            syma.classify(page, 99)
        with self.assertRaises(syma.NotFoundError):
            syma.classify(page, "shop")

    def test_formats(self):
        verdict = syma.classify(page_of(WORKS, status=200))
        self.assertIn("syma-report/1", verdict.format("json"))
        self.assertIn("maintenance", verdict.format("text"))
        self.assertIn("CRITICAL", verdict.format("nagios:2"))
        self.assertTrue(verdict.explain("fr", "engineer"))
        self.assertNotEqual(verdict.explain("fr"), verdict.explain("en"))
        with self.assertRaises(syma.ArgumentError):
            verdict.format("yaml")
        with self.assertRaises(syma.ArgumentError):
            verdict.explain("xx")

    def test_what_was_read_outlives_the_verdict(self):
        verdict = syma.classify(page_of(WORKS))
        evidence, notices = verdict.evidence, verdict.notices
        verdict.close()
        gc.collect()
        self.assertIn("under maintenance", evidence[0].excerpt)
        self.assertIn("under maintenance", notices[0].text)


class Contexts(unittest.TestCase):
    def test_wrong_values(self):
        context = syma.Context()
        with self.assertRaises(syma.OutOfBoundsError):
            context.set_now(-1)
        with self.assertRaises(syma.NotFoundError):
            context.set_time_zone("Europe/Nowhere")
        with self.assertRaises(syma.ArgumentError):
            context.set_language("no language")
        with self.assertRaises(syma.DocumentError):
            context.set_signature("what is this")

    def test_a_section_brings_its_expectations(self):
        portal = syma.Portal(home="http://a.example/")
        portal.add_section("in", "/login", "login")
        portal.expect("in", "phrase", "words that are not there")
        context = syma.Context()
        context.set_section(portal, "in")
        portal.close()
        page = page_of(LOGIN, status=200, url="http://a.example/login")
        self.assertEqual(syma.classify(page, "login", context).reason,
                         "expectation_failed")

    def test_an_unknown_section(self):
        with self.assertRaises(syma.NotFoundError):
            syma.Context().set_section(syma.Portal(), "in")

    def test_credentials_that_were_refused(self):
        context = syma.Context()
        context.set_credentials(True)
        page = page_of(LOGIN, status=200)
        self.assertEqual(syma.classify(page, "account", context).reason,
                         "credentials_refused")

    def test_a_signature_that_differs(self):
        context = syma.Context()
        login = syma.classify(page_of(LOGIN, status=200), "login")
        context.set_signature(login.signature)
        other = LOGIN.replace(b"name=user", b"name=customer type=email")
        verdict = syma.classify(page_of(other, status=200), "login", context)
        self.assertIn(syma.Flag.DRIFT, verdict.flags)

    def test_like_the_page_that_was_not_found(self):
        words = b"<title>Hm</title><p>" + b"some words that say little " * 9
        context = syma.Context()
        with self.assertRaises(syma.StateError):
            context.set_not_found(syma.Page())
        context.set_not_found(page_of(
            words, status=200, url="http://a.example/none"))
        page = page_of(words, status=200, url="http://a.example/x")
        self.assertEqual(syma.classify(page, "generic", context).reason,
                         "soft_404")


class Rulesets(unittest.TestCase):
    def test_own_rules(self):
        page = page_of(b"<h1>Glorp</h1>", status=200)
        with syma.Ruleset(RULES) as rules:
            verdict = syma.classify(page, rules=rules)
        self.assertEqual(verdict.state, syma.State.MAINTENANCE)
        self.assertNotEqual(syma.classify(page).state,
                            syma.State.MAINTENANCE)

    def test_no_rules_find_no_words(self):
        rules = syma.Ruleset(builtin=False)
        verdict = syma.classify(page_of(WORKS, status=200), rules=rules)
        self.assertNotEqual(verdict.state, syma.State.MAINTENANCE)

    def test_a_wrong_document_names_the_line(self):
        with self.assertRaises(syma.DocumentError) as caught:
            syma.Ruleset(RULES.replace("<frame>", "<frame><oops/>"))
        self.assertEqual(caught.exception.line, 2)
        with self.assertRaises(syma.RegexError) as caught:
            syma.Ruleset(RULES.replace("<frame>", "<frame>("))
        self.assertEqual(caught.exception.line, 2)


if __name__ == "__main__":
    unittest.main()
