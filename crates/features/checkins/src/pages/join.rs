//! `/checkins/join/{token}`: somebody says yes themself, with or without an account.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header::{HeaderValue, REFERRER_POLICY};
use kit_base::Id;
use kit_db::{DbError, Tx};
use kit_jobs::idempotency::{self, Outcome, new_key};
use kit_vault::{Token, Vault};
use kit_web::{Answer, Fault, FaultKind, Form, Page, Problems, SeeOther, Trip, filters};
use people::{PersonId, Site, Subject, Visitor};

use super::add::yes;
use super::mine::STAYS;
use super::typed::{Chosen, Typed};
use super::when;
use crate::acts::{self, Cx};
use crate::domain::{Consent, Way};
use crate::store::rounds::{self, Round};
use crate::store::{MemberId, members};

/// The page.
#[derive(Template)]
#[template(path = "pages/join.html")]
pub struct Join {
    /// What the round is called.
    pub round: String,
    /// The circle.
    pub circle: String,
    /// When it happens.
    pub when: String,
    /// Where the form goes.
    pub path: String,
    /// They are signed in: who they are is known.
    pub known: bool,
    /// There is no room.
    pub full: bool,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub problems: Problems,
}

impl Join {
    fn ways() -> [Way; 3] {
        Way::ALL
    }

    fn waits() -> Vec<(String, String)> {
        super::add::waits()
    }
}

/// The page, for the handler and for samples.
pub fn page(body: Join) -> Page<Join> {
    let problems = body.problems.clone();
    Page::new("checkins-join", body).private().language_form("yes").checked(&problems)
}

/// The address of this page holds a secret: no other page is told of it.
fn unnamed(answer: impl IntoResponse) -> Response {
    let mut answer = answer.into_response();
    answer.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    answer
}

async fn draw(
    site: &Site,
    (visitor, trip): (&Visitor, &Trip),
    text: &str,
    (typed, problems): (Typed, Problems),
) -> Answer<Response> {
    let token = text.parse::<Token>().map_err(|_| Fault::NOT_FOUND)?;
    let hash = token.hash();
    let known = visitor.person.is_some();
    let found = site
        .read(visitor.network_id(), move |tx| {
            let Some(round) = rounds::by_link(tx, &hash)? else { return Ok(None) };
            Ok::<_, DbError>(Some((is_full(tx, &round, known)?, round)))
        })
        .await?;
    let (full, round) = found.ok_or(Fault::NOT_FOUND)?;
    let body = Join {
        when: when(trip.catalogue(), trip.lang(), &round.hours),
        round: round.called,
        circle: round.circle_name,
        path: format!("/checkins/join/{}", token.text()),
        known,
        full: full && problems.is_empty(),
        typed,
        problems,
    };
    Ok(unnamed(page(body)))
}

/// `GET /checkins/join/{token}`. Writes nothing: programs that preview links may open it.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
) -> Answer<Response> {
    let typed = Typed::fresh(new_key(&site.rng));
    draw(&site, (&visitor, &trip), &text, (typed, Problems::new())).await
}

/// What became of a yes.
enum Said {
    /// Noted; whose it is.
    Yes(PersonId),
    /// There is no such round.
    NoRound,
    /// The round has room for nobody more.
    Full,
    /// The same form with other words.
    OtherWords,
}

