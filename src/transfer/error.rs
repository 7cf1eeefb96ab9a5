//! What can go wrong on the way to a stick, and who can do something about it.

use std::error::Error;
use std::io;

use thiserror::Error;

use crate::device::volume::VolumeError;
use crate::store::StoreError;

/// Why the caller could not give a row.
pub type RowError = Box<dyn Error + Send + Sync>;

/// Why nothing left the kiosk. In every case the stick holds nothing under a final name that was
/// not read back, and nothing may be marked as exported.
#[derive(Debug, Error)]
pub enum TransferError {
    /// The stick was pulled.
    #[error("the stick was pulled")]
    Pulled,
    /// The stick has too little room, in bytes.
    #[error("the stick is full: {needed_bytes} bytes are needed, {free_bytes} are free")]
    Full {
        /// What the export takes, generously guessed.
        needed_bytes: u64,
        /// What was free before it began.
        free_bytes: u64,
    },
    /// The stick cannot be written to.
    #[error("the stick is read-only")]
    ReadOnly,
    /// What is there now is not the stick that was chosen, or is a disk of the machine.
    #[error("this is not the stick that was chosen")]
    WrongDevice,
    /// Another export is writing to this stick.
    #[error("the stick is in use")]
    Busy,
    /// The stick did not keep what was written to it.
    #[error("the stick did not keep {file}")]
    ReadBackDiffers {
        /// The file.
        file: String,
    },
    /// Too many reports of the same months are on the stick already.
    #[error("too many reports of the same name are on the stick")]
    NamesTaken,
    /// Somebody stopped it.
    #[error("stopped")]
    Cancelled,
    /// No month was chosen.
    #[error("there is nothing to export")]
    Nothing,
    /// The rows could not be read.
    #[error("the rows could not be read: {0}")]
    Rows(#[source] RowError),
    /// Other rows came than were announced.
    #[error("{expected} rows were announced for {file}, {came} came")]
    RowsDiffer {
        /// Of which file.
        file: &'static str,
        /// How many were announced.
        expected: u64,
        /// How many came, or one more than announced.
        came: u64,
    },
    /// The spreadsheet could not be made.
    #[error("the spreadsheet could not be made: {0}")]
    Workbook(#[source] RowError),
    /// The pages to print could not be made.
    #[error("the pages to print could not be made: {0}")]
    Print(#[source] RowError),
    /// The stick failed in another way.
    #[error("the stick failed: {0}")]
    Io(#[from] io::Error),
}

impl From<StoreError> for TransferError {
    fn from(error: StoreError) -> Self {
        Self::Rows(Box::new(error))
    }
}

/// Who can do something about an error: chooses the words and the hint on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The same again may work.
    TryAgain,
    /// Another stick is needed, or room on this one.
    AskStaff,
    /// The kiosk itself needs mending.
    Technician,
}

impl TransferError {
    /// Who can do something about it.
    pub const fn kind(&self) -> ErrorKind {
        match self {
            Self::Pulled | Self::WrongDevice | Self::Busy | Self::Cancelled | Self::Nothing => {
                ErrorKind::TryAgain
            }
            Self::Full { .. }
            | Self::ReadOnly
            | Self::ReadBackDiffers { .. }
            | Self::NamesTaken
            | Self::Io(_) => ErrorKind::AskStaff,
            Self::Rows(_) | Self::RowsDiffer { .. } | Self::Workbook(_) | Self::Print(_) => {
                ErrorKind::Technician
            }
        }
    }

    /// Says of an error of the stick what it means, given the room that was needed and there.
    pub(super) fn of_volume(error: VolumeError, needed_bytes: u64, free_bytes: u64) -> Self {
        match error {
            VolumeError::Gone => Self::Pulled,
            // It looked as if it fitted, so the guess was too low: never say less than is free.
            VolumeError::Full => Self::Full {
                needed_bytes: needed_bytes.max(free_bytes.saturating_add(1)),
                free_bytes,
            },
            VolumeError::ReadOnly => Self::ReadOnly,
            VolumeError::NotThisDevice => Self::WrongDevice,
            VolumeError::Busy => Self::Busy,
            VolumeError::Io(error) => Self::Io(error),
        }
    }
}
