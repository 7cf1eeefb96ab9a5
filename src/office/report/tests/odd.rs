//! What does not fit into figures, or would fit wrongly: it is told, and nothing of it is lost.

use super::*;

fn sessions(desk: &mut Desk) -> Vec<crate::domain::report::SessionRow> {
    let mut work = desk.office.engine.look().unwrap();
    let series = detail::AllSeries::read(work.as_mut()).unwrap();
    let asked = Asked::month("2026-11".parse().unwrap(), None);
    let mut rows = Vec::new();
    let mut each = |row, _: &str| {
        rows.push(row);
        Ok(())
    };
    detail::sessions(work.as_mut(), &asked, &series, &mut each).unwrap();
    rows
}

fn attendance(desk: &mut Desk) -> Vec<crate::domain::report::AttendanceRow> {
    let mut work = desk.office.engine.look().unwrap();
    let said = detail::Said::read(work.as_mut()).unwrap();
    let series = detail::AllSeries::read(work.as_mut()).unwrap();
    let asked = Asked::month("2026-11".parse().unwrap(), None);
    let mut rows = Vec::new();
    let mut each = |row| {
        rows.push(row);
        Ok(())
    };
    detail::attendance(work.as_mut(), &asked, &said, &series, &mut each).unwrap();
    rows
}

#[test]
fn who_signed_in_to_a_meeting_that_nobody_opened_is_told() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START).signs_in(7, EVENING, "member");
    desk.brings(&mut door);
    assert_eq!(desk.november().quality.nobody_opened, 0);
    // Its place is called otherwise in the middle of the evening.
    door.site = "ELM".to_owned();
    door.signs_in(8, EVENING, "member");
    let void = door.signs_in(9, EVENING, "member");
    door.voids(void);
    desk.brings(&mut door);
    assert_eq!(desk.november().quality.nobody_opened, 1);
    let december = Asked::month("2026-12".parse().unwrap(), None);
    assert_eq!(
        desk.office.report(&december).unwrap().quality.nobody_opened,
        0
    );
}

/// Seven days are just how far two meetings of a week lie apart.
#[test]
fn a_newcomer_is_asked_for_when_the_last_day_is_over_where_the_meeting_is() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START).signs_in(7, EVENING, "newcomer");
    // Noon of 30 November in Chicago, half past eight in the evening there, and midnight.
    for ((month, day), (hour, minute), of) in [
        ((11, 30), (18, 0), 0),
        ((12, 1), (2, 30), 0),
        ((12, 1), (6, 0), 1),
    ] {
        let utc = NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let utc = utc.and_hms_opt(hour, minute, 0).unwrap().and_utc();
        door.now.utc = utc;
        desk.brings(&mut door);
        let within = desk.november().newcomers.returned[0];
        assert_eq!((within.of, within.persons), (of, 0), "{utc}");
    }
}

#[test]
fn what_a_wrong_clock_dated_elsewhere_is_told_with_what_it_said() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    for wall in [946_688_400_000, 946_774_800_000] {
        door.signs_in(7, EVENING, "member");
        let row = door.log.last_mut().unwrap();
        (row.clock, row.wall) = ("never_set".to_owned(), wall);
    }
    desk.brings(&mut door);
    let report = desk.november();
    let found: Vec<_> = report
        .elsewhere
        .iter()
        .map(|one| {
            (
                one.kiosk,
                one.site.as_str(),
                one.times,
                one.first.as_str(),
                one.last.as_str(),
            )
        })
        .collect();
    assert_eq!(found, [(door.kiosk, "HOPE", 2, "1999-12-31", "2000-01-01")]);
    let say = said::english(&[include_str!("../../../../assets/text/en/office.ftl")]);
    let pages = contents::all(&report, (&[], true), &say);
    let told = |block: &Block| match block {
        Block::Row(cells) => format!("{cells:?}").contains("1999-12-31 to 2000-01-01"),
        _ => false,
    };
    assert!(pages.iter().any(|page| page.blocks.iter().any(told)));
    let then = Asked::month("2000-01".parse().unwrap(), None);
    let then = desk.office.report(&then).unwrap();
    assert_eq!(
        (then.quality.doubtful_clock, then.elsewhere[0].times),
        (1, 1)
    );
}

#[test]
fn who_waits_in_a_tray_stands_behind_the_evenings() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let payload = r#"{"attendee":"member","method":"badge"}"#;
    door.write("signed_in", Some(person(8)), None, payload.to_owned());
    door.opens(EVENING, START).signs_in(7, EVENING, "member");
    desk.brings(&mut door);
    let rows = attendance(&mut desk);
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.session_id.is_some(),
                row.session_date.is_some(),
                row.person_id,
            )
        })
        .collect();
    // Nothing says that such an evening would keep who it was.
    assert_eq!(told, [(true, true, Some(person(7))), (false, false, None)]);
    assert_eq!(rows[1].site, "HOPE");
}

