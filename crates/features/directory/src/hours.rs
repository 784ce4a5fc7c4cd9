//! When the doors are open: every week, on the second Saturday, on days that differ, until an hour or until the food is gone.
//!
//! Days are counted from the first day of 1970 and minutes from local midnight; whoever asks brings the local moment.
//! Weekdays are written as in iCalendar (RFC 5545, BYDAY): `SA`, `2SA` for the second of a month, `-1FR` for the last.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Days, NaiveDate};

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

    /// The regular openings.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The openings that begin on a day, in their order.
    pub fn on(&self, day: i64) -> Vec<Window> {
        let other = self.exceptions.iter().rev().find(|exception| exception.day == day);
        let mut windows = other.map_or_else(
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

fn date(day: i64) -> Option<NaiveDate> {
    let days = Days::new(day.unsigned_abs());
    let first = NaiveDate::default();
    if day < 0 { first.checked_sub_days(days) } else { first.checked_add_days(days) }
}

impl fmt::Display for On {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.nth != 0 {
            write!(f, "{}", self.nth)?;
        }
        f.write_str(WEEKDAYS[usize::from(self.weekday)])
    }
}

impl FromStr for On {
    type Err = HoursRefused;

    fn from_str(text: &str) -> Result<Self, HoursRefused> {
        let at =
            text.len().checked_sub(2).filter(|at| text.is_char_boundary(*at)).ok_or(HoursRefused::Day)?;
        let (nth, name) = text.split_at(at);
        let weekday = (0..7).zip(WEEKDAYS).find(|(_, known)| *known == name).map(|(weekday, _)| weekday);
        let nth = if nth.is_empty() {
            0
        } else {
            let read = nth.parse::<i8>().ok().filter(|read| *read != 0 && read.to_string() == nth);
            read.ok_or(HoursRefused::Day)?
        };
        Self::new(weekday.ok_or(HoursRefused::Day)?, nth)
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}-", self.from / 60, self.from % 60)?;
        match self.until {
            Until::Minute(until) => write!(f, "{:02}:{:02}", until / 60, until % 60),
            Until::Gone => Ok(()),
        }
    }
}

impl FromStr for Window {
    type Err = HoursRefused;

    fn from_str(text: &str) -> Result<Self, HoursRefused> {
        let (from, until) = text.split_once('-').ok_or(HoursRefused::Time)?;
        let until = if until.is_empty() { Until::Gone } else { Until::Minute(minute(until)?) };
        Self::new(minute(from)?, until)
    }
}

/// `09:30`, and nothing looser: what people type is read elsewhere.
fn minute(text: &str) -> Result<u16, HoursRefused> {
    let (hour, minute) = text.split_once(':').ok_or(HoursRefused::Time)?;
    let two = |text: &str, most: u16| {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u16>().ok().filter(|n| digits && *n <= most).ok_or(HoursRefused::Time)
    };
    let (hour, minute) = (two(hour, 24)?, two(minute, 59)?);
    if hour * 60 + minute <= DAY { Ok(hour * 60 + minute) } else { Err(HoursRefused::Time) }
}

/// As stored: `SA 10:00-13:00`.
impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.on, self.window)
    }
}

impl FromStr for Slot {
    type Err = HoursRefused;

