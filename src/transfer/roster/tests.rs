use rust_xlsxwriter::Workbook;

use super::*;

fn csv(text: &str) -> Result<Roster, RosterError> {
    read(text.as_bytes(), &Columns::default())
}

fn names(roster: &Roster) -> Vec<(u32, &str)> {
    let rows = roster.rows.iter();
    rows.map(|row| {
        (
            row.line,
            row.draft.name.as_ref().map_or("", ChosenName::as_str),
        )
    })
    .collect()
}

fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn headings_are_guessed_in_any_order_and_with_any_delimiter() {
    for text in [
        "ID,Chosen Name,Kind\n7,Rosa,guest\n",
        "\u{feff}chosen_name;kind;Member ID\nRosa;guest;7\n",
        "\"Kind\"\t\"Known as\"\t\"Case number\"\r\nguest\tRosa\t7\r\n",
    ] {
        let roster = csv(text).unwrap();
        assert_eq!(names(&roster), [(2, "Rosa")], "{text:?}");
        let draft = &roster.rows[0].draft;
        assert_eq!(draft.external_id.as_deref(), Some("7"));
        assert_eq!(draft.kind, Kind::Guest);
        assert!(!draft.roster_consent, "a list gives no consent");
        assert_eq!(roster.problems, []);
    }
}

#[test]
fn headings_are_known_in_five_languages_and_a_last_name_is_not_lost() {
    for headings in [
        "First name,Last name,Number",
        "Nombre,Apellidos,Número de socio",
        "Prénom,Nom,Numéro de dossier",
        "Vorname,Name,Mitgliedsnummer",
        "Vorname,Nachname,Nr.",
        "Imię,Nazwisko,Numer członka",
    ] {
        let roster = csv(&format!("{headings}\nRosa,Luz,7\n")).unwrap();
        assert_eq!(names(&roster), [(2, "Rosa")], "{headings}");
        let draft = &roster.rows[0].draft;
        assert_eq!(draft.legal_name.as_deref(), Some("Rosa Luz"), "{headings}");
        assert_eq!(draft.external_id.as_deref(), Some("7"), "{headings}");
    }
    // The whole name stands in another column, or nobody has a first one.
    let roster = csv("Name,Full name,Last name\nRosa,Rosa L. Luz,Luz\n").unwrap();
    let legal = |roster: &Roster| roster.rows[0].draft.legal_name.clone().unwrap();
    assert_eq!(legal(&roster), "Rosa L. Luz");
    assert_eq!(roster.left_alone, ["Last name"]);
    let roster = csv("Nachname\nLuz\n").unwrap();
    assert_eq!(legal(&roster), "Luz");
}

#[test]
fn a_date_of_birth_is_never_taken_over_and_that_is_said() {
    let roster = csv("Name,Date of birth,Notes\nRosa,1970-01-01,x\n").unwrap();
    assert_eq!(roster.left_alone, ["Date of birth", "Notes"]);
    assert_eq!(roster.columns, [(Field::Name, 1, "Name".to_owned())]);
}

#[test]
fn what_is_wrong_is_said_with_its_row_and_the_others_are_read() {
    let long = "x".repeat(CELL_CHARS_MAX + 1);
    let text = format!(
        "name,number,kind\nRosa,1,member\n,2,\n\n\"Sam\nuel\",3,\nKwame,4,alien\n{long},5,\nrosa,1,\n\
         \"O'Brien, Pat\",6,\n"
    );
    let roster = csv(&text).unwrap();
    assert_eq!(names(&roster), [(2, "Rosa"), (10, "O'Brien, Pat")]);
    let problems: Vec<String> = roster.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 5, "{problems:?}");
    assert_eq!(problems[0], "row 3: no name");
    assert_eq!(problems[1], "row 5: the name has a sign that none has");
    assert!(problems[2].starts_with("row 7: the kind is none of member"));
    assert!(problems[3].starts_with("row 8: the name has more than"));
    assert_eq!(problems[4], "row 9: the same as row 2");
}

#[test]
fn columns_can_be_named_where_the_headings_do_not_say_it() {
    let wanted: Columns = "name=2, number=1".parse().unwrap();
    let roster = read(b"A,B\n7,Rosa\n", &wanted).unwrap();
    assert_eq!(names(&roster), [(2, "Rosa")]);
    let far: Columns = "name=9".parse().unwrap();
    assert_eq!(read(b"A,B\n", &far), Err(RosterError::NoColumn(9)));
    for wrong in ["name", "name=0", "name=65", "birthday=1", "name=x", ""] {
        assert!(wrong.parse::<Columns>().is_err(), "{wrong}");
    }
}

