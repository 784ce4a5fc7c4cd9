//! Walk lists: who made one, its parts, and whether a door was left out.

use circles::CircleId;
use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, ToValue, Tx, sql};
use kit_vault::Vault;
use people::{PeopleError, PersonId};

use super::marks;
use crate::domain::{Doors, PART, known_by, parts};

pub(super) const ADD: Statement = sql!(
    "INSERT INTO walks (network_id, id, slug, circle_id, by_id, left_out, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
pub(super) const ADD_PART: Statement = sql!(
    "INSERT INTO walk_parts (network_id, id, slug, walk_id, position, building, quiet)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
pub(super) const ADD_DOOR: Statement = sql!(
    "INSERT INTO walk_doors (network_id, part_id, position, door, hash, quiet) VALUES ($1, $2, $3, $4, $5, $6)"
);
pub(super) const ADD_DOORS: Statement = sql!(
    "INSERT INTO walk_doors (network_id, part_id, position, door, hash, quiet)
     VALUES ($1, $2, $3, $4, $5, $6), ($1, $2, $7, $8, $9, $10), ($1, $2, $11, $12, $13, $14),
            ($1, $2, $15, $16, $17, $18), ($1, $2, $19, $20, $21, $22), ($1, $2, $23, $24, $25, $26),
            ($1, $2, $27, $28, $29, $30), ($1, $2, $31, $32, $33, $34), ($1, $2, $35, $36, $37, $38),
            ($1, $2, $39, $40, $41, $42), ($1, $2, $43, $44, $45, $46), ($1, $2, $47, $48, $49, $50),
            ($1, $2, $51, $52, $53, $54), ($1, $2, $55, $56, $57, $58), ($1, $2, $59, $60, $61, $62),
            ($1, $2, $63, $64, $65, $66)"
);
pub(super) const ALL: Statement = sql!(
    "SELECT w.id, w.slug, w.circle_id, c.name, w.left_out, w.made_at
     FROM walks w
     JOIN circles c ON c.network_id = w.network_id AND c.id = w.circle_id
     WHERE w.network_id = $1
     ORDER BY w.made_at DESC, w.id LIMIT 200"
);
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT w.id, w.slug, w.circle_id, c.name, w.left_out, w.made_at
     FROM walks w
     JOIN circles c ON c.network_id = w.network_id AND c.id = w.circle_id
     WHERE w.network_id = $1 AND w.slug = $2"
);
pub(super) const PARTS: Statement = sql!(
    "SELECT p.id, p.slug, p.building, p.quiet, p.one_id, p.two_id,
            (SELECT COUNT(*) FROM walk_doors d WHERE d.network_id = p.network_id AND d.part_id = p.id),
            (SELECT COUNT(*) FROM walk_doors d
             WHERE d.network_id = p.network_id AND d.part_id = p.id AND d.outcome IS NOT NULL)
     FROM walk_parts p
     WHERE p.network_id = $1 AND p.walk_id = $2
     ORDER BY p.position LIMIT 400"
);
pub(super) const TAKE: Statement = sql!(
    "UPDATE walk_parts SET one_id = $3, two_id = $4
     WHERE network_id = $1 AND id = $2 AND (one_id IS NULL OR two_id IS NULL)"
);
pub(super) const GIVE_BACK: Statement =
    sql!("UPDATE walk_parts SET one_id = NULL, two_id = NULL WHERE network_id = $1 AND id = $2");
pub(super) const HANDS: Statement = sql!(
    "SELECT p.id, p.slug, c.name
     FROM people p
     JOIN households h ON h.network_id = p.network_id AND h.id = p.household_id
     LEFT JOIN circles c ON c.network_id = h.network_id AND c.id = h.home_circle_id
     WHERE p.network_id = $1
       AND EXISTS (
           SELECT 1 FROM roles r
           WHERE r.network_id = $1 AND r.person_id = p.id AND r.since <= $3 AND (r.until IS NULL OR r.until > $3)
             AND (EXISTS (SELECT 1 FROM circle_ancestors a
                          WHERE a.network_id = $1 AND a.circle_id = $2 AND a.ancestor_id = r.circle_id)
                  OR EXISTS (SELECT 1 FROM circle_ancestors a
                             WHERE a.network_id = $1 AND a.circle_id = r.circle_id AND a.ancestor_id = $2)))
     ORDER BY p.id LIMIT 200"
);
pub(super) const DROP_DOORS: Statement = sql!(
    "DELETE FROM walk_doors
     WHERE network_id = $1 AND part_id IN (SELECT id FROM walk_parts WHERE network_id = $1 AND walk_id = $2)"
);
pub(super) const DROP_PARTS: Statement =
    sql!("DELETE FROM walk_parts WHERE network_id = $1 AND walk_id = $2");
pub(super) const DROP: Statement = sql!("DELETE FROM walks WHERE network_id = $1 AND id = $2");

/// Doors in one statement.
const BATCH: usize = 16;

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// Its key.
    pub id: Id<Self>,
    /// Its name in addresses.
    pub slug: Slug,
    /// Whose doors.
    pub circle: CircleId,
    /// The circle's name.
    pub called: String,
    /// Doors that were left out: visited lately, or asked not to be.
    pub left_out: i64,
    /// When it was made.
    pub made_at: Timestamp,
}

