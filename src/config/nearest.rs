//! Did you mean ..? The allowed word that is nearest to a typed one.

/// The nearest of the allowed words, if one is near: a third of its letters wrong at most. The last
/// part of a name with slashes counts as well, so that `Berlin` finds `Europe/Berlin`.
pub(super) fn nearest<'a>(
    typed: &str,
    allowed: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    /// Longer words are not compared: nobody mistypes that much, and it costs time.
    const CHARS_MAX: usize = 64;
    let fold = |text: &str| -> Vec<char> {
        text.chars()
            .flat_map(char::to_lowercase)
            .map(|c| if matches!(c, '-' | ' ') { '_' } else { c })
            .collect()
    };
    let typed = fold(typed);
    if typed.is_empty() || typed.len() > CHARS_MAX {
        return None;
    }
    // Every word of two letters is one letter away from every other.
    let allowed_slips = if typed.len() < 3 {
        0
    } else {
        (typed.len() / 3).max(1)
    };
    let far = |word: &str| {
        let tail = word.rsplit('/').next().unwrap_or(word);
        // The tail ranks behind a whole word that is as near.
        (distance(&typed, &fold(word)) * 2).min(distance(&typed, &fold(tail)) * 2 + 1)
    };
    allowed
        .into_iter()
        .map(|word| (far(word), word))
        .min_by_key(|(far, _)| *far)
        .filter(|(far, _)| far / 2 <= allowed_slips)
        .map(|(_, word)| word)
}

/// Letters to add, drop, change or swap with a neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut above_that: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let change = above[j] + usize::from(letter != other);
            let add_or_drop = above[j + 1].min(row[j]) + 1;
            let is_swap = i > 0 && j > 0 && *letter == b[j - 1] && a[i - 1] == *other;
            let swap = if is_swap {
                above_that[j - 1] + 1
            } else {
                change
            };
            row.push(change.min(add_or_drop).min(swap));
        }
        above_that = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_what_was_meant() {
        let keys = ["theme", "large_text", "keyboard", "hours", "sound"];
        for (typed, meant) in [
            ("thme", Some("theme")),
            ("tehme", Some("theme")),
            ("Theme", Some("theme")),
            ("large-text", Some("large_text")),
            ("keybord", Some("keyboard")),
            ("colour", None),
            ("x", None),
            ("hous", Some("hours")),
            ("", None),
        ] {
            assert_eq!(nearest(typed, keys), meant, "{typed}");
        }
    }

    #[test]
    fn a_city_finds_its_zone() {
        let zones = || chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        for (typed, meant) in [
            ("Berlin", "Europe/Berlin"),
            ("Europe/Berln", "Europe/Berlin"),
            ("new york", "America/New_York"),
            ("europe/london", "Europe/London"),
        ] {
            assert_eq!(nearest(typed, zones()), Some(meant), "{typed}");
        }
        assert_eq!(nearest(&"x".repeat(100_000), zones()), None);
    }
}
