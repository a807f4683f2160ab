#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the documents show is compiled, run, parsed or compared: each block of
code, by its language and its marks (blocks.py has the list of these).

c         compiled as strictly as can be; with a main and `run`, run
xml       a portal or rule file, or a part of one: read by the library, and
          valid by the schema where xmllint is there
json      parsed; a report also against docs/syma-report.schema.json where
          Python has jsonschema
console   typed into a shell: the output must be what is shown
sh        with `run`: run, and its status is 0
text      with `output`: what the block before it has printed

Whatever else stands in a fence fails, unless a mark says why it is not run.
In the papers of the bindings only C is looked at: the rest is their own.
"""

import collections
import glob
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
sys.path.insert(0, HERE)

from blocks import commands, fits, read_blocks  # noqa: E402
from session import Session, sanitize_flags  # noqa: E402
from support import (BUILD, CHECK, CLASSIFY, SRC, main,  # noqa: E402
                     run)

DOCUMENTS = ["README.md", "CONTRIBUTING.md", "PACKAGERS.md", "SECURITY.md",
             "docs/examples/README.md", "docs/integrations/README.md"]
DOCUMENTS += sorted(os.path.relpath(p, SRC)
                    for p in glob.glob(os.path.join(SRC, "docs", "*.md")))
BINDINGS = sorted(os.path.relpath(p, SRC) for p in
                  glob.glob(os.path.join(SRC, "bindings", "*", "README.md"))
                  + glob.glob(os.path.join(SRC, "bindings", "README.md")))

STRICT = ["-std=c11", "-Wall", "-Wextra", "-Werror"]
SCHEMA = os.path.join(SRC, "docs", "syma-report.schema.json")

# A document of each kind around a part of one.
AROUND = {
    "portal": ('<portal xmlns="urn:syma:portal:1" '
               'home="https://www.operator.example/">\n', "</portal>\n"),
    "section": ('<portal xmlns="urn:syma:portal:1" '
                'home="https://www.operator.example/"><section id="home" '
                'kind="generic" href="/">\n', "</section></portal>\n"),
    "rules": ('<rules xmlns="urn:syma:rules:1" language="en">\n',
              "</rules>\n"),
}

# Reads a portal or rule file by the library and says what is wrong with it.
LOADER = r"""
#include <stdio.h>
#include <string.h>
#include <syma/syma.h>

static char text[1 << 20];

static int load_portal(size_t len)
{
    syma_portal *p = NULL;
    int rc = syma_portal_new("", &p);

    if (rc == SYMA_OK)
        rc = syma_portal_load(p, text, len);
    printf("%s\n", syma_portal_last_error(p));
    syma_portal_free(p);
    return rc < 0;
}

static int load_rules(size_t len)
{
    syma_ruleset *r = NULL;
    int rc = syma_ruleset_new(&r);

    if (rc == SYMA_OK)
        rc = syma_ruleset_load(r, text, len);
    if (rc == SYMA_OK)
        rc = syma_ruleset_compile(r);
    printf("%s\n", syma_ruleset_last_error(r));
    syma_ruleset_free(r);
    return rc < 0;
}

int main(int argc, char **argv)
{
    size_t len = fread(text, 1, sizeof(text), stdin);

    return argc > 1 && strcmp(argv[1], "portal") == 0 ? load_portal(len)
                                                      : load_rules(len);
}
"""


class Compiler:
    """The compiler of the build with its headers and its shared library."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.command = shlex.split(os.environ.get("CC") or "cc")
        self.library = os.path.join(BUILD, ".libs", "libsyma.so")
        self.count = 0

    def is_there(self):
        return shutil.which(self.command[0]) is not None and \
            os.path.exists(self.library) and not os.environ.get("SYMA_RUNNER")

    def call(self, source, *more):
        """The compiler's messages; None where there are none, and the file
        that was written."""
        self.count += 1
        path = os.path.join(self.folder.name, f"block{self.count}")
        with open(path + ".c", "w", encoding="utf-8") as f:
            f.write(source)
        done = run(*self.command, *STRICT, f"-I{SRC}/include",
                   f"-I{BUILD}/include", "-o", path, path + ".c", *more)
        messages = done.stdout + done.stderr
        return (messages if done.returncode != 0 else None), path

    def program(self, source):
        return self.call(source, self.library,
                         f"-Wl,-rpath,{os.path.dirname(self.library)}",
                         *sanitize_flags())

    def fragment(self, source):
        return self.call(source, "-fsyntax-only", "-Wno-unused")[0]


