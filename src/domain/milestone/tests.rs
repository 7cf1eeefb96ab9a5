use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use proptest::prelude::*;

use super::*;
use crate::domain::report::Month;
use crate::domain::schedule::{OccurrenceKey, Recurrence, Schedule};
use crate::domain::series::SchemeId;

const SHIPPED: &str = include_str!("../../../kiosk-config/milestones.toml");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn shipped(id: &str) -> Scheme {
    let schemes: Schemes = toml::from_str(SHIPPED).unwrap();
    schemes.get(&SchemeId(id.into())).unwrap().clone()
}

fn scheme(steps: &[&str]) -> Scheme {
    let steps: Vec<_> = steps.iter().map(|step| format!("{{ {step} }}")).collect();
    let text = format!(
        "id = \"ours\"\ntitle = \"Ours\"\nsteps = [{}]",
        steps.join(", ")
    );
    toml::from_str(&text).unwrap()
}

fn on_day(date: &str) -> RecoveryDate {
    RecoveryDate {
        date: day(date),
        precision: Precision::Day,
    }
}

fn in_month(date: &str) -> RecoveryDate {
    RecoveryDate {
        date: day(date),
        precision: Precision::Month,
    }
}

fn since(recovery: RecoveryDate) -> Journey<'static> {
    Journey {
        recovery: Some(recovery),
        ..Journey::default()
    }
}

/// What is due, as "span on date, colour numeral".
fn told(milestone: Option<Milestone>) -> String {
    milestone.map_or("-".into(), |m| {
        let look = format!("{} {}", m.chip.colour.code(), m.chip.numeral);
        format!("{} on {}, {}", m.span, m.date, look.trim())
    })
}

fn due_on(scheme: &Scheme, journey: &Journey<'_>, today: &str) -> String {
    told(due(scheme, journey, &[], day(today), DUE_DAYS_DEFAULT))
}

#[test]
fn the_table_of_dates() {
    use Span::{Days, Months, Years};
    let columns = [
        Days(30),
        Days(60),
        Days(90),
        Months(1),
        Months(3),
        Months(6),
        Months(9),
        Years(1),
        Months(18),
        Years(4),
    ];
    #[rustfmt::skip]
    let rows = [
        ("2023-01-31", ["2023-03-02", "2023-04-01", "2023-05-01", "2023-02-28", "2023-04-30",
                        "2023-07-31", "2023-10-31", "2024-01-31", "2024-07-31", "2027-01-31"]),
        ("2024-01-31", ["2024-03-01", "2024-03-31", "2024-04-30", "2024-02-29", "2024-04-30",
                        "2024-07-31", "2024-10-31", "2025-01-31", "2025-07-31", "2028-01-31"]),
        ("2024-02-29", ["2024-03-30", "2024-04-29", "2024-05-29", "2024-03-29", "2024-05-29",
                        "2024-08-29", "2024-11-29", "2025-02-28", "2025-08-29", "2028-02-29"]),
        ("2023-08-31", ["2023-09-30", "2023-10-30", "2023-11-29", "2023-09-30", "2023-11-30",
                        "2024-02-29", "2024-05-31", "2024-08-31", "2025-02-28", "2027-08-31"]),
        ("2025-12-31", ["2026-01-30", "2026-03-01", "2026-03-31", "2026-01-31", "2026-03-31",
                        "2026-06-30", "2026-09-30", "2026-12-31", "2027-06-30", "2029-12-31"]),
    ];
    for (origin, dates) in rows {
        for (span, date) in columns.into_iter().zip(dates) {
            let fell = span.after(day(origin), LeapRule::February28);
            assert_eq!(fell, Some(day(date)), "{origin} + {span}");
            // The switch is for 29 February in common years and for nothing else.
            let switched = if date == "2025-02-28" && origin == "2024-02-29" {
                day("2025-03-01")
            } else {
                day(date)
            };
            let fell = span.after(day(origin), LeapRule::March1);
            assert_eq!(fell, Some(switched), "{origin} + {span}, 1 March");
        }
    }
}

#[test]
fn rule_1_the_date_itself_is_today_and_never_0() {
    for (today, count, elapsed) in [
        ("2026-11-22", DayCount::Today, Elapsed::Today),
        // A clock that went back makes nothing negative.
        ("2026-11-20", DayCount::Today, Elapsed::Today),
        (
            "2026-11-23",
            DayCount::Days(1),
            Elapsed::Since {
                years: 0,
                months: 0,
                days: 1,
            },
        ),
        (
            "2027-11-22",
            DayCount::Days(365),
            Elapsed::Since {
                years: 1,
                months: 0,
                days: 0,
            },
        ),
    ] {
        let date = on_day("2026-11-22");
        assert_eq!(date.day_count(day(today)), Some(count), "{today}");
        assert_eq!(
            date.elapsed(day(today), LeapRule::default()),
            elapsed,
            "{today}"
        );
    }
}

