use super::*;
use crate::domain::attendance::{Kind, Method};
use crate::domain::id::{KeeperId, SessionId};
use crate::domain::name::ChosenName;
use crate::domain::person::PersonDraft;
use crate::store::Place;
use crate::store::testing::{evening, november, open, place, tuesdays};

const BY: By = By::Keeper(KeeperId::from_bytes([9; 16]));

/// Tuesday 24 November with one meeting for each mode.
struct Site {
    book: Book,
    place: Place,
    now: Moment,
    _dir: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let (dir, place) = place();
        let now = november(24, 18, 45);
        let mut book = open(&place, &now);
        let series = AttendanceMode::ALL.map(|mode| {
            let id = mode.code().replace('_', "-");
            tuesdays(&id, "19:00", mode.code(), mode)
        });
        book.seed_series(&now, &series).unwrap();
        book.tick(&now).unwrap();
        Self {
            book,
            place,
            now,
            _dir: dir,
        }
    }

    fn sign_in(&mut self, mode: AttendanceMode, person: Option<PersonId>, kind: Kind) {
        let session: SessionId = evening(&mode.code().replace('_', "-"), 24, "19:00");
        let entry = NewEntry {
            event: Event::SignedIn {
                attendee: kind,
                method: Method::Badge,
                at: None,
            },
            session: Some(session),
            person,
            by: By::Own,
        };
        self.book.write(&self.now, |act| act.append(entry)).unwrap();
    }

    fn sign_ins(&mut self, count: usize) {
        for _ in 0..count {
            self.sign_in(AttendanceMode::Headcount, None, Kind::Member);
        }
    }

    fn view<T>(&self, read: impl FnOnce(&BundleView<'_>) -> Result<T>) -> T {
        self.place.reader().unwrap().bundle(read).unwrap()
    }

    fn due(&self) -> Vec<Span> {
        self.view(|view| Ok(view.stretches().iter().map(|it| it.span).collect()))
    }

    fn last(&self) -> EntryKey {
        log::key_of(&self.book.conn, None).unwrap().unwrap()
    }

    fn acknowledge(&mut self, number: u32, held: Vec<Span>) -> ReceiptTaken {
        let receipt = Receipt {
            kiosk: self.book.kiosk_id(),
            number,
            held,
            backed_up: Vec::new(),
            missing: Vec::new(),
        };
        self.book.take_receipt(&self.now, &receipt, BY).unwrap()
    }

    fn is_sound(&self) {
        let verified = self.place.reader().unwrap().verify().unwrap();
        assert!(verified.is_sound(), "{verified:?}");
    }
}

#[test]
fn everything_is_due_until_a_receipt_names_it() {
    let mut site = Site::new();
    site.sign_ins(20);
    let last = site.last();
    let whole = Span {
        epoch: last.epoch,
        first: 1,
        last: last.seq,
    };
    assert_eq!(site.due(), [whole]);
    // What was carried away is due all the same: the stick may be lost.
    let begun = site.book.begin_bundle(&site.now).unwrap();
    site.book
        .mark_bundled(&site.now, &begun, &[1; 32], last, BY)
        .unwrap();
    assert_eq!(site.due()[0].first, 1);
    let held = Span { last: 15, ..whole };
    assert_eq!(site.acknowledge(5, vec![held]), ReceiptTaken::New);
    let due = site.due();
    assert_eq!((due.len(), due[0].first), (1, 16));
    site.is_sound();
}

#[test]
fn the_newest_receipt_counts_and_may_name_less() {
    let mut site = Site::new();
    site.sign_ins(20);
    let epoch = site.last().epoch;
    let upto = |last| {
        vec![Span {
            epoch,
            first: 1,
            last,
        }]
    };
    assert_eq!(site.acknowledge(5, upto(15)), ReceiptTaken::New);
    for older in [4, 5] {
        assert_eq!(site.acknowledge(older, upto(18)), ReceiptTaken::Older);
    }
    assert_eq!(site.due()[0].first, 16);
    // The office lost what it had: it comes again.
    assert_eq!(site.acknowledge(6, upto(10)), ReceiptTaken::New);
    assert_eq!(site.due()[0].first, 11);
}

#[test]
fn a_receipt_for_another_kiosk_is_refused() {
    let mut site = Site::new();
    let receipt = Receipt {
        kiosk: KioskId::from_bytes([1; 16]),
        number: 1,
        held: Vec::new(),
        backed_up: Vec::new(),
        missing: Vec::new(),
    };
    let taken = site.book.take_receipt(&site.now, &receipt, BY);
    assert!(matches!(taken, Err(StoreError::NotThere(_))));
}

