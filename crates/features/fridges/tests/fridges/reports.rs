//! What is said, what it begins, who is told, what is forgotten.

use directory::domain::{Facts, Kind, Lately, Standing, Told};
use directory::store::{listings, saving};
use fridges::Tools;
use fridges::acts::{self, Cx};
use fridges::domain::{Alert, Chore, Condition, Done, Fullness};
use fridges::listing::{self, Listed};
use fridges::store::log::{self, Line};
use fridges::store::{alerts, follows, fridges as rows, photos, reports, rota};
use kit_base::{Id, Span};
use kit_db::{COMMONS, DbError, NetworkId, Scope, Statement, db_test, only, sql};
use kit_jobs::Jobs;
use people::Role;

use crate::world::{NOW, STEPS, Said, World, registry, said};

const COUNT: Statement = sql!("SELECT COUNT(*) FROM fridge_reports WHERE network_id = $1");
const LEFT: Statement = sql!(
    "SELECT (SELECT COUNT(*) FROM fridge_photos WHERE network_id = $1)
          + (SELECT COUNT(*) FROM fridge_reports WHERE network_id = $1)
          + (SELECT COUNT(*) FROM fridge_log WHERE network_id = $1)"
);

async fn count(world: &World, statement: &'static Statement) -> i64 {
    world.write(move |tx| Ok(tx.one(statement, &[&tx.network()], only)?.unwrap_or(-1))).await
}

async fn standing(world: &World) -> Vec<Alert> {
    let all = world.write(alerts::standing).await;
    all.into_iter().map(|one| one.alert).collect()
}

db_test!(a_report_reaches_the_desk_and_whoever_follows_for_it_and_is_told_once, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (steward, ana, beto) =
        (world.neighbor(Some(Role::Steward)).await, world.neighbor(None).await, world.neighbor(None).await);
    let fridge = world.now().await.id;
    world
        .write(move |tx| {
            follows::follow(tx, (fridge, ana), &[Alert::TooWarm, Alert::Empty], NOW)?;
            follows::follow(tx, (fridge, beto), &[Alert::Dirty], NOW)
        })
        .await;
    world.say(said(1, 1, Condition::Good), NOW).await.expect("kept");
    assert_eq!((world.messages().await, standing(&world).await), (0, vec![]));
    world.say(said(2, 2, Condition::TooWarm), NOW + Span::minutes(20)).await.expect("kept");
    assert_eq!(standing(&world).await, [Alert::TooWarm], "it stands on the desk");
    assert_eq!(world.messages().await, 2, "the steward and Ana; Beto follows for something else");
    for minutes in [40, 60, 80] {
        world
            .say(said(3, minutes, Condition::TooWarm), NOW + Span::minutes(minutes.into()))
            .await
            .expect("kept");
    }
    assert_eq!(world.messages().await, 2, "told once, however many say it");
    let looked = Said { tends: true, teller: Some(steward), ..said(9, 90, Condition::Good) };
    world.say(looked, NOW + Span::minutes(90)).await.expect("kept");
    assert!(standing(&world).await.is_empty(), "somebody looked");
    world.say(said(4, 91, Condition::TooWarm), NOW + Span::minutes(100)).await.expect("kept");
    assert_eq!(
        (world.messages().await, standing(&world).await),
        (2, vec![Alert::TooWarm]),
        "nobody is told twice an hour"
    );
    let again = Said { key: 92, ..looked };
    world.say(again, NOW + Span::minutes(120)).await.expect("kept");
    world.say(said(5, 93, Condition::TooWarm), NOW + Span::hours(5)).await.expect("kept");
    assert_eq!(world.messages().await, 4, "hours later it is news again");
    let own = Said { fullness: Some(Fullness::Empty), teller: Some(ana), ..said(6, 94, Condition::TooWarm) };
    world.say(own, NOW + Span::hours(6)).await.expect("kept");
    assert_eq!(
        world.messages().await,
        4,
        "whoever says it need not be told; an empty fridge does not call the steward"
    );
    let _ = steward;
});

