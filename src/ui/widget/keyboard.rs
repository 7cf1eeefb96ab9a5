//! The kiosk's own keyboard: four arrangements of letters, accents, digits; no suggestions.
//!
//! It never offers a word, since a word offered at the door would say who has been here. Keys act
//! on press. The keyboard's state is only which letters it shows; the text stays with the screen.

use super::button::faces;
use super::mirror;
use super::press::Press;
use super::text;
use crate::ui::Look;
use crate::ui::theme::tokens;
use iced::keyboard::{Event, Key as Hardware, key::Named};
use iced::widget::{Column, Row};
use iced::{Alignment, Element, Length, Size};

/// How the letters are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Arrangement {
    /// English-speaking countries, Spain, Italy and many more.
    #[default]
    Qwerty,
    /// France and Belgium.
    Azerty,
    /// German-speaking countries.
    Qwertz,
    /// For people who do not type: in the order of the alphabet.
    Abc,
}

impl Arrangement {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Qwerty, Self::Azerty, Self::Qwertz, Self::Abc];

    fn rows(self) -> [&'static str; 3] {
        match self {
            Self::Qwerty => ["qwertyuiop", "asdfghjkl", "zxcvbnm'-"],
            Self::Azerty => ["azertyuiop", "qsdfghjklm", "wxcvbn'-"],
            Self::Qwertz => ["qwertzuiopü", "asdfghjklöä", "yxcvbnm'-"],
            Self::Abc => ["abcdefghij", "klmnopqrs", "tuvwxyz'-"],
        }
    }

    fn name_id(self) -> &'static str {
        match self {
            Self::Qwerty => "key-qwerty",
            Self::Azerty => "key-azerty",
            Self::Qwertz => "key-qwertz",
            Self::Abc => "key-abc",
        }
    }
}

/// Which characters the keys stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layer {
    /// The letters of the arrangement.
    #[default]
    Letters,
    /// The other letters of names in Spanish, French, German and Polish, and of their neighbours.
    Accents,
    /// Those of other languages that are written with Latin letters.
    MoreAccents,
    /// Digits and signs.
    Digits,
}

const ACCENTS: [&str; 3] = ["áàâäæąåçćéèê", "ëęíîïłñńóôöœ", "śßúùûüÿźż"];
const MORE_ACCENTS: [&str; 3] = ["ãāăčďđðēěėğģ", "ìīķľļňòõøőřþ", "šşșťțůűýž"];
const DIGITS: [&str; 3] = ["1234567890", "@#&%+=/:;_", ".,!?()\"'-"];

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Types this character; letters come in lower case and the keyboard decides on capitals.
    Character(char),
    /// A space.
    Space,
    /// Takes the last character away.
    Backspace,
    /// Makes the next letter a capital, or not.
    Shift,
    /// Shows these characters, or the letters again.
    Layer(Layer),
    /// Goes to the alphabet and back.
    Rearrange,
    /// The text is finished.
    Done,
}

/// What became of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The text is another one.
    Changed,
    /// The text is as it was.
    Same,
    /// The person is done with it.
    Done,
}

/// Whether the next letter is a capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Case {
    /// As names are written: a capital after the start, a space, a hyphen or an apostrophe.
    #[default]
    AsNames,
    /// As sentences are written: a capital at the start only.
    AsSentences,
}

/// Which letters the keyboard shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keyboard {
    home: Arrangement,
    arrangement: Arrangement,
    layer: Layer,
    case: Case,
    /// The shift key was used against the rule.
    turned: bool,
}

impl Keyboard {
    /// A keyboard for names in the arrangement of the site.
    pub fn for_names(home: Arrangement) -> Self {
        Self {
            home,
            arrangement: home,
            ..Self::default()
        }
    }

    /// A keyboard for sentences, such as the topic of an evening.
    pub fn for_sentences(home: Arrangement) -> Self {
        Self {
            case: Case::AsSentences,
            ..Self::for_names(home)
        }
    }

