//! Reed-Solomon over GF(256) as QR codes have it, with places that are known to be doubtful.
//!
//! A place that is told to be doubtful costs half of one that is found to be wrong. A finger or a
//! lamp's reflection hides places that can be seen to be hidden, so twice as much of a code may be
//! lost as with a decoder that has to find out by itself.

/// x^8 + x^4 + x^3 + x^2 + 1.
const FIELD: u16 = 0x11D;

/// Corrects `word`, whose last `spare` bytes are its check, and answers whether it is whole now.
///
/// `doubtful` are places in `word` that may be wrong, each once.
pub(super) fn correct(word: &mut [u8], spare: usize, doubtful: &[usize]) -> bool {
    if doubtful.len() > spare || word.len() > 255 {
        return false;
    }
    let field = &Field::GF256;
    let rests = rests_of(field, word, spare);
    if rests.iter().all(|rest| *rest == 0) {
        return true;
    }
    let last = word.len() - 1;
    let locator = locator(field, &rests, doubtful.iter().map(|place| last - place));
    let Some(locator) = locator else {
        return false;
    };
    // What each wrong place has to be changed by (Forney).
    let mut values = vec![0; spare];
    for (n, value) in values.iter_mut().enumerate() {
        for (k, factor) in locator.iter().take(n + 1).enumerate() {
            *value ^= field.times(*factor, rests[n - k]);
        }
    }
    let mut found = 0;
    for (place, byte) in word.iter_mut().enumerate() {
        let inverse = field.power(255 - (last - place) % 255);
        if field.at(&locator, inverse) != 0 {
            continue;
        }
        found += 1;
        let slope = slope(field, &locator, inverse);
        if slope == 0 {
            return false;
        }
        let value = field.over(field.at(&values, inverse), slope);
        *byte ^= field.times(value, field.power((last - place) % 255));
    }
    found + 1 == locator.len() && rests_of(field, word, spare).iter().all(|rest| *rest == 0)
}

/// The word at each root of the code; all zero when it is whole.
fn rests_of(field: &Field, word: &[u8], spare: usize) -> Vec<u8> {
    let rest = |root: usize| {
        let root = field.power(root);
        word.iter()
            .fold(0, |sum, byte| field.times(sum, root) ^ byte)
    };
    (0..spare).map(rest).collect()
}

/// The polynomial whose roots tell the wrong places: Berlekamp and Massey, beginning with the
/// doubtful ones. None when there are more than can be corrected.
fn locator(field: &Field, rests: &[u8], doubtful: impl Iterator<Item = usize>) -> Option<Vec<u8>> {
    let mut locator = vec![1_u8];
    for exponent in doubtful {
        locator.push(0);
        let root = field.power(exponent % 255);
        for n in (1..locator.len()).rev() {
            locator[n] ^= field.times(root, locator[n - 1]);
        }
    }
    let known = locator.len() - 1;
    let mut before = locator.clone();
    let mut length = known;
    for step in known..rests.len() {
        before.insert(0, 0);
        let mut off = 0;
        for (n, factor) in locator.iter().enumerate().take(step + 1) {
            off ^= field.times(*factor, rests[step - n]);
        }
        if off == 0 {
            continue;
        }
        if locator.len() < before.len() {
            locator.resize(before.len(), 0);
        }
        if 2 * length <= step + known {
            let next: Vec<u8> = locator
                .iter()
                .map(|factor| field.over(*factor, off))
                .collect();
            add_times(field, &mut locator, &before, off);
            before = next;
            length = step + 1 + known - length;
        } else {
            add_times(field, &mut locator, &before, off);
        }
    }
    while locator.last() == Some(&0) {
        locator.pop();
    }
    let wrong = locator.len().checked_sub(1)?;
    (2 * wrong <= rests.len() + known && wrong == length).then_some(locator)
}

fn add_times(field: &Field, to: &mut [u8], other: &[u8], factor: u8) {
    for (to, other) in to.iter_mut().zip(other) {
        *to ^= field.times(*other, factor);
    }
}