#[test]
fn a_receipt_that_names_more_than_is_here_begins_a_new_epoch() {
    let mut site = Site::new();
    site.sign_ins(5);
    let before = site.last();
    let held = Span {
        epoch: before.epoch,
        first: 1,
        last: before.seq + 3,
    };
    site.acknowledge(1, vec![held]);
    let after = site.last();
    assert_ne!(after.epoch, before.epoch);
    // What was written under numbers that the office knows goes out, so that it is compared there.
    let all_of_both = |site: &Site| {
        let due = site.due();
        assert_eq!(due.len(), 2);
        assert_eq!((due[0].epoch, due[0].first), (before.epoch, 1));
        assert_eq!((due[1].epoch, due[1].first), (after.epoch, 1));
    };
    all_of_both(&site);
    site.acknowledge(2, vec![held]);
    all_of_both(&site);
    site.is_sound();
}

#[test]
fn stretches_lie_between_what_is_held() {
    let epoch = Epoch::from_bytes([1; 16]);
    let span = |first, last| Span { epoch, first, last };
    let other = Span {
        epoch: Epoch::from_bytes([2; 16]),
        first: 1,
        last: 100,
    };
    let cases: [(Vec<Span>, Vec<Span>); 8] = [
        (vec![], vec![span(1, 10)]),
        (vec![other], vec![span(1, 10)]),
        (vec![span(1, 10)], vec![]),
        (vec![span(1, 99)], vec![]),
        (vec![span(1, 4)], vec![span(5, 10)]),
        (
            vec![span(3, 4), span(7, 7)],
            vec![span(1, 2), span(5, 6), span(8, 10)],
        ),
        (vec![span(7, 9), span(2, 8)], vec![span(1, 1), span(10, 10)]),
        (vec![span(40, 50)], vec![span(1, 10)]),
    ];
    for (held, left) in cases {
        assert_eq!(due::without(span(1, 10), &held), left, "{held:?}");
    }
}

#[test]
fn the_rows_chain_to_the_head_of_the_log_over_all_epochs() {
    let mut site = Site::new();
    site.sign_ins(7);
    let first = site.last();
    let more = Span {
        epoch: first.epoch,
        first: 1,
        last: 3,
    };
    site.acknowledge(1, vec![more]);
    site.book
        .write(&site.now, |act| act.begin_epoch(Some(first.epoch)))
        .unwrap();
    site.sign_ins(4);
    let (stretches, heads) = site.view(|view| {
        let mut heads = Vec::new();
        for stretch in view.stretches() {
            let (mut hash, mut next) = (stretch.before, stretch.span.first);
            view.entries(stretch.span, &mut |row| {
                assert_eq!((row.key.epoch, row.key.seq), (stretch.span.epoch, next));
                (hash, next) = (row.hash(&hash), next + 1);
                Ok::<_, StoreError>(())
            })?;
            assert_eq!(next, stretch.span.last + 1);
            heads.push(hash);
        }
        Ok((view.stretches().to_vec(), heads))
    });
    assert_eq!(stretches.len(), 2);
    assert_eq!(stretches[0].span.first, 4);
    assert_eq!(stretches[1].before, heads[0], "the chain runs on");
    let head = log::head(&site.book.conn).unwrap().unwrap();
    assert_eq!(heads[1], head.hash);
}

#[test]
fn people_are_in_it_as_far_as_consents_and_modes_reach() {
    let mut site = Site::new();
    let mut person = |name: &str, by_name: bool, roster_consent: bool| {
        let draft = PersonDraft {
            name: Some(ChosenName::new(name).unwrap()),
            legal_name: Some(format!("Legal {name}")),
            external_id: Some(format!("A-{name}")),
            roster_consent,
            ..PersonDraft::default()
        };
        let person = site.book.add_person(&site.now, &draft, BY).unwrap().person;
        if by_name {
            let mut profile = site.book.about_me(person).unwrap();
            profile.consents.name_in_exports = Some(site.now.date());
            site.book.save_about_me(&site.now, &profile).unwrap();
        }
        person
    };
    let silent = person("Silent", false, false);
    let named = person("Named", true, false);
    let on_roster = person("Rosa", false, true);
    let both = person("Both", true, true);
    let _never_came = person("Absent", true, true);
    let minor = person("Minor", true, true);
    let badge_only = person("Badge", true, true);
    for who in [silent, named, on_roster, both] {
        site.sign_in(AttendanceMode::Roster, Some(who), Kind::Member);
    }
    site.sign_in(AttendanceMode::ChosenName, Some(named), Kind::Member);
    site.sign_in(AttendanceMode::Roster, Some(minor), Kind::Minor);
    site.sign_in(
        AttendanceMode::AnonymousBadge,
        Some(badge_only),
        Kind::Member,
    );
    let mut carried = site.view(|view| {
        let mut all = Vec::new();
        view.people(&mut |person| {
            all.push(person.clone());
            Ok::<_, StoreError>(())
        })?;
        Ok(all)
    });
    let said = |person, name: Option<&str>, legal: Option<&str>| CarriedPerson {
        person,
        display_name: name.map(str::to_owned),
        legal_name: legal.map(|name| format!("Legal {name}")),
        external_id: legal.map(|name| format!("A-{name}")),
    };
    let mut expected = [
        said(named, Some("Named"), None),
        said(on_roster, None, Some("Rosa")),
        said(both, Some("Both"), Some("Both")),
    ];
    expected.sort_by_key(|person| person.person);
    carried.sort_by_key(|person| person.person);
    // Debug output names nobody, so a failure says only who.
    assert!(carried == expected, "{carried:?} {expected:?}");
}

