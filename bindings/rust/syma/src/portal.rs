// SPDX-License-Identifier: MIT

use std::os::raw::{c_char, c_int};

use syma_sys as sys;

use crate::enums::SectionKind;
use crate::error::{Error, Result};
use crate::flags::SectionFlags;
use crate::handle::{Handle, Object};
use crate::text::{as_ptr, c_text, c_text_opt, made, plain};

impl Object for sys::syma_portal {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_portal_free(raw) }
    }
}

/// What to watch: a portal and its sections, which of them need which, what
/// is expected of them, and the ways round.
///
/// A call that fails changes nothing.
#[derive(Debug)]
pub struct Portal(pub(crate) Handle<sys::syma_portal>);

impl Portal {
    /// A portal without sections; its id may be "".
    pub fn new(id: &str) -> Result<Self> {
        let id = c_text(id)?;
        // SAFETY: id lives through the call.
        Handle::make(|out| unsafe { sys::syma_portal_new(id.as_ptr(), out) })
            .map(Self)
    }

    /// The portal of a `<portal>` document. Its errors tell the line.
    pub fn from_xml(document: impl AsRef<[u8]>) -> Result<Self> {
        let mut portal = Self::new("")?;
        portal.load(document)?;
        Ok(portal)
    }

    fn checked(&mut self, rc: c_int) -> Result<&mut Self> {
        if rc >= 0 {
            return Ok(self);
        }
        let raw = self.0.raw();
        // SAFETY: the text is copied before anything changes it.
        Err(Error::from_raw(rc, unsafe {
            plain(sys::syma_portal_last_error(raw))
        }))
    }

    /// Fills a portal that has no sections from a `<portal>` document. Its
    /// errors tell the line.
    pub fn load(&mut self, document: impl AsRef<[u8]>) -> Result<&mut Self> {
        let bytes = document.as_ref();
        let raw = self.0.raw();
        // SAFETY: bytes live through the call.
        let rc = unsafe {
            sys::syma_portal_load(
                raw,
                bytes.as_ptr().cast::<c_char>(),
                bytes.len(),
            )
        };
        // SAFETY: only asks.
        let line = unsafe { sys::syma_portal_error_line(raw) };
        self.checked(rc).map_err(|error| error.at_line(line))
    }

