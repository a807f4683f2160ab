#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Five days of the demo portal, by a clock of their own: each change and each
number that the tracker tells, worked out by hand.

A check each half hour from Sunday 09:00 to Thursday 21:00, Paris time, 217 in
all; what is seen first at a check is confirmed by the next, 30 minutes later.

Sun 09:00  act 4  all is well
Sun 13:30  act 1  all pages say that the site is in maintenance
Mon 09:00  act 2  they promise to reopen "in the next hours"
Tue 11:00         the press service says the same
Tue 12:00  act 5  the pages promise tomorrow at 12
Wed 15:00  act 3  the site is back, the account is not
Wed 16:00         the hotline says: the account on Thursday by 20
Thu 18:00  act 4  all is back
"""

import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SRC = os.path.abspath(os.environ.get("SYMA_SRC")
                      or os.path.join(HERE, "..", ".."))
BUILD = os.path.abspath(os.environ.get("SYMA_BUILD") or ".")
STORY = os.path.join(BUILD, "tests", "integration", "story")
DEMO = os.path.join(SRC, "docs", "examples", "demo-portal")

ALL = "home login account activation brochure".split()


def each(seen, sections, *rows):
    """The same rows of several sections, section by section."""
    return [(seen, section, *row) for section in sections for row in rows]


# When it was learnt, of which section ("-": of the portal), what, and when it
# came about; then of a state from and to; of a promise its source, when it was
# seen, its latest moment, how it was said and what it revises; of a partial
# return k of n, who is back, and who waits:for whom.
CHANGES = [
    # The first report is taken at once.
    *each("Sun 09:00", ALL,
          ("state", "Sun 09:00", "unknown", "up")),
    ("Sun 09:00", "-", "state", "Sun 09:00", "unknown", "up"),

    # confirm_maintenance is 2: seen at 13:30, confirmed at 14:00. That the
    # site is in maintenance promises nothing.
    *each("Sun 14:00", ALL,
          ("state", "Sun 13:30", "up", "maintenance")),
    ("Sun 14:00", "-", "state", "Sun 13:30", "up", "maintenance"),

    # "In the next hours" is within 12 hours: 09:00 + 12 h = 21:00, and vague.
    *each("Mon 09:00", ALL,
          ("promised", "Mon 09:00", "page", "Mon 09:00", "Mon 21:00", "vague",
           "-")),

    # At 21:00 sharp nothing is late yet; the check of 21:30 is the first after.
    *each("Mon 21:30", ALL,
          ("overdue", "Mon 21:00", "page", "Mon 09:00", "Mon 21:00", "vague",
           "-")),

    # Declared for the portal as a whole, another source: it revises nothing.
    ("Tue 11:00", "-", "promised", "Tue 11:00", "press", "Tue 11:00",
     "Tue 23:00", "vague", "-"),

    # "Demain à 12 h", read on Tuesday, is Wednesday 12:00. It is later than
    # what the same pages had promised: a slip.
    *each("Tue 12:00", ALL,
          ("slip", "Tue 12:00", "page", "Tue 12:00", "Wed 12:00", "said",
           "Mon 21:00")),

    ("Tue 23:30", "-", "overdue", "Tue 23:00", "press", "Tue 11:00",
     "Tue 23:00", "vague", "-"),

    # On Wednesday the pages still say "demain": the same words, so the same
    # promise, with the moment of the first time.
    *each("Wed 12:30", ALL,
          ("overdue", "Wed 12:00", "page", "Tue 12:00", "Wed 12:00", "said",
           "Mon 21:00")),

    # The activation page is back but needs the account, of which it is known
    # that it is in maintenance: this needs no second report. With home, login
    # and account still in maintenance that makes a mix: degraded.
    ("Wed 15:00", "activation", "state", "Wed 15:00", "maintenance",
     "degraded"),
    ("Wed 15:00", "-", "state", "Wed 15:00", "maintenance", "degraded"),

    # Back at 15:00, confirmed at 15:30. 15:00 is after both that was promised.
    # The account's page now says "en maintenance" and no time: that takes
    # nothing back.
    *each("Wed 15:30", ["home", "login"],
          ("state", "Wed 15:00", "maintenance", "up"),
          ("broken", "Wed 15:00", "page", "Mon 09:00", "Mon 21:00", "vague",
           "-"),
          ("broken", "Wed 15:00", "page", "Tue 12:00", "Wed 12:00", "said",
           "Mon 21:00")),
    *each("Wed 15:30", ["brochure"],
          ("state", "Wed 15:00", "maintenance", "up"),
          ("broken", "Wed 15:00", "page", "Mon 09:00", "Mon 21:00", "vague",
           "-"),
          ("broken", "Wed 15:00", "page", "Tue 12:00", "Wed 12:00", "said",
           "Mon 21:00")),
    # The brochure is optional: 4 are required, 2 of them are up. The account
    # waits for itself, activation for the account.
    ("Wed 15:30", "-", "partial_return", "Wed 15:00", "2 of 4", "home login",
     "account: activation:account"),

    ("Wed 16:00", "account", "promised", "Wed 16:00", "hotline", "Wed 16:00",
     "Thu 20:00", "said", "-"),

    # Back at 18:00: in time for the hotline's promise, not for the others.
    ("Thu 18:30", "account", "state", "Thu 18:00", "maintenance", "up"),
    ("Thu 18:30", "account", "broken", "Thu 18:00", "page", "Mon 09:00",
     "Mon 21:00", "vague", "-"),
    ("Thu 18:30", "account", "broken", "Thu 18:00", "page", "Tue 12:00",
     "Wed 12:00", "said", "Mon 21:00"),
    ("Thu 18:30", "account", "kept", "Thu 18:00", "hotline", "Wed 16:00",
     "Thu 20:00", "said", "-"),
    ("Thu 18:30", "activation", "state", "Thu 18:00", "degraded", "up"),
    ("Thu 18:30", "activation", "broken", "Thu 18:00", "page", "Mon 09:00",
     "Mon 21:00", "vague", "-"),
    ("Thu 18:30", "activation", "broken", "Thu 18:00", "page", "Tue 12:00",
     "Wed 12:00", "said", "Mon 21:00"),
    # 4 of 4 is no partial return any more.
    ("Thu 18:30", "-", "state", "Thu 18:00", "degraded", "up"),
    ("Thu 18:30", "-", "broken", "Thu 18:00", "press", "Tue 11:00",
     "Tue 23:00", "vague", "-"),
]

# The lines that a log gets of some of them. Paris is an hour ahead of UTC.
TEXTS = [
    "lumo/home: maintenance since 2026-11-22T12:30:00Z, was up",
    'lumo/home: return promised for about 2026-11-23T20:00:00Z (page): "Le '
    'site rouvrira dans les prochaines heures, avec de nouveaux services"',
    'lumo/home: return put off from 2026-11-23T20:00:00Z to '
    '2026-11-25T11:00:00Z (page): "Le site rouvrira demain à 12 h, avec de '
    'nouveaux services"',
    'lumo: not back, promised for about 2026-11-24T22:00:00Z (press): "Nous '
    'prévoyons la réouverture dans les prochaines heures"',
    "lumo: 2 of 4 are back: home, login; not yet: account, activation (waits "
    "for account)",
    'lumo/home: back at 2026-11-25T14:00:00Z, 42 h 0 min late, promised for '
    'about 2026-11-23T20:00:00Z (page): "Le site rouvrira dans les prochaines '
    'heures, avec de nouveaux services"',
    "lumo/account: back at 2026-11-26T17:00:00Z as promised for "
    "2026-11-26T19:00:00Z (hotline): \"L'espace client sera de nouveau ouvert "
    "jeudi à 20 h\"",
]

# Seconds of unknown, up, degraded, maintenance, down until Thu 21:00: 4 days
# and 12 hours, 108 h = 388800 s, in all.
SITE = ("0", "124200", "0", "264600", "0")
SECONDS = {
    # up: Sun 09:00-13:30, 4.5 h, and Wed 15:00-Thu 21:00, 30 h: 34.5 h;
    # maintenance: Sun 13:30-Wed 15:00, 73.5 h.
    "home": SITE, "login": SITE, "brochure": SITE,
    # up: 4.5 h and Thu 18:00-21:00, 3 h; maintenance: the 100.5 h between.
    "account": ("0", "27000", "0", "361800", "0"),
    # The same 7.5 h up; 73.5 h of maintenance; degraded Wed 15:00-Thu 18:00,
    # 27 h.
    "activation": ("0", "27000", "97200", "264600", "0"),
    "-": ("0", "27000", "97200", "264600", "0"),
}

# Begin, confirmed, end, worst, reason, slips. "-" is the portal, which has no
# reason of its own and of which the press spoke once.
INCIDENTS = {
    "home": ("Sun 13:30", "Sun 14:00", "Wed 15:00", "maintenance",
             "page_maintenance", "1"),
    "login": ("Sun 13:30", "Sun 14:00", "Wed 15:00", "maintenance",
              "page_maintenance", "1"),
    "account": ("Sun 13:30", "Sun 14:00", "Thu 18:00", "maintenance",
                "page_maintenance", "1"),
    "activation": ("Sun 13:30", "Sun 14:00", "Thu 18:00", "maintenance",
                   "page_maintenance", "1"),
    "brochure": ("Sun 13:30", "Sun 14:00", "Wed 15:00", "maintenance",
                 "page_maintenance", "1"),
    "-": ("Sun 13:30", "Sun 14:00", "Thu 18:00", "maintenance", "-", "0"),
}

# At the end: source, latest, what became of it, and how late the return was.
# Mon 21:00 to Wed 15:00 are 42 h = 2520 min, to Thu 18:00 69 h = 4140 min;
# Wed 12:00 to Wed 15:00 are 180 min, to Thu 18:00 30 h = 1800 min; Tue 23:00
# to Thu 18:00 are 43 h = 2580 min.
BACK_ON_WEDNESDAY = [("page", "Mon 21:00", "broken", "2520 min"),
                     ("page", "Wed 12:00", "broken", "180 min")]
BACK_ON_THURSDAY = [("page", "Mon 21:00", "broken", "4140 min"),
                    ("page", "Wed 12:00", "broken", "1800 min")]
PROMISES = {
    "home": BACK_ON_WEDNESDAY, "login": BACK_ON_WEDNESDAY,
    "brochure": BACK_ON_WEDNESDAY, "activation": BACK_ON_THURSDAY,
    "account": [*BACK_ON_THURSDAY, ("hotline", "Thu 20:00", "kept", "0 min")],
    "-": [("press", "Tue 23:00", "broken", "2580 min")],
}
KEPT = "1"     # the hotline's
BROKEN = "11"  # 2 of each of the 5 sections, and the press service's

# State, usable, reason, since, flags, at three moments.
CLOSED = ("maintenance", "no", "page_maintenance", "Sun 13:30", "")
OPEN = ("up", "yes", "ok", "Wed 15:00", "")
HOLDS = {
    # The slip has just been read: what is promised now is not late.
    "Tue 12:00": ("0 of 4", {**dict.fromkeys(ALL, CLOSED), "-":
                             ("maintenance", "no", "-", "Sun 13:30", "")}),
    # The account is late by what its pages promised last (Wed 12:00), but not
    # by what the hotline did (Thu 20:00), so not overdue; activation has only
    # its pages' promise. The portal is, as a required section is.
    "Thu 12:00": ("2 of 4", {
        "home": OPEN, "login": OPEN, "brochure": OPEN,
        "account": ("maintenance", "no", "page_maintenance", "Sun 13:30", ""),
        "activation": ("degraded", "no", "dependency", "Wed 15:00",
                       "overdue,"),
        "-": ("degraded", "partly", "-", "Wed 15:00", "partial,overdue,")}),
    "Thu 21:00": ("4 of 4", {
        "home": OPEN, "login": OPEN, "brochure": OPEN,
        # Without a login one is sent to it: whether it can be used is not
        # known.
        "account": ("up", "unknown", "redirected_login", "Thu 18:00", ""),
        "activation": ("up", "yes", "ok", "Thu 18:00", ""),
        "-": ("up", "partly", "-", "Thu 18:00", "")}),
}


def pages_of_all_acts(folder):
    for act in range(1, 6):
        subprocess.run([sys.executable, "-B", os.path.join(DEMO, "serve.py"),
                        "--write", os.path.join(folder, str(act)), "--act",
                        str(act)], check=True)


class Story(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            pages_of_all_acts(folder)
            done = subprocess.run(
                [STORY, os.path.join(DEMO, "portal.xml"), folder],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                encoding="utf-8", timeout=120)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.lines = [tuple(line.split("\t"))
                     for line in done.stdout.splitlines()]

    def rows(self, kind, at=None):
        """The rows of a kind; at: of a moment at which all was written."""
        found = []
        here = None
        for row in self.lines:
            if row[0] == "at":
                here = row[1]
            if row[0] == kind and at in (None, here):
                found.append(row[1:])
        return found

    def test_changes(self):
        self.assertEqual(self.rows("change"), CHANGES)

    def test_each_change_has_a_line(self):
        lines = [row[0] for row in self.rows("text")]
        self.assertEqual(len(lines), len(CHANGES))
        for line, change in zip(lines, CHANGES):
            name = "lumo" if change[1] == "-" else change[1]
            self.assertIn(name, line)
        for line in TEXTS:
            self.assertIn(line, lines)

    def test_seconds(self):
        self.assertEqual({row[0]: row[1:]
                          for row in self.rows("seconds", "Thu 21:00")},
                         SECONDS)

    def test_incidents(self):
        rows = self.rows("incident", "Thu 21:00")
        self.assertEqual(len(rows), len(INCIDENTS))
        self.assertEqual({row[0]: row[1:] for row in rows}, INCIDENTS)

    def test_promises(self):
        found = {}
        for row in self.rows("promise", "Thu 21:00"):
            section, source, _, latest, _, _, status, late = row[:8]
            found.setdefault(section, []).append((source, latest, status,
                                                  late))
        self.assertEqual(found, PROMISES)
        self.assertEqual(self.rows("kept", "Thu 21:00"), [(KEPT,)])
        self.assertEqual(self.rows("broken", "Thu 21:00"), [(BROKEN,)])

    def test_how_late_it_is_meanwhile(self):
        """On Thursday at noon: 63 h after Mon 21:00, 24 h after Wed 12:00,
        and 8 h before what the hotline said."""
        late = {(row[0], row[1], row[3]): row[6:8]
                for row in self.rows("promise", "Thu 12:00")}
        self.assertEqual(late["account", "page", "Mon 21:00"],
                         ("revised", "3780 min"))
        self.assertEqual(late["account", "page", "Wed 12:00"],
                         ("overdue", "1440 min"))
        self.assertEqual(late["account", "hotline", "Thu 20:00"],
                         ("open", "0 min"))
        self.assertEqual(late["-", "press", "Tue 23:00"],
                         ("overdue", "2220 min"))

    def test_what_holds(self):
        for at, (k_of_n, holds) in HOLDS.items():
            self.assertIn((at, k_of_n), self.rows("at"))
            self.assertEqual({row[0]: row[1:]
                              for row in self.rows("holds", at)}, holds, at)

    def test_what_to_do_instead(self):
        """While activation does not work: by SMS; the rest of the time not a
        word of it."""
        for language in ("en", "fr"):
            text = "\n".join(row[0]
                             for row in self.rows(language, "Thu 12:00"))
            self.assertIn("20555", text)
            self.assertIn("ACTIVE", text)
            text = "\n".join(row[0]
                             for row in self.rows(language, "Thu 21:00"))
            self.assertNotIn("20555", text)


if __name__ == "__main__":
    if not os.path.exists("/usr/share/zoneinfo/Europe/Paris"):
        print("the system has no time zones")
        sys.exit(77)
    unittest.main(verbosity=1)
