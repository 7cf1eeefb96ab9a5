//! Lists in pages, with large Previous and Next: nobody has to drag, and ten thousand rows cost as
//! much as the eight that show.

use super::button::faces;
use super::text;
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts};
use iced::widget::text::IntoFragment;
use iced::widget::{Button, Column, column, row, space};
use iced::{Alignment, Element, Length};

/// How many rows of `row_px` fit a page that also has a title, a band and the pager.
pub fn rows_that_fit(look: &Look, row_px: f32) -> usize {
    let metrics = &look.metrics;
    let pager = metrics.target() + metrics.gap();
    metrics
        .fitting(metrics.body_height() - pager, row_px)
        .max(1)
}

/// One page of `count` rows; `row` draws the one with this number.
///
/// `page` counts from 0 and may lie behind the end, for instance after rows went away; `on_page` gets
/// the page to show, so that the screen only keeps the number. No pager shows where one page is all.
pub fn list<'a, Message: Clone + 'a>(
    look: &Look,
    count: usize,
    page: usize,
    rows_a_page: usize,
    row: impl Fn(usize) -> Element<'a, Message>,
    on_page: impl Fn(usize) -> Message,
) -> Element<'a, Message> {
    let gap = look.metrics.gap();
    if count == 0 {
        return text::soft(look, look.words.get("list-empty")).into();
    }
    let rows_a_page = rows_a_page.max(1);
    let pages = count.div_ceil(rows_a_page);
    let page = page.min(pages - 1);
    let first = page * rows_a_page;
    let shown = first..(first + rows_a_page).min(count);
    let rows = Column::with_children(shown.map(row)).spacing(gap);
    if pages == 1 {
        return rows.width(Length::Fill).into();
    }
    let turn = |id: &str, to: Option<usize>| {
        let words = look.words.get(id);
        let (colours, metrics) = (look.colours, look.metrics);
        super::button::sized_label(look, words)
            .style(move |_, status| faces::quiet(&colours, &metrics, status))
            .on_press_maybe(to.map(&on_page))
    };
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
    let place = look.words.with(
        "list-page",
        &[("page", number(page + 1)), ("pages", number(pages))],
    );
    let next = (page + 1 < pages).then_some(page + 1);
    let turner = row![
        turn("button-previous", page.checked_sub(1)),
        space::horizontal(),
        text::body(look, place),
        space::horizontal(),
        turn("button-next", next),
    ];
    column![rows, turner.align_y(Alignment::Center)]
        .spacing(gap)
        .width(Length::Fill)
        .into()
}

/// A row to be touched: what it is at the left, a detail at the right.
pub fn item<'a, Message: Clone + 'a>(
    look: &Look,
    title: impl IntoFragment<'a>,
    detail: Option<String>,
    on_press: Message,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let detail = detail.map(|detail| text::plain(look, TextRole::Label, fonts::REGULAR, detail));
    let line = row![text::label(look, title), space::horizontal(), detail]
        .spacing(metrics.gap())
        .align_y(Alignment::Center)
        .width(Length::Fill);
    super::button::sized(look, line)
        .width(Length::Fill)
        .style(move |_, status| faces::quiet(&colours, &metrics, status))
        .on_press(on_press)
}
