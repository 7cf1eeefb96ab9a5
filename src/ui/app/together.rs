//! What people do for each other beside signing in: cards to read.

use super::{Kiosk, Stage};
use crate::badge::qr;
use crate::config;
use crate::ui::screen::shelf::{self, Shelf};

/// The longest words of a card that a code holds, in bytes: a longer one is too fine for a phone.
const CODE_BYTES_MAX: usize = 1_000;

impl Kiosk {
    /// The shelf of cards in the visitor's language.
    pub(super) fn show_shelf(&mut self) {
        let cards = self.services.site.cards_in(self.look.words.tag());
        let sheets = cards.into_iter().map(sheet).collect();
        self.show(Stage::Shelf(Shelf::new(sheets)));
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
