#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-exporter: its options, routes, forms, and refusals."""

import contextlib
import http.client
import os
import re
import socket
import time
import unittest

from exporting import (EXPORTER, OPENMETRICS, PATIENCE, Pages, exporter,
                       parse, portal)
from support import (LOGIN_PAGE, MAINTENANCE_PAGE, MISSING_PAGE, NAP_PAGE,
                     RULES, Folder, main, run, server, undocumented)

# Each takes the place of the other: nothing of them may become a series.
HOSTILE_PAGES = [
    b"""<!DOCTYPE html><html><head><title>syma_evil{a="b"} 1</title></head>
<body><h1>Our site is currently under maintenance</h1><p>until 2099-01-01
# HELP x y</p><p>"}\n\nevil_total{portal="x"} 7</p></body></html>""",
    """<!DOCTYPE html><html><head><title>\u202eevil\u2066</title></head>
<body><h1>Sign in</h1><form method="post" action="/s\\n"><input name="user">
<input type="password" name="{label=&quot;1&quot;}"><button>Sign in</button>
</form><p>Maintenance is planned for tomorrow from 22:00 to 23:00. Call 0800
123 456.</p></body></html>""".encode("utf-8"),
]


class Usage(unittest.TestCase):
    def refused(self, *args, says, help_is_named=True):
        done = run(EXPORTER, *args)
        self.assertEqual((done.returncode, done.stdout), (3, ""), args)
        self.assertIn(says, done.stderr)
        self.assertEqual("--help" in done.stderr, help_is_named, done.stderr)

    def test_help_and_version(self):
        done = run(EXPORTER, "--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertTrue(done.stdout.startswith("Usage: syma-exporter "))
        done = run(EXPORTER, "-V")
        self.assertRegex(done.stdout, r"\Asyma-exporter \(libsyma\) [0-9.]+\n")

    def test_man_page_names_each_option(self):
        self.assertEqual(undocumented(EXPORTER, "syma-exporter.1"), set())

    def test_wrong_usage(self):
        some = ("-A", "*.example.org")
        self.refused(says="nothing to tell of")
        self.refused(*some, "http://a.example/", says="no arguments")
        self.refused(*some, "--interval", "60", says="--portals")
        for option, value in (
                ("--listen", "9999"), ("--listen", ":9999"),
                ("--listen", "127.0.0.1:"), ("--listen", "127.0.0.1:65536"),
                ("--listen", "www.example.org:80"), ("--listen", "::1:80"),
                ("--listen", "[127.0.0.1]:80"), ("--timeout", "0"),
                ("--timeout", "3600.1"), ("--timeout", "1m"),
                ("--max-probes", "0"), ("--max-probes", "10001"),
                ("--max-targets", "0"), ("--max-targets", "100001"),
                ("--interval", "0.5"), ("--interval", "604801"),
                ("--option", "nothing=1")):
            folder = ("-p", ".") if option == "--interval" else ()
            self.refused(*some, *folder, option, value, says=value[:6])
        for pattern in ("", "*", "*.", "*.*.org", "ftp://a.example", "a b",
                        "http://", "https://a.example/", "a.example:0",
                        "a.example:70000", "http://u@a.example", "*.[::1]",
                        "[::1", ".example.org", "a.example:"):
            self.refused("-A", pattern, says="no pattern")

    def test_trouble_at_the_start(self):
        some = ("-A", "*.example.org", "-l", "127.0.0.1:0")
        self.refused("-p", "/no/such", *some, says="/no/such: ",
                     help_is_named=False)
        self.refused("-r", "/no/such", *some, says="/no/such: ",
                     help_is_named=False)
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            name = "127.0.0.1:%d" % taken.getsockname()[1]
            self.refused("-A", "*.example.org", "-l", name,
                         says="cannot listen on " + name, help_is_named=False)

    def test_an_address_for_all_is_told(self):
        with exporter("-A", "*.example.org", "-l", "0.0.0.0:0") as one:
            one.said("warning: this is no loopback address")
        with exporter("-A", "*.example.org", "-l", "localhost:0") as one:
            one.ask("/-/healthy")
            self.assertNotIn("warning", "".join(one.lines))

    def test_ipv6(self):
        try:
            with socket.socket(socket.AF_INET6) as free:
                free.bind(("::1", 0))
        except OSError:
            self.skipTest("no IPv6 on loopback")
        with exporter("-A", "*.example.org", "-l", "[::1]:0") as one:
            self.assertIn("http://[::1]:", one.said("listening on"))
            self.assertNotIn("warning", "".join(one.lines))
            with contextlib.closing(http.client.HTTPConnection(
                    "::1", one.port, timeout=PATIENCE)) as connection:
                connection.request("GET", "/-/ready")
                self.assertEqual(connection.getresponse().status, 200)


class Routes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = contextlib.ExitStack()
        cls.pages = Pages({"/login": (200, {}, LOGIN_PAGE),
                           "/closed": (200, {}, MAINTENANCE_PAGE),
                           "/old": (404, {}, MISSING_PAGE),
                           "/broken": (500, {}, b""),
                           "/image": (200, {"Content-Type": "image/png"},
                                      b"\x89PNG\r\n\x1a\n" * 9)})
        cls.url = cls.stack.enter_context(server(cls.pages))
        cls.one = cls.stack.enter_context(exporter("-A", cls.url))

    @classmethod
    def tearDownClass(cls):
        cls.stack.close()

    def test_page_for_people(self):
        answer = self.one.ask("/")
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers["Content-Type"],
                         "text/html; charset=utf-8")
        self.assertIn("default-src 'none'",
                      answer.headers["Content-Security-Policy"])
        links = re.findall(r'href="([^"]+)"', answer.body)
        self.assertGreaterEqual(len(links), 4)
        for link in links:
            self.assertEqual(self.one.ask(link).status, 200, link)

    def test_health(self):
        for path in ("/-/healthy", "/-/ready"):
            answer = self.one.ask(path)
            self.assertEqual(answer.status, 200)
            self.assertTrue(answer.body.endswith(".\n"))

    def test_what_is_not_there(self):
        for path in ("/probes", "/probe/", "//", "/-/quit", "/metrics/x",
                     "/%2fmetrics", "/../metrics"):
            self.assertEqual(self.one.ask(path).status, 404, path)

    def test_methods(self):
        for path in ("/", "/probe", "/metrics", "/portals", "/-/healthy",
                     "/nothing"):
            for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
                answer = self.one.ask(path, method)
                self.assertEqual((answer.status, answer.headers["Allow"]),
                                 (405, "GET, HEAD"), (path, method))
        answer = self.one.ask("/-/reload")
        self.assertEqual((answer.status, answer.headers["Allow"]),
                         (405, "POST, PUT"))

    def test_head(self):
        for path in ("/", "/metrics", "/portals", "/-/healthy",
                     "/probe?target=%s/login" % self.url):
            answer = self.one.ask(path, "HEAD")
            self.assertEqual((answer.status, answer.body), (200, ""), path)
            self.assertEqual(answer.headers["Content-Type"],
                             self.one.ask(path).headers["Content-Type"])
        self.assertEqual(self.one.ask("/probe", "HEAD").status, 400)

    def test_headers(self):
        for path, varies in (("/metrics", True), ("/portals", True),
                             ("/probe", True), ("/", False), ("/x", False)):
            headers = self.one.ask(path).headers
            self.assertEqual(headers["Vary"], "Accept" if varies else None)
            self.assertEqual(headers["Cache-Control"], "no-store")
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")

    def test_states(self):
        for path, kind, state in (("/login", "login", "up"),
                                  ("/closed", "account", "maintenance"),
                                  ("/old", "generic", "degraded"),
                                  ("/broken", "generic", "down"),
                                  ("/image", "generic", "unknown")):
            for accept in ("*/*", OPENMETRICS):
                metrics = self.one.metrics(
                    "/probe?target=%s&kind=%s" % (self.url + path, kind),
                    {"Accept": accept})
                self.assertEqual(
                    metrics.state("syma_section_state", section=kind), state)
                self.assertEqual(metrics.state("syma_portal_state"), state)
                self.assertEqual(metrics.value("syma_exporter_probe_success"),
                                 1)
                self.assertLess(metrics.value(
                    "syma_exporter_probe_duration_seconds"), PATIENCE)

    def test_kind_is_generic_unless_it_is_said(self):
        metrics = self.one.metrics("/probe?target=%s/login" % self.url)
        metrics.state("syma_section_state", section="generic")

    def test_names_of_targets(self):
        """A target keeps its name; another address or kind has another."""
        def name_of(query):
            metrics = self.one.metrics("/probe?target=" + query)
            return {dict(labels)["portal"] for name, labels in metrics
                    if name == "syma_portal_state"}

        names = [name_of(self.url + query) for query in
                 ("/login", "/login?a=1", "/login&kind=login", "/login%23x")]
        self.assertEqual(len(set.union(*names)), 4)
        for name in set.union(*names):
            self.assertRegex(name, r"\A127\.0\.0\.1-[0-9a-f]{16}\Z")
        self.assertEqual(name_of(self.url + "/login"), names[0])

    def test_wrong_parameters(self):
        target = "target=" + self.url + "/login"
        for query, says in (
                ("", "needed"), ("?", "needed"), ("?kind=login", "needed"),
                ("?target", "no value"), ("?target=", "no value"),
                ("?%s&%s" % (target, target), "twice"),
                ("?%s&portal=a" % target, "exclude"),
                ("?portal=a&kind=login", "kind"),
                ("?%s&kind=shop" % target, "kind"),
                ("?%s&kind=" % target, "no value"),
                ("?%s&modul=a" % target, "parameter"),
                ("?Target=http://a/", "parameter"),
                ("?%s%%00" % target, "NUL"),
                ("?target=www.example.org", "http://"),
                ("?target=ftp://www.example.org/", "http://"),
                ("?target=file:///etc/passwd", "http://"),
                ("?target=http://", "host"),
                ("?target=http:///login", "host"),
                ("?target=http://a.example:/", "port"),
                ("?target=http://a.example:99999/", "port"),
                ("?target=http://a.example%20b/", "spaces"),
                ("?target=http://a.example%0d%0aHost:b/", "control"),
                ("?target=http://a.example%5c@b.example/", "backslash"),
                ("?target=http://%c3%a9.example/", "ASCII"),
                ("?target=http://me@a.example/", "user name"),
                ("?target=http://me:word@a.example/", "user name"),
                ("?target=http://a.example%2500b/", "host"),
                ("?target=http://a.example/" + "a" * 2048, "2048")):
            answer = self.one.ask("/probe" + query)
            self.assertEqual(answer.status, 400, query)
            self.assertIn(says, answer.body, query)
            self.assertEqual(answer.headers["Content-Type"],
                             "text/plain; charset=utf-8")
        for value in ("x", "-1", "1e1", "", "10s", "NaN"):
            answer = self.one.ask(
                "/probe?" + target,
                headers={"X-Prometheus-Scrape-Timeout-Seconds": value})
            self.assertEqual(answer.status, 400, value)

    def test_what_is_refused_is_not_repeated(self):
        for query in ("<script>=1", "target=http://%3Cscript%3E/",
                      "target=http://s3cret:s3cret@a.example/",
                      "portal=%3Cscript%3E"):
            body = self.one.ask("/probe?" + query).body
            self.assertNotIn("script", body)
            self.assertNotIn("s3cret", body)

    def test_unknown_portal(self):
        for name in ("shop", "..%2Fshop", "a" * 5000, "%3Cb%3E", "shop.xml"):
            self.assertEqual(self.one.ask("/probe?portal=" + name).status,
                             404)

    def test_no_reload_unless_enabled(self):
        for method in ("POST", "PUT"):
            self.assertEqual(self.one.ask("/-/reload", method).status, 403)

    def test_rubbish(self):
        for sent in (b"\r\n\r\n", b"GET\r\n\r\n", b"\0" * 5000,
                     b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 20000 + b"\r\n",
                     b"GET /" + b"a" * 100000 + b" HTTP/1.1\r\n\r\n",
                     b"POST /-/reload HTTP/1.1\r\nHost: a\r\n"
                     b"Content-Length: 99999999999\r\n\r\nabc"):
            with contextlib.closing(socket.create_connection(
                    ("127.0.0.1", self.one.port), PATIENCE)) as wire:
                with contextlib.suppress(OSError):
                    wire.sendall(sent)
        self.assertEqual(self.one.ask("/-/healthy").status, 200)


