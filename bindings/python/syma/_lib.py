# SPDX-License-Identifier: MIT
"""Finds and loads libsyma.

The environment variable SYMA_LIBRARY names the file; without it the library
is searched for where the system keeps its own."""

from __future__ import annotations

import os
from ctypes import CDLL
from ctypes.util import find_library
from typing import Any, Callable, List

from . import _api

SONAME = "libsyma.so.0"


def _load() -> CDLL:
    named = os.environ.get("SYMA_LIBRARY")
    if named:
        return CDLL(named)
    try:
        return CDLL(SONAME)
    except OSError as missing:
        found = find_library("syma")
        if found is None:
            raise ImportError(
                "libsyma is not installed, and SYMA_LIBRARY names no file: "
                f"{missing}") from None
        return CDLL(found)


def _absent(name: str) -> Callable[..., Any]:
    """Stands for a function that an older library does not have."""
    def call(*_: object) -> Any:
        raise NotImplementedError(f"this libsyma has no {name}")
    return call


def _function(library: CDLL, name: str, result: Any,
              parameters: List[Any]) -> Callable[..., Any]:
    try:
        function = library[name]
    except AttributeError:
        return _absent(name)
    function.restype = result
    function.argtypes = parameters
    return function


def bind(library: CDLL) -> _api.Api:
    api = _api.Api()
    for name, (result, parameters) in _api.PROTOTYPES.items():
        setattr(api, name, _function(library, name, result, parameters))
    return api


lib = bind(_load())