#[test]
fn rule_2_thirty_days_are_not_a_month() {
    let both = scheme(&[
        "after = \"30 days\", colour = \"red\"",
        "after = \"1 month\", colour = \"blue\"",
    ]);
    for (origin, today, expected) in [
        ("2023-01-31", "2023-02-28", "1 month on 2023-02-28, blue 1"),
        ("2023-01-31", "2023-03-02", "30 days on 2023-03-02, red 30"),
        ("2023-03-15", "2023-04-14", "30 days on 2023-04-14, red 30"),
        ("2023-03-15", "2023-04-15", "1 month on 2023-04-15, blue 1"),
        // On the same day the later step counts.
        ("2023-04-15", "2023-05-15", "1 month on 2023-05-15, blue 1"),
    ] {
        assert_eq!(
            due_on(&both, &since(on_day(origin)), today),
            expected,
            "{origin}"
        );
    }
}

#[test]
fn rule_3_months_are_counted_from_the_origin_and_not_step_by_step() {
    // Step by step, 31 January would become 28 February, then 28 March.
    for (months, expected) in [
        (1, "2023-02-28"),
        (2, "2023-03-31"),
        (3, "2023-04-30"),
        (12, "2024-01-31"),
    ] {
        let fell = Span::Months(months).after(day("2023-01-31"), LeapRule::default());
        assert_eq!(fell, Some(day(expected)), "{months}");
    }
}

#[test]
fn rule_4_a_person_keeps_29_february_on_the_day_they_chose() {
    for (leap_rule, on_28, on_1) in [
        (
            LeapRule::February28,
            "1 year on 2025-02-28, bronze I",
            "1 year on 2025-02-28, bronze I",
        ),
        (
            LeapRule::March1,
            "11 months on 2025-01-29, green 11",
            "1 year on 2025-03-01, bronze I",
        ),
    ] {
        let journey = Journey {
            leap_rule,
            ..since(on_day("2024-02-29"))
        };
        let chips = shipped("aa-monthly");
        assert_eq!(due_on(&chips, &journey, "2025-02-28"), on_28);
        assert_eq!(due_on(&chips, &journey, "2025-03-01"), on_1);
        // Where there is a 29 February, it is that.
        assert_eq!(
            due_on(&chips, &journey, "2028-02-29"),
            "4 years on 2028-02-29, bronze IV"
        );
        assert_eq!(LeapRule::from_code(leap_rule.code()), Some(leap_rule));
        let json = serde_json::to_string(&leap_rule).unwrap();
        assert_eq!(json, format!("\"{}\"", leap_rule.code()));
    }
}

#[test]
fn rule_5_elapsed_is_the_most_months_that_fit_and_the_days_left() {
    let (feb, mar) = (LeapRule::February28, LeapRule::March1);
    for (origin, today, leap_rule, expected) in [
        ("2025-09-19", "2026-11-22", feb, (1, 2, 3)),
        ("2023-01-31", "2023-02-27", feb, (0, 0, 27)),
        ("2023-01-31", "2023-02-28", feb, (0, 1, 0)),
        ("2023-01-31", "2023-03-30", feb, (0, 1, 30)),
        ("2023-01-31", "2023-03-31", feb, (0, 2, 0)),
        ("2024-02-29", "2025-02-27", feb, (0, 11, 29)),
        ("2024-02-29", "2025-02-28", feb, (1, 0, 0)),
        ("2024-02-29", "2025-02-28", mar, (0, 11, 30)),
        ("2024-02-29", "2025-03-01", mar, (1, 0, 0)),
        ("2024-02-29", "2025-03-28", mar, (1, 0, 27)),
        ("2024-02-29", "2025-03-29", mar, (1, 1, 0)),
    ] {
        let (years, months, days) = expected;
        let elapsed = on_day(origin).elapsed(day(today), leap_rule);
        assert_eq!(
            elapsed,
            Elapsed::Since {
                years,
                months,
                days
            },
            "{origin} {today}"
        );
    }
}

#[test]
fn rule_6_a_meeting_that_crosses_midnight_has_the_date_of_its_start() {
    let (date, start) = (
        day("2026-11-21"),
        NaiveTime::from_hms_opt(23, 0, 0).unwrap(),
    );
    let meets = Recurrence::Dates([date].into());
    let schedule = Schedule {
        duration_mins: 120,
        ..Schedule::new(meets, start)
    };
    let key = OccurrenceKey { date, start };
    let evening = schedule.occurrence(Tz::America__Chicago, key).unwrap();
    // Somebody signs in at 00:30 on the 22nd, whose 30 days are on the 22nd.
    let journey = since(on_day("2026-10-23"));
    let chips = shipped("aa-short");
    let tonight = due(&chips, &journey, &[], evening.date, DUE_DAYS_DEFAULT);
    assert_eq!(told(tonight), "welcome on 2026-10-23, white");
    assert_eq!(
        due_on(&chips, &journey, "2026-11-22"),
        "30 days on 2026-11-22, yellow 30"
    );
}

