//! The program without a display: the same tasks, timers and store as in the window, driven by
//! touches on visible words and by scans.
//!
//! `keytag demo --headless` plays an evening with it, and so do the tests of whole flows.

use std::cell::{Cell, RefCell};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use iced::keyboard::Location;
use iced::keyboard::{self, key};
pub use iced::keyboard::{Modifiers, key::Named};
use iced::{Element, Program, Rectangle, Renderer, Size, Subscription, Task, Theme, window};
use iced_test::emulator::{Emulator, Event, Mode};
use iced_test::futures::futures::channel::mpsc::{self, TryRecvError};
use iced_test::instruction::{Instruction, Interaction, Mouse, Target};
use thiserror::Error;

use super::app::{Kiosk, Message, Services};
use super::capture::{Capture, capture, load_fonts, said, said_inside};
use super::{Look, run};
use crate::services::{Clock, SystemClock};

/// How long something may take to show, in milliseconds of the machine's clock.
const PATIENCE_MS: u64 = 20_000;
/// How long a key may take to ask the view, in milliseconds; not every key does.
const SURVEY_MS: u64 = 1_000;
/// How long to leave the machine alone between two looks.
const PAUSE: Duration = Duration::from_millis(1);
/// Events that may wait between the program and its player.
const EVENTS_MAX: usize = 1024;

/// Something did not happen as played.
#[derive(Debug, Error)]
pub enum PlayError {
    /// The words are not on the screen.
    #[error("\"{0}\" does not stand on the screen")]
    NotThere(String),
    /// The screen could not be drawn or written to a file.
    #[error("the picture {0} could not be made: {1}")]
    Picture(String, String),
}

/// A kiosk that is played instead of touched.
pub struct Player {
    program: Unseen,
    emulator: Emulator<Unseen>,
    events: mpsc::Receiver<Event<Unseen>>,
    clock: Arc<dyn Clock>,
}

/// The program with a renderer that needs no display.
struct Unseen {
    services: Services,
    /// How the last view looked: the emulator keeps its state to itself.
    shown: RefCell<Option<Look>>,
    /// What the last view will hear when its times have come.
    to_come: RefCell<Vec<Message>>,
    /// Whether the last view has a picture of whoever stands before the camera.
    sees_itself: Cell<bool>,
    /// Where the ring was in the last view.
    ring: Cell<Option<Rectangle>>,
    /// How often the view told what is on it.
    surveys: Cell<u64>,
}

impl Program for Unseen {
    type State = Kiosk;
    type Message = Message;
    type Theme = Theme;
    type Renderer = Renderer;
    type Executor = iced::executor::Default;

    fn name() -> &'static str {
        run::TITLE
    }

    fn settings(&self) -> iced::Settings {
        run::settings()
    }

    fn window(&self) -> Option<window::Settings> {
        None
    }

    fn boot(&self) -> (Kiosk, Task<Message>) {
        Kiosk::new(self.services.clone())
    }

    fn update(&self, kiosk: &mut Kiosk, message: Message) -> Task<Message> {
        if matches!(message, Message::Surveyed(..)) {
            self.surveys.set(self.surveys.get() + 1);
        }
        kiosk.update(message)
    }

    fn view<'a>(&self, kiosk: &'a Kiosk, _window: window::Id) -> Element<'a, Message> {
        self.shown.replace(Some(kiosk.look().clone()));
        self.to_come.replace(kiosk.times_to_come());
        self.sees_itself.set(kiosk.shows_a_picture());
        self.ring.set(kiosk.ring());
        kiosk.view()
    }

    fn subscription(&self, kiosk: &Kiosk) -> Subscription<Message> {
        kiosk.subscription()
    }

    fn theme(&self, kiosk: &Kiosk, _window: window::Id) -> Option<Theme> {
        Some(kiosk.theme())
    }
}

impl Player {
    /// Opens a kiosk of the panel that the site names.
    pub fn new(services: Services) -> Self {
        load_fonts();
        let panel = services.site.panel;
        let size = Size::new(panel.width_px, panel.height_px);
        let clock = Arc::new(SystemClock::new(services.site.zone));
        let program = Unseen {
            services,
            shown: RefCell::new(None),
            to_come: RefCell::new(Vec::new()),
            sees_itself: Cell::new(false),
            ring: Cell::new(None),
            surveys: Cell::new(0),
        };
        let (sender, events) = mpsc::channel(EVENTS_MAX);
        let emulator = Emulator::new(sender, &program, Mode::Immediate, size);
        Self {
            program,
            emulator,
            events,
            clock,
        }
    }

