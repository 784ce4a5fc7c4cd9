//! A pod of more than thirty parts when most want it, keeps what everybody showed, and can be one again for a week.

use std::sync::Arc;

use kit_base::{Private, Span};
use kit_db::{DbError, Tx, db_test};
use people::{Bonds, PersonId, memberships};
use rosters::domain::Post;
use rosters::store::entries::{self, Ticks};
use rosters::store::splits::{self, State};
use rosters::store::{carry, posts, seats};

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
            posts::give(tx, pod.id, (Post::Point, everybody[0]), NOW)?;
            posts::give(tx, pod.id, (Post::Alternate, everybody[30]), NOW)?;
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
    let (everybody, new) = (all.clone(), world.stranger("Zoe", "213 555 0199").await);
    world
        .write(move |tx| {
            let members = entries::members(tx, made[0])?;
            let shown = entries::open(tx, &vault, &members, (last, true))?;
            let own = members.iter().position(|one| one.person == last).expect("they moved");
            assert_eq!(shown[own].needs.as_deref(), Some("a charger"), "it came along");
            assert!(members.iter().all(|one| one.vouched.is_some()), "and so did who vouches for them");
            assert_eq!(posts::of_circle(tx, made[0])?[0].person, everybody[30], "the alternate went along");
            // In the week somebody lets the post go, and somebody new comes in.
            posts::leave(tx, made[0], (Post::Alternate, everybody[30]))?;
            memberships::join(tx, made[0], new, None, NOW + Span::days(2))?;
            assert!(!carry::undo(tx, &pod, &split, (NOW + Span::days(7), &rng))?, "a week is over");
            assert!(carry::undo(tx, &pod, &split, (NOW + Span::days(6), &rng))?);
            let back = entries::members(tx, pod.id)?;
            assert_eq!(back.len(), 35, "whoever came since comes along");
            let shown = entries::open(tx, &vault, &back, (last, true))?;
            let own = back.iter().position(|one| one.person == last).expect("they are back");
            assert_eq!(shown[own].needs.as_deref(), Some("a charger"), "with what they showed");
            let held = posts::of_circle(tx, pod.id)?;
            assert_eq!(held.len(), 2);
            assert_eq!((held[0].person, held[1].person), (everybody[30], everybody[0]), "both keep it again");
            assert!(entries::members(tx, made[0])?.is_empty() && posts::of_circle(tx, made[0])?.is_empty());
            assert!(circles::store::by_name(tx)?.iter().all(|circle| circle.id != made[0]), "on no list");
            assert!(circles::store::within(tx, made[0], pod.id)?, "and what named it is in the pod");
            Ok(())
        })
        .await;
});

/// Two who look in on each other, as a higher room knows it.
struct Pair(PersonId, PersonId);

impl Bonds for Pair {
    fn among(&self, _: &mut Tx<'_>, people: &[PersonId]) -> Result<Vec<(PersonId, PersonId)>, DbError> {
        assert!(people.contains(&self.0) && people.contains(&self.1), "everybody is asked about");
        Ok(vec![(self.0, self.1)])
    }
}

db_test!(thirty_one_part_with_near_doors_and_buddies_together, &STEPS, |db| async move {
    let world = World::new(db).await;
    let mut all: Vec<PersonId> = Vec::new();
    for at in 0..31 {
        let cell = i64::from(at / 16);
        all.push(world.member(&format!("Neighbor {at}"), &format!("213 555 01{at:02}"), cell).await);
    }
    let (pod, everybody) = (world.pod.id, all.clone());
    world
        .write(move |tx| {
            let members = entries::members(tx, pod)?;
            let (near, far) = (everybody[2], everybody[29]);
            let pods = |plan: &[(PersonId, usize)], who| {
                plan.iter().find(|(person, _)| *person == who).map(|(_, pod)| *pod).expect("a place")
            };
            let alone = splits::plan(tx, &members, None, &[])?.expect("thirty-one part");
            assert_ne!(pods(&alone, near), pods(&alone, far), "far doors part");
            let bonds: Vec<Arc<dyn Bonds>> = vec![Arc::new(Pair(near, far))];
            let plan = splits::plan(tx, &members, None, &bonds)?.expect("thirty-one part");
            assert_eq!(pods(&plan, near), pods(&plan, far), "buddies do not");
            let first = plan.iter().filter(|(_, pod)| *pod == 0).count();
            assert!((15..=16).contains(&first), "{first} of 31");
            Ok(())
        })
        .await;
});
