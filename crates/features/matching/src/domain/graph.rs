//! Who could take what, for many needs at once: a few candidates each, found in lists by circle and kind.

use std::collections::HashMap;

use kit_geo::{Band, Cell};

use super::judge::{mix, weigh};
use super::{Edge, Helper, Nearness, Need};

/// A circle, by its number in the caller's list.
pub type Place = u32;

/// Everybody who could be asked, and where.
#[derive(Default)]
pub struct Crowd {
    /// Their facts; what depends on the need is set for each pair.
    pub helpers: Vec<Helper>,
    /// Their cells.
    pub cells: Vec<Option<Cell>>,
    /// Who offers a kind in a circle: indexes of helpers, least recently asked first.
    pub lists: HashMap<(Place, u8), Vec<u32>>,
}

/// One need with where it is asked.
#[derive(Clone)]
pub struct Wish {
    /// The need.
    pub need: Need,
    /// The number of its kind.
    pub kind: u8,
    /// Its circles, nearest first.
    pub rings: Vec<(Place, Nearness)>,
    /// Its cell.
    pub cell: Option<Cell>,
    /// Helpers who may not be asked for it: kept apart, asked already, or the asker.
    pub not: Vec<u32>,
}

/// Helpers looked at in one circle for one need.
const LOOKED_AT: usize = 40;
/// Points that count for going to somebody at all, so that one neighbor more who is helped outweighs any fit.
const SERVED: u32 = 1_000;

/// The edges: at the most `each` helpers a need, the best of those looked at. A long list is entered at a place that
/// the need's lot draws, so that a thousand needs do not all know the same forty.
pub fn graph(wishes: &[Wish], crowd: &Crowd, each: usize) -> Vec<Edge> {
    let mut edges = Vec::with_capacity(wishes.len() * each);
    let mut found: Vec<(u32, u64, u32)> = Vec::new();
    for (number, wish) in (0..).zip(wishes) {
        found.clear();
        for &(place, nearness) in &wish.rings {
            if let Some(list) = crowd.lists.get(&(place, wish.kind)) {
                look(wish, crowd, (list, nearness), &mut found);
            }
        }
        found.sort_unstable();
        // The nearest circle that somebody was found in comes first for them: it weighs most.
        let mut seen: Vec<u32> = Vec::with_capacity(each);
        for &(missing, _, helper) in &found {
            if seen.len() == each {
                break;
            }
            if !seen.contains(&helper) {
                seen.push(helper);
                edges.push(Edge { need: number, helper, worth: SERVED + (u32::MAX - missing) });
            }
        }
    }
    edges
}

/// Adds who may be asked of one list: as (what they lack, lot, index).
fn look(wish: &Wish, crowd: &Crowd, (list, nearness): (&[u32], Nearness), found: &mut Vec<(u32, u64, u32)>) {
    let start = if list.len() > LOOKED_AT {
        usize::try_from(mix(wish.need.lot) % list.len() as u64).unwrap_or(0)
    } else {
        0
    };
    let around = list[start..].iter().chain(&list[..start]).take(LOOKED_AT);
    for &index in around.filter(|index| !wish.not.contains(index)) {
        let at = index as usize;
        let band = wish.cell.zip(crowd.cells[at]).map(|(here, there)| here.band(there));
        let helper =
            Helper { nearness, band: band.filter(|band| *band != Band::Farther), ..crowd.helpers[at] };
        if let Some(score) = weigh(&wish.need, &helper) {
            found.push((u32::MAX - score, mix(wish.need.lot ^ helper.lot), index));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Means, Reach, assign};

    fn helper(lot: u64) -> Helper {
        Helper {
            lot,
            nearness: Nearness::Next,
            band: None,
            reach: Reach::Farther,
            languages: 1,
            hours: 1,
            means: Means::Foot,
            night: false,
            open_claims: 0,
            asked_this_week: 0,
            per_week: 1,
            days_since_asked: None,
            resting: lot.is_multiple_of(5),
            apart: false,
            trusted: true,
            suspended: false,
            heard_already: false,
            own: false,
            helped: false,
        }
    }

    #[test]
    fn a_round_names_nobody_who_rests_or_must_not_be_asked_and_knows_a_few_for_each() {
        let helpers: Vec<Helper> = (0..300).map(helper).collect();
        let crowd = Crowd {
            cells: vec![None; helpers.len()],
            lists: HashMap::from([((0, 2), (0..6).collect()), ((1, 2), (0..300).collect())]),
            helpers,
        };
        let need = Need {
            language: 1,
            hours: 1,
            wheels: false,
            trusted_only: false,
            night: false,
            money: false,
            lot: 0,
        };
        let wishes: Vec<Wish> = (0..50)
            .map(|lot| Wish {
                need: Need { lot, ..need },
                kind: 2,
                rings: vec![(0, Nearness::Building), (1, Nearness::Neighborhood)],
                cell: None,
                not: vec![1],
            })
            .collect();
        let edges = graph(&wishes, &crowd, 20);
        assert!(edges.iter().all(|edge| edge.helper != 1 && edge.helper % 5 != 0));
        assert!(wishes.len() * 15 <= edges.len() && edges.len() <= wishes.len() * 20);
        let answer = assign(wishes.len(), &vec![1; 300], &edges);
        assert!(answer.of_need.iter().all(Option::is_some), "there are enough of them");
        let pairs: std::collections::HashSet<_> = edges.iter().map(|edge| (edge.need, edge.helper)).collect();
        assert_eq!(pairs.len(), edges.len());
    }
}
