//! What can be touched, in every state it has.

use super::Message;
use super::states::State::{
    self, Chosen, Disabled, Focused, Half, Layer as Shown, Least, Most, Normal, Pressed,
};
use super::states::{Kind, Lines, Spread};
use crate::ui::widget::board::{self, Place};
use crate::ui::widget::choices::{self, Way};
use crate::ui::widget::control::Button;
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::keyboard::{self, Arrangement, Key, KeyFace, Keyboard, Layer};
use crate::ui::widget::list::{self, Paging};
use crate::ui::widget::pin_pad::{self, PinKey};
use crate::ui::widget::sign::Sign;
use crate::ui::widget::{button, pictures, stepper, text, toggle};
use iced::{Element, Size};

/// What a button has. None has a look of its own under a mouse: a finger leaves none.
const BUTTON: &[State] = &[Normal, Pressed, Focused, Disabled];
/// What a button has that can be the chosen one, or on.
const SWITCH: &[State] = &[Normal, Pressed, Focused, Disabled, Chosen];
/// What a key or a place has: it always does something.
const KEY: &[State] = &[Normal, Pressed, Focused];
/// The same where it can be the chosen one, or on.
const CELL: &[State] = &[Normal, Pressed, Focused, Chosen];
const STEPPER: &[State] = &[Normal, Pressed, Focused, Disabled, Least, Most];

