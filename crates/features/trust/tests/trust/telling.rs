//! Reports: read by two stewards, never by the one they are about; and what goes when somebody goes.

use kit_base::{Private, Span};
use kit_db::db_test;
use people::Role;
use trust::store::{leaving, notes, reports};

use crate::world::{NOW, STEPS, World, registry};

db_test!(what_was_told_goes_to_two_stewards_and_never_to_the_one_it_is_about, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, cleo, dora, eva) = (
        world.member("0101", true).await,
        world.member("0102", true).await,
        world.member("0103", true).await,
        world.member("0104", true).await,
    );
    for steward in [cleo, dora, eva] {
        world.gives(steward, Role::Steward).await;
    }
    let rng = world.rng.clone();
    world
        .write(move |tx| {
            for _ in 0..2 {
                trust::report(tx, (ana, cleo), None, NOW, &rng)?;
            }
            assert!(reports::open_for(tx, cleo, NOW)?.is_empty());
            let mut read = 0;
            for steward in [dora, eva] {
                read += reports::open_for(tx, steward, NOW)?.len();
            }
            assert_eq!(read, 2, "one report, two readers");
            let told = reports::told_by(tx, ana)?;
            assert_eq!((told.len(), told[0].readers.len()), (1, 2));
            assert!(reports::one_for(tx, told[0].slug, cleo, NOW)?.is_none());
            reports::close(tx, told[0].id, NOW)?;
            assert!(reports::open_for(tx, dora, NOW)?.is_empty());
            trust::report(tx, (ana, cleo), None, NOW, &rng)?;
            assert_eq!(reports::told_by(tx, ana)?.len(), 2, "after it is settled there may be another");
            Ok(())
        })
        .await;
});

db_test!(when_both_readers_are_gone_another_steward_reads_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, cleo) = (
        world.member("0101", true).await,
        world.member("0102", true).await,
        world.member("0103", true).await,
    );
    world.gives(cleo, Role::Steward).await;
    let rng = world.rng.clone();
    world.write(move |tx| trust::report(tx, (ana, beto), None, NOW, &rng)).await;
    let dora = world.member("0104", true).await;
    world.gives(dora, Role::Steward).await;
    world
        .write(move |tx| {
            assert!(reports::open_for(tx, dora, NOW)?.is_empty());
            people::erase(tx, &registry(), cleo)?;
            assert_eq!(reports::open_for(tx, dora, NOW)?.len(), 1);
            Ok(())
        })
        .await;
});

db_test!(a_note_is_read_by_stewards_and_goes_with_whom_it_is_about, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, cleo) = (
        world.member("0101", true).await,
        world.member("0102", true).await,
        world.member("0103", true).await,
    );
    world.gives(cleo, Role::Steward).await;
    let (rng, vault) = (world.rng.clone(), world.vault.clone());
    world
        .write(move |tx| {
            trust::report(tx, (ana, beto), None, NOW, &rng)?;
            let report = reports::open_for(tx, cleo, NOW)?.remove(0);
            let note = Private::new("called her, she is safe".to_owned());
            notes::write(tx, &vault, (cleo, beto), (Some(report.id), &note), (NOW, &rng))?;
            let read = notes::of_reports(tx, &vault, &[report.id])?.remove(&report.id).unwrap_or_default();
            assert_eq!(read[0].text.reveal(), "called her, she is safe");
            people::erase(tx, &registry(), ana)?;
            assert_eq!(reports::open_for(tx, cleo, NOW)?[0].by, None, "who told is forgotten");
            people::erase(tx, &registry(), beto)?;
            assert!(reports::open_for(tx, cleo, NOW)?.is_empty());
            assert!(notes::of_reports(tx, &vault, &[report.id])?.is_empty());
            Ok(())
        })
        .await;
});

db_test!(what_is_long_settled_is_swept_with_its_notes, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, cleo) = (
        world.member("0101", true).await,
        world.member("0102", true).await,
        world.member("0103", true).await,
    );
    world.gives(cleo, Role::Steward).await;
    let (rng, vault) = (world.rng.clone(), world.vault.clone());
    world
        .write(move |tx| {
            trust::report(tx, (ana, beto), None, NOW, &rng)?;
            let report = reports::open_for(tx, cleo, NOW)?.remove(0);
            let note = Private::new("a note".to_owned());
            notes::write(tx, &vault, (cleo, beto), (Some(report.id), &note), (NOW, &rng))?;
            reports::close(tx, report.id, NOW)?;
            Ok(())
        })
        .await;
    let sweep = |at| world.db.write(kit_db::Scope::Server, move |tx| trust::store::sweep::sweep(tx, at));
    sweep(NOW + Span::days(89)).await.expect("it sweeps");
    assert_eq!(world.write(move |tx| Ok(reports::told_by(tx, ana)?.len())).await, 1);
    sweep(NOW + Span::days(91)).await.expect("it sweeps");
    assert_eq!(world.write(move |tx| Ok(reports::told_by(tx, ana)?.len())).await, 0);
});

db_test!(the_last_steward_hands_over_first, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (cleo, dora) = (world.member("0101", true).await, world.member("0102", true).await);
    world.gives(cleo, Role::Steward).await;
    let (rng, building) = (world.rng.clone(), world.building);
    world
        .write(move |tx| {
            assert!(!leaving::everything(tx, cleo, NOW, &rng)?);
            assert!(leaving::circle(tx, cleo, building, NOW, &rng)?, "the role is the block's");
            Ok(())
        })
        .await;
    world.gives(dora, Role::Steward).await;
    let rng = world.rng.clone();
    assert!(world.write(move |tx| leaving::everything(tx, cleo, NOW, &rng)).await);
    let jobs = crate::world::jobs(&world.rng);
    jobs.run_due(&world.db, NOW + Span::minutes(2)).await.expect("the jobs run");
    assert!(world.write(move |tx| Ok(people::profile(tx, cleo)?.is_none())).await, "she is forgotten");
});
