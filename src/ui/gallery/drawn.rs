//! What is only looked at, in every state it has.

use super::Message;
use super::states::State::{
    self, Away, Focused, Half, Least, Locked, Most, Normal, Pressed, Read, Seen, Still, Waiting,
    Wrong,
};
use super::states::{Kind, Lines, Spread};
use crate::domain::milestone::{Chip, ChipColour, Milestone, Shape, Span};
use crate::domain::name::{Colour, Picture, PictureColour};
use crate::domain::series::SchemeId;
use crate::ui::theme::{Motion, Paint, TextRole, fonts, tokens};
use crate::ui::widget::chip::{self, Face, Reveal};
use crate::ui::widget::glass::{self, Mirror};
use crate::ui::widget::pin_pad::{self, PIN_DIGITS_MAX};
use crate::ui::widget::sign::{self, Sign};
use crate::ui::widget::{button, card, entry, fit, pictures, progress, qr, text, tick};
use crate::ui::{Look, chips, marks};
use iced::alignment::Horizontal;
use iced::widget::{column, row};
use iced::{Alignment, Element, Size};
use zeroize::Zeroizing;

/// What has but one state.
const ONE: &[State] = &[Normal];
/// What comes, for who wants to see things move and for who does not.
const COMING: &[State] = &[Least, Half, Most, Still];

