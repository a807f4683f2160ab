# SPDX-License-Identifier: MIT
"""How objects of the library are held, used and closed.

A pointer that is owned releases its object when nothing refers to it any
more. A call that is under way refers to it, so an object can be closed while
another thread is in a call on it: it goes when that call ends."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from copy import copy
from ctypes import c_void_p
from types import TracebackType
from typing import (Any, Callable, ClassVar, Dict, Generic, Iterator,
                    NoReturn, Optional, SupportsIndex, Tuple, Type, TypeVar)

from .errors import BusyError, ClosedError, error

P = TypeVar("P", bound=c_void_p)
H = TypeVar("H", bound="Handle[Any]")


class Owned:
    """What a pointer needs so as to release its object."""

    release: ClassVar[Callable[[Any], None]]

    def __del__(self) -> None:
        type(self).release(self)

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        # ctypes would copy the address, and two would release one object.
        name = type(self).__bases__[-1].__name__
        raise TypeError(f"a {name} cannot be pickled or deep-copied")


class Handle(Generic[P]):
    """An object that closes itself, and can be closed by hand."""

    _pointer: Optional[P] = None

    def _open(self) -> P:
        if self._pointer is None:
            raise ClosedError(f"{type(self).__name__} is closed")
        return self._pointer

    @property
    def closed(self) -> bool:
        return self._pointer is None

    def close(self) -> None:
        """Give the object up. Closing it again does nothing."""
        self._pointer = None

    def __enter__(self: H) -> H:
        self._open()
        return self

    def __exit__(self, kind: Optional[Type[BaseException]],
                 value: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None:
        self.close()


class Immutable(Handle[P]):
    """An object that never changes. A copy is another hold on the same:
    closing one leaves the other open."""

    def __copy__(self: H) -> H:
        twin = type(self).__new__(type(self))
        twin.__dict__.update(self.__dict__)
        return twin

    def __deepcopy__(self: H, memo: Dict[int, Any]) -> H:
        return copy(self)


class Exclusive(Handle[P]):
    """An object that one thread may use at a time."""

    #: Whether a second thread waits for the first or is refused.
    _waits: ClassVar[bool] = False

    def __init__(self, pointer: P) -> None:
        self._pointer = pointer
        self._lock = threading.Lock()

    @contextmanager
    def _held(self) -> Iterator[P]:
        if not self._lock.acquire(blocking=self._waits):
            raise BusyError(
                f"another thread is using this {type(self).__name__}")
        try:
            yield self._open()
        finally:
            self._lock.release()

    def _reason(self, pointer: P) -> Tuple[str, int]:
        """Message and line of the last failure; "": what its code means."""
        return "", 0

    def _call(self, function: Callable[..., int], *arguments: Any) -> int:
        with self._held() as pointer:
            code = function(pointer, *arguments)
            if code < 0:
                raise error(code, *self._reason(pointer))
            return code
