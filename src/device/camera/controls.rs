//! Exposure and focus. A camera that decides itself takes a long look in a dim room, and a card
//! that moves becomes a smear; and it looks for its focus just when a card comes. So both are
//! fixed, and tried through while something moves that cannot be read.

use std::ops::RangeInclusive;
use std::path::Path;

use linuxvideo::Device;
use linuxvideo::controls::Cid;

use crate::device::frames::Hint;

/// Exposures in the order in which they are tried, in the kernel's unit of 0.1 ms.
const EXPOSURES: [i32; 5] = [50, 100, 30, 200, 15];
/// Places of the lens in the order in which they are tried, in hundredths of its way.
const FOCUSES: [i32; 4] = [40, 60, 25, 80];
/// The most settings that are tried in turn.
const STEPS_MAX: usize = 12;
/// The camera's menu of exposures: by hand.
const BY_HAND: i32 = 1;

/// One way to set the camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    exposure: Option<i32>,
    focus: Option<i32>,
}

/// The ways to set a camera that has these ranges, the likeliest first.
pub(super) fn steps(
    exposure: Option<&RangeInclusive<i32>>,
    focus: Option<&RangeInclusive<i32>>,
) -> Vec<Step> {
    let exposures = distinct(exposure, EXPOSURES.iter().copied());
    let focuses = distinct(
        focus,
        focus.into_iter().flat_map(|range| {
            let way = i64::from(*range.end()) - i64::from(*range.start());
            let start = i64::from(*range.start());
            let at = move |part: &i32| start + way * i64::from(*part) / 100;
            FOCUSES
                .iter()
                .map(at)
                .filter_map(|place| i32::try_from(place).ok())
        }),
    );
    let mut steps = Vec::new();
    // The first of each, then one step further in either, and so on.
    for away in 0..exposures.len() + focuses.len() - 1 {
        for (n, &exposure) in exposures.iter().enumerate().take(away + 1) {
            if let Some(&focus) = focuses.get(away - n) {
                steps.push(Step { exposure, focus });
            }
        }
    }
    steps.truncate(STEPS_MAX);
    steps
}

/// What can be set within the range, each once; `None` alone where nothing can.
fn distinct(
    range: Option<&RangeInclusive<i32>>,
    wanted: impl Iterator<Item = i32>,
) -> Vec<Option<i32>> {
    let Some(range) = range else {
        return vec![None];
    };
    let mut all = Vec::new();
    for value in wanted {
        let value = Some(value.clamp(*range.start(), *range.end()));
        if !all.contains(&value) {
            all.push(value);
        }
    }
    all
}

/// The controls of a camera that gives pictures: the kernel lets it be opened once more for them.
pub(super) struct Controls {
    device: Device,
    /// As they were, to be put back.
    before: Vec<(Cid, i32)>,
    steps: Vec<Step>,
    at: usize,
    right: usize,
}

impl Controls {
    /// Takes exposure and focus over, as far as the camera has them.
    pub fn take(path: &Path) -> Option<Self> {
        let device = Device::open(path).ok()?;
        let mut ranges = (None, None);
        let mut automatic = Vec::new();
        for control in device.controls().map_while(Result::ok) {
            let range = control.minimum()..=control.maximum();
            match control.id() {
                Cid::EXPOSURE_ABSOLUTE => ranges.0 = Some(range),
                Cid::FOCUS_ABSOLUTE => ranges.1 = Some(range),
                Cid::EXPOSURE_AUTO => automatic.push((control.id(), BY_HAND)),
                Cid::EXPOSURE_AUTO_PRIORITY | Cid::FOCUS_AUTO => {
                    automatic.push((control.id(), 0));
                }
                _ => {}
            }
        }
        let valid = |range: Option<RangeInclusive<i32>>| range.filter(|range| !range.is_empty());
        let (exposure, focus) = (valid(ranges.0), valid(ranges.1));
        if exposure.is_none() && focus.is_none() {
            return None;
        }
        let mut controls = Self {
            device,
            before: Vec::new(),
            steps: steps(exposure.as_ref(), focus.as_ref()),
            at: 0,
            right: 0,
        };
        for (control, by_hand) in automatic {
            controls.remember(control);
            controls.set(control, by_hand);
        }
        // They are put back before what decides whether they count: until then they can be set.
        let by_hand = [
            exposure.map(|_| Cid::EXPOSURE_ABSOLUTE),
            focus.map(|_| Cid::FOCUS_ABSOLUTE),
        ];
        for control in by_hand.into_iter().flatten() {
            controls.remember(control);
        }
        controls.apply();
        Some(controls)
    }

    pub fn heed(&mut self, hint: Hint) {
        match hint {
            Hint::Sweep => self.at = (self.at + 1) % self.steps.len().max(1),
            Hint::Keep => {
                self.right = self.at;
                return;
            }
            Hint::Settle if self.at == self.right => return,
            Hint::Settle => self.at = self.right,
        }
        self.apply();
    }

    fn apply(&mut self) {
        let Some(step) = self.steps.get(self.at).copied() else {
            return;
        };
        if let Some(exposure) = step.exposure {
            self.set(Cid::EXPOSURE_ABSOLUTE, exposure);
        }
        if let Some(focus) = step.focus {
            self.set(Cid::FOCUS_ABSOLUTE, focus);
        }
    }

    /// How it is now is how it will be put back.
    fn remember(&mut self, control: Cid) {
        if let Ok(before) = self.device.read_control_raw(control) {
            self.before.push((control, before));
        }
    }

    fn set(&mut self, control: Cid, value: i32) {
        if let Err(error) = self.device.write_control_raw(control, value) {
            tracing::debug!(?control, value, %error, "the camera does not take a setting");
        }
    }
}

impl Drop for Controls {
    /// Another program finds the camera as it was.
    fn drop(&mut self) {
        for (control, before) in std::mem::take(&mut self.before).into_iter().rev() {
            self.set(control, before);
        }
    }
}
