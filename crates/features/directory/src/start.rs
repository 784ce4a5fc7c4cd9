//! What a new network in Los Angeles County may begin its directory with: groups that were named in public, and places.
//!
//! Every row says since when it is known and what was found since; none counts as confirmed. It is offered in the set-up by
//! region and loaded nowhere else.

use std::sync::LazyLock;

use chrono::NaiveDate;
use kit_base::{Span, Timestamp};
use kit_vault::plain_words;
use serde::{Deserialize, Serialize};

use crate::domain::Standing;

mod zips;

pub use zips::{Zip, look_up, near_zip, zips};

const GROUPS: &str = include_str!("../start/groups.csv");
const RESOURCES: &str = include_str!("../start/resources.csv");
const PLACES: &str = include_str!("../start/places.csv");
/// So many places are offered for what somebody typed.
const OFFERED: usize = 8;

/// A part of the county as people say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// All of them.
    Citywide,
    /// Palmdale, Lancaster and around.
    AntelopeValley,
    /// Downtown to Hollywood.
    CentralLa,
    /// Boyle Heights to the northeast.
    Eastside,
    /// San Pedro, Wilmington, Long Beach.
    Harbor,
    /// Northwest of the hills.
    SanFernandoValley,
    /// Pasadena to Pomona.
    SanGabrielValley,
    /// Santa Clarita and around.
    SantaClaritaValley,
    /// Inglewood to Torrance.
    SouthBay,
    /// South of downtown.
    SouthLa,
    /// Southeast of downtown.
    SoutheastLa,
    /// Culver City to Malibu.
    Westside,
}

impl Region {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Citywide,
        Self::AntelopeValley,
        Self::CentralLa,
        Self::Eastside,
        Self::Harbor,
        Self::SanFernandoValley,
        Self::SanGabrielValley,
        Self::SantaClaritaValley,
        Self::SouthBay,
        Self::SouthLa,
        Self::SoutheastLa,
        Self::Westside,
    ];

    /// As stored and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Citywide => "citywide",
            Self::AntelopeValley => "antelope-valley",
            Self::CentralLa => "central-la",
            Self::Eastside => "eastside",
            Self::Harbor => "harbor",
            Self::SanFernandoValley => "san-fernando-valley",
            Self::SanGabrielValley => "san-gabriel-valley",
            Self::SantaClaritaValley => "santa-clarita-valley",
            Self::SouthBay => "south-bay",
            Self::SouthLa => "south-la",
            Self::SoutheastLa => "southeast-la",
            Self::Westside => "westside",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.code() == code)
    }
}

/// Whom a group is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Focus {
    /// Whoever comes.
    Everyone,
    /// Older adults.
    OlderAdults,
    /// People without a home.
    Unhoused,
    /// People without papers.
    Undocumented,
    /// Workers.
    Workers,
    /// Families.
    Families,
    /// Those who organize.
    Organizers,
}

impl Focus {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Everyone,
        Self::OlderAdults,
        Self::Unhoused,
        Self::Undocumented,
        Self::Workers,
        Self::Families,
        Self::Organizers,
    ];

    /// As stored and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::OlderAdults => "older-adults",
            Self::Unhoused => "unhoused",
            Self::Undocumented => "undocumented",
            Self::Workers => "workers",
            Self::Families => "families",
            Self::Organizers => "organizers",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|focus| focus.code() == code)
    }
}

/// What was found when somebody looked for it, November 2026.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It shows life as itself.
    Active,
    /// Signs of it, none of them new.
    Likely,
    /// Nothing newer than what is known.
    NothingLater,
    /// It said that it goes on as another group: that one's slug.
    Became(String),
    /// It said that it is over.
    Ended,
}

impl Found {
    fn parse(text: &str) -> Option<Self> {
        match text.split_once(' ') {
            Some(("became", slug)) => Some(Self::Became(slug.to_owned())),
            Some(_) => None,
            None => match text {
                "active" => Some(Self::Active),
                "likely" => Some(Self::Likely),
                "nothing-later" => Some(Self::NothingLater),
                "ended" => Some(Self::Ended),
                _ => None,
            },
        }
    }

    /// How it begins in a directory: closed only if somebody said so. Silence is age, and age shows by itself.
    pub const fn standing(&self) -> Standing {
        match self {
            Self::Active | Self::Likely | Self::NothingLater => Standing::There,
            Self::Became(_) | Self::Ended => Standing::Closed,
        }
    }
}

/// A group to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartGroup {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Where.
    pub region: Region,
    /// Where, in its own words.
    pub area: String,
    /// Whom it is for.
    pub focus: Vec<Focus>,
    /// Codes of the kinds of help, as asks have them.
    pub needs: Vec<String>,
    /// What it does, in English and in Spanish.
    pub what: [String; 2],
    /// Its page without `https://`; empty: none known.
    pub website: String,
    /// Codes of its languages.
    pub languages: Vec<String>,
    /// Since when this is known.
    pub as_of: Timestamp,
    /// What was found.
    pub found: Found,
    /// Where that stands.
    pub evidence: String,
}

