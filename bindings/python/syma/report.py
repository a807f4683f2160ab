# SPDX-License-Identifier: MIT
"""One check of one portal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Optional, Tuple

from . import _api
from ._handle import Immutable, Owned
from ._lib import lib
from ._values import int_in, made_text, moment_out, text_in, text_out
from .enums import Flag, State, Usable
from .errors import checked
from .verdict import Verdict, shared


@dataclass(frozen=True)
class Fallback:
    """A way round a section."""

    #: What is done that way, by what, where, with which word.
    act: str
    channel: str
    address: str
    keyword: str
    #: The words of the page that tell of it.
    text: str
    #: Who tells of it: "portal" or "page".
    source: str


@dataclass(frozen=True)
class Section:
    """A section: state, usable and reason once its needs are counted."""

    id: str
    state: State
    usable: Usable
    reason: str
    #: The id of the section behind it; "" where the state is its own.
    because: str
    fallbacks: Tuple[Fallback, ...]
    #: What was found on its own page.
    verdict: Verdict
    #: How its address was found, as the portal says; "": it does not.
    found_by: str = ""


class OwnedReport(Owned, _api.syma_report):
    release = lib.syma_report_unref


class Report(Immutable[_api.syma_report]):
    """Never changes; threads may share it. Sections and their verdicts stay
    when it is closed."""

    def __init__(self, pointer: OwnedReport) -> None:
        self._pointer = pointer

    @property
    def portal_id(self) -> str:
        return text_out(lib.syma_report_portal_id(self._open()))

    @property
    def state(self) -> State:
        return State(lib.syma_report_state(self._open()))

    @property
    def usable(self) -> Usable:
        return Usable(lib.syma_report_usable(self._open()))

    @property
    def flags(self) -> Flag:
        return Flag(lib.syma_report_flags(self._open()))

    @property
    def time(self) -> Optional[datetime]:
        """When the check was made, in UTC."""
        return moment_out(lib.syma_report_time_ms(self._open()))

    @property
    def up_count(self) -> int:
        """How many required sections are effectively up."""
        return lib.syma_report_up_count(self._open())

    @property
    def required_count(self) -> int:
        return lib.syma_report_required_count(self._open())

    @property
    def sections(self) -> Tuple[Section, ...]:
        """In the order of the portal."""
        r = self._open()
        return tuple(_section(r, i)
                     for i in range(lib.syma_report_section_count(r)))

    def section(self, id: str) -> Section:
        """The section of an id; KeyError where there is none."""
        for section in self.sections:
            if section.id == id:
                return section
        raise KeyError(id)

    def format(self, name: str = "text") -> str:
        """Written down as "json", "text", "ansi", "nagios", "nagios:0",
        "nagios:1" or "nagios:2"."""
        code, text = made_text(lib.syma_report_format, self._open(),
                               text_in(name))
        checked(code, name)
        return text

    def explain(self, language: str = "en",
                audience: str = "customer") -> str:
        """In sentences, in "en" or "fr", for a "customer" or an
        "engineer"."""
        code, text = made_text(lib.syma_report_explain, self._open(),
                               text_in(language), text_in(audience))
        checked(code, f"{language}, {audience}")
        return text

    def exit_code(self, maintenance_code: int = 1) -> int:
        """The exit status of a program that reports this portal."""
        return checked(lib.syma_report_exit_code(
            self._open(), int_in(maintenance_code)), "maintenance_code")

    def __repr__(self) -> str:
        return "<Report, closed>" if self.closed else \
            f"<Report {self.portal_id} {self.state}, usable: {self.usable}>"


def shared_report(borrowed: _api.syma_report) -> Report:
    """With a reference of its own."""
    return Report(OwnedReport(lib.syma_report_ref(borrowed).value))


def _section(r: _api.syma_report, i: int) -> Section:
    return Section(
        text_out(lib.syma_report_section_id(r, i)),
        State(lib.syma_report_effective_state(r, i)),
        Usable(lib.syma_report_effective_usable(r, i)),
        text_out(lib.syma_report_effective_reason(r, i)),
        text_out(lib.syma_report_because(r, i)),
        tuple(Fallback(*fallback_fields(lib.syma_report_fallback(r, i, j)))
              for j in range(lib.syma_report_fallback_count(r, i))),
        shared(lib.syma_report_verdict(r, i)),
        text_out(lib.syma_report_found_by(r, i)))


def fallback_fields(
        f: _api.syma_fallback) -> Tuple[str, str, str, str, str, str]:
    return (text_out(lib.syma_fallback_act(f)),
            text_out(lib.syma_fallback_channel(f)),
            text_out(lib.syma_fallback_address(f)),
            text_out(lib.syma_fallback_keyword(f)),
            text_out(lib.syma_fallback_text(f)),
            text_out(lib.syma_fallback_source(f)))


__all__ = ["Fallback", "Report", "Section"]
