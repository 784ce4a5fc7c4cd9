//! `/directory/{slug}` and `/directory/new`: a steward writes a listing. What is kept is a working copy; what is published is what
//! everybody reads.

use askama::Template;
use axum::extract::{FromRequestParts, Path, State};
use axum::response::{IntoResponse as _, Response};
use http::request::Parts;
use kit_db::{COMMONS, DbError, NetworkId};
use kit_web::{Answer, FaultKind, Form, Page, Problems, SeeOther, Trip, WebError, filters};
use people::{Site, Steward};

use super::fields::{self, Fields};
use super::tend::{Actions, is_trusted};
use crate::domain::{Facts, Field, Standing};
use crate::store::confirmations::{self, By, How};
use crate::store::listings::{self, Listing};
use crate::store::saving::{self, Added, NewListing};
use crate::store::{links, suggestions};
use crate::words::Reader;

/// A network that began on this server by itself has as many listings as its block needs, and no more.
const FEW: i64 = 20;

/// The page.
#[derive(Template)]
#[template(path = "pages/edit.html")]
pub struct Edit {
    /// The listing: its name in addresses and its name; none: a new one.
    pub listing: Option<(String, String)>,
    /// The version that was read.
    pub version: String,
    /// The form.
    pub fields: Fields,
    /// The form shows a working copy that nobody else sees.
    pub is_draft: bool,
    /// It asked not to be listed; it may have asked to be listed again.
    pub kept_out: bool,
    /// It was published by somebody else since the working copy was begun.
    pub overtaken: bool,
    /// What else can be done with it.
    pub actions: Option<Actions>,
}

/// The page, for the handlers and for samples.
pub fn page(body: Edit) -> Page<Edit> {
    let problems = body.fields.problems.clone();
    let title = if body.listing.is_some() { "directory-edit" } else { "directory-new" };
    Page::new(title, body).private().section("desk").language_form("listing").checked(&problems)
}

/// A steward before a listing that their network tends; to everybody else it is not there.
pub(super) struct Tended {
    /// Who.
    pub me: Steward,
    /// What.
    pub listing: Listing,
}

impl FromRequestParts<Site> for Tended {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        let me = Steward::from_request_parts(parts, site).await?;
        let path = Path::<String>::from_request_parts(parts, site).await;
        let Path(slug) = path.map_err(|_| FaultKind::NotFound)?;
        let listing = site.read::<_, DbError>(COMMONS, move |tx| listings::by_slug(tx, &slug)).await?;
        let listing = listing.filter(|listing| listing.keeper == Some(me.network_id()));
        Ok(Self { me, listing: listing.ok_or(FaultKind::NotFound)? })
    }
}

/// `GET /directory/new`.
pub async fn new(_: Steward) -> Page<Edit> {
    page(empty(Facts::default(), Problems::new()))
}

fn empty(facts: Facts, problems: Problems) -> Edit {
    Edit {
        listing: None,
        version: String::new(),
        fields: Fields::of(facts, problems),
        is_draft: false,
        kept_out: false,
        overtaken: false,
        actions: None,
    }
}

/// `POST /directory/new`.
pub async fn add(State(site): State<Site>, me: Steward, form: Form) -> Answer<Response> {
    let (facts, mut problems) = fields::read(&form, &Facts::default());
    if form.switches_language() {
        problems = Problems::new();
    }
    if form.switches_language() || !problems.is_empty() {
        let mut body = empty(facts, problems);
        body.fields = body.fields.typed(&form);
        return Ok(page(body).into_response());
    }
    let is_trusted = is_trusted(&site, &me).await?;
    if !is_trusted && count(&site, me.network_id()).await? >= FEW {
        problems.add("name", "directory-enough");
        return Ok(page(empty(facts, problems)).into_response());
    }
    // It was kept out for everybody on the server.
    let (now, rng, again) = (site.now(), site.rng.clone(), is_trusted && form.is("again", "yes"));
    let new = NewListing {
        keeper: Some(me.network_id()),
        source: "steward".to_owned(),
        source_key: None,
        facts: facts.clone(),
        zone: me.network.zone.clone(),
        standing: Standing::There,
        as_of: None,
    };
    let added = site
        .write::<_, DbError>(COMMONS, move |tx| {
            let like = saving::like(tx, &new.facts)?;
            if let Some(known) =
                listings::by_ids(tx, &like)?.into_iter().find(|one| one.facts.name == new.facts.name)
            {
                // Whose stewards tend it elsewhere is read here, and not written.
                let room = if known.keeper == new.keeper { "directory" } else { "g" };
                return Ok(Err(format!("/{room}/{}", known.slug)));
            }
            if again {
                saving::allow(tx, &new.facts)?;
            }
            let added = saving::add(tx, &new, now, &rng)?;
            if let Added::Listed(id, _) = added {
                let said = Facts::default().changes(&new.facts);
                confirmations::confirm(tx, id, &said, (By::Steward, How::Form), now)?;
            }
            Ok(Ok::<_, String>(added))
        })
        .await?;
    match added {
        Ok(Added::Listed(_, slug)) => {
            Ok(SeeOther::to(format!("/directory/{slug}")).flash("directory-added").into_response())
        }
        Err(known) => Ok(SeeOther::to(known).flash("directory-is-listed").into_response()),
        Ok(Added::DoNotList | Added::Before(_)) => {
            problems.add("name", "directory-not-listed");
            let body = Edit { kept_out: is_trusted, ..empty(facts, problems) };
            Ok(page(body).into_response())
        }
    }
}

