//! A table: sorted by a column, filtered by words, and as long as it likes: only the lines that are
//! seen are made.

use iced::alignment::Horizontal;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::{Column, Id, Row, column, container, row, space};
use iced::{Border, Element, Length, Padding};

use super::field::Typed;
use super::piece;
use super::stop::{Face, State, Stop};
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts, tokens};

/// By what the lines of a table are found.
pub const LINES: &str = "table";
/// By what the field of its filter is found.
pub const FILTER: &str = "filter";

/// Where one is in a table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What is looked for.
    pub filter: Typed,
    /// The column that it is sorted by.
    pub sorted_by: usize,
    /// Whether the other way round.
    pub is_descending: bool,
    count: usize,
    cursor: usize,
    top: usize,
    /// What the wheel has left of a line.
    rest: f32,
}

/// What can be done with a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Words to look for.
    Filter(Typed),
    /// Sort by this column, or the other way round.
    Sort(usize),
    /// So many lines with the wheel, where so many are seen.
    Wheel(f32, usize),
    /// This line.
    Pick(usize),
    /// With the keys, where so many lines are seen.
    Go(Step, usize),
    /// Enter.
    Enter,
}

/// How far the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// As many lines up as are seen.
    PageUp,
    /// As many down.
    PageDown,
    /// To the first line.
    First,
    /// To the last one.
    Last,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing else.
    None,
    /// Other lines, or the same in another order.
    Order,
    /// Another line is chosen.
    Chosen,
    /// Enter on the chosen line.
    Open,
}

/// A column.
pub struct Heading {
    /// What stands over it.
    pub title: String,
    /// The share of the width that it takes.
    pub share: f32,
    /// At which side its words stand.
    pub side: Horizontal,
}

impl Heading {
    /// A column of words.
    pub fn words(title: String, share: f32) -> Self {
        Self {
            title,
            share,
            side: Horizontal::Left,
        }
    }

    /// A column of numbers.
    pub fn numbers(title: String, share: f32) -> Self {
        Self {
            side: Horizontal::Right,
            ..Self::words(title, share)
        }
    }
}

impl Table {
    /// Sorted by this column at first.
    pub fn sorted(sorted_by: usize, is_descending: bool) -> Self {
        Self {
            sorted_by,
            is_descending,
            ..Self::default()
        }
    }

    /// There are so many lines now.
    pub fn count(&mut self, count: usize) {
        self.count = count;
        self.cursor = self.cursor.min(count.saturating_sub(1));
        self.top = self.top.min(count.saturating_sub(1));
    }

