//! The machine as the doctor sees it: screens, cameras and keyboards, by what the kernel tells.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Finding, names_in};

/// Where the kernel tells of its devices, and whether a display was named.
#[derive(Debug)]
pub(super) struct Machine {
    /// `/sys/class`.
    classes: PathBuf,
    /// `/proc/bus/input/devices`.
    inputs: PathBuf,
    /// `WAYLAND_DISPLAY` or `DISPLAY`.
    display: Option<String>,
}

impl Machine {
    /// This one.
    pub fn this() -> Self {
        let named = |variable| std::env::var(variable).ok().filter(|name| !name.is_empty());
        Self {
            classes: PathBuf::from("/sys/class"),
            inputs: PathBuf::from("/proc/bus/input/devices"),
            display: named("WAYLAND_DISPLAY").or_else(|| named("DISPLAY")),
        }
    }

    /// Whether there is something to show a window on.
    pub fn screen(&self) -> Finding {
        const ABOUT: &str = "screen";
        let connected = self.connected_screens();
        let screens = if connected.is_empty() {
            "no screen is named by the kernel".to_owned()
        } else {
            connected.join(", ")
        };
        match &self.display {
            _ if cfg!(not(feature = "gui")) => {
                let mend = "install a build with its window, or use the commands";
                Finding::note(ABOUT, "this build has no window", mend)
            }
            Some(display) => Finding::ok(ABOUT, format!("{screens}; display {display}")),
            None => Finding::note(
                ABOUT,
                format!("{screens}; no display is open in this terminal"),
                "the kiosk's service opens its own; for trying, run it in a desktop",
            ),
        }
    }

    /// The screens that are plugged in, each with its best mode.
    fn connected_screens(&self) -> Vec<String> {
        let drm = self.classes.join("drm");
        let screen = |name: String| {
            let folder = drm.join(&name);
            let is_connected = first_line(&folder.join("status"))? == "connected";
            let mode = first_line(&folder.join("modes")).unwrap_or_default();
            let plug = name
                .split_once('-')
                .map_or(name.as_str(), |(_card, plug)| plug);
            is_connected.then(|| format!("{plug} {mode}").trim_end().to_owned())
        };
        names_in(&drm).into_iter().filter_map(screen).collect()
    }

    /// Which cameras there are.
    pub fn camera(&self) -> Finding {
        const ABOUT: &str = "camera";
        let video = self.classes.join("video4linux");
        let camera = |name: String| {
            let called = first_line(&video.join(&name).join("name")).unwrap_or_default();
            format!("/dev/{name} {called}").trim_end().to_owned()
        };
        let all: Vec<String> = names_in(&video).into_iter().map(camera).collect();
        let mend = "badges come in by a scanner; --frames names a folder of pictures instead";
        if all.is_empty() {
            return Finding::note(ABOUT, "none is plugged in", mend);
        }
        Finding::note(
            ABOUT,
            format!("{}, not used by this version", all.join(", ")),
            mend,
        )
    }

    /// Which keyboards there are: a scanner is one.
    pub fn scanner(&self) -> Finding {
        const ABOUT: &str = "scanner";
        let text = fs::read_to_string(&self.inputs).unwrap_or_default();
        let keyboards: Vec<&str> = text.split("\n\n").filter_map(usb_keyboard).collect();
        if keyboards.is_empty() {
            let mend = "plug the scanner in; names and signing in without one work anyway";
            return Finding::note(ABOUT, "no USB keyboard or scanner is plugged in", mend);
        }
        Finding::ok(
            ABOUT,
            format!("one of these, as a keyboard: {}", keyboards.join(", ")),
        )
    }
}

/// The name of a device that types and is plugged in by USB, from its paragraph.
fn usb_keyboard(device: &str) -> Option<&str> {
    const BUS_USB: &str = "Bus=0003";
    let line = |start: &str| device.lines().find_map(|line| line.strip_prefix(start));
    let types = line("H: Handlers=")?
        .split(' ')
        .any(|handler| handler == "kbd");
    let is_usb = line("I: ")?.starts_with(BUS_USB);
    let name = line("N: Name=")?.trim_matches('"');
    (types && is_usb).then_some(name)
}

fn first_line(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    text.lines().next().map(|line| line.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::State;
    use super::*;

    const INPUTS: &str = "\
I: Bus=0019 Vendor=0000 Product=0001 Version=0000
N: Name=\"Power Button\"
H: Handlers=kbd event0

I: Bus=0003 Vendor=05e0 Product=1200 Version=0110
N: Name=\"Scanner of a Maker\"
H: Handlers=sysrq kbd leds event3

I: Bus=0003 Vendor=046d Product=c077 Version=0111
N: Name=\"A Mouse\"
H: Handlers=mouse0 event4
";

    fn machine(dir: &Path) -> Machine {
        Machine {
            classes: dir.join("class"),
            inputs: dir.join("inputs"),
            display: None,
        }
    }

    #[test]
    fn a_machine_with_nothing_is_noted_and_nothing_is_broken() {
        let dir = tempfile::tempdir().unwrap();
        let machine = machine(dir.path());
        for finding in [machine.screen(), machine.camera(), machine.scanner()] {
            assert_eq!(finding.state, State::Note, "{finding}");
            assert!(finding.mend.is_some());
        }
    }

    #[test]
    fn what_types_and_is_plugged_in_may_be_a_scanner() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("inputs"), INPUTS).unwrap();
        let found = machine(dir.path()).scanner();
        assert_eq!(found.state, State::Ok);
        assert!(found.found.ends_with(": Scanner of a Maker"), "{found}");
    }

    #[test]
    fn screens_that_are_plugged_in_are_named_with_their_mode() {
        let dir = tempfile::tempdir().unwrap();
        for (name, status, modes) in [
            ("card0-HDMI-A-1", "connected\n", "1920x1080\n1280x720\n"),
            ("card0-DP-1", "disconnected\n", ""),
            ("version", "", ""),
        ] {
            let folder = dir.path().join("class/drm").join(name);
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("status"), status).unwrap();
            fs::write(folder.join("modes"), modes).unwrap();
        }
        assert_eq!(
            machine(dir.path()).connected_screens(),
            ["HDMI-A-1 1920x1080"]
        );
    }
}
