//! The application: it alone holds services and builds tasks.
//!
//! `update` routes a message to its screen, the screen answers with an action, and one handler a
//! screen turns that into work. Results are stamped with the visit they belong to: one that comes
//! late is dropped from view, never from the database.

mod beside;
mod door;
mod fault;
mod idle;
mod keeper;
mod kept;
mod key;
mod reach;
mod rescue;
mod scan;
mod services;
mod sights;
mod sleep;
mod staff;
mod stage;
mod timer;
mod together;
mod voice;
mod wizard;

pub use fault::Fault;
pub use services::{GrabbedScanner, Office, Services, Site};
pub use stage::Stage;

use iced::{Element, Event, Size, Subscription, Task, Theme, event, keyboard, window};

use crate::access::SecretHash;
use crate::device::lookout::News;
use crate::device::scanner::{Key, Scanner, Trial};
use crate::domain::moment::Moment;
use crate::domain::rush::Rush;
use crate::domain::tonight::Keeper;
use crate::store::DropBox;
use crate::ui::Look;
use crate::ui::ease::{Ease, Patience};
use crate::ui::screen::{self, still_there, still_there::Asks};
use crate::ui::theme::Metrics;
use crate::ui::widget::glass::Mirror;
use crate::ui::widget::keys::Keys;
use crate::ui::widget::mirror;
use crate::ui::widget::reach::{Reach, Survey};
use crate::ui::words::Words;

/// The kiosk's window and all that stands behind it.
pub struct Kiosk {
    services: Services,
    look: Look,
    look_of: LookOf,
    door: screen::door::Door,
    stage: Stage,
    /// Counts the visits to a stage: what belongs to an earlier one is late.
    visit: u64,
    /// Counts what changed the view: each time all of it is painted anew.
    paints: u64,
    /// Counts touches and keys: each lets the idle time begin anew.
    touches: u64,
    is_asked_still_there: bool,
    /// What waits out of sight for whoever left it.
    kept: Option<kept::Kept>,
    /// When a meeting closed while somebody wanted no time limit, by the machine's clock.
    closed_ms: Option<u64>,
    scanner: Scanner,
    /// What a scanner sends on the page where it is tried.
    trial: Trial,
    keeper: Option<keeper::OnDuty>,
    /// What the next found person is for.
    finding: staff::FindFor,
    /// The recovery code was right: one PIN may be set without another.
    is_recovering: bool,
    /// Whose card was held up at the PIN pad: only their PIN opens it then.
    card_at_pad: Option<(Keeper, SecretHash)>,
    /// The export or the sheet of cards that is being written.
    job: Option<staff::Underway>,
    /// What the camera sees, where it is shown.
    mirror: Mirror,
    /// How large it is asked to show it.
    mirror_size: Option<(u32, u32)>,
    /// Nothing can be written: the paper list, with this code for staff.
    fault: Option<Fault>,
    /// How often a PIN was tried against a copy.
    rescue_tries: u32,
    /// Where sign-ins go while the key is away, if they may.
    drop_box: Option<DropBox>,
    /// What is chosen by whoever uses keys or a switch.
    reach: reach::Reach,
    /// How whoever stands there uses the kiosk.
    ease: Ease,
    /// Staff want no tones.
    is_muted: bool,
    /// When somebody touched something last, by the machine's clock.
    touched_ms: u64,
    /// Whether many come at once.
    rush: Rush,
}

impl std::fmt::Debug for Kiosk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kiosk")
            .field("visit", &self.visit)
            .finish_non_exhaustive()
    }
}

/// For whom the screens look as they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LookOf {
    /// For whoever comes: as the site wishes, or as they chose at the door.
    Visitor,
    /// For somebody who was greeted: the next one has nothing to do with it.
    Greeted(kept::SignedIn),
}

