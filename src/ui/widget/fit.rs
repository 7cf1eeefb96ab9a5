//! Words that must fit: as large as they may be, smaller where the room or the language asks for
//! it.
//!
//! A greeting in another language, or in large text on a small screen, would else run under the
//! buttons. The widget takes all the height that is left and tries one size after the other.

use super::measure::{self, Lines};
use super::mirror;
use crate::ui::Look;
use crate::ui::theme::{Metrics, TextRole, TextSize, fonts, tokens};
use crate::ui::words::Direction;
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Widget, mouse, renderer};
use iced::alignment::Horizontal;
use iced::widget::Text;
use iced::widget::text::{Fragment, IntoFragment, LineHeight};
use iced::{Alignment, Color, Element, Font, Length, Rectangle, Renderer, Size, Theme};

/// Words in the first of these roles in which they fit into the room that is left, else in the
/// last.
///
/// They are bold and centred; where the first role is [`TextRole::Body`] or less they are regular.
pub fn fit<'a, Message: 'a>(look: &Look, words: &str, roles: &[TextRole]) -> Element<'a, Message> {
    fit_at(look, words, roles, Horizontal::Center)
}

/// The same at this side of the room.
pub fn fit_at<'a, Message: 'a>(
    look: &Look,
    words: &str,
    roles: &[TextRole],
    side: Horizontal,
) -> Element<'a, Message> {
    let reading = [TextRole::Body, TextRole::Label, TextRole::Note];
    let font = match roles.first() {
        Some(first) if reading.contains(first) => fonts::REGULAR,
        _ => fonts::BOLD,
    };
    // As with steps: in large text the sizes of ordinary text are tried, too.
    let ordinary = look.metrics.with_text_size(TextSize::Normal);
    let of = |metrics: &Metrics| roles.iter().map(|role| metrics.text(*role)).collect();
    let mut sizes: Vec<f32> = of(&look.metrics);
    if look.metrics.text_size == TextSize::Large {
        sizes.extend::<Vec<f32>>(of(&ordinary));
        sizes.sort_by(|one, next| next.total_cmp(one));
    }
    Fit::new(look, words.to_owned(), font, sizes, side)
        .colour(look.colours.text)
        .filling()
        .into()
}

/// Words that are read from afar, in this ink: as large as this role has them, or in the next
/// smaller step in which they fit into the room that is left.
pub fn afar<'a, Message: 'a>(
    look: &Look,
    role: TextRole,
    font: Font,
    words: impl IntoFragment<'a>,
    ink: Color,
) -> Element<'a, Message> {
    afar_at(look, role, font, words, ink, Horizontal::Center)
}

/// The same at this side of the room.
pub fn afar_at<'a, Message: 'a>(
    look: &Look,
    role: TextRole,
    font: Font,
    words: impl IntoFragment<'a>,
    ink: Color,
    side: Horizontal,
) -> Element<'a, Message> {
    Fit::new(look, words, font, label_sizes(look, role), side)
        .colour(ink)
        .filling()
        .into()
}

/// Words of this size, read from afar, in the middle of their room.
pub fn afar_in<'a, Message: 'a>(
    look: &Look,
    px: f32,
    font: Font,
    words: impl IntoFragment<'a>,
    ink: Color,
) -> Element<'a, Message> {
    Fit::new(look, words, font, vec![px], Horizontal::Center)
        .colour(ink)
        .filling()
        .into()
}

/// The size of words that are read from afar in this room: smaller only where one of them is wider
/// than it.
pub fn afar_px(look: &Look, words: &str, font: Font, room: Size) -> f32 {
    let ordinary = look.metrics.with_text_size(TextSize::Normal).afar();
    let afar = look.metrics.afar();
    let larger = tokens::LABEL_STEPS.map(|step| (afar * step).round());
    let larger = larger.into_iter().filter(|px| *px > ordinary);
    let ordinary = tokens::LABEL_STEPS.map(|step| (ordinary * step).round());
    let sizes: Vec<f32> = larger.chain(ordinary).collect();
    measure::largest_that_fits(Lines::Open, words, font, &sizes, room)
}

