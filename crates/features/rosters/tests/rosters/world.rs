//! A network with a block, a pod in it and neighbors.

use std::sync::LazyLock;

use circles::{Circle, CircleId, NewCircle, NewNetwork, Scale};
use kit_base::{Id, Private, Rng, Secret, Span, Timestamp};
use kit_db::{Db, DbError, Migration, NetworkId, Scope, Tx};
use kit_i18n::Lang;
use kit_vault::{Registry, Vault};
use people::{Contact, NewPerson, PersonId, SafeContact, memberships};

pub static STEPS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    [
        kit_vault::MIGRATIONS,
        kit_jobs::MIGRATIONS,
        circles::MIGRATIONS,
        people::MIGRATIONS,
        trust::MIGRATIONS,
        rosters::MIGRATIONS,
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
        rosters::TABLES,
    ])
    .expect("the tables agree")
}

pub struct World {
    pub db: Db,
    pub vault: Vault,
    pub rng: Rng,
    pub net: NetworkId,
    pub pod: Circle,
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
        let pod = db
            .write(Scope::Network(net), move |tx| {
                keys.create_network(tx, NOW, &dice)?;
                let block = circle(tx, Scale::Block, None, &dice)?;
                let pod = circle(tx, Scale::Pod, Some(block), &dice)?;
                Ok::<_, DbError>(circles::store::load(tx, pod)?.expect("it was just made"))
            })
            .await
            .expect("it has circles");
        Self { db, vault, rng, net, pod }
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        self.db.write(Scope::Network(self.net), work).await.expect("it is written")
    }

    /// A member of the pod who lives in that cell.
    pub async fn member(&self, called: &str, phone: &str, cell: i64) -> PersonId {
        let (vault, rng, home) = (self.vault.clone(), self.rng.clone(), self.pod.id);
        let (called, phone) = (called.to_owned(), phone.to_owned());
        self.write(move |tx| {
            let new = NewPerson {
                name: Some(Private::new(called.clone())),
                contact: Contact::Phone(Private::new(phone.clone())),
                language: Lang::Es,
                rules: SafeContact::default(),
                address: None,
                home_circle: Some(home),
                cell: Some(cell),
            };
            let person = people::create_unverified(tx, &vault, &new, NOW, &rng)?;
            memberships::join(tx, home, person, Some(NOW - Span::days(9)), NOW)?;
            Ok(person)
        })
        .await
    }

    /// Somebody who belongs to nothing yet.
    pub async fn stranger(&self, called: &str, phone: &str) -> PersonId {
        let (vault, rng) = (self.vault.clone(), self.rng.clone());
        let (called, phone) = (called.to_owned(), phone.to_owned());
        self.write(move |tx| {
            let new = NewPerson {
                name: Some(Private::new(called.clone())),
                contact: Contact::Phone(Private::new(phone.clone())),
                language: Lang::Es,
                rules: SafeContact::default(),
                address: None,
                home_circle: None,
                cell: None,
            };
            Ok(people::create_unverified(tx, &vault, &new, NOW, &rng)?)
        })
        .await
    }

    pub async fn members_of(&self, circle: CircleId) -> Vec<PersonId> {
        self.write(move |tx| memberships::members(tx, circle, 300)).await
    }
}

fn circle(tx: &mut Tx<'_>, scale: Scale, parent: Option<CircleId>, rng: &Rng) -> Result<CircleId, DbError> {
    let new = NewCircle { scale, name: scale.code().into(), parent, rough_place: None, cell: None };
    Ok(circles::store::create(tx, &new, NOW, rng)?)
}
