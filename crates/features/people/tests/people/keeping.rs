//! What people tell us: opened for the entitled, apart by network, gone when it is erased.

use kit_db::{Db, DbError, db_test};
use kit_vault::Kind;
use people::{Contact, MIGRATIONS, Role, memberships, on_call};

use crate::world::{NOW, STEPS, World, found, network, newcomer, registry, within};

db_test!(a_person_is_reached_by_what_they_told_us, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana Canary").await;
    let vault = world.site.vault.clone();
    let reach = world.write(move |tx| Ok(people::reach(tx, &vault, ana)?)).await.expect("she is here");
    assert!(reach.name.is_some_and(|n| n.reveal() == "Ana Canary"));
    assert!(matches!(reach.contact, Contact::Phone(phone) if phone.reveal() == "213 555 0142"));
    assert!(reach.address.is_some_and(|a| a.reveal() == "4417 Canarybird Ave"));
    assert_eq!((reach.language.as_str(), reach.rules.ask_for.as_str()), ("es", "Quetzalcanary"));
});

db_test!(the_same_number_typed_twice_makes_two_people, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (one, two) = (world.person("Ana").await, world.person("Ana").await);
    let vault = world.site.vault.clone();
    let mut found = world.write(move |tx| Ok(vault.find(tx, Kind::Phone, "(213) 555-0142", 9)?)).await;
    found.sort();
    let mut both = [one, two];
    both.sort();
    assert_eq!(found, both);
});

db_test!(names_of_a_long_page_come_in_batches_and_the_erased_are_left_out, &STEPS, |db| async move {
    let world = World::new(db).await;
    let mut everybody = Vec::new();
    for _ in 0..40 {
        everybody.push(world.person("Ana").await);
    }
    let gone = everybody[3];
    world.write(move |tx| people::erase(tx, &registry(), gone)).await;
    let vault = world.site.vault.clone();
    let names = world.write(move |tx| Ok(people::first_names(tx, &vault, &everybody)?)).await;
    assert_eq!(names.len(), 39);
    assert!(!names.contains_key(&gone));
});

db_test!(one_network_neither_sees_nor_changes_anothers_people, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let theirs = network(2);
    found(&world.site, theirs, "stoop").await;
    let vault = world.site.vault.clone();
    let seen = within(&world.site, theirs, move |tx| {
        let reached = people::reach(tx, &vault, ana)?.is_some();
        let found = vault.find(tx, Kind::Phone, "213 555 0142", 9)?.len();
        let rested = people::rest(tx, ana, Some(NOW))?;
        let verified = people::verify(tx, ana, NOW)?;
        let profile = people::profile(tx, ana)?.is_some();
        Ok((reached, found, rested, verified, profile))
    })
    .await;
    assert_eq!(seen, (false, 0, false, false, false));
    let (pod, rng) = (world.pod, world.site.rng.clone());
    let vault = world.site.vault.clone();
    let outcome: Result<_, DbError> = world
        .site
        .write(theirs, move |tx| {
            let stranger = people::create_unverified(tx, &vault, &newcomer("Zoe", None), NOW, &rng)?;
            memberships::join(tx, pod, stranger, None, NOW)
        })
        .await;
    assert!(outcome.is_err(), "nobody joins a circle of another network");
});

db_test!(a_person_stands_in_at_most_eight_circles_and_is_vouched_for_further_out, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let (pod, building) = (world.pod, world.building);
    let standing = world
        .write(move |tx| {
            memberships::join(tx, pod, ana, Some(NOW), NOW)?;
            assert!(memberships::vouched_in(tx, building, ana)?);
            memberships::standing(tx, ana, NOW)
        })
        .await;
    let seats: Vec<_> = standing.seats.iter().map(|s| (s.circle, s.direct, s.vouched)).collect();
    assert_eq!(seats, [(pod, true, true), (building, false, true)]);
});

db_test!(a_steward_of_the_building_tends_the_pod_and_not_the_other_way, &STEPS, |db| async move {
    let world = World::new(db).await;
    let cleo = world.person("Cleo").await;
    world.gives(cleo, Role::Steward).await;
    let (pod, building) = (world.pod, world.building);
    let stewards = world
        .write(move |tx| {
            Ok((people::roles::stewards_of(tx, pod, NOW)?, people::roles::stewards_of(tx, building, NOW)?))
        })
        .await;
    assert_eq!(stewards, (vec![cleo], vec![cleo]));
});

