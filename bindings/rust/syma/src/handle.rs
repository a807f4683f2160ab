// SPDX-License-Identifier: MIT

use std::os::raw::c_int;
use std::ptr::{self, NonNull};

use crate::error::{check, Error, Result};

/// What the library makes and its caller releases.
pub(crate) trait Object {
    /// # Safety
    /// raw is the caller's, and is not used after this.
    unsafe fn release(raw: *mut Self);
}

/// Owns an object, or one reference to it.
#[derive(Debug)]
pub(crate) struct Handle<T: Object>(NonNull<T>);

impl<T: Object> Handle<T> {
    /// Takes over what a call gives by its last argument.
    pub(crate) fn make(
        make: impl FnOnce(*mut *mut T) -> c_int,
    ) -> Result<Self> {
        let mut raw = ptr::null_mut();
        check(make(&mut raw))?;
        Self::own(raw).ok_or_else(|| Error::from_raw(NO_OBJECT, ""))
    }

    /// Takes over an object, or a reference; `None` for NULL.
    pub(crate) fn own(raw: *mut T) -> Option<Self> {
        NonNull::new(raw).map(Self)
    }

    pub(crate) fn raw(&self) -> *mut T {
        self.0.as_ptr()
    }
}

/// Success without an object would be a fault of the library.
const NO_OBJECT: c_int = syma_sys::SYMA_EINTERNAL;

impl<T: Object> Drop for Handle<T> {
    fn drop(&mut self) {
        // SAFETY: owned, and never used again.
        unsafe { T::release(self.raw()) }
    }
}

// SAFETY: every object may go to another thread; none is tied to its maker's.
unsafe impl<T: Object> Send for Handle<T> {}

/// The pointer to an object that may be left out.
pub(crate) fn raw_or_null<T: Object>(handle: Option<&Handle<T>>) -> *mut T {
    handle.map_or(ptr::null_mut(), Handle::raw)
}
