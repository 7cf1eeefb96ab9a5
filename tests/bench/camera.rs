//! Badges before a camera, measured: how many are read, by whom, how fast, and is anything read
//! that is not there?
//!
//! `cargo bench --bench camera`: the goals of the door. With `--features zxing` zxing-cpp is
//! asked the same, which needs cmake and a compiler for C++. Options, behind `--`: `--cases N`
//! pictures in each condition, `--others` nothing but codes of other texts, `--only WORDS`
//! conditions whose name has these words, `--photos FOLDER` the same comparison on photographs
//! (`--each` tells who read which), `--json FILE` all figures once more, and `--pictures FOLDER`
//! writes the corpus as PNG, to look at.
//!
//! Times are those that the one thread worked, so that a busy machine is in them as little as can
//! be. What the mirror costs is told beside them, from the last run of `--bench mirror`. The
//! pictures are made here from fixed seeds (`scene`, `conditions`) and none is kept.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::disallowed_methods,
    reason = "a benchmark prints, and stops where nothing is to be measured; its \
              pictures are reckoned in small numbers"
)]

mod conditions;
mod decoders;
mod figures;
mod held;
mod photos;
mod scene;

use std::path::Path;
use std::time::Duration;

use conditions::{CONDITIONS, Case};
use decoders::Decoder;
use figures::{Times, chapter, goal, tell};
use keytag::badge::read::Reader;
use scene::Camera;
use serde_json::{Value, json};

const CASES_DEFAULT: u64 = 40;
/// Pictures without a badge, for each one in a condition.
const NEGATIVES_EACH: u64 = 10;
/// Pictures in a condition, for each one with somebody else's code.
const OTHERS_PARTS: u64 = 4;
/// Pictures of 1280x720, for each one in a condition.
const LARGE_EACH: u64 = 3;
/// Cards that come into view, for each picture in a condition.
const HELD_EACH: u64 = 1;

const MEDIAN_MS_MAX: f64 = 15.0;
const SLOW_MS_MAX: f64 = 50.0;
const HELD_MS_MAX: f64 = 200.0;

/// What was asked for on the command line.
struct Asked {
    cases: u64,
    only: String,
    photos: Option<String>,
    json: Option<String>,
    pictures: Option<String>,
    tell_each: bool,
    is_others: bool,
}

impl Asked {
    fn new() -> Self {
        let arguments: Vec<String> = std::env::args().collect();
        let after = |name: &str| {
            let place = arguments.iter().position(|argument| argument == name)?;
            arguments.get(place + 1).cloned()
        };
        let has = |name: &str| arguments.iter().any(|argument| argument == name);
        Self {
            cases: after("--cases").map_or(CASES_DEFAULT, |cases| cases.parse().unwrap()),
            only: after("--only").unwrap_or_default(),
            photos: after("--photos"),
            json: after("--json"),
            pictures: after("--pictures"),
            tell_each: has("--each"),
            is_others: has("--others"),
        }
    }
}

/// What one decoder did.
#[derive(Default)]
struct Tally {
    read: usize,
    wrong: usize,
    times: Times,
}

fn main() {
    let asked = Asked::new();
    let mut told = if let Some(folder) = &asked.photos {
        json!({ "photos": photos::compare(Path::new(folder), asked.tell_each) })
    } else if let Some(folder) = &asked.pictures {
        write_pictures(&asked, Path::new(folder));
        return;
    } else {
        measured(&asked)
    };
    told["load"] = json!(std::fs::read_to_string("/proc/loadavg").unwrap_or_default());
    if let Some(path) = &asked.json {
        std::fs::write(path, serde_json::to_string_pretty(&told).unwrap()).unwrap();
    }
}

fn measured(asked: &Asked) -> Value {
    if asked.is_others {
        return json!({ "others": others(asked.cases, &asked.only) });
    }
    let mut tallies: Vec<Tally> = Decoder::ALL.iter().map(|_| Tally::default()).collect();
    let conditions = read_rates(asked, &mut tallies);
    if !asked.only.is_empty() {
        return json!({ "conditions": conditions });
    }
    let negatives = nothing_there(asked.cases * NEGATIVES_EACH, &mut tallies);
    chapter("A frame of 640x480");
    for (decoder, tally) in Decoder::ALL.iter().zip(&tallies) {
        tell(decoder.name(), &tally.times);
    }
    let others = others(asked.cases.div_ceil(OTHERS_PARTS), "");
    let large = large_frames(asked.cases * LARGE_EACH);
    let held = held::up(asked.cases * HELD_EACH);
    let looked_out = held::before_a_lookout(asked.cases * HELD_EACH);
    let preview = preview_cost();

    chapter("Goals");
    let ours = &tallies[0];
    let least = tallies.last().map_or(0, |tally| tally.read);
    if Decoder::ALL.len() > 3 {
        goal(
            "badges that zxing-cpp reads and a frame does not",
            least as f64 - ours.read as f64,
            0.0,
            "",
        );
        goal(
            "badges that zxing-cpp reads and a still does not",
            least as f64 - tallies[1].read as f64,
            0.0,
            "",
        );
    }
    goal(
        "false reads",
        (ours.wrong + tallies[1].wrong) as f64,
        0.0,
        "",
    );
    goal("median of a frame", ours.times.at(50), MEDIAN_MS_MAX, " ms");
    goal("p99 of a frame", ours.times.at(99), SLOW_MS_MAX, " ms");
    goal("a held badge, p99", held.at(99), HELD_MS_MAX, " ms");
    goal(
        "the same through camera, movement and threads",
        looked_out.at(99),
        HELD_MS_MAX,
        " ms",
    );
    let each = Decoder::ALL.iter().zip(&tallies).map(|(decoder, tally)| {
        json!({
            "decoder": decoder.name(),
            "read": tally.read,
            "wrong": tally.wrong,
            "median_ms": tally.times.at(50),
            "p99_ms": tally.times.at(99),
        })
    });
    json!({
        "conditions": conditions,
        "negatives": negatives,
        "decoders": each.collect::<Vec<_>>(),
        "others": others,
        "large": large,
        "held": { "median_ms": held.at(50), "p99_ms": held.at(99) },
        "looked_out": { "median_ms": looked_out.at(50), "p99_ms": looked_out.at(99) },
        "preview": preview,
    })
}

