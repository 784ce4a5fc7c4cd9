//! Which numbers the program may ever write to: those of neighbors, never one that dispatches somebody.

/// The fewest digits of a neighbor's number. Numbers for emergencies and for crises are shorter everywhere.
const FEWEST: usize = 7;
/// Whom nobody here reaches by a program, in full: crisis lines, poison control.
const NEVER: [&str; 4] = ["8002738255", "8007997233", "8002221222", "8006564673"];

/// Whether a message may go to this number: it is as long as a neighbor's, and no line of those who dispatch or
/// counsel. Whether to call them is for a human to decide.
pub fn may_be_reached(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let national = digits.strip_prefix('1').filter(|rest| rest.len() == 10).unwrap_or(&digits);
    digits.len() >= FEWEST && !NEVER.contains(&national)
}

/// The number in somebody's own words, as a phone dials it: the longest run that looks like one.
pub fn dialled_in(words: &str) -> Option<String> {
    let part = |c: char| c.is_ascii_digit() || " +-().\u{a0}/".contains(c);
    let digits = |run: &&str| run.chars().filter(char::is_ascii_digit).count();
    let run = words.split(|c| !part(c)).max_by_key(digits)?;
    let number: String = run.chars().filter(char::is_ascii_digit).collect();
    let plus = if run.trim_start().starts_with('+') { "+" } else { "" };
    ((FEWEST..=15).contains(&number.len()) && may_be_reached(&number)).then(|| format!("{plus}{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_that_dispatches_somebody_is_ever_written_to() {
        for number in
            ["911", "9-1-1", "+911", "1911", "988", "112", "999", "000", "110", "119", "211", "311", ""]
        {
            assert!(!may_be_reached(number), "{number}");
        }
        assert!(!may_be_reached("1-800-273-8255") && !may_be_reached("800 799 7233"));
        assert_eq!(dialled_in("my niece Ines, 213-555-0188").as_deref(), Some("2135550188"));
        assert_eq!(dialled_in("Unit 4, +1 213 555 0188 (evenings)").as_deref(), Some("+12135550188"));
        assert_eq!((dialled_in("Ines in 4B"), dialled_in("police, 911")), (None, None));
        assert!(may_be_reached("213-555-0142") && may_be_reached("+1 (213) 555 0142"));
    }
}
