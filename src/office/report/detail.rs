//! The rows behind the figures: evenings, sign-ins, and what each person was there for.
//!
//! A name stands in a row only where the newest bundle of a kiosk says that it may, and where the
//! evening's way of keeping attendance lets it.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono_tz::Tz;

use super::{Asked, OF_DAYS, Services, WHO, present, quality};
use crate::domain::attendance::{AttendanceMode, Kind, Method, VoidReason};
use crate::domain::carried::CarriedPerson;
use crate::domain::entry::{By, EntryKey};
use crate::domain::id::{EntryId, Epoch, KioskId, PersonId, SeriesId, SessionId};
use crate::domain::report::{AttendanceRow, SessionRow};
use crate::domain::series::SeriesType;
use crate::office::directory::{Called, Mended};
use crate::office::engine::{Record, Work, values};
use crate::office::rows::{self, Around, Heads, Meeting, SignIn, Site};
use crate::office::{OfficeError, Result};

/// What may be said of persons, by the pseudonym after all merges.
pub(super) struct Said(HashMap<PersonId, CarriedPerson>);

impl Said {
    pub fn read(work: &mut dyn Work) -> Result<Self> {
        let people = work.all(
            "SELECT coalesce(c.root, p.person), p.display_name, p.legal_name, p.external_id,
                    p.person
             FROM person p LEFT JOIN canonical c ON c.person = p.person
             ORDER BY p.kiosk, p.person",
            values![],
            |row| {
                let person = CarriedPerson {
                    person: PersonId::from_bytes(row.bytes(0)?),
                    display_name: row.text_or_none(1)?.map(str::to_owned),
                    legal_name: row.text_or_none(2)?.map(str::to_owned),
                    external_id: row.text_or_none(3)?.map(str::to_owned),
                };
                Ok((person, PersonId::from_bytes(row.bytes(4)?)))
            },
        )?;
        let mut said: HashMap<PersonId, CarriedPerson> = HashMap::new();
        let mended = Mended::read(work)?;
        let mut called: HashMap<PersonId, Called> = HashMap::new();
        for (person, told) in people {
            // What one kiosk may not say, another may.
            let name = called.entry(person.person).or_default();
            name.hear(&mended, told, person.display_name.as_deref());
            let known = said.entry(person.person).or_insert_with(|| person.clone());
            known.display_name = name.name().map(str::to_owned);
            known.legal_name = known.legal_name.take().or(person.legal_name);
            known.external_id = known.external_id.take().or(person.external_id);
        }
        Ok(Self(said))
    }

    fn of(&self, person: PersonId) -> Option<&CarriedPerson> {
        self.0.get(&person)
    }
}

/// Titles and rooms of the series, by site.
pub(super) struct AllSeries(BTreeMap<(String, String), OneSeries>);

struct OneSeries {
    title: String,
    series_type: SeriesType,
    room: String,
}

impl AllSeries {
    pub fn read(work: &mut dyn Work) -> Result<Self> {
        let all = work.all(
            // Where its kiosk stands comes last, and counts more than where one stood once.
            "SELECT p.site, s.series, s.title, s.series_type, s.room, s.kiosk, 0 AS now
             FROM series s JOIN place p ON p.kiosk = s.kiosk
             UNION
             SELECT k.site, s.series, s.title, s.series_type, s.room, s.kiosk, 1
             FROM series s JOIN kiosk k ON k.id = s.kiosk WHERE k.site IS NOT NULL
             ORDER BY now, kiosk, series",
            values![],
            |row| {
                let series = OneSeries {
                    title: row.text(2)?.to_owned(),
                    series_type: coded(row.text(3)?, "type of a series")?,
                    room: row.text(4)?.to_owned(),
                };
                Ok(((row.text(0)?.to_owned(), row.text(1)?.to_owned()), series))
            },
        )?;
        Ok(Self(all.into_iter().collect()))
    }

    /// How a series of a site is called: by its id where nothing else is known of it.
    pub fn title<'s>(&'s self, site: &str, series: Option<&'s str>) -> Option<&'s str> {
        let known = self.of(site, series);
        known.map(|series| series.title.as_str()).or(series)
    }

    fn of(&self, site: &str, series: Option<&str>) -> Option<&OneSeries> {
        self.0.get(&(site.to_owned(), series?.to_owned()))
    }
}