#[test]
fn evenings_of_a_kiosk_that_moved_keep_their_series() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.series = vec![CarriedSeries {
        series: SeriesId::new("monday").unwrap(),
        title: "Lamp".to_owned(),
        series_type: SeriesType::TreatmentGroup,
        room: Room("Main".to_owned()),
        mode: AttendanceMode::ChosenName,
        retired: false,
    }];
    door.opens(EVENING, START).signs_in(7, EVENING, "member");
    desk.brings(&mut door);
    door.site = "ELM".to_owned();
    let later = "monday@2026-11-30T19:00";
    door.opens(later, START + 604_800)
        .signs_in(7, later, "member");
    desk.brings(&mut door);
    let told = |desk: &mut Desk| {
        let rows = sessions(desk).into_iter();
        let rows = rows.map(|row| {
            let series = row.series.map(|series| series.to_string());
            (row.site, series, row.series_type, row.room)
        });
        rows.collect::<Vec<_>>()
    };
    let of = |site: &str, kind, room: &str| {
        (
            site.to_owned(),
            Some("monday".to_owned()),
            kind,
            room.to_owned(),
        )
    };
    let kind = Some(SeriesType::TreatmentGroup);
    assert_eq!(
        told(&mut desk),
        [of("HOPE", kind, "Main"), of("ELM", kind, "Main")]
    );
    let meetings = desk
        .office
        .meetings(&Asked::month("2026-11".parse().unwrap(), None));
    let titles: Vec<_> = meetings.unwrap().into_iter().map(|one| one.title).collect();
    assert_eq!(titles, [Some("Lamp".to_owned()), Some("Lamp".to_owned())]);
    // Nothing is made up of what no bundle says any more.
    door.series.clear();
    desk.brings(&mut door);
    assert_eq!(told(&mut desk), [of("HOPE", None, ""), of("ELM", None, "")]);
    assert_eq!(
        attendance(&mut desk)[0].series.as_ref().unwrap().as_str(),
        "monday"
    );
}

/// It is taken elsewhere, and brings the whole month from there.
#[test]
fn an_evening_is_filed_where_it_met_and_not_where_its_kiosk_came_from() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let earlier = "monday@2026-11-16T19:00";
    door.opens(earlier, START - 604_800)
        .signs_in(7, earlier, "member");
    let before = door.log.len();
    door.moves("ELM");
    door.opens(EVENING, START).signs_in(7, EVENING, "member");
    let sites = |desk: &mut Desk| {
        let report = desk.november();
        let sites = report.sites.into_iter();
        sites
            .map(|site| (site.site, site.figures.attendances))
            .collect::<Vec<_>>()
    };
    let of = |site: &str, times| (site.to_owned(), times);
    desk.brings(&mut door);
    assert_eq!(sites(&mut desk), [of("ELM", 1), of("HOPE", 1)]);
    assert_eq!(
        desk.november().kiosks[0].site,
        "ELM",
        "that is where it is now"
    );
    let once = desk.everything();
    everything_again(&mut desk.office);
    assert_eq!(desk.everything(), once);
    // The same in two bundles, and on to a third place.
    let mut other = Desk::new();
    let mut first = door.clone();
    (first.number, first.before) = (0, None);
    first.log.truncate(before + 1);
    other.brings(&mut first);
    (door.number, door.before) = (first.number, first.before);
    other.brings(&mut door);
    assert_eq!(sites(&mut other), [of("ELM", 1), of("HOPE", 1)]);
    door.moves("OAK");
    let later = "monday@2026-11-30T19:00";
    door.opens(later, START + 604_800)
        .signs_in(7, later, "member");
    other.brings(&mut door);
    assert_eq!(
        sites(&mut other),
        [of("ELM", 1), of("HOPE", 1), of("OAK", 1)]
    );
}

/// A kiosk was copied: what the second machine wrote is nowhere, and every report says so until
/// staff have seen to it, or the kiosk is gone for good.
#[test]
fn what_another_machine_wrote_as_a_kiosk_is_said_not_to_be_here() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START).signs_in(7, EVENING, "member");
    desk.brings(&mut door);
    let mut copy = door.clone();
    copy.signs_in(8, EVENING, "member");
    door.signs_in(9, EVENING, "member");
    door.now.utc += chrono::TimeDelta::days(30);
    desk.brings(&mut door);
    let say = said::english(&[include_str!("../../../../assets/text/en/office.ftl")]);
    let standing = |desk: &mut Desk| {
        let report = desk.november();
        let waits = report.waits_for().count();
        (waits, contents::standing(&report, &say).lines().count())
    };
    assert_eq!(standing(&mut desk), (0, 1));
    let theirs = copy.export(&desk, 0);
    desk.is_alarmed_by(&theirs);
    let report = desk.november();
    assert_eq!(report.whole.attendances, 2, "nothing of it counts");
    let forked = &report.kiosks[0].forked[0];
    assert_eq!((forked.first, forked.number), (3, 2));
    let told = contents::standing(&report, &say);
    let kiosk = format!("HOPE ({})", door.kiosk.short());
    let last = told.lines().last().unwrap();
    assert!(
        last.starts_with("Another machine") && last.contains(&kiosk),
        "{told}"
    );
    let pages = contents::all(&report, (&[], true), &say);
    let pages = format!("{pages:?}");
    for said in ["from entry 3 on", "bundle 2 of", "set it up anew"] {
        assert!(pages.contains(said), "{said}: {pages}");
    }
    assert_eq!(standing(&mut desk), (1, 3));
    desk.office.set_gone(door.kiosk, true).unwrap();
    assert_eq!(standing(&mut desk), (0, 1));
    desk.office.set_gone(door.kiosk, false).unwrap();
    assert_eq!(standing(&mut desk), (1, 3));
    desk.office.settle_forks(door.kiosk).unwrap();
    assert_eq!(standing(&mut desk), (0, 1));
}
