//! Colours by role, in a light, a dark and a high-contrast theme.
//!
//! Warm paper, deep green and a little amber: a living room, not a clinic. Nothing is ever a red
//! screen. Each text on each of its backgrounds has a contrast of at least 7 to 1.

#![expect(
    clippy::unreadable_literal,
    reason = "a colour is read as its six digits"
)]

use iced::{Color, Theme, color, theme::Palette};

/// Which set of colours the window wears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeKind {
    /// Dark words on warm paper.
    #[default]
    Light,
    /// Light words on warm black, for the evening.
    Dark,
    /// White and yellow on black.
    HighContrast,
}

impl ThemeKind {
    /// All of them, in the order in which a person is offered them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];
}

/// The colours, by what they are for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colours {
    /// Which of the sets this is.
    pub kind: ThemeKind,
    /// Behind everything.
    pub background: Color,
    /// A sheet that lies on the background: a card, a text field.
    pub surface: Color,
    /// A quiet button.
    pub raised: Color,
    /// A quiet button, a key or a choice under the finger.
    pub pressed: Color,
    /// Outlines; at least 3 to 1 on the background.
    pub outline: Color,
    /// Words.
    pub text: Color,
    /// Words that stand back; still 7 to 1.
    pub text_soft: Color,
    /// Words at night, while nobody is there: as dim as 7 to 1 allows. Only a dark screen is dim.
    pub text_night: Color,
    /// The main button.
    pub primary: Color,
    /// The main button under the finger.
    pub primary_pressed: Color,
    /// Words on the main button.
    pub on_primary: Color,
    /// One of several equal ways.
    pub choice: Color,
    /// Words on a choice.
    pub on_choice: Color,
    /// "Look here": amber, never red.
    pub notice: Color,
    /// Words on a notice.
    pub on_notice: Color,
    /// Words on what cannot be touched now; still 7 to 1. It lies flat on whatever is behind it.
    pub on_off: Color,
    /// The faint line around what cannot be touched now.
    pub off_line: Color,
    /// The tick, a finished bar, what is chosen; at least 3 to 1 on background and surface.
    pub done: Color,
    /// The part of a bar that is still to come.
    pub track: Color,
    /// The ring around what is chosen by keys or a switch; at least 3 to 1 on the background, which
    /// is drawn on both of its sides.
    pub focus: Color,
}

/// How many backgrounds there are that look alike.
const REPAINTS: u64 = 1_000;
/// From one of them to the next: all of them together are less than half a step of a screen.
const REPAINT_STEP: f32 = 1e-6;

impl Colours {
    /// The colours of a theme.
    pub const fn of(kind: ThemeKind) -> Self {
        match kind {
            ThemeKind::Light => LIGHT,
            ThemeKind::Dark => DARK,
            ThemeKind::HighContrast => HIGH_CONTRAST,
        }
    }

    /// The same colours to every eye, and others to the renderer.
    ///
    /// It repaints what it takes to have changed, and misses words that lie between what was and
    /// what is. Where the background is another one it repaints all, on any number of buffers.
    #[must_use]
    pub fn repainted(self, times: u64) -> Self {
        let times = u16::try_from(times % REPAINTS).unwrap_or_default();
        let mut background = Self::of(self.kind).background;
        background.b += f32::from(times) * REPAINT_STEP;
        Self { background, ..self }
    }

    /// The window's theme, which paints what no widget paints.
    pub fn theme(&self) -> Theme {
        Theme::custom(
            "keytag",
            Palette {
                background: self.background,
                text: self.text,
                primary: self.primary,
                success: self.done,
                warning: self.notice,
                danger: self.notice,
            },
        )
    }
}

const LIGHT: Colours = Colours {
    kind: ThemeKind::Light,
    background: color!(0xF8F2E9),
    surface: color!(0xFFFCF7),
    raised: color!(0xF0E6D8),
    pressed: color!(0xE3D5C1),
    outline: color!(0x85745F),
    text: color!(0x2A211B),
    text_soft: color!(0x4A3F35),
    text_night: color!(0x4A3F35),
    primary: color!(0x1F4F4A),
    primary_pressed: color!(0x143834),
    on_primary: color!(0xFFFFFF),
    choice: color!(0xDDE9E0),
    on_choice: color!(0x17302B),
    notice: color!(0xF6DFAE),
    on_notice: color!(0x33260B),
    on_off: color!(0x544A40),
    off_line: color!(0xD8C9B5),
    done: color!(0x2F6B50),
    track: color!(0xE0D3C1),
    focus: color!(0x1746A2),
};

const DARK: Colours = Colours {
    kind: ThemeKind::Dark,
    background: color!(0x1D1916),
    surface: color!(0x27221E),
    raised: color!(0x352E28),
    pressed: color!(0x463D35),
    outline: color!(0xA08F7D),
    text: color!(0xF6EEE3),
    text_soft: color!(0xDDD1C3),
    text_night: color!(0xB2A89C),
    primary: color!(0xA9D6C8),
    primary_pressed: color!(0x8FC6B6),
    on_primary: color!(0x12211D),
    choice: color!(0x2C423C),
    on_choice: color!(0xF2F7F3),
    notice: color!(0x4E3A12),
    on_notice: color!(0xFFF3D6),
    on_off: color!(0xC9BCAD),
    off_line: color!(0x4A4038),
    done: color!(0x9ED8B4),
    track: color!(0x4A4038),
    focus: color!(0xFFC857),
};

