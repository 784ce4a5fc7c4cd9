//! Who is asking. A handler's signature says who may: [`Visitor`], [`LinkHolder`], [`Neighbor`], [`Helper`], [`Steward`].

mod extract;
pub(crate) mod look;

use std::collections::HashSet;
use std::ops::Deref;
use std::sync::Arc;

use circles::{CircleId, Network};
use kit_base::{Id, Slug, Span, Timestamp};
use kit_db::{DbError, NetworkId, Tx};
use kit_i18n::Lang;
use kit_jobs::idempotency::digest;
use kit_vault::PersonId;
use kit_web::Form;
use uuid::Uuid;

use crate::role::{Held, Role, Seat};
use crate::store::roles::reaches;
use crate::store::sessions::Session;

/// Anybody: where they are, in which language, and who they are if that is known.
#[derive(Clone)]
pub struct Visitor {
    /// The network whose pages these are.
    pub network: Arc<Network>,
    /// The language of this answer.
    pub lang: Lang,
    /// Who is signed in.
    pub person: Option<Signed>,
    /// What the browser's private link opens.
    pub link: Option<Link>,
}

/// Somebody signed in, as loaded with this request and not kept after it.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Their key.
    pub id: PersonId,
    /// Their public name in addresses.
    pub slug: Slug,
    /// The language they want to be spoken to in (a code).
    pub language: String,
    /// Somebody vouched that they are who they say.
    pub verified: bool,
    /// They rest until then.
    pub resting_until: Option<Timestamp>,
    /// At most eight circles: memberships and what holds them, narrow first.
    pub seats: Vec<Seat>,
    /// Roles held now, and in force in this session.
    pub roles: Vec<Held>,
    /// How this session stands with the second factor.
    pub factor: Factor,
    /// When the second factor was given in this session.
    pub factor_at: Option<Timestamp>,
    /// Roles that wait for the second factor: until then they are a neighbor like others.
    pub withheld: Vec<Held>,
    /// Their term as a steward is over, and goes on because nobody has taken over.
    pub held_over: bool,
    /// The session, to tell their devices apart.
    pub session: Id<Session>,
}

/// How a session stands with the second factor, which is asked of stewards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// Nobody asks for one: they tend nothing, or the world is invented.
    NotAsked,
    /// They have none yet and may work without until then.
    Wanted(Timestamp),
    /// They have none, and the time without is over.
    Overdue,
    /// They have one, and have not given it in this session.
    Due,
    /// It was given in this session.
    Given,
}

/// How long a second factor that was given opens what is grave: naming a steward, letting lists out, new codes.
pub const FRESH: Span = Span::hours(12);
/// How long a new steward may work without a second factor.
pub const WITHOUT_FACTOR: Span = Span::days(7);

/// What a private link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The kind of thing.
    pub kind: String,
    /// Its key.
    pub subject: Uuid,
    /// The person it is about.
    pub person: Option<PersonId>,
}

/// Whose page one's own page of a room is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Theirs.
    pub person: PersonId,
    /// It is opened by their private link in the browser of somebody else who is signed in.
    pub is_guest: bool,
}

impl Holder {
    /// What a form of their page carries as `me`, so that what is tapped there counts for nobody else: cookies change while a
    /// page is open. It leads to nobody.
    pub fn mark(&self) -> String {
        let hash = digest(&[b"people.holder", self.person.uuid().as_bytes()]);
        format!("{:016x}", u64::from_be_bytes(std::array::from_fn(|at| hash[at])))
    }

    /// The form comes from their own page. `None`: it was somebody else's when it was opened, so nothing is done.
    #[must_use]
    pub fn meant(self, form: &Form) -> Option<Self> {
        form.some("me").is_none_or(|mark| mark == self.mark()).then_some(self)
    }
}

