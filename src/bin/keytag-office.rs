//! The office: everything is in the library, where tests reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(feature = "gui")]
    let window: Option<keytag::office::command::OpenWindow> = Some(keytag::ui::office::open);
    #[cfg(not(feature = "gui"))]
    let window = None;
    keytag::office::command::main(window)
}
