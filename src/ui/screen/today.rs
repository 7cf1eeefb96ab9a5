//! What is on today, in full: for panels on whose door only a part of it has room.
//!
//! Like the door it knows what is on and nothing of who comes. From here the reading is a touch
//! away.

use iced::widget::container;
use iced::{Element, Size};

use super::door::Door;
use crate::ui::Look;
use crate::ui::theme::TextRole;
use crate::ui::widget::leaves::leaves;
use crate::ui::widget::list::pager_beside_help;
use crate::ui::widget::sign::Sign;
use crate::ui::widget::{Page, button, text};

/// The screen.
#[derive(Debug)]
pub struct Today {
    door: Door,
    page: usize,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// The reading.
    Reading,
    /// This page, counted from 0.
    Page(usize),
    /// "Help now".
    Help,
    /// Back to the door.
    Back,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// The reading.
    Read,
    /// Help now.
    Help,
    /// Back to the door.
    Leave,
}

impl Today {
    /// What this door knows.
    pub fn new(door: Door) -> Self {
        Self { door, page: 0 }
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Reading => return Action::Read,
            Message::Page(page) => self.page = page,
            Message::Help => return Action::Help,
            Message::Back => return Action::Leave,
        }
        Action::None
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let (words, metrics) = (&look.words, &look.metrics);
        let told = self.door.told(look);
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        let has_reading = self.door.reading().is_some();
        let taken = if has_reading {
            metrics.target() + metrics.gap()
        } else {
            0.0
        };
        let room = Size::new(metrics.measure(), metrics.body_height() - taken);
        let leaves = leaves(look, TextRole::Body, &told, room);
        let shown = leaves[self.page.min(leaves.len() - 1)].clone();
        let shown = container(text::facts(look, &[shown]));
        let mut page = Page::new(look)
            .title(words.label("door-today"))
            .body(shown.width(room.width).height(room.height))
            .left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help))
            .middle(pager_beside_help(
                look,
                leaves.len(),
                self.page,
                Message::Page,
            ));
        if has_reading {
            let label = words.label("door-reading");
            page = page.controls(button::quiet_with(
                look,
                Sign::Book,
                label,
                Message::Reading,
            ));
        }
        page.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attendance::AttendanceMode;
    use crate::domain::moment::{ClockState, Moment};
    use crate::domain::reading::{Reading, ReadingKey, ReadingText};
    use crate::domain::series::Room;
    use crate::domain::session::DoorMeeting;
    use crate::ui::screen::door::ByName;
    use chrono::{TimeZone, Utc};

    fn door() -> Door {
        let now = Moment {
            utc: Utc.with_ymd_and_hms(2026, 11, 24, 18, 45, 0).unwrap(),
            zone: chrono_tz::Etc::UTC,
            boot: 1,
            boot_ms: 60_000,
            clock: ClockState::Ok,
        };
        let meeting = |title: &str, room: &str| DoorMeeting {
            title: title.to_owned(),
            room: Room(room.to_owned()),
            start: now.utc,
            is_open: true,
            mode: AttendanceMode::ChosenName,
            open_roles: vec!["chairs".to_owned()],
        };
        let meetings = vec![
            meeting("Tuesday Hope, open to all", "Community room upstairs"),
            meeting("Late lamp", "Library"),
            meeting("Breakfast table", "Kitchen behind the stage"),
            meeting("Night shift", "Hall"),
        ];
        let text = ReadingText {
            title: "Tea",
            body: "Some of us drink it slowly.",
            ..ReadingText::default()
        };
        let reading = Reading::new(ReadingKey::DayOfMonth(1), None, &text).ok();
        Door::new(now, ByName::Offered, meetings, reading)
    }

    #[test]
    fn the_reading_help_and_the_door_are_a_touch_away() {
        let mut screen = Today::new(door());
        assert_eq!(screen.update(Message::Reading), Action::Read);
        assert_eq!(screen.update(Message::Help), Action::Help);
        assert_eq!(screen.update(Message::Page(1)), Action::None);
        assert_eq!(screen.update(Message::Back), Action::Leave);
    }

    #[cfg(feature = "gui-tests")]
    #[test]
    fn every_meeting_stands_there_with_its_room_and_nothing_is_smaller_than_running_text() {
        use crate::ui::capture::texts;
        use crate::ui::crowding::crowding;
        use crate::ui::theme::{Metrics, Panel, TextSize, ThemeKind};
        use crate::ui::widget::mirror;
        use crate::ui::words::{self, Words};

        for panel in [Panel::SEVEN_INCH, Panel::TEN_INCH] {
            for size in [TextSize::Normal, TextSize::Large] {
                for language in Words::languages() {
                    let metrics = Metrics::new(panel).with_text_size(size);
                    let look = Look::new(Words::new(language.tag), metrics, ThemeKind::Light);
                    let mut screen = Today::new(door());
                    let mut all = String::new();
                    for page in 0..12 {
                        screen.update(Message::Page(page));
                        let view = || mirror::follows(&look, screen.view(&look));
                        let faults = crowding(&look, view()).unwrap();
                        assert!(faults.is_empty(), "{size:?} {}: {faults:?}", language.tag);
                        for (said, bounds) in texts(&look, view()).unwrap() {
                            let is_told = door().meetings().iter().any(|m| said.contains(&m.title));
                            let lines = bounds.height / look.metrics.line(TextRole::Body);
                            assert!(!is_told || lines > 0.95, "{said}: {bounds:?}");
                            all += &words::read(&said);
                        }
                    }
                    for meeting in door().meetings() {
                        assert!(all.contains(&meeting.title), "{all}");
                        assert!(all.contains(&meeting.room.0), "{all}");
                    }
                    assert!(all.contains(&look.words.role("chairs")), "{all}");
                }
            }
        }
    }
}
