//! Small signs that stand beside words and never instead of them.
//!
//! One hand drew them all: a grid of 24, lines of two with round ends, nothing nearer than one line
//! to the edge. What is filled is filled softly, so that the words stay darker than the sign.

mod drawn;

use super::pen::Pen;
use super::whole_frame;
use crate::ui::Look;
use crate::ui::theme::{TextRole, tokens};
use crate::ui::words::Direction;
use iced::widget::canvas::{self, Canvas, Geometry};
use iced::widget::container;
use iced::{Border, Color, Element, Rectangle, Renderer, Theme, mouse};

/// What a sign stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A card with a code: the way in by badge.
    Badge,
    /// A pencil: the way in by name, and what is written.
    Name,
    /// Head and shoulders: one person, and the way in without a name.
    Somebody,
    /// Two of them: who is here.
    People,
    /// An open door: the first time here.
    Door,
    /// A lifebelt: help now.
    Help,
    /// A globe: languages.
    Globe,
    /// A large and a small letter: the size of the text.
    Letters,
    /// An arrow to where one came from.
    Back,
    /// An arrow to what comes next.
    Next,
    /// A tick: done.
    Tick,
    /// A cross: away with it.
    Cross,
    /// A plus: one more.
    Plus,
    /// A bent arrow: undo.
    Undo,
    /// A padlock: locked.
    Lock,
    /// A key: for those with a PIN, and the key of the records.
    Key,
    /// A camera.
    Camera,
    /// A stick.
    Stick,
    /// A printer.
    Printer,
    /// A loudspeaker with sound.
    Sound,
    /// A loudspeaker that is silent.
    Mute,
    /// A heart: something for you.
    Heart,
    /// An open hand: I'd like help, I can help.
    Hand,
    /// A clock: times.
    Clock,
    /// A sheet of a calendar: days.
    Calendar,
    /// An open book: the reading.
    Book,
    /// A lens: look for somebody.
    Search,
    /// A speech bubble: talk.
    Talk,
    /// An arrow down to a line: lower the buttons.
    Lower,
    /// Half a disc: contrast.
    Contrast,
    /// Three bars: more of it.
    More,
    /// A sheet of paper.
    Paper,
}

impl Sign {
    /// All of them.
    pub const ALL: [Self; 32] = [
        Self::Badge,
        Self::Name,
        Self::Somebody,
        Self::People,
        Self::Door,
        Self::Help,
        Self::Globe,
        Self::Letters,
        Self::Back,
        Self::Next,
        Self::Tick,
        Self::Cross,
        Self::Plus,
        Self::Undo,
        Self::Lock,
        Self::Key,
        Self::Camera,
        Self::Stick,
        Self::Printer,
        Self::Sound,
        Self::Mute,
        Self::Heart,
        Self::Hand,
        Self::Clock,
        Self::Calendar,
        Self::Book,
        Self::Search,
        Self::Talk,
        Self::Lower,
        Self::Contrast,
        Self::More,
        Self::Paper,
    ];
}

impl Sign {
    /// The same sign where all stands the other way around: an arrow points to where one came from,
    /// and that is where reading begins.
    #[must_use]
    pub fn facing(self, direction: Direction) -> Self {
        match (self, direction) {
            (Self::Back, Direction::RightToLeft) => Self::Next,
            (Self::Next, Direction::RightToLeft) => Self::Back,
            (sign, _) => sign,
        }
    }
}

/// The units of the grid that signs are drawn on.
const GRID: f32 = 24.0;
/// The width of every line, in units of the grid.
const LINE: f32 = 2.0;

/// A sign of `side` pixels in the colours of a choice.
pub fn sign<'a, Message: 'a>(look: &Look, sign: Sign, side: f32) -> Element<'a, Message> {
    let colours = &look.colours;
    drawn(sign, colours.surface, colours.on_choice, side)
}

/// A sign of `side` pixels beside words of the colour `ink`.
pub fn beside<'a, Message: 'a>(sign: Sign, ink: Color, side: f32) -> Element<'a, Message> {
    drawn(sign, ink.scale_alpha(tokens::SIGN_FILL_SHARE), ink, side)
}

/// A sign in a round field, as large as a tick: above what a page says, where nothing else is.
pub fn emblem<'a, Message: 'a>(look: &Look, sign: Sign) -> Element<'a, Message> {
    let colours = look.colours;
    let line = look.metrics.outline();
    let side = emblem_side(look);
    let ink = colours.on_choice;
    container(beside(
        sign,
        ink,
        (side * tokens::EMBLEM_SIGN_SHARE).round(),
    ))
    .center(side)
    .style(move |_| container::Style {
        background: Some(colours.choice.into()),
        border: Border {
            color: colours.outline,
            width: line,
            radius: (side / 2.0).into(),
        },
        ..container::Style::default()
    })
    .into()
}

/// The side of an [`emblem`], in pixels.
pub fn emblem_side(look: &Look) -> f32 {
    (look.metrics.line(TextRole::Display) * tokens::EMBLEM_SHARE).round()
}

fn drawn<'a, Message: 'a>(sign: Sign, fill: Color, ink: Color, side: f32) -> Element<'a, Message> {
    Canvas::new(Drawn { sign, fill, ink })
        .width(side)
        .height(side)
        .into()
}

struct Drawn {
    sign: Sign,
    fill: Color,
    ink: Color,
}

impl<Message> canvas::Program<Message> for Drawn {
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
        let mut pen = Pen::on_grid(&mut frame, GRID, LINE, self.fill, self.ink);
        drawn::draw(self.sign, &mut pen);
        vec![frame.into_geometry()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_turn_around_with_the_language_and_nothing_else_does() {
        for sign in Sign::ALL {
            let turned = sign.facing(Direction::RightToLeft);
            let is_arrow = matches!(sign, Sign::Back | Sign::Next);
            assert_eq!(turned != sign, is_arrow, "{sign:?}");
            assert_eq!(turned.facing(Direction::RightToLeft), sign);
            assert_eq!(sign.facing(Direction::LeftToRight), sign);
        }
    }
}
