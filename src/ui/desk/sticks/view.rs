//! How the page of sticks looks.

use std::path::Path;

use iced::widget::{Column, column, row};
use iced::{Alignment, Element, Length, Size};

use super::{LetGo, Message, PATH, STRANGERS_SHOWN, Source, State, Sticks, Written};
use crate::domain::id::KioskId;
use crate::office::intake::{Outcome, Seen, Standing, Step};
use crate::transfer::bundle::Manifest;
use crate::ui::Look;
use crate::ui::desk::table::{self, Heading};
use crate::ui::desk::{field, piece, said};
use crate::ui::widget::{progress, text};
use crate::ui::words::Words;

/// The columns that stand by what they are, and not by their letters.
const BUNDLE: usize = 1;
const MADE: usize = 2;

/// By what a file stands in the table.
pub(super) fn order(
    by: usize,
    manifest: Option<&Manifest>,
    cells: Vec<String>,
) -> (Option<u32>, Option<String>, String) {
    let text = cells.into_iter().nth(by).unwrap_or_default();
    match by {
        BUNDLE => (manifest.map(|manifest| manifest.number), None, text),
        MADE => (
            None,
            manifest.map(|manifest| manifest.made_at.clone()),
            text,
        ),
        _ => (None, None, text),
    }
}

