//! Opening hours as files of others write them, read without guessing: what is odd is told and left to a human.
//!
//! Read are weekdays with seconds and a week of the month (`Sat 10:00:00-11:00:00 wk2`, `wk-1` for the last), parts parted
//! by `;`, and the fields of an HSDS 3 schedule.

use crate::hours::{HoursRefused, On, Slot, Until, Window};

/// Half a day: who writes 10:30 to 03:00 of a pantry means the afternoon.
const HALF: u16 = 12 * 60;
/// A night: doors that shut so long after they opened, and past midnight, may well do so.
const NIGHT: u16 = 8 * 60;

/// In place of a closing time: until nothing is left.
pub const GONE: &str = "gone";

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The openings that are sound; no two alike.
    pub slots: Vec<Slot>,
    /// The parts that are not.
    pub odd: Vec<Odd>,
}

/// A part that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// As it was written.
    pub part: String,
    /// What is odd.
    pub why: Why,
}

/// Why a part was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No such day.
    NoDay,
    /// No such time.
    NoTime,
    /// It closes at the minute at which it opens.
    NoWhile,
    /// It closes before it opens, and no night explains it; with what was likely meant, for a human to say yes to.
    Backwards(Option<Slot>),
}

/// Reads parts such as `Sat 10:00:00-11:00:00 wk2; Tue 18:30-19:30`.
pub fn read(text: &str) -> Schedule {
    let mut schedule = Schedule::default();
    for part in text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        schedule.take(part, one(part));
    }
    schedule
}

/// Reads one HSDS schedule: `byday` is a list such as `MO,2SA`, times are `09:00`, `09:00:00` or with a zone behind, which is not
/// ours to change; or [`GONE`]. Without a day it says nothing.
pub fn hsds(byday: &str, opens_at: &str, closes_at: &str) -> Schedule {
    let mut schedule = Schedule::default();
    for day in byday.split(',').map(str::trim).filter(|day| !day.is_empty()) {
        let part = format!("{day} {opens_at}-{closes_at}");
        let on = day.trim_start_matches('+').parse::<On>().map_err(|_| Why::NoDay);
        schedule.take(&part, on.and_then(|on| slot(on, opens_at, closes_at)));
    }
    schedule
}

impl Schedule {
    fn take(&mut self, part: &str, read: Result<Slot, Why>) {
        match read {
            Ok(slot) if self.slots.contains(&slot) => {}
            Ok(slot) => self.slots.push(slot),
            Err(why) => self.odd.push(Odd { part: part.to_owned(), why }),
        }
    }
}

fn one(part: &str) -> Result<Slot, Why> {
    let mut words = part.split_whitespace();
    let weekday = words.next().and_then(weekday).ok_or(Why::NoDay)?;
    let (from, until) = words.next().and_then(|window| window.split_once('-')).ok_or(Why::NoTime)?;
    let nth = match words.next() {
        None => 0,
        Some(week) => {
            let nth = week.strip_prefix("wk").and_then(|nth| nth.parse::<i8>().ok());
            nth.filter(|nth| *nth != 0).ok_or(Why::NoDay)?
        }
    };
    if words.next().is_some() {
        return Err(Why::NoTime);
    }
    slot(On::new(weekday, nth).map_err(|_| Why::NoDay)?, from, until)
}

fn slot(on: On, from: &str, until: &str) -> Result<Slot, Why> {
    let from = minute(from).ok_or(Why::NoTime)?;
    if until == GONE {
        let window = Window::new(from, Until::Gone).map_err(|_| Why::NoTime)?;
        return Ok(Slot { on, window });
    }
    let until = minute(until).ok_or(Why::NoTime)?;
    // Midnight at the end of a day is written as its beginning.
    let until = if until == 0 { 24 * 60 } else { until };
    let window = |until| Window::new(from, Until::Minute(until)).map(|window| Slot { on, window });
    if from == until {
        return Err(Why::NoWhile);
    }
    let past_midnight = until < from && until + 24 * 60 - from <= NIGHT;
    if until < from && !past_midnight {
        let meant = Some(until + HALF).filter(|later| *later > from).and_then(|later| window(later).ok());
        return Err(Why::Backwards(meant));
    }
    window(until).map_err(|refused| match refused {
        HoursRefused::Day => Why::NoDay,
        HoursRefused::Time | HoursRefused::TooMany => Why::NoTime,
    })
}

