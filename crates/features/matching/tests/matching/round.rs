//! A proposal for all open asks.

use asks::domain::Kind;
use kit_db::db_test;
use people::roles::Term;
use people::{Held, Role};

use crate::world::{NOW, STEPS, World};

db_test!(a_round_gives_each_ask_somebody_else_and_writes_nothing, &STEPS, |db| async move {
    let world = World::new(db).await;
    let steward =
        world.helper(world.at.neighborhood, |offer| offer.kinds = vec![offers::domain::Kind::Pet]).await;
    let (rng, circle) = (world.rng.clone(), world.at.neighborhood);
    world
        .write(move |tx| {
            let term = Term { since: NOW, until: None };
            people::roles::grant(tx, steward, Held { circle, role: Role::Steward }, term, &rng)
        })
        .await;
    for circle in [world.at.building, world.at.across, world.at.far] {
        world.helper(circle, |_| {}).await;
    }
    let asks = [world.ask(Kind::Food, |_| {}).await, world.ask(Kind::Food, |_| {}).await];
    let lines = world.write(move |tx| matching::round::propose(tx, steward, NOW)).await;
    assert_eq!(lines.len(), 2);
    let to: Vec<_> = lines.iter().filter_map(|line| line.to.as_ref()).map(|to| to.person).collect();
    assert!(to.len() == 2 && to[0] != to[1], "each has somebody of their own");
    assert!(lines.iter().all(|line| line.to.as_ref().is_some_and(|to| !to.reasons.is_empty())));
    for ask in &asks {
        assert!(world.requested(ask.ask.id).await.is_empty());
    }
    let again = world.write(move |tx| matching::round::propose(tx, steward, NOW)).await;
    let same: Vec<_> = again.iter().filter_map(|line| line.to.as_ref()).map(|to| to.person).collect();
    assert_eq!(same, to);
});

db_test!(whoever_tends_nothing_is_proposed_nothing, &STEPS, |db| async move {
    let world = World::new(db).await;
    let helper = world.helper(world.at.building, |_| {}).await;
    world.ask(Kind::Food, |_| {}).await;
    assert!(world.write(move |tx| Ok(matching::round::propose(tx, helper, NOW)?.len())).await == 0);
});
