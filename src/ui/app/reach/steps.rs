//! From one control to the next: which lie in a row, and which is in that direction. Pure.

use crate::ui::widget::reach::Spot;

/// Where an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
}

/// How much farther than ahead it counts to lie aside.
const ASIDE_WEIGHT: f32 = 4.0;
/// Nearer than this is not ahead, in pixels.
const AHEAD_PX_MIN: f32 = 1.0;

/// The nearest control in a direction; none where there is none.
pub fn toward(spots: &[Spot], from: usize, direction: Direction) -> Option<usize> {
    let here = spots.get(from)?.bounds;
    let start = here.center();
    let others = spots.iter().enumerate().filter(|(place, _)| *place != from);
    let ahead = others.filter_map(|(place, spot)| {
        let (there, end) = (spot.bounds, spot.bounds.center());
        let beside = gap((here.y, here.height), (there.y, there.height));
        let above = gap((here.x, here.width), (there.x, there.width));
        let (ahead, aside, off) = match direction {
            Direction::Right => (end.x - start.x, beside, end.y - start.y),
            Direction::Left => (start.x - end.x, beside, end.y - start.y),
            Direction::Down => (end.y - start.y, above, end.x - start.x),
            Direction::Up => (start.y - end.y, above, end.x - start.x),
        };
        // To the side only what is level: the end of a row is its end.
        let is_level = matches!(direction, Direction::Up | Direction::Down) || aside <= 0.0;
        let far = ahead + ASIDE_WEIGHT * aside + off.abs() / 2.0;
        (ahead >= AHEAD_PX_MIN && is_level).then_some((place, far))
    });
    let nearest = ahead.min_by(|(_, one), (_, other)| one.total_cmp(other));
    nearest.map(|(place, _)| place)
}

/// What lies between two stretches; nothing where they overlap.
fn gap((one, one_long): (f32, f32), (other, other_long): (f32, f32)) -> f32 {
    (other - (one + one_long))
        .max(one - (other + other_long))
        .max(0.0)
}

/// The controls row by row from the top, each row from the left.
pub fn rows(spots: &[Spot]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..spots.len()).collect();
    let middle = |place: usize| spots[place].bounds.center_y();
    order.sort_by(|one, other| middle(*one).total_cmp(&middle(*other)));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for place in order {
        let is_same_row = rows
            .last()
            .and_then(|row| row.first())
            .is_some_and(|first| {
                let least = spots[*first].bounds.height.min(spots[place].bounds.height);
                middle(place) - middle(*first) <= least / 2.0
            });
        match rows.last_mut() {
            Some(row) if is_same_row => row.push(place),
            _ => rows.push(vec![place]),
        }
    }
    for row in &mut rows {
        row.sort_by(|one, other| spots[*one].bounds.x.total_cmp(&spots[*other].bounds.x));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::Rectangle;

    fn spot(x: f32, y: f32, width: f32) -> Spot {
        Spot {
            bounds: Rectangle {
                x,
                y,
                width,
                height: 40.0,
            },
            is_key: false,
            spoken: None,
        }
    }

    /// Two rows of keys, the second moved by half a key, and a wide one below.
    fn keyboard() -> Vec<Spot> {
        vec![
            spot(0.0, 0.0, 40.0),
            spot(50.0, 0.0, 40.0),
            spot(100.0, 0.0, 40.0),
            spot(25.0, 50.0, 40.0),
            spot(75.0, 50.0, 40.0),
            spot(0.0, 100.0, 140.0),
        ]
    }

    #[test]
    fn arrows_go_where_they_point_and_stop_at_the_edge() {
        let keys = keyboard();
        for (from, direction, to) in [
            (0, Direction::Right, Some(1)),
            (2, Direction::Right, None),
            (2, Direction::Left, Some(1)),
            (0, Direction::Down, Some(3)),
            (2, Direction::Down, Some(4)),
            (3, Direction::Down, Some(5)),
            (5, Direction::Up, Some(3)),
            (0, Direction::Up, None),
            (9, Direction::Up, None),
        ] {
            assert_eq!(toward(&keys, from, direction), to, "{from} {direction:?}");
        }
    }

    #[test]
    fn rows_are_what_the_eye_takes_for_rows() {
        assert_eq!(rows(&keyboard()), [vec![0, 1, 2], vec![3, 4], vec![5]]);
        assert!(rows(&[]).is_empty());
        // In any order of reading, and a little uneven.
        let uneven = vec![spot(90.0, 4.0, 40.0), spot(0.0, 0.0, 40.0)];
        assert_eq!(rows(&uneven), [vec![1, 0]]);
    }
}
