//! The paths of the signs, on a grid of 24.

use super::Sign;
use crate::ui::widget::pen::{At, Pen};

/// Draws a sign.
pub(super) fn draw(sign: Sign, pen: &mut Pen<'_>) {
    match sign {
        Sign::Badge => badge(pen),
        Sign::Name => pencil(pen),
        Sign::Somebody => somebody(pen),
        Sign::People => people(pen),
        Sign::Door => door(pen),
        Sign::Help => lifebelt(pen),
        Sign::Globe => globe(pen),
        Sign::Letters => letters(pen),
        Sign::Back => arrow(pen, 0.0),
        Sign::Next => arrow(pen, 24.0),
        Sign::Tick => pen.line(|mark| {
            mark.from((4.0, 13.0)).to((9.5, 18.5)).to((20.0, 6.0));
        }),
        Sign::Cross => pen.segments(&[((6.0, 6.0), (18.0, 18.0)), ((18.0, 6.0), (6.0, 18.0))]),
        Sign::Plus => pen.segments(&[((12.0, 4.0), (12.0, 20.0)), ((4.0, 12.0), (20.0, 12.0))]),
        Sign::Undo => undo(pen),
        Sign::Lock => lock(pen),
        Sign::Key => key(pen),
        Sign::Camera => camera(pen),
        Sign::Stick => stick(pen),
        Sign::Printer => printer(pen),
        Sign::Sound => sound(pen),
        Sign::Mute => mute(pen),
        Sign::Heart => heart(pen),
        Sign::Hand => hand(pen),
        Sign::Clock => clock(pen),
        Sign::Calendar => calendar(pen),
        Sign::Book => book(pen),
        Sign::Search => search(pen),
        Sign::Talk => talk(pen),
        Sign::Lower => lower(pen),
        Sign::Contrast => contrast(pen),
        Sign::More => {
            pen.segments(&[6.0, 12.0, 18.0].map(|y| ((4.0, y), (20.0, y))));
        }
        Sign::Paper => paper(pen),
    }
}

fn badge(pen: &mut Pen<'_>) {
    pen.shape(|card| card.rounded((4.0, 2.0), (20.0, 22.0), 2.5));
    pen.segments(&[((10.0, 5.0), (14.0, 5.0))]);
    for (x, y) in [(7.0, 8.5), (13.5, 8.5), (7.0, 15.0)] {
        pen.dark(|corner| corner.rectangle((x, y), (x + 3.5, y + 3.5)));
    }
    for (x, y) in [(13.5, 14.0), (15.5, 16.0), (13.5, 17.0)] {
        pen.dark(|dot| dot.rectangle((x, y), (x + 1.5, y + 1.5)));
    }
}

fn pencil(pen: &mut Pen<'_>) {
    pen.polygon(&[
        (3.5, 20.5),
        (4.8, 15.5),
        (16.0, 4.2),
        (19.8, 8.0),
        (8.5, 19.2),
    ]);
    pen.segments(&[((13.2, 7.0), (17.0, 10.8)), ((13.0, 21.0), (20.5, 21.0))]);
}

fn somebody(pen: &mut Pen<'_>) {
    pen.shape(|shoulders| {
        shoulders
            .from((3.5, 21.0))
            .curve((3.5, 16.0), (7.0, 14.0), (12.0, 14.0))
            .curve((17.0, 14.0), (20.5, 16.0), (20.5, 21.0))
            .close();
    });
    pen.disc((12.0, 7.5), 4.5);
}

fn people(pen: &mut Pen<'_>) {
    pen.line(|other| {
        other
            .from((15.5, 4.2))
            .curve((20.5, 4.2), (20.5, 11.2), (16.0, 11.2));
        other
            .from((17.5, 14.0))
            .curve((20.5, 14.5), (22.0, 16.5), (22.0, 20.0));
    });
    pen.shape(|shoulders| {
        shoulders
            .from((2.0, 20.0))
            .curve((2.0, 15.5), (5.0, 14.0), (9.0, 14.0))
            .curve((13.0, 14.0), (16.0, 15.5), (16.0, 20.0))
            .close();
    });
    pen.disc((9.0, 7.7), 3.7);
}

fn door(pen: &mut Pen<'_>) {
    pen.line(|frame| {
        frame
            .from((2.0, 21.5))
            .to((5.0, 21.5))
            .to((5.0, 2.5))
            .to((19.0, 2.5))
            .to((19.0, 21.5))
            .to((22.0, 21.5));
    });
    pen.polygon(&[(5.0, 2.5), (14.0, 5.5), (14.0, 22.0), (5.0, 21.5)]);
    pen.dot((11.2, 13.5), 1.2);
}

fn lifebelt(pen: &mut Pen<'_>) {
    pen.disc((12.0, 12.0), 9.5);
    pen.disc((12.0, 12.0), 4.0);
    pen.segments(&[
        ((5.3, 5.3), (9.2, 9.2)),
        ((18.7, 5.3), (14.8, 9.2)),
        ((5.3, 18.7), (9.2, 14.8)),
        ((18.7, 18.7), (14.8, 14.8)),
    ]);
}

