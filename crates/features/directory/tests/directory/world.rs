//! A server with the commons and a network that keeps listings.

use std::sync::LazyLock;

use circles::NewNetwork;
use directory::domain::{Facts, Kind, Said, Standing};
use directory::store::listings::{self, Listing, ListingId};
use directory::store::saving::{self, Added, NewListing};
use kit_base::{Id, Rng, Secret, Timestamp};
use kit_db::{COMMONS, Db, DbError, Migration, NetworkId, Scope, Tx};
use kit_i18n::Lang;
use kit_vault::{Registry, Vault};

pub static STEPS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    [
        kit_vault::MIGRATIONS,
        kit_jobs::MIGRATIONS,
        circles::MIGRATIONS,
        people::MIGRATIONS,
        directory::MIGRATIONS,
    ]
    .concat()
});
pub const NOW: Timestamp = Timestamp::from_secs(1_772_647_200);
pub const ZONE: &str = "America/Los_Angeles";

pub fn registry() -> Registry {
    Registry::new(&[kit_vault::TABLES, kit_jobs::TABLES, circles::TABLES, people::TABLES, directory::TABLES])
        .expect("the tables agree")
}

/// The network whose stewards tend what is listed.
pub fn keeper() -> NetworkId {
    Id::from_uuid(uuid::Uuid::from_u128(1))
}

pub struct World {
    pub db: Db,
    pub vault: Vault,
    pub rng: Rng,
}

impl World {
    pub async fn new(db: Db) -> Self {
        let (rng, vault) = (Rng::seeded(7), Vault::new(Secret::new([7; 32])));
        db.write(Scope::Server, move |tx| {
            let new = NewNetwork {
                id: keeper(),
                slug: "porch".into(),
                name: "Porch".into(),
                zone: ZONE.into(),
                public_url: "https://porch.example/".into(),
                languages: vec![Lang::En, Lang::Es],
                help_line: None,
                help_hours: None,
                demo: false,
            };
            circles::store::create_network(tx, &new, NOW)
        })
        .await
        .expect("a network is made");
        let (keys, dice) = (vault.clone(), rng.clone());
        db.write(Scope::Network(keeper()), move |tx| keys.create_network(tx, NOW, &dice))
            .await
            .expect("it has keys");
        Self { db, vault, rng }
    }

    /// Where listings are.
    pub async fn commons<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        self.try_commons(work).await.expect("it is written")
    }

    pub async fn try_commons<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> Result<T, DbError> {
        self.db.write(Scope::Network(COMMONS), work).await
    }

    /// Where drafts, suggestions and links are.
    pub async fn network<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        self.db.write(Scope::Network(keeper()), work).await.expect("it is written")
    }

    pub async fn add(&self, new: NewListing) -> Added {
        let rng = self.rng.clone();
        self.commons(move |tx| saving::add(tx, &new, NOW, &rng)).await
    }

    /// A listing of that name, as a steward writes it.
    pub async fn listed(&self, name: &str) -> Listing {
        match self.add(written(facts(name))).await {
            Added::Listed(id, _) => self.read(id).await,
            other => panic!("{name} is not listed: {other:?}"),
        }
    }

    pub async fn read(&self, id: ListingId) -> Listing {
        self.commons(move |tx| listings::by_id(tx, id)).await.expect("it is there")
    }
}

pub fn facts(name: &str) -> Facts {
    Facts {
        kind: Kind::Pantry,
        name: name.into(),
        what: Said::english("Bags of food"),
        area: "Alder and 6th".into(),
        ..Facts::default()
    }
}

pub fn written(facts: Facts) -> NewListing {
    NewListing {
        keeper: Some(keeper()),
        source: "steward".into(),
        source_key: None,
        facts,
        zone: ZONE.into(),
        standing: Standing::There,
        as_of: Some(NOW),
    }
}

pub fn imported(key: &str, facts: Facts) -> NewListing {
    NewListing { source: "sheet".into(), source_key: Some(key.into()), ..written(facts) }
}
