//! Which names could be taken for each other at the door.

use super::distance::Slips;
use super::folded::Folded;
use super::nicknames;

/// From how many letters one slip is forgiven, in the longer of two names.
const ONE_SLIP_LETTERS_MIN: usize = 4;
/// From how many letters two slips are forgiven, in the longer of two names.
const TWO_SLIPS_LETTERS_MIN: usize = 8;
/// More slips make another name of any.
const SLIPS_MAX: usize = 2;

/// Whether one name could be typed, or remembered, for the other. It does not matter which is
/// which.
///
/// They are when they are the same folded; or when their first words are nicknames of each other
/// and the rest is the same; or when few slips lie between them (none below four letters, one below
/// eight, two from there on). Single letters and numbers are never forgiven: `Jo K` is not `Jo M`,
/// and `Jo 2` is not `Jo 3`, since such an initial is what makes a name more particular.
pub fn could_be_taken_for_each_other(a: &Folded, b: &Folded) -> bool {
    a == b || are_nicknames(a, b) || Forgiving::of(a).forgives(b.as_str())
}

/// One name, ready to be compared with many.
pub(super) struct Forgiving<'a> {
    name: &'a str,
    letters: usize,
    slips: Slips,
}

impl<'a> Forgiving<'a> {
    /// Prepares to compare with this name.
    pub fn of(name: &'a Folded) -> Self {
        let name = name.as_str();
        Self {
            name,
            letters: letters(name),
            slips: Slips::from(name),
        }
    }

    /// Whether another folded name is forgiven for its slips alone.
    pub fn forgives(&self, other: &str) -> bool {
        let slips = self.slips.whole(other, SLIPS_MAX);
        slips.is_some_and(|slips| slips <= slips_forgiven(self.letters.max(letters(other))))
            && particulars(self.name).eq(particulars(other))
    }
}

/// The slips that are forgiven when the longer of two names has so many letters.
pub(super) const fn slips_forgiven(letters: usize) -> usize {
    match letters {
        0..ONE_SLIP_LETTERS_MIN => 0,
        ONE_SLIP_LETTERS_MIN..TWO_SLIPS_LETTERS_MIN => 1,
        TWO_SLIPS_LETTERS_MIN.. => SLIPS_MAX,
    }
}

/// The other names by which a person of this name may call themselves: nicknames of the first word.
pub fn nickname_forms(name: &Folded) -> impl Iterator<Item = Folded> {
    let (first, rest) = name.split_first_word();
    nicknames::others(first).map(move |other| Folded::of(&format!("{other}{rest}")))
}

fn are_nicknames(a: &Folded, b: &Folded) -> bool {
    let ((a_first, a_rest), (b_first, b_rest)) = (a.split_first_word(), b.split_first_word());
    a_rest == b_rest && nicknames::are_of_one_name(a_first, b_first)
}

/// How many letters may be mistaken: those of the words that are not particulars.
fn letters(name: &str) -> usize {
    let words = name.split(' ').filter(|word| !is_particular(word));
    words.map(|word| word.chars().count()).sum()
}

/// What must be the same in both: initials and numbers, in order.
fn particulars(name: &str) -> impl Iterator<Item = &str> {
    name.split(' ').filter(|word| is_particular(word))
}

fn is_particular(word: &str) -> bool {
    word.chars().nth(1).is_none() || word.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alike(a: &str, b: &str) -> bool {
        let (a, b) = (Folded::of(a), Folded::of(b));
        let there = could_be_taken_for_each_other(&a, &b);
        assert_eq!(there, could_be_taken_for_each_other(&b, &a));
        there
    }

    #[test]
    fn slips_accents_and_nicknames_are_forgiven() {
        for (one, other) in [
            ("José", "jose"),
            ("Ann", "Anna"),
            ("Maria", "Marai"),
            ("Jurgen", "Juergen"),
            ("Anne-Marie", "Annemarie"),
            ("Catherine", "Kathrine"),
            ("Bob", "Robert"),
            ("Bob K", "Robert K."),
            ("Paco", "Francisco"),
            ("Kasia", "Katarzyna"),
            ("Alex", "Alejandra"),
            ("Jonathan K", "Jonatan K"),
        ] {
            assert!(alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn other_names_are_not_mistaken() {
        for (one, other) in [
            ("Tim", "Jim"),
            ("Al", "Bo"),
            ("J", "K"),
            ("J", "Jo"),
            ("Jo K", "Jo M"),
            ("John", "John K"),
            ("Christopher", "Christopher K"),
            ("Christopher K", "Christopher M"),
            ("John 12", "John 13"),
            ("Maria", "Peter"),
            ("Bob K", "Robert M"),
            ("Katarzyna", "Robert"),
            ("王小明", "王小红"),
            ("%", "!"),
            ("", "A"),
        ] {
            assert!(!alike(one, other), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn it_does_not_matter_which_is_which(a in "[abk1 ]{0,9}", b in "[abk1 ]{0,9}") {
            alike(&a, &b);
            prop_assert!(alike(&a, &a));
        }
    }
}
