# SPDX-License-Identifier: MIT
"""The programs and functions in manual pages, compiled as a user's program
would be; the whole programs are linked and run too, where there is a library
of the build that tests are run in."""

import os
import re
import shlex
import shutil
import subprocess
import tempfile

from mdoc import complain, read


def make_include(sources, work):
    """A folder with syma/version.h, and the folders to look in."""
    source = os.path.join(sources.top, "include")
    build = os.path.join(os.environ.get("SYMA_BUILD", ""), "include")
    if os.path.exists(os.path.join(build, "syma", "version.h")):
        return [build, source]
    version = read(sources.top, "VERSION").strip()
    text = read(source, "syma", "version.h.in")
    text = text.replace("@PACKAGE_VERSION@", version)
    for part, number in zip(("MAJOR", "MINOR", "PATCH"),
                            re.findall(r"\d+", version)):
        text = text.replace("@SYMA_VERSION_%s@" % part, number)
    os.makedirs(os.path.join(work, "include", "syma"))
    with open(os.path.join(work, "include", "syma", "version.h"), "w",
              encoding="utf-8") as stream:
        stream.write(text)
    return [os.path.join(work, "include"), source]


def compile_one(compiler, include, work, text):
    """What the compiler says of it; None: it is content. Not by
    -fsyntax-only, which leaves results that must be used unseen."""
    path = os.path.join(work, "example.c")
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(text)
    run = subprocess.run(
        compiler + ["-std=c11", "-Wall", "-Wextra", "-Werror", "-c", "-o",
                    os.path.join(work, "example.o")]
        + ["-I" + folder for folder in include] + [path],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        check=False)
    return None if run.returncode == 0 else run.stdout


def built_library():
    """The shared library of the build that tests are run in; None where
    there is none that a program could be linked with."""
    path = os.path.join(os.environ.get("SYMA_BUILD", ""), ".libs",
                        "libsyma.so")
    usable = os.path.exists(path) and not os.environ.get("SYMA_SANITIZED") \
        and not os.environ.get("SYMA_RUNNER")
    return path if usable else None


def run_one(compiler, work, library):
    """Links the program that was just compiled and runs it with an address
    that refuses. What is wrong; None: it ended by itself."""
    program = os.path.join(work, "example")
    linked = subprocess.run(
        compiler + ["-o", program, program + ".o", library, "-pthread",
                    "-Wl,-rpath," + os.path.dirname(library)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        check=False)
    if linked.returncode != 0:
        return linked.stdout
    try:
        status = subprocess.run(
            [program, "http://127.0.0.1:1/"], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=60, check=False).returncode
    except subprocess.TimeoutExpired:
        return "it does not end"
    return "it ends by signal %d" % -status if status < 0 else None


def check_examples(three, sources):
    """What was done, in words."""
    examples = []
    for page in three:
        found = page.codes("EXAMPLES")
        if not found:
            page.complain(page.line_of("EXAMPLES"), "no program or function")
        for line, text in found:
            examples.append((page, line, text))
            if re.search(r"^(?:static )?[\w *]+\(.*\)$", text, re.M) is None \
                    and "main(" not in text:
                page.complain(line, "neither a program nor a function")
    compiler = shlex.split(os.environ.get("CC", "cc"))
    if not compiler or shutil.which(compiler[0]) is None:
        return "no compiler: the examples were not compiled"
    with tempfile.TemporaryDirectory() as work:
        include = make_include(sources, work)
        # A compiler that takes anything would prove nothing.
        if compile_one(compiler, include, work,
                       "int main(void) { return 0; }\n") is not None or \
                compile_one(compiler, include, work,
                            "int main(void) { return x; }\n") is None:
            complain("check-man", 1, "'%s' does not compile C"
                     % " ".join(compiler))
            return "no example compiled"
        library = built_library()
        ran = 0
        for page, line, text in examples:
            said = compile_one(compiler, include, work, text)
            if said is None and library is not None and " main(" in text:
                said = run_one(compiler, work, library)
                ran += 1
            if said is not None:
                match = re.search(r"example\.c:(\d+):.*", said)
                page.complain(line + int(match.group(1)) if match else line,
                              match.group(0) if match else said)
    return "%d examples compiled, %d programs of them run" % (
        len(examples), ran)
