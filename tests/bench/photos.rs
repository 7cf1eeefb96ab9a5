//! The same comparison on photographs that somebody has: `--photos FOLDER`.
//!
//! What is to be read in `street.jpg` stands in `street.txt` beside it. Where there is no such
//! file, it is what another decoder reads.

use std::fs;
use std::path::{Path, PathBuf};

use keytag::badge::Gray;
use serde_json::{Value, json};

use super::Work;
use super::decoders::Decoder;
use super::figures::{Times, chapter, tell};

/// The most photographs that one run takes.
const PHOTOS_MAX: usize = 20_000;
const ENDINGS: [&str; 3] = ["png", "jpg", "jpeg"];

/// Counts of one decoder.
#[derive(Default)]
struct Score {
    photos: usize,
    wrong: usize,
    /// Photographs in which no other one reads anything.
    alone: usize,
    times: Times,
}

pub fn compare(folder: &Path, tell_each: bool) -> Value {
    let mut paths = Vec::new();
    collect(folder, &mut paths);
    paths.sort();
    paths.truncate(PHOTOS_MAX);
    chapter(&format!("Photographs in {}", folder.display()));
    let mut scores: Vec<Score> = Decoder::ALL.iter().map(|_| Score::default()).collect();
    let (mut told, mut agreed, mut unknown, mut unreadable) = (0, 0, 0, 0);
    for path in &paths {
        let Some(picture) = picture_in(path) else {
            println!("  cannot be opened: {}", path.display());
            unreadable += 1;
            continue;
        };
        let mut found = Vec::new();
        for (decoder, score) in Decoder::ALL.iter().zip(&mut scores) {
            let start = Work::start();
            found.push(decoder.texts(&picture));
            score.times.add(start.elapsed());
        }
        let expected = expected_in(path);
        match expected {
            Some(_) => told += 1,
            None if found.iter().any(|texts| !texts.is_empty()) => agreed += 1,
            None => unknown += 1,
        }
        for (nth, score) in scores.iter_mut().enumerate() {
            let texts = &found[nth];
            // Without a text beside it, nobody knows what is wrong; who reads what alone is told.
            let (has_read, wrong) = expected
                .as_ref()
                .map_or((!texts.is_empty(), 0), |expected| {
                    let is_right = |text: &&String| expected.contains(&trimmed(text));
                    let right = texts.iter().filter(is_right).count();
                    (right > 0, texts.len() - right)
                });
            let readers = found.iter().filter(|texts| !texts.is_empty()).count();
            score.alone += usize::from(has_read && readers == 1);
            score.photos += usize::from(has_read);
            score.wrong += wrong;
        }
        if tell_each {
            let readers = Decoder::ALL.iter().zip(&found);
            let readers = readers.filter(|(_, texts)| !texts.is_empty());
            let names: Vec<_> = readers.map(|(decoder, _)| decoder.name()).collect();
            println!("  {}: {}", path.display(), names.join(", "));
        }
    }
    println!(
        "  {} photographs: {told} with a text beside them, {agreed} read by somebody, \
         {unknown} by nobody, {unreadable} cannot be opened",
        paths.len()
    );
    let mut rows = Vec::new();
    for (decoder, score) in Decoder::ALL.iter().zip(&scores) {
        if paths.len() == unreadable {
            break;
        }
        tell(
            decoder.name(),
            format_args!(
                "{} read, {} of them alone, {} wrong texts; {}",
                score.photos, score.alone, score.wrong, score.times
            ),
        );
        rows.push(json!({
            "decoder": decoder.name(),
            "read": score.photos,
            "alone": score.alone,
            "wrong": score.wrong,
            "median_ms": score.times.at(50),
            "p99_ms": score.times.at(99),
        }));
    }
    json!({ "photographs": paths.len(), "with_text": told, "decoders": rows })
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        println!("  no such folder: {}", folder.display());
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
            continue;
        }
        let ending = path.extension().and_then(|ending| ending.to_str());
        let ending = ending.map(str::to_ascii_lowercase).unwrap_or_default();
        if ENDINGS.contains(&ending.as_str()) {
            paths.push(path);
        }
    }
}

fn picture_in(path: &Path) -> Option<Gray> {
    let picture = image::ImageReader::open(path).ok()?;
    let picture = picture
        .with_guessed_format()
        .ok()?
        .decode()
        .ok()?
        .into_luma8();
    let (width, height) = picture.dimensions();
    Gray::new(width, height, picture.into_raw())
}

/// The texts beside a photograph: the whole file, and each of its lines.
fn expected_in(path: &Path) -> Option<Vec<String>> {
    let text = fs::read(path.with_extension("txt")).ok()?;
    let text = String::from_utf8_lossy(&text);
    let mut expected = vec![trimmed(&text)];
    expected.extend(text.lines().map(trimmed));
    expected.retain(|text| !text.is_empty());
    Some(expected)
}

fn trimmed(text: &str) -> String {
    text.replace('\r', "").trim().to_owned()
}
