// SPDX-License-Identifier: MIT
// Made by gen_raw.py from bindings/api.json; do not edit.

use std::marker::{PhantomData, PhantomPinned};
use std::os::raw::{c_char, c_int, c_void};

/// Limits and manners.
#[derive(Debug)]
#[repr(C)]
pub struct syma_options {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// How to judge.
#[derive(Debug)]
#[repr(C)]
pub struct syma_ruleset {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// Bytes in, no I/O.
#[derive(Debug)]
#[repr(C)]
pub struct syma_page {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// Now, zone, expectations.
#[derive(Debug)]
#[repr(C)]
pub struct syma_context {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// A way round, borrowed.
#[derive(Debug)]
#[repr(C)]
pub struct syma_fallback {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// One reason, borrowed.
#[derive(Debug)]
#[repr(C)]
pub struct syma_evidence {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// An announcement, borrowed.
#[derive(Debug)]
#[repr(C)]
pub struct syma_notice {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// One section, immutable.
#[derive(Debug)]
#[repr(C)]
pub struct syma_verdict {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// What to watch.
#[derive(Debug)]
#[repr(C)]
pub struct syma_portal {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// One portal, immutable.
#[derive(Debug)]
#[repr(C)]
pub struct syma_report {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// Fetches; one thread.
#[derive(Debug)]
#[repr(C)]
pub struct syma_prober {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// Pulled from a prober.
#[derive(Debug)]
#[repr(C)]
pub struct syma_event {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// What holds, over days.
#[derive(Debug)]
#[repr(C)]
pub struct syma_tracker {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// Pulled from a tracker.
#[derive(Debug)]
#[repr(C)]
pub struct syma_change {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// An outage, borrowed.
#[derive(Debug)]
#[repr(C)]
pub struct syma_incident {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// Of a return, borrowed.
#[derive(Debug)]
#[repr(C)]
pub struct syma_promise {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// Of planned work, borrowed.
#[derive(Debug)]
#[repr(C)]
pub struct syma_window {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// What was found, immutable.
#[derive(Debug)]
#[repr(C)]
pub struct syma_discovery {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// A section of it, borrowed.
#[derive(Debug)]
#[repr(C)]
pub struct syma_candidate {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

// enum syma_error
/// A value of enum `syma_error`.
pub const SYMA_OK: c_int = 0;
/// Out of memory.
pub const SYMA_ENOMEM: c_int = -1;
/// An argument is wrong.
pub const SYMA_EINVAL: c_int = -2;
/// The right call at the wrong moment.
pub const SYMA_ESTATE: c_int = -3;
/// A value is out of its bounds.
pub const SYMA_ERANGE: c_int = -4;
/// No such key, name, section or file.
pub const SYMA_ENOTFOUND: c_int = -5;
/// There is one of that name already.
pub const SYMA_EEXISTS: c_int = -6;
/// A document is not as it must be.
pub const SYMA_ESYNTAX: c_int = -7;
/// A regular expression does not compile.
pub const SYMA_EREGEX: c_int = -8;
/// Not an http or https URL that may be used.
pub const SYMA_EURL: c_int = -9;
/// More than the library takes.
pub const SYMA_ELIMIT: c_int = -10;
/// Not on this system or in this build.
pub const SYMA_ENOTSUP: c_int = -11;
/// The operating system refused something.
pub const SYMA_ESYSTEM: c_int = -12;
/// Used in a child process of its maker.
pub const SYMA_EFORK: c_int = -13;
/// A fault of the library or one below it.
pub const SYMA_EINTERNAL: c_int = -14;

// enum syma_state
/// Cannot be told from here.
pub const SYMA_STATE_UNKNOWN: c_int = 0;
/// Answers, and its function is there.
pub const SYMA_STATE_UP: c_int = 1;
/// Answers, but impaired, wrong or slow.
pub const SYMA_STATE_DEGRADED: c_int = 2;
/// The operator says: being worked on now.
pub const SYMA_STATE_MAINTENANCE: c_int = 3;
/// Nothing answers, or a bare server error.
pub const SYMA_STATE_DOWN: c_int = 4;

// enum syma_usable
/// A value of enum `syma_usable`.
pub const SYMA_USABLE_UNKNOWN: c_int = 0;
/// A value of enum `syma_usable`.
pub const SYMA_USABLE_YES: c_int = 1;
/// A value of enum `syma_usable`.
pub const SYMA_USABLE_PARTLY: c_int = 2;
/// A value of enum `syma_usable`.
pub const SYMA_USABLE_NO: c_int = 3;

// enum syma_section_kind
/// Something to read.
pub const SYMA_SECTION_GENERIC: c_int = 0;
/// A form to log in.
pub const SYMA_SECTION_LOGIN: c_int = 1;
/// The customer's own pages.
pub const SYMA_SECTION_ACCOUNT: c_int = 2;
/// A form that takes a number or code.
pub const SYMA_SECTION_ACTIVATION: c_int = 3;

// enum syma_event_kind
/// A page has been judged.
pub const SYMA_EVENT_VERDICT: c_int = 1;
/// All sections of a portal have.
pub const SYMA_EVENT_REPORT: c_int = 2;
/// A check could not be carried out.
pub const SYMA_EVENT_FAILURE: c_int = 3;
/// A portal has been searched for sections.
pub const SYMA_EVENT_DISCOVERY: c_int = 4;

// enum syma_section_flag
/// Not counted in the portal's state.
pub const SYMA_SECTION_OPTIONAL: u32 = 1;

// enum syma_flag
/// A claim too weak to decide was found.
pub const SYMA_FLAG_SUSPECT: u32 = 1;
/// Up, but something needs attention.
pub const SYMA_FLAG_WARN: u32 = 2;
/// Work is announced for later.
pub const SYMA_FLAG_SCHEDULED: u32 = 4;
/// Sections differ.
pub const SYMA_FLAG_PARTIAL: u32 = 8;
/// Some sections are unknown.
pub const SYMA_FLAG_INCOMPLETE: u32 = 16;
/// The page was cut at our own limit.
pub const SYMA_FLAG_TRUNCATED: u32 = 32;
/// The form asks for a captcha.
pub const SYMA_FLAG_CAPTCHA: u32 = 64;
/// The page is not built as it was.
pub const SYMA_FLAG_DRIFT: u32 = 128;
/// Seen again on a new connection.
pub const SYMA_FLAG_CONFIRMED: u32 = 256;
/// Verdict of an unchanged page.
pub const SYMA_FLAG_REUSED: u32 = 512;
/// Nothing new was learnt for long.
pub const SYMA_FLAG_STALE: u32 = 1024;
/// Later than the latest promise.
pub const SYMA_FLAG_OVERDUE: u32 = 2048;
/// Changes too often to be believed.
pub const SYMA_FLAG_FLAPPING: u32 = 4096;

// enum syma_notice_kind
/// A value of enum `syma_notice_kind`.
pub const SYMA_NOTICE_MAINTENANCE_NOW: c_int = 1;
/// A value of enum `syma_notice_kind`.
pub const SYMA_NOTICE_MAINTENANCE_PLANNED: c_int = 2;
/// A value of enum `syma_notice_kind`.
pub const SYMA_NOTICE_INCIDENT: c_int = 3;
/// Another way to the same end.
pub const SYMA_NOTICE_FALLBACK: c_int = 4;

// enum syma_change_kind
/// The state is another.
pub const SYMA_CHANGE_STATE: c_int = 1;
/// More sections are back, not all.
pub const SYMA_CHANGE_PARTIAL_RETURN: c_int = 2;
/// A return was promised.
pub const SYMA_CHANGE_PROMISED: c_int = 3;
/// ... for later than before.
pub const SYMA_CHANGE_SLIP: c_int = 4;
/// What was promised has passed.
pub const SYMA_CHANGE_OVERDUE: c_int = 5;
/// The return came in time.
pub const SYMA_CHANGE_KEPT: c_int = 6;
/// It came too late.
pub const SYMA_CHANGE_BROKEN: c_int = 7;
/// Changes too often, or no more.
pub const SYMA_CHANGE_FLAPPING: c_int = 8;
/// Nothing new was learnt, or again.
pub const SYMA_CHANGE_STALE: c_int = 9;
/// A planned window begins or ends.
pub const SYMA_CHANGE_WINDOW: c_int = 10;

// enum syma_promise_status
/// Its time has not passed.
pub const SYMA_PROMISE_OPEN: c_int = 1;
/// It has, and the section is not back.
pub const SYMA_PROMISE_OVERDUE: c_int = 2;
/// Another of the same source took its place; the section is not back.
pub const SYMA_PROMISE_REVISED: c_int = 3;
/// Back in time.
pub const SYMA_PROMISE_KEPT: c_int = 4;
/// Back too late.
pub const SYMA_PROMISE_BROKEN: c_int = 5;
/// Back; no time had been named.
pub const SYMA_PROMISE_UNDATED: c_int = 6;

// enum syma_robots
/// It was not asked for.
pub const SYMA_ROBOTS_UNASKED: c_int = 0;
/// There is none: all is allowed.
pub const SYMA_ROBOTS_ABSENT: c_int = 1;
/// It was read, and is honoured.
pub const SYMA_ROBOTS_READ: c_int = 2;
/// It could not be had: nothing is allowed.
pub const SYMA_ROBOTS_FAILED: c_int = 3;

// enum syma_option_type
/// A number, with bounds.
pub const SYMA_OPTION_INT: c_int = 1;
/// A text.
pub const SYMA_OPTION_STR: c_int = 2;

/// The release of the headers, as text.
pub const SYMA_VERSION_STRING: &str = "0.1.0";
/// The release of the headers, as 0xMMmmpp.
pub const SYMA_VERSION_NUMBER: u32 = 0x000100;

extern "C" {
    /// Fetch a page and judge it.
    ///
    /// - url: absolute http or https URL
    /// - `section_kind`: enum `syma_section_kind`
    /// - o: limits and manners; NULL: the defaults
    /// - r: the rules, compiled; NULL: the built-in ones
    /// - out: the verdict; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: url or out is NULL, or `section_kind`
    /// is no kind; `SYMA_EURL`: not such a URL, or one with a user name or
    /// password; `SYMA_ESTATE`: r is not compiled; `SYMA_ENOTFOUND`: the option
    /// `ca_bundle`, `client_cert`, `client_key` or interface names nothing that
    /// can be used; `SYMA_ESYSTEM`: no poller could be had, it failed, or
    /// libcurl does not start; `SYMA_EINTERNAL`: the built-in rules do not
    /// load, or a library below failed; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_verdict_unref`
    ///
    /// Threads: any; o: one
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_check_url(
        url: *const c_char,
        section_kind: c_int,
        o: *const syma_options,
        r: *const syma_ruleset,
        out: *mut *mut syma_verdict,
    ) -> c_int;

    /// Fetch and judge every section of a portal, and sum up.
    ///
    /// - p: the portal, with at least one section
    /// - o: limits and manners; NULL: the defaults
    /// - r: the rules, compiled; NULL: the built-in ones
    /// - out: the report; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p or out is NULL, or p has no section;
    /// `SYMA_ESTATE`: r is not compiled; `SYMA_ENOTFOUND`, `SYMA_ESYSTEM`,
    /// `SYMA_EINTERNAL`, `SYMA_ENOMEM`: as `syma_check_url`; `SYMA_EURL`:
    /// libcurl does not take an address of p
    ///
    /// Owner: the caller; `syma_report_unref`
    ///
    /// Threads: any; p, o: one
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_check_portal(
        p: *const syma_portal,
        o: *const syma_options,
        r: *const syma_ruleset,
        out: *mut *mut syma_report,
    ) -> c_int;

    /// Look for sections on one page.
    ///
    /// - p: the page, finished
    /// - r: the rules, compiled; NULL: the built-in ones
    /// - out: what was found, perhaps nothing; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p or out is NULL, or p has no URL;
    /// `SYMA_ESTATE`: p is not finished, or r is not compiled;
    /// `SYMA_EINTERNAL`: the built-in rules do not load; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_discovery_unref`
    ///
    /// Threads: any; p: one
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_discover_page(
        p: *const syma_page,
        r: *const syma_ruleset,
        out: *mut *mut syma_discovery,
    ) -> c_int;

    /// Fetch a home page and look for sections there, on the pages of other
    /// languages that it names, and on at most `discover_pages` further pages
    /// of the same organisation, those first that promise most. robots.txt is
    /// read first and honoured, but for the home page, which the caller named;
    /// /.well-known/change-password and the sitemap are asked too. One request
    /// at a time goes to a host, at the pace of the options. Bodies are read
    /// whatever `head_only` says. Blocks, for at most ten times `timeout_ms`;
    /// then it ends with what was found.
    ///
    /// - url: of the home page: absolute, http or https
    /// - o: limits and manners; NULL: the defaults
    /// - r: the rules, compiled; NULL: the built-in ones
    /// - out: what was found; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: url or out is NULL; `SYMA_EURL`: not
    /// such a URL, or one with a user name or password; `SYMA_ESTATE`,
    /// `SYMA_ENOTFOUND`, `SYMA_ESYSTEM`, `SYMA_EINTERNAL`, `SYMA_ENOMEM`: as
    /// `syma_check_url`
    ///
    /// Owner: the caller; `syma_discovery_unref`
    ///
    /// Threads: any; o: one
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_discover(
        url: *const c_char,
        o: *const syma_options,
        r: *const syma_ruleset,
        out: *mut *mut syma_discovery,
    ) -> c_int;

    /// Hold a discovery once more.
    ///
    /// - d: the discovery; NULL does nothing
    ///
    /// Returns d
    ///
    /// Owner: the caller; `syma_discovery_unref`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_ref(d: *const syma_discovery) -> *mut syma_discovery;

    /// Let a discovery go; the last one frees it and what it lent.
    ///
    /// - d: the discovery; NULL does nothing
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_unref(d: *mut syma_discovery);

    /// Where the home page was in the end, redirects followed; of one page
    /// alone its URL.
    ///
    /// - d: the discovery
    ///
    /// Returns an absolute URL; "" for NULL
    ///
    /// Owner: d
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_home_url(d: *const syma_discovery) -> *const c_char;

    /// The language of the home page, as it says itself.
    ///
    /// - d: the discovery
    ///
    /// Returns a BCP 47 tag; "": it says none
    ///
    /// Owner: d
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_language(d: *const syma_discovery) -> *const c_char;

    /// What a customer finds at the home page, judged as a generic one.
    ///
    /// - d: the discovery
    ///
    /// Returns the verdict; NULL for NULL and where one page alone was looked
    /// at
    ///
    /// Owner: d
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_verdict(
        d: *const syma_discovery,
    ) -> *const syma_verdict;

    /// How many pages were looked at: the home page first, then in the order in
    /// which they were asked.
    ///
    /// - d: the discovery
    ///
    /// Returns their number; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_page_count(d: *const syma_discovery) -> usize;

    /// The address that was asked.
    ///
    /// - d: the discovery
    /// - i: from 0
    ///
    /// Returns an absolute URL; "" where there is no such page
    ///
    /// Owner: d
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_page_url(
        d: *const syma_discovery,
        i: usize,
    ) -> *const c_char;

    /// What it answered.
    ///
    /// - d: the discovery
    /// - i: from 0
    ///
    /// Returns the status of HTTP; 0: nothing answered, or no such page
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_page_status(
        d: *const syma_discovery,
        i: usize,
    ) -> c_int;

    /// What robots.txt of the home page's host said. Where it failed nothing
    /// but the home page was asked for.
    ///
    /// - d: the discovery
    ///
    /// Returns enum `syma_robots`; `SYMA_ROBOTS_UNASKED` for NULL and where one
    /// page alone was looked at
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_robots(d: *const syma_discovery) -> c_int;

    /// The name of what was learnt of a robots.txt.
    ///
    /// - robots: enum `syma_robots`
    ///
    /// Returns "unasked", "absent", "read" or "failed"; NULL for any other
    /// number
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_robots_name(robots: c_int) -> *const c_char;

    /// How many addresses were passed over because robots.txt of their host
    /// does not allow them or could not be had: candidates, pages that may lead
    /// to one, and the home page in other languages, or where these led on to.
    /// Addresses of a sitemap are not counted.
    ///
    /// - d: the discovery
    ///
    /// Returns their number; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_barred_count(d: *const syma_discovery) -> usize;

    /// One of them, in the order in which they were met.
    ///
    /// - d: the discovery
    /// - i: from 0
    ///
    /// Returns an absolute URL; "" where there is no such one
    ///
    /// Owner: d
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_barred_url(
        d: *const syma_discovery,
        i: usize,
    ) -> *const c_char;

    /// How many candidates there are.
    ///
    /// - d: the discovery
    ///
    /// Returns their number; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_count(d: *const syma_discovery) -> usize;

    /// A candidate: by kind (login, account, activation), of a kind the best
    /// first; of the same score that which was seen first.
    ///
    /// - d: the discovery
    /// - i: from 0
    ///
    /// Returns the candidate; NULL: there is none
    ///
    /// Owner: d
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_candidate(
        d: *const syma_discovery,
        i: usize,
    ) -> *const syma_candidate;

    /// What is proposed for a kind: its best candidate, where its score is 500
    /// or more.
    ///
    /// - d: the discovery
    /// - `section_kind`: enum `syma_section_kind`
    ///
    /// Returns the candidate; NULL: none is proposed
    ///
    /// Owner: d
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_best(
        d: *const syma_discovery,
        section_kind: c_int,
    ) -> *const syma_candidate;

    /// What it is a candidate for.
    ///
    /// - c: the candidate
    ///
    /// Returns `SYMA_SECTION_LOGIN`, `_ACCOUNT` or `_ACTIVATION`; -1 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_candidate_kind(c: *const syma_candidate) -> c_int;

    /// Its address, without a fragment.
    ///
    /// - c: the candidate
    ///
    /// Returns an absolute URL; "" for NULL
    ///
    /// Owner: the discovery
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_candidate_url(c: *const syma_candidate) -> *const c_char;

    /// How much speaks for it.
    ///
    /// - c: the candidate
    ///
    /// Returns 0 to 1000; -1 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_candidate_score(c: *const syma_candidate) -> c_int;

    /// How it was found, in words: link "Mon espace client".
    ///
    /// - c: the candidate
    ///
    /// Returns one line of UTF-8 without control characters; "" for NULL
    ///
    /// Owner: the discovery
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_candidate_found_by(c: *const syma_candidate) -> *const c_char;

    /// The page on which it was found.
    ///
    /// - c: the candidate
    ///
    /// Returns an absolute URL; "" for NULL
    ///
    /// Owner: the discovery
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_candidate_found_at(c: *const syma_candidate) -> *const c_char;

    /// How many things speak for or against it.
    ///
    /// - c: the candidate
    ///
    /// Returns their number; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_candidate_evidence_count(c: *const syma_candidate) -> usize;

    /// One of them, the weightiest first.
    ///
    /// - c: the candidate
    /// - i: from 0
    ///
    /// Returns the words of a link: "link.text", "link.label" (aria-label),
    /// "link.title", "link.image" (of a picture), "link.mine" ("my" and a name
    /// that is not the organisation's), "link.other" (they speak of something
    /// else), "link.wordless" (there are none); where it leads: "url.path",
    /// "url.host", "url.other" (a path of something else), "link.host" (whose
    /// host it is), "link.self" (something that the page opens), "link.search"
    /// (its query is its words); where it stands: "link.place", "page.deep"
    /// (not on the home page); what is there: "page.form", "page.title",
    /// "page.proof" (a form on the page that it leads to), "page.gone" (404 or
    /// 410); "site.`well_known`", "site.sitemap"; "" where there is none
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_candidate_evidence_code(
        c: *const syma_candidate,
        i: usize,
    ) -> *const c_char;

    /// The words or the part of the address behind it.
    ///
    /// - c: the candidate
    /// - i: from 0
    ///
    /// Returns one line of UTF-8 without control characters; "" where there is
    /// none
    ///
    /// Owner: the discovery
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_candidate_evidence_text(
        c: *const syma_candidate,
        i: usize,
    ) -> *const c_char;

    /// What it adds to the score, or takes from it.
    ///
    /// - c: the candidate
    /// - i: from 0
    ///
    /// Returns -1000 to 1000; 0 where there is none
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_candidate_evidence_weight(
        c: *const syma_candidate,
        i: usize,
    ) -> c_int;

    /// How many ways round the pages name: an SMS to a number, a hotline.
    ///
    /// - d: the discovery
    ///
    /// Returns their number; 0 for NULL and where one page alone was looked at
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_fallback_count(d: *const syma_discovery) -> usize;

    /// One of them.
    ///
    /// - d: the discovery
    /// - i: from 0
    ///
    /// Returns the way round, whose source is "page"; NULL: there is none
    ///
    /// Owner: d
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_fallback(
        d: *const syma_discovery,
        i: usize,
    ) -> *const syma_fallback;

    /// The page that names it.
    ///
    /// - d: the discovery
    /// - i: from 0
    ///
    /// Returns an absolute URL; "" where there is none
    ///
    /// Owner: d
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_discovery_fallback_found_at(
        d: *const syma_discovery,
        i: usize,
    ) -> *const c_char;

    /// A portal of what is proposed: the home page as the section "home", and a
    /// section for each kind with a proposal, named by its kind, with how it
    /// was found. account needs login, activation needs what comes before it,
    /// where these are other addresses. Ways round go to the sections of what
    /// they do.
    ///
    /// - d: the discovery
    /// - `portal_id`: its id; "": it has none
    /// - out: the portal; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or `portal_id` is
    /// no id (`syma_portal_new`); `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_portal_free`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_discovery_to_portal(
        d: *const syma_discovery,
        portal_id: *const c_char,
        out: *mut *mut syma_portal,
    ) -> c_int;

