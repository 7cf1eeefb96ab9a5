//! The reading of the day: a short text that is read in silence at the door or aloud in the room.
//!
//! A pack is a list of readings in one language, each for one date, for one day of every month, or
//! for an evening that asks for other words ([`Occasion`]). Which pack speaks is the [`Library`]'s
//! to say; where a pack comes from is not known here.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

mod library;

pub use library::{Library, Origin, Pack, PackFiles};

/// One reading. Made by [`Reading::new`] only, so that it always fits the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    key: ReadingKey,
    title: String,
    body: String,
    question: String,
    theme: Option<Theme>,
    credit: String,
}

impl Reading {
    /// The longest title, in characters.
    pub const TITLE_CHARS_MAX: usize = 28;
    /// The longest body, in characters.
    pub const BODY_CHARS_MAX: usize = 320;
    /// The longest body, in words.
    pub const BODY_WORDS_MAX: usize = 60;
    /// The longest question, in characters.
    pub const QUESTION_CHARS_MAX: usize = 80;
    /// The longest credit line, in characters.
    pub const CREDIT_CHARS_MAX: usize = 80;

    /// Takes a reading as it was written. Runs of white space become single spaces. The question
    /// and the credit may be empty, and a group's own pack may go without themes.
    ///
    /// # Errors
    /// When the title or the body is empty, or something is longer than fits the screen.
    pub fn new(key: ReadingKey, theme: Option<Theme>, text: &ReadingText) -> Result<Self, Misfit> {
        let fit = |field, text: &str, min, max| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let chars = text.chars().count();
            if (min..=max).contains(&chars) {
                Ok(text)
            } else {
                Err(Misfit::Length { field, chars, max })
            }
        };
        let body = fit(Field::Body, text.body, 1, Self::BODY_CHARS_MAX)?;
        let words = body.split(' ').count();
        if words > Self::BODY_WORDS_MAX {
            return Err(Misfit::Words { words });
        }
        Ok(Self {
            key,
            title: fit(Field::Title, text.title, 1, Self::TITLE_CHARS_MAX)?,
            body,
            question: fit(Field::Question, text.question, 0, Self::QUESTION_CHARS_MAX)?,
            theme,
            credit: fit(Field::Credit, text.credit, 0, Self::CREDIT_CHARS_MAX)?,
        })
    }

    /// The same with this credit, unless it has its own. A credit that is too long is cut.
    #[must_use]
    pub fn credited(mut self, credit: &str) -> Self {
        if self.credit.is_empty() {
            self.credit = credit.chars().take(Self::CREDIT_CHARS_MAX).collect();
        }
        self
    }

    /// When it is read.
    pub const fn key(&self) -> ReadingKey {
        self.key
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The text: one paragraph.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// An open question for the room; may be empty.
    pub fn question(&self) -> &str {
        &self.question
    }

    /// All that is read, as paragraphs: the text, the question, and whose words they are.
    pub fn whole(&self) -> String {
        let parts = [self.body(), self.question(), self.credit()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// What it is about; our own readings always say.
    pub const fn theme(&self) -> Option<Theme> {
        self.theme
    }

    /// Whose words they are, always shown where it is not empty.
    pub fn credit(&self) -> &str {
        &self.credit
    }
}

/// One of the readings for such an evening, another one on the next date; none where the pack has
/// none, so that the next pack can be asked.
pub fn of_occasion(pack: &[Reading], occasion: Occasion, date: NaiveDate) -> Option<&Reading> {
    let fitting: Vec<&Reading> = pack
        .iter()
        .filter(
            |reading| matches!(reading.key, ReadingKey::For { occasion: of, .. } if of == occasion),
        )
        .collect();
    let count = i32::try_from(fitting.len())
        .ok()
        .filter(|count| *count > 0)?;
    let turn = date.num_days_from_ce().rem_euclid(count);
    fitting.get(usize::try_from(turn).ok()?).copied()
}

/// The reading of this local date: the one written for the date, else the one for the day of the
/// month. None when the pack has neither, so that the next pack can be asked.
pub fn of_day(pack: &[Reading], date: NaiveDate) -> Option<&Reading> {
    let find = |key| pack.iter().find(|reading| reading.key == key);
    find(ReadingKey::Date {
        month: date.month(),
        day: date.day(),
    })
    .or_else(|| find(ReadingKey::DayOfMonth(date.day())))
}

/// The words of a reading before they are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadingText<'a> {
    /// The title.
    pub title: &'a str,
    /// The text.
    pub body: &'a str,
    /// The question; may be empty.
    pub question: &'a str,
    /// The credit; may be empty.
    pub credit: &'a str,
}

/// When a reading is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReadingKey {
    /// On this day of every month, 1 to 31: `07`.
    DayOfMonth(u32),
    /// On this date of every year: `02-29`.
    Date {
        /// 1 to 12.
        month: u32,
        /// 1 to 31, and a day that the month has in a leap year.
        day: u32,
    },
    /// On no date: for an evening of this kind, `loss-1` to `loss-9`.
    For {
        /// Which kind.
        occasion: Occasion,
        /// 1 to 9: several, so that the next such evening has other words.
        number: u32,
    },
}

