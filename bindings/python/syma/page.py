# SPDX-License-Identifier: MIT
"""A page that was fetched by other means: it is told what its answer was
like, fed its bytes, finished, and judged. Nothing here opens a connection."""

from __future__ import annotations

from ctypes import byref
from typing import Iterable, Optional, Tuple

from . import _api
from ._handle import Exclusive, Owned
from ._lib import lib
from ._values import (Bytes, Moment, bytes_in, int64_in, int_in, moment_in,
                      text_in, text_out)
from .errors import checked
from .options import Settings, lent


class _Pointer(Owned, _api.syma_page):
    release = lib.syma_page_free


class Page(Exclusive[_api.syma_page]):
    """One thread at a time."""

    def __init__(self, options: Optional[Settings] = None, *,
                 url: Optional[str] = None, request_url: Optional[str] = None,
                 home_url: Optional[str] = None, status: Optional[int] = None,
                 headers: Iterable[Tuple[str, str]] = ()) -> None:
        pointer = _Pointer()
        with lent(options) as o:
            checked(lib.syma_page_new(o, byref(pointer)))
        super().__init__(pointer)
        if request_url is not None:
            self.set_request_url(request_url)
        if url is not None:
            self.set_url(url)
        if home_url is not None:
            self.set_home_url(home_url)
        if status is not None:
            self.set_http_status(status)
        for name, value in headers:
            self.add_header(name, value)

    def _reason(self, pointer: _api.syma_page) -> Tuple[str, int]:
        return text_out(lib.syma_page_last_error(pointer)), 0

    def set_url(self, url: str) -> None:
        """Where the bytes came from, after all redirects."""
        self._call(lib.syma_page_set_url, text_in(url))

    def set_request_url(self, url: str) -> None:
        """What was asked for, before all redirects."""
        self._call(lib.syma_page_set_request_url, text_in(url))

    def set_home_url(self, url: str) -> None:
        """The home page of the portal; else it is the root of the site."""
        self._call(lib.syma_page_set_home_url, text_in(url))

    def set_http_status(self, status: int) -> None:
        """The status code of the last answer."""
        self._call(lib.syma_page_set_http_status, int_in(status))

    def add_redirect(self, status: int, to_url: str) -> None:
        """One redirect, in the order in which they were followed."""
        self._call(lib.syma_page_add_redirect, int_in(status),
                   text_in(to_url))

    def add_header(self, name: str, value: str) -> None:
        """A header of the last answer; Content-Type before the bytes."""
        self._call(lib.syma_page_add_header, text_in(name), text_in(value))

    def add_cert(self, subject: str, issuer: str,
                 not_after: Optional[Moment] = None) -> None:
        """A certificate that the server showed, its own first."""
        end = -1 if not_after is None else moment_in(not_after)
        self._call(lib.syma_page_add_cert, text_in(subject), text_in(issuer),
                   end)

    def set_timing_ms(self, phase: str, ms: int) -> None:
        """How long "resolve", "connect", "tls", "first_byte", "body" or
        "total" took."""
        self._call(lib.syma_page_set_timing_ms, text_in(phase), int64_in(ms))

    def set_failure(self, reason: str) -> None:
        """The fetch failed: a reason as "connect_refused"."""
        self._call(lib.syma_page_set_failure, text_in(reason))

    def set_confirmed(self) -> None:
        """The failure was seen again on a new connection."""
        self._call(lib.syma_page_set_confirmed)

    def feed(self, data: Bytes) -> None:
        """Bytes of the body, in pieces of any size."""
        piece = bytes_in(data)
        self._call(lib.syma_page_feed, piece, len(piece))

    def finish(self) -> None:
        """There is no more: from here on the page is read only."""
        self._call(lib.syma_page_finish)


__all__ = ["Page"]
