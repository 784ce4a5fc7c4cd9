//! Two servers under the same load in turns, A-B-B-A, so that a slow minute of the machine falls on both.

use crate::Outcome;
use crate::cpu::Used;
use crate::wrk::{self, Load};

/// One side of a comparison.
pub struct Side {
    /// The server's process.
    pub pid: u32,
    /// The load.
    pub load: Load,
}

/// One round.
#[derive(Clone, Copy)]
struct Round {
    per_sec: f64,
    p50: f64,
    /// The server's own processor time for an answer, in microseconds.
    cpu: f64,
    /// How much of the machine strangers had.
    foreign: f64,
}

/// What came of all rounds; "ours" is the first side.
pub struct Duel {
    /// Answers a second of ours in the middle round.
    pub ours: f64,
    /// The same of the other.
    pub other: f64,
    /// Ours by the other's, the middle one of all blocks.
    pub ratio: f64,
    /// The middle time to an answer: ours, the other's, in microseconds.
    pub p50: (f64, f64),
    /// The server's processor time for an answer: ours, the other's, in microseconds.
    pub cpu: (f64, f64),
    /// The part of the machine that strangers had, at most.
    pub foreign: f64,
}

/// Runs the blocks.
pub fn duel(ours: &Side, other: &Side, blocks: usize) -> Outcome<Duel> {
    // Once each to warm up; nobody counts it.
    round(ours)?;
    round(other)?;
    let (mut a, mut b, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..blocks {
        let (a1, b1, b2, a2) = (round(ours)?, round(other)?, round(other)?, round(ours)?);
        ratios.push((a1.per_sec + a2.per_sec) / (b1.per_sec + b2.per_sec));
        a.extend([a1, a2]);
        b.extend([b1, b2]);
    }
    let of =
        |rounds: &[Round], get: fn(&Round) -> f64| middle(&mut rounds.iter().map(get).collect::<Vec<_>>());
    Ok(Duel {
        ours: of(&a, |r| r.per_sec),
        other: of(&b, |r| r.per_sec),
        ratio: middle(&mut ratios),
        p50: (of(&a, |r| r.p50), of(&b, |r| r.p50)),
        cpu: (of(&a, |r| r.cpu), of(&b, |r| r.cpu)),
        foreign: a.iter().chain(&b).map(|r| r.foreign).fold(0.0, f64::max),
    })
}

fn round(side: &Side) -> Outcome<Round> {
    let before = Used::now(side.pid);
    let figures = wrk::run(&side.load)?;
    let after = Used::now(side.pid);
    let micros = f64::from(side.load.secs) * 2e6;
    Ok(Round {
        per_sec: figures.per_sec,
        p50: figures.p50,
        cpu: after.server_since(before) / figures.answers,
        foreign: after.foreign_since(before) / micros,
    })
}

/// The median; 0 of nothing.
pub fn middle(numbers: &mut [f64]) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let half = numbers.len() / 2;
    match numbers {
        [] => 0.0,
        _ if numbers.len() % 2 == 1 => numbers[half],
        _ => f64::midpoint(numbers[half - 1], numbers[half]),
    }
}

#[cfg(test)]
mod tests {
    use super::middle;

    #[test]
    #[expect(clippy::float_cmp, reason = "these are exact")]
    fn the_middle_is_not_moved_by_one_bad_round() {
        assert_eq!(middle(&mut [9.0, 1.0, 2.0]), 2.0);
        assert_eq!(middle(&mut [1.0, 2.0, 3.0, 900.0]), 2.5);
    }
}
