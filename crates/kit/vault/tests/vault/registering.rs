//! Erasure and export come from the registry, and the registry holds the schema to account.

use std::path::Path;
use std::sync::Arc;

use kit_base::Rng;
use kit_db::testing::TestDb;
use kit_db::{Db, SchemaColumn, Scope, Statement, db_test, sql};
use kit_vault::{
    Cell, Class, Column, Erased, ExportedField, ExportedTable, Kind, OnErase, Registry, Retention,
    STATEMENTS, Table, Terms, Tie, Vault,
};

use crate::world::{NOW, STEPS, TABLES, favor_done, moves_in, network, person, vault, within};

const ROSA: Terms<'static> = Terms { name: Some("Rosa"), phone: Some("213 555 0142"), email: None };

fn registry() -> Arc<Registry> {
    Arc::new(Registry::new(&[kit_vault::TABLES, TABLES]).expect("the lists fit together"))
}

/// Rosa asked Tomás, who did it; then Tomás asked Rosa.
async fn neighborhood(db: &Db) -> Vault {
    let vault = vault(db).await;
    let inside = vault.clone();
    within(db, 1, move |tx| {
        let rosa = moves_in(tx, &inside, person(1), &ROSA)?;
        let tomas = moves_in(tx, &inside, person(2), &Terms { name: Some("Tomás"), ..Terms::default() })?;
        favor_done(tx, &rosa, person(1), person(2))?;
        favor_done(tx, &tomas, person(2), person(1))
    })
    .await;
    vault
}

async fn exported(db: &Db, vault: &Vault, n: u128) -> Vec<ExportedTable> {
    let (vault, registry) = (vault.clone(), registry());
    within(db, 1, move |tx| registry.export(tx, person(n), &vault)).await
}

fn words(tables: &[ExportedTable]) -> Vec<String> {
    let fields = tables.iter().flat_map(|table| table.rows.iter().flatten());
    fields
        .filter_map(|field| match field {
            ExportedField::Text(text) => Some(text.reveal().clone()),
            _ => None,
        })
        .collect()
}

db_test!(a_person_gets_everything_about_them_opened, STEPS, |db| async move {
    let vault = neighborhood(&db).await;
    let tables = exported(&db, &vault, 1).await;
    let names: Vec<&str> = tables.iter().map(|table| table.table).collect();
    assert_eq!(names, ["neighbors", "favors", "promises", "promises"]);
    assert_eq!(words(&tables), ["Rosa", "es", "two bags of rice"]);
    assert_eq!(tables[0].columns, ["name", "language", "moved_in"]);
    assert!(matches!(tables[0].rows[0][2], ExportedField::Time(NOW)));
    assert!(matches!(tables[2].rows[0][0], ExportedField::Flag(true)));
});

db_test!(after_erasing_there_is_nothing_to_export_or_find_and_others_keep_theirs, STEPS, |db| async move {
    let vault = neighborhood(&db).await;
    let registry = registry();
    let touched = within(&db, 1, move |tx| Ok(registry.erase(tx, person(1))?)).await;
    assert!(touched >= 6);
    assert!(exported(&db, &vault, 1).await.is_empty());
    let gone = vault.clone();
    within(&db, 1, move |tx| {
        assert!(gone.person(tx, person(1))?.is_none());
        assert!(gone.find(tx, Kind::PhoneLast4, "0142", 10)?.is_empty());
        Ok(())
    })
    .await;
    // Tomás' own promise on Rosa's favor went with it; hers on his stays, without her.
    let tomas = exported(&db, &vault, 2).await;
    let names: Vec<&str> = tomas.iter().map(|table| table.table).collect();
    assert_eq!(names, ["neighbors", "favors", "promises"]);
    assert_eq!(words(&tomas), ["Tomás", "es", "two bags of rice"]);
});

db_test!(erasing_in_one_network_leaves_the_others_alone, STEPS, |db| async move {
    let vault = neighborhood(&db).await;
    let registry = registry();
    assert_eq!(within(&db, 2, move |tx| Ok(registry.erase(tx, person(1))?)).await, 0);
    assert_eq!(words(&exported(&db, &vault, 1).await).len(), 3);
});

db_test!(every_statement_is_prepared_by_both_engines, STEPS, |db| async move {
    let all: Vec<Statement> = STATEMENTS.iter().chain(registry().statements()).copied().collect();
    let refused = db.prepare_all(all).await.expect("the engine answers");
    assert!(refused.is_empty(), "{refused:?}");
});

