//! Pages: whatever comes and goes between two of them, who was there throughout is seen exactly once.

use std::collections::HashSet;

use contracts::{
    RefusalCode,
    catalog::OutingFacts,
    discovery::{FindOutings, Near, OutingFilter},
};
use kernel::{Cursor, OutingId};
use proptest::prelude::*;

use crate::support::{World, builders::*};

/// Something that happens between two pages.
#[derive(Debug, Clone)]
enum Happening {
    Planned { minutes: i64, title: usize },
    CalledOff(prop::sample::Index),
    Registered(prop::sample::Index, u32),
    Waited(i64),
}

fn happenings() -> impl Strategy<Value = Happening> {
    prop_oneof![
        (200_i64..5_000, 0..TITLES.len()).prop_map(|(minutes, title)| Happening::Planned { minutes, title }),
        any::<prop::sample::Index>().prop_map(Happening::CalledOff),
        (any::<prop::sample::Index>(), 0_u32..=8)
            .prop_map(|(which, people)| Happening::Registered(which, people)),
        (0_i64..=4).prop_map(Happening::Waited),
    ]
}

const TITLES: [&str; 3] = ["Jazz au comptoir", "Comptoir du jazz et des vins", "Vins et fromages"];

fn filters() -> impl Strategy<Value = OutingFilter> {
    let center = point(48.85, 2.35);
    let near = OutingFilter { near: Some(Near { center, radius_meters: 5_000 }), ..OutingFilter::default() };
    let text = |text: &str| OutingFilter { text: Some(text.to_owned()), ..OutingFilter::default() };
    prop::sample::select(vec![
        OutingFilter::default(),
        near,
        text("vins"),
        text("comptior"),
        text("jazz tango"),
    ])
}

struct Evening {
    world: World,
    plans: Vec<OutingFacts>,
    called_off: HashSet<OutingId>,
    revision: i64,
}

impl Evening {
    fn plan(&mut self, minutes: i64, title: usize) {
        let place = venue("Ici", 48.85 + minutes as f64 / 100_000.0, 2.35);
        let mut deal = offer(TITLES[title], tab(10));
        deal.tiers = vec![tier(2, 30), tier(5, 50)];
        let facts = outing(&deal, &place, minutes);
        self.world.schedule(&facts);
        self.plans.push(facts);
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Planned { minutes, title } => self.plan(minutes, title),
            Happening::CalledOff(which) => {
                let facts = which.get(&self.plans);
                self.world.cancel(facts);
                self.called_off.insert(facts.outing.id);
            }
            Happening::Registered(which, people) => {
                self.revision += 1;
                self.world.registered(which.get(&self.plans).outing.id, people, self.revision);
            }
            // At most 192 minutes between all pages: nothing that was planned closes meanwhile.
            Happening::Waited(minutes) => self.world.clock.advance_minutes(minutes),
        }
    }

    async fn everything(&self, filter: &OutingFilter) -> HashSet<OutingId> {
        self.world.find(filter.clone()).await.iter().map(|card| card.outing.id).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn who_is_there_throughout_is_seen_exactly_once(
        plans in prop::collection::vec((200_i64..5_000, 0..TITLES.len()), 1..40),
        between in prop::collection::vec(prop::collection::vec(happenings(), 0..4), 12),
        first in 4_u32..9,
        filter in filters(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let world = World::new().await;
            let mut evening = Evening { world, plans: vec![], called_off: HashSet::new(), revision: 0 };
            for (minutes, title) in plans {
                evening.plan(minutes, title);
            }
            evening.world.discovery.flush().await.unwrap();
            let at_first = evening.everything(&filter).await;
            let (mut seen, mut after) = (Vec::new(), None::<Cursor>);
            let mut between = between.into_iter();
            loop {
                let query = FindOutings { filter: filter.clone(), first, after };
                let page = evening.world.search(query).await.unwrap();
                prop_assert!(page.cards.len() <= first as usize);
                seen.extend(page.cards.iter().map(|(_, card)| card.outing.id));
                after = page.cards.last().map(|(cursor, _)| cursor.clone());
                if !page.has_next {
                    break;
                }
                for happening in between.next().unwrap_or_default() {
                    evening.happen(happening);
                }
                evening.world.discovery.flush().await.unwrap();
            }
            let distinct: HashSet<_> = seen.iter().copied().collect();
            prop_assert_eq!(distinct.len(), seen.len(), "nothing twice");
            for outing in at_first.difference(&evening.called_off) {
                prop_assert!(distinct.contains(outing), "nothing skipped");
            }
            Ok(())
        })?;
    }
}

#[tokio::test]
async fn pages_follow_each_other_with_one_total() {
    let world = World::new().await;
    let (deal, place) = (offer("Soir", tab(10)), venue("Ici", 48.85, 2.35));
    for minutes in 0..7 {
        world.schedule(&outing(&deal, &place, 60 + minutes));
    }
    let whole = world.find(OutingFilter::default()).await;
    let (mut ids, mut after) = (Vec::new(), None);
    for (size, has_next) in [(3, true), (3, true), (1, false)] {
        let query = FindOutings { filter: OutingFilter::default(), first: 3, after: after.take() };
        let page = world.search(query).await.unwrap();
        assert_eq!((page.cards.len(), page.has_next, page.total), (size, has_next, 7));
        ids.extend(page.cards.iter().map(|(_, card)| card.outing.id));
        after = page.cards.last().map(|(cursor, _)| cursor.clone());
        world.clock.advance_minutes(10);
    }
    assert_eq!(ids, whole.iter().map(|card| card.outing.id).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_foreign_cursor_is_refused() {
    let world = World::new().await;
    for text in ["", "nonsense", "W10", "eyJhc19vZiI6MX0"] {
        let after = Some(Cursor::from(text.to_owned()));
        let refused = world.search(FindOutings { filter: OutingFilter::default(), first: 20, after }).await;
        assert!(refused.unwrap_err().is_refusal(RefusalCode::InvalidCursor), "{text}");
    }
}
