//! Following a fridge for some alerts, and no longer.

use axum::extract::{Path, State};
use kit_db::DbError;
use kit_web::{Answer, Fault, Form, SeeOther};
use people::{Neighbor, Site};

use crate::domain::Alert;
use crate::store::{follows, fridges};

/// `POST /fridges/{slug}/follow` with `kind` (several).
pub(super) async fn follow(
    State(site): State<Site>,
    me: Neighbor,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let kinds: Vec<Alert> = Alert::ALL.into_iter().filter(|alert| form.is("kind", alert.code())).collect();
    let there = SeeOther::to(format!("/fridges/{slug}#follow"));
    if kinds.is_empty() {
        return Ok(there.flash("fridges-follow-none"));
    }
    let (who, now) = (me.me.id, site.now());
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(fridge) = fridges::by_slug(tx, &slug)? else { return Ok(false) };
            follows::follow(tx, (fridge.id, who), &kinds, now)?;
            Ok::<_, DbError>(true)
        })
        .await?;
    if done { Ok(there.flash("fridges-followed")) } else { Err(Fault::NOT_FOUND.into()) }
}

/// `POST /fridges/{slug}/unfollow`. Again is the same.
pub(super) async fn unfollow(
    State(site): State<Site>,
    me: Neighbor,
    Path(slug): Path<String>,
) -> Answer<SeeOther> {
    let (who, there) = (me.me.id, format!("/fridges/{slug}#follow"));
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(fridge) = fridges::by_slug(tx, &slug)? else { return Ok(false) };
            follows::unfollow(tx, fridge.id, who)?;
            Ok::<_, DbError>(true)
        })
        .await?;
    if done { Ok(SeeOther::to(there).flash("fridges-unfollowed")) } else { Err(Fault::NOT_FOUND.into()) }
}
