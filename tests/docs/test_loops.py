#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The loop examples (docs/examples/*_loop.c, and that of Python) with 500
pages each.

One server on all of 127/8 answers as 500 hosts, so that the default manners
(one request at a time to a host, 64 in all) hold. Each program must give 500
results in one thread, in a loop that goes on with its own work meanwhile.
"""

import os
import re
import signal
import socket
import socketserver
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "tools"))

from support import BUILD, EXAMPLES, MAINTENANCE_PAGE, SRC, main, run  # noqa: E402

LOOPS = {"poll": False, "epoll": True, "uv": True, "glib": True}
COUNT = 500
ANSWER_S = 0.05  # 500 answers, 64 at a time: 0.4 s, so that the timer ticks

UP_PAGE = b"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Tariffs</title></head><body><main><h1>Our tariffs</h1>
<p>Three plans for every use, with calls and messages in the whole country
and a price that stays the same for two years.</p></main></body></html>
"""


class Handler(socketserver.StreamRequestHandler):
    """One request a connection; hosts 127.0.2.* are in maintenance."""

    def handle(self):
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = self.rfile.readline(4096)
            if not line:
                return
            head += line
        site = self.server.site
        here = self.request.getsockname()[0]
        with site.lock:
            site.asked.append(here)
            site.under_way += 1
            site.most = max(site.most, site.under_way)
        if site.hangs:
            site.release.wait(30)
            return
        time.sleep(ANSWER_S)
        page = MAINTENANCE_PAGE if here.startswith("127.0.2.") else UP_PAGE
        with site.lock:
            site.under_way -= 1
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; "
                         b"charset=utf-8\r\nConnection: close\r\n"
                         b"Content-Length: %d\r\n\r\n" % len(page) + page)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 512
    allow_reuse_address = True

    def handle_error(self, *args):
        pass


class Site:
    """Hosts 127.0.1.1 to 127.0.2.250 on one port."""

    def __init__(self, hangs=False):
        self.hangs = hangs
        self.release = threading.Event()
        self.lock = threading.Lock()
        self.asked = []
        self.under_way = 0
        self.most = 0
        self.server = Server(("0.0.0.0", 0), Handler)
        self.server.site = self
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever,
                                       args=(0.05,))
        self.thread.start()

    def urls(self):
        hosts = [f"127.0.{i}.{j}" for i in (1, 2) for j in range(1, 251)]
        return [f"http://{host}:{self.port}/" for host in hosts]

    def close(self):
        self.release.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def threads_of(pid):
    """The line Threads: of /proc/PID/status; None where it has ended."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as f:
            found = re.search(r"^Threads:\s+(\d+)$", f.read(), re.M)
    except OSError:
        return None
    return int(found.group(1)) if found else None


def has_descriptor():
    """Whether the library is built with a descriptor to watch."""
    try:
        with open(os.path.join(BUILD, "config.h"), encoding="utf-8") as f:
            return "#define SYMA_POLLER_EPOLL 1" in f.read()
    except OSError:
        return True


def all_of_loopback():
    """Whether the system answers on 127.0.2.250, as Linux does."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.2.250", 0))
        except OSError:
            return False
    return True


