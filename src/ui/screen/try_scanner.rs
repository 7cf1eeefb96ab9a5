//! What a scanner sends, for whoever sets it up: nobody is signed in here, and nobody's name shows.
//!
//! It is told what came and shows it; of a badge it is only told whether it is one of ours.

use iced::Element;

use crate::ui::Look;
use crate::ui::widget::{Page, button, text};

/// What a scan was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Badge {
    /// One of this kiosk's organisation.
    Ours,
    /// One of somebody else's.
    Other,
    /// None at all.
    None,
    /// It is one; whose, cannot be said now.
    Unknown,
}

/// What came at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Neither.
    Pause,
}

/// In which letters it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// As they are printed.
    Capitals,
    /// In small ones.
    Small,
    /// In both.
    Mixed,
}

/// What a scanner sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// What came; of a badge only its ends.
    pub shown: String,
    /// How many signs.
    pub signs: usize,
    /// What came before the badge.
    pub before: String,
    /// What came behind it.
    pub behind: String,
    /// In which letters.
    pub letters: Letters,
    /// The shortest and the longest time from sign to sign, in milliseconds.
    pub gaps_ms: (u64, u64),
    /// Whether that is as fast as a scanner.
    pub is_fast: bool,
    /// What came at the end.
    pub end: End,
}

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TryScanner {
    seen: Option<(Badge, Option<Keys>)>,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Back.
    Back,
}

impl TryScanner {
    /// Nothing came yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A scanner, or somebody at a keyboard, sent this.
    pub fn hear(&mut self, badge: Badge, keys: Keys) {
        self.seen = Some((badge, Some(keys)));
    }

    /// The camera read this.
    pub fn see(&mut self, badge: Badge) {
        self.seen = Some((badge, None));
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let mut page = Page::new(look).title(words.label("scanner-title"));
        page = match &self.seen {
            None => page.body(text::running(look, words.get("scanner-lead"))),
            Some((badge, keys)) => {
                let found = words.get(match badge {
                    Badge::Ours => "scanner-ours",
                    Badge::Other => "scanner-other",
                    Badge::None => "scanner-none",
                    Badge::Unknown => "scanner-unknown",
                });
                let mut lines = match keys {
                    Some(keys) => lines(look, keys),
                    None => vec![words.get("scanner-by-camera")],
                };
                if !look.metrics.has_few_lines() {
                    lines.push(words.get("scanner-again"));
                }
                page.body(text::strong(look, found))
                    .body(text::facts(look, &lines))
            }
        };
        page.left(button::back(look, Message::Back)).into()
    }
}

/// What came, line by line.
fn lines(look: &Look, keys: &Keys) -> Vec<String> {
    let words = &look.words;
    let signs = [
        ("text", keys.shown.as_str().into()),
        ("count", keys.signs.into()),
    ];
    let (least, most) = keys.gaps_ms;
    let gaps = [("least", least.into()), ("most", most.into())];
    let pace = if keys.is_fast {
        "scanner-fast"
    } else {
        "scanner-slow"
    };
    let nothing = || words.get("scanner-nothing");
    let around = |text: &str| {
        if text.is_empty() {
            nothing()
        } else {
            text.to_owned()
        }
    };
    let around = [
        ("before", around(&keys.before).into()),
        ("behind", around(&keys.behind).into()),
    ];
    let end = match keys.end {
        End::Enter => "scanner-enter",
        End::Tab => "scanner-tab",
        End::Pause => "scanner-pause",
    };
    let mut lines = vec![
        words.with("scanner-came", &signs),
        words.with(pace, &gaps),
        words.with("scanner-around", &around),
        words.get(end),
    ];
    match keys.letters {
        Letters::Capitals => {}
        Letters::Small => lines.push(words.get("scanner-small")),
        Letters::Mixed => lines.push(words.get("scanner-mixed")),
    }
    lines
}
