//! A network that takes so many asks a week, seen from outside: it says so, keeps what is left, and opens by itself.

use asks::domain::AskState;
use kit_base::Span;
use testkit::village_test;

use crate::steps::{self, EGGS, with};

const FALL: &[(&str, &str)] = &[("details", "se cayo mi papa y le sangra mucho la cabeza"), ("when", "now")];

village_test!(a_full_week_says_so_keeps_what_is_left_and_opens_on_monday, |village| {
    let mut steward = village.steward().await;
    let weekly = [("weekly", "0"), ("others", "Food bank, 213-555-0199")];
    assert_eq!(steward.post("/capacity", &weekly).await.status, 303);
    village.clock.advance(Span::secs(6));
    let page = village.browser().get("/ask").await;
    assert!(page.says("We have no room right now") && page.says("Monday"), "{}", page.body);
    assert!(page.says("Food bank, 213-555-0199") && page.says("211") && page.says("988"), "{}", page.body);
    let asked = steps::ask(village, EGGS).await;
    assert_eq!(asked.state(village).await, Some(AskState::New));
    assert!(asked.page.says("There is no room right now"), "{}", asked.page.body);
    let danger = steps::ask(village, &with(EGGS, FALL)).await;
    assert_eq!(danger.state(village).await, Some(AskState::Held), "a danger waits for nothing");
    assert_eq!(steward.post("/capacity", &[("weekly", "50")]).await.status, 303);
    village.pass(Span::days(6)).await;
    assert_eq!(asked.state(village).await, Some(AskState::Asking), "neighbors are asked when it opens");
});

village_test!(two_posts_at_the_last_place_take_it_once, |village| {
    let taken = village.read(asks::store::settings).await;
    assert_eq!(taken.weekly, None);
    let mut steward = village.steward().await;
    steward.post("/capacity", &[("weekly", "0")]).await;
    let page = steward.get("/capacity").await;
    let used: i64 = page
        .body
        .split(" asks this week")
        .next()
        .and_then(|text| text.rsplit(|c: char| !c.is_ascii_digit()).find(|n| !n.is_empty()))
        .and_then(|n| n.parse().ok())
        .expect("the page says how many");
    steward.post("/capacity", &[("weekly", &(used + 1).to_string())]).await;
    let (mut one, mut two) = (village.browser(), village.browser());
    let (one, two) = tokio::join!(one.post("/ask", EGGS), two.post("/ask", EGGS));
    let mut states = Vec::new();
    for posted in [one, two] {
        assert_eq!(posted.status, 303, "{}", posted.body);
        let (ids, _) = steps::asks_of(village, posted.location().expect("a link")).await;
        states.push(steps::state(village, ids[0]).await.expect("it is there").code());
    }
    states.sort_unstable();
    assert_eq!(states, ["asking", "new"]);
});

village_test!(a_pause_has_a_sentence_and_an_end, |village| {
    let mut steward = village.steward().await;
    let wrong = steward.post("/capacity", &[("until", "soon"), ("words", "We rest our feet.")]).await;
    assert!(wrong.status == 422 && wrong.says("We rest our feet."), "{}", wrong.body);
    let until = [("until", "2026-03-07"), ("words", "We rest our feet.")];
    assert_eq!(steward.post("/capacity", &until).await.status, 303);
    village.clock.advance(Span::secs(6));
    assert!(village.browser().get("/ask").await.says("We rest our feet."));
    let asked = steps::ask(village, EGGS).await;
    assert_eq!(asked.state(village).await, Some(AskState::New));
    village.pass(Span::days(3)).await;
    assert_eq!(asked.state(village).await, Some(AskState::Asking));
    assert!(!village.browser().get("/ask").await.says("We rest our feet."));
});
