//! A key that acts when it is pressed, not when it is let go.
//!
//! Two thumbs overlap when someone types fast; a button waits for the release and loses both
//! letters. Each finger is told apart by its own position, since the cursor only knows the last of
//! them.

use super::control::Control;
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, renderer};
use iced::widget::button::{Status, Style};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, touch};

/// A key around any content.
pub struct Press<'a, Message> {
    content: Element<'a, Message>,
    message: Message,
    size: Size<f32>,
    face: Box<dyn Fn(Status) -> Style + 'a>,
    control: Control,
}

impl<'a, Message: Clone + 'a> Press<'a, Message> {
    /// A key of `size` pixels that says `message` as soon as a finger touches it.
    pub fn new(
        size: Size<f32>,
        content: impl Into<Element<'a, Message>>,
        face: impl Fn(Status) -> Style + 'a,
        message: Message,
    ) -> Self {
        Self {
            content: content.into(),
            message,
            size,
            face: Box::new(face),
            // A key is never said: who hears them one by one hears a name or a PIN.
            control: Control {
                is_ready: true,
                is_key: true,
                spoken: None,
            },
        }
    }
}

/// What holds the key down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Held {
    #[default]
    Up,
    ByMouse,
    ByFinger(touch::Finger),
}

impl<'a, Message: Clone + 'a> Widget<Message, Theme, Renderer> for Press<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Held>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Held::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(
            Length::Fixed(self.size.width),
            Length::Fixed(self.size.height),
        )
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let size = limits.resolve(
            Length::Fixed(self.size.width),
            Length::Fixed(self.size.height),
            self.size,
        );
        let content = self.content.as_widget_mut().layout(
            &mut tree.children[0],
            renderer,
            &layout::Limits::new(Size::ZERO, size),
        );
        let content = content.align(iced::Alignment::Center, iced::Alignment::Center, size);
        layout::Node::with_children(size, vec![content])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.custom(None, layout.bounds(), &mut self.control);
        operation.container(None, layout.bounds());
        let Some(inner) = layout.children().next() else {
            return;
        };
        operation.traverse(&mut |operation| {
            self.content
                .as_widget_mut()
                .operate(&mut tree.children[0], inner, renderer, operation);
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let held = tree.state.downcast_mut::<Held>();
        let bounds = layout.bounds();
        let now = match *event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
                if cursor.is_over(bounds) =>
            {
                Held::ByMouse
            }
            Event::Touch(touch::Event::FingerPressed { id, position })
                if bounds.contains(position) =>
            {
                Held::ByFinger(id)
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
                if *held == Held::ByMouse =>
            {
                Held::Up
            }
            Event::Touch(
                touch::Event::FingerLifted { id, .. } | touch::Event::FingerLost { id, .. },
            ) if *held == Held::ByFinger(id) => Held::Up,
            _ => return,
        };
        *held = now;
        shell.request_redraw();
        if now != Held::Up {
            shell.publish(self.message.clone());
            shell.capture_event();
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let status = match tree.state.downcast_ref::<Held>() {
            Held::Up => Status::Active,
            Held::ByMouse | Held::ByFinger(_) => Status::Pressed,
        };
        let face = (self.face)(status);
        if let Some(background) = face.background {
            let quad = renderer::Quad {
                bounds: layout.bounds(),
                border: face.border,
                shadow: face.shadow,
                snap: face.snap,
            };
            renderer::Renderer::fill_quad(renderer, quad, background);
        }
        let Some(inner) = layout.children().next() else {
            return;
        };
        let style = renderer::Style {
            text_color: face.text_color,
        };
        self.content.as_widget().draw(
            &tree.children[0],
            renderer,
            theme,
            &style,
            inner,
            cursor,
            viewport,
        );
    }
}

impl<'a, Message: Clone + 'a> From<Press<'a, Message>> for Element<'a, Message> {
    fn from(press: Press<'a, Message>) -> Self {
        Element::new(press)
    }
}

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod tests {
    use super::*;
    use crate::ui::widget::testing::{look, stage};
    use iced::Point;
    use iced::widget::{row, text};

    fn pair() -> Element<'static, char> {
        let key = |c: char| {
            let size = Size::new(100.0, 100.0);
            Press::new(size, text(c.to_string()), |_| Style::default(), c)
        };
        row![key('a'), key('b')].into()
    }

    fn finger(id: u64, x: f32) -> (touch::Finger, Point) {
        (touch::Finger(id), Point::new(x, 50.0))
    }

    #[test]
    fn two_overlapping_thumbs_type_two_letters() {
        let look = look();
        let mut stage = stage(&look, pair());
        let ((first, left), (second, right)) = (finger(1, 50.0), finger(2, 150.0));
        let _ = stage.simulate([
            Event::Touch(touch::Event::FingerPressed {
                id: first,
                position: left,
            }),
            Event::Touch(touch::Event::FingerPressed {
                id: second,
                position: right,
            }),
            Event::Touch(touch::Event::FingerLifted {
                id: first,
                position: left,
            }),
            Event::Touch(touch::Event::FingerLifted {
                id: second,
                position: right,
            }),
        ]);
        assert_eq!(stage.into_messages().collect::<String>(), "ab");
    }

    #[test]
    fn a_key_acts_on_press_and_once() {
        let look = look();
        let mut stage = stage(&look, pair());
        stage.point_at(Point::new(150.0, 50.0));
        let left = mouse::Button::Left;
        let _ = stage.simulate([Event::Mouse(mouse::Event::ButtonPressed(left))]);
        stage.point_at(Point::new(50.0, 50.0));
        let _ = stage.simulate([Event::Mouse(mouse::Event::ButtonReleased(left))]);
        assert_eq!(stage.into_messages().collect::<String>(), "b");
    }
}
