# SPDX-License-Identifier: MIT
"""What the tests of the programs share.

SYMA_BUILD is the build folder (default: the current one), SYMA_SRC the
source folder (default: two above this file).
"""

import collections
import contextlib
import http.server
import os
import pty
import re
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
SRC = os.path.abspath(os.environ.get("SYMA_SRC")
                      or os.path.join(HERE, "..", ".."))
BUILD = os.path.abspath(os.environ.get("SYMA_BUILD") or ".")
CHECK = os.path.join(BUILD, "tools", "syma-check")
CLASSIFY = os.path.join(BUILD, "tools", "syma-classify")
DISCOVER = os.path.join(BUILD, "tools", "syma-discover")
EXAMPLES = os.path.join(BUILD, "docs", "examples")
DEMO = os.path.join(SRC, "docs", "examples", "demo-portal", "serve.py")

# Longer than anything here takes on a machine that is busy with other work.
PATIENCE = 30

LOGIN_PAGE = b"""<!DOCTYPE html><html lang="en"><head>
<meta charset="utf-8"><title>Sign in</title></head><body><main>
<h1>Sign in to your account</h1>
<form method="post" action="/session">
<label for="u">Email</label><input id="u" name="user" type="email">
<label for="p">Password</label><input id="p" name="password" type="password">
<button type="submit">Sign in</button></form></main></body></html>
"""
MAINTENANCE_PAGE = b"""<!DOCTYPE html><html lang="en"><head>
<meta charset="utf-8"><title>Site under maintenance</title></head><body>
<h1>Our site is currently under maintenance</h1>
<p>We are working on it. Thank you for waiting.</p></body></html>
"""
MISSING_PAGE = b"""<!DOCTYPE html><html lang="en"><head>
<meta charset="utf-8"><title>Page not found</title></head><body>
<h1>Page not found</h1><p>Look at the address again.</p></body></html>
"""
# Rules of a caller, and words of which only they know what they mean.
RULES = """<?xml version="1.0" encoding="UTF-8"?>
<rules xmlns="urn:syma:rules:1" language="en">
  <claim kind="maintenance" trigger="robots">
    <frame>robots take a nap.*</frame>
  </claim>
</rules>
"""
NAP = "The robots take a nap"
NAP_PAGE = (f'<!DOCTYPE html><html lang="en"><head><title>{NAP}</title></head>'
            f"<body><h1>{NAP}</h1></body></html>").encode("utf-8")


def run(*args, env=None, **kw):
    """A program with its output as text; colours, zone and language plain."""
    full = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    full.update(env or {})
    kw.setdefault("stdout", subprocess.PIPE)
    kw.setdefault("stderr", subprocess.PIPE)
    if "input" not in kw:
        kw.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run([str(a) for a in args], env=full, timeout=60,
                          encoding="utf-8", **kw)


@contextlib.contextmanager
def server(pages):
    """A loopback server; pages: path -> (status, headers, body). A body of
    None is never answered."""
    release = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args):
            pass

        def do_GET(self):
            status, headers, body = pages.get(
                self.path, (404, {}, MISSING_PAGE))
            if body is None:
                release.wait(30)
                self.close_connection = True
                return
            self.send_response(status)
            headers = {"Content-Type": "text/html; charset=utf-8", **headers,
                       "Content-Length": str(len(body))}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_HEAD = do_GET

    class Quiet(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args):
            pass

    web = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=web.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{web.server_address[1]}"
    finally:
        release.set()
        web.shutdown()
        thread.join()
        web.server_close()


class Pages(dict):
    """Pages as support.server wants them, that can be held back, and that
    keep account of what was asked for."""

    def __init__(self, *args):
        super().__init__(*args)
        self.lock = threading.Condition()
        self.asked = collections.Counter()
        self.held = set()

    def get(self, path, default=None):
        with self.lock:
            self.asked[path] += 1
            self.lock.notify_all()
            self.lock.wait_for(lambda: path not in self.held, PATIENCE)
        return super().get(path, default)

    def hold(self, *paths):
        with self.lock:
            self.held.update(paths)

    def release(self):
        with self.lock:
            self.held.clear()
            self.lock.notify_all()

    def wait_until_asked(self, path, count=1):
        with self.lock:
            if not self.lock.wait_for(lambda: self.asked[path] >= count,
                                      PATIENCE):
                raise AssertionError("%s was not asked for" % path)


class Demo:
    """The demo portal as its own process, with a portal file."""

    def __init__(self, act):
        self.folder = tempfile.TemporaryDirectory()
        self.portal = os.path.join(self.folder.name, "portal.xml")
        self.process = subprocess.Popen(
            [sys.executable, "-B", DEMO, "--act", str(act), "--until-eof",
             "--portal-file", self.portal],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self.url = self.process.stdout.readline().strip()

    def act(self, number):
        with urllib.request.urlopen(f"{self.url}__act/{number}") as answer:
            answer.read()

    def follow(self):
        """The portal file as after act 4, in which the account moves."""
        with open(self.portal, encoding="utf-8") as f:
            text = f.read()
        assert text.count('"/compte"') == 1
        with open(self.portal, "w", encoding="utf-8") as f:
            f.write(text.replace('"/compte"', '"/espace-client"'))

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        self.process.stdin.close()
        self.process.stdout.close()
        self.folder.cleanup()


def undocumented(program, page):
    """Long options in --help that the man page does not name, and the other
    way round."""
    with open(os.path.join(SRC, "docs", "man", page), encoding="utf-8") as f:
        manual = set(re.findall(r"(?:Fl|,) -([a-z-]+)", f.read()))
    helped = set(re.findall(r"--([a-z][a-z-]+)", run(program, "--help").stdout))
    return manual ^ helped


def on_terminal(args, env, stream="stdout"):
    """What a program writes where that stream is a terminal."""
    leader, follower = pty.openpty()
    try:
        done = run(*args, env=env, **{stream: follower})
        os.close(follower)
        follower = -1
        text = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            text += piece
        return done, text.decode("utf-8")
    finally:
        os.close(leader)
        if follower >= 0:
            os.close(follower)


class Folder(unittest.TestCase):
    """A test with a folder of its own, which is the current one."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        before = os.getcwd()
        os.chdir(self.folder.name)
        self.addCleanup(os.chdir, before)

    def write(self, name, data):
        if isinstance(data, str):
            data = data.encode("utf-8")
        with open(name, "wb") as f:
            f.write(data)
        return name


def main(*programs):
    """Runs the tests of the calling file. The last line counts them in the
    form of Check, so that a summary of all tests can add them up."""
    for program in programs:
        if not os.access(program, os.X_OK):
            print(f"{program} is not built")
            sys.exit(99)
    result = unittest.main(exit=False, verbosity=2).result
    bad = len(result.failures) + len(result.unexpectedSuccesses)
    errors = len(result.errors)
    run_count = result.testsRun - len(result.skipped)
    sys.stderr.flush()
    good = run_count - bad - errors
    print(f"{100 * good // max(run_count, 1)}%: Checks: {run_count}, "
          f"Failures: {bad}, Errors: {errors}")
    sys.exit(0 if result.wasSuccessful() and run_count > 0 else 1)
