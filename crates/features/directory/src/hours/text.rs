//! Opening hours as they are stored: `SA 10:00-13:00`, a line each, and dates for days that differ.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::{DAY, Exception, Hours, HoursRefused, On, Slot, Until, WEEKDAYS, Window, date};

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

/// As stored: a line for every slot, and for a day that differs `2026-11-26 15:00-16:00`, or `2026-11-26 -` when it stays shut.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines: Vec<String> = self.slots.iter().map(Slot::to_string).collect();
        for other in &self.exceptions {
            let Some(day) = date(other.day) else { continue };
            if other.windows.is_empty() {
                lines.push(format!("{day} -"));
            }
            lines.extend(other.windows.iter().map(|window| format!("{day} {window}")));
        }
        f.write_str(&lines.join("\n"))
    }
}

impl FromStr for Hours {
    type Err = HoursRefused;

    fn from_str(text: &str) -> Result<Self, HoursRefused> {
        let (mut slots, mut exceptions) = (Vec::new(), Vec::<Exception>::new());
        for line in text.lines() {
            let (on, window) = line.split_once(' ').ok_or(HoursRefused::Day)?;
            let Ok(day) = on.parse::<NaiveDate>() else {
                slots.push(line.parse()?);
                continue;
            };
            let day = day.signed_duration_since(NaiveDate::default()).num_days();
            let window = if window == "-" { None } else { Some(window.parse()?) };
            match exceptions.last_mut().filter(|last| last.day == day) {
                Some(last) => last.windows.extend(window),
                None => exceptions.push(Exception { day, windows: window.into_iter().collect() }),
            }
        }
        Self::new(slots, exceptions)
    }
}

impl From<Hours> for String {
    fn from(hours: Hours) -> Self {
        hours.to_string()
    }
}

impl TryFrom<String> for Hours {
    type Error = HoursRefused;

    fn try_from(text: String) -> Result<Self, HoursRefused> {
        text.parse()
    }
}

impl FromStr for Slot {
    type Err = HoursRefused;

    fn from_str(text: &str) -> Result<Self, HoursRefused> {
        let (on, window) = text.split_once(' ').ok_or(HoursRefused::Day)?;
        Ok(Self { on: on.parse()?, window: window.parse()? })
    }
}