/// What stands between an evening and its row.
const EVENING: &str = "e.site, e.session, e.zone, e.series, e.mode, e.start, e.ends, e.opened,
    e.opened_by, e.closed, e.did_not_sign_in, e.interrupted, e.signed_in, e.without_name,
    e.newcomers, e.guests, e.family, e.minors";

/// The evenings of these days, oldest first, each with the title of its series.
pub(super) fn sessions(
    work: &mut dyn Work,
    asked: &Asked,
    series: &AllSeries,
    each: &mut dyn FnMut(SessionRow, &str) -> Result<()>,
) -> Result<()> {
    let sql = format!(
        "SELECT {EVENING} FROM evening e
         WHERE e.date >= $1 AND e.date <= $2 AND ($3 = '' OR e.site = $3)
         ORDER BY e.start, e.site, e.session"
    );
    work.each(&sql, &asked.values().of_days(), &mut |row| {
        let site = site_of(row)?;
        let id = SessionId::from_stored(row.text(1)?.to_owned());
        let of = row.text_or_none(3)?;
        let title = series.title(&site.code, of).unwrap_or_default();
        let (of, series) = (series_id(of)?, series.of(&site.code, of));
        let meeting = Meeting {
            id: &id,
            series: of.as_ref(),
            series_type: series.map(|series| series.series_type),
            mode: coded(row.text(4)?, "mode")?,
            room: series.map(|series| series.room.as_str()),
            start: row.number(5)?,
            end: row.number(6)?,
            opened: row.number(7)?,
            opened_by: by(row.text(8)?)?,
            closed: row.number_or_none(9)?,
            did_not_sign_in: row
                .number_or_none(10)?
                .and_then(|count| u32::try_from(count).ok()),
            interrupted: row.number(11)? != 0,
            heads: Heads {
                all: row.count(12)?,
                nobody: row.count(13)?,
                newcomers: row.count(14)?,
                guests: row.count(15)?,
                family: row.count(16)?,
                minors: row.count(17)?,
            },
        };
        each(rows::session_row(&meeting, &site), title)
    })
}

/// The sign-ins of these days, evening by evening, voided ones too.
pub(super) fn attendance(
    work: &mut dyn Work,
    asked: &Asked,
    said: &Said,
    series: &AllSeries,
    each: &mut dyn FnMut(AttendanceRow) -> Result<()>,
) -> Result<()> {
    let sql = "SELECT e.site, e.session, e.zone, e.series, e.mode, e.start,
                      v.id, v.kiosk, v.epoch, v.seq, coalesce(c.root, v.person), v.kind,
                      v.method, v.at, v.\"offset\",
                      v.clock, v.by, v.signed_out, v.stayed, v.voided
               FROM evening e JOIN visit v ON v.site = e.site AND v.session = e.session
                   AND v.written BETWEEN e.first_written AND e.last_written
               LEFT JOIN canonical c ON c.person = v.person
               WHERE e.date >= $1 AND e.date <= $2 AND ($3 = '' OR e.site = $3)
               ORDER BY e.start, e.site, e.session, v.written, v.kiosk, v.seq";
    let mut evening = None;
    let mut counted = HashSet::new();
    work.each(sql, &asked.values().of_days(), &mut |row| {
        let site = site_of(row)?;
        let here = Some((site.code.clone(), row.text(1)?.to_owned()));
        if evening != here {
            counted.clear();
            evening = here;
        }
        let of = row.text_or_none(3)?;
        let (of, series) = (series_id(of)?, series.of(&site.code, of));
        let around = Around {
            mode: Some(coded::<AttendanceMode>(row.text(4)?, "mode")?),
            start: Some(row.number(5)?),
            series: of.as_ref(),
            room: series.map(|series| series.room.as_str()),
        };
        let sign_in = sign_in(row)?;
        let mut told = rows::attendance_row(&sign_in, &around, &site, sign_in.person, |person| {
            said.of(person)
        });
        if told.voided.is_none()
            && let Some(person) = sign_in.person
            && !counted.insert(person)
        {
            // Laid onto another by a move or a merge, or signed in at two doors.
            told.voided = Some(VoidReason::Double);
        }
        each(told)
    })?;
    in_tray(work, asked, said, each)
}