fn globe(pen: &mut Pen<'_>) {
    pen.disc((12.0, 12.0), 9.5);
    pen.line(|lines| {
        lines.ellipse((12.0, 12.0), 4.2, 9.5);
        lines.from((2.5, 12.0)).to((21.5, 12.0));
    });
}

fn letters(pen: &mut Pen<'_>) {
    pen.line(|lines| {
        lines.from((1.5, 20.0)).to((7.5, 4.0)).to((13.5, 20.0));
        lines.from((3.8, 14.5)).to((11.2, 14.5));
        lines.from((15.0, 20.0)).to((18.75, 10.5)).to((22.5, 20.0));
        lines.from((16.4, 16.8)).to((21.1, 16.8));
    });
}

/// To the left, or mirrored at this edge to the right.
fn arrow(pen: &mut Pen<'_>, mirror: f32) {
    let at = |x: f32, y: f32| -> At {
        if mirror > 0.0 {
            (mirror - x, y)
        } else {
            (x, y)
        }
    };
    pen.line(|arrow| {
        arrow.from(at(20.5, 12.0)).to(at(4.0, 12.0));
        arrow
            .from(at(11.0, 5.0))
            .to(at(4.0, 12.0))
            .to(at(11.0, 19.0));
    });
}

fn undo(pen: &mut Pen<'_>) {
    pen.line(|arrow| {
        arrow
            .from((4.0, 9.0))
            .to((14.0, 9.0))
            .curve((22.0, 9.0), (22.0, 20.0), (14.0, 20.0))
            .to((8.0, 20.0));
        arrow.from((8.5, 4.0)).to((3.5, 9.0)).to((8.5, 14.0));
    });
}

fn lock(pen: &mut Pen<'_>) {
    pen.line(|shackle| {
        shackle
            .from((7.5, 11.0))
            .to((7.5, 7.5))
            .curve((7.5, 1.5), (16.5, 1.5), (16.5, 7.5))
            .to((16.5, 11.0));
    });
    pen.shape(|body| body.rounded((4.0, 11.0), (20.0, 21.5), 2.5));
    pen.dot((12.0, 15.2), 1.5);
    pen.segments(&[((12.0, 15.2), (12.0, 18.0))]);
}

fn key(pen: &mut Pen<'_>) {
    pen.disc((7.5, 16.5), 5.0);
    pen.segments(&[
        ((11.0, 13.0), (20.5, 3.5)),
        ((16.2, 7.8), (19.6, 11.2)),
        ((19.2, 4.8), (21.6, 7.2)),
    ]);
}

fn camera(pen: &mut Pen<'_>) {
    pen.shape(|body| {
        body.from((2.0, 8.0))
            .to((7.0, 7.0))
            .to((9.0, 4.0))
            .to((15.0, 4.0))
            .to((17.0, 7.0))
            .to((22.0, 8.0))
            .to((22.0, 20.0))
            .to((2.0, 20.0))
            .close();
    });
    pen.disc((12.0, 13.0), 4.0);
}

fn stick(pen: &mut Pen<'_>) {
    pen.shape(|plug| plug.rectangle((8.5, 2.0), (15.5, 8.5)));
    pen.shape(|body| body.rounded((6.0, 8.5), (18.0, 22.0), 2.5));
    for x in [10.6, 13.4] {
        pen.dot((x, 5.2), 0.9);
    }
    pen.segments(&[((12.0, 13.0), (12.0, 17.5))]);
}

fn printer(pen: &mut Pen<'_>) {
    pen.line(|sheet| {
        sheet
            .from((7.0, 9.0))
            .to((7.0, 2.5))
            .to((17.0, 2.5))
            .to((17.0, 9.0));
    });
    pen.shape(|body| body.rounded((2.5, 9.0), (21.5, 17.5), 2.0));
    pen.shape(|sheet| sheet.rectangle((7.0, 14.0), (17.0, 21.5)));
    pen.dot((18.3, 12.0), 1.0);
}

fn loudspeaker(pen: &mut Pen<'_>) {
    pen.polygon(&[
        (2.0, 9.0),
        (6.5, 9.0),
        (12.0, 4.0),
        (12.0, 20.0),
        (6.5, 15.0),
        (2.0, 15.0),
    ]);
}

fn sound(pen: &mut Pen<'_>) {
    loudspeaker(pen);
    pen.line(|waves| {
        waves
            .from((15.5, 9.0))
            .curve((17.5, 10.5), (17.5, 13.5), (15.5, 15.0));
        waves
            .from((18.0, 5.5))
            .curve((23.0, 9.0), (23.0, 15.0), (18.0, 18.5));
    });
}

fn mute(pen: &mut Pen<'_>) {
    loudspeaker(pen);
    pen.segments(&[((16.0, 9.0), (22.0, 15.0)), ((22.0, 9.0), (16.0, 15.0))]);
}