#[test]
fn rule_7_due_until_acknowledged_and_at_most_45_days() {
    let tags = shipped("na-keytags");
    let journey = since(on_day("2026-01-01"));
    for (today, expected) in [
        ("2026-01-30", "welcome on 2026-01-01, white"),
        ("2026-01-31", "30 days on 2026-01-31, orange 30"),
        ("2026-04-01", "90 days on 2026-04-01, red 90"),
        ("2026-05-16", "90 days on 2026-04-01, red 90"),
        ("2026-05-17", "-"),
        ("2026-06-30", "-"),
        ("2026-07-01", "6 months on 2026-07-01, blue 6"),
    ] {
        assert_eq!(due_on(&tags, &journey, today), expected, "{today}");
    }
    // A site may choose another number of days.
    let after = |days| told(due(&tags, &journey, &[], day("2026-04-11"), days));
    assert_eq!(
        (after(9), after(10)),
        ("-".into(), "90 days on 2026-04-01, red 90".into())
    );
}

#[test]
fn rule_7_only_the_newest_and_older_ones_never_come_back() {
    let tags = shipped("na-keytags");
    let journey = since(on_day("2026-01-01"));
    let on = |today: &str, acknowledged: &[Milestone]| {
        due(&tags, &journey, acknowledged, day(today), DUE_DAYS_DEFAULT)
    };
    // Away from 25 January to 5 March: 30 and 60 days fell.
    let newest = on("2026-03-05", &[]).unwrap();
    assert_eq!(newest.span, Span::Days(60));
    assert_eq!(told(on("2026-03-06", std::slice::from_ref(&newest))), "-");
    let next = on("2026-04-01", &[newest]).unwrap();
    assert_eq!(next.span, Span::Days(90));
}

#[test]
fn an_acknowledged_milestone_is_of_one_date_and_one_scheme_whatever_is_handed_over() {
    let tags = shipped("na-keytags");
    let today = day("2026-01-31");
    let mine = due(&tags, &since(on_day("2026-01-01")), &[], today, 45).unwrap();
    let mut repainted = mine.clone();
    repainted.chip.colour = ChipColour::Pink;
    let again = due(
        &tags,
        &since(on_day("2026-01-01")),
        &[repainted.clone()],
        today,
        45,
    );
    assert_eq!(told(again), "-");
    // With a changed date the milestones are new ones.
    let changed = due(
        &tags,
        &since(on_day("2025-12-31")),
        &[repainted.clone()],
        today,
        45,
    );
    assert_eq!(told(changed), "30 days on 2026-01-30, orange 30");
    let elsewhere = due(
        &shipped("aa-short"),
        &since(on_day("2026-01-01")),
        &[repainted],
        today,
        45,
    );
    assert_eq!(told(elsewhere), "30 days on 2026-01-31, yellow 30");
    let json = serde_json::to_string(&mine).unwrap();
    assert_eq!(serde_json::from_str::<Milestone>(&json).unwrap(), mine);
    assert_eq!(format!("{mine:?}"), "Milestone(..)");
}

#[test]
fn rule_8_the_future_is_refused_and_long_ago_asks_again() {
    let (today, first, again) = (day("2026-11-22"), Asked::First, Asked::Again);
    let (exact, month) = (Precision::Day, Precision::Month);
    for (date, precision, asked, expected) in [
        ("2026-11-22", exact, first, Ok("2026-11-22")),
        ("2026-11-23", exact, first, Err(DateDoubt::Future)),
        ("2026-11-23", exact, again, Err(DateDoubt::Future)),
        ("1966-11-22", exact, first, Ok("1966-11-22")),
        ("1966-11-21", exact, first, Err(DateDoubt::LongAgo)),
        ("1966-11-21", exact, again, Ok("1966-11-21")),
        // The month that runs is not in the future, and no day of it is kept.
        ("2026-11-30", month, first, Ok("2026-11-01")),
        ("2026-12-01", month, first, Err(DateDoubt::Future)),
        ("1966-11-01", month, first, Ok("1966-11-01")),
        ("1966-10-31", month, first, Err(DateDoubt::LongAgo)),
        ("1966-10-31", month, again, Ok("1966-10-01")),
    ] {
        let given = RecoveryDate::new(day(date), precision, today, asked);
        assert_eq!(given.map(|given| given.date), expected.map(day), "{date}");
    }
}

