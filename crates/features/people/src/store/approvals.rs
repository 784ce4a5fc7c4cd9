//! What one person must not do alone: a second steward says yes within three days, or it lapses.
//!
//! A network with one steward has no second. It may appoint one alone; whatever else is asked for waits three days
//! where every member sees it, and any of them can stop it. A room asks with [`ask`], shows [`state`], and in the
//! transaction of the effect calls [`act`], which says yes once.

use circles::CircleId;
use kit_base::{Id, Rng, Slug, Span, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, sql};
use kit_vault::PersonId;
use uuid::Uuid;

use crate::jobs::let_know;
use crate::role::{Held, Role};
use crate::store::terms;

pub(super) const INSERT: Statement = sql!(
    "INSERT INTO approvals (network_id, id, slug, kind, subject_id, person_id, circle_id, role, asked_by, asked_at,
                            opens_at, lapses_at, state, list)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
);
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT id, slug, kind, subject_id, person_id, circle_id, role, asked_by, asked_at, opens_at, lapses_at, state,
            list
     FROM approvals WHERE network_id = $1 AND slug = $2"
);
pub(super) const LOAD: Statement = sql!(
    "SELECT id, slug, kind, subject_id, person_id, circle_id, role, asked_by, asked_at, opens_at, lapses_at, state,
            list
     FROM approvals WHERE network_id = $1 AND id = $2"
);
pub(super) const OPEN: Statement = sql!(
    "SELECT id, slug, kind, subject_id, person_id, circle_id, role, asked_by, asked_at, opens_at, lapses_at, state,
            list
     FROM approvals
     WHERE network_id = $1 AND state IN ('waiting', 'approved') AND lapses_at > $2
     ORDER BY asked_at, id
     LIMIT 100"
);
pub(super) const APPROVE: Statement = sql!(
    "UPDATE approvals SET state = 'approved', decided_by = $3, decided_at = $4, lapses_at = $5
     WHERE network_id = $1 AND id = $2 AND state = 'waiting' AND lapses_at > $4
       AND asked_by IS NOT NULL AND asked_by <> $3"
);
pub(super) const STOP: Statement = sql!(
    "UPDATE approvals SET state = 'stopped', decided_by = $3, decided_at = $4
     WHERE network_id = $1 AND id = $2 AND state IN ('waiting', 'approved') AND lapses_at > $4"
);
pub(super) const ACT: Statement = sql!(
    "UPDATE approvals SET state = 'acted'
     WHERE network_id = $1 AND id = $2 AND lapses_at > $3
       AND (state = 'approved' OR (state = 'waiting' AND opens_at IS NOT NULL AND opens_at <= $3))"
);
pub(super) const SWEEP: Statement = sql!("DELETE FROM approvals WHERE lapses_at <= $1");

/// How long the second has, and how long the members have to stop what one does alone.
pub const WAIT: Span = Span::hours(72);
/// How long a yes is good for.
const GOOD_FOR: Span = Span::days(7);

/// Marks the key of an approval.
#[derive(Debug)]
pub struct Asked;

/// The key of an approval.
pub type ApprovalId = Id<Asked>;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A role for somebody.
    RoleGrant {
        /// For whom.
        person: PersonId,
        /// Which, and where.
        held: Held,
    },
    /// People's data leaves the network.
    Export {
        /// What it is about, if it is about one thing.
        subject: Option<Uuid>,
        /// Which list it is; none: it was asked for before that was written down.
        list: Option<List>,
    },
    /// Money is paid out.
    Payout {
        /// The payment.
        subject: Option<Uuid>,
    },
}

/// A list of people that may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Everybody, by household.
    Households,
    /// Those who help.
    Helpers,
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// For the yes of a second, or for the members' three days, until then.
    Waiting(Timestamp),
    /// It may be done now.
    Approved,
    /// Somebody stopped it.
    Stopped,
    /// Nobody said yes in time, or nobody did it in time.
    Lapsed,
    /// It was done.
    Acted,
}

