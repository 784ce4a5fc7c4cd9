//! A list from its making to its end.

use kit_base::{Slug, Span, Timestamp};
use kit_db::{DbError, Statement, Tx, db_test, sql};
use kit_jobs::Jobs;
use outreach::domain::{Outcome, Season, read};
use outreach::store::doors::{self, Door};
use outreach::store::settings::{self, Settings};
use outreach::store::walks::{self, Building, Part};
use people::PersonId;

use crate::world::{NOW, STEPS, World, registry};

const LEFT: Statement = sql!(
    "SELECT (SELECT COUNT(*) FROM walks WHERE network_id = $1)
          + (SELECT COUNT(*) FROM walk_parts WHERE network_id = $1)
          + (SELECT COUNT(*) FROM walk_doors WHERE network_id = $1)
          + (SELECT COUNT(*) FROM door_marks WHERE network_id = $1 AND kind = 'visited')"
);

async fn list(world: &World, by: PersonId, typed: &'static str, now: Timestamp) -> Option<Slug> {
    let (vault, rng, circle) = (world.vault.clone(), world.rng.clone(), world.block);
    world
        .write(move |tx| {
            let doors = read(typed).expect("doors");
            let building = Building { called: "1420 Alder St".into(), doors, quiet: false };
            Ok(walks::make(tx, &vault, (circle, by), &[building], (now, &rng))?)
        })
        .await
}

fn opened(tx: &mut Tx<'_>, slug: Slug) -> Result<(Vec<Part>, Vec<Door>), DbError> {
    let walk = walks::by_slug(tx, slug.as_str())?.expect("it is there");
    let parts = walks::parts_of(tx, walk.id)?;
    let ids: Vec<_> = parts.iter().map(|part| part.id).collect();
    let doors = doors::of_parts(tx, &ids, NOW + Span::days(3))?;
    Ok((parts, doors))
}

db_test!(two_people_take_a_part_and_nobody_takes_it_from_them, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, cleo) = (world.helper().await, world.helper().await, world.helper().await);
    let slug = list(&world, ana, "1-70", NOW).await.expect("doors are open");
    let circle = world.block;
    world
        .write(move |tx| {
            let (parts, doors) = opened(tx, slug)?;
            assert_eq!(parts.iter().map(|part| part.doors).collect::<Vec<_>>(), [24, 23, 23]);
            assert_eq!(doors.len(), 70);
            assert_eq!(walks::hands(tx, circle, NOW)?.len(), 3);
            assert!(walks::take(tx, parts[0].id, (ana, beto))?);
            assert!(!walks::take(tx, parts[0].id, (cleo, beto))?, "it is theirs");
            assert_eq!(opened(tx, slug)?.0[0].pair, [ana, beto]);
            people::erase(tx, &registry(), ana)?;
            assert!(!opened(tx, slug)?.0[0].is_taken(), "one alone does not walk");
            assert!(walks::take(tx, parts[0].id, (cleo, beto))?);
            walks::give_back(tx, parts[0].id)?;
            assert!(opened(tx, slug)?.0[0].pair.is_empty());
            Ok(())
        })
        .await;
});

db_test!(a_visited_door_rests_for_a_month_and_one_that_asked_for_it_for_good, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.helper().await;
    let first = list(&world, ana, "1-6", NOW).await.expect("doors are open");
    world
        .write(move |tx| {
            let (parts, _) = opened(tx, first)?;
            let part = parts[0].id;
            let outcomes = [
                Outcome::Talked,
                Outcome::Paper,
                Outcome::Nobody,
                Outcome::NoHandbills,
                Outcome::Never,
                Outcome::Never,
            ];
            for (at, outcome) in (0..).zip(outcomes) {
                assert!(doors::say(tx, (part, at), Some(outcome), Some("es"), NOW)?);
            }
            assert!(doors::say(tx, (part, 5), None, None, NOW + Span::minutes(1))?, "undone");
            assert!(!doors::say(tx, (part, 99), Some(Outcome::Paper), None, NOW)?);
            let (parts, doors) = opened(tx, first)?;
            assert_eq!(parts[0].done, 5);
            assert_eq!(
                (doors[5].outcome, doors[5].never, doors[0].language.as_deref()),
                (None, false, Some("es"))
            );
            Ok(())
        })
        .await;
    let next = list(&world, ana, "1-6", NOW + Span::days(3)).await.expect("three are open");
    let later = list(&world, ana, "1-6", NOW + Span::days(30)).await.expect("five are open");
    let names = |doors: &[Door]| doors.iter().map(|door| door.door.clone()).collect::<Vec<_>>();
    world
        .write(move |tx| {
            assert_eq!(names(&opened(tx, next)?.1), ["3", "6"]);
            assert_eq!(walks::by_slug(tx, next.as_str())?.expect("it is there").left_out, 4);
            assert_eq!(names(&opened(tx, later)?.1), ["1", "2", "3", "4", "6"]);
            let (parts, _) = opened(tx, next)?;
            doors::say(tx, (parts[0].id, 0), Some(Outcome::Never), None, NOW + Span::days(3))?;
            let (_, doors) = opened(tx, later)?;
            assert!(doors[2].never, "another list knows it too");
            Ok(())
        })
        .await;
    assert_eq!(list(&world, ana, "3, 5", NOW + Span::days(400)).await, None, "for good");
    world
        .write(move |tx| {
            let (_, doors) = opened(tx, later)?;
            let signs: Vec<bool> = doors.iter().map(|door| door.quiet).collect();
            assert_eq!(signs, [false, false, false, true, false], "the sign on door 4 is remembered");
            Ok(())
        })
        .await;
});

