//! The network's own day and week: when it is night for its neighbors, and when a week of asks begins.

use chrono::{Datelike as _, Days, LocalResult, NaiveDate, NaiveTime, TimeZone as _};
use chrono_tz::Tz;
use kit_base::Timestamp;
use kit_db::{DbError, Tx};

use crate::store::{self, Settings};

/// The hours of one network.
#[derive(Clone, Copy, Debug)]
pub struct Hours {
    from: i64,
    until: i64,
    zone: Tz,
}

/// Reads the hours that count now.
pub fn hours(tx: &mut Tx<'_>) -> Result<Hours, DbError> {
    Ok(Hours::of(&store::settings(tx)?))
}

impl Hours {
    /// From the network's settings.
    pub fn of(settings: &Settings) -> Self {
        Self { from: settings.awake_from, until: settings.awake_until, zone: kit_i18n::zone(&settings.zone) }
    }

    /// From a network as pages know it.
    pub fn of_network(network: &circles::Network) -> Self {
        Self { from: network.awake_from, until: network.awake_until, zone: kit_i18n::zone(&network.zone) }
    }

    /// Whether nobody may be awake.
    pub fn is_night(&self, at: Timestamp) -> bool {
        let minute = self.minute(at);
        let awake = if self.from <= self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        };
        // The same minute twice means that somebody is always awake.
        self.from != self.until && !awake
    }

    /// The same instant by day; the next morning by night.
    pub fn morning(&self, at: Timestamp) -> Timestamp {
        if !self.is_night(at) {
            return at;
        }
        let day = self.local(at).date_naive();
        let later = self.minute(at) >= self.from;
        self.instant(if later { next(day) } else { day }, self.from).max(at)
    }

    /// The week that holds this instant: its number, and when it began, on a Monday.
    pub fn week(&self, at: Timestamp) -> (i64, Timestamp) {
        let day = self.local(at).date_naive();
        let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
        (i64::from(monday.num_days_from_ce()), self.instant(monday, 0))
    }

    /// When the next week begins.
    pub fn next_week(&self, at: Timestamp) -> Timestamp {
        let day = self.local(at).date_naive();
        let monday = day + Days::new(7 - u64::from(day.weekday().num_days_from_monday()));
        self.instant(monday, 0)
    }

    /// The beginning of a day that somebody wrote down as `2026-03-05`.
    pub fn day(&self, text: &str) -> Option<Timestamp> {
        Some(self.instant(text.parse().ok()?, 0))
    }

    /// The day of an instant, as forms write it.
    pub fn date(&self, at: Timestamp) -> String {
        self.local(at).date_naive().to_string()
    }

    fn minute(&self, at: Timestamp) -> i64 {
        use chrono::Timelike as _;
        let local = self.local(at);
        i64::from(local.hour() * 60 + local.minute())
    }

    fn local(&self, at: Timestamp) -> chrono::DateTime<Tz> {
        let utc = chrono::DateTime::from_timestamp(at.secs(), 0).unwrap_or_default();
        utc.with_timezone(&self.zone)
    }

    /// A minute of a local day; where the clocks leap over it, the first one after.
    fn instant(&self, day: NaiveDate, minute: i64) -> Timestamp {
        let seconds = u32::try_from(minute.clamp(0, 1439) * 60).unwrap_or(0);
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default();
        let local = day.and_time(time);
        let found = match self.zone.from_local_datetime(&local) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.timestamp(),
            LocalResult::None => self
                .zone
                .from_local_datetime(&(local + chrono::TimeDelta::hours(1)))
                .earliest()
                .map_or_else(|| local.and_utc().timestamp(), |at| at.timestamp()),
        };
        Timestamp::from_secs(found)
    }
}

fn next(day: NaiveDate) -> NaiveDate {
    day + Days::new(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn angeles() -> Hours {
        Hours { from: 8 * 60, until: 21 * 60, zone: kit_i18n::zone("America/Los_Angeles") }
    }

    #[test]
    fn by_day_nothing_waits_and_by_night_all_waits_for_the_same_morning() {
        let hours = angeles();
        // A Wednesday, 12:00 in Los Angeles.
        let noon = Timestamp::from_secs(1_772_740_800);
        assert_eq!(hours.morning(noon), noon);
        let eight_next_day = noon + kit_base::Span::hours(20);
        for later in [9, 11, 13, 19] {
            let at = noon + kit_base::Span::hours(later);
            assert!(hours.is_night(at), "{later} hours after noon");
            assert_eq!(hours.morning(at), eight_next_day, "{later} hours after noon");
        }
        assert!(!hours.is_night(eight_next_day));
    }

    #[test]
    fn a_week_begins_on_a_local_monday_and_lasts_until_the_next_even_when_clocks_change() {
        let hours = angeles();
        let noon = Timestamp::from_secs(1_772_740_800);
        let (number, began) = hours.week(noon);
        let next = hours.next_week(noon);
        assert!(began <= noon && noon < next);
        assert_eq!(hours.week(began), (number, began));
        assert_eq!(hours.week(next), (number + 7, next));
        // The clocks go forward in the night to Sunday, March 8, 2026: that week is an hour short.
        assert_eq!(next.since(began), kit_base::Span::hours(7 * 24 - 1));
    }

    #[test]
    fn a_clock_out_of_every_calendar_breaks_nothing() {
        for secs in [i64::MIN / 1_000_000, 0, i64::MAX / 1_000_000] {
            let at = Timestamp::from_secs(secs);
            let hours = angeles();
            assert!(hours.morning(at) >= at);
            hours.week(at);
        }
    }
}
