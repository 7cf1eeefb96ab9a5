//! Charts: bars with their values written on them, and a sentence for whoever does not see bars.

use iced::widget::canvas::{self, Canvas, Frame, Geometry, Path, Text};
use iced::widget::column;
use iced::{Element, Length, Point, Rectangle, Renderer, Size, Theme, alignment, mouse};

use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts, tokens};
use crate::ui::widget::text;
use crate::ui::words::Value;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What stands below it.
    pub label: String,
    /// What it is called in a sentence.
    pub name: String,
    /// How high it is.
    pub value: u32,
    /// Whether it is the one that is looked at.
    pub is_chosen: bool,
}

/// A chart of so many pixels' height, with a title, bars, and what they come to in words. A click
/// on a bar says its place.
pub fn chart<'a, Message: Clone + 'a>(
    look: &Look,
    title: String,
    bars: Vec<Bar>,
    height: f32,
    on_press: fn(usize) -> Message,
) -> Element<'a, Message> {
    let said = text::note(look, in_words(look, &bars));
    let drawn = Canvas::new(Bars {
        look: look.clone(),
        bars,
        on_press,
    });
    column![
        text::strong(look, title),
        drawn.width(Length::Fill).height(height),
        said
    ]
    .spacing(look.metrics.gap_small())
    .width(Length::Fill)
    .into()
}

