//! The machine as the doctor sees it: screens, cameras and keyboards, by what the kernel tells.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Finding, names_in, open};
use crate::config::CameraConfig;
use crate::device::camera::{self, Cameras, Trouble};
use crate::device::keys::event_file;
use crate::device::sound::{ProgramSounds, Sounds};
use crate::device::speech::ProgramSpeech;

/// Where the kernel tells of its devices, and whether a display was named.
#[derive(Debug)]
pub(super) struct Machine {
    /// `/sys/class`.
    classes: PathBuf,
    /// `/dev`.
    devices: PathBuf,
    /// `/proc/bus/input/devices`.
    inputs: PathBuf,
    /// `/etc`.
    settings: PathBuf,
    /// `WAYLAND_DISPLAY` or `DISPLAY`.
    display: Option<String>,
    /// Where programs are looked for.
    path: String,
}

impl Machine {
    /// This one.
    pub fn this() -> Self {
        let named = |variable| std::env::var(variable).ok().filter(|name| !name.is_empty());
        Self {
            classes: PathBuf::from("/sys/class"),
            devices: PathBuf::from("/dev"),
            inputs: PathBuf::from("/proc/bus/input/devices"),
            settings: PathBuf::from("/etc"),
            display: named("WAYLAND_DISPLAY").or_else(|| named("DISPLAY")),
            path: open::search_path(),
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

    /// Whether the camera that the site wants gives pictures. One is waited for and let go unseen.
    pub fn camera(&self, config: &CameraConfig) -> Finding {
        const ABOUT: &str = "camera";
        let Some(wanted) = open::wanted_camera(&config.choice) else {
            let mend = "cards are scanned; [camera] name = \"auto\" looks for one";
            return Finding::note(ABOUT, "kiosk.toml wants none", mend);
        };
        let cameras = Cameras::below(&self.classes, &self.devices);
        let all = cameras.all();
        let paths = cameras.wanted(&wanted);
        if paths.is_empty() && all.is_empty() {
            let mend = "plug one in, it is found by itself; a scanner does as well";
            return Finding::note(ABOUT, "none is plugged in", mend);
        }
        let called = |path: &Path| {
            let name = all.iter().find(|camera| camera.path == path);
            let name = name.map(|camera| camera.name.as_str()).unwrap_or_default();
            format!("{} {name}", path.display()).trim_end().to_owned()
        };
        if paths.is_empty() {
            let there: Vec<String> = all.iter().map(|camera| called(&camera.path)).collect();
            let found = format!(
                "none has the name in kiosk.toml; there is {}",
                there.join(", ")
            );
            return Finding::bad(ABOUT, found, "mend [camera] name, or plug that one in");
        }
        let mut worst: Option<(u8, Finding)> = None;
        for path in paths {
            match camera::probe(&path, open::reach(config.reach)) {
                Ok(offer) => return Finding::ok(ABOUT, format!("{}, {offer}", called(&path))),
                Err(trouble) => {
                    let (rank, finding) = of_trouble(ABOUT, &called(&path), &trouble);
                    if worst.as_ref().is_none_or(|(worst, _)| rank > *worst) {
                        worst = Some((rank, finding));
                    }
                }
            }
        }
        let none = || Finding::note(ABOUT, "none gives pictures", "a scanner does as well");
        worst.map_or_else(none, |(_, finding)| finding)
    }

    /// What would play the two tones.
    pub fn sound(&self) -> Finding {
        const ABOUT: &str = "sound";
        match ProgramSounds::find(&self.path).and_then(|sounds| sounds.by()) {
            Some(program) => Finding::ok(ABOUT, format!("played by {program}")),
            None => Finding::note(
                ABOUT,
                "nothing plays sounds, so the kiosk is silent; all is seen as well",
                "install pw-play, paplay or aplay (Debian: alsa-utils)",
            ),
        }
    }

    /// What would speak.
    pub fn speech(&self) -> Finding {
        const ABOUT: &str = "speech";
        if ProgramSpeech::find(&self.path).is_some() {
            return Finding::ok(ABOUT, "spoken prompts by speech-dispatcher");
        }
        Finding::note(
            ABOUT,
            "nothing speaks, so spoken prompts are not offered",
            "install spd-say (Debian: speech-dispatcher) and a voice",
        )
    }

    /// Whether the print service keeps what it printed: of a statement nothing is to be kept.
    pub fn printer(&self, statements_are_offered: bool) -> Finding {
        const ABOUT: &str = "printer";
        const MEND: &str = "put PreserveJobHistory No and PreserveJobFiles No into cupsd.conf, as \
                            `setup.sh kiosk` does, and restart the print service";
        let path = self.settings.join("cups").join("cupsd.conf");
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let found = "there is no print service; statements go onto a stick";
                return Finding::note(ABOUT, found, "install CUPS to print them (Debian: cups)");
            }
            Err(error) => {
                let found = format!("{} may not be read ({error})", path.display());
                return Finding::note(ABOUT, found, "ask once more as root");
            }
        };
        if keeps_nothing(&text) {
            return Finding::ok(ABOUT, "the print service keeps nothing of what it printed");
        }
        let found = "the print service keeps what it printed, statements with their names, too";
        if statements_are_offered {
            Finding::bad(ABOUT, found, MEND)
        } else {
            Finding::note(ABOUT, found, MEND)
        }
    }

