//! The words inside the files of an export, in the language of the kiosk.

use crate::transfer::said::Sayer;

/// With the window there are all its languages.
#[cfg(feature = "gui")]
pub(super) fn sayer(language: &str) -> Box<Sayer> {
    let words = crate::ui::words::Words::new(language);
    Box::new(move |name, values| {
        let values: Vec<_> = values
            .iter()
            .map(|(name, value)| (*name, (*value).into()))
            .collect();
        words.with(name, &values)
    })
}

/// Without it, English.
#[cfg(not(feature = "gui"))]
pub(super) fn sayer(_language: &str) -> Box<Sayer> {
    const ENGLISH: &str = include_str!("../../../assets/text/en/export.ftl");
    crate::transfer::said::english(&[ENGLISH])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_an_export_are_there_and_take_their_values() {
        let say = sayer("en");
        assert_eq!(say("report-sheet-months", &[]), "Summary");
        let title = say(
            "report-title",
            &[("site", "Hope House"), ("months", "2026-10")],
        );
        assert_eq!(title, "Hope House: 2026-10");
        let values = [
            ("site", "Hope House"),
            ("months", "2026-10"),
            ("made", "2026-11-01"),
            ("meetings", "4"),
            ("sign-ins", "9"),
        ];
        let read_me = say("report-read-me", &values);
        assert!(read_me.starts_with("Report of Hope House\n"), "{read_me}");
        assert_eq!(say("no-such-message", &[]), "no-such-message");
    }
}
