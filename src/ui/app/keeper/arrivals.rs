//! Who is here: signed in by the facilitator, undone, moved, filed out of the tray.

use iced::Task;

use super::{Choice, Done, LineFor};
use crate::domain::attendance::Answer;
use crate::domain::id::{AttendanceId, PersonId};
use crate::domain::person::PersonLine;
use crate::domain::tonight::TrayItem;
use crate::ui::app::{Fault, Kiosk, Message as App, Stage};
use crate::ui::marks::mark_name;
use crate::ui::screen::outcome::Outcome;
use crate::ui::screen::pick;

impl Kiosk {
    pub(super) fn show_attendances(&mut self) {
        let Stage::Tonight(screen) = &self.stage else {
            return;
        };
        let (zone, words) = (self.services.site.zone, &self.look.words);
        let lines = screen.card().attendances.iter().map(|line| {
            let who = match &line.name {
                Some(name) => name.as_str().to_owned(),
                None => words.get(&format!("kind-{}", line.kind.code())),
            };
            let time = words.time(line.signed_in.with_timezone(&zone).time());
            let left = line.signed_out.map(|left| {
                let time = words.time(left.with_timezone(&zone).time());
                words.with("who-left", &[("time", time.into())])
            });
            pick::Line {
                label: words.with("who-line", &[("who", who.into()), ("time", time.into())]),
                more: left,
                value: Choice::Attendance(line.id),
            }
        });
        let pick = pick::Pick::new(words.get("who-title"), lines.collect())
            .with_note(words.get("who-note"));
        self.show_pick(pick);
    }

    pub(super) fn show_attendance(&mut self, of: AttendanceId) {
        let Some(duty) = &self.keeper else { return };
        let mut lines = vec![
            ("who-undo", Choice::Undo(of)),
            ("who-move", Choice::MoveFrom(of)),
        ];
        if duty.keeps_leaving {
            lines.push(("who-left-now", Choice::LeftNow(of)));
            lines.push(("who-stayed", Choice::Stayed(of, true)));
            lines.push(("who-not-stayed", Choice::Stayed(of, false)));
        }
        if duty.to_show_around.contains(&of) {
            lines.push(("tonight-met", Choice::Met(of)));
        }
        lines.push(("who-back", Choice::Nothing));
        let lines = lines.into_iter().map(|(id, value)| pick::Line {
            label: self.word(id),
            more: None,
            value,
        });
        let pick = pick::Pick::new(self.word("who-title"), lines.collect());
        self.show_pick(pick);
    }

    pub(super) fn sign_in_person(&mut self, person: PersonId) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        let Some(session) = self.session() else {
            return self.back_to_duty();
        };
        self.ask_for_keeper(
            move |book| book.sign_in_person(&now, &session, person, by),
            Done::SignedIn,
        )
    }

    /// Somebody signed in while a facilitator's screen stands: nobody is lost, and the screen
    /// stays.
    pub(in crate::ui::app) fn on_answer_beside(
        &mut self,
        answer: &Result<Answer, Fault>,
    ) -> Task<App> {
        let said = match answer {
            Ok(Answer::Welcome(_)) => "tonight-signed-in",
            Ok(Answer::AllSet(_)) => "tonight-already",
            Ok(_) => "tonight-card-new",
            Err(_) => "paper-title",
        };
        let words = self.look.words.get(said);
        match &mut self.stage {
            Stage::Tonight(screen) => {
                screen.say(words);
                return self.show_card(Some(said));
            }
            Stage::Pick(screen) => screen.say(words),
            Stage::Line(screen, _) => screen.say(words),
            Stage::Counts(screen, _) => screen.say(words),
            // What stands there has no line to say it on: a sign-in that failed takes over.
            _ => {
                if let Err(fault) = answer {
                    return self.tell(Outcome::Paper { code: fault.code });
                }
            }
        }
        Task::none()
    }

    pub(super) fn show_found(&mut self, people: &[PersonLine]) {
        let is_paper = matches!(&self.stage, Stage::Line(_, LineFor::PaperName));
        let words = &self.look.words;
        let lines = people.iter().filter_map(|person| {
            let name = person.name.as_ref()?;
            let more = person.mark.map(|mark| mark_name(&self.look, mark));
            let value = if is_paper {
                Choice::OnPaper(person.person)
            } else {
                Choice::SignIn(person.person)
            };
            Some(pick::Line {
                label: name.as_str().to_owned(),
                more,
                value,
            })
        });
        let mut lines: Vec<_> = lines.collect();
        let mut pick_note = None;
        if lines.is_empty() {
            pick_note = Some(words.get("find-none"));
        }
        if is_paper {
            for (id, value) in [
                ("paper-people-more", Choice::MorePaper),
                ("paper-people-done", Choice::PaperIsIn),
            ] {
                lines.push(pick::Line {
                    label: words.get(id),
                    more: None,
                    value,
                });
            }
        }
        let title = if is_paper {
            "paper-people-title"
        } else {
            "find-results-title"
        };
        let mut pick = pick::Pick::new(words.get(title), lines);
        if let Some(note) = pick_note {
            pick = pick.with_note(note);
        }
        self.show_pick(pick);
    }

    pub(super) fn show_tray(&mut self, items: &[TrayItem]) {
        let (zone, words) = (self.services.site.zone, &self.look.words);
        let lines = items.iter().map(|item| {
            let local = item.signed_in.with_timezone(&zone).naive_local();
            let kind = words.get(&format!("kind-{}", item.kind.code()));
            let id = if item.has_person {
                "tray-line-person"
            } else {
                "tray-line"
            };
            let values = [
                ("day", words.date_day(local.date()).into()),
                ("time", words.time(local.time()).into()),
                ("kind", kind.into()),
            ];
            pick::Line {
                label: words.with(id, &values),
                more: None,
                value: Choice::Tray(item.id),
            }
        });
        let pick = pick::Pick::new(words.get("tray-title"), lines.collect())
            .with_note(words.get("tray-note"));
        self.show_pick(pick);
    }
}
