//! Taking a bundle in, measured: against writing the bare rows into an encrypted database of their
//! own, and how long reports take over what came in.
//!
//! `cargo bench --no-default-features --bench office -- [ENTRIES]`: 1,000,000 entries. Files go
//! below `target`, or into `KEYTAG_BENCH_DIR`. With the address of a database on a server in
//! `KEYTAG_BENCH_POSTGRES`, the same against a bare COPY, in a schema there that is dropped again.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, prints it, and stops where nothing is to be measured"
)]

#[expect(dead_code, reason = "only whole runs are timed here")]
mod figures;
mod made_up;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use figures::{chapter, goal, tell};
use keytag::access::DatabaseKey;
use keytag::domain::id::{KioskId, PersonId};
use keytag::office::{Asked, Office};
use keytag::transfer::bundle::{self, Foreign, Identity, PublicKey, Recipients};
use made_up::Log;
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::Type;
use rusqlite::{Connection, params};

const ENTRIES_DEFAULT: u64 = 1_000_000;
/// How much longer than bare rows it may take.
const RATIO_MAX: f64 = 2.0;
/// How long a report may take, in seconds.
const REPORT_SECS_MAX: f64 = 2.0;

fn main() {
    // Cargo adds `--bench`.
    let entries = std::env::args().find_map(|arg| arg.parse().ok());
    let mut log = Log::of(entries.unwrap_or(ENTRIES_DEFAULT));
    let below = std::env::var("KEYTAG_BENCH_DIR");
    let below = PathBuf::from(below.unwrap_or(env!("CARGO_TARGET_TMPDIR").to_owned()));
    let dir = tempfile::tempdir_in(below).unwrap();

    let keys = [Identity::generate()];
    let recipients = Recipients::parse([keys[0].public_line().as_str()]).unwrap();
    let mut sealed = Vec::new();
    log.seal(&mut sealed, &recipients);
    let key = DatabaseKey::from_bytes([7; DatabaseKey::BYTES]);

    chapter(&format!("A bundle of {} entries, into a file", log.entries));
    let bare = bare_rows(&mut log, &dir.path().join("bare.sqlite"));
    let path = dir.path().join("office.sqlite");
    let mut office = Office::open(&path, &key).unwrap();
    take_in(&mut office, &sealed, &keys, bare);
    let bytes = std::fs::metadata(&path).unwrap().len();
    tell("bytes an entry", format_args!("{}", bytes / log.entries));
    reports(&mut office);
    drop(office);

    if let Ok(url) = std::env::var("KEYTAG_BENCH_POSTGRES") {
        chapter(&format!("The same {} entries, onto a server", log.entries));
        let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
        let part = format!("bench_{}", std::process::id());
        let of_part = |what: &str| format!("{what} SCHEMA {part}");
        client.batch_execute(&of_part("CREATE")).unwrap();
        let url = format!("{url}&options=-csearch_path%3D{part}");
        let bare = bare_copy(&mut log, &url);
        let mut office = Office::connect(&url.parse().unwrap(), &key).unwrap();
        take_in(&mut office, &sealed, &keys, bare);
        reports(&mut office);
        drop(office);
        let bytes: i64 = client
            .query_one(
                "SELECT sum(pg_total_relation_size(c.oid))::BIGINT FROM pg_class c
                 JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE n.nspname = $1 AND c.relkind = 'r' AND c.relname <> 'bare'",
                &[&part],
            )
            .unwrap()
            .get(0);
        let each = bytes.unsigned_abs() / log.entries;
        tell("bytes an entry", format_args!("{each}"));
        let gone = format!("{} CASCADE", of_part("DROP"));
        client.batch_execute(&gone).unwrap();
    }
}

