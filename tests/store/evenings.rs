//! Random evenings that must add up: as many as were recorded are in the log, and in an export.
//!
//! Two meetings at once run over midnight, on ordinary nights and on those on which the clocks
//! change. People scan, scan again, come without a name, are counted, undone, moved, filed out of
//! the tray, merged; the machine restarts. A small model beside the store knows what must come out.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::America::Chicago;
use keytag::badge::{Token, TokenId};
use keytag::domain::attendance::{
    Answer, Arrival, AttendanceMode, Kind, Method, VoidReason, Welcome,
};
use keytag::domain::carried::{Receipt, Span};
use keytag::domain::entry::By;
use keytag::domain::id::{AttendanceId, PersonId, SeriesId, SessionId};
use keytag::domain::moment::{ClockState, Moment};
use keytag::domain::name::ChosenName;
use keytag::domain::person::PersonDraft;
use keytag::domain::report::{AttendanceRow, Month};
use keytag::domain::schedule::{Recurrence, Schedule, Weekdays};
use keytag::domain::series::{Room, SchemeId, Series, SeriesType};
use keytag::domain::statement::Statements;
use keytag::domain::tonight::PaperEvening;
use keytag::services::SystemChance;
use keytag::store::retention::FORGET_AFTER_MONTHS;
use keytag::store::verify::Verified;
use keytag::store::{Book, ExportSite, Place, StoreError};
use proptest::prelude::*;
use proptest::test_runner::Config;

mod office;

/// Random evenings in one run of the tests.
const EVENINGS: u32 = 24;
/// People with a name and a card.
const PEOPLE: usize = 5;
/// Cards: of the people, two blank ones and one of another kiosk.
const CARDS: usize = PEOPLE + 3;
/// The meetings: (series, start, mode).
const MEETINGS: [(&str, &str, AttendanceMode); 4] = [
    ("late-names", "23:30", AttendanceMode::ChosenName),
    ("late-heads", "23:45", AttendanceMode::Headcount),
    ("early-cards", "21:00", AttendanceMode::AnonymousBadge),
    ("night-roster", "01:30", AttendanceMode::Roster),
];

/// One thing that happens; the numbers choose among what there is.
#[derive(Debug, Clone, Copy)]
enum Happening {
    Scan {
        card: usize,
        here: usize,
        chosen: usize,
    },
    WithoutName {
        kind: usize,
        here: usize,
        chosen: usize,
    },
    PlusOne {
        meeting: usize,
        kind: usize,
    },
    Found {
        meeting: usize,
        person: usize,
    },
    Undo {
        of: usize,
    },
    Move {
        of: usize,
        to: usize,
    },
    File {
        of: usize,
        to: usize,
    },
    Leave {
        of: usize,
    },
    Merge {
        keep: usize,
        gone: usize,
    },
    Split {
        gone: usize,
    },
    Paper {
        heads: u32,
        person: usize,
    },
    Pass {
        minutes: i64,
    },
    Restart,
}

fn happening() -> impl Strategy<Value = Happening> {
    let any = 0..1_000_usize;
    prop_oneof![
        8 => (any.clone(), any.clone(), any.clone())
            .prop_map(|(card, here, chosen)| Happening::Scan { card, here, chosen }),
        3 => (any.clone(), any.clone(), any.clone())
            .prop_map(|(kind, here, chosen)| Happening::WithoutName { kind, here, chosen }),
        1 => (any.clone(), any.clone())
            .prop_map(|(meeting, kind)| Happening::PlusOne { meeting, kind }),
        1 => (any.clone(), any.clone())
            .prop_map(|(meeting, person)| Happening::Found { meeting, person }),
        2 => any.clone().prop_map(|of| Happening::Undo { of }),
        3 => (any.clone(), any.clone()).prop_map(|(of, to)| Happening::Move { of, to }),
        2 => (any.clone(), any.clone()).prop_map(|(of, to)| Happening::File { of, to }),
        1 => any.clone().prop_map(|of| Happening::Leave { of }),
        1 => (any.clone(), any.clone()).prop_map(|(keep, gone)| Happening::Merge { keep, gone }),
        1 => any.clone().prop_map(|gone| Happening::Split { gone }),
        1 => (0..3_u32, any).prop_map(|(heads, person)| Happening::Paper { heads, person }),
        4 => (1..90_i64).prop_map(|minutes| Happening::Pass { minutes }),
        1 => Just(Happening::Restart),
    ]
}

