//! Where a line may break, and pieces of both directions in one.

use super::*;

const ARABIC_TITLE: &str = "لقاء الأمل";

#[test]
fn no_line_begins_with_a_dot_between_facts() {
    let mut faults = Vec::new();
    for language in EMBEDDED {
        for (name, text) in language.files {
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let is_loose = |before: &str| !before.ends_with('\u{a0}');
                let mut before: Vec<&str> = line.split('·').collect();
                before.pop();
                if before.into_iter().any(is_loose) {
                    faults.push(format!("{}/{name}.ftl: {line}", language.tag));
                }
            }
        }
        let facts = Words::new(language.tag).facts(&["A", "B"]);
        assert!(read(&facts).starts_with("A\u{a0}· "), "{facts}");
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_line_breaks_within_a_time() {
    for language in EMBEDDED {
        for hours in [Hours::Twelve, Hours::TwentyFour] {
            let words = Words::new(language.tag).with_hours(hours);
            for hour in [0, 9, 12, 19] {
                let said = words.time(NaiveTime::from_hms_opt(hour, 5, 0).unwrap());
                let is_tied = |sign: char| !sign.is_whitespace() || "\u{a0}\u{202f}".contains(sign);
                assert!(said.chars().all(is_tied), "{}: {said:?}", language.tag);
            }
        }
    }
}

#[test]
fn each_language_greets_at_its_own_hours() {
    let at = |hour| NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
    for (tag, hours, greetings) in [
        (
            "en",
            [5, 12, 17, 22],
            ["Good morning", "Good afternoon", "Good evening"],
        ),
        (
            "es",
            [5, 12, 20, 22],
            ["Buenos días", "Buenas tardes", "Buenas noches"],
        ),
        ("fr", [5, 12, 18, 22], ["Bonjour", "Bonjour", "Bonsoir"]),
        (
            "de",
            [5, 11, 18, 22],
            ["Guten Morgen", "Guten Tag", "Guten Abend"],
        ),
        (
            "pl",
            [5, 12, 18, 22],
            ["Dzień dobry", "Dzień dobry", "Dobry wieczór"],
        ),
        (
            "ar",
            [5, 12, 17, 22],
            ["صباح الخير", "مساء الخير", "مساء الخير"],
        ),
    ] {
        let words = Words::new(tag);
        let night = words.get("greeting-night");
        assert_eq!(words.greeting(at(0)), night, "{tag}");
        assert_eq!(words.greeting(at(hours[0] - 1)), night, "{tag}");
        for (n, greeting) in greetings.into_iter().enumerate() {
            for hour in [hours[n], hours[n + 1] - 1] {
                assert_eq!(words.greeting(at(hour)), greeting, "{tag} at {hour}:30");
            }
        }
        assert_eq!(words.greeting(at(hours[3])), night, "{tag}");
    }
    assert_eq!(EMBEDDED.len(), 6, "a new language needs its hours here");
}

/// Whoever meets in the morning reads nothing of an evening.
#[test]
fn no_message_takes_it_for_evening_but_the_greeting() {
    let of_evening = [
        "tonight",
        "evening",
        "esta noche",
        "ce soir",
        "soirée",
        "heute abend",
        "abende",
        "des abends",
        "wieczor",
        "wieczó",
        "الليلة",
        "أمسي",
        "المساء",
    ];
    for language in EMBEDDED {
        for (name, text) in language.files {
            let mut of = "";
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                if let Some((id, _)) = line.split_once(" =") {
                    of = id;
                }
                // It is said where every meeting was in the evening.
                if of == "idle-evenings" {
                    continue;
                }
                // Ids and names of values are read by nobody.
                let said = line.split_once(" = ").map_or(line, |(_, said)| said);
                let said = said.replace("$evenings", "").to_lowercase();
                let is_greeting = line.starts_with("greeting-");
                let found = of_evening.iter().find(|it| said.contains(*it));
                let place = format!("{}/{name}.ftl: {line}", language.tag);
                assert!(
                    is_greeting || line.ends_with("->") || found.is_none(),
                    "{place}"
                );
            }
        }
    }
}

#[test]
fn a_value_in_arabic_keeps_its_own_direction() {
    let words = Words::new("ar");
    let time = words.time(NaiveTime::from_hms_opt(19, 10, 0).unwrap());
    assert_eq!(time, "7:10\u{a0}م", "one piece, and no marks within");
    let line = |title: &str| {
        let title = ("title", title.into());
        words.with(
            "door-meeting-short",
            &[title, ("time", time.as_str().into())],
        )
    };
    let latin = line("Hope Group");
    assert_eq!(
        latin,
        "\u{200f}\u{2068}Hope Group\u{2069}\u{a0}· 7:10\u{a0}م"
    );
    // What is of one direction needs no marks.
    assert_eq!(line(ARABIC_TITLE), format!("{ARABIC_TITLE}\u{a0}· {time}"));
    // Numbers with gaps are read as they were written.
    assert!(line("1 2 3").contains("\u{2068}1 2 3\u{2069}"));
    // A sentence that is put into another has its marks already.
    let twice = words.with(
        "door-meeting-short",
        &[("title", latin.into()), ("time", "".into())],
    );
    assert_eq!(twice.matches('\u{2068}').count(), 1);
    let facts = words.facts(&["Hope Group", ARABIC_TITLE]);
    assert_eq!(read(&facts), format!("Hope Group\u{a0}· {ARABIC_TITLE}"));
    assert!(facts.starts_with("\u{200f}\u{2068}Hope Group\u{2069}"));
}

#[test]
fn a_line_that_is_broken_keeps_the_direction_of_its_pieces() {
    let words = Words::new("ar");
    let facts = words.facts(&[ARABIC_TITLE, "Room 2 upstairs", "B"]);
    let broken = in_lines(&facts, |line| read(line).chars().count() <= 16);
    let lines: Vec<&str> = broken.lines().collect();
    let all: Vec<String> = lines.iter().map(|line| read(line)).collect();
    let title = format!("{ARABIC_TITLE}\u{a0}·");
    assert_eq!(all, [title.as_str(), "Room 2", "upstairs\u{a0}· B"]);
    for line in lines {
        assert!(line.starts_with('\u{200f}'), "{line:?}");
        let count = |mark| line.matches(mark).count();
        assert_eq!(count('\u{2068}'), count('\u{2069}'), "{line:?}");
    }
    assert_eq!(
        in_lines("One two", |_| false),
        "One two",
        "of one direction"
    );
}

#[test]
fn languages_from_the_left_and_what_is_said_in_english_have_no_marks() {
    let name = [("name", "أمل".into())];
    for language in EMBEDDED.iter().filter(|language| language.tag != "ar") {
        let said = Words::new(language.tag).with("welcome-name", &name);
        assert_eq!(read(&said), said);
    }
    // What is printed is not in Arabic.
    let place = [("site", "Garden".into()), ("room", "2".into())];
    let said = Words::new("ar").with("slip-place-said", &place);
    assert_eq!(said, "Garden, 2");
}
