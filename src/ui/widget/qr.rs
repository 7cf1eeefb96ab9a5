//! A QR code from its modules: black on white in every theme, with the quiet zone of four modules.
//!
//! A light code on a dark ground is one that half of all scanners cannot read.

use iced::widget::canvas::{self, Canvas, Frame, Geometry};
use iced::{Color, Element, Point, Rectangle, Renderer, Size, Theme, mouse};

/// The light margin that the standard asks for, in modules.
pub const QUIET_MODULES: usize = 4;

/// A code at most `side` pixels wide, from its dark modules, row by row, `modules` in a row.
///
/// Each module is a whole number of pixels, so that no edge is blurred; what is left over widens
/// the quiet zone.
pub fn qr<'a, Message: 'a>(modules: usize, dark: Vec<bool>, side: f32) -> Element<'a, Message> {
    Canvas::new(Code { modules, dark })
        .width(side)
        .height(side)
        .into()
}

struct Code {
    modules: usize,
    dark: Vec<bool>,
}

impl<Message> canvas::Program<Message> for Code {
    type State = ();

    #[expect(
        clippy::cast_precision_loss,
        reason = "a code has at most 177 modules a side"
    )]
    fn draw(
        &self,
        (): &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        frame.fill_rectangle(Point::ORIGIN, frame.size(), Color::WHITE);
        let all = (self.modules + 2 * QUIET_MODULES) as f32;
        let module = (frame.width().min(frame.height()) / all).floor().max(1.0);
        let margin = ((frame.width() - module * self.modules as f32) / 2.0).floor();
        for (row, cells) in self.dark.chunks(self.modules.max(1)).enumerate() {
            let top = margin + module * row as f32;
            // Neighbours in a row are one rectangle: fewer shapes and no seams between them.
            let mut column = 0;
            for run in cells.chunk_by(PartialEq::eq) {
                if run[0] {
                    let left = margin + module * column as f32;
                    let width = module * run.len() as f32;
                    let size = Size::new(width, module);
                    frame.fill_rectangle(Point::new(left, top), size, Color::BLACK);
                }
                column += run.len();
            }
        }
        vec![frame.into_geometry()]
    }
}