impl Sticks {
    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let title = words.get("desk-sticks-title");
        match &self.state {
            State::Waiting => piece::page(look, title, Vec::new(), self.waiting(look)),
            State::Looking(source, at, of) => {
                let values = [("at", (*at + 1).min(*of).into()), ("of", (*of).into())];
                let said = words.with("desk-looking-at", &values);
                let share = share(*at as u64, *of as u64);
                let page = busy(look, named("desk-looking", words, source), said, share);
                piece::page(look, title, Vec::new(), page)
            }
            State::TakingIn(source, far) => {
                let (Step::Checked(done, all) | Step::TakenIn(done, all) | Step::Waits(done, all)) =
                    *far;
                let said = match far {
                    Step::Checked(..) => "desk-taking-files",
                    Step::TakenIn(..) => "desk-taking-entries",
                    Step::Waits(..) => "desk-taking-waits",
                };
                let values = [("done", said::number(done)), ("all", said::number(all))];
                let said = words.with(said, &values);
                let name = named("desk-taking", words, source);
                let page = busy(look, name, said, share(done, all));
                let stop = piece::quiet(look, words.get("desk-stop"), Some(Message::Stop));
                let body = column![page, row![stop]].spacing(look.metrics.gap_large());
                piece::page(look, title, Vec::new(), body)
            }
            State::Seen(source, seen) => self.seen(look, source, seen),
            State::Taken(source, outcomes, written, let_go) => {
                self.all_taken(look, source, outcomes, *written, *let_go)
            }
            State::Failed(source, said) => {
                let name = named("desk-not-read", words, source);
                let close = piece::primary(look, words.get("desk-close"), Some(Message::Close));
                let body = column![
                    text::heading(look, name),
                    piece::notice(look, said.clone()),
                    row![close]
                ];
                piece::page(
                    look,
                    title,
                    Vec::new(),
                    body.spacing(look.metrics.gap_large()),
                )
            }
        }
    }

    fn waiting<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let (words, metrics) = (&look.words, look.metrics);
        let sticks = self.plugged_in.iter().enumerate().map(|(at, source)| {
            let label = named("desk-look-at", words, source);
            piece::quiet(look, label, Some(Message::Stick(at))).into()
        });
        let sticks: Vec<Element<'a, Message>> = sticks.collect();
        let what = if sticks.is_empty() {
            words.get("desk-put-in")
        } else {
            words.get("desk-plugged-in")
        };
        let path = field::field(
            look,
            PATH,
            words.get("desk-path-label"),
            &self.path,
            Message::Path,
            Some(Message::Look),
        );
        let is_typed = !self.path.0.trim().is_empty();
        let ask = piece::quiet(
            look,
            words.get("desk-look"),
            is_typed.then_some(Message::Look),
        );
        let typed = row![path, ask]
            .spacing(metrics.gap())
            .align_y(Alignment::End);
        column![
            text::heading(look, what),
            (!sticks.is_empty()).then(|| piece::line(look, sticks)),
            text::body(look, words.get("desk-drop")),
            typed,
        ]
        .spacing(metrics.gap_large())
        .width(Length::Fill)
        .into()
    }

    fn seen<'a>(
        &'a self,
        look: &'a Look,
        source: &'a Source,
        seen: &'a [Seen],
    ) -> Element<'a, Message> {
        let (words, metrics) = (&look.words, look.metrics);
        let strangers = self.strangers(seen);
        let ready = seen.iter().filter(|one| self.would_come_in(one)).count();
        // Kiosks hear what is safe by a receipt, also where nothing new is on their stick.
        let has_known = seen
            .iter()
            .any(|one| matches!(one.standing, Standing::Known));
        let (take_in, can_take_in) = if ready == 0 && has_known {
            (words.get("desk-receipts-anew"), true)
        } else if ready == 0 && seen.iter().any(is_alarm) {
            // Of what another machine wrote as a kiosk nothing comes in, and reports say so.
            (words.get("desk-note-alarm"), true)
        } else {
            let take_in = words.with("desk-take-in", &[("count", ready.into())]);
            (take_in, ready > 0)
        };
        let beside = vec![
            table::filter(look, &self.table, Message::Table),
            piece::quiet(look, words.get("desk-close"), Some(Message::Close)).into(),
            piece::primary(look, take_in, can_take_in.then_some(Message::TakeIn)).into(),
        ];
        let count = words.with(
            "desk-on-it",
            &[
                ("name", source.name.clone().into()),
                ("count", seen.len().into()),
                ("ready", ready.into()),
            ],
        );
        let shown = strangers.iter().take(STRANGERS_SHOWN);
        let asked = shown.map(|stranger| stranger.view(look));
        let asked = Column::with_children(asked).spacing(metrics.gap());
        let room = piece::room(look);
        let lines = if strangers.is_empty() { 0.7 } else { 0.42 };
        let size = Size::new(room.width, room.height * lines);
        let table = self.lines(look, size, |at| {
            let one = self.place(at).and_then(|place| seen.get(place));
            one.map_or_else(Vec::new, |one| self.cells_seen(words, one))
        });
        let chosen = self.table.chosen().and_then(|line| self.place(line));
        let chosen = chosen.and_then(|place| seen.get(place));
        let chosen = chosen.map(|one| text::body(look, self.standing_of(words, one)));
        let body = column![
            text::body(look, count),
            (!strangers.is_empty()).then_some(asked),
            (!seen.is_empty()).then_some(table),
            chosen,
        ]
        .spacing(metrics.gap());
        piece::page(look, words.get("desk-sticks-title"), beside, body)
    }

    /// The cells of a file that was looked over.
    pub(super) fn cells_seen(&self, words: &Words, one: &Seen) -> Vec<String> {
        let days = match &one.standing {
            Standing::New(fresh) => said::days(words, fresh.days),
            _ => String::new(),
        };
        let what = self.standing_of(words, one);
        row_of(words, one.manifest.as_ref(), &one.file, days, what)
    }

    fn standing_of(&self, words: &Words, one: &Seen) -> String {
        if let Standing::Stranger(_, fingerprint) = &one.standing
            && self.trusted.contains(fingerprint.as_str())
        {
            return words.get("desk-stand-trusted");
        }
        said::standing(words, one.manifest.as_ref(), &one.standing)
    }

    pub(super) fn would_come_in(&self, one: &Seen) -> bool {
        match &one.standing {
            Standing::New(_) => true,
            Standing::Stranger(_, fingerprint) => self.trusted.contains(fingerprint.as_str()),
            _ => false,
        }
    }

    /// Each kiosk that somebody has to say something about, once.
    pub(super) fn strangers(&self, seen: &[Seen]) -> Vec<Stranger> {
        let mut strangers: Vec<Stranger> = Vec::new();
        for one in seen {
            let Standing::Stranger(kiosk, fingerprint) = &one.standing else {
                continue;
            };
            let fingerprint = fingerprint.to_string();
            let is_answered =
                self.trusted.contains(&fingerprint) || self.left_out.contains(&fingerprint);
            if is_answered
                || strangers
                    .iter()
                    .any(|known| known.fingerprint == fingerprint)
            {
                continue;
            }
            strangers.push(Stranger {
                kiosk: *kiosk,
                site: one
                    .manifest
                    .as_ref()
                    .map(|manifest| manifest.site.code.clone()),
                fingerprint,
            });
        }
        strangers
    }

    fn all_taken<'a>(
        &'a self,
        look: &'a Look,
        source: &'a Source,
        outcomes: &'a [Outcome],
        written: Written,
        let_go: LetGo,
    ) -> Element<'a, Message> {
        let (words, metrics) = (&look.words, look.metrics);
        let mut beside = vec![table::filter(look, &self.table, Message::Table)];
        if let_go == LetGo::Busy {
            let again = words.get("desk-let-go");
            beside.push(piece::quiet(look, again, Some(Message::LetGo)).into());
        }
        let close = piece::primary(look, words.get("button-done"), Some(Message::Close));
        beside.push(close.into());
        let taken = outcomes.iter().filter(|one| one.what.is_in()).count();
        let count = words.with(
            "desk-taken",
            &[
                ("name", source.name.clone().into()),
                ("taken", taken.into()),
                ("refused", (outcomes.len() - taken).into()),
            ],
        );
        let mut said: Vec<String> = self.broke_off.iter().cloned().collect();
        said.push(count);
        if written.receipts > 0 {
            said.push(words.with("desk-receipts", &[("count", written.receipts.into())]));
        }
        if written.failed > 0 {
            said.push(words.with("desk-receipts-failed", &[("count", written.failed.into())]));
        }
        let safe = match let_go {
            LetGo::Safe => Some(text::heading(look, words.get("desk-safe"))),
            LetGo::Busy => Some(text::heading(look, words.get("desk-busy"))),
            LetGo::NoStick => None,
        };
        let room = piece::room(look);
        let size = Size::new(room.width, room.height * 0.6);
        let table = self.lines(look, size, |at| {
            let one = self.place(at).and_then(|place| outcomes.get(place));
            one.map_or_else(Vec::new, |one| cells_taken(words, one))
        });
        let chosen = self.table.chosen().and_then(|line| self.place(line));
        let chosen = chosen.and_then(|place| outcomes.get(place));
        let chosen = chosen.map(|one| {
            let said = said::outcome(words, one);
            text::body(look, said)
        });
        let body = column![
            piece::sentences(look, said),
            safe,
            (!outcomes.is_empty()).then_some(table),
            chosen
        ];
        let title = words.get("desk-sticks-title");
        piece::page(look, title, beside, body.spacing(metrics.gap()))
    }

    /// Which file stands in a line of the table.
    fn place(&self, line: usize) -> Option<usize> {
        self.shown.get(line).copied()
    }

    fn lines<'a>(
        &self,
        look: &Look,
        room: Size,
        words: impl Fn(usize) -> Vec<String>,
    ) -> Element<'a, Message> {
        let head = |id: &str, share| Heading::words(look.words.get(id), share);
        let headings = vec![
            head("desk-col-kiosk", 2.0),
            Heading::numbers(look.words.get("desk-col-bundle"), 0.9),
            head("desk-col-made", 1.7),
            head("desk-col-days", 2.6),
            head("desk-col-what", 4.5),
        ];
        let height = table::height_of(look, self.table.len().max(1)).min(room.height);
        let room = Size::new(room.width, height);
        self.table.view(look, room, headings, words, Message::Table)
    }
}

