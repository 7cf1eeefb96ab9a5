//! The number pad, 3 by 4, and the dots that stand for what was typed.
//!
//! The digits typed are never drawn and never printed: `Pin` shows only how many there are.

use super::button::faces;
use super::mirror;
use super::press::Press;
use super::text;
use crate::ui::Look;
use crate::ui::theme::tokens;
use iced::keyboard::{Event, Key as Hardware, key::Named};
use iced::widget::{Column, Row, container};
use iced::{Alignment, Border, Element, Length, Size};
use std::fmt;

/// The most digits a PIN has.
pub const PIN_DIGITS_MAX: usize = 12;

/// A key of the pad.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PinKey {
    /// A digit, 0 to 9.
    Digit(u8),
    /// Takes the last digit away.
    Backspace,
    /// The number is finished.
    Done,
}

impl fmt::Debug for PinKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Digit(_) => "Digit(..)",
            Self::Backspace => "Backspace",
            Self::Done => "Done",
        })
    }
}

/// The digits typed so far.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    /// Lets a key act; `true` when the person is done.
    pub fn apply(&mut self, key: PinKey) -> bool {
        match key {
            PinKey::Digit(digit) if digit <= 9 && self.0.len() < PIN_DIGITS_MAX => {
                self.0.push(char::from(b'0' + digit));
            }
            PinKey::Backspace => {
                let _ = self.0.pop();
            }
            PinKey::Done => return !self.0.is_empty(),
            PinKey::Digit(_) => {}
        }
        false
    }

    /// How many digits there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The digits; nothing of them stays here.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(..)")
    }
}

/// What a key of a real keyboard does on the pad, if anything.
pub fn from_hardware(event: &Event) -> Option<PinKey> {
    let Event::KeyPressed { key, text, .. } = event else {
        return None;
    };
    match key {
        Hardware::Named(Named::Backspace) => Some(PinKey::Backspace),
        Hardware::Named(Named::Enter) => Some(PinKey::Done),
        _ => match text.as_deref()?.as_bytes() {
            [digit @ b'0'..=b'9'] => Some(PinKey::Digit(digit - b'0')),
            _ => None,
        },
    }
}

/// The pad.
pub fn pin_pad<'a, Message: Clone + 'a>(
    look: &Look,
    on_key: impl Fn(PinKey) -> Message,
) -> Element<'a, Message> {
    let metrics = &look.metrics;
    let gap = metrics.gap_key();
    let height = height_of_key(look);
    // Wider than high, since the words on two of the keys need the room.
    let size = Size::new((height * tokens::PIN_KEY_WIDTH).round(), height);
    let rows = [
        [PinKey::Digit(1), PinKey::Digit(2), PinKey::Digit(3)],
        [PinKey::Digit(4), PinKey::Digit(5), PinKey::Digit(6)],
        [PinKey::Digit(7), PinKey::Digit(8), PinKey::Digit(9)],
        [PinKey::Backspace, PinKey::Digit(0), PinKey::Done],
    ];
    let rows = rows.map(|keys| keys.map(|one| key(look, size, one, on_key(one))));
    let rows = rows.map(|keys| Row::with_children(keys).spacing(gap).into());
    mirror::keeps(look, Column::with_children(rows).spacing(gap))
}

/// One key of `size` pixels.
pub fn key<'a, Message: Clone + 'a>(
    look: &Look,
    size: Size,
    key: PinKey,
    message: Message,
) -> Element<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let legend = match key {
        PinKey::Digit(digit) => digit.to_string(),
        PinKey::Backspace => look.words.get("key-backspace"),
        PinKey::Done => look.words.get("key-done"),
    };
    let face = move |status| match key {
        PinKey::Done => faces::primary(&colours, &metrics, status),
        _ => faces::quiet(&colours, &metrics, status),
    };
    Press::new(size, text::legend(look, legend, size), face, message).into()
}

/// One dot for each digit typed, on a sheet that keeps its size.
pub fn pin_dots<'a, Message: 'a>(look: &Look, typed: usize) -> Element<'a, Message> {
    let metrics = look.metrics;
    let colours = look.colours;
    let side = metrics.mm(tokens::DOT_MM);
    let dots = (0..typed.min(PIN_DIGITS_MAX)).map(|_| {
        container("")
            .width(side)
            .height(side)
            .style(move |_| container::Style {
                background: Some(colours.text.into()),
                border: Border::default().rounded(side / 2.0),
                ..container::Style::default()
            })
            .into()
    });
    let dots = Row::with_children(dots).spacing(metrics.mm(tokens::DOT_GAP_MM));
    container(dots.align_y(Alignment::Center))
        .center_x(Length::Fixed(pad_width(look)))
        .center_y(Length::Fixed(metrics.key()))
        .style(move |_| container::Style {
            background: Some(colours.surface.into()),
            border: Border {
                color: colours.outline,
                width: metrics.outline(),
                radius: metrics.radius().into(),
            },
            ..container::Style::default()
        })
        .into()
}

fn height_of_key(look: &Look) -> f32 {
    let metrics = &look.metrics;
    let room = metrics.body_height() - metrics.key() - metrics.gap();
    let share = (room - 3.0 * metrics.gap_key()) / 4.0;
    let most = metrics.mm(tokens::TARGET_MM).max(metrics.key());
    share.clamp(metrics.key(), most).floor()
}

/// The width of the pad, in pixels.
pub fn pad_width(look: &Look) -> f32 {
    3.0 * (height_of_key(look) * tokens::PIN_KEY_WIDTH).round() + 2.0 * look.metrics.gap_key()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_holds_digits_up_to_its_limit_and_never_prints_them() {
        let mut pin = Pin::default();
        assert!(!pin.apply(PinKey::Done), "nothing is not a PIN");
        for _ in 0..20 {
            assert!(!pin.apply(PinKey::Digit(7)));
        }
        assert_eq!(pin.len(), PIN_DIGITS_MAX);
        assert!(!pin.apply(PinKey::Backspace));
        assert!(pin.apply(PinKey::Done));
        assert!(!format!("{pin:?}{:?}", PinKey::Digit(7)).contains('7'));
        assert_eq!(pin.take(), "77777777777");
        assert!(pin.is_empty());
    }
}