fn heart(pen: &mut Pen<'_>) {
    pen.shape(|heart| {
        heart
            .from((12.0, 20.5))
            .curve((5.0, 15.5), (2.0, 12.0), (2.0, 8.5))
            .curve((2.0, 2.5), (9.5, 1.5), (12.0, 7.0))
            .curve((14.5, 1.5), (22.0, 2.5), (22.0, 8.5))
            .curve((22.0, 12.0), (19.0, 15.5), (12.0, 20.5))
            .close();
    });
}

fn hand(pen: &mut Pen<'_>) {
    pen.shape(|hand| {
        hand.from((8.0, 12.5))
            .to((8.0, 5.2))
            .curve((8.0, 3.2), (10.6, 3.2), (10.6, 5.2))
            .to((10.6, 3.8))
            .curve((10.6, 1.8), (13.4, 1.8), (13.4, 3.8))
            .to((13.4, 5.2))
            .curve((13.4, 3.2), (16.2, 3.2), (16.2, 5.2))
            .to((16.2, 8.0))
            .curve((16.2, 6.2), (19.0, 6.2), (19.0, 8.0))
            .to((19.0, 14.5))
            .curve((19.0, 19.5), (16.5, 22.0), (12.8, 22.0))
            .curve((9.5, 22.0), (8.2, 20.5), (6.5, 18.0))
            .to((3.6, 13.6))
            .curve((2.6, 11.8), (5.0, 10.4), (6.2, 12.0))
            .to((8.0, 14.4))
            .close();
    });
    pen.segments(&[((10.6, 5.0), (10.6, 11.0)), ((13.4, 5.0), (13.4, 11.0))]);
    pen.segments(&[((16.2, 7.0), (16.2, 12.0))]);
}

fn clock(pen: &mut Pen<'_>) {
    pen.disc((12.0, 12.0), 9.5);
    pen.line(|hands| {
        hands.from((12.0, 6.0)).to((12.0, 12.0)).to((16.0, 14.5));
    });
}

fn calendar(pen: &mut Pen<'_>) {
    pen.shape(|sheet| sheet.rounded((3.0, 4.5), (21.0, 21.5), 2.5));
    pen.segments(&[
        ((3.0, 10.0), (21.0, 10.0)),
        ((8.0, 2.0), (8.0, 6.5)),
        ((16.0, 2.0), (16.0, 6.5)),
    ]);
    for x in [8.0, 12.0, 16.0] {
        pen.dot((x, 14.0), 1.0);
    }
    pen.dot((8.0, 17.8), 1.0);
    pen.dot((12.0, 17.8), 1.0);
}

fn book(pen: &mut Pen<'_>) {
    for side in [-1.0, 1.0] {
        let at = |x: f32, y: f32| -> At { (12.0 + side * x, y) };
        pen.shape(|page| {
            page.from(at(0.0, 6.5))
                .curve(at(2.5, 4.0), at(6.0, 3.5), at(10.0, 4.0))
                .to(at(10.0, 18.5))
                .curve(at(6.0, 18.0), at(2.5, 18.5), at(0.0, 21.0))
                .close();
        });
    }
}

fn search(pen: &mut Pen<'_>) {
    pen.disc((10.5, 10.5), 7.0);
    pen.segments(&[((15.8, 15.8), (21.5, 21.5))]);
}

fn talk(pen: &mut Pen<'_>) {
    pen.shape(|bubble| {
        bubble
            .from((5.0, 3.5))
            .to((19.0, 3.5))
            .bend((22.0, 3.5), (22.0, 6.5))
            .to((22.0, 13.0))
            .bend((22.0, 16.0), (19.0, 16.0))
            .to((12.0, 16.0))
            .to((6.5, 21.0))
            .to((6.5, 16.0))
            .to((5.0, 16.0))
            .bend((2.0, 16.0), (2.0, 13.0))
            .to((2.0, 6.5))
            .bend((2.0, 3.5), (5.0, 3.5))
            .close();
    });
    pen.segments(&[((7.0, 9.8), (17.0, 9.8))]);
}

fn lower(pen: &mut Pen<'_>) {
    pen.line(|arrow| {
        arrow.from((12.0, 2.5)).to((12.0, 16.0));
        arrow.from((6.5, 10.5)).to((12.0, 16.0)).to((17.5, 10.5));
        arrow.from((4.0, 21.0)).to((20.0, 21.0));
    });
}

fn contrast(pen: &mut Pen<'_>) {
    pen.disc((12.0, 12.0), 9.5);
    pen.dark(|half| {
        half.from((12.0, 2.5))
            .curve((24.7, 2.5), (24.7, 21.5), (12.0, 21.5))
            .close();
    });
}

fn paper(pen: &mut Pen<'_>) {
    pen.shape(|sheet| {
        sheet
            .from((5.0, 2.0))
            .to((14.5, 2.0))
            .to((19.5, 7.0))
            .to((19.5, 22.0))
            .to((5.0, 22.0))
            .close();
    });
    pen.line(|lines| {
        lines.from((14.0, 2.5)).to((14.0, 7.5)).to((19.0, 7.5));
        lines.from((8.5, 12.5)).to((16.0, 12.5));
        lines.from((8.5, 17.0)).to((16.0, 17.0));
    });
}
