//! With whom somebody could walk, as a menu says it: by name, and two of one name told apart.

use std::collections::HashMap;

use kit_base::Slug;
use kit_i18n::{Catalogue, Lang};
use people::{Contact, Reach};

use super::called;
use crate::store::walks::Hand;

/// Those hands by name. Whoever shares a name has their building beside it, and whoever shares both the last four digits
/// of their phone, as the desk tells them apart.
pub fn named(hands: &[(Option<Reach>, Hand)], words: &Catalogue, lang: Lang) -> Vec<(Slug, String)> {
    let name =
        |reach: &Option<Reach>| called(reach.as_ref().and_then(|reach| reach.name.as_ref()), words, lang);
    let mut all: Vec<(String, &Option<Reach>, &Hand)> =
        hands.iter().map(|(reach, hand)| (name(reach), reach, hand)).collect();
    for beside in [
        |_: &Option<Reach>, hand: &Hand| hand.home.clone(),
        |reach: &Option<Reach>, _: &Hand| tail(reach.as_ref()),
    ] {
        let mut same: HashMap<String, usize> = HashMap::new();
        for (own, ..) in &all {
            *same.entry(own.to_lowercase()).or_default() += 1;
        }
        for (own, reach, hand) in &mut all {
            let twins = same.get(&own.to_lowercase()).is_some_and(|count| *count > 1);
            if let Some(more) = beside(reach, hand).filter(|_| twins) {
                *own = format!("{own} · {more}");
            }
        }
    }
    let mut all: Vec<(Slug, String)> = all.into_iter().map(|(own, _, hand)| (hand.slug, own)).collect();
    all.sort_by_key(|(slug, own)| (own.to_lowercase(), *slug));
    all
}

/// The last four digits of a phone.
fn tail(reach: Option<&Reach>) -> Option<String> {
    let Some(Contact::Phone(phone)) = reach.map(|reach| &reach.contact) else { return None };
    let digits: String = phone.reveal().chars().filter(char::is_ascii_digit).collect();
    Some(digits[digits.len().saturating_sub(4)..].to_owned()).filter(|digits| !digits.is_empty())
}

#[cfg(test)]
mod tests {
    use kit_base::{Id, Private, Rng, Timestamp};
    use kit_web::sample;

    use super::*;

    fn hand(rng: &Rng, who: &str, home: &str, phone: &str) -> (Option<Reach>, Hand) {
        let reach = Reach {
            name: Some(Private::new(who.to_owned())),
            contact: Contact::Phone(Private::new(phone.to_owned())),
            address: None,
            rules: people::SafeContact::default(),
            language: "es".into(),
        };
        let person = Id::new(Timestamp::from_secs(1), rng);
        (Some(reach), Hand { person, slug: Slug::new(rng), home: Some(home.to_owned()) })
    }

    #[test]
    fn names_stand_in_order_and_two_of_one_name_are_told_apart() {
        let rng = Rng::seeded(3);
        let hands = [
            hand(&rng, "Zoe", "The Olive", "213-555-0101"),
            hand(&rng, "Ana", "The Olive", "213-555-0102"),
            hand(&rng, "beto", "The Olive", "213-555-0103"),
            hand(&rng, "Ana", "Casa Limón", "213-555-0104"),
            hand(&rng, "Ana", "The Olive", "213-555-0105"),
        ];
        let words = sample::catalogue(&[crate::LOCALES]);
        let named: Vec<String> = named(&hands, &words, Lang::En).into_iter().map(|(_, own)| own).collect();
        assert_eq!(
            named,
            ["Ana · Casa Limón", "Ana · The Olive · 0102", "Ana · The Olive · 0105", "beto", "Zoe"]
        );
    }
}
