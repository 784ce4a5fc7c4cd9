//! Those who said yes to being checked on: what they agreed to, when, and how they said so.

use kit_base::{Slug, Span, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};
use kit_vault::Cell;
use people::PersonId;

use super::{MemberId, RoundId, code};
use crate::domain::{Consent, Ladder, Way};

pub(super) const ADD: Statement = sql!(
    "INSERT INTO checkin_people (network_id, id, slug, round_id, person_id, way, ladder, wait_minutes,
        consent_at, consent_how, consent_by, link_hash, confirmed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (network_id, round_id, person_id) DO UPDATE SET way = excluded.way, ladder = excluded.ladder,
        wait_minutes = excluded.wait_minutes, consent_at = excluded.consent_at,
        consent_how = excluded.consent_how, consent_by = excluded.consent_by,
        confirmed_at = COALESCE(checkin_people.confirmed_at, excluded.confirmed_at), paused_until = NULL
     RETURNING id"
);
pub(super) const OF_ROUND: Statement = sql!(
    "SELECT id, slug, round_id, person_id, way, ladder, wait_minutes, buddy_id, contact, consent_at, consent_how,
            consent_by, paused_until, confirmed_at
     FROM checkin_people WHERE network_id = $1 AND round_id = $2 ORDER BY consent_at, id LIMIT 128"
);
pub(super) const OF_PERSON: Statement = sql!(
    "SELECT id, slug, round_id, person_id, way, ladder, wait_minutes, buddy_id, contact, consent_at, consent_how,
            consent_by, paused_until, confirmed_at
     FROM checkin_people WHERE network_id = $1 AND person_id = $2 ORDER BY consent_at, id LIMIT 64"
);
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT id, slug, round_id, person_id, way, ladder, wait_minutes, buddy_id, contact, consent_at, consent_how,
            consent_by, paused_until, confirmed_at
     FROM checkin_people WHERE network_id = $1 AND slug = $2"
);
pub(super) const BY_ID: Statement = sql!(
    "SELECT id, slug, round_id, person_id, way, ladder, wait_minutes, buddy_id, contact, consent_at, consent_how,
            consent_by, paused_until, confirmed_at
     FROM checkin_people WHERE network_id = $1 AND id = $2"
);
pub(super) const BY_LINK: Statement =
    sql!("SELECT person_id FROM checkin_people WHERE network_id = $1 AND link_hash = $2");
pub(super) const CHOOSE: Statement = sql!(
    "UPDATE checkin_people SET way = $3, ladder = $4, wait_minutes = $5 WHERE network_id = $1 AND id = $2"
);
pub(super) const CONTACT: Statement =
    sql!("UPDATE checkin_people SET contact = $3 WHERE network_id = $1 AND id = $2");
pub(super) const BUDDY: Statement =
    sql!("UPDATE checkin_people SET buddy_id = $3 WHERE network_id = $1 AND id = $2");
pub(super) const PAUSE: Statement =
    sql!("UPDATE checkin_people SET paused_until = $3 WHERE network_id = $1 AND id = $2");
pub(super) const LEAVE_STEPS: Statement =
    sql!("DELETE FROM checkin_steps WHERE network_id = $1 AND member_id = $2");
pub(super) const LEAVE_CHECKS: Statement =
    sql!("DELETE FROM checkin_checks WHERE network_id = $1 AND member_id = $2");
pub(super) const LEAVE: Statement = sql!("DELETE FROM checkin_people WHERE network_id = $1 AND id = $2");
pub(super) const ON_MY: Statement = sql!(
    "SELECT person_id FROM checkin_people WHERE network_id = $1 AND person_id = $2
     UNION
     SELECT person_id FROM checkin_team WHERE network_id = $1 AND person_id = $2
     ORDER BY person_id LIMIT 1"
);
pub(super) const THERE: Statement = sql!(
    "SELECT id FROM checkin_people
     WHERE network_id = $1 AND round_id = $2 AND confirmed_at <= $3 AND (paused_until IS NULL OR paused_until <= $3)
     ORDER BY id LIMIT 1"
);
pub(super) const COUNT: Statement =
    sql!("SELECT COUNT(confirmed_at), COUNT(*) FROM checkin_people WHERE network_id = $1 AND round_id = $2");
