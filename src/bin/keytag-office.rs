//! The office: everything is in the library, where tests reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    keytag::office::command::main()
}
