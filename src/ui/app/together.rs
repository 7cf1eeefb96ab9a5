//! What people do for each other beside signing in: help now, cards to read, somebody to talk to, a
//! hand for next time.

use iced::Task;

use super::door::Done;
use super::{Fault, Kiosk, Message as App, Stage};
use crate::badge::qr;
use crate::config;
use crate::domain::id::AttendanceId;
use crate::domain::moment::Moment;
use crate::domain::together::{Listening, Together};
use crate::store::{Book, StoreError};
use crate::ui::screen::help::Help;
use crate::ui::screen::outcome::Outcome;
use crate::ui::screen::shelf::{self, Shelf};
use crate::ui::screen::together::{Action, Said, TogetherScreen};

/// The longest words of a card that a code holds, in bytes: a longer one is too fine for a phone.
const CODE_BYTES_MAX: usize = 1_000;

impl Kiosk {
    /// Help now, from wherever somebody stands: its lines lie in the configuration, so that it is
    /// there on a kiosk that can write nothing, too.
    pub(super) fn show_help(&mut self) {
        let (site, tag) = (&self.services.site, self.look.words.tag());
        let has_cards = !site.cards_in(tag).is_empty();
        let lines = Help::new(site.help_in(tag)).with_cards(has_cards);
        // A locked or broken kiosk passes nothing on.
        let can_pass_on = self.fault.is_none() && self.drop_box_now().is_none();
        let is_run = self.door.meetings().iter().any(|meeting| meeting.is_open);
        self.show(Stage::Help(lines.with_somebody(can_pass_on && is_run)));
    }

    /// The shelf of cards in the visitor's language.
    pub(super) fn show_shelf(&mut self) {
        let cards = self.services.site.cards_in(self.look.words.tag());
        let sheets = cards.into_iter().map(sheet).collect();
        self.show(Stage::Shelf(Shelf::new(sheets)));
    }

    /// What there is to read for family and friends.
    pub(super) fn family_card(&self) -> Option<&config::HelpCard> {
        let cards = self.services.site.cards_in(self.look.words.tag());
        cards.into_iter().find(|card| card.family.is_on())
    }

    pub(super) fn show_family_card(&mut self) {
        if let Some(card) = self.family_card().map(sheet) {
            self.show(Stage::Shelf(Shelf::card(card)));
        }
    }

    /// Somebody would like to talk, whoever it is.
    pub(super) fn ask_to_talk(&self) -> Task<App> {
        let (now, visit) = (self.now(), self.visit);
        let here = self.services.site.room.clone();
        self.ask(
            move |book| book.ask_to_talk(&now, &here),
            move |told| App::AtDoor(visit, asked_to_talk(told)),
        )
    }

    /// The same after a sign-in, on the screen of what people do for each other.
    fn ask_to_talk_of(&self, of: AttendanceId) -> Task<App> {
        let (now, visit) = (self.now(), self.visit);
        let here = self.services.site.room.clone();
        self.ask(
            move |book| {
                if book.ask_to_talk(&now, &here)? {
                    book.together(&now, of).map(Some)
                } else {
                    Ok(None)
                }
            },
            move |found: Result<Option<Together>, Fault>| {
                let done = match found {
                    Ok(Some(together)) => Done::Together(of, Ok((Some(Said::Asked), together))),
                    Ok(None) => asked_to_talk(Ok(false)),
                    Err(fault) => asked_to_talk(Err(fault)),
                };
                App::AtDoor(visit, done)
            },
        )
    }

    /// What the person of this sign-in can do for others.
    pub(super) fn open_together(&self, of: AttendanceId) -> Task<App> {
        self.ask_together(of, |_, _| Ok(None))
    }

    pub(super) fn on_together_action(&mut self, action: Action) -> Task<App> {
        let Stage::Together(screen) = &self.stage else {
            return Task::none();
        };
        let of = screen.of();
        match action {
            Action::None => Task::none(),
            Action::Help => {
                self.show_help();
                Task::none()
            }
            Action::Leave => self.go_to_door(),
            Action::Ask => self.ask_to_talk_of(of),
            Action::Listen(of, listening) => {
                let said = match listening {
                    Listening::No => Said::Saved,
                    Listening::Unnamed | Listening::Named => Said::Listens,
                };
                self.ask_together(of, move |book, now| {
                    book.listen(now, of, listening)?;
                    Ok(Some(said))
                })
            }
            Action::PutDown(of, role, signed) => self.ask_together(of, move |book, now| {
                let is_theirs = book.put_down(now, of, &role, signed)?;
                Ok(Some(if is_theirs {
                    Said::Saved
                } else {
                    Said::Quicker
                }))
            }),
            Action::TakeBack(of, role, signed) => self.ask_together(of, move |book, now| {
                book.take_back(now, of, &role, signed)?;
                Ok(Some(Said::Saved))
            }),
        }
    }

