//! What somebody who follows a fridge hears of: each alert once, when it begins.

use kit_base::{Span, Timestamp};

use super::{Condition, Fullness, Look};

/// Nobody has said anything for so long: somebody should look.
pub const SILENT: Span = Span::hours(48);

/// Something that wants somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alert {
    /// Food may spoil: take it out.
    TooWarm,
    /// It does not run.
    Broken,
    /// It is gone, or somebody says so.
    Gone,
    /// It wants cleaning.
    Dirty,
    /// It is empty.
    Empty,
    /// Nobody has said anything for 48 hours.
    Silent,
}

impl Alert {
    /// The most pressing first.
    pub const ALL: [Self; 6] =
        [Self::TooWarm, Self::Broken, Self::Gone, Self::Dirty, Self::Empty, Self::Silent];

    /// As stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooWarm => "too-warm",
            Self::Broken => "broken",
            Self::Gone => "gone",
            Self::Dirty => "dirty",
            Self::Empty => "empty",
            Self::Silent => "silent",
        }
    }

    /// The key of its message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::TooWarm => "fridges-alert-too-warm",
            Self::Broken => "fridges-alert-broken",
            Self::Gone => "fridges-alert-gone",
            Self::Dirty => "fridges-alert-dirty",
            Self::Empty => "fridges-alert-empty",
            Self::Silent => "fridges-alert-silent",
        }
    }

    /// The key of the message to somebody's phone.
    pub const fn text(self) -> &'static str {
        match self {
            Self::TooWarm => "fridges-text-too-warm",
            Self::Broken => "fridges-text-broken",
            Self::Gone => "fridges-text-gone",
            Self::Dirty => "fridges-text-dirty",
            Self::Empty => "fridges-text-empty",
            Self::Silent => "fridges-text-silent",
        }
    }

    /// Those who tend it hear of it. An empty fridge is the usual thing: only those hear of it who want to.
    pub const fn wants_hands(self) -> bool {
        !matches!(self, Self::Empty)
    }

    /// Those whose codes stand in a text.
    pub fn read(text: &str) -> Vec<Self> {
        Self::ALL.into_iter().filter(|alert| text.split(' ').any(|code| code == alert.code())).collect()
    }

    /// As stored.
    pub fn write(all: &[Self]) -> String {
        super::written(all, |alert| alert.code())
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|alert| alert.code() == code)
    }
}

/// What stands at a moment, the most pressing first. A fridge that is gone is not silent or empty as well.
pub fn alerts(look: &Look, now: Timestamp) -> Vec<Alert> {
    let gone = look.condition == Some(Condition::Gone);
    let stands = |alert: &Alert| match alert {
        Alert::TooWarm => look.condition == Some(Condition::TooWarm),
        Alert::Broken => look.condition == Some(Condition::Broken),
        Alert::Gone => gone || look.maybe_gone,
        Alert::Dirty => look.condition == Some(Condition::Dirty),
        Alert::Empty => !gone && look.fullness.is_some_and(|(fullness, _)| fullness == Fullness::Empty),
        Alert::Silent => !gone && now.since(look.last) >= SILENT,
    };
    Alert::ALL.into_iter().filter(stands).collect()
}

/// What begins between two moments: what stands at the second and was not told at the first.
pub fn begun(told: &[Alert], stands: &[Alert]) -> Vec<Alert> {
    stands.iter().copied().filter(|alert| !told.contains(alert)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::look::tests::{NOON, said};
    use super::super::{Report, look};
    use super::*;

    fn stands(reports: &[Report], hours: i64) -> Vec<Alert> {
        alerts(&look(reports).expect("a look"), NOON + Span::hours(hours))
    }

    #[test]
    fn each_alert_is_told_once_when_it_begins_and_again_after_it_ended() {
        let warm = said(0, Condition::TooWarm, 1);
        let first = stands(&[warm], 0);
        assert_eq!(begun(&[], &first), [Alert::TooWarm]);
        let still = stands(&[warm, said(30, Condition::TooWarm, 2)], 1);
        assert!(begun(&first, &still).is_empty(), "three people see it; it is told once");
        let rota = Report { tends: true, ..said(60, Condition::Good, 3) };
        let over = stands(&[warm, rota], 2);
        assert!(over.is_empty());
        let again = stands(&[warm, rota, said(120, Condition::TooWarm, 4)], 3);
        assert_eq!(begun(&over, &again), [Alert::TooWarm]);
    }

    #[test]
    fn two_days_of_silence_want_somebody_to_look_unless_there_is_no_fridge() {
        let good = said(0, Condition::Good, 1);
        assert!(stands(&[good], 47).is_empty());
        assert_eq!(stands(&[good], 48), [Alert::Silent]);
        let gone = Report { tends: true, ..said(0, Condition::Gone, 1) };
        assert_eq!(stands(&[gone], 500), [Alert::Gone]);
    }

    #[test]
    fn one_who_says_gone_alerts_and_emptiness_stands_beside_dirt() {
        let gone = [said(0, Condition::Good, 1), said(1, Condition::Gone, 2)];
        assert_eq!(stands(&gone, 1), [Alert::Gone], "a steward hears of it; the map waits for a second one");
        let dirty = Report { fullness: Some(Fullness::Empty), ..said(0, Condition::Dirty, 1) };
        assert_eq!(stands(&[dirty], 1), [Alert::Dirty, Alert::Empty]);
        for alert in Alert::ALL {
            assert_eq!(Alert::parse(alert.code()), Some(alert));
        }
    }
}
