//! The papers: how large they are and where their labels lie.

use super::page::Area;

/// A paper with labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stock {
    /// US Letter, ten cards of 3.5 by 2 inches.
    LetterCards,
    /// A4, ten cards of 85 by 54 mm.
    A4Cards,
    /// US Letter, eight badge inserts of 3.5 by 2.25 inches.
    LetterInserts,
    /// A4, eight badge inserts of 90 by 60 mm.
    A4Inserts,
    /// US Letter, 63 round labels of one inch for key fobs.
    LetterFobs,
    /// A4, 70 round labels of 25 mm for key fobs.
    A4Fobs,
}

/// What a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A rectangle with room for the letters beneath the code.
    Card,
    /// A small disc: the code and nothing else.
    Fob,
}

/// Where labels lie, in millimetres.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    /// Width and height of the paper.
    pub(super) paper: (f32, f32),
    pub(super) columns: u16,
    pub(super) rows: u16,
    pub(super) form: Form,
    /// The top left corner of the first label.
    first: (f32, f32),
    /// Width and height of a label.
    label: (f32, f32),
    /// From one label to the next.
    pitch: (f32, f32),
}

impl Stock {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::LetterCards,
        Self::A4Cards,
        Self::LetterInserts,
        Self::A4Inserts,
        Self::LetterFobs,
        Self::A4Fobs,
    ];

    /// The word for it in commands and settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::LetterCards => "letter-cards",
            Self::A4Cards => "a4-cards",
            Self::LetterInserts => "letter-inserts",
            Self::A4Inserts => "a4-inserts",
            Self::LetterFobs => "letter-fobs",
            Self::A4Fobs => "a4-fobs",
        }
    }

    /// The stock with this [`Self::name`].
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stock| stock.name() == name)
    }

    /// How many labels a sheet has.
    pub fn labels(self) -> u16 {
        let grid = self.grid();
        grid.columns * grid.rows
    }

    pub(super) fn grid(self) -> Grid {
        match self {
            Self::LetterCards => Grid {
                paper: (215.9, 279.4),
                columns: 2,
                rows: 5,
                form: Form::Card,
                first: (19.05, 12.7),
                label: (88.9, 50.8),
                pitch: (88.9, 50.8),
            },
            Self::A4Cards => Grid {
                paper: (210.0, 297.0),
                columns: 2,
                rows: 5,
                form: Form::Card,
                first: (15.0, 13.5),
                label: (85.0, 54.0),
                pitch: (95.0, 54.0),
            },
            Self::LetterInserts => Grid {
                paper: (215.9, 279.4),
                columns: 2,
                rows: 4,
                form: Form::Card,
                first: (19.05, 25.4),
                label: (88.9, 57.15),
                pitch: (88.9, 57.15),
            },
            Self::A4Inserts => Grid {
                paper: (210.0, 297.0),
                columns: 2,
                rows: 4,
                form: Form::Card,
                first: (15.0, 28.5),
                label: (90.0, 60.0),
                pitch: (90.0, 60.0),
            },
            Self::LetterFobs => Grid {
                paper: (215.9, 279.4),
                columns: 7,
                rows: 9,
                form: Form::Fob,
                first: (9.525, 12.7),
                label: (25.4, 25.4),
                pitch: (28.575, 28.575),
            },
            Self::A4Fobs => Grid {
                paper: (210.0, 297.0),
                columns: 7,
                rows: 10,
                form: Form::Fob,
                first: (11.5, 14.5),
                label: (25.0, 25.0),
                pitch: (27.0, 27.0),
            },
        }
    }
}

impl Grid {
    /// The labels row by row.
    pub(super) fn labels(self) -> impl Iterator<Item = Area> {
        (0..self.rows).flat_map(move |row| {
            (0..self.columns).map(move |column| Area {
                left: self.first.0 + self.pitch.0 * f32::from(column),
                top: self.first.1 + self.pitch.1 * f32::from(row),
                width: self.label.0,
                height: self.label.1,
            })
        })
    }
}
