//! The window itself: what stands on it, what can happen, and who answers.

use std::path::PathBuf;
use std::sync::Arc;

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::{container, operation};
use iced::{Element, Event, Length, Size, Subscription, Task, Theme, event, window};

use super::underway::Underway;
use super::work::Done;
use super::{Services, keep};
use crate::office::{has_keys, read_kiosk_lines};
use crate::ui::Look;
use crate::ui::desk::shortcuts::Shortcuts;
use crate::ui::desk::side::{self, News};
use crate::ui::desk::{
    Place, badges, kiosks, lists, months, people, settings, start, sticks, table,
};
use crate::ui::theme::Metrics;
use crate::ui::words::Words;

/// How often it is looked for sticks, in milliseconds.
const STICKS_MS: u64 = 1_000;
/// How often a bar is painted while it fills, in milliseconds.
const BAR_MS: u64 = 100;
/// What a copy of the database is called, unless somebody says otherwise.
const COPY: &str = "office-copy.sqlite";

/// The office's window and all that stands behind it.
pub struct Window {
    pub(super) services: Services,
    pub(super) look: Look,
    /// What stands before everything else, if anything does.
    pub(super) start: Option<start::Start>,
    place: Place,
    pub(super) sticks: sticks::Sticks,
    pub(super) months: months::Months,
    pub(super) people: people::People,
    pub(super) lists: lists::Lists,
    pub(super) kiosks: kiosks::Kiosks,
    pub(super) badges: badges::Badges,
    pub(super) settings: settings::Settings,
    pub(super) volumes: Vec<crate::device::volume::Volume>,
    /// Whether sticks are being looked for: a dying one answers late.
    pub(super) is_listing: bool,
    /// What is read from a stick, or taken in.
    pub(super) underway: Option<Arc<Underway>>,
    /// Counts the questions: an answer to an earlier one comes late.
    pub(super) asked: Asked,
    /// Counts what changed the view: each time all of it is painted anew.
    paints: u64,
    /// Counts how often the keyboard went elsewhere.
    moves: u64,
}

/// Counts of questions, each kind by itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked {
    /// About a month.
    pub month: u64,
    /// About a stick.
    pub stick: u64,
    /// About a list of people.
    pub list: u64,
}

impl std::fmt::Debug for Window {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Window")
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}

/// Everything that can happen.
#[derive(Debug)]
pub enum Message {
    /// On the page before all others.
    Start(start::Message),
    /// On the page of sticks.
    Sticks(sticks::Message),
    /// On the page of months.
    Months(months::Message),
    /// On the page of people.
    People(people::Message),
    /// On the page of lists.
    Lists(lists::Message),
    /// On the page of kiosks.
    Kiosks(kiosks::Message),
    /// On the page of cards.
    Badges(badges::Message),
    /// On the page of settings.
    Settings(settings::Message),
    /// Another page.
    Go(Place),
    /// A key that means the same everywhere.
    Key(Shortcut),
    /// The keyboard is elsewhere now.
    Moved,
    /// Something was done.
    Done(Box<Done>),
    /// It is time to look for sticks.
    LookForSticks,
    /// It is time to paint the bar.
    LookAtBar,
    /// The window has this size.
    Resized(Size),
    /// This was dropped onto the window.
    Dropped(PathBuf),
    /// Nothing to do.
    Nothing,
}

/// What keys mean everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Tab.
    Next,
    /// Shift and Tab.
    Previous,
    /// Control and F.
    Find,
    /// Control and a number.
    Page(Place),
    /// Escape.
    Escape,
}

impl Message {
    fn may_change_the_view(&self) -> bool {
        !matches!(self, Self::LookForSticks | Self::Nothing)
    }
}

