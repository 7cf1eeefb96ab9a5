//! `[camera]` of `kiosk.toml`.

use super::Switch;

/// Which camera reads the cards, and who sees what it sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameraConfig {
    /// Which one.
    pub choice: CameraChoice,
    /// How far from it a card is read.
    pub reach: Reach,
    /// Where people see themselves when they hold up a card.
    pub preview: Preview,
    /// Whether exposure and focus are fixed where the camera lets us.
    pub fixed: Switch,
}

impl CameraConfig {
    /// What stands in the file for the first that gives pictures.
    pub const AUTO: &str = "auto";
    /// What stands in the file for none.
    pub const OFF: &str = "off";
    /// The longest name or path, in characters.
    pub const NAME_CHARS_MAX: usize = 200;
}

impl Default for CameraConfig {
    fn default() -> Self {
        Self {
            choice: CameraChoice::default(),
            reach: Reach::default(),
            preview: Preview::default(),
            fixed: Switch::On,
        }
    }
}

/// Which camera.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum CameraChoice {
    /// The first that gives pictures.
    #[default]
    Auto,
    /// None: cards are scanned.
    Off,
    /// The first with this in its name, or the one at this path.
    Called(String),
}

/// Where people see themselves, as in a mirror.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preview {
    /// On the door where there is room, and under *My card*.
    #[default]
    Door,
    /// Under *My card* only.
    Card,
    /// Nowhere.
    Off,
}

/// How far from the camera a card is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// A hand from it.
    #[default]
    Near,
    /// At arm's length, for more work.
    Far,
}
