//! Buttons by role. They act on release; the keys of keyboard and PIN pad act on press instead.
//!
//! Each answers a [`Button`], so that a screen may set its width or take its message away with
//! `.on_press_maybe(None)`. Every button of a view needs a label that no other button there has.

use super::control::Button;
use super::fit;
use super::sign::{self, Sign};
use crate::ui::Look;
use crate::ui::theme::{Colours, Metrics, TextRole, TextSize, fonts, tokens};
use crate::ui::words::Label;
use iced::alignment::Horizontal;
use iced::widget::button::{Status, Style};
use iced::widget::{column, container, row};
use iced::{Alignment, Border, Element, Length};

/// The one main thing to do on a screen: filled and higher than the others.
pub fn primary<'a, Message: Clone + 'a>(
    look: &Look,
    label: impl Into<Label<'a>>,
    on_press: Message,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let (label, spoken) = label.into().into_parts();
    let words = fit::label(
        look,
        TextRole::Heading,
        fonts::BOLD,
        Horizontal::Center,
        label,
    );
    padded(&metrics, words, metrics.primary())
        .spoken(spoken)
        .style(move |_, status| faces::primary(&colours, &metrics, status))
        .on_press(on_press)
}

/// The main thing to do where there is no room for its full height: in the band of a page.
pub fn confirm<'a, Message: Clone + 'a>(
    look: &Look,
    label: impl Into<Label<'a>>,
    on_press: Message,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    sized_label(look, label)
        .style(move |_, status| faces::primary(&colours, &metrics, status))
        .on_press(on_press)
}

/// One of several equal ways, [`Metrics::choice`] high, with an optional second line that says
/// more. It fills its width. Words that do not fit become smaller; where several ways stand side by
/// side, [`choices`](super::choices::choices) keeps their words the same size.
pub fn choice<'a, Message: Clone + 'a>(
    look: &Look,
    label: impl Into<Label<'a>>,
    more: Option<String>,
    on_press: Message,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let side = Horizontal::Center;
    let (label, spoken) = label.into().into_parts();
    let title = fit::label(look, TextRole::Heading, fonts::BOLD, side, label);
    let more = more.map(|more| fit::label(look, TextRole::Body, fonts::REGULAR, side, more));
    let words = column![title, more].width(Length::Fill);
    Button::new(container(words).center_y(Length::Fill))
        .spoken(spoken)
        .padding(metrics.gap())
        .width(Length::Fill)
        .height(metrics.choice())
        .style(move |_, status| faces::choice(&colours, &metrics, status))
        .on_press(on_press)
}

/// One of several equal ways with a sign: signs stand below each other, and so do the words.
pub fn choice_with<'a, Message: Clone + 'a>(
    look: &Look,
    sign: Sign,
    label: impl Into<Label<'a>>,
    more: Option<String>,
    on_press: Message,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let side = Horizontal::Left;
    let (label, spoken) = label.into().into_parts();
    let title = fit::label(look, TextRole::Heading, fonts::BOLD, side, label);
    let more = more.map(|more| fit::label(look, TextRole::Body, fonts::REGULAR, side, more));
    let side = (metrics.target() * tokens::WAY_SIGN_SHARE).round();
    let sign = container(sign::sign(look, sign, side)).center_y(Length::Fill);
    let words = container(column![title, more].width(Length::Fill)).center_y(Length::Fill);
    let content = row![sign, words].spacing(metrics.gap_large());
    Button::new(content)
        .spoken(spoken)
        .padding([metrics.gap_small(), metrics.gap_large()])
        .width(Length::Fill)
        .height(metrics.choice())
        .style(move |_, status| faces::choice(&colours, &metrics, status))
        .on_press(on_press)
}

/// Anything else that can be done: an ordinary target in a quiet colour.
pub fn quiet<'a, Message: Clone + 'a>(
    look: &Look,
    label: impl Into<Label<'a>>,
    on_press: Message,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    sized_label(look, label)
        .style(move |_, status| faces::quiet(&colours, &metrics, status))
        .on_press(on_press)
}

/// The same with a sign before its words.
pub fn quiet_with<'a, Message: Clone + 'a>(
    look: &Look,
    sign: Sign,
    label: impl Into<Label<'a>>,
    on_press: Message,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    signed_label(look, sign, label)
        .style(move |_, status| faces::quiet(&colours, &metrics, status))
        .on_press(on_press)
}

/// A quiet button that shows whether it is the chosen one.
pub fn chosen<'a, Message: Clone + 'a>(
    look: &Look,
    label: impl Into<Label<'a>>,
    is_chosen: bool,
    on_press: Message,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    sized_label(look, label)
        .style(move |_, status| {
            if is_chosen {
                faces::marked(&colours, &metrics, status)
            } else {
                faces::quiet(&colours, &metrics, status)
            }
        })
        .on_press(on_press)
}

/// The way back, in the shared words; it stands at the left of a page's band.
pub fn back<'a, Message: Clone + 'a>(look: &Look, on_press: Message) -> Button<'a, Message> {
    quiet_with(look, Sign::Back, look.words.label("button-back"), on_press)
}

/// "Help now": the same quiet corner on every screen for attendees, after the way back and before
/// everything else.
pub fn help<'a, Message: Clone + 'a>(look: &Look, on_press: Message) -> Button<'a, Message> {
    let id = if look.metrics.has_few_lines() {
        "button-help-short"
    } else {
        "button-help"
    };
    quiet_with(look, Sign::Help, look.words.label(id), on_press)
}

