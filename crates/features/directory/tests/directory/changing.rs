//! What changes: facts, standing, notes, confirmations, observations; and who hears of it.

use directory::domain::{Evidence, Facts, Field, Freshness, Said, Standing, What};
use directory::store::confirmations::{self, By, How};
use directory::store::listings::{self, Crisis, ListingId};
use directory::store::{evidence, saving};
use kit_base::{Span, Timestamp};
use kit_db::{DbError, Tx, db_test};
use kit_jobs::Jobs;

use crate::world::{NOW, STEPS, World, facts};

db_test!(of_two_stewards_who_publish_the_same_version_the_second_is_told, &STEPS, |db| async move {
    let world = World::new(db).await;
    let was = world.listed("Casa Limón").await;
    let (id, stale) = (was.id, was.clone());
    world.commons(move |tx| saving::save(tx, &was, &facts("Casa Naranja"), NOW)).await;
    let second = world.try_commons(move |tx| saving::save(tx, &stale, &facts("Casa Toronja"), NOW)).await;
    assert!(matches!(second, Err(DbError::Conflict)), "{second:?}");
    let now = world.read(id).await;
    assert_eq!((now.facts.name.as_str(), now.version, now.slug.as_str()), ("Casa Naranja", 2, "casa-limon"));
});

/// Does something; answers what whoever keeps a copy then hears.
async fn heard(
    world: &World,
    work: impl Fn(&mut Tx<'_>) -> Result<(), DbError> + Send + Sync + 'static,
) -> Vec<(ListingId, bool)> {
    let before = world.commons(saving::seq).await;
    world.commons(work).await;
    let changed = world.commons(move |tx| listings::since(tx, before)).await;
    assert!(changed.iter().all(|one| one.seq > before));
    changed.into_iter().map(|one| (one.id, one.is_gone)).collect()
}

db_test!(whoever_keeps_a_copy_hears_of_every_change_and_of_nothing_else, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (one, other) = (world.listed("Casa Limón").await, world.listed("Casa Naranja").await);
    let id = one.id;
    assert_eq!(world.commons(|tx| listings::since(tx, 0)).await, [one.clone(), other]);
    assert_eq!(heard(&world, |tx| listings::count(tx, crate::world::keeper()).map(drop)).await, []);
    let until = NOW + Span::days(3);
    let rests = heard(&world, move |tx| saving::stand(tx, id, Standing::Resting(Some(until)), NOW)).await;
    assert_eq!(rests, [(id, false)]);
    let note = Crisis { words: Said::english("Closed: smoke"), until };
    let noted = note.clone();
    assert_eq!(heard(&world, move |tx| saving::say_for_now(tx, id, Some(&noted), NOW)).await, [(id, false)]);
    let by = (By::Group, How::Link);
    let sure = heard(&world, move |tx| confirmations::confirm(tx, id, &[Field::When], by, NOW)).await;
    assert_eq!(sure, [(id, false)]);
    let seen = Evidence { what: What::WasThere, at: NOW, observer: u64::MAX };
    assert_eq!(heard(&world, move |tx| evidence::note(tx, id, seen)).await, [(id, false)]);
    let now = world.read(id).await;
    assert_eq!((now.standing, now.crisis.as_ref()), (Standing::Resting(Some(until)), Some(&note)));
    assert_eq!((now.standing_said_at, now.confirmed_at), (Some(NOW), Some(NOW)));
    assert_eq!((now.crisis_at(until - Span::secs(1)), now.crisis_at(until)), (Some(&note), None));
    let was = now.clone();
    assert_eq!(heard(&world, move |tx| saving::save(tx, &was, &facts("Casa"), NOW)).await, [(id, false)]);
    assert_eq!(heard(&world, move |tx| saving::say_for_now(tx, id, None, NOW)).await, [(id, false)]);
    assert_eq!(world.read(id).await.crisis, None);
    assert_eq!(heard(&world, move |tx| saving::remove(tx, &now, false, NOW)).await, [(id, true)]);
    let gone = move |tx: &mut Tx<'_>| {
        let by_slug = listings::by_slug(tx, &one.slug)?;
        let by_hsds = listings::by_hsds(tx, &one.hsds_id)?;
        Ok((listings::by_id(tx, id)?, by_slug, by_hsds, listings::by_ids(tx, &[id])?))
    };
    assert_eq!(world.commons(gone).await, (None, None, None, Vec::new()));
});

db_test!(a_confirmation_counts_for_what_it_names_and_the_later_one_for_all, &STEPS, |db| async move {
    let world = World::new(db).await;
    let id = world.listed("Casa Limón").await.id;
    assert_eq!(world.read(id).await.freshness(NOW), Freshness::Unconfirmed);
    let later = NOW + Span::days(5);
    let said = move |at: Timestamp, fields: &'static [Field], by| {
        move |tx: &mut Tx<'_>| confirmations::confirm(tx, id, fields, by, at)
    };
    world.commons(said(later, &[Field::What, Field::When], (By::Steward, How::Call))).await;
    world.commons(said(NOW, &[Field::When], (By::Group, How::Link))).await;
    world.commons(said(NOW, &[], (By::Group, How::Link))).await;
    let known = world.commons(move |tx| confirmations::of(tx, id)).await;
    let of = |field| known.iter().find(|one| one.field == field).map(|one| (one.by, one.how, one.at));
    assert_eq!(known.len(), 2);
    assert_eq!(of(Field::What), Some((By::Steward, How::Call, later)));
    assert_eq!(of(Field::When), Some((By::Group, How::Link, NOW)));
    let listing = world.read(id).await;
    assert_eq!(listing.confirmed_at, Some(later), "an earlier word does not make it older");
    assert_eq!(listing.freshness(later + Span::days(100)), Freshness::Ageing);
});

