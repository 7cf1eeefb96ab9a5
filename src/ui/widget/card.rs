//! Sheets that lie on the page: what is read together.

use crate::ui::Look;
use iced::widget::{Container, container};
use iced::{Border, Color, Element};

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
