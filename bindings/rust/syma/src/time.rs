// SPDX-License-Identifier: MIT
//! Milliseconds of the library, and the types of the standard library.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A duration; `None` for the -1 that says that there is none.
pub(crate) fn duration(ms: i64) -> Option<Duration> {
    u64::try_from(ms).ok().map(Duration::from_millis)
}

/// A moment; `None` for the -1 that says that there is none.
pub(crate) fn moment(ms: i64) -> Option<SystemTime> {
    duration(ms).and_then(|since| UNIX_EPOCH.checked_add(since))
}

pub(crate) fn to_ms(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// Milliseconds since the epoch; less than 0 before it.
pub(crate) fn since_epoch(moment: SystemTime) -> i64 {
    match moment.duration_since(UNIX_EPOCH) {
        Ok(since) => to_ms(since),
        Err(before) => -to_ms(before.duration()).max(1),
    }
}
