//! Rows by COPY, in the form that the server keeps them in: nothing of them is parsed there.

use std::io::{self, Write};

use super::Act;
use crate::office::engine::Value;
use crate::office::{OfficeError, Result};
use crate::transfer::bundle::Refusal;

/// How much is sent at once, in bytes.
const CHUNK_BYTES: usize = 256 * 1024;
/// What a binary COPY begins with: its signature, no flags, and nothing more.
const COPY_BEGIN: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// What it ends with, in the place of how many fields a row has.
const COPY_END: i16 = -1;
/// What stands in the place of the length of a field that is empty.
const COPY_NOTHING: i32 = -1;

impl Act<'_> {
    /// Sends rows by COPY.
    pub(super) fn copy<'v>(
        &mut self,
        table: &str,
        columns: &str,
        rows: impl Iterator<Item = &'v [Value<'v>]>,
    ) -> Result<()> {
        let mut writer = self
            .tx
            .copy_in(&format!("COPY {table} ({columns}) FROM STDIN BINARY"))?;
        let mut bytes = Vec::with_capacity(CHUNK_BYTES * 2);
        bytes.extend(COPY_BEGIN);
        for row in rows {
            bytes.extend(i16::try_from(row.len()).unwrap_or(i16::MAX).to_be_bytes());
            for value in row {
                value.write(&mut bytes);
            }
            if bytes.len() >= CHUNK_BYTES {
                writer.write_all(&bytes).map_err(of_copy)?;
                bytes.clear();
            }
        }
        bytes.extend(COPY_END.to_be_bytes());
        writer.write_all(&bytes).map_err(of_copy)?;
        writer.finish()?;
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
