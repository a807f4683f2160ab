# SPDX-License-Identifier: MIT
"""What a tracker tells: plain copies, which stay when it goes on or is
closed. Moments are in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Optional, Tuple

from . import _api
from ._lib import lib
from ._values import EPOCH, moment_out, text_out
from .enums import ChangeKind, Flag, PromiseStatus, State, Usable


@dataclass(frozen=True)
class Seconds:
    """How long each state has held, in whole seconds."""

    unknown: int
    up: int
    degraded: int
    maintenance: int
    down: int

    @property
    def total(self) -> int:
        return (self.unknown + self.up + self.degraded + self.maintenance
                + self.down)


@dataclass(frozen=True)
class Incident:
    """One time at which the state was not up."""

    #: The first report that saw it, the one that confirmed it, and the first
    #: that saw its end; None while it goes on.
    begin: datetime
    confirmed: datetime
    end: Optional[datetime]
    #: The worst state in its course.
    worst: State
    #: With which it began; "" for that of a portal.
    reason: str
    #: Whether it began in a planned window.
    planned: bool
    #: How often a promised return was put off.
    slips: int


@dataclass(frozen=True)
class Promise:
    """A promise of a return."""

    #: "header", "page", "status", or what was declared.
    source: str
    text: str
    #: When it was first seen.
    seen: datetime
    #: The return that it names; None where it names none.
    earliest: Optional[datetime]
    latest: Optional[datetime]
    #: The moments are a reading of loose words.
    vague: bool
    #: The latest return that the same source had named before.
    revised_from: Optional[datetime]
    status: PromiseStatus
    #: How late the return is or was; None where no time was named.
    late_ms: Optional[int]


@dataclass(frozen=True)
class Window:
    """Planned work."""

    #: "" for the whole portal.
    section_id: str
    #: Who tells of it: "portal" or "page".
    source: str
    text: str
    begin: datetime
    end: datetime


@dataclass(frozen=True)
class TrackedSection:
    """What a tracker knows of a section."""

    id: str
    state: State
    usable: Usable
    reason: str
    flags: Flag
    #: Since when the state has held.
    since: Optional[datetime]
    seconds: Seconds
    #: How much of them lay in planned windows.
    planned_seconds: Seconds
    #: The latest first.
    incidents: Tuple[Incident, ...]
    promises: Tuple[Promise, ...]


@dataclass(frozen=True)
class TrackedPortal:
    """What a tracker knows of a portal. Incidents and promises are those of
    the portal as a whole; its sections have their own."""

    id: str
    #: When the last report was made.
    checked: Optional[datetime]
    state: State
    usable: Usable
    flags: Flag
    since: Optional[datetime]
    #: How many required sections are up, and how many there are.
    up_count: int
    required_count: int
    #: Ever; the same words of several sections are one promise.
    kept_count: int
    broken_count: int
    seconds: Seconds
    planned_seconds: Seconds
    #: In the order of the last report.
    sections: Tuple[TrackedSection, ...]
    #: The latest first.
    incidents: Tuple[Incident, ...]
    promises: Tuple[Promise, ...]
    #: Those that go on or lie ahead; the next to begin first.
    windows: Tuple[Window, ...]

    def section(self, id: str) -> TrackedSection:
        """The section of an id; KeyError where there is none."""
        for section in self.sections:
            if section.id == id:
                return section
        raise KeyError(id)


@dataclass(frozen=True)
class Waiting:
    """A required section that is not back."""

    section_id: str
    #: The section that it needs and that is not up; "": it waits for none.
    waits_for: str


@dataclass(frozen=True)
class Change:
    """What has changed."""

    kind: ChangeKind
    portal_id: str
    #: "" for the portal as a whole.
    section_id: str
    #: When it came about, and when the tracker learnt of it.
    time: datetime
    seen: datetime
    #: The state before and after; where it is no other, both are that one.
    before: State
    after: State
    #: Whether flapping, being stale or a window begins, not ends.
    begins: bool
    #: What it is about; None where it is about none.
    promise: Optional[Promise]
    window: Optional[Window]
    #: Of a partial return: k of n, which are back and which are not.
    up_count: int
    required_count: int
    back: Tuple[str, ...]
    waiting: Tuple[Waiting, ...]
    #: One English line.
    text: str

    def __str__(self) -> str:
        return self.text


def portal_ids(t: _api.syma_tracker) -> Tuple[str, ...]:
    return tuple(text_out(lib.syma_tracker_portal_id(t, i))
                 for i in range(lib.syma_tracker_portal_count(t)))


def portal_out(t: _api.syma_tracker, p: bytes) -> TrackedPortal:
    return TrackedPortal(
        p.decode(),
        moment_out(lib.syma_tracker_checked_ms(t, p)),
        State(lib.syma_tracker_state(t, p, None)),
        Usable(lib.syma_tracker_usable(t, p, None)),
        Flag(lib.syma_tracker_flags(t, p, None)),
        moment_out(lib.syma_tracker_since_ms(t, p, None)),
        lib.syma_tracker_up_count(t, p),
        lib.syma_tracker_required_count(t, p),
        lib.syma_tracker_kept_count(t, p),
        lib.syma_tracker_broken_count(t, p),
        _seconds(t, p, None), _planned_seconds(t, p, None),
        tuple(section_out(t, p, lib.syma_tracker_section_id(t, p, i) or b"")
              for i in range(lib.syma_tracker_section_count(t, p))),
        _incidents(t, p, None), _promises(t, p, None),
        tuple(_window(lib.syma_tracker_window(t, p, i))
              for i in range(lib.syma_tracker_window_count(t, p))))


def section_out(t: _api.syma_tracker, p: bytes, s: bytes) -> TrackedSection:
    return TrackedSection(
        text_out(s),
        State(lib.syma_tracker_state(t, p, s)),
        Usable(lib.syma_tracker_usable(t, p, s)),
        text_out(lib.syma_tracker_reason(t, p, s)),
        Flag(lib.syma_tracker_flags(t, p, s)),
        moment_out(lib.syma_tracker_since_ms(t, p, s)),
        _seconds(t, p, s), _planned_seconds(t, p, s),
        _incidents(t, p, s), _promises(t, p, s))


def change_out(c: _api.syma_change) -> Change:
    promise = lib.syma_change_promise(c)
    window = lib.syma_change_window(c)
    up = lib.syma_change_up_count(c)
    required = lib.syma_change_required_count(c)
    return Change(
        ChangeKind(lib.syma_change_kind(c)),
        text_out(lib.syma_change_portal_id(c)),
        text_out(lib.syma_change_section_id(c)),
        _at(lib.syma_change_time_ms(c)),
        _at(lib.syma_change_seen_ms(c)),
        State(lib.syma_change_from(c)), State(lib.syma_change_to(c)),
        lib.syma_change_begins(c) == 1,
        _promise(promise) if promise else None,
        _window(window) if window else None,
        up, required,
        tuple(text_out(lib.syma_change_back(c, i)) for i in range(up)),
        tuple(Waiting(text_out(lib.syma_change_waiting(c, i)),
                      text_out(lib.syma_change_waits_for(c, i)))
              for i in range(required - up)),
        text_out(lib.syma_change_text(c)))


def _at(milliseconds: int) -> datetime:
    """A moment that is always known."""
    return moment_out(milliseconds) or EPOCH


def _seconds(t: _api.syma_tracker, p: bytes, s: Optional[bytes]) -> Seconds:
    return Seconds(**{state.name.lower(): lib.syma_tracker_seconds(
        t, p, s, state) for state in State})


def _planned_seconds(t: _api.syma_tracker, p: bytes,
                     s: Optional[bytes]) -> Seconds:
    return Seconds(**{state.name.lower(): lib.syma_tracker_planned_seconds(
        t, p, s, state) for state in State})


def _incidents(t: _api.syma_tracker, p: bytes,
               s: Optional[bytes]) -> Tuple[Incident, ...]:
    return tuple(_incident(lib.syma_tracker_incident(t, p, s, i))
                 for i in range(lib.syma_tracker_incident_count(t, p, s)))


def _promises(t: _api.syma_tracker, p: bytes,
              s: Optional[bytes]) -> Tuple[Promise, ...]:
    return tuple(_promise(lib.syma_tracker_promise(t, p, s, i))
                 for i in range(lib.syma_tracker_promise_count(t, p, s)))


def _incident(n: _api.syma_incident) -> Incident:
    return Incident(_at(lib.syma_incident_begin_ms(n)),
                    _at(lib.syma_incident_confirmed_ms(n)),
                    moment_out(lib.syma_incident_end_ms(n)),
                    State(lib.syma_incident_worst(n)),
                    text_out(lib.syma_incident_reason(n)),
                    lib.syma_incident_planned(n) == 1,
                    lib.syma_incident_slips(n))


def _promise(p: _api.syma_promise) -> Promise:
    late = lib.syma_promise_late_ms(p)
    return Promise(text_out(lib.syma_promise_source(p)),
                   text_out(lib.syma_promise_text(p)),
                   _at(lib.syma_promise_seen_ms(p)),
                   moment_out(lib.syma_promise_earliest_ms(p)),
                   moment_out(lib.syma_promise_latest_ms(p)),
                   lib.syma_promise_vague(p) == 1,
                   moment_out(lib.syma_promise_revised_from_ms(p)),
                   PromiseStatus(lib.syma_promise_status(p)),
                   None if late < 0 else late)


def _window(w: _api.syma_window) -> Window:
    return Window(text_out(lib.syma_window_section_id(w)),
                  text_out(lib.syma_window_source(w)),
                  text_out(lib.syma_window_text(w)),
                  _at(lib.syma_window_begin_ms(w)),
                  _at(lib.syma_window_end_ms(w)))


__all__ = ["Change", "Incident", "Promise", "Seconds", "TrackedPortal",
           "TrackedSection", "Waiting", "Window"]
