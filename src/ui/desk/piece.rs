//! What the pages of the desk are put together from: buttons by role, figures, and the page itself.

use iced::alignment::Horizontal;
use iced::widget::{Column, Row, Scrollable, column, container, row, scrollable, space};
use iced::{Alignment, Border, Color, Element, Font, Length, Size};

use super::stop::{Face, State, Stop};
use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize, fonts, tokens};
use crate::ui::widget::text;

/// The ring around what the keyboard is at.
pub fn ring(look: &Look) -> Border {
    let metrics = look.metrics;
    Border {
        color: look.colours.text,
        width: metrics.outline_chosen(),
        radius: (metrics.radius() + metrics.outline_chosen()).into(),
    }
}

/// The one main thing to do on a page.
pub fn primary<'a, Message: Clone + 'a>(
    look: &Look,
    label: String,
    on_press: Option<Message>,
) -> Stop<'a, Message> {
    let colours = look.colours;
    let face = move |state| match state {
        State::Pressed | State::Hovered => (colours.primary_pressed, colours.on_primary),
        _ => (colours.primary, colours.on_primary),
    };
    labelled(look, label, face, on_press)
}

/// Anything else that can be done.
pub fn quiet<'a, Message: Clone + 'a>(
    look: &Look,
    label: String,
    on_press: Option<Message>,
) -> Stop<'a, Message> {
    let colours = look.colours;
    let face = move |state| match state {
        State::Pressed | State::Hovered => (colours.pressed, colours.text),
        _ => (colours.raised, colours.text),
    };
    labelled(look, label, face, on_press)
}

/// One of a few, of which one is chosen. That it is says a sign, too, and not only its colour.
pub fn choice<'a, Message: Clone + 'a>(
    look: &Look,
    label: String,
    is_chosen: bool,
    on_press: Message,
) -> Stop<'a, Message> {
    if !is_chosen {
        return quiet(look, label, Some(on_press));
    }
    let label = look.words.with("desk-chosen", &[("label", label.into())]);
    primary(look, label, Some(on_press))
}

fn labelled<'a, Message: Clone + 'a>(
    look: &Look,
    label: String,
    face: impl Fn(State) -> (Color, Color) + 'a,
    on_press: Option<Message>,
) -> Stop<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let words = text::plain(look, TextRole::Label, fonts::BOLD, label);
    let face = move |state| {
        let (fill, words) = face(state);
        let faded = |colour: Color| match state {
            State::Faded => colour.scale_alpha(FADED),
            _ => colour,
        };
        Face {
            fill: Some(faded(fill)),
            words: faded(words),
            border: Border {
                color: faded(colours.outline),
                width: metrics.outline(),
                radius: metrics.radius().into(),
            },
        }
    };
    Stop::new(words, ring(look), face, on_press)
        .padding([0.0, metrics.gap_large()])
        .height(metrics.target())
}

/// How much of its colours something keeps that does nothing now.
const FADED: f32 = 0.45;

/// The room of a page, between the list at the side and the edge of the window, also where a page
/// is higher than that and something shows how far one is.
pub fn room(look: &Look) -> Size {
    let metrics = look.metrics;
    let width = metrics.width() - metrics.mm(tokens::DESK_SIDE_MM) - 2.0 * metrics.margin();
    let width = width - RAIL_PX - metrics.gap_small();
    let head = metrics.target().max(metrics.line(TextRole::Title)) + metrics.gap_large();
    let height = metrics.height() - 2.0 * metrics.margin() - head;
    Size::new(width.max(1.0), height.max(1.0))
}

/// What shows how far one is on a page.
const RAIL_PX: f32 = 10.0;

/// A page: its title, what stands at the right of it, and below whatever it is about. What is
/// higher than the window can be scrolled.
pub fn page<'a, Message: 'a>(
    look: &Look,
    title: String,
    beside: Vec<Element<'a, Message>>,
    body: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let metrics = look.metrics;
    let head = row![
        text::title(look, title),
        space::horizontal(),
        Row::with_children(beside)
            .spacing(metrics.gap())
            .wrap()
            .vertical_spacing(metrics.gap_small()),
    ]
    .spacing(metrics.gap_large())
    .align_y(Alignment::Center);
    let edge = metrics.gap_small();
    let body = scrolled(look, body).height(Length::Fill);
    column![container(head).padding([0.0, edge]), body]
        .spacing(metrics.gap_large() - edge)
        .padding([metrics.margin(), metrics.margin() - edge])
        .into()
}

/// What can be scrolled where it is higher than its place.
pub fn scrolled<'a, Message: 'a>(
    look: &Look,
    body: impl Into<Element<'a, Message>>,
) -> Scrollable<'a, Message> {
    let colours = look.colours;
    // A ring around what stands at an edge is seen, too.
    let edge = look.metrics.gap_small();
    let body = container(body).padding(edge).width(Length::Fill);
    let rail = scrollable::Scrollbar::new()
        .width(RAIL_PX)
        .scroller_width(RAIL_PX)
        .spacing(edge);
    scrollable(body)
        .direction(scrollable::Direction::Vertical(rail))
        .style(move |theme, status| {
            let style = scrollable::default(theme, status);
            let mut rail = style.vertical_rail;
            rail.background = None;
            rail.scroller.background = colours.outline.into();
            scrollable::Style {
                vertical_rail: rail,
                ..style
            }
        })
        .width(Length::Fill)
}

