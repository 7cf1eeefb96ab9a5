//! A kiosk's database after years: people with names, and a long log with what follows from it.
//!
//! A million acts with a commit each would take a quarter of an hour, so the rows are written in
//! one transaction, in the form that the documentation of the log describes and without the store's
//! own code. `verify` then says whether that is what the store itself would have written.

use keytag::domain::name::PictureColour;
use keytag::store::Place;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

/// People who come to one evening.
const EVENING: u64 = 500;
/// From one evening to the next, in milliseconds.
const DAY_MS: i64 = 86_400_000;

/// Puts so many people into the database, who chose a name and were given a mark.
pub fn with_people(place: &Place, people: u64) {
    let conn = quick(place);
    conn.execute_batch("BEGIN").unwrap();
    for person in 0..people {
        let ((name, folded), mark) = (name_of(person), mark_of(person));
        conn.prepare_cached(
            "INSERT INTO person (id, name, folded, picture, colour, created)
             VALUES (?1, ?2, ?3, ?4, ?5, 0)",
        )
        .unwrap()
        .execute(params![
            person_id(person),
            name,
            folded,
            mark.picture.code(),
            mark.colour.code()
        ])
        .unwrap();
    }
    conn.execute_batch("COMMIT").unwrap();
    durable(&conn);
}

/// Puts evenings into the log until it has so many entries, to which these people came in turn.
pub fn with_entries(place: &Place, entries: u64, people: u64) {
    let conn = quick(place);
    let mut log = Log::open(&conn);
    let days = entries / EVENING + 1;
    log.wall -= days.cast_signed() * DAY_MS;
    conn.execute_batch("BEGIN").unwrap();
    for evening in 0..days {
        if log.n >= entries.cast_signed() {
            break;
        }
        log.wall += DAY_MS;
        meet(&conn, &mut log, evening, people);
    }
    conn.execute_batch("COMMIT").unwrap();
    durable(&conn);
}

fn meet(conn: &Connection, log: &mut Log<'_>, evening: u64, people: u64) {
    let id = format!("filled@{evening}");
    let (opened, own) = (log.wall.div_euclid(1000), r#"{"role":"own"}"#);
    conn.prepare_cached(
        "INSERT INTO session (id, title, series_type, room, mode, scheme, start, end, opens,
             closes, local_date, state, opened, opened_by, closed, touched)
         VALUES (?1, 'Filled', 'other', 'Filled', 'chosen_name', 'none', ?2, ?2, ?2, ?2,
             date(?2, 'unixepoch'), 'closed', ?2, ?3, ?2, 1)",
    )
    .unwrap()
    .execute(params![id, opened, own])
    .unwrap();
    let open = format!(r#"{{"end":{opened},"mode":"chosen_name","series":null,"start":{opened}}}"#);
    log.append("session_opened", &id, None, &open);
    for attendee in 0..EVENING.min(people) {
        let person = person_id((evening * 37 + attendee) % people);
        let here = r#"{"attendee":"member","method":"scanner"}"#;
        let entry = log.append("signed_in", &id, Some(person), here);
        conn.prepare_cached(
            "INSERT INTO attendance (n, id, session, person, canonical, kind, method, signed_in)
             VALUES (?1, ?2, ?3, ?4, ?4, 'member', 'scanner', ?5)",
        )
        .unwrap()
        .execute(params![log.n, entry, id, person, opened])
        .unwrap();
    }
    let close = r#"{"did_not_sign_in":null,"interrupted":false}"#;
    log.append("session_closed", &id, None, close);
}

/// A made-up name, and how it is folded: some are common and most are rare, every other person has
/// an initial or a second name.
pub fn name_of(person: u64) -> (String, String) {
    const BEGIN: [&str; 16] = [
        "Ma", "Jo", "An", "Li", "Ro", "Ka", "Be", "Da", "El", "Sa", "To", "Ni", "Pe", "Lu", "Ge",
        "Al",
    ];
    const MIDDLE: [&str; 12] = [
        "ri", "na", "re", "la", "mi", "de", "lo", "ti", "vi", "no", "ke", "su",
    ];
    const END: [&str; 12] = [
        "a", "o", "n", "ne", "el", "an", "us", "ie", "ta", "r", "las", "s",
    ];
    let first = |at: usize| {
        let rest = at / BEGIN.len();
        let (middle, end) = (MIDDLE[rest % 12], END[rest / 12 % 12]);
        format!("{}{middle}{end}", BEGIN[at % BEGIN.len()])
    };
    let all = BEGIN.len() * MIDDLE.len() * END.len();
    let common =
        |salt: u64| first(number(person, salt) % all * (number(person, salt + 1) % all) / all);
    let name = match number(person, 4) % 4 {
        0 | 1 => common(0),
        2 => {
            let initial = char::from(b'A' + u8::try_from(number(person, 6) % 26).unwrap());
            format!("{} {initial}", common(0))
        }
        _ => format!("{} {}", common(0), common(7)),
    };
    let folded = name.to_lowercase();
    (name, folded)
}

/// The picture and colour of a filled-in person.
pub fn mark_of(person: u64) -> PictureColour {
    let at = number(person, 5) % PictureColour::COUNT;
    PictureColour::all().nth(at).unwrap()
}

/// The id of a filled-in person.
pub fn person_id(person: u64) -> [u8; 16] {
    let hash = Sha256::digest(person.to_be_bytes());
    std::array::from_fn(|at| hash[at])
}

/// A number that is always the same for this person and use, and looks like any other.
fn number(person: u64, salt: u64) -> usize {
    let hash = Sha256::new()
        .chain_update(person.to_be_bytes())
        .chain_update(salt.to_be_bytes())
        .finalize();
    usize::from(u16::from_be_bytes([hash[0], hash[1]]))
}

/// The database without a journal: quick, and lost by a power cut.
fn quick(place: &Place) -> Connection {
    let digits = std::fs::read_to_string(place.key_file()).unwrap();
    let conn = Connection::open(place.database()).unwrap();
    conn.execute_batch(&format!(
        "PRAGMA key = \"x'{}'\"; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
         PRAGMA cache_size = -400000",
        digits.trim_end()
    ))
    .unwrap();
    conn
}

/// As the store leaves it.
fn durable(conn: &Connection) {
    conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL")
        .unwrap();
}

/// The log as its documentation describes it.
struct Log<'c> {
    conn: &'c Connection,
    kiosk: [u8; 16],
    epoch: [u8; 16],
    n: i64,
    seq: i64,
    wall: i64,
    prev: [u8; 32],
}

