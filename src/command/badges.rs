//! `keytag badges`: blank badges on a sheet to print.
//!
//! A badge can be printed only while it is being made, since only its hash is kept. So the order
//! is: make, lay out and read back, write the file, and only then let the badges live. What fails
//! before that leaves badges that nobody holds and that open nothing.

use std::path::PathBuf;

use clap::Args;
use clap::builder::RangedU64ValueParser;

use super::files::NewFile;
use super::output::count;
use super::{Kiosk, Out, Result, shown};
use crate::badge::sheet::{Nudge, Order, Ruler, Sheets, Stock};
use crate::domain::entry::By;
use crate::store::BADGES_AT_ONCE_MAX;

/// The letters on sheets.
pub(super) use crate::transfer::paper::REGULAR as FONT;

/// What `keytag badges` takes.
#[derive(Debug, Args)]
pub struct BadgesArgs {
    /// The PDF file to write. Print it at 100 %, not "fit to page".
    #[arg(long, value_name = "FILE.pdf")]
    pub out: PathBuf,
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

/// Makes and prints blank badges.
pub(super) fn run(kiosk: &Kiosk, args: &BadgesArgs, out: &mut Out<'_>) -> Result {
    let file = NewFile::at(&args.out)?;
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
    let tokens = open.book.make_badges(&now, args.count)?;
    let sheets = Sheets::lay_out(&tokens, &order, FONT)?;
    file.finish(&sheets.pdf()?)?;
    let live = open.book.confirm_printed(&now, &tokens, By::Terminal);
    let live = live.inspect_err(|_| remove(&args.out))?;
    let (badges, pages) = (u64::from(live), sheets.page_count() as u64);
    out.line(format!(
        "{} on {} in {}. Print it at 100 % and keep it from strangers: each opens the door.",
        count(badges, "blank badge"),
        count(pages, "page"),
        shown(&args.out)
    ))
}

/// Takes away a sheet whose badges do not live.
fn remove(path: &std::path::Path) {
    if let Err(error) = std::fs::remove_file(path) {
        tracing::warn!(%error, "a sheet of dead badges was left behind");
    }
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