    /// As text.
    ///
    /// - d: the discovery
    /// - format: one of these names
    /// - out: the text, ended by a newline; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or format is not
    /// one of these; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_string_free`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_discovery_format(
        d: *const syma_discovery,
        format: *const c_char,
        out: *mut *mut c_char,
    ) -> c_int;

    /// The name of a result code, as it is spelled in this header.
    ///
    /// - code: a result code; 0 gives "`SYMA_OK`"
    ///
    /// Returns the name; NULL where no code has that number
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_error_name(code: c_int) -> *const c_char;

    /// What a result code means, in a few English words.
    ///
    /// - code: a result code
    ///
    /// Returns the text, without a full stop; for a number that is no code a
    /// text that says so, never NULL
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_strerror(code: c_int) -> *const c_char;

    /// Release a text that the library made for its caller (a char \*\*out).
    ///
    /// - s: the text; NULL does nothing
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_string_free(s: *mut c_char);

    /// Make a set of options in which every key has its default.
    ///
    /// - out: the options; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: out is NULL; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_options_free`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_options_new(out: *mut *mut syma_options) -> c_int;

    /// Release options. What was made with them is not touched: it has a copy.
    ///
    /// - o: the options; NULL does nothing
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_options_free(o: *mut syma_options);

    /// Set an option that is a number. On failure the old value stays.
    ///
    /// - o: the options
    /// - key: name of the option
    /// - value: within `syma_option_min` and `syma_option_max`
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: o or key is NULL, or the option is a
    /// text; `SYMA_ENOTFOUND`: no option has that name; `SYMA_ERANGE`: value is
    /// out of bounds
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_options_set_int(
        o: *mut syma_options,
        key: *const c_char,
        value: i64,
    ) -> c_int;

    /// Set an option that is a text. On failure the old value stays.
    ///
    /// - o: the options
    /// - key: name of the option
    /// - value: the text, at most 4096 bytes, in the form that the help of the
    ///   option tells, if it tells one; "" is a value
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: o, key or value is NULL, or the option
    /// is a number; `SYMA_ENOTFOUND`: no option has that name; `SYMA_ERANGE`:
    /// value is too long, holds a control character, is not UTF-8 or has not
    /// the option's form; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_options_set_str(
        o: *mut syma_options,
        key: *const c_char,
        value: *const c_char,
    ) -> c_int;

    /// What an option that is a number is set to.
    ///
    /// - o: the options; NULL: the defaults
    /// - key: name of the option
    /// - out: the value; 0 on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: key or out is NULL, or the option is a
    /// text; `SYMA_ENOTFOUND`: no option has that name
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_options_get_int(
        o: *const syma_options,
        key: *const c_char,
        out: *mut i64,
    ) -> c_int;

    /// What an option that is a text is set to.
    ///
    /// - o: the options; NULL: the defaults
    /// - key: name of the option
    ///
    /// Returns the text; NULL where no option that is a text has that name, or
    /// key is NULL
    ///
    /// Owner: o; until that option is set again
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_options_get_str(
        o: *const syma_options,
        key: *const c_char,
    ) -> *const c_char;

    /// How many options there are.
    ///
    /// Returns the length of the table that the functions below walk
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_option_count() -> usize;

    /// The name of an option.
    ///
    /// - i: place in the table, from 0
    ///
    /// Returns the key; NULL past the end
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_option_name(i: usize) -> *const c_char;

    /// The type of an option.
    ///
    /// - i: place in the table, from 0
    ///
    /// Returns enum `syma_option_type`; 0 past the end
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_option_type(i: usize) -> c_int;

    /// The least value of an option that is a number.
    ///
    /// - i: place in the table, from 0
    ///
    /// Returns the bound; 0 for a text and past the end
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_option_min(i: usize) -> i64;

    /// The greatest value of an option that is a number.
    ///
    /// - i: place in the table, from 0
    ///
    /// Returns the bound; 0 for a text and past the end
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_option_max(i: usize) -> i64;

    /// The default of an option that is a number.
    ///
    /// - i: place in the table, from 0
    ///
    /// Returns the value; 0 for a text and past the end
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_option_default(i: usize) -> i64;

    /// The default of an option that is a text.
    ///
    /// - i: place in the table, from 0
    ///
    /// Returns the text; NULL for a number and past the end
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_option_default_str(i: usize) -> *const c_char;

    /// What an option is for, in one English line that names its unit.
    ///
    /// - i: place in the table, from 0
    ///
    /// Returns the line; NULL past the end
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_option_help(i: usize) -> *const c_char;

    /// Make an empty page.
    ///
    /// - o: the limits for it, copied; NULL: the defaults
    /// - out: the page; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: out is NULL; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_page_free`
    ///
    /// Threads: any; o: one
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_page_new(
        o: *const syma_options,
        out: *mut *mut syma_page,
    ) -> c_int;

