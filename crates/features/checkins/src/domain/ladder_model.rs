//! The ladder under a clock that jumps: at most once a step, never fine by itself, always an end.

use std::collections::HashSet;

use kit_base::{Span, Timestamp};
use proptest::prelude::*;

use super::{Check, Event, Ladder, Outcome, Stand, Step};

const NOW: Timestamp = Timestamp::from_secs(1_772_650_800);

fn check(buddy: bool, contact: bool, wait: i64) -> Check {
    Check::open(Ladder::agreed(buddy, contact, Span::minutes(wait)), NOW, NOW + Span::hours(2))
}

/// What happens to a check.
#[derive(Clone, Debug)]
enum Act {
    /// The clock moves by so many minutes, perhaps back, and the job looks so often.
    Look(i64, u8),
    /// Somebody notes something.
    Say(Outcome),
    /// Somebody closes it.
    Close,
}

fn act() -> impl Strategy<Value = Act> {
    let minutes = prop_oneof![4 => 0_i64..90, 1 => -2_000_i64..0, 1 => 1_000_i64..100_000];
    prop_oneof![
        8 => (minutes, 1_u8..4).prop_map(|(by, often)| Act::Look(by, often)),
        2 => prop::sample::select(Outcome::ALL.to_vec()).prop_map(Act::Say),
        1 => Just(Act::Close),
    ]
}

proptest! {
    #[test]
    fn each_step_is_taken_at_most_once_and_nothing_is_fine_by_itself(
        buddy in any::<bool>(), contact in any::<bool>(), wait in 5_i64..240,
        acts in prop::collection::vec(act(), 0..60),
    ) {
        let (mut check, mut now, mut seen) = (check(buddy, contact, wait), NOW, HashSet::new());
        for act in acts {
            let before = check.stand;
            let events: Vec<Event> = match act {
                Act::Look(by, often) => {
                    now = now + Span::minutes(by);
                    let mut events = Vec::new();
                    for _ in 0..often {
                        let (next, event) = check.tick(now);
                        check = next;
                        events.extend(event);
                    }
                    prop_assert!(events.len() <= 1, "one look, one step: {events:?}");
                    prop_assert!(check.stand == before || check.stand == Stand::Exhausted);
                    events
                }
                Act::Say(outcome) => {
                    let (next, event) = check.said(outcome, now);
                    check = next;
                    if outcome != Outcome::Fine {
                        prop_assert!(check.stand != Stand::Fine, "{outcome:?} is never fine");
                    }
                    if before.must_look() {
                        prop_assert_eq!(check.stand, before, "only a human's word closes it");
                    }
                    event.into_iter().collect()
                }
                Act::Close => {
                    if let Some(closed) = check.clone().close(now) {
                        check = closed;
                        seen.remove(&Event::Exhausted);
                    }
                    Vec::new()
                }
            };
            for event in events {
                prop_assert!(seen.insert(event), "{event:?} came twice");
            }
            prop_assert_eq!(check.next_at.is_some(), matches!(check.stand, Stand::Waiting | Stand::Needs));
        }
    }

    #[test]
    fn silence_always_ends_with_a_human_who_must_look(
        buddy in any::<bool>(), contact in any::<bool>(), wait in 5_i64..240,
        jumps in prop::collection::vec(-5_000_i64..5_000, 0..20),
    ) {
        let (mut check, mut now, mut events) = (check(buddy, contact, wait), NOW, Vec::new());
        let agreed: Vec<Step> = check.ladder.steps().to_vec();
        for by in jumps {
            now = now + Span::minutes(by);
            let (next, event) = check.tick(now);
            check = next;
            events.extend(event);
        }
        // From here on the clock only goes on, and the job looks every five minutes.
        let mut looks = 0;
        while check.stand == Stand::Waiting {
            now = now + Span::minutes(5);
            let (next, event) = check.tick(now);
            check = next;
            events.extend(event);
            looks += 1;
            prop_assert!(looks < 5_000, "it does not end: {check:?}");
        }
        prop_assert_eq!(check.stand, Stand::Exhausted);
        let wanted: Vec<Event> = agreed.into_iter().map(Event::Took).chain([Event::Exhausted]).collect();
        prop_assert_eq!(events, wanted, "every step that was agreed to, in order, and no other");
        for _ in 0..3 {
            now = now + Span::days(30);
            let (next, event) = check.tick(now);
            check = next;
            prop_assert!(event.is_none() && check.stand == Stand::Exhausted, "nothing closes it by itself");
        }
    }
}

#[test]
fn a_clock_that_jumps_a_year_takes_one_step_and_gives_people_their_time() {
    let (check, event) = check(true, true, 30).tick(NOW + Span::days(365));
    assert_eq!(event, Some(Event::Took(Step::Again)));
    let now = NOW + Span::days(365);
    let (check, event) = check.tick(now + Span::minutes(29));
    assert_eq!(event, None);
    let (_, event) = check.tick(now + Span::minutes(30));
    assert_eq!(event, Some(Event::Took(Step::Buddy)));
}

#[test]
fn a_clock_that_is_set_back_does_not_put_the_ladder_off_for_as_long() {
    let back = NOW - Span::days(3);
    let (check, event) = check(false, false, 30).tick(back);
    assert_eq!((event, check.next_at), (None, Some(back + Span::hours(2))));
    let (_, event) = check.tick(back + Span::hours(2));
    assert_eq!(event, Some(Event::Took(Step::Again)));
}

#[test]
fn no_answer_starts_the_ladder_now_and_fine_taken_back_waits_again() {
    let (check, event) = check(false, false, 30).said(Outcome::NoAnswer, NOW);
    assert_eq!((event, check.next_at), (None, Some(NOW + Span::minutes(30))));
    let (check, _) = check.said(Outcome::Fine, NOW);
    assert_eq!((check.stand, check.next_at), (Stand::Fine, None));
    let (check, _) = check.said(Outcome::Unclear, NOW);
    assert_eq!((check.stand, check.next_at), (Stand::Waiting, Some(NOW + Span::minutes(30))));
}

#[test]
fn not_fine_reaches_the_stewards_at_once_and_stays_until_it_is_closed() {
    let (check, event) = check(true, true, 30).said(Outcome::NotFine, NOW);
    assert_eq!((event, check.stand), (Some(Event::Took(Step::Steward)), Stand::Needs));
    let (check, event) = check.said(Outcome::Fine, NOW);
    assert_eq!((event, check.stand), (None, Stand::Needs));
    let (check, event) = check.tick(NOW + Span::minutes(30));
    assert_eq!((event, check.stand), (Some(Event::Exhausted), Stand::Exhausted));
    assert_eq!(check.close(NOW).map(|check| check.stand), Some(Stand::Closed));
}
