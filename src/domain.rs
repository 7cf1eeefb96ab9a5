//! The meeting room: people, badges, series, sessions, attendance, milestones, readings.
//!
//! Pure: no clock, no randomness, no files. `now`, the zone and new ids are arguments, so that
//! every rule can be tested on any evening. It knows nothing of the store, the devices or the
//! window.

pub mod attendance;
pub mod carried;
pub mod entry;
pub mod id;
pub mod milestone;
pub mod moment;
pub mod name;
pub mod package;
pub mod person;
pub mod reading;
pub mod report;
pub mod row;
pub mod rush;
pub mod schedule;
pub mod series;
pub mod session;
pub mod statement;
pub mod together;
pub mod tonight;
