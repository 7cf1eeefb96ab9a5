//! Words that must fit: as large as they may be, smaller where the room or the language asks for it.
//!
//! A greeting in another language, or in large text on a small screen, would else run under the
//! buttons. The widget takes all the height that is left and tries one size after the other.

use super::text;
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Widget, mouse, renderer};
use iced::widget::Text;
use iced::{Alignment, Element, Length, Rectangle, Renderer, Size, Theme};

/// Words in the first of these roles in which they fit into the room that is left, else in the last.
///
/// Roles down to [`TextRole::Heading`] are bold. The words are centred.
pub fn fit<'a, Message: 'a>(look: &Look, words: &str, roles: &[TextRole]) -> Element<'a, Message> {
    let sizes = roles
        .iter()
        .map(|role| {
            let font = match role {
                TextRole::Display | TextRole::Title | TextRole::Heading => fonts::BOLD,
                TextRole::Body | TextRole::Label | TextRole::Note => fonts::REGULAR,
            };
            text::plain(look, *role, font, words.to_owned())
                .color(look.colours.text)
                .align_x(iced::alignment::Horizontal::Center)
        })
        .collect();
    Element::new(Fit { sizes })
}

struct Fit<'a> {
    sizes: Vec<Text<'a>>,
}

/// Which of the sizes was taken at the last layout.
#[derive(Debug, Default)]
struct Taken(usize);

/// A text as the widget it is, for these types.
type AsWidget<'w> = &'w dyn Widget<(), Theme, Renderer>;

impl<Message> Widget<Message, Theme, Renderer> for Fit<'_> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Taken>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Taken::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.sizes
            .iter()
            .map(|size| Tree::new(size as AsWidget<'_>))
            .collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.children.truncate(self.sizes.len());
        for (place, size) in self.sizes.iter().enumerate() {
            let size = size as AsWidget<'_>;
            match tree.children.get_mut(place) {
                Some(child) => child.diff(size),
                None => tree.children.push(Tree::new(size)),
            }
        }
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fill)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let room = limits.max();
        // The words may be as high as they like here: what counts is how high they came out.
        let loose = layout::Limits::new(Size::ZERO, Size::new(room.width, f32::INFINITY));
        let mut found = layout::Node::new(Size::ZERO);
        for (place, size) in self.sizes.iter_mut().enumerate() {
            let Some(child) = tree.children.get_mut(place) else {
                break;
            };
            found = Widget::<(), Theme, Renderer>::layout(size, child, renderer, &loose);
            *tree.state.downcast_mut::<Taken>() = Taken(place);
            if found.size().height <= room.height && found.size().width <= room.width {
                break;
            }
        }
        let whole = limits.resolve(Length::Fill, Length::Fill, found.size());
        let found = found.align(Alignment::Center, Alignment::Center, whole);
        layout::Node::with_children(whole, vec![found])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let taken = tree.state.downcast_ref::<Taken>().0;
        let inner = layout.children().next();
        let (Some(size), Some(child), Some(inner)) = (
            self.sizes.get_mut(taken),
            tree.children.get_mut(taken),
            inner,
        ) else {
            return;
        };
        Widget::<(), Theme, Renderer>::operate(size, child, inner, renderer, operation);
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
        let taken = tree.state.downcast_ref::<Taken>().0;
        let inner = layout.children().next();
        let (Some(child), Some(inner)) = (tree.children.get(taken), inner) else {
            return;
        };
        let size = &self.sizes[taken] as AsWidget<'_>;
        size.draw(child, renderer, theme, style, inner, cursor, viewport);
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
    fn words_take_the_largest_size_that_fits() {
        let look = look();
        let line = |role| look.metrics.text(role) * crate::ui::theme::tokens::LINE_HEIGHT;
        for (room, words, role, lines) in [
            (400.0, "Hello", TextRole::Display, 1.0),
            (line(TextRole::Title) + 2.0, "Hello", TextRole::Title, 1.0),
            (line(TextRole::Body) + 2.0, "Hello", TextRole::Body, 1.0),
            (10.0, "Hello", TextRole::Body, 1.0),
        ] {
            let (found, expected) = (height_in(room, words), line(role) * lines);
            assert!((found - expected).abs() < 1.0, "{room}: {found} {expected}");
        }
    }
}
