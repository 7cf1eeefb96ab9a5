//! A scheme: which milestones a meeting marks, and what is handed over for each.
//!
//! No chip is official, so every scheme is a preset that a site may change. Colours repeat within a
//! scheme: the numeral always shows, and colour is never the only sign.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::span::{Interval, Span};
use crate::domain::series::SchemeId;

/// A file of schemes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schemes {
    /// The schemes, each id once.
    #[serde(default, deserialize_with = "each_id_once")]
    pub scheme: Vec<Scheme>,
}

impl Schemes {
    /// The most schemes that a file may have.
    pub const SCHEMES_MAX: usize = 64;

    /// The scheme of this id.
    pub fn get(&self, id: &SchemeId) -> Option<&Scheme> {
        self.scheme.iter().find(|scheme| scheme.id == *id)
    }
}

/// Which milestones a meeting marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// What series name it by, such as `aa-short`.
    #[serde(deserialize_with = "scheme_id")]
    pub id: SchemeId,
    /// What staff see when they choose one.
    #[serde(deserialize_with = "short_text")]
    pub title: String,
    /// What is handed over.
    #[serde(default)]
    pub shape: Shape,
    /// Its milestones, each interval once. Where two fall on the same date, the later one here
    /// counts.
    #[serde(deserialize_with = "each_step_once")]
    pub steps: Vec<Step>,
}

impl Scheme {
    /// The most steps that a scheme may have.
    pub const STEPS_MAX: usize = 64;
    /// The longest title or label, in characters.
    pub const TEXT_CHARS_MAX: usize = 40;

    /// What is handed over for this; none where the scheme does not mark it or it is switched off.
    pub fn chip(&self, span: Span) -> Option<Chip> {
        let step = self.step(span).filter(|step| step.on == Switch::On)?;
        Some(Chip {
            shape: step.shape.unwrap_or(self.shape),
            colour: step.colour,
            numeral: step.numeral.of(span),
            label: step.label.clone(),
        })
    }

    /// Whether anything in it is counted from a recovery date; else coming here is all it counts.
    pub fn counts_from_date(&self) -> bool {
        self.steps
            .iter()
            .filter(|step| step.on == Switch::On)
            .any(|step| {
                matches!(
                    step.after,
                    Interval::EveryYear
                        | Interval::Once(Span::Days(_) | Span::Months(_) | Span::Years(_))
                )
            })
    }

    /// The step for this, switched on or off: a year's own step goes before "every year".
    pub(super) fn step(&self, span: Span) -> Option<&Step> {
        let find = |interval| self.steps.iter().find(|step| step.after == interval);
        find(Interval::Once(span)).or_else(|| match span {
            Span::Years(_) => find(Interval::EveryYear),
            _ => None,
        })
    }
}

/// One milestone of a scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// When it falls.
    pub after: Interval,
    /// The colour of what is handed over.
    pub colour: ChipColour,
    /// How its numeral is written.
    #[serde(default)]
    pub numeral: Numerals,
    /// What is handed over, where it is not the scheme's usual shape.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<Shape>,
    /// The site's own name for it; without one the screens word the span.
    #[serde(
        default,
        deserialize_with = "short_text_option",
        skip_serializing_if = "Option::is_none"
    )]
    pub label: Option<String>,
    /// Whether it is marked at all.
    #[serde(default)]
    pub on: Switch,
}

/// Whether a step is in use. `true` or `false` in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "bool", into = "bool")]
pub enum Switch {
    /// It is.
    #[default]
    On,
    /// It is not; a year that is switched off is not marked by "every year" either.
    Off,
}

impl From<bool> for Switch {
    fn from(is_on: bool) -> Self {
        if is_on { Self::On } else { Self::Off }
    }
}

impl From<Switch> for bool {
    fn from(switch: Switch) -> Self {
        switch == Switch::On
    }
}

/// What is handed over, for its picture.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A light round chip.
    #[default]
    Chip,
    /// A tag for the key ring.
    KeyTag,
    /// A heavy coin.
    Medallion,
}

