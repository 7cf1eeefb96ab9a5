use chrono::NaiveDate;

use super::contents::Block;
use super::*;
use crate::domain::attendance::AttendanceMode;
use crate::domain::carried::CarriedSeries;
use crate::domain::id::{KioskId, SeriesId};
use crate::domain::series::{Room, SeriesType};
use crate::office::people::Because;
use crate::office::testing::{Desk, Door, everything_again, person};
use crate::transfer::Cells;
use crate::transfer::bundle::tests::evening::now;
use crate::transfer::paper::Paper;
use crate::transfer::said;

mod chips;
mod corrected;
mod folder;
mod forms;
mod odd;
mod persons;

/// The evening of all tests: a Monday in November, in Chicago.
const EVENING: &str = "monday@2026-11-23T19:00";
/// Its planned start, in seconds since 1970 UTC.
const START: i64 = 1_795_482_000;

impl Desk {
    fn brings(&mut self, door: &mut Door) -> &mut Self {
        let sealed = door.export(self, 0);
        self.take_in(&sealed).unwrap();
        self
    }

    fn november(&mut self) -> Report {
        let month = "2026-11".parse().unwrap();
        self.office.report(&Asked::month(month, None)).unwrap()
    }

    fn services(&mut self, asked: &Asked) -> Vec<Services> {
        let mut work = self.office.engine.look().unwrap();
        let said = detail::Said::read(work.as_mut()).unwrap();
        detail::services(work.as_mut(), asked, &said).unwrap()
    }

    /// The same from the visits themselves, and after making everything again.
    #[track_caller]
    fn whole(&mut self) -> Figures {
        let counted = self.november();
        // Within a month, and around it with days before and behind.
        for days in [
            [(10, 30), (12, 2)],
            [(11, 2), (11, 29)],
            [(11, 2), (12, 31)],
        ] {
            let [from, until] =
                days.map(|(month, day)| NaiveDate::from_ymd_opt(2026, month, day).unwrap());
            let site = None;
            let asked = Asked { from, until, site };
            let asked_now = self.office.report(&asked).unwrap();
            assert_eq!(asked_now.whole, counted.whole, "any days, and a month");
            let of_month = Asked::month("2026-11".parse().unwrap(), None);
            let services = self.services(&asked);
            assert!(
                services == self.services(&of_month),
                "who was there, and when"
            );
        }
        let before = self.everything();
        everything_again(&mut self.office);
        assert_eq!(self.everything(), before, "made again from the logs");
        counted.whole
    }
}

fn persons(attendances: u32, persons: u32) -> Figures {
    Figures {
        sessions: 1,
        attendances,
        persons,
        not_deduplicated: 0,
        first_timers: 0,
    }
}

#[test]
fn a_card_at_two_doors_of_one_site_counts_once() {
    let (mut desk, mut front, mut back) = (Desk::new(), Door::new(1), Door::new(2));
    for door in [&mut front, &mut back] {
        door.opens(EVENING, START).signs_in(7, EVENING, "member");
    }
    back.signs_in(8, EVENING, "member");
    desk.brings(&mut front).brings(&mut back);
    assert_eq!(desk.whole(), persons(2, 2));
    // At one of them it was undone: at the other it was not.
    front.voids(2);
    desk.brings(&mut front);
    assert_eq!(desk.whole(), persons(2, 2));
    back.voids(2);
    desk.brings(&mut back);
    assert_eq!(desk.whole(), persons(1, 1));
    assert_eq!(desk.november().quality.taken_back, 2);
}

#[test]
fn days_are_whole_months_and_what_is_before_and_behind() {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let months = |from, until| {
        let site = None;
        let asked = Asked { from, until, site };
        asked.values().months
    };
    let none = [LAST_MONTH, FIRST_MONTH].map(str::to_owned);
    assert_eq!(months(day(11, 1), day(11, 30)), ["2026-11", "2026-11"]);
    assert_eq!(months(day(10, 15), day(12, 30)), ["2026-11", "2026-11"]);
    assert_eq!(months(day(10, 1), day(12, 31)), ["2026-10", "2026-12"]);
    assert_eq!(months(day(11, 2), day(12, 30)), none);
    assert_eq!(months(day(11, 2), day(11, 30)), none);
    assert_eq!(months(day(11, 1), day(11, 29)), none);
    assert_eq!(months(NaiveDate::MIN, NaiveDate::MAX), none);
}

