//! The office's window without a display: the same tasks and the same database as in the window,
//! driven by clicks on visible words and by keys. For the tests of whole flows.

use std::cell::{Cell, RefCell};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use iced::{Element, Program, Renderer, Subscription, Task, Theme, window};
use iced_test::emulator::{Emulator, Event, Mode};
use iced_test::futures::futures::channel::mpsc::{self, TryRecvError};
use iced_test::instruction::{Instruction, Interaction, Key, Keyboard, Mouse, Target};

use super::app::{Message, Window};
use super::{Services, TITLE};
use crate::services::{Clock, SystemClock};
use crate::ui::capture::{Capture, capture, load_fonts, said};
use crate::ui::play::PlayError;
use crate::ui::{Look, run};

/// How long something may take to show, in milliseconds of the machine's clock.
const PATIENCE_MS: u64 = 20_000;
/// How long to leave the machine alone between two looks.
const PAUSE: Duration = Duration::from_millis(1);
/// Events that may wait between the program and its player.
const EVENTS_MAX: usize = 1024;

/// An office that is played instead of touched.
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
    /// How often the keyboard went elsewhere before that.
    moves: Cell<u64>,
}

impl Program for Unseen {
    type State = Window;
    type Message = Message;
    type Theme = Theme;
    type Renderer = Renderer;
    type Executor = iced::executor::Default;

    fn name() -> &'static str {
        TITLE
    }

    fn settings(&self) -> iced::Settings {
        run::settings()
    }

    fn window(&self) -> Option<window::Settings> {
        None
    }

    fn boot(&self) -> (Window, Task<Message>) {
        Window::new(self.services.clone())
    }

    fn update(&self, window: &mut Window, message: Message) -> Task<Message> {
        window.update(message)
    }

    fn view<'a>(&self, state: &'a Window, _window: window::Id) -> Element<'a, Message> {
        self.shown.replace(Some(state.look().clone()));
        self.moves.set(state.moves());
        state.view()
    }

    fn subscription(&self, window: &Window) -> Subscription<Message> {
        window.subscription()
    }

    fn theme(&self, state: &Window, _window: window::Id) -> Option<Theme> {
        Some(state.theme())
    }
}

impl Player {
    /// Opens the window in the size that the services name.
    pub fn new(services: Services) -> Self {
        load_fonts();
        let size = services.size;
        let program = Unseen {
            services,
            shown: RefCell::new(None),
            moves: Cell::new(0),
        };
        let (sender, events) = mpsc::channel(EVENTS_MAX);
        let emulator = Emulator::new(sender, &program, Mode::Immediate, size);
        Self {
            program,
            emulator,
            events,
            clock: Arc::new(SystemClock::new(chrono_tz::Tz::UTC)),
        }
    }

    fn settle(&mut self) {
        while let Ok(event) = self.events.try_recv() {
            if let Event::Action(action) = event {
                self.emulator.perform(&self.program, action);
            }
        }
    }

    /// Lets the program hear a message, such as a time that has come.
    pub fn tell(&mut self, message: Message) {
        self.emulator.update(&self.program, message);
        self.settle();
    }

    /// Every text that stands on the window.
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

    /// Whether a text with these words in it stands on the window now.
    pub fn shows(&mut self, words: &str) -> bool {
        let said = self.said();
        said.is_ok_and(|said| said.iter().any(|text| text.contains(words)))
    }

    /// Waits until a text with these words in it stands on the window.
    ///
    /// # Errors
    /// When it does not come.
    pub fn wait_for(&mut self, words: &str) -> Result<(), PlayError> {
        self.wait_until(words, |player| player.shows(words))
    }

    /// Waits until something holds; `what` is for whoever reads that it did not.
    ///
    /// # Errors
    /// When it does not come to hold.
    pub fn wait_until(
        &mut self,
        what: &str,
        mut holds: impl FnMut(&mut Self) -> bool,
    ) -> Result<(), PlayError> {
        let start = self.clock.now();
        while !holds(self) {
            if self.clock.now().ms_since(&start) > PATIENCE_MS {
                return Err(PlayError::NotThere(what.to_owned()));
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// Clicks on a text that is exactly this, once it stands on the window.
    ///
    /// # Errors
    /// When it does not come.
    pub fn click(&mut self, words: &str) -> Result<(), PlayError> {
        self.wait_until(words, |player| {
            let said = player.said();
            said.is_ok_and(|said| said.iter().any(|text| text == words))
        })?;
        let click = Interaction::Mouse(Mouse::Click {
            button: iced::mouse::Button::Left,
            target: Some(Target::Text(words.to_owned())),
        });
        self.interact(click)
            .ok_or_else(|| PlayError::NotThere(words.to_owned()))
    }

    /// Types on the keyboard.
    pub fn type_text(&mut self, text: &str) {
        let _ = self.interact(Interaction::Keyboard(Keyboard::Typewrite(text.to_owned())));
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        let _ = self.interact(Interaction::Keyboard(Keyboard::Type(key)));
    }

    /// Lets the keyboard go elsewhere, and waits until it is there.
    ///
    /// # Errors
    /// When it stays where it is.
    pub fn moves(&mut self, go: impl FnOnce(&mut Self)) -> Result<(), PlayError> {
        let before = self.moved();
        go(self);
        self.wait_until("the keyboard elsewhere", |player| player.moved() > before)
    }

    fn moved(&mut self) -> u64 {
        self.settle();
        drop(self.emulator.view(&self.program));
        self.program.moves.get()
    }

    fn interact(&mut self, interaction: Interaction) -> Option<()> {
        self.settle();
        self.emulator
            .run(&self.program, Instruction::Interact(interaction));
        loop {
            match self.events.try_recv() {
                Ok(Event::Action(action)) => self.emulator.perform(&self.program, action),
                Ok(Event::Failed(_)) | Err(TryRecvError::Closed) => return None,
                Ok(Event::Ready) => return Some(()),
                Err(TryRecvError::Empty) => std::thread::sleep(PAUSE),
            }
        }
    }

    /// The window as a picture.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn picture(&mut self) -> Result<Capture, PlayError> {
        self.settle();
        let undrawn = || PlayError::Picture("of the window".to_owned(), "no renderer".to_owned());
        let view = self.emulator.view(&self.program);
        let look = self.program.shown.borrow().clone().ok_or_else(undrawn)?;
        capture(&look, view).ok_or_else(undrawn)
    }

    /// What is wrong with the layout of the window, in words.
    ///
    /// # Errors
    /// When it cannot be laid out.
    pub fn crowding(&mut self) -> Result<Vec<String>, PlayError> {
        self.settle();
        let undrawn = || PlayError::Picture("of the window".to_owned(), "no renderer".to_owned());
        let view = self.emulator.view(&self.program);
        let look = self.program.shown.borrow().clone().ok_or_else(undrawn)?;
        crate::ui::crowding::crowding(&look, view).ok_or_else(undrawn)
    }

    /// The window as a PNG file.
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