    /// Lets what is under way go on, without waiting for more.
    pub fn settle(&mut self) {
        while let Ok(event) = self.events.try_recv() {
            if let Event::Action(action) = event {
                self.emulator.perform(&self.program, action);
            }
        }
    }

    /// Whether these words stand on the screen now, alone on their line or button.
    pub fn shows(&mut self, words: &str) -> bool {
        // Read off the screen, and not asked of the emulator: what it says of an earlier message
        // may come late, and would be taken for the answer.
        self.said()
            .is_ok_and(|said| said.iter().any(|text| text == words))
    }

    /// Runs one instruction; what the program does meanwhile goes on.
    fn fails(&mut self, instruction: Instruction) -> bool {
        self.settle();
        self.emulator.run(&self.program, instruction);
        loop {
            match self.events.try_recv() {
                Ok(Event::Action(action)) => self.emulator.perform(&self.program, action),
                Ok(Event::Failed(_)) | Err(TryRecvError::Closed) => return true,
                Ok(Event::Ready) => return false,
                Err(TryRecvError::Empty) => std::thread::sleep(PAUSE),
            }
        }
    }

    /// Waits until these words stand on the screen.
    ///
    /// # Errors
    /// When they do not come.
    pub fn wait_for(&mut self, words: &str) -> Result<(), PlayError> {
        let start = self.clock.now();
        while !self.shows(words) {
            if self.clock.now().ms_since(&start) > PATIENCE_MS {
                return Err(PlayError::NotThere(words.to_owned()));
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// Touches these words once they stand on the screen.
    ///
    /// # Errors
    /// When they do not come.
    pub fn touch(&mut self, words: &str) -> Result<(), PlayError> {
        self.wait_for(words)?;
        let click = Interaction::Mouse(Mouse::Click {
            button: iced::mouse::Button::Left,
            target: Some(Target::Text(words.to_owned())),
        });
        if self.fails(Instruction::Interact(click)) {
            return Err(PlayError::NotThere(words.to_owned()));
        }
        Ok(())
    }

    /// Touches each of the letters or digits of a text on the on-screen keyboard or pad.
    ///
    /// # Errors
    /// When one of them is not there.
    pub fn type_by_touch(&mut self, text: &str) -> Result<(), PlayError> {
        text.chars()
            .try_for_each(|c| self.touch(&c.to_uppercase().to_string()))
    }

    /// Presses a key of a real keyboard. The program tells people from scanners by the pace of the
    /// keys: its clock has to go on before the next one, and before [`Self::pause`].
    pub fn key(&mut self, sign: char) {
        let key = keyboard::Key::Character(sign.to_string().into());
        self.tell(Message::Key(pressed(key, Some(sign))));
    }

    /// Presses Escape, which leaves any screen but the first start.
    pub fn escape(&mut self) {
        let key = keyboard::Key::Named(Named::Escape);
        self.tell(Message::Key(pressed(key, None)));
    }

    /// Presses a key that writes nothing, such as Tab, and lets come what follows from it: the view
    /// is asked what is on it, and then what was chosen is touched.
    pub fn press(&mut self, named: Named) {
        self.press_with(named, Modifiers::empty());
    }

    /// The same with Shift or the like held.
    pub fn press_with(&mut self, named: Named, held: Modifiers) {
        self.settle();
        let surveys = self.program.surveys.get();
        let mut event = pressed(keyboard::Key::Named(named), None);
        if let keyboard::Event::KeyPressed { modifiers, .. } = &mut event {
            *modifiers = held;
        }
        self.tell(Message::Key(event));
        self.follow(surveys);
    }

    /// Presses the space bar, which shows only after a pause whether a person did: `pass` lets the
    /// program's clock go on.
    pub fn press_space(&mut self, pass: impl FnOnce()) {
        self.settle();
        let surveys = self.program.surveys.get();
        self.key(' ');
        pass();
        self.tell(Message::Silence);
        self.follow(surveys);
    }

    /// Lets a switch that goes on by itself do so once, without waiting for its pace.
    pub fn switch_on(&mut self) {
        self.settle();
        let surveys = self.program.surveys.get();
        self.tell(Message::SwitchOn);
        self.follow(surveys);
    }

    /// Waits until the view was asked, and draws the frame after it.
    fn follow(&mut self, surveys: u64) {
        let start = self.clock.now();
        while self.program.surveys.get() == surveys && self.clock.now().ms_since(&start) < SURVEY_MS
        {
            self.settle();
            std::thread::sleep(PAUSE);
        }
        let nothing = Interaction::Mouse(Mouse::Release {
            button: iced::mouse::Button::Middle,
            target: None,
        });
        self.fails(Instruction::Interact(nothing));
    }

    /// Lets the program notice that no more keys come.
    pub fn pause(&mut self) {
        self.tell(Message::Silence);
        self.settle();
    }

    /// Holds a card under the scanner: its keys in one go, then Enter.
    pub fn scan(&mut self, token: &str) {
        self.settle();
        let keys = token
            .chars()
            .map(|c| pressed(keyboard::Key::Character(c.to_string().into()), Some(c)));
        let enter = pressed(keyboard::Key::Named(Named::Enter), None);
        for key in keys.chain([enter]) {
            self.emulator.update(&self.program, Message::Key(key));
        }
    }

    /// Lets the program hear a message, such as a time that has come.
    pub fn tell(&mut self, message: Message) {
        self.emulator.update(&self.program, message);
    }

    /// Lets the times come that this screen has set for when nobody touches it, without waiting.
    pub fn let_time_come(&mut self) {
        self.settle();
        drop(self.emulator.view(&self.program));
        for due in self.program.to_come.take() {
            self.tell(due);
        }
        self.settle();
    }

    /// Waits until a picture of whoever stands before the camera is on the screen.
    ///
    /// # Errors
    /// When none comes.
    pub fn wait_for_mirror(&mut self) -> Result<(), PlayError> {
        let start = self.clock.now();
        while !self.has_mirror() {
            if self.clock.now().ms_since(&start) > PATIENCE_MS {
                return Err(PlayError::NotThere("a mirror".to_owned()));
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// Whether a picture of whoever stands before the camera is on the screen now.
    pub fn has_mirror(&mut self) -> bool {
        self.settle();
        drop(self.emulator.view(&self.program));
        self.program.sees_itself.get()
    }

    /// The words inside the ring around what is chosen by keys; nothing where there is no ring.
    ///
    /// # Errors
    /// When they cannot be laid out.
    pub fn chosen(&mut self) -> Result<Vec<String>, PlayError> {
        self.settle();
        let undrawn = || PlayError::Picture("of the ring".to_owned(), "no renderer".to_owned());
        let view = self.emulator.view(&self.program);
        let look = self.program.shown.borrow().clone().ok_or_else(undrawn)?;
        match self.program.ring.get() {
            Some(ring) => said_inside(&look, view, ring).ok_or_else(undrawn),
            None => Ok(Vec::new()),
        }
    }

    /// Every text that stands on the screen.
    ///
    /// # Errors
    /// When it cannot be laid out.
    pub fn said(&mut self) -> Result<Vec<String>, PlayError> {
        self.settle();
        let undrawn = || PlayError::Picture("of the words".to_owned(), "no renderer".to_owned());
        let view = self.emulator.view(&self.program);
        let look = self.program.shown.borrow().clone().ok_or_else(undrawn)?;
        said(&look, view).ok_or_else(undrawn)
    }

    /// The screen as a picture.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn picture(&mut self) -> Result<Capture, PlayError> {
        self.settle();
        let undrawn = || PlayError::Picture("of the screen".to_owned(), "no renderer".to_owned());
        let view = self.emulator.view(&self.program);
        let look = self.program.shown.borrow().clone().ok_or_else(undrawn)?;
        capture(&look, view).ok_or_else(undrawn)
    }

    /// The screen as a PNG file.
    ///
    /// # Errors
    /// When it cannot be drawn or written.
    pub fn save(&mut self, file: &Path) -> Result<(), PlayError> {
        let picture = self.picture()?;
        picture
            .save(file)
            .map_err(|error| PlayError::Picture(file.display().to_string(), error.to_string()))
    }
}

fn pressed(key: keyboard::Key, sign: Option<char>) -> keyboard::Event {
    keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: key::Physical::Unidentified(key::NativeCode::Unidentified),
        location: Location::Standard,
        modifiers: Modifiers::empty(),
        text: sign.map(|sign| sign.to_string().into()),
        repeat: false,
    }
}
