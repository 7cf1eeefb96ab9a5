//! The door: the greeting, tonight's meetings, the reading, and three equal ways in.
//!
//! It knows what is on tonight and nothing of who came. A card needs no button: the scanner is
//! heard on every screen.

mod lines;

use chrono::Timelike;
use iced::alignment::Horizontal;
use iced::widget::{Column, Row, Space, column, container, row};
use iced::{Alignment, Element, Length};

use self::lines::{reading_height, said_below_mirror};
use crate::domain::moment::Moment;
use crate::domain::reading::Reading;
use crate::domain::session::{DoorMeeting, Held};
use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize, tokens};
use crate::ui::widget::control::Button;
use crate::ui::widget::fit::fit_at;
use crate::ui::widget::glass::{self, Mirror};
use crate::ui::widget::mirror as turned;
use crate::ui::widget::sign::Sign;
use crate::ui::widget::{Page, button, text};
use crate::ui::words::{Direction, Language, Words};

/// How many meetings stand on the door; more than these are rare and the first matter most.
const MEETINGS_SHOWN_MAX: usize = 3;

/// The door.
#[derive(Debug, Clone)]
pub struct Door {
    meetings: Vec<DoorMeeting>,
    reading: Option<Reading>,
    now: Moment,
    by_name: ByName,
    size: Size,
    /// To choose from.
    languages: Vec<Language>,
    held: Held,
}

/// How much of the door there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    /// All of it.
    Whole,
    /// A locked kiosk's: cards, and people without a name.
    Smaller,
}

/// What can be touched on the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// "My card".
    Card,
    /// "My name".
    Name,
    /// "Without a name".
    Without,
    /// "First time here?"
    FirstTime,
    /// The reading, to be read whole.
    Reading,
    /// All that is on today.
    Today,
    /// "Help now".
    Help,
    /// Languages.
    Language,
    /// Text and buttons.
    Display,
    /// For those with a PIN.
    Keeper,
}

/// Where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// How to hold a card, or type it.
    ShowCard,
    /// The way by name.
    AskName,
    /// The way without a name.
    WithoutName,
    /// For newcomers.
    FirstTime,
    /// The reading.
    Read,
    /// All that is on today, and the reading.
    Today,
    /// Help now.
    Help,
    /// Languages.
    Languages,
    /// Text and buttons.
    Display,
    /// The PIN pad.
    Keeper,
}

/// Whether people can sign in by name here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByName {
    /// They can.
    Offered,
    /// The site has switched it off.
    Off,
}

impl Door {
    /// The door with what is on tonight.
    pub fn new(
        now: Moment,
        by_name: ByName,
        meetings: Vec<DoorMeeting>,
        reading: Option<Reading>,
    ) -> Self {
        Self {
            meetings,
            reading,
            now,
            by_name,
            size: Size::Whole,
            languages: Vec::new(),
            held: Held::default(),
        }
    }

    /// The same door where these languages are spoken.
    #[must_use]
    pub fn speaking(self, languages: Vec<Language>) -> Self {
        Self { languages, ..self }
    }

    /// The door of a locked kiosk: it knows of no meeting and of nobody.
    pub fn smaller(now: Moment, reading: Option<Reading>) -> Self {
        Self {
            size: Size::Smaller,
            ..Self::new(now, ByName::Off, Vec::new(), reading)
        }
    }

    /// Takes what is on by now; the person before is nobody's business here.
    pub fn refresh(&mut self, now: Moment, meetings: Vec<DoorMeeting>, reading: Option<Reading>) {
        let languages = std::mem::take(&mut self.languages);
        *self = Self::new(now, self.by_name, meetings, reading).speaking(languages);
    }

    /// The same door, which also knows how many meetings were held here this year.
    #[must_use]
    pub fn with_held(self, held: Held) -> Self {
        Self { held, ..self }
    }

    /// Whether the two say the same.
    pub fn looks_like(&self, other: &Self) -> bool {
        self.now.local().hour() == other.now.local().hour()
            && self.meetings == other.meetings
            && self.reading == other.reading
            && self.size == other.size
            && self.held == other.held
    }

    /// What is on, for the screens that need to know whether anything is.
    pub fn meetings(&self) -> &[DoorMeeting] {
        &self.meetings
    }

