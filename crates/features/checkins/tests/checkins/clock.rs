//! What the clock does: a day opens once, each step is taken once, whoever looks and however often.

use checkins::domain::{Outcome, Stand, Way};
use kit_base::Span;
use kit_db::db_test;

use crate::world::{EIGHT, ELEVEN, NINE, STEPS, World};

db_test!(a_day_is_opened_once_for_everybody_who_said_yes_and_is_not_away, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (here, _) = world.yes("0142", Way::Text).await;
    let (away, _) = world.yes("0143", Way::Call).await;
    world.write(move |tx| checkins::store::members::pause(tx, away, Some(NINE + Span::days(7)))).await;
    world.look(EIGHT).await;
    assert!(world.check(here).await.is_none(), "the hours have not begun");
    for minutes in [0, 0, 5, 10] {
        world.look(NINE + Span::minutes(minutes)).await;
    }
    assert_eq!(world.check(here).await.map(|kept| kept.check.stand), Some(Stand::Waiting));
    assert!(world.check(away).await.is_none(), "whoever is away is left in peace");
    let told: Vec<String> = world.told().await.into_iter().map(|(key, _)| key).collect();
    assert_eq!(told, ["checkins-text-hello", "checkins-text-turn"]);
});

db_test!(missed_checkin_escalates_exactly_once, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (member, person) = world.yes("0142", Way::Text).await;
    world.look(NINE).await;
    // Two nodes look at the same time, each several times; each look of `look` is a node that has just started.
    let (one, other) = (world.node(), world.node());
    let mut now = ELEVEN;
    for _ in 0..5 {
        for _ in 0..2 {
            let (a, b) = tokio::join!(one.run_due(&world.db, now), other.run_due(&world.db, now));
            a.and(b).expect("both nodes look");
        }
        world.look(now).await;
        now = now + Span::minutes(30);
    }
    // She travels, so no other day begins; the clock jumps a month ahead, and back by a year.
    world.write(move |tx| checkins::store::members::pause(tx, member, Some(NINE + Span::days(9_999)))).await;
    for now in [now + Span::days(30), now - Span::days(365), now + Span::minutes(5), now + Span::days(400)] {
        world.look(now).await;
        world.look(now).await;
    }
    let kept = world.check(member).await.expect("it is there");
    assert_eq!(kept.check.stand, Stand::Exhausted, "it ends where everybody sees it, and not as fine");
    assert_eq!(world.taken(member).await, ["again", "buddy", "contact", "exhausted", "steward"]);
    for (template, to) in [
        ("checkins-text-hello", person),
        ("checkins-text-hello-again", person),
        ("checkins-text-again", world.checker),
        ("checkins-text-buddy", world.buddy),
        ("checkins-text-contact", world.checker),
        ("checkins-text-steward", world.steward),
        ("checkins-text-exhausted", world.steward),
    ] {
        let ours = world.told().await.into_iter().filter(|(key, _)| key == template).count();
        assert_eq!((ours, world.times(template, to).await), (1, 1), "{template}");
    }
});

db_test!(
    a_clock_that_jumps_ahead_takes_one_step_and_one_that_is_set_back_loses_none,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        let (member, _) = world.yes("0142", Way::Call).await;
        world.look(NINE).await;
        world.look(NINE + Span::hours(10)).await;
        assert_eq!(world.taken(member).await, ["again"], "people get their time");
        // It was wrong: it is still nine. Half an hour later the next step is due, not in the evening.
        world.look(NINE + Span::minutes(10)).await;
        world.look(NINE + Span::minutes(35)).await;
        assert_eq!(world.taken(member).await, ["again"]);
        world.look(NINE + Span::minutes(45)).await;
        assert_eq!(world.taken(member).await, ["again", "buddy"]);
    }
);

db_test!(no_answer_starts_the_ladder_and_fine_ends_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (missed, _) = world.yes("0142", Way::Call).await;
    let (fine, _) = world.yes("0143", Way::Call).await;
    world.look(NINE).await;
    world.say(missed, Outcome::NoAnswer, NINE).await;
    world.say(fine, Outcome::Unclear, NINE).await;
    world.look(NINE + Span::minutes(30)).await;
    assert_eq!(world.taken(missed).await, ["again"]);
    assert_eq!(world.taken(fine).await, ["again"], "unclear is never fine");
    world.say(fine, Outcome::Fine, NINE + Span::minutes(31)).await;
    for hours in 1..24 {
        world.look(NINE + Span::hours(hours)).await;
    }
    assert_eq!(world.check(fine).await.map(|kept| kept.check.stand), Some(Stand::Fine));
    assert_eq!(world.taken(fine).await, ["again"]);
    assert_eq!(world.check(missed).await.map(|kept| kept.check.stand), Some(Stand::Exhausted));
});

db_test!(what_a_human_must_look_at_is_never_forgotten_before_it_is_closed, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (open, _) = world.yes("0142", Way::Call).await;
    let (fine, _) = world.yes("0143", Way::Call).await;
    world.look(NINE).await;
    world.say(open, Outcome::NotFine, NINE).await;
    world.say(fine, Outcome::Fine, NINE).await;
    for days in [1, 31, 91, 200] {
        world.look(NINE + Span::days(days)).await;
    }
    let kept = world.check(open).await.expect("it is kept");
    assert!(kept.check.stand.must_look());
    assert!(world.check(fine).await.is_none(), "what went well is forgotten after 90 days");
    let (w, at) = (world.clone(), NINE + Span::days(200));
    let steward = world.steward;
    let looked = world.write(move |tx| checkins::store::checks::must_look(tx, steward, at)).await;
    assert!(looked.iter().any(|look| look.stand == kept.check.stand), "{looked:?}");
    let word = kit_base::Private::new("at her sister's".to_owned());
    let closed = world.write(move |tx| {
        let kept = checkins::store::checks::one(tx, open, crate::world::day())?.expect("it is there");
        checkins::acts::close(tx, &w.cx(at), &kept, (w.steward, &word))
    });
    assert!(closed.await);
    assert_eq!(world.check(open).await.map(|kept| kept.check.stand), Some(Stand::Closed));
});
