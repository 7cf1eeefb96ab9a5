//! The window: what people see and touch.
//!
//! Screens are plain structs that answer messages with actions (see [`screen`]); widgets and the
//! theme give them one look; the words come from files. Only the application module knows of
//! services.

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod album;
pub mod app;
#[cfg(feature = "headless")]
pub mod capture;
pub mod chips;
#[cfg(feature = "headless")]
pub mod crowding;
pub mod desk;
pub mod ease;
pub mod gallery;
pub mod look;
pub mod marks;
pub mod office;
#[cfg(feature = "headless")]
pub mod play;
pub mod run;
pub mod screen;
pub mod theme;
pub mod widget;
pub mod words;

pub use look::Look;
