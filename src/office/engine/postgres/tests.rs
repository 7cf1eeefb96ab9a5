use super::*;
use crate::domain::id::KioskId;
use crate::office::TakenIn;
use crate::office::database::TABLES;
use crate::office::engine::values;
use crate::office::testing::{Desk, Door, a_server, as_written, connection_of, cut_off, end};
use crate::transfer::bundle::tests::evening::Kept;

const KEY: [u8; DatabaseKey::BYTES] = [7; DatabaseKey::BYTES];

fn key() -> DatabaseKey {
    DatabaseKey::from_bytes(KEY)
}

fn on(server: &Server, like: &Desk) -> Desk {
    Desk {
        office: Office::connect(server, &key()).unwrap(),
        ..like.anew()
    }
}

#[test]
fn names_cross_no_network_in_the_open() {
    for here in [
        "postgresql://office@localhost/keytag",
        "postgres://office:secret@127.0.0.1:5433/keytag",
        "postgresql://office@[::1]/keytag",
        "postgresql:///keytag?host=/run/postgresql",
    ] {
        let server: Server = here.parse().unwrap();
        let said = format!("{server} {server:?}");
        assert!(
            !said.contains("secret") && said.contains("keytag"),
            "{said}"
        );
    }
    for elsewhere in [
        "postgresql://office:secret@db.example.org/keytag",
        "postgresql://office:secret@192.0.2.7/keytag",
        "postgresql://office:secret@localhost,db.example.org/keytag",
        "postgresql://office:secret@localhost/keytag?hostaddr=192.0.2.7",
        "postgresql://office:secret@/keytag",
        "postgresql://office:secret@localhost:port/keytag",
    ] {
        let refused = elsewhere.parse::<Server>().unwrap_err();
        assert!(!refused.contains("secret"), "{refused}");
    }
}

#[test]
#[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
fn both_kinds_of_database_have_the_same_tables() {
    let mut file = Office::in_memory();
    let mut server = Office::connect(&a_server(), &key()).unwrap();
    for table in TABLES {
        let columns = |office: &mut Office| office.engine.look().unwrap().columns(table).unwrap();
        assert_eq!(columns(&mut server), columns(&mut file), "{table}");
    }
    let names = |office: &mut Office, sql: &str| -> Vec<String> {
        let mut work = office.engine.look().unwrap();
        let names = work.all(sql, values![], |row| Ok(row.text(0)?.to_owned()));
        names.unwrap()
    };
    let sql = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1";
    let indexes = names(&mut file, sql);
    let sql = "SELECT CAST(indexname AS TEXT) FROM pg_indexes WHERE schemaname = current_schema()
               AND indexname NOT LIKE '%_pkey' AND tablename NOT LIKE 'entry\\_%' ORDER BY 1";
    assert_eq!(names(&mut server, sql), indexes);
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
    let mut known: Vec<&str> = TABLES.to_vec();
    known.sort_unstable();
    assert_eq!(names(&mut file, sql), known);
}

#[test]
#[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
fn two_offices_at_once_take_in_each_bundle_once() {
    let like = Desk::new();
    let server = a_server();
    let mut bundles = Vec::new();
    let mut doors: Vec<Door> = (1..=3).map(Door::new).collect();
    for _ in 0..8 {
        bundles.extend(doors.iter_mut().map(|door| door.go_on(20).export(&like, 0)));
    }
    let new = std::thread::scope(|scope| {
        let both = [0, 1].map(|_| {
            let mut desk = on(&server, &like);
            let bundles = &bundles;
            scope.spawn(move || {
                let taken = bundles.iter().map(|bundle| desk.take_in(bundle));
                let mut new = 0;
                for taken in taken {
                    if let TakenIn::New(counts) = taken.unwrap() {
                        new += counts.new;
                    }
                }
                new
            })
        });
        both.map(|one| one.join().unwrap())
    });
    assert_eq!(new[0] + new[1], 3 * 8 * 20);
    let mut alone = like.anew();
    for bundle in &bundles {
        alone.take_in(bundle).unwrap();
    }
    assert_eq!(on(&server, &like).everything(), alone.everything());
}

