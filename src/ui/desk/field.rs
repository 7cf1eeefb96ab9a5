//! A line to type on, with what it is for above it.

use std::fmt;

use iced::widget::text_input::{self, Status, TextInput};
use iced::widget::{Id, column};
use iced::{Border, Element, Length};

use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts, tokens};
use crate::ui::widget::text;

/// What was typed. It may be a name, so it shows itself in no log.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Typed(pub String);

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(..)")
    }
}

/// The most signs of a field.
pub const TYPED_CHARS_MAX: usize = 1_000;

impl Typed {
    /// What was typed, as far as a field takes it.
    pub fn new(text: &str) -> Self {
        Self(text.chars().take(TYPED_CHARS_MAX).collect())
    }
}

/// A line to type on; Enter says `on_enter`.
pub fn field<'a, Message: Clone + 'a>(
    look: &Look,
    id: &'static str,
    label: String,
    typed: &Typed,
    on_input: impl Fn(Typed) -> Message + 'a,
    on_enter: Option<Message>,
) -> Element<'a, Message> {
    let label = text::note(look, label);
    let line = line(look, id, "", typed, on_input, on_enter);
    column![label, line]
        .spacing(look.metrics.gap_small())
        .max_width(look.metrics.mm(tokens::DESK_FIELD_MM_MAX))
        .width(Length::Fill)
        .into()
}

/// The line alone, with a word in it while it is empty.
pub fn line<'a, Message: Clone + 'a>(
    look: &Look,
    id: &'static str,
    hint: &str,
    typed: &Typed,
    on_input: impl Fn(Typed) -> Message + 'a,
    on_enter: Option<Message>,
) -> TextInput<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let spare = metrics.target() - metrics.line(TextRole::Body);
    TextInput::new(hint, &typed.0)
        .id(Id::new(id))
        .on_input(move |text| on_input(Typed::new(&text)))
        .on_submit_maybe(on_enter)
        .font(fonts::REGULAR)
        .size(metrics.text(TextRole::Body))
        .line_height(iced::widget::text::LineHeight::Relative(
            tokens::LINE_HEIGHT,
        ))
        .padding([(spare / 2.0).max(0.0), metrics.gap()])
        .style(move |_, status| {
            let (edge, width) = match status {
                Status::Focused { .. } => (colours.text, metrics.outline_chosen()),
                _ => (colours.outline, metrics.outline()),
            };
            text_input::Style {
                background: colours.surface.into(),
                border: Border {
                    color: edge,
                    width,
                    radius: metrics.radius().into(),
                },
                icon: colours.text_soft,
                placeholder: colours.text_soft,
                value: colours.text,
                selection: colours.pressed,
            }
        })
}
