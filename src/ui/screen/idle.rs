//! The idle screen: what can be read from two metres while nobody is at the door.
//!
//! The greeting and today's meetings, then the reading sentence by sentence, each for a while, and
//! between them a calm crossfade. A touch anywhere brings the door, a card signs in at once. It
//! knows what the door knows, and so nobody.

use chrono::Timelike;
use iced::widget::{Column, column, container, mouse_area, space};
use iced::{Color, Element, Length, Size};

use super::door::Door;
use crate::domain::moment::Moment;
use crate::domain::reading::Reading;
use crate::ui::Look;
use crate::ui::theme::{Motion, TextRole, TextSize, fonts, tokens};
use crate::ui::widget::fit::afar;
use crate::ui::widget::leaves::leaves;

/// From this hour on the screen is dim, by the clock on the wall.
const NIGHT_FROM_HOUR: u32 = 22;
/// Until this hour.
const NIGHT_TO_HOUR: u32 = 6;
/// Fewer evenings than these are not told: a new place has no need to count.
const EVENINGS_TOLD_MIN: u32 = 10;
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
        // Two small lines where one large one is not enough for every language.
        let foot_px = if metrics.is_short() {
            metrics
                .line(TextRole::Heading)
                .max(2.0 * metrics.line_least())
        } else {
            metrics.line(TextRole::Heading)
        };
        let room = Size::new(
            metrics.content_width(),
            metrics.height() - 2.0 * metrics.margin() - foot_px - gap,
        );
        let pages = pages(door, look, room);
        let full = match self.light {
            Light::Day => look.colours.text,
            Light::Night => look.colours.text_soft,
        };
        let ink = mixed(look.colours.background, full, self.seen());
        let page = match pages.get(self.turn % pages.len().max(1)) {
            Some(Page::Said { title, words }) => said(look, title.as_deref(), words.clone(), ink),
            Some(Page::Tonight) | None => tonight(door, look, room, ink),
        };
        // Does not fade: the way in always stands there.
        let foot = look.words.get("idle-touch");
        let foot = afar(look, TextRole::Heading, fonts::BOLD, foot, full);
        let background = look.colours.background;
        let all = column![
            container(page).height(room.height).width(room.width),
            container(foot).height(foot_px).width(room.width),
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

/// What stands there for a while.
enum Page {
    /// The greeting and today's meetings.
    Tonight,
    /// A part of the reading.
    Said {
        title: Option<String>,
        words: String,
    },
}

fn pages(door: &Door, look: &Look, room: Size) -> Vec<Page> {
    let mut pages = vec![Page::Tonight];
    if let Some(reading) = door.reading() {
        pages.extend(pages_of(reading, look, room));
    }
    pages
}

/// The reading, so large that it can be read from two metres: on a small panel that is one sentence
/// at a time.
fn pages_of(reading: &Reading, look: &Look, room: Size) -> Vec<Page> {
    let title_px = look.metrics.line(TextRole::Heading) + look.metrics.gap_large();
    let room = Size::new(room.width, room.height - title_px);
    let body = leaves(look, TextRole::Display, &[reading.body()], room);
    let title = Some(reading.title().to_owned());
    let body = body.into_iter().map(|words| Page::Said {
        title: title.clone(),
        words,
    });
    let question = Page::Said {
        title: None,
        words: reading.question().to_owned(),
    };
    body.chain([question]).collect()
}

fn said<'a>(
    look: &'a Look,
    title: Option<&str>,
    words: String,
    ink: Color,
) -> Element<'a, Message> {
    let title = title.map(|title| {
        let words = afar(look, TextRole::Heading, fonts::BOLD, title.to_owned(), ink);
        container(words).height(look.metrics.line(TextRole::Heading))
    });
    column![
        title,
        afar(look, TextRole::Display, fonts::REGULAR, words, ink)
    ]
    .spacing(look.metrics.gap_large())
    .into()
}

/// The greeting, and what is on today under its neutral titles.
fn tonight<'a>(door: &'a Door, look: &'a Look, room: Size, ink: Color) -> Element<'a, Message> {
    let (words, metrics) = (&look.words, &look.metrics);
    let (gap, line_px) = (metrics.gap(), metrics.line(TextRole::Title));
    let of = |role, font, words: String, height: f32| {
        container(afar(look, role, font, words, ink))
            .height(height)
            .width(room.width)
    };
    let mut page = Column::new().spacing(gap).push(space::vertical());
    let greeting_px = metrics.line(TextRole::Display);
    let greeting = words.get(door.greeting_id());
    page = page.push(of(TextRole::Display, fonts::BOLD, greeting, greeting_px));
    let has_room = !metrics.has_few_lines();
    let evenings = Some(door.evenings()).filter(|count| *count >= EVENINGS_TOLD_MIN && has_room);
    let told_px = if evenings.is_some() {
        line_px + gap
    } else {
        0.0
    };
    let left = room.height - greeting_px - told_px - 2.0 * gap;
    let most = metrics.fitting(left, line_px).clamp(1, MEETINGS_SHOWN_MAX);
    let is_wide = has_room && !(metrics.is_upright() && metrics.text_size == TextSize::Large);
    let id = if is_wide {
        "door-meeting-later"
    } else {
        "door-meeting-short"
    };
    for meeting in door.meetings().iter().take(most) {
        let start = meeting.start.with_timezone(&door.zone()).time();
        let values = [
            ("title", meeting.title.as_str().into()),
            ("room", meeting.room.0.as_str().into()),
            ("time", words.time(start).into()),
        ];
        let line = words.with(id, &values);
        page = page.push(of(TextRole::Title, fonts::REGULAR, line, line_px));
    }
    if door.meetings().is_empty() {
        let none = words.get(door.nothing_on());
        page = page.push(of(TextRole::Title, fonts::REGULAR, none, 2.0 * line_px));
    }
    page = page.push(space::vertical());
    if let Some(count) = evenings {
        let told = words.with("idle-evenings", &[("count", count.into())]);
        page = page.push(of(TextRole::Body, fonts::REGULAR, told, line_px));
    }
    page.into()
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
}
