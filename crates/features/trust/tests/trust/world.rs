//! A network with a block, a building in it and a few people.

use std::sync::LazyLock;

use circles::{CircleId, NewCircle, NewNetwork, Scale};
use kit_base::{Id, Private, Rng, Secret, Timestamp};
use kit_db::{Db, DbError, Migration, NetworkId, Scope, Tx};
use kit_i18n::Lang;
use kit_jobs::Jobs;
use kit_vault::{Registry, Vault};
use people::{Contact, Held, NewPerson, PersonId, Role, SafeContact, memberships, roles};

pub static STEPS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    [kit_vault::MIGRATIONS, kit_jobs::MIGRATIONS, circles::MIGRATIONS, people::MIGRATIONS, trust::MIGRATIONS]
        .concat()
});
pub const NOW: Timestamp = Timestamp::from_secs(1_772_647_200);

pub fn registry() -> Registry {
    Registry::new(&[kit_vault::TABLES, kit_jobs::TABLES, circles::TABLES, people::TABLES, trust::TABLES])
        .expect("the tables agree")
}

pub struct World {
    pub db: Db,
    pub vault: Vault,
    pub rng: Rng,
    pub net: NetworkId,
    pub block: CircleId,
    pub building: CircleId,
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
        let (block, building) = db
            .write(Scope::Network(net), move |tx| {
                keys.create_network(tx, NOW, &dice)?;
                let block = circle(tx, Scale::Block, None, &dice)?;
                Ok::<_, DbError>((block, circle(tx, Scale::Building, Some(block), &dice)?))
            })
            .await
            .expect("it has circles");
        Self { db, vault, rng, net, block, building }
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        self.db.write(Scope::Network(self.net), work).await.expect("it is written")
    }

    /// A member of the building with a phone that ends in `phone`.
    pub async fn member(&self, phone: &'static str, vouched: bool) -> PersonId {
        let (vault, rng, home) = (self.vault.clone(), self.rng.clone(), self.building);
        self.write(move |tx| {
            let new = NewPerson {
                name: Some(Private::new("Ana".to_owned())),
                contact: Contact::Phone(Private::new(format!("213 555 {phone}"))),
                language: Lang::Es,
                rules: SafeContact::default(),
                address: None,
                home_circle: Some(home),
                cell: None,
            };
            let person = people::create_unverified(tx, &vault, &new, NOW, &rng)?;
            memberships::join(tx, home, person, vouched.then_some(NOW), NOW)?;
            Ok(person)
        })
        .await
    }

    /// Gives somebody a role in the block.
    pub async fn gives(&self, person: PersonId, role: Role) {
        let (circle, rng) = (self.block, self.rng.clone());
        self.write(move |tx| {
            roles::grant(tx, person, Held { circle, role }, roles::Term { since: NOW, until: None }, &rng)
        })
        .await;
    }
}

fn circle(tx: &mut Tx<'_>, scale: Scale, parent: Option<CircleId>, rng: &Rng) -> Result<CircleId, DbError> {
    let new = NewCircle { scale, name: scale.code().into(), parent, rough_place: None, cell: None };
    Ok(circles::store::create(tx, &new, NOW, rng)?)
}

/// The work that happens later.
pub fn jobs(rng: &Rng) -> Jobs {
    trust::with_jobs(Jobs::new(rng.clone()), std::sync::Arc::new(registry()))
}
