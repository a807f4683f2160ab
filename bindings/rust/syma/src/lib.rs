// SPDX-License-Identifier: MIT
//! What a customer would find in a web portal: up, degraded, in maintenance,
//! down or unknown, with a reason and evidence.
//!
//! - [`check_url`] and [`check_portal`] fetch and judge in one call that
//!   blocks.
//! - [`discover`] finds the sections of a portal from its home page.
//! - A [`Page`] is for programs that have the bytes already: it opens no
//!   connection.
//! - A [`Prober`] runs any number of checks in one thread, on one descriptor.
//! - A [`Tracker`] is fed with reports and tells what holds over days.
//!
//! ```
//! use syma::{classify, Page, SectionKind, State};
//!
//! # fn main() -> syma::Result<()> {
//! let mut page = Page::new(None)?;
//! page.set_http_status(200)?;
//! page.feed(b"<h1>Our site is under maintenance</h1>")?;
//! let verdict = classify(&page.finish()?, SectionKind::Login, None, None)?;
//! assert_eq!(verdict.state(), State::Maintenance);
//! # Ok(())
//! # }
//! ```
//!
//! # Conventions
//!
//! What can be missing is an `Option`. Moments are [`SystemTime`] and
//! durations [`Duration`], both with the milliseconds of the library. Lists of
//! values grow: each enum has a case `Unrecognized` for the number of a newer
//! library. Formats, languages, phases and the like are named by the words
//! that the library knows, and are checked by it.
//!
//! # Threads
//!
//! [`Verdict`], [`Report`], [`Discovery`] and [`Ruleset`] are `Send` and
//! `Sync`. [`Options`], [`Page`], [`Context`], [`Portal`], [`Prober`] and
//! [`Tracker`] are `Send`, not `Sync`: one thread at a time uses them. Of a
//! prober only its [`Waker`] is for any thread.
//!
//! ```compile_fail,E0277
//! fn share<T: Sync>() {}
//! share::<syma::Prober>();
//! ```
//!
//! # Closing
//!
//! Everything is released when it is dropped, and `drop` does it earlier.
//! What was dropped cannot be used again:
//!
//! ```compile_fail,E0382
//! # fn main() -> syma::Result<()> {
//! let portal = syma::Portal::new("shop")?;
//! drop(portal);
//! portal.section_count();
//! # Ok(())
//! # }
//! ```
//!
//! [`Duration`]: std::time::Duration
//! [`SystemTime`]: std::time::SystemTime

#![deny(unsafe_op_in_unsafe_fn)]
#![warn(missing_debug_implementations, missing_docs)]

#[macro_use]
mod macros;

mod check;
mod context;
mod discovery;
mod enums;
mod error;
mod event;
mod flags;
mod handle;
mod library;
mod options;
mod page;
mod portal;
mod prober;
mod report;
mod ruleset;
mod text;
mod time;
mod tracked;
mod tracker;
mod verdict;

pub use check::{check_portal, check_url};
pub use context::Context;
pub use discovery::{
    discover, discover_page, Candidate, Clue, Discovery, FoundFallback,
    SeenPage,
};
pub use enums::{
    ChangeKind, NoticeKind, OptionType, PromiseStatus, Robots, SectionKind,
    State, Usable,
};
pub use error::{Error, ErrorCode, Result};
pub use event::{Event, Outcome};
pub use flags::{Flags, SectionFlags};
pub use library::{
    exit_code, has_feature, reasons, version, version_number, Reason,
};
pub use options::{option_table, OptionInfo, OptionValue, Options};
pub use page::{classify, FinishedPage, Page};
pub use portal::{portal_schema, Portal};
pub use prober::{Events, Prober, Ticket, Waker};
pub use report::{Fallback, Report, Section};
pub use ruleset::{Ruleset, RulesetBuilder};
pub use tracked::{
    Change, Incident, Promise, Seconds, TrackedPortal, TrackedSection, Waiting,
    Window,
};
pub use tracker::{tracker_schema, Heard, Tracker};
pub use verdict::{Certificate, Evidence, Form, Notice, Since, Verdict};
