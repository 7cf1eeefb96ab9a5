//! Dates, times and plurals by the rules of each language.

use super::*;

/// A day in spring and one in winter, a first of a month, and three times, as each language says
/// them.
#[test]
fn each_language_says_dates_and_times_its_own_way() {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    for (tag, long, first, month, times) in [
        (
            "en",
            "Wednesday, March 25, 2026",
            "January 1, 2027",
            "April 2026",
            ["12:05 am", "9:30 am", "7:00 pm"],
        ),
        (
            "es",
            "miércoles, 25 de marzo de 2026",
            "1 de enero de 2027",
            "abril de 2026",
            ["12:05 a. m.", "9:30 a. m.", "7:00 p. m."],
        ),
        (
            "fr",
            "mercredi 25 mars 2026",
            "1er janvier 2027",
            "avril 2026",
            ["0 h 05", "9 h 30", "19 h 00"],
        ),
        (
            "de",
            "Mittwoch, 25. März 2026",
            "1. Januar 2027",
            "April 2026",
            ["0:05", "9:30", "19:00"],
        ),
        (
            "pl",
            "środa, 25 marca 2026",
            "1 stycznia 2027",
            "kwiecień 2026",
            ["0:05", "9:30", "19:00"],
        ),
        (
            "ar",
            "الأربعاء، 25 مارس 2026",
            "1 يناير 2027",
            "أبريل 2026",
            ["12:05 ص", "9:30 ص", "7:00 م"],
        ),
    ] {
        let words = Words::new(tag);
        // A space that no line breaks at reads as any other.
        let plain = |said: String| said.replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(plain(words.date_long(day(2026, 3, 25))), long, "{tag}");
        assert_eq!(plain(words.date_full(day(2027, 1, 1))), first, "{tag}");
        assert_eq!(plain(words.date_month(day(2026, 4, 1))), month, "{tag}");
        let said = [at(0, 5), at(9, 30), at(19, 0)].map(|time| plain(words.time(time)));
        assert_eq!(said, times.map(str::to_owned), "{tag}");
    }
    assert_eq!(EMBEDDED.len(), 6, "a new language needs its dates here");
}

/// The categories of cardinal numbers that a language has, by the CLDR.
fn categories(tag: &str) -> &'static [&'static str] {
    match tag {
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        "pl" => &["one", "few", "many", "other"],
        // Many: whole millions.
        "es" | "fr" => &["one", "many", "other"],
        _ => &["one", "other"],
    }
}

/// The category of a number, as the words files are read.
fn category(tag: &'static str, number: i64) -> String {
    let all = ["zero", "one", "two", "few", "many"].map(|it| format!("    [{it}] {it}\n"));
    let text = format!("it-is = {{ $n ->\n{}   *[other] other\n}}\n", all.concat());
    let none = Embedded { tag, files: &[] };
    let mut rules = bundle(&none);
    rules
        .add_resource(FluentResource::try_new(text).unwrap())
        .unwrap();
    let rules = Arc::new(rules);
    let words = Words {
        tag,
        chosen: Arc::clone(&rules),
        english: rules,
        hours: Hours::Twelve,
        direction: Direction::LeftToRight,
    };
    words.with(concat!("it-", "is"), &[("n", number.into())])
}

/// A choice by number in a file: its message, what it distinguishes, and what is left for the rest.
struct Choice {
    id: String,
    named: BTreeSet<String>,
    rest: String,
}

fn choices(text: &str) -> Vec<Choice> {
    let (mut found, mut open, mut id) = (Vec::new(), Vec::<Choice>::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|first: char| first.is_ascii_lowercase()) {
            line.split(" =").next().unwrap().clone_into(&mut id);
        }
        let line = line.trim();
        if let Some(choice) = open.last_mut() {
            if let Some((rest, _)) = line.strip_prefix("*[").and_then(|it| it.split_once(']')) {
                rest.clone_into(&mut choice.rest);
            } else if let Some((named, _)) =
                line.strip_prefix('[').and_then(|it| it.split_once(']'))
            {
                choice.named.insert(named.to_owned());
            }
        }
        if line.starts_with('}') {
            found.extend(open.pop());
        }
        if line.ends_with("->") {
            open.push(Choice {
                id: id.clone(),
                named: BTreeSet::new(),
                rest: String::new(),
            });
        }
    }
    assert!(open.is_empty(), "{id} does not end");
    found
}

/// Where one form serves for all numbers but one, in languages that could have several.
const ONE_FORM: [(&str, &str); 3] = [
    ("ar", "tonight-show-around"),
    ("pl", "tonight-show-around"),
    ("pl", "desk-came"),
];

#[test]
fn each_choice_by_number_knows_the_plurals_of_its_language() {
    let all = ["zero", "one", "two", "few", "many", "other"];
    let (mut faults, mut seen) = (Vec::new(), 0);
    for language in EMBEDDED {
        let tag = language.tag;
        let has = categories(tag);
        // What the numbers are that people meet here; nothing is counted by the million, and none
        // is said like the rest.
        let mut met: BTreeSet<String> = (1..=200).map(|n| category(tag, n)).collect();
        met.remove("zero");
        assert!(met.iter().all(|it| has.contains(&it.as_str())), "{tag}");
        for (name, text) in language.files {
            for choice in choices(text) {
                let mut named = choice.named;
                named.retain(|it| it.parse::<u64>().is_err());
                let is_by_number = named
                    .iter()
                    .chain([&choice.rest])
                    .all(|it| all.contains(&it.as_str()));
                if !is_by_number || named.is_empty() {
                    continue;
                }
                seen += 1;
                let place = format!("{tag}/{name}.ftl, {}", choice.id);
                for it in named.iter().filter(|it| !has.contains(&it.as_str())) {
                    faults.push(format!("{place}: no number is ever \"{it}\""));
                }
                // The rest is one of them at most.
                let missing: Vec<&String> = met.difference(&named).collect();
                let is_listed = ONE_FORM.contains(&(tag, choice.id.as_str()));
                if missing.len() > 1 && !is_listed {
                    faults.push(format!("{place}: {missing:?} are said alike"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(seen > 200, "only {seen} choices were read");
}

#[test]
fn a_choice_that_lacks_a_plural_is_found() {
    let text = "a-b = { $n ->\n    [one] { $n } lata\n   *[other] { $m ->\n        [0] no\n       \
                *[other] lat\n    }\n}\n";
    let found = choices(text);
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].id, "a-b");
    assert_eq!(found[1].named, BTreeSet::from(["one".to_owned()]));
    let polish: BTreeSet<String> = (1..=200).map(|n| category("pl", n)).collect();
    assert_eq!(polish.difference(&found[1].named).count(), 2);
}
