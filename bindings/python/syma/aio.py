# SPDX-License-Identifier: MIT
"""Many checks at once on the loop of asyncio, in its one thread.

The loop watches the descriptor of the prober. Where the library was built
without one, or the loop cannot watch it, a timer takes its place."""

from __future__ import annotations

import asyncio
import warnings
from types import TracebackType
from typing import (Any, AsyncIterator, Callable, Dict, Generator, Generic,
                    List, Optional, Type, TypeVar, Union, cast)
from weakref import WeakMethod

from . import prober as _prober
from .discovery import Discovery
from .enums import Kind, SectionKind
from .errors import Error, NotFoundError, NotSupportedError
from .options import Settings
from .portal import Portal
from .prober import Event
from .report import Report
from .ruleset import Ruleset
from .verdict import Verdict

POLL_MS = 20

T = TypeVar("T", Verdict, Report, Discovery)
_AnyCheck = Union["Check[Verdict]", "Check[Report]", "Check[Discovery]"]


class Check(Generic[T]):
    """A check that was begun. Await it for its verdict, report or discovery,
    or iterate over its events with `async for`; both as often as wanted. One
    that could not be carried out raises its Error. Where a task that waits
    for it is cancelled, the check is given up."""

    def __init__(self, prober: Prober, ticket: int) -> None:
        self.ticket = ticket
        self._prober = prober
        self._events: List[Event] = []
        self._waiters: List[asyncio.Future[None]] = []
        self._ended = False
        self._error: Optional[BaseException] = None

    def done(self) -> bool:
        """Whether it has ended, or was given up."""
        return self._ended

    def cancelled(self) -> bool:
        """Whether it was given up."""
        return isinstance(self._error, asyncio.CancelledError)

    def cancel(self) -> bool:
        """Give the check up: who waits for it gets CancelledError. False
        where it has ended."""
        if self._ended or not self._prober._give_up(self.ticket):
            return False
        self._end(asyncio.CancelledError())
        return True

    def result(self) -> T:
        """What came of a check that has ended."""
        if not self._ended:
            raise asyncio.InvalidStateError("the check has not ended")
        if self._error is not None:
            raise self._error
        last = self._events[-1]
        return cast(T, last.verdict or last.report or last.discovery)

    def __await__(self) -> Generator[Any, None, T]:
        return self._outcome().__await__()

    async def __aiter__(self) -> AsyncIterator[Event]:
        told = 0
        while told < len(self._events) or not self._ended:
            if told == len(self._events):
                await self._news()
                continue
            told += 1
            yield self._events[told - 1]
        if self._error is not None:
            raise self._error

    async def _outcome(self) -> T:
        while not self._ended:
            await self._news()
        return self.result()

    async def _news(self) -> None:
        waiter: asyncio.Future[None] = self._prober._loop.create_future()
        self._waiters.append(waiter)
        try:
            await waiter
        except asyncio.CancelledError:
            self.cancel()
            raise

    def _add(self, event: Event) -> None:
        if event.error is not None:
            self._end(event.error)
            return
        self._events.append(event)
        if event.last:
            self._end(None)
        else:
            self._wake()

    def _end(self, error: Optional[BaseException]) -> None:
        self._ended = True
        self._error = error
        self._wake()

    def _wake(self) -> None:
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)


