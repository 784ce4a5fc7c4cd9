//! What a program may ask of a list, and how that is read: strictly, so that nobody takes an answer for something that it is not.

use kit_base::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::answer::Refused;
use super::caller::{self, Pairs};

/// The highest number of a page.
pub(super) const MOST_PAGES: u64 = 1_000_000;
/// The most objects of a page.
pub(super) const MOST_A_PAGE: u64 = 100;
/// Letters of a search.
pub(super) const MOST_LETTERS: usize = 200;
/// What HSDS has and nobody can answer here.
const ELSEWHERE: [&str; 5] = ["taxonomy_id", "postcode", "proximity", "top_only", "parent_id"];

/// The lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum List {
    /// What is done.
    Services,
    /// Who does it.
    Organizations,
    /// What is done where.
    Places,
}

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Param {
    /// Words.
    Search,
    /// Which page.
    Page,
    /// How many a page.
    PerPage,
    /// In which form.
    Format,
    /// With a value of this term.
    Term,
    /// Of this organization.
    Owner,
    /// Changed then or later.
    After,
    /// Ids and dates only.
    Minimal,
    /// Everything nested.
    Full,
    /// Organizations with their services, whole.
    FullService,
}

/// What a value has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Words,
    Whole(u64),
    YesOrNo,
    Id,
    Moment,
    Json,
}

impl List {
    /// What it can be asked.
    pub(super) const fn takes(self) -> &'static [Param] {
        use Param::{After, Format, Full, FullService, Minimal, Owner, Page, PerPage, Search, Term};
        match self {
            Self::Services => &[Search, Page, PerPage, Format, Term, Owner, After, Minimal, Full],
            Self::Organizations => &[Search, Page, PerPage, Format, Term, Full, FullService],
            Self::Places => &[Search, Page, PerPage, Format, Term, Owner, After, Full],
        }
    }
}

impl Param {
    /// Its name in HSDS.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Page => "page",
            Self::PerPage => "per_page",
            Self::Format => "format",
            Self::Term => "taxonomy_term_id",
            Self::Owner => "organization_id",
            Self::After => "modified_after",
            Self::Minimal => "minimal",
            Self::Full => "full",
            Self::FullService => "full_service",
        }
    }

    /// What it has to be.
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Search => Kind::Words,
            Self::Page => Kind::Whole(MOST_PAGES),
            Self::PerPage => Kind::Whole(MOST_A_PAGE),
            Self::Format => Kind::Json,
            Self::Term | Self::Owner => Kind::Id,
            Self::After => Kind::Moment,
            Self::Minimal | Self::Full | Self::FullService => Kind::YesOrNo,
        }
    }

    fn refused(self) -> Refused {
        let must = match self.kind() {
            Kind::Words => format!("must be text of at most {MOST_LETTERS} letters"),
            Kind::Whole(most) => format!("must be a whole number from 1 to {most}"),
            Kind::YesOrNo => "must be true or false".to_owned(),
            Kind::Id => "must be a UUID".to_owned(),
            Kind::Moment => "must be a date and time such as 2026-11-23T00:00:00Z".to_owned(),
            Kind::Json => {
                "must be json; the whole directory is also at /directory.csv and /directory.zip".to_owned()
            }
        };
        Refused::bad(format!("The parameter `{}` {must}.", self.name()))
    }
}

/// What was asked of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    /// Which page, the first being 1.
    pub(super) page: u64,
    /// How many a page.
    pub(super) per_page: u64,
    /// In these words; empty: all.
    pub(super) search: String,
    /// Of this organization.
    pub(super) owner: Option<Uuid>,
    /// With a value of this term.
    pub(super) term: Option<Uuid>,
    /// Changed then or later.
    pub(super) after: Option<Timestamp>,
    /// Ids and dates only, whatever else is said.
    pub(super) minimal: bool,
    /// Everything nested.
    pub(super) full: bool,
    /// Organizations with their services, whole.
    pub(super) full_service: bool,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            page: 1,
            per_page: 20,
            search: String::new(),
            owner: None,
            term: None,
            after: None,
            minimal: false,
            full: false,
            full_service: false,
        }
    }
}