#[test]
fn rule_8_where_only_the_month_is_known_nothing_comes_early() {
    let date = in_month("2024-02-11");
    assert_eq!(
        (date.earliest(), date.origin()),
        (day("2024-02-01"), day("2024-02-29"))
    );
    let tags = shipped("na-keytags");
    for (today, elapsed, expected) in [
        (
            "2024-02-03",
            Elapsed::UnderAMonth,
            "welcome on 2024-02-01, white",
        ),
        ("2024-03-28", Elapsed::UnderAMonth, "-"),
        (
            "2024-03-30",
            Elapsed::Since {
                years: 0,
                months: 1,
                days: 0,
            },
            "30 days on 2024-03-30, orange 30",
        ),
        (
            "2025-02-27",
            Elapsed::Since {
                years: 0,
                months: 11,
                days: 0,
            },
            "-",
        ),
        (
            "2025-02-28",
            Elapsed::Since {
                years: 1,
                months: 0,
                days: 0,
            },
            "1 year on 2025-02-28, glow_in_the_dark 1",
        ),
    ] {
        assert_eq!(
            date.elapsed(day(today), LeapRule::default()),
            elapsed,
            "{today}"
        );
        assert_eq!(due_on(&tags, &since(date), today), expected, "{today}");
        assert_eq!(date.day_count(day(today)), None);
    }
}

#[test]
fn rule_8_without_a_date_only_coming_here_counts() {
    let visits = [day("2026-11-01"), day("2026-11-22")];
    let journey = Journey {
        visits: Visits {
            first: Some(visits[0]),
            earlier: 0,
            recent: &visits,
        },
        ..Journey::default()
    };
    assert_eq!(
        due_on(&shipped("aa-short"), &journey, "2026-11-22"),
        "welcome on 2026-11-01, white"
    );
    assert_eq!(due_on(&shipped("plain-days"), &journey, "2026-11-22"), "-");
    assert_eq!(
        due_on(&shipped("aa-short"), &Journey::default(), "2026-11-22"),
        "-"
    );
}

#[test]
fn coming_here_counts_whatever_becomes_of_the_date() {
    let scheme = shipped("coming-back");
    let recent = [day("2026-11-08"), day("2026-11-15"), day("2026-11-22")];
    let due = |first: &str, earlier, today| {
        let visits = Visits {
            first: Some(day(first)),
            earlier,
            recent: &recent,
        };
        let undated = Journey {
            visits,
            ..Journey::default()
        };
        let dated = Journey {
            visits,
            ..since(on_day("2026-11-20"))
        };
        let told = due_on(&scheme, &undated, today);
        assert_eq!(due_on(&scheme, &dated, today), told);
        told
    };
    assert_eq!(
        due("2026-11-08", 0, "2026-11-08"),
        "1 visit on 2026-11-08, green 1"
    );
    assert_eq!(
        due("2026-11-08", 0, "2026-11-22"),
        "1 visit on 2026-11-08, green 1"
    );
    assert_eq!(
        due("2026-01-01", 22, "2026-11-22"),
        "25 visits on 2026-11-22, green 25"
    );
    assert_eq!(
        due("2026-01-01", 23, "2026-11-22"),
        "25 visits on 2026-11-15, green 25"
    );
    assert_eq!(due("2026-01-01", 25, "2026-11-22"), "-");
    // A month with us is newer than the visit of the week before.
    assert_eq!(
        due("2026-08-16", 23, "2026-11-16"),
        "3 months with us on 2026-11-16, blue 3"
    );
    assert_eq!(
        due("2025-11-22", 60, "2026-11-22"),
        "12 months with us on 2026-11-22, blue 12"
    );
    assert!(!scheme.counts_from_date());
    assert!(shipped("aa-short").counts_from_date());
}

#[test]
fn the_welcome_is_for_the_first_time_and_for_coming_back() {
    let chips = shipped("celebrate-recovery");
    let visits = [day("2020-01-01")];
    let visits = Visits {
        first: Some(visits[0]),
        earlier: 0,
        recent: &visits,
    };
    // A date of today, by someone who has been here for years.
    let back = Journey {
        visits,
        ..since(on_day("2026-11-22"))
    };
    assert_eq!(
        due_on(&chips, &back, "2026-11-22"),
        "welcome on 2026-11-22, blue"
    );
    // Somebody with five years who comes here for the first time is not a beginner.
    let visits = [day("2026-11-22")];
    let visits = Visits {
        first: Some(visits[0]),
        earlier: 0,
        recent: &visits,
    };
    let visitor = Journey {
        visits,
        ..since(on_day("2021-11-01"))
    };
    assert_eq!(
        due_on(&chips, &visitor, "2026-11-22"),
        "5 years on 2026-11-01, gold 5"
    );
}

