# SPDX-License-Identifier: MIT
"""Reads the public headers. Their form is regular (docs and check-api-shape
say how), so a small scanner is enough: comments, preprocessor lines and
top-level statements, each with its line. Shared by the check-* scripts; it
judges nothing itself."""

import os
import re

OPAQUE = re.compile(r"^typedef struct (syma_\w+) (syma_\w+)$")
PROTOTYPE = re.compile(r"^SYMA_API (SYMA_MUST_CHECK )?(.+?)(\w+)\s*\((.*)\)$")
PARAMETER = re.compile(r"^(.*?)(\w+)$")


class Statement:
    """One top-level statement: text with single spaces, its first line, and
    the comment that stands right before it (None: there is none)."""

    def __init__(self, path, line, text, comment):
        self.path = path
        self.line = line
        self.text = text
        self.comment = comment


class Function:
    def __init__(self, statement, must_check, result, name, params):
        self.path = statement.path
        self.line = statement.line
        self.comment = statement.comment
        self.must_check = must_check
        self.result = result
        self.name = name
        self.params = params  # list of (type, name)


class Header:
    def __init__(self, path):
        self.path = path
        self.name = os.path.basename(path)
        self.directives = []  # (line, text with single spaces)
        self.line_comments = []  # lines with //
        self.statements = []
        with open(path, encoding="utf-8") as stream:
            self._scan(stream.read())

    def _scan(self, text):
        line, i, start = 1, 0, 0
        words = []
        comment = None
        depth = 0
        while i < len(text):
            at_line_start = text.rfind("\n", 0, i) + 1
            if text.startswith("/*", i):
                end = text.find("*/", i + 2)
                end = len(text) if end < 0 else end + 2
                if not "".join(words).strip():
                    comment = text[i:end]
                words.append(" ")
                line += text.count("\n", i, end)
                i = end
            elif text.startswith("//", i):
                self.line_comments.append(line)
                end = text.find("\n", i)
                i = len(text) if end < 0 else end
            elif text[i] == "#" and not text[at_line_start:i].strip():
                end = i
                while True:
                    end = text.find("\n", end)
                    if end < 0:
                        end = len(text)
                        break
                    if text[end - 1] != "\\":
                        break
                    end += 1
                body = text[i:end].replace("\\\n", " ")
                body = re.sub(r"/\*.*?\*/", " ", body)
                self.directives.append((line, " ".join(body.split())))
                line += text.count("\n", i, end)
                i = end
                comment = None
            else:
                c = text[i]
                if not "".join(words).strip() and not c.isspace():
                    start = line
                if c == "\n":
                    line += 1
                words.append(c)
                i += 1
                joined = None
                if c == "{":
                    if " ".join("".join(words).split()) == 'extern "C" {':
                        joined = 'extern "C" {'
                    else:
                        depth += 1
                elif c == "}":
                    depth -= 1
                    if depth < 0:
                        depth = 0
                        joined = "}"
                elif c == ";" and depth == 0:
                    joined = " ".join("".join(words).split())[:-1].strip()
                if joined is not None:
                    self.statements.append(
                        Statement(self.path, start, joined, comment))
                    words = []
                    comment = None
        rest = " ".join("".join(words).split())
        if rest:
            self.statements.append(Statement(self.path, start, rest, None))


def split_parameters(text):
    """[(type, name)], or None where a parameter has no plain form."""
    text = text.strip()
    if text == "void":
        return []
    params = []
    for part in text.split(","):
        match = PARAMETER.match(part.strip())
        if match is None or not match.group(1).strip():
            return None
        params.append((normal_type(match.group(1)), match.group(2)))
    return params


def normal_type(text):
    """One space between words, none between stars: "const char *"."""
    words = text.replace("*", " * ").split()
    out = ""
    for word in words:
        if out and not (word == "*" and out.endswith("*")):
            out += " "
        out += word
    return out


def parse_function(statement):
    """A Function, or None where the statement is no plain prototype."""
    match = PROTOTYPE.match(statement.text)
    if match is None or "(" in match.group(4) or "(" in match.group(2):
        return None
    params = split_parameters(match.group(4))
    if params is None:
        return None
    return Function(statement, match.group(1) is not None,
                    normal_type(match.group(2)), match.group(3), params)


def read_headers(top):
    """All public headers below top, sorted by name; templates (.in) too."""
    folder = os.path.join(top, "include", "syma")
    names = sorted(os.listdir(folder))
    made = {name[:-3] for name in names if name.endswith(".h.in")}
    return [Header(os.path.join(folder, name)) for name in names
            if (name.endswith(".h") and name not in made)
            or name.endswith(".h.in")]


def functions(headers):
    found = []
    for header in headers:
        for statement in header.statements:
            if statement.text.startswith("SYMA_API"):
                function = parse_function(statement)
                if function is not None:
                    found.append(function)
    return found


class Node:
    def __init__(self, name, line, parent):
        self.name = name
        self.line = line
        self.parent = parent  # "" for the first
        self.symbols = []  # (symbol, line)
        self.local = []


def read_map(path):
    """The version nodes of a linker map, in order. ValueError with a text
    "line: what" where it is not of the form we write."""
    with open(path, encoding="utf-8") as stream:
        text = stream.read()
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group(0).count("\n"), text,
                  flags=re.S)
    tokens = []
    for number, line in enumerate(text.split("\n"), 1):
        for token in re.findall(r"[\w.]+\s*:|[\w.*?]+|[{};]|\S", line):
            tokens.append((re.sub(r"\s", "", token), number))
    nodes = []
    i = 0
    while i < len(tokens):
        name, number = tokens[i]
        if i + 1 >= len(tokens) or tokens[i + 1][0] != "{":
            raise ValueError("%d: expected a node and '{'" % number)
        node = Node(name, number, "")
        section = None
        i += 2
        while i < len(tokens) and tokens[i][0] != "}":
            token, number = tokens[i]
            i += 1
            if token in ("global:", "local:"):
                section = node.symbols if token == "global:" else node.local
                continue
            if section is None or i >= len(tokens) or tokens[i][0] != ";":
                raise ValueError("%d: expected 'symbol;', found '%s'"
                                 % (number, token))
            section.append((token, number))
            i += 1
        if i >= len(tokens):
            raise ValueError("%d: node %s is not closed" % (node.line, name))
        i += 1
        if i < len(tokens) and tokens[i][0] != ";":
            node.parent = tokens[i][0]
            i += 1
        if i >= len(tokens) or tokens[i][0] != ";":
            raise ValueError("%d: no ';' after node %s" % (number, name))
        i += 1
        nodes.append(node)
    return nodes
