#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench_exporter.py [PORTALS [SECONDS]]: what one syma-exporter carries.

PORTALS portals [500] of four sections each, pages of 40 KB on loopback, whose
server is tests/bench/serve. What one section costs by the bare prober
(tests/bench/syma-bench), when Prometheus asks for each portal by /probe, and
when the exporter checks by itself (--interval), each for SECONDS [10]; and
what a scrape of /portals takes. Costs are processor time of the exporter
alone, by its own /metrics; where there are two cores it has the first one to
itself, and the rest share the last. On a busy machine read the ratios.

Run by hand in a build folder: make tests/bench/serve tests/bench/syma-bench,
then this with SYMA_BUILD set. docs/scaling.md has figures.
"""

import concurrent.futures
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from exporting import BUILD, OPENMETRICS, exporter

ADDRESSES = 64
SECTIONS = 4
CLIENTS = 32
CPUS = sorted(os.sched_getaffinity(0))

PORTAL = """<portal xmlns="urn:syma:portal:1" id="portal-{i}" home="{home}/">
  <section id="home" kind="generic" href="/page/page.html"/>
  <section id="login" kind="login" href="/page/page.html?1"/>
  <section id="account" kind="account" href="/page/page.html?2"
           needs="login"/>
  <section id="activation" kind="activation" href="/page/page.html?3"
           needs="account"/>
</portal>
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Sign in</title></head><body><main><h1>Sign in to your account</h1>
<form method="post" action="/session"><input name="user" type="email">
<input name="password" type="password"><button>Sign in</button></form>
{rows}</main></body></html>
"""
ROW = "<p>Item <a href=\"/item/%d\">number %d</a> costs %d.%02d a month.</p>\n"


@contextlib.contextmanager
def pages_served(folder):
    rows = "".join(ROW % (i, i, i % 90, i % 100) for i in range(590))
    with open(os.path.join(folder, "page.html"), "w", encoding="utf-8") as f:
        f.write(PAGE.format(rows=rows))
    process = subprocess.Popen(
        [os.path.join(BUILD, "tests", "bench", "serve"), "-d", folder,
         "-a", str(ADDRESSES)], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True)
    os.sched_setaffinity(process.pid, {CPUS[-1]})
    try:
        yield int(process.stdout.readline().split()[1])
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def write_portals(folder, count, port):
    for i in range(count):
        home = "http://127.0.0.%d:%d" % (i % ADDRESSES + 1, port)
        path = os.path.join(folder, "%05d.xml" % i)
        with open(path, "w", encoding="utf-8") as f:
            f.write(PORTAL.format(i=i, home=home))


def started(folder, *args):
    """Two per host, no pauses: the server is our own."""
    return exporter("-p", folder, "-o", "max_per_host=4", "-o",
                    "max_parallel=256", *args)


def pin(one):
    for thread in os.listdir("/proc/%d/task" % one.process.pid):
        os.sched_setaffinity(int(thread), {CPUS[0]})


def judged(metrics):
    return sum(value for (name, _), value in metrics.items()
               if name == "syma_probe_total")


class Cost:
    """Processor time and sections from here to tell()."""

    def __init__(self, one):
        self.one = one
        self.begin = one.metrics()
        self.clock = time.monotonic()

    def tell(self, what):
        end = self.one.metrics()
        took = time.monotonic() - self.clock
        cpu = (end.value("process_cpu_seconds_total")
               - self.begin.value("process_cpu_seconds_total"))
        sections = judged(end) - judged(self.begin)
        print("%-11s %6d sections in %4.1f s: %5.0f a second, %.2f ms of CPU "
              "each, %3.0f %% of a core, %3.0f MiB"
              % (what, sections, took, sections / took,
                 1000 * cpu / sections, 100 * cpu / took,
                 end.value("process_resident_memory_bytes") / 2 ** 20))


def probe_all(one, names, until):
    """Each client keeps its connection, as Prometheus does."""
    lock = threading.Lock()
    todo = iter(names)

    def client(_):
        connection = one.connect()
        while time.monotonic() < until:
            with lock:
                name = next(todo)
            connection.request("GET", "/probe?portal=" + name,
                               headers={"Accept": OPENMETRICS})
            answer = connection.getresponse()
            if answer.status != 200 or not answer.read().endswith(b"# EOF\n"):
                raise AssertionError(name)
        connection.close()

    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(client, range(CLIENTS)))


def endlessly(count):
    while True:
        for i in range(count):
            yield "portal-%d" % i


def scrape(one, accept, count):
    """While nothing is checked."""
    before = one.metrics().value("process_cpu_seconds_total")
    took = []
    for _ in range(count):
        begin = time.monotonic()
        answer = one.ask("/portals", headers={"Accept": accept})
        took.append(1000 * (time.monotonic() - begin))
    cpu = one.metrics().value("process_cpu_seconds_total") - before
    print("/portals    %s: median %.1f ms, least %.1f, most %.1f; %.1f ms of "
          "CPU; %d lines, %.1f MB"
          % ("OpenMetrics" if accept == OPENMETRICS else "text",
             statistics.median(took), min(took), max(took),
             1000 * cpu / count, answer.body.count("\n"),
             len(answer.body) / 1e6))


def bare(folder, port):
    """The same pages by the prober alone."""
    urls = os.path.join(folder, "urls")
    with open(urls, "w", encoding="utf-8") as f:
        for i in range(1, ADDRESSES + 1):
            f.write("http://127.0.0.%d:%d/page/page.html\n" % (i, port))
    done = subprocess.run(
        [os.path.join(BUILD, "tests", "bench", "syma-bench"), "-u", urls,
         "-c", "64", "-n", "4000", "-w", "64", "-k", "login"],
        stdout=subprocess.PIPE, text=True, check=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {CPUS[0]}))
    values = dict(pair.split("=") for pair in done.stdout.split())
    print("prober      %s ms of CPU each" % values["cpu_s_per_1000"])


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 10
    os.sched_setaffinity(0, {CPUS[-1]})
    with tempfile.TemporaryDirectory() as top:
        pages, portals = os.path.join(top, "pages"), os.path.join(top, "in")
        os.mkdir(pages)
        os.mkdir(portals)
        with pages_served(pages) as port:
            write_portals(portals, count, port)
            bare(top, port)
            with started(portals) as one:
                pin(one)
                cost = Cost(one)
                probe_all(one, endlessly(count), time.monotonic() + seconds)
                cost.tell("/probe")
                one.wait_for("/metrics", lambda m: m.value(
                    "syma_exporter_checks_in_flight") == 0)
                for accept in ("*/*", OPENMETRICS):
                    scrape(one, accept, 41)
            # As often as a tenth of that rate allows, so that none waits.
            with started(portals, "--interval", max(
                    1, count * SECTIONS // 400)) as one:
                pin(one)
                one.wait_for("/metrics",
                             lambda m: judged(m) >= count * SECTIONS)
                cost = Cost(one)
                time.sleep(seconds)
                cost.tell("--interval")


if __name__ == "__main__":
    main()
