//! The single test binary: one link instead of one per file.

mod camera;
mod command;
#[cfg(feature = "headless")]
mod flows;
mod fuzz;
mod server;
mod store;
mod tidy;
mod transfer;
