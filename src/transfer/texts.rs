//! The words inside the files. They are chosen by whoever knows the language; this module only
//! says which words there are, and by which name they stand in `assets/text/<language>/export.ftl`.

use crate::domain::attendance::AttendanceMode;
use crate::domain::moment::Moment;
use crate::domain::report::ExportScope;

/// Says the message of this name with these values filled in.
pub type Said<'a> = dyn Fn(&str, &[(&str, &str)]) -> String + 'a;

/// The words of one readable export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// All of `READ ME FIRST.txt`.
    pub read_me: String,
    /// The words of `Summary.xlsx`.
    pub summary: SummaryTexts,
}

/// The words of `Summary.xlsx`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryTexts {
    /// The name of the first sheet; at most 31 characters, none of `[ ] : * ? / \`.
    pub sheet_months: String,
    /// The name of the second sheet, likewise.
    pub sheet_sessions: String,
    /// The title above the months.
    pub title: String,
    /// Heading: month.
    pub month: String,
    /// The line below the months.
    pub whole: String,
    /// Heading: sessions.
    pub sessions: String,
    /// Heading: attendances.
    pub attendances: String,
    /// Heading: average.
    pub average: String,
    /// Heading: unduplicated persons.
    pub persons: String,
    /// Heading: attendances without a person behind them.
    pub not_deduplicated: String,
    /// Heading: first-timers.
    pub first_timers: String,
    /// Heading: date.
    pub date: String,
    /// Heading: start.
    pub start: String,
    /// Heading: meeting.
    pub meeting: String,
    /// Heading: room.
    pub room: String,
    /// Heading: how attendance was kept.
    pub mode: String,
    /// The four ways to keep it, in the order of [`AttendanceMode::ALL`].
    pub modes: [String; 4],
    /// What the figures can and cannot say, a line each.
    pub notes: String,
}

impl SummaryTexts {
    pub(super) fn mode_name(&self, mode: AttendanceMode) -> &str {
        let [headcount, anonymous_badge, chosen_name, roster] = &self.modes;
        match mode {
            AttendanceMode::Headcount => headcount,
            AttendanceMode::AnonymousBadge => anonymous_badge,
            AttendanceMode::ChosenName => chosen_name,
            AttendanceMode::Roster => roster,
        }
    }
}

impl Texts {
    /// Gathers the words for an export of this site (its name as people know it) and scope.
    pub fn gather(site: &str, scope: &ExportScope, now: &Moment, say: &Said<'_>) -> Self {
        let months: Vec<String> = scope.months.iter().map(|m| m.month.to_string()).collect();
        let about = [
            ("site", site),
            ("months", &months.join(", ")),
            ("made", &now.local().format("%Y-%m-%d %H:%M").to_string()),
            ("meetings", &scope.meetings().to_string()),
            ("sign-ins", &scope.sign_ins().to_string()),
        ];
        let word = |name: &str| say(name, &[]);
        Self {
            read_me: say("report-read-me", &about),
            summary: SummaryTexts {
                sheet_months: word("report-sheet-months"),
                sheet_sessions: word("report-sheet-sessions"),
                title: say("report-title", &about),
                month: word("report-month"),
                whole: word("report-whole"),
                sessions: word("report-sessions"),
                attendances: word("report-attendances"),
                average: word("report-average"),
                persons: word("report-persons"),
                not_deduplicated: word("report-not-deduplicated"),
                first_timers: word("report-first-timers"),
                date: word("report-date"),
                start: word("report-start"),
                meeting: word("report-meeting"),
                room: word("report-room"),
                mode: word("report-mode"),
                modes: AttendanceMode::ALL
                    .map(|mode| word(&format!("report-mode-{}", mode.code().replace('_', "-")))),
                notes: word("report-notes"),
            },
        }
    }
}