/// Something that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Its key.
    pub id: ApprovalId,
    /// Its public name in addresses.
    pub slug: Slug,
    /// What is asked for.
    pub what: What,
    /// By whom; none: erased.
    pub asked_by: Option<PersonId>,
    /// When.
    pub asked_at: Timestamp,
    /// One steward does it alone: from then on it may be done, unless a member stops it.
    pub opens_at: Option<Timestamp>,
    /// Until when it counts.
    pub lapses_at: Timestamp,
    stored: Stored,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stored {
    Waiting,
    Approved,
    Stopped,
    Acted,
}

impl What {
    /// As stored.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::RoleGrant { .. } => "role_grant",
            Self::Export { .. } => "export",
            Self::Payout { .. } => "payout",
        }
    }

    const fn parts(&self) -> (Option<Uuid>, Option<PersonId>, Option<Held>) {
        match *self {
            Self::RoleGrant { person, held } => (None, Some(person), Some(held)),
            Self::Export { subject, .. } | Self::Payout { subject } => (subject, None, None),
        }
    }

    fn list(&self) -> Option<&'static str> {
        if let Self::Export { list, .. } = self { list.map(List::code) } else { None }
    }

    /// Whether the two ask for the same. What was asked for before its list was written down is told by its subject.
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Export { subject: one, list: a }, Self::Export { subject: two, list: b }) => {
                one == two && (a == b || a.is_none() || b.is_none())
            }
            _ => self == other,
        }
    }
}

impl List {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Households => "households",
            Self::Helpers => "helpers",
        }
    }
}

impl Approval {
    /// Whether this is what was asked for by somebody.
    pub fn asks_for(&self, what: &What, by: PersonId) -> bool {
        self.what.same(what) && self.asked_by == Some(by)
    }

    /// How it stands now.
    pub fn state(&self, now: Timestamp) -> State {
        let opens = self.opens_at.is_some_and(|at| at <= now);
        match self.stored {
            Stored::Stopped => State::Stopped,
            Stored::Acted => State::Acted,
            _ if self.lapses_at <= now => State::Lapsed,
            Stored::Approved => State::Approved,
            Stored::Waiting if opens => State::Approved,
            Stored::Waiting => State::Waiting(self.opens_at.unwrap_or(self.lapses_at)),
        }
    }
}

/// Asks for something. The same thing asked for twice is the one that waits. With one steward a role is given at once
/// (the state is then [`State::Approved`]); the rest waits for the members.
pub fn ask(
    tx: &mut Tx<'_>,
    what: What,
    by: PersonId,
    now: Timestamp,
    rng: &Rng,
) -> Result<Approval, DbError> {
    if let Some(waits) = open(tx, now)?.into_iter().find(|a| a.what.same(&what)) {
        return Ok(waits);
    }
    let alone = terms::stewards(tx, now)? <= 1;
    let grants = matches!(what, What::RoleGrant { .. });
    let (stored, opens_at, lapses_at) = match (alone, grants) {
        (true, true) => (Stored::Approved, None, now + GOOD_FOR),
        (true, false) => (Stored::Waiting, Some(now + WAIT), now + WAIT + GOOD_FOR),
        (false, _) => (Stored::Waiting, None, now + WAIT),
    };
    let (id, slug) = (ApprovalId::new(now, rng), Slug::of("people.approval", rng));
    let (subject, person, held) = what.parts();
    let (circle, role) = (held.map(|h| h.circle), held.map(|h| h.role.code()));
    let state = if stored == Stored::Approved { "approved" } else { "waiting" };
    let network = tx.network();
    tx.execute(
        &INSERT,
        &[
            &network,
            &id,
            &slug,
            &what.code(),
            &subject,
            &person,
            &circle,
            &role,
            &by,
            &now,
            &opens_at,
            &lapses_at,
            &state,
            &what.list(),
        ],
    )?;
    if !alone {
        tell_others(tx, by, now, rng)?;
    }
    Ok(Approval { id, slug, what, asked_by: Some(by), asked_at: now, opens_at, lapses_at, stored })
}

