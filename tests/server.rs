//! A `PostgreSQL` server on which the tests of the office run once more: `KEYTAG_TEST_POSTGRES`
//! names it, as `kiosk-config/setup.sh test` does.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::sync::atomic::{AtomicU32, Ordering};

/// The address of a part of the server that nobody else uses, if there is a server.
pub fn a_part() -> Option<String> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let url = std::env::var("KEYTAG_TEST_POSTGRES").ok()?;
    let (process, n) = (std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let name = format!("run_{process}_{n}");
    let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
    let sql = format!("CREATE SCHEMA {name}");
    client.batch_execute(&sql).unwrap();
    Some(format!("{url}&options=-csearch_path%3D{name}"))
}
