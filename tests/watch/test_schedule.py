#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""When syma-watch checks its portals: days of a made-up clock are handed to
its schedule, which is built with a small driver that begins and ends checks as
the loop does."""

import collections
import os
import shlex
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "tools"))
from support import BUILD, SRC, Folder, main  # noqa: E402

# Arguments: portals, interval, how long a check takes, until when, and whether
# each file changes half-way. Writes a line 'number begin' a check.
DRIVER = """
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include "schedule.h"

static struct watched all[1000];
static struct watched *items[1000];
static char ids[1000][8];
static int64_t ends[1000];

static int64_t step(struct folder *f, int64_t interval, int64_t takes,
                    int64_t now)
{
    int64_t next = schedule_wait(f, now);
    size_t i;

    for (i = 0; i < f->count; i++) {
        if (items[i]->ticket != 0 && ends[i] <= now)
            items[i]->ticket = 0;
        if (items[i]->ticket == 0 && items[i]->due_ms <= now) {
            printf("%zu %" PRId64 "\\n", i, now);
            items[i]->ticket = 1;
            ends[i] = now + takes;
            schedule_next(items[i], interval, now);
        }
    }
    next = schedule_wait(f, now);
    if (next == 0)
        abort(); /* all that was due has begun */
    for (i = 0; i < f->count; i++) {
        if (items[i]->ticket != 0 && (next < 0 || ends[i] - now < next))
            next = ends[i] - now;
    }
    return now + next;
}

int main(int argc, char **argv)
{
    struct folder f = {items, (size_t)atoi(argv[1])};
    int64_t interval = atoll(argv[2]);
    int64_t takes = atoll(argv[3]);
    int64_t end = atoll(argv[4]);
    int64_t change = argc > 5 ? end / 2 : INT64_MAX;
    int64_t now = 1000;
    size_t i;

    for (i = 0; i < f.count; i++) {
        snprintf(ids[i], sizeof(ids[i]), "p%zu", i);
        items[i] = &all[i];
        all[i].facts.id = ids[i];
        schedule_begin(items[i], interval, now);
    }
    while (now < end) {
        if (now >= change) {
            for (i = 0; i < f.count; i++)
                schedule_replace(items[i], items[i], now);
            change = INT64_MAX;
        }
        now = step(&f, interval, takes, now);
        now = now > change ? change : now;
    }
    return 0;
}
"""

MINUTE = 60000
DAY = 24 * 60 * MINUTE


class Schedule(Folder):
    def setUp(self):
        super().setUp()
        self.write("driver.c", DRIVER)
        tools = os.path.join(SRC, "tools", "syma-watch")
        subprocess.run(
            shlex.split(os.environ.get("CC") or "cc") + [
                "-D_GNU_SOURCE", "-I", tools,
                "-I", os.path.join(SRC, "include"),
                "-I", os.path.join(BUILD, "include"), "-o", "driver",
                "driver.c", os.path.join(tools, "schedule.c")], check=True)

    def play(self, *args):
        """The moments of each portal's checks."""
        done = subprocess.run(["./driver", *map(str, args)], check=True,
                              encoding="utf-8", stdout=subprocess.PIPE)
        found = collections.defaultdict(list)
        for line in done.stdout.splitlines():
            number, begin = map(int, line.split())
            found[number].append(begin)
        self.assertEqual(len(found), args[0])
        return found

    @staticmethod
    def steps(begins):
        return [b - a for a, b in zip(begins, begins[1:])]

    def test_interval_and_jitter(self):
        found = self.play(20, MINUTE, 300, DAY)
        for begins in found.values():
            # None is left out and none comes twice, in a whole day.
            self.assertAlmostEqual(len(begins), DAY / MINUTE, delta=2)
            # Beside the grid by a twentieth at most; the first is due sooner.
            beside = [(b - begins[0]) % MINUTE for b in begins]
            beside = [b - MINUTE if b > MINUTE // 2 else b for b in beside]
            self.assertLessEqual(max(beside), MINUTE // 20)
            self.assertGreaterEqual(min(beside), -MINUTE // 20)
            # It is not the same each time, and to both sides alike.
            self.assertGreater(len(set(beside)), 1000)
            self.assertLess(abs(sum(beside)) / len(beside), MINUTE / 200)
            for step in self.steps(begins):
                self.assertLessEqual(abs(step - MINUTE), MINUTE // 10)

    def test_spread(self):
        """A tenth of the interval has no more than twice its share."""
        found = self.play(500, MINUTE, 300, 2 * MINUTE)
        first = collections.Counter((begins[0] - 1000) * 10 // MINUTE
                                    for begins in found.values())
        self.assertEqual(set(first), set(range(10)))
        self.assertLess(max(first.values()), 100)

    def test_same_places_in_each_run(self):
        self.assertEqual(self.play(50, MINUTE, 300, 5 * MINUTE),
                         self.play(50, MINUTE, 300, 5 * MINUTE))

    def test_long_interval(self):
        """The first look comes within a minute all the same."""
        hour = 60 * MINUTE
        for begins in self.play(100, hour, 300, DAY).values():
            self.assertLess(begins[0], 1000 + MINUTE)
            self.assertGreaterEqual(begins[1] - begins[0], hour // 2
                                    - hour // 20)
            for step in self.steps(begins[1:]):
                self.assertLessEqual(abs(step - hour), hour // 10)

    def test_no_two_at_once(self):
        """A check that takes longer than the interval is not begun again
        before its end, and what was missed is not made up for."""
        takes = 150000
        for begins in self.play(20, MINUTE, takes, DAY).values():
            for step in self.steps(begins):
                self.assertGreaterEqual(step, takes)
                self.assertLessEqual(step, takes + MINUTE)

    def test_changed_file(self):
        """Due at once, and then on the grid that it had."""
        interval = 10 * MINUTE
        for begins in self.play(20, interval, 300, DAY, "change").values():
            self.assertIn(DAY // 2, begins)
            at = begins.index(DAY // 2)
            before, after = begins[at - 1], begins[at + 1:]
            self.assertGreater(len(after), 70)
            self.assertGreaterEqual(after[0] - DAY // 2,
                                    interval // 2 - interval // 20)
            for begin in after:
                beside = (begin - before) % interval
                self.assertLessEqual(min(beside, interval - beside),
                                     interval // 10)


if __name__ == "__main__":
    main()
