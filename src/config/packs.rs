//! A group's own readings: a folder with `pack.toml` and one CSV file for each language.
//!
//! The same folder lies under `readings/` beside `kiosk.toml`, is looked at by `keytag import`, and
//! is kept by the store as the texts that it is made of ([`PackFiles`]). Its credit always shows.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{Datelike, NaiveDate};

use super::document::Section;
use super::problem::ConfigError;
use super::readings;
use super::source::{Problems, Source};
use crate::domain::reading::{Origin, Pack, PackFiles, Reading, ReadingKey};

/// The file that says what a pack is.
pub const PACK_FILE: &str = "pack.toml";
/// The longest name of a language, in characters.
const TAG_CHARS_MAX: usize = 12;

/// A group's pack, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupPack {
    /// What it is called among packs: small letters, digits and hyphens.
    pub id: String,
    /// What it is called among people.
    pub title: String,
    /// Whose words they are.
    pub credit: String,
    /// Who allowed them to be shown here, and when.
    pub permission: String,
    /// Its languages.
    pub packs: Vec<Pack>,
    /// The texts that it is made of.
    pub files: PackFiles,
}

impl GroupPack {
    /// The longest id, in characters.
    pub const ID_CHARS_MAX: usize = 32;
    /// The longest title, in characters.
    pub const TITLE_CHARS_MAX: usize = 60;
    /// The longest permission, in characters.
    pub const PERMISSION_CHARS_MAX: usize = 200;
    /// The most languages.
    pub const LANGUAGES_MAX: usize = 12;
    /// The most packs of a kiosk.
    pub const PACKS_MAX: usize = 8;

    /// Reads a folder, or the folder in which this `pack.toml` lies.
    ///
    /// # Errors
    /// With every mistake, when there is one.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let dir = match path.file_name() {
            Some(name) if name == PACK_FILE => path.parent().unwrap_or(Path::new(".")),
            _ => path,
        };
        let problems = Problems::default();
        let toml = dir.join(PACK_FILE);
        let mut files = PackFiles::default();
        match Source::read(&toml, &problems) {
            Ok(Some(source)) => source.text().clone_into(&mut files.toml),
            Ok(None) => problems.report(&toml, "there is no such file", "a folder with pack.toml"),
            Err(_) => {}
        }
        let languages = describe(&toml, &files.toml, &problems).map(|told| told.languages);
        for tag in languages.unwrap_or_default() {
            let file = dir.join(format!("{tag}.csv"));
            match Source::read(&file, &problems) {
                Ok(Some(source)) => files.languages.push((tag, source.text().to_owned())),
                Ok(None) => problems.report(
                    &file,
                    "there is no such file",
                    "a CSV file for each of the languages in pack.toml",
                ),
                Err(_) => {}
            }
        }
        problems.into_result(())?;
        Self::of_files(dir, files)
    }

    /// Makes a pack of its texts. `dir` is only for the messages.
    ///
    /// # Errors
    /// With every mistake, when there is one.
    pub fn of_files(dir: &Path, files: PackFiles) -> Result<Self, ConfigError> {
        let problems = Problems::default();
        let told = describe(&dir.join(PACK_FILE), &files.toml, &problems);
        let mut packs = Vec::new();
        for (tag, csv) in &files.languages {
            match readings::parse(&dir.join(format!("{tag}.csv")), csv) {
                Ok(found) => packs.push((tag.clone(), found)),
                Err(error) => problems.add_all(error),
            }
        }
        let told = problems.into_result(told)?.unwrap_or_default();
        let packs = packs.into_iter().map(|(language, readings)| Pack {
            origin: Origin::Group,
            language,
            readings: readings
                .into_iter()
                .map(|reading| reading.credited(&told.credit))
                .collect(),
        });
        Ok(Self {
            packs: packs.collect(),
            id: told.id,
            title: told.title,
            credit: told.credit,
            permission: told.permission,
            files,
        })
    }
}

/// The packs below a folder, in the order of their names; none where there is no such folder.
pub(super) fn read_all(dir: &Path, problems: &Problems) -> Vec<GroupPack> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut folders: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    if folders.len() > GroupPack::PACKS_MAX {
        let allowed = format!("at most {} packs", GroupPack::PACKS_MAX);
        problems.report(dir, "too many packs of readings", &allowed);
        folders.truncate(GroupPack::PACKS_MAX);
    }
    let mut packs: Vec<GroupPack> = Vec::new();
    for folder in folders {
        match GroupPack::read(&folder) {
            Ok(pack) if packs.iter().any(|before| before.id == pack.id) => {
                let found = format!("id is {:?} for a second time", pack.id);
                problems.report(
                    &folder.join(PACK_FILE),
                    &found,
                    "an id of its own for each pack",
                );
            }
            Ok(pack) => packs.push(pack),
            Err(error) => problems.add_all(error),
        }
    }
    packs
}

/// The dates of a year, with 29 February, for which a pack has no reading of its own nor one for
/// the day of the month.
pub fn missing(readings: &[Reading]) -> Vec<ReadingKey> {
    // A leap year.
    let first = NaiveDate::from_ymd_opt(2028, 1, 1).unwrap_or_default();
    let keys: BTreeSet<ReadingKey> = readings.iter().map(Reading::key).collect();
    first
        .iter_days()
        .take_while(|date| date.year() == first.year())
        .filter(|date| !keys.contains(&ReadingKey::DayOfMonth(date.day())))
        .map(|date| ReadingKey::Date {
            month: date.month(),
            day: date.day(),
        })
        .filter(|key| !keys.contains(key))
        .collect()
}

