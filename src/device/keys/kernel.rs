//! Scanners of the kernel: event devices by the name that the device gives itself.

use std::fs;
use std::io;
use std::path::PathBuf;

use evdev::{Device, EventSummary};

use super::{Move, Press, Presses, Scanners};

/// Where the kernel tells what is plugged in.
const INPUTS: &str = "/proc/bus/input/devices";
/// Where the devices are.
const DEVICES: &str = "/dev/input";

/// The kernel of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Kernel;

impl Scanners for Kernel {
    fn grab(&mut self, name: &str) -> io::Result<Box<dyn Presses>> {
        let file = event_file(&fs::read_to_string(INPUTS)?, name);
        let file = file.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let mut device = Device::open(PathBuf::from(DEVICES).join(file))?;
        device.grab()?;
        Ok(Box::new(Grabbed(device)))
    }
}

struct Grabbed(Device);

impl Presses for Grabbed {
    fn next(&mut self) -> io::Result<Vec<Press>> {
        let events = self.0.fetch_events()?;
        let presses = events.filter_map(|event| match event.destructure() {
            EventSummary::Key(_, key, value) => Some(Press {
                code: key.code(),
                what: match value {
                    0 => Move::Up,
                    1 => Move::Down,
                    _ => Move::Held,
                },
            }),
            _ => None,
        });
        Ok(presses.collect())
    }
}

/// The file of the keyboard with this name, such as `event5`, from the kernel's list of devices.
pub fn event_file(inputs: &str, name: &str) -> Option<String> {
    inputs.split("\n\n").find_map(|device| {
        let line = |start: &str| device.lines().find_map(|line| line.strip_prefix(start));
        let is_it = line("N: Name=")?.trim_matches('"') == name;
        let handlers = line("H: Handlers=")?;
        // A scanner may show itself as several devices; the one that types is meant.
        let types = handlers.split(' ').any(|handler| handler == "kbd");
        let file = handlers
            .split(' ')
            .find(|handler| handler.starts_with("event"))?;
        (is_it && types).then(|| file.to_owned())
    })
}
