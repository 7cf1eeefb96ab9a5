use super::*;

#[test]
fn every_sheet_comes_round() {
    let mut gallery = Gallery::new(Words::new("en"), Panel::TEN_INCH);
    for sheet in Sheet::ALL {
        assert_eq!(gallery.sheet, sheet);
        assert_eq!(gallery.update(Message::Next), Action::None);
    }
    assert_eq!(gallery.sheet, Sheet::ALL[0]);
    assert_eq!(gallery.update(Message::Back), Action::Leave);
}

/// A widget that nobody can look at is one that nobody looks after.
#[test]
fn every_widget_is_on_some_sheet() {
    // Not drawn by themselves: what hears keys, what others are made of, and what shows a camera.
    let unseen = [
        "keys", "press", "fit", "pictures", "board", "mirror", "control", "reach", "glass",
        "leaves", "testing",
    ];
    let gallery = concat!(include_str!("../gallery.rs"), include_str!("states.rs"));
    let widgets = include_str!("../widget.rs").lines();
    let widgets = widgets.filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let all: Vec<&str> = widgets.filter(|name| !unseen.contains(name)).collect();
    assert!(all.len() > 10, "{all:?}");
    for name in all {
        let is_used = gallery.contains(&format!("{name}::")) || name == "page";
        assert!(is_used, "{name} is on no sheet");
    }
}

#[cfg(feature = "gui-tests")]
mod seen {
    use super::*;
    use crate::ui::album::Album;
    use crate::ui::capture::capture;
    use crate::ui::crowding::crowding;
    use iced::widget::container;

    const PANELS: [(&str, Panel); 5] = [
        ("upright", Panel::new(21.5, 1080.0, 1920.0)),
        ("7in-800x480", Panel::SEVEN_INCH),
        ("10in-1280x800", Panel::TEN_INCH),
        ("15in-1920x1080", Panel::FIFTEEN_INCH),
        ("21in-1920x1080", Panel::TWENTY_ONE_INCH),
    ];

    /// Set `KEYTAG_PICTURES` to a folder to look at what is drawn here.
    fn keep(name: &str, capture: &crate::ui::capture::Capture) {
        if let Some(folder) = std::env::var_os("KEYTAG_PICTURES") {
            let path = std::path::Path::new(&folder).join(format!("{name}.png"));
            capture.save(&path).unwrap();
        }
    }

    const DRESSES: [(&str, ThemeKind, TextSize, Controls); 4] = [
        (
            "light",
            ThemeKind::Light,
            TextSize::Normal,
            Controls::Spread,
        ),
        ("dark-low", ThemeKind::Dark, TextSize::Normal, Controls::Low),
        (
            "contrast-large",
            ThemeKind::HighContrast,
            TextSize::Large,
            Controls::Spread,
        ),
        (
            "light-large-low",
            ThemeKind::Light,
            TextSize::Large,
            Controls::Low,
        ),
    ];

    fn each(mut look_at: impl FnMut(&str, &Gallery)) {
        for (panel_name, panel) in PANELS {
            for sheet in Sheet::ALL {
                for (dress, theme, text, low) in DRESSES {
                    let gallery = Gallery::new(Words::new("en"), panel).at(sheet, theme, text, low);
                    look_at(&format!("{panel_name}-{sheet:?}-{dress}"), &gallery);
                }
            }
        }
    }

    #[test]
    fn every_sheet_fits_every_panel_in_every_dress() {
        let mut faults = Vec::new();
        each(|name, gallery| {
            let found = crowding(gallery.look(), gallery.view()).unwrap();
            faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
        });
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn every_sheet_looks_as_it_did() {
        let mut album = Album::new();
        let mut faults = Vec::new();
        for sheet in Sheet::ALL {
            let name = format!("gallery-{sheet:?}").to_lowercase();
            let name = name.replace(['(', ')'], "");
            faults.extend(album.keep(&name, &|_, show| show(&()), &|(), look: &Look| {
                let gallery = Gallery::new(look.words.clone(), look.metrics.panel());
                let (theme, text) = (look.colours.kind, look.metrics.text_size);
                let controls = look.metrics.controls;
                // A view borrows its screen, and this one is made for the look.
                Box::leak(Box::new(gallery.at(sheet, theme, text, controls))).view()
            }));
        }
        album.lay();
        assert!(faults.is_empty(), "{faults:#?}");
    }

    /// A state that looks like another says nothing.
    #[test]
    fn every_state_of_a_control_looks_like_no_other() {
        use super::super::pose::Pose;
        use super::super::states::{CONTROLS, State};
        use iced::Size;
        let look = Gallery::new(Words::new("en"), Panel::TEN_INCH).look;
        let room = Size::new(300.0, look.metrics.target());
        for (called, draw) in CONTROLS {
            let drawn: Vec<_> = State::ALL
                .into_iter()
                .filter_map(|state| {
                    // The same words in all of them.
                    let control = draw(&look, state, "n", room)?;
                    let posed = container(Pose::new(&look, state.held(), control)).padding(40);
                    Some((state, capture(&look, posed).unwrap()))
                })
                .collect();
            assert!(drawn.len() >= 4, "{called} has {} states", drawn.len());
            for (place, (one, picture)) in drawn.iter().enumerate() {
                for (other, another) in &drawn[place + 1..] {
                    assert!(picture != another, "{called}: {one:?} looks like {other:?}");
                }
            }
        }
    }

    #[test]
    fn every_sheet_is_drawn() {
        each(|name, gallery| {
            let drawn = capture(gallery.look(), gallery.view()).unwrap();
            let first = &drawn.rgba[..4];
            let blank = drawn.rgba.chunks(4).all(|pixel| pixel == first);
            assert!(!blank, "{name}");
            keep(name, &drawn);
        });
    }
}
