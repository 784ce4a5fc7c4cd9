//! Asks to stand by: written, answered, changed, ended, forgotten. Whatever two people wrote is sealed.

use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};
use kit_jobs::{Body, Job};
use kit_vault::{Cell, PersonId, Purpose as Use, Token, Vault, VaultError};
use serde::{Deserialize, Serialize};

use super::{open, seal};
use crate::domain::{Purpose, Standing};

/// The private link of whoever was asked is made from this.
const LINK: Use = Use::new("pods.answer");
/// The job that looks at an ask when its time has come.
pub const DUE: &str = "pods.ask_due";

pub(super) const MAKE: Statement = sql!(
    "INSERT INTO pod_asks (network_id, id, slug, owner_id, state, asked, link_hash, made_at, changed_at, due_at)
     VALUES ($1, $2, $3, $4, 'asked', $5, $6, $7, $7, $8)"
);
pub(super) const OF_OWNER: Statement = sql!(
    "SELECT id, slug, owner_id, answerer_id, state, asked, answered, changed_at, due_at
     FROM pod_asks WHERE network_id = $1 AND owner_id = $2
     ORDER BY CASE state WHEN 'agreed' THEN 0 WHEN 'ended' THEN 2 ELSE 1 END, made_at DESC, id LIMIT 60"
);
pub(super) const STANDING: Statement =
    sql!("SELECT COUNT(*) FROM pod_asks WHERE network_id = $1 AND owner_id = $2 AND state <> 'ended'");
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT id, slug, owner_id, answerer_id, state, asked, answered, changed_at, due_at
     FROM pod_asks WHERE network_id = $1 AND slug = $2 AND owner_id = $3 ORDER BY id LIMIT 1"
);
pub(super) const BY_LINK: Statement = sql!(
    "SELECT id, slug, owner_id, answerer_id, state, asked, answered, changed_at, due_at
     FROM pod_asks WHERE network_id = $1 AND link_hash = $2 ORDER BY id LIMIT 1"
);
pub(super) const BY_ID: Statement = sql!(
    "SELECT id, slug, owner_id, answerer_id, state, asked, answered, changed_at, due_at
     FROM pod_asks WHERE network_id = $1 AND id = $2 ORDER BY id LIMIT 1"
);
pub(super) const STANDING_BY: Statement = sql!(
    "SELECT id, slug, owner_id, answerer_id, state, asked, answered, changed_at, due_at
     FROM pod_asks WHERE network_id = $1 AND answerer_id = $2
     ORDER BY made_at DESC, id LIMIT 60"
);
pub(super) const ANSWER: Statement = sql!(
    "UPDATE pod_asks SET state = $3, answered = $4, answerer_id = $5, changed_at = $6, due_at = $7
     WHERE network_id = $1 AND id = $2"
);
pub(super) const REWRITE: Statement =
    sql!("UPDATE pod_asks SET asked = $3 WHERE network_id = $1 AND id = $2");
pub(super) const DROP_TURNS: Statement = sql!("DELETE FROM pod_turns WHERE network_id = $1 AND ask_id = $2");
pub(super) const DROP: Statement = sql!("DELETE FROM pod_asks WHERE network_id = $1 AND id = $2");

/// How many asks somebody may have that have not ended: everybody on the list can be seen at once.
pub const MOST: i64 = 40;

/// Marks the key of an ask to stand by.
#[derive(Debug)]
pub struct PodAsk;

/// What whoever asks says. It has no `Debug`: it names people.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// [`Purpose::code`].
    pub purpose: String,
    /// My first name.
    pub me: String,
    /// The other one, as I call them.
    pub to: String,
    /// What I hope for, from the purpose's list.
    pub needs: Vec<String>,
    /// What I hope for, in my words.
    pub hope: String,
    /// What I can give.
    pub give: String,
    /// The language of the page it was written on.
    pub lang: String,
}

impl Asked {
    /// What it is for.
    pub fn purpose(&self) -> Purpose {
        Purpose::parse(&self.purpose).unwrap_or(Purpose::Own)
    }
}

/// What whoever was asked says.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Answered {
    /// What they say yes to, from the list that they were shown.
    pub yes: Vec<String>,
    /// Only this much, or something else, in their words.
    pub only: String,
    /// "What I need from you."
    pub need: String,
    /// How to reach them.
    pub reach: String,
}

