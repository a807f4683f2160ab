# SPDX-License-Identifier: MIT
import asyncio
import gc
import os
import threading
import unittest
import warnings
import weakref

import syma
from syma import aio
from server import OPTIONS, Server

WITHIN = 30  # seconds; only a failure takes so long


class Loop(unittest.IsolatedAsyncioTestCase):
    """On the descriptor, where the library has one."""

    poll_ms = None

    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)

    def prober(self, **more):
        return aio.Prober({**OPTIONS, **more}, poll_ms=self.poll_ms)

    async def arrived(self):
        """A request for /held is there."""
        loop = asyncio.get_running_loop()
        self.assertTrue(await loop.run_in_executor(
            None, self.server.arrived.wait, WITHIN))

    def portal(self, *paths):
        portal = syma.Portal("p", home=self.server.url("/"))
        for place, path in enumerate(paths):
            portal.add_section(f"s{place}", path, "login")
        return portal

    async def test_one_url(self):
        async with self.prober() as prober:
            verdict = await prober.check_url(self.server.url("/login"),
                                             "login")
        self.assertEqual(verdict.state, syma.State.UP)
        self.assertTrue(prober.closed)

    async def test_many_urls(self):
        urls = [self.server.url("/login", f"127.0.1.{i}")
                for i in range(1, 31)]
        async with self.prober() as prober:
            verdicts = await asyncio.wait_for(asyncio.gather(*(
                prober.check_url(url, "login") for url in urls)), WITHIN)
            self.assertEqual(prober.pending, 0)
        self.assertEqual([v.url for v in verdicts], urls)
        self.assertEqual({v.state for v in verdicts}, {syma.State.UP})

    async def test_one_after_the_other(self):
        async with self.prober() as prober:
            for _ in range(3):
                verdict = await prober.check_url(self.server.url("/works"))
                self.assertEqual(verdict.state, syma.State.MAINTENANCE)

    async def test_the_events_of_a_portal(self):
        async with self.prober() as prober:
            check = prober.submit(self.portal("/login", "/works"))
            events = [event async for event in check]
            again = [event async for event in check]
            report = await check
        self.assertEqual(events, again)
        self.assertEqual({e.section_id for e in events[:-1]}, {"s0", "s1"})
        self.assertIs(events[-1].report, report)
        self.assertEqual(report.up_count, 1)

    async def test_the_report_of_a_portal(self):
        async with self.prober() as prober:
            report = await prober.check_portal(self.portal("/login"))
        self.assertEqual(report.state, syma.State.UP)

    async def test_a_check_is_cancelled(self):
        async with self.prober() as prober:
            check = prober.submit_url(self.server.url("/held"))
            with self.assertRaises(asyncio.InvalidStateError):
                check.result()
            self.assertTrue(check.cancel())
            self.assertFalse(check.cancel())
            self.assertTrue(check.done() and check.cancelled())
            self.assertEqual(prober.pending, 0)
            with self.assertRaises(asyncio.CancelledError):
                await check
            with self.assertRaises(asyncio.CancelledError):
                async for _ in check:
                    pass

    async def test_what_has_ended_is_not_cancelled(self):
        async with self.prober() as prober:
            check = prober.submit_url(self.server.url("/login"), "login")
            await check
            self.assertFalse(check.cancel())
            self.assertFalse(check.cancelled())
            self.assertEqual(check.result().state, syma.State.UP)

    async def test_cancelling_a_task_gives_its_check_up(self):
        async with self.prober() as prober:
            task = asyncio.ensure_future(
                prober.check_url(self.server.url("/held")))
            await self.arrived()
            task.cancel()
            with self.assertRaises(asyncio.CancelledError):
                await task
            self.assertEqual(prober.pending, 0)
            self.assertEqual(prober._prober.pending, 0)

    async def test_a_time_limit(self):
        async with self.prober() as prober:
            check = prober.submit_url(self.server.url("/held"))
            with self.assertRaises(asyncio.TimeoutError):
                await asyncio.wait_for(check, 0.05)
            self.assertTrue(check.cancelled())

    async def test_closing_gives_all_up(self):
        prober = self.prober()
        check = prober.submit_url(self.server.url("/held"))
        portal = prober.submit(self.portal("/held", "/login"))
        waiting = asyncio.ensure_future(prober.check_url(
            self.server.url("/held", "127.0.0.2")))
        await self.arrived()
        prober.close()
        await prober.aclose()
        self.assertTrue(check.cancelled() and portal.cancelled())
        with self.assertRaises(asyncio.CancelledError):
            await waiting
        with self.assertRaises(syma.ClosedError):
            prober.submit_url(self.server.url("/login"))

    async def test_two_wait_for_one(self):
        async with self.prober() as prober:
            check = prober.submit_url(self.server.url("/held"), "login")

            async def wait():
                return await check

            both = asyncio.gather(wait(), wait())
            await self.arrived()
            self.server.gate.set()
            first, second = await asyncio.wait_for(both, WITHIN)
        self.assertIs(first, second)

    async def test_a_check_that_cannot_be_carried_out(self):
        async with self.prober(interface="no-such-interface") as prober:
            check = prober.submit_url(self.server.url("/login"))
            with self.assertRaises(syma.NotFoundError):
                await check
            with self.assertRaises(syma.NotFoundError):
                async for _ in check:
                    pass

    async def test_refused_at_once(self):
        async with self.prober() as prober:
            with self.assertRaises(syma.UrlError):
                prober.submit_url("nothing")
            with self.assertRaises(syma.ArgumentError):
                await prober.check_portal(syma.Portal())
            self.assertEqual(prober.pending, 0)

    async def test_a_check_is_no_coroutine_but_a_future_can_be_made(self):
        loop = asyncio.get_running_loop()
        async with self.prober() as prober:
            check = prober.submit_url(self.server.url("/login"), "login")
            with self.assertRaises(TypeError):
                loop.create_task(check)
            future = asyncio.ensure_future(check)
            verdict, = await asyncio.gather(check)
            self.assertIs(await future, verdict)

    async def forgotten(self, number, forget):
        """Make probers and forget them; gives the descriptors left over."""
        def open_now():
            return len(os.listdir("/proc/self/fd"))

        before = open_now()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            for _ in range(number):
                await forget()
            gc.collect()
            await asyncio.sleep(0.05)
        told = [w for w in caught if w.category is ResourceWarning
                and "aio.Prober" in str(w.message)]
        self.assertEqual(len(told), number)
        return open_now() - before

    @unittest.skipUnless(os.path.isdir("/proc/self/fd"), "no /proc")
    async def test_forgotten_probers_are_closed(self):
        async def unused():
            self.prober()

        async def used():
            await self.prober().check_url(self.server.url("/works"))

        async def given_up():
            check = self.prober().submit_url(self.server.url("/works"))
            check.cancel()

        for forget in (unused, used, given_up):
            # The server's own sockets come and go.
            self.assertLess(await self.forgotten(20, forget), 20)

    @unittest.skipUnless(os.path.isdir("/proc/self/fd"), "no /proc")
    async def test_forgotten_in_another_thread(self):
        async def forget():
            probers = [self.prober()]
            thread = threading.Thread(target=probers.clear)
            thread.start()
            thread.join()

        self.assertLess(await self.forgotten(20, forget), 20)

    async def test_a_prober_at_work_is_not_forgotten(self):
        found = asyncio.get_running_loop().create_future()

        async def work():
            found.set_result(await self.prober().check_url(
                self.server.url("/held"), "login"))

        task = weakref.ref(asyncio.ensure_future(work()))
        await self.arrived()
        gc.collect()
        self.assertIsNotNone(task())
        with warnings.catch_warnings(record=True):
            warnings.simplefilter("always")
            self.server.gate.set()
            verdict = await asyncio.wait_for(found, WITHIN)
            await asyncio.sleep(0.05)
            gc.collect()
        self.assertEqual(verdict.state, syma.State.UP)
        await asyncio.sleep(0.05)

    async def test_the_loop_goes_on_meanwhile(self):
        async with self.prober() as prober:
            check = prober.submit_url(self.server.url("/held"), "login")
            await self.arrived()  # an executor of this very loop
            self.assertFalse(check.done())
            self.server.gate.set()
            self.assertEqual((await check).state, syma.State.UP)