def in_function(head, body):
    return (f"#include <stdint.h>\n#include <stdio.h>\n#include <string.h>\n"
            f"#include <time.h>\n#include <syma/syma.h>\n{head};\n"
            f"{head}\n{{\n{body}}}\n")


class Documents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.compiler = Compiler()
        cls.counts = {}
        cls.loader = None
        if cls.compiler.is_there():
            messages, cls.loader = cls.compiler.program(LOADER)
            assert messages is None, messages

    @classmethod
    def tearDownClass(cls):
        cls.compiler.folder.cleanup()
        total = collections.Counter()
        for name, counts in sorted(cls.counts.items()):
            total.update(counts)
            if counts:
                print(f"{name}: " + cls.told(counts))
        print(f"{sum(total.values())} blocks: {cls.told(total)}", flush=True)

    @staticmethod
    def told(counts):
        return ", ".join(f"{n} {what}" for what, n in sorted(counts.items()))

    def look_at(self, name, only=None):
        """Every block of a document, in its order."""
        blocks = read_blocks(os.path.join(SRC, name), name,
                             needs_marks=only is None)
        if any(block.language == "console" for block in blocks):
            for program in ("cc", "curl", "pkg-config"):
                if shutil.which(program) is None:
                    self.skipTest(f"no {program} to type in")
        self.counts[name] = collections.Counter()
        session, before, failures = Session(), None, []
        self.addCleanup(session.close)
        for block in blocks:
            if only is not None and block.language not in only:
                continue
            # Commands go on from what those before them have done.
            if failures and block.language in ("console", "sh"):
                failures.append(f"{block}: not run, as one before it failed")
                continue
            try:
                done = self.check(block, session, before)
                self.counts[name][done] += 1
            except (AssertionError, ValueError, EOFError,
                    subprocess.TimeoutExpired) as error:
                failures.append(f"{block}: {error}")
            before = block
        if failures:
            self.fail("\n\n".join(failures))

    def check(self, block, session, before):
        """What was done with a block."""
        if block.mark("file") is not None:
            session.write(block.mark("file"), block.text)
        if block.mark("not run") is not None:
            self.assertGreater(len(block.mark("not run")), 10,
                               "no reason why it is not run")
            return "not run"
        if block.mark("demo") is not None:
            self.assertEqual(block.path, "README.md",
                             "test_demo.py does not look there")
            return "of the demo"
        check = getattr(self, "check_" + (block.language or "nothing"), None)
        if check is None:
            self.fail(f"a block of the language '{block.language}'")
        return check(block, session, before)

    # --- languages ---

    def check_c(self, block, session, before):
        if self.loader is None:
            return "c, no compiler"
        if block.mark("in") is not None:
            messages = self.compiler.fragment(
                in_function(block.mark("in"), block.text))
            self.assertIsNone(messages, messages)
            return "c, parts"
        if not re.search(r"^int main\(", block.text, re.M):
            messages = self.compiler.fragment(block.text)
            self.assertIsNone(messages, messages)
            return "c, parts"
        messages, program = self.compiler.program(block.text)
        self.assertIsNone(messages, messages)
        if block.mark("run") is None:
            return "c, programs built"
        args = shlex.split(session.here(block.mark("run")))
        with DemoAt(session):
            done = run(program, *args, cwd=session.folder)
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.returncode, block.status(), done.stdout)
        block.printed = session.there(done.stdout)
        return "c, programs run"

    def check_text(self, block, session, before):
        self.assertIsNotNone(block.mark("output"),
                             "text that is no output: mark it")
        self.assertTrue(hasattr(before, "printed"),
                        "the block before it was not run")
        self.compare(block.text, before.printed)
        return "output"

    def check_xml(self, block, session, before):
        start, end = AROUND.get(block.mark("in"), ("", ""))
        text = start + block.text + end
        kind = re.search(r"<(?:\w+:)?(portal|rules)\b[^>]*urn:syma:\1:1", text)
        self.assertIsNotNone(kind, "neither a portal nor rules, nor said to "
                                   "be a part of them")
        if self.loader is None:
            return "xml, no compiler"
        done = run(self.loader, kind.group(1), input=text)
        refused = block.mark("refused")
        if refused is not None:
            self.assertEqual(done.returncode, 1, "it is not refused")
            self.assertIn(refused, done.stdout)
            return "xml, refused"
        self.assertEqual(done.returncode, 0, done.stdout)
        self.validate(text, kind.group(1))
        return "xml, parts" if start else "xml"

    def validate(self, text, kind):
        if shutil.which("xmllint") is None:
            return
        schema = os.path.join(SRC, "lib", "rules", kind + ".rng")
        done = run("xmllint", "--nonet", "--noout", "--relaxng", schema, "-",
                   input=text)
        self.assertEqual(done.returncode, 0, done.stderr)

    def check_json(self, block, session, before):
        value = json.loads(block.text)
        if not isinstance(value, dict) or \
                value.get("schema") != "syma-report/1":
            return "json"
        try:
            import jsonschema
        except ImportError:
            return "json, parsed only"
        try:
            with open(SCHEMA, encoding="utf-8") as f:
                jsonschema.validate(value, json.load(f))
        except jsonschema.ValidationError as error:
            self.fail(error.message)
        return "json, reports"

    def check_console(self, block, session, before):
        for command, expected in commands(block.text):
            in_background = command.rstrip().endswith("&")
            got, status = session.run(
                command, len(expected.splitlines()) if in_background else 0)
            self.compare(expected, got, command)
            # Where nothing is shown nothing went wrong; the status of our
            # programs tells of the page.
            if not expected:
                self.assertLess(status, 3 if command.startswith("syma-")
                                else 1, command)
            block.printed = got
        return "console"

    def check_sh(self, block, session, before):
        self.assertIsNotNone(block.mark("run"),
                             "commands that are not run: say why")
        got, status = session.run(block.text)
        self.assertEqual(status, block.status(), got)
        block.printed = got
        return "sh"

    def compare(self, expected, got, command=""):
        if not fits(expected, got):
            self.fail(f"{command}\nshown:\n{expected}\nprinted:\n{got}")