class Allowed(unittest.TestCase):
    def test_patterns(self):
        """What is allowed is asked for (and found to be private: the guard of
        the library is behind the list); all else is refused."""
        with exporter("-A", "https://www.example.org", "-A", "*.example.net",
                      "-A", "http://*.example.com:8080", "-A", "[::1]",
                      "-A", "127.0.0.1:1", "-o", " ".join((
                          "resolve=www.example.org:443:127.0.0.1",
                          "a.b.example.net:80:127.0.0.1",
                          "a.example.net:443:127.0.0.1",
                          "x.example.com:8080:127.0.0.1")),
                      private=False) as one:
            for target in ("https://www.example.org/",
                           "HTTPS://WWW.Example.ORG:443/a?b#c",
                           "http://a.b.example.net/",
                           "https://a.example.net",
                           "http://x.example.com:8080?", "http://[::1]/",
                           "http://127.0.0.1:1/"):
                metrics = one.metrics("/probe?target=" + target.replace(
                    "#", "%23"))
                self.assertEqual(metrics.state("syma_portal_state"),
                                 "unknown", target)
            self.assertGreaterEqual(one.metrics().value(
                "syma_probe_total", reason="local_guard"), 7)
            for target in ("http://www.example.org/",
                           "https://www.example.org:444/",
                           "https://www.example.org.evil.example/",
                           "https://www.example.org./",
                           "https://evilwww.example.org/",
                           "https://example.net/", "https://.example.net/",
                           "https://aexample.net/",
                           "http://a.example.net:8080/",
                           "https://x.example.com:8080/",
                           "http://x.example.com/",
                           "http://127.0.0.1/", "http://127.1:1/",
                           "http://0x7f.0.0.1:1/", "http://[::1]:81/",
                           "http://[0:0:0:0:0:0:0:1]/",
                           "http://evil.example/?.example.net/",
                           "http://evil.example/https://www.example.org/",
                           "http://evil.example%23.example.net/"):
                answer = one.ask("/probe?target=" + target)
                self.assertIn(answer.status, (400, 403), target)
            for target in ("http://evil.example%5c.example.net/",
                           "http://evil.example%09.example.net/",
                           "http://a.example.net%40evil.example/",
                           "http://a.example.net:80%40evil.example/"):
                self.assertEqual(one.ask("/probe?target=" + target).status,
                                 400, target)

    def test_without_a_list(self):
        with server(Pages()) as url, exporter("-p", ".") as one:
            answer = one.ask("/probe?target=" + url)
            self.assertEqual(answer.status, 403)
            self.assertIn("--allow-target", answer.body)


