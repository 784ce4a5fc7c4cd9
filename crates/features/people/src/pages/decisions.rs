//! What waits for a yes: of a second steward, or for three days in the view of all members.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use circles::CircleId;
use kit_base::Timestamp;
use kit_db::DbError;
use kit_vault::PersonId;
use kit_web::{Answer, Fault, FaultKind, Page, SeeOther, filters};

use crate::contact::PeopleError;
use crate::role::Role;
use crate::site::Site;
use crate::store::approvals::{self, Approval, List, State as Stands, What};
use crate::store::reaching;
use crate::way_back::first_prove;
use crate::who::{Neighbor, Signed};

/// The list.
#[derive(Template)]
#[template(path = "pages/decisions.html")]
pub struct Decisions {
    /// Oldest first.
    pub decisions: Vec<Decision>,
    /// Somebody who tends a circle looks.
    pub steward: bool,
}

/// One of them.
pub struct Decision {
    /// Its public name in addresses.
    pub slug: String,
    /// The message key of what is asked for.
    pub what: &'static str,
    /// For whom and where, if it is a role.
    pub about: Option<(String, String)>,
    /// Who asked.
    pub by: String,
    /// Until when it waits; none: it may be done now.
    pub waits: Option<Timestamp>,
    /// One steward does it alone.
    pub alone: bool,
    /// Who looks may say yes.
    pub may_approve: bool,
    /// Who looks may stop it.
    pub may_stop: bool,
}

/// Members see what waits for them; stewards see all.
fn sees(me: &Signed, approval: &Approval) -> bool {
    me.is_steward() || approval.opens_at.is_some()
}

/// A second steward: of a role, one who tends the circle.
fn may_approve(me: &Signed, approval: &Approval, tended: &HashSet<CircleId>, now: Timestamp) -> bool {
    let waits = matches!(approval.state(now), Stands::Waiting(_));
    if !waits || !me.is_steward() || approval.asked_by.is_none_or(|by| by == me.id) {
        return false;
    }
    where_of(approval).is_none_or(|circle| tended.contains(&circle))
}

/// `GET /decisions-waiting`. Statements: 5, however much waits.
pub(crate) async fn show(State(site): State<Site>, me: Neighbor) -> Answer<Page<Decisions>> {
    let (vault, now, viewer) = (site.vault.clone(), site.now(), me.me.clone());
    let decisions = site
        .read(me.network_id(), move |tx| {
            let mut open = approvals::open(tx, now)?;
            open.retain(|approval| sees(&viewer, approval));
            let people: Vec<PersonId> = open.iter().flat_map(|a| [a.asked_by, about(a)]).flatten().collect();
            let names = reaching::first_names(tx, &vault, &people)?;
            let called =
                |person: Option<PersonId>| person.and_then(|p| Some(names.get(&p)?.reveal().clone()));
            let circles: Vec<CircleId> = open.iter().filter_map(where_of).collect();
            let (places, tended) = (circles::store::names(tx, &circles)?, viewer.tends_among(tx, &circles)?);
            let shown = |approval: &Approval| Decision {
                slug: approval.slug.to_string(),
                what: label(&approval.what),
                about: where_of(approval).and_then(|circle| {
                    Some((called(about(approval)).unwrap_or_default(), places.get(&circle)?.clone()))
                }),
                by: called(approval.asked_by).unwrap_or_default(),
                waits: match approval.state(now) {
                    Stands::Waiting(until) => Some(until),
                    _ => None,
                },
                alone: approval.opens_at.is_some(),
                may_approve: may_approve(&viewer, approval, &tended, now),
                may_stop: true,
            };
            Ok::<_, PeopleError>(open.iter().map(shown).collect())
        })
        .await?;
    let body = Decisions { decisions, steward: me.me.is_steward() };
    Ok(Page::new("people-decisions-title", body).private().section("tend"))
}

const fn about(approval: &Approval) -> Option<PersonId> {
    match approval.what {
        What::RoleGrant { person, .. } => Some(person),
        What::Export { .. } | What::Payout { .. } => None,
    }
}

const fn where_of(approval: &Approval) -> Option<CircleId> {
    match approval.what {
        What::RoleGrant { held, .. } => Some(held.circle),
        What::Export { .. } | What::Payout { .. } => None,
    }
}

const fn label(what: &What) -> &'static str {
    match what {
        What::RoleGrant { held, .. } => match held.role {
            Role::Steward => "people-decision-steward",
            Role::Helper => "people-decision-helper",
        },
        What::Export { list: Some(List::Households), .. } => "people-decision-export-households",
        What::Export { list: Some(List::Helpers), .. } => "people-decision-export-helpers",
        What::Export { list: None, .. } => "people-decision-export",
        What::Payout { .. } => "people-decision-payout",
    }
}

/// `POST /decisions-waiting/{slug}/{verb}`: `approve` or `stop`.
pub(crate) async fn decide(
    State(site): State<Site>,
    me: Neighbor,
    Path((slug, verb)): Path<(String, String)>,
) -> Answer<Response> {
    let (rng, now, viewer) = (site.rng.clone(), site.now(), me.me.clone());
    if verb == "approve" && !viewer.may_do_grave_things(now) {
        return Ok(first_prove("/decisions-waiting"));
    }
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(approval) = approvals::by_slug(tx, &slug)?.filter(|a| sees(&viewer, a)) else {
                return Ok::<_, DbError>(None);
            };
            let tended = viewer.tends_among(tx, where_of(&approval).as_slice())?;
            match verb.as_str() {
                "approve" if may_approve(&viewer, &approval, &tended, now) => {
                    approvals::approve(tx, &approval, viewer.id, now, &rng)
                        .map(|done| Some((done, "people-decision-approved")))
                }
                "approve" => Ok(Some((false, ""))),
                "stop" => approvals::stop(tx, approval.id, viewer.id, now)
                    .map(|done| Some((done, "people-decision-stopped"))),
                _ => Ok(None),
            }
        })
        .await?;
    match done {
        Some((true, flash)) => Ok(SeeOther::to("/decisions-waiting").flash(flash).into_response()),
        Some((false, _)) => Err(Fault::new(FaultKind::Conflict)
            .text("people-decision-not-you")
            .way_out("people-decisions-title", "/decisions-waiting")
            .into()),
        None => Err(Fault::NOT_FOUND.into()),
    }
}
