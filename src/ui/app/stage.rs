//! What stands on the window: one screen at a time.

use iced::Element;

use super::{Message, door, keeper, staff, wizard};
use crate::domain::id::AttendanceId;
use crate::domain::moment::Moment;
use crate::ui::Look;
use crate::ui::screen::{
    about_me, ask, card, cards, counts, door as door_screen, export, help, idle, language,
    line_entry, name_way, outcome, pick, pin, put_away, reading, shelf, something, today, together,
    tonight, try_scanner, which_meeting, without_name, wizard as wizard_screen,
};
use crate::ui::widget::glass::Mirror;

/// What stands on the window.
#[derive(Debug)]
pub enum Stage {
    /// The door.
    Door,
    /// Nobody is at the door.
    Idle(idle::Idle),
    /// How to hold a card.
    Card(card::Card),
    /// By name.
    Name(name_way::NameWay),
    /// Without a name, and for newcomers.
    Without(without_name::WithoutName),
    /// Several meetings are open.
    Which(which_meeting::WhichMeeting),
    /// How it ended.
    Shown(outcome::Shown),
    /// The milestone.
    Something(something::Something),
    /// About me.
    AboutMe(about_me::AboutMe),
    /// What people do for each other, after a sign-in.
    Together(together::TogetherScreen),
    /// Help now.
    Help(help::Help),
    /// Cards to read.
    Shelf(shelf::Shelf),
    /// Languages.
    Languages(language::Languages),
    /// Text and buttons.
    Display(language::Display),
    /// The reading.
    Reading(reading::ReadingPage),
    /// All that is on today.
    Today(today::Today),
    /// What somebody left waits out of sight until they show who they are.
    PutAway(put_away::PutAway),
    /// The PIN pad.
    Pin(pin::PinEntry),
    /// The pad for a new PIN, and whose it is.
    NewPin(pin::PinEntry, staff::LineFor),
    /// The Tonight card.
    Tonight(tonight::Tonight),
    /// One out of several, on a facilitator's or a staff screen.
    Pick(pick::Pick<keeper::Choice>),
    /// A line of text, and what it is for.
    Line(line_entry::LineEntry, keeper::LineFor),
    /// Numbers, and what they are for.
    Counts(counts::Counts, keeper::CountsFor),
    /// A question, and what a yes does.
    Ask(ask::Ask, keeper::AskFor),
    /// The export.
    Export(export::Export),
    /// Blank cards to print.
    Cards(cards::Cards),
    /// What a scanner sends.
    TryScanner(try_scanner::TryScanner),
    /// A card is awaited, and what for.
    WantsCard(ask::Ask, staff::CardFor),
    /// The first start.
    Wizard(wizard_screen::Wizard),
}

/// What a stage shows, or leads to with a touch or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// Nothing of anybody.
    Nothing,
    /// What somebody who has not said who they are typed or chose.
    Typed,
    /// Something of a person who said who they are.
    Person,
}

impl Stage {
    /// What it shows to whoever comes to it.
    pub fn shows(&self) -> Shows {
        match self {
            Self::Card(screen) if screen.has_letters() => Shows::Typed,
            Self::Name(screen) if screen.has_begun() => Shows::Typed,
            Self::Which(screen) if screen.holds_somebody() => Shows::Person,
            Self::Shown(screen) if screen.is_of_a_person() => Shows::Person,
            Self::Something(_) | Self::AboutMe(_) | Self::Together(_) => Shows::Person,
            _ => Shows::Nothing,
        }
    }

    /// Whether whoever comes back for what was put away passes by it, and whoever reads in between.
    pub fn leads_back_to_what_is_kept(&self) -> bool {
        matches!(
            self,
            Self::PutAway(_)
                | Self::Card(_)
                | Self::Name(_)
                | Self::Which(_)
                | Self::Shown(_)
                | Self::Help(_)
                | Self::Shelf(_)
        )
    }

    /// Whether it is for somebody with a PIN, and locks when idle.
    pub fn is_for_keepers(&self) -> bool {
        matches!(
            self,
            Self::Pin(_)
                | Self::NewPin(..)
                | Self::Tonight(_)
                | Self::Pick(_)
                | Self::Line(..)
                | Self::Counts(..)
                | Self::Ask(..)
                | Self::Export(_)
                | Self::Cards(_)
                | Self::TryScanner(_)
                | Self::WantsCard(..)
        )
    }

    /// Whether it is on the way in, or beside it: whoever stands there has not said who they are.
    pub fn is_before_anybody_is_known(&self) -> bool {
        matches!(
            self,
            Self::Door
                | Self::Idle(_)
                | Self::Card(_)
                | Self::Name(_)
                | Self::Without(_)
                | Self::Help(_)
                | Self::Shelf(_)
                | Self::Languages(_)
                | Self::Display(_)
                | Self::Reading(_)
                | Self::Today(_)
        )
    }

