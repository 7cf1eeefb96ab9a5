//! What a month of a site comes to: its figures, how often each person came, and on which days.
//!
//! There is a row of `person_month` for each of them. All of them together, and the figures, are in
//! one row of `site_month`: reports look at hundreds of thousands of persons, and read them there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Key, touch_months};
use crate::domain::id::PersonId;
use crate::office::Result;
use crate::office::engine::{Value, Work, values};

/// How many months of a site are counted again at once.
const MONTHS_AT_ONCE: usize = 100;
/// A pseudonym, and two kinds of days, four bytes each.
const PERSON_BYTES: usize = 24;

/// How often a person came in a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::office) struct Came {
    /// Each evening once.
    pub times: u32,
    /// On which days: a bit each, that of the first day the lowest.
    pub days: u32,
    /// On which of them as a newcomer.
    pub new_days: u32,
}

/// The figures of a site and a month, in the order of the columns of `site_month`.
pub(in crate::office) const FIGURES: &str = "count(*), CAST(sum(e.signed_in) AS BIGINT),
    CAST(sum(e.without_name) AS BIGINT), CAST(sum(e.newcomers) AS BIGINT),
    sum(CASE WHEN e.signed_in = 0 AND coalesce(e.did_not_sign_in, 0) = 0 THEN 1 ELSE 0 END),
    CAST(sum(e.interrupted) AS BIGINT), sum(CASE WHEN e.closed IS NULL THEN 1 ELSE 0 END),
    CAST(sum(e.taken_back) AS BIGINT)";
/// Those columns, between the month with its site and who was there.
pub(in crate::office) const FIGURES_COUNTED: &str =
    "sessions, signed_in, without_name, newcomers, empty, interrupted, open, taken_back";
const FIGURES_LEN: usize = 8;

/// Who came in a month, in the order of their ids.
pub(super) type Month = BTreeMap<PersonId, Came>;

/// Counts whole months of a site again, and nothing else: what a bundle costs does not grow with
/// the years that its people have been coming. Each evening counts once, however often somebody
/// signed in there.
pub(super) fn again(work: &mut dyn Work, months: &BTreeSet<Key>) -> Result<()> {
    let months: Vec<&Key> = months.iter().collect();
    for some in months.chunks(MONTHS_AT_ONCE) {
        touch_months(work, some.iter().map(|(site, month)| (&**site, &**month)))?;
        for table in ["person_month", "site_month"] {
            let sql = format!(
                "DELETE FROM {table}
                 WHERE (month, site) IN (SELECT month, site FROM touched_month)"
            );
            work.run(&sql, values![])?;
        }
        let mut counted: BTreeMap<&Key, Month> = BTreeMap::new();
        counted.extend(some.iter().map(|month| (*month, Month::new())));
        work.each(
            "SELECT e.site, e.month, coalesce(c.root, v.person), count(DISTINCT e.session),
                    CAST(sum(DISTINCT e.day) AS BIGINT),
                    CAST(sum(DISTINCT CASE WHEN v.kind = 'newcomer' THEN e.day ELSE 0 END)
                        AS BIGINT)
             FROM touched_month t CROSS JOIN evening e CROSS JOIN visit v
             LEFT JOIN canonical c ON c.person = v.person
             WHERE e.site = t.site AND e.month = t.month
               AND v.site = e.site AND v.session = e.session
               AND v.written BETWEEN e.first_written AND e.last_written
               AND v.voided IS NULL AND v.person IS NOT NULL AND e.mode <> 'headcount'
             GROUP BY e.site, e.month, coalesce(c.root, v.person)",
            values![],
            &mut |row| {
                let month = (row.text(0)?.to_owned(), row.text(1)?.to_owned());
                let came = Came {
                    times: row.count(3)?,
                    days: row.count(4)?,
                    new_days: row.count(5)?,
                };
                if let Some(month) = counted.get_mut(&month) {
                    month.insert(PersonId::from_bytes(row.bytes(2)?), came);
                }
                Ok(())
            },
        )?;
        let counted = counted.iter();
        let counted = counted.map(|((site, month), persons)| ((&**site, &**month), persons));
        write(work, counted)?;
    }
    Ok(())
}