pub(super) const CONFIRM: Statement = sql!(
    "UPDATE checkin_people SET confirmed_at = $3 WHERE network_id = $1 AND id = $2 AND confirmed_at IS NULL"
);
pub(super) const ENDED_STEPS: Statement = sql!(
    "DELETE FROM checkin_steps
     WHERE EXISTS (
        SELECT 1 FROM checkin_people m
        JOIN checkin_rounds r ON r.network_id = m.network_id AND r.id = m.round_id
        WHERE m.network_id = checkin_steps.network_id AND m.id = checkin_steps.member_id AND r.ended_at < $1
          AND NOT EXISTS (
            SELECT 1 FROM checkin_checks k
            WHERE k.network_id = r.network_id AND k.round_id = r.id AND k.stand <> 'fine' AND k.stand <> 'closed'))"
);
pub(super) const ENDED_CHECKS: Statement = sql!(
    "DELETE FROM checkin_checks
     WHERE EXISTS (
        SELECT 1 FROM checkin_rounds r
        WHERE r.network_id = checkin_checks.network_id AND r.id = checkin_checks.round_id AND r.ended_at < $1
          AND NOT EXISTS (
            SELECT 1 FROM checkin_checks k
            WHERE k.network_id = r.network_id AND k.round_id = r.id AND k.stand <> 'fine' AND k.stand <> 'closed'))"
);
pub(super) const ENDED: Statement = sql!(
    "DELETE FROM checkin_people
     WHERE EXISTS (
        SELECT 1 FROM checkin_rounds r
        WHERE r.network_id = checkin_people.network_id AND r.id = checkin_people.round_id AND r.ended_at < $1
          AND NOT EXISTS (
            SELECT 1 FROM checkin_checks k
            WHERE k.network_id = r.network_id AND k.round_id = r.id))"
);

/// So many people are in a round at the most: more, nobody can walk.
pub const MOST: i64 = 60;
/// So many yeses from behind the link wait for an answer at the most.
pub const MOST_WAITING: i64 = 20;

/// Somebody in a round.
#[derive(Clone)]
pub struct Member {
    /// Their key in the round.
    pub id: MemberId,
    /// Their name in addresses of this room.
    pub slug: Slug,
    /// The round.
    pub round: RoundId,
    /// Who.
    pub person: PersonId,
    /// How they want to be checked on.
    pub way: Way,
    /// What they agreed to.
    pub ladder: Ladder,
    /// Their buddy.
    pub buddy: Option<PersonId>,
    /// Whom else to call, sealed.
    pub contact: Option<Vec<u8>>,
    /// When they said yes.
    pub consent_at: Timestamp,
    /// How they said it.
    pub consent: Consent,
    /// Who noted it, if it was not themself.
    pub consent_by: Option<PersonId>,
    /// They are away until then.
    pub paused_until: Option<Timestamp>,
    /// Since when somebody who runs the round knows of their yes; none: it waits, and nobody is asked or told.
    pub confirmed_at: Option<Timestamp>,
}

impl Member {
    /// Away at this moment.
    pub fn is_away(&self, now: Timestamp) -> bool {
        self.paused_until.is_some_and(|until| now < until)
    }
}

/// Somebody's yes.
pub struct NewMember {
    /// Their key in the round.
    pub id: MemberId,
    /// Their name in addresses of this room.
    pub slug: Slug,
    /// The round.
    pub round: RoundId,
    /// Who.
    pub person: PersonId,
    /// How they want to be checked on.
    pub way: Way,
    /// What they agreed to.
    pub ladder: Ladder,
    /// How they said it.
    pub consent: Consent,
    /// Who noted it, if it was not themself.
    pub consent_by: Option<PersonId>,
    /// The hash of their private link.
    pub link_hash: [u8; 32],
    /// It counts at once; else it waits for somebody who runs the round.
    pub counts: bool,
}

/// Notes somebody's yes. A second yes renews the first: what they agreed to is what they said last.
pub fn join(tx: &mut Tx<'_>, new: &NewMember, now: Timestamp) -> Result<MemberId, DbError> {
    let found = tx.one(
        &ADD,
        &[
            &tx.network(),
            &new.id,
            &new.slug,
            &new.round,
            &new.person,
            &new.way.code(),
            &new.ladder.text(),
            &new.ladder.wait.as_minutes(),
            &now,
            &new.consent.code(),
            &new.consent_by,
            &new.link_hash,
            &new.counts.then_some(now),
        ],
        only,
    )?;
    found.ok_or_else(|| DbError::Shape("a yes that was noted".into()))
}

/// How many are in a round, and how many more wait for an answer.
pub fn count(tx: &mut Tx<'_>, round: RoundId) -> Result<(i64, i64), DbError> {
    let found =
        tx.one(&COUNT, &[&tx.network(), &round], |row| Ok((row.take::<i64>()?, row.take::<i64>()?)))?;
    let (counted, all) = found.unwrap_or_default();
    Ok((counted, all - counted))
}

