//! How far an ask goes and who may take it, seen from outside: nights, "can't this time", the dial, being kept apart.

use asks::domain::{AskState, Ring};
use kit_base::Span;
use testkit::village_test;

use crate::steps::{self, EGGS, with};

village_test!(what_can_wait_is_not_asked_farther_at_night_and_what_cannot_is, |village| {
    // Noon; a ring lasts a day for one and two hours for the other.
    let calm = steps::ask(village, &with(EGGS, &[("when", "flexible"), ("place", "Casa Limón")])).await;
    let urgent = steps::ask(village, &with(EGGS, &[("place", "Casa Limón")])).await;
    village.clock.advance(Span::hours(9));
    let pace = format!("/my/ask/{}/pace", calm.slugs[0]);
    let mut asker = calm.screen.clone();
    assert_eq!(asker.post(&pace, &[("hours", "1")]).await.status, 303);
    village.pass(Span::hours(2)).await;
    let ring =
        async |ask: &steps::Asked| steps::kept(village, ask.ids[0]).await.and_then(|kept| kept.ask.ring);
    let near = ring(&calm).await;
    assert!(ring(&urgent).await > near, "an urgent ask goes on at night");
    village.pass(Span::hours(8)).await;
    assert_eq!(ring(&calm).await, near, "nobody is asked at seven in the morning");
    village.pass(Span::hours(2)).await;
    assert!(ring(&calm).await > near, "at nine the next ring is asked");
});

village_test!(a_clock_that_jumps_a_year_asks_one_ring_and_one_question, |village| {
    let asked = steps::ask(village, &with(EGGS, &[("when", "flexible")])).await;
    let before = steps::kept(village, asked.ids[0]).await.and_then(|kept| kept.ask.ring);
    village.pass(Span::days(365)).await;
    let after = steps::kept(village, asked.ids[0]).await.expect("it is not lost").ask;
    assert_eq!((after.state, after.times_asked), (AskState::Asking, 1));
    assert!(after.ring >= before && after.ring <= Some(Ring::Neighborhood));
});

village_test!(the_asker_reads_the_clock_and_stops_it, |village| {
    let mut asked = steps::ask(village, EGGS).await;
    let page = asked.screen.get("/my/ask").await;
    assert!(page.says("We ask your") && page.says("; then your"), "{}", page.body);
    let stay = format!("/my/ask/{}/stay", asked.slugs[0]);
    assert_eq!(asked.screen.post(&stay, &[]).await.status, 303);
    village.pass(Span::days(3)).await;
    let ask = steps::kept(village, asked.ids[0]).await.expect("it is there").ask;
    assert_eq!((ask.ring, ask.widen_at), (Some(ask.farthest), None));
});

village_test!(cant_this_time_takes_a_card_off_ones_own_board_and_can_be_taken_back, |village| {
    let mut asked = steps::ask(village, EGGS).await;
    let (mut helper, card) = (village.helper().await, asked.card());
    let path = format!("{card}/not-this-time");
    assert_eq!(helper.post(&path, &[]).await.status, 303);
    let board = helper.get("/asks?n=100").await;
    let open = board.body.split("Not this time").next().unwrap_or_default();
    assert!(!open.contains(&card), "it is off the board");
    assert!(board.says("nobody else sees it"), "{}", board.body);
    let mine = asked.screen.get("/my/ask").await;
    assert!(!mine.says("this time"), "the asker does not read it");
    assert_eq!(helper.post(&path, &[("undo", "1")]).await.status, 303);
    let board = helper.get("/asks?n=100").await;
    assert!(board.says(&card) && !board.says("nobody else sees it"));
});

village_test!(where_a_steward_hands_asks_out_nobody_takes_one_alone, |village| {
    let asked = steps::ask(village, EGGS).await;
    let home = steps::kept(village, asked.ids[0]).await.expect("it is there").home;
    let slug = village.read(move |tx| circles::store::load(tx, home)).await.expect("a circle").slug;
    let mut steward = village.steward().await;
    let dial = format!("/circles/{slug}/dial");
    assert!(steward.get(&dial).await.says("Neighbors take asks for themselves"));
    assert_eq!(steward.post(&dial, &[("dial", "assign")]).await.status, 303);
    let mut helper = village.helper().await;
    let page = helper.get(&asked.card()).await;
    assert!(page.says("a steward hands asks out") && !page.says("/claim\""), "{}", page.body);
    assert_eq!(helper.post(&format!("{}/claim", asked.card()), &[]).await.status, 409);
    assert_eq!(steward.post(&dial, &[("dial", "approve")]).await.status, 303);
    assert_eq!(helper.post(&format!("{}/claim", asked.card()), &[]).await.status, 303);
    let page = helper.get(&asked.card()).await;
    assert!(page.says("A steward of this circle looks first"), "{}", page.body);
});

village_test!(who_is_kept_apart_finds_nothing_there, |village| {
    let asked = steps::ask(village, EGGS).await;
    let (mut helper, card) = (village.helper().await, asked.card());
    assert_eq!(helper.post(&format!("{card}/block"), &[]).await.status, 303);
    assert!(!helper.get("/asks?n=100").await.says(&card));
    let (hidden, missing) = (helper.get(&card).await, helper.get("/asks/0123456789ab").await);
    assert_eq!(hidden.status, 404);
    assert_eq!(hidden.body.replace(&card, ""), missing.body.replace("/asks/0123456789ab", ""));
    assert_eq!(helper.post(&format!("{card}/claim"), &[]).await.status, 404);
});

village_test!(a_neighbor_who_asks_is_themselves_and_stays_when_the_ask_is_forgotten, |village| {
    let mut me = village.helper().await;
    let form = with(EGGS, &[("contact", "known"), ("contact_value", ""), ("name", "")]);
    assert_eq!(me.post("/ask", &form).await.status, 303);
    let page = me.get("/my").await;
    assert!(page.says("What I asked for"), "{}", page.body);
    let helper = village.cast.helper;
    let own = village.read(move |tx| asks::store::own(tx, helper)).await;
    assert_eq!(own.len(), 1);
    let said = me.post(&format!("/my/ask/{}/withdraw", own[0].slug), &[]).await;
    assert_eq!(said.status, 303, "{}", said.body);
    village.pass(Span::days(14)).await;
    village.pass(Span::days(1)).await;
    assert!(village.read(move |tx| asks::store::own(tx, helper)).await.is_empty(), "the ask is forgotten");
    assert_eq!(village.helper().await.get("/my").await.status, 200, "and who asked is not");
});
