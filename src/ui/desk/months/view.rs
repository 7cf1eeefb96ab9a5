//! How the page of months looks.

use iced::widget::{Column, column, row, space};
use iced::{Alignment, Element, Length, Size};

use super::{FOLDER, MEETINGS_SHOWN, Message, Months, Reading, Saved, Shown, WAITS_SHOWN};
use crate::domain::milestone::{CROWD_MIN, ChipDue, READY_STEP};
use crate::domain::report::{Figures, Month};
use crate::office::Report;
use crate::office::report::{KioskState, MeetingFigures, chip_said};
use crate::ui::Look;
use crate::ui::desk::chart::{self, Bar};
use crate::ui::desk::table::{self, Heading};
use crate::ui::desk::{field, piece, said};
use crate::ui::theme::{TextRole, tokens};
use crate::ui::widget::text;
use crate::ui::words::Words;

impl Months {
    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let title = words.get("desk-months-title");
        let (Some(offered), Some(at)) = (&self.offered, self.at) else {
            let said = if self.offered.is_some() {
                "desk-no-months"
            } else {
                "desk-reading"
            };
            return piece::page(look, title, Vec::new(), text::body(look, words.get(said)));
        };
        if self.shown == Shown::Sites {
            return self.choose_site(look);
        }
        let is_first = offered.months.first().is_none_or(|first| *first >= at);
        let is_last = offered.months.last().is_none_or(|last| *last <= at);
        let site = self.site.clone();
        let site = site.unwrap_or_else(|| words.get("office-all-sites"));
        let site = words.with("desk-site", &[("site", site.into())]);
        let has_sites = offered.sites.len() > 1;
        let numbers = self.shown == Shown::Numbers;
        let filter = numbers.then(|| table::filter(look, &self.meetings, Message::Meetings));
        let mut beside: Vec<Element<'a, Message>> = filter.into_iter().collect();
        let controls: Vec<Element<'a, Message>> = vec![
            piece::quiet(
                look,
                words.get("desk-before"),
                (!is_first).then_some(Message::Before),
            )
            .into(),
            piece::quiet(
                look,
                words.get("desk-after"),
                (!is_last).then_some(Message::After),
            )
            .into(),
            piece::quiet(look, site, has_sites.then_some(Message::ChooseSite)).into(),
            piece::choice(
                look,
                words.get("desk-charts"),
                self.shown == Shown::Charts,
                Message::Numbers(false),
            )
            .into(),
            piece::choice(
                look,
                words.get("desk-numbers"),
                numbers,
                Message::Numbers(true),
            )
            .into(),
            piece::choice(
                look,
                words.get("desk-milestones"),
                self.shown == Shown::Milestones,
                Message::Milestones,
            )
            .into(),
        ];
        beside.extend(controls);
        let title = words.date_month(at.first_day());
        let failed = self.failed.as_ref();
        let failed = failed.map(|said| piece::notice(look, said.clone()));
        let reading = self
            .reading
            .as_ref()
            .map(|reading| self.read_page(look, reading));
        let waiting = (reading.is_none() && failed.is_none())
            .then(|| text::body(look, words.get("desk-reading")));
        let body = column![failed, waiting, reading].spacing(look.metrics.gap_large());
        piece::page(look, title, beside, body)
    }

    fn read_page<'a>(&'a self, look: &'a Look, reading: &'a Reading) -> Element<'a, Message> {
        let words = &look.words;
        let whole = reading.month.whole;
        let average = whole.average();
        let figure = |value: String, id: &str| piece::figure(look, value, words.get(id));
        let number = |number| piece::number(look, number);
        let figures = vec![
            figure(number(whole.sessions), "office-sessions"),
            figure(number(whole.attendances), "office-attendances"),
            figure(
                average.map_or_else(String::new, |average| format!("{average:.1}")),
                "office-average",
            ),
            figure(number(whole.persons), "office-persons"),
            figure(number(whole.not_deduplicated), "office-not-deduplicated"),
            figure(number(whole.first_timers), "office-first-timers"),
        ];
        let in_a_line = if piece::is_large(look) { 3 } else { 6 };
        let height = Length::Fixed(figure_height(look));
        let figures = piece::grid(look, figures, in_a_line, height);
        let shown = match self.shown {
            Shown::Numbers => self.numbers(look, reading),
            Shown::Milestones => self.milestones(look, reading),
            _ => self.charts(look, reading),
        };
        column![
            figures,
            shown,
            piece::sentences(look, complete(words, &reading.month)),
            self.saving(look),
        ]
        .spacing(look.metrics.gap())
        .into()
    }

    fn charts<'a>(&self, look: &'a Look, reading: &Reading) -> Element<'a, Message> {
        let (words, metrics) = (&look.words, look.metrics);
        let height = bars_height(look);
        let one = |id: &str, of: fn(&Figures) -> u32| {
            let bars = self.bars(words, &reading.year, of);
            let chart = chart::chart(look, words.get(id), bars, height, Message::Bar);
            piece::sheet(look, chart)
                .padding(metrics.gap())
                .width(Length::Fill)
        };
        let meetings = column![
            text::strong(look, words.get("desk-by-meeting")),
            meetings(look, &reading.meetings),
        ]
        .spacing(metrics.gap_small())
        .width(Length::Fill);
        let meetings = piece::sheet(look, meetings).padding(metrics.gap());
        let charts = vec![
            one("office-attendances", |figures| figures.attendances).into(),
            one("office-persons", |figures| figures.persons).into(),
            one("office-first-timers", |figures| figures.first_timers).into(),
            meetings.width(Length::Fill).into(),
        ];
        let in_a_line = if piece::is_large(look) { 1 } else { 2 };
        piece::grid(look, charts, in_a_line, Length::Shrink)
    }

    fn bars(&self, words: &Words, year: &Report, of: fn(&Figures) -> u32) -> Vec<Bar> {
        let months = self.chart_months().into_iter();
        let bar = |month: Month| {
            let known = year.months.iter().find(|known| known.month == month);
            Bar {
                label: words.get(&format!("desk-month-{}", month.month())),
                name: words.date_month(month.first_day()),
                value: known.map_or(0, |known| of(&known.figures)),
                is_chosen: Some(month) == self.at,
            }
        };
        months.map(bar).collect()
    }

    fn numbers<'a>(&'a self, look: &'a Look, reading: &'a Reading) -> Element<'a, Message> {
        let words = &look.words;
        let room = piece::room(look);
        let room = Size::new(room.width, room.height * 0.5);
        let headings = vec![
            Heading::words(words.get("desk-col-meeting"), 4.0),
            Heading::words(words.get("desk-col-site"), 2.0),
            Heading::numbers(words.get("desk-col-evenings"), 1.5),
            Heading::numbers(words.get("office-attendances"), 1.5),
            Heading::numbers(words.get("office-average"), 2.0),
        ];
        let cells = |at: usize| {
            let place = self.meetings_shown.get(at);
            let Some(one) = place.and_then(|place| reading.meetings.get(*place)) else {
                return Vec::new();
            };
            vec![
                title_of(words, one),
                one.site.clone(),
                one.evenings.to_string(),
                one.attendances.to_string(),
                average_of(one),
            ]
        };
        let newcomers = &reading.month.newcomers;
        let windows = newcomers.returned.iter().filter(|window| window.of > 0);
        let returned = windows.map(|window| {
            words.with(
                "desk-returned",
                &[
                    ("of", window.of.into()),
                    ("days", window.within_days.into()),
                    ("persons", window.persons.into()),
                ],
            )
        });
        column![
            self.meetings
                .view(look, room, headings, cells, Message::Meetings),
            piece::sentences(look, returned.collect()),
        ]
        .spacing(look.metrics.gap())
        .into()
    }

    fn milestones<'a>(&'a self, look: &'a Look, reading: &'a Reading) -> Element<'a, Message> {
        let words = &look.words;
        let room = piece::room(look);
        let room = Size::new(room.width, room.height * 0.4);
        let headings = vec![
            Heading::words(words.get("office-month"), 2.0),
            Heading::words(words.get("office-chip"), 4.0),
            Heading::words(words.get("desk-col-site"), 2.0),
            Heading::numbers(words.get("office-ready"), 2.0),
        ];
        let cells = |at: usize| {
            let Some(one) = self.chips_shown.get(at) else {
                return Vec::new();
            };
            vec![
                words.date_month(one.month.first_day()),
                chip_as_said(words, &one.chip),
                one.site.clone(),
                one.chip.ready.to_string(),
            ]
        };
        let report = &reading.month;
        let answers = report.milestones.iter().map(|one| {
            let answer = words.get(&format!("office-answer-{}", one.answer));
            [answer, one.times.to_string()].join(": ")
        });
        let untold = report.chips.iter().filter(|of| of.too_few > 0).map(|of| {
            let values = [
                ("month", words.date_month(of.month.first_day()).into()),
                ("site", of.site.clone().into()),
                ("few", CROWD_MIN.into()),
            ];
            words.with("office-chips-few", &values)
        });
        let none = report.chips.is_empty();
        let none = none.then(|| words.get("office-chips-none"));
        let said = answers.chain(untold).chain(none).collect();
        let values = [("few", CROWD_MIN.into()), ("step", READY_STEP.into())];
        let notes = words.with("office-chips-notes", &values);
        let table = (!self.chips_shown.is_empty())
            .then(|| self.chips.view(look, room, headings, cells, Message::Chips));
        column![piece::sentences(look, said), table, text::note(look, notes)]
            .spacing(look.metrics.gap())
            .into()
    }

    fn choose_site<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let beside = vec![
            table::filter(look, &self.sites, Message::Sites),
            piece::quiet(
                look,
                words.get("office-all-sites"),
                Some(Message::Take(false)),
            )
            .into(),
            piece::primary(look, words.get("desk-take-site"), Some(Message::Take(true))).into(),
        ];
        let headings = vec![Heading::words(words.get("desk-col-site"), 1.0)];
        let cells = |at: usize| self.site_at(at).cloned().into_iter().collect();
        let room = piece::room(look);
        let sites = self.sites.view(look, room, headings, cells, Message::Sites);
        piece::page(look, words.get("desk-choose-site"), beside, sites)
    }

    fn saving<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let label = words.get("desk-save-folder");
        let enter = Some(Message::Save);
        let path = field::field(look, FOLDER, label, &self.folder, Message::Folder, enter);
        let is_free = self.saved != Saved::Writing && self.reading.is_some();
        let save = words.get("desk-save");
        let save = piece::primary(look, save, is_free.then_some(Message::Save));
        let show = matches!(self.saved, Saved::Here(..)).then(|| {
            let show = words.get("desk-show-folder");
            piece::quiet(look, show, Some(Message::Show))
        });
        let said = match &self.saved {
            Saved::No => words.get("desk-save-what"),
            Saved::Writing => words.get("desk-saving"),
            Saved::Here(folder, written) => words.with(
                "desk-saved",
                &[
                    ("folder", folder.display().to_string().into()),
                    ("people", said::number(written.people)),
                    ("meetings", said::number(written.sessions)),
                    ("signins", said::number(written.attendance)),
                ],
            ),
            Saved::Failed(said) => said.clone(),
        };
        let year = self.first_of_year().map(|first| {
            let from = words.date_month(first.first_day());
            let year = words.with("desk-save-year", &[("from", from.into())]);
            piece::quiet(look, year, is_free.then_some(Message::SaveYear))
        });
        let gap = look.metrics.gap();
        let line: Element<'a, Message> = if piece::is_large(look) {
            let controls = [Some(save), year, show].into_iter().flatten();
            let controls = controls.map(Element::from).collect();
            column![path, piece::wrapped(look, controls)]
                .spacing(gap)
                .into()
        } else {
            let line = row![path, save, year, show].spacing(gap);
            line.align_y(Alignment::End).into()
        };
        column![line, text::note(look, said)]
            .spacing(look.metrics.gap_small())
            .into()
    }
}

