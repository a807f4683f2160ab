#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Icinga 2 runs syma-check by the CheckCommand of docs/integrations/icinga2.

A real icinga2, in a folder of its own, without root where it is started as
root; what it understood is read back from the state file that it writes when
it ends.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest

from real import (CHECK, PAGES, PORTAL, Plugin, RULES, SRC, STATES, WORDS,
                  as_nobody, main, server, without_times)
from support import run

CONFIGURATION = os.path.join(SRC, "docs", "integrations", "icinga2")

MAIN = """\
const PluginDir = "{plugins}"
include <itl>
include "{d}/syma.conf"
object CheckerComponent "checker" {{ }}
"""

SERVICE = """\
object Service "{name}" {{
  host_name = "portal"
  check_command = "syma"
  check_interval = 1s
  max_check_attempts = 1
  vars = {vars}
}}
"""


def value(data):
    """As Icinga's language writes it: JSON but for the keys' colon."""
    if isinstance(data, dict):
        return "{\n" + "".join(f"    {key} = {value(item)}\n"
                               for key, item in data.items()) + "  }"
    return json.dumps(data)


def checked(path):
    """Services' last results in a state file of 'LENGTH:JSON,' pieces."""
    found = {}
    with open(path, "rb") as f:
        rest = f.read()
    while rest:
        length, _, rest = rest.partition(b":")
        piece, rest = rest[:int(length)], rest[int(length) + 1:]
        thing = json.loads(piece)
        if thing["type"] == "Service":
            result = thing["update"]["last_check_result"]
            found[thing["name"].split("!", 1)[1]] = result
    return found


