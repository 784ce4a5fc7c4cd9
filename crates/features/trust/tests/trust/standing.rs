//! What makes somebody trusted, and what ends it.

use kit_base::{Private, Span};
use kit_db::{Scope, db_test};
use people::{Role, memberships};
use trust::store::pairings::{self, PairState};
use trust::store::suspensions::{self, Stop};
use trust::store::vouches::{self, VouchRefused};

use crate::world::{NOW, STEPS, World, jobs};

db_test!(two_members_open_what_one_steward_opens_and_one_member_does_not, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, new) = (
        world.member("0101", true).await,
        world.member("0102", true).await,
        world.member("0103", false).await,
    );
    let (building, block) = (world.building, world.block);
    world
        .write(move |tx| {
            assert!(!trust::is_trusted(tx, new, building)?);
            for _ in 0..2 {
                assert_eq!(vouches::vouch(tx, new, ana, NOW)?, Ok(()));
            }
            assert!(!trust::is_trusted(tx, new, building)?, "one neighbor said so twice");
            assert_eq!(vouches::vouch(tx, new, beto, NOW)?, Ok(()));
            assert!(trust::is_trusted(tx, new, building)? && trust::is_trusted(tx, new, block)?);
            let all = trust::trusted_among(tx, &[ana, beto, new])?;
            assert_eq!(all.len(), 3);
            assert!(vouches::take_back(tx, new, beto)?);
            assert!(!trust::is_trusted(tx, new, building)?);
            Ok(())
        })
        .await;
});

db_test!(nobody_vouches_for_themselves_nor_before_somebody_vouched_for_them, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, one, two) = (
        world.member("0101", true).await,
        world.member("0102", false).await,
        world.member("0103", false).await,
    );
    world
        .write(move |tx| {
            assert_eq!(vouches::vouch(tx, ana, ana, NOW)?, Err(VouchRefused::Oneself));
            assert_eq!(vouches::vouch(tx, two, one, NOW)?, Err(VouchRefused::NotTrusted));
            Ok(())
        })
        .await;
});

db_test!(trust_in_the_block_is_none_in_the_building, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.member("0101", false).await;
    let (building, block) = (world.building, world.block);
    world
        .write(move |tx| {
            memberships::join(tx, block, ana, Some(NOW), NOW)?;
            assert!(trust::is_trusted(tx, ana, block)? && !trust::is_trusted(tx, ana, building)?);
            Ok(())
        })
        .await;
});

db_test!(a_first_visit_in_a_pair_opens_it_when_a_steward_says_it_went_well, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, new, cleo) = (
        world.member("0101", true).await,
        world.member("0102", false).await,
        world.member("0103", true).await,
    );
    let (building, rng) = (world.building, world.rng.clone());
    world
        .write(move |tx| {
            pairings::propose(tx, building, (new, ana, cleo), NOW, &rng)?;
            let slug = pairings::of_person(tx, new)?[0].slug;
            assert!(!pairings::step(tx, slug, PairState::Trusted, NOW)?, "they have not gone yet");
            for _ in 0..2 {
                assert!(pairings::step(tx, slug, PairState::Done, NOW)?);
            }
            assert!(!trust::is_trusted(tx, new, building)?);
            for _ in 0..2 {
                assert!(pairings::step(tx, slug, PairState::Trusted, NOW)?);
            }
            pairings::propose(tx, building, (new, cleo, cleo), NOW, &rng)?;
            assert!(trust::is_trusted(tx, new, building)?, "a late proposal takes nothing back");
            Ok(())
        })
        .await;
});

