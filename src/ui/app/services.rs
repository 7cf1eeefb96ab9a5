//! What the window is given: the clock, the store, the devices, and what the site wants.

use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::Fault;
use crate::access::HashCost;
use crate::config::{self, Config, EaseConfig, ExportConfig, Preview, SiteSettings, TimesConfig};
use crate::device::keys::Scanners;
use crate::device::lookout::Lookout;
use crate::device::printer::Printer;
use crate::device::sound::Sounds;
use crate::device::speech::Speech;
use crate::device::volume::Volumes;
use crate::domain::package::OfficeKeys;
use crate::domain::reading::{Library, Occasion, Reading};
use crate::domain::series::{Room, SchemeId};
use crate::services::{Chance, Clock};
use crate::store::{Place, Store};
use crate::transfer::bundle::{PublicKey, Recipients};
use crate::transfer::paper::Paper;
use crate::ui::Look;
use crate::ui::ease::{Ease, Patience, Tones, TwoButtons, Voice};
use crate::ui::screen::door::ByName;
use crate::ui::screen::help::HelpLine;
use crate::ui::theme::{Controls, Metrics, Motion, Panel, TextSize, ThemeKind};
use crate::ui::widget::keyboard::Arrangement;
use crate::ui::words::{Hours, Language, Words};

/// A scanner of this machine that types into nothing else.
#[derive(Clone)]
pub struct GrabbedScanner {
    /// The name that it gives itself.
    pub name: String,
    /// How scanners are found here.
    pub scanners: Arc<dyn Fn() -> Box<dyn Scanners> + Send + Sync>,
}

/// Everything the window may ask.
#[derive(Clone)]
pub struct Services {
    /// The time, as the kiosk takes it to be.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub chance: Arc<dyn Chance>,
    /// The store, or why there is none.
    pub store: Result<Store, Fault>,
    /// Where the store keeps its files, and its copies.
    pub place: Place,
    /// Opens everything anew at this place, after the database was restored or the key unlocked;
    /// none where that failed.
    pub reopen: Arc<dyn Fn(Place) -> Option<Services> + Send + Sync>,
    /// Sticks.
    pub volumes: Arc<dyn Volumes>,
    /// What prints, if anything does.
    pub printer: Arc<dyn Printer>,
    /// The scanner that types into nothing else, if the site names one.
    pub scanner: Option<GrabbedScanner>,
    /// Who looks through the camera, if the site wants anybody to.
    pub lookout: Option<Arc<Lookout>>,
    /// What plays the tones.
    pub sounds: Arc<dyn Sounds>,
    /// What speaks.
    pub speech: Arc<dyn Speech>,
    /// What hashing a PIN may cost.
    pub pin_cost: HashCost,
    /// Whether the window fills the screen.
    pub fills_screen: bool,
    /// What the site wants.
    pub site: Site,
}

/// What the site wants, ready for the window.
#[derive(Debug, Clone)]
pub struct Site {
    /// The name of the site.
    pub name: String,
    /// Its code, in the names of exports.
    pub code: String,
    /// What staff call this kiosk, which says which one made a slip.
    pub kiosk: String,
    /// The room in which this kiosk stands.
    pub room: Room,
    /// All rooms.
    pub rooms: Vec<Room>,
    /// The zone.
    pub zone: Tz,
    /// The language, by its tag.
    pub language: String,
    /// 12 or 24 hours; none is the language's.
    pub hours: Option<Hours>,
    /// The panel as far as it is known before the window opens.
    pub panel: Panel,
    /// Whether anybody said how large it is.
    pub is_panel_told: bool,
    /// The theme.
    pub theme: ThemeKind,
    /// The size of text.
    pub text_size: TextSize,
    /// Where the controls stand.
    pub controls: Controls,
    /// Whether things move.
    pub motion: Motion,
    /// The arrangement of the on-screen keyboard.
    pub arrangement: Arrangement,
    /// Where people see themselves when they hold up a card.
    pub preview: Preview,
    /// Whether people can sign in by name.
    pub by_name: bool,
    /// Whether staff may take plain spreadsheets away.
    pub readable_export: bool,
    /// The office that bundles are sealed for.
    pub office: Option<Office>,
    /// The key of the office that the configuration names, in base64; empty where it names none.
    pub office_named: String,
    /// Lines of help in each language.
    pub help: Vec<config::HelpLine>,
    /// Cards to read in each language.
    pub cards: Vec<config::HelpCard>,
    /// The languages a visitor may choose from, the site's own first.
    pub languages: Vec<String>,
    /// All readings.
    pub library: Arc<Library>,
    /// What an ad hoc meeting marks.
    pub scheme: SchemeId,
    /// The fewest digits of a new PIN.
    pub pin_digits_min: usize,
    /// The paper in the printer.
    pub paper: Paper,
    /// How long things stand.
    pub times: TimesConfig,
    /// How the kiosk is used before anybody chose otherwise.
    pub ease: Ease,
    /// What the buttons of a switch send, and how fast the ring goes on by itself.
    pub buttons: EaseConfig,
}

