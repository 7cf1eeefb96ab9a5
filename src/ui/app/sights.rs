//! What the camera sees: badges for whoever waits for one, and a mirror for who holds one up.
//!
//! A picture of people is shown on the screens that ask for a card, and nowhere else; it goes with
//! them. Nothing polls: the threads of the camera wake the window.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use iced::futures::stream::{self, Stream};
use iced::{Subscription, Task};

use super::{Kiosk, Message, Stage};
use crate::config::Preview;
use crate::device::lookout::{Lookout, News, Sight};
use crate::domain::attendance::Method;
use crate::ui::screen::ask::Ask;
use crate::ui::theme::Motion;
use crate::ui::widget::glass::{self, Mirror, Size};

/// Somebody who listens to a lookout: the same one as long as it is the same lookout.
struct Listener(Arc<Lookout>);

impl Hash for Listener {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.0).hash(state);
    }
}

impl Listener {
    fn news(&self) -> impl Stream<Item = News> + use<> {
        let lookout = Arc::clone(&self.0);
        stream::poll_fn(move |context| lookout.poll_news(context).map(Some))
    }
}

impl Kiosk {
    /// What the camera sees, as it comes.
    pub(super) fn sights(&self) -> Subscription<Message> {
        match &self.services.lookout {
            None => Subscription::none(),
            Some(lookout) => {
                let listener = Listener(Arc::clone(lookout));
                Subscription::run_with(listener, Listener::news).map(Message::Seen)
            }
        }
    }

    pub(super) fn on_seen(&mut self, news: News) -> Task<Message> {
        match news {
            News::Read(token) => return self.on_card(token.letters(), Method::Badge),
            News::Sight(sight) => {
                self.mirror.is_there = sight != Sight::Gone;
                self.mirror.is_awake = sight == Sight::Awake;
                if sight != Sight::Awake {
                    self.mirror.forget();
                }
            }
            News::Held(is_held) => self.mirror.is_read = is_held,
            // One that comes late for its screen is not taken.
            News::Mirror(picture) if self.mirror_size == Some((picture.width, picture.height)) => {
                self.mirror
                    .take(picture.width, picture.height, picture.rgba);
            }
            News::Mirror(_) => {}
        }
        Task::none()
    }

    /// Whether a picture of whoever stands there is on the screen.
    #[cfg(feature = "headless")]
    pub(in crate::ui) fn shows_a_picture(&self) -> bool {
        self.mirror.has_picture()
    }

    /// The mirror of the screen that stands there; the absent one where it has none.
    pub(super) fn mirror_here(&self) -> &Mirror {
        if self.may_show_mirror() {
            &self.mirror
        } else {
            &glass::ABSENT
        }
    }

    fn may_show_mirror(&self) -> bool {
        match self.services.site.preview {
            Preview::Door => self.asks_for_a_card() || matches!(self.stage, Stage::Door),
            Preview::Card => self.asks_for_a_card(),
            Preview::Off => false,
        }
    }

    fn asks_for_a_card(&self) -> bool {
        matches!(self.stage, Stage::Card(_) | Stage::WantsCard(..))
    }

    /// Asks for pictures of the size that the screen has room for, and for none where it shows
    /// none.
    pub(super) fn aim_mirror(&mut self) {
        let Some(lookout) = &self.services.lookout else {
            return;
        };
        let is_still = self.look.metrics.motion == Motion::Still;
        let size = match &self.stage {
            _ if !self.may_show_mirror() || is_still || self.is_asked_still_there => None,
            Stage::Card(screen) if !screen.is_typing() => glass::pixels(&self.look, Size::Large),
            Stage::Door if self.door.has_room_for_mirror(&self.look) => {
                glass::pixels(&self.look, Size::Small)
            }
            Stage::WantsCard(..) if Ask::has_room_for_mirror(&self.look) => {
                glass::pixels(&self.look, Size::Small)
            }
            _ => None,
        };
        if size != self.mirror_size {
            self.mirror_size = size;
            self.mirror.forget();
            lookout.show_mirror(size);
        }
    }
}
