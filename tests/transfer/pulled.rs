//! Things that happen to a stick while it is written to.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use keytag::device::volume::{FolderVolumes, Volume, Volumes};
use keytag::domain::report::AttendanceRow;
use keytag::transfer::job::{Job, Step};
use keytag::transfer::{After, Destination, Done, ErrorKind, RowError, TransferError, is_leftover};

use super::evening::{Evening, FOLDER, assert_whole, everything_in, in_memory, sign_in};

struct Shelf {
    dir: tempfile::TempDir,
    volumes: FolderVolumes,
}

impl Shelf {
    fn new() -> Self {
        let dir = in_memory();
        fs::create_dir(dir.path().join("STICK")).unwrap();
        let volumes = FolderVolumes::inside(dir.path());
        Self { dir, volumes }
    }

    fn stick(&self) -> PathBuf {
        self.dir.path().join("STICK")
    }

    fn volume(&self) -> Volume {
        self.volumes.list().remove(0)
    }

    /// Exports many rows, and does something before one of them.
    fn export_while(
        &self,
        at: usize,
        job: &Job,
        mut happens: impl FnMut(&Path),
    ) -> Result<Done, TransferError> {
        const ROWS: usize = 2000;
        let rows = &mut (0..ROWS).map(|n| {
            if n == at {
                happens(&self.stick());
            }
            Ok(sign_in(u8::try_from(n % 250).unwrap()))
        });
        let volume = self.volume();
        let to = Destination {
            volumes: &self.volumes,
            volume: &volume,
            after: After::Eject,
        };
        Evening::of_four().export_rows(to, ROWS as u64, rows, job)
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    everything_in(folder).into_keys().collect()
}

#[test]
fn a_stick_pulled_in_the_middle_is_told_as_such() {
    let shelf = Shelf::new();
    let error = shelf
        .export_while(1000, &Job::default(), |stick| {
            fs::remove_dir_all(stick).unwrap();
        })
        .unwrap_err();
    assert!(matches!(error, TransferError::Pulled), "{error:?}");
    assert_eq!(error.kind(), ErrorKind::TryAgain);
    assert!(!shelf.stick().exists(), "nothing was made in its place");
}

#[test]
fn nothing_is_written_where_a_stick_was() {
    // The mount point is an ordinary folder again: here, another folder of the same name.
    let shelf = Shelf::new();
    let error = shelf
        .export_while(1000, &Job::default(), |stick| {
            fs::remove_dir_all(stick).unwrap();
            fs::create_dir(stick).unwrap();
        })
        .unwrap_err();
    assert!(matches!(error, TransferError::Pulled), "{error:?}");
    assert!(names_in(&shelf.stick()).is_empty());
}

#[test]
fn another_stick_in_its_place_is_not_written_to() {
    let shelf = Shelf::new();
    let volume = shelf.volume();
    fs::rename(shelf.stick(), shelf.dir.path().join("first")).unwrap();
    fs::create_dir(shelf.stick()).unwrap();
    let error = Evening::of_four()
        .export(&shelf.volumes, &volume)
        .unwrap_err();
    assert!(matches!(error, TransferError::WrongDevice), "{error:?}");

    // And neither is a link in its place.
    fs::remove_dir(shelf.stick()).unwrap();
    symlink(shelf.dir.path().join("first"), shelf.stick()).unwrap();
    let error = Evening::of_four()
        .export(&shelf.volumes, &volume)
        .unwrap_err();
    assert!(matches!(error, TransferError::WrongDevice), "{error:?}");
    assert!(names_in(&shelf.dir.path().join("first")).is_empty());
}

#[test]
fn a_stopped_export_leaves_nothing() {
    for at in [0, 1, 999, 1999] {
        let (shelf, job) = (Shelf::new(), Job::default());
        let error = shelf.export_while(at, &job, |_| job.stop()).unwrap_err();
        assert!(matches!(error, TransferError::Cancelled), "{error:?}");
        assert!(names_in(&shelf.stick()).is_empty(), "stopped at row {at}");
    }
}

#[test]
fn progress_is_told_in_rows_and_ends_at_the_end() {
    let (shelf, job) = (Shelf::new(), Job::default());
    shelf
        .export_while(1000, &job, |_| {
            let progress = job.progress();
            assert_eq!((progress.step, progress.total), (Step::Writing, 2001));
            assert!((900..=1000).contains(&progress.done), "{progress:?}");
        })
        .unwrap();
    assert_eq!(job.progress().step, Step::Finishing);
}

#[test]
fn what_an_interrupted_export_left_is_removed_by_the_next() {
    let shelf = Shelf::new();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("precious"), "x").unwrap();
    let stick = shelf.stick();
    for left in [
        ".report-0123456789abcdef.part",
        ".report-5a5a5a5a5a5a5a5a.part",
    ] {
        assert!(is_leftover(left));
        fs::create_dir(stick.join(left)).unwrap();
        fs::write(stick.join(left).join("attendance.csv"), "half a li").unwrap();
    }
    // Not ours, or not as we make them: these stay.
    fs::create_dir(stick.join(".report-mine.part")).unwrap();
    symlink(outside.path(), stick.join(".report-aaaaaaaaaaaaaaaa.part")).unwrap();
    fs::create_dir_all(stick.join(".report-bbbbbbbbbbbbbbbb.part/deep")).unwrap();
    // A link inside is removed, what it points at is not.
    let linked = stick.join(".report-cccccccccccccccc.part");
    fs::create_dir(&linked).unwrap();
    symlink(outside.path().join("precious"), linked.join("link")).unwrap();

