//! `/suggest`: a listing that is missing, or something that is not right. Nobody has to say who they are.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_db::{COMMONS, DbError, NetworkId};
use kit_jobs::idempotency::{Key, digest, new_key};
use kit_web::{Answer, FaultKind, Form, Household, Page, Problem, Problems, Query, Share, filters};
use people::{Site, Visitor};

use super::card;
use super::find::Choice;
use crate::domain::{Facts, Kind, LINE, NAME, Said};
use crate::store::listings::{self, Listing};
use crate::store::suggestions::{self, NewSuggestion, Says};

/// Letters of what somebody says.
const WORDS: usize = 1_000;
/// So many suggestions a day strangers of one household may send; whoever is signed in may send more.
const OF_HOUSEHOLD: u32 = 20;

/// What households suggested today.
#[derive(Default)]
struct OfHousehold(Share);

/// Keeps a suggestion for the stewards of a network, or says why not (a message key).
pub async fn keep(
    site: &Site,
    (visitor, household): (&Visitor, Option<Household>),
    network: NetworkId,
    new: NewSuggestion,
) -> Answer<Result<(), &'static str>> {
    let (now, rng, new) = (site.now(), site.rng.clone(), Arc::new(new));
    let share = site.remembered::<OfHousehold>();
    let household = household.filter(|_| visitor.person.is_none());
    if !share.0.take(household, OF_HOUSEHOLD, now) {
        return Ok(Err("directory-suggest-household"));
    }
    let kept = site.write::<_, DbError>(network, move |tx| suggestions::add(tx, &new, now, &rng)).await;
    if !matches!(kept, Ok(true)) {
        share.0.give_back(household, now);
    }
    Ok(if kept? { Ok(()) } else { Err("directory-suggest-full") })
}

/// The form.
#[derive(Template)]
#[template(path = "pages/suggest.html")]
pub struct Suggest {
    /// The listing it is about: its name in addresses and its name.
    pub listing: Option<(String, String)>,
    /// What can be said about it.
    pub says: Vec<Choice>,
    /// What it is.
    pub kinds: Vec<Choice>,
    /// What was typed.
    pub typed: Typed,
    /// The key of the form.
    pub form_key: String,
    /// What is wrong.
    pub problems: Problems,
}

/// What was typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub area: String,
    /// How to reach it.
    pub reach: String,
    /// What there is to say.
    pub words: String,
}

/// After it was sent.
#[derive(Template)]
#[template(path = "pages/suggested.html")]
pub struct Suggested {
    /// What was said: the message key of what comes next.
    pub next: &'static str,
}

/// The form's page, for the handlers and for samples.
pub fn page(body: Suggest) -> Page<Suggest> {
    let problems = body.problems.clone();
    let title = if body.listing.is_some() { "directory-suggest-correct" } else { "directory-suggest-new" };
    Page::new(title, body).section("find").language_form("suggest").checked(&problems)
}

/// The page after, for the handler and for samples.
pub fn sent(says: Says) -> Page<Suggested> {
    let next = match says {
        Says::New => "directory-suggested-new",
        Says::Ours => "directory-suggested-ours",
        Says::DoNotList => "directory-suggested-do-not-list",
        Says::Correct | Says::Closed | Says::Resting => "directory-suggested-correct",
    };
    Page::new("directory-suggested", Suggested { next }).section("find")
}

/// What can be said of a listing that is there.
const ABOUT: [Says; 5] = [Says::Correct, Says::Closed, Says::Resting, Says::Ours, Says::DoNotList];

fn view(listing: Option<&Listing>, form: &Form, (form_key, problems): (String, Problems)) -> Suggest {
    let chosen = Says::parse(form.one("says"));
    let kind = Kind::parse(form.one("kind"));
    Suggest {
        listing: listing.map(|listing| (listing.slug.clone(), listing.facts.name.clone())),
        says: ABOUT
            .into_iter()
            .map(|says| (says.code(), format!("directory-says-{}", says.code()), chosen == Some(says)))
            .collect(),
        kinds: Kind::ALL
            .into_iter()
            .map(|one| (one.code(), card::kind(one).to_owned(), kind == Some(one)))
            .collect(),
        typed: Typed {
            name: form.one("name").to_owned(),
            area: form.one("area").to_owned(),
            reach: form.one("reach").to_owned(),
            words: form.one("words").to_owned(),
        },
        form_key,
        problems,
    }
}

