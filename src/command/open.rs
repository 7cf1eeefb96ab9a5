//! Opening a kiosk: where it is, what its site wants, its clock, its store and its devices.
//!
//! Commands open it strictly: what is wrong is said, and nothing is made that was not there. The
//! door opens it in any case but a configuration with mistakes: a store that fails is a fault that
//! the window shows, since people stand there.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono_tz::Tz;

use super::{Failure, Places, Result, WindowArgs, shown};
use crate::config::{self, CameraChoice, CameraConfig, Config, ExportConfig, SiteSettings};
use crate::device::camera::{Camera, Reach, Setting, Wanted};
use crate::device::frames::{Film, FolderFrames, Frames};
use crate::device::volume::{FolderVolumes, LinuxVolumes, UdisksVolumes, Volumes};
use crate::domain::milestone::DUE_DAYS_DEFAULT;
use crate::domain::moment::Moment;
use crate::domain::package::OfficeKeys;
use crate::domain::reading::PackFiles;
use crate::domain::series::Room;
use crate::services::{Chance, Clock, SystemChance, SystemClock};
use crate::store::milestone::DUE_DAYS;
use crate::store::retention::FORGET_AFTER_MONTHS;
use crate::store::together::SERVICE_ROLES;
use crate::store::{Book, Place, Store, StoreError};

/// The name of this program's folder among those of others.
const FOLDER: &str = "keytag";
/// The name of the system's credential that opens a slot of the key.
pub(super) const CREDENTIAL: &str = "keytag-key";
/// The configuration of a machine that is a kiosk and nothing else.
const CONFIG_OF_MACHINE: &str = "/etc/keytag";
/// The configuration that a data directory may bring with it, as the demo's does.
pub(super) const CONFIG_INSIDE: &str = "kiosk-config";

/// A kiosk on this machine, not opened yet.
#[derive(Debug, Clone)]
pub struct Kiosk {
    /// Where it keeps its state.
    pub place: Place,
    /// Where its configuration is, or would be.
    pub config_dir: PathBuf,
    /// What its site wants.
    pub config: Config,
}

/// A kiosk whose database is open, for one command.
pub struct OpenKiosk {
    /// The database.
    pub book: Book,
    /// The packs of readings that were handed to this kiosk.
    pub packs: Vec<PackFiles>,
    /// The time at the site, judged by the newest entry.
    pub clock: SystemClock,
    /// The room in which the kiosk stands.
    pub room: Room,
    /// The name of the site.
    pub site: String,
    /// The zone of the site.
    pub zone: Tz,
    /// What the first start chose, if there was one.
    pub chosen: Option<SiteSettings>,
}

impl fmt::Debug for OpenKiosk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpenKiosk({:?})", self.book)
    }
}

/// Everything that the window is given.
pub struct Opened {
    /// What the site wants, as it is typed.
    pub config: Config,
    /// What the first start chose, if there was one.
    pub chosen: Option<SiteSettings>,
    /// The time, judged by the newest entry.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub chance: Arc<dyn Chance>,
    /// The store, or why there is none.
    pub store: std::result::Result<Store, StoreError>,
    /// Sticks.
    pub volumes: Arc<dyn Volumes>,
    /// The camera, or what stands in for one; none where the site wants none.
    pub frames: Option<Box<dyn Frames>>,
    /// The packs of readings that were handed to this kiosk.
    pub packs: Vec<PackFiles>,
    /// Where it keeps its state.
    pub place: Place,
    /// Opens everything once more, after the database was restored.
    pub again: Again,
}

/// Opens everything once more, at this place.
pub type Again = Arc<dyn Fn(Place) -> Result<Opened> + Send + Sync>;

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened")
            .field("store", &self.store)
            .finish_non_exhaustive()
    }
}

impl Kiosk {
    /// The kiosk at these places, with its configuration.
    ///
    /// # Errors
    /// When the configuration has a mistake, or no directory is named and the user has none.
    pub fn at(places: &Places) -> Result<Self> {
        let dir = data_dir(places)?;
        let config_dir = config_dir(places)?;
        let config = Config::load(&config_dir)?;
        // systemd hands a credential over as a file in a folder for this program alone.
        let credential = std::env::var_os("CREDENTIALS_DIRECTORY")
            .map(|folder| PathBuf::from(folder).join(CREDENTIAL));
        let mut place = Place::new(dir).with_credential(credential);
        if let Some(dir) = &config.kiosk.backup.dir {
            place = place.with_backup_dir(dir);
        }
        Ok(Self {
            place,
            config_dir,
            config,
        })
    }

