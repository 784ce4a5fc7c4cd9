//! The words of a circle for its sheets: where there are none, ours stand.

use circles::CircleId;
use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, only, sql};

use crate::item::Item;

pub(super) const OF: Statement = sql!(
    "SELECT w.field, w.words
     FROM circle_ancestors a
     JOIN print_words w ON w.network_id = a.network_id AND w.circle_id = a.ancestor_id
     WHERE a.network_id = $1 AND a.circle_id = $2 AND a.depth <= $4 AND w.item = $3 AND w.words IS NOT NULL
     ORDER BY a.depth, w.field LIMIT 200"
);
pub(super) const SAVE: Statement = sql!(
    "INSERT INTO print_words (network_id, circle_id, item, field, words, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (network_id, circle_id, item, field)
     DO UPDATE SET before = print_words.words, words = excluded.words, changed_at = excluded.changed_at"
);
pub(super) const OURS: Statement = sql!(
    "UPDATE print_words SET before = words, words = NULL, changed_at = $4
     WHERE network_id = $1 AND circle_id = $2 AND item = $3"
);
pub(super) const UNDO: Statement = sql!(
    "UPDATE print_words SET words = before, before = words, changed_at = $4
     WHERE network_id = $1 AND circle_id = $2 AND item = $3"
);

pub(super) const ANY: Statement = sql!(
    "SELECT field FROM print_words WHERE network_id = $1 AND circle_id = $2 AND item = $3 ORDER BY field LIMIT 1"
);

/// Words by the field of the form that holds them.
pub type Words = Vec<(String, String)>;

/// The words that stand for somebody of this circle: its own, and where it has none those of the circles around it.
pub fn standing(tx: &mut Tx<'_>, circle: CircleId, item: Item) -> Result<Words, DbError> {
    of(tx, circle, item, 8)
}

/// The words of this circle alone.
pub fn own(tx: &mut Tx<'_>, circle: CircleId, item: Item) -> Result<Words, DbError> {
    of(tx, circle, item, 0)
}

/// Whether anybody ever changed them, so that there is something to undo.
pub fn were_changed(tx: &mut Tx<'_>, circle: CircleId, item: Item) -> Result<bool, DbError> {
    Ok(tx.one(&ANY, &[&tx.network(), &circle, &item.slug()], only::<String>)?.is_some())
}

fn of(tx: &mut Tx<'_>, circle: CircleId, item: Item, depth: i64) -> Result<Words, DbError> {
    let found: Words =
        tx.query(&OF, &[&tx.network(), &circle, &item.slug(), &depth], |row| Ok((row.take()?, row.take()?)))?;
    let mut nearest = Words::new();
    for (field, words) in found {
        if !nearest.iter().any(|(known, _)| *known == field) {
            nearest.push((field, words));
        }
    }
    Ok(nearest)
}

/// Writes all fields of an item for a circle; `None` is ours. What stood before waits to be brought back.
pub fn save(
    tx: &mut Tx<'_>,
    (circle, item): (CircleId, Item),
    fields: &[(&'static str, Option<String>)],
    now: Timestamp,
) -> Result<(), DbError> {
    for (field, words) in fields {
        tx.execute(&SAVE, &[&tx.network(), &circle, &item.slug(), field, words, &now])?;
    }
    Ok(())
}

/// Ours stand again.
pub fn ours(tx: &mut Tx<'_>, (circle, item): (CircleId, Item), now: Timestamp) -> Result<(), DbError> {
    tx.execute(&OURS, &[&tx.network(), &circle, &item.slug(), &now]).map(drop)
}

/// What stood before stands again; once more is forward again.
pub fn undo(tx: &mut Tx<'_>, (circle, item): (CircleId, Item), now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&UNDO, &[&tx.network(), &circle, &item.slug(), &now])? > 0)
}
