#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The portals of portals/, read from their maps and served on loopback;
portals/README says what the files mean. Run alone: tests that maps, files and
what is expected fit together, and that a server gives what the map says."""

import contextlib
import http.client
import http.server
import os
import threading
import unittest
import urllib.robotparser

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "portals")
ORIGIN = b"@ORIGIN@"
OTHERWISE = "*"


def rows(path, columns):
    with open(path, encoding="utf-8", newline="") as file:
        cut = [line.split("\t") for line in file.read().split("\n")
               if line and not line.startswith("#")]
    if any(len(row) != columns or "" in row for row in cut):
        raise ValueError(f"{path}: {columns} cells are needed in each line")
    return cut


class Portal:
    """One portal: what it answers, and what has to be found in it."""

    def __init__(self, name):
        self.folder = os.path.join(FOLDER, name)
        self.map = {path: (int(status), kind, body) for
                    path, status, kind, body in
                    rows(os.path.join(self.folder, "map.tsv"), 4)}
        self.expected = [(what, value) for portal, what, value in
                         rows(os.path.join(FOLDER, "expected.tsv"), 3)
                         if portal == name]

    def values(self, what):
        return [value for key, value in self.expected if key == what]

    def answer(self, target, origin):
        """(status, [(header, value)], body) for what was asked for."""
        status, kind, body = self.map.get(target) or self.map[OTHERWISE]
        if 300 <= status < 400:
            return status, [("Location", body.replace("@ORIGIN@", origin))], b""
        with open(os.path.join(self.folder, body), "rb") as file:
            text = file.read().replace(ORIGIN, origin.encode())
        return status, [("Content-Type", kind)], text


def names():
    return sorted(name for name in os.listdir(FOLDER)
                  if os.path.isdir(os.path.join(FOLDER, name)))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append(self.path)
        status, headers, body = self.server.portal.answer(
            self.path, self.server.origin)
        self.send_response(status)
        for header, value in headers:
            self.send_header(header, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, format, *args):
        pass


@contextlib.contextmanager
def serve(portal):
    """A server of it: .origin is where, .asked what was asked, in order."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.portal, server.asked = portal, []
    server.origin = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Maps(unittest.TestCase):
    def each(self):
        self.assertGreaterEqual(len(names()), 2)
        for name in names():
            with self.subTest(portal=name):
                yield Portal(name)

    def test_every_file_is_served(self):
        for portal in self.each():
            served = {body for status, _, body in portal.map.values()
                      if not 300 <= status < 400}
            self.assertEqual(sorted(served | {"map.tsv"}),
                             sorted(os.listdir(portal.folder)))

    def test_redirects_lead_somewhere(self):
        for portal in self.each():
            for status, _, body in portal.map.values():
                if 300 <= status < 400:
                    self.assertIn(body.replace("@ORIGIN@", ""), portal.map)

    def test_what_is_expected_is_there(self):
        for portal in self.each():
            for what in ("home", "login", "account", "activation"):
                self.assertEqual(len(portal.values(what)), 1, what)
                for path in portal.values(what)[0].split(" "):
                    if path != "-":
                        self.assertIn(path, portal.map)
            for value in portal.values("fallback"):
                _, address, keyword, path = value.split(" ")
                _, _, page = portal.answer(path, "")
                page = page.decode().replace(" ", "")
                self.assertIn(address, page)
                self.assertTrue(keyword == "-" or keyword in page)

    def test_never_is_what_robots_say(self):
        for portal in self.each():
            robots = urllib.robotparser.RobotFileParser()
            robots.parse(portal.answer("/robots.txt", "http://h")[2]
                         .decode().splitlines())
            for path in portal.values("never"):
                self.assertFalse(robots.can_fetch("syma", path), path)
            for what in ("home", "login", "account", "activation"):
                for path in portal.values(what)[0].split(" "):
                    self.assertTrue(robots.can_fetch("syma", path), path)


class Served(unittest.TestCase):
    def get(self, server, target):
        connection = http.client.HTTPConnection(*server.server_address[:2])
        try:
            connection.request("GET", target)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location"), answer.read()
        finally:
            connection.close()

    def test_french(self):
        with serve(Portal("fr-sureau")) as server:
            status, where, _ = self.get(server, "/espace/")
            self.assertEqual((status, where), (
                302,
                server.origin + "/espace/connexion?retour=%2Fespace%2F"))
            self.assertEqual(self.get(server, "/nulle-part")[0], 404)
            self.assertIn(server.origin.encode() + b"/forfaits<",
                          self.get(server, "/sitemap.xml")[2])
            self.assertEqual(server.asked, ["/espace/", "/nulle-part",
                                            "/sitemap.xml"])

    def test_german_answers_everything(self):
        with serve(Portal("de-birkental")) as server:
            self.assertEqual(self.get(server, "/")[:2], (302, "/start.html"))
            status, _, page = self.get(server, "/.well-known/change-password")
            self.assertEqual(status, 200)
            self.assertEqual(page, self.get(server, "/was-auch-immer")[2])


if __name__ == "__main__":
    unittest.main()
