// SPDX-License-Identifier: MIT
//! The C interface of libsyma as it is: every function, every constant.
//!
//! The crate `syma` is made of it and is what programs want. The comments are
//! those of the C headers; `syma_xxx_free` and `syma_xxx_unref` are to be
//! called by hand here.

#![allow(non_camel_case_types)]

#[rustfmt::skip]
mod api;

pub use api::*;