/// Sentences in the largest size of running text in which they fit into the room that is left.
pub(super) fn paragraph<'a>(look: &Look, words: impl IntoFragment<'a>) -> Fit<'a> {
    Fit::new(
        look,
        words,
        fonts::REGULAR,
        running_sizes(look),
        Horizontal::Center,
    )
    .colour(look.colours.text)
    .filling()
}

/// The sizes that running text tries, largest first.
pub(super) fn running_sizes(look: &Look) -> Vec<f32> {
    let ordinary = look.metrics.with_text_size(TextSize::Normal);
    let least = ordinary.text(TextRole::Body) * tokens::RUNNING_SHARE_MIN;
    let mut sizes = label_sizes(look, TextRole::Body);
    sizes.retain(|px| *px >= least);
    sizes
}

/// The words on a control in this role, or in smaller steps of it where they would not fit.
pub(super) fn label<'a>(
    look: &Look,
    role: TextRole,
    font: Font,
    side: Horizontal,
    words: impl IntoFragment<'a>,
) -> Fit<'a> {
    let lines = Lines::Close;
    Fit {
        lines,
        ..Fit::new(look, words, font, label_sizes(look, role), side)
    }
}

/// The sizes that words on a control try, largest first.
///
/// In large text every size of ordinary text is among them: in the same room, words are never
/// smaller than there.
pub(in crate::ui) fn label_sizes(look: &Look, role: TextRole) -> Vec<f32> {
    let ordinary = look.metrics.with_text_size(TextSize::Normal).text(role);
    let largest = look.metrics.text(role);
    let least = look.metrics.text_least().min(ordinary);
    let steps = |px: f32| tokens::LABEL_STEPS.map(|step| (px * step).round());
    let larger = steps(largest).into_iter().filter(|px| *px > ordinary);
    let ordinary = steps(ordinary).into_iter().filter(|px| *px >= least);
    larger.chain(ordinary).collect()
}

/// One text that tries several sizes.
pub(super) struct Fit<'a> {
    words: Fragment<'a>,
    font: Font,
    sizes: Vec<f32>,
    side: Horizontal,
    lines: Lines,
    colour: Option<Color>,
    declared: Length,
    direction: Direction,
    shown: Text<'a>,
}

impl<'a> Fit<'a> {
    fn new(
        look: &Look,
        words: impl IntoFragment<'a>,
        font: Font,
        sizes: Vec<f32>,
        side: Horizontal,
    ) -> Self {
        let words = words.into_fragment();
        Self {
            shown: Text::new(words.clone()),
            words,
            font,
            sizes,
            side,
            lines: Lines::Open,
            colour: None,
            declared: Length::Shrink,
            direction: look.words.direction(),
        }
    }

    /// The same words, asking for all the room that is left.
    pub(super) fn filling(self) -> Self {
        Self {
            declared: Length::Fill,
            ..self
        }
    }

    /// The same words at another side.
    pub(super) fn at(self, side: Horizontal) -> Self {
        Self { side, ..self }
    }

    /// The same words in a colour of their own, not in that of the surroundings.
    fn colour(self, colour: Color) -> Self {
        Self {
            colour: Some(colour),
            ..self
        }
    }
}

impl<'a, Message: 'a> From<Fit<'a>> for Element<'a, Message> {
    fn from(fit: Fit<'a>) -> Self {
        Element::new(fit)
    }
}

/// The size that was found last and what it was found for, since measuring costs more than
/// comparing.
#[derive(Debug, Default, PartialEq)]
struct Found {
    words: String,
    largest: Option<f32>,
    room: Size,
    px: f32,
}

/// A text as the widget it is, for these types.
type AsWidget<'w> = &'w dyn Widget<(), Theme, Renderer>;

