//! The words inside files, where there is no window with its languages.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// Says the message of a name with values filled in.
pub type Sayer = dyn Fn(&str, &[(&str, &str)]) -> String + Sync;

/// The name of the value that is a number.
const COUNT: &str = "n";

/// Says the messages of these files. One that is not there is said by its name.
pub fn english(files: &[&str]) -> Box<Sayer> {
    of("en", files)
}

/// Says the messages of these files in the language with this tag. Where two have the same message
/// the later one is said, so that English may stand behind a language.
pub fn of(tag: &str, files: &[&str]) -> Box<Sayer> {
    let language: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The words go into files of their own: no invisible marks around what is filled in.
    bundle.set_use_isolating(false);
    for file in files {
        let read = FluentResource::try_new((*file).to_owned());
        bundle.add_resource_overriding(read.unwrap_or_else(|(part, _)| part));
    }
    Box::new(move |name, values| {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            // By this one a plural is chosen.
            let value = match *name {
                COUNT => FluentValue::try_number(value),
                _ => FluentValue::from(*value),
            };
            arguments.set(*name, value);
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
