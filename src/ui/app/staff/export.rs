//! The month onto a stick: what runs beside the window while it shows how far it is.

use std::sync::Arc;

use iced::Task;

use super::Done as StaffDone;
use super::seal::Sealed;
use crate::device::volume::Volume;
use crate::domain::report::ExportScope;
use crate::store::{ExportSite, StoreError};
use crate::transfer::bundle::carry;
use crate::transfer::{
    After, Cells, Destination, Done as Carried, Job, Step, TransferError, month,
};
use crate::ui::app::{Fault, Kiosk, Message as App, Stage};
use crate::ui::screen::export::{self as screen, Export, Failure, Offer, State, Stick};

/// What is being written, or chosen for.
pub struct Underway {
    pub(super) volumes: Vec<Volume>,
    scope: ExportScope,
    pub(super) job: Arc<Job>,
}

/// What can be taken away.
#[derive(Debug)]
pub struct Offered {
    scope: ExportScope,
    /// How many records the office has not confirmed; none where there is no office.
    sealed: Option<u64>,
}

/// How it went.
#[derive(Debug)]
pub enum Progress {
    /// The month is on the stick, or not.
    Month(Box<Result<(Carried, ExportScope), TransferError>>),
    /// What is for the office is on the stick, or not.
    Sealed(Box<Result<Sealed, TransferError>>),
    /// It is marked as exported, or that failed.
    Marked(State, Result<(), Fault>),
    /// The cards were made and their sheet is on the stick, or not.
    Cards(Result<OnStick, CardsFailed>),
}

/// A sheet of cards on a stick.
#[derive(Debug)]
pub struct OnStick {
    /// Its number among those that wait.
    pub(super) sheet: u32,
    /// Where it is there.
    pub(super) file: String,
    /// Whether the stick was let go.
    pub(super) is_let_go: bool,
}

/// Why there is no sheet of cards.
#[derive(Debug)]
pub enum CardsFailed {
    /// No stick is plugged in.
    NoStick,
    /// The store failed.
    Store(Fault),
    /// The sheet could not be laid out or did not reach the stick.
    Sheet,
}

impl Kiosk {
    fn export_site(&self) -> ExportSite {
        let site = &self.services.site;
        ExportSite {
            code: site.code.clone(),
            zone: site.zone,
        }
    }

    /// Looks what an export would hold, beside the store's thread.
    pub(super) fn ask_for_export(&self) -> Task<App> {
        let visit = self.visit;
        let Ok(store) = &self.services.store else {
            return Task::none();
        };
        let (place, site) = (store.place().clone(), self.export_site());
        let has_office = self.services.site.office.is_some();
        Task::perform(
            async move {
                let sealed = has_office.then(|| carry::unacknowledged(&place));
                Ok(Offered {
                    scope: month::offer(&place, &site)?,
                    sealed: sealed.transpose()?,
                })
            },
            move |offered: Result<_, StoreError>| {
                App::AtStaff(visit, StaffDone::Scope(offered.map_err(Fault::from)))
            },
        )
    }

    pub(super) fn show_export(&mut self, Offered { scope, sealed }: Offered) {
        let is_allowed = self.services.site.readable_export;
        let export = Export::new(Offer {
            sealed,
            months: is_allowed.then(|| scope.months.clone()),
        });
        self.job = Some(Underway {
            volumes: Vec::new(),
            scope,
            job: Arc::default(),
        });
        self.show(Stage::Export(export));
    }

    pub(super) fn look_for_sticks(&self) -> Task<App> {
        let (volumes, visit) = (self.services.volumes.clone(), self.visit);
        // A dying stick answers late: never on the window's thread.
        Task::perform(async move { volumes.list() }, move |found| {
            App::AtStaff(visit, StaffDone::Sticks(found))
        })
    }

    pub(super) fn take_sticks(&mut self, volumes: Vec<Volume>) {
        let (Stage::Export(export), Some(underway)) = (&mut self.stage, &mut self.job) else {
            return;
        };
        let stick = |volume: &Volume| Stick {
            label: if volume.name.is_empty() {
                volume
                    .path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned()
            } else {
                volume.name.clone()
            },
            free_bytes: volume.free_bytes,
        };
        export.see(volumes.iter().map(stick).collect());
        underway.volumes = volumes;
    }

    pub(super) fn on_export_action(&mut self, action: screen::Action) -> Task<App> {
        match action {
            screen::Action::None => Task::none(),
            screen::Action::Leave => {
                self.job = None;
                self.show_menu(None);
                Task::none()
            }
            screen::Action::Cancel => {
                if let Some(underway) = &self.job {
                    underway.job.stop();
                }
                Task::none()
            }
            screen::Action::Start(stick) => self.start_export(stick),
            screen::Action::Seal(stick) => self.seal(stick),
        }
    }

