// SPDX-License-Identifier: MIT

use std::fmt;
use std::marker::PhantomData;

use syma_sys as sys;

use crate::enums::{Robots, SectionKind};
use crate::error::Result;
use crate::handle::{raw_or_null, Handle, Object};
use crate::options::Options;
use crate::page::FinishedPage;
use crate::portal::Portal;
use crate::report::Fallback;
use crate::ruleset::Ruleset;
use crate::text::{c_text, made, plain, told};
use crate::verdict::Verdict;

impl Object for sys::syma_discovery {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_discovery_unref(raw) }
    }
}

/// From one address to the sections of a portal: candidates, each with a score
/// and with what speaks for it. Whoever asks decides. Immutable; a clone is
/// one more reference to the same discovery.
pub struct Discovery(Handle<sys::syma_discovery>);

// SAFETY: immutable, and its count of references is atomic.
unsafe impl Sync for Discovery {}

impl Discovery {
    /// One more reference to a discovery that something else owns.
    ///
    /// # Safety
    /// raw is NULL or a discovery that lives through the call.
    pub(crate) unsafe fn shared(
        raw: *const sys::syma_discovery,
    ) -> Option<Self> {
        // SAFETY: as the caller promises.
        Handle::own(unsafe { sys::syma_discovery_ref(raw) }).map(Self)
    }

    /// Where the home page was in the end, redirects followed.
    #[must_use]
    pub fn home_url(&self) -> &str {
        // SAFETY: self owns the discovery; so below.
        unsafe { plain(sys::syma_discovery_home_url(self.0.raw())) }
    }

    /// What the home page says of itself, as in "fr".
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        unsafe { told(sys::syma_discovery_language(self.0.raw())) }
    }

    /// What a customer finds at the home page; `None` where one page alone was
    /// looked at. It may outlive the discovery.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        unsafe { Verdict::shared(sys::syma_discovery_verdict(self.0.raw())) }
    }

    /// The pages that were looked at: the home page first, then in the order
    /// in which they were asked.
    pub fn pages(
        &self,
    ) -> impl ExactSizeIterator<Item = SeenPage<'_>> + DoubleEndedIterator {
        let raw = self.0.raw();
        let count = unsafe { sys::syma_discovery_page_count(raw) };
        (0..count).map(move |i| unsafe {
            let status = sys::syma_discovery_page_status(raw, i);
            SeenPage {
                url: plain(sys::syma_discovery_page_url(raw, i)),
                status: Some(status).filter(|status| *status != 0),
            }
        })
    }

    /// What robots.txt of the home page's host said; where it failed nothing
    /// but the home page was asked for.
    #[must_use]
    pub fn robots(&self) -> Robots {
        let robots = unsafe { sys::syma_discovery_robots(self.0.raw()) };
        Robots::from_raw(robots)
    }

    /// The addresses that were passed over because of a robots.txt.
    pub fn barred(
        &self,
    ) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator {
        let raw = self.0.raw();
        let count = unsafe { sys::syma_discovery_barred_count(raw) };
        (0..count).map(move |i| unsafe {
            plain(sys::syma_discovery_barred_url(raw, i))
        })
    }

    /// The candidates: login, account, activation; of a kind the best first.
    pub fn candidates(
        &self,
    ) -> impl ExactSizeIterator<Item = Candidate<'_>> + DoubleEndedIterator
    {
        let raw = self.0.raw();
        let count = unsafe { sys::syma_discovery_count(raw) };
        (0..count).map(move |i| unsafe {
            Candidate::of(sys::syma_discovery_candidate(raw, i))
        })
    }

    /// What is proposed for a kind: its best candidate, where its score is 500
    /// or more.
    #[must_use]
    pub fn best(&self, kind: SectionKind) -> Option<Candidate<'_>> {
        let raw =
            unsafe { sys::syma_discovery_best(self.0.raw(), kind.to_raw()) };
        (!raw.is_null()).then(|| unsafe { Candidate::of(raw) })
    }

    /// The ways round that the pages name, each with that page.
    pub fn fallbacks(
        &self,
    ) -> impl ExactSizeIterator<Item = FoundFallback<'_>> + DoubleEndedIterator
    {
        let raw = self.0.raw();
        let count = unsafe { sys::syma_discovery_fallback_count(raw) };
        (0..count).map(move |i| unsafe {
            FoundFallback {
                // The discovery lends it for as long as self does.
                fallback: Fallback::of(sys::syma_discovery_fallback(raw, i)),
                found_at: plain(sys::syma_discovery_fallback_found_at(raw, i)),
            }
        })
    }

    /// A portal of the home page and what is proposed, to be read and changed.
    /// Its id may be "".
    pub fn to_portal(&self, portal_id: &str) -> Result<Portal> {
        let id = c_text(portal_id)?;
        Handle::make(|out| unsafe {
            sys::syma_discovery_to_portal(self.0.raw(), id.as_ptr(), out)
        })
        .map(Portal)
    }

    /// The discovery as "text", "json" or "portal".
    pub fn format(&self, format: &str) -> Result<String> {
        let format = c_text(format)?;
        made(|out| unsafe {
            sys::syma_discovery_format(self.0.raw(), format.as_ptr(), out)
        })
    }
}

