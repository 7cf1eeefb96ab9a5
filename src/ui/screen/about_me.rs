//! "About me": what a person may leave here, change and take away again. All of it can stay empty.
//!
//! It works on one profile and hands back the changed one; what is kept and what is not is decided
//! by the consents in it, where it is stored.

mod date;
mod parts;

use std::fmt;

use iced::{Element, Size};

use crate::domain::entry::Purpose;
use crate::domain::id::{AttendanceId, PersonId};
use crate::domain::milestone::{Asked, DateDoubt, LeapRule, RecoveryDate};
use crate::domain::moment::Moment;
use crate::domain::name::ChosenName;
use crate::domain::person::Profile;
use crate::domain::statement::Asking;
use crate::ui::Look;
use crate::ui::marks::mark_name;
use crate::ui::screen::name_way::NAME_CHARS_MAX;
use crate::ui::theme::{TextRole, TextSize};
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::keyboard::{Arrangement, Key, Keyboard, Typed, keyboard};
use crate::ui::widget::list::{Paging, pager_beside_help};
use crate::ui::widget::{Page, button, entry, text};
use crate::ui::words::Words;
use date::DateDraft;

/// The screen.
pub struct AboutMe {
    profile: Profile,
    attendance: Option<AttendanceId>,
    part: Part,
    /// Of the menu.
    page: usize,
    /// About a statement of the evening they are at.
    asking: Asking,
    arrangement: Arrangement,
    said: Option<Said>,
}

impl fmt::Debug for AboutMe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AboutMe").finish_non_exhaustive()
    }
}

/// Which part is open.
enum Part {
    Menu,
    Name { keyboard: Keyboard, typed: String },
    Languages,
    Consents,
    Date(DateDraft),
    Statement,
    Off,
}

/// A line that answers what was just done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is on disk.
    Saved,
    /// The date is on disk.
    DateSaved,
    /// The date is still to come.
    Future,
    /// More than 60 years ago: right?
    LongAgo,
    /// Others have a name like that and no mark is left.
    NameBusy,
}

/// What can be touched or typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// This page of the menu, counted from 0.
    Page(usize),
    /// Opens the name.
    EditName,
    /// A key of the name.
    Key(Key),
    /// Takes the name away.
    NoName,
    /// Gives another picture and colour.
    OtherMark,
    /// Opens the languages.
    EditLanguage,
    /// My language; none is the site's.
    Speak(Option<&'static str>),
    /// My text size.
    TextSize,
    /// Opens the consents.
    EditConsents,
    /// One of the consents, given or taken back.
    Consent(Purpose),
    /// Opens the date.
    EditDate,
    /// The year by so many.
    Year(i32),
    /// The month by so many.
    Month(i32),
    /// The day by so many.
    Day(i32),
    /// The whole month, or the day.
    WholeMonth,
    /// 1 March or 28 February.
    Leap,
    /// The date is right.
    SaveDate,
    /// No date.
    NoDate,
    /// Opens the attendance statement.
    Statement,
    /// I'd like one, or not.
    Ask(Asking),
    /// What people do for each other.
    Together,
    /// Opens "Take me off".
    Off,
    /// "Yes, take me off".
    ReallyOff,
    /// "Help now".
    Help,
    /// A step back; from the menu to the door.
    Back,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AboutMe(..)")
    }
}

/// What follows.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Keep this; the answer comes back through [`AboutMe::saved`].
    Save(Box<Profile>),
    /// Give another picture and colour.
    NewMark(PersonId),
    /// Ask for a statement, or take that back; the answer comes back through [`AboutMe::asks`].
    Ask(PersonId, Asking),
    /// Erase the person.
    TakeOff(PersonId),
    /// What the person of this attendance can do for others.
    Together(AttendanceId),
    /// Help now.
    Help,
    /// Back to the door.
    Leave,
}

impl AboutMe {
    /// The menu of this person.
    pub fn new(profile: Profile, asking: Asking, arrangement: Arrangement) -> Self {
        Self {
            profile,
            attendance: None,
            part: Part::Menu,
            page: 0,
            asking,
            arrangement,
            said: None,
        }
    }

    /// The same after this sign-in of theirs.
    #[must_use]
    pub fn after(self, attendance: Option<AttendanceId>) -> Self {
        Self { attendance, ..self }
    }

    /// Takes what is on disk by now.
    pub fn saved(&mut self, profile: Profile) {
        let is_date = self.said == Some(Said::DateSaved);
        self.profile = profile;
        self.said = Some(if is_date {
            Said::DateSaved
        } else {
            Said::Saved
        });
        if !matches!(self.part, Part::Consents) {
            self.part = Part::Menu;
        }
    }

    /// Takes what was asked for by now.
    pub fn asks(&mut self, asking: Asking) {
        self.asking = asking;
        self.said = Some(Said::Saved);
        self.part = Part::Menu;
    }

