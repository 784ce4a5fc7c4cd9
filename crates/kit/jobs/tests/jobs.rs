//! Jobs keep their promises on both engines; time moves by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kit_base::{Clock, Id, Rng, Span, Timestamp};
use kit_db::{Db, DbError, Migration, NetworkId, Row, Scope, Statement, Tx, db_test, sql};
use kit_jobs::{Body, DeadJob, Job, JobError, Jobs, LEASE, MIGRATIONS, STATEMENTS, cancel, dead, enqueue};

/// What handlers do in these tests: one row a run, so that the rows are the effects.
const EFFECTS: Migration = Migration {
    number: 900,
    name: "effects",
    sql: "CREATE TABLE effects (
        network_id {id} NOT NULL,
        id {id} NOT NULL,
        word TEXT NOT NULL,
        PRIMARY KEY (network_id, id)
    ) {strict};",
};
const ADD: Statement = sql!("INSERT INTO effects (network_id, id, word) VALUES ($1, $2, $3)");
const ALL: Statement = sql!("SELECT word FROM effects ORDER BY word LIMIT 500");

const NOW: Timestamp = Timestamp::from_secs(1_800_000_000);

fn steps() -> &'static [Migration] {
    static STEPS: std::sync::OnceLock<Vec<Migration>> = std::sync::OnceLock::new();
    STEPS.get_or_init(|| [MIGRATIONS, &[EFFECTS]].concat())
}

fn network() -> NetworkId {
    Id::from_uuid(uuid::Uuid::from_u128(1))
}

fn ours() -> Scope {
    Scope::Network(network())
}

fn note(tx: &mut Tx<'_>, word: &str, now: Timestamp, rng: &Rng) -> Result<(), JobError> {
    let (network, id) = (tx.network(), Id::<()>::new(now, rng));
    tx.execute(&ADD, &[&network, &id, &word])?;
    Ok(())
}

/// A runner whose `note` jobs leave the body's word behind.
fn noting() -> Jobs {
    Jobs::new(Rng::os())
        .register("note", |tx, body, cx| note(tx, body.get_word("word").unwrap_or("plain"), cx.now, &cx.rng))
}

async fn queue(db: &Db, job: Job) -> bool {
    db.write(ours(), move |tx| enqueue(tx, &job, NOW, &Rng::os())).await.expect("queued")
}

fn word(row: &mut Row<'_>) -> Result<String, DbError> {
    row.take()
}

async fn effects(db: &Db) -> Vec<String> {
    db.read(Scope::Server, |tx| tx.query(&ALL, &[], word)).await.expect("read")
}

async fn waiting(db: &Db) -> i64 {
    db.read(ours(), kit_jobs::waiting).await.expect("read")
}

async fn given_up(db: &Db) -> Vec<DeadJob> {
    db.read(ours(), |tx| dead(tx, 20)).await.expect("read")
}

async fn run(jobs: &Jobs, db: &Db, now: Timestamp) -> usize {
    jobs.run_due(db, now).await.expect("the queue answers")
}

db_test!(every_statement_prepares, steps(), |db| async move {
    let refused = db.prepare_all(STATEMENTS.to_vec()).await.expect("the engine answers");
    assert!(refused.is_empty(), "{refused:?}");
});

db_test!(a_job_waits_for_its_time_and_runs_once, steps(), |db| async move {
    let jobs = noting();
    queue(&db, Job::new("note", Body::new()).at(NOW + Span::hours(1))).await;
    run(&jobs, &db, NOW).await;
    assert!(effects(&db).await.is_empty());
    run(&jobs, &db, NOW + Span::hours(1)).await;
    run(&jobs, &db, NOW + Span::hours(2)).await;
    assert_eq!(effects(&db).await, ["plain"]);
    assert_eq!(waiting(&db).await, 0);
});

db_test!(two_runners_racing_run_each_job_once, steps(), |db| async move {
    for _ in 0..40 {
        queue(&db, Job::new("note", Body::new())).await;
    }
    let (one, two) = (noting(), noting());
    let (a, b) = tokio::join!(one.run_due(&db, NOW), two.run_due(&db, NOW));
    // A runner that lost a race stops early; the other goes on. A last look finds nothing undone.
    let left = run(&noting(), &db, NOW).await;
    a.and(b).expect("the queue answers");
    assert_eq!(effects(&db).await.len(), 40, "{left} were left to the third");
    assert_eq!(waiting(&db).await, 0);
});

