//! An attendance statement as a page to print: one sheet, and no word more than is put in.

use std::fmt;

use super::TransferError;
use super::paper::{Ink, Paper, Print, Weight};

/// From the edges of the paper, in points.
const MARGIN: f32 = 72.0;
/// Where the first line stands.
const TOP: f32 = 120.0;
/// Sizes of letters, in points.
const TITLE_SIZE: f32 = 22.0;
const LINE_SIZE: f32 = 12.0;
const NOTE_SIZE: f32 = 10.0;
/// From baseline to baseline, as a share of the size.
const LEADING: f32 = 1.5;
/// The share of the width that labels take.
const LABEL_SHARE: f32 = 0.3;

/// What stands on it.
#[derive(Clone, PartialEq, Eq)]
pub struct Slip {
    /// What it is.
    pub title: String,
    /// What is stated: a label and what stands beside it, from the top.
    pub lines: Vec<(String, String)>,
    /// What is said beneath.
    pub notes: Vec<String>,
}

impl fmt::Debug for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slip({} lines)", self.lines.len())
    }
}

impl Slip {
    /// The page as a PDF file, in a language such as `en`; none where a sign is in no letter that
    /// can be printed. The file tells neither when nor by what it was made, and its title names
    /// nobody.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn pdf(&self, paper: Paper, language: &str) -> Result<Option<Vec<u8>>, TransferError> {
        let print = self.print(paper)?;
        if print.lacks() {
            return Ok(None);
        }
        print.pdf(&self.title, language).map(Some)
    }

    fn print(&self, paper: Paper) -> Result<Print, TransferError> {
        let mut print = Print::new(paper, false)?;
        print.begin_page();
        let [width, _] = print.size();
        let whole = width - 2.0 * MARGIN;
        let mut y = TOP;
        print.text([MARGIN, y], TITLE_SIZE, Weight::Bold, &self.title);
        y += TITLE_SIZE;
        print.bar([MARGIN, y - TITLE_SIZE / 2.0, whole, 0.8], Ink::Dark);
        y += LINE_SIZE * LEADING;
        let beside = MARGIN + whole * LABEL_SHARE;
        for (label, said) in &self.lines {
            print.text([MARGIN, y], LINE_SIZE, Weight::Regular, label);
            let room = width - MARGIN - beside;
            for line in print.wrapped(said, LINE_SIZE, Weight::Bold, room) {
                print.text([beside, y], LINE_SIZE, Weight::Bold, &line);
                y += LINE_SIZE * LEADING;
            }
        }
        y += LINE_SIZE;
        for note in &self.notes {
            for line in print.wrapped(note, NOTE_SIZE, Weight::Regular, whole) {
                print.text([MARGIN, y], NOTE_SIZE, Weight::Regular, &line);
                y += NOTE_SIZE * LEADING;
            }
            y += NOTE_SIZE * LEADING / 2.0;
        }
        Ok(print)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::paper::Mark;

    fn slip(name: &str) -> Slip {
        Slip {
            title: "Attendance statement".to_owned(),
            lines: vec![
                ("Name".to_owned(), name.to_owned()),
                ("Number".to_owned(), "K7D2M-9QXT4".to_owned()),
            ],
            notes: vec!["A facilitator confirmed it. ".repeat(12)],
        }
    }

    #[test]
    fn all_of_it_stands_on_one_page_within_the_margins() {
        let long = "Maximiliane Wilhelmine von Hohenlohe und zu Sternberg-Rosenkranz";
        for paper in [Paper::A4, Paper::Letter] {
            let print = slip(long).print(paper).unwrap();
            assert_eq!(print.pages().len(), 1);
            let mut said = String::new();
            for mark in &print.pages()[0] {
                if let Mark::Text {
                    at,
                    size,
                    weight,
                    text,
                } = mark
                {
                    let right = at[0] + print.width(text, *size, *weight);
                    assert!(
                        at[0] >= MARGIN && right <= print.size()[0] - MARGIN + 0.1,
                        "{text}"
                    );
                    assert!(at[1] <= print.size()[1] - MARGIN, "{text}");
                    said = format!("{said} {text}");
                }
            }
            for part in ["Attendance statement", "Maximiliane", "K7D2M-9QXT4"] {
                assert!(said.contains(part), "{part}");
            }
        }
    }

    #[test]
    fn the_file_is_the_same_each_time_and_its_title_names_nobody() {
        let pdf = slip("Ana").pdf(Paper::A4, "en").unwrap().unwrap();
        assert_eq!(slip("Ana").pdf(Paper::A4, "en").unwrap(), Some(pdf.clone()));
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("Attendance statement"));
        for word in ["Ana", "keytag", "/Creat", "/ModDate"] {
            assert!(!text.contains(word), "{word}");
        }
    }

    #[test]
    fn a_sign_that_no_letter_has_is_no_page_of_boxes() {
        assert_eq!(slip("\u{10A80}").pdf(Paper::A4, "en").unwrap(), None);
    }
}
