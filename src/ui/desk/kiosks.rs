//! How far each kiosk has brought its log, which one is silent, and which is gone for good.

use chrono::{DateTime, Utc};
use iced::widget::{column, row};
use iced::{Alignment, Element, Size};

use super::sticks::{LetGo, Source};
use super::table::{self, Heading, Table};
use super::{piece, said};
use crate::domain::id::KioskId;
use crate::office::package::Due;
use crate::office::report::{KioskState, SILENT_DAYS};
use crate::ui::Look;
use crate::ui::widget::text;
use crate::ui::words::Words;

/// The page.
#[derive(Debug, Default)]
pub struct Kiosks {
    all: Vec<KioskState>,
    /// The places in `all` of those that are shown, in their order.
    shown: Vec<usize>,
    now: DateTime<Utc>,
    is_read: bool,
    table: Table,
    /// What is still to be told, by site.
    due: Vec<Due>,
    /// Sticks that are plugged in.
    sticks: Vec<Source>,
    packed: Packed,
}

/// What became of a package.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Packed {
    /// None was asked for.
    #[default]
    No,
    /// It is being written.
    Writing,
    /// The one for this site is on this stick.
    Here(String, String, LetGo),
    /// It failed, for a reason in words.
    Failed(String),
}

/// What can be clicked or typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The table.
    Table(table::Message),
    /// The chosen kiosk is gone for good.
    Gone,
    /// It is not, after all.
    Back,
    /// No other machine writes as the chosen one any more.
    Settled,
    /// The package for its site goes onto this stick.
    Pack(usize),
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Keep this of a kiosk.
    Mark(KioskId, Mark),
    /// Write the package for this site onto this stick.
    Pack(String, Source),
}

/// What staff say of a kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It is gone for good.
    Gone,
    /// It is not.
    Back,
    /// No other machine writes as it any more.
    Settled,
}

impl Kiosks {
    /// What is known of them now. The language is for whoever looks for a word.
    pub fn take(
        &mut self,
        (all, due): (Vec<KioskState>, Vec<Due>),
        now: DateTime<Utc>,
        words: &Words,
    ) {
        if !self.is_read {
            // Those as which another machine writes stand first, then those that are silent.
            self.table = Table::sorted(2, false);
        }
        (self.all, self.now, self.is_read) = (all, now, true);
        self.due = due;
        self.arrange(words);
    }

    /// Sticks that are plugged in now.
    pub fn see(&mut self, sticks: &[Source]) {
        sticks.clone_into(&mut self.sticks);
    }

    /// What became of a package.
    pub fn packed(&mut self, packed: Packed) {
        self.packed = packed;
    }

    fn due_of(&self, state: &KioskState) -> Option<&Due> {
        let due = self.due.iter().filter(|_| !state.gone);
        due.into_iter().find(|due| due.site == state.site)
    }

    fn is_due(&self, state: &KioskState) -> bool {
        let due = self.due_of(state);
        due.is_some_and(|due| due.has_news() || due.behind.contains(&state.kiosk))
    }

    fn cells(&self, words: &Words, state: &KioskState) -> Vec<String> {
        let brought = state.complete_to.map_or_else(
            || words.get("desk-nothing-yet"),
            |at| said::date(words, at.date_naive()),
        );
        vec![
            state.site.clone(),
            state.kiosk.short(),
            brought,
            said::state(words, state, self.is_due(state), self.now),
        ]
    }

    /// How many are silent.
    pub fn silent(&self) -> usize {
        let states = self.all.iter();
        let silent = states.filter(|state| state.silent_days(self.now).is_some());
        silent.count()
    }

    /// As how many another machine writes.
    pub fn forked(&self) -> usize {
        self.all.iter().filter(|state| state.is_forked()).count()
    }

