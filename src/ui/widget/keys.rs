//! Hears every key that is pressed, whatever is under it.
//!
//! A subscription would hear them too, but iced hands it events through a queue of a hundred and
//! drops what does not fit. A scanner sends a badge as some hundred and fifty events, and a window
//! that was busy drawing finds all of them waiting at once: letters were lost. What a widget says
//! is never dropped.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay, renderer};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector, keyboard};

/// Any content, with an ear for keys. It takes no key away from the content.
pub struct Keys<'a, Message> {
    content: Element<'a, Message>,
    on_press: fn(keyboard::Event) -> Message,
}

impl<'a, Message> Keys<'a, Message> {
    /// Says `on_press` for each key that is pressed or repeats; that it is let go is nobody's
    /// business.
    pub fn new(
        content: impl Into<Element<'a, Message>>,
        on_press: fn(keyboard::Event) -> Message,
    ) -> Self {
        Self {
            content: content.into(),
            on_press,
        }
    }
}

impl<'a, Message: 'a> Widget<Message, Theme, Renderer> for Keys<'a, Message> {
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

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.content.as_widget_mut().layout(tree, renderer, limits)
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
        if let Event::Keyboard(key @ keyboard::Event::KeyPressed { .. }) = event {
            shell.publish((self.on_press)(key.clone()));
        }
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

impl<'a, Message: 'a> From<Keys<'a, Message>> for Element<'a, Message> {
    fn from(keys: Keys<'a, Message>) -> Self {
        Element::new(keys)
    }
}

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod tests {
    use super::*;
    use crate::ui::widget::testing::{look, stage};
    use iced::widget::{button, text};
    use keyboard::{Key, Location, Modifiers, key};

    fn pressed(sign: char) -> Event {
        Event::Keyboard(keyboard::Event::KeyPressed {
            key: Key::Character(sign.to_string().into()),
            modified_key: Key::Character(sign.to_string().into()),
            physical_key: key::Physical::Unidentified(key::NativeCode::Unidentified),
            location: Location::Standard,
            modifiers: Modifiers::empty(),
            text: Some(sign.to_string().into()),
            repeat: false,
        })
    }

    fn let_go(sign: char) -> Event {
        Event::Keyboard(keyboard::Event::KeyReleased {
            key: Key::Character(sign.to_string().into()),
            modified_key: Key::Character(sign.to_string().into()),
            physical_key: key::Physical::Unidentified(key::NativeCode::Unidentified),
            location: Location::Standard,
            modifiers: Modifiers::empty(),
        })
    }

    fn sign(event: keyboard::Event) -> char {
        match event {
            keyboard::Event::KeyPressed {
                text: Some(text), ..
            } => text.chars().next().unwrap_or(' '),
            _ => ' ',
        }
    }

    #[test]
    fn a_thousand_keys_at_once_are_all_heard_in_order_and_the_content_works_on() {
        let look = look();
        let view = Keys::new(button(text("tick")).on_press('!'), sign);
        let mut stage = stage(&look, view);
        let letters: Vec<char> = ('a'..='z').cycle().take(1_000).collect();
        stage.simulate(letters.iter().flat_map(|it| [pressed(*it), let_go(*it)]));
        assert!(stage.click("tick").is_ok());
        let heard: Vec<char> = stage.into_messages().collect();
        assert_eq!(heard, [letters, vec!['!']].concat());
    }
}
