//! When nobody is at the door: the idle screen comes, and goes before anybody has to wait for it.

use iced::Task;

use super::{Kiosk, Message, Stage};
use crate::ui::screen::idle::{self, Idle, Light};
use crate::ui::theme::{Colours, ThemeKind};

impl Kiosk {
    /// Nobody has touched the door for a while.
    pub(super) fn rest(&mut self) {
        self.look_as_the_site_does();
        self.show(Stage::Idle(Idle::new(self.look.metrics.motion, Light::Day)));
        self.dim_if_night();
    }

    /// To the door, as the site wishes it. Anywhere else there is nothing to wake.
    pub(super) fn wake_from_idle(&mut self) -> Task<Message> {
        if matches!(self.stage, Stage::Idle(_)) {
            self.go_to_door()
        } else {
            Task::none()
        }
    }

    /// A time of the idle screen has come. It is nobody's touch.
    pub(super) fn idle_goes_on(&mut self, message: idle::Message) {
        let now = self.now();
        if let Stage::Idle(screen) = &mut self.stage {
            screen.update(now, message);
        }
    }

    /// As bright as it may be by now, while nobody is there. Strong contrast is somebody's need,
    /// and dark by itself.
    pub(super) fn dim_if_night(&mut self) {
        let now = self.now();
        let is_anything_on = self.door.meetings().iter().any(|meeting| meeting.is_open);
        let Stage::Idle(screen) = &mut self.stage else {
            return;
        };
        let light = Light::at(&now, is_anything_on);
        screen.dim(light);
        let kind = match (light, self.services.site.theme) {
            (Light::Night, ThemeKind::Light) => ThemeKind::Dark,
            (_, kind) => kind,
        };
        self.look.colours = Colours::of(kind);
    }
}