    /// The name could not be kept apart from others; nothing was changed.
    pub fn name_is_busy(&mut self) {
        self.said = Some(Said::NameBusy);
    }

    /// Answers a touch or a key.
    pub fn update(&mut self, now: Moment, message: Message) -> Action {
        if !matches!(message, Message::Key(_)) {
            self.said = None;
        }
        match message {
            Message::Page(page) => self.page = page,
            Message::EditName => {
                let typed = self
                    .profile
                    .name
                    .as_ref()
                    .map_or(String::new(), |name| name.as_str().to_owned());
                self.part = Part::Name {
                    keyboard: Keyboard::for_names(self.arrangement),
                    typed,
                };
            }
            Message::Key(key) => return self.on_key(now, key),
            Message::NoName => return self.save(|profile| profile.name = None),
            Message::OtherMark => return Action::NewMark(self.profile.person),
            Message::EditLanguage => self.part = Part::Languages,
            Message::Speak(tag) => {
                return self.save(|profile| profile.language = tag.map(str::to_owned));
            }
            Message::TextSize => {
                return self.save(|profile| profile.large_text = !profile.large_text);
            }
            Message::EditConsents => self.part = Part::Consents,
            Message::Consent(purpose) => {
                let given = self.profile.consents.since(purpose).is_none();
                return self.save(|profile| {
                    profile.consents = profile.consents.with(purpose, given, now.date());
                });
            }
            Message::EditDate => self.part = Part::Date(DateDraft::of(&self.profile, now)),
            Message::Year(by) => self.draft(|draft| draft.months(12 * by)),
            Message::Month(by) => self.draft(|draft| draft.months(by)),
            Message::Day(by) => self.draft(|draft| draft.days(by)),
            Message::WholeMonth => self.draft(DateDraft::whole_month),
            Message::Leap => {
                self.profile.leap_rule = match self.profile.leap_rule {
                    LeapRule::February28 => LeapRule::March1,
                    LeapRule::March1 => LeapRule::February28,
                };
            }
            Message::SaveDate => return self.on_date(now),
            Message::NoDate => {
                return self.save(|profile| profile.recovery = None);
            }
            Message::Statement => self.part = Part::Statement,
            Message::Ask(wanted) => return Action::Ask(self.profile.person, wanted),
            Message::Together => return self.attendance.map_or(Action::None, Action::Together),
            Message::Off => self.part = Part::Off,
            Message::ReallyOff => return Action::TakeOff(self.profile.person),
            Message::Help => return Action::Help,
            Message::Back if matches!(self.part, Part::Menu) => return Action::Leave,
            Message::Back => self.part = Part::Menu,
        }
        Action::None
    }

    fn on_key(&mut self, now: Moment, key: Key) -> Action {
        let Part::Name { keyboard, typed } = &mut self.part else {
            return Action::None;
        };
        if keyboard.apply(key, typed, NAME_CHARS_MAX) != Typed::Done {
            return Action::None;
        }
        match ChosenName::new(typed) {
            // Typing a name here and pressing Done is the consent to keep it.
            Ok(name) => self.save(|profile| {
                profile.name = Some(name);
                profile.consents = profile.consents.with(Purpose::KeepName, true, now.date());
            }),
            Err(_) => self.save(|profile| profile.name = None),
        }
    }

    fn on_date(&mut self, now: Moment) -> Action {
        let Part::Date(draft) = &mut self.part else {
            return Action::None;
        };
        let asked = if draft.is_long_ago_right {
            Asked::Again
        } else {
            Asked::First
        };
        let recovery = match RecoveryDate::new(draft.date, draft.precision, now.date(), asked) {
            Ok(recovery) => recovery,
            Err(DateDoubt::Future) => {
                self.said = Some(Said::Future);
                return Action::None;
            }
            Err(DateDoubt::LongAgo) => {
                draft.is_long_ago_right = true;
                self.said = Some(Said::LongAgo);
                return Action::None;
            }
        };
        self.said = Some(Said::DateSaved);
        self.save(|profile| {
            profile.recovery = Some(recovery);
            profile.consents = profile
                .consents
                .with(Purpose::RememberDate, true, now.date());
        })
    }

    fn save(&self, change: impl FnOnce(&mut Profile)) -> Action {
        let mut profile = self.profile.clone();
        change(&mut profile);
        Action::Save(Box::new(profile))
    }

