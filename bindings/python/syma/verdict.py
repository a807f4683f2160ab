# SPDX-License-Identifier: MIT
"""What was found on one page, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Dict, Optional, Tuple

from . import _api
from ._handle import Immutable, Owned
from ._lib import lib
from ._values import made_text, moment_out, text_in, text_out
from .enums import Flag, NoticeKind, SectionKind, State, Usable
from .errors import checked
from .info import exit_code

PHASES = ("resolve", "connect", "tls", "first_byte", "body", "total")


@dataclass(frozen=True)
class Evidence:
    """One finding."""

    #: What was found, as in "form.password.absent".
    code: str
    #: Which state it speaks for, and how strongly: 0 to 1000.
    points_to: State
    weight: int
    #: Where it was found; "" where no place has a name.
    zone: str
    #: The words that are the evidence; "" where there are none.
    excerpt: str


@dataclass(frozen=True)
class Notice:
    """One announcement of the page. Times are in UTC."""

    kind: NoticeKind
    #: For what goes on now the return, for what is planned begin and end.
    earliest: Optional[datetime]
    latest: Optional[datetime]
    #: The times are a reading of loose words.
    vague: bool
    text: str
    #: Of a way round: what for, by what, where, with which word.
    act: str
    channel: str
    address: str
    keyword: str


@dataclass(frozen=True)
class Since:
    """When the trouble began, by the page's own words. Times are in UTC."""

    earliest: Optional[datetime]
    latest: Optional[datetime]
    vague: bool
    text: str


@dataclass(frozen=True)
class Form:
    """A form of the page: what for, and whether it can be filled."""

    kind: str
    enabled: bool


@dataclass(frozen=True)
class Certificate:
    """One of the certificates that the server showed."""

    subject: str
    issuer: str
    not_after: Optional[datetime]


class OwnedVerdict(Owned, _api.syma_verdict):
    release = lib.syma_verdict_unref


