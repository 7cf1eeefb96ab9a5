//! Small programs of the machine that do one thing and end: playing a tone, saying a sentence.
//!
//! They run one at a time on a thread of their own, without a shell. Whoever asks never waits: what
//! finds the queue full is left undone, and what does not end is ended.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// How many errands may wait.
const WAITING_MAX: usize = 2;
/// How long one may take, in looks at it.
const LOOKS_MAX: u32 = 200;
/// The pause between two looks.
const LOOK: Duration = Duration::from_millis(25);

/// Makes one program ready to be started.
type Errand = Box<dyn FnOnce() -> std::io::Result<Command> + Send>;

/// Runs errands.
#[derive(Debug, Clone)]
pub(super) struct Errands(SyncSender<ErrandBox>);

/// An errand, which has nothing to print.
struct ErrandBox(Errand);

impl std::fmt::Debug for ErrandBox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Errand")
    }
}

impl Errands {
    /// Starts the thread; it ends when the last of those who ask is gone.
    pub(super) fn new(name: &str) -> Self {
        let (ask, asked) = sync_channel(WAITING_MAX);
        let begun = thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || serve(&asked));
        if let Err(error) = begun {
            tracing::warn!(%error, "no thread for sounds");
        }
        Self(ask)
    }

    /// Asks for one; says nothing of how it went.
    pub(super) fn ask(&self, errand: impl FnOnce() -> std::io::Result<Command> + Send + 'static) {
        if self.0.try_send(ErrandBox(Box::new(errand))).is_err() {
            tracing::debug!("a sound was left out");
        }
    }
}

fn serve(asked: &Receiver<ErrandBox>) {
    while let Ok(ErrandBox(errand)) = asked.recv() {
        let begun = errand()
            .and_then(|mut command| command.stdout(Stdio::null()).stderr(Stdio::null()).spawn());
        match begun {
            Ok(child) => see_out(child),
            Err(error) => tracing::debug!(%error, "a sound could not be made"),
        }
    }
}

/// Waits for the end of a program, or ends it.
fn see_out(mut child: Child) {
    for _ in 0..LOOKS_MAX {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(LOOK);
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// The first of these programs that is installed, along a search path as `PATH` is one.
pub(super) fn find(path: &str, names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| {
        let folders = path.split(':').filter(|folder| folder.starts_with('/'));
        let mut files = folders.map(|folder| Path::new(folder).join(name));
        files.find(|file| is_program(file))
    })
}

fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let may_run =
        |meta: std::fs::Metadata| meta.is_file() && meta.permissions().mode() & 0o111 != 0;
    file.metadata().is_ok_and(may_run)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A program that writes what it is given, and what comes in, into a file named `told`.
    pub(in crate::device) fn fake(folder: &Path, name: &str) -> PathBuf {
        let told = folder.join("told");
        let file = folder.join(name);
        let script = format!(
            "#!/bin/sh\n{{ echo \"$@\"; wc -c < /dev/stdin; }} >> '{0}.part'\nmv '{0}.part' '{0}'\n",
            told.display()
        );
        std::fs::write(&file, script).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
        told
    }

    #[test]
    fn the_first_installed_program_is_taken_and_a_plain_file_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = format!("relative:{}", folder.path().display());
        assert_eq!(find(&path, &["second", "first"]), None);
        fake(folder.path(), "first");
        std::fs::write(folder.path().join("second"), "").unwrap();
        let found = find(&path, &["second", "first"]);
        assert_eq!(found, Some(folder.path().join("first")));
    }

    #[test]
    fn what_finds_the_queue_full_is_left_out_and_nobody_waits() {
        let (ask, asked) = sync_channel(WAITING_MAX);
        let errands = Errands(ask);
        for _ in 0..100 {
            errands.ask(|| Ok(Command::new("/bin/true")));
        }
        assert_eq!(asked.try_iter().count(), WAITING_MAX);
    }
}