/// The sheets of all that is only looked at.
pub(super) const SHEETS: &[Spread] = &[
    Spread {
        called: "Words in a line",
        columns: 2,
        lines: Lines::Shares,
        kinds: &[
            one("strong", |look, _, _, _| {
                text::strong(look, "Strong words").into()
            }),
            one("plain", |look, _, _, _| {
                text::plain(look, TextRole::Label, fonts::REGULAR, "Plain words").into()
            }),
            one("centred", |look, _, _, _| {
                text::centred(look, text::body(look, "Centred words"))
            }),
            one("line", |look, _, _, _| text::line(look, "A line of a list")),
        ],
    },
    Spread {
        called: "More words in a line",
        columns: 2,
        lines: Lines::Shares,
        kinds: &[
            one("headline", |look, _, _, _| {
                text::headline(look, "A headline")
            }),
            one("one line", |look, _, _, _| text::one_line(look, "One line")),
            one("soft line", |look, _, _, _| {
                text::soft_line(look, "One soft line")
            }),
            one("facts", |look, _, _, _| {
                text::facts(look, &["A fact".to_owned()])
            }),
        ],
    },
    Spread {
        called: "Words in a room",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[
            one("running", |look, _, _, _| text::running(look, SENTENCE)),
            one("prose", |look, _, _, _| text::prose(look, SENTENCE)),
            one("running in", |look, _, _, room| {
                text::running_in(look, SENTENCE, room.height)
            }),
        ],
    },
    Spread {
        called: "More words in a room",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[
            one("soft in", |look, _, _, room| {
                text::soft_in(look, SENTENCE, room.height)
            }),
            one("squeezed in", |look, _, _, room| {
                text::squeezed_in(look, SENTENCE, room.height, look.colours.text)
            }),
            one("sentence", |look, _, _, room| {
                text::Sentence::new(look, SENTENCE, room).plain(look)
            }),
        ],
    },
    Spread {
        called: "Words from afar",
        columns: 3,
        lines: Lines::Shares,
        kinds: &[
            one("fit", |look, _, _, _| fit::fit(look, "Fit", &AFAR)),
            one("fit at", |look, _, _, _| {
                fit::fit_at(look, "Fit left", &AFAR, Horizontal::Left)
            }),
            one("afar", |look, _, _, _| {
                let ink = look.colours.text;
                fit::afar(look, TextRole::Title, fonts::BOLD, "Afar", ink)
            }),
            one("afar at", |look, _, _, _| {
                let (ink, side) = (look.colours.text_soft, Horizontal::Left);
                fit::afar_at(look, TextRole::Title, fonts::REGULAR, "Soft", ink, side)
            }),
            one("afar in", |look, _, _, room| {
                let px = fit::afar_px(look, "18:00", fonts::BOLD, room);
                fit::afar_in(look, px, fonts::BOLD, "18:00", look.colours.text)
            }),
        ],
    },
    Spread {
        called: "Heads",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[head(&[Normal, Pressed])],
    },
    Spread {
        called: "Heads and facts",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[
            head(&[Focused]),
            one("fact", |look, _, _, room| {
                let height = room.height.min(look.metrics.target());
                card::fact(look, "People here", "12", height)
            }),
        ],
    },
    Spread {
        called: "Lines to type on",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[Kind {
            called: "entry",
            states: &[Least, Half],
            draw: line,
        }],
    },
    Spread {
        called: "Lines that are full or wrong",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[Kind {
            called: "entry",
            states: &[Most, Wrong],
            draw: line,
        }],
    },
    Spread {
        called: "Dots of a PIN",
        columns: 2,
        lines: Lines::Shares,
        kinds: &[Kind {
            called: "PIN",
            states: &[Least, Half, Most, Waiting],
            draw: dots,
        }],
    },
    Spread {
        called: "A PIN that is not taken",
        columns: 2,
        lines: Lines::Shares,
        kinds: &[Kind {
            called: "PIN",
            states: &[Wrong, Locked],
            draw: dots,
        }],
    },
    Spread {
        called: "The mirror",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[large_mirror(&[Normal])],
    },
    Spread {
        called: "The mirror sees",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[large_mirror(&[Seen])],
    },
    Spread {
        called: "The mirror has read",
        columns: 1,
        lines: Lines::Shares,
        kinds: &[large_mirror(&[Read])],
    },
    Spread {
        called: "The small mirror",
        columns: 2,
        lines: Lines::Shares,
        kinds: &[small_mirror(&[Normal, Seen])],
    },
    Spread {
        called: "The small mirror has read",
        columns: 2,
        lines: Lines::Shares,
        kinds: &[small_mirror(&[Read, Away])],
    },
    Spread {
        called: "The frame alone",
        columns: 4,
        lines: Lines::Shares,
        kinds: &[Kind {
            called: "frame",
            states: &[Away, Normal, Seen, Read],
            draw: |look, state, said, _| {
                let seen = mirror(look, state, glass::Size::Small);
                let frame = glass::frame(look, &seen, look.metrics.target());
                let frame = frame.unwrap_or_else(|| text::body(look, "").into());
                beneath(look, frame, said)
            },
        }],
    },
    Spread {
        called: "Chips that come",
        columns: 4,
        lines: Lines::Shares,
        kinds: &[
            Kind {
                called: "chip that comes",
                states: COMING,
                draw: |look, state, said, room| {
                    let (look, reveal) = coming(look, state);
                    let face = Face {
                        shape: chip::Shape::Chip,
                        paint: Paint::Red,
                        numeral: "30".to_owned(),
                    };
                    let side = side_above(&look, room);
                    beneath(&look, chip::revealed(&look, face, side, reveal), said)
                },
            },
            Kind {
                called: "medallion that comes",
                states: COMING,
                draw: |look, state, said, room| {
                    let (look, reveal) = coming(look, state);
                    let side = side_above(&look, room);
                    beneath(&look, chips::drawn(&look, &milestone(), side, reveal), said)
                },
            },
        ],
    },
    Spread {
        called: "Ticks and bars",
        columns: 4,
        lines: Lines::Shares,
        kinds: &[
            Kind {
                called: "tick",
                states: COMING,
                draw: |look, state, said, room| {
                    let (look, _) = coming(look, state);
                    let drawn = share(state);
                    let side = side_above(&look, room);
                    beneath(&look, tick::tick(&look, side, drawn), said)
                },
            },
            Kind {
                called: "bar",
                states: &[Least, Half, Most],
                draw: |look, state, said, _| {
                    beneath(look, progress::progress(look, share(state)), said)
                },
            },
        ],
    },
    Spread {
        called: "Small drawings",
        columns: 4,
        lines: Lines::Shares,
        kinds: &[
            one("sign", |look, _, _, room| {
                let side = side_above(look, room);
                beneath(look, sign::sign(look, Sign::Badge, side), "Sign")
            }),
            one("sign beside words", |look, _, _, room| {
                let side = side_above(look, room);
                beneath(
                    look,
                    sign::beside(Sign::Badge, look.colours.text, side),
                    "Beside",
                )
            }),
            one("emblem", |look, _, _, _| sign::emblem(look, Sign::Heart)),
            one("small chip", |look, _, _, room| {
                let chip = chips::small(&milestone(), look.metrics.target().min(room.height));
                row![chip, text::note(look, "Chip")]
                    .spacing(look.metrics.gap_small())
                    .align_y(Alignment::Center)
                    .into()
            }),
            one("mark", |look, _, _, room| {
                let mark = PictureColour {
                    colour: Colour::Blue,
                    picture: Picture::Snail,
                };
                let name = marks::mark_name(look, mark);
                let side = side_above(look, room);
                column![marks::mark(look, mark, side), text::note(look, name)]
                    .align_x(Alignment::Center)
                    .into()
            }),
            one("picture", |look, _, _, room| {
                let (fill, ink) = (look.colours.choice, look.colours.text);
                let side = side_above(look, room);
                let drawn = pictures::picture(pictures::Drawing::Drum, fill, ink, side);
                beneath(look, drawn, "Picture")
            }),
            one("code", |look, _, _, room| {
                // Not a real code: only its quiet zone and its edges are looked at here.
                let dark = (0..25 * 25).map(|cell| cell * cell % 7 < 3).collect();
                beneath(look, qr::qr(25, dark, side_above(look, room)), "Code")
            }),
        ],
    },
];

const SENTENCE: &str = "Come in. The kettle is on.";
const AFAR: [TextRole; 2] = [TextRole::Title, TextRole::Heading];

const fn one(called: &'static str, draw: super::states::Draw) -> Kind {
    Kind {
        called,
        states: ONE,
        draw,
    }
}