/// What the configuration says of how the kiosk is used.
fn ease_of(config: &EaseConfig, sound: config::Switch) -> Ease {
    Ease {
        patience: match config.more_time {
            config::MoreTime::Once => Patience::Once,
            config::MoreTime::Twice => Patience::Twice,
            config::MoreTime::FourTimes => Patience::FourTimes,
            config::MoreTime::Endless => Patience::Endless,
        },
        two_buttons: match config.two_buttons {
            config::TwoButtons::Off => TwoButtons::Off,
            config::TwoButtons::Step => TwoButtons::Step,
            config::TwoButtons::Auto => TwoButtons::Auto,
        },
        voice: if config.speech.is_on() {
            Voice::Speaking
        } else {
            Voice::Silent
        },
        tones: if sound.is_on() {
            Tones::Heard
        } else {
            Tones::Muted
        },
    }
}

/// The office that bundles are sealed for.
#[derive(Debug, Clone)]
pub struct Office {
    /// Who can open them.
    pub recipients: Recipients,
    /// What its receipts are checked with; without it none is heeded.
    pub receipts: Option<PublicKey>,
}

impl Office {
    /// One whose keys came with a package.
    pub fn handed_over(keys: &OfficeKeys) -> Option<Self> {
        let recipients = keys.recipients.iter().map(String::as_str);
        Some(Self {
            recipients: Recipients::parse(recipients).ok()?,
            receipts: Some(keys.signs.parse().ok()?),
        })
    }

    /// None where the site names none. The configuration has looked at each key.
    fn of(export: &ExportConfig) -> Option<Self> {
        let recipients = Recipients::parse(export.office.iter().map(String::as_str)).ok()?;
        let receipts = export.receipts.as_ref();
        Some(Self {
            recipients,
            receipts: receipts.and_then(|key| key.parse().ok()),
        })
    }
}

impl Site {
    /// What the configuration says, and over it what the first-start wizard chose. Readings come
    /// from their own files.
    pub fn new(config: &Config, chosen: Option<&SiteSettings>, library: Library) -> Self {
        let (help, cards) = (config.help.clone(), config.cards.clone());
        let config = &config.kiosk;
        let screen = &config.screen;
        let mut site = Self {
            name: config.site.name.clone(),
            code: config.site.code.clone(),
            kiosk: config.kiosk.name.clone(),
            room: config.kiosk.room.clone(),
            rooms: config.site.rooms.clone(),
            zone: config.site.zone,
            language: config.kiosk.language.clone(),
            hours: match screen.hours {
                config::Hours::Auto => None,
                config::Hours::Twelve => Some(Hours::Twelve),
                config::Hours::TwentyFour => Some(Hours::TwentyFour),
            },
            panel: Panel {
                diagonal_inches: match screen.size {
                    config::ScreenSize::Auto => Panel::TEN_INCH.diagonal_inches,
                    config::ScreenSize::DiagonalInches(inches) => inches,
                },
                ..Panel::TEN_INCH
            },
            is_panel_told: screen.size != config::ScreenSize::Auto,
            theme: match screen.theme {
                config::Theme::Light => ThemeKind::Light,
                config::Theme::Dark => ThemeKind::Dark,
                config::Theme::HighContrast => ThemeKind::HighContrast,
            },
            text_size: if screen.large_text.is_on() {
                TextSize::Large
            } else {
                TextSize::Normal
            },
            controls: if screen.lower_buttons.is_on() {
                Controls::Low
            } else {
                Controls::Spread
            },
            motion: if screen.reduce_motion.is_on() {
                Motion::Still
            } else {
                Motion::Calm
            },
            arrangement: match screen.keyboard {
                config::KeyboardLayout::Qwerty => Arrangement::Qwerty,
                config::KeyboardLayout::Azerty => Arrangement::Azerty,
                config::KeyboardLayout::Qwertz => Arrangement::Qwertz,
                config::KeyboardLayout::Abc => Arrangement::Abc,
            },
            preview: config.camera.preview,
            by_name: config.door.by_name.is_on(),
            readable_export: config.export.readable.is_on(),
            office: Office::of(&config.export),
            office_named: config.export.receipts.clone().unwrap_or_default(),
            help,
            cards,
            languages: config.site.languages.clone(),
            library: Arc::new(library),
            scheme: config.milestones.scheme.clone(),
            pin_digits_min: config.access.pin_digits_min,
            paper: match config.printer.paper {
                config::PaperSize::A4 => Paper::A4,
                config::PaperSize::Letter => Paper::Letter,
            },
            times: config.times.clone(),
            ease: ease_of(&config.ease, screen.sound),
            buttons: config.ease,
        };
        if let Some(chosen) = chosen {
            site.take(chosen);
        }
        site
    }