/// An ordinary night, the night on which an hour comes twice, and the one on which it is left out.
fn night() -> impl Strategy<Value = NaiveDate> {
    let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    prop_oneof![
        Just(date(2026, 11, 24)),
        Just(date(2027, 10, 31)),
        Just(date(2027, 11, 6)),
        Just(date(2027, 3, 13)),
    ]
}

/// One sign-in, as the model has it.
struct Recorded {
    id: AttendanceId,
    session: Option<SessionId>,
    /// Who the row says it is.
    person: Option<PersonId>,
    /// Who the entry that began it says it is.
    written: Option<PersonId>,
    /// Who waits in the tray.
    waits: Option<PersonId>,
    is_voided: bool,
}

struct World {
    book: Book,
    place: Place,
    now: Moment,
    people: Vec<PersonId>,
    /// Each card with the pseudonym that a scan of it writes.
    cards: Vec<(String, PersonId)>,
    recorded: Vec<Recorded>,
    merged: HashMap<PersonId, PersonId>,
    _dir: tempfile::TempDir,
}

fn moment(utc: DateTime<Utc>, boot: u64) -> Moment {
    Moment {
        utc,
        zone: Chicago,
        boot,
        boot_ms: utc.timestamp_millis().unsigned_abs() % 1_000_000_000,
        clock: ClockState::Ok,
    }
}

fn mode_of(session: &SessionId) -> AttendanceMode {
    let meeting = MEETINGS
        .iter()
        .find(|(id, ..)| session.as_str().starts_with(id));
    meeting.expect("one of ours").2
}

fn series() -> Vec<Series> {
    let all = MEETINGS.iter().map(|(id, start, mode)| Series {
        id: SeriesId::new(id).unwrap(),
        title: (*id).to_owned(),
        series_type: SeriesType::MutualHelp,
        room: Room((*id).to_owned()),
        mode: *mode,
        scheme: SchemeId("none".to_owned()),
        statements: Statements::None,
        schedule: Schedule {
            duration_mins: 90,
            ..Schedule::new(
                Recurrence::Weekly(
                    Weekdays::new((0..7).filter_map(|day| chrono::Weekday::try_from(day).ok()))
                        .unwrap(),
                ),
                NaiveTime::parse_from_str(start, "%H:%M").unwrap(),
            )
        },
    });
    all.collect()
}