db_test!(after_a_month_only_the_wish_not_to_be_visited_is_left, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.helper().await;
    let slug = list(&world, ana, "1-3", NOW).await.expect("doors are open");
    world
        .write(move |tx| {
            let (parts, _) = opened(tx, slug)?;
            doors::say(tx, (parts[0].id, 0), Some(Outcome::Talked), Some("ko"), NOW)?;
            doors::say(tx, (parts[0].id, 1), Some(Outcome::Never), None, NOW)?;
            Ok(())
        })
        .await;
    let jobs = outreach::with_jobs(Jobs::new(world.rng.clone()));
    let left = || world.write(|tx| Ok(tx.one(&LEFT, &[&tx.network()], kit_db::only::<i64>)?.unwrap_or(-1)));
    jobs.run_due(&world.db, NOW + Span::days(29)).await.expect("the jobs run");
    assert_eq!(left().await, 6);
    jobs.run_due(&world.db, NOW + Span::days(30)).await.expect("the jobs run");
    assert_eq!(left().await, 0);
    assert_eq!(list(&world, ana, "2", NOW + Span::days(31)).await, None, "the wish stays");
    let refused = world.db.prepare_all(outreach::STATEMENTS.to_vec()).await.expect("the engine answers");
    assert!(refused.is_empty(), "{refused:#?}");
    let schema = world.db.schema().await.expect("the schema reads");
    assert!(registry().problems(&schema).is_empty(), "{:#?}", registry().problems(&schema));
});

db_test!(a_sign_at_a_building_is_remembered_for_the_next_list, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.helper().await;
    let (vault, rng, circle) = (world.vault.clone(), world.rng.clone(), world.block);
    world
        .write(move |tx| {
            let mut building =
                Building { called: "The Olive".into(), doors: read("1-4").expect("doors"), quiet: true };
            for (n, quiet) in [true, false].into_iter().enumerate() {
                building.quiet = quiet;
                building.called = if quiet { "The Olive".into() } else { "the olive.".into() };
                let now = NOW + Span::minutes(i64::try_from(n).unwrap_or(0));
                let slug = walks::make(tx, &vault, (circle, ana), &[building.clone()], (now, &rng))?;
                let (parts, _) = opened(tx, slug.expect("doors are open"))?;
                assert!(parts[0].quiet, "list {n}");
            }
            Ok(())
        })
        .await;
});

db_test!(a_door_where_others_talked_is_left_alone_on_every_list, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.helper().await;
    let (one, two) = (
        list(&world, ana, "1, 2", NOW).await.expect("open"),
        list(&world, ana, "1, 2", NOW).await.expect("open"),
    );
    world
        .write(move |tx| {
            let first = opened(tx, one)?.0[0].id;
            doors::say(tx, (first, 0), Some(Outcome::Talked), None, NOW)?;
            let (_, doors) = opened(tx, two)?;
            assert!(doors[0].rests() && !doors[1].rests(), "no household is visited twice");
            assert!(!opened(tx, one)?.1[0].rests(), "where it was said it stands as it was said");
            let ids = [doors[0].part];
            assert!(!doors::of_parts(tx, &ids, NOW + Span::days(30))?[0].rests(), "a month later it is open");
            doors::say(tx, (first, 0), None, None, NOW + Span::hours(1))?;
            assert!(!opened(tx, two)?.1[0].rests(), "undone");
            Ok(())
        })
        .await;
});

db_test!(taking_back_a_word_does_not_take_back_what_was_known_before, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.helper().await;
    let (one, two) =
        (list(&world, ana, "1", NOW).await.expect("open"), list(&world, ana, "1", NOW).await.expect("open"));
    world
        .write(move |tx| {
            let (first, second) = (opened(tx, one)?.0[0].id, opened(tx, two)?.0[0].id);
            doors::say(tx, (first, 0), Some(Outcome::Never), None, NOW)?;
            doors::say(tx, (second, 0), Some(Outcome::Never), None, NOW + Span::hours(1))?;
            doors::say(tx, (second, 0), None, None, NOW + Span::hours(2))?;
            assert!(opened(tx, two)?.1[0].never, "the first time it was said counts");
            Ok(())
        })
        .await;
});

db_test!(what_a_circle_says_on_its_sheets_holds_for_those_inside_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (block, rng) = (world.block, world.rng.clone());
    world
        .write(move |tx| {
            let new = circles::NewCircle {
                scale: circles::Scale::Building,
                name: "The Olive".into(),
                parent: Some(block),
                rough_place: None,
                cell: None,
            };
            let inside = circles::store::create(tx, &new, NOW, &rng)?;
            assert_eq!(settings::load(tx, inside)?, Settings::default());
            let said = Settings {
                seasons: vec![Season::Heat, Season::Smoke],
                own_words: "Dogs at the back.".into(),
                county_text: "Free flu shots".into(),
                county_url: "https://health.example.org".into(),
            };
            for _ in 0..2 {
                settings::save(tx, block, &said, NOW)?;
            }
            assert_eq!(settings::load(tx, inside)?, said);
            let own = Settings { seasons: vec![Season::Cold], ..Settings::default() };
            settings::save(tx, inside, &own, NOW)?;
            assert_eq!((settings::load(tx, inside)?, settings::load(tx, block)?), (own, said));
            Ok(())
        })
        .await;
});