impl<Message> Widget<Message, Theme, Renderer> for Fit<'_> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Found>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Found::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.shown as AsWidget<'_>)]
    }

    fn diff(&self, tree: &mut Tree) {
        for child in &mut tree.children {
            child.diff(&self.shown as AsWidget<'_>);
        }
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.declared, self.declared)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let room = limits.max();
        let found = tree.state.downcast_mut::<Found>();
        let largest = self.sizes.first().copied();
        if found.words != self.words || found.largest != largest || found.room != room {
            *found = Found {
                words: self.words.clone().into_owned(),
                largest,
                room,
                px: measure::largest_that_fits(
                    self.lines,
                    &self.words,
                    self.font,
                    &self.sizes,
                    room,
                ),
            };
        }
        let words = measure::broken(&self.words, self.font, found.px, room.width);
        self.shown = Text::new(words.into_owned())
            .size(found.px)
            .line_height(LineHeight::Relative(self.lines.height()))
            .font(self.font)
            .align_x(match self.direction {
                Direction::LeftToRight => self.side,
                Direction::RightToLeft => mirror::other(self.side),
            })
            .color_maybe(self.colour);
        let loose = layout::Limits::new(Size::ZERO, room);
        let shown = &mut self.shown;
        let mut lay = |limits| {
            Widget::<(), Theme, Renderer>::layout(shown, &mut tree.children[0], renderer, &limits)
        };
        let mut node = lay(loose);
        if self.direction == Direction::RightToLeft || mirror::is_from_the_right(&self.words) {
            // Such words begin at the right of the room that they were laid in: it may be no wider
            // than they are.
            let own = Size::new(node.size().width.ceil(), node.size().height);
            node = lay(layout::Limits::new(Size::ZERO, own));
        }
        // Where the surroundings shrink to their content this is no larger than the words.
        let whole = limits.resolve(Length::Fill, Length::Fill, node.size());
        let node = node.align(self.side.into(), Alignment::Center, whole);
        layout::Node::with_children(whole, vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some(inner) = layout.children().next() {
            let (shown, child) = (&mut self.shown, &mut tree.children[0]);
            Widget::<(), Theme, Renderer>::operate(shown, child, inner, renderer, operation);
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        if let Some(inner) = layout.children().next() {
            let shown = &self.shown as AsWidget<'_>;
            shown.draw(
                &tree.children[0],
                renderer,
                theme,
                style,
                inner,
                cursor,
                viewport,
            );
        }
    }
}

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod tests {
    use super::*;
    use crate::ui::widget::testing::{look, stage};
    use iced::widget::container;

    const ROLES: [TextRole; 3] = [TextRole::Display, TextRole::Title, TextRole::Body];

    fn height_in(room: f32, words: &str) -> f32 {
        let look = look();
        let view: Element<'_, ()> = container(fit(&look, words, &ROLES))
            .width(500)
            .height(room)
            .into();
        let found = stage(&look, view).find(words).unwrap();
        found.bounds().height
    }

    #[test]
    fn large_text_knows_every_size_of_ordinary_text() {
        let look = look();
        let large = Look {
            metrics: look.metrics.with_text_size(TextSize::Large),
            ..look.clone()
        };
        for role in [TextRole::Display, TextRole::Title, TextRole::Label] {
            let all = label_sizes(&large, role);
            assert!(all.is_sorted_by(|one, next| one > next), "{all:?}");
            let ordinary = label_sizes(&look, role);
            assert!(ordinary.iter().all(|px| all.contains(px)), "{role:?}");
            assert!(all[0] > ordinary[0], "{role:?}");
        }
    }

    #[test]
    fn words_take_the_largest_size_that_fits() {
        let look = look();
        let line = |role| look.metrics.text(role) * tokens::LINE_HEIGHT;
        for (room, words, role, lines) in [
            (400.0, "Hello", TextRole::Display, 1.0),
            (line(TextRole::Title) + 2.0, "Hello", TextRole::Title, 1.0),
            (line(TextRole::Body) + 2.0, "Hello", TextRole::Body, 1.0),
        ] {
            let (found, expected) = (height_in(room, words), line(role) * lines);
            assert!((found - expected).abs() < 1.0, "{room}: {found} {expected}");
        }
    }
}