    /// Whether nobody is doing anything: the door, or what stands there in its place.
    pub fn is_at_door(&self) -> bool {
        matches!(self, Self::Door | Self::Idle(_))
    }

    /// The sign-in whose answer stands there.
    pub fn attendance(&self) -> Option<AttendanceId> {
        match self {
            Self::Shown(shown) => shown.signed_in().map(|welcome| welcome.attendance),
            _ => None,
        }
    }

    /// Whether something is under way that no idle time may cut off.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Export(export) => export.is_writing(),
            Self::Cards(cards) => cards.is_writing(),
            _ => false,
        }
    }

    /// Whether something on it moves still.
    pub fn is_moving(&self) -> bool {
        matches!(self, Self::Something(something) if something.is_moving())
    }

    /// What moves goes on to this time of the machine.
    pub fn advance(&mut self, now_ms: u64) {
        if let Self::Something(something) = self {
            something.advance(now_ms);
        }
    }

    /// Whether sticks are looked for.
    pub fn looks_for_sticks(&self) -> bool {
        matches!(self, Self::Export(export) if export.waits_for_sticks())
    }

    /// Whether the next card is for this screen and signs nobody in.
    pub fn wants_a_card(&self) -> bool {
        matches!(self, Self::WantsCard(..))
    }

    /// Draws it.
    pub fn view<'a>(
        &'a self,
        door: &'a door_screen::Door,
        mirror: &'a Mirror,
        now: Moment,
        look: &'a Look,
    ) -> Element<'a, Message> {
        use door::Message as Door;
        use keeper::Message as Keeper;
        use staff::Message as Staff;
        let at_door = |element: Element<'a, Door>| element.map(Message::Door);
        let keeper = |element: Element<'a, Keeper>| element.map(Message::Keeper);
        match self {
            Self::Door => at_door(door.view(mirror, look).map(Door::Door)),
            Self::Idle(screen) => at_door(screen.view(door, look).map(Door::Idle)),
            Self::Card(screen) => at_door(screen.view(mirror, look).map(Door::Card)),
            Self::Name(screen) => at_door(screen.view(look).map(Door::Name)),
            Self::Without(screen) => at_door(screen.view(look).map(Door::Without)),
            Self::Which(screen) => at_door(screen.view(look).map(Door::Which)),
            Self::Shown(screen) => at_door(screen.view(look).map(Door::Shown)),
            Self::Something(screen) => at_door(screen.view(look).map(Door::Something)),
            Self::AboutMe(screen) => at_door(screen.view(look).map(Door::AboutMe)),
            Self::Together(screen) => at_door(screen.view(look).map(Door::Together)),
            Self::Help(screen) => at_door(screen.view(look).map(Door::Help)),
            Self::Shelf(screen) => at_door(screen.view(look).map(Door::Shelf)),
            Self::Languages(screen) => at_door(screen.view(look).map(Door::Language)),
            Self::Display(screen) => at_door(screen.view(look).map(Door::Display)),
            Self::Today(screen) => at_door(screen.view(look).map(Door::Today)),
            Self::Reading(screen) => at_door(screen.view(look).map(Door::Reading)),
            Self::PutAway(screen) => at_door(screen.view(look).map(Door::PutAway)),
            Self::NewPin(screen, _) | Self::Pin(screen) => {
                keeper(screen.view(look).map(Keeper::Pin))
            }
            Self::Tonight(screen) => keeper(screen.view(now, look).map(Keeper::Tonight)),
            Self::Pick(screen) => keeper(screen.view(look).map(Keeper::Pick)),
            Self::Line(screen, _) => keeper(screen.view(look).map(Keeper::Line)),
            Self::Counts(screen, _) => keeper(screen.view(look).map(Keeper::Counts)),
            Self::Ask(screen, _) => keeper(screen.view(look).map(Keeper::Ask)),
            Self::Export(screen) => screen.view(look).map(Staff::Export).map(Message::Staff),
            Self::Cards(screen) => screen.view(look).map(Staff::Cards).map(Message::Staff),
            Self::TryScanner(screen) => screen.view(look).map(Staff::Scanner).map(Message::Staff),
            Self::WantsCard(screen, _) => screen
                .view_with(mirror, look)
                .map(Staff::WaitsForCard)
                .map(Message::Staff),
            Self::Wizard(screen) => screen
                .view(look)
                .map(wizard::Message::Screen)
                .map(Message::Wizard),
        }
    }
}
