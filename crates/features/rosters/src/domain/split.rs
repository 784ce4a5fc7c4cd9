//! How a pod of more than thirty would part: pods of even size, near doors together, households and buddies never torn.
//!
//! It is a proposal and moves nobody. The same neighbors give the same pods, in whatever order they are named.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, HashMap};

use super::{FEWEST, MOST};

/// A member as the split sees them. Households and cells are only compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbor {
    /// Who: a key that does not change.
    pub id: u128,
    /// Their household.
    pub household: u128,
    /// The coarse cell they live in. Numbers of cells that lie together in one wider cell lie together too.
    pub cell: Option<i64>,
}

/// Those who stay together, by place in the list.
struct Unit {
    cell: Option<i64>,
    who: Vec<usize>,
}

/// The pod of each neighbor, from 0 on: `None` if there are too few to part. Pod 0 is that of the first of the list.
pub fn split(people: &[Neighbor], buddies: &[(u128, u128)]) -> Option<Vec<usize>> {
    if people.len() <= MOST {
        return None;
    }
    let (placed, anywhere): (Vec<Unit>, Vec<Unit>) = units(people, buddies).into_iter().partition(is_placed);
    let (placed, anywhere) = if placed.is_empty() { (anywhere, placed) } else { (placed, anywhere) };
    let pods = (people.len().div_ceil(MOST)..=people.len() / FEWEST)
        .map(|pods| level(fill(runs(&placed, pods), &anywhere)))
        .find(|pods| pods.iter().all(|pod| size(pod) <= MOST))?;
    let mut of = vec![0; people.len()];
    for (at, pod) in pods.iter().enumerate() {
        for who in pod.iter().flat_map(|unit| &unit.who) {
            of[*who] = at;
        }
    }
    // Whoever comes first in the list stays where the pod is now.
    let home = of[0];
    for at in &mut of {
        *at = match (*at).cmp(&home) {
            Ordering::Less => *at + 1,
            Ordering::Equal => 0,
            Ordering::Greater => *at,
        };
    }
    Some(of)
}

const fn is_placed(unit: &Unit) -> bool {
    unit.cell.is_some()
}

/// Households, joined by buddies as long as the whole is no larger than half a pod, near ones together.
fn units(people: &[Neighbor], buddies: &[(u128, u128)]) -> Vec<Unit> {
    let mut sorted: Vec<usize> = (0..people.len()).collect();
    sorted.sort_by_key(|at| people[*at].id);
    let mut groups: BTreeMap<u128, Vec<usize>> = BTreeMap::new();
    for at in sorted {
        groups.entry(people[at].household).or_default().push(at);
    }
    let mut home: HashMap<u128, u128> = people.iter().map(|one| (one.id, one.household)).collect();
    let mut pairs: Vec<(u128, u128)> = buddies.iter().map(|(a, b)| (*a.min(b), *a.max(b))).collect();
    pairs.sort_unstable();
    for (a, b) in pairs {
        let (Some(a), Some(b)) = (home.get(&a).copied(), home.get(&b).copied()) else { continue };
        let size = |of: &u128| groups.get(of).map_or(0, Vec::len);
        if a == b || size(&a) + size(&b) > MOST / 2 {
            continue;
        }
        let moved = groups.remove(&b).unwrap_or_default();
        for at in &moved {
            home.insert(people[*at].id, a);
        }
        groups.entry(a).or_default().extend(moved);
    }
    let mut units: Vec<Unit> = groups
        .into_values()
        .map(|who| Unit { cell: who.iter().filter_map(|at| people[*at].cell).min(), who })
        .collect();
    units.sort_by_key(|unit| (unit.cell, people[unit.who[0]].id));
    units
}

/// How uneven a way to part is, and how many neighbors of one cell it parts: less is better.
type Cost = (usize, usize, usize);

/// Parts a row of units into runs: as even as can be, and among those the one that parts fewest cells.
fn runs(units: &[Unit], pods: usize) -> Vec<Vec<&Unit>> {
    let sizes: Vec<usize> = std::iter::once(0)
        .chain(units.iter().scan(0, |sum, unit| {
            *sum += unit.who.len();
            Some(*sum)
        }))
        .collect();
    let whole = sizes[units.len()];
    // best[n][end]: the first `end` units in n runs, and where the last of them begins.
    let mut best: Vec<Vec<Option<(Cost, usize)>>> = vec![vec![None; units.len() + 1]; pods + 1];
    best[0][0] = Some(((0, 0, 0), 0));
    for n in 1..=pods {
        for end in 0..=units.len() {
            let ways = (0..=end).filter_map(|from| {
                let (before, _) = best[n - 1][from]?;
                Some((worse(before, sizes[end] - sizes[from], (whole, pods), torn(units, from)), from))
            });
            best[n][end] = ways.min();
        }
    }
    let (mut end, mut cuts) = (units.len(), vec![units.len()]);
    for n in (1..=pods).rev() {
        end = best[n][end].map_or(0, |(_, from)| from);
        cuts.push(end);
    }
    cuts.reverse();
    cuts.windows(2).map(|cut| units[cut[0]..cut[1]].iter().collect()).collect()
}