#[test]
fn who_was_merged_at_one_kiosk_is_one_at_all() {
    let (mut desk, mut one, mut other) = (Desk::new(), Door::new(1), Door::new(2));
    one.opens(EVENING, START).signs_in(7, EVENING, "member");
    other.opens(EVENING, START).signs_in(8, EVENING, "member");
    desk.brings(&mut one).brings(&mut other);
    assert_eq!(desk.whole(), persons(2, 2));
    // The card of the one is the card of somebody with a name, and so is that of the other.
    one.merges(7, 20);
    other.merges(8, 20);
    desk.brings(&mut one);
    assert_eq!(desk.whole(), persons(2, 2));
    desk.brings(&mut other);
    assert_eq!(desk.whole(), persons(1, 1));
    // It was a mistake at one of them.
    one.write("unaliased", Some(person(7)), None, "{}".to_owned());
    desk.brings(&mut one);
    assert_eq!(desk.whole(), persons(2, 2));
}

#[test]
fn who_is_moved_to_where_nobody_is_kept_is_nobody() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let heads = "heads@2026-11-23T19:00";
    let seq = door.opens(EVENING, START).signs_in(7, EVENING, "member");
    door.signs_in(8, EVENING, "member");
    let payload =
        format!(r#"{{"series":"heads","mode":"headcount","start":{START},"end":{START}}}"#);
    door.write("session_opened", None, Some(heads), payload);
    desk.brings(&mut door);
    assert_eq!(desk.whole().persons, 2);
    let of = door.log[usize::try_from(seq).unwrap() - 1].row().id;
    let payload = format!(r#"{{"of":"{of}"}}"#);
    door.write("moved_to", None, Some(heads), payload);
    desk.brings(&mut door);
    let whole = desk.whole();
    assert_eq!(
        (whole.attendances, whole.persons, whole.not_deduplicated),
        (2, 1, 1)
    );
}

#[test]
fn who_may_be_one_is_found_merged_and_split_again() {
    let (mut desk, mut one, mut other) = (Desk::new(), Door::new(1), Door::new(2));
    one.opens(EVENING, START).signs_in(7, EVENING, "member");
    one.name(7, "Rósa");
    other.opens(EVENING, START).signs_in(8, EVENING, "member");
    other.name(8, "rosa");
    desk.brings(&mut one).brings(&mut other);
    let doubles = desk.office.likely_doubles().unwrap();
    assert_eq!(doubles.len(), 1);
    assert_eq!(doubles[0].because, Because::SameName);
    let people: Vec<_> = doubles[0].people.iter().map(|one| one.person).collect();
    assert_eq!(people, [person(7), person(8)]);
    assert!(!format!("{doubles:?}").contains("osa"));
    desk.office.merge(person(8), person(7), now().utc).unwrap();
    assert_eq!(desk.whole(), persons(1, 1));
    assert_eq!(desk.office.likely_doubles().unwrap(), []);
    assert_eq!(desk.office.merges().unwrap().len(), 1);
    // More comes in, and they stay one.
    let later = "monday@2026-11-16T19:00";
    desk.brings(other.opens(later, START - 7 * 86_400));
    other.signs_in(8, later, "member");
    assert_eq!(desk.brings(&mut other).whole().persons, 1);
    for (again, into) in [(8, 7), (7, 8), (7, 7)] {
        let refused = desk.office.merge(person(again), person(into), now().utc);
        assert!(
            matches!(refused, Err(OfficeError::OneAlready(..))),
            "{refused:?}"
        );
    }
    let stranger = desk.office.merge(person(99), person(7), now().utc);
    assert!(matches!(stranger, Err(OfficeError::NoPerson(_))));
    desk.office.split(person(8), now().utc).unwrap();
    assert_eq!(desk.whole().persons, 2);
    let again = desk.office.split(person(8), now().utc);
    assert!(matches!(again, Err(OfficeError::NotMerged(_))));
}

#[test]
fn merges_in_a_circle_are_one_person() {
    let (mut desk, mut one, mut other) = (Desk::new(), Door::new(1), Door::new(2));
    one.opens(EVENING, START).signs_in(7, EVENING, "member");
    one.signs_in(8, EVENING, "member");
    one.merges(7, 8);
    other.merges(8, 7);
    desk.brings(&mut one).brings(&mut other);
    assert_eq!(desk.whole(), persons(1, 1));
}

#[test]
fn who_was_taken_off_at_one_kiosk_is_named_by_none_and_counts_on() {
    let (mut desk, mut one, mut other) = (Desk::new(), Door::new(1), Door::new(2));
    one.opens(EVENING, START).signs_in(7, EVENING, "member");
    other.name(7, "Rosa");
    desk.brings(&mut one).brings(&mut other);
    let is_named = |desk: &mut Desk| desk.everything().iter().any(|row| row.contains("Rosa"));
    assert!(is_named(&mut desk));
    one.write("erased", Some(person(7)), None, "{}".to_owned());
    desk.brings(&mut one);
    assert!(!is_named(&mut desk));
    // The other one has not heard of it yet, and says the name again.
    desk.brings(other.opens(EVENING, START));
    assert!(!is_named(&mut desk));
    assert_eq!(desk.whole(), persons(1, 1));
}

#[test]
fn what_comes_late_is_counted_as_if_it_had_come_in_time() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START).signs_in(7, EVENING, "newcomer");
    desk.brings(&mut door);
    // A copy from here is put back and goes on; what the old one still wrote comes afterwards.
    let mut restored = door.clone();
    restored
        .new_epoch(2)
        .opens(EVENING, START)
        .signs_in(8, EVENING, "member");
    desk.brings(&mut restored);
    door.signs_in(9, EVENING, "member");
    door.voids(2);
    // It is opened again after that, so that this count of heads is none.
    let counted = r#"{"did_not_sign_in":5,"interrupted":false}"#;
    door.write("session_closed", None, Some(EVENING), counted.to_owned());
    desk.brings(&mut door);
    assert_eq!(desk.whole(), persons(2, 2));
    assert_eq!(desk.one("SELECT did_not_sign_in FROM evening"), "- ");
}

