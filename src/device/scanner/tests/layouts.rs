//! A scanner presses the keys of a US keyboard. What they write is up to the layout of the machine.
//!
//! Each layout is what its keys write, plain and with Shift, named by what they write on a US
//! keyboard. Caps Lock turns the letters of a layout, also those that are not in the alphabet of
//! badges; a dead key waits for the next one, and both write one sign together, or none.

use super::*;

/// The keys of a US keyboard in the order of the rows below, plain and with Shift.
const US: Rows = Rows {
    plain: "`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./ ",
    shift: "~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"|ZXCVBNM<>? ",
};
/// Keys that wait for the next one, by the accent that they put on it.
const CIRCUMFLEX: char = '\u{302}';
const ACUTE: char = '\u{301}';
const GRAVE: char = '\u{300}';
const DIAERESIS: char = '\u{308}';

const GERMAN: Rows = Rows {
    plain: "\u{302}1234567890ß\u{301}qwertzuiopü+asdfghjklöä#yxcvbnm,.- ",
    shift: "°!\"§$%&/()=?\u{300}QWERTZUIOPÜ*ASDFGHJKLÖÄ'YXCVBNM;:_ ",
};
const FRENCH: Rows = Rows {
    plain: "²&é\"'(-è_çà)=azertyuiop\u{302}$qsdfghjklmù*wxcvbn,;:! ",
    shift: "~1234567890°+AZERTYUIOP\u{308}£QSDFGHJKLM%µWXCVBN?./§ ",
};
const TURKISH: Rows = Rows {
    plain: "\"1234567890*-qwertyuıopğüasdfghjklşi,zxcvbnmöç. ",
    shift: "é!'^+%&/()=?_QWERTYUIOPĞÜASDFGHJKLŞİ;ZXCVBNMÖÇ: ",
};

const LAYOUTS: [(&str, Rows); 4] = [
    ("US", US),
    ("German", GERMAN),
    ("French", FRENCH),
    ("Turkish", TURKISH),
];

#[derive(Clone, Copy)]
struct Rows {
    plain: &'static str,
    shift: &'static str,
}

/// Whether Caps Lock is on at the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caps {
    Off,
    On,
}

impl Rows {
    /// The key that writes this sign on a US keyboard, and whether with Shift.
    fn key_of(sign: char) -> (usize, bool) {
        let at = |row: &str| row.chars().position(|written| written == sign);
        match (at(US.plain), at(US.shift)) {
            (Some(key), _) => (key, false),
            (None, Some(key)) => (key, true),
            (None, None) => panic!("no key of a US keyboard writes {sign:?}"),
        }
    }

    /// What that key writes here.
    fn written(self, (key, shift): (usize, bool), caps: Caps) -> char {
        let (plain, shifted) = (self.plain.chars().nth(key), self.shift.chars().nth(key));
        let (plain, shifted) = (plain.unwrap(), shifted.unwrap());
        // Caps Lock means the letters; figures and points stay as they are.
        let is_letter = plain.is_lowercase() && shifted.is_uppercase();
        let turns = is_letter && caps == Caps::On;
        if shift == turns { plain } else { shifted }
    }

    /// What is written when a scanner sends this text.
    fn typed(self, text: &str, caps: Caps) -> String {
        let mut accent = None;
        let mut written = String::new();
        for sign in text.chars() {
            let sign = self.written(Self::key_of(sign), caps);
            let is_dead = [CIRCUMFLEX, ACUTE, GRAVE, DIAERESIS].contains(&sign);
            match accent.take() {
                None if is_dead => accent = Some(sign),
                None => written.push(sign),
                Some(accent) => written.extend(composed(accent, sign)),
            }
        }
        written
    }
}

