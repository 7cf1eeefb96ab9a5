//! Who was there, each person once, and who of them was new and came again: in one look at the
//! months of persons, which say on which of their days somebody came.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};

use super::quality::{self, KioskState};
use super::{Asked, Newcomers, RETURN_DAYS};
use crate::domain::id::PersonId;
use crate::domain::report::Month;
use crate::office::count::months::present;
use crate::office::engine::{Value, Work, values};
use crate::office::{OfficeError, Result};

/// So many months of sites are read as fast as one person's visits are looked for: on a server
/// those lie in a partition for each month that there is.
const MONTHS_A_PERSON: i64 = 100;

/// How many different people there were.
pub(super) struct Persons {
    pub whole: u32,
    pub months: HashMap<Month, u32>,
    pub sites: HashMap<String, u32>,
    newcomers: Vec<Newcomer>,
}

/// Somebody who was a newcomer on one of the days.
#[derive(Clone, Copy)]
struct Newcomer {
    person: PersonId,
    /// The first of those days.
    first: NaiveDate,
    /// When they came again.
    again: Option<NaiveDate>,
}

/// Who was there in these days.
pub(super) fn persons(work: &mut dyn Work, asked: &Asked) -> Result<Persons> {
    persons_by(work, asked, MONTHS_A_PERSON)
}

/// The same. Newcomers of one site are looked for at others in all of their months, as long as
/// there are not more of these than so many a newcomer; else by their visits.
pub(super) fn persons_by(
    work: &mut dyn Work,
    asked: &Asked,
    months_a_person: i64,
) -> Result<Persons> {
    let longest = RETURN_DAYS.into_iter().max().unwrap_or_default();
    let last = asked.until.checked_add_days(Days::new(longest.into()));
    let month = |day: NaiveDate| day.format("%Y-%m").to_string();
    let (first, last) = (month(asked.from), month(last.unwrap_or(asked.until)));
    let (of_site, site) = asked.of_site();
    let mut look = Look::default();
    let sql = format!(
        "SELECT month, site, persons FROM site_month
         WHERE month >= $1 AND month <= $2 AND {of_site} ORDER BY month, site"
    );
    work.each(&sql, values![&first, &last, site], &mut |row| {
        let (month, site) = (row.text(0)?, row.text(1)?);
        if look.month.0 != month {
            look.month_ends();
            look.month_begins(month, asked)?;
        }
        if look.site.0 != site {
            let next = look.sites.len();
            let place = *look.sites.entry(site.to_owned()).or_insert(next);
            look.site = (site.to_owned(), place);
        }
        present(row.blob(2)?).for_each(|(person, days)| look.came(person, days));
        Ok(())
    })?;
    look.month_ends();
    let mut persons = look.counted();
    if asked.site.is_some() {
        let mut left = left_to_find(&mut persons.newcomers);
        let others = values![&first, &last, site];
        let count = format!("SELECT count(*) FROM site_month WHERE {OF_OTHERS}");
        let months = work.first(&count, others)?.map(|row| row.number(0));
        let persons = i64::try_from(left.len()).unwrap_or(i64::MAX);
        if months.transpose()?.unwrap_or_default() <= persons.saturating_mul(months_a_person) {
            find_in_months(work, others, &mut left)?;
        } else {
            find_in_visits(work, site, &mut left)?;
        }
    }
    Ok(persons)
}

/// Months that are read one after the other.
#[derive(Default)]
struct Look {
    month: (String, Option<Month>),
    /// Its days that are asked for, a bit each.
    asked: u32,
    /// Who was there in it.
    here: Vec<usize>,
    all: Vec<Somebody>,
    places: HashMap<PersonId, usize>,
    months: HashMap<Month, u32>,
    sites: HashMap<String, usize>,
    /// The one that is read.
    site: (String, usize),
    /// Who came to which site, by their places.
    at_sites: HashSet<(usize, usize)>,
}

