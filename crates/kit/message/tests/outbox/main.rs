//! The outbox keeps its promises on both engines; time moves by hand.

mod world;

use std::sync::Arc;
use std::sync::atomic::Ordering;

use kit_base::{Clock, Rng, Span};
use kit_db::{DbError, Scope, Statement, db_test, sql};
use kit_jobs::{Jobs, LEASE, Waker};
use kit_message::{FileTransport, Sender, queue, with_jobs};
use kit_vault::Registry;

use world::{NOON, World, los_angeles, message, ours, steps};

const TRACES: Statement = sql!("SELECT state, sealed FROM outbox ORDER BY seq, id LIMIT 50");

db_test!(the_schema_is_classed_and_every_statement_prepares, steps(), |db| async move {
    let statements = [kit_jobs::STATEMENTS, kit_message::STATEMENTS].concat();
    let refused = db.prepare_all(statements).await.expect("the engine answers");
    assert!(refused.is_empty(), "{refused:?}");
    let tables = [kit_vault::TABLES, kit_jobs::TABLES, kit_message::TABLES];
    let registry = Registry::new(&tables).expect("the tables fit");
    let problems = registry.problems(&db.schema().await.expect("the schema reads"));
    assert!(problems.is_empty(), "{problems:?}");
});

db_test!(a_message_goes_by_day_once_and_leaves_no_words_behind, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    world.write_to(rosa, "somebody has it *", NOON).await;
    assert_eq!(world.send(NOON).await, 1);
    assert_eq!(world.send(NOON + Span::hours(1)).await, 0);
    assert_eq!(world.provider.bodies(), ["somebody has it *"]);
    let traces = world
        .db
        .read(ours(), |tx| {
            tx.query(&TRACES, &[], |row| Ok((row.take::<String>()?, row.take::<Option<Vec<u8>>>()?)))
        })
        .await
        .expect("read");
    assert_eq!(traces, [("sent".to_owned(), None)]);
});

db_test!(a_message_of_a_rolled_back_transaction_never_was, steps(), |db| async move {
    let world = World::new(db).await;
    let (rosa, vault) = (world.person(1).await, world.vault.clone());
    let outcome: Result<(), DbError> = world
        .db
        .write(ours(), move |tx| {
            queue(tx, &vault, &message(rosa, "never"), NOON, &Rng::os())?;
            Err(DbError::Rule("the claim was taken back".into()))
        })
        .await;
    assert!(outcome.is_err());
    assert_eq!((world.waiting().await, world.send(NOON).await), (0, 0));
});

db_test!(at_night_it_waits_for_nine_in_the_morning, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    let eleven_at_night = NOON + Span::hours(11);
    world.write_to(rosa, "good morning", eleven_at_night).await;
    assert_eq!(world.send(eleven_at_night).await, 0);
    assert_eq!(world.send(NOON + Span::hours(20)).await, 0);
    assert_eq!(world.send(NOON + Span::hours(21)).await, 1);
});

db_test!(a_sign_in_link_asked_for_at_night_comes_at_night, steps(), |db| async move {
    let world = World::new(db).await;
    let (rosa, vault) = (world.person(1).await, world.vault.clone());
    let eleven_at_night = NOON + Span::hours(11);
    world.write_to(rosa, "for the morning", eleven_at_night).await;
    world
        .db
        .write(ours(), move |tx| {
            let link = message(rosa, "your link").safe(los_angeles()).at_any_hour();
            queue(tx, &vault, &link, eleven_at_night, &Rng::os())
        })
        .await
        .expect("queued");
    assert_eq!(world.send(eleven_at_night).await, 1);
    assert_eq!(world.provider.bodies(), ["your link"]);
});

db_test!(hours_that_changed_since_are_obeyed_when_it_is_sent, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    world.write_to(rosa, "after work", NOON).await;
    let evenings = los_angeles().window(18 * 60, 20 * 60);
    *world.book.0.lock().expect("one writer") = Some(("+12135550199".into(), evenings));
    assert_eq!(world.send(NOON).await, 0);
    assert_eq!(world.send(NOON + Span::hours(6)).await, 1);
    assert_eq!(world.provider.got.lock().expect("one writer")[0].0, "+12135550199");
});

