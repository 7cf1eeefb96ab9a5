//! When a series meets: recurrence, exceptions, occurrences.
