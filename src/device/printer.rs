//! A printer, where there is one: through the system's print service (CUPS), by its command `lp`.
//!
//! A page goes to it through a pipe and is in no file of ours. What the service keeps of it is the
//! service's: `kiosk-config/KIOSK.md` says how to let it keep nothing.

use std::ffi::OsString;
use std::fmt;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

/// How long the service may take to accept a page or to answer, in milliseconds.
const ANSWER_MS_MAX: u64 = 20_000;
/// How often it is looked whether it has, in milliseconds.
const LOOK_MS: u64 = 50;
/// What the service calls the page, whatever is on it.
const JOB_NAME: &str = "page";

/// Something that prints.
pub trait Printer: Send + Sync {
    /// Whether there is one. It may take a while: ask beside the window.
    fn presence(&self) -> Presence;

    /// Prints a PDF file, at its real size. Returns when the service has accepted it.
    ///
    /// # Errors
    /// When there is no printer, or the service refuses the page or does not answer.
    fn print(&self, pdf: &[u8]) -> Result<(), PrinterError>;
}

/// Whether there is a printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// The service knows one.
    There,
    /// There is no service, or it knows none.
    Absent,
}

/// Why nothing is printed. It never holds what was to be printed.
#[derive(Debug, thiserror::Error)]
pub enum PrinterError {
    /// There is none.
    #[error("there is no printer")]
    Absent,
    /// The service did not take the page.
    #[error("the print service did not take the page ({0})")]
    Refused(ExitStatus),
    /// The service did not answer in time.
    #[error("the print service does not answer")]
    Silent,
    /// The page could not be handed over.
    #[error("the page could not be handed to the print service: {0}")]
    Failed(#[from] std::io::Error),
}

/// No printer.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoPrinter;

impl Printer for NoPrinter {
    fn presence(&self) -> Presence {
        Presence::Absent
    }

    fn print(&self, _pdf: &[u8]) -> Result<(), PrinterError> {
        Err(PrinterError::Absent)
    }
}

/// The system's print service.
#[derive(Clone)]
pub struct Cups {
    queue: Option<String>,
    lp: Tool,
    lpstat: Tool,
}

/// A command of the service, and what it is always given.
#[derive(Clone)]
struct Tool {
    program: PathBuf,
    first: Vec<OsString>,
}

impl Tool {
    fn named(name: &str) -> Self {
        Self {
            program: PathBuf::from(name),
            first: Vec::new(),
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.first);
        command
    }
}

impl fmt::Debug for Cups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cups")
            .field("queue", &self.queue)
            .finish_non_exhaustive()
    }
}

impl Cups {
    /// The printer of this name, or the one that the system prints on by default.
    pub fn new(queue: Option<String>) -> Self {
        Self {
            queue,
            lp: Tool::named("lp"),
            lpstat: Tool::named("lpstat"),
        }
    }
}

impl Printer for Cups {
    fn presence(&self) -> Presence {
        let mut ask = self.lpstat.command();
        match &self.queue {
            Some(queue) => ask.args(["-p", queue]),
            None => ask.arg("-d"),
        };
        // "no system default destination" is said in the language of the system, and with success.
        ask.env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .stdout(Stdio::piped());
        let Ok(mut child) = ask.spawn() else {
            return Presence::Absent;
        };
        let Some(mut said) = child.stdout.take() else {
            return Presence::Absent;
        };
        let ended = wait(&mut child);
        let mut text = String::new();
        let read = std::io::Read::read_to_string(&mut said, &mut text);
        let is_named = self.queue.is_some() || text.contains(':');
        match (ended, read) {
            (Ok(status), Ok(_)) if status.success() && is_named => Presence::There,
            _ => Presence::Absent,
        }
    }

    fn print(&self, pdf: &[u8]) -> Result<(), PrinterError> {
        let mut order = self.lp.command();
        if let Some(queue) = &self.queue {
            order.args(["-d", queue]);
        }
        order
            .args([
                "-t",
                JOB_NAME,
                "-o",
                "job-sheets=none",
                "-o",
                "print-scaling=none",
                "-",
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = order.spawn().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => PrinterError::Absent,
            _ => PrinterError::Failed(error),
        })?;
        let Some(mut page) = child.stdin.take() else {
            return Err(PrinterError::Silent);
        };
        // A service that hangs reads nothing: the page is handed over beside the waiting.
        let pdf = pdf.to_vec();
        let hand_over = thread::spawn(move || page.write_all(&pdf));
        let status = wait(&mut child)?;
        let handed = hand_over.join().unwrap_or(Ok(()));
        if !status.success() {
            return Err(PrinterError::Refused(status));
        }
        Ok(handed?)
    }
}

/// Waits for the end of a command, and ends one that takes too long.
fn wait(child: &mut Child) -> Result<ExitStatus, PrinterError> {
    for _ in 0..ANSWER_MS_MAX / LOOK_MS {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        thread::sleep(Duration::from_millis(LOOK_MS));
    }
    child.kill()?;
    child.wait()?;
    Err(PrinterError::Silent)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// A print service that does as this script says.
    fn service(dir: &Path, queue: Option<&str>, lp: &str, lpstat: &str) -> Cups {
        let command = |name: &str, script: &str| {
            let path = dir.join(name);
            fs::write(&path, format!("cd '{}'\n{script}\n", dir.display())).unwrap();
            Tool {
                program: PathBuf::from("sh"),
                first: vec![path.into()],
            }
        };
        Cups {
            queue: queue.map(str::to_owned),
            lp: command("lp", lp),
            lpstat: command("lpstat", lpstat),
        }
    }

    #[test]
    fn a_page_goes_to_the_service_whole_and_under_a_name_that_says_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let lp = "cat > page; echo \"$@\" > order";
        let printer = service(dir.path(), Some("Office"), lp, "exit 0");
        let page = vec![0x25; 300_000];
        printer.print(&page).unwrap();
        assert_eq!(fs::read(dir.path().join("page")).unwrap(), page);
        let order = fs::read_to_string(dir.path().join("order")).unwrap();
        assert!(order.starts_with("-d Office -t page "), "{order}");
    }

    #[test]
    fn there_is_a_printer_where_the_service_names_one() {
        let dir = tempfile::tempdir().unwrap();
        for (queue, said, presence) in [
            (
                None,
                "echo 'system default destination: Office'",
                Presence::There,
            ),
            (
                None,
                "echo 'no system default destination'",
                Presence::Absent,
            ),
            (None, "exit 1", Presence::Absent),
            (Some("Office"), "[ \"$2\" = Office ]", Presence::There),
            (Some("Other"), "[ \"$2\" = Office ]", Presence::Absent),
        ] {
            let printer = service(dir.path(), queue, "exit 0", said);
            assert_eq!(printer.presence(), presence, "{said}");
        }
    }

    #[test]
    fn a_page_that_was_not_taken_is_an_error_and_so_is_no_service() {
        let dir = tempfile::tempdir().unwrap();
        let refuses = service(dir.path(), None, "exit 3", "exit 0");
        assert!(matches!(
            refuses.print(b"%PDF"),
            Err(PrinterError::Refused(_))
        ));
        let gone = Cups {
            lp: Tool::named("keytag-no-such-command"),
            lpstat: Tool::named("keytag-no-such-command"),
            ..refuses
        };
        assert!(matches!(gone.print(b"%PDF"), Err(PrinterError::Absent)));
        assert_eq!(gone.presence(), Presence::Absent);
        assert_eq!(NoPrinter.presence(), Presence::Absent);
    }
}
