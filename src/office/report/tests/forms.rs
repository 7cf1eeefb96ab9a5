//! Databases that earlier versions of the program made.

use super::*;
use crate::office::engine::Sqlite;

/// The schemas of earlier forms, each upon the one before.
const EARLIER: [&str; 11] = [
    include_str!("../../schema-1.sql"),
    include_str!("../../schema-2.sql"),
    include_str!("../../schema-3.sql"),
    include_str!("../../schema-4.sql"),
    include_str!("../../schema-5.sql"),
    include_str!("../../schema-6.sql"),
    include_str!("../../schema-7.sql"),
    include_str!("../../schema-8.sql"),
    include_str!("../../schema-9.sql"),
    include_str!("../../schema-10.sql"),
    include_str!("../../schema-11.sql"),
];
/// Up to this one sign-ins were rows of their own: later ones are made of those.
const TWO_ROWS: usize = 6;

#[test]
fn a_database_of_every_earlier_form_is_counted() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    desk.brings(evening_with_everything(&mut door));
    let of_log = |desk: &mut Desk| -> Vec<String> {
        let all = desk.everything().into_iter();
        all.filter(|row| !row.starts_with("kiosk ") && !row.starts_with("bundle "))
            .collect()
    };
    for form in 1..=EARLIER.len() {
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        let (before, behind) = EARLIER[..form].split_at(form.min(TWO_ROWS));
        conn.execute_batch(&before.concat()).unwrap();
        conn.execute_batch(&format!("PRAGMA user_version = {form}"))
            .unwrap();
        conn.execute(
            "INSERT INTO kiosk (id, key, epoch, site, zone)
             VALUES (?1, ?2, ?3, 'HOPE', 'America/Chicago')",
            rusqlite::params![[1_u8; 16], [2_u8; 32], [1_u8; 16]],
        )
        .unwrap();
        if form > 1 {
            conn.execute(
                "INSERT INTO place VALUES (?1, ?1, 1, 'HOPE', 'America/Chicago')",
                [[1_u8; 16]],
            )
            .unwrap();
        }
        for row in desk.entries() {
            let places = vec!["?"; row.len()].join(", ");
            let sql = format!("INSERT INTO entry VALUES ({places})");
            conn.execute(&sql, rusqlite::params_from_iter(row)).unwrap();
        }
        conn.execute_batch(&behind.concat()).unwrap();
        let mut old = Desk {
            office: Office::over(Sqlite::in_memory(conn)).unwrap(),
            ..desk.anew()
        };
        assert_eq!(of_log(&mut old), of_log(&mut desk), "form {form}");
        assert_eq!(old.whole(), desk.whole(), "form {form}");
    }
}

/// An evening with sign-ins that are corrected in every way.
fn evening_with_everything(door: &mut Door) -> &mut Door {
    let other = "wednesday@2026-11-25T19:00";
    door.opens(EVENING, START).opens(other, START + 2 * 86_400);
    door.signs_in(7, EVENING, "member");
    let gone = door.signs_in(8, EVENING, "newcomer");
    let moved = door.signs_in(9, EVENING, "guest");
    let left = door.signs_in(None, EVENING, "member");
    let tray = door.signs_in(10, EVENING, "member");
    door.voids(gone);
    door.corrects(moved, "moved_to", Some(9), Some(other), "");
    door.corrects(left, "signed_out", None, None, "");
    door.corrects(left, "stayed", None, None, r#","to_the_end":true"#);
    door.corrects(tray, "moved_to", Some(10), None, "");
    door.merges(7, 20);
    let chips = r#"[{"after":"30 days","colour":"red","shape":"chip","ready":5}]"#;
    let payload = format!(r#"{{"month":"2026-12","chips":{chips}}}"#);
    door.write("chips_due", None, None, payload);
    // Nobody opened this one.
    door.signs_in(11, "tuesday@2026-11-24T19:00", "member");
    door
}