/// What `pack.toml` says.
#[derive(Default)]
struct Told {
    id: String,
    title: String,
    credit: String,
    permission: String,
    languages: Vec<String>,
}

fn describe(file: &Path, toml: &str, problems: &Problems) -> Option<Told> {
    let source = Source::of(file, toml);
    let section = source.parse(problems)?;
    read_told(section)
}

fn read_told(mut section: Section<'_>) -> Option<Told> {
    let id = section.text("id", GroupPack::ID_CHARS_MAX);
    let id = id.filter(|id| {
        let is_sound = id
            .get_ref()
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !is_sound {
            let allowed = "small letters, digits and hyphens";
            section.refuse_text_because("id", id, allowed, None);
        }
        is_sound
    });
    let id = section.required("id", id, "id = \"our-words\"");
    let title = section.text("title", GroupPack::TITLE_CHARS_MAX);
    let title = section.required("title", title, "title = \"Words of our group\"");
    let credit = section.text("credit", Reading::CREDIT_CHARS_MAX);
    let credit = section.required("credit", credit, "credit = \"Group of the Main room\"");
    let permission = section.text("permission", GroupPack::PERMISSION_CHARS_MAX);
    let example = "permission = \"Written by us for this room, 2026\"";
    let permission = section.required("permission", permission, example);
    let languages = section.texts("languages", 1..=GroupPack::LANGUAGES_MAX, TAG_CHARS_MAX);
    let languages = languages.map(|tags| {
        let mut sound = Vec::new();
        for tag in tags {
            // It becomes the name of a file.
            if tag.get_ref().bytes().all(|b| b.is_ascii_lowercase()) {
                sound.push(tag.into_inner());
            } else {
                let allowed = "small letters, such as \"en\" or \"es\"";
                section.refuse_text_because("languages", &tag, allowed, None);
            }
        }
        sound
    });
    let languages = section.required("languages", languages, "languages = [\"en\"]");
    section.finish();
    Some(Told {
        id: id?.into_inner(),
        title: title?.into_inner(),
        credit: credit?.into_inner(),
        permission: permission?.into_inner(),
        languages: languages?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOML: &str = "id = \"ours\"\ntitle = \"Ours\"\ncredit = \"Ann and others\"\n\
                        permission = \"Written here\"\nlanguages = [\"en\", \"es\"]\n";
    const HEADER: &str = "date,title,body,question,theme,credit\n";

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(dir.path().join(name), text).unwrap();
        }
        dir
    }

    #[test]
    fn a_pack_has_its_languages_and_its_credit_on_each_reading() {
        let english = format!("{HEADER}01-01,One,Body.,,,\n02,Two,Body.,,,Ben\n");
        let spanish = format!("{HEADER}01-01,Uno,Texto.,,,\n");
        let files = [
            (PACK_FILE, TOML),
            ("en.csv", english.as_str()),
            ("es.csv", spanish.as_str()),
        ];
        let dir = folder(&files);
        for path in [dir.path().to_owned(), dir.path().join(PACK_FILE)] {
            let pack = GroupPack::read(&path).unwrap();
            assert_eq!((pack.id.as_str(), pack.packs.len()), ("ours", 2));
            let credits = |n: usize| pack.packs[n].readings.iter().map(Reading::credit);
            assert_eq!(credits(0).collect::<Vec<_>>(), ["Ann and others", "Ben"]);
            assert_eq!(credits(1).collect::<Vec<_>>(), ["Ann and others"]);
            let again = GroupPack::of_files(dir.path(), pack.files.clone()).unwrap();
            assert_eq!(again, pack);
            assert_eq!(missing(&pack.packs[0].readings).len(), 366 - 12 - 1);
        }
    }

    #[test]
    fn every_mistake_of_a_pack_is_told_with_its_file() {
        let toml =
            "id = \"Our Words\"\ntitle = \"T\"\nlanguages = [\"en\", \"../x\", \"pl\"]\nxx = 1\n";
        let dir = folder(&[(PACK_FILE, toml), ("en.csv", "date\n")]);
        let told = GroupPack::read(dir.path()).unwrap_err().to_string();
        for part in ["pack.toml:1:", "credit", "permission", "\"../x\"", "xx"] {
            assert!(told.contains(part), "{part}: {told}");
        }
        let dir = folder(&[(PACK_FILE, TOML), ("en.csv", "date\n")]);
        let told = GroupPack::read(dir.path()).unwrap_err().to_string();
        assert!(told.contains("es.csv: there is no such file"), "{told}");
        let dir = folder(&[(PACK_FILE, TOML), ("en.csv", "date\n"), ("es.csv", HEADER)]);
        let told = GroupPack::read(dir.path()).unwrap_err().to_string();
        assert!(told.contains("en.csv:1:1: the first row is"), "{told}");
        assert!(GroupPack::read(Path::new("/nowhere")).is_err());
    }
}
