//! Taking a bundle in, measured: against writing the bare rows into an encrypted database of their
//! own, and how long reports take over what came in.
//!
//! Bare rows are the same rows: every column of an entry, of the kinds and with the key that the
//! office's own table has, and nothing beside them: no sign-ins, no other index, nothing counted.
//! They are made up while they are written and nothing of them is checked. What the office is
//! measured by reads them out of the sealed file, checks each and counts them.
//!
//! `cargo bench --no-default-features --bench office -- [ENTRIES] [KIOSKS]`: 1,000,000 entries in
//! the bundle of one kiosk, or as many in those of several. Files go below `target`, or into
//! `KEYTAG_BENCH_DIR`. With the address of a database on a server in
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
use keytag::domain::row::Row;
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
    let mut numbers = std::env::args().filter_map(|arg| arg.parse::<u64>().ok());
    let entries = numbers.next().unwrap_or(ENTRIES_DEFAULT);
    let houses = u8::try_from(numbers.next().unwrap_or(1)).unwrap();
    let entries = entries / u64::from(houses);
    let of_house = |house| {
        let mut log = Log::of(entries);
        log.house = house;
        log
    };
    let mut logs: Vec<Log> = (0..houses).map(of_house).collect();
    let all = entries * u64::from(houses);
    let below = std::env::var("KEYTAG_BENCH_DIR");
    let below = PathBuf::from(below.unwrap_or(env!("CARGO_TARGET_TMPDIR").to_owned()));
    let dir = tempfile::tempdir_in(below).unwrap();
    let key = DatabaseKey::from_bytes([7; DatabaseKey::BYTES]);

    chapter(&format!("{all} entries of {houses} kiosks, into a file"));
    let bare = bare_rows(&mut logs, &dir.path().join("bare.sqlite"));
    let path = dir.path().join("office.sqlite");
    let mut office = Office::open(&path, &key).unwrap();
    take_in(&mut office, &mut logs, bare);
    let bytes = std::fs::metadata(&path).unwrap().len();
    tell("bytes an entry", format_args!("{}", bytes / all));
    reports(&mut office);
    drop(office);

    if let Ok(url) = std::env::var("KEYTAG_BENCH_POSTGRES") {
        chapter(&format!("The same {all} entries, onto a server"));
        let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
        let part = format!("bench_{}", std::process::id());
        let of_part = |what: &str| format!("{what} SCHEMA {part}");
        client.batch_execute(&of_part("CREATE")).unwrap();
        let url = format!("{url}&options=-csearch_path%3D{part}");
        let bare = bare_copy(&mut logs, &url);
        let mut office = Office::connect(&url.parse().unwrap(), &key).unwrap();
        take_in(&mut office, &mut logs, bare);
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
        let each = bytes.unsigned_abs() / all;
        tell("bytes an entry", format_args!("{each}"));
        by_staging(&url, bare);
        let gone = format!("{} CASCADE", of_part("DROP"));
        client.batch_execute(&gone).unwrap();
    }
}

/// How long it takes to take their bundles in, one after the other, beside their bare rows.
fn take_in(office: &mut Office, logs: &mut [Log], bare: Duration) {
    tell("bare rows", format_args!("{:.2} s", bare.as_secs_f64()));
    let keys = [Identity::generate()];
    let recipients = Recipients::parse([keys[0].public_line().as_str()]).unwrap();
    let trust = |_: KioskId, _: &PublicKey| Ok::<(), Foreign>(());
    let (mut checked, mut taken, mut longest) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    for log in logs {
        let mut sealed = Vec::new();
        log.seal(&mut sealed, &recipients);
        let start = Instant::now();
        let mut opened = bundle::open(sealed.as_slice(), None, &keys, &trust).unwrap();
        checked += start.elapsed();
        let (kiosk, signed) = (opened.manifest().kiosk, *opened.key());
        office.vouch_for(kiosk, &signed).unwrap();
        let start = Instant::now();
        office.take_in(&mut opened).unwrap();
        longest = longest.max(start.elapsed());
        taken += start.elapsed();
    }
    tell("checked", format_args!("{:.2} s", checked.as_secs_f64()));
    let secs = taken.as_secs_f64();
    tell(
        "taken in and counted",
        format_args!(
            "{secs:.2} s, one bundle {:.2} s at most",
            longest.as_secs_f64()
        ),
    );
    let ratio = secs / bare.as_secs_f64();
    goal("  to bare rows", ratio, RATIO_MAX, "x");
    let whole = (checked + taken).as_secs_f64();
    tell(
        "checked before, taken in and counted",
        format_args!("{whole:.2} s, {:.2}x", whole / bare.as_secs_f64()),
    );
}

/// What it would take by way of a staging table: the same entries out of one that was filled, into
/// their months with the indexes that these have. Filling it and counting are not in this time.
fn by_staging(url: &str, bare: Duration) {
    let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
    let staged = "CREATE TEMP TABLE staging AS SELECT * FROM entry; TRUNCATE entry";
    client.batch_execute(staged).unwrap();
    let start = Instant::now();
    let insert = "INSERT INTO entry SELECT * FROM staging";
    client.batch_execute(insert).unwrap();
    let secs = start.elapsed().as_secs_f64();
    tell(
        "out of a staging table alone",
        format_args!("{secs:.2} s, {:.2}x", secs / bare.as_secs_f64()),
    );
}