/// The chosen bar, the highest and the lowest.
fn in_words(look: &Look, bars: &[Bar]) -> String {
    let words = &look.words;
    let said = |id: &str, bar: &Bar| {
        let values: [(&str, Value<'_>); 2] = [
            ("name", bar.name.clone().into()),
            ("value", bar.value.into()),
        ];
        words.with(id, &values)
    };
    let chosen = bars.iter().find(|bar| bar.is_chosen);
    let highest = bars.iter().rev().max_by_key(|bar| bar.value);
    let lowest = bars.iter().min_by_key(|bar| bar.value);
    let parts = [
        chosen.map(|bar| said("desk-chart-chosen", bar)),
        highest.map(|bar| said("desk-chart-highest", bar)),
        lowest.map(|bar| said("desk-chart-lowest", bar)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A thin bar of which a share is filled: for what stands in words beside it.
pub fn share<'a, Message: 'a>(look: &Look, share: f64) -> Element<'a, Message> {
    let height = look.metrics.mm(tokens::DESK_BAR_MM);
    let share = Share {
        share,
        look: look.clone(),
    };
    Canvas::new(share).width(Length::Fill).height(height).into()
}

struct Share {
    share: f64,
    look: Look,
}

impl<Message> canvas::Program<Message> for Share {
    type State = ();

    fn draw(
        &self,
        (): &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let colours = self.look.colours;
        let mut frame = Frame::new(renderer, bounds.size());
        frame.fill_rectangle(Point::ORIGIN, bounds.size(), colours.track);
        #[expect(clippy::cast_possible_truncation, reason = "a share, from 0 to 1")]
        let width = (bounds.width * self.share as f32).round();
        let filled = Size::new(width, bounds.height);
        frame.fill_rectangle(Point::ORIGIN, filled, colours.done);
        vec![frame.into_geometry()]
    }
}

#[expect(clippy::struct_field_names, reason = "bars of a chart of bars")]
struct Bars<Message> {
    look: Look,
    bars: Vec<Bar>,
    on_press: fn(usize) -> Message,
}

impl<Message> Bars<Message> {
    /// The width of a bar's place.
    fn place(&self, width: f32) -> f32 {
        let count = u16::try_from(self.bars.len().max(1)).unwrap_or(u16::MAX);
        width / f32::from(count)
    }

    fn at(&self, x: f32, width: f32) -> Option<usize> {
        let place = (x / self.place(width)).floor();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place among a few bars, not negative"
        )]
        let place = place.max(0.0).min(f32::from(u16::MAX)) as usize;
        (place < self.bars.len()).then_some(place)
    }
}

impl<Message: Clone> canvas::Program<Message> for Bars<Message> {
    type State = ();

    fn update(
        &self,
        (): &mut (),
        event: &iced::Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> Option<canvas::Action<Message>> {
        let pressed = mouse::Event::ButtonReleased(mouse::Button::Left);
        if *event != iced::Event::Mouse(pressed) {
            return None;
        }
        let place = self.at(cursor.position_in(bounds)?.x, bounds.width)?;
        Some(canvas::Action::publish((self.on_press)(place)).and_capture())
    }

    fn draw(
        &self,
        (): &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let (colours, metrics) = (self.look.colours, self.look.metrics);
        let mut frame = Frame::new(renderer, bounds.size());
        frame.fill_rectangle(Point::ORIGIN, bounds.size(), colours.surface);
        let line = metrics.line(TextRole::Note);
        let (place, base) = (self.place(bounds.width), bounds.height - line);
        let room = (base - line).max(1.0);
        let highest = self.bars.iter().map(|bar| bar.value).max().unwrap_or(0);
        let px = metrics.text(TextRole::Note);
        let mut left = 0.0;
        for bar in &self.bars {
            let share = f64::from(bar.value) / f64::from(highest.max(1));
            #[expect(clippy::cast_possible_truncation, reason = "a share, from 0 to 1")]
            let height = (room * share as f32).round();
            let width = (place * tokens::BAR_SHARE).round();
            let at = Point::new((left + (place - width) / 2.0).round(), base - height);
            let (fill, font) = if bar.is_chosen {
                (colours.primary, fonts::BOLD)
            } else {
                (colours.done, fonts::REGULAR)
            };
            frame.fill_rectangle(at, Size::new(width, height), fill);
            if bar.is_chosen {
                // Not by its colour alone.
                let frame_of = Path::rectangle(at, Size::new(width, height));
                let edge = canvas::Stroke::default()
                    .with_color(colours.text)
                    .with_width(metrics.outline_chosen());
                frame.stroke(&frame_of, edge);
            }
            let words = |content: String, top: f32, font| Text {
                content,
                position: Point::new(left + place / 2.0, top),
                color: colours.text,
                size: px.into(),
                line_height: iced::widget::text::LineHeight::Relative(tokens::LINE_HEIGHT),
                font,
                align_x: alignment::Horizontal::Center.into(),
                align_y: alignment::Vertical::Top,
                ..Text::default()
            };
            frame.fill_text(words(
                super::piece::number(&self.look, bar.value),
                at.y - line,
                font,
            ));
            frame.fill_text(words(bar.label.clone(), base, font));
            left += place;
        }
        let line_of_base = Size::new(bounds.width, metrics.outline());
        frame.fill_rectangle(Point::new(0.0, base), line_of_base, colours.outline);
        vec![frame.into_geometry()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::{Metrics, ThemeKind};
    use crate::ui::words::Words;

    fn bars(values: &[u32]) -> Vec<Bar> {
        let bar = |(at, value): (usize, &u32)| Bar {
            label: at.to_string(),
            name: format!("month {at}"),
            value: *value,
            is_chosen: at == 1,
        };
        values.iter().enumerate().map(bar).collect()
    }

    #[test]
    fn a_chart_is_said_in_words() {
        let metrics = Metrics::at_a_desk(1280.0, 800.0);
        let look = Look::new(Words::new("en"), metrics, ThemeKind::Light);
        let said = in_words(&look, &bars(&[4, 7, 9, 2, 9]));
        for part in ["month 1: 7", "9 in month 2", "2 in month 3"] {
            assert!(said.contains(part), "{said}");
        }
        assert_eq!(in_words(&look, &[]), "");
    }

    #[test]
    fn a_click_finds_the_bar_that_it_is_on() {
        let metrics = Metrics::at_a_desk(1280.0, 800.0);
        let chart = Bars {
            look: Look::new(Words::new("en"), metrics, ThemeKind::Light),
            bars: bars(&[1, 2, 3, 4]),
            on_press: |place| place,
        };
        assert_eq!(chart.at(0.0, 400.0), Some(0));
        assert_eq!(chart.at(399.0, 400.0), Some(3));
        assert_eq!(chart.at(400.0, 400.0), None);
        assert_eq!(chart.at(-1.0, 400.0), Some(0));
    }
}
