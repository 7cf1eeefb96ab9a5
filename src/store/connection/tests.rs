use std::sync::Arc;

use super::*;
use crate::services::SystemChance;
use crate::store::testing::{november, open as open_book, place};
use crate::store::{Book, ErrorKind};

fn opened(place: &Place) -> Result<Book> {
    Book::open(place, Arc::new(SystemChance), &november(24, 18, 0))
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn nobody_else_can_read_the_files() {
    let (_dir, place) = place();
    let book = open_book(&place, &november(24, 18, 0));
    assert_eq!(mode(place.dir()), 0o700);
    let mut files = 0;
    for file in fs::read_dir(place.dir()).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        files += 1;
    }
    assert!(files >= 4, "database, its log, key and head");
    drop(book);
    let bytes = fs::read(place.database()).unwrap();
    assert!(!bytes.starts_with(b"SQLite"));
    assert!(!bytes.windows(12).any(|part| part == b"CREATE TABLE"));
}

#[test]
fn the_connection_keeps_what_it_confirmed() {
    let (_dir, place) = place();
    let book = open_book(&place, &november(24, 18, 0));
    for (pragma, value) in [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
    ] {
        let sql = format!("PRAGMA {pragma}");
        let found: i64 = book.conn.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(found, value, "{pragma}");
    }
    let mode: String = book
        .conn
        .query_row("PRAGMA journal_mode", [], |row| row.get(0))
        .unwrap();
    assert_eq!(mode, "wal");
}

#[test]
fn a_key_is_made_once_and_never_for_a_database_that_has_lost_its_own() {
    let (_dir, place) = place();
    drop(open_book(&place, &november(24, 18, 0)));
    let key = fs::read_to_string(place.key_file()).unwrap();
    assert_eq!(key.trim_end().len(), 96);
    drop(open_book(&place, &november(24, 18, 1)));
    assert_eq!(fs::read_to_string(place.key_file()).unwrap(), key);
    fs::remove_file(place.key_file()).unwrap();
    assert!(matches!(opened(&place), Err(StoreError::KeyMissing(_))));
    assert!(!place.key_file().exists());
    for bad in [
        "",
        "xyz",
        &key[1..],
        "é".repeat(48).as_str(),
        &key.repeat(2),
    ] {
        fs::write(place.key_file(), bad).unwrap();
        assert!(
            matches!(opened(&place), Err(StoreError::KeyUnreadable(_))),
            "{bad}"
        );
    }
}

#[test]
fn another_key_does_not_open_it() {
    let (_dir, place) = place();
    drop(open_book(&place, &november(24, 18, 0)));
    fs::write(place.key_file(), "5e".repeat(48)).unwrap();
    let error = opened(&place).unwrap_err();
    assert!(matches!(error, StoreError::WrongKey), "{error}");
    assert_eq!(error.kind(), ErrorKind::Technician);
}

#[test]
fn other_files_in_its_place_are_told_apart() {
    let (_dir, place) = place();
    drop(open_book(&place, &november(24, 18, 0)));
    let whole = fs::read(place.database()).unwrap();
    let check = |bytes: &[u8], expected: fn(&StoreError) -> bool| {
        fs::write(place.database(), bytes).unwrap();
        let error = opened(&place).unwrap_err();
        assert!(expected(&error), "{} bytes: {error}", bytes.len());
        assert_eq!(
            fs::read(place.database()).unwrap(),
            bytes,
            "the file is left as it was"
        );
    };
    check(b"SQLite format 3\0 and so on", |e| {
        matches!(e, StoreError::NotEncrypted)
    });
    check(b"a letter", |e| matches!(e, StoreError::NotADatabase));
    check(&whole[..whole.len() / 8192 * 4096], |e| {
        matches!(e, StoreError::Damaged(_))
    });
    check(&whole[..whole.len() - 1000], |e| {
        matches!(e, StoreError::Damaged(_))
    });
    check(&vec![0x5A; 8192], |e| matches!(e, StoreError::WrongKey));
}

#[test]
fn a_clear_text_database_is_refused_by_readers_too() {
    let (_dir, place) = place();
    drop(open_book(&place, &november(24, 18, 0)));
    Connection::open(place.dir().join("clear"))
        .unwrap()
        .execute_batch("CREATE TABLE t (a)")
        .unwrap();
    fs::rename(place.dir().join("clear"), place.database()).unwrap();
    assert!(matches!(opened(&place), Err(StoreError::NotEncrypted)));
    assert!(matches!(place.reader(), Err(StoreError::NotEncrypted)));
}

#[test]
fn a_newer_database_is_refused_and_left_alone() {
    let (_dir, place) = place();
    let book = open_book(&place, &november(24, 18, 0));
    book.conn.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(book);
    let known = MIGRATIONS.len();
    for error in [opened(&place).unwrap_err(), place.reader().unwrap_err()] {
        assert!(matches!(error, StoreError::OtherVersion { found: 99, known: k } if k == known));
    }
}

