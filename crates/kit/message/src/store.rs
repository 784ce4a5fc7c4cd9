//! The outbox in SQL: one sender takes one message for a while; a person's messages of one channel leave in the
//! order written, and one that ignores quiet hours does not wait behind one that keeps them.

use kit_base::{Id, Slug, Span, Timestamp};
use kit_db::{DbError, NetworkId, Statement, Tx, only, sql};
use kit_jobs::{HORIZON, LEASE};
use kit_vault::PersonId;
use uuid::Uuid;

use crate::outbox::{Channel, Message, OutboxRow, Undelivered};

/// Safe hours come within a day; a message that waits longer was written by a clock that ran ahead.
const FARTHEST: Span = Span::hours(27);

/// A message to be written.
pub(crate) struct New<'m> {
    pub(crate) id: Id<OutboxRow>,
    pub(crate) message: &'m Message,
    pub(crate) sealed: Vec<u8>,
    pub(crate) not_before: Timestamp,
    pub(crate) now: Timestamp,
    pub(crate) slug: Slug,
}

/// A message in one sender's hands.
#[derive(Clone)]
pub(crate) struct Taken {
    pub(crate) network: NetworkId,
    pub(crate) id: Id<OutboxRow>,
    pub(crate) person: PersonId,
    pub(crate) channel: Channel,
    pub(crate) template: String,
    pub(crate) about: Option<Uuid>,
    pub(crate) sealed: Vec<u8>,
    pub(crate) any_hour: bool,
    pub(crate) expires_at: Timestamp,
    pub(crate) attempts: u32,
    token: i64,
}

/// How a message ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The provider has it.
    Sent,
    /// Nobody needs it any more.
    Dropped(&'static str),
    /// It was not sent while it was worth it.
    Expired,
    /// The provider will never take it.
    Refused(&'static str),
}

impl End {
    const fn words(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Sent => ("sent", None),
            Self::Dropped(why) => ("dropped", Some(why)),
            Self::Expired => ("expired", Some("expired")),
            Self::Refused(why) => ("refused", Some(why)),
        }
    }
}

// Two transactions at once may take the same number; which of the two was first is nobody's question.
pub(crate) const INSERT: Statement = sql!(
    "INSERT INTO outbox (
         network_id, id, person_id, channel, template, about, sealed, not_before, expires_at, created_at, slug,         any_hour,
         seq)
     VALUES (
         $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
         (SELECT COALESCE(MAX(seq), 0) + 1 FROM outbox WHERE network_id = $1 AND person_id = $3))"
);
pub(crate) const DUE: Statement = sql!(
    "SELECT o.id FROM outbox o
     WHERE o.state = 'waiting'
     AND (o.not_before <= $1 OR o.not_before > $2)
     AND (o.lease_until IS NULL OR o.lease_until <= $1 OR o.lease_until > $3)
     AND NOT EXISTS (
         SELECT 1 FROM outbox e
         WHERE e.network_id = o.network_id AND e.person_id = o.person_id AND e.state = 'waiting'
         AND e.channel = o.channel AND e.any_hour = o.any_hour
         AND (e.seq, e.id) < (o.seq, o.id))
     ORDER BY o.not_before, o.seq, o.id LIMIT 1"
);
// The outer condition decides between two senders that saw the same row: the later one finds it leased.
pub(crate) const TAKE: Statement = sql!(
    "UPDATE outbox SET lease_until = $4, lease_token = lease_token + 1, attempts = attempts + 1
     WHERE (network_id, id) = (
         SELECT o.network_id, o.id FROM outbox o
         WHERE o.state = 'waiting'
         AND (o.not_before <= $1 OR o.not_before > $2)
         AND (o.lease_until IS NULL OR o.lease_until <= $1 OR o.lease_until > $3)
         AND NOT EXISTS (
             SELECT 1 FROM outbox e
             WHERE e.network_id = o.network_id AND e.person_id = o.person_id AND e.state = 'waiting'
             AND e.channel = o.channel AND e.any_hour = o.any_hour
             AND (e.seq, e.id) < (o.seq, o.id))
         ORDER BY o.not_before, o.seq, o.id LIMIT 1)
     AND state = 'waiting' AND (lease_until IS NULL OR lease_until <= $1 OR lease_until > $3)
     RETURNING network_id, id, person_id, channel, template, about, sealed, any_hour, expires_at, attempts,
         lease_token"
);
pub(crate) const SETTLE: Statement = sql!(
    "UPDATE outbox SET
         state = $4,
         error = $5,
         settled_at = $6,
         sealed = NULL,
         lease_until = NULL,
         lease_token = lease_token + 1
     WHERE network_id = $1 AND id = $2 AND lease_token = $3 AND state = 'waiting'"
);
pub(crate) const PUT_OFF: Statement = sql!(
    "UPDATE outbox SET lease_until = $4, error = $5, lease_token = lease_token + 1
     WHERE network_id = $1 AND id = $2 AND lease_token = $3 AND state = 'waiting'"
);
pub(crate) const MOVE: Statement = sql!(
    "UPDATE outbox SET not_before = $4, lease_until = NULL, lease_token = lease_token + 1
     WHERE network_id = $1 AND id = $2 AND lease_token = $3 AND state = 'waiting'"
);
pub(crate) const COUNT: Statement =
    sql!("SELECT COUNT(*) FROM outbox WHERE network_id = $1 AND state = 'waiting'");
