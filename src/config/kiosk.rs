//! `kiosk.toml`: the site, this kiosk in it, its screen, and how long things stay on it.

mod camera;
mod ease;
mod plugged;
mod read;

use std::ops::RangeInclusive;
use std::path::PathBuf;

use chrono_tz::Tz;

use crate::access::Pin;
use crate::domain::milestone::DUE_DAYS_DEFAULT;
use crate::domain::series::{Room, SchemeId};

pub use camera::{CameraChoice, CameraConfig, Preview, Reach};
pub use ease::{ButtonKey, EaseConfig, MoreTime, TwoButtons};
pub use plugged::{PaperSize, PrinterConfig, ScannerConfig};
pub(super) use read::read;

/// The languages that the program speaks, English first.
pub const LANGUAGES: &[&str] = &["en", "es", "fr", "de", "pl", "ar"];

/// `kiosk.toml`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KioskConfig {
    /// `[site]`: what all kiosks of the site share.
    pub site: SiteConfig,
    /// `[kiosk]`: this one.
    pub kiosk: PlaceConfig,
    /// `[screen]`: what it looks and sounds like before anybody chose otherwise.
    pub screen: ScreenConfig,
    /// `[ease]`: for whoever needs more time, has two buttons, or listens.
    pub ease: EaseConfig,
    /// `[door]`: the ways in that a site may switch off.
    pub door: DoorConfig,
    /// `[camera]`: what reads cards that are held up.
    pub camera: CameraConfig,
    /// `[times]`: how long things stay on the screen.
    pub times: TimesConfig,
    /// `[sessions]`: when meetings take sign-ins, unless their series says otherwise.
    pub sessions: SessionsConfig,
    /// `[milestones]`.
    pub milestones: MilestonesConfig,
    /// `[service]`: what people put themselves down for.
    pub service: ServiceConfig,
    /// `[export]`.
    pub export: ExportConfig,
    /// `[backup]`.
    pub backup: BackupConfig,
    /// `[records]`.
    pub records: RecordsConfig,
    /// `[access]`.
    pub access: AccessConfig,
    /// `[printer]`.
    pub printer: PrinterConfig,
    /// `[scanner]`.
    pub scanner: ScannerConfig,
}

/// What all kiosks of a site share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteConfig {
    /// Its name, as it stands in reports.
    pub name: String,
    /// Its short code, in the names of export files: letters, digits and hyphens.
    pub code: String,
    /// Its time zone.
    pub zone: Tz,
    /// The languages a visitor may choose from, the site's own first. Never empty.
    pub languages: Vec<String>,
    /// The rooms that meetings take place in. Never empty.
    pub rooms: Vec<Room>,
}

impl SiteConfig {
    /// The longest name, in characters.
    pub const NAME_CHARS_MAX: usize = 60;
    /// The longest code, in characters.
    pub const CODE_CHARS_MAX: usize = 12;
    /// The longest name of a room, in characters.
    pub const ROOM_CHARS_MAX: usize = 40;
    /// The most rooms.
    pub const ROOMS_MAX: usize = 50;
}

impl Default for SiteConfig {
    fn default() -> Self {
        Self {
            name: "Community room".to_owned(),
            code: "SITE".to_owned(),
            zone: Tz::Etc__UTC,
            languages: LANGUAGES.iter().map(|tag| (*tag).to_owned()).collect(),
            rooms: vec![Room("Main room".to_owned())],
        }
    }
}

/// This kiosk among those of its site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceConfig {
    /// What staff call it.
    pub name: String,
    /// The room it stands at: one of the site's.
    pub room: Room,
    /// The language it begins in: one of the site's.
    pub language: String,
}

impl PlaceConfig {
    /// The longest name, in characters.
    pub const NAME_CHARS_MAX: usize = 30;
}

impl Default for PlaceConfig {
    fn default() -> Self {
        let SiteConfig {
            rooms, languages, ..
        } = SiteConfig::default();
        Self::at(&rooms, &languages)
    }
}

