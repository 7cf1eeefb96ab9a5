//! Sheets that lie on the page: what is read together.

use super::fit;
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts};
use iced::alignment::Horizontal;
use iced::widget::{Container, container, row};
use iced::{Border, Color, Element, Length};

/// A sheet of paper around something.
pub fn card<'a, Message: 'a>(
    look: &Look,
    content: impl Into<Element<'a, Message>>,
) -> Container<'a, Message> {
    let (colours, edge) = (look.colours, look.colours.outline);
    sheet(look, content, colours.surface, colours.text, edge)
}

/// "Look here": amber, with the words in its own colour; use plain text inside.
pub fn notice<'a, Message: 'a>(
    look: &Look,
    content: impl Into<Element<'a, Message>>,
) -> Container<'a, Message> {
    let colours = look.colours;
    sheet(
        look,
        content,
        colours.notice,
        colours.on_notice,
        colours.on_notice,
    )
}

/// A sheet of `height` pixels that says what and, standing out, how: a line and its number.
pub fn fact<'a, Message: 'a>(
    look: &Look,
    what: &'a str,
    how: &'a str,
    height: f32,
) -> Element<'a, Message> {
    let part = |role, font, words, share| {
        let side = Horizontal::Left;
        container(fit::label(look, role, font, side, words).filling())
            .width(Length::FillPortion(share))
            .center_y(Length::Fill)
    };
    let line = row![
        part(TextRole::Body, fonts::REGULAR, what, 3),
        part(TextRole::Heading, fonts::BOLD, how, 2),
    ];
    let metrics = look.metrics;
    card(look, line.spacing(metrics.gap()))
        .padding([metrics.outline(), metrics.gap()])
        .height(height)
        .into()
}

fn sheet<'a, Message: 'a>(
    look: &Look,
    content: impl Into<Element<'a, Message>>,
    fill: Color,
    words: Color,
    edge: Color,
) -> Container<'a, Message> {
    let metrics = look.metrics;
    container(content)
        .padding(metrics.gap_large())
        .style(move |_| container::Style {
            background: Some(fill.into()),
            text_color: Some(words),
            border: Border {
                color: edge,
                width: metrics.outline(),
                radius: metrics.radius().into(),
            },
            ..container::Style::default()
        })
}
