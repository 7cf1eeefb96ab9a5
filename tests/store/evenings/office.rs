//! The same random evenings, brought to an office: it counts what the door counted.

use std::fs::File;

use keytag::access::DatabaseKey;
use keytag::device::volume::{FolderVolumes, Volumes};
use keytag::domain::report::{MonthSummary, SessionRow, Summary};
use keytag::office::{Asked, Database, Form, Office, write_report};
use keytag::transfer::bundle::carry::{Order, carry_away};
use keytag::transfer::bundle::{Foreign, Identity, PublicKey, Recipients, SigningKey, Site, open};
use keytag::transfer::paper::Paper;
use keytag::transfer::{After, Cells, Destination, Job};

use super::*;
use crate::server::a_part;

const SITE: &str = "oak";

/// An office that knows one kiosk.
struct Desk {
    office: Office,
    keys: [Identity; 1],
    dir: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let key = DatabaseKey::from_bytes([7; DatabaseKey::BYTES]);
        let file = dir
            .path()
            .join("office.sqlite")
            .to_str()
            .unwrap()
            .to_owned();
        let db = a_part().unwrap_or(file);
        Self {
            office: db.parse::<Database>().unwrap().open(&key).unwrap(),
            keys: [Identity::generate()],
            dir,
        }
    }

    /// The kiosk's next bundle comes in.
    fn take_from(&mut self, world: &mut World) {
        let stick = tempfile::tempdir().unwrap();
        let volumes = FolderVolumes::only(stick.path());
        let volume = volumes.list().remove(0);
        let seed = world.book.signing_seed(&world.now).unwrap();
        let begun = world.book.begin_bundle(&world.now).unwrap();
        let recipients = Recipients::parse([self.keys[0].public_line().as_str()]).unwrap();
        let order = Order {
            begun: &begun,
            site: &Site {
                code: SITE.to_owned(),
                zone: Chicago.to_string(),
            },
            now: world.now,
            key: &SigningKey::from_seed(seed.bytes()),
            recipients: &recipients,
        };
        let destination = Destination {
            volumes: &volumes,
            volume: &volume,
            after: After::Keep,
        };
        let chance = |bytes: &mut [u8]| {
            bytes.fill(7);
            Ok(())
        };
        let carried =
            carry_away(&world.place, order, destination, &chance, &Job::default()).unwrap();
        let sealed = volume
            .path
            .join(carried.folder)
            .join(&carried.files[0].name);
        let any = |_, _: &PublicKey| Ok::<(), Foreign>(());
        let mut opened = open(File::open(sealed).unwrap(), None, &self.keys, &any).unwrap();
        let (kiosk, key) = (opened.manifest().kiosk, *opened.key());
        if self.office.key_of(kiosk).unwrap().is_none() {
            self.office.vouch_for(kiosk, &key).unwrap();
        }
        self.office.take_in(&mut opened).unwrap();
        world
            .book
            .mark_bundled(
                &world.now,
                &begun,
                &carried.sha256,
                carried.last,
                By::Terminal,
            )
            .unwrap();
    }
}

/// The figures of the door and of the office.
fn compare(world: &World, desk: &mut Desk) {
    let mut reader = world.place.reader().unwrap();
    let site = ExportSite {
        code: SITE.to_owned(),
        zone: Chicago,
    };
    let (summary, sessions, in_tray): (Summary, Vec<SessionRow>, u32) = reader
        .export(&site, |view| {
            let scopes = view.months()?;
            let months: Vec<Month> = scopes.iter().map(|scope| scope.month).collect();
            let sessions = view.sessions(&months)?.collect::<Result<Vec<_>, _>>()?;
            let scope = view.scope(&months)?;
            Ok::<_, StoreError>((view.summary(&months)?, sessions, scope.in_tray))
        })
        .unwrap();
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    // Whole months are counted in advance, any other days when they are asked for.
    for (from, until) in [
        (day(2026), day(2028) - TimeDelta::days(1)),
        (day(2026) + TimeDelta::days(1), day(2028)),
    ] {
        let asked = Asked {
            from,
            until,
            site: None,
        };
        let report = desk.office.report(&asked).unwrap();
        let months: Vec<MonthSummary> = summary.months.clone();
        assert_eq!(report.months, months, "months, {asked:?}");
        assert_eq!(report.whole, summary.whole, "all of it, {asked:?}");
        assert_eq!(report.quality.unassigned, in_tray, "{asked:?}");
    }
    let asked = Asked {
        from: day(2026),
        until: day(2028),
        site: Some(SITE.to_owned()),
    };
    let folder = desk.dir.path().join("report");
    let form = Form {
        language: "en",
        cells: Cells::Exact,
        paper: Paper::Letter,
    };
    let written = write_report(&mut desk.office, &asked, &folder, form, world.now.utc);
    let (_, written) = written.unwrap();
    assert_eq!(written.sessions, sessions.len() as u64);
    let lines = |name: &str, columns: &[usize]| -> Vec<Vec<String>> {
        let table = csv::Reader::from_path(folder.join(name)).unwrap();
        let rows = table.into_records().map(|row| {
            let row = row.unwrap();
            columns.iter().map(|at| row[*at].to_owned()).collect()
        });
        let mut rows: Vec<Vec<String>> = rows.collect();
        rows.sort();
        rows
    };
    // Entry, session, person, what became of it.
    let theirs = lines("attendance.csv", &[0, 6, 10, 15, 17, 19, 22, 23]);
    let mut ours: Vec<Vec<String>> = world.rows().iter().map(values_of).collect();
    ours.sort();
    assert_eq!(theirs, ours, "attendance.csv");
    std::fs::remove_dir_all(&folder).unwrap();
}

fn values_of(row: &AttendanceRow) -> Vec<String> {
    use keytag::transfer::spreadsheet::table::Record;
    let values = row.values();
    let of = [0, 6, 10, 15, 17, 19, 22, 23];
    of.iter()
        .map(|at| values[*at].clone().into_owned())
        .collect()
}

proptest! {
    #![proptest_config(Config {
        cases: EVENINGS,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    })]

    /// In one go or bundle by bundle, with corrections of what was brought before.
    #[test]
    fn the_office_counts_what_the_door_counted(
        night in night(),
        happenings in prop::collection::vec(happening(), 1..60),
        bundles in prop::collection::btree_set(1..60_usize, 0..4),
    ) {
        let mut world = World::begin(night);
        let mut desk = Desk::new();
        for (at, happening) in happenings.into_iter().enumerate() {
            if bundles.contains(&at) {
                desk.take_from(&mut world);
            }
            world.happen(happening);
        }
        desk.take_from(&mut world);
        compare(&world, &mut desk);
    }
}
