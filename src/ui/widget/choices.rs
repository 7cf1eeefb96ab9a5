//! Several equal ways, side by side: none is larger, none has larger words, none comes first but in
//! the order of reading.

use super::button::faces;
use super::control::Button;
use super::sign::{Sign, sign};
use super::{fit, grid, measure, mirror, text};
use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize, fonts, tokens};
use crate::ui::words::{Direction, Label};
use iced::alignment::Horizontal;
use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length, Size};

/// One of the ways.
#[derive(Debug, Clone, PartialEq)]
pub struct Way<Message> {
    /// A small drawing beside the words.
    pub sign: Option<Sign>,
    /// What it is; no other button of the view says the same.
    pub label: Label<'static>,
    /// A second line that says more.
    pub more: Option<String>,
    /// Said when it is touched.
    pub message: Message,
}

impl<Message> Way<Message> {
    /// A way with words alone.
    pub fn new(label: impl Into<Label<'static>>, message: Message) -> Self {
        Self {
            sign: None,
            label: label.into(),
            more: None,
            message,
        }
    }

    /// The same way with a sign.
    #[must_use]
    pub fn sign(self, sign: Sign) -> Self {
        Self {
            sign: Some(sign),
            ..self
        }
    }

    /// The same way with a second line.
    #[must_use]
    pub fn more(self, more: impl Into<String>) -> Self {
        Self {
            more: Some(more.into()),
            ..self
        }
    }
}

/// The ways as tiles of [`Metrics::choice`](crate::ui::theme::Metrics::choice) height over the
/// whole width; beneath each other on an upright panel.
pub fn choices<'a, Message: Clone + 'a>(
    look: &Look,
    ways: Vec<Way<Message>>,
) -> Element<'a, Message> {
    choices_of(look, look.metrics.choice(), ways)
}

/// The same as tiles of another height, in pixels.
pub fn choices_of<'a, Message: Clone + 'a>(
    look: &Look,
    height: f32,
    ways: Vec<Way<Message>>,
) -> Element<'a, Message> {
    let metrics = &look.metrics;
    // One alone is not as wide as several together.
    let whole = grid::page_width(look);
    let width = if ways.len() == 1 && !metrics.is_upright() {
        (whole * tokens::TILE_ALONE_SHARE).round()
    } else {
        whole
    };
    let plan = Plan::new(look, Size::new(width, height), &ways);
    let tiles = ways.into_iter().map(|way| plan.tile(look, way));
    if metrics.is_upright() {
        let column = Column::with_children(tiles).spacing(metrics.gap());
        column.width(width).into()
    } else {
        let row = Row::with_children(tiles).spacing(metrics.gap());
        row.width(width).into()
    }
}

/// The height that so many ways take, as tiles of `tile_px`, in pixels.
pub fn height(look: &Look, tile_px: f32, ways: usize) -> f32 {
    if look.metrics.is_upright() {
        grid::count(ways) * (tile_px + look.metrics.gap())
    } else {
        tile_px
    }
}

/// What all tiles have in common.
struct Plan {
    /// The height of every tile.
    height: f32,
    /// The size of every label.
    label_px: f32,
    /// The size of every second line.
    more_px: f32,
    /// The side of every sign.
    sign_px: f32,
    /// Whether signs stand above their words.
    above: bool,
}

impl Plan {
    fn new<Message>(look: &Look, size: Size, ways: &[Way<Message>]) -> Self {
        let metrics = &look.metrics;
        let gap = metrics.gap();
        let columns = if metrics.is_upright() { 1 } else { ways.len() };
        let columns = f32::from(u16::try_from(columns.max(1)).unwrap_or(u16::MAX));
        let width = (size.width - (columns - 1.0) * gap) / columns - 2.0 * gap;
        let height = size.height - 2.0 * gap;
        let has_sign = ways.iter().any(|way| way.sign.is_some());
        // Above each other only where the sign is not a mere dot then. Its place is the same in
        // large text, so that words are never smaller than in ordinary text.
        let ordinary = metrics.with_text_size(TextSize::Normal);
        let two_lines = 2.0 * ordinary.line(TextRole::Heading);
        let above = height - two_lines - gap >= metrics.target() * 0.75;
        let sign_px = match (has_sign, above) {
            (false, _) => 0.0,
            (true, true) => (height - two_lines - gap).min(metrics.target() * 1.4),
            (true, false) => height
                .min(metrics.target() * tokens::TILE_SIGN_SHARE)
                .min(width * tokens::TILE_SIGN_WIDTH_SHARE),
        };
        let mut room = match (has_sign, above) {
            (false, _) => Size::new(width, height),
            (true, true) => Size::new(width, height - sign_px - gap),
            (true, false) => Size::new(width - sign_px - gap, height),
        };
        let more = ways.iter().filter_map(|way| way.more.as_deref());
        if more.clone().next().is_some() {
            room.height /= 2.0;
        }
        let common = |words: &[&str], role, font| {
            measure::common(words, font, &fit::label_sizes(look, role), room)
        };
        let labels: Vec<&str> = ways.iter().map(|way| way.label.shown()).collect();
        let more: Vec<&str> = more.collect();
        Self {
            height: size.height,
            label_px: common(&labels, TextRole::Heading, fonts::BOLD),
            more_px: common(&more, TextRole::Body, fonts::REGULAR),
            sign_px,
            above,
        }
    }

    fn tile<'a, Message: Clone + 'a>(
        &self,
        look: &Look,
        way: Way<Message>,
    ) -> Element<'a, Message> {
        let (colours, metrics) = (look.colours, look.metrics);
        let has_sign = way.sign.is_some();
        let side = if self.above || !has_sign {
            Horizontal::Center
        } else {
            Horizontal::Left
        };
        let set_at = match look.words.direction() {
            Direction::LeftToRight => side,
            Direction::RightToLeft => mirror::other(side),
        };
        let said = way.label.shown().to_owned();
        let (label, spoken) = way.label.into_parts();
        let label = text::on_control(look, TextRole::Heading, fonts::BOLD, label)
            .size(self.label_px)
            .align_x(set_at);
        let label = mirror::tight_around(look, &said, label);
        let more = way.more.map(|more| {
            text::on_control(look, TextRole::Body, fonts::REGULAR, more)
                .size(self.more_px)
                .align_x(set_at)
        });
        let more = more.map(|more| mirror::tight(look, more));
        let words = column![label, more].align_x(side);
        let drawing = way.sign.map(|one| sign(look, one, self.sign_px));
        let content: Element<'a, Message> = if self.above {
            column![drawing, words]
                .spacing(metrics.gap())
                .align_x(Alignment::Center)
                .into()
        } else {
            row![drawing, words]
                .spacing(metrics.gap())
                .align_y(Alignment::Center)
                .into()
        };
        Button::new(container(content).center(Length::Fill))
            .spoken(spoken)
            .padding(metrics.gap())
            .width(Length::Fill)
            .height(self.height)
            .style(move |_, status| faces::choice(&colours, &metrics, status))
            .on_press(way.message)
            .into()
    }
}
