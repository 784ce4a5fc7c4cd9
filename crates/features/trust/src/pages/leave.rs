//! `/my/leave`: out of a circle, or out of everything and forgotten. What goes and what stays is said first.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_base::Slug;
use kit_db::DbError;
use kit_web::{Answer, Fault, FaultKind, Form, Page, Problems, SeeOther, filters};
use people::{Neighbor, Site, memberships};

use crate::store::leaving;

/// The page.
#[derive(Template)]
#[template(path = "pages/leave.html")]
pub struct Leave {
    /// The network.
    pub network: String,
    /// Circles by public name and name.
    pub circles: Vec<(Slug, String)>,
    /// They tend a circle alone.
    pub last: bool,
    /// What is wrong.
    pub problems: Problems,
}

/// The page, for the handlers and for samples.
pub fn page(body: Leave) -> Page<Leave> {
    let problems = body.problems.clone();
    Page::new("trust-leave-title", body).private().section("my").checked(&problems)
}

/// `GET /my/leave`
pub async fn show(State(site): State<Site>, me: Neighbor) -> Answer<Page<Leave>> {
    draw(&site, &me, Problems::new()).await
}

async fn draw(site: &Site, me: &Neighbor, problems: Problems) -> Answer<Page<Leave>> {
    let (id, now) = (me.me.id, site.now());
    let (circles, last) = site
        .read(me.network_id(), move |tx| {
            let mut circles = Vec::new();
            for seat in memberships::of_person(tx, id)? {
                let circle = circles::store::load(tx, seat.circle)?;
                circles.extend(circle.map(|circle| (circle.slug, circle.name)));
            }
            circles.sort_by(|a, b| a.1.cmp(&b.1));
            Ok::<_, DbError>((circles, leaving::is_last_steward(tx, id, None, now)?))
        })
        .await?;
    Ok(page(Leave { network: me.network.name.clone(), circles, last, problems }))
}

fn hand_over_first() -> Fault {
    Fault::new(FaultKind::Conflict).text("trust-leave-last").way_out("trust-leave-title", "/my/leave")
}

/// `POST /my/leave` with `circle`. Again is the same.
pub async fn circle(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<SeeOther> {
    let (id, now, rng) = (me.me.id, site.now(), site.rng.clone());
    let slug = form.one("circle").to_owned();
    let left = site
        .write(me.network_id(), move |tx| {
            let Some(circle) = circles::store::by_slug(tx, &slug)? else { return Ok(None) };
            leaving::circle(tx, id, circle.id, now, &rng).map(Some)
        })
        .await?
        .ok_or(Fault::NOT_FOUND)?;
    if !left {
        return Err(hand_over_first().into());
    }
    Ok(SeeOther::to("/my/leave").flash("trust-left-circle"))
}

/// `POST /my/leave/everything` with `sure`.
pub async fn everything(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<Response> {
    if form.one("sure") != "yes" {
        let mut problems = Problems::new();
        problems.add("sure", "trust-leave-sure-wrong");
        return Ok(draw(&site, &me, problems).await?.into_response());
    }
    let (id, now, rng) = (me.me.id, site.now(), site.rng.clone());
    let left = site.write(me.network_id(), move |tx| leaving::everything(tx, id, now, &rng)).await?;
    if !left {
        return Err(hand_over_first().into());
    }
    Ok(SeeOther::to("/").flash("trust-left").into_response())
}
