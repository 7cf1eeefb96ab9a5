//! One sheet, written from the top down.

use rust_xlsxwriter::{Chart, ChartType, Format, FormatAlign, Worksheet, XlsxError};

use crate::transfer::said::Sayer;

/// Widths in characters.
pub(super) const WIDE: f64 = 36.0;
const NARROW: f64 = 16.0;
/// For a column of whole sentences.
pub(super) const WIDEST: f64 = 64.0;
/// What a line of a note takes of all columns, in characters.
const NOTE_CHARS: usize = 110;
/// The height of a line, in points.
const LINE_HEIGHT: f64 = 16.0;
/// The columns over which notes go.
const NOTE_COLUMNS: u16 = 6;
/// The size of a chart, in pixels.
const CHART_SIZE: [u32; 2] = [900, 320];
/// The headings of columns with texts; the others stand over numbers.
const TEXTS: [&str; 7] = [
    "office-external",
    "office-name",
    "office-first",
    "office-last",
    "office-site",
    "office-complete-to",
    "office-missing",
];

/// What stands in a cell.
pub(super) enum Cell {
    Nothing,
    Text(String),
    /// In the place of a number.
    Untold(String),
    Number(u32),
    Decimal(f64),
    Share(f64),
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

pub(super) struct Looks {
    title: Format,
    heading: Format,
    heading_of_numbers: Format,
    untold: Format,
    note: Format,
    plain: Format,
    total: Format,
    decimal: Format,
    total_decimal: Format,
    share: Format,
}

impl Looks {
    pub fn new() -> Self {
        let top = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let total = Format::new().set_bold();
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: top.clone().set_bold(),
            heading_of_numbers: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_align(FormatAlign::Right),
            untold: Format::new().set_align(FormatAlign::Right),
            note: top,
            plain: Format::new(),
            decimal: Format::new().set_num_format("0.0"),
            total_decimal: total.clone().set_num_format("0.0"),
            share: Format::new().set_num_format("0 %"),
            total,
        }
    }
}

/// A sheet that is written from the top down.
pub(super) struct Page<'s, 'l> {
    pub sheet: &'s mut Worksheet,
    name: String,
    pub say: &'l Sayer,
    looks: &'l Looks,
    pub line: u32,
}

impl<'s, 'l> Page<'s, 'l> {
    pub fn begin(
        sheet: &'s mut Worksheet,
        name: &str,
        say: &'l Sayer,
        looks: &'l Looks,
    ) -> Result<Self, XlsxError> {
        let name = say(name, &[]);
        sheet.set_name(&name)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_column_width(0, WIDE)?;
        sheet.set_column_range_width(1, NOTE_COLUMNS, NARROW)?;
        Ok(Self {
            sheet,
            name,
            say,
            looks,
            line: 0,
        })
    }

    pub fn title(&mut self, title: &str) -> Result<(), XlsxError> {
        self.sheet
            .write_string_with_format(self.line, 0, title, &self.looks.title)?;
        self.line += 2;
        Ok(())
    }

    pub fn headings(&mut self, first: &[&str], others: &[&str]) -> Result<(), XlsxError> {
        // Not every program makes room for a text that wraps.
        self.sheet.set_row_height(self.line, LINE_HEIGHT * 2.0)?;
        for (column, name) in (0..).zip(first.iter().chain(others)) {
            let is_of_numbers = column > 0 && !TEXTS.contains(name);
            let look = if is_of_numbers {
                &self.looks.heading_of_numbers
            } else {
                &self.looks.heading
            };
            let heading = (self.say)(name, &[]);
            self.sheet
                .write_string_with_format(self.line, column, heading, look)?;
        }
        self.line += 1;
        Ok(())
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) -> Result<(), XlsxError> {
        self.write(cells, false)
    }

    pub fn total(&mut self, cells: impl IntoIterator<Item = Cell>) -> Result<(), XlsxError> {
        self.write(cells, true)
    }

    fn write(
        &mut self,
        cells: impl IntoIterator<Item = Cell>,
        is_total: bool,
    ) -> Result<(), XlsxError> {
        let looks = self.looks;
        let (plain, decimal) = if is_total {
            (&looks.total, &looks.total_decimal)
        } else {
            (&looks.plain, &looks.decimal)
        };
        let (sheet, line) = (&mut *self.sheet, self.line);
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Nothing => continue,
                Cell::Text(text) => sheet.write_string_with_format(line, column, text, plain)?,
                Cell::Untold(text) => {
                    sheet.write_string_with_format(line, column, text, &looks.untold)?
                }
                Cell::Number(number) => {
                    sheet.write_number_with_format(line, column, number, plain)?
                }
                Cell::Decimal(number) => {
                    sheet.write_number_with_format(line, column, number, decimal)?
                }
                Cell::Share(share) => {
                    sheet.write_number_with_format(line, column, share, &looks.share)?
                }
            };
        }
        self.line += 1;
        Ok(())
    }

    pub fn notes(&mut self, notes: &str) -> Result<(), XlsxError> {
        for note in notes.lines() {
            self.line += 1;
            let line = self.line;
            self.sheet
                .merge_range(line, 0, line, NOTE_COLUMNS, note, &self.looks.note)?;
            let lines = u32::try_from(note.chars().count().div_ceil(NOTE_CHARS)).unwrap_or(1);
            self.sheet
                .set_row_height(line, LINE_HEIGHT * f64::from(lines))?;
        }
        Ok(())
    }

    /// Two columns of these lines, beside the months in the first one.
    pub fn chart(&mut self, lines: [u32; 2], columns: [u16; 2]) -> Result<(), XlsxError> {
        let [first, last] = lines;
        let mut chart = Chart::new(ChartType::Column);
        for column in columns {
            let name = self.name.as_str();
            chart
                .add_series()
                .set_categories((name, first, 0, last, 0))
                .set_values((name, first, column, last, column))
                .set_name((name, first.saturating_sub(1), column));
        }
        let title = (self.say)("office-chart", &[]);
        chart.title().set_name(title.as_str());
        let [width, height] = CHART_SIZE;
        chart.set_width(width).set_height(height);
        self.sheet.insert_chart(self.line + 2, 0, &chart)?;
        Ok(())
    }
}
