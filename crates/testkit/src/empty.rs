//! A server that was just started on an empty folder: no network, no people, a link in its window.

use farolito::compose::{App, Ground, migrations};
use kit_base::{Clock, Rng, Secret, Timestamp};
use kit_db::testing::TestDb;
use kit_db::{Db, DbError, Scope};
use kit_vault::Vault;
use kit_web::Limits;
use setup::FirstRun;

use crate::{Browser, Dump, NOW};

/// A new server in process.
pub struct Empty {
    /// The program, put together as `serve` does.
    pub app: App,
    /// The clock that only the test moves.
    pub clock: Clock,
    ground: Ground,
    first_run: FirstRun,
    _database: TestDb,
}

impl Empty {
    /// On a database of its own, as it is after `serve` has migrated it.
    pub async fn new(postgres: bool) -> Self {
        let database = TestDb::new(postgres, &migrations()).await;
        let (clock, rng) = (Clock::held(NOW), Rng::seeded(42));
        let vault = Vault::new(Secret::new(rng.bytes("server key")));
        let (db, checked) = (database.db.clone(), vault.clone());
        let checking = db.write(Scope::Server, move |tx| checked.check(tx, NOW)).await;
        checking.expect("the check value is stored");
        let ground = Ground { db, vault, clock: clock.clone(), rng, secure: false, demo: false };
        let first_run = FirstRun { url: "http://localhost".into(), key_file: None, unheard: false };
        let app = Self::start(&ground, &first_run);
        Self { app, clock, ground, first_run, _database: database }
    }

    fn start(ground: &Ground, first_run: &FirstRun) -> App {
        let limits = Limits { rate: None, ..Limits::default() };
        App::beginning(ground, limits, first_run.clone()).expect("the program is put together")
    }

    /// Stops the program and starts it again on the same database.
    pub fn restart(&mut self) {
        self.app = Self::start(&self.ground, &self.first_run);
    }

    /// The same with a key file that a page may show.
    pub fn with_key(&mut self, file: &std::path::Path) {
        self.first_run.key_file = Some(file.to_owned());
        self.first_run.unheard = true;
        self.restart();
    }

    /// The database.
    pub const fn db(&self) -> &Db {
        &self.ground.db
    }

    /// The path of a fresh link, as the window prints it.
    pub async fn link(&self) -> String {
        let (now, rng) = (self.clock.now(), self.ground.rng.clone());
        let made: Result<_, DbError> =
            self.db().write(Scope::Server, move |tx| setup::store::make_link(tx, now, &rng)).await;
        let token = made.expect("the link is stored").expect("there is no network yet");
        format!("/setup/{}", token.text())
    }

    /// Somebody at a screen.
    pub fn browser(&self) -> Browser {
        Browser::new(self.app.web.clone())
    }

    /// Everything the database holds.
    pub async fn dump(&self) -> Dump {
        Dump::of(self.db()).await
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

impl Browser {
    /// The same screen, with its cookies, after the server was started again.
    #[must_use]
    pub fn after_restart(mut self, server: &Empty) -> Self {
        self.go_to(server.app.web.clone());
        self
    }
}
