//! Words on a screen, and whether they may be said aloud.
//!
//! What comes out of a loudspeaker is heard by the whole hallway. So only a message that stands in
//! the word files as it is can become [`Spoken`]: there is no way to make one from a text, and
//! none from a message with values in it, where names and numbers are.

use super::Words;
use std::borrow::Cow;

/// Words that may be said aloud, since they are the same for everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken(String);

impl Spoken {
    /// The words.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// These words, and others after them.
    #[must_use]
    pub fn then(self, other: &Self) -> Self {
        Self(format!("{}. {}", self.0, other.0))
    }
}

/// Words on a control or above a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label<'a> {
    shown: Cow<'a, str>,
    spoken: Option<Spoken>,
}

impl<'a> Label<'a> {
    /// The words as they are shown.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// The words as they are said; none where they are about somebody.
    pub fn spoken(&self) -> Option<&Spoken> {
        self.spoken.as_ref()
    }

    /// Other words to be read, where what is said stays the same: names of languages, which a voice
    /// of this one cannot say.
    #[must_use]
    pub fn showing(self, shown: impl Into<Cow<'a, str>>) -> Self {
        Self {
            shown: shown.into(),
            ..self
        }
    }

    /// The same words, never said: a mark, a letter, a digit.
    #[must_use]
    pub fn silent(self) -> Self {
        Self {
            spoken: None,
            ..self
        }
    }

    /// Both.
    pub fn into_parts(self) -> (Cow<'a, str>, Option<Spoken>) {
        (self.shown, self.spoken)
    }
}

impl From<String> for Label<'_> {
    fn from(shown: String) -> Self {
        Self {
            shown: shown.into(),
            spoken: None,
        }
    }
}

impl From<&str> for Label<'_> {
    fn from(shown: &str) -> Self {
        shown.to_owned().into()
    }
}

impl From<&String> for Label<'_> {
    fn from(shown: &String) -> Self {
        shown.clone().into()
    }
}

impl<'a> From<Cow<'a, str>> for Label<'a> {
    fn from(shown: Cow<'a, str>) -> Self {
        Self {
            shown,
            spoken: None,
        }
    }
}

impl Words {
    /// The message with this id, as a label that may be said aloud. A message that wants values is
    /// shown as [`Words::get`] would, and never said.
    pub fn label(&self, id: &str) -> Label<'static> {
        let (shown, is_whole) = self.format(id, None);
        Label {
            spoken: is_whole.then(|| Spoken(shown.clone())),
            shown: shown.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_messages_as_they_stand_in_the_files_are_said() {
        let words = Words::new("en");
        let done = words.label("button-done");
        assert_eq!(done.spoken().map(Spoken::text), Some(done.shown()));
        // This one wants a name.
        assert_eq!(words.label("tonight-give").spoken(), None);
        assert_eq!(words.label("no-such-message").spoken(), None);
        assert_eq!(Label::from("Maria").spoken(), None);
        let name = words.with("tonight-give", &[("name", "Maria".into())]);
        assert_eq!(Label::from(name).spoken(), None);
        assert_eq!(done.silent().spoken(), None);
    }
}