async fn about(site: &Site, slug: &str) -> Answer<Option<Listing>> {
    if slug.is_empty() {
        return Ok(None);
    }
    let slug = slug.to_owned();
    let found = site.read::<_, DbError>(COMMONS, move |tx| listings::by_slug(tx, &slug)).await;
    Ok(Some(found?.ok_or(FaultKind::NotFound)?))
}

/// `GET /suggest`, with `listing` and `says` for a correction. Statements: 1.
pub async fn show(State(site): State<Site>, _: Visitor, query: Query) -> Answer<Page<Suggest>> {
    let listing = about(&site, query.one("listing")).await?;
    let key = new_key(&site.rng);
    Ok(page(view(listing.as_ref(), &query, (key, Problems::new()))))
}

fn problems(form: &Form, is_new: bool) -> Problems {
    let mut problems = Problems::new();
    if is_new && form.one("name").is_empty() {
        problems.add("name", "directory-form-nameless");
    }
    let says = Says::parse(form.one("says"));
    if !is_new && says.is_none() {
        problems.add("says", "directory-suggest-says-what");
    }
    if !is_new && says == Some(Says::Correct) && form.one("words").is_empty() {
        problems.add("words", "directory-suggest-empty");
    }
    for (field, most) in [("name", NAME), ("area", LINE), ("reach", LINE), ("words", WORDS)] {
        if form.one(field).chars().count() > most {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            problems.push(Problem::new(field, "directory-form-long").number("max", most));
        }
    }
    problems
}

/// What somebody typed of a new listing, as facts: a page and a number are told apart, the rest stays words.
fn facts(form: &Form, spanish: bool) -> Facts {
    let reach = form.one("reach");
    let looks_like_page = reach.contains('.') && !reach.contains('@') && !reach.contains(char::is_whitespace);
    let digits = reach.chars().filter(char::is_ascii_digit).count();
    let words = form.one("words").to_owned();
    let with_scheme = if reach.contains("://") { reach.to_owned() } else { format!("https://{reach}") };
    Facts {
        kind: Kind::parse(form.one("kind")).unwrap_or(Kind::Group),
        name: form.one("name").to_owned(),
        what: if spanish { Said { en: String::new(), es: words } } else { Said::english(words) },
        area: form.one("area").to_owned(),
        page: if looks_like_page { with_scheme } else { String::new() },
        phone: if !looks_like_page && digits >= 7 { reach.to_owned() } else { String::new() },
        email: if reach.contains('@') { reach.to_owned() } else { String::new() },
        ..Facts::default()
    }
}

/// `POST /suggest`. The same form twice is one suggestion.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    household: Option<Household>,
    form: Form,
) -> Answer<Response> {
    let listing = about(&site, form.one("listing")).await?;
    let key = Key::parse(form.one("key"));
    let mut problems =
        if form.switches_language() { Problems::new() } else { problems(&form, listing.is_none()) };
    let again = |problems| {
        let key = form.some("key").map_or_else(|| new_key(&site.rng), str::to_owned);
        page(view(listing.as_ref(), &form, (key, problems))).into_response()
    };
    let Some(key) = key.filter(|_| problems.is_empty() && !form.switches_language()) else {
        return Ok(again(problems));
    };
    let says = if listing.is_some() { Says::parse(form.one("says")) } else { Some(Says::New) };
    let says = says.unwrap_or(Says::Correct);
    let facts = match &listing {
        Some(listing) => listing.facts.clone(),
        None => facts(&form, visitor.lang == kit_i18n::Lang::Es),
    };
    // It goes to those who tend the listing, if they are on this server.
    let network = listing.as_ref().and_then(|listing| listing.keeper).unwrap_or_else(|| visitor.network_id());
    let about = listing.as_ref().map(|listing| listing.id);
    let words = if about.is_some() { form.one("words").to_owned() } else { form.one("reach").to_owned() };
    let form_key = digest(&[key.hash()]);
    let new = NewSuggestion { listing: about, says, facts, words, form_key };
    match keep(&site, (&visitor, household), network, new).await? {
        Ok(()) => return Ok(sent(says).into_response()),
        Err(why) => problems.add("words", why),
    }
    Ok(again(problems))
}