impl Shape {
    /// Its name in a file and in the files of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chip => "chip",
            Self::KeyTag => "key_tag",
            Self::Medallion => "medallion",
        }
    }
}

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numerals {
    /// 18.
    #[default]
    Arabic,
    /// XVIII.
    Roman,
}

impl Numerals {
    /// The number of a span as it stands on a chip; empty for a welcome, which has none.
    pub fn of(self, span: Span) -> String {
        let Some(number) = span.number() else {
            return String::new();
        };
        match self {
            Self::Roman if number <= ROMAN_MAX => roman(number),
            Self::Arabic | Self::Roman => number.to_string(),
        }
    }
}

const ROMAN_MAX: u16 = 3999;

fn roman(number: u16) -> String {
    const LETTERS: [(u16, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number;
    let mut written = String::new();
    for (value, letters) in LETTERS {
        written.push_str(&letters.repeat(usize::from(left / value)));
        left %= value;
    }
    written
}

/// What is handed over for one milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chip {
    /// Its shape.
    pub shape: Shape,
    /// Its colour; never the only sign.
    pub colour: ChipColour,
    /// What stands on it: "30", "IV"; empty for a welcome.
    pub numeral: String,
    /// The site's own name for it; without one the screens word the span.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

macro_rules! chip_colours {
    ($($name:ident $code:literal),+ $(,)?) => {
        /// The colour of a chip, by its name in a file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum ChipColour {
            $(#[doc = concat!("`", $code, "`")] #[serde(rename = $code)] $name),+
        }

        impl ChipColour {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name in a file and in the files of words.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}
chip_colours! {
    White "white",
    Silver "silver",
    Grey "grey",
    Black "black",
    Red "red",
    Orange "orange",
    Yellow "yellow",
    Green "green",
    Blue "blue",
    DarkBlue "dark_blue",
    Purple "purple",
    Pink "pink",
    Brown "brown",
    Copper "copper",
    Bronze "bronze",
    Gold "gold",
    GlowInTheDark "glow_in_the_dark",
}

fn each_id_once<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Scheme>, D::Error> {
    let schemes = Vec::<Scheme>::deserialize(from)?;
    let max = Schemes::SCHEMES_MAX;
    if schemes.len() > max {
        return Err(D::Error::custom(format!(
            "{} schemes; at most {max}",
            schemes.len()
        )));
    }
    match repeated(schemes.iter().map(|scheme| &scheme.id)) {
        Some(id) => Err(D::Error::custom(format!(
            "two schemes have the id \"{}\"",
            id.0
        ))),
        None => Ok(schemes),
    }
}

fn each_step_once<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Step>, D::Error> {
    let steps = Vec::<Step>::deserialize(from)?;
    let max = Scheme::STEPS_MAX;
    if steps.len() > max {
        return Err(D::Error::custom(format!(
            "{} steps; at most {max}",
            steps.len()
        )));
    }
    match repeated(steps.iter().map(|step| step.after)) {
        Some(after) => Err(D::Error::custom(format!(
            "two steps fall after \"{after}\""
        ))),
        None => Ok(steps),
    }
}

fn repeated<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut before = Vec::new();
    for one in all {
        if before.contains(&one) {
            return Some(one);
        }
        before.push(one);
    }
    None
}

fn scheme_id<'de, D: Deserializer<'de>>(from: D) -> Result<SchemeId, D::Error> {
    let id = SchemeId::deserialize(from)?;
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if !(1..=32).contains(&id.0.len()) || !id.0.bytes().all(fits) {
        return Err(D::Error::custom(
            "an id has 1 to 32 small letters, digits and hyphens, such as \"our-chips\"",
        ));
    }
    Ok(id)
}

fn short_text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    let (chars, max) = (text.trim().chars().count(), Scheme::TEXT_CHARS_MAX);
    if !(1..=max).contains(&chars) || text.chars().any(char::is_control) {
        return Err(D::Error::custom(format!(
            "{chars} characters; 1 to {max} on one line fit"
        )));
    }
    Ok(text.trim().to_owned())
}

fn short_text_option<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    short_text(from).map(Some)
}
