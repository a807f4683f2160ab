#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An example checks the demo portal under strace: what the library and the
libraries below it ask of the system, once the program has begun.

No signal is sent, handled or blocked, no folder or mask changed, no program
started; nothing is written but to sockets and to descriptors of its own; no
file is opened but those in OPENED, and none to be written. What libcurl does
with SIGPIPE where CURLOPT_NOSIGNAL does not reach is told if it is seen:
ignored and then put back as it was, and no other signal.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SRC = os.environ.get("SYMA_SRC") or "."
BUILD = os.path.abspath(os.environ.get("SYMA_BUILD") or ".")
sys.path.insert(0, os.path.join(SRC, "tests", "tools"))
import support  # noqa: E402 (from the folder of the tests of the tools)

PATIENCE = support.PATIENCE
# File, and who opens it.
OPENED = (
    (r"/usr/share/zoneinfo/.*", "the library: the portal's time zone"),
    (r".*/openssl\.cnf|.*/ssl/.*\.(pem|crt)|/etc/ssl/.*",
     "libcurl's TLS library: its settings and certificates"),
    (r"/etc/(hosts|resolv\.conf|nsswitch\.conf|gai\.conf|host\.conf|services)",
     "libcurl's resolver"),
    (r".*/gconv/.*|.*/gconv-modules.*", "iconv"),
    (r".*\.so(\.[0-9.]+)?|/etc/ld\.so\.cache", "the loader"),
    (r"/proc/sys/.*|/sys/devices/system/cpu.*", "malloc, for its arenas"),
    (r"/dev/u?random", "libcurl's TLS library"),
)
FORBIDDEN = {
    "kill", "tkill", "tgkill", "rt_sigqueueinfo", "alarm", "setitimer",
    "timer_create", "signalfd", "signalfd4", "sigaltstack", "chdir",
    "fchdir", "chroot", "umask", "setuid", "setgid", "setreuid", "setregid",
    "setresuid", "setresgid", "setsid", "setpgid", "setpriority", "setrlimit",
    "execve", "execveat", "fork", "vfork", "unlink", "unlinkat", "rename",
    "renameat", "renameat2", "mkdir", "mkdirat", "creat", "chmod", "fchmod",
    "fchmodat", "truncate", "ftruncate", "dup2", "dup3",
}
CALL = re.compile(r"^(\w+)\((.*)\) += ")


def program():
    """The example itself, not libtool's script around it."""
    path = os.path.join(BUILD, "docs", "examples", "check_portal")
    inner = os.path.join(os.path.dirname(path), ".libs", "check_portal")
    return inner if os.path.exists(inner) else path


def traced(folder, portal):
    """The calls behind the opening of the portal's file, the program's last
    before it uses the library; and what it said."""
    log = os.path.join(folder, "log")  # and a dot and the thread's number
    env = dict(os.environ, LD_LIBRARY_PATH=os.path.join(BUILD, ".libs"))
    done = subprocess.run(
        ["strace", "-ff", "-s", "200", "-o", log, program(),
         "--allow-private", portal],
        env=env, capture_output=True, text=True, timeout=4 * PATIENCE,
        check=False)
    threads = []
    for name in sorted(os.listdir(folder)):
        if name.startswith("log."):
            with open(os.path.join(folder, name), encoding="utf-8",
                      errors="replace") as f:
                threads.append(f.read().splitlines())
    calls = []
    for lines in threads:
        starts = [i for i, line in enumerate(lines)
                  if "open" in line and f'"{portal}"' in line]
        if starts:
            calls = [parsed(line) for line in lines[starts[0] + 1:]] + calls
        elif calls:  # a thread of the library's time
            calls += [parsed(line) for line in lines]
    return [call for call in calls if call], done


def parsed(line):
    """Name and arguments; none of a line that tells of no call."""
    if line.startswith(("+++", "---")) or line.startswith("exit"):
        return None
    call = CALL.match(line)
    assert call, "not understood: " + line
    return call.groups()


def may_trace():
    """Not in every container."""
    return shutil.which("strace") and subprocess.run(
        ["strace", "-o", os.devnull, "true"], capture_output=True,
        check=False).returncode == 0


class Quiet(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        portal = os.path.join(cls.folder.name, "portal.xml")
        server = subprocess.Popen(
            [sys.executable, "-B", support.DEMO, "--portal-file", portal],
            stdout=subprocess.PIPE, text=True)
        try:
            server.stdout.readline()
            cls.calls, cls.done = traced(cls.folder.name, portal)
        finally:
            server.terminate()
            server.communicate(timeout=PATIENCE)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def named(self, *names):
        return [arguments for name, arguments in self.calls if name in names]

    def test_the_portal_was_checked(self):
        self.assertNotEqual(self.calls, [], self.done.stderr)
        self.assertIn("portal lumo: degraded", self.done.stdout)
        self.assertGreaterEqual(len(self.named("connect")), 1)
        self.assertGreaterEqual(len(self.named("epoll_create1", "pipe2")), 1)

    def test_nothing_is_forbidden(self):
        self.assertEqual(
            [call for call in self.calls if call[0] in FORBIDDEN], [])
        # What is made is a thread, not a process.
        for arguments in self.named("clone", "clone3"):
            self.assertIn("CLONE_THREAD", arguments)

    def test_signals_are_the_programs(self):
        seen = self.named("rt_sigaction")
        # Those of the C library, for its threads, before the first of them.
        own = [a for a in seen if not re.match(r"(SIGRT_[01]|SIGRTMIN)", a)]
        pipes = [a for a in own if a.startswith("SIGPIPE, ")]
        self.assertEqual(own, pipes)
        sets = [a for a in pipes if not a.startswith("SIGPIPE, NULL")]
        print(f"SIGPIPE was set {len(sets)} times, by libcurl")
        self.assertEqual(len(sets) % 2, 0, "not put back")
        if sets:
            self.assertIn("SIG_DFL", sets[-1])
        # A thread of the C library begins with all of them blocked.
        if not self.named("clone", "clone3"):
            self.assertEqual(self.named("rt_sigprocmask"), [])

    def test_only_what_the_program_says_is_said(self):
        self.assertEqual(self.done.stderr, "")
        self.assertEqual([a for a in self.named("write", "writev")
                          if a.startswith("2,")], [])
        said = [i for i, (name, a) in enumerate(self.calls)
                if name in ("write", "writev") and a.startswith("1,")]
        last = max(i for i, (name, _) in enumerate(self.calls)
                   if name in ("connect", "recvfrom", "sendto", "recv"))
        self.assertEqual(len(said), 1)
        self.assertGreater(said[0], last)

    def test_files_are_the_documented_ones(self):
        for arguments in self.named("open", "openat", "openat2"):
            path = re.search(r'"([^"]*)"', arguments).group(1)
            who = [w for p, w in OPENED if re.fullmatch(p, path)]
            self.assertTrue(who, f"nobody is to open {path}")
            self.assertIn("O_RDONLY", arguments)
            print(f"{path}: {who[0]}")


if __name__ == "__main__":
    if os.environ.get("SYMA_SANITIZED") or os.environ.get(
            "LLVM_PROFILE_FILE"):
        print("what is built in here opens and writes files of its own")
        sys.exit(77)
    if not may_trace():
        print("no strace here, or it may not trace")
        sys.exit(77)
    if not os.path.exists(program()):
        print("no example is built")
        sys.exit(99)
    support.main()
