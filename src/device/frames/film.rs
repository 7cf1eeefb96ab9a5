//! A film that takes the part of a camera: for trying the door without one, and for measuring.
//!
//! Two kinds can be told without a codec: `YUV4MPEG2` (`.y4m`), of which only the light is read,
//! and JPEG after JPEG, as in `.mjpeg` files and inside an AVI of that kind. At its end it begins
//! anew. One picture is in memory at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::Duration;

use zeroize::Zeroizing;

use super::jpeg::{JPEG_BYTES_MAX, luma};
use super::{Frames, Kind, LOOK_AGAIN, Seen};
use crate::badge::Gray;
use crate::badge::read::{PICTURE_PIXELS_MAX, SIDE_PIXELS_MAX};

/// The longest line at the head of a film or of one of its pictures, in bytes.
const HEAD_BYTES_MAX: u64 = 256;
/// Pictures a second of a film that does not say.
const RATE_DEFAULT: u32 = 30;
/// What a film may say.
const RATE: std::ops::RangeInclusive<u32> = 1..=120;

/// A film, played over and over.
#[derive(Debug)]
pub struct Film {
    path: PathBuf,
    open: Option<Open>,
    is_said: bool,
}

#[derive(Debug)]
struct Open {
    file: BufReader<File>,
    form: Form,
    /// Where its first picture begins.
    start: u64,
    between: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Light of so many pixels, and so many bytes of colour behind it.
    Plain {
        width: u32,
        height: u32,
        colour_bytes: u64,
    },
    /// One JPEG after the other.
    Jpegs,
}

/// The endings of files that are taken for films.
const ENDINGS: [&str; 4] = ["y4m", "mjpeg", "mjpg", "avi"];

impl Film {
    /// The film in this file; none where its name is not that of one.
    pub fn new(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        let is_film = ENDINGS.iter().any(|film| film.eq_ignore_ascii_case(ending));
        is_film.then(|| Self {
            path: path.to_owned(),
            open: None,
            is_said: false,
        })
    }

    /// The next picture, from the beginning again where this one was the last.
    fn advance(&mut self) -> io::Result<Gray> {
        let open = match &mut self.open {
            Some(open) => open,
            None => self.open.insert(Open::file(&self.path)?),
        };
        if let Some(picture) = open.picture()? {
            return Ok(picture);
        }
        open.file.seek(SeekFrom::Start(open.start))?;
        open.picture()?.ok_or_else(|| unusable("no picture in it"))
    }
}

impl Frames for Film {
    fn next(&mut self) -> Seen {
        match self.advance() {
            Ok(picture) => {
                self.is_said = false;
                Seen::Frame(picture)
            }
            Err(error) => {
                if !self.is_said {
                    tracing::warn!(file = ?self.path, %error, "no film");
                }
                self.is_said = true;
                self.open = None;
                Seen::Absent
            }
        }
    }

    fn pause(&self, _after: &Seen) -> Duration {
        self.open
            .as_ref()
            .map_or(LOOK_AGAIN * 10, |open| open.between)
    }

    fn kind(&self) -> Kind {
        Kind::Live
    }
}

impl Open {
    fn file(path: &Path) -> io::Result<Self> {
        // Asked before opening, for opening a pipe would wait for somebody to write into it.
        if !std::fs::metadata(path)?.is_file() {
            return Err(unusable("not a plain file"));
        }
        let mut file = BufReader::new(File::open(path)?);
        let is_plain = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("y4m"));
        let (form, rate) = if is_plain {
            plain(&line(&mut file)?.ok_or_else(|| unusable("empty"))?)?
        } else {
            (Form::Jpegs, rate_of_avi(&mut file)?)
        };
        let start = file.stream_position()?;
        let between = Duration::from_secs(1) / rate.clamp(*RATE.start(), *RATE.end());
        Ok(Self {
            file,
            form,
            start,
            between,
        })
    }

    /// The next picture that can be used; none at the end.
    fn picture(&mut self) -> io::Result<Option<Gray>> {
        match self.form {
            Form::Jpegs => {
                while let Some(bytes) = next_jpeg(&mut self.file)? {
                    if let Some(picture) = luma(&bytes) {
                        return Ok(Some(picture));
                    }
                }
                Ok(None)
            }
            Form::Plain {
                width,
                height,
                colour_bytes,
            } => {
                match line(&mut self.file)? {
                    Some(head) if head.starts_with("FRAME") => {}
                    Some(_) => return Err(unusable("a picture does not begin with FRAME")),
                    None => return Ok(None),
                }
                let count = usize::try_from(width * height).unwrap_or_default();
                let mut pixels = vec![0; count];
                let is_whole = self.file.read_exact(&mut pixels).is_ok();
                let colour = i64::try_from(colour_bytes).unwrap_or(i64::MAX);
                self.file.seek_relative(colour)?;
                // A film that was cut off ends before its last picture.
                Ok(Gray::new(width, height, pixels).filter(|_| is_whole))
            }
        }
    }
}

fn unusable(why: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

/// A line of the head; none at the end of the file.
fn line(file: &mut BufReader<File>) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    file.take(HEAD_BYTES_MAX).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    match line.pop() {
        Some(b'\n') => String::from_utf8(line)
            .map(Some)
            .map_err(|_| unusable("not a film")),
        _ => Err(unusable("not a film, or its head is too long")),
    }
}

