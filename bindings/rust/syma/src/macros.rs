// SPDX-License-Identifier: MIT

/// An enum of the numbers of a list that grows.
macro_rules! open_enum {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$value_doc:meta])* $variant:ident = $raw:ident,)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$value_doc])* $variant,)+
            /// A number that a newer library gave.
            Unrecognized(i32),
        }

        impl $name {
            /// The value of a number of the C interface.
            #[must_use]
            pub fn from_raw(raw: i32) -> Self {
                match raw {
                    $(syma_sys::$raw => Self::$variant,)+
                    other => Self::Unrecognized(other),
                }
            }

            /// The number of the C interface.
            #[must_use]
            pub fn to_raw(self) -> i32 {
                match self {
                    $(Self::$variant => syma_sys::$raw,)+
                    Self::Unrecognized(other) => other,
                }
            }
        }
    };
}

/// Shows an enum by its name, or by its number where that has none.
macro_rules! display_name {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self.name() {
                    Some(name) => f.pad(name),
                    None => write!(f, "{}", self.to_raw()),
                }
            }
        }
    };
}

/// A set of bits; those that are not known here are kept.
macro_rules! bit_set {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$value_doc:meta])* $constant:ident = $raw:ident,)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name(u32);

        impl $name {
            /// No bit.
            pub const NONE: Self = Self(0);
            $($(#[$value_doc])* pub const $constant: Self =
                Self(syma_sys::$raw);)+

            /// The set of these bits.
            #[must_use]
            pub const fn from_bits(bits: u32) -> Self {
                Self(bits)
            }

            /// The bits as a number.
            #[must_use]
            pub const fn bits(self) -> u32 {
                self.0
            }

            /// Is no bit set?
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Are all bits of the other set?
            #[must_use]
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// The bits that are set, each as a set of its own.
            pub fn iter(self) -> impl Iterator<Item = Self> {
                (0..u32::BITS)
                    .map(|place| Self(1 << place))
                    .filter(move |bit| self.contains(*bit))
            }
        }

        impl std::ops::BitOr for $name {
            type Output = Self;

            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }

        impl std::ops::BitOrAssign for $name {
            fn bitor_assign(&mut self, other: Self) {
                self.0 |= other.0;
            }
        }
    };
}
