//! What kiosks told of the months that follow: how many of which chip to have ready. Whose dates
//! stand behind it is known to nobody here.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::Asked;
use crate::domain::milestone::{ChipDue, add_chip};
use crate::domain::report::Month;
use crate::office::engine::{Work, values};
use crate::office::{OfficeError, Result};
use crate::transfer::spreadsheet::table::Record;

/// What to have ready at one site in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChipsOfMonth {
    /// The month.
    pub month: Month,
    /// The code of the site.
    pub site: String,
    /// By its dates as they were on this day; of several kiosks, on the earliest.
    pub as_of: NaiveDate,
    /// Each kind of chip, what comes soonest after a date first.
    pub chips: Vec<ChipDue>,
    /// Kiosks that told nothing, since too few people with a date come to them.
    pub too_few: u32,
}

/// The month of the day behind the days, and the one after it: as far as kiosks tell.
pub(super) fn chips(work: &mut dyn Work, asked: &Asked) -> Result<Vec<ChipsOfMonth>> {
    let behind = asked.until.checked_add_days(Days::new(1));
    let first = Month::of(behind.unwrap_or(asked.until)).map_err(|_| OfficeError::NoDays)?;
    let (first, last) = (first.to_string(), first.next().to_string());
    let site = asked.site.as_deref().unwrap_or_default();
    let told = work.all(
        "SELECT c.month, c.site, c.date, c.ready FROM chips c JOIN kiosk k ON k.id = c.kiosk
         WHERE c.month >= $1 AND c.month <= $2 AND ($3 = '' OR c.site = $3) AND k.gone = 0
         ORDER BY c.month, c.site, c.kiosk",
        values![&first, &last, site],
        |row| {
            let month = row.text(0)?.parse();
            let as_of = row.text(2)?.parse();
            let ready = row
                .text_or_none(3)?
                .map(serde_json::from_str::<Vec<ChipDue>>);
            Ok((
                month.map_err(|_| OfficeError::Unreadable("month"))?,
                row.text(1)?.to_owned(),
                as_of.map_err(|_| OfficeError::Unreadable("date"))?,
                ready
                    .transpose()
                    .map_err(|_| OfficeError::Unreadable("chips"))?,
            ))
        },
    )?;
    let mut all: BTreeMap<(Month, String), ChipsOfMonth> = BTreeMap::new();
    for (month, site, as_of, ready) in told {
        let of = all.entry((month, site.clone())).or_insert(ChipsOfMonth {
            month,
            site,
            as_of,
            chips: Vec::new(),
            too_few: 0,
        });
        of.as_of = of.as_of.min(as_of);
        match ready {
            Some(ready) => ready
                .into_iter()
                .for_each(|chip| add_chip(&mut of.chips, chip)),
            None => of.too_few += 1,
        }
    }
    let mut all: Vec<_> = all.into_values().collect();
    for of in &mut all {
        of.chips.sort_by_key(ChipDue::order);
    }
    Ok(all)
}

/// What all sites together need in a month.
pub(super) fn together(all: &[ChipsOfMonth], month: Month) -> Vec<ChipDue> {
    let mut chips = Vec::new();
    let of_month = all.iter().filter(|of| of.month == month);
    for chip in of_month.flat_map(|of| &of.chips) {
        add_chip(&mut chips, chip.clone());
    }
    chips.sort_by_key(ChipDue::order);
    chips
}

/// A line of `chips.csv`: one kind of chip at one site, or that too few people keep a date there.
pub(super) struct ChipRow<'r> {
    of: &'r ChipsOfMonth,
    chip: Option<&'r ChipDue>,
}

/// The lines of what sites were told of.
pub(super) fn rows(all: &[ChipsOfMonth]) -> impl Iterator<Item = ChipRow<'_>> {
    all.iter().flat_map(|of| {
        let chips = of.chips.iter().map(Some);
        let untold = (of.too_few > 0).then_some(None);
        chips.chain(untold).map(move |chip| ChipRow { of, chip })
    })
}

impl Record for ChipRow<'_> {
    const HEADER: &'static [&'static str] = &[
        "month", "site", "as_of", "told", "after", "colour", "shape", "ready",
    ];

    fn values(&self) -> Vec<Cow<'_, str>> {
        let Self { of, chip } = self;
        let text = |of: &dyn Fn(&ChipDue) -> String| chip.map(of).unwrap_or_default().into();
        vec![
            of.month.to_string().into(),
            of.site.as_str().into(),
            of.as_of.to_string().into(),
            chip.is_some().to_string().into(),
            text(&|chip| chip.after.to_string()),
            text(&|chip| chip.colour.code().to_owned()),
            text(&|chip| chip.shape.code().to_owned()),
            text(&|chip| chip.ready.to_string()),
        ]
    }
}
