//! What is done on a round's page: saying how a visit went, closing what a human looked at, buddies, the end.

use axum::extract::{Path, State};
use kit_base::Private;
use kit_db::{DbError, Tx};
use kit_vault::Vault;
use kit_web::{Answer, Fault, FaultKind, Form, SeeOther, Trip};
use people::{Neighbor, Signed, Site, Steward, Visitor};

use super::seen::{self, Part};
use crate::acts::{self, Cx};
use crate::domain::{Outcome, Step, Word, reply};
use crate::hours::day_of;
use crate::store::checks::Kept;
use crate::store::members::{self, Member};
use crate::store::rota;
use crate::store::rounds::{self, Round};

/// What became of a post: its message, or nothing there for this person.
pub(super) type Done = Result<Option<&'static str>, DbError>;

/// What every post of this page has at hand.
pub(super) struct At<'a> {
    pub me: &'a Signed,
    pub round: Round,
    pub part: Part,
    pub today: i64,
    pub cx: Cx<'a>,
    pub form: &'a Form,
}

/// Loads the round and does `act` in one transaction; whoever has no part in it finds nothing.
pub(super) async fn act(
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

pub(super) fn day(form: &Form) -> Option<i64> {
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
    Ok(found.filter(|member| at.part.runs && member.round == at.round.id))
}

/// What was noted: a word of the page, or what somebody wrote back. What they wrote is read and not kept; whatever is
/// not exactly one of the words is unclear, and unclear is never fine.
fn outcome(form: &Form) -> Option<Outcome> {
    match form.some("wrote") {
        Some(text) => Some(reply(text).map_or(Outcome::Unclear, Word::outcome)),
        None => Outcome::parse(form.one("outcome")),
    }
}

/// `POST /checkins/{slug}/said` with `who`, `day`, and `outcome` or `wrote`.
pub(super) async fn said(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let Some(outcome) = outcome(at.form) else { return Ok(None) };
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

/// `POST /checkins/{slug}/close` with `who`, `day`, `word`: a human looked, and says how it ended.
pub(super) async fn close(
    State(site): State<Site>,
    me: Neighbor,
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
        let Some(kept) = check(tx, at)?.filter(|_| at.part.runs) else { return Ok(None) };
        let word: String = at.form.one("word").chars().take(200).collect();
        let closed = acts::close(tx, &at.cx, &kept, &Private::new(word))?;
        Ok(Some(if closed { "checkins-closed" } else { "checkins-closed-already" }))
    })
    .await
}

/// `POST /checkins/{slug}/buddy` with `who`, `buddy` (empty: none). The buddy walks the round.
pub(super) async fn buddy(
    State(site): State<Site>,
    me: Neighbor,
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
    me: Neighbor,
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
