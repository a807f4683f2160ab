// SPDX-License-Identifier: MIT

use std::ops::RangeInclusive;
use std::time::Duration;

use syma_sys as sys;

use crate::enums::OptionType;
use crate::error::{check, Result};
use crate::handle::{Handle, Object};
use crate::text::{borrowed, c_text, plain};
use crate::time::to_ms;

impl Object for sys::syma_options {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_options_free(raw) }
    }
}

/// Limits and manners: how long, how much, how often. What is made with
/// options has a copy of them.
///
/// ```
/// # fn main() -> syma::Result<()> {
/// use std::time::Duration;
///
/// let mut options = syma::Options::new()?;
/// options.set("timeout_ms", Duration::from_secs(5))?;
/// options.set("user_agent", "watch/1.0")?.set("allow_private", true)?;
/// assert_eq!(options.get("timeout_ms")?, 5000.into());
/// assert!(options.set("timeout_ms", 0).is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Options(pub(crate) Handle<sys::syma_options>);

impl Options {
    /// Options in which every key has its default.
    pub fn new() -> Result<Self> {
        // SAFETY: out is where to write.
        Handle::make(|out| unsafe { sys::syma_options_new(out) }).map(Self)
    }

    /// Sets an option. On failure the old value stays.
    pub fn set(
        &mut self,
        key: &str,
        value: impl Into<OptionValue>,
    ) -> Result<&mut Self> {
        match value.into() {
            OptionValue::Int(number) => self.set_int(key, number)?,
            OptionValue::Text(text) => self.set_text(key, &text)?,
        }
        Ok(self)
    }

    fn set_int(&mut self, key: &str, value: i64) -> Result<()> {
        let key = c_text(key)?;
        // SAFETY: key lives through the call.
        check(unsafe {
            sys::syma_options_set_int(self.0.raw(), key.as_ptr(), value)
        })?;
        Ok(())
    }

    fn set_text(&mut self, key: &str, value: &str) -> Result<()> {
        let (key, value) = (c_text(key)?, c_text(value)?);
        // SAFETY: key and value live through the call.
        check(unsafe {
            sys::syma_options_set_str(
                self.0.raw(),
                key.as_ptr(),
                value.as_ptr(),
            )
        })?;
        Ok(())
    }

    /// Sets an option, for a chain that makes options.
    pub fn with(
        mut self,
        key: &str,
        value: impl Into<OptionValue>,
    ) -> Result<Self> {
        self.set(key, value)?;
        Ok(self)
    }

    /// What an option is set to.
    pub fn get(&self, key: &str) -> Result<OptionValue> {
        let key = c_text(key)?;
        let mut number = 0;
        // SAFETY: key lives through the call, and number is where to write.
        let rc = unsafe {
            sys::syma_options_get_int(self.0.raw(), key.as_ptr(), &mut number)
        };
        // SAFETY: copied before the option is set again.
        let text = unsafe {
            borrowed(sys::syma_options_get_str(self.0.raw(), key.as_ptr()))
        };
        match text {
            Some(text) => Ok(text.into()),
            None => check(rc).map(|_| number.into()),
        }
    }

    /// All keys with what they are set to.
    pub fn iter(
        &self,
    ) -> impl Iterator<Item = (&'static str, OptionValue)> + '_ {
        option_table().filter_map(move |option| {
            self.get(option.name).ok().map(|value| (option.name, value))
        })
    }
}

/// The value of an option.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OptionValue {
    /// A number: milliseconds, bytes, a count, or 0 and 1 for no and yes.
    Int(i64),
    /// A text.
    Text(String),
}

impl From<i64> for OptionValue {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<i32> for OptionValue {
    fn from(value: i32) -> Self {
        Self::Int(value.into())
    }
}

impl From<u32> for OptionValue {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<bool> for OptionValue {
    fn from(value: bool) -> Self {
        Self::Int(value.into())
    }
}

/// In milliseconds, as all options that are a time.
impl From<Duration> for OptionValue {
    fn from(value: Duration) -> Self {
        Self::Int(to_ms(value))
    }
}

impl From<&str> for OptionValue {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for OptionValue {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

/// What there is to know of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OptionInfo {
    /// Its key.
    pub name: &'static str,
    /// Whether it is a number or a text.
    pub kind: OptionType,
    /// From the least to the greatest value of a number; 0 to 0 for a text.
    pub bounds: RangeInclusive<i64>,
    /// What it is where nobody set it.
    pub default: OptionValue,
    /// What it is for, in one English line that names its unit.
    pub help: &'static str,
}

impl OptionInfo {
    fn at(i: usize) -> Self {
        // SAFETY: numbers and static texts.
        unsafe {
            let text = borrowed(sys::syma_option_default_str(i));
            let number = sys::syma_option_default(i);
            Self {
                name: plain(sys::syma_option_name(i)),
                kind: OptionType::from_raw(sys::syma_option_type(i)),
                bounds: sys::syma_option_min(i)..=sys::syma_option_max(i),
                default: text.map_or(number.into(), OptionValue::from),
                help: plain(sys::syma_option_help(i)),
            }
        }
    }
}

/// All options that the library has.
pub fn option_table() -> impl ExactSizeIterator<Item = OptionInfo> {
    // SAFETY: only counts.
    (0..unsafe { sys::syma_option_count() }).map(OptionInfo::at)
}