/// The other stewards hear that something waits for them.
fn tell_others(tx: &mut Tx<'_>, by: PersonId, now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    let mut others: Vec<PersonId> = terms::holders(tx, by, now)?
        .into_iter()
        .filter(|h| h.role == Role::Steward && h.person != by)
        .map(|h| h.person)
        .collect();
    others.sort_unstable();
    others.dedup();
    others.into_iter().try_for_each(|person| let_know(tx, person, "people-text-decision", now, rng))
}

/// How something stands; `None`: there is none of that key.
pub fn state(tx: &mut Tx<'_>, id: ApprovalId, now: Timestamp) -> Result<Option<State>, DbError> {
    Ok(tx.one(&LOAD, &[&tx.network(), &id], read)?.map(|a| a.state(now)))
}

/// Uses a yes: `true` once, and only while it is good. Call it in the transaction of the effect.
pub fn act(tx: &mut Tx<'_>, id: ApprovalId, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&ACT, &[&tx.network(), &id, &now])? == 1)
}

/// One by its public name.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Approval>, DbError> {
    tx.one(&BY_SLUG, &[&tx.network(), &slug], read)
}

/// Everything that waits, or was agreed to and not done yet, oldest first.
pub fn open(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<Approval>, DbError> {
    tx.query(&OPEN, &[&tx.network(), &now], read)
}

/// The yes of a second steward; nobody says yes to themselves. A role is given with it.
pub fn approve(
    tx: &mut Tx<'_>,
    approval: &Approval,
    by: PersonId,
    now: Timestamp,
    rng: &Rng,
) -> Result<bool, DbError> {
    let until = now + GOOD_FOR;
    if tx.execute(&APPROVE, &[&tx.network(), &approval.id, &by, &now, &until])? == 0 {
        return Ok(false);
    }
    carry_out(tx, approval, now, rng)?;
    Ok(true)
}

/// Gives the role that was agreed to; of other kinds their own room does what is to be done.
pub fn carry_out(tx: &mut Tx<'_>, approval: &Approval, now: Timestamp, rng: &Rng) -> Result<bool, DbError> {
    let What::RoleGrant { person, held } = approval.what else { return Ok(false) };
    if !act(tx, approval.id, now)? {
        return Ok(false);
    }
    terms::give(tx, person, held, now, rng)?;
    Ok(true)
}

/// Stops it, for whatever reason. The caller answers for authority: a steward, or any member while it waits in the
/// members' view ([`Approval::opens_at`]).
pub fn stop(tx: &mut Tx<'_>, id: ApprovalId, by: PersonId, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&STOP, &[&tx.network(), &id, &by, &now])? == 1)
}

fn read(row: &mut Row<'_>) -> Result<Approval, DbError> {
    let shape = |what: &str| DbError::Shape(what.into());
    let (id, slug) = (row.take()?, row.take()?);
    let kind: String = row.take()?;
    let (subject, person): (Option<Uuid>, Option<PersonId>) = (row.take()?, row.take()?);
    let (circle, role): (Option<CircleId>, Option<String>) = (row.take()?, row.take()?);
    let role: Option<Role> = role.and_then(|role| role.parse().ok());
    let mut what = match (kind.as_str(), person, circle.zip(role)) {
        ("export", ..) => What::Export { subject, list: None },
        ("payout", ..) => What::Payout { subject },
        (_, Some(person), Some((circle, role))) => What::RoleGrant { person, held: Held { circle, role } },
        _ => return Err(shape("an approval of a known kind")),
    };
    let (asked_by, asked_at, opens_at, lapses_at) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let stored = row.text(|state| match state {
        "waiting" => Some(Stored::Waiting),
        "approved" => Some(Stored::Approved),
        "stopped" => Some(Stored::Stopped),
        "acted" => Some(Stored::Acted),
        _ => None,
    })?;
    let stored = stored.ok_or_else(|| shape("a state"))?;
    let list: Option<String> = row.take()?;
    if let What::Export { list: which, .. } = &mut what {
        *which =
            [List::Households, List::Helpers].into_iter().find(|one| Some(one.code()) == list.as_deref());
    }
    Ok(Approval { id, slug, what, asked_by, asked_at, opens_at, lapses_at, stored })
}
