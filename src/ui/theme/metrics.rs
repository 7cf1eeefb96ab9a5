//! Millimetres into pixels, for the panel at hand and for the eyes and hands before it.
//!
//! Everything is laid out in millimetres from the panel's diagonal, since a target of 20 mm is 118
//! pixels on one screen and 81 on another.

use super::fonts::CAPITAL_SHARE;
use super::tokens as t;

const MM_PER_INCH: f32 = 25.4;
/// Stands in for a size that a window has not told yet.
const LEAST_PX: f32 = 1.0;

/// The panel: what the site says about its diagonal and what the window says about its pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Panel {
    /// The visible diagonal, in inches.
    pub diagonal_inches: f32,
    /// The width in logical pixels.
    pub width_px: f32,
    /// The height in logical pixels.
    pub height_px: f32,
}

impl Panel {
    /// 7 inches, 800x480: the smallest screen that is supported.
    pub const SEVEN_INCH: Self = Self::new(7.0, 800.0, 480.0);
    /// 10.1 inches, 1280x800.
    pub const TEN_INCH: Self = Self::new(10.1, 1280.0, 800.0);
    /// 15.6 inches, 1920x1080.
    pub const FIFTEEN_INCH: Self = Self::new(15.6, 1920.0, 1080.0);
    /// 21.5 inches, 1920x1080.
    pub const TWENTY_ONE_INCH: Self = Self::new(21.5, 1920.0, 1080.0);

    /// A panel of `diagonal_inches` with so many logical pixels.
    pub const fn new(diagonal_inches: f32, width_px: f32, height_px: f32) -> Self {
        Self {
            diagonal_inches,
            width_px,
            height_px,
        }
    }
}

/// How large the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// As designed.
    #[default]
    Normal,
    /// One and a half times as large.
    Large,
}

/// Where the controls stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Controls {
    /// Where the eye expects them.
    #[default]
    Spread,
    /// As low as they go, within reach of someone seated.
    Low,
}

/// What hand and eye are before the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    /// A finger, at arm's length, standing.
    #[default]
    Touch,
    /// A mouse and a keyboard, at a desk.
    Desk,
}

/// Whether things may move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Motion {
    /// Calm movement.
    #[default]
    Calm,
    /// None: each change is at once.
    Still,
}

/// What a line of text is for; its size follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRole {
    /// Read from two metres: the greeting, the welcome.
    Display,
    /// The title of a page.
    Title,
    /// A heading within a page, and the words on the main button.
    Heading,
    /// All that is read at arm's length.
    Body,
    /// The words on buttons and keys.
    Label,
    /// Small print; only on screens for staff.
    Note,
}

/// The sizes of everything, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    panel: Panel,
    px_per_mm: f32,
    density: Density,
    /// How large the text is.
    pub text_size: TextSize,
    /// Where the controls stand.
    pub controls: Controls,
    /// Whether things may move.
    pub motion: Motion,
}

impl Metrics {
    /// The sizes for a panel, with the text, controls and motion as designed.
    pub fn new(panel: Panel) -> Self {
        let panel = Panel {
            diagonal_inches: panel.diagonal_inches.max(1.0),
            width_px: panel.width_px.max(LEAST_PX),
            height_px: panel.height_px.max(LEAST_PX),
        };
        Self {
            panel,
            px_per_mm: panel.width_px.hypot(panel.height_px)
                / (panel.diagonal_inches * MM_PER_INCH),
            density: Density::default(),
            text_size: TextSize::default(),
            controls: Controls::default(),
            motion: Motion::default(),
        }
    }

    /// The sizes for a window of so many logical pixels on somebody's desk, of which a display has
    /// as many to the inch as its system says.
    pub fn at_a_desk(width_px: f32, height_px: f32) -> Self {
        let diagonal_inches = width_px.hypot(height_px) / t::DESK_PX_PER_INCH;
        Self {
            px_per_mm: t::DESK_PX_PER_INCH / MM_PER_INCH,
            density: Density::Desk,
            ..Self::new(Panel::new(diagonal_inches, width_px, height_px))
        }
    }

    /// The same panel with another text size.
    #[must_use]
    pub fn with_text_size(self, text_size: TextSize) -> Self {
        Self { text_size, ..self }
    }

    /// The same panel with the controls elsewhere.
    #[must_use]
    pub fn with_controls(self, controls: Controls) -> Self {
        Self { controls, ..self }
    }

