//! A network with a block and neighbors who help in it.

use std::sync::LazyLock;

use circles::{CircleId, NewCircle, NewNetwork, Scale};
use kit_base::{Id, Rng, Secret, Timestamp};
use kit_db::{Db, DbError, Migration, NetworkId, Scope, Tx};
use kit_i18n::Lang;
use kit_vault::{Registry, Vault};
use people::{Contact, Held, NewPerson, PersonId, Role, SafeContact, roles};

pub static STEPS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    [
        kit_vault::MIGRATIONS,
        kit_jobs::MIGRATIONS,
        circles::MIGRATIONS,
        people::MIGRATIONS,
        trust::MIGRATIONS,
        outreach::MIGRATIONS,
    ]
    .concat()
});
pub const NOW: Timestamp = Timestamp::from_secs(1_772_647_200);

pub fn registry() -> Registry {
    Registry::new(&[
        kit_vault::TABLES,
        kit_jobs::TABLES,
        circles::TABLES,
        people::TABLES,
        trust::TABLES,
        outreach::TABLES,
    ])
    .expect("the tables agree")
}

pub struct World {
    pub db: Db,
    pub vault: Vault,
    pub rng: Rng,
    pub net: NetworkId,
    pub block: CircleId,
}

impl World {
    pub async fn new(db: Db) -> Self {
        let (rng, vault) = (Rng::seeded(7), Vault::new(Secret::new([7; 32])));
        let net: NetworkId = Id::from_uuid(uuid::Uuid::from_u128(1));
        db.write(Scope::Server, move |tx| {
            let new = NewNetwork {
                id: net,
                slug: "porch".into(),
                name: "Porch".into(),
                zone: "America/Los_Angeles".into(),
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
        let block = db
            .write(Scope::Network(net), move |tx| {
                keys.create_network(tx, NOW, &dice)?;
                circle(tx, Scale::Block, &dice)
            })
            .await
            .expect("it has a circle");
        Self { db, vault, rng, net, block }
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        self.db.write(Scope::Network(self.net), work).await.expect("it is written")
    }

    /// Somebody who helps in the block.
    pub async fn helper(&self) -> PersonId {
        let (vault, rng, circle) = (self.vault.clone(), self.rng.clone(), self.block);
        self.write(move |tx| {
            let new = NewPerson {
                name: None,
                contact: Contact::None,
                language: Lang::Es,
                rules: SafeContact::default(),
                address: None,
                home_circle: Some(circle),
                cell: None,
            };
            let person = people::create_unverified(tx, &vault, &new, NOW, &rng)?;
            let term = roles::Term { since: NOW, until: None };
            roles::grant(tx, person, Held { circle, role: Role::Helper }, term, &rng)?;
            Ok(person)
        })
        .await
    }
}

fn circle(tx: &mut Tx<'_>, scale: Scale, rng: &Rng) -> Result<CircleId, DbError> {
    let new = NewCircle { scale, name: scale.code().into(), parent: None, rough_place: None, cell: None };
    Ok(circles::store::create(tx, &new, NOW, rng)?)
}
