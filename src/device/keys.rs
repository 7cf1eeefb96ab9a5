//! A scanner that types into nothing else: its keys, taken from the kernel and from everybody.
//!
//! A keyboard-wedge scanner types wherever the focus is. Named in `kiosk.toml` it is grabbed: the
//! window, a console and other programs hear nothing of it any more, and neither the layout nor
//! Caps Lock of the machine has a say, since what comes are keys and not signs. It may be pulled
//! out and put back at any time.
//!
//! The kernel stands behind a trait, so that all of it is tried without a device.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::scanner::Key;

mod kernel;
#[cfg(test)]
mod tests;

pub use kernel::{Kernel, event_file};

/// How long to wait before a scanner that is not there is looked for again, in milliseconds.
const LOOK_AGAIN_MS: u64 = 1_000;

/// Something that happened to a key of a scanner: the kernel's number of the key, and what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press {
    /// The kernel's number (`linux/input-event-codes.h`).
    pub code: u16,
    /// Down, up, or held.
    pub what: Move,
}

/// What happened to a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Pressed.
    Down,
    /// Let go.
    Up,
    /// Held so long that it would be written again.
    Held,
}

/// Finds and grabs a scanner.
pub trait Scanners: Send {
    /// The scanner of this name, for nobody else from now on.
    ///
    /// # Errors
    /// When it is not there, or may not be read or grabbed.
    fn grab(&mut self, name: &str) -> io::Result<Box<dyn Presses>>;

    /// Waits before it is looked for again.
    fn wait(&mut self) {
        thread::sleep(Duration::from_millis(LOOK_AGAIN_MS));
    }
}

/// A scanner that was grabbed. Dropped, it is everybody's again.
pub trait Presses {
    /// Waits for what happens next.
    ///
    /// # Errors
    /// When it was pulled out.
    fn next(&mut self) -> io::Result<Vec<Press>>;
}

/// Keys as a US keyboard writes them, whatever the machine's layout; Caps Lock is not heeded.
#[derive(Default)]
pub struct UsKeys {
    left_shift: bool,
    right_shift: bool,
}

impl fmt::Debug for UsKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UsKeys(..)")
    }
}

const ENTER: u16 = 28;
const KEYPAD_ENTER: u16 = 96;
const TAB: u16 = 15;
const BACKSPACE: u16 = 14;
const LEFT_SHIFT: u16 = 42;
const RIGHT_SHIFT: u16 = 54;
const SPACE: u16 = 57;

/// Rows of keys: the number of the first one, and what each writes, plain and with Shift.
const ROWS: [(u16, &str, &str); 4] = [
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", "ASDFGHJKL:\"~"),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
];
/// Figures of a keypad.
const KEYPAD: [(u16, &str); 3] = [(71, "789-456+123"), (82, "0."), (98, "/")];

impl UsKeys {
    /// A keyboard whose keys are all up.
    pub fn new() -> Self {
        Self::default()
    }

    /// What a press writes, if anything.
    pub fn take(&mut self, press: Press) -> Option<Key> {
        let is_down = press.what != Move::Up;
        match press.code {
            LEFT_SHIFT => self.left_shift = is_down,
            RIGHT_SHIFT => self.right_shift = is_down,
            // A scanner holds no key: what is written again is not another one.
            _ if press.what == Move::Down => return self.written(press.code),
            _ => {}
        }
        None
    }

    fn written(&self, code: u16) -> Option<Key> {
        match code {
            ENTER | KEYPAD_ENTER => return Some(Key::Enter),
            TAB => return Some(Key::Tab),
            BACKSPACE => return Some(Key::Backspace),
            SPACE => return Some(Key::Sign(' ')),
            _ => {}
        }
        let is_shifted = self.left_shift || self.right_shift;
        let rows = ROWS.map(|(first, plain, shifted)| {
            let row = if is_shifted { shifted } else { plain };
            (first, row)
        });
        let mut rows = rows.into_iter().chain(KEYPAD);
        let sign = rows.find_map(|(first, row)| {
            let place = code.checked_sub(first)?;
            row.chars().nth(usize::from(place))
        });
        sign.map(Key::Sign)
    }
}

/// How the grabbed scanner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grab {
    /// It is ours.
    Held,
    /// It is not there, or not for us: the kiosk works without it, and looks again.
    Missing,
}

/// Listens to one scanner on a thread of its own, until this is dropped and a key comes.
#[derive(Debug)]
pub struct Listening {
    ends: Arc<AtomicBool>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
    }
}

/// Begins to listen to the scanner of this name. `told` hears each key and whether the scanner is
/// there; it must not wait, and answers whether anybody still listens.
///
/// # Errors
/// When there is no thread for it.
pub fn listen(
    mut scanners: Box<dyn Scanners>,
    name: String,
    mut told: Box<dyn FnMut(Told) -> bool + Send>,
) -> io::Result<Listening> {
    let ends = Arc::new(AtomicBool::new(false));
    let ended = Arc::clone(&ends);
    thread::Builder::new()
        .name("scanner".to_owned())
        .spawn(move || {
            let is_over = || ended.load(Ordering::Relaxed);
            let mut was = None;
            while !is_over() {
                let grabbed = scanners.grab(&name);
                let is = match &grabbed {
                    Ok(_) => Grab::Held,
                    Err(_) => Grab::Missing,
                };
                if was != Some(is) {
                    if let Err(error) = &grabbed {
                        tracing::warn!(%error, "the scanner of kiosk.toml");
                    }
                    if !told(Told::Is(is)) {
                        return;
                    }
                }
                was = Some(is);
                let Ok(mut scanner) = grabbed else {
                    scanners.wait();
                    continue;
                };
                // Its keys are up when it is put in anew.
                let mut keys = UsKeys::new();
                while let Ok(presses) = scanner.next() {
                    for press in presses {
                        if let Some(key) = keys.take(press)
                            && !told(Told::Key(key))
                        {
                            return;
                        }
                    }
                    if is_over() {
                        return;
                    }
                }
                was = None;
            }
        })?;
    Ok(Listening { ends })
}

/// What is told of a grabbed scanner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A key came.
    Key(Key),
    /// It is there, or not.
    Is(Grab),
}
