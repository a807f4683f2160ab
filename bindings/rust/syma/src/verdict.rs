// SPDX-License-Identifier: MIT

use std::borrow::Cow;
use std::ffi::CStr;
use std::fmt;
use std::marker::PhantomData;
use std::os::raw::c_char;
use std::time::{Duration, SystemTime};

use syma_sys as sys;

use crate::enums::{NoticeKind, SectionKind, State, Usable};
use crate::error::Result;
use crate::flags::Flags;
use crate::handle::{Handle, Object};
use crate::text::{c_text, made, plain, told};
use crate::time::{duration, moment};

impl Object for sys::syma_verdict {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_verdict_unref(raw) }
    }
}

/// What was found on one page, and why. Immutable; a clone is one more
/// reference to the same verdict.
pub struct Verdict(pub(crate) Handle<sys::syma_verdict>);

// SAFETY: immutable, and its count of references is atomic.
unsafe impl Sync for Verdict {}

impl Verdict {
    /// One more reference to a verdict that something else owns.
    ///
    /// # Safety
    /// raw is NULL or a verdict that lives through the call.
    pub(crate) unsafe fn shared(raw: *const sys::syma_verdict) -> Option<Self> {
        // SAFETY: as the caller promises.
        Handle::own(unsafe { sys::syma_verdict_ref(raw) }).map(Self)
    }

    /// Who is at fault.
    #[must_use]
    pub fn state(&self) -> State {
        // SAFETY: self owns the verdict; so below.
        State::from_raw(unsafe { sys::syma_verdict_state(self.0.raw()) })
    }

    /// How sure the state is, from 0 to 999.
    #[must_use]
    pub fn confidence(&self) -> i32 {
        unsafe { sys::syma_verdict_confidence(self.0.raw()) }
    }

    /// What a customer can do.
    #[must_use]
    pub fn usable(&self) -> Usable {
        Usable::from_raw(unsafe { sys::syma_verdict_usable(self.0.raw()) })
    }

    /// Why the state is what it is, in one word of [`reasons`](crate::reasons).
    #[must_use]
    pub fn reason(&self) -> &str {
        unsafe { plain(sys::syma_verdict_reason(self.0.raw())) }
    }

    /// What is true beside the state.
    #[must_use]
    pub fn flags(&self) -> Flags {
        Flags::from_bits(unsafe { sys::syma_verdict_flags(self.0.raw()) })
    }

    /// As what kind of section the page was judged.
    #[must_use]
    pub fn kind(&self) -> SectionKind {
        SectionKind::from_raw(unsafe { sys::syma_verdict_kind(self.0.raw()) })
    }

    /// The product that made the page, as in "wordpress".
    #[must_use]
    pub fn product(&self) -> Option<&str> {
        unsafe { told(sys::syma_verdict_product(self.0.raw())) }
    }

    /// What the page asks its customers to fill in, for a later check.
    #[must_use]
    pub fn signature(&self) -> Option<&str> {
        unsafe { told(sys::syma_verdict_signature(self.0.raw())) }
    }

