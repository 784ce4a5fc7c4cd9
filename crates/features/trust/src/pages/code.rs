//! `/join`: the code word of an invite, typed from paper. Guesses are counted against what was typed.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_vault::{Purpose, VaultError};
use kit_web::{Answer, Form, Page, Problems, SeeOther, WebError, filters};
use people::tries::{self, Verdict};
use people::{CodeWord, Site, Visitor};

use super::unnamed;
use crate::store::invites;

const TRIES: Purpose = Purpose::new("trust.invite-tries");

/// The page.
#[derive(Template)]
#[template(path = "pages/code.html")]
pub struct Code {
    /// What was typed.
    pub typed: String,
    /// What is wrong with it.
    pub problems: Problems,
}

/// The page, for the handlers and for samples.
pub fn page(body: Code) -> Page<Code> {
    let problems = body.problems.clone();
    Page::new("trust-code-title", body).private().language_form("code").checked(&problems)
}

/// `GET /join`
pub async fn show() -> Page<Code> {
    page(Code { typed: String::new(), problems: Problems::new() })
}

enum Tried {
    Right(String),
    Wrong,
    Locked,
}

/// `POST /join` with `code`: leads to the invite. Words that nobody holds are counted like any others.
pub async fn open(State(site): State<Site>, visitor: Visitor, form: Form) -> Answer<Response> {
    let typed = form.one("code").to_owned();
    let again = |problem: Option<&'static str>| {
        let mut problems = Problems::new();
        if let Some(problem) = problem {
            problems.add("code", problem);
        }
        Ok(page(Code { typed: typed.clone(), problems }).into_response())
    };
    if form.switches_language() {
        return again(None);
    }
    let Some(code) = CodeWord::parse(&typed) else { return again(Some("trust-code-three")) };
    let (vault, now) = (site.vault.clone(), site.now());
    let tried = site
        .write(visitor.network_id(), move |tx| {
            // The first word is the name of the invite, the others are its secret: whoever guesses at them locks that
            // one only, and cannot go on with other words behind the same first one.
            let first = code.words()[0];
            let credential = tries::credential(tx, &vault, TRIES, first)?;
            if tries::check(tx, credential, now)? != Verdict::Open {
                return Ok(Tried::Locked);
            }
            if let Some(invite) = invites::by_code(tx, &vault, &code, now)? {
                tries::passed(tx, credential)?;
                return Ok(Tried::Right(invite.token(tx, &vault)?.text()));
            }
            tries::failed(tx, credential, now)?;
            Ok::<_, VaultError>(Tried::Wrong)
        })
        .await
        .map_err(WebError::from)?;
    match tried {
        Tried::Right(token) => Ok(unnamed(SeeOther::to(format!("/join/{token}")))),
        Tried::Wrong => again(Some("trust-code-wrong")),
        Tried::Locked => again(Some("trust-code-locked")),
    }
}
