//! A small invented neighborhood on a fresh database, with a clock held by the test.

use std::sync::{Arc, OnceLock};

use farolito::compose::{App, Ground, migrations};
use farolito::config::Size;
use farolito::demo;
use farolito::demo::world::Cast;
use kit_base::{Clock, Rng, Secret, Span, Timestamp};
use kit_db::testing::TestDb;
use kit_db::{DbError, Scope, Statement, Tx, sql};
use kit_message::FileTransport;
use kit_vault::Vault;
use kit_web::Limits;

use crate::{Browser, Dump};

const ROLELESS: Statement = sql!(
    "SELECT p.id
     FROM people p
     WHERE p.network_id = $1 AND p.verified_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM roles r WHERE r.network_id = p.network_id AND r.person_id = p.id)
     ORDER BY p.id
     LIMIT 1"
);

const OTHER_HELPER: Statement = sql!(
    "SELECT r.person_id
     FROM roles r
     WHERE r.network_id = $1 AND r.role = 'helper' AND r.person_id <> $2 AND r.person_id <> $3
       AND NOT EXISTS (
           SELECT 1 FROM roles s WHERE s.network_id = $1 AND s.person_id = r.person_id AND s.role = 'steward')
       AND NOT EXISTS (
           SELECT 1 FROM memberships m
           JOIN memberships n ON n.network_id = m.network_id AND n.circle_id = m.circle_id
           WHERE m.network_id = $1 AND m.person_id = r.person_id AND n.person_id = $2)
     ORDER BY r.person_id
     LIMIT 1"
);

const BESIDE: Statement =
    sql!("SELECT id FROM circles WHERE network_id = $1 AND name = 'Palm Hollow' ORDER BY id LIMIT 1");

/// The same person with every call: having that one role is no hindrance.
const UNTENDED: Statement = sql!(
    "SELECT p.id
     FROM people p
     WHERE p.network_id = $1 AND p.verified_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM roles r
                       WHERE r.network_id = p.network_id AND r.person_id = p.id AND r.circle_id <> $2)
     ORDER BY p.id DESC
     LIMIT 1"
);

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
    second: OnceLock<Cast>,
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
        let cast = demo::small(&ground, &Rng::seeded(seed + 1), (Size::City, url))
            .await
            .expect("the village is built");
        let limits = Limits { rate: None, ..Limits::default() };
        let app = App::new(&ground, limits).expect("the program is put together");
        Self { app, cast, clock, vault, database, second: OnceLock::new() }
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

    /// Anybody of another network of this server, signed in there.
    pub async fn signed_in_at(&self, there: &Cast, person: asks::domain::PersonId, slug: &str) -> Browser {
        let (now, rng) = (self.clock.now(), self.app.site.rng.clone());
        let make =
            move |tx: &mut Tx<'_>| people::sign_in::make_link(tx, person.cast(), Span::hours(1), now, &rng);
        let link = self.app.site.write(there.network, make).await.expect("a sign-in link is made");
        let mut browser = self.browser().at(slug);
        browser.get(&format!("/in/{}", link.text())).await;
        browser.get("/").await;
        browser
    }

    /// The asker of the cast at a screen, their private link opened.
    pub async fn asker(&self) -> Browser {
        let mut browser = self.browser();
        browser.get(&format!("/l/{}", self.cast.ask)).await;
        browser
    }

    /// A neighbor of the village who neither helps nor tends.
    pub async fn neighbor(&self) -> Browser {
        self.signed_in(self.neighbor_id().await).await
    }

    /// Who that is.
    pub async fn neighbor_id(&self) -> asks::domain::PersonId {
        let found = self.read(|tx| tx.one(&ROLELESS, &[&tx.network()], kit_db::only)).await;
        found.expect("not everybody has a role")
    }

    /// Somebody who tends another neighborhood of this network than the asker's, and nothing else.
    pub async fn steward_beside(&self) -> Browser {
        let (rng, now) = (self.app.site.rng.clone(), self.clock.now());
        let found = self.write(move |tx| {
            let network = tx.network();
            let beside = tx.one(&BESIDE, &[&network], kit_db::only)?.expect("there is another neighborhood");
            let person: people::PersonId =
                tx.one(&UNTENDED, &[&network, &beside], kit_db::only)?.expect("not everybody has a role");
            let held = people::Held { circle: beside, role: people::Role::Steward };
            let term = people::roles::Term { since: now, until: None };
            people::roles::grant(tx, person, held, term, &rng)?;
            Ok(person.cast())
        });
        self.signed_in(found.await).await
    }

    /// Another helper of the village, of another building than the first.
    pub async fn other_helper(&self) -> Browser {
        self.signed_in(self.other_helper_id().await).await
    }

    /// Who that is.
    pub async fn other_helper_id(&self) -> asks::domain::PersonId {
        let not = (self.cast.helper, self.cast.steward);
        let found =
            self.read(move |tx| tx.one(&OTHER_HELPER, &[&tx.network(), &not.0, &not.1], kit_db::only));
        found.await.expect("there is more than one helper")
    }

    /// The network of [`Village::beside`], founded by the first call.
    pub async fn beside_once(&self, slug: &'static str) -> Cast {
        if let Some(cast) = self.second.get() {
            return cast.clone();
        }
        let cast = self.beside(slug).await;
        self.second.get_or_init(|| cast).clone()
    }

    /// Sends what waits, and reads every message that has gone out since the last call.
    pub async fn letters(&self) -> Vec<String> {
        let folder =
            std::env::temp_dir().join(format!("farolito-letters-{}", kit_base::Slug::new(&Rng::os())));
        self.send_messages(&folder).await;
        let files = std::fs::read_dir(folder.join("outbox")).into_iter().flatten().flatten();
        let letters = files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect();
        let _ = std::fs::remove_dir_all(&folder);
        letters
    }

    /// A second network on the same server, under `/n/{slug}`, with people and asks of its own.
    pub async fn beside(&self, slug: &'static str) -> Cast {
        let ground = self.ground();
        let (world, words) = (Rng::seeded(7), (slug, "Those Beside Us", "http://beside.example"));
        let maker = demo::found(&ground, &world, words).await.expect("the second network is founded");
        let scope = Scope::Network(maker.network);
        ground.db.write(scope, move |tx| maker.small(tx, 40)).await.expect("and has people")
    }

    /// What the server stands on.
    pub fn ground(&self) -> Ground {
        let site = &self.app.site;
        Ground {
            db: site.db.clone(),
            vault: self.vault.clone(),
            clock: self.clock.clone(),
            rng: site.rng.clone(),
            secure: false,
            demo: true,
        }
    }

    /// Reads the village's database behind everybody's back.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        self.database
            .db
            .read(Scope::Network(self.cast.network), work)
            .await
            .expect("the test's own read works")
    }

    /// Everything the database holds.
    pub async fn dump(&self) -> Dump {
        Dump::of(&self.database.db).await
    }

    /// Writes to the village's database behind everybody's back.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        self.database
            .db
            .write(Scope::Network(self.cast.network), work)
            .await
            .expect("the test's own write works")
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