/// The table: a row for each condition, a column for each decoder.
fn read_rates(asked: &Asked, tallies: &mut [Tally]) -> Vec<Value> {
    chapter(&format!("Badges read of {} in each condition", asked.cases));
    let names = Decoder::ALL
        .iter()
        .map(|decoder| format!("{:>10}", decoder.name()));
    tell("", names.collect::<String>());
    let mut rows = Vec::new();
    let mut reader = Reader::new();
    let (mut badges, mut whole) = (0, vec![0; tallies.len()]);
    for condition in CONDITIONS {
        if !condition.name.contains(&asked.only) {
            continue;
        }
        let mut read = vec![0; tallies.len()];
        let mut here = 0;
        for nth in 0..asked.cases {
            let case = condition.case(nth, Camera::VGA);
            here += case.texts.len();
            for (at, right) in look_at(&case, &mut reader, tallies).into_iter().enumerate() {
                read[at] += right;
            }
        }
        badges += here;
        for (sum, read) in whole.iter_mut().zip(&read) {
            *sum += read;
        }
        tell(condition.name, shares(&read, here));
        rows.push(json!({ "condition": condition.name, "badges": here, "read": read }));
    }
    tell(&format!("all {badges}"), shares(&whole, badges));
    rows
}

fn shares(read: &[usize], of: usize) -> String {
    let share = |read: &usize| format!("{:>8.1} %", 100.0 * *read as f64 / of.max(1) as f64);
    read.iter().map(share).collect()
}

/// How long this thread has worked: what others do on the machine is not in it.
pub struct Work(rustix::time::Timespec);

impl Work {
    /// From now on.
    pub fn start() -> Self {
        Self(Self::now())
    }

    fn now() -> rustix::time::Timespec {
        rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime)
    }

    /// How much of this thread's time has passed since then.
    ///
    /// # Panics
    /// Where the system's clock has no nanoseconds.
    pub fn elapsed(&self) -> Duration {
        let of = |time: rustix::time::Timespec| {
            Duration::new(
                time.tv_sec.cast_unsigned(),
                u32::try_from(time.tv_nsec).unwrap(),
            )
        };
        of(Self::now()).checked_sub(of(self.0)).unwrap()
    }
}

/// Asks each decoder and answers how many were right.
fn look_at(case: &Case, reader: &mut Reader, tallies: &mut [Tally]) -> Vec<usize> {
    let mut right = Vec::new();
    for (decoder, tally) in Decoder::ALL.iter().zip(tallies) {
        let start = Work::start();
        let found = decoder.badges(&case.picture, reader);
        tally.times.add(start.elapsed());
        let expected = found
            .iter()
            .filter(|text| case.texts.contains(text))
            .count();
        tally.read += expected;
        tally.wrong += found.len() - expected;
        right.push(expected);
    }
    right
}

/// Pictures without a badge: a badge in them is a false read, and so is a text that is not there.
fn nothing_there(pictures: u64, tallies: &mut [Tally]) -> Value {
    let before: Vec<usize> = tallies.iter().map(|tally| tally.wrong).collect();
    let mut reader = Reader::new();
    for nth in 0..pictures {
        let case = conditions::negative(nth, Camera::VGA);
        for (decoder, tally) in Decoder::ALL.iter().zip(&mut *tallies) {
            let start = Work::start();
            let found = decoder.badges(&case.picture, &mut reader);
            tally.times.add(start.elapsed());
            let is_badge = matches!(decoder, Decoder::Frame | Decoder::Still);
            let wrong = found
                .iter()
                .filter(|text| is_badge || !case.texts.contains(text));
            tally.wrong += wrong.count();
        }
        for (decoder, tally) in Decoder::ALL.iter().zip(&mut *tallies).take(2) {
            let found = decoder.texts(&case.picture);
            tally.wrong += found
                .iter()
                .filter(|text| !case.texts.contains(text))
                .count();
        }
    }
    chapter(&format!(
        "False reads, here and in {pictures} pictures without a badge"
    ));
    for (decoder, tally) in Decoder::ALL.iter().zip(&*tallies) {
        tell(decoder.name(), tally.wrong);
    }
    let wrong = tallies
        .iter()
        .zip(before)
        .map(|(tally, before)| tally.wrong - before);
    json!({ "pictures": pictures, "wrong": wrong.collect::<Vec<_>>() })
}

