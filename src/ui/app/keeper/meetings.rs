//! Which meeting is run: opened, closed, moved, or one that nobody planned.

use chrono::Timelike;
use iced::Task;

use super::paper::PAPER_COUNT_MAX;
use super::{AskFor, Back, Choice, CountsFor, Done, EveningFor, LineFor};
use crate::domain::attendance::AttendanceMode;
use crate::domain::session::{Session, SessionState};
use crate::store::session::AdHoc;
use crate::ui::app::{Kiosk, Message as App, Stage, staff};
use crate::ui::screen::tonight::Act;
use crate::ui::screen::{ask, counts, pick};

/// The longest meeting, in minutes.
const MEETING_MINUTES_MAX: u32 = 600;
/// How long an ad hoc meeting is taken to last, in minutes.
const AD_HOC_MINUTES: u16 = 90;

impl Kiosk {
    pub(super) fn list_evenings(&self, what: EveningFor) -> Task<App> {
        let now = self.now();
        self.ask_for_keeper(
            move |book| {
                let mut evenings = book.open_sessions()?;
                for session in book.sessions_on(now.date())? {
                    if evenings.iter().all(|open| open.id != session.id) {
                        evenings.push(session);
                    }
                }
                Ok(evenings)
            },
            move |evenings| Done::Evenings(evenings, what),
        )
    }

    pub(super) fn on_act(&mut self, act: Act) -> Task<App> {
        match act {
            Act::LookUp => {
                self.show_line("find-title", "find-note", String::new(), LineFor::Find);
            }
            Act::Tray => {
                return self.ask_for_keeper(|book| book.tray(), Done::Tray);
            }
            Act::Topic => {
                let topic = match &self.stage {
                    Stage::Tonight(screen) => screen.card().session.topic.clone(),
                    _ => None,
                };
                let topic = topic.unwrap_or_default();
                self.show_line("topic-title", "topic-note", topic, LineFor::Topic);
            }
            Act::Reading => self.show_readings(),
            Act::OtherMeeting => return self.list_evenings(EveningFor::Run(None)),
            Act::OtherTime => self.show_times(),
            Act::OtherRoom => {
                let rooms = self.services.site.rooms.iter().map(|room| pick::Line {
                    label: room.0.clone(),
                    more: None,
                    value: Choice::Room(room.clone()),
                });
                let pick = pick::Pick::new(self.word("room-title"), rooms.collect());
                self.show_pick(pick);
            }
            Act::NotTonight => {
                let ask = ask::Ask::question(
                    self.word("not-tonight-title"),
                    self.word("not-tonight-body"),
                    self.word("not-tonight-yes"),
                    self.word("not-tonight-no"),
                );
                self.show(Stage::Ask(ask, AskFor::NotTonight));
            }
            Act::Paper => {
                return self.ask_for_keeper(
                    |book| {
                        let series = book.series()?.into_iter();
                        Ok(series.map(|series| (series.id, series.title)).collect())
                    },
                    Done::Series,
                );
            }
            Act::Service => return self.ask_service(),
            Act::Staff => return self.on_staff_asked_for(),
            Act::Close => {
                let total = match &self.stage {
                    Stage::Tonight(screen) => screen.card().total,
                    _ => 0,
                };
                let note = self
                    .look
                    .words
                    .with("close-note", &[("count", total.into())]);
                let count = counts::Count {
                    label: self.word("close-people"),
                    value: 0,
                    least: 0,
                    step: 1,
                    most: PAPER_COUNT_MAX,
                };
                let screen = counts::Counts::new(
                    self.word("close-title"),
                    note,
                    self.word("close-yes"),
                    vec![count],
                );
                self.show(Stage::Counts(screen, CountsFor::Close));
            }
        }
        Task::none()
    }

