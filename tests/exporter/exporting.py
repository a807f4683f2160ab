# SPDX-License-Identifier: MIT
"""What the tests of syma-exporter share: the program as a process of its own,
requests to it, and metrics taken apart."""

import collections
import contextlib
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))

from support import BUILD, PATIENCE, SRC, Pages  # noqa: E402,F401

EXPORTER = os.path.join(BUILD, "tools", "syma-exporter", "syma-exporter")
INTEGRATIONS = os.path.join(SRC, "docs", "integrations")
OPENMETRICS = "application/openmetrics-text;version=1.0.0"

PORTAL = """<portal xmlns="urn:syma:portal:1" id="{id}" home="{url}/">
  <section id="home" kind="generic" href="/{id}"/>
  <section id="login" kind="login" href="/login" needs="home"/>
</portal>
"""

Answer = collections.namedtuple("Answer", "status headers body")


class Exporter:
    """A running syma-exporter, on a port of its own."""

    def __init__(self, *args, private=True):
        self.lines = []
        self.changed = threading.Condition()
        self.process = subprocess.Popen(
            [EXPORTER, "-l", "127.0.0.1:0", *(["-a"] if private else []),
             "-o", "host_delay_ms=0", "-o", "confirm_delay_ms=1",
             *[str(a) for a in args]],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, encoding="utf-8")
        self.reader = threading.Thread(target=self.read)
        self.reader.start()
        self.port = int(re.search(r":(\d+)/$", self.said("listening on"))[1])

    def read(self):
        for line in self.process.stderr:
            with self.changed:
                self.lines.append(line.rstrip("\n"))
                self.changed.notify_all()
        with self.changed:
            self.lines.append("(end)")
            self.changed.notify_all()

    def said(self, words, count=1):
        """The last line of the log with these words, once there are so many
        of them."""
        def found():
            return [line for line in self.lines if words in line]

        with self.changed:
            self.changed.wait_for(lambda: len(found()) >= count
                                  or "(end)" in self.lines, PATIENCE)
            if len(found()) < count:
                raise AssertionError("not said: %r in\n%s"
                                     % (words, "\n".join(self.lines)))
            return found()[-1]

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port,
                                          timeout=PATIENCE)

    def ask(self, path, method="GET", headers=None):
        connection = self.connect()
        try:
            connection.request(method, path, headers=headers or {})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers,
                          answer.read().decode("utf-8"))
        finally:
            connection.close()

    def metrics(self, path="/metrics", headers=None):
        answer = self.ask(path, headers=headers)
        if answer.status != 200:
            raise AssertionError("%s: %s" % (path, answer))
        return parse(answer.body)

    def wait_for(self, path, is_so):
        """Asks until the metrics are so."""
        deadline = time.monotonic() + PATIENCE
        while True:
            metrics = self.metrics(path)
            if is_so(metrics):
                return metrics
            if time.monotonic() > deadline:
                raise AssertionError("never so: %s" % metrics)
            time.sleep(0.02)  # between two questions

    def reload(self):
        """By SIGHUP; returns when it has read the folder."""
        before = sum("files that are wrong" in line for line in self.lines)
        self.process.send_signal(signal.SIGHUP)
        self.said("files that are wrong", before + 1)

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.reader.join()
        self.process.stderr.close()


@contextlib.contextmanager
def exporter(*args, **kw):
    one = Exporter(*args, **kw)
    try:
        yield one
    finally:
        one.close()
    if one.process.returncode != 0:
        raise AssertionError("ended with %d:\n%s" % (
            one.process.returncode, "\n".join(one.lines)))


NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
SAMPLE = re.compile(
    r"(%s)(?:\{((?:[a-zA-Z_]\w*=\"(?:[^\"\\\n]|\\[\\n\"])*\",?)*)\})? "
    r"(NaN|[+-]Inf|-?[0-9.]+(?:e[+-]?[0-9]+)?)\Z" % NAME)
# What a name of a sample may have behind the name of its family.
SUFFIXES = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"),
            "info": ("_info",), "gauge": ("",), "stateset": ("",)}


class Metrics(dict):
    """(name, labels in order) -> value, and the families with their types."""

    def __init__(self):
        super().__init__()
        self.families = {}

    def value(self, name, **labels):
        return self[name, tuple(sorted(labels.items()))]

    def names(self):
        return {name for name, _ in self}

    def state(self, name, **labels):
        """Which of a state set is 1."""
        set_ones = [dict(have)[name] for (n, have), value in self.items()
                    if n == name and value == 1
                    and labels.items() <= dict(have).items()]
        if len(set_ones) != 1:
            raise AssertionError("%s of %s: %s" % (name, labels, set_ones))
        return set_ones[0]


def parse(text):
    """Metrics in either form, strictly: each sample stands below the head of
    its family, no family and no sample comes twice."""
    metrics = Metrics()
    is_open = text.endswith("# EOF\n")
    family, kind = None, None
    for line in text.split("\n")[:-1]:
        head = re.fullmatch(r"# (HELP|TYPE|UNIT) (%s) (.*)" % NAME, line)
        if head and head[1] == "HELP":
            family = head[2]
            assert family not in metrics.families, "twice: " + family
            metrics.families[family] = None
        elif head:
            assert head[2] == family, line
            if head[1] == "TYPE":
                kind = head[3]
                metrics.families[family] = kind
        elif line == "# EOF":
            family = None
        else:
            sample = SAMPLE.match(line)
            assert sample, "no sample: %r" % line
            ends = SUFFIXES[kind] if is_open or kind == "histogram" else ("",)
            assert sample[1] in [family + end for end in ends], line
            labels = tuple(sorted(
                (k, v) for k, v in re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"',
                                              sample[2] or "")))
            assert (sample[1], labels) not in metrics, "twice: " + line
            metrics[sample[1], labels] = float(sample[3])
    assert all(metrics.families.values()), metrics.families
    return metrics


def metric_names(expression):
    """The metrics that an expression names, ours and those of the process,
    and what our rules record."""
    words = re.sub(r'"[^"]*"', '""', expression)
    words = re.sub(r"\{[^}]*\}|\b(by|on|without|ignoring|group_left) *"
                   r"\([^)]*\)", " ", words)
    return set(re.findall(r"\b(?:syma|process)_[a-z_]+|\bsyma:[a-z0-9_:]+",
                          words))


def expressions_of_rules():
    """(what is recorded, or the name of the alert; the expression) of each
    rule. The file is read by its lines: Python has no YAML of its own."""
    with open(os.path.join(INTEGRATIONS, "prometheus", "syma.rules.yml"),
              encoding="utf-8") as f:
        rules = re.split(r"^      - ", f.read(), flags=re.M)[1:]
    for rule in rules:
        name = re.match(r"(?:record|alert): (\S+)", rule)[1]
        long = re.search(r"^        expr: \|\n((?:          .*\n|\n)+)", rule,
                         re.M)
        yield name, (long[1] if long else
                     re.search(r"^        expr: (.*)$", rule, re.M)[1])


def dashboard():
    with open(os.path.join(INTEGRATIONS, "grafana", "syma.json"),
              encoding="utf-8") as f:
        return json.load(f)


def portal(name, url, **kw):
    return PORTAL.format(id=name, url=url, **kw)