#[test]
fn a_year_of_its_own_goes_before_every_year() {
    let steps = [
        "after = \"every year\", colour = \"black\"",
        "after = \"2 years\", colour = \"white\"",
        "after = \"3 years\", colour = \"red\", on = false",
        "after = \"48 months\", colour = \"pink\"",
    ];
    let ours = scheme(&steps);
    let journey = since(on_day("2020-06-15"));
    for (today, expected) in [
        ("2021-06-15", "1 year on 2021-06-15, black 1"),
        ("2022-06-15", "2 years on 2022-06-15, white 2"),
        ("2023-06-15", "-"),
        // The same day, another kind: the one further down.
        ("2024-06-15", "48 months on 2024-06-15, pink 48"),
        ("2025-06-15", "5 years on 2025-06-15, black 5"),
        ("2120-06-20", "100 years on 2120-06-15, black 100"),
    ] {
        assert_eq!(due_on(&ours, &journey, today), expected, "{today}");
    }
    assert_eq!(ours.chip(Span::Years(3)), None);
    assert_eq!(ours.chip(Span::Days(3)), None);
    let tags = shipped("na-keytags");
    let journey = since(on_day("2020-02-29"));
    for (today, expected) in [
        ("2021-02-28", "1 year on 2021-02-28, glow_in_the_dark 1"),
        ("2021-08-29", "18 months on 2021-08-29, grey 18"),
        ("2022-02-28", "2 years on 2022-02-28, black 2"),
        ("2024-02-29", "4 years on 2024-02-29, black 4"),
    ] {
        assert_eq!(due_on(&tags, &journey, today), expected, "{today}");
    }
}

#[test]
fn a_step_that_is_off_neither_counts_nor_hides_another() {
    let ours = scheme(&[
        "after = \"30 days\", colour = \"red\"",
        "after = \"60 days\", colour = \"blue\", on = false",
    ]);
    let journey = since(on_day("2026-01-01"));
    assert_eq!(
        due_on(&ours, &journey, "2026-03-10"),
        "30 days on 2026-01-31, red 30"
    );
}

#[test]
fn the_shipped_schemes_are_those_that_meetings_know() {
    let visits = "1 visit green 1|5 visits green 5|10 visits green 10|25 visits green 25|\
        50 visits green 50|100 visits green 100|250 visits green 250|1 month with us blue 1|\
        3 months with us blue 3|6 months with us blue 6|12 months with us blue 12";
    let expected = [
        (
            "aa-monthly",
            "welcome white|1 day silver 1|1 month red 1|2 months gold 2|3 months green 3|\
             4 months purple 4|5 months pink 5|6 months dark_blue 6|7 months copper 7|\
             8 months red 8|9 months purple 9|10 months gold 10|11 months green 11|\
             every year bronze XIV",
        ),
        (
            "aa-short",
            "welcome white|30 days yellow 30|90 days red 90|6 months blue 6|9 months green 9|\
             every year bronze 14",
        ),
        (
            "na-keytags",
            "welcome white|30 days orange 30|60 days green 60|90 days red 90|6 months blue 6|\
             9 months yellow 9|1 year glow_in_the_dark 1|18 months grey 18|every year black 14",
        ),
        (
            "celebrate-recovery",
            "welcome blue|1 month silver 1|2 months silver 2|3 months silver 3|4 months silver 4|\
             5 months silver 5|6 months silver 6|7 months silver 7|8 months silver 8|\
             9 months silver 9|10 months silver 10|11 months silver 11|every year gold 14",
        ),
        (
            "plain-days",
            "1 day silver 1|7 days silver 7|14 days silver 14|30 days silver 30|60 days silver 60|\
             90 days silver 90|120 days silver 120|180 days silver 180|270 days silver 270|\
             1 year gold 1|18 months copper 18|2 years gold 2|every year gold 14",
        ),
        ("coming-back", visits),
        ("none", ""),
    ];
    let schemes: Schemes = toml::from_str(SHIPPED).unwrap();
    let ids: Vec<_> = schemes
        .scheme
        .iter()
        .map(|scheme| scheme.id.0.as_str())
        .collect();
    assert_eq!(ids, expected.map(|(id, _)| id));
    for (id, expected) in expected {
        let scheme = shipped(id);
        let steps: Vec<_> = scheme
            .steps
            .iter()
            .map(|step| {
                let span = match step.after {
                    Interval::Once(span) => span,
                    Interval::EveryYear => Span::Years(14),
                };
                let chip = scheme.chip(span).unwrap();
                let text = format!("{} {} {}", step.after, chip.colour.code(), chip.numeral);
                text.trim().to_owned()
            })
            .collect();
        assert_eq!(steps.join("|"), expected, "{id}");
    }
    assert_eq!(
        shipped("na-keytags").chip(Span::Days(30)).unwrap().shape,
        Shape::KeyTag
    );
    assert_eq!(
        shipped("aa-monthly").chip(Span::Years(2)).unwrap().shape,
        Shape::Medallion
    );
    assert_eq!(
        shipped("aa-monthly").chip(Span::Months(2)).unwrap().shape,
        Shape::Chip
    );
}

