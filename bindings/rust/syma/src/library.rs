// SPDX-License-Identifier: MIT
//! What there is to know of the library itself.

use syma_sys as sys;

use crate::enums::{State, Usable};
use crate::error::{check, Result};
use crate::flags::Flags;
use crate::text::{c_text, plain};

/// The release of the library that is running, as in "0.1.0".
#[must_use]
pub fn version() -> &'static str {
    // SAFETY: static text.
    unsafe { plain(sys::syma_version_string()) }
}

/// The same as a number, 0xMMmmpp.
#[must_use]
pub fn version_number() -> u32 {
    // SAFETY: only a number.
    unsafe { sys::syma_version_number() }
}

/// Has the running library a feature such as "tls", "http2" or
/// "pollable-fd"?
#[must_use]
pub fn has_feature(name: &str) -> bool {
    // SAFETY: name lives through the call.
    c_text(name).map_or(false, |name| unsafe {
        sys::syma_has_feature(name.as_ptr()) == 1
    })
}

/// The exit status of a program that reports a state. What maintenance is to
/// give is 0, 1 or 2.
pub fn exit_code(
    state: State,
    usable: Usable,
    flags: Flags,
    maintenance_code: i32,
) -> Result<i32> {
    // SAFETY: only numbers.
    check(unsafe {
        sys::syma_exit_code(
            state.to_raw(),
            usable.to_raw(),
            flags.bits(),
            maintenance_code,
        )
    })
}

/// A reason that a verdict can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reason {
    /// The name, as [`Verdict::reason`](crate::Verdict::reason) gives it.
    pub name: &'static str,
    /// What it means, in one English line.
    pub help: &'static str,
}

/// All reasons that the library knows.
pub fn reasons() -> impl ExactSizeIterator<Item = Reason> {
    // SAFETY: a count, and static texts.
    (0..unsafe { sys::syma_reason_count() }).map(|i| unsafe {
        Reason {
            name: plain(sys::syma_reason_name(i)),
            help: plain(sys::syma_reason_help(i)),
        }
    })
}
