//! When the doors are open: every week, on the second Saturday, on days that differ, until an hour or until the food is gone.
//!
//! Days are counted from the first day of 1970 and minutes from local midnight; whoever asks brings the local moment.
//! Weekdays are written as in iCalendar (RFC 5545, BYDAY): `SA`, `2SA` for the second of a month, `-1FR` for the last.

mod text;

use chrono::{Datelike as _, Days, NaiveDate, TimeZone as _};
use kit_base::Timestamp;
use serde::{Deserialize, Serialize};

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// So long "until it is gone" may last; after that it is gone.
const GONE_AFTER: u16 = 3 * 60;
/// So many slots are more than a listing has, and fewer than a hostile file has.
const MOST: usize = 70;
/// So far ahead the next opening is looked for: the fifth Saturday comes within it.
const AHEAD: i64 = 100;

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Why something is no opening hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursRefused {
    /// No such weekday, or no such one of a month.
    #[error("no such day")]
    Day,
    /// No such time, or the doors would close as they open.
    #[error("no such time")]
    Time,
    /// More than anybody has.
    #[error("too many")]
    TooMany,
}

/// Which days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct On {
    /// 0 is Monday.
    weekday: u8,
    /// Which one of a month: 1 to 5 from its start, -1 to -5 from its end; 0: every week.
    nth: i8,
}

/// When the doors close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Until {
    /// At a minute; one that is not after the opening is on the next day.
    Minute(u16),
    /// When nothing is left.
    Gone,
}

/// One opening within a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    from: u16,
    until: Until,
}

/// One regular opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    /// The days.
    pub on: On,
    /// The hours.
    pub window: Window,
}

/// A day that differs from the rule: with these windows, or with none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The day.
    pub day: i64,
    /// What holds instead; none: the doors stay shut.
    pub windows: Vec<Window>,
}

/// Opening hours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hours {
    slots: Vec<Slot>,
    exceptions: Vec<Exception>,
}

/// How the doors are at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doors {
    /// Open until a minute, counted from the midnight that began the day.
    Open(u16),
    /// Open as long as there is something left.
    UntilGone,
    /// Shut.
    Shut,
}

impl On {
    /// Every week on a weekday, 0 being Monday; or the `nth` of a month, counted from its end when negative.
    pub fn new(weekday: u8, nth: i8) -> Result<Self, HoursRefused> {
        if weekday < 7 && (-5..=5).contains(&nth) {
            Ok(Self { weekday, nth })
        } else {
            Err(HoursRefused::Day)
        }
    }

    /// Whether it is every week.
    pub const fn is_weekly(self) -> bool {
        self.nth == 0
    }

    /// Whether it is on this day.
    pub fn is(self, day: i64) -> bool {
        let Some(date) = date(day) else { return false };
        if u8::try_from(date.weekday().num_days_from_monday()) != Ok(self.weekday) {
            return false;
        }
        let from_start = (date.day0() / 7) + 1;
        let from_end = (u32::from(date.num_days_in_month()) - date.day()) / 7 + 1;
        let counted = if self.nth < 0 { from_end } else { from_start };
        self.nth == 0 || counted == u32::from(self.nth.unsigned_abs())
    }
}

impl Window {
    /// From a minute of the day (before midnight) until another; 24:00 is midnight at the end of the day.
    pub fn new(from: u16, until: Until) -> Result<Self, HoursRefused> {
        let sound = match until {
            Until::Minute(until) => until <= DAY && until != from,
            Until::Gone => true,
        };
        if from < DAY && sound { Ok(Self { from, until }) } else { Err(HoursRefused::Time) }
    }

    /// The minute of the day at which it begins.
    pub const fn from(self) -> u16 {
        self.from
    }

    /// When it ends.
    pub const fn until(self) -> Until {
        self.until
    }

    /// The minute at which it is over for certain, counted from the midnight before it began; past [`DAY`] on the next day.
    const fn over(self) -> u16 {
        match self.until {
            Until::Minute(until) if until > self.from => until,
            Until::Minute(until) => until + DAY,
            Until::Gone => self.from + GONE_AFTER,
        }
    }
}

