//! A ring opens: who is asked, how often, in which words.

use asks::domain::{Kind, When};
use kit_base::Span;
use kit_db::db_test;
use offers::domain::PerWeek;

use crate::world::{NOW, STEPS, World};

db_test!(a_few_are_asked_once_and_five_when_it_cannot_wait, &STEPS, |db| async move {
    let world = World::new(db).await;
    for _ in 0..9 {
        world.helper(world.at.building, |_| {}).await;
    }
    let calm = world.ask(Kind::Food, |posting| posting.when = When::Flexible).await;
    assert_eq!(world.ring(calm.ask.id, NOW, false).await, 3);
    let urgent = world.ask(Kind::Food, |_| {}).await;
    assert_eq!(world.ring(urgent.ask.id, NOW, false).await, 5);
    let (first, second) = (world.requested(calm.ask.id).await, world.requested(urgent.ask.id).await);
    assert!(first.iter().all(|who| !second.contains(who)), "nobody was asked twice in a week");
    let third = world.ask(Kind::Food, |_| {}).await;
    assert_eq!(
        world.ring(third.ask.id, NOW, false).await,
        1,
        "one is left, and nobody more than once a week"
    );
    assert_eq!(
        world.ring(third.ask.id, NOW + Span::days(8), false).await,
        5,
        "a week later they may be asked again"
    );
});

db_test!(whoever_was_asked_this_week_is_asked_only_when_nobody_else_is_left, &STEPS, |db| async move {
    let world = World::new(db).await;
    let often = world.helper(world.at.pod, |offer| offer.per_week = PerWeek::WhenICan).await;
    let first = world.ask(Kind::Food, |_| {}).await;
    assert_eq!(world.ring(first.ask.id, NOW, false).await, 1);
    let other = world.helper(world.at.building, |offer| offer.per_week = PerWeek::WhenICan).await;
    let second = world.ask(Kind::Food, |_| {}).await;
    world.ring(second.ask.id, NOW + Span::hours(1), false).await;
    let mut asked = world.requested(second.ask.id).await;
    asked.sort_unstable();
    let mut both = vec![often, other];
    both.sort_unstable();
    assert_eq!(asked, both, "there was room for both");
    assert!(world.suggest(&second, 9).await.is_empty(), "both were asked for this one");
});

db_test!(at_night_only_whoever_agreed_and_never_for_what_is_sensitive, &STEPS, |db| async move {
    let world = World::new(db).await;
    let owl = world.helper(world.at.building, |offer| offer.night_opt_in = true).await;
    world.helper(world.at.building, |_| {}).await;
    let ask = world.ask(Kind::Food, |_| {}).await;
    world.ring(ask.ask.id, NOW + Span::hours(11), true).await;
    assert_eq!(world.requested(ask.ask.id).await, [owl]);
    let marked = world.ask(Kind::Food, |posting| posting.marked = true).await;
    assert_eq!(world.ring(marked.ask.id, NOW + Span::days(9), false).await, 0);
});

db_test!(
    can_t_this_time_is_heard_for_this_ask_and_held_against_nobody_at_the_next,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        let who = world.helper(world.at.building, |_| {}).await;
        let first = world.ask(Kind::Food, |_| {}).await;
        let id = first.ask.id;
        world.write(move |tx| asks::store::decline(tx, id, who.cast(), NOW)).await;
        assert_eq!(world.ring(id, NOW, false).await, 0);
        let next = world.ask(Kind::Food, |_| {}).await;
        assert_eq!(world.people(&next).await, [who]);
        assert_eq!(world.ring(next.ask.id, NOW, false).await, 1);
    }
);