const HIGH_CONTRAST: Colours = Colours {
    kind: ThemeKind::HighContrast,
    background: color!(0x000000),
    surface: color!(0x000000),
    raised: color!(0x1A1A1A),
    pressed: color!(0x3A3A3A),
    outline: color!(0xFFFFFF),
    text: color!(0xFFFFFF),
    text_soft: color!(0xFFFFFF),
    text_night: color!(0x9A9A9A),
    primary: color!(0xFFE95C),
    primary_pressed: color!(0xE6CB1F),
    on_primary: color!(0x000000),
    choice: color!(0x000000),
    on_choice: color!(0xFFFFFF),
    notice: color!(0xFFFFFF),
    on_notice: color!(0x000000),
    on_off: color!(0xC8C8C8),
    off_line: color!(0x4D4D4D),
    done: color!(0xFFE95C),
    track: color!(0x4D4D4D),
    focus: color!(0x5CE1FF),
};

/// The contrast of two opaque colours, from 1 (none) to 21 (black on white), as WCAG 2 computes it.
pub fn contrast(one: Color, other: Color) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Color) -> f32 {
    let linear = |channel: f32| {
        if channel <= 0.039_28 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::Paint;

    #[test]
    fn a_repainted_background_is_another_one_and_looks_the_same() {
        for kind in ThemeKind::ALL {
            let colours = Colours::of(kind);
            for times in [1, 2, 999] {
                let again = colours.repainted(times);
                assert_ne!(again.background, colours.background);
                assert_eq!(
                    again.background.into_rgba8(),
                    colours.background.into_rgba8()
                );
                assert_ne!(again.background, again.repainted(times + 1).background);
            }
        }
    }

    const TEXT_LEAST: f32 = 7.0;
    const SHAPE_LEAST: f32 = 3.0;

    #[test]
    fn every_text_can_be_read_on_each_of_its_backgrounds() {
        for kind in ThemeKind::ALL {
            let c = Colours::of(kind);
            let pairs = [
                ("text on background", c.text, c.background),
                ("text on surface", c.text, c.surface),
                ("text on raised", c.text, c.raised),
                ("text on pressed", c.text, c.pressed),
                ("soft text on background", c.text_soft, c.background),
                ("text at night", c.text_night, c.background),
                ("soft text on surface", c.text_soft, c.surface),
                ("soft text on raised", c.text_soft, c.raised),
                ("on primary", c.on_primary, c.primary),
                ("on primary pressed", c.on_primary, c.primary_pressed),
                ("on choice", c.on_choice, c.choice),
                ("on choice pressed", c.on_choice, c.pressed),
                ("on notice", c.on_notice, c.notice),
                ("off on background", c.on_off, c.background),
                ("off on surface", c.on_off, c.surface),
                // The word on a switch that is on, and on one that is off.
                ("on a switch that is on", c.on_primary, c.primary),
                ("on a switch that is off", c.text, c.surface),
            ];
            for (name, text, background) in pairs {
                let found = contrast(text, background);
                assert!(found >= TEXT_LEAST, "{kind:?}: {name} is {found:.2}");
            }
        }
    }

    #[test]
    fn a_dark_screen_is_dimmer_at_night() {
        for kind in [ThemeKind::Dark, ThemeKind::HighContrast] {
            let c = Colours::of(kind);
            let (day, night) = (luminance(c.text), luminance(c.text_night));
            assert!(night < day / 2.0, "{kind:?}: {night} of {day}");
        }
    }

    #[test]
    fn outlines_and_marks_stand_out() {
        for kind in ThemeKind::ALL {
            let c = Colours::of(kind);
            for (name, shape, background) in [
                ("outline on background", c.outline, c.background),
                ("outline on surface", c.outline, c.surface),
                ("outline on raised", c.outline, c.raised),
                ("done on background", c.done, c.background),
                ("done on surface", c.done, c.surface),
                ("done on track", c.done, c.track),
                ("done on raised", c.done, c.raised),
                ("primary on background", c.primary, c.background),
                ("primary on surface", c.primary, c.surface),
                ("focus on background", c.focus, c.background),
                ("focus on surface", c.focus, c.surface),
                ("focus on raised", c.focus, c.raised),
                ("focus on choice", c.focus, c.choice),
                ("a sign on its fill", c.on_choice, c.surface),
                ("a picture's outline", c.text, c.raised),
                ("a bar's rest on background", c.outline, c.background),
                ("a chip's edge on background", Paint::EDGE, c.background),
                ("a chip's edge on raised", Paint::EDGE, c.raised),
            ] {
                let found = contrast(shape, background);
                assert!(found >= SHAPE_LEAST, "{kind:?}: {name} is {found:.2}");
            }
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Color::BLACK, Color::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(Color::WHITE, Color::WHITE) - 1.0).abs() < 0.01);
        // #777777 on white is the standard's own example of a near miss: 4.48.
        assert!((contrast(color!(0x777777), Color::WHITE) - 4.48).abs() < 0.01);
    }
}
