//! The pages of pods: what a pod is, asking, answering, agreements, calling, the map, the paper.

pub mod about;
pub mod answer;
pub mod ask;
pub mod call;
pub mod call_one;
pub mod come;
pub mod map;
pub mod mine;
pub mod sheets;
#[cfg(test)]
mod tests;

use axum::response::{IntoResponse, Response};
use circles::Network;
use http::header::{HeaderValue, REFERRER_POLICY};
use kit_base::Slug;
use kit_jobs::idempotency::{Key, Post, digest};
use kit_vault::{PersonId, Token};
use kit_web::{Answer, Authority, Fault, FaultKind, Form, Routes, WebError};
use people::Site;

/// The longest name, and the longest of the other texts.
const NAME: usize = 60;
const TEXT: usize = 1000;

/// The routes of this room. Nothing here is open to a steward as a steward.
pub fn routes() -> Routes<Site> {
    use Authority::{Neighbor, Visitor};
    Routes::new()
        .get("/pod", Visitor, about::show)
        .get("/pod/for/{slug}", Visitor, about::purpose)
        .get("/pod/paper", Visitor, about::paper)
        .get("/pod/worksheet.pdf", Visitor, sheets::worksheet)
        .get("/pod/map", Visitor, map::show)
        .get("/pod/map/kept", Neighbor, map::kept)
        .post("/pod/map/kept", Neighbor, map::keep)
        .get("/pod/ask", Neighbor, ask::show)
        .post("/pod/ask", Neighbor, ask::send)
        .get("/pod/answer/{token}", Visitor, answer::show)
        .post("/pod/answer/{token}", Visitor, answer::answer)
        .get("/pod/call", Neighbor, call::show)
        .post("/pod/call", Neighbor, call::send)
        .get("/pod/call/{slug}", Neighbor, call_one::show)
        .post("/pod/call/{slug}", Neighbor, call_one::end)
        .get("/pod/come/{token}", Visitor, come::show)
        .post("/pod/come/{token}", Visitor, come::answer)
        .get("/my/pod", Neighbor, mine::list)
        .get("/my/pod/card.pdf", Neighbor, sheets::card)
        .get("/my/pod/{slug}", Neighbor, mine::show)
        .post("/my/pod/{slug}", Neighbor, mine::act)
        .get("/my/pod/{slug}/slip.pdf", Neighbor, sheets::slip)
}

/// The address of this page holds a secret: no other page is told of it.
fn unnamed(answer: impl IntoResponse) -> Response {
    let mut answer = answer.into_response();
    answer.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    answer
}

/// The whole address of a page, for other people's telephones.
fn address(network: &Network, path: &str) -> String {
    format!("{}{path}", network.public_url.trim_end_matches('/'))
}

fn slug(text: &str) -> Answer<Slug> {
    text.parse().map_err(|_| Fault::NOT_FOUND.into())
}

fn token(text: &str) -> Answer<Token> {
    text.parse().map_err(|_| Fault::NOT_FOUND.into())
}

/// The post of this form, if it brings a key: sent twice it counts once.
fn post(form: &Form, me: PersonId, path: &str) -> Option<Post> {
    let mut pairs: Vec<_> = form.pairs().filter(|(name, _)| *name != "key").collect();
    pairs.sort_unstable();
    let parts: Vec<&[u8]> =
        pairs.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]).collect();
    let actor = digest(&[path.as_bytes(), me.uuid().as_bytes()]);
    Key::parse(form.one("key")).map(|key| Post { actor, key, body_hash: digest(&parts) })
}

/// The same form came with other words: what it wrote the first time stands.
fn sent_already() -> WebError {
    Fault::new(FaultKind::Conflict).text("pods-sent-already").way_out("pods-mine-title", "/my/pod").into()
}

/// A text as it is kept: no longer than it may be.
fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