db_test!(after_a_day_without_a_provider_everything_goes_in_order, steps(), |db| async move {
    let world = World::new(db).await;
    let (rosa, luis) = (world.person(1).await, world.person(2).await);
    world.provider.down.store(true, Ordering::SeqCst);
    for words in ["rosa 1", "rosa 2", "rosa 3"] {
        world.write_to(rosa, words, NOON).await;
        world.send(NOON).await;
    }
    world.write_to(luis, "luis 1", NOON + Span::minutes(1)).await;
    for half_hour in 1..48 {
        world.send(NOON + Span::minutes(30 * half_hour)).await;
    }
    assert_eq!((world.waiting().await, world.provider.bodies().len()), (4, 0));
    world.provider.down.store(false, Ordering::SeqCst);
    assert_eq!(world.send(NOON + Span::hours(24)).await, 4);
    let rosas: Vec<String> = world.provider.bodies().into_iter().filter(|b| b.starts_with("rosa")).collect();
    assert_eq!(rosas, ["rosa 1", "rosa 2", "rosa 3"]);
});

db_test!(a_later_message_does_not_overtake_one_that_waits_for_another_try, steps(), |db| async move {
    let world = World::new(db).await;
    let (rosa, luis) = (world.person(1).await, world.person(2).await);
    for (person, words) in [(rosa, "rosa 1"), (rosa, "rosa 2"), (luis, "luis 1")] {
        world.write_to(person, words, NOON).await;
    }
    world.provider.down.store(true, Ordering::SeqCst);
    world.send(NOON).await;
    world.provider.down.store(false, Ordering::SeqCst);
    world.send(NOON + Span::secs(1)).await;
    world.send(NOON + Span::minutes(1)).await;
    let rosas: Vec<String> = world.provider.bodies().into_iter().filter(|b| b.starts_with("rosa")).collect();
    assert_eq!(rosas, ["rosa 1", "rosa 2"]);
});

db_test!(a_crash_while_sending_sends_it_twice_at_most_with_one_key, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    world.write_to(rosa, "once or twice", NOON).await;
    world.provider.crashes.store(true, Ordering::SeqCst);
    for minute in [0, 1, 10, 60] {
        world.send(NOON + Span::minutes(minute)).await;
    }
    let got = world.provider.got.lock().expect("one writer").clone();
    assert_eq!(got.len(), 2);
    assert_eq!(got[0].2, got[1].2);
});

db_test!(a_sender_that_died_before_sending_is_relieved_when_its_lease_ends, steps(), |db| async move {
    const TAKE: Statement = sql!("UPDATE outbox SET lease_until = $1, lease_token = lease_token + 1");
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    world.write_to(rosa, "at last", NOON).await;
    world.db.write(Scope::Server, |tx| tx.execute(&TAKE, &[&(NOON + LEASE)])).await.expect("taken");
    assert_eq!(world.send(NOON + Span::minutes(1)).await, 0);
    assert_eq!(world.send(NOON + LEASE).await, 1);
});

db_test!(two_senders_racing_send_each_message_once_and_in_order, steps(), |db| async move {
    let world = World::new(db).await;
    for n in 1..=8 {
        let person = world.person(n).await;
        for place in 1..=3 {
            world.write_to(person, &format!("{n}: {place}"), NOON).await;
        }
    }
    let (one, two) = (world.sender(), world.sender());
    let (a, b) = tokio::join!(one.send_due(&world.db, NOON), two.send_due(&world.db, NOON));
    let (a, b) = (a.expect("the outbox answers"), b.expect("the outbox answers"));
    assert_eq!(a + b + world.send(NOON).await, 24);
    let bodies = world.provider.bodies();
    for n in 1..=8 {
        let theirs: Vec<&String> = bodies.iter().filter(|b| b.starts_with(&format!("{n}:"))).collect();
        assert_eq!(theirs, [&format!("{n}: 1"), &format!("{n}: 2"), &format!("{n}: 3")]);
    }
    assert_eq!((bodies.len(), world.waiting().await), (24, 0));
});

