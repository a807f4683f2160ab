// SPDX-License-Identifier: MIT

use syma_sys as sys;

use crate::discovery::Discovery;
use crate::error::Error;
use crate::handle::{Handle, Object};
use crate::prober::Ticket;
use crate::report::Report;
use crate::text::told;
use crate::verdict::Verdict;

impl Object for sys::syma_event {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_event_free(raw) }
    }
}

/// What a prober tells of a check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Event {
    /// Whose event it is.
    pub ticket: Ticket,
    /// The section that a verdict is about; `None` for a page that was
    /// submitted by its URL, and for other outcomes.
    pub section_id: Option<String>,
    /// What has happened.
    pub outcome: Outcome,
}

/// What has happened.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// A page has been judged.
    Verdict(Verdict),
    /// All sections of a portal have.
    Report(Report),
    /// A portal has been searched for sections.
    Discovery(Discovery),
    /// A check could not be carried out: trouble on our side.
    Failure(Error),
    /// The kind of a newer library, to be skipped.
    Unrecognized(i32),
}

impl Event {
    /// Copies what an event has and keeps what it points to.
    pub(crate) fn of(event: &Handle<sys::syma_event>) -> Self {
        let raw = event.raw();
        // SAFETY: the event lives; the text is copied.
        unsafe {
            Self {
                ticket: Ticket(sys::syma_event_ticket(raw)),
                section_id: told(sys::syma_event_section_id(raw))
                    .map(str::to_owned),
                outcome: Outcome::of(raw),
            }
        }
    }
}

impl Outcome {
    unsafe fn of(raw: *const sys::syma_event) -> Self {
        // SAFETY: the event lives, and with it what it points to.
        unsafe {
            let kind = sys::syma_event_kind(raw);
            match kind {
                sys::SYMA_EVENT_VERDICT => {
                    Verdict::shared(sys::syma_event_verdict(raw))
                        .map(Self::Verdict)
                }
                sys::SYMA_EVENT_REPORT => {
                    Report::shared(sys::syma_event_report(raw))
                        .map(Self::Report)
                }
                sys::SYMA_EVENT_DISCOVERY => {
                    Discovery::shared(sys::syma_event_discovery(raw))
                        .map(Self::Discovery)
                }
                sys::SYMA_EVENT_FAILURE => {
                    let code = sys::syma_event_error(raw);
                    Some(Self::Failure(Error::from_raw(code, "")))
                }
                _ => None,
            }
            .unwrap_or(Self::Unrecognized(kind))
        }
    }
}
