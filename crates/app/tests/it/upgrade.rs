//! A database of every release opens in this one: nothing in it is lost, and its schema is the schema of a new one.

use std::io::Read as _;

use farolito::compose::{migrations, registry};
use kit_base::{Rng, Slug, Timestamp};
use kit_db::{Db, DbError, Scope, Statement, only, sql};

/// The demo's small world as each release made it, without sessions and letters.
const RELEASES: &[(&str, &[u8], i64)] = &[
    ("0.1.0", include_bytes!("../fixtures/v0.1.0.sqlite.gz"), 72),
    ("0.2.0", include_bytes!("../fixtures/v0.2.0.sqlite.gz"), 72),
    ("0.3.0", include_bytes!("../fixtures/v0.3.0.sqlite.gz"), 72),
    ("0.4.0", include_bytes!("../fixtures/v0.4.0.sqlite.gz"), 72),
];

const ASKS: Statement = sql!("SELECT COUNT(*) FROM asks");

#[test]
fn a_database_of_every_release_is_brought_up_to_date_and_keeps_its_asks() {
    testkit::run(async {
        for (release, packed, asks) in RELEASES {
            let folder = std::env::temp_dir().join(format!("farolito-upgrade-{}", Slug::new(&Rng::os())));
            std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
            let path = folder.join("farolito.sqlite");
            let mut bytes = Vec::new();
            flate2::read::GzDecoder::new(*packed).read_to_end(&mut bytes).expect("the fixture unpacks");
            std::fs::write(&path, bytes).expect("the file is written");

            let db = Db::open_sqlite(&path).expect("it opens");
            db.migrate(&migrations(), Timestamp::from_secs(2_000_000_000)).await.expect("it migrates");
            let kept = db.read(Scope::Server, |tx| tx.one(&ASKS, &[], only::<i64>)).await;
            assert_eq!(kept.map_err(|error: DbError| error.to_string()), Ok(Some(*asks)), "{release}");
            let schema = db.schema().await.expect("the schema reads");
            let problems = registry().expect("the registry is sound").problems(&schema);
            assert!(problems.is_empty(), "{release}: {problems:#?}");
            drop(db);
            std::fs::remove_dir_all(&folder).expect("the temporary folder goes");
        }
    });
}