/// What one more run costs: the farthest from even first, then cells that are parted, then all unevenness.
fn worse(before: Cost, size: usize, (whole, pods): (usize, usize), torn: usize) -> Cost {
    let uneven = (size * pods).abs_diff(whole);
    (before.0.max(uneven.saturating_sub(pods - 1)), before.1 + torn, before.2 + uneven * uneven)
}

/// A cut between two of one cell counts.
fn torn(units: &[Unit], at: usize) -> usize {
    let cell = |at: usize| units.get(at).and_then(|unit| unit.cell);
    usize::from(at > 0 && cell(at).is_some() && cell(at) == cell(at - 1))
}

/// How many people those are.
fn size(pod: &[&Unit]) -> usize {
    pod.iter().map(|unit| unit.who.len()).sum()
}

/// Those without a place go where there are fewest, the largest household first.
fn fill<'a>(mut pods: Vec<Vec<&'a Unit>>, anywhere: &'a [Unit]) -> Vec<Vec<&'a Unit>> {
    let mut rest: Vec<&Unit> = anywhere.iter().collect();
    rest.sort_by_key(|unit| Reverse(unit.who.len()));
    for unit in rest {
        if let Some(pod) = pods.iter_mut().min_by_key(|pod| size(pod)) {
            pod.push(unit);
        }
    }
    pods
}

/// Households of several sizes leave runs uneven: one moves over, or two change places, the nearest first, until no
/// such step makes two pods more even.
fn level(mut pods: Vec<Vec<&Unit>>) -> Vec<Vec<&Unit>> {
    while let Some((from, to, goes, comes)) = step(&pods) {
        let goes = pods[from].remove(goes);
        if let Some(comes) = comes {
            let comes = pods[to].remove(comes);
            pods[from].push(comes);
        }
        pods[to].push(goes);
    }
    pods
}

/// From which pod to which, the place of the unit that goes, and of the one that comes for it.
type Step = (usize, usize, usize, Option<usize>);

/// What a step costs: the widest gap comes first, then how much of it is left, then how far somebody goes.
type Effort = (Reverse<usize>, usize, u64);

/// The best next step: it evens most, and takes nobody farther than it must.
fn step(pods: &[Vec<&Unit>]) -> Option<Step> {
    let sizes: Vec<usize> = pods.iter().map(|pod| size(pod)).collect();
    let mut best: Option<(Effort, Step)> = None;
    for (from, to) in (0..pods.len()).flat_map(|from| (0..pods.len()).map(move |to| (from, to))) {
        let gap = sizes[from].saturating_sub(sizes[to]);
        if gap < 2 {
            continue;
        }
        for (goes, unit) in pods[from].iter().enumerate() {
            let swaps = pods[to].iter().enumerate().map(|(at, other)| (Some(at), Some(*other)));
            for (comes, other) in std::iter::once((None, None)).chain(swaps) {
                let more = unit.who.len().saturating_sub(other.map_or(0, |other| other.who.len()));
                if more == 0 || more >= gap {
                    continue;
                }
                let back = other.map_or(0, |other| far(other, &pods[from]));
                let cost =
                    (Reverse(gap), (2 * more).abs_diff(gap), far(unit, &pods[to]).saturating_add(back));
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, (from, to, goes, comes)));
                }
            }
        }
    }
    best.map(|(_, step)| step)
}

