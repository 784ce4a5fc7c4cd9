//! The same person twice: a steward says that two entries are one, and takes it back. Nothing is moved meanwhile.

use kit_base::Span;
use testkit::{Village, village_test};

use crate::steps::{EGGS, ask, kept, newcomer, with};

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

/// Another entry of the helper of the village, who helps under that one too.
async fn helps_twice(village: &Village) -> people::PersonId {
    let asked = ask(village, with(EGGS, &[("name", "Berna")]).as_slice()).await;
    let other = kept(village, asked.ids[0]).await.expect("it is there").ask.asker;
    let (who, steward, rng) =
        (village.cast.helper.cast(), village.cast.steward.cast(), village.app.site.rng.clone());
    village
        .write(move |tx| {
            let now = testkit::NOW;
            let joined = people::same::join(tx, (who, other.cast()), steward, now)?;
            assert_eq!(joined, people::same::Joined::Done);
            people::verify(tx, other.cast(), now)?;
            // Memberships and a role that came later, by an invite that the other entry opened.
            for seat in people::memberships::of_person(tx, who)? {
                people::memberships::join(tx, seat.circle, other.cast(), Some(now), now)?;
            }
            for held in people::memberships::standing(tx, who, now)?.roles {
                let term = people::roles::Term { since: now, until: None };
                people::roles::grant(tx, other.cast(), held, term, &rng)?;
            }
            Ok(())
        })
        .await;
    other.cast()
}

village_test!(one_person_with_two_entries_holds_no_more_than_anybody_else, |village| {
    let other = helps_twice(village).await;
    let mut screens = [village.helper().await, village.signed_in(other.cast()).await];
    let mut codes = Vec::new();
    for n in 0..4 {
        let phone = format!("213-555-011{n}");
        let asked = ask(village, &with(EGGS, &[("contact_value", phone.as_str()), ("name", "")])).await;
        let reply = screens[n % 2].post(&format!("{}/claim", asked.card()), &[]).await;
        codes.push(reply.status.as_u16());
    }
    assert_eq!(codes, [303, 303, 303, 409], "three are in two hands of one person");
    for screen in &mut screens {
        let asked = ask(village, &with(EGGS, &[("contact_value", "213-555-0119")])).await;
        assert_eq!(screen.post(&format!("{}/claim", asked.card()), &[]).await.status, 409);
    }
});

village_test!(nobody_takes_under_one_entry_what_they_asked_under_another, |village| {
    let other = helps_twice(village).await;
    let mut asker = village.signed_in(other.cast()).await;
    let form = with(EGGS, &[("contact", "known"), ("contact_value", ""), ("name", "")]);
    assert_eq!(asker.post("/ask", &form).await.status, 303);
    let own = village.read(move |tx| asks::store::own(tx, other.cast())).await;
    let card = format!("/asks/{}", own[0].slug);
    let refused = village.helper().await.post(&format!("{card}/claim"), &[]).await;
    assert_eq!(refused.status, 409, "{}", refused.body);
    let mut near = newcomer(village).await;
    assert_eq!(near.post(&format!("{card}/claim"), &[]).await.status, 303, "somebody else may");
});

village_test!(a_steward_who_tends_only_one_of_two_entries_makes_them_one_for_nobody, |village| {
    let (stays, other) = twice(village).await;
    let mut beside = village.steward_beside().await;
    assert_eq!(beside.get("/desk").await.status, 200, "they tend a neighborhood, but not this one");
    for path in [format!("/people/{stays}/merge/{other}"), format!("/people/{other}/merge/{stays}")] {
        let hidden = beside.get(&path).await;
        let missing = beside.get("/people/000000000000/merge/00000000000z").await;
        assert_eq!((hidden.status.as_u16(), missing.status.as_u16()), (404, 404));
        let blank = |page: &testkit::Reply, path: &str| page.body.replace(path, "");
        assert_eq!(blank(&hidden, &path), blank(&missing, "/people/000000000000/merge/00000000000z"));
        assert_eq!(beside.post(&path, &[]).await.status, 404);
        assert_eq!(beside.post(&format!("{path}/undo"), &[]).await.status, 404);
    }
    for person in [&stays, &other] {
        let page = beside.get(&format!("/people/{person}")).await;
        assert_eq!(page.status, 404, "whoever asks in another neighborhood is none of theirs: {}", page.body);
    }
    assert_eq!(village.dump().await.rows("same_people").count(), 0);
    // And what the right steward says, they do not take back.
    let path = format!("/people/{stays}/merge/{other}");
    assert_eq!(village.steward().await.post(&path, &[]).await.status, 303);
    assert_eq!(beside.post(&format!("{path}/undo"), &[]).await.status, 404);
    assert_eq!(village.dump().await.rows("same_people").count(), 1);
    let own = beside.get("/desk/find?q=0147").await;
    assert!(!own.says("Two entries are one") && !own.says("Bernarda"), "{}", own.body);
});

village_test!(an_erased_entry_leaves_the_other_whole_and_no_pointer, |village| {
    let (mut one, two) = (ask(village, EGGS).await, ask(village, &with(EGGS, &[("kind", "errand")])).await);
    let (stays, other) = (asker(village, one.ids[0]).await, asker(village, two.ids[0]).await);
    let path = format!("/people/{stays}/merge/{other}");
    assert_eq!(village.steward().await.post(&path, &[]).await.status, 303);
    let erased = one.screen.post("/my/ask/erase", &[("confirm", "erase")]).await;
    assert_eq!(erased.status, 200, "{}", erased.body);
    assert_eq!(village.dump().await.rows("same_people").count(), 0, "nothing points at nobody");
    assert!(kept(village, two.ids[0]).await.is_some(), "the other entry asks on");
    let found = village.steward().await.get("/desk/find?q=0147").await;
    assert!(found.says("Errand") && !found.says("Two entries are one"), "{}", found.body);
});

village_test!(a_part_that_only_asked_is_forgotten_when_its_asks_are_over_and_its_whole_stays, |village| {
    let (one, mut two) = (ask(village, EGGS).await, ask(village, &with(EGGS, &[("kind", "errand")])).await);
    let (stays, other) = (asker(village, one.ids[0]).await, asker(village, two.ids[0]).await);
    let part = kept(village, two.ids[0]).await.expect("it is there").ask.asker;
    let path = format!("/people/{stays}/merge/{other}");
    assert_eq!(village.steward().await.post(&path, &[]).await.status, 303);
    let over = format!("/my/ask/{}/withdraw", two.slugs[0]);
    assert_eq!(two.screen.post(&over, &[]).await.status, 303);
    village.pass(Span::days(29)).await;
    village.pass(Span::days(2)).await;
    let gone = village.read(move |tx| people::profile(tx, part.cast())).await;
    assert!(gone.is_none(), "whoever is a part of another is forgotten as anybody is");
    assert_eq!(village.dump().await.rows("same_people").count(), 0);
    assert!(kept(village, one.ids[0]).await.is_some());
});
