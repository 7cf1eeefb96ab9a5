//! The first start: what the wizard chose is kept, with the first staff PIN and the recovery code.

use iced::Task;

use super::{Fault, Kiosk, Message as App, Stage};
use crate::access::{AccessError, Pin, RecoveryCode, SecretHash};
use crate::config::SiteSettings;
use crate::domain::entry::By;
use crate::domain::tonight::Role;
use crate::ui::screen::wizard::{Action, Chosen, Message as Screen, Wizard};
use crate::ui::theme::Panel;
use crate::ui::widget::keyboard::Key;
use crate::ui::widget::pin_pad::PinKey;
use crate::ui::words::Words;

/// Touches, and answers that the wizard waits for.
#[derive(Debug)]
pub enum Message {
    /// The screen.
    Screen(Screen),
    /// A key of a real keyboard.
    Typed(Key, Option<PinKey>),
    /// Whether somebody has a PIN already.
    IsSetUp(Result<bool, Fault>),
    /// The PIN and the code were hashed.
    Hashed(Box<Result<Hashes, AccessError>>),
    /// They are on disk; the code is shown once.
    Kept(Result<RecoveryCode, Fault>),
    /// What was chosen is on disk.
    Finished(Box<SiteSettings>, Result<(), Fault>),
}

/// The hashes of the first PIN and of the recovery code, and the code itself, to be shown once.
pub struct Hashes {
    pin: SecretHash,
    recovery: SecretHash,
    code: RecoveryCode,
}

impl std::fmt::Debug for Hashes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hashes(..)")
    }
}

impl Kiosk {
    /// Asks whether anybody has a PIN; the wizard begins if nobody has.
    pub(super) fn begin_wizard_if_new(&self) -> Task<App> {
        self.ask(
            |book| Ok(!book.keepers()?.is_empty()),
            |answer| App::Wizard(Message::IsSetUp(answer)),
        )
    }

    pub(super) fn on_wizard(&mut self, message: Message) -> Task<App> {
        match message {
            Message::IsSetUp(Ok(false)) => {
                self.begin_wizard();
                Task::none()
            }
            Message::IsSetUp(_) => Task::none(),
            Message::Screen(message) => self.on_wizard_screen(message),
            Message::Typed(letter, digit) => {
                let message = match &self.stage {
                    Stage::Wizard(wizard) => wizard.typed(letter, digit),
                    _ => None,
                };
                message.map_or_else(Task::none, |message| self.on_wizard_screen(message))
            }
            Message::Hashed(hashes) => match *hashes {
                Ok(hashes) => self.keep_first_pin(hashes),
                Err(error) => {
                    tracing::error!(%error, "the first PIN could not be hashed");
                    self.ask_wizard_for_pin("pins-taken");
                    Task::none()
                }
            },
            Message::Kept(Ok(code)) => {
                if let Stage::Wizard(wizard) = &mut self.stage {
                    wizard.show_code(code.printed());
                }
                Task::none()
            }
            Message::Kept(Err(_)) => {
                self.ask_wizard_for_pin("pins-taken");
                Task::none()
            }
            Message::Finished(chosen, kept) => {
                if kept.is_ok() {
                    self.services.site.take(&chosen);
                    self.services.clock.move_to(self.services.site.zone);
                }
                self.go_to_door()
            }
        }
    }

    fn begin_wizard(&mut self) {
        let site = &self.services.site;
        let inches = self.look.metrics.panel().diagonal_inches;
        let chosen = Chosen {
            language: site.language.clone(),
            zone: site.zone.name().to_owned(),
            site: site.name.clone(),
            room: site.room.0.clone(),
            tenths: tenths(inches),
        };
        let wizard = Wizard::new(chosen, zone_names(), site.arrangement);
        self.show(Stage::Wizard(wizard));
    }

    fn on_wizard_screen(&mut self, message: Screen) -> Task<App> {
        let words = self.look.words.clone();
        let Stage::Wizard(wizard) = &mut self.stage else {
            return Task::none();
        };
        match wizard.update(&words, message) {
            Action::None => Task::none(),
            Action::Speak(tag) => {
                self.look.words = Words::new(&tag);
                Task::none()
            }
            Action::Resize(tenths) => {
                self.resize_panel(tenths);
                Task::none()
            }
            Action::SetPin(digits) => self.hash_first_pin(&digits),
            Action::Finish(chosen) => self.keep_choices(&chosen),
            Action::Later => self.go_to_door(),
        }
    }

