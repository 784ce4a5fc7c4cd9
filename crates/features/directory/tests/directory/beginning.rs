//! The start data of Los Angeles, where somebody chose it.

use std::collections::BTreeSet;

use directory::domain::Standing;
use directory::start::{self, Region};
use directory::starting::{self, Beginning};
use directory::store::confirmations;
use directory::store::listings::{self, Listing};
use kit_db::db_test;

use crate::world::{NOW, STEPS, World, ZONE, keeper};

async fn begin(world: &World, regions: &'static [Region]) -> usize {
    let rng = world.rng.clone();
    world
        .commons(move |tx| {
            let on = Beginning { keeper: keeper(), zone: ZONE, now: NOW, rng: &rng };
            starting::begin(tx, regions, &on)
        })
        .await
}

async fn all(world: &World) -> Vec<Listing> {
    world.commons(|tx| listings::since(tx, 0)).await
}

/// Who is named in these regions, everywhere, and for everybody.
fn named(regions: &[Region]) -> BTreeSet<String> {
    let groups = start::groups().expect("our own rows").into_iter();
    let groups = groups.filter(|one| one.region == Region::Citywide || regions.contains(&one.region));
    let resources = start::resources().expect("our own rows").into_iter().map(|one| one.name);
    groups.map(|one| one.name).chain(resources).collect()
}

db_test!(a_directory_begins_with_the_regions_that_were_chosen_and_never_twice, &STEPS, |db| async move {
    let world = World::new(db).await;
    assert_eq!(begin(&world, &[]).await, 0);
    assert!(!world.commons(listings::knows_places).await, "nothing was chosen, nothing is known");
    let new = begin(&world, &[Region::Eastside]).await;
    let listed = all(&world).await;
    let names: BTreeSet<String> = listed.iter().map(|one| one.facts.name.clone()).collect();
    assert_eq!((listed.len(), names.len()), (new, new), "nobody stands there twice");
    assert_eq!(names, named(&[Region::Eastside]));
    assert!(names.contains("LA Más") && !names.contains("Los Feliz Helps"));
    assert!(world.commons(listings::knows_places).await);
    assert_eq!(begin(&world, &[Region::Eastside]).await, 0, "again adds nothing");
    assert!(begin(&world, &[Region::CentralLa, Region::Eastside]).await > 0);
    let names: BTreeSet<String> = all(&world).await.into_iter().map(|one| one.facts.name).collect();
    assert_eq!(names, named(&[Region::CentralLa, Region::Eastside]));
});

db_test!(nothing_that_a_directory_begins_with_counts_as_confirmed, &STEPS, |db| async move {
    let world = World::new(db).await;
    begin(&world, &Region::ALL).await;
    let groups = start::groups().expect("our own rows");
    for listing in all(&world).await {
        let id = listing.id;
        assert_eq!(listing.confirmed_at, None, "{}", listing.facts.name);
        assert_eq!(listing.keeper, Some(keeper()));
        assert!(world.commons(move |tx| confirmations::of(tx, id)).await.is_empty());
        let Some(group) = groups.iter().find(|group| group.name == listing.facts.name) else { continue };
        let over = matches!(group.found, start::Found::Became(_) | start::Found::Ended);
        assert_eq!(listing.standing == Standing::Closed, over, "{}", listing.facts.name);
        assert_eq!(listing.as_of, group.as_of, "it is as old as what was found");
    }
});

db_test!(who_asked_not_to_be_listed_does_not_come_back_with_the_start_data, &STEPS, |db| async move {
    let world = World::new(db).await;
    let first = begin(&world, &[Region::Eastside]).await;
    let all = all(&world).await;
    let asked = all.into_iter().find(|one| one.facts.name == "LA Más").expect("it is named");
    world.commons(move |tx| directory::store::saving::remove(tx, &asked, true, NOW)).await;
    assert_eq!(begin(&world, &[Region::Eastside]).await, 0);
    assert_eq!(
        world.commons(|tx| listings::count(tx, keeper())).await,
        i64::try_from(first).expect("few") - 1
    );
});
