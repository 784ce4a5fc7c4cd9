//! Who is never matched with whom. Either one's wish counts for both, and the other side sees no difference.

use kit_base::{Id, Private, Rng, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};
use kit_vault::{Cell, Kind, Vault};
use people::{PeopleError, PersonId};

use super::rule::counts;

/// Every entry of the person of this one: a wish holds for the person, whichever of their entries it was said under.
macro_rules! entries {
    ($of:literal) => {
        concat!(
            "SELECT p.id FROM people p WHERE p.network_id = $1 AND p.id = ",
            $of,
            " UNION SELECT s.is_id FROM same_people s WHERE s.network_id = $1 AND s.person_id = ",
            $of,
            " UNION SELECT s.person_id FROM same_people s WHERE s.network_id = $1 AND s.is_id = ",
            $of,
            " UNION SELECT s.person_id FROM same_people m
              JOIN same_people s ON s.network_id = m.network_id AND s.is_id = m.is_id
              WHERE m.network_id = $1 AND m.person_id = ",
            $of
        )
    };
}

pub(super) const APART: Statement = sql!(concat!(
    "WITH one (id) AS (",
    entries!("$2"),
    "), other (id) AS (",
    entries!("$3"),
    "), alike (id) AS (SELECT one.id FROM one JOIN other ON other.id = one.id)
     SELECT a.person_id FROM apart a
     WHERE a.network_id = $1 AND NOT EXISTS (SELECT 1 FROM alike)
       AND ((a.person_id IN (SELECT id FROM one) AND a.other_id IN (SELECT id FROM other))
            OR (a.person_id IN (SELECT id FROM other) AND a.other_id IN (SELECT id FROM one)))
     UNION ALL
     SELECT n.person_id FROM apart_numbers n
     JOIN vault_terms t ON t.network_id = n.network_id AND t.kind = n.kind AND t.hash = n.hash
     WHERE n.network_id = $1 AND NOT EXISTS (SELECT 1 FROM alike)
       AND ((n.person_id IN (SELECT id FROM one) AND t.person_id IN (SELECT id FROM other))
            OR (n.person_id IN (SELECT id FROM other) AND t.person_id IN (SELECT id FROM one)))
     LIMIT 1"
));
pub(super) const APART_FROM: Statement = sql!(concat!(
    "WITH me (id) AS (",
    entries!("$2"),
    "), away (id) AS (
        SELECT a.other_id FROM apart a JOIN me ON me.id = a.person_id WHERE a.network_id = $1
        UNION
        SELECT a.person_id FROM apart a JOIN me ON me.id = a.other_id WHERE a.network_id = $1
        UNION
        SELECT t.person_id FROM apart_numbers n JOIN me ON me.id = n.person_id
        JOIN vault_terms t ON t.network_id = n.network_id AND t.kind = n.kind AND t.hash = n.hash
        WHERE n.network_id = $1
        UNION
        SELECT n.person_id FROM vault_terms t JOIN me ON me.id = t.person_id
        JOIN apart_numbers n ON n.network_id = t.network_id AND n.kind = t.kind AND n.hash = t.hash
        WHERE t.network_id = $1)
     SELECT w.id AS who
     FROM (SELECT id FROM away
           UNION
           SELECT s.is_id FROM same_people s JOIN away ON away.id = s.person_id WHERE s.network_id = $1
           UNION
           SELECT s.person_id FROM same_people s JOIN away ON away.id = s.is_id WHERE s.network_id = $1
           UNION
           SELECT s.person_id FROM same_people m JOIN away ON away.id = m.person_id
           JOIN same_people s ON s.network_id = m.network_id AND s.is_id = m.is_id
           WHERE m.network_id = $1) w
     WHERE w.id NOT IN (SELECT id FROM me)
     ORDER BY who
     LIMIT 1000"
));
pub(super) const ADD: Statement = sql!(
    "INSERT INTO apart (network_id, id, slug, person_id, other_id, source, by_id, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (network_id, person_id, other_id, source) DO NOTHING"
);
pub(super) const ADD_NUMBER: Statement = sql!(
    "INSERT INTO apart_numbers (network_id, id, slug, person_id, kind, hash, number, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (network_id, person_id, kind, hash) DO NOTHING"
);
/// Those whose first names somebody sees anyway: whoever vouches for them so that it counts, for whom they vouch, and
/// with whom they went.
pub(super) const SEEN: Statement = sql!(concat!(
    "SELECT p.id, p.slug
     FROM (SELECT v.by_id AS id FROM vouches v
           WHERE v.network_id = $1 AND v.person_id = $2 AND ",
    counts!(),
    " UNION
           SELECT v.person_id FROM vouches v WHERE v.network_id = $1 AND v.by_id = $2
           UNION
           SELECT w.with_id FROM pairings w WHERE w.network_id = $1 AND w.person_id = $2
           UNION
           SELECT w.person_id FROM pairings w WHERE w.network_id = $1 AND w.with_id = $2) seen
     JOIN people p ON p.network_id = $1 AND p.id = seen.id
     WHERE p.id <> $2
       AND NOT EXISTS (SELECT 1 FROM apart x
                       WHERE x.network_id = $1 AND x.person_id = $2 AND x.other_id = p.id AND x.source = 'own')
     ORDER BY p.id LIMIT 128"
));
pub(super) const OWN: Statement = sql!(
    "SELECT slug, other_id FROM apart
     WHERE network_id = $1 AND person_id = $2 AND source = 'own'
     ORDER BY made_at, id LIMIT 200"
);
pub(super) const OWN_NUMBERS: Statement = sql!(
    "SELECT slug, id, number FROM apart_numbers
     WHERE network_id = $1 AND person_id = $2 ORDER BY made_at, id LIMIT 200"
);
pub(super) const TAKE_BACK: Statement =
    sql!("DELETE FROM apart WHERE network_id = $1 AND person_id = $2 AND slug = $3 AND source = 'own'");
