//! What a scanner or the camera sends, while nobody is signed in by it.

use iced::Task;

use super::Done;
use crate::badge::token::{Genuine, Token};
use crate::device::scanner::{End, Letters, Pace, Report, Trial};
use crate::ui::app::{Kiosk, Message as App, Stage};
use crate::ui::screen::try_scanner::{self, Badge, Keys, TryScanner};

impl Kiosk {
    pub(super) fn show_scanner(&mut self) {
        self.trial = Trial::new();
        self.show(Stage::TryScanner(TryScanner::new()));
    }

    /// A pause has come: what was sent is told, and whether it is one of our badges.
    pub(in crate::ui::app) fn tell_trial(&mut self) -> Task<App> {
        let now_ms = self.now().boot_ms;
        if !matches!(self.stage, Stage::TryScanner(_)) || !self.trial.is_over(now_ms) {
            return Task::none();
        }
        let Some(report) = self.trial.tell() else {
            return Task::none();
        };
        let keys = keys_of(&report);
        if let Some(token) = report.token {
            return self.ask_whether_ours(token, Some(keys));
        }
        self.take_trial(Badge::None, Some(keys))
    }

    /// The camera read a badge.
    pub(in crate::ui::app) fn tell_seen(&self, text: &str) -> Task<App> {
        match Token::parse(text) {
            Ok(token) => self.ask_whether_ours(token, None),
            Err(_) => Task::none(),
        }
    }

    /// By the key alone: neither whose it is nor whether it still opens the door is looked up.
    fn ask_whether_ours(&self, token: Token, keys: Option<Keys>) -> Task<App> {
        self.ask_for_staff(
            move |book| Ok(token.genuine(book.organisation_key())),
            move |genuine| {
                let badge = match genuine {
                    Ok(Genuine::Ours) => Badge::Ours,
                    Ok(Genuine::Foreign) => Badge::Other,
                    Err(_) => Badge::Unknown,
                };
                Done::Tried(badge, keys)
            },
        )
    }

    pub(super) fn take_trial(&mut self, badge: Badge, keys: Option<Keys>) -> Task<App> {
        if let Stage::TryScanner(screen) = &mut self.stage {
            match keys {
                Some(keys) => screen.hear(badge, keys),
                None => screen.see(badge),
            }
        }
        Task::none()
    }
}

fn keys_of(report: &Report) -> Keys {
    Keys {
        shown: report.shown.clone(),
        signs: report.signs,
        before: report.before.clone(),
        behind: report.behind.clone(),
        letters: match report.letters {
            Letters::Capitals => try_scanner::Letters::Capitals,
            Letters::Small => try_scanner::Letters::Small,
            Letters::Mixed => try_scanner::Letters::Mixed,
        },
        gaps_ms: report.gaps_ms,
        is_fast: report.pace == Pace::Scanner,
        end: match report.end {
            End::Enter => try_scanner::End::Enter,
            End::Tab => try_scanner::End::Tab,
            End::Pause => try_scanner::End::Pause,
        },
    }
}
