//! Golden tokens, and properties over random ones.

use proptest::prelude::*;

use super::*;

fn key() -> OrganisationKey {
    OrganisationKey::new(std::array::from_fn(|place| u8::try_from(place).unwrap()))
}

fn sample() -> Token {
    Token::issue(&key(), TokenId(0x0123_4567_89AB_CDEF))
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Worked out with another HMAC implementation. These cards exist: never change a line.
const PRINTED: &[([u8; 2], u64, &str)] = &[
    ([0x00, 0], 0, "CBBBBBBBBBBBBBBBBHCTPTXJCL"),
    (
        [0x00, 0],
        0x0123_4567_89AB_CDEF,
        "CBCDFGHJKLNPRSTVXPFNGFBPGC",
    ),
    ([0x00, 0], u64::MAX, "CXXXXXXXXXXXXXXXXDGVTBCDXP"),
    ([0x00, 1], 0, "CBBBBBBBBBBBBBBBBSNTPJDGPH"),
    (
        [0x00, 1],
        0x0123_4567_89AB_CDEF,
        "CBCDFGHJKLNPRSTVXLJXRDLDCF",
    ),
    ([0x00, 1], u64::MAX, "CXXXXXXXXXXXXXXXXTBGLRFVBX"),
    ([0xFF, 0], 0, "CBBBBBBBBBBBBBBBBVBCTHFLJV"),
    (
        [0xFF, 0],
        0x0123_4567_89AB_CDEF,
        "CBCDFGHJKLNPRSTVXXKFTSKBVT",
    ),
    ([0xFF, 0], u64::MAX, "CXXXXXXXXXXXXXXXXBNPJKXLKC"),
];

#[test]
fn a_badge_printed_with_the_first_program_works_for_ever() {
    for ([first, step], id, text) in PRINTED {
        let key = OrganisationKey::new(std::array::from_fn(|place| {
            first + step * u8::try_from(place).unwrap()
        }));
        assert_eq!(Token::issue(&key, TokenId(*id)).letters(), *text);
        let token = Token::parse(text).unwrap();
        assert_eq!(token.id(), TokenId(*id), "{text}");
        assert_eq!(token.genuine(&key), Genuine::Ours, "{text}");
    }
}

#[test]
fn what_is_kept_of_a_badge_stays_the_same_for_ever() {
    let id = TokenId(0x0123_4567_89AB_CDEF);
    assert_eq!(
        hex(TokenHash::of(&key(), id).as_bytes()),
        "1005b2e002ee9400ce9e0485545134f0f14ee57b320ffc4fc8af583c00611980"
    );
    assert_eq!(
        hex(&person_of(&key(), id)),
        "465165cfc2155a60df189359e8539cfd"
    );
}

#[test]
fn text_for_people_comes_in_groups_of_four() {
    assert_eq!(sample().grouped(), "CBCD FGHJ KLNP RSTV XLJX RDLD CF");
}

#[test]
fn a_token_is_read_however_it_is_typed() {
    for typed in [
        "CBCDFGHJKLNPRSTVXLJXRDLDCF",
        "cbcdfghjklnprstvxljxrdldcf",
        "CbCdFgHjKlNpRsTvXlJxRdLdCf",
        "CBCD FGHJ KLNP RSTV XLJX RDLD CF",
        "cbcd-fghj-klnp-rstv-xljx-rdld-cf",
        "CBCD - FGHJ  KLNPRSTV XLJXRDLDCF",
        "  CBCDFGHJKLNPRSTVXLJXRDLDCF\r\n",
        "\tCBCD FGHJ KLNP RSTV XLJX RDLD CF\u{a0}",
    ] {
        assert_eq!(Token::parse(typed), Ok(sample()), "{typed:?}");
    }
}

#[test]
fn anything_else_is_refused_with_its_reason() {
    let long = "CBCDFGHJKLNPRSTVXLJXRDLDCF".repeat(400);
    for (typed, reason) in [
        ("", TokenError::TooShort),
        ("   ", TokenError::TooShort),
        ("C", TokenError::TooShort),
        ("CBCDFGHJKLNPRSTVXLJXRDLDC", TokenError::TooShort),
        ("CBCDFGHJKLNPRSTVXLJXRDLDCFB", TokenError::TooLong),
        (&long, TokenError::TooLong),
        ("CBCDFGHJKLNPRSTVXLJXRDLDCG", TokenError::Check),
        ("BCCDFGHJKLNPRSTVXLJXRDLDCF", TokenError::Check),
        ("BBBBBBBBBBBBBBBBBBBBBBBBBB", TokenError::Edition),
        ("CB CDFGHJKLNPRSTVXLJXRDLDCF", TokenError::Group),
        ("-CBCDFGHJKLNPRSTVXLJXRDLDCF", TokenError::Group),
        ("CBCD_FGHJ", TokenError::Letter),
        ("CBCD\nFGHJ", TokenError::Letter),
        ("CBCD\u{202e}FGHJ", TokenError::Letter),
        ("CBCDFGHJKLNPRSTVXLJXRDLDC\u{0}", TokenError::Letter),
        ("ＣＢＣＤ", TokenError::Letter),
        ("https://example.org/1", TokenError::Letter),
        ("' or 1=1", TokenError::Letter),
        ("%", TokenError::Letter),
        ("4006381333931", TokenError::Letter),
    ] {
        assert_eq!(Token::parse(typed), Err(reason), "{typed:.40?}");
    }
}

#[test]
fn another_organisations_badge_is_foreign() {
    let other = OrganisationKey::new([9; 32]);
    assert_eq!(sample().genuine(&key()), Genuine::Ours);
    assert_eq!(sample().genuine(&other), Genuine::Foreign);
}

#[test]
fn a_guessed_mac_is_foreign() {
    let text = sample().letters();
    let mut nibbles = nibbles_of(&text).unwrap();
    for place in 1..TOKEN_LETTERS - 1 {
        let kept = nibbles[place];
        nibbles[place] ^= 5;
        nibbles[TOKEN_LETTERS - 1] = check_of(&nibbles[..TOKEN_LETTERS - 1]);
        let guessed = Token::parse(&spell(&nibbles)).unwrap();
        assert_eq!(guessed.genuine(&key()), Genuine::Foreign, "letter {place}");
        nibbles[place] = kept;
    }
}

#[test]
fn kept_hash_and_person_tell_nothing_of_each_other() {
    let id = sample().id();
    let hash = TokenHash::of(&key(), id);
    let person = person_of(&key(), id);
    assert_ne!(hash.as_bytes()[..16], person);
    assert_ne!(hash, TokenHash::of(&OrganisationKey::new([9; 32]), id));
    assert_ne!(person, person_of(&OrganisationKey::new([9; 32]), id));
    assert_eq!(TokenHash::from_bytes(*hash.as_bytes()), hash);
}

#[test]
fn nothing_secret_is_in_debug_output_or_errors() {
    let shown = format!(
        "{:?} {:?} {:?} {:?}",
        sample(),
        sample().id(),
        key(),
        TokenHash::of(&key(), sample().id())
    );
    assert_eq!(
        shown,
        "Token(..) TokenId(..) OrganisationKey(..) TokenHash(..)"
    );
}

fn spell(nibbles: &[u8]) -> String {
    nibbles
        .iter()
        .map(|nibble| char::from(ALPHABET[usize::from(*nibble)]))
        .collect()
}

#[test]
fn the_check_catches_each_wrong_letter_and_each_swap_at_each_place() {
    let letters = nibbles_of(&sample().letters()).unwrap();
    for place in 0..TOKEN_LETTERS {
        for wrong in (0..16).filter(|wrong| *wrong != letters[place]) {
            let mut read = letters;
            read[place] = wrong;
            assert_eq!(Token::parse(&spell(&read)), Err(TokenError::Check));
        }
    }
    // The scheme is linear: what holds for each pair of values behind zeros holds everywhere.
    for (a, b) in (0..16).flat_map(|a| (0..16).map(move |b| (a, b))) {
        assert_eq!(check_of(&[a, b]) == check_of(&[b, a]), a == b, "{a} {b}");
    }
}

proptest! {
    #[test]
    fn every_token_comes_back(bytes: [u8; 32], id: u64) {
        let key = OrganisationKey::new(bytes);
        let token = Token::issue(&key, TokenId(id));
        prop_assert_eq!(token.letters().len(), TOKEN_LETTERS);
        for text in [token.letters(), token.grouped(), token.grouped().to_lowercase()] {
            let read = Token::parse(&text);
            prop_assert_eq!(read, Ok(token));
        }
        prop_assert_eq!(token.genuine(&key), Genuine::Ours);
    }

    #[test]
    fn a_wrong_letter_is_caught(id: u64, place in 0..TOKEN_LETTERS, by in 1_u8..16) {
        let mut read = nibbles_of(&Token::issue(&key(), TokenId(id)).letters()).unwrap();
        read[place] ^= by;
        prop_assert_eq!(Token::parse(&spell(&read)), Err(TokenError::Check));
    }

    #[test]
    fn swapped_neighbours_are_caught(id: u64, place in 1..TOKEN_LETTERS) {
        let mut read = nibbles_of(&Token::issue(&key(), TokenId(id)).letters()).unwrap();
        prop_assume!(read[place] != read[place - 1]);
        read.swap(place, place - 1);
        prop_assert_eq!(Token::parse(&spell(&read)), Err(TokenError::Check));
    }

    #[test]
    fn no_text_makes_the_reader_fall_over(text in ".{0,80}") {
        let _ = Token::parse(&text);
    }
}
