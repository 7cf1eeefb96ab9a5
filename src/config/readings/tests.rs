use super::*;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::reading::of_day;

/// Those of a language: first those of the dates, then those of occasions.
fn in_language(tag: &str) -> Vec<Reading> {
    let packs = built_in().unwrap();
    let own = packs.into_iter().filter(|pack| pack.language == tag);
    own.flat_map(|pack| pack.readings).collect()
}

fn english() -> Vec<Reading> {
    in_language("en")
}

fn of_dates() -> Vec<Reading> {
    let is_date = |reading: &Reading| matches!(reading.key(), ReadingKey::Date { .. });
    english().into_iter().filter(is_date).collect()
}

mod spanish;

const HEADER: &str = "date,title,body,question,theme,credit\n";

fn problems(text: &str) -> Vec<String> {
    let error = parse(Path::new("ours.csv"), text).unwrap_err();
    error.problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_pack_is_read_as_spreadsheets_write_it() {
    let text = "\u{feff}date,title,body,question,theme,credit\r\n\
                02-29,One more day,\"An extra day, \"\"free\"\".\nTwo lines.\",,,Ann K\r\n\
                \r\n\
                 07 ,Seven,Body.,Why?, hope ,\r\n";
    let pack = parse(Path::new("ours.csv"), text).unwrap();
    let [extra, seven] = &pack[..] else {
        panic!("{pack:?}")
    };
    assert_eq!(extra.body(), "An extra day, \"free\". Two lines.");
    assert_eq!(
        (extra.credit(), extra.theme(), extra.question()),
        ("Ann K", None, "")
    );
    assert_eq!(
        (seven.key(), seven.theme()),
        (ReadingKey::DayOfMonth(7), Some(Theme::Hope))
    );
}

#[test]
fn every_mistake_is_told_with_its_line_and_what_is_allowed() {
    let text = format!(
        "{HEADER}32,T,B.,,,\n01,T,\"B.\nC.\",,,\n01,T,B.,,,\n02,,B.,,,\n03,T,B.,,hoep,\n04,T,B\n05,{},B.,,,\n",
        "t".repeat(29)
    );
    let found = problems(&text);
    let expected = [
        "ours.csv:2:1: date \"32\". Allowed: a date such as 02-29, a day of the month, 01 to 31, or loss-1, ",
        "ours.csv:5:1: a second reading for 01; the first is in line 3. Allowed: one for each date.",
        "ours.csv:6:1: title has 0 characters; 1 to 28 fit. Allowed: up to 28 characters.",
        "ours.csv:7:1: theme \"hoep\". Allowed: belonging, ",
        "ours.csv:8:1: a row of 3 columns. Allowed: 6 columns; ",
        "ours.csv:9:1: title has 29 characters; 1 to 28 fit. Allowed: up to 28 characters.",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}");
    }
    assert!(found[3].ends_with("Did you mean \"hope\"?"), "{}", found[3]);
}

#[test]
fn what_is_no_pack_is_refused() {
    assert_eq!(problems("").len(), 1);
    assert!(problems("title,body\n")[0].contains("the first row is \"title,body\""));
    assert!(problems("\u{0}\u{1}")[0].starts_with("ours.csv:1:1: the first row"));
    let rows: Vec<String> = (0..=READINGS_MAX)
        .map(|n| format!("01-{n},T,B.,,,\n"))
        .collect();
    let many = format!("{HEADER}{}", rows.concat());
    assert!(problems(&many).len() <= ConfigError::PROBLEMS_MAX);
}

/// Every date of a year, from its first to the first of the next.
fn dates(year: i32) -> impl Iterator<Item = NaiveDate> {
    let date = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    date(year)
        .iter_days()
        .take_while(move |day| *day <= date(year + 1))
}

#[test]
fn the_built_in_pack_has_a_reading_for_every_date() {
    let pack = of_dates();
    for date in dates(2028) {
        let of_day = of_day(&pack, date).unwrap();
        assert!(matches!(of_day.key(), ReadingKey::Date { .. }), "{date}");
    }
    assert_eq!(pack.len(), 366);
}

#[test]
fn each_occasion_has_five_readings() {
    for occasion in Occasion::ALL {
        for number in 1..=5 {
            let key = ReadingKey::For { occasion, number };
            let count = english().iter().filter(|it| it.key() == key).count();
            assert_eq!(count, 1, "{key}");
        }
    }
    assert_eq!(english().len(), 366 + 15);
}

/// As many days as the people who come have found each of them to be worth.
#[test]
fn each_theme_has_its_days() {
    let days_of = [46, 40, 34, 48, 34, 32, 28, 20, 24, 24, 24, 12];
    assert_eq!(days_of.iter().sum::<usize>(), 366);
    let pack = of_dates();
    for (theme, days) in Theme::ALL.into_iter().zip(days_of) {
        let of_theme = pack.iter().filter(|reading| reading.theme() == Some(theme));
        assert_eq!(of_theme.count(), days, "{theme:?}");
    }
}

