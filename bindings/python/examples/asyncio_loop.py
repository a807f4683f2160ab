#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks many sections in one thread, on the event loop of asyncio.

    asyncio_loop.py [--allow-private] [--kind KIND] PORTAL.xml|URL...

A line is printed for each section as it ends, then a sum."""

import argparse
import asyncio
import time
from collections import Counter
from typing import Dict

import syma
from syma import aio

Sums = Dict[str, int]


def show(name: str, verdict: syma.Verdict, sums: Sums) -> None:
    sums[verdict.state.label] += 1
    print(f"{verdict.state:11}  {verdict.usable:7}  {verdict.reason:16}  "
          f"{name}")


async def watch_url(prober: aio.Prober, url: str, kind: str,
                    sums: Sums) -> None:
    try:
        show(url, await prober.check_url(url, kind), sums)
    except syma.Error as error:
        sums["not checked"] += 1
        print(f"{url}: {error}")


async def watch_portal(prober: aio.Prober, path: str, sums: Sums) -> None:
    with open(path, "rb") as file:
        portal = syma.Portal.from_xml(file.read())
    async for event in prober.submit(portal):
        if event.verdict is not None:
            show(event.section_id, event.verdict, sums)
        elif event.report is not None:
            report = event.report
            print(f"{path}: {report.state}, usable: {report.usable}, "
                  f"{report.up_count} of {report.required_count} up")


async def main() -> None:
    parser = argparse.ArgumentParser(
        description="Checks many sections in one thread.")
    parser.add_argument("--allow-private", action="store_true",
                        help="also loopback and private addresses")
    parser.add_argument("--kind", default="generic", help="of the URLs")
    parser.add_argument("what", nargs="+", help="a portal file or a URL")
    args = parser.parse_args()

    sums: Sums = Counter()
    begun = time.monotonic()
    options = {"allow_private": int(args.allow_private)}
    async with aio.Prober(options) as prober:
        await asyncio.gather(*(
            watch_url(prober, what, args.kind, sums) if "://" in what
            else watch_portal(prober, what, sums) for what in args.what))
    parts = ", ".join(f"{count} {state}" for state, count in sums.items())
    print(f"{sum(sums.values())} sections in "
          f"{time.monotonic() - begun:.1f} s: {parts}")


if __name__ == "__main__":
    asyncio.run(main())