/// The sheets of all that can be touched.
pub(super) const SHEETS: &[Spread] = &[
    Spread {
        called: "Main buttons",
        columns: 3,
        lines: Lines::Targets,
        kinds: &[
            Kind {
                called: "primary",
                states: BUTTON,
                draw: |look, state, said, room| {
                    sized(button::primary(look, said, Message::Nothing), state, room)
                },
            },
            Kind {
                called: "confirm",
                states: BUTTON,
                draw: |look, state, said, room| {
                    sized(button::confirm(look, said, Message::Nothing), state, room)
                },
            },
        ],
    },
    Spread {
        called: "Quiet buttons",
        columns: 3,
        lines: Lines::Targets,
        kinds: &[
            Kind {
                called: "quiet",
                states: SWITCH,
                draw: |look, state, said, room| match state {
                    Disabled => {
                        let button = button::quiet_maybe(look, said, None);
                        button.width(room.width).height(room.height).into()
                    }
                    Normal => sized(button::quiet(look, said, Message::Nothing), state, room),
                    _ => {
                        let is_chosen = state == Chosen;
                        let button = button::chosen(look, said, is_chosen, Message::Nothing);
                        sized(button, state, room)
                    }
                },
            },
            Kind {
                called: "quiet with a sign",
                states: BUTTON,
                draw: |look, state, said, room| {
                    let button = button::quiet_with(look, Sign::Search, said, Message::Nothing);
                    tall(button, state, room)
                },
            },
        ],
    },
    Spread {
        called: "Back and help",
        columns: 3,
        lines: Lines::Targets,
        kinds: &[
            Kind {
                called: "back",
                states: BUTTON,
                draw: |look, state, _, room| {
                    tall(button::back(look, Message::Nothing), state, room)
                },
            },
            Kind {
                called: "help",
                states: BUTTON,
                draw: |look, state, _, room| {
                    tall(button::help(look, Message::Nothing), state, room)
                },
            },
        ],
    },
    Spread {
        called: "Ways",
        columns: 2,
        lines: Lines::Shares,
        kinds: &[Kind {
            called: "choice",
            states: BUTTON,
            draw: |look, state, said, room| {
                let button = button::choice(look, said, None, Message::Nothing);
                sized(button.padding(look.metrics.outline()), state, room)
            },
        }],
    },
    Spread {
        called: "Ways with a sign",
        columns: 2,
        lines: Lines::Shares,
        kinds: &[Kind {
            called: "choice with a sign",
            states: BUTTON,
            draw: |look, state, said, room| {
                let more = (!look.metrics.is_short()).then(|| "and more".to_owned());
                let on_press = Message::Nothing;
                let button = button::choice_with(look, Sign::Door, said, more, on_press);
                sized(button, state, room)
            },
        }],
    },
    Spread {
        called: "Tiles",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[Kind {
            called: "tile",
            states: KEY,
            draw: |look, _, said, room| {
                let way = Way::new(said, Message::Nothing).sign(Sign::Name);
                choices::choices_of(look, room.height, vec![way])
            },
        }],
    },
    Spread {
        called: "Cells and rows",
        columns: 3,
        lines: Lines::Targets,
        kinds: &[
            Kind {
                called: "cell",
                states: CELL,
                draw: |look, state, said, room| {
                    let cell = Cell::new(said, Message::Nothing).chosen(state == Chosen);
                    grid::grid_of(look, 1, room, vec![cell])
                },
            },
            Kind {
                called: "row of a list",
                states: BUTTON,
                draw: |look, state, said, room| {
                    sized(list::item(look, said, None, Message::Nothing), state, room)
                },
            },
        ],
    },
    Spread {
        called: "Switches",
        columns: 2,
        lines: Lines::Targets,
        kinds: &[Kind {
            called: "toggle",
            states: SWITCH,
            draw: |look, state, said, room| {
                let is_on = state == Chosen;
                let button = toggle::toggle(look, said, is_on, Message::Nothing);
                sized(button, state, room)
            },
        }],
    },
    Spread {
        called: "Settings with more states",
        columns: 2,
        lines: Lines::Targets,
        kinds: &[Kind {
            called: "setting",
            states: SWITCH,
            draw: |look, state, said, _| {
                let is_on = state == Chosen;
                let which = if is_on { "All" } else { "None" };
                let button = toggle::setting(look, said, which, is_on, Message::Nothing);
                grid::rows(look, vec![button.on_press_maybe(state.message())])
            },
        }],
    },
    Spread {
        called: "Steppers",
        columns: 3,
        lines: Lines::Targets,
        kinds: &[Kind {
            called: "stepper",
            states: STEPPER,
            draw: |look, state, said, room| {
                let number = stepper::Number {
                    name: said.chars().take(1).collect(),
                    value: "12".to_owned(),
                    on_less: state.message().filter(|_| state != Least),
                    on_more: state.message().filter(|_| state != Most),
                };
                stepper::steppers_of(look, room, 1, vec![number])
            },
        }],
    },
    Spread {
        called: "Keys",
        columns: 4,
        lines: Lines::Targets,
        kinds: &[
            Kind {
                called: "key",
                states: CELL,
                draw: |look, state, said, room| {
                    let face = match state {
                        Chosen => KeyFace::Marked,
                        _ => KeyFace::Plain,
                    };
                    keyboard::key(look, room, said.to_owned(), face, Message::Nothing)
                },
            },
            Kind {
                called: "key that finishes",
                states: KEY,
                draw: |look, _, said, room| {
                    let face = KeyFace::Main;
                    keyboard::key(look, room, said.to_owned(), face, Message::Nothing)
                },
            },
        ],
    },
    Spread {
        called: "Keys of the pad",
        columns: 3,
        lines: Lines::Targets,
        kinds: &[
            Kind {
                called: "PIN digit",
                states: KEY,
                draw: |look, _, _, room| {
                    pin_pad::key(look, room, PinKey::Digit(5), Message::Nothing)
                },
            },
            Kind {
                called: "PIN delete",
                states: KEY,
                draw: |look, _, _, room| {
                    pin_pad::key(look, room, PinKey::Backspace, Message::Nothing)
                },
            },
            Kind {
                called: "PIN done",
                states: KEY,
                draw: |look, _, _, room| pin_pad::key(look, room, PinKey::Done, Message::Nothing),
            },
        ],
    },
    Spread {
        called: "Places of a board",
        columns: 3,
        lines: Lines::Shares,
        kinds: &[Kind {
            called: "place",
            states: KEY,
            draw: |look, _, said, room| {
                let (fill, ink) = (look.colours.choice, look.colours.text);
                let kite = pictures::Drawing::Kite;
                let place = Place {
                    label: said.to_owned(),
                    draw: Box::new(move |side| pictures::picture(kite, fill, ink, side)),
                    message: Message::Nothing,
                };
                board::board(look, vec![place], 3, room.height)
            },
        }],
    },
    Spread {
        called: "Lists",
        columns: 3,
        lines: Lines::Shares,
        kinds: &[Kind {
            called: "list",
            states: &[Least, Half, Most, Pressed, Focused],
            draw: |look, state, _, room| {
                let rows = look
                    .metrics
                    .fitting(room.height, look.metrics.target())
                    .max(1);
                let paging = Paging { columns: 1, rows };
                let (count, page) = match state {
                    Least => (0, 0),
                    // One row is left for the last page.
                    Most => (rows + 1, 1),
                    _ => (rows + 1, 0),
                };
                list::list(look, paging, count, page, |place| {
                    let title = format!("Row {}", place + 1);
                    list::item(look, title, None, Message::Nothing).into()
                })
            },
        }],
    },
    Spread {
        called: "Pagers",
        columns: 1,
        lines: Lines::Targets,
        kinds: &[pager(&[Least, Half, Most])],
    },
    Spread {
        called: "Pagers that are touched",
        columns: 1,
        lines: Lines::Targets,
        kinds: &[pager(&[Pressed, Focused])],
    },
    Spread {
        called: "Pagers beside help",
        columns: 2,
        lines: Lines::Targets,
        kinds: &[Kind {
            called: "pager beside help",
            states: &[Least, Half, Most, Pressed, Focused],
            draw: |look, state, _, _| {
                let pager = list::pager_beside_help(look, PAGES, page_of(state), Message::Page);
                pager.unwrap_or_else(|| text::body(look, "").into())
            },
        }],
    },
    Spread {
        called: "A letter that is pressed",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[board_of_keys(&[Pressed])],
    },
    Spread {
        called: "A letter that is focused",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[board_of_keys(&[Focused])],
    },
    Spread {
        called: "Accents",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[board_of_keys(&[Shown(Layer::Accents)])],
    },
    Spread {
        called: "More accents",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[board_of_keys(&[Shown(Layer::MoreAccents)])],
    },
    Spread {
        called: "Digits",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[board_of_keys(&[Shown(Layer::Digits)])],
    },
];