impl<'c> Log<'c> {
    fn open(conn: &'c Connection) -> Self {
        let head = "SELECT kiosk, epoch, n, seq, wall, hash FROM log ORDER BY n DESC LIMIT 1";
        conn.query_row(head, [], |row| {
            Ok(Self {
                conn,
                kiosk: row.get(0)?,
                epoch: row.get(1)?,
                n: row.get(2)?,
                seq: row.get(3)?,
                wall: row.get(4)?,
                prev: row.get(5)?,
            })
        })
        .unwrap()
    }

    fn append(
        &mut self,
        kind: &str,
        session: &str,
        person: Option<[u8; 16]>,
        payload: &str,
    ) -> [u8; 16] {
        self.n += 1;
        self.seq += 1;
        let hash = Sha256::digest(self.n.to_le_bytes());
        let id: [u8; 16] = std::array::from_fn(|at| hash[at]);
        let by = r#"{"role":"own"}"#;
        let mut bytes = Vec::with_capacity(320);
        blob(&mut bytes, &self.kiosk);
        blob(&mut bytes, &self.epoch);
        integer(&mut bytes, self.seq);
        blob(&mut bytes, &id);
        integer(&mut bytes, 1);
        blob(&mut bytes, kind.as_bytes());
        blob(&mut bytes, session.as_bytes());
        match &person {
            Some(person) => blob(&mut bytes, person),
            None => bytes.push(0),
        }
        for value in [self.wall, 0, 1, self.n] {
            integer(&mut bytes, value);
        }
        for text in ["ok", by, payload] {
            blob(&mut bytes, text.as_bytes());
        }
        let hash = Sha256::new()
            .chain_update(b"keytag/entry/1\0")
            .chain_update(self.prev)
            .chain_update(&bytes)
            .finalize();
        let hash: [u8; 32] = hash.into();
        self.conn
            .prepare_cached(
                "INSERT INTO log VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?7, ?8, ?9, 0, 1, ?1, 'ok', ?10,
                     ?11, ?12, ?13)",
            )
            .unwrap()
            .execute(params![
                self.n, self.kiosk, self.epoch, self.seq, id, kind, session, person, self.wall, by,
                payload, self.prev, hash
            ])
            .unwrap();
        self.prev = hash;
        id
    }
}

fn blob(out: &mut Vec<u8>, blob: &[u8]) {
    out.push(1);
    out.extend(u32::try_from(blob.len()).unwrap().to_be_bytes());
    out.extend(blob);
}

fn integer(out: &mut Vec<u8>, value: i64) {
    out.push(2);
    out.extend(value.to_be_bytes());
}
