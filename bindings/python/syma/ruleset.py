# SPDX-License-Identifier: MIT
"""How to judge: the words and marks that count as evidence."""

from __future__ import annotations

from ctypes import byref
from typing import Optional, Union

from . import _api
from ._handle import Immutable, Owned
from ._lib import lib
from ._values import document_in, text_out
from .errors import checked, error


class _Pointer(Owned, _api.syma_ruleset):
    release = lib.syma_ruleset_free


class Ruleset(Immutable[_api.syma_ruleset]):
    """The built-in rules, own <rules> documents, or both, compiled. It does
    not change any more; threads may share it."""

    def __init__(self, *documents: Union[str, bytes],
                 builtin: bool = True) -> None:
        pointer = _Pointer()
        checked(lib.syma_ruleset_new(byref(pointer)))
        if builtin:
            _loaded(pointer, lib.syma_ruleset_load_builtin(pointer))
        for document in documents:
            text = document_in(document)
            _loaded(pointer, lib.syma_ruleset_load(pointer, text, len(text)))
        _loaded(pointer, lib.syma_ruleset_compile(pointer))
        self._pointer = pointer


def _loaded(pointer: _api.syma_ruleset, code: int) -> None:
    if code < 0:
        raise error(code, text_out(lib.syma_ruleset_last_error(pointer)),
                    lib.syma_ruleset_error_line(pointer))


def rules_in(rules: Optional[Ruleset]) -> Optional[_api.syma_ruleset]:
    return None if rules is None else rules._open()


__all__ = ["Ruleset"]