    /// The same panel with other motion.
    #[must_use]
    pub fn with_motion(self, motion: Motion) -> Self {
        Self { motion, ..self }
    }

    /// The panel these sizes are for.
    pub fn panel(&self) -> Panel {
        self.panel
    }

    /// Pixels of so many millimetres, on a whole pixel.
    pub fn mm(&self, millimetres: f32) -> f32 {
        (millimetres * self.px_per_mm).round().max(1.0)
    }

    /// Millimetres of so many pixels.
    pub fn to_mm(&self, pixels: f32) -> f32 {
        pixels / self.px_per_mm
    }

    /// The panel's width in pixels.
    pub fn width(&self) -> f32 {
        self.panel.width_px
    }

    /// The panel's height in pixels.
    pub fn height(&self) -> f32 {
        self.panel.height_px
    }

    /// The width between the margins, in pixels.
    pub fn content_width(&self) -> f32 {
        (self.width() - 2.0 * self.margin()).max(LEAST_PX)
    }

    /// Whether this is the smallest kind of screen, where targets step down.
    pub fn is_short(&self) -> bool {
        self.to_mm(self.panel.height_px) < t::SHORT_PANEL_MM
    }

    /// Whether large text meets the smallest screen: what is not needed then stays away.
    pub fn is_tight(&self) -> bool {
        self.is_short() && self.text_size == TextSize::Large
    }

    /// Whether only few lines of text fit: then only what is needed now is said.
    pub fn has_few_lines(&self) -> bool {
        self.height() < self.line(TextRole::Body) * t::FEW_LINES
    }

    /// Whether the panel stands upright, wider rows then become columns.
    pub fn is_upright(&self) -> bool {
        self.panel.height_px > self.panel.width_px
    }

    /// The side of an ordinary touch target.
    pub fn target(&self) -> f32 {
        let hand = match self.density {
            Density::Touch => self.mm(self.step(t::TARGET_MM, t::TARGET_SMALL_MM)),
            Density::Desk => self.mm(t::DESK_TARGET_MM),
        };
        hand.max(self.line(TextRole::Label) + self.mm(t::GAP_SMALL_MM))
    }

    /// The height of the one main button.
    pub fn primary(&self) -> f32 {
        let hand = self.mm(self.step(t::PRIMARY_MM, t::PRIMARY_SMALL_MM));
        // A short, wide panel would lose its words to its button.
        hand.min((self.height() * t::PRIMARY_SHARE_MAX).round())
            .max(self.target())
    }

    /// The height of one of several equal ways in: as high as a main button, higher where there is
    /// room.
    pub fn choice(&self) -> f32 {
        let room = self.body_height() * t::CHOICE_SHARE;
        room.clamp(self.primary(), self.mm(t::CHOICE_MM_MAX))
            .round()
    }

    /// The widest that the middle of a page gets: beyond it the hand and the eye only travel.
    pub fn widest(&self) -> f32 {
        self.mm(t::MIDDLE_MM_MAX)
    }

    /// The least side of a key of the on-screen keyboard.
    pub fn key(&self) -> f32 {
        self.mm(self.step(t::KEY_MM, t::KEY_SMALL_MM))
    }

    /// The gap between targets that belong together.
    pub fn gap_small(&self) -> f32 {
        match self.density {
            Density::Touch => self.mm(self.step(t::GAP_SMALL_MM, t::GAP_SMALL_SMALL_MM)),
            Density::Desk => self.mm(t::DESK_GAP_SMALL_MM),
        }
    }

    /// The ordinary gap.
    pub fn gap(&self) -> f32 {
        match self.density {
            Density::Touch => self.mm(self.step(t::GAP_MM, t::GAP_SMALL_MM)),
            Density::Desk => self.mm(t::DESK_GAP_MM),
        }
    }

    /// The gap between groups.
    pub fn gap_large(&self) -> f32 {
        match self.density {
            Density::Touch => self.mm(self.step(t::GAP_LARGE_MM, t::GAP_MM)),
            Density::Desk => self.mm(t::DESK_GAP_LARGE_MM),
        }
    }

    /// The gap between keys.
    pub fn gap_key(&self) -> f32 {
        self.mm(self.step(t::GAP_SMALL_MM, t::GAP_KEY_SMALL_MM))
    }

    /// The margin around a page.
    pub fn margin(&self) -> f32 {
        self.mm(self.step(t::MARGIN_MM, t::MARGIN_SMALL_MM))
    }

