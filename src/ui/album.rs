//! Views as they look in each theme, size and language that matters: compared with what is stored,
//! laid side by side for somebody to look at, and measured for contrast.
//!
//! Whatever the layout tests look at is in the album by itself. What is stored of a view is a strip
//! of very small pictures in `tests/snapshots`, one pixel for some dozen: a word that moves, a
//! colour or a missing button shows in them, and the last bit of somebody's processor does not.
//! Only built for tests.
//!
//! `KEYTAG_SNAPSHOTS=renew` stores what is drawn now. `KEYTAG_CONTACT_SHEET=DIR` leaves pages to
//! look at in a folder.

mod ink;
mod sheet;
mod strip;

use crate::ui::Look;
use crate::ui::capture::{Capture, capture};
use crate::ui::theme::{Metrics, Panel, TextSize, ThemeKind};
use crate::ui::words::Words;
use iced::Element;
use std::path::{Path, PathBuf};

/// One way in which every view is drawn.
struct Dress {
    called: &'static str,
    panel: Panel,
    theme: ThemeKind,
    size: TextSize,
    language: &'static str,
}

/// Every theme, the usual and the smallest panel, a large one and one that stands upright. Each is
/// there once, so that all of it is drawn in seconds.
const DRESSES: [Dress; 4] = [
    Dress {
        called: "10 inches, light",
        panel: Panel::TEN_INCH,
        theme: ThemeKind::Light,
        size: TextSize::Normal,
        language: "en",
    },
    Dress {
        called: "15 inches, dark",
        panel: Panel::FIFTEEN_INCH,
        theme: ThemeKind::Dark,
        size: TextSize::Normal,
        language: "en",
    },
    Dress {
        called: "7 inches, high contrast, large text",
        panel: Panel::SEVEN_INCH,
        theme: ThemeKind::HighContrast,
        size: TextSize::Large,
        language: "en",
    },
    Dress {
        called: "21 inches upright, light",
        panel: Panel::new(21.5, 1080.0, 1920.0),
        theme: ThemeKind::Light,
        size: TextSize::Normal,
        language: "en",
    },
];

/// The views of one test.
#[derive(Default)]
pub struct Album {
    rows: Vec<sheet::Row>,
    sheet: Option<PathBuf>,
}

impl Album {
    /// An album that lays pages into a folder if somebody asked for them.
    pub fn new() -> Self {
        Self {
            rows: Vec::new(),
            sheet: std::env::var_os("KEYTAG_CONTACT_SHEET").map(PathBuf::from),
        }
    }

    /// Draws a view in every dress; answers what is wrong with it.
    pub fn keep<Screen, Message: 'static>(
        &mut self,
        name: &str,
        screen: &Screen,
        view: &impl for<'l> Fn(&'l Screen, &'l Look) -> Element<'l, Message>,
    ) -> Vec<String> {
        let mut faults = Vec::new();
        let shots: Vec<Capture> = DRESSES
            .iter()
            .map(|dress| {
                let metrics = Metrics::new(dress.panel).with_text_size(dress.size);
                let look = Look::new(Words::new(dress.language), metrics, dress.theme);
                let shot = capture(&look, view(screen, &look)).unwrap();
                // Each theme once.
                if !look.metrics.is_upright() {
                    let faint = ink::faint(&look, &shot, view(screen, &look));
                    let place = |fault| format!("{name}, {}: {fault}", dress.called);
                    faults.extend(faint.into_iter().map(place));
                }
                shot
            })
            .collect();
        let strip = strip::Strip::of(&shots);
        let renews = std::env::var("KEYTAG_SNAPSHOTS").is_ok_and(|what| what == "renew");
        let stored = stored(name);
        if renews {
            strip.save(&stored);
        } else if let Err(fault) = strip.compare(&stored, |place| DRESSES[place].called) {
            faults.push(format!("{name}: {fault}"));
        }
        if self.sheet.is_some() {
            self.rows.push(sheet::Row::new(name, &shots));
        }
        faults
    }

    /// Lays the pages, named after the test that looked.
    pub fn lay(&self) {
        if let Some(folder) = &self.sheet {
            let thread = std::thread::current();
            let test = thread.name().unwrap_or("views").to_owned();
            let test = test.rsplit("::").next().unwrap_or("views");
            sheet::save(folder, test, &self.rows);
        }
    }
}

fn stored(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    folder.join(format!("{name}.png"))
}

#[cfg(test)]
mod tests;
