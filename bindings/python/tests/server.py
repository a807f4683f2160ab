# SPDX-License-Identifier: MIT
"""A web server on loopback for the tests."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LOGIN = (b"<!doctype html><title>Log in</title><h1>Log in</h1>"
         b"<form action=/in method=post><input name=user>"
         b"<input type=password name=word><button>Log in</button></form>")
WORKS = (b"<!doctype html><title>Maintenance</title>"
         b"<h1>Our site is under maintenance, back tomorrow</h1>")
HOME = (b"<!doctype html><html lang=en><title>Lumo</title><h1>Lumo</h1>"
        b"<nav><a href=/login>Log in</a> <a href=/sim>Activate your SIM</a>"
        b"</nav>")
SIM = (b"<!doctype html><html lang=en><title>Activation</title>"
       b"<h1>Activation is down for maintenance</h1>"
       b"<p>To activate your SIM, send ACTIVE to 20555 by SMS.</p>")
PAGES = {"/": HOME, "/login": LOGIN, "/sim": SIM, "/works": WORKS}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/moved":
            self.answer(302, b"", ("Location", "/login"))
        elif self.path == "/held":
            self.server.arrived.set()
            self.server.gate.wait(60)
            self.answer(200, LOGIN)
        elif self.path == "/503":
            self.answer(503, WORKS)
        elif self.path in PAGES:
            self.answer(200, PAGES[self.path])
        else:
            self.answer(404, b"<title>Not found</title>")

    def answer(self, status, body, *headers):
        try:
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # the check was given up

    def log_message(self, *args):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512

    def handle_error(self, request, client_address):
        pass  # connections that the other side has dropped


class Server:
    """/held is answered once the gate is open; arrived is set before."""

    def __init__(self):
        self._server = _Server(("0.0.0.0", 0), _Handler)
        self._server.gate = self.gate = threading.Event()
        self._server.arrived = self.arrived = threading.Event()
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever,
                                        kwargs={"poll_interval": 0.05})
        self._thread.start()

    def url(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def close(self):
        self.gate.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


OPTIONS = {"allow_private": 1, "host_delay_ms": 0, "confirm_delay_ms": 0}
