//! `/start/tell`: "tell me if somebody starts something here", in one small form, without an account.

use askama::Template;
use directory::store::listings::knows_places;
use kit_base::{Private, percent};
use kit_db::COMMONS;
use kit_jobs::idempotency::{Key, digest, new_key};
use kit_vault::VaultError;
use kit_web::axum::extract::State;
use kit_web::axum::response::{IntoResponse as _, Response};
use kit_web::{Answer, Form, Household, Page, Problems, Query, Share, Trip, filters};
use people::{Contact, NewPerson, SafeContact, Site, Visitor};

use crate::answers::contact;
use crate::store::wishes::{self, Wished};
use crate::tell::{CONFIRM, Hands, tell};
use crate::wish::Near;

const NAME: usize = 60;
const PLACE: usize = 80;
/// So often a day strangers of one household may ask to be told: a table at a meeting has a line before it.
const OF_HOUSEHOLD: u32 = 20;

/// What households asked for today.
#[derive(Default)]
struct Asked(Share);

/// The form.
#[derive(Template)]
#[template(path = "pages/wish.html")]
pub struct WishPage {
    /// What was typed: place, first name, phone or e-mail.
    pub typed: [String; 3],
    /// The form's key.
    pub key: String,
    /// What is wrong.
    pub problems: Problems,
}

/// After it was sent; the same whether the number was known or not.
#[derive(Template)]
#[template(path = "pages/wish_sent.html")]
pub struct WishSent;

/// The page, for the handlers and for samples.
pub fn page(body: WishPage) -> Page<WishPage> {
    let problems = body.problems.clone();
    Page::new("setup-wish-title", body).private().section("find").language_form("wish").checked(&problems)
}

/// The page after, for the handler and for samples.
pub fn sent() -> Page<WishSent> {
    Page::new("setup-wish-sent", WishSent).private().section("find")
}

/// Its address, for somebody who looked for a place or typed one.
pub(super) fn path(near: &str) -> String {
    if near.is_empty() {
        return "/start/tell".to_owned();
    }
    let near: String = near.chars().take(PLACE).collect();
    format!("/start/tell?near={}", percent(&near))
}

/// `GET /start/tell`, with `near` if somebody looked for a place before. Statements: 0.
pub async fn show(State(site): State<Site>, _: Visitor, query: Query) -> Page<WishPage> {
    let typed = [query.one("near").to_owned(), String::new(), String::new()];
    page(WishPage { typed, key: new_key(&site.rng), problems: Problems::new() })
}

/// `POST /start/tell`. The same form twice is one wish, and a number that waits already hears nothing new.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    household: Option<Household>,
    trip: Trip,
    form: Form,
) -> Answer<Response> {
    let typed = ["near", "name", "reach"].map(|field| form.one(field).to_owned());
    let known = site.read(COMMONS, knows_places).await?;
    let mut problems = Problems::new();
    let meant = if form.switches_language() { None } else { meant(&typed, known, &mut problems) };
    let key = form.some("key").map_or_else(|| new_key(&site.rng), str::to_owned);
    let (Some((near, contact)), Some(parsed)) = (meant, Key::parse(&key)) else {
        let key = if Key::parse(&key).is_some() { key } else { new_key(&site.rng) };
        return Ok(page(WishPage { typed, key, problems }).into_response());
    };
    let new = NewPerson {
        name: Some(Private::new(typed[1].clone())),
        contact,
        language: visitor.lang,
        rules: SafeContact::default(),
        address: None,
        home_circle: None,
        cell: None,
    };
    let form_key = digest(&[b"tell", parsed.hash()]);
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let url = visitor.network.public_url.clone();
    let asked = site.remembered::<Asked>();
    let household = household.filter(|_| visitor.person.is_none());
    if !asked.0.take(household, OF_HOUSEHOLD, now) {
        problems.add("reach", "setup-wish-household");
        return Ok(page(WishPage { typed, key, problems }).into_response());
    }
    let kept = site
        .write(visitor.network_id(), move |tx| {
            let wished = wishes::wish(tx, &vault, (&new, &near, form_key), now, &rng)?;
            if let Wished::Made(person, link) = &wished {
                let hands = Hands { vault: &vault, words: trip.catalogue(), url: &url, now, rng: &rng };
                tell(tx, &hands, (*person, CONFIRM, &link.text()))?;
            }
            Ok::<_, VaultError>(!matches!(wished, Wished::Full))
        })
        .await;
    if !matches!(kept, Ok(true)) {
        asked.0.give_back(household, now);
    }
    if kept? {
        return Ok(sent().into_response());
    }
    problems.add("reach", "setup-wish-full");
    Ok(page(WishPage { typed, key, problems }).into_response())
}

/// What was meant; everything that is wrong otherwise.
fn meant([near, name, reach]: &[String; 3], known: bool, problems: &mut Problems) -> Option<(Near, Contact)> {
    let place =
        Some(near).filter(|near| near.chars().count() <= PLACE).and_then(|near| Near::read(near, known));
    if place.is_none() {
        problems.add("near", "setup-wish-near-wrong");
    }
    if name.chars().count() > NAME || !name.chars().any(char::is_alphanumeric) {
        problems.add("name", "setup-me-wrong");
    }
    let contact = contact(reach);
    if contact.is_none() {
        problems.add("reach", "setup-contact-wrong");
    }
    place.zip(contact).filter(|_| problems.is_empty())
}
