//! What people do for each other: talk to somebody who has been there, listen, lend a hand.
//!
//! After their own sign-in a person finds all of it here, with what they have come to by coming. It
//! shows nobody else: of a role only whether it is taken.

use std::fmt;

use iced::{Element, Size};

use crate::domain::id::AttendanceId;
use crate::domain::milestone::Honours;
use crate::domain::together::{Holder, Listening, Role, Signed, Together};
use crate::ui::Look;
use crate::ui::chips;
use crate::ui::theme::{TextRole, TextSize};
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::list::{Paging, pager_beside_help};
use crate::ui::widget::{Page, button, text};
use crate::ui::words::Label;

/// The screen.
pub struct TogetherScreen {
    of: AttendanceId,
    together: Together,
    part: Part,
    said: Option<Said>,
    /// Of what is open, where it has more than one.
    page: usize,
    /// The role that they are just putting themselves down for as somebody.
    asked: Option<String>,
    /// Those that they took as somebody since they stand here: theirs to give back, and afterwards
    /// nobody knows whose they are.
    unnamed: Vec<String>,
}

impl fmt::Debug for TogetherScreen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TogetherScreen").finish_non_exhaustive()
    }
}

/// Which part is open.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Menu,
    Roles,
    /// By which name, for this role.
    Name(String),
}

/// What was just done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is passed on that somebody would like to talk.
    Asked,
    /// It is passed on that they are free to listen.
    Listens,
    /// It is on disk.
    Saved,
    /// The role is theirs, and no name with it.
    Lent,
    /// Somebody else took the role a moment before.
    Quicker,
}

/// What can be touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// "I'd like to talk to someone who has been there."
    Ask,
    /// "I'm free to listen tonight", or no longer.
    Listen(Listening),
    /// To the roles of the next evening.
    Roles,
    /// This role, by its place.
    Role(usize),
    /// By name, or as somebody.
    Sign(Signed),
    /// This page of what is open, counted from 0.
    Page(usize),
    /// "Help now".
    Help,
    /// A step back; from the menu to the door.
    Back,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Pass on that somebody would like to talk.
    Ask,
    /// Keep that this person is free to listen, or not.
    Listen(AttendanceId, Listening),
    /// Put them down for this role.
    PutDown(AttendanceId, String, Signed),
    /// Take this role of theirs back.
    TakeBack(AttendanceId, String, Signed),
    /// Help now.
    Help,
    /// Back to the door.
    Leave,
}

impl TogetherScreen {
    /// After this sign-in.
    pub fn new(of: AttendanceId, together: Together) -> Self {
        Self {
            of,
            together,
            part: Part::Menu,
            said: None,
            page: 0,
            asked: None,
            unnamed: Vec::new(),
        }
    }

    /// Takes what is on disk by now.
    pub fn done(&mut self, together: Together, said: Said) {
        self.together = together;
        let lent = self.asked.take().filter(|_| said == Said::Saved);
        self.said = Some(if lent.is_some() { Said::Lent } else { said });
        self.unnamed.extend(lent);
        if self.part != Part::Menu {
            self.part = Part::Roles;
        }
    }

    /// Whose it is.
    pub fn of(&self) -> AttendanceId {
        self.of
    }

    /// Answers a touch.
    #[expect(clippy::needless_pass_by_value, reason = "as on every screen")]
    pub fn update(&mut self, message: Message) -> Action {
        let shown = std::mem::take(&mut self.page);
        if let Message::Page(page) = message {
            self.page = page;
            return Action::None;
        }
        self.said = None;
        match message {
            Message::Role(place) => {
                // Who puts themselves down stays where the role is.
                self.page = shown;
                return self.on_role(place);
            }
            Message::Page(_) => {}
            Message::Ask => return Action::Ask,
            Message::Listen(listening) => {
                let again = self.together.listening == listening;
                let listening = if again { Listening::No } else { listening };
                return Action::Listen(self.of, listening);
            }
            Message::Roles => self.part = Part::Roles,
            Message::Sign(signed) => {
                if let Part::Name(role) = &self.part {
                    return self.put_down(role.clone(), signed);
                }
            }
            Message::Help => return Action::Help,
            Message::Back => match self.part {
                Part::Menu => return Action::Leave,
                Part::Roles => self.part = Part::Menu,
                Part::Name(_) => self.part = Part::Roles,
            },
        }
        Action::None
    }