/// A sheet around things that belong together.
pub fn sheet<'a, Message: 'a>(
    look: &Look,
    content: impl Into<Element<'a, Message>>,
) -> container::Container<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    container(content)
        .padding(metrics.gap_large())
        .style(move |_| container::Style {
            background: Some(colours.surface.into()),
            text_color: Some(colours.text),
            border: Border {
                color: colours.track,
                width: metrics.outline(),
                radius: metrics.radius().into(),
            },
            ..container::Style::default()
        })
}

/// "Look here": a sentence on a ground of its own.
pub fn notice<'a, Message: 'a>(look: &Look, words: String) -> Element<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    container(text::on_notice(look, words))
        .padding([metrics.gap(), metrics.gap_large()])
        .style(move |_| container::Style {
            background: Some(colours.notice.into()),
            border: Border {
                color: colours.on_notice,
                width: metrics.outline(),
                radius: metrics.radius().into(),
            },
            ..container::Style::default()
        })
        .width(Length::Fill)
        .into()
}

/// A large figure, and what it counts.
pub fn figure<'a, Message: 'a>(look: &Look, value: String, what: String) -> Element<'a, Message> {
    let value = text::display(look, value);
    let what = text::note(look, what);
    sheet(look, column![value, what].spacing(look.metrics.gap_small()))
        .padding(look.metrics.gap())
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

/// A number as the language writes it.
pub fn number(look: &Look, number: u32) -> String {
    look.words.with("desk-number", &[("number", number.into())])
}

/// Pieces of the same width beside each other, so many in a line.
pub fn grid<'a, Message: 'a>(
    look: &Look,
    pieces: Vec<Element<'a, Message>>,
    in_a_line: usize,
    height: Length,
) -> Element<'a, Message> {
    let gap = look.metrics.gap();
    let mut lines = Column::new().spacing(gap);
    let mut pieces = pieces.into_iter().peekable();
    while pieces.peek().is_some() {
        let line = Row::with_children(pieces.by_ref().take(in_a_line));
        lines = lines.push(line.spacing(gap).height(height));
    }
    lines.into()
}

/// Whether the text is large: then less stands beside each other.
pub fn is_large(look: &Look) -> bool {
    look.metrics.text_size == TextSize::Large
}

/// Whether a page is so narrow that what stands beside its title takes two lines.
pub fn is_narrow(look: &Look) -> bool {
    room(look).width < tokens::DESK_NARROW_EM * look.metrics.text(TextRole::Note)
}

/// Sentences below one another.
pub fn sentences<'a, Message: 'a>(look: &Look, words: Vec<String>) -> Element<'a, Message> {
    let lines = words
        .into_iter()
        .map(|words| text::body(look, words).into());
    Column::with_children(lines)
        .spacing(look.metrics.gap_small())
        .width(Length::Fill)
        .into()
}

/// A line of controls.
pub fn line<'a, Message: 'a>(
    look: &Look,
    controls: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    row_of(look, controls).into()
}

/// The same, in as many lines as it takes.
pub fn wrapped<'a, Message: 'a>(
    look: &Look,
    controls: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    row_of(look, controls)
        .wrap()
        .vertical_spacing(look.metrics.gap_small())
        .into()
}

fn row_of<'a, Message: 'a>(look: &Look, controls: Vec<Element<'a, Message>>) -> Row<'a, Message> {
    Row::with_children(controls)
        .spacing(look.metrics.gap())
        .align_y(Alignment::Center)
}

/// Words that are as wide as their place; where they are longer, their beginning.
pub(super) fn cell<'a, Message: 'a>(
    look: &Look,
    words: &str,
    font: Font,
    width: f32,
    side: Horizontal,
) -> Element<'a, Message> {
    let px = look.metrics.text(TextRole::Body);
    let words = shortened(words, font, px, width);
    let words =
        text::plain(look, TextRole::Body, font, words).wrapping(iced::widget::text::Wrapping::None);
    container(words).width(width).align_x(side).into()
}

/// As much of a text as there is room for.
fn shortened(words: &str, font: Font, px: f32, width: f32) -> String {
    use crate::ui::widget::measured;
    let fits = |words: &str| measured(words, font, px, f32::INFINITY).width <= width;
    // No letter is wider than its height: most texts need not be measured.
    let letters = u16::try_from(words.chars().count()).unwrap_or(u16::MAX);
    if f32::from(letters) * px <= width || fits(words) {
        return words.to_owned();
    }
    let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    let short = |letters: usize| {
        let end = ends.get(letters).copied().unwrap_or(words.len());
        format!("{}…", words[..end].trim_end())
    };
    let (mut least, mut most) = (0, ends.len());
    while least + 1 < most {
        let middle = usize::midpoint(least, most);
        if fits(&short(middle)) {
            least = middle;
        } else {
            most = middle;
        }
    }
    short(least)
}