pub(super) const TAKE_BACK_NUMBER: Statement =
    sql!("DELETE FROM apart_numbers WHERE network_id = $1 AND person_id = $2 AND slug = $3");
pub(super) const BY_STEWARD: Statement = sql!(
    "SELECT slug, person_id, other_id FROM apart
     WHERE network_id = $1 AND source = 'steward' ORDER BY made_at, id LIMIT 200"
);
pub(super) const TOGETHER_AGAIN: Statement =
    sql!("DELETE FROM apart WHERE network_id = $1 AND slug = $2 AND source = 'steward'");

/// Marks the key of a row that keeps two people apart.
#[derive(Debug)]
pub struct Apart;

/// Somebody on one's own list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The row's name in addresses.
    pub slug: Slug,
    /// Whom.
    pub other: PersonId,
}

/// Two people whom a steward keeps apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptApart {
    /// The row's name in addresses.
    pub slug: Slug,
    /// One.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
}

/// Whether these two are never to be matched, whoever of them or of the stewards wants it so, under whichever entry.
pub fn apart(tx: &mut Tx<'_>, a: PersonId, b: PersonId) -> Result<bool, DbError> {
    let found = tx.one(&APART, &[&tx.network(), &a, &b], only::<PersonId>)?;
    Ok(found.is_some())
}

