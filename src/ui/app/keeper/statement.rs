//! Attendance statements: who asked, "present at the end", and the slip that goes to a printer or
//! onto a stick. The name on it is in no value of ours but the line that is typed and the page.

use iced::Task;

use super::{AskFor, Choice, Done, LineFor};
use crate::device::printer::{Presence as Printers, Printer};
use crate::device::volume::{Access, Volume, Volumes};
use crate::domain::id::AttendanceId;
use crate::domain::name::ChosenName;
use crate::domain::statement::{Presence, Statement, StatementWish};
use crate::services::Chance;
use crate::transfer::paper::Paper;
use crate::transfer::slip::Slip;
use crate::transfer::{After, Destination, Job, TransferError, sheet};
use crate::ui::app::beside::beside;
use crate::ui::app::{Fault, Kiosk, Message as App, Stage, staff};
use crate::ui::screen::{ask, line_entry, pick};
use crate::ui::widget::keyboard::Keyboard;
use crate::ui::words::Words;

/// The file on the stick: it says nothing of whose it is.
const FILE: &str = "statement.pdf";
/// How its folder begins, in letters that every stick can hold.
const FOLDER: &str = "Statement";

/// Where a slip goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipTo {
    /// To the printer.
    Printer,
    /// Onto the first stick that can be written to.
    Stick,
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlipIs {
    /// On its way out of the printer.
    Printing,
    /// On the stick, in this folder.
    OnStick {
        /// Which one.
        folder: String,
        /// Whether the stick was let go.
        is_let_go: bool,
    },
}

/// Why there is no slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipFailed {
    /// No stick is plugged in.
    NoStick,
    /// The printer did not take it.
    NoPrint,
    /// A sign of the name cannot be printed.
    Letters,
    /// It did not reach the stick.
    NotWritten,
    /// The store failed, or said no.
    Store(Fault),
}

impl Kiosk {
    /// Those who asked, from the Tonight card that stands there.
    pub(super) fn show_wishes(&mut self) {
        let Stage::Tonight(screen) = &self.stage else {
            return;
        };
        let words = &self.look.words;
        let lines = screen.card().statements.iter().map(|wish| {
            let more = match wish.presence {
                Presence::Until(_) => words.get("statement-ready"),
                Presence::Left => words.get("statement-left"),
                Presence::NotYet(end) => {
                    words.with("statement-later", &[("time", self.clock_time(end).into())])
                }
            };
            let values = [
                ("who", self.who_asked(wish).into()),
                ("time", self.clock_time(wish.signed_in).into()),
            ];
            pick::Line {
                label: words.with("who-line", &values),
                more: Some(more),
                value: Choice::Statement(Box::new(wish.clone())),
            }
        });
        let pick = pick::Pick::new(words.get("statement-title"), lines.collect())
            .with_note(words.get("statement-note"));
        self.show_pick(pick);
    }

    fn clock_time(&self, at: chrono::DateTime<chrono::Utc>) -> String {
        let local = at.with_timezone(&self.services.site.zone);
        self.look.words.time(local.time())
    }

    fn who_asked(&self, wish: &StatementWish) -> String {
        match &wish.name {
            Some(name) => name.as_str().to_owned(),
            None => self.word("people-no-name"),
        }
    }

    /// Somebody was chosen: "present at the end?", or why not yet.
    pub(super) fn ask_whether_present(&mut self, wish: &StatementWish) {
        let note = match wish.presence {
            Presence::NotYet(end) => {
                let values = [("time", self.clock_time(end).into())];
                self.look.words.with("statement-wait", &values)
            }
            Presence::Left => self.word("statement-left-note"),
            Presence::Until(_) => {
                let values = [
                    ("who", self.who_asked(wish).into()),
                    ("time", self.clock_time(wish.signed_in).into()),
                ];
                let ask = ask::Ask::question(
                    self.word("statement-ask-title"),
                    self.look.words.with("statement-ask-body", &values),
                    self.word("statement-ask-yes"),
                    self.word("statement-ask-no"),
                );
                self.show(Stage::Ask(ask, AskFor::Present(wish.attendance)));
                return;
            }
        };
        if let Stage::Pick(screen) = &mut self.stage {
            screen.say(note);
        }
    }

    /// "Present at the end": now, where does the slip go?
    pub(super) fn look_for_printer(&self, of: AttendanceId) -> Task<App> {
        let (printer, visit) = (self.services.printer.clone(), self.visit);
        // A print service may answer late: never on the window's thread.
        Task::perform(async move { printer.presence() }, move |printers| {
            App::AtKeeper(visit, Done::Printers(of, printers))
        })
    }

