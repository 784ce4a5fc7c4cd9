//! A neighborhood with two blocks, three buildings and a pod; helpers as a test wants them.

use std::sync::{Arc, LazyLock};

use asks::acts::Cx;
use asks::domain::{AnsweredBy, AskId, Beforehand, Kind, Ring, When};
use asks::posting::{self, Posting};
use asks::store::Kept;
use circles::{CircleId, NewCircle, NewNetwork, Scale};
use kit_base::{Id, Private, Rng, Secret, Span, Timestamp};
use kit_db::{Db, DbError, Migration, NetworkId, Scope, Tx};
use kit_i18n::{Catalogue, Lang};
use kit_vault::Vault;
use offers::Offer;
use offers::domain::{Band, PerWeek, Travel};
use people::{Contact, NewPerson, PersonId, SafeContact};

pub static STEPS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    let kits = [kit_vault::MIGRATIONS, kit_jobs::MIGRATIONS, kit_message::MIGRATIONS].concat();
    let rooms = [circles::MIGRATIONS, people::MIGRATIONS, trust::MIGRATIONS, asks::MIGRATIONS].concat();
    [kits, rooms, offers::MIGRATIONS.to_vec(), matching::MIGRATIONS.to_vec()].concat()
});

/// A Wednesday noon in Los Angeles.
pub const NOW: Timestamp = Timestamp::from_secs(1_772_650_800);

#[derive(Clone, Copy)]
pub struct Places {
    pub pod: CircleId,
    pub building: CircleId,
    pub across: CircleId,
    pub far: CircleId,
    pub neighborhood: CircleId,
}

#[derive(Clone)]
pub struct World {
    pub db: Db,
    pub net: NetworkId,
    pub at: Places,
    pub vault: Vault,
    pub rng: Rng,
    pub words: Arc<Catalogue>,
}

impl World {
    pub async fn new(db: Db) -> Self {
        let (rng, vault) = (Rng::seeded(7), Vault::new(Secret::new([7; 32])));
        let net: NetworkId = Id::from_uuid(uuid::Uuid::from_u128(1));
        db.write(Scope::Server, move |tx| circles::store::create_network(tx, &network(net), NOW))
            .await
            .expect("a network");
        let (v, r) = (vault.clone(), rng.clone());
        db.write(Scope::Network(net), move |tx| v.create_network(tx, NOW, &r)).await.expect("its key");
        let locales = [
            kit_i18n::LOCALES,
            kit_web::LOCALES,
            circles::LOCALES,
            people::LOCALES,
            trust::LOCALES,
            asks::LOCALES,
            offers::LOCALES,
            matching::LOCALES,
        ];
        let words = Arc::new(Catalogue::new(&locales.concat()).expect("the words read"));
        let r = rng.clone();
        let at = db.write(Scope::Network(net), move |tx| places(tx, &r)).await.expect("circles");
        Self { db, net, at, vault, rng, words }
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        self.db.write(Scope::Network(self.net), work).await.expect("the write works")
    }

    /// Somebody of a circle who helps and offers.
    pub async fn helper(
        &self,
        circle: CircleId,
        change: impl Fn(&mut Offer) + Send + Sync + 'static,
    ) -> PersonId {
        let world = self.clone();
        self.write(move |tx| {
            let mut offer = offer();
            change(&mut offer);
            let new = person(circle);
            let id = people::create_unverified(tx, &world.vault, &new, NOW - Span::days(9), &world.rng)?;
            let cx =
                offers::letting_in::Cx { vault: &world.vault, rng: &world.rng, now: NOW - Span::days(8) };
            offers::letting_in::known(tx, &cx, id, (circle, &offer))?;
            Ok(id)
        })
        .await
    }

    /// An ask from the building with the pod, asked of its neighbors.
    pub async fn ask(&self, kind: Kind, change: impl Fn(&mut Posting) + Send + Sync + 'static) -> Kept {
        let world = self.clone();
        self.write(move |tx| {
            let mut posting = posting_of(kind, world.at.building);
            change(&mut posting);
            let cx = world.cx();
            let posted = posting::post(tx, &cx, &posting.heard()).map_err(|error| said(&error))?;
            let line = asks::store::asks_of_sheet(tx, posted.sheet)?.remove(0);
            Ok(asks::store::load(tx, line.id)?.expect("it is there"))
        })
        .await
    }

