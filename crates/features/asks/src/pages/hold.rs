//! `POST /asks/{slug}/…`: taking an ask, and everything the helper who has it says about it.
//!
//! A repeated post is answered as the first one was. Whoever comes second to "I'll take it" gets a kind page.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use kit_base::{Slug, Timestamp};
use kit_db::Tx;
use kit_web::{Answer, Fault, FaultKind, Form, Page, SeeOther, Trip, WebError, filters};
use people::{Helper, Neighbor, Site};

use crate::acts::{self, ActError, Cx, HelperSays};
use crate::domain::{Ask, AskState, ClaimRefused, ClaimState, CouldNot, PersonId, Sight, Via};
use crate::pages::show::sight;
use crate::store;

/// "Somebody else was faster", and the other ways in which it is not to be.
#[derive(Template)]
#[template(path = "pages/hold/refused.html")]
pub struct Refused {
    /// Message key of the heading.
    pub title: &'static str,
    /// Message key of what a rule said.
    pub why: &'static str,
    /// The ask.
    pub slug: Slug,
    /// It may still be looked at.
    pub look: bool,
}

/// The page, for the handlers and for samples.
pub fn refused(why: &'static str, slug: Slug) -> Page<Refused> {
    let taken = why == ClaimRefused::Taken.key();
    let title = match why {
        why if why == ClaimRefused::Taken.key() => "asks-claim-taken",
        why if why == ClaimRefused::TooMany.key() => "asks-claim-full",
        _ => "asks-claim-not-now",
    };
    Page::new(title, Refused { title, why, slug, look: !taken })
        .private()
        .section("asks")
        .status(StatusCode::CONFLICT)
}

/// What an error of an act is to a visitor, where there is no ask to lead back to.
pub(crate) fn fault(error: ActError) -> WebError {
    match error {
        ActError::Gone => Fault::NOT_FOUND.into(),
        ActError::Refused(why) => {
            Fault::new(FaultKind::Conflict).text(why).way_out("asks-claim-board", "/asks").into()
        }
        other => other.into(),
    }
}

/// `POST /asks/{slug}/claim`: "I'll take it".
pub async fn claim(
    State(site): State<Site>,
    helper: Helper,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Response> {
    let slug = known(&slug)?;
    let (vault, rng, now, me) = (site.vault.clone(), site.rng.clone(), site.now(), helper.me.clone());
    let words = trip.shell().catalogue.clone();
    let taken = site
        .write(helper.network_id(), move |tx| {
            take(tx, &Cx { vault: &vault, rng: &rng, words: &words, now }, slug, &me)
        })
        .await;
    match taken {
        Ok(flash) => Ok(SeeOther::to(format!("/asks/{slug}")).flash(flash).into_response()),
        Err(ActError::Refused(why)) => Ok(refused(why, slug).into_response()),
        Err(other) => Err(fault(other)),
    }
}

fn take(tx: &mut Tx<'_>, cx: &Cx<'_>, slug: Slug, me: &people::Signed) -> Result<&'static str, ActError> {
    let kept = store::load_by_slug(tx, slug)?.ok_or(ActError::Gone)?;
    let person: PersonId = me.id.cast();
    let said = |ask: &Ask| match ask.live_claim() {
        Some(claim) if claim.unapproved => "asks-claim-waits",
        _ => "asks-claim-yours",
    };
    if kept.ask.live_claim().is_some_and(|claim| claim.by == person) {
        return Ok(said(&kept.ask));
    }
    if sight(tx, &kept, me, cx.now)? == Sight::None {
        return Err(ActError::Gone);
    }
    let standing = acts::standing(tx, kept.home, person, Via::Board)?;
    let next = acts::claim(tx, cx, kept.ask.id, person, standing)?;
    Ok(said(&next.ask))
}

