//! A view as it is in a language that is written from right to left: the same in a mirror.
//!
//! Every place of a layout is turned around within what holds it, so that no screen needs to know.
//! Words themselves are set by their own direction. What is not a text but a tool that looks alike
//! everywhere, such as a keyboard, [`keeps`] its place.

use crate::ui::Look;
use crate::ui::words::{self, Direction};
use iced::advanced::layout::{Layout, Limits, Node};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay, renderer};
use iced::alignment::Horizontal;
use iced::{Element, Event, Length, Point, Rectangle, Renderer, Size, Theme, Vector};

/// The content as the language of the look is written.
pub fn follows<'a, Message: 'a>(
    look: &Look,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    match look.words.direction() {
        Direction::LeftToRight => content.into(),
        Direction::RightToLeft => Element::new(Mirror {
            content: content.into(),
        }),
    }
}

/// Content that stays as it is where all around it is turned: turned twice, it is as it was.
pub fn keeps<'a, Message: 'a>(
    look: &Look,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    follows(look, content)
}

/// A text that shrinks to its words, in a language that is written from right to left: its lines
/// begin at the right of the room that they were laid in, which may be no wider than they are.
pub fn tight<'a, Message: 'a>(
    look: &Look,
    text: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    tight_from(look.words.direction(), text)
}

/// The same where what it says may be in another language than all around it: a name, a language.
pub fn tight_around<'a, Message: 'a>(
    look: &Look,
    said: &str,
    text: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let direction = if is_from_the_right(said) {
        Direction::RightToLeft
    } else {
        look.words.direction()
    };
    tight_from(direction, text)
}

fn tight_from<'a, Message: 'a>(
    direction: Direction,
    text: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    match direction {
        Direction::LeftToRight => text.into(),
        Direction::RightToLeft => Element::new(Tight(text.into())),
    }
}

/// Whether a text has letters that are written from right to left.
pub(super) fn is_from_the_right(text: &str) -> bool {
    text.chars().any(words::is_from_the_right)
}

struct Tight<'a, Message>(Element<'a, Message>);

impl<'a, Message: 'a> Widget<Message, Theme, Renderer> for Tight<'a, Message> {
    fn tag(&self) -> tree::Tag {
        self.0.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.0.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.0.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.0.as_widget().diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.0.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &Limits) -> Node {
        let loose = self.0.as_widget_mut().layout(tree, renderer, limits);
        let own = Size::new(loose.size().width.ceil(), limits.max().height);
        let limits = Limits::new(Size::ZERO, own);
        self.0.as_widget_mut().layout(tree, renderer, &limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let text = self.0.as_widget_mut();
        text.operate(tree, layout, renderer, operation);
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
        let text = self.0.as_widget();
        text.draw(tree, renderer, theme, style, layout, cursor, viewport);
    }
}

/// The other side: a mirror does not turn what is within a text.
pub fn other(side: Horizontal) -> Horizontal {
    match side {
        Horizontal::Left => Horizontal::Right,
        Horizontal::Right => Horizontal::Left,
        Horizontal::Center => side,
    }
}

struct Mirror<'a, Message> {
    content: Element<'a, Message>,
}

/// The same node with each child at the other side, and each child's likewise.
fn mirrored(node: &Node) -> Node {
    let bounds = node.bounds();
    let turned = |child: &Node| {
        let of = child.bounds();
        let x = bounds.width - of.x - of.width;
        mirrored(child).move_to(Point::new(x, of.y))
    };
    let children = node.children().iter().map(turned).collect();
    Node::with_children(bounds.size(), children).move_to(bounds.position())
}

impl<'a, Message: 'a> Widget<Message, Theme, Renderer> for Mirror<'a, Message> {
    fn tag(&self) -> tree::Tag {
        self.content.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.content.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.content.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.content.as_widget().diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &Limits) -> Node {
        mirrored(&self.content.as_widget_mut().layout(tree, renderer, limits))
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.content
            .as_widget_mut()
            .operate(tree, layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        self.content.as_widget_mut().update(
            tree, event, layout, cursor, renderer, clipboard, shell, viewport,
        );
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content
            .as_widget()
            .mouse_interaction(tree, layout, cursor, viewport, renderer)
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
        self.content
            .as_widget()
            .draw(tree, renderer, theme, style, layout, cursor, viewport);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content
            .as_widget_mut()
            .overlay(tree, layout, renderer, viewport, translation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Node {
        let child = |x, width| Node::new(Size::new(width, 10.0)).move_to(Point::new(x, 3.0));
        let inner = Node::with_children(Size::new(40.0, 10.0), vec![child(0.0, 10.0)]);
        let inner = inner.move_to(Point::new(60.0, 0.0));
        Node::with_children(Size::new(100.0, 20.0), vec![child(5.0, 20.0), inner])
            .move_to(Point::new(7.0, 9.0))
    }

    fn places(node: &Node) -> Vec<Rectangle> {
        let below = node.children().iter().flat_map(places);
        std::iter::once(node.bounds()).chain(below).collect()
    }

    #[test]
    fn each_child_stands_at_the_other_side_of_what_holds_it() {
        let x: Vec<f32> = places(&mirrored(&row())).iter().map(|it| it.x).collect();
        assert_eq!(x, [7.0, 75.0, 0.0, 30.0]);
    }

    #[test]
    fn turned_twice_it_is_as_it_was() {
        assert_eq!(places(&mirrored(&mirrored(&row()))), places(&row()));
    }
}
