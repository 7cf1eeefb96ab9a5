//! Text by role. Each answers an `iced` text, so that a screen may still centre it or limit its
//! width.

use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts, tokens};
use iced::alignment::Horizontal;
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

/// Running text in the room that is left: where that is little it steps down, and not far.
pub fn running<'a, Message: 'a>(look: &Look, words: impl IntoFragment<'a>) -> Element<'a, Message> {
    container(super::fit::paragraph(look, words))
        .center_x(Length::Fill)
        .max_width(look.metrics.measure())
        .into()
}

/// Running text of so many pixels' height at most, and no higher than it needs: it stands close to
/// what is touched below it.
pub fn running_in<'a, Message: 'a>(
    look: &Look,
    words: impl Into<String>,
    room_px: f32,
) -> Element<'a, Message> {
    within(look, words.into(), room_px, look.colours.text)
}

/// The same in a colour that stands back.
pub fn soft_in<'a, Message: 'a>(
    look: &Look,
    words: impl Into<String>,
    room_px: f32,
) -> Element<'a, Message> {
    within(look, words.into(), room_px, look.colours.text_soft)
}

fn within<'a, Message: 'a>(
    look: &Look,
    words: String,
    room_px: f32,
    colour: Color,
) -> Element<'a, Message> {
    let room = Size::new(look.metrics.measure(), room_px.max(1.0));
    let sizes = super::fit::running_sizes(look);
    let px = super::measure::largest_that_fits(&words, fonts::REGULAR, &sizes, room);
    let words = body(look, words).size(px).color(colour).center();
    container(words).max_width(room.width).into()
}

/// One line that stands out, smaller where it would not fit the page.
pub fn one_line<'a>(look: &Look, words: impl Into<String>) -> Text<'a> {
    let words = words.into();
    let room = Size::new(
        look.metrics.content_width(),
        look.metrics.line(TextRole::Body),
    );
    let sizes = super::fit::label_sizes(look, TextRole::Body);
    let px = super::measure::common(&[&words], fonts::BOLD, &sizes, room);
    strong(look, words).size(px).center()
}

/// Facts in the room that is left, one below the other.
pub fn facts<'a, Message: 'a>(look: &Look, facts: &[String]) -> Element<'a, Message> {
    super::fit::paragraph(look, facts.join("\n"))
        .at(Horizontal::Left)
        .into()
}

/// A heading beside a control: as high as that, and smaller where it would not fit.
pub fn headline<'a, Message: 'a>(
    look: &Look,
    words: impl IntoFragment<'a>,
) -> Element<'a, Message> {
    let words = super::fit::label(
        look,
        TextRole::Heading,
        fonts::BOLD,
        Horizontal::Left,
        words,
    );
    container(words.filling())
        .width(Length::Fill)
        .height(look.metrics.target())
        .into()
}

/// One line of a list that is only read: in the room beside what stands there, as high as a target.
pub fn line<'a, Message: 'a>(look: &Look, words: impl IntoFragment<'a>) -> Element<'a, Message> {
    let words = super::fit::label(
        look,
        TextRole::Body,
        fonts::REGULAR,
        Horizontal::Left,
        words,
    );
    container(words.filling())
        .width(Length::Fill)
        .height(look.metrics.target())
        .into()
}

/// What was typed so far, with a bar where the next letter comes, on a sheet of its own.
/// It is as wide as the keyboard below it.
pub fn typed<'a, Message: 'a>(look: &Look, typed: &str) -> Element<'a, Message> {
    let metrics = look.metrics;
    let colours = look.colours;
    let words = heading(look, format!("{typed}|")).wrapping(Wrapping::None);
    container(words)
        .center_x(super::keyboard::width(look))
        .center_y(typed_height(look))
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

/// The height of [`typed`], in pixels.
pub fn typed_height(look: &Look) -> f32 {
    let metrics = &look.metrics;
    metrics.key().max(metrics.line(TextRole::Heading))
}

/// The legend of a key of `size` pixels: as large as a label, or smaller where it would not fit.
pub(super) fn legend<'a>(look: &Look, words: String, size: Size<f32>) -> Text<'a> {
    let room = Size::new(size.width * LEGEND_SHARE, size.height);
    let sizes = super::fit::label_sizes(look, TextRole::Label);
    let px = super::measure::largest_that_fits(&words, fonts::BOLD, &sizes, room);
    plain(look, TextRole::Label, fonts::BOLD, words)
        .size(px)
        .wrapping(Wrapping::None)
}

/// The share of a key's width that its legend takes at most.
const LEGEND_SHARE: f32 = 0.92;

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
