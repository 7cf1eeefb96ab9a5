//! A log to seal that is made up as it is read, so that no database is in the time.

use std::io::Write;

use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::America::Chicago;
use keytag::domain::carried::{CarriedPerson, CarriedSeries, Span, Stretch};
use keytag::domain::entry::EntryKey;
use keytag::domain::id::{EntryId, Epoch, KioskId, PersonId};
use keytag::domain::moment::{ClockState, Moment};
use keytag::domain::row::{NOTHING_BEFORE, Row};
use keytag::transfer::TransferError;
use keytag::transfer::bundle::{
    self, Contents, Cover, Each, EachRow, Recipients, SigningKey, Site,
};

/// Entries of an evening: that it opened, and who came.
const AN_EVENING: u64 = 41;
/// Ten years, from the first day of 2026 on.
const DAYS: u64 = 3_652;
const FIRST_DAY: (i32, u32, u32) = (2026, 1, 1);
const DAY_SECS: u64 = 86_400;
/// A house is open for half of the day, and from the morning on, by UTC.
const OPEN_SECS: u64 = DAY_SECS / 2;
const MORNING_SECS: u64 = 13 * 3_600;
/// Of so many entries one person is a regular of the house: they come twice a week.
const OF_A_REGULAR: u64 = 1_000;
/// After so many days everybody has moved on, and somebody else came in their place.
const REGULAR_DAYS: u64 = 365;
/// One in so many is a regular of the next house.
const A_GUEST: u64 = 20;

/// The log of one house over ten years: sign-ins by card, made up as they are read.
pub struct Log {
    pub entries: u64,
    /// Which house of several.
    pub house: u8,
    stretches: [Stretch; 1],
}

impl Log {
    /// So many entries.
    pub fn of(entries: u64) -> Self {
        let span = Span {
            epoch: Epoch::from_bytes([0xee; 16]),
            first: 1,
            last: entries,
        };
        let stretch = Stretch {
            span,
            before: NOTHING_BEFORE,
        };
        Self {
            entries,
            house: 0,
            stretches: [stretch],
        }
    }

    fn kiosk(&self) -> KioskId {
        KioskId::from_bytes([0xa0 + self.house; 16])
    }

    /// Seals all of it, on the day behind the last.
    pub fn seal(&mut self, out: impl Write, recipients: &Recipients) {
        let cover = Cover {
            kiosk: self.kiosk(),
            epoch: self.stretches[0].span.epoch,
            number: 1,
            before: None,
            site: Site {
                code: format!("HOPE{}", self.house),
                zone: "America/Chicago".to_owned(),
            },
            stood: Vec::new(),
            now: Moment {
                utc: day(DAYS + 1).and_time(NaiveTime::MIN).and_utc(),
                zone: Chicago,
                boot: 5,
                boot_ms: 60_000,
                clock: ClockState::Ok,
            },
        };
        let key = SigningKey::from_seed(&[7 + self.house; 32]);
        let sealed = bundle::seal(out, &cover, &key, recipients, self, &mut |_| Ok(()));
        assert_eq!(sealed.unwrap().rows, self.entries);
    }

    /// Each of its entries.
    pub fn each(&mut self, each: &mut EachRow<'_>) -> Result<(), TransferError> {
        self.entries(self.stretches[0].span, each)
    }
}

impl Contents for Log {
    fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    fn entries(&mut self, of: Span, each: &mut EachRow<'_>) -> Result<(), TransferError> {
        let evenings = self.entries / AN_EVENING + 1;
        let a_day = evenings.div_ceil(DAYS);
        let regulars = (self.entries / OF_A_REGULAR).max(AN_EVENING);
        let first = day(0).and_time(NaiveTime::MIN).and_utc().timestamp();
        for seq in of.first..=of.last {
            // Ids are random: nothing about them can be compressed.
            let id = u128::from(seq + (u64::from(self.house) << 56))
                .wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
            let (evening, nth) = (seq / AN_EVENING, seq % AN_EVENING);
            let on = evening * DAYS / evenings;
            let of_day = evening - (on * evenings).div_ceil(DAYS);
            // Some move on each day, and as many come in their place.
            let moved_on = |on: u64| on * regulars / REGULAR_DAYS;
            let new = moved_on(on.saturating_sub(1)) + regulars + of_day;
            let is_new = nth + 1 == AN_EVENING && new < moved_on(on) + regulars;
            let any = seq.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
            let house = u64::from(self.house) + u64::from(!is_new && any % A_GUEST == 0);
            let of_house = if is_new {
                new
            } else {
                moved_on(on) + any / A_GUEST % regulars
            };
            let person = u128::from((house << 32) + of_house + 1)
                .wrapping_mul(0xd6e8_feb8_6659_fd93_a5a3_5625_1a4b_4e6d);

            let begins = on * DAY_SECS + MORNING_SECS + of_day * OPEN_SECS / a_day;
            let start = first + begins.cast_signed();
            let session = format!("hope-{of_day}@{}T19:00", day(on));
            let boot_ms = ((begins + nth * 30) * 1_000).cast_signed();
            let opened = format!(
                r#"{{"series":"hope","mode":"anonymous_badge","start":{start},"end":{}}}"#,
                start + 3_600
            );
            let (kind, payload) = match nth {
                0 => ("session_opened", opened.as_str()),
                _ if is_new => ("signed_in", r#"{"attendee":"newcomer","method":"badge"}"#),
                _ => ("signed_in", r#"{"attendee":"member","method":"badge"}"#),
            };
            each(&Row {
                key: EntryKey {
                    kiosk: self.kiosk(),
                    epoch: of.epoch,
                    seq,
                },
                id: EntryId::from_bytes(id.to_le_bytes()),
                schema: 1,
                kind,
                session: Some(&session),
                person: (nth > 0).then(|| PersonId::from_bytes(person.to_le_bytes())),
                wall: first * 1_000 + boot_ms,
                offset: -21_600,
                boot: 733_007_751_840_133_121,
                boot_ms,
                clock: "ok",
                by: r#"{"role":"own"}"#,
                payload,
            })?;
        }
        Ok(())
    }

    fn people(&mut self, _: &mut Each<'_, CarriedPerson>) -> Result<(), TransferError> {
        Ok(())
    }

    fn series(&mut self, _: &mut Each<'_, CarriedSeries>) -> Result<(), TransferError> {
        Ok(())
    }
}

/// A day of them, counted from 0.
fn day(nth: u64) -> NaiveDate {
    let (year, month, day) = FIRST_DAY;
    NaiveDate::from_ymd_opt(year, month, day).unwrap() + Days::new(nth)
}