/// An ask to stand by, as it stands.
#[derive(Clone)]
pub struct Kept {
    /// Its key.
    pub id: Id<PodAsk>,
    /// Its name in addresses of whoever asked.
    pub slug: Slug,
    /// Who asked.
    pub owner: PersonId,
    /// Who answered, if they wanted to hear from here.
    pub answerer: Option<PersonId>,
    /// Where it stands.
    pub standing: Standing,
    /// What was asked.
    pub asked: Asked,
    /// What was answered.
    pub answered: Option<Answered>,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// When time does something about it.
    pub due_at: Timestamp,
}

impl Kept {
    /// Agreed, and so in the pod.
    pub fn is_agreed(&self) -> bool {
        self.standing == Standing::Agreed && self.answered.is_some()
    }

    /// The private link of whoever was asked.
    pub fn link(&self, tx: &mut Tx<'_>, vault: &Vault) -> Result<Token, VaultError> {
        vault.token(tx, LINK, self.id.uuid(), 1)
    }
}

struct Raw {
    kept: Kept,
    asked: Vec<u8>,
    answered: Option<Vec<u8>>,
}

fn raw(row: &mut Row<'_>) -> Result<Raw, DbError> {
    let (id, slug, owner, answerer) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let standing = row.text(Standing::parse)?.ok_or_else(|| DbError::Shape("a standing".to_owned()))?;
    let (asked, answered) = (row.take()?, row.take()?);
    let (changed_at, due_at) = (row.take()?, row.take()?);
    let words = (Asked::default(), None);
    let kept =
        Kept { id, slug, owner, answerer, standing, asked: words.0, answered: words.1, changed_at, due_at };
    Ok(Raw { kept, asked, answered })
}

/// Opens rows of any owners; those whose key is gone are gone with it.
fn opened(tx: &mut Tx<'_>, vault: &Vault, rows: Vec<Raw>) -> Result<Vec<Kept>, VaultError> {
    let owners: Vec<PersonId> = rows.iter().map(|raw| raw.kept.owner).collect();
    let keys = vault.people(tx, &owners)?;
    let mut all = Vec::with_capacity(rows.len());
    for raw in rows {
        let Some(key) = keys.get(&raw.kept.owner) else { continue };
        let id = raw.kept.id;
        let asked = open(key, &Cell::new("pod_asks", "asked", id), &raw.asked)?;
        let cell = Cell::new("pod_asks", "answered", id);
        let answered = raw.answered.map(|bytes| open(key, &cell, &bytes)).transpose()?;
        all.push(Kept { asked, answered, ..raw.kept });
    }
    Ok(all)
}

fn one(tx: &mut Tx<'_>, vault: &Vault, found: Option<Raw>) -> Result<Option<Kept>, VaultError> {
    Ok(opened(tx, vault, found.into_iter().collect())?.pop())
}

/// Writes an ask down; answers its name. `None`: whoever asks has been erased.
pub fn make(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (owner, asked): (PersonId, &Asked),
    now: Timestamp,
    rng: &Rng,
) -> Result<Option<Slug>, VaultError> {
    let Some(key) = vault.person(tx, owner)? else { return Ok(None) };
    let (id, slug): (Id<PodAsk>, Slug) = (Id::new(now, rng), Slug::of("pods.slug", rng));
    let sealed = seal(&key, &Cell::new("pod_asks", "asked", id), asked, rng)?;
    let (hash, due) = (vault.token(tx, LINK, id.uuid(), 1)?.hash(), Standing::Asked.due(now));
    tx.execute(&MAKE, &[&tx.network(), &id, &slug, &owner, &sealed, &hash, &now, &due])?;
    look_again(tx, id, due, (now, rng))?;
    Ok(Some(slug))
}

/// Whether somebody has as many asks as one may have.
pub fn is_full(tx: &mut Tx<'_>, owner: PersonId) -> Result<bool, DbError> {
    let standing = tx.one(&STANDING, &[&tx.network(), &owner], only::<i64>)?.unwrap_or(0);
    Ok(standing >= MOST)
}

/// Everything somebody asked, who agreed first, then the newest. Statements: 2.
pub fn of_owner(tx: &mut Tx<'_>, vault: &Vault, owner: PersonId) -> Result<Vec<Kept>, VaultError> {
    let rows = tx.query(&OF_OWNER, &[&tx.network(), &owner], raw)?;
    opened(tx, vault, rows)
}

