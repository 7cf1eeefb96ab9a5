//! The sealed bundle: everything that the office has not acknowledged, in one file that only the
//! office can open.
//!
//! ```text
//! <pseudonym>-<epoch>-<number>.tar.age    a tar archive, encrypted with age for each recipient
//! <same name>.note                        its length, its SHA-256, a signature
//!
//! README.txt                              for whoever opens it by hand
//! events/00001.ndjson.zst ..              entries of the log, a stretch without gaps in each
//! people.ndjson.zst                       what people allowed to be said of them
//! series.ndjson.zst                       the meetings that come again
//! manifest.json                           all of the above with lengths and hashes
//! checkpoint.note                         number of entries, root of their tree, the manifest's
//!                                         hash: signed by the kiosk
//! ```
//!
//! The first line of each part says what it is; of a part of events also the kiosk, the epoch, the
//! `seq` of the first entry and the hash before it. A row has no hash of its own: each follows from
//! the row and the hash before ([`Row::hash`](crate::domain::row::Row::hash)), and the last one of
//! each range stands in the manifest.
//!
//! [`seal`] writes to anything and has one part in memory at most. [`open()`] checks everything
//! before it hands out the first row. Neither knows where rows come from or where they go: the one
//! is given [`Contents`], the other gives [`Carried`]. [`carry`] brings a kiosk's own onto a stick.

pub mod carry;
mod keys;
mod line;
mod manifest;
pub(super) mod note;
mod open;
mod outer;
mod part;
mod receipt;
mod refusal;
mod seal;
#[cfg(test)]
pub(crate) mod tests;
mod tree;

pub use keys::{
    Fingerprint, Identity, KeyError, PublicKey, Recipients, SEED_BYTES, SigningKey, pseudonym,
};
pub use manifest::{Before, ClockReport, FORMAT_VERSION, Manifest, Part, Range, Site, file_name};
pub use open::{Carried, Opened, open};
pub use outer::outer_note;
pub use receipt::{
    RECEIPT_BYTES_MAX, RECEIPT_END, ReceiptError, is_receipt_for, read_receipt, receipt_name,
    write_receipt,
};
pub use refusal::{Foreign, Order, Refusal, Rollback, Trust};
pub use seal::{Contents, Cover, Each, EachRow, seal};
