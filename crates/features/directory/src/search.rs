//! The directory in memory: words, places and hours of every listing, so that a search among 100,000 costs no statement a row.
//!
//! It holds nothing that the public may not read, and asks the database only for what changed. Words are compared without case
//! and accents; scripts without spaces are compared by letters and pairs of letters, so that every script is found alike on
//! both engines.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use kit_base::Timestamp;
use kit_db::NetworkId;
use kit_vault::plain_words;

use crate::domain::{
    Candidate, Doubt, Evidence, Freshness, Kind, Near, Opening, Reason, Standing, Told, doubt,
};
use crate::hours::{Doors, Hours};
use crate::start::{Focus, Region};
use crate::store::listings::{Listing, ListingId};

/// A word of fewer letters is not completed.
const COMPLETED: usize = 3;
/// So many words of a search count.
const MOST_WORDS: usize = 8;

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// In their words.
    pub words: String,
    /// In or near this place.
    pub place: Option<String>,
    /// In this region.
    pub region: Option<Region>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// For these people.
    pub focus: Option<Focus>,
    /// With this need.
    pub need: Option<String>,
    /// In this language.
    pub language: Option<String>,
    /// With open doors now.
    pub open_now: bool,
    /// Tended by this network's stewards.
    pub keeper: Option<NetworkId>,
    /// Where not all of the words stand together, one of them is enough: for people. Programs mean what they say.
    pub loosely: bool,
}

/// A listing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its key.
    pub id: ListingId,
    /// It can be gone to.
    pub helps: bool,
    /// How near.
    pub near: Near,
    /// Whether it is there.
    pub standing: Standing,
    /// How fresh.
    pub freshness: Freshness,
    /// Why it stands where it stands.
    pub reasons: Vec<Reason>,
    /// Its doors now; none: nothing is known of them.
    pub doors: Option<Doors>,
}

/// What came of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The part that was asked for, in order.
    pub found: Vec<Found>,
    /// How many there are in all.
    pub total: usize,
    /// How many of them can be gone to; these come first.
    pub helping: usize,
    /// How many of those are near and were confirmed, or are ageing.
    pub sure_near: usize,
}

/// One listing as the search sees it.
struct Entry {
    id: ListingId,
    slug: Box<str>,
    name: Box<str>,
    keeper: Option<NetworkId>,
    kind: Kind,
    region: Option<Region>,
    place: Box<str>,
    focus: Vec<Focus>,
    needs: Vec<Box<str>>,
    languages: Vec<Box<str>>,
    as_of: Timestamp,
    confirmed_at: Option<Timestamp>,
    standing: Standing,
    noticed: Vec<Evidence>,
    lately: Option<Told>,
    gives: Hours,
    zone: chrono_tz::Tz,
}

/// Every listing.
#[derive(Default)]
pub struct Index {
    entries: Vec<Option<Entry>>,
    at: HashMap<ListingId, u32>,
    words: BTreeMap<Box<str>, Vec<u32>>,
    outdated: usize,
}

impl Index {
    /// How many listings.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// More than half of what is held is outdated: better built anew.
    pub fn is_worn(&self) -> bool {
        self.outdated > 1_000 && self.outdated > self.at.len()
    }

    /// Takes a listing in as it is now, or out if it is gone. `more` are words it is found by besides its own.
    pub fn put(&mut self, listing: &Listing, noticed: Vec<Evidence>, more: &str) {
        if let Some(old) = self.at.remove(&listing.id) {
            self.entries[old as usize] = None;
            self.outdated += 1;
        }
        let Ok(number) = u32::try_from(self.entries.len()) else { return };
        if listing.is_gone {
            return;
        }
        let facts = &listing.facts;
        let own =
            [&facts.name, &facts.what.en, &facts.what.es, &facts.area, &facts.address].map(String::as_str);
        let mut terms: Vec<String> = own.into_iter().chain([more]).flat_map(terms).collect();
        terms.sort_unstable();
        terms.dedup();
        for term in terms {
            // The numbers grow, so that every list stays sorted.
            self.words.entry(term.into_boxed_str()).or_default().push(number);
        }
        let boxed = |all: &[String]| all.iter().map(|one| one.as_str().into()).collect();
        self.entries.push(Some(Entry {
            id: listing.id,
            slug: listing.slug.as_str().into(),
            name: plain_words(&facts.name).join(" ").into(),
            keeper: listing.keeper,
            kind: facts.kind,
            region: facts.region,
            place: facts.place.as_str().into(),
            focus: facts.focus.clone(),
            needs: boxed(&facts.needs),
            languages: boxed(&facts.languages),
            as_of: listing.as_of,
            confirmed_at: listing.confirmed_at,
            standing: listing.standing,
            noticed,
            lately: listing.lately,
            gives: facts.gives.clone(),
            zone: kit_i18n::zone(&listing.zone),
        }));
        self.at.insert(listing.id, number);
    }