    fn on_role(&mut self, place: usize) -> Action {
        let Some(role) = self.roles().get(place).cloned() else {
            return Action::None;
        };
        match self.holder(&role) {
            Holder::Me if role.holder == Holder::Me => {
                Action::TakeBack(self.of, role.name, Signed::ByName)
            }
            Holder::Me => {
                self.unnamed.retain(|own| *own != role.name);
                Action::TakeBack(self.of, role.name, Signed::AsSomebody)
            }
            Holder::Somebody => Action::None,
            Holder::Nobody if self.together.may_be_named => {
                self.part = Part::Name(role.name);
                Action::None
            }
            Holder::Nobody => self.put_down(role.name, Signed::AsSomebody),
        }
    }

    fn put_down(&mut self, role: String, signed: Signed) -> Action {
        self.asked = (signed == Signed::AsSomebody).then(|| role.clone());
        Action::PutDown(self.of, role, signed)
    }

    /// Who has a role, as this screen knows it.
    fn holder(&self, role: &Role) -> Holder {
        match role.holder {
            Holder::Somebody if self.unnamed.contains(&role.name) => Holder::Me,
            holder => holder,
        }
    }

    fn roles(&self) -> &[Role] {
        let next = self.together.next.as_ref();
        next.map_or(&[], |(_, roles)| roles.as_slice())
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        match &self.part {
            Part::Menu => self.menu(look),
            Part::Roles => self.next_time(look),
            Part::Name(role) => self.name(look, role),
        }
    }

    fn menu<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let is = |listening| self.together.listening == listening;
        let listen = |id, listening| {
            Cell::new(words.label(id), Message::Listen(listening)).chosen(is(listening))
        };
        let mut cells = vec![
            Cell::new(words.label("together-ask"), Message::Ask),
            listen("together-listen", Listening::Unnamed),
        ];
        if self.together.may_be_named {
            cells.push(listen("together-listen-named", Listening::Named));
        }
        if self.together.next.is_some() {
            cells.push(Cell::new(words.label("together-hand"), Message::Roles));
        }
        let columns = if look.metrics.is_upright() { 1 } else { 2 };
        let said = match self.said {
            Some(Said::Asked) => {
                let asked = ["together-asked", "talk-asked-title"].map(|id| words.get(id));
                longest_that_fits(look, Rows::of(look, columns, &cells), asked)
            }
            Some(Said::Listens) => words.get("together-listens"),
            Some(Said::Saved | Said::Lent | Said::Quicker) => words.get("about-saved"),
            None => longest_that_fits(look, Rows::of(look, columns, &cells), self.lead(look)),
        };
        self.page(look, words.label("together-title"), said, columns, cells)
    }

    /// What they have come to, and what becomes of what they touch here; the same in fewer words.
    fn lead(&self, look: &Look) -> [String; 2] {
        let honours = self.together.honours.as_ref();
        let come = honours.and_then(|honours| came(look, honours));
        ["together-note", "together-note-short"].map(|id| {
            let note = look.words.get(id);
            match &come {
                Some(come) => format!("{come}\n{note}"),
                None => note,
            }
        })
    }

    fn next_time<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let title = self
            .together
            .next
            .as_ref()
            .map_or_else(String::new, |next| {
                let date = words.date_day(next.0);
                words.with("hand-title", &[("date", date.into())])
            });
        let is_free = |role: &&(usize, &Role)| self.holder(role.1) != Holder::Somebody;
        let roles: Vec<(usize, &Role)> = self.roles().iter().enumerate().collect();
        let cells = roles.iter().filter(is_free).map(|(place, role)| {
            let is_mine = self.holder(role) == Holder::Me;
            Cell::new(words.role(&role.name), Message::Role(*place)).chosen(is_mine)
        });
        let taken = roles.iter().filter(|role| !is_free(role));
        let taken: Vec<String> = taken.map(|(_, role)| words.role(&role.name)).collect();
        let said = match (self.said, taken.as_slice()) {
            (Some(Said::Lent), _) => words.get("hand-lent"),
            (Some(Said::Quicker), _) => words.get("hand-quicker"),
            (Some(_), _) => words.get("about-saved"),
            (None, []) => words.get("hand-note"),
            (None, taken) => {
                let taken = taken.join(", ");
                words.with("hand-taken", &[("roles", taken.into())])
            }
        };
        let columns = if look.metrics.is_upright() { 1 } else { 2 };
        self.page(look, title, said, columns, cells.collect())
    }

    /// By which name.
    fn name<'a>(&'a self, look: &'a Look, role: &str) -> Element<'a, Message> {
        let words = &look.words;
        let cells = [
            ("hand-by-name", Signed::ByName),
            ("hand-as-somebody", Signed::AsSomebody),
        ]
        .map(|(id, signed)| Cell::new(words.label(id), Message::Sign(signed)));
        let columns = if look.metrics.is_upright() { 1 } else { 2 };
        let note = words.get("hand-name-note");
        self.page(look, words.role(role), note, columns, cells.into())
    }

    /// Something to read, and equal places below it: in large text on as many pages as they need.
    fn page<'a>(
        &'a self,
        look: &'a Look,
        title: impl Into<Label<'a>>,
        said: String,
        columns: usize,
        mut cells: Vec<Cell<Message>>,
    ) -> Element<'a, Message> {
        let metrics = &look.metrics;
        let gap = metrics.gap();
        let mut page = Page::new(look)
            .title(title)
            .left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help));
        let said_least = text::Sentence::least(look, &said);
        let mut rows = Rows::of(look, columns, &cells);
        if metrics.text_size == TextSize::Large && said_least > rows.room_above(look) {
            let paging = Paging::that_fits(look, columns, rows.height, said_least + gap);
            let count = paging.pages(cells.len());
            page = page.middle(pager_beside_help(look, count, self.page, Message::Page));
            let shown = paging.shown(cells.len(), self.page);
            cells = cells.drain(shown).collect();
            rows.count = paging.rows;
        }
        // Room for a short paragraph; on a small panel for a few words, and for whoever touches.
        let (reserved, highest) = if metrics.is_short() {
            (said_least, metrics.choice())
        } else {
            let ordinary = metrics.with_text_size(TextSize::Normal);
            let lines = 4.0 * ordinary.line(TextRole::Body);
            (said_least.max(lines), metrics.primary())
        };
        let row = grid::share_height(look, rows.count, reserved + gap);
        rows.height = row.min(highest).max(rows.height);
        let room = Size::new(f32::INFINITY, rows.room_above(look));
        let said = text::Sentence::new(look, said, room);
        let size = Size::new(grid::page_width(look), rows.height);
        page = page.body(said.plain(look));
        if cells.is_empty() {
            page.into()
        } else {
            page.controls(grid::grid_of(look, columns, size, cells))
                .into()
        }
    }
}

