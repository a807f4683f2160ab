// SPDX-License-Identifier: MIT
//! Texts on their way in and out.

use std::ffi::{CStr, CString};
use std::os::raw::{c_char, c_int};
use std::ptr;
use std::str;

use syma_sys as sys;

use crate::error::{check, Error, ErrorCode, Result};

/// A text as C takes it. A NUL inside would cut it and is refused.
pub(crate) fn c_text(text: &str) -> Result<CString> {
    CString::new(text).map_err(|_| {
        Error::new(ErrorCode::Einval, "a text holds a NUL character")
    })
}

pub(crate) fn c_text_opt(text: Option<&str>) -> Result<Option<CString>> {
    text.map(c_text).transpose()
}

pub(crate) fn as_ptr(text: &Option<CString>) -> *const c_char {
    text.as_ref().map_or(ptr::null(), |text| text.as_ptr())
}

/// A text of the library; `None` for NULL. It is UTF-8, as all that this
/// crate gives the library is; else it would end at the first other byte.
///
/// # Safety
/// raw is NULL or a text that lives and does not change for 'a.
pub(crate) unsafe fn borrowed<'a>(raw: *const c_char) -> Option<&'a str> {
    if raw.is_null() {
        return None;
    }
    // SAFETY: as the caller promises.
    let bytes = unsafe { CStr::from_ptr(raw) }.to_bytes();
    let end = match str::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error.valid_up_to(),
    };
    str::from_utf8(&bytes[..end]).ok()
}

/// A text that is "" rather than NULL where there is none.
///
/// # Safety
/// As for [`borrowed`].
pub(crate) unsafe fn plain<'a>(raw: *const c_char) -> &'a str {
    // SAFETY: as the caller promises.
    unsafe { borrowed(raw) }.unwrap_or("")
}

/// A text in which "" says that there is none.
///
/// # Safety
/// As for [`borrowed`].
pub(crate) unsafe fn told<'a>(raw: *const c_char) -> Option<&'a str> {
    // SAFETY: as the caller promises.
    unsafe { borrowed(raw) }.filter(|text| !text.is_empty())
}

/// Takes over a text that the library made for its caller. Names of
/// certificates in it may be no UTF-8.
pub(crate) fn made(
    make: impl FnOnce(*mut *mut c_char) -> c_int,
) -> Result<String> {
    let mut raw = ptr::null_mut();
    check(make(&mut raw))?;
    if raw.is_null() {
        return Ok(String::new());
    }
    // SAFETY: a text of ours from here on; it is copied before it is freed.
    let text = unsafe { CStr::from_ptr(raw) }
        .to_string_lossy()
        .into_owned();
    // SAFETY: made by the library, and freed once.
    unsafe { sys::syma_string_free(raw) };
    Ok(text)
}
