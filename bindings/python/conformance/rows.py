# SPDX-License-Identifier: MIT
"""The tables of saved pages, and how a row of one is judged."""

import os

import syma

NOW_MS = 1795428000000


def known(column):
    return None if column == "-" else column


class Row:
    """A saved page and what is known of its answer."""

    def __init__(self, folder, columns):
        name, self.kind, status, url, header = columns[:5]
        with open(os.path.join(folder, name), "rb") as file:
            self.body = file.read()
        self.status = int(status) if known(status) else None
        self.url = known(url)
        self.headers = []
        if known(header):
            field, _, value = header.partition(":")
            self.headers.append((field, value.lstrip(" ")))

    def page(self):
        page = syma.Page(request_url=self.url, url=self.url,
                         status=self.status, headers=self.headers)
        page.feed(self.body)
        page.finish()
        return page

    def judge(self):
        with self.page() as page, syma.Context(now=NOW_MS) as context:
            return syma.classify(page, self.kind, context)

    def discover(self):
        with self.page() as page:
            return syma.discover_page(page)


def rows(table):
    folder = os.path.dirname(table)
    with open(table, encoding="utf-8") as file:
        for line in file.read().split("\n")[1:]:
            if line:
                yield Row(folder, line.split("\t"))