/// What somebody stands by for, where they wanted to hear from here. Statements: 2.
pub fn standing_by(tx: &mut Tx<'_>, vault: &Vault, person: PersonId) -> Result<Vec<Kept>, VaultError> {
    let rows = tx.query(&STANDING_BY, &[&tx.network(), &person], raw)?;
    opened(tx, vault, rows)
}

/// One of somebody's own. Statements: 2.
pub fn by_slug(
    tx: &mut Tx<'_>,
    vault: &Vault,
    owner: PersonId,
    slug: &Slug,
) -> Result<Option<Kept>, VaultError> {
    let found = tx.one(&BY_SLUG, &[&tx.network(), slug, &owner], raw)?;
    one(tx, vault, found)
}

/// The one that a private link opens. Statements: 2.
pub fn by_link(tx: &mut Tx<'_>, vault: &Vault, link: &Token) -> Result<Option<Kept>, VaultError> {
    let found = tx.one(&BY_LINK, &[&tx.network(), &link.hash()], raw)?;
    one(tx, vault, found)
}

/// The one of this key. Statements: 2.
pub fn by_id(tx: &mut Tx<'_>, vault: &Vault, id: Id<PodAsk>) -> Result<Option<Kept>, VaultError> {
    let found = tx.one(&BY_ID, &[&tx.network(), &id], raw)?;
    one(tx, vault, found)
}

/// What an ask becomes.
#[derive(Clone)]
pub struct Next {
    /// Where it stands now.
    pub standing: Standing,
    /// What was answered; `None` takes the words away.
    pub answered: Option<Answered>,
    /// Who wants to hear from here.
    pub answerer: Option<PersonId>,
}

/// Keeps what an ask has become, and when to look at it again.
pub fn keep(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (kept, next): (&Kept, &Next),
    now: Timestamp,
    rng: &Rng,
) -> Result<(), VaultError> {
    let Some(key) = vault.person(tx, kept.owner)? else { return Ok(()) };
    let cell = Cell::new("pod_asks", "answered", kept.id);
    let sealed = next.answered.as_ref().map(|words| seal(&key, &cell, words, rng)).transpose()?;
    let due = next.standing.due(now);
    tx.execute(
        &ANSWER,
        &[&tx.network(), &kept.id, &next.standing.code(), &sealed, &next.answerer, &now, &due],
    )?;
    Ok(look_again(tx, kept.id, due, (now, rng))?)
}

/// Ends it, whoever wishes so: the answer's words go, and nobody is told who or why.
pub fn end(tx: &mut Tx<'_>, vault: &Vault, kept: &Kept, now: Timestamp, rng: &Rng) -> Result<(), VaultError> {
    let next = Next { standing: Standing::Ended, answered: None, answerer: None };
    keep(tx, vault, (kept, &next), now, rng)
}

/// Puts other words to an ask. A yes was a yes to the words before: where there is one, it is asked anew.
pub fn rewrite(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (kept, asked): (&Kept, &Asked),
    now: Timestamp,
    rng: &Rng,
) -> Result<(), VaultError> {
    let same = *asked == Asked { lang: asked.lang.clone(), ..kept.asked.clone() };
    if kept.standing.has_agreed() && !same {
        let next = Next { standing: Standing::Asked, answered: None, answerer: None };
        keep(tx, vault, (kept, &next), now, rng)?;
    }
    let Some(key) = vault.person(tx, kept.owner)? else { return Ok(()) };
    let sealed = seal(&key, &Cell::new("pod_asks", "asked", kept.id), asked, rng)?;
    tx.execute(&REWRITE, &[&tx.network(), &kept.id, &sealed])?;
    Ok(())
}

/// Forgets it, with what it was called for.
pub fn forget(tx: &mut Tx<'_>, id: Id<PodAsk>) -> Result<(), DbError> {
    kit_jobs::cancel(tx, DUE, id)?;
    let network = tx.network();
    tx.execute(&DROP_TURNS, &[&network, &id])?;
    tx.execute(&DROP, &[&network, &id]).map(drop)
}

/// Looks at it again then, and only then.
fn look_again(
    tx: &mut Tx<'_>,
    id: Id<PodAsk>,
    at: Timestamp,
    (now, rng): (Timestamp, &Rng),
) -> Result<(), DbError> {
    kit_jobs::cancel(tx, DUE, id)?;
    let job = Job::new(DUE, Body::new().id("ask", id)).at(at).once(id);
    kit_jobs::enqueue(tx, &job, now, rng).map(drop)
}