/// How long it takes to take a bundle in, beside its bare rows.
fn take_in(office: &mut Office, sealed: &[u8], keys: &[Identity], bare: Duration) {
    tell("bare rows", format_args!("{:.2} s", bare.as_secs_f64()));
    let trust = |_: KioskId, _: &PublicKey| Ok::<(), Foreign>(());
    let start = Instant::now();
    let mut opened = bundle::open(sealed, None, keys, &trust).unwrap();
    let checked = start.elapsed();
    tell("checked", format_args!("{:.2} s", checked.as_secs_f64()));
    let (kiosk, signed) = (opened.manifest().kiosk, *opened.key());
    office.vouch_for(kiosk, &signed).unwrap();
    let start = Instant::now();
    office.take_in(&mut opened).unwrap();
    let taken = start.elapsed();
    let secs = taken.as_secs_f64();
    tell("taken in and counted", format_args!("{secs:.2} s"));
    let ratio = secs / bare.as_secs_f64();
    goal("  to bare rows", ratio, RATIO_MAX, "x");
}

/// How long reports take.
fn reports(office: &mut Office) {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    for (what, from, until) in [
        (
            "ten years of whole months",
            day(2026),
            day(2036).pred_opt().unwrap(),
        ),
        (
            "a year of whole months",
            day(2027),
            day(2028).pred_opt().unwrap(),
        ),
        (
            "a year of other days",
            day(2027).succ_opt().unwrap(),
            day(2028),
        ),
    ] {
        let asked = Asked {
            from,
            until,
            site: None,
        };
        let start = Instant::now();
        let report = office.report(&asked).unwrap();
        let took = start.elapsed().as_secs_f64();
        tell(what, format_args!("{} sign-ins", report.whole.attendances));
        goal("  took", took, REPORT_SECS_MAX, " s");
    }
}

/// The rows in one transaction, into a table without an index beside its key.
fn bare_rows(log: &mut Log, path: &Path) -> Duration {
    let mut conn = Connection::open(path).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{}'\"", "07".repeat(48)))
        .unwrap();
    let wal = "PRAGMA journal_mode = WAL";
    let _: String = conn.query_row(wal, [], |row| row.get(0)).unwrap();
    let table = "CREATE TABLE entry (epoch BLOB, seq INTEGER, id BLOB, kind TEXT, session TEXT,
        person BLOB, wall INTEGER, boot_ms INTEGER, payload TEXT, PRIMARY KEY (epoch, seq))";
    conn.execute_batch(table).unwrap();
    let start = Instant::now();
    let tx = conn.transaction().unwrap();
    let mut add = tx
        .prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .unwrap();
    let added = log.each(&mut |row| {
        let added = add.execute(params![
            row.key.epoch.bytes(),
            row.key.seq.cast_signed(),
            row.id.bytes(),
            row.kind,
            row.session,
            row.person.as_ref().map(PersonId::bytes),
            row.wall,
            row.boot_ms,
            row.payload
        ]);
        added.unwrap();
        Ok(())
    });
    added.unwrap();
    drop(add);
    tx.commit().unwrap();
    start.elapsed()
}

/// The rows in one COPY, into a table without an index beside its key.
fn bare_copy(log: &mut Log, url: &str) -> Duration {
    let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
    client
        .batch_execute(
            "CREATE TABLE bare (epoch BYTEA, seq BIGINT, id BYTEA, kind TEXT, session TEXT,
                person BYTEA, wall BIGINT, boot_ms BIGINT, payload TEXT, PRIMARY KEY (epoch, seq))",
        )
        .unwrap();
    let types = [
        Type::BYTEA,
        Type::INT8,
        Type::BYTEA,
        Type::TEXT,
        Type::TEXT,
        Type::BYTEA,
        Type::INT8,
        Type::INT8,
        Type::TEXT,
    ];
    let start = Instant::now();
    let mut tx = client.transaction().unwrap();
    let writer = tx.copy_in("COPY bare FROM STDIN BINARY").unwrap();
    let mut writer = BinaryCopyInWriter::new(writer, &types);
    let added = log.each(&mut |row| {
        let added = writer.write(&[
            &row.key.epoch.bytes().as_slice(),
            &row.key.seq.cast_signed(),
            &row.id.bytes().as_slice(),
            &row.kind,
            &row.session,
            &row.person.as_ref().map(|person| person.bytes().as_slice()),
            &row.wall,
            &row.boot_ms,
            &row.payload,
        ]);
        added.unwrap();
        Ok(())
    });
    added.unwrap();
    writer.finish().unwrap();
    tx.commit().unwrap();
    start.elapsed()
}
