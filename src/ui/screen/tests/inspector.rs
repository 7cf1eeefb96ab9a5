//! Looks at a screen on every panel, in every size and in every language, and says what is wrong.

use super::told::Compared;
use super::*;
use crate::ui::album::Made;
use crate::ui::capture::painted;
use crate::ui::words::pseudo;

const PANELS: [(&str, Panel); 5] = [
    ("upright", Panel::new(21.5, 1080.0, 1920.0)),
    ("7in", Panel::SEVEN_INCH),
    ("10in", Panel::TEN_INCH),
    ("15in", Panel::FIFTEEN_INCH),
    ("21in", Panel::TWENTY_ONE_INCH),
];

/// A language, its words, and the sizes in which it is looked at.
type OtherLanguage<'s> = (&'static str, Words, &'s [(&'static str, TextSize)]);

/// All but English, and the one that nobody speaks in ordinary size.
fn other_languages<'s>(sizes: &'s [(&'static str, TextSize)]) -> Vec<OtherLanguage<'s>> {
    let others = Words::languages().into_iter().filter(|it| it.tag != "en");
    let mut all: Vec<_> = others
        .map(|it| (it.tag, Words::new(it.tag), sizes))
        .collect();
    all.push((PSEUDO, Words::pseudo(), &sizes[..1]));
    all
}

/// The language that nobody speaks.
const PSEUDO: &str = "pseudo";

/// What the tests put in: names, titles, rooms, texts of the site. None of it is in the word files.
const PUT_IN: [&str; 28] = [
    "Front door",
    "Tuesday Hope, open to all",
    "Community room upstairs",
    "Late lamp",
    "Library",
    "Maria-Theresia",
    "Mariatheresia",
    "Kwame",
    "Ann",
    "The kettle before the phone",
    "Some of us found that the first ten minutes",
    "What could come first tomorrow, before anything is asked of you?",
    "Asking for help before it is late",
    "Suicide and crisis line",
    "National helpline for treatment",
    "In danger right now",
    "Call or text",
    "Coffee and tea",
    "Chairs",
    "Greeting at the door",
    "Reading aloud",
    "Sweeping",
    "Keys",
    "Coffee",
    "KINGSTON",
    "keytag-report-2026-11-24-1910",
    "0123-4567-89ab-cdef-0123-4567-89ab-cdef",
    "0123-4567-89ab-cdef",
];

/// Looks at views on every panel and collects what is wrong with them; keeps them in the album.
pub(super) struct Inspector {
    faults: Vec<String>,
    /// How many titles and controls are said where somebody listens.
    said: usize,
    seen: BTreeSet<String>,
    album: Album,
    put_in: Vec<String>,
    compared: Compared,
}

impl Default for Inspector {
    fn default() -> Self {
        let languages = Words::languages().into_iter().map(|it| it.endonym);
        let mut put_in: Vec<String> = PUT_IN.map(str::to_owned).into();
        put_in.extend([reading().body().to_owned()]);
        put_in.extend(languages);
        Self {
            faults: Vec::new(),
            said: 0,
            seen: BTreeSet::new(),
            album: Album::new(),
            put_in,
            compared: Compared::default(),
        }
    }
}

impl Inspector {
    /// What a site puts in besides, in a language of its own.
    pub(super) fn puts_in(&mut self, texts: impl IntoIterator<Item = String>) {
        self.put_in.extend(texts);
    }

    /// Looks at a screen that asks for its words when it is drawn.
    pub(super) fn see<Screen, Message: 'static>(
        &mut self,
        name: &str,
        screen: &Screen,
        view: impl for<'l> Fn(&'l Screen, &'l Look) -> Element<'l, Message>,
    ) {
        self.look_at(name, &|_, show| show(screen), &view);
    }

    /// Looks at a screen that was given its words when it was made.
    pub(super) fn see_in_words<Screen, Message: 'static>(
        &mut self,
        name: &str,
        make: impl Fn(&Words) -> Screen,
        view: impl for<'l> Fn(&'l Screen, &'l Look) -> Element<'l, Message>,
    ) {
        self.look_at(name, &|words, show| show(&make(words)), &view);
    }

    /// Looks at another page of a screen only for what it says.
    pub(super) fn see_more<Screen, Message: 'static>(
        &mut self,
        name: &str,
        make: impl Fn(&Words) -> Screen,
        view: impl for<'l> Fn(&'l Screen, &'l Look) -> Element<'l, Message>,
    ) {
        assert!(self.seen.contains(name), "{name} has no first page");
        for language in Words::languages() {
            let words = Words::new(language.tag);
            let screen = make(&words);
            for (panel_name, panel) in PANELS {
                let metrics = Metrics::new(panel).with_text_size(TextSize::Large);
                let look = Look::new(words.clone(), metrics, ThemeKind::Light);
                let view = mirror::follows(&look, view(&screen, &look));
                let painted = painted(&look, view).unwrap();
                let of = (panel_name, name, language.tag);
                self.compared.take(of, &words, TextSize::Large, &painted);
            }
        }
    }

    fn look_at<Screen, Message: 'static>(
        &mut self,
        name: &str,
        made: Made<'_, Screen>,
        view: &impl for<'l> Fn(&'l Screen, &'l Look) -> Element<'l, Message>,
    ) {
        assert!(self.seen.insert(name.to_owned()), "two are called {name}");
        let faults = self.album.keep(name, made, view);
        self.faults.extend(faults);
        for (panel_name, panel) in PANELS {
            for (dress, size, controls) in [
                ("normal", TextSize::Normal, Controls::Spread),
                ("large", TextSize::Large, Controls::Spread),
                ("low", TextSize::Normal, Controls::Low),
            ] {
                let metrics = Metrics::new(panel)
                    .with_text_size(size)
                    .with_controls(controls);
                let look = Look::new(Words::new("en"), metrics, ThemeKind::Light);
                let place = format!("{panel_name}-{name}-{dress}");
                made(&look.words, &mut |screen| {
                    keep(&look, &place, || view(screen, &look));
                    self.survey(name, &place, &look, view(screen, &look));
                    let (found, painted) = examined(&look, view(screen, &look)).unwrap();
                    if controls == Controls::Spread {
                        let of = (panel_name, name, "en");
                        self.compared.take(of, &look.words, size, &painted);
                    }
                    let found = found.into_iter().map(|fault| format!("{place}: {fault}"));
                    self.faults.extend(found);
                });
            }
        }
        self.look_in_other_languages(name, made, view);
    }

    fn survey<'l, Message: 'l>(
        &mut self,
        name: &str,
        place: &str,
        look: &Look,
        view: Element<'l, Message>,
    ) {
        let survey = survey(look, view).unwrap();
        // From the idle screen any key brings the door: there is nothing to choose.
        let waits = WAITS.contains(&name) || name.starts_with("idle-");
        if survey.spots.is_empty() && !waits {
            self.faults.push(format!("{place}: nothing can be reached"));
        }
        let found = unreached_or_private(look, &survey);
        let found = found.into_iter().map(|fault| format!("{place}: {fault}"));
        self.faults.extend(found);
        self.said += survey.title.iter().count();
        self.said += survey.spots.iter().filter(|s| s.spoken.is_some()).count();
    }

    /// The same screen in every other language, mirrored where the language is; and in longer words
    /// than any, which tell what is not in the word files.
    fn look_in_other_languages<Screen, Message: 'static>(
        &mut self,
        name: &str,
        made: Made<'_, Screen>,
        view: &impl for<'l> Fn(&'l Screen, &'l Look) -> Element<'l, Message>,
    ) {
        let sizes = [("normal", TextSize::Normal), ("large", TextSize::Large)];
        for (language, words, sizes) in other_languages(&sizes) {
            for (panel_name, panel) in PANELS {
                for (dress, size) in sizes {
                    let metrics = Metrics::new(panel).with_text_size(*size);
                    let look = Look::new(words.clone(), metrics, ThemeKind::Light);
                    let place = format!("{panel_name}-{name}-{language}-{dress}");
                    made(&words, &mut |screen| {
                        let view = || mirror::follows(&look, view(screen, &look));
                        keep(&look, &place, view);
                        // Drawn, too: words that are set from the right need an end to begin at.
                        if language == "ar" && (panel_name, *dress) == ("10in", "normal") {
                            capture(&look, view()).unwrap();
                        }
                        let (mut found, painted) = examined(&look, view()).unwrap();
                        if language == PSEUDO {
                            let strange = painted.iter().filter_map(|text| {
                                let rest = pseudo::unmarked(&text.said, &self.put_in)?;
                                Some(format!(
                                    "{rest:?} is not in the word files: {:?}",
                                    text.said
                                ))
                            });
                            found.extend(strange);
                        } else {
                            let of = (panel_name, name, language);
                            self.compared.take(of, &words, *size, &painted);
                        }
                        let found = found.into_iter().map(|fault| format!("{place}: {fault}"));
                        self.faults.extend(found);
                    });
                }
            }
        }
    }

    pub(super) fn conclude(mut self) {
        self.album.lay();
        self.faults.extend(self.compared.faults());
        assert!(self.faults.is_empty(), "{:#?}", self.faults);
        assert!(self.said > 0, "nothing is ever said");
    }

    /// The same where every view is for staff and may hold names: nobody else hears of it.
    pub(super) fn conclude_unsaid(mut self) {
        self.album.lay();
        self.faults.extend(self.compared.faults());
        assert!(self.faults.is_empty(), "{:#?}", self.faults);
        assert_eq!(self.said, 0, "something is said");
    }
}

