//! What staff set up: cards to print, and the scanner.

use std::fs;
use std::sync::Arc;

use chrono::TimeDelta;
use keytag::device::volume::{OpenFolder, Volume, VolumeError, Volumes};

use super::{Evening, start_with};

/// Longer than the pause behind a scan.
const A_PAUSE_MS: i64 = 500;

/// A stick that is not let go.
struct Sticky(Arc<dyn Volumes>);

impl Volumes for Sticky {
    fn list(&self) -> Vec<Volume> {
        self.0.list()
    }

    fn open(&self, volume: &Volume) -> Result<Box<dyn OpenFolder>, VolumeError> {
        self.0.open(volume)
    }

    fn eject(&self, _volume: &Volume) -> Result<(), VolumeError> {
        Err(VolumeError::Busy)
    }
}

impl Evening {
    /// With a stick that is not let go.
    pub(super) fn with_sticky() -> Self {
        let evening = Self::new();
        drop(evening.player);
        let (player, clock, held) = start_with(&evening.dir.path().join("site"), |services| {
            services.volumes = Arc::new(Sticky(services.volumes.clone()));
        });
        Self {
            player,
            clock,
            held,
            ..evening
        }
    }

    /// Says that the sheet that waits came out well.
    fn confirms_what_waits(&mut self) {
        self.touches("staff-badges");
        self.sees("badges-waits-note");
        let said = self.player.said().unwrap();
        let line = self
            .words
            .with("badges-waits-count", &[("count", 10.into())]);
        assert!(said.contains(&line), "{said:?}");
        let at = said.iter().position(|text| *text == line).unwrap();
        let label = said[at - 1].clone();
        self.touches_words(&label);
        self.touches("badges-printed-yes");
        self.sees("badges-live");
    }

    /// A scanner sends this, sign by sign, and nothing more.
    fn sends(&mut self, text: &str, gap_ms: i64) {
        for sign in text.chars() {
            self.player.key(sign);
            self.clock.pass(TimeDelta::milliseconds(gap_ms));
        }
        self.clock.pass(TimeDelta::milliseconds(A_PAUSE_MS));
        self.player.pause();
    }
}

#[test]
fn where_a_scanner_is_tried_nobody_is_signed_in_and_nobody_is_named() {
    let mut evening = Evening::new();
    let person = evening.person(0);
    let token = person.token.clone().unwrap().replace(' ', "");
    let before = evening.on_disk().attendances;
    evening.opens_for_staff();
    evening.touches("button-next");
    evening.touches("staff-scanner");
    evening.sees("scanner-lead");
    evening.sends(&format!("]Q3{token}"), 4);
    evening.sees("scanner-ours");
    let said = evening.player.said().unwrap().join("\n");
    let pause = evening.words.get("scanner-pause");
    assert!(said.contains("]Q3") && said.contains(&pause), "{said}");
    assert!(!said.contains(&person.name), "{said}");
    // Nobody can copy the card from the screen.
    assert!(
        said.contains(&token[..4]) && !said.contains(&token[4..12]),
        "{said}"
    );
    evening.sends("4006381333931", 3);
    evening.sees("scanner-none");
    evening.sends("slow", 200);
    evening.sees("scanner-none");
    assert_eq!(evening.on_disk().attendances, before);
    evening.touches("button-back");
    evening.sees("staff-people");
    evening.returns_to_door();
    evening.scans(&person);
    evening.welcomes(&person);
}

#[test]
fn cards_come_by_the_fifty_for_a_begun_sheet_and_live_once_printed_well() {
    let mut evening = Evening::new();
    let label = |evening: &Evening, id: &str, name: &str| {
        let name = evening.words.get(name);
        evening.words.with(id, &[("name", name.into())])
    };
    let before = evening.on_disk().entries;
    evening.opens_for_staff();
    evening.touches("staff-badges");
    evening.touches("badges-sheet-a4-fobs");
    let less = label(&evening, "stepper-less", "badges-cards");
    evening.touches_words(&less);
    evening.sees_words("50");
    evening.touches("badges-where-open");
    for name in ["badges-first", "badges-right"] {
        let more = label(&evening, "stepper-more", name);
        evening.touches_words(&more);
    }
    let half = evening.words.with("badges-mm", &[("mm", "0.5".into())]);
    evening.sees_words(&half);
    evening.touches("badges-ruler");
    evening.touches("badges-make");
    evening.sees("badges-printed-title");
    let folder = fs::read_dir(evening.stick()).unwrap().next().unwrap();
    let pdf = fs::read(folder.unwrap().path().join("cards.pdf")).unwrap();
    let pages = pdf.windows(11).filter(|at| *at == b"/Type/Page/").count();
    assert_eq!(
        pages, 2,
        "a ruler page, and fifty fobs from the second label on"
    );
    // Made, and dead until somebody says that the print is good.
    assert_eq!(evening.on_disk().entries, before);
    evening.touches("badges-printed-yes");
    evening.sees("badges-live");
    assert_eq!(evening.on_disk().entries, before + 1);
    // The printer's nudge is still known the next time.
    evening.touches("staff-badges");
    evening.touches("badges-where-open");
    evening.sees_words(&half);
}

#[test]
fn cards_that_nobody_answered_for_wait_while_the_kiosk_locks() {
    let mut evening = Evening::new();
    let before = evening.on_disk().entries;
    evening.opens_for_staff();
    evening.touches("staff-badges");
    evening.touches("badges-make");
    evening.sees("badges-printed-title");
    // Whoever prints is away for longer than the kiosk stays open, and somebody pulls the plug.
    evening.player.let_time_come();
    evening.sees("way-card");
    let mut evening = evening.restart();
    evening.opens_for_staff();
    evening.confirms_what_waits();
    assert_eq!(evening.on_disk().entries, before + 1);
    // Nothing waits any more.
    evening.touches("staff-badges");
    evening.sees("badges-count");
}

#[test]
fn a_stick_that_is_not_let_go_is_not_called_safe() {
    let mut evening = Evening::with_sticky();
    evening.opens_for_staff();
    evening.touches("staff-badges");
    evening.touches("badges-make");
    evening.sees("badges-printed-title");
    let said = evening.player.said().unwrap().join("\n");
    let folder = fs::read_dir(evening.stick()).unwrap().next().unwrap();
    let folder = folder.unwrap().file_name().into_string().unwrap();
    let file = format!("{folder}/cards.pdf");
    let held = evening
        .words
        .with("badges-on-stick-held", &[("file", file.into())]);
    assert!(said.contains(&held), "{said}");
}
