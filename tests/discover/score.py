#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""score.py [--set SET] [--least P R] OUTPUT: how much of expected.tsv
`syma-discover --batch` found, by kind, with every miss.
score.py --pages [--set SET]: the table that --batch reads.
score.py alone: tests of its own arithmetic.

Of what is proposed, precision is the share that is right; of what has to be
found (no '-' among the answers), recall is the share that was. A page of
which OUTPUT does not speak is one on which nothing was proposed.
"""

import argparse
import html
import os
import re
import sys
import unittest
from urllib.parse import urljoin, urlsplit, urlunsplit

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = os.path.join(HERE, "expected.tsv")
KINDS = ("login", "account", "activation")
SETS = ("dev", "held", "fresh")
PORTS = {"http": 80, "https": 443}
NONE = "-"


class Bad(Exception):
    """A table that can't be scored."""


def rows_of(text, columns, name):
    """The lines of a table, cut into cells; those of comments left out."""
    out = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns or "" in cells:
            raise Bad(f"{name}:{number}: {columns} cells are needed")
        out.append(cells)
    return out


def by_id(rows, name):
    out = {}
    for row in rows:
        if row[0] in out:
            raise Bad(f"{name}: {row[0]} stands there twice")
        out[row[0]] = row[1:]
    return out


def same_form(address):
    """An address as it is compared: without what names no other page."""
    if address == NONE:
        return NONE
    parts = urlsplit(address)
    scheme, host = parts.scheme.lower(), (parts.hostname or "")
    if not scheme or not host:
        raise Bad(f"{address}: not an absolute address")
    port = parts.port
    if port is not None and port != PORTS.get(scheme):
        host = f"{host}:{port}"
    return urlunsplit((scheme, host, parts.path or "/", parts.query, ""))


def read_expected(text, only=None):
    """{id: (path, url, {kind: [answer, ...]}, set)}"""
    out = {}
    for name, row in by_id(rows_of(text, 7, "expected"), "expected").items():
        path, url, *answers, which = row
        if which not in SETS:
            raise Bad(f"{name}: there is no set {which}")
        cells = {k: [same_form(a) for a in cell.split(" ")]
                 for k, cell in zip(KINDS, answers)}
        if only is None or which == only:
            out[name] = (path, url, cells, which)
    return out


def read_output(text):
    """{id: {kind: address}}"""
    rows = by_id(rows_of(text, 4, "output"), "output")
    return {name: {k: same_form(a) for k, a in zip(KINDS, row)}
            for name, row in rows.items()}


class Count:
    """Of one kind: what was proposed, asked and right, and the misses."""

    def __init__(self):
        self.proposed = self.right = self.asked = self.found = 0
        self.misses = []

    def take(self, name, said, answers):
        required = NONE not in answers
        self.asked += required
        if said != NONE:
            self.proposed += 1
            if said in answers:
                self.right += 1
                self.found += required
                return
        elif not required:
            return
        self.misses.append((name, said, answers))

    def precision(self):
        return share(self.right, self.proposed)

    def recall(self):
        return share(self.found, self.asked)


def share(part, whole):
    return part / whole if whole else 1.0


def score(expected, output):
    """{kind: Count}; what output says of other pages is left out."""
    counts = {k: Count() for k in KINDS}
    for name, (_, _, cells, _) in expected.items():
        said = output.get(name)
        for kind in KINDS:
            counts[kind].take(name, said[kind] if said else NONE,
                              cells[kind])
    return counts


def report(counts):
    lines = []
    for kind, c in counts.items():
        lines.append(f"{kind}\tprecision {c.precision():.3f} "
                     f"({c.right}/{c.proposed})\trecall {c.recall():.3f} "
                     f"({c.found}/{c.asked})")
    for kind, c in counts.items():
        for name, said, answers in c.misses:
            lines.append(f"miss\t{kind}\t{name}\tsaid {said}\t"
                         f"right {' '.join(answers)}")
    return "\n".join(lines) + "\n"


