//! What the office has not confirmed, sealed for it onto a stick; and its receipt, which the stick
//! may bring.

use std::sync::Arc;

use iced::Task;

use super::Done as StaffDone;
use super::export::Progress;
use crate::domain::entry::By;
use crate::store::{BundleBegun, ReceiptTaken, Store};
use crate::transfer::bundle::carry::{self, CarriedAway, Order};
use crate::transfer::bundle::{SigningKey, Site};
use crate::transfer::{After, Destination, Job, TransferError};
use crate::ui::app::services::{Office, Services};
use crate::ui::app::{Kiosk, Message as App};
use crate::ui::screen::export::{Receipt, State};

/// A bundle that is on the stick.
#[derive(Debug)]
pub struct Sealed {
    carried: CarriedAway,
    begun: BundleBegun,
    receipt: Receipt,
}

impl Kiosk {
    /// Takes the office's word from the stick, and writes what it has not confirmed.
    pub(super) fn seal(&mut self, stick: usize) -> Task<App> {
        let (Ok(store), Some(office)) = (
            self.services.store.clone(),
            self.services.site.office.clone(),
        ) else {
            return Task::none();
        };
        let Some(underway) = &mut self.job else {
            return Task::none();
        };
        let Some(volume) = underway.volumes.get(stick).cloned() else {
            return Task::none();
        };
        underway.job = Arc::default();
        let job = underway.job.clone();
        let (services, by, visit) = (self.services.clone(), self.by(), self.visit);
        Task::perform(
            async move {
                let destination = Destination {
                    volumes: services.volumes.as_ref(),
                    volume: &volume,
                    after: After::Eject,
                };
                let writing = Writing {
                    services: &services,
                    store: &store,
                    office: &office,
                    destination,
                };
                let receipt = writing.take_receipt(by).await?;
                let (carried, begun) = writing.carry_away(&job).await?;
                Ok(Sealed {
                    carried,
                    begun,
                    receipt,
                })
            },
            move |done| {
                let progress = Progress::Sealed(Box::new(done));
                App::AtStaff(visit, StaffDone::Progress(progress))
            },
        )
    }

    /// "Safe to remove" is said only when the kiosk, too, knows what is on the stick.
    pub(super) fn mark_sealed(&self, sealed: Sealed) -> Task<App> {
        let (now, by, visit) = (self.now(), self.by(), self.visit);
        let Sealed {
            carried,
            begun,
            receipt,
        } = sealed;
        let state = match carried.stick {
            carry::Stick::SafeToRemove | carry::Stick::Kept => State::Sealed {
                number: carried.manifest.number,
                records: carried.manifest.rows,
                receipt,
            },
            carry::Stick::NotEjected(error) => {
                tracing::error!(%error, "the stick was not let go");
                State::NotEjected
            }
        };
        let (sha256, last) = (carried.sha256, carried.last);
        self.ask(
            move |book| book.mark_bundled(&now, &begun, &sha256, last, by),
            move |marked| App::AtStaff(visit, StaffDone::Progress(Progress::Marked(state, marked))),
        )
    }
}

/// What one bundle is written with.
struct Writing<'w> {
    services: &'w Services,
    store: &'w Store,
    office: &'w Office,
    destination: Destination<'w>,
}

impl Writing<'_> {
    /// Takes over the newest receipt that lies on the stick. One that cannot be read changes
    /// nothing: then the bundle carries more than it must.
    async fn take_receipt(&self, by: By) -> Result<Receipt, TransferError> {
        let Some(key) = &self.office.receipts else {
            return Ok(Receipt::None);
        };
        let kiosk = self.store.run(|book| Ok(book.kiosk_id())).await?;
        let Some(receipt) = carry::newest_receipt(self.destination, kiosk, key)? else {
            return Ok(Receipt::None);
        };
        let now = self.services.clock.now();
        let taken = self
            .store
            .run(move |book| book.take_receipt(&now, &receipt, by));
        Ok(match taken.await? {
            ReceiptTaken::New => Receipt::Brought,
            ReceiptTaken::Older => Receipt::None,
        })
    }

    async fn carry_away(&self, job: &Job) -> Result<(CarriedAway, BundleBegun), TransferError> {
        let now = self.services.clock.now();
        let asked = self
            .store
            .run(move |book| Ok((book.signing_seed(&now)?, book.begin_bundle(&now)?)));
        let (seed, begun) = asked.await?;
        let site = Site {
            code: self.services.site.code.clone(),
            zone: self.services.site.zone.name().to_owned(),
        };
        let order = Order {
            begun: &begun,
            site: &site,
            now,
            key: &SigningKey::from_seed(seed.bytes()),
            recipients: &self.office.recipients,
        };
        let chance = |bytes: &mut [u8]| self.services.chance.fill(bytes);
        let place = self.store.place();
        let carried = carry::carry_away(place, order, self.destination, &chance, job)?;
        Ok((carried, begun))
    }
}
