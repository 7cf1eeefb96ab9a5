//! "From the office": a package on a stick is looked at, told in plain words, and applied.

use iced::Task;

use super::{AskFor, Done};
use crate::device::volume::Volume;
use crate::domain::package::{Changes, MeetingChange, OfficeKeys, Package};
use crate::store::{PackageTaken, Store, StoreError};
use crate::transfer::bundle::{Identity, PublicKey, SigningKey};
use crate::transfer::package::{PackageError, Reader, newest_package};
use crate::transfer::{After, Destination};
use crate::ui::app::services::{Office, Services};
use crate::ui::app::{Fault, Kiosk, Message as App, Stage, keeper};
use crate::ui::screen::ask::Ask;
use crate::ui::words::Value;

/// How many kinds of changes are told each by itself: more do not fit the smallest panel.
const KINDS_TOLD_MAX: usize = 6;

/// How many meetings are named: those that end first.
const TITLES_TOLD_MAX: usize = 6;

/// What was found on the sticks.
#[derive(Debug)]
pub enum Brought {
    /// No stick is plugged in.
    NoStick,
    /// None of them has a package for this site, or none can be read.
    Nothing,
    /// There is one, and it is refused.
    Refused(PackageError),
    /// It is older than what was taken over before, or the same.
    Older,
    /// What it would change.
    Found {
        /// The package.
        package: Box<Package>,
        /// What it would change.
        changes: Box<Changes>,
    },
}

/// A package that was taken over.
#[derive(Debug)]
pub struct Applied {
    office: Option<OfficeKeys>,
}

/// What follows when staff have read what changes. New keys have a screen of their own: they are
/// what staff compare sign by sign.
fn next_of(package: Box<Package>) -> (&'static str, AskFor) {
    if package.office.is_some() {
        ("package-next", AskFor::NewOffice(package))
    } else {
        ("package-apply", AskFor::Apply(package))
    }
}

impl Kiosk {
    /// Looks on every stick for a package, and at what it would change.
    pub(super) fn look_for_package(&mut self) -> Task<App> {
        let Ok(store) = self.services.store.clone() else {
            return Task::none();
        };
        let Some(key) = self.office_key() else {
            self.offer_to_look_again("package-no-office");
            return Task::none();
        };
        let (services, visit) = (self.services.clone(), self.visit);
        Task::perform(
            async move { look(&services, &store, &key).await },
            move |brought| App::AtStaff(visit, Done::Package(brought.map_err(Fault::from))),
        )
    }

    fn office_key(&self) -> Option<PublicKey> {
        self.services.site.office.as_ref()?.receipts
    }

    pub(super) fn show_package(&mut self, brought: Brought) -> Task<App> {
        let said = match brought {
            Brought::Found { package, changes } => {
                self.ask_to_apply(package, &changes);
                return Task::none();
            }
            Brought::NoStick => "package-no-stick",
            Brought::Nothing => "package-nothing",
            Brought::Older => "package-older",
            Brought::Refused(error) => {
                tracing::warn!(%error, "a package was refused");
                match error {
                    PackageError::NotForUs => "package-not-for-us",
                    PackageError::OtherSite { .. } => "package-other-site",
                    PackageError::NotSigned => "package-not-signed",
                    PackageError::Newer => "package-newer",
                    PackageError::NotAPackage
                    | PackageError::Cut
                    | PackageError::Altered
                    | PackageError::TooLarge => "package-damaged",
                }
            }
        };
        self.offer_to_look_again(said);
        Task::none()
    }

    /// Says why nothing can be applied: another stick may be plugged in now.
    fn offer_to_look_again(&mut self, said: &str) {
        let ask = Ask::question(
            self.text("package-title"),
            self.text(said),
            self.text("package-again"),
            self.text("package-not-now"),
        );
        let then = keeper::AskFor::Staff(AskFor::LookForPackage);
        self.show(Stage::Ask(ask, then));
    }

    fn ask_to_apply(&mut self, package: Box<Package>, changes: &Changes) {
        let mut said = self.changes_in_words(changes);
        if said.is_empty() {
            said.push(self.text("package-no-changes"));
        }
        let meetings = self.meetings_in_words(changes);
        let (yes, then) = if meetings.is_empty() {
            next_of(package)
        } else {
            (
                "package-next",
                AskFor::Meetings(package, meetings.join(" ")),
            )
        };
        self.ask_about_package(said.join(" "), yes, then);
    }

    /// Says which meetings end, change and begin: a count says nothing to whoever runs one of them.
    pub(super) fn ask_about_meetings(&mut self, package: Box<Package>, said: String) {
        let (yes, then) = next_of(package);
        self.ask_about_package(said, yes, then);
    }

    fn meetings_in_words(&self, changes: &Changes) -> Vec<String> {
        let mut left = TITLES_TOLD_MAX;
        let mut said = Vec::new();
        for (id, change) in [
            ("package-which-ended", MeetingChange::Ended),
            ("package-which-changed", MeetingChange::Changed),
            ("package-which-new", MeetingChange::New),
        ] {
            let of = changes.meetings.iter().filter(|(what, _)| *what == change);
            let mut titles: Vec<&str> = of.map(|(_, title)| title.as_str()).collect();
            let has_more = titles.len() > left;
            titles.truncate(left);
            left -= titles.len();
            if has_more {
                titles.push("…");
            }
            if !titles.is_empty() {
                let values = [("titles", titles.join(", ").into())];
                said.push(self.look.words.with(id, &values));
            }
        }
        said
    }