#[test]
fn a_kiosk_that_moves_leaves_its_evenings_where_they_were() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START).signs_in(7, EVENING, "member");
    desk.brings(&mut door);
    door.site = "ELM".to_owned();
    let later = "monday@2026-11-30T19:00";
    door.opens(later, START + 7 * 86_400)
        .signs_in(7, later, "member");
    desk.brings(&mut door);
    let report = desk.november();
    let sites: Vec<_> = report
        .sites
        .iter()
        .map(|site| (site.site.as_str(), site.figures.attendances))
        .collect();
    assert_eq!(sites, [("ELM", 1), ("HOPE", 1)]);
    assert_eq!((report.whole.attendances, report.whole.persons), (2, 1));
    let before = desk.everything();
    everything_again(&mut desk.office);
    assert_eq!(desk.everything(), before);
}

#[test]
fn newcomers_are_asked_for_when_their_days_are_over() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let october = "monday@2026-10-12T19:00";
    door.opens(october, START - 42 * 86_400);
    for who in 1..=3 {
        door.signs_in(who, october, "newcomer");
    }
    door.signs_in(None, october, "newcomer");
    let next = "monday@2026-10-19T19:00";
    door.opens(next, START - 35 * 86_400)
        .signs_in(1, next, "member");
    door.opens(EVENING, START).signs_in(2, EVENING, "member");
    // Bundles of these tests are made on the evening of 23 November, local time.
    desk.brings(&mut door);
    let asked = Asked::month("2026-10".parse().unwrap(), None);
    let newcomers = desk.office.report(&asked).unwrap().newcomers;
    assert_eq!((newcomers.sign_ins, newcomers.persons), (4, 3));
    let windows = newcomers
        .returned
        .map(|window| (window.within_days, window.of, window.persons));
    assert_eq!(windows, [(7, 3, 1), (30, 3, 1), (90, 0, 0)]);
}

