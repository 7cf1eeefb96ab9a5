use super::super::{Colour, Picture, could_be_taken_for_each_other};
use super::*;
use proptest::prelude::*;

const BLUE_KITE: PictureColour = PictureColour {
    picture: Picture::Kite,
    colour: Colour::Blue,
};
const RED_BOAT: PictureColour = PictureColour {
    picture: Picture::Boat,
    colour: Colour::Red,
};

fn name(text: &str) -> ChosenName {
    ChosenName::new(text).unwrap()
}

/// People are numbered from 0 in the order of the names, each with a blue kite.
fn dictionary(names: &[&str]) -> NameDictionary<usize> {
    let mut dictionary = NameDictionary::new();
    for (person, text) in names.iter().enumerate() {
        dictionary.add(person, &name(text), DoorMark::Opens(BLUE_KITE));
    }
    dictionary
}

fn identify(dictionary: &NameDictionary<usize>, typed: &str) -> Option<usize> {
    dictionary.identify(&Folded::of(typed), BLUE_KITE)
}

#[test]
fn the_very_name_goes_before_a_forgiven_one() {
    let dictionary = dictionary(&["Anna", "Ann"]);
    assert_eq!(identify(&dictionary, "ann"), Some(1));
    assert_eq!(identify(&dictionary, "ANNA"), Some(0));
    let found = dictionary.find(&Folded::of("Anna"));
    assert_eq!((found.exact, found.forgiven), (vec![0], vec![1]));
}

#[test]
fn all_three_together_answer_and_nothing_less() {
    let mut dictionary = dictionary(&["José", "Robert K"]);
    assert_eq!(identify(&dictionary, "jose"), Some(0));
    assert_eq!(identify(&dictionary, "Jsoé"), Some(0));
    assert_eq!(identify(&dictionary, "Bob K."), Some(1));
    assert_eq!(identify(&dictionary, "Bob M"), None);
    assert_eq!(identify(&dictionary, "Peter"), None);
    assert_eq!(dictionary.identify(&Folded::of("José"), RED_BOAT), None);
    dictionary.add(0, &name("José"), DoorMark::Kept(BLUE_KITE));
    assert_eq!(identify(&dictionary, "José"), None);
    dictionary.add(0, &name("José"), DoorMark::None);
    assert_eq!(identify(&dictionary, "José"), None);
    assert_eq!(dictionary.find(&Folded::of("José")).exact, [0_usize; 0]);
}

#[test]
fn two_who_would_answer_are_nobody() {
    let mut dictionary = dictionary(&["Maria", "Maria"]);
    assert_eq!(identify(&dictionary, "Maria"), None);
    // Neither of the two could be taken for the other, but "Marta" for both.
    dictionary.add(0, &name("Marti"), DoorMark::Opens(BLUE_KITE));
    dictionary.add(1, &name("Mrata"), DoorMark::Opens(BLUE_KITE));
    assert_eq!(identify(&dictionary, "Marta"), None);
    assert_eq!(identify(&dictionary, "Marti"), Some(0));
}

#[test]
fn marks_of_names_alike_are_taken_and_those_of_others_free() {
    let mut dictionary = dictionary(&["Ann", "Peter"]);
    let around = |d: &NameDictionary<_>, text, person| d.marks_around(&Folded::of(text), person);
    assert!(around(&dictionary, "Anna", 7).contains(&BLUE_KITE));
    assert!(around(&dictionary, "Nancy", 7).contains(&BLUE_KITE));
    assert!(around(&dictionary, "Anna", 0).is_empty(), "one's own mark");
    assert!(around(&dictionary, "Ann K", 7).is_empty());
    dictionary.add(0, &name("Ann"), DoorMark::Kept(RED_BOAT));
    assert!(around(&dictionary, "Anna", 7).contains(&RED_BOAT));
}

