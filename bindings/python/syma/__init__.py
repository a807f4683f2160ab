# SPDX-License-Identifier: MIT
"""Judges the pages of customer portals: up, degraded, maintenance, down or
unknown, and why. The Python binding of libsyma.

Moments are datetime objects in UTC, durations milliseconds."""

from ._api import VERSION as __version__
from .check import check_portal, check_url
from .context import Context, classify
from .discovery import (Candidate, Clue, Discovery, FoundFallback, SeenPage,
                        discover, discover_page)
from .enums import (ChangeKind, EventKind, Flag, NoticeKind, OptionType,
                    PromiseStatus, Robots, SectionFlag, SectionKind, State,
                    Usable)
from .errors import (ArgumentError, BusyError, ClosedError, DocumentError,
                     Error, ExistsError, LimitError, NotFoundError,
                     NotSupportedError, OutOfBoundsError, OutOfMemoryError,
                     RegexError, StateError, UrlError, error_name, error_text)
from .info import (OptionInfo, Reason, exit_code, has_feature, option_infos,
                   reasons, version, version_number)
from .options import Options
from .page import Page
from .portal import Portal
from .prober import Event, Prober
from .report import Fallback, Report, Section
from .ruleset import Ruleset
from .tracked import (Change, Incident, Promise, Seconds, TrackedPortal,
                      TrackedSection, Waiting, Window)
from .tracker import Tracker
from .verdict import Certificate, Evidence, Form, Notice, Since, Verdict

__all__ = [
    "ArgumentError", "BusyError", "Candidate", "Certificate", "Change",
    "ChangeKind", "ClosedError", "Clue", "Context", "Discovery",
    "DocumentError", "Error", "Event", "EventKind", "Evidence", "ExistsError",
    "Fallback", "Flag", "Form", "FoundFallback", "Incident", "LimitError",
    "NotFoundError", "NotSupportedError", "Notice", "NoticeKind", "OptionInfo",
    "OptionType", "Options", "OutOfBoundsError", "OutOfMemoryError", "Page",
    "Portal", "Prober", "Promise", "PromiseStatus", "Reason", "RegexError",
    "Report", "Robots", "Ruleset", "Seconds", "Section", "SectionFlag",
    "SectionKind", "SeenPage", "Since", "State", "StateError",
    "TrackedPortal", "TrackedSection", "Tracker", "UrlError", "Usable",
    "Verdict", "Waiting", "Window", "__version__", "check_portal",
    "check_url", "classify", "discover", "discover_page", "error_name",
    "error_text", "exit_code", "has_feature", "option_infos", "reasons",
    "version", "version_number",
]
