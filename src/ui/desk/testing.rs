//! A look for tests of the desk.

use crate::ui::Look;
use crate::ui::theme::{Metrics, ThemeKind};
use crate::ui::words::Words;

/// English words in a window of 1280 by 800, in the light theme.
pub fn look() -> Look {
    let metrics = Metrics::at_a_desk(1280.0, 800.0);
    Look::new(Words::new("en"), metrics, ThemeKind::Light)
}
