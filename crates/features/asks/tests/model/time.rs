//! Time in the model: whatever is due happens, one step at a time, and nothing else.

use asks::domain::{AskId, AskState, ClaimState};
use asks::store;
use kit_base::Span;
use kit_db::Tx;

use super::acts::{Done, agree, publish, without_helper};
use super::world::{World, cx, is_night};

/// The clock moves, by minutes mostly, rarely by a year; whatever is due happens, and nothing else.
pub(super) fn passes(tx: &mut Tx<'_>, world: &mut World) -> Done {
    let span = match world.die(200) {
        0 => Span::days(365),
        1..4 => Span::days(6),
        4..30 => Span::hours(7),
        _ => Span::minutes(15),
    };
    world.now = world.now + span;
    for (_, id) in store::due(tx, world.now)? {
        if world.open.contains_key(&id) {
            tick(tx, world, id)?;
        } else {
            // What is closed waits to be forgotten, which is not the matter here.
            store::look_again(tx, id, world.now + Span::days(9_999))?;
        }
    }
    Ok(())
}

fn tick(tx: &mut Tx<'_>, world: &mut World, id: AskId) -> Done {
    let (mut known, now) = (world.open[&id].clone(), world.now);
    let before = store::load(tx, id)?.expect("it is open").ask;
    let waited = known.opens_at.filter(|&at| known.state == AskState::New && at <= now);
    let silent = now.since(before.touched_at) >= Span::days(30) && before.times_asked == 2;
    if waited.is_some() && !silent {
        known.opens_at = world.closed_until(false);
        if known.opens_at.is_none() {
            publish(world, &mut known);
            world.counted.insert(id, known.asked_at);
            world.count("admitted");
        }
    }
    let cx = cx(&world.vault, &world.rng, &world.words, now);
    asks::clock::tick(tx, &cx, &world.registry, id)?;
    let Some(after) = store::load(tx, id)? else {
        assert!(silent, "only long silence ends an ask: {before:?}");
        world.open.remove(&id);
        world.declined.retain(|(_, of)| *of != id);
        world.counted.remove(&id);
        world.count("expired");
        return Ok(());
    };
    let after = after.ask;
    if let (Some(_), None) = (before.live_claim(), after.live_claim()) {
        let nudged = before.live_claim().and_then(|claim| claim.nudged_at).expect("asked about first");
        assert!(now >= nudged + before.when.answer_within(), "whoever was asked has time to answer");
        assert_eq!(after.claim.as_ref().map(|claim| claim.state), Some(ClaimState::Lapsed));
        without_helper(&mut known);
        world.count("lapsed");
    }
    if after.ring != known.ring {
        let rings = world.rings(known.home);
        let next = known.ring.and_then(|at| rings.iter().copied().find(|&r| r > at && r <= known.farthest));
        assert_eq!(after.ring, next, "one ring at a time, and none is left out");
        assert!(before.widen_at.is_some_and(|due| due <= now), "not before its time");
        assert!(known.when.is_urgent() || !is_night(now), "what can wait is not asked farther at night");
        known.ring = next;
        world.count("widened");
    }
    assert!(after.times_asked <= before.times_asked + 1, "one question at a time");
    world.open.insert(id, known);
    agree(tx, world, id)
}
