# SPDX-License-Identifier: MIT
"""A site on loopback for test.lua. Prints its port and process id, and ends
by a signal, at the latest after two minutes."""

import http.server
import os
import signal
import threading

LOGIN = """<!doctype html><html lang="en"><title>Log in</title>
<h1>Log in</h1><form action="/session" method="post">
<input name="user"><input type="password" name="password">
<button>Log in</button></form></html>"""

MAINTENANCE = """<!doctype html><html lang="en"><title>Maintenance</title>
<h1>Our website is down for maintenance</h1></html>"""

HOME = """<!doctype html><html lang="en"><title>Lumo</title><h1>Lumo</h1>
<nav><a href="/login">Log in</a> <a href="/sim">Activate your SIM</a></nav></html>"""

SIM = """<!doctype html><html lang="en"><title>Activation</title>
<h1>Activation is down for maintenance</h1>
<p>To activate your SIM, send ACTIVE to 20555 by SMS.</p></html>"""

PAGES = {
    "/": (200, HOME, {}),
    "/sim": (200, SIM, {}),
    "/login": (200, LOGIN, {}),
    "/maintenance": (200, MAINTENANCE, {}),
    "/broken": (500, "<h1>Internal Server Error</h1>", {}),
    "/moved": (302, "", {"Location": "/login"}),
}


class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/hang":
            threading.Event().wait()
        status, text, headers = PAGES.get(self.path, (404, "Not found", {}))
        body = text.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


signal.alarm(120)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
server.daemon_threads = True
print(server.server_address[1], os.getpid(), flush=True)
server.serve_forever()
