//! `help.toml`: what the corner "Help now" shows, for each language.

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

/// The lines of a site without a file of its own: those that are shipped.
pub(super) fn built_in() -> Vec<HelpLine> {
    let problems = Problems::default();
    let shipped = Source::built_in("help.toml", include_str!("../../kiosk-config/help.toml"));
    let lines = shipped.parse(&problems).map(read);
    // A test reads the same file, so that it is never without its lines.
    lines.unwrap_or_default()
}

/// Takes the file apart. A file without a line shows none: that is for the site to say.
pub(super) fn read(mut file: Section<'_>) -> Vec<HelpLine> {
    let sections = file.sections("line", HelpLine::LINES_MAX * LANGUAGES.len());
    file.finish();
    let mut lines: Vec<HelpLine> = Vec::new();
    for section in sections {
        if let Some(line) = read_one(section, &lines) {
            lines.push(line);
        }
    }
    lines
}

fn read_one(mut section: Section<'_>, before: &[HelpLine]) -> Option<HelpLine> {
    let languages: Vec<(&str, &str)> = LANGUAGES.iter().map(|tag| (*tag, *tag)).collect();
    let language = section.choice("language", &languages);
    let language = section.required("language", language, "language = \"en\"");
    let title = section.text("title", HelpLine::TITLE_CHARS_MAX);
    let title = section.required("title", title, "title = \"Crisis line\"");
    let how = section.text("how", HelpLine::HOW_CHARS_MAX);
    let how = section.required("how", how, "how = \"Call or text, day and night\"");
    let number = section.text("number", HelpLine::NUMBER_CHARS_MAX);
    let number = section.required("number", number, "number = \"988\"");
    let language = language.filter(|tag| {
        let count = before.iter().filter(|line| line.language == **tag).count();
        let is_too_many = count >= HelpLine::LINES_MAX;
        if is_too_many {
            let found = format!("line {} in the language {tag:?}", count + 1);
            let allowed = format!("at most {} of a language", HelpLine::LINES_MAX);
            section.report_whole(found, allowed);
        }
        !is_too_many
    });
    section.finish();
    Some(HelpLine {
        language: language?.to_owned(),
        title: title?.into_inner(),
        how: how?.into_inner(),
        number: number?.into_inner(),
    })
}
