// SPDX-License-Identifier: MIT
//! What a tracker tells: copies, which stay when it goes on or is dropped.

use std::ffi::CStr;
use std::fmt;
use std::os::raw::{c_char, c_int};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use syma_sys as sys;

use crate::enums::{ChangeKind, PromiseStatus, State, Usable};
use crate::flags::Flags;
use crate::text::plain;
use crate::time::{duration, moment};

/// How long each state has held, in whole seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
#[non_exhaustive]
pub struct Seconds {
    pub unknown: i64,
    pub up: i64,
    pub degraded: i64,
    pub maintenance: i64,
    pub down: i64,
}

impl Seconds {
    /// The sum of all states.
    #[must_use]
    pub fn total(self) -> i64 {
        self.unknown + self.up + self.degraded + self.maintenance + self.down
    }
}

/// One time at which the state was not up.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Incident {
    /// The first report that saw it.
    pub begin: SystemTime,
    /// The one that confirmed it.
    pub confirmed: SystemTime,
    /// The first report of those that confirmed its end; `None` while it goes
    /// on.
    pub end: Option<SystemTime>,
    /// The worst state in its course.
    pub worst: State,
    /// With which it began; "" for that of a portal.
    pub reason: &'static str,
    /// Whether it began in a planned window.
    pub planned: bool,
    /// How often a promised return was put off.
    pub slips: usize,
}

/// A promise of a return.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Promise {
    /// "header", "page", "status", or what was declared.
    pub source: String,
    /// In which words; "" for a header.
    pub text: String,
    /// When it was first seen.
    pub seen: SystemTime,
    /// The earliest return it names.
    pub earliest: Option<SystemTime>,
    /// The latest return it names.
    pub latest: Option<SystemTime>,
    /// Are its moments our reading of loose words?
    pub vague: bool,
    /// The latest return that the same source had named before.
    pub revised_from: Option<SystemTime>,
    /// What became of it.
    pub status: PromiseStatus,
    /// How late the return is, or was; `None` where it names no time.
    pub late: Option<Duration>,
}

/// Planned work.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Window {
    /// "" for the whole portal.
    pub section_id: String,
    /// Who tells of it: "portal" or "page".
    pub source: &'static str,
    /// The words that announce it; "" for a declared one.
    pub text: String,
    /// When it begins or began.
    pub begin: SystemTime,
    /// When it ends.
    pub end: SystemTime,
}

/// What a tracker knows of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TrackedSection {
    /// Its id.
    pub id: String,
    /// The state that holds.
    pub state: State,
    /// What a customer can do.
    pub usable: Usable,
    /// Why the state is what it is.
    pub reason: &'static str,
    /// What is true beside the state.
    pub flags: Flags,
    /// Since when the state has held.
    pub since: Option<SystemTime>,
    /// How long each state has held.
    pub seconds: Seconds,
    /// How much of that lay in planned windows.
    pub planned_seconds: Seconds,
    /// The latest first.
    pub incidents: Vec<Incident>,
    /// The latest first.
    pub promises: Vec<Promise>,
}

/// What a tracker knows of a portal. Incidents and promises are those of the
/// portal as a whole; its sections have their own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TrackedPortal {
    /// Its id.
    pub id: String,
    /// When the last report was made.
    pub checked: Option<SystemTime>,
    /// The state that holds.
    pub state: State,
    /// What a customer can do.
    pub usable: Usable,
    /// What is true beside the state.
    pub flags: Flags,
    /// Since when the state has held.
    pub since: Option<SystemTime>,
    /// How many required sections are up.
    pub up_count: usize,
    /// How many sections are required.
    pub required_count: usize,
    /// How many promises of all its sections were kept, ever.
    pub kept_count: u64,
    /// How many were broken.
    pub broken_count: u64,
    /// How long each state has held.
    pub seconds: Seconds,
    /// How much of that lay in planned windows.
    pub planned_seconds: Seconds,
    /// In the order of the last report.
    pub sections: Vec<TrackedSection>,
    /// The latest first.
    pub incidents: Vec<Incident>,
    /// The latest first.
    pub promises: Vec<Promise>,
    /// Those that go on or lie ahead; the one that begins first comes first.
    pub windows: Vec<Window>,
}

impl TrackedPortal {
    /// The section of an id.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&TrackedSection> {
        self.sections.iter().find(|section| section.id == id)
    }
}

/// A required section that is not back.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Waiting {
    /// Its id.
    pub section_id: String,
    /// The section that it needs and that is not up; "" where it waits for
    /// none.
    pub waits_for: String,
}

