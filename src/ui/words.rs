//! The words people read, from the Fluent files under `assets/text/<language>`.
//!
//! One file serves one group of screens. A message that a language lacks is said in English, so
//! that a new screen never shows a hole. Dates and times are put together here, since each language
//! has its own order. It knows nothing of what is said to whom.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::fmt;
use std::sync::Arc;
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Value;
pub use label::{Label, Spoken};
#[cfg(test)]
pub use line::read;
pub use line::{in_lines, is_from_the_right, is_pieced};

mod label;
mod line;
mod number;
#[cfg(test)]
pub mod pseudo;

/// The language every message exists in.
pub const ENGLISH: &str = "en";

/// One language as embedded: its tag and its files.
struct Embedded {
    tag: &'static str,
    files: &'static [(&'static str, &'static str)],
}

impl Embedded {
    fn has(&self, file: &str) -> bool {
        self.files.iter().any(|(name, _)| *name == file)
    }

    fn named(&self) -> Language {
        Language {
            tag: self.tag,
            endonym: endonym(self).to_owned(),
        }
    }
}

/// Embeds the files of one language.
macro_rules! language {
    ($tag:literal) => {
        Embedded {
            tag: $tag,
            files: &[
                language!(@file $tag "common"),
                language!(@file $tag "door"),
                language!(@file $tag "facilitator"),
                language!(@file $tag "staff"),
                language!(@file $tag "wizard"),
                language!(@file $tag "milestones"),
                language!(@file $tag "export"),
                language!(@file $tag "office"),
                language!(@file $tag "desk"),
                language!(@file $tag "errors"),
            ],
        }
    };
    // What people read at the kiosk, and nothing that is printed or stands on a desk.
    ($tag:literal at the kiosk) => {
        Embedded {
            tag: $tag,
            files: &[
                language!(@file $tag "common"),
                language!(@file $tag "door"),
                language!(@file $tag "facilitator"),
                language!(@file $tag "staff"),
                language!(@file $tag "wizard"),
                language!(@file $tag "milestones"),
                language!(@file $tag "errors"),
            ],
        }
    };
    (@file $tag:literal $name:literal) => {
        (
            $name,
            include_str!(concat!("../../assets/text/", $tag, "/", $name, ".ftl")),
        )
    };
}

/// Every language the program speaks; English first. A new folder is one new line.
const EMBEDDED: &[Embedded] = &[
    language!("en"),
    language!("es"),
    language!("fr"),
    language!("de"),
    language!("pl"),
    language!("ar" at the kiosk),
];

/// A language as it is offered: its tag and its own name for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// The BCP 47 tag, such as `es`.
    pub tag: &'static str,
    /// The language's own name, such as `Español`.
    pub endonym: String,
}

/// How a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// As English is.
    LeftToRight,
    /// As Arabic is.
    RightToLeft,
}

/// How the hours of a day are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hours {
    /// 6:52 pm
    Twelve,
    /// 18:52
    TwentyFour,
}

/// The words of one language, with English behind it. Cloning is cheap.
#[derive(Clone)]
pub struct Words {
    tag: &'static str,
    chosen: Arc<FluentBundle<FluentResource>>,
    english: Arc<FluentBundle<FluentResource>>,
    hours: Hours,
    direction: Direction,
}

impl Words {
    /// The words of the language with this tag (`es`, `es-MX`), or of English if it is not
    /// embedded.
    pub fn new(tag: &str) -> Self {
        let english = Arc::new(bundle(english_files()));
        let found = find(tag);
        let chosen = match found {
            Some(language) if language.tag != ENGLISH => Arc::new(bundle(language)),
            _ => Arc::clone(&english),
        };
        let mut words = Self {
            tag: found.map_or(ENGLISH, |language| language.tag),
            chosen,
            english,
            hours: Hours::Twelve,
            direction: Direction::LeftToRight,
        };
        if words.get("language-hours") == "24" {
            words.hours = Hours::TwentyFour;
        }
        if words.get("language-direction") == "rtl" {
            words.direction = Direction::RightToLeft;
        }
        words
    }