    /// Lets a key act on the text, which never grows beyond `chars_max` characters.
    pub fn apply(&mut self, key: Key, text: &mut String, chars_max: usize) -> Typed {
        match key {
            Key::Character(letter) => self.add(letter, text, chars_max),
            Key::Space if text.is_empty() || text.ends_with(' ') => Typed::Same,
            Key::Space => self.add(' ', text, chars_max),
            Key::Backspace => {
                self.turned = false;
                text.pop().map_or(Typed::Same, |_| Typed::Changed)
            }
            Key::Shift => {
                self.turned = !self.turned;
                Typed::Same
            }
            Key::Layer(layer) => {
                self.layer = if self.layer == layer {
                    Layer::Letters
                } else {
                    layer
                };
                Typed::Same
            }
            Key::Rearrange => {
                self.arrangement = self.other();
                self.layer = Layer::Letters;
                Typed::Same
            }
            Key::Done => Typed::Done,
        }
    }

    /// The arrangement that the key "ABC" goes to.
    fn other(self) -> Arrangement {
        match (self.arrangement, self.home) {
            (Arrangement::Abc, Arrangement::Abc) => Arrangement::Qwerty,
            (Arrangement::Abc, home) => home,
            (_, _) => Arrangement::Abc,
        }
    }

    fn add(&mut self, letter: char, text: &mut String, chars_max: usize) -> Typed {
        if letter.is_control() || text.chars().count() >= chars_max {
            return Typed::Same;
        }
        if letter.is_alphabetic() && self.next_is_capital(text) && letter != 'ß' {
            text.extend(letter.to_uppercase());
        } else {
            text.push(letter);
        }
        self.turned = false;
        if matches!(self.layer, Layer::Accents | Layer::MoreAccents) {
            // One accent, then the letters again: that is how accents come in names.
            self.layer = Layer::Letters;
        }
        Typed::Changed
    }

    fn next_is_capital(self, text: &str) -> bool {
        let last = text.chars().next_back();
        let by_rule = match (self.case, last) {
            (_, None) => true,
            (Case::AsNames, Some(last)) => matches!(last, ' ' | '-' | '\''),
            (Case::AsSentences, Some(_)) => false,
        };
        by_rule != self.turned
    }
}

/// What a key of a real keyboard does, if it does anything here.
///
/// Letters come as they were typed, capitals included.
pub fn from_hardware(event: &Event) -> Option<Key> {
    let Event::KeyPressed {
        key,
        text,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    if modifiers.control() || modifiers.alt() && !modifiers.shift() && text.is_none() {
        return None;
    }
    match key {
        Hardware::Named(Named::Backspace) => Some(Key::Backspace),
        Hardware::Named(Named::Enter) => Some(Key::Done),
        Hardware::Named(Named::Space) => Some(Key::Space),
        _ => {
            let mut letters = text.as_deref()?.chars();
            match (letters.next(), letters.next()) {
                (Some(' '), None) => Some(Key::Space),
                (Some(letter), None) if !letter.is_control() => Some(Key::Character(letter)),
                _ => None,
            }
        }
    }
}

/// The keys. `text` is what was typed so far: it decides whether the next letter is a capital.
pub fn keyboard<'a, Message: Clone + 'a>(
    look: &Look,
    keyboard: &Keyboard,
    text: &str,
    on_key: impl Fn(Key) -> Message,
) -> Element<'a, Message> {
    let plan = Plan::new(look);
    let rows = match keyboard.layer {
        Layer::Letters => keyboard.arrangement.rows(),
        Layer::Accents => ACCENTS,
        Layer::MoreAccents => MORE_ACCENTS,
        Layer::Digits => DIGITS,
    };
    let letters = |row: &str| -> Vec<Element<'a, Message>> {
        row.chars()
            .map(|c| {
                let legend = capital(c);
                plan.key(look, 1.0, legend, KeyFace::Plain, on_key(Key::Character(c)))
            })
            .collect()
    };
    let named =
        |units, id: &str, face, key| plan.key(look, units, look.words.get(id), face, on_key(key));
    let held = |is_on| {
        if is_on {
            KeyFace::Marked
        } else {
            KeyFace::Plain
        }
    };

    let mut third = letters(rows[2]);
    third.push(named(2.5, "key-backspace", KeyFace::Plain, Key::Backspace));

    let shift = held(keyboard.next_is_capital(text));
    let digits = held(keyboard.layer == Layer::Digits);
    // One key leads through both and back again.
    let (accents, on, next) = match keyboard.layer {
        Layer::Letters | Layer::Digits => ("key-accents", false, Layer::Accents),
        Layer::Accents => ("key-accents-more", true, Layer::MoreAccents),
        Layer::MoreAccents => ("key-letters", true, Layer::Letters),
    };
    let other = keyboard.other().name_id();
    let fourth = vec![
        named(1.5, "key-shift", shift, Key::Shift),
        named(1.5, "key-digits", digits, Key::Layer(Layer::Digits)),
        named(1.5, accents, held(on), Key::Layer(next)),
        named(2.0, other, KeyFace::Plain, Key::Rearrange),
        named(3.0, "key-space", KeyFace::Plain, Key::Space),
        named(2.5, "key-done", KeyFace::Main, Key::Done),
    ];
    let rows = [letters(rows[0]), letters(rows[1]), third, fourth];
    let rows = rows.map(|keys| Row::with_children(keys).spacing(plan.gap).into());
    let rows = Column::with_children(rows)
        .spacing(plan.gap)
        .width(Length::Fill)
        .align_x(Alignment::Center);
    mirror::keeps(look, rows)
}

