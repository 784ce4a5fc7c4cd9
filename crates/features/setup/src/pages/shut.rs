//! "Somebody has to open the door": what stands where strangers cannot begin a group, which is never the end of the way.

use askama::Template;
use directory::domain::{Facts, Kind, Said};
use directory::store::suggestions::{NewSuggestion, Says};
use kit_i18n::Lang;
use kit_jobs::idempotency::{Key, digest, new_key};
use kit_web::axum::extract::State;
use kit_web::axum::response::{IntoResponse as _, Response};
use kit_web::{Answer, Form, Household, Page, Problems, filters};
use people::{Site, Visitor};

use crate::begin::Draft;

/// Letters of a name, and of what somebody says.
const NAME: usize = 80;
const WORDS: usize = 1_000;

/// Why nobody can begin a group now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Whoever runs the server has not opened it.
    NotOpen,
    /// Many began today.
    Full,
    /// Some began today from the same connection.
    Household,
}

/// The page.
#[derive(Template)]
#[template(path = "pages/shut.html")]
pub struct Shut {
    /// Why.
    pub why: Why,
    /// The group's name, its rough place, and what it would do.
    pub typed: [String; 3],
    /// The form's key.
    pub key: String,
    /// What is wrong.
    pub problems: Problems,
}

/// After the stewards were told.
#[derive(Template)]
#[template(path = "pages/shut_told.html")]
pub struct Told;

/// The page, for the handlers and for samples.
pub fn page(body: Shut) -> Page<Shut> {
    let problems = body.problems.clone();
    Page::new("setup-shut-title", body).private().section("find").language_form("shut").checked(&problems)
}

/// The page after, for the handler and for samples.
pub fn told() -> Page<Told> {
    Page::new("setup-shut-told", Told).private().section("find")
}

/// The page in place of a question, with what was said so far.
pub(super) fn instead(site: &Site, why: Why, draft: &Draft) -> Response {
    let typed = ["group", "rough", ""].map(|field| draft.one(field).to_owned());
    page(Shut { why, typed, key: new_key(&site.rng), problems: Problems::new() }).into_response()
}

impl Shut {
    /// Where somebody waits for a group at the place that was typed.
    fn tell(&self) -> String {
        super::wish::path(&self.typed[1])
    }

    /// Why, in a sentence: a message key.
    const fn lead(&self) -> &'static str {
        match self.why {
            Why::NotOpen => "setup-shut-lead",
            Why::Full => "setup-shut-full-today",
            Why::Household => "setup-shut-household",
        }
    }
}

/// `POST /start/stewards`: a suggestion for those who tend this network. The same form twice is one.
pub async fn tell(
    State(site): State<Site>,
    visitor: Visitor,
    household: Option<Household>,
    form: Form,
) -> Answer<Response> {
    let typed = ["name", "area", "words"].map(|field| form.one(field).to_owned());
    let mut problems = Problems::new();
    if !form.switches_language() {
        check(&typed, &mut problems);
    }
    let key = Key::parse(form.one("key")).filter(|_| problems.is_empty() && !form.switches_language());
    if let Some(key) = key {
        let suggestion = NewSuggestion {
            listing: None,
            says: Says::New,
            facts: wanted(&typed, visitor.lang),
            words: String::new(),
            form_key: digest(&[b"start", key.hash()]),
        };
        let network = visitor.network_id();
        match directory::keep_suggestion(&site, (&visitor, household), network, suggestion).await? {
            Ok(()) => return Ok(told().into_response()),
            Err(why) => problems.add("words", why),
        }
    }
    let key = new_key(&site.rng);
    Ok(page(Shut { why: Why::NotOpen, typed, key, problems }).into_response())
}

fn check([name, area, words]: &[String; 3], problems: &mut Problems) {
    for (field, text, key) in [("name", name, "setup-begin-group-wrong"), ("area", area, "setup-rough-wrong")]
    {
        if text.is_empty() || text.chars().count() > NAME {
            problems.add(field, key);
        }
    }
    if words.is_empty() || words.chars().count() > WORDS {
        problems.add("words", "setup-shut-words-wrong");
    }
}

fn wanted([name, area, words]: &[String; 3], lang: Lang) -> Facts {
    let what = match lang {
        Lang::Es => Said { en: String::new(), es: words.clone() },
        Lang::En => Said::english(words.clone()),
    };
    Facts { kind: Kind::Group, name: name.clone(), area: area.clone(), what, ..Facts::default() }
}
