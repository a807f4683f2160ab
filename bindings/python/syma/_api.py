# SPDX-License-Identifier: MIT
# Made by gen_raw.py from bindings/api.json; do not edit.
"""libsyma as it is in C: numbers, types and prototypes.

Nothing here is made for people; the modules beside it are."""

from __future__ import annotations

from ctypes import (
    POINTER,
    c_char_p,
    c_int,
    c_int64,
    c_size_t,
    c_uint32,
    c_uint64,
    c_void_p,
)
from typing import Any, Callable, Dict, List, Optional, Tuple

VERSION = "0.1.0"

# enum syma_error
SYMA_OK = 0
SYMA_ENOMEM = -1
SYMA_EINVAL = -2
SYMA_ESTATE = -3
SYMA_ERANGE = -4
SYMA_ENOTFOUND = -5
SYMA_EEXISTS = -6
SYMA_ESYNTAX = -7
SYMA_EREGEX = -8
SYMA_EURL = -9
SYMA_ELIMIT = -10
SYMA_ENOTSUP = -11
SYMA_ESYSTEM = -12
SYMA_EFORK = -13
SYMA_EINTERNAL = -14

# enum syma_state
SYMA_STATE_UNKNOWN = 0
SYMA_STATE_UP = 1
SYMA_STATE_DEGRADED = 2
SYMA_STATE_MAINTENANCE = 3
SYMA_STATE_DOWN = 4

# enum syma_usable
SYMA_USABLE_UNKNOWN = 0
SYMA_USABLE_YES = 1
SYMA_USABLE_PARTLY = 2
SYMA_USABLE_NO = 3

# enum syma_section_kind
SYMA_SECTION_GENERIC = 0
SYMA_SECTION_LOGIN = 1
SYMA_SECTION_ACCOUNT = 2
SYMA_SECTION_ACTIVATION = 3

# enum syma_event_kind
SYMA_EVENT_VERDICT = 1
SYMA_EVENT_REPORT = 2
SYMA_EVENT_FAILURE = 3
SYMA_EVENT_DISCOVERY = 4

# enum syma_section_flag
SYMA_SECTION_OPTIONAL = 1

# enum syma_flag
SYMA_FLAG_SUSPECT = 1
SYMA_FLAG_WARN = 2
SYMA_FLAG_SCHEDULED = 4
SYMA_FLAG_PARTIAL = 8
SYMA_FLAG_INCOMPLETE = 16
SYMA_FLAG_TRUNCATED = 32
SYMA_FLAG_CAPTCHA = 64
SYMA_FLAG_DRIFT = 128
SYMA_FLAG_CONFIRMED = 256
SYMA_FLAG_REUSED = 512
SYMA_FLAG_STALE = 1024
SYMA_FLAG_OVERDUE = 2048
SYMA_FLAG_FLAPPING = 4096

# enum syma_notice_kind
SYMA_NOTICE_MAINTENANCE_NOW = 1
SYMA_NOTICE_MAINTENANCE_PLANNED = 2
SYMA_NOTICE_INCIDENT = 3
SYMA_NOTICE_FALLBACK = 4

# enum syma_change_kind
SYMA_CHANGE_STATE = 1
SYMA_CHANGE_PARTIAL_RETURN = 2
SYMA_CHANGE_PROMISED = 3
SYMA_CHANGE_SLIP = 4
SYMA_CHANGE_OVERDUE = 5
SYMA_CHANGE_KEPT = 6
SYMA_CHANGE_BROKEN = 7
SYMA_CHANGE_FLAPPING = 8
SYMA_CHANGE_STALE = 9
SYMA_CHANGE_WINDOW = 10

# enum syma_promise_status
SYMA_PROMISE_OPEN = 1
SYMA_PROMISE_OVERDUE = 2
SYMA_PROMISE_REVISED = 3
SYMA_PROMISE_KEPT = 4
SYMA_PROMISE_BROKEN = 5
SYMA_PROMISE_UNDATED = 6

# enum syma_robots
SYMA_ROBOTS_UNASKED = 0
SYMA_ROBOTS_ABSENT = 1
SYMA_ROBOTS_READ = 2
SYMA_ROBOTS_FAILED = 3

# enum syma_option_type
SYMA_OPTION_INT = 1
SYMA_OPTION_STR = 2

ENUMS: Dict[str, Dict[str, int]] = {
    "syma_error": {
        "SYMA_OK": 0,
        "SYMA_ENOMEM": -1,
        "SYMA_EINVAL": -2,
        "SYMA_ESTATE": -3,
        "SYMA_ERANGE": -4,
        "SYMA_ENOTFOUND": -5,
        "SYMA_EEXISTS": -6,
        "SYMA_ESYNTAX": -7,
        "SYMA_EREGEX": -8,
        "SYMA_EURL": -9,
        "SYMA_ELIMIT": -10,
        "SYMA_ENOTSUP": -11,
        "SYMA_ESYSTEM": -12,
        "SYMA_EFORK": -13,
        "SYMA_EINTERNAL": -14,
    },
    "syma_state": {
        "SYMA_STATE_UNKNOWN": 0,
        "SYMA_STATE_UP": 1,
        "SYMA_STATE_DEGRADED": 2,
        "SYMA_STATE_MAINTENANCE": 3,
        "SYMA_STATE_DOWN": 4,
    },
    "syma_usable": {
        "SYMA_USABLE_UNKNOWN": 0,
        "SYMA_USABLE_YES": 1,
        "SYMA_USABLE_PARTLY": 2,
        "SYMA_USABLE_NO": 3,
    },
    "syma_section_kind": {
        "SYMA_SECTION_GENERIC": 0,
        "SYMA_SECTION_LOGIN": 1,
        "SYMA_SECTION_ACCOUNT": 2,
        "SYMA_SECTION_ACTIVATION": 3,
    },
    "syma_event_kind": {
        "SYMA_EVENT_VERDICT": 1,
        "SYMA_EVENT_REPORT": 2,
        "SYMA_EVENT_FAILURE": 3,
        "SYMA_EVENT_DISCOVERY": 4,
    },
    "syma_section_flag": {
        "SYMA_SECTION_OPTIONAL": 1,
    },
    "syma_flag": {
        "SYMA_FLAG_SUSPECT": 1,
        "SYMA_FLAG_WARN": 2,
        "SYMA_FLAG_SCHEDULED": 4,
        "SYMA_FLAG_PARTIAL": 8,
        "SYMA_FLAG_INCOMPLETE": 16,
        "SYMA_FLAG_TRUNCATED": 32,
        "SYMA_FLAG_CAPTCHA": 64,
        "SYMA_FLAG_DRIFT": 128,
        "SYMA_FLAG_CONFIRMED": 256,
        "SYMA_FLAG_REUSED": 512,
        "SYMA_FLAG_STALE": 1024,
        "SYMA_FLAG_OVERDUE": 2048,
        "SYMA_FLAG_FLAPPING": 4096,
    },
    "syma_notice_kind": {
        "SYMA_NOTICE_MAINTENANCE_NOW": 1,
        "SYMA_NOTICE_MAINTENANCE_PLANNED": 2,
        "SYMA_NOTICE_INCIDENT": 3,
        "SYMA_NOTICE_FALLBACK": 4,
    },
    "syma_change_kind": {
        "SYMA_CHANGE_STATE": 1,
        "SYMA_CHANGE_PARTIAL_RETURN": 2,
        "SYMA_CHANGE_PROMISED": 3,
        "SYMA_CHANGE_SLIP": 4,
        "SYMA_CHANGE_OVERDUE": 5,
        "SYMA_CHANGE_KEPT": 6,
        "SYMA_CHANGE_BROKEN": 7,
        "SYMA_CHANGE_FLAPPING": 8,
        "SYMA_CHANGE_STALE": 9,
        "SYMA_CHANGE_WINDOW": 10,
    },
    "syma_promise_status": {
        "SYMA_PROMISE_OPEN": 1,
        "SYMA_PROMISE_OVERDUE": 2,
        "SYMA_PROMISE_REVISED": 3,
        "SYMA_PROMISE_KEPT": 4,
        "SYMA_PROMISE_BROKEN": 5,
        "SYMA_PROMISE_UNDATED": 6,
    },
    "syma_robots": {
        "SYMA_ROBOTS_UNASKED": 0,
        "SYMA_ROBOTS_ABSENT": 1,
        "SYMA_ROBOTS_READ": 2,
        "SYMA_ROBOTS_FAILED": 3,
    },
    "syma_option_type": {
        "SYMA_OPTION_INT": 1,
        "SYMA_OPTION_STR": 2,
    },
}


