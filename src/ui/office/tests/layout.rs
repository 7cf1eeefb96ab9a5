//! Every page of the window as it stands after each thing that can happen on it: compared with what
//! is stored, in every language, theme and size that it promises; nothing is cut, covered or lost,
//! and every word is in the word files.

use super::pages::{self, Records};
use super::*;
use crate::ui::album::{Album, faint};
use crate::ui::capture::{capture, painted};
use crate::ui::crowding::crowding;
use crate::ui::desk::settings::Wishes;
use crate::ui::office::{SIZE_MIN, Window};
use crate::ui::theme::{TextSize, ThemeKind};
use crate::ui::words::{ENGLISH, pseudo};

const SMALLEST: Size = Size::new(SIZE_MIN.0, SIZE_MIN.1);
const LARGE: Size = Size::new(1920.0, 1080.0);
/// The sizes in which nothing may be cut, each with its name.
const SIZES: [(&str, Size); 3] = [
    ("1000x640", SMALLEST),
    ("1280x800", USUAL),
    ("1920x1080", LARGE),
];

/// How every page is drawn: in every theme, on the smallest window, the usual and a large one, in
/// large text, and in every language.
const DRESSES: [(&str, Size, Wishes); 9] = [
    ("1280x800, light", USUAL, wishes(ThemeKind::Light)),
    ("1920x1080, dark", LARGE, wishes(ThemeKind::Dark)),
    (
        "1280x800, high contrast",
        USUAL,
        wishes(ThemeKind::HighContrast),
    ),
    ("1000x640, light", SMALLEST, wishes(ThemeKind::Light)),
    ("1280x800, large text", USUAL, large_text()),
    ("1280x800, German", USUAL, in_language("de")),
    ("1280x800, Spanish", USUAL, in_language("es")),
    ("1000x640, French", SMALLEST, in_language("fr")),
    ("1000x640, Polish", SMALLEST, in_language("pl")),
];

const fn wishes(theme: ThemeKind) -> Wishes {
    Wishes {
        language: ENGLISH,
        theme,
        text_size: TextSize::Normal,
        paper: crate::transfer::paper::Paper::A4,
    }
}

const fn large_text() -> Wishes {
    Wishes {
        text_size: TextSize::Large,
        ..wishes(ThemeKind::Light)
    }
}

const fn in_language(language: &'static str) -> Wishes {
    Wishes {
        language,
        ..wishes(ThemeKind::Light)
    }
}

/// Each page in one dress, in the order in which it comes.
fn each_page(
    records: &mut Records,
    (size, words): (Size, Words),
    wishes: Wishes,
    see: &mut dyn FnMut(&str, &Window),
) {
    let mut window = pages::window(size, words, wishes);
    for (name, happens) in pages::ALL.iter().copied() {
        happens(&mut window, records);
        if let Some(folder) = std::env::var_os("KEYTAG_PICTURES") {
            let (metrics, look) = (window.look().metrics, window.look());
            let (width, height) = (metrics.width(), metrics.height());
            let (tag, size) = (look.words.tag(), wishes.text_size);
            let file = format!("office-{name}-{width}x{height}-{size:?}-{tag}.png");
            let file = Path::new(&folder).join(file);
            capture(look, window.view()).unwrap().save(&file).unwrap();
        }
        see(name, &window);
    }
}

/// What does nothing now is fainter than anything else may be.
fn is_of_faded(words: &Words, fault: &str) -> bool {
    let faded = ["desk-look", "desk-after", "desk-list-keep"];
    let mut faded = faded.map(|id| format!("\"{}\"", words.get(id))).into_iter();
    faded.any(|label| fault.starts_with(&label))
}

#[test]
fn every_page_looks_as_it_is_stored() {
    let mut album = Album::new();
    let mut records = Records::new();
    let mut shots = vec![Vec::new(); pages::ALL.len()];
    let mut faults = Vec::new();
    for (called, size, wishes) in DRESSES {
        let mut shots = shots.iter_mut();
        let words = Words::new(wishes.language);
        each_page(&mut records, (size, words), wishes, &mut |name, window| {
            let look = window.look();
            let shot = capture(look, window.view()).unwrap();
            let faint = faint(look, &shot, window.view()).into_iter();
            let faint = faint.filter(|fault| !is_of_faded(&look.words, fault));
            faults.extend(faint.map(|fault| format!("{name}, {called}: {fault}")));
            shots.next().unwrap().push(shot);
        });
    }
    let called = DRESSES.map(|(called, ..)| called);
    for ((name, _), shots) in pages::ALL.iter().zip(&shots) {
        faults.extend(album.keep_pictures(&format!("office-{name}"), shots, &called));
    }
    album.lay();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What is wrong with any page in these words, in each size of window.
fn faults_in(records: &mut Records, words: &Words, wishes: Wishes) -> Vec<String> {
    let mut faults = Vec::new();
    for (size_name, size) in SIZES {
        let mut see = |name: &str, window: &Window| {
            let found = crowding(window.look(), window.view()).unwrap();
            let place = |fault| format!("{name}, {size_name}: {fault}");
            faults.extend(found.into_iter().map(place));
        };
        each_page(records, (size, words.clone()), wishes, &mut see);
    }
    faults
}

#[test]
fn every_page_fits_every_window_in_every_language() {
    fits_in_every_language(wishes(ThemeKind::Light));
}

#[test]
fn every_page_fits_every_window_in_large_text() {
    fits_in_every_language(large_text());
}

fn fits_in_every_language(wishes: Wishes) {
    let mut records = Records::new();
    let languages = Words::languages_at_a_desk().into_iter();
    let faults = languages.flat_map(|language| {
        let tag = language.tag;
        let wishes = Wishes {
            language: tag,
            ..wishes
        };
        let faults = faults_in(&mut records, &Words::new(tag), wishes).into_iter();
        faults.map(move |fault| format!("{tag}: {fault}"))
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What on a page is not in the word files.
fn strange(window: &Window, put_in: &[String]) -> Vec<String> {
    let painted = painted(window.look(), window.view()).unwrap();
    let strange = painted.iter().filter_map(|text| {
        let rest = pseudo::unmarked(&text.said, put_in)?;
        Some(format!(
            "{rest:?} is not in the word files: {:?}",
            text.said
        ))
    });
    strange.collect()
}

/// Longer words than any language has: each comes from the word files, and has room.
#[test]
fn no_page_has_words_of_its_own_and_longer_ones_than_any_fit() {
    let mut records = Records::new();
    let put_in = pages::put_in(&mut records);
    let words = Words::pseudo();
    let mut faults = faults_in(&mut records, &words, wishes(ThemeKind::Light));
    let mut see = |name: &str, window: &Window| {
        let strange = strange(window, &put_in).into_iter();
        faults.extend(strange.map(|fault| format!("{name}: {fault}")));
    };
    let dress = (LARGE, words);
    each_page(&mut records, dress, wishes(ThemeKind::Light), &mut see);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_word_that_is_not_in_the_word_files_is_found_on_a_page() {
    let mut window = pages::window(USUAL, Words::pseudo(), wishes(ThemeKind::Light));
    window.start = None;
    let of = |window: &Window, put_in: &str| strange(window, &[put_in.to_owned()]).len();
    assert_eq!(of(&window, "BLUE"), 0);
    window.sticks.see(vec![crate::ui::desk::sticks::Source {
        name: "A literal".to_owned(),
        path: "/media/BLUE".into(),
        is_stick: true,
    }]);
    assert_eq!(of(&window, "BLUE"), 1);
    assert_eq!(of(&window, "A literal"), 0);
}
