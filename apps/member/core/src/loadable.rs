//! What a screen shows while something is asked: what is known at once, then what is true now.

use crate::failure::Failure;

/// A value that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Loadable<T> {
    /// Nothing is known yet.
    Loading,
    /// Something is shown.
    Shown {
        /// What.
        value: T,
        /// Whether it is as old as the last visit.
        from_before: bool,
        /// Why it could not be renewed, if it could not.
        trouble: Option<Failure>,
    },
    /// Nothing can be shown.
    Failed(Failure),
}

impl<T> Loadable<T> {
    /// What was kept from before: shown, unless something newer is there already.
    pub fn remember(&mut self, kept: T) {
        if matches!(self, Self::Loading | Self::Failed(_)) {
            *self = Self::Shown { value: kept, from_before: true, trouble: None };
        }
    }

    /// The answer. A failure leaves what is shown where it is.
    pub fn settle(&mut self, answer: Result<T, Failure>) {
        match (answer, &mut *self) {
            (Ok(value), _) => *self = Self::Shown { value, from_before: false, trouble: None },
            (Err(failure), Self::Shown { trouble, .. }) => *trouble = Some(failure),
            (Err(failure), Self::Loading | Self::Failed(_)) => *self = Self::Failed(failure),
        }
    }

    /// What is shown.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Shown { value, .. } => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// To change what is shown, for instance by a live event.
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Shown { value, .. } => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// Whether what is shown could not be renewed for want of a network.
    pub fn is_offline(&self) -> bool {
        let trouble = match self {
            Self::Shown { trouble, .. } => trouble.as_ref(),
            Self::Failed(failure) => Some(failure),
            Self::Loading => None,
        };
        trouble == Some(&Failure::Offline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_shown_until_the_answer_comes() {
        let mut feed = Loadable::Loading;
        feed.remember(1);
        assert_eq!(feed, Loadable::Shown { value: 1, from_before: true, trouble: None });
        feed.settle(Ok(2));
        assert_eq!(feed, Loadable::Shown { value: 2, from_before: false, trouble: None });
        feed.remember(1);
        assert_eq!(feed.value(), Some(&2), "nothing old replaces something new");
    }

    #[test]
    fn a_failure_hides_nothing() {
        let mut feed = Loadable::Loading;
        feed.settle(Err(Failure::Offline));
        assert_eq!(feed, Loadable::Failed(Failure::Offline));
        assert!(feed.is_offline());
        feed.remember(1);
        feed.settle(Err(Failure::Offline));
        assert_eq!(feed.value(), Some(&1));
        assert!(feed.is_offline());
        if let Some(value) = feed.value_mut() {
            *value = 3;
        }
        feed.settle(Ok(4));
        assert_eq!(feed.value(), Some(&4));
        assert!(!feed.is_offline());
    }
}
