// SPDX-License-Identifier: MIT

use std::ffi::CString;
use std::os::raw::{c_char, c_int};
use std::ptr;
use std::time::SystemTime;

use syma_sys as sys;

use crate::error::{check, Error, Result};
use crate::handle::{raw_or_null, Handle, Object};
use crate::options::Options;
use crate::report::Report;
use crate::text::{as_ptr, c_text, c_text_opt, made, plain};
use crate::time::since_epoch;
use crate::tracked::{Change, Place, TrackedPortal, TrackedSection};

impl Object for sys::syma_tracker {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_tracker_free(raw) }
    }
}

impl Object for sys::syma_change {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_change_free(raw) }
    }
}

/// A promise that was heard elsewhere, for [`Tracker::declare_promise`].
///
/// ```
/// # use std::time::{Duration, SystemTime};
/// let now = SystemTime::now();
/// let heard = syma::Heard {
///     latest: Some(now + Duration::from_secs(7200)),
///     ..syma::Heard::new("press", "back in two hours", now)
/// };
/// # assert!(!heard.vague);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard<'a> {
    /// Who said so, as in "press".
    pub source: &'a str,
    /// In which words.
    pub text: &'a str,
    /// When it was said.
    pub seen: SystemTime,
    /// The earliest return it names.
    pub earliest: Option<SystemTime>,
    /// The latest return it names.
    pub latest: Option<SystemTime>,
    /// Whether the moments are a reading of loose words.
    pub vague: bool,
}

impl<'a> Heard<'a> {
    /// One that names no time.
    #[must_use]
    pub fn new(source: &'a str, text: &'a str, seen: SystemTime) -> Self {
        Self {
            source,
            text,
            seen,
            earliest: None,
            latest: None,
            vague: false,
        }
    }
}

/// Over days: since when, what was promised, how late it is, what came back
/// first. A tracker is fed with the reports of any number of portals and told
/// the time. What it gives are copies.
///
/// A call that fails changes nothing.
#[derive(Debug)]
pub struct Tracker(Handle<sys::syma_tracker>);

impl Tracker {
    /// A tracker that knows nothing yet. The options of confirmation, age and
    /// flapping are taken from the options.
    pub fn new(options: Option<&Options>) -> Result<Self> {
        let options = raw_or_null(options.map(|options| &options.0));
        // SAFETY: options are NULL or live through the call.
        Handle::make(|out| unsafe { sys::syma_tracker_new(options, out) })
            .map(Self)
    }

    fn last_error(&self, rc: c_int) -> Error {
        let raw = self.0.raw();
        // SAFETY: the text is copied before anything changes it.
        Error::from_raw(rc, unsafe { plain(sys::syma_tracker_last_error(raw)) })
    }

    fn checked(&mut self, rc: c_int) -> Result<&mut Self> {
        if rc >= 0 {
            return Ok(self);
        }
        Err(self.last_error(rc))
    }

    /// Feeds one report.
    pub fn add(&mut self, report: &Report) -> Result<&mut Self> {
        // SAFETY: both live through the call.
        let rc = unsafe { sys::syma_tracker_add(self.0.raw(), report.0.raw()) };
        self.checked(rc)
    }

    /// Tells the time, where no report comes in.
    pub fn tick(&mut self, now: SystemTime) -> Result<&mut Self> {
        self.tick_ms(since_epoch(now))
    }

    /// The same in milliseconds since the epoch.
    pub fn tick_ms(&mut self, now_ms: i64) -> Result<&mut Self> {
        // SAFETY: only a number.
        let rc = unsafe { sys::syma_tracker_tick(self.0.raw(), now_ms) };
        self.checked(rc)
    }

    /// Forgets a portal.
    pub fn remove(&mut self, portal_id: &str) -> Result<&mut Self> {
        let id = c_text(portal_id)?;
        // SAFETY: id lives through the call.
        let rc = unsafe { sys::syma_tracker_remove(self.0.raw(), id.as_ptr()) };
        self.checked(rc)
    }

