//! The files that people open: comma-separated tables ([`table`]) and the summary ([`workbook`]).

pub mod table;
pub mod workbook;

/// Who reads the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cells {
    /// A spreadsheet program: with a byte order mark, so that it takes the text for UTF-8, and with
    /// cells that cannot become a formula.
    #[default]
    Spreadsheet,
    /// Another program: every value byte for byte.
    Exact,
}