#[test]
#[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
fn the_log_lies_in_a_partition_a_month() {
    let mut desk = Desk::new();
    desk.office = Office::connect(&a_server(), &key()).unwrap();
    let mut door = Door::new(1);
    // November and December by one millisecond, a clock that was never set, and one far ahead.
    let december = 1_796_083_200_000;
    for (seq, wall) in (1..).zip([december - 1, december, 0, 7_000_000_000_000]) {
        door.log.push(Kept {
            wall,
            ..Kept::of(door.kiosk, door.epoch, seq)
        });
    }
    let sealed = door.export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    let mut work = desk.office.engine.look().unwrap();
    let sql = "SELECT CAST(tableoid::regclass AS TEXT), seq FROM entry ORDER BY seq";
    let parts = work.all(sql, values![], |row| Ok(row.text(0)?.to_owned()));
    let none = "entry_of_no_month";
    assert_eq!(
        parts.unwrap(),
        ["entry_2026_11", "entry_2026_12", none, none]
    );
}

#[test]
#[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
fn an_entry_cannot_be_changed_there() {
    let mut desk = Desk::new();
    desk.office = Office::connect(&a_server(), &key()).unwrap();
    let sealed = Door::new(1).go_on(3).export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    let mut work = desk.office.engine.begin().unwrap();
    let refused = work.run("UPDATE entry SET by = 'somebody'", values![]);
    let said = refused.unwrap_err().to_string();
    assert!(said.contains("never changed"), "{said}");
}

#[test]
#[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
fn a_copy_of_a_server_is_an_encrypted_file_with_all_of_it() {
    let mut desk = Desk::new();
    desk.office = Office::connect(&a_server(), &key()).unwrap();
    let sealed = Door::new(1).go_on(30).name(5, "Sam").export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("copy.sqlite");
    desk.office.back_up(&path).unwrap();
    assert!(crate::office::is_encrypted(&path));
    let before: Vec<String> = desk.everything();
    let noted = |line: &String| !line.starts_with("backed_up");
    let mut copy = Desk {
        office: Office::open(&path, &key()).unwrap(),
        ..desk.anew()
    };
    let there = before.into_iter().filter(noted).collect::<Vec<_>>();
    assert_eq!(copy.everything(), there);
    let receipt = desk.office.next_receipt(
        KioskId::from_bytes([1; 16]),
        Vec::new(),
        DateTime::UNIX_EPOCH,
    );
    assert_eq!(receipt.unwrap().backed_up[0].last, 30);
}

#[test]
#[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
fn of_an_act_whose_connection_breaks_off_nothing_is_left() {
    let server = a_server();
    let mut desk = on(&server, &Desk::new());
    let sealed = Door::new(1).go_on(3).export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    let before = desk.everything();
    let mut work = desk.office.engine.begin().unwrap();
    let sql = "INSERT INTO setting (name, value) VALUES ('of an act', 1)";
    assert_eq!(work.run(sql, values![]).unwrap(), 1);
    end(connection_of(work.as_mut()));
    let said = work.commit().unwrap_err();
    assert!(matches!(said, OfficeError::Server(_)), "{said}");
    assert!(desk.office.is_cut_off());
    assert_eq!(on(&server, &desk).everything(), before);
}

#[test]
#[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
fn a_connection_that_broke_off_is_known_before_it_is_used() {
    let server = a_server();
    let mut office = Office::connect(&server, &key()).unwrap();
    assert!(!office.is_cut_off());
    cut_off(&mut office);
    assert!(office.is_cut_off());
    assert!(office.year_starts().is_err(), "it stays so");
    let mut anew = Office::connect(&server, &key()).unwrap();
    assert!(!anew.is_cut_off());
    assert_eq!(anew.year_starts().unwrap(), 1);
}

