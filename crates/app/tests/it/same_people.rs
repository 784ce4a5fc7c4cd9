//! The same person twice: a steward says that two entries are one, and takes it back. Nothing is moved meanwhile.

use kit_base::Span;
use testkit::{Village, village_test};

use crate::steps::{EGGS, ask, with};

/// The public name of whoever asked.
async fn asker(village: &Village, ask: asks::domain::AskId) -> String {
    let found = village
        .read(move |tx| {
            let kept = asks::store::load(tx, ask)?.ok_or(kit_db::DbError::Shape("an ask".into()))?;
            people::profile(tx, kept.ask.asker.cast())
        })
        .await;
    found.expect("somebody asked").slug.to_string()
}

/// Two entries with one number, and where a steward looks at both.
async fn twice(village: &Village) -> (String, String) {
    let one = ask(village, EGGS).await;
    let other = ask(village, &with(EGGS, &[("kind", "errand"), ("name", "Berna")])).await;
    (asker(village, one.ids[0]).await, asker(village, other.ids[0]).await)
}

village_test!(the_same_number_twice_may_be_one_person_and_is_two_again_after_undo, |village| {
    let (stays, other) = twice(village).await;
    let mut steward = village.steward().await;
    let found = steward.get("/desk/find?q=0147").await;
    assert!(found.says("maybe the same person") && found.says("Berna<"), "{}", found.body);
    let before = village.dump().await;
    let path = format!("/people/{stays}/merge/{other}");
    let page = steward.get(&path).await;
    assert!(page.says("Bernarda") && page.says("…0147") && !page.says("555-0147"), "{}", page.body);
    assert!(!page.says("doctor") && !page.says("blue door"), "{}", page.body);
    for person in [&stays, &other] {
        let page = steward.get(&format!("/people/{person}")).await;
        assert!(page.says("maybe the same person") && page.says("/merge/"), "{}", page.body);
        assert!(!page.says("555-0147") && !page.says("Two entries are one"), "{}", page.body);
    }
    for _ in 0..2 {
        assert_eq!(steward.post(&path, &[]).await.status, 303);
    }
    let found = steward.get("/desk/find?q=0147").await;
    assert!(found.says("Two entries are one here") && !found.says("Berna<"), "{}", found.body);
    for person in [&stays, &other] {
        let page = steward.get(&format!("/people/{person}")).await;
        assert!(page.says("Two entries are one here"), "{}", page.body);
        assert_eq!(page.body.matches(&path).count(), 1, "not asked once more: {}", page.body);
    }
    let hidden = format!("/desk/new?for={other}");
    assert!(!found.says(&hidden) && found.says("Errand"), "the asks of both stand there: {}", found.body);
    for _ in 0..2 {
        assert_eq!(steward.post(&format!("{path}/undo"), &[]).await.status, 303);
    }
    let after = village.dump().await.without(&["sessions"]);
    assert_eq!(after.changes_since(&before.without(&["sessions"])), Vec::<String>::new());
    assert!(steward.get("/desk/find?q=0147").await.says("Berna<"));
});

village_test!(two_stewards_who_say_it_both_ways_make_one_person_and_no_ring, |village| {
    let (stays, other) = twice(village).await;
    let (mut one, mut two) = (village.steward().await, village.steward().await);
    assert_eq!(one.post(&format!("/people/{stays}/merge/{other}"), &[]).await.status, 303);
    let late = two.post(&format!("/people/{other}/merge/{stays}"), &[]).await;
    assert_eq!(late.status, 409, "{}", late.body);
    assert!(late.says("Take that apart first"), "{}", late.body);
    assert_eq!(village.dump().await.rows("same_people").count(), 1);
});

village_test!(somebody_with_a_role_becomes_no_part_of_another_entry, |village| {
    let asked = ask(village, EGGS).await;
    let stays = asker(village, asked.ids[0]).await;
    let helper: people::PersonId = village.cast.helper.cast();
    let helper = village.read(move |tx| people::profile(tx, helper)).await.expect("there").slug;
    let refused = village.steward().await.post(&format!("/people/{stays}/merge/{helper}"), &[]).await;
    assert_eq!(refused.status, 409, "{}", refused.body);
    assert_eq!(village.dump().await.rows("same_people").count(), 0);
});

village_test!(nobody_else_says_it_and_nobody_else_sees_a_difference, |village| {
    let (stays, other) = twice(village).await;
    let path = format!("/people/{stays}/merge/{other}");
    assert_eq!(village.helper().await.get(&path).await.status, 404);
    assert_eq!(village.browser().get(&path).await.status, 401);
    let there = village.beside_once("palmeras").await;
    let mut outsider = village.signed_in_at(&there, there.steward, "palmeras").await;
    assert_eq!(outsider.get(&path).await.status, 404, "not across networks");
    assert_eq!(outsider.post(&path, &[]).await.status, 404);
    let mut helper = village.helper().await;
    let seen = [helper.get("/asks").await.body, helper.get("/my").await.body];
    village.steward().await.post(&path, &[]).await;
    assert_eq!([helper.get("/asks").await.body, helper.get("/my").await.body], seen);
});

village_test!(what_the_desk_no_longer_needs_is_swept, |village| {
    let mut asked = ask(village, EGGS).await;
    let mut steward = village.steward().await;
    steward.get(&format!("/desk/{}", asked.slugs[0])).await;
    assert_eq!(village.dump().await.rows("desk_marks").count(), 1);
    let call = format!("/my/ask/{}/call-me", asked.slugs[0]);
    assert_eq!(asked.screen.post(&call, &[]).await.status, 303);
    village.pass(Span::days(2)).await;
    assert_eq!(village.dump().await.rows("desk_marks").count(), 0, "a mark from the day before yesterday");
    assert_eq!(village.dump().await.rows("call_backs").count(), 1, "a call that nobody made stays");
});