/// What two people take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its key.
    pub id: Id<Self>,
    /// Its name in forms.
    pub slug: Slug,
    /// The building.
    pub building: String,
    /// A sign says no handbills.
    pub quiet: bool,
    /// The two who took it; those who have left are missing.
    pub pair: Vec<PersonId>,
    /// How many doors.
    pub doors: i64,
    /// How many of them are done.
    pub done: i64,
}

impl Part {
    /// Two people have it.
    pub fn is_taken(&self) -> bool {
        self.pair.len() == 2
    }
}

/// A building as it was typed.
#[derive(Clone)]
pub struct Building {
    /// Its address or name.
    pub called: String,
    /// Its doors.
    pub doors: Doors,
    /// A sign says no handbills.
    pub quiet: bool,
}

/// A door that is on a list.
struct OpenDoor {
    door: String,
    hash: [u8; 32],
    quiet: bool,
}

/// Makes a list. Doors that were visited lately or asked not to be are not on it. `None`: no door is left.
pub fn make(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (circle, by): (CircleId, PersonId),
    buildings: &[Building],
    (now, rng): (Timestamp, &Rng),
) -> Result<Option<Slug>, PeopleError> {
    let slug = Slug::of("outreach.walk", rng);
    Ok(make_as(tx, vault, (slug, circle, by), buildings, (now, rng))?.then_some(slug))
}

/// Makes a list under a name that is chosen already. `false`: no door is left, and there is no list.
pub fn make_as(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (slug, circle, by): (Slug, CircleId, PersonId),
    buildings: &[Building],
    (now, rng): (Timestamp, &Rng),
) -> Result<bool, PeopleError> {
    let mut open = Vec::new();
    let mut left_out = 0_usize;
    for building in buildings {
        let mut hashes = Vec::with_capacity(building.doors.len() + 1);
        for door in &building.doors {
            hashes.push(marks::hash(tx, vault, &known_by(&building.called, door))?);
        }
        let house = marks::hash(tx, vault, &known_by(&building.called, ""))?;
        hashes.push(house);
        let known = marks::known(tx, &hashes, now)?;
        if building.quiet {
            marks::keep_quiet(tx, &house, now)?;
        }
        let door = |(door, hash): (&String, [u8; 32])| {
            let quiet = known.quiet.contains(hash.as_slice());
            OpenDoor { door: door.clone(), hash, quiet }
        };
        let doors: Vec<OpenDoor> = building.doors.iter().zip(hashes).map(door).collect();
        let (left, skipped): (Vec<_>, Vec<_>) =
            doors.into_iter().partition(|door| !known.resting.contains(door.hash.as_slice()));
        left_out += skipped.len();
        let quiet = building.quiet || known.quiet.contains(house.as_slice());
        open.push((Building { quiet, ..building.clone() }, left));
    }
    if open.iter().all(|(_, doors)| doors.is_empty()) {
        return Ok(false);
    }
    let (id, network) = (Id::<Walk>::new(now, rng), tx.network());
    tx.execute(&ADD, &[&network, &id, &slug, &circle, &by, &left_out, &now])?;
    let mut position = 0_usize;
    for (building, doors) in &open {
        let names: Vec<String> = doors.iter().map(|door| door.door.clone()).collect();
        let mut rest = doors.as_slice();
        for size in parts(&names, PART).iter().map(|part| part.len()) {
            let (part, after) = rest.split_at(size);
            rest = after;
            add_part(tx, (id, position), building, part, (now, rng))?;
            position += 1;
        }
    }
    Ok(true)
}

