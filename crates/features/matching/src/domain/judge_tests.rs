//! Tables and random facts: who is never asked, and an order that shuffling does not change.

use kit_base::Rng;

use super::*;
use crate::domain::Reach;

fn need() -> Need {
    Need { language: 2, hours: 1, wheels: false, trusted_only: false, night: false, money: false, lot: 9 }
}

fn helper() -> Helper {
    Helper {
        lot: 7,
        nearness: Nearness::Building,
        band: Some(Band::Same),
        reach: Reach::Building,
        languages: 3,
        hours: 0b11,
        means: Means::Foot,
        night: false,
        open_claims: 0,
        asked_this_week: 0,
        per_week: 1,
        days_since_asked: None,
        resting: false,
        apart: false,
        trusted: false,
        suspended: false,
        heard_already: false,
        own: false,
        helped: false,
    }
}

#[test]
fn a_neighbor_of_the_building_who_speaks_the_language_is_named_with_these_reasons() {
    let fit = judge(&need(), &helper()).expect("they may be asked");
    let why =
        [Reason::InYourBuilding, Reason::SpeaksLanguage(1), Reason::OffersKind, Reason::NotAskedThisWeek];
    assert_eq!(fit.reasons, why);
}

/// Breaks one rule.
type Change = fn(&mut Need, &mut Helper);

#[test]
fn every_rule_keeps_somebody_from_being_asked() {
    let cases: [(Refusal, Change); 12] = [
        (Refusal::Money, |need, _| need.money = true),
        (Refusal::Own, |_, helper| helper.own = true),
        (Refusal::Apart, |_, helper| helper.apart = true),
        (Refusal::Suspended, |_, helper| helper.suspended = true),
        (Refusal::Resting, |_, helper| helper.resting = true),
        (Refusal::Untrusted, |need, _| need.trusted_only = true),
        (Refusal::Full, |_, helper| helper.open_claims = 3),
        (Refusal::AskedEnough, |_, helper| helper.asked_this_week = 1),
        (Refusal::HeardAlready, |_, helper| helper.heard_already = true),
        (Refusal::TooFar, |_, helper| helper.nearness = Nearness::Block),
        (Refusal::OtherTime, |need, _| need.hours = 0b100),
        (Refusal::Night, |need, _| need.night = true),
    ];
    for (why, change) in cases {
        let (mut need, mut helper) = (need(), helper());
        change(&mut need, &mut helper);
        assert_eq!(judge(&need, &helper), Err(why));
    }
}

#[test]
fn each_of_these_alone_brings_somebody_forward() {
    let base = judge(&need(), &helper()).expect("they may be asked").score;
    let better: [fn(&mut Helper); 1] = [|helper| helper.nearness = Nearness::Pod];
    let worse: [fn(&mut Helper); 5] = [
        |helper| helper.band = None,
        |helper| helper.languages = 1,
        |helper| helper.open_claims = 1,
        |helper| helper.days_since_asked = Some(8),
        |helper| (helper.per_week, helper.asked_this_week) = (3, 1),
    ];
    let score = |change: &fn(&mut Helper)| {
        let mut helper = helper();
        change(&mut helper);
        judge(&need(), &helper).expect("they may be asked").score
    };
    assert!(better.iter().all(|change| score(change) > base));
    assert!(worse.iter().all(|change| score(change) < base));
}

/// Facts at random, most of them allowed.
fn anybody(rng: &Rng) -> Helper {
    let b: [u8; 20] = rng.bytes("helper");
    let rarely = |n: usize| b[n] < 40;
    Helper {
        lot: u64::from(u16::from_le_bytes([b[0], b[1]])),
        nearness: [Nearness::Pod, Nearness::Building, Nearness::Block, Nearness::Neighborhood]
            [usize::from(b[2] % 4)],
        band: [None, Some(Band::Same), Some(Band::Next), Some(Band::Farther)][usize::from(b[3] % 4)],
        reach: [Reach::Block, Reach::Streets, Reach::Farther][usize::from(b[4] % 3)],
        languages: u32::from(b[5] % 4),
        hours: u32::from(b[6] % 4),
        means: [Means::Foot, Means::Bike, Means::Car][usize::from(b[7] % 3)],
        night: rarely(8),
        open_claims: b[9] % 4,
        asked_this_week: b[10] % 3,
        per_week: 1 + b[11] % 3,
        days_since_asked: (b[12] > 100).then_some(u32::from(b[12])),
        resting: rarely(13),
        apart: rarely(14),
        trusted: b[15] > 100,
        suspended: rarely(16),
        heard_already: rarely(17),
        own: b[18] < 5,
        helped: b[19] < 128,
    }
}

#[test]
fn nobody_who_rests_is_kept_apart_is_not_trusted_or_was_asked_enough_is_ever_named_and_shuffling_changes_nothing()
 {
    let rng = Rng::seeded(3);
    for round in 0..300_u64 {
        let mut crowd: Vec<(usize, Helper)> = (0..40).map(|n| (n, anybody(&rng))).collect();
        for (n, (_, helper)) in crowd.iter_mut().enumerate() {
            helper.lot = helper.lot * 64 + n as u64;
        }
        let need = Need { trusted_only: round % 2 == 0, lot: round, ..need() };
        let ranked = rank(&need, crowd.clone());
        for (who, _) in &ranked {
            let helper = &crowd[*who].1;
            assert!(!helper.resting && !helper.apart && !helper.suspended && !helper.own);
            assert!(helper.asked_this_week < helper.per_week && helper.open_claims < 3);
            assert!(helper.trusted || !need.trusted_only);
            assert!(helper.hours & need.hours != 0 && helper.reach >= helper.nearness.asks_for());
        }
        assert!(ranked.is_sorted_by_key(|(_, fit)| u32::MAX - fit.score));
        let mut other = crowd;
        let mut dice = rng.stream("shuffle");
        for n in (1..other.len()).rev() {
            other.swap(n, usize::try_from(dice.below(n as u64 + 1)).expect("small"));
        }
        assert_eq!(rank(&need, other), ranked);
    }
}
