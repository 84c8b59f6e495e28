//! Where in the list: the order of outings, and what a cursor keeps of it.

use kernel::{OutingId, Timestamp};
use serde::{Deserialize, Serialize};

/// How forgiving a search by words is. A level is tried when the one before it finds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// Every word, as written or in another form; the last may be unfinished.
    #[serde(rename = "s")]
    Strict,
    /// Every word, small typos forgiven.
    #[serde(rename = "f")]
    Forgiving,
    /// Any of the words, small typos forgiven.
    #[serde(rename = "a")]
    Any,
}

impl Level {
    /// All of them, in the order they are tried.
    pub const ALL: [Self; 3] = [Self::Strict, Self::Forgiving, Self::Any];
}

/// The place of an outing in the list: more points first, then by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// Points of the ranking.
    pub points: u32,
    /// The outing.
    pub outing: OutingId,
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        other.points.cmp(&self.points).then(self.outing.cmp(&other.outing))
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// What a cursor keeps: the moment of the first page, how forgiving it was, and where the page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    as_of: i64,
    level: Level,
    points: u32,
    outing: OutingId,
}

impl Position {
    /// The place after an outing of a list.
    #[must_use]
    pub fn after(rank: Rank, as_of: Timestamp, level: Level) -> Self {
        Self { as_of: as_of.as_millis(), level, points: rank.points, outing: rank.outing }
    }

    /// The moment the order of the first page is as of.
    #[must_use]
    pub fn as_of(&self) -> Timestamp {
        Timestamp::from_millis(self.as_of)
    }

    /// How forgiving the first page was.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The rank of the last outing that was seen.
    #[must_use]
    pub const fn rank(&self) -> Rank {
        Rank { points: self.points, outing: self.outing }
    }
}
