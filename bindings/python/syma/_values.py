# SPDX-License-Identifier: MIT
"""What goes into the library and what comes out of it: texts, numbers and
times."""

from __future__ import annotations

from ctypes import byref, c_char_p
from datetime import datetime, timedelta, timezone
from operator import index
from typing import Any, Callable, Optional, Tuple, Union

from ._lib import lib

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
LAST = datetime.max.replace(tzinfo=timezone.utc)

#: A moment with a time zone, or milliseconds since the epoch.
Moment = Union[datetime, int]
Bytes = Union[bytes, bytearray, memoryview]


def text_in(text: str) -> bytes:
    if not isinstance(text, str):
        raise TypeError(f"a str is needed, not {type(text).__name__}")
    if "\0" in text:
        raise ValueError("a text cannot hold a NUL character")
    return text.encode()


def bytes_in(data: Bytes) -> bytes:
    if isinstance(data, bytes):
        return data
    if isinstance(data, str):
        raise TypeError("bytes are needed, not str: encode the text")
    return bytes(memoryview(data))  # bytes(5) would be five NULs


def document_in(document: Union[str, bytes]) -> bytes:
    """A document has a length of its own: the library judges its NULs."""
    if isinstance(document, str):
        return document.encode()
    return bytes_in(document)


def text_out(text: Optional[bytes]) -> str:
    """A borrowed text; ctypes has copied it already."""
    return "" if text is None else text.decode("utf-8", "replace")


def made_text(function: Callable[..., int],
              *arguments: Any) -> Tuple[int, str]:
    """(code, text) of a function whose last parameter is a char **out."""
    out = c_char_p()
    code = function(*arguments, byref(out))
    text = text_out(out.value)
    lib.syma_string_free(out)
    return code, text


def _number(value: int, low: int, high: int) -> int:
    value = index(value)
    if not low <= value <= high:
        raise OverflowError(f"{value} is not within {low} and {high}")
    return value


# ctypes cuts numbers to their size without a word.
def int_in(value: int) -> int:
    return _number(value, -2**31, 2**31 - 1)


def int64_in(value: int) -> int:
    return _number(value, -2**63, 2**63 - 1)


def uint32_in(value: int) -> int:
    return _number(value, 0, 2**32 - 1)


def uint64_in(value: int) -> int:
    return _number(value, 0, 2**64 - 1)


def moment_in(moment: Moment) -> int:
    if not isinstance(moment, datetime):
        return int64_in(moment)
    if moment.utcoffset() is None:
        raise ValueError("a time without a time zone names no moment")
    return (moment - EPOCH) // timedelta(milliseconds=1)


def moment_out(milliseconds: int) -> Optional[datetime]:
    if milliseconds == -1:
        return None
    try:
        return EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return LAST
