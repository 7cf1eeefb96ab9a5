//! What a site edits: as typed, and as valid.
