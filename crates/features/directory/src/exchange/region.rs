//! What only all rows together show: points that changed places unseen, and points that stand for "somewhere".

use std::collections::HashMap;

use super::{Note, Read, Remark, Row};
use crate::domain::{Field, Spot};

/// So many rows make a region.
const FEW: usize = 3;
/// So far from the middle, in degrees, is still the region.
const NEAR: f64 = 5.0;
/// So many addresses at one point are no addresses of it.
const SHARED: usize = 5;

/// Puts points right that fit the other rows only the other way round, and drops those that many addresses share.
pub(super) fn settle(read: &mut Read) {
    shared(&mut read.rows);
    let Some((lat, lon)) = middle(&read.rows) else { return };
    let near = |(a, b): (f64, f64)| (a - lat).abs() <= NEAR && (b - lon).abs() <= NEAR;
    for row in &mut read.rows {
        let Some((a, b)) = row.facts.spot.map(Spot::degrees) else { continue };
        let Some(turned) = Spot::at(b, a) else { continue };
        if !near((a, b)) && near((b, a)) {
            row.facts.spot = Some(turned);
            row.notes.push(Note { field: Field::Where, remark: Remark::Swapped, text: format!("{a} {b}") });
        }
    }
}

/// The middle of all points; none if they are too few to tell.
fn middle(rows: &[Row]) -> Option<(f64, f64)> {
    let spots = || rows.iter().filter_map(|row| row.facts.spot.map(Spot::degrees));
    let (mut lats, mut lons): (Vec<f64>, Vec<f64>) = spots().unzip();
    if lats.len() < FEW {
        return None;
    }
    lats.sort_by(f64::total_cmp);
    lons.sort_by(f64::total_cmp);
    Some((lats[lats.len() / 2], lons[lons.len() / 2]))
}

fn shared(rows: &mut [Row]) {
    let mut addresses = HashMap::<Spot, Vec<usize>>::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(spot) = row.facts.spot.filter(|_| !row.facts.address.is_empty()) {
            addresses.entry(spot).or_default().push(at);
        }
    }
    for (spot, at) in addresses {
        let distinct: std::collections::HashSet<&str> =
            at.iter().filter_map(|at| rows.get(*at)).map(|row| row.facts.address.as_str()).collect();
        if distinct.len() < SHARED {
            continue;
        }
        let (lat, lon) = spot.degrees();
        for at in at {
            if let Some(row) = rows.get_mut(at) {
                row.facts.spot = None;
                row.notes.push(Note {
                    field: Field::Where,
                    remark: Remark::SharedSpot,
                    text: format!("{lat} {lon}"),
                });
            }
        }
    }
}