impl Window {
    /// The window as it opens.
    pub fn new(services: Services) -> (Self, Task<Message>) {
        let wishes = keep::read(&services.wishes, &services.locale);
        let words = Words::new(wishes.language);
        let metrics = Metrics::at_a_desk(services.size.width, services.size.height);
        let look = Look::new(words, metrics, wishes.theme);
        // What the system said at the first start counts from then on.
        keep::write(&services.wishes, wishes);
        let has_keys = has_keys(&services.keys);
        let places = settings::Places {
            database: services.database.to_string(),
            keys: services.keys.clone(),
            lines: read_kiosk_lines(&services.keys).ok().flatten(),
        };
        let copy = services.documents.join(COPY);
        let copy = copy.display().to_string();
        let start = if has_keys {
            start::Start::Opening
        } else {
            start::Start::New(services.keys.clone())
        };
        let mut window = Self {
            look,
            start: Some(start),
            place: Place::default(),
            sticks: sticks::Sticks::default(),
            months: months::Months::default(),
            people: people::People::default(),
            lists: lists::Lists::default(),
            kiosks: kiosks::Kiosks::default(),
            badges: badges::Badges::default(),
            settings: settings::Settings::new(wishes, places, &copy),
            volumes: Vec::new(),
            is_listing: false,
            underway: None,
            asked: Asked::default(),
            paints: 0,
            moves: 0,
            services,
        };
        window.wear(wishes);
        let first = if has_keys {
            window.open()
        } else {
            Task::none()
        };
        (window, first)
    }

    /// How everything looks at the moment.
    pub fn look(&self) -> &Look {
        &self.look
    }

    pub(super) fn wear(&mut self, wishes: settings::Wishes) {
        let panel = self.look.metrics.panel();
        let metrics = Metrics::at_a_desk(panel.width_px, panel.height_px);
        let metrics = metrics.with_text_size(wishes.text_size);
        if self.look.words.tag() != wishes.language {
            self.look.words = Words::new(wishes.language);
        }
        self.look = Look::new(self.look.words.clone(), metrics, wishes.theme);
    }