    /// The same words with the hours as the site wants them.
    #[must_use]
    pub fn with_hours(self, hours: Hours) -> Self {
        Self { hours, ..self }
    }

    /// The languages to choose from, each by its own name; English first.
    pub fn languages() -> Vec<Language> {
        EMBEDDED.iter().map(Embedded::named).collect()
    }

    /// The languages of the office's window and of its files, which not all are.
    pub fn languages_at_a_desk() -> Vec<Language> {
        let desk = EMBEDDED.iter().filter(|language| language.has("desk"));
        desk.map(Embedded::named).collect()
    }

    /// The language at a desk that a system's setting asks for (`de_AT.UTF-8`, `es`); English where
    /// it asks for none of them.
    pub fn at_a_desk(locale: &str) -> &'static str {
        let asked = locale.split(['_', '.', '@', '-']).next();
        let mut desk = EMBEDDED.iter().filter(|language| language.has("desk"));
        let found = desk.find(|language| Some(language.tag) == asked);
        found.map_or(ENGLISH, |language| language.tag)
    }

    /// The tag of the language these words are in.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// Whether all stands from left to right, or the other way around.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// How the hours of the day are said.
    pub fn hours(&self) -> Hours {
        self.hours
    }

    /// The message with this id. An id that exists nowhere is said as it is and logged.
    pub fn get(&self, id: &str) -> String {
        self.format(id, None).0
    }

    /// The message with this id and these values: `words.with("room-count", &[("n", 3.into())])`.
    /// Each of them keeps its own direction.
    pub fn with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        // What this language lacks is said in English.
        let direction = match self.chosen.get_message(id) {
            Some(_) => self.direction,
            None => Direction::LeftToRight,
        };
        let kept = values.iter();
        let kept = kept.map(|(name, value)| (*name, line::kept(direction, value)));
        line::begun(direction, self.said_with(id, kept))
    }

    /// The same, of values that are in this language.
    fn said_with<'v>(
        &self,
        id: &str,
        values: impl IntoIterator<Item = (&'v str, Value<'v>)>,
    ) -> String {
        let arguments: FluentArgs<'_> = values.into_iter().collect();
        self.format(id, Some(&arguments)).0
    }

    /// The words that greet at this time of the day. Each language says by itself when its parts of
    /// the day begin.
    pub fn greeting(&self, time: NaiveTime) -> String {
        let hours = self.get("greeting-hours");
        let begun = hours
            .split_whitespace()
            .filter(|hour| hour.parse::<u32>().is_ok_and(|hour| hour <= time.hour()));
        self.get(match begun.count() {
            1 => "greeting-morning",
            2 => "greeting-afternoon",
            3 => "greeting-evening",
            _ => "greeting-night",
        })
    }

    /// Facts in one line, each in its own direction: "Late lamp · 9:10 pm". A line breaks behind
    /// the dot only.
    pub fn facts(&self, facts: &[&str]) -> String {
        line::joined(self.direction, facts)
    }

    /// A role that people lend a hand in: one of those that are shipped in these words, any other
    /// as the site wrote it.
    pub fn role(&self, name: &str) -> String {
        match name {
            "coffee" => self.get("role-coffee"),
            "chairs" => self.get("role-chairs"),
            "greeting" => self.get("role-greeting"),
            own => own.to_owned(),
        }
    }

    /// "Monday".
    pub fn weekday(&self, date: NaiveDate) -> String {
        let number = date.weekday().number_from_monday();
        self.get(&format!("weekday-{number}"))
    }

    /// "November"; `month` counts from 1.
    pub fn month(&self, month: u32) -> String {
        self.get(&format!("month-{month}"))
    }

    /// "Sunday, November 22, 2026".
    pub fn date_long(&self, date: NaiveDate) -> String {
        self.date("date-long", date)
    }

    /// "Sunday, November 22".
    pub fn date_day(&self, date: NaiveDate) -> String {
        self.date("date-day", date)
    }

    /// "November 22, 2026".
    pub fn date_full(&self, date: NaiveDate) -> String {
        self.date("date-full", date)
    }

    /// "November 2026".
    pub fn date_month(&self, date: NaiveDate) -> String {
        self.date("date-month", date)
    }

    /// "6:52 pm" or "18:52".
    pub fn time(&self, time: NaiveTime) -> String {
        let (after_noon, hour) = time.hour12();
        let id = match (self.hours, after_noon) {
            (Hours::TwentyFour, _) => "time-24",
            (Hours::Twelve, false) => "time-12-before-noon",
            (Hours::Twelve, true) => "time-12-after-noon",
        };
        self.said_with(
            id,
            [
                ("hour", hour.to_string().into()),
                ("hour24", time.hour().to_string().into()),
                ("minute", format!("{:02}", time.minute()).into()),
            ],
        )
    }

    /// "6:30 pm to 7:30 pm".
    pub fn time_span(&self, start: NaiveTime, end: NaiveTime) -> String {
        self.with(
            "time-span",
            &[
                ("start", self.time(start).into()),
                ("end", self.time(end).into()),
            ],
        )
    }

    fn date(&self, id: &str, date: NaiveDate) -> String {
        self.said_with(
            id,
            [
                ("weekday", self.weekday(date).into()),
                ("day", date.day().into()),
                ("month", self.month(date.month()).into()),
                // Some languages say a month otherwise within a date.
                (
                    "month-of",
                    self.get(&format!("month-of-{}", date.month())).into(),
                ),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// The message, and whether all of it is there.
    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> (String, bool) {
        let found = [&self.chosen, &self.english]
            .into_iter()
            .find_map(|bundle| Some((bundle, bundle.get_message(id)?.value()?)));
        let Some((bundle, pattern)) = found else {
            tracing::error!(id, "no such message");
            return (id.to_owned(), false);
        };
        let mut errors = Vec::new();
        let said = bundle
            .format_pattern(pattern, arguments, &mut errors)
            .into_owned();
        // Values that are not those that the message asks for: nobody has ever read it whole.
        #[cfg(test)]
        assert!(arguments.is_none() || errors.is_empty(), "{id}: {errors:?}");
        if !errors.is_empty() {
            // The values may be names, so that only the message and the faults are logged.
            tracing::warn!(id, ?errors, "a message is not whole");
        }
        (said, errors.is_empty())
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words")
            .field("tag", &self.tag)
            .field("hours", &self.hours)
            .finish_non_exhaustive()
    }
}

/// The language's own name for itself, without reading all of its words.
fn endonym(language: &Embedded) -> &str {
    let mut lines = language.files.iter().flat_map(|(_, text)| text.lines());
    lines
        .find_map(|line| line.strip_prefix("language-name = "))
        .map_or(language.tag, str::trim)
}

fn english_files() -> &'static Embedded {
    &EMBEDDED[0]
}

fn find(tag: &str) -> Option<&'static Embedded> {
    let wanted: LanguageIdentifier = tag.parse().ok()?;
    let exact = EMBEDDED.iter().find(|language| language.tag == tag);
    exact.or_else(|| {
        EMBEDDED
            .iter()
            .find(|language| language.tag == wanted.language.as_str())
    })
}

fn bundle(language: &Embedded) -> FluentBundle<FluentResource> {
    let locale = language.tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // `line` keeps the direction of a value apart from its sentence, and only where that matters.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(number::of(language.tag)));
    for (name, text) in language.files {
        // What can be read of a broken file is better than none of it; a test finds the fault.
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                tracing::error!(
                    language = language.tag,
                    file = name,
                    ?errors,
                    "broken words"
                );
                resource
            }
        };
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(
                language = language.tag,
                file = name,
                ?errors,
                "doubled words"
            );
        }
    }
    bundle
}

#[cfg(test)]
mod tests;
