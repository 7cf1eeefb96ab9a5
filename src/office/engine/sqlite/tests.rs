use super::*;
use crate::office::Office;

fn key(n: u8) -> DatabaseKey {
    DatabaseKey::from_bytes([n; DatabaseKey::BYTES])
}

/// A database that an earlier version made: not encrypted, and still with its log beside it.
fn plain(path: &Path) -> Connection {
    let conn = Connection::open(path).unwrap();
    let _: String = conn
        .query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))
        .unwrap();
    conn.execute_batch(include_str!("../../schema-1.sql"))
        .unwrap();
    conn.execute_batch("PRAGMA user_version = 1").unwrap();
    conn.execute(
        "INSERT INTO kiosk (id, key, site, zone) VALUES (?1, ?2, 'ROSEWOOD', 'UTC')",
        params![[1_u8; 16], [2_u8; 32]],
    )
    .unwrap();
    conn
}

/// Whether a text stands in any file of the folder.
fn stands_in(dir: &Path, text: &str) -> bool {
    let files = fs::read_dir(dir).unwrap();
    let bytes = files.map(|file| fs::read(file.unwrap().path()).unwrap());
    let mut found = bytes.map(|bytes| bytes.windows(text.len()).any(|at| at == text.as_bytes()));
    found.any(|found| found)
}

#[test]
fn a_database_that_is_not_encrypted_is_when_it_is_opened() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("office.sqlite");
    drop(plain(&path));
    assert!(stands_in(dir.path(), "ROSEWOOD") && !is_encrypted(&path));
    // What an attempt left that was cut off.
    fs::write(with_ending(&path, SEALING_END), "torn").unwrap();
    let mut office = Office::open(&path, &key(1)).unwrap();
    assert_eq!(office.sites().unwrap(), ["ROSEWOOD"]);
    assert!(!stands_in(dir.path(), "ROSEWOOD") && !stands_in(dir.path(), "SQLite format"));
    assert!(is_encrypted(&path));
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    drop(office);
    let mut office = Office::open(&path, &key(1)).unwrap();
    assert_eq!(office.sites().unwrap(), ["ROSEWOOD"]);
    let copy = dir.path().join("copy.sqlite");
    office.back_up(&copy).unwrap();
    assert!(!stands_in(dir.path(), "ROSEWOOD") && is_encrypted(&copy));
    let mut copied = Office::open(&copy, &key(1)).unwrap();
    assert_eq!(copied.sites().unwrap(), ["ROSEWOOD"]);
}

#[test]
fn another_key_opens_nothing_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("office.sqlite");
    drop(Office::open(&path, &key(1)).unwrap());
    let before = fs::read(&path).unwrap();
    let refused = Office::open(&path, &key(2));
    assert!(
        matches!(refused, Err(OfficeError::OtherKey(_))),
        "{refused:?}"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
    fs::write(
        &path,
        "this is no database, and long enough to be looked at",
    )
    .unwrap();
    let refused = Office::open(&path, &key(1));
    assert!(
        matches!(refused, Err(OfficeError::OtherKey(_))),
        "{refused:?}"
    );
}

#[test]
fn a_database_in_use_is_not_taken_away_from_under_somebody() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("office.sqlite");
    let other = plain(&path);
    other.execute_batch("BEGIN; SELECT * FROM kiosk").unwrap();
    let conn = Connection::open(&path).unwrap();
    conn.busy_timeout(Duration::ZERO).unwrap();
    assert!(matches!(
        seal_over(conn, &path, &key(1)),
        Err(OfficeError::InUse(_))
    ));
    assert!(!is_encrypted(&path));
}

/// What the database says of its indexes.
fn indexes(conn: &Connection) -> Vec<String> {
    let sql =
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
    let mut indexes = conn.prepare(sql).unwrap();
    let found = indexes.query_map([], |row| row.get(0)).unwrap();
    found.collect::<rusqlite::Result<_>>().unwrap()
}

#[test]
fn indexes_are_put_off_for_many_rows_and_there_again_for_whoever_asks_and_at_the_end() {
    let mut conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(
        "CREATE TABLE entry (seq INTEGER PRIMARY KEY, person BLOB, at INTEGER) STRICT;
         CREATE INDEX of_person ON entry (person) WHERE at IS NOT NULL;
         CREATE TABLE other (one INTEGER) STRICT;
         CREATE INDEX of_other ON other (one);
         CREATE VIEW visit AS SELECT person FROM entry WHERE at IS NOT NULL;
         INSERT INTO entry VALUES (100000, x'00', 1);",
    )
    .unwrap();
    let all = indexes(&conn);
    assert_eq!(all.len(), 2);
    let mut act = Act::of(conn.transaction().unwrap());
    for few in [10, 99_999, 4_000_000] {
        act.expects("entry", few).unwrap();
        assert_eq!(indexes(&act.tx), all, "{few}");
    }
    for asks in ["SELECT 1 FROM visit", "SELECT 1 FROM entry"] {
        act.expects("entry", 100_000).unwrap();
        act.run("INSERT INTO other VALUES (1)", &[]).unwrap();
        assert_eq!(indexes(&act.tx), all[..1], "{asks}");
        (&mut act as &mut dyn Work).first(asks, &[]).unwrap();
        assert_eq!(indexes(&act.tx), all, "{asks}");
    }
    act.expects("entry", 100_000).unwrap();
    assert_eq!(indexes(&act.tx), all[..1]);
    Box::new(act).commit().unwrap();
    assert_eq!(indexes(&conn), all);
}
