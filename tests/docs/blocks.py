# SPDX-License-Identifier: MIT
"""The blocks of code in Markdown files, with the marks that stand above them.

A mark is an HTML comment, which readers do not see, right above its block:

    <!-- run: ARGUMENTS -->     run the program in the block with these
    <!-- run (exit N): ... -->  the same; its exit status is N, not 0
    <!-- run -->                run the commands in the block
    <!-- output -->             what the block before has printed
    <!-- file: NAME -->         save it as NAME for the commands behind it
    <!-- in: HEAD -->           it is a part: of a function with that head,
                                or of `portal`, `section`, `rules`
    <!-- refused: WORDS -->     the library refuses it, and its error has WORDS
    <!-- demo -->               a part of what scripts/demo prints, which
                                tests/tools/test_demo.py compares
    <!-- not run: REASON -->    nothing is done with it

A block is fenced or indented. One that is indented holds commands, and needs a
mark, but in the papers of the bindings, which their own tests look at.
"""

import re

FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})\s*([A-Za-z0-9_+-]*)\s*$")
MARK = re.compile(r"<!-- (run|output|file|in|refused|demo|not run)"
                  r"(?: \(exit (\d+)\))?(?:: (.*))? -->$")
DOTS = re.escape("...")

# What differs from run to run.
VARYING = (
    (r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} \w{3} \d{4}, \d\d:\d\d",
     "DATE"),
    (r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z", "DATE"),
    (r"\b\d\d:\d\d:\d\d\b", "TIME"),
    (r"\b\d+\.\d{3}s\b", "SECONDS"),
    (r"\b\d+ ms\b", "N ms"),
    (r'"(resolve|connect|tls|first_byte|body|total)": \d+', r'"\1": N'),
)


class Block:
    def __init__(self, path, line, language, text, marks):
        self.path = path
        self.line = line
        self.language = language
        self.text = text
        self.marks = marks  # name -> (text or "", exit status)

    def mark(self, name):
        """Its text; None where there is no such mark."""
        return self.marks[name][0] if name in self.marks else None

    def status(self):
        return self.marks.get("run", ("", 0))[1]

    def __str__(self):
        return f"{self.path}:{self.line}"


def take_fenced(lines, at, found):
    """The lines of the fence that begins at `at`, and where it ends."""
    indent, fence = len(found.group(1)), found.group(2)
    body = []
    for end in range(at + 1, len(lines)):
        closing = FENCE.match(lines[end])
        if closing and closing.group(2)[0] == fence[0] and \
                len(closing.group(2)) >= len(fence) and not closing.group(3):
            return body, end + 1
        body.append(lines[end][min(indent, len(lines[end]) -
                                   len(lines[end].lstrip(" "))):])
    raise ValueError(f"line {at + 1}: a block without an end")


def take_indented(lines, at):
    end = at
    while end < len(lines) and (lines[end].startswith("    ")
                                or not lines[end].strip()):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return [line[4:] for line in lines[at:end]], end


def is_indented(lines, at):
    """Whether an indented block begins: not where a list goes on."""
    if not lines[at].startswith("    ") or not lines[at].strip():
        return False
    before = at - 1
    while before >= 0 and (not lines[before].strip()
                           or lines[before].startswith("  ")):
        before -= 1
    return before < 0 or not re.match(r"([-*+]|\d+\.) ", lines[before])


def read_blocks(path, name, needs_marks=True):
    with open(path, encoding="utf-8") as f:
        lines = f.read().splitlines()
    blocks, marks, at = [], {}, 0
    while at < len(lines):
        found, mark = FENCE.match(lines[at]), MARK.match(lines[at].strip())
        if found:
            body, end = take_fenced(lines, at, found)
            blocks.append(Block(name, at + 1, found.group(3).lower(),
                                "\n".join(body) + "\n", marks))
            marks, at = {}, end
            continue
        if is_indented(lines, at):
            if not marks and not needs_marks:
                at += 1
                continue
            if not marks:
                raise ValueError(f"{name}:{at + 1}: an indented block without "
                                 "a mark")
            body, end = take_indented(lines, at)
            blocks.append(Block(name, at + 1, "sh",
                                "\n".join(body) + "\n", marks))
            marks, at = {}, end
            continue
        if mark:
            marks[mark.group(1)] = (mark.group(3) or "",
                                    int(mark.group(2) or 0))
        elif lines[at].strip():
            if marks:
                raise ValueError(f"{name}:{at + 1}: a mark without a block")
        at += 1
    if marks:
        raise ValueError(f"{name}: a mark without a block at the end")
    return blocks


def commands(text):
    """Of a console: (command, expected output) for each '$ ' line; '> '
    lines go on with a command."""
    found = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append([line[2:], ""])
        elif not found:
            raise ValueError("output without a command: " + line)
        elif line.startswith("> ") and not found[-1][1]:
            found[-1][0] += "\n" + line[2:]
        else:
            found[-1][1] += line + "\n"
    return found


def without_varying(text):
    for pattern, word in VARYING:
        text = re.sub(pattern, word, text)
    return text


def fits(expected, actual):
    """Whether an output is as expected: times and durations may differ, '...'
    stands for anything in a line, and alone in a line for any lines."""
    pattern = ""
    for line in without_varying(expected).splitlines():
        if line.strip() == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += re.escape(line.rstrip()).replace(DOTS, ".*") + r" *\n"
    actual = without_varying(actual)
    if actual and not actual.endswith("\n"):
        actual += "\n"
    return re.fullmatch(pattern, actual) is not None