    /// The reading of the evening.
    pub fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }

    /// The meetings that were held here this year.
    pub fn held(&self) -> Held {
        self.held
    }

    /// Where its times are told.
    pub fn zone(&self) -> chrono_tz::Tz {
        self.now.zone
    }

    /// The words that greet at this hour.
    pub fn greeting_words(&self, words: &Words) -> String {
        words.greeting(self.now.local().time())
    }

    /// The words that stand there when nothing is on.
    pub fn nothing_on(&self) -> &'static str {
        match self.size {
            Size::Whole => "door-no-meetings",
            Size::Smaller => "door-smaller",
        }
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Card => Action::ShowCard,
            Message::Name => Action::AskName,
            Message::Without => Action::WithoutName,
            Message::FirstTime => Action::FirstTime,
            Message::Reading => Action::Read,
            Message::Today => Action::Today,
            Message::Help => Action::Help,
            Message::Language => Action::Languages,
            Message::Display => Action::Display,
            Message::Keeper => Action::Keeper,
        }
    }

    /// Whether a mirror has room beside the ways in.
    pub fn has_room_for_mirror(&self, look: &Look) -> bool {
        let metrics = &look.metrics;
        !Self::is_narrow(look)
            && metrics.to_mm(metrics.height()) >= tokens::ROOM_FOR_NOTES_MM
            && glass::pixels(look, glass::Size::Small).is_some_and(|(_, height)| {
                let mut height = f32::from(u16::try_from(height).unwrap_or(u16::MAX));
                if metrics.text_size == TextSize::Large {
                    height += said_below_mirror(look);
                }
                // The reading keeps a line of its own below.
                let room = self.room_below(look, Self::most_beside_mirror(look));
                height + metrics.gap_large() + reading_height(look) <= room
            })
    }

    /// Draws it, with a mirror where there is a camera and room.
    pub fn view<'a>(&'a self, mirror: &Mirror, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let metrics = &look.metrics;
        let is_narrow = Self::is_narrow(look);
        let short = |id: &str| {
            words.label(&if is_narrow {
                format!("{id}-short")
            } else {
                id.to_owned()
            })
        };
        let page = Page::new(look)
            .left(button::help(look, Message::Help))
            .left(button::quiet_with(
                look,
                Sign::Globe,
                words
                    .label("door-language")
                    .showing(self.other_languages(look)),
                Message::Language,
            ))
            .left(button::quiet(look, short("door-display"), Message::Display))
            .right(button::quiet_with(
                look,
                Sign::Lock,
                short("door-keeper"),
                Message::Keeper,
            ));
        if metrics.is_upright() {
            let mut page = page
                .body(self.greeting_beside(mirror, look))
                .body(self.tonight(look, MEETINGS_SHOWN_MAX));
            if let Some(reading) = &self.reading {
                let title = button::quiet_with(look, Sign::Book, reading.title(), Message::Reading);
                page = page.controls(title);
            }
            page.controls(self.column_of_ways(look, metrics.choice().into()))
                .into()
        } else if is_narrow {
            // What has no room here is a touch away.
            let mut page = page.head(self.greeting_beside(mirror, look));
            if !self.meetings.is_empty() || self.reading.is_some() {
                let label = words.label("door-today");
                let today = button::quiet_with(look, Sign::Calendar, label, Message::Today);
                page = page.left(today);
            }
            if !metrics.is_tight() || self.meetings.is_empty() {
                page = page.body(self.tonight(look, if metrics.has_few_lines() { 1 } else { 3 }));
            }
            page.controls(self.grid(look)).into()
        } else {
            let mut page = page;
            let has_room = self.has_room_for_mirror(look);
            let most = if has_room && mirror.is_there {
                Self::most_beside_mirror(look)
            } else {
                MEETINGS_SHOWN_MAX
            };
            if self.leaves_out(look, most) {
                // What has no room here is a touch away.
                let label = words.label("door-today");
                page = page.left(button::quiet_with(
                    look,
                    Sign::Calendar,
                    label,
                    Message::Today,
                ));
            }
            let greeting = if has_room {
                self.greeting(look)
            } else {
                self.greeting_beside(mirror, look)
            };
            let mirror = has_room
                .then(|| glass::mirror(look, mirror, glass::Size::Small))
                .flatten();
            let mirror_px = match glass::pixels(look, glass::Size::Small) {
                Some((_, height)) if mirror.is_some() => {
                    f32::from(u16::try_from(height).unwrap_or(u16::MAX))
                        + said_below_mirror(look)
                        + metrics.gap_large()
                }
                _ => 0.0,
            };
            let reading = self.reading_of_today(look, self.room_below(look, most) - mirror_px);
            let mirror = mirror.map(|mirror| container(mirror).center_x(Length::Fill));
            let left = column![greeting, self.tonight(look, most), mirror, reading,]
                .spacing(metrics.gap_large())
                .width(Length::FillPortion(1));
            let both = row![left, self.column_of_ways(look, Length::Fill)]
                .spacing(metrics.gap_large())
                .height(Length::Fill);
            page.controls(both).into()
        }
    }

    /// How many meetings stand above a mirror: in large text one, and the others behind "Today".
    fn most_beside_mirror(look: &Look) -> usize {
        match look.metrics.text_size {
            TextSize::Normal => MEETINGS_SHOWN_MAX,
            TextSize::Large => 1,
        }
    }

    /// Whether all stands in one column.
    fn is_narrow(look: &Look) -> bool {
        look.metrics.has_few_lines() || look.metrics.is_upright()
    }

    /// In one line, as large as it may be.
    fn greeting<'a>(&self, look: &'a Look) -> Element<'a, Message> {
        let words = self.greeting_words(&look.words);
        let roles = [
            TextRole::Display,
            TextRole::Title,
            TextRole::Heading,
            TextRole::Label,
        ];
        // Above tonight's meetings it begins where they begin; else it stands in the middle.
        let side = if Self::is_narrow(look) {
            Horizontal::Center
        } else {
            Horizontal::Left
        };
        container(fit_at(look, &words, &roles, side))
            .height(look.metrics.line(TextRole::Display))
            .width(Length::Fill)
            .into()
    }

    /// The greeting, and beside it where to hold a card: a panel without room for a mirror has room
    /// for its frame.
    fn greeting_beside<'a>(&self, mirror: &Mirror, look: &'a Look) -> Element<'a, Message> {
        let greeting = self.greeting(look);
        let height = look.metrics.line(TextRole::Display);
        match glass::frame(look, mirror, height) {
            Some(frame) => row![greeting, frame]
                .spacing(look.metrics.gap())
                .align_y(Alignment::Center)
                .into(),
            None => greeting,
        }
    }

    fn tonight<'a>(&'a self, look: &'a Look, most: usize) -> Element<'a, Message> {
        let lines = self.lines(look, most).into_iter().map(|(line, is_open)| {
            if look.metrics.is_tight() {
                let least = text::Sentence::least(look, &line);
                let room = iced::Size::new(f32::INFINITY, least);
                return text::Sentence::new(look, line, room).soft(look);
            }
            let words = if is_open {
                text::strong(look, line)
            } else {
                text::soft(look, line)
            };
            if self.meetings.is_empty() && Self::is_narrow(look) {
                return text::centred(look, words);
            }
            match look.words.direction() {
                Direction::LeftToRight => words.into(),
                // A title may be written in the other direction.
                Direction::RightToLeft => turned::tight(look, words.align_x(Horizontal::Right)),
            }
        });
        Column::with_children(lines)
            .spacing(look.metrics.gap_small())
            .into()
    }

    /// The whole reading where there is room for it, else its title: the rest is a touch away.
    fn reading_of_today<'a>(&'a self, look: &'a Look, room_px: f32) -> Element<'a, Message> {
        let Some(reading) = &self.reading else {
            return Space::new().into();
        };
        // In large text a long title keeps its size, in two lines.
        let title = button::quiet_with(look, Sign::Book, reading.title(), Message::Reading)
            .width(Length::Fill)
            .height(reading_height(look));
        let width = Self::column(look);
        let heading = text::height(look, TextRole::Heading, reading.title(), width);
        let room = iced::Size::new(width, room_px - heading - look.metrics.gap_small());
        let has_room = text::prose_fits(look, &reading.whole(), room);
        if !has_room || look.metrics.text_size == TextSize::Large {
            return container(title).align_bottom(Length::Fill).into();
        }
        column![
            text::heading(look, reading.title()),
            text::prose(look, reading.whole()),
        ]
        .spacing(look.metrics.gap_small())
        .into()
    }

    /// The three ways in, all of one size.
    fn ways(look: &Look, height: Length) -> [Element<'_, Message>; 3] {
        let words = &look.words;
        let has_room = look.metrics.to_mm(look.metrics.height()) >= tokens::ROOM_FOR_NOTES_MM;
        [
            ("way-card", Sign::Badge, Message::Card),
            ("way-name", Sign::Name, Message::Name),
            ("way-without", Sign::Somebody, Message::Without),
        ]
        .map(|(id, sign, message)| {
            let note = has_room.then(|| words.get(&format!("{id}-note")));
            button::choice_with(look, sign, words.label(id), note, message)
                .height(height)
                .into()
        })
    }

    fn first_time(look: &Look) -> Button<'_, Message> {
        button::quiet_with(
            look,
            Sign::Door,
            look.words.label("door-first-time"),
            Message::FirstTime,
        )
    }

    fn column_of_ways<'a>(&self, look: &'a Look, height: Length) -> Element<'a, Message> {
        let [card, name, without] = Self::ways(look, height);
        let name = (self.by_name == ByName::Offered).then_some(name);
        let first = (self.size == Size::Whole).then(|| {
            container(Self::first_time(look))
                .center_x(Length::Fill)
                .into()
        });
        let ways = [card].into_iter().chain(name).chain([without]);
        Column::with_children(ways.chain(first))
            .spacing(look.metrics.gap())
            .width(Length::FillPortion(1))
            .height(if height == Length::Fill {
                Length::Fill
            } else {
                Length::Shrink
            })
            .into()
    }

    fn grid<'a>(&self, look: &'a Look) -> Element<'a, Message> {
        let [card, name, without] = Self::ways(look, Length::Fill);
        let first = look.words.label("door-first-time");
        let first = button::choice_with(look, Sign::Door, first, None, Message::FirstTime)
            .height(Length::Fill);
        let gap = look.metrics.gap();
        let pair = |a, b| Row::with_children([a, b]).spacing(gap).height(Length::Fill);
        let ways = match (self.size, self.by_name) {
            (Size::Smaller, _) => column![pair(card, without)],
            (Size::Whole, ByName::Offered) => {
                column![pair(card, name), pair(without, first.into())]
            }
            (Size::Whole, ByName::Off) => column![pair(card, without), first],
        };
        container(ways.spacing(gap))
            .height(Length::Fill)
            .align_x(Alignment::Center)
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "gui-tests")]
    #[test]
    fn a_panel_without_room_for_a_mirror_says_that_somebody_is_seen_and_that_a_card_was_read() {
        use crate::ui::capture::{capture, load_fonts};
        use crate::ui::theme::{Metrics, Panel, ThemeKind};

        load_fonts();
        for (panel, theme) in [
            (Panel::SEVEN_INCH, ThemeKind::Light),
            (Panel::SEVEN_INCH, ThemeKind::HighContrast),
            (Panel::TEN_INCH, ThemeKind::Light),
        ] {
            let look = Look::new(Words::new("en"), Metrics::new(panel), theme);
            let now = Moment {
                utc: chrono::DateTime::from_timestamp(1_764_000_000, 0).unwrap(),
                zone: chrono_tz::America::Chicago,
                boot: 1,
                boot_ms: 60_000,
                clock: crate::domain::moment::ClockState::Ok,
            };
            let door = Door::new(now, ByName::Offered, Vec::new(), None);
            assert!(!door.has_room_for_mirror(&look));
            let drawn = |is_there, is_awake, is_read| {
                let mirror = Mirror {
                    is_there,
                    is_awake,
                    is_read,
                    ..Mirror::default()
                };
                capture(&look, door.view(&mirror, &look)).unwrap().rgba
            };
            let all = [
                drawn(false, false, false),
                drawn(true, false, false),
                drawn(true, true, false),
                drawn(true, true, true),
            ];
            for (n, one) in all.iter().enumerate() {
                assert!(!all[n + 1..].contains(one), "{n}");
            }
            let green = look.colours.done.into_rgba8();
            let count = |rgba: &[u8]| rgba.chunks(4).filter(|pixel| **pixel == green).count();
            assert!(count(&all[3]) > count(&all[2]) + 100);
        }
    }
}
