//! `keytag doctor --scan`: what a scanner sends, seen from the terminal that it types into.
//!
//! Nobody is signed in, and nothing is asked but whether the organisation's key made a badge.

use std::io::{self, Read as _};
use std::os::fd::AsFd as _;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use chrono_tz::Tz;
use rustix::termios::{self, LocalModes, OptionalActions, Termios};

use crate::badge::token::{Genuine, OrganisationKey};
use crate::command::{Failure, Kiosk, Out, Places, Result};
use crate::device::scanner::{End, GAP_MS_MAX, Key, Letters, Pace, Report, Trial};
use crate::services::{Clock, SystemClock};

/// How often it is looked whether a scan is over, in milliseconds.
const LOOK_MS: u64 = 100;
/// Bytes that are read at once: a scan of the longest kind.
const READ_BYTES: usize = 256;
/// What ends it: Ctrl-C and Ctrl-D.
const ENDS: [char; 2] = ['\u{3}', '\u{4}'];

/// Shows one scan after another, until Ctrl-C or the end of the input.
pub(super) fn run(places: &Places, out: &mut Out<'_>) -> Result {
    let key = organisation_key(places);
    if let Err(failure) = &key {
        out.line(format!("Whose badges come cannot be said: {failure}"))?;
    }
    if let Some(grabbed) = grabbed(places) {
        out.line(format!(
            "\u{201c}{grabbed}\u{201d} types into the kiosk alone while that runs, and nothing of it \
             comes here: end the kiosk first, or touch For staff, Try the scanner."
        ))?;
    }
    out.line("Scan a badge now. Nobody is signed in. Ctrl-C ends it.")?;
    out.flush()?;
    let _unchanged = Unechoed::begin();
    let (send, keys) = mpsc::channel();
    // Reading waits for the scanner, and the times are those at which its signs came.
    thread::spawn(move || {
        let (clock, mut input) = (clock(), io::stdin());
        let mut bytes = [0; READ_BYTES];
        while let Ok(count @ 1..) = input.read(&mut bytes) {
            let came = (bytes[..count].to_vec(), clock.now().boot_ms);
            if send.send(came).is_err() {
                break;
            }
        }
    });
    let (clock, mut trial, mut text) = (clock(), Trial::new(), Signs::default());
    loop {
        match keys.recv_timeout(Duration::from_millis(LOOK_MS)) {
            Ok((bytes, now_ms)) => {
                for sign in text.take(&bytes) {
                    if ENDS.contains(&sign) {
                        return Ok(());
                    }
                    if trial.has_ended() && !sign.is_control() {
                        tell(&mut trial, key.as_ref().ok(), out)?;
                    }
                    trial.hear(Key::Sign(sign), now_ms);
                }
            }
            Err(RecvTimeoutError::Timeout) if trial.is_over(clock.now().boot_ms) => {
                tell(&mut trial, key.as_ref().ok(), out)?;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return tell(&mut trial, key.as_ref().ok(), out);
            }
        }
    }
}

/// The scanner that the site names, which a running kiosk keeps for itself.
fn grabbed(places: &Places) -> Option<String> {
    let kiosk = Kiosk::at(places).ok()?;
    kiosk.config.kiosk.scanner.device
}

fn clock() -> SystemClock {
    SystemClock::new(Tz::UTC)
}

fn organisation_key(places: &Places) -> Result<OrganisationKey> {
    let kiosk = Kiosk::at(places)?;
    if !kiosk.place.is_inhabited() {
        return Err(Failure::refused("there is no kiosk yet", "start it once"));
    }
    Ok(kiosk.open()?.book.organisation_key().clone())
}

fn tell(trial: &mut Trial, key: Option<&OrganisationKey>, out: &mut Out<'_>) -> Result {
    let Some(report) = trial.tell() else {
        return Ok(());
    };
    for line in lines(&report, key) {
        out.line(line)?;
    }
    out.flush()
}