    pub fn cx(&self) -> Cx<'_> {
        Cx { vault: &self.vault, rng: &self.rng, words: &self.words, now: NOW }
    }

    pub async fn suggest(&self, ask: &Kept, n: usize) -> Vec<matching::Suggestion> {
        let ask = ask.clone();
        self.write(move |tx| matching::suggest(tx, &ask, n, NOW)).await
    }

    pub async fn people(&self, ask: &Kept) -> Vec<PersonId> {
        self.suggest(ask, 99).await.into_iter().map(|found| found.person).collect()
    }

    /// A ring opened at a given time.
    pub async fn ring(&self, ask: AskId, now: Timestamp, night: bool) -> usize {
        let world = self.clone();
        self.write(move |tx| {
            let cx = matching::asking::Cx { vault: &world.vault, rng: &world.rng, words: &world.words, now };
            matching::asking::ring_opened(tx, &cx, ask, night)
        })
        .await
    }

    pub async fn requested(&self, ask: AskId) -> Vec<PersonId> {
        self.write(move |tx| matching::store::requested(tx, ask)).await
    }
}

pub fn said(error: &asks::acts::ActError) -> DbError {
    DbError::Shape(error.to_string())
}

pub fn offer() -> Offer {
    Offer {
        kinds: vec![offers::domain::Kind::Food, offers::domain::Kind::Ride],
        days: Vec::new(),
        parts: Vec::new(),
        band: Band::Farther,
        languages: vec!["en"],
        travel: Travel::Foot,
        per_week: PerWeek::One,
        night_opt_in: false,
        resting_until: None,
    }
}

pub fn person(home: CircleId) -> NewPerson {
    NewPerson {
        name: Some(Private::new("Nayeli".to_owned())),
        contact: Contact::Phone(Private::new("213-555-0177".to_owned())),
        language: Lang::En,
        rules: SafeContact { may_text: true, ..SafeContact::default() },
        address: None,
        home_circle: Some(home),
        cell: None,
    }
}

fn posting_of(kind: Kind, home: CircleId) -> Posting {
    Posting {
        kinds: vec![kind],
        details: Private::new("eggs and bread".to_owned()),
        private_note: None,
        public_line: None,
        when: When::Today,
        place: None,
        lang: Lang::Es,
        language: "es".to_owned(),
        for_other: None,
        marked: false,
        beforehand: Beforehand::Nobody,
        farthest: Ring::Neighborhood,
        widen_every: None,
        person: person(home),
        home,
        answered_by: AnsweredBy::Asker,
        taken_by: None,
        post: None,
    }
}

fn network(id: NetworkId) -> NewNetwork {
    NewNetwork {
        id,
        slug: "porch".into(),
        name: "Porch lights".into(),
        zone: "America/Los_Angeles".into(),
        public_url: "http://porch.example".into(),
        languages: vec![Lang::En, Lang::Es],
        help_line: None,
        help_hours: None,
        demo: false,
    }
}

fn places(tx: &mut Tx<'_>, rng: &Rng) -> Result<Places, DbError> {
    let mut make = |scale, name: &str, parent| {
        let new = NewCircle { scale, name: name.into(), parent, rough_place: None, cell: None };
        circles::store::create(tx, &new, NOW, rng).map_err(|error| DbError::Shape(error.to_string()))
    };
    let neighborhood = make(Scale::Neighborhood, "Westlake", None)?;
    let [near, other] = [
        make(Scale::Block, "Kenmore", Some(neighborhood))?,
        make(Scale::Block, "Alvarado", Some(neighborhood))?,
    ];
    let building = make(Scale::Building, "Sunset Court", Some(near))?;
    let across = make(Scale::Building, "Casa Rosa", Some(near))?;
    let far = make(Scale::Building, "The Palms", Some(other))?;
    let pod = make(Scale::Pod, "Second floor", Some(building))?;
    Ok(Places { pod, building, across, far, neighborhood })
}
