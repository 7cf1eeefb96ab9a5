//! What is wrong with the layout of a view, without looking: words over the edge of the panel,
//! words outside their button, words that are cut, words upon words, words too small to read.
//!
//! It finds what a new language, large text or a small panel does to a screen. Only built with the
//! feature `headless`, for tests.

use crate::ui::Look;
use crate::ui::capture::{Painted, on_stage, paint, painted_by};
use crate::ui::theme::{TextRole, fonts};
use crate::ui::widget::{Lines, label_sizes, measured_in};
use iced::advanced::widget::operation::Scrollable;
use iced::advanced::widget::{Id, Operation};
use iced::{Element, Rectangle, Size, Vector};

/// Rounding of positions and sizes, in pixels.
const SLACK_PX: f32 = 1.5;
/// How far a letter may reach over the place of its text.
const BESIDE_PX: f32 = 8.0;

/// Every fault of a view on the panel of the look, in words; empty when all is well.
///
/// `None` if no renderer starts.
pub fn crowding<'a, Message: 'a>(
    look: &Look,
    view: impl Into<Element<'a, Message>>,
) -> Option<Vec<String>> {
    examined(look, view).map(|(faults, _)| faults)
}

/// The same, and every text that was painted.
pub fn examined<'a, Message: 'a>(
    look: &Look,
    view: impl Into<Element<'a, Message>>,
) -> Option<(Vec<String>, Vec<Painted>)> {
    on_stage(look, view, |interface, renderer| {
        let mut found = Words::default();
        interface.operate(renderer, &mut found);
        let mut faults = found.faults(look);
        paint(look, interface, renderer);
        let painted = painted_by(renderer);
        faults.extend(too_small(look, &painted));
        faults.extend(found.beside(&painted));
        (faults, painted)
    })
}

/// A text and what holds it.
#[derive(Debug)]
struct Word {
    said: String,
    bounds: Rectangle,
    holder: Rectangle,
    /// What it can be scrolled in, if in anything.
    scrolled: Option<Rectangle>,
}

/// All texts of a view.
#[derive(Debug, Default)]
struct Words {
    all: Vec<Word>,
    holders: Vec<Rectangle>,
    /// The container whose inside is asked for next.
    entering: Option<Rectangle>,
    /// The contents of what can be scrolled, the innermost last.
    scrolled: Vec<Rectangle>,
    /// The same of what is asked for next.
    entering_scrolled: Option<Rectangle>,
}

impl Operation for Words {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        let entered = self.entering.take();
        let scrolled = self.entering_scrolled.take();
        self.holders.extend(entered);
        self.scrolled.extend(scrolled);
        operate(self);
        if entered.is_some() {
            let _ = self.holders.pop();
        }
        if scrolled.is_some() {
            let _ = self.scrolled.pop();
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        content: Rectangle,
        _translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.entering_scrolled = Some(content);
    }

    fn container(&mut self, _id: Option<&Id>, bounds: Rectangle) {
        self.entering = Some(bounds);
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        let holder = self.holders.last().copied();
        if !text.trim().is_empty() {
            self.all.push(Word {
                said: text.to_owned(),
                bounds,
                holder: holder.unwrap_or(bounds),
                scrolled: self.scrolled.last().copied(),
            });
        }
    }
}

impl Words {
    /// Every text that was painted elsewhere than it was laid out: what is written from the right
    /// begins at an end that a shrunken text has lost.
    fn beside(&self, painted: &[Painted]) -> Vec<String> {
        let mut faults = Vec::new();
        for text in painted {
            let Some(ink) = text.bounds else { continue };
            let mut places = self.all.iter().filter(|word| word.said == text.said);
            let is_laid_out = places.clone().next().is_some();
            let holds = |word: &Word| {
                ink.x >= word.bounds.x - BESIDE_PX
                    && ink.x + ink.width <= word.bounds.x + word.bounds.width + BESIDE_PX
            };
            if is_laid_out && !places.any(holds) {
                faults.push(format!("\"{}\" is painted beside its place", text.said));
            }
        }
        faults
    }

    fn faults(&self, look: &Look) -> Vec<String> {
        let panel = Rectangle::with_size(Size::new(look.metrics.width(), look.metrics.height()));
        let mut faults = Vec::new();
        for (place, word) in self.all.iter().enumerate() {
            let Word {
                said,
                bounds,
                holder,
                scrolled,
            } = word;
            // What is below the edge of the panel is no farther than the wheel.
            let room = scrolled.map_or(panel, |content| Rectangle {
                y: content.y,
                height: content.height,
                ..panel
            });
            if !is_inside(*bounds, room) {
                faults.push(format!("\"{said}\" is over the edge of the panel"));
            } else if !is_inside(*bounds, *holder) {
                faults.push(format!("\"{said}\" is outside what holds it"));
            } else if is_cut(look, word) {
                faults.push(format!("\"{said}\" is cut to {:?}", bounds.size()));
            }
            for other in &self.all[place + 1..] {
                let shared = bounds.intersection(&other.bounds);
                if shared.is_some_and(|s| s.width > SLACK_PX && s.height > SLACK_PX) {
                    faults.push(format!("\"{said}\" lies upon \"{}\"", other.said));
                }
            }
        }
        faults
    }
}

