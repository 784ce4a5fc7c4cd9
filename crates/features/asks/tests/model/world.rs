//! The small world of the model: a tree of circles, nine helpers, and what the rules remember of every open ask.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use asks::acts::{ActError, Cx};
use asks::domain::{AskId, AskState, Claim, Dial, PersonId, Ring, When};
use kit_base::{Id, Rng, Secret, Span, Stream, Timestamp};
use kit_db::testing::TestDb;
use kit_db::{DbError, NetworkId, Scope, Tx};
use kit_i18n::{Catalogue, Lang};
use kit_vault::{Registry, Vault};

/// The rooms below this one, and this one.
const TABLES: &[&[kit_vault::Table]] = &[
    kit_vault::TABLES,
    kit_jobs::TABLES,
    circles::TABLES,
    people::TABLES,
    kit_message::TABLES,
    trust::TABLES,
    asks::TABLES,
];

fn migrations() -> Vec<kit_db::Migration> {
    let rooms = [kit_vault::MIGRATIONS, kit_jobs::MIGRATIONS, kit_message::MIGRATIONS, circles::MIGRATIONS];
    [rooms.concat(), people::MIGRATIONS.to_vec(), trust::MIGRATIONS.to_vec(), asks::MIGRATIONS.to_vec()]
        .concat()
}

/// A Monday, 09:00 UTC: the world's zone, so that its days are sums.
const BEGAN: Timestamp = Timestamp::from_secs(1_772_442_000);
pub const HELPERS: usize = 9;

/// What the rules know of one open ask.
#[derive(Clone, Debug)]
pub struct Known {
    pub home: usize,
    pub asker: PersonId,
    pub when: When,
    pub state: AskState,
    pub danger: bool,
    pub opened: bool,
    pub trust: bool,
    pub ring: Option<Ring>,
    pub farthest: Ring,
    pub opens_at: Option<Timestamp>,
    pub claim: Option<(Id<Claim>, usize, Held)>,
    pub turned_down: BTreeSet<usize>,
    pub asked_at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Unapproved,
    Waits,
    Accepted,
    UnderWay,
}

pub struct World {
    pub network: NetworkId,
    pub vault: Vault,
    pub rng: Rng,
    pub words: std::sync::Arc<Catalogue>,
    pub registry: Registry,
    pub dice: Stream,
    pub now: Timestamp,
    /// Circle, the index of what holds it, the ring it is.
    pub circles: Vec<(circles::CircleId, Option<usize>, Option<Ring>)>,
    pub dials: Vec<Option<Dial>>,
    pub helpers: Vec<(PersonId, bool)>,
    pub steward: PersonId,
    pub suspended: BTreeSet<usize>,
    pub apart: BTreeSet<(usize, PersonId)>,
    pub declined: BTreeSet<(usize, AskId)>,
    pub weekly: Option<i64>,
    pub paused_until: Option<Timestamp>,
    pub taken: HashMap<i64, i64>,
    /// Every ask that counts in a week, with when it was asked.
    pub counted: BTreeMap<AskId, Timestamp>,
    pub open: BTreeMap<AskId, Known>,
    pub tally: BTreeMap<&'static str, usize>,
}

impl World {
    pub async fn new(postgres: bool, seed: u64) -> (TestDb, Self) {
        let database = TestDb::new(postgres, &migrations()).await;
        let words = [kit_i18n::LOCALES, kit_web::LOCALES, asks::LOCALES].concat();
        let (rng, now) = (Rng::seeded(seed), BEGAN);
        let vault = Vault::new(Secret::new([7; 32]));
        let network: NetworkId = Id::new(now, &rng);
        let new = circles::NewNetwork {
            id: network,
            slug: "model".into(),
            name: "Model".into(),
            zone: "UTC".into(),
            public_url: "http://localhost".into(),
            languages: vec![Lang::En],
            help_line: None,
            help_hours: None,
            demo: false,
        };
        let found = database.db.write(Scope::Server, move |tx| circles::store::create_network(tx, &new, now));
        found.await.expect("a network is founded");
        let (v, r) = (vault.clone(), rng.clone());
        let built = database.db.write(Scope::Network(network), move |tx| build(tx, &v, &r, now)).await;
        let (circles, helpers, steward) = built.expect("the world is built");
        let world = Self {
            network,
            vault,
            dice: rng.stream("model"),
            rng,
            words: std::sync::Arc::new(Catalogue::new(&words).expect("words")),
            registry: Registry::new(TABLES).expect("the registry is sound"),
            now,
            dials: vec![None; circles.len()],
            circles,
            helpers,
            steward,
            suspended: BTreeSet::new(),
            apart: BTreeSet::new(),
            declined: BTreeSet::new(),
            weekly: None,
            paused_until: None,
            taken: HashMap::new(),
            counted: BTreeMap::new(),
            open: BTreeMap::new(),
            tally: BTreeMap::new(),
        };
        (database, world)
    }

    pub fn die(&mut self, sides: usize) -> usize {
        usize::try_from(self.dice.below(sides as u64)).expect("a small number")
    }

    pub fn count(&mut self, what: &'static str) {
        *self.tally.entry(what).or_default() += 1;
    }

    pub fn tally(&self) -> String {
        self.tally.iter().map(|(what, n)| format!("{what} {n}")).collect::<Vec<_>>().join(", ")
    }