class syma_options(c_void_p):
    """Limits and manners."""


class syma_ruleset(c_void_p):
    """How to judge."""


class syma_page(c_void_p):
    """Bytes in, no I/O."""


class syma_context(c_void_p):
    """Now, zone, expectations."""


class syma_fallback(c_void_p):
    """A way round, borrowed."""


class syma_evidence(c_void_p):
    """One reason, borrowed."""


class syma_notice(c_void_p):
    """An announcement, borrowed."""


class syma_verdict(c_void_p):
    """One section, immutable."""


class syma_portal(c_void_p):
    """What to watch."""


class syma_report(c_void_p):
    """One portal, immutable."""


class syma_prober(c_void_p):
    """Fetches; one thread."""


class syma_event(c_void_p):
    """Pulled from a prober."""


class syma_tracker(c_void_p):
    """What holds, over days."""


class syma_change(c_void_p):
    """Pulled from a tracker."""


class syma_incident(c_void_p):
    """An outage, borrowed."""


class syma_promise(c_void_p):
    """Of a return, borrowed."""


class syma_window(c_void_p):
    """Of planned work, borrowed."""


class syma_discovery(c_void_p):
    """What was found, immutable."""


class syma_candidate(c_void_p):
    """A section of it, borrowed."""


class Api:
    """The functions; _lib fills it from the library."""

    syma_check_url: Callable[[Optional[bytes], int, Optional[syma_options],
        Optional[syma_ruleset], Any], int]
    syma_check_portal: Callable[[Optional[syma_portal], Optional[syma_options],
        Optional[syma_ruleset], Any], int]
    syma_discover_page: Callable[[Optional[syma_page], Optional[syma_ruleset],
        Any], int]
    syma_discover: Callable[[Optional[bytes], Optional[syma_options],
        Optional[syma_ruleset], Any], int]
    syma_discovery_ref: Callable[[Optional[syma_discovery]], syma_discovery]
    syma_discovery_unref: Callable[[Optional[syma_discovery]], None]
    syma_discovery_home_url: Callable[[Optional[syma_discovery]],
        Optional[bytes]]
    syma_discovery_language: Callable[[Optional[syma_discovery]],
        Optional[bytes]]
    syma_discovery_verdict: Callable[[Optional[syma_discovery]], syma_verdict]
    syma_discovery_page_count: Callable[[Optional[syma_discovery]], int]
    syma_discovery_page_url: Callable[[Optional[syma_discovery], int],
        Optional[bytes]]
    syma_discovery_page_status: Callable[[Optional[syma_discovery], int], int]
    syma_discovery_robots: Callable[[Optional[syma_discovery]], int]
    syma_robots_name: Callable[[int], Optional[bytes]]
    syma_discovery_barred_count: Callable[[Optional[syma_discovery]], int]
    syma_discovery_barred_url: Callable[[Optional[syma_discovery], int],
        Optional[bytes]]
    syma_discovery_count: Callable[[Optional[syma_discovery]], int]
    syma_discovery_candidate: Callable[[Optional[syma_discovery], int],
        syma_candidate]
    syma_discovery_best: Callable[[Optional[syma_discovery], int],
        syma_candidate]
    syma_candidate_kind: Callable[[Optional[syma_candidate]], int]
    syma_candidate_url: Callable[[Optional[syma_candidate]], Optional[bytes]]
    syma_candidate_score: Callable[[Optional[syma_candidate]], int]
    syma_candidate_found_by: Callable[[Optional[syma_candidate]],
        Optional[bytes]]
    syma_candidate_found_at: Callable[[Optional[syma_candidate]],
        Optional[bytes]]
    syma_candidate_evidence_count: Callable[[Optional[syma_candidate]], int]
    syma_candidate_evidence_code: Callable[[Optional[syma_candidate], int],
        Optional[bytes]]
    syma_candidate_evidence_text: Callable[[Optional[syma_candidate], int],
        Optional[bytes]]
    syma_candidate_evidence_weight: Callable[[Optional[syma_candidate], int],
        int]
    syma_discovery_fallback_count: Callable[[Optional[syma_discovery]], int]
    syma_discovery_fallback: Callable[[Optional[syma_discovery], int],
        syma_fallback]
    syma_discovery_fallback_found_at: Callable[[Optional[syma_discovery], int],
        Optional[bytes]]
    syma_discovery_to_portal: Callable[[Optional[syma_discovery],
        Optional[bytes], Any], int]
    syma_discovery_format: Callable[[Optional[syma_discovery], Optional[bytes],
        Any], int]
    syma_error_name: Callable[[int], Optional[bytes]]
    syma_strerror: Callable[[int], Optional[bytes]]
    syma_string_free: Callable[[Optional[c_char_p]], None]
    syma_options_new: Callable[[Any], int]
    syma_options_free: Callable[[Optional[syma_options]], None]
    syma_options_set_int: Callable[[Optional[syma_options], Optional[bytes],
        int], int]
    syma_options_set_str: Callable[[Optional[syma_options], Optional[bytes],
        Optional[bytes]], int]
    syma_options_get_int: Callable[[Optional[syma_options], Optional[bytes],
        Any], int]
    syma_options_get_str: Callable[[Optional[syma_options], Optional[bytes]],
        Optional[bytes]]
    syma_option_count: Callable[[], int]
    syma_option_name: Callable[[int], Optional[bytes]]
    syma_option_type: Callable[[int], int]
    syma_option_min: Callable[[int], int]
    syma_option_max: Callable[[int], int]
    syma_option_default: Callable[[int], int]
    syma_option_default_str: Callable[[int], Optional[bytes]]
    syma_option_help: Callable[[int], Optional[bytes]]
    syma_page_new: Callable[[Optional[syma_options], Any], int]
    syma_page_set_url: Callable[[Optional[syma_page], Optional[bytes]], int]
    syma_page_set_http_status: Callable[[Optional[syma_page], int], int]
    syma_page_set_request_url: Callable[[Optional[syma_page], Optional[bytes]],
        int]
    syma_page_set_home_url: Callable[[Optional[syma_page], Optional[bytes]],
        int]
    syma_page_add_redirect: Callable[[Optional[syma_page], int,
        Optional[bytes]], int]
    syma_page_set_failure: Callable[[Optional[syma_page], Optional[bytes]],
        int]
    syma_page_set_confirmed: Callable[[Optional[syma_page]], int]
    syma_page_set_timing_ms: Callable[[Optional[syma_page], Optional[bytes],
        int], int]
    syma_page_add_cert: Callable[[Optional[syma_page], Optional[bytes],
        Optional[bytes], int], int]
    syma_page_add_header: Callable[[Optional[syma_page], Optional[bytes],
        Optional[bytes]], int]
    syma_page_feed: Callable[[Optional[syma_page], Optional[bytes], int], int]
    syma_page_finish: Callable[[Optional[syma_page]], int]
    syma_page_free: Callable[[Optional[syma_page]], None]
    syma_page_last_error: Callable[[Optional[syma_page]], Optional[bytes]]
    syma_context_new: Callable[[Any], int]
    syma_context_set_now_ms: Callable[[Optional[syma_context], int], int]
    syma_context_set_time_zone: Callable[[Optional[syma_context],
        Optional[bytes]], int]
    syma_context_set_language: Callable[[Optional[syma_context],
        Optional[bytes]], int]
    syma_context_set_section: Callable[[Optional[syma_context],
        Optional[syma_portal], Optional[bytes]], int]
    syma_context_set_credentials: Callable[[Optional[syma_context], int], int]
    syma_context_set_signature: Callable[[Optional[syma_context],
        Optional[bytes]], int]
    syma_context_set_not_found: Callable[[Optional[syma_context],
        Optional[syma_page]], int]
    syma_context_free: Callable[[Optional[syma_context]], None]
    syma_classify: Callable[[Optional[syma_page], int, Optional[syma_context],
        Optional[syma_ruleset], Any], int]
    syma_portal_new: Callable[[Optional[bytes], Any], int]
    syma_portal_add_section: Callable[[Optional[syma_portal], Optional[bytes],
        int, Optional[bytes], int], int]
    syma_portal_set_header: Callable[[Optional[syma_portal], Optional[bytes],
        Optional[bytes], Optional[bytes]], int]
    syma_portal_set_auth: Callable[[Optional[syma_portal], Optional[bytes],
        Optional[bytes], Optional[bytes], Optional[bytes]], int]
    syma_portal_expect: Callable[[Optional[syma_portal], Optional[bytes],
        Optional[bytes], int, Optional[bytes]], int]
    syma_portal_set_home: Callable[[Optional[syma_portal], Optional[bytes]],
        int]
    syma_portal_set_language: Callable[[Optional[syma_portal],
        Optional[bytes]], int]
    syma_portal_set_zoneinfo_dir: Callable[[Optional[syma_portal],
        Optional[bytes]], int]
    syma_portal_set_time_zone: Callable[[Optional[syma_portal],
        Optional[bytes]], int]
    syma_portal_load: Callable[[Optional[syma_portal], Optional[bytes], int],
        int]
    syma_portal_add_need: Callable[[Optional[syma_portal], Optional[bytes],
        Optional[bytes]], int]
    syma_portal_add_fallback: Callable[[Optional[syma_portal], Optional[bytes],
        Optional[bytes], Optional[bytes], Optional[bytes], Optional[bytes]],
        int]
    syma_portal_add_window: Callable[[Optional[syma_portal], Optional[bytes],
        Optional[bytes], Optional[bytes], Optional[bytes]], int]
    syma_portal_add_promise: Callable[[Optional[syma_portal], Optional[bytes],
        Optional[bytes], Optional[bytes], Optional[bytes], Optional[bytes],
        int], int]
    syma_portal_set_found_by: Callable[[Optional[syma_portal], Optional[bytes],
        Optional[bytes]], int]
    syma_portal_set_signature: Callable[[Optional[syma_portal],
        Optional[bytes], Optional[bytes]], int]
    syma_portal_error_line: Callable[[Optional[syma_portal]], int]
    syma_portal_format: Callable[[Optional[syma_portal], Optional[bytes], Any],
        int]
    syma_portal_schema: Callable[[], Optional[bytes]]
    syma_portal_section_count: Callable[[Optional[syma_portal]], int]
    syma_portal_last_error: Callable[[Optional[syma_portal]], Optional[bytes]]
    syma_portal_free: Callable[[Optional[syma_portal]], None]
    syma_prober_new: Callable[[Optional[syma_options], Optional[syma_ruleset],
        Any], int]
    syma_prober_free: Callable[[Optional[syma_prober]], None]
    syma_prober_submit: Callable[[Optional[syma_prober], Optional[syma_portal],
        Any], int]
    syma_prober_submit_url: Callable[[Optional[syma_prober], Optional[bytes],
        int, Any], int]
    syma_prober_submit_discovery: Callable[[Optional[syma_prober],
        Optional[bytes], Any], int]
    syma_prober_cancel: Callable[[Optional[syma_prober], int], int]
    syma_prober_pending: Callable[[Optional[syma_prober]], int]
    syma_prober_fd: Callable[[Optional[syma_prober]], int]
    syma_prober_timeout_ms: Callable[[Optional[syma_prober]], int]
    syma_prober_step: Callable[[Optional[syma_prober]], int]
    syma_prober_wait: Callable[[Optional[syma_prober], int], int]
    syma_prober_wakeup: Callable[[Optional[syma_prober]], int]
    syma_prober_next_event: Callable[[Optional[syma_prober], Any], int]
    syma_event_kind: Callable[[Optional[syma_event]], int]
    syma_event_ticket: Callable[[Optional[syma_event]], int]
    syma_event_section_id: Callable[[Optional[syma_event]], Optional[bytes]]
    syma_event_verdict: Callable[[Optional[syma_event]], syma_verdict]
    syma_event_report: Callable[[Optional[syma_event]], syma_report]
    syma_event_discovery: Callable[[Optional[syma_event]], syma_discovery]
    syma_event_error: Callable[[Optional[syma_event]], int]
    syma_event_free: Callable[[Optional[syma_event]], None]
    syma_report_ref: Callable[[Optional[syma_report]], syma_report]
    syma_report_unref: Callable[[Optional[syma_report]], None]
    syma_report_portal_id: Callable[[Optional[syma_report]], Optional[bytes]]
    syma_report_state: Callable[[Optional[syma_report]], int]
    syma_report_time_ms: Callable[[Optional[syma_report]], int]
    syma_report_usable: Callable[[Optional[syma_report]], int]
    syma_report_flags: Callable[[Optional[syma_report]], int]
    syma_report_up_count: Callable[[Optional[syma_report]], int]
    syma_report_required_count: Callable[[Optional[syma_report]], int]
    syma_report_exit_code: Callable[[Optional[syma_report], int], int]
    syma_report_effective_state: Callable[[Optional[syma_report], int], int]
    syma_report_effective_usable: Callable[[Optional[syma_report], int], int]
    syma_report_effective_reason: Callable[[Optional[syma_report], int],
        Optional[bytes]]
    syma_report_because: Callable[[Optional[syma_report], int],
        Optional[bytes]]
    syma_report_found_by: Callable[[Optional[syma_report], int],
        Optional[bytes]]
    syma_report_fallback_count: Callable[[Optional[syma_report], int], int]
    syma_report_fallback: Callable[[Optional[syma_report], int, int],
        syma_fallback]
    syma_fallback_act: Callable[[Optional[syma_fallback]], Optional[bytes]]
    syma_fallback_channel: Callable[[Optional[syma_fallback]], Optional[bytes]]
    syma_fallback_address: Callable[[Optional[syma_fallback]], Optional[bytes]]
    syma_fallback_keyword: Callable[[Optional[syma_fallback]], Optional[bytes]]
    syma_fallback_text: Callable[[Optional[syma_fallback]], Optional[bytes]]
    syma_fallback_source: Callable[[Optional[syma_fallback]], Optional[bytes]]
    syma_report_explain: Callable[[Optional[syma_report], Optional[bytes],
        Optional[bytes], Any], int]
    syma_report_section_count: Callable[[Optional[syma_report]], int]
    syma_report_section_id: Callable[[Optional[syma_report], int],
        Optional[bytes]]
    syma_report_verdict: Callable[[Optional[syma_report], int], syma_verdict]
    syma_report_format: Callable[[Optional[syma_report], Optional[bytes], Any],
        int]
    syma_ruleset_new: Callable[[Any], int]
    syma_ruleset_load_builtin: Callable[[Optional[syma_ruleset]], int]
    syma_ruleset_load: Callable[[Optional[syma_ruleset], Optional[bytes], int],
        int]
    syma_ruleset_compile: Callable[[Optional[syma_ruleset]], int]
    syma_ruleset_free: Callable[[Optional[syma_ruleset]], None]
    syma_ruleset_last_error: Callable[[Optional[syma_ruleset]],
        Optional[bytes]]
    syma_ruleset_error_line: Callable[[Optional[syma_ruleset]], int]
    syma_tracker_new: Callable[[Optional[syma_options], Any], int]
    syma_tracker_free: Callable[[Optional[syma_tracker]], None]
    syma_tracker_add: Callable[[Optional[syma_tracker], Optional[syma_report]],
        int]
    syma_tracker_tick: Callable[[Optional[syma_tracker], int], int]
    syma_tracker_remove: Callable[[Optional[syma_tracker], Optional[bytes]],
        int]
    syma_tracker_declare_promise: Callable[[Optional[syma_tracker],
        Optional[bytes], Optional[bytes], Optional[bytes], Optional[bytes],
        int, int, int, int], int]
    syma_tracker_portal_count: Callable[[Optional[syma_tracker]], int]
    syma_tracker_portal_id: Callable[[Optional[syma_tracker], int],
        Optional[bytes]]
    syma_tracker_section_count: Callable[[Optional[syma_tracker],
        Optional[bytes]], int]
    syma_tracker_section_id: Callable[[Optional[syma_tracker], Optional[bytes],
        int], Optional[bytes]]
    syma_tracker_report: Callable[[Optional[syma_tracker], Optional[bytes]],
        syma_report]
    syma_tracker_checked_ms: Callable[[Optional[syma_tracker],
        Optional[bytes]], int]
    syma_tracker_state: Callable[[Optional[syma_tracker], Optional[bytes],
        Optional[bytes]], int]
    syma_tracker_usable: Callable[[Optional[syma_tracker], Optional[bytes],
        Optional[bytes]], int]
    syma_tracker_reason: Callable[[Optional[syma_tracker], Optional[bytes],
        Optional[bytes]], Optional[bytes]]
    syma_tracker_flags: Callable[[Optional[syma_tracker], Optional[bytes],
        Optional[bytes]], int]
    syma_tracker_since_ms: Callable[[Optional[syma_tracker], Optional[bytes],
        Optional[bytes]], int]
    syma_tracker_up_count: Callable[[Optional[syma_tracker], Optional[bytes]],
        int]
    syma_tracker_required_count: Callable[[Optional[syma_tracker],
        Optional[bytes]], int]
    syma_tracker_seconds: Callable[[Optional[syma_tracker], Optional[bytes],
        Optional[bytes], int], int]
    syma_tracker_planned_seconds: Callable[[Optional[syma_tracker],
        Optional[bytes], Optional[bytes], int], int]
    syma_tracker_incident_count: Callable[[Optional[syma_tracker],
        Optional[bytes], Optional[bytes]], int]
    syma_tracker_incident: Callable[[Optional[syma_tracker], Optional[bytes],
        Optional[bytes], int], syma_incident]
    syma_incident_begin_ms: Callable[[Optional[syma_incident]], int]
    syma_incident_confirmed_ms: Callable[[Optional[syma_incident]], int]
    syma_incident_end_ms: Callable[[Optional[syma_incident]], int]
    syma_incident_worst: Callable[[Optional[syma_incident]], int]
    syma_incident_reason: Callable[[Optional[syma_incident]], Optional[bytes]]
    syma_incident_planned: Callable[[Optional[syma_incident]], int]
    syma_incident_slips: Callable[[Optional[syma_incident]], int]
    syma_tracker_promise_count: Callable[[Optional[syma_tracker],
        Optional[bytes], Optional[bytes]], int]
    syma_tracker_promise: Callable[[Optional[syma_tracker], Optional[bytes],
        Optional[bytes], int], syma_promise]
    syma_promise_source: Callable[[Optional[syma_promise]], Optional[bytes]]
    syma_promise_text: Callable[[Optional[syma_promise]], Optional[bytes]]
    syma_promise_seen_ms: Callable[[Optional[syma_promise]], int]
    syma_promise_earliest_ms: Callable[[Optional[syma_promise]], int]
    syma_promise_latest_ms: Callable[[Optional[syma_promise]], int]
    syma_promise_vague: Callable[[Optional[syma_promise]], int]
    syma_promise_revised_from_ms: Callable[[Optional[syma_promise]], int]
    syma_promise_status: Callable[[Optional[syma_promise]], int]
    syma_promise_late_ms: Callable[[Optional[syma_promise]], int]
    syma_promise_status_name: Callable[[int], Optional[bytes]]
    syma_tracker_kept_count: Callable[[Optional[syma_tracker],
        Optional[bytes]], int]
    syma_tracker_broken_count: Callable[[Optional[syma_tracker],
        Optional[bytes]], int]
    syma_tracker_window_count: Callable[[Optional[syma_tracker],
        Optional[bytes]], int]
    syma_tracker_window: Callable[[Optional[syma_tracker], Optional[bytes],
        int], syma_window]
    syma_window_section_id: Callable[[Optional[syma_window]], Optional[bytes]]
    syma_window_source: Callable[[Optional[syma_window]], Optional[bytes]]
    syma_window_text: Callable[[Optional[syma_window]], Optional[bytes]]
    syma_window_begin_ms: Callable[[Optional[syma_window]], int]
    syma_window_end_ms: Callable[[Optional[syma_window]], int]
    syma_tracker_next_change: Callable[[Optional[syma_tracker], Any], int]
    syma_change_free: Callable[[Optional[syma_change]], None]
    syma_change_kind: Callable[[Optional[syma_change]], int]
    syma_change_kind_name: Callable[[int], Optional[bytes]]
    syma_change_portal_id: Callable[[Optional[syma_change]], Optional[bytes]]
    syma_change_section_id: Callable[[Optional[syma_change]], Optional[bytes]]
    syma_change_time_ms: Callable[[Optional[syma_change]], int]
    syma_change_seen_ms: Callable[[Optional[syma_change]], int]
    syma_change_from: Callable[[Optional[syma_change]], int]
    syma_change_to: Callable[[Optional[syma_change]], int]
    syma_change_begins: Callable[[Optional[syma_change]], int]
    syma_change_promise: Callable[[Optional[syma_change]], syma_promise]
    syma_change_window: Callable[[Optional[syma_change]], syma_window]
    syma_change_up_count: Callable[[Optional[syma_change]], int]
    syma_change_required_count: Callable[[Optional[syma_change]], int]
    syma_change_back: Callable[[Optional[syma_change], int], Optional[bytes]]
    syma_change_waiting: Callable[[Optional[syma_change], int],
        Optional[bytes]]
    syma_change_waits_for: Callable[[Optional[syma_change], int],
        Optional[bytes]]
    syma_change_text: Callable[[Optional[syma_change]], Optional[bytes]]
    syma_tracker_explain: Callable[[Optional[syma_tracker], Optional[bytes],
        Optional[bytes], Any], int]
    syma_tracker_format: Callable[[Optional[syma_tracker], Optional[bytes],
        Optional[bytes], Any], int]
    syma_tracker_save: Callable[[Optional[syma_tracker], Optional[bytes], Any],
        int]
    syma_tracker_load: Callable[[Optional[syma_tracker], Optional[bytes], int],
        int]
    syma_tracker_schema: Callable[[], Optional[bytes]]
    syma_tracker_error_line: Callable[[Optional[syma_tracker]], int]
    syma_tracker_last_error: Callable[[Optional[syma_tracker]],
        Optional[bytes]]
    syma_state_name: Callable[[int], Optional[bytes]]
    syma_state_from_name: Callable[[Optional[bytes]], int]
    syma_exit_code: Callable[[int, int, int, int], int]
    syma_usable_name: Callable[[int], Optional[bytes]]
    syma_flag_name: Callable[[int], Optional[bytes]]
    syma_reason_count: Callable[[], int]
    syma_reason_name: Callable[[int], Optional[bytes]]
    syma_reason_help: Callable[[int], Optional[bytes]]
    syma_section_kind_name: Callable[[int], Optional[bytes]]
    syma_section_kind_from_name: Callable[[Optional[bytes]], int]
    syma_verdict_ref: Callable[[Optional[syma_verdict]], syma_verdict]
    syma_verdict_unref: Callable[[Optional[syma_verdict]], None]
    syma_verdict_state: Callable[[Optional[syma_verdict]], int]
    syma_verdict_confidence: Callable[[Optional[syma_verdict]], int]
    syma_verdict_usable: Callable[[Optional[syma_verdict]], int]
    syma_verdict_reason: Callable[[Optional[syma_verdict]], Optional[bytes]]
    syma_verdict_flags: Callable[[Optional[syma_verdict]], int]
    syma_verdict_kind: Callable[[Optional[syma_verdict]], int]
    syma_verdict_product: Callable[[Optional[syma_verdict]], Optional[bytes]]
    syma_verdict_signature: Callable[[Optional[syma_verdict]], Optional[bytes]]
    syma_verdict_url: Callable[[Optional[syma_verdict]], Optional[bytes]]
    syma_verdict_final_url: Callable[[Optional[syma_verdict]], Optional[bytes]]
    syma_verdict_http_status: Callable[[Optional[syma_verdict]], int]
    syma_verdict_redirect_count: Callable[[Optional[syma_verdict]], int]
    syma_verdict_redirect_url: Callable[[Optional[syma_verdict], int],
        Optional[bytes]]
    syma_verdict_unless: Callable[[Optional[syma_verdict]], Optional[bytes]]
    syma_verdict_form_count: Callable[[Optional[syma_verdict]], int]
    syma_verdict_form_kind: Callable[[Optional[syma_verdict], int],
        Optional[bytes]]
    syma_verdict_form_enabled: Callable[[Optional[syma_verdict], int], int]
    syma_verdict_format: Callable[[Optional[syma_verdict], Optional[bytes],
        Any], int]
    syma_verdict_explain: Callable[[Optional[syma_verdict], Optional[bytes],
        Optional[bytes], Any], int]
    syma_verdict_summary: Callable[[Optional[syma_verdict]], Optional[bytes]]
    syma_verdict_timing_ms: Callable[[Optional[syma_verdict], Optional[bytes]],
        int]
    syma_verdict_cert_count: Callable[[Optional[syma_verdict]], int]
    syma_verdict_cert_subject: Callable[[Optional[syma_verdict], int],
        Optional[bytes]]
    syma_verdict_cert_issuer: Callable[[Optional[syma_verdict], int],
        Optional[bytes]]
    syma_verdict_cert_not_after: Callable[[Optional[syma_verdict], int], int]
    syma_verdict_cert_first: Callable[[Optional[syma_verdict]], int]
    syma_verdict_evidence_count: Callable[[Optional[syma_verdict]], int]
    syma_verdict_evidence: Callable[[Optional[syma_verdict], int],
        syma_evidence]
    syma_evidence_code: Callable[[Optional[syma_evidence]], Optional[bytes]]
    syma_evidence_points_to: Callable[[Optional[syma_evidence]], int]
    syma_evidence_weight: Callable[[Optional[syma_evidence]], int]
    syma_evidence_zone: Callable[[Optional[syma_evidence]], Optional[bytes]]
    syma_evidence_excerpt: Callable[[Optional[syma_evidence]], Optional[bytes]]
    syma_verdict_notice_count: Callable[[Optional[syma_verdict]], int]
    syma_verdict_notice: Callable[[Optional[syma_verdict], int], syma_notice]
    syma_verdict_since_earliest_ms: Callable[[Optional[syma_verdict]], int]
    syma_verdict_since_latest_ms: Callable[[Optional[syma_verdict]], int]
    syma_verdict_since_vague: Callable[[Optional[syma_verdict]], int]
    syma_verdict_since_text: Callable[[Optional[syma_verdict]],
        Optional[bytes]]
    syma_notice_kind: Callable[[Optional[syma_notice]], int]
    syma_notice_earliest_ms: Callable[[Optional[syma_notice]], int]
    syma_notice_latest_ms: Callable[[Optional[syma_notice]], int]
    syma_notice_vague: Callable[[Optional[syma_notice]], int]
    syma_notice_text: Callable[[Optional[syma_notice]], Optional[bytes]]
    syma_notice_act: Callable[[Optional[syma_notice]], Optional[bytes]]
    syma_notice_channel: Callable[[Optional[syma_notice]], Optional[bytes]]
    syma_notice_address: Callable[[Optional[syma_notice]], Optional[bytes]]
    syma_notice_keyword: Callable[[Optional[syma_notice]], Optional[bytes]]
    syma_version_number: Callable[[], int]
    syma_version_string: Callable[[], Optional[bytes]]
    syma_has_feature: Callable[[Optional[bytes]], int]