    /// Shows the key that an office hands over to, before it is believed.
    pub(super) fn ask_about_new_office(&mut self, package: Box<Package>) {
        let key = package.office.as_ref();
        let key = key.and_then(|office| office.signs.parse::<PublicKey>().ok());
        let Some(key) = key else {
            // A key that is none opens nothing and signs nothing.
            self.offer_to_look_again("package-damaged");
            return;
        };
        let key = key.fingerprint().to_string();
        let values = [("key", key.as_str().into())];
        let body = self.look.words.with("package-new-office", &values);
        self.ask_about_package(body, "package-apply", AskFor::Apply(package));
    }

    fn ask_about_package(&mut self, body: String, yes: &str, then: AskFor) {
        let ask = Ask::question(
            self.text("package-title"),
            body,
            self.text(yes),
            self.text("package-not-now"),
        );
        self.show(Stage::Ask(ask, keeper::AskFor::Staff(then)));
    }

    /// Each kind of change that there is, as a sentence.
    fn changes_in_words(&self, changes: &Changes) -> Vec<String> {
        let all = [
            ("package-people-new", changes.people_new),
            ("package-people-changed", changes.people_changed),
            ("package-people-erased", changes.people_erased),
            ("package-cards-withdrawn", changes.cards_withdrawn),
            ("package-meetings-new", changes.meetings_new),
            ("package-meetings-changed", changes.meetings_changed),
            ("package-meetings-ended", changes.meetings_ended),
            ("package-merges", changes.merges),
            ("package-cards-changed", changes.cards_changed),
            ("package-schemes", changes.schemes),
            ("package-readings", changes.readings),
            ("package-kiosks-new", changes.kiosks_new),
            ("package-kiosks-closed", changes.kiosks_closed),
        ];
        let some: Vec<_> = all.into_iter().filter(|(_, count)| *count > 0).collect();
        let counted = |id: &str, count: u32| {
            let values = [("count", Value::from(count))];
            self.look.words.with(id, &values)
        };
        let told = some.iter().take(KINDS_TOLD_MAX);
        let mut said: Vec<String> = told.map(|(id, count)| counted(id, *count)).collect();
        let rest = some.len().saturating_sub(KINDS_TOLD_MAX);
        if rest > 0 {
            said.push(counted(
                "package-more",
                u32::try_from(rest).unwrap_or(u32::MAX),
            ));
        }
        said
    }

    pub(super) fn apply_package(&mut self, package: Box<Package>) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        let named = self.services.site.office_named.clone();
        self.ask_for_staff(
            move |book| {
                book.take_package(&now, &package, &named, by)?;
                Ok(Applied {
                    office: book.office_instead_of(&named)?,
                })
            },
            Done::Applied,
        )
    }

    /// From now on bundles are sealed for the new office.
    pub(super) fn has_applied(&mut self, applied: &Applied) -> Task<App> {
        let site = &mut self.services.site;
        if let Some(office) = applied.office.as_ref().and_then(Office::handed_over) {
            site.office = Some(office);
        }
        self.show_menu(Some("package-done"));
        Task::none()
    }
}

async fn look(services: &Services, store: &Store, key: &PublicKey) -> Result<Brought, StoreError> {
    let volumes = services.volumes.list();
    if volumes.is_empty() {
        return Ok(Brought::NoStick);
    }
    let Some(sealed) = volumes.iter().find_map(|volume| find(services, volume)) else {
        return Ok(Brought::Nothing);
    };
    let now = services.clock.now();
    let asked = store.run(move |book| Ok((book.signing_seed(&now)?, book.kiosk_id())));
    let (seed, kiosk) = asked.await?;
    let identity = Identity::of_kiosk(&SigningKey::from_seed(seed.bytes()));
    let Ok(identity) = identity else {
        return Ok(Brought::Refused(PackageError::NotForUs));
    };
    let reader = Reader {
        kiosk,
        identity: &identity,
        office: key,
        site: &services.site.code,
    };
    let package = match reader.read(&sealed) {
        Ok(package) => package,
        Err(error) => return Ok(Brought::Refused(error)),
    };
    let looked = store.run(move |book| {
        let taken = book.look_at_package(&now, &package)?;
        Ok((package, taken))
    });
    Ok(match looked.await? {
        (package, PackageTaken::New(changes)) => Brought::Found {
            package: Box::new(package),
            changes: Box::new(changes),
        },
        (_, PackageTaken::Older { .. }) => Brought::Older,
    })
}

/// The newest package on one stick; none where it has none, or cannot be read.
fn find(services: &Services, volume: &Volume) -> Option<Vec<u8>> {
    let stick = Destination {
        volumes: services.volumes.as_ref(),
        volume,
        after: After::Keep,
    };
    let found = newest_package(stick, &services.site.code);
    found.unwrap_or_else(|error| {
        tracing::warn!(%error, "a stick could not be looked through");
        None
    })
}
