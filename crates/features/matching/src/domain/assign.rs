//! Shares many needs among many helpers: every need goes to one helper at the most, every helper takes no more than
//! they have room for, and the sum of the fits is as large as can be, up to a bound that is computed with it.
//!
//! It is an auction. Every need bids for the helper who suits it best at the present prices, and raises the price to
//! where its second best would suit it as well, and a little more. A helper with room takes whoever comes; a full one
//! sends the lowest bidder away. Prices only rise, and whoever is not full costs nothing, so the prices at the end
//! bound what any sharing could reach (linear duality): no more than [`STEP`] a need is lost. The work is about the
//! number of bids times the few helpers each need knows.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// "This helper could take this need": the fit, as points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Index of the need.
    pub need: u32,
    /// Index of the helper.
    pub helper: u32,
    /// What it is worth; more than nothing.
    pub worth: u32,
}

/// Who takes what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The helper of each need.
    pub of_need: Vec<Option<u32>>,
    /// The sum of what is reached.
    pub worth: u64,
    /// No sharing whatever could reach more than this.
    pub bound: u64,
}

/// The least raise of a price. What is lost is at the most this for every need.
const STEP: u32 = 2;

/// No helper.
const NOBODY: u32 = u32::MAX;

/// A bid that a helper holds: what was offered, and by which need.
type Bid = Reverse<(u32, u32)>;

/// Shares `needs` needs among helpers with room for `room[helper]` each. The same edges in another order give the
/// same answer.
pub fn assign(needs: usize, room: &[u32], edges: &[Edge]) -> Assignment {
    let market = Market::new(needs, edges);
    let mut prices = vec![0_u32; room.len()];
    let mut held: Vec<BinaryHeap<Bid>> = room.iter().map(|_| BinaryHeap::new()).collect();
    let mut of_need = vec![NOBODY; needs];
    let mut waiting: VecDeque<u32> = (0..u32::try_from(needs).unwrap_or(NOBODY)).collect();
    while let Some(need) = waiting.pop_front() {
        let Some((helper, bid)) = market.bid(need, &prices, room) else { continue };
        let (at, most) = (helper as usize, room[helper as usize] as usize);
        held[at].push(Reverse((bid, need)));
        of_need[need as usize] = helper;
        if held[at].len() > most
            && let Some(Reverse((_, out))) = held[at].pop()
        {
            of_need[out as usize] = NOBODY;
            waiting.push_back(out);
        }
        if held[at].len() == most {
            prices[at] = held[at].peek().map_or(0, |Reverse((lowest, _))| *lowest);
        }
    }
    market.answer(&of_need, &prices, room)
}

/// The edges by need, in an order of their own.
struct Market {
    start: Vec<u32>,
    ways: Vec<(u32, u32)>,
}

impl Market {
    fn new(needs: usize, edges: &[Edge]) -> Self {
        let mut sorted: Vec<Edge> = edges.iter().copied().filter(|edge| edge.worth > 0).collect();
        sorted.sort_unstable_by_key(|edge| (edge.need, edge.helper, Reverse(edge.worth)));
        sorted.dedup_by_key(|edge| (edge.need, edge.helper));
        let mut start = vec![0_u32; needs + 1];
        for edge in &sorted {
            start[edge.need as usize + 1] += 1;
        }
        for n in 0..needs {
            start[n + 1] += start[n];
        }
        Self { start, ways: sorted.iter().map(|edge| (edge.helper, edge.worth)).collect() }
    }

    fn of(&self, need: u32) -> &[(u32, u32)] {
        let need = need as usize;
        &self.ways[self.start[need] as usize..self.start[need + 1] as usize]
    }

    /// The helper that suits this need best now, and what it offers for them; none when all cost more than they are
    /// worth to it. Staying without anybody is worth 0, so nobody bids beyond that.
    fn bid(&self, need: u32, prices: &[u32], room: &[u32]) -> Option<(u32, u32)> {
        let (mut best, mut second) = (None, 0);
        for &(helper, worth) in self.of(need).iter().filter(|(helper, _)| room[*helper as usize] > 0) {
            let left = worth.saturating_sub(prices[helper as usize]);
            match best {
                Some((_, most)) if left <= most => second = second.max(left),
                _ if left == 0 => {}
                _ => {
                    second = best.map_or(second, |(_, most)| most);
                    best = Some((helper, left));
                }
            }
        }
        let (helper, left) = best?;
        Some((helper, prices[helper as usize] + left - second + STEP))
    }

    fn answer(&self, of_need: &[u32], prices: &[u32], room: &[u32]) -> Assignment {
        let (mut worth, mut bound) = (0_u64, 0_u64);
        for (need, &helper) in (0..).zip(of_need) {
            let ways = self.of(need);
            worth += ways.iter().find(|(h, _)| *h == helper).map_or(0, |(_, worth)| u64::from(*worth));
            let open = ways.iter().filter(|(helper, _)| room[*helper as usize] > 0);
            let left = open.map(|(helper, worth)| worth.saturating_sub(prices[*helper as usize])).max();
            bound += u64::from(left.unwrap_or(0));
        }
        bound +=
            prices.iter().zip(room).map(|(price, room)| u64::from(*price) * u64::from(*room)).sum::<u64>();
        let of_need = of_need.iter().map(|&helper| Some(helper).filter(|&h| h != NOBODY)).collect();
        Assignment { of_need, worth, bound }
    }
}

#[cfg(test)]
#[path = "assign_tests.rs"]
mod tests;