/// Something that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What.
    pub kind: ChangeKind,
    /// Of which portal.
    pub portal_id: String,
    /// Of which section; "" for the portal as a whole.
    pub section_id: String,
    /// When it came about.
    pub time: SystemTime,
    /// When the tracker learnt of it.
    pub seen: SystemTime,
    /// The state before.
    pub before: State,
    /// The state after.
    pub after: State,
    /// Whether flapping, being stale or a window begins, not ends.
    pub begins: bool,
    /// The promise that it is about, as it was then.
    pub promise: Option<Promise>,
    /// The planned window that it is about.
    pub window: Option<Window>,
    /// Of a partial return: how many required sections are up.
    pub up_count: usize,
    /// Of a partial return: how many sections are required.
    pub required_count: usize,
    /// Those that are up.
    pub back: Vec<String>,
    /// Those that are not.
    pub waiting: Vec<Waiting>,
    /// In one English line.
    pub text: String,
}

/// The change in one English line.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// A moment that is always known.
fn at(ms: i64) -> SystemTime {
    moment(ms).unwrap_or(UNIX_EPOCH)
}

/// # Safety
/// raw is a text that lives through the call.
unsafe fn copy(raw: *const c_char) -> String {
    // SAFETY: as the caller promises.
    unsafe { plain(raw) }.to_owned()
}

/// A tracker, a portal, and a section of it or NULL. What is asked of it
/// lives until the tracker is next changed, so everything is copied.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    tracker: *const sys::syma_tracker,
    portal: &'a CStr,
    section: *const c_char,
}

impl<'a> Place<'a> {
    /// # Safety
    /// tracker lives and does not change while this is used; section is NULL
    /// or a text that lives as long.
    pub(crate) unsafe fn new(
        tracker: *const sys::syma_tracker,
        portal: &'a CStr,
        section: *const c_char,
    ) -> Self {
        Self {
            tracker,
            portal,
            section,
        }
    }

    /// What a function tells of this place.
    fn ask<R>(
        &self,
        tell: unsafe extern "C" fn(
            *const sys::syma_tracker,
            *const c_char,
            *const c_char,
        ) -> R,
    ) -> R {
        // SAFETY: as the maker of this promised; so below.
        unsafe { tell(self.tracker, self.portal.as_ptr(), self.section) }
    }

    fn seconds(
        &self,
        tell: unsafe extern "C" fn(
            *const sys::syma_tracker,
            *const c_char,
            *const c_char,
            c_int,
        ) -> i64,
    ) -> Seconds {
        let of = |state| unsafe {
            tell(self.tracker, self.portal.as_ptr(), self.section, state)
        };
        Seconds {
            unknown: of(sys::SYMA_STATE_UNKNOWN),
            up: of(sys::SYMA_STATE_UP),
            degraded: of(sys::SYMA_STATE_DEGRADED),
            maintenance: of(sys::SYMA_STATE_MAINTENANCE),
            down: of(sys::SYMA_STATE_DOWN),
        }
    }

    pub(crate) fn is_known(&self) -> bool {
        self.seconds(sys::syma_tracker_seconds).up >= 0
    }

    fn state(&self) -> State {
        State::from_raw(self.ask(sys::syma_tracker_state))
    }

    fn usable(&self) -> Usable {
        Usable::from_raw(self.ask(sys::syma_tracker_usable))
    }

    fn flags(&self) -> Flags {
        Flags::from_bits(self.ask(sys::syma_tracker_flags))
    }

    fn since(&self) -> Option<SystemTime> {
        moment(self.ask(sys::syma_tracker_since_ms))
    }

    fn incidents(&self) -> Vec<Incident> {
        (0..self.ask(sys::syma_tracker_incident_count))
            .map(|i| unsafe {
                Incident::of(sys::syma_tracker_incident(
                    self.tracker,
                    self.portal.as_ptr(),
                    self.section,
                    i,
                ))
            })
            .collect()
    }

    fn promises(&self) -> Vec<Promise> {
        (0..self.ask(sys::syma_tracker_promise_count))
            .map(|i| unsafe {
                Promise::of(sys::syma_tracker_promise(
                    self.tracker,
                    self.portal.as_ptr(),
                    self.section,
                    i,
                ))
            })
            .collect()
    }

    fn windows(&self) -> Vec<Window> {
        let (t, p) = (self.tracker, self.portal.as_ptr());
        (0..unsafe { sys::syma_tracker_window_count(t, p) })
            .map(|i| unsafe { Window::of(sys::syma_tracker_window(t, p, i)) })
            .collect()
    }

    fn sections(&self) -> Vec<TrackedSection> {
        let (t, p) = (self.tracker, self.portal.as_ptr());
        (0..unsafe { sys::syma_tracker_section_count(t, p) })
            .map(|i| unsafe {
                let section = sys::syma_tracker_section_id(t, p, i);
                Place { section, ..*self }.to_section()
            })
            .collect()
    }

    pub(crate) fn to_section(self) -> TrackedSection {
        TrackedSection {
            id: unsafe { copy(self.section) },
            state: self.state(),
            usable: self.usable(),
            reason: unsafe { plain(self.ask(sys::syma_tracker_reason)) },
            flags: self.flags(),
            since: self.since(),
            seconds: self.seconds(sys::syma_tracker_seconds),
            planned_seconds: self.seconds(sys::syma_tracker_planned_seconds),
            incidents: self.incidents(),
            promises: self.promises(),
        }
    }