    pub(super) fn show_times(&mut self) {
        let Stage::Tonight(screen) = &self.stage else {
            return;
        };
        let session = &screen.card().session;
        let start = session.local_start(self.services.site.zone);
        let minutes = (session.end - session.start).num_minutes();
        let number = |label: &str, value: u32, step, most| counts::Count {
            label: self.word(label),
            value,
            least: 0,
            step,
            most,
        };
        let numbers = vec![
            number("time-hour", start.hour(), 1, 23),
            number("time-minute", start.minute(), 5, 55),
            number(
                "time-minutes-long",
                u32::try_from(minutes).unwrap_or(60),
                15,
                MEETING_MINUTES_MAX,
            ),
        ];
        let before = (session.start - session.opens).num_minutes();
        let note = self
            .look
            .words
            .with("time-note", &[("minutes", before.into())]);
        let screen = counts::Counts::new(
            self.word("time-title"),
            note,
            self.word("button-save"),
            numbers,
        );
        self.show(Stage::Counts(screen, CountsFor::Time));
    }

    pub(super) fn show_modes(&mut self) {
        let lines = AttendanceMode::ALL.map(|mode| pick::Line {
            label: self.word(&format!("mode-{}", mode.code())),
            more: None,
            value: Choice::Mode(mode),
        });
        let pick = pick::Pick::new(self.word("ad-hoc-title"), lines.into())
            .with_note(self.word("ad-hoc-note"));
        self.show_pick(pick);
    }

    pub(super) fn open_ad_hoc(&mut self, mode: AttendanceMode) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        let title = self.word("ad-hoc-name");
        let site = &self.services.site;
        let (room, scheme) = (site.room.clone(), site.scheme.clone());
        let meeting = AdHoc {
            title,
            room,
            mode,
            scheme,
            minutes: AD_HOC_MINUTES,
        };
        self.ask_for_keeper(
            move |book| book.open_ad_hoc(&now, &meeting, by),
            Done::Opened,
        )
    }

    pub(super) fn show_evenings(&mut self, evenings: &[Session], what: EveningFor) -> Task<App> {
        let zone = self.services.site.zone;
        let words = &self.look.words;
        let line = |evening: &Session, value| {
            let local = evening.start.with_timezone(&zone).naive_local();
            let values = [
                ("title", evening.title.as_str().into()),
                ("day", words.date_day(local.date()).into()),
                ("time", words.time(local.time()).into()),
            ];
            pick::Line {
                label: words.with("meeting-line", &values),
                more: None,
                value,
            }
        };
        let is_open = |evening: &&Session| evening.state == SessionState::Open;
        let open: Vec<&Session> = evenings.iter().filter(is_open).collect();
        if let (EveningFor::Run(said), [one]) = (what, open.as_slice())
            && self.session().is_none()
        {
            // The one that is open is the one meant.
            let id = one.id.clone();
            self.run_session(id);
            return self.show_card(said);
        }
        let mut lines: Vec<pick::Line<Choice>> = evenings
            .iter()
            .map(|evening| {
                let id = evening.id.clone();
                line(
                    evening,
                    match what {
                        EveningFor::Run(_) if is_open(&evening) => Choice::Run(id),
                        EveningFor::Run(_) => Choice::Open(id),
                        EveningFor::Move(of) => Choice::MoveTo(of, id),
                        EveningFor::File(of) => Choice::FileTo(of, id),
                    },
                )
            })
            .collect();
        let title = match what {
            EveningFor::Run(_) if open.is_empty() => "tonight-none-title",
            _ => "move-title",
        };
        let mut note = None;
        if let EveningFor::Run(said) = what {
            note = said.map(|said| words.get(said));
            lines.push(pick::Line {
                label: words.get("tonight-ad-hoc"),
                more: None,
                value: Choice::AdHoc,
            });
            lines.push(pick::Line {
                label: words.get("tonight-staff"),
                more: None,
                value: Choice::Staff(staff::Choice::Menu),
            });
        }
        let mut pick = pick::Pick::new(words.get(title), lines);
        if let Some(note) = note {
            pick = pick.with_note(note);
        }
        if matches!(what, EveningFor::Run(_)) && self.session().is_none() {
            self.leads_back_to(Back::Door);
        }
        self.show_pick(pick);
        Task::none()
    }
}