    pub(super) fn ask_where_slip_goes(&mut self, of: AttendanceId, printers: Printers) {
        if printers == Printers::Absent {
            self.ask_for_name_on_slip(of, SlipTo::Stick);
            return;
        }
        let ways = [
            ("statement-print", SlipTo::Printer),
            ("statement-stick", SlipTo::Stick),
        ];
        let lines = ways.map(|(id, to)| pick::Line {
            label: self.word(id),
            more: None,
            value: Choice::SlipTo(of, to),
        });
        let pick = pick::Pick::new(self.word("statement-where-title"), lines.into());
        self.show_pick(pick);
    }

    pub(super) fn ask_for_name_on_slip(&mut self, of: AttendanceId, to: SlipTo) {
        let keyboard = Keyboard::for_names(self.services.site.arrangement);
        let (title, note) = (
            self.word("statement-name-title"),
            self.word("statement-name-note"),
        );
        let most = ChosenName::CHARS_MAX;
        let line = line_entry::LineEntry::new(title, note, keyboard, String::new(), most);
        self.show(Stage::Line(line, LineFor::NameOnSlip(of, to)));
    }

    /// Makes the slip, hands it over, and forgets that it was asked for.
    pub(super) fn make_slip(&mut self, typed: &str, of: AttendanceId, to: SlipTo) -> Task<App> {
        let Ok(store) = self.services.store.clone() else {
            return Task::none();
        };
        let Ok(name) = ChosenName::new(typed) else {
            let note = self.word("statement-name-note");
            if let Stage::Line(screen, _) = &mut self.stage {
                screen.say(note);
            }
            return Task::none();
        };
        let note = self.word("statement-making");
        if let Stage::Line(screen, _) = &mut self.stage {
            screen.wait(note);
        }
        let (now, by, visit) = (self.now(), self.by(), self.visit);
        let (volumes, chance) = (self.services.volumes.clone(), self.services.chance.clone());
        let (printer, words) = (self.services.printer.clone(), self.look.words.clone());
        let site = &self.services.site;
        let (name_of_site, kiosk, paper) = (site.name.clone(), site.kiosk.clone(), site.paper);
        Task::perform(
            async move {
                let statement = store
                    .run(move |book| book.make_statement(&now, of, &name, by))
                    .await
                    .map_err(|error| SlipFailed::Store(error.into()))?;
                let slip = slip(&words, &name_of_site, &kiosk, &statement);
                let pdf = page(&slip, paper, words.tag())?;
                let given = beside(move || match to {
                    SlipTo::Printer => print(&*printer, &pdf),
                    SlipTo::Stick => {
                        let folder = folder(&statement);
                        onto_stick(&*volumes, &*chance, &folder, &pdf)
                    }
                });
                let is = given.await.unwrap_or(Err(SlipFailed::NotWritten))?;
                let forgotten = store.run(move |book| book.statement_given(&now, of)).await;
                forgotten.map_err(|error| SlipFailed::Store(error.into()))?;
                Ok(is)
            },
            move |slip| App::AtKeeper(visit, Done::Slip(slip)),
        )
    }

    pub(super) fn tell_slip(&mut self, slip: Result<SlipIs, SlipFailed>) -> Task<App> {
        let body = match slip {
            Ok(SlipIs::Printing) => self.word("statement-printing"),
            Ok(SlipIs::OnStick { folder, is_let_go }) => {
                let file = format!("{folder}/{FILE}");
                let values = [("file", file.into())];
                let id = if is_let_go {
                    "statement-on-stick"
                } else {
                    "statement-on-stick-held"
                };
                self.look.words.with(id, &values)
            }
            Err(SlipFailed::Letters) => {
                let note = self.word("statement-letters");
                if let Stage::Line(screen, _) = &mut self.stage {
                    screen.say(note);
                }
                return Task::none();
            }
            Err(SlipFailed::NoStick) => self.word("statement-no-stick"),
            Err(SlipFailed::NoPrint) => self.word("statement-no-print"),
            Err(SlipFailed::NotWritten) => self.word("statement-not-written"),
            Err(SlipFailed::Store(fault)) => return self.tell(fault.outcome()),
        };
        let title = self.word("statement-title");
        let ask = ask::Ask::say(title, body, self.word("button-done"));
        let said = AskFor::Staff(staff::AskFor::Said);
        self.show(Stage::Ask(ask, said));
        Task::none()
    }
}

