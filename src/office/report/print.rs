//! The pages of a report on paper, for those who file them.

use super::contents::{Block, COLUMNS, Cell, Heading, Sheet};
use crate::transfer::TransferError;
use crate::transfer::paper::{Ink, Paper, Print, Weight};
use crate::transfer::said::Sayer;

#[cfg(test)]
mod tests;

/// What a printer may leave out, in points.
const MARGIN: f32 = 43.0;
/// Sizes of letters, in points.
const TITLE: f32 = 15.0;
const SECTION: f32 = 12.0;
const BODY: f32 = 9.5;
const SMALL: f32 = 8.0;
/// From one baseline to the next, as a share of the size.
const LEADING: f32 = 1.4;
/// Between columns, and between the lines of a table.
const GUTTER: f32 = 8.0;
const PADDING: f32 = 2.5;
const RULE: f32 = 0.5;
/// The most that a character of a column's width is worth: a table of two columns stays together.
const CHARACTER_MAX: f32 = 6.2;
/// What is left of a page for a heading to begin there, in lines.
const KEPT_TOGETHER: f32 = 6.0;

const CHART_HEIGHT: f32 = 190.0;
/// The most lines across a chart.
const TICKS: u32 = 5;
/// What the name beneath two bars may take at least, in points.
const NAME_MIN: f32 = 60.0;
/// Of the room of two bars, what they take.
const BARS: f32 = 0.64;

/// How pages lie, and what stands beneath them.
pub(super) struct Look<'l> {
    pub paper: Paper,
    pub sideways: bool,
    /// What the pages are, on each of them.
    pub title: &'l str,
    /// Whether they tell of single people.
    pub confidential: bool,
    /// The tag of the language of the words.
    pub language: &'l str,
    pub say: &'l Sayer,
}

/// Sheets as a PDF file.
pub(super) fn file(sheets: &[Sheet], look: &Look<'_>) -> Result<Vec<u8>, TransferError> {
    printed(sheets, look)?.pdf(look.title, look.language)
}

fn printed(sheets: &[Sheet], look: &Look<'_>) -> Result<Print, TransferError> {
    let mut writer = Writer {
        print: Print::new(look.paper, look.sideways)?,
        say: look.say,
        top: 0.0,
        columns: Vec::new(),
        headings: Vec::new(),
        rows: Vec::new(),
    };
    for sheet in sheets {
        writer.sheet(sheet);
    }
    writer.notes_on_letters();
    writer.feet(look);
    Ok(writer.print)
}

/// Pages that are written from the top down.
struct Writer<'l> {
    print: Print,
    say: &'l Sayer,
    /// Where the next line begins.
    top: f32,
    /// Left edges and widths.
    columns: Vec<[f32; 2]>,
    headings: Vec<Heading>,
    /// The rows behind the last headings, for a chart.
    rows: Vec<Vec<Cell>>,
}