impl Asked {
    /// With what these pairs say instead of what was said before; nothing twice, and nothing that is not taken here.
    pub(super) fn with(mut self, takes: &[Param], pairs: &Pairs) -> Result<Self, Refused> {
        let mut seen = Vec::new();
        for (name, text) in pairs {
            let Some(param) = takes.iter().find(|param| param.name() == name) else {
                return Err(unknown(name, takes));
            };
            if seen.contains(param) {
                return Err(Refused::bad(format!("The parameter `{name}` is there twice.")));
            }
            seen.push(*param);
            self.set(*param, text).ok_or_else(|| param.refused())?;
        }
        Ok(self)
    }

    /// None: that is no value of it.
    fn set(&mut self, param: Param, text: &str) -> Option<()> {
        match param {
            Param::Search if text.chars().count() > MOST_LETTERS => return None,
            Param::Search => text.clone_into(&mut self.search),
            Param::Page => self.page = whole(text, MOST_PAGES)?,
            Param::PerPage => self.per_page = whole(text, MOST_A_PAGE)?,
            Param::Format => return (text == "json").then_some(()),
            Param::Term => self.term = Some(id(text)?),
            Param::Owner => self.owner = Some(id(text)?),
            Param::After => self.after = Some(moment(text)?),
            Param::Minimal => self.minimal = yes_or_no(text)?,
            Param::Full => self.full = yes_or_no(text)?,
            Param::FullService => self.full_service = yes_or_no(text)?,
        }
        Some(())
    }
}

fn unknown(name: &str, takes: &[Param]) -> Refused {
    let short: String = name.chars().take(40).collect();
    if ELSEWHERE.contains(&name) {
        return Refused::bad(format!(
            "The parameter `{short}` is part of HSDS, but cannot be answered here."
        ));
    }
    let names: Vec<&str> = takes.iter().map(|param| param.name()).collect();
    let taken = if names.is_empty() { "no parameters".to_owned() } else { names.join(", ") };
    Refused::bad(format!("The parameter `{short}` is not known here; this address takes {taken}."))
}

fn whole(text: &str, most: u64) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_number && (1..=most).contains(number))
}

fn yes_or_no(text: &str) -> Option<bool> {
    text.parse().ok()
}

/// A UUID in its one usual form, in capitals or not.
pub(super) fn id(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text).ok().filter(|_| text.len() == 36)
}

/// A plus sign that an address turned into a blank is one again.
fn moment(text: &str) -> Option<Timestamp> {
    let plus = if text.get(10..11) == Some(" ") { text.to_owned() } else { text.replace(' ', "+") };
    let at = chrono::DateTime::parse_from_rfc3339(&plus).ok()?;
    (!plus.contains(' ')).then(|| Timestamp::from_micros(at.timestamp_micros()))
}

/// What a body says; `kind` is its content type. An empty body says nothing.
pub(super) fn of_body(kind: Option<&str>, body: &[u8], takes: &[Param]) -> Result<Pairs, Refused> {
    if body.is_empty() {
        return Ok(Pairs::new());
    }
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return caller::pairs(body).ok_or_else(|| Refused::bad("The form cannot be read."));
    }
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(Refused::other_kind());
    }
    let Ok(Value::Object(all)) = serde_json::from_slice(body) else {
        return Err(Refused::bad("The body must be one JSON object with the parameters as its fields."));
    };
    all.iter().map(|(name, value)| Ok((name.clone(), said(name, value, takes)?))).collect()
}

/// A value of JSON as it would stand in an address: numbers for numbers, true and false, and text for all else.
fn said(name: &str, value: &Value, takes: &[Param]) -> Result<String, Refused> {
    let Some(param) = takes.iter().find(|param| param.name() == name) else {
        return Err(unknown(name, takes));
    };
    let text = match (param.kind(), value) {
        (Kind::Whole(_), Value::Number(number)) => number.as_f64().map(|number| number.to_string()),
        (Kind::YesOrNo, Value::Bool(yes)) => Some(yes.to_string()),
        (Kind::Words | Kind::Id | Kind::Moment | Kind::Json, Value::String(text)) => {
            Some(text.clone()).filter(|text| !text.contains('\0'))
        }
        _ => None,
    };
    text.ok_or_else(|| param.refused())
}
