//! Numbers as each language writes them: 1,234, 1.234, 1 234 or 1234.

use fluent_bundle::FluentValue;

/// What a bundle asks for the text of a value; none leaves it to the bundle.
pub(super) type Formatter<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

/// A space that no line breaks at.
const SPACE: char = '\u{a0}';
/// A narrower one.
const NARROW: char = '\u{202f}';

/// How the language with this tag groups the digits of whole numbers.
pub(super) fn of<M>(tag: &str) -> Formatter<M> {
    match tag {
        "de" => grouped::<'.', 4, M>,
        "fr" => grouped::<NARROW, 4, M>,
        // Four digits stay together.
        "es" | "pl" => grouped::<SPACE, 5, M>,
        _ => grouped::<',', 4, M>,
    }
}

/// Whole numbers of at least so many digits, in groups of three.
fn grouped<const BETWEEN: char, const LEAST: usize, M>(
    value: &FluentValue<'_>,
    _: &M,
) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let said = number.as_string();
    let digits = said.strip_prefix('-').unwrap_or(&said);
    let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_whole || digits.len() < LEAST {
        return None;
    }
    let mut grouped = said[..said.len() - digits.len()].to_owned();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(BETWEEN);
        }
        grouped.push(digit);
    }
    Some(grouped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_groups_digits_its_own_way() {
        let said = |tag: &str, n: i64| {
            let value = FluentValue::from(n);
            of::<()>(tag)(&value, &()).unwrap_or_else(|| n.to_string())
        };
        assert_eq!(said("en", 999), "999");
        assert_eq!(said("en", 1_234), "1,234");
        assert_eq!(said("en", -1_234_567), "-1,234,567");
        assert_eq!(said("de", 1_234), "1.234");
        assert_eq!(said("es", 1_234), "1234");
        assert_eq!(said("es", 12_345), "12\u{a0}345");
        assert_eq!(said("fr", 1_234), "1\u{202f}234");
        assert_eq!(of::<()>("en")(&FluentValue::from(1_234.5), &()), None);
        assert_eq!(of::<()>("en")(&FluentValue::from("1234"), &()), None);
    }
}
