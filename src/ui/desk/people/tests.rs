use super::*;
use std::collections::BTreeSet;

fn person(n: u8) -> PersonId {
    PersonId::from_bytes([n; 16])
}

fn known(n: u8, name: &str) -> Known {
    Known {
        person: person(n),
        names: BTreeSet::from([name.to_owned()]),
        numbers: BTreeSet::new(),
        sites: BTreeSet::new(),
        visits: u32::from(10 - n),
    }
}

fn listed(n: u8, name: &str) -> Listed {
    Listed {
        person: person(n),
        name: name.to_owned(),
        chosen: None,
        number: String::new(),
        visits: 1,
        sites: 1,
        first: "2026-11-01".to_owned(),
        last: format!("2026-11-0{n}"),
        taken_off: false,
    }
}

fn page() -> People {
    let mut page = People::default();
    let reading = Reading {
        directory: Arc::new(Directory::of(
            vec![listed(1, "Bo"), listed(2, "Ann"), listed(3, "")],
            false,
        )),
        doubles: vec![Double {
            because: Because::SameName,
            people: vec![known(1, "Bo"), known(2, "Bo"), known(3, "bo")],
        }],
        merges: vec![Merge {
            person: person(4),
            into: person(1),
        }],
    };
    let action = page.take(reading);
    follow(&mut page, action);
    page
}

fn follow(page: &mut People, action: Action) {
    if let Action::Arrange(asked, directory, order) = action {
        page.arranged(asked, order.of(&directory));
    }
}

fn names(page: &People) -> Vec<&str> {
    let listed = page.order.iter().filter_map(|place| page.at(*place));
    listed.map(|one| one.name.as_str()).collect()
}

#[test]
fn who_came_last_stands_first_and_a_heading_changes_that() {
    let mut page = page();
    assert_eq!(names(&page), ["", "Ann", "Bo"]);
    let action = page.update(Message::Table(table::Message::Sort(0)));
    follow(&mut page, action);
    assert_eq!(names(&page), ["Ann", "Bo", ""]);
}

#[test]
fn an_order_that_comes_late_is_not_taken() {
    let mut page = page();
    let filter = |text: &str| Message::Table(table::Message::Filter(Typed::new(text)));
    let first = page.update(filter("a"));
    let second = page.update(filter("bo"));
    follow(&mut page, second);
    follow(&mut page, first);
    assert_eq!(names(&page), ["Bo"]);
}

#[test]
fn a_name_is_mended_once_it_is_another_and_only_where_there_is_one() {
    let mut page = page();
    page.update(Message::Name(Typed::new("Zoe")));
    assert_eq!(
        page.update(Message::Mend),
        Action::None,
        "nobody has no name"
    );
    page.update(Message::Table(table::Message::Pick(1)));
    assert_eq!(page.name.0, "Ann");
    assert_eq!(page.update(Message::Mend), Action::None, "it is the same");
    page.update(Message::Name(Typed::new("Anne")));
    let anne = ChosenName::new("Anne").unwrap();
    let mended = Action::Mend(person(2), Some(anne));
    assert_eq!(page.update(Message::Mend), mended);
    page.update(Message::Name(Typed::new(" ")));
    assert_eq!(page.update(Message::Mend), Action::None);
}

#[test]
fn nobody_is_taken_off_before_the_question_was_answered() {
    let mut page = page();
    assert_eq!(page.update(Message::EraseThem(true)), Action::None);
    assert_eq!(page.update(Message::Erase), Action::None);
    assert!(page.asks);
    assert_eq!(page.update(Message::EraseThem(false)), Action::None);
    page.update(Message::Erase);
    // Somebody else is chosen meanwhile.
    page.update(Message::Table(table::Message::Pick(1)));
    assert_eq!(page.update(Message::EraseThem(true)), Action::None);
    page.update(Message::Erase);
    let chosen = page.chosen().unwrap().person;
    assert_eq!(page.update(Message::EraseThem(true)), Action::Erase(chosen));
}

#[test]
fn of_three_who_may_be_one_each_is_counted_as_who_came_oftest() {
    let mut page = page();
    page.update(Message::Show(Shown::Doubles));
    assert_eq!(
        page.update(Message::Merge),
        Action::Merge(person(2), person(1))
    );
    page.update(Message::Doubles(table::Message::Pick(1)));
    assert_eq!(
        page.update(Message::Merge),
        Action::Merge(person(3), person(1))
    );
    assert_eq!(page.update(Message::Two), Action::Two(person(3), person(1)));
    page.update(Message::Show(Shown::Merged));
    assert_eq!(page.update(Message::Split), Action::Split(person(4)));
    assert_eq!(page.merged[0].1, ["04040404", "Bo (01010101)"]);
}

#[test]
fn who_was_chosen_stays_chosen_when_the_list_is_read_again() {
    let mut page = page();
    page.update(Message::Table(table::Message::Pick(2)));
    let reading = page.reading.take().unwrap();
    page.reading = Some(Reading::default());
    let action = page.take(reading);
    follow(&mut page, action);
    assert_eq!(page.chosen().map(|one| one.person), Some(person(1)));
}

#[test]
fn pairs_and_those_who_were_merged_are_found_by_words() {
    let mut page = page();
    let filter = |text: &str| table::Message::Filter(Typed::new(text));
    page.pairs[1].person.numbers.insert("R-7".to_owned());
    page.update(Message::Doubles(filter("bo r-7")));
    assert_eq!(page.pairs_table.len(), 1);
    assert_eq!(
        page.update(Message::Merge),
        Action::Merge(person(3), person(1))
    );
    page.update(Message::Doubles(filter("nobody")));
    assert_eq!(page.update(Message::Two), Action::None);
    page.update(Message::Merges(filter("bo")));
    assert_eq!(page.update(Message::Split), Action::Split(person(4)));
    page.update(Message::Merges(filter("ann")));
    assert_eq!(page.update(Message::Split), Action::None);
}
