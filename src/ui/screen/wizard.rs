//! The first start, by touch: language, zone, site and room, the screen's size, the first staff PIN
//! and the recovery code. It can be left for later at any step: a meeting never waits for it.
//!
//! It gathers what was chosen and hands it over at the end; it stores nothing itself.

use std::fmt;

use iced::widget::{column, container, text as plain};
use iced::{Alignment, Element, Length};

use super::{line_entry, pick, pin};
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts, tokens};
use crate::ui::widget::fit::afar;
use crate::ui::widget::keyboard::{Arrangement, Key, Keyboard};
use crate::ui::widget::pin_pad::PinKey;
use crate::ui::widget::stepper::{Number, stepper};
use crate::ui::widget::{Page, button, text};
use crate::ui::words::{Language, Words};

/// The longest name of a site or a room, in characters.
const NAME_CHARS_MAX: usize = 40;
/// The smallest and the largest screen, in tenths of an inch.
const TENTHS: std::ops::RangeInclusive<u32> = 50..=650;
/// The width of a bank card, in millimetres: what people have at hand to measure with.
const CARD_MM: f32 = 85.6;

/// What was chosen.
#[derive(Clone, PartialEq)]
pub struct Chosen {
    /// The language, by its tag.
    pub language: String,
    /// The zone, by its name.
    pub zone: String,
    /// The name of the site.
    pub site: String,
    /// The room in which the kiosk stands.
    pub room: String,
    /// The screen's diagonal, in tenths of an inch.
    pub tenths: u32,
}

impl fmt::Debug for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chosen(..)")
    }
}

/// Where it is.
enum Step {
    Language(pick::Pick<String>),
    Region(pick::Pick<String>),
    Zone(pick::Pick<String>),
    Site(line_entry::LineEntry),
    Room(line_entry::LineEntry),
    Size,
    Pin(pin::PinEntry),
    PinAgain(pin::PinEntry, String),
    Code(String),
}

/// The screen.
pub struct Wizard {
    step: Step,
    chosen: Chosen,
    zones: &'static [&'static str],
    arrangement: Arrangement,
}

impl fmt::Debug for Wizard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wizard(..)")
    }
}

/// What can be touched or typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// On a list.
    Pick(pick::Message),
    /// On a line.
    Line(line_entry::Message),
    /// On the PIN pad.
    Pin(pin::Message),
    /// The screen is smaller.
    Smaller,
    /// The screen is larger.
    Larger,
    /// On.
    Next,
    /// Later: to the door.
    Later,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wizard(..)")
    }
}

/// What follows.
#[derive(Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Speak this language from here on.
    Speak(String),
    /// Show the screen in this size from here on, in tenths of an inch.
    Resize(u32),
    /// These digits for the first staff PIN, typed twice.
    SetPin(String),
    /// All is done: keep this.
    Finish(Chosen),
    /// Left for later.
    Later,
}

impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Speak(_) => "Speak(..)",
            Self::Resize(_) => "Resize(..)",
            Self::SetPin(_) => "SetPin(..)",
            Self::Finish(_) => "Finish(..)",
            Self::Later => "Later",
        })
    }
}

