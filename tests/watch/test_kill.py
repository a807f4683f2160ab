#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-watch is killed at random moments, again and again: its database is
whole, and at most what was under way is lost. SYMA_KILLS says how often, and
SYMA_KILLS_SEED at which moments.

Each check finds another state than the one before, and each change is logged
before it is written. So what the log tells must be in the database, but for
the report under way when the kill came."""

import http.server
import os
import random
import re
import signal
import threading
import time

from watching import (LOGIN_PAGE, MAINTENANCE_PAGE, PATIENCE, WATCH, Watch,
                      main, portal, skip_where_not_built, until)

KILLS = int(os.environ.get("SYMA_KILLS") or "20")
SEED = int(os.environ.get("SYMA_KILLS_SEED") or "1")
PORTALS = 8
LINE = re.compile(r"syma-watch: ((p\d)(/login)?: \w+ since .*)$")


class Flips(http.server.ThreadingHTTPServer):
    """Each path is up and in maintenance in turn, at each request."""
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.turns = {}
        self.asked = 0
        self.changed = threading.Condition()
        threading.Thread(target=self.serve_forever, args=(0.05,),
                         daemon=True).start()

    def handle_error(self, *args):
        pass

    def turn(self, path):
        """The number of this request for the path."""
        with self.changed:
            self.asked += 1
            self.changed.notify_all()
            self.turns[path] = self.turns.get(path, 0) + 1
            return self.turns[path]

    def wait_for(self, count):
        """Until so many more were asked for."""
        with self.changed:
            wanted = self.asked + count
            if not self.changed.wait_for(lambda: self.asked >= wanted,
                                         PATIENCE):
                raise AssertionError("nothing is asked for")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_GET(self):
        body = (LOGIN_PAGE if self.server.turn(self.path) % 2
                else MAINTENANCE_PAGE)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Kill(Watch):
    def written(self):
        """The texts of all changes, in the order in which they came."""
        return [text for text, in self.rows(
            "SELECT text FROM change WHERE kind = 'state' ORDER BY key")]

    def told(self):
        found = []
        for line in self.log().splitlines():
            match = LINE.search(line)
            if match:
                found.append(match.groups()[:2])
        return found

    def check_changes(self, before):
        """What is missing is of one portal's one report, the last one."""
        told = self.told()
        written = self.written()[before:]
        self.assertLessEqual(len(written), len(told))
        self.assertEqual(written, [text for text, _ in told[:len(written)]])
        missing = told[len(written):]
        self.assertLessEqual(len(missing), 2, missing)
        self.assertLessEqual(len({ident for _, ident in missing}), 1, missing)
        return len(missing) > 0

    def check_spans(self):
        """Spans of a section follow one another without a gap, and one goes
        on: that of the state that the last change names."""
        for ident, section in self.rows(
                "SELECT DISTINCT portal, section FROM span"):
            spans = self.rows(
                "SELECT state, begin_ms, end_ms FROM span WHERE portal = ?"
                " AND section = ? ORDER BY begin_ms", ident, section)
            for one, two in zip(spans, spans[1:]):
                self.assertEqual(one[2], two[1])
                self.assertNotEqual(one[0], two[0])
            self.assertIsNone(spans[-1][2])
            last, = self.rows(
                "SELECT to_state FROM change WHERE portal = ? AND section = ?"
                " AND kind = 'state' ORDER BY key DESC LIMIT 1",
                ident, section)[0]
            self.assertEqual(spans[-1][0], last)

    def check_pages(self):
        for name in os.listdir("out"):
            if name.endswith(".html"):
                self.assertTrue(self.read(name).endswith("</html>\n"), name)

    def test_kills(self):
        dice = random.Random(SEED)
        web = Flips()
        self.addCleanup(web.server_close)
        self.addCleanup(web.shutdown)
        for i in range(PORTALS):
            self.write("portals/p%d.xml" % i, portal(
                "p%d" % i, "http://127.0.0.1:%d" % web.server_port).replace(
                    "/login", "/p%d" % i))
        changes = 0
        torn = 0
        for kill in range(KILLS):
            if kill % 50 == 0:
                print("seed %d: %d of %d" % (SEED, kill, KILLS), flush=True)
            self.write("log", "")
            process = self.start(
                "-i", "1", "-o", "host_delay_ms=0", "-o", "confirm_up=1",
                "-o", "confirm_maintenance=1", "-o", "flap_high=0",
                # Reports alone: where they come late, time changes nothing.
                "-o", "stale_intervals=10000", "-o",
                "unknown_intervals=10000")
            self.await_log("begin: ")
            # A slow machine gets as far as a fast one, then comes any moment.
            web.wait_for(dice.randrange(12))
            time.sleep(dice.uniform(0, 0.2))
            self.end(process, signal.SIGKILL)
            self.assertEqual(self.rows("PRAGMA integrity_check"), [("ok",)])
            torn += self.check_changes(changes)
            changes = len(self.written())
            self.check_spans()
            self.check_pages()
        self.assertGreater(changes, KILLS)
        print("%d kills, %d changes, %d times a report was under way" %
              (KILLS, changes, torn))

    def test_kills_at_the_start(self):
        """While the database is made, or before: it can be begun again."""
        dice = random.Random(SEED)
        self.write("portals/a.xml", portal("a", "http://127.0.0.1:9"))
        made = 0
        for _ in range(KILLS):
            process = self.start("-i", "1")
            until(lambda: os.path.exists("state.sqlite"), "the database")
            time.sleep(dice.uniform(0, 0.02))
            self.end(process, signal.SIGKILL)
            made += len(self.rows("SELECT name FROM sqlite_schema"
                                  " WHERE name = 'change'"))
            self.assertEqual(self.rows("PRAGMA integrity_check"), [("ok",)])
            done = self.once("-o", "confirm_delay_ms=0")
            self.assertIn("begin: ", done.stderr)
            self.assertEqual(self.rows("PRAGMA user_version"), [(1,)])
            self.assertEqual(len(self.rows("SELECT id FROM portal")), 1)
            for name in os.listdir("."):
                if name.startswith("state.sqlite"):
                    os.unlink(name)
        print("%d kills, %d times the tables were there" % (KILLS, made))


if __name__ == "__main__":
    skip_where_not_built()
    main(WATCH)