/// Neither in a leap year nor in another one, nor from one year to the next.
#[test]
fn no_theme_stands_two_days_running() {
    let pack = of_dates();
    for year in [2028, 2029] {
        let days: Vec<NaiveDate> = dates(year).collect();
        for pair in days.windows(2) {
            let theme = |date| of_day(&pack, date).and_then(Reading::theme);
            assert_ne!(theme(pair[0]), theme(pair[1]), "{}", pair[0]);
        }
    }
}

#[test]
fn titles_questions_and_first_lines_are_each_used_once() {
    let first_line = |reading: &Reading| sentences(reading.body())[0].to_lowercase();
    let pack = english();
    let unique = |of: &dyn Fn(&Reading) -> String| pack.iter().map(of).collect::<BTreeSet<_>>();
    assert_eq!(unique(&|r| r.title().to_lowercase()).len(), pack.len());
    assert_eq!(unique(&|r| r.question().to_lowercase()).len(), pack.len());
    assert_eq!(unique(&first_line).len(), pack.len());
}

#[test]
fn every_reading_has_three_to_five_sentences_and_an_open_question() {
    for reading in english() {
        let count = sentences(reading.body()).len();
        assert!((3..=5).contains(&count), "{count}: {}", reading.title());
        let question = reading.question();
        assert!(question.ends_with('?') && question.len() > 12, "{question}");
        let first = words(question).next().unwrap_or_default();
        let closed = [
            "do", "does", "did", "have", "has", "can", "could", "will", "would", "are",
        ];
        assert!(!closed.contains(&first.as_str()), "{question}");
    }
}

#[test]
fn every_reading_has_something_for_today() {
    for reading in english() {
        let has_today = words(reading.body()).any(|word| word == "today" || word == "tonight");
        assert!(has_today, "{}", reading.title());
    }
}

/// What says that others are there, as short as it can be: a word that a story about a stranger
/// has as well shows nothing.
const PEERS: [(&str, &str); 2] = [
    ("en", "us we our others here somebody"),
    (
        "es",
        "nos nosotros nosotras nuestro nuestra nuestros nuestras aquí otros otras gente alguien",
    ),
];

#[test]
fn every_body_has_other_people_in_it() {
    for pack in built_in().unwrap() {
        let own = PEERS.iter().find(|(tag, _)| *tag == pack.language);
        let (tag, peers) = own.unwrap();
        let peers: BTreeSet<&str> = peers.split(' ').collect();
        let is_alone = |it: &&Reading| !words(it.body()).any(|word| peers.contains(word.as_str()));
        let alone: Vec<String> = pack
            .readings
            .iter()
            .filter(is_alone)
            .map(|it| format!("{}: {}", it.key(), it.title()))
            .collect();
        assert!(alone.is_empty(), "{tag}: {alone:#?}");
    }
}

/// A date is another day of the week every year.
#[test]
fn no_reading_is_tied_to_a_day_of_the_week() {
    const TIED: [(&str, &str); 2] = [
        (
            "en",
            "monday, mondays, tuesday, tuesdays, wednesday, wednesdays, thursday, thursdays, \
             friday, fridays, saturday, saturdays, sunday, sundays, weekend, weekends, weekday, \
             weekdays, midweek, workday, workdays, working day, working days, school night",
        ),
        (
            "es",
            "lunes, martes, miércoles, jueves, viernes, sábado, sábados, domingo, domingos, \
             fin de semana, fines de semana, finde, findes, entre semana, laborable, laborables, \
             día hábil, días hábiles",
        ),
    ];
    for (tag, tied) in TIED {
        for reading in in_language(tag) {
            let title = reading.title();
            let text = [title, reading.body(), reading.question()].join(" ");
            // Whole words only: with a space before and after each.
            let text = format!(" {} ", words(&text).collect::<Vec<_>>().join(" "));
            for phrase in tied.split(", ") {
                assert!(
                    !text.contains(&format!(" {phrase} ")),
                    "{phrase:?} in {title}"
                );
            }
        }
    }
}

