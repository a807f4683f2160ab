// SPDX-License-Identifier: MIT

use std::io;
use std::os::raw::{c_int, c_void};
use std::time::{Duration, SystemTime};

use syma_sys as sys;

use crate::context::Context;
use crate::enums::SectionKind;
use crate::error::{Error, Result};
use crate::handle::{raw_or_null, Handle, Object};
use crate::options::Options;
use crate::ruleset::Ruleset;
use crate::text::{c_text, plain};
use crate::time::{since_epoch, to_ms};
use crate::verdict::Verdict;

impl Object for sys::syma_page {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_page_free(raw) }
    }
}

/// A page that is told what its answer was like and fed its bytes. No call
/// here opens a connection or reads a clock.
///
/// Setters and [`feed`](Page::feed) come in any order; a setter called twice
/// replaces what it set before. It is a writer too, so that
/// [`std::io::copy`] feeds it.
#[derive(Debug)]
pub struct Page(Handle<sys::syma_page>);

impl Page {
    /// An empty page, with the limits of the options.
    pub fn new(options: Option<&Options>) -> Result<Self> {
        let options = raw_or_null(options.map(|options| &options.0));
        // SAFETY: options is NULL or lives through the call.
        Handle::make(|out| unsafe { sys::syma_page_new(options, out) })
            .map(Self)
    }

    fn checked(&mut self, rc: c_int) -> Result<&mut Self> {
        if rc >= 0 {
            return Ok(self);
        }
        // SAFETY: the text is copied before anything changes it.
        let text = unsafe { plain(sys::syma_page_last_error(self.0.raw())) };
        Err(Error::from_raw(rc, text))
    }

    /// Where the bytes came from, after all redirects.
    pub fn set_url(&mut self, final_url: &str) -> Result<&mut Self> {
        let url = c_text(final_url)?;
        // SAFETY: url lives through the call.
        let rc = unsafe { sys::syma_page_set_url(self.0.raw(), url.as_ptr()) };
        self.checked(rc)
    }

    /// Which address was asked for, before all redirects.
    pub fn set_request_url(&mut self, url: &str) -> Result<&mut Self> {
        let url = c_text(url)?;
        // SAFETY: url lives through the call.
        let rc = unsafe {
            sys::syma_page_set_request_url(self.0.raw(), url.as_ptr())
        };
        self.checked(rc)
    }

    /// Where the home page of the portal is. Not said: the root of the site
    /// that was asked.
    pub fn set_home_url(&mut self, url: &str) -> Result<&mut Self> {
        let url = c_text(url)?;
        // SAFETY: url lives through the call.
        let rc =
            unsafe { sys::syma_page_set_home_url(self.0.raw(), url.as_ptr()) };
        self.checked(rc)
    }

    /// The status code of the last answer.
    pub fn set_http_status(&mut self, code: u16) -> Result<&mut Self> {
        // SAFETY: used by this thread alone.
        let rc = unsafe {
            sys::syma_page_set_http_status(self.0.raw(), code.into())
        };
        self.checked(rc)
    }

    /// One redirect, in the order in which they were followed.
    pub fn add_redirect(
        &mut self,
        http_status: u16,
        to_url: &str,
    ) -> Result<&mut Self> {
        let url = c_text(to_url)?;
        // SAFETY: url lives through the call.
        let rc = unsafe {
            sys::syma_page_add_redirect(
                self.0.raw(),
                http_status.into(),
                url.as_ptr(),
            )
        };
        self.checked(rc)
    }

    /// Why there is no answer, or none that is whole: a reason such as
    /// "connect_refused".
    pub fn set_failure(&mut self, reason: &str) -> Result<&mut Self> {
        let reason = c_text(reason)?;
        // SAFETY: reason lives through the call.
        let rc = unsafe {
            sys::syma_page_set_failure(self.0.raw(), reason.as_ptr())
        };
        self.checked(rc)
    }

    /// The failure was seen again on a new connection.
    pub fn set_confirmed(&mut self) -> Result<&mut Self> {
        // SAFETY: used by this thread alone.
        let rc = unsafe { sys::syma_page_set_confirmed(self.0.raw()) };
        self.checked(rc)
    }

    /// How long a phase of the fetch took: "resolve", "connect", "tls",
    /// "first_byte", "body" or "total".
    pub fn set_timing(
        &mut self,
        phase: &str,
        duration: Duration,
    ) -> Result<&mut Self> {
        let phase = c_text(phase)?;
        // SAFETY: phase lives through the call.
        let rc = unsafe {
            sys::syma_page_set_timing_ms(
                self.0.raw(),
                phase.as_ptr(),
                to_ms(duration),
            )
        };
        self.checked(rc)
    }

    /// A certificate of the chain that the server showed, its own first: whom
    /// it is for, who signed it ("" where that is not known), and its end.
    pub fn add_cert(
        &mut self,
        subject: &str,
        issuer: &str,
        not_after: Option<SystemTime>,
    ) -> Result<&mut Self> {
        let (subject, issuer) = (c_text(subject)?, c_text(issuer)?);
        let not_after = not_after.map_or(-1, since_epoch);
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_page_add_cert(
                self.0.raw(),
                subject.as_ptr(),
                issuer.as_ptr(),
                not_after,
            )
        };
        self.checked(rc)
    }

    /// A header of the last answer. `Content-Type` counts for the decoding
    /// only when it comes before the first byte.
    pub fn add_header(&mut self, name: &str, value: &str) -> Result<&mut Self> {
        let (name, value) = (c_text(name)?, c_text(value)?);
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_page_add_header(
                self.0.raw(),
                name.as_ptr(),
                value.as_ptr(),
            )
        };
        self.checked(rc)
    }

    /// Bytes of the body, content codings undone. How they are cut into calls
    /// changes nothing.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<&mut Self> {
        // SAFETY: bytes live through the call.
        let rc = unsafe {
            sys::syma_page_feed(
                self.0.raw(),
                bytes.as_ptr().cast::<c_void>(),
                bytes.len(),
            )
        };
        self.checked(rc)
    }

    /// There is no more. From here on the page is read only.
    pub fn finish(mut self) -> Result<FinishedPage> {
        // SAFETY: used by this thread alone.
        let rc = unsafe { sys::syma_page_finish(self.0.raw()) };
        self.checked(rc)?;
        Ok(FinishedPage(self.0))
    }
}

impl io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.feed(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A page to be judged, as often as wanted.
#[derive(Debug)]
pub struct FinishedPage(pub(crate) Handle<sys::syma_page>);

/// Judges a page as a kind of section, with what is known beside it and by
/// the rules; `None`: nothing, and the built-in ones.
///
/// The same bytes, facts, options, context and rules always give the same
/// verdict.
pub fn classify(
    page: &FinishedPage,
    kind: SectionKind,
    context: Option<&Context>,
    rules: Option<&Ruleset>,
) -> Result<Verdict> {
    let context = raw_or_null(context.map(|context| &context.0));
    let rules = raw_or_null(rules.map(|rules| &rules.0));
    // SAFETY: all objects live through the call; page and context are used by
    // this thread alone, since they are not Sync.
    Handle::make(|out| unsafe {
        sys::syma_classify(page.0.raw(), kind.to_raw(), context, rules, out)
    })
    .map(Verdict)
}