    fn resize_panel(&mut self, tenths: u32) {
        let panel = Panel {
            diagonal_inches: inches(tenths),
            ..self.look.metrics.panel()
        };
        let size = iced::Size::new(panel.width_px, panel.height_px);
        self.services.site.panel = panel;
        self.services.site.is_panel_told = true;
        self.look.metrics = crate::ui::theme::Metrics::new(panel);
        self.resize(size);
    }

    fn ask_wizard_for_pin(&mut self, note: &str) {
        let words = self.look.words.clone();
        if let Stage::Wizard(wizard) = &mut self.stage {
            wizard.ask_for_pin(&words, words.get(note));
        }
    }

    fn hash_first_pin(&mut self, digits: &str) -> Task<App> {
        let pin = match Pin::choose(digits, self.services.site.pin_digits_min) {
            Ok(pin) => pin,
            Err(error) => {
                let note = self.pin_refused(error);
                let words = self.look.words.clone();
                if let Stage::Wizard(wizard) = &mut self.stage {
                    wizard.ask_for_pin(&words, note);
                }
                return Task::none();
            }
        };
        let chance = &self.services.chance;
        let (mut salt, mut salt_of_code, mut bytes) = ([0; 16], [0; 16], [0; 20]);
        let filled = chance
            .fill(&mut salt)
            .and_then(|()| chance.fill(&mut salt_of_code))
            .and_then(|()| chance.fill(&mut bytes));
        if filled.is_err() {
            return Task::none();
        }
        let cost = self.services.pin_cost;
        Task::perform(
            async move {
                let code = RecoveryCode::from_random(bytes);
                Ok(Hashes {
                    pin: SecretHash::of_pin(&pin, salt, cost)?,
                    recovery: SecretHash::of_recovery(&code, salt_of_code, cost)?,
                    code,
                })
            },
            |hashes| App::Wizard(Message::Hashed(Box::new(hashes))),
        )
    }

    fn keep_first_pin(&self, hashes: Hashes) -> Task<App> {
        let now = self.now();
        let label = self.look.words.get("role-staff");
        let Hashes {
            pin,
            recovery,
            code,
        } = hashes;
        let (chance, slot) = (self.services.chance.clone(), code.clone());
        self.ask(
            move |book| {
                book.add_keeper(&now, &label, Role::Staff, &pin, By::Own)?;
                book.set_recovery_hash(&now, &recovery)?;
                // The same paper opens the records on the day on which the key is lost.
                book.place().set_recovery_slot(&slot, &*chance)
            },
            move |kept| App::Wizard(Message::Kept(kept.map(|()| code))),
        )
    }

    fn keep_choices(&self, chosen: &Chosen) -> Task<App> {
        let settings = SiteSettings {
            language: chosen.language.clone(),
            zone: chosen.zone.clone(),
            site: chosen.site.clone(),
            room: chosen.room.clone(),
            tenths_of_inch: chosen.tenths,
        };
        let chosen = Box::new(settings.clone());
        let now = self.now();
        self.ask(
            move |book| book.set_setting(&now, SiteSettings::KEY, &settings),
            move |kept| App::Wizard(Message::Finished(chosen, kept)),
        )
    }
}

/// The names of all zones.
fn zone_names() -> &'static [&'static str] {
    static NAMES: std::sync::OnceLock<Vec<&'static str>> = std::sync::OnceLock::new();
    NAMES.get_or_init(|| {
        chrono_tz::TZ_VARIANTS
            .iter()
            .map(|zone| zone.name())
            .collect()
    })
}

fn inches(tenths: u32) -> f32 {
    f32::from(u16::try_from(tenths).unwrap_or(u16::MAX)) / 10.0
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a diagonal is between 5 and 65 inches"
)]
fn tenths(inches: f32) -> u32 {
    (inches.clamp(5.0, 65.0) * 10.0).round() as u32
}
