//! "Something was not right" and "not with this person again": one tap each, without a reason.

use askama::Template;
use axum::extract::State;
use kit_base::Slug;
use kit_db::{DbError, Tx};
use kit_web::{Answer, Fault, Form, SeeOther, filters};
use people::{Aside, Neighbor, PersonId, Site};

use crate::store::{apart, reports};

/// The two buttons, for a page of another room: draw it with `{{ aside }}`.
#[derive(Template)]
#[template(path = "pages/tell.html")]
pub struct Tell {
    report: String,
    block: String,
    subject: Option<Slug>,
}

impl Tell {
    /// About somebody whose public name the page may show: posts to `/report` and `/block`.
    pub fn about(person: Slug) -> Aside {
        Aside::new(Self { report: "/report".into(), block: "/block".into(), subject: Some(person) })
    }

    /// Posts to routes of the page's own room, which know whom it is about without telling.
    pub fn at(report: impl Into<String>, block: impl Into<String>) -> Aside {
        Aside::new(Self { report: report.into(), block: block.into(), subject: None })
    }
}

/// `POST /report` with `subject`: two stewards read it. Again is the same.
pub async fn report(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<SeeOther> {
    let (now, rng) = (site.now(), site.rng.clone());
    said(&site, &me, &form, move |tx, pair| reports::report(tx, pair, None, now, &rng)).await?;
    Ok(SeeOther::to("/my/standing").flash("trust-reported"))
}

/// `POST /block` with `subject`: never matched again, and the other side sees no difference.
pub async fn block(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<SeeOther> {
    let (now, rng) = (site.now(), site.rng.clone());
    said(&site, &me, &form, move |tx, (by, whom)| apart::block(tx, by, whom, now, &rng)).await?;
    Ok(SeeOther::to("/my/apart").flash("trust-blocked"))
}

async fn said(
    site: &Site,
    me: &Neighbor,
    form: &Form,
    act: impl Fn(&mut Tx<'_>, (PersonId, PersonId)) -> Result<(), DbError> + Send + Sync + 'static,
) -> Answer<()> {
    let (id, subject) = (me.me.id, form.one("subject").to_owned());
    let there = site
        .write(me.network_id(), move |tx| {
            let Some(about) = people::by_slug(tx, &subject)? else { return Ok(false) };
            act(tx, (id, about))?;
            Ok::<_, DbError>(true)
        })
        .await?;
    if there { Ok(()) } else { Err(Fault::NOT_FOUND.into()) }
}
