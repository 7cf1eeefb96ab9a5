//! What to mend or to know, as it stands in its sheet: odd figures, and how far each kiosk is.

use super::super::{Forked, Missing, Report};
use super::{Block, NARROW, Page, Sheet, WIDE, WIDEST, forked, moment, short};
use crate::transfer::said::Sayer;

/// The sheet.
pub(super) fn quality(report: &Report, say: &Sayer) -> Sheet {
    let mut page = Page::begin("office-sheet-quality", say);
    page.sheet.widths = [WIDEST, NARROW, WIDE, WIDE * 2.0, NARROW, NARROW, NARROW];
    let found = &report.quality;
    page.headings("office-what", &["office-how-many"]);
    for (name, times) in [
        ("office-quality-unassigned", found.unassigned),
        ("office-quality-nobody-opened", found.nobody_opened),
        ("office-quality-empty", found.empty_evenings),
        ("office-quality-interrupted", found.interrupted),
        ("office-quality-open", found.open_evenings),
        ("office-quality-clock", found.doubtful_clock),
        ("office-quality-taken-back", found.taken_back),
        ("office-quality-unknown", found.not_understood),
    ] {
        page.row([say(name, &[]).into(), times.into()]);
    }
    for one in &report.elsewhere {
        let kiosk = short(one.kiosk, &one.site);
        let values = [
            ("kiosk", &*kiosk),
            ("first", &*one.first),
            ("last", &*one.last),
        ];
        let name = say("office-quality-elsewhere", &values);
        page.row([name.into(), one.times.into()]);
    }
    page.add(Block::Gap(1));
    page.headings(
        "office-kiosk",
        &["office-site", "office-complete-to", "office-missing"],
    );
    for kiosk in &report.kiosks {
        let complete = kiosk
            .complete_to
            .map_or_else(|| say("office-never", &[]), moment);
        let gone = kiosk.gone.then(|| say("office-gone", &[]));
        let complete = [Some(complete), gone].into_iter().flatten();
        let complete = complete.collect::<Vec<_>>().join(", ");
        let missing = kiosk.missing.iter().map(|one| missing_said(one, say));
        let forked = kiosk.forked.iter().map(|one| forked_said(one, say));
        let missing: Vec<String> = missing.chain(forked).collect();
        page.row([
            kiosk.kiosk.to_string().into(),
            kiosk.site.clone().into(),
            complete.into(),
            missing.join("; ").into(),
        ]);
    }
    if let Some(forked) = forked(report, say) {
        let what_to_do = say("office-forked-do", &[]);
        page.add(Block::Notes([forked, what_to_do].join("\n")));
    }
    page.sheet
}

fn missing_said(missing: &Missing, say: &Sayer) -> String {
    say(
        "office-missing-one",
        &[
            ("first", &missing.span.first.to_string()),
            ("last", &missing.span.last.to_string()),
            ("number", &missing.before_number.to_string()),
            ("made", &missing.made_at.format("%Y-%m-%d").to_string()),
        ],
    )
}

fn forked_said(forked: &Forked, say: &Sayer) -> String {
    say(
        "office-forked-one",
        &[
            ("first", &forked.first.to_string()),
            ("number", &forked.number.to_string()),
            ("made", &forked.made_at.format("%Y-%m-%d").to_string()),
        ],
    )
}