#[test]
fn who_is_renamed_or_removed_no_longer_answers_to_the_old_name() {
    let mut dictionary = dictionary(&["Ann", "Ann", "Ann", "Mary Lou"]);
    dictionary.add(1, &name("Zoë Lou"), DoorMark::Opens(BLUE_KITE));
    assert_eq!(dictionary.find(&Folded::of("ann")).exact, [2, 0]);
    assert_eq!(identify(&dictionary, "zoe lou"), Some(1));
    dictionary.remove(2);
    assert_eq!(identify(&dictionary, "ann"), Some(0));
    dictionary.remove(0);
    dictionary.remove(0);
    assert_eq!(identify(&dictionary, "ann"), None);
    assert_eq!(dictionary.look_up("lou", 9), [3, 1]);
    dictionary.remove(3);
    assert_eq!(dictionary.look_up("lou", 9), [1]);
    assert_eq!(dictionary.len(), 1);
    dictionary.remove(1);
    assert!(dictionary.is_empty() && dictionary.names.len() == 0 && dictionary.words.len() == 0);
    assert!(dictionary.mentions.is_empty());
}

#[test]
fn a_facilitator_finds_by_beginning_accent_slip_swap_and_nickname() {
    let dictionary = dictionary(&[
        "Katarzyna",
        "Robert K",
        "José María",
        "Christopher",
        "Bobby",
        "Maria",
        "王小明",
        "😀",
        "Mary-Lou O’Brien",
    ]);
    for (typed, people) in [
        ("kat", &[0][..]),
        ("kasia", &[0]),
        ("katazryna", &[0]),
        ("bob", &[4, 1, 8]),
        ("bob k", &[1]),
        ("k rob", &[1]),
        ("maria", &[5, 2, 8]),
        ("maria jose", &[2]),
        ("jsoé", &[2]),
        ("cristopfer", &[3]),
        ("krisp", &[]),
        ("chrsi", &[3]),
        ("obri", &[8]),
        ("lou mary", &[8]),
        ("王", &[6]),
        ("😀", &[7]),
        ("", &[]),
        (" ", &[]),
        ("%", &[]),
        ("' or 1=1", &[]),
        ("\u{202E}", &[]),
        ("zzzz", &[]),
    ] {
        assert_eq!(dictionary.look_up(typed, 9), people, "{typed}");
    }
    assert_eq!(dictionary.look_up("m", 2).len(), 2);
    assert_eq!(dictionary.look_up("m", 0), [0_usize; 0]);
    assert_eq!(dictionary.look_up(&"n".repeat(300), 9), [0_usize; 0]);
}

#[test]
fn a_dictionary_never_shows_a_name_in_a_log() {
    let logged = format!("{:?}", dictionary(&["Rosalind"]));
    assert_eq!(logged, "NameDictionary { people: 1, names: 1, .. }");
}

proptest! {
    #[test]
    fn the_dictionary_finds_whom_the_rule_finds(
        names in prop::collection::vec("[abnob]{1,4}|bob( k)?|robert( k)?|[ab]{7,9}( [12])?", 1..20),
        typed in "[abnob]{1,4}|bob( k)?|robert( k)?|[ab]{7,9}( [12])?",
        gone in 0_usize..20,
    ) {
        let texts: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut dictionary = dictionary(&texts);
        dictionary.remove(gone);
        let typed = Folded::of(&typed);
        let found = dictionary.find(&typed);
        for (person, text) in texts.iter().enumerate() {
            let there = person != gone;
            let folded = Folded::of(text);
            let exact = there && folded == typed;
            let forgiven = there && !exact && could_be_taken_for_each_other(&folded, &typed);
            prop_assert_eq!(found.exact.contains(&person), exact);
            prop_assert_eq!(found.forgiven.contains(&person), forgiven);
        }
    }

    #[test]
    fn whoever_has_a_mark_of_their_own_gets_in(
        names in prop::collection::vec("[ab]{1,3}|mari[ae]|bob|robert|christop[hf]er", 1..40),
        seed in any::<u64>(),
    ) {
        let mut dictionary = NameDictionary::new();
        let mut marks = Vec::new();
        for (person, text) in names.iter().enumerate() {
            let name = name(text);
            let taken = dictionary.marks_around(&name.folded(), person);
            let seed = seed ^ u64::from(text.as_bytes()[0]) ^ person as u64;
            let mark = super::super::assign(taken.into_iter(), seed).unwrap();
            dictionary.add(person, &name, DoorMark::Opens(mark));
            marks.push((name, mark));
        }
        for (person, (name, mark)) in marks.iter().enumerate() {
            prop_assert_eq!(dictionary.identify(&name.folded(), *mark), Some(person));
        }
    }
}
