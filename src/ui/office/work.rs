//! Turns what the pages ask for into work, and hands them what came of it.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use iced::{Task, clipboard};

use super::app::{Message, Window};
use super::clerk::Books;
use super::underway::Underway;
use super::{keep, sheets};
use crate::device::volume::{Volume, VolumeError};
use crate::office::intake::{Outcome, Seen, Step};
use crate::office::package::{self, Due, ListCounts, carry_package};
use crate::office::report::KioskState;
use crate::office::{Folder, Form, OfficeError, find_bundles, make_keys, write_report};
use crate::transfer::Cells;
use crate::ui::desk::kiosks::Mark;
use crate::ui::desk::months::{Offered, Question};
use crate::ui::desk::sticks::{LetGo, Source, Written};
use crate::ui::desk::{Place, badges, kiosks, lists, months, people, settings, start, sticks};

pub(super) type Result<T> = std::result::Result<T, OfficeError>;

/// What was done.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "one at a time, and soon taken apart"
)]
pub enum Done {
    /// The database is open.
    Opened(Result<u8>),
    /// The keys are made.
    Keys(Result<crate::office::KioskLines>),
    /// These sticks are plugged in, with these sheets on them.
    Listed(Vec<Volume>, Vec<badges::Sheet>),
    /// What is on a stick; the question's number stands before it.
    Seen(u64, Result<Vec<Seen>>),
    /// What became of it.
    Taken(u64, Result<Taken>),
    /// Whether the stick may be pulled.
    LetGo(LetGo),
    /// What there is to choose from.
    Offered(Result<Offered>),
    /// The figures of a month.
    Month(u64, Result<months::Reading>),
    /// A folder was written.
    Saved(PathBuf, Result<Folder>),
    /// Everybody who came.
    People(Result<people::Reading>),
    /// In this order.
    Arranged(u64, Vec<usize>),
    /// The kiosks, as they stand now, and what they are still to be told.
    Kiosks(Result<(Vec<KioskState>, Vec<Due>)>, DateTime<Utc>),
    /// What stands in a list of people, and what it would change.
    List(u64, Result<lists::List>),
    /// It waits for the next package to this site.
    ListKept(String, Result<ListCounts>),
    /// The package for a site was written onto a stick of this name.
    Packed(String, String, Result<LetGo>),
    /// A copy of the database was written.
    Copied(PathBuf, Result<()>),
    /// A file was opened, or not; who asked for it stands before it.
    Opener(Asker, PathBuf, std::io::Result<()>),
}

/// Where somebody asked for a file or folder to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// At the first start.
    Start,
    /// On the page of months.
    Months,
    /// On the page of cards.
    Badges,
    /// On the page of settings.
    Settings,
}

/// What was taken in.
#[derive(Debug)]
pub struct Taken {
    pub(super) outcomes: Vec<Outcome>,
    /// Why it broke off, if it did.
    pub(super) failed: Option<OfficeError>,
    pub(super) written: Written,
    pub(super) let_go: LetGo,
}

/// A stick's name, or that of its folder.
pub fn name_of(volume: &Volume) -> String {
    if volume.name.is_empty() {
        let name = volume.path.file_name().unwrap_or_default();
        return name.to_string_lossy().into_owned();
    }
    volume.name.clone()
}

