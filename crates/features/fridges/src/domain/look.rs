//! How a fridge is: what was said last, by anybody, and never better than what nobody has looked after.

use kit_base::Timestamp;

/// The warmest a fridge may be: 5 °C, which is 41 °F (FDA Food Code 2022, 3-501.16).
pub const WARMEST: Temperature = Temperature::tenths(50);
/// So many different people must say that a fridge is gone before its place says so: anybody can tap a square once.
const GONE: usize = 2;

/// Degrees Celsius in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Temperature(i16);

impl Temperature {
    /// From tenths of a degree Celsius.
    pub const fn tenths(tenths: i16) -> Self {
        Self(tenths)
    }

    /// From whole degrees, as a thermometer with °F shows them; none if no fridge has them.
    pub fn fahrenheit(degrees: i16) -> Option<Self> {
        (-40..=140).contains(&degrees).then(|| Self((degrees - 32) * 50 / 9))
    }

    /// From whole degrees Celsius; none if no fridge has them.
    pub fn celsius(degrees: i16) -> Option<Self> {
        (-40..=60).contains(&degrees).then(|| Self(degrees * 10))
    }

    /// As people type it: `38`, `38.5` or `38 °F`, in °F or in °C. A part of a degree counts as a whole one: warmer is the
    /// careful side.
    pub fn read(typed: &str, celsius: bool) -> Option<Self> {
        let plain = typed.trim_end_matches(|c: char| c.is_whitespace() || "°ºFCfc".contains(c));
        let (whole, part) = plain.split_once(['.', ',']).unwrap_or((plain, ""));
        if !part.bytes().all(|digit| digit.is_ascii_digit()) || part.len() > 3 {
            return None;
        }
        let more = part.bytes().any(|digit| digit != b'0') && !whole.starts_with('-');
        let degrees = whole.parse::<i16>().ok()?.checked_add(i16::from(more))?;
        if celsius { Self::celsius(degrees) } else { Self::fahrenheit(degrees) }
    }

    /// In tenths of a degree Celsius.
    pub const fn in_tenths(self) -> i16 {
        self.0
    }

    /// In whole degrees, as people say it: °F, °C.
    pub fn said(self) -> (i16, i16) {
        let tenths = i32::from(self.0);
        let round = |n: i32, by: i32| (2 * n + by).div_euclid(2 * by);
        let whole = |n: i32| i16::try_from(n).unwrap_or_default();
        (whole(round(tenths * 9, 50) + 32), whole(round(tenths, 10)))
    }
}

/// How it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// Clean and cold.
    Good,
    /// It wants cleaning.
    Dirty,
    /// It is not cold.
    TooWarm,
    /// It does not run, or does not close.
    Broken,
    /// There is no fridge.
    Gone,
}

impl Condition {
    /// In the order of the page.
    pub const ALL: [Self; 5] = [Self::Good, Self::Dirty, Self::TooWarm, Self::Broken, Self::Gone];

    /// As stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Dirty => "dirty",
            Self::TooWarm => "too-warm",
            Self::Broken => "broken",
            Self::Gone => "gone",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|condition| condition.code() == code)
    }

    /// The key of its message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Good => "fridges-good",
            Self::Dirty => "fridges-dirty",
            Self::TooWarm => "fridges-too-warm",
            Self::Broken => "fridges-broken",
            Self::Gone => "fridges-gone",
        }
    }

    /// The key of what the chip says besides.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Good => "fridges-good-hint",
            Self::Dirty => "fridges-dirty-hint",
            Self::TooWarm => "fridges-too-warm-hint",
            Self::Broken => "fridges-broken-hint",
            Self::Gone => "fridges-gone-hint",
        }
    }

    /// Food in it may make somebody ill.
    pub const fn spoils(self) -> bool {
        matches!(self, Self::TooWarm | Self::Broken)
    }
}

/// How full it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fullness {
    /// Nothing.
    Empty,
    /// Something.
    Some,
    /// No room.
    Full,
}

impl Fullness {
    /// In the order of the page.
    pub const ALL: [Self; 3] = [Self::Empty, Self::Some, Self::Full];

    /// As stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Some => "some",
            Self::Full => "full",
        }
    }

    /// The key of its message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "fridges-empty",
            Self::Some => "fridges-some",
            Self::Full => "fridges-full",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fullness| fullness.code() == code)
    }
}

