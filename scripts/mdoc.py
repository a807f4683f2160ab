# SPDX-License-Identifier: MIT
"""Reads pages written in mdoc: their sections, lists, literal blocks and the
words of their macros. Shared by what holds the pages against the sources; it
also counts what they complain of."""

import os
import re

MACROS = set("Ar Bq Cm Dq Dv Em Er Ev Fa Fl Fn Ft Li Nm No Ns Op Pa Pq Ql Qq "
             "Sq Sx Sy Va Vt Xr".split())
PUNCTUATION = set(". , : ; ( ) [ ] ? !".split())

problems = 0


def complain(path, line, text):
    global problems
    problems += 1
    print("%s:%s: %s" % (path, line, text))


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as stream:
        return stream.read()


def plain(text):
    """mdoc text without its escapes."""
    text = re.sub(r"\\(?:&|:|%)", "", text)
    for escape, meant in (("\\-", "-"), ("\\(aq", "'"), ("\\(dq", '"'),
                          ("\\ ", " "), ("\\e", "\\")):
        text = text.replace(escape, meant)
    return text


def macro(text):
    """The words of a macro line, quoted ones as one; [] for a text line."""
    if not text.startswith(".") or text.startswith('.\\"'):
        return []
    found = re.findall(r'"((?:[^"]|"")*)"(?:\s+|$)|(\S+)', text[1:])
    return [plain(quoted or word) for quoted, word in found]


def told(lines):
    """Text and macro lines as words, without macros and punctuation."""
    words = []
    for _, text in lines:
        parts = macro(text)
        if parts:
            words += [part for part in parts[1 if parts[0] in MACROS or
                                             parts[0] == "It" else 0:]
                      if part not in MACROS]
        elif not text.startswith("."):
            words.append(plain(text))
    return re.findall(r"\w+", " ".join(words).lower())


def after(parts, name):
    """What stands behind a macro in a line: ".Cm a , b ." gives a and b."""
    found = []
    on = False
    for part in parts:
        if part in MACROS:
            on = part == name
        elif on and part not in PUNCTUATION:
            found.append(part)
    return found


def marked(lines, name):
    return [(number, word) for number, text in lines
            for word in after(macro(text), name)]


class Item:
    """One .It of an outermost list."""

    def __init__(self, line, head):
        self.line = line
        self.head = head  # the words behind .It
        self.lines = []

    def key(self):
        words = [word for word in self.head
                 if word not in MACROS and word not in PUNCTUATION]
        return words[0] if words else ""

    def rest(self):
        """What is in the head behind the key."""
        return [word for word in self.head
                if word not in MACROS and word not in PUNCTUATION][1:]


def items(lines):
    found = []
    depth = 0
    for number, text in lines:
        parts = macro(text)
        first = parts[0] if parts else ""
        if first == "Bl":
            depth += 1
        if first == "It" and depth == 1:
            found.append(Item(number, parts[1:]))
        elif depth > 0 and found:
            found[-1].lines.append((number, text))
        if first == "El":
            depth -= 1
            if depth == 0 and found:
                found[-1].lines.pop()
    return found


class Page:
    def __init__(self, path):
        self.path = path
        self.file = os.path.basename(path)
        self.name, _, self.section = self.file.rpartition(".")
        self.lines = list(enumerate(read(path).rstrip("\n").split("\n"), 1))
        self.order = []  # (title, line)
        self.parts = {}  # title: its lines
        self.parts_below = {}  # title of a .Ss: its lines
        title = below = None
        for number, text in self.lines:
            words = macro(text)
            if words and words[0] == "Sh":
                title, below = " ".join(words[1:]), None
                self.order.append((title, number))
                self.parts.setdefault(title, [])
            elif words and words[0] == "Ss":
                below = " ".join(words[1:])
                self.parts_below.setdefault(below, [])
            if title is not None and not (words and words[0] == "Sh"):
                self.parts[title].append((number, text))
                if below is not None and words[:1] != ["Ss"]:
                    self.parts_below[below].append((number, text))
        self.names = [word for _, text in self.parts.get("NAME", [])
                      for word in after(macro(text), "Nm")]

    def complain(self, line, text):
        complain(self.path, line, text)

    def line_of(self, title):
        for name, line in self.order:
            if name == title:
                return line
        return 1

    def codes(self, title):
        """[(line, text)] of the literal blocks of a section."""
        found = []
        block = None
        for number, text in self.parts.get(title, []):
            if text.startswith(".Bd -literal"):
                block = (number, [])
            elif text == ".Ed" and block is not None:
                found.append((block[0], "\n".join(block[1]) + "\n"))
                block = None
            elif block is not None:
                block[1].append(plain(text))
        return found
