//! Takes `kiosk.toml` apart, section by section.

use std::ops::RangeInclusive;
use std::path::Path;

use chrono_tz::Tz;
use toml::Spanned;
use toml::de::DeValue;

use super::{
    AccessConfig, BackupConfig, CameraChoice, CameraConfig, DoorConfig, ExportConfig, Hours,
    KeyboardLayout, KioskConfig, LANGUAGES, MilestonesConfig, PaperSize, PlaceConfig, Preview,
    PrinterConfig, Reach, RecordsConfig, ScannerConfig, ScreenConfig, ScreenSize, ServiceConfig,
    SessionsConfig, SiteConfig, StickFilesystem, Theme, TimesConfig,
};
use crate::access::Pin;
use crate::config::document::{Section, whole_of};
use crate::config::milestones::SchemeNames;
use crate::config::nearest::nearest;
use crate::domain::series::Room;

/// Takes the file apart. What is missing or mistaken is the default; mistakes were reported.
pub(in crate::config) fn read(mut file: Section<'_>, schemes: &SchemeNames) -> KioskConfig {
    let site = read_site(file.section("site"));
    let config = KioskConfig {
        kiosk: read_place(file.section("kiosk"), &site),
        screen: read_screen(file.section("screen")),
        ease: super::ease::read(file.section("ease")),
        door: read_door(file.section("door")),
        camera: read_camera(file.section("camera")),
        times: read_times(file.section("times")),
        sessions: read_sessions(file.section("sessions")),
        milestones: read_milestones(file.section("milestones"), schemes),
        service: read_service(file.section("service")),
        export: read_export(file.section("export")),
        backup: read_backup(file.section("backup")),
        records: read_records(file.section("records")),
        access: read_access(file.section("access")),
        printer: read_printer(file.section("printer")),
        scanner: read_scanner(file.section("scanner")),
        site,
    };
    file.finish();
    config
}

fn read_site(mut section: Section<'_>) -> SiteConfig {
    let default = SiteConfig::default();
    let name = section.text("name", SiteConfig::NAME_CHARS_MAX);
    let site = SiteConfig {
        name: name.map_or(default.name, Spanned::into_inner),
        code: read_code(&mut section).unwrap_or(default.code),
        zone: read_zone(&mut section).unwrap_or(default.zone),
        languages: read_languages(&mut section).unwrap_or(default.languages),
        rooms: read_rooms(&mut section).unwrap_or(default.rooms),
    };
    section.finish();
    site
}

fn read_code(section: &mut Section<'_>) -> Option<String> {
    let code = section.text("code", SiteConfig::CODE_CHARS_MAX)?;
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !code.get_ref().chars().all(fits) {
        let allowed = "letters A to Z, digits and hyphens";
        section.refuse_text_because("code", &code, allowed, None);
        return None;
    }
    Some(code.into_inner())
}

fn read_zone(section: &mut Section<'_>) -> Option<Tz> {
    /// Longer than any name of a zone, in characters.
    const ZONE_CHARS_MAX: usize = 60;
    let name = section.text("zone", ZONE_CHARS_MAX)?;
    let zone = name.get_ref().parse().ok();
    if zone.is_none() {
        // All 600 would bury the message.
        let allowed = "a time zone, such as \"Europe/Berlin\" or \"America/Chicago\"";
        let zones = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        let meant = nearest(name.get_ref(), zones);
        section.refuse_text_because("zone", &name, allowed, meant);
    }
    zone
}

fn read_languages(section: &mut Section<'_>) -> Option<Vec<String>> {
    /// Longer than any tag of a language, in characters.
    const TAG_CHARS_MAX: usize = 35;
    let tags = section.texts("languages", 1..=LANGUAGES.len(), TAG_CHARS_MAX)?;
    for tag in &tags {
        if !LANGUAGES.contains(&tag.get_ref().as_str()) {
            section.refuse_text("languages", tag, LANGUAGES.iter().copied());
        }
    }
    distinct(section, "languages", tags)
}

fn read_rooms(section: &mut Section<'_>) -> Option<Vec<Room>> {
    let counts = 1..=SiteConfig::ROOMS_MAX;
    let rooms = section.texts("rooms", counts, SiteConfig::ROOM_CHARS_MAX)?;
    let rooms = distinct(section, "rooms", rooms)?;
    Some(rooms.into_iter().map(Room).collect())
}