class Options(Folder):
    def test_each_option(self):
        """All that --help names, short and long."""
        names = dict(re.findall(r"(?m)^  (-.), (--[a-z-]+)",
                                run(EXPORTER, "--help").stdout))
        os.mkdir("portals")
        self.write("rules.xml", RULES)
        with server({"/": (200, {}, LOGIN_PAGE),
                     "/shop": (200, {}, LOGIN_PAGE),
                     "/login": (200, {}, LOGIN_PAGE)}) as url:
            self.write("portals/a.xml", portal("shop", url))
            given = {"-l": "localhost:0", "-p": "portals", "-i": "3600",
                     "-A": url, "-a": None, "-t": "20", "-m": "2", "-n": "1",
                     "-L": None, "-o": "max_per_host=2", "-r": "rules.xml"}
            self.assertEqual(set(names), set(given) | {"-h", "-V"})
            for form in (lambda name: name, names.get):
                with exporter(*[word for name, value in given.items()
                                for word in (form(name), value) if word],
                              private=False) as one:
                    for query in ("portal=shop", "target=" + url + "/",
                                  "target=" + url + "/login"):
                        self.assertEqual(one.metrics("/probe?" + query).state(
                            "syma_portal_state"), "up")
                    self.assertEqual(one.ask("/-/reload", "POST").status, 200)
                    self.assertEqual(one.metrics().value(
                        "syma_exporter_targets"), 1)


