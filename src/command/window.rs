//! The window of the kiosk: what it is given, and how it opens.

use std::path::Path;
use std::sync::Arc;

use super::open::search_path;
use super::{Failure, Opened, Result, WindowArgs};
use crate::access::HashCost;
use crate::config::packs::GroupPack;
use crate::config::readings;
use crate::device::keys::{Kernel, Scanners};
use crate::device::lookout::Lookout;
use crate::device::printer::Cups;
use crate::device::sound::{ProgramSounds, Silence, Sounds};
use crate::device::speech::{Mute, ProgramSpeech, Speech};
use crate::domain::reading::Library;
use crate::store::StoreError;
use crate::ui::app::{Fault, GrabbedScanner, Office, Services, Site};
use crate::ui::run::{Opening, run as run_window};

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When there is no display to open it on.
pub(super) fn run(opened: Opened, window: &WindowArgs) -> Result {
    let opening = match window.windowed {
        None => Opening::FullScreen,
        Some((width, height)) => Opening::Windowed(width, height),
    };
    run_window(services(opened)?, opening).map_err(|error| {
        Failure::refused(
            format!("the window could not be opened: {error}"),
            "start it on a display, under X11 or Wayland",
        )
    })
}

/// The readings of this kiosk: those that were handed to it, those of its site, and our own.
///
/// # Errors
/// When the readings that are built in cannot be read.
fn library(opened: &Opened) -> Result<Library> {
    let mut packs = Vec::new();
    for files in &opened.packs {
        match GroupPack::of_files(Path::new("readings"), files.clone()) {
            Ok(pack) => packs.extend(pack.packs),
            // A newer program may have kept it; the door opens without it.
            Err(error) => tracing::error!(%error, "a pack of readings"),
        }
    }
    let of_site = opened.config.packs.iter();
    packs.extend(of_site.flat_map(|pack| pack.packs.clone()));
    packs.extend(readings::built_in()?);
    Ok(Library::new(packs))
}

/// The office's own keys, where a package brought others than the configuration names.
fn take_from_office(site: &mut Site, opened: &Opened) -> std::result::Result<(), StoreError> {
    let Ok(store) = &opened.store else {
        return Ok(());
    };
    let named = site.office_named.clone();
    let keys = store.run_blocking(move |book| book.office_instead_of(&named))?;
    if let Some(office) = keys.as_ref().and_then(Office::handed_over) {
        site.office = Some(office);
    }
    Ok(())
}

/// What the window may ask.
///
/// # Errors
/// When the readings that are built in cannot be read.
pub fn services(opened: Opened) -> Result<Services> {
    let library = library(&opened)?;
    let mut site = Site::new(&opened.config, opened.chosen.as_ref(), library);
    if let Err(error) = take_from_office(&mut site, &opened) {
        // The door opens all the same, with what the configuration says.
        tracing::error!(%error, "what the office sent was not read");
    }
    let again = opened.again;
    let reopen = move |place| match again(place).and_then(services) {
        Ok(services) => Some(services),
        Err(error) => {
            tracing::error!(%error, "the kiosk could not be opened again");
            None
        }
    };
    let clock = Arc::clone(&opened.clock);
    let lookout = opened.frames.map(|frames| {
        let now = Arc::new(move || clock.now().boot_ms);
        Arc::new(Lookout::new(frames, now))
    });
    Ok(Services {
        place: opened.place,
        reopen: Arc::new(reopen),
        clock: opened.clock,
        chance: opened.chance,
        store: opened.store.map_err(Fault::from),
        volumes: opened.volumes,
        printer: Arc::new(Cups::new(opened.config.kiosk.printer.name.clone())),
        scanner: opened.config.kiosk.scanner.device.clone().map(grabbed),
        lookout,
        sounds: sounds(),
        speech: speech(),
        pin_cost: HashCost::DEFAULT,
        fills_screen: false,
        site,
    })
}

/// What plays tones on this machine, if anything does.
fn sounds() -> Arc<dyn Sounds> {
    match ProgramSounds::find(&search_path()) {
        Some(sounds) => Arc::new(sounds),
        None => Arc::new(Silence),
    }
}

/// What speaks on this machine, if anything does.
fn speech() -> Arc<dyn Speech> {
    match ProgramSpeech::find(&search_path()) {
        Some(speech) => Arc::new(speech),
        None => Arc::new(Mute),
    }
}

/// A scanner of this machine, by its name.
fn grabbed(name: String) -> GrabbedScanner {
    GrabbedScanner {
        name,
        scanners: Arc::new(|| Box::new(Kernel) as Box<dyn Scanners>),
    }
}
