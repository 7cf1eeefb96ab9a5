//! The scaffold of every screen: a title, a body, the controls, and a band of controls at the foot.
//!
//! "Lower the buttons" is decided here: then the controls stand right above the band and what is
//! only read stays above them, so that a seated person reaches everything.

use super::band::Band;
use super::{control, text};
use crate::ui::Look;
use crate::ui::theme::{Controls, TextRole, TextSize};
use crate::ui::words::Label;
use iced::widget::{Column, column, container};
use iced::{Alignment, Element, Length};

/// A page under construction; ends with `.into()`.
pub struct Page<'a, Message> {
    look: &'a Look,
    head: Option<Element<'a, Message>>,
    body: Vec<Element<'a, Message>>,
    controls: Vec<Element<'a, Message>>,
    left: Vec<Element<'a, Message>>,
    middle: Option<Element<'a, Message>>,
    right: Vec<Element<'a, Message>>,
}

impl<'a, Message: 'a> Page<'a, Message> {
    /// An empty page.
    pub fn new(look: &'a Look) -> Self {
        Self {
            look,
            head: None,
            body: Vec::new(),
            controls: Vec::new(),
            left: Vec::new(),
            middle: None,
            right: Vec::new(),
        }
    }

    /// The title at the top.
    #[must_use]
    pub fn title(self, words: impl Into<Label<'a>>) -> Self {
        let look = self.look;
        let title = control::heading(words, |words| text::title(look, words).into());
        self.head(title)
    }

    /// Anything that is read at the top, instead of a title. No control belongs here.
    #[must_use]
    pub fn head(mut self, head: impl Into<Element<'a, Message>>) -> Self {
        self.head = Some(head.into());
        self
    }

    /// What is read, in the order of the calls, centred above the controls. No control belongs
    /// here.
    #[must_use]
    pub fn body(mut self, body: impl Into<Element<'a, Message>>) -> Self {
        self.body.push(body.into());
        self
    }

    /// What is touched, in the order of the calls, below the body.
    #[must_use]
    pub fn controls(mut self, controls: impl Into<Element<'a, Message>>) -> Self {
        self.controls.push(controls.into());
        self
    }

    /// A control at the left of the band, after those already there: back, quiet ones.
    #[must_use]
    pub fn left(mut self, control: impl Into<Element<'a, Message>>) -> Self {
        self.left.push(control.into());
        self
    }

    /// What stands in the middle of the band: the pager of a list.
    #[must_use]
    pub fn middle(mut self, control: Option<impl Into<Element<'a, Message>>>) -> Self {
        self.middle = control.map(Into::into);
        self
    }

    /// A control at the right of the band, after those already there; the one that goes on is last.
    #[must_use]
    pub fn right(mut self, control: impl Into<Element<'a, Message>>) -> Self {
        self.right.push(control.into());
        self
    }

    /// The finished page.
    pub fn build(self) -> Element<'a, Message> {
        let metrics = &self.look.metrics;
        let gap = metrics.gap();
        let stack = |pieces: Vec<Element<'a, Message>>| {
            // An empty stack would still cost a gap.
            (!pieces.is_empty()).then(|| {
                let column = Column::with_children(pieces)
                    .spacing(gap)
                    .width(Length::Fill)
                    .align_x(Alignment::Center);
                container(column.max_width(metrics.widest())).center_x(Length::Fill)
            })
        };
        let (body, controls) = (stack(self.body), stack(self.controls));
        // What is left of the height goes around both, or all of it around what is above lowered
        // controls.
        let middle = match (metrics.controls, body) {
            (Controls::Spread, body) => {
                container(column![body, controls].spacing(gap)).center_y(Length::Fill)
            }
            (Controls::Low, None) => container(column![controls]).align_bottom(Length::Fill),
            (Controls::Low, Some(body)) => {
                let body = body.center_y(Length::Fill);
                container(column![body, controls].spacing(gap)).height(Length::Fill)
            }
        };
        let mut page = Column::new().spacing(gap).padding(metrics.margin());
        if let Some(head) = self.head {
            page = page.push(head);
        }
        page = page.push(middle.width(Length::Fill));
        if !self.left.is_empty() || self.middle.is_some() || !self.right.is_empty() {
            let ordinary = metrics.with_text_size(TextSize::Normal);
            let growth = metrics.text(TextRole::Label) / ordinary.text(TextRole::Label);
            let band = Band::new(self.left, self.middle, self.right, gap);
            page = page.push(band.grown(growth));
        }
        let background = self.look.colours.background;
        container(page.width(Length::Fill).height(Length::Fill))
            .style(move |_| container::Style::default().background(background))
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }
}

impl<'a, Message: 'a> From<Page<'a, Message>> for Element<'a, Message> {
    fn from(page: Page<'a, Message>) -> Self {
        page.build()
    }
}

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod tests {
    use super::*;
    use crate::ui::widget::testing::{look, stage};
    use crate::ui::widget::{button, text};

    fn bottom_of(controls: Controls, label: &str) -> f32 {
        let mut look = look();
        look.metrics = look.metrics.with_controls(controls);
        let page = Page::new(&look)
            .title("Title")
            .body(text::body(&look, "Read this"))
            .controls(button::primary(&look, "Touch this", ()))
            .left(button::quiet(&look, "Leave", ()));
        let found = stage(&look, page).find(label).unwrap().bounds();
        found.y + found.height
    }

    #[test]
    fn lowered_controls_stand_right_above_the_band_and_the_rest_stays() {
        let spread = bottom_of(Controls::Spread, "Touch this");
        let low = bottom_of(Controls::Low, "Touch this");
        assert!(low > spread + 100.0, "{spread} {low}");
        let band = bottom_of(Controls::Low, "Leave");
        assert!(band > low);
        for still in ["Title", "Leave"] {
            let places = [Controls::Spread, Controls::Low].map(|place| bottom_of(place, still));
            assert!((places[0] - places[1]).abs() < 1.0, "{still}");
        }
    }
}