    /// Lets something happen.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        if message.may_change_the_view() {
            self.paints += 1;
        }
        let task = self.route(message);
        self.look.colours = self.look.colours.repainted(self.paints);
        task
    }

    fn route(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Start(message) => self.on_start(message),
            Message::Sticks(message) => {
                let action = self.sticks.update(message, &self.look.words);
                self.on_sticks(action)
            }
            Message::Months(message) => {
                let action = self.months.update(message);
                self.on_months(action)
            }
            Message::People(message) => {
                let action = self.people.update(message);
                self.on_people(action)
            }
            Message::Lists(message) => {
                let action = self.lists.update(message);
                self.on_lists(action)
            }
            Message::Kiosks(message) => {
                let action = self.kiosks.update(message, &self.look.words);
                self.on_kiosks(action)
            }
            Message::Badges(message) => {
                let action = self.badges.update(message);
                self.on_badges(action)
            }
            Message::Settings(message) => {
                let action = self.settings.update(message);
                self.on_settings(action)
            }
            Message::Go(place) => self.go(place),
            Message::Key(key) => self.on_key(key),
            Message::Moved => {
                self.moves += 1;
                Task::none()
            }
            Message::Done(done) => self.on_done(*done),
            Message::LookForSticks => self.look_for_sticks(),
            Message::LookAtBar => {
                self.look_at_bar();
                Task::none()
            }
            Message::Resized(size) => {
                self.look.metrics = Metrics::at_a_desk(size.width, size.height)
                    .with_text_size(self.look.metrics.text_size);
                Task::none()
            }
            Message::Dropped(path) if self.start.is_none() && lists::Lists::is_list(&path) => {
                self.place = Place::Lists;
                let action = self.lists.dropped(path);
                self.on_lists(action)
            }
            Message::Dropped(path) if self.start.is_none() => {
                self.place = Place::Sticks;
                let action = self.sticks.dropped(path);
                self.on_sticks(action)
            }
            Message::Dropped(_) | Message::Nothing => Task::none(),
        }
    }

    fn go(&mut self, place: Place) -> Task<Message> {
        self.place = place;
        // What the keyboard was at stands on this page no more.
        let unfocus = iced::advanced::widget::operate(
            iced::advanced::widget::operation::focusable::unfocus(),
        );
        Task::batch([unfocus, self.ask_for(place)])
    }

    fn on_key(&mut self, key: Shortcut) -> Task<Message> {
        let move_there = match key {
            Shortcut::Next => operation::focus_next(),
            Shortcut::Previous => operation::focus_previous(),
            Shortcut::Find if self.start.is_none() => operation::focus(table::FILTER),
            Shortcut::Page(place) if self.start.is_none() => {
                let go = self.go(place);
                go.chain(operation::focus(table::LINES))
            }
            Shortcut::Escape => {
                self.months.escape();
                self.people.escape();
                return Task::none();
            }
            Shortcut::Find | Shortcut::Page(_) => return Task::none(),
        };
        move_there.chain(Task::done(Message::Moved))
    }

    /// How often the keyboard went elsewhere.
    pub fn moves(&self) -> u64 {
        self.moves
    }

    /// What stands on the window.
    pub fn view(&self) -> Element<'_, Message> {
        let look = &self.look;
        let page = match (&self.start, self.place) {
            (Some(start), _) => start.view(look).map(Message::Start),
            (None, place) => {
                let page = match place {
                    Place::Sticks => self.sticks.view(look).map(Message::Sticks),
                    Place::Months => self.months.view(look).map(Message::Months),
                    Place::People => self.people.view(look).map(Message::People),
                    Place::Lists => self.lists.view(look).map(Message::Lists),
                    Place::Kiosks => self.kiosks.view(look).map(Message::Kiosks),
                    Place::Badges => self.badges.view(look).map(Message::Badges),
                    Place::Settings => self.settings.view(look).map(Message::Settings),
                };
                let news = News {
                    sticks: self.sticks.count(),
                    silent: self.kiosks.silent(),
                    forked: self.kiosks.forked(),
                };
                side::beside(look, place, news, page, Message::Go)
            }
        };
        let background = look.colours.background;
        let page = container(page)
            .style(move |_| container::Style::default().background(background))
            .width(Length::Fill)
            .height(Length::Fill);
        Shortcuts::new(page, |key, modifiers| {
            shortcut(key, modifiers).map(Message::Key)
        })
        .into()
    }

    /// The colours of what no widget paints.
    pub fn theme(&self) -> Theme {
        self.look.theme()
    }

    /// What is listened to: the window, sticks, and the bar while one fills.
    pub fn subscription(&self) -> Subscription<Message> {
        let window = event::listen_with(|event, _status, _window| match event {
            Event::Window(window::Event::Opened { size, .. } | window::Event::Resized(size)) => {
                Some(Message::Resized(size))
            }
            Event::Window(window::Event::FileDropped(path)) => Some(Message::Dropped(path)),
            _ => None,
        });
        let every = |ms| iced::time::every(std::time::Duration::from_millis(ms));
        let mut all = vec![window];
        if self.start.is_none() {
            all.push(every(STICKS_MS).map(|_| Message::LookForSticks));
        }
        if self.sticks.is_busy() {
            all.push(every(BAR_MS).map(|_| Message::LookAtBar));
        }
        Subscription::batch(all)
    }
}

fn shortcut(key: &Key, modifiers: Modifiers) -> Option<Shortcut> {
    match key {
        Key::Named(Named::Tab) if modifiers.shift() => Some(Shortcut::Previous),
        Key::Named(Named::Tab) => Some(Shortcut::Next),
        Key::Named(Named::Escape) => Some(Shortcut::Escape),
        Key::Character(text) if modifiers.command() => {
            if text.eq_ignore_ascii_case("f") {
                return Some(Shortcut::Find);
            }
            let number = text.parse().ok();
            number.and_then(Place::numbered).map(Shortcut::Page)
        }
        _ => None,
    }
}
