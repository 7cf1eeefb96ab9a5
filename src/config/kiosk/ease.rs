//! `[ease]`: how the kiosk is used by whoever needs more time, has two buttons, or listens.

use std::ops::RangeInclusive;

use super::Switch;
use crate::config::document::Section;

/// How much more time everything takes that waits for a visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MoreTime {
    /// As `[times]` says.
    #[default]
    Once,
    /// Twice as much.
    Twice,
    /// Four times as much.
    FourTimes,
    /// Nothing clears by itself while somebody may still be there.
    Endless,
}

/// How the two buttons of a switch work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TwoButtons {
    /// There are none.
    #[default]
    Off,
    /// One goes on, the other chooses.
    Step,
    /// The ring goes on by itself, and any of them chooses.
    Auto,
}

/// What a button of a switch sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ButtonKey {
    /// The space bar: what most of them send.
    Space,
    /// Enter: the other.
    Enter,
    /// Tab.
    Tab,
    /// An arrow.
    Up,
    /// An arrow.
    Down,
    /// An arrow.
    Left,
    /// An arrow.
    Right,
    /// A digit, 1 to 4.
    Digit(char),
}

/// `[ease]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EaseConfig {
    /// How much more time everything takes.
    pub more_time: MoreTime,
    /// The two buttons.
    pub two_buttons: TwoButtons,
    /// How long the ring stays where it is, when it goes on by itself, in milliseconds.
    pub pace_ms: u32,
    /// What the button sends that goes on.
    pub next_key: ButtonKey,
    /// What the button sends that chooses.
    pub choose_key: ButtonKey,
    /// Whether titles and buttons are said aloud.
    pub speech: Switch,
}

impl EaseConfig {
    /// What `pace_ms` may be.
    pub const PACE_MS: RangeInclusive<u32> = 500..=10_000;
}

impl Default for EaseConfig {
    fn default() -> Self {
        Self {
            more_time: MoreTime::default(),
            two_buttons: TwoButtons::default(),
            pace_ms: 1_500,
            next_key: ButtonKey::Space,
            choose_key: ButtonKey::Enter,
            speech: Switch::Off,
        }
    }
}

/// Takes the section apart.
pub(super) fn read(mut section: Section<'_>) -> EaseConfig {
    const KEYS: [(&str, ButtonKey); 11] = [
        ("space", ButtonKey::Space),
        ("enter", ButtonKey::Enter),
        ("tab", ButtonKey::Tab),
        ("up", ButtonKey::Up),
        ("down", ButtonKey::Down),
        ("left", ButtonKey::Left),
        ("right", ButtonKey::Right),
        ("1", ButtonKey::Digit('1')),
        ("2", ButtonKey::Digit('2')),
        ("3", ButtonKey::Digit('3')),
        ("4", ButtonKey::Digit('4')),
    ];
    let default = EaseConfig::default();
    let more_time = [
        ("1", MoreTime::Once),
        ("2", MoreTime::Twice),
        ("4", MoreTime::FourTimes),
        ("off", MoreTime::Endless),
    ];
    let two_buttons = [
        ("off", TwoButtons::Off),
        ("step", TwoButtons::Step),
        ("auto", TwoButtons::Auto),
    ];
    let more_time = section.choice("more_time", &more_time);
    let two_buttons = section.choice("two_buttons", &two_buttons);
    let pace_ms = section.whole("pace_ms", EaseConfig::PACE_MS);
    let next_key = section.choice("next_key", &KEYS);
    let mut choose_key = section
        .choice("choose_key", &KEYS)
        .unwrap_or(default.choose_key);
    let next_key = next_key.unwrap_or(default.next_key);
    if next_key == choose_key {
        section.report_whole(
            "ease.next_key and ease.choose_key are the same".to_owned(),
            "two different keys".to_owned(),
        );
        choose_key = default.choose_key;
    }
    let ease = EaseConfig {
        more_time: more_time.unwrap_or(default.more_time),
        two_buttons: two_buttons.unwrap_or(default.two_buttons),
        pace_ms: pace_ms.unwrap_or(default.pace_ms),
        next_key,
        choose_key,
        speech: section.switch("speech", default.speech),
    };
    section.finish();
    ease
}