fn add_part(
    tx: &mut Tx<'_>,
    (walk, position): (Id<Walk>, usize),
    building: &Building,
    doors: &[OpenDoor],
    (now, rng): (Timestamp, &Rng),
) -> Result<(), DbError> {
    let (id, slug, network) = (Id::<Part>::new(now, rng), Slug::of("outreach.part", rng), tx.network());
    tx.execute(&ADD_PART, &[&network, &id, &slug, &walk, &position, &building.called, &building.quiet])?;
    let placed: Vec<(usize, &OpenDoor)> = doors.iter().enumerate().collect();
    let (whole, rest) = placed.split_at(placed.len() / BATCH * BATCH);
    let one = rest.chunks(1).map(|door| (&ADD_DOOR, door));
    for (statement, batch) in whole.chunks(BATCH).map(|doors| (&ADD_DOORS, doors)).chain(one) {
        let mut params: Vec<&dyn ToValue> = vec![&network, &id];
        params.extend(
            batch.iter().flat_map(|(at, door)| [at as &dyn ToValue, &door.door, &door.hash, &door.quiet]),
        );
        tx.execute(statement, &params)?;
    }
    Ok(())
}

/// Every list, newest first.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Walk>, DbError> {
    tx.query(&ALL, &[&tx.network()], walk)
}

/// One by its name.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Walk>, DbError> {
    tx.one(&BY_SLUG, &[&tx.network(), &slug], walk)
}

/// Its parts, in order.
pub fn parts_of(tx: &mut Tx<'_>, walk: Id<Walk>) -> Result<Vec<Part>, DbError> {
    tx.query(&PARTS, &[&tx.network(), &walk], |row| {
        let (id, slug, building, quiet) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let pair: [Option<PersonId>; 2] = [row.take()?, row.take()?];
        let pair = pair.into_iter().flatten().collect();
        Ok(Part { id, slug, building, quiet, pair, doors: row.take()?, done: row.take()? })
    })
}

/// Two people take a part; `false`: others have it.
pub fn take(tx: &mut Tx<'_>, part: Id<Part>, (one, two): (PersonId, PersonId)) -> Result<bool, DbError> {
    Ok(tx.execute(&TAKE, &[&tx.network(), &part, &one, &two])? == 1)
}

/// They do not walk it after all.
pub fn give_back(tx: &mut Tx<'_>, part: Id<Part>) -> Result<(), DbError> {
    tx.execute(&GIVE_BACK, &[&tx.network(), &part]).map(drop)
}

/// Somebody who could walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub person: PersonId,
    /// Their public name in forms.
    pub slug: Slug,
    /// The circle where they live, to tell two of one name apart.
    pub home: Option<String>,
}

/// Everybody who helps or tends where this circle is.
pub fn hands(tx: &mut Tx<'_>, circle: CircleId, now: Timestamp) -> Result<Vec<Hand>, DbError> {
    tx.query(&HANDS, &[&tx.network(), &circle, &now], |row| {
        Ok(Hand { person: row.take()?, slug: row.take()?, home: row.take()? })
    })
}

/// Erases a list before its time. Which doors want no visit stays known, by what nobody can read back.
pub fn erase(tx: &mut Tx<'_>, walk: Id<Walk>) -> Result<(), DbError> {
    let network = tx.network();
    for statement in [&DROP_DOORS, &DROP_PARTS, &DROP] {
        tx.execute(statement, &[&network, &walk])?;
    }
    Ok(())
}

fn walk(row: &mut Row<'_>) -> Result<Walk, DbError> {
    Ok(Walk {
        id: row.take()?,
        slug: row.take()?,
        circle: row.take()?,
        called: row.take()?,
        left_out: row.take()?,
        made_at: row.take()?,
    })
}
