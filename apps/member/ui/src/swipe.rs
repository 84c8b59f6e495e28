//! The mechanics of a swipe, without any screen: where the finger goes, how fast, and where things come to rest.

/// A finger that moved less has tapped.
pub const SLOP: f64 = 8.0;
/// Flicks at least this fast turn the page, in pixels per millisecond.
const FLICK: f64 = 0.35;
/// A page dragged at least this share of its width turns.
const TURNS_AT: f64 = 0.35;
/// At the ends the finger moves three pixels for one.
const RESISTANCE: f64 = 0.33;
/// What happened longer ago does not tell how fast the finger is now, in milliseconds.
const RECENT: f64 = 80.0;
const SHORTEST: f64 = 140.0;
const LONGEST: f64 = 360.0;

/// What a gesture turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// Not decided yet.
    Open,
    /// Sideways.
    Horizontal,
    /// Up or down.
    Vertical,
}

/// A finger on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Swipe {
    start: (f64, f64),
    last: (f64, f64),
    axis: Axis,
    /// Time and place of the recent moves.
    trail: Vec<(f64, f64)>,
}

/// Which other pages there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Around {
    /// To the left.
    pub previous: bool,
    /// To the right.
    pub next: bool,
}

impl Around {
    /// Those around the page `index` of `count`.
    pub const fn of(index: usize, count: usize) -> Self {
        Self { previous: index > 0, next: index + 1 < count }
    }
}

/// How a swipe ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Landing {
    /// By how many pages: −1, 0 or 1.
    pub pages: i32,
    /// How long the rest of the way takes, in milliseconds: as fast as the finger was.
    pub duration: f64,
}

impl Swipe {
    /// A finger touches at a place, at a time in milliseconds.
    pub fn begin(x: f64, y: f64, time: f64) -> Self {
        Self { start: (x, y), last: (x, y), axis: Axis::Open, trail: vec![(time, x)] }
    }

    /// The finger moves.
    pub fn move_to(&mut self, x: f64, y: f64, time: f64) {
        self.last = (x, y);
        if self.axis == Axis::Open {
            let (dx, dy) = ((x - self.start.0).abs(), (y - self.start.1).abs());
            if dx.max(dy) > SLOP {
                self.axis = if dx > dy { Axis::Horizontal } else { Axis::Vertical };
            }
        }
        self.trail.retain(|(at, _)| time - at <= RECENT);
        self.trail.push((time, x));
    }

    /// Which way it goes.
    pub const fn axis(&self) -> Axis {
        self.axis
    }

    /// How far sideways, in pixels; to the left is negative.
    pub fn dx(&self) -> f64 {
        self.last.0 - self.start.0
    }

    /// How far down, in pixels.
    pub fn dy(&self) -> f64 {
        self.last.1 - self.start.1
    }

    /// How far the page follows. Where there is no other page, it resists.
    pub fn offset(&self, around: Around) -> f64 {
        if self.axis != Axis::Horizontal {
            return 0.0;
        }
        let dx = self.dx();
        let free = if dx > 0.0 { around.previous } else { around.next };
        if free { dx } else { dx * RESISTANCE }
    }

    /// Pixels per millisecond at the end, to the left negative. A finger that rested has no speed.
    fn speed(&self, now: f64) -> f64 {
        let recent = self.trail.iter().find(|(at, _)| now - at <= RECENT);
        let Some((at, x)) = recent.filter(|(at, _)| now > *at) else {
            return 0.0;
        };
        (self.last.0 - x) / (now - at)
    }