/// Set `KEYTAG_PICTURES` to a folder to look at what is inspected here.
fn keep<'l, Message: 'l>(look: &Look, place: &str, view: impl Fn() -> Element<'l, Message>) {
    if let Some(folder) = std::env::var_os("KEYTAG_PICTURES") {
        let file = std::path::Path::new(&folder).join(format!("screen-{place}.png"));
        capture(look, view()).unwrap().save(&file).unwrap();
    }
}

/// Names, marks, titles, dates and codes of the people on these screens.
const PRIVATE: [&str; 11] = [
    "Maria",
    "Umbrella",
    "Orange",
    "November",
    "24",
    "XVIII",
    "S-28",
    "300",
    "1:10",
    "Tuesday Hope",
    "kettle",
];
/// Where there is nothing to do but to wait.
const WAITS: [&str; 1] = ["export-verifying"];

/// What is wrong with a screen for whoever uses keys or listens: what is to be reached beside the
/// panel, and words about somebody that would be said aloud.
fn unreached_or_private(look: &Look, survey: &Survey) -> Vec<String> {
    let mut faults = Vec::new();
    let panel = look.metrics.panel();
    for spot in &survey.spots {
        let end = (
            spot.bounds.x + spot.bounds.width,
            spot.bounds.y + spot.bounds.height,
        );
        if spot.bounds.x < 0.0
            || spot.bounds.y < 0.0
            || end.0 > panel.width_px + 1.0
            || end.1 > panel.height_px + 1.0
        {
            faults.push(format!("{:?} cannot be reached", spot.bounds));
        }
        if spot.is_key && spot.spoken.is_some() {
            faults.push("a key is said".to_owned());
        }
    }
    let spoken = survey.spots.iter().filter_map(|spot| spot.spoken.as_ref());
    for said in spoken.chain(&survey.title).map(Spoken::text) {
        let private = PRIVATE.iter().filter(|word| said.contains(**word));
        faults.extend(private.map(|word| format!("\"{word}\" is said: {said}")));
    }
    faults
}

#[test]
fn a_text_that_is_not_in_the_word_files_is_found() {
    let look_at = |title: &'static str| {
        let mut eye = Inspector::default();
        let make = |words: &Words| {
            let (note, done) = (words.get("pin-note"), words.get("button-done"));
            ask::Ask::say(title.to_owned(), note, done)
        };
        eye.look_in_other_languages("ask", &|words, show| show(&make(words)), &ask::Ask::view);
        let strange = eye.faults.into_iter();
        strange
            .filter(|fault| fault.contains("not in the word files"))
            .count()
    };
    assert_eq!(look_at("Maria-Theresia"), 0);
    assert_eq!(look_at("XVIII"), 0);
    assert_eq!(look_at("A literal"), PANELS.len());
    // Without a vowel, too.
    assert_eq!(look_at("Hmmm"), PANELS.len());
}
