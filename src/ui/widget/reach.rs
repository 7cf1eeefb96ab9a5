//! Whoever cannot touch the screen: what can be reached on it, the ring around what is chosen, and
//! the press that stands for a touch.
//!
//! Which control is chosen is the application's business; this finds out what there is
//! ([`Survey`]), draws the ring and touches the middle of the control, so that nothing can be
//! touched that a finger could not touch, and each control acts as it does under a finger.

use super::control::{Control, Heading};
use crate::ui::Look;
use crate::ui::theme::tokens;
use crate::ui::words::Spoken;
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::operation::{Outcome, black_box};
use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay, renderer};
use iced::{
    Border, Color, Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector, touch,
};
use std::any::Any;

/// How far what was reported may lie from what is there by now, in pixels.
const SLACK_PX: f32 = 1.0;

/// Something that can be reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Where it is.
    pub bounds: Rectangle,
    /// Whether it is a key of a keyboard or pad on the screen.
    pub is_key: bool,
    /// What is said of it.
    pub spoken: Option<Spoken>,
}

/// What can be reached on a view, in the order of reading, and what its title says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survey {
    /// What can be reached.
    pub spots: Vec<Spot>,
    /// The title.
    pub title: Option<Spoken>,
}

impl Operation<Survey> for Survey {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<Survey>)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        if let Some(control) = state.downcast_ref::<Control>() {
            if control.is_ready {
                self.spots.push(Spot {
                    bounds,
                    is_key: control.is_key,
                    spoken: control.spoken.clone(),
                });
            }
        } else if let Some(Heading(title)) = state.downcast_ref::<Heading>() {
            let title = title.clone();
            self.title = Some(match self.title.take() {
                Some(before) => before.then(&title),
                None => title,
            });
        }
    }

    fn finish(&self) -> Outcome<Survey> {
        Outcome::Some(self.clone())
    }
}

/// A press that was asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Press {
    /// Its number: each is done once.
    pub number: u64,
    /// Where what is to be pressed was. If something else is there by now, nothing is pressed.
    pub at: Rectangle,
}

/// A view that can be used without touching it.
pub struct Reach<'a, Message> {
    content: Element<'a, Message>,
    ring: Option<Rectangle>,
    press: Option<Press>,
    on_touch: Option<fn() -> Message>,
    drawn: Ring,
}

/// The ring around what is chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    ink: Color,
    halo: Color,
    radius: f32,
    line: f32,
    edge: f32,
}

impl Ring {
    /// The ring of this look.
    pub fn new(look: &Look) -> Self {
        let metrics = &look.metrics;
        Self {
            ink: look.colours.focus,
            halo: look.colours.background,
            radius: metrics.radius(),
            line: metrics.mm(tokens::FOCUS_MM).max(tokens::FOCUS_PX_MIN),
            edge: metrics.mm(tokens::FOCUS_HALO_MM).max(1.0),
        }
    }

    /// A line in the colour of the focus between two in the colour of the page, around the control
    /// and never over its words: so it stands out from whatever is on either side.
    pub fn draw(self, renderer: &mut Renderer, around: Rectangle) {
        let whole = self.line + 2.0 * self.edge;
        for (out, width, colour) in [
            (whole, whole, self.halo),
            (self.line + self.edge, self.line, self.ink),
        ] {
            let quad = renderer::Quad {
                bounds: around.expand(out),
                border: Border {
                    color: colour,
                    width,
                    radius: (self.radius + out).into(),
                },
                ..renderer::Quad::default()
            };
            renderer::Renderer::fill_quad(renderer, quad, Color::TRANSPARENT);
        }
    }
}

impl<'a, Message: 'a> Reach<'a, Message> {
    /// The view with a ring around what is chosen.
    pub fn new(
        look: &Look,
        content: impl Into<Element<'a, Message>>,
        ring: Option<Rectangle>,
    ) -> Self {
        Self {
            content: content.into(),
            ring,
            press: None,
            on_touch: None,
            drawn: Ring::new(look),
        }
    }

    /// Presses what is there.
    #[must_use]
    pub fn press(self, press: Option<Press>) -> Self {
        Self { press, ..self }
    }

    /// Says `message` when a finger or the mouse touches anything at all.
    #[must_use]
    pub fn on_touch(self, message: Option<fn() -> Message>) -> Self {
        Self {
            on_touch: message,
            ..self
        }
    }

    /// Where what is to be pressed is now, if it is there.
    fn target(
        &mut self,
        press: Press,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
    ) -> Option<Rectangle> {
        let mut survey = Survey::default();
        let content = self.content.as_widget_mut();
        content.operate(tree, layout, renderer, &mut black_box(&mut survey));
        let mut all = survey.spots.into_iter().map(|spot| spot.bounds);
        all.find(|bounds| is_same(*bounds, press.at))
    }
}

/// Whether two places are the same one.
pub fn is_same(one: Rectangle, other: Rectangle) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() <= SLACK_PX;
    near(one.x, other.x)
        && near(one.y, other.y)
        && near(one.width, other.width)
        && near(one.height, other.height)
}

/// The number of the press that was done last.
#[derive(Debug)]
struct Done(u64);

fn is_touch(event: &Event) -> bool {
    matches!(
        event,
        Event::Mouse(mouse::Event::ButtonPressed(_))
            | Event::Touch(touch::Event::FingerPressed { .. })
    )
}