/// Equal places below what is read, as low as they get.
#[derive(Clone, Copy)]
struct Rows {
    count: usize,
    height: f32,
}

impl Rows {
    fn of(look: &Look, columns: usize, cells: &[Cell<Message>]) -> Self {
        let metrics = &look.metrics;
        let count = cells.len().div_ceil(columns);
        let labels: Vec<&str> = cells.iter().map(Cell::shown).collect();
        let words = grid::words_height(look, columns, &labels);
        let line = metrics.line(TextRole::Body) + metrics.gap();
        let height = grid::row_height(look, count, line).max(words);
        Self { count, height }
    }

    /// What they leave of the page, in pixels.
    fn room_above(self, look: &Look) -> f32 {
        let metrics = &look.metrics;
        metrics.body_height() - grid::count(self.count) * (self.height + metrics.gap())
    }
}

/// The first of these texts that fits above such rows, else the last.
fn longest_that_fits(look: &Look, rows: Rows, texts: [String; 2]) -> String {
    let [long, short] = texts;
    let rows = match look.metrics.text_size {
        TextSize::Normal => rows,
        // The others go on to another page.
        TextSize::Large => Rows { count: 1, ..rows },
    };
    if text::Sentence::least(look, &long) <= rows.room_above(look) {
        long
    } else {
        short
    }
}

