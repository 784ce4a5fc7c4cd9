//! The last button of somebody who begins a group: the group is there, it is in the directory, and they are in it.

use circles::Network;
use directory::domain::{Facts, Field, Standing};
use directory::store::confirmations::{By, How, confirm};
use directory::store::saving::{self, Added, NewListing};
use http::header::LOCATION;
use http::{HeaderValue, StatusCode};
use kit_base::{Id, Slug};
use kit_db::{COMMONS, DbError, NetworkId, Scope};
use kit_jobs::idempotency::{Key, digest, new_key};
use kit_web::axum::response::{IntoResponse as _, Response};
use kit_web::{Answer, Fault, Household, Share, Trip};
use people::{Site, Visitor};

use super::begin::{closed, draw};
use super::shut::{self, Why};
use super::waiting::ask_them;
use crate::answers::Founding;
use crate::begin::Draft;
use crate::begin::founding::{facts, founding, slug_of};
use crate::begin::turn::Turn;
use crate::door::Opening;
use crate::store::begun::{self, NotBegun, Sent};
use crate::store::meetings::Group;
use crate::store::{Founded, Ground};
use crate::wish::Near;

/// Where the listings of groups that began here come from.
pub const SOURCE: &str = "started";
/// So many groups may begin from one household in a day; whoever begins more is not looking for neighbors.
const OF_HOUSEHOLD: u32 = 3;

/// What households began today.
#[derive(Default)]
struct Began(Share);

/// Founds what a finished turn says; the same form again leads to the same group.
pub(super) async fn found(
    site: &Site,
    (visitor, household, trip): (&Visitor, Option<Household>, &Trip),
    opening: &Opening,
    turn: Turn,
) -> Answer<Response> {
    let Some(sent) = sent(site, &turn) else {
        return draw(site, visitor, trip, turn.refused("setup-begin-key-wrong")).await;
    };
    if let Some(network) = before(site, &sent).await? {
        return again(site, (visitor, trip), (turn, sent), network).await;
    }
    if let Some(why) = closed(site, opening).await? {
        return Ok(shut::instead(site, why, &turn.draft));
    }
    let hours = trip.catalogue().text(trip.lang(), "setup-begin-hours").to_owned();
    let (began, now) = (site.remembered::<Began>(), site.now());
    let founding = match founding(&turn.draft, &visitor.network, (trip.lang(), &hours)) {
        Ok(founding) => founding,
        Err(step) => return draw(site, visitor, trip, Turn { step, complete: false, ..turn }).await,
    };
    let slug = free_slug(site, &founding.name).await?;
    // Whoever is signed in has neighbors who know them.
    let household = household.filter(|_| visitor.person.is_none());
    if !began.0.take(household, OF_HOUSEHOLD, now) {
        return Ok(shut::instead(site, Why::Household, &turn.draft));
    }
    let address = opening.address(&visitor.network, &slug);
    let laid = lay(site, &visitor.network, (sent, &slug, &address), &founding).await;
    if laid.is_err() {
        began.0.give_back(household, now);
    }
    match laid {
        Ok((id, founded)) => {
            list(site, (id, &founding.zone), facts(&turn.draft, &founding, &address)).await;
            ask_near(
                site,
                (visitor, trip),
                &turn.draft,
                Group { slug: slug.clone(), name: founding.name, address },
            )
            .await;
            site.networks.forget();
            people::set_session_cookie(trip, &founded.session, people::sessions::STEWARD);
            Ok(lit(&slug))
        }
        Err(NotBegun::Seen) => match before(site, &sent).await? {
            Some(network) => again(site, (visitor, trip), (turn, sent), network).await,
            None => Err(DbError::Conflict.into()),
        },
        Err(NotBegun::Full) => Ok(shut::instead(site, Why::Full, &turn.draft)),
        // Somebody took the same name in the same moment: the next try finds another.
        Err(NotBegun::Db(DbError::Unique(_))) => {
            draw(site, visitor, trip, turn.refused("setup-begin-once-more")).await
        }
        Err(NotBegun::Db(error)) => Err(error.into()),
    }
}

/// The form as it is told from others. Its key goes into the hash of what it says, so that nobody guesses names from it.
fn sent(site: &Site, turn: &Turn) -> Option<Sent> {
    let raw = turn.key.clone().unwrap_or_else(|| new_key(&site.rng));
    let key = *Key::parse(&raw)?.hash();
    let said = turn.draft.sorted().into_iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]);
    let parts: Vec<&[u8]> = std::iter::once(raw.as_bytes()).chain(said).collect();
    Some(Sent { key, body: digest(&parts) })
}