db_test!(one_form_is_one_report_and_a_newer_word_takes_the_place_of_the_older, &STEPS, |db| async move {
    let world = World::new(db).await;
    for minutes in [0, 1, 2] {
        world.say(said(1, 1, Condition::Good), NOW + Span::minutes(minutes)).await.expect("kept");
    }
    assert_eq!(count(&world, &COUNT).await, 1, "the same form");
    world.say(said(1, 2, Condition::Dirty), NOW + Span::minutes(9)).await.expect("kept");
    assert_eq!(count(&world, &COUNT).await, 1, "the same one, who changed their mind");
    let is = world.now().await.look.and_then(|look| look.condition);
    assert_eq!(is, Some(Condition::Dirty));
    world.say(said(2, 3, Condition::Dirty), NOW + Span::minutes(10)).await.expect("kept");
    assert_eq!(count(&world, &COUNT).await, 2, "somebody else");
    world.say(said(1, 2, Condition::Gone), NOW + Span::hours(1)).await.expect("kept");
    assert_eq!(count(&world, &COUNT).await, 2, "a page loaded anew an hour later says nothing new");
    assert_eq!(world.now().await.look.map(|look| look.maybe_gone), Some(false));
    world.say(said(1, 4, Condition::Gone), NOW + Span::hours(2)).await.expect("kept");
    assert_eq!(count(&world, &COUNT).await, 3);
    let look = world.now().await.look.expect("a look");
    assert!(
        look.maybe_gone && look.condition == Some(Condition::Dirty),
        "one alone does not take it off the map"
    );
    world.say(said(2, 5, Condition::Gone), NOW + Span::hours(3)).await.expect("kept");
    assert_eq!(world.now().await.look.and_then(|look| look.condition), Some(Condition::Gone));
});

db_test!(a_warning_is_not_written_over_by_another_tap_from_the_same_address, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.say(said(1, 1, Condition::TooWarm), NOW).await.expect("kept");
    world.say(said(1, 2, Condition::Good), NOW + Span::minutes(2)).await.expect("kept");
    assert_eq!(count(&world, &COUNT).await, 2, "both stand, because both may be somebody else's");
});

db_test!(what_was_said_by_mistake_is_taken_back_with_its_photo_for_ten_minutes, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.say(said(1, 1, Condition::Good), NOW).await.expect("kept");
    let wrong = Said { photo: Some(b"a picture"), ..said(2, 2, Condition::Broken) };
    world.say(wrong, NOW + Span::minutes(30)).await.expect("kept");
    assert_eq!((standing(&world).await, count(&world, &LEFT).await), (vec![Alert::Broken], 3));
    let undo = |key: u8, minutes| {
        let (vault, rng, words, slug) =
            (world.vault.clone(), world.rng.clone(), world.words.clone(), world.fridge);
        world.write(move |tx| {
            let fridge = rows::lock_slug(tx, slug.as_str())?.expect("it is there");
            let cx = Cx { vault: &vault, words: &words, rng: &rng, now: NOW + Span::minutes(minutes) };
            acts::undo(tx, &cx, &fridge, &[key; 32])
        })
    };
    assert!(!undo(1, 31).await, "half an hour old");
    assert!(!undo(7, 31).await, "no such form");
    assert!(undo(2, 39).await);
    assert!(!undo(2, 39).await, "once");
    assert_eq!((standing(&world).await, count(&world, &LEFT).await), (vec![], 1));
    assert_eq!(world.now().await.look.and_then(|look| look.condition), Some(Condition::Good));
});

db_test!(two_who_say_it_at_the_same_moment_begin_one_alert, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (_steward, at) = (world.neighbor(Some(Role::Steward)).await, NOW + Span::minutes(1));
    let all = tokio::join!(
        world.say(said(1, 1, Condition::TooWarm), at),
        world.say(said(2, 2, Condition::TooWarm), at),
        world.say(said(3, 3, Condition::Broken), at),
        world.say(said(4, 4, Condition::TooWarm), at),
    );
    assert_eq!(all, (Ok(()), Ok(()), Ok(()), Ok(())));
    assert_eq!(count(&world, &COUNT).await, 4);
    let raised = world.now().await.id;
    let told = world.write(move |tx| alerts::of(tx, raised)).await;
    assert_eq!(world.messages().await, i64::try_from(told.len()).unwrap_or(-1), "each alert once");
    assert_eq!(told.iter().filter(|one| one.stands).count(), 1);
});

