//! The sealed bundle, measured: against `age` alone over the same bytes, and how much memory it
//! takes.
//!
//! `cargo bench --no-default-features --bench bundle -- [ENTRIES]`: 1,000,000 entries. Rows are
//! made up as they are asked for, so that no database is in the time. What `age` alone is given are
//! the bytes that the bundle carries: the lines of the entries as they stand in it before they are
//! compressed.
//!
//! Both are timed twice: onto a disk and synced, as an export is, and into nothing, which leaves
//! only the work of the processor. Files go below `target`, or into `KEYTAG_BENCH_DIR`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, prints it, and stops where nothing is to be measured"
)]

#[expect(
    dead_code,
    reason = "only whole runs are timed here, and the fastest counts"
)]
mod figures;
mod made_up;

use std::io::{self, BufWriter, Read, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use age::x25519;
use figures::{chapter, goal, tell};
use keytag::domain::id::KioskId;
use keytag::transfer::bundle::{self, Carried, Foreign, Identity, PublicKey, Recipients, Refusal};
use made_up::Log;

const ENTRIES_DEFAULT: u64 = 1_000_000;
/// How often each is measured, by turns; the fastest counts.
const TURNS: usize = 3;
/// What a bundle may take in memory, in MiB.
const MEMORY_MIB_MAX: f64 = 64.0;
/// How much longer than `age` alone it may take.
const RATIO_MAX: f64 = 1.3;

fn main() {
    // Cargo adds `--bench`.
    let entries = std::env::args().find_map(|arg| arg.parse().ok());
    let mut log = Log::of(entries.unwrap_or(ENTRIES_DEFAULT));
    let office = [Identity::generate(), Identity::generate()];
    let lines = office.each_ref().map(Identity::public_line);
    let recipients = Recipients::parse(lines.iter().map(String::as_str)).unwrap();

    let below = std::env::var("KEYTAG_BENCH_DIR");
    let dir = PathBuf::from(below.unwrap_or(env!("CARGO_TARGET_TMPDIR").to_owned()));

    chapter(&format!("A sealed bundle of {} entries", log.entries));
    let before = memory_mib();
    let mut sealed = tempfile::tempfile_in(&dir).unwrap();
    log.seal(&mut sealed, &recipients);
    tell(
        "memory at most",
        format_args!("{:.1} MiB, {before:.1} MiB before", memory_mib()),
    );
    goal("memory", memory_mib(), MEMORY_MIB_MAX, " MiB");
    let mut lines_counted = Counted { bytes: 0 };
    write_lines(&mut log, &mut lines_counted);
    let line_bytes = lines_counted.bytes;
    let sealed_bytes = sealed.metadata().unwrap().len();
    let mib = |bytes: u64| bytes / (1024 * 1024);
    tell(
        "the entries as lines",
        format_args!("{} MiB", mib(line_bytes)),
    );
    tell("sealed", format_args!("{} MiB", mib(sealed_bytes)));

    let [mut ours, mut bare, mut ours_on_disk, mut bare_on_disk] = [Duration::MAX; 4];
    for _ in 0..TURNS {
        let start = Instant::now();
        log.seal(&mut Counted { bytes: 0 }, &recipients);
        ours = ours.min(start.elapsed());
        bare = bare.min(age_alone(line_bytes, &lines, &mut Counted { bytes: 0 }));
        let start = Instant::now();
        let mut file = tempfile::tempfile_in(&dir).unwrap();
        log.seal(&mut BufWriter::new(&mut file), &recipients);
        file.sync_all().unwrap();
        ours_on_disk = ours_on_disk.min(start.elapsed());
        let start = Instant::now();
        let mut file = tempfile::tempfile_in(&dir).unwrap();
        age_alone(line_bytes, &lines, &mut BufWriter::new(&mut file));
        file.sync_all().unwrap();
        bare_on_disk = bare_on_disk.min(start.elapsed());
    }
    for (what, ours, bare) in [
        ("onto the disk", ours_on_disk, bare_on_disk),
        ("into nothing", ours, bare),
    ] {
        let (ours, bare) = (ours.as_secs_f64(), bare.as_secs_f64());
        tell(what, format_args!("{ours:.2} s, age alone {bare:.2} s"));
        goal("  to age alone", ours / bare, RATIO_MAX, "x");
    }
    open(&mut sealed, &office, log.entries);
}

/// Opens it, as the office does.
fn open(sealed: &mut std::fs::File, office: &[Identity], entries: u64) {
    use std::io::Seek;
    sealed.rewind().unwrap();
    chapter("The same, opened");
    let start = Instant::now();
    let trust = |_: KioskId, _: &PublicKey| Ok::<(), Foreign>(());
    let mut opened = bundle::open(sealed, None, office, &trust).unwrap();
    tell(
        "checked",
        format_args!("{:.2} s", start.elapsed().as_secs_f64()),
    );
    let mut rows = 0;
    let start = Instant::now();
    let counted = opened.hand_out(&mut |carried| {
        rows += u64::from(matches!(carried, Carried::Entry(..)));
        Ok::<(), Refusal>(())
    });
    counted.unwrap();
    assert_eq!(rows, entries);
    tell(
        "handed out",
        format_args!("{:.2} s", start.elapsed().as_secs_f64()),
    );
    goal("memory", memory_mib(), MEMORY_MIB_MAX, " MiB");
}

/// How long `age` takes for so many bytes that look like ours.
fn age_alone(bytes: u64, recipients: &[String], out: &mut dyn Write) -> Duration {
    let keys: Vec<x25519::Recipient> = recipients.iter().map(|key| key.parse().unwrap()).collect();
    let mut log = Log::of(2_000);
    let mut sample = Vec::new();
    write_lines(&mut log, &mut sample);
    let start = Instant::now();
    let each = keys.iter().map(|key| key as &dyn age::Recipient);
    let age = age::Encryptor::with_recipients(each).unwrap();
    let mut age = age.wrap_output(out).unwrap();
    let mut left = bytes;
    while left > 0 {
        let more = left.min(sample.len() as u64);
        let more = usize::try_from(more).unwrap();
        age.write_all(&sample[..more]).unwrap();
        left -= more as u64;
    }
    age.finish().unwrap().flush().unwrap();
    start.elapsed()
}

/// The most memory that the program had so far, in MiB.
#[expect(clippy::cast_precision_loss, reason = "a few hundred thousand KiB")]
fn memory_mib() -> f64 {
    let mut status = String::new();
    let mut file = std::fs::File::open("/proc/self/status").unwrap();
    file.read_to_string(&mut status).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kib = line
        .and_then(|line| line.split_whitespace().nth(1))
        .unwrap();
    kib.parse::<u64>().unwrap() as f64 / 1024.0
}

struct Counted {
    bytes: u64,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The entries as they stand in a bundle, uncompressed.
fn write_lines(log: &mut Log, out: &mut impl Write) {
    let lines = log.each(&mut |row| {
        let line = serde_json::json!({
            "seq": row.key.seq, "id": row.id, "schema": row.schema, "kind": row.kind,
            "session": row.session, "person": row.person, "wall": row.wall,
            "offset": row.offset, "boot": row.boot, "boot_ms": row.boot_ms,
            "clock": row.clock, "by": row.by, "payload": row.payload,
        });
        serde_json::to_writer(&mut *out, &line).map_err(io::Error::from)?;
        Ok(out.write_all(b"\n")?)
    });
    lines.unwrap();
}
