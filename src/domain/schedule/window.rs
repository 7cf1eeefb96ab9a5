//! From when until when a session takes sign-ins by itself.

use chrono::{DateTime, TimeDelta, Utc};

/// From when until when a session takes sign-ins by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// It takes sign-ins from this instant on.
    pub opens: DateTime<Utc>,
    /// It takes none from this instant on.
    pub closes: DateTime<Utc>,
}

impl Window {
    /// The window of a meeting with these margins, in minutes. An ad hoc meeting has the same.
    pub fn around(
        start: DateTime<Utc>,
        end: DateTime<Utc>,
        before_mins: u16,
        after_mins: u16,
    ) -> Self {
        let mins = |mins: u16| TimeDelta::minutes(i64::from(mins));
        Self {
            opens: start.checked_sub_signed(mins(before_mins)).unwrap_or(start),
            closes: end.checked_add_signed(mins(after_mins)).unwrap_or(end),
        }
    }

    /// The same window, closed when the next session in the same room begins: the first of
    /// `starts_in_room` after this session's own `start`. Cancelled sessions do not belong there;
    /// the session itself may. Two that begin together leave each other alone.
    #[must_use]
    pub fn until_next(
        self,
        start: DateTime<Utc>,
        starts_in_room: impl IntoIterator<Item = DateTime<Utc>>,
    ) -> Self {
        let next = starts_in_room
            .into_iter()
            .filter(|other| *other > start)
            .min();
        Self {
            closes: next.map_or(self.closes, |next| self.closes.min(next)),
            ..self
        }
    }

    /// Whether it takes sign-ins at this instant.
    pub fn contains(&self, instant: DateTime<Utc>) -> bool {
        self.opens <= instant && instant < self.closes
    }
}
