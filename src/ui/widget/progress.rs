//! A bar that fills: how far an export has come.

use crate::ui::Look;
use crate::ui::theme::tokens;
use iced::widget::{container, row, space};
use iced::{Border, Color, Element, Length};

/// The steps into which the width is shared out.
const STEPS: u16 = 1000;

/// A bar over the whole width of which `share` (0 to 1) is done. Say the share in words as well.
pub fn progress<'a, Message: 'a>(look: &Look, share: f32) -> Element<'a, Message> {
    let metrics = look.metrics;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=1 just before"
    )]
    let done = (share.clamp(0.0, 1.0) * f32::from(STEPS)).round() as u16;
    let height = metrics.mm(tokens::BAR_MM);
    let part = move |colour: Color| {
        move |_: &iced::Theme| container::Style {
            background: Some(colour.into()),
            border: Border::default().rounded(height / 2.0),
            ..container::Style::default()
        }
    };
    let filled = (done > 0).then(|| {
        container(space::horizontal())
            .width(Length::FillPortion(done))
            .height(height)
            .style(part(look.colours.done))
    });
    let rest = (done < STEPS).then(|| space::horizontal().width(Length::FillPortion(STEPS - done)));
    container(row![filled, rest])
        .width(Length::Fill)
        .height(height)
        .style(part(look.colours.track))
        .into()
}
