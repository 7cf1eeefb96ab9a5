//! The calm tick: done, without a word and without a flash.

use super::whole_frame;
use crate::ui::Look;
use crate::ui::theme::Motion;
use iced::widget::canvas::{self, Canvas, Geometry, LineCap, LineJoin, Path, Stroke};
use iced::{Color, Element, Point, Rectangle, Renderer, Theme, mouse};

/// A tick of `side` pixels, drawn as far as `drawn` (0 to 1) says.
///
/// The mark is there from the first frame: what is still growing is only the ring around it. Where
/// motion is reduced the ring is whole at once.
pub fn tick<'a, Message: 'a>(look: &Look, side: f32, drawn: f32) -> Element<'a, Message> {
    let drawn = match look.metrics.motion {
        Motion::Calm => drawn.clamp(0.0, 1.0),
        Motion::Still => 1.0,
    };
    Canvas::new(Tick {
        ink: look.colours.done,
        behind: look.colours.surface,
        drawn,
    })
    .width(side)
    .height(side)
    .into()
}

struct Tick {
    ink: Color,
    behind: Color,
    drawn: f32,
}

impl<Message> canvas::Program<Message> for Tick {
    type State = ();

    fn draw(
        &self,
        (): &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = whole_frame(renderer, bounds.size());
        let side = frame.width().min(frame.height());
        let at = |x: f32, y: f32| Point::new(x * side, y * side);
        let stroke = Stroke {
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default().with_color(self.ink)
        };
        let centre = at(0.5, 0.5);
        frame.fill(&Path::circle(centre, side * 0.46), self.behind);
        let start = -std::f32::consts::FRAC_PI_2;
        let ring = Path::new(|path| {
            path.arc(canvas::path::Arc {
                center: centre,
                radius: side * 0.46,
                start_angle: start.into(),
                end_angle: (start + self.drawn * std::f32::consts::TAU).into(),
            });
        });
        frame.stroke(&ring, stroke.with_width(side * 0.05));
        let mark = Path::new(|path| {
            path.move_to(at(0.29, 0.53));
            path.line_to(at(0.44, 0.68));
            path.line_to(at(0.72, 0.35));
        });
        frame.stroke(&mark, stroke.with_width(side * 0.09));
        vec![frame.into_geometry()]
    }
}
