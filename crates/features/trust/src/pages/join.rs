//! `/join/{token}`: who follows an invite reads what joining means, and joins. Opening the link alone does nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use circles::Network;
use http::StatusCode;
use kit_base::Rng;
use kit_db::DbError;
use kit_jobs::idempotency::{self, Key, Outcome, new_key};
use kit_vault::{Purpose, Token, Vault};
use kit_web::{Answer, Fault, FaultKind, Form, Page, Problems, SeeOther, Trip, WebError, filters};
use people::{PeopleError, PersonId, Site, Visitor, sessions};

use super::join_form::Typed;
use super::{address, back, unnamed};
use crate::store::invites::{self, Invite, Welcome};
use crate::store::joining;
use kit_i18n::SPOKEN;

/// The page.
#[derive(Template)]
#[template(path = "pages/join.html")]
pub struct Join {
    /// The network.
    pub network: String,
    /// The circle.
    pub circle: String,
    /// They are to lend a hand, too.
    pub helps: bool,
    /// Where the form goes.
    pub path: String,
    /// They are signed in: one tap is enough.
    pub known: bool,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub problems: Problems,
}

impl Join {
    fn languages() -> &'static [(&'static str, &'static str)] {
        SPOKEN
    }

    fn speaks(&self, code: &str) -> bool {
        self.typed.speaks.contains(&code)
    }
}

/// The page of an invite that lets nobody in any more.
#[derive(Template)]
#[template(path = "pages/join_over.html")]
pub struct Over {
    /// The phone a human answers.
    pub help_line: Option<String>,
}

/// The page, for the handlers and for samples.
pub fn page(body: Join) -> Page<Join> {
    let problems = body.problems.clone();
    Page::new("trust-join-title", body).private().language_form("join").checked(&problems)
}

/// The page of an invite that is over, ended, used up, or none of ours: which of these is not said.
pub fn over(network: &Network) -> Page<Over> {
    let body = Over { help_line: network.help_line.clone() };
    Page::new("trust-join-over", body).private().status(StatusCode::GONE)
}

/// `GET /join/{token}`. Writes nothing: programs that preview links may open it.
pub async fn show(State(site): State<Site>, visitor: Visitor, Path(text): Path<String>) -> Answer<Response> {
    let typed = Typed { key: new_key(&site.rng), ..Typed::default() };
    draw(&site, &visitor, &text, (typed, Problems::new())).await
}

async fn draw(
    site: &Site,
    visitor: &Visitor,
    text: &str,
    (mut typed, problems): (Typed, Problems),
) -> Answer<Response> {
    let Ok(token) = text.parse::<Token>() else { return Ok(unnamed(over(&visitor.network))) };
    let (now, path) = (site.now(), format!("/join/{}", token.text()));
    let found = site
        .read(visitor.network_id(), move |tx| {
            let Some(invite) = invites::by_token(tx, &token, now)? else { return Ok(None) };
            let circle = circles::store::load(tx, invite.circle)?;
            Ok::<_, DbError>(circle.map(|circle| (invite, circle.name)))
        })
        .await?;
    let Some((invite, circle)) = found else { return Ok(unnamed(over(&visitor.network))) };
    if typed.speaks.is_empty() && problems.is_empty() && typed.called.is_empty() {
        let own = visitor.lang.code();
        typed.speaks.extend(SPOKEN.iter().map(|(code, _)| *code).filter(|code| *code == own));
    }
    let body = Join {
        network: visitor.network.name.clone(),
        circle,
        helps: invite.welcome == Welcome::Helper,
        path,
        known: visitor.person.is_some(),
        typed,
        problems,
    };
    Ok(unnamed(page(body)))
}