/// The sign-ins of these days that wait in a tray, by what their own clock said, as a kiosk's own
/// table has them.
fn in_tray(
    work: &mut dyn Work,
    asked: &Asked,
    said: &Said,
    each: &mut dyn FnMut(AttendanceRow) -> Result<()>,
) -> Result<()> {
    let apart = work.all("SELECT log, seq, wall FROM apart", values![], |row| {
        Ok([row.number(0)?, row.number(1)?, row.number(2)?])
    })?;
    let (first, behind) = quality::day_seconds(asked);
    let of_site = asked.site.as_deref().unwrap_or_default();
    let mut waiting = Vec::new();
    for [log, seq, wall] in apart {
        // One by one: what is found is not looked for among all that there is.
        let sql = "SELECT v.site, NULL, k.zone, NULL, NULL, NULL,
                          v.id, l.kiosk, l.epoch, v.seq, coalesce(c.root, v.person), v.attendee,
                          v.method, v.at, v.\"offset\",
                          v.clock, v.by, v.signed_out, v.stayed, v.voided
                   FROM entry v CROSS JOIN log l CROSS JOIN kiosk k
                   LEFT JOIN canonical c ON c.person = v.person
                   WHERE v.log = $4 AND v.seq = $5 AND v.wall = $6 AND v.at IS NOT NULL
                       AND l.number = v.log AND k.id = l.kiosk AND v.at + v.\"offset\" >= $1
                       AND v.at + v.\"offset\" < $2 AND ($3 = '' OR v.site = $3)";
        let asked = values![first, behind, of_site, log, seq, wall];
        waiting.extend(work.all(sql, asked, |row| Ok((site_of(row)?, sign_in(row)?)))?);
    }
    waiting.sort_by_key(|(_, one)| (one.at, *one.key.kiosk.bytes(), one.key.seq));
    for (site, sign_in) in waiting {
        let around = Around::default();
        let row = rows::attendance_row(&sign_in, &around, &site, sign_in.person, |person| {
            said.of(person)
        });
        each(row)?;
    }
    Ok(())
}

fn sign_in(row: &Record) -> Result<SignIn> {
    Ok(SignIn {
        id: EntryId::from_bytes(row.bytes(6)?),
        key: EntryKey {
            kiosk: KioskId::from_bytes(row.bytes(7)?),
            epoch: Epoch::from_bytes(row.bytes(8)?),
            seq: row.number(9)?.unsigned_abs(),
        },
        session: row
            .text_or_none(1)?
            .map(|id| SessionId::from_stored(id.to_owned())),
        person: row.bytes_or_none(10)?.map(PersonId::from_bytes),
        kind: Kind::from_code(row.text(11)?).ok_or(OfficeError::Unreadable("kind"))?,
        method: Method::from_code(row.text(12)?).ok_or(OfficeError::Unreadable("method"))?,
        at: row.number(13)?,
        offset: row.number(14)?,
        clock: rows::clock(row.text(15)?),
        by: by(row.text(16)?)?,
        out: row.number_or_none(17)?,
        stayed: row.number_or_none(18)?.map(|stayed| stayed != 0),
        voided: row
            .text_or_none(19)?
            .map(|reason| coded(reason, "reason"))
            .transpose()?,
    })
}

/// What may be said of persons who were there, by the ways in which attendance was kept.
struct Ways(HashMap<PersonId, i64>);

impl Ways {
    const CHOSEN_NAME: i64 = 1;
    const ROSTER: i64 = 2;

    /// The one of several evenings that says most.
    fn way() -> String {
        format!(
            "max(CASE e.mode WHEN '{}' THEN {} WHEN '{}' THEN {} ELSE 0 END)",
            AttendanceMode::Roster.code(),
            Self::ROSTER,
            AttendanceMode::ChosenName.code(),
            Self::CHOSEN_NAME
        )
    }

    fn read(work: &mut dyn Work, asked: &Asked) -> Result<Self> {
        let way = Self::way();
        let sql = format!(
            "SELECT {WHO}, CAST({way} AS BIGINT) {OF_DAYS} GROUP BY {WHO} HAVING {way} > 0"
        );
        let ways = work.all(&sql, &asked.values().of_days(), |row| {
            Ok((PersonId::from_bytes(row.bytes(0)?), row.number(1)?))
        })?;
        Ok(Self(ways.into_iter().collect()))
    }

    /// Whether a person came to an evening that was kept in such a way, or in one that says more.
    fn allow(&self, person: PersonId, way: i64) -> bool {
        self.0.get(&person).is_some_and(|known| *known >= way)
    }
}

