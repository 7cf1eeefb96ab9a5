//! Two sounds: a short rising chime for "done", and a soft double tone for "look at the screen".
//!
//! They are reckoned here, sample by sample, and played by whichever of the usual small programs is
//! installed. Where there is none, or no loudspeaker, the kiosk is silent and goes on: whatever is
//! heard is seen, too. Nothing that is played says who came.

use std::fs::File;
use std::io::{Seek, Write};
use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;

use rustix::fs::{MemfdFlags, memfd_create};

use super::errand::{Errands, find};

/// What can be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// It is done.
    Done,
    /// Something on the screen wants an answer.
    Look,
}

/// Whatever plays tones.
pub trait Sounds: Send + Sync {
    /// Plays one, and does not wait for its end.
    fn play(&self, tone: Tone);

    /// What plays them; none where nothing does.
    fn by(&self) -> Option<String>;
}

/// Nothing is heard.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silence;

impl Sounds for Silence {
    fn play(&self, _tone: Tone) {}

    fn by(&self) -> Option<String> {
        None
    }
}

/// The programs that can play a file, the one that suits today's machines first.
const PLAYERS: [&str; 3] = ["pw-play", "paplay", "aplay"];
/// The file that is what comes in: a program opens it anew, from its beginning.
const STANDARD_INPUT: &str = "/dev/stdin";

/// Plays by one of the machine's own programs.
#[derive(Debug)]
pub struct ProgramSounds {
    program: PathBuf,
    errands: Errands,
}

impl ProgramSounds {
    /// By the first that is installed along a search path; none where none is.
    pub fn find(path: &str) -> Option<Self> {
        find(path, &PLAYERS).map(|program| Self {
            program,
            errands: Errands::new("sounds"),
        })
    }
}

impl Sounds for ProgramSounds {
    fn play(&self, tone: Tone) {
        let program = self.program.clone();
        self.errands.ask(move || {
            // A file in memory alone: nothing is left of it, and programs can go back and forth in
            // it, which some of them want.
            let mut file = File::from(memfd_create("sound", MemfdFlags::CLOEXEC)?);
            file.write_all(&wave(tone))?;
            file.rewind()?;
            let mut command = Command::new(program);
            command.arg(STANDARD_INPUT).stdin(file);
            Ok(command)
        });
    }

    fn by(&self) -> Option<String> {
        let name = self.program.file_name()?;
        Some(name.to_string_lossy().into_owned())
    }
}

/// Writes down what was asked for: for tests.
#[derive(Debug, Default)]
pub struct HeardSounds(Mutex<Vec<Tone>>);

impl HeardSounds {
    /// What was asked for so far, in its order.
    pub fn heard(&self) -> Vec<Tone> {
        self.0.lock().map_or_else(|_| Vec::new(), |all| all.clone())
    }
}

impl Sounds for HeardSounds {
    fn play(&self, tone: Tone) {
        if let Ok(mut all) = self.0.lock() {
            all.push(tone);
        }
    }

    fn by(&self) -> Option<String> {
        Some("a test".to_owned())
    }
}

/// Samples a second.
const RATE: u32 = 22_050;
/// How loud the loudest moment is, of 1: soft.
const PEAK: f32 = 0.22;
/// How long a note takes to come, in seconds: without it, it would click.
const ATTACK_SECS: f32 = 0.012;
/// How much softer the octave above each note is, which makes it sound like a bell.
const OCTAVE: f32 = 0.25;

/// One note: when it begins, how long it rings, in seconds, and how high it is, in hertz.
struct Note {
    at: f32,
    long: f32,
    hertz: f32,
}

/// The notes of a tone.
fn notes(tone: Tone) -> [Note; 2] {
    let note = |at, long, hertz| Note { at, long, hertz };
    match tone {
        // A fifth up: from D to A.
        Tone::Done => [note(0.0, 0.18, 587.33), note(0.11, 0.34, 880.0)],
        // The same low note twice.
        Tone::Look => [note(0.0, 0.2, 392.0), note(0.27, 0.26, 392.0)],
    }
}

/// A tone as a WAV file: one channel of 16 bits.
pub fn wave(tone: Tone) -> Vec<u8> {
    const HEADER_BYTES: u32 = 36;
    const SAMPLE_BYTES: u16 = 2;
    let samples = samples(tone);
    let data: Vec<u8> = samples.iter().flat_map(|s| s.to_le_bytes()).collect();
    let long = u32::try_from(data.len()).unwrap_or(u32::MAX - HEADER_BYTES);
    let mut file = Vec::with_capacity(data.len() + 44);
    file.extend(b"RIFF");
    file.extend((HEADER_BYTES + long).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // Plain samples, one channel.
    file.extend(1_u16.to_le_bytes());
    file.extend(1_u16.to_le_bytes());
    file.extend(RATE.to_le_bytes());
    file.extend((RATE * u32::from(SAMPLE_BYTES)).to_le_bytes());
    file.extend(SAMPLE_BYTES.to_le_bytes());
    file.extend((SAMPLE_BYTES * 8).to_le_bytes());
    file.extend(b"data");
    file.extend(long.to_le_bytes());
    file.extend(data);
    file
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a tone is shorter than a second, and no sample is louder than the peak"
)]
fn samples(tone: Tone) -> Vec<i16> {
    let notes = notes(tone);
    let long = notes
        .iter()
        .map(|note| note.at + note.long)
        .fold(0.0, f32::max);
    let count = (long * RATE as f32) as u32;
    let at = |n: u32| {
        let now = n as f32 / RATE as f32;
        let sum: f32 = notes.iter().map(|note| loudness(note, now)).sum();
        (sum.clamp(-1.0, 1.0) * PEAK * f32::from(i16::MAX)) as i16
    };
    (0..count).map(at).collect()
}

/// How far the membrane is out at this moment, for one note.
fn loudness(note: &Note, now: f32) -> f32 {
    let since = now - note.at;
    if since < 0.0 || since >= note.long {
        return 0.0;
    }
    let come = (since / ATTACK_SECS).min(1.0);
    // It dies away, and is silent at its end.
    let left = 1.0 - since / note.long;
    let turn = std::f32::consts::TAU * note.hertz * since;
    come * left * left * (turn.sin() + OCTAVE * (2.0 * turn).sin())
}

#[cfg(test)]
mod tests;
