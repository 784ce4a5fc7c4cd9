//! Where somebody would like a group to begin, as coarsely as it is kept: a known place, or a few words. Never an address.

use directory::start::{self, StartPlace};
use kit_geo::{Band, Cell, Grain};
use kit_vault::plain_words;

use crate::begin::check::is_private;

/// Words of a place that are kept.
const WORDS: usize = 6;

/// A rough place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Near {
    /// A slug of the places that are known here; empty: none.
    pub place: String,
    /// Its part of the county; empty: not known.
    pub region: String,
    /// Its words without numbers.
    pub words: String,
}

impl Near {
    /// From what somebody typed: a neighborhood, a town, a ZIP code where those are known. `None`: nothing to go by, or more
    /// than may be kept.
    pub fn read(typed: &str, knows_places: bool) -> Option<Self> {
        if is_private(typed) {
            return None;
        }
        let known = if knows_places { start::look_up(start::known_places(), typed) } else { Vec::new() };
        match known.first() {
            Some(place) => Some(Self {
                place: place.slug.clone(),
                region: place.region.map_or("", start::Region::code).to_owned(),
                words: words(&place.name),
            }),
            None => {
                Some(Self { words: words(typed), ..Self::default() }).filter(|near| !near.words.is_empty())
            }
        }
    }

    /// As people call it.
    pub fn name(&self) -> &str {
        self.known().map_or(&self.words, |place| &place.name)
    }

    /// Whether one is in or next to the other.
    pub fn meets(&self, other: &Self) -> bool {
        match (self.known(), other.known()) {
            (Some(one), Some(two)) => is_next(one, two),
            _ => within(&self.words, &other.words) || within(&other.words, &self.words),
        }
    }

    fn known(&self) -> Option<&'static StartPlace> {
        start::known_places().iter().find(|place| place.slug == self.place)
    }
}

/// Letters only: a house number has no place in them.
fn words(text: &str) -> String {
    let plain = plain_words(text).into_iter().filter(|word| word.chars().all(char::is_alphabetic));
    plain.take(WORDS).collect::<Vec<_>>().join(" ")
}

fn within(few: &str, many: &str) -> bool {
    !few.is_empty() && few.split(' ').all(|word| many.split(' ').any(|other| other == word))
}

fn is_next(one: &StartPlace, two: &StartPlace) -> bool {
    let cell = |place: &StartPlace| Cell::at_grain(place.lat, place.lon, Grain::Widest);
    match (cell(one), cell(two)) {
        (Ok(here), Ok(there)) => here.band(there) != Band::Farther,
        _ => one.slug == two.slug,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(typed: &str) -> Near {
        Near::read(typed, true).unwrap()
    }

    #[test]
    fn a_place_is_kept_by_its_name_and_an_address_is_not_kept() {
        assert_eq!(near("90033").place, "boyle-heights");
        assert_eq!(near("boyle heights").name(), "Boyle Heights");
        assert_eq!(near("Calle Limón y la 6").words, "calle limon y la");
        for private in ["412 Lemon Street", "Calle Limón 12", "213-555-0101", "ana@example.org", "", "12 34"]
        {
            assert!(Near::read(private, true).is_none(), "{private}");
        }
        assert_eq!(Near::read("Boyle Heights", false).unwrap().place, "", "where no places are known");
    }

    #[test]
    fn places_meet_when_they_touch_and_words_when_one_holds_the_other() {
        assert!(near("Boyle Heights").meets(&near("90033")));
        assert!(
            near("Boyle Heights").meets(&near("Lincoln Heights"))
                || near("Boyle Heights").meets(&near("East LA"))
        );
        assert!(!near("Boyle Heights").meets(&near("Pacific Palisades")));
        let words = |text| Near::read(text, false).unwrap();
        assert!(words("Palm Court").meets(&words("by Palm Court, at the park")));
        assert!(!words("Palm Court").meets(&words("Palm Springs")));
    }
}
