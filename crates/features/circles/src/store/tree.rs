//! The tree of circles. `circle_ancestors` holds every circle with each circle above it, and itself at depth 0.
//!
//! Changes to the tree take turns on the network's row, so that two moves at once cannot make a ring.

use kit_base::{Rng, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, sql};

use crate::domain::{Circle, CircleId, Near, NewCircle};
use kit_db::only;

pub(super) const LOCK: Statement = sql!("UPDATE networks SET version = version WHERE network_id = $1");
pub(super) const LOAD: Statement = sql!(
    "SELECT id, slug, scale, name, parent_id, rough_place, cell, version
     FROM circles WHERE network_id = $1 AND id = $2"
);
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT id, slug, scale, name, parent_id, rough_place, cell, version
     FROM circles WHERE network_id = $1 AND slug = $2"
);
pub(super) const TREE: Statement = sql!(
    "SELECT id, slug, scale, name, parent_id, rough_place, cell, version
     FROM circles WHERE network_id = $1 AND closed_at IS NULL ORDER BY name, id LIMIT 2000"
);
pub(super) const ANCESTORS: Statement = sql!(
    "SELECT c.id, c.slug, c.scale, c.name, c.parent_id, c.rough_place, c.cell, c.version, a.depth
     FROM circle_ancestors a
     JOIN circles c ON c.network_id = a.network_id AND c.id = a.ancestor_id
     WHERE a.network_id = $1 AND a.circle_id = $2
     ORDER BY a.depth LIMIT 8"
);
pub(super) const SIBLINGS: Statement = sql!(
    "SELECT c.id, c.slug, c.scale, c.name, c.parent_id, c.rough_place, c.cell, c.version
     FROM circles me
     JOIN circles c ON c.network_id = me.network_id AND c.parent_id = me.parent_id AND c.id <> me.id
     WHERE me.network_id = $1 AND me.id = $2 AND c.closed_at IS NULL
     ORDER BY c.name, c.id LIMIT 50"
);
pub(super) const WITHIN: Statement =
    sql!("SELECT depth FROM circle_ancestors WHERE network_id = $1 AND circle_id = $2 AND ancestor_id = $3");