/// What stands on the slip. It names the kiosk, for no other one can say whether it is valid.
fn slip(words: &Words, site: &str, kiosk: &str, statement: &Statement) -> Slip {
    let number = statement.number;
    let time =
        |at: Option<chrono::NaiveDateTime>| at.map_or_else(String::new, |at| words.time(at.time()));
    let date = number.date();
    let place = [
        ("site", site.into()),
        ("room", statement.room.0.as_str().into()),
    ];
    let times = [
        ("from", time(number.from()).into()),
        ("until", time(number.until()).into()),
    ];
    let lines = [
        ("slip-name", statement.name.as_str().to_owned()),
        ("slip-meeting", statement.title.clone()),
        ("slip-place", words.with("slip-place-said", &place)),
        (
            "slip-date",
            date.map_or_else(String::new, |date| words.date_full(date)),
        ),
        ("slip-times", words.with("slip-times-said", &times)),
        ("slip-number", number.printed()),
        ("slip-code", statement.code.printed()),
    ];
    Slip {
        title: words.get("slip-title"),
        lines: lines
            .map(|(id, said)| (words.get(id), said))
            .into_iter()
            .collect(),
        notes: vec![
            words.get("slip-confirmed"),
            words.with(
                "slip-check",
                &[("site", site.into()), ("kiosk", kiosk.into())],
            ),
        ],
    }
}

fn page(slip: &Slip, paper: Paper, language: &str) -> Result<Vec<u8>, SlipFailed> {
    match slip.pdf(paper, language) {
        Ok(Some(pdf)) => Ok(pdf),
        Ok(None) => Err(SlipFailed::Letters),
        Err(error) => {
            tracing::error!(%error, "a statement");
            Err(SlipFailed::NotWritten)
        }
    }
}

fn print(printer: &dyn Printer, pdf: &[u8]) -> Result<SlipIs, SlipFailed> {
    match printer.print(pdf) {
        Ok(()) => Ok(SlipIs::Printing),
        Err(error) => {
            tracing::error!(%error, "the printer");
            Err(SlipFailed::NoPrint)
        }
    }
}

/// A folder that names the date and nobody.
fn folder(statement: &Statement) -> String {
    match statement.number.date() {
        Some(date) => format!("{FOLDER}_{date}"),
        None => FOLDER.to_owned(),
    }
}

fn onto_stick(
    volumes: &dyn Volumes,
    chance: &dyn Chance,
    folder: &str,
    pdf: &[u8],
) -> Result<SlipIs, SlipFailed> {
    let writable = |volume: &Volume| volume.access == Access::Writable;
    let volume = volumes.list().into_iter().find(writable);
    let volume = volume.ok_or(SlipFailed::NoStick)?;
    let mut suffix = [0; 8];
    let drawn = chance.fill(&mut suffix);
    drawn.map_err(|_| SlipFailed::NotWritten)?;
    let destination = Destination {
        volumes,
        volume: &volume,
        after: After::Eject,
    };
    let written = sheet::deliver(destination, folder, FILE, pdf, suffix, &Job::default());
    let written = written.map_err(|error: TransferError| {
        tracing::error!(%error, "a statement onto a stick");
        SlipFailed::NotWritten
    })?;
    if let Err(error) = &written.let_go {
        tracing::error!(%error, "the stick was not let go");
    }
    Ok(SlipIs::OnStick {
        folder: written.folder,
        is_let_go: written.let_go.is_ok(),
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::series::Room;
    use crate::domain::statement::SlipCode;

    #[test]
    fn a_slip_says_where_it_can_be_checked() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let at = |hour| date.and_hms_opt(hour, 0, 0).unwrap();
        let statement = Statement {
            name: ChosenName::new("Zerlina Quux").unwrap(),
            title: "Evening group".to_owned(),
            room: Room("Hall".to_owned()),
            number: crate::domain::statement::SlipNumber::new(date, at(19), at(20), [1, 2])
                .unwrap(),
            code: SlipCode::from_bytes([7; SlipCode::BYTES]),
        };
        for language in ["en", "es", "fr", "de", "pl"] {
            let slip = slip(&Words::new(language), "Hope House", "Back door", &statement);
            let note = slip.notes.last().unwrap();
            assert!(
                note.contains("Hope House") && note.contains("Back door"),
                "{note}"
            );
        }
    }
}
