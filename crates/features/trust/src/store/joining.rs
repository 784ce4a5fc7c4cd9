//! Coming in by an invite, the private way back of whoever gave no phone, and leaving.

use kit_base::{Rng, Span, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_vault::{Token, Vault};
use people::{Held, NewPerson, PeopleError, PersonId, memberships, roles, set_speaks};

use super::invites::{Invite, take_place};

pub(super) const ADD_BACK: Statement = sql!(
    "INSERT INTO ways_back (network_id, token_hash, person_id, made_at, expires_at) VALUES ($1, $2, $3, $4, $5)"
);
pub(super) const FIND_BACK: Statement =
    sql!("SELECT person_id FROM ways_back WHERE network_id = $1 AND token_hash = $2 AND expires_at > $3");
pub(super) const DROP_BACK: Statement =
    sql!("DELETE FROM ways_back WHERE network_id = $1 AND person_id = $2");

/// How long a private way back waits on its piece of paper.
pub const BACK: Span = Span::days(366);

/// Somebody new comes in by an invite. `None`: it has no place left.
pub fn join_new(
    tx: &mut Tx<'_>,
    vault: &Vault,
    invite: &Invite,
    (new, speaks): (&NewPerson, &[&str]),
    (now, rng): (Timestamp, &Rng),
) -> Result<Option<PersonId>, PeopleError> {
    if !take_place(tx, invite.id, now)? {
        return Ok(None);
    }
    let person = people::create_unverified(tx, vault, new, now, rng)?;
    if !speaks.is_empty() {
        set_speaks(tx, person, speaks)?;
    }
    seat(tx, invite, person, now, rng)?;
    Ok(Some(person))
}

/// Somebody who is here already joins another circle. Whoever is in it already uses up no place, and somebody
/// suspended gets no role by a side door. `false`: it has no place left.
pub fn join_known(
    tx: &mut Tx<'_>,
    invite: &Invite,
    person: PersonId,
    now: Timestamp,
    rng: &Rng,
) -> Result<bool, DbError> {
    let standing = memberships::standing(tx, person, now)?;
    let in_it = memberships::of_person(tx, person)?.iter().any(|seat| seat.circle == invite.circle);
    let held = invite.welcome.role().map(|role| Held { circle: invite.circle, role });
    if in_it && held.is_none_or(|held| standing.roles.contains(&held)) {
        return Ok(true);
    }
    if !take_place(tx, invite.id, now)? {
        return Ok(false);
    }
    seat(tx, invite, person, now, rng)?;
    Ok(true)
}

fn seat(
    tx: &mut Tx<'_>,
    invite: &Invite,
    person: PersonId,
    now: Timestamp,
    rng: &Rng,
) -> Result<(), DbError> {
    memberships::join(tx, invite.circle, person, None, now)?;
    super::leaving::moved(tx, person, now, rng)?;
    let Some(role) = invite.welcome.role() else { return Ok(()) };
    let held = Held { circle: invite.circle, role };
    let known = memberships::standing(tx, person, now)?.roles.contains(&held);
    if known || super::standing::is_suspended(tx, person)? {
        return Ok(());
    }
    roles::grant(tx, person, held, roles::Term { since: now, until: None }, rng)
}

/// Makes a new private way back of somebody, and ends the one before.
pub fn make_back(tx: &mut Tx<'_>, person: PersonId, now: Timestamp, rng: &Rng) -> Result<Token, DbError> {
    let token = Token::random("trust.way-back", rng);
    keep_back(tx, person, &token, now)?;
    Ok(token)
}

/// Keeps the hash of somebody's private way back, and ends the one before.
pub fn keep_back(tx: &mut Tx<'_>, person: PersonId, token: &Token, now: Timestamp) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&DROP_BACK, &[&network, &person])?;
    tx.execute(&ADD_BACK, &[&network, &token.hash(), &person, &now, &(now + BACK)]).map(drop)
}

/// Whose way back this is.
pub fn whose_back(tx: &mut Tx<'_>, token: &Token, now: Timestamp) -> Result<Option<PersonId>, DbError> {
    tx.one(&FIND_BACK, &[&tx.network(), &token.hash(), &now], only)
}