impl World {
    fn begin(night: NaiveDate) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let place = Place::new(dir.path().join("state"));
        let evening = night.and_hms_opt(20, 0, 0).unwrap();
        let now = moment(Chicago.from_local_datetime(&evening).unwrap().to_utc(), 1);
        let mut book = Book::open(&place, Arc::new(SystemChance), &now).unwrap();
        book.seed_series(&now, &series()).unwrap();
        book.tick(&now).unwrap();
        let people: Vec<PersonId> = (0..PEOPLE)
            .map(|number| {
                let name = Some(ChosenName::new(&format!("Person {number}")).unwrap());
                let draft = PersonDraft {
                    name,
                    ..PersonDraft::default()
                };
                book.add_person(&now, &draft, By::Terminal).unwrap().person
            })
            .collect();
        let mut merged = HashMap::new();
        place.back_up(night).unwrap();
        let tokens = book.make_badges(&now, 7).unwrap();
        book.confirm_printed(&now, &tokens, By::Terminal).unwrap();
        let key = book.organisation_key().clone();
        let unheard = Token::issue(&key, TokenId(77));
        let mut cards = Vec::new();
        for (at, token) in tokens.iter().chain([&unheard]).enumerate() {
            let own = PersonId::from_bytes(keytag::badge::token::person_of(&key, token.id()));
            let bearer = people.get(at).copied();
            if let Some(person) = bearer {
                book.give_badge(&now, &token.letters(), person, By::Terminal)
                    .unwrap();
                merged.insert(own, person);
            }
            cards.push((token.letters(), bearer.unwrap_or(own)));
        }
        assert_eq!(cards.len(), CARDS);
        Self {
            book,
            place,
            now,
            people,
            cards,
            recorded: Vec::new(),
            merged,
            _dir: dir,
        }
    }

    fn canonical(&self, person: PersonId) -> PersonId {
        self.merged
            .get(&person)
            .map_or(person, |into| self.canonical(*into))
    }

    /// Evenings of tonight, begun or not.
    fn sessions(&self) -> Vec<SessionId> {
        let date = self.now.date();
        let days = [date.pred_opt().unwrap(), date];
        let on = days
            .iter()
            .flat_map(|day| self.book.sessions_on(*day).unwrap());
        on.map(|session| session.id).collect()
    }

    fn arrive(&mut self, arrival: &Arrival, here: usize, chosen: usize, person: Option<PersonId>) {
        let rooms = MEETINGS.map(|(id, ..)| Room(id.to_owned()));
        let nowhere = Room("hall".to_owned());
        let here = rooms.get(here % (rooms.len() + 1)).unwrap_or(&nowhere);
        let mut answer = self.book.arrive(&self.now, here, arrival, None).unwrap();
        if let Answer::WhichMeeting(choices) = &answer {
            let choice = &choices[chosen % choices.len()].id;
            answer = self
                .book
                .arrive(&self.now, here, arrival, Some(choice))
                .unwrap();
        }
        self.note(&answer, person);
    }

    /// What was answered is what the model expects, and is taken into it.
    fn note(&mut self, answer: &Answer, person: Option<PersonId>) {
        match answer {
            Answer::Welcome(welcome) => {
                let there = self.there(welcome, person);
                assert!(there.is_none(), "recorded twice");
                let keeps = welcome
                    .session
                    .as_ref()
                    .map(|id| mode_of(id).keeps_person());
                let written = person.filter(|_| keeps == Some(true));
                self.recorded.push(Recorded {
                    id: welcome.attendance,
                    session: welcome.session.clone(),
                    person: written,
                    written,
                    waits: person.filter(|_| keeps.is_none()),
                    is_voided: false,
                });
            }
            Answer::AllSet(welcome) => {
                let known = self.recorded.iter().find(|it| it.id == welcome.attendance);
                assert!(
                    !known.expect("it was recorded").is_voided,
                    "undone and yet all set"
                );
            }
            Answer::AnotherWay => assert!(person.is_some(), "without a name is never refused"),
            Answer::WhichMeeting(_) | Answer::NameRests { .. } | Answer::Noted => {
                panic!("{answer:?}")
            }
        }
    }

    /// The attendance that already counts for this person in this evening.
    fn there(&self, welcome: &Welcome, person: Option<PersonId>) -> Option<&Recorded> {
        let (session, person) = (welcome.session.as_ref()?, self.canonical(person?));
        if !mode_of(session).keeps_person() {
            return None;
        }
        self.recorded.iter().find(|it| {
            !it.is_voided
                && it.session.as_ref() == Some(session)
                && it.person.is_some_and(|it| self.canonical(it) == person)
        })
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each thing that may happen"
    )]
    fn happen(&mut self, what: Happening) {
        let now = self.now;
        let by = By::Terminal;
        match what {
            Happening::Scan { card, here, chosen } => {
                let (text, person) = self.cards[card % CARDS].clone();
                let arrival = Arrival::Card {
                    text,
                    method: Method::Scanner,
                };
                self.arrive(&arrival, here, chosen, Some(person));
            }
            Happening::WithoutName { kind, here, chosen } => {
                let kind = Kind::ALL[kind % Kind::ALL.len()];
                let arrival = Arrival::WithoutName {
                    kind,
                    show_around: kind == Kind::Newcomer,
                };
                self.arrive(&arrival, here, chosen, None);
            }
            Happening::PlusOne { meeting, kind } => {
                let sessions = self.sessions();
                let session = sessions[meeting % sessions.len()].clone();
                let kind = Kind::ALL[kind % Kind::ALL.len()];
                if let Ok(id) = self.book.plus_one(&now, &session, kind, by) {
                    self.recorded.push(Recorded {
                        id,
                        session: Some(session),
                        person: None,
                        written: None,
                        waits: None,
                        is_voided: false,
                    });
                }
            }
            Happening::Found { meeting, person } => {
                let sessions = self.sessions();
                let session = sessions[meeting % sessions.len()].clone();
                let person = self.people[person % PEOPLE];
                if let Ok(answer) = self.book.sign_in_person(&now, &session, person, by) {
                    self.note(&answer, Some(person));
                }
            }
            Happening::Undo { of } => self.change(of, |book, it| {
                book.void(&now, it.id, VoidReason::Mistake, by).unwrap();
                it.is_voided = true;
            }),
            Happening::Move { of, to } => {
                let sessions = self.sessions();
                let to = sessions[to % sessions.len()].clone();
                self.change(of, |book, it| {
                    let is_elsewhere = it.session.as_ref() != Some(&to);
                    if book.move_attendance(&now, it.id, &to, by).is_ok() && is_elsewhere {
                        let person = it.person.or(it.written);
                        it.person = person.filter(|_| mode_of(&to).keeps_person());
                        it.session = Some(to);
                    }
                });
            }
            Happening::File { of, to } => {
                let sessions = self.sessions();
                let to = sessions[to % sessions.len()].clone();
                self.change(of, |book, it| {
                    if book.assign(&now, it.id, &to, by).is_ok() {
                        it.person = it.waits.take().filter(|_| mode_of(&to).keeps_person());
                        it.session = Some(to);
                    }
                });
            }
            Happening::Leave { of } => self.change(of, |book, it| {
                let is_roster = it
                    .session
                    .as_ref()
                    .is_some_and(|id| mode_of(id).keeps_leaving());
                let left = book.sign_out(&now, it.id, By::Own);
                assert_eq!(left.is_ok(), is_roster && !it.is_voided);
            }),
            Happening::Merge { keep, gone } => {
                let (keep, gone) = (self.people[keep % PEOPLE], self.people[gone % PEOPLE]);
                let (into, person) = (self.canonical(keep), self.canonical(gone));
                let merged = self.book.merge(&now, keep, gone, by);
                assert_eq!(merged.is_ok(), into != person);
                if into != person {
                    self.merged.insert(person, into);
                }
            }
            Happening::Split { gone } => {
                let gone = self.people[gone % PEOPLE];
                let was_merged = self.merged.remove(&gone).is_some();
                assert_eq!(self.book.unmerge(&now, gone, by).is_ok(), was_merged);
            }
            Happening::Paper { heads, person } => self.paper(heads, person),
            Happening::Pass { minutes } => {
                self.now = self.now.plus(TimeDelta::minutes(minutes));
                self.book.tick(&self.now).unwrap();
            }
            Happening::Restart => {
                self.now = moment(self.now.utc, self.now.boot + 1);
                self.book = Book::open(&self.place, Arc::new(SystemChance), &self.now).unwrap();
                self.book.tick(&self.now).unwrap();
            }
        }
    }

    fn change(&mut self, of: usize, act: impl FnOnce(&mut Book, &mut Recorded)) {
        let count = self.recorded.len().max(1);
        if let Some(it) = self.recorded.get_mut(of % count) {
            act(&mut self.book, it);
        }
    }

    /// A list of the week before is typed in.
    fn paper(&mut self, heads: u32, person: usize) {
        let date = self.now.date() - TimeDelta::days(7);
        let person = self.people[person % PEOPLE];
        let (id, start, _) = MEETINGS[0];
        let series = SeriesId::new(id).unwrap();
        let start = NaiveTime::parse_from_str(start, "%H:%M").unwrap();
        let session = SessionId::scheduled(&series, date, start);
        let counts = vec![(Kind::Member, heads)];
        let paper = PaperEvening {
            series,
            date,
            counts,
            people: vec![person],
        };
        let canonical = self.canonical(person);
        let is_there = self.recorded.iter().any(|it| {
            !it.is_voided
                && it.session.as_ref() == Some(&session)
                && it.person.is_some_and(|it| self.canonical(it) == canonical)
        });
        let result = self
            .book
            .paper_evening(&self.now, &paper, By::Terminal)
            .unwrap();
        assert_eq!(result.already, u32::from(is_there));
        assert_eq!(result.recorded, heads + u32::from(!is_there));
        let card = self.book.tonight_card(&self.now, &session).unwrap();
        // Not all of them may be on the card: what is new is the newest of the log.
        let known: BTreeSet<_> = self.recorded.iter().map(|it| it.id).collect();
        let new = card
            .attendances
            .iter()
            .filter(|line| !known.contains(&line.id));
        let recorded: Vec<_> = new
            .map(|line| {
                let written = line.name.is_some().then_some(canonical);
                Recorded {
                    id: line.id,
                    session: Some(session.clone()),
                    person: written,
                    written,
                    waits: None,
                    is_voided: false,
                }
            })
            .collect();
        assert_eq!(recorded.len(), result.recorded as usize);
        self.recorded.extend(recorded);
    }

    /// As many as the model knows are in the log and in the export, and count as they must.
    fn adds_up(&self) {
        let mut reader = self.place.reader().unwrap();
        let verified = reader.verify().unwrap();
        assert_eq!(verified.faults, []);
        assert_eq!(
            verified.sign_ins,
            self.recorded.len() as u64,
            "recorded and in the log"
        );
        let site = ExportSite {
            code: "oak".to_owned(),
            zone: Chicago,
        };
        let (rows, sign_ins) = reader
            .export(&site, |view| {
                let scopes = view.months()?;
                let months: Vec<Month> = scopes.iter().map(|scope| scope.month).collect();
                let rows = view
                    .attendances(&months)?
                    .collect::<Result<Vec<_>, StoreError>>()?;
                assert_eq!(view.attendances_count(&months)?, rows.len() as u64);
                let scope = view.scope(&months)?;
                Ok::<_, StoreError>((rows, scope.sign_ins() + scope.in_tray))
            })
            .unwrap();
        let mut in_model: Vec<i64> = self.recorded.iter().map(|it| it.id.0).collect();
        let mut in_export: Vec<i64> = rows.iter().map(|row| row.key.seq.cast_signed()).collect();
        in_model.sort_unstable();
        in_export.sort_unstable();
        assert_eq!(in_export, in_model, "each sign-in is one row");
        let live = self.live();
        let counts = |row: &&AttendanceRow| row.voided.is_none();
        assert_eq!(rows.iter().filter(counts).count(), live, "rows that count");
        assert_eq!(verified.live, live as u64);
        assert_eq!(
            u64::from(sign_ins),
            verified.live,
            "what the export screen says"
        );
        for row in &rows {
            let date = row.session_date.unwrap_or(row.signed_in_at.date_naive());
            assert!((2026..=2027).contains(&date.year()));
        }
    }

    /// Of a person in an evening that keeps persons one counts; all others count each.
    fn live(&self) -> usize {
        let counting = || self.recorded.iter().filter(|it| !it.is_voided);
        let of_persons: BTreeSet<_> = counting()
            .filter_map(|it| Some((it.session.as_ref()?, self.canonical(it.person?))))
            .collect();
        let others = counting().filter(|it| it.session.is_none() || it.person.is_none());
        of_persons.len() + others.count()
    }
}

