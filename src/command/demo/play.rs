//! The evening without a display: what people do at a door, played through the real program.
//!
//! Touches on words that stand on the screen, cards under the scanner, a stick in the drawer. Words
//! come from the same files as the screen's, so that a text that changes does not end the evening.

use std::fs;
use std::path::{Path, PathBuf};

use super::site::STICKS;
use super::{DemoPerson, Script};
use crate::badge::token::Token;
use crate::command::{Failure, Opened, Out, Result, shown, window};
use crate::ui::play::{PlayError, Player};
use crate::ui::words::Words;

/// Where the export of the played evening goes, inside `--out`.
const EXPORT: &str = "export";

/// Plays it: pictures, and the export as it lies on the stick, go to `to`.
///
/// # Errors
/// When something does not happen as it should, or a file cannot be written.
pub(super) fn evening(
    opened: Opened,
    script: &Script,
    dir: &Path,
    to: &Path,
    out: &mut Out<'_>,
) -> Result {
    fs::create_dir_all(to).map_err(Failure::file("make", to))?;
    let mut services = window::services(opened)?;
    // Nobody is there who could hold anything up, or would want to be seen.
    services.lookout = None;
    let words = Words::new(&services.site.language);
    let mut evening = Evening {
        player: Player::new(services),
        words,
        to,
        pictures: Vec::new(),
    };
    evening.play(script).map_err(|error| {
        let last = to.join("where-it-stopped.png");
        let seen = evening.player.save(&last).is_ok();
        let mend = if seen {
            format!("{} shows where", shown(&last))
        } else {
            "run the command again".to_owned()
        };
        Failure::refused(format!("the evening stopped: {error}"), mend)
    })?;
    copy(&dir.join(STICKS), &to.join(EXPORT))?;
    for picture in &evening.pictures {
        out.line(shown(picture))?;
    }
    out.line(format!("and the stick: {}", shown(&to.join(EXPORT))))
}

struct Evening<'a> {
    player: Player,
    words: Words,
    to: &'a Path,
    pictures: Vec<PathBuf>,
}

type Played = std::result::Result<(), PlayError>;