db_test!(a_job_of_a_rolled_back_transaction_never_was, steps(), |db| async move {
    let outcome: Result<(), DbError> = db
        .write(ours(), |tx| {
            enqueue(tx, &Job::new("note", Body::new()), NOW, &Rng::os())?;
            Err(DbError::Rule("the neighbor changed their mind".into()))
        })
        .await;
    assert!(outcome.is_err());
    run(&noting(), &db, NOW).await;
    assert!(effects(&db).await.is_empty());
});

db_test!(a_crash_in_a_handler_leaves_nothing_behind_and_it_runs_again, steps(), |db| async move {
    let tries = Arc::new(AtomicUsize::new(0));
    let counted = tries.clone();
    let jobs = Jobs::new(Rng::os()).register("note", move |tx, _, cx| {
        note(tx, "half", cx.now, &cx.rng)?;
        assert!(counted.fetch_add(1, Ordering::SeqCst) > 0, "as the test wants");
        Ok(())
    });
    queue(&db, Job::new("note", Body::new())).await;
    run(&jobs, &db, NOW).await;
    assert!(effects(&db).await.is_empty());
    assert_eq!(waiting(&db).await, 1);
    run(&jobs, &db, NOW + Span::minutes(1)).await;
    assert_eq!(effects(&db).await, ["half"]);
});

db_test!(a_runner_that_died_loses_its_lease_and_another_takes_over, steps(), |db| async move {
    queue(&db, Job::new("note", Body::new())).await;
    take_and_die(&db, NOW).await;
    run(&noting(), &db, NOW + Span::minutes(1)).await;
    assert!(effects(&db).await.is_empty(), "the lease holds");
    run(&noting(), &db, NOW + LEASE).await;
    assert_eq!(effects(&db).await, ["plain"]);
});

/// What a killed node leaves behind: a claim, and nobody who works on it.
async fn take_and_die(db: &Db, now: Timestamp) {
    const CLAIM: Statement =
        sql!("UPDATE jobs SET lease_until = $1, lease_token = lease_token + 1, attempts = attempts + 1");
    db.write(Scope::Server, move |tx| tx.execute(&CLAIM, &[&(now + LEASE)])).await.expect("claimed");
}

db_test!(a_clock_that_jumped_back_a_year_locks_nothing_away, steps(), |db| async move {
    let failing = Jobs::new(Rng::os())
        .register("note", |_, _, _| Err(JobError::Again { code: "not_yet", after: None }))
        .every("tick", Span::hours(1))
        .register("tick", |tx, _, cx| note(tx, "tick", cx.now, &cx.rng));
    queue(&db, Job::new("note", Body::new())).await;
    let year_on = NOW + Span::days(365);
    run(&failing, &db, year_on).await;
    take_and_die(&db, year_on).await;
    let jobs = noting()
        .every("tick", Span::hours(1))
        .register("tick", |tx, _, cx| note(tx, "tick", cx.now, &cx.rng));
    run(&jobs, &db, NOW).await;
    assert_eq!(effects(&db).await, ["plain", "tick", "tick"]);
});

db_test!(a_clock_that_jumped_ahead_a_year_runs_a_schedule_once_not_8760_times, steps(), |db| async move {
    let jobs = noting().every("note", Span::hours(1));
    run(&jobs, &db, NOW).await;
    run(&jobs, &db, NOW + Span::days(365)).await;
    assert_eq!(effects(&db).await.len(), 2);
});

db_test!(a_schedule_runs_once_a_span_over_all_nodes, steps(), |db| async move {
    let (one, two) = (noting().every("note", Span::hours(1)), noting().every("note", Span::hours(1)));
    for minute in [0, 1, 59, 60, 61] {
        let at = NOW + Span::minutes(minute);
        let (a, b) = tokio::join!(one.run_due(&db, at), two.run_due(&db, at));
        a.and(b).expect("the queue answers");
        run(&one, &db, at).await;
    }
    assert_eq!(effects(&db).await.len(), 2);
});

db_test!(the_same_reminder_is_not_queued_twice_and_can_be_called_off, steps(), |db| async move {
    let ask: Id<()> = Id::from_uuid(uuid::Uuid::from_u128(7));
    assert!(queue(&db, Job::new("note", Body::new()).once(ask)).await);
    assert!(!queue(&db, Job::new("note", Body::new()).once(ask)).await);
    assert!(db.write(ours(), move |tx| cancel(tx, "note", ask)).await.expect("answered"));
    assert_eq!(run(&noting(), &db, NOW).await, 1, "only the kit's own schedule ran");
    assert!(effects(&db).await.is_empty());
});

