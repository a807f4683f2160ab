# SPDX-License-Identifier: MIT
"""From one address to the sections of a portal: candidates, each with a
score and with what speaks for it. Whoever asks decides."""

from __future__ import annotations

from contextlib import ExitStack
from ctypes import byref
from dataclasses import dataclass
from typing import Iterator, Optional, Tuple

from . import _api
from ._handle import Immutable, Owned
from ._lib import lib
from ._values import made_text, text_in, text_out
from .enums import Kind, Robots, SectionKind, kind_in
from .errors import checked
from .options import Settings, copied
from .page import Page
from .portal import OwnedPortal, Portal
from .report import Fallback, fallback_fields
from .ruleset import Ruleset, rules_in
from .verdict import Verdict, shared


@dataclass(frozen=True)
class Clue:
    """Something that speaks for a candidate, or against it."""

    #: As in "link.text".
    code: str
    #: The words or the part of the address behind it.
    text: str
    #: What it adds to the score, or takes from it: -1000 to 1000.
    weight: int


@dataclass(frozen=True)
class Candidate:
    """An address that may be a section of the portal."""

    #: LOGIN, ACCOUNT or ACTIVATION.
    kind: SectionKind
    #: Absolute, without a fragment.
    url: str
    #: 0 to 1000.
    score: int
    #: As in 'link "Mon espace client"'.
    found_by: str
    #: The page on which it was found.
    found_at: str
    #: The weightiest first.
    evidence: Tuple[Clue, ...]


@dataclass(frozen=True)
class FoundFallback(Fallback):
    """A way round that a page names."""

    #: That page.
    found_at: str


@dataclass(frozen=True)
class SeenPage:
    """A page that was looked at."""

    #: The address that was asked.
    url: str
    #: What HTTP answered; 0: nothing did.
    status: int


class _Pointer(Owned, _api.syma_discovery):
    release = lib.syma_discovery_unref


class Discovery(Immutable[_api.syma_discovery]):
    """Never changes; threads may share it. What it gives is copied, and
    stays when it is closed. It iterates over its candidates: login, account,
    activation, of a kind the best first."""

    def __init__(self, pointer: _Pointer) -> None:
        self._pointer = pointer

    @property
    def home_url(self) -> str:
        """Where the home page was in the end, redirects followed."""
        return text_out(lib.syma_discovery_home_url(self._open()))

    @property
    def language(self) -> str:
        """What the home page says of itself, as in "fr"; "": nothing."""
        return text_out(lib.syma_discovery_language(self._open()))

    @property
    def verdict(self) -> Optional[Verdict]:
        """On the home page; None where one page alone was looked at."""
        verdict = lib.syma_discovery_verdict(self._open())
        return shared(verdict) if verdict else None

    @property
    def pages(self) -> Tuple[SeenPage, ...]:
        """What was looked at: the home page first, then as it was asked."""
        d = self._open()
        return tuple(SeenPage(text_out(lib.syma_discovery_page_url(d, i)),
                              lib.syma_discovery_page_status(d, i))
                     for i in range(lib.syma_discovery_page_count(d)))

    @property
    def robots(self) -> Robots:
        """What robots.txt of the home page's host said; where it FAILED
        nothing but the home page was asked for."""
        return Robots(lib.syma_discovery_robots(self._open()))

    @property
    def barred(self) -> Tuple[str, ...]:
        """The addresses that were passed over because of a robots.txt."""
        d = self._open()
        return tuple(text_out(lib.syma_discovery_barred_url(d, i))
                     for i in range(lib.syma_discovery_barred_count(d)))

    @property
    def candidates(self) -> Tuple[Candidate, ...]:
        d = self._open()
        return tuple(_candidate(lib.syma_discovery_candidate(d, i))
                     for i in range(lib.syma_discovery_count(d)))

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self.candidates)

    def best(self, kind: Kind) -> Optional[Candidate]:
        """What is proposed for a kind: its best candidate, where its score
        is 500 or more."""
        best = lib.syma_discovery_best(self._open(), kind_in(kind))
        return _candidate(best) if best else None

    @property
    def fallbacks(self) -> Tuple[FoundFallback, ...]:
        """The ways round that the pages name."""
        d = self._open()
        return tuple(
            FoundFallback(
                *fallback_fields(lib.syma_discovery_fallback(d, i)),
                text_out(lib.syma_discovery_fallback_found_at(d, i)))
            for i in range(lib.syma_discovery_fallback_count(d)))

    def to_portal(self, id: str = "") -> Portal:
        """The home page and what is proposed, to be read and changed."""
        out = OwnedPortal()
        checked(lib.syma_discovery_to_portal(self._open(), text_in(id),
                                             byref(out)), "id")
        return Portal.of_pointer(out)

    def format(self, name: str = "text") -> str:
        """Written down as "text", "json" or "portal"."""
        code, text = made_text(lib.syma_discovery_format, self._open(),
                               text_in(name))
        checked(code, name)
        return text

    def __repr__(self) -> str:
        return "<Discovery, closed>" if self.closed else \
            f"<Discovery {self.home_url}, {len(self.candidates)} candidates>"


def shared_discovery(borrowed: _api.syma_discovery) -> Discovery:
    """With a reference of its own."""
    return Discovery(_Pointer(lib.syma_discovery_ref(borrowed).value))


def _candidate(c: _api.syma_candidate) -> Candidate:
    return Candidate(
        SectionKind(lib.syma_candidate_kind(c)),
        text_out(lib.syma_candidate_url(c)),
        lib.syma_candidate_score(c),
        text_out(lib.syma_candidate_found_by(c)),
        text_out(lib.syma_candidate_found_at(c)),
        tuple(_clue(c, i)
              for i in range(lib.syma_candidate_evidence_count(c))))


def _clue(c: _api.syma_candidate, i: int) -> Clue:
    return Clue(text_out(lib.syma_candidate_evidence_code(c, i)),
                text_out(lib.syma_candidate_evidence_text(c, i)),
                lib.syma_candidate_evidence_weight(c, i))


def discover(url: str, options: Optional[Settings] = None,
             rules: Optional[Ruleset] = None) -> Discovery:
    """Fetch a home page and what it leads to, and look for sections. Other
    threads go on meanwhile; Ctrl-C is heeded when the call ends."""
    out = _Pointer()
    own = copied(options)
    with ExitStack() as stack:
        o = None if own is None else stack.enter_context(own._held())
        checked(lib.syma_discover(text_in(url), o, rules_in(rules),
                                  byref(out)), url)
    return Discovery(out)


def discover_page(page: Page, rules: Optional[Ruleset] = None) -> Discovery:
    """Look for sections on one finished page. Nothing is fetched."""
    out = _Pointer()
    with page._held() as p:
        checked(lib.syma_discover_page(p, rules_in(rules), byref(out)))
    return Discovery(out)


__all__ = ["Candidate", "Clue", "Discovery", "FoundFallback", "SeenPage",
           "discover", "discover_page"]