    /// The roundness of a corner.
    pub fn radius(&self) -> f32 {
        match self.density {
            Density::Touch => self.mm(t::RADIUS_MM),
            Density::Desk => self.mm(t::DESK_RADIUS_MM),
        }
    }

    /// The width of an outline.
    pub fn outline(&self) -> f32 {
        match self.density {
            Density::Touch => self.mm(t::LINE_MM),
            Density::Desk => self.mm(t::DESK_LINE_MM),
        }
    }

    /// The width of the outline that marks what is chosen.
    pub fn outline_chosen(&self) -> f32 {
        match self.density {
            Density::Touch => self.mm(t::LINE_CHOSEN_MM),
            Density::Desk => self.mm(t::DESK_LINE_CHOSEN_MM),
        }
    }

    /// The size of text in this role, in pixels.
    pub fn text(&self, role: TextRole) -> f32 {
        if self.density == Density::Desk {
            let capital_mm = match role {
                TextRole::Display => t::DESK_CAPITAL_DISPLAY_MM,
                TextRole::Title => t::DESK_CAPITAL_TITLE_MM,
                TextRole::Heading => t::DESK_CAPITAL_HEADING_MM,
                TextRole::Body | TextRole::Label => t::DESK_CAPITAL_BODY_MM,
                TextRole::Note => t::DESK_CAPITAL_NOTE_MM,
            } * self.enlargement(role);
            return (capital_mm / CAPITAL_SHARE * self.px_per_mm).round();
        }
        let height_mm = self.to_mm(self.panel.height_px);
        let capital_mm = match role {
            TextRole::Display => t::CAPITAL_DISPLAY_MM.min(height_mm * t::DISPLAY_SHARE_MAX),
            TextRole::Title => t::CAPITAL_TITLE_MM.min(height_mm * t::TITLE_SHARE_MAX),
            TextRole::Heading => t::CAPITAL_HEADING_MM.min(height_mm * t::HEADING_SHARE_MAX),
            TextRole::Body | TextRole::Label => t::CAPITAL_BODY_MM,
            TextRole::Note => t::CAPITAL_NOTE_MM,
        };
        // A large panel is read from farther away, so that its text grows with the root of its
        // height.
        let distance = (height_mm / t::ARMS_LENGTH_PANEL_MM)
            .sqrt()
            .clamp(1.0, t::DISTANCE_FACTOR_MAX);
        let capital_mm = capital_mm * distance * self.enlargement(role);
        (capital_mm / CAPITAL_SHARE * self.px_per_mm).round()
    }

    /// The smallest size in which words are set that must fit somewhere, in pixels.
    pub fn text_least(&self) -> f32 {
        let capital_mm = match self.density {
            Density::Touch => t::CAPITAL_LEAST_MM,
            Density::Desk => t::DESK_CAPITAL_NOTE_MM,
        };
        // Sizes are whole pixels, the nearest.
        (capital_mm / CAPITAL_SHARE * self.px_per_mm).floor()
    }

    /// The height of one line of such words, in pixels: sizes come in steps, so that the smallest
    /// may be a little larger.
    pub fn line_least(&self) -> f32 {
        (self.text_least() * t::LEAST_STEP * t::LINE_HEIGHT).ceil()
    }

    /// The size of text that is read from two metres on any panel, in pixels: where it does not
    /// fit, it takes more pages.
    pub fn afar(&self) -> f32 {
        let least = t::CAPITAL_DISPLAY_MM / CAPITAL_SHARE * self.px_per_mm;
        self.text(TextRole::Display).max(least.ceil())
    }

    /// The height of one line of text in this role, in pixels.
    pub fn line(&self, role: TextRole) -> f32 {
        (self.text(role) * t::LINE_HEIGHT).ceil()
    }

    /// The widest a column of running text gets, in pixels.
    pub fn measure(&self) -> f32 {
        self.content_width()
            .min(self.text(TextRole::Body) * t::MEASURE_EM)
    }

    /// The height of one line of a table, in pixels.
    pub fn row(&self) -> f32 {
        self.mm(t::DESK_ROW_MM)
            .max(self.line(TextRole::Body) + self.gap_small())
    }

    /// The height between the title and the band of a page that has both, in pixels.
    pub fn body_height(&self) -> f32 {
        let title = self.line(TextRole::Title) + self.gap();
        let band = self.target() + self.gap();
        (self.height() - 2.0 * self.margin() - title - band).max(LEAST_PX)
    }

