//! Which chips a month asks for, counted over many people and told so coarsely that it tells of
//! none of them.
//!
//! Who reads it may know who came, who gave a date and when: that stands in the log. So a figure
//! may not change by one because of one person. Small figures are all the same one, none among
//! them, and a month is told of a crowd only (`src/access/THREATS.md`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::scheme::{ChipColour, Scheme, Shape, Step, Switch};
use super::span::{Interval, Span};
use super::{Journey, LeapRule, RecoveryDate};
use crate::domain::report::Month;

/// How many people with a date have to come to meetings of a scheme for anything to be told of it.
pub const CROWD_MIN: usize = 11;
/// Figures are rounded up to so many, and one of them is the least.
pub const READY_STEP: u32 = 5;

/// One kind of chip, and how many of it to have ready in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChipDue {
    /// What it marks. Years without a step of their own are told together: few people share one.
    pub after: Interval,
    /// Its colour.
    pub colour: ChipColour,
    /// Its shape.
    pub shape: Shape,
    /// Enough for everybody whose date says so; as likely as not it is too many.
    pub ready: u32,
}

impl ChipDue {
    /// Whether both are the same kind, however many of it.
    pub fn is_like(&self, other: &Self) -> bool {
        (self.after, self.colour, self.shape) == (other.after, other.colour, other.shape)
    }

    /// What comes sooner after a date stands first: about how many days, and how it looks.
    pub fn order(&self) -> (u32, ChipColour, Shape) {
        let days = match self.after {
            Interval::Once(Span::Days(n)) => u32::from(n),
            Interval::Once(Span::Months(n) | Span::MonthsWithUs(n)) => u32::from(n) * 61 / 2,
            Interval::Once(Span::Years(n)) => u32::from(n) * 1461 / 4,
            Interval::Once(Span::Welcome | Span::Visits(_)) => 0,
            Interval::EveryYear => u32::MAX,
        };
        (days, self.colour, self.shape)
    }
}

/// The people whose dates are kept and who come to meetings of one scheme.
#[derive(Debug, Clone)]
pub struct Crowd {
    /// The scheme.
    pub scheme: Scheme,
    /// Their dates.
    pub dates: Vec<(RecoveryDate, LeapRule)>,
}

/// What to have ready in a month; none where no scheme has so many people that it may be told.
pub fn chips_due(crowds: &[Crowd], month: Month) -> Option<Vec<ChipDue>> {
    let mut due: Vec<ChipDue> = Vec::new();
    for Crowd { scheme, dates } in crowds {
        if dates.len() < CROWD_MIN {
            continue;
        }
        let falling: Vec<&Step> = dates
            .iter()
            .flat_map(|(recovery, leap_rule)| {
                let journey = Journey {
                    recovery: Some(*recovery),
                    leap_rule: *leap_rule,
                    ..Journey::default()
                };
                falling_in(scheme, &journey, month)
            })
            .collect();
        for step in scheme.steps.iter().filter(|step| is_foreseen(step)) {
            let fall = falling.iter().filter(|it| it.after == step.after).count();
            let fall = u32::try_from(fall).unwrap_or(u32::MAX);
            let chip = ChipDue {
                after: step.after,
                colour: step.colour,
                shape: step.shape.unwrap_or(scheme.shape),
                ready: fall,
            };
            add_chip(&mut due, chip);
        }
    }
    for chip in &mut due {
        let steps = chip.ready.div_ceil(READY_STEP).max(1);
        chip.ready = steps.saturating_mul(READY_STEP);
    }
    (!due.is_empty()).then_some(due)
}

/// Adds some of a kind to what there is of it.
pub fn add_chip(to: &mut Vec<ChipDue>, more: ChipDue) {
    match to.iter_mut().find(|known| known.is_like(&more)) {
        Some(known) => known.ready = known.ready.saturating_add(more.ready),
        None => to.push(more),
    }
}

/// Whether a date says when this falls. A welcome is for who comes, and that nobody can foresee.
fn is_foreseen(step: &Step) -> bool {
    let by_date = match step.after {
        Interval::EveryYear => true,
        Interval::Once(span) => span != Span::Welcome && !span.counts_coming(),
    };
    by_date && step.on == Switch::On
}

/// The steps of a scheme that a date makes due in a month. Where two fall on the same day, the
/// later one in the scheme counts, as on the evening itself.
pub(super) fn falling_in<'s>(
    scheme: &'s Scheme,
    journey: &Journey<'_>,
    month: Month,
) -> Vec<&'s Step> {
    let (first, behind) = (month.first_day(), month.next().first_day());
    let last = behind.pred_opt().unwrap_or(behind);
    let mut falling: Vec<(NaiveDate, &Step)> = Vec::new();
    for step in &scheme.steps {
        let span = match step.after {
            Interval::Once(span) => Some(span),
            Interval::EveryYear => journey.newest_year(last),
        };
        let date = span.and_then(|span| journey.date_of(span));
        // A year of its own goes before "every year", switched off too.
        let step = span
            .and_then(|span| scheme.step(span))
            .filter(|step| is_foreseen(step));
        if let Some((date, step)) = date
            .zip(step)
            .filter(|(date, _)| (first..=last).contains(date))
        {
            falling.retain(|(other, _)| *other != date);
            falling.push((date, step));
        }
    }
    falling.into_iter().map(|(_, step)| step).collect()
}