/// The height of the keyboard in pixels, for screens that share out the rest.
pub fn height(look: &Look) -> f32 {
    let plan = Plan::new(look);
    4.0 * plan.height + 3.0 * plan.gap
}

/// The width of the keyboard in pixels: that of its widest row.
pub fn width(look: &Look) -> f32 {
    let plan = Plan::new(look);
    Plan::UNITS * plan.unit + (Plan::UNITS - 1.0) * plan.gap
}

/// The legend of a character: capitals, as on the keys of a real keyboard.
fn capital(letter: char) -> String {
    match letter {
        // Its capital is two letters.
        'ß' => "ß".to_owned(),
        _ => letter.to_uppercase().collect(),
    }
}

/// How a key looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyFace {
    /// As keys do.
    Plain,
    /// What it stands for is on.
    Marked,
    /// The one that finishes.
    Main,
}

/// One key of `size` pixels.
pub fn key<'a, Message: Clone + 'a>(
    look: &Look,
    size: Size,
    legend: String,
    face: KeyFace,
    message: Message,
) -> Element<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let words = text::legend(look, legend, size);
    let face = move |status| match face {
        KeyFace::Plain => faces::quiet(&colours, &metrics, status),
        KeyFace::Main => faces::primary(&colours, &metrics, status),
        KeyFace::Marked => faces::marked(&colours, &metrics, status),
    };
    Press::new(size, words, face, message).into()
}

/// The sizes of keys that fill the width.
struct Plan {
    unit: f32,
    height: f32,
    gap: f32,
}

impl Plan {
    /// The widest row has twelve units.
    const UNITS: f32 = 12.0;

    fn new(look: &Look) -> Self {
        let metrics = &look.metrics;
        let gap = metrics.gap_key();
        let unit = (metrics.content_width() - (Self::UNITS - 1.0) * gap) / Self::UNITS;
        let unit = unit.min(metrics.mm(tokens::KEY_WIDEST_MM)).floor();
        // Above it stand a title and what was typed, below it the band.
        let room = metrics.body_height() - text::typed_height(look) - metrics.gap();
        let share = (room - 3.0 * gap) / 4.0;
        let height = share.clamp(metrics.key(), unit.max(metrics.key())).floor();
        Self { unit, height, gap }
    }

    fn key<'a, Message: Clone + 'a>(
        &self,
        look: &Look,
        units: f32,
        legend: String,
        face: KeyFace,
        message: Message,
    ) -> Element<'a, Message> {
        let width = units * self.unit + (units - 1.0) * self.gap;
        let size = Size::new(width.floor(), self.height);
        key(look, size, legend, face, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keyboard: &mut Keyboard, keys: &str) -> String {
        let mut text = String::new();
        for letter in keys.chars() {
            let key = match letter {
                ' ' => Key::Space,
                '<' => Key::Backspace,
                '^' => Key::Shift,
                _ => Key::Character(letter),
            };
            let _ = keyboard.apply(key, &mut text, 20);
        }
        text
    }

