//! From a home circle to the circles that each ring of an ask means.

use circles::{Circle, Scale};
use kit_base::Id;
use kit_db::{DbError, Tx};

use crate::domain::Ring;

/// The rings that exist around a home circle, nearest first.
pub fn existing(tx: &mut Tx<'_>, home: Id<Circle>) -> Result<Vec<Ring>, DbError> {
    let around = lineage(tx, home)?;
    let mut rings: Vec<Ring> = around.iter().filter_map(|circle| ring_of(circle.scale)).collect();
    if has_neighbors(&around) && !siblings(tx, &around)?.is_empty() {
        rings.push(Ring::Next);
    }
    rings.sort_unstable();
    rings.dedup();
    Ok(rings)
}

/// The circles that are asked in a ring. Members of a pod or building count through their lineage, so the one
/// circle of a ring is enough.
pub fn circles_of(tx: &mut Tx<'_>, home: Id<Circle>, ring: Ring) -> Result<Vec<Id<Circle>>, DbError> {
    let around = lineage(tx, home)?;
    let mut reached: Vec<_> = around
        .iter()
        .filter(|circle| ring_of(circle.scale).is_some_and(|r| r <= ring))
        .map(|c| c.id)
        .collect();
    // The outermost of them is an ancestor of the others.
    reached.drain(..reached.len().saturating_sub(1));
    if ring == Ring::Next {
        reached.extend(siblings(tx, &around)?);
    }
    Ok(reached)
}

const fn ring_of(scale: Scale) -> Option<Ring> {
    match scale {
        Scale::Pod => Some(Ring::Pod),
        Scale::Building => Some(Ring::Building),
        Scale::Block => Some(Ring::Block),
        Scale::Neighborhood => Some(Ring::Neighborhood),
        Scale::Region => None,
    }
}

fn has_neighbors(around: &[Circle]) -> bool {
    around.iter().any(|circle| circle.scale == Scale::Neighborhood)
}

/// The home circle and what it lies in, nearest first.
fn lineage(tx: &mut Tx<'_>, home: Id<Circle>) -> Result<Vec<Circle>, DbError> {
    Ok(circles::store::ancestors(tx, home)?.into_iter().map(|near| near.circle).collect())
}

/// The neighborhoods beside this one, under the same parent.
fn siblings(tx: &mut Tx<'_>, around: &[Circle]) -> Result<Vec<Id<Circle>>, DbError> {
    let Some(home) = around.iter().find(|circle| circle.scale == Scale::Neighborhood) else {
        return Ok(Vec::new());
    };
    Ok(circles::store::siblings(tx, home.id)?.into_iter().map(|circle| circle.id).collect())
}