    /// Whether every word that is looked for stands in one of these cells.
    pub fn looks_for<T: AsRef<str>>(&self, cells: &[T]) -> bool {
        let wanted = self.filter.0.to_lowercase();
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| cell.as_ref().to_lowercase())
            .collect();
        let mut words = wanted.split_whitespace();
        words.all(|word| cells.iter().any(|cell| cell.contains(word)))
    }

    /// The places of those among all that are looked for: the lines from here on.
    pub fn find<T, C: IntoIterator<Item = String>>(
        &mut self,
        all: &[T],
        cells: impl Fn(&T) -> C,
    ) -> Vec<usize> {
        let looks_for = |one| {
            let cells: Vec<String> = cells(one).into_iter().collect();
            self.looks_for(&cells)
        };
        let found = all.iter().enumerate();
        let found = found.filter(|(_, one)| looks_for(one)).map(|(at, _)| at);
        let found: Vec<usize> = found.collect();
        self.count(found.len());
        found
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The line that is chosen, if there is any.
    pub fn chosen(&self) -> Option<usize> {
        (self.cursor < self.count).then_some(self.cursor)
    }

    /// Chooses a line, and lets it be seen.
    pub fn choose(&mut self, line: usize) {
        self.cursor = line.min(self.count.saturating_sub(1));
        self.top = self.top.min(self.cursor);
    }

    /// Answers what was done with it.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Filter(typed) => {
                self.filter = typed;
                (self.cursor, self.top) = (0, 0);
                Action::Order
            }
            Message::Sort(column) => {
                self.is_descending = self.sorted_by == column && !self.is_descending;
                self.sorted_by = column;
                (self.cursor, self.top) = (0, 0);
                Action::Order
            }
            Message::Wheel(lines, seen) => {
                self.wheel(lines, seen);
                Action::None
            }
            Message::Pick(line) => {
                self.cursor = line.min(self.count.saturating_sub(1));
                Action::Chosen
            }
            Message::Go(step, seen) => {
                self.go(step, seen.max(1));
                Action::Chosen
            }
            Message::Enter => Action::Open,
        }
    }

    fn wheel(&mut self, lines: f32, seen: usize) {
        let lines = self.rest + lines * WHEEL_LINES;
        let whole = lines.trunc();
        self.rest = lines - whole;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a turn of a wheel is some lines, and its sign is looked at"
        )]
        let far = whole.abs().min(f32::from(u16::MAX)) as usize;
        let last = self.count.saturating_sub(seen.max(1));
        self.top = if whole < 0.0 {
            self.top.saturating_sub(far)
        } else {
            self.top.saturating_add(far).min(last.max(self.top))
        };
    }

    fn go(&mut self, step: Step, seen: usize) {
        let last = self.count.saturating_sub(1);
        self.cursor = match step {
            Step::Up => self.cursor.saturating_sub(1),
            Step::Down => self.cursor.saturating_add(1).min(last),
            Step::PageUp => self.cursor.saturating_sub(seen),
            Step::PageDown => self.cursor.saturating_add(seen).min(last),
            Step::First => 0,
            Step::Last => last,
        };
        if self.cursor < self.top {
            self.top = self.cursor;
        } else if self.cursor >= self.top + seen {
            self.top = self.cursor + 1 - seen;
        }
    }

    /// Draws it in a room: `words` are those of a line, a cell each.
    pub fn view<'a, M: Clone + 'a>(
        &self,
        look: &Look,
        room: iced::Size,
        headings: Vec<Heading>,
        words: impl Fn(usize) -> Vec<String>,
        on: fn(Message) -> M,
    ) -> Element<'a, M> {
        let metrics = look.metrics;
        let (line_height, gap) = (metrics.row(), metrics.gap_large());
        let thumb_width = metrics.mm(tokens::DESK_THUMB_MM);
        let inner = room.width - thumb_width - 2.0 * metrics.gap();
        let gaps = gap * as_f32(headings.len().saturating_sub(1));
        let shares: f32 = headings.iter().map(|heading| heading.share).sum();
        let widths: Vec<f32> = headings
            .iter()
            .map(|heading| ((inner - gaps) * heading.share / shares).floor())
            .collect();
        let sides: Vec<Horizontal> = headings.iter().map(|heading| heading.side).collect();
        let seen = lines_in(room.height - metrics.target(), line_height);
        let top = self.top.min(self.count.saturating_sub(1));
        let shown = top..self.count.min(top + seen);
        let lines = shown.clone().map(|at| {
            let cells = words(at);
            let cells = cells.iter().zip(widths.iter().zip(&sides));
            let cells = cells.map(|(words, (width, side))| {
                piece::cell(look, words, fonts::REGULAR, *width, *side)
            });
            self.line(look, at, Row::with_children(cells).spacing(gap).into(), on)
        });
        let lines = Column::with_children(lines)
            .width(Length::Fill)
            .height(line_height * as_f32(seen));
        let body = row![lines, self.thumb(look, &shown, line_height * as_f32(seen))];
        let ink = look.colours.text;
        let body = Stop::new(body, piece::ring(look), move |_| plain(ink), None)
            .id(Id::new(LINES))
            .width(Length::Fill)
            .on_key(move |key, modifiers| step_of(key, modifiers, seen).map(on))
            .on_wheel(move |lines| on(Message::Wheel(lines, seen)));
        let head = self.head(look, headings, &widths, on);
        piece::sheet(look, column![head, body]).padding(0.0).into()
    }

    fn head<'a, M: Clone + 'a>(
        &self,
        look: &Look,
        headings: Vec<Heading>,
        widths: &[f32],
        on: fn(Message) -> M,
    ) -> Element<'a, M> {
        let colours = look.colours;
        let metrics = look.metrics;
        let cells = headings.into_iter().zip(widths).enumerate();
        let cells = cells.map(|(at, (heading, width))| {
            let title = if at == self.sorted_by {
                let id = if self.is_descending {
                    "desk-sorted-down"
                } else {
                    "desk-sorted-up"
                };
                look.words.with(id, &[("title", heading.title.into())])
            } else {
                heading.title
            };
            let words = piece::cell(look, &title, fonts::BOLD, *width, heading.side);
            let face = move |state| Face {
                fill: matches!(state, State::Hovered | State::Pressed).then_some(colours.pressed),
                words: colours.text,
                border: Border::default(),
            };
            Stop::new(words, piece::ring(look), face, Some(on(Message::Sort(at))))
                .height(metrics.target())
                .into()
        });
        let head = Row::with_children(cells).spacing(metrics.gap_large());
        container(head)
            .padding([0.0, metrics.gap()])
            .style(move |_| container::Style {
                background: Some(colours.raised.into()),
                ..container::Style::default()
            })
            .width(Length::Fill)
            .into()
    }

    fn line<'a, M: Clone + 'a>(
        &self,
        look: &Look,
        at: usize,
        cells: Element<'a, M>,
        on: fn(Message) -> M,
    ) -> Element<'a, M> {
        let (colours, metrics) = (look.colours, look.metrics);
        let is_chosen = self.chosen() == Some(at);
        let face = move |state| {
            let (fill, words, border) = match state {
                _ if is_chosen => (
                    Some(colours.choice),
                    colours.on_choice,
                    Border {
                        color: colours.done,
                        width: metrics.outline_chosen(),
                        radius: 0.0.into(),
                    },
                ),
                State::Hovered | State::Pressed => {
                    (Some(colours.raised), colours.text, Border::default())
                }
                _ => (None, colours.text, Border::default()),
            };
            Face {
                fill,
                words,
                border,
            }
        };
        Stop::new(cells, piece::ring(look), face, Some(on(Message::Pick(at))))
            .off_the_way()
            .align_x(Horizontal::Left)
            .padding(Padding::ZERO.horizontal(metrics.gap()))
            .width(Length::Fill)
            .height(metrics.row())
            .into()
    }

    /// Shows where in the table one is.
    fn thumb<'a, M: 'a>(
        &self,
        look: &Look,
        shown: &std::ops::Range<usize>,
        height: f32,
    ) -> Element<'a, M> {
        let (colours, metrics) = (look.colours, look.metrics);
        let width = metrics.mm(tokens::DESK_THUMB_MM);
        if shown.len() >= self.count {
            return space::horizontal().width(width).into();
        }
        let all = as_f32(self.count.max(1));
        let long = (height * as_f32(shown.len()) / all).max(metrics.row());
        let rest = as_f32(self.count.saturating_sub(shown.len()).max(1));
        let above = (height - long) * (as_f32(shown.start) / rest).min(1.0);
        let thumb = container(space::horizontal())
            .width(width)
            .height(long)
            .style(move |_| container::Style {
                background: Some(colours.outline.into()),
                border: Border::default().rounded(width / 2.0),
                ..container::Style::default()
            });
        column![space::vertical().height(above), thumb].into()
    }
}

