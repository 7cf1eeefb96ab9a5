//! The PDF file itself, printed: its own marks are drawn at 300 dots an inch and read back.
//!
//! A little reader of page contents, made for these files only: what stands in the file is filled,
//! and nothing is known of what was meant. It refuses an operator that it does not know.

use std::collections::BTreeMap;

use super::*;

const POINTS_PER_INCH: f32 = 72.0;
const DOTS_PER_INCH: u16 = 300;

/// A corner of a path, in points.
type Corner = (f32, f32);
/// Scale and shift: `x * a + e`, `y * d + f`; nothing is turned here.
type Matrix = [f32; 6];

const PLAIN: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// A page: its size in points, and the rectangles that are filled on it.
struct Printed {
    size: (f32, f32),
    filled: Vec<(Corner, Corner)>,
}

/// The objects of a file, by their numbers: the dictionary, and the stream, if any, inflated.
fn objects(pdf: &[u8]) -> BTreeMap<usize, (String, Vec<u8>)> {
    let find = |from: usize, wanted: &[u8]| {
        let rest = &pdf[from..];
        let found = rest.windows(wanted.len()).position(|at| at == wanted);
        found.map(|at| from + at)
    };
    let mut objects = BTreeMap::new();
    let mut from = 0;
    while let Some(begin) = find(from, b" 0 obj\n") {
        let line = pdf[..begin]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .unwrap()
            + 1;
        let number = String::from_utf8_lossy(&pdf[line..begin]).parse().unwrap();
        let end = find(begin, b"endobj").unwrap();
        let stream = find(begin, b"stream\n").filter(|at| *at < end);
        let dictionary = String::from_utf8_lossy(&pdf[begin..stream.unwrap_or(end)]).into_owned();
        let mut bytes = Vec::new();
        from = end;
        if let Some(stream) = stream {
            let start = stream + b"stream\n".len();
            let length: usize = number_behind(&dictionary, "/Length ");
            bytes = pdf[start..start + length].to_vec();
            if dictionary.contains("/FlateDecode") {
                bytes = miniz_oxide::inflate::decompress_to_vec_zlib(&bytes).unwrap();
            }
            from = start + length;
        }
        objects.insert(number, (dictionary, bytes));
    }
    objects
}

