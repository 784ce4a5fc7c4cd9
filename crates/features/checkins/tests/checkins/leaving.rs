//! Leaving at once, pausing, stepping out, being erased: nothing of it stays.

use checkins::domain::{Outcome, Way};
use checkins::store::{members, rota};
use kit_base::Span;
use kit_db::{DbError, Scope, Statement, db_test, sql};
use kit_vault::Registry;

use crate::world::{EIGHT, NINE, STEPS, World, day};

const LEFT: Statement = sql!(
    "SELECT COUNT(*) FROM (
        SELECT person_id FROM checkin_people WHERE network_id = $1 AND person_id = $2
        UNION ALL SELECT person_id FROM checkin_checks WHERE network_id = $1 AND person_id = $2
        UNION ALL SELECT person_id FROM checkin_team WHERE network_id = $1 AND person_id = $2
        UNION ALL SELECT person_id FROM checkin_turns WHERE network_id = $1 AND person_id = $2
        UNION ALL SELECT person_id FROM checkin_weekly WHERE network_id = $1 AND person_id = $2
        UNION ALL SELECT closed_by FROM checkin_days WHERE network_id = $1 AND closed_by = $2
        UNION ALL SELECT buddy_id FROM checkin_people WHERE network_id = $1 AND buddy_id = $2
        UNION ALL SELECT said_by FROM checkin_checks WHERE network_id = $1 AND said_by = $2) AS found
     LIMIT 1"
);

async fn left(world: &World, person: people::PersonId) -> i64 {
    let found = world.write(move |tx| tx.one(&LEFT, &[&tx.network(), &person], kit_db::only)).await;
    found.unwrap_or_default()
}

db_test!(whoever_leaves_leaves_nothing_and_is_not_checked_on_again, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (member, person) = world.yes("0142", Way::Call).await;
    world.look(NINE).await;
    world.say(member, Outcome::NoAnswer, NINE).await;
    world.look(NINE + Span::minutes(30)).await;
    world.write(move |tx| members::leave(tx, member)).await;
    assert_eq!(left(&world, person).await, 0);
    world.look(NINE + Span::days(1)).await;
    assert_eq!(left(&world, person).await, 0);
    assert!(world.taken(member).await.is_empty());
});

db_test!(a_person_is_erased_from_rounds_with_everything_else, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (member, person) = world.yes("0142", Way::Call).await;
    world.look(NINE).await;
    world.say(member, Outcome::NoAnswer, NINE).await;
    world.look(NINE + Span::minutes(30)).await;
    let w = world.clone();
    world
        .write(move |tx| {
            rota::set_week(tx, w.round, (3, Some(w.buddy)), (day(), NINE))?;
            let round = checkins::store::rounds::by_id(tx, w.round)?.expect("it is there");
            checkins::acts::close_day(tx, &w.cx(NINE), (&round, day()), w.checker).map(drop)
        })
        .await;
    let lists = [
        kit_vault::TABLES,
        kit_jobs::TABLES,
        circles::TABLES,
        people::TABLES,
        kit_message::TABLES,
        trust::TABLES,
        checkins::TABLES,
    ];
    let registry = std::sync::Arc::new(Registry::new(&lists).expect("the registry is sound"));
    for who in [world.buddy, world.checker, world.steward, person] {
        let registry = registry.clone();
        world
            .db
            .write(Scope::Network(world.net), move |tx| people::erase(tx, &registry, who))
            .await
            .map_err(|error: DbError| error.to_string())
            .expect("they are erased");
        assert_eq!(left(&world, who).await, 0);
    }
});

db_test!(whoever_steps_out_hands_back_their_days_and_their_buddies, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (member, _) = world.yes("0142", Way::Call).await;
    let (round, checker, buddy) = (world.round, world.checker, world.buddy);
    for who in [checker, buddy] {
        world.write(move |tx| rota::leave(tx, round, who, day())).await;
    }
    assert_eq!(world.write(move |tx| rota::holder(tx, round, day())).await, None);
    let kept = world.write(move |tx| members::by_id(tx, member)).await.expect("she is in the round");
    assert_eq!(kept.buddy, None);
    world.look(NINE).await;
    let check = world.check(member).await.expect("she is checked on");
    assert!(!check.check.ladder.has(checkins::domain::Step::Buddy), "a step for nobody is left out");
});

db_test!(
    the_pairs_of_neighbors_and_their_buddies_are_found_among_those_who_are_asked_about,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        let (_, one) = world.yes("0142", Way::Call).await;
        let (_, other) = world.yes("0143", Way::Call).await;
        let (buddy, round) = (world.buddy, world.round);
        let among = |people: Vec<people::PersonId>| {
            world.write(move |tx| checkins::store::buddies_among(tx, &people))
        };
        let mut both = vec![(one, buddy), (other, buddy)];
        both.sort_unstable();
        assert_eq!(among(vec![one, other, buddy]).await, both);
        assert_eq!(among(vec![one, other]).await, [], "a buddy who is not among them is nobody's business");
        assert_eq!(among(Vec::new()).await, []);
        world.write(move |tx| checkins::store::rounds::end(tx, round, NINE).map(drop)).await;
        assert_eq!(among(vec![one, buddy]).await, [], "a round that is over binds nobody");
    }
);

db_test!(a_second_yes_renews_the_first_and_six_walk_a_round_at_the_most, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (member, person) = world.yes("0142", Way::Call).await;
    let w = world.clone();
    world
        .write(move |tx| {
            let yes = checkins::acts::Yes {
                id: kit_base::Id::new(EIGHT, &w.rng),
                round: w.round,
                person,
                way: Way::Visit,
                buddy: false,
                contact: None,
                wait: Span::minutes(60),
                consent: checkins::domain::Consent::Phone,
                by: Some(w.steward),
            };
            checkins::acts::join(tx, &w.cx(EIGHT), &yes).map(drop)
        })
        .await;
    let all = world.write(move |tx| members::of_person(tx, person)).await;
    let [one] = &all[..] else { panic!("one yes, not {}", all.len()) };
    assert_eq!((one.id, one.way, one.contact.is_none()), (member, Way::Visit, true));
    assert_eq!(one.consent_by, Some(world.steward));
    let w = world.clone();
    let joined = world.write(move |tx| {
        let mut joined = 0;
        for n in 0..6 {
            let new = crate::world::person(w.circle, &format!("016{n}"));
            let who = people::create_unverified(tx, &w.vault, &new, EIGHT, &w.rng)?;
            joined += usize::from(rota::join(tx, w.round, who, EIGHT)?);
        }
        Ok(joined)
    });
    assert_eq!(joined.await, 4, "two walk it already");
});
