//! `/neighbors/{slug}/vouch`: a member says "I know them", and may take it back.

use askama::Template;
use axum::extract::{Path, State};
use kit_base::Private;
use kit_db::DbError;
use kit_web::{Answer, Fault, Form, Page, SeeOther, filters};
use people::{Neighbor, PeopleError, PersonId, Site};

use crate::store::vouches::{self, VouchRefused};

/// The page.
#[derive(Template)]
#[template(path = "pages/vouch.html")]
pub struct Vouch {
    /// Where the form goes.
    pub path: String,
    /// The first name of whom it is about.
    pub called: String,
    /// They vouch already.
    pub vouching: bool,
    /// Why they may not.
    pub refused: Option<&'static str>,
}

/// The page, for the handler and for samples.
pub fn page(body: Vouch) -> Page<Vouch> {
    Page::new("trust-vouch-title", body).private().section("my")
}

/// What can be seen of somebody: nothing, unless the two share a circle.
fn seen(
    tx: &mut kit_db::Tx<'_>,
    slug: &str,
    me: PersonId,
) -> Result<Option<(PersonId, Option<VouchRefused>)>, DbError> {
    let Some(person) = people::by_slug(tx, slug)? else { return Ok(None) };
    let refused = vouches::where_to(tx, person, me)?.err();
    let shares = refused != Some(VouchRefused::NotTrusted) || vouches::share(tx, person, me)?;
    Ok(shares.then_some((person, refused)))
}

/// `GET /neighbors/{slug}/vouch`
pub async fn show(State(site): State<Site>, me: Neighbor, Path(slug): Path<String>) -> Answer<Page<Vouch>> {
    let (vault, id, path) = (site.vault.clone(), me.me.id, format!("/neighbors/{slug}/vouch"));
    let found = site
        .read(me.network_id(), move |tx| {
            let Some((person, refused)) = seen(tx, &slug, id)? else { return Ok(None) };
            let vouching = vouches::vouched_by(tx, id)?.contains(&person);
            let called = people::first_name(tx, &vault, person)?.map(Private::into_inner);
            let called = called.unwrap_or_default();
            let refused = refused.map(VouchRefused::key);
            Ok::<_, PeopleError>(Some(Vouch { path: path.clone(), called, vouching, refused }))
        })
        .await?;
    found.map(page).ok_or_else(|| Fault::NOT_FOUND.into())
}

/// `POST /neighbors/{slug}/vouch` with `say`: `yes` or `back`. Again is the same.
pub async fn say(
    State(site): State<Site>,
    me: Neighbor,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (id, now, back) = (me.me.id, site.now(), form.is("say", "back"));
    let to = format!("/neighbors/{slug}/vouch");
    let said = site
        .write(me.network_id(), move |tx| {
            let Some((person, _)) = seen(tx, &slug, id)? else { return Ok(None) };
            if back {
                vouches::take_back(tx, person, id)?;
                return Ok(Some(Ok(())));
            }
            vouches::vouch(tx, person, id, now).map(Some)
        })
        .await?
        .ok_or(Fault::NOT_FOUND)?;
    Ok(SeeOther::to(to).flash(match said {
        Ok(()) if back => "trust-vouch-taken-back",
        Ok(()) => "trust-vouch-said",
        Err(refused) => refused.key(),
    }))
}
