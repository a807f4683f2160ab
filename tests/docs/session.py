# SPDX-License-Identifier: MIT
"""A terminal for the commands of one document: one shell in an empty folder,
with the programs and the library of the build in reach as if they were
installed, and with the release at ~/libsyma.

Documents have the demo portal at 127.0.0.1:8080; here it has a free port.
"""

import os
import queue
import signal
import socket
import subprocess
import tempfile
import threading

from support import BUILD, CHECK, CLASSIFY, DISCOVER, SRC

WRITTEN = "127.0.0.1:8080"
WRITTEN_PORT = "--port 8080"
END = "-- end of the command, status "
LIMIT_S = 60

PKG_CONFIG = """Name: libsyma
Description: the library of the build
Version: 0
Libs: -L{build}/.libs -lsyma -Wl,-rpath,{build}/.libs{sanitize}
Cflags: -I{src}/include -I{build}/include{sanitize}
"""


def sanitize_flags():
    """What programs need to go with a library that is built so."""
    return (["-fsanitize=address,undefined"]
            if os.environ.get("SYMA_SANITIZED") else [])


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Session:
    def __init__(self):
        self.top = tempfile.TemporaryDirectory()
        self.port = free_port()
        self.folder = os.path.join(self.top.name, "work")
        os.mkdir(self.folder)
        os.symlink(SRC, os.path.join(self.top.name, "libsyma"))
        self.shell = None
        self.reader = None
        self.lines = queue.Queue()

    def here(self, text):
        """A text of the document as it has to be here, ..."""
        return (text.replace(WRITTEN, f"127.0.0.1:{self.port}")
                .replace(WRITTEN_PORT, f"--port {self.port}"))

    def there(self, text):
        """... and what came of it as the document would have it."""
        return text.replace(f"127.0.0.1:{self.port}", WRITTEN)

    def path(self, name):
        path = os.path.normpath(os.path.join(self.folder, name))
        if not path.startswith(self.folder + os.sep):
            raise ValueError(f"{name} is not below the folder")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as f:
            f.write(self.here(text))

    def environment(self):
        programs = os.path.join(self.top.name, "bin")
        os.mkdir(programs)
        for program in (CHECK, CLASSIFY, DISCOVER):
            path = os.path.join(programs, os.path.basename(program))
            with open(path, "w", encoding="utf-8") as f:
                f.write(f'#!/bin/sh\nexec "{program}" "$@"\n')
            os.chmod(path, 0o755)
        pkg_config = os.path.join(self.top.name, "pkgconfig")
        os.mkdir(pkg_config)
        with open(os.path.join(pkg_config, "libsyma.pc"), "w",
                  encoding="utf-8") as f:
            f.write(PKG_CONFIG.format(build=BUILD, src=SRC, sanitize="".join(
                " " + flag for flag in sanitize_flags())))
        env = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
        env.update({
            "HOME": self.top.name, "TERM": "dumb", "TZ": "UTC",
            "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
            "PATH": programs + os.pathsep + os.environ["PATH"],
            "PKG_CONFIG_PATH": pkg_config + os.pathsep
                               + os.environ.get("PKG_CONFIG_PATH", "")})
        return env

    def start(self):
        self.shell = subprocess.Popen(
            ["sh"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, cwd=self.folder, encoding="utf-8",
            env=self.environment(), start_new_session=True)
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.shell.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def next_line(self):
        try:
            line = self.lines.get(timeout=LIMIT_S)
        except queue.Empty:
            line = None
        if line is None:
            raise EOFError("the shell has ended, or says nothing more")
        return line

    def run(self, command, wait_for=0):
        """Its output and status; of a command in the background the first
        `wait_for` lines, which may come late."""
        if self.shell is None:
            self.start()
        # The status is kept for a command that asks for it: echo $?
        self.shell.stdin.write(
            "{ " + self.here(command) + "\n} </dev/null; syma_rc=$?\n"
            f"printf '\\n{END}%d\\n' $syma_rc; (exit $syma_rc)\n")
        self.shell.stdin.flush()
        got, status = [], None
        while status is None or len([g for g in got if g.strip()]) < wait_for:
            line = self.next_line()
            if line.startswith(END):
                status = int(line[len(END):])
                if got and got[-1] == "\n":
                    got.pop()  # of the printf, where a line was at its end
                elif got:
                    got[-1] = got[-1].rstrip("\n")
            else:
                got.append(line)
        return self.there("".join(got)), status

    def close(self):
        if self.shell is not None:
            try:
                os.killpg(self.shell.pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
            self.shell.wait(10)
            self.reader.join(10)
            self.shell.stdin.close()
            self.shell.stdout.close()
        self.top.cleanup()
