//! Attendance statements: a slip that says that somebody was at one meeting, for whoever they
//! choose to give it to.
//!
//! Only a person asks for one, only where the series offers it, and only a facilitator says that
//! they were present at the end. The number of a slip holds its date and times, so that nothing has
//! to be kept for checking it; its code says that this kiosk made it, for this name.

use std::fmt;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::id::AttendanceId;
use super::name::ChosenName;
use super::series::Room;
use super::session::{Session, SessionState};

/// Ten digits and the letters without I, L, O and U, which are read as 1, 1, 0 and V.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Bits of a sign.
const SIGN_BITS: u32 = 5;
/// Bits of the date of a slip: days since 2000.
const DATE_BITS: u32 = 16;
/// Bits of the times of a slip: minutes, from [`EARLIEST_MINS`] before the midnight of its date.
const TIME_BITS: u32 = 12;
/// How long before the midnight of its date somebody may have come, in minutes.
const EARLIEST_MINS: i64 = 12 * 60;
/// Bits that tell slips of one minute apart.
const CHANCE_BITS: u32 = 10;
/// How long an evening's statements can be asked for and made after its end, in hours.
pub const STATEMENT_HOURS_MAX: i64 = 12;

/// Whether the people of a series can have statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Statements {
    /// As everywhere, unless somebody decided otherwise.
    #[default]
    None,
    /// Whoever asks may have one.
    Offered,
}

/// What a person can do about a statement of the evening they are at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asking {
    /// The evening offers none.
    #[default]
    NotOffered,
    /// They can ask.
    CanAsk,
    /// They have asked.
    Asked,
}

/// Somebody who asked, on the Tonight card.
#[derive(Clone, PartialEq)]
pub struct StatementWish {
    /// Of which sign-in.
    pub attendance: AttendanceId,
    /// The name they are known by here, in name and roster modes only.
    pub name: Option<ChosenName>,
    /// When they came.
    pub signed_in: DateTime<Utc>,
    /// Whether it can be confirmed by now.
    pub presence: Presence,
}

impl fmt::Debug for StatementWish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StatementWish")
            .field("attendance", &self.attendance)
            .finish_non_exhaustive()
    }
}

/// Whether somebody can be said to have been present at the end, and until when that was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// The meeting goes on until then.
    NotYet(DateTime<Utc>),
    /// They left before the end.
    Left,
    /// It can be confirmed; they were there until then.
    Until(DateTime<Utc>),
}

/// What is known of an attendance that a statement is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attended {
    /// When they came.
    pub signed_in: DateTime<Utc>,
    /// When they left, on a roster.
    pub signed_out: Option<DateTime<Utc>>,
    /// "Stayed to the end", on a roster.
    pub stayed: Option<bool>,
}

impl Presence {
    /// Whether the end of this evening has come for somebody: by the clock, because the facilitator
    /// closed it, or because they are marked as having stayed to the end.
    pub fn of(session: &Session, attended: &Attended, now: DateTime<Utc>) -> Self {
        let stayed = attended.stayed;
        let left_early = attended.signed_out.is_some_and(|left| left < session.end);
        if stayed == Some(false) || (left_early && stayed != Some(true)) {
            return Self::Left;
        }
        let is_over = now >= session.end || session.state == SessionState::Closed;
        if !is_over && stayed != Some(true) {
            return Self::NotYet(session.end);
        }
        let until = attended.signed_out.unwrap_or(session.end).min(now);
        Self::Until(until.max(attended.signed_in))
    }
}

/// The number of a slip: its date, from when until when, and some chance.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SlipNumber(u64);

impl fmt::Debug for SlipNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SlipNumber(..)")
    }
}

impl SlipNumber {
    /// Signs of a number.
    pub const SIGNS: usize = 10;

    /// The number of a slip of this local date and of these local times; none for a date or times
    /// that no evening has.
    pub fn new(
        date: NaiveDate,
        from: NaiveDateTime,
        until: NaiveDateTime,
        chance: [u8; 2],
    ) -> Option<Self> {
        let midnight = date.and_time(NaiveTime::MIN);
        let minutes = |at: NaiveDateTime| {
            let minutes = (at - midnight).num_minutes() + EARLIEST_MINS;
            u64::try_from(minutes)
                .ok()
                .filter(|minutes| *minutes < 1 << TIME_BITS)
        };
        let days = u64::try_from((date - first_day()?).num_days()).ok()?;
        let is_date = days < 1 << DATE_BITS;
        let chance = u64::from(u16::from_be_bytes(chance)) & ((1 << CHANCE_BITS) - 1);
        let number = ((days << TIME_BITS | minutes(from)?) << TIME_BITS | minutes(until)?)
            << CHANCE_BITS
            | chance;
        is_date.then_some(Self(number))
    }

