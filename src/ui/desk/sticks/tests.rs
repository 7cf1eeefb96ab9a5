use super::*;
use crate::domain::id::KioskId;
use crate::office::intake::{Fresh, Standing};

fn words() -> Words {
    Words::new("en")
}

impl Sticks {
    fn hears(&mut self, message: Message) -> Action {
        self.update(message, &words())
    }

    fn has_looked(&mut self, seen: Vec<Seen>) {
        self.looked(seen, &words());
    }
}

fn stick(name: &str) -> Source {
    Source {
        name: name.to_owned(),
        path: PathBuf::from("/media").join(name),
        is_stick: true,
    }
}

fn new(file: &str) -> Seen {
    Seen {
        file: PathBuf::from(file),
        manifest: None,
        standing: Standing::New(Fresh {
            entries: 3,
            days: None,
        }),
    }
}

/// The fingerprint of a kiosk that is made of one number.
fn stranger(n: u8) -> (Seen, String) {
    let key = crate::transfer::bundle::SigningKey::from_seed(&[n; 32]).public();
    let seen = Seen {
        standing: Standing::Stranger(KioskId::from_bytes([n; 16]), key.fingerprint()),
        ..new("stranger")
    };
    (seen, key.fingerprint().to_string())
}

#[test]
fn a_stick_is_looked_at_when_it_is_plugged_in_and_only_then() {
    let mut page = Sticks::default();
    assert_eq!(page.see(Vec::new()), Action::None);
    assert_eq!(page.see(vec![stick("A")]), Action::Look(stick("A")));
    assert_eq!(page.see(vec![stick("A")]), Action::None);
    // Somebody is at it: another one waits until it is asked for.
    page.has_looked(vec![new("a")]);
    let both = vec![stick("A"), stick("B")];
    assert_eq!(page.see(both.clone()), Action::None);
    page.hears(Message::Close);
    assert_eq!(page.see(both), Action::None);
    assert_eq!(page.hears(Message::Stick(1)), Action::Look(stick("B")));
}

#[test]
fn files_are_found_by_what_stands_in_their_line() {
    let mut page = Sticks::default();
    page.see(vec![stick("A")]);
    page.has_looked(vec![new("north"), new("south"), new("south-east")]);
    let mut found = |text: &str| {
        let filter = table::Message::Filter(Typed::new(text));
        page.hears(Message::Table(filter));
        page.table.len()
    };
    assert_eq!(
        [found("south"), found("east new"), found("west"), found("")],
        [2, 1, 0, 3]
    );
}

#[test]
fn what_was_on_a_stick_goes_with_it() {
    let mut page = Sticks::default();
    page.see(vec![stick("A")]);
    page.has_looked(vec![new("a")]);
    page.see(Vec::new());
    assert!(matches!(page.state, State::Waiting));
}

#[test]
fn what_became_of_a_stick_may_be_read_after_it_was_pulled() {
    let mut page = Sticks::default();
    page.see(vec![stick("A")]);
    page.has_looked(vec![new("a")]);
    page.hears(Message::TakeIn);
    page.taken(Vec::new(), Written::default(), LetGo::Safe, &words());
    page.see(Vec::new());
    assert!(matches!(page.state, State::Taken(..)));
}

#[test]
fn a_stranger_comes_in_only_when_somebody_vouched() {
    let mut page = Sticks::default();
    page.see(vec![stick("A")]);
    let (seen, fingerprint) = stranger(7);
    let (again, _) = stranger(7);
    page.has_looked(vec![seen, again]);
    let State::Seen(_, seen) = &page.state else {
        panic!("not seen");
    };
    assert_eq!(page.strangers(seen).len(), 1, "asked for once");
    assert!(!page.would_come_in(&seen[0]));
    page.hears(Message::Trust(fingerprint.clone()));
    let State::Seen(_, seen) = &page.state else {
        panic!("not seen");
    };
    assert!(page.strangers(seen).is_empty() && page.would_come_in(&seen[0]));
    let taken = page.hears(Message::TakeIn);
    assert_eq!(taken, Action::TakeIn(stick("A"), vec![fingerprint]));
}

#[test]
fn trust_is_not_carried_to_the_next_stick() {
    let mut page = Sticks::default();
    page.see(vec![stick("A")]);
    page.has_looked(vec![stranger(7).0]);
    page.hears(Message::Trust(stranger(7).1));
    page.hears(Message::Close);
    page.hears(Message::Stick(0));
    page.has_looked(vec![stranger(7).0]);
    assert_eq!(
        page.hears(Message::TakeIn),
        Action::TakeIn(stick("A"), Vec::new())
    );
}

#[test]
fn nothing_is_dropped_into_what_is_under_way() {
    let mut page = Sticks::default();
    page.see(vec![stick("A")]);
    assert!(page.is_busy());
    assert_eq!(page.dropped(PathBuf::from("b.tar.age")), Action::None);
    page.has_looked(Vec::new());
    let dropped = page.dropped(PathBuf::from("b.tar.age"));
    assert!(matches!(dropped, Action::Look(source) if !source.is_stick));
}

#[test]
fn files_stand_in_the_order_of_a_heading() {
    let mut page = Sticks::default();
    page.see(vec![stick("A")]);
    page.has_looked(vec![new("b"), new("c"), new("a")]);
    let files = |page: &Sticks| -> Vec<PathBuf> {
        let State::Seen(_, seen) = &page.state else {
            panic!("not seen");
        };
        seen.iter().map(|one| one.file.clone()).collect()
    };
    assert_eq!(files(&page), ["a", "b", "c"].map(PathBuf::from));
    page.hears(Message::Table(table::Message::Sort(0)));
    assert_eq!(files(&page), ["c", "b", "a"].map(PathBuf::from));
}
