//! What became of a bundle and how far a kiosk is, in the words of whoever carries sticks.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::office::intake::{Became, Fresh, Gap, Outcome, Standing};
use crate::office::report::KioskState;
use crate::office::{OfficeError, TakenIn};
use crate::transfer::bundle::{Foreign, Manifest, Order, Refusal};
use crate::ui::words::{Value, Words};

/// "Nov 22, 2026", where there is little room.
fn short_date(words: &Words, date: NaiveDate) -> String {
    let month = words.get(&format!("desk-month-{}", date.month()));
    words.with(
        "desk-date",
        &[
            ("month", month.into()),
            ("day", date.day().to_string().into()),
            ("year", date.year().to_string().into()),
        ],
    )
}

/// "November 22, 2026".
pub fn date(words: &Words, date: NaiveDate) -> String {
    words.date_full(date)
}

/// A text such as `2026-11-22`, said as a date.
pub fn stored_date(words: &Words, text: &str) -> String {
    let date = text.parse().map(|date| words.date_full(date));
    date.unwrap_or_else(|_| text.to_owned())
}

/// When a bundle was made, by its kiosk's clock.
pub fn made(words: &Words, manifest: &Manifest) -> String {
    let made = manifest.made_on();
    made.map_or_else(String::new, |made| date(words, made))
}

/// The days that a bundle is about.
pub fn days(words: &Words, days: Option<(NaiveDate, NaiveDate)>) -> String {
    match days {
        None => String::new(),
        Some((first, last)) if first == last => short_date(words, first),
        Some((first, last)) => words.with(
            "desk-days",
            &[
                ("first", short_date(words, first).into()),
                ("last", short_date(words, last).into()),
            ],
        ),
    }
}

/// What would become of a bundle.
pub fn standing(words: &Words, manifest: Option<&Manifest>, standing: &Standing) -> String {
    match standing {
        Standing::New(Fresh { entries, .. }) => {
            words.with("desk-stand-new", &[("entries", number(*entries))])
        }
        Standing::Known => words.get("desk-stand-known"),
        Standing::Waits(gap) => waits(words, manifest, gap),
        Standing::Stranger(..) => words.get("desk-stand-stranger"),
        Standing::Refused(why) => refused(words, why),
    }
}

/// What became of one.
pub fn outcome(words: &Words, outcome: &Outcome) -> String {
    let said = match &outcome.what {
        Became::In(TakenIn::New(counts)) => {
            let said = words.with(
                "desk-taken-new",
                &[("new", number(counts.new)), ("known", number(counts.known))],
            );
            match counts.not_understood {
                0 => said,
                odd => {
                    let odd = words.with("desk-taken-odd", &[("odd", number(odd))]);
                    [said, odd].join(" ")
                }
            }
        }
        Became::In(TakenIn::Before) => words.get("desk-taken-before"),
        Became::Waits(gap) => waits(words, outcome.manifest.as_ref(), gap),
        Became::NotReached => words.get("desk-taken-not-reached"),
        Became::Refused(Refusal::Foreign(Foreign::UnknownKiosk { .. })) => {
            words.get("desk-taken-stranger")
        }
        Became::Refused(why) => refused(words, why),
    };
    if outcome.is_unheard {
        let unheard = words.get("desk-taken-unheard");
        return [said, unheard].join(" ");
    }
    said
}

/// "Bundle 7 of HALL-A, from between November 5 and November 12, is missing."
fn waits(words: &Words, manifest: Option<&Manifest>, gap: &Gap) -> String {
    let site = manifest.map_or("", |manifest| &manifest.site.code);
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| date(words, day));
    let bundles = gap.bundles.map(|(first, last)| {
        if first == last {
            last.to_string()
        } else {
            format!("{first}–{last}")
        }
    });
    let values = [
        ("number", bundles.unwrap_or_default().into()),
        ("site", site.to_owned().into()),
        ("after", day(gap.after).into()),
        ("made", day(gap.before).into()),
        ("first", number(gap.span.first)),
        ("last", number(gap.span.last)),
    ];
    let id = match (gap.bundles, gap.after) {
        (None, _) => "desk-waits-earlier",
        (Some(_), None) => "desk-waits",
        (Some(_), Some(_)) => "desk-waits-between",
    };
    words.with(id, &values)
}

