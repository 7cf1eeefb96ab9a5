//! The list of pages at the side.

use iced::alignment::Horizontal;
use iced::widget::{Column, column, container, row};
use iced::{Border, Element, Length, Padding};

use super::piece;
use super::stop::{Face, State, Stop};
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts, tokens};
use crate::ui::widget::text;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// What came on a stick.
    #[default]
    Sticks,
    /// The figures of a month.
    Months,
    /// Who came.
    People,
    /// Lists of people for the kiosks.
    Lists,
    /// How far each kiosk has brought its log.
    Kiosks,
    /// Cards to print.
    Badges,
    /// How the window looks, and where everything lies.
    Settings,
}

impl Place {
    /// All of them, in their order.
    pub const ALL: [Self; 7] = [
        Self::Sticks,
        Self::Months,
        Self::People,
        Self::Lists,
        Self::Kiosks,
        Self::Badges,
        Self::Settings,
    ];

    /// The page of a number from 1.
    pub fn numbered(number: usize) -> Option<Self> {
        Self::ALL.get(number.checked_sub(1)?).copied()
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Sticks => "desk-sticks",
            Self::Months => "desk-months",
            Self::People => "desk-people",
            Self::Lists => "desk-lists",
            Self::Kiosks => "desk-kiosks",
            Self::Badges => "desk-badges",
            Self::Settings => "desk-settings",
        }
    }
}

/// What there is to see on other pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct News {
    /// Sticks that are plugged in.
    pub sticks: usize,
    /// Kiosks that nothing was heard of for long.
    pub silent: usize,
    /// Kiosks as which another machine writes.
    pub forked: usize,
}

/// The list, and beside it the page.
pub fn beside<'a, Message: 'a>(
    look: &Look,
    here: Place,
    news: News,
    page: Element<'a, Message>,
    on_press: fn(Place) -> Message,
) -> Element<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let places = (1..).zip(Place::ALL).map(|(number, place)| {
        let remark = remark(look, place, news);
        entry(look, number, place, place == here, remark)
    });
    let list = Column::with_children(places).spacing(metrics.gap_small());
    let list = Element::from(list).map(on_press);
    let name = text::heading(look, look.words.get("desk-name"));
    let name = container(name).padding(Padding::ZERO.horizontal(metrics.gap()));
    let side = container(column![name, list].spacing(metrics.gap_large()))
        .padding([metrics.margin(), metrics.gap()])
        .width(metrics.mm(tokens::DESK_SIDE_MM))
        .height(Length::Fill)
        .style(move |_| container::Style {
            background: Some(colours.raised.into()),
            border: Border {
                color: colours.track,
                width: metrics.outline(),
                radius: 0.0.into(),
            },
            ..container::Style::default()
        });
    row![side, container(page).width(Length::Fill)]
        .height(Length::Fill)
        .into()
}

fn remark(look: &Look, place: Place, news: News) -> Option<String> {
    let (id, count) = match place {
        Place::Sticks => ("desk-side-sticks", news.sticks),
        Place::Kiosks if news.forked > 0 => ("desk-side-forked", news.forked),
        Place::Kiosks => ("desk-side-silent", news.silent),
        _ => return None,
    };
    (count > 0).then(|| look.words.with(id, &[("count", count.into())]))
}

fn entry<'a>(
    look: &Look,
    number: usize,
    place: Place,
    is_here: bool,
    remark: Option<String>,
) -> Element<'a, Place> {
    let (colours, metrics) = (look.colours, look.metrics);
    let title = text::plain(
        look,
        TextRole::Label,
        fonts::BOLD,
        look.words.get(place.title()),
    );
    let number = look
        .words
        .with("desk-side-key", &[("number", number.into())]);
    let note = |words| text::plain(look, TextRole::Note, fonts::REGULAR, words);
    let remark = remark.unwrap_or(number);
    let words = column![title, note(remark)];
    let face = move |state| {
        let (fill, words, edge) = match state {
            _ if is_here => (Some(colours.primary), colours.on_primary, colours.primary),
            State::Hovered | State::Pressed => {
                (Some(colours.pressed), colours.text, colours.pressed)
            }
            _ => (None, colours.text, colours.raised),
        };
        Face {
            fill,
            words,
            border: Border {
                color: edge,
                width: metrics.outline(),
                radius: metrics.radius().into(),
            },
        }
    };
    Stop::new(words, piece::ring(look), face, Some(place))
        .align_x(Horizontal::Left)
        .padding([metrics.gap_small(), metrics.gap()])
        .width(Length::Fill)
        .into()
}
