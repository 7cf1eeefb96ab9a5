//! Something that can be clicked, and that the keyboard reaches, too.
//!
//! The Tab key of iced goes through whatever says that it can be focused; of its own widgets only
//! text fields do. This one says so, draws a ring while the keyboard is at it, and takes Enter and
//! the space bar as a click. A table is one stop that takes the arrows, too.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, renderer};
use iced::keyboard::key::Named;
use iced::keyboard::{self, Key, Modifiers};
use iced::{
    Background, Border, Color, Element, Event, Length, Padding, Rectangle, Renderer, Size, Theme,
    alignment,
};

/// How a stop stands at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it is.
    Plain,
    /// The mouse is over it.
    Hovered,
    /// The mouse holds it.
    Pressed,
    /// It does nothing now.
    Faded,
}

/// How it looks then.
#[derive(Debug, Clone, Copy)]
pub struct Face {
    /// Behind what is in it.
    pub fill: Option<Color>,
    /// The words in it.
    pub words: Color,
    /// Around it.
    pub border: Border,
}

/// What it says to a key.
type OnKey<'a, Message> = Box<dyn Fn(&Key, Modifiers) -> Option<Message> + 'a>;

/// Something that can be clicked.
pub struct Stop<'a, Message> {
    id: Option<Id>,
    content: Element<'a, Message>,
    width: Length,
    height: Length,
    padding: Padding,
    align_x: alignment::Horizontal,
    on_press: Option<Message>,
    on_key: Option<OnKey<'a, Message>>,
    on_wheel: Option<Box<dyn Fn(f32) -> Message + 'a>>,
    face: Box<dyn Fn(State) -> Face + 'a>,
    ring: Border,
    /// Whether the Tab key comes by.
    is_on_the_way: bool,
}

impl<'a, Message: Clone + 'a> Stop<'a, Message> {
    /// A stop around any content. Without a message it is faded, and the Tab key goes past it.
    pub fn new(
        content: impl Into<Element<'a, Message>>,
        ring: Border,
        face: impl Fn(State) -> Face + 'a,
        on_press: Option<Message>,
    ) -> Self {
        Self {
            id: None,
            content: content.into(),
            width: Length::Shrink,
            height: Length::Shrink,
            padding: Padding::ZERO,
            align_x: alignment::Horizontal::Center,
            is_on_the_way: on_press.is_some(),
            on_press,
            on_key: None,
            on_wheel: None,
            face: Box::new(face),
            ring,
        }
    }

    /// By what it is found.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Its width.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// Its height.
    #[must_use]
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    /// The room around what is in it.
    #[must_use]
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    /// Where what is in it stands.
    #[must_use]
    pub fn align_x(mut self, align_x: alignment::Horizontal) -> Self {
        self.align_x = align_x;
        self
    }

    /// What it says to other keys than Enter and the space bar, while the keyboard is at it.
    #[must_use]
    pub fn on_key(mut self, on_key: impl Fn(&Key, Modifiers) -> Option<Message> + 'a) -> Self {
        self.on_key = Some(Box::new(on_key));
        self.is_on_the_way = true;
        self
    }

    /// What it says to the wheel, in lines; down is positive.
    #[must_use]
    pub fn on_wheel(mut self, on_wheel: impl Fn(f32) -> Message + 'a) -> Self {
        self.on_wheel = Some(Box::new(on_wheel));
        self
    }

    /// Something for the mouse alone: the Tab key goes past it.
    #[must_use]
    pub fn off_the_way(mut self) -> Self {
        self.is_on_the_way = false;
        self
    }

    fn state(&self, at: At, layout: Layout<'_>, cursor: mouse::Cursor) -> State {
        if self.on_press.is_none() {
            if self.on_key.is_some() {
                State::Plain
            } else {
                State::Faded
            }
        } else if at.is_held {
            State::Pressed
        } else if cursor.is_over(layout.bounds()) {
            State::Hovered
        } else {
            State::Plain
        }
    }

    fn hears(&self, at: &mut At, event: &Event, shell: &mut Shell<'_, Message>) {
        let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) = event else {
            return;
        };
        if !at.is_focused || shell.is_event_captured() {
            return;
        }
        let is_click = matches!(key, Key::Named(Named::Enter | Named::Space));
        let by_key = self.on_key.as_ref().and_then(|say| say(key, *modifiers));
        let said = match &self.on_press {
            Some(press) if is_click && modifiers.is_empty() => Some(press.clone()),
            _ => by_key,
        };
        if let Some(said) = said {
            at.shows_ring = true;
            shell.publish(said);
            shell.capture_event();
        }
    }
}