def short_of(counts, precision, recall):
    """The kinds that do not reach both."""
    return [k for k, c in counts.items()
            if c.precision() < precision or c.recall() < recall]


def pages(expected, folder):
    return "".join(f"{name}\t{os.path.join(folder, path)}\t{url}\n"
                   for name, (path, url, _, _) in expected.items())


def text_of(path):
    if path == "-":
        return sys.stdin.read()
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


class Arithmetic(unittest.TestCase):
    TABLE = ("# a comment\n"
             "a\ta.html\thttps://a.test/\thttps://a.test/in\t"
             "https://a.test/me\t-\tdev\n"
             "b\tb.html\thttps://b.test/\thttps://b.test/in -\t"
             "https://b.test/me https://b.test/\thttps://b.test/sim\theld\n"
             "c\tc.html\thttps://c.test/\t-\t-\t-\theld\n")

    def counts(self, output, only=None):
        return score(read_expected(self.TABLE, only), read_output(output))

    def numbers(self, output, kind, only=None):
        c = self.counts(output, only)[kind]
        return c.right, c.proposed, c.found, c.asked

    def test_all_right(self):
        out = ("a\thttps://a.test/in\thttps://a.test/me\t-\n"
               "b\thttps://b.test/in\thttps://b.test\thttps://b.test/sim\n"
               "c\t-\t-\t-\n")
        self.assertEqual(self.numbers(out, "login"), (2, 2, 1, 1))
        self.assertEqual(self.numbers(out, "account"), (2, 2, 2, 2))
        self.assertEqual(self.numbers(out, "activation"), (1, 1, 1, 1))
        self.assertNotIn("miss", report(self.counts(out)))
        self.assertEqual(short_of(self.counts(out), 1.0, 1.0), [])

    def test_wrong_counts_twice(self):
        """A wrong proposal costs precision, and recall where one was due."""
        out = "a\thttps://a.test/up\t-\t-\nb\t-\t-\t-\nc\t-\t-\t-\n"
        self.assertEqual(self.numbers(out, "login"), (0, 1, 0, 1))
        c = self.counts(out)["login"]
        self.assertEqual((c.precision(), c.recall()), (0.0, 0.0))
        self.assertEqual(c.misses, [("a", "https://a.test/up",
                                     ["https://a.test/in"])])

    def test_proposed_where_none_is(self):
        out = "c\thttps://c.test/in\t-\t-\n"
        self.assertEqual(self.numbers(out, "login"), (0, 1, 0, 1))
        self.assertEqual([m[0] for m in self.counts(out)["login"].misses],
                         ["a", "c"])

    def test_optional(self):
        """Nothing is missed where '-' will do; a wrong one is wrong."""
        self.assertEqual(self.numbers("b\t-\t-\t-\n", "login", "held"),
                         (0, 0, 0, 0))
        self.assertEqual(
            self.numbers("b\thttps://b.test/up\t-\t-\n", "login", "held"),
            (0, 1, 0, 0))
        self.assertEqual(
            self.numbers("b\thttps://b.test/in\t-\t-\n", "login", "held"),
            (1, 1, 0, 0))

    def test_silence(self):
        """A page that is not spoken of is missed, and rates are those of
        nothing proposed."""
        c = self.counts("")
        self.assertEqual((c["account"].precision(), c["account"].recall()),
                         (1.0, 0.0))
        self.assertEqual(len(c["account"].misses), 2)
        self.assertEqual(short_of(c, 0.95, 0.90), list(KINDS))

    def test_sets(self):
        self.assertEqual(list(read_expected(self.TABLE, "dev")), ["a"])
        self.assertEqual(list(read_expected(self.TABLE, "held")), ["b", "c"])
        self.assertEqual(pages(read_expected(self.TABLE, "dev"), "x"),
                         "a\tx/a.html\thttps://a.test/\n")

    def test_half(self):
        out = ("a\t-\thttps://a.test/you\t-\n"
               "b\t-\thttps://b.test/me\thttps://b.test/sim\n")
        c = self.counts(out)
        self.assertEqual(c["account"].precision(), 0.5)
        self.assertEqual(c["account"].recall(), 0.5)
        self.assertEqual(short_of(c, 0.5, 0.5), ["login"])

    def test_same_address(self):
        for address in ("HTTPS://A.test/in", "https://a.test:443/in",
                        "https://a.test/in#form"):
            self.assertEqual(same_form(address), "https://a.test/in")
        for address in ("https://a.test/in/", "http://a.test/in",
                        "https://a.test:8443/in", "https://a.test/IN",
                        "https://a.test/in?x=1"):
            self.assertNotEqual(same_form(address), "https://a.test/in")

    def test_bad_tables(self):
        for text in ("a\t-\t-\n", "a\t-\t\t-\n", "a\t/in\t-\t-\n",
                     "a\t-\t-\t-\na\t-\t-\t-\n"):
            self.assertRaises(Bad, read_output, text)
        self.assertRaises(Bad, read_expected,
                          self.TABLE.replace("\tdev", "\tother"))


