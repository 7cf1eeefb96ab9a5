//! The foot of a page: controls at the left, in the middle and at the right, none ever lost.
//!
//! Where a language needs more room than there is, the longest controls give way, and their words
//! become smaller, so that the one that goes on is as much there as the one that goes back.

use iced::advanced::layout::{Layout, Limits, Node};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay, renderer};
use iced::{Element, Event, Length, Point, Rectangle, Renderer, Size, Theme, Vector};

use crate::ui::theme::tokens;

/// The controls of a band, from left to right.
pub(super) struct Band<'a, Message> {
    all: Vec<Element<'a, Message>>,
    /// How many stand at the left.
    left: usize,
    /// How many stand at the right.
    right: usize,
    gap: f32,
    /// How much larger words are than in ordinary text.
    growth: f32,
}

impl<'a, Message> Band<'a, Message> {
    /// A band with `gap` pixels between any two controls.
    pub(super) fn new(
        left: Vec<Element<'a, Message>>,
        middle: Option<Element<'a, Message>>,
        right: Vec<Element<'a, Message>>,
        gap: f32,
    ) -> Self {
        let (lefts, rights) = (left.len(), right.len());
        Self {
            all: left.into_iter().chain(middle).chain(right).collect(),
            left: lefts,
            right: rights,
            gap,
            growth: 1.0,
        }
    }

    /// The same where words are so much larger than in ordinary text: each control has the width
    /// that it would have there, and they share what is left.
    pub(super) fn grown(self, growth: f32) -> Self {
        Self { growth, ..self }
    }

