#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The five days of test_story.py on the pages and in the database of
syma-watch: what the demo ends with, worked out by hand."""

import contextlib
import html
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

import test_story
from test_story import ALL, BUILD, CHANGES, DEMO, SECONDS

PAGES = os.path.join(BUILD, "tests", "integration", "story_pages")
THURSDAY_21_MS = 1795302000000 + (4 * 24 + 21) * 3600000

# Sunday 13:30 to Thursday 12:00 are 94.5 h; from Tuesday 23:00 there are 37 h,
# from Wednesday 12:00 24 h.
OUTAGE = [
    "Part of lumo does not work 2 of 4 main sections work. Customers can use "
    "it in part. Last checked Thu 26 Nov 2026, 12:00; checked every 30 "
    "minutes. Times are those of Europe/Paris (UTC+01:00).",
    "Since Sun 22 Nov 2026, 13:30, for 3 days 22 hours",
    "maintenance account · the page says that it is in maintenance",
    "degraded activation · a section that it needs does not work",
    "What to do instead To activate, send ACTIVE by SMS to 20555",
    "Nous prévoyons la réouverture dans les prochaines heures Late by 1 day "
    "13 hours Said by the source “press”, for the whole portal; first seen "
    "Tue 24 Nov 2026, 11:00. Latest return, as we read these words: Tue 24 "
    "Nov 2026, 23:00.",
    "L'espace client sera de nouveau ouvert jeudi à 20 h Its time has not "
    "passed. Said by the source “hotline”, for account; first seen Wed 25 "
    "Nov 2026, 16:00. Latest return named: Thu 26 Nov 2026, 20:00.",
    "Le site rouvrira demain à 12 h, avec de nouveaux services Late by 1 day "
    "Said on the pages of account, activation; first seen Tue 24 Nov 2026, "
    "12:00. Latest return named: Wed 25 Nov 2026, 12:00. Before that, Mon 23 "
    "Nov 2026, 21:00 had been named.",
    "Le site rouvrira dans les prochaines heures, avec de nouveaux services "
    "Replaced by a later announcement.",
    "Put off once",
    "Back so far home, login, brochure (2 of 4 main sections work)",
    "Waiting activation waits for account",
    "No past incident is on record.",
    "0 of 2 dated promises of a return were kept.",
]

# How late is that of the section that came back last: account and activation
# on Thursday at 18:00, 30 h after Wednesday 12:00, 69 h after Monday 21:00;
# 43 h after Tuesday 23:00.
AFTER = [
    "lumo works 4 of 4 main sections work. Not everything could be tried. "
    "Last checked Thu 26 Nov 2026, 21:00;",
    "maintenance Sun 22 Nov 2026, 13:30 to Thu 26 Nov 2026, 18:00 4 days 4 "
    "hours · the return was put off once home (maintenance), login "
    "(maintenance), account (maintenance), activation (maintenance), "
    "brochure (maintenance)",
    "Nous prévoyons la réouverture dans les prochaines heures · Broken: back "
    "1 day 19 hours too late",
    "Le site rouvrira demain à 12 h, avec de nouveaux services · Broken: "
    "back 1 day 6 hours too late",
    "Le site rouvrira dans les prochaines heures, avec de nouveaux services "
    "· Broken: back 2 days 21 hours too late",
    "L'espace client sera de nouveau ouvert jeudi à 20 h · Kept",
    "1 of 4 dated promises of a return was kept.",
]

IN_FRENCH = [
    "Une partie de lumo ne fonctionne pas",
    "Pour activer, envoyez ACTIVE par SMS au 20555",
    "En retard de 1 jour 13 heures Dit par la source « press », pour tout le "
    "portail ; vu pour la première fois le mar. 24 nov. 2026, 11:00.",
    "Repoussé une fois",
]

# Minutes of up, degraded, maintenance, down, unknown, on the days with
# trouble before Thursday.
SUNDAY = "Sun 22 Nov 2026 270 0 630 0 0"
WHOLE_DAYS = "Tue 24 Nov 2026 0 0 1440 0 0 Mon 23 Nov 2026 0 0 1440 0 0 "
WEDNESDAY = {"home": "540 0 900 0 0", "login": "540 0 900 0 0",
             "brochure": "540 0 900 0 0", "account": "0 0 1440 0 0",
             "activation": "0 540 900 0 0"}


def words(text):
    """Without the elements, and all room between words alike."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" (?=[,.;:)”])|(?<=[(“]) ", "", text)


class Pages(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            test_story.pages_of_all_acts(folder)
            done = subprocess.run([PAGES, DEMO, folder, folder],
                                  stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, encoding="utf-8",
                                  timeout=120)
            if done.returncode != 0:
                raise AssertionError(done.stderr)
            cls.said = done.stdout + done.stderr
            cls.page = {}
            for name in ("outage/index.html", "outage/index.fr.html",
                         "after/index.html"):
                with open(os.path.join(folder, name), encoding="utf-8") as f:
                    cls.page[name] = f.read()
            with contextlib.closing(sqlite3.connect(
                    os.path.join(folder, "history.sqlite"))) as base:
                cls.spans = base.execute(
                    "SELECT section, state, ifnull(end_ms, ?) - begin_ms "
                    "FROM span", (THURSDAY_21_MS,)).fetchall()
                cls.changes = base.execute(
                    "SELECT section, kind FROM change ORDER BY key").fetchall()

    def holds(self, name, expected):
        text = words(self.page[name])
        for line in expected:
            self.assertIn(words(line), text)

    def test_nothing_is_said(self):
        self.assertEqual(self.said, "")

    def test_the_outage(self):
        self.holds("outage/index.html", OUTAGE)

    def test_the_outage_in_french(self):
        self.holds("outage/index.fr.html", IN_FRENCH)

    def test_afterwards(self):
        self.holds("after/index.html", AFTER)
        self.assertNotIn("20555", self.page["after/index.html"])
        self.assertNotIn("What is going on", self.page["after/index.html"])

    def test_days(self):
        """Of each section the figures, and what its bars say."""
        rows = self.page["outage/index.html"].split('<li class="row')[1:]
        self.assertEqual(len(rows), len(ALL) + 1)
        for section, row in zip(ALL, rows):
            self.assertIn("Wed 25 Nov 2026 " + WEDNESDAY[section] + " "
                          + WHOLE_DAYS + SUNDAY, words(row), section)
            drawing = row[row.index("<svg role"):row.index("</svg></div>")]
            self.assertIn("Sun 22 Nov 2026: maintenance 10 hours 30 "
                          "minutes, up 4 hours 30 minutes Mon 23 Nov 2026: "
                          "maintenance 1 day", words(drawing))
            # On Thursday until noon home, login and brochure were up.
            self.assertEqual("On the other days with data" in row,
                             section not in ("account", "activation"))

    def test_the_database(self):
        """The spans add up to what the tracker counts."""
        found = {}
        for section, state, ms in self.spans:
            seconds = found.setdefault(section or "-", [0] * 5)
            seconds[state] += ms // 1000
        self.assertEqual({name: tuple(map(str, seconds))
                          for name, seconds in found.items()}, SECONDS)
        self.assertEqual(self.changes,
                         [("" if c[1] == "-" else c[1], c[2])
                          for c in CHANGES])


if __name__ == "__main__":
    if not os.path.exists("/usr/share/zoneinfo/Europe/Paris"):
        print("the system has no time zones")
        sys.exit(77)
    with open(os.path.join(BUILD, "Makefile"), encoding="utf-8") as makefile:
        if re.search(r"(?m)^SQLITE_LIBS = *$", makefile.read()):
            print("syma-watch is not built: configure found no SQLite")
            sys.exit(77)
    unittest.main(verbosity=1)
