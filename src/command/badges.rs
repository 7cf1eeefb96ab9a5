//! `keytag badges`: blank badges on a sheet to print.
//!
//! A badge can be printed only while it is being made, since only its hash is kept. So the order
//! is: make, lay out and read back, write the file, print it, look at it, and only then let the
//! badges live: `--printed-well`. What fails before that leaves badges that open nothing.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::RangedU64ValueParser;

use super::files::NewFile;
use super::output::count;
use super::{Failure, Kiosk, Out, Result, shown};
use crate::badge::sheet::{Nudge, Order, Ruler, Sheets, Stock};
use crate::domain::entry::By;
use crate::store::BADGES_AT_ONCE_MAX;

/// The letters on sheets.
pub(super) use crate::transfer::paper::REGULAR as FONT;

/// What `keytag badges` takes.
#[derive(Debug, Args)]
pub struct BadgesArgs {
    /// The PDF file to write. Print it at 100 %, not "fit to page".
    #[arg(
        long,
        value_name = "FILE.pdf",
        required_unless_present = "printed_well"
    )]
    pub out: Option<PathBuf>,
    /// The print of the sheet with this number is good: from now on its badges work.
    #[arg(long, value_name = "NUMBER", conflicts_with = "out")]
    pub printed_well: Option<u32>,
    /// How many badges.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = counts())]
    pub count: u32,
    /// The label sheet: a4-cards, letter-cards, a4-inserts or letter-inserts; for key fobs, which
    /// have no letters beneath the code, a4-fobs or letter-fobs.
    #[arg(long, value_name = "SHEET", default_value = "a4-cards", value_parser = stock)]
    pub sheet: Stock,
    /// The first label to print on, from 1, for a sheet that was begun before.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub start: u16,
    /// Moves the print to the right and down, in millimetres, such as 0.5,-1.
    #[arg(long, value_name = "X,Y", default_value = "0,0", value_parser = nudge,
          allow_hyphen_values = true)]
    pub nudge: Nudge,
    /// Puts a page with rulers first, which shows how the printer feeds.
    #[arg(long)]
    pub ruler: bool,
}

/// As many as are made at once.
fn counts() -> RangedU64ValueParser<u32> {
    RangedU64ValueParser::new().range(1..=u64::from(BADGES_AT_ONCE_MAX))
}

fn stock(text: &str) -> std::result::Result<Stock, String> {
    Stock::named(text).ok_or_else(|| {
        let names: Vec<&str> = Stock::ALL.into_iter().map(Stock::name).collect();
        format!("sheets are {}", names.join(", "))
    })
}

fn nudge(text: &str) -> std::result::Result<Nudge, String> {
    let wanted = || "write it as two numbers of millimetres, such as 0.5,-1".to_owned();
    let (right, down) = text.split_once(',').ok_or_else(wanted)?;
    let mm = |side: &str| side.trim().parse::<f32>().ok().filter(|mm| mm.is_finite());
    let (right_mm, down_mm) = mm(right).zip(mm(down)).ok_or_else(wanted)?;
    Ok(Nudge { right_mm, down_mm })
}

/// Makes a sheet of blank badges, or lets those of one live that was printed well.
pub(super) fn run(kiosk: &Kiosk, args: &BadgesArgs, out: &mut Out<'_>) -> Result {
    match (&args.out, args.printed_well) {
        (_, Some(sheet)) => confirm(kiosk, sheet, out),
        (Some(path), None) => make(kiosk, path, args, out),
        (None, None) => Ok(()),
    }
}

fn confirm(kiosk: &Kiosk, sheet: u32, out: &mut Out<'_>) -> Result {
    let mut open = kiosk.open()?;
    let now = open.now();
    let waiting = open.book.waiting_sheets()?;
    if !waiting.iter().any(|waits| waits.number == sheet) {
        let numbers: Vec<String> = waiting.iter().map(|it| it.number.to_string()).collect();
        let mend = match numbers.as_slice() {
            [] => "make one with --out FILE.pdf".to_owned(),
            numbers => format!("there is {}", numbers.join(", ")),
        };
        return Err(Failure::refused("no such sheet waits", mend));
    }
    let live = open.book.confirm_sheet(&now, sheet, By::Terminal)?;
    let badges = count(u64::from(live), "blank badge");
    out.line(format!("{badges} of sheet {sheet} may be given out now."))
}

fn make(kiosk: &Kiosk, path: &Path, args: &BadgesArgs, out: &mut Out<'_>) -> Result {
    let file = NewFile::at(path)?;
    let order = Order {
        stock: args.sheet,
        first_label: args.start,
        nudge: args.nudge,
        ruler: if args.ruler {
            Ruler::First
        } else {
            Ruler::Without
        },
    };
    let mut open = kiosk.open()?;
    let now = open.now();
    let (sheet, tokens) = open.book.make_sheet(&now, args.count)?;
    let written = Sheets::lay_out(&tokens, &order, FONT).map_err(Failure::from);
    let written = written.and_then(|sheets| {
        file.finish(&sheets.pdf()?)?;
        Ok(sheets.page_count() as u64)
    });
    let pages = match written {
        Ok(pages) => pages,
        Err(failure) => {
            // Nobody holds it, so nobody is asked about it.
            open.book.drop_sheet(&now, sheet)?;
            return Err(failure);
        }
    };
    out.line(format!(
        "{} on {} in {}. Print it at 100 % and keep it from strangers. Its badges open nothing \
         until you have looked at the print and say: keytag badges --printed-well {sheet}",
        count(tokens.len() as u64, "blank badge"),
        count(pages, "page"),
        shown(path)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nudge_is_two_numbers() {
        let moved = nudge("0.5,-1").unwrap();
        assert_eq!((moved.right_mm, moved.down_mm), (0.5, -1.0));
        for bad in ["", "1", "1;2", "a,b", "NaN,0", "inf,0"] {
            assert!(nudge(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_sheet_has_one_of_the_known_names() {
        assert_eq!(stock("letter-cards"), Ok(Stock::LetterCards));
        assert!(stock("a5").unwrap_err().contains("a4-inserts"));
    }
}