    fn draft(&mut self, change: impl FnOnce(&mut DateDraft)) {
        if let Part::Date(draft) = &mut self.part {
            change(draft);
            draft.is_long_ago_right = false;
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        match &self.part {
            Part::Menu => self.menu(look),
            Part::Name {
                keyboard: keys,
                typed,
            } => Page::new(look)
                .head(entry::titled_with_help(
                    look,
                    words.label("about-name"),
                    button::help(look, Message::Help).into(),
                    button::back(look, Message::Back).into(),
                ))
                .body(entry::line(look, typed, self.said_or(words, "name-note")))
                .controls(keyboard(look, keys, typed, Message::Key))
                .into(),
            Part::Languages => self.languages(look),
            Part::Consents => self.consents(look),
            Part::Date(draft) => self.date(look, *draft),
            Part::Statement => self.statement(look),
            Part::Off => Page::new(look)
                .title(words.label("about-off-title"))
                .body(text::running(look, words.get("about-off-body")))
                .left(button::confirm(
                    look,
                    words.label("about-off-no"),
                    Message::Back,
                ))
                .left(button::help(look, Message::Help))
                .right(button::quiet(
                    look,
                    words.label("about-off-yes"),
                    Message::ReallyOff,
                ))
                .into(),
        }
    }

    fn said_or(&self, words: &Words, otherwise: &str) -> String {
        match self.said {
            Some(Said::Saved) => words.get("about-saved"),
            Some(Said::DateSaved) => words.get("about-date-saved"),
            Some(Said::Future) => words.get("about-date-future"),
            Some(Said::LongAgo) => words.get("about-date-long-ago"),
            Some(Said::NameBusy) => words.get("about-name-busy"),
            None => words.get(otherwise),
        }
    }

    fn menu<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let items = [
            ("about-name", Message::EditName),
            ("about-date", Message::EditDate),
            ("about-consents", Message::EditConsents),
            ("about-language", Message::EditLanguage),
        ]
        .map(|(id, message)| Cell::new(words.label(id), message));
        let size = if self.profile.large_text {
            "about-text-large"
        } else {
            "about-text-normal"
        };
        let size = format!("{}: {}", words.get("about-text"), words.get(size));
        let mut tiles = Vec::from(items);
        tiles.push(Cell::new(size, Message::TextSize));
        if self.profile.name.is_some() {
            let label = words.label("about-mark-new");
            tiles.push(Cell::new(label, Message::OtherMark));
        }
        if self.asking != Asking::NotOffered {
            let label = words.get("about-statement");
            let is_asked = self.asking == Asking::Asked;
            tiles.push(Cell::new(label, Message::Statement).chosen(is_asked));
        }
        let metrics = &look.metrics;
        let is_small = metrics.has_few_lines() || metrics.is_short() || metrics.is_upright();
        let is_upright_and_large = metrics.is_upright() && metrics.text_size == TextSize::Large;
        let columns = match is_small {
            // There is height enough for each to be as large as in a band.
            _ if is_upright_and_large => 1,
            true => 2,
            false => 3,
        };
        let name = metrics.line(TextRole::Body) + metrics.gap();
        let off = words.label("about-off");
        let together = self
            .attendance
            .map(|_| (words.label("welcome-together"), Message::Together));
        let paging = Paging::that_fits(look, columns, metrics.target(), name);
        let mut lines = tiles.len().div_ceil(columns);
        let mut page = Page::new(look)
            .title(words.label("about-title"))
            .left(button::help(look, Message::Help));
        if paging.pages(tiles.len()) > 1 || is_upright_and_large {
            // The band has the pager then, or no room for so many large words.
            tiles.extend(together.map(|(label, message)| Cell::new(label, message)));
            tiles.push(Cell::new(off, Message::Off));
            let count = paging.pages(tiles.len());
            let lines_in_all = tiles.len().div_ceil(columns);
            page = page.middle(pager_beside_help(look, count, self.page, Message::Page));
            let shown = paging.shown(tiles.len(), self.page);
            tiles = tiles.drain(shown).collect();
            lines = paging.rows.min(lines_in_all);
        } else {
            page = page.left(button::quiet(look, off, Message::Off));
            if let Some((label, message)) = together {
                page = page.right(button::quiet(look, label, message));
            }
        }
        let row = grid::row_height(look, lines, name);
        let room = metrics.body_height() - grid::count(lines) * (row + metrics.gap()) - name;
        if room >= metrics.line(TextRole::Body) {
            let lead = self.said_or(words, "about-lead");
            page = page.body(text::running_in(look, lead, room));
            page = page.body(text::one_line(look, self.name_and_mark(look)));
        } else {
            // One line is all there is room for: what was just done, else who it is.
            let line = match self.said {
                Some(_) => self.said_or(words, "about-lead"),
                None => self.name_and_mark(look),
            };
            page = page.body(text::one_line(look, line));
        }
        let size = Size::new(grid::page_width(look), row);
        page.controls(grid::grid_of(look, columns, size, tiles))
            .right(button::confirm(
                look,
                words.label("button-done"),
                Message::Back,
            ))
            .into()
    }

    fn name_and_mark(&self, look: &Look) -> String {
        let words = &look.words;
        let name = self
            .profile
            .name
            .as_ref()
            .map(|name| name.as_str().to_owned());
        let mark = self.profile.mark.map(|mark| mark_name(look, mark));
        match (name, mark) {
            (Some(name), Some(mark)) => words.facts(&[&name, &mark]),
            (Some(name), None) => name,
            (None, _) => words.get("about-mark-first"),
        }
    }
}
