//! Which parts of which days an ask could be done in, on the network's own clock.

use asks::domain::When;
use chrono::{DateTime, Datelike as _, TimeZone as _, Timelike as _};
use kit_base::Timestamp;
use offers::domain::{ALWAYS, Day, Part};

/// The parts that fit: this one now, the rest of the day today, any later.
pub fn hours(when: When, now: Timestamp, zone: &str) -> u32 {
    let utc = DateTime::from_timestamp(now.secs(), 0).unwrap_or_default();
    let local = kit_i18n::zone(zone).from_utc_datetime(&utc.naive_utc());
    let day = Day::nth(u8::try_from(local.weekday().num_days_from_monday()).unwrap_or(0));
    let part = Part::at(i64::from(local.hour() * 60 + local.minute()));
    match when {
        When::Now => part.on(day),
        When::Today => {
            Part::ALL.iter().filter(|later| **later >= part).fold(0, |all, part| all | part.on(day))
        }
        When::ThisWeek | When::Flexible => ALWAYS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_noon_on_a_wednesday_the_morning_is_over_for_whoever_needs_it_today() {
        let (noon, zone) = (Timestamp::from_secs(1_772_654_400), "America/Los_Angeles");
        let wednesday = Day::Wednesday.hours();
        assert_eq!(hours(When::Today, noon, zone) & wednesday, wednesday & !Part::Morning.on(Day::Wednesday));
        assert_eq!(hours(When::Now, noon, zone), Part::Afternoon.on(Day::Wednesday));
        assert_eq!(hours(When::Flexible, noon, zone), ALWAYS);
    }
}
