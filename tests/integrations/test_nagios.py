#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Nagios runs syma-check by the commands of docs/integrations/nagios.

A real nagios4, in a folder of its own, without root where it is started as
root; what it understood is read back from its status file and held against
what the plugin says by itself.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest

from real import (PAGES, PORTAL, Plugin, RULES, SRC, STATES, WORDS, as_nobody,
                  main, server, without_times)

CONFIGURATION = os.path.join(SRC, "docs", "integrations", "nagios")

# As perfdata counts them.
LEVELS = ("unknown", "up", "degraded", "maintenance", "down")

MAIN = """\
log_file={d}/nagios.log
cfg_file={commands}
cfg_file={d}/objects.cfg
resource_file={d}/resource.cfg
object_cache_file={d}/objects.cache
status_file={d}/status.dat
command_file={d}/nagios.cmd
query_socket={d}/nagios.qh
lock_file={d}/nagios.pid
temp_file={d}/nagios.tmp
temp_path={d}
check_result_path={d}/results
nagios_user={user}
nagios_group={group}
check_external_commands=0
status_update_interval=1
interval_length=1
service_inter_check_delay_method=n
check_result_reaper_frequency=1
check_workers=2
retain_state_information=0
execute_service_checks=1
execute_host_checks=0
enable_notifications=0
enable_event_handlers=0
process_performance_data=0
check_for_updates=0
use_syslog=0
illegal_object_name_chars=`~!$%^&*|'"<>?,()=
illegal_macro_output_chars=`~$&|'"<>
"""

# What the objects of Nagios' own examples give to those of ours.
TEMPLATES = """\
define command {
    command_name    nothing
    command_line    /bin/true
}
define timeperiod {
    timeperiod_name 24x7
    alias           always
    sunday          00:00-24:00
    monday          00:00-24:00
    tuesday         00:00-24:00
    wednesday       00:00-24:00
    thursday        00:00-24:00
    friday          00:00-24:00
    saturday        00:00-24:00
}
define contact {
    contact_name                    nobody
    host_notification_period        24x7
    service_notification_period     24x7
    host_notification_options       n
    service_notification_options    n
    host_notification_commands      nothing
    service_notification_commands   nothing
}
define host {
    name                    generic-host
    check_period            24x7
    notification_period     24x7
    contacts                nobody
    register                0
}
define service {
    name                    generic-service
    check_period            24x7
    notification_period     24x7
    contacts                nobody
    register                0
}
"""

HOST = """\
define host {
    use                 generic-host
    host_name           portal
    address             127.0.0.1
    max_check_attempts  1
}
"""

SERVICE = """\
define service {{
    use                 generic-service
    host_name           portal
    service_description {name}
    check_command       {command}
    check_interval      600
    retry_interval      600
    notification_interval 0
    max_check_attempts  1
}}
"""


def escaped(text):
    """An argument of a command as Nagios' files want it."""
    for sign, written in (("$", "$$"), ("!", "\\!"), (";", "\\;")):
        text = text.replace(sign, written)
    return text


def services(path):
    """What a status file says of each service: name -> key -> value."""
    found = {}
    with open(path, encoding="utf-8") as f:
        text = f.read()
    for block in re.findall(r"^servicestatus \{\n(.*?)^\t\}", text,
                            re.M | re.S):
        fields = dict(line[1:].split("=", 1) for line in block.splitlines())
        found[fields["service_description"]] = fields
    return found


