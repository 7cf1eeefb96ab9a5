//! `keytag check-in`: badges from a terminal, for tests and for a kiosk whose screen is broken.
//!
//! One result line for each badge, in their order, and a line is written only after the commit
//! behind it returned: whoever reads "recorded" may pull the plug. Standard input is read as it
//! comes, so that a scanner can be the keyboard of a bare terminal.

use std::io::{self, BufRead, Read};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use clap::Args;
use serde::Serialize;

use super::open::OpenKiosk;
use super::output::count;
use super::{Answer, Failure, Kiosk, Out, Result};
use crate::domain::attendance::{Answer as DoorAnswer, Arrival, Method};
use crate::domain::entry::By;
use crate::domain::id::SessionId;
use crate::domain::session::SessionChoice;
use crate::services::{Clock, SystemChance, SystemClock};
use crate::store::StoreError;

/// The longest line that is taken for a badge, in bytes: far more than a token has.
const LINE_BYTES_MAX: u64 = 1024;

/// What `keytag check-in` takes.
#[derive(Debug, Args)]
pub struct CheckInArgs {
    /// The letters of a badge as they are printed, with or without groups; `-` reads badges from
    /// standard input, one a line.
    #[arg(required = true, value_name = "TOKEN")]
    pub tokens: Vec<String>,
    /// Into which meeting, where several are open: the id that a waiting badge is answered with
    /// [default: the one in the room of this kiosk]
    #[arg(long, value_name = "ID")]
    pub session: Option<String>,
    /// How it answers.
    #[command(flatten)]
    pub answer: Answer,
}

/// What became of one badge.
#[derive(Debug, Serialize)]
#[serde(tag = "result", rename_all = "snake_case")]
enum Line {
    /// On disk.
    Recorded {
        #[serde(skip_serializing_if = "Option::is_none")]
        session: Option<SessionId>,
    },
    /// Was on disk before.
    Already {
        #[serde(skip_serializing_if = "Option::is_none")]
        session: Option<SessionId>,
    },
    /// In the drop-box of a locked kiosk, on disk: whose card it is, nobody knows until it is taken
    /// in.
    Noted,
    /// Nothing was written, and nobody says why.
    TryAnotherWay,
    /// Nothing was written: somebody has to say which meeting.
    Waiting { open: Vec<OpenMeeting> },
}

#[derive(Debug, Serialize)]
struct OpenMeeting {
    session: SessionId,
    title: String,
    room: String,
    start: DateTime<Utc>,
}

/// Records badges.
pub(super) fn run(kiosk: &Kiosk, args: &CheckInArgs, out: &mut Out<'_>) -> Result {
    let open = match kiosk.open() {
        Err(Failure::Store(StoreError::Locked)) => return run_locked(kiosk, args, out),
        open => open?,
    };
    let mut desk = Desk {
        kiosk: open,
        session: args.session.clone().map(SessionId::from_stored),
        next_tick: None,
        json: args.answer.json,
        tally: Tally::default(),
    };
    desk.refuse_unknown_session()?;
    each_badge(args, |text| desk.take(text, out))?;
    if let Err(error) = kiosk.place.keep_journal() {
        tracing::warn!(%error, "the journal does not have these");
    }
    desk.tally.end()
}

/// While the key is away: into the drop-box, if there is one. Every card is answered alike.
fn run_locked(kiosk: &Kiosk, args: &CheckInArgs, out: &mut Out<'_>) -> Result {
    let Some(drop_box) = kiosk.place.drop_box()? else {
        return Err(StoreError::Locked.into());
    };
    let clock = SystemClock::new(kiosk.config.kiosk.site.zone);
    let mut tally = Tally::default();
    each_badge(args, |text| {
        let line = Line::of(drop_box.put(&clock.now(), &SystemChance, &badge(text))?);
        tally.count(&line);
        if args.answer.json {
            out.json(&line)?;
        } else {
            out.line(line.said(kiosk.config.kiosk.site.zone))?;
        }
        out.flush()
    })?;
    tally.end()
}

fn badge(text: &str) -> Arrival {
    Arrival::Card {
        text: text.to_owned(),
        method: Method::Code,
    }
}

fn each_badge(args: &CheckInArgs, mut take: impl FnMut(&str) -> Result) -> Result {
    for token in &args.tokens {
        if token != "-" {
            take(token)?;
            continue;
        }
        let mut input = io::stdin().lock();
        while let Some(line) = next_line(&mut input).map_err(Failure::Input)? {
            if !line.trim().is_empty() {
                take(&line)?;
            }
        }
    }
    Ok(())
}

/// How many badges there were, and how many of them are not on disk.
#[derive(Default)]
struct Tally {
    asked: u64,
    refused: u64,
}

impl Tally {
    fn count(&mut self, line: &Line) {
        self.asked += 1;
        self.refused += u64::from(!line.is_on_disk());
    }

    fn end(&self) -> Result {
        if self.refused == 0 {
            return Ok(());
        }
        Err(Failure::refused(
            format!(
                "{} of {} not recorded",
                self.refused,
                count(self.asked, "badge")
            ),
            "see the lines above; keep those on paper, or sign them in at the screen",
        ))
    }
}