/// The height of a large figure with what it counts, in two lines if need be, and in three where
/// six of them share a small window.
fn figure_height(look: &Look) -> f32 {
    let metrics = look.metrics;
    let is_narrow = !piece::is_large(look) && piece::is_narrow(look);
    let notes = if is_narrow { 3.0 } else { 2.0 };
    let lines = metrics.line(TextRole::Display) + notes * metrics.line(TextRole::Note);
    lines + 2.0 * metrics.gap() + metrics.gap_small()
}

/// The height of the bars of two charts, one above the other, in the room that everything else of
/// the page leaves them.
fn bars_height(look: &Look) -> f32 {
    let metrics = look.metrics;
    // What is said below a chart takes two lines in some languages.
    let around_bars = metrics.line(TextRole::Body)
        + 2.0 * metrics.line(TextRole::Note)
        + 2.0 * metrics.gap()
        + 2.0 * metrics.gap_small();
    let saving = metrics.target() + 2.0 * metrics.line(TextRole::Note) + 2.0 * metrics.gap_small();
    let below = 2.0 * metrics.line(TextRole::Body) + saving + 5.0 * metrics.gap();
    let rest = piece::room(look).height - figure_height(look) - below - 2.0 * around_bars;
    (rest / 2.0).floor().max(metrics.mm(tokens::DESK_CHART_MM))
}

