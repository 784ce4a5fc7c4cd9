//! One person as a steward of their circle sees them: roles, and a way in for somebody who stands beside them.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_base::{Private, Timestamp};
use kit_db::{DbError, Tx};
use kit_factor::qr::{self, Picture};
use kit_vault::PersonId;
use kit_web::{Answer, Fault, Form, Page, SeeOther, filters};

use crate::aside::Aside;
use crate::contact::PeopleError;
use crate::jobs::let_know;
use crate::role::{Held, Role};
use crate::site::Site;
use crate::store::approvals::{self, What};
use crate::store::terms::{self, Holder};
use crate::store::{memberships, person, reaching, roles, sign_in};
use crate::way_back::first_prove;
use crate::who::{Signed, Steward};

/// The page.
#[derive(Template)]
#[template(path = "pages/person.html")]
pub struct Person {
    /// What they are called; empty if they told no name.
    pub called: String,
    /// Their public name in addresses.
    pub slug: String,
    /// What they do: message key, circle's name and public name, role as stored.
    pub roles: Vec<Holds>,
    /// The circles that the steward tends: name and public name.
    pub circles: Vec<(String, String)>,
    /// It is the steward.
    pub me: bool,
    /// What other features add.
    pub asides: Vec<Aside>,
}

/// One role.
pub struct Holds {
    /// The message key of what they do.
    pub label: &'static str,
    /// As stored.
    pub role: &'static str,
    /// Where: name and public name in addresses.
    pub circle: (String, String),
    /// Until when.
    pub until: Option<Timestamp>,
}

/// A one-time link, shown this once.
#[derive(Template)]
#[template(path = "pages/way_in.html")]
pub struct WayIn {
    /// What they are called.
    pub called: String,
    /// Their public name in addresses.
    pub slug: String,
    /// The link and its picture; none before it was made.
    pub link: Option<(String, Option<Picture>)>,
}