/// What the head of a `.y4m` says: `YUV4MPEG2 W640 H480 F30:1 C420jpeg`.
fn plain(head: &str) -> io::Result<(Form, u32)> {
    let mut words = head.split(' ');
    if words.next() != Some("YUV4MPEG2") {
        return Err(unusable("does not begin with YUV4MPEG2"));
    }
    let (mut width, mut height, mut rate, mut colour) = (0, 0, RATE_DEFAULT, "420");
    for word in words {
        let mut rest = word.chars();
        match rest.next() {
            Some('W') => width = rest.as_str().parse().unwrap_or(0),
            Some('H') => height = rest.as_str().parse().unwrap_or(0),
            Some('F') => rate = rate_in(rest.as_str()).unwrap_or(RATE_DEFAULT),
            Some('C') => colour = rest.as_str(),
            _ => {}
        }
    }
    let sides = 1..=SIDE_PIXELS_MAX;
    let fits = sides.contains(&width) && sides.contains(&height);
    if !fits || width * height > PICTURE_PIXELS_MAX {
        return Err(unusable("too many pixels, or none"));
    }
    let (w, h) = (u64::from(width), u64::from(height));
    let colour_bytes = match colour {
        "mono" => 0,
        "420" | "420jpeg" | "420mpeg2" | "420paldv" => 2 * w.div_ceil(2) * h.div_ceil(2),
        "422" => 2 * w.div_ceil(2) * h,
        "444" => 2 * w * h,
        _ => {
            return Err(unusable(
                "colours of a kind that is not read, or more than 8 bits",
            ));
        }
    };
    let form = Form::Plain {
        width,
        height,
        colour_bytes,
    };
    Ok((form, rate))
}

/// `30000:1001` is 30 a second.
fn rate_in(text: &str) -> Option<u32> {
    let (pictures, secs) = text.split_once(':')?;
    let (pictures, secs): (u32, u32) = (pictures.parse().ok()?, secs.parse().ok()?);
    (secs > 0).then(|| pictures.saturating_add(secs / 2) / secs)
}

/// What an AVI says in its head; the file stands at its beginning afterwards.
fn rate_of_avi(file: &mut BufReader<File>) -> io::Result<u32> {
    const MICROS_A_SECOND: u32 = 1_000_000;
    let mut head = Vec::new();
    file.by_ref().take(36).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(0))?;
    let is_avi = head.starts_with(b"RIFF") && head.get(24..28) == Some(b"avih");
    let micros = head.get(32..36).and_then(|bytes| bytes.try_into().ok());
    Ok(match micros.map(u32::from_le_bytes) {
        Some(micros) if is_avi && micros > 0 => (MICROS_A_SECOND + micros / 2) / micros,
        _ => RATE_DEFAULT,
    })
}

/// The next JPEG, whatever lies before it; none at the end of the file.
///
/// Its end is found by going from mark to mark, for a small picture of itself may lie in its head.
fn next_jpeg(file: &mut BufReader<File>) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    match whole_jpeg(file) {
        Ok(jpeg) => Ok(Some(jpeg)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

fn whole_jpeg(file: &mut BufReader<File>) -> io::Result<Zeroizing<Vec<u8>>> {
    const START: u8 = 0xd8;
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    let mut before = 0;
    loop {
        let byte = byte_of(file)?;
        if before == 0xff && byte == START {
            break;
        }
        before = byte;
    }
    let mut jpeg = Zeroizing::new(vec![0xff, START]);
    let mut mark = mark_of(file)?;
    loop {
        jpeg.extend([0xff, mark]);
        if mark == END {
            return Ok(jpeg);
        }
        let length = [byte_of(file)?, byte_of(file)?];
        jpeg.extend(length);
        let rest = usize::from(u16::from_be_bytes(length)).saturating_sub(2);
        let from = jpeg.len();
        jpeg.resize(from + rest, 0);
        file.read_exact(&mut jpeg[from..])?;
        mark = if mark == SCAN {
            scan(file, &mut jpeg)?
        } else {
            mark_of(file)?
        };
        if jpeg.len() > JPEG_BYTES_MAX {
            return Err(unusable("one of its pictures is too large"));
        }
    }
}

/// The mark that comes next: after any number of 0xff.
fn mark_of(file: &mut BufReader<File>) -> io::Result<u8> {
    if byte_of(file)? != 0xff {
        return Err(unusable("one of its pictures is damaged"));
    }
    loop {
        match byte_of(file)? {
            0xff => {}
            mark => return Ok(mark),
        }
    }
}

/// What is coded, up to the mark that ends it.
fn scan(file: &mut BufReader<File>, jpeg: &mut Vec<u8>) -> io::Result<u8> {
    loop {
        let byte = byte_of(file)?;
        if byte == 0xff {
            match byte_of(file)? {
                // A 0xff of the code itself, and marks to begin anew at.
                inside @ (0 | 0xd0..=0xd7) => jpeg.extend([0xff, inside]),
                mark => return Ok(mark),
            }
        } else {
            jpeg.push(byte);
        }
        if jpeg.len() > JPEG_BYTES_MAX {
            return Err(unusable("one of its pictures is too large"));
        }
    }
}

fn byte_of(file: &mut BufReader<File>) -> io::Result<u8> {
    let mut byte = [0];
    file.read_exact(&mut byte)?;
    Ok(byte[0])
}
