//! A copy of a database is whole, moves between engines, and is refused when it is not.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::io::Cursor;

use kit_base::{Id, Rng, Timestamp};
use kit_db::dump::{DumpError, Poured, Reader};
use kit_db::testing::TestDb;
use kit_db::{Db, DbError, Migration, NetworkId, Scope, Statement, db_test, sql};

const STEPS: &[Migration] = &[Migration {
    number: 1,
    name: "doors",
    sql: "CREATE TABLE doors (
            network_id {id} NOT NULL, id {id} NOT NULL, beside {id}, open {bool} NOT NULL, words TEXT,
            seal {bytes}, at {time},
            PRIMARY KEY (network_id, id), FOREIGN KEY (network_id, beside) REFERENCES doors (network_id, id)
        ) {strict};
        CREATE TABLE a_knock (
            network_id {id} NOT NULL, door {id} NOT NULL,
            PRIMARY KEY (network_id, door), FOREIGN KEY (network_id, door) REFERENCES doors (network_id, id)
        ) {strict};
        CREATE TABLE porch (n {int} NOT NULL PRIMARY KEY, lit {bool} NOT NULL) {strict};
        INSERT INTO porch (n, lit) VALUES (1, {false});",
}];
const ADD: Statement = sql!(
    "INSERT INTO doors (network_id, id, beside, open, words, seal, at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
const POINT: Statement = sql!("UPDATE doors SET beside = $3 WHERE network_id = $1 AND id = $2");
const KNOCK: Statement = sql!("INSERT INTO a_knock (network_id, door) VALUES ($1, $2)");
const ALL: Statement =
    sql!("SELECT network_id, id, beside, open, words, seal, at FROM doors ORDER BY network_id, id LIMIT 100");

struct Door;
type Row = (NetworkId, Id<Door>, Option<Id<Door>>, bool, Option<String>, Option<Vec<u8>>, Option<Timestamp>);

/// Two networks with doors that lead to one another in a circle, which no order of rows can satisfy.
async fn furnish(db: &Db) {
    for n in 1..=2_i64 {
        let (network, rng) = (Id::new(Timestamp::from_secs(n), &Rng::os()), Rng::os());
        let doors: Vec<Id<Door>> = (0..20).map(|i| Id::new(Timestamp::from_secs(i), &rng)).collect();
        db.write(Scope::Network(network), move |tx| {
            for (i, door) in doors.iter().enumerate() {
                let nothing: Option<Id<Door>> = None;
                let words = (i % 2 == 0).then(|| format!("Tür \u{0} {i} 문"));
                let seal = (i % 3 == 0).then(|| vec![0_u8, 255, 10]);
                let at = (i % 5 == 0).then(|| Timestamp::from_secs(-5));
                tx.execute(
                    &ADD,
                    &[
                        &network,
                        door,
                        &nothing,
                        &(i % 2 == 1),
                        &words.map(|w| w.replace('\0', "")),
                        &seal,
                        &at,
                    ],
                )?;
            }
            for (i, door) in doors.iter().enumerate() {
                tx.execute(&POINT, &[&network, door, &doors[(i + 1) % doors.len()]])?;
            }
            tx.execute(&KNOCK, &[&network, &doors[3]]).map(drop)
        })
        .await
        .unwrap();
    }
}

async fn rows(db: &Db) -> Vec<Row> {
    db.read(Scope::Server, |tx| {
        tx.query(&ALL, &[], |row| {
            Ok((row.take()?, row.take()?, row.take()?, row.take()?, row.take()?, row.take()?, row.take()?))
        })
    })
    .await
    .unwrap()
}

async fn dumped(db: &Db) -> Vec<u8> {
    let (poured, bytes) = db.dump(Vec::new()).await.unwrap();
    assert_eq!(poured, Poured { tables: 3, rows: 43 });
    bytes
}

async fn filled(postgres: bool, bytes: Vec<u8>) -> (TestDb, Result<Poured, DumpError>) {
    let to = TestDb::new(postgres, &[]).await;
    let outcome = match Reader::begin(Cursor::new(bytes)) {
        Ok(stream) => to.db.undump(stream, STEPS, Timestamp::from_secs(9)).await,
        Err(error) => Err(error),
    };
    (to, outcome)
}

db_test!(every_row_arrives_on_either_engine_and_the_fence_stands_again, STEPS, |db| async move {
    furnish(&db).await;
    let (before, bytes) = (rows(&db).await, dumped(&db).await);
    for postgres in [false, true] {
        let (to, outcome) = filled(postgres, bytes.clone()).await;
        assert_eq!(outcome.unwrap(), Poured { tables: 3, rows: 43 });
        assert_eq!(rows(&to.db).await, before);
        assert_eq!(to.db.migrate(STEPS, Timestamp::from_secs(9)).await.unwrap(), 0);
        if postgres {
            let (network, stranger) = (before[0].0, Id::new(Timestamp::from_secs(3), &Rng::os()));
            let seen = |scope| to.db.read(scope, |tx| tx.query(&ALL, &[], kit_db::only::<NetworkId>));
            assert_eq!(seen(Scope::Network(network)).await.unwrap(), [network; 20]);
            assert_eq!(seen(Scope::Network(stranger)).await.unwrap(), []);
        }
    }
});

db_test!(a_copy_that_is_cut_or_changed_anywhere_leaves_nothing_behind, STEPS, |db| async move {
    furnish(&db).await;
    let bytes = dumped(&db).await;
    for end in (0..bytes.len()).step_by(311).chain([bytes.len() - 1]) {
        let (to, outcome) = filled(false, bytes[..end].to_vec()).await;
        assert!(matches!(outcome, Err(DumpError::Damaged(_))), "cut at {end}");
        to.db.migrate(STEPS, Timestamp::from_secs(9)).await.unwrap();
        assert!(rows(&to.db).await.is_empty(), "cut at {end}");
    }
    let (to, outcome) = filled(true, bytes[..bytes.len() - 9].to_vec()).await;
    assert!(matches!(outcome, Err(DumpError::Damaged(_))));
    assert!(rows(&to.db).await.is_empty());
    let mut longer = bytes;
    longer.push(b'T');
    assert!(matches!(filled(false, longer).await.1, Err(DumpError::Damaged(_))));
});

db_test!(a_copy_goes_into_an_empty_database_only_and_a_newer_one_is_named, STEPS, |db| async move {
    furnish(&db).await;
    let (before, bytes) = (rows(&db).await, dumped(&db).await);
    let again = Reader::begin(Cursor::new(bytes.clone())).unwrap();
    let outcome = db.undump(again, STEPS, Timestamp::from_secs(9)).await;
    assert!(matches!(outcome, Err(DumpError::NotEmpty(table)) if table == "doors"));
    assert_eq!(rows(&db).await, before);
    let newer = Reader::begin(Cursor::new(bytes)).unwrap();
    assert!(matches!(db.undump(newer, &[], Timestamp::from_secs(9)).await, Err(DumpError::Newer(1))));
});

db_test!(what_is_written_meanwhile_is_in_the_copy_whole_or_not_at_all, STEPS, |db| async move {
    furnish(&db).await;
    let (network, stop) = (Id::new(Timestamp::from_secs(7), &Rng::os()), tokio::sync::watch::channel(false));
    let (writer, stopped) = (db.clone(), stop.1.clone());
    let busy = tokio::spawn(async move {
        let rng = Rng::os();
        while !*stopped.borrow() {
            let door: Id<Door> = Id::new(Timestamp::from_secs(1), &rng);
            let nothing: Option<String> = None;
            writer
                .write(Scope::Network(network), move |tx| {
                    tx.execute(
                        &ADD,
                        &[
                            &network,
                            &door,
                            &nothing.as_ref().map(|_| door),
                            &true,
                            &nothing,
                            &nothing.as_ref().map(|_| vec![0_u8]),
                            &nothing.as_ref().map(|_| 0_i64),
                        ],
                    )?;
                    tx.execute(&KNOCK, &[&network, &door])
                })
                .await?;
        }
        Ok::<_, DbError>(())
    });
    for _ in 0..10 {
        let (poured, bytes) = db.dump(Vec::new()).await.unwrap();
        let (_, outcome) = filled(false, bytes).await;
        // Every door that came meanwhile came with its knock.
        assert_eq!(outcome.unwrap(), poured);
        assert_eq!((poured.rows - 43) % 2, 0);
        tokio::task::yield_now().await;
    }
    stop.0.send_replace(true);
    busy.await.unwrap().unwrap();
});
