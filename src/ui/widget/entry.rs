//! A line that is typed on: what was typed, with a bar where the next letter comes.
//!
//! It draws and never listens: a scanner must find no focused field.

use super::{control, keyboard, text};
use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize};
use crate::ui::words::Label;
use iced::widget::{column, container, row};
use iced::{Alignment, Element};

/// A title with the way back beside it: above a keyboard there is no room for a band. In large text
/// the title stands above it where there are lines enough.
pub fn titled<'a, Message: 'a>(
    look: &Look,
    title: impl Into<Label<'a>>,
    back: Element<'a, Message>,
) -> Element<'a, Message> {
    let title = control::heading(title, |title| text::headline(look, title));
    if has_own_line(look) {
        let height = look.metrics.line(TextRole::Heading);
        return column![container(title).height(height), back]
            .spacing(look.metrics.gap())
            .align_x(Alignment::End)
            .into();
    }
    row![title, back]
        .spacing(look.metrics.gap())
        .align_y(Alignment::Center)
        .into()
}

/// How high that stands, in pixels.
pub fn titled_height(look: &Look) -> f32 {
    let metrics = &look.metrics;
    if has_own_line(look) {
        metrics.line(TextRole::Heading) + metrics.gap() + metrics.target()
    } else {
        metrics.target()
    }
}

fn has_own_line(look: &Look) -> bool {
    look.metrics.text_size == TextSize::Large && !look.metrics.has_few_lines()
}

/// The same on a screen for attendees, with "Help now" before the way back.
pub fn titled_with_help<'a, Message: 'a>(
    look: &Look,
    title: impl Into<Label<'a>>,
    help: Element<'a, Message>,
    back: Element<'a, Message>,
) -> Element<'a, Message> {
    let both = row![help, back].spacing(look.metrics.gap());
    titled(look, title, both.into())
}

/// The line, with a sentence under it that helps.
pub fn line<'a, Message: 'a>(look: &'a Look, typed: &'a str, note: String) -> Element<'a, Message> {
    let metrics = &look.metrics;
    let note = if metrics.is_tight() {
        // What the title, the line and the keyboard leave.
        let taken = metrics.target() + text::typed_height(look) + keyboard::height(look);
        let gaps = 2.0 * metrics.gap() + metrics.gap_small();
        let room = metrics.height() - 2.0 * metrics.margin() - taken - gaps;
        text::squeezed_in(look, note, room, look.colours.text_soft)
    } else {
        text::soft_line(look, note)
    };
    column![text::typed(look, typed), note]
        .spacing(metrics.gap_small())
        .align_x(Alignment::Center)
        .into()
}