/// Whether a steward looks after this person: they tend a circle that the person belongs to or lives in, or the person
/// is nowhere yet.
pub fn tended(tx: &mut Tx<'_>, steward: &Signed, other: PersonId, now: Timestamp) -> Result<bool, DbError> {
    let standing = memberships::standing(tx, other, now)?;
    let tends = |circle| steward.roles.iter().any(|h| h.role == Role::Steward && h.circle == circle);
    if standing.seats.is_empty() && standing.roles.is_empty() {
        return match person::home(tx, other)? {
            Some(circle) => steward.tends(tx, circle),
            None => Ok(steward.is_steward()),
        };
    }
    if standing.seats.iter().any(|seat| tends(seat.circle)) {
        return Ok(true);
    }
    for held in &standing.roles {
        if steward.tends(tx, held.circle)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Somebody by their public name, if this steward looks after them.
fn known(tx: &mut Tx<'_>, me: &Signed, slug: &str, now: Timestamp) -> Result<Option<PersonId>, DbError> {
    let Some(id) = person::by_slug(tx, slug)? else { return Ok(None) };
    Ok(tended(tx, me, id, now)?.then_some(id))
}

/// `GET /people/{slug}`
pub(crate) async fn show(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
) -> Answer<Page<Person>> {
    let (vault, now, viewer, asked) = (site.vault.clone(), site.now(), me.me.clone(), slug.clone());
    let found = site
        .read(me.network_id(), move |tx| {
            let Some(id) = known(tx, &viewer, &asked, now)? else { return Ok(None) };
            let name = reaching::first_name(tx, &vault, id)?.map(Private::into_inner);
            let all = terms::holders(tx, viewer.id, now)?;
            let mine: Vec<(String, String)> = circles::store::tree(tx)?
                .into_iter()
                .filter(|c| viewer.roles.iter().any(|h| h.role == Role::Steward && h.circle == c.id))
                .map(|c| (c.name, c.slug.to_string()))
                .collect();
            Ok::<_, PeopleError>(Some((id, name.unwrap_or_default(), all, mine)))
        })
        .await?;
    let (id, called, all, circles) = found.ok_or(Fault::NOT_FOUND)?;
    let roles = all.iter().filter(|h| h.person == id).map(holds).collect();
    let mut asides = Vec::new();
    for more in &site.settings.person {
        asides.extend(more.fill(&site, &me, id).await?);
    }
    let body = Person { called, slug, roles, circles, me: id == me.me.id, asides };
    Ok(Page::new("people-person-title", body).private().section("tend"))
}

fn holds(holder: &Holder) -> Holds {
    Holds {
        label: match holder.role {
            Role::Steward => "people-roster-steward",
            Role::Helper => "people-roster-helper",
        },
        role: holder.role.code(),
        circle: (holder.circle_name.clone(), holder.circle_slug.clone()),
        until: holder.until,
    }
}

/// What became of a change.
enum Change {
    Done,
    Waits,
    NotThere,
    Refused,
}

/// `POST /people/{slug}/role` with `circle`, `role` and `act`: `give`, `extend` or `end`.
pub(crate) async fn role(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let (rng, now, viewer, to) = (site.rng.clone(), site.now(), me.me.clone(), format!("/people/{slug}"));
    let (circle, act) = (form.one("circle").to_owned(), form.one("act").to_owned());
    let role: Option<Role> = form.one("role").parse().ok();
    if role == Some(Role::Steward) && !me.me.may_do_grave_things(now) {
        return Ok(first_prove(&to));
    }
    let change = site
        .write::<_, DbError>(me.network_id(), move |tx| {
            let Some(id) = known(tx, &viewer, &slug, now)? else { return Ok(Change::NotThere) };
            let circle = circles::store::by_slug(tx, &circle)?;
            let (Some(circle), Some(role)) = (circle, role) else { return Ok(Change::Refused) };
            if !viewer.tends(tx, circle.id)? {
                return Ok(Change::Refused);
            }
            let held = Held { circle: circle.id, role };
            changed(tx, &viewer, (id, held, &act), now, &rng)
        })
        .await?;
    let flash = match change {
        Change::Done => "people-kept",
        Change::Waits => "people-role-waits",
        Change::Refused => "people-role-refused",
        Change::NotThere => return Err(Fault::NOT_FOUND.into()),
    };
    Ok(SeeOther::to(&to).flash(flash).into_response())
}

/// A steward is appointed, and taken back, by two; a helper by one.
fn changed(
    tx: &mut Tx<'_>,
    viewer: &Signed,
    (id, held, act): (PersonId, Held, &str),
    now: Timestamp,
    rng: &kit_base::Rng,
) -> Result<Change, DbError> {
    match (act, held.role) {
        ("give", Role::Helper) => terms::give(tx, id, held, now, rng)?,
        ("give", Role::Steward) => {
            let what = What::RoleGrant { person: id, held };
            let asked = approvals::ask(tx, what, viewer.id, now, rng)?;
            if !approvals::carry_out(tx, &asked, now, rng)? {
                return Ok(Change::Waits);
            }
        }
        ("extend", _) => {
            if !terms::extend(tx, id, held, now)? {
                return Ok(Change::Refused);
            }
        }
        ("end", Role::Helper) => {
            roles::end(tx, id, held, now)?;
        }
        _ => return Ok(Change::Refused),
    }
    Ok(Change::Done)
}

/// `GET /people/{slug}/way-in`
pub(crate) async fn offer_way_in(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
) -> Answer<Page<WayIn>> {
    way_in(&site, &me, slug, false).await
}

/// `POST /people/{slug}/way-in`: a one-time link for somebody who stands beside the steward. They are told of it.
pub(crate) async fn make_way_in(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
) -> Answer<Page<WayIn>> {
    way_in(&site, &me, slug, true).await
}

async fn way_in(site: &Site, me: &Steward, slug: String, make: bool) -> Answer<Page<WayIn>> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (viewer, asked) = (me.me.clone(), slug.clone());
    let work = move |tx: &mut Tx<'_>| {
        let Some(id) = known(tx, &viewer, &asked, now)? else { return Ok(None) };
        let name = reaching::first_name(tx, &vault, id)?.map(Private::into_inner).unwrap_or_default();
        if !make {
            return Ok::<_, PeopleError>(Some((name, None)));
        }
        let token = sign_in::make_link(tx, id, sign_in::LIFE, now, &rng)?;
        let_know(tx, id, "people-text-way-in-made", now, &rng)?;
        Ok(Some((name, Some(token))))
    };
    let found = if make {
        site.write(me.network_id(), work).await?
    } else {
        site.read(me.network_id(), work).await?
    };
    let (called, token) = found.ok_or(Fault::NOT_FOUND)?;
    let link = token.map(|token| {
        let link = format!("{}/in/{}", me.network.public_url.trim_end_matches('/'), token.text());
        let picture = qr::draw(&link);
        (link, picture)
    });
    Ok(Page::new("people-way-in-title", WayIn { called, slug, link }).private().section("tend"))
}
