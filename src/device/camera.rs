//! A camera of this machine, by the kernel's own interface (V4L2).
//!
//! It comes and goes: it is unplugged, another program holds it, this user may not open it. Then
//! there are no pictures and the door goes on without; it is looked for again every few seconds, so
//! that nothing has to be started anew. Two buffers are all that ever waits, and of what waits only
//! the newest picture is taken over. Where no screen is on, no camera is.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use self::session::Session;
use super::frames::{Frames, Hint, Kind, Seen};

mod controls;
mod find;
mod form;
mod screens;
mod session;
#[cfg(test)]
mod tests;

pub use find::{Cameras, Found};
pub use form::{Offer, Reach};
pub use screens::Screens;

/// How long until a camera that was not there is looked for again.
pub const LOOK_AGAIN: Duration = Duration::from_secs(3);

/// After so many pictures it is asked whether a screen is still on.
const SCREENS_EVERY: u32 = 60;

/// How often a picture is waited for, half a second each time, to know whether one comes.
const PROBES_MAX: u32 = 6;

/// Which camera is looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The first that gives pictures.
    Any,
    /// The first whose name has this in it, in capitals or not.
    Named(String),
    /// The one at this path.
    At(PathBuf),
}

impl Wanted {
    /// By what a site calls it: a path, or a part of its name.
    pub fn called(text: &str) -> Self {
        if text.starts_with('/') {
            Self::At(PathBuf::from(text))
        } else {
            Self::Named(text.to_lowercase())
        }
    }
}

/// Who sets exposure and focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// We do, where the camera lets us: short and fixed, so that a hand that moves is sharp.
    Ours,
    /// The camera does.
    Its,
}

/// Why a camera gives no pictures.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// None is plugged in, or none that was asked for.
    #[error("there is no such camera")]
    Missing,
    /// This user may not open it.
    #[error("this user may not open it")]
    NoRights,
    /// Another program looks through it.
    #[error("another program uses it")]
    Busy,
    /// It gives no pictures that can be used.
    #[error("it gives no pictures that can be used: {0}")]
    Unusable(&'static str),
    /// It can be opened, and then no picture comes.
    #[error("it was opened, and no picture came")]
    Silent,
    /// It failed, or was unplugged.
    #[error("it failed: {0}")]
    Failed(io::Error),
}

impl Trouble {
    fn of(error: io::Error) -> Self {
        let code = error
            .raw_os_error()
            .map(rustix::io::Errno::from_raw_os_error);
        match code {
            Some(rustix::io::Errno::BUSY) => Self::Busy,
            Some(rustix::io::Errno::ACCESS | rustix::io::Errno::PERM) => Self::NoRights,
            Some(rustix::io::Errno::NOENT | rustix::io::Errno::NODEV) => Self::Missing,
            Some(rustix::io::Errno::NOTTY) => Self::Unusable("it is no camera"),
            _ => Self::Failed(error),
        }
    }
}

/// The camera of the kiosk: whichever it is at the moment, or none.
pub struct Camera {
    wanted: Wanted,
    reach: Reach,
    setting: Setting,
    cameras: Cameras,
    screens: Screens,
    session: Option<Session>,
    /// Which one that is, and whether a picture came from it.
    through: PathBuf,
    has_given: bool,
    /// Those that were opened and gave no picture: others come first.
    silent: Vec<PathBuf>,
    look_again: Duration,
    looks: u32,
    /// What was said of it last, so that it is said once.
    said: String,
}

impl std::fmt::Debug for Camera {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Camera")
            .field("wanted", &self.wanted)
            .field("is_open", &self.session.is_some())
            .finish_non_exhaustive()
    }
}

impl Camera {
    /// A camera of this machine.
    pub fn new(wanted: Wanted, setting: Setting) -> Self {
        Self::among(
            Cameras::of_this_machine(),
            Screens::of_this_machine(),
            wanted,
            setting,
        )
    }

