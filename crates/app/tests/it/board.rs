//! The helper's side over HTTP: the board, one ask, the words a helper may say, and who may say them.

use kit_base::Span;
use testkit::{Browser, village_test};

use crate::steps::{EGGS, ask, take, with};

village_test!(the_board_pages_through_everything_once_without_a_key_in_its_addresses, |village| {
    let mut helper = village.helper().await;
    let whole = helper.get("/asks?n=100").await;
    let all = cards(&open_part(&whole.body));
    let (mut seen, mut path) = (Vec::new(), "/asks?n=7".to_owned());
    loop {
        let page = helper.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        seen.extend(cards(&open_part(&page.body)));
        let Some(next) =
            page.body.split("href=\"").find(|at| at.starts_with("/asks?") && at.contains("rel=\"next\""))
        else {
            break;
        };
        path = next.split('"').next().unwrap_or_default().replace("&#38;", "&").replace("&amp;", "&");
    }
    assert_eq!(seen, all, "the pages together are the whole board, in its order");
    assert_eq!(helper.get("/asks?after=0123").await.status, 404);
});

village_test!(whoever_is_signed_out_or_no_helper_sees_no_board_and_no_card, |village| {
    let card = cards(&village.helper().await.get("/asks").await.body).remove(0);
    assert_eq!(village.browser().get("/asks").await.status, 401);
    assert_eq!(village.browser().get(&card).await.status, 401);
    let mut neighbor = village.neighbor().await;
    let board = neighbor.get("/asks").await;
    assert_eq!(board.status, 404);
    let (hidden, missing) = (neighbor.get(&card).await, neighbor.get("/asks/0123456789ab").await);
    assert_eq!(hidden.status, 404);
    assert_eq!(same(&hidden.body, &card), same(&missing.body, "/asks/0123456789ab"));
    assert_eq!(neighbor.post(&format!("{card}/claim"), &[]).await.status, 404);
});

village_test!(the_loser_of_a_race_is_led_back_to_the_board, |village| {
    // Without a place the whole neighborhood is asked, so both have it on their boards.
    let card = ask(village, &with(EGGS, &[("place", "")])).await.card();
    let (mut winner, mut late) = (village.helper().await, village.other_helper().await);
    take(&mut winner, &card).await;
    let again = winner.post(&format!("{card}/claim"), &[]).await;
    assert_eq!(again.status, 303, "the winner's second post is answered as the first");
    let refused = late.post(&format!("{card}/claim"), &[]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.says("Somebody else was faster") && refused.says("href=\"/asks\""), "{}", refused.body);
});

village_test!(a_word_said_twice_is_answered_as_the_first_time, |village| {
    let mut asked = ask(village, EGGS).await;
    let mut helper = village.helper().await;
    take(&mut helper, &asked.card()).await;
    asked.accept(village).await;
    for verb in ["start", "start", "done", "done"] {
        let said = helper.post(&format!("{}/{verb}", asked.card()), &[]).await;
        assert_eq!(said.status, 303, "{verb}: {}", said.body);
    }
    let thanks = helper.get(&asked.card()).await;
    assert!(thanks.says("Two lights are on"), "{}", thanks.body);
});

village_test!(what_is_handed_back_is_on_the_board_again_and_nobody_else_may_speak_for_it, |village| {
    let asked = ask(village, EGGS).await;
    let mut helper = village.helper().await;
    take(&mut helper, &asked.card()).await;
    let other = village.steward().await.post(&format!("{}/done", asked.card()), &[]).await;
    assert_eq!(other.status, 404, "an ask that never reached somebody is not there for them");
    assert_eq!(helper.post(&format!("{}/hand-back", asked.card()), &[]).await.status, 303);
    let board = helper.get("/asks").await;
    assert!(cards(&open_part(&board.body)).contains(&asked.card()));
});

village_test!(a_helper_sees_a_number_only_when_it_is_safe, |village| {
    let form = with(EGGS, &[("safe", "text"), ("hours", "morning")]);
    let mut asked = ask(village, &form).await;
    let mut helper = village.helper().await;
    take(&mut helper, &asked.card()).await;
    asked.accept(village).await;
    let morning = helper.get(&asked.card()).await;
    assert!(morning.says("sms:") && !morning.says("tel:+12135550147"), "{}", morning.body);
    village.clock.advance(Span::hours(9));
    let evening = helper.get(&asked.card()).await;
    assert!(!evening.says("0147") && evening.says("Not now"), "{}", evening.body);
});

village_test!(a_board_costs_five_statements_and_an_ask_eight, |village| {
    let mut helper = village.helper().await;
    let card = cards(&open_part(&helper.get("/asks").await.body)).remove(0);
    assert!(cost(village, &mut helper, "/asks?n=100").await <= 5);
    let one = cost(village, &mut helper, &card).await;
    assert!(one <= 8, "{one} statements for a card");
});

async fn cost(village: &testkit::Village, who: &mut Browser, path: &str) -> u64 {
    let before = village.app.site.db.counts().statements;
    assert_eq!(who.get(path).await.status, 200);
    village.app.site.db.counts().statements - before
}

/// The part of a board between what the helper holds and what was lit lately.
fn open_part(body: &str) -> String {
    let from = body.find("id=\"open\"").unwrap_or(0);
    let until = body.find("id=\"lately\"").unwrap_or(body.len());
    body[from..until].to_owned()
}

fn cards(body: &str) -> Vec<String> {
    let slugs = body.split("href=\"/asks/").skip(1).filter_map(|rest| rest.split('"').next());
    slugs.map(|slug| format!("/asks/{slug}")).collect()
}

/// A page without the path it was asked under, which the language switch repeats.
fn same(body: &str, path: &str) -> String {
    body.replace(path, "")
}