# name: (result, parameters)
PROTOTYPES: Dict[str, Tuple[Any, List[Any]]] = {
    "syma_check_url": (c_int, [c_char_p, c_int, syma_options, syma_ruleset,
        POINTER(syma_verdict)]),
    "syma_check_portal": (c_int, [syma_portal, syma_options, syma_ruleset,
        POINTER(syma_report)]),
    "syma_discover_page": (c_int, [syma_page, syma_ruleset,
        POINTER(syma_discovery)]),
    "syma_discover": (c_int, [c_char_p, syma_options, syma_ruleset,
        POINTER(syma_discovery)]),
    "syma_discovery_ref": (syma_discovery, [syma_discovery]),
    "syma_discovery_unref": (None, [syma_discovery]),
    "syma_discovery_home_url": (c_char_p, [syma_discovery]),
    "syma_discovery_language": (c_char_p, [syma_discovery]),
    "syma_discovery_verdict": (syma_verdict, [syma_discovery]),
    "syma_discovery_page_count": (c_size_t, [syma_discovery]),
    "syma_discovery_page_url": (c_char_p, [syma_discovery, c_size_t]),
    "syma_discovery_page_status": (c_int, [syma_discovery, c_size_t]),
    "syma_discovery_robots": (c_int, [syma_discovery]),
    "syma_robots_name": (c_char_p, [c_int]),
    "syma_discovery_barred_count": (c_size_t, [syma_discovery]),
    "syma_discovery_barred_url": (c_char_p, [syma_discovery, c_size_t]),
    "syma_discovery_count": (c_size_t, [syma_discovery]),
    "syma_discovery_candidate": (syma_candidate, [syma_discovery, c_size_t]),
    "syma_discovery_best": (syma_candidate, [syma_discovery, c_int]),
    "syma_candidate_kind": (c_int, [syma_candidate]),
    "syma_candidate_url": (c_char_p, [syma_candidate]),
    "syma_candidate_score": (c_int, [syma_candidate]),
    "syma_candidate_found_by": (c_char_p, [syma_candidate]),
    "syma_candidate_found_at": (c_char_p, [syma_candidate]),
    "syma_candidate_evidence_count": (c_size_t, [syma_candidate]),
    "syma_candidate_evidence_code": (c_char_p, [syma_candidate, c_size_t]),
    "syma_candidate_evidence_text": (c_char_p, [syma_candidate, c_size_t]),
    "syma_candidate_evidence_weight": (c_int, [syma_candidate, c_size_t]),
    "syma_discovery_fallback_count": (c_size_t, [syma_discovery]),
    "syma_discovery_fallback": (syma_fallback, [syma_discovery, c_size_t]),
    "syma_discovery_fallback_found_at": (c_char_p, [syma_discovery, c_size_t]),
    "syma_discovery_to_portal": (c_int, [syma_discovery, c_char_p,
        POINTER(syma_portal)]),
    "syma_discovery_format": (c_int, [syma_discovery, c_char_p,
        POINTER(c_char_p)]),
    "syma_error_name": (c_char_p, [c_int]),
    "syma_strerror": (c_char_p, [c_int]),
    "syma_string_free": (None, [c_char_p]),
    "syma_options_new": (c_int, [POINTER(syma_options)]),
    "syma_options_free": (None, [syma_options]),
    "syma_options_set_int": (c_int, [syma_options, c_char_p, c_int64]),
    "syma_options_set_str": (c_int, [syma_options, c_char_p, c_char_p]),
    "syma_options_get_int": (c_int, [syma_options, c_char_p,
        POINTER(c_int64)]),
    "syma_options_get_str": (c_char_p, [syma_options, c_char_p]),
    "syma_option_count": (c_size_t, []),
    "syma_option_name": (c_char_p, [c_size_t]),
    "syma_option_type": (c_int, [c_size_t]),
    "syma_option_min": (c_int64, [c_size_t]),
    "syma_option_max": (c_int64, [c_size_t]),
    "syma_option_default": (c_int64, [c_size_t]),
    "syma_option_default_str": (c_char_p, [c_size_t]),
    "syma_option_help": (c_char_p, [c_size_t]),
    "syma_page_new": (c_int, [syma_options, POINTER(syma_page)]),
    "syma_page_set_url": (c_int, [syma_page, c_char_p]),
    "syma_page_set_http_status": (c_int, [syma_page, c_int]),
    "syma_page_set_request_url": (c_int, [syma_page, c_char_p]),
    "syma_page_set_home_url": (c_int, [syma_page, c_char_p]),
    "syma_page_add_redirect": (c_int, [syma_page, c_int, c_char_p]),
    "syma_page_set_failure": (c_int, [syma_page, c_char_p]),
    "syma_page_set_confirmed": (c_int, [syma_page]),
    "syma_page_set_timing_ms": (c_int, [syma_page, c_char_p, c_int64]),
    "syma_page_add_cert": (c_int, [syma_page, c_char_p, c_char_p, c_int64]),
    "syma_page_add_header": (c_int, [syma_page, c_char_p, c_char_p]),
    "syma_page_feed": (c_int, [syma_page, c_void_p, c_size_t]),
    "syma_page_finish": (c_int, [syma_page]),
    "syma_page_free": (None, [syma_page]),
    "syma_page_last_error": (c_char_p, [syma_page]),
    "syma_context_new": (c_int, [POINTER(syma_context)]),
    "syma_context_set_now_ms": (c_int, [syma_context, c_int64]),
    "syma_context_set_time_zone": (c_int, [syma_context, c_char_p]),
    "syma_context_set_language": (c_int, [syma_context, c_char_p]),
    "syma_context_set_section": (c_int, [syma_context, syma_portal, c_char_p]),
    "syma_context_set_credentials": (c_int, [syma_context, c_int]),
    "syma_context_set_signature": (c_int, [syma_context, c_char_p]),
    "syma_context_set_not_found": (c_int, [syma_context, syma_page]),
    "syma_context_free": (None, [syma_context]),
    "syma_classify": (c_int, [syma_page, c_int, syma_context, syma_ruleset,
        POINTER(syma_verdict)]),
    "syma_portal_new": (c_int, [c_char_p, POINTER(syma_portal)]),
    "syma_portal_add_section": (c_int, [syma_portal, c_char_p, c_int, c_char_p,
        c_uint32]),
    "syma_portal_set_header": (c_int, [syma_portal, c_char_p, c_char_p,
        c_char_p]),
    "syma_portal_set_auth": (c_int, [syma_portal, c_char_p, c_char_p, c_char_p,
        c_char_p]),
    "syma_portal_expect": (c_int, [syma_portal, c_char_p, c_char_p, c_int,
        c_char_p]),
    "syma_portal_set_home": (c_int, [syma_portal, c_char_p]),
    "syma_portal_set_language": (c_int, [syma_portal, c_char_p]),
    "syma_portal_set_zoneinfo_dir": (c_int, [syma_portal, c_char_p]),
    "syma_portal_set_time_zone": (c_int, [syma_portal, c_char_p]),
    "syma_portal_load": (c_int, [syma_portal, c_char_p, c_size_t]),
    "syma_portal_add_need": (c_int, [syma_portal, c_char_p, c_char_p]),
    "syma_portal_add_fallback": (c_int, [syma_portal, c_char_p, c_char_p,
        c_char_p, c_char_p, c_char_p]),
    "syma_portal_add_window": (c_int, [syma_portal, c_char_p, c_char_p,
        c_char_p, c_char_p]),
    "syma_portal_add_promise": (c_int, [syma_portal, c_char_p, c_char_p,
        c_char_p, c_char_p, c_char_p, c_int]),
    "syma_portal_set_found_by": (c_int, [syma_portal, c_char_p, c_char_p]),
    "syma_portal_set_signature": (c_int, [syma_portal, c_char_p, c_char_p]),
    "syma_portal_error_line": (c_size_t, [syma_portal]),
    "syma_portal_format": (c_int, [syma_portal, c_char_p, POINTER(c_char_p)]),
    "syma_portal_schema": (c_char_p, []),
    "syma_portal_section_count": (c_size_t, [syma_portal]),
    "syma_portal_last_error": (c_char_p, [syma_portal]),
    "syma_portal_free": (None, [syma_portal]),
    "syma_prober_new": (c_int, [syma_options, syma_ruleset,
        POINTER(syma_prober)]),
    "syma_prober_free": (None, [syma_prober]),
    "syma_prober_submit": (c_int, [syma_prober, syma_portal,
        POINTER(c_uint64)]),
    "syma_prober_submit_url": (c_int, [syma_prober, c_char_p, c_int,
        POINTER(c_uint64)]),
    "syma_prober_submit_discovery": (c_int, [syma_prober, c_char_p,
        POINTER(c_uint64)]),
    "syma_prober_cancel": (c_int, [syma_prober, c_uint64]),
    "syma_prober_pending": (c_size_t, [syma_prober]),
    "syma_prober_fd": (c_int, [syma_prober]),
    "syma_prober_timeout_ms": (c_int64, [syma_prober]),
    "syma_prober_step": (c_int, [syma_prober]),
    "syma_prober_wait": (c_int, [syma_prober, c_int64]),
    "syma_prober_wakeup": (c_int, [syma_prober]),
    "syma_prober_next_event": (c_int, [syma_prober, POINTER(syma_event)]),
    "syma_event_kind": (c_int, [syma_event]),
    "syma_event_ticket": (c_uint64, [syma_event]),
    "syma_event_section_id": (c_char_p, [syma_event]),
    "syma_event_verdict": (syma_verdict, [syma_event]),
    "syma_event_report": (syma_report, [syma_event]),
    "syma_event_discovery": (syma_discovery, [syma_event]),
    "syma_event_error": (c_int, [syma_event]),
    "syma_event_free": (None, [syma_event]),
    "syma_report_ref": (syma_report, [syma_report]),
    "syma_report_unref": (None, [syma_report]),
    "syma_report_portal_id": (c_char_p, [syma_report]),
    "syma_report_state": (c_int, [syma_report]),
    "syma_report_time_ms": (c_int64, [syma_report]),
    "syma_report_usable": (c_int, [syma_report]),
    "syma_report_flags": (c_uint32, [syma_report]),
    "syma_report_up_count": (c_size_t, [syma_report]),
    "syma_report_required_count": (c_size_t, [syma_report]),
    "syma_report_exit_code": (c_int, [syma_report, c_int]),
    "syma_report_effective_state": (c_int, [syma_report, c_size_t]),
    "syma_report_effective_usable": (c_int, [syma_report, c_size_t]),
    "syma_report_effective_reason": (c_char_p, [syma_report, c_size_t]),
    "syma_report_because": (c_char_p, [syma_report, c_size_t]),
    "syma_report_found_by": (c_char_p, [syma_report, c_size_t]),
    "syma_report_fallback_count": (c_size_t, [syma_report, c_size_t]),
    "syma_report_fallback": (syma_fallback, [syma_report, c_size_t, c_size_t]),
    "syma_fallback_act": (c_char_p, [syma_fallback]),
    "syma_fallback_channel": (c_char_p, [syma_fallback]),
    "syma_fallback_address": (c_char_p, [syma_fallback]),
    "syma_fallback_keyword": (c_char_p, [syma_fallback]),
    "syma_fallback_text": (c_char_p, [syma_fallback]),
    "syma_fallback_source": (c_char_p, [syma_fallback]),
    "syma_report_explain": (c_int, [syma_report, c_char_p, c_char_p,
        POINTER(c_char_p)]),
    "syma_report_section_count": (c_size_t, [syma_report]),
    "syma_report_section_id": (c_char_p, [syma_report, c_size_t]),
    "syma_report_verdict": (syma_verdict, [syma_report, c_size_t]),
    "syma_report_format": (c_int, [syma_report, c_char_p, POINTER(c_char_p)]),
    "syma_ruleset_new": (c_int, [POINTER(syma_ruleset)]),
    "syma_ruleset_load_builtin": (c_int, [syma_ruleset]),
    "syma_ruleset_load": (c_int, [syma_ruleset, c_char_p, c_size_t]),
    "syma_ruleset_compile": (c_int, [syma_ruleset]),
    "syma_ruleset_free": (None, [syma_ruleset]),
    "syma_ruleset_last_error": (c_char_p, [syma_ruleset]),
    "syma_ruleset_error_line": (c_size_t, [syma_ruleset]),
    "syma_tracker_new": (c_int, [syma_options, POINTER(syma_tracker)]),
    "syma_tracker_free": (None, [syma_tracker]),
    "syma_tracker_add": (c_int, [syma_tracker, syma_report]),
    "syma_tracker_tick": (c_int, [syma_tracker, c_int64]),
    "syma_tracker_remove": (c_int, [syma_tracker, c_char_p]),
    "syma_tracker_declare_promise": (c_int, [syma_tracker, c_char_p, c_char_p,
        c_char_p, c_char_p, c_int64, c_int64, c_int64, c_int]),
    "syma_tracker_portal_count": (c_size_t, [syma_tracker]),
    "syma_tracker_portal_id": (c_char_p, [syma_tracker, c_size_t]),
    "syma_tracker_section_count": (c_size_t, [syma_tracker, c_char_p]),
    "syma_tracker_section_id": (c_char_p, [syma_tracker, c_char_p, c_size_t]),
    "syma_tracker_report": (syma_report, [syma_tracker, c_char_p]),
    "syma_tracker_checked_ms": (c_int64, [syma_tracker, c_char_p]),
    "syma_tracker_state": (c_int, [syma_tracker, c_char_p, c_char_p]),
    "syma_tracker_usable": (c_int, [syma_tracker, c_char_p, c_char_p]),
    "syma_tracker_reason": (c_char_p, [syma_tracker, c_char_p, c_char_p]),
    "syma_tracker_flags": (c_uint32, [syma_tracker, c_char_p, c_char_p]),
    "syma_tracker_since_ms": (c_int64, [syma_tracker, c_char_p, c_char_p]),
    "syma_tracker_up_count": (c_size_t, [syma_tracker, c_char_p]),
    "syma_tracker_required_count": (c_size_t, [syma_tracker, c_char_p]),
    "syma_tracker_seconds": (c_int64, [syma_tracker, c_char_p, c_char_p,
        c_int]),
    "syma_tracker_planned_seconds": (c_int64, [syma_tracker, c_char_p,
        c_char_p, c_int]),
    "syma_tracker_incident_count": (c_size_t, [syma_tracker, c_char_p,
        c_char_p]),
    "syma_tracker_incident": (syma_incident, [syma_tracker, c_char_p, c_char_p,
        c_size_t]),
    "syma_incident_begin_ms": (c_int64, [syma_incident]),
    "syma_incident_confirmed_ms": (c_int64, [syma_incident]),
    "syma_incident_end_ms": (c_int64, [syma_incident]),
    "syma_incident_worst": (c_int, [syma_incident]),
    "syma_incident_reason": (c_char_p, [syma_incident]),
    "syma_incident_planned": (c_int, [syma_incident]),
    "syma_incident_slips": (c_size_t, [syma_incident]),
    "syma_tracker_promise_count": (c_size_t, [syma_tracker, c_char_p,
        c_char_p]),
    "syma_tracker_promise": (syma_promise, [syma_tracker, c_char_p, c_char_p,
        c_size_t]),
    "syma_promise_source": (c_char_p, [syma_promise]),
    "syma_promise_text": (c_char_p, [syma_promise]),
    "syma_promise_seen_ms": (c_int64, [syma_promise]),
    "syma_promise_earliest_ms": (c_int64, [syma_promise]),
    "syma_promise_latest_ms": (c_int64, [syma_promise]),
    "syma_promise_vague": (c_int, [syma_promise]),
    "syma_promise_revised_from_ms": (c_int64, [syma_promise]),
    "syma_promise_status": (c_int, [syma_promise]),
    "syma_promise_late_ms": (c_int64, [syma_promise]),
    "syma_promise_status_name": (c_char_p, [c_int]),
    "syma_tracker_kept_count": (c_uint64, [syma_tracker, c_char_p]),
    "syma_tracker_broken_count": (c_uint64, [syma_tracker, c_char_p]),
    "syma_tracker_window_count": (c_size_t, [syma_tracker, c_char_p]),
    "syma_tracker_window": (syma_window, [syma_tracker, c_char_p, c_size_t]),
    "syma_window_section_id": (c_char_p, [syma_window]),
    "syma_window_source": (c_char_p, [syma_window]),
    "syma_window_text": (c_char_p, [syma_window]),
    "syma_window_begin_ms": (c_int64, [syma_window]),
    "syma_window_end_ms": (c_int64, [syma_window]),
    "syma_tracker_next_change": (c_int, [syma_tracker, POINTER(syma_change)]),
    "syma_change_free": (None, [syma_change]),
    "syma_change_kind": (c_int, [syma_change]),
    "syma_change_kind_name": (c_char_p, [c_int]),
    "syma_change_portal_id": (c_char_p, [syma_change]),
    "syma_change_section_id": (c_char_p, [syma_change]),
    "syma_change_time_ms": (c_int64, [syma_change]),
    "syma_change_seen_ms": (c_int64, [syma_change]),
    "syma_change_from": (c_int, [syma_change]),
    "syma_change_to": (c_int, [syma_change]),
    "syma_change_begins": (c_int, [syma_change]),
    "syma_change_promise": (syma_promise, [syma_change]),
    "syma_change_window": (syma_window, [syma_change]),
    "syma_change_up_count": (c_size_t, [syma_change]),
    "syma_change_required_count": (c_size_t, [syma_change]),
    "syma_change_back": (c_char_p, [syma_change, c_size_t]),
    "syma_change_waiting": (c_char_p, [syma_change, c_size_t]),
    "syma_change_waits_for": (c_char_p, [syma_change, c_size_t]),
    "syma_change_text": (c_char_p, [syma_change]),
    "syma_tracker_explain": (c_int, [syma_tracker, c_char_p, c_char_p,
        POINTER(c_char_p)]),
    "syma_tracker_format": (c_int, [syma_tracker, c_char_p, c_char_p,
        POINTER(c_char_p)]),
    "syma_tracker_save": (c_int, [syma_tracker, c_char_p, POINTER(c_char_p)]),
    "syma_tracker_load": (c_int, [syma_tracker, c_char_p, c_size_t]),
    "syma_tracker_schema": (c_char_p, []),
    "syma_tracker_error_line": (c_size_t, [syma_tracker]),
    "syma_tracker_last_error": (c_char_p, [syma_tracker]),
    "syma_state_name": (c_char_p, [c_int]),
    "syma_state_from_name": (c_int, [c_char_p]),
    "syma_exit_code": (c_int, [c_int, c_int, c_uint32, c_int]),
    "syma_usable_name": (c_char_p, [c_int]),
    "syma_flag_name": (c_char_p, [c_uint32]),
    "syma_reason_count": (c_size_t, []),
    "syma_reason_name": (c_char_p, [c_size_t]),
    "syma_reason_help": (c_char_p, [c_size_t]),
    "syma_section_kind_name": (c_char_p, [c_int]),
    "syma_section_kind_from_name": (c_int, [c_char_p]),
    "syma_verdict_ref": (syma_verdict, [syma_verdict]),
    "syma_verdict_unref": (None, [syma_verdict]),
    "syma_verdict_state": (c_int, [syma_verdict]),
    "syma_verdict_confidence": (c_int, [syma_verdict]),
    "syma_verdict_usable": (c_int, [syma_verdict]),
    "syma_verdict_reason": (c_char_p, [syma_verdict]),
    "syma_verdict_flags": (c_uint32, [syma_verdict]),
    "syma_verdict_kind": (c_int, [syma_verdict]),
    "syma_verdict_product": (c_char_p, [syma_verdict]),
    "syma_verdict_signature": (c_char_p, [syma_verdict]),
    "syma_verdict_url": (c_char_p, [syma_verdict]),
    "syma_verdict_final_url": (c_char_p, [syma_verdict]),
    "syma_verdict_http_status": (c_int, [syma_verdict]),
    "syma_verdict_redirect_count": (c_size_t, [syma_verdict]),
    "syma_verdict_redirect_url": (c_char_p, [syma_verdict, c_size_t]),
    "syma_verdict_unless": (c_char_p, [syma_verdict]),
    "syma_verdict_form_count": (c_size_t, [syma_verdict]),
    "syma_verdict_form_kind": (c_char_p, [syma_verdict, c_size_t]),
    "syma_verdict_form_enabled": (c_int, [syma_verdict, c_size_t]),
    "syma_verdict_format": (c_int, [syma_verdict, c_char_p,
        POINTER(c_char_p)]),
    "syma_verdict_explain": (c_int, [syma_verdict, c_char_p, c_char_p,
        POINTER(c_char_p)]),
    "syma_verdict_summary": (c_char_p, [syma_verdict]),
    "syma_verdict_timing_ms": (c_int64, [syma_verdict, c_char_p]),
    "syma_verdict_cert_count": (c_size_t, [syma_verdict]),
    "syma_verdict_cert_subject": (c_char_p, [syma_verdict, c_size_t]),
    "syma_verdict_cert_issuer": (c_char_p, [syma_verdict, c_size_t]),
    "syma_verdict_cert_not_after": (c_int64, [syma_verdict, c_size_t]),
    "syma_verdict_cert_first": (c_size_t, [syma_verdict]),
    "syma_verdict_evidence_count": (c_size_t, [syma_verdict]),
    "syma_verdict_evidence": (syma_evidence, [syma_verdict, c_size_t]),
    "syma_evidence_code": (c_char_p, [syma_evidence]),
    "syma_evidence_points_to": (c_int, [syma_evidence]),
    "syma_evidence_weight": (c_int, [syma_evidence]),
    "syma_evidence_zone": (c_char_p, [syma_evidence]),
    "syma_evidence_excerpt": (c_char_p, [syma_evidence]),
    "syma_verdict_notice_count": (c_size_t, [syma_verdict]),
    "syma_verdict_notice": (syma_notice, [syma_verdict, c_size_t]),
    "syma_verdict_since_earliest_ms": (c_int64, [syma_verdict]),
    "syma_verdict_since_latest_ms": (c_int64, [syma_verdict]),
    "syma_verdict_since_vague": (c_int, [syma_verdict]),
    "syma_verdict_since_text": (c_char_p, [syma_verdict]),
    "syma_notice_kind": (c_int, [syma_notice]),
    "syma_notice_earliest_ms": (c_int64, [syma_notice]),
    "syma_notice_latest_ms": (c_int64, [syma_notice]),
    "syma_notice_vague": (c_int, [syma_notice]),
    "syma_notice_text": (c_char_p, [syma_notice]),
    "syma_notice_act": (c_char_p, [syma_notice]),
    "syma_notice_channel": (c_char_p, [syma_notice]),
    "syma_notice_address": (c_char_p, [syma_notice]),
    "syma_notice_keyword": (c_char_p, [syma_notice]),
    "syma_version_number": (c_uint32, []),
    "syma_version_string": (c_char_p, []),
    "syma_has_feature": (c_int, [c_char_p]),
}
