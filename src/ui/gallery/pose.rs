//! A control held still in a state, so that it can be looked at: as it is under a finger that
//! stays, or with the ring of whoever uses keys.
//!
//! It is the control itself that is shown, and not a drawing of it. What a posed control says goes
//! nowhere.

use crate::ui::Look;
use crate::ui::widget::reach::{Ring, Survey};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::operation::black_box;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, clipboard, mouse, renderer};
use iced::{Element, Event, Length, Point, Rectangle, Renderer, Size, Theme};

/// What a control is held in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Nothing.
    Loose,
    /// A finger lies on it.
    Pressed,
    /// Keys or a switch have chosen it.
    Focused,
}

/// A control of a view of its own.
pub struct Pose<'a, Message> {
    content: Element<'a, Message>,
    held: Held,
    ring: Ring,
}

impl<'a, Message: 'a> Pose<'a, Message> {
    /// Holds the first control of this view.
    pub fn new(look: &Look, held: Held, content: impl Into<Element<'a, Message>>) -> Self {
        Self {
            content: content.into(),
            held,
            ring: Ring::new(look),
        }
    }

    /// The middle of the first control.
    fn first(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
    ) -> Option<Rectangle> {
        let mut survey = Survey::default();
        let content = self.content.as_widget_mut();
        content.operate(tree, layout, renderer, &mut black_box(&mut survey));
        survey.spots.first().map(|spot| spot.bounds)
    }
}

/// Where the first control was found; nothing before the first frame.
#[derive(Debug, Default)]
struct Found(Option<Rectangle>);

impl<'a, Message: 'a> Widget<Message, Theme, Renderer> for Pose<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Found>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Found::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let content = self.content.as_widget_mut();
        content.layout(&mut tree.children[0], renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let content = self.content.as_widget_mut();
        content.operate(&mut tree.children[0], layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        _shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let first = self.first(&mut tree.children[0], layout, renderer);
        let before = std::mem::replace(&mut tree.state.downcast_mut::<Found>().0, first);
        let at = match (self.held, first) {
            (Held::Pressed, Some(first)) => mouse::Cursor::Available(first.center()),
            _ => mouse::Cursor::Unavailable,
        };
        let pressed = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
        let begins = (self.held == Held::Pressed && before.is_none()).then_some(&pressed);
        let is_frame = matches!(event, Event::Window(_));
        for event in begins.into_iter().chain(is_frame.then_some(event)) {
            let mut nowhere = Vec::new();
            self.content.as_widget_mut().update(
                &mut tree.children[0],
                event,
                layout,
                at,
                renderer,
                &mut clipboard::Null,
                &mut Shell::new(&mut nowhere),
                viewport,
            );
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let content = self.content.as_widget();
        let nowhere = mouse::Cursor::Available(Point::new(-1.0, -1.0));
        content.draw(
            &tree.children[0],
            renderer,
            theme,
            style,
            layout,
            nowhere,
            viewport,
        );
        let found = tree.state.downcast_ref::<Found>().0;
        if let Some(first) = found.filter(|_| self.held == Held::Focused) {
            self.ring.draw(renderer, first);
        }
    }
}

impl<'a, Message: 'a> From<Pose<'a, Message>> for Element<'a, Message> {
    fn from(pose: Pose<'a, Message>) -> Self {
        Element::new(pose)
    }
}