/// One word of a helper, said and answered.
async fn say(
    (site, me, trip): (&Site, &Neighbor, &Trip),
    slug: &str,
    says: HelperSays,
    (back_to, flash): (BackTo, &'static str),
) -> Answer<Response> {
    let slug = known(slug)?;
    let (vault, rng, now, signed) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.clone());
    let words = trip.shell().catalogue.clone();
    let said = site
        .write(me.network_id(), move |tx| {
            let cx = Cx { vault: &vault, rng: &rng, words: &words, now };
            let kept = store::load_by_slug(tx, slug)?.ok_or(ActError::Gone)?;
            let person: PersonId = signed.id.cast();
            match acts::helper_says(tx, &cx, kept.ask.id, person, says) {
                Ok(_) => Ok(()),
                Err(ActError::Refused(_)) if is_so_already(&kept.ask, person, says, now) => Ok(()),
                // Whoever may not even see it learns nothing from being refused.
                Err(ActError::Refused(_)) if sight(tx, &kept, &signed, now)? == Sight::None => {
                    Err(ActError::Gone)
                }
                Err(other) => Err(other),
            }
        })
        .await;
    match said {
        Ok(()) => {
            let to = match back_to {
                BackTo::Ask => format!("/asks/{slug}"),
                BackTo::Board => "/asks".to_owned(),
            };
            Ok(SeeOther::to(to).flash(flash).into_response())
        }
        Err(ActError::Refused(why)) => Ok(refused(why, slug).into_response()),
        Err(other) => Err(fault(other)),
    }
}

/// Where the helper goes on after a word.
#[derive(Clone, Copy)]
enum BackTo {
    Ask,
    Board,
}

/// The helper's last word was this one already: a form that was sent twice.
fn is_so_already(ask: &Ask, me: PersonId, says: HelperSays, now: Timestamp) -> bool {
    let Some(claim) = ask.claim.as_ref().filter(|claim| claim.by == me && claim.moved_at <= now) else {
        return false;
    };
    match says {
        HelperSays::Start => claim.state == ClaimState::UnderWay,
        HelperSays::Done => claim.state == ClaimState::Done,
        HelperSays::Part { rest_needed } => {
            claim.state == ClaimState::Part && (ask.state != AskState::PartDone) == rest_needed
        }
        HelperSays::CouldNot(reason) => claim.state == ClaimState::CouldNot && claim.reason == Some(reason),
        HelperSays::HandBack => claim.state == ClaimState::HandedBack,
        HelperSays::StillOnIt | HelperSays::SawEdit => false,
    }
}

fn known(slug: &str) -> Answer<Slug> {
    slug.parse().map_err(|_| Fault::NOT_FOUND.into())
}

/// Handlers of one word each.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $says:expr, $back:ident, $flash:literal;)*) => {$(
        $(#[$doc])*
        pub async fn $name(
            State(site): State<Site>,
            me: Neighbor,
            trip: Trip,
            Path(slug): Path<String>,
        ) -> Answer<Response> {
            say((&site, &me, &trip), &slug, $says, (BackTo::$back, $flash)).await
        }
    )*};
}
words! {
    /// `POST /asks/{slug}/start`: on my way.
    start: HelperSays::Start, Ask, "asks-claim-started";
    /// `POST /asks/{slug}/still`: still on it.
    still: HelperSays::StillOnIt, Ask, "asks-claim-still";
    /// `POST /asks/{slug}/hand-back`.
    hand_back: HelperSays::HandBack, Board, "asks-claim-handed-back";
    /// `POST /asks/{slug}/done`.
    done: HelperSays::Done, Ask, "asks-claim-done";
    /// `POST /asks/{slug}/seen`: the helper has read what changed.
    seen: HelperSays::SawEdit, Ask, "asks-claim-seen";
}

/// `POST /asks/{slug}/part` with `rest=1` if the rest is still needed.
pub async fn part(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let rest_needed = form.is("rest", "1");
    let flash = if rest_needed { "asks-claim-part-rest" } else { "asks-claim-part" };
    say((&site, &me, &trip), &slug, HelperSays::Part { rest_needed }, (BackTo::Ask, flash)).await
}

/// `POST /asks/{slug}/could-not` with `reason`; without one it is "another reason".
pub async fn could_not(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let reason = match form.some("reason") {
        None => CouldNot::Other,
        Some(code) => CouldNot::parse(code).ok_or(FaultKind::Unreadable)?,
    };
    say((&site, &me, &trip), &slug, HelperSays::CouldNot(reason), (BackTo::Board, "asks-claim-could-not"))
        .await
}
