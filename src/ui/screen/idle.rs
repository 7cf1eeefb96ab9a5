//! The idle screen: what can be read from two metres while nobody is at the door.
//!
//! The greeting and today's meetings, then the reading, on as many pages as that takes, each for a
//! while, and between them a calm crossfade. A touch anywhere brings the door, a card signs in at
//! once. It knows what the door knows, and so nobody.

mod leaf;

use chrono::Timelike;
use iced::widget::{Column, column, container, mouse_area, space};
use iced::{Color, Element, Length, Size};

use super::door::Door;
use crate::domain::moment::Moment;
use crate::ui::Look;
use crate::ui::theme::{Motion, TextRole, fonts, tokens};
use crate::ui::widget::fit::{afar, afar_in, afar_px};
use leaf::{Leaf, leaves};

/// From this hour on the screen is dim, by the clock on the wall.
const NIGHT_FROM_HOUR: u32 = 22;
/// Until this hour.
const NIGHT_TO_HOUR: u32 = 6;
/// Fewer meetings than these are not told: a new place has no need to count.
const HELD_TOLD_MIN: u32 = 10;
/// More meetings than these are not read from afar.
const MEETINGS_SHOWN_MAX: usize = 5;

/// The screen.
#[derive(Debug)]
pub struct Idle {
    motion: Motion,
    light: Light,
    /// How often it has changed: which of the pages stands there.
    turn: usize,
    fade: Option<Fade>,
}

/// How bright it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// As the site wishes.
    Day,
    /// Dim: nobody is expected.
    Night,
}

impl Light {
    /// Whether it is night here and nothing is on. A clock in doubt makes no night.
    pub fn at(now: &Moment, is_anything_on: bool) -> Self {
        let hour = now.local().time().hour();
        let is_night = !(NIGHT_TO_HOUR..NIGHT_FROM_HOUR).contains(&hour);
        if is_night && !is_anything_on && now.clock.is_trusted() {
            Self::Night
        } else {
            Self::Day
        }
    }
}

/// A change under way.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Fade {
    since_ms: u64,
    /// From 0 to 1: the old page goes in the first half, the next one comes in the second.
    share: f32,
}

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// A touch, anywhere.
    Wake,
    /// The page has stood long enough.
    Turn,
    /// The next frame of a change.
    Frame,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// To the door.
    Wake,
}

impl Idle {
    /// The screen at its first page.
    pub fn new(motion: Motion, light: Light) -> Self {
        Self {
            motion,
            light,
            turn: 0,
            fade: None,
        }
    }

    /// Takes how bright it may be by now.
    pub fn dim(&mut self, light: Light) {
        self.light = light;
    }

    /// Whether frames are needed: at all other times nothing moves.
    pub fn is_fading(&self) -> bool {
        self.fade.is_some()
    }

    /// Answers a touch or a time.
    pub fn update(&mut self, now: Moment, message: Message) -> Action {
        match (message, self.fade) {
            (Message::Wake, _) => return Action::Wake,
            (Message::Turn, None) if self.motion == Motion::Calm => {
                self.fade = Some(Fade {
                    since_ms: now.boot_ms,
                    share: 0.0,
                });
            }
            (Message::Turn, None) => self.turn += 1,
            (Message::Turn, Some(_)) | (Message::Frame, None) => {}
            (Message::Frame, Some(fade)) => self.fade = self.go_on(fade, now.boot_ms),
        }
        Action::None
    }

    fn go_on(&mut self, fade: Fade, now_ms: u64) -> Option<Fade> {
        let gone = std::time::Duration::from_millis(now_ms.saturating_sub(fade.since_ms));
        let share = (gone.as_secs_f32() / tokens::CROSSFADE.as_secs_f32()).min(WHOLE);
        if fade.share < HALF && share >= HALF {
            self.turn += 1;
        }
        (share < WHOLE).then_some(Fade { share, ..fade })
    }

