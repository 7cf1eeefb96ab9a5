//! Reads a list of people on the clerk's thread, and asks the office what it would change.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use iced::Task;

use super::app::{Message, Window};
use super::work::{Done, Result, kiosks_of};
use crate::office::{Office, OfficeError};
use crate::services::Chance;
use crate::transfer::roster::{Columns, FILE_BYTES_MAX};
use crate::ui::desk::lists::{self, List};

impl Window {
    pub(super) fn on_lists(&mut self, action: lists::Action) -> Task<Message> {
        match action {
            lists::Action::None => Task::none(),
            lists::Action::Look(path, columns, site) => {
                self.asked.list += 1;
                let asked = self.asked.list;
                let (now, chance) = (self.now(), Arc::clone(&self.services.chance));
                self.ask(
                    move |books| {
                        let list = read(path, columns)?;
                        look(books.office()?, list, site, now, &*chance)
                    },
                    move |list| Done::List(asked, list),
                )
            }
            lists::Action::Keep(site, rows) => {
                let (now, chance) = (self.now(), Arc::clone(&self.services.chance));
                let of = site.clone();
                self.ask(
                    move |books| books.office()?.keep_list(&site, &rows, now, &*chance),
                    move |kept| Done::ListKept(of.clone(), kept),
                )
            }
            lists::Action::TakeBack(site) => {
                let now = self.now();
                self.ask(
                    move |books| {
                        let office = books.office()?;
                        office.take_list_back(&site)?;
                        kiosks_of(office)
                    },
                    move |states| Done::Kiosks(states, now),
                )
            }
            lists::Action::Pack(site, stick) => self.pack(site, stick),
        }
    }
}

/// What stands in a file. One that is longer than any list is read as far as tells that.
fn read(path: PathBuf, wanted: Option<Columns>) -> Result<List> {
    let mut bytes = Vec::new();
    let read =
        File::open(&path).and_then(|file| file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(List::read(path, &bytes, wanted)),
        Err(error) => Err(OfficeError::File {
            doing: "read",
            path,
            error,
        }),
    }
}

/// What it would change at a site: where there is one only, there.
fn look(
    office: &mut Office,
    mut list: List,
    site: Option<String>,
    now: DateTime<Utc>,
    chance: &dyn Chance,
) -> Result<List> {
    list.site = match site {
        Some(site) => Some(site),
        None => only(office.packages_due()?.into_iter().map(|due| due.site)),
    };
    if let (Some(site), Ok(_)) = (&list.site, &list.roster) {
        list.counts = Some(office.look_at_list(site, &list.people(), now, chance)?);
    }
    Ok(list)
}

fn only(mut sites: impl Iterator<Item = String>) -> Option<String> {
    let first = sites.next();
    first.filter(|_| sites.next().is_none())
}
