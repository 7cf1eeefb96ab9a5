//! The words inside files, in English, where there is no window with its languages.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

/// Says the message of a name with values filled in.
pub type Sayer = dyn Fn(&str, &[(&str, &str)]) -> String + Sync;

/// Says the messages of these files. One that is not there is said by its name.
pub fn english(files: &[&str]) -> Box<Sayer> {
    let english: LanguageIdentifier = "en".parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![english]);
    // The words go into files of their own: no invisible marks around what is filled in.
    bundle.set_use_isolating(false);
    for file in files {
        let read = FluentResource::try_new((*file).to_owned());
        let _ = bundle.add_resource(read.unwrap_or_else(|(part, _)| part));
    }
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