class Witnesses(unittest.TestCase):
    def test_witnesses(self):
        """None answers: nothing is called down."""
        dead = "http://127.0.0.1:9/"
        with server({}) as url:
            for witnesses, state, reason in (
                    (dead, "unknown", "local_fault"),
                    (dead + " " + url, "down", "connect_refused")):
                with exporter("-A", dead[:-1], "-o",
                              "witnesses=" + witnesses) as one:
                    metrics = one.metrics("/probe?target=" + dead)
                    self.assertEqual(metrics.state("syma_portal_state"),
                                     state)
                    self.assertEqual(one.metrics().value(
                        "syma_probe_total", reason=reason), 1)


class Rules(Folder):
    def test_rules(self):
        self.write("rules.xml", RULES)
        for args, state in (((), "degraded"),
                            (("--rules", "rules.xml"), "maintenance")):
            with server({"/": (200, {}, NAP_PAGE)}) as url, \
                    exporter("-A", url, *args) as one:
                self.assertEqual(one.metrics("/probe?target=" + url).state(
                    "syma_portal_state"), state)


class Forms(unittest.TestCase):
    CASES = (
        (None, "text"), ("", "text"), ("*/*", "text"), ("text/html", "text"),
        ("application/json", "text"), ("application/*", "text"),
        ("text/plain", "text"), ("text/plain;version=0.0.4", "text"),
        (OPENMETRICS, "open"), ("application/openmetrics-text", "open"),
        ("Application/OpenMetrics-Text; Version=1.0.0", "open"),
        ('application/openmetrics-text; version="1.0.0"', "open"),
        ("application/openmetrics-text;version=0.0.1", "text"),
        ("application/openmetrics-text;version=2.0.0", "text"),
        # What Prometheus 2.42 and 3 ask for.
        (OPENMETRICS + ",application/openmetrics-text;version=0.0.1;q=0.75,"
         "text/plain;version=0.0.4;q=0.5,*/*;q=0.1", "open"),
        (OPENMETRICS + ";escaping=allow-utf-8;q=0.5,"
         "application/openmetrics-text;version=0.0.1;q=0.4,"
         "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,"
         "text/plain;version=0.0.4;q=0.2,*/*;q=0.1", "open"),
        ("text/plain;version=0.0.4;q=0.5," + OPENMETRICS + ";q=0.4", "text"),
        ("text/plain;q=0.4," + OPENMETRICS + ";q=0.5", "open"),
        (OPENMETRICS + ";q=0", "text"), (OPENMETRICS + ";q=0.000", "text"),
        (OPENMETRICS + ";q=0.001", "open"), (OPENMETRICS + ";q=2", "text"),
        (OPENMETRICS + ";q=x", "text"), (OPENMETRICS + ";q=", "text"),
        (OPENMETRICS + " ; q = 0.5 , */* ; q=0.9", "text"),
        (OPENMETRICS + ";q=0.9,*/*;q=0.5", "open"),
        (OPENMETRICS + ",text/plain", "open"),
        (",,;;q=1,=," + OPENMETRICS, "open"),
        ("text/*;q=0.9," + OPENMETRICS + ";q=0.8", "text"),
        ("text/*;q=0.9,text/plain;q=0.1," + OPENMETRICS + ";q=0.8", "open"),
    )
    TYPES = {"text": "text/plain; version=0.0.4; charset=utf-8",
             "open": "application/openmetrics-text; version=1.0.0; "
                     "charset=utf-8"}

    def test_accept(self):
        with exporter("-A", "*.example.org") as one:
            for accept, form in self.CASES:
                headers = {} if accept is None else {"Accept": accept}
                for path in ("/metrics", "/portals"):
                    answer = one.ask(path, headers=headers)
                    self.assertEqual(answer.headers["Content-Type"],
                                     self.TYPES[form], accept)
                    self.assertEqual(answer.body.endswith("# EOF\n"),
                                     form == "open", accept)
                    parse(answer.body)

    def test_own_metrics(self):
        """Both forms say the same, from the beginning to the end with the
        same series."""
        pages = Pages({"/login": (200, {}, LOGIN_PAGE)})
        with server(pages) as url, exporter("-A", url) as one:
            first = one.metrics(headers={"Accept": OPENMETRICS})
            for query in ("?target=%s/login&kind=login" % url, "", "?x=1",
                          "?target=http://a.example/", "?portal=shop"):
                one.ask("/probe" + query)
            plain = one.wait_for("/metrics", lambda m: m.value(
                "syma_exporter_checks_in_flight") == 0)
            opened = one.metrics(headers={"Accept": OPENMETRICS})
        self.assertEqual(set(first), set(opened))
        self.assertEqual(set(plain), set(opened))
        for name, kind in plain.families.items():
            if kind == "counter":
                self.assertTrue(name.endswith("_total"))
                self.assertEqual(
                    opened.families[name[:-len("_total")]], "counter")
            else:
                self.assertEqual(opened.families[name], kind)
        for name, labels, value in (
                ("syma_exporter_requests_total", {"path": "/probe"}, 5),
                ("syma_exporter_responses_total", {"code": "400"}, 2),
                ("syma_exporter_responses_total", {"code": "403"}, 1),
                ("syma_exporter_responses_total", {"code": "404"}, 1),
                ("syma_probe_total", {"reason": "ok"}, 1),
                ("syma_probe_total", {"reason": "soft_404"}, 0),
                ("syma_exporter_check_duration_seconds_count", {}, 1),
                ("syma_exporter_check_duration_seconds_bucket",
                 {"le": "+Inf"}, 1),
                ("syma_exporter_targets", {}, 1),
                ("syma_exporter_portals", {}, 0),
                ("syma_exporter_checks_in_flight", {}, 0),
                ("syma_exporter_failed_checks_total", {}, 0),
                ("syma_exporter_late_answers_total", {}, 0)):
            self.assertEqual(plain.value(name, **labels), value, name)
        self.assertEqual(sum(value for (name, _), value in plain.items()
                             if name == "syma_probe_total"), 1)
        self.assertAlmostEqual(plain.value("process_start_time_seconds"),
                               time.time(), delta=2 * PATIENCE)
        self.assertGreater(plain.value("process_resident_memory_bytes"), 1e6)
        self.assertGreater(opened.value("process_cpu_seconds_total"), 0)

    def test_series_do_not_depend_on_pages(self):
        pages = Pages()
        seen = []
        with server(pages) as url, exporter("-A", url) as one:
            for page in HOSTILE_PAGES + [LOGIN_PAGE, b"", MISSING_PAGE]:
                pages["/x"] = (200, {"Retry-After": "3600"}, page)
                for accept in ("*/*", OPENMETRICS):
                    metrics = one.metrics(
                        "/probe?target=%s/x&kind=login" % url,
                        {"Accept": accept})
                    seen.append({(name.replace("_total", ""), labels)
                                 for name, labels in metrics})
        for one_of_them in seen[1:]:
            self.assertEqual(one_of_them, seen[0])
        for name, labels in seen[0]:
            self.assertNotIn("evil", name + repr(labels))


if __name__ == "__main__":
    main(EXPORTER)
