//! What belongs to a network alone: suggestions, working copies, links; and the areas of the commons.

use directory::areas::{Area, Areas};
use directory::domain::Spot;
use directory::store::suggestions::{self, MOST, NewSuggestion, Says};
use directory::store::{areas, links};
use kit_base::Span;
use kit_db::{DbError, Tx, db_test};
use kit_jobs::Jobs;
use kit_vault::Token;

use crate::world::{NOW, STEPS, World, facts};

fn suggestion(n: i64) -> NewSuggestion {
    let mut form_key = [0; 32];
    form_key[..8].copy_from_slice(&n.to_be_bytes());
    NewSuggestion {
        listing: None,
        says: Says::New,
        facts: facts("Casa Limón"),
        words: "On Alder".into(),
        form_key,
    }
}

db_test!(the_same_form_twice_is_one_suggestion_and_a_flood_is_stopped, &STEPS, |db| async move {
    let world = World::new(db).await;
    let rng = world.rng.clone();
    let (twice, full, again) = world
        .network(move |tx| {
            for _ in 0..2 {
                assert!(suggestions::add(tx, &suggestion(0), NOW, &rng)?);
            }
            let twice = suggestions::how_many(tx)?;
            for n in 1..MOST {
                assert!(suggestions::add(tx, &suggestion(n), NOW, &rng)?, "{n}");
            }
            let full = suggestions::add(tx, &suggestion(MOST), NOW, &rng)?;
            let first = &suggestions::waiting(tx)?[0];
            suggestions::settle(tx, first.id, false, NOW)?;
            Ok((twice, full, suggestions::add(tx, &suggestion(MOST), NOW, &rng)?))
        })
        .await;
    assert_eq!((twice, full, again), (1, false, true));
    assert_eq!(world.network(|tx| Ok(suggestions::waiting(tx)?.len())).await, 100, "the oldest hundred");
});

db_test!(a_suggestion_is_decided_once_and_forgotten_a_month_later, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (rng, about) = (world.rng.clone(), world.listed("Casa Limón").await.id);
    let kept = world
        .network(move |tx| {
            let over = NewSuggestion { listing: Some(about), says: Says::Closed, ..suggestion(1) };
            suggestions::add(tx, &over, NOW, &rng)?;
            suggestions::add(tx, &suggestion(2), NOW + Span::hours(1), &rng)?;
            suggestions::waiting(tx)
        })
        .await;
    let [over, new] = &kept[..] else { panic!("two wait: {kept:?}") };
    assert_eq!(
        (over.listing, over.says, over.words.as_str(), over.waits),
        (Some(about), Says::Closed, "On Alder", true)
    );
    assert_eq!((new.listing, new.says, &new.facts), (None, Says::New, &facts("Casa Limón")));
    let (id, slug, other) = (over.id, over.slug, new.slug);
    let settled = |taken| world.network(move |tx| suggestions::settle(tx, id, taken, NOW));
    assert_eq!((settled(true).await, settled(false).await), (true, false), "the second steward is told");
    let is = |slug: kit_base::Slug| world.network(move |tx| suggestions::by_slug(tx, slug.as_str()));
    assert_eq!(is(slug).await.map(|one| one.waits), Some(false));
    assert_eq!(world.network(suggestions::how_many).await, 1);
    let jobs = directory::with_jobs(Jobs::new(world.rng.clone()));
    jobs.run_due(&world.db, NOW + Span::days(30)).await.expect("the jobs run");
    assert!(is(slug).await.is_some());
    jobs.run_due(&world.db, NOW + Span::days(31)).await.expect("the jobs run");
    assert_eq!(
        (is(slug).await, is(other).await.map(|one| one.waits)),
        (None, Some(true)),
        "what waits, waits"
    );
});

