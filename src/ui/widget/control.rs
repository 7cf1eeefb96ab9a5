//! What can be touched says so: where it is, whether it does anything now, and what may be said of
//! it.
//!
//! The window's library knows of no focus but that of text fields, and there are none here. So
//! whoever uses keys or a switch is led by what the controls of a view report of themselves
//! ([`Control`]), and every button of the program is the one in this file.

use crate::ui::words::{Label, Spoken};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, renderer};
use iced::widget::button::{Status, Style};
use iced::{Element, Event, Length, Padding, Rectangle, Renderer, Size, Theme, widget};

/// What a control reports of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// Whether it does anything now.
    pub is_ready: bool,
    /// Whether it is a key of a keyboard or pad on the screen.
    pub is_key: bool,
    /// What is said of it; none where that would be about somebody.
    pub spoken: Option<Spoken>,
}

/// What a page reports of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading(pub Spoken);

/// A button that acts on release and reports itself.
pub struct Button<'a, Message> {
    inner: widget::Button<'a, Message>,
    control: Control,
}

impl<'a, Message: Clone + 'a> Button<'a, Message> {
    /// A button around any content; without a message it does nothing.
    pub fn new(content: impl Into<Element<'a, Message>>) -> Self {
        Self {
            inner: widget::Button::new(content),
            control: Control {
                is_ready: false,
                is_key: false,
                spoken: None,
            },
        }
    }

    /// What is said of it.
    #[must_use]
    pub fn spoken(mut self, spoken: Option<Spoken>) -> Self {
        self.control.spoken = spoken;
        self
    }

    /// Its width.
    #[must_use]
    pub fn width(self, width: impl Into<Length>) -> Self {
        Self {
            inner: self.inner.width(width),
            ..self
        }
    }

    /// Its height.
    #[must_use]
    pub fn height(self, height: impl Into<Length>) -> Self {
        Self {
            inner: self.inner.height(height),
            ..self
        }
    }

    /// What is left free around its content.
    #[must_use]
    pub fn padding(self, padding: impl Into<Padding>) -> Self {
        Self {
            inner: self.inner.padding(padding),
            ..self
        }
    }

    /// Its face.
    #[must_use]
    pub fn style(self, style: impl Fn(&Theme, Status) -> Style + 'a) -> Self {
        Self {
            inner: self.inner.style(style),
            ..self
        }
    }

    /// What it says when it is touched.
    #[must_use]
    pub fn on_press(self, message: Message) -> Self {
        self.on_press_maybe(Some(message))
    }

    /// The same; with none it is faded and does nothing.
    #[must_use]
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.control.is_ready = message.is_some();
        self.inner = self.inner.on_press_maybe(message);
        self
    }
}

/// A button as the widget it is, for these types.
macro_rules! inner {
    ($button:expr) => {
        &$button.inner as &dyn Widget<Message, Theme, Renderer>
    };
    (mut $button:expr) => {
        &mut $button.inner as &mut dyn Widget<Message, Theme, Renderer>
    };
}

impl<'a, Message: Clone + 'a> Widget<Message, Theme, Renderer> for Button<'a, Message> {
    fn tag(&self) -> tree::Tag {
        inner!(self).tag()
    }

    fn state(&self) -> tree::State {
        inner!(self).state()
    }

    fn children(&self) -> Vec<Tree> {
        inner!(self).children()
    }

    fn diff(&self, tree: &mut Tree) {
        inner!(self).diff(tree);
    }

    fn size(&self) -> Size<Length> {
        inner!(self).size()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        inner!(mut self).layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.custom(None, layout.bounds(), &mut self.control);
        inner!(mut self).operate(tree, layout, renderer, operation);
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
        inner!(mut self).update(
            tree, event, layout, cursor, renderer, clipboard, shell, viewport,
        );
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
        inner!(self).draw(tree, renderer, theme, style, layout, cursor, viewport);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        inner!(self).mouse_interaction(tree, layout, cursor, viewport, renderer)
    }
}

impl<'a, Message: Clone + 'a> From<Button<'a, Message>> for Element<'a, Message> {
    fn from(button: Button<'a, Message>) -> Self {
        Element::new(button)
    }
}

/// Words that head a page: read above it, and said when it comes.
pub fn heading<'a, Message: 'a>(
    label: impl Into<Label<'a>>,
    draw: impl FnOnce(std::borrow::Cow<'a, str>) -> Element<'a, Message>,
) -> Element<'a, Message> {
    let (shown, spoken) = label.into().into_parts();
    let drawn = draw(shown);
    match spoken {
        Some(spoken) => Element::new(Headed {
            drawn,
            heading: Heading(spoken),
        }),
        None => drawn,
    }
}

struct Headed<'a, Message> {
    drawn: Element<'a, Message>,
    heading: Heading,
}

impl<Message> Widget<Message, Theme, Renderer> for Headed<'_, Message> {
    fn tag(&self) -> tree::Tag {
        self.drawn.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.drawn.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.drawn.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.drawn.as_widget().diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.drawn.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.drawn.as_widget().size_hint()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.drawn.as_widget_mut().layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.custom(None, layout.bounds(), &mut self.heading);
        self.drawn
            .as_widget_mut()
            .operate(tree, layout, renderer, operation);
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
        self.drawn
            .as_widget()
            .draw(tree, renderer, theme, style, layout, cursor, viewport);
    }
}