pub(crate) const UNDELIVERED: Statement = sql!(
    "SELECT slug, person_id, channel, template, about, error, settled_at FROM outbox
     WHERE network_id = $1 AND state IN ('refused', 'expired') ORDER BY settled_at, id LIMIT $2"
);
pub(crate) const CLEAR: Statement = sql!("DELETE FROM outbox WHERE network_id = $1");
pub(crate) const DISMISS: Statement =
    sql!("DELETE FROM outbox WHERE network_id = $1 AND slug = $2 AND state IN ('refused', 'expired')");
pub(crate) const FORGET: Statement = sql!("DELETE FROM outbox WHERE settled_at <= $1");
pub(crate) const NEXT: Statement = sql!(
    "SELECT not_before FROM outbox
     WHERE state = 'waiting' AND not_before > $1 ORDER BY not_before LIMIT 1"
);

pub(crate) fn insert(tx: &mut Tx<'_>, new: &New<'_>) -> Result<(), DbError> {
    let (network, message) = (tx.network(), new.message);
    let expires_at = new.now + message.worth;
    tx.execute(
        &INSERT,
        &[
            &network,
            &new.id,
            &message.to,
            &message.channel.as_str(),
            &message.text.key,
            &message.about,
            &new.sealed,
            &new.not_before,
            &expires_at,
            &new.now,
            &new.slug,
            &message.any_hour,
        ],
    )?;
    Ok(())
}

/// Whether anything can be taken; a read, so that an idle server writes nothing.
pub(crate) fn is_due(tx: &mut Tx<'_>, now: Timestamp) -> Result<bool, DbError> {
    let params: [Timestamp; 3] = [now, now + FARTHEST, now + HORIZON];
    Ok(tx.one(&DUE, &[&params[0], &params[1], &params[2]], only::<Uuid>)?.is_some())
}

/// Takes the message that has waited longest and has none of its person's before it (server scope).
pub(crate) fn take(tx: &mut Tx<'_>, now: Timestamp) -> Result<Option<Taken>, DbError> {
    tx.one(&TAKE, &[&now, &(now + FARTHEST), &(now + HORIZON), &(now + LEASE)], |row| {
        Ok(Taken {
            network: row.take()?,
            id: row.take()?,
            person: row.take()?,
            channel: Channel::from_text(&row.take::<String>()?)?,
            template: row.take()?,
            about: row.take()?,
            sealed: row.take::<Option<Vec<u8>>>()?.unwrap_or_default(),
            any_hour: row.take()?,
            expires_at: row.take()?,
            attempts: row.take()?,
            token: row.take()?,
        })
    })
}

impl Taken {
    /// The end of a message: its words go, a trace stays.
    pub(crate) fn settle(&self, tx: &mut Tx<'_>, end: End, now: Timestamp) -> Result<(), DbError> {
        let (state, error) = end.words();
        tx.execute(&SETTLE, &[&self.network, &self.id, &self.token, &state, &error, &now])?;
        Ok(())
    }

    /// Another try at `until`; the person's later messages wait behind it.
    pub(crate) fn put_off(
        &self,
        tx: &mut Tx<'_>,
        until: Timestamp,
        code: &'static str,
    ) -> Result<(), DbError> {
        tx.execute(&PUT_OFF, &[&self.network, &self.id, &self.token, &until, &code])?;
        Ok(())
    }

    /// Back into the queue until the person's hours begin.
    pub(crate) fn move_to(&self, tx: &mut Tx<'_>, not_before: Timestamp) -> Result<(), DbError> {
        tx.execute(&MOVE, &[&self.network, &self.id, &self.token, &not_before])?;
        Ok(())
    }
}

pub(crate) fn count(tx: &mut Tx<'_>) -> Result<i64, DbError> {
    let network = tx.network();
    Ok(tx.one(&COUNT, &[&network], only)?.unwrap_or_default())
}

pub(crate) fn undelivered(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<Undelivered>, DbError> {
    let network = tx.network();
    tx.query(&UNDELIVERED, &[&network, &limit], |row| {
        Ok(Undelivered {
            slug: row.take()?,
            person: row.take()?,
            channel: Channel::from_text(&row.take::<String>()?)?,
            template: row.take()?,
            about: row.take()?,
            why: row.take::<Option<String>>()?.unwrap_or_default(),
            since: row.take()?,
        })
    })
}

pub(crate) fn forget(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, DbError> {
    tx.execute(&FORGET, &[&before])
}

/// When the next message's hours begin (server scope).
pub(crate) fn next(tx: &mut Tx<'_>, now: Timestamp) -> Result<Option<Timestamp>, DbError> {
    tx.one(&NEXT, &[&now], only)
}
