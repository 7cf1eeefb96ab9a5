use super::*;
use crate::ui::album::Album;
use crate::ui::desk::Place;
use crate::ui::desk::settings::Wishes;
use crate::ui::office::{Message, keep};
use crate::ui::theme::{TextSize, ThemeKind};

const SIZES: [(&str, Size); 2] = [
    ("1280x800", Size::new(1280.0, 800.0)),
    ("1920x1080", Size::new(1920.0, 1080.0)),
];

/// The pages, and what stands on each once it was read.
const PAGES: [(&str, Place, &str); 6] = [
    ("sticks", Place::Sticks, "desk-trust"),
    ("months", Place::Months, "desk-by-meeting"),
    ("people", Place::People, "desk-col-number"),
    ("kiosks", Place::Kiosks, "desk-kiosk-fine"),
    ("badges", Place::Badges, "desk-print"),
    ("settings", Place::Settings, "desk-backup-why"),
];

fn every_page_fits(theme: ThemeKind, text_size: TextSize) {
    every_page_fits_in("en", theme, text_size);
}

fn every_page_fits_in(language: &'static str, theme: ThemeKind, text_size: TextSize) {
    let mut desk = Desk::with_records();
    desk.words = Words::new(language);
    desk.plugs_in();
    let mut found = Vec::new();
    for (size_name, size) in SIZES {
        let wishes = Wishes {
            language,
            theme,
            text_size,
            ..Wishes::default()
        };
        keep::write(&desk.path("window.toml"), wishes);
        let mut player = Player::new(services(desk.dir.path(), size));
        player.wait_for(&desk.get("desk-sticks-title")).unwrap();
        player.tell(Message::LookForSticks);
        for (name, place, stands) in PAGES {
            player.tell(Message::Go(place));
            player.wait_for(&desk.get(stands)).unwrap();
            if let Some(folder) = std::env::var_os("KEYTAG_PICTURES") {
                let look = format!("{theme:?}-{text_size:?}-{language}");
                let file = format!("office-{name}-{size_name}-{look}.png");
                player.save(&Path::new(&folder).join(file)).unwrap();
            }
            let faults = player.crowding().unwrap();
            found.extend(
                faults
                    .iter()
                    .map(|fault| format!("{name} {size_name}: {fault}")),
            );
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// The pages beside the kiosk's screens, where somebody asked for pictures of them. Nothing of them
/// is stored: the marks of keys are by chance.
#[test]
fn every_page_is_laid_out_for_whoever_wants_to_look() {
    let mut album = Album::new();
    if !album.is_wanted() {
        return;
    }
    let desk = Desk::with_records();
    desk.plugs_in();
    let [usual, large] = SIZES.map(|(_, size)| size);
    let mut shots = PAGES.map(|_| Vec::new());
    for (size, theme, text_size) in [
        (usual, ThemeKind::Light, TextSize::Normal),
        (large, ThemeKind::Dark, TextSize::Normal),
        (usual, ThemeKind::HighContrast, TextSize::Normal),
        (large, ThemeKind::Light, TextSize::Large),
    ] {
        let wishes = Wishes {
            theme,
            text_size,
            ..Wishes::default()
        };
        keep::write(&desk.path("window.toml"), wishes);
        let mut player = Player::new(services(desk.dir.path(), size));
        player.wait_for(&desk.get("desk-sticks-title")).unwrap();
        player.tell(Message::LookForSticks);
        for ((_, place, stands), shots) in PAGES.iter().zip(&mut shots) {
            player.tell(Message::Go(*place));
            player.wait_for(&desk.get(stands)).unwrap();
            shots.push(player.picture().unwrap());
        }
    }
    for ((name, ..), shots) in PAGES.iter().zip(&shots) {
        album.lay_out(&format!("office-{name}"), shots);
    }
    album.lay();
}

#[test]
fn every_page_fits_both_windows() {
    every_page_fits(ThemeKind::Light, TextSize::Normal);
}

#[test]
fn every_page_fits_in_every_language() {
    for language in Words::languages_at_a_desk() {
        if language.tag != crate::ui::words::ENGLISH {
            every_page_fits_in(language.tag, ThemeKind::Light, TextSize::Normal);
        }
    }
}

#[test]
fn every_page_fits_in_the_dark_and_in_high_contrast() {
    every_page_fits(ThemeKind::Dark, TextSize::Normal);
    every_page_fits(ThemeKind::HighContrast, TextSize::Normal);
}