class Verdict(Immutable[_api.syma_verdict]):
    """Never changes; threads may share it. What it gives is copied, and
    stays when it is closed."""

    def __init__(self, pointer: OwnedVerdict) -> None:
        self._pointer = pointer

    @property
    def state(self) -> State:
        return State(lib.syma_verdict_state(self._open()))

    @property
    def usable(self) -> Usable:
        return Usable(lib.syma_verdict_usable(self._open()))

    @property
    def confidence(self) -> int:
        """How sure the state is, 0 to 999."""
        return lib.syma_verdict_confidence(self._open())

    @property
    def reason(self) -> str:
        """One of the names that reasons() lists."""
        return text_out(lib.syma_verdict_reason(self._open()))

    @property
    def flags(self) -> Flag:
        return Flag(lib.syma_verdict_flags(self._open()))

    @property
    def kind(self) -> SectionKind:
        return SectionKind(lib.syma_verdict_kind(self._open()))

    @property
    def product(self) -> str:
        """What made the page, as in "wordpress"; "" where it is not known."""
        return text_out(lib.syma_verdict_product(self._open()))

    @property
    def signature(self) -> str:
        """How the forms are made up, for a later check."""
        return text_out(lib.syma_verdict_signature(self._open()))

    @property
    def url(self) -> str:
        return text_out(lib.syma_verdict_url(self._open()))

    @property
    def final_url(self) -> str:
        return text_out(lib.syma_verdict_final_url(self._open()))

    @property
    def http_status(self) -> int:
        """Of the last answer; 0 where there was none."""
        return lib.syma_verdict_http_status(self._open())

    @property
    def redirects(self) -> Tuple[str, ...]:
        """Where each redirect led."""
        v = self._open()
        return tuple(text_out(lib.syma_verdict_redirect_url(v, i))
                     for i in range(lib.syma_verdict_redirect_count(v)))

    @property
    def unless(self) -> Tuple[str, ...]:
        """The codes of the findings without which it would be up."""
        codes = text_out(lib.syma_verdict_unless(self._open()))
        return tuple(codes.split())

    @property
    def forms(self) -> Tuple[Form, ...]:
        v = self._open()
        return tuple(Form(text_out(lib.syma_verdict_form_kind(v, i)),
                          lib.syma_verdict_form_enabled(v, i) == 1)
                     for i in range(lib.syma_verdict_form_count(v)))

    @property
    def evidence(self) -> Tuple[Evidence, ...]:
        """The heaviest first."""
        v = self._open()
        return tuple(_evidence(lib.syma_verdict_evidence(v, i))
                     for i in range(lib.syma_verdict_evidence_count(v)))

    @property
    def notices(self) -> Tuple[Notice, ...]:
        v = self._open()
        return tuple(_notice(lib.syma_verdict_notice(v, i))
                     for i in range(lib.syma_verdict_notice_count(v)))

    @property
    def since(self) -> Optional[Since]:
        """None where the page does not say."""
        v = self._open()
        text = text_out(lib.syma_verdict_since_text(v))
        earliest = moment_out(lib.syma_verdict_since_earliest_ms(v))
        latest = moment_out(lib.syma_verdict_since_latest_ms(v))
        if not text and earliest is None and latest is None:
            return None
        return Since(earliest, latest, lib.syma_verdict_since_vague(v) == 1,
                     text)

    @property
    def timings_ms(self) -> Dict[str, int]:
        """How long each phase of the fetch took, of those that did."""
        times = {phase: self.timing_ms(phase) for phase in PHASES}
        return {phase: took for phase, took in times.items()
                if took is not None}

    def timing_ms(self, phase: str) -> Optional[int]:
        took = lib.syma_verdict_timing_ms(self._open(), text_in(phase))
        return None if took < 0 else took

    @property
    def certificates(self) -> Tuple[Certificate, ...]:
        """The server's own first."""
        v = self._open()
        return tuple(_certificate(v, i)
                     for i in range(lib.syma_verdict_cert_count(v)))

    @property
    def first_certificate(self) -> Optional[Certificate]:
        """The first of them to end; None where no end is known."""
        v = self._open()
        first = lib.syma_verdict_cert_first(v)
        if first >= lib.syma_verdict_cert_count(v):
            return None
        return _certificate(v, first)

    @property
    def summary(self) -> str:
        """One English line."""
        return text_out(lib.syma_verdict_summary(self._open()))

    def format(self, name: str = "text") -> str:
        """Written down as "json", "text", "ansi", "nagios", "nagios:0",
        "nagios:1" or "nagios:2"."""
        code, text = made_text(lib.syma_verdict_format, self._open(),
                               text_in(name))
        checked(code, name)
        return text

    def explain(self, language: str = "en",
                audience: str = "customer") -> str:
        """In sentences, in "en" or "fr", for a "customer" or an
        "engineer"."""
        code, text = made_text(lib.syma_verdict_explain, self._open(),
                               text_in(language), text_in(audience))
        checked(code, f"{language}, {audience}")
        return text

    def exit_code(self, maintenance_code: int = 1) -> int:
        return exit_code(self.state, self.usable, self.flags,
                         maintenance_code)

    def __repr__(self) -> str:
        return "<Verdict, closed>" if self.closed \
            else f"<Verdict {self.summary}>"


def shared(borrowed: _api.syma_verdict) -> Verdict:
    """With a reference of its own."""
    return Verdict(OwnedVerdict(lib.syma_verdict_ref(borrowed).value))


def _evidence(e: _api.syma_evidence) -> Evidence:
    return Evidence(text_out(lib.syma_evidence_code(e)),
                    State(lib.syma_evidence_points_to(e)),
                    lib.syma_evidence_weight(e),
                    text_out(lib.syma_evidence_zone(e)),
                    text_out(lib.syma_evidence_excerpt(e)))


def _notice(n: _api.syma_notice) -> Notice:
    return Notice(NoticeKind(lib.syma_notice_kind(n)),
                  moment_out(lib.syma_notice_earliest_ms(n)),
                  moment_out(lib.syma_notice_latest_ms(n)),
                  lib.syma_notice_vague(n) == 1,
                  text_out(lib.syma_notice_text(n)),
                  text_out(lib.syma_notice_act(n)),
                  text_out(lib.syma_notice_channel(n)),
                  text_out(lib.syma_notice_address(n)),
                  text_out(lib.syma_notice_keyword(n)))


def _certificate(v: _api.syma_verdict, i: int) -> Certificate:
    return Certificate(text_out(lib.syma_verdict_cert_subject(v, i)),
                       text_out(lib.syma_verdict_cert_issuer(v, i)),
                       moment_out(lib.syma_verdict_cert_not_after(v, i)))


__all__ = ["Certificate", "Evidence", "Form", "Notice", "Since", "Verdict"]
