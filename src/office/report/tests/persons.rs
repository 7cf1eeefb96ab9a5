//! Who was there on any days is who signed in on them, however it was counted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::super::persons::{newcomers, persons_by};
use super::super::quality;
use super::*;

const SITES: [&str; 2] = ["FAITH", "HOPE"];
/// Evenings of one site, in half a year.
const EVENINGS: usize = 60;
const DAYS: u64 = 182;
const PEOPLE: u8 = 14;
/// How often it is asked for other days.
const ASKED: usize = 60;

/// One sign-in that counts.
#[derive(Clone, Copy)]
struct Came {
    date: NaiveDate,
    site: &'static str,
    who: u8,
    is_new: bool,
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()
}

/// Evenings of half a year; everybody of them in the order in which they came.
fn half_a_year(doors: &mut [Door; 2], chance: &mut TestRng) -> Vec<Came> {
    let mut all = Vec::new();
    for nth in 0..EVENINGS {
        for (door, site) in doors.iter_mut().zip(SITES) {
            let date = first_day() + Days::new(chance.random_range(0..DAYS));
            let session = format!("evening-{nth}-{}@{date}T12:00", door.log.len());
            let noon = date.and_hms_opt(18, 0, 0).unwrap().and_utc().timestamp();
            door.opens(&session, noon);
            for _ in 0..chance.random_range(0..5) {
                let who = chance.random_range(1..=PEOPLE);
                let is_new = chance.random_range(0..6) == 0;
                let kind = if is_new { "newcomer" } else { "member" };
                let seq = door.signs_in(who, &session, kind);
                if chance.random_range(0..10) == 0 {
                    door.voids(seq);
                } else {
                    all.push(Came {
                        date,
                        site,
                        who,
                        is_new,
                    });
                }
            }
        }
    }
    all
}

/// What a report says of persons: of all days, by month and by site; and of newcomers how many
/// there were, and how many of them came again in a week, a month and three.
type Said = (u32, BTreeMap<String, u32>, BTreeMap<String, u32>, [u32; 4]);

fn said(report: &Report) -> Said {
    let months = report.months.iter();
    let months = months.map(|one| (one.month.to_string(), one.figures.persons));
    let sites = report.sites.iter();
    let sites = sites.map(|one| (one.site.clone(), one.figures.persons));
    let [week, month, three] = report.newcomers.returned.map(|window| window.persons);
    let is_somebody = |(_, persons): &(String, u32)| *persons > 0;
    (
        report.whole.persons,
        months.filter(is_somebody).collect(),
        sites.filter(is_somebody).collect(),
        [report.newcomers.persons, week, month, three],
    )
}

fn told(count: usize) -> u32 {
    count.try_into().unwrap()
}

/// The same by looking at each sign-in.
fn looked_at(all: &[Came], asked: &Asked) -> Said {
    let is_asked = |came: &&Came| {
        (asked.from..=asked.until).contains(&came.date)
            && asked.site.as_deref().is_none_or(|site| site == came.site)
    };
    let here: Vec<&Came> = all.iter().filter(is_asked).collect();
    let mut months: BTreeMap<String, BTreeSet<u8>> = BTreeMap::new();
    let mut sites: BTreeMap<String, BTreeSet<u8>> = BTreeMap::new();
    let mut new: BTreeMap<u8, NaiveDate> = BTreeMap::new();
    for came in &here {
        let month = came.date.format("%Y-%m").to_string();
        months.entry(month).or_default().insert(came.who);
        let site = came.site.to_owned();
        sites.entry(site).or_default().insert(came.who);
        if came.is_new {
            let first = new.entry(came.who).or_insert(came.date);
            *first = came.date.min(*first);
        }
    }
    let within = |days: u32| {
        let again = new.iter().filter(|(who, first)| {
            let days = **first + Days::new(1)..=**first + Days::new(days.into());
            all.iter()
                .any(|came| came.who == **who && days.contains(&came.date))
        });
        told(again.count())
    };
    let [week, month, three] = RETURN_DAYS.map(within);
    let count = |all: BTreeMap<String, BTreeSet<u8>>| {
        let all = all.into_iter();
        all.map(|(of, who)| (of, told(who.len()))).collect()
    };
    let whole: BTreeSet<u8> = here.iter().map(|came| came.who).collect();
    (
        told(whole.len()),
        count(months),
        count(sites),
        [told(new.len()), week, month, three],
    )
}

#[test]
fn who_came_on_any_days_is_who_signed_in_on_them() {
    let mut chance = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let (mut desk, mut doors) = (Desk::new(), [Door::new(1), Door::new(2)]);
    for (door, site) in doors.iter_mut().zip(SITES) {
        site.clone_into(&mut door.site);
    }
    let mut all = Vec::new();
    // As it comes first, and as months are counted again of which something is here.
    for _ in 0..2 {
        all.extend(half_a_year(&mut doors, &mut chance));
        doors[0].merges(1, 2);
        doors[1].merges(3, 2);
        for door in &mut doors {
            desk.brings(door);
        }
        let mut one: Vec<Came> = all.clone();
        for came in &mut one {
            came.who = if came.who <= 3 { 2 } else { came.who };
        }
        for _ in 0..ASKED {
            let from = first_day() + Days::new(chance.random_range(0..DAYS));
            let until = from + Days::new(chance.random_range(0..100));
            for site in [None, Some("FAITH"), Some("HOPE")] {
                let site = site.map(str::to_owned);
                let asked = Asked { from, until, site };
                let report = desk.office.report(&asked).unwrap();
                assert_eq!(said(&report), looked_at(&one, &asked), "{asked:?}");
                // Whichever way newcomers are looked for at other sites, they are found.
                for months_a_person in [0, i64::MAX] {
                    let mut work = desk.office.engine.look().unwrap();
                    let work = work.as_mut();
                    let found = persons_by(work, &asked, months_a_person).unwrap();
                    let kiosks = quality::kiosks(work, asked.site.as_deref()).unwrap();
                    let found = newcomers(report.newcomers.sign_ins, &found, &kiosks);
                    assert_eq!(found, report.newcomers, "{asked:?}");
                }
            }
        }
    }
}