/// The whole number that stands behind this in a dictionary.
fn number_behind(dictionary: &str, key: &str) -> usize {
    let (_, rest) = dictionary.split_once(key).unwrap();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

/// What is filled by one page's content.
fn filled(content: &str) -> Vec<(Corner, Corner)> {
    let mut stack = Vec::new();
    let mut matrix = PLAIN;
    let mut numbers: Vec<f32> = Vec::new();
    let mut path: Vec<(Corner, Corner)> = Vec::new();
    let mut outline: Vec<Corner> = Vec::new();
    let mut filled = Vec::new();
    let mut is_text = false;
    for word in content.split_whitespace() {
        if let Ok(number) = word.parse() {
            numbers.push(number);
            continue;
        }
        let at = |x: f32, y: f32| (x * matrix[0] + matrix[4], y * matrix[3] + matrix[5]);
        match (word, &numbers[..]) {
            ("BT", _) => is_text = true,
            ("ET", _) => is_text = false,
            _ if is_text => {}
            ("q", _) => stack.push(matrix),
            ("Q", _) => matrix = stack.pop().unwrap(),
            ("cm", &[across, 0.0, 0.0, up, right, above]) => {
                let (right, above) = at(right, above);
                matrix = [matrix[0] * across, 0.0, 0.0, matrix[3] * up, right, above];
            }
            ("re", &[x, y, width, height]) => path.push((at(x, y), at(x + width, y + height))),
            ("m", &[x, y]) => outline = vec![at(x, y)],
            ("l", &[x, y]) => outline.push(at(x, y)),
            ("h", _) => path.push(rectangle(&outline)),
            ("f" | "f*", _) => filled.append(&mut path),
            ("n", _) => path.clear(),
            // Colours and states: everything here is black on white.
            ("g" | "rg" | "scn" | "sc" | "cs" | "gs" | "W" | "W*", _) => {}
            (name, _) if name.starts_with('/') => continue,
            (other, _) => panic!("{other} is not known"),
        }
        numbers.clear();
    }
    filled
}

/// The rectangle that these corners are of.
fn rectangle(outline: &[Corner]) -> (Corner, Corner) {
    let xs = outline.iter().map(|(x, _)| *x);
    let ys = outline.iter().map(|(_, y)| *y);
    let on_edge = |(x, y): &Corner| {
        let (left, right) = (
            xs.clone().fold(f32::MAX, f32::min),
            xs.clone().fold(f32::MIN, f32::max),
        );
        let (low, high) = (
            ys.clone().fold(f32::MAX, f32::min),
            ys.clone().fold(f32::MIN, f32::max),
        );
        let is = |one: f32, other: f32| (one - other).abs() < f32::EPSILON;
        (is(*x, left) || is(*x, right)) && (is(*y, low) || is(*y, high))
    };
    assert!(
        outline.len() >= 4 && outline.iter().all(on_edge),
        "no rectangle"
    );
    (
        (
            xs.clone().fold(f32::MAX, f32::min),
            ys.clone().fold(f32::MAX, f32::min),
        ),
        (
            xs.clone().fold(f32::MIN, f32::max),
            ys.clone().fold(f32::MIN, f32::max),
        ),
    )
}

/// The pages of a file, in the order of their objects.
fn printed(pdf: &[u8]) -> Vec<Printed> {
    let objects = objects(pdf);
    let is_page = |(dictionary, _): &&(String, Vec<u8>)| dictionary.contains("/Type/Page/");
    let pages = objects.values().filter(is_page).map(|(page, _)| {
        let (_, size) = page.split_once("/MediaBox[0 0 ").unwrap();
        let (size, _) = size.split_once(']').unwrap();
        let (width, height) = size.split_once(' ').unwrap();
        let (_, content) = &objects[&number_behind(page, "/Contents ")];
        Printed {
            size: (width.parse().unwrap(), height.parse().unwrap()),
            filled: filled(&String::from_utf8_lossy(content)),
        }
    });
    pages.collect()
}

impl Printed {
    /// The page as the printer puts it onto paper: a dot is black where its middle is.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "dots on a page"
    )]
    pub(super) fn on_paper(&self) -> Gray {
        let dots = |points: f32| points * f32::from(DOTS_PER_INCH) / POINTS_PER_INCH;
        let (width, height) = (
            dots(self.size.0).round() as usize,
            dots(self.size.1).round() as usize,
        );
        let mut pixels = vec![255; width * height];
        for ((left, low), (right, high)) in &self.filled {
            let columns = dots(*left).round() as usize..dots(*right).round() as usize;
            let top = dots(self.size.1 - high).round() as usize;
            let bottom = dots(self.size.1 - low).round() as usize;
            for row in top..bottom {
                pixels[row * width..][columns.clone()].fill(0);
            }
        }
        Gray::new(
            width.try_into().unwrap(),
            height.try_into().unwrap(),
            pixels,
        )
        .unwrap()
    }
}

/// The pages of a PDF file on paper, at 300 dots an inch.
pub(super) fn on_paper(sheets: &Sheets) -> Vec<Gray> {
    let pages = printed(&sheets.pdf().unwrap());
    assert_eq!(pages.len(), sheets.page_count());
    pages.iter().map(Printed::on_paper).collect()
}

#[test]
fn every_badge_of_the_pdf_file_is_read_at_300_dots_an_inch() {
    for stock in Stock::ALL {
        let count = u64::from(stock.labels()) + 2;
        let nudge = Nudge {
            right_mm: 0.4,
            down_mm: -0.7,
        };
        let order = Order {
            first_label: 2,
            nudge,
            ..Order::full(stock)
        };
        let sheets = lay_out(count, order).unwrap();
        let mut read_back = Vec::new();
        for (page, paper) in sheets.pages.iter().zip(on_paper(&sheets)) {
            for card in &page.cards {
                let label = cut(&paper, card.label, DOTS_PER_INCH);
                assert_eq!(
                    read::drawn(&label),
                    [card.token],
                    "{stock:?} {}",
                    card.number
                );
                read_back.push(card.token);
            }
        }
        assert_eq!(read_back, tokens(count), "{stock:?}");
    }
}

#[test]
fn the_page_is_as_large_as_its_paper() {
    for (stock, paper) in [
        (Stock::A4Cards, (2480, 3508)),
        (Stock::LetterCards, (2550, 3300)),
    ] {
        let sheets = lay_out(1, Order::full(stock)).unwrap();
        let page = &on_paper(&sheets)[0];
        assert_eq!((page.width(), page.height()), paper, "{stock:?}");
    }
}
