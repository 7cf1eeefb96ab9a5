//! Chosen names: folding, forgiveness, nicknames.
