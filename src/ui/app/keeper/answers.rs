//! What a yes or a no to a question leads to, and numbers.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use iced::Task;

use super::{AskFor, CountsFor, PAPER_KINDS};
use crate::domain::schedule::start_in_utc;
use crate::domain::tonight::PaperEvening;
use crate::ui::app::{Kiosk, Message as App};

impl Kiosk {
    pub(super) fn on_no(&mut self, what: AskFor) -> Task<App> {
        match what {
            AskFor::NotTonight | AskFor::Present(_) => self.back_to_duty(),
            AskFor::Reading(_) => {
                self.show_readings();
                Task::none()
            }
            AskFor::Clock => {
                self.show_date();
                Task::none()
            }
            AskFor::Staff(what) => self.on_staff_no(&what),
            AskFor::Rescue(_) | AskFor::RescueGoesOn | AskFor::RescueSaid => self.go_to_door(),
        }
    }

    pub(super) fn on_yes(&mut self, what: AskFor) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match what {
            AskFor::Clock => {
                self.services.clock.trust();
                self.back_to_duty()
            }
            AskFor::NotTonight => {
                let Some(session) = self.session() else {
                    return self.back_to_duty();
                };
                let task = self.did("not-tonight-done", move |book| {
                    book.not_tonight(&now, &session, by)
                });
                if let Some(duty) = &mut self.keeper {
                    duty.session = None;
                }
                task
            }
            AskFor::Reading(occasion) => self.choose_reading(occasion),
            AskFor::Present(of) => self.look_for_printer(of),
            AskFor::Staff(what) => self.on_staff_yes(what),
            AskFor::Rescue(backup) => self.restore(backup),
            AskFor::RescueGoesOn => Task::none(),
            AskFor::RescueSaid => self.go_to_door(),
        }
    }

    pub(super) fn on_numbers(&mut self, numbers: &[u32], what: CountsFor) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match (what, numbers) {
            (CountsFor::Close, &[did_not_sign_in]) => {
                let Some(session) = self.session() else {
                    return self.back_to_duty();
                };
                let task = self.did("tonight-closed", move |book| {
                    book.close(&now, &session, Some(did_not_sign_in), by)
                });
                if let Some(duty) = &mut self.keeper {
                    duty.session = None;
                }
                task
            }
            (CountsFor::Time, &[hour, minute, long]) => {
                let Some(session) = self.session() else {
                    return self.back_to_duty();
                };
                self.did("tonight-saved", move |book| {
                    let evening = book.session(&session)?;
                    let wall = NaiveTime::from_hms_opt(hour, minute, 0);
                    let start = wall
                        .and_then(|wall| start_in_utc(now.zone, evening.local_date, wall))
                        .unwrap_or(evening.start);
                    let end = start + TimeDelta::minutes(i64::from(long));
                    book.move_session(&now, &session, start, end, &evening.room, by)
                })
            }
            (CountsFor::Paper(series, date), counted) => {
                let counts = PAPER_KINDS.into_iter().zip(counted.iter().copied());
                let counts = counts.filter(|(_, count)| *count > 0).collect();
                if let Some(duty) = &mut self.keeper {
                    duty.paper = Some(PaperEvening {
                        series,
                        date,
                        counts,
                        people: Vec::new(),
                    });
                }
                self.ask_for_more_paper();
                Task::none()
            }
            (CountsFor::Clock, &[year, month, day, hour, minute]) => {
                let year = i32::try_from(year).unwrap_or_default();
                let date = NaiveDate::from_ymd_opt(year, month, day);
                match date.zip(NaiveTime::from_hms_opt(hour, minute, 0)) {
                    Some((date, wall)) => self.set_clock(date, wall),
                    // The 31st of a short month: the numbers stay to be mended.
                    None => Task::none(),
                }
            }
            _ => self.back_to_duty(),
        }
    }
}
