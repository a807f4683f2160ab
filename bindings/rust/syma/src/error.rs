// SPDX-License-Identifier: MIT

use std::fmt;
use std::io;
use std::os::raw::c_int;

use syma_sys as sys;

use crate::text::{borrowed, plain};

/// What a call of this crate gives.
pub type Result<T> = std::result::Result<T, Error>;

open_enum! {
    /// The codes of errors, by the names of the C interface.
    ErrorCode {
        /// Out of memory.
        Enomem = SYMA_ENOMEM,
        /// An argument is wrong.
        Einval = SYMA_EINVAL,
        /// The right call at the wrong moment.
        Estate = SYMA_ESTATE,
        /// A value is out of its bounds.
        Erange = SYMA_ERANGE,
        /// No such key, name, section or file.
        Enotfound = SYMA_ENOTFOUND,
        /// There is one of that name already.
        Eexists = SYMA_EEXISTS,
        /// A document is not as it must be.
        Esyntax = SYMA_ESYNTAX,
        /// A regular expression does not compile.
        Eregex = SYMA_EREGEX,
        /// Not an http or https URL that may be used.
        Eurl = SYMA_EURL,
        /// More than the library takes.
        Elimit = SYMA_ELIMIT,
        /// Not on this system or in this build.
        Enotsup = SYMA_ENOTSUP,
        /// The operating system refused something.
        Esystem = SYMA_ESYSTEM,
        /// Used in a child process of its maker.
        Efork = SYMA_EFORK,
        /// A fault of the library or one below it.
        Einternal = SYMA_EINTERNAL,
    }
}

impl ErrorCode {
    /// The name, as in "SYMA_EURL"; `None` for a number without one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        // SAFETY: static text.
        unsafe { borrowed(sys::syma_error_name(self.to_raw())) }
    }

    /// What it means, in a few English words.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        // SAFETY: static text.
        unsafe { plain(sys::syma_strerror(self.to_raw())) }
    }
}

display_name!(ErrorCode);

/// Trouble on our side, or a wrong call. Trouble of a portal is a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: ErrorCode,
    message: String,
    line: Option<usize>,
}

impl Error {
    pub(crate) fn new(code: ErrorCode, message: &str) -> Self {
        Self {
            code,
            message: message.to_owned(),
            line: None,
        }
    }

    /// The error of a result code; where the object that failed knows no
    /// more, its text is the meaning of the code.
    pub(crate) fn from_raw(raw: c_int, last_error: &str) -> Self {
        let code = ErrorCode::from_raw(raw);
        match last_error {
            "" => Self::new(code, code.meaning()),
            text => Self::new(code, text),
        }
    }

    /// The line of a document that is to blame, where it is not 0.
    pub(crate) fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line).filter(|line| *line > 0);
        self
    }

    /// Which error it is.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// The name of the code, as in "SYMA_EURL"; `None` for the number of a
    /// newer library.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        self.code.name()
    }

    /// What went wrong, in English.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The line of the document that is to blame, from 1.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.line
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for Error {}

impl From<Error> for io::Error {
    fn from(error: Error) -> Self {
        Self::new(io::ErrorKind::Other, error)
    }
}

/// The number that a call gave, or the error that it stands for.
pub(crate) fn check(raw: c_int) -> Result<c_int> {
    match raw {
        0.. => Ok(raw),
        _ => Err(Error::from_raw(raw, "")),
    }
}
