//! Who stands before the camera sees themselves where the site wants it, and nowhere else.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use keytag::badge::Gray;
use keytag::config::Preview;
use keytag::device::frames::{Frames, Kind, Seen};
use keytag::device::lookout::Lookout;
use keytag::services::{Clock, SystemClock};
use keytag::ui::theme::Panel;

use super::{Evening, start_with};

/// So many pictures are enough for one of them to be shown.
const PICTURES: usize = 30;

/// Somebody who moves, and a count of the pictures of them.
struct Somebody(Arc<AtomicUsize>);

impl Frames for Somebody {
    fn next(&mut self) -> Seen {
        let at = 13 * self.0.fetch_add(1, Ordering::SeqCst) % 120;
        let light = (0..160 * 120).map(|n| {
            if (at..at + 40).contains(&(n % 160)) {
                200
            } else {
                60
            }
        });
        Gray::new(160, 120, light.collect()).map_or(Seen::Nothing, Seen::Frame)
    }

    fn pause(&self, _after: &Seen) -> Duration {
        Duration::from_millis(33)
    }

    fn kind(&self) -> Kind {
        Kind::Live
    }
}

/// An evening before a camera, with a mirror where the site wants it.
struct Mirrored {
    evening: Evening,
    given: Arc<AtomicUsize>,
}

impl Mirrored {
    fn new(preview: Preview) -> Self {
        let evening = Evening::new();
        drop(evening.player);
        let given = Arc::new(AtomicUsize::new(0));
        let somebody = Box::new(Somebody(Arc::clone(&given)));
        let (player, clock, held) = start_with(&evening.dir.path().join("site"), |services| {
            services.site.preview = preview;
            services.site.panel = Panel::FIFTEEN_INCH;
            services.site.is_panel_told = true;
            let clock = SystemClock::new(services.site.zone);
            let now = Arc::new(move || clock.now().boot_ms);
            services.lookout = Some(Arc::new(Lookout::new(somebody, now)));
        });
        let evening = Evening {
            player,
            clock,
            held,
            ..evening
        };
        Self { evening, given }
    }

    /// Whether a picture comes onto the screen that stands there.
    fn has_mirror(&mut self, is_wanted: bool) -> bool {
        if is_wanted {
            return self.evening.player.wait_for_mirror().is_ok();
        }
        let until = self.given.load(Ordering::SeqCst) + PICTURES;
        while self.given.load(Ordering::SeqCst) < until {
            if self.evening.player.has_mirror() {
                return true;
            }
        }
        false
    }
}

#[test]
fn a_mirror_is_where_the_site_wants_it_and_nowhere_else() {
    for (preview, on_door, on_cards) in [
        (Preview::Door, true, true),
        (Preview::Card, false, true),
        (Preview::Off, false, false),
    ] {
        let mut here = Mirrored::new(preview);
        here.evening.sees("way-card");
        assert_eq!(here.has_mirror(on_door), on_door, "{preview:?}: the door");
        here.evening.touches("way-card");
        assert_eq!(here.has_mirror(on_cards), on_cards, "{preview:?}: a card");
        // No picture stays where nobody aims.
        here.evening.touches("card-type");
        assert!(!here.has_mirror(false), "{preview:?}: letters");
        here.evening.returns_to_door();
        // A card that staff wait for is aimed, too.
        here.evening.opens_for_staff();
        here.evening.touches("staff-lost-card");
        assert!(!here.has_mirror(false), "{preview:?}: names");
        here.evening.types_on_keys("rosa");
        here.evening.touches("key-done");
        here.evening.touches_words("Rosa");
        here.evening.touches("person-lost-card");
        here.evening.sees("person-card-title");
        assert_eq!(here.has_mirror(on_cards), on_cards, "{preview:?}: staff");
    }
}
