//! Sheets, looked at with the same reader that looks at badges.

use super::page::{Area, Mark};
use super::*;

mod photo;
mod printed;
use crate::badge::{OrganisationKey, TokenId};

const FONT: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");

fn tokens(count: u64) -> Vec<Token> {
    let key = OrganisationKey::new([3; 32]);
    (0..count)
        .map(|number| TokenId(number.wrapping_mul(0x9E37_79B9_7F4A_7C15)))
        .map(|id| Token::issue(&key, id))
        .collect()
}

fn lay_out(count: u64, order: Order) -> Result<Sheets, SheetError> {
    Sheets::lay_out(&tokens(count), &order, FONT)
}

/// The tokens on a page, in the order they were issued.
fn read_page(sheets: &Sheets, page: usize, count: u64) -> Vec<Token> {
    let dots_per_inch = 200;
    let picture = sheets.picture(page, dots_per_inch).unwrap();
    let cards = &sheets.pages[page].cards;
    let found = if cards.iter().any(|card| card.form == Form::Fob) {
        // Nobody holds up a page of fobs: each is looked at for itself.
        let fobs = cards
            .iter()
            .map(|card| cut(&picture, card.label, dots_per_inch));
        fobs.flat_map(|fob| read::drawn(&fob)).collect()
    } else {
        read::drawn(&picture)
    };
    let all = tokens(count);
    assert!(found.iter().all(|token| all.contains(token)));
    all.into_iter()
        .filter(|token| found.contains(token))
        .collect()
}

/// What lies within an area of a page.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places on a page, within its picture"
)]
fn cut(picture: &Gray, area: Area, dots_per_inch: u16) -> Gray {
    let dots = |mm: f32| (mm * f32::from(dots_per_inch) / 25.4).round() as usize;
    let (left, top) = (dots(area.left), dots(area.top));
    let (width, height) = (dots(area.width), dots(area.height));
    let row = usize::try_from(picture.width()).unwrap();
    let lines = (top..top + height).map(|y| &picture.pixels()[y * row + left..][..width]);
    let pixels = lines.flatten().copied().collect();
    Gray::new(
        u32::try_from(width).unwrap(),
        u32::try_from(height).unwrap(),
        pixels,
    )
    .unwrap()
}

#[test]
fn every_stock_is_filled_label_by_label_and_reads_as_whole_pages() {
    for stock in Stock::ALL {
        let labels = u64::from(stock.labels());
        let count = labels + 3;
        let sheets = lay_out(count, Order::full(stock)).unwrap();
        assert_eq!(sheets.page_count(), 2, "{stock:?}");
        let all = tokens(count);
        let (first, second) = all.split_at(usize::from(stock.labels()));
        assert_eq!(read_page(&sheets, 0, count), first, "{stock:?}");
        assert_eq!(read_page(&sheets, 1, count), second, "{stock:?}");
    }
}

#[test]
fn cards_come_ten_inserts_eight_and_fobs_by_the_score_to_a_sheet() {
    let labels = Stock::ALL.map(Stock::labels);
    assert_eq!(labels, [10, 10, 8, 8, 63, 70]);
    for stock in Stock::ALL {
        assert_eq!(Stock::named(stock.name()), Some(stock));
    }
    assert_eq!(Stock::named("letter"), None);
}

#[test]
fn labels_lie_side_by_side_in_the_middle_of_their_paper() {
    for stock in Stock::ALL {
        let grid = stock.grid();
        let labels: Vec<Area> = grid.labels().collect();
        let last = labels.last().unwrap();
        let spare = (
            grid.paper.0 - last.left - last.width - labels[0].left,
            grid.paper.1 - last.top - last.height - labels[0].top,
        );
        assert!(spare.0.abs() < 0.01 && spare.1.abs() < 0.01, "{stock:?}");
        for (place, one) in labels.iter().enumerate() {
            for other in &labels[place + 1..] {
                let apart = other.left >= one.left + one.width - 0.01
                    || one.left >= other.left + other.width - 0.01
                    || other.top >= one.top + one.height - 0.01;
                assert!(apart, "{stock:?}");
            }
        }
    }
}