impl Evening<'_> {
    fn play(&mut self, script: &Script) -> Played {
        self.player.wait_for(&self.words.get("way-card"))?;
        self.see("door")?;
        let mut with_card = script.people.iter().filter(|person| person.token.is_some());
        self.card(with_card.next())?;
        // No more than these: with everybody who follows they would be a rush.
        for person in with_card.take(2) {
            self.hold(person);
            self.welcome(&person.name)?;
        }
        let by_name = |person: &&DemoPerson| person.token.is_none() && person.by_name;
        self.by_name(script.people.iter().find(by_name))?;
        self.without_a_name()?;
        self.facilitator(&script.facilitator_pin)?;
        self.stick(&script.staff_pin)
    }

    /// Somebody holds up their card, sees that something is for them, and wants it said.
    fn card(&mut self, person: Option<&DemoPerson>) -> Played {
        let Some(person) = person else { return Ok(()) };
        self.hold(person);
        self.welcome(&person.name)?;
        self.see("welcome")?;
        self.touch("welcome-something")?;
        self.player.wait_for(&self.words.get("something-call"))?;
        self.see("something-for-you")?;
        self.touch("something-call")?;
        self.player
            .wait_for(&self.words.get("something-call-thanks"))?;
        // The same card once more is neither an error nor a sign-out.
        self.hold(person);
        self.player.wait_for(&self.words.get("all-set-title"))?;
        self.see("all-set")
    }

    fn by_name(&mut self, person: Option<&DemoPerson>) -> Played {
        let Some(person) = person else { return Ok(()) };
        self.return_to_door()?;
        self.touch("way-name")?;
        self.player.type_by_touch(&person.name)?;
        self.see("name")?;
        self.touch("key-done")?;
        let picture = self.words.get(&format!("picture-{}", person.picture));
        self.player.wait_for(&picture)?;
        self.see("picture")?;
        self.player.touch(&picture)?;
        self.touch(&format!("colour-{}", person.colour))?;
        // The way by name echoes none: a guess learns nothing.
        self.player.wait_for(&self.words.get("welcome-title"))
    }

    /// A newcomer who would like to be shown around, and somebody who takes it back.
    fn without_a_name(&mut self) -> Played {
        self.return_to_door()?;
        self.touch("door-first-time")?;
        self.player.wait_for(&self.words.get("first-around"))?;
        self.see("first-time")?;
        self.touch("first-around")?;
        self.player.wait_for(&self.words.get("welcome-counted"))?;
        self.return_to_door()?;
        self.touch("way-without")?;
        self.touch("without-member")?;
        self.player.wait_for(&self.words.get("welcome-counted"))?;
        self.touch("welcome-not-me")?;
        self.player.wait_for(&self.words.get("undone-title"))
    }

    /// Sees who is here and what is to be said tonight, and closes the meeting.
    fn facilitator(&mut self, pin: &str) -> Played {
        self.unlock(pin)?;
        self.touch("tonight-plus-guest")?;
        self.player.wait_for(&self.words.get("tonight-counted"))?;
        self.see("tonight")?;
        self.touch("tonight-more")?;
        self.touch("tonight-close")?;
        self.player.wait_for(&self.words.get("close-title"))?;
        self.see("close")?;
        self.touch("close-yes")?;
        self.player
            .wait_for(&self.words.get("tonight-none-title"))?;
        self.return_to_door()
    }

    /// Staff carry the month away.
    fn stick(&mut self, pin: &str) -> Played {
        self.unlock(pin)?;
        self.touch("tonight-staff")?;
        self.touch("staff-export")?;
        let label = self
            .words
            .with("export-start", &[("label", super::site::STICK.into())]);
        self.player.wait_for(&label)?;
        self.see("export")?;
        self.player.touch(&label)?;
        self.player.wait_for(&self.words.get("export-done-title"))?;
        self.see("exported")
    }

    fn unlock(&mut self, pin: &str) -> Played {
        self.return_to_door()?;
        self.touch("door-keeper")?;
        self.player.wait_for(&self.words.get("pin-title"))?;
        self.player.type_by_touch(pin)?;
        self.touch("key-done")
    }

    fn hold(&mut self, person: &DemoPerson) {
        let token = person
            .token
            .as_deref()
            .and_then(|token| Token::parse(token).ok());
        if let Some(token) = token {
            self.player.scan(&token.letters());
        }
    }

    fn welcome(&mut self, name: &str) -> Played {
        let welcome = self.words.with("welcome-name", &[("name", name.into())]);
        self.player.wait_for(&welcome)
    }

    /// Nobody waits for a result to clear: the button brings the door back.
    fn return_to_door(&mut self) -> Played {
        let door = self.words.get("way-card");
        for button in ["button-done", "button-back", "tonight-lock"] {
            if self.player.shows(&door) {
                break;
            }
            let button = self.words.get(button);
            if self.player.shows(&button) {
                self.player.touch(&button)?;
                self.player.wait_for(&door)?;
            }
        }
        self.player.wait_for(&door)
    }

    fn touch(&mut self, message: &str) -> Played {
        self.player.touch(&self.words.get(message))
    }

    fn see(&mut self, name: &str) -> Played {
        let file = self
            .to
            .join(format!("{:02}-{name}.png", self.pictures.len() + 1));
        self.player.save(&file)?;
        self.pictures.push(file);
        Ok(())
    }
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to).map_err(Failure::file("make", to))?;
    for entry in fs::read_dir(from).map_err(Failure::file("read", from))? {
        let entry = entry.map_err(Failure::file("read", from))?;
        let (old, new) = (entry.path(), to.join(entry.file_name()));
        if old.is_dir() {
            copy(&old, &new)?;
        } else {
            fs::copy(&old, &new).map_err(Failure::file("write", &new))?;
        }
    }
    Ok(())
}
