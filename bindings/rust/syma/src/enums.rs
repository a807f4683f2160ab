// SPDX-License-Identifier: MIT

use std::str::FromStr;

use syma_sys as sys;

use crate::error::{check, Error, Result};
use crate::text::{borrowed, c_text};

open_enum! {
    /// Who is at fault.
    State {
        /// Cannot be told from here.
        Unknown = SYMA_STATE_UNKNOWN,
        /// Answers, and its function is there.
        Up = SYMA_STATE_UP,
        /// Answers, but impaired, wrong or slow.
        Degraded = SYMA_STATE_DEGRADED,
        /// The operator says that it is being worked on now.
        Maintenance = SYMA_STATE_MAINTENANCE,
        /// Nothing answers, or a bare server error does.
        Down = SYMA_STATE_DOWN,
    }
}

open_enum! {
    /// What a customer can do now.
    Usable {
        /// Cannot be told.
        Unknown = SYMA_USABLE_UNKNOWN,
        /// All of it.
        Yes = SYMA_USABLE_YES,
        /// Some of it.
        Partly = SYMA_USABLE_PARTLY,
        /// Nothing.
        No = SYMA_USABLE_NO,
    }
}

open_enum! {
    /// What a section is for, and so what must be found on its page.
    SectionKind {
        /// Something to read.
        Generic = SYMA_SECTION_GENERIC,
        /// A form to log in.
        Login = SYMA_SECTION_LOGIN,
        /// The customer's own pages.
        Account = SYMA_SECTION_ACCOUNT,
        /// A form that takes a number or code.
        Activation = SYMA_SECTION_ACTIVATION,
    }
}

open_enum! {
    /// What an announcement is about.
    NoticeKind {
        /// Work that goes on now.
        MaintenanceNow = SYMA_NOTICE_MAINTENANCE_NOW,
        /// Work that is planned.
        MaintenancePlanned = SYMA_NOTICE_MAINTENANCE_PLANNED,
        /// Trouble.
        Incident = SYMA_NOTICE_INCIDENT,
        /// Another way to the same end.
        Fallback = SYMA_NOTICE_FALLBACK,
    }
}

open_enum! {
    /// What the value of an option is.
    OptionType {
        /// A number, with bounds.
        Int = SYMA_OPTION_INT,
        /// A text.
        Text = SYMA_OPTION_STR,
    }
}

impl State {
    /// The name, as in "up"; `None` for a number without one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        // SAFETY: static text.
        unsafe { borrowed(sys::syma_state_name(self.to_raw())) }
    }
}

impl Usable {
    /// The name, as in "partly"; `None` for a number without one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        // SAFETY: static text.
        unsafe { borrowed(sys::syma_usable_name(self.to_raw())) }
    }
}

impl SectionKind {
    /// The name, as in "login"; `None` for a number without one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        // SAFETY: static text.
        unsafe { borrowed(sys::syma_section_kind_name(self.to_raw())) }
    }
}

display_name!(State);
display_name!(Usable);
display_name!(SectionKind);

impl FromStr for State {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let name = c_text(name)?;
        // SAFETY: name lives through the call.
        let raw = check(unsafe { sys::syma_state_from_name(name.as_ptr()) })?;
        Ok(Self::from_raw(raw))
    }
}

impl FromStr for SectionKind {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let name = c_text(name)?;
        // SAFETY: name lives through the call.
        let raw =
            check(unsafe { sys::syma_section_kind_from_name(name.as_ptr()) })?;
        Ok(Self::from_raw(raw))
    }
}
