//! Who is never matched with whom.

use kit_base::Private;
use kit_db::db_test;
use trust::store::apart::{block_number, by_steward, keep_apart, own, own_numbers, take_back};

use crate::world::{NOW, STEPS, World, registry};

db_test!(every_statement_prepares_and_every_column_has_a_class, &STEPS, |db| async move {
    let refused = db.prepare_all(trust::STATEMENTS.to_vec()).await.expect("the engine answers");
    assert!(refused.is_empty(), "{refused:#?}");
    let all = db.schema().await.expect("the schema reads");
    let problems = registry().problems(&all);
    assert!(problems.is_empty(), "{problems:#?}");
});

db_test!(one_wish_keeps_both_apart_and_taking_it_back_ends_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, cleo) = (
        world.member("0101", true).await,
        world.member("0102", true).await,
        world.member("0103", true).await,
    );
    let rng = world.rng.clone();
    let slug = world
        .write(move |tx| {
            trust::block(tx, ana, beto, NOW, &rng)?;
            trust::block(tx, ana, beto, NOW, &rng)?;
            trust::block(tx, ana, ana, NOW, &rng)?;
            let mine = own(tx, ana)?;
            assert_eq!(mine.iter().map(|kept| kept.other).collect::<Vec<_>>(), [beto]);
            assert!(own(tx, beto)?.is_empty(), "the other side has no line");
            Ok(mine[0].slug)
        })
        .await;
    let seen = world
        .write(move |tx| {
            let apart =
                (trust::apart(tx, ana, beto)?, trust::apart(tx, beto, ana)?, trust::apart(tx, ana, cleo)?);
            let from =
                (trust::apart_from(tx, ana)?, trust::apart_from(tx, beto)?, trust::apart_from(tx, cleo)?);
            assert!(!take_back(tx, beto, slug)?, "only she takes it back");
            assert!(take_back(tx, ana, slug)?);
            Ok((apart, from, trust::apart(tx, beto, ana)?))
        })
        .await;
    assert_eq!(seen, ((true, true, false), (vec![beto], vec![ana], vec![]), false));
});

db_test!(a_number_keeps_apart_whoever_has_it_now_or_later, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto) = (world.member("0101", true).await, world.member("0102", true).await);
    let (vault, rng) = (world.vault.clone(), world.rng.clone());
    world
        .write(move |tx| {
            for number in ["(213) 555-0102", "+1 213 555 0199", "213.555.0102"] {
                assert!(block_number(tx, &vault, ana, &Private::new(number.into()), (NOW, &rng))?);
            }
            assert!(!block_number(tx, &vault, ana, &Private::new("no".into()), (NOW, &rng))?);
            let typed: Vec<_> =
                own_numbers(tx, &vault, ana)?.into_iter().map(|(_, text)| text.into_inner()).collect();
            assert_eq!(typed, ["(213) 555-0102", "+1 213 555 0199"]);
            Ok(())
        })
        .await;
    let late = world.member("0199", false).await;
    let (from, both) = world
        .write(move |tx| {
            Ok((trust::apart_from(tx, ana)?, trust::apart(tx, late, ana)? && trust::apart(tx, ana, beto)?))
        })
        .await;
    let mut wanted = [beto, late];
    wanted.sort();
    assert_eq!((from.as_slice(), both), (&wanted[..], true));
});

db_test!(what_a_steward_keeps_apart_only_a_steward_ends, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, cleo) = (
        world.member("0101", true).await,
        world.member("0102", true).await,
        world.member("0103", true).await,
    );
    let rng = world.rng.clone();
    world
        .write(move |tx| {
            keep_apart(tx, cleo, (beto, ana), NOW, &rng)?;
            keep_apart(tx, cleo, (ana, beto), NOW, &rng)?;
            let kept = by_steward(tx)?;
            assert_eq!(kept.len(), 1);
            assert!(own(tx, ana)?.is_empty() && own(tx, beto)?.is_empty());
            assert!(!take_back(tx, ana, kept[0].slug)? && !take_back(tx, beto, kept[0].slug)?);
            assert!(trust::apart(tx, ana, beto)?);
            assert!(trust::store::apart::together_again(tx, kept[0].slug)?);
            assert!(!trust::apart(tx, ana, beto)?);
            Ok(())
        })
        .await;
});

db_test!(who_kept_away_from_whom_goes_with_either_of_them, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto) = (world.member("0101", true).await, world.member("0102", true).await);
    let rng = world.rng.clone();
    world
        .write(move |tx| {
            trust::block(tx, ana, beto, NOW, &rng)?;
            people::erase(tx, &registry(), beto)?;
            assert!(own(tx, ana)?.is_empty() && trust::apart_from(tx, ana)?.is_empty());
            Ok(())
        })
        .await;
});
