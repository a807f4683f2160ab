# SPDX-License-Identifier: MIT
"""Exceptions: trouble on our side or a wrong call. Trouble of a portal is a
verdict."""

from __future__ import annotations

from typing import Dict, Optional, Type

from . import _api
from ._lib import lib
from ._values import int_in, text_out


def error_name(code: int) -> Optional[str]:
    """"SYMA_EURL" for -9; None where no code has that number."""
    name = lib.syma_error_name(int_in(code))
    return None if name is None else text_out(name)


def error_text(code: int) -> str:
    """What a code means, in a few English words."""
    return text_out(lib.syma_strerror(int_in(code)))


class Error(Exception):
    """What the library refused, and why."""

    #: The number of the library, below 0.
    code: int
    #: Its name, as in "SYMA_EURL"; the number for a code unknown here.
    name: str
    #: English text for people.
    message: str
    #: The line of a document that is to blame, from 1; None: no line is.
    line: Optional[int]

    def __init__(self, code: int, name: str, message: str,
                 line: Optional[int] = None) -> None:
        super().__init__(code, name, message, line)
        self.code = code
        self.name = name
        self.message = message
        self.line = line

    def __str__(self) -> str:
        return f"{self.name}: {self.message}"


class ArgumentError(Error, ValueError):
    """SYMA_EINVAL: an argument is wrong."""


class OutOfBoundsError(Error, ValueError):
    """SYMA_ERANGE: a value is out of its bounds."""


class StateError(Error, RuntimeError):
    """SYMA_ESTATE: the right call at the wrong moment."""


class NotFoundError(Error, LookupError):
    """SYMA_ENOTFOUND: no such key, name, section or file."""


class ExistsError(Error, ValueError):
    """SYMA_EEXISTS: there is one of that name already."""


class DocumentError(Error, ValueError):
    """SYMA_ESYNTAX: a document is not as it must be."""


class RegexError(Error, ValueError):
    """SYMA_EREGEX: a regular expression does not compile."""


class UrlError(Error, ValueError):
    """SYMA_EURL: not an http or https URL that may be used."""


class LimitError(Error, ValueError):
    """SYMA_ELIMIT: more than the library takes."""


class NotSupportedError(Error, NotImplementedError):
    """SYMA_ENOTSUP: not on this system or in this build."""


class OutOfMemoryError(Error, MemoryError):
    """SYMA_ENOMEM: out of memory."""


class ClosedError(ValueError):
    """An object was used after it was closed."""


class BusyError(RuntimeError):
    """Two threads used one object at the same time."""


_BY_CODE: Dict[int, Type[Error]] = {
    _api.SYMA_ENOMEM: OutOfMemoryError,
    _api.SYMA_EINVAL: ArgumentError,
    _api.SYMA_ERANGE: OutOfBoundsError,
    _api.SYMA_ESTATE: StateError,
    _api.SYMA_ENOTFOUND: NotFoundError,
    _api.SYMA_EEXISTS: ExistsError,
    _api.SYMA_ESYNTAX: DocumentError,
    _api.SYMA_EREGEX: RegexError,
    _api.SYMA_EURL: UrlError,
    _api.SYMA_ELIMIT: LimitError,
    _api.SYMA_ENOTSUP: NotSupportedError,
}


def error(code: int, message: str = "", line: int = 0) -> Error:
    """The exception for a code; without a message, what the code means."""
    kind = _BY_CODE.get(code, Error)
    return kind(code, error_name(code) or str(code),
                message or error_text(code), line or None)


def checked(code: int, about: str = "") -> int:
    """The code, where it tells of success."""
    if code < 0:
        meaning = error_text(code)
        raise error(code, f"{about}: {meaning}" if about else meaning)
    return code


__all__ = [
    "ArgumentError", "BusyError", "ClosedError", "DocumentError", "Error",
    "ExistsError", "LimitError", "NotFoundError", "NotSupportedError",
    "OutOfBoundsError", "OutOfMemoryError", "RegexError", "StateError",
    "UrlError", "error_name", "error_text",
]