class Prober:
    """Any number of checks. To be made, used and closed in the thread of a
    running loop; `async with` closes it. One that is forgotten is closed
    once no check is pending, with a ResourceWarning."""

    def __init__(self, options: Optional[Settings] = None,
                 rules: Optional[Ruleset] = None, *,
                 poll_ms: Optional[int] = None) -> None:
        """poll_ms: look so often rather than watch the descriptor."""
        self._loop = asyncio.get_running_loop()
        self._prober = _prober.Prober(options, rules)
        self._checks: Dict[int, _AnyCheck] = {}
        self._driver = _driver(
            self._loop, self._prober, _Work(self), poll_ms)

    def __del__(self, _warn: Callable[..., None] = warnings.warn) -> None:
        driver = getattr(self, "_driver", None)
        if driver is None or self._prober.closed:
            return
        try:
            # This may be any thread. The descriptor is open until then.
            self._loop.call_soon_threadsafe(_drop, driver, self._prober)
        except RuntimeError:
            pass  # the loop is closed and watches nothing
        _warn(f"unclosed {self!r}", ResourceWarning, source=self)

    def submit_url(self, url: str,
                   kind: Kind = SectionKind.GENERIC) -> Check[Verdict]:
        """Begin to check one page."""
        check: Check[Verdict] = Check(
            self, self._prober.submit_url(url, kind))
        self._checks[check.ticket] = check
        self._driver.begin()
        return check

    def submit(self, portal: Portal) -> Check[Report]:
        """Begin to check a portal. Its events are a verdict for each
        section, then the report."""
        check: Check[Report] = Check(self, self._prober.submit(portal))
        self._checks[check.ticket] = check
        self._driver.begin()
        return check

    def submit_discovery(self, url: str) -> Check[Discovery]:
        """Begin to look for the sections of a portal."""
        check: Check[Discovery] = Check(
            self, self._prober.submit_discovery(url))
        self._checks[check.ticket] = check
        self._driver.begin()
        return check

    async def check_url(self, url: str,
                        kind: Kind = SectionKind.GENERIC) -> Verdict:
        """Check one page."""
        return await self.submit_url(url, kind)

    async def check_portal(self, portal: Portal) -> Report:
        """Check a portal."""
        return await self.submit(portal)

    async def discover(self, url: str) -> Discovery:
        """Look for the sections of a portal, from its home page."""
        return await self.submit_discovery(url)

    @property
    def pending(self) -> int:
        """How many checks have not ended."""
        return len(self._checks)

    @property
    def closed(self) -> bool:
        return self._prober.closed

    def close(self) -> None:
        """Give up what is pending and release all. Closing it again does
        nothing."""
        self._finish(asyncio.CancelledError())

    async def aclose(self) -> None:
        """The same, for contextlib.aclosing and the like."""
        self.close()

    async def __aenter__(self) -> Prober:
        return self

    async def __aexit__(self, kind: Optional[Type[BaseException]],
                        value: Optional[BaseException],
                        trace: Optional[TracebackType]) -> None:
        self.close()

    def _give_up(self, ticket: int) -> bool:
        try:
            self._prober.cancel(ticket)
        except NotFoundError:
            return False  # its last event waits to be pulled
        except Error:
            pass  # given up all the same; the next step tells of the rest
        self._checks.pop(ticket, None)
        return True

    def _work(self) -> None:
        try:
            self._prober.step()
            for event in self._prober.events():
                self._tell(event)
        except Error as error:
            self._finish(error)

    def _tell(self, event: Event) -> None:
        check = self._checks.get(event.ticket)
        if check is None:
            return
        if event.last:
            del self._checks[event.ticket]
        check._add(event)

    def _finish(self, error: BaseException) -> None:
        if self._prober.closed:
            return
        self._driver.end()
        self._prober.close()
        checks = list(self._checks.values())
        self._checks.clear()
        for check in checks:
            check._end(error)


class _Work:
    """What the loop calls. It holds the checks that are pending, and they
    their prober; a prober at rest is not held."""

    def __init__(self, prober: Prober) -> None:
        self._checks = prober._checks
        self._work = WeakMethod(prober._work)

    def __call__(self) -> None:
        work = self._work()
        if work is not None:
            work()


class _Watch:
    """The loop watches the descriptor."""

    def __init__(self, loop: asyncio.AbstractEventLoop, fd: int,
                 work: Callable[[], None]) -> None:
        self._loop = loop
        self._fd = fd
        loop.add_reader(fd, work)

    def begin(self) -> None:
        """The descriptor tells of what was submitted."""

    def end(self) -> None:
        self._loop.remove_reader(self._fd)


class _Timer:
    """The loop looks after what is pending every few milliseconds."""

    def __init__(self, loop: asyncio.AbstractEventLoop,
                 prober: _prober.Prober, work: Callable[[], None],
                 poll_ms: int) -> None:
        self._loop = loop
        self._prober = prober
        self._work = work
        self._poll_ms = poll_ms
        self._next: Optional[asyncio.TimerHandle] = None

    def begin(self) -> None:
        if self._next is None:
            self._next = self._loop.call_later(0, self._tick)

    def end(self) -> None:
        if self._next is not None:
            self._next.cancel()

    def _tick(self) -> None:
        self._next = None
        self._work()
        left = None if self._prober.closed else self._prober.timeout_ms
        if left is not None and self._next is None:
            self._next = self._loop.call_later(
                min(left, self._poll_ms) / 1000, self._tick)


def _driver(loop: asyncio.AbstractEventLoop, prober: _prober.Prober,
            work: Callable[[], None],
            poll_ms: Optional[int]) -> Union[_Watch, _Timer]:
    if poll_ms is None:
        try:
            return _Watch(loop, prober.fileno(), work)
        except (NotSupportedError, NotImplementedError):
            poll_ms = POLL_MS
    return _Timer(loop, prober, work, poll_ms)


def _drop(driver: Union[_Watch, _Timer], prober: _prober.Prober) -> None:
    driver.end()
    prober.close()


async def check_url(url: str, kind: Kind = SectionKind.GENERIC,
                    options: Optional[Settings] = None,
                    rules: Optional[Ruleset] = None) -> Verdict:
    """One check of one page."""
    async with Prober(options, rules) as prober:
        return await prober.check_url(url, kind)


async def check_portal(portal: Portal, options: Optional[Settings] = None,
                       rules: Optional[Ruleset] = None) -> Report:
    """One check of one portal."""
    async with Prober(options, rules) as prober:
        return await prober.check_portal(portal)


async def discover(url: str, options: Optional[Settings] = None,
                   rules: Optional[Ruleset] = None) -> Discovery:
    """One search for the sections of a portal."""
    async with Prober(options, rules) as prober:
        return await prober.discover(url)


__all__ = ["Check", "Prober", "check_portal", "check_url", "discover"]
