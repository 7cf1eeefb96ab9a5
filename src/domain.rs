//! The meeting room: people, badges, series, sessions, attendance, milestones, readings.
//!
//! Pure: no clock, no randomness, no files. `now`, the zone and new ids are arguments, so that every
//! rule can be tested on any evening. It knows nothing of the store, the devices or the window.

pub mod milestone;
pub mod name;
pub mod reading;
pub mod schedule;
