//! How the page of people looks.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Element, Length, Size};

use super::{Message, NAME, People, Reading, Shown, short};
use crate::office::directory::Listed;
use crate::office::people::{Because, Known};
use crate::ui::Look;
use crate::ui::desk::table::{self, Heading};
use crate::ui::desk::{field, piece, said};
use crate::ui::theme::{TextRole, tokens};
use crate::ui::widget::text;
use crate::ui::words::Words;

impl People {
    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let title = words.get("desk-people-title");
        let Some(reading) = &self.reading else {
            let said = self.failed.clone();
            let said = said.unwrap_or_else(|| words.get("desk-reading"));
            return piece::page(look, title, Vec::new(), text::body(look, said));
        };
        let shown = |id: &str, count: Option<usize>, shown| {
            let label = match count {
                Some(count) => words.with(id, &[("count", count.into())]),
                None => words.get(id),
            };
            piece::choice(look, label, self.shown == shown, Message::Show(shown)).into()
        };
        let mut beside = vec![
            shown("desk-everybody", None, Shown::Everybody),
            shown("desk-doubles", Some(self.pairs.len()), Shown::Doubles),
            shown("desk-merged", Some(reading.merges.len()), Shown::Merged),
        ];
        let body = match self.shown {
            Shown::Everybody => self.everybody(look, reading),
            Shown::Doubles => self.doubles(look),
            Shown::Merged => self.merged(look),
        };
        let filter = match self.shown {
            Shown::Everybody => table::filter(look, &self.table, Message::Table),
            Shown::Doubles => table::filter(look, &self.pairs_table, Message::Doubles),
            Shown::Merged => table::filter(look, &self.merges_table, Message::Merges),
        };
        beside.insert(0, filter);
        let failed = self.failed.as_ref();
        let failed = failed.map(|said| piece::notice(look, said.clone()));
        let body = column![failed, body].spacing(look.metrics.gap());
        piece::page(look, title, beside, body)
    }

    fn everybody<'a>(&'a self, look: &'a Look, reading: &'a Reading) -> Element<'a, Message> {
        let (words, metrics) = (&look.words, look.metrics);
        let count = words.with(
            "desk-people-count",
            &[
                ("shown", self.order.len().into()),
                ("all", reading.directory.len().into()),
            ],
        );
        let more = reading
            .directory
            .has_more
            .then(|| text::note(look, words.get("desk-people-more")));
        let about_px = metrics.text(TextRole::Body) * tokens::DESK_ABOUT_EM;
        let room = piece::room(look);
        let below = 2.0 * metrics.line(TextRole::Body) + metrics.gap_large();
        let is_large = piece::is_large(look);
        let room = if is_large {
            Size::new(room.width, room.height / 2.0)
        } else {
            Size::new(
                (room.width - about_px - metrics.gap_large()).max(about_px),
                (room.height - below).max(room.height / 2.0),
            )
        };
        let headings = vec![
            Heading::words(words.get("desk-col-name"), 2.2),
            Heading::words(words.get("desk-col-number"), 1.4),
            Heading::numbers(words.get("desk-col-meetings"), 1.3),
            Heading::numbers(words.get("desk-col-sites"), 1.0),
            Heading::words(words.get("desk-col-first"), 1.5),
            Heading::words(words.get("desk-col-last"), 1.5),
        ];
        let cells = |at: usize| {
            let one = self.order.get(at).and_then(|place| self.at(*place));
            one.map_or_else(Vec::new, |one| {
                vec![
                    name_of(words, one),
                    one.number.clone(),
                    one.visits.to_string(),
                    one.sites.to_string(),
                    one.first.clone(),
                    one.last.clone(),
                ]
            })
        };
        let table = self.table.view(look, room, headings, cells, Message::Table);
        let table = container(table).width(room.width);
        let about_px = if is_large { room.width } else { about_px };
        let about = self.chosen().map(|one| self.about(look, one, about_px));
        let gap = metrics.gap_large();
        let both: Element<'a, Message> = if is_large {
            column![table, about].spacing(gap).into()
        } else {
            row![table, about].spacing(gap).into()
        };
        column![text::body(look, count), more, both,]
            .spacing(metrics.gap())
            .into()
    }

    fn about<'a>(&'a self, look: &'a Look, one: &Listed, width: f32) -> Element<'a, Message> {
        let words = &look.words;
        let dates = match one.visits {
            0 => words.get("desk-never-came"),
            visits => words.with(
                "desk-came",
                &[
                    ("count", visits.into()),
                    ("first", said::stored_date(words, &one.first).into()),
                    ("last", said::stored_date(words, &one.last).into()),
                    ("sites", one.sites.into()),
                ],
            ),
        };
        let pseudonym = short(one.person);
        let pseudonym = words.with("desk-pseudonym", &[("number", pseudonym.into())]);
        let mut lines = column![
            text::heading(look, name_of(words, one)),
            text::note(look, pseudonym),
            text::body(look, dates),
        ];
        if one.taken_off {
            let said = text::body(look, words.get("desk-taken-off"));
            let lines = lines.push(said).spacing(look.metrics.gap());
            return piece::sheet(look, lines.width(Length::Fill))
                .width(width)
                .into();
        }
        if self.asks {
            let lines = Self::question(look, one);
            return piece::sheet(look, lines).width(width).into();
        }
        if one.name.is_empty() {
            lines = lines.push(text::body(look, words.get("desk-no-name")));
        } else {
            let label = words.get("desk-name-label");
            let enter = Some(Message::Mend);
            let name = field::field(look, NAME, label, &self.name, Message::Name, enter);
            let is_new = self.mend() != super::Action::None;
            let save = words.get("desk-name-save");
            let save = piece::primary(look, save, is_new.then_some(Message::Mend));
            lines = lines
                .push(name)
                .push(row![save])
                .push(text::note(look, words.get("desk-name-how")));
        }
        if let Some(chosen) = &one.chosen {
            let said = words.with("desk-name-chosen", &[("name", chosen.clone().into())]);
            let unmend = words.get("desk-name-back");
            let unmend = piece::quiet(look, unmend, Some(Message::Unmend));
            lines = lines.push(text::body(look, said)).push(row![unmend]);
        }
        let erase = piece::quiet(look, words.get("desk-erase"), Some(Message::Erase));
        lines = lines.push(row![erase]);
        let lines = lines.spacing(look.metrics.gap()).width(Length::Fill);
        piece::sheet(look, lines).width(width).into()
    }

    /// Whether somebody is to be taken off: it cannot be undone.
    fn question<'a>(look: &'a Look, one: &Listed) -> Column<'a, Message> {
        let words = &look.words;
        let name = ("name", name_of(words, one).into());
        let answer = |id: &str, yes| {
            let press = Some(Message::EraseThem(yes));
            piece::quiet(look, words.get(id), press)
        };
        column![
            text::heading(look, words.with("desk-erase-title", &[name])),
            text::body(look, words.get("desk-erase-body")),
            piece::wrapped(
                look,
                vec![
                    answer("desk-erase-yes", true).into(),
                    answer("desk-erase-no", false).into(),
                ],
            ),
        ]
        .spacing(look.metrics.gap())
        .width(Length::Fill)
    }

    fn doubles<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let said = text::body(look, words.get("desk-doubles-what"));
        if self.pairs.is_empty() {
            return text::body(look, words.get("desk-doubles-none")).into();
        }
        let headings = vec![
            Heading::words(words.get("desk-col-because"), 1.6),
            Heading::words(words.get("desk-col-one"), 3.0),
            Heading::words(words.get("desk-col-other"), 3.0),
        ];
        let cells = |at: usize| {
            self.pair_at(at).map_or_else(Vec::new, |pair| {
                let because = match pair.because {
                    Because::SameNumber => words.get("desk-same-number"),
                    Because::SameName => words.get("desk-same-name"),
                    Because::AlikeName => words.get("desk-alike-name"),
                };
                vec![
                    because,
                    known(words, &pair.into),
                    known(words, &pair.person),
                ]
            })
        };
        let table = &self.pairs_table;
        let of_chosen = |message| table.chosen().map(|_| message);
        let merge = piece::primary(look, words.get("desk-merge"), of_chosen(Message::Merge));
        let two = piece::quiet(look, words.get("desk-two"), of_chosen(Message::Two));
        let table = table.view(look, Self::room(look), headings, cells, Message::Doubles);
        let how = text::note(look, words.get("desk-merge-how"));
        let controls = row![merge, two, how]
            .spacing(look.metrics.gap())
            .align_y(Alignment::Center);
        column![said, table, controls]
            .spacing(look.metrics.gap())
            .into()
    }

    fn merged<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        if self.merged.is_empty() {
            return text::body(look, words.get("desk-merged-none")).into();
        }
        let headings = vec![
            Heading::words(words.get("desk-col-merged"), 1.0),
            Heading::words(words.get("desk-col-into"), 1.0),
        ];
        let cells = |at: usize| {
            let merged = self.merged_at(at);
            merged.map_or_else(Vec::new, |(_, names)| names.to_vec())
        };
        let table = &self.merges_table;
        let split = table.chosen().map(|_| Message::Split);
        let split = piece::quiet(look, words.get("desk-split"), split);
        let table = table.view(look, Self::room(look), headings, cells, Message::Merges);
        column![table, row![split]]
            .spacing(look.metrics.gap())
            .into()
    }

    fn room(look: &Look) -> Size {
        let room = piece::room(look);
        let lines = if piece::is_narrow(look) { 2.0 } else { 1.0 };
        let body = 2.0 + lines;
        let below = lines * look.metrics.target() + body * look.metrics.line(TextRole::Body);
        Size::new(room.width, (room.height - below).max(room.height / 2.0))
    }
}

fn name_of(words: &Words, one: &Listed) -> String {
    if one.name.is_empty() {
        let number = short(one.person);
        return words.with("desk-unnamed", &[("number", number.into())]);
    }
    one.name.clone()
}

fn known(words: &Words, known: &Known) -> String {
    let list = |of: &std::collections::BTreeSet<String>| {
        let all: Vec<String> = of.iter().cloned().collect();
        all.join(", ")
    };
    words.with(
        "desk-known",
        &[
            ("names", list(&known.names).into()),
            ("numbers", list(&known.numbers).into()),
            ("sites", list(&known.sites).into()),
            ("count", known.visits.into()),
        ],
    )
}