#[test]
fn a_number_is_given_once_whatever_becomes_of_it() {
    let mut site = Site::new();
    let first = site.book.begin_bundle(&site.now).unwrap();
    let second = site.book.begin_bundle(&site.now).unwrap();
    assert_eq!((first.number, second.number), (1, 2));
    assert_eq!((first.before, second.before), (None, None));
    let last = site.last();
    site.book
        .mark_bundled(&site.now, &second, &[2; 32], last, BY)
        .unwrap();
    let twice = site
        .book
        .mark_bundled(&site.now, &second, &[3; 32], last, BY);
    assert!(matches!(twice, Err(StoreError::NotThere("bundle"))));
    let third = site.book.begin_bundle(&site.now).unwrap();
    let before = BundleBefore {
        number: 2,
        sha256: [2; 32],
    };
    assert_eq!((third.number, third.before), (3, Some(before)));
    // A restored kiosk numbers anew, in an epoch of its own.
    let epoch = site.last().epoch;
    site.book
        .write(&site.now, |act| act.begin_epoch(Some(epoch)))
        .unwrap();
    let anew = site.book.begin_bundle(&site.now).unwrap();
    assert_eq!((anew.number, anew.before), (1, None));
    site.is_sound();
}

#[test]
fn a_bundle_counts_as_exported() {
    let mut site = Site::new();
    site.sign_ins(3);
    let unexported = |site: &Site| site.place.reader().unwrap().status().unwrap().unexported;
    assert!(unexported(&site) > 3);
    let begun = site.book.begin_bundle(&site.now).unwrap();
    assert!(unexported(&site) > 3, "it is on no stick yet");
    let last = site.last();
    site.book
        .mark_bundled(&site.now, &begun, &[1; 32], last, BY)
        .unwrap();
    assert_eq!(unexported(&site), 0);
    site.sign_ins(2);
    assert_eq!(unexported(&site), 2);
}

#[test]
fn the_key_is_made_once_and_shown_to_nobody() {
    let mut site = Site::new();
    let seed = *site.book.signing_seed(&site.now).unwrap().bytes();
    let again = site.book.signing_seed(&site.now).unwrap();
    assert_eq!(seed, *again.bytes());
    assert_eq!(format!("{again:?}"), "SigningSeed(..)");
    let mut other = Site::new();
    assert_ne!(seed, *other.book.signing_seed(&other.now).unwrap().bytes());
}

#[test]
fn where_the_kiosk_stood_is_known_from_the_entry_on_that_was_written_there() {
    let mut site = Site::new();
    let stood = |site: &Site| {
        site.view(|view| {
            let stood = view.stood()?.into_iter();
            let told = stood.map(|one| (one.first, one.site, one.zone));
            Ok(told.collect::<Vec<_>>())
        })
    };
    let zone = "America/Chicago";
    let stands = |site: &mut Site, code: &str, zone: &str| {
        let now = site.now;
        site.book.stands_at(&now, code, zone).unwrap();
    };
    let before = site.last().seq;
    stands(&mut site, "HOPE", zone);
    stands(&mut site, "HOPE", zone);
    // What was written before anybody asked was written there, too.
    let hope = (1, "HOPE".to_owned(), zone.to_owned());
    assert_eq!(stood(&site), std::slice::from_ref(&hope));
    assert_eq!(
        site.last().seq,
        before,
        "the log says what happened, not where"
    );
    site.sign_ins(2);
    stands(&mut site, "ELM", zone);
    let elm = (before + 3, "ELM".to_owned(), zone.to_owned());
    assert_eq!(stood(&site), [hope, elm]);
}
