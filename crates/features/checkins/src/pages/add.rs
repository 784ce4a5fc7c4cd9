//! `/checkins/{slug}/people/new`: whoever runs the round has somebody on the telephone and notes the spoken yes.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_base::Id;
use kit_db::{DbError, Tx};
use kit_jobs::idempotency::{self, Outcome, new_key};
use kit_vault::{Kind, Vault};
use kit_web::{Answer, Fault, FaultKind, Form, Page, Problems, SeeOther, Trip, filters};
use people::{Neighbor, PersonId, Site};

use super::typed::{Chosen, Typed, WAITS};
use crate::acts::{self, Cx, Yes};
use crate::domain::{Consent, Way};
use crate::store::rota;
use crate::store::rounds::{self, Round};
use crate::store::{MemberId, members};

/// The page.
#[derive(Template)]
#[template(path = "pages/add.html")]
pub struct Add {
    /// The round's name in addresses.
    pub slug: String,
    /// What the round is called.
    pub round: String,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub problems: Problems,
}

impl Add {
    fn back(&self) -> String {
        format!("/checkins/{}", self.slug)
    }

    fn to(&self) -> String {
        format!("/checkins/{}/people/new", self.slug)
    }

    fn ways() -> [Way; 3] {
        Way::ALL
    }

    fn waits() -> Vec<(String, String)> {
        waits()
    }
}

/// The waits to choose from: value and message key.
pub(super) fn waits() -> Vec<(String, String)> {
    WAITS.iter().map(|wait| (wait.to_string(), format!("checkins-wait-{wait}"))).collect()
}

/// The page, for the handler and for samples.
pub fn page(body: Add) -> Page<Add> {
    let problems = body.problems.clone();
    Page::new("checkins-add", body).private().section("checkins").language_form("yes").checked(&problems)
}

/// The round, if this person runs it and it goes on.
fn run(tx: &mut Tx<'_>, me: &people::Signed, slug: &str) -> Result<Option<Round>, DbError> {
    let Some(round) = rounds::by_slug(tx, slug)?.filter(|round| round.ended_at.is_none()) else {
        return Ok(None);
    };
    let runs = me.tends(tx, round.circle)? || rota::part(tx, round.id, me.id)? == Some(true);
    Ok(runs.then_some(round))
}

async fn draw(
    site: &Site,
    me: &Neighbor,
    slug: String,
    (typed, problems): (Typed, Problems),
) -> Answer<Response> {
    let who = me.me.clone();
    let round = site.read(me.network_id(), move |tx| run(tx, &who, &slug)).await?;
    let round = round.ok_or(Fault::NOT_FOUND)?;
    let body = Add { slug: round.slug.to_string(), round: round.called, typed, problems };
    Ok(page(body).into_response())
}

/// `GET /checkins/{slug}/people/new`
pub async fn show(State(site): State<Site>, me: Neighbor, Path(slug): Path<String>) -> Answer<Response> {
    let typed = Typed::fresh(new_key(&site.rng));
    draw(&site, &me, slug, (typed, Problems::new())).await
}

/// `POST /checkins/{slug}/people/new`
pub async fn add(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let typed = Typed::of(&form);
    let chosen = match typed.read(false) {
        _ if form.switches_language() => return draw(&site, &me, slug, (typed, Problems::new())).await,
        Ok(chosen) => chosen,
        Err(problems) => return draw(&site, &me, slug, (typed, problems)).await,
    };
    let again = typed.clone();
    let (vault, rng, now): (Vault, _, _) = (site.vault.clone(), site.rng.clone(), site.now());
    let (words, who, lang, asked) = (trip.shell().catalogue.clone(), me.me.clone(), me.lang, slug.clone());
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(round) = run(tx, &who, &asked)? else { return Ok(None) };
            if members::count(tx, round.id)?.0 >= members::MOST {
                return Ok(Some(Noted::Full));
            }
            let cx = Cx { vault: &vault, rng: &rng, words: &words, now };
            if let Some(post) = typed.post(&asked) {
                match idempotency::remember(tx, &post, "noted", now)? {
                    Outcome::First => {}
                    Outcome::Repeat(_) => return Ok(Some(Noted::Yes)),
                    Outcome::Mismatch => return Ok(Some(Noted::OtherWords)),
                }
            }
            note(tx, &cx, (&round, who.id), (&typed, &chosen, lang))?;
            Ok::<_, DbError>(Some(Noted::Yes))
        })
        .await?;
    match done {
        None => Err(Fault::NOT_FOUND.into()),
        Some(Noted::Full) => {
            let mut problems = Problems::new();
            problems.add("yes", "checkins-full");
            draw(&site, &me, slug, (again, problems)).await
        }
        Some(Noted::OtherWords) => Err(Fault::new(FaultKind::Conflict).text("checkins-twice").into()),
        Some(Noted::Yes) => {
            Ok(SeeOther::to(format!("/checkins/{slug}")).flash("checkins-added").into_response())
        }
    }
}

/// What became of a spoken yes.
enum Noted {
    /// Noted, or asked for.
    Yes,
    /// The round has room for nobody more.
    Full,
    /// The same form with other words.
    OtherWords,
}

/// Somebody new is noted. Whoever has a number that is known here is not looked up by it: nothing of theirs changes,
/// nobody learns their name, and they get a link to say it themself.
fn note(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    (round, by): (&Round, PersonId),
    (typed, chosen, lang): (&Typed, &Chosen, kit_i18n::Lang),
) -> Result<(), DbError> {
    let known =
        if typed.phone.is_empty() { Vec::new() } else { cx.vault.find(tx, Kind::Phone, &typed.phone, 2)? };
    if known.is_empty() {
        let new = typed.person(lang, round.circle);
        let person = people::create_unverified(tx, cx.vault, &new, cx.now, cx.rng)?;
        let spoken = (Consent::Phone, Some(by));
        let yes = yes((Id::new(cx.now, cx.rng), round), person, (typed, chosen), spoken);
        return acts::join(tx, cx, &yes).map(drop);
    }
    // Two people behind one number: nobody knows who said it.
    if let [one] = known[..] {
        acts::invite(tx, cx, round, one)?;
    }
    Ok(())
}

/// What was typed as a yes.
pub(super) fn yes(
    (id, round): (MemberId, &Round),
    person: PersonId,
    (typed, chosen): (&Typed, &Chosen),
    (consent, by): (Consent, Option<PersonId>),
) -> Yes {
    Yes {
        id,
        round: round.id,
        person,
        way: chosen.way,
        buddy: typed.buddy,
        contact: chosen.contact.clone(),
        wait: chosen.wait,
        consent,
        by,
    }
}
