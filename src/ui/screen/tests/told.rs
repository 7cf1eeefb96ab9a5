//! What a screen says in ordinary text and in large: the same messages, and none of them smaller.

use crate::ui::capture::Painted;
use crate::ui::theme::TextSize;
use crate::ui::widget::leaves::GOES_ON;
use crate::ui::words::{self, Words};
use std::collections::{BTreeMap, BTreeSet};

/// What stands where there is no room for the words behind the first, in large text, too.
const SHORT: [&str; 4] = [
    "button-help",
    "door-display",
    "door-keeper",
    "together-note",
];
/// What the buttons of a pager show where there is no room for their words.
const TURNS: [&str; 2] = ["button-previous", "button-next"];
/// A piece of a longer text has so many letters at least; shorter ones could be of any.
const PIECE_CHARS_MIN: usize = 12;
/// Screens that only staff see, with more on them than large text has room for on a small panel:
/// what they say besides is left out there, or steps down below its ordinary size.
const STAFF: [&str; 10] = [
    "cards",
    "export-choosing",
    "pin",
    "said-between-not-yet",
    "scanner-camera",
    "scanner-heard",
    "sealed-safe",
    "tonight",
    "tonight-talk",
    "wizard-pin",
];
/// Rounding of sizes, in pixels.
const SLACK_PX: f32 = 1.2;

/// What one view says on one panel in one language, on all its pages.
#[derive(Default)]
struct Told {
    ordinary: Vec<Said>,
    large: Vec<Said>,
}

/// A text and how large it is.
struct Said {
    words: String,
    px: f32,
}

/// What all views say.
#[derive(Default)]
pub(super) struct Compared {
    all: BTreeMap<(String, String), (Words, Told)>,
}

impl Compared {
    /// Takes what a view says. Pages of one screen are called alike up to their number.
    pub(super) fn take(
        &mut self,
        (panel, name, language): (&str, &str, &str),
        words: &Words,
        size: TextSize,
        painted: &[Painted],
    ) {
        let screen = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let screen = screen.strip_suffix('-').unwrap_or(name);
        let place = format!("{panel}-{screen}-{language}");
        let (_, told) = self
            .all
            .entry((screen.to_owned(), place))
            .or_insert_with(|| (words.clone(), Told::default()));
        let said = match size {
            TextSize::Normal => &mut told.ordinary,
            TextSize::Large => &mut told.large,
        };
        said.extend(painted.iter().map(|text| Said {
            words: words::read(text.said.trim().trim_end_matches(GOES_ON)),
            px: text.px,
        }));
    }

    /// What large text says smaller than ordinary text, or not at all.
    pub(super) fn faults(&self) -> Vec<String> {
        let all = self.all.iter();
        let all = all.filter(|((screen, _), _)| !STAFF.contains(&screen.as_str()));
        let faults = all.flat_map(|((screen, place), (words, told))| {
            let shorter = shorter(words);
            let is_away = |said: &str| told.is_a_touch_away(screen, words, said);
            let found = told.smaller(&shorter);
            let found = found.chain(told.left_out(&shorter, is_away));
            found
                .map(|fault| format!("{place}: {fault}"))
                .collect::<BTreeSet<_>>()
        });
        faults.collect()
    }
}

/// Words and what may stand for them.
fn shorter(words: &Words) -> BTreeMap<String, Vec<String>> {
    let short = SHORT.map(|id| (words.get(id), vec![words.get(&format!("{id}-short"))]));
    let turns = ["‹", "›"].map(str::to_owned);
    let turns = TURNS.map(|id| (words.get(id), turns.to_vec()));
    short.into_iter().chain(turns).collect()
}

impl Told {
    fn smaller<'t>(
        &'t self,
        shorter: &'t BTreeMap<String, Vec<String>>,
    ) -> impl Iterator<Item = String> + 't {
        let is_piece = |whole: &str, piece: &str| {
            whole == piece || piece.chars().count() >= PIECE_CHARS_MIN && whole.contains(piece)
        };
        self.large.iter().filter_map(move |large| {
            let is_of = |ordinary: &&Said| {
                is_piece(&ordinary.words, &large.words)
                    || is_piece(&large.words, &ordinary.words)
                    || shorter
                        .get(&ordinary.words)
                        .is_some_and(|short| short.contains(&large.words))
            };
            // The same words may stand twice, as a title and on a button.
            let sizes = self.ordinary.iter().filter(is_of).map(|it| it.px);
            let ordinary = sizes.reduce(f32::min)?;
            (large.px + SLACK_PX < ordinary).then(|| {
                let (words, px) = (&large.words, large.px);
                format!("\"{words}\" has {px} pixels in large text and {ordinary} in ordinary text")
            })
        })
    }

    /// Whether these words stand behind a button that large text shows instead.
    fn is_a_touch_away(&self, screen: &str, words: &Words, said: &str) -> bool {
        let shows = |id: &str| self.large.iter().any(|it| it.words == words.get(id));
        let reading = super::reading();
        let is_reading = reading.whole().contains(said);
        match screen {
            // Behind "Today" is all that is on, and the reading; behind its title, its text.
            _ if screen.starts_with("door") => shows("door-today") || is_reading,
            // Behind "About me".
            "welcome" | "all-set" | "family" => {
                said == words.get("welcome-together") && shows("welcome-about-me")
            }
            // The numbers below the title say the date, too.
            "about-date" => said.contains("2026"),
            _ => false,
        }
    }

    fn left_out<'t>(
        &'t self,
        shorter: &'t BTreeMap<String, Vec<String>>,
        is_a_touch_away: impl Fn(&str) -> bool + 't,
    ) -> impl Iterator<Item = String> + 't {
        let single = |text: &'t str| text.split(|sign: char| !sign.is_alphanumeric());
        let large = self.large.iter().flat_map(move |it| single(&it.words));
        let large: BTreeSet<&str> = large.collect();
        self.ordinary.iter().filter_map(move |ordinary| {
            if is_a_touch_away(&ordinary.words) {
                return None;
            }
            // A short one may stand for a line among others.
            let long = shorter
                .keys()
                .find(|long| ordinary.words.ends_with(long.as_str()));
            let short = long.and_then(|long| shorter.get(long));
            let stands_for = |large: &Said| {
                short.is_some_and(|it| it.iter().any(|one| large.words.ends_with(one.as_str())))
            };
            if self.large.iter().any(stands_for) {
                return None;
            }
            let mut words = single(&ordinary.words);
            // How many pages there are is another number.
            let is_told = |word: &&str| {
                large.contains(word) || word.chars().all(|sign| sign.is_ascii_digit())
            };
            let missing = words.find(|word| !is_told(word))?;
            let whole = &ordinary.words;
            Some(format!(
                "large text does not say \"{missing}\" of \"{whole}\""
            ))
        })
    }
}