    /// The address that was asked for.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        unsafe { told(sys::syma_verdict_url(self.0.raw())) }
    }

    /// The address that answered, after all redirects.
    #[must_use]
    pub fn final_url(&self) -> Option<&str> {
        unsafe { told(sys::syma_verdict_final_url(self.0.raw())) }
    }

    /// The status code of the last answer.
    #[must_use]
    pub fn http_status(&self) -> Option<u16> {
        let status = unsafe { sys::syma_verdict_http_status(self.0.raw()) };
        u16::try_from(status).ok().filter(|status| *status > 0)
    }

    /// The codes of the findings without which the section would be up, with
    /// a space between.
    #[must_use]
    pub fn unless(&self) -> Option<&str> {
        unsafe { told(sys::syma_verdict_unless(self.0.raw())) }
    }

    /// The verdict in one English line.
    #[must_use]
    pub fn summary(&self) -> &str {
        unsafe { plain(sys::syma_verdict_summary(self.0.raw())) }
    }

    /// How long a phase of the fetch took: "resolve", "connect", "tls",
    /// "first_byte", "body" or "total".
    #[must_use]
    pub fn timing(&self, phase: &str) -> Option<Duration> {
        let phase = c_text(phase).ok()?;
        duration(unsafe {
            sys::syma_verdict_timing_ms(self.0.raw(), phase.as_ptr())
        })
    }

    /// The verdict as "json", "text", "ansi" or "nagios".
    pub fn format(&self, format: &str) -> Result<String> {
        let format = c_text(format)?;
        made(|out| unsafe {
            sys::syma_verdict_format(self.0.raw(), format.as_ptr(), out)
        })
    }

    /// The verdict in sentences: in "fr" or "en", for a "customer" or an
    /// "engineer".
    pub fn explain(&self, language: &str, audience: &str) -> Result<String> {
        let (language, audience) = (c_text(language)?, c_text(audience)?);
        made(|out| unsafe {
            sys::syma_verdict_explain(
                self.0.raw(),
                language.as_ptr(),
                audience.as_ptr(),
                out,
            )
        })
    }

    /// Where the redirects led, in the order they were followed.
    pub fn redirects(
        &self,
    ) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator {
        let raw = self.0.raw();
        (0..unsafe { sys::syma_verdict_redirect_count(raw) }).map(
            move |i| unsafe { plain(sys::syma_verdict_redirect_url(raw, i)) },
        )
    }

    /// The forms of the page, in page order.
    pub fn forms(
        &self,
    ) -> impl ExactSizeIterator<Item = Form> + DoubleEndedIterator + '_ {
        let raw = self.0.raw();
        (0..unsafe { sys::syma_verdict_form_count(raw) })
            .map(move |i| unsafe { Form::at(raw, i) })
    }

    /// The certificates that the server showed, its own first.
    pub fn certificates(
        &self,
    ) -> impl ExactSizeIterator<Item = Certificate<'_>> + DoubleEndedIterator
    {
        let raw = self.0.raw();
        (0..unsafe { sys::syma_verdict_cert_count(raw) })
            .map(move |i| unsafe { Certificate::at(raw, i) })
    }

    /// Which certificate is the first to end: its place, from 0.
    #[must_use]
    pub fn first_certificate_to_end(&self) -> Option<usize> {
        let raw = self.0.raw();
        let (first, count) = unsafe {
            (
                sys::syma_verdict_cert_first(raw),
                sys::syma_verdict_cert_count(raw),
            )
        };
        Some(first).filter(|first| *first < count)
    }

    /// The evidence, the heaviest first.
    pub fn evidence(
        &self,
    ) -> impl ExactSizeIterator<Item = Evidence<'_>> + DoubleEndedIterator {
        let raw = self.0.raw();
        (0..unsafe { sys::syma_verdict_evidence_count(raw) }).map(move |i| {
            let raw = unsafe { sys::syma_verdict_evidence(raw, i) };
            Evidence {
                raw,
                verdict: PhantomData,
            }
        })
    }

    /// The announcements of the page.
    pub fn notices(
        &self,
    ) -> impl ExactSizeIterator<Item = Notice<'_>> + DoubleEndedIterator {
        let raw = self.0.raw();
        (0..unsafe { sys::syma_verdict_notice_count(raw) }).map(move |i| {
            let raw = unsafe { sys::syma_verdict_notice(raw, i) };
            Notice {
                raw,
                verdict: PhantomData,
            }
        })
    }

    /// When the maintenance or the trouble began, by the page's own words.
    #[must_use]
    pub fn since(&self) -> Option<Since<'_>> {
        let raw = self.0.raw();
        let since = unsafe {
            Since {
                earliest: moment(sys::syma_verdict_since_earliest_ms(raw))?,
                latest: moment(sys::syma_verdict_since_latest_ms(raw))?,
                vague: sys::syma_verdict_since_vague(raw) == 1,
                text: plain(sys::syma_verdict_since_text(raw)),
            }
        };
        Some(since)
    }
}

impl Clone for Verdict {
    fn clone(&self) -> Self {
        // SAFETY: a reference to what lives is never NULL.
        let raw = unsafe { sys::syma_verdict_ref(self.0.raw()) };
        Self(Handle::own(raw).expect("a reference to a verdict"))
    }
}

/// The summary.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.summary())
    }
}

impl fmt::Debug for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Verdict").field(&self.summary()).finish()
    }
}

/// When something began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Since<'a> {
    /// The first moment that the words leave open.
    pub earliest: SystemTime,
    /// The last one.
    pub latest: SystemTime,
    /// Is it our reading of loose words ("for three days")?
    pub vague: bool,
    /// The words of the page.
    pub text: &'a str,
}

/// A form of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Form {
    /// What it is for, as in "login" or "search".
    pub kind: &'static str,
    /// Whether it can be filled.
    pub enabled: bool,
}

impl Form {
    unsafe fn at(raw: *const sys::syma_verdict, i: usize) -> Self {
        // SAFETY: the caller's verdict lives; the text is static.
        unsafe {
            Self {
                kind: plain(sys::syma_verdict_form_kind(raw, i)),
                enabled: sys::syma_verdict_form_enabled(raw, i) == 1,
            }
        }
    }
}

/// A certificate that the server showed. Its names are what the TLS library
/// writes; bytes that are no UTF-8 come out as U+FFFD.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Certificate<'a> {
    /// Whom it is for; "" where it is not known.
    pub subject: Cow<'a, str>,
    /// Who signed it; "" where it is not known.
    pub issuer: Cow<'a, str>,
    /// When it ends.
    pub not_after: Option<SystemTime>,
}

impl Certificate<'_> {
    unsafe fn at(raw: *const sys::syma_verdict, i: usize) -> Self {
        // SAFETY: the caller's verdict lives as long as the certificate.
        unsafe {
            Self {
                subject: name(sys::syma_verdict_cert_subject(raw, i)),
                issuer: name(sys::syma_verdict_cert_issuer(raw, i)),
                not_after: moment(sys::syma_verdict_cert_not_after(raw, i)),
            }
        }
    }
}

