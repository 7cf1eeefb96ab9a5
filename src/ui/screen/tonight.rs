//! The Tonight card: the count, the milestones people want called, +1, and the way to all the rest.
//!
//! Usable on someone's first night in the role: what is done every evening is one touch away, what
//! is rare is behind "More". It shows names only where people said that they may be called.

use iced::widget::{column, row};
use iced::{Alignment, Element, Length, Size};

use crate::domain::attendance::Kind;
use crate::domain::id::AttendanceId;
use crate::domain::moment::Moment;
use crate::domain::name::ChosenName;
use crate::domain::tonight::{TonightCard, TonightMilestone};
use crate::ui::Look;
use crate::ui::chips;
use crate::ui::theme::tokens;
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::list::{Paging, list, pager};
use crate::ui::widget::sign::Sign;
use crate::ui::widget::{Page, button, text};

/// The screen.
#[derive(Debug)]
pub struct Tonight {
    card: TonightCard,
    part: Part,
    page: usize,
    said: Option<String>,
}

/// Which part is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Card,
    Milestones,
    Talk,
    More,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// +1 of this kind.
    PlusOne(Kind),
    /// Who is here: undo, move, sign out.
    Attendances,
    /// Milestones of tonight.
    Milestones,
    /// Who asked for an attendance statement.
    Statements,
    /// This page of them, counted from 0.
    Page(usize),
    /// This one was handed over.
    Given(AttendanceId),
    /// Who would like to talk, and who is free to listen.
    Talk,
    /// Two of them found each other.
    TalkDone,
    /// What is rare.
    More,
    /// Something rare.
    Act(Act),
    /// Back; from the card to the door.
    Back,
}

/// What is rare, and close.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Finds a person.
    LookUp,
    /// Sign-ins with no session.
    Tray,
    /// The topic.
    Topic,
    /// The reading.
    Reading,
    /// Another meeting of tonight, or one that nobody planned.
    OtherMeeting,
    /// Another time.
    OtherTime,
    /// Another room.
    OtherRoom,
    /// "Not tonight".
    NotTonight,
    /// Who lends a hand.
    Service,
    /// A paper evening.
    Paper,
    /// For staff.
    Staff,
    /// Closes the session.
    Close,
}

impl Act {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 12] = [
        Self::LookUp,
        Self::Tray,
        Self::Topic,
        Self::Reading,
        Self::OtherMeeting,
        Self::OtherTime,
        Self::OtherRoom,
        Self::NotTonight,
        Self::Service,
        Self::Paper,
        Self::Staff,
        Self::Close,
    ];

    const fn id(self) -> &'static str {
        match self {
            Self::LookUp => "tonight-look-up",
            Self::Tray => "tonight-tray",
            Self::Topic => "tonight-topic",
            Self::Reading => "tonight-reading",
            Self::OtherMeeting => "tonight-other-meeting",
            Self::OtherTime => "tonight-other-time",
            Self::OtherRoom => "tonight-other-room",
            Self::NotTonight => "tonight-not-tonight",
            Self::Service => "tonight-service",
            Self::Paper => "tonight-paper",
            Self::Staff => "tonight-staff",
            Self::Close => "tonight-close",
        }
    }
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Count one more.
    PlusOne(Kind),
    /// Show who is here.
    Attendances,
    /// Write down that it was handed over.
    Given(AttendanceId),
    /// Show who asked for a statement.
    Statements,
    /// Two people found each other.
    TalkDone,
    /// One of the rare ones.
    Act(Act),
    /// Back to the door; the PIN is asked again.
    Leave,
}

impl Tonight {
    /// The card of a session.
    pub fn new(card: TonightCard) -> Self {
        Self {
            card,
            part: Part::Card,
            page: 0,
            said: None,
        }
    }

    /// Takes the card as it is by now.
    pub fn refresh(&mut self, card: TonightCard) {
        self.card = card;
    }

    /// Says a line under the title: what was just done.
    pub fn say(&mut self, line: String) {
        self.said = Some(line);
    }

    /// The card.
    pub fn card(&self) -> &TonightCard {
        &self.card
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        self.said = None;
        match message {
            Message::PlusOne(kind) => return Action::PlusOne(kind),
            Message::Attendances => return Action::Attendances,
            Message::Given(attendance) => return Action::Given(attendance),
            Message::Statements => return Action::Statements,
            Message::Act(act) => return Action::Act(act),
            Message::TalkDone => return Action::TalkDone,
            Message::Talk => self.part = Part::Talk,
            Message::Milestones => {
                self.part = Part::Milestones;
                self.page = 0;
            }
            Message::Page(page) => self.page = page,
            Message::More => self.part = Part::More,
            Message::Back if self.part == Part::Card => return Action::Leave,
            Message::Back => self.part = Part::Card,
        }
        Action::None
    }

