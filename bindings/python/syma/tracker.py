# SPDX-License-Identifier: MIT
"""Over days: since when, what was promised, how late it is, what came back
first."""

from __future__ import annotations

from ctypes import byref
from typing import Iterator, Optional, Tuple, Union

from . import _api
from ._handle import Exclusive, Owned
from ._lib import lib
from ._values import (Moment, document_in, made_text, moment_in, text_in,
                      text_out)
from .enums import State
from .errors import checked
from .options import Settings, lent
from .report import Report, shared_report
from .tracked import (Change, TrackedPortal, TrackedSection, change_out,
                      portal_ids, portal_out, section_out)


class _ChangePointer(Owned, _api.syma_change):
    release = lib.syma_change_free


class _Pointer(Owned, _api.syma_tracker):
    release = lib.syma_tracker_free


def _id_in(name: Optional[str]) -> Optional[bytes]:
    return None if name is None else text_in(name)


def _moment_in(moment: Optional[Moment]) -> int:
    return -1 if moment is None else moment_in(moment)


class Tracker(Exclusive[_api.syma_tracker]):
    """Fed with the reports of any number of portals and told the time. What
    it gives are copies. One thread at a time."""

    def __init__(self, options: Optional[Settings] = None) -> None:
        pointer = _Pointer()
        with lent(options) as o:
            checked(lib.syma_tracker_new(o, byref(pointer)))
        super().__init__(pointer)

    @staticmethod
    def schema() -> str:
        """RELAX NG of what save gives."""
        return text_out(lib.syma_tracker_schema())

    def _reason(self, pointer: _api.syma_tracker) -> Tuple[str, int]:
        return (text_out(lib.syma_tracker_last_error(pointer)),
                lib.syma_tracker_error_line(pointer))

    def add(self, report: Report) -> None:
        """Feed one report."""
        self._call(lib.syma_tracker_add, report._open())

    def tick(self, now: Moment) -> None:
        """Tell the time, where no report comes in."""
        self._call(lib.syma_tracker_tick, moment_in(now))

    def remove(self, portal_id: str) -> None:
        """Forget a portal."""
        self._call(lib.syma_tracker_remove, text_in(portal_id))

    def declare_promise(self, portal_id: str,
                        section_id: Optional[str] = None, *, source: str,
                        text: str, seen: Moment,
                        earliest: Optional[Moment] = None,
                        latest: Optional[Moment] = None,
                        vague: bool = False) -> None:
        """A promise that was heard elsewhere, as by the "press"; without a
        section it is one of the whole portal."""
        self._call(lib.syma_tracker_declare_promise, text_in(portal_id),
                   _id_in(section_id), text_in(source), text_in(text),
                   moment_in(seen), _moment_in(earliest), _moment_in(latest),
                   int(bool(vague)))

    @property
    def portal_ids(self) -> Tuple[str, ...]:
        """In the order of their bytes."""
        with self._held() as pointer:
            return portal_ids(pointer)

    def portal(self, portal_id: str) -> TrackedPortal:
        """What is known of a portal; KeyError where it is not known."""
        p = text_in(portal_id)
        with self._held() as pointer:
            if not _knows(pointer, p, None):
                raise KeyError(portal_id)
            return portal_out(pointer, p)

    def portals(self) -> Iterator[TrackedPortal]:
        """All that are known now, one after the other."""
        for portal_id in self.portal_ids:
            try:
                yield self.portal(portal_id)
            except KeyError:
                pass  # it was removed meanwhile

    def section(self, portal_id: str, section_id: str) -> TrackedSection:
        """What is known of a section; KeyError where it is not known."""
        p, s = text_in(portal_id), text_in(section_id)
        with self._held() as pointer:
            if not s or not _knows(pointer, p, s):
                raise KeyError(f"{portal_id}, {section_id}")
            return section_out(pointer, p, s)

    def report(self, portal_id: str) -> Optional[Report]:
        """The last one of a portal; None where none was added since the
        tracker was made or loaded."""
        p = text_in(portal_id)
        with self._held() as pointer:
            borrowed = lib.syma_tracker_report(pointer, p)
            return shared_report(borrowed) if borrowed else None

    def next_change(self) -> Optional[Change]:
        """Pull the oldest change; None where there is none."""
        out = _ChangePointer()
        if self._call(lib.syma_tracker_next_change, byref(out)) == 0:
            return None
        return change_out(out)

    def changes(self) -> Iterator[Change]:
        """Pull the changes that wait."""
        change = self.next_change()
        while change is not None:
            yield change
            change = self.next_change()

    def format(self, name: str = "json",
               portal_id: Optional[str] = None) -> str:
        """Written down as "json", "openmetrics", "prometheus", "atom",
        "summary" or, of one portal, "svg"."""
        with self._held() as pointer:
            code, text = made_text(lib.syma_tracker_format, pointer,
                                   _id_in(portal_id), text_in(name))
        checked(code, name if portal_id is None else f"{name}, {portal_id}")
        return text

    def explain(self, portal_id: str, language: str = "en") -> str:
        """In sentences, in "en" or "fr"."""
        with self._held() as pointer:
            code, text = made_text(lib.syma_tracker_explain, pointer,
                                   text_in(portal_id), text_in(language))
        checked(code, f"{portal_id}, {language}")
        return text

    def save(self, portal_id: Optional[str] = None) -> str:
        """A document for load in a later process: of one portal or all."""
        with self._held() as pointer:
            code, text = made_text(lib.syma_tracker_save, pointer,
                                   _id_in(portal_id))
        checked(code, portal_id or "")
        return text

    def load(self, document: Union[str, bytes]) -> None:
        """Take in what save gave, beside what is known already."""
        text = document_in(document)
        self._call(lib.syma_tracker_load, text, len(text))


def _knows(t: _api.syma_tracker, p: bytes, s: Optional[bytes]) -> bool:
    return lib.syma_tracker_seconds(t, p, s, State.UP) >= 0


__all__ = ["Tracker"]