impl<'a, Message: 'a> Widget<Message, Theme, Renderer> for Reach<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Done>()
    }

    fn state(&self) -> tree::State {
        // What was asked of an earlier tree is not done again.
        tree::State::new(Done(self.press.map_or(0, |press| press.number)))
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

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.content
            .as_widget_mut()
            .layout(&mut tree.children[0], renderer, limits)
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
            .operate(&mut tree.children[0], layout, renderer, operation);
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
        let done = tree.state.downcast_mut::<Done>();
        let due = self.press.filter(|press| press.number > done.0);
        if let Some(press) = due {
            done.0 = press.number;
            let content = &mut tree.children[0];
            if let Some(found) = self.target(press, content, layout, renderer) {
                let position = found.center();
                let left = mouse::Button::Left;
                for event in [
                    mouse::Event::ButtonPressed(left),
                    mouse::Event::ButtonReleased(left),
                ] {
                    // A shell of its own: that the press was taken must not hide the release.
                    let mut said = Vec::new();
                    let mut inner = Shell::new(&mut said);
                    self.content.as_widget_mut().update(
                        content,
                        &Event::Mouse(event),
                        layout,
                        mouse::Cursor::Available(position),
                        renderer,
                        clipboard,
                        &mut inner,
                        viewport,
                    );
                    for message in said {
                        shell.publish(message);
                    }
                }
                shell.request_redraw();
            }
        }
        if let Some(message) = self.on_touch.filter(|_| is_touch(event)) {
            shell.publish(message());
        }
        self.content.as_widget_mut().update(
            &mut tree.children[0],
            event,
            layout,
            cursor,
            renderer,
            clipboard,
            shell,
            viewport,
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
        self.content.as_widget().mouse_interaction(
            &tree.children[0],
            layout,
            cursor,
            viewport,
            renderer,
        )
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
        self.content.as_widget().draw(
            &tree.children[0],
            renderer,
            theme,
            style,
            layout,
            cursor,
            viewport,
        );
        if let Some(ring) = self.ring {
            renderer::Renderer::with_layer(renderer, *viewport, |renderer| {
                self.drawn.draw(renderer, ring);
            });
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content.as_widget_mut().overlay(
            &mut tree.children[0],
            layout,
            renderer,
            viewport,
            translation,
        )
    }
}

impl<'a, Message: 'a> From<Reach<'a, Message>> for Element<'a, Message> {
    fn from(reach: Reach<'a, Message>) -> Self {
        Element::new(reach)
    }
}

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod tests {
    use super::*;
    use crate::ui::capture::{capture, survey};
    use crate::ui::theme::ThemeKind;
    use crate::ui::widget::testing::{look, stage};
    use crate::ui::widget::{Page, button};
    use iced::window;

    fn view(look: &Look) -> Element<'_, char> {
        Page::new(look)
            .title(look.words.label("help-title"))
            .left(button::back(look, 'b'))
            .middle(Some(button::quiet_maybe(look, "Nothing", None)))
            .right(button::confirm(look, "Maria", 'm'))
            .into()
    }

    #[test]
    fn what_does_nothing_cannot_be_reached_and_a_name_is_not_said() {
        let look = look();
        let found = survey(&look, view(&look)).unwrap();
        let said: Vec<Option<&str>> = found
            .spots
            .iter()
            .map(|spot| spot.spoken.as_ref().map(Spoken::text))
            .collect();
        assert_eq!(said, [Some("Back"), None]);
        let title = look.words.get("help-title");
        assert_eq!(found.title.as_ref().map(Spoken::text), Some(title.as_str()));
    }

    #[test]
    fn a_tree_that_begins_anew_presses_nothing_of_before() {
        let look = look();
        let found = survey(&look, view(&look)).unwrap();
        let press = Press {
            number: 7,
            at: found.spots[0].bounds,
        };
        let mut stage = stage(
            &look,
            Reach::new(&look, view(&look), None).press(Some(press)),
        );
        let _ = stage.simulate([Event::Window(window::Event::Focused)]);
        assert_eq!(stage.into_messages().count(), 0);
    }

    #[test]
    fn a_touch_is_told_and_goes_on_to_the_control() {
        let look = look();
        let reached = Reach::new(&look, view(&look), None).on_touch(Some(|| 't'));
        let mut stage = stage(&look, reached);
        assert!(stage.click("Maria").is_ok());
        assert_eq!(stage.into_messages().collect::<String>(), "tm");
    }

    #[test]
    fn the_ring_stands_out_from_what_is_on_either_side() {
        let mut look = look();
        for kind in ThemeKind::ALL {
            look.colours = crate::ui::theme::Colours::of(kind);
            let spot = survey(&look, view(&look)).unwrap().spots[0].clone();
            let reached = Reach::new(&look, view(&look), Some(spot.bounds));
            let (line, edge) = (reached.drawn.line, reached.drawn.edge);
            let picture = capture(&look, reached).unwrap();
            let middle = spot.bounds.center_y();
            let at = |out: f32| {
                let x = (spot.bounds.x - out).floor().max(0.0);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a place on the panel"
                )]
                let place = (middle as usize * picture.width as usize + x as usize) * 4;
                [
                    picture.rgba[place],
                    picture.rgba[place + 1],
                    picture.rgba[place + 2],
                ]
            };
            let of = |colour: Color| {
                let [r, g, b, _] = colour.into_rgba8();
                [r, g, b]
            };
            let (ink, halo) = (of(look.colours.focus), of(look.colours.background));
            assert_eq!(at(edge + line / 2.0), ink, "{kind:?}");
            assert_eq!(at(edge / 2.0), halo, "{kind:?}, towards the control");
            assert_eq!(at(edge * 1.5 + line), halo, "{kind:?}, away from it");
        }
    }
}
