//! When two rows mean the same: by page, number and name. What asked not to be listed is kept as these keys and nothing else.

use kit_vault::{Kind, plain_words};

/// A number of fewer digits is no line of its own.
const WHOLE: usize = 10;

/// What a listing can be recognized by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// Its page, without what differs between copies of an address.
    Page(String),
    /// A number by its digits.
    Phone(String),
    /// Its name and where it is.
    Name(String),
}

/// How likely two rows mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Nothing says so.
    Different,
    /// One thing does: a human decides. A hundred councils share one number.
    Maybe,
    /// Two things of different kinds do.
    Same,
}

/// The keys of a listing, in order and no two alike.
pub fn keys(name: &str, place: &str, pages: &[&str], phones: &[&str]) -> Vec<Key> {
    let named = plain_words(name).join(" ");
    let name = (!named.is_empty()).then(|| Key::Name(format!("{named} @ {}", plain_words(place).join(" "))));
    let pages = pages.iter().filter_map(|page| plain_page(page)).map(Key::Page);
    let phones = phones.iter().filter_map(|phone| Kind::Phone.folded(phone));
    let phones = phones.filter(|phone| phone.len() >= WHOLE).map(Key::Phone);
    let mut keys: Vec<Key> = pages.chain(phones).chain(name).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// How likely two listings with these keys are one.
pub fn likeness(one: &[Key], other: &[Key]) -> Likeness {
    let shares = |kind: fn(&Key) -> bool| one.iter().filter(|key| kind(key)).any(|key| other.contains(key));
    let page = shares(|key| matches!(key, Key::Page(_)));
    let phone = shares(|key| matches!(key, Key::Phone(_)));
    let name = shares(|key| matches!(key, Key::Name(_)));
    match usize::from(page) + usize::from(phone) + usize::from(name) {
        0 => Likeness::Different,
        1 => Likeness::Maybe,
        _ => Likeness::Same,
    }
}

/// `https://www.Example.org/Aid/?utm_source=x` and `example.org/Aid` are one page. None if it is no address.
fn plain_page(page: &str) -> Option<String> {
    let page = page.trim();
    let lower = page.to_ascii_lowercase();
    let scheme =
        ["https://", "http://"].iter().find(|scheme| lower.starts_with(**scheme)).map_or(0, |s| s.len());
    let rest = page.get(scheme..)?;
    let rest = rest.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host).trim_end_matches('.');
    let is_host = host.contains('.') && !host.contains(|c: char| c.is_whitespace() || c == '@' || c == ':');
    is_host.then(|| format!("{host}{path}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(name: &str, pages: &[&str], phones: &[&str]) -> Vec<Key> {
        keys(name, "Westside", pages, phones)
    }

    #[test]
    fn copies_of_one_address_are_one_page_and_other_pages_of_a_host_are_not() {
        for copy in [
            "example.org/Aid",
            "https://www.Example.org/Aid/",
            "HTTP://example.org/Aid?utm_source=x#top",
            " example.org./Aid",
        ] {
            assert_eq!(plain_page(copy).as_deref(), Some("example.org/Aid"), "{copy}");
        }
        assert_ne!(plain_page("facebook.com/groups/one"), plain_page("facebook.com/groups/two"));
        for none in
            ["", "aid", "somebody@example.org", "site exists, address not captured", "https://", "é://x"]
        {
            assert_eq!(plain_page(none), None, "{none}");
        }
    }

    #[test]
    fn one_thing_alike_asks_a_human_and_two_decide() {
        let listed = of("LA Más", &["mas.la"], &["213-555-0142"]);
        assert_eq!(likeness(&listed, &of("la mas", &["https://mas.la/"], &[])), Likeness::Same);
        assert_eq!(
            likeness(&listed, &of("L.A. Mas", &[], &["+1 (213) 555-0142"])),
            Likeness::Maybe,
            "one number"
        );
        assert_eq!(
            likeness(&listed, &of("Another", &[], &["213-555-0142 ext. 9"])),
            Likeness::Maybe,
            "an extension"
        );
        assert_eq!(likeness(&listed, &of("LA MÁS", &[], &[])), Likeness::Maybe, "one name");
        assert_eq!(
            likeness(&listed, &of("Los Feliz Helps", &["losfelizhelps.org"], &["555-0142"])),
            Likeness::Different
        );
        let elsewhere = keys("LA Más", "Harbor", &[], &[]);
        assert_eq!(likeness(&listed, &elsewhere), Likeness::Different, "a name may be had twice in a county");
        assert_eq!(
            likeness(&of("", &[], &[]), &of("", &[], &[])),
            Likeness::Different,
            "nothing is like nothing"
        );
    }

    proptest! {
        #[test]
        fn likeness_goes_both_ways_and_no_text_makes_it_fall(
            one in "\\PC{0,24}", other in "\\PC{0,24}", page in "\\PC{0,24}", phone in "[0-9 ()+-]{0,16}",
        ) {
            let (one, other) = (of(&one, &[&page], &[&phone]), of(&other, &[&page], &[&phone]));
            prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
            prop_assert_eq!(likeness(&one, &one) == Likeness::Different, one.is_empty());
        }
    }
}