impl Clone for Discovery {
    fn clone(&self) -> Self {
        // SAFETY: a reference to what lives is never NULL.
        let raw = unsafe { sys::syma_discovery_ref(self.0.raw()) };
        Self(Handle::own(raw).expect("a reference to a discovery"))
    }
}

impl fmt::Debug for Discovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Discovery")
            .field("home_url", &self.home_url())
            .field("candidates", &self.candidates().len())
            .finish_non_exhaustive()
    }
}

/// A page that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SeenPage<'a> {
    /// The address that was asked.
    pub url: &'a str,
    /// What HTTP answered; `None`: nothing did.
    pub status: Option<i32>,
}

/// A way round that a page names.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FoundFallback<'a> {
    /// What it is.
    pub fallback: Fallback<'a>,
    /// The page that names it.
    pub found_at: &'a str,
}

/// An address that may be a section of the portal. It cannot outlive its
/// discovery.
#[derive(Clone, Copy)]
pub struct Candidate<'a> {
    raw: *const sys::syma_candidate,
    discovery: PhantomData<&'a Discovery>,
}

// SAFETY: part of an immutable discovery that outlives it.
unsafe impl Send for Candidate<'_> {}
unsafe impl Sync for Candidate<'_> {}

impl<'a> Candidate<'a> {
    /// # Safety
    /// raw lives for 'a.
    unsafe fn of(raw: *const sys::syma_candidate) -> Self {
        Self {
            raw,
            discovery: PhantomData,
        }
    }

    /// What it is a candidate for: a login, an account or an activation.
    #[must_use]
    pub fn kind(&self) -> SectionKind {
        // SAFETY: the discovery lives for 'a; so below.
        SectionKind::from_raw(unsafe { sys::syma_candidate_kind(self.raw) })
    }

    /// Its address: absolute, without a fragment.
    #[must_use]
    pub fn url(&self) -> &'a str {
        unsafe { plain(sys::syma_candidate_url(self.raw)) }
    }

    /// How much speaks for it: 0 to 1000.
    #[must_use]
    pub fn score(&self) -> i32 {
        unsafe { sys::syma_candidate_score(self.raw) }
    }

    /// How it was found, in words: `link "Mon espace client"`.
    #[must_use]
    pub fn found_by(&self) -> &'a str {
        unsafe { plain(sys::syma_candidate_found_by(self.raw)) }
    }

    /// The page on which it was found.
    #[must_use]
    pub fn found_at(&self) -> &'a str {
        unsafe { plain(sys::syma_candidate_found_at(self.raw)) }
    }

    /// What speaks for or against it, the weightiest first.
    pub fn evidence(
        &self,
    ) -> impl ExactSizeIterator<Item = Clue<'a>> + DoubleEndedIterator + 'a
    {
        let raw = self.raw;
        let count = unsafe { sys::syma_candidate_evidence_count(raw) };
        (0..count).map(move |i| unsafe {
            Clue {
                code: plain(sys::syma_candidate_evidence_code(raw, i)),
                text: plain(sys::syma_candidate_evidence_text(raw, i)),
                weight: sys::syma_candidate_evidence_weight(raw, i),
            }
        })
    }
}

impl fmt::Debug for Candidate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Candidate")
            .field("kind", &self.kind())
            .field("url", &self.url())
            .field("score", &self.score())
            .field("found_by", &self.found_by())
            .field("found_at", &self.found_at())
            .finish_non_exhaustive()
    }
}

/// Something that speaks for a candidate, or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Clue<'a> {
    /// As in "link.text".
    pub code: &'a str,
    /// The words or the part of the address behind it.
    pub text: &'a str,
    /// What it adds to the score, or takes from it: -1000 to 1000.
    pub weight: i32,
}

/// Fetches a home page and what it leads to, and looks for sections. Blocks as
/// [`check_url`](crate::check_url) does.
pub fn discover(
    url: &str,
    options: Option<&Options>,
    rules: Option<&Ruleset>,
) -> Result<Discovery> {
    let url = c_text(url)?;
    let options = raw_or_null(options.map(|options| &options.0));
    let rules = raw_or_null(rules.map(|rules| &rules.0));
    // SAFETY: all live through the call; options are not Sync, so this thread
    // alone uses them.
    Handle::make(|out| unsafe {
        sys::syma_discover(url.as_ptr(), options, rules, out)
    })
    .map(Discovery)
}

/// Looks for sections on one page. Nothing is fetched.
pub fn discover_page(
    page: &FinishedPage,
    rules: Option<&Ruleset>,
) -> Result<Discovery> {
    let rules = raw_or_null(rules.map(|rules| &rules.0));
    // SAFETY: all live through the call; the page is not Sync, so this thread
    // alone uses it.
    Handle::make(|out| unsafe {
        sys::syma_discover_page(page.0.raw(), rules, out)
    })
    .map(Discovery)
}