db_test!(the_on_call_list_keeps_its_order, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (one, two) = (world.person("Ana").await, world.person("Beto").await);
    let list = world
        .write(move |tx| {
            on_call::set(tx, &[one, two])?;
            on_call::set(tx, &[two, one])?;
            on_call::list(tx)
        })
        .await;
    assert_eq!(list, [two, one]);
});

/// Everything somebody leaves behind in this crate's tables.
async fn moved_in(db: Db) -> (World, people::PersonId) {
    let world = World::new(db).await;
    let ana = world.person("Ana Canary").await;
    world.gives(ana, Role::Steward).await;
    let pod = world.pod;
    world
        .write(move |tx| {
            memberships::join(tx, pod, ana, Some(NOW), NOW)?;
            on_call::set(tx, &[ana])
        })
        .await;
    world.signed_in(ana).await;
    world.link_holder(ana).await;
    (world, ana)
}

db_test!(erasing_takes_everything_and_ends_every_session, &STEPS, |db| async move {
    let (world, ana) = moved_in(db).await;
    let mut browser = world.signed_in(ana).await;
    let mut holder = world.link_holder(ana).await;
    world.write(move |tx| people::erase(tx, &registry(), ana)).await;
    assert_eq!((browser.get("/neighbor").await.0, holder.get("/holder").await.0), (401, 401));
    let vault = world.site.vault.clone();
    let left = world
        .write(move |tx| {
            let reach = people::reach(tx, &vault, ana)?.is_some();
            Ok((reach, people::profile(tx, ana)?.is_some(), on_call::list(tx)?.len()))
        })
        .await;
    assert_eq!(left, (false, false, 0));
});

#[test]
fn after_erasure_no_file_of_sqlite_holds_a_trace() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let fresh = kit_db::testing::TestDb::new(false, &STEPS).await;
        let (world, ana) = moved_in(fresh.db.clone()).await;
        let files = |place: &str| -> Vec<u8> {
            ["", "-wal", "-shm"]
                .iter()
                .filter_map(|end| std::fs::read(format!("{place}{end}")).ok())
                .flatten()
                .collect()
        };
        let holds = |bytes: &[u8], trace: &[u8]| bytes.windows(trace.len()).any(|w| w == trace);
        let (id, slug) = world
            .write(move |tx| {
                let profile = people::profile(tx, ana)?.expect("she is here");
                Ok((*ana.uuid().as_bytes(), profile.slug))
            })
            .await;
        let before = files(&fresh.place);
        assert!(holds(&before, &id) && holds(&before, slug.as_str().as_bytes()), "the search can find her");
        for told in ["Canary", "Canarybird", "555 0142", "5550142", "Quetzal"] {
            assert!(!holds(&before, told.as_bytes()), "{told} lay in the clear while she was here");
        }
        world.write(move |tx| people::erase(tx, &registry(), ana)).await;
        world.site.db.scrub().await.expect("the files are scrubbed");
        let after = files(&fresh.place);
        assert!(!holds(&after, &id), "her key is still in a file");
        assert!(!holds(&after, slug.as_str().as_bytes()), "her slug is still in a file");
    });
}

db_test!(the_sweep_takes_what_is_over_and_leaves_the_rest, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let mut browser = world.signed_in(ana).await;
    world.site.clock.advance(kit_base::Span::hours(2));
    world.letters().await;
    assert_eq!(browser.get("/neighbor").await.0, 200);
    world.site.clock.advance(kit_base::Span::days(30));
    world.letters().await;
    let left = world
        .write(|tx| {
            tx.query(&kit_db::sql!("SELECT id FROM sessions ORDER BY id LIMIT 9"), &[], |row| {
                row.take::<uuid::Uuid>()
            })
        })
        .await;
    assert!(left.is_empty());
});

db_test!(every_statement_is_one_both_engines_know, &STEPS, |db| async move {
    let problems = db.prepare_all(people::STATEMENTS.to_vec()).await.expect("the engine answers");
    assert!(problems.is_empty(), "{problems:?}");
    assert!(!MIGRATIONS.is_empty());
});

db_test!(every_column_is_classed, &STEPS, |db| async move {
    let schema = db.schema().await.expect("a schema");
    let problems = registry().problems(&schema);
    assert!(problems.is_empty(), "{problems:?}");
});
