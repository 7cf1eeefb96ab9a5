//! `[printer]` and `[scanner]`: what is plugged into the machine.

/// What is printed, and on what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrinterConfig {
    /// The paper in the printer.
    pub paper: PaperSize,
    /// Its name in the system's print service; none is the one that the system prints on.
    pub name: Option<String>,
}

impl PrinterConfig {
    /// What stands in the file for the system's own choice.
    pub const DEFAULT: &str = "default";
    /// The longest name, in characters.
    pub const NAME_CHARS_MAX: usize = 127;
}

/// A paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperSize {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// The scanner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScannerConfig {
    /// The name of the one that is to type into nothing else; none is any, as a keyboard.
    pub device: Option<String>,
}

impl ScannerConfig {
    /// What stands in the file for any scanner, as a keyboard.
    pub const NONE: &str = "none";
    /// The longest name, in characters.
    pub const DEVICE_CHARS_MAX: usize = 120;
}