    /// Takes what the first-start wizard chose. The zone follows at the next start, since the clock
    /// was made with the old one.
    pub fn take(&mut self, settings: &SiteSettings) {
        self.language.clone_from(&settings.language);
        self.name.clone_from(&settings.site);
        self.room = Room(settings.room.clone());
        if !self.rooms.contains(&self.room) {
            self.rooms.push(self.room.clone());
        }
        if let Ok(zone) = settings.zone.parse() {
            self.zone = zone;
        }
        let tenths = u16::try_from(settings.tenths_of_inch).unwrap_or(u16::MAX);
        self.panel.diagonal_inches = f32::from(tenths) / 10.0;
        self.is_panel_told = true;
    }

    /// The panel behind a window of this size. Until somebody says how large it is, one that stands
    /// upright is taken for a pillar with a large one: small ones lie.
    pub fn panel_behind(&self, size: iced::Size) -> Panel {
        let like = match self.is_panel_told {
            true => self.panel,
            false if size.height > size.width => Panel::TWENTY_ONE_INCH,
            false => Panel::TEN_INCH,
        };
        Panel::new(like.diagonal_inches, size.width, size.height)
    }

    /// Whether people can sign in by name.
    pub fn offers_names(&self) -> ByName {
        if self.by_name {
            ByName::Offered
        } else {
            ByName::Off
        }
    }

    /// The look of the site on a panel.
    pub fn look(&self, words: Words, panel: Panel) -> Look {
        let words = match self.hours {
            Some(hours) => words.with_hours(hours),
            None => words,
        };
        let metrics = Metrics::new(panel)
            .with_text_size(self.text_size)
            .with_controls(self.controls)
            .with_motion(self.motion);
        Look::new(words, metrics, self.theme)
    }

    /// The languages a visitor may choose from, each by its own name.
    pub fn spoken(&self) -> Vec<Language> {
        let mut spoken = Words::languages();
        spoken.retain(|one| self.languages.iter().any(|tag| tag == one.tag));
        spoken
    }

    /// The reading of a date, or of such an evening, for somebody who reads this language.
    pub fn reading(
        &self,
        date: NaiveDate,
        occasion: Option<Occasion>,
        tag: &str,
    ) -> Option<&Reading> {
        let of = |occasion| {
            let site = &self.language;
            self.library.of_occasion(occasion, date, tag, site)
        };
        occasion
            .and_then(of)
            .or_else(|| self.library.of_day(date, tag, &self.language))
    }

    /// The lines of help in a language, else in the site's own, else in English.
    pub fn help_in(&self, tag: &str) -> Vec<HelpLine> {
        self.in_language(tag, |wanted| {
            let lines = self.help.iter().filter(|line| line.language == wanted);
            let shown = |line: &config::HelpLine| HelpLine {
                name: line.title.clone(),
                how: line.how.clone(),
                number: line.number.clone(),
            };
            lines.map(shown).collect()
        })
    }

    /// The cards to read in a language, else in the site's own, else in English.
    pub fn cards_in(&self, tag: &str) -> Vec<&config::HelpCard> {
        self.in_language(tag, |wanted| {
            let cards = self.cards.iter().filter(|card| card.language == wanted);
            cards.collect()
        })
    }

    /// The first of the languages to ask for in which there is anything.
    fn in_language<T>(&self, tag: &str, of: impl Fn(&str) -> Vec<T>) -> Vec<T> {
        [tag, self.language.as_str(), config::LANGUAGES[0]]
            .into_iter()
            .map(of)
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(language: &str) -> SiteSettings {
        SiteSettings {
            language: language.to_owned(),
            zone: "Europe/Madrid".to_owned(),
            site: "Casa".to_owned(),
            room: "Sala".to_owned(),
            tenths_of_inch: 70,
        }
    }

    #[test]
    fn a_panel_that_stands_upright_is_large_until_somebody_says_how_large_it_is() {
        let mut site = Site::new(&Config::default(), None, Library::default());
        let inches = |site: &Site, width, height| {
            let panel = site.panel_behind(iced::Size::new(width, height));
            assert_eq!((panel.width_px, panel.height_px), (width, height));
            format!("{:.1}", panel.diagonal_inches)
        };
        for (width, height, large) in [
            (1080.0, 1920.0, "21.5"),
            (1920.0, 1080.0, "10.1"),
            (800.0, 480.0, "10.1"),
        ] {
            assert_eq!(inches(&site, width, height), large, "{width}x{height}");
        }
        site.take(&settings("en"));
        assert_eq!(inches(&site, 1080.0, 1920.0), "7.0");
    }

    #[test]
    fn help_is_in_the_language_that_the_first_start_chose_where_there_is_none_in_the_visitors() {
        let site = |language| {
            let library = Library::default();
            Site::new(&Config::default(), Some(&settings(language)), library)
        };
        let (spanish, english) = (site("es"), site("en"));
        let own = spanish.help_in("es");
        assert_ne!(own, english.help_in("en"), "nothing is told apart");
        // No line is shipped in this language.
        assert_eq!(spanish.help_in("tlh"), own);
        assert_eq!(english.help_in("tlh"), english.help_in("en"));
    }
}