/// How far it is from a unit to the nearest of a pod, as the numbers of cells tell it.
fn far(unit: &Unit, pod: &[&Unit]) -> u64 {
    let apart = |other: &&Unit| Some(unit.cell?.abs_diff(other.cell?));
    pod.iter().filter_map(apart).min().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Neighbors with households of up to `most`, in eight cells; some of them have said no place.
    fn pod(most: u128) -> impl Strategy<Value = Vec<Neighbor>> {
        let door = (1..=most, 0_i64..10);
        proptest::collection::vec(door, 31..120).prop_map(|doors| {
            let mut people = Vec::new();
            for (household, (size, cell)) in (1000_u128..).zip(doors) {
                for _ in 0..size {
                    let id = u128::try_from(people.len()).expect("a few") * 7 + 1;
                    people.push(Neighbor { id, household, cell: Some(cell).filter(|cell| *cell < 8) });
                }
            }
            people
        })
    }

    fn sizes(of: &[usize]) -> Vec<usize> {
        let pods = of.iter().max().map_or(0, |last| last + 1);
        (0..pods).map(|pod| of.iter().filter(|at| **at == pod).count()).collect()
    }

    proptest! {
        #[test]
        fn single_neighbors_part_into_pods_whose_sizes_are_within_one(people in pod(1)) {
            let of = split(&people, &[]).expect("more than thirty part");
            let sizes = sizes(&of);
            prop_assert!(sizes.iter().max().expect("pods") - sizes.iter().min().expect("pods") <= 1, "{sizes:?}");
            prop_assert!(sizes.iter().all(|size| (FEWEST..=MOST).contains(size)), "{sizes:?}");
            prop_assert!(sizes.len() >= 2);
            prop_assert_eq!(of[0], 0, "the first stays");
        }

        #[test]
        fn households_stay_together_and_everybody_has_one_pod_of_thirty_at_most(people in pod(4)) {
            let of = split(&people, &[]).expect("more than thirty part");
            prop_assert_eq!(of.len(), people.len());
            for (a, b) in people.iter().zip(&of).flat_map(|one| people.iter().zip(&of).map(move |two| (one, two))) {
                prop_assert!(a.0.household != b.0.household || a.1 == b.1);
            }
            let sizes = sizes(&of);
            prop_assert!(sizes.iter().all(|size| *size <= MOST && *size > 0), "{sizes:?}");
        }

        #[test]
        fn where_households_allow_it_sizes_are_within_one(people in pod(2)) {
            let alone = |one: &&Neighbor| people.iter().filter(|other| other.household == one.household).count() == 1;
            let of = split(&people, &[]).expect("more than thirty part");
            let sizes = sizes(&of);
            let gap = sizes.iter().max().expect("pods") - sizes.iter().min().expect("pods");
            prop_assert!(gap <= 1 || sizes.len() > 2 || !people.iter().any(|one| alone(&one)), "{sizes:?}");
        }

        #[test]
        fn the_order_of_the_list_changes_nothing_but_who_stays(people in pod(3), turn in 0_usize..31) {
            let mut turned = people.clone();
            turned.rotate_left(turn);
            let (one, other) = (split(&people, &[]).expect("it parts"), split(&turned, &[]).expect("it parts"));
            for (at, who) in people.iter().enumerate() {
                for (beside, mate) in people.iter().enumerate() {
                    let place = |of: &Neighbor| turned.iter().position(|one| one.id == of.id).expect("the same");
                    let together = other[place(who)] == other[place(mate)];
                    prop_assert_eq!(one[at] == one[beside], together);
                }
                if at > 4 { break; }
            }
        }
    }

    fn row(cells: &[i64]) -> Vec<Neighbor> {
        let one = |(id, cell): (u128, &i64)| Neighbor { id, household: 1000 + id, cell: Some(*cell) };
        (1..).zip(cells).map(one).collect()
    }

    #[test]
    fn a_pod_of_thirty_stays_one() {
        assert_eq!(split(&row(&[1; 30]), &[]), None);
        assert!(split(&row(&[1; 31]), &[]).is_some());
    }

    #[test]
    fn near_doors_stay_together() {
        let cells: Vec<i64> = (0..32).map(|at| if at % 2 == 0 { 10 } else { 90 }).collect();
        let of = split(&row(&cells), &[]).expect("it parts");
        assert!(of.iter().zip(&cells).all(|(pod, cell)| (*pod == 0) == (*cell == 10)), "{of:?}");
    }

    #[test]
    fn buddies_stay_together_across_the_line() {
        let people = row(&(0..40).collect::<Vec<_>>());
        let of = split(&people, &[(1, 40), (2, 39)]).expect("it parts");
        assert!(of[0] == of[39] && of[1] == of[38]);
        assert_eq!(sizes(&of), [20, 20]);
    }

    /// Thirty-one of one block: two stairs, a household of three on each, a couple of two across them.
    #[test]
    fn thirty_one_part_into_sixteen_and_fifteen_with_near_doors_households_and_buddies_together() {
        let home = |at: u128| match at {
            1..=3 => 100,
            20..=22 => 200,
            9 | 25 => 300,
            other => 1000 + other,
        };
        let cell = |at: u128| if at <= 15 { 10 } else { 90 };
        let people: Vec<Neighbor> =
            (1..=31).map(|id| Neighbor { id, household: home(id), cell: Some(cell(id)) }).collect();
        let buddies = [(5, 30), (12, 18)];
        let of = split(&people, &buddies).expect("it parts");
        let pod = |id: usize| of[id - 1];
        let mut sizes = sizes(&of);
        sizes.sort_unstable();
        assert_eq!(sizes, [15, 16]);
        assert!(pod(1) == pod(2) && pod(2) == pod(3) && pod(20) == pod(21) && pod(21) == pod(22));
        assert!(pod(9) == pod(25), "a household is never torn");
        assert!(pod(5) == pod(30) && pod(12) == pod(18), "nor two who look in on each other");
        let moved = (1..=31).filter(|id| (pod(*id) == 0) != (*id <= 15)).count();
        assert!(moved <= 6, "but for those, each stays with their stairs: {moved} moved, {of:?}");
    }
}