/// An evening whose reading is chosen by whoever runs the meeting, and not by the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// Somebody of the room has died.
    AfterLoss,
    /// An evening on which others celebrate.
    Holiday,
    /// The first meeting in this room.
    FirstMeeting,
}

impl Occasion {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::AfterLoss, Self::Holiday, Self::FirstMeeting];

    /// As it stands in a pack, before its number.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AfterLoss => "loss",
            Self::Holiday => "holiday",
            Self::FirstMeeting => "opening",
        }
    }
}

impl FromStr for ReadingKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        // A leap year, so that 29 February is a date.
        const LEAP_YEAR: i32 = 2024;
        let number = |digits: &str| match digits.len() {
            2 if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().map_err(|_| KeyError),
            _ => Err(KeyError),
        };
        let occasion = |code: &str| Occasion::ALL.into_iter().find(|one| one.code() == code);
        match text.split_once('-') {
            Some((code, digit)) if occasion(code).is_some() => match digit.as_bytes() {
                [digit @ b'1'..=b'9'] => Ok(Self::For {
                    occasion: occasion(code).ok_or(KeyError)?,
                    number: u32::from(digit - b'0'),
                }),
                _ => Err(KeyError),
            },
            None => match number(text)? {
                day @ 1..=31 => Ok(Self::DayOfMonth(day)),
                _ => Err(KeyError),
            },
            Some((month, day)) => {
                let (month, day) = (number(month)?, number(day)?);
                NaiveDate::from_ymd_opt(LEAP_YEAR, month, day).ok_or(KeyError)?;
                Ok(Self::Date { month, day })
            }
        }
    }
}

impl fmt::Display for ReadingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DayOfMonth(day) => write!(f, "{day:02}"),
            Self::Date { month, day } => write!(f, "{month:02}-{day:02}"),
            Self::For { occasion, number } => write!(f, "{}-{number}", occasion.code()),
        }
    }
}

/// A text does not say when a reading is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a date such as 02-29, a day of the month, 01 to 31, or loss-1, holiday-1, opening-1")]
pub struct KeyError;

/// Why a reading does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Misfit {
    /// Empty, or more than the screen takes.
    #[error("{field} has {chars} characters; {min} to {max} fit", min = field.chars_min())]
    Length {
        /// Of what.
        field: Field,
        /// How many it has.
        chars: usize,
        /// How many fit.
        max: usize,
    },
    /// More words than can be read aloud in 20 seconds.
    #[error("body has {words} words; up to {max} fit", max = Reading::BODY_WORDS_MAX)]
    Words {
        /// How many it has.
        words: usize,
    },
}

/// A part of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The title.
    Title,
    /// The text.
    Body,
    /// The question.
    Question,
    /// The credit line.
    Credit,
}

impl Field {
    const fn chars_min(self) -> usize {
        match self {
            Self::Title | Self::Body => 1,
            Self::Question | Self::Credit => 0,
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Question => "question",
            Self::Credit => "credit",
        })
    }
}

