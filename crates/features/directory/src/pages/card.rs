//! A listing as it stands in a list: what it is, how sure that is, and why it stands where it stands.

use kit_base::Timestamp;

use crate::domain::{Freshness, Kind, Reason, Standing};
use crate::search::Found;
use crate::store::listings::Listing;
use crate::words::{self, Reader};

/// One listing of a list.
pub struct Card {
    /// Where it leads.
    pub path: String,
    /// Its name.
    pub name: String,
    /// What it is: a message key.
    pub kind: &'static str,
    /// Where.
    pub area: String,
    /// What it does, and the code of its language if that is not the reader's.
    pub what: Option<(String, Option<&'static str>)>,
    /// How fresh, in a sentence.
    pub fresh: String,
    /// The lamp: `lit` when it is sure, `off` when nobody knows, `resting`.
    pub lamp: &'static str,
    /// The word beside the lamp: a message key.
    pub lamp_word: &'static str,
    /// How the doors are.
    pub doors: Option<String>,
    /// That it rests or is over.
    pub standing: Option<String>,
    /// What holds just now, and the code of its language if that is not the reader's.
    pub crisis: Option<(String, Option<&'static str>)>,
    /// How it is just now, and whether that is a warning.
    pub lately: Option<(String, bool)>,
    /// Why it stands here: message keys.
    pub reasons: Vec<&'static str>,
    /// Where on the map of streets: latitude and longitude, if the page has that map.
    pub spot: Option<(f64, f64)>,
}

/// The word for what it is: a message key.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Group => "directory-kind-group",
        Kind::Pantry => "directory-kind-pantry",
        Kind::Fridge => "directory-kind-fridge",
        Kind::Council => "directory-kind-council",
        Kind::Resource => "directory-kind-resource",
    }
}

/// The lamp for how sure it is, and its word. Where whoever stood there last gave a warning, no light invites the next.
pub fn lamp(listing: &Listing, now: Timestamp) -> (&'static str, &'static str) {
    let warned = listing.lately.is_some_and(|told| told.warns(now));
    match (listing.standing.at(now), listing.freshness(now)) {
        (Standing::Closed, _) => ("resting", "directory-lamp-closed"),
        (Standing::Resting(_), _) => ("resting", "directory-lamp-resting"),
        (Standing::There, _) if warned => ("off", "directory-lamp-warned"),
        (Standing::There, Freshness::Confirmed) => ("lit", "directory-lamp-confirmed"),
        (Standing::There, Freshness::Ageing) => ("lit", "directory-lamp-ageing"),
        (Standing::There, Freshness::Unconfirmed) => ("off", "directory-lamp-unconfirmed"),
        (Standing::There, Freshness::Silent) => ("off", "directory-lamp-silent"),
        (Standing::There, Freshness::History) => ("off", "directory-lamp-history"),
    }
}

const fn reason(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::Here => Some("directory-reason-here"),
        Reason::Seen => Some("directory-reason-seen"),
        Reason::OpenNow => Some("directory-reason-open"),
        Reason::NobodyAnswered => Some("directory-reason-nobody"),
        // The card says these in a sentence of their own.
        Reason::Confirmed | Reason::Silent | Reason::Resting | Reason::Closed | Reason::Warned => None,
    }
}

impl Card {
    /// A listing that was found.
    pub fn of(listing: &Listing, found: &Found, reader: Reader<'_>) -> Self {
        let Reader { lang, now, .. } = reader;
        let facts = &listing.facts;
        let (lamp, lamp_word) = lamp(listing, now);
        let crisis = listing.crisis_at(now).and_then(|crisis| words::said(&crisis.words, lang));
        Self {
            path: format!("/g/{}", listing.slug),
            name: facts.name.clone(),
            kind: kind(facts.kind),
            area: facts.area.clone(),
            what: words::said(&facts.what, lang).map(|(what, other)| (shortened(what), other)),
            fresh: reader.freshness(listing),
            lamp,
            lamp_word,
            doors: reader.doors(&facts.gives, &listing.zone).filter(|_| found.helps),
            standing: reader.standing(listing.standing, listing.standing_said_at, &listing.zone),
            crisis: crisis.map(|(words, other)| (words.to_owned(), other)),
            lately: listing.lately_at(now).map(|told| (reader.lately(told), told.how.warns())),
            reasons: found.reasons.iter().filter_map(|one| reason(*one)).collect(),
            spot: None,
        }
    }
}

/// The beginning of a text, whole words, for a list.
fn shortened(text: &str) -> String {
    const LETTERS: usize = 180;
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() > LETTERS {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short.push('…');
    short
}
