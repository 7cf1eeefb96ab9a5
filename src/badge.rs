//! Badges: the token codec, QR modules, the reader, printable sheets.