struct Desk {
    kiosk: OpenKiosk,
    session: Option<SessionId>,
    /// When the clock has something to open or close.
    next_tick: Option<DateTime<Utc>>,
    json: bool,
    tally: Tally,
}

impl Desk {
    fn refuse_unknown_session(&mut self) -> Result {
        let Some(wanted) = self.session.clone() else {
            return Ok(());
        };
        self.tick()?;
        let open = self.kiosk.book.open_sessions()?;
        if open.iter().any(|session| session.id == wanted) {
            return Ok(());
        }
        let open: Vec<&str> = open.iter().map(|session| session.id.as_str()).collect();
        let mend = match open.as_slice() {
            [] => "no meeting is open: leave --session out".to_owned(),
            ids => format!("open now: {}", ids.join(", ")),
        };
        Err(Failure::refused("no such meeting is open", mend))
    }

    fn take(&mut self, text: &str, out: &mut Out<'_>) -> Result {
        self.tick()?;
        let now = self.kiosk.now();
        let OpenKiosk { book, room, .. } = &mut self.kiosk;
        let answer = book.arrive_by(
            &now,
            room,
            &badge(text),
            self.session.as_ref(),
            By::Terminal,
        )?;
        let line = Line::of(answer);
        self.tally.count(&line);
        if self.json {
            out.json(&line)?;
        } else {
            out.line(line.said(self.kiosk.zone))?;
        }
        out.flush()
    }

    /// Opens and closes what the clock says, when it has something to say.
    fn tick(&mut self) -> Result {
        let now = self.kiosk.now();
        if self.next_tick.is_none_or(|due| due <= now.utc) {
            self.next_tick = Some(self.kiosk.book.tick(&now)?);
        }
        Ok(())
    }
}

impl Line {
    fn of(answer: DoorAnswer) -> Self {
        match answer {
            DoorAnswer::Welcome(welcome) => Self::Recorded {
                session: welcome.session,
            },
            DoorAnswer::AllSet(welcome) => Self::Already {
                session: welcome.session,
            },
            DoorAnswer::WhichMeeting(open) => Self::Waiting {
                open: open.into_iter().map(OpenMeeting::of).collect(),
            },
            DoorAnswer::Noted => Self::Noted,
            // A name rests; a badge never does.
            DoorAnswer::AnotherWay | DoorAnswer::NameRests { .. } => Self::TryAnotherWay,
        }
    }

    const fn is_on_disk(&self) -> bool {
        matches!(
            self,
            Self::Recorded { .. } | Self::Already { .. } | Self::Noted
        )
    }

    fn said(&self, zone: Tz) -> String {
        match self {
            Self::Recorded { .. } => "recorded".to_owned(),
            Self::Already { .. } => "already".to_owned(),
            Self::Noted => "noted".to_owned(),
            Self::TryAnotherWay => "try another way".to_owned(),
            Self::Waiting { open } => {
                let open: Vec<String> = open.iter().map(|meeting| meeting.said(zone)).collect();
                format!(
                    "waiting: several meetings are open: {}; name one with --session",
                    open.join(", ")
                )
            }
        }
    }
}

impl OpenMeeting {
    fn of(choice: SessionChoice) -> Self {
        Self {
            session: choice.id,
            title: choice.title,
            room: choice.room.0,
            start: choice.start,
        }
    }

    fn said(&self, zone: Tz) -> String {
        let start = self.start.with_timezone(&zone).format("%H:%M");
        format!("{} ({}, {}, {start})", self.session, self.title, self.room)
    }
}

/// The next line, without its end; what is too long for a badge is cut, since it is none anyway.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if input
        .by_ref()
        .take(LINE_BYTES_MAX)
        .read_until(b'\n', &mut line)?
        == 0
    {
        return Ok(None);
    }
    if line.last() != Some(&b'\n') {
        skip_line(input)?;
    }
    Ok(Some(String::from_utf8_lossy(&line).trim_end().to_owned()))
}

/// Passes over the rest of a line, however long, without keeping it.
fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let there = input.fill_buf()?;
        let (used, is_over) = match there.iter().position(|byte| *byte == b'\n') {
            Some(end) => (end + 1, true),
            None => (there.len(), there.is_empty()),
        };
        input.consume(used);
        if is_over {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_they_end_and_long_ones_are_cut() {
        let long = "X".repeat(10_000);
        let text = format!("one\r\n\n{long}\ntwo\n\u{1}three");
        let mut input = io::BufReader::with_capacity(7, text.as_bytes());
        let mut lines = Vec::new();
        while let Some(line) = next_line(&mut input).unwrap() {
            lines.push(line);
        }
        let cut = usize::try_from(LINE_BYTES_MAX).unwrap();
        assert_eq!(lines, ["one", "", &long[..cut], "two", "\u{1}three"]);
    }

    #[test]
    fn bytes_that_are_no_text_are_a_line_like_any_other() {
        let mut input: &[u8] = b"\xff\xfe\nBCDF";
        assert!(next_line(&mut input).unwrap().is_some());
        assert_eq!(next_line(&mut input).unwrap().as_deref(), Some("BCDF"));
        assert_eq!(next_line(&mut input).unwrap(), None);
    }
}