#[test]
fn a_report_says_what_it_waits_for_until_it_has_come() {
    let (mut desk, mut door, mut other) = (Desk::new(), Door::new(1), Door::new(2));
    door.opens(EVENING, START).signs_in(7, EVENING, "member");
    let lost = door.export(&desk, 0);
    door.signs_in(8, EVENING, "member");
    let held = door.log.len() - 1;
    let later = door.export(&desk, held);
    desk.brings(other.opens(EVENING, START));
    let opened = desk.take_in(&later);
    assert!(matches!(
        opened,
        Err(OfficeError::Refused(
            crate::transfer::bundle::Refusal::Missing { .. }
        ))
    ));
    desk.waits_for(&later, 1, 2);
    let report = desk.november();
    let waiting = report.kiosks.iter().find(|kiosk| !kiosk.missing.is_empty());
    let missing = &waiting.unwrap().missing[0];
    assert_eq!((missing.span.first, missing.span.last), (1, 2));
    assert_eq!(missing.before_number, 2);
    assert_eq!(report.complete_to(), None, "it has brought nothing");
    desk.take_in(&lost).unwrap();
    desk.take_in(&later).unwrap();
    let report = desk.november();
    assert!(report.kiosks.iter().all(|kiosk| kiosk.missing.is_empty()));
    assert!(report.complete_to().is_some());
    assert_eq!(report.whole.attendances, 2);
    // The month is not over yet.
    assert_eq!(report.waits_for().count(), 2);
}

/// A day is over by the clock of the room: west of Greenwich the meeting of the last evening comes
/// after the day is over there.
#[test]
fn the_last_evening_of_a_month_is_waited_for_west_of_greenwich() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    // Six in the evening in Chicago, and midnight in Greenwich.
    let at = |hour: u32| {
        let utc = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        utc.and_hms_opt(hour, 0, 0).unwrap().and_utc()
    };
    door.now.utc = at(0);
    desk.brings(door.opens(EVENING, START));
    assert_eq!(desk.november().waits_for().count(), 1);
    door.now.utc = at(6);
    door.signs_in(7, EVENING, "member");
    desk.brings(&mut door);
    assert_eq!(desk.november().waits_for().count(), 0);
}

#[test]
fn nothing_waits_for_a_kiosk_that_is_gone_until_it_is_back() {
    let (mut desk, mut door, mut other) = (Desk::new(), Door::new(1), Door::new(2));
    desk.brings(door.opens(EVENING, START));
    let lost = other.opens(EVENING, START).export(&desk, 0);
    other.signs_in(8, EVENING, "member");
    let later = other.export(&desk, other.log.len() - 1);
    assert!(desk.take_in(&later).is_err());
    desk.waits_for(&later, 1, 1);
    let waits = |desk: &mut Desk| {
        let asked = Asked {
            from: "2026-11-01".parse().unwrap(),
            until: "2026-11-20".parse().unwrap(),
            site: None,
        };
        let report = desk.office.report(&asked).unwrap();
        (report.waits_for().count(), report.complete_to().is_some())
    };
    assert_eq!(waits(&mut desk), (1, false));
    desk.office.set_gone(other.kiosk, true).unwrap();
    assert_eq!(waits(&mut desk), (0, true));
    desk.office.set_gone(other.kiosk, false).unwrap();
    assert_eq!(waits(&mut desk), (1, false));
    desk.office.set_gone(other.kiosk, true).unwrap();
    desk.take_in(&lost).unwrap();
    desk.take_in(&later).unwrap();
    let states = desk.office.kiosk_states().unwrap();
    assert!(
        states.iter().all(|state| !state.gone),
        "it is back by itself"
    );
    let nobody = desk.office.set_gone(KioskId::from_bytes([9; 16]), true);
    assert!(matches!(nobody, Err(OfficeError::NoKiosk(_))));
}

#[test]
fn a_person_of_two_sites_is_one_person() {
    let (mut desk, mut one, mut other) = (Desk::new(), Door::new(1), Door::new(2));
    other.site = "ELM".to_owned();
    for door in [&mut one, &mut other] {
        door.opens(EVENING, START).signs_in(7, EVENING, "member");
    }
    desk.brings(&mut one).brings(&mut other);
    let report = desk.november();
    assert_eq!((report.whole.sessions, report.whole.attendances), (2, 2));
    assert_eq!(report.whole.persons, 1);
    assert_eq!(report.sites.len(), 2);
    let month = "2026-11".parse().unwrap();
    let nowhere = Asked::month(month, Some("OAK".to_owned()));
    let error = desk.office.report(&nowhere).unwrap_err();
    assert!(
        error.to_string().ends_with("there is: ELM, HOPE"),
        "{error}"
    );
}

