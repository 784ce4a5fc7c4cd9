//! A building with a steward, two neighbors who walk a round, and people who said yes.

use std::sync::{Arc, LazyLock};

use checkins::acts::{self, Cx, Yes};
use checkins::domain::{Consent, Outcome, Way, Word};
use checkins::hours::{Hours, day_of};
use checkins::store::checks::{self, Kept};
use checkins::store::days::{self, How};
use checkins::store::rounds::{self, NewRound};
use checkins::store::{MemberId, RoundId, members, rota};
use circles::{CircleId, NewCircle, NewNetwork, Scale};
use kit_base::{Id, Private, Rng, Secret, Slug, Span, Timestamp};
use kit_db::{Db, DbError, Migration, NetworkId, Scope, Statement, Tx, sql};
use kit_i18n::{Catalogue, Lang};
use kit_jobs::Jobs;
use kit_vault::Vault;
use people::{Contact, Held, NewPerson, PersonId, Role, SafeContact, roles::Term};

pub static STEPS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    let kits = [kit_vault::MIGRATIONS, kit_jobs::MIGRATIONS, kit_message::MIGRATIONS].concat();
    let rooms = [circles::MIGRATIONS, people::MIGRATIONS, trust::MIGRATIONS, checkins::MIGRATIONS].concat();
    [kits, rooms].concat()
});

/// A Wednesday, 8 in the morning in Los Angeles; the round begins at 9 and people are missed after 11.
pub const EIGHT: Timestamp = Timestamp::from_secs(1_772_650_800 - 3 * 3600);
pub const NINE: Timestamp = Timestamp::from_secs(1_772_650_800 - 2 * 3600);
pub const ELEVEN: Timestamp = Timestamp::from_secs(1_772_650_800);

const OUTBOX: Statement = sql!(
    "SELECT template, person_id FROM outbox WHERE network_id = $1 ORDER BY template, person_id LIMIT 1000"
);
const TAKEN: Statement =
    sql!("SELECT step FROM checkin_steps WHERE network_id = $1 AND member_id = $2 ORDER BY step LIMIT 100");

#[derive(Clone)]
pub struct World {
    pub db: Db,
    pub net: NetworkId,
    pub circle: CircleId,
    pub round: RoundId,
    pub steward: PersonId,
    pub checker: PersonId,
    pub buddy: PersonId,
    pub vault: Vault,
    pub rng: Rng,
    pub words: Arc<Catalogue>,
}

impl World {
    pub async fn new(db: Db) -> Self {
        let (rng, vault) = (Rng::seeded(7), Vault::new(Secret::new([7; 32])));
        let net: NetworkId = Id::from_uuid(uuid::Uuid::from_u128(1));
        db.write(Scope::Server, move |tx| circles::store::create_network(tx, &network(net), EIGHT))
            .await
            .expect("a network");
        let (v, r) = (vault.clone(), rng.clone());
        db.write(Scope::Network(net), move |tx| v.create_network(tx, EIGHT, &r)).await.expect("its key");
        let locales =
            [kit_i18n::LOCALES, kit_web::LOCALES, circles::LOCALES, people::LOCALES, checkins::LOCALES];
        let words = Arc::new(Catalogue::new(&locales.concat()).expect("the words read"));
        let (v, r) = (vault.clone(), rng.clone());
        let made = db
            .write(Scope::Network(net), move |tx| {
                let new = NewCircle {
                    scale: Scale::Building,
                    name: "Sunset Court".into(),
                    parent: None,
                    rough_place: None,
                    cell: None,
                };
                let circle = circles::store::create(tx, &new, EIGHT, &r)
                    .map_err(|error| DbError::Shape(error.to_string()))?;
                let [steward, checker, buddy] = ["0101", "0102", "0103"].map(|phone| {
                    people::create_unverified(tx, &v, &person(circle, phone), EIGHT, &r)
                        .map_err(DbError::from)
                });
                let (steward, checker, buddy) = (steward?, checker?, buddy?);
                for who in [steward, checker, buddy] {
                    people::memberships::join(tx, circle, who, Some(EIGHT), EIGHT)?;
                }
                let held = Held { circle, role: Role::Steward };
                people::roles::grant(tx, steward, held, Term { since: EIGHT, until: None }, &r)?;
                let round = round(tx, &v, (circle, steward), &r)?;
                for who in [checker, buddy] {
                    assert!(rota::join(tx, round, who, EIGHT)?);
                }
                Ok::<_, DbError>((circle, round, steward, checker, buddy))
            })
            .await;
        let (circle, round, steward, checker, buddy) = made.expect("the building stands");
        Self { db, net, circle, round, steward, checker, buddy, vault, rng, words }
    }