    fn arrange(&mut self, words: &Words) {
        let wanted = self.table.filter.0.to_lowercase();
        let holds = |state: &KioskState| {
            let cells = self.cells(words, state).join(" ").to_lowercase();
            wanted.split_whitespace().all(|word| cells.contains(word))
        };
        let shown = self.all.iter().enumerate();
        let shown = shown.filter(|(_, state)| holds(state)).map(|(at, _)| at);
        let mut shown: Vec<usize> = shown.collect();
        match self.table.sorted_by {
            0 => shown.sort_by_key(|at| self.all.get(*at).map(|state| state.site.clone())),
            1 => shown.sort_by_key(|at| self.all.get(*at).map(|state| state.kiosk)),
            _ => shown.sort_by_key(|at| {
                let state = self.all.get(*at);
                state.map(|state| (state.gone, !state.is_forked(), state.complete_to))
            }),
        }
        if self.table.is_descending {
            shown.reverse();
        }
        self.table.count(shown.len());
        self.shown = shown;
    }

    fn chosen(&self) -> Option<&KioskState> {
        self.all.get(*self.shown.get(self.table.chosen()?)?)
    }

    /// Answers what was clicked or typed.
    pub fn update(&mut self, message: Message, words: &Words) -> Action {
        match message {
            Message::Table(message) => {
                if self.table.update(message) == table::Action::Order {
                    self.arrange(words);
                }
                Action::None
            }
            Message::Gone => self.mark(Mark::Gone),
            Message::Back => self.mark(Mark::Back),
            Message::Settled => self.mark(Mark::Settled),
            Message::Pack(stick) => self.pack(stick),
        }
    }

    fn mark(&self, mark: Mark) -> Action {
        self.chosen()
            .map_or(Action::None, |state| Action::Mark(state.kiosk, mark))
    }

    fn pack(&mut self, stick: usize) -> Action {
        let site = self.chosen().and_then(|state| self.due_of(state));
        let (Some(due), Some(stick)) = (site, self.sticks.get(stick)) else {
            return Action::None;
        };
        let pack = Action::Pack(due.site.clone(), stick.clone());
        self.packed = Packed::Writing;
        pack
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let title = words.get("desk-kiosks-title");
        if self.all.is_empty() {
            let said = words.get(if self.is_read {
                "desk-no-kiosks"
            } else {
                "desk-reading"
            });
            return piece::page(look, title, Vec::new(), text::body(look, said));
        }
        let filter = table::filter(look, &self.table, Message::Table);
        let silent = self.silent();
        let counts = [
            ("count", self.all.len().into()),
            ("silent", silent.into()),
            ("days", SILENT_DAYS.into()),
        ];
        let count = text::body(look, words.with("desk-kiosks-count", &counts));
        let room = piece::room(look);
        let below = (look.metrics.target()
            + look.metrics.line(crate::ui::theme::TextRole::Body) * 4.0)
            * 2.0;
        let room = Size::new(room.width, (room.height - below).max(room.height / 2.0));
        let headings = vec![
            Heading::words(words.get("desk-col-site"), 1.6),
            Heading::words(words.get("desk-col-kiosk"), 1.2),
            Heading::words(words.get("desk-col-brought"), 2.0),
            Heading::words(words.get("desk-col-state"), 5.0),
        ];
        let lines = self.table.view(
            look,
            room,
            headings,
            |at| {
                let state = self.shown.get(at).and_then(|at| self.all.get(*at));
                state.map_or_else(Vec::new, |state| self.cells(words, state))
            },
            Message::Table,
        );
        let body = column![count, lines, self.about(look), self.package(look)];
        let body = body.spacing(look.metrics.gap());
        piece::page(look, title, vec![filter], body)
    }

    fn about<'a>(&'a self, look: &'a Look) -> Option<Element<'a, Message>> {
        let words = &look.words;
        let state = self.chosen()?;
        let mut said = said::state(words, state, self.is_due(state), self.now);
        let control = if state.gone {
            piece::quiet(look, words.get("desk-back"), Some(Message::Back))
        } else {
            piece::quiet(look, words.get("desk-gone"), Some(Message::Gone))
        };
        let gap = look.metrics.gap();
        if state.is_forked() {
            // It is longer than what else there is to say, and stands across the page.
            said = [said.as_str(), &words.get("desk-kiosk-forked-do")].join(" ");
            let settled = piece::quiet(look, words.get("desk-settled"), Some(Message::Settled));
            let buttons = piece::wrapped(look, vec![control.into(), settled.into()]);
            return Some(column![text::body(look, said), buttons].spacing(gap).into());
        }
        let about = row![control, text::body(look, said)].spacing(gap);
        Some(about.align_y(Alignment::Center).into())
    }

