#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""own_client URL KIND: a page fetched by urllib and by the library itself;
both verdicts, a line each."""

import http.client
import sys
import time
import urllib.error
import urllib.request

import syma


class Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects and writes them down."""

    def __init__(self):
        self.seen = []

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        self.seen.append((code, newurl))
        return super().redirect_request(req, fp, code, msg, headers, newurl)

    http_error_308 = urllib.request.HTTPRedirectHandler.http_error_302


def header_text(value):
    """urllib reads headers as Latin-1, whatever they are."""
    return value.encode("latin-1").decode("utf-8", "replace")


def feed(answer, page):
    try:
        for piece in iter(lambda: answer.read(65536), b""):
            page.feed(piece)
    except (http.client.IncompleteRead, ConnectionError):
        page.set_failure("body_incomplete")


def fetch(url, page):
    redirects = Redirects()
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}),
        urllib.request.HTTPCookieProcessor(), redirects)
    try:
        answer = opener.open(url, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error  # is the answer as well
        if redirects.inf_msg in error.reason:
            page.set_failure("redirect_loop")
    with answer:
        page.set_request_url(url)
        page.set_url(answer.url)
        page.set_http_status(answer.status)
        for code, to_url in redirects.seen:
            page.add_redirect(code, to_url)
        for name, value in answer.headers.items():
            page.add_header(name, header_text(value))
        feed(answer, page)
    page.finish()


def line(verdict):
    evidence = "|".join(f"{e.code}:{e.weight}:{e.excerpt}"
                        for e in verdict.evidence)
    return (f"{verdict.state} {verdict.usable} {verdict.reason} "
            f"{verdict.confidence} {evidence}")


def main():
    url, kind = sys.argv[1:]
    with syma.Page() as page:
        fetch(url, page)
        context = syma.Context(now=int(time.time() * 1000))
        print(line(syma.classify(page, kind, context)))
    print(line(syma.check_url(
        url, kind, {"allow_private": 1, "host_delay_ms": 0})))


main()
