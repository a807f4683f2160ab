#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What syma-watch costs: many portals, each on a loopback address of its own.

    load.py [--portals 500] [--sections 4] [--interval 60] [--seconds 300]
            [--page-bytes 20000] [--flips 5] [--program PATH]

Starts a small server and syma-watch, lets one interval pass, and then measures
CPU time (/proc/PID/stat) and memory (/proc/PID/status) over --seconds.
--flips portals change between up and maintenance each minute. Not a test: it
takes minutes. The last line is for machines: cpu=PERCENT rss_kib=N hwm_kib=N.
"""

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "bench"))
import pages  # noqa: E402

BUILD = os.path.abspath(os.environ.get("SYMA_BUILD") or ".")
KINDS = ("generic", "login", "account", "activation")


def address(i):
    return "127.%d.%d.1" % (1 + i // 250, 1 + i % 250)


class Server:
    """One thread; a listener an address, all with one port."""

    def __init__(self, count, size):
        maker = pages.Maker(7)
        body = maker.page(size)
        head = (b"HTTP/1.1 %s\r\nContent-Type: text/html; charset=utf-8\r\n"
                b"Content-Length: %d\r\n\r\n")
        work = pages.maintenance_page()
        self.up = head % (b"200 OK", len(body)) + body
        self.closed = head % (b"200 OK", len(work)) + work
        self.flipped = set()
        self.asked = 0
        self.port = 0
        self.loop = asyncio.new_event_loop()
        ready = threading.Event()
        self.thread = threading.Thread(
            target=self.run, args=(count, ready), daemon=True)
        self.thread.start()
        ready.wait()

    async def talk(self, reader, writer):
        host = writer.get_extra_info("sockname")[0]
        try:
            while True:
                await reader.readuntil(b"\r\n\r\n")
                self.asked += 1
                writer.write(self.closed if host in self.flipped else self.up)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        writer.close()

    async def listen(self, count, ready):
        for i in range(count):
            server = await asyncio.start_server(self.talk, address(i),
                                                self.port)
            self.port = server.sockets[0].getsockname()[1]
        ready.set()

    def run(self, count, ready):
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(self.listen(count, ready))
        self.loop.run_forever()


def write_portals(folder, args, port):
    for i in range(args.portals):
        lines = []
        for k in range(args.sections):
            kind = KINDS[k % len(KINDS)] if k < len(KINDS) else "generic"
            # The page has a login form; what asks for one is up.
            kind = "login" if kind != "generic" else kind
            lines.append('<section id="s%d" kind="%s" href="/s%d"/>' %
                         (k, kind, k))
        with open(os.path.join(folder, "p%03d.xml" % i), "w",
                  encoding="utf-8") as file:
            file.write('<portal xmlns="urn:syma:portal:1" id="p%03d" '
                       'home="http://%s:%d/" timezone="Europe/Paris">%s'
                       '</portal>\n' % (i, address(i), port, "".join(lines)))


def cpu_seconds(pid):
    with open("/proc/%d/stat" % pid, encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid):
    with open("/proc/%d/status" % pid, encoding="ascii") as file:
        values = dict(line.split(":", 1) for line in file)
    return (int(values["VmRSS"].split()[0]), int(values["VmHWM"].split()[0]))


def measure(pid, args, server):
    time.sleep(args.interval + 5)
    began, cpu, asked = time.monotonic(), cpu_seconds(pid), server.asked
    minute = 0
    while time.monotonic() - began < args.seconds:
        server.flipped = {address(k) for k in range(args.flips)
                          if (minute + k) % 2}
        minute += 1
        time.sleep(min(60, args.seconds))
    took = time.monotonic() - began
    percent = 100 * (cpu_seconds(pid) - cpu) / took
    rss, hwm = memory(pid)
    print("%d portals of %d sections, every %d s: %.1f pages a second" %
          (args.portals, args.sections, args.interval,
           (server.asked - asked) / took))
    print("cpu=%.2f rss_kib=%d hwm_kib=%d" % (percent, rss, hwm))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--portals", type=int, default=500)
    parser.add_argument("--sections", type=int, default=4)
    parser.add_argument("--interval", type=int, default=60)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--page-bytes", type=int, default=20000)
    parser.add_argument("--flips", type=int, default=5)
    parser.add_argument("--program", default=os.path.join(
        BUILD, "tools", "syma-watch", "syma-watch"))
    args = parser.parse_args()
    folder = tempfile.mkdtemp()
    server = Server(args.portals, args.page_bytes)
    for name in ("portals", "out"):
        os.mkdir(os.path.join(folder, name))
    write_portals(os.path.join(folder, "portals"), args, server.port)
    program = subprocess.Popen(
        [args.program, "-a", "-q", "--portals", "portals", "--state",
         "state.sqlite", "--output", "out", "--interval", str(args.interval),
         "--metrics", "metrics.prom"], cwd=folder)
    try:
        # libtool's wrapper becomes the program by exec: the same process.
        measure(program.pid, args, server)
        size = sum(os.path.getsize(os.path.join(folder, name))
                   for name in os.listdir(folder) if name.startswith("state"))
        print("database: %d KiB" % (size // 1024))
    finally:
        began = time.monotonic()
        program.terminate()
        status = program.wait(30)
        print("ended in %.2f s with %d" % (time.monotonic() - began, status))
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
