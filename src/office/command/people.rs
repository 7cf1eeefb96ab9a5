//! `keytag-office people`: who may be one person under two pseudonyms, and who is.

use std::io::Write;
use std::path::PathBuf;

use chrono_tz::Tz;
use clap::Args;
use serde::Serialize;

use super::{Ended, keys_dir, open_there, say};
use crate::domain::id::PersonId;
use crate::office::directory::{Column, Directory};
use crate::office::people::{Because, Double, Known, Merge};
use crate::office::{Database, OfficeError, Result};
use crate::services::{Clock, SystemClock};

/// What `keytag-office people` takes.
#[derive(Debug, Args)]
pub struct PeopleArgs {
    /// Counts the first person as the second from now on; --split undoes it
    #[arg(long, num_args = 2, value_names = ["PERSON", "INTO"])]
    pub merge: Vec<PersonId>,
    /// Counts a person who was merged here by themselves again
    #[arg(long, value_name = "PERSON", conflicts_with = "merge")]
    pub split: Option<PersonId>,
    /// These are two people: they are suggested no more
    #[arg(long, num_args = 2, value_names = ["PERSON", "OTHER"])]
    pub two: Vec<PersonId>,
    /// Finds people by a part of a name or a number, also those who are on a list and never came
    #[arg(long, value_name = "TEXT")]
    pub find: Option<String>,
    /// Takes this person off: no name of theirs is kept here, and the next package says it to
    /// every kiosk. It cannot be undone
    #[arg(long, value_name = "PERSON", conflicts_with_all = ["merge", "split"])]
    pub erase: Option<PersonId>,
    /// The office's database: a file, or the address of a `PostgreSQL` server
    #[arg(long, value_name = "FILE|URL", default_value = "office.sqlite")]
    pub db: Database,
    /// The office's keys [default: $XDG_CONFIG_HOME/keytag-office]
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// For a program to read, instead of lines for people
    #[arg(long)]
    pub json: bool,
}

/// Somebody who was asked for.
#[derive(Serialize)]
struct Found {
    person: PersonId,
    name: String,
    number: String,
    visits: u32,
}

/// The answer for a program.
#[derive(Serialize)]
struct Answer {
    doubles: Vec<Double>,
    /// How many groups there are beyond these.
    more: usize,
    /// Words in so many names that those were not compared, and in how many.
    not_compared: Vec<(String, usize)>,
    /// Who was asked for, with how many meetings they came to.
    found: Vec<Found>,
    merges: Vec<Merge>,
}

pub(super) fn people(args: &PeopleArgs, out: &mut dyn Write) -> Result<Ended> {
    let dir = keys_dir(args.keys.as_deref())?;
    let now = SystemClock::new(Tz::UTC).now().utc;
    let mut office = open_there(&args.db, &dir, !args.json, out)?;
    if let [person, into] = args.merge.as_slice() {
        office.merge(*person, *into, now)?;
    }
    if let [one, other] = args.two.as_slice() {
        office.keep_two(*one, *other)?;
    }
    if let Some(person) = args.split {
        office.split(person, now)?;
    }
    if let Some(person) = args.erase {
        office.erase(person)?;
    }
    let doubles = office.doubles()?;
    let answer = Answer {
        doubles: doubles.listed,
        more: doubles.more,
        not_compared: doubles.crowds,
        found: match &args.find {
            Some(text) => find(&office.directory()?, text),
            None => Vec::new(),
        },
        merges: office.merges()?,
    };
    if args.json {
        let json = serde_json::to_string(&answer);
        say(
            out,
            &json.map_err(|error| OfficeError::Output(error.into()))?,
        )?;
    } else {
        tell(&answer, out)?;
    }
    Ok(Ended::Done)
}

fn find(directory: &Directory, text: &str) -> Vec<Found> {
    let places = directory.choose(text, Column::Name, false).into_iter();
    let found = places.filter_map(|place| directory.at(place));
    let found = found.map(|one| Found {
        person: one.person,
        name: one.name.clone(),
        number: one.number.clone(),
        visits: one.visits,
    });
    found.collect()
}

fn tell(answer: &Answer, out: &mut dyn Write) -> Result<()> {
    for one in &answer.found {
        let Found {
            person,
            name,
            number,
            visits,
        } = one;
        let line = format!("Found: {person}  {name}  {number}  meetings: {visits}");
        say(out, &line)?;
    }
    if answer.doubles.is_empty() {
        say(out, "Nobody seems to be here twice.")?;
    }
    for double in &answer.doubles {
        say(
            out,
            match double.because {
                Because::SameNumber => "The same number:",
                Because::SameName => "The same name, and maybe two people:",
                Because::AlikeName => "Names that could be taken for each other:",
            },
        )?;
        for one in &double.people {
            say(out, &line(one))?;
        }
    }
    if answer.more > 0 {
        say(out, &format!("And {} more.", answer.more))?;
    }
    for (word, names) in &answer.not_compared {
        let line = format!("Too many names to compare with each other: {word} ({names})");
        say(out, &line)?;
    }
    if !answer.doubles.is_empty() {
        say(
            out,
            "If two of them are one: keytag-office people --merge PERSON INTO\n\
             If they are two: keytag-office people --two PERSON OTHER",
        )?;
    }
    for merge in &answer.merges {
        let Merge { person, into } = merge;
        say(
            out,
            &format!("Merged here: {person} into {into}; --split {person} undoes it"),
        )?;
    }
    Ok(())
}

fn line(one: &Known) -> String {
    let list =
        |of: &std::collections::BTreeSet<String>| of.iter().cloned().collect::<Vec<_>>().join(", ");
    format!(
        "  {}  {}  {}  {}  meetings: {}",
        one.person,
        list(&one.names),
        list(&one.numbers),
        list(&one.sites),
        one.visits
    )
}
