//! `Summary.xlsx`: the figures of months and evenings, for people.
//!
//! It is made in memory: one line an evening stays small for many years, nothing of it lies about
//! on the kiosk's disk, and a kiosk whose disk is full can still be emptied.

use rust_xlsxwriter::XlsxError;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

use crate::domain::moment::Moment;
use crate::domain::report::{Figures, Summary};
use crate::transfer::texts::SummaryTexts;
use crate::transfer::{RowError, TransferError};

/// The first line of the table of months: the title and an empty line come before.
const MONTHS_LINE: u32 = 2;

/// Widths in characters.
const WIDE: f64 = 28.0;
const MIDDLE: f64 = 22.0;
const NARROW: f64 = 16.0;
/// What a line of a note takes of all columns, in characters.
const NOTE_CHARS: usize = 110;
/// The height of a line, in points.
const LINE_HEIGHT: f64 = 16.0;

/// Makes the file. Every text is written as a text, so that none becomes a formula.
///
/// # Errors
/// When the texts make no sheet: a sheet's name too long, or with a sign that sheets refuse.
pub fn summary(
    summary: &Summary,
    texts: &SummaryTexts,
    now: &Moment,
) -> Result<Vec<u8>, TransferError> {
    build(summary, texts, now).map_err(|error| TransferError::Workbook(Box::new(error) as RowError))
}

fn build(summary: &Summary, texts: &SummaryTexts, now: &Moment) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(now.utc.timestamp())?;
    book.set_properties(
        &DocProperties::new()
            .set_title(&texts.title)
            .set_creation_datetime(&made),
    );
    let looks = Looks::new();
    months(book.add_worksheet(), summary, texts, &looks)?;
    sessions(book.add_worksheet(), summary, texts, &looks)?;
    book.save_to_buffer()
}

struct Looks {
    title: Format,
    heading: Format,
    note: Format,
    total: Format,
    average: Format,
    total_average: Format,
}

impl Looks {
    fn new() -> Self {
        let total = Format::new().set_bold();
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            note: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            average: Format::new().set_num_format("0.0"),
            total_average: total.clone().set_num_format("0.0"),
            total,
        }
    }
}

fn months(
    sheet: &mut Worksheet,
    summary: &Summary,
    texts: &SummaryTexts,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(&texts.sheet_months)?;
    one_page_wide(sheet);
    sheet.set_column_width(0, WIDE)?;
    sheet.set_column_range_width(1, 6, NARROW)?;
    sheet.write_string_with_format(0, 0, &texts.title, &looks.title)?;
    let headings = [
        &texts.month,
        &texts.sessions,
        &texts.attendances,
        &texts.average,
        &texts.persons,
        &texts.not_deduplicated,
        &texts.first_timers,
    ];
    write_headings(sheet, MONTHS_LINE, &headings, looks)?;
    let mut line = MONTHS_LINE + 1;
    let plain = Format::new();
    for month in &summary.months {
        sheet.write_string(line, 0, month.month.to_string())?;
        figures(sheet, line, &month.figures, &plain, &looks.average)?;
        line += 1;
    }
    // With one month, its line says the same.
    if summary.months.len() != 1 {
        sheet.write_string_with_format(line, 0, &texts.whole, &looks.total)?;
        figures(
            sheet,
            line,
            &summary.whole,
            &looks.total,
            &looks.total_average,
        )?;
        line += 1;
    }
    for note in texts.notes.lines() {
        line += 1;
        sheet.merge_range(line, 0, line, 6, note, &looks.note)?;
        let lines = u32::try_from(note.chars().count().div_ceil(NOTE_CHARS)).unwrap_or(1);
        sheet.set_row_height(line, LINE_HEIGHT * f64::from(lines))?;
    }
    Ok(())
}

/// On paper all columns stand beside one another.
fn one_page_wide(sheet: &mut Worksheet) {
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
}

fn figures(
    sheet: &mut Worksheet,
    line: u32,
    figures: &Figures,
    number: &Format,
    average: &Format,
) -> Result<(), XlsxError> {
    sheet.write_number_with_format(line, 1, figures.sessions, number)?;
    sheet.write_number_with_format(line, 2, figures.attendances, number)?;
    if let Some(value) = figures.average() {
        sheet.write_number_with_format(line, 3, value, average)?;
    }
    sheet.write_number_with_format(line, 4, figures.persons, number)?;
    sheet.write_number_with_format(line, 5, figures.not_deduplicated, number)?;
    sheet.write_number_with_format(line, 6, figures.first_timers, number)?;
    Ok(())
}

fn sessions(
    sheet: &mut Worksheet,
    summary: &Summary,
    texts: &SummaryTexts,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(&texts.sheet_sessions)?;
    one_page_wide(sheet);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_column_range_width(0, 1, NARROW)?;
    sheet.set_column_width(2, WIDE)?;
    sheet.set_column_range_width(3, 8, NARROW)?;
    sheet.set_column_width(4, MIDDLE)?;
    let headings = [
        &texts.date,
        &texts.start,
        &texts.meeting,
        &texts.room,
        &texts.mode,
        &texts.attendances,
        &texts.persons,
        &texts.not_deduplicated,
        &texts.first_timers,
    ];
    write_headings(sheet, 0, &headings, looks)?;
    sheet.set_freeze_panes(1, 0)?;
    for (line, session) in (1..).zip(&summary.sessions) {
        let start = session.scheduled_start;
        sheet.write_string(line, 0, start.format("%Y-%m-%d").to_string())?;
        sheet.write_string(line, 1, start.format("%H:%M").to_string())?;
        sheet.write_string(line, 2, &session.title)?;
        sheet.write_string(line, 3, &session.room)?;
        sheet.write_string(line, 4, texts.mode_name(session.attendance_mode))?;
        sheet.write_number(line, 5, session.figures.attendances)?;
        sheet.write_number(line, 6, session.figures.persons)?;
        sheet.write_number(line, 7, session.figures.not_deduplicated)?;
        sheet.write_number(line, 8, session.figures.first_timers)?;
    }
    Ok(())
}

fn write_headings(
    sheet: &mut Worksheet,
    line: u32,
    headings: &[&String],
    looks: &Looks,
) -> Result<(), XlsxError> {
    // Not every program makes room for a text that wraps.
    sheet.set_row_height(line, LINE_HEIGHT * 2.0)?;
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(line, column, heading.as_str(), &looks.heading)?;
    }
    Ok(())
}
