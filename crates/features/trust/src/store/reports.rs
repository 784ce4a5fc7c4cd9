//! "Something was not right": told in one tap, read by two stewards who have names, never by the one it is about.

use circles::CircleId;
use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};
use people::{PersonId, memberships, roles};

pub(super) const ADD: Statement = sql!(
    "INSERT INTO reports (network_id, id, slug, about_id, by_id, circle_id, reader_one_id, reader_two_id, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
pub(super) const SAME: Statement = sql!(
    "SELECT id FROM reports WHERE network_id = $1 AND about_id = $2 AND by_id = $3 AND closed_at IS NULL
     ORDER BY id LIMIT 1"
);
/// A steward reads it who is one of the two, or when none of the two tends anything any more; never the one it is
/// about.
pub(super) const OPEN: Statement = sql!(
    "SELECT o.id, o.slug, o.about_id, o.by_id, o.circle_id, o.reader_one_id, o.reader_two_id, o.made_at, o.closed_at
     FROM reports o
     WHERE o.network_id = $1 AND o.closed_at IS NULL AND o.about_id <> $2
       AND (o.reader_one_id = $2 OR o.reader_two_id = $2
            OR NOT EXISTS (
                SELECT 1 FROM roles r
                WHERE r.network_id = $1 AND r.role = 'steward' AND r.since <= $3
                  AND (r.until IS NULL OR r.until > $3)
                  AND (r.person_id = o.reader_one_id OR r.person_id = o.reader_two_id)))
     ORDER BY o.made_at, o.id LIMIT 100"
);
/// Likewise, and closed ones too.
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT o.id, o.slug, o.about_id, o.by_id, o.circle_id, o.reader_one_id, o.reader_two_id, o.made_at, o.closed_at
     FROM reports o
     WHERE o.network_id = $1 AND o.slug = $4 AND o.about_id <> $2
       AND (o.reader_one_id = $2 OR o.reader_two_id = $2
            OR NOT EXISTS (
                SELECT 1 FROM roles r
                WHERE r.network_id = $1 AND r.role = 'steward' AND r.since <= $3
                  AND (r.until IS NULL OR r.until > $3)
                  AND (r.person_id = o.reader_one_id OR r.person_id = o.reader_two_id)))"
);
pub(super) const BY_PERSON: Statement = sql!(
    "SELECT id, slug, about_id, by_id, circle_id, reader_one_id, reader_two_id, made_at, closed_at
     FROM reports WHERE network_id = $1 AND by_id = $2 ORDER BY made_at DESC, id DESC LIMIT 10"
);
pub(super) const CLOSE: Statement =
    sql!("UPDATE reports SET closed_at = $3 WHERE network_id = $1 AND id = $2 AND closed_at IS NULL");
pub(super) const STEWARDS: Statement = sql!(
    "SELECT person_id FROM roles
     WHERE network_id = $1 AND role = 'steward' AND since <= $2 AND (until IS NULL OR until > $2)
     GROUP BY person_id ORDER BY person_id LIMIT 200"
);

/// Marks the key of a report.
#[derive(Debug)]
pub struct ReportRow;

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its key.
    pub id: Id<ReportRow>,
    /// Its name in addresses.
    pub slug: Slug,
    /// Whom it is about.
    pub about: PersonId,
    /// Who told; none: they have left since.
    pub by: Option<PersonId>,
    /// Where.
    pub circle: Option<CircleId>,
    /// Who reads it.
    pub readers: Vec<PersonId>,
    /// When.
    pub made_at: Timestamp,
    /// Since when it is settled.
    pub closed_at: Option<Timestamp>,
}

/// Tells two stewards that something was not right with `about`. Without a reason; again while it is open is the
/// same. `circle`: where it happened, if that is known. The two get a message that says only: look at the desk.
pub fn report(
    tx: &mut Tx<'_>,
    (by, about): (PersonId, PersonId),
    circle: Option<CircleId>,
    now: Timestamp,
    rng: &Rng,
) -> Result<(), DbError> {
    let network = tx.network();
    if by == about || tx.one(&SAME, &[&network, &about, &by], only::<Id<ReportRow>>)?.is_some() {
        return Ok(());
    }
    let circle = match circle {
        Some(circle) => Some(circle),
        None => memberships::of_person(tx, about)?.first().map(|seat| seat.circle),
    };
    let readers = readers(tx, (by, about), circle, now)?;
    let (one, two) = (readers.first().copied(), readers.get(1).copied());
    let (id, slug) = (Id::<ReportRow>::new(now, rng), Slug::of("trust.report", rng));
    tx.execute(&ADD, &[&network, &id, &slug, &about, &by, &circle, &one, &two, &now])?;
    // A lock screen is read by others: it says where to look and nothing else.
    readers.iter().try_for_each(|reader| people::let_know(tx, *reader, "people-text-desk", now, rng))
}

/// Two stewards: of the circle first, then of anywhere; never the one it is about, and the teller only if nobody
/// else is left.
fn readers(
    tx: &mut Tx<'_>,
    (by, about): (PersonId, PersonId),
    circle: Option<CircleId>,
    now: Timestamp,
) -> Result<Vec<PersonId>, DbError> {
    let mut all = match circle {
        Some(circle) => roles::stewards_of(tx, circle, now)?,
        None => Vec::new(),
    };
    for steward in stewards(tx, now)? {
        if !all.contains(&steward) {
            all.push(steward);
        }
    }
    all.retain(|steward| *steward != about);
    all.sort_by_key(|steward| *steward == by);
    all.truncate(2);
    Ok(all)
}

/// Every steward of the network now.
pub fn stewards(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<PersonId>, DbError> {
    tx.query(&STEWARDS, &[&tx.network(), &now], only)
}

/// The open reports that this steward reads, oldest first.
pub fn open_for(tx: &mut Tx<'_>, steward: PersonId, now: Timestamp) -> Result<Vec<Report>, DbError> {
    tx.query(&OPEN, &[&tx.network(), &steward, &now], read)
}

/// One report, if this steward reads it.
pub fn one_for(
    tx: &mut Tx<'_>,
    slug: Slug,
    steward: PersonId,
    now: Timestamp,
) -> Result<Option<Report>, DbError> {
    tx.one(&BY_SLUG, &[&tx.network(), &steward, &now, &slug], read)
}

/// What somebody told, newest first.
pub fn told_by(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Report>, DbError> {
    tx.query(&BY_PERSON, &[&tx.network(), &person], read)
}

/// It is settled. Again is the same.
pub fn close(tx: &mut Tx<'_>, id: Id<ReportRow>, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&CLOSE, &[&tx.network(), &id, &now]).map(drop)
}

fn read(row: &mut Row<'_>) -> Result<Report, DbError> {
    Ok(Report {
        id: row.take()?,
        slug: row.take()?,
        about: row.take()?,
        by: row.take()?,
        circle: row.take()?,
        readers: [row.take::<Option<PersonId>>()?, row.take()?].into_iter().flatten().collect(),
        made_at: row.take()?,
        closed_at: row.take()?,
    })
}