impl Window {
    /// Lets the clerk do something, and gives the answer back.
    pub(super) fn ask<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Books) -> T + Send + 'static,
        then: impl Fn(T) -> Done + Send + 'static,
    ) -> Task<Message> {
        Task::perform(self.services.clerk.ask(act), move |answer| {
            answer.map_or(Message::Nothing, |answer| {
                Message::Done(Box::new(then(answer)))
            })
        })
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.services.clock.now().utc
    }

    /// Opens the database.
    pub(super) fn open(&self) -> Task<Message> {
        self.ask(|books| books.office()?.year_starts(), Done::Opened)
    }

    /// Asks for what a page shows.
    pub(super) fn ask_for(&self, place: Place) -> Task<Message> {
        match place {
            Place::Months => self.ask(
                |books| {
                    let office = books.office()?;
                    Ok(Offered {
                        months: office.months()?,
                        sites: office.sites()?,
                    })
                },
                Done::Offered,
            ),
            Place::People => self.ask_for_people(),
            Place::Lists | Place::Kiosks => self.ask_for_kiosks(),
            Place::Sticks | Place::Badges | Place::Settings => Task::none(),
        }
    }

    fn ask_for_people(&self) -> Task<Message> {
        self.ask(
            |books| {
                let office = books.office()?;
                Ok(people::Reading {
                    directory: Arc::new(office.directory()?),
                    doubles: office.likely_doubles()?,
                    merges: office.merges()?,
                })
            },
            Done::People,
        )
    }

    pub(super) fn ask_for_kiosks(&self) -> Task<Message> {
        let now = self.now();
        self.ask(
            |books| kiosks_of(books.office()?),
            move |states| Done::Kiosks(states, now),
        )
    }

    pub(super) fn on_start(&mut self, message: start::Message) -> Task<Message> {
        let Some(start) = &mut self.start else {
            return Task::none();
        };
        match start.update(message) {
            start::Action::None => Task::none(),
            start::Action::Make(keys) => {
                let chance = Arc::clone(&self.services.chance);
                self.ask(move |_| make_keys(&keys, &*chance), Done::Keys)
            }
            start::Action::Copy(text) => clipboard::write(text),
            start::Action::Show(folder) => self.show(Asker::Start, folder),
            start::Action::Open => self.open(),
        }
    }

    /// Looks for sticks on a thread that may wait.
    pub(super) fn look_for_sticks(&mut self) -> Task<Message> {
        if std::mem::replace(&mut self.is_listing, true) {
            return Task::none();
        }
        let volumes = Arc::clone(&self.services.volumes);
        Task::perform(
            async move {
                let found = volumes.list();
                let sheets = sheets::find(&found);
                (found, sheets)
            },
            |(found, sheets)| Message::Done(Box::new(Done::Listed(found, sheets))),
        )
    }

    pub(super) fn take_list(
        &mut self,
        volumes: Vec<Volume>,
        sheets: Vec<badges::Sheet>,
    ) -> Task<Message> {
        self.is_listing = false;
        let sources = volumes.iter().map(|volume| Source {
            name: name_of(volume),
            path: volume.path.clone(),
            is_stick: true,
        });
        let sources: Vec<Source> = sources.collect();
        self.volumes = volumes;
        self.kiosks.see(&sources);
        self.lists.see(&sources);
        self.badges.see(sheets);
        let action = self.sticks.see(sources);
        self.on_sticks(action)
    }

    pub(super) fn look_at_bar(&mut self) {
        if let Some(underway) = &self.underway {
            self.sticks.goes_on(underway.step());
        }
    }

    pub(super) fn on_sticks(&mut self, action: sticks::Action) -> Task<Message> {
        match action {
            sticks::Action::None => Task::none(),
            sticks::Action::Look(source) => self.look_over(source),
            sticks::Action::TakeIn(source, trusted) => self.take_in(source, trusted),
            sticks::Action::Stop => {
                if let Some(underway) = &self.underway {
                    underway.stop();
                }
                Task::none()
            }
            sticks::Action::LetGo(source) => {
                let volume = self.volume_of(&source);
                let (volumes, is_stick) = (Arc::clone(&self.services.volumes), source.is_stick);
                Task::perform(
                    async move { let_go(&*volumes, is_stick, volume.as_ref()) },
                    |let_go| Message::Done(Box::new(Done::LetGo(let_go))),
                )
            }
        }
    }

    fn volume_of(&self, source: &Source) -> Option<Volume> {
        let is_it = |volume: &&Volume| source.is_stick && volume.path == source.path;
        self.volumes.iter().find(is_it).cloned()
    }

    /// Begins something on a stick: what was begun before is late from now on.
    fn begin(&mut self) -> (u64, Arc<Underway>) {
        self.asked.stick += 1;
        let underway = Arc::new(Underway::default());
        self.underway = Some(Arc::clone(&underway));
        (self.asked.stick, underway)
    }

    fn look_over(&mut self, source: Source) -> Task<Message> {
        let (asked, underway) = self.begin();
        self.ask(
            move |books| {
                let files = find_bundles(&source.path)?;
                let ring = books.ring()?;
                let all = files.len() as u64;
                books.office()?.look_over(&ring, &files, &mut |at| {
                    underway.tell(Step::Checked(at as u64, all));
                })
            },
            move |seen| Done::Seen(asked, seen),
        )
    }

    fn take_in(&mut self, source: Source, trusted: Vec<String>) -> Task<Message> {
        let (asked, underway) = self.begin();
        let now = self.now();
        let volume = self.volume_of(&source);
        let volumes = Arc::clone(&self.services.volumes);
        self.ask(
            move |books| {
                let files = find_bundles(&source.path)?;
                let ring = books.ring()?;
                let office = books.office()?;
                let tell = &mut |step| underway.tell(step);
                let pile = office.take_pile_in(&ring, files, &trusted, now, tell);
                let mut written = Written::default();
                if let Some(key) = ring.receipts.as_ref().filter(|_| pile.failed.is_none()) {
                    for (_, receipt) in office.acknowledge(key, &pile.doors, None, now)? {
                        match receipt {
                            Ok(_) => written.receipts += 1,
                            Err(_) => written.failed += 1,
                        }
                    }
                }
                Ok(Taken {
                    outcomes: pile.outcomes,
                    failed: pile.failed,
                    written,
                    let_go: let_go(&*volumes, source.is_stick, volume.as_ref()),
                })
            },
            move |taken| Done::Taken(asked, taken),
        )
    }

    pub(super) fn on_months(&mut self, action: months::Action) -> Task<Message> {
        match action {
            months::Action::None => Task::none(),
            months::Action::Read(Question { month, year }) => {
                self.asked.month += 1;
                let asked = self.asked.month;
                self.ask(
                    move |books| {
                        let office = books.office()?;
                        Ok(months::Reading {
                            meetings: office.meetings(&month)?,
                            month: office.report(&month)?,
                            year: office.report(&year)?,
                        })
                    },
                    move |reading| Done::Month(asked, reading),
                )
            }
            months::Action::Save(asked, folder) => {
                let now = self.now();
                let form = Form {
                    cells: Cells::Spreadsheet,
                    paper: self.settings.wishes().paper,
                    language: self.settings.wishes().language,
                };
                let to = folder.clone();
                self.ask(
                    move |books| {
                        let office = books.office()?;
                        write_report(office, &asked, &to, form, now).map(|(_, folder)| folder)
                    },
                    move |written| Done::Saved(folder.clone(), written),
                )
            }
            months::Action::Show(folder) => self.show(Asker::Months, folder),
        }
    }

    pub(super) fn on_people(&mut self, action: people::Action) -> Task<Message> {
        let now = self.now();
        match action {
            people::Action::None => Task::none(),
            people::Action::Arrange(asked, directory, order) => {
                let arranged = async move { order.of(&directory) };
                Task::perform(arranged, move |order| {
                    Message::Done(Box::new(Done::Arranged(asked, order)))
                })
            }
            people::Action::Mend(person, name) => {
                self.change_people(move |office| office.mend_name(person, name.as_ref(), now))
            }
            people::Action::Merge(person, into) => {
                self.change_people(move |office| office.merge(person, into, now))
            }
            people::Action::Erase(person) => self.change_people(move |office| office.erase(person)),
            people::Action::Two(one, other) => {
                self.change_people(move |office| office.keep_two(one, other))
            }
            people::Action::Split(person) => {
                self.change_people(move |office| office.split(person, now))
            }
        }
    }

    /// Changes something about people, and reads them again.
    fn change_people(
        &self,
        act: impl FnOnce(&mut crate::office::Office) -> Result<()> + Send + 'static,
    ) -> Task<Message> {
        self.ask(
            |books| {
                let office = books.office()?;
                act(office)?;
                Ok(people::Reading {
                    directory: Arc::new(office.directory()?),
                    doubles: office.likely_doubles()?,
                    merges: office.merges()?,
                })
            },
            Done::People,
        )
    }

    pub(super) fn on_kiosks(&mut self, action: kiosks::Action) -> Task<Message> {
        match action {
            kiosks::Action::None => Task::none(),
            kiosks::Action::Mark(kiosk, mark) => {
                let now = self.now();
                self.ask(
                    move |books| {
                        let office = books.office()?;
                        match mark {
                            Mark::Gone => office.set_gone(kiosk, true)?,
                            Mark::Back => office.set_gone(kiosk, false)?,
                            Mark::Settled => office.settle_forks(kiosk)?,
                        }
                        kiosks_of(office)
                    },
                    move |states| Done::Kiosks(states, now),
                )
            }
            kiosks::Action::Pack(site, stick) => self.pack(site, stick),
        }
    }

    /// Writes the package for a site. What staff wrote for it is said again as it was.
    pub(super) fn pack(&self, site: String, stick: Source) -> Task<Message> {
        let now = self.now();
        let volume = self.volume_of(&stick);
        let volumes = Arc::clone(&self.services.volumes);
        let chance = Arc::clone(&self.services.chance);
        let (of, onto) = (site.clone(), stick.name.clone());
        self.ask(
            move |books| {
                let ring = books.ring()?;
                let folder = package::Folder::default();
                let what = (site.as_str(), &folder);
                let office = books.office()?;
                carry_package(office, &ring, what, None, &stick.path, now, &*chance)?;
                Ok(let_go(&*volumes, stick.is_stick, volume.as_ref()))
            },
            move |packed| Done::Packed(of.clone(), onto.clone(), packed),
        )
    }

    pub(super) fn on_badges(&mut self, action: badges::Action) -> Task<Message> {
        match action {
            badges::Action::None => Task::none(),
            badges::Action::Print(path) => self.show(Asker::Badges, path),
        }
    }

    pub(super) fn on_settings(&mut self, action: settings::Action) -> Task<Message> {
        match action {
            settings::Action::None => Task::none(),
            settings::Action::Wish(wishes) => {
                self.wear(wishes);
                keep::write(&self.services.wishes, wishes);
                Task::none()
            }
            settings::Action::YearStarts(month) => self.ask(
                move |books| {
                    let office = books.office()?;
                    office.set_year_starts(month)?;
                    office.year_starts()
                },
                Done::Opened,
            ),
            settings::Action::Copy(text) => clipboard::write(text),
            settings::Action::Show(folder) => self.show(Asker::Settings, folder),
            settings::Action::BackUp(path) => {
                let to = path.clone();
                self.ask(
                    move |books| books.office()?.back_up(&to),
                    move |copied| Done::Copied(path.clone(), copied),
                )
            }
        }
    }

    /// Opens a file or folder with the program of this desktop.
    fn show(&self, asker: Asker, path: PathBuf) -> Task<Message> {
        let opener = Arc::clone(&self.services.opener);
        let shown = path.clone();
        Task::perform(async move { opener(&shown) }, move |opened| {
            Message::Done(Box::new(Done::Opener(asker, path.clone(), opened)))
        })
    }
}

/// The kiosks, and what they are still to be told.
pub(super) fn kiosks_of(office: &mut crate::office::Office) -> Result<(Vec<KioskState>, Vec<Due>)> {
    Ok((office.kiosk_states()?, office.packages_due()?))
}

/// Lets a stick go, if it is one.
pub(super) fn let_go(
    volumes: &dyn crate::device::volume::Volumes,
    is_stick: bool,
    volume: Option<&Volume>,
) -> LetGo {
    let ejected = match volume {
        _ if !is_stick => return LetGo::NoStick,
        // It was looked for meanwhile, and is not among the sticks any more.
        None => Err(VolumeError::Gone),
        Some(volume) => volumes.eject(volume),
    };
    match ejected {
        // Pulled already: everything on it was synced before.
        Ok(()) | Err(VolumeError::Gone) => LetGo::Safe,
        Err(error) => {
            tracing::warn!(%error, "the stick is not let go of");
            LetGo::Busy
        }
    }
}