class Nagios(unittest.TestCase):
    def setUp(self):
        self.program = shutil.which("nagios4")
        self.d = tempfile.mkdtemp(prefix="syma-nagios.")
        self.addCleanup(shutil.rmtree, self.d)
        self.plugin = Plugin(self.d)
        self.prefix, self.user, self.group = as_nobody(self.d, self.program)

    def write(self, name, text):
        path = os.path.join(self.d, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def configure(self, objects):
        os.makedirs(os.path.join(self.d, "results"))
        self.write("resource.cfg", f"$USER1$={self.plugin.folder}\n")
        self.write("objects.cfg", TEMPLATES + objects)
        path = self.write("nagios.cfg", MAIN.format(
            d=self.d, user=self.user, group=self.group,
            commands=os.path.join(self.d, "commands.cfg")))
        # Word for word; a copy, which another user may read.
        shutil.copy(os.path.join(CONFIGURATION, "commands.cfg"), self.d)
        for folder, _, files in os.walk(self.d):
            for name in [""] + files:
                shutil.chown(os.path.join(folder, name), self.user, self.group)
        return path

    def verify(self, path):
        done = subprocess.run(self.prefix + [self.program, "-v", path],
                              timeout=60, encoding="utf-8",
                              stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("Total Errors:   0", done.stdout)
        self.assertIn("Total Warnings: 0", done.stdout)
        return done.stdout

    def results(self, checks):
        """Runs Nagios until each of the checks has its result."""
        path = self.configure(HOST + "".join(
            SERVICE.format(name=name, command="!".join(map(escaped, check)))
            for name, check in checks.items()))
        self.verify(path)
        with open(os.path.join(self.d, "output"), "w+") as output:
            daemon = subprocess.Popen(
                self.prefix + [self.program, path], stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT)
            try:
                return self.wait(daemon, output, len(checks))
            finally:
                daemon.terminate()
                daemon.wait(20)

    def wait(self, daemon, output, count):
        """Nagios writes its status file anew, by renaming, each second."""
        found = {}
        for _ in range(600):
            if daemon.poll() is not None:
                break
            try:
                found = services(os.path.join(self.d, "status.dat"))
            except FileNotFoundError:
                pass
            if sum(s["has_been_checked"] == "1"
                   for s in found.values()) == count:
                return found
            time.sleep(0.1)
        output.seek(0)
        self.fail(f"no result of all checks: {found}\n{output.read()}")

    def same(self, fields, arguments):
        """What Nagios holds is what the plugin says; its lines."""
        done = self.plugin.run("--format", "nagios", *arguments)
        self.assertEqual(done.stderr, "")
        self.assertEqual(int(fields["current_state"]), done.returncode)
        first, _, more = done.stdout.partition("\n")
        told, _, data = first.partition(" |")
        self.assertEqual(fields["plugin_output"].rstrip(), told)
        self.assertNotEqual(data, "")
        self.assertEqual(without_times(fields["performance_data"]),
                         without_times(data.strip()))
        lines = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1],
                       fields["long_plugin_output"])
        self.assertEqual(lines.rstrip("\n"), more.rstrip("\n"))
        return told, data.strip(), more

    def test_each_state(self):
        # Signs that a shell or Nagios could take for its own.
        signs = "?a=1&b=$HOME;c!(d)*"
        with server({f"/{state}{signs}": PAGES[f"/{state}"]
                     for state in STATES}) as url:
            pages = {state: f"{url}/{state}{signs}" for state in STATES}
            found = self.results({
                state: ("check_syma_page", "login", page, "--allow-private")
                for state, page in pages.items()})
            for state, page in pages.items():
                with self.subTest(state=state):
                    told, data, _ = self.same(
                        found[state],
                        ("--kind", "login", "--allow-private", page))
                    self.assertIn(f" login {state} (", told)
                    level = LEVELS.index(state)
                    self.assertTrue(data.startswith(f"'login'={level};;;0;4"))

    def test_states_are_levels(self):
        with server(PAGES) as url:
            checks = {state: ("check_syma_page", "login", f"{url}/{state}",
                              "--allow-private")
                      for state in STATES}
            # Loopback is refused where it is not allowed.
            checks["refused"] = ("check_syma_page", "login", f"{url}/up")
            checks["state"] = ("check_syma_page", "login",
                               f"{url}/maintenance",
                               "--allow-private --state "
                               + os.path.join(self.d, "results",
                                             "state.xml"))
            checks["critical"] = ("check_syma_page", "login",
                                  f"{url}/maintenance",
                                  "--allow-private --maintenance-exit 2")
            found = self.results(checks)
        self.assertEqual(
            {name: int(s["current_state"]) for name, s in found.items()},
            {"up": 0, "degraded": 2, "maintenance": 1, "down": 2,
             "unknown": 3, "refused": 3, "state": 1, "critical": 2})
        self.assertIn(" since ", found["state"]["plugin_output"])

    def test_portal(self):
        with server(PAGES) as url:
            portal = self.write("portal.xml", PORTAL.format(url=url))
            found = self.results({"portal": (
                "check_syma_portal", portal, "--allow-private")})
            told, data, more = self.same(
                found["portal"], ("--allow-private", "--portal", portal))
        self.assertEqual(len(data.split()), 2 * len(STATES))
        self.assertEqual(len(more.splitlines()), len(STATES))
        self.assertIn(" 1 of 5 up", told)

    def test_hostile_words(self):
        rules = self.write("rules.xml", RULES)
        with server(PAGES) as url:
            found = self.results({
                name[1:]: ("check_syma_page", "login", url + name,
                           f"--allow-private --rules {rules}")
                for name in WORDS})
            for name in WORDS:
                with self.subTest(page=name):
                    fields = found[name[1:]]
                    _, data, more = self.same(
                        fields, ("--kind", "login", "--allow-private",
                                 "--rules", rules, url + name))
                    # One line of words, and one section's data.
                    self.assertEqual(len(more.splitlines()), 1)
                    self.assertNotIn("evil", fields["plugin_output"])
                    self.assertNotIn("evil", data)
                    self.assertEqual(len(data.split()), 2)
                    if name != "/hostile-pipe":
                        self.assertIn("The robots take a nap", more)

    def test_example(self):
        with open(os.path.join(CONFIGURATION, "portal.cfg"),
                  encoding="utf-8") as f:
            told = self.verify(self.configure(f.read()))
        self.assertRegex(told, r"Checked 2 services\.?")


if __name__ == "__main__":
    main(("nagios4", "nagios4-core"))