/// How many lines a notch of the wheel goes.
const WHEEL_LINES: f32 = 3.0;

fn step_of(key: &Key, modifiers: Modifiers, seen: usize) -> Option<Message> {
    if !modifiers.is_empty() {
        return None;
    }
    let Key::Named(key) = key else { return None };
    let step = match key {
        Named::ArrowUp => Step::Up,
        Named::ArrowDown => Step::Down,
        Named::PageUp => Step::PageUp,
        Named::PageDown => Step::PageDown,
        Named::Home => Step::First,
        Named::End => Step::Last,
        Named::Enter => return Some(Message::Enter),
        _ => return None,
    };
    Some(Message::Go(step, seen))
}

/// How many lines fit.
pub fn lines_in(room: f32, line: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped just before"
    )]
    let lines = (room / line).floor().clamp(1.0, 1_000.0) as usize;
    lines
}

/// What a table is drawn with has a few hundred thousand lines at most.
#[expect(
    clippy::cast_precision_loss,
    reason = "a place on a screen needs no more"
)]
fn as_f32(number: usize) -> f32 {
    number as f32
}

fn plain(words: iced::Color) -> Face {
    Face {
        fill: None,
        words,
        border: Border::default(),
    }
}

/// The height that a table of so many lines takes, with its head.
pub fn height_of(look: &Look, lines: usize) -> f32 {
    look.metrics.target() + look.metrics.row() * as_f32(lines)
}

/// The field of a table's filter, with how many lines are left by it.
pub fn filter<'a, M: Clone + 'a>(
    look: &Look,
    table: &Table,
    on: fn(Message) -> M,
) -> Element<'a, M> {
    let hint = look.words.get("desk-filter");
    let typed = move |typed| on(Message::Filter(typed));
    let line = super::field::line(look, FILTER, &hint, &table.filter, typed, None);
    let width = look.metrics.text(TextRole::Body) * tokens::DESK_FILTER_EM;
    line.width(width).into()
}

#[cfg(test)]
mod tests;
