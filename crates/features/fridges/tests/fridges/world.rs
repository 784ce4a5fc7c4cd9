//! A network with a block, neighbors, and a fridge that is listed in the commons.

use std::sync::{Arc, LazyLock};

use circles::{CircleId, NewCircle, NewNetwork, Scale};
use directory::domain::{Facts, Kind};
use fridges::acts::{self, Cx, Observer};
use fridges::domain::{Condition, Fullness};
use fridges::listing::{self, Listed};
use fridges::photo::Unkept;
use fridges::store::fridges::{self as rows, Fridge, NewFridge, Words};
use fridges::store::reports::NewReport;
use kit_base::{Id, Private, Rng, Secret, Slug, Timestamp};
use kit_db::{COMMONS, Db, DbError, Migration, NetworkId, Scope, Tx};
use kit_i18n::{Catalogue, Lang};
use kit_vault::{Registry, Vault};
use people::{Contact, Held, NewPerson, PersonId, Role, SafeContact, roles};

pub static STEPS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    [
        kit_vault::MIGRATIONS,
        kit_jobs::MIGRATIONS,
        kit_message::MIGRATIONS,
        circles::MIGRATIONS,
        people::MIGRATIONS,
        trust::MIGRATIONS,
        directory::MIGRATIONS,
        fridges::MIGRATIONS,
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
        kit_message::TABLES,
        trust::TABLES,
        directory::TABLES,
        fridges::TABLES,
    ])
    .expect("the tables agree")
}

pub fn words() -> Arc<Catalogue> {
    kit_web::sample::catalogue(&[
        kit_handout::LOCALES,
        circles::LOCALES,
        people::LOCALES,
        trust::LOCALES,
        fridges::LOCALES,
    ])
}

pub struct World {
    pub db: Db,
    pub vault: Vault,
    pub rng: Rng,
    pub words: Arc<Catalogue>,
    pub net: NetworkId,
    pub block: CircleId,
    pub fridge: Slug,
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
                help_line: Some("213-555-0100".into()),
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
        let fridge = Slug::of("test.fridge", &rng);
        let world = Self { db, vault, rng, words: words(), net, block, fridge };
        world.list(fridge, "The blue fridge").await;
        world
    }

    /// Lists a fridge and gives it its row.
    pub async fn list(&self, slug: Slug, name: &'static str) {
        let (net, rng, circle) = (self.net, self.rng.clone(), self.block);
        let facts = Facts {
            kind: Kind::Fridge,
            name: name.into(),
            area: "Boyle Heights".into(),
            address: "4th & Alder".into(),
            ..Facts::default()
        };
        let dice = rng.clone();
        let listed = self
            .db
            .write(Scope::Network(COMMONS), move |tx| {
                listing::list(tx, (net, slug), (&facts, "America/Los_Angeles"), (NOW, &dice))
            })
            .await
            .expect("it is listed");
        let Listed::Here(listing) = listed else { panic!("{listed:?}") };
        self.write(move |tx| {
            rows::add(tx, &NewFridge { slug, listing, circle, words: Words::default() }, NOW, &rng)
        })
        .await;
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        self.db.write(Scope::Network(self.net), work).await.expect("it is written")
    }

    /// A neighbor with an e-mail address, and a role if one is named.
    pub async fn neighbor(&self, role: Option<Role>) -> PersonId {
        let (vault, rng, circle) = (self.vault.clone(), self.rng.clone(), self.block);
        self.write(move |tx| {
            let new = NewPerson {
                name: Some(Private::new("Ana".into())),
                contact: Contact::Email(Private::new("ana@porch.example".into())),
                language: Lang::Es,
                rules: SafeContact::default(),
                address: None,
                home_circle: Some(circle),
                cell: None,
            };
            let person = people::create_unverified(tx, &vault, &new, NOW, &rng)?;
            if let Some(role) = role {
                let term = roles::Term { since: NOW, until: None };
                roles::grant(tx, person, Held { circle, role }, term, &rng)?;
            }
            Ok(person)
        })
        .await
    }

    /// Somebody says how the fridge is.
    pub async fn say(&self, said: Said, at: Timestamp) -> Result<(), Unkept> {
        let (vault, rng, words, slug) =
            (self.vault.clone(), self.rng.clone(), self.words.clone(), self.fridge);
        self.write(move |tx| {
            let fridge = rows::lock_slug(tx, slug.as_str())?.expect("it is there");
            let cx = Cx { vault: &vault, words: &words, rng: &rng, now: at };
            let observer = acts::number(tx, &vault, fridge.id, &Observer::Address(vec![said.who]))?;
            let new = NewReport {
                condition: said.condition,
                fullness: said.fullness,
                wants: Vec::new(),
                note: String::new(),
                reading: None,
                observer,
                tends: said.tends,
                form_key: [said.key; 32],
            };
            acts::report(tx, &cx, &fridge, (&new, said.photo), said.teller)
        })
        .await
    }

    /// The fridge as it is.
    pub async fn now(&self) -> Fridge {
        let slug = self.fridge;
        self.write(move |tx| Ok(rows::by_slug(tx, slug.as_str())?.expect("it is there"))).await
    }

    /// Messages that wait.
    pub async fn messages(&self) -> i64 {
        self.write(kit_message::waiting).await
    }
}

/// What somebody says.
#[derive(Clone, Copy)]
pub struct Said {
    pub who: u8,
    pub key: u8,
    pub condition: Condition,
    pub fullness: Option<Fullness>,
    pub tends: bool,
    pub photo: Option<&'static [u8]>,
    pub teller: Option<PersonId>,
}

/// A stranger's word, with the form of that number.
pub const fn said(who: u8, key: u8, condition: Condition) -> Said {
    Said { who, key, condition, fullness: None, tends: false, photo: None, teller: None }
}

fn circle(tx: &mut Tx<'_>, scale: Scale, rng: &Rng) -> Result<CircleId, DbError> {
    let new = NewCircle { scale, name: scale.code().into(), parent: None, rough_place: None, cell: None };
    Ok(circles::store::create(tx, &new, NOW, rng)?)
}