    /// Draws it.
    pub fn view<'a>(&'a self, now: Moment, look: &'a Look) -> Element<'a, Message> {
        match self.part {
            Part::Card => self.face(now, look),
            Part::Milestones => self.milestones(look),
            Part::Talk => self.talk(look),
            Part::More => Self::more(look),
        }
    }

    fn face<'a>(&'a self, now: Moment, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let gap = look.metrics.gap();
        let session = &self.card.session;
        let start = words.time(session.local_start(now.zone).time());
        let place = words.with(
            "tonight-place",
            &[
                ("room", session.room.0.as_str().into()),
                ("time", start.into()),
            ],
        );
        let count = words.with("tonight-count", &[("count", self.card.total.into())]);
        let has_room = !look.metrics.has_few_lines();
        let mut facts = column![].spacing(look.metrics.gap_small());
        let (count_px, _) = text::px_from_afar(look, &count, 0.0);
        facts = facts.push(text::display(look, count).size(count_px));
        if let Some(said) = &self.said {
            facts = facts.push(text::strong(look, said.as_str()));
        }
        if self.card.show_around > 0 {
            let around = words.with(
                "tonight-show-around",
                &[("count", self.card.show_around.into())],
            );
            facts = facts.push(if look.metrics.is_tight() {
                text::facts(look, &[around])
            } else {
                text::strong(look, around).into()
            });
        }
        if has_room {
            let mut lines = vec![self.kinds(look), place];
            lines.extend(session.topic.clone());
            lines.retain(|line| !line.is_empty());
            facts = facts.push(text::facts(look, &lines));
        }
        let plus = self.plus_ones(look);
        let body: Element<'a, Message> = if look.metrics.is_upright() {
            column![facts.width(Length::Fill), plus].spacing(gap).into()
        } else {
            let facts = facts.width(Length::Fill);
            row![facts, plus].spacing(look.metrics.gap_large()).into()
        };
        let page = Page::new(look)
            .title(session.title.as_str())
            .controls(body)
            .left(button::quiet_with(
                look,
                Sign::Lock,
                words.label("tonight-lock"),
                Message::Back,
            ))
            .right(button::quiet_with(
                look,
                Sign::People,
                words.label("tonight-who"),
                Message::Attendances,
            ));
        page.right(button::quiet_with(
            look,
            Sign::More,
            words.label("tonight-more"),
            Message::More,
        ))
        .into()
    }

    /// One more person of each kind, and tonight's milestones, in two columns of equal buttons.
    fn plus_ones<'a>(&self, look: &'a Look) -> Element<'a, Message> {
        let kinds = [
            ("tonight-plus-member", Kind::Member),
            ("tonight-plus-newcomer", Kind::Newcomer),
            ("tonight-plus-guest", Kind::Guest),
            ("tonight-plus-family", Kind::Family),
            ("tonight-plus-minor", Kind::Minor),
        ];
        let mut cells: Vec<_> = kinds
            .map(|(id, kind)| Cell::new(look.words.label(id), Message::PlusOne(kind)))
            .into();
        let due = self.card.milestones.len() + self.card.quiet_milestones.len();
        if due > 0 {
            let label = look
                .words
                .with("tonight-milestones", &[("count", due.into())]);
            cells.push(Cell::new(label, Message::Milestones).chosen(true));
        }
        let asked = self.card.statements.len();
        if asked > 0 {
            let label = look
                .words
                .with("tonight-statements", &[("count", asked.into())]);
            cells.push(Cell::new(label, Message::Statements).chosen(true));
        }
        if !self.card.talk.is_empty() {
            let id = if self.card.talk.asking > 0 {
                "tonight-talk"
            } else {
                "tonight-talk-none"
            };
            let count = self.card.talk.asking.into();
            let label = look.words.with(id, &[("count", count)]);
            cells.push(Cell::new(label, Message::Talk).chosen(self.card.talk.asking > 0));
        }
        let metrics = &look.metrics;
        let lines = cells.len().div_ceil(2);
        let whole = grid::page_width(look);
        let size = if metrics.is_upright() {
            Size::new(
                whole,
                grid::row_height(look, lines, metrics.body_height() / 2.0),
            )
        } else {
            let share = grid::share_height(look, lines, 0.0);
            Size::new(
                (whole * tokens::TONIGHT_PLUS_SHARE).floor(),
                share.min(metrics.primary()),
            )
        };
        grid::grid_of(look, 2, size, cells)
    }

    /// "9 members, 2 newcomers, 1 guest".
    fn kinds(&self, look: &Look) -> String {
        let parts: Vec<String> = self
            .card
            .by_kind
            .iter()
            .map(|(kind, count)| {
                look.words.with(
                    &format!("kind-count-{}", kind.code()),
                    &[("count", (*count).into())],
                )
            })
            .collect();
        parts.join(", ")
    }

    /// Who would like to talk is a number; who is free to listen has a name where they said so.
    fn talk<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let (words, talk) = (&look.words, &self.card.talk);
        let mut lines = vec![words.with("talk-asking", &[("count", talk.asking.into())])];
        if !talk.listening.is_empty() {
            let names: Vec<&str> = talk.listening.iter().map(ChosenName::as_str).collect();
            let names = names.join(", ");
            lines.push(words.with("talk-listening", &[("names", names.into())]));
        }
        if talk.listening_unnamed > 0 {
            let count = talk.listening_unnamed.into();
            lines.push(words.with("talk-listening-unnamed", &[("count", count)]));
        }
        if !look.metrics.is_tight() {
            lines.push(words.get("talk-how"));
        }
        let page = Page::new(look)
            .title(words.label("talk-title"))
            .body(text::running(look, lines.join("\n\n")))
            .left(button::back(look, Message::Back));
        if talk.asking > 0 {
            let done = words.label("talk-done");
            page.right(button::confirm(look, done, Message::TalkDone))
                .into()
        } else {
            page.into()
        }
    }

    fn milestones<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let (called, quiet) = (&self.card.milestones, &self.card.quiet_milestones);
        let count = called.len() + quiet.len();
        let paging = Paging::that_fits(look, 1, look.metrics.target(), 0.0);
        let line = |place: usize| match (called.get(place), place.checked_sub(called.len())) {
            (Some(due), _) => Self::due(look, due),
            (None, place) => {
                let milestone = place.and_then(|place| quiet.get(place));
                let label = milestone.map_or_else(String::new, |one| chips::label(look, one));
                let line = words.with("tonight-quiet", &[("milestone", label.into())]);
                let chip = milestone.map(|one| chips::small(one, look.metrics.target()));
                row![chip, text::line(look, line)]
                    .spacing(look.metrics.gap())
                    .align_y(Alignment::Center)
                    .into()
            }
        };
        Page::new(look)
            .title(words.label("tonight-milestones-title"))
            .controls(list(look, paging, count, self.page, line))
            .left(button::back(look, Message::Back))
            .middle(pager(look, paging, count, self.page, Message::Page))
            .into()
    }

    /// A milestone to be called, and whether its chip was handed over.
    fn due<'a>(look: &'a Look, due: &TonightMilestone) -> Element<'a, Message> {
        let words = &look.words;
        let label = chips::label(look, &due.milestone);
        let line = words.facts(&[due.name.as_str(), &label]);
        let given: Element<'a, Message> = if due.given {
            text::line(look, words.get("tonight-given"))
        } else {
            let label = words.with("tonight-give", &[("name", due.name.as_str().into())]);
            button::confirm(look, label, Message::Given(due.attendance))
                .width(Length::Fill)
                .into()
        };
        let chip = chips::small(&due.milestone, look.metrics.target());
        row![chip, text::line(look, line), given]
            .spacing(look.metrics.gap())
            .align_y(Alignment::Center)
            .into()
    }

    fn more(look: &Look) -> Element<'_, Message> {
        let rare = Act::ALL.iter().filter(|act| **act != Act::Close);
        let acts = rare.map(|act| Cell::new(look.words.label(act.id()), Message::Act(*act)));
        let columns = if look.metrics.is_upright() { 2 } else { 3 };
        let close = look.words.get(Act::Close.id());
        Page::new(look)
            .title(look.words.label("tonight-more-title"))
            .controls(grid::grid(look, columns, acts.collect()))
            .left(button::back(look, Message::Back))
            // Apart from the others: it ends the evening.
            .right(button::quiet(look, close, Message::Act(Act::Close)))
            .into()
    }
}
