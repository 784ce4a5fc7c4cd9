//! Every statement on both engines, every column classed, every message in both languages.

use farolito::compose::{catalogue, migrations, registry, statements};
use kit_db::db_test;

/// Words that are not in the portable subset, or not in the house's style.
const BANNED: &[&str] = &[
    "ILIKE",
    "GREATEST(",
    "LEAST(",
    "STRING_AGG",
    "DISTINCT ON",
    "LATERAL",
    "SKIP LOCKED",
    "NOW()",
    "AUTOINCREMENT",
    "GENERATED ALWAYS",
    "->>",
    "SELECT A.*",
    "CURRENT_TIMESTAMP",
];

db_test!(every_statement_of_the_program_prepares, &migrations(), |db| async move {
    let registry = registry().expect("the registry is sound");
    let all = statements(&registry);
    assert!(all.len() > 60, "only {} statements are listed", all.len());
    let refused = db.prepare_all(all).await.expect("the engine answers");
    assert!(refused.is_empty(), "{refused:#?}");
});

#[test]
fn every_statement_keeps_to_the_portable_subset() {
    let registry = registry().expect("the registry is sound");
    for statement in statements(&registry) {
        let text = statement.text().to_uppercase();
        let found: Vec<_> = BANNED.iter().filter(|word| text.contains(**word)).collect();
        assert!(found.is_empty(), "{found:?} in {}", statement.text());
    }
}

db_test!(every_column_of_the_schema_has_a_class, &migrations(), |db| async move {
    let schema = db.schema().await.expect("the schema reads");
    let problems = registry().expect("the registry is sound").problems(&schema);
    assert!(problems.is_empty(), "{problems:#?}");
});

#[test]
fn both_engines_have_the_same_tables_and_columns() {
    let schema_of = |postgres| {
        let (send, receive) = std::sync::mpsc::channel();
        kit_db::testing::run(postgres, &migrations(), move |db| async move {
            send.send(db.schema().await.expect("the schema reads")).expect("the test listens");
        });
        receive.recv().expect("the schema was sent")
    };
    assert_eq!(schema_of(false), schema_of(true));
}

#[test]
fn every_message_is_there_in_both_languages() {
    let differences = catalogue().expect("the catalogues merge").differences();
    assert!(differences.is_empty(), "{differences:#?}");
}
