//! A row of the log as a line of JSON. A million of them are written at once, so they are written
//! by hand; they are read as any JSON is.

use std::borrow::Cow;

use serde::Deserialize;

use crate::domain::entry::EntryKey;
use crate::domain::id::{EntryId, Epoch, KioskId, PersonId};
use crate::domain::row::Row;

/// A line as it is read. Kiosk and epoch stand in the head of its part; the hash follows from the
/// rest.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line<'a> {
    pub seq: u64,
    id: EntryId,
    schema: i64,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow, default)]
    session: Option<Cow<'a, str>>,
    #[serde(default)]
    person: Option<PersonId>,
    wall: i64,
    offset: i64,
    boot: i64,
    boot_ms: i64,
    #[serde(borrow)]
    clock: Cow<'a, str>,
    #[serde(borrow)]
    by: Cow<'a, str>,
    #[serde(borrow)]
    payload: Cow<'a, str>,
}

impl Line<'_> {
    /// The row that it stands for.
    pub fn row(&self, kiosk: KioskId, epoch: Epoch) -> Row<'_> {
        Row {
            key: EntryKey {
                kiosk,
                epoch,
                seq: self.seq,
            },
            id: self.id,
            schema: self.schema,
            kind: &self.kind,
            session: self.session.as_deref(),
            person: self.person,
            wall: self.wall,
            offset: self.offset,
            boot: self.boot,
            boot_ms: self.boot_ms,
            clock: &self.clock,
            by: &self.by,
            payload: &self.payload,
        }
    }
}

/// Writes the line of a row, with its end.
pub(super) fn write(row: &Row<'_>, out: &mut Vec<u8>) {
    out.extend(b"{\"seq\":");
    digits(row.key.seq, out);
    id("id", row.id.bytes(), out);
    number("schema", row.schema, out);
    text("kind", row.kind, out);
    if let Some(session) = row.session {
        text("session", session, out);
    }
    if let Some(person) = &row.person {
        id("person", person.bytes(), out);
    }
    number("wall", row.wall, out);
    number("offset", row.offset, out);
    number("boot", row.boot, out);
    number("boot_ms", row.boot_ms, out);
    text("clock", row.clock, out);
    text("by", row.by, out);
    text("payload", row.payload, out);
    out.extend(b"}\n");
}

fn key(key: &str, out: &mut Vec<u8>) {
    out.extend(b",\"");
    out.extend(key.as_bytes());
    out.extend(b"\":");
}

fn number(name: &str, number: i64, out: &mut Vec<u8>) {
    key(name, out);
    if number < 0 {
        out.push(b'-');
    }
    digits(number.unsigned_abs(), out);
}

fn digits(mut number: u64, out: &mut Vec<u8>) {
    let start = out.len();
    loop {
        // A digit fits a byte.
        out.push(b'0' + (number % 10).to_le_bytes()[0]);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    if let Some(backwards) = out.get_mut(start..) {
        backwards.reverse();
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";

fn id(name: &str, bytes: &[u8; 16], out: &mut Vec<u8>) {
    key(name, out);
    out.push(b'"');
    let pair = |byte: &u8| [byte >> 4, byte & 15].map(|digit| HEX[usize::from(digit)]);
    out.extend(bytes.iter().flat_map(pair));
    out.push(b'"');
}

fn text(name: &str, text: &str, out: &mut Vec<u8>) {
    key(name, out);
    out.push(b'"');
    let mut rest = text.as_bytes();
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    while let Some(at) = rest.iter().position(is_special) {
        let (plain, special) = rest.split_at(at);
        out.extend(plain);
        let Some((byte, after)) = special.split_first() else {
            break;
        };
        match byte {
            b'"' | b'\\' => out.extend([b'\\', *byte]),
            byte => {
                let digit = |digit: u8| HEX[usize::from(digit)];
                out.extend(b"\\u00");
                out.extend([digit(byte >> 4), digit(byte & 15)]);
            }
        }
        rest = after;
    }
    out.extend(rest);
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None,
                                            ..ProptestConfig::default() })]

        #[test]
        fn every_row_reads_back_as_it_was(
            (kind, session, clock, by, payload) in (
                any::<String>(),
                proptest::option::of(any::<String>()),
                "[\\x00-\\x7f]{0,20}",
                any::<String>(),
                any::<String>(),
            ),
            (seq, schema, wall, offset, boot, boot_ms) in any::<(u64, i64, i64, i64, i64, i64)>(),
            (id, person) in any::<([u8; 16], Option<[u8; 16]>)>(),
        ) {
            let (kiosk, epoch) = (KioskId::from_bytes([1; 16]), Epoch::from_bytes([2; 16]));
            let row = Row {
                key: EntryKey { kiosk, epoch, seq },
                id: EntryId::from_bytes(id),
                schema,
                kind: &kind,
                session: session.as_deref(),
                person: person.map(PersonId::from_bytes),
                wall,
                offset,
                boot,
                boot_ms,
                clock: &clock,
                by: &by,
                payload: &payload,
            };
            let mut line = Vec::new();
            write(&row, &mut line);
            let end = line.iter().position(|byte| *byte == b'\n');
            prop_assert_eq!(end, Some(line.len() - 1));
            let read: Line<'_> = serde_json::from_slice(&line).unwrap();
            prop_assert_eq!(read.row(kiosk, epoch), row);
        }
    }

    #[test]
    fn the_ends_of_numbers_are_written() {
        for number in [0, 1, -1, 9, 10, i64::MAX, i64::MIN] {
            let mut out = Vec::new();
            super::number("n", number, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), format!(",\"n\":{number}"));
        }
    }
}