    /// Declares a promise that was heard elsewhere, of a section or of the
    /// portal as a whole.
    pub fn declare_promise(
        &mut self,
        portal_id: &str,
        section_id: Option<&str>,
        heard: Heard<'_>,
    ) -> Result<&mut Self> {
        let (portal, section) = (c_text(portal_id)?, c_text_opt(section_id)?);
        let (source, text) = (c_text(heard.source)?, c_text(heard.text)?);
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_tracker_declare_promise(
                self.0.raw(),
                portal.as_ptr(),
                as_ptr(&section),
                source.as_ptr(),
                text.as_ptr(),
                since_epoch(heard.seen),
                heard.earliest.map_or(-1, since_epoch),
                heard.latest.map_or(-1, since_epoch),
                c_int::from(heard.vague),
            )
        };
        self.checked(rc)
    }

    /// The ids of the portals that are known, in the order of their bytes.
    pub fn portal_ids(&self) -> impl ExactSizeIterator<Item = String> + '_ {
        let raw = self.0.raw();
        // SAFETY: nothing changes the tracker while it is borrowed.
        (0..unsafe { sys::syma_tracker_portal_count(raw) }).map(move |i| {
            unsafe { plain(sys::syma_tracker_portal_id(raw, i)) }.to_owned()
        })
    }

    /// What is known of each portal.
    pub fn portals(&self) -> impl Iterator<Item = TrackedPortal> + '_ {
        self.portal_ids().filter_map(move |id| self.portal(&id))
    }

    /// What is known of a portal; `None` where it is not known.
    #[must_use]
    pub fn portal(&self, portal_id: &str) -> Option<TrackedPortal> {
        let portal = c_text(portal_id).ok()?;
        // SAFETY: nothing changes the tracker while it is borrowed.
        let place = unsafe { Place::new(self.0.raw(), &portal, ptr::null()) };
        place.is_known().then(|| place.to_portal())
    }

    /// What is known of a section; `None` where it is not known.
    #[must_use]
    pub fn section(
        &self,
        portal_id: &str,
        section_id: &str,
    ) -> Option<TrackedSection> {
        let portal = c_text(portal_id).ok()?;
        let section = c_text(section_id).ok().filter(not_empty)?;
        // SAFETY: nothing changes the tracker while it is borrowed; section
        // lives as long as place.
        let place =
            unsafe { Place::new(self.0.raw(), &portal, section.as_ptr()) };
        place.is_known().then(|| place.to_section())
    }

    /// The last report of a portal; `None` where none was added since the
    /// tracker was made or loaded.
    #[must_use]
    pub fn report(&self, portal_id: &str) -> Option<Report> {
        let portal = c_text(portal_id).ok()?;
        // SAFETY: the report is the tracker's, and NULL gives None.
        unsafe {
            let raw = sys::syma_tracker_report(self.0.raw(), portal.as_ptr());
            Report::shared(raw)
        }
    }

    /// Pulls the oldest change; `None` where none waits.
    pub fn next_change(&mut self) -> Result<Option<Change>> {
        let mut raw = ptr::null_mut();
        // SAFETY: raw is where to write.
        check(unsafe {
            sys::syma_tracker_next_change(self.0.raw(), &mut raw)
        })?;
        // SAFETY: owned until it is dropped here.
        Ok(Handle::own(raw).map(|change| unsafe { Change::of(change.raw()) }))
    }

    /// Pulls the changes that wait.
    pub fn changes(&mut self) -> impl Iterator<Item = Result<Change>> + '_ {
        std::iter::from_fn(move || self.next_change().transpose())
    }

    /// What holds for a portal, or for all, as "json", "openmetrics",
    /// "prometheus", "atom", "summary" or, of one portal, "svg".
    pub fn format(
        &self,
        portal_id: Option<&str>,
        format: &str,
    ) -> Result<String> {
        let (portal, format) = (c_text_opt(portal_id)?, c_text(format)?);
        // SAFETY: the texts live through the call.
        made(|out| unsafe {
            sys::syma_tracker_format(
                self.0.raw(),
                as_ptr(&portal),
                format.as_ptr(),
                out,
            )
        })
    }

    /// What holds for a portal in sentences, in "fr" or "en".
    pub fn explain(&self, portal_id: &str, language: &str) -> Result<String> {
        let (portal, language) = (c_text(portal_id)?, c_text(language)?);
        // SAFETY: the texts live through the call.
        made(|out| unsafe {
            sys::syma_tracker_explain(
                self.0.raw(),
                portal.as_ptr(),
                language.as_ptr(),
                out,
            )
        })
    }

    /// A document for [`load`](Self::load) in a later process: of a portal,
    /// or of all.
    pub fn save(&self, portal_id: Option<&str>) -> Result<String> {
        let portal = c_text_opt(portal_id)?;
        // SAFETY: portal is NULL or lives through the call.
        made(|out| unsafe {
            sys::syma_tracker_save(self.0.raw(), as_ptr(&portal), out)
        })
    }

    /// Takes in what [`save`](Self::save) gave, beside what is known already.
    /// Its errors tell the line.
    pub fn load(&mut self, document: impl AsRef<[u8]>) -> Result<&mut Self> {
        let bytes = document.as_ref();
        let raw = self.0.raw();
        // SAFETY: bytes live through the call.
        let rc = unsafe {
            sys::syma_tracker_load(
                raw,
                bytes.as_ptr().cast::<c_char>(),
                bytes.len(),
            )
        };
        // SAFETY: only asks.
        let line = unsafe { sys::syma_tracker_error_line(raw) };
        self.checked(rc).map_err(|error| error.at_line(line))
    }
}

fn not_empty(text: &CString) -> bool {
    !text.as_bytes().is_empty()
}

/// The RELAX NG schema of what [`Tracker::save`] gives.
#[must_use]
pub fn tracker_schema() -> &'static str {
    // SAFETY: static text.
    unsafe { plain(sys::syma_tracker_schema()) }
}
