//! Calls to a pod: who was asked to come, what each answered, and what becomes of a call that nobody answers.

use kit_base::{Id, Rng, Slug, Span, Timestamp};
use kit_db::{DbError, Row, Statement, ToValue, Tx, only, sql};
use kit_jobs::{Body, Job};
use kit_vault::{Cell, PersonId, Purpose as Use, Token, Vault, VaultError};
use serde::{Deserialize, Serialize};

use super::asks::PodAsk;
use super::{open, seal};
use crate::domain::Coming;

/// The link that somebody answers a call by is made from this.
const LINK: Use = Use::new("pods.come");
/// The job that looks at a call when its time is up.
pub const DUE: &str = "pods.call_due";
/// Whom one call reaches at most.
pub const MOST: usize = 12;
/// Calls that somebody may have open in one day.
pub const A_DAY: i64 = 3;
/// One caller's messages reach one person no oftener.
const BETWEEN: Span = Span::hours(1);
/// How long a call is kept.
pub const KEPT: Span = Span::days(14);

pub(super) const MAKE: Statement = sql!(
    "INSERT INTO pod_calls (network_id, id, slug, owner_id, state, words, widens, made_at, due_at)
     VALUES ($1, $2, $3, $4, 'open', $5, $6, $7, $8)"
);
/// Four at once; fewer fill the places left with the last of them, which then stands there already.
pub(super) const TURNS: Statement = sql!(
    "INSERT INTO pod_turns (network_id, call_id, answer, at, id, ask_id, link_hash)
     VALUES ($1, $2, 'waiting', $3, $4, $5, $6), ($1, $2, 'waiting', $3, $7, $8, $9),
            ($1, $2, 'waiting', $3, $10, $11, $12), ($1, $2, 'waiting', $3, $13, $14, $15)
     ON CONFLICT (network_id, id) DO NOTHING"
);
pub(super) const OF_OWNER: Statement = sql!(
    "SELECT id, slug, owner_id, state, words, widens, made_at, due_at
     FROM pod_calls WHERE network_id = $1 AND owner_id = $2
     ORDER BY made_at DESC, id LIMIT 20"
);
pub(super) const TODAY: Statement = sql!(
    "SELECT COUNT(*) FROM pod_calls
     WHERE network_id = $1 AND owner_id = $2 AND made_at > $3 AND state <> 'over'"
);
pub(super) const LATELY: Statement = sql!(
    "SELECT a.answerer_id FROM pod_calls c
     JOIN pod_turns t ON t.network_id = c.network_id AND t.call_id = c.id
     JOIN pod_asks a ON a.network_id = t.network_id AND a.id = t.ask_id
     WHERE c.network_id = $1 AND c.owner_id = $2 AND c.made_at > $3 AND a.answerer_id IS NOT NULL
     ORDER BY c.made_at DESC, t.id LIMIT 240"
);
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT id, slug, owner_id, state, words, widens, made_at, due_at
     FROM pod_calls WHERE network_id = $1 AND slug = $2 AND owner_id = $3 ORDER BY id LIMIT 1"
);
pub(super) const BY_ID: Statement = sql!(
    "SELECT id, slug, owner_id, state, words, widens, made_at, due_at
     FROM pod_calls WHERE network_id = $1 AND id = $2 ORDER BY id LIMIT 1"
);
pub(super) const COMING: Statement = sql!(
    "SELECT id, call_id, ask_id, answer FROM pod_turns
     WHERE network_id = $1 AND call_id = $2 ORDER BY id LIMIT 12"
);
pub(super) const BY_LINK: Statement = sql!(
    "SELECT id, call_id, ask_id, answer FROM pod_turns
     WHERE network_id = $1 AND link_hash = $2 ORDER BY id LIMIT 1"
);
pub(super) const ANSWER: Statement =
    sql!("UPDATE pod_turns SET answer = $3, at = $4 WHERE network_id = $1 AND id = $2");
pub(super) const STATE: Statement =
    sql!("UPDATE pod_calls SET state = $3, due_at = $4 WHERE network_id = $1 AND id = $2");
pub(super) const DROP_TURNS: Statement = sql!("DELETE FROM pod_turns WHERE network_id = $1 AND call_id = $2");
pub(super) const DROP: Statement = sql!("DELETE FROM pod_calls WHERE network_id = $1 AND id = $2");

/// Marks the key of a call.
#[derive(Debug)]
pub struct PodCall;

/// Marks the key of one person's turn in a call.
#[derive(Debug)]
pub struct PodTurn;