class Loops(unittest.TestCase):
    def program(self, name):
        path = os.path.join(EXAMPLES, f"{name}_loop")
        if not os.access(path, os.X_OK):
            self.skipTest(f"{name}_loop was not built")
        if LOOPS[name] and not has_descriptor():
            self.skipTest("a build without a descriptor to watch")
        return path

    def start(self, name, urls):
        return subprocess.Popen(
            [self.program(name), "--allow-private", *urls],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, encoding="utf-8")

    def watch_threads(self, process, seen):
        """Collects the counts of threads until the program has ended."""
        while process.poll() is None:
            # libtool's wrapper is a shell until it has become the program.
            count = threads_of(process.pid)
            if count is not None:
                seen.append(count)
            time.sleep(0.005)

    def check_500(self, name):
        if not all_of_loopback():
            self.skipTest("127.0.2.250 is no loopback address here")
        site = Site()
        self.addCleanup(site.close)
        urls = site.urls()
        seen = []
        process = self.start(name, urls)
        watcher = threading.Thread(target=self.watch_threads,
                                   args=(process, seen))
        watcher.start()
        out, err = process.communicate(timeout=60)
        watcher.join()

        lines = out.splitlines()
        last = re.fullmatch(r"(\d+) of (\d+) checked, (\d+) up, (\d+) ticks",
                            lines.pop())
        self.assertIsNotNone(last, out)
        ended, asked, up, ticks = (int(n) for n in last.groups())
        states = dict(line.split(" ", 1) for line in lines)
        self.assertEqual(len(lines), COUNT)
        self.assertEqual(sorted(states), sorted(urls))
        self.assertEqual((ended, asked, up), (COUNT, COUNT, COUNT // 2))
        for url, words in states.items():
            word = "up: " if "//127.0.1." in url else "maintenance: "
            self.assertTrue(words.startswith(word), (url, words))
        self.assertEqual(process.returncode, 1)  # maintenance

        self.assertEqual(sorted(site.asked),
                         sorted(u.split("/")[2].split(":")[0] for u in urls))
        self.assertLessEqual(site.most, 64)
        self.assertGreater(site.most, 8, "the checks went one by one")
        self.assertGreater(len(seen), 5)
        self.assertEqual(set(seen), {1})
        # The loop did its own work meanwhile: in order, and not all at once
        # when the checks were over.
        told = [re.fullmatch(r"tick (\d+): (\d+) of 500", line)
                for line in err.splitlines()]
        self.assertNotIn(None, told, err)
        self.assertEqual([int(t.group(1)) for t in told],
                         list(range(1, ticks + 1)))
        self.assertGreaterEqual(ticks, 2)
        between = [n for n in (int(t.group(2)) for t in told)
                   if 0 < n < COUNT]
        self.assertGreaterEqual(len(set(between)), 2, err)
        print(f"{name}_loop: {COUNT} results, {ticks} ticks, {site.most} at "
              f"once, threads {set(seen)} in {len(seen)} looks", flush=True)

    def check_interrupt(self, name):
        site = Site(hangs=True)
        self.addCleanup(site.close)
        process = self.start(name, site.urls()[:5])
        first = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        self.assertEqual(first, "tick 1: 0 of 5\n")
        self.assertRegex(out, r"\A0 of 5 checked, 0 up, \d+ ticks\n\Z")
        self.assertRegex(err, r"\A(tick \d+: 0 of 5\n)*\Z")
        self.assertEqual(process.returncode, 3)

    def check_refusals(self, name):
        program = self.program(name)
        done = run(program)
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertTrue(done.stderr.startswith(f"usage: {name}_loop "))
        done = run(program, "http://127.0.0.1:1/")
        self.assertEqual((done.returncode, done.stderr), (3, ""))
        self.assertIn("http://127.0.0.1:1/ unknown: ", done.stdout)
        done = run(program, "http://127.0.0.1:1/", "gopher://127.0.0.1/")
        self.assertEqual(done.returncode, 3)
        self.assertTrue(done.stderr.startswith(f"{name}_loop: "), done.stderr)


class Asyncio(unittest.TestCase):
    """The same of bindings/python/examples/asyncio_loop.py."""

    def setUp(self):
        self.library = os.path.join(BUILD, ".libs", "libsyma.so.0")
        if os.environ.get("SYMA_SANITIZED") or \
                not os.path.exists(self.library):
            self.skipTest("no library that Python could load")
        if not all_of_loopback():
            self.skipTest("127.0.2.250 is no loopback address here")

    def test_500(self):
        binding = os.path.join(SRC, "bindings", "python")
        site = Site()
        self.addCleanup(site.close)
        done = subprocess.run(
            [sys.executable, "-B",
             os.path.join(binding, "examples", "asyncio_loop.py"),
             "--allow-private", *site.urls()],
            env=dict(os.environ, PYTHONPATH=binding,
                     SYMA_LIBRARY=self.library),
            stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
            timeout=60, check=False)
        lines = done.stdout.splitlines()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(len(lines), COUNT + 1)
        self.assertRegex(lines.pop(), r"\A500 sections in \d+\.\d s: ")
        for url in site.urls():
            word = "up " if "//127.0.1." in url else "maintenance "
            told = [line for line in lines if line.endswith("  " + url)]
            self.assertEqual(len(told), 1, url)
            self.assertTrue(told[0].startswith(word), told)
        self.assertLessEqual(site.most, 64)
        self.assertGreater(site.most, 8, "the checks went one by one")


def add_tests():
    for name in LOOPS:
        for what in ("500", "interrupt", "refusals"):
            def test(self, name=name, what=what):
                getattr(self, f"check_{what}")(name)
            setattr(Loops, f"test_{name}_{what}", test)


add_tests()

if __name__ == "__main__":
    main(os.path.join(EXAMPLES, "poll_loop"))