    /// The finger leaves: where the pages of this width come to rest.
    pub fn end(&self, now: f64, width: f64, around: Around) -> Landing {
        let offset = self.offset(around);
        let speed = if self.axis == Axis::Horizontal { self.speed(now) } else { 0.0 };
        let far = offset.abs() > width * TURNS_AT;
        // A flick back wins over how far the page was dragged.
        let wanted = if speed.abs() >= FLICK {
            -speed.signum()
        } else if far {
            -offset.signum()
        } else {
            0.0
        };
        let pages = match wanted {
            wanted if wanted > 0.0 && around.next && offset <= 0.0 => 1,
            wanted if wanted < 0.0 && around.previous && offset >= 0.0 => -1,
            _ => 0,
        };
        let way = (f64::from(-pages) * width - offset).abs();
        let duration = way / speed.abs().max(0.9) * 1.4;
        Landing { pages, duration: duration.clamp(SHORTEST, LONGEST) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: f64 = 390.0;
    const BOTH: Around = Around::of(1, 3);
    const FIRST: Around = Around::of(0, 3);
    const LAST: Around = Around::of(2, 3);

    fn swiped(moves: &[(f64, f64, f64)]) -> Swipe {
        let (x, y, time) = moves[0];
        let mut swipe = Swipe::begin(x, y, time);
        for (x, y, time) in &moves[1..] {
            swipe.move_to(*x, *y, *time);
        }
        swipe
    }

    #[test]
    fn a_tap_goes_nowhere() {
        let tap = swiped(&[(100.0, 100.0, 0.0), (104.0, 97.0, 30.0)]);
        assert_eq!(tap.axis(), Axis::Open);
        assert_eq!(tap.end(60.0, WIDTH, BOTH).pages, 0);
        assert!(tap.offset(BOTH).abs() < f64::EPSILON);
    }

    #[test]
    fn a_flick_turns_the_page_its_way() {
        let left = swiped(&[(300.0, 100.0, 0.0), (270.0, 101.0, 16.0), (230.0, 102.0, 32.0)]);
        assert_eq!(left.axis(), Axis::Horizontal);
        assert_eq!(left.end(40.0, WIDTH, BOTH).pages, 1);
        assert_eq!(left.end(40.0, WIDTH, LAST).pages, 0, "there is no next one");
        let right = swiped(&[(100.0, 100.0, 0.0), (170.0, 100.0, 32.0)]);
        assert_eq!(right.end(40.0, WIDTH, BOTH).pages, -1);
    }

    #[test]
    fn a_slow_drag_turns_only_when_it_is_far() {
        let rests = |x: f64| swiped(&[(300.0, 100.0, 0.0), (x, 100.0, 400.0), (x, 100.0, 900.0)]);
        assert_eq!(rests(200.0).end(901.0, WIDTH, BOTH).pages, 0);
        assert_eq!(rests(100.0).end(901.0, WIDTH, BOTH).pages, 1);
    }

    #[test]
    fn who_flicks_back_stays() {
        let back = swiped(&[(300.0, 100.0, 0.0), (60.0, 100.0, 300.0), (120.0, 100.0, 330.0)]);
        assert_eq!(back.end(335.0, WIDTH, BOTH).pages, 0);
    }

    #[test]
    fn the_ends_resist() {
        let right = swiped(&[(100.0, 100.0, 0.0), (200.0, 100.0, 50.0)]);
        assert!(right.offset(FIRST) < 40.0);
        assert!((right.offset(BOTH) - 100.0).abs() < f64::EPSILON);
    }

    #[test]
    fn up_and_down_are_another_matter() {
        let up = swiped(&[(100.0, 400.0, 0.0), (110.0, 200.0, 60.0)]);
        assert_eq!(up.axis(), Axis::Vertical);
        assert!(up.dy() < -150.0 && up.offset(BOTH).abs() < f64::EPSILON);
        assert_eq!(up.end(61.0, WIDTH, BOTH).pages, 0);
    }

    #[test]
    fn the_way_takes_as_long_as_the_finger_suggests() {
        let fast = swiped(&[(300.0, 0.0, 0.0), (100.0, 0.0, 50.0)]).end(50.0, WIDTH, BOTH);
        let slow = swiped(&[(300.0, 0.0, 0.0), (140.0, 0.0, 500.0)]).end(900.0, WIDTH, BOTH);
        assert!(fast.duration < slow.duration);
        assert!((SHORTEST..=LONGEST).contains(&fast.duration) && slow.duration <= LONGEST);
    }
}
