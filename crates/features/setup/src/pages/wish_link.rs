//! `/start/wish/{token}`: the private page of somebody who waits for a group. They say yes, answer a group, or are forgotten.

use askama::Template;
use kit_db::{DbError, NetworkId, Scope};
use kit_vault::{Token, VaultError};
use kit_web::axum::extract::{Path, State};
use kit_web::axum::response::{IntoResponse as _, Response};
use kit_web::{Answer, Fault, Form, Page, SeeOther, filters};
use people::{NewPerson, SafeContact, Site, Visitor};

use super::sealed;
use crate::store::meetings::{self, Meeting, Whom};
use crate::store::wishes::{self, Wish};

/// The page.
#[derive(Template)]
#[template(path = "pages/wish_link.html")]
pub struct WishLink {
    /// Where they wait, as people call it.
    pub near: String,
    /// They said that they meant it.
    pub confirmed: bool,
    /// The groups that began.
    pub meetings: Vec<Meeting>,
    /// Where the forms go.
    pub path: String,
}

/// After they were forgotten.
#[derive(Template)]
#[template(path = "pages/wish_gone.html")]
pub struct WishGone;

/// The page, for the handler and for samples. Its title shows in a list of tabs: it says nothing.
pub fn page(body: WishLink) -> Page<WishLink> {
    Page::new("setup-wish-link-title", body).private()
}

/// The page after, for the handler and for samples.
pub fn gone() -> Page<WishGone> {
    Page::new("setup-wish-gone", WishGone).private()
}

async fn load(site: &Site, visitor: &Visitor, text: &str) -> Answer<(Wish, Vec<Meeting>)> {
    let token: Token = text.parse().map_err(|_| Fault::NOT_FOUND)?;
    let found = site
        .read(visitor.network_id(), move |tx| {
            let Some(wish) = wishes::by_link(tx, &token)? else { return Ok(None) };
            let meetings = meetings::of(tx, &wish)?;
            Ok::<_, DbError>(Some((wish, meetings)))
        })
        .await?;
    Ok(found.ok_or(Fault::NOT_FOUND)?)
}

/// `GET /start/wish/{token}`. Writes nothing: programs that preview links may open it. Statements: 2.
pub async fn show(State(site): State<Site>, visitor: Visitor, Path(text): Path<String>) -> Answer<Response> {
    let (wish, meetings) = load(&site, &visitor, &text).await?;
    let body = WishLink {
        near: wish.near.name().to_owned(),
        confirmed: wish.confirmed_at.is_some(),
        meetings,
        path: format!("/start/wish/{text}"),
    };
    Ok(sealed(page(body).into_response()))
}

/// `POST /start/wish/{token}` with `act`: `confirm`, `yes`, `no` or `erase`; and `group`, for an answer.
pub async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(text): Path<String>,
    form: Form,
) -> Answer<Response> {
    let (wish, meetings) = load(&site, &visitor, &text).await?;
    let asked = meetings.iter().find(|meeting| meeting.group.slug == form.one("group"));
    let (network, now, rng) = (visitor.network_id(), site.now(), site.rng.clone());
    let back = |flash| Ok(sealed(SeeOther::to(format!("/start/wish/{text}")).flash(flash).into_response()));
    match (form.one("act"), asked) {
        ("confirm", _) => {
            site.write(network, move |tx| wishes::confirm(tx, &wish, now, &rng)).await?;
            back("setup-wish-confirmed")
        }
        ("yes", Some(asked)) if wish.confirmed_at.is_some() => {
            // First the group knows, then the answer is kept: a second press does what a broken first one did not.
            if asked.said.is_none() {
                introduce(&site, network, (&wish, asked)).await?;
                answer(&site, network, (wish, asked.group.slug.clone(), true)).await?;
            }
            back("setup-wish-yes-done")
        }
        ("no", Some(asked)) => {
            answer(&site, network, (wish, asked.group.slug.clone(), false)).await?;
            back("setup-wish-no-done")
        }
        ("erase", _) => {
            erase(&site, network, (wish, meetings)).await?;
            Ok(sealed(gone().into_response()))
        }
        _ => Err(Fault::NOT_FOUND.into()),
    }
}

async fn answer(site: &Site, network: NetworkId, (wish, group, yes): (Wish, String, bool)) -> Answer<()> {
    let now = site.now();
    site.write(network, move |tx| meetings::answer(tx, &wish, (&group, yes), now)).await?;
    Ok(())
}

/// The network of a group, if it is still here.
async fn group_of(site: &Site, slug: &str) -> Answer<Option<NetworkId>> {
    let slug = slug.to_owned();
    let found = site.db.read(Scope::Server, move |tx| circles::store::network_by_slug(tx, &slug)).await?;
    Ok(found.map(|network| network.id))
}

/// The group may call them from now on: it gets a first name and one way to reach them, and nothing else.
async fn introduce(site: &Site, network: NetworkId, (wish, asked): (&Wish, &Meeting)) -> Answer<()> {
    let Some(group) = group_of(site, &asked.group.slug).await? else { return Ok(()) };
    let (vault, person) = (site.vault.clone(), wish.person);
    let reach = site.read(network, move |tx| people::reach(tx, &vault, person)).await?;
    let Some(reach) = reach else { return Ok(()) };
    let new = NewPerson {
        name: reach.name,
        contact: reach.contact,
        language: reach.language.parse().unwrap_or_default(),
        rules: SafeContact::default(),
        address: None,
        home_circle: None,
        cell: None,
    };
    let origin = wishes::origin(wish, &asked.group.slug);
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    site.write(group, move |tx| {
        let whom = if group == network { Whom::Here(person) } else { Whom::New(&new) };
        meetings::meet(tx, &vault, (&whom, origin), now, &rng)
    })
    .await
    .map_err(|error: VaultError| error.into())
}

/// Forgets them here and wherever they said yes.
async fn erase(site: &Site, network: NetworkId, (wish, meetings): (Wish, Vec<Meeting>)) -> Answer<()> {
    for meeting in meetings.iter().filter(|meeting| meeting.said == Some(true)) {
        let Some(group) = group_of(site, &meeting.group.slug).await? else { continue };
        let (registry, origin) = (site.registry.clone(), wishes::origin(&wish, &meeting.group.slug));
        site.write(group, move |tx| meetings::part(tx, &registry, origin)).await?;
    }
    let registry = site.registry.clone();
    site.write(network, move |tx| wishes::forget(tx, &registry, &wish)).await?;
    Ok(())
}
