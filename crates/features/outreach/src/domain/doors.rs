//! Doors as a steward types them: `1–24`, `101, 103`, `2A`, `B1-B8`; and how many of them make a part for two.

use std::collections::HashSet;

/// More doors are another list.
pub const MOST: usize = 400;
/// The longest number of a door.
const LONGEST: usize = 12;

/// Doors in the order in which they are walked.
pub type Doors = Vec<String>;

/// Why doors could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There is none.
    None,
    /// This is no door.
    What(String),
    /// There are more than fit on a list.
    TooMany,
}

/// Reads doors, each once.
pub fn read(typed: &str) -> Result<Doors, Unread> {
    let (mut doors, mut seen) = (Vec::new(), HashSet::new());
    for part in typed.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        for door in some(part)? {
            if seen.insert(door.to_lowercase()) {
                doors.push(door);
            }
            if doors.len() > MOST {
                return Err(Unread::TooMany);
            }
        }
    }
    if doors.is_empty() { Err(Unread::None) } else { Ok(doors) }
}

/// One door, or a row of them.
fn some(part: &str) -> Result<Doors, Unread> {
    let unread = || Unread::What(part.chars().take(40).collect());
    let ends: Vec<&str> = part.split(['-', '–', '—']).map(str::trim).collect();
    match ends[..] {
        [one] if is_door(one) => Ok(vec![one.to_owned()]),
        [from, to] if is_door(from) && is_door(to) => {
            let (letters, first) = numbered(from).ok_or_else(unread)?;
            let (other, last) = numbered(to).ok_or_else(unread)?;
            if !(other.is_empty() || other.eq_ignore_ascii_case(letters)) || last < first {
                return Err(unread());
            }
            if usize::try_from(last - first).unwrap_or(MOST) >= MOST {
                return Err(Unread::TooMany);
            }
            Ok((first..=last).map(|number| format!("{letters}{number}")).collect())
        }
        _ => Err(unread()),
    }
}

/// `B12` is `B` and 12.
fn numbered(door: &str) -> Option<(&str, u32)> {
    let at = door.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = door.split_at(at);
    Some((letters, digits.parse().ok()?))
}

fn is_door(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || " #/.".contains(c);
    !text.is_empty() && text.chars().count() <= LONGEST && text.chars().all(fits)
}

/// Parts of at most `most` doors, as even as can be.
pub fn parts(doors: &[String], most: usize) -> Vec<&[String]> {
    let count = doors.len().div_ceil(most.max(1)).max(1);
    let mut rest = doors;
    (0..count)
        .map(|at| {
            let (part, after) = rest.split_at(rest.len().div_ceil(count - at).min(rest.len()));
            rest = after;
            part
        })
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn doors_are_read_as_people_write_them() {
        assert_eq!(read("1–3").unwrap(), ["1", "2", "3"]);
        assert_eq!(read("101, 103;2A\n B1-B3").unwrap(), ["101", "103", "2A", "B1", "B2", "B3"]);
        assert_eq!(read("1-3, 2, 2a, 2A").unwrap(), ["1", "2", "3", "2a"]);
        assert_eq!(read(" , "), Err(Unread::None));
        assert_eq!(read("1-9999"), Err(Unread::TooMany));
        for odd in ["9-3", "A1-B4", "ask for Ana, she is new here", "1-2-3", "<b>"] {
            assert!(matches!(read(odd), Err(Unread::What(_))), "{odd}");
        }
    }

    proptest! {
        #[test]
        fn every_door_is_in_one_part_and_parts_are_even(count in 1_usize..400, most in 5_usize..40) {
            let doors: Doors = (0..count).map(|n| n.to_string()).collect();
            let parts = parts(&doors, most);
            prop_assert_eq!(parts.concat(), doors.clone());
            let sizes: Vec<usize> = parts.iter().map(|part| part.len()).collect();
            let (least, largest) = (sizes.iter().min().unwrap(), sizes.iter().max().unwrap());
            prop_assert!(*largest <= most && largest - least <= 1, "{sizes:?}");
        }
    }
}
