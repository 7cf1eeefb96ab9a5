//! People: added, renamed, merged, taken off; their cards.

use iced::Task;

use super::{AskFor, CardFor, Choice, Done, FindFor, named};
use crate::domain::attendance::Kind;
use crate::domain::id::PersonId;
use crate::domain::person::{Listing, PersonDraft, PersonLine};
use crate::ui::app::keeper::Choice as Line;
use crate::ui::app::{Kiosk, Message as App, Stage, keeper};
use crate::ui::marks::mark_name;
use crate::ui::screen::{ask, pick};

impl Kiosk {
    pub(super) fn list_people(&self, query: Option<String>) -> Task<App> {
        self.ask_for_staff(move |book| book.people(query.as_deref(), 0), Done::People)
    }

    pub(super) fn open_person(&self, person: PersonId) -> Task<App> {
        self.ask_for_staff(
            move |book| Ok((book.person_line(person)?, book.person_draft(person)?)),
            Done::Person,
        )
    }

    pub(super) fn change_person(
        &self,
        person: PersonId,
        change: impl FnOnce(&mut PersonDraft) + Send + 'static,
    ) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        self.ask_for_staff(
            move |book| {
                let mut draft = book.person_draft(person)?;
                change(&mut draft);
                named(book.change_person(&now, person, &draft, by))?
                    .map(|_| book.person_line(person))
                    .transpose()
            },
            Done::Named,
        )
    }

    pub(super) fn show_kinds(&mut self, person: PersonId) {
        let kinds = [
            Kind::Member,
            Kind::Guest,
            Kind::Family,
            Kind::Volunteer,
            Kind::Staff,
        ];
        let lines = kinds.map(|kind| pick::Line {
            label: self.text(&format!("kind-{}", kind.code())),
            more: None,
            value: Line::Staff(Choice::Kind(person, kind)),
        });
        let pick = pick::Pick::new(self.text("people-title"), lines.into());
        self.show_pick(pick);
    }

    pub(super) fn wait_for_card(&mut self, person: PersonId) {
        let values = [("name", self.title_shown().into())];
        let ask = ask::Ask::say(
            self.text("person-card-title"),
            self.look.words.with("person-card-note", &values),
            self.text("button-cancel"),
        );
        self.show(Stage::WantsCard(ask, CardFor::Person(person)));
    }

    /// Whom the list that stands there is about.
    pub(super) fn title_shown(&self) -> String {
        match &self.stage {
            Stage::Pick(pick) => pick.title().to_owned(),
            _ => String::new(),
        }
    }

    pub(super) fn ask_to_merge(&mut self, keep: &PersonLine, gone: &PersonLine) {
        let words = &self.look.words;
        let name = |line: &PersonLine| match &line.name {
            Some(name) => name.as_str().to_owned(),
            None => words.get("people-no-name"),
        };
        let values = [("gone", name(gone).into()), ("keep", name(keep).into())];
        let ask = ask::Ask::question(
            words.get("person-merge-title"),
            words.with("person-merge-body", &values),
            words.get("person-merge-yes"),
            words.get("button-cancel"),
        );
        let (keep, gone) = (keep.person, gone.person);
        let what = keeper::AskFor::Staff(AskFor::Merge { keep, gone });
        self.show(Stage::Ask(ask, what));
    }

    /// A slip is mended at once: afterwards nobody knows any more who they were.
    pub(super) fn offer_to_part(&mut self, gone: PersonId) {
        let ask = ask::Ask::question(
            self.text("person-merge-done"),
            self.text("person-merge-done-body"),
            self.text("button-done"),
            self.text("person-merge-part"),
        );
        let what = keeper::AskFor::Staff(AskFor::Merged { gone });
        self.show(Stage::Ask(ask, what));
    }

    pub(super) fn show_people(&mut self, people: &[PersonLine], total: u32) {
        let words = &self.look.words;
        let what = self.finding;
        let mut lines: Vec<pick::Line<Line>> = people
            .iter()
            .map(|person| {
                let label = match &person.name {
                    Some(name) => name.as_str().to_owned(),
                    None => words.get("people-no-name"),
                };
                let cards = words.with("people-cards", &[("count", person.cards.into())]);
                let choice = match what {
                    FindFor::Open => Choice::Person(person.person),
                    FindFor::Merge(gone) => Choice::MergeInto(gone, person.person),
                };
                pick::Line {
                    label,
                    more: Some(cards),
                    value: Line::Staff(choice),
                }
            })
            .collect();
        if what == FindFor::Open {
            for (place, (id, choice)) in
                [("people-add", Choice::Add), ("people-find", Choice::Find)]
                    .into_iter()
                    .enumerate()
            {
                let value = Line::Staff(choice);
                lines.insert(
                    place,
                    pick::Line {
                        label: words.get(id),
                        more: None,
                        value,
                    },
                );
            }
        }
        let note = words.with("people-note", &[("count", total.into())]);
        let pick = pick::Pick::new(words.get("people-title"), lines).with_note(note);
        self.finding = FindFor::Open;
        self.show_pick(pick);
    }

    pub(super) fn show_person(&mut self, line: &PersonLine, draft: &PersonDraft) {
        let words = &self.look.words;
        let person = line.person;
        let name = match &line.name {
            Some(name) => name.as_str().to_owned(),
            None => words.get("people-no-name"),
        };
        let kind = words.get(&format!("kind-{}", draft.kind.code()));
        let (listing, other) = match draft.listing {
            Listing::Listed => ("person-unlist", Listing::Unlisted),
            Listing::Unlisted => ("person-list", Listing::Listed),
        };
        let entry = |label: String, choice| pick::Line {
            label,
            more: None,
            value: Line::Staff(choice),
        };
        let card = if line.cards > 0 {
            "person-lost-card"
        } else {
            "person-new-card"
        };
        let lines = vec![
            entry(words.get("person-rename"), Choice::Rename(person)),
            entry(words.get(card), Choice::GiveCard(person)),
            entry(
                words.with("person-kind", &[("kind", kind.into())]),
                Choice::Kinds(person),
            ),
            entry(words.get(listing), Choice::List(person, other)),
            entry(words.get("person-merge"), Choice::Merge(person)),
            entry(words.get("person-erase"), Choice::Erase(person)),
        ];
        let mut pick = pick::Pick::new(name, lines);
        if let Some(mark) = line.mark {
            pick = pick.with_note(mark_name(&self.look, mark));
        }
        self.show_pick(pick);
    }
}