/// Somebody who runs the round knows of this yes; `false` when it counted before.
pub fn confirm(tx: &mut Tx<'_>, id: MemberId, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&CONFIRM, &[&tx.network(), &id, &now])? == 1)
}

/// Forgets who was in rounds that ended before then (server scope), unless a check of theirs waits for a human.
pub(super) fn forget_ended(tx: &mut Tx<'_>, before: Timestamp) -> Result<(), DbError> {
    for statement in [&ENDED_STEPS, &ENDED_CHECKS, &ENDED] {
        tx.execute(statement, &[&before])?;
    }
    Ok(())
}

/// Everybody in a round.
pub fn of_round(tx: &mut Tx<'_>, round: RoundId) -> Result<Vec<Member>, DbError> {
    tx.query(&OF_ROUND, &[&tx.network(), &round], member)
}

/// Where somebody is checked on.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Member>, DbError> {
    tx.query(&OF_PERSON, &[&tx.network(), &person], member)
}

/// By their name in addresses.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Member>, DbError> {
    tx.one(&BY_SLUG, &[&tx.network(), &slug], member)
}

/// By their key.
pub fn by_id(tx: &mut Tx<'_>, id: MemberId) -> Result<Option<Member>, DbError> {
    tx.one(&BY_ID, &[&tx.network(), &id], member)
}

/// Whose private link this is.
pub fn by_link(tx: &mut Tx<'_>, hash: &[u8; 32]) -> Result<Option<PersonId>, DbError> {
    tx.one(&BY_LINK, &[&tx.network(), hash], only)
}

/// Another way, other steps, another wait. They count from the next day on.
pub fn choose(tx: &mut Tx<'_>, id: MemberId, way: Way, ladder: &Ladder) -> Result<(), DbError> {
    let network = tx.network();
    let steps = ladder.text();
    tx.execute(&CHOOSE, &[&network, &id, &way.code(), &steps, &ladder.wait.as_minutes()]).map(drop)
}

/// Keeps whom else to call, sealed under [`contact_cell`].
pub fn set_contact(tx: &mut Tx<'_>, id: MemberId, contact: Option<&[u8]>) -> Result<(), DbError> {
    tx.execute(&CONTACT, &[&tx.network(), &id, &contact]).map(drop)
}

/// Where that is sealed.
pub const fn contact_cell(id: MemberId) -> Cell {
    Cell::new("checkin_people", "contact", id)
}

/// Gives somebody a buddy, or none.
pub fn set_buddy(tx: &mut Tx<'_>, id: MemberId, buddy: Option<PersonId>) -> Result<(), DbError> {
    tx.execute(&BUDDY, &[&tx.network(), &id, &buddy]).map(drop)
}

/// Nobody checks on them until then; none: from the next day on they do again.
pub fn pause(tx: &mut Tx<'_>, id: MemberId, until: Option<Timestamp>) -> Result<(), DbError> {
    tx.execute(&PAUSE, &[&tx.network(), &id, &until]).map(drop)
}

/// They leave, and everything noted about them goes with them.
pub fn leave(tx: &mut Tx<'_>, id: MemberId) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&LEAVE_STEPS, &[&network, &id])?;
    tx.execute(&LEAVE_CHECKS, &[&network, &id])?;
    tx.execute(&LEAVE, &[&network, &id]).map(drop)
}

/// Whether this room has anything for somebody.
pub fn has_part(tx: &mut Tx<'_>, person: PersonId) -> Result<bool, DbError> {
    Ok(tx.one(&ON_MY, &[&tx.network(), &person], only::<PersonId>)?.is_some())
}

/// Whether anybody in this round had said yes at that time, and was not away.
pub fn anybody_there(tx: &mut Tx<'_>, round: RoundId, at: Timestamp) -> Result<bool, DbError> {
    Ok(tx.one(&THERE, &[&tx.network(), &round, &at], only::<MemberId>)?.is_some())
}

fn member(row: &mut Row<'_>) -> Result<Member, DbError> {
    Ok(Member {
        id: row.take()?,
        slug: row.take()?,
        round: row.take()?,
        person: row.take()?,
        way: code(row, Way::parse)?,
        ladder: {
            let steps: String = row.take()?;
            Ladder::read(&steps, Span::minutes(row.take()?))
        },
        buddy: row.take()?,
        contact: row.take()?,
        consent_at: row.take()?,
        consent: code(row, Consent::parse)?,
        consent_by: row.take()?,
        paused_until: row.take()?,
        confirmed_at: row.take()?,
    })
}
