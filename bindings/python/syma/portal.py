# SPDX-License-Identifier: MIT
"""What to watch: a portal and its sections."""

from __future__ import annotations

from ctypes import byref
from typing import Optional, Tuple, Type, TypeVar, Union

from . import _api
from ._handle import Exclusive, Owned
from ._lib import lib
from ._values import document_in, made_text, text_in, text_out, uint32_in
from .enums import Kind, SectionFlag, SectionKind, kind_in
from .errors import checked

T = TypeVar("T", bound="Portal")


class OwnedPortal(Owned, _api.syma_portal):
    release = lib.syma_portal_free


def _id_in(section: Optional[str]) -> Optional[bytes]:
    return None if section is None else text_in(section)


class Portal(Exclusive[_api.syma_portal]):
    """Built by calls or read from a <portal> document. One thread at a
    time."""

    def __init__(self, id: str = "", *, home: Optional[str] = None,
                 language: Optional[str] = None,
                 time_zone: Optional[str] = None) -> None:
        pointer = OwnedPortal()
        checked(lib.syma_portal_new(text_in(id), byref(pointer)), "id")
        super().__init__(pointer)
        if home is not None:
            self.set_home(home)
        if language is not None:
            self.set_language(language)
        if time_zone is not None:
            self.set_time_zone(time_zone)

    @classmethod
    def from_xml(cls: Type[T], document: Union[str, bytes]) -> T:
        """Read from a document."""
        portal = cls()
        portal.load(document)
        return portal

    @classmethod
    def of_pointer(cls: Type[T], pointer: OwnedPortal) -> T:
        """One that the library made; not for programs."""
        portal = cls.__new__(cls)
        Exclusive.__init__(portal, pointer)
        return portal

    @staticmethod
    def schema() -> str:
        """RELAX NG of <portal> documents, for editors and validators."""
        return text_out(lib.syma_portal_schema())

    def _reason(self, pointer: _api.syma_portal) -> Tuple[str, int]:
        return (text_out(lib.syma_portal_last_error(pointer)),
                lib.syma_portal_error_line(pointer))

    def load(self, document: Union[str, bytes]) -> None:
        """Fill a portal that has no sections yet."""
        text = document_in(document)
        self._call(lib.syma_portal_load, text, len(text))

    def add_section(self, id: str, url: str,
                    kind: Kind = SectionKind.GENERIC,
                    flags: Union[SectionFlag, int] = 0) -> None:
        """A page to check; url may be relative to the home page."""
        self._call(lib.syma_portal_add_section, text_in(id), kind_in(kind),
                   text_in(url), uint32_in(flags))

    def set_header(self, section: Optional[str], name: str,
                   value: str) -> None:
        """Sent with the requests for a section; None: for all."""
        self._call(lib.syma_portal_set_header, _id_in(section),
                   text_in(name), text_in(value))

    def set_auth(self, section: Optional[str], scheme: str,
                 user: Optional[str], secret: str) -> None:
        """Log in by HTTP itself: "basic", "digest" or "bearer"."""
        self._call(lib.syma_portal_set_auth, _id_in(section),
                   text_in(scheme), _id_in(user), text_in(secret))

    def expect(self, section: str, type: str, pattern: str,
               must: bool = True) -> None:
        """What a page must have, or must not: a "phrase", a "regex", a
        "title" or a "header"."""
        self._call(lib.syma_portal_expect, text_in(section), text_in(type),
                   int(bool(must)), text_in(pattern))

    def set_home(self, url: str) -> None:
        """The home page."""
        self._call(lib.syma_portal_set_home, text_in(url))

    def set_language(self, tag: str) -> None:
        """A language tag, as in "pt-BR"."""
        self._call(lib.syma_portal_set_language, text_in(tag))

    def set_zoneinfo_dir(self, folder: str) -> None:
        """Where set_time_zone and load look for zone files."""
        self._call(lib.syma_portal_set_zoneinfo_dir, text_in(folder))

    def set_time_zone(self, name: str) -> None:
        """A zone name, as in "Europe/Paris"."""
        self._call(lib.syma_portal_set_time_zone, text_in(name))

    def add_need(self, section: str, needed: str) -> None:
        """A section is of no use unless another works."""
        self._call(lib.syma_portal_add_need, text_in(section),
                   text_in(needed))

    def add_fallback(self, section: str, act: str, channel: str,
                     address: str, keyword: str = "") -> None:
        """Another way, shown while the section does not work."""
        self._call(lib.syma_portal_add_fallback, text_in(section),
                   text_in(act), text_in(channel), text_in(address),
                   text_in(keyword))

    def add_window(self, begin: str, end: str, *,
                   section: Optional[str] = None,
                   days: Optional[str] = None) -> None:
        """Planned work, local to the portal: once, as from
        "2026-12-01T22:00", or on days as "mon wed" or "daily", as from
        "22:00"."""
        self._call(lib.syma_portal_add_window, _id_in(section),
                   _id_in(days), text_in(begin), text_in(end))

    def add_promise(self, source: str, text: str, said: str,
                    latest: Optional[str] = None, *,
                    section: Optional[str] = None,
                    vague: bool = False) -> None:
        """A promise that was heard elsewhere, as by the "press". Times are
        local as "2026-12-01T22:00", or have an offset."""
        self._call(lib.syma_portal_add_promise, _id_in(section),
                   text_in(source), text_in(text), text_in(said),
                   _id_in(latest), int(bool(vague)))

    def set_found_by(self, section: str, found: str) -> None:
        """How its address was found (Candidate.found_by); "": forget
        it."""
        self._call(lib.syma_portal_set_found_by, text_in(section),
                   text_in(found))

    def set_signature(self, section: str, signature: str) -> None:
        """How the forms were made up before (Verdict.signature)."""
        self._call(lib.syma_portal_set_signature, text_in(section),
                   text_in(signature))

    @property
    def section_count(self) -> int:
        with self._held() as pointer:
            return lib.syma_portal_section_count(pointer)

    def format(self, name: str = "xml") -> str:
        """Written down, so that load reads it."""
        with self._held() as pointer:
            code, text = made_text(lib.syma_portal_format, pointer,
                                   text_in(name))
        checked(code, name)
        return text


__all__ = ["Portal"]