db_test!(what_is_no_longer_true_is_not_said, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    world.write_to(rosa, "is it still needed?", NOON).await;
    let sender =
        world.sender().still_true("asks-claimed-sms", |_, about| Ok(about != uuid::Uuid::from_u128(99)));
    assert_eq!(sender.send_due(&world.db, NOON).await.expect("the outbox answers"), 0);
    assert_eq!((world.waiting().await, world.provider.bodies().len()), (0, 0));
});

db_test!(nobody_writes_to_an_erased_person, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    world.write_to(rosa, "too late", NOON).await;
    let tables = [kit_vault::TABLES, kit_jobs::TABLES, kit_message::TABLES];
    let registry = Arc::new(Registry::new(&tables).expect("the tables fit"));
    world.db.write(ours(), move |tx| registry.erase(tx, rosa)).await.expect("erased");
    assert_eq!((world.send(NOON).await, world.waiting().await), (0, 0));
    assert!(!world.write_to(rosa, "never", NOON).await);
});

db_test!(a_person_without_an_address_is_left_alone, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    world.write_to(rosa, "by mail?", NOON).await;
    *world.book.0.lock().expect("one writer") = None;
    assert_eq!((world.send(NOON).await, world.waiting().await), (0, 0));
});

db_test!(a_refused_message_lands_in_the_must_clear_queue_and_the_next_one_goes, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    world.write_to(rosa, "refused", NOON).await;
    world.write_to(rosa, "taken", NOON).await;
    world.provider.refuses.store(true, Ordering::SeqCst);
    assert_eq!(world.send(NOON).await, 1);
    assert_eq!(world.provider.bodies(), ["taken"]);
    assert_eq!(world.undelivered().await, ["bad_number"]);
});

db_test!(a_clock_that_jumps_back_a_year_holds_nothing_up, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    world.provider.down.store(true, Ordering::SeqCst);
    let year_on = NOON + Span::days(365);
    world.write_to(rosa, "from the future", year_on).await;
    world.send(year_on).await;
    world.provider.down.store(false, Ordering::SeqCst);
    assert_eq!(world.send(NOON).await, 1);
});

db_test!(a_clock_that_jumps_ahead_a_year_says_what_was_not_sent, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    world.write_to(rosa, "last year's news", NOON).await;
    assert_eq!(world.send(NOON + Span::days(365)).await, 0);
    assert_eq!(world.undelivered().await, ["expired"]);
});

db_test!(the_trace_of_a_message_is_gone_after_two_weeks, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    world.write_to(rosa, "short", NOON).await;
    world.provider.refuses.store(true, Ordering::SeqCst);
    world.send(NOON).await;
    let jobs = with_jobs(Jobs::new(Rng::os()));
    jobs.run_due(&world.db, NOON + Span::days(13)).await.expect("runs");
    assert_eq!(world.undelivered().await.len(), 1);
    jobs.run_due(&world.db, NOON + Span::days(14)).await.expect("runs");
    assert!(world.undelivered().await.is_empty());
});

db_test!(the_loop_writes_a_file_when_woken_and_stops_when_told, steps(), |db| async move {
    let world = World::new(db).await;
    let rosa = world.person(1).await;
    let home = std::env::temp_dir().join(format!("farolito-outbox-{}", kit_base::Slug::new(&Rng::os())));
    let waker = Waker::default();
    let files = Arc::new(FileTransport::new(&home));
    let sender = Arc::new(Sender::new(world.vault.clone(), files, world.book.clone(), waker.clone()));
    let (stop, stopped) = tokio::sync::watch::channel(false);
    world.write_to(rosa, "the porch light is on", NOON).await;
    let life = sender.spawn(world.db.clone(), Clock::held(NOON), stopped);
    while world.waiting().await > 0 {
        waker.wake();
        tokio::task::yield_now().await;
    }
    stop.send(true).expect("the loop listens");
    life.await.expect("the loop ends well");
    let files: Vec<_> = std::fs::read_dir(home.join("outbox")).expect("the folder is there").collect();
    assert_eq!(files.len(), 1);
    let text = std::fs::read_to_string(files[0].as_ref().expect("a file").path()).expect("it reads");
    assert!(text.starts_with("To: +12135550142\n"));
    assert!(text.ends_with("\n\nthe porch light is on\n"));
    std::fs::remove_dir_all(home).expect("the folder goes");
});