const PAGES: usize = 5;

const fn pager(states: &'static [State]) -> Kind {
    Kind {
        called: "pager",
        states,
        draw: |look, state, _, _| {
            let pager = list::pager(look, Paging::ONE, PAGES, page_of(state), Message::Page);
            pager.unwrap_or_else(|| text::body(look, "").into())
        },
    }
}

fn page_of(state: State) -> usize {
    match state {
        Least => 0,
        Most => PAGES - 1,
        _ => PAGES / 2,
    }
}

fn sized(button: Button<'_, Message>, state: State, room: Size) -> Element<'_, Message> {
    tall(button.width(room.width), state, room)
}

/// A button that is as wide as its words.
fn tall(button: Button<'_, Message>, state: State, room: Size) -> Element<'_, Message> {
    button
        .height(room.height)
        .on_press_maybe(state.message())
        .into()
}

/// The whole keyboard.
const fn board_of_keys(states: &'static [State]) -> Kind {
    Kind {
        called: "keyboard",
        states,
        draw: |look, state, _, _| {
            let mut keys = Keyboard::for_names(Arrangement::Abc);
            let mut typed = "Maria".to_owned();
            if let Shown(layer) = state {
                let _ = keys.apply(Key::Layer(layer), &mut typed, 0);
            }
            keyboard::keyboard(look, &keys, &typed, Message::Key)
        },
    }
}