    /// Adds a section. Its address may be relative where the home page is
    /// set already.
    pub fn add_section(
        &mut self,
        section_id: &str,
        kind: SectionKind,
        url: &str,
        flags: SectionFlags,
    ) -> Result<&mut Self> {
        let (id, url) = (c_text(section_id)?, c_text(url)?);
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_portal_add_section(
                self.0.raw(),
                id.as_ptr(),
                kind.to_raw(),
                url.as_ptr(),
                flags.bits(),
            )
        };
        self.checked(rc)
    }

    /// Sends a header with the requests for a section; `None`: for all.
    pub fn set_header(
        &mut self,
        section_id: Option<&str>,
        name: &str,
        value: &str,
    ) -> Result<&mut Self> {
        let id = c_text_opt(section_id)?;
        let (name, value) = (c_text(name)?, c_text(value)?);
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_portal_set_header(
                self.0.raw(),
                as_ptr(&id),
                name.as_ptr(),
                value.as_ptr(),
            )
        };
        self.checked(rc)
    }

    /// Logs in by HTTP itself: scheme "basic" or "digest" with a user, or
    /// "bearer" without. A section of `None`: all that have none of their own.
    pub fn set_auth(
        &mut self,
        section_id: Option<&str>,
        scheme: &str,
        user: Option<&str>,
        secret: &str,
    ) -> Result<&mut Self> {
        let (id, user) = (c_text_opt(section_id)?, c_text_opt(user)?);
        let (scheme, secret) = (c_text(scheme)?, c_text(secret)?);
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_portal_set_auth(
                self.0.raw(),
                as_ptr(&id),
                scheme.as_ptr(),
                as_ptr(&user),
                secret.as_ptr(),
            )
        };
        self.checked(rc)
    }

    /// What a section's page must have: a "phrase", a "regex", a "title" or a
    /// "header".
    pub fn expect(
        &mut self,
        section_id: &str,
        what: &str,
        pattern: &str,
    ) -> Result<&mut Self> {
        self.set_expectation(section_id, what, true, pattern)
    }

    /// What a section's page must not have, by the same words.
    pub fn forbid(
        &mut self,
        section_id: &str,
        what: &str,
        pattern: &str,
    ) -> Result<&mut Self> {
        self.set_expectation(section_id, what, false, pattern)
    }

    fn set_expectation(
        &mut self,
        section_id: &str,
        what: &str,
        must: bool,
        pattern: &str,
    ) -> Result<&mut Self> {
        let (id, what) = (c_text(section_id)?, c_text(what)?);
        let pattern = c_text(pattern)?;
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_portal_expect(
                self.0.raw(),
                id.as_ptr(),
                what.as_ptr(),
                must.into(),
                pattern.as_ptr(),
            )
        };
        self.checked(rc)
    }

    /// Where the home page is.
    pub fn set_home(&mut self, url: &str) -> Result<&mut Self> {
        let url = c_text(url)?;
        // SAFETY: url lives through the call.
        let rc =
            unsafe { sys::syma_portal_set_home(self.0.raw(), url.as_ptr()) };
        self.checked(rc)
    }

    /// In which language the portal speaks, as in "fr".
    pub fn set_language(&mut self, bcp47: &str) -> Result<&mut Self> {
        let tag = c_text(bcp47)?;
        // SAFETY: tag lives through the call.
        let rc = unsafe {
            sys::syma_portal_set_language(self.0.raw(), tag.as_ptr())
        };
        self.checked(rc)
    }

    /// Where the time zone files are by which the portal's zone is looked up.
    pub fn set_zoneinfo_dir(&mut self, folder: &str) -> Result<&mut Self> {
        let folder = c_text(folder)?;
        // SAFETY: folder lives through the call.
        let rc = unsafe {
            sys::syma_portal_set_zoneinfo_dir(self.0.raw(), folder.as_ptr())
        };
        self.checked(rc)
    }

    /// In which time zone the portal speaks, as in "Europe/Paris".
    pub fn set_time_zone(&mut self, iana_name: &str) -> Result<&mut Self> {
        let name = c_text(iana_name)?;
        // SAFETY: name lives through the call.
        let rc = unsafe {
            sys::syma_portal_set_time_zone(self.0.raw(), name.as_ptr())
        };
        self.checked(rc)
    }

    /// A section is of no use unless another works.
    pub fn add_need(
        &mut self,
        section_id: &str,
        needed_id: &str,
    ) -> Result<&mut Self> {
        let (id, needed) = (c_text(section_id)?, c_text(needed_id)?);
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_portal_add_need(
                self.0.raw(),
                id.as_ptr(),
                needed.as_ptr(),
            )
        };
        self.checked(rc)
    }

    /// Another way to what a section is for: what is done that way, by which
    /// channel, the number or address, and the word to send or say.
    pub fn add_fallback(
        &mut self,
        section_id: &str,
        act: &str,
        channel: &str,
        address: &str,
        keyword: Option<&str>,
    ) -> Result<&mut Self> {
        let (id, act) = (c_text(section_id)?, c_text(act)?);
        let (channel, address) = (c_text(channel)?, c_text(address)?);
        let keyword = c_text_opt(keyword)?;
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_portal_add_fallback(
                self.0.raw(),
                id.as_ptr(),
                act.as_ptr(),
                channel.as_ptr(),
                address.as_ptr(),
                as_ptr(&keyword),
            )
        };
        self.checked(rc)
    }

    /// Plans work at the portal's local times: once, as from
    /// "2026-12-01T22:00", or on days as "mon wed" or "daily", as from
    /// "22:00". Without a section it is for all.
    pub fn add_window(
        &mut self,
        section_id: Option<&str>,
        days: Option<&str>,
        begin: &str,
        end: &str,
    ) -> Result<&mut Self> {
        let (id, days) = (c_text_opt(section_id)?, c_text_opt(days)?);
        let (begin, end) = (c_text(begin)?, c_text(end)?);
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_portal_add_window(
                self.0.raw(),
                as_ptr(&id),
                as_ptr(&days),
                begin.as_ptr(),
                end.as_ptr(),
            )
        };
        self.checked(rc)
    }

    /// Tells of a promise that was heard elsewhere, as by the "press". Times
    /// are local as "2026-12-01T22:00", or have an offset. Without a section
    /// it is one of the portal as a whole.
    pub fn add_promise(
        &mut self,
        section_id: Option<&str>,
        source: &str,
        text: &str,
        said: &str,
        latest: Option<&str>,
        vague: bool,
    ) -> Result<&mut Self> {
        let (id, source) = (c_text_opt(section_id)?, c_text(source)?);
        let (text, said) = (c_text(text)?, c_text(said)?);
        let latest = c_text_opt(latest)?;
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_portal_add_promise(
                self.0.raw(),
                as_ptr(&id),
                source.as_ptr(),
                text.as_ptr(),
                said.as_ptr(),
                as_ptr(&latest),
                c_int::from(vague),
            )
        };
        self.checked(rc)
    }

    /// How the address of a section was found, as
    /// [`Candidate::found_by`](crate::Candidate::found_by) gave it; "" forgets
    /// it. Reports tell it.
    pub fn set_found_by(
        &mut self,
        section_id: &str,
        found: &str,
    ) -> Result<&mut Self> {
        let (id, found) = (c_text(section_id)?, c_text(found)?);
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_portal_set_found_by(
                self.0.raw(),
                id.as_ptr(),
                found.as_ptr(),
            )
        };
        self.checked(rc)
    }

    /// How a section's forms were made up before: what
    /// [`Verdict::signature`](crate::Verdict::signature) gave; "" forgets it.
    pub fn set_signature(
        &mut self,
        section_id: &str,
        signature: &str,
    ) -> Result<&mut Self> {
        let (id, signature) = (c_text(section_id)?, c_text(signature)?);
        // SAFETY: the texts live through the call.
        let rc = unsafe {
            sys::syma_portal_set_signature(
                self.0.raw(),
                id.as_ptr(),
                signature.as_ptr(),
            )
        };
        self.checked(rc)
    }

    /// The portal as a document: "xml".
    pub fn format(&self, format: &str) -> Result<String> {
        let format = c_text(format)?;
        // SAFETY: format lives through the call.
        made(|out| unsafe {
            sys::syma_portal_format(self.0.raw(), format.as_ptr(), out)
        })
    }

    /// How many sections there are.
    #[must_use]
    pub fn section_count(&self) -> usize {
        // SAFETY: only counts.
        unsafe { sys::syma_portal_section_count(self.0.raw()) }
    }
}

/// The RELAX NG schema of `<portal>` documents.
#[must_use]
pub fn portal_schema() -> &'static str {
    // SAFETY: static text.
    unsafe { plain(sys::syma_portal_schema()) }
}
