//! How the window looks: sizes in millimetres, colours by role, the typeface.
//!
//! Screens and widgets name roles and never numbers, so that one file decides how large a button is
//! and whether its words can be read. It knows nothing of screens, words or people.

pub mod colours;
pub mod fonts;
pub mod metrics;
pub mod paint;
pub mod tokens;

pub use colours::{Colours, ThemeKind};
pub use metrics::{Controls, Density, Metrics, Motion, Panel, TextRole, TextSize};
pub use paint::{Crayon, Paint};