class Icinga(unittest.TestCase):
    def setUp(self):
        wrapper = shutil.which("icinga2")
        # Unpacked somewhere, it does not find its own files.
        self.root = wrapper[:wrapper.rindex("/usr/sbin/")]
        self.program = self.binary()
        self.include = self.root + "/usr/share/icinga2/include"
        self.d = tempfile.mkdtemp(prefix="syma-icinga.")
        self.addCleanup(shutil.rmtree, self.d)
        self.plugin = Plugin(self.d)
        self.prefix, user, group = as_nobody(self.d, self.program,
                                             self.include)
        self.environment = {**os.environ, "ICINGA2_USER": user,
                            "ICINGA2_GROUP": group}
        if self.root:
            self.environment["LD_LIBRARY_PATH"] = os.path.dirname(
                os.path.dirname(os.path.dirname(self.program)))
        for name in ("data", "log", "cache", "init", "spool"):
            os.mkdir(os.path.join(self.d, name))
            shutil.chown(os.path.join(self.d, name), user, group)
        shutil.copy(os.path.join(CONFIGURATION, "syma.conf"), self.d)

    def binary(self):
        for folder, _, files in os.walk(self.root + "/usr/lib"):
            if folder.endswith("/icinga2/sbin") and "icinga2" in files:
                return os.path.join(folder, "icinga2")
        self.fail("icinga2 is a script that starts nothing")

    def write(self, name, text):
        path = os.path.join(self.d, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def command(self, objects, *more):
        """The daemon with this configuration, and what belongs to it."""
        path = self.write("icinga2.conf", MAIN.format(
            d=self.d, plugins=self.plugin.folder) + objects)
        constants = {
            "DataDir": "data", "LogDir": "log", "CacheDir": "cache",
            "InitRunDir": "init", "SpoolDir": "spool", "ConfigDir": ""}
        return (self.prefix + [self.program, "daemon", "-c", path, "-x",
                               "debug", "-I", self.include, *more]
                + [f"-D{name}={os.path.join(self.d, place)}"
                   for name, place in constants.items()]
                + [f"-DIncludeConfDir={self.include}"])

    def validate(self, objects):
        done = subprocess.run(self.command(objects, "-C"), timeout=60,
                              env=self.environment, encoding="utf-8",
                              stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertNotRegex(done.stdout, r"(?m)\] (warning|critical)/")
        return done.stdout

    def results(self, checks):
        """Runs Icinga until each of the checks has its result."""
        objects = 'object Host "portal" { check_command = "dummy" }\n'
        objects += "".join(SERVICE.format(name=name, vars=value(settings))
                           for name, settings in checks.items())
        output = os.path.join(self.d, "output")
        with open(output, "w", encoding="utf-8") as f:
            daemon = subprocess.Popen(
                self.command(objects), env=self.environment, stdout=f,
                stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT)
        try:
            self.wait(daemon, output, set(checks))
        finally:
            daemon.terminate()
            daemon.wait(30)
        with open(output, encoding="utf-8") as f:
            self.assertNotIn("Ignoring invalid perfdata", f.read())
        return checked(os.path.join(self.d, "data", "icinga2.state"))

    def wait(self, daemon, output, names):
        text = ""
        for _ in range(600):
            with open(output, encoding="utf-8") as f:
                text = f.read()
            # It is told before the first check too, which is no result.
            found = re.findall(r"Update checkable 'portal!(.*?)' .* last "
                               r"check time at (?!1970-)", text)
            if names <= set(found):
                return
            if daemon.poll() is not None:
                break
            time.sleep(0.1)
        self.fail(f"no result of all checks\n{text[-4000:]}")

    def same(self, result, arguments):
        done = self.plugin.run("--format", "nagios", *arguments)
        self.assertEqual(done.stderr, "")
        self.assertEqual(int(result["state"]), done.returncode)
        first, _, more = done.stdout.partition("\n")
        told, _, data = first.partition("|")
        self.assertEqual(result["output"], f"{told}\n{more}".rstrip("\n"))
        # Labels that need no quotes are kept without.
        self.assertEqual(
            [without_times(piece) for piece in result["performance_data"]],
            without_times(data).replace("'", "").split())
        return told, data, more

    def test_every_option(self):
        """No option of the program that the CheckCommand does not know, but
        those that do not belong there."""
        with open(os.path.join(CONFIGURATION, "syma.conf"),
                  encoding="utf-8") as f:
            known = set(re.findall(r'"--([a-z-]+)"', f.read()))
        helped = set(re.findall(r"--([a-z][a-z-]+)",
                                run(CHECK, "--help").stdout))
        # A plugin never discovers, and tells nothing of where a section went.
        self.assertEqual(known, helped - {"help", "version", "color",
                                          "no-discover", "follow-moved"})

    def test_example(self):
        with open(os.path.join(CONFIGURATION, "service.conf"),
                  encoding="utf-8") as f:
            told = self.validate(f.read())
        self.assertIn("Instantiated 2 Services.", told)

    def test_each_state(self):
        with server(PAGES) as url:
            found = self.results({
                state: {"syma_url": f"{url}/{state}", "syma_kind": "login",
                        "syma_allow_private": True} for state in STATES})
            for state in STATES:
                with self.subTest(state=state):
                    told, _, _ = self.same(
                        found[state], ("--kind", "login", "--allow-private",
                                       f"{url}/{state}"))
                    self.assertIn(f" login {state} (", told)
        self.assertEqual([int(found[state]["state"]) for state in STATES],
                         [0, 2, 1, 2, 3])

    def test_each_variable(self):
        rules = self.write("rules.xml", RULES)
        state = os.path.join(self.d, "data", "state.xml")
        with server(PAGES) as url:
            portal = self.write("portal.xml", PORTAL.format(url=url))
            urls = [url + path for path in WORDS]
            found = self.results({
                "portal": {"syma_portal": portal, "syma_allow_private": True,
                           "syma_timeout": 2.5},
                "words": {"syma_url": urls, "syma_rules": rules,
                          "syma_allow_private": True,
                          "syma_maintenance_exit": 2},
                "refused": {"syma_url": f"{url}/up"},
                "state": {"syma_url": f"{url}/maintenance",
                          "syma_kind": "login", "syma_allow_private": True,
                          "syma_state": state},
                "options": {"syma_url": f"{url}/up",
                            "syma_option": ["allow_private=1",
                                            "max_redirects=2"]},
            })
            self.same(found["portal"], ("-a", "-t", "2.5", "-p", portal))
            self.same(found["words"], ("-a", "-m", "2", "-r", rules, *urls))
            self.same(found["refused"], (f"{url}/up",))
            self.same(found["options"], ("-a", f"{url}/up"))
        self.assertEqual({name: int(r["state"]) for name, r in found.items()},
                         {"portal": 1, "words": 2, "refused": 3,
                          "state": 1, "options": 0})
        self.assertIn(" since ", found["state"]["output"])
        self.assertIn("The robots take a nap", found["words"]["output"])


if __name__ == "__main__":
    main(("icinga2", "icinga2-bin"))