/// What a reading is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// Belonging, breaking isolation.
    Belonging,
    /// Learning from shared experience, mentorship.
    SharedExperience,
    /// Accountability and showing up.
    ShowingUp,
    /// Practical coping: cravings, triggers, stress, sleep.
    Coping,
    /// Early signs, prevention, coming back after a hard day.
    EarlySigns,
    /// Rebuilding: work, home, money, time, body, play.
    Rebuilding,
    /// Family and friends as peers; repair; boundaries.
    FamilyAndFriends,
    /// Lifelong network, alumni, keeping in touch.
    KeepingInTouch,
    /// Service and giving back.
    GivingBack,
    /// Gratitude and small joys.
    SmallJoys,
    /// Shame, anger, grief, fear, self-kindness.
    SelfKindness,
    /// Hope, patience, one day.
    Hope,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Belonging,
        Self::SharedExperience,
        Self::ShowingUp,
        Self::Coping,
        Self::EarlySigns,
        Self::Rebuilding,
        Self::FamilyAndFriends,
        Self::KeepingInTouch,
        Self::GivingBack,
        Self::SmallJoys,
        Self::SelfKindness,
        Self::Hope,
    ];

    /// As it stands in a pack.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Belonging => "belonging",
            Self::SharedExperience => "shared-experience",
            Self::ShowingUp => "showing-up",
            Self::Coping => "coping",
            Self::EarlySigns => "early-signs",
            Self::Rebuilding => "rebuilding",
            Self::FamilyAndFriends => "family-and-friends",
            Self::KeepingInTouch => "keeping-in-touch",
            Self::GivingBack => "giving-back",
            Self::SmallJoys => "small-joys",
            Self::SelfKindness => "self-kindness",
            Self::Hope => "hope",
        }
    }

    /// The theme that this code names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(key: &str, title: &str) -> Reading {
        let text = ReadingText {
            title,
            body: "One. Two. Three.",
            ..ReadingText::default()
        };
        Reading::new(key.parse().unwrap(), None, &text).unwrap()
    }

    #[test]
    fn a_date_goes_before_the_day_of_the_month() {
        let pack = [
            reading("29", "any 29th"),
            reading("02-29", "the extra day"),
            reading("31", "any 31st"),
        ];
        for (year, month, day, title) in [
            (2024, 2, 29, Some("the extra day")),
            (2025, 3, 29, Some("any 29th")),
            (2026, 12, 31, Some("any 31st")),
            (2026, 2, 28, None),
        ] {
            let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            assert_eq!(of_day(&pack, date).map(Reading::title), title, "{date}");
        }
        let date = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        assert_eq!(of_day(&[], date), None);
    }

    #[test]
    fn an_occasion_has_its_own_readings_by_turns() {
        let pack = [
            reading("01", "any first"),
            reading("loss-1", "one"),
            reading("loss-2", "two"),
        ];
        let title = |day, occasion| {
            let date = NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
            of_occasion(&pack, occasion, date).map(Reading::title)
        };
        let three = [1, 2, 3].map(|day| title(day, Occasion::AfterLoss).unwrap());
        assert!(three[0] != three[1] && three[0] == three[2], "{three:?}");
        assert_eq!(title(1, Occasion::Holiday), None);
    }

    #[test]
    fn a_key_reads_back_what_it_shows() {
        for text in [
            "01",
            "31",
            "01-01",
            "02-29",
            "12-31",
            "loss-1",
            "holiday-5",
            "opening-9",
        ] {
            assert_eq!(text.parse::<ReadingKey>().unwrap().to_string(), text);
        }
        for text in [
            "", "1", "0", "00", "32", "1-1", "02-30", "04-31", "13-01", "00-10", "+1", "01-",
            "-01", "01-01-01", "1é", "loss", "loss-", "loss-0", "loss-10", "Loss-1", "party-1",
        ] {
            assert_eq!(text.parse::<ReadingKey>(), Err(KeyError), "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_the_screen_is_refused_with_its_measure() {
        let new = |title: &str, body: &str, question: &str| {
            let text = ReadingText {
                title,
                body,
                question,
                credit: "",
            };
            Reading::new(ReadingKey::DayOfMonth(1), None, &text).map(|_| ())
        };
        let length = |field, chars, max| Err(Misfit::Length { field, chars, max });
        assert_eq!(new("Tea", "Some tea.", ""), Ok(()));
        assert_eq!(
            new(&"é".repeat(28), &"b".repeat(320), &"q".repeat(80)),
            Ok(())
        );
        assert_eq!(new(" ", "b", ""), length(Field::Title, 0, 28));
        assert_eq!(new(&"t".repeat(29), "b", ""), length(Field::Title, 29, 28));
        assert_eq!(new("t", "", ""), length(Field::Body, 0, 320));
        assert_eq!(
            new("t", &"b".repeat(321), ""),
            length(Field::Body, 321, 320)
        );
        assert_eq!(
            new("t", "b", &"q".repeat(81)),
            length(Field::Question, 81, 80)
        );
        assert_eq!(
            new("t", &"b ".repeat(61), ""),
            Err(Misfit::Words { words: 61 })
        );
        assert_eq!(
            new("", "b", "").unwrap_err().to_string(),
            "title has 0 characters; 1 to 28 fit"
        );
    }

    #[test]
    fn line_breaks_become_spaces() {
        let text = ReadingText {
            title: " A\tb ",
            body: "One.\r\n Two.",
            ..ReadingText::default()
        };
        let reading = Reading::new(ReadingKey::DayOfMonth(1), Some(Theme::Hope), &text).unwrap();
        assert_eq!((reading.title(), reading.body()), ("A b", "One. Two."));
    }

    #[test]
    fn every_code_names_its_theme() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_code(theme.code()), Some(theme));
        }
    }
}
