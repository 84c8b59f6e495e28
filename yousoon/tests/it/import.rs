//! Open data into the catalog: own rows always, the real files where they are at hand.

use serde_json::json;
use yousoon::import::{Options, Report, read};

use crate::world::*;

async fn import(world: &World, text: &str, options: &Options) -> Report {
    read(&world.platform, text, options, &mut |_| {}).await.unwrap()
}

fn event(uid: &str, title: &str, price: &str, (start, end): (&str, &str)) -> serde_json::Value {
    json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [-1.5536, 47.2184] },
        "properties": {
            "uid": uid, "title": title, "placename": "L&#039;Ardoise", "address": "11 Rue Des Olivettes, 44000 Nantes",
            "description": "Punk &amp; rock", "pricing_info": price, "date_start": start, "date_end": end,
        },
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_are_counted_refused_by_number_and_read_once() {
    let world = World::start().await;
    let night = ("2013-11-22T22:00:00", "2013-11-22T00:30:00");
    let mut without_point = event("4", "Sans point", "", night);
    without_point["geometry"] = json!(null);
    let text = json!({ "type": "FeatureCollection", "features": [
        event("1", "L&#039;orage", "8 € en prévente / 10 € sur place", night),
        event("2", "Gratuit", "", night),
        event("3", "Sans date", "5 €", ("demain", "")),
        without_point,
        event("1", "L&#039;orage", "8 € en prévente / 10 € sur place", night),
    ] })
    .to_string();
    let options = Options::Outings { shift_weeks: Some(4), capacity: 30 };
    let report = import(&world, &text, &options).await;
    assert_eq!((report.created(), report.unchanged(), report.refused()), (2, 1, 2), "{report}");
    assert_eq!(report.refused_rows("dates"), [3]);
    assert_eq!(report.refused_rows("no point"), [4]);
    let again = import(&world, &text, &options).await;
    assert_eq!((again.created(), again.unchanged(), again.refused()), (0, 3, 2), "{again}");
    // The two concerts are at one place, and can be found and booked.
    let query = "{ outings(filter: { text: \"l'ardoise punk\" }) { edges { node { id seatsLeft startsAt offer { title } venue { id name } pricePerPerson { cents } } } } }";
    let found = testkit::eventually("both are found", async || {
        let data = world.client.data(None, query, json!({})).await;
        let edges = data["outings"]["edges"].as_array().unwrap().clone();
        (edges.len() == 2).then_some(edges)
    })
    .await;
    assert_eq!(found[0]["node"]["venue"]["name"], "L'Ardoise");
    assert!(
        found.iter().all(|edge| { edge["node"]["startsAt"].as_str().unwrap().contains("T22:00:00+01:00") })
    );
    let mut prices: Vec<_> =
        found.iter().map(|edge| edge["node"]["pricePerPerson"]["cents"].as_i64()).collect();
    prices.sort();
    assert_eq!(prices, [None, Some(800)]);
    let member = world.member("lea@yousoon.test").await;
    world.register(&member, found[0]["node"]["id"].as_str().unwrap(), 2).await;
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_real_files_are_read_twice() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let cafes = folder.join("paris-cafes-un-euro.geojson");
    let concerts = folder.join("festival-culture-bar-bars-2013.geojson");
    let (Ok(cafes), Ok(concerts)) = (std::fs::read_to_string(cafes), std::fs::read_to_string(concerts))
    else {
        println!("skipped: ../shared/data is not here");
        return;
    };
    let world = World::start().await;
    let venues = Options::Venues { partner_type: contracts::catalog::PartnerType::Bar };
    let outings = Options::Outings { shift_weeks: Some(4), capacity: 40 };
    // Without the option, what is past is refused, row by row.
    let past = import(&world, &concerts, &Options::Outings { shift_weeks: None, capacity: 40 }).await;
    assert_eq!((past.created(), past.refused()), (0, 715), "{past}");
    assert!(past.refused_rows("DATE_IN_PAST").len() > 690, "{past}");
    for (text, options, total) in [(&cafes, &venues, 162), (&concerts, &outings, 715)] {
        let first = import(&world, text, options).await;
        println!("{first}");
        assert!(first.created() > total * 95 / 100, "{first}");
        assert_eq!(first.created() + first.unchanged() + first.refused(), total);
        let second = import(&world, text, options).await;
        assert_eq!(second.created(), 0, "{second}");
        assert_eq!(second.unchanged(), first.created() + first.unchanged());
        assert_eq!(second.refused(), first.refused());
    }
    world.end().await;
}