/// By its first letters, in English: `Sat`, `saturday`.
fn weekday(name: &str) -> Option<u8> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let name = name.trim_end_matches(['.', ',', ':']).to_lowercase();
    (0..7).zip(NAMES).find(|(_, known)| name.len() >= 3 && known.starts_with(&name)).map(|(day, _)| day)
}

/// Hours and minutes; seconds and a zone behind them are passed over.
fn minute(text: &str) -> Option<u16> {
    let mut parts = text.trim().splitn(3, ':');
    let two = |part: &str| {
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u16>().ok().filter(|_| digits)
    };
    let (hour, minute) = (two(parts.next()?)?, two(parts.next()?.get(..2)?)?);
    let seconds = parts.next().is_none_or(|rest| rest.get(..2).is_some_and(|seconds| two(seconds).is_some()));
    (hour <= 23 && minute <= 59 && seconds).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slots(text: &str) -> Vec<String> {
        let read = read(text);
        assert!(read.odd.is_empty(), "{text}: {:?}", read.odd);
        read.slots.iter().map(Slot::to_string).collect()
    }

    fn why(text: &str) -> Why {
        let read = read(text);
        assert!(read.slots.is_empty() && read.odd.len() == 1, "{text}: {read:?}");
        read.odd[0].why
    }

    #[test]
    fn weekdays_and_weeks_of_the_month_are_read() {
        assert_eq!(
            slots("Sat 10:00:00-11:00:00 wk2; Sat 10:00:00-11:00:00 wk-1"),
            ["2SA 10:00-11:00", "-1SA 10:00-11:00"]
        );
        assert_eq!(slots("Wednesday 07:30:00-11:30:00"), ["WE 07:30-11:30"]);
        assert_eq!(
            slots("mon 8:05-9:00\nMon 08:05:00-09:00:00"),
            ["MO 08:05-09:00"],
            "said twice, kept once"
        );
        assert_eq!(slots("Thu 09:00:00-00:00:00"), ["TH 09:00-24:00"], "until midnight");
        assert_eq!(read("  ; ;"), Schedule::default());
    }

    #[test]
    fn what_is_odd_is_told_and_not_taken() {
        let meant = "SA 10:30-15:00".parse().expect("a slot");
        assert_eq!(why("Sat 10:30:00-03:00:00"), Why::Backwards(Some(meant)));
        assert_eq!(why("Sat 23:00:00-10:00:00"), Why::Backwards(None));
        assert_eq!(slots("Sat 22:00:00-01:30:00"), ["SA 22:00-01:30"], "a night");
        assert_eq!(why("Sat 10:00:00-10:00:00"), Why::NoWhile);
        assert_eq!(why("Sat 25:00:00-26:00:00"), Why::NoTime);
        assert_eq!(why("Sat 10:00:00"), Why::NoTime);
        assert_eq!(why("Sat"), Why::NoTime);
        assert_eq!(why("Someday 10:00-11:00"), Why::NoDay);
        assert_eq!(why("Sa 10:00-11:00"), Why::NoDay, "Saturday or Sunday?");
        for week in ["wk0", "wk6", "wk", "week2", "wk999"] {
            assert_eq!(why(&format!("Sat 10:00-11:00 {week}")), Why::NoDay, "{week}");
        }
        assert_eq!(why("Sat 10:00-11:00 wk2 maybe"), Why::NoTime);
    }

    #[test]
    fn a_schedule_of_hsds_is_read_by_its_days() {
        let read = hsds("MO,+2SA, -1FR", "09:00", "17:30:00Z");
        let slots: Vec<String> = read.slots.iter().map(Slot::to_string).collect();
        assert_eq!(slots, ["MO 09:00-17:30", "2SA 09:00-17:30", "-1FR 09:00-17:30"]);
        assert_eq!(hsds("", "09:00", "17:00"), Schedule::default());
        assert_eq!(hsds("XX", "09:00", "17:00").odd[0].why, Why::NoDay);
        assert_eq!(hsds("MO", "", "17:00").odd[0].why, Why::NoTime);
    }

    proptest! {
        #[test]
        fn every_part_is_taken_or_told(text in "([A-Za-z]{0,4} ?[0-9:é-]{0,18} ?(wk-?[0-9])?[;\n]?){0,4}") {
            let parts = text.split([';', '\n']).filter(|part| !part.trim().is_empty()).count();
            let read = read(&text);
            prop_assert!(read.slots.len() + read.odd.len() <= parts);
            prop_assert!(parts == 0 || !(read.slots.is_empty() && read.odd.is_empty()));
        }
    }
}