    /// Which keyboards there are: a scanner is one; or the one that the site names.
    pub fn scanner(&self, named: Option<&str>) -> Finding {
        const ABOUT: &str = "scanner";
        let text = fs::read_to_string(&self.inputs).unwrap_or_default();
        let keyboards: Vec<&str> = text.split("\n\n").filter_map(usb_keyboard).collect();
        if let Some(named) = named {
            return self.named_scanner(&text, named, &keyboards);
        }
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

/// What is wrong with a camera, what to do, and how likely it is the one that was meant: one device
/// of a camera may give pictures and the next one only data about them.
fn of_trouble(about: &'static str, called: &str, trouble: &Trouble) -> (u8, Finding) {
    let found = format!("{called}: {trouble}");
    match trouble {
        Trouble::NoRights => {
            let mend = "sudo usermod -aG video keytag (the kiosk's user), then restart the kiosk";
            (4, Finding::bad(about, found, mend))
        }
        Trouble::Busy => {
            let mend = "that is the kiosk, if it runs now; otherwise end the other program";
            (3, Finding::note(about, found, mend))
        }
        Trouble::Failed(_) | Trouble::Silent => {
            let mend = "unplug it and plug it in again, or try another cable or socket";
            (2, Finding::bad(about, found, mend))
        }
        Trouble::Missing => {
            let mend = "plug it in, it is found by itself; a scanner does as well";
            (1, Finding::note(about, found, mend))
        }
        Trouble::Unusable(_) => {
            let mend = "take a USB camera of the kind UVC; a scanner does as well";
            (0, Finding::bad(about, found, mend))
        }
    }
}

impl Machine {
    fn named_scanner(&self, inputs: &str, named: &str, keyboards: &[&str]) -> Finding {
        const ABOUT: &str = "scanner";
        let Some(file) = event_file(inputs, named) else {
            let there = match keyboards {
                [] => "nothing that types is plugged in by USB".to_owned(),
                all => format!("there are: {}", all.join(", ")),
            };
            let found = format!("\u{201c}{named}\u{201d} of kiosk.toml is not plugged in; {there}");
            let mend = "plug it in, or write its name under [scanner]";
            return Finding::bad(ABOUT, found, mend);
        };
        let path = self.devices.join("input").join(file);
        match fs::File::open(&path) {
            Ok(_) => Finding::ok(ABOUT, format!("{named}, for the kiosk alone while it runs")),
            Err(error) => Finding::bad(
                ABOUT,
                format!("{} of {named} may not be read ({error})", path.display()),
                "add the user of the kiosk to the group \"input\" and start it again",
            ),
        }
    }
}

/// Whether these settings of CUPS let it keep neither pages nor who printed them: unless it is
/// told, it keeps both. What is said last counts.
fn keeps_nothing(settings: &str) -> bool {
    ["PreserveJobHistory", "PreserveJobFiles"]
        .iter()
        .all(|name| {
            let mut said = settings.lines().filter_map(|line| {
                let (said, value) = line.trim().split_once(char::is_whitespace)?;
                said.eq_ignore_ascii_case(name).then(|| value.trim())
            });
            said.next_back()
                .is_some_and(|value| value.eq_ignore_ascii_case("no"))
        })
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
    use crate::config::CameraChoice;

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
            devices: dir.join("dev"),
            inputs: dir.join("inputs"),
            settings: dir.join("etc"),
            display: None,
            path: String::new(),
        }
    }