#[test]
fn the_code_with_its_quiet_zone_is_25_to_30_mm_and_nothing_is_in_it() {
    for stock in Stock::ALL {
        let sheets = lay_out(1, Order::full(stock)).unwrap();
        let card = &sheets.pages[0].cards[0];
        if card.form == Form::Fob {
            continue;
        }
        let [Mark::Shape(code), Mark::Letters(letters)] = &card.marks[..] else {
            panic!("a code and its letters, nothing else");
        };
        let left = code.iter().map(|bar| bar.left).fold(f32::MAX, f32::min);
        let top = code.iter().map(|bar| bar.top).fold(f32::MAX, f32::min);
        let right = code
            .iter()
            .map(|bar| bar.left + bar.width)
            .fold(0.0, f32::max);
        let bottom = code
            .iter()
            .map(|bar| bar.top + bar.height)
            .fold(0.0, f32::max);
        let module = (right - left) / 25.0;
        let quiet = 4.0 * module - 0.01;
        assert!((25.0..=30.0).contains(&(33.0 * module)), "{stock:?}");
        assert!(left - card.label.left >= quiet, "{stock:?}");
        assert!(top - card.label.top >= quiet, "{stock:?}");
        let letters_top = letters.baseline - letters.size * 0.75;
        assert!(letters_top - bottom >= quiet - 0.2, "{stock:?}");
        assert!(letters.baseline < card.label.top + card.label.height - 2.0);
        assert_eq!(letters.text, card.token.grouped());
    }
}

#[test]
fn a_key_fob_has_a_code_of_17_mm_on_its_disc_and_no_letter() {
    for stock in [Stock::A4Fobs, Stock::LetterFobs] {
        let sheets = lay_out(3, Order::full(stock)).unwrap();
        for card in &sheets.pages[0].cards {
            let [Mark::Shape(code)] = &card.marks[..] else {
                panic!("a code and nothing else");
            };
            let radius = card.label.width / 2.0;
            assert!((25.0..=25.4).contains(&card.label.width), "{stock:?}");
            let middle = (card.label.left + radius, card.label.top + radius);
            let reach = code.iter().fold(0.0_f32, |reach, bar| {
                let across = (bar.left - middle.0).abs();
                let across = across.max((bar.left + bar.width - middle.0).abs());
                let down = (bar.top - middle.1).abs();
                let down = down.max((bar.top + bar.height - middle.1).abs());
                reach.max(across).max(down)
            });
            // The quiet zone belongs to the code, and its corners lie on the disc, too.
            let side = 2.0 * reach * 33.0 / 25.0;
            assert!((16.5..=17.5).contains(&side), "{stock:?}: {side}");
            assert!(side / 2.0 * std::f32::consts::SQRT_2 <= radius, "{stock:?}");
        }
    }
}

#[test]
fn a_begun_sheet_is_continued_at_its_first_free_label() {
    let order = Order {
        first_label: 9,
        ..Order::full(Stock::LetterCards)
    };
    let sheets = lay_out(5, order).unwrap();
    assert_eq!(sheets.page_count(), 2);
    assert_eq!(read_page(&sheets, 0, 5), tokens(5)[..2]);
    assert_eq!(read_page(&sheets, 1, 5), tokens(5)[2..]);
    let labels: Vec<Area> = Stock::LetterCards.grid().labels().collect();
    assert_eq!(sheets.pages[0].cards[0].label, labels[8]);
    assert_eq!(sheets.pages[1].cards[0].label, labels[0]);
}

#[test]
fn a_full_last_sheet_is_not_followed_by_an_empty_one() {
    let sheets = lay_out(20, Order::full(Stock::A4Cards)).unwrap();
    assert_eq!(sheets.page_count(), 2);
}

#[test]
fn the_print_is_nudged_and_still_reads() {
    let nudge = Nudge {
        right_mm: -2.5,
        down_mm: 10.0,
    };
    let plain = lay_out(10, Order::full(Stock::LetterCards)).unwrap();
    let order = Order {
        nudge,
        ..Order::full(Stock::LetterCards)
    };
    let nudged = lay_out(10, order).unwrap();
    let (from, to) = (&plain.pages[0].cards[3], &nudged.pages[0].cards[3]);
    assert!((to.label.left - from.label.left + 2.5).abs() < 0.001);
    assert!((to.label.top - from.label.top - 10.0).abs() < 0.001);
    assert_eq!(read_page(&nudged, 0, 10), tokens(10));
}

#[test]
fn a_ruler_page_comes_first_and_holds_no_badge() {
    let order = Order {
        ruler: Ruler::First,
        ..Order::full(Stock::A4Inserts)
    };
    let sheets = lay_out(1, order).unwrap();
    assert_eq!(sheets.page_count(), 2);
    assert_eq!(read_page(&sheets, 0, 1), []);
    let inked = sheets.picture(0, 72).unwrap();
    assert!(inked.pixels().iter().any(|pixel| *pixel < 200));
    assert_eq!(lay_out(0, order).unwrap().page_count(), 1);
}

