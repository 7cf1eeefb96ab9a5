//! What people do for each other beside signing in: cards to read, somebody to talk to, a hand for
//! next time.

use iced::Task;

use super::door::Done;
use super::{Fault, Kiosk, Message as App, Stage};
use crate::badge::qr;
use crate::config;
use crate::domain::id::AttendanceId;
use crate::domain::moment::Moment;
use crate::domain::together::{Listening, Together};
use crate::store::{Book, StoreError};
use crate::ui::screen::outcome::Outcome;
use crate::ui::screen::shelf::{self, Shelf};
use crate::ui::screen::together::{Action, Said, TogetherScreen};

/// The longest words of a card that a code holds, in bytes: a longer one is too fine for a phone.
const CODE_BYTES_MAX: usize = 1_000;

impl Kiosk {
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
            move |book| book.ask_to_talk(&now, &here).map(|_| ()),
            move |done| App::AtDoor(visit, Done::Settled(Outcome::AskedToTalk, done)),
        )
    }

    /// What the person of this sign-in can do for others.
    pub(super) fn open_together(&self, of: AttendanceId) -> Task<App> {
        self.ask_together(of, None, |_, _| Ok(()))
    }

    pub(super) fn on_together_action(&mut self, action: Action) -> Task<App> {
        let Stage::Together(screen) = &self.stage else {
            return Task::none();
        };
        let (of, saved) = (screen.of(), Some(Said::Saved));
        let here = self.services.site.room.clone();
        match action {
            Action::None => Task::none(),
            Action::Leave => self.go_to_door(),
            Action::Ask => self.ask_together(of, Some(Said::Asked), move |book, now| {
                book.ask_to_talk(now, &here).map(|_| ())
            }),
            Action::Listen(of, listening) => {
                let said = match listening {
                    Listening::No => Said::Saved,
                    Listening::Unnamed | Listening::Named => Said::Listens,
                };
                self.ask_together(of, Some(said), move |book, now| {
                    book.listen(now, of, listening)
                })
            }
            Action::PutDown(of, role, signed) => self.ask_together(of, saved, move |book, now| {
                book.put_down(now, of, &role, signed).map(|_| ())
            }),
            Action::TakeBack(of, role) => self.ask_together(of, saved, move |book, now| {
                book.take_back(now, of, &role).map(|_| ())
            }),
        }
    }

    /// Does something, and shows what there is then.
    fn ask_together(
        &self,
        of: AttendanceId,
        said: Option<Said>,
        act: impl FnOnce(&mut Book, &Moment) -> Result<(), StoreError> + Send + 'static,
    ) -> Task<App> {
        let (now, visit) = (self.now(), self.visit);
        self.ask(
            move |book| {
                act(book, &now)?;
                book.together(&now, of)
            },
            move |found: Result<Together, Fault>| {
                App::AtDoor(visit, Done::Together(of, said, found))
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
}
