//! The single test binary: one link instead of one per file.

mod command;
mod store;
mod transfer;
