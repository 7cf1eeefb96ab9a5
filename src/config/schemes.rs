//! Which milestone schemes there are, for the files that name one.

use super::document::Section;
use crate::domain::series::SchemeId;

/// The schemes that the program brings.
const PRESETS: [&str; 7] = [
    "aa-monthly",
    "aa-short",
    "na-keytags",
    "celebrate-recovery",
    "plain-days",
    "coming-back",
    "none",
];

/// The longest name of a scheme, in characters.
const NAME_CHARS_MAX: usize = 32;

/// The scheme that a section names, if it names one that exists.
pub(super) fn read(section: &mut Section<'_>, key: &'static str) -> Option<SchemeId> {
    let name = section.text(key, NAME_CHARS_MAX)?;
    if !PRESETS.contains(&name.get_ref().as_str()) {
        section.refuse_text(key, &name, PRESETS.iter().copied());
        return None;
    }
    Some(SchemeId(name.into_inner()))
}