#[test]
fn a_migration_is_copied_first_and_happens_whole_or_not_at_all() {
    let (_dir, place) = place();
    drop(open_book(&place, &november(24, 18, 0)));
    let key = place.key().unwrap();
    let mut conn = connect(&place.database(), &key).unwrap();
    let rows = |conn: &Connection| {
        conn.query_row("SELECT count(*) FROM log", [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    let known = MIGRATIONS.len();
    for step in [
        "CREATE TABLE more (a); INSERT INTO nowhere VALUES (1)",
        "CREATE TABLE more (a REFERENCES log (n)); INSERT INTO more VALUES (99)",
    ] {
        let steps = [MIGRATIONS, &[step]].concat();
        assert!(migrate(&mut conn, &place, &steps).is_err());
        assert_eq!(user_version(&conn).unwrap(), known);
    }
    let step = "CREATE TABLE more (a); INSERT INTO more VALUES (1)";
    migrate(&mut conn, &place, &[MIGRATIONS, &[step]].concat()).unwrap();
    assert_eq!(user_version(&conn).unwrap(), known + 1);
    let file = place.dir().join(format!("keytag.db.before-{}", known + 1));
    let copy = connect(&file, &key).unwrap();
    assert_eq!(
        (user_version(&copy).unwrap(), rows(&copy)),
        (known, rows(&conn))
    );
    assert_eq!(mode(&file), 0o600);
}

#[test]
fn a_kiosk_of_the_first_schema_keeps_every_row_and_rule() {
    let (_dir, place) = place();
    drop(open_book(&place, &november(24, 18, 0)));
    let key = place.key().unwrap();
    let old = place.dir().join("old.db");
    fs::write(&old, []).unwrap();
    let mut conn = connect(&old, &key).unwrap();
    migrate(&mut conn, &place, &MIGRATIONS[..1]).unwrap();
    let entry = |n: i64, seq: i64, id: u8, epoch: u8| {
        format!(
            "INSERT INTO log VALUES ({n}, zeroblob(16), CAST(printf('%016d', {epoch}) AS BLOB),
                {seq}, CAST(printf('%016d', {id}) AS BLOB), 1, 'signed_in', 's', NULL, 0, 0, 1, 1,
                'ok', '{{}}', '{{}}', zeroblob(32), zeroblob(32));"
        )
    };
    let attendance = |n: i64, live: bool| {
        format!(
            "INSERT INTO attendance (n, id, session, person, canonical, kind, method, signed_in,
                live) VALUES ({n}, zeroblob(16), 's', x'01', x'01', 'member', 'badge', 0, {live});"
        )
    };
    let evening = "INSERT INTO session (id, title, series_type, room, mode, scheme, start, end,
                       opens, closes, local_date, state)
                   VALUES ('s', '', '', '', '', '', 0, 0, 0, 0, '', 'open');";
    let old = [
        entry(1, 1, 1, 1),
        entry(2, 2, 2, 1),
        entry(3, 1, 3, 2),
        evening.to_owned(),
        attendance(1, true),
        attendance(2, false),
    ];
    conn.execute_batch(&old.concat()).unwrap();

    migrate(&mut conn, &place, MIGRATIONS).unwrap();
    let count = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT sum(n * 10 + seq) FROM log"), 11 + 22 + 31);
    assert_eq!(count("SELECT count(*) FROM attendance"), 2);
    assert_eq!(
        count("SELECT n FROM attendance WHERE session = 's' AND counts_for = x'01'"),
        1
    );
    for refused in [
        entry(4, 3, 4, 2),
        entry(4, 2, 3, 2),
        entry(4, 1, 4, 1),
        entry(5, 2, 4, 2),
        "UPDATE log SET wall = 1".to_owned(),
        "DELETE FROM log".to_owned(),
        "DELETE FROM session".to_owned(),
        "UPDATE attendance SET live = 1".to_owned(),
    ] {
        assert!(conn.execute_batch(&refused).is_err(), "{refused}");
    }
    conn.execute_batch(&entry(4, 2, 4, 2)).unwrap();
    conn.execute_batch(&entry(5, 1, 5, 3)).unwrap();
}

#[test]
fn a_reader_sees_one_moment_and_writes_nothing() {
    let (_dir, place) = place();
    assert!(matches!(place.reader(), Err(StoreError::NotThere(_))));
    let mut book = open_book(&place, &november(24, 18, 0));
    let mut reader = place.reader().unwrap();
    let count = |tx: &Transaction| {
        Ok(tx.query_row("SELECT count(*) FROM log", [], |row| row.get::<_, i64>(0))?)
    };
    let (before, after) = reader
        .snapshot(|tx| {
            let before = count(tx)?;
            book.write(&november(24, 18, 1), |act| act.begin_epoch(None))?;
            Ok((before, count(tx)?))
        })
        .unwrap();
    assert_eq!((before, after), (1, 1));
    assert_eq!(reader.snapshot(count).unwrap(), 2);
    let written = reader.snapshot(|tx| Ok(tx.execute("DELETE FROM setting", [])?));
    assert!(written.is_err());
}
