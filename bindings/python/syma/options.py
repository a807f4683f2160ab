# SPDX-License-Identifier: MIT
"""Limits and manners, by key."""

from __future__ import annotations

from contextlib import contextmanager
from ctypes import byref, c_int64
from typing import (Dict, Iterator, Mapping, MutableMapping, Optional, Union)

from . import _api
from ._handle import Exclusive, Owned
from ._lib import lib
from ._values import int64_in, text_in, text_out
from .enums import OptionType
from .errors import checked
from .info import OptionInfo, option_infos

Value = Union[int, str]
#: What a function takes as options: an Options object or any mapping.
Settings = Mapping[str, Value]

_INFOS: Dict[str, OptionInfo] = {info.name: info for info in option_infos()}


class _Pointer(Owned, _api.syma_options):
    release = lib.syma_options_free


class Options(Exclusive[_api.syma_options], MutableMapping[str, Value]):
    """A mapping with a key for each option; deleting one gives it its
    default again. The library checks keys and values. A second thread waits
    for its turn: no call holds options for long."""

    _waits = True

    def __init__(self, settings: Optional[Settings] = None, /,
                 **more: Value) -> None:
        pointer = _Pointer()
        checked(lib.syma_options_new(byref(pointer)))
        super().__init__(pointer)
        self.update(settings or {})
        self.update(more)

    def __setitem__(self, key: str, value: Value) -> None:
        with self._held() as pointer:
            if isinstance(value, str):
                code = lib.syma_options_set_str(
                    pointer, text_in(key), text_in(value))
            else:
                code = lib.syma_options_set_int(
                    pointer, text_in(key), int64_in(value))
        checked(code, key)

    def __getitem__(self, key: str) -> Value:
        info = _INFOS.get(key)
        if info is None:
            raise KeyError(key)
        with self._held() as pointer:
            if info.type == OptionType.STR:
                return text_out(lib.syma_options_get_str(
                    pointer, text_in(key)))
            number = c_int64()
            checked(lib.syma_options_get_int(
                pointer, text_in(key), byref(number)), key)
            return number.value

    def __delitem__(self, key: str) -> None:
        if key not in _INFOS:
            raise KeyError(key)
        self[key] = _INFOS[key].default

    def __iter__(self) -> Iterator[str]:
        return iter(_INFOS)

    def __len__(self) -> int:
        return len(_INFOS)

    def __repr__(self) -> str:
        if self.closed:
            return "<Options, closed>"
        # Texts may be secrets.
        changed = ", ".join(
            f"{key}=..." if isinstance(value, str) else f"{key}={value}"
            for key, value in self.items() if value != _INFOS[key].default)
        return f"Options({changed})"


@contextmanager
def lent(settings: Optional[Settings]
         ) -> Iterator[Optional[_api.syma_options]]:
    """The pointer for a call that copies the options."""
    if settings is None:
        yield None
        return
    options = settings if isinstance(settings, Options) \
        else Options(settings)
    with options._held() as pointer:
        yield pointer


def copied(settings: Optional[Settings]) -> Optional[Options]:
    """For a call that lasts: other threads may go on with the original."""
    return None if settings is None else Options(settings)


__all__ = ["Options", "Settings", "Value"]
