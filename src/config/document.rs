//! A file as it was typed: sections and values that know their place.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use serde::de::{DeserializeOwned, IntoDeserializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Switch;
use super::nearest::nearest;
use super::source::{Problems, Source};

/// A table of a file. Values are taken out of it; what is left at the end is unknown.
#[derive(Debug)]
pub(super) struct Section<'a> {
    source: &'a Source,
    problems: &'a Problems,
    /// Dotted, as a person would write it; empty for the file itself.
    path: String,
    span: Range<usize>,
    table: DeTable<'a>,
    asked: Vec<&'static str>,
    /// Those of them that were there.
    given: BTreeSet<&'static str>,
}

impl<'a> Section<'a> {
    /// The whole of a file.
    pub(super) fn of_file(source: &'a Source, problems: &'a Problems, table: DeTable<'a>) -> Self {
        Self {
            source,
            problems,
            path: String::new(),
            span: 0..0,
            table,
            asked: Vec::new(),
            given: BTreeSet::new(),
        }
    }

    /// A table in this one; an empty one where there is none.
    pub(super) fn section(&mut self, key: &'static str) -> Section<'a> {
        let taken = self.take(key);
        let span = taken
            .as_ref()
            .map_or_else(|| self.span.clone(), Spanned::span);
        let table = match taken.map(Spanned::into_inner) {
            Some(DeValue::Table(table)) => table,
            Some(other) => {
                let allowed = format!("a section that begins with [{}]", self.dotted(key));
                self.refuse(key, &Spanned::new(span.clone(), other), &allowed);
                DeTable::new()
            }
            None => DeTable::new(),
        };
        Section {
            path: self.dotted(key),
            span,
            table,
            asked: Vec::new(),
            given: BTreeSet::new(),
            ..*self
        }
    }

    /// The tables of a list, `[[key]]`; none where there is no list.
    pub(super) fn sections(&mut self, key: &'static str, count_max: usize) -> Vec<Section<'a>> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        let span = value.span();
        let list = match value.into_inner() {
            DeValue::Array(list) if list.len() <= count_max => list,
            DeValue::Array(list) => {
                let found = format!("{} of [[{}]]", list.len(), self.dotted(key));
                self.report(span, found, format!("at most {count_max}"), None);
                return Vec::new();
            }
            other => {
                let allowed = format!("sections that begin with [[{}]]", self.dotted(key));
                self.refuse(key, &Spanned::new(span, other), &allowed);
                return Vec::new();
            }
        };
        let mut sections = Vec::new();
        for item in list {
            let span = item.span();
            match item.into_inner() {
                DeValue::Table(table) => sections.push(Section {
                    path: self.dotted(key),
                    span,
                    table,
                    asked: Vec::new(),
                    given: BTreeSet::new(),
                    ..*self
                }),
                other => {
                    let allowed = format!("sections that begin with [[{}]]", self.dotted(key));
                    self.refuse(key, &Spanned::new(span, other), &allowed);
                }
            }
        }
        sections
    }

    /// A text of one line, with 1 to `chars_max` characters.
    pub(super) fn text(&mut self, key: &'static str, chars_max: usize) -> Option<Spanned<String>> {
        let value = self.take(key)?;
        let text = line_of(value.get_ref(), chars_max);
        if text.is_none() {
            self.refuse(key, &value, &line_allowed(chars_max));
        }
        text.map(|text| Spanned::new(value.span(), text))
    }

    /// A list of such texts.
    pub(super) fn texts(
        &mut self,
        key: &'static str,
        count: RangeInclusive<usize>,
        chars_max: usize,
    ) -> Option<Vec<Spanned<String>>> {
        let value = self.take(key)?;
        let Some(list) = value.get_ref().as_array() else {
            self.refuse(
                key,
                &value,
                "a list in brackets, such as [\"one\", \"two\"]",
            );
            return None;
        };
        if !count.contains(&list.len()) {
            let (least, most) = (count.start(), count.end());
            self.refuse(key, &value, &format!("{least} to {most} of them"));
            return None;
        }
        let mut texts = Vec::new();
        for item in list {
            match line_of(item.get_ref(), chars_max) {
                Some(text) => texts.push(Spanned::new(item.span(), text)),
                None => self.refuse(key, item, &line_allowed(chars_max)),
            }
        }
        (texts.len() == list.len()).then_some(texts)
    }

    /// `true` or `false`.
    pub(super) fn switch(&mut self, key: &'static str, default: Switch) -> Switch {
        let Some(value) = self.take(key) else {
            return default;
        };
        if value.get_ref().as_bool().is_none() {
            self.refuse(key, &value, "true or false, without quotes");
        }
        value.get_ref().as_bool().map_or(default, Switch::from)
    }

    /// A whole number.
    pub(super) fn whole(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let value = self.take(key)?;
        let number = whole_of(value.get_ref()).filter(|number| range.contains(number));
        if number.is_none() {
            let (least, most) = (range.start(), range.end());
            self.refuse(
                key,
                &value,
                &format!("a whole number from {least} to {most}"),
            );
        }
        number
    }

    /// One of some words.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, of: &[(&str, T)]) -> Option<T> {
        let value = self.take(key)?;
        let chosen = value
            .get_ref()
            .as_str()
            .and_then(|typed| of.iter().find(|(word, _)| *word == typed));
        if chosen.is_none() {
            self.refuse_word(key, &value, of.iter().map(|(word, _)| *word));
        }
        chosen.map(|(_, chosen)| *chosen)
    }