    #[test]
    fn a_machine_with_nothing_is_noted_and_nothing_is_broken() {
        let dir = tempfile::tempdir().unwrap();
        let machine = machine(dir.path());
        let camera = machine.camera(&CameraConfig::default());
        for finding in [
            machine.screen(),
            camera,
            machine.sound(),
            machine.speech(),
            machine.printer(true),
            machine.scanner(None),
        ] {
            assert_eq!(finding.state, State::Note, "{finding}");
            assert!(finding.mend.is_some());
        }
    }

    /// A device that is told, and is a plain file.
    fn plug(dir: &Path, file: &str, name: &str) {
        let folder = dir.join("class/video4linux").join(file);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("name"), format!("{name}\n")).unwrap();
        fs::create_dir_all(dir.join("dev")).unwrap();
        fs::write(dir.join("dev").join(file), "").unwrap();
    }

    #[test]
    fn a_camera_that_gives_no_pictures_is_told_with_its_mend() {
        let dir = tempfile::tempdir().unwrap();
        plug(dir.path(), "video0", "Camera of a Maker");
        let machine = machine(dir.path());
        let called = |choice: CameraChoice| {
            machine.camera(&CameraConfig {
                choice,
                ..CameraConfig::default()
            })
        };
        let no_camera = called(CameraChoice::Auto);
        assert_eq!(no_camera.state, State::Mend, "{no_camera}");
        assert!(
            no_camera
                .found
                .contains("Camera of a Maker: it gives no pictures")
        );
        let other = called(CameraChoice::Called("of another".to_owned()));
        assert_eq!(other.state, State::Mend);
        assert!(other.found.contains("there is"), "{other}");
        assert!(other.found.ends_with("video0 Camera of a Maker"), "{other}");
        let off = called(CameraChoice::Off);
        assert_eq!(off.state, State::Note);
        let gone = CameraChoice::Called("/nowhere/video9".to_owned());
        assert_eq!(called(gone).state, State::Note);
    }

    #[test]
    fn each_trouble_of_a_camera_has_one_mend_in_one_line() {
        for (trouble, word) in [
            (Trouble::NoRights, "usermod"),
            (Trouble::Busy, "other program"),
            (Trouble::Missing, "plug it in"),
            (Trouble::Unusable("it takes no pictures"), "UVC"),
            (Trouble::Silent, "cable"),
            (
                Trouble::Failed(std::io::ErrorKind::BrokenPipe.into()),
                "cable",
            ),
        ] {
            let (_, finding) = of_trouble("camera", "/dev/video0 A", &trouble);
            let said = finding.to_string();
            assert!(said.contains(word) && said.lines().count() == 1, "{said}");
        }
    }

    #[test]
    fn a_print_service_that_keeps_what_it_printed_is_told_with_its_mend() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("etc/cups")).unwrap();
        let state = |settings: &str, are_offered| {
            fs::write(dir.path().join("etc/cups/cupsd.conf"), settings).unwrap();
            machine(dir.path()).printer(are_offered).state
        };
        let nothing = "LogLevel warn\nPreserveJobHistory No\n  preservejobfiles no\n";
        assert_eq!(state(nothing, true), State::Ok);
        for kept in [
            "",
            "PreserveJobHistory No\n",
            "PreserveJobHistory No\nPreserveJobFiles Yes\n",
            "#PreserveJobHistory No\n#PreserveJobFiles No\n",
            "PreserveJobHistory No\nPreserveJobFiles No\nPreserveJobFiles 86400\n",
        ] {
            assert_eq!(state(kept, true), State::Mend, "{kept:?}");
            assert_eq!(state(kept, false), State::Note, "{kept:?}");
        }
    }

    #[test]
    fn what_types_and_is_plugged_in_may_be_a_scanner() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("inputs"), INPUTS).unwrap();
        let found = machine(dir.path()).scanner(None);
        assert_eq!(found.state, State::Ok);
        assert!(found.found.ends_with(": Scanner of a Maker"), "{found}");
    }

    #[test]
    fn the_scanner_that_the_site_names_is_there_and_may_be_read() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("inputs"), INPUTS).unwrap();
        fs::create_dir_all(dir.path().join("dev/input")).unwrap();
        let found = |name| machine(dir.path()).scanner(Some(name));
        let missing = found("Scanner of another");
        assert_eq!(missing.state, State::Mend);
        assert!(missing.found.contains("Scanner of a Maker"), "{missing}");
        let unreadable = found("Scanner of a Maker");
        assert_eq!(unreadable.state, State::Mend);
        assert!(unreadable.mend.unwrap().contains("group \"input\""));
        fs::write(dir.path().join("dev/input/event3"), "").unwrap();
        assert_eq!(found("Scanner of a Maker").state, State::Ok);
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