db_test!(the_registry_and_the_schema_say_the_same, STEPS, |db| async move {
    let mut schema = db.schema().await.expect("the schema reads");
    assert_eq!(registry().problems(&schema), Vec::<String>::new());
    let secret = SchemaColumn { table: "neighbors".into(), column: "diagnosis".into() };
    schema.retain(|column| column.column != "language");
    schema.push(secret);
    let problems = registry().problems(&schema).join("\n");
    assert!(problems.contains("neighbors.diagnosis is in the database and has no class"), "{problems}");
    assert!(problems.contains("neighbors.language has a class and is not in the database"), "{problems}");
});

#[test]
fn the_page_what_we_store_knows_what_becomes_of_each_column() {
    let registry = registry();
    let erased = |table: &str, column: &str| {
        registry.stored().find(|s| s.table == table && s.column == column).map(|s| s.erased)
    };
    assert_eq!(erased("favors", "details"), Some(Erased::Deleted));
    assert_eq!(erased("network_keys", "wrapped"), Some(Erased::NotPersonal));
}

#[test]
fn lists_that_do_not_fit_together_are_refused_with_every_reason() {
    const WRONG: &[Table] = &[
        Table {
            name: "letters; DROP TABLE letters",
            key: Some("id"),
            ties: &[Tie::through("box_id", "boxes", "id", OnErase::Blank(&["stamp"]))],
            columns: &[Column::sealed("words", Class::Public, Retention::WithRow)],
        },
        Table { name: "person_keys", key: None, ties: &[], columns: &[] },
    ];
    let refused = Registry::new(&[kit_vault::TABLES, WRONG]).err().expect("it is refused").to_string();
    for reason in [
        "not plain",
        "boxes, which is not listed",
        "stamp",
        "Claimed, Mutual or Vault",
        "network_id",
        "twice",
    ] {
        assert!(refused.contains(reason), "{reason} in {refused}");
    }
}

const WRAPPED: Statement = sql!("SELECT wrapped FROM person_keys WHERE network_id = $1 AND person_id = $2");

fn holds(place: &str, needle: &[u8]) -> bool {
    ["", "-wal", "-shm"].iter().any(|end| {
        let file = format!("{place}{end}");
        Path::new(&file).exists()
            && std::fs::read(&file).expect("the file reads").windows(needle.len()).any(|w| w == needle)
    })
}

#[test]
fn after_erasing_a_byte_search_of_the_files_finds_neither_the_words_nor_the_key() {
    const CANARY: &str = "canary-7f3a-yellow-door";
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime starts");
    let world = runtime.block_on(TestDb::new(false, STEPS));
    runtime.block_on(async {
        let (db, vault) = (world.db.clone(), vault(&world.db).await);
        let sealed = within(&db, 1, move |tx| {
            let key = moves_in(tx, &vault, person(1), &ROSA)?;
            favor_done(tx, &key, person(1), person(1))?;
            // In the clear on purpose: what stands in an ordinary column must go as well.
            tx.execute(&sql!("UPDATE neighbors SET language = $1"), &[&CANARY])?;
            Ok(key.seal(&Cell::new("neighbors", "name", person(1)), CANARY, &Rng::os()))
        })
        .await;
        let read = db.read(Scope::Network(network(1)), |tx| {
            tx.one(&WRAPPED, &[&network(1), &person(1)], |row| {
                let wrapped: Vec<u8> = row.take()?;
                Ok(wrapped)
            })
        });
        let wrapped = read.await.expect("the key reads").expect("Rosa has a key");
        assert!(holds(&world.place, CANARY.as_bytes()) && holds(&world.place, &wrapped));
        assert!(!sealed.windows(CANARY.len()).any(|w| w == CANARY.as_bytes()));
        let registry = registry();
        within(&db, 1, move |tx| Ok(registry.erase(tx, person(1))?)).await;
        db.scrub().await.expect("the log is truncated");
        assert!(!holds(&world.place, CANARY.as_bytes()), "the words are still in the files");
        assert!(!holds(&world.place, &wrapped), "the wrapped key is still in the files");
        assert!(!holds(&world.place, person(1).uuid().as_bytes()), "the person's id is still in the files");
    });
}
