//! What is done on a round's page: saying how a visit went, closing what a human looked at, buddies, the end.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_base::Private;
use kit_db::{DbError, Tx};
use kit_vault::Vault;
use kit_web::{Answer, Fault, Form, SeeOther, Trip};
use people::{Neighbor, Signed, Site, Steward, Visitor};

use super::round::draw;
use super::round_view::Line;
use super::seen::{self, Part};
use crate::acts::{self, Cx};
use crate::domain::{Outcome, Step, Word, reply};
use crate::hours::{day_of, last_over};
use crate::store::checks::{self, Kept};
use crate::store::members::{self, Member};
use crate::store::rota;
use crate::store::rounds::{self, Round};

/// The longest word that closes a check.
const LONGEST: usize = 200;

/// What became of a post: its message, or nothing there for this person.
pub(super) type Done = Result<Option<&'static str>, DbError>;

/// What every post of this page has at hand.
pub(super) struct At<'a> {
    pub me: &'a Signed,
    pub round: Round,
    pub part: Part,
    pub today: i64,
    pub zone: chrono_tz::Tz,
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
            act(tx, &At { me: &me, round, part, today, zone, cx, form: &form })
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

/// `POST /checkins/{slug}/said` with `who`, `day`, and `outcome`, `wrote`, or `slip`: "not fine" is taken back.
pub(super) async fn said(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let Some(kept) = check(tx, at)? else { return Ok(None) };
        if at.form.has("slip") {
            let back = acts::slip(tx, &at.cx, &kept, at.me.id)?;
            return Ok(Some(if back { "checkins-slipped" } else { "checkins-slipped-not" }));
        }
        let Some(outcome) = outcome(at.form) else { return Ok(None) };
        acts::say(tx, &at.cx, &kept, (outcome, None), Some(at.me.id))?;
        Ok(Some(match outcome {
            Outcome::Fine => "checkins-noted-fine",
            Outcome::NotFine => "checkins-noted-not-fine",
            Outcome::Unclear | Outcome::NoAnswer => "checkins-noted-again",
        }))
    })
    .await
}

/// `POST /checkins/{slug}/close` with `who`, `day`, and `word`: a human looked, and says how it ended; or `open`: it must
/// be looked at once more.
pub(super) async fn close(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let word = form.one("word").to_owned();
    if !form.has("open") && (word.is_empty() || word.chars().count() > LONGEST) {
        let key = if word.is_empty() { "checkins-close-needs-word" } else { "checkins-too-long" };
        let page = draw(&site, (&me, &trip), slug, |body| {
            let named =
                |line: &&mut Line| line.slug == form.one("who") && line.day.to_string() == form.one("day");
            if let Some(line) = body.lines.iter_mut().find(named) {
                line.word = word;
                let field = line.field();
                body.problems.add(&field, key);
            }
        });
        return Ok(page.await?.into_response());
    }
    let done = act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        if at.form.has("open") {
            let Some(kept) = closed(tx, at)? else { return Ok(None) };
            let open = acts::reopen(tx, &at.cx, &kept)?;
            return Ok(Some(if open { "checkins-reopened" } else { "checkins-closed-already" }));
        }
        let Some(kept) = check(tx, at)?.filter(|_| at.part.runs) else { return Ok(None) };
        let word = Private::new(at.form.one("word").to_owned());
        let closed = acts::close(tx, &at.cx, &kept, (at.me.id, &word))?;
        Ok(Some(if closed { "checkins-closed" } else { "checkins-closed-already" }))
    });
    Ok(done.await?.into_response())
}

/// The check that a form names, if this person runs the round and is not kept apart from whom it is about.
fn closed(tx: &mut Tx<'_>, at: &At<'_>) -> Result<Option<Kept>, DbError> {
    let (Some(member), Some(day)) = (member(tx, at)?, day(at.form)) else { return Ok(None) };
    if trust::apart(tx, at.me.id, member.person)? {
        return Ok(None);
    }
    checks::one(tx, member.id, day)
}

/// `POST /checkins/{slug}/waiting` with `who` and `say` (`yes` or `no`): whoever runs the round answers a yes from behind
/// the link. After a no, nothing of it stays.
pub(super) async fn waiting(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    act(&site, (&me.visitor, &me.me, &trip), (slug, form), |tx, at| {
        let Some(member) = member(tx, at)? else { return Ok(None) };
        if member.confirmed_at.is_some() {
            return Ok(Some("checkins-waiting-done"));
        }
        match at.form.one("say") {
            "yes" if members::count(tx, at.round.id)?.0 >= members::MOST => Ok(Some("checkins-full")),
            "yes" => {
                acts::confirm(tx, &at.cx, &member)?;
                Ok(Some("checkins-waiting-in"))
            }
            "no" => {
                members::leave(tx, member.id)?;
                Ok(Some("checkins-waiting-out"))
            }
            _ => Ok(None),
        }
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

/// `POST /checkins/{slug}/end`: no further day is opened; with `again`, days are opened again.
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
        if at.form.has("again") {
            rounds::begin_again(tx, &at.round, last_over(at.cx.now, at.zone))?;
            return Ok(Some("checkins-goes-on"));
        }
        rounds::end(tx, at.round.id, at.cx.now)?;
        Ok(Some("checkins-ended"))
    })
    .await
}
