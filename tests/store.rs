//! The store on real files: power cuts, full and read-only disks, several processes, and random
//! evenings that must add up.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

mod acts;
mod crash;
mod cut;
mod disk;
mod door;
mod erased;
mod evenings;
mod faults;
mod old;
mod power;
mod recorder;
mod wayback;
