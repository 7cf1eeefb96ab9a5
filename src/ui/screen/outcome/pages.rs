//! The pages on which outcomes stand, and what is said of a sign-in on them.

use iced::widget::{Column, column};
use iced::{Alignment, Element, Size};

use super::{ByName, Message};
use crate::domain::attendance::{Kind, Something, Way, Welcome};
use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize, tokens};
use crate::ui::widget::choices::{self, choices_of};
use crate::ui::widget::grid;
use crate::ui::widget::sign::{self, Sign};
use crate::ui::widget::{Page, button, control, text, tick};
use crate::ui::words::Label;

/// Whether there is something to choose for this person: with an evening there is always what
/// people do for each other.
pub(super) fn offers_choice(welcome: &Welcome) -> bool {
    welcome.something == Something::Offered
        || welcome.about_me.is_some()
        || welcome.may_leave
        || welcome.session.is_some()
}

/// What is said of a sign-in beneath the welcome.
pub(super) fn lead_of(welcome: &Welcome) -> &'static str {
    match (&welcome.session, welcome.way) {
        (None, _) => "welcome-nothing-on",
        // Who comes for somebody else comes for themselves: not a word of anybody else.
        (Some(_), _) if welcome.kind == Kind::Family => "welcome-family",
        (Some(_), Way::WithoutName) => "welcome-counted",
        (Some(_), _) => "welcome-lead",
    }
}

/// It is on disk: seen from afar, and then said. What is touched below it takes so many pixels.
pub(super) fn ticked<'a>(
    look: &'a Look,
    title: Label<'a>,
    lead: String,
    taken_px: f32,
) -> Element<'a, Message> {
    let metrics = &look.metrics;
    let (role, share) = if metrics.has_few_lines() {
        (TextRole::Title, tokens::TICK_SHARE_SMALL)
    } else {
        (TextRole::Display, tokens::TICK_SHARE)
    };
    // Whoever asked for larger text sees the tick shrink before the name does.
    let tick_least = metrics.line(TextRole::Label).min(metrics.line(role));
    let gap = metrics.gap();
    let room = metrics.untitled_height() - taken_px - 2.0 * gap;
    let lead_least = text::Sentence::least(look, &lead);
    let (title_px, title_height) =
        text::px_from_afar(look, title.shown(), room - tick_least - lead_least);
    let lead_room = match metrics.text_size {
        TextSize::Normal => metrics.body_height() * tokens::WELCOME_LEAD_SHARE,
        TextSize::Large => (room - tick_least - title_height).max(lead_least),
    };
    let lead = text::Sentence::new(look, lead, Size::new(f32::INFINITY, lead_room));
    let tick_room = (room - title_height - lead.height()).max(tick_least);
    let mark = tick::tick(look, (metrics.line(role) * share).min(tick_room), 1.0);
    let title = control::heading(title, |title| {
        text::centred(look, text::display(look, title).size(title_px))
    });
    column![mark, title, lead.plain(look)]
        .spacing(gap)
        .align_x(Alignment::Center)
        .into()
}

/// The tick of somebody in a rush, and nothing to choose.
pub(super) fn only_tick<'a>(
    look: &'a Look,
    title: Label<'a>,
    lead: String,
) -> Element<'a, Message> {
    Page::new(look)
        .body(ticked(look, title, lead, 0.0))
        .left(button::help(look, Message::Help))
        .right(button::confirm(
            look,
            look.words.label("button-done"),
            Message::Done,
        ))
        .into()
}

pub(super) fn another_way(look: &Look, lead: String, by_name: ByName) -> Element<'_, Message> {
    let words = &look.words;
    let mut ways = Vec::new();
    if by_name == ByName::Offered {
        let way = choices::Way::new(words.label("way-name"), Message::Name);
        ways.push(way.sign(Sign::Name));
    }
    let way = choices::Way::new(words.label("way-without"), Message::Without);
    ways.push(way.sign(Sign::Somebody));
    let way = choices::Way::new(words.label("another-ask"), Message::Greeter);
    ways.push(way.sign(Sign::Hand));
    let metrics = &look.metrics;
    let tile = grid::share_height(look, if metrics.is_upright() { 5 } else { 1 }, 0.0);
    let tile = tile.min(metrics.choice());
    let room = metrics.body_height() - choices::height(look, tile, ways.len()) - metrics.gap();
    Page::new(look)
        .title(words.label("another-title"))
        .body(text::running_in(look, lead, room))
        .controls(choices_of(look, tile, ways))
        .left(button::back(look, Message::Done))
        .left(button::help(look, Message::Help))
        .into()
}

/// Said from afar, with its sign above, and then more closely.
fn said<'a>(look: &'a Look, sign: Sign, title: Label<'a>, body: String) -> Column<'a, Message> {
    let is_small = look.metrics.has_few_lines();
    let emblem = (!is_small).then(|| sign::emblem(look, sign));
    let title = control::heading(title, |title| {
        text::centred(look, text::display(look, title))
    });
    let room = look.metrics.body_height() * tokens::OUTCOME_SAID_SHARE;
    column![emblem, title, text::running_in(look, body, room)]
        .spacing(look.metrics.gap())
        .align_x(Alignment::Center)
}

/// Whoever it is: nobody is asked for a name.
pub(super) fn may_ask_to_talk(look: &Look) -> Element<'_, Message> {
    let words = &look.words;
    let metrics = &look.metrics;
    let room = metrics.body_height() - metrics.primary() - metrics.gap();
    let way = choices::Way::new(words.label("together-ask"), Message::AskToTalk);
    Page::new(look)
        .title(words.label("talk-ask-title"))
        .body(text::running_in(look, words.get("talk-ask-body"), room))
        .controls(choices_of(look, metrics.primary(), vec![way]))
        .left(button::back(look, Message::Done))
        .left(button::help(look, Message::Help))
        .into()
}

pub(super) fn calm<'a>(
    look: &'a Look,
    sign: Sign,
    title: Label<'a>,
    body: String,
) -> Element<'a, Message> {
    Page::new(look)
        .body(said(look, sign, title, body))
        .left(button::help(look, Message::Help))
        .right(button::confirm(
            look,
            look.words.label("button-done"),
            Message::Done,
        ))
        .into()
}

/// What people do now, and what staff can do. Help needs nothing that could be out of order.
pub(super) fn out_of_order<'a>(
    look: &'a Look,
    sign: Sign,
    title: Label<'a>,
    body: String,
    staff: String,
) -> Element<'a, Message> {
    let words = &look.words;
    let staff = text::centred(look, text::note(look, staff));
    Page::new(look)
        .body(said(look, sign, title, body).push(staff))
        .left(button::help(look, Message::Help))
        .left(button::quiet_with(
            look,
            Sign::Lock,
            words.label("door-keeper"),
            Message::Keeper,
        ))
        .right(button::confirm(
            look,
            words.label("button-done"),
            Message::Done,
        ))
        .into()
}
