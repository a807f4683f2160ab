# SPDX-License-Identifier: MIT
"""Many checks at once, in one thread, on one descriptor. For asyncio there
is syma.aio."""

from __future__ import annotations

from ctypes import byref, c_uint64
from dataclasses import dataclass
from math import ceil
from time import monotonic
from typing import Iterator, Optional

from . import _api
from ._handle import Exclusive, Owned
from ._lib import lib
from ._values import int64_in, text_in, text_out, uint64_in
from .discovery import Discovery, shared_discovery
from .enums import EventKind, Kind, SectionKind, kind_in
from .errors import Error, checked, error
from .options import Settings, lent
from .portal import Portal
from .report import Report, shared_report
from .ruleset import Ruleset, rules_in
from .verdict import Verdict, shared

# The library waits on where a signal arrives; Python has to be asked.
SLICE_MS = 200


@dataclass(frozen=True)
class Event:
    """What has happened to a check."""

    kind: EventKind
    #: What submit gave.
    ticket: int
    #: The section of a verdict; "" for a page submitted by its URL.
    section_id: str
    verdict: Optional[Verdict]
    report: Optional[Report]
    #: Why the check could not be carried out.
    error: Optional[Error]
    #: Of what submit_discovery began.
    discovery: Optional[Discovery] = None

    @property
    def last(self) -> bool:
        """Whether the check ends with this event."""
        if self.kind == EventKind.VERDICT:
            return not self.section_id
        return self.kind in (EventKind.REPORT, EventKind.FAILURE,
                             EventKind.DISCOVERY)


class _EventPointer(Owned, _api.syma_event):
    release = lib.syma_event_free


def _event(e: _api.syma_event) -> Event:
    verdict = lib.syma_event_verdict(e)
    report = lib.syma_event_report(e)
    discovery = lib.syma_event_discovery(e)
    code = lib.syma_event_error(e)
    return Event(EventKind(lib.syma_event_kind(e)),
                 lib.syma_event_ticket(e),
                 text_out(lib.syma_event_section_id(e)),
                 shared(verdict) if verdict else None,
                 shared_report(report) if report else None,
                 error(code) if code < 0 else None,
                 shared_discovery(discovery) if discovery else None)


class _Pointer(Owned, _api.syma_prober):
    release = lib.syma_prober_free


class Prober(Exclusive[_api.syma_prober]):
    """One thread at a time, but for wakeup, and in the process that made
    it. It can be given to select and selectors as it is."""

    def __init__(self, options: Optional[Settings] = None,
                 rules: Optional[Ruleset] = None) -> None:
        pointer = _Pointer()
        with lent(options) as o:
            checked(lib.syma_prober_new(o, rules_in(rules), byref(pointer)))
        super().__init__(pointer)
        self._woken = False

    def submit(self, portal: Portal) -> int:
        """Begin to check a portal: a verdict for each section, then the
        report. Gives the ticket of its events."""
        ticket = c_uint64()
        with portal._held() as p:
            self._call(lib.syma_prober_submit, p, byref(ticket))
        return ticket.value

    def submit_url(self, url: str, kind: Kind = SectionKind.GENERIC) -> int:
        """Begin to check one page. Gives the ticket of its one event."""
        ticket = c_uint64()
        self._call(lib.syma_prober_submit_url, text_in(url), kind_in(kind),
                   byref(ticket))
        return ticket.value

    def submit_discovery(self, url: str) -> int:
        """Begin to look for the sections of a portal, from its home page.
        Gives the ticket of its one event."""
        ticket = c_uint64()
        self._call(lib.syma_prober_submit_discovery, text_in(url),
                   byref(ticket))
        return ticket.value

    def cancel(self, ticket: int) -> None:
        """Give a check up. NotFoundError where it has ended."""
        self._call(lib.syma_prober_cancel, uint64_in(ticket))

    @property
    def pending(self) -> int:
        """How many checks have not ended."""
        with self._held() as pointer:
            return lib.syma_prober_pending(pointer)

    def fileno(self) -> int:
        """The descriptor to watch for input; it is never read.
        NotSupportedError where this build has none."""
        return self._call(lib.syma_prober_fd)

    @property
    def timeout_ms(self) -> Optional[int]:
        """How long nothing needs to be done if no socket becomes ready;
        None: nothing is pending and no event waits."""
        with self._held() as pointer:
            left = lib.syma_prober_timeout_ms(pointer)
        return None if left < 0 else left

    def step(self) -> int:
        """Do what can be done now; gives how many events wait."""
        self._woken = False
        return self._call(lib.syma_prober_step)

    def wait(self, timeout_ms: Optional[int] = None) -> int:
        """Work until an event waits, the time is over, wakeup is called or
        nothing is pending; gives how many events wait."""
        end = None if timeout_ms is None or timeout_ms < 0 \
            else monotonic() + int64_in(timeout_ms) / 1000
        while True:
            left = SLICE_MS if end is None \
                else min(SLICE_MS, max(0, ceil((end - monotonic()) * 1000)))
            count = self._call(lib.syma_prober_wait, left)
            if count or self._woken or not self.pending:
                break
            if end is not None and monotonic() >= end:
                break
        self._woken = False
        return count

    def wakeup(self) -> None:
        """End a wait, the one under way or the next one. From any thread,
        also from a signal handler."""
        self._woken = True
        checked(lib.syma_prober_wakeup(self._open()))

    def next_event(self) -> Optional[Event]:
        """Pull the oldest event; None where there is none."""
        out = _EventPointer()
        if self._call(lib.syma_prober_next_event, byref(out)) == 0:
            return None
        return _event(out)

    def events(self) -> Iterator[Event]:
        """Pull the events that wait."""
        event = self.next_event()
        while event is not None:
            yield event
            event = self.next_event()

    def __iter__(self) -> Iterator[Event]:
        """All events, waiting for them, until no check is pending."""
        while True:
            yield from self.events()
            if not self.pending:
                return
            self.wait()


__all__ = ["Event", "Prober"]