/// `POST /join/{token}`: joins. Somebody signed in only joins the circle; somebody new tells what to call them.
pub async fn join(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
    form: Form,
) -> Answer<Response> {
    let typed = Typed::of(&form);
    if form.switches_language() {
        return draw(&site, &visitor, &text, (typed, Problems::new())).await;
    }
    let Ok(token) = text.parse::<Token>() else { return Ok(unnamed(over(&visitor.network))) };
    if let Some(me) = &visitor.person {
        return known(&site, &visitor, (token, me.id)).await;
    }
    let problems = typed.problems();
    if !problems.is_empty() {
        return draw(&site, &visitor, &text, (typed, problems)).await;
    }
    let (vault, rng, now, lang) = (site.vault.clone(), site.rng.clone(), site.now(), visitor.lang);
    let joined = site
        .write(visitor.network_id(), move |tx| {
            let Some(came) = come_in(tx, &vault, &token, (&typed, lang), (now, &rng))? else {
                return Ok(None);
            };
            let session = sessions::open(tx, came.person, None, now, &rng)?;
            Ok::<_, JoinError>(Some((session, came.back)))
        })
        .await
        .map_err(fault)?;
    let Some((session, way)) = joined else { return Ok(unnamed(over(&visitor.network))) };
    people::set_session_cookie(&trip, &session, sessions::MEMBER);
    let link = address(&visitor.network, &format!("/back/{}", way.text()));
    Ok(unnamed(back::page(back::Kept { link, new_here: true })))
}

/// Somebody who is here already.
async fn known(site: &Site, visitor: &Visitor, (token, me): (Token, PersonId)) -> Answer<Response> {
    let (rng, now) = (site.rng.clone(), site.now());
    let joined = site
        .write(visitor.network_id(), move |tx| {
            let Some(invite) = invites::by_token(tx, &token, now)? else { return Ok(false) };
            joining::join_known(tx, &invite, me, now, &rng)
        })
        .await?;
    Ok(if joined {
        unnamed(SeeOther::to("/my/standing").flash("trust-joined").into_response())
    } else {
        unnamed(over(&visitor.network))
    })
}

/// Somebody who has come in, and their private way back.
struct Came {
    person: PersonId,
    back: Token,
}

/// Why somebody could not come in.
#[derive(Debug, thiserror::Error)]
enum JoinError {
    #[error("the same form came with other words")]
    OtherWords,
    #[error(transparent)]
    People(#[from] PeopleError),
    #[error(transparent)]
    Db(#[from] DbError),
}

fn fault(error: JoinError) -> WebError {
    match error {
        JoinError::OtherWords => Fault::new(FaultKind::Conflict)
            .text("trust-join-twice")
            .way_out("trust-join-sign-in", "/in")
            .into(),
        other => other.into(),
    }
}

const BACK: Purpose = Purpose::new("trust.way-back");

/// Comes in, or finds who came in when this form was sent before.
fn come_in(
    tx: &mut kit_db::Tx<'_>,
    vault: &Vault,
    token: &Token,
    (typed, lang): (&Typed, kit_i18n::Lang),
    (now, rng): (kit_base::Timestamp, &Rng),
) -> Result<Option<Came>, JoinError> {
    // The way back is made from the form's key, so that the same form shows the same link again.
    let seed =
        Key::parse(&typed.key).map(|key| uuid::Uuid::from_bytes(std::array::from_fn(|i| key.hash()[i])));
    let back = match seed {
        Some(seed) => vault.token(tx, BACK, seed, 1).map_err(PeopleError::from)?,
        None => Token::random("trust.way-back", rng),
    };
    if let Some(post) = typed.post(&token.hash()) {
        match idempotency::remember(tx, &post, "/my/standing", now)? {
            Outcome::First => {}
            Outcome::Mismatch => return Err(JoinError::OtherWords),
            Outcome::Repeat(_) => {
                let person = joining::whose_back(tx, &back, now)?;
                return person.map(|person| Some(Came { person, back })).ok_or(JoinError::OtherWords);
            }
        }
    }
    let Some(invite) = invites::by_token(tx, token, now)? else { return Ok(None) };
    let person = new_person(tx, vault, (&invite, typed, lang), (now, rng))?;
    let Some(person) = person else { return Ok(None) };
    joining::keep_back(tx, person, &back, now)?;
    Ok(Some(Came { person, back }))
}

fn new_person(
    tx: &mut kit_db::Tx<'_>,
    vault: &Vault,
    (invite, typed, lang): (&Invite, &Typed, kit_i18n::Lang),
    at: (kit_base::Timestamp, &Rng),
) -> Result<Option<PersonId>, PeopleError> {
    joining::join_new(tx, vault, invite, (&typed.person(lang, invite.circle), &typed.speaks), at)
}
