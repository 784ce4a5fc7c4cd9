//! Days as people write them: 2026-03-04, 3/4/2026, 4 de marzo. Which number is the month is learned from the whole column.

use crate::domain::columns::fold;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

/// Which number comes first where two could be the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As in the United States.
    MonthFirst,
    /// As in most of the world.
    DayFirst,
}

impl Order {
    /// The word that is stored and posted.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MonthFirst => "mdy",
            Self::DayFirst => "dmy",
        }
    }

    /// Reads the word back.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "mdy" => Some(Self::MonthFirst),
            "dmy" => Some(Self::DayFirst),
            _ => None,
        }
    }
}

/// What the dates of one column let one say about their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    month_first: u32,
    day_first: u32,
    either: u32,
}

impl Seen {
    /// Counts one cell.
    pub fn look(&mut self, cell: &str) {
        if cell.len() > 24 || !cell.contains(['/', '-', '.']) {
            return;
        }
        if let Some((a, b, _)) = numbers(cell) {
            match (a > 12, b > 12) {
                (true, false) => self.day_first += 1,
                (false, true) => self.month_first += 1,
                (false, false) if a != b => self.either += 1,
                _ => {}
            }
        }
    }

    /// One letter that is stored for the column: `m`, `d`, `?` (both would do, or both occur), `-` (no such dates).
    pub const fn code(&self) -> char {
        match (self.month_first > 0, self.day_first > 0, self.either > 0) {
            (false, false, false) => '-',
            (true, false, _) => 'm',
            (false, true, _) => 'd',
            _ => '?',
        }
    }
}

/// Reads a day; `None` for what is none. `this_year` stands in where no year was written.
pub fn parse(cell: &str, order: Order, this_year: i32) -> Option<Day> {
    let cell = cell.trim();
    iso(cell).or_else(|| slashed(cell, order)).or_else(|| worded(cell, this_year))
}

fn iso(cell: &str) -> Option<Day> {
    let date = cell.get(..10).filter(|_| cell.len() == 10 || !cell.as_bytes()[10].is_ascii_digit())?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 {
        return None;
    }
    real(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn slashed(cell: &str, order: Order) -> Option<Day> {
    let (a, b, year) = numbers(cell)?;
    let (month, day) = match order {
        _ if a > 12 => (b, a),
        _ if b > 12 => (a, b),
        Order::MonthFirst => (a, b),
        Order::DayFirst => (b, a),
    };
    real(year, month, day)
}

/// The three numbers of 3/4/26 or 3.4.2026, a time behind them left out.
fn numbers(cell: &str) -> Option<(u32, u32, i32)> {
    let date = cell.split_whitespace().next()?;
    let mut parts = date.split(['/', '-', '.']);
    let (a, b, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || a.len() > 2 || b.len() > 2 || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    Some((a.parse().ok()?, b.parse().ok()?, if year < 100 { 2000 + year } else { year }))
}

/// The first letters of the months, in both languages.
const MONTHS: &[(&str, u32)] = &[
    ("jan", 1),
    ("ene", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("abr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("dic", 12),
];

fn worded(cell: &str, this_year: i32) -> Option<Day> {
    if cell.len() > 40 {
        return None;
    }
    let folded = fold(cell);
    let (mut month, mut day, mut year) = (None, None, None);
    for word in folded.split(' ') {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i32>().ok();
        match number {
            Some(n) if n > 31 => year = year.or(Some(n)),
            Some(n) => day = day.or(u32::try_from(n).ok()),
            None => {
                let start = word.get(..3).unwrap_or_default();
                let found = MONTHS.iter().find(|(name, _)| *name == start).map(|(_, n)| *n);
                month = month.or(found);
            }
        }
    }
    real(year.unwrap_or(this_year), month?, day?)
}

fn real(year: i32, month: u32, day: u32) -> Option<Day> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    ((1..=days).contains(&day) && (1900..=2100).contains(&year)).then_some(Day { year, month, day })
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(cell: &str, order: Order) -> String {
        parse(cell, order, 2026).map(|day| day.to_string()).unwrap_or_default()
    }

    #[test]
    fn one_day_in_many_spellings_is_one_day() {
        for cell in [
            "2026-03-04",
            "3/4/2026",
            "03/04/26",
            "March 4, 2026",
            "4 de marzo de 2026",
            "Mar 4",
            "4-mar-2026",
            "2026-03-04T10:00:00Z",
            "3/4/2026 14:22:05",
            "miércoles 4 de marzo",
            "March 4th",
        ] {
            assert_eq!(day(cell, Order::MonthFirst), "2026-03-04", "{cell}");
        }
        assert_eq!(day("4/3/2026", Order::DayFirst), "2026-03-04");
        assert_eq!(day("25/12/2026", Order::MonthFirst), "2026-12-25");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for cell in ["", "soon", "30/2/2026", "2026-13-01", "13/13/2026", "2026-02-29", "4B", "213-555-0142"]
        {
            assert_eq!(day(cell, Order::MonthFirst), "", "{cell}");
        }
    }

    #[test]
    fn a_column_tells_its_order_and_asks_when_it_cannot() {
        let seen = |cells: &[&str]| {
            let mut seen = Seen::default();
            for cell in cells {
                seen.look(cell);
            }
            seen.code()
        };
        assert_eq!(seen(&["3/4/2026", "3/25/2026"]), 'm');
        assert_eq!(seen(&["3/4/2026", "25/3/2026"]), 'd');
        assert_eq!(seen(&["3/4/2026", "5/6/2026"]), '?');
        assert_eq!(seen(&["25/3/2026", "3/25/2026"]), '?');
        assert_eq!(seen(&["2026-03-04", "4 de marzo", ""]), '-');
    }
}