/// What somebody said who stood before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// When.
    pub at: Timestamp,
    /// How it is.
    pub condition: Condition,
    /// How full it is, if they said so.
    pub fullness: Option<Fullness>,
    /// What the thermometer inside showed.
    pub reading: Option<Temperature>,
    /// Who, as a number that is the same for the same reporter.
    pub reporter: u64,
    /// They are on its rota: their word ends what others saw.
    pub tends: bool,
}

impl Report {
    /// How it is after all: a thermometer is believed before a tap.
    pub fn is(&self) -> Condition {
        match self.condition {
            Condition::Good | Condition::Dirty if self.reading.is_some_and(|reading| reading > WARMEST) => {
                Condition::TooWarm
            }
            condition => condition,
        }
    }
}

/// How a fridge is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How it is; none: all that was ever said is one stranger's "gone".
    pub condition: Option<Condition>,
    /// Since when that is known.
    pub since: Timestamp,
    /// How full it was when somebody last said, and when.
    pub fullness: Option<(Fullness, Timestamp)>,
    /// When anybody last said anything.
    pub last: Timestamp,
    /// One person says that it is gone, and nobody else has said so or seen it since.
    pub maybe_gone: bool,
}

/// What the reports come to, in whatever order they are; none without any. The last one counts, with two exceptions: that a
/// fridge is gone takes two people or one of its rota, and "good" from a stranger does not end "too warm" or "broken" unless a
/// thermometer says so too.
pub fn look(reports: &[Report]) -> Option<Look> {
    let mut reports: Vec<&Report> = reports.iter().collect();
    reports.sort_by_key(|report| (report.at, report.reporter));
    let last = reports.last()?.at;
    let mut look: Option<Look> = None;
    let mut gone: Vec<u64> = Vec::new();
    for report in reports {
        let said = report.is();
        if said == Condition::Gone {
            gone.push(report.reporter);
            gone.sort_unstable();
            gone.dedup();
        } else {
            gone.clear();
        }
        let before = look.and_then(|look| look.condition);
        let cold = report.reading.is_some_and(|reading| reading <= WARMEST);
        let counts = match said {
            Condition::Gone => report.tends || gone.len() >= GONE,
            Condition::Good | Condition::Dirty => {
                report.tends || cold || !before.is_some_and(Condition::spoils)
            }
            Condition::TooWarm | Condition::Broken => true,
        };
        let (condition, since) = match look {
            Some(look) if !counts || look.condition == Some(said) => (look.condition, look.since),
            None if !counts => (None, report.at),
            _ => (Some(said), report.at),
        };
        let told = report.fullness.map(|fullness| (fullness, report.at));
        let fullness = told.or(look.and_then(|look| look.fullness));
        let maybe_gone = !gone.is_empty() && condition != Some(Condition::Gone);
        look = Some(Look { condition, since, fullness, last, maybe_gone });
    }
    look
}

#[cfg(test)]
pub(super) mod tests {
    use kit_base::Span;
    use proptest::prelude::*;

    use super::*;

    pub(crate) const NOON: Timestamp = Timestamp::from_secs(1_772_654_400);

    pub(crate) fn said(minutes: i64, condition: Condition, reporter: u64) -> Report {
        Report {
            at: NOON + Span::minutes(minutes),
            condition,
            fullness: None,
            reading: None,
            reporter,
            tends: false,
        }
    }

    fn is(reports: &[Report]) -> Condition {
        look(reports).and_then(|now| now.condition).expect("somebody said something that counts")
    }

    #[test]
    fn what_was_said_last_counts_and_says_since_when() {
        assert_eq!(look(&[]), None, "nobody ever looked");
        let reports = [
            Report { fullness: Some(Fullness::Full), ..said(0, Condition::Good, 1) },
            said(60, Condition::Dirty, 2),
            said(90, Condition::Dirty, 3),
        ];
        let now = look(&reports).expect("a look");
        assert_eq!((now.condition, now.since), (Some(Condition::Dirty), NOON + Span::minutes(60)));
        assert_eq!(now.fullness, Some((Fullness::Full, NOON)), "fullness keeps its own age");
        assert_eq!(now.last, NOON + Span::minutes(90));
    }

