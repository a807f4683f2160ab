# SPDX-License-Identifier: MIT
"""What the tests with real programs share: pages in every state, the plugin
where another user can run it, and who that user is.

SYMA_BUILD and SYMA_SRC as in tests/tools/support.py.
"""

import os
import pwd
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))

from support import (BUILD, CHECK, LOGIN_PAGE, MAINTENANCE_PAGE,  # noqa: E402
                     MISSING_PAGE, NAP, RULES, SRC, server)
from support import main as run_tests  # noqa: E402

__all__ = ["BUILD", "CHECK", "HERE", "PAGES", "PORTAL", "Plugin", "RULES",
           "SRC", "STATES", "WORDS", "as_nobody", "hostile", "main",
           "server", "without_times"]

STATES = ("up", "degraded", "maintenance", "down", "unknown")

# Words that would end the line, bring performance data of their own, or be
# run, if anything took them for more than words; RULES makes them the words
# that decide, which the plugin prints.
WORDS = {
    "/hostile-pipe": f"{NAP} | 'evil'=1;2;3",
    "/hostile-newline": f"{NAP} \\n evil2=4 \\\\n evil3=5\n&#10;e4&#x2028;=6",
    "/hostile-shell": f"{NAP} $(id) `id` $USER1$ 'id' &amp; &lt;id zz",
    "/hostile-controls": f"{NAP} \x0b\x7f&#27;[31m \u202eevil\u200f &lt;b&gt;",
}


def hostile(words):
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
            f"<title>{words}</title></head><body><h1>{words}</h1>"
            f"</body></html>").encode("utf-8")


PAGES = {
    "/up": (200, {}, LOGIN_PAGE),
    "/degraded": (404, {}, MISSING_PAGE),
    "/maintenance": (200, {}, MAINTENANCE_PAGE),
    "/down": (500, {}, b"<h1>Internal Server Error</h1>"),
    "/unknown": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n" * 9),
    **{path: (200, {}, hostile(words)) for path, words in WORDS.items()},
}

PORTAL = """<?xml version="1.0"?>
<portal xmlns="urn:syma:portal:1" id="shop" home="{url}/">
""" + "".join(f'  <section id="{state}" kind="login" href="/{state}"/>\n'
              for state in STATES) + "</portal>\n"


def without_times(data):
    """Performance data, where only the times may differ from run to run."""
    return re.sub(r"_time('?)=[0-9.]+s", r"_time\1=s", data)


class Plugin:
    """syma-check in a folder that any user may read, as one program."""

    def __init__(self, folder):
        self.folder = os.path.join(folder, "plugins")
        os.mkdir(self.folder)
        library = os.path.join(BUILD, ".libs", "libsyma.so.0")
        program = os.path.join(BUILD, "tools", ".libs", "syma-check")
        shutil.copy(library, os.path.join(self.folder, "libsyma.so.0"))
        shutil.copy(program, os.path.join(self.folder, "program"))
        self.path = os.path.join(self.folder, "syma-check")
        with open(self.path, "w", encoding="utf-8") as f:
            f.write(f"#!/bin/sh\nLD_LIBRARY_PATH={self.folder} "
                    f"exec {self.folder}/program \"$@\"\n")
        os.chmod(self.path, 0o755)
        os.chmod(folder, 0o755)

    def run(self, *arguments):
        return subprocess.run([self.path, *arguments], timeout=60,
                              stdin=subprocess.DEVNULL, encoding="utf-8",
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def as_nobody(*paths):
    """How to start a program that must not be root, and its user and group:
    nobody where we are root and nobody may run what is at the paths."""
    if os.getuid() != 0:
        me = pwd.getpwuid(os.getuid())
        return [], me.pw_name, str(me.pw_gid)
    prefix = ["setpriv", "--reuid=nobody", "--regid=nogroup",
              "--clear-groups", "--"]
    reached = shutil.which("setpriv") is not None and all(
        subprocess.run(prefix + ["test", "-r", path, "-a", "-x", path],
                       stderr=subprocess.DEVNULL, check=False).returncode == 0
        for path in paths)
    return (prefix, "nobody", "nogroup") if reached else ([], "root", "root")


def main(*needs):
    """Runs the calling file's tests, or says which program is not there:
    needs are pairs of a program and what brings it."""
    for program, package in needs:
        if shutil.which(program) is None:
            print(f"no {program} ({package}) here")
            sys.exit(77)
    run_tests(CHECK)