impl Visitor {
    /// Whose page it is: that of the private link of this kind that was opened in this browser, else that of whoever is signed
    /// in. The link goes first: it is opened on purpose, and often on the phone of a grandchild.
    pub fn holder(&self, kind: &str) -> Option<Holder> {
        let signed = self.person.as_ref().map(|me| me.id);
        let link = self.link.as_ref().filter(|link| link.kind == kind).and_then(|link| link.person);
        let person = link.or(signed)?;
        Some(Holder { person, is_guest: signed.is_some_and(|signed| signed != person) })
    }
}

/// Whoever holds a private link.
pub struct LinkHolder {
    /// Where they are.
    pub visitor: Visitor,
    /// What it opens.
    pub link: Link,
}

/// Somebody signed in.
pub struct Neighbor {
    /// Where they are.
    pub visitor: Visitor,
    /// Who they are.
    pub me: Signed,
}

/// Somebody who helps, or tends, somewhere in the network.
pub struct Helper {
    /// Where they are.
    pub visitor: Visitor,
    /// Who they are.
    pub me: Signed,
}

/// Somebody who tends at least one circle.
pub struct Steward {
    /// Where they are.
    pub visitor: Visitor,
    /// Who they are.
    pub me: Signed,
}

macro_rules! visits {
    ($($who:ident)*) => { $(
        impl Deref for $who {
            type Target = Visitor;
            fn deref(&self) -> &Visitor {
                &self.visitor
            }
        }
    )* };
}
visits!(LinkHolder Neighbor Helper Steward);

impl Visitor {
    /// The tenant key: the scope of every read and write.
    pub fn network_id(&self) -> NetworkId {
        self.network.id
    }
}

impl Signed {
    /// Their circles, narrow first: what their board merges.
    pub fn circles(&self) -> impl Iterator<Item = CircleId> {
        self.seats.iter().map(|s| s.circle)
    }

    /// Tends some circle.
    pub fn is_steward(&self) -> bool {
        self.roles.iter().any(|h| h.role == Role::Steward)
    }

    /// Helps or tends somewhere.
    pub fn is_helper(&self) -> bool {
        !self.roles.is_empty()
    }

    /// The second factor was given in this session, and not long ago.
    pub fn proved_lately(&self, now: Timestamp) -> bool {
        self.factor_at.is_some_and(|at| now < at + FRESH)
    }

    /// May do what is grave: whoever has a second factor gave it lately.
    pub fn may_do_grave_things(&self, now: Timestamp) -> bool {
        self.factor != Factor::Given || self.proved_lately(now)
    }

    /// Rests at this moment.
    pub fn resting(&self, now: Timestamp) -> bool {
        self.resting_until.is_some_and(|until| now < until)
    }

    /// Belongs to this circle, and a steward vouched for them in it or further in.
    pub fn vouched_in(&self, circle: CircleId) -> bool {
        self.seats.iter().any(|s| s.circle == circle && s.vouched)
    }

    /// Tends this circle or one that holds it.
    pub fn tends(&self, tx: &mut Tx<'_>, circle: CircleId) -> Result<bool, DbError> {
        reaches(tx, &self.roles, Some(Role::Steward), circle)
    }

    /// Which of these circles they tend, by a role there or in one that holds it.
    pub fn tends_among(&self, tx: &mut Tx<'_>, circles: &[CircleId]) -> Result<HashSet<CircleId>, DbError> {
        if !self.is_steward() {
            return Ok(HashSet::new());
        }
        let tends = |circle| self.roles.iter().any(|h| h.role == Role::Steward && h.circle == circle);
        let lineages = circles::store::lineages(tx, circles)?;
        Ok(lineages.into_iter().filter(|(_, above)| tends(*above)).map(|(circle, _)| circle).collect())
    }

    /// Helps or tends in this circle or one that holds it.
    pub fn helps_in(&self, tx: &mut Tx<'_>, circle: CircleId) -> Result<bool, DbError> {
        reaches(tx, &self.roles, None, circle)
    }
}

impl Link {
    /// The key of what it opens, if it is of this kind.
    pub fn subject_of<T>(&self, kind: &str) -> Option<Id<T>> {
        (self.kind == kind).then(|| Id::from_uuid(self.subject))
    }
}
