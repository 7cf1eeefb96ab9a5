//! The smaller parts of "About me": an attendance statement, languages, and what may be kept.

use iced::Element;

use super::{AboutMe, Message};
use crate::domain::entry::Purpose;
use crate::domain::statement::Asking;
use crate::ui::Look;
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::toggle::toggle;
use crate::ui::widget::{Page, button, text};
use crate::ui::words::{Language, Words};

impl AboutMe {
    pub(super) fn statement<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        // Not said aloud: that somebody wants one is theirs to tell.
        let page = Page::new(look).title(words.get("about-statement"));
        let back = button::back(look, Message::Back);
        if self.asking == Asking::Asked {
            let no = words.get("about-statement-no");
            return page
                .body(text::running(look, words.get("about-statement-asked")))
                .left(back)
                .left(button::help(look, Message::Help))
                .right(button::quiet(look, no, Message::Ask(Asking::CanAsk)))
                .into();
        }
        let yes = words.get("about-statement-yes");
        page.body(text::running(look, words.get("about-statement-ask")))
            .left(back)
            .left(button::help(look, Message::Help))
            .right(button::confirm(look, yes, Message::Ask(Asking::Asked)))
            .into()
    }

    pub(super) fn languages<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let is_site = self.profile.language.is_none();
        let site = words.get("about-language-site");
        let mut tiles = vec![Cell::new(site, Message::Speak(None)).chosen(is_site)];
        for Language { tag, endonym } in Words::languages() {
            let is_chosen = self.profile.language.as_deref() == Some(tag);
            let choose = Message::Speak(Some(tag));
            tiles.push(Cell::new(endonym, choose).chosen(is_chosen));
        }
        let columns = if look.metrics.is_upright() {
            1
        } else {
            tiles.len().min(3)
        };
        Page::new(look)
            .title(words.label("about-language"))
            .controls(grid::grid(look, columns, tiles))
            .left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help))
            .into()
    }

    pub(super) fn consents<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let toggles = Purpose::ALL.map(|purpose| {
            let id = match purpose {
                Purpose::KeepName => "consent-keep-name",
                Purpose::RememberDate => "consent-remember-date",
                Purpose::TellFacilitator => "consent-tell-facilitator",
                Purpose::NameInExports => "consent-name-in-exports",
            };
            let is_on = self.profile.consents.since(purpose).is_some();
            toggle(look, words.label(id), is_on, Message::Consent(purpose))
        });
        Page::new(look)
            .title(words.label("about-consents"))
            .controls(grid::rows(look, toggles.into()))
            .left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help))
            .into()
    }
}