/// What came, line by line.
fn lines(report: &Report, key: Option<&OrganisationKey>) -> Vec<String> {
    let whose = match (report.token, key) {
        (None, _) => "no badge",
        (Some(_), None) => "a badge",
        (Some(token), Some(key)) => match token.genuine(key) {
            Genuine::Ours => "one of our badges",
            Genuine::Foreign => "a badge, but not one of ours",
        },
    };
    let (least, most) = report.gaps_ms;
    let pace = match report.pace {
        Pace::Scanner => "as fast as a scanner".to_owned(),
        Pace::Person => format!(
            "taken for somebody typing: set the scanner to pause for {GAP_MS_MAX} ms at most"
        ),
    };
    let around = |text: &str| match text {
        "" => "nothing".to_owned(),
        text => text.to_owned(),
    };
    let end = match report.end {
        End::Enter => "Enter",
        End::Tab => "Tab",
        End::Pause => "neither Enter nor Tab; badges work all the same",
    };
    let mut lines = vec![
        whose.to_owned(),
        format!("  came     {} ({} signs)", report.shown, report.signs),
        format!("  pace     {least} to {most} ms from sign to sign: {pace}"),
        format!(
            "  around   before it {}, behind it {}",
            around(&report.before),
            around(&report.behind)
        ),
        format!("  end      {end}"),
    ];
    match report.letters {
        Letters::Capitals => {}
        Letters::Small => {
            lines
                .push("  letters  small: Caps Lock may be on; badges work all the same".to_owned());
        }
        Letters::Mixed => lines.push(
            "  letters  capitals and small ones: let the scanner send them more slowly".to_owned(),
        ),
    }
    lines
}

/// Bytes of a terminal as signs; one may come in two parts.
#[derive(Default)]
struct Signs(Vec<u8>);

impl Signs {
    fn take(&mut self, bytes: &[u8]) -> Vec<char> {
        self.0.extend_from_slice(bytes);
        let mut signs = Vec::new();
        loop {
            match std::str::from_utf8(&self.0) {
                Ok(text) => {
                    signs.extend(text.chars());
                    self.0.clear();
                    return signs;
                }
                Err(error) => {
                    let (sound, rest) = self.0.split_at(error.valid_up_to());
                    signs.extend(String::from_utf8_lossy(sound).chars());
                    let Some(odd) = error.error_len() else {
                        self.0 = rest.to_vec();
                        return signs;
                    };
                    signs.push(char::REPLACEMENT_CHARACTER);
                    self.0 = rest[odd..].to_vec();
                }
            }
        }
    }
}

/// A terminal that gives each sign at once and shows none of them: a badge is nobody's to read.
/// When this goes it is as it was before.
struct Unechoed(Termios);

impl Unechoed {
    /// None where it is no terminal that is read from.
    fn begin() -> Option<Self> {
        let stdin = io::stdin();
        let before = termios::tcgetattr(stdin.as_fd()).ok()?;
        let mut changed = before.clone();
        changed.local_modes -= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
        termios::tcsetattr(stdin.as_fd(), OptionalActions::Now, &changed).ok()?;
        Some(Self(before))
    }
}

impl Drop for Unechoed {
    fn drop(&mut self) {
        let _ = termios::tcsetattr(io::stdin().as_fd(), OptionalActions::Now, &self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::badge::{Token, TokenId};

    fn heard(text: &str, gap_ms: u64) -> Report {
        let mut trial = Trial::new();
        for (sign, place) in text.chars().zip(0_u64..) {
            trial.hear(Key::Sign(sign), place * gap_ms);
        }
        trial.tell().unwrap()
    }

    #[test]
    fn a_badge_is_told_by_whose_key_made_it_and_not_in_full() {
        let (ours, theirs) = (OrganisationKey::new([1; 32]), OrganisationKey::new([2; 32]));
        let letters = Token::issue(&ours, TokenId(77)).letters();
        let report = heard(&format!("]Q3{letters}\r"), 3);
        for (key, whose) in [
            (Some(&ours), "one of our badges"),
            (Some(&theirs), "a badge, but not one of ours"),
            (None, "a badge"),
        ] {
            let said = lines(&report, key);
            assert_eq!(said[0], whose);
            let all = said.join("\n");
            assert!(
                all.contains("before it ]Q3") && all.contains("end      Enter"),
                "{all}"
            );
            assert!(!all.contains(&letters[4..12]), "{all}");
        }
        assert_eq!(
            lines(&heard("4006381333931\n", 3), Some(&ours))[0],
            "no badge"
        );
        assert!(lines(&heard(&letters, 90), None)[2].contains("somebody typing"));
    }

    #[test]
    fn a_sign_in_two_parts_is_one_and_what_is_none_does_no_harm() {
        let mut signs = Signs::default();
        assert_eq!(signs.take(b"a\xc3"), ['a']);
        assert_eq!(signs.take(b"\xa9b"), ['é', 'b']);
        assert_eq!(signs.take(b"\xffx"), ['\u{fffd}', 'x']);
        assert!(signs.take(b"").is_empty());
    }
}