/// The whole network in one transaction of its own scope.
async fn lay(
    site: &Site,
    beside: &Network,
    (sent, slug, address): (Sent, &str, &str),
    founding: &Founding,
) -> Result<(NetworkId, Founded), NotBegun> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (slug, address, demo) = (slug.to_owned(), address.to_owned(), beside.demo);
    let (id, founding) = (Id::new(now, &site.rng), founding.clone());
    let work = move |tx: &mut kit_db::Tx<'_>| {
        let on = Ground { vault: &vault, rng: &rng, now, url: &address, mount: Some(&slug), demo };
        begun::begin(tx, &on, (sent, &slug), &founding)
    };
    let founded = site.db.write(Scope::Network(id), work).await?;
    Ok((id, founded))
}

/// Puts the group into the directory, in its own words and confirmed by itself. It stands without; the same group twice is
/// one listing.
async fn list(site: &Site, (keeper, zone): (NetworkId, &str), facts: Facts) {
    let (rng, now, zone) = (site.rng.clone(), site.now(), zone.to_owned());
    let listed = site
        .write(COMMONS, move |tx| {
            let new = NewListing {
                keeper: Some(keeper),
                source: SOURCE.into(),
                source_key: Some(key_of(keeper)),
                facts: facts.clone(),
                zone: zone.clone(),
                standing: Standing::There,
                as_of: None,
            };
            if let Added::Listed(id, _) = saving::add(tx, &new, now, &rng)? {
                let said: Vec<Field> = Field::ALL.into_iter().filter(|f| !facts.is_silent(*f)).collect();
                confirm(tx, id, &said, (By::Group, How::Form), now)?;
            }
            Ok::<_, DbError>(())
        })
        .await;
    if let Err(error) = listed {
        tracing::warn!(%error, "a group that began here could not be listed; its stewards can do it");
    }
}

/// Whoever waits for a group there is asked whether it may call them. The group stands without.
async fn ask_near(site: &Site, (visitor, trip): (&Visitor, &Trip), draft: &Draft, group: Group) {
    let known = !draft.one("near").is_empty();
    let typed = if known {
        draft.one("near").to_owned()
    } else {
        format!("{} {}", draft.one("rough"), draft.one("place_name"))
    };
    let Some(near) = Near::read(&typed, known) else { return };
    if let Err(error) = ask_them(site, trip, &visitor.network, (group, near)).await {
        tracing::warn!(%error, "those who wait for a group were not asked; a steward can do it");
    }
}

/// The name of a network's listing in its source.
pub(super) fn key_of(network: NetworkId) -> String {
    network.uuid().to_string()
}

/// What a form founded that was sent before.
async fn before(site: &Site, sent: &Sent) -> Answer<Option<begun::Before>> {
    let (sent, now) = (*sent, site.now());
    Ok(site.db.read(Scope::Server, move |tx| begun::before(tx, &sent, now)).await?)
}

/// The same form once more: back into the same group, for as long as a bad connection may last.
async fn again(
    site: &Site,
    (visitor, trip): (&Visitor, &Trip),
    (turn, _): (Turn, Sent),
    before: begun::Before,
) -> Answer<Response> {
    if !before.same {
        return draw(site, visitor, trip, turn.refused("setup-begin-key-used")).await;
    }
    let slug = before.slug.clone();
    let network = site.db.read(Scope::Server, move |tx| circles::store::network_by_slug(tx, &slug)).await?;
    let network = network.ok_or(Fault::NOT_FOUND)?;
    if !before.lately {
        return Ok(away(&format!("/n/{}", before.slug)));
    }
    if let Ok(founding) = founding(&turn.draft, &network, (trip.lang(), "")) {
        list(site, (network.id, &network.zone), facts(&turn.draft, &founding, &network.public_url)).await;
    }
    let (now, rng) = (site.now(), site.rng.clone());
    let session = site
        .write(network.id, move |tx| {
            let founder = begun::founder(tx)?;
            founder.map(|founder| people::sessions::open(tx, founder, None, now, &rng)).transpose()
        })
        .await?;
    if let Some(session) = session {
        people::set_session_cookie(trip, &session, people::sessions::STEWARD);
    }
    Ok(lit(&before.slug))
}

/// A name in addresses that no network of this server has.
async fn free_slug(site: &Site, name: &str) -> Result<String, DbError> {
    let own = slug_of(name);
    let wanted = own.clone();
    let taken = site.db.read(Scope::Server, move |tx| circles::store::network_by_slug(tx, &wanted)).await?;
    if own.len() >= 3 && taken.is_none() {
        return Ok(own);
    }
    let more = Slug::of("setup.network", &site.rng);
    Ok(if own.is_empty() { more.to_string() } else { format!("{own}-{}", &more.as_str()[..5]) })
}

/// To the new group's own page.
fn lit(slug: &str) -> Response {
    away(&format!("/n/{slug}/begun"))
}

/// To another network of this server: the path is whole, so this network's prefix must not stand before it.
fn away(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let to = HeaderValue::try_from(path).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(LOCATION, to);
    response
}
