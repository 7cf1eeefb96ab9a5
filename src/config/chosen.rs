//! What the first start lets people choose by touch. It is kept in the store and counts before
//! `kiosk.toml`, since whoever stands at a new kiosk has a screen and no keyboard.

use serde::{Deserialize, Serialize};

/// What was chosen in the first-start wizard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteSettings {
    /// The language, by its tag.
    pub language: String,
    /// The zone, by its name.
    pub zone: String,
    /// The name of the site.
    pub site: String,
    /// The room in which this kiosk stands.
    pub room: String,
    /// The screen's diagonal, in tenths of an inch.
    pub tenths_of_inch: u32,
}

impl SiteSettings {
    /// Its key in the store.
    pub const KEY: &'static str = "site";
}