    pub fn cx(&self, now: Timestamp) -> Cx<'_> {
        Cx { vault: &self.vault, rng: &self.rng, words: &self.words, now }
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        self.db.write(Scope::Network(self.net), work).await.expect("the write works")
    }

    /// Somebody with this phone says yes to everything.
    pub async fn yes(&self, phone: &'static str, way: Way) -> (MemberId, PersonId) {
        let world = self.clone();
        self.write(move |tx| {
            let new = person(world.circle, phone);
            let who = people::create_unverified(tx, &world.vault, &new, EIGHT, &world.rng)?;
            let yes = Yes {
                id: Id::new(EIGHT, &world.rng),
                round: world.round,
                person: who,
                way,
                buddy: true,
                contact: Some(Private::new("my sister Ines, 213-555-0188".into())),
                wait: Span::minutes(30),
                consent: Consent::Link,
                by: None,
            };
            acts::join(tx, &world.cx(EIGHT), &yes)?;
            members::set_buddy(tx, yes.id, Some(world.buddy))?;
            Ok((yes.id, who))
        })
        .await
    }

    /// The jobs of one node.
    pub fn node(&self) -> Jobs {
        let tools = checkins::Tools { vault: self.vault.clone(), words: self.words.clone() };
        checkins::with_jobs(Jobs::new(self.rng.clone()), tools)
    }

    /// What is due then, done by a fresh node: as after a restart.
    pub async fn look(&self, now: Timestamp) {
        self.node().run_due(&self.db, now).await.expect("the jobs run");
    }

    pub async fn take_today(&self) {
        let (round, checker) = (self.round, self.checker);
        let day = day();
        assert!(self.write(move |tx| rota::take(tx, round, (checker, day), EIGHT)).await);
    }

    pub async fn check(&self, member: MemberId) -> Option<Kept> {
        let day = day();
        self.write(move |tx| checks::one(tx, member, day)).await
    }

    pub async fn say(&self, member: MemberId, outcome: Outcome, now: Timestamp) {
        let world = self.clone();
        self.write(move |tx| {
            let kept = checks::one(tx, member, day())?.expect("there is a check");
            acts::say(tx, &world.cx(now), &kept, (outcome, None), Some(world.checker))
        })
        .await;
    }

    pub async fn speak(&self, person: PersonId, word: Word, now: Timestamp) -> bool {
        let world = self.clone();
        self.write(move |tx| acts::speak(tx, &world.cx(now), person, word)).await
    }

    pub async fn heard(&self, number: &'static str, text: &'static str, now: Timestamp) -> bool {
        let world = self.clone();
        self.write(move |tx| acts::heard(tx, &world.cx(now), number, text)).await
    }

    /// How a day went, as it is noted.
    pub async fn how(&self, day: i64) -> Option<How> {
        let round = self.round;
        let found = self.write(move |tx| days::of_round(tx, round, (day, day)));
        found.await.first().map(|noted| noted.how)
    }

    /// How often a message was queued, to anybody.
    pub async fn sent(&self, template: &str) -> usize {
        self.told().await.iter().filter(|(key, _)| key == template).count()
    }

    /// The templates and receivers of everything in the outbox.
    pub async fn told(&self) -> Vec<(String, PersonId)> {
        self.write(|tx| tx.query(&OUTBOX, &[&tx.network()], |row| Ok((row.take()?, row.take()?)))).await
    }

    pub async fn times(&self, template: &str, to: PersonId) -> usize {
        self.told().await.iter().filter(|(key, who)| key == template && *who == to).count()
    }

    pub async fn taken(&self, member: MemberId) -> Vec<String> {
        self.write(move |tx| tx.query(&TAKEN, &[&tx.network(), &member], kit_db::only)).await
    }
}

pub fn day() -> i64 {
    day_of(EIGHT, kit_i18n::zone("America/Los_Angeles"))
}

fn round(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (circle, by): (CircleId, PersonId),
    rng: &Rng,
) -> Result<RoundId, DbError> {
    let id = Id::new(EIGHT, rng);
    let new = NewRound {
        id,
        slug: Slug::new(rng),
        circle,
        called: "Mornings".into(),
        hours: Hours::new([true; 7], 9 * 60, 11 * 60).expect("these are hours"),
        by,
        join_hash: acts::join_link(tx, vault, id)?.hash(),
    };
    rounds::create(tx, &new, EIGHT)?;
    Ok(id)
}

pub fn person(home: CircleId, phone: &str) -> NewPerson {
    let number = if phone.len() == 4 { format!("213-555-{phone}") } else { phone.to_owned() };
    NewPerson {
        name: Some(Private::new("Ruth".to_owned())),
        contact: Contact::Phone(Private::new(number)),
        language: Lang::En,
        rules: SafeContact::default(),
        address: Some(Private::new("Unit 4B".into())),
        home_circle: Some(home),
        cell: None,
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