    #[test]
    fn names_get_their_capitals() {
        let mut keyboard = Keyboard::for_names(Arrangement::Qwerty);
        for (keys, expected) in [
            ("anna", "Anna"),
            ("mary ann", "Mary Ann"),
            ("jean-luc", "Jean-Luc"),
            ("o'neil", "O'Neil"),
            ("mc^donald", "McDonald"),
            ("^anna", "anna"),
            ("an<nna", "Anna"),
            ("  anna  b", "Anna B"),
            ("ßa", "ßa"),
            ("émile", "Émile"),
            ("0123456789012345678901", "01234567890123456789"),
        ] {
            assert_eq!(typed(&mut keyboard, keys), expected);
        }
    }

    #[test]
    fn sentences_get_one_capital() {
        let mut keyboard = Keyboard::for_sentences(Arrangement::Qwerty);
        assert_eq!(
            typed(&mut keyboard, "one day at a time"),
            "One day at a time"
        );
    }

    #[test]
    fn an_accent_is_one_letter_and_then_the_letters_are_back() {
        let mut keyboard = Keyboard::for_names(Arrangement::Azerty);
        let mut text = String::new();
        let accents = Key::Layer(Layer::Accents);
        assert_eq!(keyboard.apply(accents, &mut text, 9), Typed::Same);
        assert_eq!(keyboard.layer, Layer::Accents);
        let letter = Key::Character('é');
        assert_eq!(keyboard.apply(letter, &mut text, 9), Typed::Changed);
        assert_eq!((keyboard.layer, text.as_str()), (Layer::Letters, "É"));
        let digits = Key::Layer(Layer::Digits);
        for shown in [Layer::Digits, Layer::Letters] {
            let _ = keyboard.apply(digits, &mut text, 9);
            assert_eq!(keyboard.layer, shown);
        }
    }

    #[test]
    fn every_arrangement_has_every_letter_once_and_fits_its_row() {
        for arrangement in Arrangement::ALL {
            let mut letters: Vec<char> = arrangement.rows().concat().chars().collect();
            letters.retain(char::is_ascii_lowercase);
            letters.sort_unstable();
            let alphabet: Vec<char> = ('a'..='z').collect();
            assert_eq!(letters, alphabet, "{arrangement:?}");
        }
        let layers = Arrangement::ALL.map(Arrangement::rows);
        for rows in layers.into_iter().chain([ACCENTS, MORE_ACCENTS, DIGITS]) {
            assert!(rows[0].chars().count() <= 12 && rows[1].chars().count() <= 12);
            assert!(rows[2].chars().count() <= 9);
        }
    }

    #[test]
    fn names_of_every_language_of_the_screens_can_be_typed() {
        let (first, second) = (ACCENTS.concat(), MORE_ACCENTS.concat());
        for (language, letters) in [
            ("es", "áéíóúüñ"),
            ("fr", "àâæçéèêëîïôœùûüÿ"),
            ("de", "äöüß"),
            ("pl", "ąćęłńóśźż"),
        ] {
            for letter in letters.chars() {
                assert!(first.contains(letter), "{language}: {letter}");
            }
        }
        let mut all: Vec<char> = first.chars().chain(second.chars()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a letter is there twice");
        let legends = all.iter().map(|letter| capital(*letter));
        assert!(
            legends
                .into_iter()
                .all(|legend| legend.chars().count() == 1)
        );
    }

    #[test]
    fn one_key_leads_through_all_accents_and_back_to_the_letters() {
        let mut keyboard = Keyboard::for_names(Arrangement::Qwerty);
        let mut text = String::new();
        for layer in [Layer::Accents, Layer::MoreAccents, Layer::Letters] {
            let _ = keyboard.apply(Key::Layer(layer), &mut text, 9);
            assert_eq!(keyboard.layer, layer);
        }
        let _ = keyboard.apply(Key::Layer(Layer::MoreAccents), &mut text, 9);
        let _ = keyboard.apply(Key::Character('ő'), &mut text, 9);
        assert_eq!((keyboard.layer, text.as_str()), (Layer::Letters, "Ő"));
    }

    #[test]
    fn the_alphabet_is_one_key_away_and_back() {
        for home in Arrangement::ALL {
            let mut keyboard = Keyboard::for_names(home);
            let mut text = String::new();
            let _ = keyboard.apply(Key::Rearrange, &mut text, 9);
            assert_ne!(keyboard.arrangement, home);
            let _ = keyboard.apply(Key::Rearrange, &mut text, 9);
            assert_eq!(keyboard.arrangement, home);
        }
    }
}
