//! What to have ready in a month, as it stands in the sheet of milestones.

use super::super::ChipsOfMonth;
use super::super::chips::together;
use super::{Block, Page};
use crate::domain::milestone::{CROWD_MIN, ChipDue, Interval, Span};
use crate::domain::report::Month;

/// A month at each site, and at all together.
pub(super) fn ready_in(page: &mut Page<'_>, month: Month, all: &[ChipsOfMonth]) {
    let say = page.say;
    let (shown, few) = (month.to_string(), CROWD_MIN.to_string());
    page.add(Block::Section(say("office-chips", &[("month", &shown)])));
    let sites = || all.iter().filter(|of| of.month == month);
    let chips = together(all, month);
    if !chips.is_empty() {
        page.headings(
            "office-chip",
            &["office-ready", "office-site", "office-as-of"],
        );
    }
    for chip in &chips {
        let name = chip_said(chip, say);
        for of in sites() {
            let ready = of.chips.iter().find(|one| one.is_like(chip));
            let Some(ready) = ready else { continue };
            page.row([
                name.clone().into(),
                ready.ready.into(),
                of.site.clone().into(),
                of.as_of.to_string().into(),
            ]);
        }
        if sites().nth(1).is_some() {
            page.total([
                name.into(),
                chip.ready.into(),
                say("office-all-sites", &[]).into(),
            ]);
        }
    }
    for of in sites().filter(|of| of.too_few > 0) {
        let values = [("month", &*shown), ("site", &*of.site), ("few", &*few)];
        page.add(Block::Notes(say("office-chips-few", &values)));
    }
}

/// "30 days, orange, key tag", in the words of whoever says it.
pub fn chip_said(chip: &ChipDue, say: impl Fn(&str, &[(&str, &str)]) -> String) -> String {
    let counted = |id: &str, n: u16| say(id, &[("n", &n.to_string())]);
    let after = match chip.after {
        Interval::EveryYear => say("office-every-year", &[]),
        Interval::Once(Span::Welcome) => say("span-welcome", &[]),
        Interval::Once(Span::Days(n)) => counted("span-days", n),
        Interval::Once(Span::Months(n)) => counted("span-months", n),
        Interval::Once(Span::Years(n)) => counted("span-years", n),
        Interval::Once(Span::Visits(n)) => counted("span-visits", n),
        Interval::Once(Span::MonthsWithUs(n)) => counted("span-months-with-us", n),
    };
    let colour = say(&format!("office-colour-{}", chip.colour.code()), &[]);
    let shape = say(&format!("office-shape-{}", chip.shape.code()), &[]);
    [after, colour, shape].join(", ")
}
