//! A sheet of paper for each evening: when it was, how many were there, and who.

use super::contents::{Block, COLUMNS, Page, Sheet};
use crate::domain::attendance::VoidReason;
use crate::domain::report::{AttendanceRow, SessionRow};
use crate::transfer::said::Sayer;

/// The evenings that are printed. Of more than these, nobody would read the paper.
pub(super) const EVENINGS_MAX: usize = 1_000;

/// Widths of the columns, in characters.
const WIDTHS: [f64; COLUMNS] = [12.0, 44.0, 18.0, 24.0, 34.0, 0.0, 0.0];
/// So much of a pseudonym tells people of one evening apart.
const PSEUDONYM_DIGITS: usize = 8;

/// An evening, the title of its series, and its sign-ins.
pub(super) struct Evening {
    pub row: SessionRow,
    pub title: String,
    pub sign_ins: Vec<AttendanceRow>,
}

impl Evening {
    /// Whether a sign-in is one of this evening.
    pub fn holds(&self, sign_in: &AttendanceRow) -> bool {
        sign_in.session_id.as_ref() == Some(&self.row.session_id) && sign_in.site == self.row.site
    }
}

/// A page for each of these evenings of a report; `standing` says up to when they are all here.
pub(super) fn sheets(evenings: &[Evening], standing: String, say: &Sayer) -> Sheet {
    let mut page = Page::begin("office-sessions", say);
    page.sheet.widths = WIDTHS;
    page.add(Block::Notes(standing));
    page.add(Block::Gap(1));
    for (at, evening) in evenings.iter().enumerate() {
        if at > 0 {
            page.add(Block::NewPage);
        }
        sheet(&mut page, evening);
    }
    page.sheet
}

fn sheet(page: &mut Page<'_>, evening: &Evening) {
    let (say, row) = (page.say, &evening.row);
    let title = match (evening.title.is_empty(), row.room.is_empty()) {
        (true, _) => say("office-evening-ad-hoc", &[]),
        (false, true) => evening.title.clone(),
        (false, false) => [evening.title.as_str(), row.room.as_str()].join(", "),
    };
    page.add(Block::Section(title));
    let hour = |at: chrono::DateTime<chrono::FixedOffset>| at.format("%H:%M").to_string();
    let or_not = |at: Option<_>| at.map_or_else(|| say("office-not-known", &[]), hour);
    let facts = say(
        "office-evening-when",
        &[
            ("date", &row.scheduled_start.format("%Y-%m-%d").to_string()),
            ("from", &hour(row.scheduled_start)),
            ("until", &hour(row.scheduled_end)),
            ("opened", &or_not(row.opened_at)),
            ("closed", &or_not(row.closed_at)),
            ("site", &row.site),
        ],
    );
    let number = |number: u32| number.to_string();
    let heads = say(
        "office-evening-heads",
        &[
            ("in", &number(row.signed_in)),
            ("nobody", &number(row.without_name)),
            ("newcomers", &number(row.newcomers)),
            ("guests", &number(row.guests)),
            ("family", &number(row.family)),
            ("minors", &number(row.minors)),
        ],
    );
    let mut facts = vec![facts, heads];
    if let Some(did_not) = row.did_not_sign_in {
        let values = [("more", &*number(did_not)), ("total", &*number(row.total))];
        facts.push(say("office-evening-more", &values));
    }
    if row.interrupted {
        facts.push(say("office-evening-interrupted", &[]));
    }
    page.add(Block::Notes(facts.join("\n")));
    if evening.sign_ins.is_empty() {
        return;
    }
    page.add(Block::Gap(1));
    page.headings(
        "office-when",
        &["office-who", "office-as", "office-how", "office-remark"],
    );
    for sign_in in &evening.sign_ins {
        let coded = |what: &str, code: &str| say(&format!("office-{what}-{code}"), &[]);
        page.row([
            hour(sign_in.signed_in_at).into(),
            who(sign_in, say).into(),
            coded("kind", sign_in.kind.code()).into(),
            coded("method", sign_in.method.code()).into(),
            remark(sign_in, say).into(),
        ]);
    }
}

/// Whom a sign-in is of, as far as it may be said.
fn who(sign_in: &AttendanceRow, say: &Sayer) -> String {
    let Some(person) = sign_in.person_id else {
        return say("office-nobody", &[]);
    };
    let number = sign_in.external_id.as_deref();
    match (sign_in.display_name.as_deref(), number) {
        (Some(name), Some(number)) => format!("{name} ({number})"),
        (Some(known), None) | (None, Some(known)) => known.to_owned(),
        (None, None) => person.to_string().chars().take(PSEUDONYM_DIGITS).collect(),
    }
}

fn remark(sign_in: &AttendanceRow, say: &Sayer) -> String {
    let mut remarks = Vec::new();
    match sign_in.voided {
        Some(VoidReason::Double) => remarks.push(say("office-remark-double", &[])),
        Some(_) => remarks.push(say("office-remark-taken-back", &[])),
        None => (),
    }
    if let Some(out) = sign_in.signed_out_at {
        let out = out.with_timezone(sign_in.signed_in_at.offset());
        let at = out.format("%H:%M").to_string();
        remarks.push(say("office-remark-left", &[("at", &at)]));
    }
    if sign_in.stayed_to_end == Some(true) {
        remarks.push(say("office-remark-stayed", &[]));
    }
    remarks.join("; ")
}