impl World {
    /// The database is lost: its first copy and the journal have every sign-in.
    fn comes_back_from_its_first_copy(self) {
        let Self {
            book, place, now, ..
        } = self;
        drop(book);
        place.keep_journal().unwrap();
        let before = place.reader().unwrap().verify().unwrap();
        let copy = place.backups().unwrap().pop().unwrap();
        let restored = place.restore(&copy).unwrap();
        assert_eq!(restored.entries_missing, Some(0));
        let mut book = Book::open(&place, Arc::new(SystemChance), &now).unwrap();
        book.tick(&now).unwrap();
        let after = place.reader().unwrap().verify().unwrap();
        assert!(after.is_sound(), "{:?}", after.faults);
        assert_eq!(
            (
                after.sessions,
                after.sign_ins,
                after.voided,
                after.in_tray,
                after.live
            ),
            (
                before.sessions,
                before.sign_ins,
                before.voided,
                before.in_tray,
                before.live
            ),
        );
        let begun = u64::from(restored.entries_in_journal > 0);
        assert_eq!(after.epochs, before.epochs + begun);
    }
}

impl World {
    /// A year later the kiosk forgets who came, as far as the office has it, and everything adds up
    /// as before.
    fn forgets_who_came(mut self, acknowledged: u64) {
        let places = |rows: &[AttendanceRow]| {
            let live = rows.iter().filter(|row| row.voided.is_none());
            let mut places: Vec<_> = live
                .map(|row| (row.session_id.clone(), row.kind, row.person_id.is_some()))
                .collect();
            places.sort_unstable_by_key(|place| format!("{place:?}"));
            places
        };
        self.now = self.now.plus(TimeDelta::hours(20));
        self.book.tick(&self.now).unwrap();
        let before = self.place.reader().unwrap().verify().unwrap();
        let rows_before = self.rows();
        let mut reader = self.place.reader().unwrap();
        let (kiosk, epoch, head) = reader
            .bundle(|view| view.last_entry().map(|it| (it.kiosk, it.epoch, it.seq)))
            .unwrap();
        let known = acknowledged.min(head);
        let span = Span {
            epoch,
            first: 1,
            last: known.max(1),
        };
        let receipt = Receipt {
            kiosk,
            number: 1,
            held: vec![span],
            backed_up: vec![span],
            missing: Vec::new(),
        };
        self.book
            .take_receipt(&self.now, &receipt, By::Terminal)
            .unwrap();
        self.book
            .set_setting(&self.now, FORGET_AFTER_MONTHS, &12)
            .unwrap();
        // At noon, when none of the meetings is on.
        let noon = (self.now.date() + TimeDelta::days(400)).and_hms_opt(12, 0, 0);
        let noon = Chicago.from_local_datetime(&noon.unwrap()).unwrap();
        self.now = moment(noon.to_utc(), 99);
        self.book.tick(&self.now).unwrap();
        self.book
            .add_person(&self.now, &PersonDraft::default(), By::Terminal)
            .unwrap();
        for day in 0..3 {
            let date = self.now.date() + TimeDelta::days(day);
            self.place.back_up(date).unwrap();
        }
        while self.book.forget_some().unwrap() > 0 {}
        let after = self.place.reader().unwrap().verify().unwrap();
        assert_eq!(after.faults, []);
        let counts = |it: &Verified| (it.sessions, it.sign_ins, it.voided, it.in_tray, it.live);
        assert_eq!(counts(&after), counts(&before));
        let rows = self.rows();
        assert_eq!(
            places(&rows),
            places(&rows_before),
            "each evening has as many"
        );
        // What the office has not acknowledged still says who it was.
        let unknown = |row: &&AttendanceRow| row.key.seq > known;
        for row in rows_before.iter().filter(unknown) {
            assert!(rows.iter().any(|it| it == row), "{row:?}");
        }
        if known == head {
            let persons = |rows: &[AttendanceRow]| -> BTreeSet<PersonId> {
                rows.iter().filter_map(|row| row.person_id).collect()
            };
            assert!(persons(&rows).is_disjoint(&persons(&rows_before)));
        }
    }

