//! A camera without one: `tests/camera/shim.c` answers for a device file as a driver does, in
//! programs that are started with it. What is looked through it is the product's own.
//!
//! Those programs are this one: tests that are left out of a run by themselves, and print what they
//! hear. Where there is no C compiler, these tests say so and are passed over.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

mod child;
mod doctor;
mod film;
#[cfg(feature = "headless")]
mod kiosk;
mod pictures;
mod watch;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;

/// A camera's file, and what its driver does.
struct Rig {
    dir: TempDir,
    shim: PathBuf,
    settings: Vec<(&'static str, String)>,
    /// Bytes that no file may get.
    mark: Option<OsString>,
}

/// The shim, compiled once a run; none where there is no C compiler.
fn shim() -> Option<&'static Path> {
    static SHIM: OnceLock<Option<(TempDir, PathBuf)>> = OnceLock::new();
    let compiled = SHIM.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let shim = dir.path().join("shim.so");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/camera/shim.c");
        let compiled = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .arg(&shim)
            .args([source, "-ldl"])
            .status();
        match compiled {
            Ok(status) => assert!(status.success(), "the shim does not compile"),
            Err(_) => return None,
        }
        Some((dir, shim))
    });
    compiled.as_ref().map(|(_, shim)| shim.as_path())
}

impl Rig {
    /// A camera that gives these pictures in this form; none where it cannot be made.
    fn new(form: &str, pictures: &[Vec<u8>]) -> Option<Self> {
        let Some(shim) = shim() else {
            eprintln!("SKIPPED: no C compiler, so no camera to look through");
            return None;
        };
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("dev")).unwrap();
        let mut rig = Self {
            shim: shim.to_owned(),
            settings: Vec::new(),
            mark: None,
            dir,
        };
        rig.gives(form, pictures);
        rig.set("KEYTAG_SHIM_FORMS", form);
        Some(rig)
    }

    fn gives(&mut self, form: &str, pictures: &[Vec<u8>]) {
        for (n, picture) in pictures.iter().enumerate() {
            std::fs::write(self.dir.path().join(format!("{form}-{n}")), picture).unwrap();
        }
    }

    /// Sets what the shim heeds.
    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts alike")]
    fn set(&mut self, name: &'static str, value: impl ToString) -> &mut Self {
        self.settings.push((name, value.to_string()));
        self
    }

    fn device(&self) -> PathBuf {
        self.dir.path().join("dev").join("video1")
    }

    /// The file of a device before it.
    fn before(&self) -> PathBuf {
        self.dir.path().join("dev").join("video0")
    }

    /// The kernel's files tell of the camera, and of another one before it that is none.
    fn tell(&self) {
        for (file, name) in [("video1", "Camera of Nobody"), ("video0", "A Tuner")] {
            let folder = self.dir.path().join("class/video4linux").join(file);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("name"), format!("{name}\n")).unwrap();
        }
        std::fs::write(self.before(), "").unwrap();
    }

    /// Starts this program under the shim.
    fn run(&self, program: impl AsRef<OsStr>, args: &[&str]) -> Output {
        let mut command = Command::new(program);
        command
            .args(args)
            .env("LD_PRELOAD", &self.shim)
            .env("KEYTAG_SHIM_DEVICE", self.device())
            .env("KEYTAG_SHIM_PICTURES", self.dir.path())
            .env("KEYTAG_SHIM_LOG", self.dir.path().join("log"))
            .env("KEYTAG_TEST_RIG", self.dir.path())
            .env("KEYTAG_LOG", "error")
            .stdin(Stdio::null());
        for (name, value) in &self.settings {
            command.env(name, value);
        }
        if let Some(mark) = &self.mark {
            command.env("KEYTAG_SHIM_MARK", mark);
        }
        command.output().unwrap()
    }

    /// Runs one of the tests of `child` under the shim, and gives the lines that it heard.
    fn hears(&self, child: &str) -> Vec<String> {
        self.hears_at(&format!("child::{child}"))
    }

    /// The same of a test elsewhere.
    fn hears_at(&self, test: &str) -> Vec<String> {
        let program = std::env::current_exe().unwrap();
        let test = format!("camera::{test}");
        let args = ["--exact", test.as_str(), "--ignored", "--nocapture"];
        let output = self.run(program, &args);
        let said = String::from_utf8(output.stdout).unwrap();
        let failed = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}{failed}");
        let heard = said.lines().filter_map(|line| line.split_once("@ "));
        heard.map(|(_, heard)| heard.to_owned()).collect()
    }

    /// What the shim was told, line by line.
    fn log(&self) -> Vec<String> {
        let log = std::fs::read_to_string(self.dir.path().join("log")).unwrap_or_default();
        log.lines().map(str::to_owned).collect()
    }
}
