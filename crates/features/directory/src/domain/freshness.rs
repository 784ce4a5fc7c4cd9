//! How fresh a fact is: a function of when somebody who knows last said so, and of nothing else.

use kit_base::{Span, Timestamp};

/// So long after it was confirmed a fact begins to age.
const AGEING: Span = Span::days(90);
/// And so long after, it counts as unconfirmed.
const UNCONFIRMED: Span = Span::days(120);
/// Nobody has said anything for so long: it is silent.
const SILENT: Span = Span::days(240);
/// And after this it is history: kept for those who look back, folded away for those who look for help.
const HISTORY: Span = Span::days(400);

/// How fresh, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Freshness {
    /// Somebody who knows said so within 90 days.
    Confirmed,
    /// 90 to 120 days ago.
    Ageing,
    /// 120 to 240 days ago; or never confirmed since it was listed.
    Unconfirmed,
    /// 240 to 400 days ago.
    Silent,
    /// Longer ago.
    History,
}

/// Whether it exists; only somebody who knows changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is there, as far as anybody said.
    There,
    /// It rests until a moment, or until somebody says otherwise.
    Resting(Option<Timestamp>),
    /// It is over.
    Closed,
}

impl Standing {
    /// How it stands at a moment: a rest with an end ends by itself.
    #[must_use]
    pub fn at(self, now: Timestamp) -> Self {
        match self {
            Self::Resting(Some(until)) if until <= now => Self::There,
            standing => standing,
        }
    }
}

impl Freshness {
    /// All, the best first.
    pub const ALL: [Self; 5] =
        [Self::Confirmed, Self::Ageing, Self::Unconfirmed, Self::Silent, Self::History];

    /// Of a fact that was last confirmed then, or never and is known since `as_of`. What nobody ever confirmed is at best
    /// unconfirmed. A moment that is still to come counts as now: clocks are set back.
    pub fn of(confirmed: Option<Timestamp>, as_of: Timestamp, now: Timestamp) -> Self {
        let age = now.since(confirmed.unwrap_or(as_of));
        let aged = match age {
            age if age < AGEING => Self::Confirmed,
            age if age < UNCONFIRMED => Self::Ageing,
            age if age < SILENT => Self::Unconfirmed,
            age if age < HISTORY => Self::Silent,
            _ => Self::History,
        };
        if confirmed.is_none() { aged.max(Self::Unconfirmed) } else { aged }
    }

    /// When the same fact is less fresh than at `now`; none once it is history.
    pub fn fades_at(confirmed: Option<Timestamp>, as_of: Timestamp, now: Timestamp) -> Option<Timestamp> {
        let since = confirmed.unwrap_or(as_of);
        let then = [AGEING, UNCONFIRMED, SILENT, HISTORY].into_iter().map(|age| since + age);
        let is = Self::of(confirmed, as_of, now);
        then.filter(|then| *then > now).find(|then| Self::of(confirmed, as_of, *then) > is)
    }

    /// As stored and in the interface for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Ageing => "ageing",
            Self::Unconfirmed => "unconfirmed",
            Self::Silent => "silent",
            Self::History => "history",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BEGAN: Timestamp = Timestamp::from_secs(1_772_654_400);

    fn after(days: i64) -> Freshness {
        Freshness::of(Some(BEGAN), BEGAN - Span::days(900), BEGAN + Span::days(days))
    }

    #[test]
    fn a_confirmed_fact_ages_by_the_day_it_was_confirmed_and_by_nothing_else() {
        let steps = [
            (0, Freshness::Confirmed),
            (89, Freshness::Confirmed),
            (90, Freshness::Ageing),
            (119, Freshness::Ageing),
            (120, Freshness::Unconfirmed),
            (239, Freshness::Unconfirmed),
            (240, Freshness::Silent),
            (399, Freshness::Silent),
            (400, Freshness::History),
            (40_000, Freshness::History),
            (-3, Freshness::Confirmed),
        ];
        for (days, freshness) in steps {
            assert_eq!(after(days), freshness, "after {days} days");
        }
    }

    #[test]
    fn what_nobody_ever_confirmed_is_never_shown_as_fresh() {
        let of = |days| Freshness::of(None, BEGAN, BEGAN + Span::days(days));
        assert_eq!(of(0), Freshness::Unconfirmed);
        assert_eq!(of(100), Freshness::Unconfirmed);
        assert_eq!(of(250), Freshness::Silent);
        assert_eq!(of(2_000), Freshness::History, "a list of six years ago is history, not help");
    }

    #[test]
    fn a_rest_with_an_end_ends_by_itself_and_one_without_does_not() {
        let rest = Standing::Resting(Some(BEGAN + Span::days(7)));
        assert_eq!(rest.at(BEGAN), rest);
        assert_eq!(rest.at(BEGAN + Span::days(7)), Standing::There);
        assert_eq!(Standing::Resting(None).at(BEGAN + Span::days(900)), Standing::Resting(None));
        assert_eq!(Standing::Closed.at(BEGAN + Span::days(900)), Standing::Closed);
    }

    proptest! {
        #[test]
        fn a_fact_only_gets_older_until_somebody_confirms_it(
            known in 0_i64..900, confirmed in proptest::option::of(0_i64..900), day in 0_i64..1_500, more in 0_i64..1_500,
        ) {
            let at = |days: i64| BEGAN + Span::days(days);
            let confirmed = confirmed.map(at);
            let of = |day| Freshness::of(confirmed, at(known), at(day));
            prop_assert!(of(day) <= of(day + more));
            if let Some(fades) = Freshness::fades_at(confirmed, at(known), at(day)) {
                prop_assert!(fades > at(day));
                prop_assert!(Freshness::of(confirmed, at(known), fades) > of(day));
                prop_assert_eq!(Freshness::of(confirmed, at(known), fades - Span::micros(1)), of(day));
            } else {
                prop_assert_eq!(of(day), Freshness::History);
            }
        }
    }
}