db_test!(two_days_of_silence_are_raised_once_and_end_with_a_word, &STEPS, |db| async move {
    let world = World::new(db).await;
    let _steward = world.neighbor(Some(Role::Steward)).await;
    let tools = Tools { vault: world.vault.clone(), words: world.words.clone() };
    let jobs = fridges::with_jobs(Jobs::new(world.rng.clone()), tools);
    let run = async |hours: i64| {
        for _ in 0..2 {
            jobs.run_due(&world.db, NOW + Span::hours(hours)).await.expect("the jobs run");
        }
        (world.messages().await, standing(&world).await)
    };
    assert_eq!(run(47).await, (0, vec![]));
    assert_eq!(run(49).await, (1, vec![Alert::Silent]), "nobody ever said anything of it");
    assert_eq!(run(60).await, (1, vec![Alert::Silent]));
    world.say(said(1, 1, Condition::Good), NOW + Span::hours(61)).await.expect("kept");
    assert_eq!(run(62).await, (1, vec![]));
    assert_eq!(run(110).await, (2, vec![Alert::Silent]));
    let id = world.now().await.id;
    world.write(move |tx| rows::close(tx, id, Some(NOW))).await;
    assert_eq!(run(170).await, (2, vec![]), "a closed fridge may be silent");
});

db_test!(
    what_the_directory_was_not_told_it_hears_within_the_hour_and_the_later_word_holds,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        let tools = Tools { vault: world.vault.clone(), words: world.words.clone() };
        let jobs = fridges::with_jobs(Jobs::new(world.rng.clone()), tools);
        let (id, listing) = (world.now().await.id, world.now().await.listing);
        let after = async |hours: i64| {
            for _ in 0..2 {
                jobs.run_due(&world.db, NOW + Span::hours(hours)).await.expect("the jobs run");
            }
            let read = world.db.write(Scope::Network(COMMONS), move |tx| listings::by_id(tx, listing)).await;
            read.expect("read").and_then(|listing| listing.lately).map(|told| (told.how, told.at))
        };
        assert_eq!(after(0).await, None);
        let stocked = Said { fullness: Some(Fullness::Full), ..said(1, 1, Condition::Good) };
        world.say(stocked, NOW).await.expect("kept");
        assert_eq!(after(1).await, Some((Lately::Food, NOW)), "the process ended before it was told");
        let warm = NOW + Span::hours(2);
        world.say(said(2, 2, Condition::TooWarm), warm).await.expect("kept");
        assert_eq!(after(3).await, Some((Lately::Unsafe, warm)));
        world.write(move |tx| rows::close(tx, id, Some(warm))).await;
        assert_eq!(after(4).await, None, "of a closed fridge there is nothing to say");
        world.write(move |tx| rows::close(tx, id, None)).await;
        assert_eq!(after(5).await, Some((Lately::Unsafe, warm)));
        let tell = async |how, hours| {
            let told_at = NOW + Span::hours(hours);
            let told = Some(Told { how, at: NOW, told_at });
            let told = world
                .db
                .write(Scope::Network(COMMONS), move |tx| saving::is_lately(tx, listing, told, told_at));
            told.await.expect("told");
        };
        tell(Lately::Dirty, 7).await;
        tell(Lately::Food, 6).await;
        assert_eq!(after(8).await, Some((Lately::Dirty, NOW)), "an older word arrived later");
    }
);

db_test!(photos_reports_and_log_are_forgotten_in_their_time, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.neighbor(Some(Role::Helper)).await;
    let seen = Said { photo: Some(b"a picture"), ..said(1, 1, Condition::Good) };
    world.say(seen, NOW).await.expect("kept");
    let (id, rng) = (world.now().await.id, world.rng.clone());
    world
        .write(move |tx| {
            let line = Line { done: Done { chore: Chore::Look, day: 20_000 }, by: Some(ana), reading: None };
            assert!(log::add(tx, id, &line, &[1; 32], (NOW, &rng))?);
            assert!(!log::add(tx, id, &line, &[1; 32], (NOW, &rng))?, "the same form");
            let waiting = photos::waiting(tx, id)?;
            assert_eq!((waiting.len(), photos::shown(tx, id, NOW - Span::days(1))?.len()), (1, 0));
            assert!(photos::let_through(tx, id, waiting[0].slug.as_str())?);
            assert_eq!(photos::shown(tx, id, NOW - Span::days(1))?.len(), 1);
            Ok(())
        })
        .await;
    let tools = Tools { vault: world.vault.clone(), words: world.words.clone() };
    let jobs = fridges::with_jobs(Jobs::new(world.rng.clone()), tools);
    for (days, left) in [(13, 3), (14, 2), (89, 2), (90, 1), (364, 1), (365, 0)] {
        jobs.run_due(&world.db, NOW + Span::days(days)).await.expect("the jobs run");
        assert_eq!(count(&world, &LEFT).await, left, "after {days} days");
    }
    let refused = world.db.prepare_all(fridges::STATEMENTS.to_vec()).await.expect("the engine answers");
    assert!(refused.is_empty(), "{refused:#?}");
    let schema = world.db.schema().await.expect("the schema reads");
    assert!(registry().problems(&schema).is_empty(), "{:#?}", registry().problems(&schema));
});