    /// A rule that was never met was not tested.
    pub fn all_of_it_happened(&self, acts: usize) {
        for what in
            ["claimed", "asks-refusal-claim-needs-trust", "asks-refusal-claim-assigned", "waits", "widened"]
                .into_iter()
                .chain([
                    "gone",
                    "asks-refusal-claim-taken",
                    "admitted",
                    "approved",
                    "suspended",
                    "asks-refusal-claim-too-many",
                ])
        {
            assert!(
                acts < 20_000 || self.tally.contains_key(what),
                "{what} never happened: {}",
                self.tally()
            );
        }
    }

    /// One open ask, if there is any.
    pub fn any_ask(&mut self) -> Option<AskId> {
        let n = self.open.len();
        if n == 0 {
            return None;
        }
        let at = self.die(n);
        self.open.keys().nth(at).copied()
    }

    /// The dial that counts in a circle.
    pub fn dial(&self, home: usize) -> Dial {
        let mut at = Some(home);
        while let Some(n) = at {
            if let Some(dial) = self.dials[n] {
                return dial;
            }
            at = self.circles[n].1;
        }
        Dial::Claim
    }

    /// The rings around a circle, nearest first.
    pub fn rings(&self, home: usize) -> Vec<Ring> {
        let mut rings = Vec::new();
        let mut at = Some(home);
        while let Some(n) = at {
            rings.extend(self.circles[n].2);
            at = self.circles[n].1;
        }
        if rings.contains(&Ring::Neighborhood) {
            rings.push(Ring::Next);
        }
        rings.sort_unstable();
        rings
    }

    pub fn held_by(&self, helper: usize) -> usize {
        self.open.values().filter(|ask| ask.claim.is_some_and(|(_, by, _)| by == helper)).count()
    }

    /// Takes a place of this week if there is one.
    pub fn closed_until(&mut self, danger: bool) -> Option<Timestamp> {
        if danger {
            return None;
        }
        if let Some(until) = self.paused_until.filter(|until| self.now < *until) {
            return Some(until);
        }
        let most = self.weekly?;
        let (week, since) = week(self.now);
        let there = self.counted.values().filter(|at| **at >= since).count();
        let taken = self.taken.entry(week).or_insert(i64::try_from(there).expect("few"));
        if *taken < most {
            *taken += 1;
            return None;
        }
        Some(since + Span::days(7))
    }
}

/// The week of an instant, and the Monday it began on.
pub fn week(at: Timestamp) -> (i64, Timestamp) {
    let days = at.secs().div_euclid(86_400);
    let monday = days - (days + 3).rem_euclid(7);
    (monday, Timestamp::from_secs(monday * 86_400))
}

/// 21:00 to 8:00.
pub fn is_night(at: Timestamp) -> bool {
    let minute = at.secs().rem_euclid(86_400) / 60;
    !(480..1_260).contains(&minute)
}

pub fn cx<'a>(vault: &'a Vault, rng: &'a Rng, words: &'a Catalogue, now: Timestamp) -> Cx<'a> {
    Cx { vault, rng, words, now }
}

type Tree = Vec<(circles::CircleId, Option<usize>, Option<Ring>)>;
type Built = (Tree, Vec<(PersonId, bool)>, PersonId);

fn build(tx: &mut Tx<'_>, vault: &Vault, rng: &Rng, now: Timestamp) -> Result<Built, ActError> {
    use circles::Scale::{Block, Building, Neighborhood, Pod, Region};
    vault.create_network(tx, now, rng)?;
    let mut tree: Tree = Vec::new();
    let plan = [
        (Region, None),
        (Neighborhood, Some(0)),
        (Neighborhood, Some(0)),
        (Block, Some(1)),
        (Building, Some(3)),
        (Building, Some(1)),
        (Pod, Some(4)),
        (Building, Some(2)),
    ];
    for (n, (scale, parent)) in plan.into_iter().enumerate() {
        let new = circles::NewCircle {
            scale,
            name: format!("Circle {n}"),
            parent: parent.map(|at: usize| tree[at].0),
            rough_place: None,
            cell: None,
        };
        let id = circles::store::create(tx, &new, now, rng).map_err(|e| DbError::Rule(e.to_string()))?;
        let ring = match scale {
            Pod => Some(Ring::Pod),
            Building => Some(Ring::Building),
            Block => Some(Ring::Block),
            Neighborhood => Some(Ring::Neighborhood),
            Region => None,
        };
        tree.push((id, parent, ring));
    }
    let mut helpers = Vec::new();
    for n in 0..=HELPERS {
        let person = people::create_unverified(tx, vault, &nobody(tree[0].0), now, rng)?;
        people::verify(tx, person, now)?;
        let trusted = n % 3 != 0;
        let home = tree[4 + n % 4].0;
        people::memberships::join(tx, home, person, trusted.then_some(now), now)?;
        let role = if n == HELPERS { people::Role::Steward } else { people::Role::Helper };
        let held = people::Held { circle: tree[0].0, role };
        people::roles::grant(tx, person, held, people::roles::Term { since: now, until: None }, rng)?;
        helpers.push((person.cast(), trusted));
    }
    let steward = helpers.pop().expect("the last one tends").0;
    Ok((tree, helpers, steward))
}

/// Somebody without name or number.
pub fn nobody(home: circles::CircleId) -> people::NewPerson {
    people::NewPerson {
        name: None,
        contact: people::Contact::None,
        language: Lang::En,
        rules: people::SafeContact::default(),
        address: None,
        home_circle: Some(home),
        cell: None,
    }
}