impl Writer<'_> {
    fn width(&self) -> f32 {
        self.print.size()[0] - 2.0 * MARGIN
    }

    /// Where the last line of a page ends.
    fn bottom(&self) -> f32 {
        self.print.size()[1] - MARGIN - SMALL * 2.0
    }

    fn sheet(&mut self, sheet: &Sheet) {
        self.begin_page();
        self.headings.clear();
        self.columns = self.laid_out(sheet);
        if !matches!(
            sheet.blocks.first(),
            Some(Block::Title(_) | Block::Section(_))
        ) {
            self.line(&sheet.name, TITLE, Weight::Bold);
            self.top += BODY;
        }
        for block in &sheet.blocks {
            self.block(block);
        }
    }

    fn begin_page(&mut self) {
        self.print.begin_page();
        self.top = MARGIN;
    }

    fn laid_out(&self, sheet: &Sheet) -> Vec<[f32; 2]> {
        let of = |block: &Block| match block {
            Block::Headings(headings) => headings.len(),
            Block::Row(cells) | Block::Total(cells) => cells.len(),
            _ => 0,
        };
        let used = sheet.blocks.iter().map(of).max().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "characters of a column")]
        let widths = sheet.widths.map(|width| width as f32);
        let widths = &widths[..used.min(COLUMNS)];
        let share = (self.width() / widths.iter().sum::<f32>()).min(CHARACTER_MAX);
        let mut left = MARGIN;
        let column = |width: &f32| {
            let column = [left, width * share];
            left += width * share;
            column
        };
        widths.iter().map(column).collect()
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(title) => {
                self.line(title, TITLE, Weight::Bold);
                self.top += BODY;
            }
            Block::Section(text) => {
                self.line(text, SECTION, Weight::Bold);
                self.top += PADDING;
            }
            Block::Headings(headings) => {
                if self.top + KEPT_TOGETHER * BODY * LEADING > self.bottom() {
                    self.begin_page();
                }
                self.rows.clear();
                self.headings.clone_from(headings);
                self.draw_headings();
            }
            Block::Row(cells) => {
                self.rows.push(cells.clone());
                self.cells(cells, Weight::Regular);
            }
            Block::Total(cells) => self.cells(cells, Weight::Bold),
            Block::Notes(notes) => {
                self.top += BODY / 2.0;
                for note in notes.lines() {
                    self.paragraph(note);
                }
            }
            Block::Gap(lines) => {
                for _ in 0..*lines {
                    self.top += BODY;
                }
            }
            Block::NewPage => self.begin_page(),
            Block::Chart { title, columns } => self.chart(title, *columns),
        }
    }

    /// A line that may go on in the next ones.
    fn line(&mut self, text: &str, size: f32, weight: Weight) {
        for line in self.print.wrapped(text, size, weight, self.width()) {
            self.top += size * LEADING;
            let baseline = self.top - size * (LEADING - 1.0);
            self.print.text([MARGIN, baseline], size, weight, &line);
        }
    }

    fn paragraph(&mut self, text: &str) {
        let lines = self
            .print
            .wrapped(text, BODY, Weight::Regular, self.width());
        for line in lines {
            if self.top + BODY * LEADING > self.bottom() {
                self.begin_page();
            }
            self.line(&line, BODY, Weight::Regular);
        }
        self.top += PADDING;
    }

    fn draw_headings(&mut self) {
        let headings = self.headings.clone();
        let cells: Vec<(String, bool)> = headings
            .iter()
            .map(|heading| (heading.text.clone(), heading.is_of_numbers))
            .collect();
        self.texts(&cells, Weight::Bold);
        self.rule(Ink::Dark);
    }

    fn cells(&mut self, cells: &[Cell], weight: Weight) {
        let texts: Vec<(String, bool)> = cells.iter().map(text_of).collect();
        if self.top + self.height(&texts, weight) > self.bottom() {
            self.begin_page();
            self.draw_headings();
        } else if weight == Weight::Bold {
            self.rule(Ink::Dark);
        }
        self.texts(&texts, weight);
        self.rule(Ink::Faint);
    }

    fn in_lines(&self, column: usize, text: &str, weight: Weight) -> Vec<String> {
        let [_, width] = self.columns.get(column).copied().unwrap_or_default();
        self.print.wrapped(text, BODY, weight, width - GUTTER)
    }

    fn height(&self, cells: &[(String, bool)], weight: Weight) -> f32 {
        let lines = cells
            .iter()
            .enumerate()
            .map(|(column, (text, _))| self.in_lines(column, text, weight).len());
        let lines = u16::try_from(lines.max().unwrap_or_default()).unwrap_or(u16::MAX);
        f32::from(lines) * BODY * LEADING + 2.0 * PADDING
    }

    /// Texts in their columns, those of numbers at the right.
    fn texts(&mut self, cells: &[(String, bool)], weight: Weight) {
        let height = self.height(cells, weight);
        for (column, (text, is_number)) in cells.iter().enumerate() {
            let [left, width] = self.columns.get(column).copied().unwrap_or_default();
            let mut baseline = self.top + PADDING;
            for line in self.in_lines(column, text, weight) {
                baseline += BODY * LEADING;
                let indent = if *is_number {
                    width - GUTTER - self.print.width(&line, BODY, weight)
                } else {
                    0.0
                };
                let at = [left + indent, baseline - BODY * (LEADING - 1.0)];
                self.print.text(at, BODY, weight, &line);
            }
        }
        self.top += height;
    }

    fn rule(&mut self, ink: Ink) {
        let right = self
            .columns
            .last()
            .map_or(0.0, |[left, width]| left + width);
        let area = [MARGIN, self.top, right - MARGIN - GUTTER, RULE];
        self.print.bar(area, ink);
    }

    /// Bars in pairs, with lines across at round numbers.
    fn chart(&mut self, title: &str, columns: [usize; 2]) {
        self.top += BODY * 2.0;
        let needed = CHART_HEIGHT + BODY * LEADING * 4.0;
        let headings = std::mem::take(&mut self.headings);
        if self.top + needed > self.bottom() {
            self.begin_page();
        }
        self.line(title, BODY, Weight::Bold);
        self.legend(&headings, columns);
        let figures: Vec<(String, [u32; 2])> = self
            .rows
            .iter()
            .map(|row| {
                let number = |column: usize| match row.get(column) {
                    Some(Cell::Number(number)) => *number,
                    _ => 0,
                };
                let name = row.first().map(text_of).unwrap_or_default();
                (name.0, columns.map(number))
            })
            .collect();
        let most = figures.iter().flat_map(|(_, pair)| *pair).max();
        let tick = tick(most.unwrap_or_default());
        let steps = most.unwrap_or_default().div_ceil(tick).max(1);
        let scale = tick.saturating_mul(steps);
        let label = self.print.width(&scale.to_string(), SMALL, Weight::Regular) + GUTTER;
        let (left, width) = (MARGIN + label, self.width() - label);
        let bottom = self.top + BODY + CHART_HEIGHT;
        let height_of = |figure: u32| CHART_HEIGHT * share(figure, scale);
        for line in (0..=scale).step_by(usize::try_from(tick).unwrap_or(1)) {
            let at = bottom - height_of(line);
            self.print.bar([left, at, width, RULE], Ink::Faint);
            let text = line.to_string();
            let indent = label - GUTTER - self.print.width(&text, SMALL, Weight::Regular);
            let at = [MARGIN + indent, at + SMALL / 3.0];
            self.print.text(at, SMALL, Weight::Regular, &text);
        }
        let pairs = u16::try_from(figures.len()).unwrap_or(u16::MAX).max(1);
        let room = width / f32::from(pairs);
        let mut at = left;
        // Names that would touch are left out.
        let mut free_from = left;
        for (name, pair) in figures {
            let bar = room * BARS / 2.0;
            let first = at + (room - 2.0 * bar) / 2.0;
            for ((figure, ink), left) in pair
                .into_iter()
                .zip([Ink::Dark, Ink::Light])
                .zip([first, first + bar])
            {
                let height = height_of(figure);
                self.print.bar([left, bottom - height, bar, height], ink);
            }
            let name = self.cut(name, room.max(NAME_MIN) - GUTTER);
            let wide = self.print.width(&name, SMALL, Weight::Regular);
            let begins = (at + (room - wide) / 2.0).clamp(left, left + width - wide);
            if begins >= free_from {
                let below = bottom + SMALL * LEADING;
                self.print
                    .text([begins, below], SMALL, Weight::Regular, &name);
                free_from = begins + wide + GUTTER;
            }
            at += room;
        }
        self.top = bottom + BODY * 2.0;
    }

    /// A text, or as much of it as there is room for.
    fn cut(&self, text: String, room: f32) -> String {
        let fits = |text: &str| self.print.width(text, SMALL, Weight::Regular) <= room;
        if fits(&text) {
            return text;
        }
        let ends = text.char_indices().rev();
        let mut cuts = ends.map(|(at, _)| format!("{}…", text[..at].trim_end()));
        cuts.find(|cut| fits(cut)).unwrap_or_default()
    }

    fn legend(&mut self, headings: &[Heading], columns: [usize; 2]) {
        self.top += BODY * LEADING;
        let mut left = MARGIN;
        for (column, ink) in columns.into_iter().zip([Ink::Dark, Ink::Light]) {
            let Some(Heading { text: name, .. }) = headings.get(column) else {
                continue;
            };
            let baseline = self.top - BODY * (LEADING - 1.0);
            self.print
                .bar([left, baseline - SMALL * 0.8, SMALL, SMALL], ink);
            left += SMALL * 1.6;
            self.print
                .text([left, baseline], SMALL, Weight::Regular, name);
            left += self.print.width(name, SMALL, Weight::Regular) + 2.0 * GUTTER;
        }
    }

    /// Says it where somebody's name has signs that these letters have not.
    fn notes_on_letters(&mut self) {
        if self.print.lacks() {
            let note = (self.say)("office-letters", &[]);
            self.top += BODY;
            self.paragraph(&note);
        }
    }

    /// What stands beneath each page, when it is known how many there are.
    fn feet(&mut self, look: &Look<'_>) {
        let pages = self.print.pages().len();
        let [width, height] = self.print.size();
        let baseline = height - MARGIN;
        let note = look
            .confidential
            .then(|| (self.say)("office-confidential", &[]));
        let title = [Some(look.title.to_owned()), note];
        let title = title.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        for page in 0..pages {
            let (number, of) = ((page + 1).to_string(), pages.to_string());
            let number = (self.say)("office-page", &[("page", &number), ("of", &of)]);
            let right = width - MARGIN - self.print.width(&number, SMALL, Weight::Regular);
            let mut put = |left: f32, text: &str| {
                let at = [left, baseline];
                self.print.text_on(page, at, SMALL, Weight::Regular, text);
            };
            put(MARGIN, &title);
            put(right, &number);
        }
    }
}

/// What a cell says, and whether it stands at the right.
fn text_of(cell: &Cell) -> (String, bool) {
    match cell {
        Cell::Nothing => (String::new(), false),
        Cell::Text(text) => (text.clone(), false),
        Cell::Untold(text) => (text.clone(), true),
        Cell::Number(number) => (number.to_string(), true),
        Cell::Decimal(number) => (format!("{number:.1}"), true),
        Cell::Share(share) => (format!("{:.0} %", share * 100.0), true),
    }
}

/// The step between the lines across a chart: 1, 2 or 5 with noughts.
fn tick(most: u32) -> u32 {
    let steps = (0..10).flat_map(|noughts| [1, 2, 5].map(|step| (step, 10_u32.pow(noughts))));
    let mut steps = steps.filter_map(|(step, noughts)| noughts.checked_mul(step));
    let step = steps.find(|step| most / step < TICKS);
    step.unwrap_or(u32::MAX)
}

fn share(figure: u32, of: u32) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a share, from 0 to 1")]
    let share = (f64::from(figure) / f64::from(of.max(1))) as f32;
    share
}