    fn start_export(&mut self, stick: usize) -> Task<App> {
        let Ok(store) = &self.services.store else {
            return Task::none();
        };
        let Some(underway) = &mut self.job else {
            return Task::none();
        };
        let Some(volume) = underway.volumes.get(stick).cloned() else {
            return Task::none();
        };
        underway.job = Arc::default();
        let months: Vec<_> = underway
            .scope
            .months
            .iter()
            .map(|scope| scope.month)
            .collect();
        let job = underway.job.clone();
        let (place, site, now) = (store.place().clone(), self.export_site(), self.now());
        let (volumes, chance) = (self.services.volumes.clone(), self.services.chance.clone());
        let (name, words) = (self.services.site.name.clone(), self.look.words.clone());
        let visit = self.visit;
        Task::perform(
            async move {
                let say = |id: &str, values: &[(&str, &str)]| {
                    let values: Vec<_> = values
                        .iter()
                        .map(|(name, value)| (*name, (*value).into()))
                        .collect();
                    words.with(id, &values)
                };
                let order = month::Order {
                    site: &site,
                    site_name: &name,
                    months: &months,
                    cells: Cells::Spreadsheet,
                    now,
                    say: &say,
                };
                let destination = Destination {
                    volumes: volumes.as_ref(),
                    volume: &volume,
                    after: After::Eject,
                };
                let fill = |bytes: &mut [u8]| chance.fill(bytes);
                month::carry_away(&place, order, destination, &fill, &job)
            },
            move |done| {
                let progress = Progress::Month(Box::new(done));
                App::AtStaff(visit, StaffDone::Progress(progress))
            },
        )
    }

    /// How far the writing is, a few times a second while it goes on.
    pub(super) fn look_at_job(&mut self) {
        let (Stage::Export(export), Some(underway)) = (&mut self.stage, &self.job) else {
            return;
        };
        if !export.is_writing() {
            return;
        }
        let progress = underway.job.progress();
        export.tell(match progress.step {
            Step::Preparing | Step::Writing => State::Writing(progress.fraction()),
            Step::Checking => State::Verifying,
            Step::Finishing => State::Ejecting,
        });
    }

    pub(super) fn on_progress(&mut self, visit: u64, progress: Progress) -> Task<App> {
        match progress {
            Progress::Month(done) => match *done {
                Ok((carried, scope)) => self.mark_exported(carried, scope),
                Err(error) => {
                    tracing::error!(%error, "the export");
                    self.tell_export(State::Failed(failure(&error)));
                    Task::none()
                }
            },
            Progress::Sealed(done) => match *done {
                Ok(sealed) => self.mark_sealed(sealed),
                Err(error) => {
                    tracing::error!(%error, "the bundle");
                    self.tell_export(State::Failed(failure(&error)));
                    Task::none()
                }
            },
            Progress::Marked(state, Ok(())) => {
                self.tell_export(state);
                Task::none()
            }
            Progress::Marked(_, Err(_)) => {
                self.tell_export(State::Failed(Failure::Other));
                Task::none()
            }
            // Whoever went away is asked under Cards: that sheet waits.
            Progress::Cards(_) if visit != self.visit => Task::none(),
            Progress::Cards(Ok(sheet)) => {
                self.tell_sheet(&sheet);
                Task::none()
            }
            Progress::Cards(Err(failed)) => {
                self.say(
                    "badges-title",
                    match failed {
                        CardsFailed::NoStick => "badges-no-stick",
                        CardsFailed::Store(_) | CardsFailed::Sheet => "export-failed",
                    },
                );
                Task::none()
            }
        }
    }

    /// "Safe to remove" is said only when the kiosk, too, knows that it is exported.
    fn mark_exported(&self, carried: Carried, scope: ExportScope) -> Task<App> {
        let (now, by, visit) = (self.now(), self.by(), self.visit);
        let state = match carried {
            Carried::SafeToRemove(written) | Carried::Kept(written) => State::Safe {
                folder: written.folder,
                rows: written.attendance_rows,
            },
            Carried::NotEjected(_, error) => {
                tracing::error!(%error, "the stick was not let go");
                State::NotEjected
            }
        };
        self.ask(
            move |book| book.mark_exported(&now, &scope, by).map(|_| ()),
            move |marked| App::AtStaff(visit, StaffDone::Progress(Progress::Marked(state, marked))),
        )
    }

    fn tell_export(&mut self, state: State) {
        if let Stage::Export(export) = &mut self.stage {
            export.tell(state);
        }
    }
}

fn failure(error: &TransferError) -> Failure {
    match error {
        TransferError::Pulled => Failure::Pulled,
        TransferError::Full {
            needed_bytes,
            free_bytes,
        } => Failure::Full {
            needed: *needed_bytes,
            free: *free_bytes,
        },
        TransferError::Nothing => Failure::Nothing,
        TransferError::ReadOnly => Failure::ReadOnly,
        TransferError::WrongDevice => Failure::WrongDevice,
        TransferError::ReadBackDiffers { .. } => Failure::Differs,
        TransferError::Cancelled => Failure::Cancelled,
        _ => Failure::Other,
    }
}