/// What the caller says. It has no `Debug`: it names people.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Said {
    /// The caller's first name.
    pub me: String,
    /// What is needed now.
    pub words: String,
    /// The kind of help, if the circle is asked.
    pub kind: String,
    /// The language of the page.
    pub lang: String,
}

/// Where a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// People may answer.
    Open,
    /// The time was up without an answer, and the circle was asked.
    Widened,
    /// The time was up without an answer, and nobody else was asked.
    Silent,
    /// The caller ended it, or it is long ago.
    Over,
}

impl Stage {
    const ALL: [Self; 4] = [Self::Open, Self::Widened, Self::Silent, Self::Over];

    const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Widened => "widened",
            Self::Silent => "silent",
            Self::Over => "over",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

/// A call.
#[derive(Clone)]
pub struct Call {
    /// Its key.
    pub id: Id<PodCall>,
    /// Its name in addresses.
    pub slug: Slug,
    /// Who calls.
    pub owner: PersonId,
    /// Where it stands.
    pub stage: Stage,
    /// What they say.
    pub said: Said,
    /// The circle is asked if nobody answers.
    pub widens: bool,
    /// When it was made.
    pub made_at: Timestamp,
    /// Until when it waits for an answer; later, until when it is kept.
    pub due_at: Timestamp,
}

/// One person's turn in a call.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// Its key.
    pub id: Id<PodTurn>,
    /// The call.
    pub call: Id<PodCall>,
    /// The agreement it leans on.
    pub ask: Id<PodAsk>,
    /// What they answered.
    pub coming: Coming,
}

impl Turn {
    /// The link that it is answered by.
    pub fn link(&self, tx: &mut Tx<'_>, vault: &Vault) -> Result<Token, VaultError> {
        vault.token(tx, LINK, self.id.uuid(), 1)
    }
}

/// A new call.
pub struct NewCall<'a> {
    /// Who calls.
    pub owner: PersonId,
    /// What they say.
    pub said: &'a Said,
    /// The agreements that are called upon.
    pub asks: &'a [Id<PodAsk>],
    /// The circle is asked if nobody answers.
    pub widens: bool,
    /// How long it waits for an answer.
    pub waits: Span,
}

/// Writes a call down. `None`: whoever calls has been erased.
pub fn make(
    tx: &mut Tx<'_>,
    vault: &Vault,
    new: &NewCall<'_>,
    now: Timestamp,
    rng: &Rng,
) -> Result<Option<Slug>, VaultError> {
    let Some(key) = vault.person(tx, new.owner)? else { return Ok(None) };
    let (id, slug): (Id<PodCall>, Slug) = (Id::new(now, rng), Slug::of("pods.slug", rng));
    let sealed = seal(&key, &Cell::new("pod_calls", "words", id), new.said, rng)?;
    let (network, due) = (tx.network(), now + new.waits);
    tx.execute(&MAKE, &[&network, &id, &slug, &new.owner, &sealed, &new.widens, &now, &due])?;
    let mut turns = Vec::with_capacity(MOST);
    for &ask in new.asks.iter().take(MOST) {
        let turn: Id<PodTurn> = Id::new(now, rng);
        turns.push((turn, ask, vault.token(tx, LINK, turn.uuid(), 1)?.hash()));
    }
    for four in turns.chunks(4) {
        let mut params: Vec<&dyn ToValue> = vec![&network, &id, &now];
        for n in 0..4 {
            let (turn, ask, hash) = &four[n.min(four.len() - 1)];
            params.extend([turn as &dyn ToValue, ask, hash]);
        }
        tx.execute(&TURNS, &params)?;
    }
    look_again(tx, id, due, (now, rng))?;
    Ok(Some(slug))
}

type Raw = (Call, Vec<u8>);

fn raw(row: &mut Row<'_>) -> Result<Raw, DbError> {
    let (id, slug, owner) = (row.take()?, row.take()?, row.take()?);
    let stage = row.text(Stage::parse)?.ok_or_else(|| DbError::Shape("a stage".to_owned()))?;
    let (words, widens, made_at, due_at) = (row.take()?, row.take()?, row.take()?, row.take()?);
    Ok((Call { id, slug, owner, stage, said: Said::default(), widens, made_at, due_at }, words))
}

fn opened(tx: &mut Tx<'_>, vault: &Vault, rows: Vec<Raw>) -> Result<Vec<Call>, VaultError> {
    let owners: Vec<PersonId> = rows.iter().map(|(call, _)| call.owner).collect();
    let keys = vault.people(tx, &owners)?;
    let mut all = Vec::with_capacity(rows.len());
    for (call, words) in rows {
        let Some(key) = keys.get(&call.owner) else { continue };
        let said = open(key, &Cell::new("pod_calls", "words", call.id), &words)?;
        all.push(Call { said, ..call });
    }
    Ok(all)
}

