# SPDX-License-Identifier: MIT
import gc
import os
import select
import signal
import threading
import unittest
import warnings
from concurrent.futures import ThreadPoolExecutor

import syma
from server import OPTIONS, Server

WITHIN = 30  # seconds; only a failure takes so long


def in_thread(function):
    """A future of what the function gives in a thread of its own."""
    pool = ThreadPoolExecutor(1)
    future = pool.submit(function)
    pool.shutdown(wait=False)
    return future


class Probers(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)
        self.prober = syma.Prober(OPTIONS)
        self.addCleanup(self.prober.close)

    def test_several_checks(self):
        tickets = {
            self.prober.submit_url(self.server.url(path, host), "login"): path
            for path in ("/login", "/works")
            for host in ("127.0.0.1", "127.0.0.2", "127.0.0.3")}
        self.assertEqual(self.prober.pending, 6)
        states = {"/login": syma.State.UP, "/works": syma.State.MAINTENANCE}
        for event in self.prober:
            path = tickets.pop(event.ticket)
            self.assertEqual(event.kind, syma.EventKind.VERDICT)
            self.assertTrue(event.last)
            self.assertEqual(event.section_id, "")
            self.assertEqual(event.verdict.state, states[path])
            self.assertIsNone(event.report)
        self.assertEqual(tickets, {})
        self.assertEqual(self.prober.pending, 0)
        self.assertIsNone(self.prober.timeout_ms)

    def test_a_portal(self):
        portal = syma.Portal("p", home=self.server.url("/"))
        portal.add_section("a", "/login", "login")
        portal.add_section("b", "/works", "login")
        ticket = self.prober.submit(portal)
        portal.close()
        *verdicts, last = list(self.prober)
        self.assertEqual({e.section_id for e in verdicts}, {"a", "b"})
        self.assertFalse(any(e.last for e in verdicts))
        self.assertTrue(last.last)
        self.assertEqual(last.kind, syma.EventKind.REPORT)
        self.assertEqual({e.ticket for e in verdicts + [last]}, {ticket})
        self.assertEqual(last.report.up_count, 1)

    def test_events_outlive_the_prober(self):
        self.prober.submit_url(self.server.url("/login"), "login")
        self.assertEqual(self.prober.wait(WITHIN * 1000), 1)
        event = self.prober.next_event()
        self.prober.close()
        gc.collect()
        self.assertEqual(event.verdict.reason, "ok")

    @unittest.skipUnless(syma.has_feature("pollable-fd"), "no descriptor")
    def test_a_loop_of_ones_own(self):
        self.prober.submit_url(self.server.url("/login"), "login")
        poll = select.poll()
        poll.register(self.prober, select.POLLIN)
        found = []
        while self.prober.pending:
            self.assertTrue(poll.poll(WITHIN * 1000))
            self.prober.step()
            found += self.prober.events()
        self.assertEqual([e.verdict.state for e in found], [syma.State.UP])
        self.assertIsNone(self.prober.next_event())

    def test_time_over(self):
        self.prober.submit_url(self.server.url("/held"))
        self.assertEqual(self.prober.wait(0), 0)
        self.assertEqual(self.prober.wait(30), 0)
        self.assertEqual(self.prober.pending, 1)
        self.assertGreaterEqual(self.prober.timeout_ms, 0)

    def test_cancel(self):
        ticket = self.prober.submit_url(self.server.url("/held"))
        other = self.prober.submit_url(self.server.url("/login", "127.0.0.2"))
        self.prober.cancel(ticket)
        self.assertEqual([e.ticket for e in self.prober], [other])
        with self.assertRaises(syma.NotFoundError):
            self.prober.cancel(ticket)

    def test_wakeup_from_another_thread(self):
        self.prober.submit_url(self.server.url("/held"))
        waiting = in_thread(lambda: self.prober.wait())
        self.assertTrue(self.server.arrived.wait(WITHIN))
        self.prober.wakeup()
        self.assertEqual(waiting.result(WITHIN), 0)
        self.assertEqual(self.prober.pending, 1)

    def test_wakeup_before_the_wait(self):
        self.prober.submit_url(self.server.url("/held"))
        self.prober.wakeup()
        waiting = in_thread(lambda: self.prober.wait())
        self.assertEqual(waiting.result(WITHIN), 0)

    def test_closed_while_another_thread_waits(self):
        self.prober.submit_url(self.server.url("/held"))
        waiting = in_thread(lambda: self.prober.wait())
        self.assertTrue(self.server.arrived.wait(WITHIN))
        self.prober.close()
        with self.assertRaises(syma.ClosedError):
            waiting.result(WITHIN)
        with self.assertRaises(syma.ClosedError):
            self.prober.wakeup()

    def test_a_signal_ends_a_wait(self):
        class Alarm(Exception):
            pass

        def ring(number, frame):
            raise Alarm

        self.addCleanup(signal.signal, signal.SIGALRM,
                        signal.signal(signal.SIGALRM, ring))
        self.prober.submit_url(self.server.url("/held"))
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        with self.assertRaises(Alarm):
            self.prober.wait()
        self.assertEqual(self.prober.pending, 1)

    def test_a_check_that_cannot_be_carried_out(self):
        prober = syma.Prober({**OPTIONS, "interface": "no-such-interface"})
        prober.submit_url(self.server.url("/login"))
        event, = prober
        self.assertEqual(event.kind, syma.EventKind.FAILURE)
        self.assertTrue(event.last)
        self.assertIsInstance(event.error, syma.NotFoundError)
        self.assertIsNone(event.verdict)

    def test_refused(self):
        with self.assertRaises(syma.UrlError):
            self.prober.submit_url("nothing")
        with self.assertRaises(syma.ArgumentError):
            self.prober.submit_url(self.server.url("/"), 99)
        with self.assertRaises(syma.ArgumentError):
            self.prober.submit(syma.Portal())
        prober = syma.Prober({**OPTIONS, "max_pending": 1})
        prober.submit_url(self.server.url("/held"))
        with self.assertRaises(syma.LimitError):
            prober.submit_url(self.server.url("/held"))

    def test_own_rules_are_held(self):
        rules = syma.Ruleset(builtin=False)
        prober = syma.Prober(OPTIONS, rules)
        rules.close()
        prober.submit_url(self.server.url("/works"))
        event, = prober
        self.assertNotEqual(event.verdict.state, syma.State.MAINTENANCE)

    def test_a_child_process_is_told(self):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            try:
                self.prober.step()
            except syma.Error as error:
                os._exit(7 if error.name == "SYMA_EFORK" else 8)
            os._exit(9)
        _, status = os.waitpid(child, 0)
        self.assertEqual(os.WEXITSTATUS(status), 7)


