//! A pod of more than thirty parts when most want it, keeps what everybody showed, and can be one again for a week.

use kit_base::{Private, Span};
use kit_db::db_test;
use people::PersonId;
use rosters::store::entries::{self, Ticks};
use rosters::store::splits::{self, State};
use rosters::store::{carry, seats};

use crate::world::{NOW, STEPS, World};

db_test!(a_pod_parts_with_what_everybody_showed_and_is_one_again_within_a_week, &STEPS, |db| async move {
    let world = World::new(db).await;
    let mut all: Vec<PersonId> = Vec::new();
    for at in 0..34 {
        all.push(
            world.member(&format!("Neighbor {at}"), &format!("213 555 01{at:02}"), i64::from(at / 17)).await,
        );
    }
    let (vault, rng, pod, everybody) =
        (world.vault.clone(), world.rng.clone(), world.pod.clone(), all.clone());
    let (made, split) = world
        .write(move |tx| {
            let last = everybody[33];
            let ticks = Ticks { needs: Some(Private::new("a charger".into())), ..Ticks::default() };
            entries::save(tx, &vault, (pod.id, last), &ticks, (NOW, &rng))?;
            let members = entries::members(tx, pod.id)?;
            let plan = splits::plan(tx, &members, Some(everybody[0]), &[])?.expect("thirty-four part");
            assert_eq!(
                plan,
                splits::plan(tx, &members, Some(everybody[0]), &[])?.expect("again"),
                "the same again"
            );
            splits::propose(tx, pod.id, &plan, (NOW, &rng))?;
            let split = splits::of_circle(tx, pod.id)?.expect("it is proposed");
            assert_eq!((split.state, split.pods), (State::Proposed, 2));
            assert_eq!(entries::members(tx, pod.id)?.len(), 34, "a proposal moves nobody");
            for who in &everybody[..18] {
                assert!(seats::say(tx, split.id, *who, true)?);
            }
            assert!(splits::is_wanted(&seats::of_split(tx, split.id)?));
            assert!(carry::carry_out(tx, &pod, &split, (NOW, &rng))?);
            assert!(!carry::carry_out(tx, &pod, &split, (NOW, &rng))?, "once");
            Ok((splits::circles_of(tx, split.id)?, splits::of_circle(tx, pod.id)?.expect("it is kept")))
        })
        .await;
    assert_eq!(made.len(), 1);
    assert_eq!(world.members_of(world.pod.id).await, {
        let mut near = all[..17].to_vec();
        near.sort_unstable();
        near
    });
    assert_eq!(world.members_of(made[0]).await.len(), 17);
    let (vault, rng, pod, last) = (world.vault.clone(), world.rng.clone(), world.pod.clone(), all[33]);
    world
        .write(move |tx| {
            let members = entries::members(tx, made[0])?;
            let shown = entries::open(tx, &vault, &members, (last, true))?;
            let own = members.iter().position(|one| one.person == last).expect("they moved");
            assert_eq!(shown[own].needs.as_deref(), Some("a charger"), "it came along");
            assert!(members.iter().all(|one| one.vouched.is_some()), "and so did who vouches for them");
            assert!(!carry::undo(tx, &pod, &split, (NOW + Span::days(7), &rng))?, "a week is over");
            assert!(carry::undo(tx, &pod, &split, (NOW + Span::days(6), &rng))?);
            assert_eq!(entries::members(tx, pod.id)?.len(), 34);
            assert!(entries::members(tx, made[0])?.is_empty());
            Ok(())
        })
        .await;
});
