use super::*;
use crate::domain::name::ChosenName;

const FILE: &[u8] = b"Who,No,Note\nRosa,7,x\nLuz,8,y\n";

/// What the office would answer.
fn list(columns: &Columns, site: Option<&str>) -> List {
    let path = PathBuf::from("/desk/list.csv");
    let list = List::read(path, FILE, Some(columns.clone()));
    let counts = ListCounts {
        new: list.people().len(),
        ..ListCounts::default()
    };
    List {
        site: site.map(str::to_owned),
        counts: site.map(|_| counts),
        ..list
    }
}

/// A page that reads a file.
fn dropped() -> Lists {
    let mut page = Lists::default();
    page.dropped(PathBuf::from("/desk/list.csv"));
    page
}

#[test]
fn a_file_that_was_closed_before_it_was_read_stays_closed() {
    let mut page = dropped();
    page.update(Message::Close);
    page.looked(list(&Columns::only([(Field::Name, 1)]), None));
    assert!(page.list().is_none());
}

#[test]
fn columns_are_told_where_the_headings_do_not_say_it_and_each_stands_once() {
    let mut page = Lists::default();
    let path = PathBuf::from("/desk/list.csv");
    let look =
        |columns, site: Option<&str>| Action::Look(path.clone(), columns, site.map(str::to_owned));
    assert_eq!(page.dropped(path.clone()), look(None, None));
    page.looked(list(&Columns::only([(Field::Number, 2)]), None));
    assert!(matches!(
        page.list().unwrap().roster,
        Err(RosterError::NoNames { .. })
    ));
    assert_eq!(page.update(Message::Keep), Action::None, "no names");
    let named = Columns::only([(Field::Name, 1), (Field::Number, 2)]);
    assert_eq!(
        page.update(Message::Is(Some(Field::Name))),
        look(Some(named.clone()), None)
    );
    page.looked(list(&named, None));
    assert_eq!(page.update(Message::Keep), Action::None, "for no site");
    // The note is the number, and the number is nothing any more.
    page.update(Message::Table(table::Message::Pick(2)));
    let other = Columns::only([(Field::Name, 1), (Field::Number, 3)]);
    assert_eq!(
        page.update(Message::Is(Some(Field::Number))),
        look(Some(other), None)
    );
    page.looked(list(&named, None));
    assert_eq!(
        page.update(Message::Site("HALL".to_owned())),
        look(Some(named.clone()), Some("HALL"))
    );
    page.looked(list(&named, Some("HALL")));
    let Action::Keep(site, rows) = page.update(Message::Keep) else {
        panic!("it is not kept");
    };
    assert_eq!((site.as_str(), rows.len()), ("HALL", 2));
    assert_eq!(rows[1].name, Some(ChosenName::new("Luz").unwrap()));
}

#[test]
fn what_stands_in_a_file_is_in_no_log() {
    let mut page = dropped();
    page.looked(list(&Columns::only([(Field::Name, 1)]), None));
    assert!(!format!("{page:?}").contains("Rosa"));
}

#[test]
fn columns_are_found_and_put_in_order() {
    let mut page = dropped();
    page.looked(list(
        &Columns::only([(Field::Name, 1), (Field::Number, 2)]),
        None,
    ));
    page.update(Message::Table(table::Message::Sort(1)));
    assert_eq!(page.shown, [1, 2, 0]);
    page.update(Message::Table(table::Message::Sort(3)));
    assert_eq!(page.shown, [0, 1, 2]);
    let filter = table::Message::Filter(Typed::new("x"));
    page.update(Message::Table(filter));
    assert_eq!((page.shown.as_slice(), page.chosen()), (&[2][..], Some(2)));
}

#[test]
fn a_spreadsheet_is_a_list_and_a_bundle_is_none() {
    for (name, is) in [
        ("people.csv", true),
        ("People.XLSX", true),
        ("aaaa-000001.tar.age", false),
        ("csv", false),
    ] {
        assert_eq!(Lists::is_list(std::path::Path::new(name)), is, "{name}");
    }
}
