# SPDX-License-Identifier: MIT
"""What the library says of itself: its release, its features, and the lists
of reasons and options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple, Union

from ._lib import lib
from ._values import int_in, text_in, text_out, uint32_in
from .enums import Flag, OptionType, State, Usable
from .errors import checked


def version() -> str:
    """The release of the library that is running, as in "0.1.0"."""
    return text_out(lib.syma_version_string())


def version_number() -> int:
    """The same as 0xMMmmpp."""
    return lib.syma_version_number()


def has_feature(name: str) -> bool:
    """Whether the library was built with a feature: "jit", "async-dns",
    "tls", "gzip", "http2" or "pollable-fd"."""
    return lib.syma_has_feature(text_in(name)) == 1


def exit_code(state: Union[State, int], usable: Union[Usable, int],
              flags: Union[Flag, int] = 0, maintenance_code: int = 1) -> int:
    """The exit status of a program that reports a state: 0 to 3."""
    return checked(lib.syma_exit_code(
        int_in(state), int_in(usable), uint32_in(flags),
        int_in(maintenance_code)), "maintenance_code")


@dataclass(frozen=True)
class Reason:
    """Why a state is what it is."""

    name: str
    help: str


def reasons() -> Tuple[Reason, ...]:
    """All reasons that a verdict can have."""
    return tuple(Reason(text_out(lib.syma_reason_name(i)),
                        text_out(lib.syma_reason_help(i)))
                 for i in range(lib.syma_reason_count()))


@dataclass(frozen=True)
class OptionInfo:
    """An option: of a text, min and max are 0."""

    name: str
    type: OptionType
    min: int
    max: int
    default: Union[int, str]
    help: str


def _option(i: int) -> OptionInfo:
    kind = OptionType(lib.syma_option_type(i))
    default: Union[int, str] = lib.syma_option_default(i)
    if kind == OptionType.STR:
        default = text_out(lib.syma_option_default_str(i))
    return OptionInfo(text_out(lib.syma_option_name(i)), kind,
                      lib.syma_option_min(i), lib.syma_option_max(i),
                      default, text_out(lib.syma_option_help(i)))


def option_infos() -> Tuple[OptionInfo, ...]:
    """All options, in the order of the library."""
    return tuple(_option(i) for i in range(lib.syma_option_count()))


__all__ = ["OptionInfo", "Reason", "exit_code", "has_feature",
           "option_infos", "reasons", "version", "version_number"]