/// A person, as far as it was read.
struct Somebody {
    person: PersonId,
    /// Whether they came on a day that is asked for.
    counts: bool,
    /// On which days of the month they came, and on which of those as a newcomer.
    days: u32,
    new_days: u32,
    new: Option<Newcomer>,
}

impl Look {
    fn month_begins(&mut self, text: &str, asked: &Asked) -> Result<()> {
        let month: Month = text.parse().map_err(|_| OfficeError::Unreadable("month"))?;
        self.month = (text.to_owned(), Some(month));
        let days = month.first_day().iter_days();
        let days = days.take_while(|day| day.month0() == month.first_day().month0());
        let of_asked = days.filter(|day| (asked.from..=asked.until).contains(day));
        self.asked = of_asked.fold(0, |bits, day| bits | 1 << day.day0());
        Ok(())
    }

    fn came(&mut self, person: PersonId, [days, new_days]: [u32; 2]) {
        let next = self.all.len();
        let place = *self.places.entry(person).or_insert(next);
        if place == next {
            self.all.push(Somebody {
                person,
                counts: false,
                days: 0,
                new_days: 0,
                new: None,
            });
        }
        let Some(somebody) = self.all.get_mut(place) else {
            return;
        };
        if somebody.days == 0 {
            self.here.push(place);
        }
        somebody.days |= days;
        somebody.new_days |= new_days;
        if days & self.asked != 0 {
            self.at_sites.insert((self.site.1, place));
        }
    }

    fn month_ends(&mut self) {
        let (_, Some(month)) = self.month else { return };
        let mut persons = 0;
        for place in self.here.drain(..) {
            if let Some(somebody) = self.all.get_mut(place) {
                persons += u32::from(somebody.days & self.asked != 0);
                somebody.month_ends(month.first_day(), self.asked);
            }
        }
        if persons > 0 {
            self.months.insert(month, persons);
        }
    }

    fn counted(self) -> Persons {
        let mut at_sites: HashMap<usize, u32> = HashMap::new();
        for (site, _) in self.at_sites {
            *at_sites.entry(site).or_default() += 1;
        }
        let sites = self.sites.into_iter();
        let sites = sites.filter_map(|(site, place)| Some((site, *at_sites.get(&place)?)));
        let counted = self.all.iter().filter(|somebody| somebody.counts);
        Persons {
            whole: u32::try_from(counted.count()).unwrap_or(u32::MAX),
            months: self.months,
            sites: sites.collect(),
            newcomers: self.all.iter().filter_map(|one| one.new).collect(),
        }
    }
}

impl Somebody {
    fn month_ends(&mut self, first_day: NaiveDate, asked: u32) {
        let date = |bits: u32| first_day.with_day0(bits.trailing_zeros());
        self.counts |= self.days & asked != 0;
        let new = self.new_days & asked;
        match &mut self.new {
            Some(known) => known.again = known.again.or_else(|| date(self.days)),
            None => {
                self.new = date(new).map(|first| Newcomer {
                    person: self.person,
                    first,
                    // Behind the lowest bit, and so on a later day.
                    again: date(self.days & !(new ^ (new - 1))),
                });
            }
        }
        (self.days, self.new_days) = (0, 0);
    }
}

/// Months of all sites but one.
const OF_OTHERS: &str = "month >= $1 AND month <= $2 AND site <> $3";

/// Those of one site who were not there again soon, by whom they stand for.
fn left_to_find(newcomers: &mut [Newcomer]) -> HashMap<PersonId, &mut Newcomer> {
    let soon = RETURN_DAYS.into_iter().min().unwrap_or_default();
    let came_soon = |one: &Newcomer| {
        let last = one.first.checked_add_days(Days::new(soon.into()));
        one.again
            .is_some_and(|again| last.is_some_and(|last| again <= last))
    };
    let left = newcomers.iter_mut().filter(|one| !came_soon(one));
    left.map(|one| (one.person, one)).collect()
}

