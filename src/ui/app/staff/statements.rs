//! Attendance statements, for staff: which meetings offer them, and checking a slip that somebody
//! brings.

use iced::Task;

use super::{AskFor, Choice, Done, HiddenSlip, LineFor};
use crate::domain::id::SeriesId;
use crate::domain::name::ChosenName;
use crate::domain::series::Series;
use crate::domain::statement::{Statement, Statements, typed};
use crate::store::StoreError;
use crate::ui::app::keeper::Choice as Line;
use crate::ui::app::{Kiosk, Message as App, Stage, keeper};
use crate::ui::screen::{ask, pick};

impl Kiosk {
    pub(super) fn list_statements(&self) -> Task<App> {
        self.ask_for_staff(|book| book.series(), Done::Series)
    }

    /// The series that know who comes, and whether each offers statements.
    pub(super) fn show_statements(&mut self, series: &[Series]) -> Task<App> {
        let words = &self.look.words;
        let mut lines = vec![pick::Line {
            label: words.get("statements-check"),
            more: None,
            value: Line::Staff(Choice::CheckStatement),
        }];
        let known = series.iter().filter(|series| series.mode.keeps_person());
        lines.extend(known.map(|series| {
            let (id, other) = match series.statements {
                Statements::Offered => ("statements-offered", Statements::None),
                Statements::None => ("statements-not-offered", Statements::Offered),
            };
            pick::Line {
                label: series.title.clone(),
                more: Some(words.get(id)),
                value: Line::Staff(Choice::OfferStatements(series.id.clone(), other)),
            }
        }));
        let pick = pick::Pick::new(words.get("statements-title"), lines)
            .with_note(words.get("statements-note"));
        self.show_pick(pick);
        Task::none()
    }

    pub(super) fn offer_statements(&self, series: SeriesId, statements: Statements) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        self.ask_for_staff(
            move |book| {
                let all = book.series()?;
                let known = all.into_iter().find(|known| known.id == series);
                let known = known.ok_or(StoreError::NotThere("series"))?;
                book.change_series(
                    &now,
                    &Series {
                        statements,
                        ..known
                    },
                    by,
                )?;
                book.series()
            },
            Done::Series,
        )
    }

    pub(super) fn ask_for_slip(&mut self) {
        let (title, note) = ("statement-code-title", "statement-code-note");
        self.show_staff_line(title, note, String::new(), LineFor::SlipCode);
    }

    pub(super) fn ask_for_name_of_slip(&mut self, line: &str) -> Task<App> {
        let Some((number, code)) = typed(line) else {
            let note = self.text("statement-code-odd");
            if let Stage::Line(screen, _) = &mut self.stage {
                screen.say(note);
            }
            return Task::none();
        };
        let (title, note) = ("statement-check-name-title", "statement-check-name-note");
        let what = LineFor::SlipName(HiddenSlip(number, code));
        self.show_staff_line(title, note, String::new(), what);
        Task::none()
    }

    pub(super) fn check_slip(&self, line: &str, slip: HiddenSlip) -> Task<App> {
        let Ok(name) = ChosenName::new(line) else {
            return Task::none();
        };
        let HiddenSlip(number, code) = slip;
        self.ask_for_staff(
            move |book| book.check_statement(number, code, &name),
            Done::Checked,
        )
    }

    /// Valid or not; and only what stands on the paper.
    pub(super) fn show_checked(&mut self, statement: Option<&Statement>) -> Task<App> {
        let words = &self.look.words;
        let (title, body) = match statement {
            None => {
                let values = [("kiosk", self.services.site.kiosk.as_str().into())];
                let body = words.with("statement-wrong-body", &values);
                ("statement-wrong-title", body)
            }
            Some(statement) => {
                let number = statement.number;
                let time = |at: Option<chrono::NaiveDateTime>| {
                    at.map_or_else(String::new, |at| words.time(at.time()))
                };
                let date = number.date().map(|date| words.date_full(date));
                let values = [
                    ("title", statement.title.as_str().into()),
                    ("room", statement.room.0.as_str().into()),
                    ("date", date.unwrap_or_default().into()),
                    ("from", time(number.from()).into()),
                    ("until", time(number.until()).into()),
                    ("number", number.printed().into()),
                ];
                let body = words.with("statement-valid-body", &values);
                ("statement-valid-title", body)
            }
        };
        let ask = ask::Ask::say(words.get(title), body, words.get("button-done"));
        let said = keeper::AskFor::Staff(AskFor::SlipChecked);
        self.show(Stage::Ask(ask, said));
        Task::none()
    }
}
