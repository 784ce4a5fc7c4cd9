//! The waist keeps its promises on both engines.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kit_base::{Id, Rng, Timestamp};
use kit_db::{Db, DbError, Each, Migration, NetworkId, Scope, Statement, db_test, sql, sql_each};

const STEPS: &[Migration] = &[Migration {
    number: 1,
    name: "notes",
    sql: "CREATE TABLE notes (
        network_id {id} NOT NULL,
        id {id} NOT NULL,
        words TEXT NOT NULL,
        pinned {bool} NOT NULL DEFAULT {false},
        version {int} NOT NULL DEFAULT 1,
        PRIMARY KEY (network_id, id)
    ) {strict};",
}];

const ADD: Statement = sql!("INSERT INTO notes (network_id, id, words) VALUES ($2, $1, $3)");
const ALL: Statement = sql!("SELECT words, pinned FROM notes ORDER BY words LIMIT 100");
const THESE: Each =
    sql_each!("SELECT id FROM notes WHERE network_id = $1 AND id IN (", ") ORDER BY id LIMIT 128");
const SAVE: Statement = sql!("UPDATE notes SET version = version + 1 WHERE id = $1 AND version = $2");

fn network(n: u128) -> NetworkId {
    Id::from_uuid(uuid::Uuid::from_u128(n))
}

async fn add(db: &Db, network: NetworkId, words: &'static str) {
    let id: Id<()> = Id::new(Timestamp::from_secs(1), &Rng::os());
    db.write(Scope::Network(network), move |tx| tx.execute(&ADD, &[&id, &tx.network(), &words]))
        .await
        .expect("the note is written");
}

async fn words(db: &Db, scope: Scope) -> Vec<(String, bool)> {
    db.read(scope, |tx| tx.query(&ALL, &[], |row| Ok::<_, DbError>((row.take()?, row.take()?))))
        .await
        .expect("the notes read")
}

db_test!(a_written_row_is_read_back, STEPS, |db| async move {
    add(&db, network(1), "lemons").await;
    assert_eq!(words(&db, Scope::Network(network(1))).await, [("lemons".to_owned(), false)]);
});

db_test!(a_list_of_keys_is_asked_for_at_once_however_long_it_is, STEPS, |db| async move {
    let ids: Vec<Id<()>> = (1..=300).map(|n| Id::from_uuid(uuid::Uuid::from_u128(n))).collect();
    let all = ids.clone();
    db.write(Scope::Network(network(1)), move |tx| {
        all.iter().try_for_each(|id| tx.execute(&ADD, &[id, &tx.network(), &"lemons"]).map(drop))
    })
    .await
    .expect("the notes are written");
    for (asked, found, statements) in
        [(0, 0, 0), (1, 1, 1), (32, 32, 1), (33, 33, 1), (128, 128, 1), (300, 300, 3)]
    {
        let before = db.counts().statements;
        let mut keys = ids[..asked].to_vec();
        keys.extend_from_within(..asked.min(5));
        let rows = db
            .read(Scope::Network(network(1)), move |tx| tx.each(&THESE, &keys, kit_db::only::<Id<()>>))
            .await
            .expect("the notes read");
        assert_eq!((rows.len(), db.counts().statements - before), (found, statements), "{asked} keys");
        assert_eq!(rows, ids[..asked], "each once, in order");
    }
});

db_test!(a_refused_closure_leaves_nothing, STEPS, |db| async move {
    let outcome: Result<(), DbError> = db
        .write(Scope::Network(network(1)), |tx| {
            let id: Id<()> = Id::from_uuid(uuid::Uuid::from_u128(9));
            tx.execute(&ADD, &[&id, &tx.network(), &"half"])?;
            Err(DbError::Rule("changed my mind".into()))
        })
        .await;
    assert!(outcome.is_err());
    assert!(words(&db, Scope::Network(network(1))).await.is_empty());
});

db_test!(after_a_failed_statement_the_transaction_refuses_the_rest, STEPS, |db| async move {
    let outcome: Result<(), DbError> = db
        .write(Scope::Network(network(1)), |tx| {
            let id: Id<()> = Id::from_uuid(uuid::Uuid::from_u128(9));
            tx.execute(&ADD, &[&id, &tx.network(), &"once"])?;
            assert!(matches!(tx.execute(&ADD, &[&id, &tx.network(), &"twice"]), Err(DbError::Unique(_))));
            let other: Id<()> = Id::from_uuid(uuid::Uuid::from_u128(10));
            tx.execute(&ADD, &[&other, &tx.network(), &"after"]).map(|_| ())
        })
        .await;
    assert!(outcome.is_err());
    assert!(words(&db, Scope::Network(network(1))).await.is_empty());
});

db_test!(a_stale_version_runs_the_closure_again_three_times, STEPS, |db| async move {
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = runs.clone();
    let outcome: Result<(), DbError> = db
        .write(Scope::Network(network(1)), move |tx| {
            counted.fetch_add(1, Ordering::SeqCst);
            tx.save(&SAVE, &[&uuid::Uuid::from_u128(77), &1_i64])
        })
        .await;
    assert!(matches!(outcome, Err(DbError::Conflict)));
    assert_eq!(runs.load(Ordering::SeqCst), 4);
});

db_test!(a_panic_in_a_write_harms_nobody_else, STEPS, |db| async move {
    let outcome: Result<(), DbError> = db
        .write(Scope::Network(network(1)), |tx| {
            let id: Id<()> = Id::from_uuid(uuid::Uuid::from_u128(9));
            tx.execute(&ADD, &[&id, &tx.network(), &"doomed"])?;
            panic!("as the test wants")
        })
        .await;
    assert!(outcome.is_err());
    add(&db, network(1), "alive").await;
    assert_eq!(words(&db, Scope::Network(network(1))).await.len(), 1);
});

db_test!(many_writers_lose_nothing, STEPS, |db| async move {
    let mut writers = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let db = db.clone();
        writers.spawn(async move { add(&db, network(1), "one of many").await });
    }
    writers.join_all().await;
    assert_eq!(words(&db, Scope::Network(network(1))).await.len(), 64);
});

db_test!(migrating_again_does_nothing_and_a_newer_schema_is_refused, STEPS, |db| async move {
    assert_eq!(db.migrate(STEPS, Timestamp::from_secs(2)).await.expect("a second run is fine"), 0);
    assert!(matches!(db.migrate(&[], Timestamp::from_secs(2)).await, Err(DbError::Schema(_))));
});

#[test]
fn on_postgres_a_network_cannot_read_anothers_rows_even_without_a_filter() {
    kit_db::testing::run(true, STEPS, |db| async move {
        add(&db, network(1), "ours").await;
        add(&db, network(2), "theirs").await;
        assert_eq!(words(&db, Scope::Network(network(1))).await, [("ours".to_owned(), false)]);
        assert_eq!(words(&db, Scope::Server).await.len(), 2);
        let smuggled: Result<u64, DbError> = db
            .write(Scope::Network(network(1)), |tx| {
                let id: Id<()> = Id::from_uuid(uuid::Uuid::from_u128(5));
                tx.execute(&ADD, &[&id, &network(2), &"smuggled"])
            })
            .await;
        assert!(smuggled.is_err());
    });
}
