// SPDX-License-Identifier: MIT

use std::fmt;
use std::marker::PhantomData;
use std::time::SystemTime;

use syma_sys as sys;

use crate::enums::{State, Usable};
use crate::error::{check, Result};
use crate::flags::Flags;
use crate::handle::{Handle, Object};
use crate::text::{c_text, made, plain, told};
use crate::time::moment;
use crate::verdict::Verdict;

impl Object for sys::syma_report {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_report_unref(raw) }
    }
}

/// One check of one portal: a verdict for each section, and the state of the
/// whole. Immutable; a clone is one more reference to the same report.
pub struct Report(pub(crate) Handle<sys::syma_report>);

// SAFETY: immutable, and its count of references is atomic.
unsafe impl Sync for Report {}

impl Report {
    /// One more reference to a report that something else owns.
    ///
    /// # Safety
    /// raw is NULL or a report that lives through the call.
    pub(crate) unsafe fn shared(raw: *const sys::syma_report) -> Option<Self> {
        // SAFETY: as the caller promises.
        Handle::own(unsafe { sys::syma_report_ref(raw) }).map(Self)
    }

    /// The id of the portal.
    #[must_use]
    pub fn portal_id(&self) -> Option<&str> {
        // SAFETY: self owns the report; so below.
        unsafe { told(sys::syma_report_portal_id(self.0.raw())) }
    }

    /// The state of the whole portal.
    #[must_use]
    pub fn state(&self) -> State {
        State::from_raw(unsafe { sys::syma_report_state(self.0.raw()) })
    }

    /// When the check was made.
    #[must_use]
    pub fn time(&self) -> Option<SystemTime> {
        moment(unsafe { sys::syma_report_time_ms(self.0.raw()) })
    }

    /// What a customer can do with the whole portal.
    #[must_use]
    pub fn usable(&self) -> Usable {
        Usable::from_raw(unsafe { sys::syma_report_usable(self.0.raw()) })
    }

    /// What is true of the whole portal beside its state.
    #[must_use]
    pub fn flags(&self) -> Flags {
        Flags::from_bits(unsafe { sys::syma_report_flags(self.0.raw()) })
    }

    /// How many required sections are effectively up.
    #[must_use]
    pub fn up_count(&self) -> usize {
        unsafe { sys::syma_report_up_count(self.0.raw()) }
    }

    /// How many sections are required.
    #[must_use]
    pub fn required_count(&self) -> usize {
        unsafe { sys::syma_report_required_count(self.0.raw()) }
    }

    /// The exit status of a program that reports this portal. What
    /// maintenance is to give is 0, 1 or 2.
    pub fn exit_code(&self, maintenance_code: i32) -> Result<i32> {
        check(unsafe {
            sys::syma_report_exit_code(self.0.raw(), maintenance_code)
        })
    }

    /// The report as "json", "text", "ansi" or "nagios".
    pub fn format(&self, format: &str) -> Result<String> {
        let format = c_text(format)?;
        made(|out| unsafe {
            sys::syma_report_format(self.0.raw(), format.as_ptr(), out)
        })
    }

    /// The report in sentences: in "fr" or "en", for a "customer" or an
    /// "engineer".
    pub fn explain(&self, language: &str, audience: &str) -> Result<String> {
        let (language, audience) = (c_text(language)?, c_text(audience)?);
        made(|out| unsafe {
            sys::syma_report_explain(
                self.0.raw(),
                language.as_ptr(),
                audience.as_ptr(),
                out,
            )
        })
    }

    /// The sections, in the order of the portal.
    pub fn sections(
        &self,
    ) -> impl ExactSizeIterator<Item = Section<'_>> + DoubleEndedIterator {
        let count = unsafe { sys::syma_report_section_count(self.0.raw()) };
        (0..count).map(move |i| Section { report: self, i })
    }

    /// The section of an id.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<Section<'_>> {
        self.sections().find(|section| section.id() == id)
    }
}

impl Clone for Report {
    fn clone(&self) -> Self {
        // SAFETY: a reference to what lives is never NULL.
        let raw = unsafe { sys::syma_report_ref(self.0.raw()) };
        Self(Handle::own(raw).expect("a reference to a report"))
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("portal_id", &self.portal_id())
            .field("state", &self.state())
            .field("usable", &self.usable())
            .finish_non_exhaustive()
    }
}

