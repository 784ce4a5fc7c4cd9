//! Sessions: who holds which cookie, ended here and not in the browser.
//!
//! A session is of a person, or of a private link's subject (an ask sheet). Its use is noted to the hour only.

use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, sql};
use kit_vault::PersonId;
use uuid::Uuid;

use crate::store::sign_in;
use crate::token::SessionToken;

/// Marks the key of a session.
#[derive(Debug)]
pub struct Session;

pub(super) const INSERT: Statement = sql!(
    "INSERT INTO sessions (network_id, token_hash, id, person_id, subject_kind, subject_id, link_hash,
                           made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
/// One statement for both cookies a browser may hold. A session whose person is not here finds nobody.
pub(super) const FIND: Statement = sql!(
    "SELECT s.token_hash,
            s.id,
            s.person_id,
            s.subject_kind,
            s.subject_id,
            s.link_hash,
            s.made_at,
            s.expires_at,
            s.used_hour,
            p.slug,
            p.language,
            p.verified_at,
            p.resting_until,
            p.seen_day,
            s.factor_at,
            (SELECT COUNT(*) FROM factors f
             WHERE f.network_id = s.network_id AND f.person_id = s.person_id
               AND f.confirmed_at IS NOT NULL) AS factors
     FROM sessions s
     LEFT JOIN people p ON p.network_id = s.network_id AND p.id = s.person_id
     WHERE s.network_id = $1 AND s.token_hash IN ($2, $3) AND s.expires_at > $4
     ORDER BY s.token_hash
     LIMIT 2"
);
pub(super) const TOUCH: Statement =
    sql!("UPDATE sessions SET used_hour = $3 WHERE network_id = $1 AND token_hash = $2 AND expires_at > $4");
pub(super) const END: Statement = sql!("DELETE FROM sessions WHERE network_id = $1 AND token_hash = $2");
pub(super) const END_PERSON: Statement =
    sql!("DELETE FROM sessions WHERE network_id = $1 AND person_id = $2 AND subject_kind IS NULL");
pub(super) const END_SUBJECT: Statement =
    sql!("DELETE FROM sessions WHERE network_id = $1 AND subject_kind = $2 AND subject_id = $3");
pub(super) const END_SIBLINGS: Statement =
    sql!("DELETE FROM sessions WHERE network_id = $1 AND link_hash = $2 AND token_hash <> $3");
pub(super) const PROVED: Statement = sql!(
    "UPDATE sessions SET factor_at = $4, token_hash = $5 WHERE network_id = $1 AND person_id = $2 AND id = $3"
);
pub(super) const HOLDS: Statement = sql!(
    "SELECT id FROM sessions WHERE network_id = $1 AND person_id = $2 AND id = $3 AND expires_at > $4 LIMIT 1"
);
pub(super) const SEEN: Statement = sql!("UPDATE people SET seen_day = $3 WHERE network_id = $1 AND id = $2");

/// How long a member's session lasts.
pub const MEMBER: Span = Span::days(30);
/// How long a steward's session lasts at most.
pub const STEWARD: Span = Span::days(7);
/// How many hours a steward's session waits unused.
pub const STEWARD_IDLE_HOURS: i64 = 12;

/// What a private link opens, and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its kind, a fixed word such as `"asks"`.
    pub kind: &'static str,
    /// Its key.
    pub id: Uuid,
    /// The person it is about: their erasure ends the session.
    pub person: Option<PersonId>,
}

/// A session as found by its cookie.
#[derive(Clone, Debug)]
pub struct Found {
    /// The hash of the cookie's value.
    pub hash: [u8; 32],
    /// Its key.
    pub id: Id<Session>,
    /// Whose it is.
    pub person: Option<PersonId>,
    /// What it opens, if it came from a private link.
    pub subject: Option<(String, Uuid)>,
    /// The sign-in link that made it.
    pub link: Option<Vec<u8>>,
    /// When it was made.
    pub made_at: Timestamp,
    /// Hour of its last use, since the epoch; none: never used.
    pub used_hour: Option<i64>,
    /// Their public name in addresses.
    pub slug: Option<kit_base::Slug>,
    /// Their language.
    pub language: Option<String>,
    /// Since when they are known to be who they say.
    pub verified_at: Option<Timestamp>,
    /// Until when they rest.
    pub resting_until: Option<Timestamp>,
    /// The day they were last here, since the epoch.
    pub seen_day: Option<i64>,
    /// When their second factor was given in this session.
    pub factor_at: Option<Timestamp>,
    /// How many second factors they have.
    pub factors: i64,
}

/// Opens a session for a person. The token goes into the cookie and nowhere else.
pub fn open(
    tx: &mut Tx<'_>,
    person: PersonId,
    link: Option<&[u8]>,
    now: Timestamp,
    rng: &Rng,
) -> Result<SessionToken, DbError> {
    let token = SessionToken::new(rng);
    let id: Id<Session> = Id::new(now, rng);
    let none: (Option<&str>, Option<Uuid>) = (None, None);
    let network = tx.network();
    let until = now + MEMBER;
    tx.execute(&INSERT, &[&network, &token.hash(), &id, &person, &none.0, &none.1, &link, &now, &until])?;
    Ok(token)
}

