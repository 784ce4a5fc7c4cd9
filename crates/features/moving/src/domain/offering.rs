//! What a list says that somebody can do, as an offer. It never says more than the row: what nobody can read stays a note.

use offers::domain::{Band, Day, Kind, Offer, Part, PerWeek, Travel};

use crate::domain::columns::fold;
use crate::domain::reading::{Draft, sorts_of};

/// Words for the days, folded, by their beginnings in English and Spanish.
const DAYS: &[(Day, &[&str])] = &[
    (Day::Monday, &["mon", "monday", "mondays", "lunes", "lun"]),
    (Day::Tuesday, &["tue", "tues", "tuesday", "tuesdays", "martes"]),
    (Day::Wednesday, &["wed", "weds", "wednesday", "wednesdays", "miercoles", "mie"]),
    (Day::Thursday, &["thu", "thur", "thurs", "thursday", "thursdays", "jueves", "jue"]),
    (Day::Friday, &["fri", "friday", "fridays", "viernes", "vie"]),
    (Day::Saturday, &["sat", "saturday", "saturdays", "sabado", "sabados", "sab", "weekend", "weekends"]),
    (Day::Sunday, &["sun", "sunday", "sundays", "domingo", "domingos", "dom", "weekend", "weekends"]),
];
const PARTS: &[(Part, &[&str])] = &[
    (Part::Morning, &["morning", "mornings", "manana", "mananas", "am"]),
    (Part::Afternoon, &["afternoon", "afternoons", "tarde", "tardes", "pm"]),
    (Part::Evening, &["evening", "evenings", "night", "nights", "noche", "noches"]),
];

/// The offer that a row makes: nothing unless it names help that we know, and days that we can read if it names any.
/// The shortest way, on foot, once a week, never at night: the person says the rest themselves.
pub fn offer(draft: &Draft) -> Option<Offer> {
    let kinds: Vec<Kind> =
        sorts_of(&draft.skills).into_iter().filter_map(|sort| Kind::parse(sort.code())).collect();
    let words = fold(&draft.days);
    let (days, parts) = (named(&words, DAYS), named(&words, PARTS));
    if kinds.is_empty() || (!words.is_empty() && days.is_empty() && parts.is_empty()) {
        return None;
    }
    Some(Offer {
        kinds,
        days,
        parts,
        band: Band::Building,
        languages: Offer::known(draft.languages.iter().copied()),
        travel: Travel::Foot,
        per_week: PerWeek::One,
        night_opt_in: false,
        resting_until: None,
    })
}

fn named<T: Copy>(words: &str, table: &[(T, &[&str])]) -> Vec<T> {
    let has = |known: &[&str]| words.split(' ').any(|word| known.contains(&word));
    table.iter().filter(|(_, known)| has(known)).map(|(one, _)| *one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(skills: &str, days: &str) -> Option<Offer> {
        offer(&Draft { skills: skills.into(), days: days.into(), ..Draft::default() })
    }

    #[test]
    fn an_offer_says_what_the_row_says_and_no_more() {
        let one = made("Rides, comida", "Sábados y lunes, evenings").unwrap();
        assert_eq!((one.kinds, one.days), (vec![Kind::Food, Kind::Ride], vec![Day::Monday, Day::Saturday]));
        assert_eq!((one.parts, one.band, one.night_opt_in), (vec![Part::Evening], Band::Building, false));
        assert_eq!(made("juggling", "monday"), None);
        assert_eq!(made("rides", "when I can"), None, "a day that nobody can read is not any day");
        assert_eq!(made("money", ""), None, "money goes to the desk");
    }
}
