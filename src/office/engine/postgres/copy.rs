//! Rows by COPY, in the form that the server keeps them in: nothing of them is parsed there.

use std::io::{self, Write};

use postgres::{CopyInWriter, Transaction};

use crate::office::engine::Value;
use crate::office::{OfficeError, Result};
use crate::transfer::bundle::Refusal;

/// How much is sent at once, in bytes.
const CHUNK_BYTES: usize = 64 * 1024;
/// What a binary COPY begins with: its signature, no flags, and nothing more.
const COPY_BEGIN: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// What it ends with, in the place of how many fields a row has.
const COPY_END: i16 = -1;
/// What stands in the place of the length of a field that is empty.
const COPY_NOTHING: i32 = -1;

/// Rows on their way into one table.
pub(super) struct Copying<'t> {
    writer: CopyInWriter<'t>,
    /// What is not sent yet.
    bytes: Vec<u8>,
}

impl<'t> Copying<'t> {
    pub fn begin(tx: &'t mut Transaction<'_>, table: &str, columns: &str) -> Result<Self> {
        let writer = tx.copy_in(&format!("COPY {table} ({columns}) FROM STDIN BINARY"))?;
        let mut bytes = Vec::with_capacity(CHUNK_BYTES * 2);
        bytes.extend(COPY_BEGIN);
        Ok(Self { writer, bytes })
    }

    pub fn row(&mut self, row: &[Value<'_>]) -> Result<()> {
        let fields = i16::try_from(row.len()).unwrap_or(i16::MAX);
        self.bytes.extend(fields.to_be_bytes());
        for value in row {
            value.write(&mut self.bytes);
        }
        if self.bytes.len() >= CHUNK_BYTES {
            self.writer.write_all(&self.bytes).map_err(of_copy)?;
            self.bytes.clear();
        }
        Ok(())
    }

    pub fn end(mut self) -> Result<()> {
        self.bytes.extend(COPY_END.to_be_bytes());
        self.writer.write_all(&self.bytes).map_err(of_copy)?;
        self.writer.finish()?;
        Ok(())
    }
}

/// What the connection says while something is sent.
fn of_copy(error: io::Error) -> OfficeError {
    match error.downcast::<postgres::Error>() {
        Ok(error) => error.into(),
        Err(error) => Refusal::Io(error).into(),
    }
}

impl Value<'_> {
    /// Writes a field of a binary COPY. All columns are of three kinds, so none is asked for.
    fn write(&self, out: &mut Vec<u8>) {
        let mut field = |bytes: &[u8]| {
            let length = i32::try_from(bytes.len()).unwrap_or(i32::MAX);
            out.extend_from_slice(&length.to_be_bytes());
            out.extend_from_slice(bytes);
        };
        match self {
            Self::Nothing => out.extend_from_slice(&COPY_NOTHING.to_be_bytes()),
            Self::Number(number) => field(&number.to_be_bytes()),
            Self::Text(text) => field(text.as_bytes()),
            Self::Bytes(bytes) => field(bytes),
        }
    }
}