/// Opens a session for the holder of a private link.
pub fn open_link_session(
    tx: &mut Tx<'_>,
    subject: Subject,
    ttl: Span,
    now: Timestamp,
    rng: &Rng,
) -> Result<SessionToken, DbError> {
    let token = SessionToken::new(rng);
    let id: Id<Session> = Id::new(now, rng);
    let link: Option<&[u8]> = None;
    let Subject { kind, id: subject, person } = subject;
    let network = tx.network();
    tx.execute(
        &INSERT,
        &[&network, &token.hash(), &id, &person, &Some(kind), &Some(subject), &link, &now, &(now + ttl)],
    )?;
    Ok(token)
}

/// The sessions behind a browser's two cookies.
pub fn find(
    tx: &mut Tx<'_>,
    own: Option<&[u8; 32]>,
    link: Option<&[u8; 32]>,
    now: Timestamp,
) -> Result<Vec<Found>, DbError> {
    let Some(first) = own.or(link) else { return Ok(Vec::new()) };
    let second = link.unwrap_or(first);
    tx.query(&FIND, &[&tx.network(), first, second, &now], found)
}

fn found(row: &mut Row<'_>) -> Result<Found, DbError> {
    let hash: Vec<u8> = row.take()?;
    let hash = hash.try_into().map_err(|_| DbError::Shape("a hash of 32 bytes".into()))?;
    let (id, person) = (row.take()?, row.take()?);
    let (kind, subject): (Option<String>, Option<Uuid>) = (row.take()?, row.take()?);
    let (link, made_at) = (row.take()?, row.take()?);
    let _: Timestamp = row.take()?;
    Ok(Found {
        hash,
        id,
        person,
        subject: kind.zip(subject),
        link,
        made_at,
        used_hour: row.take()?,
        slug: row.take()?,
        language: row.take()?,
        verified_at: row.take()?,
        resting_until: row.take()?,
        seen_day: row.take()?,
        factor_at: row.take()?,
        factors: row.take()?,
    })
}

/// Notes that a session is used. The first use burns the link that made it, and every other session of that link:
/// a previewer's, which nobody used. `false`: another session was faster, and this one is over.
pub fn touch(tx: &mut Tx<'_>, found: &Found, now: Timestamp) -> Result<bool, DbError> {
    let network = tx.network();
    if let (None, Some(hash)) = (found.used_hour, &found.link) {
        if !sign_in::burn(tx, hash, now)? {
            tx.execute(&END, &[&network, &found.hash])?;
            return Ok(false);
        }
        tx.execute(&END_SIBLINGS, &[&network, hash, &found.hash])?;
    }
    if tx.execute(&TOUCH, &[&network, &found.hash, &hour(now), &now])? == 0 {
        return Ok(false);
    }
    if let (Some(person), None) = (found.person, &found.subject)
        && found.seen_day != Some(day(now))
    {
        tx.execute(&SEEN, &[&network, &person, &day(now)])?;
    }
    Ok(true)
}

/// Notes that the second factor was given in this session, which gets a new token: whoever knew the one from before
/// the proof does not come in with it.
pub fn proved(
    tx: &mut Tx<'_>,
    person: PersonId,
    session: Id<Session>,
    now: Timestamp,
    rng: &Rng,
) -> Result<SessionToken, DbError> {
    let token = SessionToken::new(rng);
    tx.execute(&PROVED, &[&tx.network(), &person, &session, &now, &token.hash()])?;
    Ok(token)
}

/// Whether somebody's session goes on: nobody ended it, and its time is not over.
pub fn holds(
    tx: &mut Tx<'_>,
    (person, session): (PersonId, Id<Session>),
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.one(&HOLDS, &[&tx.network(), &person, &session, &now], kit_db::only::<Id<Session>>)?.is_some())
}

/// Ends the session behind a cookie.
pub fn end(tx: &mut Tx<'_>, token: &SessionToken) -> Result<(), DbError> {
    tx.execute(&END, &[&tx.network(), &token.hash()]).map(drop)
}

/// Ends every session of a person, on every device; private links stay.
pub fn end_all_of(tx: &mut Tx<'_>, person: PersonId) -> Result<(), DbError> {
    tx.execute(&END_PERSON, &[&tx.network(), &person]).map(drop)
}

/// Ends every session of a private link: it was replaced, or its subject is gone.
pub fn end_link_sessions(tx: &mut Tx<'_>, kind: &'static str, subject: Uuid) -> Result<(), DbError> {
    tx.execute(&END_SUBJECT, &[&tx.network(), &kind, &subject]).map(drop)
}

/// Whole hours since the epoch.
pub(crate) const fn hour(at: Timestamp) -> i64 {
    at.secs().div_euclid(3600)
}

/// Whole days since the epoch.
pub(crate) const fn day(at: Timestamp) -> i64 {
    at.secs().div_euclid(86_400)
}