    /// The height above the band of a page without a title, in pixels.
    pub fn untitled_height(&self) -> f32 {
        self.body_height() + self.line(TextRole::Title) + self.gap()
    }

    /// How many times `height` fits into `room`, with the ordinary gap between.
    pub fn fitting(&self, room: f32, height: f32) -> usize {
        let step = height + self.gap();
        let count = ((room + self.gap()) / step).floor();
        // Never negative and far below the range of the type: a screen has a few thousand pixels.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 0..=1000 just before"
        )]
        let count = count.clamp(0.0, 1000.0) as usize;
        count
    }

    fn enlargement(&self, role: TextRole) -> f32 {
        match (self.text_size, role) {
            (TextSize::Normal, _) => 1.0,
            (TextSize::Large, TextRole::Display) => t::LARGE_TEXT_FACTOR_DISPLAY,
            (TextSize::Large, TextRole::Title) if self.is_short() => t::LARGE_TEXT_FACTOR_DISPLAY,
            (TextSize::Large, TextRole::Title | TextRole::Heading) => t::LARGE_TEXT_FACTOR_TITLE,
            (TextSize::Large, TextRole::Label) if self.is_short() => {
                t::LARGE_TEXT_FACTOR_CONTROLS_SMALL
            }
            (TextSize::Large, _) => t::LARGE_TEXT_FACTOR,
        }
    }

    fn step(&self, ordinary: f32, smallest: f32) -> f32 {
        if self.is_short() { smallest } else { ordinary }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PANELS: [Panel; 4] = [
        Panel::SEVEN_INCH,
        Panel::TEN_INCH,
        Panel::FIFTEEN_INCH,
        Panel::TWENTY_ONE_INCH,
    ];

    #[test]
    fn a_target_of_twenty_millimetres_has_the_pixels_of_its_panel() {
        for (panel, target, key) in [
            (Panel::SEVEN_INCH, 63.0, 47.0),
            (Panel::TEN_INCH, 118.0, 88.0),
            (Panel::FIFTEEN_INCH, 111.0, 83.0),
            (Panel::TWENTY_ONE_INCH, 81.0, 61.0),
        ] {
            let metrics = Metrics::new(panel);
            let found = (metrics.target(), metrics.key());
            assert!((found.0 - target).abs() < 0.5, "{panel:?}: {found:?}");
            assert!((found.1 - key).abs() < 0.5, "{panel:?}: {found:?}");
        }
    }

    #[test]
    fn capitals_are_as_high_as_the_rules_ask() {
        for panel in PANELS {
            for (size, factor) in [(TextSize::Normal, 1.0), (TextSize::Large, 1.5)] {
                let metrics = Metrics::new(panel).with_text_size(size);
                let capital = |role| metrics.to_mm(metrics.text(role) * CAPITAL_SHARE);
                // A pixel of rounding at most.
                let slack = metrics.to_mm(1.0);
                assert!(capital(TextRole::Body) >= 4.8 * factor - slack, "{panel:?}");
                assert!(capital(TextRole::Label) >= 4.8 - slack, "{panel:?}");
                if !metrics.is_short() {
                    assert!(capital(TextRole::Display) >= 11.5, "{panel:?}");
                    assert!(
                        capital(TextRole::Label) >= 4.8 * factor - slack,
                        "{panel:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn controls_never_shrink_below_the_hand() {
        for panel in PANELS {
            for size in [TextSize::Normal, TextSize::Large] {
                let metrics = Metrics::new(panel).with_text_size(size);
                let least = if metrics.is_short() { 12.0 } else { 20.0 };
                let slack = metrics.to_mm(1.0);
                for px in [metrics.target(), metrics.primary(), metrics.choice()] {
                    assert!(metrics.to_mm(px) >= least - slack, "{panel:?}");
                }
                assert!(metrics.body_height() > metrics.height() / 2.0, "{panel:?}");
            }
        }
    }

    #[test]
    fn a_panel_that_has_told_nothing_yet_does_no_harm() {
        let metrics = Metrics::new(Panel::new(0.0, 0.0, 0.0));
        for px in [metrics.mm(20.0), metrics.target(), metrics.content_width()] {
            assert!(px.is_finite() && px >= 1.0);
        }
        assert_eq!(metrics.fitting(0.0, 10.0), 0);
    }
}