/// The derivative, times the place itself.
fn slope(field: &Field, polynomial: &[u8], place: u8) -> u8 {
    let square = field.times(place, place);
    let odd = polynomial.iter().skip(1).step_by(2);
    odd.rev()
        .fold(0, |sum, factor| field.times(sum, square) ^ factor)
}

struct Field {
    powers: [u8; 512],
    logarithms: [u16; 256],
}

impl Field {
    const GF256: Self = Self::new();

    const fn new() -> Self {
        let mut powers = [0; 512];
        let mut logarithms = [0; 256];
        let mut value: u16 = 1;
        let mut n: u16 = 0;
        while n < 255 {
            let at = n as usize;
            powers[at] = value.to_le_bytes()[0];
            powers[at + 255] = powers[at];
            logarithms[value as usize] = n;
            value <<= 1;
            if value > 255 {
                value ^= FIELD;
            }
            n += 1;
        }
        Self { powers, logarithms }
    }

    fn power(&self, exponent: usize) -> u8 {
        self.powers[exponent % 255]
    }

    fn log(&self, value: u8) -> usize {
        usize::from(self.logarithms[usize::from(value)])
    }

    fn times(&self, a: u8, b: u8) -> u8 {
        if a == 0 || b == 0 {
            return 0;
        }
        self.powers[self.log(a) + self.log(b)]
    }

    /// Nothing is divided by zero here.
    fn over(&self, a: u8, b: u8) -> u8 {
        if a == 0 {
            return 0;
        }
        self.powers[self.log(a) + 255 - self.log(b)]
    }

    fn at(&self, polynomial: &[u8], place: u8) -> u8 {
        let factors = polynomial.iter().rev();
        factors.fold(0, |sum, factor| self.times(sum, place) ^ factor)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SPARE: usize = 22;
    const LENGTH: usize = 44;

    /// Appends the check: the rest of a division by the product of all (x - root).
    fn whole(data: &[u8]) -> Vec<u8> {
        let field = &Field::GF256;
        let mut product = vec![1_u8];
        for root in 0..SPARE {
            product.push(0);
            for n in (1..product.len()).rev() {
                product[n] ^= field.times(product[n - 1], field.power(root));
            }
        }
        let mut rest = data.to_vec();
        rest.resize(data.len() + SPARE, 0);
        for n in 0..data.len() {
            let factor = rest[n];
            for (k, of) in product.iter().enumerate() {
                rest[n + k] ^= field.times(*of, factor);
            }
        }
        [data, &rest[data.len()..]].concat()
    }

    proptest! {
        #[test]
        fn as_many_wrong_and_doubtful_places_as_there_is_check_for_are_mended(
            data in prop::collection::vec(any::<u8>(), LENGTH - SPARE),
            places in Just((0..LENGTH).collect::<Vec<_>>()).prop_shuffle(),
            doubtful in 0..=SPARE,
            changes in prop::collection::vec(1_u8.., LENGTH),
        ) {
            let sound = whole(&data);
            let wrong = (SPARE - doubtful) / 2;
            let mut word = sound.clone();
            for place in &places[..doubtful + wrong] {
                word[*place] ^= changes[*place];
            }
            prop_assert!(correct(&mut word, SPARE, &places[..doubtful]));
            prop_assert_eq!(word, sound);
        }

        #[test]
        fn what_is_called_mended_is_whole(
            mut word in prop::collection::vec(any::<u8>(), LENGTH),
            places in Just((0..LENGTH).collect::<Vec<_>>()).prop_shuffle(),
            doubtful in 0..=SPARE,
        ) {
            let before = word.clone();
            if correct(&mut word, SPARE, &places[..doubtful]) {
                prop_assert_eq!(&whole(&word[..LENGTH - SPARE]), &word);
                let changed = (0..LENGTH).filter(|place| word[*place] != before[*place]);
                let found = changed.filter(|place| !places[..doubtful].contains(place)).count();
                prop_assert!(2 * found + doubtful <= SPARE);
            }
        }
    }

    #[test]
    fn what_cannot_be_corrected_is_refused() {
        assert!(!correct(&mut [1; 256], 22, &[]));
        assert!(!correct(&mut [1; 44], 2, &[1, 2, 3]));
        assert!(correct(&mut [0; 44], 22, &[]));
    }
}