/// What each person was there for, most evenings first. Somebody who only came where cards have no
/// names behind them has none here either, whatever another evening would say.
pub(super) fn services(work: &mut dyn Work, asked: &Asked, said: &Said) -> Result<Vec<Services>> {
    let ways = Ways::read(work, asked)?;
    let what = "person, CAST(sum(visits) AS BIGINT), count(DISTINCT site), min(first), max(last)";
    let behind = "GROUP BY person ORDER BY 2 DESC, 1";
    present(work, asked, what, behind, |row| {
        let person = PersonId::from_bytes(row.bytes(0)?);
        let said = said.of(person);
        Ok(Services {
            person,
            external_id: said
                .filter(|_| ways.allow(person, Ways::ROSTER))
                .and_then(|said| said.external_id.clone()),
            display_name: said
                .filter(|_| ways.allow(person, Ways::CHOSEN_NAME))
                .and_then(|said| said.display_name.clone()),
            visits: row.count(1)?,
            sites: row.count(2)?,
            first: row.text(3)?.to_owned(),
            last: row.text(4)?.to_owned(),
        })
    })
}

/// What one person was there for at one meeting: a line of `services.csv`.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Service {
    /// The pseudonym, after all merges.
    pub person: PersonId,
    /// The number elsewhere, with the consent that staff recorded.
    pub external_id: Option<String>,
    /// The chosen name, with the person's consent.
    pub display_name: Option<String>,
    /// The code of the site.
    pub site: String,
    /// How the meeting is called; empty where an evening was opened without a series.
    pub title: String,
    /// The id of the series; empty where an evening was opened without one.
    pub series: String,
    /// What kind of meeting it is, where that is known.
    pub series_type: Option<SeriesType>,
    /// Evenings.
    pub visits: u32,
    /// The first and the last of the days.
    pub days: [String; 2],
}

/// What each person was there for, meeting by meeting. A name stands beside what was kept in a way
/// that lets it.
pub(super) fn services_by_series(
    work: &mut dyn Work,
    asked: &Asked,
    said: &Said,
    series: &AllSeries,
    each: &mut dyn FnMut(Service) -> Result<()>,
) -> Result<()> {
    let sql = format!(
        "SELECT {WHO}, e.site, e.series, count(DISTINCT e.session), min(e.date), max(e.date),
                CAST({} AS BIGINT)
         {OF_DAYS} GROUP BY {WHO}, e.site, e.series ORDER BY {WHO}, e.site, e.series",
        Ways::way()
    );
    work.each(&sql, &asked.values().of_days(), &mut |row| {
        let of = series.of(row.text(1)?, row.text_or_none(2)?);
        let title = series.title(row.text(1)?, row.text_or_none(2)?);
        let (person, way) = (PersonId::from_bytes(row.bytes(0)?), row.number(6)?);
        let said = |least: i64| said.of(person).filter(|_| way >= least);
        each(Service {
            person,
            external_id: said(Ways::ROSTER).and_then(|said| said.external_id.clone()),
            display_name: said(Ways::CHOSEN_NAME).and_then(|said| said.display_name.clone()),
            site: row.text(1)?.to_owned(),
            title: title.unwrap_or_default().to_owned(),
            series: row.text_or_none(2)?.unwrap_or_default().to_owned(),
            series_type: of.map(|of| of.series_type),
            visits: row.count(3)?,
            days: [row.text(4)?.to_owned(), row.text(5)?.to_owned()],
        })
    })
}

fn site_of(row: &Record) -> Result<Site> {
    Ok(Site {
        code: row.text(0)?.to_owned(),
        zone: row
            .text_or_none(2)?
            .and_then(|zone| zone.parse().ok())
            .unwrap_or(Tz::UTC),
    })
}

fn series_id(series: Option<&str>) -> Result<Option<SeriesId>> {
    let series = series.map(SeriesId::new).transpose();
    series.map_err(|_| OfficeError::Unreadable("series"))
}

fn by(json: &str) -> Result<By> {
    serde_json::from_str(json).map_err(|_| OfficeError::Unreadable("keeper"))
}

/// A value by the code that stands in the log.
fn coded<T: serde::de::DeserializeOwned>(code: &str, what: &'static str) -> Result<T> {
    serde_json::from_value(code.into()).map_err(|_| OfficeError::Unreadable(what))
}