    /// Does something, and shows what there is then.
    fn ask_together(
        &self,
        of: AttendanceId,
        act: impl FnOnce(&mut Book, &Moment) -> Result<Option<Said>, StoreError> + Send + 'static,
    ) -> Task<App> {
        let (now, visit) = (self.now(), self.visit);
        self.ask(
            move |book| Ok((act(book, &now)?, book.together(&now, of)?)),
            move |found: Result<(Option<Said>, Together), Fault>| {
                App::AtDoor(visit, Done::Together(of, found))
            },
        )
    }

    pub(super) fn take_together(
        &mut self,
        of: AttendanceId,
        said: Option<Said>,
        together: Together,
    ) {
        match (&mut self.stage, said) {
            (Stage::Together(screen), Some(said)) => screen.done(together, said),
            _ => self.show(Stage::Together(TogetherScreen::new(of, together))),
        }
    }
}

/// What is said to whoever would like to talk: where nobody is told, whom to ask.
fn asked_to_talk(told: Result<bool, Fault>) -> Done {
    let outcome = match told {
        Ok(false) => Outcome::NobodyToTell,
        Ok(true) | Err(_) => Outcome::AskedToTalk,
    };
    Done::Settled(outcome, told.map(|_| ()))
}

/// A card as its screen shows it.
fn sheet(card: &config::HelpCard) -> shelf::Sheet {
    let words = match &card.link {
        Some(link) => link.clone(),
        None => format!("{}\n\n{}", card.title, card.body.join("\n\n")),
    };
    let code = (words.len() <= CODE_BYTES_MAX)
        .then(|| qr::of_text(&words))
        .flatten();
    shelf::Sheet {
        title: card.title.clone(),
        body: card.body.clone(),
        code: code.map(|(modules, dark)| shelf::Code {
            modules,
            dark,
            link: card.link.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{HelpCard, Switch};

    fn card(body: &str, link: Option<&str>) -> HelpCard {
        HelpCard {
            language: "en".to_owned(),
            title: "Title".to_owned(),
            body: vec![body.to_owned()],
            link: link.map(str::to_owned),
            family: Switch::Off,
        }
    }

    #[test]
    fn a_phone_takes_the_link_or_else_the_words_unless_they_are_too_many() {
        let link = sheet(&card("Words", Some("https://example.org")))
            .code
            .unwrap();
        assert_eq!(link.link.as_deref(), Some("https://example.org"));
        assert_eq!(sheet(&card("Words", None)).code.unwrap().link, None);
        assert_eq!(sheet(&card(&"words ".repeat(200), None)).code, None);
    }

    #[test]
    fn every_card_that_is_shipped_has_a_code() {
        for card in config::Config::default().cards {
            assert!(sheet(&card).code.is_some(), "{}", card.title);
        }
    }

    #[cfg(feature = "gui-tests")]
    #[test]
    fn the_code_of_a_card_is_read_off_the_screen_of_every_panel() {
        use crate::badge::read::{Gray, texts};
        use crate::ui::Look;
        use crate::ui::capture::capture;
        use crate::ui::theme::{Metrics, Panel, TextSize, ThemeKind};
        use crate::ui::words::Words;

        let mut cards = config::Config::default().cards;
        cards.sort_by_key(|card| card.body.join("").len());
        let linked = card("Words", Some("https://example.org/a/page/about/it"));
        let longest = cards.pop().unwrap();
        for card in [linked, longest] {
            for panel in [
                Panel::SEVEN_INCH,
                Panel::TEN_INCH,
                Panel::FIFTEEN_INCH,
                Panel::TWENTY_ONE_INCH,
                Panel::new(21.5, 1080.0, 1920.0),
            ] {
                for size in [TextSize::Normal, TextSize::Large] {
                    let metrics = Metrics::new(panel).with_text_size(size);
                    let look = Look::new(Words::new("en"), metrics, ThemeKind::Dark);
                    let mut shelf = Shelf::card(sheet(&card));
                    shelf.update(shelf::Message::Page(usize::MAX));
                    let picture = capture(&look, shelf.view(&look)).unwrap();
                    let grey = picture.image().to_luma8();
                    let grey = Gray::new(grey.width(), grey.height(), grey.into_raw()).unwrap();
                    let read = texts(&grey);
                    let wanted = card.link.clone().unwrap_or_else(|| card.body.join("\n\n"));
                    let is_read = read.iter().any(|text| text.ends_with(&wanted));
                    assert!(is_read, "{} {panel:?} {size:?}: {read:?}", card.title);
                }
            }
        }
    }
}