/// A title with the controls that it holds.
const fn head(states: &'static [State]) -> Kind {
    Kind {
        called: "titled with help",
        states,
        draw: |look, _, said, _| {
            let help = button::help(look, Message::Nothing).into();
            let back = button::back(look, Message::Nothing).into();
            entry::titled_with_help(look, said, help, back)
        },
    }
}

/// A drawing with its name beneath it.
fn beneath<'a>(
    look: &Look,
    drawn: Element<'a, Message>,
    said: &'static str,
) -> Element<'a, Message> {
    column![drawn, text::note(look, said)]
        .align_x(Alignment::Center)
        .into()
}

/// The side of a drawing that has a name beneath it.
fn side_above(look: &Look, room: Size) -> f32 {
    let height = room.height - look.metrics.line(TextRole::Note);
    height.min(room.width).floor()
}

fn share(state: State) -> f32 {
    match state {
        Least => 0.0,
        Half | Still => 0.4,
        _ => 1.0,
    }
}

/// What comes, as far as the state says, in the look of who wants to see it move or not.
fn coming(look: &Look, state: State) -> (Look, Reveal) {
    let whole = u64::try_from(tokens::REVEAL.as_millis()).unwrap_or(u64::MAX);
    let mut reveal = Reveal::from(0);
    reveal.advance(match state {
        Least | Still => whole / 12,
        // The light is on its way over it.
        Half => whole * 2 / 3,
        _ => whole,
    });
    let motion = if state == Still {
        Motion::Still
    } else {
        Motion::Calm
    };
    let metrics = look.metrics.with_motion(motion);
    (
        Look {
            metrics,
            ..look.clone()
        },
        reveal,
    )
}

fn milestone() -> Milestone {
    Milestone {
        scheme: SchemeId(String::new()),
        span: Span::Years(18),
        date: chrono::NaiveDate::default(),
        chip: Chip {
            shape: Shape::Medallion,
            colour: ChipColour::Bronze,
            numeral: "XVIII".to_owned(),
            label: None,
        },
    }
}

fn line<'l>(look: &'l Look, state: State, _: &'static str, _: Size) -> Element<'l, Message> {
    let (typed, note) = match state {
        Least => ("", "name-note"),
        Wrong => ("Kim", "pin-again"),
        Most => (
            "Somebody whose name is so much longer than the line that its end is seen",
            "name-note",
        ),
        _ => ("Kim", "name-note"),
    };
    entry::line(look, typed, look.words.get(note))
}

fn dots<'l>(look: &'l Look, state: State, _: &'static str, room: Size) -> Element<'l, Message> {
    let typed = match state {
        Half => PIN_DIGITS_MAX / 2,
        Most => PIN_DIGITS_MAX,
        _ => 0,
    };
    let note = match state {
        Wrong => look.words.get("pin-again"),
        Locked => look.words.with("pin-wait", &[("secs", 30.into())]),
        Waiting => look.words.get("pin-checking"),
        _ => look.words.get("pin-note"),
    };
    let gap = look.metrics.gap_small();
    let height = room.height - look.metrics.key() - gap;
    let note = text::Sentence::new(look, note, Size::new(room.width, height)).soft(look);
    column![pin_pad::pin_dots(look, typed), note]
        .spacing(gap)
        .align_x(Alignment::Center)
        .into()
}

const fn large_mirror(states: &'static [State]) -> Kind {
    Kind {
        called: "mirror",
        states,
        draw: |look, state, said, _| mirror_or_why(look, state, said, glass::Size::Large),
    }
}

const fn small_mirror(states: &'static [State]) -> Kind {
    Kind {
        called: "small mirror",
        states,
        draw: |look, state, said, _| mirror_or_why(look, state, said, glass::Size::Small),
    }
}

/// The mirror, or why there is none.
fn mirror_or_why<'l>(
    look: &'l Look,
    state: State,
    said: &'static str,
    size: glass::Size,
) -> Element<'l, Message> {
    let why = glass::pixels(look, size).map_or("No room", |_| said);
    let drawn = glass::mirror(look, &mirror(look, state, size), size);
    drawn.unwrap_or_else(|| text::note(look, why).into())
}

/// What the camera sees: nobody's face, but a ground that gets lighter.
fn mirror(look: &Look, state: State, size: glass::Size) -> Mirror {
    let mut mirror = Mirror {
        is_there: state != Away,
        is_awake: matches!(state, Seen | Read),
        is_read: state == Read,
        ..Mirror::default()
    };
    if mirror.is_awake
        && let Some((width, height)) = glass::pixels(look, size)
    {
        let grey = |x: u32, y: u32| 255 * (x + y) / (width + height);
        let all = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let rgba = all.flat_map(|(x, y)| {
            let grey = u8::try_from(grey(x, y)).unwrap_or(u8::MAX);
            [grey, grey, grey, u8::MAX]
        });
        mirror.take(width, height, Zeroizing::new(rgba.collect()));
    }
    mirror
}