def named_on(page, url):
    """All that stands in quotes on a page, as addresses."""
    base = re.search(r'<base href="([^"]+)"', page)
    base = urljoin(url, base.group(1)) if base else url
    quoted = re.findall(r'''(?<=["'])[^"'\s<>]+(?=["'])''', page)
    whole = {urljoin(base, html.unescape(q.replace("\\/", "/")))
             for q in quoted if not q.startswith(("[", "]"))}
    return {same_form(a) for a in whole | {url} if a.startswith("http")}


class Table(unittest.TestCase):
    """expected.tsv itself, and the pages that it names."""

    def setUp(self):
        self.expected = read_expected(text_of(EXPECTED))

    def test_every_page(self):
        named = sorted(os.path.basename(row[0])
                       for row in self.expected.values())
        self.assertEqual(named, sorted(os.listdir(
            os.path.join(HERE, "fixtures"))))
        for name, (path, url, _, _) in self.expected.items():
            self.assertEqual(path, f"fixtures/{name}.html")
            size = os.path.getsize(os.path.join(HERE, path))
            self.assertTrue(4096 <= size <= 61440, path)
            self.assertEqual(same_form(url), url)

    def test_answers_are_on_the_page(self):
        for name, (path, url, cells, _) in self.expected.items():
            with open(os.path.join(HERE, path), "rb") as file:
                there = named_on(file.read().decode("latin-1"), url)
            for kind in KINDS:
                for answer in cells[kind]:
                    self.assertTrue(answer == NONE or answer in there,
                                    f"{name} {kind} {answer}")

    def test_each_set_has_each_language(self):
        for language in ("fr", "en", "de", "es", "it", "pt", "nl"):
            sets = [row[3] for name, row in self.expected.items()
                    if name.startswith(language + "-")]
            self.assertGreaterEqual(len(sets), 10, language)
            self.assertEqual(sorted(set(sets)), sorted(SETS))
            self.assertEqual(sets.count("fresh"), 5, language)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=SETS)
    parser.add_argument("--pages", action="store_true")
    parser.add_argument("--least", nargs=2, type=float, default=(0.0, 0.0),
                        metavar=("P", "R"))
    parser.add_argument("output", nargs="?")
    args = parser.parse_args()
    if args.pages == (args.output is not None):
        parser.error("either --pages or OUTPUT")
    return args


def main():
    args = arguments()
    try:
        expected = read_expected(text_of(EXPECTED), args.set)
        if args.pages:
            sys.stdout.write(pages(expected, HERE))
            return 0
        output = read_output(text_of(args.output))
        strangers = set(output) - set(read_expected(text_of(EXPECTED)))
        if strangers:
            raise Bad(f"output: no such page: {', '.join(sorted(strangers))}")
    except (Bad, OSError, ValueError) as error:
        print(f"score.py: {error}", file=sys.stderr)
        return 2
    counts = score(expected, output)
    sys.stdout.write(report(counts))
    return 1 if short_of(counts, *args.least) else 0


if __name__ == "__main__":
    if len(sys.argv) == 1:
        unittest.main()
    sys.exit(main())