/// A source for everybody to begin with: something to read, a number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartResource {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is, in English and in Spanish.
    pub what: [String; 2],
    /// Its page without `https://`; empty: none known.
    pub page: String,
    /// Its public number; empty: none.
    pub phone: String,
    /// Codes of its languages.
    pub languages: Vec<String>,
    /// Since when this is known.
    pub as_of: Timestamp,
}

/// A place to begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct StartPlace {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its region; none: nobody lives there.
    pub region: Option<Region>,
    /// Its middle, in degrees.
    pub lat: f64,
    /// Its middle, in degrees.
    pub lon: f64,
}

/// A row of ours that cannot be read; a test keeps it from happening.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Not a table.
    #[error("the start data: {0}")]
    Table(#[from] csv::Error),
    /// A field says what it cannot.
    #[error("the start data: {slug} has {field} {value:?}")]
    Field {
        /// The row.
        slug: String,
        /// The column.
        field: &'static str,
        /// What stands there.
        value: String,
    },
}

/// One row by the names of its columns.
struct Line<'a> {
    names: &'a csv::StringRecord,
    record: csv::StringRecord,
}

impl Line<'_> {
    fn text(&self, field: &str) -> &str {
        let at = self.names.iter().position(|name| name == field);
        at.and_then(|at| self.record.get(at)).unwrap_or_default()
    }

    fn wrong(&self, field: &'static str) -> StartError {
        let slug = self.record.get(0).unwrap_or_default().to_owned();
        StartError::Field { slug, field, value: self.text(field).to_owned() }
    }

    fn degrees(&self, field: &'static str, most: f64) -> Result<f64, StartError> {
        let read = self.text(field).parse::<f64>().ok();
        read.filter(|degrees| degrees.abs() <= most).ok_or_else(|| self.wrong(field))
    }

    fn words(&self, field: &str) -> Vec<String> {
        self.text(field).split_whitespace().map(str::to_owned).collect()
    }
}

fn rows<T>(text: &str, read: impl Fn(&Line<'_>) -> Result<T, StartError>) -> Result<Vec<T>, StartError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers()?.clone();
    reader.records().map(|record| read(&Line { names: &names, record: record? })).collect()
}

/// The places, read once.
static KNOWN: LazyLock<Vec<StartPlace>> = LazyLock::new(|| places().unwrap_or_default());

/// The places, for whoever asks often.
pub fn known_places() -> &'static [StartPlace] {
    &KNOWN
}

/// The place of exactly this name, if there is one.
pub fn place_named(name: &str) -> Option<&'static StartPlace> {
    let name = plain_words(name);
    KNOWN.iter().find(|place| !name.is_empty() && plain_words(&place.name) == name)
}

/// The place whose middle is closest to a point, if it is within about 6 km.
pub fn place_around(lat: f64, lon: f64) -> Option<&'static StartPlace> {
    const NEAR: f64 = 0.055;
    let away = |place: &StartPlace| (place.lat - lat).hypot((place.lon - lon) * lat.to_radians().cos());
    let closest = KNOWN.iter().min_by(|one, other| away(one).total_cmp(&away(other)))?;
    (away(closest) < NEAR).then_some(closest)
}

/// The groups of the county that were named in public.
pub fn groups() -> Result<Vec<StartGroup>, StartError> {
    rows(GROUPS, |line| {
        let focus = line.words("focus").iter().map(|code| Focus::parse(code)).collect::<Option<Vec<_>>>();
        Ok(StartGroup {
            slug: line.text("slug").to_owned(),
            name: line.text("name").to_owned(),
            region: Region::parse(line.text("region")).ok_or_else(|| line.wrong("region"))?,
            area: line.text("area").to_owned(),
            focus: focus.ok_or_else(|| line.wrong("focus"))?,
            needs: line.words("needs"),
            what: ["en", "es"].map(|lang| line.text(lang).to_owned()),
            website: line.text("website").to_owned(),
            languages: line.words("languages"),
            as_of: first_moment(line.text("as_of")).ok_or_else(|| line.wrong("as_of"))?,
            found: Found::parse(line.text("found")).ok_or_else(|| line.wrong("found"))?,
            evidence: line.text("evidence").to_owned(),
        })
    })
}

/// The places of the county.
pub fn places() -> Result<Vec<StartPlace>, StartError> {
    rows(PLACES, |line| {
        let region = line.text("region");
        Ok(StartPlace {
            slug: line.text("slug").to_owned(),
            name: line.text("name").to_owned(),
            region: if region.is_empty() {
                None
            } else {
                Some(Region::parse(region).ok_or_else(|| line.wrong("region"))?)
            },
            lat: line.degrees("lat", 90.0)?,
            lon: line.degrees("lon", 180.0)?,
        })
    })
}

/// The sources that the groups' own list points to.
pub fn resources() -> Result<Vec<StartResource>, StartError> {
    rows(RESOURCES, |line| {
        Ok(StartResource {
            slug: line.text("slug").to_owned(),
            name: line.text("name").to_owned(),
            what: ["en", "es"].map(|lang| line.text(lang).to_owned()),
            page: line.text("page").to_owned(),
            phone: line.text("phone").to_owned(),
            languages: line.words("languages"),
            as_of: first_moment(line.text("as_of")).ok_or_else(|| line.wrong("as_of"))?,
        })
    })
}

