//! A line that is typed on: what was typed, with a bar where the next letter comes.
//!
//! It draws and never listens: a scanner must find no focused field.

use super::{control, text};
use crate::ui::Look;
use crate::ui::words::Label;
use iced::widget::{column, row};
use iced::{Alignment, Element};

/// A title with the way back beside it: above a keyboard there is no room for a band.
pub fn titled<'a, Message: 'a>(
    look: &Look,
    title: impl Into<Label<'a>>,
    back: Element<'a, Message>,
) -> Element<'a, Message> {
    let title = control::heading(title, |title| text::headline(look, title));
    row![title, back]
        .spacing(look.metrics.gap())
        .align_y(Alignment::Center)
        .into()
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
    let line = text::typed(look, typed);
    if look.metrics.is_tight() {
        return line;
    }
    column![line, text::soft_line(look, note)]
        .spacing(look.metrics.gap_small())
        .align_x(Alignment::Center)
        .into()
}
