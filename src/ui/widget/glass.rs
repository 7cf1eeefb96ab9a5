//! A looking glass: what the camera sees, in a frame to aim a card at.
//!
//! The frame turns green when a card was read, and says so. Where there is no room for a picture,
//! the frame alone says whether somebody is seen. The picture is the whole state: it is wiped when
//! another takes its place, and goes with the screen that shows it.

use super::{text, tick};
use crate::ui::Look;
use crate::ui::theme::{TextRole, tokens};
use bytes::Bytes;
use iced::advanced::image::{FilterMethod, Handle, Image};
use iced::widget::canvas::{self, Canvas, Geometry, Path, Stroke};
use iced::widget::{column, row};
use iced::{Alignment, Color, Element, Length, Point, Rectangle, Renderer, Theme, mouse};
use std::fmt;
use zeroize::Zeroizing;

/// The most rows of a picture: the processor draws each of its pixels, ten times a second.
const HEIGHT_PX_MAX: f32 = 304.0;

/// How large a mirror is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// To aim with.
    Large,
    /// In passing.
    Small,
}

/// What the camera sees.
#[derive(Default)]
pub struct Mirror {
    /// Whether there is a camera at all; without one there is no mirror.
    pub is_there: bool,
    /// Whether somebody is seen, or was a moment ago.
    pub is_awake: bool,
    /// Whether a card that is held up has been read.
    pub is_read: bool,
    pub(in crate::ui) picture: Option<Handle>,
}

/// No camera, or nobody who wants to see what it sees.
pub static ABSENT: Mirror = Mirror {
    is_there: false,
    is_awake: false,
    is_read: false,
    picture: None,
};

impl fmt::Debug for Mirror {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mirror")
            .field("is_there", &self.is_there)
            .field("is_awake", &self.is_awake)
            .field("is_read", &self.is_read)
            .field("picture", &self.picture.is_some())
            .finish()
    }
}

impl Mirror {
    /// Shows this picture from now on: red, green, blue and alpha of each pixel.
    pub fn take(&mut self, width: u32, height: u32, rgba: Zeroizing<Vec<u8>>) {
        self.picture = Some(Handle::from_rgba(width, height, Bytes::from_owner(rgba)));
    }

    /// Whether it shows anything.
    pub fn has_picture(&self) -> bool {
        self.picture.is_some()
    }

    /// Shows no picture any more.
    pub fn forget(&mut self) {
        self.picture = None;
    }
}

/// How many pixels a mirror of this size has; none where there is no room for one.
pub fn pixels(look: &Look, size: Size) -> Option<(u32, u32)> {
    let (width, height) = sides(look, size)?;
    // Whole pixels already, and a few hundred of them.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a mirror's sides before"
    )]
    Some((width as u32, height as u32))
}

/// The sides of the picture in pixels, four to three as a camera's are.
fn sides(look: &Look, size: Size) -> Option<(f32, f32)> {
    let metrics = &look.metrics;
    let (least, most) = match size {
        Size::Large => (tokens::MIRROR_LARGE_MM_MIN, tokens::MIRROR_LARGE_MM_MAX),
        Size::Small => (tokens::MIRROR_SMALL_MM_MIN, tokens::MIRROR_SMALL_MM_MAX),
    };
    let share = match size {
        Size::Large if metrics.is_tight() => tokens::MIRROR_TIGHT_SHARE,
        Size::Large => tokens::MIRROR_LARGE_SHARE,
        Size::Small => tokens::MIRROR_SMALL_SHARE,
    };
    let height = (metrics.height() * share).min(metrics.mm(most));
    let height = height.min(HEIGHT_PX_MAX).floor();
    let width = (height * 4.0 / 3.0).floor();
    let has_room = height >= metrics.mm(least) && width <= metrics.content_width() / 2.0;
    has_room.then_some((width, height))
}

