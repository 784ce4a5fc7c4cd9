//! The practice ask among real neighbors: nobody is asked, nobody counts it, and one tap takes it away.

use kit_base::Span;
use testkit::{Village, village_test};

use crate::steps::{EGGS, ask};

/// What the page of capacity says was asked this week.
async fn this_week(village: &Village) -> i64 {
    let page = village.steward().await.get("/capacity").await;
    let before = page.body.split(" asks this week").next().expect("the page says how many").to_owned();
    let number = before.rsplit(|c: char| !c.is_ascii_digit()).find(|n| !n.is_empty());
    number.and_then(|n| n.parse().ok()).expect("a number")
}

/// The rows that say that somebody hears of an ask, or counts it.
const TOLD: &[&str] = &[
    "ask_audience",
    "ask_requests",
    "outbox",
    "ask_calls",
    "ask_weeks",
    "claims",
    "helped_counts",
    "desk_marks",
];

village_test!(a_practice_ask_is_suggested_to_nobody_and_counted_by_nobody, |village| {
    ask(village, EGGS).await;
    village.pass(Span::minutes(1)).await;
    village.letters().await;
    let mut steward = village.steward().await;
    steward.get("/desk").await;
    let count = this_week(village).await;
    let before = village.dump().await;
    let begun = steward.post("/start/practice", &[]).await;
    assert_eq!(begun.status, 303, "{}", begun.body);
    let path = begun.location().expect("it leads to the ask").to_owned();
    village.pass(Span::minutes(1)).await;
    let during = village.dump().await;
    for table in TOLD {
        assert_eq!(during.rows(table).count(), before.rows(table).count(), "{table}");
    }
    assert_eq!(this_week(village).await, count, "it takes nobody's place");
    let slug = path.rsplit('/').next().expect("a name").to_owned();
    let page = steward.get(&path).await;
    assert!(!page.says("name=\"neighbor\""), "no neighbor is suggested: {}", page.body);
    let list = steward.get(&format!("{path}/neighbors")).await;
    assert!(!list.says("name=\"neighbor\""), "and none is on the list: {}", list.body);
    assert!(!steward.get("/round").await.says(&slug), "no round has it");
    for mut other in [village.helper().await, village.neighbor().await] {
        assert!(!other.get("/asks?n=100").await.says(&slug));
        assert_ne!(other.get(&format!("/asks/{slug}")).await.status, 200);
    }
    assert!(village.letters().await.is_empty(), "nobody is written to");
    village.pass(Span::hours(3)).await;
    let later = village.letters().await;
    assert!(!later.iter().any(|text| text.contains(&slug)), "not later either: {later:?}");
    assert_eq!(steward.post("/start/practice/erase", &[]).await.status, 303);
    assert_eq!(steward.post("/start/practice/erase", &[]).await.status, 303, "twice is as good as once");
    assert_eq!(steward.get(&path).await.status, 404);
    let after = village.dump().await;
    for table in ["asks", "ask_sheets", "people", "circles", "circle_ancestors", "practice_asks"] {
        assert_eq!(after.rows(table).count(), before.rows(table).count(), "{table}");
    }
});
