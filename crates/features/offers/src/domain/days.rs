//! Days of the week and parts of a day; nothing ticked means whenever.

codes! {
    /// A day of the week.
    Day {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
}

codes! {
    /// A part of the day.
    Part {
        /// Until noon.
        Morning = "morning",
        /// Noon until five.
        Afternoon = "afternoon",
        /// From five on.
        Evening = "evening",
    }
}

/// Parts of days as bits: Monday's morning is the lowest of 21.
pub type Hours = u32;

/// Every part of every day.
pub const ALWAYS: Hours = (1 << 21) - 1;

impl Day {
    /// The day with this number, Monday is 0.
    pub fn nth(n: u8) -> Self {
        Self::ALL[usize::from(n % 7)]
    }

    /// Its three parts.
    pub const fn hours(self) -> Hours {
        0b111 << (3 * (self as u32))
    }
}

impl Part {
    /// The part that a minute of the day lies in.
    pub const fn at(minute: i64) -> Self {
        match minute {
            ..720 => Self::Morning,
            720..1020 => Self::Afternoon,
            _ => Self::Evening,
        }
    }

    /// This part of one day.
    pub const fn on(self, day: Day) -> Hours {
        1 << (3 * (day as u32) + self as u32)
    }
}

/// What days and parts come to together.
pub(super) fn hours(days: &[Day], parts: &[Part]) -> Hours {
    let days = if days.is_empty() { Day::ALL } else { days };
    let parts = if parts.is_empty() { Part::ALL } else { parts };
    days.iter().flat_map(|day| parts.iter().map(|part| part.on(*day))).fold(0, |all, one| all | one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ticked_is_whenever_and_a_day_with_a_part_is_one_piece_of_a_week() {
        assert_eq!(hours(&[], &[]), ALWAYS);
        assert_eq!(hours(&[Day::Saturday], &[Part::Evening]), Part::Evening.on(Day::Saturday));
        assert_eq!(hours(&[Day::Sunday], &[]), Day::Sunday.hours());
        assert_eq!(Day::Sunday.hours() | ALWAYS, ALWAYS);
    }

    #[test]
    fn noon_is_afternoon_and_five_is_evening() {
        let parts = [719, 720, 1019, 1020].map(Part::at);
        assert_eq!(parts, [Part::Morning, Part::Afternoon, Part::Afternoon, Part::Evening]);
        assert_eq!(Day::nth(6), Day::Sunday);
    }
}
