//! A log to seal that is made up as it is read, so that no database is in the time.

use std::io::Write;

use chrono::{Days, NaiveDate, TimeZone, Utc};
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

/// A log of sign-ins by card, made up as it is read.
pub struct Log {
    pub entries: u64,
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
            stretches: [stretch],
        }
    }

    /// Seals all of it.
    pub fn seal(&mut self, out: impl Write, recipients: &Recipients) {
        let cover = Cover {
            kiosk: KioskId::from_bytes([0xaa; 16]),
            epoch: Epoch::from_bytes([0xee; 16]),
            number: 1,
            before: None,
            site: Site {
                code: "HOPE".to_owned(),
                zone: "America/Chicago".to_owned(),
            },
            stood: Vec::new(),
            now: Moment {
                utc: Utc.with_ymd_and_hms(2026, 11, 24, 2, 0, 0).unwrap(),
                zone: Chicago,
                boot: 5,
                boot_ms: 60_000,
                clock: ClockState::Ok,
            },
        };
        let key = SigningKey::from_seed(&[7; 32]);
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
        for seq in of.first..=of.last {
            // Ids are random: nothing about them can be compressed.
            let id = u128::from(seq).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
            let person = u128::from(seq % 500).wrapping_mul(0xd6e8_feb8_6659_fd93_a5a3_5625_1a4b);
            let (evening, nth) = (seq / AN_EVENING, seq % AN_EVENING);
            let day = NaiveDate::default() + Days::new(evening % 3_650);
            let session = format!("hope-{}@{day}T19:00", evening / 3_650);
            let boot_ms = (seq * 61_337).cast_signed();
            let start = 1_795_482_000 + (evening % 3_650).cast_signed() * 86_400;
            let opened = format!(
                r#"{{"series":"hope","mode":"anonymous_badge","start":{start},"end":{}}}"#,
                start + 3_600
            );
            let (kind, payload) = match nth {
                0 => ("session_opened", opened.as_str()),
                _ => ("signed_in", r#"{"attendee":"member","method":"badge"}"#),
            };
            each(&Row {
                key: EntryKey {
                    kiosk: KioskId::from_bytes([0xaa; 16]),
                    epoch: of.epoch,
                    seq,
                },
                id: EntryId::from_bytes(id.to_le_bytes()),
                schema: 1,
                kind,
                session: Some(&session),
                person: (nth > 0).then(|| PersonId::from_bytes(person.to_le_bytes())),
                wall: 1_795_567_500_000 + boot_ms,
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
