//! `/start/waiting`: how many wait for a group, never who; a way to tell them of one; and whom this group may call.

use askama::Template;
use directory::store::listings::knows_places;
use kit_base::Timestamp;
use kit_db::COMMONS;
use kit_vault::VaultError;
use kit_web::axum::extract::State;
use kit_web::axum::response::{IntoResponse as _, Response};
use kit_web::{Answer, Form, Page, Problems, SeeOther, Trip, filters};
use people::{Contact, Site, Steward};

use crate::store::meetings::{self, Group};
use crate::store::wishes;
use crate::tell::{Hands, ask_around};
use crate::wish::Near;

const NAME: usize = 80;

/// The page.
#[derive(Template)]
#[template(path = "pages/waiting.html")]
pub struct Waiting {
    /// Message keys of parts of the county, and how many wait there.
    pub counts: Vec<(String, i64)>,
    /// Who said yes to this group.
    pub met: Vec<Neighbor>,
    /// What begins, and where.
    pub typed: [String; 2],
    /// What is wrong.
    pub problems: Problems,
}

/// Somebody whom this group may call.
pub struct Neighbor {
    /// Their first name.
    pub name: String,
    /// Phone or e-mail.
    pub reach: String,
    /// Since when.
    pub met_at: Timestamp,
}

/// The page, for the handlers and for samples.
pub fn page(body: Waiting) -> Page<Waiting> {
    let problems = body.problems.clone();
    Page::new("setup-waiting-title", body)
        .private()
        .section("tend")
        .language_form("waiting")
        .checked(&problems)
}

/// `GET /start/waiting`. Statements: 5.
pub async fn show(State(site): State<Site>, steward: Steward) -> Answer<Page<Waiting>> {
    draw(&site, &steward, ["", ""].map(str::to_owned), Problems::new()).await
}

async fn draw(
    site: &Site,
    steward: &Steward,
    typed: [String; 2],
    problems: Problems,
) -> Answer<Page<Waiting>> {
    let vault = site.vault.clone();
    let (counts, met) = site
        .read(steward.network_id(), move |tx| {
            let (counts, met) = (wishes::counts(tx)?, meetings::met(tx)?);
            let people: Vec<_> = met.iter().map(|(person, _)| *person).collect();
            let mut reaches = people::reaches(tx, &vault, &people).map_err(kit_db::DbError::from)?;
            let opened = met.into_iter().filter_map(|(person, met_at)| {
                let reach = reaches.remove(&person)?;
                let name = reach.name.map(kit_base::Private::into_inner).unwrap_or_default();
                let reach = match reach.contact {
                    Contact::Phone(text) | Contact::Email(text) => text.into_inner(),
                    Contact::None => String::new(),
                };
                Some(Neighbor { name, reach, met_at })
            });
            let opened: Vec<Neighbor> = opened.collect();
            Ok::<_, VaultError>((counts, opened))
        })
        .await?;
    let named = |(region, many): (String, i64)| {
        let key = if region.is_empty() {
            "setup-waiting-elsewhere".to_owned()
        } else {
            format!("directory-region-{region}")
        };
        (key, many)
    };
    let counts = counts.into_iter().map(named).collect();
    Ok(page(Waiting { counts, met, typed, problems }))
}

/// `POST /start/waiting` with `name` and `near`: everybody who waits there is asked, once.
pub async fn introduce(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    form: Form,
) -> Answer<Response> {
    let typed = ["name", "near"].map(|field| form.one(field).to_owned());
    if form.switches_language() {
        return Ok(draw(&site, &steward, typed, Problems::new()).await?.into_response());
    }
    let known = site.read(COMMONS, knows_places).await?;
    let near = Near::read(&typed[1], known);
    let mut problems = Problems::new();
    if typed[0].is_empty() || typed[0].chars().count() > NAME {
        problems.add("name", "setup-begin-group-wrong");
    }
    let Some(near) = near.filter(|_| problems.is_empty()) else {
        if Near::read(&typed[1], known).is_none() {
            problems.add("near", "setup-wish-near-wrong");
        }
        return Ok(draw(&site, &steward, typed, problems).await?.into_response());
    };
    let network = &steward.network;
    let (slug, address) = (network.slug.clone(), network.public_url.clone());
    let group = Group { slug, name: typed[0].clone(), address };
    ask_them(&site, &trip, network, (group, near)).await?;
    // How many were asked is not said: of few it would tell who.
    Ok(SeeOther::to("/start/waiting").flash("setup-waiting-asked").into_response())
}

/// In the scope of the network where they wait.
pub(super) async fn ask_them(
    site: &Site,
    trip: &Trip,
    network: &circles::Network,
    (group, near): (Group, Near),
) -> Result<(), VaultError> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (trip, url) = (trip.clone(), network.public_url.clone());
    let asked = site.write(network.id, move |tx| {
        let hands = Hands { vault: &vault, words: trip.catalogue(), url: &url, now, rng: &rng };
        ask_around(tx, &hands, (&group, &near))
    });
    asked.await.map(drop)
}
