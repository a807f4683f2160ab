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
    /// What a tracker tells.
    ChangeKind {
        /// The state is another.
        State = SYMA_CHANGE_STATE,
        /// More sections are back, not all.
        PartialReturn = SYMA_CHANGE_PARTIAL_RETURN,
        /// A return was promised.
        Promised = SYMA_CHANGE_PROMISED,
        /// A return was promised, for later than before.
        Slip = SYMA_CHANGE_SLIP,
        /// What was promised has passed.
        Overdue = SYMA_CHANGE_OVERDUE,
        /// The return came in time.
        Kept = SYMA_CHANGE_KEPT,
        /// It came too late.
        Broken = SYMA_CHANGE_BROKEN,
        /// Changes too often, or no more.
        Flapping = SYMA_CHANGE_FLAPPING,
        /// Nothing new was learnt, or again.
        Stale = SYMA_CHANGE_STALE,
        /// A planned window begins or ends.
        Window = SYMA_CHANGE_WINDOW,
    }
}

open_enum! {
    /// What became of a promise.
    PromiseStatus {
        /// Its time has not passed.
        Open = SYMA_PROMISE_OPEN,
        /// It has, and the section is not back.
        Overdue = SYMA_PROMISE_OVERDUE,
        /// Another of the same source took its place; the section is not
        /// back.
        Revised = SYMA_PROMISE_REVISED,
        /// Back in time.
        Kept = SYMA_PROMISE_KEPT,
        /// Back too late.
        Broken = SYMA_PROMISE_BROKEN,
        /// Back; no time had been named.
        Undated = SYMA_PROMISE_UNDATED,
    }
}

open_enum! {
    /// What was learnt of robots.txt of a host.
    Robots {
        /// It was not asked for.
        Unasked = SYMA_ROBOTS_UNASKED,
        /// There is none: all is allowed.
        Absent = SYMA_ROBOTS_ABSENT,
        /// It was read, and is honoured.
        Read = SYMA_ROBOTS_READ,
        /// It could not be had: nothing is allowed.
        Failed = SYMA_ROBOTS_FAILED,
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

impl ChangeKind {
    /// The name, as in "slip"; `None` for a number without one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        // SAFETY: static text.
        unsafe { borrowed(sys::syma_change_kind_name(self.to_raw())) }
    }
}

impl PromiseStatus {
    /// The name, as in "kept"; `None` for a number without one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        // SAFETY: static text.
        unsafe { borrowed(sys::syma_promise_status_name(self.to_raw())) }
    }
}

impl Robots {
    /// The name, as in "read"; `None` for a number without one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        // SAFETY: static text.
        unsafe { borrowed(sys::syma_robots_name(self.to_raw())) }
    }
}

display_name!(ChangeKind);
display_name!(PromiseStatus);
display_name!(Robots);
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
