//! Which reading speaks: a group's own pack before the built-in one, the visitor's language before
//! the site's.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Occasion, Reading, of_day, of_occasion};

/// The language that every date has a reading in.
const ENGLISH: &str = "en";

/// Who wrote a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The group itself.
    Group,
    /// It came with the program.
    BuiltIn,
}

/// The readings of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Who wrote them.
    pub origin: Origin,
    /// Their language, as a BCP 47 tag such as `es`.
    pub language: String,
    /// The readings.
    pub readings: Vec<Reading>,
}

/// A group's pack as the texts that it is made of, to be kept and carried; what they say is read by
/// whoever reads files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackFiles {
    /// `pack.toml`.
    pub toml: String,
    /// Each language's tag and its CSV.
    pub languages: Vec<(String, String)>,
}

/// All packs of a kiosk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    packs: Vec<Pack>,
}

impl Library {
    /// These packs; of two of the same origin and language the first is asked first.
    pub fn new(packs: Vec<Pack>) -> Self {
        Self { packs }
    }

    /// The reading of this local date for somebody who reads `visitor` at a site that speaks
    /// `site`.
    pub fn of_day(&self, date: NaiveDate, visitor: &str, site: &str) -> Option<&Reading> {
        self.first(visitor, site, |pack| of_day(pack, date))
    }

    /// The reading of such an evening, likewise.
    pub fn of_occasion(
        &self,
        occasion: Occasion,
        date: NaiveDate,
        visitor: &str,
        site: &str,
    ) -> Option<&Reading> {
        self.first(visitor, site, |pack| of_occasion(pack, occasion, date))
    }

    /// Group's in the visitor's language, group's in the site's, built-in in the visitor's,
    /// built-in in English.
    fn first<'a>(
        &'a self,
        visitor: &str,
        site: &str,
        find: impl Fn(&'a [Reading]) -> Option<&'a Reading>,
    ) -> Option<&'a Reading> {
        let order = [
            (Origin::Group, visitor),
            (Origin::Group, site),
            (Origin::BuiltIn, visitor),
            (Origin::BuiltIn, ENGLISH),
        ];
        order.into_iter().find_map(|(origin, tag)| {
            let mut fitting = self
                .packs
                .iter()
                .filter(|pack| pack.origin == origin && pack.language == primary(tag));
            fitting.find_map(|pack| find(&pack.readings))
        })
    }
}

/// `es` of `es-MX`.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reading::ReadingText;

    fn pack(origin: Origin, language: &str, keys: &[&str]) -> Pack {
        let readings = keys.iter().map(|key| {
            let title = format!("{origin:?} {language}");
            let text = ReadingText {
                title: &title,
                body: "One.",
                ..ReadingText::default()
            };
            Reading::new(key.parse().unwrap(), None, &text).unwrap()
        });
        Pack {
            origin,
            language: language.to_owned(),
            readings: readings.collect(),
        }
    }

    #[test]
    fn the_group_goes_before_the_program_and_the_visitor_before_the_site() {
        let library = Library::new(vec![
            pack(
                Origin::BuiltIn,
                "en",
                &["01-01", "01-02", "01-03", "01-04", "loss-1"],
            ),
            pack(
                Origin::BuiltIn,
                "es",
                &["01-01", "01-02", "01-03", "loss-1"],
            ),
            pack(Origin::Group, "fr", &["01-01", "01-02"]),
            pack(Origin::Group, "es", &["01-01"]),
        ]);
        let title = |day, visitor| {
            let date = NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
            let reading = library.of_day(date, visitor, "fr");
            reading.map(Reading::title)
        };
        assert_eq!(title(1, "es-MX"), Some("Group es"));
        assert_eq!(title(2, "es"), Some("Group fr"));
        assert_eq!(title(3, "es"), Some("BuiltIn es"));
        assert_eq!(title(4, "es"), Some("BuiltIn en"));
        assert_eq!(title(5, "es"), None);
        let date = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        let loss = library.of_occasion(Occasion::AfterLoss, date, "pl", "fr");
        assert_eq!(loss.map(Reading::title), Some("BuiltIn en"));
    }
}
