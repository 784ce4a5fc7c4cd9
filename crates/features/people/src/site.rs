//! What every handler of every feature is given: the database, the vault, the clock, and who answers where.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};

use circles::{Network, Networks};
use kit_base::{Clock, Rng, Timestamp};
use kit_db::{Db, DbError, NetworkId, Scope, Tx};
use kit_vault::{PersonId, Registry, Vault};
use kit_web::{Answer, HelpLine, NavItem};

use crate::aside::Aside;
use crate::who::{Neighbor, Steward};

/// The axum state of all features: `Routes::<Site>`. Clones are the same site.
#[derive(Clone)]
pub struct Site(Arc<Services>);

/// What a site is made of.
pub struct Services {
    /// The database.
    pub db: Db,
    /// The keys.
    pub vault: Vault,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub rng: Rng,
    /// What becomes of every column: erasure and export.
    pub registry: Arc<Registry>,
    /// Which network answers where.
    pub networks: Networks,
    /// How this server is set up.
    pub settings: Settings,
    frames: RwLock<HashMap<(NetworkId, bool), Framed>>,
    remembered: RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

/// How this server is set up.
#[derive(Clone, Default)]
pub struct Settings {
    /// Reached by HTTPS.
    pub secure: bool,
    /// Made by `farolito demo`.
    pub demo: bool,
    /// The navigation for each kind of viewer.
    pub nav: Nav,
    /// What higher features add to `/my`, in order.
    pub my: Vec<Arc<dyn MyAside>>,
    /// Who is kept together when a circle parts, as higher features know it.
    pub bonds: Vec<Arc<dyn Bonds>>,
    /// What higher features add to a person's page, in order; whoever sees it looks after this person.
    pub person: Vec<Arc<dyn PersonAside>>,
    /// What higher features add to the desk, in order; whoever sees it tends a circle.
    pub desk: Vec<Arc<dyn MyAside>>,
}

/// The main navigation for each kind of viewer.
#[derive(Clone, Default)]
pub struct Nav {
    /// Nobody in particular.
    pub visitor: Arc<[NavItem]>,
    /// Signed in, without a role.
    pub neighbor: Arc<[NavItem]>,
    /// Helps somewhere.
    pub helper: Arc<[NavItem]>,
    /// Tends a circle.
    pub steward: Arc<[NavItem]>,
}

/// Who looks in on whom, as a higher feature knows it: whoever draws circles anew leaves them together.
pub trait Bonds: Send + Sync {
    /// The pairs among these people; one statement.
    fn among(&self, tx: &mut Tx<'_>, people: &[PersonId]) -> Result<Vec<(PersonId, PersonId)>, DbError>;
}

/// What a higher feature puts on a neighbor's own page; two statements at most.
pub trait MyAside: Send + Sync {
    /// The part for this neighbor; `None` if there is nothing to say.
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>>;
}

/// What a higher feature puts on a person's page, for a steward who looks after them; a few statements.
pub trait PersonAside: Send + Sync {
    /// The part about this person; `None` if there is nothing to say.
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        steward: &'a Steward,
        person: PersonId,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>>;
}

/// A network as the page frame shows it, and what it was made from.
type Framed = (Arc<Network>, Arc<kit_web::Network>);

impl Site {
    /// Puts a site together, once, in compose.
    pub fn new(
        db: Db,
        vault: Vault,
        (clock, rng): (Clock, Rng),
        registry: Registry,
        settings: Settings,
    ) -> Self {
        Self(Arc::new(Services {
            db,
            vault,
            clock,
            rng,
            registry: Arc::new(registry),
            networks: Networks::new(),
            settings,
            frames: RwLock::default(),
            remembered: RwLock::default(),
        }))
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Reads in one network's scope; see [`Db::read`].
    pub async fn read<T, E>(
        &self,
        network: NetworkId,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.db.read(Scope::Network(network), work).await
    }

    /// Writes in one network's scope; see [`Db::write`].
    pub async fn write<T, E>(
        &self,
        network: NetworkId,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.db.write(Scope::Network(network), work).await
    }

    /// What a room keeps in memory for this site, made when it is first asked for. It is never the only place of anything.
    pub fn remembered<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let key = TypeId::of::<T>();
        let known = self.remembered.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let found = known.unwrap_or_else(|| {
            let mut all = self.remembered.write().unwrap_or_else(PoisonError::into_inner);
            all.entry(key).or_insert_with(|| Arc::new(T::default())).clone()
        });
        found.downcast().unwrap_or_default()
    }

    /// The network as the frame draws it; made again only when its settings were read again.
    pub(crate) fn framed(&self, network: &Arc<Network>, mounted: bool) -> Arc<kit_web::Network> {
        let key = (network.id, mounted);
        if let Some((from, framed)) = self.frames.read().unwrap_or_else(PoisonError::into_inner).get(&key)
            && Arc::ptr_eq(from, network)
        {
            return framed.clone();
        }
        let framed = Arc::new(kit_web::Network {
            slug: network.slug.clone(),
            name: network.name.clone(),
            prefix: if mounted { format!("/n/{}", network.slug) } else { String::new() },
            zone: network.zone.clone(),
            help_line: network.help_line.as_deref().map(help_line),
            crisis: crisis(network),
        });
        let entry = (network.clone(), framed.clone());
        self.frames.write().unwrap_or_else(PoisonError::into_inner).insert(key, entry);
        framed
    }
}

impl Deref for Site {
    type Target = Services;
    fn deref(&self) -> &Services {
        &self.0
    }
}

/// The crisis lines of the place; a line that does not begin with a number is passed over.
fn crisis(network: &Network) -> Vec<kit_web::CrisisLine> {
    let line = |(lang, typed): &(kit_i18n::Lang, String)| {
        let read = circles::CrisisLine::read(typed)?;
        let line = HelpLine { shown: read.number, dial: read.dial };
        Some(kit_web::CrisisLine { line, words: read.words, lang: *lang })
    };
    network.words.crisis.iter().filter_map(line).collect()
}

/// A number as people write it and as a phone dials it; ten digits are a number of North America.
fn help_line(shown: &str) -> HelpLine {
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let dial = match digits.len() {
        10 => format!("+1{digits}"),
        11.. => format!("+{digits}"),
        _ => digits,
    };
    HelpLine { shown: shown.to_owned(), dial }
}
