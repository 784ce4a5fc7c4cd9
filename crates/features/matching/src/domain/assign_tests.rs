//! Against an exact solver on small cases, against the bound on large ones, and the same answer for shuffled input.

use kit_base::Rng;

use super::*;

/// Every sharing there is.
fn best(need: usize, needs: usize, room: &mut Vec<u32>, edges: &[Edge]) -> u64 {
    if need == needs {
        return 0;
    }
    let mut most = best(need + 1, needs, room, edges);
    for edge in edges.iter().filter(|edge| edge.need as usize == need) {
        let helper = edge.helper as usize;
        if room[helper] > 0 {
            room[helper] -= 1;
            most = most.max(u64::from(edge.worth) + best(need + 1, needs, room, edges));
            room[helper] += 1;
        }
    }
    most
}

/// A random market: who knows whom, and what it is worth.
fn market(rng: &Rng, needs: u32, helpers: u32, each: u32) -> (Vec<u32>, Vec<Edge>) {
    let mut dice = rng.stream("market");
    let mut small = |end: u32| u32::try_from(dice.below(u64::from(end))).expect("it is small");
    let room = (0..helpers).map(|_| small(4)).collect();
    let mut edges = Vec::new();
    for need in 0..needs {
        for _ in 0..each {
            edges.push(Edge { need, helper: small(helpers), worth: 1 + small(1200) });
        }
    }
    (room, edges)
}

/// Nobody beyond their room, and only where there is an edge.
fn is_allowed(answer: &Assignment, room: &[u32], edges: &[Edge]) -> bool {
    let mut taken = vec![0; room.len()];
    let known = (0..).zip(&answer.of_need).all(|(need, helper)| {
        helper.is_none_or(|helper| {
            taken[helper as usize] += 1;
            edges.iter().any(|edge| (edge.need, edge.helper) == (need, helper))
        })
    });
    known && taken.iter().zip(room).all(|(taken, room)| taken <= room)
}

#[test]
fn on_small_cases_it_is_within_two_points_a_need_of_the_exact_answer() {
    let rng = Rng::seeded(11);
    let (mut exact, mut ours) = (0, 0);
    for case in 0..400_u32 {
        let (needs, helpers) = (1 + case % 7, 1 + case % 5);
        let (mut room, edges) = market(&rng, needs, helpers, 1 + case % 4);
        let answer = assign(needs as usize, &room, &edges);
        let most = best(0, needs as usize, &mut room, &dedup(&edges));
        assert!(is_allowed(&answer, &room, &edges));
        assert!(answer.worth <= most && most <= answer.bound, "{} {most} {}", answer.worth, answer.bound);
        assert!(most - answer.worth <= u64::from(needs * STEP));
        (exact, ours) = (exact + most, ours + answer.worth);
    }
    assert!((exact - ours) * 1000 <= exact, "{ours} of {exact}");
}

/// The dearest edge between two.
fn dedup(edges: &[Edge]) -> Vec<Edge> {
    let mut sorted = edges.to_vec();
    sorted.sort_unstable_by_key(|edge| (edge.need, edge.helper, Reverse(edge.worth)));
    sorted.dedup_by_key(|edge| (edge.need, edge.helper));
    sorted
}

#[test]
fn a_crowded_market_is_within_one_percent_of_what_anything_could_reach() {
    let rng = Rng::seeded(12);
    for (needs, helpers) in [(400, 100), (400, 400), (100, 400)] {
        let (room, edges) = market(&rng, needs, helpers, 12);
        let answer = assign(needs as usize, &room, &edges);
        assert!(is_allowed(&answer, &room, &edges));
        assert!((answer.bound - answer.worth) * 100 <= answer.bound, "{} of {}", answer.worth, answer.bound);
    }
}

#[test]
fn shuffled_edges_give_the_same_answer() {
    let rng = Rng::seeded(13);
    let (room, edges) = market(&rng, 60, 30, 6);
    let first = assign(60, &room, &edges);
    let mut dice = rng.stream("shuffle");
    for _ in 0..20 {
        let mut other = edges.clone();
        for n in (1..other.len()).rev() {
            other.swap(n, usize::try_from(dice.below(n as u64 + 1)).expect("small"));
        }
        assert_eq!(assign(60, &room, &other), first);
    }
}

#[test]
fn a_helper_without_room_gets_nothing_and_a_need_nobody_knows_stays_open() {
    let edges = [Edge { need: 0, helper: 0, worth: 9 }, Edge { need: 1, helper: 1, worth: 9 }];
    let answer = assign(3, &[0, 1], &edges);
    assert_eq!((answer.of_need, answer.worth), (vec![None, Some(1), None], 9));
    assert!(answer.bound <= 9 + u64::from(STEP));
}