impl Wizard {
    /// Begins with the language. `chosen` is what the configuration says; `zones` are the names of
    /// all zones, such as `Europe/Berlin`.
    pub fn new(chosen: Chosen, zones: &'static [&'static str], arrangement: Arrangement) -> Self {
        let lines = Words::languages()
            .into_iter()
            .map(|Language { tag, endonym }| pick::Line {
                label: endonym,
                more: None,
                value: tag.to_owned(),
            });
        let title = Words::new(&chosen.language).get("wizard-language");
        let step = Step::Language(pick::Pick::new(title, lines.collect()));
        Self {
            step,
            chosen,
            zones,
            arrangement,
        }
    }

    /// Answers a touch or a key.
    pub fn update(&mut self, words: &Words, message: Message) -> Action {
        if message == Message::Later {
            return Action::Later;
        }
        match (&mut self.step, message) {
            (Step::Language(list), Message::Pick(message)) => match list.update(message) {
                pick::Action::Chosen(tag) => {
                    self.chosen.language.clone_from(&tag);
                    self.step = Step::Region(self.regions(&Words::new(&tag)));
                    Action::Speak(tag)
                }
                pick::Action::Leave => Action::Later,
                pick::Action::None => Action::None,
            },
            (Step::Region(list), Message::Pick(message)) => {
                match list.update(message) {
                    pick::Action::Chosen(region) => {
                        self.step = Step::Zone(self.cities(words, &region));
                    }
                    pick::Action::Leave => {
                        *self = Self::new(self.chosen.clone(), self.zones, self.arrangement);
                    }
                    pick::Action::None => {}
                }
                Action::None
            }
            (Step::Zone(list), Message::Pick(message)) => {
                match list.update(message) {
                    pick::Action::Chosen(zone) => {
                        self.chosen.zone = zone;
                        let site = self.chosen.site.clone();
                        self.step = Step::Site(self.line(words, "wizard-site", site));
                    }
                    pick::Action::Leave => self.step = Step::Region(self.regions(words)),
                    pick::Action::None => {}
                }
                Action::None
            }
            (Step::Site(line), Message::Line(message)) => {
                match line.update(message) {
                    line_entry::Action::Done(site) if !site.is_empty() => {
                        self.chosen.site = site;
                        let room = self.chosen.room.clone();
                        self.step = Step::Room(self.line(words, "wizard-room", room));
                    }
                    line_entry::Action::Leave => self.step = Step::Region(self.regions(words)),
                    _ => {}
                }
                Action::None
            }
            (Step::Room(line), Message::Line(message)) => {
                match line.update(message) {
                    line_entry::Action::Done(room) if !room.is_empty() => {
                        self.chosen.room = room;
                        self.step = Step::Size;
                    }
                    line_entry::Action::Leave => {
                        let site = self.chosen.site.clone();
                        self.step = Step::Site(self.line(words, "wizard-site", site));
                    }
                    _ => {}
                }
                Action::None
            }
            (Step::Size, message) => self.on_size(words, message),
            (Step::Pin(pad), Message::Pin(message)) => {
                match pad.update(message) {
                    pin::Action::Digits(digits) => {
                        let again = words.get("pins-twice-title");
                        self.step =
                            Step::PinAgain(pin::PinEntry::new(again, String::new()), digits);
                    }
                    pin::Action::Leave => self.step = Step::Size,
                    pin::Action::None | pin::Action::Forgot => {}
                }
                Action::None
            }
            (Step::PinAgain(pad, first), Message::Pin(message)) => match pad.update(message) {
                pin::Action::Digits(digits) if digits == *first => Action::SetPin(digits),
                pin::Action::Digits(_) => {
                    self.ask_for_pin(words, words.get("pins-differ"));
                    Action::None
                }
                pin::Action::Leave => {
                    self.ask_for_pin(words, words.get("wizard-pin-note"));
                    Action::None
                }
                pin::Action::None | pin::Action::Forgot => Action::None,
            },
            (Step::Code(_), Message::Next) => Action::Finish(self.chosen.clone()),
            _ => Action::None,
        }
    }

    fn on_size(&mut self, words: &Words, message: Message) -> Action {
        match message {
            Message::Smaller if self.chosen.tenths > *TENTHS.start() => self.chosen.tenths -= 1,
            Message::Larger if self.chosen.tenths < *TENTHS.end() => self.chosen.tenths += 1,
            Message::Next => {
                self.ask_for_pin(words, words.get("wizard-pin-note"));
                return Action::None;
            }
            _ => return Action::None,
        }
        Action::Resize(self.chosen.tenths)
    }

    /// The PIN was not taken, for this reason.
    pub fn ask_for_pin(&mut self, words: &Words, note: String) {
        self.step = Step::Pin(pin::PinEntry::new(words.get("wizard-pin"), note));
    }

    /// The PIN is set; this is the recovery code, as printed.
    pub fn show_code(&mut self, code: String) {
        self.step = Step::Code(code);
    }

    /// A key of a real keyboard.
    pub fn typed(&self, letter: Key, digit: Option<PinKey>) -> Option<Message> {
        match (&self.step, digit) {
            (Step::Site(_) | Step::Room(_), _) => {
                Some(Message::Line(line_entry::Message::Key(letter)))
            }
            (Step::Pin(_) | Step::PinAgain(..), Some(digit)) => {
                Some(Message::Pin(pin::Message::Key(digit)))
            }
            _ => None,
        }
    }

    fn regions(&self, words: &Words) -> pick::Pick<String> {
        let mut regions: Vec<&str> = self
            .zones
            .iter()
            .filter_map(|zone| zone.split_once('/'))
            .map(|(r, _)| r)
            .collect();
        regions.sort_unstable();
        regions.dedup();
        let lines = regions.into_iter().map(|region| pick::Line {
            label: region.replace('_', " "),
            more: None,
            value: region.to_owned(),
        });
        pick::Pick::new(words.get("wizard-region"), lines.collect())
    }

    fn cities(&self, words: &Words, region: &str) -> pick::Pick<String> {
        let in_region = self.zones.iter().filter_map(|zone| {
            let (found, city) = zone.split_once('/')?;
            (found == region).then_some((city, *zone))
        });
        let lines = in_region.map(|(city, zone)| pick::Line {
            label: city.replace('_', " "),
            more: None,
            value: zone.to_owned(),
        });
        pick::Pick::new(words.get("wizard-zone"), lines.collect())
    }

    fn line(&self, words: &Words, title: &str, typed: String) -> line_entry::LineEntry {
        let note = words.get(&format!("{title}-note"));
        let keyboard = Keyboard::for_names(self.arrangement);
        line_entry::LineEntry::new(words.get(title), note, keyboard, typed, NAME_CHARS_MAX)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        match &self.step {
            Step::Language(list) | Step::Region(list) | Step::Zone(list) => {
                list.view(look).map(Message::Pick)
            }
            Step::Site(line) | Step::Room(line) => line.view(look).map(Message::Line),
            Step::Size => self.size(look),
            Step::Pin(pad) | Step::PinAgain(pad, _) => pad.view(look).map(Message::Pin),
            Step::Code(code) => Self::code(look, code),
        }
    }

    fn size<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let inches = format!("{}.{}", self.chosen.tenths / 10, self.chosen.tenths % 10);
        let colours = look.colours;
        let bar = container(plain(""))
            .width(look.metrics.mm(CARD_MM))
            .height(look.metrics.mm(tokens::CARD_BAR_MM));
        let bar = bar.style(move |_| container::Style::default().background(colours.primary));
        let size = Number {
            name: words.get("wizard-inches"),
            value: inches,
            on_less: Some(Message::Smaller),
            on_more: Some(Message::Larger),
        };
        let size = stepper(look, size);
        let metrics = &look.metrics;
        let taken = metrics.target() + metrics.mm(tokens::CARD_BAR_MM) + 2.0 * metrics.gap();
        let room = metrics.body_height() - taken;
        Page::new(look)
            .title(words.label("wizard-size"))
            .body(text::running_in(look, words.get("wizard-size-note"), room))
            .body(column![bar].align_x(Alignment::Center).width(Length::Fill))
            .controls(size)
            .left(button::quiet(
                look,
                words.label("wizard-later"),
                Message::Later,
            ))
            .right(button::confirm(
                look,
                words.label("button-next"),
                Message::Next,
            ))
            .into()
    }

    fn code<'a>(look: &'a Look, code: &'a str) -> Element<'a, Message> {
        let words = &look.words;
        let room = look.metrics.body_height() * tokens::RECOVERY_NOTE_SHARE_MAX;
        let ink = look.colours.text;
        Page::new(look)
            .title(words.label("wizard-code"))
            .body(text::running_in(look, words.get("wizard-code-note"), room))
            .body(afar(
                look,
                TextRole::Heading,
                fonts::BOLD,
                in_two_lines(code),
                ink,
            ))
            .right(button::confirm(
                look,
                words.label("wizard-code-done"),
                Message::Next,
            ))
            .into()
    }
}