class Timer(Loop):
    """The same without a descriptor."""

    poll_ms = 5

    async def test_the_timer_rests_where_nothing_is_pending(self):
        async with self.prober() as prober:
            await prober.check_url(self.server.url("/login"))
            await asyncio.sleep(0)
            self.assertIsNone(prober._driver._next)


class InOneCall(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)

    async def test_url(self):
        verdict = await aio.check_url(self.server.url("/login"), "login",
                                      OPTIONS)
        self.assertEqual(verdict.state, syma.State.UP)

    async def test_portal(self):
        portal = syma.Portal()
        portal.add_section("a", self.server.url("/works"))
        report = await aio.check_portal(portal, OPTIONS, syma.Ruleset())
        self.assertEqual(report.state, syma.State.MAINTENANCE)


class NoLoop(unittest.TestCase):
    def test_forgotten_when_the_loop_is_closed(self):
        async def begin():
            prober = aio.Prober(OPTIONS)
            prober.submit_url(server.url("/held"))
            return weakref.ref(prober)

        server = Server()
        self.addCleanup(server.close)
        with self.assertWarns(ResourceWarning):
            prober = asyncio.run(begin())
            gc.collect()
        self.assertIsNone(prober())

    def test_a_prober_needs_a_running_loop(self):
        with self.assertRaises(RuntimeError):
            aio.Prober()

    def test_a_loop_that_watches_nothing_gets_a_timer(self):
        class Blind(asyncio.SelectorEventLoop):
            def add_reader(self, *args):
                raise NotImplementedError

        async def check(url):
            async with aio.Prober(OPTIONS) as prober:
                self.assertIsInstance(prober._driver, aio._Timer)
                return await prober.check_url(url, "login")

        server = Server()
        self.addCleanup(server.close)
        loop = Blind()
        self.addCleanup(loop.close)
        # A selector loop watches its own pipe by _add_reader.
        verdict = loop.run_until_complete(check(server.url("/login")))
        self.assertEqual(verdict.state, syma.State.UP)


if __name__ == "__main__":
    unittest.main()
