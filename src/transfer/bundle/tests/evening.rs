//! A log to seal, and what comes out again.

use chrono::{TimeZone, Utc};
use chrono_tz::America::Chicago;

use super::super::keys::SigningKey;
use super::super::manifest::Site;
use super::super::seal::{Contents, Cover, Each, EachRow};
use super::super::{Carried, Opened, Refusal};
use crate::domain::attendance::AttendanceMode;
use crate::domain::carried::{BundleBefore, CarriedPerson, CarriedSeries, Span, Stretch};
use crate::domain::entry::EntryKey;
use crate::domain::id::{EntryId, Epoch, KioskId, PersonId, SeriesId};
use crate::domain::moment::{ClockState, Moment};
use crate::domain::row::{EntryHash, NOTHING_BEFORE, Row};
use crate::domain::series::{Room, SeriesType};
use crate::transfer::TransferError;

pub fn kiosk() -> KioskId {
    KioskId::from_bytes([0xaa; 16])
}

pub fn kiosk_key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

pub fn now() -> Moment {
    Moment {
        utc: Utc.with_ymd_and_hms(2026, 11, 24, 2, 0, 0).unwrap(),
        zone: Chicago,
        boot: 5,
        boot_ms: 60_000,
        clock: ClockState::Ok,
    }
}

pub fn cover(evening: &Evening) -> Cover {
    Cover {
        kiosk: evening.kiosk,
        epoch: Epoch::from_bytes([0xee; 16]),
        number: 7,
        before: Some(BundleBefore {
            number: 6,
            sha256: [6; 32],
        }),
        site: Site {
            code: "HOPE".to_owned(),
            zone: "America/Chicago".to_owned(),
        },
        stood: Vec::new(),
        now: now(),
    }
}

/// A row that owns its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub kiosk: KioskId,
    pub epoch: Epoch,
    pub seq: u64,
    pub kind: String,
    pub session: Option<String>,
    pub person: Option<PersonId>,
    pub wall: i64,
    pub clock: String,
    pub payload: String,
}

/// A second an entry, in milliseconds since 1970 UTC.
fn wall_of(seq: u64) -> i64 {
    1_795_567_500_000 + seq.cast_signed() * 1_000
}

impl Kept {
    pub fn of(kiosk: KioskId, epoch: u8, seq: u64) -> Self {
        let is_sign_in = !seq.is_multiple_of(3);
        Self {
            kiosk,
            epoch: Epoch::from_bytes([epoch; 16]),
            seq,
            kind: if is_sign_in { "signed_in" } else { "danced" }.to_owned(),
            session: is_sign_in.then(|| "tuesday-hope@2026-11-24T19:00".to_owned()),
            person: is_sign_in.then(|| PersonId::from_bytes([seq.to_le_bytes()[0]; 16])),
            wall: wall_of(seq),
            clock: if seq.is_multiple_of(10) {
                "jumped"
            } else {
                "ok"
            }
            .to_owned(),
            payload: if is_sign_in {
                r#"{"attendee":"member","method":"badge"}"#.to_owned()
            } else {
                // Nobody knows what it means, and every sign of it counts.
                "{\"a\" : 1.50, \"q\":\"\\u00e9\u{2028}\\\"\"}".to_owned()
            },
        }
    }

    pub fn row(&self) -> Row<'_> {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&self.seq.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes());
        id[8] = self.epoch.bytes()[0];
        id[9..11].copy_from_slice(&self.kiosk.bytes()[..2]);
        Row {
            key: EntryKey {
                kiosk: self.kiosk,
                epoch: self.epoch,
                seq: self.seq,
            },
            id: EntryId::from_bytes(id),
            schema: 1,
            kind: &self.kind,
            session: self.session.as_deref(),
            person: self.person,
            wall: self.wall,
            offset: -21_600,
            boot: -7,
            boot_ms: 8,
            clock: &self.clock,
            by: r#"{"role":"own"}"#,
            payload: &self.payload,
        }
    }
}

/// What a bundle is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evening {
    pub kiosk: KioskId,
    pub rows: Vec<Kept>,
    stretches: Vec<Stretch>,
    people: Vec<CarriedPerson>,
    series: Vec<CarriedSeries>,
}