/// What the widget knows of itself.
#[derive(Debug, Clone, Copy, Default)]
struct At {
    is_focused: bool,
    /// A click needs no ring: the hand knows where it is.
    shows_ring: bool,
    is_held: bool,
    was: Option<State>,
}

impl Focusable for At {
    fn is_focused(&self) -> bool {
        self.is_focused
    }

    fn focus(&mut self) {
        (self.is_focused, self.shows_ring) = (true, true);
    }

    fn unfocus(&mut self) {
        (self.is_focused, self.shows_ring) = (false, false);
    }
}

impl<'a, Message: Clone + 'a> Widget<Message, Theme, Renderer> for Stop<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<At>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(At::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, self.height)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let align = self.align_x;
        layout::positioned(
            limits,
            self.width,
            self.height,
            self.padding,
            |limits| {
                let content = self.content.as_widget_mut();
                content.layout(&mut tree.children[0], renderer, &limits.loose())
            },
            |content, size| {
                content.align(
                    alignment::Alignment::from(align),
                    alignment::Alignment::Center,
                    size,
                )
            },
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if self.is_on_the_way {
            let at = tree.state.downcast_mut::<At>();
            operation.focusable(self.id.as_ref(), layout.bounds(), at);
        }
        operation.container(self.id.as_ref(), layout.bounds());
        let Some(inner) = layout.children().next() else {
            return;
        };
        operation.traverse(&mut |operation| {
            let content = self.content.as_widget_mut();
            content.operate(&mut tree.children[0], inner, renderer, operation);
        });
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
        if let Some(inner) = layout.children().next() {
            let content = self.content.as_widget_mut();
            content.update(
                &mut tree.children[0],
                event,
                inner,
                cursor,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
        let at = tree.state.downcast_mut::<At>();
        let is_over = cursor.is_over(layout.bounds());
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                at.is_focused = is_over && self.is_on_the_way;
                at.shows_ring = false;
                if is_over && self.on_press.is_some() && !shell.is_event_captured() {
                    at.is_held = true;
                    shell.capture_event();
                }
                shell.request_redraw();
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => {
                if std::mem::take(&mut at.is_held)
                    && is_over
                    && let Some(press) = &self.on_press
                {
                    shell.publish(press.clone());
                    shell.capture_event();
                }
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta }) if is_over => {
                if let Some(say) = &self.on_wheel {
                    shell.publish(say(lines(*delta)));
                    shell.capture_event();
                }
            }
            _ => self.hears(at, event, shell),
        }
        let now = self.state(*at, layout, cursor);
        if at.was != Some(now) {
            at.was = Some(now);
            shell.request_redraw();
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let inner = layout.children().next().map(|inner| {
            let content = self.content.as_widget();
            content.mouse_interaction(&tree.children[0], inner, cursor, viewport, renderer)
        });
        match inner {
            Some(inner) if inner != mouse::Interaction::None => inner,
            _ if self.on_press.is_some() && cursor.is_over(layout.bounds()) => {
                mouse::Interaction::Pointer
            }
            _ => mouse::Interaction::None,
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
        use renderer::Renderer as _;
        let at = tree.state.downcast_ref::<At>();
        let face = (self.face)(self.state(*at, layout, cursor));
        let bounds = layout.bounds();
        let quad = |bounds, border| renderer::Quad {
            bounds,
            border,
            ..renderer::Quad::default()
        };
        if face.fill.is_some() || face.border.width > 0.0 {
            let fill = Background::Color(face.fill.unwrap_or(Color::TRANSPARENT));
            renderer.fill_quad(quad(bounds, face.border), fill);
        }
        if let Some(inner) = layout.children().next() {
            let style = renderer::Style {
                text_color: face.words,
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
        if at.is_focused && at.shows_ring {
            // Around it with a gap, so that it is seen on whatever colour is inside.
            let ring = bounds.expand(2.0 * self.ring.width);
            renderer.with_layer(ring, |renderer| {
                let nothing = Background::Color(Color::TRANSPARENT);
                renderer.fill_quad(quad(ring, self.ring), nothing);
            });
        }
    }
}

/// How far the wheel went.
fn lines(delta: mouse::ScrollDelta) -> f32 {
    /// What a touchpad takes for a line, in pixels.
    const LINE_PX: f32 = 24.0;
    match delta {
        mouse::ScrollDelta::Lines { y, .. } => -y,
        mouse::ScrollDelta::Pixels { y, .. } => -y / LINE_PX,
    }
}

impl<'a, Message: Clone + 'a> From<Stop<'a, Message>> for Element<'a, Message> {
    fn from(stop: Stop<'a, Message>) -> Self {
        Element::new(stop)
    }
}

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod tests;