/// Whether somebody has as many calls open today as one may have.
pub fn is_enough(tx: &mut Tx<'_>, owner: PersonId, now: Timestamp) -> Result<bool, DbError> {
    let since = now - Span::days(1);
    let open = tx.one(&TODAY, &[&tx.network(), &owner, &since], only::<i64>)?.unwrap_or(0);
    Ok(open >= A_DAY)
}

/// Whom this caller must not send a message now: those who had one from them within the hour, and those who are kept
/// apart from them. Nothing tells the caller.
pub fn not_now(tx: &mut Tx<'_>, owner: PersonId, now: Timestamp) -> Result<Vec<PersonId>, DbError> {
    let since = now - BETWEEN;
    let mut all: Vec<PersonId> = tx.query(&LATELY, &[&tx.network(), &owner, &since], only)?;
    all.extend(trust::apart_from(tx, owner)?);
    Ok(all)
}

/// Somebody's calls, newest first. Statements: 2.
pub fn of_owner(tx: &mut Tx<'_>, vault: &Vault, owner: PersonId) -> Result<Vec<Call>, VaultError> {
    let rows = tx.query(&OF_OWNER, &[&tx.network(), &owner], raw)?;
    opened(tx, vault, rows)
}

/// One of somebody's own. Statements: 2.
pub fn by_slug(
    tx: &mut Tx<'_>,
    vault: &Vault,
    owner: PersonId,
    slug: &Slug,
) -> Result<Option<Call>, VaultError> {
    let found = tx.one(&BY_SLUG, &[&tx.network(), slug, &owner], raw)?;
    Ok(opened(tx, vault, found.into_iter().collect())?.pop())
}

/// The one of this key. Statements: 2.
pub fn by_id(tx: &mut Tx<'_>, vault: &Vault, id: Id<PodCall>) -> Result<Option<Call>, VaultError> {
    let found = tx.one(&BY_ID, &[&tx.network(), &id], raw)?;
    Ok(opened(tx, vault, found.into_iter().collect())?.pop())
}

fn turn(row: &mut Row<'_>) -> Result<Turn, DbError> {
    let (id, call, ask) = (row.take()?, row.take()?, row.take()?);
    let coming = row.text(Coming::parse)?.ok_or_else(|| DbError::Shape("an answer".to_owned()))?;
    Ok(Turn { id, call, ask, coming })
}

/// Who was called, and what each answered.
pub fn turns(tx: &mut Tx<'_>, call: Id<PodCall>) -> Result<Vec<Turn>, DbError> {
    tx.query(&COMING, &[&tx.network(), &call], turn)
}

/// The turn that a link answers.
pub fn by_link(tx: &mut Tx<'_>, link: &Token) -> Result<Option<Turn>, DbError> {
    tx.one(&BY_LINK, &[&tx.network(), &link.hash()], turn)
}

/// Keeps an answer; a later one replaces it.
pub fn answer(tx: &mut Tx<'_>, turn: Id<PodTurn>, coming: Coming, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&ANSWER, &[&tx.network(), &turn, &coming.code(), &now]).map(drop)
}

/// A call ends or widens; it is kept two weeks from when it was made.
pub fn settle(
    tx: &mut Tx<'_>,
    call: &Call,
    stage: Stage,
    (now, rng): (Timestamp, &Rng),
) -> Result<(), DbError> {
    let until = call.made_at + KEPT;
    tx.execute(&STATE, &[&tx.network(), &call.id, &stage.code(), &until])?;
    look_again(tx, call.id, until, (now, rng))
}

/// Forgets a call.
pub fn forget(tx: &mut Tx<'_>, call: Id<PodCall>) -> Result<(), DbError> {
    kit_jobs::cancel(tx, DUE, call)?;
    let network = tx.network();
    tx.execute(&DROP_TURNS, &[&network, &call])?;
    tx.execute(&DROP, &[&network, &call]).map(drop)
}

fn look_again(
    tx: &mut Tx<'_>,
    id: Id<PodCall>,
    at: Timestamp,
    (now, rng): (Timestamp, &Rng),
) -> Result<(), DbError> {
    kit_jobs::cancel(tx, DUE, id)?;
    let job = Job::new(DUE, Body::new().id("call", id)).at(at).once(id);
    kit_jobs::enqueue(tx, &job, now, rng).map(drop)
}
