#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-exporter and the real Prometheus: the shipped configuration scrapes
portals in each of the five states, and Prometheus answers which is which;
the shipped rules and their tests pass promtool; every query of the dashboard
is answered. Skipped where there is no prometheus. It needs no root, and
listens on loopback only.
"""

import contextlib
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

from exporting import (BUILD, EXPORTER, INTEGRATIONS, OPENMETRICS, PATIENCE,
                       Pages, dashboard, exporter)
from support import LOGIN_PAGE, MAINTENANCE_PAGE, MISSING_PAGE, main, server

SHIPPED = os.path.join(INTEGRATIONS, "prometheus")
# Installed, or unpacked by scripts/install-tools.
PATH = os.pathsep.join((os.environ.get("PATH", ""), os.path.join(
    BUILD, "long-checks", "root", "usr", "bin")))
PROMETHEUS = shutil.which("prometheus", path=PATH)
PROMTOOL = shutil.which("promtool", path=PATH)

PORTAL = """<portal xmlns="urn:syma:portal:1" id="{id}" home="{home}/">
  <section id="login" kind="login" href="/{id}"/>
</portal>
"""


def promtool(*args, **kw):
    return subprocess.run([PROMTOOL, *args], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8",
                          cwd=SHIPPED, timeout=120, check=False, **kw)


def free_port():
    """Below those that others get when they ask for any."""
    while True:
        port = random.randrange(20000, 32000)
        with socket.socket() as s, contextlib.suppress(OSError):
            s.bind(("127.0.0.1", port))
            return port


class Shipped(unittest.TestCase):
    def passes(self, *args, says):
        done = promtool(*args)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn(says, done.stdout)

    def test_configurations(self):
        for name in ("prometheus.yml", "prometheus-sharded.yml"):
            self.passes("check", "config", name, says="is valid")

    def test_rules(self):
        self.passes("check", "rules", "syma.rules.yml", says="26 rules found")

    def test_tests_of_rules(self):
        self.passes("test", "rules", "syma.rules.test.yml", says="SUCCESS")


class Server:
    """Prometheus with the shipped configuration, on a port of its own."""

    def __init__(self, folder, exporter_port, targets):
        self.folder = folder
        self.port = free_port()
        self.configure(exporter_port, targets)
        self.log = open(os.path.join(folder, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [PROMETHEUS, "--config.file=prometheus.yml",
             "--storage.tsdb.path=data",
             "--web.listen-address=127.0.0.1:%d" % self.port],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=self.log,
            stderr=subprocess.STDOUT)

    def configure(self, exporter_port, targets):
        """As shipped, but for the exporter's port, the intervals, and which
        portals and pages there are."""
        def adapt(name, *changes):
            with open(os.path.join(SHIPPED, name), encoding="utf-8") as f:
                text = f.read()
            for old, new in (("127.0.0.1:17962",
                              "127.0.0.1:%d" % exporter_port), *changes):
                if name != "syma.rules.yml" and old not in text:
                    raise AssertionError("%s: no %r" % (name, old))
                text = text.replace(old, new)
            with open(os.path.join(self.folder, name), "w",
                      encoding="utf-8") as f:
                f.write(text)

        portals, page = targets
        adapt("prometheus.yml",
              ("scrape_interval: 60s",
               "scrape_interval: 1s\n  evaluation_interval: 1s"),
              ("scrape_timeout: 30s", "scrape_timeout: 1s"))
        adapt("portals.yml", ("[operator, shop]", json.dumps(portals)))
        adapt("pages.yml", ("https://www.operator.example/login", page))
        adapt("syma.rules.yml")

    def ask(self, path, **params):
        url = "http://127.0.0.1:%d/api/v1/%s?%s" % (
            self.port, path, urllib.parse.urlencode(params))
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            if error.code == 503:  # it is not ready
                raise
            raise AssertionError("%s: %s" % (params, error.read())) from error

    def query(self, expression):
        """[(labels, value)]"""
        return [(one["metric"], float(one["value"][1]))
                for one in self.ask("query", query=expression)["result"]]

    def wait_for(self, expression, is_so):
        deadline = time.monotonic() + 2 * PATIENCE
        result = None
        while time.monotonic() < deadline:
            try:
                result = self.query(expression)
                if is_so(result):
                    return result
            except OSError:  # it does not listen, or is not ready
                if self.process.poll() is not None:
                    break
            time.sleep(0.1)  # between two questions
        self.log.seek(0)
        raise AssertionError("%s: %s\n%s" % (expression, result,
                                             self.log.read()[-4000:]))

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


class Scraped(unittest.TestCase):
    STATES = ("up", "degraded", "maintenance", "down", "unknown")

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        # A port that is taken, and where nobody listens.
        taken = cls.enter(socket.socket())
        taken.bind(("127.0.0.1", 0))
        refusing = "http://127.0.0.1:%d" % taken.getsockname()[1]
        url = cls.enter(server(Pages({
            "/up": (200, {}, LOGIN_PAGE),
            "/degraded": (404, {}, MISSING_PAGE),
            "/maintenance": (503, {"Retry-After": "1"}, MAINTENANCE_PAGE),
            "/unknown": (200, {"Content-Type": "image/png"},
                         b"\x89PNG\r\n\x1a\n" * 9)})))
        portals = os.path.join(folder.name, "portals")
        os.mkdir(portals)
        for state in cls.STATES:
            with open(os.path.join(portals, state + ".xml"), "w",
                      encoding="utf-8") as f:
                f.write(PORTAL.format(
                    id=state, home=refusing if state == "down" else url))
        cls.exporter = cls.enter(exporter(
            "-p", portals, "-A", url, "-o", "interval_ms=1000"))
        cls.prometheus = Server(folder.name, cls.exporter.port,
                                (cls.STATES, url + "/up"))
        cls.addClassCleanup(cls.prometheus.close)

    @classmethod
    def enter(cls, context):
        value = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        return value

    def test_each_state(self):
        for metric in ("syma_section_state", "syma_portal_state",
                       "syma:section_state:quorum",
                       "syma:portal_state:quorum"):
            label = ("syma_portal_state" if "portal" in metric
                     else "syma_section_state")
            for state in self.STATES:
                self.prometheus.wait_for(
                    '%s{portal="%s"} == 1' % (metric, state),
                    lambda result: [labels[label] for labels, _ in result]
                    == [state])
        self.prometheus.wait_for('syma_section_state == 1', lambda result: (
            sorted((m["portal"], m["instance"], m["section"], m["place"])
                   for m, _ in result if m["job"] == "syma") ==
            sorted((state, state, "login", "here") for state in self.STATES)))

    def test_page(self):
        result = self.prometheus.wait_for(
            'syma_section_state{job="syma-pages"} == 1', bool)
        self.assertEqual(len(result), 1)
        labels = result[0][0]
        self.assertEqual((labels["section"], labels["syma_section_state"],
                          labels["place"]), ("login", "up", "here"))
        self.assertTrue(labels["instance"].endswith("/up"))

    def test_overdue(self):
        """Retry-After named one second."""
        result = self.prometheus.wait_for(
            "syma:section_overdue:seconds > 0", bool)
        self.assertEqual([labels["portal"] for labels, _ in result],
                         ["maintenance"])

    def test_targets(self):
        self.prometheus.wait_for("count(up == 1)", lambda result: result
                                 and result[0][1] == len(self.STATES) + 2)
        targets = self.prometheus.ask("targets")["activeTargets"]
        self.assertEqual(len(targets), len(self.STATES) + 2)
        # A scrape may miss its second, but not one of any ten.
        self.prometheus.wait_for(
            "count(min_over_time(up[10s]) == 1)", lambda result: result
            and result[0][1] == len(self.STATES) + 2)

    def test_exporter_itself(self):
        result = self.prometheus.wait_for("syma_exporter_build_info == 1",
                                          bool)
        self.assertEqual(result[0][0]["job"], "syma-exporter")
        self.prometheus.wait_for(
            'syma_probe_total{reason="http_503_maintenance"} > 1', bool)

    def test_openmetrics_was_spoken(self):
        """Prometheus knows state sets, which the text form has not."""
        self.prometheus.wait_for("syma_section_state", bool)
        kinds = self.prometheus.ask("metadata")
        self.assertEqual({entry["type"] for entry
                          in kinds["syma_section_state"]}, {"stateset"})

    def test_dashboard(self):
        """Prometheus answers each query; those that tell of what is so
        always have an answer."""
        self.prometheus.wait_for("syma:portal_state:quorum == 1", bool)
        self.prometheus.wait_for(
            "rate(syma_exporter_check_duration_seconds_count[5m])", bool)
        for panel in dashboard()["panels"]:
            for target in panel["targets"]:
                expression = re.sub(r"\$(portal|place)", ".*", target["expr"])
                always = ("> 0" not in expression
                          and "-Inf" not in expression
                          and "ratio_1d" not in expression)
                self.prometheus.wait_for(
                    expression, bool if always else lambda result: True)

    def test_alerts(self):
        self.prometheus.wait_for(
            'ALERTS{alertname="SymaSectionDown",portal="down"}', bool)
        rules = self.prometheus.ask("rules")["groups"]
        bad = [rule["name"] for group in rules for rule in group["rules"]
               if rule.get("health") == "err"]
        self.assertEqual(bad, [])

    def test_lint(self):
        """promtool reads the text, and has nothing to complain of."""
        for path in ("/probe?portal=up", "/portals", "/metrics"):
            text = self.exporter.ask(path).body
            done = promtool("check", "metrics", input=text)
            self.assertEqual((done.returncode, done.stdout), (0, ""), path)

    def test_prometheus_client(self):
        """Where Python has the official client: its parsers, both forms."""
        try:
            from prometheus_client.openmetrics import parser as openmetrics
            from prometheus_client import parser as plain
        except ImportError:
            self.skipTest("no prometheus_client")
        for path in ("/probe?portal=up", "/portals", "/metrics"):
            text = self.exporter.ask(path, headers={
                "Accept": OPENMETRICS}).body
            opened = list(openmetrics.text_string_to_metric_families(text))
            text = self.exporter.ask(path).body
            families = list(plain.text_string_to_metric_families(text))
            self.assertEqual(len(opened), len(families))


if __name__ == "__main__":
    if PROMETHEUS is None or PROMTOOL is None:
        print("no prometheus (Debian: prometheus)")
        sys.exit(77)
    main(EXPORTER)
