//! keytag: the kiosk at the door of a recovery group meeting.
//!
#![doc = include_str!("ARCHITECTURE.md")]

pub mod domain;

pub mod badge;

pub mod device;

pub mod access;

pub mod config;

pub mod store;

pub mod transfer;

pub mod services;

pub mod office;

pub mod command;

#[cfg(feature = "gui")]
pub mod ui;