pub(super) const INSERT: Statement = sql!(
    "INSERT INTO circles (network_id, id, slug, scale, name, parent_id, rough_place, cell, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
pub(super) const INSERT_SELF: Statement =
    sql!("INSERT INTO circle_ancestors (network_id, circle_id, ancestor_id, depth) VALUES ($1, $2, $2, 0)");
pub(super) const INSERT_ABOVE: Statement = sql!(
    "INSERT INTO circle_ancestors (network_id, circle_id, ancestor_id, depth)
     SELECT me.network_id, me.circle_id, up.ancestor_id, up.depth + 1
     FROM circle_ancestors me
     JOIN circle_ancestors up ON up.network_id = me.network_id AND up.circle_id = $3
     WHERE me.network_id = $1 AND me.circle_id = $2 AND me.depth = 0"
);
pub(super) const CLOSE: Statement = sql!(
    "UPDATE circles SET closed_at = $3, version = version + 1
     WHERE network_id = $1 AND id = $2 AND closed_at IS NULL"
);
pub(super) const SET_PARENT: Statement =
    sql!("UPDATE circles SET parent_id = $3, version = version + 1 WHERE network_id = $1 AND id = $2");
/// Everything below loses what was above.
pub(super) const CUT: Statement = sql!(
    "DELETE FROM circle_ancestors
     WHERE network_id = $1
       AND circle_id IN (SELECT circle_id FROM circle_ancestors WHERE network_id = $1 AND ancestor_id = $2)
       AND ancestor_id IN (SELECT ancestor_id FROM circle_ancestors
                           WHERE network_id = $1 AND circle_id = $2 AND depth > 0)"
);
/// Everything below gains what is above now.
pub(super) const GRAFT: Statement = sql!(
    "INSERT INTO circle_ancestors (network_id, circle_id, ancestor_id, depth)
     SELECT down.network_id, down.circle_id, up.ancestor_id, down.depth + up.depth + 1
     FROM circle_ancestors down
     JOIN circle_ancestors up ON up.network_id = down.network_id AND up.circle_id = $3
     WHERE down.network_id = $1 AND down.ancestor_id = $2"
);

/// Why the tree was left as it was.
#[derive(Debug, thiserror::Error)]
pub enum CircleError {
    /// The circle or its parent is not in this network.
    #[error("no such circle here")]
    NotHere,
    /// A circle can only stand in a wider one.
    #[error("a circle stands in a wider one")]
    TooWide,
    /// The database said no.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<CircleError> for DbError {
    fn from(error: CircleError) -> Self {
        match error {
            CircleError::Db(error) => error,
            other => Self::Rule(other.to_string()),
        }
    }
}

/// Adds a circle under its parent.
pub fn create(tx: &mut Tx<'_>, new: &NewCircle, now: Timestamp, rng: &Rng) -> Result<CircleId, CircleError> {
    let network = tx.network();
    tx.execute(&LOCK, &[&network])?;
    if let Some(parent) = new.parent {
        let parent = load(tx, parent)?.ok_or(CircleError::NotHere)?;
        if !new.scale.fits_in(parent.scale) {
            return Err(CircleError::TooWide);
        }
    }
    let (id, slug) = (CircleId::new(now, rng), Slug::new(rng));
    tx.execute(
        &INSERT,
        &[&network, &id, &slug, &new.scale.code(), &new.name, &new.parent, &new.rough_place, &new.cell, &now],
    )?;
    tx.execute(&INSERT_SELF, &[&network, &id])?;
    if let Some(parent) = new.parent {
        tx.execute(&INSERT_ABOVE, &[&network, &id, &parent])?;
    }
    Ok(id)
}

/// Moves a circle, with all below it, under another parent or to the root.
pub fn move_under(tx: &mut Tx<'_>, circle: CircleId, parent: Option<CircleId>) -> Result<(), CircleError> {
    let network = tx.network();
    tx.execute(&LOCK, &[&network])?;
    let moved = load(tx, circle)?.ok_or(CircleError::NotHere)?;
    if let Some(parent) = parent {
        let parent = load(tx, parent)?.ok_or(CircleError::NotHere)?;
        // Whatever stands below is narrower still, so this also refuses a circle inside itself.
        if !moved.scale.fits_in(parent.scale) {
            return Err(CircleError::TooWide);
        }
    }
    tx.execute(&SET_PARENT, &[&network, &circle, &parent])?;
    tx.execute(&CUT, &[&network, &circle])?;
    if let Some(parent) = parent {
        tx.execute(&GRAFT, &[&network, &circle, &parent])?;
    }
    Ok(())
}

/// Folds a circle into another, whatever its scale: it is over and on no list, and what still names it, an old ask
/// say, is in the other from now on. Again is the same.
pub fn fold(tx: &mut Tx<'_>, circle: CircleId, into: CircleId, now: Timestamp) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&LOCK, &[&network])?;
    if tx.execute(&CLOSE, &[&network, &circle, &now])? == 0 {
        return Ok(());
    }
    tx.execute(&SET_PARENT, &[&network, &circle, &Some(into)])?;
    tx.execute(&CUT, &[&network, &circle])?;
    tx.execute(&GRAFT, &[&network, &circle, &into]).map(drop)
}

/// One circle of this network.
pub fn load(tx: &mut Tx<'_>, id: CircleId) -> Result<Option<Circle>, DbError> {
    tx.one(&LOAD, &[&tx.network(), &id], circle)
}

/// One circle by its public name.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Circle>, DbError> {
    tx.one(&BY_SLUG, &[&tx.network(), &slug], circle)
}

/// The circles of this network, wide before narrow, then by name; at most 2,000.
pub fn tree(tx: &mut Tx<'_>) -> Result<Vec<Circle>, DbError> {
    let mut all = by_name(tx)?;
    all.sort_by_key(|c| std::cmp::Reverse(c.scale));
    Ok(all)
}

/// The circles of this network by name, as [`siblings`] orders them; at most 2,000.
pub fn by_name(tx: &mut Tx<'_>) -> Result<Vec<Circle>, DbError> {
    tx.query(&TREE, &[&tx.network()], circle)
}

/// The circle and those above it, nearest first; at most 8.
pub fn ancestors(tx: &mut Tx<'_>, id: CircleId) -> Result<Vec<Near>, DbError> {
    tx.query(&ANCESTORS, &[&tx.network(), &id], |row| Ok(Near { circle: circle(row)?, depth: row.take()? }))
}

/// The other circles under the same parent, by name; at most 50. A root has none.
pub fn siblings(tx: &mut Tx<'_>, id: CircleId) -> Result<Vec<Circle>, DbError> {
    tx.query(&SIBLINGS, &[&tx.network(), &id], circle)
}

/// Whether `circle` is `ancestor` or stands below it.
pub fn within(tx: &mut Tx<'_>, circle: CircleId, ancestor: CircleId) -> Result<bool, DbError> {
    let depth = tx.one(&WITHIN, &[&tx.network(), &circle, &ancestor], only::<i64>)?;
    Ok(depth.is_some())
}

fn circle(row: &mut Row<'_>) -> Result<Circle, DbError> {
    Ok(Circle {
        id: row.take()?,
        slug: row.take()?,
        scale: row.take::<String>()?.parse().map_err(|_| DbError::Shape("a scale".into()))?,
        name: row.take()?,
        parent: row.take()?,
        rough_place: row.take()?,
        cell: row.take()?,
        version: row.take()?,
    })
}