    /// What the kiosks of the chosen one's site are still to be told, and how.
    fn package<'a>(&'a self, look: &'a Look) -> Option<Element<'a, Message>> {
        let words = &look.words;
        let state = self.chosen()?;
        let due = self.due_of(state)?;
        let site = || ("site", due.site.clone().into());
        let mut said = Vec::new();
        let news = due.erased + due.merges + due.names;
        if news > 0 {
            said.push(words.with("desk-due-news", &[("count", news.into()), site()]));
        }
        if due.listed > 0 {
            let count = ("count", due.listed.into());
            said.push(words.with("desk-list-waits", &[count, site()]));
        }
        if let Some(made) = due.made.filter(|_| due.behind.contains(&state.kiosk)) {
            let made = said::date(words, made.date_naive());
            said.push(words.with("desk-due-behind", &[("date", made.into())]));
        }
        said.extend(self.packed.said(words));
        let is_free = self.packed != Packed::Writing;
        let sticks = pack_onto(look, &due.site, &self.sticks, is_free, Message::Pack);
        let all = column![piece::wrapped(look, sticks), piece::sentences(look, said)];
        Some(all.spacing(look.metrics.gap_small()).into())
    }
}

impl Packed {
    /// The same in words.
    pub fn said(&self, words: &Words) -> Vec<String> {
        match self {
            Self::No => Vec::new(),
            Self::Writing => vec![words.get("desk-packing")],
            Self::Here(site, stick, let_go) => {
                let (site, stick) = (site.clone().into(), stick.clone().into());
                let packed = words.with("desk-packed", &[("site", site), ("stick", stick)]);
                let let_go = match let_go {
                    LetGo::NoStick => None,
                    LetGo::Safe => Some("desk-safe"),
                    LetGo::Busy => Some("desk-busy"),
                };
                let let_go = let_go.map(|id| words.get(id));
                std::iter::once(packed).chain(let_go).collect()
            }
            Self::Failed(why) => vec![why.clone()],
        }
    }
}

