# SPDX-License-Identifier: MIT
"""What is known beside a page, and the judge itself."""

from __future__ import annotations

from contextlib import ExitStack
from ctypes import byref
from typing import Optional

from . import _api
from ._handle import Exclusive, Owned
from ._lib import lib
from ._values import Moment, moment_in, text_in
from .enums import Kind, SectionKind, kind_in
from .errors import checked
from .page import Page
from .portal import Portal
from .ruleset import Ruleset, rules_in
from .verdict import OwnedVerdict, Verdict


class _Pointer(Owned, _api.syma_context):
    release = lib.syma_context_free


class Context(Exclusive[_api.syma_context]):
    """One thread at a time."""

    def __init__(self, *, now: Optional[Moment] = None,
                 time_zone: Optional[str] = None,
                 language: Optional[str] = None) -> None:
        pointer = _Pointer()
        checked(lib.syma_context_new(byref(pointer)))
        super().__init__(pointer)
        if now is not None:
            self.set_now(now)
        if time_zone is not None:
            self.set_time_zone(time_zone)
        if language is not None:
            self.set_language(language)

    def set_now(self, now: Moment) -> None:
        """When the page was seen."""
        self._call(lib.syma_context_set_now_ms, moment_in(now))

    def set_time_zone(self, name: str) -> None:
        """In which zone the page speaks, as in "Europe/Paris"."""
        self._call(lib.syma_context_set_time_zone, text_in(name))

    def set_language(self, tag: str) -> None:
        """In which language it is expected to speak, as in "pt-BR"."""
        self._call(lib.syma_context_set_language, text_in(tag))

    def set_section(self, portal: Portal, section_id: str) -> None:
        """Take over what a portal says of a section."""
        with portal._held() as p:
            self._call(lib.syma_context_set_section, p, text_in(section_id))

    def set_credentials(self, given: bool) -> None:
        """Whether credentials went with the request."""
        self._call(lib.syma_context_set_credentials, int(bool(given)))

    def set_signature(self, signature: str) -> None:
        """How the forms were made up before (Verdict.signature)."""
        self._call(lib.syma_context_set_signature, text_in(signature))

    def set_not_found(self, page: Page) -> None:
        """What the site shows for an address that cannot exist."""
        with page._held() as p:
            self._call(lib.syma_context_set_not_found, p)


def classify(page: Page, kind: Kind = SectionKind.GENERIC,
             context: Optional[Context] = None,
             rules: Optional[Ruleset] = None) -> Verdict:
    """Judge a finished page."""
    number = kind_in(kind)
    out = OwnedVerdict()
    with ExitStack() as stack:
        p = stack.enter_context(page._held())
        c = None if context is None \
            else stack.enter_context(context._held())
        checked(lib.syma_classify(p, number, c, rules_in(rules), byref(out)))
    return Verdict(out)


__all__ = ["Context", "classify"]