/// The texts, none of them twice.
fn distinct(section: &Section<'_>, key: &str, texts: Vec<Spanned<String>>) -> Option<Vec<String>> {
    let mut seen: Vec<String> = Vec::new();
    let count = texts.len();
    for text in texts {
        if seen.contains(text.get_ref()) {
            section.refuse_text_because(key, &text, "each one once", None);
        } else {
            seen.push(text.into_inner());
        }
    }
    (seen.len() == count).then_some(seen)
}

fn read_place(mut section: Section<'_>, site: &SiteConfig) -> PlaceConfig {
    let mut place = PlaceConfig::at(&site.rooms, &site.languages);
    if let Some(name) = section.text("name", PlaceConfig::NAME_CHARS_MAX) {
        place.name = name.into_inner();
    }
    let rooms: Vec<(&str, &Room)> = site.rooms.iter().map(|r| (r.0.as_str(), r)).collect();
    if let Some(room) = section.choice("room", &rooms) {
        place.room = room.clone();
    }
    let tags: Vec<(&str, &str)> = site
        .languages
        .iter()
        .map(|t| (t.as_str(), t.as_str()))
        .collect();
    if let Some(tag) = section.choice("language", &tags) {
        tag.clone_into(&mut place.language);
    }
    section.finish();
    place
}

fn read_screen(mut section: Section<'_>) -> ScreenConfig {
    let default = ScreenConfig::default();
    let themes = [
        ("light", Theme::Light),
        ("dark", Theme::Dark),
        ("high-contrast", Theme::HighContrast),
    ];
    let keyboards = [
        ("qwerty", KeyboardLayout::Qwerty),
        ("azerty", KeyboardLayout::Azerty),
        ("qwertz", KeyboardLayout::Qwertz),
        ("abc", KeyboardLayout::Abc),
    ];
    let screen = ScreenConfig {
        size: read_size(&mut section).unwrap_or(default.size),
        theme: section.choice("theme", &themes).unwrap_or(default.theme),
        large_text: section.switch("large_text", default.large_text),
        lower_buttons: section.switch("lower_buttons", default.lower_buttons),
        reduce_motion: section.switch("reduce_motion", default.reduce_motion),
        keyboard: section
            .choice("keyboard", &keyboards)
            .unwrap_or(default.keyboard),
        hours: read_hours(&mut section).unwrap_or(default.hours),
        sound: section.switch("sound", default.sound),
    };
    section.finish();
    screen
}

/// `"auto"`, or a number of inches with or without a fraction.
fn read_size(section: &mut Section<'_>) -> Option<ScreenSize> {
    const KEY: &str = "diagonal_inches";
    let value = section.take(KEY)?;
    let inches = match value.get_ref() {
        DeValue::String(text) if text == "auto" => return Some(ScreenSize::Auto),
        DeValue::Integer(number) => number.as_str().parse().ok(),
        DeValue::Float(number) => number.as_str().parse().ok(),
        _ => None,
    };
    let range = ScreenSize::INCHES_MIN..=ScreenSize::INCHES_MAX;
    let inches = inches.filter(|inches| range.contains(inches));
    if inches.is_none() {
        let (least, most) = (range.start(), range.end());
        section.refuse(
            KEY,
            &value,
            &format!("\"auto\", or a number from {least} to {most}"),
        );
    }
    inches.map(ScreenSize::DiagonalInches)
}

/// `"auto"`, 12 or 24.
fn read_hours(section: &mut Section<'_>) -> Option<Hours> {
    let value = section.take("hours")?;
    let hours = match (value.get_ref().as_str(), whole_of(value.get_ref())) {
        (Some("auto"), _) => Some(Hours::Auto),
        (_, Some(12)) => Some(Hours::Twelve),
        (_, Some(24)) => Some(Hours::TwentyFour),
        _ => None,
    };
    if hours.is_none() {
        section.refuse("hours", &value, "\"auto\", 12 or 24");
    }
    hours
}

fn read_door(mut section: Section<'_>) -> DoorConfig {
    let door = DoorConfig {
        by_name: section.switch("by_name", DoorConfig::default().by_name),
    };
    section.finish();
    door
}

fn read_camera(mut section: Section<'_>) -> CameraConfig {
    let default = CameraConfig::default();
    let name = section.text("name", CameraConfig::NAME_CHARS_MAX);
    let choice = name.map(|name| match name.get_ref().as_str() {
        CameraConfig::AUTO => CameraChoice::Auto,
        CameraConfig::OFF => CameraChoice::Off,
        _ => CameraChoice::Called(name.into_inner()),
    });
    let previews = [
        ("door", Preview::Door),
        ("card", Preview::Card),
        ("off", Preview::Off),
    ];
    let reaches = [("near", Reach::Near), ("far", Reach::Far)];
    let camera = CameraConfig {
        choice: choice.unwrap_or(default.choice),
        reach: section.choice("reach", &reaches).unwrap_or(default.reach),
        preview: section
            .choice("preview", &previews)
            .unwrap_or(default.preview),
        fixed: section.switch("fixed", default.fixed),
    };
    section.finish();
    camera
}

