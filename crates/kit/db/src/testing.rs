//! For tests of every crate: a fresh, migrated database on each engine, gone when dropped.
//!
//! PostgreSQL comes from `FAROLITO_TEST_PG`, the URL of a maintenance database whose role may create databases and is
//! no superuser (a superuser would walk through row-level security unseen).

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::PathBuf;

use kit_base::{Rng, Slug, Timestamp};
use postgres::{Client, NoTls};

use crate::{Db, Migration};

/// Defines one test twice, for SQLite and for PostgreSQL: `db_test!(name, STEPS, |db| async move { … });`
#[macro_export]
macro_rules! db_test {
    ($(#[$meta:meta])* $name:ident, $steps:expr, $body:expr) => {
        $(#[$meta])*
        fn $name(postgres: bool) {
            $crate::testing::run(postgres, $steps, $body);
        }

        $(#[$meta])*
        mod $name {
            #[test]
            fn sqlite() {
                super::$name(false);
            }

            #[test]
            fn postgres() {
                super::$name(true);
            }
        }
    };
}

/// Runs `body` on a fresh database.
pub fn run<F: Future<Output = ()>>(postgres: bool, steps: &[Migration], body: impl FnOnce(Db) -> F) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    let fresh = runtime.block_on(TestDb::new(postgres, steps));
    runtime.block_on(body(fresh.db.clone()));
}

/// A database of a test's own.
pub struct TestDb {
    /// The handle.
    pub db: Db,
    /// A PostgreSQL URL or a SQLite path: for tests that open it a second time.
    pub place: String,
    home: Home,
}

enum Home {
    Folder(PathBuf),
    Database { admin: String, name: String },
}

impl TestDb {
    /// A new database with every step applied.
    pub async fn new(postgres: bool, steps: &[Migration]) -> Self {
        if postgres { Self::postgres(steps) } else { Self::sqlite(steps).await }
    }

    async fn sqlite(steps: &[Migration]) -> Self {
        let folder = std::env::temp_dir().join(format!("farolito-test-{}", Slug::new(&Rng::os())));
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let path = folder.join("test.sqlite");
        let db = Db::open_sqlite(&path).expect("SQLite opens");
        db.migrate(steps, Timestamp::from_secs(0)).await.expect("SQLite migrates");
        Self { db, place: path.display().to_string(), home: Home::Folder(folder) }
    }

    fn postgres(steps: &[Migration]) -> Self {
        let admin = std::env::var("FAROLITO_TEST_PG")
            .expect("FAROLITO_TEST_PG names a PostgreSQL for tests; `cargo xtask test` brings its own");
        let template = template(&admin, steps);
        let name = format!("farolito_t_{}", Slug::new(&Rng::os()));
        let (admin_again, made) = (admin.clone(), name.clone());
        on_a_thread(move || {
            command(&admin_again, &format!("CREATE DATABASE {made} TEMPLATE {template}"));
        });
        let place = beside(&admin, &name);
        let db = Db::connect_postgres(&place, 4).expect("PostgreSQL answers");
        Self { db, place, home: Home::Database { admin, name } }
    }
}

/// One migrated template for each list of steps, made once, whoever comes first.
fn template(admin: &str, steps: &[Migration]) -> String {
    let mut hash = DefaultHasher::new();
    for step in steps {
        (step.number, step.sql).hash(&mut hash);
    }
    let name = format!("farolito_m_{:016x}", hash.finish());
    let (admin_url, wanted) = (admin.to_owned(), name.clone());
    let steps = steps.to_vec();
    on_a_thread(move || {
        let mut client = Client::connect(&admin_url, NoTls).expect("the maintenance database answers");
        client.batch_execute("SELECT pg_advisory_lock(7106232)").expect("the lock is given");
        let rows = client
            .query("SELECT 1 FROM pg_database WHERE datname = $1", &[&wanted])
            .expect("the catalogue reads");
        if rows.is_empty() {
            let half = format!("{wanted}_half");
            client.batch_execute(&format!("DROP DATABASE IF EXISTS {half}")).expect("a stale half goes");
            client.batch_execute(&format!("CREATE DATABASE {half}")).expect("a template is made");
            let place = beside(&admin_url, &half);
            let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime starts");
            let db = Db::connect_postgres(&place, 1).expect("the template answers");
            runtime.block_on(db.migrate(&steps, Timestamp::from_secs(0))).expect("PostgreSQL migrates");
            drop(db);
            // The connection's thread ends with the handle; the rename waits for it.
            let rename = format!("ALTER DATABASE {half} RENAME TO {wanted}");
            for _ in 0..200 {
                if client.batch_execute(&rename).is_ok() {
                    break;
                }
                let _ = client.batch_execute("SELECT pg_sleep(0.02)");
            }
        }
    });
    name
}

impl Drop for TestDb {
    fn drop(&mut self) {
        match &self.home {
            Home::Folder(folder) => {
                let _ = std::fs::remove_dir_all(folder);
            }
            Home::Database { admin, name } => {
                let (admin, name) = (admin.clone(), name.clone());
                on_a_thread(move || drop_database(&admin, &name));
            }
        }
    }
}

fn command(url: &str, text: &str) {
    let mut client = Client::connect(url, NoTls).expect("the maintenance database answers");
    client.batch_execute(text).expect("the maintenance command runs");
}

/// The engine's own housekeeping may be looking into the database at this moment, and only a superuser may end that:
/// then again a little later. A database that stays behind harms no test.
fn drop_database(url: &str, name: &str) {
    let mut client = Client::connect(url, NoTls).expect("the maintenance database answers");
    for _ in 0..100 {
        if client.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).is_ok() {
            return;
        }
        let _ = client.batch_execute("SELECT pg_sleep(0.05)");
    }
}

/// The same server, another database.
fn beside(url: &str, name: &str) -> String {
    let (front, query) = url.split_once('?').map_or((url, String::new()), |(f, q)| (f, format!("?{q}")));
    let front = front.rsplit_once('/').map_or(front, |(f, _)| f);
    format!("{front}/{name}{query}")
}

/// The synchronous client may not run inside a runtime's thread.
fn on_a_thread(work: impl FnOnce() + Send + 'static) {
    std::thread::spawn(work).join().expect("the helper thread ends well");
}