    /// The date of the evening.
    pub fn date(self) -> Option<NaiveDate> {
        let days = self.0 >> (2 * TIME_BITS + CHANCE_BITS);
        first_day()?.checked_add_days(Days::new(days))
    }

    /// From when.
    pub fn from(self) -> Option<NaiveDateTime> {
        self.minute(TIME_BITS + CHANCE_BITS)
    }

    /// Until when.
    pub fn until(self) -> Option<NaiveDateTime> {
        self.minute(CHANCE_BITS)
    }

    fn minute(self, place: u32) -> Option<NaiveDateTime> {
        let minutes = (self.0 >> place) & ((1 << TIME_BITS) - 1);
        let minutes = i64::try_from(minutes).ok()? - EARLIEST_MINS;
        let midnight = self.date()?.and_time(NaiveTime::MIN);
        midnight.checked_add_signed(TimeDelta::minutes(minutes))
    }

    /// For the code that goes over it.
    pub const fn bytes(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }

    /// As it is printed: two groups of five.
    pub fn printed(self) -> String {
        in_two(&signs_of(self.0, Self::SIGNS))
    }
}

/// The code of a slip.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SlipCode([u8; SlipCode::BYTES]);

impl fmt::Debug for SlipCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SlipCode(..)")
    }
}

impl SlipCode {
    /// How much of the keyed hash is printed, in bytes.
    pub const BYTES: usize = 5;
    /// Signs of a code.
    pub const SIGNS: usize = Self::BYTES * 8 / SIGN_BITS as usize;

    /// The code that these bytes are.
    pub const fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub const fn bytes(self) -> [u8; Self::BYTES] {
        self.0
    }

    /// As it is printed: two groups of four.
    pub fn printed(self) -> String {
        let number = self
            .0
            .iter()
            .fold(0, |all, byte| all << 8 | u64::from(*byte));
        in_two(&signs_of(number, Self::SIGNS))
    }
}

/// The number and the code as somebody typed them from a slip, one behind the other: small or
/// capital letters, with any spaces and hyphens between; none where it cannot be both.
pub fn typed(text: &str) -> Option<(SlipNumber, SlipCode)> {
    let signs: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    if signs.len() != SlipNumber::SIGNS + SlipCode::SIGNS {
        return None;
    }
    let (number, code) = signs.split_at(SlipNumber::SIGNS);
    let [_, _, _, code @ ..] = number_of(code)?.to_be_bytes();
    Some((SlipNumber(number_of(number)?), SlipCode(code)))
}

/// All that a slip says.
#[derive(Clone, PartialEq)]
pub struct Statement {
    /// The name as the person wants it stated.
    pub name: ChosenName,
    /// The neutral title of the meeting.
    pub title: String,
    /// The room.
    pub room: Room,
    /// Date and times.
    pub number: SlipNumber,
    /// That this kiosk made it.
    pub code: SlipCode,
}

impl fmt::Debug for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Statement(..)")
    }
}

/// A moment by the wall clock of a place, to the minute.
pub fn local_minute(at: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    at.with_timezone(&zone).naive_local()
}

const fn first_day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2000, 1, 1)
}

fn signs_of(number: u64, count: usize) -> String {
    let sign = |place: usize| {
        let shift = SIGN_BITS as usize * (count - 1 - place);
        char::from(ALPHABET[((number >> shift) & 31) as usize])
    };
    (0..count).map(sign).collect()
}

fn in_two(signs: &str) -> String {
    let (first, second) = signs.split_at(signs.len() / 2);
    format!("{first}-{second}")
}

