//! The desk: the screens of the office's window, for a mouse and a keyboard.
//!
//! They keep the contract of the kiosk's ([`crate::ui::screen`]): a struct, its messages, and an
//! action that is plain data. They see what the office knows as values, and never its database;
//! nothing in them waits. Words come from `desk.ftl`, sizes and colours from the theme.
//!
//! What is clicked is a [`stop`]: the Tab key goes from one to the next in the order in which they
//! are read, Enter and the space bar do what a click does, and a ring shows where one is.

pub mod badges;
pub mod chart;
pub mod field;
pub mod kiosks;
pub mod lists;
pub mod months;
pub mod people;
pub mod piece;
pub mod said;
pub mod settings;
pub mod shortcuts;
pub mod side;
pub mod start;
pub mod sticks;
pub mod stop;
pub mod table;
#[cfg(test)]
pub mod testing;

pub use side::Place;