    /// Opens its database for a command.
    ///
    /// # Errors
    /// When nobody has set up a kiosk here, or its database cannot be opened.
    pub fn open(&self) -> Result<OpenKiosk> {
        self.refuse_uninhabited()?;
        let clock = SystemClock::new(self.config.kiosk.site.zone);
        let book = Book::open(&self.place, Arc::new(SystemChance), &clock.now())?;
        self.opened(book, clock)
    }

    /// Refuses a directory without a kiosk in it: a slip in --data must not make another one.
    ///
    /// # Errors
    /// When there is none.
    pub fn refuse_uninhabited(&self) -> Result {
        if self.place.is_inhabited() {
            return Ok(());
        }
        Err(Failure::refused(
            format!("there is no kiosk in {}", shown(self.place.dir())),
            "name its directory with --data, or start `keytag` there once",
        ))
    }

    /// Reads what was chosen by touch, judges the clock, and takes new schemes and series over.
    fn opened(&self, mut book: Book, clock: SystemClock) -> Result<OpenKiosk> {
        let chosen: Option<SiteSettings> = book.setting(SiteSettings::KEY)?;
        let config = &self.config.kiosk;
        let zone = chosen
            .as_ref()
            .and_then(|chosen| chosen.zone.parse().ok())
            .unwrap_or(config.site.zone);
        let clock = if zone == config.site.zone {
            clock
        } else {
            SystemClock::new(zone)
        };
        judge(&clock, &book)?;
        let now = clock.now();
        book.stands_at(&now, &config.site.code, zone.name())?;
        book.seed_schemes(&now, &self.config.schemes)?;
        book.seed_series(&now, &self.config.series)?;
        keep_due_days(&mut book, &now, config.milestones.due_days)?;
        keep_forget_after(&mut book, &now, config.records.forget_after_months)?;
        keep_roles(&mut book, &now, &config.service.roles)?;
        let room = match &chosen {
            Some(chosen) => Room(chosen.room.clone()),
            None => config.kiosk.room.clone(),
        };
        // It waits for the next time, and the doctor tells: no reason to keep the door closed.
        if let Err(error) = book.take_in(&now, &room) {
            tracing::error!(%error, "the drop-box was not taken in");
        }
        let packs = book.packs()?;
        Ok(OpenKiosk {
            book,
            packs,
            clock,
            room,
            site: match &chosen {
                Some(chosen) => chosen.site.clone(),
                None => config.site.name.clone(),
            },
            zone,
            chosen,
        })
    }
}

/// Judges the clock by the newest entry. What somebody added to it counts as long as it makes
/// sense: a machine whose clock was set right since then needs it no more.
fn judge(clock: &SystemClock, book: &Book) -> Result {
    let last = book.last_entry()?;
    clock.judge(last);
    let offset_secs = book.clock_offset_secs()?;
    if offset_secs != 0 {
        clock.correct(offset_secs);
        clock.judge(last);
        if !clock.now().clock.is_trusted() {
            clock.correct(0);
            clock.judge(last);
        }
    }
    Ok(())
}

/// Tells the store for how many days a milestone is due, where the site changed it.
fn keep_due_days(book: &mut Book, now: &Moment, due_days: u16) -> Result {
    let kept = book.setting(DUE_DAYS)?.unwrap_or(DUE_DAYS_DEFAULT);
    if kept != due_days {
        book.set_setting(now, DUE_DAYS, &due_days)?;
    }
    Ok(())
}

/// Tells the store after how many months it forgets who came.
fn keep_forget_after(book: &mut Book, now: &Moment, months: Option<u32>) -> Result {
    let (kept, wanted) = (
        book.setting(FORGET_AFTER_MONTHS)?.unwrap_or(0),
        months.unwrap_or(0),
    );
    if kept != wanted {
        book.set_setting(now, FORGET_AFTER_MONTHS, &wanted)?;
    }
    Ok(())
}

/// Tells the store what people put themselves down for.
fn keep_roles(book: &mut Book, now: &Moment, roles: &Vec<String>) -> Result {
    let kept: Vec<String> = book.setting(SERVICE_ROLES)?.unwrap_or_default();
    if kept != *roles {
        book.set_setting(now, SERVICE_ROLES, roles)?;
    }
    Ok(())
}

impl OpenKiosk {
    /// The keys of its office: those that the configuration names, or those that were handed over
    /// instead of them since. None where there is no office, or none whose word is heeded.
    ///
    /// # Errors
    /// When the database fails.
    pub fn office(&self, named: &ExportConfig) -> Result<Option<OfficeKeys>> {
        let Some(signs) = &named.receipts else {
            return Ok(None);
        };
        let handed = self.book.office_instead_of(signs)?;
        Ok(Some(handed.unwrap_or_else(|| OfficeKeys {
            recipients: named.office.clone(),
            signs: signs.clone(),
        })))
    }