    #[test]
    fn a_thermometer_is_believed_before_a_tap() {
        let warm = Report { reading: Temperature::fahrenheit(50), ..said(0, Condition::Good, 1) };
        assert_eq!(is(&[warm]), Condition::TooWarm);
        let cold = Report { reading: Temperature::fahrenheit(41), ..said(0, Condition::Good, 1) };
        assert_eq!(is(&[cold]), Condition::Good, "41 °F is 5 °C");
        assert_eq!(Temperature::fahrenheit(32), Some(Temperature::tenths(0)));
        assert_eq!(Temperature::celsius(-2).map(Temperature::in_tenths), Some(-20));
        assert_eq!(Temperature::fahrenheit(451), None);
        assert_eq!(Temperature::celsius(i16::MIN), None);
        for degrees in -40..=140 {
            assert_eq!(Temperature::fahrenheit(degrees).map(|read| read.said().0), Some(degrees));
        }
    }

    #[test]
    fn a_thermometer_is_read_as_it_is_typed() {
        let read = |typed| Temperature::read(typed, false).map(|read| read.said().0);
        assert_eq!((read("38"), read("38.5 °F"), read("38,0")), (Some(38), Some(39), Some(38)));
        assert_eq!((read("-4.5"), read("warm"), read("4.x"), read("")), (Some(-4), None, None, None));
        assert_eq!(Temperature::read("5 °C", true), Some(WARMEST));
    }

    #[test]
    fn a_stranger_s_good_does_not_make_warm_food_safe() {
        let warm = said(0, Condition::TooWarm, 1);
        assert_eq!(is(&[warm, said(60, Condition::Good, 2)]), Condition::TooWarm);
        let measured = Report { reading: Temperature::celsius(3), ..said(60, Condition::Good, 2) };
        assert_eq!(is(&[warm, measured]), Condition::Good, "a thermometer does");
        let rota = Report { tends: true, ..said(60, Condition::Good, 2) };
        assert_eq!(is(&[warm, rota]), Condition::Good, "and so does its rota");
        assert_eq!(is(&[warm, said(60, Condition::Broken, 2)]), Condition::Broken, "worse counts at once");
    }

    #[test]
    fn that_a_fridge_is_gone_takes_two_people_or_one_of_its_rota() {
        let first = [said(0, Condition::Good, 1), said(60, Condition::Gone, 2)];
        assert!(look(&first).is_some_and(|now| now.condition == Some(Condition::Good) && now.maybe_gone));
        let alone = look(&first[1..]);
        assert!(
            alone.is_some_and(|now| now.condition.is_none() && now.maybe_gone),
            "nobody said it was good"
        );
        let twice = [first[0], first[1], said(70, Condition::Gone, 2)];
        assert_eq!(is(&twice), Condition::Good, "the same one twice is one");
        assert_eq!(is(&[first[0], first[1], said(80, Condition::Gone, 3)]), Condition::Gone);
        let seen = [first[0], first[1], said(70, Condition::Dirty, 4), said(80, Condition::Gone, 3)];
        assert_eq!(is(&seen), Condition::Dirty, "somebody saw it in between");
        let rota = Report { tends: true, ..said(60, Condition::Gone, 2) };
        assert_eq!(is(&[first[0], rota]), Condition::Gone);
        let back = [first[0], rota, said(90, Condition::Good, 5)];
        assert_eq!(is(&back), Condition::Good, "it is there again");
    }

    proptest! {
        #[test]
        fn the_order_in_which_reports_arrive_changes_nothing(
            said_so in proptest::collection::vec((0_i64..600, 0_usize..5, 0_u64..4, any::<bool>()), 1..12), turn in 0_usize..12,
        ) {
            let mut minutes: Vec<i64> = said_so.iter().map(|(minute, ..)| *minute).collect();
            minutes.sort_unstable();
            minutes.dedup();
            prop_assume!(minutes.len() == said_so.len());
            let mut reports: Vec<Report> = said_so
                .iter()
                .map(|(minute, condition, reporter, tends)| Report {
                    tends: *tends,
                    ..said(*minute, Condition::ALL[*condition], *reporter)
                })
                .collect();
            let first = look(&reports);
            let turn = turn % reports.len();
            reports.rotate_left(turn);
            prop_assert_eq!(first, look(&reports));
        }
    }
}
