//! What leaves the kiosk on a stick.
//!
//! Every way out is a [`job`] that can be watched and stopped, and ends in a [`Done`] or in a
//! [`TransferError`]; nothing between the two is ever on the stick under its final name. The
//! readable export ([`export`]) is plain spreadsheets for a site that allows them. The sealed
//! [`bundle`] is for the office, which alone can open it.
//!
//! This module is handed rows, texts, the time and random bytes; only [`month`] asks the store for
//! them. It knows no screen and no language, and it reaches a stick through
//! [`Volumes`](crate::device::volume::Volumes) only.

pub mod bundle;
mod delivery;
mod error;
pub mod job;
mod manifest;
pub mod meetings;
pub mod month;
pub mod package;
pub mod paper;
mod readable;
pub mod roster;
pub mod said;
pub mod sheet;
pub mod slip;
pub mod spreadsheet;
pub mod staff_stick;
mod texts;

pub use delivery::{WrittenFile, is_leftover};
pub use error::{ErrorKind, RowError, TransferError};
pub use job::{Job, Progress, Step};
pub use manifest::FORMAT_VERSION;
pub use readable::{After, Destination, Done, Report, Rows, Written, export};
pub use spreadsheet::Cells;
pub use texts::{Said, SummaryTexts, Texts};
