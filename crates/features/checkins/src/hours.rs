//! On which days and between which minutes a round happens, in the network's zone.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone as _, Timelike as _};
use chrono_tz::Tz;
use kit_base::{Span, Timestamp};

/// The days of the week as stored, Monday first.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The earliest minute of the day for a first try: 8 in the morning.
const EARLIEST: u16 = 8 * 60;
/// The latest minute at which a round's hours end, so that its ladder is walked while people are awake: 8 in the evening.
const LATEST: u16 = 20 * 60;
/// So much after its hours began a round is late: the job looks every five minutes.
const SLACK: Span = Span::minutes(15);

/// When a round happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    days: [bool; 7],
    from: u16,
    until: u16,
}

/// One day's round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The day, counted as [`day_of`] does.
    pub day: i64,
    /// Until when nobody who has not answered is missed.
    pub until: Timestamp,
}

impl Hours {
    /// Some days, and a window within one day; `None` when there is no day or no such window.
    pub fn new(days: [bool; 7], from: u16, until: u16) -> Option<Self> {
        let sound = days.contains(&true) && EARLIEST <= from && from < until && until <= LATEST;
        sound.then_some(Self { days, from, until })
    }

    /// From what is stored.
    pub fn read(days: &str, from: u16, until: u16) -> Option<Self> {
        let named: Vec<&str> = days.split(' ').collect();
        Self::new(DAYS.map(|day| named.contains(&day)), from, until)
    }

    /// The days as stored.
    pub fn days(&self) -> String {
        let named = DAYS.iter().zip(self.days).filter(|(_, on)| *on).map(|(day, _)| *day);
        named.collect::<Vec<_>>().join(" ")
    }

    /// The minute of the day it begins at.
    pub const fn from(&self) -> u16 {
        self.from
    }

    /// The minute of the day it ends at.
    pub const fn until(&self) -> u16 {
        self.until
    }

    /// Whether there is a round on this day.
    pub fn is_on(&self, day: i64) -> bool {
        self.days[weekday(day)]
    }

    /// Whether it is every day.
    pub fn is_daily(&self) -> bool {
        self.days == [true; 7]
    }

    /// Today's round, once its hours have begun. A server that comes back late opens it late, and waits its whole
    /// window or an hour, so that nobody is missed because a machine slept; in the evening it opens nothing any more.
    pub fn opening(&self, now: Timestamp, zone: Tz) -> Option<Opening> {
        let day = day_of(now, zone);
        if !self.is_on(day) || now < instant(day, self.from, zone) || now >= instant(day, LATEST, zone) {
            return None;
        }
        let until = instant(day, self.until, zone);
        let whole = Span::minutes(i64::from(self.until - self.from));
        Some(Opening { day, until: if now < until { until } else { now + whole.min(Span::hours(1)) } })
    }

    /// When its hours begin on a day.
    pub fn begins(&self, day: i64, zone: Tz) -> Timestamp {
        instant(day, self.from, zone)
    }

    /// The next days on which there is a round, from `first` on.
    pub fn next_days(&self, first: i64, within: i64) -> Vec<i64> {
        (first..first + within).filter(|day| self.is_on(*day)).collect()
    }
}

/// Whether a round that begins then is opened late.
pub fn is_late(begins: Timestamp, now: Timestamp) -> bool {
    begins + SLACK < now
}

/// The last day on which no round opens any more: today in the evening, else yesterday.
pub fn last_over(now: Timestamp, zone: Tz) -> i64 {
    let today = day_of(now, zone);
    if now < instant(today, LATEST, zone) { today - 1 } else { today }
}

/// The day of a date as a form sends it: `2026-12-24`.
pub fn parse_date(text: &str) -> Option<i64> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    Some(date.signed_duration_since(NaiveDate::default()).num_days())
}

/// A day as a form sends it.
pub fn date(day: i64) -> String {
    let date = u64::try_from(day).ok().and_then(|day| NaiveDate::default().checked_add_days(Days::new(day)));
    date.unwrap_or_default().to_string()
}

fn local(at: Timestamp, zone: Tz) -> DateTime<Tz> {
    zone.from_utc_datetime(&DateTime::from_timestamp(at.secs(), 0).unwrap_or_default().naive_utc())
}

/// The local day of a moment, counted from the first day of 1970.
pub fn day_of(at: Timestamp, zone: Tz) -> i64 {
    local(at, zone).date_naive().signed_duration_since(NaiveDate::default()).num_days()
}

