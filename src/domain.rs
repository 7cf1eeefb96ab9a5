//! The meeting room: people, badges, series, sessions, attendance, milestones, readings.
//!
//! Pure: no clock, no randomness, no files. `now`, the zone and new ids are arguments, so that every
//! rule can be tested on any evening. It knows nothing of the store, the devices or the window.

pub mod attendance;
pub mod entry;
pub mod id;
pub mod milestone;
pub mod moment;
pub mod name;
pub mod reading;
pub mod report;
pub mod schedule;
pub mod series;
pub mod session;
// Declared as soon as the dates they speak of exist:
// pub mod person;
// pub mod tonight;
