# SPDX-License-Identifier: MIT
"""The closed lists of values. A newer library may give a number that is not
listed here: it becomes a member without a name of its own."""

from __future__ import annotations

from enum import IntEnum, IntFlag
from typing import Any, Optional, Tuple, Union

from . import _api
from ._lib import lib
from ._values import int_in, text_in, text_out
from .errors import checked


class _Open(IntEnum):
    @classmethod
    def _missing_(cls, value: object) -> Any:
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._name_ = f"NUMBER_{value}"
        member._value_ = value
        return member

    def __reduce_ex__(self, _: Any) -> Tuple[Any, ...]:
        return type(self), (int(self),)  # a name may not be there

    @property
    def known(self) -> bool:
        """Whether the number is one of those listed here."""
        return self._name_ in type(self).__members__

    @property
    def label(self) -> str:
        """The word for it, as people and configuration files spell it."""
        return self._name_.lower().replace("_", "-")

    def __str__(self) -> str:
        return self.label

    def __format__(self, form: str) -> str:
        return format(self.label, form)


class State(_Open):
    """Who is at fault."""

    UNKNOWN = _api.SYMA_STATE_UNKNOWN
    UP = _api.SYMA_STATE_UP
    DEGRADED = _api.SYMA_STATE_DEGRADED
    MAINTENANCE = _api.SYMA_STATE_MAINTENANCE
    DOWN = _api.SYMA_STATE_DOWN

    @property
    def label(self) -> str:
        return _label(lib.syma_state_name(self), self)

    @classmethod
    def from_name(cls, name: str) -> State:
        return cls(checked(lib.syma_state_from_name(text_in(name)), name))


class Usable(_Open):
    """What a customer can do now."""

    UNKNOWN = _api.SYMA_USABLE_UNKNOWN
    YES = _api.SYMA_USABLE_YES
    PARTLY = _api.SYMA_USABLE_PARTLY
    NO = _api.SYMA_USABLE_NO

    @property
    def label(self) -> str:
        return _label(lib.syma_usable_name(self), self)


class SectionKind(_Open):
    """What a section is for, and so what must be found on its page."""

    GENERIC = _api.SYMA_SECTION_GENERIC
    LOGIN = _api.SYMA_SECTION_LOGIN
    ACCOUNT = _api.SYMA_SECTION_ACCOUNT
    ACTIVATION = _api.SYMA_SECTION_ACTIVATION

    @property
    def label(self) -> str:
        return _label(lib.syma_section_kind_name(self), self)

    @classmethod
    def from_name(cls, name: str) -> SectionKind:
        return cls(checked(
            lib.syma_section_kind_from_name(text_in(name)), name))


class EventKind(_Open):
    """What a prober tells."""

    VERDICT = _api.SYMA_EVENT_VERDICT
    REPORT = _api.SYMA_EVENT_REPORT
    FAILURE = _api.SYMA_EVENT_FAILURE
    DISCOVERY = _api.SYMA_EVENT_DISCOVERY


class NoticeKind(_Open):
    """What an announcement is about."""

    MAINTENANCE_NOW = _api.SYMA_NOTICE_MAINTENANCE_NOW
    MAINTENANCE_PLANNED = _api.SYMA_NOTICE_MAINTENANCE_PLANNED
    INCIDENT = _api.SYMA_NOTICE_INCIDENT
    FALLBACK = _api.SYMA_NOTICE_FALLBACK


class ChangeKind(_Open):
    """What a tracker tells."""

    STATE = _api.SYMA_CHANGE_STATE
    PARTIAL_RETURN = _api.SYMA_CHANGE_PARTIAL_RETURN
    PROMISED = _api.SYMA_CHANGE_PROMISED
    SLIP = _api.SYMA_CHANGE_SLIP
    OVERDUE = _api.SYMA_CHANGE_OVERDUE
    KEPT = _api.SYMA_CHANGE_KEPT
    BROKEN = _api.SYMA_CHANGE_BROKEN
    FLAPPING = _api.SYMA_CHANGE_FLAPPING
    STALE = _api.SYMA_CHANGE_STALE
    WINDOW = _api.SYMA_CHANGE_WINDOW

    @property
    def label(self) -> str:
        return _label(lib.syma_change_kind_name(self), self)


class PromiseStatus(_Open):
    """What became of a promise."""

    OPEN = _api.SYMA_PROMISE_OPEN
    OVERDUE = _api.SYMA_PROMISE_OVERDUE
    REVISED = _api.SYMA_PROMISE_REVISED
    KEPT = _api.SYMA_PROMISE_KEPT
    BROKEN = _api.SYMA_PROMISE_BROKEN
    UNDATED = _api.SYMA_PROMISE_UNDATED

    @property
    def label(self) -> str:
        return _label(lib.syma_promise_status_name(self), self)


class Robots(_Open):
    """What was learnt of robots.txt of a host."""

    UNASKED = _api.SYMA_ROBOTS_UNASKED
    ABSENT = _api.SYMA_ROBOTS_ABSENT
    READ = _api.SYMA_ROBOTS_READ
    FAILED = _api.SYMA_ROBOTS_FAILED

    @property
    def label(self) -> str:
        return _label(lib.syma_robots_name(self), self)


class OptionType(_Open):
    """What an option holds."""

    INT = _api.SYMA_OPTION_INT
    STR = _api.SYMA_OPTION_STR


class SectionFlag(IntFlag):
    """What is given with a section."""

    OPTIONAL = _api.SYMA_SECTION_OPTIONAL


class Flag(IntFlag):
    """What is true beside the state, never a reason for it."""

    SUSPECT = _api.SYMA_FLAG_SUSPECT
    WARN = _api.SYMA_FLAG_WARN
    SCHEDULED = _api.SYMA_FLAG_SCHEDULED
    PARTIAL = _api.SYMA_FLAG_PARTIAL
    INCOMPLETE = _api.SYMA_FLAG_INCOMPLETE
    TRUNCATED = _api.SYMA_FLAG_TRUNCATED
    CAPTCHA = _api.SYMA_FLAG_CAPTCHA
    DRIFT = _api.SYMA_FLAG_DRIFT
    CONFIRMED = _api.SYMA_FLAG_CONFIRMED
    REUSED = _api.SYMA_FLAG_REUSED
    STALE = _api.SYMA_FLAG_STALE
    OVERDUE = _api.SYMA_FLAG_OVERDUE
    FLAPPING = _api.SYMA_FLAG_FLAPPING

    @property
    def names(self) -> Tuple[str, ...]:
        """A word for each bit; the number for a bit without one."""
        bits = (1 << place for place in range(32))
        return tuple(_label(lib.syma_flag_name(bit), bit)
                     for bit in bits if int(self) & bit)


def _label(name: Optional[bytes], number: int) -> str:
    return str(int(number)) if name is None else text_out(name)


#: A kind of section: its member, its number or its name.
Kind = Union[SectionKind, int, str]


def kind_in(kind: Kind) -> int:
    return SectionKind.from_name(kind) if isinstance(kind, str) \
        else int_in(kind)


__all__ = ["ChangeKind", "EventKind", "Flag", "Kind", "NoticeKind",
           "OptionType", "PromiseStatus", "Robots", "SectionFlag",
           "SectionKind", "State", "Usable"]
