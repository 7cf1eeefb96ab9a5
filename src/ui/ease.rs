//! How somebody uses the kiosk, beside how it looks: how much time there is, by which keys, and
//! what is heard. It holds for a visit; then everything is as the site wishes again.

/// How much time there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Patience {
    /// As the site says.
    #[default]
    Once,
    /// Twice as much.
    Twice,
    /// Four times as much.
    FourTimes,
    /// Nothing clears by itself: what is of a person is put out of sight, and kept.
    Endless,
}

impl Patience {
    /// The next one of them; after the last the first.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Once => Self::Twice,
            Self::Twice => Self::FourTimes,
            Self::FourTimes => Self::Endless,
            Self::Endless => Self::Once,
        }
    }

    /// The message that says it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Once => "display-time-once",
            Self::Twice => "display-time-twice",
            Self::FourTimes => "display-time-four",
            Self::Endless => "display-time-endless",
        }
    }

    /// So many milliseconds, stretched. Without a limit it is the longest time that what shows
    /// something of a person stands there alone.
    pub const fn stretch(self, ms: u64) -> u64 {
        ms.saturating_mul(match self {
            Self::Once => 1,
            Self::Twice => 2,
            Self::FourTimes | Self::Endless => 4,
        })
    }
}

/// How a switch with two buttons works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TwoButtons {
    /// Nobody has one: its keys are those of a keyboard.
    #[default]
    Off,
    /// One goes on, the other chooses.
    Step,
    /// The ring goes on by itself, and either chooses.
    Auto,
}

/// What is said aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Voice {
    /// Nothing.
    #[default]
    Silent,
    /// Titles and controls, and nothing of anybody.
    Speaking,
}

/// Whether tones are heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tones {
    /// They are.
    #[default]
    Heard,
    /// They are only seen.
    Muted,
}

/// How somebody uses the kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ease {
    /// How much time there is.
    pub patience: Patience,
    /// The two buttons.
    pub two_buttons: TwoButtons,
    /// What is said aloud.
    pub voice: Voice,
    /// Whether tones are heard.
    pub tones: Tones,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wish_for_time_gives_at_least_as_much_and_comes_around() {
        let mut patience = Patience::Once;
        for ms in [4_000, 8_000, 16_000, 16_000] {
            assert_eq!(patience.stretch(4_000), ms);
            patience = patience.next();
        }
        assert_eq!(patience, Patience::Once);
    }
}