/// How long reports take.
fn reports(office: &mut Office) {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let last = day(2035, 12, 31);
    for (what, from, until, site) in [
        ("ten years of whole months", day(2026, 1, 1), last, None),
        ("the same of one site", day(2026, 1, 1), last, Some("HOPE0")),
        (
            "ten years but some days",
            day(2026, 1, 16),
            day(2035, 12, 15),
            None,
        ),
        (
            "a year of whole months",
            day(2031, 7, 1),
            day(2032, 6, 30),
            None,
        ),
        (
            "365 days that begin within a month",
            day(2031, 3, 16),
            day(2032, 3, 14),
            None,
        ),
        ("a month", day(2031, 3, 1), day(2031, 3, 31), None),
        (
            "31 days that begin within a month",
            day(2031, 3, 16),
            day(2031, 4, 15),
            None,
        ),
        ("a day", day(2031, 3, 16), day(2031, 3, 16), None),
    ] {
        let asked = Asked {
            from,
            until,
            site: site.map(str::to_owned),
        };
        let start = Instant::now();
        let report = office.report(&asked).unwrap();
        let took = start.elapsed().as_secs_f64();
        let (whole, newcomers) = (report.whole, report.newcomers);
        tell(
            what,
            format_args!(
                "{} sign-ins, {} persons, {} new, {} came again in a week",
                whole.attendances, whole.persons, newcomers.persons, newcomers.returned[0].persons
            ),
        );
        goal("  took", took, REPORT_SECS_MAX, " s");
    }
}

/// The columns of an entry, with the kinds that they have in a file.
const TABLE: &str = "kiosk BLOB NOT NULL, epoch BLOB NOT NULL, seq INTEGER NOT NULL,
    id BLOB NOT NULL, schema INTEGER NOT NULL, kind TEXT NOT NULL, session TEXT, person BLOB,
    wall INTEGER NOT NULL, \"offset\" INTEGER NOT NULL, boot INTEGER NOT NULL,
    boot_ms INTEGER NOT NULL, clock TEXT NOT NULL, by TEXT NOT NULL, payload TEXT NOT NULL,
    hash BLOB NOT NULL, known INTEGER NOT NULL, PRIMARY KEY (kiosk, epoch, seq)";

/// As long as a hash, and as random.
fn as_a_hash(row: &Row<'_>) -> [u8; 32] {
    let mut hash = [0; 32];
    hash[..16].copy_from_slice(row.id.bytes());
    hash[16..].copy_from_slice(row.id.bytes());
    hash
}

/// The rows in one transaction, into a table with nothing but its key.
fn bare_rows(logs: &mut [Log], path: &Path) -> Duration {
    let mut conn = Connection::open(path).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{}'\"", "07".repeat(48)))
        .unwrap();
    let wal = "PRAGMA journal_mode = WAL";
    let _: String = conn.query_row(wal, [], |row| row.get(0)).unwrap();
    conn.execute_batch(&format!("CREATE TABLE bare ({TABLE}) STRICT"))
        .unwrap();
    let start = Instant::now();
    let tx = conn.transaction().unwrap();
    let places = ["?"; 17].join(", ");
    let mut add = tx
        .prepare(&format!("INSERT INTO bare VALUES ({places})"))
        .unwrap();
    let added = logs.iter_mut().try_for_each(|log| {
        log.each(&mut |row| {
            let added = add.execute(params![
                row.key.kiosk.bytes(),
                row.key.epoch.bytes(),
                row.key.seq.cast_signed(),
                row.id.bytes(),
                row.schema,
                row.kind,
                row.session,
                row.person.as_ref().map(PersonId::bytes),
                row.wall,
                row.offset,
                row.boot,
                row.boot_ms,
                row.clock,
                row.by,
                row.payload,
                as_a_hash(row),
                true
            ]);
            added.unwrap();
            Ok(())
        })
    });
    added.unwrap();
    drop(add);
    tx.commit().unwrap();
    start.elapsed()
}

/// The rows in one COPY, into a table with nothing but its key.
fn bare_copy(logs: &mut [Log], url: &str) -> Duration {
    let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
    let table = TABLE.replace("BLOB", "BYTEA").replace("INTEGER", "BIGINT");
    let table = table.replace("TEXT", "TEXT COLLATE \"C\"");
    client
        .batch_execute(&format!("CREATE TABLE bare ({table})"))
        .unwrap();
    let (bytes, number, text) = (Type::BYTEA, Type::INT8, Type::TEXT);
    let types = [
        &bytes, &bytes, &number, &bytes, &number, &text, &text, &bytes, &number, &number, &number,
        &number, &text, &text, &text, &bytes, &number,
    ];
    let start = Instant::now();
    let mut tx = client.transaction().unwrap();
    let writer = tx.copy_in("COPY bare FROM STDIN BINARY").unwrap();
    let mut writer = BinaryCopyInWriter::new(writer, &types.map(Type::clone));
    let added = logs.iter_mut().try_for_each(|log| {
        log.each(&mut |row| {
            let added = writer.write(&[
                &row.key.kiosk.bytes().as_slice(),
                &row.key.epoch.bytes().as_slice(),
                &row.key.seq.cast_signed(),
                &row.id.bytes().as_slice(),
                &row.schema,
                &row.kind,
                &row.session,
                &row.person.as_ref().map(|person| person.bytes().as_slice()),
                &row.wall,
                &row.offset,
                &row.boot,
                &row.boot_ms,
                &row.clock,
                &row.by,
                &row.payload,
                &as_a_hash(row).as_slice(),
                &1_i64,
            ]);
            added.unwrap();
            Ok(())
        })
    });
    added.unwrap();
    writer.finish().unwrap();
    tx.commit().unwrap();
    start.elapsed()
}
