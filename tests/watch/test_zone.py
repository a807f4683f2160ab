#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""syma-watch's reader of time zones against Python's, in both halves of the
year, at the days of change, and far beyond the last one that a file lists."""

import datetime
import os
import random
import shlex
import subprocess
import sys
import tempfile
import zoneinfo

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "tools"))
from support import SRC, Folder, main  # noqa: E402

FOLDER = "/usr/share/zoneinfo"
ZONES = ("Europe/Paris", "Europe/Dublin", "America/New_York",
         "America/St_Johns", "America/Sao_Paulo", "America/Santiago",
         "Asia/Kolkata", "Asia/Tokyo", "Asia/Jerusalem", "Africa/Casablanca",
         "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Etc/UTC",
         "America/Nuuk")
# Reads "zone milliseconds" lines; writes the local time, and when its day and
# the third one before it began.
DRIVER = """
#include <stdio.h>
#include "zone.h"
int main(void)
{
    char name[100];
    long long ms;
    struct civil c;

    while (scanf("%99s %lld", name, &ms) == 2) {
        const struct zone *z = zone_find("{folder}", name);
        zone_local(z, ms, &c);
        printf("%d-%02d-%02d %02d:%02d:%02d %d %d %lld %lld\\n", c.year,
               c.month, c.day, c.hour, c.minute, c.second, c.weekday,
               c.offset, (long long)zone_day_begin(z, ms, 0),
               (long long)zone_day_begin(z, ms, -3));
    }
    zone_forget_all();
    return 0;
}
"""


def moments():
    dice = random.Random(5)
    for year in (1975, 1996, 2015, 2024, 2026, 2037, 2038, 2060):
        begin = datetime.datetime(year, 1, 1, tzinfo=datetime.timezone.utc)
        for _ in range(60):
            yield begin + datetime.timedelta(
                seconds=dice.randrange(366 * 86400))
    for month in (3, 4, 10, 11):
        for hour in range(24 * 12):
            yield datetime.datetime(2026, month, 20,
                                    tzinfo=datetime.timezone.utc) + \
                datetime.timedelta(hours=hour)


def expected(moment, zone):
    local = moment.astimezone(zone)
    begins = []
    for days in (0, 3):
        day = local.date() - datetime.timedelta(days)
        midnight = datetime.datetime(day.year, day.month, day.day,
                                     tzinfo=zone)
        begins.append(int(midnight.timestamp()) * 1000)
    return local, begins


class Zones(Folder):
    def build(self, folder):
        """With sanitizers, where the compiler has them."""
        self.write("driver.c", DRIVER.replace("{folder}", folder))
        tools = os.path.join(SRC, "tools", "syma-watch")
        command = shlex.split(os.environ.get("CC") or "cc") + [
            "-D_GNU_SOURCE", "-g", "-I", tools, "-o", "driver", "driver.c",
            os.path.join(tools, "zone.c")]
        done = subprocess.run(
            command + ["-fsanitize=address,undefined",
                       "-fno-sanitize-recover=all"],
            stderr=subprocess.DEVNULL)
        if done.returncode != 0:
            subprocess.run(command, check=True)

    def test_zones(self):
        self.build(FOLDER)
        asked = [(name, m) for name in ZONES for m in moments()]
        lines = "".join("%s %d\n" % (name, m.timestamp() * 1000)
                        for name, m in asked)
        done = subprocess.run(["./driver"], input=lines, encoding="utf-8",
                              stdout=subprocess.PIPE, check=True)
        told = done.stdout.splitlines()
        self.assertEqual(len(told), len(asked))
        for (name, moment), line in zip(asked, told):
            self.check(name, moment, line)

    def check(self, name, moment, line):
        day, time, weekday, offset, *begins = line.split()
        local, wanted = expected(moment, zoneinfo.ZoneInfo(name))
        where = (name, moment)
        self.assertEqual(day + " " + time,
                         local.strftime("%Y-%m-%d %H:%M:%S"), where)
        self.assertEqual(int(weekday), local.isoweekday() % 7, where)
        self.assertEqual(int(offset), local.utcoffset().total_seconds(),
                         where)
        # Where midnight is skipped or comes twice an hour may lie between.
        for have, want in zip(map(int, begins), wanted):
            self.assertLessEqual(abs(have - want), 3600000, where)

    def test_broken_files(self):
        """Cut anywhere, or with any byte changed, a file does no harm."""
        with open(os.path.join(FOLDER, "Europe/Paris"), "rb") as file:
            good = file.read()
        dice = random.Random(6)
        with tempfile.TemporaryDirectory() as folder:
            names = []
            for i in range(400):
                bad = bytearray(good)
                if i % 2:
                    del bad[dice.randrange(len(bad)):]
                for _ in range(dice.randrange(4)):
                    if bad:
                        bad[dice.randrange(min(len(bad), 200))] = \
                            dice.randrange(256)
                names.append("z%d" % i)
                with open(os.path.join(folder, names[-1]), "wb") as file:
                    file.write(bad)
            self.build(folder)
            done = subprocess.run(
                ["./driver"], input="".join("%s 1795746322049\n" % n
                                            for n in names),
                encoding="utf-8", stdout=subprocess.PIPE,
                stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 0, done.stderr[:2000])
            self.assertEqual(len(done.stdout.splitlines()), len(names))


if __name__ == "__main__":
    if not os.path.isfile(os.path.join(FOLDER, ZONES[0])):
        print("there are no time zone files")
        sys.exit(77)
    main()