    /// One of these, while one of these screens is on.
    pub fn among(cameras: Cameras, screens: Screens, wanted: Wanted, setting: Setting) -> Self {
        Self {
            wanted,
            reach: Reach::Near,
            setting,
            cameras,
            screens,
            session: None,
            through: PathBuf::new(),
            has_given: false,
            silent: Vec::new(),
            look_again: LOOK_AGAIN,
            looks: 0,
            said: String::new(),
        }
    }

    /// The same, for badges so far away; as it is made, for near ones.
    #[must_use]
    pub fn reaching(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    /// The same, looked for after another while than [`LOOK_AGAIN`] when it was not there.
    #[must_use]
    pub fn looked_for_again_after(self, look_again: Duration) -> Self {
        Self { look_again, ..self }
    }

    fn look(&mut self) -> Result<Seen, Trouble> {
        let is_time = self.session.is_none() || self.looks.is_multiple_of(SCREENS_EVERY);
        if is_time && self.screens.are_all_off() {
            self.session = None;
            return Ok(Seen::Absent);
        }
        self.looks = self.looks.wrapping_add(1);
        let session = if let Some(session) = &mut self.session {
            session
        } else {
            let session = self.open()?;
            self.session.insert(session)
        };
        let seen = session.next();
        match &seen {
            Ok(Seen::Frame(_)) if !self.has_given => {
                self.has_given = true;
                self.silent.retain(|path| *path != self.through);
            }
            Err(_) if !self.has_given && !self.silent.contains(&self.through) => {
                self.silent.push(self.through.clone());
            }
            _ => {}
        }
        seen
    }

    /// Opens the first that can be opened, of those that gave no picture last; if none can, says
    /// why of the first.
    fn open(&mut self) -> Result<Session, Trouble> {
        let mut first = None;
        let mut paths = self.cameras.wanted(&self.wanted);
        paths.sort_by_key(|path| self.silent.iter().position(|silent| silent == path));
        for path in paths {
            match Session::open(&path, self.reach, self.setting) {
                Ok(session) => {
                    tracing::info!(camera = ?path, shape = %session.shape(), "looking through");
                    self.said.clear();
                    self.through = path;
                    self.has_given = false;
                    return Ok(session);
                }
                Err(trouble) => first = first.or(Some(trouble)),
            }
        }
        Err(first.unwrap_or(Trouble::Missing))
    }

    fn say_once(&mut self, trouble: &Trouble) {
        let said = trouble.to_string();
        if said == self.said {
            return;
        }
        if matches!(trouble, Trouble::Missing) {
            tracing::info!("no camera");
        } else {
            tracing::warn!(%trouble, "the camera");
        }
        self.said = said;
    }
}

impl Frames for Camera {
    fn next(&mut self) -> Seen {
        // What a driver answers is taken apart by a package that stops at nonsense; the door goes
        // on, and looks for the camera again.
        let looked = catch_unwind(AssertUnwindSafe(|| self.look()));
        let trouble = match looked {
            Ok(Ok(seen)) => return seen,
            Ok(Err(trouble)) => trouble,
            Err(_) => Trouble::Unusable("its driver answers what makes no sense"),
        };
        self.session = None;
        self.say_once(&trouble);
        Seen::Absent
    }

    fn pause(&self, after: &Seen) -> Duration {
        match after {
            Seen::Absent => self.look_again,
            Seen::Frame(_) | Seen::Nothing => Duration::ZERO,
        }
    }

    fn kind(&self) -> Kind {
        Kind::Live
    }

    fn heed(&mut self, hint: Hint) {
        if let Some(session) = &mut self.session {
            session.heed(hint);
        }
    }
}

/// Opens the camera at this path as the kiosk would, but leaves it set as it is, waits for one
/// picture, lets it go unseen, and says what it gives.
///
/// # Errors
/// Why it gives none.
pub fn probe(path: &Path, reach: Reach) -> Result<Offer, Trouble> {
    let probed = catch_unwind(|| {
        let mut session = Session::open(path, reach, Setting::Its)?;
        for _ in 0..PROBES_MAX {
            if let Seen::Frame(_) = session.next()? {
                return Ok(session.shape().offer());
            }
        }
        Err(Trouble::Silent)
    });
    probed.unwrap_or(Err(Trouble::Unusable(
        "its driver answers what makes no sense",
    )))
}
