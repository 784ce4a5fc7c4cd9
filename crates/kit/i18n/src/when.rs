//! Times as people say them: "3 hours ago", "today 8 pm", "Saturday".

use chrono::{DateTime, Datelike as _, TimeZone as _, Timelike as _};
use chrono_tz::Tz;
use kit_base::{Span, Timestamp};

use crate::{Arg, Catalogue, Lang};

/// The IANA zone of this name; UTC if there is none, so that a page never fails for a bad setting.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// The day of the calendar at a moment: year, month, day.
pub fn calendar_day(at: Timestamp, zone: Tz) -> (i32, u32, u32) {
    let day =
        DateTime::from_timestamp_micros(at.micros()).unwrap_or_default().with_timezone(&zone).date_naive();
    (day.year(), day.month(), day.day())
}

impl Catalogue {
    /// How long ago, coarsely: "just now", "25 minutes ago", "3 hours ago", "2 days ago", "3 weeks ago".
    pub fn ago(&self, lang: Lang, span: Span) -> String {
        let (key, n) = match (span.as_minutes(), span.as_hours(), span.as_days()) {
            (..=1, ..) => return self.text(lang, "i18n-ago-now").to_owned(),
            (m @ ..=59, ..) => ("i18n-ago-minutes", if m < 10 { m } else { m / 5 * 5 }),
            (_, h @ ..=23, _) => ("i18n-ago-hours", h),
            (_, _, d @ ..=13) => ("i18n-ago-days", d),
            (_, _, d @ ..=59) => ("i18n-ago-weeks", d / 7),
            (_, _, d) => ("i18n-ago-months", d / 30),
        };
        self.format(lang, key, &[("n", Arg::Num(n))])
    }

    /// A moment near now: "today 8 pm", "tomorrow 8:30 am", "Saturday 2 pm", "March 3, 2 pm".
    pub fn day_time(&self, lang: Lang, now: Timestamp, at: Timestamp, zone: Tz) -> String {
        let day = self.day(lang, now, at, zone);
        let time = self.time(lang, at, zone);
        self.format(lang, "i18n-day-time", &[("day", Arg::Str(&day)), ("time", Arg::Str(&time))])
    }

    /// The day alone: "today", "tomorrow", "yesterday", a weekday within six days ahead, else the date.
    pub fn day(&self, lang: Lang, now: Timestamp, at: Timestamp, zone: Tz) -> String {
        let (now, at) = (local(now, zone), local(at, zone));
        match (at.date_naive() - now.date_naive()).num_days() {
            0 => self.text(lang, "i18n-today").to_owned(),
            1 => self.text(lang, "i18n-tomorrow").to_owned(),
            -1 => self.text(lang, "i18n-yesterday").to_owned(),
            2..=6 => self.text(lang, WEEKDAYS[at.weekday().num_days_from_monday() as usize]).to_owned(),
            _ => {
                let month = self.text(lang, MONTHS[at.month0() as usize]);
                let args = [("day", Arg::Num(at.day().into())), ("month", Arg::Str(month))];
                if at.year() == now.year() {
                    return self.format(lang, "i18n-date", &args);
                }
                let [day, month] = args;
                self.format(lang, "i18n-date-year", &[day, month, ("year", Arg::Num(at.year().into()))])
            }
        }
    }

    /// The clock time: "8 pm", "8:30 am", "noon", "midnight".
    pub fn time(&self, lang: Lang, at: Timestamp, zone: Tz) -> String {
        let at = local(at, zone);
        let (pm, hour) = at.hour12();
        let key = match (at.hour(), at.minute()) {
            (0, 0) => return self.text(lang, "i18n-midnight").to_owned(),
            (12, 0) => return self.text(lang, "i18n-noon").to_owned(),
            (_, 0) if pm => "i18n-pm",
            (_, 0) => "i18n-am",
            _ if pm => "i18n-pm-minutes",
            _ => "i18n-am-minutes",
        };
        let minutes = format!("{:02}", at.minute());
        self.format(lang, key, &[("hour", Arg::Num(hour.into())), ("minutes", Arg::Str(&minutes))])
    }
}

fn local(at: Timestamp, zone: Tz) -> DateTime<Tz> {
    let utc = DateTime::from_timestamp(at.secs(), 0).unwrap_or_default();
    zone.from_utc_datetime(&utc.naive_utc())
}

const WEEKDAYS: [&str; 7] = [
    "i18n-monday",
    "i18n-tuesday",
    "i18n-wednesday",
    "i18n-thursday",
    "i18n-friday",
    "i18n-saturday",
    "i18n-sunday",
];

const MONTHS: [&str; 12] = [
    "i18n-january",
    "i18n-february",
    "i18n-march",
    "i18n-april",
    "i18n-may",
    "i18n-june",
    "i18n-july",
    "i18n-august",
    "i18n-september",
    "i18n-october",
    "i18n-november",
    "i18n-december",
];