/// The local minute of the day.
pub fn minute_of(at: Timestamp, zone: Tz) -> u16 {
    let time = local(at, zone).time();
    u16::try_from(time.hour() * 60 + time.minute()).unwrap_or_default()
}

/// 0 is Monday.
pub fn weekday(day: i64) -> usize {
    // The first day of 1970 was a Thursday.
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or_default()
}

/// The moment of a local minute of a day. An hour that the clocks leave out begins when they go on.
pub fn instant(day: i64, minute: u16, zone: Tz) -> Timestamp {
    let date = NaiveDate::default()
        .checked_add_days(Days::new(u64::try_from(day).unwrap_or_default()))
        .unwrap_or_default();
    let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0).unwrap_or_default();
    let naive = date.and_time(time);
    let found = zone.from_local_datetime(&naive).earliest().or_else(|| {
        let later = naive.checked_add_signed(chrono::TimeDelta::hours(1))?;
        zone.from_local_datetime(&later).earliest()
    });
    found.map_or(Timestamp::from_secs(day * 86_400), |at| Timestamp::from_secs(at.timestamp()))
}

/// A moment within a day, for words that say which day it is.
pub fn noon(day: i64, zone: Tz) -> Timestamp {
    instant(day, 12 * 60, zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Wednesday noon in Los Angeles.
    const NOON: Timestamp = Timestamp::from_secs(1_772_654_400);

    fn la() -> Tz {
        kit_i18n::zone("America/Los_Angeles")
    }

    #[test]
    fn a_day_begins_where_the_neighbors_live() {
        let day = day_of(NOON, la());
        assert_eq!(weekday(day), 2);
        assert_eq!(minute_of(NOON, la()), 720);
        assert_eq!(noon(day, la()), NOON);
        assert_eq!(day_of(NOON + Span::hours(11), la()), day, "already tomorrow in Greenwich");
        assert_eq!(day_of(NOON + Span::hours(13), la()), day + 1);
    }

    #[test]
    fn a_round_opens_within_its_hours_on_its_days_and_late_after_a_server_slept() {
        let hours = Hours::read("wed sat", 9 * 60, 11 * 60).expect("these are hours");
        let day = day_of(NOON, la());
        assert_eq!(hours.opening(NOON - Span::hours(4), la()), None, "8 in the morning");
        let open = hours.opening(NOON - Span::hours(2), la()).expect("it is ten");
        assert_eq!(open, Opening { day, until: NOON - Span::hours(1) });
        let late = hours.opening(NOON, la()).expect("it is noon, and the same day");
        assert_eq!(late, Opening { day, until: NOON + Span::hours(1) });
        assert_eq!(hours.opening(NOON + Span::days(1), la()), None, "no round on Thursdays");
        assert!(!is_late(hours.begins(day, la()), NOON - Span::minutes(170)));
        assert!(is_late(hours.begins(day, la()), NOON - Span::hours(2)));
        assert_eq!(hours.next_days(day, 14), [day, day + 3, day + 7, day + 10]);
    }

    #[test]
    fn a_day_is_over_at_eight_in_the_evening_and_a_date_is_the_day_it_names() {
        let day = day_of(NOON, la());
        assert_eq!(last_over(NOON, la()), day - 1);
        assert_eq!(last_over(NOON + Span::hours(8), la()), day);
        assert_eq!(parse_date("2026-03-04"), Some(day));
        assert_eq!(date(day), "2026-03-04");
        assert_eq!(parse_date("tomorrow"), None);
    }

    #[test]
    fn hours_at_night_and_hours_without_days_are_refused() {
        for (days, from, until) in
            [("", 600, 660), ("mon", 660, 600), ("mon", 300, 600), ("mon", 600, 1290), ("mon", 600, 600)]
        {
            assert_eq!(Hours::read(days, from, until), None, "{days} {from} {until}");
        }
    }

    #[test]
    fn the_night_that_the_clocks_change_has_its_round_too() {
        // On March 8, 2026 the clocks of Los Angeles go from 2 to 3.
        let day = day_of(Timestamp::from_secs(1_772_971_200), la());
        assert!(instant(day, 9 * 60, la()).since(instant(day, 60, la())) == Span::hours(7));
        assert_eq!(
            instant(day, 150, la()),
            instant(day, 210, la()),
            "half past two begins with half past three"
        );
    }
}