    /// Say where the bytes came from, after all redirects.
    ///
    /// - p: the page
    /// - `final_url`: absolute http or https URL
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_EURL`: not
    /// such a URL, or one with a user name or password; `SYMA_ESTATE`: p is
    /// finished; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_set_url(
        p: *mut syma_page,
        final_url: *const c_char,
    ) -> c_int;

    /// Say with which status the page was answered.
    ///
    /// - p: the page
    /// - code: the status code of the last answer
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p is NULL; `SYMA_ERANGE`: code is not
    /// 100 to 999; `SYMA_ESTATE`: p is finished
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_set_http_status(p: *mut syma_page, code: c_int) -> c_int;

    /// Say which address was asked for, before all redirects.
    ///
    /// - p: the page
    /// - url: absolute http or https URL
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_EURL`: not
    /// such a URL, or one with a user name or password; `SYMA_ESTATE`: p is
    /// finished; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_set_request_url(
        p: *mut syma_page,
        url: *const c_char,
    ) -> c_int;

    /// Say where the home page of the portal is, so that a redirect to it is
    /// known for what it is. Not said: the root of the site that was asked.
    ///
    /// - p: the page
    /// - url: absolute http or https URL
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_EURL`: not
    /// such a URL, or one with a user name or password; `SYMA_ESTATE`: p is
    /// finished; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_set_home_url(
        p: *mut syma_page,
        url: *const c_char,
    ) -> c_int;

    /// Add one redirect, in the order in which they were followed.
    ///
    /// - p: the page
    /// - `http_status`: status of the answer that redirected; that of the page
    ///   where a refresh in it was followed
    /// - `to_url`: absolute http or https URL it led to
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_ERANGE`:
    /// `http_status` is not 100 to 999; `SYMA_EURL`: not such a URL, or one
    /// with a user name or password; `SYMA_ELIMIT`: there are 64 already;
    /// `SYMA_ESTATE`: p is finished; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_add_redirect(
        p: *mut syma_page,
        http_status: c_int,
        to_url: *const c_char,
    ) -> c_int;

    /// Say that the fetch failed, and how. Bytes that came before are judged
    /// where the reason allows it.
    ///
    /// - p: the page
    /// - reason: one of: `local_cancelled` `local_guard` `local_network`
    ///   `dns_temporary` `dns_failed` `connect_refused` `connect_unreachable`
    ///   `connect_reset` `connect_timeout` `empty_reply` `tls_expired`
    ///   `tls_name` `tls_untrusted` `tls_protocol` `tls_other`
    ///   `first_byte_timeout` `body_timeout` `body_incomplete` `redirect_loop`
    ///   `redirect_invalid` `bad_encoding` `local_fault`
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p is NULL, or reason is not in the
    /// list; `SYMA_ESTATE`: p is finished; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_set_failure(
        p: *mut syma_page,
        reason: *const c_char,
    ) -> c_int;

    /// Say that the failure was seen again on a new connection. The verdict
    /// gets the flag `SYMA_FLAG_CONFIRMED`.
    ///
    /// - p: the page
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p is NULL; `SYMA_ESTATE`: p is
    /// finished
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_set_confirmed(p: *mut syma_page) -> c_int;

    /// Say how long a phase of the fetch took.
    ///
    /// - p: the page
    /// - phase: "resolve", "connect", "tls", "`first_byte`" or "body", each
    ///   summed over all redirects, or "total" from first to last byte
    /// - ms: milliseconds, 0 or more
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p is NULL, or phase is not in the
    /// list; `SYMA_ERANGE`: ms is negative; `SYMA_ESTATE`: p is finished
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_set_timing_ms(
        p: *mut syma_page,
        phase: *const c_char,
        ms: i64,
    ) -> c_int;

    /// Add a certificate of the chain that the server showed, its own first. In
    /// names, control characters become '?' and what is no UTF-8 U+FFFD; past
    /// 16 certificates none is added.
    ///
    /// - p: the page
    /// - subject: whom it is for, copied; "" where it is not known
    /// - issuer: who signed it, copied; "" where it is not known
    /// - `not_after`: its end, in milliseconds since the epoch; -1: not known
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_ERANGE`:
    /// `not_after` is less than -1; `SYMA_ESTATE`: p is finished; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_add_cert(
        p: *mut syma_page,
        subject: *const c_char,
        issuer: *const c_char,
        not_after: i64,
    ) -> c_int;

    /// Add a header of the last answer.
    ///
    /// - p: the page
    /// - name: field name, in any case
    /// - value: field value, as received
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or name is empty;
    /// `SYMA_ESTATE`: p is finished; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_add_header(
        p: *mut syma_page,
        name: *const c_char,
        value: *const c_char,
    ) -> c_int;

    /// Feed bytes of the body, content codings (gzip and the like) undone.
    ///
    /// - p: the page
    /// - bytes: any bytes; may be NULL where len is 0
    /// - len: how many
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p is NULL, or bytes is NULL and len is
    /// not 0; `SYMA_ESTATE`: p is finished; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_feed(
        p: *mut syma_page,
        bytes: *const c_void,
        len: usize,
    ) -> c_int;

    /// Say that there is no more. From here on the page is read only.
    ///
    /// - p: the page
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p is NULL; `SYMA_ESTATE`: p is
    /// finished already; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_finish(p: *mut syma_page) -> c_int;

    /// Release a page. Verdicts made of it are not touched.
    ///
    /// - p: the page; NULL does nothing
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_free(p: *mut syma_page);

    /// Why the last call on this page failed, for people.
    ///
    /// - p: the page
    ///
    /// Returns English text; "" where nothing failed
    ///
    /// Owner: p; until the next call that changes it
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_page_last_error(p: *const syma_page) -> *const c_char;

    /// Make a context that says nothing: no time, no language, zone UTC, no
    /// section.
    ///
    /// - out: the context; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: out is NULL; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_context_free`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_context_new(out: *mut *mut syma_context) -> c_int;

    /// Say when the page was seen. Without it, words such as "tomorrow" and the
    /// end of a certificate lead to no moment.
    ///
    /// - c: the context
    /// - now: milliseconds since the epoch, 0 or more; a moment past the year
    ///   9999 counts as its end
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: c is NULL; `SYMA_ERANGE`: now is
    /// negative
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_context_set_now_ms(c: *mut syma_context, now: i64) -> c_int;

    /// Say in which time zone the page speaks. Its file is looked for where the
    /// option `zoneinfo_dir` has it by default. On failure the old one stays.
    ///
    /// - c: the context
    /// - `iana_name`: a zone name, as in "Europe/Paris"; "UTC" needs no file
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or `iana_name`
    /// has not the form of a zone name; `SYMA_ENOTFOUND`: there is no such zone
    /// file; `SYMA_ESYNTAX`: the zone file is damaged; `SYMA_ESYSTEM`: it
    /// cannot be read now; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_context_set_time_zone(
        c: *mut syma_context,
        iana_name: *const c_char,
    ) -> c_int;

    /// Say in which language the page is expected to speak. What it says in
    /// other languages counts too; the language tells which number of a date as
    /// in 12/11 is the day. Not said, or "en" alone: either may be, and the
    /// announcement spans both.
    ///
    /// - c: the context
    /// - bcp47: a language tag, as in "fr" or "pt-BR"
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or bcp47 has not
    /// the form of a language tag
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_context_set_language(
        c: *mut syma_context,
        bcp47: *const c_char,
    ) -> c_int;

    /// Take over what a portal says of a section: its address, the home page,
    /// the login pages, the expectations.
    ///
    /// - c: the context
    /// - p: the portal; copied from, not kept
    /// - `section_id`: a section of p
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_ENOTFOUND`:
    /// p has no such section; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_context_set_section(
        c: *mut syma_context,
        p: *const syma_portal,
        section_id: *const c_char,
    ) -> c_int;

    /// Say that credentials went with the request: a header Authorization or
    /// Cookie, a name and password. A login that is asked for all the same was
    /// then refused. `syma_context_set_section` sets it by the section's
    /// headers Authorization and Cookie, by the portal's Authorization, and by
    /// `syma_portal_set_auth`.
    ///
    /// - c: the context
    /// - given: 1: they did; 0: not
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: c is NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_context_set_credentials(
        c: *mut syma_context,
        given: c_int,
    ) -> c_int;

    /// Say how the section was made up when it was up. Where something of that
    /// is gone or another, and the section is up or lacks its function, its
    /// verdict has the flag \`drift\` and evidence of what it is: a form that
    /// is gone ("form.known.gone") from a page that is otherwise as it was, a
    /// form with other fields, another main heading, a part of the page, or a
    /// page that was built anew. Its state stays.
    ///
    /// - c: the context
    /// - signature: what `syma_verdict_signature` gave; "": nothing is known
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_ESYNTAX`:
    /// it has not the form of a signature
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_context_set_signature(
        c: *mut syma_context,
        signature: *const c_char,
    ) -> c_int;

    /// Say what the site shows for an address that cannot exist. A page that is
    /// like it is a page that was not found, whatever its status; the home page
    /// is exempt. Nothing is compared where p has a status of 300 or more, a
    /// failure, or too few words.
    ///
    /// - c: the context
    /// - p: that page, finished; read, not kept
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_ESTATE`: p
    /// is not finished; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_context_set_not_found(
        c: *mut syma_context,
        p: *const syma_page,
    ) -> c_int;

    /// Release a context.
    ///
    /// - c: the context; NULL does nothing
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_context_free(c: *mut syma_context);

    /// Judge a finished page.
    ///
    /// - p: the page, finished
    /// - `section_kind`: enum `syma_section_kind`
    /// - c: what is known beside the page; NULL: nothing
    /// - r: the rules, compiled; NULL: the built-in ones
    /// - out: the verdict; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p or out is NULL, or `section_kind` is
    /// no kind; `SYMA_ESTATE`: p is not finished, or r is not compiled;
    /// `SYMA_EINTERNAL`: the built-in rules do not load; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_verdict_unref`
    ///
    /// Threads: one for p and c; any for r
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_classify(
        p: *const syma_page,
        section_kind: c_int,
        c: *const syma_context,
        r: *const syma_ruleset,
        out: *mut *mut syma_verdict,
    ) -> c_int;

    /// Make a portal without sections.
    ///
    /// - id: its id; "" for a portal without a name
    /// - out: the portal; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or id has not the
    /// form of an id; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_portal_free`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_portal_new(
        id: *const c_char,
        out: *mut *mut syma_portal,
    ) -> c_int;

    /// Add a section. Reports list sections in the order they were added.
    ///
    /// - p: the portal
    /// - `section_id`: its id, unique in the portal
    /// - kind: enum `syma_section_kind`
    /// - url: absolute http or https URL; may be relative where the home page
    ///   is set already
    /// - flags: bits of enum `syma_section_flag`, or 0
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, `section_id` has
    /// not the form of an id, kind is no kind, or flags has an unknown bit;
    /// `SYMA_EEXISTS`: there is a section of that id; `SYMA_EURL`: not such a
    /// URL, or one with a user name or password; `SYMA_ELIMIT`: the portal has
    /// 1000 sections already; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_add_section(
        p: *mut syma_portal,
        section_id: *const c_char,
        kind: c_int,
        url: *const c_char,
        flags: u32,
    ) -> c_int;

    /// Send a header with the requests for a section. It is not sent on to
    /// another site after a redirect. Set again, the last value holds.
    ///
    /// - p: the portal
    /// - `section_id`: the section; NULL: all, also those added later
    /// - name: field name of at most 64 characters; not Host, Content-Length,
    ///   Transfer-Encoding or Connection
    /// - value: field value; a value as the head of this file says
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p, name or value is NULL, name is no
    /// field name or one of the four, or value is not one; `SYMA_ENOTFOUND`: no
    /// section has that id; `SYMA_ELIMIT`: there are 32 headers already, of the
    /// section or of all; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_set_header(
        p: *mut syma_portal,
        section_id: *const c_char,
        name: *const c_char,
        value: *const c_char,
    ) -> c_int;

    /// Log in by HTTP itself, not by a form. The login is sent to the site of
    /// the section only, and not from https to http. Set again, the last one
    /// holds.
    ///
    /// - p: the portal
    /// - `section_id`: the section; NULL: all that have none of their own
    /// - scheme: "basic", "digest" or "bearer"
    /// - user: name for basic and digest, a value without ':'; NULL or "" for
    ///   bearer
    /// - secret: password, or token: a value
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p, scheme or secret is NULL, scheme is
    /// none of the three, user is missing or out of place or has a ':', or user
    /// or secret is no value; `SYMA_ENOTFOUND`: no section has that id;
    /// `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_set_auth(
        p: *mut syma_portal,
        section_id: *const c_char,
        scheme: *const c_char,
        user: *const c_char,
        secret: *const c_char,
    ) -> c_int;

    /// Say what a section's page must have, or must not.
    ///
    /// - p: the portal
    /// - `section_id`: the section
    /// - type: one of the four names
    /// - must: 1: must be there; 0: must not
    /// - pattern: the words or the pattern: a value
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, type is not one
    /// of the four, must is not 0 or 1, pattern is no value, or a header
    /// pattern has no name; `SYMA_ENOTFOUND`: no section has that id;
    /// `SYMA_EREGEX`: the pattern does not compile; `SYMA_ELIMIT`: the section
    /// has 64 expectations already; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_expect(
        p: *mut syma_portal,
        section_id: *const c_char,
        r#type: *const c_char,
        must: c_int,
        pattern: *const c_char,
    ) -> c_int;

