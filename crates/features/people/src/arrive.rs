//! Where a request arrives: which network it means, and who comes. Put around the router once, before any route.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use circles::Network;
use http::Uri;
use http::header::HOST;
use kit_db::{DbError, NetworkId};
use kit_web::{Cookie, Fault, FaultKind, SignedIn, Trip, Viewer, WebError};
use tower::Layer as _;

use crate::cookie;
use crate::role::Role;
use crate::site::Site;
use crate::store::sessions;
use crate::token::SessionToken;
use crate::who::look::{Cookies, Looked, look};
use crate::who::{Factor, Signed};

/// The network and the person, found out once for all extractors of a request.
#[derive(Clone)]
pub(crate) struct Arrived {
    pub(crate) network: Arc<Network>,
    pub(crate) looked: Looked,
}

/// Puts the arrival around a finished router: `/n/{slug}` is taken off the path before routes are matched.
pub fn around(router: Router, site: &Site) -> Router {
    Router::new().fallback_service(from_fn_with_state(site.clone(), arrive).layer(router))
}

async fn arrive(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/assets/") || matches!(path, "/healthz" | "/readyz") {
        return next.run(request).await;
    }
    match receive(&site, &mut request).await {
        Ok(()) if request.uri().path() == "/exit" => {
            if let Some((network, token)) = left_link(&request) {
                end_link(&site, network, token).await;
            }
            next.run(request).await
        }
        Ok(()) => next.run(request).await,
        // The way out stays open even if nobody can say where this is or who it was.
        Err(_) if request.uri().path() == "/exit" => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

/// "Leave this page" ends what a private link opened, so that the way back is closed: the cookie is taken away,
/// and here is the session that the server must end.
fn left_link(request: &Request) -> Option<(NetworkId, SessionToken)> {
    let trip = request.extensions().get::<Trip>()?;
    let network = request.extensions().get::<Arrived>()?.network.id;
    let token = trip.cookie(cookie::LINK)?.parse().ok()?;
    trip.set_cookie(Cookie::clear(cookie::LINK));
    Some((network, token))
}

/// Whoever is in a hurry is let go even if the database does not answer.
async fn end_link(site: &Site, network: NetworkId, token: SessionToken) {
    if let Err(error) = site.write(network, move |tx| sessions::end(tx, &token)).await {
        tracing::warn!(%error, "a private link's session was not ended");
    }
}

async fn receive(site: &Site, request: &mut Request) -> Result<(), WebError> {
    let mount = mounted(request.uri());
    let is_mounted = mount.is_some();
    let network = match mount {
        Some((slug, rest)) => {
            *request.uri_mut() = rest;
            site.networks
                .by_slug(&site.db, &slug, site.now())
                .await
                .map_err(answer)?
                .ok_or(Fault::NOT_FOUND)?
        }
        None => match by_host(site, &host(request)).await.map_err(answer)? {
            Some(network) => network,
            // An honest word at the door of a server that is still empty, or of a host that names nobody.
            None if request.uri().path() == "/" => {
                return Err(Fault::new(FaultKind::Unavailable).text("people-no-network").into());
            }
            None => return Ok(()),
        },
    };
    let Some(trip) = request.extensions().get::<Trip>().cloned() else { return Ok(()) };
    let framed = site.framed(&network, is_mounted);
    // The frame is the network's even if looking fails.
    trip.set_viewer(Viewer {
        network: framed.clone(),
        signed_in: None,
        nav: site.settings.nav.visitor.clone(),
    });
    // Opening a sign-in link is no use of a session: a previewer that keeps cookies may open one twice.
    let opens_link = request.uri().path().starts_with("/in/");
    let token = |name| trip.cookie(name).filter(|_| !opens_link).and_then(|text| text.parse().ok());
    let cookies = Cookies { own: token(cookie::SESSION), link: token(cookie::LINK) };
    let looked = look(site, &network, cookies).await.map_err(answer)?;
    if let Some(me) = &looked.person {
        let nav = &site.settings.nav;
        let nav = if me.is_steward() {
            &nav.steward
        } else if me.is_helper() {
            &nav.helper
        } else {
            &nav.neighbor
        };
        trip.set_viewer(Viewer { network: framed, signed_in: Some(named(&trip, me)), nav: nav.clone() });
    }
    request.extensions_mut().insert(Arrived { network, looked });
    Ok(())
}

/// `/n/{slug}/rest` as the slug and `/rest`.
fn mounted(uri: &Uri) -> Option<(String, Uri)> {
    let after = uri.path_and_query()?.as_str().strip_prefix("/n/")?;
    let end = after.find(['/', '?']).unwrap_or(after.len());
    let (slug, rest) = after.split_at(end);
    let rest = if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") };
    // An address that is all path cannot name another host by beginning with two slashes.
    let rest = Uri::builder().path_and_query(rest).build().ok()?;
    Some((slug.to_owned(), rest))
}

/// The host as the request names it.
fn host(request: &Request) -> String {
    let named = request.headers().get(HOST).and_then(|v| v.to_str().ok());
    named.or_else(|| request.uri().host()).unwrap_or_default().to_owned()
}

/// The network of this host; on a server with one network, whatever the host.
async fn by_host(site: &Site, host: &str) -> Result<Option<Arc<Network>>, DbError> {
    let now = site.now();
    match site.networks.by_host(&site.db, host, now).await? {
        Some(network) => Ok(Some(network)),
        None => site.networks.only(&site.db, now).await,
    }
}

/// The frame calls nobody by name: a screen in a hallway is read by everybody.
fn named(trip: &Trip, me: &Signed) -> SignedIn {
    let role = match () {
        () if !me.withheld.is_empty() => "people-steward-waits",
        () if me.held_over => "people-steward-held-over",
        () if matches!(me.factor, Factor::Wanted(_)) => "people-steward-wanted",
        () if me.is_steward() => Role::Steward.message(),
        () if me.is_helper() => Role::Helper.message(),
        () => "people-neighbor",
    };
    SignedIn { label: trip.catalogue().text(trip.lang(), "people-me").to_owned(), role, sign_out: "/out" }
}

/// A database that does not answer is a page that says so.
fn answer(error: DbError) -> WebError {
    match error {
        DbError::Unavailable(_) => FaultKind::Unavailable.into(),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken_off(path: &str) -> Option<(String, String)> {
        mounted(&path.parse().unwrap()).map(|(slug, rest)| (slug, rest.to_string()))
    }

    #[test]
    fn the_mount_is_taken_off_the_path_and_the_rest_is_kept() {
        let of = |slug: &str, rest: &str| Some((slug.to_owned(), rest.to_owned()));
        assert_eq!(taken_off("/n/porch/asks/a?b=/n/c"), of("porch", "/asks/a?b=/n/c"));
        assert_eq!(taken_off("/n/porch"), of("porch", "/"));
        assert_eq!(taken_off("/n/porch?x=1"), of("porch", "/?x=1"));
        assert_eq!(taken_off("/next"), None);
        assert_eq!(taken_off("/asks/n/x"), None);
    }
}