/// Everybody who is never to be matched with this person, in the order of their keys; both directions.
pub fn apart_from(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonId>, DbError> {
    tx.query(&APART_FROM, &[&tx.network(), &person], only)
}

/// `by` would rather not be matched with `whom`. Again is the same; oneself is nobody to keep away from.
pub fn block(
    tx: &mut Tx<'_>,
    by: PersonId,
    whom: PersonId,
    now: Timestamp,
    rng: &Rng,
) -> Result<(), DbError> {
    if by == whom { Ok(()) } else { add(tx, (by, whom), ("own", by), now, rng) }
}

/// A steward keeps two people apart; only a steward ends it.
pub fn keep_apart(
    tx: &mut Tx<'_>,
    steward: PersonId,
    (a, b): (PersonId, PersonId),
    now: Timestamp,
    rng: &Rng,
) -> Result<(), DbError> {
    if a == b { Ok(()) } else { add(tx, (a.min(b), a.max(b)), ("steward", steward), now, rng) }
}

fn add(
    tx: &mut Tx<'_>,
    (person, other): (PersonId, PersonId),
    (source, by): (&'static str, PersonId),
    now: Timestamp,
    rng: &Rng,
) -> Result<(), DbError> {
    let (id, slug) = (Id::<Apart>::new(now, rng), Slug::of("trust.apart", rng));
    let network = tx.network();
    tx.execute(&ADD, &[&network, &id, &slug, &person, &other, &source, &by, &now]).map(drop)
}

/// Keeps away from whoever has this phone number, now or later. Whether anybody here has it is not told. `false`: it
/// is no number.
pub fn block_number(
    tx: &mut Tx<'_>,
    vault: &Vault,
    by: PersonId,
    number: &Private<String>,
    (now, rng): (Timestamp, &Rng),
) -> Result<bool, PeopleError> {
    let Some((kind, hash)) = vault.term(tx, Kind::Phone, number.reveal())? else { return Ok(false) };
    let key = vault.person(tx, by)?.ok_or(PeopleError::NotHere)?;
    let (id, slug) = (Id::<Apart>::new(now, rng), Slug::of("trust.apart", rng));
    let sealed = key.seal(&Cell::new("apart_numbers", "number", id), number.reveal(), rng);
    let network = tx.network();
    tx.execute(&ADD_NUMBER, &[&network, &id, &slug, &by, &kind, &hash, &sealed, &now])?;
    Ok(true)
}

/// Whom somebody may put on their own list by name: those whose first names they see anyway and who are not on it yet.
pub fn seen(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<(PersonId, Slug)>, DbError> {
    tx.query(&SEEN, &[&tx.network(), &person], |row| Ok((row.take()?, row.take()?)))
}

/// One's own list: the people picked, oldest first. Whom a steward keeps away does not stand here.
pub fn own(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Kept>, DbError> {
    tx.query(&OWN, &[&tx.network(), &person], |row| Ok(Kept { slug: row.take()?, other: row.take()? }))
}

/// One's own list: the numbers typed, opened for their owner. Nobody learns whose they are.
pub fn own_numbers(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
) -> Result<Vec<(Slug, Private<String>)>, PeopleError> {
    let rows = tx.query(&OWN_NUMBERS, &[&tx.network(), &person], |row: &mut Row<'_>| {
        Ok((row.take::<Slug>()?, row.take::<Id<Apart>>()?, row.take::<Vec<u8>>()?))
    })?;
    let Some(key) = vault.person(tx, person)? else { return Ok(Vec::new()) };
    let open = |(slug, id, sealed): (Slug, Id<Apart>, Vec<u8>)| {
        Ok((slug, key.open(&Cell::new("apart_numbers", "number", id), &sealed)?))
    };
    rows.into_iter().map(open).collect()
}

/// Takes one line of one's own list back.
pub fn take_back(tx: &mut Tx<'_>, person: PersonId, slug: Slug) -> Result<bool, DbError> {
    let (network, mut rows) = (tx.network(), 0);
    for statement in [&TAKE_BACK, &TAKE_BACK_NUMBER] {
        rows += tx.execute(statement, &[&network, &person, &slug])?;
    }
    Ok(rows > 0)
}

/// The pairs that stewards keep apart.
pub fn by_steward(tx: &mut Tx<'_>) -> Result<Vec<KeptApart>, DbError> {
    tx.query(&BY_STEWARD, &[&tx.network()], |row| {
        Ok(KeptApart { slug: row.take()?, one: row.take()?, other: row.take()? })
    })
}

/// A steward ends what a steward began.
pub fn together_again(tx: &mut Tx<'_>, slug: Slug) -> Result<bool, DbError> {
    Ok(tx.execute(&TOGETHER_AGAIN, &[&tx.network(), &slug])? > 0)
}