    /// Now.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }
}

impl Opened {
    /// Opens everything for the window. A directory without a kiosk becomes one.
    ///
    /// # Errors
    /// When a folder that stands in for a device is not there. What fails in the store is a part of
    /// the answer.
    pub fn at_the_door(kiosk: &Kiosk, window: &WindowArgs) -> Result<Self> {
        let config = kiosk.config.clone();
        let zone = config.kiosk.site.zone;
        let clock = SystemClock::new(zone);
        let chance: Arc<dyn Chance> = Arc::new(SystemChance);
        let volumes = volumes(kiosk, window.sticks.as_deref())?;
        let frames = match &window.frames {
            Some(path) => Some(frames(path)?),
            None => camera(&config.kiosk.camera),
        };
        let opened = Book::open(&kiosk.place, Arc::clone(&chance), &clock.now())
            .map_err(Failure::from)
            .and_then(|book| kiosk.opened(book, SystemClock::new(zone)));
        let (clock, store, chosen, packs): (Arc<dyn Clock>, _, _, _) = match opened {
            Ok(open) => {
                let store = Store::start(open.book);
                (Arc::new(open.clock), store, open.chosen, open.packs)
            }
            Err(Failure::Store(error)) => (Arc::new(clock), Err(error), None, Vec::new()),
            Err(other) => return Err(other),
        };
        let place = store.as_ref().ok().map(|store| store.place().clone());
        Ok(Self {
            config,
            chosen,
            clock,
            chance,
            store,
            volumes,
            frames,
            packs,
            place: place.unwrap_or_else(|| kiosk.place.clone()),
            again: {
                let (kiosk, window) = (kiosk.clone(), window.clone());
                Arc::new(move |place| {
                    let kiosk = Kiosk {
                        place,
                        ..kiosk.clone()
                    };
                    Self::at_the_door(&kiosk, &window)
                })
            },
        })
    }
}

/// Where the kiosk keeps its state.
pub(super) fn data_dir(places: &Places) -> Result<PathBuf> {
    let own = || dirs::data_dir().map(|dir| dir.join(FOLDER));
    places.data.clone().or_else(own).ok_or_else(|| {
        Failure::refused(
            "this user has no home directory",
            "name a directory with --data",
        )
    })
}

/// Where the configuration is: the first of the places that is there.
pub(super) fn config_dir(places: &Places) -> Result<PathBuf> {
    if let Some(named) = &places.config {
        // A slip in a name must not mean "everything as it comes".
        return if named.is_dir() {
            Ok(named.clone())
        } else {
            Err(Failure::refused(
                format!("there is no directory {}", shown(named)),
                "name the site's configuration with --config",
            ))
        };
    }
    let inside = places.data.as_ref().map(|dir| dir.join(CONFIG_INSIDE));
    let own = dirs::config_dir().map(|dir| dir.join(FOLDER));
    let machine = PathBuf::from(CONFIG_OF_MACHINE);
    let mut places = inside.into_iter().chain(own).chain([machine.clone()]);
    Ok(places.find(|dir| dir.is_dir()).unwrap_or(machine))
}

/// The sticks of the machine, or the folders that stand in for them.
pub(super) fn volumes(kiosk: &Kiosk, sticks: Option<&Path>) -> Result<Arc<dyn Volumes>> {
    if let Some(folder) = sticks {
        needs_folder(
            folder,
            "name the folder of the pretended sticks with --sticks",
        )?;
        return Ok(Arc::new(FolderVolumes::inside(folder)));
    }
    let file_systems = &kiosk.config.kiosk.export.stick_filesystems;
    let codes: Vec<String> = file_systems.iter().map(|fs| fs.code().to_owned()).collect();
    // A disk for the copies is no stick either.
    let own = [kiosk.place.dir(), kiosk.place.backup_dir()].map(Path::to_owned);
    let of_machine = LinuxVolumes::new(&codes, &own);
    Ok(Arc::new(UdisksVolumes::new(of_machine)))
}

/// The camera that the site wants. It need not be there yet.
pub(super) fn camera(config: &CameraConfig) -> Option<Box<dyn Frames>> {
    let setting = if config.fixed.is_on() {
        Setting::Ours
    } else {
        Setting::Its
    };
    let wanted = wanted_camera(&config.choice)?;
    Some(Box::new(
        Camera::new(wanted, setting).reaching(reach(config.reach)),
    ))
}