    /// The `from`th listing and at most `most` after it, in the order of the page.
    pub fn search(&self, wanted: &Wanted, (from, most): (usize, usize), now: Timestamp) -> Results {
        let mut clocks = Clocks { now, of: Vec::new() };
        let numbers = self.with_words(&wanted.words, wanted.loosely);
        let entries: Box<dyn Iterator<Item = &Entry>> = match &numbers {
            Some(numbers) => {
                Box::new(numbers.iter().filter_map(|number| self.entries[*number as usize].as_ref()))
            }
            None => Box::new(self.entries.iter().flatten()),
        };
        let mut hits: Vec<Hit<'_>> = entries
            .filter(|entry| entry.is_wanted(wanted))
            .map(|entry| Hit::of(entry, wanted, &mut clocks))
            .filter(|hit| !wanted.open_now || (hit.seen.opening == Opening::Now && hit.seen.helps()))
            .collect();
        let helping = hits.iter().filter(|hit| hit.seen.helps()).count();
        let sure_near = hits.iter().filter(|hit| hit.is_sure_and_near()).count();
        let total = hits.len();
        let until = from.saturating_add(most);
        if until < hits.len() && until > 0 {
            hits.select_nth_unstable_by(until - 1, |one, other| one.seen.order(&other.seen));
            hits.truncate(until);
        }
        hits.sort_unstable_by(|one, other| one.seen.order(&other.seen));
        let found = hits.drain(from.min(hits.len())..).map(Hit::found).collect();
        Results { found, total, helping, sure_near }
    }

    /// How many listings that help a place has, for every place of a kind that the map shows.
    pub fn helping_by_place(&self, now: Timestamp) -> HashMap<String, usize> {
        let mut places = HashMap::new();
        for entry in self.entries.iter().flatten().filter(|entry| !entry.place.is_empty()) {
            let fresh = Freshness::of(entry.confirmed_at, entry.as_of, now) < Freshness::History;
            if fresh && entry.standing.at(now) == Standing::There {
                *places.entry(entry.place.to_string()).or_default() += 1;
            }
        }
        places
    }

    /// The listings that hold every word, or else any; the last one may be unfinished. `None`: no word was asked for.
    fn with_words(&self, typed: &str, loosely: bool) -> Option<Vec<u32>> {
        let mut asked = terms(typed);
        asked.truncate(MOST_WORDS);
        let last = asked.len().checked_sub(1)?;
        let mut lists: Vec<Cow<'_, [u32]>> = Vec::with_capacity(asked.len());
        for (n, term) in asked.iter().enumerate() {
            lists.push(if n == last && term.chars().count() >= COMPLETED {
                self.begun(term)
            } else {
                self.word(term)
            });
        }
        lists.sort_by_key(|list| list.len());
        let (first, rest) = lists.split_first()?;
        let mut both = first.to_vec();
        for list in rest {
            both.retain(|number| list.binary_search(number).is_ok());
        }
        if both.is_empty() && loosely {
            // Not all of the words stand anywhere: whoever says "free food today" finds food.
            both = lists.iter().flat_map(|list| list.iter().copied()).collect();
            both.sort_unstable();
            both.dedup();
        }
        Some(both)
    }

    fn word(&self, term: &str) -> Cow<'_, [u32]> {
        self.words.get(term).map(|list| list.as_slice().into()).unwrap_or_default()
    }

    fn begun(&self, term: &str) -> Cow<'_, [u32]> {
        let begun = self
            .words
            .range::<str, _>((Bound::Included(term), Bound::Unbounded))
            .take_while(|(word, _)| word.starts_with(term));
        let mut lists: Vec<&Vec<u32>> = begun.map(|(_, list)| list).collect();
        if lists.len() <= 1 {
            return lists.pop().map(|list| list.as_slice().into()).unwrap_or_default();
        }
        let mut all: Vec<u32> = lists.into_iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all.into()
    }
}

/// The moment by the clocks of the zones that occur, each worked out once.
struct Clocks {
    now: Timestamp,
    of: Vec<(chrono_tz::Tz, i64, u16)>,
}

