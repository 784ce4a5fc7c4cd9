//! A small invented neighborhood on a fresh database, with a clock held by the test.

use std::sync::Arc;

use farolito::compose::{App, Ground, migrations};
use farolito::config::Size;
use farolito::demo;
use farolito::demo::world::Cast;
use kit_base::{Clock, Rng, Secret, Span, Timestamp};
use kit_db::testing::TestDb;
use kit_db::{DbError, Scope, Tx};
use kit_message::FileTransport;
use kit_vault::Vault;
use kit_web::Limits;

use crate::Browser;

/// When a village's clock stands at first: a Wednesday noon in Los Angeles.
pub const NOW: Timestamp = Timestamp::from_secs(1_772_650_800);

/// A server in process.
pub struct Village {
    /// The program, put together as `serve` does.
    pub app: App,
    /// Whom one can be.
    pub cast: Cast,
    /// The clock that only the test moves.
    pub clock: Clock,
    /// The vault under a key of the test's own.
    pub vault: Vault,
    database: TestDb,
}

impl Village {
    /// A village of the default seed.
    pub async fn new(postgres: bool) -> Self {
        Self::with_seed(postgres, 42).await
    }

    /// Two villages of one seed are the same to the last byte.
    pub async fn with_seed(postgres: bool, seed: u64) -> Self {
        let database = TestDb::new(postgres, &migrations()).await;
        let (clock, rng) = (Clock::held(NOW), Rng::seeded(seed));
        let vault = Vault::new(Secret::new(rng.bytes("server key")));
        let ground = Ground {
            db: database.db.clone(),
            vault: vault.clone(),
            clock: clock.clone(),
            rng: rng.clone(),
            secure: false,
            demo: true,
        };
        let checked = vault.clone();
        let checking = database.db.write(Scope::Server, move |tx| checked.check(tx, NOW)).await;
        checking.expect("the check value is stored");
        let url = "http://localhost";
        let cast = demo::small(&ground, &Rng::seeded(seed + 1), (Size::City, url)).await.expect("the village is built");
        let limits = Limits { rate: None, ..Limits::default() };
        let app = App::new(&ground, limits).expect("the program is put together");
        Self { app, cast, clock, vault, database }
    }

    /// Somebody at a screen, signed out.
    pub fn browser(&self) -> Browser {
        Browser::new(self.app.web.clone())
    }

    /// A steward at a screen.
    pub async fn steward(&self) -> Browser {
        self.signed_in(self.cast.steward).await
    }

    /// A helper at a screen, of the asker's building.
    pub async fn helper(&self) -> Browser {
        self.signed_in(self.cast.helper).await
    }

    /// Anybody of the village, signed in by a link of their own.
    pub async fn signed_in(&self, person: asks::domain::PersonId) -> Browser {
        let (now, rng) = (self.clock.now(), self.app.site.rng.clone());
        let link = self
            .write(move |tx| {
                let token = people::sign_in::make_link(tx, person.cast(), Span::hours(1), now, &rng)?;
                Ok::<_, DbError>(token.text())
            })
            .await;
        let mut browser = self.browser();
        browser.get(&format!("/in/{link}")).await;
        browser
    }

    /// The asker of the cast at a screen, their private link opened.
    pub async fn asker(&self) -> Browser {
        let mut browser = self.browser();
        browser.get(&format!("/l/{}", self.cast.ask)).await;
        browser
    }

    /// Writes to the village's database behind everybody's back.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        self.database.db.write(Scope::Network(self.cast.network), work).await.expect("the test's own write works")
    }

    /// Lets time pass, and does what is due then.
    pub async fn pass(&self, span: Span) {
        self.clock.advance(span);
        self.app.jobs.run_due(&self.database.db, self.clock.now()).await.expect("the jobs run");
    }

    /// Sends what waits in the outbox into `folder`; answers how many messages went.
    pub async fn send_messages(&self, folder: &std::path::Path) -> usize {
        let sender = self.app.sender(Arc::new(FileTransport::new(folder)));
        sender.send_due(&self.database.db, self.clock.now()).await.expect("the outbox is read")
    }

    /// The SQLite file, or the PostgreSQL URL.
    pub fn place(&self) -> &str {
        &self.database.place
    }
}