fn read_times(mut section: Section<'_>) -> TimesConfig {
    let default = TimesConfig::default();
    let mut secs = |key, range, default| section.whole(key, range).unwrap_or(default);
    let times = TimesConfig {
        result_secs: secs("result_secs", TimesConfig::RESULT_SECS, default.result_secs),
        choice_secs: secs("choice_secs", TimesConfig::CHOICE_SECS, default.choice_secs),
        idle_secs: secs("idle_secs", TimesConfig::IDLE_SECS, default.idle_secs),
        still_there_secs: secs(
            "still_there_secs",
            TimesConfig::STILL_THERE_SECS,
            default.still_there_secs,
        ),
        lock_secs: secs("lock_secs", TimesConfig::LOCK_SECS, default.lock_secs),
        rest_secs: secs("rest_secs", TimesConfig::REST_SECS, default.rest_secs),
    };
    section.finish();
    times
}

fn read_sessions(mut section: Section<'_>) -> SessionsConfig {
    let default = SessionsConfig::default();
    let mut mins = |key, default| {
        let mins = section.whole(key, SessionsConfig::MARGIN_MINS);
        mins.and_then(|mins| u16::try_from(mins).ok())
            .unwrap_or(default)
    };
    let sessions = SessionsConfig {
        opens_before_mins: mins("opens_before_mins", default.opens_before_mins),
        closes_after_mins: mins("closes_after_mins", default.closes_after_mins),
    };
    section.finish();
    sessions
}

fn read_milestones(mut section: Section<'_>, schemes: &SchemeNames) -> MilestonesConfig {
    let default = MilestonesConfig::default();
    let due_days = section.whole("due_days", MilestonesConfig::DUE_DAYS);
    let scheme = schemes.read(&mut section, "scheme");
    let milestones = MilestonesConfig {
        scheme: scheme.unwrap_or(default.scheme),
        due_days: due_days
            .and_then(|days| u16::try_from(days).ok())
            .unwrap_or(default.due_days),
    };
    section.finish();
    milestones
}

fn read_service(mut section: Section<'_>) -> ServiceConfig {
    let count = 0..=ServiceConfig::ROLES_MAX;
    let typed = section.texts("roles", count, ServiceConfig::ROLE_CHARS_MAX);
    let Some(typed) = typed else {
        section.finish();
        return ServiceConfig::default();
    };
    let mut roles: Vec<String> = Vec::new();
    for role in typed {
        if roles.contains(role.get_ref()) {
            section.refuse_text_because("roles", &role, "each role once", None);
        } else {
            roles.push(role.into_inner());
        }
    }
    section.finish();
    ServiceConfig { roles }
}

fn read_export(mut section: Section<'_>) -> ExportConfig {
    let default = ExportConfig::default();
    let export = ExportConfig {
        readable: section.switch("readable", default.readable),
        office: read_office(&mut section).unwrap_or(default.office),
        receipts: read_receipts(&mut section),
        stick_filesystems: read_filesystems(&mut section).unwrap_or(default.stick_filesystems),
    };
    section.finish();
    export
}

fn read_records(mut section: Section<'_>) -> RecordsConfig {
    const KEY: &str = "forget_after_months";
    let range = RecordsConfig::FORGET_AFTER_MONTHS;
    let value = section.take(KEY);
    let is_never =
        |value: &Spanned<DeValue<'_>>| value.get_ref().as_str() == Some(RecordsConfig::NEVER);
    let forget_after_months = value.filter(|value| !is_never(value)).and_then(|value| {
        let months = whole_of(value.get_ref()).filter(|months| range.contains(months));
        if months.is_none() {
            let (never, least, most) = (RecordsConfig::NEVER, range.start(), range.end());
            let allowed = format!("\"{never}\", or a whole number from {least} to {most}");
            section.refuse(KEY, &value, &allowed);
        }
        months
    });
    section.finish();
    RecordsConfig {
        forget_after_months,
    }
}

fn read_backup(mut section: Section<'_>) -> BackupConfig {
    const KEY: &str = "dir";
    let dir = section.text(KEY, BackupConfig::DIR_CHARS_MAX);
    let mut backup = BackupConfig::default();
    match dir.as_ref().map(|dir| (dir, Path::new(dir.get_ref()))) {
        Some((_, path)) if path.is_absolute() => backup.dir = Some(path.to_owned()),
        Some((dir, _)) if dir.get_ref() != BackupConfig::BESIDE => {
            let allowed = "\"beside\" the database, or a path that begins with /";
            section.refuse_text_because(KEY, dir, allowed, None);
        }
        _ => {}
    }
    section.finish();
    backup
}

