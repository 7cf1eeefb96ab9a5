//! What somebody wished of the window, kept in a small file for the next time. Where it cannot be
//! read or written the window looks as designed, and nobody is told.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::transfer::paper::Paper;
use crate::ui::desk::settings::Wishes;
use crate::ui::theme::{TextSize, ThemeKind};
use crate::ui::words::Words;

/// The longest file that is read, in bytes.
const BYTES_MAX: u64 = 16 * 1024;

/// The file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Kept {
    language: String,
    theme: String,
    large_text: bool,
    paper: String,
}

/// The wishes that were kept. Where no language was, it is the one that the system speaks.
pub fn read(path: &Path, locale: &str) -> Wishes {
    let is_short = std::fs::metadata(path).is_ok_and(|file| file.len() <= BYTES_MAX);
    let text = is_short
        .then(|| std::fs::read_to_string(path).ok())
        .flatten();
    let kept: Option<Kept> = text.and_then(|text| toml::from_str(&text).ok());
    let kept = kept.unwrap_or_default();
    let language = if kept.language.is_empty() {
        locale
    } else {
        &kept.language
    };
    Wishes {
        language: Words::at_a_desk(language),
        theme: match kept.theme.as_str() {
            "dark" => ThemeKind::Dark,
            "high-contrast" => ThemeKind::HighContrast,
            _ => ThemeKind::Light,
        },
        text_size: if kept.large_text {
            TextSize::Large
        } else {
            TextSize::Normal
        },
        paper: kept.paper.parse().unwrap_or_default(),
    }
}

/// Keeps wishes.
pub fn write(path: &Path, wishes: Wishes) {
    let kept = Kept {
        language: wishes.language.to_owned(),
        theme: match wishes.theme {
            ThemeKind::Light => "light",
            ThemeKind::Dark => "dark",
            ThemeKind::HighContrast => "high-contrast",
        }
        .to_owned(),
        large_text: wishes.text_size == TextSize::Large,
        paper: match wishes.paper {
            Paper::A4 => "a4",
            Paper::Letter => "letter",
        }
        .to_owned(),
    };
    let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    let text = toml::to_string(&kept).map_err(std::io::Error::other);
    let kept = made.and(text).and_then(|text| std::fs::write(path, text));
    if let Err(error) = kept {
        tracing::warn!(%error, "the wishes for the window are not kept");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_there_the_next_time() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new").join("window.toml");
        assert_eq!(read(&path, "C"), Wishes::default());
        assert_eq!(read(&path, "de_AT.UTF-8").language, "de");
        let wishes = Wishes {
            language: "pl",
            theme: ThemeKind::HighContrast,
            text_size: TextSize::Large,
            paper: Paper::Letter,
        };
        write(&path, wishes);
        assert_eq!(read(&path, "de_AT.UTF-8"), wishes);
        std::fs::write(&path, "theme = 7").unwrap();
        assert_eq!(read(&path, "ar"), Wishes::default());
    }
}