/// A section of a report: what was found on its page, and what it is worth
/// once what it needs is counted.
#[derive(Clone, Copy, Debug)]
pub struct Section<'a> {
    report: &'a Report,
    i: usize,
}

impl<'a> Section<'a> {
    fn raw(&self) -> *const sys::syma_report {
        self.report.0.raw()
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &'a str {
        // SAFETY: the report lives for 'a; so below.
        unsafe { plain(sys::syma_report_section_id(self.raw(), self.i)) }
    }

    /// What was found on its page, its needs not counted. It may outlive the
    /// report.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        unsafe { Verdict::shared(sys::syma_report_verdict(self.raw(), self.i)) }
            .expect("a verdict for each section")
    }

    /// The state once what it needs is counted.
    #[must_use]
    pub fn effective_state(&self) -> State {
        State::from_raw(unsafe {
            sys::syma_report_effective_state(self.raw(), self.i)
        })
    }

    /// What a customer can do once what it needs is counted.
    #[must_use]
    pub fn effective_usable(&self) -> Usable {
        Usable::from_raw(unsafe {
            sys::syma_report_effective_usable(self.raw(), self.i)
        })
    }

    /// Why the effective state is what it is.
    #[must_use]
    pub fn effective_reason(&self) -> &'a str {
        unsafe { plain(sys::syma_report_effective_reason(self.raw(), self.i)) }
    }

    /// The id of the section behind the effective state; `None` where the
    /// state is its own.
    #[must_use]
    pub fn because(&self) -> Option<&'a str> {
        unsafe { told(sys::syma_report_because(self.raw(), self.i)) }
    }

    /// How its address was found, as the portal says.
    #[must_use]
    pub fn found_by(&self) -> Option<&'a str> {
        unsafe { told(sys::syma_report_found_by(self.raw(), self.i)) }
    }

    /// The ways round it.
    pub fn fallbacks(
        &self,
    ) -> impl ExactSizeIterator<Item = Fallback<'a>> + DoubleEndedIterator + 'a
    {
        let (raw, i) = (self.raw(), self.i);
        (0..unsafe { sys::syma_report_fallback_count(raw, i) }).map(
            move |j| unsafe {
                Fallback::of(sys::syma_report_fallback(raw, i, j))
            },
        )
    }
}

/// A way round a section. It cannot outlive the report or discovery that tells
/// of it.
#[derive(Clone, Copy)]
pub struct Fallback<'a> {
    raw: *const sys::syma_fallback,
    owner: PhantomData<&'a ()>,
}

// SAFETY: part of an immutable object that outlives it.
unsafe impl Send for Fallback<'_> {}
unsafe impl Sync for Fallback<'_> {}

impl<'a> Fallback<'a> {
    /// # Safety
    /// raw lives for 'a.
    pub(crate) unsafe fn of(raw: *const sys::syma_fallback) -> Self {
        Self {
            raw,
            owner: PhantomData,
        }
    }

    /// What is done that way, as in "activate".
    #[must_use]
    pub fn act(&self) -> Option<&'a str> {
        // SAFETY: its owner lives for 'a; so below.
        unsafe { told(sys::syma_fallback_act(self.raw)) }
    }

    /// By what it is done, as in "sms".
    #[must_use]
    pub fn channel(&self) -> Option<&'a str> {
        unsafe { told(sys::syma_fallback_channel(self.raw)) }
    }

    /// The number or address to use.
    #[must_use]
    pub fn address(&self) -> Option<&'a str> {
        unsafe { told(sys::syma_fallback_address(self.raw)) }
    }

    /// The word to send or say.
    #[must_use]
    pub fn keyword(&self) -> Option<&'a str> {
        unsafe { told(sys::syma_fallback_keyword(self.raw)) }
    }

    /// The words of the page that tell of it; "" where the portal does.
    #[must_use]
    pub fn text(&self) -> &'a str {
        unsafe { plain(sys::syma_fallback_text(self.raw)) }
    }

    /// Who tells of it: "portal" or "page".
    #[must_use]
    pub fn source(&self) -> &'a str {
        unsafe { plain(sys::syma_fallback_source(self.raw)) }
    }
}

impl fmt::Debug for Fallback<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fallback")
            .field("act", &self.act())
            .field("channel", &self.channel())
            .field("address", &self.address())
            .field("keyword", &self.keyword())
            .field("text", &self.text())
            .field("source", &self.source())
            .finish()
    }
}
