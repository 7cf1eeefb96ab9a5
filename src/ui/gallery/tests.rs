use super::*;
use std::collections::BTreeSet;

#[test]
fn every_sheet_comes_round() {
    let mut gallery = Gallery::new(Words::new("en"), Panel::TEN_INCH);
    for sheet in Sheet::all() {
        assert_eq!(gallery.sheet, sheet);
        assert_eq!(gallery.update(Message::Next), Action::None);
    }
    assert_eq!(gallery.sheet, Sheet::Text);
    assert_eq!(gallery.update(Message::Back), Action::Leave);
}

/// What draws nothing of its own, and why.
const UNSEEN: [(&str, &str); 9] = [
    (
        "Button::new",
        "every button is made of it and brings its face",
    ),
    ("Press::new", "every key is made of it and brings its face"),
    ("Keys::new", "it hears keys"),
    (
        "Reach::new",
        "it leads keys and switches; its ring is in every pose",
    ),
    (
        "control::heading",
        "it tells a page's title to who does not see it",
    ),
    ("mirror::follows", "it turns a whole view around"),
    ("mirror::keeps", "it turns a view back"),
    ("mirror::tight", "it moves words in their room"),
    ("mirror::tight_around", "it moves words in their room"),
];

/// What can be touched in several places at once, and what its places are in every state.
const MADE_OF: [(&str, &str); 8] = [
    ("choices::choices", "choices::choices_of"),
    ("grid::grid", "grid::grid_of"),
    ("grid::pairs", "toggle::toggle"),
    ("marks::colour_board", "board::board"),
    ("marks::picture_board", "board::board"),
    ("pin_pad::pin_pad", "pin_pad::key"),
    ("stepper::stepper", "stepper::steppers_of"),
    ("stepper::steppers", "stepper::steppers_of"),
];

/// A widget that nobody can look at is one that nobody looks after.
#[test]
fn every_function_that_draws_is_on_some_sheet() {
    let (gallery, all) = (census::gallery(), census::drawings());
    assert!(all.len() > 60, "{all:#?}");
    let missing = all.iter().filter(|one| !one.is_in(&gallery));
    let missing: BTreeSet<&str> = missing.map(|one| one.name.as_str()).collect();
    let unseen: BTreeSet<&str> = UNSEEN.iter().map(|(name, _)| *name).collect();
    assert_eq!(missing, unseen, "on no sheet, and without a reason on none");
}

/// What can be touched has more to show than how it waits.
#[test]
fn every_function_that_can_be_touched_is_there_in_its_states() {
    let (gallery, touched) = (census::gallery(), census::touched());
    let (mut missing, mut made_of) = (BTreeSet::new(), BTreeSet::new());
    for one in census::drawings() {
        if one.is_touched && one.is_in(&gallery) && !one.is_in(&touched) {
            missing.insert(one.name.clone());
        }
        let parts = MADE_OF.iter().filter(|(_, part)| *part == one.name);
        made_of.extend(
            parts
                .filter(|_| one.is_in(&touched))
                .map(|(whole, _)| *whole),
        );
    }
    assert_eq!(missing, made_of.into_iter().map(str::to_owned).collect());
}

#[cfg(feature = "gui-tests")]
mod seen {
    use super::super::pose::Pose;
    use super::super::states::{Draw, State};
    use super::*;
    use crate::ui::album::Album;
    use crate::ui::capture::{capture, survey};
    use crate::ui::crowding::examined;
    use iced::Size;
    use iced::widget::container;
    use std::collections::BTreeMap;

    const PANELS: [(&str, Panel); 5] = [
        ("upright", Panel::new(21.5, 1080.0, 1920.0)),
        ("7in-800x480", Panel::SEVEN_INCH),
        ("10in-1280x800", Panel::TEN_INCH),
        ("15in-1920x1080", Panel::FIFTEEN_INCH),
        ("21in-1920x1080", Panel::TWENTY_ONE_INCH),
    ];

    /// Set `KEYTAG_PICTURES` to a folder to look at each sheet in each dress.
    fn keep(name: &str, gallery: &Gallery) {
        if let Some(folder) = std::env::var_os("KEYTAG_PICTURES") {
            let path = std::path::Path::new(&folder).join(format!("{name}.png"));
            let drawn = capture(gallery.look(), gallery.view()).unwrap();
            drawn.save(&path).unwrap();
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

    #[test]
    fn every_sheet_fits_every_panel_in_every_dress() {
        let mut faults = Vec::new();
        for (panel_name, panel) in PANELS {
            for sheet in Sheet::all() {
                for (dress, theme, text, low) in DRESSES {
                    let gallery = Gallery::new(Words::new("en"), panel).at(sheet, theme, text, low);
                    let name = format!("{panel_name}-{}-{dress}", sheet.name());
                    keep(&name, &gallery);
                    let (found, painted) = examined(gallery.look(), gallery.view()).unwrap();
                    assert!(!painted.is_empty(), "{name}");
                    faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
                }
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn every_sheet_looks_as_it_did() {
        let mut album = Album::new();
        let mut faults = Vec::new();
        for sheet in Sheet::all() {
            let name = format!("gallery-{}", sheet.name());
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

    /// Every kind of widget, with all the states it has on all the sheets.
    fn kinds() -> BTreeMap<&'static str, Vec<(State, Draw)>> {
        let mut kinds: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for kind in states::sheets().flat_map(|spread| spread.kinds) {
            let states = kind.states.iter().map(|state| (*state, kind.draw));
            kinds.entry(kind.called).or_default().extend(states);
        }
        kinds
    }

    /// A state that looks like another says nothing.
    #[test]
    fn every_state_of_a_widget_looks_like_no_other() {
        let mut look = Gallery::new(Words::new("en"), Panel::TEN_INCH).look;
        let room = Size::new(300.0, look.metrics.target() * 2.0);
        for theme in ThemeKind::ALL {
            look = Look::new(look.words, look.metrics, theme);
            for (called, states) in kinds() {
                let draw = |&(state, draw): &(State, Draw)| {
                    // The same words in all of them.
                    let posed = Pose::new(&look, state.held(), draw(&look, state, "n", room));
                    let drawn = capture(&look, container(posed).padding(40)).unwrap();
                    (state, drawn)
                };
                let drawn: Vec<_> = states.iter().map(draw).collect();
                for (place, (one, picture)) in drawn.iter().enumerate() {
                    for (other, another) in &drawn[place + 1..] {
                        // Who wants nothing to move sees the end of it at once.
                        let is_one = (*one, *other) == (State::Most, State::Still);
                        let fault = format!("{called}, {theme:?}: {one:?}, {other:?}");
                        assert_eq!(picture == another, is_one, "{fault}");
                    }
                }
            }
        }
    }

    /// What can be touched shows that it is, and that keys or a switch have chosen it.
    #[test]
    fn every_widget_that_can_be_touched_is_seen_pressed_and_focused() {
        let look = Gallery::new(Words::new("en"), Panel::TEN_INCH).look;
        let room = Size::new(300.0, look.metrics.target());
        for (called, states) in kinds() {
            let touched = states.iter().filter(|(state, draw)| {
                let found = survey(&look, draw(&look, *state, "n", room)).unwrap();
                !found.spots.is_empty()
            });
            let is_touched = touched.count() > 0;
            for state in [State::Pressed, State::Focused] {
                let is_seen = states.iter().any(|(seen, _)| *seen == state);
                assert_eq!(is_seen, is_touched, "{called}, {state:?}");
            }
        }
    }
}
