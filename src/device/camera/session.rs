//! One camera, open and giving pictures, until it fails or is unplugged.

use std::io;
use std::path::Path;

use linuxvideo::format::{FrameIntervals, FrameSizes, PixFormat};
use linuxvideo::stream::ReadStream;
use linuxvideo::{BufType, CapabilityFlags, Device, Fract, VideoCaptureDevice};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use zeroize::{Zeroize, Zeroizing};

use super::controls::Controls;
use super::form::{Form, Offer, Reach, Shape};
use super::{Setting, Trouble};
use crate::badge::read::PICTURE_PIXELS_MAX;
use crate::device::frames::{Hint, Seen};

/// How long a picture is waited for, in milliseconds: a driver that hangs must not hold the thread.
const WAIT_MS: i64 = 500;
/// So many waits without a picture, and the camera is opened anew.
const WAITS_MAX: u32 = 8;
/// The most pictures that are passed over at once for a newer one.
const PASSED_OVER_MAX: usize = 8;
/// Pictures a second that are asked for.
const RATE_WANTED: u32 = 30;
/// The largest picture that is taken over from a driver, in bytes: two bytes a pixel.
const BYTES_MAX: usize = 2 * PICTURE_PIXELS_MAX as usize;

/// A camera that gives pictures.
pub(super) struct Session {
    stream: ReadStream,
    shape: Shape,
    controls: Option<Controls>,
    /// The bytes of one picture, wiped as soon as its light was taken out.
    bytes: Zeroizing<Vec<u8>>,
    waits: u32,
}

impl Session {
    /// Opens the camera at this path, agrees on a form and begins.
    pub fn open(path: &Path, reach: Reach, setting: Setting) -> Result<Self, Trouble> {
        let (device, shape) = negotiate(path, reach)?;
        // Slower cameras, and those that do not say, stay as they are.
        if let Err(error) = device.set_frame_interval(Fract::new(1, RATE_WANTED)) {
            tracing::debug!(%error, "the camera keeps its own pace");
        }
        let stream = device.into_stream().map_err(Trouble::of)?;
        let controls = match setting {
            Setting::Ours => Controls::take(path),
            Setting::Its => None,
        };
        Ok(Self {
            stream,
            shape,
            controls,
            bytes: Zeroizing::new(Vec::new()),
            waits: 0,
        })
    }

    pub fn shape(&self) -> Shape {
        self.shape
    }

    pub fn heed(&mut self, hint: Hint) {
        if let Some(controls) = &mut self.controls {
            controls.heed(hint);
        }
    }

    /// Waits for a picture, and takes the newest that is there.
    pub fn next(&mut self) -> Result<Seen, Trouble> {
        if !self.has_picture_within(WAIT_MS)? {
            self.waits += 1;
            if self.waits >= WAITS_MAX {
                return Err(Trouble::Silent);
            }
            return Ok(Seen::Nothing);
        }
        self.waits = 0;
        let mut is_whole = self.take()?;
        for _ in 0..PASSED_OVER_MAX {
            if !self.has_picture_within(0)? {
                break;
            }
            is_whole = self.take()?;
        }
        let light = is_whole.then(|| self.shape.gray(&self.bytes)).flatten();
        self.bytes.zeroize();
        // A picture that was torn on its way is none; the next one comes at once.
        Ok(light.map_or(Seen::Nothing, Seen::Frame))
    }

    /// Copies the picture that waits out of the driver's buffer; false if it is damaged.
    fn take(&mut self) -> Result<bool, Trouble> {
        let bytes = &mut *self.bytes;
        bytes.zeroize();
        let taken = self.stream.dequeue(|view| {
            let is_whole = !view.is_error() && !view.is_empty() && view.len() <= BYTES_MAX;
            if is_whole {
                bytes.extend_from_slice(&view);
            }
            Ok(is_whole)
        });
        taken.map_err(Trouble::of)
    }