#[test]
fn no_two_steps_of_a_shipped_scheme_look_the_same() {
    let schemes: Schemes = toml::from_str(SHIPPED).unwrap();
    for scheme in &schemes.scheme {
        let spans = scheme.steps.iter().map(|step| match step.after {
            Interval::Once(span) => span,
            Interval::EveryYear => Span::Years(3),
        });
        let mut looks: Vec<_> = spans
            .map(|span| scheme.chip(span).unwrap())
            .map(|chip| (chip.colour, chip.numeral, format!("{:?}", chip.shape)))
            .collect();
        let all = looks.len();
        looks.sort();
        looks.dedup();
        assert_eq!(looks.len(), all, "{}", scheme.id.0);
    }
}

#[test]
fn years_stand_in_roman_numerals_where_the_preset_says_so() {
    for (years, roman) in [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (49, "XLIX"),
        (60, "LX"),
        (94, "XCIV"),
        (3999, "MMMCMXCIX"),
    ] {
        assert_eq!(Numerals::Roman.of(Span::Years(years)), roman);
        assert_eq!(Numerals::Arabic.of(Span::Years(years)), years.to_string());
    }
    assert_eq!(Numerals::Roman.of(Span::Welcome), "");
}

#[test]
fn a_slip_of_the_pen_is_answered_with_its_line_and_what_is_allowed() {
    let step = |line: &str| format!("id = \"x\"\ntitle = \"X\"\nsteps = [\n{line}\n]");
    for (text, line, expected) in [
        (
            step("{ after = \"30 dayz\", colour = \"red\" }"),
            4,
            "\"30 dayz\" is not known; expected \"welcome\"",
        ),
        (
            step("{ after = \"0 days\", colour = \"red\" }"),
            4,
            "numbers from 1 to 3999",
        ),
        (
            step("{ after = \"4000 days\", colour = \"red\" }"),
            4,
            "numbers from 1 to 3999",
        ),
        (
            step("{ after = \"-1 days\", colour = \"red\" }"),
            4,
            "is not known",
        ),
        (
            step("{ after = \"every month\", colour = \"red\" }"),
            4,
            "\"every year\"",
        ),
        (
            step("{ after = \"1 year\", colour = \"reed\" }"),
            4,
            "unknown variant `reed`, expected one of `white`",
        ),
        (
            step("{ after = \"1 year\", color = \"red\" }"),
            4,
            "unknown field `color`, expected one of `after`, `colour`",
        ),
        (step("{ after = \"1 year\" }"), 4, "missing field `colour`"),
        (
            step("{ after = \"1 year\", colour = \"red\", numeral = \"greek\" }"),
            4,
            "`arabic` or `roman`",
        ),
        (
            step("{ after = \"1 year\", colour = \"red\", shape = \"coin\" }"),
            4,
            "`chip`, `key_tag`, `medallion`",
        ),
        (
            step("{ after = \"1 year\", colour = \"red\", on = \"no\" }"),
            4,
            "expected a boolean",
        ),
        (
            step("{ after = \"1 year\", colour = \"red\", label = \" \" }"),
            4,
            "1 to 40",
        ),
        (
            step(
                "{ after = \"1 day\", colour = \"red\" }, { after = \"1 days\", colour = \"red\" }",
            ),
            3,
            "two steps fall after \"1 day\"",
        ),
        (
            "id = \"Our Chips\"\ntitle = \"X\"\nsteps = []".into(),
            1,
            "small letters, digits and hyphens",
        ),
        (
            format!("id = \"x\"\ntitle = \"{}\"\nsteps = []", "x".repeat(41)),
            2,
            "41 characters; 1 to 40",
        ),
    ] {
        let error = toml::from_str::<Scheme>(&text).unwrap_err().to_string();
        assert!(error.contains(expected), "{text}: {error}");
        assert!(error.contains(&format!("line {line},")), "{text}: {error}");
    }
    let twice = "[[scheme]]\nid = \"x\"\ntitle = \"X\"\nsteps = []\n".repeat(2);
    let error = toml::from_str::<Schemes>(&twice).unwrap_err().to_string();
    assert!(error.contains("two schemes have the id \"x\""), "{error}");
    assert!(toml::from_str::<Schemes>("scheems = []").is_err());
    assert_eq!(toml::from_str::<Schemes>("").unwrap().scheme, []);
}

#[test]
fn a_recovery_date_is_stored_plainly_and_never_shown_by_debug() {
    let date = on_day("2023-01-31");
    let json = serde_json::to_string(&date).unwrap();
    assert_eq!(json, "{\"date\":\"2023-01-31\",\"precision\":\"day\"}");
    assert_eq!(serde_json::from_str::<RecoveryDate>(&json).unwrap(), date);
    let shown = format!("{date:?} {:?}", since(date));
    assert_eq!(shown, "RecoveryDate(..) Journey(..)");
}

