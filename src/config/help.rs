//! `help.toml`: what the corner "Help now" shows, for each language: lines, and cards to read.

use toml::Spanned;

use super::Switch;
use super::document::Section;
use super::kiosk::LANGUAGES;
use super::source::{Problems, Source};

/// A line of help, as the site wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// In which language.
    pub language: String,
    /// Who answers: "Suicide and crisis line".
    pub title: String,
    /// How: "Call or text, day and night".
    pub how: String,
    /// The number or the address.
    pub number: String,
}

impl HelpLine {
    /// The most lines of one language: what fits the smallest screen.
    pub const LINES_MAX: usize = 4;
    /// The longest title, in characters.
    pub const TITLE_CHARS_MAX: usize = 40;
    /// The longest `how`, in characters.
    pub const HOW_CHARS_MAX: usize = 60;
    /// The longest number or address, in characters.
    pub const NUMBER_CHARS_MAX: usize = 30;
}

/// A card to read, as the site wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpCard {
    /// In which language.
    pub language: String,
    /// What it is about: "When a craving comes".
    pub title: String,
    /// Its paragraphs. Never empty.
    pub body: Vec<String>,
    /// What the code for a phone leads to; without it the code holds the words themselves.
    pub link: Option<String>,
    /// Whether it is offered to family and friends when they sign in.
    pub family: Switch,
}

impl HelpCard {
    /// The most cards of one language: what a shelf on the smallest screen holds.
    pub const CARDS_MAX: usize = 6;
    /// The longest title, in characters.
    pub const TITLE_CHARS_MAX: usize = 40;
    /// The most paragraphs.
    pub const PARAGRAPHS_MAX: usize = 8;
    /// The longest paragraph, in characters.
    pub const PARAGRAPH_CHARS_MAX: usize = 300;
    /// The longest link, in characters.
    pub const LINK_CHARS_MAX: usize = 120;
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Help {
    pub lines: Vec<HelpLine>,
    pub cards: Vec<HelpCard>,
}

/// What a site without a file of its own shows: what is shipped.
pub(super) fn built_in() -> Help {
    let problems = Problems::default();
    let shipped = Source::built_in("help.toml", include_str!("../../kiosk-config/help.toml"));
    let lines = shipped.parse(&problems).map(read);
    // A test reads the same file, so that it is never without its lines.
    lines.unwrap_or_default()
}

/// Takes the file apart. A file without a line or a card shows none: that is for the site to say.
pub(super) fn read(mut file: Section<'_>) -> Help {
    let lines = file.sections("line", HelpLine::LINES_MAX * LANGUAGES.len());
    let cards = file.sections("card", HelpCard::CARDS_MAX * LANGUAGES.len());
    file.finish();
    let mut help = Help::default();
    for section in lines {
        help.lines.extend(read_line(section, &help.lines));
    }
    for section in cards {
        help.cards.extend(read_card(section, &help.cards));
    }
    help
}

fn read_line(mut section: Section<'_>, before: &[HelpLine]) -> Option<HelpLine> {
    let language = read_language(&mut section);
    let title = section.text("title", HelpLine::TITLE_CHARS_MAX);
    let title = section.required("title", title, "title = \"Crisis line\"");
    let how = section.text("how", HelpLine::HOW_CHARS_MAX);
    let how = section.required("how", how, "how = \"Call or text, day and night\"");
    let number = section.text("number", HelpLine::NUMBER_CHARS_MAX);
    let number = section.required("number", number, "number = \"988\"");
    let before = before.iter().map(|line| line.language.as_str());
    let language = language.filter(|tag| {
        let most = HelpLine::LINES_MAX;
        has_room(&section, "line", most, tag, before.clone())
    });
    section.finish();
    Some(HelpLine {
        language: language?.to_owned(),
        title: title?.into_inner(),
        how: how?.into_inner(),
        number: number?.into_inner(),
    })
}

fn read_card(mut section: Section<'_>, before: &[HelpCard]) -> Option<HelpCard> {
    let language = read_language(&mut section);
    let title = section.text("title", HelpCard::TITLE_CHARS_MAX);
    let title = section.required("title", title, "title = \"When a craving comes\"");
    let count = 1..=HelpCard::PARAGRAPHS_MAX;
    let body = section.texts("body", count, HelpCard::PARAGRAPH_CHARS_MAX);
    let body = section.required("body", body, "body = [\"a paragraph\", \"and another\"]");
    let link = read_link(&mut section);
    let family = section.switch("family", Switch::Off);
    let before = before.iter().map(|card| card.language.as_str());
    let language = language.filter(|tag| {
        let most = HelpCard::CARDS_MAX;
        has_room(&section, "card", most, tag, before.clone())
    });
    section.finish();
    Some(HelpCard {
        language: language?.to_owned(),
        title: title?.into_inner(),
        body: body?.into_iter().map(Spanned::into_inner).collect(),
        link: link?,
        family,
    })
}

/// The language of a line or a card.
fn read_language(section: &mut Section<'_>) -> Option<&'static str> {
    let languages: Vec<(&str, &'static str)> = LANGUAGES.iter().map(|tag| (*tag, *tag)).collect();
    let language = section.choice("language", &languages);
    section.required("language", language, "language = \"en\"")
}

/// The link, which may be missing; nothing where it is mistaken.
#[expect(
    clippy::option_option,
    reason = "no link is something else than a mistaken one"
)]
fn read_link(section: &mut Section<'_>) -> Option<Option<String>> {
    let is_given = section.peek("link").is_some();
    let link = section.text("link", HelpCard::LINK_CHARS_MAX);
    let Some(link) = link else {
        return (!is_given).then_some(None);
    };
    let text = link.get_ref();
    if text.starts_with("https://") && !text.contains(char::is_whitespace) {
        return Some(Some(link.into_inner()));
    }
    let allowed = "an address that begins with https://, without a space";
    section.refuse_text_because("link", &link, allowed, None);
    None
}

/// Whether one more of this language fits on the screen.
fn has_room<'b>(
    section: &Section<'_>,
    what: &str,
    most: usize,
    tag: &str,
    before: impl Iterator<Item = &'b str>,
) -> bool {
    let count = before.filter(|other| *other == tag).count();
    if count >= most {
        let found = format!("{what} {} in the language {tag:?}", count + 1);
        section.report_whole(found, format!("at most {most} of a language"));
    }
    count < most
}