#[test]
fn an_order_that_cannot_be_fulfilled_is_refused() {
    let full = Order::full(Stock::LetterInserts);
    let from = |first_label| Order {
        first_label,
        ..full
    };
    let by = |right_mm, down_mm| Order {
        nudge: Nudge { right_mm, down_mm },
        ..full
    };
    let last = 8;
    for (case, order, reason) in [
        ("label 0", from(0), SheetError::FirstLabel { last }),
        ("label 9", from(9), SheetError::FirstLabel { last }),
        ("too far right", by(10.1, 0.0), SheetError::Nudge),
        ("too far up", by(0.0, -10.1), SheetError::Nudge),
        ("not a number", by(f32::NAN, 0.0), SheetError::Nudge),
    ] {
        assert_eq!(lay_out(1, order).unwrap_err(), reason, "{case}");
    }
    assert_eq!(lay_out(0, full).unwrap_err(), SheetError::NoBadges);
    let many = vec![tokens(1)[0]; SHEET_BADGES_MAX + 1];
    let refused = Sheets::lay_out(&many, &full, FONT);
    assert_eq!(refused.unwrap_err(), SheetError::TooManyBadges);
    for font in [&b""[..], b"not a font", &FONT[..400]] {
        let refused = Sheets::lay_out(&tokens(1), &full, font);
        assert_eq!(refused.unwrap_err(), SheetError::Font);
    }
}

#[test]
fn a_badge_that_does_not_read_back_is_refused() {
    let sheets = lay_out(3, Order::full(Stock::A4Cards)).unwrap();
    let mut cards = sheets.pages.into_iter().next().unwrap().cards;
    let lettering = &sheets.lettering;
    let label = cards[0].label;

    let blot = Area {
        left: label.left + label.width / 2.0 - 4.0,
        top: label.top + 10.0,
        width: 9.0,
        height: 12.0,
    };
    cards[0].marks.push(Mark::Shape(vec![blot]));
    let refused = read_back(&cards[0], lettering);
    assert_eq!(refused, Err(SheetError::NotReadBack { number: 1 }));

    cards[1].marks.remove(0);
    let refused = read_back(&cards[1], lettering);
    assert_eq!(refused, Err(SheetError::NotReadBack { number: 2 }));

    cards[2].token = tokens(9)[8];
    let refused = read_back(&cards[2], lettering);
    assert_eq!(refused, Err(SheetError::NotReadBack { number: 3 }));
}

#[test]
fn the_pdf_is_the_same_each_time_and_names_nobody() {
    let sheets = lay_out(12, Order::full(Stock::LetterCards)).unwrap();
    let pdf = sheets.pdf().unwrap();
    assert!(pdf.starts_with(b"%PDF-1."));
    assert_eq!(pdf, sheets.pdf().unwrap());
    let text = String::from_utf8_lossy(&pdf).to_lowercase();
    assert!(text.contains("/count 2"));
    for word in [
        "keytag", "recovery", "badge", "/title", "/author", "/creat", "/moddate",
    ] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn a_page_becomes_a_png_of_its_size() {
    let sheets = lay_out(2, Order::full(Stock::LetterCards)).unwrap();
    let png = sheets.png(0, 100).unwrap();
    let picture = image::load_from_memory(&png).unwrap().into_luma8();
    assert_eq!(picture.dimensions(), (850, 1100));
    let picture = Gray::new(850, 1100, picture.into_raw()).unwrap();
    assert_eq!(read::still(&picture).len(), 2);
    assert_eq!(sheets.png(1, 100), Err(SheetError::NoSuchPage));
    assert_eq!(sheets.png(0, 0), Err(SheetError::Picture));
    assert_eq!(sheets.png(0, 601), Err(SheetError::Picture));
    assert!(sheets.picture(0, PICTURE_DPI_MAX).is_ok());
}

#[test]
fn letters_stand_beneath_the_code() {
    let sheets = lay_out(1, Order::full(Stock::LetterCards)).unwrap();
    let picture = sheets.picture(0, 300).unwrap();
    let Mark::Letters(letters) = &sheets.pages[0].cards[0].marks[1] else {
        panic!("letters come after the code");
    };
    let dots = |mm: f32| {
        let dot = (0..5_100_u16).find(|dot| f32::from(*dot) * 25.4 / 300.0 >= mm);
        usize::from(dot.unwrap())
    };
    let width = usize::try_from(picture.width()).unwrap();
    let row = dots(letters.baseline - letters.size * 0.3);
    let line = &picture.pixels()[row * width..(row + 1) * width];
    let inked: Vec<usize> = (0..width).filter(|column| line[*column] < 128).collect();
    let middle = usize::midpoint(inked[0], inked[inked.len() - 1]);
    let card = &sheets.pages[0].cards[0].label;
    let expected = dots(card.left + card.width / 2.0);
    assert!(middle.abs_diff(expected) < 12, "{middle} {expected}");
}
