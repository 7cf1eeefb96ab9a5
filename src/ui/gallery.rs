//! The hidden gallery: every widget in every theme, text size and place of the controls.
//!
//! It is a screen like any other, except that it wears a look of its own, so that whoever works on
//! the look can turn it while looking. It shows nothing of anybody.

mod drawn;
mod pose;
mod states;
mod touched;

use crate::domain::name::Picture;
use crate::ui::Look;
use crate::ui::marks;
use crate::ui::theme::{Controls, Metrics, Paint, Panel, TextSize, ThemeKind, fonts};
use crate::ui::widget::chip::{self, Face, Shape};
use crate::ui::widget::choices::{self, Way};
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::keyboard::{self, Arrangement, Key, Keyboard};
use crate::ui::widget::pin_pad::{self, Pin, PinKey};
use crate::ui::widget::sign::{self, Sign};
use crate::ui::widget::{Page, button, card, entry, list, progress, stepper, text, toggle};
use crate::ui::words::Words;
use iced::widget::{Row, column, row};
use iced::{Alignment, Element, Length};

/// One sheet of the gallery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The roles of text.
    Text,
    /// The roles of buttons.
    Buttons,
    /// Three equal ways.
    Choices,
    /// The keyboard.
    Keyboard,
    /// The number pad.
    PinPad,
    /// The board of pictures.
    Pictures,
    /// The board of colours.
    Colours,
    /// Chips and key tags.
    Chips,
    /// A list with pages.
    List,
    /// Switches, steppers, bars.
    Settings,
    /// A grid of equal places.
    Grid,
    /// The signs that stand beside words.
    Signs,
    /// Some kinds of widgets, each in every state.
    States(usize),
}

impl Sheet {
    /// The sheets that answer to a touch.
    const LIVE: [Self; 12] = [
        Self::Text,
        Self::Buttons,
        Self::Choices,
        Self::Keyboard,
        Self::PinPad,
        Self::Pictures,
        Self::Colours,
        Self::Chips,
        Self::List,
        Self::Settings,
        Self::Grid,
        Self::Signs,
    ];

    /// All sheets, in order.
    pub fn all() -> Vec<Self> {
        let held = (0..states::sheets().count()).map(Self::States);
        Self::LIVE.into_iter().chain(held).collect()
    }

    fn after(self) -> Self {
        let all = Self::all();
        let place = all.iter().position(|sheet| *sheet == self);
        all[place.map_or(0, |place| (place + 1) % all.len())]
    }

    /// The kinds of widgets on it, each in every state.
    fn spread(self) -> Option<&'static states::Spread> {
        match self {
            Self::States(place) => states::sheets().nth(place),
            _ => None,
        }
    }

    /// What it is called, for those who look at a picture of it.
    pub fn name(self) -> String {
        let called = self.spread().map(|spread| spread.called.replace(' ', "-"));
        called.unwrap_or_else(|| format!("{self:?}")).to_lowercase()
    }
}

/// The gallery.
#[derive(Debug, Clone)]
pub struct Gallery {
    look: Look,
    theme: ThemeKind,
    sheet: Sheet,
    keyboard: Keyboard,
    typed: String,
    pin: Pin,
    page: usize,
    is_on: bool,
    steps: u8,
}

/// What was touched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Message {
    /// The next sheet.
    Next,
    /// The next theme.
    Theme,
    /// The other text size.
    TextSize,
    /// The other place for the controls.
    Controls,
    /// A key of the keyboard.
    Key(Key),
    /// A key of the pad.
    Pin(PinKey),
    /// A page of the list.
    Page(usize),
    /// The switch.
    Toggle,
    /// The stepper.
    Step(u8),
    /// A button that only shows itself.
    Nothing,
    /// Back to where the gallery was opened.
    Back,
}

/// What the application is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Leave the gallery.
    Leave,
}

impl Gallery {
    /// The gallery on this panel, in this language.
    pub fn new(words: Words, panel: Panel) -> Self {
        Self {
            look: Look::new(words, Metrics::new(panel), ThemeKind::Light),
            theme: ThemeKind::Light,
            sheet: Sheet::Text,
            keyboard: Keyboard::for_names(Arrangement::Qwerty),
            typed: String::new(),
            pin: Pin::default(),
            page: 0,
            is_on: true,
            steps: 12,
        }
    }

    /// The same gallery, opened at this sheet in this dress.
    #[must_use]
    pub fn at(mut self, sheet: Sheet, theme: ThemeKind, text: TextSize, low: Controls) -> Self {
        let metrics = self.look.metrics.with_text_size(text).with_controls(low);
        self.look = Look::new(self.look.words.clone(), metrics, theme);
        Self {
            theme,
            sheet,
            ..self
        }
    }

