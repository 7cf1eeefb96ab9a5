//! The spreadsheets: one page for a board, and all figures for those who look after people.
//!
//! Every text is written as a text, so that none becomes a formula.

use rust_xlsxwriter::{
    Chart, ChartType, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet,
    XlsxError,
};

use super::Report;
use super::contents::{Block, COLUMNS, Cell, Heading, Sheet, title};
use crate::transfer::said::Sayer;
use crate::transfer::{RowError, TransferError};

/// The most people on a sheet: a workbook is put together in memory, some hundreds of bytes a cell.
pub(super) const PEOPLE_MAX: usize = 100_000;

/// What a line of a note takes of all columns, in characters.
const NOTE_CHARS: usize = 110;
/// The height of a line, in points.
const LINE_HEIGHT: f64 = 16.0;
/// The last of the columns over which notes go.
const NOTE_COLUMNS: u16 = 6;
/// The least that a line takes, in pixels.
const LINE_PIXELS: u32 = 20;
/// The size of a chart, in pixels.
const CHART_SIZE: [u32; 2] = [900, 320];

/// Sheets as a file.
pub(super) fn file(
    report: &Report,
    sheets: &[Sheet],
    say: &Sayer,
) -> Result<Vec<u8>, TransferError> {
    book(report, sheets, say).map_err(|error| TransferError::Workbook(Box::new(error) as RowError))
}

fn book(report: &Report, sheets: &[Sheet], say: &Sayer) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same report twice is the same file: when it was made stands in the text beside it.
    let day = report.asked.until.and_hms_opt(0, 0, 0).unwrap_or_default();
    let day = ExcelDateTime::from_timestamp(day.and_utc().timestamp())?;
    book.set_properties(
        &DocProperties::new()
            .set_title(title(report, say))
            .set_creation_datetime(&day),
    );
    let looks = Looks::new();
    for sheet in sheets {
        let mut writer = Writer::begin(book.add_worksheet(), sheet, &looks)?;
        sheet
            .blocks
            .iter()
            .try_for_each(|block| writer.write(block))?;
    }
    book.save_to_buffer()
}

struct Looks {
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
    fn new() -> Self {
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
struct Writer<'s, 'l> {
    sheet: &'s mut Worksheet,
    name: &'l str,
    looks: &'l Looks,
    line: u32,
    /// The rows behind the last headings: the first, and the one behind the last.
    rows: [u32; 2],
}

impl<'s, 'l> Writer<'s, 'l> {
    fn begin(sheet: &'s mut Worksheet, of: &'l Sheet, looks: &'l Looks) -> Result<Self, XlsxError> {
        sheet.set_name(&of.name)?;
        let pages = u16::from(of.fits_on_one);
        sheet.set_landscape().set_print_fit_to_pages(1, pages);
        for (column, width) in (0..).zip(of.widths) {
            sheet.set_column_width(column, width)?;
        }
        if of.is_long {
            sheet.set_freeze_panes(1, 0)?;
        }
        Ok(Self {
            sheet,
            name: &of.name,
            looks,
            line: 0,
            rows: [0; 2],
        })
    }

    fn write(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Title(title) => {
                self.text(title, &self.looks.title)?;
                self.line += 2;
            }
            Block::Section(text) => {
                self.text(text, &self.looks.heading)?;
                self.line += 1;
            }
            Block::Headings(headings) => self.headings(headings)?,
            Block::Row(cells) => {
                self.cells(cells, false)?;
                self.rows[1] = self.line;
            }
            Block::Total(cells) => self.cells(cells, true)?,
            Block::Notes(notes) => self.notes(notes)?,
            Block::Gap(lines) => self.line += lines,
            Block::NewPage => self.line += 1,
            Block::Chart { title, columns } => self.chart(title, *columns)?,
        }
        Ok(())
    }

    fn text(&mut self, text: &str, look: &Format) -> Result<(), XlsxError> {
        let written = self
            .sheet
            .write_string_with_format(self.line, 0, text, look);
        written.map(|_| ())
    }

    fn headings(&mut self, headings: &[Heading]) -> Result<(), XlsxError> {
        // Not every program makes room for a text that wraps.
        self.sheet.set_row_height(self.line, LINE_HEIGHT * 2.0)?;
        for (column, heading) in (0..).zip(headings) {
            let look = if heading.is_of_numbers {
                &self.looks.heading_of_numbers
            } else {
                &self.looks.heading
            };
            self.sheet
                .write_string_with_format(self.line, column, &heading.text, look)?;
        }
        self.line += 1;
        self.rows = [self.line; 2];
        Ok(())
    }

    fn cells(&mut self, cells: &[Cell], is_total: bool) -> Result<(), XlsxError> {
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
                    sheet.write_number_with_format(line, column, *number, plain)?
                }
                Cell::Decimal(number) => {
                    sheet.write_number_with_format(line, column, *number, decimal)?
                }
                Cell::Share(share) => {
                    sheet.write_number_with_format(line, column, *share, &looks.share)?
                }
            };
        }
        self.line += 1;
        Ok(())
    }

    fn notes(&mut self, notes: &str) -> Result<(), XlsxError> {
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

    fn chart(&mut self, title: &str, columns: [usize; 2]) -> Result<(), XlsxError> {
        let [first, behind] = self.rows;
        let last = behind.saturating_sub(1);
        let mut chart = Chart::new(ChartType::Column);
        for column in columns {
            let column = u16::try_from(column.min(COLUMNS)).unwrap_or_default();
            let name = self.name;
            chart
                .add_series()
                .set_categories((name, first, 0, last, 0))
                .set_values((name, first, column, last, column))
                .set_name((name, first.saturating_sub(1), column));
        }
        chart.title().set_name(title);
        let [width, height] = CHART_SIZE;
        chart.set_width(width).set_height(height);
        self.sheet.insert_chart(self.line + 2, 0, &chart)?;
        self.line += 2 + height.div_ceil(LINE_PIXELS);
        Ok(())
    }
}