/// # Safety
/// raw is NULL or a text that lives for 'a.
unsafe fn name<'a>(raw: *const c_char) -> Cow<'a, str> {
    if raw.is_null() {
        return Cow::Borrowed("");
    }
    // SAFETY: as the caller promises.
    unsafe { CStr::from_ptr(raw) }.to_string_lossy()
}

/// One piece of evidence. It cannot outlive its verdict:
///
/// ```compile_fail,E0505
/// # fn main() -> syma::Result<()> {
/// # let page = syma::Page::new(None)?.finish()?;
/// # let kind = syma::SectionKind::Login;
/// let verdict = syma::classify(&page, kind, None, None)?;
/// let first = verdict.evidence().next();
/// drop(verdict);
/// println!("{first:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Evidence<'a> {
    raw: *const sys::syma_evidence,
    verdict: PhantomData<&'a Verdict>,
}

// SAFETY: part of an immutable verdict that outlives it.
unsafe impl Send for Evidence<'_> {}
unsafe impl Sync for Evidence<'_> {}

impl<'a> Evidence<'a> {
    /// What was found, as a code: family.thing.state.
    #[must_use]
    pub fn code(&self) -> &'a str {
        // SAFETY: the verdict lives for 'a; so below.
        unsafe { plain(sys::syma_evidence_code(self.raw)) }
    }

    /// Which state it speaks for.
    #[must_use]
    pub fn points_to(&self) -> State {
        State::from_raw(unsafe { sys::syma_evidence_points_to(self.raw) })
    }

    /// How strongly, from 0 to 1000; 0: reported only.
    #[must_use]
    pub fn weight(&self) -> i32 {
        unsafe { sys::syma_evidence_weight(self.raw) }
    }

    /// Where it was found, as in "title" or "body".
    #[must_use]
    pub fn zone(&self) -> Option<&'a str> {
        unsafe { told(sys::syma_evidence_zone(self.raw)) }
    }

    /// The words that are the evidence; "" where there are none.
    #[must_use]
    pub fn excerpt(&self) -> &'a str {
        unsafe { plain(sys::syma_evidence_excerpt(self.raw)) }
    }
}

impl fmt::Debug for Evidence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Evidence")
            .field("code", &self.code())
            .field("points_to", &self.points_to())
            .field("weight", &self.weight())
            .field("zone", &self.zone())
            .field("excerpt", &self.excerpt())
            .finish()
    }
}

/// One announcement of a page. It cannot outlive its verdict.
#[derive(Clone, Copy)]
pub struct Notice<'a> {
    raw: *const sys::syma_notice,
    verdict: PhantomData<&'a Verdict>,
}

// SAFETY: part of an immutable verdict that outlives it.
unsafe impl Send for Notice<'_> {}
unsafe impl Sync for Notice<'_> {}

impl<'a> Notice<'a> {
    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> NoticeKind {
        // SAFETY: the verdict lives for 'a; so below.
        NoticeKind::from_raw(unsafe { sys::syma_notice_kind(self.raw) })
    }

    /// For what goes on now the earliest return, for what is planned its
    /// begin.
    #[must_use]
    pub fn earliest(&self) -> Option<SystemTime> {
        moment(unsafe { sys::syma_notice_earliest_ms(self.raw) })
    }

    /// For what goes on now the latest return, for what is planned its end.
    #[must_use]
    pub fn latest(&self) -> Option<SystemTime> {
        moment(unsafe { sys::syma_notice_latest_ms(self.raw) })
    }

    /// Are the moments our reading of loose words?
    #[must_use]
    pub fn is_vague(&self) -> bool {
        unsafe { sys::syma_notice_vague(self.raw) == 1 }
    }

    /// The words of the announcement; "" where a header alone makes it.
    #[must_use]
    pub fn text(&self) -> &'a str {
        unsafe { plain(sys::syma_notice_text(self.raw)) }
    }

    /// What a way round is for: "activate", "log-in" or "pay".
    #[must_use]
    pub fn act(&self) -> Option<&'a str> {
        unsafe { told(sys::syma_notice_act(self.raw)) }
    }

    /// By which channel a way round goes, as in "sms".
    #[must_use]
    pub fn channel(&self) -> Option<&'a str> {
        unsafe { told(sys::syma_notice_channel(self.raw)) }
    }

    /// The number or address of a way round.
    #[must_use]
    pub fn address(&self) -> Option<&'a str> {
        unsafe { told(sys::syma_notice_address(self.raw)) }
    }

    /// The keyword of an SMS.
    #[must_use]
    pub fn keyword(&self) -> Option<&'a str> {
        unsafe { told(sys::syma_notice_keyword(self.raw)) }
    }
}

impl fmt::Debug for Notice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notice")
            .field("kind", &self.kind())
            .field("earliest", &self.earliest())
            .field("latest", &self.latest())
            .field("is_vague", &self.is_vague())
            .field("text", &self.text())
            .finish_non_exhaustive()
    }
}