db_test!(a_pause_ends_roles_and_vouches_at_once_and_lifting_brings_them_back, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, new, cleo) = (
        world.member("0101", true).await,
        world.member("0102", true).await,
        world.member("0103", false).await,
        world.member("0104", true).await,
    );
    world.gives(ana, Role::Helper).await;
    let (building, rng, vault) = (world.building, world.rng.clone(), world.vault.clone());
    world
        .write(move |tx| {
            for by in [ana, beto] {
                assert_eq!(vouches::vouch(tx, new, by, NOW)?, Ok(()));
            }
            let stop = Stop { by: cleo, until: None, reason: Some(Private::new("she shouted".into())) };
            assert!(suspensions::suspend(tx, &vault, ana, &stop, (NOW, &rng))?);
            assert!(!suspensions::suspend(tx, &vault, ana, &stop, (NOW, &rng))?, "two stewards at once");
            assert!(trust::is_suspended(tx, ana)? && !trust::is_trusted(tx, ana, building)?);
            assert!(memberships::standing(tx, ana, NOW)?.roles.is_empty());
            assert!(!trust::is_trusted(tx, new, building)?, "her vouch does not count now");
            assert!(suspensions::lift(tx, ana, NOW, &rng)?);
            assert!(!suspensions::lift(tx, ana, NOW, &rng)?);
            assert_eq!(memberships::standing(tx, ana, NOW)?.roles.len(), 1);
            assert!(!trust::is_suspended(tx, ana)? && trust::is_trusted(tx, new, building)?);
            Ok(())
        })
        .await;
});

db_test!(a_pause_until_a_day_ends_on_that_day, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, cleo) = (world.member("0101", true).await, world.member("0104", true).await);
    world.gives(ana, Role::Helper).await;
    let (rng, vault) = (world.rng.clone(), world.vault.clone());
    world
        .write(move |tx| {
            let stop = Stop { by: cleo, until: Some(NOW + Span::days(7)), reason: None };
            Ok(suspensions::suspend(tx, &vault, ana, &stop, (NOW, &rng))?)
        })
        .await;
    let jobs = jobs(&world.rng);
    jobs.run_due(&world.db, NOW + Span::days(6)).await.expect("the jobs run");
    assert!(world.write(move |tx| trust::is_suspended(tx, ana)).await);
    let later = NOW + Span::days(8);
    jobs.run_due(&world.db, later).await.expect("the jobs run");
    let (stopped, roles) = world
        .db
        .read(Scope::Network(world.net), move |tx| {
            Ok::<_, kit_db::DbError>((
                trust::is_suspended(tx, ana)?,
                memberships::standing(tx, ana, later)?.roles.len(),
            ))
        })
        .await
        .expect("it reads");
    assert_eq!((stopped, roles), (false, 1));
});

db_test!(a_vouch_between_two_who_are_kept_apart_is_taken_and_never_counts, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, new) = (
        world.member("0101", true).await,
        world.member("0102", true).await,
        world.member("0103", false).await,
    );
    let (building, rng) = (world.building, world.rng.clone());
    world
        .write(move |tx| {
            trust::block(tx, new, ana, NOW, &rng)?;
            assert_eq!(vouches::vouch(tx, new, ana, NOW)?, Ok(()), "she notices nothing");
            assert_eq!(vouches::vouch(tx, new, beto, NOW)?, Ok(()));
            assert!(!trust::is_trusted(tx, new, building)?);
            assert_eq!(vouches::vouching_for(tx, new)?, [beto]);
            assert_eq!(vouches::vouch(tx, ana, new, NOW)?, Err(VouchRefused::YouKeepAway));
            Ok(())
        })
        .await;
});

db_test!(who_is_blocked_keeps_what_was_theirs_before, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, new) = (
        world.member("0101", true).await,
        world.member("0102", true).await,
        world.member("0103", false).await,
    );
    let (building, rng) = (world.building, world.rng.clone());
    world
        .write(move |tx| {
            for by in [ana, beto] {
                assert_eq!(vouches::vouch(tx, new, by, NOW)?, Ok(()));
            }
            trust::block(tx, ana, new, NOW + Span::hours(1), &rng)?;
            assert!(trust::is_trusted(tx, new, building)?, "or he would notice");
            assert_eq!(vouches::vouching_for(tx, new)?.len(), 2);
            Ok(())
        })
        .await;
});
