#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-exporter: the folder, checks that are shared, held up or given up, its
end, and whether what is shipped with it uses what it tells."""

import concurrent.futures
import contextlib
import itertools
import os
import re
import signal
import socket
import time
import unittest

from exporting import (EXPORTER, INTEGRATIONS, PATIENCE, Pages, dashboard,
                       exporter, expressions_of_rules, metric_names, parse,
                       portal)
from support import (LOGIN_PAGE, MAINTENANCE_PAGE, Folder, main, run, server)


class Portals(Folder):
    def serve(self, *args):
        self.pages = Pages({"/login": (200, {}, LOGIN_PAGE),
                            "/shop": (200, {}, LOGIN_PAGE),
                            "/work": (200, {}, MAINTENANCE_PAGE)})
        self.url = self.enter(server(self.pages))
        os.mkdir("portals")
        self.write("portals/a.xml", portal("shop", self.url))
        self.write("portals/b.xml", portal("work", self.url))
        self.write("portals/.hidden.xml", "not read")
        self.write("portals/notes.txt", "not read")
        os.mkdir("portals/folder.xml")
        os.mkfifo("portals/pipe.xml")
        self.one = self.enter(exporter("-p", "portals", *args))

    def enter(self, context):
        value = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)
        return value

    def known(self):
        """The portals of /portals with their states."""
        metrics = self.one.metrics("/portals")
        return {dict(labels)["portal"]: dict(labels)["syma_portal_state"]
                for (name, labels), value in metrics.items()
                if name == "syma_portal_state" and value == 1}

    def test_probe_and_portals(self):
        self.serve()
        self.assertEqual(self.known(), {})
        metrics = self.one.metrics("/probe?portal=shop")
        self.assertEqual(metrics.state("syma_portal_state", portal="shop"),
                         "up")
        self.assertEqual(self.known(), {"shop": "up"})
        metrics = self.one.metrics("/probe?portal=work")
        self.assertEqual(metrics.state("syma_section_state", portal="work",
                                       section="home"), "maintenance")
        self.assertEqual(self.known(), {"shop": "up", "work": "degraded"})
        self.assertEqual(sum(self.pages.asked.values()), 4)
        # Told once, by /metrics.
        self.assertNotIn("syma_probe_total",
                         self.one.metrics("/portals").names())
        own = self.one.metrics()
        self.assertEqual(own.value("syma_exporter_portals"), 2)
        self.assertEqual(own.value("syma_exporter_sections"), 4)
        self.assertEqual(sum(value for (name, _), value in own.items()
                             if name == "syma_probe_total"), 4)

    def test_reload(self):
        self.serve()
        for name in ("shop", "work"):
            self.one.metrics("/probe?portal=" + name)
        self.write("portals/a.xml", "<portal")
        os.remove("portals/b.xml")
        self.write("portals/c.xml", portal("late", self.url))
        self.one.reload()
        self.one.said("portals/a.xml:1: ")
        self.one.said("portals/a.xml: its portal stays as it was")
        self.assertEqual(self.known(), {"shop": "up"})
        self.assertEqual(self.one.ask("/probe?portal=work").status, 404)
        self.assertEqual(self.one.ask("/probe?portal=shop").status, 200)
        self.assertEqual(self.one.ask("/probe?portal=late").status, 200)
        own = self.one.metrics()
        self.assertEqual(own.value("syma_exporter_portals"), 2)
        self.assertEqual(own.value(
            "syma_exporter_config_last_reload_successful"), 0)
        # Another portal in the place of the old one, of another name.
        self.write("portals/a.xml", portal("store", self.url))
        self.one.reload()
        self.assertEqual(self.one.ask("/probe?portal=shop").status, 404)
        self.assertEqual(self.one.ask("/probe?portal=store").status, 200)
        self.assertEqual(set(self.known()), {"late", "store"})
        self.assertEqual(self.one.metrics().value(
            "syma_exporter_config_last_reload_successful"), 1)

    def test_reload_by_http(self):
        self.serve("--enable-lifecycle")
        answer = self.one.ask("/-/reload", "POST")
        self.assertEqual(answer.status, 200)
        self.write("portals/c.xml", "<portal")
        self.assertEqual(self.one.ask("/-/reload", "POST").status, 500)
        os.rename("portals", "gone")
        self.assertEqual(self.one.ask("/-/reload", "PUT").status, 500)
        self.assertEqual(self.one.ask("/probe?portal=shop").status, 200)

    def test_files_that_are_wrong(self):
        self.serve()
        self.write("portals/c.xml", portal("shop", self.url))
        self.write("portals/d.xml", portal("", self.url).replace(
            ' id=""', ""))
        self.write("portals/" + "e" * 65 + ".xml",
                   portal("", self.url).replace(' id=""', ""))
        self.one.reload()
        self.one.said("portals/c.xml: 'shop' is the id of a.xml already")
        self.one.said("e.xml: the portal has no id")
        # A portal that does not name itself has the name of its file.
        self.assertEqual(self.one.ask("/probe?portal=d").status, 200)
        self.assertEqual(self.one.metrics().value("syma_exporter_portals"), 3)

    def test_portal_that_changes_while_it_is_checked(self):
        self.serve()
        self.pages.hold("/shop", "/work")
        with concurrent.futures.ThreadPoolExecutor() as pool:
            shop = pool.submit(self.one.ask, "/probe?portal=shop")
            work = pool.submit(self.one.ask, "/probe?portal=work")
            self.pages.wait_until_asked("/shop")
            self.one.wait_for("/metrics", lambda m: m.value(
                "syma_exporter_checks_in_flight") == 2)
            os.remove("portals/b.xml")
            self.write("portals/a.xml", portal("shop", self.url).replace(
                ' needs="home"', ""))
            self.one.reload()
            self.pages.release()
            self.assertEqual(work.result().status, 404)
            self.assertEqual(parse(shop.result().body).state(
                "syma_portal_state", portal="shop"), "up")
        self.assertEqual(self.known(), {"shop": "up"})

    def test_interval(self):
        self.serve("--interval", "1")
        self.one.wait_for("/portals", lambda m: len(
            [1 for name, _ in m if name == "syma_portal_state"]) == 10)
        self.pages.wait_until_asked("/shop", 3)
        self.pages.wait_until_asked("/work", 3)
        self.assertEqual(self.known(), {"shop": "up", "work": "degraded"})
        self.assertEqual(self.one.metrics().value(
            "syma_exporter_requests_total", path="/probe"), 0)


class Waiting(unittest.TestCase):
    def test_twenty_share_one_check(self):
        pages = Pages({"/login": (200, {}, LOGIN_PAGE)})
        pages.hold("/login")
        with server(pages) as url, exporter("-A", url) as one, \
                concurrent.futures.ThreadPoolExecutor(20) as pool:
            answers = [pool.submit(one.metrics, "/probe?target=%s/login"
                                   % url) for _ in range(20)]
            one.wait_for("/metrics", lambda m: (
                m.value("syma_exporter_probes_in_flight"),
                m.value("syma_exporter_checks_in_flight")) == (20, 1))
            pages.release()
            for answer in answers:
                self.assertEqual(answer.result().value(
                    "syma_exporter_probe_success"), 1)
            self.assertEqual(pages.asked["/login"], 1)
            one.wait_for("/metrics", lambda m: m.value(
                "syma_exporter_probes_in_flight") == 0)

    def test_twenty_at_once(self):
        pages = Pages({"/%d" % i: (200, {}, MAINTENANCE_PAGE if i % 2 else
                                   LOGIN_PAGE) for i in range(20)})
        with server(pages) as url, \
                exporter("-A", url, "-o", "max_per_host=20") as one, \
                concurrent.futures.ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(one.metrics, [
                "/probe?target=%s/%d&kind=login" % (url, i)
                for i in range(20)]))
            for i, metrics in enumerate(answers):
                self.assertEqual(metrics.state("syma_portal_state"),
                                 "maintenance" if i % 2 else "up")
            self.assertEqual(one.metrics().value("syma_exporter_targets"), 20)

    def quickest(self, one, path, scrape_timeout, limit, least=0.0):
        """Answers that do not wait for their check: of a few the quickest is
        in time, since the machine may have others to serve first. Tells how
        many were asked for."""
        tries = 0
        took = limit
        while took >= limit:
            self.assertLess(tries, 9)
            tries += 1
            begin = time.monotonic()
            metrics = one.metrics(
                path, {"X-Prometheus-Scrape-Timeout-Seconds": scrape_timeout})
            self.assertGreaterEqual(time.monotonic() - begin, least)
            self.assertEqual(metrics.value("syma_exporter_probe_success"), 0)
            self.assertNotIn("syma_portal_state", metrics.names())
            took = metrics.value("syma_exporter_probe_duration_seconds")
            self.assertGreaterEqual(took, least)
        return tries

    def test_the_time_that_prometheus_waits(self):
        pages = Pages({"/login": (200, {}, LOGIN_PAGE)})
        pages.hold("/login")
        with server(pages) as url, exporter("-A", url) as one:
            path = "/probe?target=%s/login" % url
            tries = self.quickest(one, path, "0.9", 0.4 + 0.2, least=0.4)
            own = one.wait_for("/metrics", lambda m: m.value(
                "syma_exporter_checks_in_flight") == 1)
            self.assertEqual(own.value("syma_exporter_late_answers_total"),
                             tries)
            # The check goes on, and the next answer has what it found.
            pages.release()
            one.wait_for("/metrics", lambda m: m.value(
                "syma_exporter_checks_in_flight") == 0)
            pages.hold("/login")
            metrics = one.metrics(
                path, {"X-Prometheus-Scrape-Timeout-Seconds": "0.501"})
            self.assertEqual(metrics.value("syma_exporter_probe_success"), 0)
            self.assertEqual(metrics.state("syma_portal_state"), "up")
            pages.release()

    def test_own_limit(self):
        pages = Pages({"/login": (200, {}, LOGIN_PAGE)})
        pages.hold("/login")
        with server(pages) as url, exporter("-A", url, "-t", "0.05") as one:
            for value in ("0", "60", "0.5"):
                self.quickest(one, "/probe?target=%s/login" % url, value, 0.4)
            pages.release()

    def test_too_many(self):
        pages = Pages({"/a": (200, {}, LOGIN_PAGE),
                       "/b": (200, {}, LOGIN_PAGE)})
        pages.hold("/a")
        with server(pages) as url, exporter("-A", url, "-m", 1) as one, \
                concurrent.futures.ThreadPoolExecutor() as pool:
            first = pool.submit(one.ask, "/probe?target=%s/a" % url)
            pages.wait_until_asked("/a")
            for page in ("/a", "/b"):
                answer = one.ask("/probe?target=" + url + page)
                self.assertEqual(answer.status, 503)
                self.assertIn("--max-probes", answer.body)
            for path in ("/metrics", "/portals", "/-/healthy"):
                self.assertEqual(one.ask(path).status, 200)
            pages.release()
            self.assertEqual(first.result().status, 200)
            self.assertEqual(one.ask("/probe?target=%s/b" % url).status, 200)

    def test_targets_are_forgotten(self):
        """The one that was not asked for the longest time; none that is
        being checked."""
        pages = Pages({"/" + name: (200, {}, LOGIN_PAGE) for name in "abcd"})
        with server(pages) as url, exporter(
                "-A", url, "-n", 2, "-t", "0.01", "-o",
                "max_per_host=9") as one:
            def ask(name):
                return one.ask("/probe?target=%s/%s" % (url, name))

            checks = itertools.count(1)

            def rest():
                """Each question at rest begins one check."""
                count = next(checks)
                one.wait_for("/metrics", lambda m: m.value(
                    "syma_exporter_check_duration_seconds_count") == count)

            def knows(name):
                """Without a check that could end."""
                pages.hold("/" + name)
                answer = ask(name)
                pages.release()
                rest()
                return "syma_portal_state{" in answer.body

            for name in "aba":
                ask(name)
                rest()
            self.assertTrue(knows("a"))
            self.assertFalse(knows("c"))
            self.assertTrue(knows("a"))
            self.assertEqual(one.metrics().value("syma_exporter_targets"), 2)
            self.assertFalse(knows("b"))
            pages.hold("/a", "/b")
            for name, status in (("a", 200), ("b", 200), ("c", 503)):
                self.assertEqual(ask(name).status, status)
            pages.release()

    def test_client_that_goes_away(self):
        pages = Pages({"/login": (200, {}, LOGIN_PAGE)})
        pages.hold("/login")
        with server(pages) as url, exporter("-A", url) as one:
            path = "/probe?target=%s/login" % url
            files = one.metrics().value("process_open_fds")
            for count in range(1, 6):
                connection = one.connect()
                connection.request("GET", path)
                one.wait_for("/metrics", lambda m: m.value(
                    "syma_exporter_probes_in_flight") == count)
                connection.close()
            pages.release()
            # The prober keeps its own connection, and nothing else is kept.
            one.wait_for("/metrics", lambda m: m.value("process_open_fds")
                         <= files + 1)
            own = one.wait_for("/metrics", lambda m: m.value(
                "syma_exporter_probes_in_flight") == 0)
            self.assertEqual(own.value("syma_probe_total", reason="ok"), 1)
            self.assertEqual(one.metrics(path).state("syma_portal_state"),
                             "up")
            self.assertEqual(pages.asked["/login"], 2)

    def test_connections_that_are_left(self):
        """In the midst of a request, or before its answer: none is kept."""
        pages = Pages({"/login": (200, {}, LOGIN_PAGE)})
        with server(pages) as url, exporter("-A", url) as one:
            whole = ("GET /probe?target=%s/login HTTP/1.1\r\nHost: a\r\n\r\n"
                     % url).encode("ascii")
            one.metrics("/probe?target=%s/login" % url)
            files = one.metrics().value("process_open_fds")
            for i in range(60):
                with socket.create_connection(("127.0.0.1", one.port)) as wire:
                    wire.sendall(whole[:i] if i % 2 else whole)
            one.wait_for("/metrics", lambda m: m.value("process_open_fds")
                         <= files)

    def test_trouble_of_our_own(self):
        with server({}) as url, \
                exporter("-A", url.replace("http:", "https:"), "-o",
                         "ca_bundle=/no/such.pem") as one:
            metrics = one.metrics("/probe?target="
                                  + url.replace("http:", "https:"))
            self.assertEqual(metrics.value("syma_exporter_probe_success"), 0)
            one.said("the check failed")
            self.assertEqual(one.metrics().value(
                "syma_exporter_failed_checks_total"), 1)


class Shipped(unittest.TestCase):
    """The rules and the dashboard use what the exporter gives."""

    @classmethod
    def setUpClass(cls):
        pages = Pages({"/login": (200, {}, LOGIN_PAGE)})
        with server(pages) as url, exporter("-A", url) as one:
            cls.given = (one.metrics().names() | one.metrics(
                "/probe?target=%s/login" % url).names())
        cls.rules = list(expressions_of_rules())

    def all_given(self, expression, where):
        recorded = {name for name, _ in self.rules}
        names = metric_names(expression)
        self.assertTrue(names, (where, expression))
        self.assertEqual(names - self.given - recorded, set(), where)

    def test_rules(self):
        self.assertEqual(len(self.rules), 26)
        for name, expression in self.rules:
            if name != "SymaExporterGone":  # of Prometheus' own
                self.all_given(expression, name)

    def test_each_rule_is_tested(self):
        with open(os.path.join(INTEGRATIONS, "prometheus",
                               "syma.rules.test.yml"), encoding="utf-8") as f:
            tests = f.read()
        for name, _ in self.rules:
            self.assertRegex(tests, r"(expr: .*|alertname: )%s\b" % name)

    def test_dashboard(self):
        board = dashboard()
        count = 0
        ids = set()
        for panel in board["panels"]:
            self.assertTrue(panel["title"] and panel["description"])
            self.assertLessEqual(
                panel["gridPos"]["x"] + panel["gridPos"]["w"], 24)
            ids.add(panel["id"])
            for target in panel["targets"]:
                count += 1
                self.all_given(target["expr"], panel["title"])
        self.assertEqual(len(ids), len(board["panels"]))
        self.assertGreater(count, 14)
        for variable in board["templating"]["list"]:
            if variable["type"] == "query":
                self.all_given(variable["definition"], variable["name"])

    def test_port_of_the_configuration(self):
        """It is the one that the exporter has unless it is told another."""
        port = re.search(r"127\.0\.0\.1:(\d+)", run(EXPORTER, "-h").stdout)[0]
        for name in ("prometheus.yml", "prometheus-sharded.yml",
                     "portals.yml", "pages.yml"):
            with open(os.path.join(INTEGRATIONS, "prometheus", name),
                      encoding="utf-8") as f:
                self.assertIn(port, f.read(), name)


class End(unittest.TestCase):
    def end(self, number, with_a_check):
        pages = Pages({"/login": (200, {}, LOGIN_PAGE)})
        if with_a_check:
            pages.hold("/login")
        with server(pages) as url, exporter("-A", url) as one, \
                concurrent.futures.ThreadPoolExecutor() as pool:
            kept = one.connect()
            kept.request("GET", "/-/healthy")
            kept.getresponse().read()
            if with_a_check:
                waiting = pool.submit(one.ask, "/probe?target=%s/login" % url)
                pages.wait_until_asked("/login")
            begin = time.monotonic()
            one.process.send_signal(number)
            self.assertEqual(one.process.wait(PATIENCE), 0)
            self.assertLess(time.monotonic() - begin, 1.5)
            if with_a_check:
                with contextlib.suppress(OSError):
                    self.assertEqual(waiting.result().status, 503)
            kept.close()
            pages.release()

    def test_at_rest(self):
        self.end(signal.SIGTERM, False)
        self.end(signal.SIGINT, False)

    def test_more_signals(self):
        """Whenever they come, the end is the same."""
        for _ in range(10):
            with exporter("-A", "*.example.org") as one:
                deadline = time.monotonic() + PATIENCE
                number = 0
                while one.process.poll() is None:
                    self.assertLess(time.monotonic(), deadline)
                    one.process.send_signal(
                        (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)[
                            number % 3])
                    number += 1
                self.assertEqual(one.process.returncode, 0)

    def test_while_a_page_hangs(self):
        self.end(signal.SIGTERM, True)


if __name__ == "__main__":
    main(EXPORTER)
