//! `/pods/{slug}/split`: how a pod of more than thirty would part. The members say yes or no, the point person acts.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use kit_base::Timestamp;
use kit_db::Tx;
use kit_vault::Vault;
use kit_web::{Answer, Fault, FaultKind, Form, Page, SeeOther, Trip, filters};
use people::{Bonds, Neighbor, PeopleError, PersonId, Signed, Site};

use super::{Pod, called, open};
use crate::domain::{MOST, Post};
use crate::store::carry;
use crate::store::seats::{self, Seat};
use crate::store::splits::{self, Split, State as Stage, UNDO};

/// The page.
#[derive(Template)]
#[template(path = "pages/parting.html")]
#[expect(clippy::struct_excessive_bools, reason = "each decides about a part of the page")]
pub struct Parting {
    /// The pod's address.
    pub path: String,
    /// Its name.
    pub pod: String,
    /// How many are in it.
    pub count: i64,
    /// More than thirty.
    pub grown: bool,
    /// Where each would go.
    pub pods: Vec<Vec<String>>,
    /// How far it has come; none: nothing is proposed.
    pub stage: Option<Stage>,
    /// How many say yes.
    pub yes: i64,
    /// How many say no.
    pub no: i64,
    /// How many have not said.
    pub open: i64,
    /// What the reader says.
    pub mine: Option<bool>,
    /// The reader has a place in it.
    pub placed: bool,
    /// The reader keeps the pod together.
    pub keeps: bool,
    /// More than half say yes.
    pub wanted: bool,
    /// Until when it can be taken back.
    pub until: Option<Timestamp>,
    /// The pod that this one came from, where it can be taken back.
    pub came_from: Option<(String, String)>,
}

/// The page, for the handler and for samples.
pub fn page(body: Parting) -> Page<Parting> {
    Page::new("rosters-split-title", body).private().section("my")
}

struct Found {
    pod: Pod,
    split: Option<Split>,
    seats: Vec<Seat>,
    came_from: Option<(String, String)>,
}

fn find(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (slug, me, now): (&str, &Signed, Timestamp),
) -> Result<Option<Found>, PeopleError> {
    let Some(pod) = open(tx, vault, slug, me)? else { return Ok(None) };
    let split = splits::of_circle(tx, pod.circle.id)?;
    let seats = match split {
        Some(split) => seats::of_split(tx, split.id)?,
        None => Vec::new(),
    };
    let came_from = splits::came_from(tx, pod.circle.id, now)?;
    Ok(Some(Found { pod, split, seats, came_from }))
}

/// `GET /pods/{slug}/split`. Statements: 13.
pub async fn show(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<Parting>> {
    let (vault, who, now, name) = (site.vault.clone(), me.me.clone(), site.now(), slug.clone());
    let found = site
        .read(me.network_id(), move |tx| find(tx, &vault, (&name, &who, now)))
        .await?
        .ok_or(Fault::NOT_FOUND)?;
    let Found { pod, split, seats, came_from } = found;
    let split = split.filter(|split| split.state != Stage::Undone);
    let of = |person: PersonId| {
        let at = pod.members.iter().position(|member| member.person == person)?;
        Some(called(&pod.shown[at].called, trip.catalogue(), trip.lang()))
    };
    let proposed = split.filter(|split| split.state == Stage::Proposed);
    let pods = (0..proposed.map_or(0, |split| split.pods))
        .map(|at| seats.iter().filter(|seat| seat.pod == at).filter_map(|seat| of(seat.person)).collect());
    let count = |says: Option<bool>| {
        let here = seats.iter().filter(|seat| seat.says == says).count();
        i64::try_from(here).unwrap_or_default()
    };
    let mine = seats.iter().find(|seat| seat.person == me.me.id);
    Ok(page(Parting {
        path: format!("/pods/{slug}"),
        pod: pod.circle.name.clone(),
        count: i64::try_from(pod.members.len()).unwrap_or_default(),
        grown: pod.members.len() > MOST,
        pods: pods.collect(),
        stage: split
            .filter(|split| split.state == Stage::Proposed || split.is_reversible(now))
            .map(|split| split.state),
        yes: count(Some(true)),
        no: count(Some(false)),
        open: count(None),
        mine: mine.and_then(|seat| seat.says),
        placed: mine.is_some(),
        keeps: pod.keeps(&me.me),
        wanted: splits::is_wanted(&seats),
        until: split.and_then(|split| split.done_at).map(|at| at + UNDO),
        came_from,
    }))
}

/// What somebody may do about a split, or the answer they get.
fn change(
    tx: &mut Tx<'_>,
    (found, me): (&Found, &Signed),
    (act, bonds): (&str, &[Arc<dyn Bonds>]),
    (now, rng): (Timestamp, &kit_base::Rng),
) -> Result<Option<&'static str>, PeopleError> {
    let (pod, split) = (&found.pod, found.split);
    let leads = pod.keeps(me) || pod.is_unkept();
    match (act, split) {
        ("propose", _) if pod.trusted && split.is_none_or(|split| split.is_over(now)) => {
            let point = pod.holders.iter().find(|holder| holder.post == Post::Point);
            let plan = splits::plan(tx, &pod.members, point.map(|holder| holder.person), bonds)?;
            let Some(plan) = plan else { return Ok(None) };
            splits::propose(tx, pod.circle.id, &plan, (now, rng))?;
            Ok(Some("rosters-split-proposed"))
        }
        ("yes" | "no", Some(split)) if split.state == Stage::Proposed => {
            let said = seats::say(tx, split.id, me.id, act == "yes")?;
            Ok(said.then_some("rosters-split-said"))
        }
        ("drop", Some(split)) if split.state == Stage::Proposed && leads => {
            splits::drop_it(tx, pod.circle.id)?;
            Ok(Some("rosters-split-dropped"))
        }
        ("do", Some(split)) if pod.keeps(me) && splits::is_wanted(&found.seats) => {
            let done = carry::carry_out(tx, &pod.circle, &split, (now, rng))?;
            Ok(done.then_some("rosters-split-carried-out"))
        }
        ("undo", Some(split)) if pod.keeps(me) => {
            let undone = carry::undo(tx, &pod.circle, &split, (now, rng))?;
            Ok(undone.then_some("rosters-split-undone"))
        }
        _ => Ok(None),
    }
}

/// `POST /pods/{slug}/split` with `act`: `propose`, `yes`, `no`, `drop`, `do`, `undo`.
pub(super) async fn act(
    State(site): State<Site>,
    me: Neighbor,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (who, name, act) = (me.me.clone(), slug.clone(), form.one("act").to_owned());
    let services = site.clone();
    let said = site
        .write(me.network_id(), move |tx| {
            let Some(found) = find(tx, &vault, (&name, &who, now))? else { return Ok(None) };
            Ok::<_, PeopleError>(Some(change(
                tx,
                (&found, &who),
                (&act, &services.settings.bonds),
                (now, &rng),
            )?))
        })
        .await?;
    let word = said.ok_or(Fault::NOT_FOUND)?;
    let word = word.ok_or_else(|| Fault::new(FaultKind::Conflict).text("rosters-split-not-now"))?;
    Ok(SeeOther::to(format!("/pods/{slug}/split")).flash(word))
}