    /// How much of the words is seen.
    fn seen(&self) -> f32 {
        self.fade
            .map_or(WHOLE, |fade| (WHOLE - fade.share / HALF).abs())
    }

    /// Draws it.
    pub fn view<'a>(&'a self, door: &'a Door, look: &'a Look) -> Element<'a, Message> {
        let metrics = &look.metrics;
        let gap = metrics.gap_large();
        let room = room(look);
        let full = match self.light {
            Light::Day => look.colours.text,
            Light::Night => look.colours.text_night,
        };
        let ink = mixed(look.colours.background, full, self.seen());
        let mut leaves = leaves(door, look, room);
        // There is always the greeting.
        let page = leaves.swap_remove(self.turn % leaves.len().max(1));
        // Does not fade: the way in always stands there.
        let foot = look.words.get("idle-touch");
        let foot = afar(look, TextRole::Heading, fonts::BOLD, foot, full);
        let background = look.colours.background;
        let all = column![
            container(drawn(look, page, room, ink)).height(room.height),
            container(foot).height(foot_px(look)).width(room.width),
        ]
        .spacing(gap)
        .padding(metrics.margin());
        let sheet = container(all)
            .style(move |_| container::Style::default().background(background))
            .width(Length::Fill)
            .height(Length::Fill);
        mouse_area(sheet).on_press(Message::Wake).into()
    }
}

/// The share of a change at which the old page is gone and the next one has not come.
const HALF: f32 = 0.5;
/// All of it.
const WHOLE: f32 = 1.0;

/// The height of the line that says how to come in, in pixels.
fn foot_px(look: &Look) -> f32 {
    let metrics = &look.metrics;
    // Two small lines where one large one is not enough for every language.
    if metrics.is_short() {
        let two = 2.0 * metrics.line_least();
        metrics.line(TextRole::Heading).max(two)
    } else {
        metrics.line(TextRole::Heading)
    }
}

/// What is left above that line.
fn room(look: &Look) -> Size {
    let metrics = &look.metrics;
    Size::new(
        metrics.content_width(),
        metrics.height() - 2.0 * metrics.margin() - foot_px(look) - metrics.gap_large(),
    )
}

/// One page: its blocks in the middle, and whose words they are below them.
fn drawn(look: &Look, page: Leaf, room: Size, ink: Color) -> Element<'_, Message> {
    let mut column = Column::new()
        .spacing(look.metrics.gap())
        .width(room.width)
        .push(space::vertical());
    // One size for all: larger words would matter more.
    let sizes = page.blocks.iter().map(|block| {
        let room = Size::new(room.width, block.height(look, room.width));
        afar_px(look, &block.words, block.weight.font(), room)
    });
    let px = sizes.fold(f32::INFINITY, f32::min);
    for block in page.blocks {
        let height = block.height(look, room.width);
        let font = block.weight.font();
        let words = afar_in(look, px, font, block.words, ink);
        column = column.push(container(words).height(height).width(room.width));
    }
    column = column.push(space::vertical());
    if let Some(credit) = page.credit {
        let credit = afar(look, TextRole::Body, fonts::REGULAR, credit, ink);
        let height = look.metrics.line(TextRole::Body);
        column = column.push(container(credit).height(height).width(room.width));
    }
    column.into()
}

