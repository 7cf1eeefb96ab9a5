//! Honours for coming: evenings here, and months with us. They never go down.

use std::fmt;

use chrono::NaiveDate;

use super::scheme::{Scheme, Switch};
use super::span::{Interval, Span};
use super::{LeapRule, whole_months};

/// What somebody has come to by coming, for their own eyes.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Honours {
    /// On how many evenings they were here.
    pub evenings: u32,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// What the scheme marks of it, in its order.
    pub reached: Vec<Span>,
}

impl fmt::Debug for Honours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Honours(..)")
    }
}

impl Honours {
    /// Counted from the evenings that stand in the records, and never below what was taken before:
    /// `taken` are the honours that the person has answered to. An evening may be undone, filed
    /// elsewhere or turn out to be somebody else's; an honour stays.
    pub fn new(
        scheme: &Scheme,
        evenings: u32,
        since: Option<NaiveDate>,
        taken: &[Span],
        today: NaiveDate,
    ) -> Self {
        let months = since.map_or(0, |since| whole_months(since, today, LeapRule::default()));
        let is_reached = |span: &Span| {
            taken.contains(span)
                || match *span {
                    Span::Visits(n) => u32::from(n) <= evenings,
                    Span::MonthsWithUs(n) => u32::from(n) <= months,
                    _ => false,
                }
        };
        let steps = scheme.steps.iter().filter(|step| step.on == Switch::On);
        let spans = steps.filter_map(|step| match step.after {
            Interval::Once(span @ (Span::Visits(_) | Span::MonthsWithUs(_))) => Some(span),
            _ => None,
        });
        let most_taken = taken.iter().filter_map(|span| match span {
            Span::Visits(n) => Some(u32::from(*n)),
            _ => None,
        });
        Self {
            evenings: evenings.max(most_taken.max().unwrap_or(0)),
            since,
            reached: spans.filter(is_reached).collect(),
        }
    }
}
