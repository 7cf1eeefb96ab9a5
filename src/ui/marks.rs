//! The mark beside a name, "blue kite": its two boards, its drawing, its words.
//!
//! The only place that ties the domain's pictures and colours to how they look. It never knows
//! whose mark it draws, and the boards are the same for everybody.

use crate::domain::name::{Colour, Picture, PictureColour};
use crate::ui::Look;
use crate::ui::theme::Crayon;
use crate::ui::widget::board::{Place, board};
use crate::ui::widget::pictures::{Drawing, picture};
use iced::Element;

/// The board of nine pictures, within `height` pixels.
pub fn picture_board<'a, Message: Clone + 'a>(
    look: &Look,
    height: f32,
    on_pick: impl Fn(Picture) -> Message,
) -> Element<'a, Message> {
    let (fill, ink) = (look.colours.choice, look.colours.text);
    let places = Picture::ALL.map(|choice| Place {
        label: picture_name(look, choice),
        draw: Box::new(move |side| picture(drawing(choice), fill, ink, side)),
        message: on_pick(choice),
    });
    board(look, places.into(), 3, height)
}

/// The board of six colours, each worn by the picture chosen before, within `height` pixels.
pub fn colour_board<'a, Message: Clone + 'a>(
    look: &Look,
    chosen: Picture,
    height: f32,
    on_pick: impl Fn(Colour) -> Message,
) -> Element<'a, Message> {
    let ink = look.colours.text;
    let places = Colour::ALL.map(|choice| Place {
        label: colour_name(look, choice),
        draw: Box::new(move |side| picture(drawing(chosen), crayon(choice).fill(), ink, side)),
        message: on_pick(choice),
    });
    board(look, places.into(), 3, height)
}

/// The drawing of a mark, `side` pixels large.
pub fn mark<'a, Message: 'a>(look: &Look, mark: PictureColour, side: f32) -> Element<'a, Message> {
    let fill = crayon(mark.colour).fill();
    picture(drawing(mark.picture), fill, look.colours.text, side)
}

/// "blue kite".
pub fn mark_name(look: &Look, mark: PictureColour) -> String {
    let values = [
        ("colour", colour_name(look, mark.colour).into()),
        ("picture", picture_name(look, mark.picture).into()),
    ];
    look.words.with("mark-name", &values)
}

/// "kite".
pub fn picture_name(look: &Look, picture: Picture) -> String {
    look.words.get(&format!("picture-{}", picture.code()))
}

/// "blue".
pub fn colour_name(look: &Look, colour: Colour) -> String {
    look.words.get(&format!("colour-{}", colour.code()))
}

fn drawing(picture: Picture) -> Drawing {
    match picture {
        Picture::Kite => Drawing::Kite,
        Picture::Boat => Drawing::Boat,
        Picture::Leaf => Drawing::Leaf,
        Picture::Umbrella => Drawing::Umbrella,
        Picture::Cat => Drawing::Cat,
        Picture::Drum => Drawing::Drum,
        Picture::Pear => Drawing::Pear,
        Picture::Hat => Drawing::Hat,
        Picture::Snail => Drawing::Snail,
    }
}

fn crayon(colour: Colour) -> Crayon {
    match colour {
        Colour::Red => Crayon::Red,
        Colour::Orange => Crayon::Orange,
        Colour::Yellow => Crayon::Yellow,
        Colour::Green => Crayon::Green,
        Colour::Blue => Crayon::Blue,
        Colour::Purple => Crayon::Purple,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::{Metrics, Panel, ThemeKind};
    use crate::ui::words::Words;
    use std::collections::BTreeSet;

    #[test]
    fn every_mark_has_a_name_of_its_own_in_every_language() {
        for language in Words::languages() {
            let words = Words::new(language.tag);
            let look = Look::new(words, Metrics::new(Panel::TEN_INCH), ThemeKind::Light);
            let names: BTreeSet<String> = PictureColour::all()
                .map(|mark| mark_name(&look, mark))
                .collect();
            assert_eq!(names.len(), PictureColour::COUNT, "{}", language.tag);
            let holes = names
                .iter()
                .filter(|name| name.contains("picture-"))
                .count();
            assert_eq!(holes, 0, "{}", language.tag);
        }
    }

    #[cfg(feature = "gui-tests")]
    #[test]
    fn the_boards_answer_to_their_labels() {
        use crate::ui::widget::testing::{click, look};
        let look = look();
        let pictures = |pick: fn(Picture) -> Picture| picture_board(&look, 500.0, pick);
        assert_eq!(click(&look, pictures(|p| p), "Snail"), [Picture::Snail]);
        let colours = colour_board(&look, Picture::Boat, 500.0, |c| c);
        assert_eq!(click(&look, colours, "Green"), [Colour::Green]);
    }
}