#[test]
fn columns_that_somebody_chose_are_all_that_count() {
    let file = b"name,number,note\n,,\nRosa,7,x\nSam,8,y\n";
    let first = |heading: &str, below: &str| (heading.to_owned(), below.to_owned());
    assert_eq!(
        headings(file).unwrap(),
        [
            first("name", "Rosa"),
            first("number", "7"),
            first("note", "x")
        ]
    );
    let wanted = Columns::only([(Field::Name, 3)]);
    let roster = read(file, &wanted).unwrap();
    assert_eq!(names(&roster), [(3, "x"), (4, "y")]);
    assert_eq!(roster.rows[0].draft.external_id, None);
    assert_eq!(roster.left_alone, ["name", "number"]);
    let none = read(file, &Columns::only([(Field::Number, 2)]));
    assert!(matches!(none, Err(RosterError::NoNames { .. })));
}

#[test]
fn what_is_no_list_is_refused_with_its_reason() {
    let refused = |bytes: &[u8]| read(bytes, &Columns::default()).unwrap_err();
    assert_eq!(refused(b""), RosterError::Empty);
    assert_eq!(refused(b"\n\n , ,\n"), RosterError::Empty);
    assert_eq!(refused(b"name\nJos\xe9\n"), RosterError::NotUtf8(2));
    assert!(matches!(
        refused(b"A,B\n1,2\n"),
        RosterError::NoNames { line: 1, .. }
    ));
    let many = format!("name\n{}", "Rosa\n".repeat(ROWS_MAX + 1));
    assert_eq!(refused(many.as_bytes()), RosterError::TooManyRows);
    let long = vec![b'x'; usize::try_from(FILE_BYTES_MAX).unwrap() + 1];
    assert_eq!(refused(&long), RosterError::TooLong);
    assert!(matches!(
        refused(b"PK\x03\x04 not a list"),
        RosterError::NotXlsx(_)
    ));
}

#[test]
fn a_spreadsheet_reads_like_the_same_csv() {
    let rows: &[&[&str]] = &[
        &["Legal name", "Chosen name", "ID"],
        &["Rosa Luz", "Rosa", "007"],
        &[],
        &["", "Kwame", ""],
        &["=1+1", "", "8"],
    ];
    let roster = read(&xlsx(rows), &Columns::default()).unwrap();
    let lines: Vec<u32> = roster.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 4, 5]);
    assert_eq!(roster.rows[0].draft.external_id.as_deref(), Some("007"));
    assert_eq!(roster.rows[2].draft.legal_name.as_deref(), Some("=1+1"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "name").unwrap();
    sheet.write_string(0, 1, "number").unwrap();
    sheet.write_string(1, 0, "Rosa").unwrap();
    sheet.write_number(1, 1, 4711.0).unwrap();
    // One cell in the last corner does not ask for all of the sheet.
    sheet.write_string(1_048_575, 16_383, "far").unwrap();
    let roster = read(&book.save_to_buffer().unwrap(), &Columns::default()).unwrap();
    assert_eq!(roster.rows[0].draft.external_id.as_deref(), Some("4711"));
}

/// Room for so many texts is more than any machine has.
#[test]
fn a_spreadsheet_that_says_it_has_endless_texts_is_refused() {
    use std::io::{Cursor, Write};
    let sound = xlsx(&[&["name"], &["Rosa"]]);
    let mut from = zip::ZipArchive::new(Cursor::new(sound)).unwrap();
    let mut into = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        let options = zip::write::SimpleFileOptions::default();
        into.start_file(name, options).unwrap();
        let text = text.replace("uniqueCount=\"2\"", "uniqueCount = '99999999999999'");
        into.write_all(text.as_bytes()).unwrap();
    }
    let bytes = into.finish().unwrap().into_inner();
    let refused = read(&bytes, &Columns::default());
    assert_eq!(refused, Err(RosterError::NotXlsx("it is damaged")));
}

#[test]
fn a_spreadsheet_that_unpacks_to_too_much_is_refused_before_it_is_read() {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("xl/sharedStrings.xml", options).unwrap();
    let block = vec![b' '; 1024 * 1024];
    for _ in 0..65 {
        archive.write_all(&block).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1024 * 1024);
    assert_eq!(
        read(&bytes, &Columns::default()),
        Err(RosterError::NotXlsx("it unpacks to too much"))
    );
}