class DemoAt:
    """The demo portal, in its third act, at the port of a session, unless
    the session has started one itself."""

    def __init__(self, session):
        self.session = session
        self.process = None

    def __enter__(self):
        if self.session.shell is None:
            self.process = subprocess.Popen(
                [sys.executable, "-B", os.path.join(
                    SRC, "docs", "examples", "demo-portal", "serve.py"),
                 "--act", "3", "--port", str(self.session.port),
                 "--until-eof"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self.process.stdout.readline()

    def __exit__(self, *args):
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
            self.process.stdin.close()
            self.process.stdout.close()


class Papers(unittest.TestCase):
    """What no block shows."""

    def text(self, name):
        with open(os.path.join(SRC, name), encoding="utf-8") as f:
            return f.read()

    def test_links(self):
        """Every relative link leads to a file."""
        for name in DOCUMENTS:
            folder = os.path.dirname(os.path.join(SRC, name))
            for target in re.findall(r"\]\(([^)#\s]+)", self.text(name)):
                if "://" not in target:
                    self.assertTrue(os.path.exists(
                        os.path.join(folder, target)), f"{name}: {target}")

    def names(self, schema, what):
        tree = ElementTree.parse(os.path.join(SRC, "lib", "rules", schema))
        space = "{http://relaxng.org/ns/structure/1.0}"
        if what == "value":
            return {e.text for e in tree.iter(space + what)}
        return {e.get("name") for e in tree.iter(space + what)}

    def test_portal_language_is_complete(self):
        text = self.text("docs/portal.md")
        for what in ("element", "attribute", "value"):
            for name in sorted(self.names("portal.rng", what)):
                self.assertIn(f"`{name}`", text, f"{what} {name}")

    def test_rule_language_is_complete(self):
        text = self.text("docs/rules.md")
        for what in ("element", "attribute", "value"):
            for name in sorted(self.names("rules.rng", what)):
                self.assertTrue(f"`{name}`" in text or name == "yes",
                                f"docs/rules.md lacks {what} {name}")

    def test_options_are_options(self):
        """Options that the papers set or name with a value exist."""
        with open(os.path.join(SRC, "lib", "base", "options.def"),
                  encoding="utf-8") as f:
            known = set(re.findall(r"^SYMAI_\w+\((\w+),", f.read(), re.M))
        for name in DOCUMENTS:
            used = re.findall(r"(?:-o|--option) (\w+)=", self.text(name))
            used += re.findall(r"syma_options_set_\w+\(\w+, \"(\w+)\"",
                               self.text(name))
            self.assertEqual(sorted(set(used) - known), [], name)


class Checker(unittest.TestCase):
    """What takes the blocks out, and compares outputs."""

    def blocks(self, text, needs_marks=True):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "paper.md")
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
            return read_blocks(path, "paper.md", needs_marks)

    def test_blocks(self):
        found = self.blocks(
            "Text\n\n<!-- file: a.c -->\n<!-- run (exit 2): x y -->\n```c\n"
            "int a;\n```\n\n    no mark, no block\n\n<!-- run -->\n\n"
            "    make\n    make check\n\n````\n```\n````\n",
            needs_marks=False)
        self.assertEqual([(b.line, b.language, b.text) for b in found],
                         [(5, "c", "int a;\n"),
                          (13, "sh", "make\nmake check\n"),
                          (16, "", "```\n")])
        self.assertEqual((found[0].mark("run"), found[0].status(),
                          found[0].mark("file"), found[0].mark("output")),
                         ("x y", 2, "a.c", None))
        self.assertEqual((found[1].mark("run"), found[1].status()), ("", 0))

    def test_marks_without_a_block(self):
        for text in ("<!-- run -->\nText\n", "<!-- output -->\n",
                     "```c\nint a;\n"):
            with self.assertRaises(ValueError):
                self.blocks(text)

    def test_indented_block_without_a_mark(self):
        with self.assertRaises(ValueError):
            self.blocks("Text\n\n    make\n")
        self.assertEqual(self.blocks("- a list\n\n    that goes on\n"), [])

    def test_commands(self):
        self.assertEqual(commands("$ a \\\n> b\n$ c\nd\n> e\n"),
                         [["a \\\nb", ""], ["c", "d\n> e\n"]])

    def test_fits(self):
        for expected, got in (
                ("", ""), ("a\n", "a"), ("a\n...\nb\n", "a\nb\n"),
                ("a\n...\nb\n", "a\nx\ny\nb\n"), ("a ... c\n", "a b c\n"),
                ("took 3 ms at 09:00:00\n", "took 44 ms at 10:11:12\n")):
            self.assertTrue(fits(expected, got), (expected, got))
        for expected, got in (
                ("", "a\n"), ("a\n", ""), ("a\n", "a\nb\n"),
                ("a.c\n", "abc\n"), ("1 of 2\n", "2 of 2\n")):
            self.assertFalse(fits(expected, got), (expected, got))


def method_name(document):
    return "test_" + re.sub(r"\W", "_", document)


def add_tests():
    for name in DOCUMENTS:
        setattr(Documents, method_name(name),
                lambda self, name=name: self.look_at(name))
    for name in BINDINGS:
        setattr(Documents, method_name(name),
                lambda self, name=name: self.look_at(name, ("c",)))


add_tests()

if __name__ == "__main__":
    main(CHECK, CLASSIFY)
