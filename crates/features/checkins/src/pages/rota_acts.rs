//! Who walks a round and has which day: taken, handed back, every week, closed by whoever had it.

use axum::extract::{Path, State};
use kit_db::{DbError, Tx};
use kit_web::{Answer, Form, SeeOther, Trip};
use people::{Neighbor, PersonId, Site, Steward};

use super::round_acts::{At, act, day as day_of_form};
use crate::acts;
use crate::hours::DAYS;
use crate::store::{days, rota};

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
        let Some(day) = day_of_form(at.form).filter(on).filter(|_| at.part.walks) else { return Ok(None) };
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
        let Some(day) = day_of_form(at.form) else { return Ok(None) };
        rota::hand_back(tx, at.round.id, (at.me.id, day), at.cx.now)?;
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

/// Somebody who walks this round, by their name in addresses.
fn walker(tx: &mut Tx<'_>, at: &At<'_>, slug: &str) -> Result<Option<PersonId>, DbError> {
    let Some(who) = people::by_slug(tx, slug)? else { return Ok(None) };
    Ok(rota::is_in(tx, at.round.id, who)?.then_some(who))
}

/// `POST /checkins/{slug}/week` with `on` (a weekday), and `me` (`take` or `back`) or, for whoever runs the round,
/// `who` (empty: nobody).
pub(super) async fn week(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let on = DAYS.iter().zip(0..).find(|(day, _)| **day == at.form.one("on")).map(|(_, on)| on);
        let Some(on) = on.filter(|_| at.round.ended_at.is_none()) else { return Ok(None) };
        let has = rota::rota(tx, at.round.id, at.today)?.weekly(on);
        let (who, said) = match (at.form.one("me"), at.form.some("who")) {
            ("take", _) if at.part.walks && has.is_none() => (Some(at.me.id), "checkins-week-took"),
            ("take", _) if at.part.walks => return Ok(Some("checkins-took-not")),
            ("back", _) if has == Some(at.me.id) => (None, "checkins-week-back"),
            ("", Some("")) if at.part.runs => (None, "checkins-week-set"),
            ("", Some(slug)) if at.part.runs => match walker(tx, at, slug)? {
                Some(who) => (Some(who), "checkins-week-set"),
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        rota::set_week(tx, at.round.id, (on, who), (at.today, at.cx.now))?;
        Ok(Some(said))
    })
    .await
}

/// `POST /checkins/{slug}/day` with `day` and `close` or `open`: whoever has the day, or runs the round, closes it.
pub(super) async fn day(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let may = at.part.runs || at.part.has_today;
        let Some(day) = day_of_form(at.form).filter(|day| may && *day == at.today) else { return Ok(None) };
        if at.form.has("open") {
            days::reopen(tx, at.round.id, day)?;
            return Ok(Some("checkins-day-reopened"));
        }
        let closed = acts::close_day(tx, &at.cx, (&at.round, day), at.me.id)?;
        Ok(Some(if closed { "checkins-day-closed-now" } else { "checkins-closed-already" }))
    })
    .await
}

/// `POST /checkins/{slug}/runs` with `who`, and `on` (`1`: may run the round): a steward says so.
pub(super) async fn runs(
    State(site): State<Site>,
    me: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let Some(who) = walker(tx, at, at.form.one("who"))?.filter(|_| at.part.tends) else {
            return Ok(None);
        };
        let on = at.form.is("on", "1");
        rota::set_runs(tx, at.round.id, who, on)?;
        Ok(Some(if on { "checkins-runs-on" } else { "checkins-runs-off" }))
    })
    .await
}

/// `POST /checkins/{slug}/team` with `in`, `out` or `me`: who walks the round, six at the most.
pub(super) async fn team(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        if !at.part.runs {
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
