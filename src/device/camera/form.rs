//! In which form a camera gives its pictures, and how the light is taken out of each.

use std::fmt;

use crate::badge::Gray;
use crate::device::frames::jpeg;

/// How far from the camera a badge shall be read: more pixels see farther and take longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// A hand from the camera: quick on any machine.
    Near,
    /// At arm's length: twice as far, for three times the work.
    Far,
}

impl Reach {
    /// The sides of a picture that is enough, in pixels.
    const fn sides(self) -> (u32, u32) {
        match self {
            Self::Near => (640, 480),
            Self::Far => (1280, 720),
        }
    }
}

/// With fewer pictures a second than this a badge has to be held still.
const RATE_MIN: u32 = 15;

/// A form of pictures that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Light alone.
    Grey,
    /// All light first, then all colour.
    Nv12,
    /// Light and colour by turns.
    Yuyv,
    /// A JPEG each.
    Mjpeg,
}

impl Form {
    /// All, that with the least work first.
    pub const ALL: [Self; 4] = [Self::Grey, Self::Nv12, Self::Yuyv, Self::Mjpeg];

    /// As the kernel calls it.
    pub const fn code(self) -> [u8; 4] {
        match self {
            Self::Grey => *b"GREY",
            Self::Nv12 => *b"NV12",
            Self::Yuyv => *b"YUYV",
            Self::Mjpeg => *b"MJPG",
        }
    }

    /// By what the kernel calls it.
    pub fn of_code(code: [u8; 4]) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }

    /// How many bytes lie between two pixels' light.
    const fn step(self) -> usize {
        match self {
            Self::Yuyv => 2,
            Self::Grey | Self::Nv12 | Self::Mjpeg => 1,
        }
    }
}

/// What a camera can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// In this form.
    pub form: Form,
    /// So many pixels wide.
    pub width: u32,
    /// So many pixels high.
    pub height: u32,
    /// So many a second; none if it does not say.
    pub rate: Option<u32>,
}

impl Offer {
    /// The best of these: fast enough, large enough, then as small as may be, then with the least
    /// work.
    pub fn best(offers: &[Self], reach: Reach) -> Option<Self> {
        let sides = reach.sides();
        let key = |offer: &Self| {
            let is_slow = offer.rate.is_some_and(|rate| rate < RATE_MIN);
            let is_small = offer.width < sides.0 || offer.height < sides.1;
            let pixels = u64::from(offer.width) * u64::from(offer.height);
            // Among those that are too small the largest counts.
            let pixels = if is_small { u64::MAX - pixels } else { pixels };
            let work = Form::ALL.iter().position(|form| *form == offer.form);
            (is_slow, is_small, pixels, work)
        };
        offers.iter().copied().min_by_key(key)
    }

    /// The size within these bounds that is next to what is wanted.
    pub fn size_within(
        reach: Reach,
        least: (u32, u32),
        most: (u32, u32),
        step: (u32, u32),
    ) -> (u32, u32) {
        let sides = reach.sides();
        let side = |wanted: u32, least: u32, most: u32, step: u32| {
            let step = step.max(1);
            let steps = wanted.saturating_sub(least).div_ceil(step);
            least.saturating_add(steps.saturating_mul(step)).min(most)
        };
        (
            side(sides.0, least.0, most.0, step.0),
            side(sides.1, least.1, most.1, step.1),
        )
    }
}

impl fmt::Display for Offer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.form.code();
        let code = code.escape_ascii();
        write!(f, "{} x {} {code}", self.width, self.height)?;
        match self.rate {
            Some(rate) => write!(f, ", {rate} a second"),
            None => Ok(()),
        }
    }
}

/// How the bytes of a picture lie, as it was agreed with the driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// What was agreed.
    pub offer: Offer,
    /// From the beginning of a row to that of the next one, in bytes; 0 is without a gap.
    pub row_bytes: u32,
}

impl Shape {
    /// What was agreed.
    pub fn offer(&self) -> Offer {
        self.offer
    }

    /// The light of a picture; none if it is not whole.
    pub fn gray(&self, bytes: &[u8]) -> Option<Gray> {
        let Offer {
            form,
            width,
            height,
            ..
        } = self.offer;
        if form == Form::Mjpeg {
            return jpeg::luma(bytes);
        }
        let (columns, rows) = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
        let used = columns.checked_mul(form.step())?;
        let row = usize::try_from(self.row_bytes).ok()?.max(used);
        // The last row may end where its pixels do.
        let needed = row.checked_mul(rows.checked_sub(1)?)?.checked_add(used)?;
        let bytes = bytes.get(..needed)?;
        let mut light = Vec::with_capacity(columns.checked_mul(rows)?);
        for row in bytes.chunks(row.max(1)) {
            let row = row.get(..used)?;
            match form {
                Form::Yuyv => light.extend(row.iter().step_by(2)),
                Form::Grey | Form::Nv12 | Form::Mjpeg => light.extend_from_slice(row),
            }
        }
        Gray::new(width, height, light)
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.offer.fmt(f)
    }
}
