//! `POST /desk/{slug}/…`: the steward's verbs. A repeated post is answered as the first one was.

use std::sync::Arc;

use asks::acts::{self, ActError, Cx, StewardSays};
use asks::domain::{AcceptRefused, AnsweredBy, Ask, AskState, ClaimState, DeclineRefused, Via};
use asks::store::Kept;
use axum::extract::{Path, State};
use kit_base::Slug;
use kit_db::Tx;
use kit_web::{Answer, Fault, Form, SeeOther, Trip};
use people::{Site, Steward};

use crate::pages::{ask_of, fault};

/// `open`, `publish`, `widen`, `stay`, `done`, `reopen`, `pass-on`.
pub async fn say(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path((slug, verb)): Path<(String, String)>,
    form: Form,
) -> Answer<SeeOther> {
    let (says, flash) = verb_of(&verb).ok_or(Fault::NOT_FOUND)?;
    let ring = form.some("ring").map(str::to_owned);
    let me = steward.me.id;
    act((&site, &steward, &trip), &slug, move |tx, cx, kept| {
        if says == StewardSays::Widen
            && ring.as_deref().is_some_and(|seen| kept.ask.ring.map(asks::domain::Ring::code) != Some(seen))
        {
            return Ok(());
        }
        match acts::steward_says(tx, cx, kept.ask.id, me.cast(), says) {
            Ok(_) => Ok(()),
            Err(ActError::Refused(_)) if is_so_already(&kept.ask, says) => Ok(()),
            Err(other) => Err(other),
        }
    })
    .await?;
    Ok(SeeOther::to(format!("/desk/{slug}")).flash(flash))
}

fn verb_of(verb: &str) -> Option<(StewardSays, &'static str)> {
    Some(match verb {
        "open" => (StewardSays::Open, "desk-said-open"),
        "publish" => (StewardSays::Publish, "desk-said-publish"),
        "widen" => (StewardSays::Widen, "desk-said-widen"),
        "stay" => (StewardSays::Stay, "desk-said-stay"),
        "done" => (StewardSays::Done, "desk-said-done"),
        "reopen" => (StewardSays::Reopen, "desk-said-reopen"),
        "pass-on" => (StewardSays::PassOn, "desk-said-pass-on"),
        _ => return None,
    })
}

/// It asks no farther than now.
fn ask_stays(ask: &Ask) -> bool {
    ask.ring == Some(ask.farthest)
}

/// What was asked for is how it stands: a form that was sent twice.
fn is_so_already(ask: &Ask, says: StewardSays) -> bool {
    match says {
        StewardSays::Open => ask.opened,
        StewardSays::Publish => matches!(ask.state, AskState::Asking | AskState::Lit | AskState::UnderWay),
        StewardSays::Stay => ask_stays(ask),
        StewardSays::Widen => false,
        StewardSays::Done => matches!(ask.state, AskState::Done),
        StewardSays::Reopen => matches!(ask.state, AskState::Asking | AskState::Heard),
        StewardSays::PassOn => matches!(ask.state, AskState::PassedOn),
    }
}

/// `POST /desk/{slug}/assign` with `neighbor`: they said on the phone that they would.
pub async fn assign(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let neighbor = form.one("neighbor").to_owned();
    act((&site, &steward, &trip), &slug, move |tx, cx, kept| {
        let who = people::by_slug(tx, &neighbor)?.ok_or(ActError::Gone)?;
        if kept.ask.live_claim().is_some_and(|claim| claim.by == who.cast()) {
            return Ok(());
        }
        let could = crate::store::neighbors(tx, kept.home, kept.ask.id, cx.now)?;
        if !could.iter().any(|other| other.id == who) {
            return Err(ActError::Gone);
        }
        let standing = acts::standing(tx, kept.home, who.cast(), Via::Steward)?;
        acts::claim(tx, cx, kept.ask.id, who.cast(), standing)?;
        Ok(())
    })
    .await?;
    Ok(SeeOther::to(format!("/desk/{slug}")).flash("desk-said-assign"))
}

/// `POST /desk/{slug}/accept` with `claim`: the asker said yes on the phone.
pub async fn accept(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    answer((&site, &steward, &trip), &slug, (form.one("claim").parse().ok(), true)).await
}

/// `POST /desk/{slug}/decline` with `claim`: the asker said no on the phone.
pub async fn decline(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    answer((&site, &steward, &trip), &slug, (form.one("claim").parse().ok(), false)).await
}

async fn answer(
    who: (&Site, &Steward, &Trip),
    slug: &str,
    (claim, yes): (Option<Slug>, bool),
) -> Answer<SeeOther> {
    let me = who.1.me.id;
    act(who, slug, move |tx, cx, kept| {
        let Some(shown) = kept.ask.claim.as_ref().filter(|_| claim.is_some() && kept.claim_slug == claim)
        else {
            let other = if yes { AcceptRefused::OtherClaim.key() } else { DeclineRefused::OtherClaim.key() };
            return Err(ActError::Refused(other));
        };
        let answered = if yes { shown.state.is_open() } else { shown.state == ClaimState::Declined };
        if answered {
            return Ok(());
        }
        let by = (AnsweredBy::Steward, Some(me.cast()));
        acts::answer_claim(tx, cx, shown.id, (kept.ask.id, yes), by)?;
        Ok(())
    })
    .await?;
    let flash = if yes { "desk-said-accept" } else { "desk-said-decline" };
    Ok(SeeOther::to(format!("/desk/{slug}")).flash(flash))
}

/// One act on one ask that this steward may see, in one transaction.
async fn act(
    (site, steward, trip): (&Site, &Steward, &Trip),
    slug: &str,
    work: impl Fn(&mut Tx<'_>, &Cx<'_>, &Kept) -> Result<(), ActError> + Send + Sync + 'static,
) -> Answer<()> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let words = Arc::clone(&trip.shell().catalogue);
    let (me, asked) = (steward.me.clone(), slug.to_owned());
    site.write(steward.network_id(), move |tx| {
        let kept = ask_of(tx, &me, &asked, now)?;
        work(tx, &Cx { vault: &vault, rng: &rng, words: &words, now }, &kept)
    })
    .await
    .map_err(|error| fault(error, slug))
}
