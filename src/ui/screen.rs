//! The screens, one file each, and the contract they all keep.
//!
//! ```ignore
//! //! ui/screen/sign_in.rs: why this screen exists and what it must not know.
//! pub struct SignIn { .. }             // its state: plain values, nothing of the person before
//! #[derive(Debug, Clone, PartialEq)]
//! pub enum Message { Key(Key), Picture(Picture), Back, .. }
//! #[derive(Debug, PartialEq)]
//! pub enum Action { None, Leave, Identify { typed: ChosenName, .. }, .. }
//!
//! impl SignIn {
//!     pub fn new(.. domain values ..) -> Self
//!     pub fn update(&mut self, now: Moment, message: Message) -> Action
//!     pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message>
//! }
//! ```
//!
//! - **`Action` is plain data in domain words** and `PartialEq`, so that a test says
//!   `assert_eq!(screen.update(noon, Message::Back), Action::Leave)`. The application alone turns
//!   it into work and answers with another message or another screen.
//! - **`update` is pure**: no clock (`now` is an argument; a screen that never needs it leaves it
//!   out), no store, no device, no task. What the application learned later arrives as a message.
//! - **`view` draws with the [`Look`](super::Look) and nothing else**: words by id, sizes and
//!   colours by role, the widgets of [`widget`](super::widget). It returns `iced::Element<'a,
//!   Message>` and starts with [`Page`](super::widget::Page), which lowers the controls and leaves
//!   the margins.
//! - Messages are `Clone`, since buttons keep one. A message that holds a name or a PIN hand-writes
//!   `Debug`.
//! - A screen sees domain values only: never the store, the devices, the transfer or the services.
//! - Every button has a visible label that no other button of the same view has.
//! - Tests stand at the end of the file: message in, `Action` out; and under the feature
//!   `gui-tests` one that finds a label and clicks it (`widget::testing`). Write the two conditions
//!   as two attributes or modules, `#[cfg(test)]` and `#[cfg(feature = "gui-tests")]`: joined, the
//!   lints no longer see a test.

pub mod about_me;
pub mod ask;
pub mod card;
pub mod cards;
pub mod counts;
pub mod door;
pub mod export;
pub mod help;
pub mod idle;
pub mod language;
pub mod line_entry;
pub mod name_way;
pub mod outcome;
pub mod pick;
pub mod pin;
pub mod put_away;
pub mod reading;
pub mod shelf;
pub mod something;
pub mod still_there;
pub mod today;
pub mod together;
pub mod tonight;
pub mod try_scanner;
pub mod which_meeting;
pub mod without_name;
pub mod wizard;

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod tests;