fn a_date() -> impl Strategy<Value = NaiveDate> {
    let any = (0..40_000i64).prop_map(|days| day("1950-01-01") + TimeDelta::days(days));
    let month_ends = (1950..2050i32, 1..=12u32)
        .prop_map(|(year, month)| last_of_month(NaiveDate::from_ymd_opt(year, month, 1).unwrap()));
    let leap_days = (0..25i32).prop_map(|n| NaiveDate::from_ymd_opt(1952 + 4 * n, 2, 29).unwrap());
    prop_oneof![any, month_ends, leap_days]
}

fn a_leap_rule() -> impl Strategy<Value = LeapRule> {
    prop_oneof![Just(LeapRule::February28), Just(LeapRule::March1)]
}

/// Twelve people who count from this day.
fn crowd(scheme: Scheme, date: &str) -> Crowd {
    let dates = vec![(on_day(date), LeapRule::February28); CROWD_MIN + 1];
    Crowd { scheme, dates }
}

/// What a month asks for beside the least of everything, as "30 days orange 15".
fn asked_for(crowds: &[Crowd], month: &str) -> String {
    let due = chips_due(crowds, month.parse().unwrap()).unwrap_or_default();
    let more = due.iter().filter(|chip| chip.ready > READY_STEP);
    let said = |chip: &ChipDue| format!("{} {} {}", chip.after, chip.colour.code(), chip.ready);
    more.map(said).collect::<Vec<_>>().join("|")
}

#[test]
fn a_month_asks_for_what_the_dates_of_a_crowd_say() {
    for (origin, month, expected) in [
        ("2026-12-31", "2027-01", "30 days orange 15"),
        ("2027-01-01", "2027-01", "30 days orange 15"),
        ("2027-01-02", "2027-01", ""),
        ("2027-01-02", "2027-02", "30 days orange 15"),
        ("2026-08-31", "2027-02", "6 months blue 15"),
        ("2024-02-29", "2025-02", "1 year glow_in_the_dark 15"),
        ("2024-02-29", "2025-03", ""),
        // Years are told together.
        ("2004-02-29", "2027-02", "every year black 15"),
        // The year has a tag of its own, which is none of "every year".
        ("2026-03-31", "2027-03", "1 year glow_in_the_dark 15"),
        // It was their first day, and a welcome is for who comes.
        ("2027-01-31", "2027-01", ""),
    ] {
        let crowd = [crowd(shipped("na-keytags"), origin)];
        assert_eq!(asked_for(&crowd, month), expected, "{origin}, {month}");
    }
    let mut switched = crowd(shipped("na-keytags"), "2024-02-29");
    for (_, rule) in &mut switched.dates {
        *rule = LeapRule::March1;
    }
    let switched = [switched];
    assert_eq!(asked_for(&switched, "2025-02"), "");
    assert_eq!(
        asked_for(&switched, "2025-03"),
        "1 year glow_in_the_dark 15"
    );
}