/// So much of the ink on this paper.
fn mixed(paper: Color, ink: Color, share: f32) -> Color {
    let mix = |paper: f32, ink: f32| paper + (ink - paper) * share.clamp(0.0, 1.0);
    Color {
        r: mix(paper.r, ink.r),
        g: mix(paper.g, ink.g),
        b: mix(paper.b, ink.b),
        a: 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::ClockState;
    use chrono::{TimeDelta, TimeZone, Utc};

    fn at(hour: u32) -> Moment {
        Moment {
            utc: Utc.with_ymd_and_hms(2026, 11, 24, hour, 30, 0).unwrap(),
            zone: chrono_tz::Etc::UTC,
            boot: 1,
            boot_ms: 60_000,
            clock: ClockState::Ok,
        }
    }

    fn after(ms: i64) -> Moment {
        at(19).plus(TimeDelta::milliseconds(ms))
    }

    #[test]
    fn a_touch_brings_the_door_whatever_moves() {
        let mut idle = Idle::new(Motion::Calm, Light::Day);
        assert_eq!(idle.update(after(0), Message::Wake), Action::Wake);
        idle.update(after(0), Message::Turn);
        assert_eq!(idle.update(after(100), Message::Wake), Action::Wake);
    }

    #[test]
    fn a_change_fades_out_turns_in_the_middle_and_comes_to_rest() {
        let mut idle = Idle::new(Motion::Calm, Light::Day);
        assert!(!idle.is_fading(), "nothing moves");
        idle.update(after(0), Message::Turn);
        assert!(idle.is_fading());
        idle.update(after(300), Message::Frame);
        assert!(idle.seen() < 0.6 && idle.turn == 0);
        // A frame that comes late lets nothing out.
        idle.update(after(900), Message::Frame);
        assert_eq!(idle.turn, 1);
        idle.update(after(5_000), Message::Frame);
        assert!(!idle.is_fading() && idle.seen() >= 1.0);
        assert_eq!(idle.turn, 1);
    }

    #[test]
    fn where_motion_is_reduced_a_change_is_at_once_and_needs_no_frame() {
        let mut idle = Idle::new(Motion::Still, Light::Day);
        idle.update(after(0), Message::Turn);
        assert!(!idle.is_fading() && idle.turn == 1);
    }

    #[test]
    fn it_is_dim_at_night_when_nothing_is_on() {
        let light = |hour| Light::at(&at(hour), false);
        assert_eq!([22, 23, 0, 5].map(light), [Light::Night; 4]);
        assert_eq!([6, 12, 21].map(light), [Light::Day; 3]);
        assert_eq!(Light::at(&at(23), true), Light::Day, "a midnight meeting");
        let doubtful = Moment {
            clock: ClockState::NeverSet,
            ..at(23)
        };
        assert_eq!(Light::at(&doubtful, false), Light::Day);
    }

    #[cfg(feature = "gui-tests")]
    mod seen {
        use super::*;
        use crate::domain::attendance::AttendanceMode;
        use crate::domain::reading::{Reading, ReadingKey, ReadingText};
        use crate::domain::series::Room;
        use crate::domain::session::{DoorMeeting, Held};
        use crate::ui::capture::texts;
        use crate::ui::crowding::crowding;
        use crate::ui::screen::door::ByName;
        use crate::ui::theme::fonts::CAPITAL_SHARE;
        use crate::ui::theme::{Metrics, Panel, TextSize, ThemeKind};
        use crate::ui::widget::mirror;
        use crate::ui::words::{Direction, Words};

        const CREDIT: &str = "The Tuesday group of the Garden room";
        const PANELS: [Panel; 5] = [
            Panel::SEVEN_INCH,
            Panel::TEN_INCH,
            Panel::FIFTEEN_INCH,
            Panel::TWENTY_ONE_INCH,
            Panel::new(21.5, 1080.0, 1920.0),
        ];

        fn door() -> Door {
            let meeting = |title: &str, room: &str| DoorMeeting {
                title: title.to_owned(),
                room: Room(room.to_owned()),
                start: at(19).utc,
                is_open: true,
                mode: AttendanceMode::ChosenName,
                open_roles: Vec::new(),
            };
            let meetings = vec![
                meeting("Tuesday Hope, open to all", "Community room upstairs"),
                meeting("Late lamp", "Library"),
                meeting("Breakfast table", "Kitchen behind the stage"),
            ];
            let text = ReadingText {
                title: "The kettle before the phone",
                body: "Some of us found that the first ten minutes of a day decide more than the \
                       rest, whatever else the day has in store for us, and for the people whom we \
                       meet. A cup held with both hands. Today one small thing can come first.",
                question: "What could come first tomorrow?",
                credit: CREDIT,
            };
            let reading = Reading::new(ReadingKey::DayOfMonth(24), None, &text).unwrap();
            let held = Held {
                count: 412,
                in_the_evening: true,
            };
            Door::new(at(18), ByName::Offered, meetings, Some(reading)).with_held(held)
        }

        fn looks() -> Vec<Look> {
            let mut looks = Vec::new();
            for panel in PANELS {
                for size in [TextSize::Normal, TextSize::Large] {
                    for language in Words::languages() {
                        let metrics = Metrics::new(panel).with_text_size(size);
                        let words = Words::new(language.tag);
                        looks.push(Look::new(words, metrics, ThemeKind::Light));
                    }
                }
            }
            looks
        }

        #[test]
        fn rooms_evenings_the_whole_reading_and_its_credit_stand_there_on_every_panel() {
            let door = door();
            for look in looks() {
                let place = format!("{:?} {}", look.metrics.panel(), look.words.tag());
                let leaves = leaves(&door, &look, room(&look));
                let blocks = leaves.iter().flat_map(|leaf| &leaf.blocks);
                let all: Vec<&str> = blocks.map(|block| block.words.as_str()).collect();
                let all = all.join(" ").replace(" …", "");
                for meeting in door.meetings() {
                    assert!(all.contains(&meeting.title), "{place}: {all}");
                    assert!(all.contains(&meeting.room.0), "{place}: {all}");
                }
                let reading = door.reading().unwrap();
                for part in [reading.title(), reading.body(), reading.question()] {
                    assert!(all.contains(part), "{place}: {all}");
                }
                let told = look.words.with("idle-evenings", &[("count", 412.into())]);
                assert!(all.contains(&told), "{place}: {all}");
                let titled = leaves.iter().position(|leaf| {
                    let mut blocks = leaf.blocks.iter();
                    blocks.any(|block| {
                        reading
                            .title()
                            .starts_with(block.words.trim_end_matches(" …"))
                    })
                });
                let of_reading = &leaves[titled.unwrap()..];
                let is_credited = |leaf: &Leaf| leaf.credit.as_deref() == Some(CREDIT);
                assert!(of_reading.iter().all(is_credited), "{place}");
            }
        }

        #[test]
        fn what_is_read_from_two_metres_has_capitals_of_twelve_millimetres_and_is_not_cut() {
            let door = door();
            for look in looks() {
                let place = format!("{:?} {}", look.metrics.panel(), look.words.tag());
                let px = look.metrics.afar();
                assert!(look.metrics.to_mm(px * CAPITAL_SHARE) >= 12.0, "{place}");
                let line = px * tokens::LINE_HEIGHT;
                let count = leaves(&door, &look, room(&look)).len();
                for turn in 0..count {
                    let mut screen = Idle::new(Motion::Still, Light::Day);
                    screen.turn = turn;
                    let view = || mirror::follows(&look, screen.view(&door, &look));
                    let faults = crowding(&look, view()).unwrap();
                    assert!(faults.is_empty(), "{place} {turn}: {faults:?}");
                    // Each block is whole lines of that size: none stepped down to fit.
                    let leaf = &leaves(&door, &look, room(&look))[turn];
                    for (said, bounds) in texts(&look, view()).unwrap() {
                        // Words from the right are set anew in no more room than they take.
                        let is_rtl = look.words.direction() == Direction::RightToLeft;
                        if is_rtl || leaf.blocks.iter().all(|block| block.words != said) {
                            continue;
                        }
                        let lines = bounds.height / line;
                        let is_whole = (lines - lines.round()).abs() * line < 2.0;
                        assert!(is_whole && lines > 0.9, "{place} {turn}: {said} {bounds:?}");
                    }
                }
            }
        }
    }
}
