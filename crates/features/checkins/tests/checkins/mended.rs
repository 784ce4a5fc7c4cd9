//! A link that many find, a number somebody else has, a row that is broken, a round that ended: nobody is lost or shown.

use checkins::acts;
use checkins::domain::{Consent, Outcome, Stand, Step, Way};
use checkins::hours::Hours;
use checkins::store::{MemberId, checks, members, rounds};
use kit_base::{Id, Private, Slug, Span};
use kit_db::{Statement, db_test, sql};

use crate::world::{EIGHT, ELEVEN, NINE, STEPS, World, day, person};

const BREAK: Statement = sql!("UPDATE checkin_rounds SET days = 'never' WHERE network_id = $1 AND id = $2");
const IN_IT: Statement =
    sql!("SELECT id FROM checkin_people WHERE network_id = $1 AND round_id = $2 ORDER BY id LIMIT 100");

impl World {
    async fn knocks(&self, phone: &'static str) -> MemberId {
        let world = self.clone();
        self.write(move |tx| {
            let new = person(world.circle, phone);
            let yes = acts::Yes {
                id: Id::new(EIGHT, &world.rng),
                round: world.round,
                person: people::create_unverified(tx, &world.vault, &new, EIGHT, &world.rng)?,
                way: Way::Text,
                buddy: false,
                contact: None,
                wait: Span::minutes(30),
                consent: Consent::Link,
                by: None,
            };
            acts::knock(tx, &world.cx(EIGHT), &yes)?;
            Ok(yes.id)
        })
        .await
    }

    async fn in_it(&self) -> usize {
        let round = self.round;
        let found: Vec<MemberId> =
            self.write(move |tx| tx.query(&IN_IT, &[&tx.network(), &round], kit_db::only)).await;
        found.len()
    }
}

db_test!(a_yes_that_nobody_confirmed_is_neither_asked_nor_texted, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let waits = world.knocks("0142").await;
    world.look(NINE).await;
    assert!(world.check(waits).await.is_none());
    assert_eq!(world.sent("checkins-text-hello").await + world.sent("checkins-text-welcome").await, 0);
    let w = world.clone();
    let answer = world.write(move |tx| {
        let member = members::by_id(tx, waits)?.expect("they wait");
        Ok((acts::confirm(tx, &w.cx(NINE), &member)?, acts::confirm(tx, &w.cx(NINE), &member)?))
    });
    assert_eq!(answer.await, (true, false), "once");
    world.look(NINE + Span::days(1)).await;
    assert_eq!((world.sent("checkins-text-hello").await, world.sent("checkins-text-welcome").await), (1, 1));
});

db_test!(a_round_with_a_broken_row_stops_no_other_round, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (member, _) = world.yes("0142", Way::Call).await;
    let w = world.clone();
    world
        .write(move |tx| {
            for broken in [0, u128::MAX] {
                let id = Id::from_uuid(uuid::Uuid::from_u128(broken));
                let new = rounds::NewRound {
                    id,
                    slug: Slug::of("test.round", &w.rng),
                    circle: w.circle,
                    called: "Broken".into(),
                    hours: Hours::new([true; 7], 540, 660).expect("these are hours"),
                    by: w.steward,
                    join_hash: acts::join_link(tx, &w.vault, id)?.hash(),
                };
                rounds::create(tx, &new, EIGHT)?;
                tx.execute(&BREAK, &[&tx.network(), &id])?;
            }
            Ok(())
        })
        .await;
    world.node().run_due(&world.db, NINE).await.ok();
    world.node().run_due(&world.db, NINE).await.ok();
    assert!(world.check(member).await.is_some(), "the sound round is asked");
});

db_test!(who_was_in_a_round_is_forgotten_after_it_ended_once_nobody_waits, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (member, _) = world.yes("0142", Way::Call).await;
    world.look(NINE).await;
    world.say(member, Outcome::NotFine, NINE).await;
    let round = world.round;
    world.write(move |tx| rounds::end(tx, round, NINE).map(drop)).await;
    world.look(NINE + Span::days(40)).await;
    assert_eq!(world.in_it().await, 1, "somebody must look first");
    let w = world.clone();
    let close = world.write(move |tx| {
        let kept = checks::one(tx, member, day())?.expect("it waits");
        acts::close(tx, &w.cx(NINE + Span::days(40)), &kept, (w.steward, &Private::new("all well".into())))
    });
    assert!(close.await);
    world.look(NINE + Span::days(42)).await;
    assert_eq!(world.in_it().await, 0);
});

db_test!(a_round_that_goes_on_again_keeps_its_people_and_misses_no_day, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (member, _) = world.yes("0142", Way::Call).await;
    world.look(NINE).await;
    world.say(member, Outcome::Fine, NINE).await;
    let round = world.round;
    world.write(move |tx| rounds::end(tx, round, NINE).map(drop)).await;
    world.look(NINE + Span::days(5)).await;
    let again = world.write(move |tx| {
        let round = rounds::by_id(tx, round)?.expect("it is there");
        rounds::begin_again(tx, &round, day() + 4)
    });
    assert!(again.await);
    world.look(NINE + Span::days(5) + Span::minutes(10)).await;
    assert_eq!((world.how(day() + 2).await, world.sent("checkins-text-missed").await), (None, 0));
    assert!(world.how(day() + 5).await.is_some(), "and today is asked");
});

db_test!(a_slip_of_the_thumb_is_taken_back_and_the_ladder_goes_on_to_its_end, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (member, _) = world.yes("0142", Way::Call).await;
    world.look(NINE).await;
    world.say(member, Outcome::NotFine, NINE).await;
    let slip = async |who, now| {
        let w = world.clone();
        world
            .write(move |tx| {
                let kept = checks::one(tx, member, day())?.expect("there is a check");
                acts::slip(tx, &w.cx(now), &kept, who)
            })
            .await
    };
    assert!(!slip(world.buddy, NINE).await, "not theirs to take back");
    assert!(slip(world.checker, NINE + Span::minutes(1)).await);
    let kept = world.check(member).await.expect("there is a check");
    assert_eq!((kept.check.stand, kept.took(Step::Again)), (Stand::Waiting, false));
    for n in 0..8 {
        world.look(ELEVEN + Span::minutes(30 * n)).await;
    }
    assert_eq!(world.taken(member).await, ["again", "buddy", "contact", "exhausted", "steward"]);
    let w = world.clone();
    world
        .write(move |tx| {
            let kept = checks::one(tx, member, day())?.expect("there is a check");
            let word = Private::new("at her niece's".into());
            assert!(acts::close(tx, &w.cx(ELEVEN), &kept, (w.steward, &word))?);
            let kept = checks::one(tx, member, day())?.expect("there is a check");
            let over = checks::over(tx, w.round, kit_base::Timestamp::from_micros(0))?;
            assert!(over.len() == 1 && over[0].by == Some(w.steward) && over[0].word.is_some());
            assert!(acts::reopen(tx, &w.cx(ELEVEN), &kept)?);
            let kept = checks::one(tx, member, day())?.expect("there is a check");
            assert_eq!(kept.check.stand, Stand::Exhausted);
            Ok(())
        })
        .await;
});
