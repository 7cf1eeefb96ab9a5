//! How the page of lists looks.

use iced::widget::{column, row};
use iced::{Alignment, Element, Length, Size};

use super::{List, Lists, Message, PATH, State};
use crate::domain::name::NameError;
use crate::office::package::{Due, ListCounts};
use crate::transfer::roster::{Field, Problem, RosterError, Wrong, kinds};
use crate::ui::Look;
use crate::ui::desk::kiosks::{Packed, pack_onto};
use crate::ui::desk::table::{self, Heading};
use crate::ui::desk::{field, piece};
use crate::ui::widget::text;
use crate::ui::words::Words;

/// How many rows with a mistake are named.
const PROBLEMS_SHOWN: usize = 4;
/// How many sites are offered at once.
const SITES_SHOWN: usize = 8;

impl Lists {
    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let title = words.get("desk-lists-title");
        let failed = self.failed.as_ref();
        let failed = failed.map(|said| piece::notice(look, said.clone()));
        match &self.state {
            State::Waiting(kept) => {
                let body = column![failed, self.waiting(look, kept.as_ref())];
                let body = body.spacing(look.metrics.gap_large());
                piece::page(look, title, Vec::new(), body)
            }
            State::Reading => {
                let said = text::body(look, words.get("desk-reading"));
                piece::page(look, title, Vec::new(), said)
            }
            State::Read(list) => {
                let site = list.site.as_ref().filter(|_| list.says_something());
                let keep = match site {
                    Some(site) => {
                        let site = ("site", site.clone().into());
                        words.with("desk-list-keep-for", &[site])
                    }
                    None => words.get("desk-list-keep"),
                };
                let beside = vec![
                    table::filter(look, &self.table, Message::Table),
                    piece::quiet(look, words.get("desk-close"), Some(Message::Close)).into(),
                    piece::primary(look, keep, site.map(|_| Message::Keep)).into(),
                ];
                let body = column![failed, self.read(look, list)];
                piece::page(look, title, beside, body.spacing(look.metrics.gap()))
            }
        }
    }

    fn waiting<'a>(
        &'a self,
        look: &'a Look,
        kept: Option<&(String, ListCounts)>,
    ) -> Element<'a, Message> {
        let (words, metrics) = (&look.words, look.metrics);
        let path = field::field(
            look,
            PATH,
            words.get("desk-list-path"),
            &self.path,
            Message::Path,
            Some(Message::Look),
        );
        let is_typed = !self.path.0.trim().is_empty();
        let ask = words.get("desk-look");
        let ask = piece::quiet(look, ask, is_typed.then_some(Message::Look));
        let typed = row![path, ask]
            .spacing(metrics.gap())
            .align_y(Alignment::End);
        let kept = kept.map(|(site, counts)| {
            let site = ("site", site.clone().into());
            let count = ("count", (counts.new + counts.changed).into());
            text::strong(look, words.with("desk-list-kept", &[count, site]))
        });
        let mut page = column![
            kept,
            text::heading(look, words.get("desk-lists-put-in")),
            text::body(look, words.get("desk-lists-what")),
            typed,
        ]
        .spacing(metrics.gap_large())
        .width(Length::Fill);
        for due in self.due.iter().filter(|due| due.listed > 0) {
            page = page.push(self.due(look, due));
        }
        page.push(piece::sentences(look, self.packed.said(words)))
            .into()
    }

    /// What waits for a site, and both ways on.
    fn due<'a>(&'a self, look: &'a Look, due: &'a Due) -> Element<'a, Message> {
        let words = &look.words;
        let site = ("site", due.site.clone().into());
        let said = words.with("desk-list-waits", &[("count", due.listed.into()), site]);
        let on = |stick| Message::Pack(due.site.clone(), stick);
        let is_free = self.packed != Packed::Writing;
        let mut controls = pack_onto(look, &due.site, &self.sticks, is_free, on);
        let back = words.get("desk-list-back");
        let take_back = is_free.then(|| Message::TakeBack(due.site.clone()));
        controls.push(piece::quiet(look, back, take_back).into());
        let all = column![text::body(look, said), piece::wrapped(look, controls)];
        let all = all.spacing(look.metrics.gap_small());
        piece::sheet(look, all).width(Length::Fill).into()
    }

    fn read<'a>(&'a self, look: &'a Look, list: &'a List) -> Element<'a, Message> {
        let (words, metrics) = (&look.words, look.metrics);
        let name = list.path.file_name().unwrap_or(list.path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        let headings = vec![
            Heading::numbers(words.get("desk-col-place"), 0.6),
            Heading::words(words.get("desk-col-heading"), 2.0),
            Heading::words(words.get("desk-col-below"), 2.0),
            Heading::words(words.get("desk-col-what"), 2.0),
        ];
        let cells = |line: usize| {
            let place = self.shown.get(line).copied();
            let column = place.and_then(|at| Some((at + 1, list.columns.get(at)?)));
            column.map_or_else(Vec::new, |(number, column)| {
                vec![
                    number.to_string(),
                    column.heading.clone(),
                    column.below.0.clone(),
                    field_said(words, column.field),
                ]
            })
        };
        let room = piece::room(look);
        let height = table::height_of(look, self.table.len().max(1)).min(room.height * 0.42);
        let size = Size::new(room.width, height);
        let table = self.table.view(look, size, headings, cells, Message::Table);
        column![
            text::heading(look, name),
            self.sites(look, list),
            piece::sentences(look, said(words, list)),
            table,
            self.fields(look, list),
            piece::sentences(look, problems(words, list)),
        ]
        .spacing(metrics.gap())
        .into()
    }

    /// For which site, where there are several.
    fn sites<'a>(&'a self, look: &'a Look, list: &'a List) -> Option<Element<'a, Message>> {
        let is_one = self.due.len() < 2 && list.site.is_some();
        let sites = self.due.iter().take(SITES_SHOWN).map(|due| {
            let is_chosen = list.site.as_ref() == Some(&due.site);
            let press = Message::Site(due.site.clone());
            piece::choice(look, due.site.clone(), is_chosen, press).into()
        });
        let which = text::body(look, look.words.get("desk-list-site"));
        let all = std::iter::once(which.into()).chain(sites);
        (!is_one).then(|| piece::wrapped(look, all.collect()))
    }

    /// What the chosen column is.
    fn fields<'a>(&'a self, look: &'a Look, list: &'a List) -> Option<Element<'a, Message>> {
        let words = &look.words;
        let chosen = list.columns.get(self.chosen()?)?;
        let heading = ("heading", chosen.heading.clone().into());
        let which = text::body(look, words.with("desk-list-column", &[heading]));
        let fields = Field::ALL.into_iter().map(Some).chain([None]);
        let fields = fields.map(|field| {
            let label = field_said(words, field);
            piece::choice(look, label, chosen.field == field, Message::Is(field)).into()
        });
        let fields = piece::wrapped(look, fields.collect());
        let both = column![which, fields].spacing(look.metrics.gap_small());
        Some(both.into())
    }
}

