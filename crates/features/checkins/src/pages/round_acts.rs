//! What is done on a round's page: saying how a visit went, taking a day, closing, choosing who walks.

use axum::extract::{Path, State};
use kit_base::Private;
use kit_db::{DbError, Tx};
use kit_vault::Vault;
use kit_web::{Answer, Fault, FaultKind, Form, SeeOther, Trip};
use people::{Neighbor, PersonId, Signed, Site, Steward, Visitor};

use super::seen::{self, Part};
use crate::acts::{self, Cx};
use crate::domain::{Outcome, Step};
use crate::hours::day_of;
use crate::store::checks::Kept;
use crate::store::members::{self, Member};
use crate::store::rota;
use crate::store::rounds::{self, Round};

/// What became of a post: its message, or nothing there for this person.
type Done = Result<Option<&'static str>, DbError>;

/// What every post of this page has at hand.
struct At<'a> {
    me: &'a Signed,
    round: Round,
    part: Part,
    today: i64,
    cx: Cx<'a>,
    form: &'a Form,
}

/// Loads the round and does `act` in one transaction; whoever has no part in it finds nothing.
async fn act(
    site: &Site,
    (visitor, me, trip): (&Visitor, &Signed, &Trip),
    (slug, form): (String, Form),
    act: impl Fn(&mut Tx<'_>, &At<'_>) -> Done + Send + Sync + 'static,
) -> Answer<SeeOther> {
    let (vault, rng, now): (Vault, _, _) = (site.vault.clone(), site.rng.clone(), site.now());
    let (words, me, zone) =
        (trip.shell().catalogue.clone(), me.clone(), kit_i18n::zone(&visitor.network.zone));
    let path = format!("/checkins/{slug}");
    let said = site
        .write(visitor.network_id(), move |tx| {
            let today = day_of(now, zone);
            let Some((round, part)) = seen::part(tx, &me, (&slug, today))? else { return Ok(None) };
            let cx = Cx { vault: &vault, rng: &rng, words: &words, now };
            act(tx, &At { me: &me, round, part, today, cx, form: &form })
        })
        .await?;
    match said {
        Some("checkins-stepped-out") => Ok(SeeOther::to("/checkins").flash("checkins-stepped-out")),
        Some(said) => Ok(SeeOther::to(path).flash(said)),
        None => Err(Fault::NOT_FOUND.into()),
    }
}

fn day(form: &Form) -> Option<i64> {
    form.one("day").parse().ok()
}

/// The check that a form names, if this person may see it.
fn check(tx: &mut Tx<'_>, at: &At<'_>) -> Result<Option<Kept>, DbError> {
    let (who, day) = (at.form.one("who"), day(at.form));
    let seen = seen::checks_for(tx, at.me.id, (&at.round, at.part), at.today)?;
    Ok(seen.into_iter().find(|kept| kept.slug.as_str() == who && Some(kept.day) == day))
}

/// Somebody of this round that a form names.
fn member(tx: &mut Tx<'_>, at: &At<'_>) -> Result<Option<Member>, DbError> {
    let found = members::by_slug(tx, at.form.one("who"))?;
    Ok(found.filter(|member| at.part.tends && member.round == at.round.id))
}

/// `POST /checkins/{slug}/said` with `who`, `day`, `outcome`.
pub(super) async fn said(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let Some(outcome) = Outcome::parse(at.form.one("outcome")) else { return Ok(None) };
        let Some(kept) = check(tx, at)? else { return Ok(None) };
        acts::say(tx, &at.cx, &kept, (outcome, None), Some(at.me.id))?;
        Ok(Some(match outcome {
            Outcome::Fine => "checkins-noted-fine",
            Outcome::NotFine => "checkins-noted-not-fine",
            Outcome::Unclear | Outcome::NoAnswer => "checkins-noted-again",
        }))
    })
    .await
}

/// `POST /checkins/{slug}/take` with `day`: "I'll take it".
pub(super) async fn take(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let on = |day: &i64| {
            at.round.ended_at.is_none()
                && (at.today..at.today + 60).contains(day)
                && at.round.hours.is_on(*day)
        };
        let Some(day) = day(at.form).filter(on).filter(|_| at.part.walks) else { return Ok(None) };
        let took = rota::take(tx, at.round.id, (at.me.id, day), at.cx.now)?;
        Ok(Some(if took { "checkins-took" } else { "checkins-took-not" }))
    })
    .await
}