#[test]
#[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
fn tables_of_a_newer_program_are_left_alone() {
    let server = a_server();
    let mut office = Office::connect(&server, &key()).unwrap();
    let mut work = office.engine.begin().unwrap();
    work.run("UPDATE form SET version = 99", values![]).unwrap();
    work.commit().unwrap();
    let refused = Office::connect(&server, &key());
    let (found, known) = (99, FORM);
    let found = OfficeError::OtherVersion { found, known }.to_string();
    assert_eq!(refused.unwrap_err().to_string(), found);
}

#[test]
#[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
fn tables_of_an_older_program_are_brought_to_the_newest_form() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let evening = "monday@2026-11-23T19:00";
    door.opens(evening, 1_795_482_000);
    let seq = door.signs_in(7, evening, "member");
    door.signs_in(8, evening, "newcomer");
    door.voids(seq);
    let sealed = door.export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    let mut work = desk.office.engine.look().unwrap();
    let entries = work
        .all(&as_written(), values![], |row| Ok(row.clone()))
        .unwrap();
    drop(work);
    let of_log = |desk: &mut Desk| -> Vec<String> {
        let all = desk.everything().into_iter();
        all.filter(|row| !row.starts_with("kiosk ") && !row.starts_with("bundle "))
            .collect()
    };
    for later in 0..LATER.len() {
        let server = a_server();
        let mut client = server.0.connect(NoTls).unwrap();
        client.batch_execute(SCHEMA).unwrap();
        // Sign-ins were rows of their own up to a form: later ones are made of those.
        let (before, behind) = LATER[..later].split_at(later.min(3));
        for sql in before {
            client.batch_execute(sql).unwrap();
        }
        let form = FIRST_FORM + i64::try_from(later).unwrap();
        client
            .batch_execute(&format!(
                "CREATE TABLE form (one BIGINT PRIMARY KEY, version BIGINT NOT NULL);
                 INSERT INTO form VALUES (1, {form});"
            ))
            .unwrap();
        for entry in &entries {
            let values: Vec<Value<'_>> = entry.0.iter().map(Value::from).collect();
            let (name, (from, until)) = month_of(&values[8])
                .map(|month| (name_of(month), bounds_of(month)))
                .unwrap();
            client
                .batch_execute(&format!(
                    "CREATE TABLE IF NOT EXISTS {name}
                     PARTITION OF entry FOR VALUES FROM ({from}) TO ({until})"
                ))
                .unwrap();
            let places: Vec<_> = (1..=values.len()).map(|at| format!("${at}")).collect();
            let sql = format!("INSERT INTO entry VALUES ({})", places.join(", "));
            client.execute(&sql, &as_parameters(&values)).unwrap();
        }
        let one = vec![1_u8; 16];
        client
            .execute(
                "INSERT INTO kiosk (id, key, epoch) VALUES ($1, $2, $1)",
                &[&one, &vec![2_u8; 32]],
            )
            .unwrap();
        client
            .execute(
                "INSERT INTO place VALUES ($1, $1, 1, 'HOPE', 'America/Chicago')",
                &[&one],
            )
            .unwrap();
        for sql in behind {
            client.batch_execute(sql).unwrap();
        }
        drop(client);
        let mut old = on(&server, &desk);
        assert_eq!(of_log(&mut old), of_log(&mut desk), "form {form}");
        // And what comes next goes into the same month.
        let mut again = desk.anew();
        let mut next = door.clone();
        next.number = 0;
        next.before = None;
        next.signs_in(9, evening, "member");
        let sealed = next.export(&desk, 0);
        again.take_in(&sealed).unwrap();
        let key = next.key().public().bytes().to_vec();
        let mut client = server.0.connect(NoTls).unwrap();
        client
            .execute("UPDATE kiosk SET key = $1", &[&key])
            .unwrap();
        old.take_in(&sealed).unwrap();
        assert_eq!(of_log(&mut old), of_log(&mut again), "form {form}");
    }
}
