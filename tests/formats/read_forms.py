#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""read_forms.py FOLDER: has what write_forms wrote there read by
programs and libraries that know the formats: the parsers of
prometheus_client, promtool, feedparser, jsonschema, junitparser, xmllint and
rsvg-convert. Run by scripts/formats-check, which sees that they are there."""

import datetime
import glob
import json
import math
import os
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

import feedparser
import jsonschema
import junitparser
from prometheus_client import parser as prometheus_parser
from prometheus_client.openmetrics import parser as openmetrics_parser

HERE = os.path.dirname(os.path.abspath(__file__))
SRC = os.path.dirname(os.path.dirname(HERE))
FOLDER = sys.argv[1]

STATES = {"unknown", "up", "degraded", "maintenance", "down"}
LABELS = {"portal", "section", "kind", "required", "phase", "state", "reason",
          "syma_section_state", "syma_portal_state"}
ATOM = "{http://www.w3.org/2005/Atom}"


def files(extension):
    return sorted(glob.glob(os.path.join(FOLDER, "*." + extension)))


def text_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def read(name):
    return text_of(os.path.join(FOLDER, name))


def openmetrics(text):
    return {f.name: f for f in
            openmetrics_parser.text_string_to_metric_families(text)}


def prometheus(text):
    return {f.name: f for f in
            prometheus_parser.text_string_to_metric_families(text)}


def samples(families):
    """Each series once, with its value; a NaN is told as text."""
    out = {}
    for family in families.values():
        for s in family.samples:
            key = (s.name, tuple(sorted(s.labels.items())))
            if key in out:
                raise AssertionError(f"twice: {key}")
            out[key] = "NaN" if math.isnan(s.value) else float(s.value)
    return out


def value(all_samples, name, **labels):
    return all_samples[(name, tuple(sorted(labels.items())))]


class Metrics(unittest.TestCase):
    def test_openmetrics(self):
        paths = files("openmetrics")
        self.assertGreaterEqual(len(paths), 9)
        for path in paths:
            with self.subTest(os.path.basename(path)):
                families = openmetrics(text_of(path))
                self.assertEqual(families["syma_section_state"].type,
                                 "stateset")
                self.assertEqual(families["syma_section"].type, "info")
                for family in families.values():
                    self.assertTrue(family.documentation, family.name)
                    if family.name.endswith("_seconds"):
                        self.assertEqual(family.unit, "seconds")

    def test_both_say_the_same(self):
        for path in files("openmetrics"):
            with self.subTest(os.path.basename(path)):
                plain = path.replace(".openmetrics", ".prometheus")
                self.assertEqual(samples(openmetrics(text_of(path))),
                                 samples(prometheus(text_of(plain))))

    def test_promtool(self):
        for path in files("prometheus"):
            with self.subTest(os.path.basename(path)), open(path, "rb") as f:
                done = subprocess.run(["promtool", "check", "metrics"],
                                      stdin=f, capture_output=True, timeout=60)
                self.assertEqual((done.returncode, done.stdout, done.stderr),
                                 (0, b"", b""))

    def test_labels(self):
        """Closed names; ids or words of closed lists as values."""
        for path in files("openmetrics"):
            for name, labels in samples(openmetrics(text_of(path))):
                for label, content in labels:
                    self.assertIn(label, LABELS, name)
                    self.assertRegex(content, r"\A[A-Za-z0-9._-]*\Z")

    def test_state_sets(self):
        for path in files("openmetrics"):
            sets = {}
            for name, family in openmetrics(text_of(path)).items():
                if family.type != "stateset":
                    continue
                for s in family.samples:
                    key = (name, s.labels["portal"], s.labels.get("section"))
                    sets.setdefault(key, {})[s.labels[name]] = s.value
            for key, states in sets.items():
                self.assertEqual(set(states), STATES, key)
                self.assertEqual(sorted(states.values()), [0, 0, 0, 0, 1], key)

    def test_series_depend_on_the_sections_alone(self):
        series = [set(samples(openmetrics(read(n + ".openmetrics"))))
                  for n in ("begin", "late", "end", "hostile", "unknown")]
        for other in series[1:]:
            self.assertEqual(series[0], other)

    def test_values(self):
        late = samples(openmetrics(read("late.openmetrics")))
        account = {"portal": "demo", "section": "account"}
        self.assertEqual(value(late, "syma_eta_overdue_seconds", **account),
                         10800)
        self.assertEqual(value(late, "syma_eta_latest_timestamp_seconds",
                               **account), 1795626000)
        self.assertEqual(value(late, "syma_section_state", **account,
                               syma_section_state="maintenance"), 1)
        self.assertEqual(value(late, "syma_section_usable", **account), 0)
        self.assertEqual(value(late, "syma_portal_sections_up",
                               portal="demo"), 2)
        end = samples(openmetrics(read("end.openmetrics")))
        self.assertEqual(value(end, "syma_promises_broken_total",
                               portal="demo"), 2)

    def test_counters_only_grow(self):
        before = samples(openmetrics(read("begin.openmetrics")))
        for name in ("late", "end", "unknown"):
            if name == "unknown":
                before = samples(openmetrics(read("late.openmetrics")))
            after = samples(openmetrics(read(name + ".openmetrics")))
            for key, count in before.items():
                if key[0].endswith("_total"):
                    self.assertGreaterEqual(after[key], count, key)
            before = after


class Json(unittest.TestCase):
    def hold(self, extension, schema, least=7):
        with open(schema, encoding="utf-8") as file:
            document = json.load(file)
        jsonschema.Draft202012Validator.check_schema(document)
        validator = jsonschema.Draft202012Validator(
            document, format_checker=jsonschema.FormatChecker())
        paths = files(extension)
        self.assertGreaterEqual(len(paths), least)
        for path in paths:
            with self.subTest(os.path.basename(path)):
                errors = [f"{list(e.path)}: {e.message}" for e in
                          validator.iter_errors(json.loads(text_of(path)))]
                self.assertEqual(errors, [])
        return validator

    def test_report(self):
        validator = self.hold("report-json", os.path.join(
            SRC, "docs", "syma-report.schema.json"), least=2)
        document = json.loads(read("report.report-json"))
        for change in (lambda d: d.pop("sections"),
                       lambda d: d["sections"][0].update(state="fine"),
                       lambda d: d["sections"][0].pop("reason")):
            wrong = json.loads(json.dumps(document))
            change(wrong)
            self.assertFalse(validator.is_valid(wrong))

    def test_tracker(self):
        validator = self.hold("json", os.path.join(
            SRC, "docs", "syma-tracker.schema.json"))
        document = json.loads(read("late.json"))
        # the schema can refuse
        for change in (lambda d: d.pop("time"),
                       lambda d: d["portals"][0].update(state="fine"),
                       lambda d: d["portals"][0]["sections"][0].pop("since"),
                       lambda d: d["portals"][0].update(checked="today")):
            wrong = json.loads(json.dumps(document))
            change(wrong)
            self.assertFalse(validator.is_valid(wrong))

    def test_discovery(self):
        validator = self.hold("discovery-json", os.path.join(
            SRC, "docs", "syma-discovery.schema.json"), least=3)
        document = json.loads(read("found.discovery-json"))
        self.assertEqual([c["kind"] for c in document["candidates"]
                          if c["proposed"]],
                         ["login", "account", "activation"])
        self.assertEqual([w["address"] for w in document["fallbacks"]],
                         ["20555"])
        for change in (lambda d: d.pop("home"),
                       lambda d: d["candidates"][0].update(kind="generic"),
                       lambda d: d["candidates"][0].update(score=1001),
                       lambda d: d["candidates"][0]["evidence"].clear(),
                       lambda d: d["fallbacks"][0].update(channel="pigeon"),
                       lambda d: d["pages"][0].pop("status"),
                       lambda d: d.update(robots="refused"),
                       lambda d: d.pop("barred")):
            wrong = json.loads(json.dumps(document))
            change(wrong)
            self.assertFalse(validator.is_valid(wrong))

    def test_portal_of_a_discovery(self):
        paths = files("portal")
        self.assertEqual(len(paths), 3)
        for path in paths:
            with self.subTest(os.path.basename(path)):
                done = subprocess.run(
                    ["xmllint", "--noout", "--nonet", "--relaxng",
                     os.path.join(SRC, "lib", "rules", "portal.rng"), path],
                    capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_seconds_add_up(self):
        document = json.loads(read("end.json"))
        moment = datetime.datetime.fromisoformat
        end = moment(document["time"].replace("Z", "+00:00"))
        begin = moment("2026-11-23T08:00:00+00:00")
        for portal in document["portals"]:
            for line in [portal] + portal["sections"]:
                self.assertEqual(sum(line["seconds"].values()),
                                 (end - begin).total_seconds())

    def test_summary(self):
        self.hold("summary", os.path.join(HERE, "summary.schema.json"))

    def test_summary_agrees(self):
        summary = json.loads(read("late.summary"))
        self.assertEqual({c["name"]: c["status"]
                          for c in summary["components"]},
                         {"home": "operational", "login": "operational",
                          "account": "under_maintenance",
                          "activation": "major_outage",
                          "brochure": "operational"})
        self.assertEqual([i["name"].split(":")[0]
                          for i in summary["incidents"]],
                         ["account", "activation"])
        ids = [c["id"] for c in json.loads(read("all.summary"))["components"]]
        self.assertEqual(len(ids), len(set(ids)))
        for component in json.loads(read("unknown.summary"))["components"]:
            self.assertNotEqual(component["status"], "operational")


class Atom(unittest.TestCase):
    def test_feedparser(self):
        paths = files("atom")
        self.assertGreaterEqual(len(paths), 7)
        for path in paths:
            with self.subTest(os.path.basename(path)):
                feed = feedparser.parse(path)
                self.assertFalse(feed.bozo, feed.get("bozo_exception"))
                self.assertEqual(feed.version, "atom10")
                self.assertTrue(feed.feed.updated_parsed)
                ids = [e.id for e in feed.entries]
                self.assertEqual(len(ids), len(set(ids)))
                times = [e.updated_parsed for e in feed.entries]
                self.assertEqual(times, sorted(times, reverse=True))
                for entry in feed.entries:
                    self.assertTrue(entry.title)
                    self.assertEqual(entry.title_detail.type, "text/plain")
                    self.assertEqual(entry.content[0].type, "text/plain")

    def test_as_the_rfc_asks(self):
        """RFC 4287, 4.1.1 and 4.1.2: what must be there, and how often."""
        for path in files("atom"):
            root = ElementTree.parse(path).getroot()
            self.assertEqual(root.tag, ATOM + "feed")
            once = ["id", "title", "updated"]
            for element in [root] + root.findall(ATOM + "entry"):
                for name in once:
                    self.assertEqual(len(element.findall(ATOM + name)), 1)
                self.assertRegex(
                    element.findtext(ATOM + "updated"),
                    r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z\Z")
                self.assertRegex(element.findtext(ATOM + "id"),
                                 r"\Aurn:[a-z]+:[A-Za-z0-9:._-]+\Z")
            self.assertEqual(len(root.findall(ATOM + "author")), 1)

    def test_ids_stay(self):
        late = feedparser.parse(os.path.join(FOLDER, "late.atom")).entries
        end = {e.id: e for e in
               feedparser.parse(os.path.join(FOLDER, "end.atom")).entries}
        for entry in late:
            self.assertEqual(end[entry.id].title, entry.title)
            self.assertEqual(end[entry.id].updated, entry.updated)

    def test_words_are_text(self):
        for entry in feedparser.parse(
                os.path.join(FOLDER, "hostile.atom")).entries:
            if entry.tags[0].term == "promised":
                self.assertIn("<script>alert(1)</script>",
                              entry.content[0].value)
                return
        self.fail("no promise in hostile.atom")


def luminance(colour):
    if len(colour) == 4:
        colour = "#" + "".join(2 * c for c in colour[1:])
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4
               for p in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


class Svg(unittest.TestCase):
    def test_rsvg(self):
        paths = files("svg")
        self.assertGreaterEqual(len(paths), 7)
        for path in paths:
            with self.subTest(os.path.basename(path)):
                png = path + ".png"
                done = subprocess.run(["rsvg-convert", "-o", png, path],
                                      capture_output=True, timeout=60)
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                with open(png, "rb") as file:
                    head = file.read(24)
                root = ElementTree.parse(path).getroot()
                self.assertEqual((int.from_bytes(head[16:20], "big"),
                                  int.from_bytes(head[20:24], "big")),
                                 (int(root.get("width")),
                                  int(root.get("height"))))

    def test_accessible(self):
        for path in files("svg"):
            root = ElementTree.parse(path).getroot()
            name = root.get("aria-label")
            self.assertEqual(root.get("role"), "img")
            self.assertRegex(name, r"\A(demo|portal): ")
            self.assertEqual(
                root.findtext("{http://www.w3.org/2000/svg}title"), name)
            self.assertEqual(set(re.findall(r"[^\x20-\x7e\n]", text_of(path))),
                             set())

    def test_contrast(self):
        seen = set()
        for path in files("svg"):
            fills = re.findall(r'fill="(#[0-9a-f]+)"', text_of(path))
            self.assertEqual(len(fills), 3)
            for behind in fills[:2]:
                seen.add(behind)
                light = luminance(fills[2]) + 0.05
                self.assertGreaterEqual(
                    light / (luminance(behind) + 0.05), 4.5, behind)
        self.assertEqual(len(seen), 6)


class JUnit(unittest.TestCase):
    def test_junitparser(self):
        report = junitparser.JUnitXml.fromfile(
            os.path.join(FOLDER, "report.junit"))
        self.assertEqual((report.tests, report.failures, report.errors),
                         (5, 2, 0))
        suite = next(iter(report))
        self.assertEqual((suite.name, suite.tests, suite.failures),
                         ("demo", 5, 2))
        found = {}
        for case in suite:
            self.assertEqual(case.classname, "demo")
            found[case.name] = [(type(r).__name__, r.type)
                                for r in case.result]
        self.assertEqual(found, {
            "home": [], "login": [], "brochure": [],
            "account": [("Failure", "page_maintenance")],
            "activation": [("Failure", "dependency")]})

    def test_counts_are_right(self):
        for path in files("junit"):
            report = junitparser.JUnitXml.fromfile(path)
            told = (report.tests, report.failures, report.errors)
            report.update_statistics()
            self.assertEqual(
                told, (report.tests, report.failures, report.errors))

    def test_schema(self):
        done = subprocess.run(
            ["xmllint", "--noout", "--schema", os.path.join(HERE, "junit.xsd"),
             *files("junit")], capture_output=True, timeout=60, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_words_are_text(self):
        report = junitparser.JUnitXml.fromfile(
            os.path.join(FOLDER, "report-hostile.junit"))
        text = next(iter(next(iter(report)))).result[0].text
        self.assertIn("</content><script>alert(1)</script>]]>&amp;", text)
        self.assertNotIn("\x1b", text)
        self.assertNotIn("\u202e", text)


class Xml(unittest.TestCase):
    def test_well_formed(self):
        paths = files("atom") + files("svg") + files("junit")
        done = subprocess.run(["xmllint", "--noout", *paths], timeout=60,
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