/// Half of the groups in each line: so many are copied at a glance.
fn in_two_lines(code: &str) -> String {
    let groups: Vec<&str> = code.split('-').collect();
    let (first, second) = groups.split_at(groups.len() / 2);
    match first {
        [] => code.to_owned(),
        first => format!("{}-\n{}", first.join("-"), second.join("-")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONES: &[&str] = &["America/Chicago", "Europe/Berlin", "Europe/Paris", "UTC"];

    fn wizard() -> Wizard {
        let chosen = Chosen {
            language: "en".to_owned(),
            zone: "UTC".to_owned(),
            site: String::new(),
            room: String::new(),
            tenths: 101,
        };
        Wizard::new(chosen, ZONES, Arrangement::Qwerty)
    }

    fn pick(place: usize) -> Message {
        Message::Pick(pick::Message::Choose(place))
    }

    fn type_line(wizard: &mut Wizard, words: &Words, line: &str) {
        for letter in line.chars() {
            let key = Message::Line(line_entry::Message::Key(Key::Character(letter)));
            wizard.update(words, key);
        }
        wizard.update(words, Message::Line(line_entry::Message::Key(Key::Done)));
    }

    fn type_pin(wizard: &mut Wizard, words: &Words, digits: &str) -> Action {
        for digit in digits.bytes() {
            let key = PinKey::Digit(digit - b'0');
            wizard.update(words, Message::Pin(pin::Message::Key(key)));
        }
        wizard.update(words, Message::Pin(pin::Message::Key(PinKey::Done)))
    }

    #[test]
    fn all_steps_lead_to_what_was_chosen() {
        let words = Words::new("en");
        let mut wizard = wizard();
        assert_eq!(
            wizard.update(&words, pick(0)),
            Action::Speak("en".to_owned())
        );
        wizard.update(&words, pick(1));
        wizard.update(&words, pick(0));
        type_line(&mut wizard, &words, "river");
        type_line(&mut wizard, &words, "hall");
        assert_eq!(wizard.update(&words, Message::Larger), Action::Resize(102));
        wizard.update(&words, Message::Next);
        assert_eq!(type_pin(&mut wizard, &words, "471192"), Action::None);
        assert_eq!(
            type_pin(&mut wizard, &words, "471192"),
            Action::SetPin("471192".to_owned())
        );
        wizard.show_code("ABCD".to_owned());
        let Action::Finish(chosen) = wizard.update(&words, Message::Next) else {
            panic!("the code is the last step");
        };
        assert_eq!(
            (chosen.zone.as_str(), chosen.site.as_str()),
            ("Europe/Berlin", "River")
        );
        assert_eq!((chosen.room.as_str(), chosen.tenths), ("Hall", 102));
    }

    #[test]
    fn a_code_stands_in_two_lines_of_whole_groups() {
        assert_eq!(in_two_lines("AA-BB-CC-DD"), "AA-BB-\nCC-DD");
        assert_eq!(in_two_lines("AA"), "AA");
    }

    #[test]
    fn it_can_be_left_for_later_and_two_pins_must_agree() {
        let words = Words::new("en");
        let mut wizard = wizard();
        assert_eq!(wizard.update(&words, Message::Later), Action::Later);
        wizard.ask_for_pin(&words, String::new());
        type_pin(&mut wizard, &words, "471192");
        assert_eq!(type_pin(&mut wizard, &words, "471193"), Action::None);
        assert!(matches!(wizard.step, Step::Pin(_)));
    }
}
