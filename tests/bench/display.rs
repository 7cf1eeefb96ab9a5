//! A display without a screen: Xvfb keeps its picture in a file, where every frame can be seen the
//! moment it is there, and takes keys as a scanner sends them.
//!
//! It speaks the few words of X11 that this needs, so that nothing is started between the last key
//! and the look at the picture.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::FileExt;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Between two looks at the picture: the error of what is measured.
const LOOK: Duration = Duration::from_micros(200);
/// Rows of the picture between two that are looked at.
const EVERY: u64 = 16;

/// A running display, which ends with this value.
pub struct Display {
    server: Child,
    picture: File,
    picture_at: u64,
    row_bytes: u64,
    rows: u64,
    /// Its name, for a program.
    pub name: String,
    stream: UnixStream,
    xtest: u8,
    root: u32,
    /// By keycode from the first one: the signs without and with Shift.
    keys: Vec<[u32; 2]>,
    first_key: u8,
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Display {
    /// Starts one of this size; none where Xvfb is not installed.
    pub fn start(dir: &Path, width: u32, height: u32) -> Option<Self> {
        let started = Command::new("Xvfb")
            .args(["-displayfd", "1", "-br", "-nolisten", "tcp", "-fbdir"])
            .arg(dir)
            .args(["-screen", "0", &format!("{width}x{height}x24")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut server = started.ok()?;
        let mut number = String::new();
        let mut said = BufReader::new(server.stdout.take().unwrap());
        said.read_line(&mut number).unwrap();
        let number = number.trim();
        let picture = File::open(dir.join("Xvfb_screen0")).unwrap();
        // The header of an XWD file, the highest byte first.
        let word = |at: u64| {
            let mut bytes = [0; 4];
            picture.read_exact_at(&mut bytes, at * 4).unwrap();
            u64::from(u32::from_be_bytes(bytes))
        };
        let (picture_at, row_bytes, rows) = (word(0) + word(19) * 12, word(12), word(5));
        let (stream, first_key, last_key, root) = greet(number);
        let mut display = Self {
            server,
            picture,
            picture_at,
            row_bytes,
            rows,
            name: format!(":{number}"),
            stream,
            xtest: 0,
            root,
            keys: Vec::new(),
            first_key,
        };
        display.say(98, 0, &[&5_u16.to_ne_bytes(), &[0; 2], b"XTEST\0\0\0"]);
        display.xtest = display.answer().0[9];
        let count = last_key - first_key + 1;
        display.say(101, 0, &[&[first_key, count, 0, 0]]);
        let (head, signs) = display.answer();
        let a_key = usize::from(head[1]) * 4;
        let sign = |key: &[u8], at| u32::from_ne_bytes(key[at..at + 4].try_into().unwrap());
        let keys = signs.chunks_exact(a_key);
        display.keys = keys.map(|key| [sign(key, 0), sign(key, 4)]).collect();
        Some(display)
    }

    /// Every sixteenth row of the picture.
    pub fn look(&self) -> Vec<u8> {
        let row = usize::try_from(self.row_bytes).unwrap();
        let mut seen = vec![0; row * usize::try_from(self.rows.div_ceil(EVERY)).unwrap()];
        for (n, into) in (0..).zip(seen.chunks_exact_mut(row)) {
            let at = self.picture_at + n * EVERY * self.row_bytes;
            self.picture.read_exact_at(into, at).unwrap();
        }
        seen
    }

    /// Looks until the picture is another one than `before` and then stays as it is for `quiet`.
    /// Gives when it first changed and when it last did.
    ///
    /// # Panics
    /// When it does not change within ten seconds.
    pub fn wait_for_change(&self, before: &[u8], quiet: Duration) -> (Instant, Instant) {
        let start = Instant::now();
        let (mut seen, mut first, mut last) = (before.to_owned(), None, start);
        while first.is_none() || last.elapsed() < quiet {
            assert!(
                start.elapsed().as_secs() < 10,
                "the picture does not change"
            );
            std::thread::sleep(LOOK);
            let now = self.look();
            if now != seen {
                last = Instant::now();
                first = first.or(Some(last));
                seen = now;
            }
        }
        (first.unwrap(), last)
    }

    /// Gives the keys to the largest window, as a window manager would.
    pub fn focus(&mut self) {
        self.say(15, 0, &[&self.root.to_ne_bytes()]);
        let (_, windows) = self.answer();
        let mut largest = (0, self.root);
        for window in windows.as_chunks::<4>().0 {
            self.say(14, 0, &[window]);
            let size = self.answer().0;
            let pixels = |at| u32::from(u16::from_ne_bytes([size[at], size[at + 1]]));
            largest = largest.max((pixels(16) * pixels(18), u32::from_ne_bytes(*window)));
        }
        self.say(42, 1, &[&largest.1.to_ne_bytes(), &[0; 4]]);
        self.sync();
    }

    /// Presses and lets go what makes each of these signs: a line feed is Enter, `\x1b` is Escape.
    pub fn press(&mut self, text: &str) {
        for sign in text.chars() {
            let sign = match sign {
                '\n' => 0xff0d,
                '\x1b' => 0xff1b,
                other => u32::from(other),
            };
            let plain = self.keys.iter().position(|key| key[0] == sign);
            let shifted = self.keys.iter().position(|key| key[1] == sign);
            let shift = self.keys.iter().position(|key| key[0] == 0xffe1).unwrap();
            if let Some(key) = plain {
                self.strike(key, &[2, 3]);
            } else {
                self.strike(shift, &[2]);
                self.strike(shifted.expect("a key for every sign"), &[2, 3]);
                self.strike(shift, &[3]);
            }
        }
        self.stream.flush().unwrap();
    }

    /// Presses the pointer here and lets it go.
    #[allow(dead_code, reason = "each benchmark takes what it needs")]
    pub fn click(&mut self, x: u16, y: u16) {
        self.point(&[(6, 0, x, y), (4, 1, x, y), (5, 1, x, y)]);
    }

    /// Takes the pointer into the corner, where it is not seen. Not together with a click: a window
    /// that is told of both at once sees the pointer away before it was pressed.
    #[allow(dead_code, reason = "each benchmark takes what it needs")]
    pub fn leave(&mut self) {
        self.point(&[(6, 0, u16::MAX / 2, u16::MAX / 2)]);
    }

    fn point(&mut self, events: &[(u8, u8, u16, u16)]) {
        for &(kind, button, x, y) in events {
            let root = self.root.to_ne_bytes();
            let [x, y] = [x, y].map(u16::to_ne_bytes);
            let rest: &[&[u8]] = &[
                &[kind, button, 0, 0],
                &[0; 4],
                &root,
                &[0; 8],
                &x,
                &y,
                &[0; 8],
            ];
            self.say(self.xtest, 2, rest);
        }
        self.sync();
    }

    /// Waits until the display has done what it was told.
    pub fn sync(&mut self) {
        self.say(43, 0, &[]);
        self.answer();
    }

    fn strike(&mut self, key: usize, kinds: &[u8]) {
        let key = self.first_key + u8::try_from(key).unwrap();
        for kind in kinds {
            self.say(self.xtest, 2, &[&[*kind, key], &[0; 30]]);
        }
    }

    fn say(&mut self, what: u8, detail: u8, rest: &[&[u8]]) {
        let rest = rest.concat();
        let words = u16::try_from(1 + rest.len() / 4).unwrap();
        let mut request = vec![what, detail];
        request.extend(words.to_ne_bytes());
        request.extend(rest);
        self.stream.write_all(&request).unwrap();
    }

    fn answer(&mut self) -> ([u8; 32], Vec<u8>) {
        let mut head = [0; 32];
        // What the display tells everybody is none.
        while head[0] != 1 {
            self.stream.read_exact(&mut head).unwrap();
            assert_ne!(head[0], 0, "the display refuses: {head:?}");
        }
        let words = u32::from_ne_bytes([head[4], head[5], head[6], head[7]]);
        let mut rest = vec![0; usize::try_from(words).unwrap() * 4];
        self.stream.read_exact(&mut rest).unwrap();
        (head, rest)
    }
}

/// Connects: the stream, the first and the last key, and the root window.
fn greet(number: &str) -> (UnixStream, u8, u8, u32) {
    let mut stream = UnixStream::connect(format!("/tmp/.X11-unix/X{number}")).unwrap();
    let order = if cfg!(target_endian = "little") {
        b'l'
    } else {
        b'B'
    };
    let mut hello = vec![order, 0];
    hello.extend(11_u16.to_ne_bytes());
    hello.extend([0; 8]);
    stream.write_all(&hello).unwrap();
    let mut head = [0; 8];
    stream.read_exact(&mut head).unwrap();
    assert_eq!(head[0], 1, "the display lets nobody in");
    let words = usize::from(u16::from_ne_bytes([head[6], head[7]]));
    let mut rest = vec![0; words * 4];
    stream.read_exact(&mut rest).unwrap();
    let vendor = usize::from(u16::from_ne_bytes([rest[16], rest[17]]));
    let screens = 32 + vendor.next_multiple_of(4) + usize::from(rest[21]) * 8;
    let root = u32::from_ne_bytes(rest[screens..screens + 4].try_into().unwrap());
    (stream, rest[26], rest[27], root)
}