/// The best attended meetings, each with a bar and its figures in words.
fn meetings<'a>(look: &'a Look, meetings: &[MeetingFigures]) -> Element<'a, Message> {
    let (words, metrics) = (&look.words, look.metrics);
    if meetings.is_empty() {
        return text::body(look, words.get("list-empty")).into();
    }
    let most = meetings.iter().map(|one| one.attendances).max();
    let lines = meetings.iter().take(MEETINGS_SHOWN).map(|one| {
        let figures = words.with(
            "desk-meeting-figures",
            &[
                ("evenings", one.evenings.into()),
                ("signins", one.attendances.into()),
                ("average", average_of(one).into()),
            ],
        );
        let said = row![
            text::body(look, title_of(words, one)),
            space::horizontal(),
            text::note(look, figures),
        ];
        let share = f64::from(one.attendances) / f64::from(most.unwrap_or(0).max(1));
        column![
            said.spacing(metrics.gap()).align_y(Alignment::Center),
            chart::share(look, share),
        ]
        .spacing(metrics.gap_small())
        .into()
    });
    let mut lines: Vec<Element<'a, Message>> = lines.collect();
    let more = meetings.len().saturating_sub(MEETINGS_SHOWN);
    if more > 0 {
        let more = words.with("desk-meetings-more", &[("more", more.into())]);
        lines.push(text::note(look, more).into());
    }
    Column::with_children(lines).spacing(metrics.gap()).into()
}