#[test]
fn small_figures_are_left_out_and_cannot_be_worked_out() {
    let some = Some::<u32>;
    for (cells, sum, told, whole) in [
        (&[20, 30][..], 50, vec![some(20), some(30)], some(50)),
        (&[20, 0], 20, vec![some(20), some(0)], some(20)),
        // One that is small would be the sum less the other.
        (&[20, 5], 25, vec![None, None], some(25)),
        (&[40, 20, 10], 70, vec![some(40), None, None], some(70)),
        // Eleven together: neither of the two can be eleven.
        (&[5, 6, 20], 31, vec![None, None, None], some(31)),
        (&[5, 7, 20], 32, vec![None, None, some(20)], some(32)),
        (&[0, 5], 5, vec![some(0), None], None),
        (&[0, 0, 9], 9, vec![some(0), some(0), None], None),
        (&[], 0, vec![], some(0)),
    ] {
        let found = suppressed(cells, sum);
        assert_eq!((found.cells, found.sum), (told, whole), "{cells:?}");
    }
    // One month alone, whose sum is told: there is no other one to leave out.
    let found = suppressed(&[5], 12);
    assert_eq!((found.cells, found.sum), (vec![None], None));
}

#[test]
fn every_page_that_is_passed_on_says_up_to_when_it_is_complete() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    desk.brings(door.opens(EVENING, START));
    let say = said::english(&[include_str!("../../../assets/text/en/office.ftl")]);
    let report = desk.november();
    let standing = contents::standing(&report, &say);
    let kiosk = &door.kiosk.to_string()[..8];
    assert!(
        standing.starts_with("Complete up to: 2026-11-"),
        "{standing}"
    );
    assert!(
        standing.ends_with(&format!("HOPE ({kiosk}).")),
        "{standing}"
    );
    let says = |sheet: &contents::Sheet| sheet.blocks.contains(&Block::Notes(standing.clone()));
    assert!(says(&contents::board(&report, &say)));
    let pages = contents::all(&report, (&[], true), &say);
    assert!(says(&pages[0]));
    assert!(says(&evenings::sheets(&[], standing.clone(), &say)));
    // When the month is over nothing waits.
    door.now.utc += chrono::TimeDelta::days(30);
    desk.brings(&mut door);
    let standing = contents::standing(&desk.november(), &say);
    assert_eq!(standing.lines().count(), 1, "{standing}");
}

/// A name that may stand beside one evening says nothing of who held up a card at another.
#[test]
fn nobody_is_named_for_evenings_at_which_cards_have_no_names() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let opens = |door: &mut Door, session: &str, start: i64, mode: &str| {
        let end = start + 3600;
        let payload =
            format!(r#"{{"series":"monday","mode":"{mode}","start":{start},"end":{end}}}"#);
        door.write("session_opened", None, Some(session), payload);
        door.signs_in(7, session, "member");
    };
    door.name(7, "Rosa");
    door.people[0].external_id = Some("4711".to_owned());
    let asked = Asked::month("2026-11".parse().unwrap(), None);
    let said = |desk: &mut Desk, door: &mut Door| {
        desk.brings(door);
        let one = desk.services(&asked).remove(0);
        (one.display_name, one.external_id)
    };
    let day = 86_400;
    opens(&mut door, EVENING, START, "anonymous_badge");
    assert_eq!(said(&mut desk, &mut door), (None, None));
    opens(
        &mut door,
        "tuesday@2026-11-24T19:00",
        START + day,
        "chosen_name",
    );
    let rosa = Some("Rosa".to_owned());
    assert_eq!(said(&mut desk, &mut door), (rosa.clone(), None));
    opens(
        &mut door,
        "wednesday@2026-11-25T19:00",
        START + 2 * day,
        "roster",
    );
    let number = Some("4711".to_owned());
    assert_eq!(said(&mut desk, &mut door), (rosa, number));
}