    /// Say where the home page is. Sections added later may be relative to it;
    /// those already there stay as they are.
    ///
    /// - p: the portal
    /// - url: absolute http or https URL
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_EURL`: not
    /// such a URL, or one with a user name or password; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_set_home(
        p: *mut syma_portal,
        url: *const c_char,
    ) -> c_int;

    /// Say in which language the portal speaks.
    ///
    /// - p: the portal
    /// - bcp47: a language tag, as in "fr" or "pt-BR"
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or bcp47 has not
    /// the form of a language tag; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_set_language(
        p: *mut syma_portal,
        bcp47: *const c_char,
    ) -> c_int;

    /// Say where the time zone files are in which `syma_portal_set_time_zone`
    /// and `syma_portal_load` look for the portal's zone. The checks themselves
    /// go by the option `zoneinfo_dir`.
    ///
    /// - p: the portal
    /// - folder: the folder; where it has no zone files, names are checked for
    ///   their form only. Until this is called, the default of the option
    ///   `zoneinfo_dir`
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_set_zoneinfo_dir(
        p: *mut syma_portal,
        folder: *const c_char,
    ) -> c_int;

    /// Say in which time zone the portal speaks.
    ///
    /// - p: the portal
    /// - `iana_name`: a zone name, as in "Europe/Paris"
    ///
    /// Returns `SYMA_OK`, also where there are no zone files at all: times are
    /// then read and told in UTC; `SYMA_EINVAL`: an argument is NULL, or
    /// `iana_name` has not the form of a zone name; `SYMA_ENOTFOUND`: there are
    /// zone files, but none of that name (the error tells the nearest one);
    /// `SYMA_ESYNTAX`: the zone file is damaged; `SYMA_ESYSTEM`: it cannot be
    /// read now; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_set_time_zone(
        p: *mut syma_portal,
        iana_name: *const c_char,
    ) -> c_int;

    /// Fill a portal from a document: a portal element of the namespace
    /// urn:syma:portal:1, as lib/rules/portal.rng describes it.
    ///
    /// - p: the portal, without sections
    /// - text: the document, in UTF-8, without a document type
    /// - len: its length in bytes
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p or text is NULL, an attribute has
    /// not the form it must have, or sections need each other in a circle;
    /// `SYMA_ESTATE`: p has sections; `SYMA_ESYNTAX`: not well-formed, not as
    /// the schema says, or a damaged zone file; `SYMA_EURL`: an address cannot
    /// be used; `SYMA_EREGEX`: a pattern does not compile; `SYMA_EEXISTS`: an
    /// id stands twice; `SYMA_ENOTFOUND`: a section needs one that is not
    /// there, or no zone file has the time zone's name; `SYMA_ELIMIT`: the
    /// document is past 4 MiB, or has more of something than a portal takes;
    /// `SYMA_ESYSTEM`: the zone file cannot be read now; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_load(
        p: *mut syma_portal,
        text: *const c_char,
        len: usize,
    ) -> c_int;

    /// Say that a section is of no use unless another works.
    ///
    /// - p: the portal
    /// - `section_id`: the section that needs
    /// - `needed_id`: the section that is needed
    ///
    /// Returns `SYMA_OK`, also where that was said before; `SYMA_EINVAL`: an
    /// argument is NULL, or sections would need each other in a circle;
    /// `SYMA_ENOTFOUND`: no section has one of the ids; `SYMA_ELIMIT`: the
    /// section needs 64 already; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_add_need(
        p: *mut syma_portal,
        section_id: *const c_char,
        needed_id: *const c_char,
    ) -> c_int;

    /// Tell another way to what a section is for, to be shown while the section
    /// does not work.
    ///
    /// - p: the portal
    /// - `section_id`: the section
    /// - act: what is done that way: ASCII letters, words joined by '-', as in
    ///   "activate"
    /// - channel: by what: "sms", "phone", "mail", "web", "shop", "post" or
    ///   "chat"
    /// - address: the number or address: a value
    /// - keyword: the word to send or say: a value; NULL or "": none
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: another argument than keyword is NULL,
    /// act has not that form, channel is none of the seven, or address or
    /// keyword is no value; `SYMA_ENOTFOUND`: no section has that id;
    /// `SYMA_ELIMIT`: the section has 32 already; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_add_fallback(
        p: *mut syma_portal,
        section_id: *const c_char,
        act: *const c_char,
        channel: *const c_char,
        address: *const c_char,
        keyword: *const c_char,
    ) -> c_int;

    /// Plan work: times at which what a section or the portal does is expected.
    ///
    /// - p: the portal
    /// - `section_id`: the section; NULL: all
    /// - days: when each week; NULL or "": once
    /// - begin: the first minute
    /// - end: the minute after the last
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p, begin or end is NULL, a value has
    /// not that form, or a window of one time does not end after it begins or
    /// is longer than 366 days; `SYMA_ENOTFOUND`: no section has that id;
    /// `SYMA_ELIMIT`: the portal has 64 already; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_add_window(
        p: *mut syma_portal,
        section_id: *const c_char,
        days: *const c_char,
        begin: *const c_char,
        end: *const c_char,
    ) -> c_int;

    /// Tell of a promise that was heard elsewhere, by the press or from the
    /// hotline, for a tracker to hold against what it sees.
    ///
    /// - p: the portal
    /// - `section_id`: the section that is to return; NULL: the portal as a
    ///   whole
    /// - source: who said so, as in "press": ASCII letters, digits, '-' and
    ///   '`_`', at most 32; not "page", "header" or "status"
    /// - text: the words: a value
    /// - said: when: local as "2026-12-01T22:00", or RFC 3339 with its offset
    /// - latest: the latest return it names, in the same form; NULL or "": none
    /// - vague: 1: latest is a reading of loose words; 0: it was said
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p, source, text or said is NULL, a
    /// value has not its form, latest is before said (where one is local and
    /// one is not: in every zone), or vague is not 0 or 1; `SYMA_ENOTFOUND`: no
    /// section has that id; `SYMA_ELIMIT`: the portal has 32 already;
    /// `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_add_promise(
        p: *mut syma_portal,
        section_id: *const c_char,
        source: *const c_char,
        text: *const c_char,
        said: *const c_char,
        latest: *const c_char,
        vague: c_int,
    ) -> c_int;

    /// Say how the address of a section was found; reports tell it.
    ///
    /// - p: the portal
    /// - `section_id`: the section
    /// - found: as `syma_candidate_found_by` tells it: 1 to 4096 bytes of UTF-8
    ///   without control characters; "": forget it
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL or has not that
    /// form; `SYMA_ENOTFOUND`: no section has that id; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_set_found_by(
        p: *mut syma_portal,
        section_id: *const c_char,
        found: *const c_char,
    ) -> c_int;

    /// Say how a section was made up when it was up, as
    /// `syma_context_set_signature` does.
    ///
    /// - p: the portal
    /// - `section_id`: the section
    /// - signature: what `syma_verdict_signature` gave; "": forget it
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: p, `section_id` or signature is NULL;
    /// `SYMA_ENOTFOUND`: no section has that id; `SYMA_ESYNTAX`: it has not the
    /// form of a signature
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_set_signature(
        p: *mut syma_portal,
        section_id: *const c_char,
        signature: *const c_char,
    ) -> c_int;

    /// In which line of the document `syma_portal_load` found its error.
    ///
    /// - p: the portal
    ///
    /// Returns the line, from 1; 0 where nothing failed or no line is to blame
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_error_line(p: *const syma_portal) -> usize;

    /// Write a portal down.
    ///
    /// - p: the portal
    /// - format: "xml": a document that `syma_portal_load` reads, if at least
    ///   one section is required
    /// - out: the text, ended by a newline; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or format is not
    /// "xml"; `SYMA_ELIMIT`: the text would be larger than the library makes;
    /// `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_string_free`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_portal_format(
        p: *const syma_portal,
        format: *const c_char,
        out: *mut *mut c_char,
    ) -> c_int;

    /// The schema of portal documents, for editors and other validators.
    ///
    /// Returns RELAX NG in its XML form, the same text as the installed file
    /// portal.rng
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_portal_schema() -> *const c_char;

    /// How many sections a portal has.
    ///
    /// - p: the portal
    ///
    /// Returns the count; 0 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_section_count(p: *const syma_portal) -> usize;

    /// Why the last call on this portal failed, for people. What a document is
    /// refused for begins with its line, as in "line 7: ".
    ///
    /// - p: the portal
    ///
    /// Returns English text; "" where nothing failed
    ///
    /// Owner: p; until the next call that changes it
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_last_error(p: *const syma_portal) -> *const c_char;

    /// Release a portal. Contexts and reports made of it are not touched.
    ///
    /// - p: the portal; NULL does nothing
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_portal_free(p: *mut syma_portal);

    /// Make a prober.
    ///
    /// - o: limits and manners, copied; NULL: the defaults
    /// - r: the rules, compiled; held by a reference of the prober's own; NULL:
    ///   the built-in ones
    /// - out: the prober; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: out is NULL; `SYMA_ESTATE`: r is not
    /// compiled; `SYMA_EURL`: a witness is no address that can be asked;
    /// `SYMA_ESYSTEM`: no poller could be had, or libcurl does not start;
    /// `SYMA_EINTERNAL`: the built-in rules do not load, or a library below
    /// failed; `SYMA_ENOMEM`. That the files of the options can be read is seen
    /// at the first request that needs them (`syma_event_error`).
    ///
    /// Owner: the caller; `syma_prober_free`
    ///
    /// Threads: any; o: one; the prober then belongs to one thread at a time
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_prober_new(
        o: *const syma_options,
        r: *const syma_ruleset,
        out: *mut *mut syma_prober,
    ) -> c_int;

    /// Release a prober. What is pending is cancelled without an event; events
    /// that were pulled are not touched. In a child process of its maker this
    /// does nothing, since the connections are its parent's.
    ///
    /// - s: the prober; NULL does nothing
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_prober_free(s: *mut syma_prober);

    /// Begin to check a portal. Its sections are fetched side by side, those of
    /// one host one after the other (`max_per_host`, `host_delay_ms`); each
    /// verdict is an event of its own, the report is the last one.
    ///
    /// - s: the prober
    /// - p: the portal, with at least one section; copied
    /// - `out_ticket`: what the events of this check are known by; never 0, and
    ///   no other check's of this prober; left alone on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or p has no
    /// section; `SYMA_ELIMIT`: as many checks are pending as can be
    /// (`max_pending`); `SYMA_EFORK`: the prober is another process's;
    /// `SYMA_ESYSTEM`: the poller failed, or p's time zone cannot be read now;
    /// `SYMA_ENOMEM`
    ///
    /// Threads: one for s and p
    ///
    /// Since: 0.1
    pub fn syma_prober_submit(
        s: *mut syma_prober,
        p: *const syma_portal,
        out_ticket: *mut u64,
    ) -> c_int;

    /// Begin to check one page. Its one event is the verdict, or a failure.
    ///
    /// - s: the prober
    /// - url: absolute http or https URL
    /// - `section_kind`: enum `syma_section_kind`
    /// - `out_ticket`: as in `syma_prober_submit`
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or `section_kind`
    /// is no kind; `SYMA_EURL`: not such a URL, or one with a user name or
    /// password; `SYMA_ELIMIT`: as many checks are pending as can be
    /// (`max_pending`); `SYMA_EFORK`: the prober is another process's;
    /// `SYMA_ESYSTEM`: the poller failed; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_prober_submit_url(
        s: *mut syma_prober,
        url: *const c_char,
        section_kind: c_int,
        out_ticket: *mut u64,
    ) -> c_int;