fn number_of(signs: &[char]) -> Option<u64> {
    signs.iter().try_fold(0, |number, sign| {
        let sign = match sign.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            'U' => 'V',
            other => other,
        };
        let five = ALPHABET
            .iter()
            .position(|known| char::from(*known) == sign)?;
        Some(number << SIGN_BITS | five as u64)
    })
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::attendance::AttendanceMode;
    use crate::domain::id::SessionId;
    use crate::domain::series::SchemeId;

    fn at(hour: u32, minute: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 24, hour, minute, 0).unwrap()
    }

    fn evening(state: SessionState) -> Session {
        Session {
            id: SessionId::ad_hoc([7; 16]),
            series: None,
            title: "Circle".to_owned(),
            room: Room("Hall".to_owned()),
            mode: AttendanceMode::Roster,
            scheme: SchemeId("none".to_owned()),
            start: at(19, 0),
            end: at(20, 0),
            opens: at(18, 30),
            closes: at(20, 30),
            local_date: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            topic: None,
            state,
        }
    }

    #[test]
    fn the_end_comes_by_the_clock_by_closing_or_by_a_mark() {
        let (open, closed) = (evening(SessionState::Open), evening(SessionState::Closed));
        let came = |signed_out: Option<DateTime<Utc>>, stayed| Attended {
            signed_in: at(18, 52),
            signed_out,
            stayed,
        };
        let not_yet = Presence::NotYet(at(20, 0));
        let until = |hour, minute| Presence::Until(at(hour, minute));
        for (case, session, attended, now, wanted) in [
            (
                "while it goes on",
                &open,
                came(None, None),
                at(19, 59),
                not_yet,
            ),
            (
                "at the end",
                &open,
                came(None, None),
                at(20, 0),
                until(20, 0),
            ),
            (
                "after it",
                &open,
                came(None, None),
                at(20, 25),
                until(20, 0),
            ),
            (
                "closed early",
                &closed,
                came(None, None),
                at(19, 50),
                until(19, 50),
            ),
            (
                "marked",
                &open,
                came(None, Some(true)),
                at(19, 55),
                until(19, 55),
            ),
            (
                "left early",
                &open,
                came(Some(at(19, 20)), None),
                at(20, 5),
                Presence::Left,
            ),
            (
                "said so",
                &open,
                came(None, Some(false)),
                at(20, 5),
                Presence::Left,
            ),
            (
                "touched too early, and stayed",
                &open,
                came(Some(at(19, 58)), Some(true)),
                at(20, 5),
                until(19, 58),
            ),
            (
                "left after the end",
                &closed,
                came(Some(at(20, 10)), None),
                at(20, 12),
                until(20, 10),
            ),
        ] {
            assert_eq!(Presence::of(session, &attended, now), wanted, "{case}");
        }
    }

    #[test]
    fn a_number_that_no_slip_can_have_is_not_made() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let noon = date.and_hms_opt(12, 0, 0).unwrap();
        let early = noon - TimeDelta::days(2);
        assert_eq!(SlipNumber::new(date, early, noon, [0; 2]), None);
        assert_eq!(
            SlipNumber::new(date, noon, noon + TimeDelta::days(3), [0; 2]),
            None
        );
        let before = NaiveDate::from_ymd_opt(1999, 12, 31).unwrap();
        let midnight = before.and_time(NaiveTime::MIN);
        assert_eq!(SlipNumber::new(before, midnight, midnight, [0; 2]), None);
    }

    #[test]
    fn what_cannot_be_a_number_and_a_code_is_none() {
        for text in [
            "",
            "ABCDE-FGHJK",
            "ABCDE-FGHJK 1234-567",
            "ABCDE-FGHJK 1234-567?",
            "ÄBCDE-FGHJK 1234-5678",
        ] {
            assert_eq!(typed(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_slip_is_typed_as_it_was_printed(
            day in 0..60_000_u64,
            from in -700..2_000_i64,
            long in 0..1_300_i64,
            chance: [u8; 2],
            code: [u8; 5],
        ) {
            let date = first_day().unwrap().checked_add_days(Days::new(day)).unwrap();
            let from = date.and_time(NaiveTime::MIN) + TimeDelta::minutes(from);
            let until = from + TimeDelta::minutes(long);
            let number = SlipNumber::new(date, from, until, chance).unwrap();
            let code = SlipCode::from_bytes(code);
            prop_assert_eq!(number.date(), Some(date));
            prop_assert_eq!((number.from(), number.until()), (Some(from), Some(until)));
            let printed = format!("{} {}", number.printed(), code.printed());
            prop_assert_eq!(printed.len(), 11 + 1 + 9);
            prop_assert_eq!(typed(&printed), Some((number, code)));
            let sloppy = printed.to_lowercase().replace('1', "l").replace('0', "o");
            let sloppy = sloppy.replace('-', "  ");
            prop_assert_eq!(typed(&sloppy), Some((number, code)));
        }
    }
}