    fn rows(&self) -> Vec<AttendanceRow> {
        let site = ExportSite {
            code: "oak".to_owned(),
            zone: Chicago,
        };
        let mut reader = self.place.reader().unwrap();
        reader
            .export(&site, |view| {
                let scopes = view.months()?;
                let months: Vec<Month> = scopes.iter().map(|scope| scope.month).collect();
                view.attendances(&months)?
                    .collect::<Result<Vec<_>, StoreError>>()
            })
            .unwrap()
    }
}

proptest! {
    #![proptest_config(Config {
        cases: EVENINGS,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    })]

    #[test]
    fn as_many_as_were_recorded_are_in_the_log_and_in_the_export(
        night in night(),
        happenings in prop::collection::vec(happening(), 1..60),
    ) {
        let mut world = World::begin(night);
        for happening in happenings {
            world.happen(happening);
        }
        world.adds_up();
        world.comes_back_from_its_first_copy();
    }

    #[test]
    fn who_came_is_forgotten_as_far_as_the_office_has_it_and_everything_adds_up(
        night in night(),
        happenings in prop::collection::vec(happening(), 1..60),
        acknowledged in prop_oneof![2 => Just(u64::MAX), 1 => 1..120_u64],
    ) {
        let mut world = World::begin(night);
        for happening in happenings {
            world.happen(happening);
        }
        world.forgets_who_came(acknowledged);
    }
}
