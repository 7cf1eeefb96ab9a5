//! Lists of people, as anybody's stick may bring them.

use std::io::{Cursor, Read, Write};

use keytag::transfer::roster::{CELL_CHARS_MAX, Columns, ROWS_MAX, read};
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Checked, Target};

/// Whatever is read stays within its bounds, and names have something to show.
fn check(bytes: &[u8]) -> Checked {
    let Ok(roster) = read(bytes, &Columns::default()) else {
        return Ok(());
    };
    if roster.rows.len() > ROWS_MAX {
        return Err("it has too many rows".into());
    }
    let mut lines = roster.rows.iter().map(|row| row.line);
    let mut last = 0;
    if lines.any(|line| std::mem::replace(&mut last, line) >= line) {
        return Err("its rows are out of order".into());
    }
    for row in &roster.rows {
        let draft = &row.draft;
        let texts = [&draft.legal_name, &draft.external_id];
        let mut texts = texts.into_iter().flatten();
        if texts.any(|it| it.trim().is_empty() || it.chars().count() > CELL_CHARS_MAX) {
            return Err("a text is out of its bounds".into());
        }
        if draft.name.is_none() && draft.legal_name.is_none() {
            return Err("it is nobody".into());
        }
        if draft.roster_consent {
            return Err("it gives a consent".into());
        }
    }
    Ok(())
}

#[test]
fn a_list_in_csv_is_read_within_its_bounds_or_refused() {
    let target = Target {
        name: "roster-csv",
        seeds: Vec::new(),
        words: &[
            "\"", "\"\"", ",", ";", "\t", "\r\n", "\u{feff}", "Name", "ID", "guest", "\0",
        ],
        inputs: 3_000,
    };
    target.withstands(check);
}

#[test]
fn a_list_in_xlsx_is_read_within_its_bounds_or_refused() {
    let target = Target {
        name: "roster-xlsx",
        seeds: vec![sheet()],
        words: &["PK\u{3}\u{4}", "PK\u{1}\u{2}", "xl/worksheets/sheet1.xml"],
        inputs: 500,
    };
    target.withstands(check);
}

/// The archive is put together again: its sums would refuse whatever was changed inside. The first
/// byte says which part the rest is.
#[test]
fn the_parts_of_a_spreadsheet_are_read_within_their_bounds_or_refused() {
    let parts = parts_of(&sheet());
    let seed = |part: &str| {
        let at = parts.iter().position(|(name, _)| name == part).unwrap();
        let mut seed = vec![u8::try_from(at).unwrap()];
        seed.extend(&parts[at].1);
        seed
    };
    let changed = [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
    ];
    let target = Target {
        name: "roster-xlsx-part",
        seeds: changed.map(seed).into(),
        words: &[
            "<row r=\"1048576\">",
            "<c r=\"XFD1048576\" t=\"s\"><v>0</v></c>",
            "r=\"A0\"",
            "<v>99999999999</v>",
            "t=\"inlineStr\"",
            "t=\"d\"",
            "&amp;",
            "&#0;",
            "<![CDATA[",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>",
            "<dimension ref=\"A1:XFD1048576\"/>",
            "</row>",
        ],
        inputs: 900,
    };
    target.withstands(|input| match input.split_first() {
        Some((part, text)) => check(&packed(&parts, usize::from(*part) % parts.len(), text)),
        None => Ok(()),
    });
}

type Parts = Vec<(String, Vec<u8>)>;

fn sheet() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["Name", "ID", "Kind"],
        ["Rosa", "7", "guest"],
        ["Kwame", "8", "member"],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    sheet.write_number(3, 1, 4711.5).unwrap();
    book.save_to_buffer().unwrap()
}

fn parts_of(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        parts.push((part.name().unwrap().into_owned(), text));
    }
    parts
}

fn packed(parts: &Parts, changed: usize, input: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, part)) in parts.iter().enumerate() {
        let options = SimpleFileOptions::default();
        archive.start_file(name.as_str(), options).unwrap();
        let part = if at == changed { input } else { part };
        archive.write_all(part).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