/// `POST /checkins/{slug}/back` with `day`: handed back, without a reason.
pub(super) async fn hand_back(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let Some(day) = day(at.form) else { return Ok(None) };
        rota::hand_back(tx, at.round.id, at.me.id, day)?;
        Ok(Some("checkins-handed-back"))
    })
    .await
}

/// `POST /checkins/{slug}/step-out`: they walk it no more.
pub(super) async fn step_out(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        if !at.part.walks {
            return Ok(None);
        }
        rota::leave(tx, at.round.id, at.me.id, at.today)?;
        Ok(Some(if at.part.tends { "checkins-stepped-out-tends" } else { "checkins-stepped-out" }))
    })
    .await
}

/// `POST /checkins/{slug}/close` with `who`, `day`, `word`: a human looked, and says how it ended.
pub(super) async fn close(
    State(site): State<Site>,
    me: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    if form.has("who") && form.one("word").is_empty() {
        let back = format!("/checkins/{slug}");
        let fault = Fault::new(FaultKind::Conflict).text("checkins-close-needs-word");
        return Err(fault.way_out("checkins-close-again", back).into());
    }
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let Some(kept) = check(tx, at)?.filter(|_| at.part.tends) else { return Ok(None) };
        let word: String = at.form.one("word").chars().take(200).collect();
        let closed = acts::close(tx, &at.cx, &kept, &Private::new(word))?;
        Ok(Some(if closed { "checkins-closed" } else { "checkins-closed-already" }))
    })
    .await
}

/// `POST /checkins/{slug}/team` with `in`, `out` or `me`: who walks the round, six at the most.
pub(super) async fn team(
    State(site): State<Site>,
    me: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        if !at.part.tends {
            return Ok(None);
        }
        if let Some(out) = at.form.some("out") {
            let Some(who) = people::by_slug(tx, out)? else { return Ok(None) };
            rota::leave(tx, at.round.id, who, at.today)?;
            return Ok(Some("checkins-team-less"));
        }
        let who: Option<PersonId> = match at.form.some("in") {
            Some(slug) => people::by_slug(tx, slug)?,
            None => at.form.has("me").then_some(at.me.id),
        };
        let Some(who) = who else { return Ok(None) };
        if who != at.me.id && !may_walk(tx, at, who)? {
            return Ok(None);
        }
        let joined = rota::join(tx, at.round.id, who, at.cx.now)?;
        Ok(Some(if joined { "checkins-team-more" } else { "checkins-team-full" }))
    })
    .await
}

/// A member of the circle who is not asked to stop.
fn may_walk(tx: &mut Tx<'_>, at: &At<'_>, who: PersonId) -> Result<bool, DbError> {
    let seats = people::memberships::standing(tx, who, at.cx.now)?.seats;
    Ok(seats.iter().any(|seat| seat.circle == at.round.circle) && !trust::is_suspended(tx, who)?)
}

/// `POST /checkins/{slug}/buddy` with `who`, `buddy` (empty: none). The buddy walks the round.
pub(super) async fn buddy(
    State(site): State<Site>,
    me: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let Some(member) = member(tx, at)?.filter(|member| member.ladder.has(Step::Buddy)) else {
            return Ok(None);
        };
        let Some(asked) = at.form.some("buddy").filter(|slug| !slug.is_empty()) else {
            members::set_buddy(tx, member.id, None)?;
            return Ok(Some("checkins-buddy-set"));
        };
        let Some(buddy) = people::by_slug(tx, asked)? else { return Ok(None) };
        if !rota::is_in(tx, at.round.id, buddy)? || trust::apart(tx, buddy, member.person)? {
            return Ok(Some("checkins-buddy-not"));
        }
        members::set_buddy(tx, member.id, Some(buddy))?;
        Ok(Some("checkins-buddy-set"))
    })
    .await
}

/// `POST /checkins/{slug}/remove` with `who`: they said on the telephone that they want to leave.
pub(super) async fn remove(
    State(site): State<Site>,
    me: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let Some(member) = member(tx, at)? else { return Ok(None) };
        members::leave(tx, member.id)?;
        Ok(Some("checkins-removed"))
    })
    .await
}

/// `POST /checkins/{slug}/end`: no further day is opened.
pub(super) async fn end(
    State(site): State<Site>,
    me: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        if !at.part.tends {
            return Ok(None);
        }
        rounds::end(tx, at.round.id, at.cx.now)?;
        Ok(Some("checkins-ended"))
    })
    .await
}