/// Looks for them in the months of all other sites.
fn find_in_months(
    work: &mut dyn Work,
    others: &[Value<'_>],
    left: &mut HashMap<PersonId, &mut Newcomer>,
) -> Result<()> {
    let sql = format!("SELECT month, persons FROM site_month WHERE {OF_OTHERS}");
    work.each(&sql, others, &mut |row| {
        let month = row.text(0)?.parse::<Month>();
        let first_day = month.map_err(|_| OfficeError::Unreadable("month"))?;
        let first_day = first_day.first_day();
        for (person, [days, _]) in present(row.blob(1)?) {
            let Some(one) = left.get_mut(&person) else {
                continue;
            };
            let day = |bits: u32| first_day.with_day0(bits.trailing_zeros());
            let behind = match one.first.signed_duration_since(first_day).num_days() {
                // They were new before this month.
                ..0 => u32::MAX,
                // Their day, and what is below it, is not behind it.
                at => u32::MAX
                    .checked_shl(u32::try_from(at).unwrap_or(u32::MAX) + 1)
                    .unwrap_or(0),
            };
            one.again = one.again.into_iter().chain(day(days & behind)).min();
        }
        Ok(())
    })
}

/// Looks for each of them among all visits.
fn find_in_visits(
    work: &mut dyn Work,
    site: &str,
    left: &mut HashMap<PersonId, &mut Newcomer>,
) -> Result<()> {
    let rows: Vec<_> = left
        .values()
        .map(|one| (one.person, one.first.to_string()))
        .collect();
    let values = rows.iter();
    let values = values.flat_map(|(person, first)| [person.bytes().into(), first.into()]);
    work.run("DELETE FROM touched_person", values![])?;
    work.fill(
        "touched_person",
        &["person", "date"],
        &values.collect::<Vec<Value<'_>>>(),
    )?;
    let sql = "WITH member AS (
            SELECT person AS root, person, date FROM touched_person
            UNION
            SELECT c.root, c.person, t.date FROM touched_person t
            CROSS JOIN canonical c WHERE c.root = t.person
        )
        SELECT m.root, min(e.date) FROM member m CROSS JOIN visit v CROSS JOIN evening e
        WHERE v.person = m.person AND v.voided IS NULL AND v.site <> $1
          AND e.site = v.site AND e.session = v.session AND e.mode <> 'headcount'
          AND e.date > m.date
        GROUP BY m.root";
    work.each(sql, values![site], &mut |row| {
        let again = row.text(1)?.parse().ok();
        if let Some(one) = left.get_mut(&PersonId::from_bytes(row.bytes(0)?)) {
            one.again = one.again.into_iter().chain(again).min();
        }
        Ok(())
    })
}

/// A newcomer of the last days may still come again, so each window counts those only whose days
/// are over, the last of them too, and of which everything is here.
pub(super) fn newcomers(sign_ins: u32, persons: &Persons, kiosks: &[KioskState]) -> Newcomers {
    let mut newcomers = Newcomers {
        sign_ins,
        ..Newcomers::default()
    };
    for (returned, days) in newcomers.returned.iter_mut().zip(RETURN_DAYS) {
        returned.within_days = days;
    }
    // The zones of all kiosks are asked for each day.
    let mut over: HashMap<NaiveDate, bool> = HashMap::new();
    for one in &persons.newcomers {
        newcomers.persons += 1;
        for returned in &mut newcomers.returned {
            let last = one
                .first
                .checked_add_days(Days::new(returned.within_days.into()));
            let came = one
                .again
                .zip(last)
                .is_some_and(|(again, last)| again <= last);
            let is_over = last.is_some_and(|last| {
                let known = over.entry(last);
                *known.or_insert_with(|| quality::is_over(kiosks, last))
            });
            returned.of += u32::from(is_over);
            returned.persons += u32::from(is_over && came);
        }
    }
    newcomers
}
