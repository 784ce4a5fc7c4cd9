//! Calls to make: asked for from the private page or heard on the machine, tried, made, and what is left to do.

use kit_base::{Id, Span};
use testkit::{Reply, Village, village_test};

use crate::steps::{EGGS, ask};

/// The name in addresses of the first call on the page.
fn first(page: &Reply) -> String {
    let at = page.body.find("/desk/calls/").map(|at| at + 12);
    let rest = page.body.match_indices("action=\"/desk/calls/").next().map(|(at, found)| at + found.len());
    let at = rest.or(at).expect("there is a call");
    page.body[at..at + 12].to_owned()
}

async fn calls(village: &Village) -> usize {
    village.dump().await.rows("call_backs").count()
}

village_test!(whoever_asks_to_be_called_stands_in_the_queue_once, |village| {
    let mut asked = ask(village, EGGS).await;
    let path = format!("/my/ask/{}/call-me", asked.slugs[0]);
    assert!(asked.screen.get(&path).await.says("Please call me"));
    for _ in 0..2 {
        let said = asked.screen.post(&path, &[("note", "about the stairs")]).await;
        assert_eq!(said.status, 303, "{}", said.body);
    }
    assert_eq!(calls(village).await, 1);
    let page = village.steward().await.get("/desk/calls").await;
    assert!(page.says("Bernarda") && page.says("about the stairs"), "{}", page.body);
});

village_test!(nobody_asks_for_a_call_about_somebody_else_s_ask, |village| {
    let asked = ask(village, EGGS).await;
    let path = format!("/my/ask/{}/call-me", asked.slugs[0]);
    let mut other = ask(village, EGGS).await;
    assert_eq!(other.screen.post(&path, &[]).await.status, 404);
    assert_eq!(village.helper().await.get("/desk/calls").await.status, 404);
    assert_eq!(calls(village).await, 0);
});

village_test!(a_call_is_tried_made_and_what_is_left_is_done, |village| {
    let mut steward = village.steward().await;
    let form = [("phone", "213-555-0177"), ("name", "Chucho"), ("language", "es"), ("note", "wants soup")];
    let kept = steward.post("/desk/calls/new", &form).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
    let page = steward.get("/desk/calls").await;
    assert!(page.says("Chucho") && page.says("wants soup"), "{}", page.body);
    let slug = first(&page);
    assert_eq!(steward.post(&format!("/desk/calls/{slug}/tried"), &[]).await.status, 303);
    let page = steward.get("/desk/calls").await;
    assert!(
        page.says("Not before") && page.says("tried once") && !page.says("tel:+12135550177"),
        "{}",
        page.body
    );
    let spoke = [("note", "bring a form"), ("follow_up", "1")];
    assert_eq!(steward.post(&format!("/desk/calls/{slug}/spoke"), &spoke).await.status, 303);
    assert_eq!(steward.post(&format!("/desk/calls/{slug}/spoke"), &spoke).await.status, 404, "it is over");
    let page = steward.get("/desk/calls").await;
    assert!(page.says("Left to do") && page.says("bring a form"), "{}", page.body);
    let left = first(&page);
    assert_eq!(steward.post(&format!("/desk/calls/{left}/settled"), &[]).await.status, 303);
    assert!(!steward.get("/desk/calls").await.says("bring a form"));
});

village_test!(a_call_without_a_number_says_so_and_keeps_what_was_typed, |village| {
    let form = [("phone", "12"), ("name", "Chucho"), ("note", "wants soup")];
    let back = village.steward().await.post("/desk/calls/new", &form).await;
    assert_eq!(back.status, 422);
    assert!(back.says("Chucho") && back.says("wants soup") && back.says("#f-phone"), "{}", back.body);
    assert_eq!(calls(village).await, 0);
});

/// A call, and a line of the log, about an ask that is not there any more.
async fn of_an_ask_that_is_gone(village: &Village) {
    let (vault, rng, now) = (village.vault.clone(), village.app.site.rng.clone(), village.clock.now());
    let (person, by) = (village.cast.helper.cast(), village.cast.steward.cast());
    village
        .write(move |tx| {
            use desk::store::{calls, log};
            let key = vault.person(tx, person)?.expect("they have a key");
            let ask = Some(Id::new(now, &rng));
            let call = calls::NewCall { person, ask, circle: None, by: Some(by), due: None, next: now };
            calls::add(tx, &call, (&key, Some("about nothing")), now, &rng)?;
            let (channel, outcome) = (log::Channel::Call, log::Outcome::Spoke);
            let line = log::NewLine { person, ask, circle: None, by, channel, outcome, follow_up: true };
            log::add(tx, &line, (&key, Some("about nothing")), now, &rng)
        })
        .await;
}

village_test!(
    calls_that_were_made_are_forgotten_after_a_month_and_what_was_said_after_half_a_year,
    |village| {
        let lines = async || village.dump().await.rows("contact_log").count();
        let asker = village.cast.helper;
        crate::steps::note_desk(village, asker, "called about soup").await;
        let mut steward = village.steward().await;
        let form =
            [("phone", "213-555-0177"), ("name", "Chucho"), ("language", "es"), ("note", "wants soup")];
        assert_eq!(steward.post("/desk/calls/new", &form).await.status, 303);
        assert_eq!((calls(village).await, lines().await), (2, 1), "one is made, one waits");
        village.pass(Span::days(29)).await;
        assert_eq!((calls(village).await, lines().await), (2, 1), "nothing goes early");
        village.pass(Span::days(2)).await;
        village.pass(Span::secs(1)).await;
        assert_eq!((calls(village).await, lines().await), (1, 1), "a call that nobody made still waits");
        village.pass(Span::days(148)).await;
        village.pass(Span::secs(1)).await;
        assert_eq!((calls(village).await, lines().await), (1, 1), "what was said is there for half a year");
        village.pass(Span::days(3)).await;
        village.pass(Span::secs(1)).await;
        assert_eq!((calls(village).await, lines().await), (1, 0));
    }
);

village_test!(what_an_ask_left_behind_on_the_desk_goes_with_the_next_round, |village| {
    of_an_ask_that_is_gone(village).await;
    assert_eq!(calls(village).await, 1);
    village.pass(Span::hours(7)).await;
    village.pass(Span::secs(1)).await;
    assert_eq!(calls(village).await, 0);
    assert_eq!(village.dump().await.rows("contact_log").count(), 0);
});
