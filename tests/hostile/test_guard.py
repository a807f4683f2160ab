#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The guard against private addresses, with a resolver of its own: dnsmasq in
a network namespace whose loopback has a public address. However a private
address is written or got, nothing connects to it. By scripts/long-checks,
step hostile; skipped where there is no dnsmasq or no right to a namespace."""

import json
import os
import shutil
import signal
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
from support import CHECK, DISCOVER, main, run  # noqa: E402

PUBLIC = "9.9.9.9"  # of the namespace's loopback, and nowhere else there
NAMES = {
    "public.example": [PUBLIC], "private.example": ["127.0.0.1"],
    "two.example": [PUBLIC, "127.0.0.1"], "six.example": ["::1"],
    "both.example": [PUBLIC, "::1"], "mapped.example": ["::ffff:127.0.0.1"],
    "nat64.example": ["64:ff9b::7f00:1"], "sixtofour.example": [
        "2002:7f00:1::1"], "shared.example": ["100.64.0.1"],
    "cloud.example": ["169.254.169.254"], "many.example": ["224.0.0.1"],
    "none.example": ["0.0.0.0"], "login.public.example": ["127.0.0.1"],
}
# Each of them is a private address, or nothing at all.
HOSTS = [name for name in NAMES if name not in (
    "public.example", "two.example", "both.example")] + [
    "127.0.0.1", "127.0.0.1.", "2130706433", "017700000001", "0x7f000001",
    "0x7f.0.0.1", "0177.0.0.1", "127.1", "127.0.1", "0", "0.0.0.0", "[::]",
    "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::1]", "[::1%251]",
    "[::1%25lo]", "localhost", "localhost.", "10.0.0.1", "169.254.169.254",
    "100.64.0.1", "224.0.0.1", "255.255.255.255", "127%2e0%2e0%2e1",
    "[fe80::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "[fec0::1]",
    "\u2460\u2461\u2466.0.0.1", "\uff11\uff12\uff17\uff0e\uff10\uff0e\uff10"
    "\uff0e\uff11", "\u0967\u0968\u096d.0.0.1", "127\u30020\u30020\u30021",
    "\U0001d7cf\U0001d7d0\U0001d7d5.0.0.1",
]
OPTIONS = ("-o", "confirm_delay_ms=0", "-o", "host_delay_ms=0", "-o",
           "connect_timeout_ms=2000", "-o", "first_byte_timeout_ms=2000")
REFUSED = {"local_guard", "redirect_invalid"}
NO_NAME = {"dns_not_found", "dns_temporary"}


class Web(socketserver.ThreadingTCPServer):
    """On all addresses; keeps the one that each connection came to."""
    address_family = socket.AF_INET6
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port):
        super().__init__(("::", port), Handler, bind_and_activate=False)
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        self.server_bind()
        self.server_activate()
        self.came_to = []
        self.before_answer = None
        threading.Thread(target=self.serve_forever, args=(0.05,),
                         daemon=True).start()


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.came_to.append(self.request.getsockname()[0])
        target = self.rfile.readline().split(b" ")[1].decode("latin-1")
        while self.rfile.readline().strip():
            pass
        if self.server.before_answer:
            self.server.before_answer()
        path, _, query = target.partition("?")
        to = urllib.parse.unquote(query)
        head, body = "200 OK\r\nContent-Type: text/html; charset=utf-8", ""
        if path == "/to":
            head = "302 Found\r\nLocation: " + to
        elif path == "/refresh":
            body = "<meta http-equiv=refresh content='0;url=%s'>" % to
        elif path == "/robots.txt":
            body = "Sitemap: http://private.example/sitemap.xml\n"
        else:
            body = "<title>Heron Mobile</title><h1>Heron</h1>" + "".join(
                "<a href='http://%s/login'>Sign in</a>" % host
                for host in HOSTS) + "<p>Talk more, pay less.</p>"
        text = body.encode("utf-8")
        self.wfile.write(("HTTP/1.1 %s\r\nConnection: close\r\nContent-Length"
                          ": %d\r\n\r\n" % (head, len(text))).encode("utf-8"))
        self.wfile.write(text)


class Resolver:
    """dnsmasq; what it says of a name can be changed."""

    def __init__(self, folder):
        self.hosts = os.path.join(folder, "hosts")
        self.say(NAMES)
        self.process = subprocess.Popen(
            ["dnsmasq", "--keep-in-foreground", "--no-resolv", "--no-hosts",
             "--conf-file=/dev/null", "--addn-hosts=" + self.hosts,
             "--local-ttl=0", "--listen-address=127.0.0.1", "--user=root",
             "--bind-interfaces", "--pid-file=" +
             os.path.join(folder, "pid")], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.await_answer("public.example", PUBLIC)

    def say(self, names):
        with open(self.hosts, "w", encoding="ascii") as file:
            for name, addresses in names.items():
                for address in addresses:
                    file.write("%s %s\n" % (address, name))

    def change(self, name, address):
        self.say({**NAMES, name: [address]})
        self.process.send_signal(signal.SIGHUP)
        self.await_answer(name, address)

    @staticmethod
    def await_answer(name, address):
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                if socket.gethostbyname(name) == address:
                    return
            except OSError:
                pass
            time.sleep(0.02)
        raise AssertionError("%s never was %s" % (name, address))

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.process.stderr.close()


class Guard(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.resolver = Resolver(folder.name)
        cls.addClassCleanup(cls.resolver.close)
        cls.web, cls.second = Web(80), Web(81)

    def setUp(self):
        self.web.came_to.clear()
        self.second.came_to.clear()
        self.web.before_answer = None

    def check(self, url, *more):
        done = run(CHECK, "-D", "-f", "json", *OPTIONS, *more, url)
        if not done.stdout:
            return "refused"
        return json.loads(done.stdout)["sections"][0]["reason"]

    def came(self):
        return [a.replace("::ffff:", "") for a in
                self.web.came_to + self.second.came_to]

    def nothing_private(self, where):
        self.assertEqual(set(self.came()) - {PUBLIC}, set(), where)

    def test_public(self):
        """The server is there, at its public address and at private ones."""
        self.assertNotIn(self.check("http://public.example/"), REFUSED)
        for host in ("127.0.0.1", "[::1]", "private.example"):
            self.assertNotIn(self.check("http://%s/" % host, "-a"), REFUSED)
        self.assertEqual(set(self.came()), {PUBLIC, "127.0.0.1", "::1"})

    def test_first_request(self):
        for host in HOSTS:
            is_name = host.endswith(".") or not host.isascii()
            self.assertIn(self.check("http://%s/" % host),
                          REFUSED | {"refused"} | (NO_NAME if is_name
                                                   else set()), host)
        self.assertEqual(self.came(), [])

    def test_redirect_and_refresh(self):
        for host in HOSTS:
            to = urllib.parse.quote("http://%s/" % host)
            self.assertIn(self.check("http://public.example/to?" + to),
                          REFUSED | NO_NAME, host)
            self.check("http://public.example/refresh?" + to)
            self.assertGreaterEqual(self.came().count(PUBLIC), 2, host)
            self.nothing_private(host)
            self.setUp()

    def test_answers_of_both_kinds(self):
        for host in ("two.example", "both.example"):
            for _ in range(6):
                self.assertNotIn(self.check("http://%s/" % host), NO_NAME)
        self.nothing_private("two addresses")

    def test_answer_that_changes(self):
        """Public when it is asked first, private for the redirect."""
        self.web.before_answer = lambda: self.resolver.change(
            "flip.example", "127.0.0.1")
        self.resolver.change("flip.example", PUBLIC)
        reason = self.check("http://flip.example/to?" + urllib.parse.quote(
            "http://flip.example:81/"))
        self.assertEqual(reason, "local_guard")
        self.assertEqual(self.came(), [PUBLIC] * len(self.came()))
        self.assertIn(PUBLIC, self.came())

    def test_discovery(self):
        done = run(DISCOVER, *OPTIONS, "-o", "timeout_ms=3000", "-o",
                   "discover_pages=64", "http://public.example/")
        self.assertIn(PUBLIC, self.came(), done.stderr)
        self.nothing_private("a discovery")

    def test_networks(self):
        allowed = ("-o", "allow_networks=127.0.0.0/8")
        self.assertNotIn(self.check("http://private.example/", *allowed),
                         REFUSED)
        self.assertEqual(set(self.came()), {"127.0.0.1"})
        for host in ("six.example", "cloud.example", "nat64.example"):
            self.assertEqual(self.check("http://%s/" % host, *allowed),
                             "local_guard", host)
        self.assertEqual(set(self.came()), {"127.0.0.1"})


def inside():
    """Starts itself again in namespaces of its own, or gives up with 77."""
    for program in ("dnsmasq", "unshare", "ip", "mount"):
        if not shutil.which(program):
            print("no %s here" % program)
            sys.exit(77)
    if subprocess.run(["unshare", "-mn", "ip", "link", "set", "lo", "up"],
                      stderr=subprocess.DEVNULL, check=False).returncode:
        print("no right to make namespaces")
        sys.exit(77)
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as conf:
        conf.write("nameserver 127.0.0.1\n")
        conf.flush()
        script = ("ip link set lo up && ip addr add %s/32 dev lo && "
                  "mount --bind '%s' /etc/resolv.conf && exec python3 -B '%s'"
                  % (PUBLIC, conf.name, os.path.abspath(__file__)))
        sys.exit(subprocess.run(["unshare", "-mn", "sh", "-c", script],
                                env={**os.environ, "SYMA_GUARD": "inside"},
                                check=False).returncode)


if __name__ == "__main__":
    if os.environ.get("SYMA_GUARD") != "inside":
        inside()
    main()
