//! Which milestone is due tonight: the newest since the person was last here, and one at most.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::scheme::{Chip, Scheme};
use super::span::{Interval, Span};
use super::{LeapRule, RecoveryDate, days_between, whole_months};
use crate::domain::series::SchemeId;

/// How long a milestone stays due when nobody acknowledged it, in days.
pub const DUE_DAYS_DEFAULT: u16 = 45;

/// One milestone of one person. It holds what is handed over for it as well, so that it can be
/// shown when its scheme has changed meanwhile. It gives the recovery date away: keep it where that
/// is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Of which scheme.
    pub scheme: SchemeId,
    /// What it marks.
    pub span: Span,
    /// The local date on which it fell.
    pub date: NaiveDate,
    /// What is handed over for it.
    pub chip: Chip,
}

impl Milestone {
    /// Whether both mark the same in the same scheme for the same date, whatever is handed over. A
    /// person who changed their date has other milestones than before. What is marked for coming is
    /// marked once, also where an evening was undone since and the count reaches it again.
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.scheme, self.span) == (&other.scheme, other.span)
            && (self.date == other.date || self.span.counts_coming())
    }
}

impl fmt::Debug for Milestone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Milestone(..)")
    }
}

/// What one person's milestones are counted from. A person with several dates has one for each.
#[derive(Clone, Copy, Default)]
pub struct Journey<'a> {
    /// The recovery date, if one is kept.
    pub recovery: Option<RecoveryDate>,
    /// When 29 February is kept in common years.
    pub leap_rule: LeapRule,
    /// The evenings here.
    pub visits: Visits<'a>,
}

impl fmt::Debug for Journey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Journey(..)")
    }
}

/// The evenings on which a person was here, tonight included.
#[derive(Clone, Copy, Default)]
pub struct Visits<'a> {
    /// The local date of the first one ever.
    pub first: Option<NaiveDate>,
    /// How many there were before `recent`.
    pub earlier: u32,
    /// The local dates of the last ones, oldest first: at least as far back as a milestone is due.
    pub recent: &'a [NaiveDate],
}

impl Visits<'_> {
    /// The date of the so-manieth evening, if it is one of the recent ones.
    fn nth(&self, nth: u16) -> Option<NaiveDate> {
        let place = u32::from(nth).checked_sub(self.earlier)?.checked_sub(1)?;
        self.recent.get(usize::try_from(place).ok()?).copied()
    }
}

impl fmt::Debug for Visits<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Visits(..)")
    }
}

/// The milestone that is due on the evening of `today` (the local date at the session's scheduled
/// start): the newest one that fell on it or up to `within_days` days before, unless it is among
/// the acknowledged ones. Older ones never come back.
pub fn due(
    scheme: &Scheme,
    journey: &Journey<'_>,
    acknowledged: &[Milestone],
    today: NaiveDate,
    within_days: u16,
) -> Option<Milestone> {
    let is_in_time =
        |date: NaiveDate| date <= today && days_between(date, today) <= u32::from(within_days);
    let newest = scheme
        .steps
        .iter()
        .enumerate()
        .filter_map(|(place, step)| {
            let span = match step.after {
                Interval::Once(span) => span,
                Interval::EveryYear => journey.newest_year(today)?,
            };
            // A year of its own gives its own chip here too; what is switched off gives none.
            let chip = scheme.chip(span)?;
            let date = journey.date_of(span).filter(|date| is_in_time(*date))?;
            Some((date, place, span, chip))
        })
        .max_by_key(|(date, place, ..)| (*date, *place));
    let (date, _, span, chip) = newest?;
    let milestone = Milestone {
        scheme: scheme.id.clone(),
        span,
        date,
        chip,
    };
    let is_acknowledged = acknowledged.iter().any(|other| other.is_same(&milestone));
    (!is_acknowledged).then_some(milestone)
}

impl Journey<'_> {
    /// The date on which this falls for the person; none where there is nothing to count it from.
    pub(super) fn date_of(&self, span: Span) -> Option<NaiveDate> {
        match span {
            Span::Welcome => {
                let dated = self.recovery.map(RecoveryDate::earliest);
                dated.or(self.visits.first)
            }
            Span::Days(_) | Span::Months(_) | Span::Years(_) => {
                span.after(self.recovery?.origin(), self.leap_rule)
            }
            Span::Visits(nth) => self.visits.nth(nth),
            Span::MonthsWithUs(_) => span.after(self.visits.first?, self.leap_rule),
        }
    }

    /// The last anniversary of the recovery date.
    pub(super) fn newest_year(&self, today: NaiveDate) -> Option<Span> {
        let years = whole_months(self.recovery?.origin(), today, self.leap_rule) / 12;
        u16::try_from(years)
            .ok()
            .filter(|years| *years > 0)
            .map(Span::Years)
    }
}