/// Codes of any text and size in the same conditions.
fn others(cases: u64, only: &str) -> Value {
    let (mut codes, mut read, mut wrong) = (0, [0; Decoder::ALL.len()], [0; Decoder::ALL.len()]);
    let (mut missed, mut behind) = (Vec::new(), Vec::new());
    for condition in CONDITIONS.iter().filter(|it| it.name.contains(only)) {
        let before = read;
        for nth in 0..cases {
            let case = condition.other_case(nth, Camera::VGA);
            codes += case.texts.len();
            let mut each = Vec::new();
            for (at, decoder) in Decoder::ALL.iter().enumerate() {
                let found = decoder.texts(&case.picture);
                let right = found
                    .iter()
                    .filter(|text| case.texts.contains(text))
                    .count();
                read[at] += right;
                wrong[at] += found.len() - right;
                each.push(right);
            }
            if each.last() > each.get(1) {
                missed.push(format!("{} {nth}", condition.name));
            }
        }
        let here = |at: usize| read[at] - before[at];
        if Decoder::ALL.len() > 3 && here(Decoder::ALL.len() - 1) > here(1) {
            behind.push(condition.name);
        }
    }
    chapter(&format!(
        "Other people's codes, {codes} in the same conditions"
    ));
    let names = Decoder::ALL
        .iter()
        .map(|decoder| format!("{:>10}", decoder.name()));
    tell("", names.collect::<String>());
    tell("read", shares(&read, codes));
    tell("wrong texts", format_args!("{wrong:?}"));
    if !missed.is_empty() {
        tell("read by the last and not in a still", missed.join("; "));
    }
    if Decoder::ALL.len() > 3 {
        goal(
            "conditions in which the last reads more than a still",
            behind.len() as f64,
            0.0,
            &format!(" {behind:?}"),
        );
    }
    json!({ "codes": codes, "read": read, "wrong": wrong, "behind": behind })
}

fn large_frames(pictures: u64) -> Value {
    let camera = Camera {
        width: 1_280,
        height: 720,
        ..Camera::VGA
    };
    let mut tallies: Vec<Tally> = Decoder::ALL.iter().map(|_| Tally::default()).collect();
    let mut reader = Reader::new();
    for nth in 0..pictures {
        let condition = &CONDITIONS[nth as usize % CONDITIONS.len()];
        let case = if nth % 4 == 3 {
            conditions::negative(nth, camera)
        } else {
            condition.case(nth, camera)
        };
        look_at(&case, &mut reader, &mut tallies);
    }
    chapter(&format!("A frame of 1280x720, {pictures} of all kinds"));
    for (decoder, tally) in Decoder::ALL.iter().zip(&tallies) {
        tell(decoder.name(), &tally.times);
    }
    let times = tallies
        .iter()
        .map(|tally| [tally.times.at(50), tally.times.at(99)]);
    json!({ "pictures": pictures, "median_and_p99_ms": times.collect::<Vec<_>>() })
}

/// What the mirror costs, as `--bench mirror` measured it last: that needs the window.
fn preview_cost() -> Value {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mirror.json");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let told: Value = serde_json::from_str(&text).unwrap_or_default();
    chapter("The mirror, as it was measured last");
    let rows = told["rows"].as_array().cloned().unwrap_or_default();
    if rows.is_empty() {
        tell("not yet", "cargo bench --features gui-tests --bench mirror");
    }
    for row in rows {
        let figure = |name: &str| row[name].as_f64().unwrap_or_default();
        let (what, unit) = (row["what"].as_str(), row["unit"].as_str());
        let (what, unit) = (what.unwrap_or_default(), unit.unwrap_or_default());
        goal(what, figure("figure"), figure("most"), unit);
    }
    told
}

/// The corpus as files, for people who want to see what is measured.
fn write_pictures(asked: &Asked, folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let write = |name: &str, case: &Case| {
        let name = name.replace([' ', ',', '(', ')'], "-");
        let path = folder.join(format!("{name}.png"));
        let picture = &case.picture;
        let (width, height) = (picture.width(), picture.height());
        let color = image::ExtendedColorType::L8;
        image::save_buffer(&path, picture.pixels(), width, height, color).unwrap();
        std::fs::write(path.with_extension("txt"), case.texts.join("\n")).unwrap();
    };
    for condition in CONDITIONS {
        for nth in 0..asked.cases {
            let name = format!("{}-{nth}", condition.name);
            write(&name, &condition.case(nth, Camera::VGA));
        }
    }
    for nth in 0..asked.cases * NEGATIVES_EACH {
        write(
            &format!("negative-{nth}"),
            &conditions::negative(nth, Camera::VGA),
        );
    }
}