impl Evening {
    /// So many entries in two epochs, the first of them from the fifth entry on.
    pub fn of(entries: u64) -> Self {
        let half = entries / 2;
        let first = (5..5 + half).map(|seq| Kept::of(kiosk(), 0xdd, seq));
        let second = (1..=entries - half).map(|seq| Kept::of(kiosk(), 0xee, seq));
        Self::made_of(first.chain(second).collect(), [4; 32])
    }

    /// So many entries in one epoch, from the first.
    pub fn long(entries: u64) -> Self {
        let rows = (1..=entries).map(|seq| Kept::of(kiosk(), 0xee, seq));
        Self::made_of(rows.collect(), NOTHING_BEFORE)
    }

    fn made_of(rows: Vec<Kept>, before: EntryHash) -> Self {
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut hash = before;
        for row in &rows {
            match stretches.last_mut() {
                Some(last) if last.span.epoch == row.epoch => last.span.last = row.seq,
                _ => stretches.push(Stretch {
                    span: Span {
                        epoch: row.epoch,
                        first: row.seq,
                        last: row.seq,
                    },
                    before: hash,
                }),
            }
            hash = row.row().hash(&hash);
        }
        let person = |n: u8, name: &str| CarriedPerson {
            person: PersonId::from_bytes([n; 16]),
            display_name: Some(name.to_owned()),
            legal_name: None,
            external_id: (n == 2).then(|| "4711".to_owned()),
        };
        Self {
            kiosk: kiosk(),
            rows,
            stretches,
            people: vec![person(1, "Rosa"), person(2, "Zoë \"Z\"")],
            series: vec![CarriedSeries {
                series: SeriesId::new("tuesday-hope").unwrap(),
                title: "Tuesday group".to_owned(),
                series_type: SeriesType::MutualHelp,
                room: Room("Blue room".to_owned()),
                mode: AttendanceMode::ChosenName,
                retired: false,
            }],
        }
    }

    /// Says that it is of another kiosk.
    pub fn rename(&mut self, kiosk: KioskId) {
        let mut rows = std::mem::take(&mut self.rows);
        for row in &mut rows {
            row.kiosk = kiosk;
        }
        let before = self.stretches[0].before;
        *self = Self {
            kiosk,
            ..Self::made_of(rows, before)
        };
    }

    /// The hash of the last entry.
    pub fn head(&self) -> EntryHash {
        let first = self.stretches[0].before;
        let rows = self.rows.iter();
        rows.fold(first, |hash, row| row.row().hash(&hash))
    }
}

impl Contents for Evening {
    fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    fn entries(&mut self, of: Span, each: &mut EachRow<'_>) -> Result<(), TransferError> {
        let mut rows = self.rows.iter().filter(|row| row.epoch == of.epoch);
        rows.try_for_each(|row| each(&row.row()))
    }

    fn people(&mut self, each: &mut Each<'_, CarriedPerson>) -> Result<(), TransferError> {
        self.people.iter().try_for_each(each)
    }

    fn series(&mut self, each: &mut Each<'_, CarriedSeries>) -> Result<(), TransferError> {
        self.series.iter().try_for_each(each)
    }
}

/// Everything that a bundle hands out, put together again.
pub fn handed_out(opened: &mut Opened<'_>) -> Evening {
    let manifest = opened.manifest();
    let kiosk = manifest.kiosk;
    let stretches = manifest.ranges.iter().map(|range| Stretch {
        span: range.span(),
        before: range.before().unwrap(),
    });
    let mut evening = Evening {
        kiosk,
        rows: Vec::new(),
        stretches: stretches.collect(),
        people: Vec::new(),
        series: Vec::new(),
    };
    let mut hash = evening.stretches[0].before;
    opened
        .hand_out(&mut |carried| {
            match carried {
                Carried::Entry(row, its_hash) => {
                    let kept = Kept {
                        kiosk: row.key.kiosk,
                        epoch: row.key.epoch,
                        seq: row.key.seq,
                        kind: row.kind.to_owned(),
                        session: row.session.map(str::to_owned),
                        person: row.person,
                        wall: row.wall,
                        clock: row.clock.to_owned(),
                        payload: row.payload.to_owned(),
                    };
                    assert_eq!(kept.row(), row);
                    hash = row.hash(&hash);
                    assert_eq!(hash, its_hash);
                    evening.rows.push(kept);
                }
                Carried::Person(person) => evening.people.push(person),
                Carried::Series(series) => evening.series.push(series),
            }
            Ok::<_, Refusal>(())
        })
        .unwrap();
    evening
}
