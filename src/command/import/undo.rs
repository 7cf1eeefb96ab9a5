//! `keytag import --undo`: the last list of people, taken back.

use serde::Serialize;

use crate::command::{Kiosk, Out, Result};
use crate::domain::entry::By;
use crate::store::ListUndone;

/// The answer for a program.
#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    undone: ListUndone,
    applied: bool,
}

/// Looks what would be as before, and sees to it if asked to.
pub(super) fn run(kiosk: &Kiosk, apply: bool, json: bool, out: &mut Out<'_>) -> Result {
    let mut open = kiosk.open()?;
    let now = open.now();
    let undone = if apply {
        open.book.undo_list(&now, By::Terminal)?
    } else {
        open.book.look_at_list_undo(&now)?
    };
    if json {
        let applied = apply;
        return out.json(&Report { undone, applied });
    }
    if undone.is_nothing() {
        return out.line("No list was taken over that could be taken back.");
    }
    let ListUndone {
        gone,
        restored,
        stay,
        changed_since,
    } = undone;
    out.line(format_args!(
        "added by the list: {gone} gone again, {stay} stay (they came since, have a card, or were \
         merged)"
    ))?;
    out.line(format_args!(
        "changed by the list: {restored} as before, {changed_since} stay (changed again since)"
    ))?;
    out.line(if apply {
        "Taken back."
    } else {
        "Nothing has changed yet: --undo --apply takes it back."
    })
}
