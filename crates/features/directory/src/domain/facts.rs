//! What a listing says: everything that is public about it, in the shape in which it is typed, kept, imported and given out.

use serde::{Deserialize, Serialize};

use super::Kind;
use crate::hours::Hours;
use crate::start::{Focus, Region};

/// Letters of a name.
pub const NAME: usize = 120;
/// Letters of a line: where it is, an address of a page, who may come.
pub const LINE: usize = 300;
/// Letters of what it does.
pub const WORDS: usize = 2_000;

/// Words in English and in Spanish; one of them may be empty, and is then shown in the other with its language said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// In English.
    pub en: String,
    /// In Spanish.
    pub es: String,
}

/// A point on the ground, in millionths of a degree. A listing has one only where the public may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// North of the equator.
    pub lat_e6: i32,
    /// East of Greenwich.
    pub lon_e6: i32,
}

/// Everything that a listing says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// What it does.
    pub what: Said,
    /// Its region.
    pub region: Option<Region>,
    /// Its place: a slug of the places that are known here; empty: none.
    pub place: String,
    /// Where, in its own words: a neighborhood, a corner, "all of LA".
    pub area: String,
    /// The address where the public may come; empty where it may not.
    pub address: String,
    /// The same as a point.
    pub spot: Option<Spot>,
    /// Its page, with `https://`; empty: none.
    pub page: String,
    /// Its public number; empty: none.
    pub phone: String,
    /// Its public e-mail address; empty: none.
    pub email: String,
    /// Whom it is for.
    pub focus: Vec<Focus>,
    /// Kinds of help, by the codes that asks have.
    pub needs: Vec<String>,
    /// Codes of its languages.
    pub languages: Vec<String>,
    /// Who may come.
    pub who: Said,
    /// Which papers to bring: apart from who may come, because it keeps people away.
    pub papers: Said,
    /// When it gives.
    pub gives: Hours,
    /// When it takes what people bring.
    pub takes: Hours,
}

/// Facts that are confirmed together: whoever knows the hours need not know the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Its name and what it does.
    What,
    /// Where it is.
    Where,
    /// When the doors are open.
    When,
    /// How to reach it.
    Reach,
    /// Who may come, in which languages, with which papers.
    Who,
}

impl Field {
    /// All of them, as a page shows them.
    pub const ALL: [Self; 5] = [Self::What, Self::When, Self::Where, Self::Reach, Self::Who];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Where => "where",
            Self::When => "when",
            Self::Reach => "reach",
            Self::Who => "who",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            kind: Kind::Group,
            name: String::new(),
            what: Said::default(),
            region: None,
            place: String::new(),
            area: String::new(),
            address: String::new(),
            spot: None,
            page: String::new(),
            phone: String::new(),
            email: String::new(),
            focus: Vec::new(),
            needs: Vec::new(),
            languages: Vec::new(),
            who: Said::default(),
            papers: Said::default(),
            gives: Hours::default(),
            takes: Hours::default(),
        }
    }
}

impl Said {
    /// The same words for both languages, for sources that have one.
    pub fn english(words: impl Into<String>) -> Self {
        Self { en: words.into(), es: String::new() }
    }

    /// Nothing is said in any language.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.es.is_empty()
    }
}

impl Spot {
    /// From degrees; none if that is no point on Earth, or the point where two zeros were typed.
    pub fn at(lat: f64, lon: f64) -> Option<Self> {
        let on_earth = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        let nowhere = lat.abs() < 1e-6 && lon.abs() < 1e-6;
        (on_earth && !nowhere).then(|| Self { lat_e6: millionths(lat), lon_e6: millionths(lon) })
    }

    /// In degrees: latitude, longitude.
    pub fn degrees(self) -> (f64, f64) {
        (f64::from(self.lat_e6) / 1e6, f64::from(self.lon_e6) / 1e6)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "degrees times a million are within ±180,000,000")]
fn millionths(degrees: f64) -> i32 {
    (degrees * 1e6).round() as i32
}

impl Facts {
    /// What is said about one group of facts differs.
    pub fn differs(&self, other: &Self, field: Field) -> bool {
        match field {
            Field::What => {
                (self.kind, &self.name, &self.what, &self.focus, &self.needs)
                    != (other.kind, &other.name, &other.what, &other.focus, &other.needs)
            }
            Field::Where => {
                (self.region, &self.place, &self.area, &self.address, self.spot)
                    != (other.region, &other.place, &other.area, &other.address, other.spot)
            }
            Field::When => (&self.gives, &self.takes) != (&other.gives, &other.takes),
            Field::Reach => {
                (&self.page, &self.phone, &self.email) != (&other.page, &other.phone, &other.email)
            }
            Field::Who => {
                (&self.who, &self.papers, &self.languages) != (&other.who, &other.papers, &other.languages)
            }
        }
    }

    /// Nothing is said about a group of facts.
    pub fn is_silent(&self, field: Field) -> bool {
        match field {
            Field::What => self.name.is_empty() && self.what.is_empty(),
            Field::Where => self.area.is_empty() && self.address.is_empty() && self.place.is_empty(),
            Field::When => self.gives.is_empty() && self.takes.is_empty(),
            Field::Reach => self.page.is_empty() && self.phone.is_empty() && self.email.is_empty(),
            Field::Who => self.who.is_empty() && self.papers.is_empty() && self.languages.is_empty(),
        }
    }

    /// The groups of facts in which two differ.
    pub fn changes(&self, other: &Self) -> Vec<Field> {
        Field::ALL.into_iter().filter(|field| self.differs(other, *field)).collect()
    }
}