/// A button for each stick that a package for a site can go onto, or what to do first.
pub fn pack_onto<'a, Message: Clone + 'a>(
    look: &Look,
    site: &str,
    sticks: &[Source],
    is_free: bool,
    on: impl Fn(usize) -> Message,
) -> Vec<Element<'a, Message>> {
    let words = &look.words;
    let of_site = || ("site", site.to_owned().into());
    if sticks.is_empty() {
        let plug = words.with("desk-pack-plug", &[of_site()]);
        return vec![text::note(look, plug).into()];
    }
    let sticks = sticks.iter().enumerate().map(|(at, stick)| {
        let name = ("stick", stick.name.clone().into());
        let label = words.with("desk-pack", &[of_site(), name]);
        piece::quiet(look, label, is_free.then(|| on(at))).into()
    });
    sticks.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Epoch;
    use crate::office::report::Forked;
    use chrono::TimeDelta;

    fn kiosk(n: u8, site: &str, days_ago: Option<i64>) -> KioskState {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        KioskState {
            kiosk: KioskId::from_bytes([n; 16]),
            site: site.to_owned(),
            zone: chrono_tz::Tz::UTC,
            arrived: None,
            complete_to: days_ago.map(|days| now - TimeDelta::days(days)),
            missing: Vec::new(),
            forked: Vec::new(),
            gone: false,
        }
    }

    fn page(all: Vec<KioskState>) -> (Kiosks, Words) {
        let (mut page, words) = (Kiosks::default(), Words::new("en"));
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        page.take((all, Vec::new()), now, &words);
        (page, words)
    }

    #[test]
    fn the_longest_silent_one_stands_first_and_says_so_in_words() {
        let all = vec![
            kiosk(1, "A", Some(1)),
            kiosk(2, "B", Some(40)),
            kiosk(3, "C", Some(13)),
        ];
        let (page, words) = page(all);
        assert_eq!(page.silent(), 1);
        let chosen = page.chosen().unwrap();
        assert_eq!(chosen.site, "B");
        let said = said::state(&words, chosen, false, page.now);
        assert!(said.contains("40"), "{said}");
    }

    #[test]
    fn one_as_which_another_machine_writes_stands_first_until_staff_have_seen_to_it() {
        let mut copied = kiosk(2, "B", Some(1));
        copied.forked.push(Forked {
            epoch: Epoch::from_bytes([2; 16]),
            first: 471,
            number: 3,
            made_at: DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
        });
        let id = copied.kiosk;
        let gone = KioskState {
            gone: true,
            ..copied.clone()
        };
        let (mut one, words) = page(vec![kiosk(1, "A", Some(40)), copied]);
        assert_eq!(one.chosen().unwrap().kiosk, id);
        let said = said::state(&words, one.chosen().unwrap(), false, one.now);
        assert!(said.starts_with("Alarm") && said.contains("471 "), "{said}");
        let settled = one.update(Message::Settled, &words);
        assert_eq!(settled, Action::Mark(id, Mark::Settled));
        let said = said::state(&words, &gone, false, one.now);
        assert_eq!(said, words.get("desk-kiosk-gone"));
    }

    #[test]
    fn a_filter_finds_a_site_and_what_is_said_of_it() {
        let (mut page, words) = page(vec![kiosk(1, "HALL", Some(1)), kiosk(2, "ROOM", None)]);
        for (typed, site) in [("hall", "HALL"), ("nothing", "ROOM")] {
            let typed = super::super::field::Typed::new(typed);
            let message = Message::Table(table::Message::Filter(typed));
            assert_eq!(page.update(message, &words), Action::None);
            assert_eq!(page.shown.len(), 1);
            assert_eq!(page.chosen().unwrap().site, site);
        }
    }

    #[test]
    fn a_package_that_is_due_is_said_and_goes_onto_the_stick_that_is_clicked() {
        let (mut page, words) = page(Vec::new());
        let due = |site: &str, merges, behind: &[u8]| Due {
            site: site.to_owned(),
            made: DateTime::from_timestamp(1_799_000_000, 0),
            erased: 0,
            merges,
            names: 0,
            listed: 0,
            behind: behind
                .iter()
                .map(|n| KioskId::from_bytes([*n; 16]))
                .collect(),
        };
        let kiosks = vec![
            kiosk(1, "A", Some(1)),
            kiosk(2, "B", Some(2)),
            kiosk(3, "B", Some(3)),
            kiosk(4, "C", Some(4)),
        ];
        let all = vec![due("A", 1, &[]), due("B", 0, &[2]), due("C", 0, &[])];
        page.take((kiosks, all), page.now, &words);
        let is_due = |n: usize| page.is_due(&page.all[n]);
        assert_eq!([0, 1, 2, 3].map(is_due), [true, true, false, false]);
        assert_eq!(page.update(Message::Pack(0), &words), Action::None);
        let stick = Source {
            name: "BLUE".to_owned(),
            path: "/media/BLUE".into(),
            is_stick: true,
        };
        page.see(std::slice::from_ref(&stick));
        let site = page.chosen().unwrap().site.clone();
        assert_eq!(
            page.update(Message::Pack(0), &words),
            Action::Pack(site, stick)
        );
        assert_eq!(page.packed, Packed::Writing);
    }

    #[test]
    fn the_chosen_one_is_gone_for_good_or_back() {
        let (mut one, words) = page(vec![kiosk(7, "A", Some(90))]);
        let id = KioskId::from_bytes([7; 16]);
        let gone = one.update(Message::Gone, &words);
        assert_eq!(gone, Action::Mark(id, Mark::Gone));
        assert_eq!(
            one.update(Message::Back, &words),
            Action::Mark(id, Mark::Back)
        );
        let (mut none, words) = page(Vec::new());
        assert_eq!(none.update(Message::Gone, &words), Action::None);
    }
}