/// Some dates are heavier or odder than others, and everybody in the room knows which day it is.
#[test]
fn the_days_that_need_care_have_a_reading_of_their_own() {
    const CARE: [(&str, &str, &str); 9] = [
        // The morning after.
        ("01-01", "last night", "anoche"),
        // An evening for two, and who comes alone.
        ("02-14", "couples", "parejas"),
        // A day that other years do not have.
        ("02-29", "extra day", "día extra"),
        // A day on which the dead are named.
        ("08-31", "died", "murió"),
        // A day for those who stay with somebody through a night.
        ("09-10", "bad night", "mala noche"),
        // Houses that are full, and rooms that are not.
        ("12-24", "loud nights", "noches ruidosas"),
        ("12-25", "big days", "días señalados"),
        ("12-26", "day after", "día siguiente"),
        ("12-31", "midnight", "medianoche"),
    ];
    let (english, spanish) = (in_language("en"), in_language("es"));
    for (date, in_english, in_spanish) in CARE {
        for (pack, word) in [(&english, in_english), (&spanish, in_spanish)] {
            let of_date = pack.iter().find(|it| it.key().to_string() == date);
            let body = of_date.unwrap().body().to_lowercase();
            assert!(body.contains(word), "{date}, {word:?}: {body}");
        }
    }
}

#[test]
fn no_reading_has_a_word_that_has_no_place_in_the_room() {
    // Pressure; belief; substances and their use; medicine and death; blame; fellowships' own
    // words; what ties a reading to a season, sport or politics.
    const WORDS: &str = "should must never just ought \
        god lord prayer pray prays faith blessing blessed church bible miracle spiritual soul \
        alcohol alcoholic beer wine whisky vodka drink drinks drinking drank drunk sober sobriety \
        drug drugs heroin cocaine crack meth opioid fentanyl pill pills needle syringe dose detox \
        high stoned smoke smoking cigarette weed joint hit using user users addict addiction \
        medicine medication doctor diagnosis therapy cure cured heal healed symptom overdose \
        suicide kill killed dead \
        clean dirty relapse relapsed slip slipped failed failure reset streak lost weak shame \
        guilty step steps sponsor sponsee surrender powerless amends inventory serenity fellowship \
        checkin denied invalid mandated court patient \
        spring summer autumn fall winter christmas easter rain snow sunny weather football game \
        election vote party";
    const PHRASES: [&str; 12] = [
        "one day at a time",
        "keep coming back",
        "easy does it",
        "first things first",
        "let go",
        "this too shall",
        "live and let live",
        "side of the street",
        "take what you",
        "higher power",
        "it works if",
        "it gets better",
    ];
    let banned: BTreeSet<&str> = WORDS.split_whitespace().collect();
    for reading in english() {
        let text = [reading.title(), reading.body(), reading.question()]
            .join(" ")
            .to_lowercase();
        for word in words(&text) {
            assert!(
                !banned.contains(word.as_str()),
                "{word:?} in {}",
                reading.title()
            );
        }
        for phrase in PHRASES {
            assert!(!text.contains(phrase), "{phrase:?} in {}", reading.title());
        }
        assert!(!text.contains('!'), "{}", reading.title());
        assert!(
            text.is_ascii(),
            "no look-alikes from a word processor in {}",
            reading.title()
        );
    }
}

#[test]
fn every_reading_can_be_read_after_six_years_at_school() {
    for reading in english() {
        let grade = school_grade(reading.body());
        assert!(grade <= 6.0, "{grade:.1}: {}", reading.title());
    }
    // The measure itself tells plain from learned.
    assert!(school_grade("The cat is on the mat. It is a big cat.") < 2.0);
    let learned = "Institutional accountability necessitates comprehensive documentation.";
    assert!(school_grade(learned) > 12.0);
}

fn sentences(text: &str) -> Vec<&str> {
    let ends_sentence = |part: &&str| part.trim_end_matches('"').ends_with(['.', '?']);
    let mut sentences = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(' ').chain([(text.len(), "")]) {
        if ends_sentence(&&text[from..at]) {
            sentences.push(&text[from..at]);
            from = (at + 1).min(text.len());
        }
    }
    assert_eq!(from, text.len(), "the last sentence ends: {text}");
    sentences
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic() && c != '\'')
        .map(|word| word.trim_matches('\'').to_lowercase())
        .filter(|word| !word.is_empty())
}

/// The Flesch-Kincaid grade, with syllables counted as groups of vowels less a silent e.
#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn school_grade(text: &str) -> f64 {
    let words: Vec<String> = words(text).collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let count = words.len() as f64;
    0.39 * count / sentences(text).len() as f64 + 11.8 * syllables as f64 / count - 15.59
}

fn syllables(word: &str) -> usize {
    let is_vowel = |c: char| "aeiouy".contains(c);
    let sounded = word
        .strip_suffix('e')
        .filter(|rest| !rest.ends_with('l'))
        .unwrap_or(word);
    let groups = sounded
        .chars()
        .zip(std::iter::once(' ').chain(sounded.chars()))
        .filter(|(c, before)| is_vowel(*c) && !is_vowel(*before))
        .count();
    groups.max(1)
}