#[test]
fn few_and_none_are_told_alike_and_of_too_few_nothing_is() {
    let month = "2027-01".parse().unwrap();
    let nobody = crowd(shipped("na-keytags"), "2025-04-20");
    let told = chips_due(std::slice::from_ref(&nobody), month).unwrap();
    assert_eq!(told.len(), 8);
    assert!(told.iter().all(|chip| chip.ready == READY_STEP), "{told:?}");
    // One, and as many as five, with the same chip make no difference; the sixth does.
    for with in 0..=5 {
        let mut some = nobody.clone();
        for (date, _) in some.dates.iter_mut().take(with) {
            *date = on_day("2026-12-10");
        }
        assert_eq!(chips_due(&[some], month).as_ref(), Some(&told), "{with}");
    }
    let mut six = nobody.clone();
    for (date, _) in six.dates.iter_mut().take(6) {
        *date = on_day("2026-12-10");
    }
    assert_eq!(asked_for(&[six], "2027-01"), "30 days orange 10");
    let mut few = nobody.clone();
    few.dates.truncate(CROWD_MIN);
    assert_eq!(chips_due(std::slice::from_ref(&few), month), Some(told));
    few.dates.truncate(CROWD_MIN - 1);
    assert_eq!(chips_due(std::slice::from_ref(&few), month), None);
    // They are no crowd for another scheme's people, and those are told alone.
    let both = [few, crowd(shipped("aa-short"), "2026-12-10")];
    let told = chips_due(&both, month).unwrap();
    assert_eq!(told.len(), 5);
    assert_eq!(asked_for(&both, "2027-01"), "30 days yellow 15");
    // Coming here is counted by nobody's date.
    assert_eq!(
        chips_due(&[crowd(shipped("coming-back"), "2026-12-10")], month),
        None
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn elapsed_is_consistent_with_the_dates_of_the_milestones(
        origin in a_date(),
        later in 1..30_000i64,
        leap_rule in a_leap_rule(),
    ) {
        let today = origin + TimeDelta::days(later);
        let date = RecoveryDate { date: origin, precision: Precision::Day };
        let Elapsed::Since { years, months, days } = date.elapsed(today, leap_rule) else {
            return Err(TestCaseError::fail("a later day is not today"));
        };
        let whole = u16::try_from(years * 12 + months).unwrap();
        let last = Span::Months(whole).after(origin, leap_rule).unwrap();
        let next = Span::Months(whole + 1).after(origin, leap_rule).unwrap();
        prop_assert!(months < 12 && days <= 30);
        prop_assert!(last <= today && today < next);
        prop_assert_eq!(last + TimeDelta::days(i64::from(days)), today);
        let count = u32::try_from(later).unwrap();
        prop_assert_eq!(date.day_count(today), Some(DayCount::Days(count)));
        if months == 0 && years > 0 {
            let years = u16::try_from(years).unwrap();
            prop_assert_eq!(Span::Years(years).after(origin, leap_rule), Some(last));
        }
    }

    #[test]
    fn a_milestone_is_never_early_never_late_and_the_newest(
        origin in a_date(),
        by in -40..8_000i64,
        precision in prop_oneof![Just(Precision::Day), Just(Precision::Month)],
        leap_rule in a_leap_rule(),
        preset in 0..7usize,
    ) {
        let schemes: Schemes = toml::from_str(SHIPPED).unwrap();
        let scheme = &schemes.scheme[preset];
        let recovery = RecoveryDate { date: origin, precision };
        let journey = Journey { recovery: Some(recovery), leap_rule, visits: Visits::default() };
        let today = origin + TimeDelta::days(by);
        let found = due(scheme, &journey, &[], today, DUE_DAYS_DEFAULT);
        // All that the scheme can mark, the plain way.
        let spans = scheme.steps.iter().filter_map(|step| match step.after {
            Interval::Once(span) => Some(span),
            Interval::EveryYear => None,
        });
        let has_every_year = scheme.steps.iter().any(|step| step.after == Interval::EveryYear);
        let years = (1..=30).map(Span::Years).filter(|_| has_every_year);
        let newest = spans
            .chain(years)
            .filter_map(|span| match span {
                Span::Welcome => Some(recovery.earliest()),
                Span::Visits(_) | Span::MonthsWithUs(_) => None,
                span => span.after(recovery.origin(), leap_rule),
            })
            .filter(|date| *date <= today && (today - *date).num_days() <= 45)
            .max();
        prop_assert_eq!(found.as_ref().map(|found| found.date), newest);
        if let Some(found) = found {
            prop_assert!(due(scheme, &journey, &[found], today, DUE_DAYS_DEFAULT).is_none());
        }
    }

    #[test]
    fn a_month_asks_for_what_falls_on_its_days(
        origin in a_date(),
        later in 0..200u32,
        precision in prop_oneof![Just(Precision::Day), Just(Precision::Month)],
        leap_rule in a_leap_rule(),
        preset in 0..7usize,
    ) {
        let schemes: Schemes = toml::from_str(SHIPPED).unwrap();
        let scheme = &schemes.scheme[preset];
        let recovery = RecoveryDate { date: origin, precision };
        let journey = Journey { recovery: Some(recovery), leap_rule, visits: Visits::default() };
        let month = Month::of(origin + Months::new(later)).unwrap();
        let days = month.first_day().iter_days().take_while(|day| Month::of(*day) == Ok(month));
        let by_day: Vec<_> = days
            .filter_map(|day| due(scheme, &journey, &[], day, 0))
            .filter(|found| found.span != Span::Welcome)
            .filter_map(|found| scheme.step(found.span))
            .collect();
        let mut falling = forecast::falling_in(scheme, &journey, month);
        falling.sort_by_key(|step| by_day.iter().position(|day| day == step));
        prop_assert_eq!(falling, by_day);
    }

    #[test]
    fn a_span_reads_back_what_it_shows(kind in 0..6u8, number in 1..=Span::NUMBER_MAX) {
        let span = match kind {
            0 => Span::Welcome,
            1 => Span::Days(number),
            2 => Span::Months(number),
            3 => Span::Years(number),
            4 => Span::Visits(number),
            _ => Span::MonthsWithUs(number),
        };
        prop_assert_eq!(span.to_string().parse(), Ok(span));
        prop_assert_eq!(span.to_string().parse(), Ok(Interval::Once(span)));
        prop_assert_eq!("every year".parse(), Ok(Interval::EveryYear));
    }
}
