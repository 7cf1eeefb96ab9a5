//! Hands the pages what came of what they asked for.

use std::path::Path;

use iced::Task;

use super::app::{Message, Window};
use super::work::{Asker, Done, Result, Taken};
use crate::office::OfficeError;
use crate::office::intake::Seen;
use crate::ui::desk::kiosks::Packed;
use crate::ui::desk::months::Saved;
use crate::ui::desk::said;
use crate::ui::desk::settings::Copied;
use crate::ui::desk::start::Start;

impl Window {
    pub(super) fn on_done(&mut self, done: Done) -> Task<Message> {
        match done {
            Done::Opened(Ok(month)) => {
                self.settings.year_starts(month);
                self.months.year_starts(month);
                if self.start.take().is_some() {
                    return Task::batch([self.ask_for_kiosks(), self.look_for_sticks()]);
                }
            }
            Done::Opened(Err(error)) | Done::Keys(Err(error)) => {
                self.start = Some(Start::Failed(error));
            }
            Done::Keys(Ok(lines)) => {
                self.settings.has_lines(lines.clone());
                self.start = Some(Start::Made(lines, self.services.keys.clone()));
            }
            Done::Listed(volumes, sheets) => return self.take_list(volumes, sheets),
            Done::Seen(asked, seen) if asked == self.asked.stick => self.take_seen(seen),
            Done::Taken(asked, taken) => return self.take_taken(asked, taken),
            Done::LetGo(let_go) => self.sticks.let_go(let_go),
            Done::Offered(Ok(offered)) => {
                let folder = self.services.documents.clone();
                let action = self.months.offer(offered, &folder);
                return self.on_months(action);
            }
            Done::Offered(Err(error)) => self.months.failed(self.said(&error)),
            Done::Month(asked, reading) if asked == self.asked.month => match reading {
                Ok(reading) => self.months.take(reading),
                Err(error) => self.months.failed(self.said(&error)),
            },
            Done::List(asked, list) if asked == self.asked.list => match list {
                Ok(list) => self.lists.looked(list),
                Err(error) => self.lists.failed(self.said(&error)),
            },
            Done::Seen(..) | Done::Month(..) | Done::List(..) | Done::Opener(_, _, Ok(())) => {}
            Done::Saved(folder, written) => {
                let saved = match written {
                    Ok(written) => Saved::Here(folder, written),
                    Err(error) => Saved::Failed(self.said(&error)),
                };
                self.months.saved(saved);
            }
            Done::People(Ok(reading)) => {
                let action = self.people.take(reading);
                return self.on_people(action);
            }
            Done::People(Err(error)) => self.people.failed(self.said(&error)),
            Done::Arranged(asked, order) => self.people.arranged(asked, order),
            Done::Kiosks(Ok(states), now) => {
                self.lists.take(states.1.clone());
                self.kiosks.take(states, now, &self.look.words);
            }
            Done::ListKept(site, Ok(counts)) => {
                self.lists.kept(site, counts);
                return self.ask_for_kiosks();
            }
            Done::ListKept(_, Err(error)) => self.lists.failed(self.said(&error)),
            Done::Packed(site, stick, packed) => {
                let packed = match packed {
                    Ok(let_go) => Packed::Here(site, stick, let_go),
                    Err(error) => Packed::Failed(self.said(&error)),
                };
                self.lists.packed(packed.clone());
                self.kiosks.packed(packed);
                return self.ask_for_kiosks();
            }
            // What stands there is older than it could be, and says so by its dates.
            Done::Kiosks(Err(error), _) => tracing::error!(%error, "the kiosks cannot be read"),
            Done::Copied(path, copied) => {
                let copied = match copied {
                    Ok(()) => Copied::Here(path),
                    Err(error) => Copied::Failed(self.said(&error)),
                };
                self.settings.copied(copied);
            }
            Done::Opener(asker, path, Err(error)) => {
                tracing::warn!(%error, "nothing shows a file");
                self.not_shown(asker, &path);
            }
        }
        Task::none()
    }

    /// Says that no program shows a file or folder, where it was asked for.
    fn not_shown(&mut self, asker: Asker, path: &Path) {
        let values = [("path", path.display().to_string().into())];
        let said = self.look.words.with("desk-not-shown", &values);
        match asker {
            // It stands there already where the keys are.
            Asker::Start => {}
            Asker::Months => self.months.failed(said),
            Asker::Badges => self.badges.not_opened(),
            Asker::Settings => self.settings.not_shown(said),
        }
    }

    fn said(&self, error: &OfficeError) -> String {
        tracing::error!(%error, "the office could not do it");
        said::failure(&self.look.words, error)
    }

    fn take_seen(&mut self, seen: Result<Vec<Seen>>) {
        self.underway = None;
        match seen {
            Ok(seen) => self.sticks.looked(seen, &self.look.words),
            Err(error) => self.sticks.failed(self.said(&error)),
        }
    }

    /// What was taken in is in, also where nobody looks at it any more: the other pages follow.
    fn take_taken(&mut self, asked: u64, taken: Result<Taken>) -> Task<Message> {
        if asked == self.asked.stick {
            self.underway = None;
            match taken {
                Ok(taken) => {
                    let failed = taken.failed.as_ref().map(|error| self.said(error));
                    self.sticks.taken(
                        taken.outcomes,
                        taken.written,
                        taken.let_go,
                        &self.look.words,
                    );
                    self.sticks.broke_off(failed);
                }
                Err(error) => self.sticks.failed(self.said(&error)),
            }
        }
        self.ask_for_kiosks()
    }
}