    /// Begin to look for the sections of a portal, as `syma_discover` does. Its
    /// one event is the discovery, or a failure.
    ///
    /// - s: the prober
    /// - url: of the home page: absolute, http or https
    /// - `out_ticket`: as in `syma_prober_submit`
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_EURL`: not
    /// such a URL, or one with a user name or password; `SYMA_ELIMIT`: as many
    /// checks are pending as can be (`max_pending`); `SYMA_EFORK`: the prober
    /// is another process's; `SYMA_ESYSTEM`: the poller failed; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_prober_submit_discovery(
        s: *mut syma_prober,
        url: *const c_char,
        out_ticket: *mut u64,
    ) -> c_int;

    /// Give up a check. Events of it that wait to be pulled are dropped, and
    /// none comes any more. A check whose last event waits to be pulled has
    /// ended: it cannot be given up, and its events stay.
    ///
    /// - s: the prober
    /// - ticket: the check
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: s is NULL; `SYMA_ENOTFOUND`: no check
    /// of that ticket is pending; `SYMA_EFORK`: the prober is another
    /// process's; `SYMA_ESYSTEM`: the check is given up, but the poller failed
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_prober_cancel(s: *mut syma_prober, ticket: u64) -> c_int;

    /// How many checks have not ended: whose last event does not wait to be
    /// pulled yet, and was not.
    ///
    /// - s: the prober
    ///
    /// Returns the count; 0 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_prober_pending(s: *const syma_prober) -> usize;

    /// The descriptor to watch for input. It belongs to the prober: it is
    /// watched, never read, and goes with `syma_prober_free`.
    ///
    /// - s: the prober
    ///
    /// Returns the descriptor; `SYMA_EINVAL`: s is NULL; `SYMA_ENOTSUP`: this
    /// build has none
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_prober_fd(s: *const syma_prober) -> c_int;

    /// How long nothing needs to be done, if no socket becomes ready. For loops
    /// that cannot watch the descriptor; those that can need not ask.
    ///
    /// - s: the prober
    ///
    /// Returns milliseconds, 0 or more; 0 where an event waits; -1: nothing is
    /// pending and no event waits, or s is NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_prober_timeout_ms(s: *const syma_prober) -> i64;

    /// Do what can be done now. Never blocks (but for libcurl's resolver where
    /// it has no thread of its own, see `syma_has_feature` "async-dns"); serves
    /// at most 64 sockets, so that others have their turn.
    ///
    /// - s: the prober
    ///
    /// Returns how many events wait to be pulled, at most `INT_MAX`;
    /// `SYMA_EINVAL`: s is NULL; `SYMA_EFORK`: the prober is another process's;
    /// `SYMA_ESYSTEM`: the poller failed; `SYMA_EINTERNAL`: a library below
    /// failed; `SYMA_ENOMEM`. After a failure it can be called again.
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_prober_step(s: *mut syma_prober) -> c_int;

    /// Work until an event waits to be pulled, the time is over, another thread
    /// calls `syma_prober_wakeup`, or nothing is pending.
    ///
    /// - s: the prober
    /// - `timeout_ms`: milliseconds; more than an hour is an hour; negative: an
    ///   hour
    ///
    /// Returns how many events wait, 0 for the other cases; errors as
    /// `syma_prober_step`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_prober_wait(s: *mut syma_prober, timeout_ms: i64) -> c_int;

    /// End a wait, the one that is under way or else the next one that would
    /// last. In a loop of one's own: make the descriptor readable up to the
    /// next step. May be called from a signal handler, which has to keep errno
    /// for itself.
    ///
    /// - s: the prober
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: s is NULL; `SYMA_ESYSTEM`: it could
    /// not be told
    ///
    /// Threads: any, as long as the prober is there
    ///
    /// Since: 0.1
    pub fn syma_prober_wakeup(s: *mut syma_prober) -> c_int;

    /// Pull the oldest event. It lives until it is released, also when the
    /// prober is gone.
    ///
    /// - s: the prober
    /// - out: the event; NULL where there is none, and on failure
    ///
    /// Returns 1: an event; `SYMA_OK`: none; `SYMA_EINVAL`: an argument is
    /// NULL; `SYMA_EFORK`: the prober is another process's
    ///
    /// Owner: the caller; `syma_event_free`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_prober_next_event(
        s: *mut syma_prober,
        out: *mut *mut syma_event,
    ) -> c_int;

    /// What has happened.
    ///
    /// - e: the event
    ///
    /// Returns enum `syma_event_kind`; a program skips those it does not know;
    /// 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_event_kind(e: *const syma_event) -> c_int;

    /// Whose event it is.
    ///
    /// - e: the event
    ///
    /// Returns the ticket that submit gave; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_event_ticket(e: *const syma_event) -> u64;

    /// The section that a verdict is about.
    ///
    /// - e: the event
    ///
    /// Returns its id; "" for a page that was submitted by its URL, for events
    /// of other kinds and for NULL
    ///
    /// Owner: e
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_event_section_id(e: *const syma_event) -> *const c_char;

    /// The verdict of the kind `SYMA_EVENT_VERDICT`.
    ///
    /// - e: the event
    ///
    /// Returns the verdict; NULL for other kinds and for NULL
    ///
    /// Owner: e; `syma_verdict_ref` keeps it
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_event_verdict(e: *const syma_event) -> *const syma_verdict;

    /// The report of the kind `SYMA_EVENT_REPORT`.
    ///
    /// - e: the event
    ///
    /// Returns the report; NULL for other kinds and for NULL
    ///
    /// Owner: e; `syma_report_ref` keeps it
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_event_report(e: *const syma_event) -> *const syma_report;

    /// What was found: of the kind `SYMA_EVENT_DISCOVERY`.
    ///
    /// - e: the event
    ///
    /// Returns the discovery; NULL for other kinds and for NULL
    ///
    /// Owner: e; `syma_discovery_ref` keeps it
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_event_discovery(e: *const syma_event) -> *const syma_discovery;

    /// Why a check could not be carried out: the kind `SYMA_EVENT_FAILURE`.
    ///
    /// - e: the event
    ///
    /// Returns a negative code of enum `syma_error`; `SYMA_OK` for other kinds
    /// and for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_event_error(e: *const syma_event) -> c_int;

    /// Release an event.
    ///
    /// - e: the event; NULL does nothing
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_event_free(e: *mut syma_event);

    /// Take one more reference.
    ///
    /// - r: the report
    ///
    /// Returns r itself; NULL for NULL
    ///
    /// Owner: the caller, of one reference; `syma_report_unref`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_ref(r: *const syma_report) -> *mut syma_report;

    /// Give a reference back. The last one releases the report.
    ///
    /// - r: the report; NULL does nothing
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_unref(r: *mut syma_report);

    /// The id of the portal.
    ///
    /// - r: the report
    ///
    /// Returns the id; "" for a portal without a name, and for NULL
    ///
    /// Owner: r
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_portal_id(r: *const syma_report) -> *const c_char;

    /// The state of the whole portal.
    ///
    /// - r: the report
    ///
    /// Returns enum `syma_state`; `SYMA_STATE_UNKNOWN` for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_state(r: *const syma_report) -> c_int;

    /// When the check was made.
    ///
    /// - r: the report
    ///
    /// Returns milliseconds since the epoch; -1 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_time_ms(r: *const syma_report) -> i64;

    /// What a customer can do with the whole portal.
    ///
    /// - r: the report
    ///
    /// Returns enum `syma_usable`; `SYMA_USABLE_UNKNOWN` for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_usable(r: *const syma_report) -> c_int;

    /// What is true of the whole portal beside its state.
    ///
    /// - r: the report
    ///
    /// Returns bits of enum `syma_flag`; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_flags(r: *const syma_report) -> u32;

    /// The k of "k of n": how many required sections are effectively up.
    ///
    /// - r: the report
    ///
    /// Returns the count; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_up_count(r: *const syma_report) -> usize;

    /// The n of "k of n": how many sections are required.
    ///
    /// - r: the report
    ///
    /// Returns the count; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_required_count(r: *const syma_report) -> usize;

    /// The exit status of a program that reports this portal: `syma_exit_code`
    /// of its state, usable and flags.
    ///
    /// - r: the report
    /// - `maintenance_code`: what maintenance is to give: 0, 1 or 2
    ///
    /// Returns 0 to 3, 3 for NULL; `SYMA_EINVAL`: `maintenance_code` is not 0,
    /// 1 or 2
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_exit_code(
        r: *const syma_report,
        maintenance_code: c_int,
    ) -> c_int;

    /// The state of a section once what it needs is counted.
    ///
    /// - r: the report
    /// - i: the section
    ///
    /// Returns enum `syma_state`; `SYMA_STATE_UNKNOWN` past the end
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_effective_state(
        r: *const syma_report,
        i: usize,
    ) -> c_int;

    /// What a customer can do with a section once what it needs is counted.
    ///
    /// - r: the report
    /// - i: the section
    ///
    /// Returns enum `syma_usable`; `SYMA_USABLE_UNKNOWN` past the end
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_effective_usable(
        r: *const syma_report,
        i: usize,
    ) -> c_int;

    /// Why the effective state is what it is: the section's own reason,
    /// "dependency", or "`credentials_unreliable`" where the login was refused
    /// while other sections are in maintenance.
    ///
    /// - r: the report
    /// - i: the section
    ///
    /// Returns a name that `syma_reason_name` knows; NULL past the end
    ///
    /// Owner: r
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_effective_reason(
        r: *const syma_report,
        i: usize,
    ) -> *const c_char;

    /// Which section is behind the effective state.
    ///
    /// - r: the report
    /// - i: the section
    ///
    /// Returns the id of the section it needs; "" where the state is its own;
    /// NULL past the end
    ///
    /// Owner: r
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_because(
        r: *const syma_report,
        i: usize,
    ) -> *const c_char;

    /// How the address of a section was found, as the portal said it
    /// (`syma_portal_set_found_by`).
    ///
    /// - r: the report
    /// - i: the section
    ///
    /// Returns one line; "": nothing was said; NULL past the end
    ///
    /// Owner: r
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_found_by(
        r: *const syma_report,
        i: usize,
    ) -> *const c_char;

    /// How many ways round a section there are.
    ///
    /// - r: the report
    /// - i: the section
    ///
    /// Returns the count; 0 past the end
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_fallback_count(r: *const syma_report, i: usize) -> usize;

    /// One way round a section.
    ///
    /// - r: the report
    /// - i: the section
    /// - j: which way, from 0
    ///
    /// Returns the fallback; NULL past either end
    ///
    /// Owner: r
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_fallback(
        r: *const syma_report,
        i: usize,
        j: usize,
    ) -> *const syma_fallback;

    /// What is done that way.
    ///
    /// - f: the fallback
    ///
    /// Returns as the portal or the page says it, as in "activate"; "" where it
    /// is not said, and for NULL
    ///
    /// Owner: the report
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_fallback_act(f: *const syma_fallback) -> *const c_char;

    /// By what it is done.
    ///
    /// - f: the fallback
    ///
    /// Returns as the portal or the page says it, as in "sms"; "" where it is
    /// not said, and for NULL
    ///
    /// Owner: the report
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_fallback_channel(f: *const syma_fallback) -> *const c_char;

    /// The number or address to use.
    ///
    /// - f: the fallback
    ///
    /// Returns the number or address; "" where it is not said, and for NULL
    ///
    /// Owner: the report
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_fallback_address(f: *const syma_fallback) -> *const c_char;

    /// The word to send or say.
    ///
    /// - f: the fallback
    ///
    /// Returns the word; "" where there is none, and for NULL
    ///
    /// Owner: the report
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_fallback_keyword(f: *const syma_fallback) -> *const c_char;

    /// The words of the page that tell of it.
    ///
    /// - f: the fallback
    ///
    /// Returns UTF-8 of at most the option `excerpt_max` in bytes; "" where the
    /// portal file tells of it, and for NULL
    ///
    /// Owner: the report
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_fallback_text(f: *const syma_fallback) -> *const c_char;

    /// Who tells of it.
    ///
    /// - f: the fallback
    ///
    /// Returns "portal": the description of the portal; "page": the page; ""
    /// for NULL
    ///
    /// Owner: the report
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_fallback_source(f: *const syma_fallback) -> *const c_char;

    /// Put a report in sentences.
    ///
    /// - r: the report
    /// - language: "fr" or "en"
    /// - audience: "customer": what can be done and when it will be back;
    ///   "engineer": also what was seen and where
    /// - out: the text, no newline at its end; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or language or
    /// audience is not in the list; `SYMA_ELIMIT`: the text would be larger
    /// than the library makes; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_string_free`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_report_explain(
        r: *const syma_report,
        language: *const c_char,
        audience: *const c_char,
        out: *mut *mut c_char,
    ) -> c_int;

    /// How many sections the report has.
    ///
    /// - r: the report
    ///
    /// Returns the count; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_section_count(r: *const syma_report) -> usize;

    /// The id of a section.
    ///
    /// - r: the report
    /// - i: the section
    ///
    /// Returns the id; NULL past the end
    ///
    /// Owner: r
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_section_id(
        r: *const syma_report,
        i: usize,
    ) -> *const c_char;

    /// What was found on the page of a section, its needs not counted.
    ///
    /// - r: the report
    /// - i: the section
    ///
    /// Returns the verdict; NULL past the end
    ///
    /// Owner: r; to keep it longer: `syma_verdict_ref`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_report_verdict(
        r: *const syma_report,
        i: usize,
    ) -> *const syma_verdict;

    /// Write a report down.
    ///
    /// - r: the report
    /// - format: one of these names
    /// - out: the text, ended by a newline; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or format is not
    /// one of these; `SYMA_ELIMIT`: the text would be larger than the library
    /// makes; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_string_free`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_report_format(
        r: *const syma_report,
        format: *const c_char,
        out: *mut *mut c_char,
    ) -> c_int;

    /// Make an empty ruleset.
    ///
    /// - out: the ruleset; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: out is NULL; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_ruleset_free`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_ruleset_new(out: *mut *mut syma_ruleset) -> c_int;

    /// Add the rules that come with the library.
    ///
    /// - r: the ruleset, not yet compiled
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: r is NULL; `SYMA_ESTATE`: r is
    /// compiled; `SYMA_ELIMIT`: more rules than a ruleset holds;
    /// `SYMA_EINTERNAL`: the library's own rules do not load; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_ruleset_load_builtin(r: *mut syma_ruleset) -> c_int;

    /// Add the rules of a document: a rules element of the namespace
    /// urn:syma:rules:1, as lib/rules/rules.rng describes it.
    ///
    /// - r: the ruleset, not yet compiled
    /// - text: the document, in the encoding it declares
    /// - len: its length in bytes
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: r or text is NULL; `SYMA_ESTATE`: r is
    /// compiled; `SYMA_ESYNTAX`: not well-formed, or not as the schema says;
    /// `SYMA_EREGEX`: a pattern does not compile; `SYMA_ELIMIT`: the document
    /// is past 4 MiB, or more rules than a ruleset holds; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_ruleset_load(
        r: *mut syma_ruleset,
        text: *const c_char,
        len: usize,
    ) -> c_int;

    /// Close a ruleset: nothing can be added any more, and threads may share
    /// it.
    ///
    /// - r: the ruleset
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: r is NULL; `SYMA_EREGEX`: the patterns
    /// do not compile together; `SYMA_ELIMIT`: they are too large together;
    /// `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_ruleset_compile(r: *mut syma_ruleset) -> c_int;

    /// Release a ruleset. Calls that are judging with it are not disturbed.
    ///
    /// - r: the ruleset; NULL does nothing
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_ruleset_free(r: *mut syma_ruleset);

    /// Why the last call on this ruleset failed, for people. What a document is
    /// refused for begins with its line, as in "line 7: ".
    ///
    /// - r: the ruleset
    ///
    /// Returns English text; "" where nothing failed
    ///
    /// Owner: r; until the next call that changes it
    ///
    /// Threads: one; any once r is compiled
    ///
    /// Since: 0.1
    pub fn syma_ruleset_last_error(r: *const syma_ruleset) -> *const c_char;