impl PlaceConfig {
    /// At the first room, in the first language.
    fn at(rooms: &[Room], languages: &[String]) -> Self {
        Self {
            name: "Door".to_owned(),
            room: rooms
                .first()
                .cloned()
                .unwrap_or_else(|| Room(String::new())),
            language: languages.first().cloned().unwrap_or_default(),
        }
    }
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Switch {
    /// `true`.
    On,
    /// `false`.
    #[default]
    Off,
}

impl Switch {
    /// Whether it is on.
    pub const fn is_on(self) -> bool {
        matches!(self, Self::On)
    }
}

impl From<bool> for Switch {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

/// How large the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum ScreenSize {
    /// To be found out from the screen, or asked by the first start.
    #[default]
    Auto,
    /// The visible diagonal, in inches.
    DiagonalInches(f32),
}

impl ScreenSize {
    /// The smallest diagonal, in inches.
    pub const INCHES_MIN: f32 = 5.0;
    /// The largest diagonal, in inches.
    pub const INCHES_MAX: f32 = 100.0;
}

/// The colours the kiosk begins in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Dark words on a light ground.
    #[default]
    Light,
    /// Light words on a dark ground.
    Dark,
    /// The strongest contrast.
    HighContrast,
}

/// The on-screen keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeyboardLayout {
    /// English-speaking countries, Spain, Italy and many more.
    #[default]
    Qwerty,
    /// France and Belgium.
    Azerty,
    /// German-speaking countries.
    Qwertz,
    /// The alphabet.
    Abc,
}

/// How the hours of a day are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hours {
    /// As the language does.
    #[default]
    Auto,
    /// 6:52 pm
    Twelve,
    /// 18:52
    TwentyFour,
}

/// What the kiosk looks and sounds like before anybody chose otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct ScreenConfig {
    /// How large the screen is, so that everything on it has its size in millimetres.
    pub size: ScreenSize,
    /// The colours.
    pub theme: Theme,
    /// Text one and a half times as large.
    pub large_text: Switch,
    /// Controls as low as they go.
    pub lower_buttons: Switch,
    /// Nothing moves.
    pub reduce_motion: Switch,
    /// The on-screen keyboard.
    pub keyboard: KeyboardLayout,
    /// 12 or 24 hours.
    pub hours: Hours,
    /// The chime and the double tone.
    pub sound: Switch,
}

impl Default for ScreenConfig {
    fn default() -> Self {
        Self {
            size: ScreenSize::default(),
            theme: Theme::default(),
            large_text: Switch::Off,
            lower_buttons: Switch::Off,
            reduce_motion: Switch::Off,
            keyboard: KeyboardLayout::default(),
            hours: Hours::default(),
            sound: Switch::On,
        }
    }
}

/// The ways in that a site may switch off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorConfig {
    /// By name, picture and colour. Whoever guesses all three learns that such a person exists.
    pub by_name: Switch,
}

impl Default for DoorConfig {
    fn default() -> Self {
        Self {
            by_name: Switch::On,
        }
    }
}

/// How long things stay on the screen, in seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimesConfig {
    /// A welcome, before it clears.
    pub result_secs: u32,
    /// A result that offers a choice; no answer means "not today".
    pub choice_secs: u32,
    /// An entry screen without a touch, before "Still there?".
    pub idle_secs: u32,
    /// "Still there?", before the entry is cleared.
    pub still_there_secs: u32,
    /// A facilitator's or staff screen without a touch, before it locks.
    pub lock_secs: u32,
    /// The door without a touch, before the idle screen stands there; 0 is never.
    pub rest_secs: u32,
}

impl TimesConfig {
    /// What `result_secs` may be.
    pub const RESULT_SECS: RangeInclusive<u32> = 2..=15;
    /// What `choice_secs` may be.
    pub const CHOICE_SECS: RangeInclusive<u32> = 8..=60;
    /// What `idle_secs` may be: nobody is hurried, and nobody's name stands there for long.
    pub const IDLE_SECS: RangeInclusive<u32> = 15..=180;
    /// What `still_there_secs` may be: WCAG asks for 20.
    pub const STILL_THERE_SECS: RangeInclusive<u32> = 20..=120;
    /// What `lock_secs` may be.
    pub const LOCK_SECS: RangeInclusive<u32> = 20..=600;
    /// What `rest_secs` may be.
    pub const REST_SECS: RangeInclusive<u32> = 0..=3600;
}

impl Default for TimesConfig {
    fn default() -> Self {
        Self {
            result_secs: 4,
            choice_secs: 15,
            idle_secs: 30,
            still_there_secs: 20,
            lock_secs: 90,
            rest_secs: 180,
        }
    }
}

/// When meetings take sign-ins by themselves, unless their series says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionsConfig {
    /// How long before the start, in minutes.
    pub opens_before_mins: u16,
    /// How long after the end, in minutes.
    pub closes_after_mins: u16,
}