/// "30 days, orange, key tag".
fn chip_as_said(words: &Words, chip: &ChipDue) -> String {
    chip_said(chip, |id, values| {
        let values = values.iter().map(|(name, value)| {
            // A plural is chosen by a number only.
            let number = value.parse::<i64>();
            (*name, number.map_or((*value).into(), Into::into))
        });
        words.with(id, &values.collect::<Vec<_>>())
    })
}

fn title_of(words: &Words, one: &MeetingFigures) -> String {
    let title = one.title.clone();
    title.unwrap_or_else(|| words.get("office-evening-ad-hoc"))
}

fn average_of(one: &MeetingFigures) -> String {
    let average = one.average().map(|average| format!("{average:.1}"));
    average.unwrap_or_default()
}

/// Up to when it is complete, and what it waits for.
fn complete(words: &Words, report: &Report) -> Vec<String> {
    let complete = report.complete_to().map_or_else(
        || words.get("desk-complete-unknown"),
        |at| {
            let date = said::date(words, at.date_naive());
            words.with("desk-complete", &[("date", date.into())])
        },
    );
    let (count, kiosks) = named(words, report.waits_for());
    if count == 0 {
        return vec![complete];
    }
    let values = [("count", count.into()), ("kiosks", kiosks.into())];
    let complete = [complete, words.with("desk-waits-for", &values)].join(" ");
    let forked = report.kiosks.iter().filter(|state| state.is_forked());
    let (count, kiosks) = named(words, forked);
    let forked = (count > 0).then(|| words.with("office-forked", &[("kiosks", kiosks.into())]));
    std::iter::once(complete).chain(forked).collect()
}

/// How many kiosks these are, and the first of them by their names.
fn named<'r>(words: &Words, kiosks: impl Iterator<Item = &'r KioskState>) -> (usize, String) {
    let names: Vec<String> = kiosks
        .map(|state| {
            words.with(
                "desk-kiosk-of",
                &[
                    ("site", state.site.clone().into()),
                    ("kiosk", state.kiosk.short().into()),
                ],
            )
        })
        .collect();
    let mut shown = names.iter().take(WAITS_SHOWN).cloned().collect::<Vec<_>>();
    if names.len() > WAITS_SHOWN {
        shown.push("…".to_owned());
    }
    (names.len(), shown.join(", "))
}
