//! `keytag verify`: the whole log, checked entry by entry.

use serde::Serialize;

use super::output::count;
use super::{Answer, Failure, Kiosk, Out, Result};
use crate::store::verify::{FAULTS_MAX, Verified};

/// What the check came to, for a program.
#[derive(Debug, Serialize)]
struct Report<'a> {
    sound: bool,
    entries: u64,
    epochs: u64,
    sessions: u64,
    sign_ins: u64,
    live: u64,
    voided: u64,
    in_tray: u64,
    forgotten: u64,
    head: &'a str,
    /// At most as many as the store lists.
    faults: Vec<String>,
}

/// Checks everything, beside a running kiosk, without changing anything.
pub(super) fn run(kiosk: &Kiosk, answer: Answer, out: &mut Out<'_>) -> Result {
    kiosk.refuse_uninhabited()?;
    let verified = kiosk.place.reader()?.verify()?;
    if answer.json {
        out.json(&Report {
            sound: verified.is_sound(),
            entries: verified.entries,
            epochs: verified.epochs,
            sessions: verified.sessions,
            sign_ins: verified.sign_ins,
            live: verified.live,
            voided: verified.voided,
            in_tray: verified.in_tray,
            forgotten: verified.forgotten,
            head: &verified.head,
            faults: verified.faults.iter().map(ToString::to_string).collect(),
        })?;
    } else {
        tell(&verified, out)?;
    }
    refuse_unsound(&verified)
}

fn tell(verified: &Verified, out: &mut Out<'_>) -> Result {
    let Verified {
        entries,
        epochs,
        sessions,
        sign_ins,
        voided,
        in_tray,
        live,
        forgotten,
        head,
        faults,
    } = verified;
    let doubles = sign_ins.saturating_sub(live + voided);
    out.table(&[
        (
            "entries",
            format!("{entries} in {}", count(*epochs, "epoch")),
        ),
        ("head", head.clone()),
        ("sessions", sessions.to_string()),
        (
            "sign-ins",
            format!("{sign_ins}: {live} count, {voided} voided, {doubles} laid onto others"),
        ),
        ("in the tray", in_tray.to_string()),
        (
            "forgotten",
            format!("who came, in {}", count(*forgotten, "entry")),
        ),
    ])?;
    if verified.is_sound() {
        return out
            .line("The chain is whole, nothing is missing, and every table follows from it.");
    }
    faults
        .iter()
        .try_for_each(|fault| out.line(format!("wrong: {fault}")))
}

/// The first of what is wrong, as the line that the command ends with.
fn refuse_unsound(verified: &Verified) -> Result {
    let Some(first) = verified.faults.first() else {
        return Ok(());
    };
    let more = match verified.faults.len() {
        1 => String::new(),
        FAULTS_MAX.. => format!(", and at least {} more", FAULTS_MAX - 1),
        n => format!(", and {} more", n - 1),
    };
    Err(Failure::refused(
        format!("the log is not sound: {first}{more}"),
        "export what can be exported, keep this disk as it is, and see `keytag restore`",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::verify::{Fault, What};

    #[test]
    fn the_first_fault_is_told_and_the_others_are_counted() {
        let fault = |n| Fault {
            n,
            what: What::HashWrong,
        };
        let with = |faults: Vec<Fault>| Verified {
            faults,
            ..Verified::default()
        };
        assert!(refuse_unsound(&with(Vec::new())).is_ok());
        let said = |n: i64| {
            let failed = refuse_unsound(&with((1..=n).map(fault).collect()));
            failed.unwrap_err().to_string()
        };
        assert!(said(1).starts_with("the log is not sound: row 1: was changed"));
        assert!(!said(1).contains("more"));
        assert!(said(3).contains(", and 2 more;"));
        assert!(said(100).contains(", and at least 99 more;"));
    }
}
