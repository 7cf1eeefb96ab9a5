//! Blank cards: which sheet, made, onto a stick, and alive once they are printed well.

use iced::Task;

use super::export::{CardsFailed, OnStick, Progress};
use super::{AskFor, Choice, Done};
use crate::badge::sheet::{NUDGE_MM_MAX, Nudge, Order as SheetOrder, Ruler, Sheets, Stock};
use crate::badge::token::Token;
use crate::device::volume::{Access, Volume};
use crate::services::Chance;
use crate::store::{BADGES_AT_ONCE_MAX, WaitingSheet};
use crate::transfer::paper::Paper;
use crate::transfer::sheet::Delivered;
use crate::transfer::{After, Destination, Job, sheet};
use crate::ui::app::beside::beside;
use crate::ui::app::{Kiosk, Message as App, Stage, keeper};
use crate::ui::screen::ask::Ask;
use crate::ui::screen::cards::{Action, Cards, Limits, Order, Sheet};
use crate::ui::screen::pick;
use crate::ui::theme::fonts;

/// Where the store keeps which sheet was printed before, and the nudge of its printer.
const BEFORE: &str = "cards";
/// The file on the stick.
const FILE: &str = "cards.pdf";
/// Steps of a nudge in a millimetre.
const NUDGE_STEPS_A_MM: f32 = 2.0;

/// What is wanted under Cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Those that wait, if any do.
    Any,
    /// Another sheet.
    New,
}

/// What the store knows of sheets.
#[derive(Debug)]
pub struct CardsBefore {
    /// Those that wait, if they are wanted.
    waiting: Vec<WaitingSheet>,
    /// Which sheet was printed before, and its nudge in half millimetres.
    before: Option<(String, i16, i16)>,
}

impl Kiosk {
    pub(super) fn ask_for_cards(&self, wanted: Wanted) -> Task<App> {
        self.ask_for_staff(
            move |book| {
                let waiting = match wanted {
                    Wanted::Any => book.waiting_sheets()?,
                    Wanted::New => Vec::new(),
                };
                let before = book.setting(BEFORE)?;
                Ok(CardsBefore { waiting, before })
            },
            Done::CardsBefore,
        )
    }

    pub(super) fn show_cards(&mut self, known: CardsBefore) -> Task<App> {
        if known.waiting.is_empty() {
            self.show_new_sheet(known.before);
        } else {
            self.show_waiting_sheets(&known.waiting);
        }
        Task::none()
    }

    /// The sheets that nobody has answered for, and the way to a new one.
    fn show_waiting_sheets(&mut self, waiting: &[WaitingSheet]) {
        let words = &self.look.words;
        let line = |sheet: &WaitingSheet| {
            let made = sheet.made.with_timezone(&self.services.site.zone);
            let values = [
                ("date", words.date_day(made.date_naive()).into()),
                ("time", words.time(made.time()).into()),
            ];
            let label = words.with("badges-waits", &values);
            let count = words.with("badges-waits-count", &[("count", sheet.count.into())]);
            let said = format!("{label}. {count}.");
            pick::Line {
                label,
                more: Some(count),
                value: keeper::Choice::Staff(Choice::WaitingSheet(sheet.number, said)),
            }
        };
        let mut lines: Vec<pick::Line<keeper::Choice>> = waiting.iter().map(line).collect();
        lines.push(pick::Line {
            label: words.get("badges-new"),
            more: None,
            value: keeper::Choice::Staff(Choice::NewSheet),
        });
        let pick = pick::Pick::new(words.get("badges-title"), lines)
            .with_note(words.get("badges-waits-note"));
        self.show_pick(pick);
    }

    fn show_new_sheet(&mut self, before: Option<(String, i16, i16)>) {
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
    fn make_cards(&mut self, order: Order) -> Task<App> {
        let (Ok(store), Some(stock)) = (
            self.services.store.clone(),
            Stock::ALL.get(order.sheet).copied(),
        ) else {
            self.say("badges-title", "export-failed");
            return Task::none();
        };
        let (volumes, chance) = (self.services.volumes.clone(), self.services.chance.clone());
        let (now, visit) = (self.now(), self.visit);
        Task::perform(
            async move {
                let writable = |volume: &Volume| volume.access == Access::Writable;
                let sticks = volumes.clone();
                let listed = beside(move || sticks.list()).await;
                let volume = listed.into_iter().flatten().find(writable);
                let volume = volume.ok_or(CardsFailed::NoStick)?;
                let (sheet, tokens) = store
                    .run(move |book| {
                        let before = (stock.name(), order.right_halves, order.down_halves);
                        book.set_setting(&now, BEFORE, &before)?;
                        book.make_sheet(&now, order.count)
                    })
                    .await
                    .map_err(|error| CardsFailed::Store(error.into()))?;
                let order = sheet_order(stock, order);
                let folder = format!("Cards_{}", now.date());
                let written = beside(move || {
                    let destination = Destination {
                        volumes: volumes.as_ref(),
                        volume: &volume,
                        after: After::Eject,
                    };
                    let written = onto_stick(destination, &*chance, &folder, &tokens, &order);
                    written.inspect_err(|error| tracing::error!(%error, "the sheet of cards"))
                });
                if let Some(Ok(delivered)) = written.await {
                    return Ok(OnStick {
                        sheet,
                        file: format!("{}/{FILE}", delivered.folder),
                        is_let_go: delivered.let_go.is_ok(),
                    });
                }
                // Nobody holds it, so nobody is asked about it.
                let dropped = store.run(move |book| book.drop_sheet(&now, sheet)).await;
                dropped.map_err(|error| CardsFailed::Store(error.into()))?;
                Err(CardsFailed::Sheet)
            },
            move |made| App::AtStaff(visit, Done::Progress(Progress::Cards(made))),
        )
    }

    /// Where the sheet is, and whether it came out well.
    pub(super) fn tell_sheet(&mut self, on_stick: &OnStick) {
        let id = if on_stick.is_let_go {
            "badges-on-stick"
        } else {
            "badges-on-stick-held"
        };
        let values = [("file", on_stick.file.as_str().into())];
        let said = self.look.words.with(id, &values);
        self.ask_whether_printed(on_stick.sheet, &said);
    }

    pub(super) fn ask_whether_printed(&mut self, sheet: u32, said: &str) {
        let body = format!("{said} {}", self.text("badges-printed-body"));
        let ask = Ask::question(
            self.text("badges-printed-title"),
            body,
            self.text("badges-printed-yes"),
            self.text("badges-printed-no"),
        );
        let printed = AskFor::Printed(sheet);
        self.show(Stage::Ask(ask, keeper::AskFor::Staff(printed)));
    }
}

/// Lays the cards out, reads them back, and writes them.
fn onto_stick(
    destination: Destination<'_>,
    chance: &dyn Chance,
    folder: &str,
    tokens: &[Token],
    order: &SheetOrder,
) -> Result<Delivered, Box<dyn std::error::Error + Send + Sync>> {
    let pdf = Sheets::lay_out(tokens, order, fonts::REGULAR_FILE)?.pdf()?;
    let mut suffix = [0; 8];
    chance.fill(&mut suffix)?;
    let job = Job::default();
    let delivered = sheet::deliver(destination, folder, FILE, &pdf, suffix, &job)?;
    if let Err(error) = &delivered.let_go {
        tracing::error!(%error, "the stick was not let go");
    }
    Ok(delivered)
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