/// `POST /checkins/join/{token}`: noted with when and how; their own page opens.
pub async fn join(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
    form: Form,
) -> Answer<Response> {
    let typed = Typed::of(&form);
    let me = visitor.person.as_ref().map(|me| me.id);
    let chosen = match typed.read(me.is_some()) {
        _ if form.switches_language() => {
            return draw(&site, (&visitor, &trip), &text, (typed, Problems::new())).await;
        }
        Ok(chosen) => chosen,
        Err(problems) => return draw(&site, (&visitor, &trip), &text, (typed, problems)).await,
    };
    let hash = text.parse::<Token>().map_err(|_| Fault::NOT_FOUND)?.hash();
    let (vault, rng, now): (Vault, _, _) = (site.vault.clone(), site.rng.clone(), site.now());
    let (words, lang, again) = (trip.shell().catalogue.clone(), visitor.lang, typed.clone());
    let ids = rng.clone();
    let said = site
        .write(visitor.network_id(), move |tx| {
            let cx = Cx { vault: &vault, rng: &ids, words: &words, now };
            say_yes(tx, &cx, &hash, (&typed, &chosen), (me, lang))
        })
        .await?;
    let person = match said {
        Said::Yes(person) => person,
        Said::NoRound => return Err(Fault::NOT_FOUND.into()),
        Said::Full => {
            let mut problems = Problems::new();
            problems.add("yes", "checkins-join-full");
            // Another day there may be room: then it is another form.
            let again = Typed { key: new_key(&site.rng), ..again };
            return draw(&site, (&visitor, &trip), &text, (again, problems)).await;
        }
        Said::OtherWords => return Err(Fault::new(FaultKind::Conflict).text("checkins-twice").into()),
    };
    if me.is_none() {
        let subject = Subject { kind: crate::LINK_KIND, id: person.uuid(), person: Some(person) };
        let session = site
            .write(visitor.network_id(), move |tx| people::open_link_session(tx, subject, STAYS, now, &rng))
            .await?;
        people::set_link_cookie(&trip, &session, STAYS);
    }
    let said = if me.is_some() { "checkins-joined" } else { "checkins-knocked" };
    Ok(unnamed(SeeOther::to("/my/check-in").flash(said)))
}

/// Whether there is room for nobody more: in the round, or, for people nobody knows yet, among those who wait.
fn is_full(tx: &mut Tx<'_>, round: &Round, known: bool) -> Result<bool, DbError> {
    let (counted, waiting) = members::count(tx, round.id)?;
    Ok(counted >= members::MOST || (!known && waiting >= members::MOST_WAITING))
}

fn say_yes(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    hash: &[u8; 32],
    (typed, chosen): (&Typed, &Chosen),
    (me, lang): (Option<PersonId>, kit_i18n::Lang),
) -> Result<Said, DbError> {
    let Some(round): Option<Round> = rounds::by_link(tx, hash)? else { return Ok(Said::NoRound) };
    let mut id: MemberId = Id::new(cx.now, cx.rng);
    let full = is_full(tx, &round, me.is_some())?;
    if let Some(post) = typed.post("join").filter(|_| me.is_none()) {
        match idempotency::remember(tx, &post, &id.uuid().to_string(), cx.now)? {
            Outcome::First => {}
            Outcome::Mismatch => return Ok(Said::OtherWords),
            Outcome::Repeat(first) => {
                id = Id::from_uuid(first.parse().map_err(|_| DbError::Shape("the key of a yes".into()))?);
                let Some(member) = members::by_id(tx, id)? else { return Ok(Said::NoRound) };
                return Ok(Said::Yes(member.person));
            }
        }
    }
    if full && !already(tx, &round, me)? {
        return Ok(Said::Full);
    }
    let person = match me {
        Some(me) => me,
        None => people::create_unverified(tx, cx.vault, &typed.person(lang, round.circle), cx.now, cx.rng)?,
    };
    let yes = yes((id, &round), person, (typed, chosen), (Consent::Link, None));
    if me.is_some() {
        acts::join(tx, cx, &yes)?;
    } else {
        acts::knock(tx, cx, &yes)?;
    }
    if me.is_some() && chosen.way == Way::Visit && !typed.place.is_empty() {
        let place = kit_base::Private::new(typed.place.clone());
        people::set_address(tx, cx.vault, person, Some(&place), cx.rng)?;
    }
    Ok(Said::Yes(person))
}

/// Whoever is in the round renews their yes, however many are in it.
fn already(tx: &mut Tx<'_>, round: &Round, me: Option<PersonId>) -> Result<bool, DbError> {
    let Some(me) = me else { return Ok(false) };
    Ok(members::of_person(tx, me)?.iter().any(|member| member.round == round.id))
}