/// What auditors count: how often whom was served with what.
#[test]
fn services_are_told_by_meeting_and_its_kind() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.series = vec![CarriedSeries {
        series: SeriesId::new("monday").unwrap(),
        title: "Lamp".to_owned(),
        series_type: SeriesType::TreatmentGroup,
        room: Room("Main".to_owned()),
        mode: AttendanceMode::ChosenName,
        retired: false,
    }];
    for (session, start) in [
        (EVENING, START),
        ("monday@2026-11-30T19:00", START + 604_800),
    ] {
        door.opens(session, start);
        door.signs_in(7, session, "member");
        door.signs_in(8, session, "member");
    }
    desk.brings(&mut door);
    let mut work = desk.office.engine.look().unwrap();
    let series = detail::AllSeries::read(work.as_mut()).unwrap();
    let said = detail::Said::read(work.as_mut()).unwrap();
    let asked = Asked::month("2026-11".parse().unwrap(), None);
    let mut all = Vec::new();
    let mut each = |service| {
        all.push(service);
        Ok(())
    };
    detail::services_by_series(work.as_mut(), &asked, &said, &series, &mut each).unwrap();
    let told: Vec<_> = all
        .iter()
        .map(|one| (one.series.as_str(), one.visits))
        .collect();
    assert_eq!(told, [("monday", 2), ("monday", 2)]);
    assert_eq!(all[0].series_type, Some(SeriesType::TreatmentGroup));
    assert_eq!(all[0].days, ["2026-11-23", "2026-11-30"]);
}

/// No name of a sheet is too long for a workbook, and no word is missing, in any language.
#[test]
fn a_report_is_written_in_each_language() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START).signs_in(7, EVENING, "member");
    desk.brings(&mut door);
    let dir = tempfile::tempdir().unwrap();
    let asked = Asked::month("2026-11".parse().unwrap(), None);
    let now = DateTime::from_timestamp(START, 0).unwrap();
    let mut read_mes = std::collections::BTreeSet::new();
    for language in LANGUAGES {
        let form = Form {
            cells: Cells::Spreadsheet,
            paper: Paper::A4,
            language,
        };
        let folder = dir.path().join(language);
        write_report(&mut desk.office, &asked, &folder, form, now).unwrap();
        let read_me = std::fs::read_to_string(folder.join("READ ME FIRST.txt")).unwrap();
        assert!(!read_me.contains("office-"), "{language}: {read_me}");
        read_mes.insert(read_me);
    }
    assert_eq!(read_mes.len(), LANGUAGES.len());
}

#[test]
fn a_report_is_a_folder_or_nothing() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START).signs_in(7, EVENING, "member");
    door.name(7, "=Rosa");
    desk.brings(&mut door);
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("report");
    let asked = Asked::month("2026-11".parse().unwrap(), None);
    let now = DateTime::from_timestamp(START, 0).unwrap();
    let form = Form {
        cells: Cells::Spreadsheet,
        paper: Paper::A4,
        language: "en",
    };
    let written = write_report(&mut desk.office, &asked, &folder, form, now);
    let (report, counts) = written.unwrap();
    assert_eq!(report.whole.attendances, 1);
    assert_eq!(
        (counts.people, counts.sessions, counts.attendance),
        (1, 1, 1)
    );
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "Board.csv",
            "Board.pdf",
            "Board.xlsx",
            "Meetings.pdf",
            "Meetings.xlsx",
            "READ ME FIRST.txt",
            "Report.pdf",
            "Report.xlsx",
            "attendance.csv",
            "chips.csv",
            "datapackage.json",
            "kiosks.csv",
            "meetings.csv",
            "milestones.csv",
            "months.csv",
            "newcomers.csv",
            "people.csv",
            "quality.csv",
            "services.csv",
            "sessions.csv",
            "sites.csv"
        ]
    );
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    assert!(text("people.csv").contains(",'=Rosa,1,1,2026-11-23,2026-11-23"));
    assert!(text("READ ME FIRST.txt").contains("NOT ALL OF IT IS HERE"));
    for name in names.iter().filter(|name| !name.contains("Report.xlsx")) {
        assert!(
            !text_or_empty(&folder.join(name)).contains("office-"),
            "{name}"
        );
    }
    let again = write_report(&mut desk.office, &asked, &folder, form, now);
    assert!(matches!(again, Err(OfficeError::Taken(_))));
    let nowhere = dir.path().join("none").join("report");
    let failed = write_report(&mut desk.office, &asked, &nowhere, form, now);
    assert!(matches!(failed, Err(OfficeError::File { .. })));
}

fn text_or_empty(path: &std::path::Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}
