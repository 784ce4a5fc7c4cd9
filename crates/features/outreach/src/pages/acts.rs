//! Taking a part, giving it back, saying what came of a door and taking that back, erasing a list.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_db::DbError;
use kit_web::{Answer, Fault, FaultKind, Form, Problems, SeeOther, Trip};
use people::{Helper, Site, Steward};

use super::one::{draw, partners};
use super::seen;
use crate::domain::Outcome;
use crate::store::{doors, walks};

/// What stood in the way.
enum No {
    /// It is not there, or not theirs.
    There,
    /// It is others' now.
    Others,
}

impl From<No> for Fault {
    fn from(no: No) -> Self {
        match no {
            No::There => Self::NOT_FOUND,
            No::Others => Self::new(FaultKind::Conflict).text("outreach-taken"),
        }
    }
}

/// `POST /walks/{slug}/take` with `part` and `with`: the two of us walk it. Again is the same.
pub(super) async fn take(
    State(site): State<Site>,
    me: Helper,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let (who, now, walk) = (me.me.clone(), site.now(), slug.clone());
    let (part, with) = (form.one("part").to_owned(), form.one("with").to_owned());
    if with.is_empty() {
        let mut problems = Problems::new();
        problems.add(&format!("with-{part}"), "outreach-with-missing");
        return Ok(draw(&site, &me, &trip, (slug, problems)).await?.into_response());
    }
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(walk) = seen(tx, &walk, &who)? else { return Ok(Err(No::There)) };
            let parts = walks::parts_of(tx, walk.id)?;
            let Some(part) = parts.iter().find(|one| one.slug.as_str() == part) else {
                return Ok(Err(No::There));
            };
            if part.is_taken() {
                return Ok(if part.pair.contains(&who.id) { Ok(()) } else { Err(No::Others) });
            }
            let partners = partners(tx, &walk, (who.id, now))?;
            let Some(partner) = partners.iter().find(|hand| hand.slug.as_str() == with) else {
                return Ok(Err(No::There));
            };
            let taken = walks::take(tx, part.id, (who.id, partner.person))?;
            Ok::<_, DbError>(if taken { Ok(()) } else { Err(No::Others) })
        })
        .await?;
    done.map_err(Fault::from)?;
    Ok(SeeOther::to(format!("/walks/{slug}")).flash("outreach-took").into_response())
}

/// `POST /walks/{slug}/back` with `part`: its walkers, or who tends the circle, give it back.
pub(super) async fn back(
    State(site): State<Site>,
    me: Helper,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (who, walk, part) = (me.me.clone(), slug.clone(), form.one("part").to_owned());
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(walk) = seen(tx, &walk, &who)? else { return Ok(false) };
            let parts = walks::parts_of(tx, walk.id)?;
            let Some(part) = parts.iter().find(|one| one.slug.as_str() == part) else { return Ok(false) };
            let may = part.pair.contains(&who.id) || who.tends(tx, walk.circle)?;
            if may {
                walks::give_back(tx, part.id)?;
            }
            Ok::<_, DbError>(may)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to(format!("/walks/{slug}")).flash("outreach-gave-back"))
}

/// `POST /walks/{slug}/door` with `part`, `at`, `did` (an outcome or `undo`) and perhaps `heard`.
pub(super) async fn door(
    State(site): State<Site>,
    me: Helper,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (who, now, walk, asked) = (me.me.clone(), site.now(), slug.clone(), form.one("part").to_owned());
    let outcome = Outcome::parse(form.one("did"));
    if outcome.is_none() && !form.is("did", "undo") {
        return Err(Fault::NOT_FOUND.into());
    }
    let at: i64 = form.one("at").parse().unwrap_or(-1);
    let heard = kit_i18n::SPOKEN.iter().find(|(code, _)| *code == form.one("heard")).map(|(code, _)| *code);
    let part = asked.clone();
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(walk) = seen(tx, &walk, &who)? else { return Ok(false) };
            let parts = walks::parts_of(tx, walk.id)?;
            let own = |one: &&walks::Part| {
                one.slug.as_str() == part && one.pair.contains(&who.id) && one.is_taken()
            };
            let Some(part) = parts.iter().find(own) else { return Ok(false) };
            doors::say(tx, (part.id, at), outcome, heard, now)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    let word = if outcome.is_some() { "outreach-said" } else { "outreach-undone" };
    Ok(SeeOther::to(format!("/walks/{slug}#d-{asked}-{at}")).flash(word))
}

/// `POST /walks/{slug}/erase`: now instead of after a month.
pub(super) async fn erase(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
) -> Answer<SeeOther> {
    let who = me.me.clone();
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(walk) = seen(tx, &slug, &who)? else { return Ok(false) };
            let tends = who.tends(tx, walk.circle)?;
            if tends {
                walks::erase(tx, walk.id)?;
            }
            Ok::<_, DbError>(tends)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to("/walks").flash("outreach-erased"))
}
