//! `/note/{token}`: a note for whoever lives behind a sign. The page knows no name and no place. A closed door and a door that
//! never was answer alike, to the last byte.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use kit_base::Private;
use kit_db::DbError;
use kit_jobs::idempotency::{Key, digest, new_key};
use kit_web::{Answer, Form, Page, Problem, Problems, Trip, filters};
use people::{Site, Visitor};

use super::unseen;
use crate::asking::Cx;
use crate::leaving::{self, Left};
use crate::store::doors;
use crate::store::notes::{self, NewNote};

/// Letters of a note.
const WORDS: usize = 1000;
/// Letters of how to reach back.
const REACH: usize = 120;

/// The form.
#[derive(Template)]
#[template(path = "pages/note.html")]
pub struct Note {
    /// Where it goes.
    pub path: String,
    /// What was typed.
    pub words: String,
    /// How to reach back.
    pub reach: String,
    /// The key of the form.
    pub form_key: String,
    /// What is wrong.
    pub problems: Problems,
}

/// After a note was left.
#[derive(Template)]
#[template(path = "pages/note_left.html")]
pub struct NoteLeft {
    /// Where it is taken back.
    pub path: String,
    /// The key of the form.
    pub form_key: String,
    /// It sounds like danger: crisis lines first.
    pub danger: bool,
    /// A steward reads it first.
    pub held: bool,
}

/// Nobody reads here.
#[derive(Template)]
#[template(path = "pages/note_nobody.html")]
pub struct NoteNobody {
    /// A note was taken back just now.
    pub taken_back: bool,
}

/// The form's page, for the handlers and for samples.
pub fn page(body: Note) -> Page<Note> {
    let problems = body.problems.clone();
    Page::new("prints-note-title", body).private().language_form("note").checked(&problems)
}

/// The page after, for the handler and for samples.
pub fn left(body: NoteLeft) -> Page<NoteLeft> {
    Page::new("prints-note-left", body).private()
}

/// The page where nobody reads.
pub fn nobody() -> Page<NoteNobody> {
    Page::new("prints-note-nobody", NoteNobody { taken_back: false }).private().status(StatusCode::NOT_FOUND)
}

/// `GET /note/{token}`. Statements: 3, whatever the token.
pub async fn show(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Answer<Response> {
    let (vault, typed) = (site.vault.clone(), token.clone());
    let found = site.read(visitor.network_id(), move |tx| doors::find(tx, &vault, &typed)).await?;
    if found.is_none() {
        return Ok(unseen(nobody().into_response()));
    }
    let body = Note {
        path: format!("/note/{token}"),
        words: String::new(),
        reach: String::new(),
        form_key: new_key(&site.rng),
        problems: Problems::new(),
    };
    Ok(unseen(page(body).into_response()))
}

/// What a form's key stands for at one door.
fn key_hash(form: &str, token: &str) -> Option<[u8; 32]> {
    Key::parse(form).map(|key| digest(&[key.hash(), doors::folded(token).as_bytes()]))
}

fn problems(form: &Form) -> Problems {
    let mut problems = Problems::new();
    let long = |field, max: usize| {
        Problem::new(field, "prints-note-long").number("max", i64::try_from(max).unwrap_or(i64::MAX))
    };
    if form.one("words").is_empty() {
        problems.add("words", "prints-note-empty");
    } else if form.one("words").chars().count() > WORDS {
        problems.push(long("words", WORDS));
    }
    if form.one("reach").chars().count() > REACH {
        problems.push(long("reach", REACH));
    }
    problems
}

/// `POST /note/{token}` with `words`, `reach` and `key`.
pub async fn leave(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(token): Path<String>,
    form: Form,
) -> Answer<Response> {
    let body = Note {
        path: format!("/note/{token}"),
        words: form.one("words").to_owned(),
        reach: form.one("reach").to_owned(),
        form_key: form.some("key").map_or_else(|| new_key(&site.rng), str::to_owned),
        problems: if form.switches_language() { Problems::new() } else { problems(&form) },
    };
    let key = key_hash(&body.form_key, &token);
    let draws = form.switches_language() || !body.problems.is_empty() || key.is_none();
    let danger = !asks::domain::listen(&[&body.words, &body.reach]).is_empty();
    let (vault, rng, now, network) =
        (site.vault.clone(), site.rng.clone(), site.now(), visitor.network.clone());
    let words = trip.shell().catalogue.clone();
    let (said, reach, key_hash) = (body.words.clone(), body.reach.clone(), key.unwrap_or_default());
    let done = site
        .write::<_, DbError>(visitor.network_id(), move |tx| {
            let Some(person) = doors::find(tx, &vault, &token)? else { return Ok(None) };
            if draws {
                return Ok(Some(None));
            }
            let cx = Cx { vault: &vault, words: &words, rng: &rng, now };
            let reach = Some(Private::new(reach.clone())).filter(|reach| !reach.reveal().is_empty());
            let words = Private::new(said.clone());
            let note = NewNote { person, words, reach, key_hash, danger, held: false };
            leaving::leave(tx, &cx, &network, note).map(|left| Some(Some(left)))
        })
        .await?;
    let Some(done) = done else { return Ok(unseen(nobody().into_response())) };
    let mut body = body;
    match done {
        Some(Left::Full) => body.problems.add("words", "prints-note-full"),
        Some(done) => {
            let (path, form_key) = (body.path, body.form_key);
            let after = NoteLeft { path, form_key, danger, held: done == Left::Held };
            return Ok(unseen(left(after).into_response()));
        }
        None => {}
    }
    Ok(unseen(page(body).into_response()))
}

/// `POST /note/{token}/back` with `key`: whoever left it takes it back.
pub async fn take_back(
    State(site): State<Site>,
    visitor: Visitor,
    Path(token): Path<String>,
    form: Form,
) -> Answer<Response> {
    if let Some(key) = key_hash(form.one("key"), &token) {
        site.write(visitor.network_id(), move |tx| notes::undo(tx, &key)).await?;
    }
    let page = Page::new("prints-note-back", NoteNobody { taken_back: true }).private();
    Ok(unseen(page.into_response()))
}