/// A quiet button that can be without a message: then it lies flat and does nothing.
pub fn quiet_maybe<'a, Message: Clone + 'a>(
    look: &Look,
    label: impl Into<Label<'a>>,
    on_press: Option<Message>,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    sized_label(look, label)
        .style(move |_, status| faces::quiet(&colours, &metrics, status))
        .on_press_maybe(on_press)
}

/// A button of an ordinary target's height; words that do not fit become smaller, never the page.
pub(super) fn sized_label<'a, Message: Clone + 'a>(
    look: &Look,
    label: impl Into<Label<'a>>,
) -> Button<'a, Message> {
    let side = Horizontal::Center;
    let (label, spoken) = label.into().into_parts();
    let words = fit::label(look, TextRole::Label, fonts::BOLD, side, label);
    sized(look, words).spoken(spoken)
}

/// The same with a sign before its words; the smallest screens keep their room for the words.
fn signed_label<'a, Message: Clone + 'a>(
    look: &Look,
    sign: Sign,
    label: impl Into<Label<'a>>,
) -> Button<'a, Message> {
    if look.metrics.is_tight() {
        return sized_label(look, label);
    }
    let (label, spoken) = label.into().into_parts();
    // Where words need more room, what stands beside them does not.
    let ordinary = look.metrics.with_text_size(TextSize::Normal);
    let side = (ordinary.text(TextRole::Label) * tokens::LABEL_SIGN_SHARE).round();
    let words = fit::label(
        look,
        TextRole::Label,
        fonts::BOLD,
        Horizontal::Center,
        label,
    );
    let sign = sign.facing(look.words.direction());
    let line = row![sign::beside(sign, look.colours.text, side), words]
        .spacing(look.metrics.gap_small())
        .align_y(Alignment::Center);
    let line = container(line).center_y(Length::Fill);
    let metrics = look.metrics;
    // A sign is lighter than a letter and stands nearer to the edge.
    padded(&metrics, line, metrics.target())
        .spoken(spoken)
        .padding([metrics.outline(), metrics.gap()])
}

/// The same around a whole line of words.
pub(super) fn sized<'a, Message: Clone + 'a>(
    look: &Look,
    words: impl Into<Element<'a, Message>>,
) -> Button<'a, Message> {
    let metrics = &look.metrics;
    let button = padded(metrics, words, metrics.target());
    match metrics.text_size {
        TextSize::Normal => button,
        TextSize::Large => button.padding([metrics.outline(), metrics.gap()]),
    }
}

fn padded<'a, Message: Clone + 'a>(
    metrics: &Metrics,
    words: impl Into<Element<'a, Message>>,
    height: f32,
) -> Button<'a, Message> {
    Button::new(words)
        .padding([metrics.outline(), metrics.gap_large()])
        .height(height)
}

/// The faces of buttons, shared with the pieces that draw their own.
pub(super) mod faces {
    use super::{Border, Colours, Metrics, Status, Style};
    use iced::Color;

    pub fn primary(colours: &Colours, metrics: &Metrics, status: Status) -> Style {
        let fill = match status {
            Status::Disabled => return off(colours, metrics),
            Status::Pressed => colours.primary_pressed,
            Status::Active | Status::Hovered => colours.primary,
        };
        face(fill, colours.on_primary, colours.primary, metrics)
    }

    pub fn choice(colours: &Colours, metrics: &Metrics, status: Status) -> Style {
        if status == Status::Disabled {
            return off(colours, metrics);
        }
        let fill = pressed_or(colours.choice, colours, status);
        face(fill, colours.on_choice, colours.outline, metrics)
    }

    pub fn quiet(colours: &Colours, metrics: &Metrics, status: Status) -> Style {
        if status == Status::Disabled {
            return off(colours, metrics);
        }
        let fill = pressed_or(colours.raised, colours, status);
        face(fill, colours.text, colours.outline, metrics)
    }

    /// A quiet face with the outline of what is chosen.
    pub fn marked(colours: &Colours, metrics: &Metrics, status: Status) -> Style {
        let face = quiet(colours, metrics, status);
        Style {
            border: Border {
                color: colours.done,
                width: metrics.outline_chosen(),
                ..face.border
            },
            ..face
        }
    }

    fn pressed_or(fill: Color, colours: &Colours, status: Status) -> Color {
        match status {
            Status::Pressed => colours.pressed,
            // No hover: a finger leaves none, and a mouse would only make it flicker.
            _ => fill,
        }
    }

    /// What lies flat, because nothing would follow from a touch: readable still, and no button.
    fn off(colours: &Colours, metrics: &Metrics) -> Style {
        Style {
            background: None,
            text_color: colours.on_off,
            border: Border {
                color: colours.off_line,
                width: metrics.outline(),
                radius: metrics.radius().into(),
            },
            ..Style::default()
        }
    }

    fn face(fill: Color, words: Color, edge: Color, metrics: &Metrics) -> Style {
        Style {
            background: Some(fill.into()),
            text_color: words,
            border: Border {
                color: edge,
                width: metrics.outline(),
                radius: metrics.radius().into(),
            },
            ..Style::default()
        }
    }
}