    Evening::of_four()
        .export(&shelf.volumes, &shelf.volume())
        .unwrap();
    assert_eq!(
        names_in(&stick),
        [
            ".report-aaaaaaaaaaaaaaaa.part",
            ".report-bbbbbbbbbbbbbbbb.part",
            ".report-mine.part",
            FOLDER,
        ]
    );
    assert_eq!(names_in(outside.path()), ["precious"]);
}

/// Puts something at a path.
type Make<'a> = &'a dyn Fn(&Path);

#[test]
fn whatever_has_the_name_already_is_left_alone() {
    let outside = tempfile::tempdir().unwrap();
    let in_the_way: [(&str, Make<'_>); 5] = [
        ("an empty folder", &|path| fs::create_dir(path).unwrap()),
        ("a folder", &|path| {
            fs::create_dir(path).unwrap();
            fs::write(path.join("attendance.csv"), "old").unwrap();
        }),
        ("a file", &|path| fs::write(path, "old").unwrap()),
        ("a link", &|path| symlink(outside.path(), path).unwrap()),
        ("a broken link", &|path| symlink("nowhere", path).unwrap()),
    ];
    for (what, make) in in_the_way {
        let shelf = Shelf::new();
        let taken = shelf.stick().join(FOLDER);
        make(&taken);
        let before = everything_in(&taken);
        for n in 2..=4 {
            let volumes = FolderVolumes::inside(shelf.dir.path());
            let done = Evening::of_four()
                .export(&volumes, &volumes.list()[0])
                .unwrap();
            assert_eq!(done.written().folder, format!("{FOLDER}_{n}"), "{what}");
            assert_whole(&shelf.stick().join(&done.written().folder));
        }
        assert_eq!(everything_in(&taken), before, "{what}");
        assert!(names_in(outside.path()).is_empty(), "{what}");
    }
}

#[test]
fn a_hundred_reports_of_one_month_are_enough() {
    let shelf = Shelf::new();
    fs::create_dir(shelf.stick().join(FOLDER)).unwrap();
    for n in 2..=99 {
        fs::create_dir(shelf.stick().join(format!("{FOLDER}_{n}"))).unwrap();
    }
    let error = Evening::of_four()
        .export(&shelf.volumes, &shelf.volume())
        .unwrap_err();
    assert!(matches!(error, TransferError::NamesTaken), "{error:?}");
    assert_eq!(names_in(&shelf.stick()).len(), 99);
}

#[test]
fn rows_that_fail_or_do_not_add_up_export_nothing() {
    type Row = Result<AttendanceRow, RowError>;
    let good = || -> Row { Ok(sign_in(1)) };
    let cases: [(&str, u64, Vec<Row>); 4] = [
        (
            "a row fails",
            3,
            vec![good(), Err("the database is damaged".into()), good()],
        ),
        ("one is missing", 3, vec![good(), good()]),
        ("one too many", 1, vec![good(), good()]),
        ("none came", 1, vec![]),
    ];
    for (what, count, rows) in cases {
        let shelf = Shelf::new();
        let volume = shelf.volume();
        let to = Destination {
            volumes: &shelf.volumes,
            volume: &volume,
            after: After::Eject,
        };
        let error = Evening::of_four()
            .export_rows(to, count, &mut rows.into_iter(), &Job::default())
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Technician, "{what}: {error:?}");
        assert!(names_in(&shelf.stick()).is_empty(), "{what}");
    }
}

#[test]
fn an_export_into_a_folder_keeps_it() {
    let shelf = Shelf::new();
    let volumes = FolderVolumes::only(shelf.stick());
    let volume = volumes.list().remove(0);
    let to = Destination {
        volumes: &volumes,
        volume: &volume,
        after: After::Keep,
    };
    let evening = Evening::of_four();
    let rows = &mut evening.attendance.iter().cloned().map(Ok);
    let done = evening.export_rows(to, 4, rows, &Job::default()).unwrap();
    assert!(matches!(done, Done::Kept(_)));
    assert_eq!(volumes.list().len(), 1, "it is still there");
}

#[test]
fn two_exports_at_once_do_not_meet_on_one_stick() {
    let shelf = Shelf::new();
    let volume = shelf.volume();
    let first = shelf.volumes.open(&volume).unwrap();
    let error = Evening::of_four()
        .export(&shelf.volumes, &volume)
        .unwrap_err();
    assert!(matches!(error, TransferError::Busy), "{error:?}");
    drop(first);
    Evening::of_four().export(&shelf.volumes, &volume).unwrap();
}