impl Clocks {
    fn at(&mut self, zone: chrono_tz::Tz) -> (i64, u16) {
        if let Some((_, day, minute)) = self.of.iter().find(|(known, ..)| *known == zone) {
            return (*day, *minute);
        }
        let (day, minute) = local(self.now, zone);
        self.of.push((zone, day, minute));
        (day, minute)
    }
}

/// The day since 1970 and the minute of the day by the clocks of a zone.
pub fn local(now: Timestamp, zone: chrono_tz::Tz) -> (i64, u16) {
    use chrono::{TimeZone as _, Timelike as _};
    let Some(there) = zone.timestamp_opt(now.secs(), 0).single() else { return (0, 0) };
    let day = there.date_naive().signed_duration_since(chrono::NaiveDate::default()).num_days();
    (day, u16::try_from(there.hour() * 60 + there.minute()).unwrap_or_default())
}

struct Hit<'a> {
    id: ListingId,
    seen: Candidate<'a>,
    doors: Option<Doors>,
}

impl<'a> Hit<'a> {
    fn of(entry: &'a Entry, wanted: &Wanted, clocks: &mut Clocks) -> Self {
        let local = (!entry.gives.is_empty()).then(|| clocks.at(entry.zone));
        let doors = local.map(|(day, minute)| entry.gives.at(day, minute));
        let opening = match (doors, local) {
            (Some(Doors::Shut), Some((day, minute))) if entry.gives.opens_later(day, minute) => {
                Opening::Today
            }
            (None | Some(Doors::Shut), _) => Opening::Sometime,
            _ => Opening::Now,
        };
        let doubt = if entry.noticed.is_empty() {
            Doubt::Nothing
        } else {
            doubt(&entry.noticed, entry.confirmed_at, clocks.now)
        };
        let seen = Candidate {
            near: entry.near(wanted),
            freshness: Freshness::of(entry.confirmed_at, entry.as_of, clocks.now),
            standing: entry.standing.at(clocks.now),
            doubt,
            opening,
            warned: entry.lately.is_some_and(|told| told.warns(clocks.now)),
            name: &entry.name,
            slug: &entry.slug,
        };
        Self { id: entry.id, seen, doors }
    }

    fn is_sure_and_near(&self) -> bool {
        let near = self.seen.near <= Near::Region;
        near && self.seen.helps() && self.seen.freshness <= Freshness::Ageing
    }

    fn found(self) -> Found {
        Found {
            id: self.id,
            helps: self.seen.helps(),
            near: self.seen.near,
            standing: self.seen.standing,
            freshness: self.seen.freshness,
            reasons: self.seen.reasons(),
            doors: self.doors,
        }
    }
}

impl Entry {
    fn is_wanted(&self, wanted: &Wanted) -> bool {
        let has = |list: &[Box<str>], one: &Option<String>| {
            one.as_ref().is_none_or(|one| list.iter().any(|known| **known == **one))
        };
        wanted.keeper.is_none_or(|keeper| self.keeper == Some(keeper))
            && wanted.kind.is_none_or(|kind| self.kind == kind)
            && wanted.focus.is_none_or(|focus| self.focus.contains(&focus))
            && has(&self.needs, &wanted.need)
            && has(&self.languages, &wanted.language)
            && (wanted.region.is_none() || self.near(wanted) < Near::Elsewhere)
    }

    fn near(&self, wanted: &Wanted) -> Near {
        let Some(region) = wanted.region else { return Near::Everywhere };
        if wanted.place.as_deref().is_some_and(|place| *place == *self.place) {
            Near::Place
        } else if self.region == Some(region) {
            Near::Region
        } else if self.region == Some(Region::Citywide) {
            Near::Everywhere
        } else {
            Near::Elsewhere
        }
    }
}

/// The words of a text as they are found: plain words, and letters and pairs of letters for scripts without spaces.
fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for word in plain_words(text) {
        if !word.chars().any(is_unspaced) {
            terms.push(word);
            continue;
        }
        let letters: Vec<char> = word.chars().collect();
        if let [one] = letters[..] {
            terms.push(one.to_string());
        }
        terms.extend(letters.windows(2).map(|pair| pair.iter().collect::<String>()));
        terms.extend(letters.iter().filter(|_| letters.len() > 1).map(char::to_string));
    }
    terms
}

/// Han, kana, Hangul, Thai, Lao, Khmer: written without spaces, or with endings that grow on the word.
const fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
pub(crate) mod tests;