/// The mirror with its words below it; none where there is no camera, or no room.
pub fn mirror<'a, Message: 'a>(
    look: &'a Look,
    mirror: &Mirror,
    size: Size,
) -> Option<Element<'a, Message>> {
    let (width, height) = sides(look, size).filter(|_| mirror.is_there)?;
    let line = look.metrics.outline_chosen() * if mirror.is_read { 2.0 } else { 1.0 };
    let margin = 2.0 * look.metrics.outline_chosen();
    let glass = Canvas::new(Glass {
        picture: mirror.picture.clone(),
        ground: look.colours.surface,
        ink: if mirror.is_read {
            look.colours.done
        } else {
            look.colours.text_soft
        },
        line,
        margin,
        is_whole: mirror.is_read,
    })
    .width(width + 2.0 * margin)
    .height(height + 2.0 * margin);
    let id = match (size, mirror.is_read) {
        (_, true) => "mirror-read",
        (Size::Large, false) => "mirror-aim",
        (Size::Small, false) => "mirror-hold-up",
    };
    let words = look.words.get(id);
    let words: Element<'a, Message> = if mirror.is_read {
        let mark = look.metrics.text(TextRole::Body);
        row![tick::tick(look, mark, 1.0), text::strong(look, words)]
            .spacing(look.metrics.gap_small())
            .align_y(Alignment::Center)
            .into()
    } else {
        // One line, also where it has to be smaller for that.
        let line = look.metrics.line(TextRole::Body) + 1.0;
        text::running_in(look, words, line)
    };
    let both = column![glass, words].spacing(look.metrics.gap_small());
    Some(both.align_x(Alignment::Center).width(Length::Shrink).into())
}

/// The frame alone, as high as this: soft and thin while nobody is seen, strong when somebody is,
/// and green when their card was read. None where there is no camera.
pub fn frame<'a, Message: 'a>(
    look: &Look,
    mirror: &Mirror,
    height: f32,
) -> Option<Element<'a, Message>> {
    let height = mirror.is_there.then_some(height.floor())?;
    let line = look.metrics.outline_chosen();
    // Not by the colour alone: in high contrast nothing is soft.
    let (ink, width) = match (mirror.is_read, mirror.is_awake) {
        (true, _) => (look.colours.done, 2.0 * line),
        (false, true) => (look.colours.text, line),
        (false, false) => (look.colours.text_soft, look.metrics.outline()),
    };
    let glass = Canvas::new(Glass {
        picture: None,
        ground: look.colours.surface,
        ink,
        line: width,
        margin: 2.0 * line,
        is_whole: mirror.is_read,
    });
    let width = (height * 4.0 / 3.0).floor();
    Some(glass.width(width).height(height).into())
}

struct Glass {
    picture: Option<Handle>,
    ground: Color,
    ink: Color,
    line: f32,
    /// From the edge to the picture.
    margin: f32,
    /// Whether the frame is closed, or shows its corners only.
    is_whole: bool,
}

impl<Message> canvas::Program<Message> for Glass {
    type State = ();

    fn draw(
        &self,
        (): &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        // Not the whole frame that other pieces take: it would be painted again under each picture.
        // Its lines change only with the words beside it, and with those all is painted.
        let mut frame = canvas::Frame::new(renderer, bounds.size());
        let all = Rectangle::with_size(frame.size());
        let outline = all.shrink(self.line / 2.0);
        let stroke = Stroke::default().with_color(self.ink).with_width(self.line);
        if self.is_whole {
            frame.stroke(&Path::rectangle(outline.position(), outline.size()), stroke);
        } else {
            frame.stroke(&corners(outline), stroke);
        }
        let glass = all.shrink(self.margin);
        match &self.picture {
            Some(picture) => frame.draw_image(
                glass,
                // In its own size: copying is all there is to do.
                Image::new(picture.clone()).filter_method(FilterMethod::Nearest),
            ),
            None => frame.fill_rectangle(glass.position(), glass.size(), self.ground),
        }
        vec![frame.into_geometry()]
    }
}

/// The four corners of a frame.
fn corners(of: Rectangle) -> Path {
    let arm = of.height * tokens::AIM_CORNER_SHARE;
    let (right, bottom) = (of.x + of.width, of.y + of.height);
    Path::new(|path| {
        for (x, y, across, down) in [
            (of.x, of.y, arm, arm),
            (right, of.y, -arm, arm),
            (right, bottom, -arm, -arm),
            (of.x, bottom, arm, -arm),
        ] {
            path.move_to(Point::new(x + across, y));
            path.line_to(Point::new(x, y));
            path.line_to(Point::new(x, y + down));
        }
    })
}
