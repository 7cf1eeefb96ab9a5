//! Badges: the token, its QR code, the reader, what a camera counts, and sheets to print.
//!
//! A badge says nothing about the person who carries it, and nothing here could make it say more:
//! this module knows no person, no session and no store. It is pure, too: keys and ids come in as
//! arguments, images as pixels, and sheets go out as bytes.

pub mod qr;
pub mod read;
pub mod sheet;
pub mod sightings;
pub mod token;

pub use read::Gray;
pub use sightings::Sightings;
pub use token::{Genuine, OrganisationKey, Token, TokenError, TokenHash, TokenId};