/// A kiosk that this office does not know.
pub(super) struct Stranger {
    kiosk: KioskId,
    site: Option<String>,
    fingerprint: String,
}

impl Stranger {
    fn view<'a>(&self, look: &Look) -> Element<'a, Message> {
        let words = &look.words;
        let who = words.with(
            "desk-stranger-who",
            &[
                ("site", self.site.clone().unwrap_or_default().into()),
                ("kiosk", self.kiosk.short().into()),
            ],
        );
        let (trust, leave) = (
            Message::Trust(self.fingerprint.clone()),
            Message::LeaveOut(self.fingerprint.clone()),
        );
        let controls = row![
            piece::primary(look, words.get("desk-trust"), Some(trust)),
            piece::quiet(look, words.get("desk-leave-out"), Some(leave)),
        ];
        let said = column![
            text::strong(look, who),
            text::body(look, words.get("desk-stranger-ask")),
            text::heading(look, self.fingerprint.clone()),
            controls.spacing(look.metrics.gap()),
        ];
        let said = said.spacing(look.metrics.gap_small());
        piece::sheet(look, said).width(Length::Fill).into()
    }
}

/// Whether another machine writes as the kiosk of this bundle.
fn is_alarm(one: &Seen) -> bool {
    matches!(&one.standing, Standing::Refused(why) if why.is_alarm())
}

fn named(id: &str, words: &Words, source: &Source) -> String {
    words.with(id, &[("name", source.name.clone().into())])
}

fn busy<'a>(look: &Look, title: String, said: String, share: f32) -> Element<'a, Message> {
    column![
        text::heading(look, title),
        progress::progress(look, share),
        text::body(look, said),
    ]
    .spacing(look.metrics.gap_large())
    .into()
}

#[expect(clippy::cast_precision_loss, reason = "a share of a bar")]
fn share(done: u64, all: u64) -> f32 {
    if all == 0 {
        return 0.0;
    }
    done as f32 / all as f32
}

/// The cells of a file that was taken in, or not.
pub(super) fn cells_taken(words: &Words, one: &Outcome) -> Vec<String> {
    let manifest = one.manifest.as_ref();
    let what = said::outcome(words, one);
    let days = said::days(words, one.days);
    row_of(words, manifest, one.file.path(), days, what)
}

/// The cells of a file: of one that could not be read its name.
fn row_of(
    words: &Words,
    manifest: Option<&Manifest>,
    file: &Path,
    days: String,
    what: String,
) -> Vec<String> {
    let Some(manifest) = manifest else {
        let name = file.file_name().unwrap_or(file.as_os_str());
        let name = name.to_string_lossy().into_owned();
        return vec![name, String::new(), String::new(), days, what];
    };
    let kiosk = words.with(
        "desk-kiosk-of",
        &[
            ("site", manifest.site.code.clone().into()),
            ("kiosk", manifest.kiosk.short().into()),
        ],
    );
    let number = manifest.number.to_string();
    vec![kiosk, number, said::made(words, manifest), days, what]
}
