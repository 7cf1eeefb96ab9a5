//! The reading of the day.