/// Everything that can happen.
#[derive(Debug)]
pub enum Message {
    /// Something was touched on a screen for attendees.
    Door(door::Message),
    /// The store answered an attendee's screen, in this visit.
    AtDoor(u64, door::Done),
    /// The store answered a facilitator's screen, in this visit.
    AtKeeper(u64, keeper::Done),
    /// The store or a device answered a screen for staff, in this visit.
    AtStaff(u64, staff::Done),
    /// Something about the copies of a damaged database, in this visit.
    AtRescue(u64, rescue::Done),
    /// Something about the key of the records, in this visit.
    AtKey(u64, key::Done),
    /// Something was touched on a facilitator's screen.
    Keeper(keeper::Message),
    /// Something was touched on a screen for staff.
    Staff(staff::Message),
    /// Something was touched in the first-start wizard.
    Wizard(wizard::Message),
    /// "Still there?" was answered.
    Still(still_there::Message),
    /// A key of a real keyboard, or of a scanner that is one.
    Key(keyboard::Event),
    /// A finger or the mouse touched the screen while something was chosen by keys.
    Touched,
    /// A switch that goes on by itself does.
    SwitchOn,
    /// What can be reached on the view of this visit, and where to go on it.
    Surveyed(u64, reach::Step, Survey),
    /// A key of a scanner that types into nothing else, and when it came.
    Grabbed(Key, u64),
    /// A pause in the keys has come.
    Silence,
    /// What the camera sees.
    Seen(News),
    /// The next picture of something that moves.
    Frame,
    /// A time of this visit and touch has come.
    Due(timer::Due),
    /// It is time to see what has changed: sessions, another process, the date.
    Tick,
    /// The window is open, with this size.
    Opened(window::Id, Size),
    /// The screen that the window is on has this size.
    Screen(window::Id, Option<Size>),
    /// The window has this size.
    Resized(Size),
    /// Nothing to do.
    Nothing,
}

impl Message {
    /// Whether the view may be another one afterwards; the door is compared instead.
    fn may_change_the_view(&self) -> bool {
        !matches!(
            self,
            Self::Tick
                | Self::Seen(News::Mirror(_))
                | Self::Frame
                | Self::Nothing
                | Self::SwitchOn
                | Self::AtDoor(_, door::Done::Refreshed(_))
                | Self::Staff(staff::Message::LookForSticks)
        )
    }
}

/// Where things are that the whole program shares.
pub type Boot = (Kiosk, Task<Message>);

impl Kiosk {
    /// The kiosk at its door, or in its first-start wizard.
    pub fn new(services: Services) -> Boot {
        let look = services
            .site
            .look(Words::new(&services.site.language), services.site.panel);
        let now = services.clock.now();
        let fault = services.store.as_ref().err().copied();
        let mut kiosk = Self {
            look,
            look_of: LookOf::Visitor,
            door: screen::door::Door::new(now, services.site.offers_names(), Vec::new(), None)
                .speaking(services.site.spoken()),
            stage: Stage::Door,
            visit: 0,
            paints: 0,
            touches: 0,
            is_asked_still_there: false,
            kept: None,
            closed_ms: None,
            scanner: Scanner::new(),
            trial: Trial::new(),
            keeper: None,
            finding: staff::FindFor::Open,
            is_recovering: false,
            card_at_pad: None,
            job: None,
            mirror: Mirror::default(),
            mirror_size: None,
            fault,
            rescue_tries: 0,
            drop_box: None,
            reach: reach::Reach::default(),
            ease: services.site.ease,
            is_muted: false,
            touched_ms: now.boot_ms,
            rush: Rush::default(),
            services,
        };
        kiosk.find_drop_box();
        let first = kiosk.refresh_door();
        let set_up = kiosk.begin_wizard_if_new();
        (kiosk, Task::batch([first, set_up]))
    }

    /// How everything looks at the moment.
    pub fn look(&self) -> &Look {
        &self.look
    }

    fn now(&self) -> Moment {
        self.services.clock.now()
    }