/// What a dead key and the next one write together: most say nothing at all.
fn composed(accent: char, sign: char) -> Option<char> {
    const KNOWN: [(char, &str, &str); 4] = [
        (CIRCUMFLEX, "aceghijosuACEGHIJOSU", "âĉêĝĥîĵôŝûÂĈÊĜĤÎĴÔŜÛ"),
        (ACUTE, "aceinoruACEINORU", "áćéíńórúÁĆÉÍŃÓŔÚ"),
        (GRAVE, "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        (DIAERESIS, "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"),
    ];
    let (_, plain, accented) = KNOWN.iter().find(|(known, ..)| *known == accent)?;
    let at = plain.chars().position(|plain| plain == sign)?;
    accented.chars().nth(at)
}

#[test]
fn the_layouts_are_whole_and_differ_where_they_are_known_to() {
    for (name, rows) in LAYOUTS {
        let keys = (rows.plain.chars().count(), rows.shift.chars().count());
        assert_eq!(keys, (48, 48), "{name}");
    }
    for (rows, sent, caps, written) in [
        (US, "az]Q3i", Caps::Off, "az]Q3i"),
        (US, "az]Q3i", Caps::On, "AZ]q3I"),
        (GERMAN, "zy-/", Caps::Off, "yzß-"),
        (FRENCH, "qawzm;3]", Caps::Off, "aqzw,m\"$"),
        (FRENCH, "QAWZ1", Caps::On, "aqzw&"),
        // The dotless i and the dotted one are two letters, each with its own capital.
        (TURKISH, "i'I\"", Caps::Off, "ıiIİ"),
        (TURKISH, "i'I\"", Caps::On, "Iİıi"),
        // A dead key and the next one are one sign, or none.
        (GERMAN, "`C=C+C`1", Caps::Off, "ĈĆ"),
        (FRENCH, "[C[B", Caps::On, "ĉ"),
    ] {
        assert_eq!(rows.typed(sent, caps), written, "{sent} {caps:?}");
    }
}

#[test]
fn every_letter_of_a_badge_is_itself_on_every_layout() {
    for (name, rows) in LAYOUTS {
        for letter in ALPHABET {
            let letter = char::from(letter);
            let sent = letter.to_string();
            assert_eq!(rows.typed(&sent, Caps::Off), sent, "{name}");
            let small = letter.to_ascii_lowercase().to_string();
            assert_eq!(rows.typed(&sent, Caps::On), small, "{name}");
        }
    }
}

/// The token of a scan, whatever its letters came as.
fn read(desk: &Desk) -> Vec<Token> {
    let scans = desk.scans();
    scans
        .iter()
        .map(|scan| Token::parse(scan).unwrap())
        .collect()
}

#[test]
fn the_same_badge_is_the_same_under_every_layout_pace_prefix_and_suffix() {
    let ends: [&[Key]; 7] = [
        &[],
        &[Key::Enter],
        &[Key::Tab],
        &[Key::Sign('\r')],
        &[Key::Sign('\n')],
        &[Key::Enter, Key::Sign('\n')],
        &[Key::Sign('\u{3}'), Key::Enter],
    ];
    let numbers = [1, 99, 4_711];
    for (name, rows) in LAYOUTS {
        for caps in [Caps::Off, Caps::On] {
            for prefix in ["", "]Q3", "]", "Q", "~", "`", "=", "[", "QR:", "\\000026"] {
                for suffix in ["", "#", "~", "Q", "END"] {
                    for end in ends {
                        for gap_ms in [1, 4, 10] {
                            let case = format!("{name} {caps:?} {prefix:?} {suffix:?} {gap_ms}");
                            let mut desk = Desk::new();
                            for number in numbers {
                                let sent = format!("{prefix}{}{suffix}", badge(number));
                                desk = desk.keys(&rows.typed(&sent, caps), gap_ms);
                                for key in end {
                                    desk = desk.wait(gap_ms).key(*key);
                                }
                                desk = desk.wait(900);
                            }
                            let all = numbers.map(|number| Token::parse(&badge(number)).unwrap());
                            assert_eq!(read(&desk), all, "{case} {end:?}");
                            assert_eq!(desk.typed(), "", "{case} {end:?}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_prefix_whose_accent_no_letter_takes_loses_the_badge_and_makes_no_other_of_it() {
    for (rows, prefix) in [(GERMAN, "+"), (GERMAN, "]Q+"), (FRENCH, "{")] {
        let sent = format!("{prefix}{}", badge(5));
        let desk = Desk::new()
            .keys(&rows.typed(&sent, Caps::Off), 2)
            .key(Key::Enter)
            .wait(900);
        let is_badge = |scan: &String| Token::parse(scan).is_ok();
        assert!(!desk.scans().iter().any(is_badge), "{prefix}");
    }
}

#[test]
fn a_start_of_text_before_a_badge_does_no_harm() {
    for lead in ["\u{2}", "\u{2}]Q3", "\u{1b}[", "\u{0}"] {
        let desk = Desk::new()
            .keys(lead, 2)
            .wait(2)
            .keys(&badge(5), 2)
            .key(Key::Sign('\u{3}'))
            .wait(2)
            .key(Key::Enter)
            .wait(900);
        assert_eq!(desk.scans(), [badge(5)], "{lead:?}");
        assert_eq!(desk.typed(), "", "{lead:?}");
    }
}

#[test]
fn a_person_who_types_after_a_scan_loses_no_key() {
    let desk = Desk::new()
        .keys(&badge(5), 2)
        .wait(GAP_MS_MAX + 1)
        .keys("Ana", 90)
        .wait(900);
    assert_eq!(desk.scans(), [badge(5)]);
    assert_eq!(desk.typed(), "Ana");
}

#[test]
fn two_badges_without_a_pause_are_two_under_every_layout() {
    for (name, rows) in LAYOUTS {
        for caps in [Caps::Off, Caps::On] {
            let sent = format!("{}{}", badge(1), badge(2));
            let desk = Desk::new().keys(&rows.typed(&sent, caps), 1).wait(900);
            let all = [1, 2].map(|number| Token::parse(&badge(number)).unwrap());
            assert_eq!(read(&desk), all, "{name} {caps:?}");
        }
    }
}
