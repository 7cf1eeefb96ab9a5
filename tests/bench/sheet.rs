//! Sheets of badges, measured: a box of label sheets, made, read back and written.
//!
//! `cargo bench --no-default-features --bench sheet -- [BADGES]`: 1,000 badges on every stock, each
//! drawn and read back, as always; and the whole command, which also keeps them in a database.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, prints it, and stops where nothing is to be measured"
)]

#[expect(dead_code, reason = "only whole runs are timed here")]
mod figures;

use std::process::{Command, Stdio};
use std::time::Instant;

use figures::{chapter, goal, tell};
use keytag::badge::sheet::{Order, Sheets, Stock};
use keytag::badge::{OrganisationKey, Token, TokenId};
use keytag::transfer::paper::REGULAR;

const BADGES_DEFAULT: u64 = 1_000;
/// What a thousand may take, in seconds.
const SECS_MAX: f64 = 2.0;

fn main() {
    // Cargo adds `--bench`.
    let count = std::env::args().find_map(|arg| arg.parse().ok());
    let count: u64 = count.unwrap_or(BADGES_DEFAULT);
    let key = OrganisationKey::new([7; 32]);
    let id = |number: u64| TokenId(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let tokens: Vec<Token> = (1..=count).map(|n| Token::issue(&key, id(n))).collect();
    chapter(&format!("{count} badges, each read back"));
    for stock in Stock::ALL {
        let start = Instant::now();
        let sheets = Sheets::lay_out(&tokens, &Order::full(stock), REGULAR).unwrap();
        let laid_out = start.elapsed().as_secs_f64();
        let pdf = sheets.pdf().unwrap();
        let whole = start.elapsed().as_secs_f64();
        let (pages, kib) = (sheets.page_count(), pdf.len() / 1024);
        let of = format!("{laid_out:.2} s laid out and read back, {pages} pages, {kib} KiB");
        tell(stock.name(), of);
        goal("  with its PDF file", whole, SECS_MAX, " s");
    }

    let dir = tempfile::tempdir().unwrap();
    let state = dir.path().join("state");
    let keytag = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keytag"));
        let command = command.args(args).arg("--data").arg(&state);
        assert!(command.stdout(Stdio::null()).status().unwrap().success());
    };
    keytag(&["demo", "--prepare-only"]);
    let out = dir.path().join("badges.pdf");
    let start = Instant::now();
    keytag(&[
        "badges",
        "--count",
        &count.to_string(),
        "--out",
        out.to_str().unwrap(),
    ]);
    let made = start.elapsed().as_secs_f64();
    keytag(&["badges", "--printed-well", "1"]);
    let whole = start.elapsed().as_secs_f64();
    tell("keytag badges, written", format_args!("{made:.2} s"));
    goal("  and alive, by a second command", whole, SECS_MAX, " s");
}