/// The places that somebody may mean: of that name, then beginning with it, then with a word that does. Accents, case and marks
/// between words do not matter.
pub fn meant<'a>(places: &'a [StartPlace], typed: &str) -> Vec<&'a StartPlace> {
    let typed = plain_words(typed).join(" ");
    if typed.is_empty() {
        return Vec::new();
    }
    let rank = |place: &StartPlace| {
        let name = plain_words(&place.name).join(" ");
        if name == typed {
            Some(0)
        } else if name.starts_with(&typed) {
            Some(1)
        } else if name.contains(&format!(" {typed}")) {
            Some(2)
        } else {
            None
        }
    };
    let mut found: Vec<_> = places.iter().filter_map(|place| Some((rank(place)?, place))).collect();
    found.sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| a.name.cmp(&b.name)));
    found.into_iter().map(|(_, place)| place).take(OFFERED).collect()
}

/// The first moment of a year, a month or a day: of what is known roughly, the oldest it may be.
fn first_moment(text: &str) -> Option<Timestamp> {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let date = NaiveDate::parse_from_str(&whole, "%Y-%m-%d").ok()?;
    let days = date.signed_duration_since(NaiveDate::default()).num_days();
    Some(Timestamp::from_secs(0) + Span::days(days))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::Freshness;

    /// November 23, 2026.
    const NOW: Timestamp = Timestamp::from_secs(1_795_392_000);

    #[test]
    fn every_group_of_the_start_says_honestly_how_old_it_is() {
        let groups = groups().expect("our own rows");
        assert_eq!(groups.len(), 23);
        let slugs: BTreeSet<&str> = groups.iter().map(|group| group.slug.as_str()).collect();
        assert_eq!(slugs.len(), groups.len(), "no two share an address");
        for group in &groups {
            assert!(group.as_of <= NOW, "{}", group.slug);
            assert!(
                !group.evidence.is_empty() && !group.name.is_empty() && !group.area.is_empty(),
                "{}",
                group.slug
            );
            let fresh = Freshness::of(None, group.as_of, NOW);
            assert!(fresh >= Freshness::Unconfirmed, "{} was confirmed by nobody", group.slug);
            for what in &group.what {
                assert!(what.ends_with('.') && what.len() < 140, "{}: {what}", group.slug);
            }
            assert_ne!(group.what[0], group.what[1], "{}", group.slug);
            if let Found::Became(slug) = &group.found {
                assert!(slugs.contains(slug.as_str()), "{} goes on as a group of the list", group.slug);
            }
        }
        let closed: Vec<&str> = groups
            .iter()
            .filter(|group| group.found.standing() == Standing::Closed)
            .map(|group| group.slug.as_str())
            .collect();
        assert_eq!(closed, ["ground-game-la", "topanga-cares"], "closed only where somebody said so");
    }

    #[test]
    fn places_cover_the_county_and_lie_in_it() {
        let places = places().expect("our own rows");
        assert_eq!(places.len(), 272);
        for place in &places {
            assert!(
                (33.2..34.9).contains(&place.lat) && (-119.0..-117.6).contains(&place.lon),
                "{}",
                place.slug
            );
        }
        let regions: BTreeSet<&str> =
            places.iter().filter_map(|place| place.region).map(Region::code).collect();
        assert_eq!(regions.len(), Region::ALL.len() - 1, "every region has places, and only they do");
        assert_eq!(places.iter().filter(|place| place.region.is_none()).count(), 3);
    }

    #[test]
    fn a_place_is_found_as_people_type_it() {
        let places = places().expect("our own rows");
        let first = |typed| meant(&places, typed).first().map(|place| place.slug.as_str());
        assert_eq!(first("  BOYLE   heights "), Some("boyle-heights"));
        assert_eq!(first("Lopez Kagel"), Some("lopezkagel-canyons"));
        assert_eq!(first("pasadena"), Some("pasadena"), "before South Pasadena");
        assert!(meant(&places, "pasadena").iter().any(|place| place.slug == "south-pasadena"));
        assert_eq!(first("cañada"), first("canada"));
        assert!(first("canada").is_some());
        assert!(meant(&places, "").is_empty() && meant(&places, "’ - ").is_empty());
        assert!(meant(&places, "a").len() <= OFFERED);
        assert!(meant(&places, "qwxz").is_empty());
    }

    #[test]
    fn what_is_known_roughly_counts_as_the_oldest_it_may_be() {
        let day = |text| first_moment(text).map(|at| at.secs() / 86_400);
        assert_eq!(day("2020"), day("2020-01-01"));
        assert_eq!(day("2020-04"), day("2020-04-01"));
        assert_eq!(day("1970-01-02"), Some(1));
        for wrong in ["", "soon", "2020-13", "2020-02-30", "20200401", "2023+"] {
            assert_eq!(first_moment(wrong), None, "{wrong}");
        }
    }
}
