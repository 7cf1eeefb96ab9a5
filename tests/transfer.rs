//! What leaves the kiosk on a stick, through the real program parts, onto folders and mounts that
//! fail in every way that a stick does.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests are tests"
)]

mod evening;
mod failing;
mod files;
mod fuse;
mod hostile;
mod mounted;
mod pulled;
mod sealed;
mod sticks;
mod words;