impl SessionsConfig {
    /// What both may be, in minutes.
    pub const MARGIN_MINS: RangeInclusive<u32> = 0..=240;
}

impl Default for SessionsConfig {
    fn default() -> Self {
        Self {
            opens_before_mins: 30,
            closes_after_mins: 30,
        }
    }
}

/// Milestones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestonesConfig {
    /// The scheme of ad hoc meetings, and of series that name none.
    pub scheme: SchemeId,
    /// How long a milestone stays due until it is acknowledged, in days.
    pub due_days: u16,
}

impl MilestonesConfig {
    /// What `due_days` may be.
    pub const DUE_DAYS: RangeInclusive<u32> = 1..=45;
}

impl Default for MilestonesConfig {
    fn default() -> Self {
        Self {
            scheme: SchemeId("plain-days".to_owned()),
            due_days: DUE_DAYS_DEFAULT,
        }
    }
}

/// What people put themselves down for, for next time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceConfig {
    /// The roles, each once; without any nobody is asked. The three that are shipped are said in
    /// the visitor's language.
    pub roles: Vec<String>,
}

impl Default for ServiceConfig {
    fn default() -> Self {
        Self {
            roles: ["coffee", "chairs", "greeting"].map(str::to_owned).into(),
        }
    }
}

impl ServiceConfig {
    /// The most roles: what fits the smallest screen.
    pub const ROLES_MAX: usize = 6;
    /// The longest role, in characters.
    pub const ROLE_CHARS_MAX: usize = 20;
}

/// What may leave on a stick, and on which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportConfig {
    /// Whether staff may take plain spreadsheets away, which whoever finds the stick can read.
    pub readable: Switch,
    /// Who can open what is sealed for the office: `age1...` of the office, then those for
    /// recovery. Without any, nothing is sealed.
    pub office: Vec<String>,
    /// What the office's receipts are checked with, in base64; without it none is heeded.
    pub receipts: Option<String>,
    /// The file systems of sticks that are written to.
    pub stick_filesystems: Vec<StickFilesystem>,
}

impl ExportConfig {
    /// The most keys that can open a bundle.
    pub const OFFICE_MAX: usize = 4;
    /// What stands in the file where there is no key for receipts.
    pub const NO_RECEIPTS: &str = "none";
}

impl Default for ExportConfig {
    fn default() -> Self {
        Self {
            readable: Switch::Off,
            office: Vec::new(),
            receipts: None,
            stick_filesystems: vec![StickFilesystem::Vfat, StickFilesystem::Exfat],
        }
    }
}

/// Where the copies of the database are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BackupConfig {
    /// An absolute path, best on another disk; none is a folder beside the database.
    pub dir: Option<PathBuf>,
}

impl BackupConfig {
    /// What stands in the file for a folder beside the database.
    pub const BESIDE: &str = "beside";
    /// The longest path, in characters.
    pub const DIR_CHARS_MAX: usize = 200;
}

/// How long the kiosk itself remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RecordsConfig {
    /// After how many months it is forgotten who came to an evening that the office has in its own
    /// backup; none is never.
    pub forget_after_months: Option<u32>,
}

impl RecordsConfig {
    /// What `forget_after_months` may be. No return, no milestone and no month that staff still
    /// have to take away looks back longer than a year.
    pub const FORGET_AFTER_MONTHS: RangeInclusive<u32> = 12..=120;
    /// What stands in the file for never.
    pub const NEVER: &str = "never";
}

/// A file system that a stick may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StickFilesystem {
    /// FAT, FAT32: most sticks as they are bought.
    Vfat,
    /// exFAT: large sticks as they are bought.
    Exfat,
    /// NTFS, by the kernel's driver.
    Ntfs,
    /// ext4: sticks that were formatted on Linux.
    Ext4,
}

impl StickFilesystem {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Vfat, Self::Exfat, Self::Ntfs, Self::Ext4];

    /// As the kernel calls it in the table of mounts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vfat => "vfat",
            Self::Exfat => "exfat",
            Self::Ntfs => "ntfs3",
            Self::Ext4 => "ext4",
        }
    }
}

/// PINs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessConfig {
    /// The fewest digits of a new PIN.
    pub pin_digits_min: usize,
}

impl Default for AccessConfig {
    fn default() -> Self {
        Self {
            pin_digits_min: Pin::DIGITS_DEFAULT,
        }
    }
}