    pub(crate) fn to_portal(self) -> TrackedPortal {
        let (t, p) = (self.tracker, self.portal.as_ptr());
        TrackedPortal {
            id: unsafe { copy(p) },
            checked: moment(unsafe { sys::syma_tracker_checked_ms(t, p) }),
            state: self.state(),
            usable: self.usable(),
            flags: self.flags(),
            since: self.since(),
            up_count: unsafe { sys::syma_tracker_up_count(t, p) },
            required_count: unsafe { sys::syma_tracker_required_count(t, p) },
            kept_count: unsafe { sys::syma_tracker_kept_count(t, p) },
            broken_count: unsafe { sys::syma_tracker_broken_count(t, p) },
            seconds: self.seconds(sys::syma_tracker_seconds),
            planned_seconds: self.seconds(sys::syma_tracker_planned_seconds),
            sections: self.sections(),
            incidents: self.incidents(),
            promises: self.promises(),
            windows: self.windows(),
        }
    }
}

impl Incident {
    unsafe fn of(raw: *const sys::syma_incident) -> Self {
        // SAFETY: the incident lives through the call.
        unsafe {
            Self {
                begin: at(sys::syma_incident_begin_ms(raw)),
                confirmed: at(sys::syma_incident_confirmed_ms(raw)),
                end: moment(sys::syma_incident_end_ms(raw)),
                worst: State::from_raw(sys::syma_incident_worst(raw)),
                reason: plain(sys::syma_incident_reason(raw)),
                planned: sys::syma_incident_planned(raw) == 1,
                slips: sys::syma_incident_slips(raw),
            }
        }
    }
}

impl Promise {
    unsafe fn of(raw: *const sys::syma_promise) -> Self {
        // SAFETY: the promise lives through the call.
        unsafe {
            let status = sys::syma_promise_status(raw);
            Self {
                source: copy(sys::syma_promise_source(raw)),
                text: copy(sys::syma_promise_text(raw)),
                seen: at(sys::syma_promise_seen_ms(raw)),
                earliest: moment(sys::syma_promise_earliest_ms(raw)),
                latest: moment(sys::syma_promise_latest_ms(raw)),
                vague: sys::syma_promise_vague(raw) == 1,
                revised_from: moment(sys::syma_promise_revised_from_ms(raw)),
                status: PromiseStatus::from_raw(status),
                late: duration(sys::syma_promise_late_ms(raw)),
            }
        }
    }
}

impl Window {
    unsafe fn of(raw: *const sys::syma_window) -> Self {
        // SAFETY: the window lives through the call.
        unsafe {
            Self {
                section_id: copy(sys::syma_window_section_id(raw)),
                source: plain(sys::syma_window_source(raw)),
                text: copy(sys::syma_window_text(raw)),
                begin: at(sys::syma_window_begin_ms(raw)),
                end: at(sys::syma_window_end_ms(raw)),
            }
        }
    }
}

impl Waiting {
    unsafe fn of(raw: *const sys::syma_change, i: usize) -> Self {
        // SAFETY: the change lives through the call.
        unsafe {
            Self {
                section_id: copy(sys::syma_change_waiting(raw, i)),
                waits_for: copy(sys::syma_change_waits_for(raw, i)),
            }
        }
    }
}

impl Change {
    /// # Safety
    /// raw is a change that lives through the call.
    pub(crate) unsafe fn of(raw: *const sys::syma_change) -> Self {
        // SAFETY: as the caller promises; what it points to lives with it.
        unsafe {
            let promise = sys::syma_change_promise(raw);
            let window = sys::syma_change_window(raw);
            let up = sys::syma_change_up_count(raw);
            let required = sys::syma_change_required_count(raw);
            Self {
                kind: ChangeKind::from_raw(sys::syma_change_kind(raw)),
                portal_id: copy(sys::syma_change_portal_id(raw)),
                section_id: copy(sys::syma_change_section_id(raw)),
                time: at(sys::syma_change_time_ms(raw)),
                seen: at(sys::syma_change_seen_ms(raw)),
                before: State::from_raw(sys::syma_change_from(raw)),
                after: State::from_raw(sys::syma_change_to(raw)),
                begins: sys::syma_change_begins(raw) == 1,
                promise: (!promise.is_null()).then(|| Promise::of(promise)),
                window: (!window.is_null()).then(|| Window::of(window)),
                up_count: up,
                required_count: required,
                back: (0..up)
                    .map(|i| copy(sys::syma_change_back(raw, i)))
                    .collect(),
                waiting: (0..required.saturating_sub(up))
                    .map(|i| Waiting::of(raw, i))
                    .collect(),
                text: copy(sys::syma_change_text(raw)),
            }
        }
    }
}
