//! How measured times are told: in the middle and at the slow end, beside their goal. Goals in
//! absolute figures hold for a machine that does nothing else, so they are told and never asserted,
//! with the load of the machine.

use std::fmt;
use std::time::Duration;

/// Times of one thing that was done many times, in milliseconds.
#[derive(Default)]
pub struct Times(Vec<f64>);

impl Times {
    /// One more.
    pub fn add(&mut self, time: Duration) {
        let ms = time.as_secs_f64() * 1e3;
        let at = self.0.partition_point(|other| *other < ms);
        self.0.insert(at, ms);
    }

    /// The time that a share of all of them does not exceed, in milliseconds; no number where
    /// nothing was measured.
    pub fn at(&self, hundredths: usize) -> f64 {
        let last = self.0.len().saturating_sub(1);
        let time = self.0.get(last * hundredths / 100);
        time.copied().unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (half, most, slow) = (self.at(50), self.at(90), self.at(99));
        let times = self.0.len();
        write!(
            f,
            "p50 {half:.3}, p90 {most:.3}, p99 {slow:.3} ms (n {times})"
        )
    }
}

/// Tells what was measured.
pub fn tell(what: &str, figure: impl fmt::Display) {
    println!("  {what:<46} {figure}");
}

/// Tells a figure with what it should be at most.
pub fn goal(what: &str, figure: f64, most: f64, unit: &str) {
    let met = if figure <= most { "met" } else { "MISSED" };
    tell(
        what,
        format_args!("{figure:.2}{unit}, goal {most}{unit}: {met}"),
    );
}

/// Tells what comes now, and how busy the machine is with it and everything else.
pub fn chapter(title: &str) {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown");
    println!("{title} [load {load}]");
}