/// How far a card is read.
pub(super) fn reach(wanted: config::Reach) -> Reach {
    match wanted {
        config::Reach::Near => Reach::Near,
        config::Reach::Far => Reach::Far,
    }
}

/// Which camera the site wants; none where it wants none.
pub(super) fn wanted_camera(choice: &CameraChoice) -> Option<Wanted> {
    match choice {
        CameraChoice::Off => None,
        CameraChoice::Auto => Some(Wanted::Any),
        CameraChoice::Called(name) => Some(Wanted::called(name)),
    }
}

/// What stands in for a camera: a folder of pictures, a film, or one picture.
fn frames(path: &Path) -> Result<Box<dyn Frames>> {
    if path.is_dir() {
        return Ok(Box::new(FolderFrames::new(path)));
    }
    let mend = "name a folder of pictures, a film (.y4m, .mjpeg, .avi) or a picture with --frames";
    if !path.is_file() {
        let found = format!("there is nothing at {}", shown(path));
        return Err(Failure::refused(found, mend));
    }
    if let Some(film) = Film::new(path) {
        return Ok(Box::new(film));
    }
    if let Some(picture) = FolderFrames::of_one(path) {
        Ok(Box::new(picture))
    } else {
        let found = format!("{} is no picture and no film", shown(path));
        Err(Failure::refused(found, mend))
    }
}

fn needs_folder(folder: &Path, mend: &str) -> Result {
    if folder.is_dir() {
        return Ok(());
    }
    Err(Failure::refused(
        format!("there is no folder {}", shown(folder)),
        mend,
    ))
}

/// Where programs of this machine are looked for.
pub(super) fn search_path() -> String {
    std::env::var("PATH").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(data: &Path) -> Places {
        Places {
            data: Some(data.to_owned()),
            config: None,
        }
    }

    #[test]
    fn a_slip_in_a_directory_makes_no_kiosk() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("slip");
        std::fs::create_dir_all(dir.path().join("slip").join(CONFIG_INSIDE)).unwrap();
        let kiosk = Kiosk::at(&places(&data)).unwrap();
        assert_eq!(kiosk.config_dir, data.join(CONFIG_INSIDE));
        let said = kiosk.open().unwrap_err().to_string();
        assert!(said.contains("--data"), "{said}");
        assert!(!kiosk.place.database().exists());
    }

    #[test]
    fn a_configuration_that_was_named_has_to_be_there() {
        let dir = tempfile::tempdir().unwrap();
        let config = Some(dir.path().join("none"));
        let said = Kiosk::at(&Places {
            config,
            ..places(dir.path())
        })
        .unwrap_err()
        .to_string();
        assert!(said.contains("--config"), "{said}");
    }

    #[test]
    fn a_store_that_fails_is_a_fault_that_the_door_shows() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        std::fs::create_dir_all(data.join(CONFIG_INSIDE)).unwrap();
        std::fs::write(data.join("keytag.db"), b"SQLite format 3\0 and so on").unwrap();
        let kiosk = Kiosk::at(&places(&data)).unwrap();
        let opened = Opened::at_the_door(&kiosk, &WindowArgs::default()).unwrap();
        assert!(
            matches!(opened.store, Err(StoreError::NotEncrypted)),
            "{:?}",
            opened.store
        );
    }

    #[test]
    fn the_store_knows_for_how_long_the_site_keeps_milestones_due() {
        let dir = tempfile::tempdir().unwrap();
        let config = dir.path().join(CONFIG_INSIDE);
        std::fs::create_dir(&config).unwrap();
        for (typed, kept) in [
            ("", None),
            ("due_days = 10", Some(10)),
            ("due_days = 45", Some(45)),
        ] {
            let text = format!("[milestones]\n{typed}\n");
            std::fs::write(config.join("kiosk.toml"), text).unwrap();
            let kiosk = Kiosk::at(&places(dir.path())).unwrap();
            let opened = Opened::at_the_door(&kiosk, &WindowArgs::default()).unwrap();
            let store = opened.store.unwrap();
            let found = store.run_blocking(|book| book.setting::<u16>(DUE_DAYS));
            assert_eq!(found.unwrap(), kept, "{typed}");
        }
    }

    #[test]
    fn what_stands_in_for_a_device_has_to_be_there() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join(CONFIG_INSIDE)).unwrap();
        let kiosk = Kiosk::at(&places(dir.path())).unwrap();
        let none = Some(dir.path().join("none"));
        for window in [
            WindowArgs {
                frames: none.clone(),
                ..WindowArgs::default()
            },
            WindowArgs {
                sticks: none,
                ..WindowArgs::default()
            },
        ] {
            assert!(Opened::at_the_door(&kiosk, &window).is_err());
        }
    }
}