db_test!(a_working_copy_is_kept_once_and_changes_nothing_in_public, &STEPS, |db| async move {
    let world = World::new(db).await;
    let listing = world.listed("Casa Limón").await;
    let id = listing.id;
    let draft = || world.network(move |tx| suggestions::draft(tx, id));
    assert_eq!(draft().await, None);
    for (name, version) in [("Casa Naranja", 1), ("Casa Toronja", 3)] {
        world.network(move |tx| suggestions::keep_draft(tx, id, (&facts(name), version), NOW)).await;
    }
    assert_eq!(draft().await, Some((facts("Casa Toronja"), 3)));
    assert_eq!(world.read(id).await, listing);
    world.network(move |tx| suggestions::drop_draft(tx, id)).await;
    assert_eq!(draft().await, None);
});

fn link(world: &World, id: directory::store::listings::ListingId, anew: bool) -> impl Future<Output = Token> {
    let vault = world.vault.clone();
    world.network(move |tx| {
        links::link(tx, &vault, id, anew, NOW).map_err(|error| DbError::Shape(error.to_string()))
    })
}

db_test!(a_link_is_the_same_until_a_new_one_ends_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (id, other) = (world.listed("Casa Limón").await.id, world.listed("Casa Naranja").await.id);
    let vault = world.vault.clone();
    let known = || {
        let vault = vault.clone();
        world.network(move |tx| {
            links::known(tx, &vault, id).map_err(|error| DbError::Shape(error.to_string()))
        })
    };
    assert!(known().await.is_none(), "nobody made one");
    let (first, again, others) =
        (link(&world, id, false).await, link(&world, id, false).await, link(&world, other, false).await);
    assert_eq!(first.text(), again.text());
    assert_eq!(known().await.map(|token| token.text()), Some(first.text()));
    assert_ne!(first.text(), others.text());
    let opens = |token: &Token| {
        let text = token.text();
        world.network(move |tx: &mut Tx<'_>| links::opens(tx, &text.parse().expect("a link")))
    };
    assert_eq!((opens(&first).await, opens(&others).await), (Some(id), Some(other)));
    world.network(move |tx| links::used(tx, id, NOW)).await;
    let second = link(&world, id, true).await;
    assert_ne!(second.text(), first.text());
    assert_eq!((opens(&first).await, opens(&second).await), (None, Some(id)));
    assert_eq!(link(&world, id, false).await.text(), second.text(), "the same from now on");
    world.network(move |tx| links::end(tx, id)).await;
    assert_eq!((opens(&second).await, opens(&others).await), (None, Some(other)));
    assert!(known().await.is_none());
});

fn square(name: &str, lon: f64, lat: f64) -> Area {
    let (east, north) = (lon + 1.0, lat + 1.0);
    let file = format!(
        r#"{{"features":[{{"properties":{{"NAME":"{name}","SITE":"https://{name}.example"}},"geometry":
        {{"type":"Polygon","coordinates":[[[{lon},{lat}],[{east},{lat}],[{east},{north}],[{lon},{north}],[{lon},{lat}]]]}}}}]}}"#
    );
    Areas::read(file.as_bytes(), ("NAME", "SITE")).expect("a collection").areas.remove(0)
}

db_test!(areas_take_the_place_of_those_before_and_hold_what_is_in_them, &STEPS, |db| async move {
    let world = World::new(db).await;
    let rng = world.rng.clone();
    let put = |all: Vec<Area>| {
        let rng = rng.clone();
        world.commons(move |tx| areas::replace(tx, &all, NOW, &rng))
    };
    put(vec![square("b", -118.5, 33.5), square("a", -118.9, 33.5), square("far", 10.0, 10.0)]).await;
    let around = |lat, lon| world.commons(move |tx| areas::around(tx, Spot::at(lat, lon).expect("on Earth")));
    let names = async |lat, lon| around(lat, lon).await.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(34.0, -118.2).await, ["a", "b"], "in both, by name");
    assert_eq!(around(34.0, -118.8).await, [("a".to_owned(), "https://a.example".to_owned())]);
    assert!(around(35.0, -118.2).await.is_empty());
    put(vec![square("far", 10.0, 10.0)]).await;
    assert!(around(34.0, -118.2).await.is_empty(), "those before are gone");
    assert_eq!(around(10.5, 10.5).await.len(), 1);
});