/// "12 meetings here, since March 2026 · 10th visit".
fn came(look: &Look, honours: &Honours) -> Option<String> {
    let words = &look.words;
    if honours.evenings == 0 {
        return None;
    }
    let count = ("count", honours.evenings.into());
    let come = match honours.since {
        Some(since) => {
            let since = words.date_month(since);
            words.with("honours-since", &[count, ("since", since.into())])
        }
        None => words.with("honours-count", &[count]),
    };
    let reached = honours.reached.iter();
    let reached = reached.map(|span| chips::span_label(look, *span));
    let facts: Vec<String> = [come].into_iter().chain(reached).collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    Some(words.facts(&facts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    const OF: AttendanceId = AttendanceId(7);

    fn together(may_be_named: bool) -> Together {
        let role = |name: &str, holder| Role {
            name: name.to_owned(),
            holder,
        };
        let roles = vec![
            role("Coffee", Holder::Nobody),
            role("Chairs", Holder::Somebody),
            role("Greeting", Holder::Me),
        ];
        Together {
            listening: Listening::No,
            may_be_named,
            next: NaiveDate::from_ymd_opt(2026, 12, 1).map(|date| (date, roles)),
            honours: None,
        }
    }

    fn screen(may_be_named: bool) -> TogetherScreen {
        TogetherScreen::new(OF, together(may_be_named))
    }

    #[test]
    fn listening_is_said_and_taken_back_with_the_same_touch() {
        let mut screen = screen(true);
        let touch = Message::Listen(Listening::Named);
        let action = screen.update(touch.clone());
        assert_eq!(action, Action::Listen(OF, Listening::Named));
        let listening = Together {
            listening: Listening::Named,
            ..together(true)
        };
        screen.done(listening, Said::Saved);
        assert_eq!(screen.update(touch), Action::Listen(OF, Listening::No));
    }

    #[test]
    fn a_role_is_taken_by_name_only_by_who_has_one_and_says_so() {
        let mut nameless = screen(false);
        let coffee = "Coffee".to_owned();
        assert_eq!(
            nameless.update(Message::Role(0)),
            Action::PutDown(OF, coffee.clone(), Signed::AsSomebody)
        );
        let mut named = screen(true);
        assert_eq!(named.update(Message::Role(0)), Action::None);
        assert_eq!(
            named.update(Message::Sign(Signed::ByName)),
            Action::PutDown(OF, coffee, Signed::ByName)
        );
    }

    #[test]
    fn what_somebody_else_has_cannot_be_taken_and_ones_own_can_be_given_back() {
        let mut screen = screen(true);
        assert_eq!(screen.update(Message::Role(1)), Action::None);
        assert_eq!(screen.update(Message::Role(9)), Action::None);
        let back = Action::TakeBack(OF, "Greeting".to_owned(), Signed::ByName);
        assert_eq!(screen.update(Message::Role(2)), back);
    }

    #[test]
    fn who_lends_a_hand_as_somebody_can_give_it_back_while_they_stand_there() {
        let taken = || {
            let mut taken = together(false);
            taken.next.as_mut().unwrap().1[0].holder = Holder::Somebody;
            taken
        };
        let mut screen = screen(false);
        screen.update(Message::Roles);
        let coffee = "Coffee".to_owned();
        let put_down = Action::PutDown(OF, coffee.clone(), Signed::AsSomebody);
        assert_eq!(screen.update(Message::Role(0)), put_down);
        screen.done(taken(), Said::Saved);
        assert_eq!(screen.said, Some(Said::Lent));
        let back = Action::TakeBack(OF, coffee, Signed::AsSomebody);
        assert_eq!(screen.update(Message::Role(0)), back);
        screen.done(together(false), Said::Saved);
        assert_eq!(screen.said, Some(Said::Saved));
        // Whoever was not quick enough has nothing to give back.
        assert_eq!(screen.update(Message::Role(0)), put_down);
        screen.done(taken(), Said::Quicker);
        assert_eq!(screen.said, Some(Said::Quicker));
        assert_eq!(screen.update(Message::Role(0)), Action::None);
    }

    #[test]
    fn the_roles_that_are_shipped_are_said_in_every_language() {
        use crate::config::ServiceConfig;
        use crate::ui::words::Words;
        let shipped = ServiceConfig::default().roles;
        assert_eq!(shipped, ["coffee", "chairs", "greeting"]);
        for language in Words::languages() {
            let words = Words::new(language.tag);
            let said: Vec<String> = shipped.iter().map(|role| words.role(role)).collect();
            for (role, said) in shipped.iter().zip(&said) {
                assert_ne!(role, said, "{}", language.tag);
            }
            assert_eq!(words.role("Sweeping"), "Sweeping");
        }
    }

    #[test]
    fn back_goes_one_step_and_from_the_menu_to_the_door() {
        let mut screen = screen(true);
        screen.update(Message::Roles);
        screen.update(Message::Role(0));
        for _ in 0..2 {
            assert_eq!(screen.update(Message::Back), Action::None);
        }
        assert_eq!(screen.update(Message::Back), Action::Leave);
    }
}
