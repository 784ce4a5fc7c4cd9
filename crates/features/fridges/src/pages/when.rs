//! The local moment of a fridge: its day, its minute, its weekday.

use chrono::{DateTime, Datelike as _, NaiveDate, Timelike as _};
use kit_base::Timestamp;

/// A moment on the clock of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Local {
    /// Days since the first of 1970.
    pub(crate) day: i64,
    /// Minutes since midnight.
    pub(crate) minute: u16,
    /// 0 is Monday.
    pub(crate) weekday: u8,
}

/// What the clocks say in the zone of that name.
pub(crate) fn local(at: Timestamp, zone: &str) -> Local {
    let there =
        DateTime::from_timestamp(at.secs(), 0).unwrap_or_default().with_timezone(&kit_i18n::zone(zone));
    let date = there.date_naive();
    let minute = there.hour() * 60 + there.minute();
    Local {
        day: date.signed_duration_since(NaiveDate::default()).num_days(),
        minute: u16::try_from(minute).unwrap_or_default(),
        weekday: u8::try_from(date.weekday().num_days_from_monday()).unwrap_or_default(),
    }
}

/// The noon of a day, for saying which one it was.
pub(crate) const fn noon(day: i64) -> Timestamp {
    Timestamp::from_secs(day * 86_400 + 43_200)
}

/// The keys of the weekdays; Monday is the first.
pub(crate) const WEEKDAYS: [&str; 7] = [
    "i18n-monday",
    "i18n-tuesday",
    "i18n-wednesday",
    "i18n-thursday",
    "i18n-friday",
    "i18n-saturday",
    "i18n-sunday",
];

/// The key of a weekday; what is none is Monday.
pub(crate) fn weekday(number: u8) -> &'static str {
    WEEKDAYS.get(usize::from(number)).copied().unwrap_or(WEEKDAYS[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_place() {
        let evening = Timestamp::from_secs(1_772_679_600);
        let there = local(evening, "America/Los_Angeles");
        assert_eq!((there.minute, there.weekday), (19 * 60, 2), "a Wednesday, seven in the evening");
        let here = local(evening, "UTC");
        assert_eq!((here.day, here.weekday), (there.day + 1, 3));
        assert_eq!(local(noon(there.day), "UTC").day, there.day);
    }
}
