//! When to look: a still room is not worth reading, an empty one not even worth looking at.

use crate::device::frames::Hint;

/// So long after the last movement pictures are still read: a card may be held quite still.
const LOOKS_MS: u64 = 3_000;
/// So long after the last movement one picture a second is enough.
const RESTS_AFTER_MS: u64 = 60_000;
/// What moves for so long and cannot be read needs another light or distance.
const SWEEPS_AFTER_MS: u64 = 700;
/// How long each setting of the camera is tried.
const SWEEPS_EVERY_MS: u64 = 400;
/// Movement that pauses for so long has begun anew.
const BREAK_MS: u64 = 500;
/// The most settings that are tried in turn: one round of what a camera has.
const SWEEPS_MAX: u32 = 12;
/// So long after a round that helped nobody the next one may come, in a room that never calms.
const ROUNDS_EVERY_MS: u64 = 20_000;

/// What a picture is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Watch {
    /// Something moves, or has just moved: each picture is read.
    Looking,
    /// Nothing moves: each picture is looked at.
    Waiting,
    /// Nothing has moved for a minute.
    Resting,
}

/// Whether something moves, and whether it can be read.
#[derive(Debug)]
pub(super) struct Attention {
    moved_ms: u64,
    /// When the movement began.
    began_ms: u64,
    /// When a badge was read, or another setting tried, since then.
    helped_ms: u64,
    /// How many settings were tried since the last one that was right.
    sweeps: u32,
}

impl Attention {
    /// Looks at once: somebody may stand there already.
    pub fn new(now_ms: u64) -> Self {
        Self {
            moved_ms: now_ms,
            began_ms: now_ms,
            helped_ms: now_ms,
            sweeps: 0,
        }
    }

    /// A picture came in which something moves, or nothing.
    pub fn sees(&mut self, moves: bool, now_ms: u64) -> Watch {
        if moves {
            if now_ms.saturating_sub(self.moved_ms) > BREAK_MS {
                self.began_ms = now_ms;
            }
            self.moved_ms = now_ms;
        }
        match now_ms.saturating_sub(self.moved_ms) {
            still if still < LOOKS_MS => Watch::Looking,
            still if still < RESTS_AFTER_MS => Watch::Waiting,
            _ => Watch::Resting,
        }
    }

    /// The picture was read, with or without a badge in it.
    pub fn read(&mut self, is_read: bool, now_ms: u64) -> Option<Hint> {
        if is_read {
            self.helped_ms = now_ms;
            self.sweeps = 0;
            return Some(Hint::Keep);
        }
        let moves = now_ms.saturating_sub(self.moved_ms) < BREAK_MS;
        let waited = now_ms.saturating_sub(self.began_ms.max(self.helped_ms));
        let has_tried = self.helped_ms > self.began_ms;
        let wait = if has_tried {
            SWEEPS_EVERY_MS
        } else {
            SWEEPS_AFTER_MS
        };
        let is_over = self.sweeps > SWEEPS_MAX;
        let wait = if is_over { ROUNDS_EVERY_MS } else { wait };
        if !moves || waited < wait {
            return None;
        }
        if is_over {
            self.sweeps = 0;
        }
        self.helped_ms = now_ms;
        self.sweeps += 1;
        // A round that helped nobody is over: back to what was right.
        Some(if self.sweeps > SWEEPS_MAX {
            Hint::Settle
        } else {
            Hint::Sweep
        })
    }

    /// Nothing moves any more: what was tried in vain is taken back, for whoever comes next.
    pub fn calms(&mut self) -> Option<Hint> {
        (std::mem::take(&mut self.sweeps) > 0).then_some(Hint::Settle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_is_looked_at_less_the_longer_nothing_moves() {
        let mut attention = Attention::new(0);
        for (moves, now_ms, watch) in [
            (false, 2_999, Watch::Looking),
            (false, 3_000, Watch::Waiting),
            (false, 59_999, Watch::Waiting),
            (false, 60_000, Watch::Resting),
            (true, 61_000, Watch::Looking),
            (false, 63_999, Watch::Looking),
            (false, 64_000, Watch::Waiting),
            (false, 121_000, Watch::Resting),
        ] {
            assert_eq!(attention.sees(moves, now_ms), watch, "{now_ms}");
        }
    }

    /// The hints while something moves in each of these pictures, ten a second, by when they came.
    fn hints(is_read: impl Fn(u64) -> bool) -> Vec<(u64, Hint)> {
        let mut attention = Attention::new(0);
        let mut hints = Vec::new();
        for now_ms in (10_000..13_000).step_by(100) {
            attention.sees(true, now_ms);
            let hint = attention.read(is_read(now_ms), now_ms);
            hints.extend(hint.map(|hint| (now_ms - 10_000, hint)));
        }
        hints
    }

    #[test]
    fn the_camera_is_set_otherwise_while_something_moves_that_cannot_be_read() {
        let sweeps = hints(|_| false);
        let when: Vec<u64> = sweeps.iter().map(|(ms, _)| *ms).collect();
        assert_eq!(when, [700, 1_100, 1_500, 1_900, 2_300, 2_700]);
        assert!(sweeps.iter().all(|(_, hint)| *hint == Hint::Sweep));
    }

    #[test]
    fn what_can_be_read_is_left_as_it_is() {
        assert!(hints(|_| true).iter().all(|(_, hint)| *hint == Hint::Keep));
        // A badge in every fifth picture is enough to leave the camera alone.
        let sometimes = hints(|now_ms| now_ms % 300 == 0);
        assert!(sometimes.iter().all(|(_, hint)| *hint == Hint::Keep));
    }

    #[test]
    fn a_room_in_which_nothing_moves_is_not_swept() {
        let mut attention = Attention::new(0);
        for now_ms in (1_000..20_000).step_by(100) {
            attention.sees(false, now_ms);
            assert_eq!(attention.read(false, now_ms), None);
        }
    }

    #[test]
    fn one_round_is_tried_and_then_what_was_right_is_left_alone_for_a_while() {
        let mut attention = Attention::new(0);
        let mut hints = Vec::new();
        for now_ms in (10_000..36_000).step_by(100) {
            attention.sees(true, now_ms);
            let hint = attention.read(false, now_ms);
            hints.extend(hint.map(|hint| (now_ms - 10_000, hint)));
        }
        let (sweeps, rest) = hints.split_at(12);
        assert!(sweeps.iter().all(|(_, hint)| *hint == Hint::Sweep));
        assert_eq!(
            rest[..2],
            [(5_500, Hint::Settle), (25_500, Hint::Sweep)],
            "{rest:?}"
        );
        assert_eq!(attention.calms(), Some(Hint::Settle));
        assert_eq!(attention.calms(), None);
    }
}
