//! The words inside the files of an export, in the language of the kiosk.

/// Says the message of a name with values filled in.
pub(super) type Sayer = dyn Fn(&str, &[(&str, &str)]) -> String + Sync;

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
    use fluent_bundle::concurrent::FluentBundle;
    use fluent_bundle::{FluentArgs, FluentResource};
    use unic_langid::LanguageIdentifier;

    const ENGLISH: &str = include_str!("../../../assets/text/en/export.ftl");

    let english: LanguageIdentifier = "en".parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![english]);
    // The words go into files of their own: no invisible marks around what is filled in.
    bundle.set_use_isolating(false);
    // A message that cannot be read is said by its name, below.
    let resource = FluentResource::try_new(ENGLISH.to_owned()).unwrap_or_else(|(part, _)| part);
    let _ = bundle.add_resource(resource);
    Box::new(move |name, values| {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, *value);
        }
        let pattern = bundle.get_message(name).and_then(|message| message.value());
        pattern.map_or_else(
            || name.to_owned(),
            |pattern| {
                bundle
                    .format_pattern(pattern, Some(&arguments), &mut Vec::new())
                    .into_owned()
            },
        )
    })
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
        let read_me = say("report-read-me", &[("site", "Hope House")]);
        assert!(read_me.starts_with("Report of Hope House\n"), "{read_me}");
        assert_eq!(say("no-such-message", &[]), "no-such-message");
    }
}
