//! Members who say: I know them. Two of them open what one steward opens.

use circles::CircleId;
use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, only, sql};
use people::PersonId;

use super::{apart, standing};

pub(super) const ADD: Statement = sql!(
    "INSERT INTO vouches (network_id, circle_id, person_id, by_id, made_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, person_id, circle_id, by_id) DO NOTHING"
);
pub(super) const TAKE_BACK: Statement =
    sql!("DELETE FROM vouches WHERE network_id = $1 AND person_id = $2 AND by_id = $3");
/// Those that count: given by somebody who is not suspended, and not between two who were kept apart by then. One
/// that was given before stays as it was, or the other side would notice.
pub(super) const FOR: Statement = sql!(
    "SELECT v.by_id FROM vouches v
     WHERE v.network_id = $1 AND v.person_id = $2
       AND NOT EXISTS (SELECT 1 FROM suspensions s WHERE s.network_id = $1 AND s.person_id = v.by_id)
       AND NOT EXISTS (SELECT 1 FROM apart x
                       WHERE x.network_id = $1 AND x.made_at <= v.made_at
                         AND ((x.person_id = v.person_id AND x.other_id = v.by_id)
                              OR (x.person_id = v.by_id AND x.other_id = v.person_id)))
     GROUP BY v.by_id ORDER BY v.by_id LIMIT 50"
);
pub(super) const BY: Statement = sql!(
    "SELECT person_id FROM vouches WHERE network_id = $1 AND by_id = $2
     GROUP BY person_id ORDER BY person_id LIMIT 50"
);
pub(super) const UNVOUCH: Statement = sql!(
    "UPDATE memberships SET vouched_at = NULL WHERE network_id = $1 AND circle_id = $2 AND person_id = $3"
);
pub(super) const SHARED: Statement = sql!(
    "SELECT m.circle_id
     FROM memberships m
     JOIN circles c ON c.network_id = m.network_id AND c.id = m.circle_id
     WHERE m.network_id = $1 AND m.person_id = $2
       AND EXISTS (SELECT 1 FROM memberships n
                   JOIN circle_ancestors a ON a.network_id = n.network_id AND a.circle_id = n.circle_id
                   WHERE n.network_id = $1 AND n.person_id = $3 AND a.ancestor_id = m.circle_id)
     ORDER BY m.circle_id LIMIT 50"
);

/// Why a vouch is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VouchRefused {
    /// Nobody vouches for themselves.
    Oneself,
    /// The one who vouches has asked to be kept apart from them.
    YouKeepAway,
    /// Nobody vouched for the one who vouches, in no circle that the two share.
    NotTrusted,
}

impl VouchRefused {
    /// Its message.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Oneself => "trust-vouch-oneself",
            Self::YouKeepAway => "trust-vouch-apart",
            Self::NotTrusted => "trust-vouch-not-trusted",
        }
    }
}

/// The circle in which `by` may vouch for `person`: one that both are members of and where `by` is trusted.
///
/// What the other side wishes makes no difference here, or it would show: a vouch between two who are kept apart is
/// taken like any other, and never counts.
pub fn where_to(
    tx: &mut Tx<'_>,
    person: PersonId,
    by: PersonId,
) -> Result<Result<CircleId, VouchRefused>, DbError> {
    if person == by {
        return Ok(Err(VouchRefused::Oneself));
    }
    if apart::own(tx, by)?.iter().any(|kept| kept.other == person) {
        return Ok(Err(VouchRefused::YouKeepAway));
    }
    for circle in tx.query(&SHARED, &[&tx.network(), &person, &by], only::<CircleId>)? {
        if standing::is_trusted(tx, by, circle)? {
            return Ok(Ok(circle));
        }
    }
    Ok(Err(VouchRefused::NotTrusted))
}

/// Whether the two belong to one circle.
pub fn share(tx: &mut Tx<'_>, person: PersonId, other: PersonId) -> Result<bool, DbError> {
    Ok(!tx.query(&SHARED, &[&tx.network(), &person, &other], only::<CircleId>)?.is_empty())
}

/// Vouches for somebody. Again is the same.
pub fn vouch(
    tx: &mut Tx<'_>,
    person: PersonId,
    by: PersonId,
    now: Timestamp,
) -> Result<Result<(), VouchRefused>, DbError> {
    match where_to(tx, person, by)? {
        Err(refused) => Ok(Err(refused)),
        Ok(circle) => {
            tx.execute(&ADD, &[&tx.network(), &circle, &person, &by, &now])?;
            Ok(Ok(()))
        }
    }
}

/// Takes a vouch back.
pub fn take_back(tx: &mut Tx<'_>, person: PersonId, by: PersonId) -> Result<bool, DbError> {
    Ok(tx.execute(&TAKE_BACK, &[&tx.network(), &person, &by])? > 0)
}

/// A steward no longer vouches for a member of this circle.
pub fn steward_takes_back(tx: &mut Tx<'_>, circle: CircleId, person: PersonId) -> Result<bool, DbError> {
    Ok(tx.execute(&UNVOUCH, &[&tx.network(), &circle, &person])? > 0)
}

/// Whose vouches for somebody count.
pub fn vouching_for(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonId>, DbError> {
    tx.query(&FOR, &[&tx.network(), &person], only)
}

/// For whom somebody vouches.
pub fn vouched_by(tx: &mut Tx<'_>, by: PersonId) -> Result<Vec<PersonId>, DbError> {
    tx.query(&BY, &[&tx.network(), &by], only)
}