    fn from_str(text: &str) -> Result<Self, HoursRefused> {
        let (on, window) = text.split_once(' ').ok_or(HoursRefused::Day)?;
        Ok(Self { on: on.parse()?, window: window.parse()? })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Sunday, November 1, 2026.
    const NOVEMBER: i64 = 20_758;

    fn hours(slots: &[&str]) -> Hours {
        let slots = slots.iter().map(|slot| slot.parse().expect("a slot")).collect();
        Hours::new(slots, Vec::new()).expect("hours")
    }

    fn days_of(on: &str, month: i64, length: i64) -> Vec<i64> {
        let on: On = on.parse().expect("a day");
        (month..month + length).filter(|day| on.is(*day)).map(|day| day - month + 1).collect()
    }

    #[test]
    fn the_second_saturday_and_the_last_friday_are_found_in_a_month() {
        assert_eq!(days_of("SU", NOVEMBER, 30), [1, 8, 15, 22, 29]);
        assert_eq!(days_of("2SA", NOVEMBER, 30), [14]);
        assert_eq!(days_of("-1FR", NOVEMBER, 30), [27]);
        assert_eq!(days_of("5SU", NOVEMBER, 30), [29]);
        assert!(days_of("5SA", NOVEMBER, 30).is_empty(), "no fifth Saturday");
        assert_eq!(days_of("-5SU", NOVEMBER, 30), [1]);
    }

    #[test]
    fn doors_open_and_shut_on_their_days_and_past_midnight() {
        let hours = hours(&["SA 10:00-13:00", "2SA 12:00-14:00", "SU 22:00-01:30", "MO 00:00-24:00"]);
        let saturday = NOVEMBER + 6;
        assert_eq!(hours.at(saturday, 9 * 60 + 59), Doors::Shut);
        assert_eq!(hours.at(saturday, 10 * 60), Doors::Open(13 * 60));
        assert_eq!(hours.at(saturday, 13 * 60), Doors::Shut);
        assert_eq!(hours.at(saturday + 7, 12 * 60 + 30), Doors::Open(14 * 60), "the later end counts");
        assert_eq!(hours.at(NOVEMBER, 23 * 60), Doors::Open(25 * 60 + 30));
        assert_eq!(hours.at(NOVEMBER + 1, 60), Doors::Open(24 * 60), "Monday itself lasts longer");
        assert_eq!(hours.at(NOVEMBER + 2, 0), Doors::Shut);
    }

    #[test]
    fn until_the_food_is_gone_is_a_while_and_no_promise() {
        let hours = hours(&["SA 07:00-"]);
        let saturday = NOVEMBER + 6;
        assert_eq!(hours.at(saturday, 7 * 60), Doors::UntilGone);
        assert_eq!(hours.at(saturday, 9 * 60 + 59), Doors::UntilGone);
        assert_eq!(hours.at(saturday, 10 * 60), Doors::Shut);
    }

    #[test]
    fn a_day_that_differs_takes_the_place_of_the_rule() {
        let saturday = NOVEMBER + 6;
        let window = |text: &str| text.parse::<Window>().expect("a window");
        let hours = Hours::new(
            vec!["SA 10:00-13:00".parse().expect("a slot")],
            vec![
                Exception { day: saturday, windows: Vec::new() },
                Exception { day: saturday + 2, windows: vec![window("15:00-16:00")] },
            ],
        )
        .expect("hours");
        assert_eq!(hours.at(saturday, 11 * 60), Doors::Shut);
        assert_eq!(hours.at(saturday + 2, 15 * 60), Doors::Open(16 * 60));
        assert_eq!(hours.next(saturday, 0), Some((saturday + 2, window("15:00-16:00"))));
        assert_eq!(hours.next(saturday + 2, 15 * 60), Some((saturday + 7, window("10:00-13:00"))));
        assert_eq!(Hours::default().next(saturday, 0), None, "nothing known is nothing promised");
    }

    #[test]
    fn hours_that_cannot_be_are_refused() {
        for (text, why) in [
            ("SX 10:00-11:00", HoursRefused::Day),
            ("6SA 10:00-11:00", HoursRefused::Day),
            ("0SA 10:00-11:00", HoursRefused::Day),
            ("ñSA 10:00-11:00", HoursRefused::Day),
            ("+2SA 10:00-11:00", HoursRefused::Day),
            ("SA", HoursRefused::Day),
            ("é", HoursRefused::Day),
            ("SA 10:00", HoursRefused::Time),
            ("SA 10:00-10:00", HoursRefused::Time),
            ("SA 24:00-10:00", HoursRefused::Time),
            ("SA 10:00-24:01", HoursRefused::Time),
            ("SA 9:00-10:00", HoursRefused::Time),
            ("SA +9:00-10:00", HoursRefused::Time),
            ("SA 25:00-26:00", HoursRefused::Time),
            ("SA 10:60-11:00", HoursRefused::Time),
        ] {
            assert_eq!(text.parse::<Slot>(), Err(why), "{text}");
        }
        let many = vec!["SA 10:00-13:00".parse().expect("a slot"); MOST + 1];
        assert_eq!(Hours::new(many, Vec::new()), Err(HoursRefused::TooMany));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(weekday in 0_u8..7, nth in -5_i8..=5, from in 0_u16..1_440, until in proptest::option::of(0_u16..=1_440)) {
            let until = until.filter(|until| *until != from).map_or(Until::Gone, Until::Minute);
            let slot = Slot { on: On::new(weekday, nth).expect("a day"), window: Window::new(from, until).expect("hours") };
            prop_assert_eq!(slot.to_string().parse::<Slot>(), Ok(slot));
        }

        #[test]
        fn doors_that_open_next_are_open_then(slots in proptest::collection::vec((0_u8..7, -5_i8..=5, 0_u16..1_440, 1_u16..1_440), 1..5), day in 0_i64..40_000, minute in 0_u16..1_440) {
            let slots = slots.into_iter().filter(|(_, _, from, until)| from != until);
            let slots: Vec<Slot> = slots
                .map(|(weekday, nth, from, until)| Slot {
                    on: On::new(weekday, nth).expect("a day"),
                    window: Window::new(from, Until::Minute(until)).expect("hours"),
                })
                .collect();
            let hours = Hours::new(slots, Vec::new()).expect("hours");
            if let Some((on, window)) = hours.next(day, minute) {
                prop_assert!(on > day || window.from() > minute);
                prop_assert_ne!(hours.at(on, window.from()), Doors::Shut);
            }
        }

        #[test]
        fn a_text_is_refused_or_is_written_the_same_way(text in "[-+0-6]{0,2}[MSTU][OAUEH] [0-2][0-9]:[0-6][0-9]-([0-2][0-9]:[0-6][0-9])?|\\PC{0,20}") {
            if let Ok(slot) = text.parse::<Slot>() {
                prop_assert_eq!(slot.to_string(), text);
            }
        }
    }
}