impl Hours {
    /// Regular openings and the days that differ. Of two rules for one day the later holds.
    pub fn new(slots: Vec<Slot>, exceptions: Vec<Exception>) -> Result<Self, HoursRefused> {
        if slots.len() > MOST || exceptions.len() > MOST {
            return Err(HoursRefused::TooMany);
        }
        Ok(Self { slots, exceptions })
    }

    /// Nothing is known.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty() && self.exceptions.is_empty()
    }

    /// The doors never shut: every weekday has a whole day, and no day differs.
    pub fn is_always(&self) -> bool {
        let whole = |slot: &Slot| slot.on.is_weekly() && (slot.window.from, slot.window.over()) == (0, DAY);
        let day = |weekday| self.slots.iter().any(|slot| slot.on.weekday == weekday && whole(slot));
        self.exceptions.is_empty() && (0..7).all(day)
    }

    /// The regular openings.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The days that differ from the rule.
    pub fn exceptions(&self) -> &[Exception] {
        &self.exceptions
    }

    /// What holds on a day that differs from the rule.
    fn other(&self, day: i64) -> Option<&Exception> {
        self.exceptions.iter().rev().find(|exception| exception.day == day)
    }

    /// The openings that begin on a day, in their order.
    pub fn on(&self, day: i64) -> Vec<Window> {
        let mut windows = self.other(day).map_or_else(
            || self.slots.iter().filter(|slot| slot.on.is(day)).map(|slot| slot.window).collect(),
            |other| other.windows.clone(),
        );
        windows.sort_by_key(|window| (window.from, window.over()));
        windows
    }

    /// How the doors are at a minute of a day. An opening that began yesterday may last past midnight.
    pub fn at(&self, day: i64, minute: u16) -> Doors {
        let yesterday =
            self.on(day - 1).into_iter().map(|window| (window, i32::from(minute) + i32::from(DAY)));
        let today = self.on(day).into_iter().map(|window| (window, i32::from(minute)));
        let open = yesterday
            .chain(today)
            .filter(|(window, at)| (i32::from(window.from)..i32::from(window.over())).contains(at));
        // Several windows may be open at once: what is sure wins, and the latest end.
        open.map(|(window, at)| match window.until {
            Until::Gone => Doors::UntilGone,
            Until::Minute(_) if at >= i32::from(DAY) => Doors::Open(window.over() - DAY),
            Until::Minute(_) => Doors::Open(window.over()),
        })
        .max_by_key(|doors| match doors {
            Doors::Open(until) => i32::from(*until) + 1,
            Doors::UntilGone => 1,
            Doors::Shut => 0,
        })
        .unwrap_or(Doors::Shut)
    }

    /// Whether an opening begins after a minute of that same day.
    pub fn opens_later(&self, day: i64, minute: u16) -> bool {
        match self.other(day) {
            Some(other) => other.windows.iter().any(|window| window.from > minute),
            None => self.slots.iter().any(|slot| slot.window.from > minute && slot.on.is(day)),
        }
    }

    /// The next opening that begins after a minute of a day: its day and its window.
    pub fn next(&self, day: i64, minute: u16) -> Option<(i64, Window)> {
        if self.is_empty() {
            return None;
        }
        (day..day + AHEAD).find_map(|on| {
            let later = |window: &Window| on > day || window.from > minute;
            self.on(on).into_iter().find(later).map(|window| (on, window))
        })
    }
}

/// Six in the morning of a day, written as `2026-03-31`, by the clocks of a zone; none: it is no day.
pub fn morning(day: &str, zone: &str) -> Option<Timestamp> {
    let six = day.parse::<NaiveDate>().ok()?.and_hms_opt(6, 0, 0)?;
    let at = kit_i18n::zone(zone).from_local_datetime(&six).earliest()?;
    Some(Timestamp::from_secs(at.timestamp()))
}

fn date(day: i64) -> Option<NaiveDate> {
    let days = Days::new(day.unsigned_abs());
    let first = NaiveDate::default();
    if day < 0 { first.checked_sub_days(days) } else { first.checked_add_days(days) }
}

#[cfg(test)]
mod tests;
