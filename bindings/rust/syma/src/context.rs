// SPDX-License-Identifier: MIT

use std::os::raw::c_int;
use std::time::SystemTime;

use syma_sys as sys;

use crate::error::{check, Result};
use crate::handle::{Handle, Object};
use crate::page::FinishedPage;
use crate::portal::Portal;
use crate::text::c_text;
use crate::time::since_epoch;

impl Object for sys::syma_context {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_context_free(raw) }
    }
}

/// What is known beside a page: when it was seen, in which zone and language
/// it speaks, what is expected of it.
#[derive(Debug)]
pub struct Context(pub(crate) Handle<sys::syma_context>);

impl Context {
    /// A context that says nothing: no time, no language, zone UTC.
    pub fn new() -> Result<Self> {
        // SAFETY: out is where to write.
        Handle::make(|out| unsafe { sys::syma_context_new(out) }).map(Self)
    }

    fn checked(&mut self, rc: c_int) -> Result<&mut Self> {
        check(rc)?;
        Ok(self)
    }

    /// When the page was seen. Without it, words such as "tomorrow" lead to
    /// no moment.
    pub fn set_now(&mut self, now: SystemTime) -> Result<&mut Self> {
        self.set_now_ms(since_epoch(now))
    }

    /// The same, in milliseconds since the epoch.
    pub fn set_now_ms(&mut self, now: i64) -> Result<&mut Self> {
        // SAFETY: used by this thread alone.
        let rc = unsafe { sys::syma_context_set_now_ms(self.0.raw(), now) };
        self.checked(rc)
    }

    /// In which time zone the page speaks, as in "Europe/Paris".
    pub fn set_time_zone(&mut self, iana_name: &str) -> Result<&mut Self> {
        let name = c_text(iana_name)?;
        // SAFETY: name lives through the call.
        let rc = unsafe {
            sys::syma_context_set_time_zone(self.0.raw(), name.as_ptr())
        };
        self.checked(rc)
    }

    /// In which language the page is expected to speak: a hint, as in "fr".
    pub fn set_language(&mut self, bcp47: &str) -> Result<&mut Self> {
        let tag = c_text(bcp47)?;
        // SAFETY: tag lives through the call.
        let rc = unsafe {
            sys::syma_context_set_language(self.0.raw(), tag.as_ptr())
        };
        self.checked(rc)
    }

    /// Takes over what a portal says of a section. Language and time zone are
    /// not taken over.
    pub fn set_section(
        &mut self,
        portal: &Portal,
        section_id: &str,
    ) -> Result<&mut Self> {
        let id = c_text(section_id)?;
        // SAFETY: portal and id live through the call.
        let rc = unsafe {
            sys::syma_context_set_section(
                self.0.raw(),
                portal.0.raw(),
                id.as_ptr(),
            )
        };
        self.checked(rc)
    }

    /// Whether credentials went with the request.
    pub fn set_credentials(&mut self, given: bool) -> Result<&mut Self> {
        // SAFETY: used by this thread alone.
        let rc = unsafe {
            sys::syma_context_set_credentials(self.0.raw(), given.into())
        };
        self.checked(rc)
    }

    /// How the section's forms were made up before: what
    /// [`Verdict::signature`](crate::Verdict::signature) gave; "" forgets it.
    pub fn set_signature(&mut self, signature: &str) -> Result<&mut Self> {
        let signature = c_text(signature)?;
        // SAFETY: signature lives through the call.
        let rc = unsafe {
            sys::syma_context_set_signature(self.0.raw(), signature.as_ptr())
        };
        self.checked(rc)
    }

    /// What the site shows for an address that cannot exist.
    pub fn set_not_found(&mut self, page: &FinishedPage) -> Result<&mut Self> {
        // SAFETY: page lives through the call.
        let rc = unsafe {
            sys::syma_context_set_not_found(self.0.raw(), page.0.raw())
        };
        self.checked(rc)
    }
}
