//! A PIN: digits that protect a screen, not a stolen disk.

use std::fmt;

use super::AccessError;

/// Digits that somebody chose or typed. Never stored and never shown: see [`super::SecretHash`].
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    /// The fewest digits that a site may allow.
    pub const DIGITS_MIN: usize = 4;
    /// The most digits of a PIN.
    pub const DIGITS_MAX: usize = 12;
    /// The fewest digits unless a site says otherwise.
    pub const DIGITS_DEFAULT: usize = 6;

    /// A new PIN that somebody chose, with at least `digits_min` digits.
    ///
    /// # Errors
    /// When it has other signs than digits, is too short or too long, or is what a stranger would
    /// try first.
    pub fn choose(text: &str, digits_min: usize) -> Result<Self, AccessError> {
        let least = digits_min.clamp(Self::DIGITS_MIN, Self::DIGITS_MAX);
        let digits = digits_of(text, least)?;
        if is_obvious(&digits) {
            return Err(AccessError::PinTooObvious);
        }
        Ok(Self(text.to_owned()))
    }

    /// A PIN as it was typed to get in: any that could ever have been chosen here.
    ///
    /// # Errors
    /// When it has other signs than digits, or no allowed length.
    pub fn typed(text: &str) -> Result<Self, AccessError> {
        digits_of(text, Self::DIGITS_MIN)?;
        Ok(Self(text.to_owned()))
    }

    /// Its digits, for hashing.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not even its length.
        f.write_str("Pin(..)")
    }
}

fn digits_of(text: &str, least: usize) -> Result<Vec<u8>, AccessError> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AccessError::PinNotDigits);
    }
    if !(least..=Pin::DIGITS_MAX).contains(&text.len()) {
        return Err(AccessError::PinLength {
            least,
            most: Pin::DIGITS_MAX,
        });
    }
    Ok(text.bytes().map(|b| b - b'0').collect())
}

/// What people choose without thinking, by shape: the same step throughout (000000, 123456, 987654,
/// 246802), a repeated piece (121212, 123123), doubled digits in steps (112233), a line or a corner
/// of the number pad.
fn is_obvious(digits: &[u8]) -> bool {
    // Lines of the pad, drawn one after another; checked in both directions.
    const PAD: [&str; 8] = [
        "147258", "258369", "147852", "159357", "159753", "123789", "789456", "2580",
    ];
    let repeats = (1..=digits.len() / 2).any(|piece| is_repetition(digits, piece));
    let doubled = digits.len().is_multiple_of(2)
        && digits.chunks(2).all(|pair| pair[0] == pair[1])
        && has_one_step(&digits.iter().step_by(2).copied().collect::<Vec<_>>());
    let on_pad = PAD.iter().any(|line| {
        let line = line.bytes().map(|b| b - b'0');
        line.clone().eq(digits.iter().copied()) || line.rev().eq(digits.iter().copied())
    });
    has_one_step(digits) || repeats || doubled || on_pad
}

fn has_one_step(digits: &[u8]) -> bool {
    let step = |pair: &[u8]| (10 + pair[1] - pair[0]) % 10;
    let mut steps = digits.windows(2).map(step);
    let first = steps.next();
    steps.all(|next| Some(next) == first)
}

fn is_repetition(digits: &[u8], piece: usize) -> bool {
    digits.len().is_multiple_of(piece)
        && digits.chunks(piece).all(|chunk| chunk == &digits[..piece])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_that_a_stranger_tries_first_is_refused() {
        for obvious in [
            "000000",
            "999999",
            "123456",
            "654321",
            "012345",
            "890123",
            "246802",
            "121212",
            "123123",
            "112233",
            "998877",
            "147258",
            "852741",
            "159753",
            "789456",
            "1111",
            "1234",
            "4321",
            "1212",
            "2580",
            "123412341234",
        ] {
            assert_eq!(
                Pin::choose(obvious, Pin::DIGITS_MIN),
                Err(AccessError::PinTooObvious),
                "{obvious}"
            );
        }
    }

    #[test]
    fn an_ordinary_pin_is_taken() {
        for pin in ["481516", "730194", "100245", "112358", "905113", "0485"] {
            assert!(Pin::choose(pin, Pin::DIGITS_MIN).is_ok(), "{pin}");
        }
    }

    #[test]
    fn few_pins_are_lost_to_the_rules() {
        let refused = (0..1_000_000u32)
            .filter(|n| Pin::choose(&format!("{n:06}"), 6).is_err())
            .count();
        assert!((100..1_500).contains(&refused), "{refused} of a million");
    }

    #[test]
    fn a_pin_has_only_digits_and_an_allowed_length() {
        let length = |least| AccessError::PinLength { least, most: 12 };
        for (typed, least, error) in [
            ("", 6, length(6)),
            ("48151", 6, length(6)),
            ("481", 4, length(4)),
            ("481", 0, length(4)),
            ("4815162342108", 6, length(6)),
            ("48151 ", 6, AccessError::PinNotDigits),
            ("48151a", 6, AccessError::PinNotDigits),
            ("٤٨١٥١٦", 6, AccessError::PinNotDigits),
            ("-48151", 6, AccessError::PinNotDigits),
        ] {
            assert_eq!(Pin::choose(typed, least), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn whatever_was_once_chosen_can_be_typed() {
        assert!(Pin::typed("1234").is_ok());
        assert!(Pin::typed("123").is_err());
    }

    #[test]
    fn debug_output_holds_no_digit() {
        assert_eq!(format!("{:?}", Pin::typed("481516").unwrap()), "Pin(..)");
    }
}
