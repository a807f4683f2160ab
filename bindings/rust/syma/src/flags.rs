// SPDX-License-Identifier: MIT

use std::fmt;

use syma_sys as sys;

use crate::text::borrowed;

bit_set! {
    /// What is true of a verdict or a report beside its state.
    Flags {
        /// A claim too weak to decide was found.
        SUSPECT = SYMA_FLAG_SUSPECT,
        /// Up, but something needs attention.
        WARN = SYMA_FLAG_WARN,
        /// Work is announced for later.
        SCHEDULED = SYMA_FLAG_SCHEDULED,
        /// Sections differ.
        PARTIAL = SYMA_FLAG_PARTIAL,
        /// Some sections are unknown.
        INCOMPLETE = SYMA_FLAG_INCOMPLETE,
        /// The page was cut at our own limit.
        TRUNCATED = SYMA_FLAG_TRUNCATED,
        /// The form asks for a captcha.
        CAPTCHA = SYMA_FLAG_CAPTCHA,
        /// The page is not built as it was.
        DRIFT = SYMA_FLAG_DRIFT,
        /// Seen again on a new connection.
        CONFIRMED = SYMA_FLAG_CONFIRMED,
        /// Verdict of an unchanged page.
        REUSED = SYMA_FLAG_REUSED,
        /// Nothing new was learnt for long.
        STALE = SYMA_FLAG_STALE,
        /// Later than the latest promise.
        OVERDUE = SYMA_FLAG_OVERDUE,
        /// Changes too often to be believed.
        FLAPPING = SYMA_FLAG_FLAPPING,
    }
}

bit_set! {
    /// What is said of a section when it is added to a portal.
    SectionFlags {
        /// Not counted in the portal's state.
        OPTIONAL = SYMA_SECTION_OPTIONAL,
    }
}

impl Flags {
    /// The name of one flag, as in "suspect"; `None` where the set is not
    /// exactly one bit with a name.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        // SAFETY: static text.
        unsafe { borrowed(sys::syma_flag_name(self.bits())) }
    }
}

/// The names with a space between; a bit without a name as a number.
impl fmt::Display for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self
            .iter()
            .map(|bit| match bit.name() {
                Some(name) => name.to_owned(),
                None => bit.bits().to_string(),
            })
            .collect();
        f.pad(&words.join(" "))
    }
}
