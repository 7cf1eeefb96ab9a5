//! Text by role. Each answers an `iced` text, so that a screen may still centre it or limit its width.

use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts, tokens};
use iced::widget::text::{IntoFragment, LineHeight, Wrapping};
use iced::widget::{Text, container};
use iced::{Border, Color, Element, Font, Length, Size};

/// What is read from two metres: the greeting, the welcome.
pub fn display<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    role(look, TextRole::Display, words).font(fonts::BOLD)
}

/// The title of a page.
pub fn title<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    role(look, TextRole::Title, words).font(fonts::BOLD)
}

/// A heading within a page.
pub fn heading<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    role(look, TextRole::Heading, words).font(fonts::BOLD)
}

/// Running text at arm's length.
pub fn body<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    role(look, TextRole::Body, words)
}

/// Running text that stands back.
pub fn soft<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    body(look, words).color(look.colours.text_soft)
}

/// Running text that stands out.
pub fn strong<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    body(look, words).font(fonts::BOLD)
}

/// Small print; only on screens for staff.
pub fn note<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    role(look, TextRole::Note, words).color(look.colours.text_soft)
}

/// Running text on a notice, in the notice's own colour.
pub fn on_notice<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    body(look, words).color(look.colours.on_notice)
}

/// What was typed so far, with a bar where the next letter comes, on a sheet of its own.
pub fn typed<'a, Message: 'a>(look: &Look, typed: &str) -> Element<'a, Message> {
    let metrics = look.metrics;
    let colours = look.colours;
    let words = heading(look, format!("{typed}|")).wrapping(Wrapping::None);
    container(container(words).align_right(Length::Shrink).clip(true))
        .center_x(metrics.measure())
        .center_y(metrics.key().max(metrics.line(TextRole::Heading)))
        .clip(true)
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

/// The words on a control, in the colour of that control.
pub(super) fn label<'a>(look: &Look, words: impl IntoFragment<'a>) -> Text<'a> {
    plain(look, TextRole::Label, fonts::BOLD, words)
}

/// The legend of a key of `size` pixels: as large as a label, or smaller where it would not fit.
pub(super) fn legend<'a>(look: &Look, words: String, size: Size<f32>) -> Text<'a> {
    // A bold letter is about six tenths as wide as it is high, a line a quarter higher.
    const LETTER_EM: f32 = 0.66;
    let letters = f32::from(u16::try_from(words.chars().count().max(1)).unwrap_or(u16::MAX));
    let widest = size.width * 0.92 / (letters * LETTER_EM);
    let highest = size.height / tokens::LINE_HEIGHT;
    let fitting = widest.min(highest).floor();
    label(look, words)
        .size(look.metrics.text(TextRole::Label).min(fitting))
        .wrapping(Wrapping::None)
}

/// Words of a role in the colour the surroundings give them.
pub(super) fn plain<'a>(
    look: &Look,
    role: TextRole,
    font: Font,
    words: impl IntoFragment<'a>,
) -> Text<'a> {
    Text::new(words)
        .size(look.metrics.text(role))
        .line_height(LineHeight::Relative(tokens::LINE_HEIGHT))
        .font(font)
}

fn role<'a>(look: &Look, role: TextRole, words: impl IntoFragment<'a>) -> Text<'a> {
    let colour: Color = look.colours.text;
    plain(look, role, fonts::REGULAR, words).color(colour)
}