    /// A value that the domain reads itself, as one key of a larger whole. `sound` is such a whole
    /// without a mistake, in which the key is tried, so that a mistake elsewhere does not hide this
    /// one.
    pub(super) fn by_domain<W: DeserializeOwned, T>(
        &mut self,
        sound: &str,
        key: &'static str,
        part: impl Fn(W) -> T,
    ) -> Option<Spanned<T>> {
        let value = self.take(key)?;
        let span = value.span();
        let mut table = DeTable::parse(sound).ok()?.into_inner();
        table.insert(Spanned::new(span.clone(), key.into()), value);
        let table = Spanned::new(span.clone(), table);
        match W::deserialize(table.into_deserializer()) {
            Ok(whole) => Some(Spanned::new(span, part(whole))),
            Err(error) => {
                self.refuse_error(key, span, &error);
                None
            }
        }
    }

    /// A value of any kind, for what has a shape of its own; see [`Section::refuse`].
    pub(super) fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'a>>> {
        self.asked.push(key);
        let value = self.table.remove(key);
        if value.is_some() {
            self.given.insert(key);
        }
        value
    }

    /// A value that stays where it is.
    pub(super) fn peek(&self, key: &str) -> Option<&DeValue<'a>> {
        self.table.get(key).map(Spanned::get_ref)
    }

    /// The value, and a mistake if a key that must be there is missing.
    pub(super) fn required<T>(&self, key: &str, value: Option<T>, allowed: &str) -> Option<T> {
        // One that is there and mistaken was reported as such.
        if value.is_none() && !self.given.contains(key) {
            let found = format!("{key} is missing from this [[{}]]", self.path);
            self.report_whole(found, allowed.to_owned());
        }
        value
    }

    /// Says that a value is not allowed, and what is.
    pub(super) fn refuse(&self, key: &str, value: &Spanned<DeValue<'_>>, allowed: &str) {
        let found = format!("{} is {}", self.dotted(key), described(value.get_ref()));
        self.report(value.span(), found, allowed.to_owned(), None);
    }

    /// Says that a value is none of the allowed words, and which was probably meant.
    pub(super) fn refuse_word<'w>(
        &self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        allowed: impl Iterator<Item = &'w str> + Clone,
    ) {
        let found = format!("{} is {}", self.dotted(key), described(value.get_ref()));
        let typed = value.get_ref().as_str().unwrap_or_default();
        self.refuse_found(value.span(), found, typed, allowed);
    }

    /// Says that a text names something that does not exist.
    pub(super) fn refuse_text<'w>(
        &self,
        key: &str,
        text: &Spanned<String>,
        allowed: impl Iterator<Item = &'w str> + Clone,
    ) {
        let found = format!("{} is {}", self.dotted(key), quoted(text.get_ref()));
        self.refuse_found(text.span(), found, text.get_ref(), allowed);
    }

    /// Says that a text is not allowed, what is, and what was probably meant.
    pub(super) fn refuse_text_because(
        &self,
        key: &str,
        text: &Spanned<String>,
        allowed: &str,
        meant: Option<&str>,
    ) {
        let found = format!("{} is {}", self.dotted(key), quoted(text.get_ref()));
        self.report(
            text.span(),
            found,
            allowed.to_owned(),
            meant.map(str::to_owned),
        );
    }

    /// Says what the domain said about a value that it reads itself.
    pub(super) fn refuse_error(&self, key: &str, span: Range<usize>, error: &toml::de::Error) {
        let message = error.message().replace('\n', " ");
        let (found, allowed) = message
            .split_once(", expected ")
            .or_else(|| message.split_once("; expected "))
            .unwrap_or((&message, "what the remarks in the shipped file say"));
        // Serde quotes names in backticks: what was typed first, then what is allowed.
        let typed = found.split('`').nth(1).unwrap_or_default();
        let meant = nearest(typed, allowed.split('`').skip(1).step_by(2));
        let found = format!("{}: {found}", self.dotted(key));
        let span = error.span().unwrap_or(span);
        self.report(span, found, allowed.to_owned(), meant.map(str::to_owned));
    }

    /// Says something about this section as a whole.
    pub(super) fn report_whole(&self, found: String, allowed: String) {
        self.report(self.span.clone(), found, allowed, None);
    }

    /// Says anything else about a place of this file.
    pub(super) fn report(
        &self,
        span: Range<usize>,
        found: String,
        allowed: String,
        meant: Option<String>,
    ) {
        self.problems
            .add_in(self.source, span.start, found, allowed, meant);
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self) {
        for key in self.table.keys() {
            let place = if self.path.is_empty() {
                "in this file".to_owned()
            } else {
                format!("in [{}]", self.path)
            };
            let found = format!("unknown key {} {place}", quoted(key.get_ref()));
            let meant = nearest(key.get_ref(), self.asked.iter().copied());
            let meant = meant.map(str::to_owned);
            self.report(key.span(), found, self.asked.join(", "), meant);
        }
    }

    fn refuse_found<'w>(
        &self,
        span: Range<usize>,
        found: String,
        typed: &str,
        allowed: impl Iterator<Item = &'w str> + Clone,
    ) {
        /// More would bury the message.
        const NAMED_MAX: usize = 30;
        let meant = nearest(typed, allowed.clone()).map(str::to_owned);
        let mut named: Vec<String> = allowed
            .clone()
            .take(NAMED_MAX)
            .map(|word| format!("{word:?}"))
            .collect();
        let more = allowed.count() - named.len();
        if more > 0 {
            named.push(format!("and {more} more"));
        }
        self.report(span, found, named.join(", "), meant);
    }

    fn dotted(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }
}

fn line_allowed(chars_max: usize) -> String {
    format!("a text of 1 to {chars_max} characters in one line, in quotes")
}

fn line_of(value: &DeValue<'_>, chars_max: usize) -> Option<String> {
    let text = value.as_str()?.trim();
    let fits = (1..=chars_max).contains(&text.chars().count());
    (fits && !text.contains(is_unprintable)).then(|| text.to_owned())
}

/// Control characters, and those that turn the direction of what follows: neither belongs on a
/// door.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A whole number that was typed without a fraction.
pub(super) fn whole_of(value: &DeValue<'_>) -> Option<u32> {
    let number = value.as_integer()?;
    u32::from_str_radix(number.as_str(), number.radix()).ok()
}

/// What was typed, short enough for one line.
fn described(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => quoted(text),
        DeValue::Integer(number) => shortened(&number.to_string()),
        DeValue::Float(number) => shortened(&number.to_string()),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a section".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    format!("{:?}", shortened(text))
}

fn shortened(text: &str) -> String {
    const CHARS_MAX: usize = 60;
    match text.char_indices().nth(CHARS_MAX) {
        Some((at, _)) => format!("{}..", &text[..at]),
        None => text.to_owned(),
    }
}
