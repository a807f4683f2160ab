// SPDX-License-Identifier: MIT

use syma_sys as sys;

use crate::enums::SectionKind;
use crate::error::Result;
use crate::handle::{raw_or_null, Handle};
use crate::options::Options;
use crate::portal::Portal;
use crate::report::Report;
use crate::ruleset::Ruleset;
use crate::text::c_text;
use crate::verdict::Verdict;

/// Fetches a page and judges it. Blocks until the answer is there or a limit
/// of the options has passed. That nothing answers is a verdict, not an error.
pub fn check_url(
    url: &str,
    kind: SectionKind,
    options: Option<&Options>,
    rules: Option<&Ruleset>,
) -> Result<Verdict> {
    let url = c_text(url)?;
    let options = raw_or_null(options.map(|options| &options.0));
    let rules = raw_or_null(rules.map(|rules| &rules.0));
    // SAFETY: all live through the call; options are not Sync, so this thread
    // alone uses them.
    Handle::make(|out| unsafe {
        sys::syma_check_url(url.as_ptr(), kind.to_raw(), options, rules, out)
    })
    .map(Verdict)
}

/// Fetches and judges every section of a portal, and sums up. Blocks as
/// [`check_url`] does.
pub fn check_portal(
    portal: &Portal,
    options: Option<&Options>,
    rules: Option<&Ruleset>,
) -> Result<Report> {
    let options = raw_or_null(options.map(|options| &options.0));
    let rules = raw_or_null(rules.map(|rules| &rules.0));
    // SAFETY: as above, for the portal too.
    Handle::make(|out| unsafe {
        sys::syma_check_portal(portal.0.raw(), options, rules, out)
    })
    .map(Report)
}
