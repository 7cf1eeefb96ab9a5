//! Views as they look in each theme, size and language: compared with what is stored,
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

pub use ink::faint;

use crate::ui::Look;
use crate::ui::capture::{Capture, capture};
use crate::ui::theme::{Controls, Metrics, Panel, TextSize, ThemeKind};
use crate::ui::widget::mirror;
use crate::ui::words::{ENGLISH, Words};
use iced::Element;
use std::path::{Path, PathBuf};

/// One way in which a view is drawn.
#[derive(Clone, Copy)]
struct Dress {
    called: &'static str,
    panel: Panel,
    theme: ThemeKind,
    size: TextSize,
    controls: Controls,
    language: &'static str,
}

impl Dress {
    const fn new(called: &'static str, panel: Panel, theme: ThemeKind) -> Self {
        Self {
            called,
            panel,
            theme,
            size: TextSize::Normal,
            controls: Controls::Spread,
            language: "en",
        }
    }

    const fn large(self) -> Self {
        Self {
            size: TextSize::Large,
            ..self
        }
    }

    const fn low(self) -> Self {
        Self {
            controls: Controls::Low,
            ..self
        }
    }

    const fn in_language(self, language: &'static str) -> Self {
        Self { language, ..self }
    }
}

const LIGHT: ThemeKind = ThemeKind::Light;
const DARK: ThemeKind = ThemeKind::Dark;
const CONTRAST: ThemeKind = ThemeKind::HighContrast;
const SEVEN: Panel = Panel::SEVEN_INCH;
const UPRIGHT: Panel = Panel::new(21.5, 1080.0, 1920.0);

/// How every view is drawn: in every theme and size of text, with its buttons high and low, on the
/// usual and the smallest panel, a large one and one that stands upright; and in every language.
const DRESSES: [Dress; 12] = [
    Dress::new("10 inches, light", Panel::TEN_INCH, LIGHT),
    Dress::new("15 inches, dark", Panel::FIFTEEN_INCH, DARK),
    Dress::new("7 inches, high contrast, large text", SEVEN, CONTRAST).large(),
    Dress::new("21 inches upright, light", UPRIGHT, LIGHT),
    Dress::new("10 inches, light, large text", Panel::TEN_INCH, LIGHT).large(),
    Dress::new("7 inches, dark", SEVEN, DARK),
    Dress::new("10 inches, light, lower buttons", Panel::TEN_INCH, LIGHT).low(),
    Dress::new("10 inches, Spanish", Panel::TEN_INCH, LIGHT).in_language("es"),
    Dress::new("10 inches, French, dark", Panel::TEN_INCH, DARK).in_language("fr"),
    Dress::new("7 inches, German", SEVEN, LIGHT).in_language("de"),
    Dress::new("7 inches, Polish", SEVEN, LIGHT).in_language("pl"),
    Dress::new("10 inches, Arabic", Panel::TEN_INCH, LIGHT).in_language("ar"),
];

/// Makes a screen with the words it is given, and shows it.
pub type Made<'m, Screen> = &'m dyn Fn(&Words, &mut dyn FnMut(&Screen));

/// The views of one test.
#[derive(Default)]
pub struct Album {
    rows: Vec<sheet::Row>,
    sheet: Option<PathBuf>,
}

impl Album {
    /// An album that lays pages into a folder if somebody asked for them.
    pub fn new() -> Self {
        // A screen measures its words when it is made, before anything is drawn.
        super::capture::load_fonts();
        Self {
            rows: Vec::new(),
            sheet: std::env::var_os("KEYTAG_CONTACT_SHEET").map(PathBuf::from),
        }
    }

    /// Draws a view in every dress; answers what is wrong with it.
    pub fn keep<Screen, Message: 'static>(
        &mut self,
        name: &str,
        made: Made<'_, Screen>,
        view: &impl for<'l> Fn(&'l Screen, &'l Look) -> Element<'l, Message>,
    ) -> Vec<String> {
        let mut faults = Vec::new();
        let mut shots = Vec::with_capacity(DRESSES.len());
        for dress in &DRESSES {
            let metrics = Metrics::new(dress.panel)
                .with_text_size(dress.size)
                .with_controls(dress.controls);
            let look = Look::new(Words::new(dress.language), metrics, dress.theme);
            made(&look.words, &mut |screen| {
                let view = || mirror::follows(&look, view(screen, &look));
                let shot = capture(&look, view()).unwrap();
                // Each theme once.
                if !look.metrics.is_upright() && dress.language == ENGLISH {
                    let faint = faint(&look, &shot, view());
                    let place = |fault| format!("{name}, {}: {fault}", dress.called);
                    faults.extend(faint.into_iter().map(place));
                }
                shots.push(shot);
            });
        }
        let called = DRESSES.map(|dress| dress.called);
        faults.extend(self.keep_pictures(name, &shots, &called));
        faults
    }

    /// Compares pictures of a view with what is stored; answers what is other.
    pub fn keep_pictures(
        &mut self,
        name: &str,
        shots: &[Capture],
        called: &[&'static str],
    ) -> Option<String> {
        let strip = strip::Strip::of(shots);
        let renews = std::env::var("KEYTAG_SNAPSHOTS").is_ok_and(|what| what == "renew");
        let stored = stored(name);
        if self.sheet.is_some() {
            self.rows.push(sheet::Row::new(name, shots));
        }
        if renews {
            strip.save(&stored);
            return None;
        }
        let other = strip.compare(&stored, |place| called[place]).err();
        other.map(|fault| format!("{name}: {fault}"))
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
