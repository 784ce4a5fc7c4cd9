//! Who is suggested for one ask, why, and who never is.

use asks::domain::Kind;
use kit_base::Span;
use kit_db::db_test;
use matching::Reason;
use offers::domain::{Band, Day, PerWeek};

use crate::world::{NOW, STEPS, World, said};

db_test!(
    a_neighbor_of_the_building_who_speaks_the_language_comes_first_and_the_reasons_say_so,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        let far = world.helper(world.at.far, |offer| offer.languages = vec!["es"]).await;
        let across = world.helper(world.at.across, |_| {}).await;
        let near = world.helper(world.at.building, |offer| offer.languages = vec!["en", "es"]).await;
        let ask = world.ask(Kind::Food, |_| {}).await;
        let found = world.suggest(&ask, 3).await;
        assert_eq!(found.iter().map(|one| one.person).collect::<Vec<_>>(), [near, far, across]);
        let why =
            [Reason::InYourBuilding, Reason::SpeaksLanguage(1), Reason::OffersKind, Reason::NotAskedThisWeek];
        assert_eq!(found[0].reasons, why);
        assert!(found[2].reasons.starts_with(&[Reason::InYourBlock]));
    }
);

db_test!(
    whoever_rests_is_kept_apart_is_suspended_goes_less_far_or_offers_something_else_is_not_suggested,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        let fine = world.helper(world.at.across, |_| {}).await;
        let rests = world.helper(world.at.building, |_| {}).await;
        let apart = world.helper(world.at.building, |_| {}).await;
        world.helper(world.at.far, |offer| offer.band = Band::Block).await;
        world.helper(world.at.building, |offer| offer.kinds = vec![offers::domain::Kind::Pet]).await;
        world.helper(world.at.building, |offer| offer.days = vec![Day::Saturday]).await;
        let left = world.helper(world.at.building, |_| {}).await;
        let ask = world.ask(Kind::Food, |_| {}).await;
        assert_eq!(world.people(&ask).await.len(), 4);
        let (asker, rng, home) = (ask.ask.asker, world.rng.clone(), world.at.building);
        world
            .write(move |tx| {
                people::rest(tx, rests, Some(NOW + Span::days(7)))?;
                trust::block(tx, apart, asker.cast(), NOW, &rng)?;
                people::memberships::leave(tx, home, left).map(drop)
            })
            .await;
        assert_eq!(world.people(&ask).await, [fine], "a slot that is left over makes nobody a neighbor");
    }
);

db_test!(rides_go_to_whoever_is_trusted_and_money_to_nobody, &STEPS, |db| async move {
    let world = World::new(db).await;
    let known = world.helper(world.at.across, |_| {}).await;
    world.helper(world.at.building, |_| {}).await;
    let across = world.at.across;
    world.write(move |tx| people::memberships::join(tx, across, known, Some(NOW), NOW)).await;
    let ride = world.ask(Kind::Ride, |_| {}).await;
    assert_eq!(world.people(&ride).await, [known]);
    let money = world.ask(Kind::Money, |_| {}).await;
    assert!(world.people(&money).await.is_empty());
});

db_test!(somebody_who_joins_another_circle_is_found_there_after_the_nightly_round, &STEPS, |db| async move {
    let world = World::new(db).await;
    let moved = world.helper(world.at.far, |offer| offer.band = Band::Building).await;
    let (ask, pod) = (world.ask(Kind::Food, |_| {}).await, world.at.pod);
    assert!(world.people(&ask).await.is_empty());
    world
        .write(move |tx| {
            people::memberships::join(tx, pod, moved, None, NOW)?;
            offers::store::renew_all(tx, kit_base::Id::from_uuid(uuid::Uuid::nil()), 50).map(drop)
        })
        .await;
    assert_eq!(world.people(&ask).await, [moved]);
});

db_test!(an_offer_changed_and_ended_is_found_as_it_is_now, &STEPS, |db| async move {
    let world = World::new(db).await;
    let who = world.helper(world.at.building, |_| {}).await;
    let kept = world.write(move |tx| offers::store::of_person(tx, who)).await.expect("it is kept");
    assert_eq!((kept.per_week, kept.languages.as_slice()), (PerWeek::One, &["en"][..]));
    let ask = world.ask(Kind::Food, |_| {}).await;
    assert_eq!(world.people(&ask).await, [who]);
    world.write(move |tx| offers::store::end(tx, who).map(drop)).await;
    assert_eq!(world.ring(ask.ask.id, NOW, false).await, 0, "whoever offers nothing is not asked");
});

db_test!(
    a_steward_reads_of_a_helper_next_door_who_never_said_what_they_offer_and_the_machine_asks_them_nothing,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        let silent = world.helper(world.at.building, |_| {}).await;
        let far = world.helper(world.at.far, |_| {}).await;
        world
            .write(move |tx| {
                offers::store::end(tx, silent)?;
                offers::store::end(tx, far).map(drop)
            })
            .await;
        let offers = world.helper(world.at.across, |_| {}).await;
        let ask = world.ask(Kind::Food, |_| {}).await;
        let found = world.suggest(&ask, 3).await;
        assert_eq!(found.iter().map(|one| one.person).collect::<Vec<_>>(), [offers, silent]);
        assert_eq!(found[1].reasons, [Reason::InYourBuilding], "nothing else is known of them");
        assert_eq!(world.people(&ask).await.len(), 2, "the other one lives in another block");
        assert_eq!(world.suggest(&ask, 1).await.len(), 1);
        let ride = world.ask(Kind::Ride, |_| {}).await;
        assert!(world.people(&ride).await.is_empty(), "nobody vouched for them");
    }
);

db_test!(having_helped_is_a_reason_for_stewards_that_stays_when_the_ask_is_gone, &STEPS, |db| async move {
    let world = World::new(db).await;
    let who = world.helper(world.at.building, |offer| offer.per_week = PerWeek::WhenICan).await;
    let ask = world.ask(Kind::Food, |_| {}).await;
    let has = |found: &[matching::Suggestion]| found[0].reasons.contains(&Reason::HelpedBefore);
    assert!(!has(&world.suggest(&ask, 1).await));
    let (id, w) = (ask.ask.id, world.clone());
    world
        .write(move |tx| {
            let (cx, helper) = (w.cx(), who.cast());
            let via = asks::domain::Via::Steward;
            let standing = asks::acts::standing(tx, w.at.building, helper, via)?;
            let says = asks::acts::HelperSays::Done;
            asks::acts::claim(tx, &cx, id, helper, standing).map_err(|e| said(&e))?;
            let claim = asks::store::load(tx, id)?.and_then(|kept| kept.ask.claim).map(|claim| claim.id);
            let asker = (asks::domain::AnsweredBy::Asker, Some(ask.ask.asker));
            asks::acts::answer_claim(tx, &cx, claim.expect("one"), (id, true), asker)
                .map_err(|e| said(&e))?;
            asks::acts::helper_says(tx, &cx, id, helper, says).map_err(|e| said(&e)).map(drop)
        })
        .await;
    let next = world.ask(Kind::Food, |_| {}).await;
    assert!(has(&world.suggest(&next, 1).await));
});