fn field_said(words: &Words, field: Option<Field>) -> String {
    words.get(match field {
        Some(Field::Name) => "desk-field-name",
        Some(Field::LegalName) => "desk-field-legal",
        Some(Field::LastName) => "desk-field-last",
        Some(Field::Number) => "desk-field-number",
        Some(Field::Kind) => "desk-field-kind",
        None => "desk-field-none",
    })
}

/// What it would change, or why nothing can be said.
fn said(words: &Words, list: &List) -> Vec<String> {
    let roster = match &list.roster {
        Ok(roster) => roster,
        Err(error) => return vec![refused(words, error)],
    };
    let Some(counts) = list.counts else {
        let count = ("count", roster.rows.len().into());
        return vec![words.with("desk-list-rows", &[count])];
    };
    let mut said = vec![words.with(
        "desk-list-counts",
        &[
            ("new", counts.new.into()),
            ("changed", counts.changed.into()),
            ("same", counts.same.into()),
        ],
    )];
    if counts.taken_off > 0 {
        let count = ("count", counts.taken_off.into());
        said.push(words.with("desk-list-taken-off", &[count]));
    }
    if counts.new > 0 {
        said.push(words.get("desk-list-note"));
    }
    said
}

fn problems(words: &Words, list: &List) -> Vec<String> {
    let all = list.roster.as_ref().map(|roster| &*roster.problems);
    let all = all.unwrap_or_default();
    let mut said: Vec<String> = all
        .iter()
        .take(PROBLEMS_SHOWN)
        .map(|problem| problem_said(words, problem))
        .collect();
    if !said.is_empty() {
        said.insert(0, words.get("desk-list-problems"));
    }
    let more = all.len().saturating_sub(PROBLEMS_SHOWN);
    if more > 0 {
        said.push(words.with("desk-list-more", &[("more", more.into())]));
    }
    said
}

fn problem_said(words: &Words, problem: &Problem) -> String {
    let of_field = |id: &str, field: Field| {
        let field = field_said(words, Some(field));
        words.with(id, &[("field", field.into())])
    };
    let what = match &problem.what {
        Wrong::SameAs(row) => words.with("desk-wrong-same", &[("row", row.to_string().into())]),
        Wrong::TooLong(field) => of_field("desk-wrong-long", *field),
        Wrong::StrangeSign(field) => of_field("desk-wrong-sign", *field),
        Wrong::Name(NameError::TooLong) => of_field("desk-wrong-long", Field::Name),
        Wrong::Name(NameError::Empty) | Wrong::NoName => words.get("desk-wrong-no-name"),
        Wrong::Kind => words.with("desk-wrong-kind", &[("kinds", kinds().join(", ").into())]),
        Wrong::Here(what) => what.clone(),
    };
    let row = ("row", problem.line.to_string().into());
    words.with("desk-list-problem", &[row, ("what", what.into())])
}

/// Why a file is no list.
pub fn refused(words: &Words, error: &RosterError) -> String {
    let line = |id: &str, line: u32| words.with(id, &[("line", line.to_string().into())]);
    match error {
        RosterError::TooLong | RosterError::TooManyRows => words.get("desk-list-too-long"),
        RosterError::Empty => words.get("desk-list-empty"),
        RosterError::NotUtf8(at) => line("desk-list-not-utf8", *at),
        RosterError::NotCsv(at) => line("desk-list-not-csv", *at),
        RosterError::NotXlsx(_) => words.get("desk-list-not-xlsx"),
        RosterError::NoNames { .. } | RosterError::NoColumn(_) => words.get("desk-list-no-names"),
    }
}