/// Every painted text whose capitals are lower than anybody can be asked to read.
///
/// Small print for staff has its own size; a numeral on a drawing has its own test.
fn too_small(look: &Look, painted: &[Painted]) -> Vec<String> {
    let metrics = &look.metrics;
    let note = metrics.text(TextRole::Note);
    let least = metrics.text_least();
    let is_numeral = |said: &str| said.chars().all(|sign| "0123456789IVXLCDM".contains(sign));
    let small = painted.iter().filter(|text| {
        text.px < least && (text.px - note).abs() > 0.1 && !is_numeral(text.said.trim())
    });
    small
        .map(|text| {
            let capitals = metrics.to_mm(text.px * fonts::CAPITAL_SHARE);
            format!("\"{}\" has capitals of {capitals:.1} mm", text.said)
        })
        .collect()
}

fn is_inside(inner: Rectangle, outer: Rectangle) -> bool {
    inner.x >= outer.x - SLACK_PX
        && inner.y >= outer.y - SLACK_PX
        && inner.x + inner.width <= outer.x + outer.width + SLACK_PX
        && inner.y + inner.height <= outer.y + outer.height + SLACK_PX
}

/// Whether the words need more height than they got, in every size in which they may be set.
///
/// Words that end well before what holds them does were not cut by it.
fn is_cut(look: &Look, word: &Word) -> bool {
    let (bounds, holder) = (word.bounds, word.holder);
    let ends_early = bounds.y + bounds.height < holder.y + holder.height - SLACK_PX;
    let is_whole_line = bounds.height >= look.metrics.line(TextRole::Note) - SLACK_PX;
    if ends_early && is_whole_line {
        return false;
    }
    let mut sizes = vec![look.metrics.text(TextRole::Note), look.metrics.afar()];
    let roles = [TextRole::Display, TextRole::Title, TextRole::Heading];
    for role in roles.into_iter().chain([TextRole::Body, TextRole::Label]) {
        sizes.extend(label_sizes(look, role));
    }
    sizes.sort_by(f32::total_cmp);
    sizes.dedup();
    let settings = sizes
        .iter()
        .flat_map(|px| [(*px, fonts::BOLD), (*px, fonts::REGULAR)])
        .flat_map(|(px, font)| Lines::ALL.map(|lines| (lines, px, font)))
        .map(|(lines, px, font)| measured_in(lines, &word.said, font, px, bounds.width + SLACK_PX));
    let (mut exact, mut likely) = (Vec::new(), Vec::new());
    for found in settings.filter(|found| found.width <= bounds.width + SLACK_PX) {
        let as_wide = (found.width - bounds.width).abs() <= SLACK_PX;
        let as_high = (found.height - bounds.height).abs() <= SLACK_PX;
        // The size that is as wide to the pixel is the one; else any that is as high may be.
        if as_wide { &mut exact } else { &mut likely }.push(as_high);
    }
    let known = if exact.is_empty() { likely } else { exact };
    !known.contains(&true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::{Metrics, Panel, ThemeKind};
    use crate::ui::widget::text;
    use crate::ui::words::Words as Spoken;
    use iced::widget::{column, container, stack};

    fn faults(draw: impl Fn(&Look) -> Element<'static, ()>) -> Vec<String> {
        let metrics = Metrics::new(Panel::SEVEN_INCH);
        let look = Look::new(Spoken::new("en"), metrics, ThemeKind::Light);
        crowding(&look, draw(&look)).unwrap()
    }

    fn says(faults: &[String], what: &str) -> bool {
        faults.iter().any(|fault| fault.contains(what))
    }

    #[test]
    fn a_calm_view_has_no_faults() {
        let found =
            faults(|look| column![text::title(look, "One"), text::body(look, "Two")].into());
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn words_that_are_cut_are_found() {
        let found = faults(|look| container(text::display(look, "Tall")).height(30).into());
        assert!(says(&found, "\"Tall\" is cut"), "{found:?}");
        let many = "many words ".repeat(80);
        let found = faults(|look| text::display(look, many.clone()).into());
        assert!(says(&found, "is cut"), "{found:?}");
    }

    #[test]
    fn words_too_small_to_read_are_found() {
        let at = |px: f32| faults(move |look| text::body(look, "Tiny").size(px).into());
        assert!(says(&at(18.0), "\"Tiny\" has capitals of 2.4 mm"));
        assert_eq!(at(25.0), Vec::<String>::new());
    }

    #[test]
    fn words_painted_beside_their_place_are_found() {
        let metrics = Metrics::new(Panel::TEN_INCH);
        let look = Look::new(Spoken::new("ar"), metrics, ThemeKind::Light);
        let title = || look.words.get("welcome-title");
        let plain: Element<'_, ()> = text::display(&look, title()).center().into();
        let found = crowding(&look, plain).unwrap();
        assert!(says(&found, "is painted beside its place"), "{found:?}");
        let set: Element<'_, ()> = text::centred(&look, text::display(&look, title()));
        assert_eq!(crowding(&look, set).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn words_upon_words_are_found() {
        let found = faults(|look| stack![text::body(look, "One"), text::body(look, "Two")].into());
        assert!(says(&found, "\"One\" lies upon \"Two\""), "{found:?}");
    }
}
