//! Opaque names of things. None of them says anything about a person.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A text is not the identifier that it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not an identifier: {0}")]
pub struct IdError(&'static str);

macro_rules! opaque_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// The identifier made of these 128 bits.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// Its 128 bits.
            pub const fn bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                const DIGITS: [u8; 16] = *b"0123456789abcdef";
                let mut text = [0; 32];
                for (pair, byte) in text.chunks_exact_mut(2).zip(self.0) {
                    let digits = [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)]);
                    pair.copy_from_slice(&digits);
                }
                // A log of a million rows is written with these: one call, not thirty-two.
                f.write_str(str::from_utf8(&text).map_err(|_| fmt::Error)?)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
                    return Err(IdError("32 hexadecimal digits are expected"));
                }
                let mut bytes = [0; 16];
                // They are digits, as was just seen; a large letter differs in one bit.
                let value = |digit: u8| match digit {
                    b'0'..=b'9' => digit - b'0',
                    letter => (letter | 32) - b'a' + 10,
                };
                for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
                    *byte = pair.iter().fold(0, |byte, digit| byte << 4 | value(*digit));
                }
                Ok(Self(bytes))
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Digits;

                impl serde::de::Visitor<'_> for Digits {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("32 hexadecimal digits")
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                // A bundle has two in each of a million lines, so none of them is copied first.
                deserializer.deserialize_str(Digits)
            }
        }
    };
}

opaque_id!(
    /// A person, as a pseudonym: what ties it to a name or a badge lives in tables that can be
    /// erased.
    PersonId
);
opaque_id!(
    /// One entry of the log.
    EntryId
);
opaque_id!(
    /// One kiosk, for as long as it is installed.
    KioskId
);
opaque_id!(
    /// One unbroken stretch of a kiosk's log; new after every restore or copy.
    Epoch
);
opaque_id!(
    /// One member of staff or facilitator who has a PIN.
    KeeperId
);

impl KioskId {
    /// So many digits of its number tell the kiosks of one office apart.
    const SHORT_DIGITS: usize = 8;

    /// The first digits of its number, for people to read.
    pub fn short(&self) -> String {
        self.to_string().chars().take(Self::SHORT_DIGITS).collect()
    }
}

/// The immutable name of a series: what a site wrote in its configuration, or a random one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SeriesId(String);

impl SeriesId {
    /// The longest identifier of a series, in characters.
    pub const CHARS_MAX: usize = 32;

    /// Takes small letters, digits and hyphens.
    ///
    /// # Errors
    /// When the text is empty, too long or has another character.
    pub fn new(text: &str) -> Result<Self, IdError> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if text.is_empty() || text.len() > Self::CHARS_MAX || !text.bytes().all(fits) {
            return Err(IdError(
                "up to 32 small letters, digits and hyphens, such as \"tuesday-hope\"",
            ));
        }
        Ok(Self(text.to_owned()))
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SeriesId {
    type Error = IdError;
    fn try_from(text: String) -> Result<Self, IdError> {
        Self::new(&text)
    }
}

impl From<SeriesId> for String {
    fn from(id: SeriesId) -> Self {
        id.0
    }
}

impl fmt::Display for SeriesId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One evening. Of a scheduled meeting it is (series, original local date, original start), so that
/// a moved meeting keeps its attendance and two kiosks mean the same one; ad hoc ones are random.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionId(String);

impl SessionId {
    /// The evening of a series that was planned for this local date and start.
    pub fn scheduled(series: &SeriesId, date: chrono::NaiveDate, start: chrono::NaiveTime) -> Self {
        Self(format!("{series}@{date}T{}", start.format("%H:%M")))
    }

    /// An evening that nobody planned, from 128 random bits.
    pub fn ad_hoc(random: [u8; 16]) -> Self {
        Self(format!("adhoc@{}", EntryId::from_bytes(random)))
    }

    /// An identifier that was written by one of the two above.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One attendance on this kiosk: the row number of the log entry that began it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttendanceId(pub i64);

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, NaiveTime};

    #[test]
    fn an_opaque_id_reads_back_what_it_shows() {
        let id = PersonId::from_bytes([0xa5; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().to_uppercase().parse(), Ok(id));
        let all = EntryId::from_bytes(std::array::from_fn(|n| u8::try_from(n * 17).unwrap()));
        assert_eq!(all.to_string(), "00112233445566778899aabbccddeeff");
        assert_eq!(all.to_string().parse(), Ok(all));
        for bad in [
            "",
            "a5",
            "zz000000000000000000000000000000",
            "é0000000000000000000000000000000",
        ] {
            assert!(bad.parse::<PersonId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn two_kiosks_mean_the_same_evening() {
        let series = SeriesId::new("tuesday-hope").unwrap();
        let date = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let start = NaiveTime::from_hms_opt(19, 0, 0).unwrap();
        let id = SessionId::scheduled(&series, date, start);
        assert_eq!(id.as_str(), "tuesday-hope@2026-11-24T19:00");
        assert!(SeriesId::new("Tuesday Hope").is_err());
    }
}
