# SPDX-License-Identifier: MIT
"""One check in one call. Other threads go on meanwhile; Ctrl-C is heeded
when the call ends."""

from __future__ import annotations

from contextlib import ExitStack
from ctypes import byref
from typing import Optional

from . import _api
from ._lib import lib
from ._values import text_in
from .enums import Kind, SectionKind, kind_in
from .errors import checked
from .options import Settings, copied
from .portal import Portal
from .report import OwnedReport, Report
from .ruleset import Ruleset, rules_in
from .verdict import OwnedVerdict, Verdict


def check_url(url: str, kind: Kind = SectionKind.GENERIC,
              options: Optional[Settings] = None,
              rules: Optional[Ruleset] = None) -> Verdict:
    """Fetch a page and judge it."""
    out = OwnedVerdict()
    own = copied(options)
    with ExitStack() as stack:
        o = None if own is None else stack.enter_context(own._held())
        code = lib.syma_check_url(text_in(url), kind_in(kind), o,
                                  rules_in(rules), byref(out))
    # A wrong argument is never the URL: that is SYMA_EURL.
    checked(code, "" if code == _api.SYMA_EINVAL else url)
    return Verdict(out)


def check_portal(portal: Portal, options: Optional[Settings] = None,
                 rules: Optional[Ruleset] = None) -> Report:
    """Fetch and judge every section of a portal, and sum up."""
    out = OwnedReport()
    own = copied(options)
    with ExitStack() as stack:
        p = stack.enter_context(portal._held())
        o = None if own is None else stack.enter_context(own._held())
        checked(lib.syma_check_portal(p, o, rules_in(rules), byref(out)))
    return Report(out)


__all__ = ["check_portal", "check_url"]
