//! Walking from door to door: which doors, what may come of a knock, and how a door is known again without its name.

mod doors;
mod outcome;
mod season;

pub use doors::{Doors, Unread, parts, read};
pub use outcome::Outcome;
pub use season::Season;

use kit_base::Span;

/// A door that was visited is left alone for so long, and what was written down of a walk is gone after it.
pub const REST: Span = Span::days(30);
/// Doors that two people take in an afternoon.
pub const PART: usize = 30;

/// How a door is known again: its building and its number as they are typed, without case, blanks or signs.
pub fn known_by(building: &str, door: &str) -> String {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    format!("{}\n{}", plain(building), plain(door))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_door_is_known_again_however_it_is_typed() {
        assert_eq!(known_by("1420 Alder St.", "2-B"), known_by(" 1420 alder st", "2b"));
        assert_ne!(known_by("1420 Alder", "1"), known_by("142 0Alder", "11"));
    }
}