    fn has_picture_within(&self, ms: i64) -> Result<bool, Trouble> {
        let timeout = Timespec {
            tv_sec: 0,
            tv_nsec: ms * 1_000_000,
        };
        let mut waits = [PollFd::new(&self.stream, PollFlags::IN)];
        match poll(&mut waits, Some(&timeout)) {
            Ok(0) | Err(rustix::io::Errno::INTR) => Ok(false),
            Ok(_) => {
                let came = waits[0].revents();
                if came.contains(PollFlags::IN) {
                    return Ok(true);
                }
                // Unplugged: nothing will come any more.
                Err(Trouble::Failed(io::ErrorKind::BrokenPipe.into()))
            }
            Err(error) => Err(Trouble::Failed(error.into())),
        }
    }
}

/// Opens a camera and agrees on how its pictures lie.
fn negotiate(path: &Path, reach: Reach) -> Result<(VideoCaptureDevice, Shape), Trouble> {
    let device = Device::open(path).map_err(Trouble::of)?;
    let can = device
        .capabilities()
        .map_err(Trouble::of)?
        .device_capabilities();
    if !can.contains(CapabilityFlags::VIDEO_CAPTURE | CapabilityFlags::STREAMING) {
        return Err(Trouble::Unusable("it takes no pictures"));
    }
    let offers = offers(&device, reach);
    let best = Offer::best(&offers, reach).ok_or(Trouble::Unusable(
        "it knows none of the forms GREY, NV12, YUYV and MJPG",
    ))?;
    let wanted = PixFormat::new(best.width, best.height, pixel_format(best.form));
    let device = device.video_capture(wanted).map_err(Trouble::of)?;
    // The driver may have chosen something else.
    let agreed = device.format();
    let form = Form::of_code(agreed.pixel_format().as_fourcc())
        .ok_or(Trouble::Unusable("it gives another form than it said"))?;
    let shape = Shape {
        offer: Offer {
            form,
            width: agreed.width(),
            height: agreed.height(),
            rate: best.rate,
        },
        row_bytes: agreed.bytes_per_line(),
    };
    Ok((device, shape))
}

fn pixel_format(form: Form) -> linuxvideo::format::PixelFormat {
    linuxvideo::format::PixelFormat::from_fourcc(form.code())
}

/// Everything that the camera says it can give in a form that can be read.
fn offers(device: &Device, reach: Reach) -> Vec<Offer> {
    let mut offers = Vec::new();
    let forms = device.formats(BufType::VIDEO_CAPTURE).map_while(Result::ok);
    for form in forms.filter_map(|desc| Form::of_code(desc.pixel_format().as_fourcc())) {
        let sizes = match device.frame_sizes(pixel_format(form)) {
            Ok(FrameSizes::Discrete(sizes)) => sizes
                .iter()
                .map(|size| (size.width(), size.height()))
                .collect(),
            Ok(FrameSizes::Stepwise(sizes) | FrameSizes::Continuous(sizes)) => {
                let least = (sizes.min_width(), sizes.min_height());
                let most = (sizes.max_width(), sizes.max_height());
                let step = (sizes.step_width(), sizes.step_height());
                vec![Offer::size_within(reach, least, most, step)]
            }
            // It does not say: what it is asked for decides.
            Err(_) => vec![Offer::size_within(
                reach,
                (1, 1),
                (u32::MAX, u32::MAX),
                (1, 1),
            )],
        };
        for (width, height) in sizes {
            offers.push(Offer {
                form,
                width,
                height,
                rate: rate(device, form, width, height),
            });
        }
    }
    offers
}

/// The most pictures a second of this form and size.
fn rate(device: &Device, form: Form, width: u32, height: u32) -> Option<u32> {
    let intervals = device
        .frame_intervals(pixel_format(form), width, height)
        .ok()?;
    let a_second = |between: &Fract| between.denominator().checked_div(between.numerator());
    match &intervals {
        FrameIntervals::Discrete(all) => all
            .iter()
            .filter_map(|between| a_second(between.fract()))
            .max(),
        FrameIntervals::Stepwise(range) | FrameIntervals::Continuous(range) => {
            a_second(range.min())
        }
    }
}