    /// Lets something happen.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        let was = self.door.clone();
        let may_change = message.may_change_the_view();
        let is_survey = matches!(message, Message::Surveyed(..));
        let mut task = self.route(message);
        self.aim_mirror();
        if may_change && !is_survey {
            task = Task::batch([task, self.survey_again()]);
        }
        if may_change || !self.door.looks_like(&was) {
            self.paints += 1;
        }
        self.look.colours = self.look.colours.repainted(self.paints);
        task
    }

    fn route(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Door(message) => {
                self.touch();
                self.on_door(message)
            }
            Message::AtDoor(visit, done) => self.on_done(visit, done),
            Message::AtKeeper(visit, done) => self.on_keeper_done(visit, done),
            Message::AtStaff(visit, done) => self.on_staff_done(visit, done),
            Message::AtRescue(visit, done) => self.on_rescue(visit, done),
            Message::AtKey(visit, done) => self.on_key_done(visit, done),
            Message::Keeper(message) => {
                self.touch();
                self.on_keeper(message)
            }
            Message::Staff(message) => {
                if message.is_by_hand() {
                    self.touch();
                }
                self.on_staff(message)
            }
            Message::Wizard(message) => self.on_wizard(message),
            Message::Still(still_there::Message::Here) => {
                self.touch();
                Task::none()
            }
            Message::Still(still_there::Message::Done) => self.go_to_door(),
            Message::Still(still_there::Message::Help) => {
                self.keep_during_help();
                self.touch();
                self.show_help();
                Task::none()
            }
            Message::Key(key) => self.on_key(&key),
            Message::Touched => {
                self.reach.let_go();
                Task::none()
            }
            Message::SwitchOn => self.survey(reach::Step::SwitchOn),
            Message::Surveyed(visit, step, found) => {
                self.on_surveyed(visit, step, found);
                Task::none()
            }
            Message::Grabbed(key, now_ms) => self.on_scanner_key(key, now_ms, false),
            Message::Silence => self.on_silence(),
            Message::Seen(news) => self.on_seen(news),
            Message::Frame => {
                let now = self.now().boot_ms;
                self.stage.advance(now);
                // What moved is painted by itself; when it is done, all is painted once.
                self.paints += u64::from(!self.stage.is_moving());
                Task::none()
            }
            Message::Due(due) => self.on_due(due),
            Message::Tick => self.on_tick(),
            Message::Opened(window, size) => {
                self.resize(size);
                window::monitor_size(window).map(move |screen| Message::Screen(window, screen))
            }
            Message::Screen(window, screen) => self.fill(window, screen),
            Message::Resized(size) => {
                self.resize(size);
                Task::none()
            }
            Message::Nothing => Task::none(),
        }
    }

    /// A touch or a key: whoever stands there is still there.
    fn touch(&mut self) {
        self.touches += 1;
        self.touched_ms = self.now().boot_ms;
        if let Some(lookout) = &self.services.lookout {
            lookout.stir();
        }
        self.is_asked_still_there = false;
    }

    /// Another stage: what belonged to the one before is late from now on.
    fn show(&mut self, stage: Stage) {
        self.visit += 1;
        self.touches += 1;
        self.is_asked_still_there = false;
        if !stage.leads_back_to_what_is_kept() {
            self.drop_kept();
        }
        self.stage = stage;
        self.sound_of_stage();
    }

    /// Back to the door: nothing of the person before remains.
    fn go_to_door(&mut self) -> Task<Message> {
        self.keeper = None;
        self.is_recovering = false;
        self.card_at_pad = None;
        self.kept = None;
        self.closed_ms = None;
        self.look_as_the_site_does();
        self.show(Stage::Door);
        self.refresh_door()
    }

    /// Nobody's own language, size or colours any more.
    fn look_as_the_site_does(&mut self) {
        self.look_of = LookOf::Visitor;
        self.ease = self.services.site.ease;
        self.look = self.services.site.look(
            Words::new(&self.services.site.language),
            self.look.metrics.panel(),
        );
    }

    /// Fills the screen, also where nothing manages windows and "full screen" was not heard.
    fn fill(&self, window: window::Id, screen: Option<Size>) -> Task<Message> {
        let panel = self.look.metrics.panel();
        match screen {
            Some(screen)
                if self.services.fills_screen
                    && screen != Size::new(panel.width_px, panel.height_px) =>
            {
                window::resize(window, screen)
            }
            _ => Task::none(),
        }
    }

    fn resize(&mut self, size: Size) {
        let panel = self.services.site.panel_behind(size);
        let old = self.look.metrics;
        self.look.metrics = Metrics::new(panel)
            .with_text_size(old.text_size)
            .with_controls(old.controls)
            .with_motion(old.motion);
    }

    /// What stands on the window.
    pub fn view(&self) -> Element<'_, Message> {
        let screen = if self.is_asked_still_there {
            let asks = match self.ease.patience {
                Patience::Endless => Asks::WithoutLimit,
                _ => Asks::ForAWhile,
            };
            still_there::view(&self.look, asks).map(Message::Still)
        } else {
            self.stage
                .view(&self.door, self.mirror_here(), self.now(), &self.look)
        };
        let reached = Reach::new(
            &self.look,
            mirror::follows(&self.look, screen),
            self.reach.ring(),
        )
        .press(self.reach.press())
        .on_touch(self.reach.is_active().then_some(|| Message::Touched));
        Keys::new(reached, Message::Key).into()
    }

    /// The colours of what no widget paints.
    pub fn theme(&self) -> Theme {
        self.look.theme()
    }

    /// What is listened to beside the keys: the window's size, and the times that matter now and no
    /// others, so that nothing wakes an idle kiosk.
    pub fn subscription(&self) -> Subscription<Message> {
        let window = event::listen_with(|event, _status, window| match event {
            Event::Window(window::Event::Opened { size, .. }) => {
                Some(Message::Opened(window, size))
            }
            Event::Window(window::Event::Resized(size)) => Some(Message::Resized(size)),
            _ => None,
        });
        let heard = self.grabbed_scanner();
        Subscription::batch([window, self.timers(), self.sights(), heard])
    }
}