fn refused(words: &Words, why: &Refusal) -> String {
    let id = match why {
        Refusal::Foreign(Foreign::NotABundle) | Refusal::TooLarge(_) => "desk-refused-no-bundle",
        Refusal::Foreign(Foreign::OtherOffice) => "desk-refused-other-office",
        Refusal::Foreign(Foreign::OtherKey { .. }) => "desk-refused-other-key",
        Refusal::Foreign(Foreign::UnknownKiosk { .. }) => "desk-stand-stranger",
        Refusal::Cut | Refusal::PartMissing(_) | Refusal::Missing { .. } => "desk-refused-cut",
        Refusal::Altered(_) => "desk-refused-altered",
        Refusal::Reordered(Order::Bundle { .. } | Order::Epoch { .. }) => "desk-refused-older",
        Refusal::Reordered(_) | Refusal::Replayed { .. } => "desk-refused-replayed",
        Refusal::Forked { .. } => "desk-refused-forked",
        Refusal::RolledBack(_) => "desk-refused-rolled-back",
        Refusal::OtherVersion { .. } => "desk-refused-version",
        Refusal::Io(_) => "desk-refused-unreadable",
    };
    words.get(id)
}

/// How a kiosk stands, and whether a package for it is due: not by a colour, but by words.
pub fn state(words: &Words, state: &KioskState, is_due: bool, now: DateTime<Utc>) -> String {
    if state.gone {
        return words.get("desk-kiosk-gone");
    }
    let mut said = Vec::new();
    if let Some(days) = state.silent_days(now) {
        said.push(words.with("desk-kiosk-silent", &[("days", days.into())]));
    }
    if let Some(missing) = state.missing.first() {
        let made = date(words, missing.made_at.date_naive());
        said.push(words.with(
            "desk-kiosk-missing",
            &[
                ("first", number(missing.span.first)),
                ("last", number(missing.span.last)),
                ("number", missing.before_number.into()),
                ("made", made.into()),
            ],
        ));
    }
    if let Some(forked) = state.forked.first() {
        let made = date(words, forked.made_at.date_naive());
        said.push(words.with(
            "desk-kiosk-forked",
            &[
                ("first", number(forked.first)),
                ("number", forked.number.into()),
                ("made", made.into()),
            ],
        ));
    }
    if state.complete_to.is_none() {
        said.push(words.get("desk-kiosk-nothing"));
    }
    if is_due {
        said.push(words.get("desk-due"));
    }
    if said.is_empty() {
        return words.get("desk-kiosk-fine");
    }
    said.join(" ")
}

/// Why the office could not do it, and what to do about it.
pub fn failure(words: &Words, error: &OfficeError) -> String {
    let path = match error {
        OfficeError::File { path, .. }
        | OfficeError::Taken(path)
        | OfficeError::OtherKey(path)
        | OfficeError::InUse(path)
        | OfficeError::NoKey(path)
        | OfficeError::NoDatabase(path) => path.display().to_string(),
        _ => String::new(),
    };
    let id = match error {
        OfficeError::File { .. } | OfficeError::Tables(_) | OfficeError::Output(_) => {
            "desk-failed-file"
        }
        OfficeError::Taken(_) => "desk-failed-taken",
        OfficeError::InUse(_) => "desk-failed-in-use",
        OfficeError::OtherKey(_) => "desk-failed-other-key",
        OfficeError::NoKey(_) => "desk-failed-no-key",
        OfficeError::OtherVersion { .. } => "desk-failed-version",
        OfficeError::Busy => "desk-failed-busy",
        OfficeError::Full => "desk-failed-full",
        OfficeError::Server(_) => "desk-failed-server",
        OfficeError::NoPerson(_) | OfficeError::NotMerged(_) => "desk-failed-person",
        OfficeError::TakenOff(_) => "desk-failed-taken-off",
        OfficeError::OneAlready(..) => "desk-failed-one-already",
        OfficeError::NoName(_) => "desk-failed-no-name",
        _ => "desk-failed-database",
    };
    words.with(id, &[("path", path.into())])
}

/// A number as a value in a sentence.
pub fn number(number: u64) -> Value<'static> {
    Value::from(number)
}
