//! When a person may be written to: a window of local time in their zone, through every change of the clocks.

use chrono::{DateTime, LocalResult, NaiveDateTime, TimeDelta, TimeZone as _, Timelike as _, Utc};
use chrono_tz::Tz;
use kit_base::Timestamp;

/// Minutes in a day.
const DAY: u16 = 24 * 60;

/// The hours in which a message may arrive. Quiet from 21 to 9 unless the person says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafeTimes {
    zone: Tz,
    from: u16,
    until: u16,
}

/// The text is not the IANA name of a time zone.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a time zone")]
pub struct BadZone;

impl SafeTimes {
    /// 9 to 21 in `zone`.
    pub const fn new(zone: Tz) -> Self {
        Self { zone, from: 9 * 60, until: 21 * 60 }
    }

    /// 9 to 21 in the zone of this IANA name, such as `America/Los_Angeles`.
    pub fn in_zone(name: &str) -> Result<Self, BadZone> {
        name.parse().map(Self::new).map_err(|_| BadZone)
    }

    /// From one minute of the day to another (excluded), over midnight when `until` is the smaller one. Two equal
    /// ones leave the whole day open.
    #[must_use]
    pub const fn window(mut self, from: u16, until: u16) -> Self {
        self.from = from % DAY;
        self.until = until % DAY;
        self
    }

    /// At any hour: what a person who works nights may choose, and what a sign-in link needs.
    #[must_use]
    pub const fn any_hour(self) -> Self {
        self.window(0, 0)
    }

    /// Whether a message may arrive at `at`.
    pub fn allows(self, at: Timestamp) -> bool {
        self.local(at).is_none_or(|local| self.holds(minute(&local)))
    }

    /// The first instant from `at` on at which a message may arrive.
    pub fn next(self, at: Timestamp) -> Timestamp {
        let Some(local) = self.local(at) else { return at };
        if self.holds(minute(&local)) {
            return at;
        }
        let today = local.date_naive();
        let day = if minute(&local) < self.from { Some(today) } else { today.succ_opt() };
        let (hour, minute) = (u32::from(self.from / 60), u32::from(self.from % 60));
        day.and_then(|day| day.and_hms_opt(hour, minute, 0)).map_or(at, |opens| self.instant(opens, at))
    }

    const fn holds(self, minute: u16) -> bool {
        if self.from == self.until {
            true
        } else if self.from < self.until {
            self.from <= minute && minute < self.until
        } else {
            minute >= self.from || minute < self.until
        }
    }

    /// The instant of a local time, not before `earliest`. A time that the clocks skip is the first one after the
    /// gap; of a time that comes twice the first that still lies ahead.
    fn instant(self, local: NaiveDateTime, earliest: Timestamp) -> Timestamp {
        // Gaps are an hour as a rule; the longest on record is a day.
        let steps = (0..=100).map(|n| local + TimeDelta::minutes(15 * n));
        let found = steps.map(|t| self.zone.from_local_datetime(&t)).find(|r| *r != LocalResult::None);
        let stamp = |t: DateTime<Tz>| Timestamp::from_micros(t.timestamp_micros());
        match found {
            Some(LocalResult::Single(only)) => stamp(only).max(earliest),
            Some(LocalResult::Ambiguous(first, _)) if stamp(first) >= earliest => stamp(first),
            Some(LocalResult::Ambiguous(_, second)) => stamp(second).max(earliest),
            Some(LocalResult::None) | None => earliest,
        }
    }

    fn local(self, at: Timestamp) -> Option<DateTime<Tz>> {
        DateTime::<Utc>::from_timestamp_micros(at.micros()).map(|utc| utc.with_timezone(&self.zone))
    }
}

fn minute(local: &DateTime<Tz>) -> u16 {
    u16::try_from(local.hour() * 60 + local.minute()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn los_angeles() -> SafeTimes {
        SafeTimes::in_zone("America/Los_Angeles").expect("a zone")
    }

    /// A UTC instant by its RFC 3339 text.
    fn at(text: &str) -> Timestamp {
        let utc = DateTime::parse_from_rfc3339(text).expect("a time");
        Timestamp::from_micros(utc.timestamp_micros())
    }

    #[test]
    fn by_day_at_once_by_night_at_nine() {
        let times = los_angeles();
        for (asked, sent) in [
            ("2026-11-22T12:00:00-08:00", "2026-11-22T12:00:00-08:00"),
            ("2026-11-22T09:00:00-08:00", "2026-11-22T09:00:00-08:00"),
            ("2026-11-22T20:59:59-08:00", "2026-11-22T20:59:59-08:00"),
            ("2026-11-22T21:00:00-08:00", "2026-11-23T09:00:00-08:00"),
            ("2026-11-23T00:30:00-08:00", "2026-11-23T09:00:00-08:00"),
            ("2026-11-23T08:59:59-08:00", "2026-11-23T09:00:00-08:00"),
        ] {
            assert_eq!(times.next(at(asked)), at(sent), "{asked}");
        }
    }

    #[test]
    fn the_nights_when_the_clocks_change_end_at_nine_by_the_wall() {
        let times = los_angeles();
        // 8 March 2026: 02:00 becomes 03:00. 1 November 2026: 02:00 becomes 01:00.
        assert_eq!(times.next(at("2026-03-07T22:00:00-08:00")), at("2026-03-08T09:00:00-07:00"));
        assert_eq!(times.next(at("2026-10-31T22:00:00-07:00")), at("2026-11-01T09:00:00-08:00"));
    }

    #[test]
    fn a_window_that_opens_in_the_skipped_hour_opens_right_after_it() {
        let times = los_angeles().window(150, 240);
        assert_eq!(times.next(at("2026-03-08T01:00:00-08:00")), at("2026-03-08T03:00:00-07:00"));
    }

    #[test]
    fn a_window_that_opens_in_the_doubled_hour_opens_the_first_time_or_else_the_second() {
        let times = los_angeles().window(90, 100);
        assert_eq!(times.next(at("2026-11-01T01:00:00-07:00")), at("2026-11-01T01:30:00-07:00"));
        assert_eq!(times.next(at("2026-11-01T01:10:00-08:00")), at("2026-11-01T01:30:00-08:00"));
    }

    #[test]
    fn a_window_may_pass_midnight_or_be_the_whole_day() {
        let night = los_angeles().window(22 * 60, 2 * 60);
        assert!(night.allows(at("2026-11-22T23:30:00-08:00")));
        assert!(night.allows(at("2026-11-22T01:59:00-08:00")));
        assert_eq!(night.next(at("2026-11-22T02:00:00-08:00")), at("2026-11-22T22:00:00-08:00"));
        assert!(los_angeles().any_hour().allows(at("2026-11-22T03:00:00-08:00")));
    }

    #[test]
    fn an_unknown_zone_is_refused() {
        assert_eq!(SafeTimes::in_zone("America/Farolito"), Err(BadZone));
    }
}
