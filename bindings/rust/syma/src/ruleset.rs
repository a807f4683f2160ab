// SPDX-License-Identifier: MIT

use std::os::raw::{c_char, c_int};

use syma_sys as sys;

use crate::error::{Error, Result};
use crate::handle::{Handle, Object};
use crate::text::plain;

impl Object for sys::syma_ruleset {
    unsafe fn release(raw: *mut Self) {
        // SAFETY: as the caller promises.
        unsafe { sys::syma_ruleset_free(raw) }
    }
}

/// How to judge: the words and marks that count as evidence, compiled.
/// Threads may share it.
#[derive(Debug)]
pub struct Ruleset(pub(crate) Handle<sys::syma_ruleset>);

// SAFETY: immutable and shared freely once compiled, as a Ruleset always is.
unsafe impl Sync for Ruleset {}

impl Ruleset {
    /// A ruleset to fill. One that fails to load is of no use any more, so
    /// each step takes it and gives it back.
    ///
    /// ```
    /// # fn main() -> syma::Result<()> {
    /// let rules = syma::Ruleset::builder()?.load_builtin()?.compile()?;
    /// # drop(rules);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// What is compiled takes no more rules:
    ///
    /// ```compile_fail,E0599
    /// # fn main() -> syma::Result<()> {
    /// syma::Ruleset::builder()?.compile()?.load_builtin()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn builder() -> Result<RulesetBuilder> {
        // SAFETY: out is where to write.
        Handle::make(|out| unsafe { sys::syma_ruleset_new(out) })
            .map(RulesetBuilder)
    }
}

/// A ruleset that is being filled.
#[derive(Debug)]
#[must_use]
pub struct RulesetBuilder(Handle<sys::syma_ruleset>);

impl RulesetBuilder {
    /// Adds the rules that come with the library.
    pub fn load_builtin(self) -> Result<Self> {
        // SAFETY: used by this thread alone.
        let rc = unsafe { sys::syma_ruleset_load_builtin(self.0.raw()) };
        self.checked(rc)
    }

    /// Adds the rules of a `<rules>` document. Its errors tell the line.
    pub fn load(self, document: impl AsRef<[u8]>) -> Result<Self> {
        let bytes = document.as_ref();
        // SAFETY: bytes live through the call; used by this thread alone.
        let rc = unsafe {
            sys::syma_ruleset_load(
                self.0.raw(),
                bytes.as_ptr().cast::<c_char>(),
                bytes.len(),
            )
        };
        self.checked(rc)
    }

    /// Closes the ruleset: nothing can be added any more.
    pub fn compile(self) -> Result<Ruleset> {
        // SAFETY: used by this thread alone.
        let rc = unsafe { sys::syma_ruleset_compile(self.0.raw()) };
        self.checked(rc).map(|builder| Ruleset(builder.0))
    }

    fn checked(self, rc: c_int) -> Result<Self> {
        if rc >= 0 {
            return Ok(self);
        }
        let raw = self.0.raw();
        // SAFETY: the text is copied before anything changes it.
        let (text, line) = unsafe {
            (
                plain(sys::syma_ruleset_last_error(raw)),
                sys::syma_ruleset_error_line(raw),
            )
        };
        Err(Error::from_raw(rc, text).at_line(line))
    }
}
