//! What comes in, what is the same, and what stays out.

use directory::domain::Facts;
use directory::start::Region;
use directory::store::listings;
use directory::store::saving::{self, Added};
use kit_base::Span;
use kit_db::db_test;

use crate::world::{NOW, STEPS, World, facts, imported, keeper, registry, written};

db_test!(the_same_row_of_a_source_is_one_listing_even_after_it_was_taken_out, &STEPS, |db| async move {
    let world = World::new(db).await;
    let Added::Listed(id, slug) = world.add(imported("row 7", facts("Casa Limón"))).await else {
        panic!("it is new")
    };
    assert_eq!(slug, "casa-limon");
    assert_eq!(world.add(imported("row 7", facts("Casa Limón again"))).await, Added::Before(id));
    assert!(matches!(world.add(imported("row 8", facts("Casa Limón"))).await, Added::Listed(..)));
    let listing = world.read(id).await;
    world.commons(move |tx| saving::remove(tx, &listing, false, NOW)).await;
    assert_eq!(world.add(imported("row 7", facts("Casa Limón"))).await, Added::Before(id));
    assert_eq!(world.commons(|tx| listings::count(tx, keeper())).await, 1);
});

db_test!(whoever_asked_not_to_be_listed_stays_out_however_they_are_written, &STEPS, |db| async move {
    let world = World::new(db).await;
    let wanted = Facts {
        page: "https://www.Example.org/Aid/".into(),
        phone: "(213) 555-0142".into(),
        ..facts("Those Who Rest")
    };
    let Added::Listed(id, _) = world.add(written(wanted)).await else { panic!("it is new") };
    let listing = world.read(id).await;
    world.commons(move |tx| saving::remove(tx, &listing, true, NOW)).await;
    let again = [
        Facts { page: "http://example.org/Aid?utm_source=list".into(), ..facts("Another name") },
        Facts { phone: "+1 213.555.0142".into(), ..facts("A third name") },
        Facts { area: "ALDER & 6th".into(), ..facts("those who rest!") },
        Facts { name: "THOSE WHO REST".into(), ..facts("") },
    ];
    for facts in &again[..2] {
        assert_eq!(world.add(written(facts.clone())).await, Added::DoNotList, "{facts:?}");
        assert_eq!(world.add(imported("row 1", facts.clone())).await, Added::DoNotList, "{facts:?}");
    }
    assert_eq!(world.add(written(again[3].clone())).await, Added::DoNotList, "its name, where it was");
    let other = Facts { page: "https://example.org/Other".into(), ..facts("Another name") };
    assert!(matches!(world.add(written(other)).await, Added::Listed(..)), "another page of the same host");
    let seen = world.commons(|tx| listings::since(tx, 0)).await;
    assert_eq!(seen.iter().filter(|one| !one.is_gone).count(), 1);
});

db_test!(every_listing_has_an_address_of_its_own_whatever_it_is_called, &STEPS, |db| async move {
    let world = World::new(db).await;
    let first = world.listed("Casa Limón").await.slug;
    let second = world.listed("CASA LIMON").await.slug;
    assert_eq!(first, "casa-limon");
    assert!(second.starts_with("casa-limon-") && second != first, "{second}");
    let mut slugs = vec![first, second];
    let long = "very ".repeat(24);
    for name in
        ["互助小組", "互助小組", "Կոոպ", "🙂", "A", long.as_str(), &"x".repeat(120), "New", "Begin", "Import"]
    {
        let slug = world.listed(name).await.slug;
        let plain = slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        assert!(plain && (3..60).contains(&slug.len()), "{name}: {slug}");
        assert!(
            !["new", "begin", "import", "suggestions"].contains(&slug.as_str()),
            "a page of our own has this name"
        );
        slugs.push(slug);
    }
    let all = slugs.len();
    slugs.sort();
    slugs.dedup();
    assert_eq!(slugs.len(), all, "{slugs:?}");
    let found = world.commons(move |tx| {
        slugs.iter().map(|slug| listings::by_slug(tx, slug)).collect::<Result<Vec<_>, _>>()
    });
    assert!(found.await.iter().all(Option::is_some));
});

db_test!(a_place_follows_from_the_words_only_where_places_are_known, &STEPS, |db| async move {
    let world = World::new(db).await;
    let silver = || Facts { area: "Silver Lake".into(), ..facts("Before") };
    let Added::Listed(before, _) = world.add(written(silver())).await else { panic!("it is new") };
    assert_eq!(
        (world.read(before).await.facts.place.as_str(), world.read(before).await.facts.region),
        ("", None)
    );
    world.commons(listings::know_places).await;
    world.commons(listings::know_places).await;
    let Added::Listed(after, _) = world.add(written(Facts { name: "After".into(), ..silver() })).await else {
        panic!("it is new")
    };
    let after = world.read(after).await.facts;
    assert_eq!((after.place.as_str(), after.region), ("silver-lake", Some(Region::CentralLa)));
});

db_test!(listings_that_may_be_the_same_are_found_by_page_number_or_name, &STEPS, |db| async move {
    let world = World::new(db).await;
    let listing = Facts { page: "https://limon.example/".into(), ..facts("Casa Limón") };
    let Added::Listed(id, _) = world.add(written(listing)).await else { panic!("it is new") };
    world
        .commons(move |tx| {
            let same = Facts { page: "limon.example".into(), ..Facts::default() };
            assert_eq!(saving::like(tx, &same)?, [id]);
            assert_eq!(saving::like(tx, &facts("casa limon"))?, [id]);
            assert!(saving::like(tx, &facts("Casa Naranja"))?.is_empty());
            assert!(saving::like(tx, &Facts::default())?.is_empty(), "nothing is like nothing");
            // With other words it is found by those, and no longer by the old ones.
            let was = listings::by_id(tx, id)?.expect("it is there");
            saving::save(tx, &was, &facts("Casa Naranja"), NOW + Span::hours(1))?;
            assert_eq!(saving::like(tx, &facts("Casa Naranja"))?, [id]);
            assert!(saving::like(tx, &same)?.is_empty());
            Ok(())
        })
        .await;
});

db_test!(every_statement_is_understood_and_every_column_is_classed, &STEPS, |db| async move {
    let refused = db.prepare_all(directory::STATEMENTS.to_vec()).await.expect("the engine answers");
    assert!(refused.is_empty(), "{refused:#?}");
    let schema = db.schema().await.expect("the schema reads");
    assert!(registry().problems(&schema).is_empty(), "{:#?}", registry().problems(&schema));
});