    /// In which line of the document the last call found its error.
    ///
    /// - r: the ruleset
    ///
    /// Returns the line, from 1; 0 where nothing failed or no line is to blame
    ///
    /// Threads: one; any once r is compiled
    ///
    /// Since: 0.1
    pub fn syma_ruleset_error_line(r: *const syma_ruleset) -> usize;

    /// Make a tracker that knows nothing yet.
    ///
    /// - o: `interval_ms` and the options of confirmation, age and flapping are
    ///   taken from it; NULL: the defaults
    /// - out: the tracker; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: out is NULL; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_tracker_free`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_tracker_new(
        o: *const syma_options,
        out: *mut *mut syma_tracker,
    ) -> c_int;

    /// Release a tracker and what it lent.
    ///
    /// - t: the tracker; NULL does nothing
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_free(t: *mut syma_tracker);

    /// Feed one report. The tracker keeps a reference to the last one of each
    /// portal.
    ///
    /// - t: the tracker
    /// - r: the report
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or the report has
    /// no time; `SYMA_ELIMIT`: there are 100000 portals already, or 10000
    /// changes wait to be pulled; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_add(
        t: *mut syma_tracker,
        r: *const syma_report,
    ) -> c_int;

    /// Tell the time: what goes stale, what is late, which windows begin and
    /// end. Needed where no report comes in; once an interval is enough.
    ///
    /// - t: the tracker
    /// - `now_ms`: the time
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: t is NULL, or `now_ms` is negative;
    /// `SYMA_ELIMIT`: 10000 changes wait to be pulled (nothing has changed
    /// then); `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_tick(t: *mut syma_tracker, now_ms: i64) -> c_int;

    /// Forget a portal.
    ///
    /// - t: the tracker
    /// - `portal_id`: its id
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL; `SYMA_ENOTFOUND`:
    /// no such portal
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_remove(
        t: *mut syma_tracker,
        portal_id: *const c_char,
    ) -> c_int;

    /// Declare a promise that was heard elsewhere: by the press, from the
    /// hotline. Said again in the same words by the same source it is the same
    /// promise.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal, of which a report was added
    /// - `section_id`: the section that is to return
    /// - source: who said so, as in "press": ASCII letters, digits, '-' and
    ///   '`_`', at most 32; not "page", "header" or "status"
    /// - text: the words: 1 to 4096 bytes of UTF-8 without control characters
    /// - `seen_ms`: when it was said
    /// - `earliest_ms`: the earliest return it names; -1: none
    /// - `latest_ms`: the latest return it names; -1: none, "until further
    ///   notice"
    /// - vague: 1: the moments are our reading of loose words; 0: they were
    ///   said
    ///
    /// Returns `SYMA_OK`, also where it is known, and where its time had passed
    /// before the running outage began (it is not taken for one of this outage
    /// then); `SYMA_EINVAL`: t, `portal_id`, source or text is NULL or has not
    /// its form, a time is below -1, `seen_ms` is negative, `latest_ms` is
    /// before `earliest_ms`, or vague is not 0 or 1; `SYMA_ENOTFOUND`: no such
    /// portal or section; `SYMA_ELIMIT`: 10000 changes wait to be pulled;
    /// `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_declare_promise(
        t: *mut syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
        source: *const c_char,
        text: *const c_char,
        seen_ms: i64,
        earliest_ms: i64,
        latest_ms: i64,
        vague: c_int,
    ) -> c_int;

    /// How many portals the tracker knows.
    ///
    /// - t: the tracker
    ///
    /// Returns the count; 0 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_portal_count(t: *const syma_tracker) -> usize;

    /// The id of a portal.
    ///
    /// - t: the tracker
    /// - i: which, from 0, in the order of their ids' bytes
    ///
    /// Returns the id; NULL past the end
    ///
    /// Owner: t, until it is next changed
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_portal_id(
        t: *const syma_tracker,
        i: usize,
    ) -> *const c_char;

    /// How many sections of a portal the tracker knows.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    ///
    /// Returns the count; 0 for NULL and for a portal that is not known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_section_count(
        t: *const syma_tracker,
        portal_id: *const c_char,
    ) -> usize;

    /// The id of a section, in the order of the last report.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - i: which, from 0
    ///
    /// Returns the id; NULL past the end and for a portal that is not known
    ///
    /// Owner: t, until it is next changed
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_section_id(
        t: *const syma_tracker,
        portal_id: *const c_char,
        i: usize,
    ) -> *const c_char;

    /// The last report of a portal.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    ///
    /// Returns the report; NULL where none was added since the tracker was made
    /// or loaded
    ///
    /// Owner: t, until it is next changed; to keep it longer: `syma_report_ref`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_report(
        t: *const syma_tracker,
        portal_id: *const c_char,
    ) -> *const syma_report;

    /// When the last report of a portal was made.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    ///
    /// Returns milliseconds since the epoch; -1 where it is not known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_checked_ms(
        t: *const syma_tracker,
        portal_id: *const c_char,
    ) -> i64;

    /// The state that holds: of a section its effective one, once confirmed; of
    /// the portal what those of its sections come to.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - `section_id`: the section
    ///
    /// Returns enum `syma_state`; `SYMA_STATE_UNKNOWN` also where it is not
    /// known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_state(
        t: *const syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
    ) -> c_int;

    /// What a customer can do: as the last report said that agreed with the
    /// state.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - `section_id`: the section
    ///
    /// Returns enum `syma_usable`; `SYMA_USABLE_UNKNOWN` also where it is not
    /// known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_usable(
        t: *const syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
    ) -> c_int;

    /// Why the state is what it is: as the last report said that agreed with
    /// it.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - `section_id`: the section
    ///
    /// Returns a name that `syma_reason_name` knows; "" for a portal as a whole
    /// and where it is not known
    ///
    /// Owner: the library; static text
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_reason(
        t: *const syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
    ) -> *const c_char;

    /// What is true beside the state: the flags of the last report that agreed
    /// with it, and `SYMA_FLAG_STALE`, `SYMA_FLAG_OVERDUE` and
    /// `SYMA_FLAG_FLAPPING`. Overdue is what cannot be used as a whole where,
    /// of what its sources said last, all that names a moment has passed: one
    /// that still holds keeps the others from it.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal; as a whole it has a flag of the three where
    ///   one of its required sections has it, and is overdue too where what was
    ///   promised for the whole has passed
    /// - `section_id`: the section
    ///
    /// Returns bits of enum `syma_flag`; 0 where it is not known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_flags(
        t: *const syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
    ) -> u32;

    /// Since when the state has held.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - `section_id`: the section
    ///
    /// Returns milliseconds since the epoch; -1 where it is not known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_since_ms(
        t: *const syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
    ) -> i64;

    /// The k of "k of n": how many required sections are up.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    ///
    /// Returns the count; 0 where the portal is not known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_up_count(
        t: *const syma_tracker,
        portal_id: *const c_char,
    ) -> usize;

    /// The n of "k of n": how many sections are required.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    ///
    /// Returns the count; 0 where the portal is not known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_required_count(
        t: *const syma_tracker,
        portal_id: *const c_char,
    ) -> usize;

    /// How long a state has held in all, up to the last time that the tracker
    /// was told. The five states of a section add up to the time since its
    /// first report.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - `section_id`: the section
    /// - state: enum `syma_state`
    ///
    /// Returns whole seconds; -1 where the section is not known or state is no
    /// state
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_seconds(
        t: *const syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
        state: c_int,
    ) -> i64;

    /// How much of `syma_tracker_seconds` lay in planned windows.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - `section_id`: the section
    /// - state: enum `syma_state`
    ///
    /// Returns whole seconds; -1 as above
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_planned_seconds(
        t: *const syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
        state: c_int,
    ) -> i64;

    /// How many incidents are kept. One begins when the state leaves up, from
    /// unknown or from the first report on too, and ends when it is up again;
    /// that the state is unknown in between does not end it.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - `section_id`: the section
    ///
    /// Returns the count, at most 32; 0 where it is not known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_incident_count(
        t: *const syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
    ) -> usize;

    /// One incident.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - `section_id`: the section
    /// - i: which, from 0: the latest
    ///
    /// Returns the incident; NULL past the end
    ///
    /// Owner: t, until it is next changed
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_incident(
        t: *const syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
        i: usize,
    ) -> *const syma_incident;

    /// When it began: the time of the first report that saw it.
    ///
    /// - n: the incident
    ///
    /// Returns milliseconds since the epoch; -1 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_incident_begin_ms(n: *const syma_incident) -> i64;

    /// When it was confirmed.
    ///
    /// - n: the incident
    ///
    /// Returns milliseconds since the epoch; -1 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_incident_confirmed_ms(n: *const syma_incident) -> i64;

    /// When it ended: the time of the first report of those that confirmed it.
    ///
    /// - n: the incident
    ///
    /// Returns milliseconds since the epoch; -1 while it goes on, and for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_incident_end_ms(n: *const syma_incident) -> i64;

    /// The worst state in its course: down, then maintenance, then degraded.
    ///
    /// - n: the incident
    ///
    /// Returns enum `syma_state`; `SYMA_STATE_UNKNOWN` for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_incident_worst(n: *const syma_incident) -> c_int;

    /// Why: the reason with which it began.
    ///
    /// - n: the incident
    ///
    /// Returns a name that `syma_reason_name` knows; "" for that of a portal,
    /// and for NULL
    ///
    /// Owner: the library; static text
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_incident_reason(n: *const syma_incident) -> *const c_char;

    /// Did it begin in a planned window?
    ///
    /// - n: the incident
    ///
    /// Returns 1: yes; 0: no, or NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_incident_planned(n: *const syma_incident) -> c_int;

    /// How often a promised return was put off in its course.
    ///
    /// - n: the incident
    ///
    /// Returns the count; 0 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_incident_slips(n: *const syma_incident) -> usize;

    /// How many promises of a return are kept in the ledger.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - `section_id`: the section; the portal as a whole has those that were
    ///   declared for it
    ///
    /// Returns the count, at most 32; 0 where it is not known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_promise_count(
        t: *const syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
    ) -> usize;

    /// One promise.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - `section_id`: the section
    /// - i: which, from 0: the latest
    ///
    /// Returns the promise; NULL past the end
    ///
    /// Owner: t, until it is next changed
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_promise(
        t: *const syma_tracker,
        portal_id: *const c_char,
        section_id: *const c_char,
        i: usize,
    ) -> *const syma_promise;

    /// Who promised.
    ///
    /// - p: the promise
    ///
    /// Returns "header": by Retry-After; "page": in words; "status": a
    /// published status; else what was declared, as in "press"; "" for NULL
    ///
    /// Owner: as the promise
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_promise_source(p: *const syma_promise) -> *const c_char;

    /// In which words.
    ///
    /// - p: the promise
    ///
    /// Returns UTF-8 without control characters; "" for a header, and for NULL
    ///
    /// Owner: as the promise
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_promise_text(p: *const syma_promise) -> *const c_char;

    /// When it was first seen. The same words of the same source seen again are
    /// the same promise, with the moments of the first time; so are other words
    /// of a page that name a moment less than two minutes away. Words that
    /// stood on the page before the outage was confirmed were seen when it was
    /// confirmed.
    ///
    /// - p: the promise
    ///
    /// Returns milliseconds since the epoch; -1 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_promise_seen_ms(p: *const syma_promise) -> i64;

    /// The earliest return it names.
    ///
    /// - p: the promise
    ///
    /// Returns milliseconds since the epoch; -1 where it names none, and for
    /// NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_promise_earliest_ms(p: *const syma_promise) -> i64;

    /// The latest return it names.
    ///
    /// - p: the promise
    ///
    /// Returns milliseconds since the epoch; -1 where it names none, and for
    /// NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_promise_latest_ms(p: *const syma_promise) -> i64;

    /// Are its moments our reading of loose words ("in the next hours")?
    ///
    /// - p: the promise
    ///
    /// Returns 1: yes; 0: no, or NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_promise_vague(p: *const syma_promise) -> c_int;

    /// Of what it is the revision: the latest return that the same source had
    /// named before for the same incident.
    ///
    /// - p: the promise
    ///
    /// Returns milliseconds since the epoch; -1 where it revises none that
    /// named a time, and for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_promise_revised_from_ms(p: *const syma_promise) -> i64;

    /// What became of it.
    ///
    /// - p: the promise
    ///
    /// Returns enum `syma_promise_status`; 0 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_promise_status(p: *const syma_promise) -> c_int;

    /// How late the return is, or was: from the latest moment named to the end
    /// of the incident, or to the last time that the tracker was told.
    ///
    /// - p: the promise
    ///
    /// Returns milliseconds; 0 where it is not late; -1 where it names no time,
    /// and for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_promise_late_ms(p: *const syma_promise) -> i64;

    /// The name of what became of a promise.
    ///
    /// - status: enum `syma_promise_status`
    ///
    /// Returns "open", "overdue", "revised", "kept", "broken" or "undated";
    /// NULL for any other number
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_promise_status_name(status: c_int) -> *const c_char;

    /// How many promises of a portal were kept, ever. With
    /// `syma_tracker_broken_count` this gives the rate. What one source says in
    /// the same words of several sections is one promise here: kept where all
    /// of them came back in time.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    ///
    /// Returns the count; 0 where the portal is not known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_kept_count(
        t: *const syma_tracker,
        portal_id: *const c_char,
    ) -> u64;

    /// How many promises of a portal were broken, ever: one of the sections of
    /// which they spoke came back too late.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    ///
    /// Returns the count; 0 where the portal is not known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_broken_count(
        t: *const syma_tracker,
        portal_id: *const c_char,
    ) -> u64;

    /// How many planned windows go on or lie ahead: of each declared one the
    /// occurrence that goes on or comes next, and those that pages announce.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    ///
    /// Returns the count; 0 where the portal is not known
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_window_count(
        t: *const syma_tracker,
        portal_id: *const c_char,
    ) -> usize;

    /// One planned window.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - i: which, from 0: the one that begins first
    ///
    /// Returns the window; NULL past the end
    ///
    /// Owner: t, until it is next changed
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_window(
        t: *const syma_tracker,
        portal_id: *const c_char,
        i: usize,
    ) -> *const syma_window;

    /// Which section a window is for.
    ///
    /// - w: the window
    ///
    /// Returns the id of the section; "" for the whole portal, and for NULL
    ///
    /// Owner: as the window
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_window_section_id(w: *const syma_window) -> *const c_char;

    /// Who tells of a window.
    ///
    /// - w: the window
    ///
    /// Returns "portal": the description of the portal; "page": the page; ""
    /// for NULL
    ///
    /// Owner: the library; static text
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_window_source(w: *const syma_window) -> *const c_char;

    /// The words that announce it.
    ///
    /// - w: the window
    ///
    /// Returns UTF-8 without control characters; "" for a declared one, and for
    /// NULL
    ///
    /// Owner: as the window
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_window_text(w: *const syma_window) -> *const c_char;

    /// When it begins or began.
    ///
    /// - w: the window
    ///
    /// Returns milliseconds since the epoch; -1 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_window_begin_ms(w: *const syma_window) -> i64;

    /// When it ends.
    ///
    /// - w: the window
    ///
    /// Returns milliseconds since the epoch; -1 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_window_end_ms(w: *const syma_window) -> i64;

    /// Pull the next change.
    ///
    /// - t: the tracker
    /// - out: the change; NULL where there is none and on failure
    ///
    /// Returns 1: there is one; `SYMA_OK`: there is none; `SYMA_EINVAL`: an
    /// argument is NULL
    ///
    /// Owner: the caller; `syma_change_free`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_tracker_next_change(
        t: *mut syma_tracker,
        out: *mut *mut syma_change,
    ) -> c_int;

    /// Release a change.
    ///
    /// - c: the change; NULL does nothing
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_free(c: *mut syma_change);

    /// What has changed.
    ///
    /// - c: the change
    ///
    /// Returns enum `syma_change_kind`, or a number of a later version; 0 for
    /// NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_kind(c: *const syma_change) -> c_int;

    /// The name of a kind of change.
    ///
    /// - kind: enum `syma_change_kind`
    ///
    /// Returns the enumerator's last words in lower case, as in
    /// "`partial_return`"; NULL for any other number
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_change_kind_name(kind: c_int) -> *const c_char;

    /// Of which portal.
    ///
    /// - c: the change
    ///
    /// Returns the id; "" for NULL
    ///
    /// Owner: c
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_portal_id(c: *const syma_change) -> *const c_char;

    /// Of which section.
    ///
    /// - c: the change
    ///
    /// Returns the id; "" for the portal as a whole, and for NULL
    ///
    /// Owner: c
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_section_id(c: *const syma_change) -> *const c_char;

    /// When it came about: of a state the first report that saw it, of what is
    /// late the moment that was promised, of a window its begin or end.
    ///
    /// - c: the change
    ///
    /// Returns milliseconds since the epoch; -1 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_time_ms(c: *const syma_change) -> i64;

    /// When the tracker learnt of it: the time of the report or the tick.
    ///
    /// - c: the change
    ///
    /// Returns milliseconds since the epoch; -1 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_seen_ms(c: *const syma_change) -> i64;

    /// The state before.
    ///
    /// - c: the change
    ///
    /// Returns enum `syma_state`: of `SYMA_CHANGE_STATE` that before, of the
    /// others that which holds
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_from(c: *const syma_change) -> c_int;

    /// The state after.
    ///
    /// - c: the change
    ///
    /// Returns enum `syma_state`; `SYMA_STATE_UNKNOWN` for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_to(c: *const syma_change) -> c_int;

    /// Whether what the kind names begins or ends, of `SYMA_CHANGE_FLAPPING`,
    /// `SYMA_CHANGE_STALE` and `SYMA_CHANGE_WINDOW`.
    ///
    /// - c: the change
    ///
    /// Returns 1: it begins; 0: it ends; 1 for all other kinds; 0 for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_begins(c: *const syma_change) -> c_int;

    /// The promise that a change is about.
    ///
    /// - c: the change
    ///
    /// Returns the promise as it was then; NULL where the change is about none
    ///
    /// Owner: c
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_promise(c: *const syma_change) -> *const syma_promise;

    /// The planned window that a change is about.
    ///
    /// - c: the change
    ///
    /// Returns the window; NULL where the change is about none
    ///
    /// Owner: c
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_window(c: *const syma_change) -> *const syma_window;

    /// Of a `SYMA_CHANGE_PARTIAL_RETURN`: how many required sections are up.
    ///
    /// - c: the change
    ///
    /// Returns the count; 0 for other kinds and for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_up_count(c: *const syma_change) -> usize;

    /// Of a `SYMA_CHANGE_PARTIAL_RETURN`: how many sections are required.
    ///
    /// - c: the change
    ///
    /// Returns the count; 0 for other kinds and for NULL
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_required_count(c: *const syma_change) -> usize;

    /// Of a `SYMA_CHANGE_PARTIAL_RETURN`: one of the required sections that are
    /// up.
    ///
    /// - c: the change
    /// - i: which, from 0 to `syma_change_up_count`
    ///
    /// Returns its id; NULL past the end
    ///
    /// Owner: c
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_back(c: *const syma_change, i: usize) -> *const c_char;

    /// Of a `SYMA_CHANGE_PARTIAL_RETURN`: one of the required sections that are
    /// not.
    ///
    /// - c: the change
    /// - i: which, from 0; there are `syma_change_required_count` less
    ///   `syma_change_up_count`
    ///
    /// Returns its id; NULL past the end
    ///
    /// Owner: c
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_waiting(
        c: *const syma_change,
        i: usize,
    ) -> *const c_char;

    /// Which section that one waits for.
    ///
    /// - c: the change
    /// - i: as in `syma_change_waiting`
    ///
    /// Returns the id of the section that it needs and that is not up; "" where
    /// it waits for none but itself; NULL past the end
    ///
    /// Owner: c
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_waits_for(
        c: *const syma_change,
        i: usize,
    ) -> *const c_char;

    /// The change in one English line, for logs.
    ///
    /// - c: the change
    ///
    /// Returns the line, without a newline and without control characters; ""
    /// for NULL
    ///
    /// Owner: c
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_change_text(c: *const syma_change) -> *const c_char;

    /// Put in sentences what holds for a portal: since when, what was promised,
    /// how late it is, and what to do instead.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal
    /// - language: "fr" or "en"
    /// - out: the text, lines parted by newlines and none at its end; NULL on
    ///   failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or language is
    /// not in the list; `SYMA_ENOTFOUND`: no such portal; `SYMA_ELIMIT`: the
    /// text would be larger than the library makes; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_string_free`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_tracker_explain(
        t: *const syma_tracker,
        portal_id: *const c_char,
        language: *const c_char,
        out: *mut *mut c_char,
    ) -> c_int;

    /// Write down what holds.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal; NULL: all, for all formats but "svg" and
    ///   those of "nagios"
    /// - format: one of these names
    /// - out: the text, ended by a newline; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: t, format or out is NULL, format is
    /// not one of these, or one of a single portal was asked for without it;
    /// `SYMA_ENOTFOUND`: no such portal; `SYMA_ELIMIT`: the text would be
    /// larger than the library makes; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_string_free`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_tracker_format(
        t: *const syma_tracker,
        portal_id: *const c_char,
        format: *const c_char,
        out: *mut *mut c_char,
    ) -> c_int;

    /// Write a tracker's memory down, for `syma_tracker_load` of a later
    /// process. Changes that wait to be pulled and the last reports are not in
    /// it.
    ///
    /// - t: the tracker
    /// - `portal_id`: the portal; NULL: all
    /// - out: a document as lib/rules/tracker.rng describes it; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: t or out is NULL; `SYMA_ENOTFOUND`: no
    /// such portal; `SYMA_ELIMIT`: the text would be larger than the library
    /// makes; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_string_free`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_tracker_save(
        t: *const syma_tracker,
        portal_id: *const c_char,
        out: *mut *mut c_char,
    ) -> c_int;

    /// Take in what `syma_tracker_save` wrote down. On failure nothing has
    /// changed.
    ///
    /// - t: the tracker; it may know other portals
    /// - text: the document, in UTF-8, without a document type
    /// - len: its length in bytes
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: t or text is NULL; `SYMA_ESYNTAX`: not
    /// well-formed, not as the schema says, or its times contradict each other;
    /// `SYMA_EEXISTS`: the tracker knows the portal, or the document has it
    /// twice; `SYMA_ELIMIT`: past 64 MiB, or more of something than a tracker
    /// keeps; `SYMA_ENOMEM`
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_load(
        t: *mut syma_tracker,
        text: *const c_char,
        len: usize,
    ) -> c_int;

    /// The schema of what `syma_tracker_save` writes.
    ///
    /// Returns RELAX NG in its XML form, the same text as the installed file
    /// tracker.rng
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_tracker_schema() -> *const c_char;

    /// In which line of the document `syma_tracker_load` found its error.
    ///
    /// - t: the tracker
    ///
    /// Returns the line, from 1; 0 where nothing failed or no line is to blame
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_error_line(t: *const syma_tracker) -> usize;

    /// Why the last call on this tracker failed, for people.
    ///
    /// - t: the tracker
    ///
    /// Returns English text; "" where nothing failed
    ///
    /// Owner: t, until it is next changed
    ///
    /// Threads: one
    ///
    /// Since: 0.1
    pub fn syma_tracker_last_error(t: *const syma_tracker) -> *const c_char;

    /// The name of a state.
    ///
    /// - state: enum `syma_state`
    ///
    /// Returns "unknown", "up", "degraded", "maintenance" or "down"; NULL for
    /// any other number
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_state_name(state: c_int) -> *const c_char;

    /// The state of a name.
    ///
    /// - name: as `syma_state_name` spells it, lower case
    ///
    /// Returns enum `syma_state`; `SYMA_EINVAL`: name is NULL;
    /// `SYMA_ENOTFOUND`: no state has that name
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_state_from_name(name: *const c_char) -> c_int;

    /// The exit status of a program that reports a state.
    ///
    /// - state: enum `syma_state`
    /// - usable: enum `syma_usable`
    /// - flags: bits of enum `syma_flag`
    /// - `maintenance_code`: what maintenance is to give: 0, 1 or 2
    ///
    /// Returns 0 to 3; `SYMA_EINVAL`: `maintenance_code` is not 0, 1 or 2
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_exit_code(
        state: c_int,
        usable: c_int,
        flags: u32,
        maintenance_code: c_int,
    ) -> c_int;

    /// The name of what a customer can do.
    ///
    /// - usable: enum `syma_usable`
    ///
    /// Returns "unknown", "yes", "partly" or "no"; NULL for any other number
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_usable_name(usable: c_int) -> *const c_char;

    /// The name of one flag.
    ///
    /// - flag: exactly one bit of enum `syma_flag`
    ///
    /// Returns the enumerator's last word in lower case, as in "suspect"; NULL
    /// for no bit, several bits or an unknown bit
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_flag_name(flag: u32) -> *const c_char;

    /// How many reasons there are.
    ///
    /// Returns the length of the list that `syma_reason_name` walks
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_reason_count() -> usize;

    /// The name of a reason, as `syma_verdict_reason` gives it.
    ///
    /// - i: place in the list, from 0
    ///
    /// Returns the name, as in "`soft_404`"; NULL past the end
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_reason_name(i: usize) -> *const c_char;

    /// What a reason means, in one English line.
    ///
    /// - i: place in the list, from 0
    ///
    /// Returns the line; NULL past the end
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_reason_help(i: usize) -> *const c_char;

    /// The name of a section kind.
    ///
    /// - kind: enum `syma_section_kind`
    ///
    /// Returns "generic", "login", "account" or "activation"; NULL for any
    /// other number
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_section_kind_name(kind: c_int) -> *const c_char;

    /// The section kind of a name.
    ///
    /// - name: as `syma_section_kind_name` spells it, lower case
    ///
    /// Returns enum `syma_section_kind`; `SYMA_EINVAL`: name is NULL;
    /// `SYMA_ENOTFOUND`: no kind has that name
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_section_kind_from_name(name: *const c_char) -> c_int;

    /// Take one more reference.
    ///
    /// - v: the verdict
    ///
    /// Returns v itself; NULL for NULL
    ///
    /// Owner: the caller, of one reference; `syma_verdict_unref`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_ref(v: *const syma_verdict) -> *mut syma_verdict;

    /// Give a reference back. The last one releases the verdict.
    ///
    /// - v: the verdict; NULL does nothing
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_unref(v: *mut syma_verdict);

    /// Who is at fault.
    ///
    /// - v: the verdict
    ///
    /// Returns enum `syma_state`; `SYMA_STATE_UNKNOWN` for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_state(v: *const syma_verdict) -> c_int;

    /// How sure the state is.
    ///
    /// - v: the verdict
    ///
    /// Returns 0 to 999; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_confidence(v: *const syma_verdict) -> c_int;

    /// What a customer can do.
    ///
    /// - v: the verdict
    ///
    /// Returns enum `syma_usable`; `SYMA_USABLE_UNKNOWN` for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_usable(v: *const syma_verdict) -> c_int;

    /// Why the state is what it is, in one word of a closed list.
    ///
    /// - v: the verdict
    ///
    /// Returns a name that `syma_reason_name` knows; "" for NULL
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_reason(v: *const syma_verdict) -> *const c_char;

    /// What is true beside the state.
    ///
    /// - v: the verdict
    ///
    /// Returns bits of enum `syma_flag`; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_flags(v: *const syma_verdict) -> u32;

    /// As what kind of section the page was judged.
    ///
    /// - v: the verdict
    ///
    /// Returns enum `syma_section_kind`; `SYMA_SECTION_GENERIC` for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_kind(v: *const syma_verdict) -> c_int;

    /// The product that made the page, where it is known by its marks.
    ///
    /// - v: the verdict
    ///
    /// Returns a lower-case word, as in "wordpress"; "" where none is known
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_product(v: *const syma_verdict) -> *const c_char;

    /// How the page is made up - what it asks its customers to fill in, its
    /// main landmarks, its headings - for `syma_context_set_signature` of a
    /// later check.
    ///
    /// - v: the verdict
    ///
    /// Returns a text of at most 255 bytes, letters, digits, '-' and '.'; ""
    /// where there was no page, and for NULL
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_signature(v: *const syma_verdict) -> *const c_char;

    /// The address that was asked for.
    ///
    /// - v: the verdict
    ///
    /// Returns a URL; "" where it was not said
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_url(v: *const syma_verdict) -> *const c_char;

    /// The address that answered, after all redirects.
    ///
    /// - v: the verdict
    ///
    /// Returns a URL; "" where it was not said
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_final_url(v: *const syma_verdict) -> *const c_char;

    /// The status code of the last answer.
    ///
    /// - v: the verdict
    ///
    /// Returns 100 to 999; 0 where there was no answer or it was not said
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_http_status(v: *const syma_verdict) -> c_int;

    /// How many redirects were followed.
    ///
    /// - v: the verdict
    ///
    /// Returns the count; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_redirect_count(v: *const syma_verdict) -> usize;

    /// Where a redirect led.
    ///
    /// - v: the verdict
    /// - i: which, from 0, in the order they were followed
    ///
    /// Returns a URL; NULL past the end
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_redirect_url(
        v: *const syma_verdict,
        i: usize,
    ) -> *const c_char;

    /// The counterfactual: the findings without which the section would be up.
    ///
    /// - v: the verdict
    ///
    /// Returns the codes; "" where the section is up, where no such findings
    /// decide, or where v is NULL
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_unless(v: *const syma_verdict) -> *const c_char;

    /// How many forms of the page were found: all that are visible, and hidden
    /// ones for login, registration and recovery.
    ///
    /// - v: the verdict
    ///
    /// Returns how many, at most 64; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_form_count(v: *const syma_verdict) -> usize;

    /// What a form of the page is for.
    ///
    /// - v: the verdict
    /// - i: which form, in page order
    ///
    /// Returns "login", "registration", "recovery", "otp", "search",
    /// "newsletter", "contact", "payment", "activation" or "other"; NULL where
    /// there is no such form
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_form_kind(
        v: *const syma_verdict,
        i: usize,
    ) -> *const c_char;

    /// Whether a form of the page can be filled.
    ///
    /// - v: the verdict
    /// - i: which form, in page order
    ///
    /// Returns 1: its fields are enabled, and if it is hidden, a link or button
    /// of the page opens it; 0: not so, or there is no such form
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_form_enabled(v: *const syma_verdict, i: usize) -> c_int;

    /// Write a verdict down.
    ///
    /// - v: the verdict
    /// - format: one of these names
    /// - out: the text, ended by a newline; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or format is none
    /// of them; `SYMA_ELIMIT`: the text would be larger than the library makes;
    /// `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_string_free`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_verdict_format(
        v: *const syma_verdict,
        format: *const c_char,
        out: *mut *mut c_char,
    ) -> c_int;

    /// Put a verdict in sentences.
    ///
    /// - v: the verdict
    /// - language: "fr" or "en"
    /// - audience: "customer": what can be done and when it will be back;
    ///   "engineer": also what was seen and where
    /// - out: the text, no newline at its end; NULL on failure
    ///
    /// Returns `SYMA_OK`; `SYMA_EINVAL`: an argument is NULL, or language or
    /// audience is not in the list; `SYMA_ELIMIT`: the text would be larger
    /// than the library makes; `SYMA_ENOMEM`
    ///
    /// Owner: the caller; `syma_string_free`
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    #[must_use]
    pub fn syma_verdict_explain(
        v: *const syma_verdict,
        language: *const c_char,
        audience: *const c_char,
        out: *mut *mut c_char,
    ) -> c_int;

    /// The verdict in one English line.
    ///
    /// - v: the verdict
    ///
    /// Returns the line, without a newline; "" for NULL
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_summary(v: *const syma_verdict) -> *const c_char;

    /// How long a phase of the fetch took.
    ///
    /// - v: the verdict
    /// - phase: "resolve", "connect", "tls", "`first_byte`", "body" or "total"
    ///
    /// Returns milliseconds; -1 where it was not said, did not take place, or
    /// phase is none of these
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_timing_ms(
        v: *const syma_verdict,
        phase: *const c_char,
    ) -> i64;

    /// How many certificates the server showed.
    ///
    /// - v: the verdict
    ///
    /// Returns their number, at most 16; 0 where there was no TLS
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_cert_count(v: *const syma_verdict) -> usize;

    /// Whom a certificate is for.
    ///
    /// - v: the verdict
    /// - i: 0 is the server's own, then as they sign each other
    ///
    /// Returns as the TLS library writes the name, in UTF-8 and with '?' for
    /// control characters; "" where it is not known or there is no such
    /// certificate
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_cert_subject(
        v: *const syma_verdict,
        i: usize,
    ) -> *const c_char;

    /// Who signed a certificate.
    ///
    /// - v: the verdict
    /// - i: as in `syma_verdict_cert_subject`
    ///
    /// Returns the same
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_cert_issuer(
        v: *const syma_verdict,
        i: usize,
    ) -> *const c_char;

    /// When a certificate ends. The days that are left are what lies between
    /// this and the time of the check, divided by 86400000.
    ///
    /// - v: the verdict
    /// - i: as in `syma_verdict_cert_subject`
    ///
    /// Returns milliseconds since the epoch; -1 where it is not known or there
    /// is no such certificate
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_cert_not_after(v: *const syma_verdict, i: usize) -> i64;

    /// Which certificate of the chain is the first to end.
    ///
    /// - v: the verdict
    ///
    /// Returns its index; `syma_verdict_cert_count` where no end is known
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_cert_first(v: *const syma_verdict) -> usize;

    /// How many pieces of evidence there are.
    ///
    /// - v: the verdict
    ///
    /// Returns the count; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_evidence_count(v: *const syma_verdict) -> usize;

    /// One piece of evidence. The heaviest comes first.
    ///
    /// - v: the verdict
    /// - i: which, from 0
    ///
    /// Returns the evidence; NULL past the end
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_evidence(
        v: *const syma_verdict,
        i: usize,
    ) -> *const syma_evidence;

    /// What was found, as a code: family.thing.state.
    ///
    /// - e: the evidence
    ///
    /// Returns a code, as in "form.password.absent"; "" for NULL
    ///
    /// Owner: the verdict
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_evidence_code(e: *const syma_evidence) -> *const c_char;

    /// Which state the evidence speaks for.
    ///
    /// - e: the evidence
    ///
    /// Returns enum `syma_state`; `SYMA_STATE_UNKNOWN` for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_evidence_points_to(e: *const syma_evidence) -> c_int;

    /// How strongly it does so.
    ///
    /// - e: the evidence
    ///
    /// Returns 0 to 1000; 0: reported only
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_evidence_weight(e: *const syma_evidence) -> c_int;

    /// Where it was found.
    ///
    /// - e: the evidence
    ///
    /// Returns for words of the page "title", "h1", "heading", "alert", "body",
    /// "aside", "noscript" or "script", else another lower-case word for the
    /// place, or ""; "" for NULL
    ///
    /// Owner: the verdict
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_evidence_zone(e: *const syma_evidence) -> *const c_char;

    /// The words that are the evidence. Never the value of a password or hidden
    /// field.
    ///
    /// - e: the evidence
    ///
    /// Returns UTF-8 of at most `excerpt_max` bytes, cut at a character, with
    /// no control characters; "" where there are no words
    ///
    /// Owner: the verdict
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_evidence_excerpt(e: *const syma_evidence) -> *const c_char;

    /// How many announcements the page makes.
    ///
    /// - v: the verdict
    ///
    /// Returns the count; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_notice_count(v: *const syma_verdict) -> usize;

    /// One announcement.
    ///
    /// - v: the verdict
    /// - i: which, from 0
    ///
    /// Returns the announcement; NULL past the end
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_notice(
        v: *const syma_verdict,
        i: usize,
    ) -> *const syma_notice;

    /// When the maintenance or the trouble began, by the page's own words: the
    /// first moment that they leave open.
    ///
    /// - v: the verdict
    ///
    /// Returns milliseconds since the epoch; -1 where the page does not say,
    /// where it cannot be told without the time, and for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_since_earliest_ms(v: *const syma_verdict) -> i64;

    /// When the maintenance or the trouble began: the last moment that the
    /// words leave open.
    ///
    /// - v: the verdict
    ///
    /// Returns milliseconds since the epoch; -1 as for the earliest
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_since_latest_ms(v: *const syma_verdict) -> i64;

    /// Is the begin our reading of loose words ("for three days")?
    ///
    /// - v: the verdict
    ///
    /// Returns 1: yes; 0: no, or no begin is known, or NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_since_vague(v: *const syma_verdict) -> c_int;

    /// The words of the page that say when it began.
    ///
    /// - v: the verdict
    ///
    /// Returns UTF-8 of at most the option `excerpt_max`; "" where no begin is
    /// known, and for NULL
    ///
    /// Owner: v
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_verdict_since_text(v: *const syma_verdict) -> *const c_char;

    /// What an announcement is about.
    ///
    /// - n: the announcement
    ///
    /// Returns enum `syma_notice_kind`; 0 for NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_notice_kind(n: *const syma_notice) -> c_int;

    /// The first moment it names: for what goes on now the earliest return, for
    /// what is planned its begin.
    ///
    /// - n: the announcement
    ///
    /// Returns milliseconds since the epoch; -1 where none is said or none can
    /// be told without the time
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_notice_earliest_ms(n: *const syma_notice) -> i64;

    /// The last moment it names: for what goes on now the latest return, for
    /// what is planned its end.
    ///
    /// - n: the announcement
    ///
    /// Returns milliseconds since the epoch; -1 where none is said or none can
    /// be told without the time
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_notice_latest_ms(n: *const syma_notice) -> i64;

    /// Are the moments our reading of loose words ("in the next hours")?
    ///
    /// - n: the announcement
    ///
    /// Returns 1: yes; 0: no, or NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_notice_vague(n: *const syma_notice) -> c_int;

    /// The words of an announcement.
    ///
    /// - n: the announcement
    ///
    /// Returns UTF-8 of at most `excerpt_max` bytes; "" where a header alone
    /// announces it, and for NULL
    ///
    /// Owner: the verdict
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_notice_text(n: *const syma_notice) -> *const c_char;

    /// What a way round is for.
    ///
    /// - n: the announcement
    ///
    /// Returns "activate", "log-in" or "pay"; "" where it is not told, where it
    /// is no way round, and for NULL
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_notice_act(n: *const syma_notice) -> *const c_char;

    /// By which channel a way round goes.
    ///
    /// - n: the announcement
    ///
    /// Returns "sms", "phone", "mail", "web" or "shop"; "" where it is not
    /// told, where it is no way round, and for NULL
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_notice_channel(n: *const syma_notice) -> *const c_char;

    /// The number or address of a way round, as the page writes it.
    ///
    /// - n: the announcement
    ///
    /// Returns UTF-8 of at most `excerpt_max` bytes; "" where it is not told,
    /// where it is no way round, and for NULL
    ///
    /// Owner: the verdict
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_notice_address(n: *const syma_notice) -> *const c_char;

    /// The keyword of an SMS, as the page writes it.
    ///
    /// - n: the announcement
    ///
    /// Returns UTF-8 of at most `excerpt_max` bytes; "" where none is told and
    /// for NULL
    ///
    /// Owner: the verdict
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_notice_keyword(n: *const syma_notice) -> *const c_char;

    /// The release of the library that is running, as a number.
    ///
    /// Returns 0xMMmmpp: major, minor and patch, eight bits each
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_version_number() -> u32;

    /// The release of the library that is running, as text.
    ///
    /// Returns "MAJOR.MINOR.PATCH", as in "0.1.0"
    ///
    /// Owner: the library; static text
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_version_string() -> *const c_char;

    /// Does the running library have a feature that depends on how it, or a
    /// library below it, was built?
    ///
    /// - name: the feature
    ///
    /// Returns 1: yes; 0: no, or no feature of that name, or NULL
    ///
    /// Threads: any
    ///
    /// Since: 0.1
    pub fn syma_has_feature(name: *const c_char) -> c_int;
}