db_test!(so_many_photos_wait_and_no_more_but_the_word_counts, &STEPS, |db| async move {
    let world = World::new(db).await;
    for n in 0..24 {
        let seen = Said { photo: Some(b"a picture"), ..said(n, n, Condition::Good) };
        world.say(seen, NOW).await.expect("kept");
    }
    let more = Said { photo: Some(b"a picture"), ..said(30, 30, Condition::Dirty) };
    assert!(world.say(more, NOW + Span::minutes(1)).await.is_err());
    assert_eq!(world.now().await.look.and_then(|look| look.condition), Some(Condition::Dirty));
});

db_test!(whoever_is_erased_follows_nothing_has_no_turn_and_no_name_in_the_log, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto) = (world.neighbor(Some(Role::Helper)).await, world.neighbor(Some(Role::Helper)).await);
    let (id, rng) = (world.now().await.id, world.rng.clone());
    world
        .write(move |tx| {
            for person in [ana, beto, ana] {
                follows::follow(tx, (id, person), &[Alert::Dirty], NOW)?;
                rota::take(tx, (id, person), (Chore::Look, 0), NOW)?;
            }
            let line = Line { done: Done { chore: Chore::Clean, day: 20_000 }, by: Some(ana), reading: None };
            log::add(tx, id, &line, &[1; 32], (NOW, &rng))?;
            assert_eq!((rota::of(tx, id)?.len(), rota::mine(tx, ana)?.len()), (2, 1));
            assert_eq!(rota::mine(tx, ana)?[0].done, Some(20_000), "who cleans also looks");
            people::erase(tx, &registry(), ana)?;
            assert_eq!(follows::of(tx, id, Alert::Dirty)?, [beto]);
            assert_eq!(rota::of(tx, id)?.iter().map(|turn| turn.person).collect::<Vec<_>>(), [beto]);
            assert_eq!(log::of(tx, id)?[0].by, None);
            rota::leave(tx, (id, beto), (Chore::Look, 0))?;
            follows::unfollow(tx, id, beto)?;
            assert!(rota::of(tx, id)?.is_empty() && follows::mine(tx, id, beto)?.is_none());
            Ok(())
        })
        .await;
});

db_test!(an_observer_is_known_again_at_one_fridge_and_at_no_other, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (vault, first) = (world.vault.clone(), world.now().await.id);
    world.say(said(1, 1, Condition::Good), NOW).await.expect("kept");
    world.say(said(1, 2, Condition::Good), NOW + Span::hours(1)).await.expect("kept");
    world
        .write(move |tx| {
            let told = reports::since(tx, first, NOW - Span::days(1))?;
            assert_eq!((told.len(), told[0].report.reporter == told[1].report.reporter), (2, true));
            let there = kit_base::Id::from_uuid(uuid::Uuid::from_u128(9));
            let here = acts::Observer::Address(vec![1]);
            assert_ne!(acts::number(tx, &vault, first, &here)?, acts::number(tx, &vault, there, &here)?);
            Ok(())
        })
        .await;
});

db_test!(a_name_in_the_commons_belongs_to_the_network_that_took_it_first, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (slug, rng, listing) = (world.fridge, world.rng.clone(), world.now().await.listing);
    let other: NetworkId = Id::from_uuid(uuid::Uuid::from_u128(2));
    let net = world.net;
    let listed = world
        .db
        .write(Scope::Network(COMMONS), move |tx| {
            let facts = Facts { kind: Kind::Fridge, name: "Another".into(), ..Facts::default() };
            let mut listed = Vec::new();
            for keeper in [net, other] {
                listed.push(listing::list(tx, (keeper, slug), (&facts, "UTC"), (NOW, &rng))?);
                listing::stand(tx, (other, listing), Standing::Closed, NOW)?;
            }
            let there = listings::by_id(tx, listing)?.is_some_and(|one| one.standing == Standing::There);
            Ok::<_, DbError>((listed, there))
        })
        .await
        .expect("it is written");
    assert_eq!(listed, (vec![Listed::Here(listing), Listed::Others], true));
});
