# SPDX-License-Identifier: MIT
import copy
import pickle
import unittest
from datetime import timedelta

import syma
from server import OPTIONS, Server

DOCUMENT = """<portal xmlns="urn:syma:portal:1" id="lumo" home="{home}"
        language="en" timezone="UTC">
  <section id="login" kind="login" href="/login"/>
  <section id="account" kind="account" href="{account}"/>
  <section id="sim" kind="login" href="/login" needs="account"/>
</portal>
"""
# Nothing goes stale within the days of these tests.
SLOW = {"interval_ms": 7 * 86400000, "confirm_up": 1}
DAY = timedelta(days=1)


class Trackers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.close)
        cls.report = cls.check("/works")

    @classmethod
    def check(cls, account):
        portal = syma.Portal.from_xml(DOCUMENT.format(
            home=cls.server.url("/"), account=account))
        portal.add_window("00:00", "00:00", days="daily")
        return syma.check_portal(portal, OPTIONS)

    def fed(self, options=SLOW):
        tracker = syma.Tracker(options)
        self.addCleanup(tracker.close)
        tracker.add(self.report)
        return tracker

    def test_what_holds(self):
        lumo = self.fed().portal("lumo")
        self.assertEqual(lumo.state, syma.State.DEGRADED)
        self.assertEqual(lumo.usable, syma.Usable.PARTLY)
        self.assertIn(syma.Flag.PARTIAL, lumo.flags)
        self.assertEqual((lumo.up_count, lumo.required_count), (1, 3))
        self.assertEqual(lumo.checked, self.report.time)
        self.assertEqual(lumo.since, self.report.time)
        self.assertEqual([section.id for section in lumo.sections],
                         ["login", "account", "sim"])
        account = lumo.section("account")
        self.assertEqual(account.state, syma.State.MAINTENANCE)
        self.assertEqual(account.reason, "page_maintenance")
        self.assertEqual(lumo.section("sim").reason, "dependency")
        with self.assertRaises(KeyError):
            lumo.section("none")

    def test_what_is_not_known(self):
        tracker = self.fed()
        for call in (lambda: tracker.portal("none"),
                     lambda: tracker.section("lumo", "none"),
                     lambda: tracker.section("lumo", ""),
                     lambda: tracker.section("none", "login")):
            with self.assertRaises(KeyError):
                call()
        self.assertIsNone(tracker.report("none"))
        self.assertEqual(syma.Tracker().portal_ids, ())

    def test_changes_are_pulled_once(self):
        tracker = self.fed()
        changes = list(tracker.changes())
        states = {c.section_id: (c.before, c.after) for c in changes
                  if c.kind == syma.ChangeKind.STATE}
        self.assertEqual(states["account"], (syma.State.UNKNOWN,
                                             syma.State.MAINTENANCE))
        self.assertEqual(states[""], (syma.State.UNKNOWN,
                                      syma.State.DEGRADED))
        for change in changes:
            self.assertEqual(change.portal_id, "lumo")
            self.assertEqual(change.seen, self.report.time)
            self.assertIn("lumo", str(change))
        self.assertIsNone(tracker.next_change())

    def test_a_promise_of_the_page(self):
        tracker = self.fed()
        change, = [c for c in tracker.changes()
                   if c.kind == syma.ChangeKind.PROMISED]
        promise, = tracker.section("lumo", "account").promises
        self.assertEqual(change.promise, promise)
        self.assertIsNone(change.window)
        self.assertEqual(promise.source, "page")
        self.assertIn("back tomorrow", promise.text)
        self.assertEqual(promise.seen, self.report.time)
        self.assertEqual(promise.latest - promise.earliest, DAY)
        self.assertEqual(promise.status, syma.PromiseStatus.OPEN)
        self.assertEqual(promise.late_ms, 0)
        self.assertIsNone(promise.revised_from)

    def test_what_was_promised_is_late(self):
        tracker = self.fed()
        at = self.report.time
        tracker.declare_promise("lumo", "sim", source="press", text="soon",
                                seen=at, latest=at + DAY, vague=True)
        tracker.declare_promise("lumo", source="press", text="who knows",
                                seen=at)
        tracker.tick(at + 2 * DAY)
        late = [c.promise for c in tracker.changes()
                if c.kind == syma.ChangeKind.OVERDUE]
        self.assertIn("press", [p.source for p in late])
        promise, = tracker.section("lumo", "sim").promises
        self.assertEqual((promise.source, promise.text, promise.vague),
                         ("press", "soon", True))
        self.assertEqual(promise.status, syma.PromiseStatus.OVERDUE)
        self.assertEqual(promise.late_ms, 86400000)
        lumo = tracker.portal("lumo")
        self.assertIn(syma.Flag.OVERDUE, lumo.section("sim").flags)
        promise, = lumo.promises
        self.assertIsNone(promise.latest)
        self.assertIsNone(promise.late_ms)

    def test_the_return(self):
        tracker = self.fed()
        incident, = tracker.section("lumo", "account").incidents
        self.assertEqual(incident.begin, self.report.time)
        self.assertEqual(incident.confirmed, self.report.time)
        self.assertIsNone(incident.end)
        self.assertEqual(incident.worst, syma.State.MAINTENANCE)
        self.assertEqual(incident.reason, "page_maintenance")
        self.assertTrue(incident.planned)
        self.assertEqual(incident.slips, 0)
        back = self.check("/login")
        tracker.add(back)
        kinds = [c.kind for c in tracker.changes()]
        self.assertIn(syma.ChangeKind.KEPT, kinds)
        lumo = tracker.portal("lumo")
        self.assertEqual(lumo.section("account").incidents[0].end, back.time)
        self.assertEqual((lumo.kept_count, lumo.broken_count), (1, 0))
        self.assertEqual(lumo.section("account").promises[0].status,
                         syma.PromiseStatus.KEPT)

    def test_a_partial_return(self):
        tracker = syma.Tracker(SLOW)
        first = syma.Portal.from_xml(DOCUMENT.format(
            home=self.server.url("/"), account="/works").replace(
                'id="login" kind="login" href="/login"',
                'id="login" kind="login" href="/works"'))
        tracker.add(syma.check_portal(first, OPTIONS))
        tracker.add(self.check("/works"))
        change, = [c for c in tracker.changes()
                   if c.kind == syma.ChangeKind.PARTIAL_RETURN]
        self.assertEqual((change.up_count, change.required_count), (1, 3))
        self.assertEqual(change.back, ("login",))
        self.assertEqual(change.waiting, (syma.Waiting("account", ""),
                                          syma.Waiting("sim", "account")))

    def test_windows_and_seconds(self):
        tracker = self.fed()
        window, = tracker.portal("lumo").windows
        self.assertEqual((window.section_id, window.source, window.text),
                         ("", "portal", ""))
        self.assertEqual(window.end - window.begin, DAY)
        tracker.tick(self.report.time + DAY)
        account = tracker.section("lumo", "account")
        self.assertEqual(account.seconds.maintenance, 86400)
        self.assertEqual(account.seconds.total, 86400)
        self.assertEqual(account.seconds.up, 0)
        self.assertEqual(account.planned_seconds.maintenance, 86400)
        windows = [c for c in tracker.changes()
                   if c.kind == syma.ChangeKind.WINDOW]
        self.assertEqual(windows[0].window.source, "portal")
        self.assertIn(False, [c.begins for c in windows])

    def test_nothing_new_is_stale_and_then_unknown(self):
        tracker = self.fed({})
        tracker.tick(self.report.time + timedelta(minutes=5))
        self.assertIn(syma.Flag.STALE, tracker.portal("lumo").flags)
        tracker.tick(self.report.time + timedelta(minutes=15))
        lumo = tracker.portal("lumo")
        self.assertEqual(lumo.state, syma.State.UNKNOWN)
        self.assertEqual(lumo.since,
                         self.report.time + timedelta(minutes=10))
        self.assertEqual(lumo.seconds.unknown, 300)

    def test_saved_and_loaded(self):
        tracker = self.fed()
        saved = tracker.save()
        again = syma.Tracker(SLOW)
        again.load(saved)
        self.assertEqual(again.save("lumo"), saved)
        self.assertEqual(list(again.portals()), list(tracker.portals()))
        self.assertIsNone(again.report("lumo"))
        self.assertEqual(tracker.report("lumo").format("json"),
                         self.report.format("json"))
        with self.assertRaises(syma.ExistsError):
            again.load(saved)
        again.remove("lumo")
        self.assertEqual(again.portal_ids, ())
        again.load(saved.encode())
        self.assertEqual(again.portal_ids, ("lumo",))
        with self.assertRaises(syma.NotFoundError):
            again.save("none")

    def test_a_wrong_document_names_the_line(self):
        tracker = syma.Tracker()
        with self.assertRaises(syma.DocumentError) as caught:
            tracker.load('<?xml version="1.0"?>\n<nothing/>\n')
        self.assertEqual(caught.exception.line, 2)
        self.assertTrue(caught.exception.message)
        with self.assertRaises(TypeError):
            tracker.load(5)

    def test_written_down(self):
        tracker = self.fed()
        self.assertIn('"lumo"', tracker.format())
        self.assertIn("# EOF", tracker.format("openmetrics", "lumo"))
        self.assertIn("<svg", tracker.format("svg", "lumo"))
        self.assertIn("account", tracker.explain("lumo", "fr"))
        for wrong in (lambda: tracker.format("yaml"),
                      lambda: tracker.format("svg"),
                      lambda: tracker.explain("lumo", "tlh")):
            with self.assertRaises(syma.ArgumentError):
                wrong()
        with self.assertRaises(syma.NotFoundError):
            tracker.explain("none")
        self.assertIn("relaxng.org", syma.Tracker.schema())

    def test_wrong_calls(self):
        tracker = self.fed()
        at = self.report.time
        with self.assertRaises(syma.ArgumentError) as caught:
            tracker.tick(-5)
        self.assertIn("negative", caught.exception.message)
        for source, text in (("page", "x"), ("a b", "x"), ("press", "")):
            with self.assertRaises(syma.ArgumentError):
                tracker.declare_promise("lumo", source=source, text=text,
                                        seen=at)
        for ids in (("none", None), ("lumo", "none")):
            with self.assertRaises(syma.NotFoundError):
                tracker.declare_promise(*ids, source="press", text="x",
                                        seen=at)
        with self.assertRaises(syma.NotFoundError):
            tracker.remove("none")
        with self.assertRaises(syma.OutOfBoundsError):
            syma.Tracker({"confirm_up": 0})

    def test_copies_stay(self):
        tracker = self.fed()
        lumo = tracker.portal("lumo")
        changes = list(tracker.changes())
        report = tracker.report("lumo")
        tracker.tick(self.report.time + 2 * DAY)
        tracker.close()
        tracker.close()
        self.assertEqual(lumo.seconds.total, 0)
        self.assertEqual(report.portal_id, "lumo")
        for twin in (copy.deepcopy(lumo), pickle.loads(pickle.dumps(lumo))):
            self.assertEqual(twin, lumo)
        self.assertEqual(pickle.loads(pickle.dumps(changes)), changes)
        with self.assertRaises(syma.ClosedError):
            tracker.tick(self.report.time)
        with self.assertRaises(syma.ClosedError):
            tracker.portal_ids

    def test_portals_while_one_is_removed(self):
        tracker = self.fed()
        other = syma.Portal("a", home=self.server.url("/"))
        other.add_section("login", "/login", "login")
        tracker.add(syma.check_portal(other, OPTIONS))
        self.assertEqual(tracker.portal_ids, ("a", "lumo"))
        seen = []
        for portal in tracker.portals():
            seen.append(portal.id)
            if len(seen) == 1:
                tracker.remove("lumo")
        self.assertEqual(seen, ["a"])


if __name__ == "__main__":
    unittest.main()
