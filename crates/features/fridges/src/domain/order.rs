//! Which fridge comes first, and how its state is drawn: those where somebody finds food that is safe stand on top.

use kit_base::Timestamp;

use super::{Condition, Fullness, Look, SILENT};

/// Somebody who walks there now finds a clean, cold fridge, as far as anybody knows.
pub fn helps(look: Option<&Look>, now: Timestamp) -> bool {
    look.is_some_and(|look| {
        look.condition == Some(Condition::Good) && !look.maybe_gone && now.since(look.last) < SILENT
    })
}

/// Its place in a list; the lowest number is first.
pub fn rank(look: Option<&Look>, now: Timestamp) -> u8 {
    let Some(look) = look else { return 4 };
    let has_food = look.fullness.is_some_and(|(fullness, _)| fullness != Fullness::Empty);
    match look.condition {
        _ if helps(Some(look), now) => u8::from(!has_food),
        Some(Condition::Dirty) => 2,
        Some(Condition::Good) if !look.maybe_gone => 3,
        None | Some(Condition::Good) => 5,
        Some(Condition::TooWarm | Condition::Broken) => 6,
        Some(Condition::Gone) => 7,
    }
}

/// The lamp of its state: lit where somebody can eat, off where somebody is wanted, resting where there is none.
pub fn lamp(look: Option<&Look>, now: Timestamp) -> &'static str {
    match look.and_then(|look| look.condition) {
        _ if helps(look, now) => "lit",
        Some(Condition::Gone) => "resting",
        _ => "off",
    }
}

/// The key of the word beside the lamp.
pub fn word(look: Option<&Look>) -> &'static str {
    match look {
        None => "fridges-unknown",
        Some(Look { condition: Some(condition), .. }) => condition.message(),
        Some(_) => "fridges-maybe-gone",
    }
}

#[cfg(test)]
mod tests {
    use kit_base::Span;

    use super::super::look::tests::{NOON, said};
    use super::super::{Report, look};
    use super::*;

    #[test]
    fn food_that_is_safe_comes_first_and_a_fridge_that_is_gone_last() {
        let of = |report: Report| look(&[report]);
        let full = of(Report { fullness: Some(Fullness::Full), ..said(0, Condition::Good, 1) });
        let empty = of(Report { fullness: Some(Fullness::Empty), ..said(0, Condition::Good, 1) });
        let dirty = of(said(0, Condition::Dirty, 1));
        let warm = of(said(0, Condition::TooWarm, 1));
        let gone = of(Report { tends: true, ..said(0, Condition::Gone, 1) });
        let maybe = of(said(0, Condition::Gone, 1));
        let order = [full, empty, dirty, None, maybe, warm, gone];
        let ranks: Vec<u8> = order.iter().map(|look| rank(look.as_ref(), NOON)).collect();
        assert!(ranks.is_sorted(), "{ranks:?}");
        assert_eq!((lamp(full.as_ref(), NOON), lamp(gone.as_ref(), NOON)), ("lit", "resting"));
        assert_eq!((lamp(warm.as_ref(), NOON), word(maybe.as_ref())), ("off", "fridges-maybe-gone"));
        let later = NOON + Span::hours(48);
        assert!(!helps(full.as_ref(), later), "what nobody has said for two days nobody knows");
        assert_eq!(rank(full.as_ref(), later), 3);
    }
}