    /// The look it wears.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        let metrics = self.look.metrics;
        match message {
            Message::Next => self.sheet = self.sheet.after(),
            Message::Theme => {
                self.theme = match self.theme {
                    ThemeKind::Light => ThemeKind::Dark,
                    ThemeKind::Dark => ThemeKind::HighContrast,
                    ThemeKind::HighContrast => ThemeKind::Light,
                };
                self.look = Look::new(self.look.words.clone(), metrics, self.theme);
            }
            Message::TextSize => {
                self.look.metrics = metrics.with_text_size(match metrics.text_size {
                    TextSize::Normal => TextSize::Large,
                    TextSize::Large => TextSize::Normal,
                });
            }
            Message::Controls => {
                self.look.metrics = metrics.with_controls(match metrics.controls {
                    Controls::Spread => Controls::Low,
                    Controls::Low => Controls::Spread,
                });
            }
            Message::Key(key) => {
                let _ = self.keyboard.apply(key, &mut self.typed, TYPED_CHARS_MAX);
            }
            Message::Pin(key) => {
                if self.pin.apply(key) {
                    self.pin = Pin::default();
                }
            }
            Message::Page(page) => self.page = page,
            Message::Toggle => self.is_on = !self.is_on,
            Message::Step(steps) => self.steps = steps,
            Message::Nothing => {}
            Message::Back => return Action::Leave,
        }
        Action::None
    }

    /// The sheet. The words here are for those who work on the look, in the program's own language.
    pub fn view(&self) -> Element<'_, Message> {
        let look = &self.look;
        let page = Page::new(look);
        let height = look.metrics.body_height();
        let page = match self.sheet {
            Sheet::Text => page.body(self.texts()),
            Sheet::Buttons => page.title("Buttons").controls(self.buttons()),
            Sheet::States(_) => match self.sheet.spread() {
                Some(spread) => page.title(spread.called).controls(spread.view(look)),
                None => page,
            },
            Sheet::Choices => page
                .head(text::display(look, "Good evening"))
                .body(text::body(look, "How would you like to sign in?"))
                .controls(self.choices()),
            Sheet::Keyboard => page
                .title("What may we call you?")
                .body(text::typed(look, &self.typed))
                .controls(keyboard::keyboard(
                    look,
                    &self.keyboard,
                    &self.typed,
                    Message::Key,
                )),
            Sheet::PinPad => page
                .body(pin_pad::pin_dots(look, self.pin.len()))
                .controls(pin_pad::pin_pad(look, Message::Pin)),
            Sheet::Pictures => page
                .title("Which is your picture?")
                .controls(marks::picture_board(look, height, |_| Message::Nothing)),
            Sheet::Colours => page
                .title("Which colour is it?")
                .controls(marks::colour_board(look, Picture::Leaf, height, |_| {
                    Message::Nothing
                })),
            Sheet::Chips => page.title("Chips").body(self.chips()),
            Sheet::List => {
                let pager = list::pager(look, self.paging(), ROWS, self.page, Message::Page);
                let page = page.title("List").controls(self.list()).middle(pager);
                return page.left(button::back(look, Message::Back)).into();
            }
            Sheet::Settings => page.title("Settings").controls(self.settings()),
            Sheet::Grid => page
                .head(entry::titled(
                    look,
                    "A grid".to_owned(),
                    button::quiet(look, "Beside", Message::Nothing).into(),
                ))
                .body(entry::line(
                    look,
                    &self.typed,
                    "A line to type on.".to_owned(),
                ))
                .controls(self.grid()),
            Sheet::Signs => page.title("Signs").body(self.signs()),
        };
        page.left(button::back(look, Message::Back))
            .left(button::quiet(look, "Theme", Message::Theme))
            .left(button::quiet(look, "Size", Message::TextSize))
            .left(button::quiet(look, "Lower", Message::Controls))
            .right(button::confirm(look, "Next sheet", Message::Next))
            .into()
    }

    fn texts(&self) -> Element<'_, Message> {
        let look = &self.look;
        let body = text::body(look, "Body: Tiếng Việt, français");
        let soft = text::soft(look, "Soft: words that stand back");
        let note = text::note(look, "Note: small print for staff, 0123456789");
        column![
            text::display(look, "Display Ag"),
            text::title(look, "Title: žluťoučký kůň"),
            text::heading(look, "Heading: Ελληνικά, Русский"),
            body,
            // On the smallest screen large text leaves no room for more.
            (!look.metrics.is_short()).then_some(soft),
            (!look.metrics.is_short()).then_some(note),
        ]
        .spacing(look.metrics.gap_small())
        .into()
    }

    fn buttons(&self) -> Element<'_, Message> {
        let look = &self.look;
        let first = row![
            button::primary(look, "Primary", Message::Nothing),
            button::confirm(look, "Confirm", Message::Nothing),
            button::quiet_with(look, Sign::Help, "Quiet", Message::Nothing),
        ];
        let second = row![
            button::chosen(look, "Chosen", true, Message::Nothing),
            button::chosen(look, "Not chosen", false, Message::Nothing),
            button::quiet_maybe(look, "Not now", None),
        ];
        let gap = look.metrics.gap();
        let card = card::card(look, text::body(look, "A card"));
        let notice = card::notice(look, text::on_notice(look, "A notice: look here."));
        column![
            first.spacing(gap).align_y(Alignment::Center),
            second.spacing(gap),
            row![card, notice].spacing(gap)
        ]
        .spacing(gap)
        .into()
    }

    fn choices(&self) -> Element<'_, Message> {
        let ways = vec![
            Way::new("With my badge", Message::Nothing).sign(Sign::Badge),
            Way::new("With my name", Message::Nothing).sign(Sign::Name),
            Way::new("Without a name", Message::Nothing).sign(Sign::Somebody),
        ];
        choices::choices(&self.look, ways)
    }

    fn chips(&self) -> Element<'_, Message> {
        let metrics = &self.look.metrics;
        let side = (metrics.content_width() / 10.0).min(metrics.body_height() / 3.4);
        let numerals = ["1", "XVIII", "90", "", "XXXVIII", "6", "30", "250"];
        let all = Paint::ALL.iter().enumerate().map(|(place, paint)| {
            let numeral = numerals[place % numerals.len()];
            let shape = [Shape::Chip, Shape::Medallion, Shape::Tag][place % 3];
            let face = Face {
                shape,
                paint: *paint,
                numeral: numeral.to_owned(),
            };
            chip::chip(face, side)
        });
        Row::with_children(all)
            .spacing(metrics.gap())
            .wrap()
            .vertical_spacing(metrics.gap())
            .into()
    }

    fn list(&self) -> Element<'_, Message> {
        let look = &self.look;
        let row = |place: usize| {
            let title = format!("Row number {}", place + 1);
            list::item(look, title, Some("a detail".to_owned()), Message::Nothing).into()
        };
        list::list(look, self.paging(), ROWS, self.page, row)
    }

    fn paging(&self) -> list::Paging {
        list::Paging::that_fits(&self.look, 1, self.look.metrics.target(), 0.0)
    }

    fn settings(&self) -> Element<'_, Message> {
        let look = &self.look;
        let number = |name: &str| stepper::Number {
            name: name.to_owned(),
            value: self.steps.to_string(),
            on_less: self.steps.checked_sub(1).map(Message::Step),
            on_more: self.steps.checked_add(1).map(Message::Step),
        };
        let two = vec![number("Chairs"), number("Cups")];
        let switches = vec![
            toggle::toggle(look, "Remember my date", self.is_on, Message::Toggle),
            toggle::toggle(look, "Keep my name", !self.is_on, Message::Toggle),
        ];
        column![
            grid::pairs(look, switches),
            stepper::stepper(look, number("Guests")),
            stepper::steppers(look, 2, look.metrics.target(), two),
            progress::progress(look, f32::from(self.steps) / 30.0),
        ]
        .spacing(look.metrics.gap())
        .width(Length::Fill)
        .align_x(Alignment::Center)
        .into()
    }

    fn signs(&self) -> Element<'_, Message> {
        let look = &self.look;
        let gap = look.metrics.gap();
        let side = (look.metrics.content_width() / 8.0 - gap)
            .min(look.metrics.body_height() / 4.0 - gap)
            .floor();
        let signs = Sign::ALL.map(|one| sign::beside(one, look.colours.text, side));
        Row::with_children(signs)
            .spacing(gap)
            .wrap()
            .vertical_spacing(gap)
            .into()
    }

    fn grid(&self) -> Element<'_, Message> {
        let cells = ["One", "Another, chosen", "A third"].iter().enumerate();
        let cells = cells
            .map(|(place, label)| Cell::new(*label, Message::Nothing).chosen(place == 1))
            .collect();
        grid::grid(&self.look, 3, cells)
    }
}

/// Opens the gallery in a window of its own, until the window is closed or "Back" is touched.
///
/// # Errors
///
/// When no window can be opened.
pub fn run(words: Words, panel: Panel) -> iced::Result {
    let start = move || Gallery::new(words.clone(), panel);
    let update = |gallery: &mut Gallery, message| match gallery.update(message) {
        Action::None => iced::Task::none(),
        Action::Leave => iced::exit(),
    };
    let mut window = iced::application(start, update, Gallery::view)
        .title("keytag gallery")
        .theme(|gallery: &Gallery| gallery.look().theme())
        .default_font(fonts::REGULAR)
        .window_size((panel.width_px, panel.height_px));
    for font in fonts::files() {
        window = window.font(font);
    }
    window.run()
}

const TYPED_CHARS_MAX: usize = 40;
const ROWS: usize = 23;

#[cfg(test)]
mod census;
#[cfg(test)]
mod tests;