    /// How wide each control is within so much room.
    fn widths(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        natural: &[f32],
        room: Size,
    ) -> Vec<f32> {
        let mut ordinary = natural.to_vec();
        if self.growth > 1.0 {
            // What is there besides words does not grow with them.
            let least = vec![Size::new(1.0, room.height); natural.len()];
            let least = self.lay(tree, renderer, &least);
            let middle = self.left..natural.len() - self.right;
            for (at, (own, least)) in ordinary.iter_mut().zip(&least).enumerate() {
                let besides = least.size().width;
                if !middle.contains(&at) {
                    // A little to spare: sizes are whole pixels, and a sign does not grow.
                    let grown = (*own - besides).max(0.0) / self.growth;
                    *own = own.min(besides + grown + self.gap * tokens::BAND_SPARE_SHARE);
                }
            }
        }
        let widest = widest_that_fits(&ordinary, room.width);
        let begun = ordinary.iter().map(|own| own.ceil().min(widest));
        let begun: Vec<f32> = begun.collect();
        let spare = room.width - begun.iter().sum::<f32>();
        let wished: f32 = natural.iter().zip(&begun).map(|(own, has)| own - has).sum();
        let part = if wished > 0.0 {
            (spare / wished).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let all = natural.iter().zip(&begun);
        all.map(|(own, has)| has + ((own - has).max(0.0) * part).floor())
            .collect()
    }

    fn lay(&mut self, tree: &mut Tree, renderer: &Renderer, widths: &[Size]) -> Vec<Node> {
        let children = self.all.iter_mut().zip(&mut tree.children).zip(widths);
        children
            .map(|((child, tree), most)| {
                let limits = Limits::new(Size::ZERO, *most);
                child.as_widget_mut().layout(tree, renderer, &limits)
            })
            .collect()
    }
}

/// How wide the widest may be, so that all of them fit: the short ones keep their width.
fn widest_that_fits(natural: &[f32], room: f32) -> f32 {
    let mut widths = natural.to_vec();
    widths.sort_by(f32::total_cmp);
    let (mut room, mut count) = (room.max(0.0), widths.len());
    for width in widths {
        // A band has a handful of controls.
        let share = room / f32::from(u8::try_from(count).unwrap_or(u8::MAX));
        if width > share {
            return share;
        }
        room -= width;
        count -= 1;
    }
    f32::INFINITY
}

impl<Message> Widget<Message, Theme, Renderer> for Band<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        self.all.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.all);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &Limits) -> Node {
        let most = limits.max();
        let count = self.all.len();
        // A band has a handful of controls.
        let gaps = self.gap * f32::from(u8::try_from(count.saturating_sub(1)).unwrap_or(u8::MAX));
        let free = Size::new(f32::INFINITY, most.height);
        let natural = self.lay(tree, renderer, &vec![free; count]);
        let natural: Vec<f32> = natural.iter().map(|node| node.size().width).collect();
        let room = Size::new(most.width - gaps, most.height);
        let widths = self.widths(tree, renderer, &natural, room).into_iter();
        let widths: Vec<Size> = widths.map(|it| Size::new(it, most.height)).collect();
        // Once more in any case: words that are set from the right would begin at infinity.
        let nodes = self.lay(tree, renderer, &widths);
        let height = nodes
            .iter()
            .map(|node| node.size().height)
            .fold(0.0, f32::max);
        let of =
            |nodes: &[Node]| -> f32 { nodes.iter().map(|node| node.size().width + self.gap).sum() };
        let rights = count - self.right;
        let begin_right = most.width - of(&nodes[rights..]) + self.gap;
        let end_left = of(&nodes[..self.left]);
        let middle = of(&nodes[self.left..rights]) - self.gap;
        let begin_middle = (end_left + begin_right - self.gap - middle) / 2.0;
        let mut x = 0.0;
        let placed = nodes.into_iter().enumerate().map(|(n, node)| {
            if n == self.left && n < rights {
                x = begin_middle;
            } else if n == rights {
                x = begin_right;
            }
            let size = node.size();
            let at = Point::new(x, height - size.height);
            x += size.width + self.gap;
            node.move_to(at)
        });
        let placed = placed.collect();
        Node::with_children(Size::new(most.width, height), placed)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(None, layout.bounds());
        operation.traverse(&mut |operation| {
            let children = self.all.iter_mut().zip(&mut tree.children);
            for ((child, tree), layout) in children.zip(layout.children()) {
                child
                    .as_widget_mut()
                    .operate(tree, layout, renderer, operation);
            }
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
        let children = self.all.iter_mut().zip(&mut tree.children);
        for ((child, tree), layout) in children.zip(layout.children()) {
            child.as_widget_mut().update(
                tree, event, layout, cursor, renderer, clipboard, shell, viewport,
            );
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
        let children = self.all.iter().zip(&tree.children).zip(layout.children());
        children
            .map(|((child, tree), layout)| {
                child
                    .as_widget()
                    .mouse_interaction(tree, layout, cursor, viewport, renderer)
            })
            .max()
            .unwrap_or_default()
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
        let children = self.all.iter().zip(&tree.children).zip(layout.children());
        for ((child, tree), layout) in children {
            child
                .as_widget()
                .draw(tree, renderer, theme, style, layout, cursor, viewport);
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
        overlay::from_children(&mut self.all, tree, layout, renderer, viewport, translation)
    }
}

impl<'a, Message: 'a> From<Band<'a, Message>> for Element<'a, Message> {
    fn from(band: Band<'a, Message>) -> Self {
        Element::new(band)
    }
}

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod tests {
    use super::*;
    use crate::ui::widget::button;
    use crate::ui::widget::testing::{look, stage};
    use iced::widget::container;

    #[test]
    fn only_the_longest_give_way() {
        let close = |found: f32, wanted: f32| (found - wanted).abs() < 0.01;
        assert!(close(widest_that_fits(&[10.0, 50.0, 90.0], 100.0), 45.0));
        assert!(close(widest_that_fits(&[40.0, 50.0, 90.0], 90.0), 30.0));
        assert!(widest_that_fits(&[10.0, 20.0], 40.0).is_infinite());
    }

    #[test]
    fn a_band_that_is_too_long_keeps_its_last_control() {
        let look = look();
        let places = |longest: &str, width: f32| {
            let left =
                [longest, "Two"].map(|label| button::quiet(&look, label.to_owned(), ()).into());
            let right = vec![button::confirm(&look, "Done", ()).into()];
            let band = Band::new(left.into(), None, right, 10.0);
            let mut stage = stage(&look, container(band).width(width));
            ["Two", "Done"].map(|label| stage.find(label).unwrap().bounds())
        };
        let [two, done] = places("One", 900.0);
        assert!(done.x > two.x + 300.0, "{two:?} {done:?}");
        let [two, done] = places("Words that nobody wrote in so little room before", 500.0);
        assert!(two.width > 20.0 && done.width > 20.0, "{two:?} {done:?}");
        assert!(
            done.x > two.x + two.width && done.x + done.width <= 500.0,
            "{done:?}"
        );
    }
}