async fn count(site: &Site, keeper: NetworkId) -> Answer<i64> {
    Ok(site.read::<_, DbError>(COMMONS, move |tx| listings::count(tx, keeper)).await?)
}

/// `GET /directory/{slug}`. Statements: 5.
pub(super) async fn show(
    State(site): State<Site>,
    Tended { me, listing }: Tended,
    trip: Trip,
) -> Answer<Page<Edit>> {
    let (id, version) = (listing.id, listing.version);
    let draft = site.read::<_, DbError>(me.network_id(), move |tx| suggestions::draft(tx, id)).await?;
    let overtaken = draft.as_ref().is_some_and(|(_, of)| *of != version);
    let is_draft = draft.is_some();
    let facts = draft.map_or_else(|| listing.facts.clone(), |(facts, _)| facts);
    let mut body = view(&site, &me, &trip, (&listing, facts, Problems::new())).await?;
    (body.is_draft, body.overtaken) = (is_draft, overtaken);
    Ok(page(body))
}

async fn view(
    site: &Site,
    me: &Steward,
    trip: &Trip,
    (listing, facts, problems): (&Listing, Facts, Problems),
) -> Answer<Edit> {
    let (vault, id, now) = (site.vault.clone(), listing.id, site.now());
    let token = site
        .read::<_, kit_vault::VaultError>(me.network_id(), move |tx| links::known(tx, &vault, id))
        .await?;
    let confirmed = site.read::<_, DbError>(COMMONS, move |tx| confirmations::of(tx, id)).await;
    let reader = Reader { catalogue: trip.catalogue(), lang: me.lang, now };
    let link =
        token.map(|token| format!("{}/keep/{}", me.network.public_url.trim_end_matches('/'), token.text()));
    let actions = Actions::of(listing, &confirmed?, link, reader);
    Ok(Edit {
        listing: Some((listing.slug.clone(), listing.facts.name.clone())),
        version: listing.version.to_string(),
        fields: Fields::of(facts, problems),
        is_draft: false,
        kept_out: false,
        overtaken: false,
        actions: Some(actions),
    })
}

/// `POST /directory/{slug}` with the form and `publish`, `draft` or `drop`.
pub(super) async fn save(
    State(site): State<Site>,
    Tended { me, listing }: Tended,
    trip: Trip,
    form: Form,
) -> Answer<Response> {
    let (network, now, id) = (me.network_id(), site.now(), listing.id);
    let here = format!("/directory/{}", listing.slug);
    if form.has("drop") {
        site.write::<_, DbError>(network, move |tx| suggestions::drop_draft(tx, id)).await?;
        return Ok(SeeOther::to(here).flash("directory-draft-dropped").into_response());
    }
    let (facts, problems) = fields::read(&form, &listing.facts);
    let problems = if form.switches_language() { Problems::new() } else { problems };
    if form.switches_language() || (!problems.is_empty() && form.has("publish")) {
        let mut body = view(&site, &me, &trip, (&listing, facts, problems)).await?;
        body.fields = body.fields.typed(&form);
        return Ok(page(body).into_response());
    }
    if !form.has("publish") {
        let of = form.one("version").parse().unwrap_or(listing.version);
        site.write::<_, DbError>(network, move |tx| suggestions::keep_draft(tx, id, (&facts, of), now))
            .await?;
        return Ok(SeeOther::to(here).flash("directory-draft-kept").into_response());
    }
    if form.one("version") != listing.version.to_string() {
        // Somebody published meanwhile: what was typed is kept as the working copy, and both can be read.
        let of = form.one("version").parse().unwrap_or_default();
        site.write::<_, DbError>(network, move |tx| suggestions::keep_draft(tx, id, (&facts, of), now))
            .await?;
        return Ok(SeeOther::to(here).flash("directory-overtaken").into_response());
    }
    let changed = publish(&site, &listing, facts, By::Steward).await?;
    site.write::<_, DbError>(network, move |tx| suggestions::drop_draft(tx, id)).await?;
    let flash = if changed { "directory-published" } else { "directory-nothing-new" };
    Ok(SeeOther::to(here).flash(flash).into_response())
}

/// Publishes facts; what changed counts as confirmed by whoever wrote it. `false`: nothing differs.
pub(super) async fn publish(site: &Site, listing: &Listing, facts: Facts, by: By) -> Answer<bool> {
    let (was, now) = (listing.clone(), site.now());
    let changes: Vec<Field> = listing.facts.changes(&facts);
    if changes.is_empty() {
        return Ok(false);
    }
    site.write::<_, DbError>(COMMONS, move |tx| {
        saving::save(tx, &was, &facts, now)?;
        confirmations::confirm(tx, was.id, &changes, (by, How::Form), now)
    })
    .await?;
    Ok(true)
}