db_test!(a_handler_may_queue_its_own_successor_under_the_same_key, steps(), |db| async move {
    let jobs = Jobs::new(Rng::os()).register("note", |tx, _, cx| {
        note(tx, "again", cx.now, &cx.rng)?;
        let next = Job::new("note", Body::new()).once("chain").at(cx.now + Span::days(1));
        assert!(enqueue(tx, &next, cx.now, &cx.rng)?);
        Ok(())
    });
    queue(&db, Job::new("note", Body::new()).once("chain")).await;
    for day in 0..3 {
        run(&jobs, &db, NOW + Span::days(day)).await;
    }
    assert_eq!(effects(&db).await.len(), 3);
    assert_eq!(waiting(&db).await, 1);
});

db_test!(what_fails_for_good_waits_for_a_person_who_can_revive_it, steps(), |db| async move {
    let refusing =
        Jobs::new(Rng::os()).register("note", |_, _, _| Err(JobError::Never { code: "no_such_ask" }));
    queue(&db, Job::new("note", Body::new()).once("one")).await;
    run(&refusing, &db, NOW).await;
    let left = given_up(&db).await;
    assert_eq!((left.len(), left[0].error.as_str(), left[0].attempts), (1, "no_such_ask", 1));
    let slug = left[0].slug;
    assert!(db.write(ours(), move |tx| kit_jobs::revive(tx, slug, NOW)).await.expect("answered"));
    run(&noting(), &db, NOW).await;
    assert_eq!(effects(&db).await, ["plain"]);
    assert!(given_up(&db).await.is_empty());
});

db_test!(what_fails_twelve_times_stops_being_tried, steps(), |db| async move {
    queue(&db, Job::new("nobody.knows_this", Body::new())).await;
    let jobs = noting();
    for hour in 0..30 {
        run(&jobs, &db, NOW + Span::hours(hour)).await;
    }
    let left = given_up(&db).await;
    assert_eq!((left[0].error.as_str(), left[0].attempts), ("unknown_kind", kit_jobs::TRIES));
    assert!(queue(&db, Job::new("note", Body::new())).await);
    let slug = left[0].slug;
    assert!(db.write(ours(), move |tx| kit_jobs::discard(tx, slug)).await.expect("answered"));
    assert!(given_up(&db).await.is_empty());
});

db_test!(an_event_reaches_every_subscriber_once, steps(), |db| async move {
    let (jobs, again) = (listening(), listening());
    assert!(jobs.unhandled().is_empty());
    db.write(ours(), |tx| {
        kit_jobs::events::emit(tx, "asks.opened", &Body::new().word("word", "heard"), NOW, &Rng::os())
    })
    .await
    .expect("emitted");
    let (a, b) = tokio::join!(jobs.run_due(&db, NOW), again.run_due(&db, NOW));
    a.and(b).expect("the queue answers");
    run(&jobs, &db, NOW).await;
    run(&jobs, &db, NOW + Span::hours(1)).await;
    assert_eq!(effects(&db).await, ["heard", "other"]);
});

/// Two subscribers of one event, one of another.
fn listening() -> Jobs {
    noting()
        .register("other", |tx, _, cx| note(tx, "other", cx.now, &cx.rng))
        .subscribe("asks.opened", "note")
        .subscribe("asks.opened", "other")
        .subscribe("asks.closed", "other")
}

db_test!(the_loop_runs_what_was_queued_when_it_is_woken_and_stops_when_told, steps(), |db| async move {
    let (ran, mut seen) = tokio::sync::mpsc::unbounded_channel();
    let jobs = Jobs::new(Rng::os()).register("note", move |_, _, _| {
        ran.send(()).map_err(|_| JobError::Never { code: "nobody_listens" })
    });
    let jobs = Arc::new(jobs);
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let life = jobs.clone().spawn(db.clone(), Clock::held(NOW), stopped);
    queue(&db, Job::new("note", Body::new())).await;
    jobs.waker().wake();
    seen.recv().await.expect("it ran");
    stop.send(true).expect("the loop listens");
    life.await.expect("the loop ends well");
});