/// The keys of those who can open a bundle: none, or the office's and one for recovery at least.
fn read_office(section: &mut Section<'_>) -> Option<Vec<String>> {
    const KEY: &str = "office";
    const ALLOWED: &str = "nobody, or the office and whoever keeps the recovery key: the lines that \
         `keytag-office keys` printed, each beginning with age1";
    /// Longer than any such key, in characters.
    const KEY_CHARS_MAX: usize = 100;
    let keys = section.texts(KEY, 0..=ExportConfig::OFFICE_MAX, KEY_CHARS_MAX)?;
    let is_key = |key: &str| key.parse::<age::x25519::Recipient>().is_ok();
    for key in &keys {
        // One alone is one that can be lost.
        if keys.len() == 1 || !is_key(key.get_ref()) {
            section.refuse_text_because(KEY, key, ALLOWED, None);
            return None;
        }
    }
    distinct(section, KEY, keys)
}

/// The key that the office signs receipts with.
fn read_receipts(section: &mut Section<'_>) -> Option<String> {
    use base64::Engine;
    use base64::prelude::BASE64_STANDARD;
    const KEY: &str = "receipts";
    const KEY_BYTES: usize = 32;
    /// Longer than any such key, in characters.
    const KEY_CHARS_MAX: usize = 60;
    let key = section.text(KEY, KEY_CHARS_MAX)?;
    if key.get_ref() == ExportConfig::NO_RECEIPTS {
        return None;
    }
    let bytes = BASE64_STANDARD.decode(key.get_ref());
    if bytes.is_ok_and(|bytes| bytes.len() == KEY_BYTES) {
        return Some(key.into_inner());
    }
    let allowed = "\"none\", or the line that `keytag-office keys` printed";
    section.refuse_text_because(KEY, &key, allowed, None);
    None
}

fn read_filesystems(section: &mut Section<'_>) -> Option<Vec<StickFilesystem>> {
    const KEY: &str = "stick_filesystems";
    /// Longer than any name of a file system, in characters.
    const NAME_CHARS_MAX: usize = 20;
    let names = section.texts(KEY, 1..=StickFilesystem::ALL.len(), NAME_CHARS_MAX)?;
    let known = |name: &str| {
        StickFilesystem::ALL
            .into_iter()
            .find(|fs| fs.code() == name)
    };
    for name in names.iter().filter(|name| known(name.get_ref()).is_none()) {
        section.refuse_text(KEY, name, StickFilesystem::ALL.iter().map(|fs| fs.code()));
    }
    let names = distinct(section, KEY, names)?;
    names.iter().map(|name| known(name)).collect()
}

fn read_access(mut section: Section<'_>) -> AccessConfig {
    /// [`Pin::DIGITS_MIN`] to [`Pin::DIGITS_MAX`], as the file's numbers are.
    const DIGITS: RangeInclusive<u32> = 4..=12;
    let digits = section.whole("pin_digits_min", DIGITS);
    let digits = digits.and_then(|digits| usize::try_from(digits).ok());
    let access = AccessConfig {
        pin_digits_min: digits.unwrap_or(Pin::DIGITS_DEFAULT),
    };
    section.finish();
    access
}

fn read_printer(mut section: Section<'_>) -> PrinterConfig {
    let papers = [("a4", PaperSize::A4), ("letter", PaperSize::Letter)];
    let paper = section.choice("paper", &papers).unwrap_or_default();
    let name = section.text("name", PrinterConfig::NAME_CHARS_MAX);
    // It would be an option of the print service's command.
    let odd = name.as_ref().filter(|name| name.get_ref().starts_with('-'));
    if let Some(odd) = odd {
        section.refuse_text_because(
            "name",
            odd,
            "a name that begins with a letter or digit",
            None,
        );
    }
    section.finish();
    let name = name.map(Spanned::into_inner);
    PrinterConfig {
        paper,
        name: name.filter(|name| name != PrinterConfig::DEFAULT),
    }
}

fn read_scanner(mut section: Section<'_>) -> ScannerConfig {
    let device = section.text("device", ScannerConfig::DEVICE_CHARS_MAX);
    section.finish();
    let device = device.map(Spanned::into_inner);
    ScannerConfig {
        device: device.filter(|device| device != ScannerConfig::NONE),
    }
}
