//! What a steward does about one neighbor: vouches, sends them in a pair, asks them to stop, keeps two people apart.

use axum::extract::{Path, State};
use kit_base::{Private, Rng, Slug, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_vault::Vault;
use kit_web::{Answer, Fault, FaultKind, Form, SeeOther};
use people::{PeopleError, PersonId, Role, Signed, Site, Steward, memberships};

use super::one::{may_go_along, person_of};
use crate::store::pairings::PairState;
use crate::store::suspensions::Stop;
use crate::store::{apart, circle, pairings, suspensions, vouches};

/// What an act is given besides the transaction.
struct Cx<'a> {
    vault: &'a Vault,
    rng: &'a Rng,
    me: &'a Signed,
    now: Timestamp,
}

/// What became of it: done, or the message of a refusal.
type Done = Result<Result<(), &'static str>, PeopleError>;

/// One act on one neighbor of this steward's circles, in one transaction; to other stewards nobody is there.
async fn act(
    site: &Site,
    steward: &Steward,
    (slug, flash): (String, &'static str),
    work: impl Fn(&mut Tx<'_>, &Cx<'_>, PersonId) -> Done + Send + Sync + 'static,
) -> Answer<SeeOther> {
    let (vault, rng, now, me) = (site.vault.clone(), site.rng.clone(), site.now(), steward.me.clone());
    let to = format!("/neighbors/{slug}");
    let done = site
        .write(steward.network_id(), move |tx| {
            let Some(person) = person_of(tx, &me, &slug, now)? else { return Ok(None) };
            work(tx, &Cx { vault: &vault, rng: &rng, me: &me, now }, person).map(Some)
        })
        .await?
        .ok_or(Fault::NOT_FOUND)?;
    match done {
        Ok(()) => Ok(SeeOther::to(to).flash(flash)),
        Err(why) => Err(Fault::new(FaultKind::Conflict).text(why).way_out("trust-one-title", to).into()),
    }
}

/// `POST /neighbors/{slug}/trust` with `say`: `yes` or `back`. Again is the same.
pub async fn trust(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let back = form.is("say", "back");
    let flash = if back { "trust-one-untrusted" } else { "trust-one-trusted" };
    act(&site, &me, (slug, flash), move |tx, cx, person| {
        for circle in circle::shared_with(tx, cx.me, person)? {
            if back {
                vouches::steward_takes_back(tx, circle, person)?;
            } else {
                memberships::join(tx, circle, person, Some(cx.now), cx.now)?;
            }
        }
        if !back {
            people::verify(tx, person, cx.now)?;
        }
        Ok(Ok(()))
    })
    .await
}

/// `POST /neighbors/{slug}/pair` with `along`. Before they went, somebody else may go along instead.
pub async fn pair(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let along = form.one("along").to_owned();
    act(&site, &me, (slug, "trust-one-paired"), move |tx, cx, person| {
        let Some(with) = people::by_slug(tx, &along)? else { return Ok(Err("trust-one-pair-who")) };
        let Some(circle) = circle::shared_with(tx, cx.me, person)?.first().copied() else {
            return Ok(Err("trust-one-pair-who"));
        };
        if !may_go_along(tx, cx.me, person)?.contains(&with) {
            return Ok(Err("trust-one-pair-who"));
        }
        pairings::propose(tx, circle, (person, with, cx.me.id), cx.now, cx.rng)?;
        Ok(Ok(()))
    })
    .await
}

/// `POST /neighbors/{slug}/stop` with `for` (`open`, `week`, `month`) and `reason`. Two stewards at once are one.
pub async fn stop(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let reason: String = form.one("reason").chars().take(1000).collect();
    let reason = (!reason.is_empty()).then(|| Private::new(reason));
    let days = match form.one("for") {
        "week" => Some(7),
        "month" => Some(30),
        _ => None,
    };
    act(&site, &me, (slug, "trust-one-stopped"), move |tx, cx, person| {
        let held = memberships::standing(tx, person, cx.now)?.roles;
        if held.iter().any(|held| held.role == Role::Steward) {
            return Ok(Err("trust-one-stop-steward"));
        }
        let until = days.map(|days| cx.now + Span::days(days));
        let stop = Stop { by: cx.me.id, until, reason: reason.clone() };
        suspensions::suspend(tx, cx.vault, person, &stop, (cx.now, cx.rng))?;
        Ok(Ok(()))
    })
    .await
}

/// `POST /neighbors/{slug}/lift`. Again is the same.
pub async fn lift(State(site): State<Site>, me: Steward, Path(slug): Path<String>) -> Answer<SeeOther> {
    act(&site, &me, (slug, "trust-one-lifted"), |tx, cx, person| {
        suspensions::lift(tx, person, cx.now, cx.rng)?;
        Ok(Ok(()))
    })
    .await
}

/// `POST /neighbors/{slug}/apart` with `other`. Neither of the two is told.
pub async fn keep_apart(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let other = form.one("other").to_owned();
    act(&site, &me, (slug, "trust-one-apart"), move |tx, cx, person| {
        let other = people::by_slug(tx, &other)?;
        let Some(other) = other.filter(|other| *other != person) else {
            return Ok(Err("trust-one-apart-who"));
        };
        if !circle::all_in(tx, cx.me)?.contains(&other) {
            return Ok(Err("trust-one-apart-who"));
        }
        apart::keep_apart(tx, cx.me.id, (person, other), cx.now, cx.rng)?;
        Ok(Ok(()))
    })
    .await
}

/// `POST /neighbors/{slug}/together` with `line`. Again is the same.
pub async fn together(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let line = form.one("line").parse::<Slug>().ok();
    act(&site, &me, (slug, "trust-one-together"), move |tx, _, person| {
        let kept = apart::by_steward(tx)?;
        let mine =
            kept.iter().find(|kept| Some(kept.slug) == line && (kept.one == person || kept.other == person));
        if let Some(mine) = mine {
            apart::together_again(tx, mine.slug)?;
        }
        Ok(Ok(()))
    })
    .await
}

/// `POST /pairings/{slug}/trusted`: they went, and all was well. Again is the same.
pub async fn went_well(State(site): State<Site>, me: Steward, Path(slug): Path<String>) -> Answer<SeeOther> {
    visit(&site, &me, slug, "trust-one-went-well", |tx, slug, now| {
        pairings::step(tx, slug, PairState::Done, now)?;
        pairings::step(tx, slug, PairState::Trusted, now).map(drop)
    })
    .await
}

/// `POST /pairings/{slug}/off`: it did not come to it, or it is taken back.
pub async fn call_off(State(site): State<Site>, me: Steward, Path(slug): Path<String>) -> Answer<SeeOther> {
    visit(&site, &me, slug, "trust-one-called-off", |tx, slug, _| pairings::call_off(tx, slug).map(drop))
        .await
}

async fn visit(
    site: &Site,
    steward: &Steward,
    slug: String,
    flash: &'static str,
    work: impl Fn(&mut Tx<'_>, Slug, Timestamp) -> Result<(), DbError> + Send + Sync + 'static,
) -> Answer<SeeOther> {
    let slug: Slug = slug.parse().map_err(|_| Fault::NOT_FOUND)?;
    let (me, now) = (steward.me.clone(), site.now());
    let whose = site
        .write(steward.network_id(), move |tx| {
            let Some(pair) = pairings::by_slug(tx, slug)? else { return Ok(None) };
            if pair.person == me.id || circle::shared_with(tx, &me, pair.person)?.is_empty() {
                return Ok(None);
            }
            work(tx, slug, now)?;
            Ok::<_, DbError>(circle::slugs(tx, &[pair.person])?.remove(&pair.person))
        })
        .await?
        .ok_or(Fault::NOT_FOUND)?;
    Ok(SeeOther::to(format!("/neighbors/{whose}")).flash(flash))
}