db_test!(one_observer_counts_once_and_what_they_saw_is_forgotten_after_sixty_days, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (id, other) = (world.listed("Casa Limón").await.id, world.listed("Casa Naranja").await.id);
    let nobody = |at, observer| Evidence { what: What::NobodyAnswered, at, observer };
    let there = Evidence { what: What::WasThere, ..nobody(NOW, 3) };
    world
        .commons(move |tx| {
            // The largest number there is, and the one whose upper half is set: both engines hold signed ones.
            for observer in [u64::MAX, 1 << 63, 3] {
                evidence::note(tx, id, nobody(NOW, observer))?;
            }
            evidence::note(tx, id, nobody(NOW + Span::days(1), 3))?;
            evidence::note(tx, id, there)?;
            evidence::note(tx, other, there)
        })
        .await;
    let noticed = world.commons(move |tx| evidence::of(tx, id)).await;
    assert_eq!(noticed.len(), 4, "{noticed:?}");
    assert_eq!(noticed[0], nobody(NOW + Span::days(1), 3), "the later word, first");
    assert!(noticed.contains(&nobody(NOW, u64::MAX)) && noticed.contains(&nobody(NOW, 1 << 63)));
    let each = world.commons(move |tx| evidence::of_each(tx, &[id, other])).await;
    assert_eq!(each.iter().filter(|(of, _)| *of == id).count(), 4);
    assert_eq!(each.iter().filter(|(of, _)| *of == other).count(), 1);
    let jobs = directory::with_jobs(Jobs::new(world.rng.clone()));
    let left = || world.commons(move |tx| Ok(evidence::of(tx, id)?.len()));
    jobs.run_due(&world.db, NOW + Span::days(60)).await.expect("the jobs run");
    assert_eq!(left().await, 4);
    jobs.run_due(&world.db, NOW + Span::days(60) + Span::hours(2)).await.expect("the jobs run");
    assert_eq!(left().await, 1);
    jobs.run_due(&world.db, NOW + Span::days(62)).await.expect("the jobs run");
    assert_eq!(left().await, 0);
});

db_test!(what_a_network_keeps_is_read_by_name_page_after_page, &STEPS, |db| async move {
    let world = World::new(db).await;
    for n in 0..60 {
        world.listed(&format!("Pantry {n:02}")).await;
    }
    let kept = |name: &'static str| {
        world.commons(move |tx| {
            let last = kit_base::Id::from_uuid(uuid::Uuid::from_u128(u128::MAX));
            let kept = listings::kept(tx, crate::world::keeper(), (name, last))?;
            Ok(kept.into_iter().map(|one| one.facts.name).collect::<Vec<_>>())
        })
    };
    let first = kept("").await;
    assert_eq!((first.len(), first[0].as_str(), first[49].as_str()), (51, "Pantry 00", "Pantry 49"));
    let next = kept("Pantry 49").await;
    assert_eq!((next.len(), next[0].as_str()), (10, "Pantry 50"));
    let stranger = kit_base::Id::from_uuid(uuid::Uuid::from_u128(2));
    assert_eq!(world.commons(move |tx| listings::count(tx, stranger)).await, 0);
});

db_test!(all_that_a_listing_says_is_kept_as_it_was_said, &STEPS, |db| async move {
    let world = World::new(db).await;
    let full = Facts {
        what: Said { en: "Food & <b>\"more\"</b>\nOn two lines".into(), es: "Comida — ¡ñandú!".into() },
        region: Some(directory::start::Region::Eastside),
        address: "600 S Alder St".into(),
        spot: directory::domain::Spot::at(34.05, -118.25),
        page: "https://limon.example".into(),
        phone: "213-555-0142".into(),
        email: "hola@limon.example".into(),
        focus: vec![directory::start::Focus::OlderAdults, directory::start::Focus::Everyone],
        needs: vec!["food".into(), "errand".into()],
        languages: vec!["es".into(), "zap".into()],
        who: Said::english("Anybody"),
        papers: Said { en: "None".into(), es: "Ninguno".into() },
        gives: "2SA 10:00-13:00\nMO 22:00-01:30\n2026-03-09 -".parse().expect("hours"),
        takes: "FR 09:00-".parse().expect("hours"),
        ..facts("Casa 檸檬 🍋")
    };
    let directory::store::saving::Added::Listed(id, _) = world.add(crate::world::written(full.clone())).await
    else {
        panic!("it is new")
    };
    assert_eq!(world.read(id).await.facts, full);
});
