//! Blank cards: which sheet, made, onto a stick, and alive once they are printed well.

use iced::Task;

use super::export::{CardsFailed, Progress};
use super::{AskFor, Done};
use crate::badge::sheet::{NUDGE_MM_MAX, Nudge, Order as SheetOrder, Ruler, Sheets, Stock};
use crate::badge::token::Token;
use crate::device::volume::{Access, Volume};
use crate::store::BADGES_AT_ONCE_MAX;
use crate::transfer::paper::Paper;
use crate::transfer::{After, Destination, Job, sheet};
use crate::ui::app::{Kiosk, Message as App, Stage, keeper};
use crate::ui::screen::ask::Ask;
use crate::ui::screen::cards::{Action, Cards, Limits, Order, Sheet};
use crate::ui::theme::fonts;

/// Where the store keeps which sheet was printed before, and the nudge of its printer.
const BEFORE: &str = "cards";
/// Steps of a nudge in a millimetre.
const NUDGE_STEPS_A_MM: f32 = 2.0;

impl Kiosk {
    pub(super) fn ask_for_cards(&self) -> Task<App> {
        self.ask_for_staff(
            |book| book.setting::<(String, i16, i16)>(BEFORE),
            Done::CardsBefore,
        )
    }

    pub(super) fn show_cards(&mut self, before: Option<(String, i16, i16)>) -> Task<App> {
        let sheets = Stock::ALL.map(|stock| Sheet {
            label: self.text(&format!("badges-sheet-{}", stock.name())),
            labels: stock.labels(),
        });
        let at = |stock: Stock| Stock::ALL.iter().position(|other| *other == stock);
        let usual = match self.services.site.paper {
            Paper::A4 => Stock::A4Cards,
            Paper::Letter => Stock::LetterCards,
        };
        let (stock, right_halves, down_halves) = match before {
            Some((name, right, down)) => (Stock::named(&name).unwrap_or(usual), right, down),
            None => (usual, 0, 0),
        };
        let before = Order {
            sheet: at(stock).unwrap_or_default(),
            right_halves,
            down_halves,
            ..Order::default()
        };
        #[expect(clippy::cast_possible_truncation, reason = "ten millimetres")]
        let limits = Limits {
            cards_max: BADGES_AT_ONCE_MAX,
            nudge_mm_max: NUDGE_MM_MAX as i16,
        };
        self.show(Stage::Cards(Cards::new(sheets.into(), before, limits)));
        Task::none()
    }

    pub(super) fn on_cards_action(&mut self, action: Action) -> Task<App> {
        match action {
            Action::None => Task::none(),
            Action::Leave => {
                self.show_menu(None);
                Task::none()
            }
            Action::Make(order) => self.make_cards(order),
        }
    }

    /// Makes blank cards and writes their sheet onto the first stick that can be written to.
    fn make_cards(&self, order: Order) -> Task<App> {
        let Ok(store) = self.services.store.clone() else {
            return Task::none();
        };
        let Some(stock) = Stock::ALL.get(order.sheet).copied() else {
            return Task::none();
        };
        let (volumes, chance) = (self.services.volumes.clone(), self.services.chance.clone());
        let (now, visit) = (self.now(), self.visit);
        Task::perform(
            async move {
                let writable = |volume: &Volume| volume.access == Access::Writable;
                let volume = volumes.list().into_iter().find(writable);
                let volume = volume.ok_or(CardsFailed::NoStick)?;
                let tokens = store
                    .run(move |book| {
                        let before = (stock.name(), order.right_halves, order.down_halves);
                        book.set_setting(&now, BEFORE, &before)?;
                        book.make_badges(&now, order.count)
                    })
                    .await
                    .map_err(|error| CardsFailed::Store(error.into()))?;
                let failed = |error: &dyn std::fmt::Display| {
                    tracing::error!(%error, "the sheet of cards");
                    CardsFailed::Sheet
                };
                let order = sheet_order(stock, order);
                let pdf = Sheets::lay_out(&tokens, &order, fonts::REGULAR_FILE)
                    .and_then(|sheets| sheets.pdf())
                    .map_err(|error| failed(&error))?;
                let mut suffix = [0; 8];
                chance.fill(&mut suffix).map_err(|error| failed(&error))?;
                let destination = Destination {
                    volumes: volumes.as_ref(),
                    volume: &volume,
                    after: After::Eject,
                };
                let folder = format!("Cards_{}", now.date());
                let delivered = sheet::deliver(
                    destination,
                    &folder,
                    "cards.pdf",
                    &pdf,
                    suffix,
                    &Job::default(),
                )
                .map_err(|error| failed(&error))?;
                Ok((tokens, delivered.folder))
            },
            move |made| App::AtStaff(visit, Done::Progress(Progress::Cards(made))),
        )
    }

    pub(super) fn ask_whether_printed(&mut self, tokens: Vec<Token>, folder: &str) {
        let file = format!("{folder}/cards.pdf");
        let on_stick = self
            .look
            .words
            .with("badges-on-stick", &[("file", file.into())]);
        let body = format!("{on_stick} {}", self.text("badges-printed-body"));
        let ask = Ask::question(
            self.text("badges-printed-title"),
            body,
            self.text("badges-printed-yes"),
            self.text("badges-printed-no"),
        );
        self.show(Stage::Ask(
            ask,
            keeper::AskFor::Staff(AskFor::Printed(tokens)),
        ));
    }
}

fn sheet_order(stock: Stock, order: Order) -> SheetOrder {
    SheetOrder {
        stock,
        first_label: order.first_label,
        nudge: Nudge {
            right_mm: f32::from(order.right_halves) / NUDGE_STEPS_A_MM,
            down_mm: f32::from(order.down_halves) / NUDGE_STEPS_A_MM,
        },
        ruler: if order.ruler {
            Ruler::First
        } else {
            Ruler::Without
        },
    }
}