/// Writes months of a site of which nothing is there.
pub(super) fn write<'m>(
    work: &mut dyn Work,
    months: impl Iterator<Item = ((&'m str, &'m str), &'m Month)> + Clone,
) -> Result<()> {
    touch_months(work, months.clone().map(|(month, _)| month))?;
    let mut figures: HashMap<Key, [i64; FIGURES_LEN]> = HashMap::new();
    let sql = format!(
        "SELECT e.site, e.month, {FIGURES} FROM touched_month t CROSS JOIN evening e
         WHERE e.site = t.site AND e.month = t.month GROUP BY e.site, e.month"
    );
    work.each(&sql, values![], &mut |row| {
        let mut all = [0; FIGURES_LEN];
        for (at, figure) in all.iter_mut().enumerate() {
            *figure = row.number(2 + at)?;
        }
        figures.insert((row.text(0)?.to_owned(), row.text(1)?.to_owned()), all);
        Ok(())
    })?;
    let present = months.clone().filter_map(|((site, month), persons)| {
        let figures = figures.get(&(site.to_owned(), month.to_owned()))?;
        let bytes: Vec<u8> = persons.iter().flat_map(bytes_of).collect();
        Some((month, site, figures, bytes))
    });
    let present: Vec<_> = present.collect();
    let rows = present.iter().flat_map(|(month, site, figures, bytes)| {
        let before = [Value::from(*month), Value::from(*site)].into_iter();
        let figures = figures.iter().map(|figure| Value::from(*figure));
        before.chain(figures).chain([Value::Bytes(bytes)])
    });
    let columns = ["month", "site"].into_iter();
    let columns = columns
        .chain(FIGURES_COUNTED.split(", "))
        .chain(["persons"]);
    let rows: Vec<_> = rows.collect();
    work.fill("site_month", &columns.collect::<Vec<_>>(), &rows)?;
    let each = months.flat_map(|((site, month), persons)| {
        let each = persons.iter();
        each.map(move |(person, came)| (month, site, person, came))
    });
    let dates: Vec<_> = each
        .clone()
        .map(|(month, .., came)| came.dates(month))
        .collect();
    let rows = each.zip(&dates);
    let rows = rows.flat_map(|((month, site, person, came), [first, last])| {
        [
            month.into(),
            site.into(),
            person.bytes().into(),
            came.times.into(),
            first.into(),
            last.into(),
        ]
    });
    let columns = ["month", "site", "person", "visits", "first", "last"];
    work.fill("person_month", &columns, &rows.collect::<Vec<_>>())
}

impl Came {
    /// The dates of the first and of the last of the days.
    fn dates(&self, month: &str) -> [String; 2] {
        let days = [
            self.days.trailing_zeros() + 1,
            u32::BITS - self.days.leading_zeros(),
        ];
        days.map(|day| format!("{month}-{day:02}"))
    }
}

fn bytes_of((person, came): (&PersonId, &Came)) -> [u8; PERSON_BYTES] {
    let mut bytes = [0; PERSON_BYTES];
    let (id, days) = bytes.split_at_mut(16);
    id.copy_from_slice(person.bytes());
    let (days, new_days) = days.split_at_mut(4);
    days.copy_from_slice(&came.days.to_be_bytes());
    new_days.copy_from_slice(&came.new_days.to_be_bytes());
    bytes
}

/// Who was there, and on which days: what stands in a row of `site_month`.
pub(in crate::office) fn present(bytes: &[u8]) -> impl Iterator<Item = (PersonId, [u32; 2])> {
    let (each, _) = bytes.as_chunks::<PERSON_BYTES>();
    each.iter().map(|bytes| {
        let (id, days) = bytes.split_at(16);
        let number = |at: usize| {
            let bytes = days.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
            u32::from_be_bytes(bytes.unwrap_or_default())
        };
        let id = id.try_into().unwrap_or_default();
        (PersonId::from_bytes(id), [number(0), number(4)])
    })
}