class Threads(unittest.TestCase):
    def test_a_second_thread_is_refused(self):
        page = syma.Page()
        with page._held():
            with self.assertRaises(syma.BusyError):
                in_thread(lambda: page.feed(b"x")).result(WITHIN)
        in_thread(lambda: page.feed(b"x")).result(WITHIN)

    def test_for_options_it_waits(self):
        options = syma.Options()
        with options._held():
            setting = in_thread(lambda: options.update(timeout_ms=5))
            self.assertFalse(setting.done())
        setting.result(WITHIN)
        self.assertEqual(options["timeout_ms"], 5)

    def test_options_and_rules_may_be_shared(self):
        server = Server()
        self.addCleanup(server.close)
        options, rules = syma.Options(OPTIONS), syma.Ruleset()
        with ThreadPoolExecutor(4) as pool:
            verdicts = list(pool.map(
                lambda i: syma.check_url(server.url("/login"), "login",
                                         options, rules), range(8)))
        self.assertEqual({v.state for v in verdicts}, {syma.State.UP})

    def test_other_threads_go_on_during_a_check(self):
        server = Server()
        self.addCleanup(server.close)
        check = in_thread(lambda: syma.check_url(
            server.url("/held"), "login", OPTIONS))
        self.assertTrue(server.arrived.wait(WITHIN))
        server.gate.set()
        self.assertEqual(check.result(WITHIN).state, syma.State.UP)

    def test_a_verdict_is_closed_while_others_read_it(self):
        page = syma.Page()
        page.finish()
        verdict = syma.classify(page)
        begin = threading.Barrier(4)

        def read():
            begin.wait(WITHIN)
            try:
                while True:
                    verdict.evidence, verdict.format("json")
            except syma.ClosedError:
                return "closed"

        readers = [in_thread(read) for _ in range(3)]
        begin.wait(WITHIN)
        verdict.close()
        self.assertEqual({r.result(WITHIN) for r in readers}, {"closed"})


if __name__ == "__main__":
    unittest.main()
