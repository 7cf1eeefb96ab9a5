//! `keytag keys`: where the key of the database lies, and what each place protects against.
//!
//! PINs and codes come by standard input, never as an argument: arguments of a program can be read
//! by every other one, and stay in a shell's history.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;
use zeroize::Zeroizing;

use super::files::NewFile;
use super::open::CREDENTIAL;
use super::{Failure, Kiosk, Out, Result, badges, shown};
use crate::access::{HashCost, Pin, RecoveryCode, Secret, SecretHash, SlotKind, StickSecret};
use crate::badge::sheet::code_on_paper;
use crate::device::volume::{FolderVolumes, Volumes};
use crate::services::{Chance, Clock, SystemChance, SystemClock};
use crate::store::{KeyPlaces, Place, StoreError, Unlocked};
use crate::transfer::{After, Destination, staff_stick};

/// What `keytag keys` takes.
#[derive(Debug, Args)]
pub struct KeysArgs {
    /// What to do; without it, where the key lies is listed.
    #[command(subcommand)]
    act: Option<KeysAct>,
    /// For a program to read, instead of a table for people.
    #[arg(long)]
    json: bool,
}

/// What can be done with the places of the key.
#[derive(Debug, Subcommand)]
pub enum KeysAct {
    /// Makes this stick open the kiosk, together with a PIN that is read from standard input.
    Stick {
        /// Where the stick is mounted.
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    /// Lets the system open the kiosk with its credential "keytag-key" (systemd-creds, a TPM).
    Credential {
        /// The file with the secret [default: what the system hands over]
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Makes a new recovery code and writes a sheet with it; the one before opens nothing any more.
    Recovery {
        /// The PDF file to write.
        #[arg(long, value_name = "FILE.pdf")]
        out: PathBuf,
    },
    /// Takes a slot away, by its number.
    Remove {
        /// Which one, as `keytag keys` lists them.
        #[arg(value_name = "NUMBER")]
        number: u32,
    },
    /// Takes the plain key off this machine. A recovery code and a stick or the system's credential
    /// must be there.
    Protect,
    /// Puts the plain key back: with a stick, its PIN is read from standard input; without one, the
    /// recovery code.
    Unprotect {
        /// Where the stick is mounted.
        #[arg(long, value_name = "DIR")]
        stick: Option<PathBuf>,
    },
    /// Whether the kiosk gives its key away between meetings. A locked kiosk takes cards and people
    /// without a name into a sealed drop-box: nobody is found by name, no milestone shows, and all
    /// cards are answered alike.
    BetweenMeetings {
        /// What it is then.
        #[arg(value_enum)]
        state: BetweenMeetings,
        /// Where the stick is mounted, to lock; its PIN is read from standard input.
        #[arg(long, value_name = "DIR")]
        stick: Option<PathBuf>,
    },
}

/// What a kiosk is between meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BetweenMeetings {
    /// Its key is on the staff's stick and nowhere else.
    Locked,
    /// It keeps its key in memory until the power goes.
    Awake,
}

/// One place of the key, as it is listed.
#[derive(Debug, Serialize)]
struct Listed {
    #[serde(skip_serializing_if = "Option::is_none")]
    slot: Option<u32>,
    kind: &'static str,
    protects: &'static str,
}

/// Does what was asked for.
pub(super) fn run(kiosk: &Kiosk, args: &KeysArgs, out: &mut Out<'_>) -> Result {
    kiosk.refuse_uninhabited()?;
    let place = &kiosk.place;
    match &args.act {
        None => list(place, args.json, out),
        Some(KeysAct::Stick { to }) => stick(kiosk, to, out),
        Some(KeysAct::Credential { file }) => credential(place, file.as_deref(), out),
        Some(KeysAct::Recovery { out: file }) => recovery(kiosk, file, out),
        Some(KeysAct::Remove { number }) => {
            place.remove_key_slot(*number)?;
            out.line(format_args!("slot {number} is gone"))
        }
        Some(KeysAct::Protect) => {
            refuse_locked(place)?;
            place.take_plain_key_away()?;
            out.line(
                "The plain key is gone. Keep this disk or card: its old place may be readable.",
            )
        }
        Some(KeysAct::Unprotect { stick }) => unprotect(place, stick.as_deref(), out),
        Some(KeysAct::BetweenMeetings { state, stick }) => {
            between_meetings(place, *state, stick.as_deref(), out)
        }
    }
}

fn list(place: &Place, json: bool, out: &mut Out<'_>) -> Result {
    let KeyPlaces { plain, slots } = place.key_places()?;
    let file = plain.then_some(Listed {
        slot: None,
        kind: "file",
        protects: "copies of the database; not a stolen machine",
    });
    let slots = slots.into_iter().map(|(number, kind)| Listed {
        slot: Some(number),
        kind: kind.map_or("unknown", SlotKind::code),
        protects: match kind {
            Some(SlotKind::Credential) => {
                "copies and backups; with a TPM also the disk on its own; not the whole machine"
            }
            Some(SlotKind::Stick) => {
                "a stolen machine that is switched off; with its PIN also the stick"
            }
            Some(SlotKind::Recovery) => "against losing the key; keep the paper as you keep money",
            None => "made by a newer program",
        },
    });
    for listed in file.into_iter().chain(slots) {
        if json {
            out.json(&listed)?;
        } else {
            let number = listed
                .slot
                .map_or_else(|| "-".to_owned(), |it| it.to_string());
            let (kind, protects) = (listed.kind, listed.protects);
            out.line(format_args!("{number:>3}  {kind:<10}  {protects}"))?;
        }
    }
    if plain && !json {
        out.line(
            "Whoever takes this machine can read everything on it: the key lies in a plain file.",
        )?;
    }
    Ok(())
}

fn stick(kiosk: &Kiosk, to: &Path, out: &mut Out<'_>) -> Result {
    let place = &kiosk.place;
    refuse_locked(place)?;
    let digits = read_secret()?;
    let pin = Pin::choose(&digits, kiosk.config.kiosk.access.pin_digits_min)?;
    let secret = secret_of(place, to)?;
    let secret = match secret {
        Some(secret) => secret,
        None => put_secret(place, to)?,
    };
    let wanted = Secret::Stick(&secret, &pin);
    let number = place.add_key_slot(wanted, &SystemChance, HashCost::DEFAULT)?;
    out.line(format_args!(
        "slot {number}: this stick and its PIN open the kiosk"
    ))
}

/// The secret on this stick; none where it has none for this kiosk.
fn secret_of(place: &Place, dir: &Path) -> Result<Option<StickSecret>> {
    let name = place.stick_file()?;
    let line = on_stick(dir, |stick| staff_stick::read_line(stick, &name))?;
    let line = line.map(Zeroizing::new);
    Ok(line.and_then(|line| StickSecret::from_line(&line)))
}

fn put_secret(place: &Place, dir: &Path) -> Result<StickSecret> {
    let (mut bytes, mut suffix) = ([0; StickSecret::BYTES], [0; 8]);
    SystemChance.fill(&mut bytes).map_err(Failure::Chance)?;
    SystemChance.fill(&mut suffix).map_err(Failure::Chance)?;
    let secret = StickSecret::from_bytes(bytes);
    let name = place.stick_file()?;
    on_stick(dir, |stick| {
        staff_stick::write_line(stick, &name, suffix, &secret.line())
    })?;
    Ok(secret)
}

fn on_stick<T, E>(
    dir: &Path,
    act: impl FnOnce(Destination<'_>) -> std::result::Result<T, E>,
) -> Result<T>
where
    Failure: From<E>,
{
    let volumes = FolderVolumes::only(dir);
    let Some(volume) = volumes.list().into_iter().next() else {
        return Err(Failure::refused(
            format!("there is no folder {}", shown(dir)),
            "name the place where the stick is mounted",
        ));
    };
    Ok(act(Destination {
        volumes: &volumes,
        volume: &volume,
        after: After::Keep,
    })?)
}

fn credential(place: &Place, file: Option<&Path>, out: &mut Out<'_>) -> Result {
    refuse_locked(place)?;
    let place = match file {
        Some(file) => place.clone().with_credential(Some(file.to_owned())),
        None => place.clone(),
    };
    let number = place.add_credential_slot(&SystemChance)?.ok_or_else(|| {
        Failure::refused(
            format!("the system hands no credential \"{CREDENTIAL}\" over"),
            "see kiosk-config/KIOSK.md, or name the file with --file",
        )
    })?;
    out.line(format_args!("slot {number}: the system opens the kiosk"))
}

fn recovery(kiosk: &Kiosk, file: &Path, out: &mut Out<'_>) -> Result {
    let sheet = NewFile::at(file)?;
    let mut open = kiosk.open()?;
    let now = open.now();
    let (mut bytes, mut salt) = ([0; RecoveryCode::BYTES], [0; SecretHash::SALT_BYTES]);
    SystemChance.fill(&mut bytes).map_err(Failure::Chance)?;
    SystemChance.fill(&mut salt).map_err(Failure::Chance)?;
    let code = RecoveryCode::from_random(bytes);
    let hash = SecretHash::of_recovery(&code, salt, HashCost::DEFAULT)?;
    let pdf = code_on_paper(&code.printed(), badges::FONT)?;
    sheet.finish(&pdf)?;
    kiosk.place.set_recovery_slot(&code, &SystemChance)?;
    open.book.set_recovery_hash(&now, &hash)?;
    out.line(format_args!(
        "A new recovery code is in {}. Print it, keep it as you keep money, and delete the file.",
        shown(file)
    ))
}

fn between_meetings(
    place: &Place,
    state: BetweenMeetings,
    stick: Option<&Path>,
    out: &mut Out<'_>,
) -> Result {
    match state {
        BetweenMeetings::Awake => {
            place.stay_awake_between_meetings()?;
            out.line("The kiosk stays awake between meetings, until the power goes.")
        }
        BetweenMeetings::Locked => {
            if place.key_places()?.plain {
                return Err(Failure::refused(
                    "the key lies in a plain file on this machine",
                    "take it away with `keytag keys protect` first",
                ));
            }
            unlocked(place, stick)?.lock_between_meetings()?;
            out.line("Between meetings the key is on the staff's stick and nowhere else.")
        }
    }
}

fn unprotect(place: &Place, stick: Option<&Path>, out: &mut Out<'_>) -> Result {
    unlocked(place, stick)?.put_plain_key_back()?;
    out.line("The plain key is back: whoever takes this machine can read everything on it.")
}

/// The place with its key, by a stick and the PIN on standard input, or the recovery code there.
fn unlocked(place: &Place, stick: Option<&Path>) -> Result<Place> {
    let open = match stick {
        Some(dir) => {
            let secret = secret_of(place, dir)?.ok_or_else(|| {
                Failure::refused(
                    "this stick opens no kiosk",
                    "use the staff's stick, or the code",
                )
            })?;
            let pin = Pin::typed(&read_secret()?)?;
            let now = SystemClock::new(chrono_tz::UTC).now();
            match place.unlock_with_stick(&now, &secret, &pin)? {
                Unlocked::Open(open) => *open,
                Unlocked::No => {
                    return Err(Failure::refused("this PIN does not open it", "try again"));
                }
                Unlocked::Wait(secs) => {
                    return Err(Failure::refused(
                        "there were too many tries",
                        format!("wait {secs} seconds"),
                    ));
                }
            }
        }
        None => place.unlock_with_recovery(&RecoveryCode::typed(&read_secret()?)?)?,
    };
    // A ring of another kiosk would open to a key that opens nothing here.
    open.reader()?;
    Ok(open)
}

/// What can only be done with the key at hand.
fn refuse_locked(place: &Place) -> Result {
    match place.reader() {
        Err(StoreError::Locked) => Err(Failure::refused(
            "the kiosk is locked",
            "put the key back with `keytag keys unprotect` first",
        )),
        opened => Ok(opened.map(drop)?),
    }
}

/// One line of standard input.
fn read_secret() -> Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::new());
    io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(Failure::Input)?;
    let trimmed = Zeroizing::new(line.trim().to_owned());
    if trimmed.is_empty() {
        return Err(Failure::refused(
            "nothing came on standard input",
            "type the PIN or the code there",
        ));
    }
    Ok(trimmed)
}
