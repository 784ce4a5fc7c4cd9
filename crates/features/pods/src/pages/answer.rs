//! `/pod/answer/{token}`: whoever is asked to stand by answers, without an account; later they change it or end it here.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use kit_vault::{PersonId, VaultError};
use kit_web::{Answer as Shown, Fault, Form, Page, Problems, SeeOther, Trip, filters};
use people::{Site, Visitor};

use super::{NAME, TEXT, cut, token, unnamed};
use crate::domain::{Answer, Standing};
use crate::store::asks::{self, Answered, Asked, Kept, Next};
use crate::words;

/// The page.
#[derive(Template)]
#[template(path = "pages/answer.html")]
pub struct AnswerPage {
    /// Who asks, as they call themselves.
    pub who: String,
    /// What was said.
    pub script: Vec<String>,
    /// What they hope for, to tick.
    pub needs: Vec<String>,
    /// Words of care come first.
    pub care: bool,
    /// Where it stands.
    pub standing: Standing,
    /// Somebody is signed in here, who is not the one who asks.
    pub known: bool,
    /// Somebody answered signed in, and nobody is signed in now.
    pub alone: bool,
    /// Where the form goes.
    pub path: String,
    /// What was answered, or typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub problems: Problems,
}

/// The page for somebody signed in who has no answer to give here.
#[derive(Template)]
#[template(path = "pages/answer_not.html")]
pub struct NotYours {
    /// Message key: why.
    pub why: &'static str,
    /// Their own page of it; empty: they have none.
    pub mine: String,
}

/// That page: for whoever asked, and for somebody else than the one who answered.
pub fn not_yours(why: &'static str, mine: String) -> Page<NotYours> {
    Page::new("pods-answer-title", NotYours { why, mine }).private()
}

/// What was typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// Which answer.
    pub answer: Option<Answer>,
    /// The words.
    pub answered: Answered,
    /// Wants messages from here.
    pub tell: bool,
}

impl AnswerPage {
    fn says_yes(&self, need: &str) -> bool {
        self.typed.answered.yes.iter().any(|yes| yes == need)
    }

    /// Both said yes once: a no is an end now, and shows.
    const fn may_end(&self) -> bool {
        self.standing.has_agreed()
    }

    fn agreed(&self) -> bool {
        self.standing == Standing::Agreed
    }

    const fn ended(&self) -> bool {
        !self.standing.is_open()
    }

    fn is(&self, code: &str) -> bool {
        self.typed.answer.is_some_and(|answer| answer.code() == code)
    }
}

fn typed_of(kept: &Kept) -> Typed {
    let answer = match kept.standing {
        Standing::Agreed | Standing::Lapsed => Some(Answer::Yes),
        Standing::Talk => Some(Answer::Talk),
        Standing::Other => Some(Answer::Other),
        Standing::NotNow => Some(Answer::NotNow),
        Standing::Asked | Standing::Ended => None,
    };
    let answered = kept.answered.clone().unwrap_or_default();
    Typed { answer, answered, tell: kept.answerer.is_some() }
}

/// The page, for the handlers and for samples.
pub fn page(
    (asked, standing): (&Asked, Standing),
    (path, known, alone): (String, bool, bool),
    (typed, problems): (Typed, Problems),
    trip: &Trip,
) -> Page<AnswerPage> {
    let body = AnswerPage {
        who: asked.me.clone(),
        script: words::script(trip.catalogue(), trip.lang(), asked, ""),
        needs: asked.needs.clone(),
        care: asked.purpose().with_care(),
        standing,
        known,
        alone,
        path,
        typed,
        problems: problems.clone(),
    };
    // The title shows in a list of tabs: it says nothing.
    Page::new("pods-answer-title", body).private().language_form("pod-answer").checked(&problems)
}

async fn load(site: &Site, visitor: &Visitor, text: &str) -> Shown<(Kept, String)> {
    let token = token(text)?;
    let (vault, path) = (site.vault.clone(), format!("/pod/answer/{}", token.text()));
    let found = site.read(visitor.network_id(), move |tx| asks::by_link(tx, &vault, &token)).await?;
    Ok((found.ok_or(Fault::NOT_FOUND)?, path))
}

fn knows(visitor: &Visitor, kept: &Kept) -> bool {
    visitor.person.as_ref().is_some_and(|me| me.id != kept.owner)
}

fn is_owner(visitor: &Visitor, kept: &Kept) -> bool {
    visitor.person.as_ref().is_some_and(|me| me.id == kept.owner)
}

fn alone(visitor: &Visitor, kept: &Kept) -> bool {
    visitor.person.is_none() && kept.answerer.is_some()
}

/// Not to be answered from here.
fn refused(page: Page<NotYours>) -> Response {
    let mut answer = unnamed(page);
    *answer.status_mut() = StatusCode::FORBIDDEN;
    answer
}

/// `GET /pod/answer/{token}`. Writes nothing: programs that preview links may open it. Statements: 2.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
) -> Shown<Response> {
    let (kept, path) = load(&site, &visitor, &text).await?;
    if is_owner(&visitor, &kept) {
        return Ok(unnamed(not_yours("pods-answer-own", format!("/my/pod/{}", kept.slug))));
    }
    let who = (path, knows(&visitor, &kept), alone(&visitor, &kept));
    let typed = (typed_of(&kept), Problems::new());
    Ok(unnamed(page((&kept.asked, kept.standing), who, typed, &trip)))
}

fn typed_in(form: &Form, asked: &Asked) -> Typed {
    let yes: Vec<&str> = form.all("yes").collect();
    Typed {
        answer: Answer::parse(form.one("answer")),
        answered: Answered {
            yes: asked.needs.iter().filter(|need| yes.contains(&need.as_str())).cloned().collect(),
            only: cut(form.one("only"), TEXT),
            need: cut(form.one("needs"), TEXT),
            reach: cut(form.one("reach"), NAME),
        },
        tell: form.has("tell"),
    }
}

fn problems(typed: &Typed, asked: &Asked) -> Problems {
    let mut problems = Problems::new();
    let words = &typed.answered;
    match typed.answer {
        None => problems.add("answer", "pods-answer-wrong"),
        Some(Answer::Yes) if !asked.needs.is_empty() && words.yes.is_empty() && words.only.is_empty() => {
            problems.add("yes", "pods-answer-yes-wrong");
        }
        Some(Answer::Other) if words.only.is_empty() => problems.add("only", "pods-answer-only-wrong"),
        Some(_) => {}
    }
    problems
}

/// `POST /pod/answer/{token}`. A silent no writes nothing at all. Whoever asked cannot answer for the other one; once
/// somebody answered signed in, nobody else who is signed in can agree in their place. Statements: 6.
pub async fn answer(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
    form: Form,
) -> Shown<Response> {
    let (kept, path) = load(&site, &visitor, &text).await?;
    if is_owner(&visitor, &kept) {
        return Ok(refused(not_yours("pods-answer-own", format!("/my/pod/{}", kept.slug))));
    }
    let typed = typed_in(&form, &kept.asked);
    let wrong = if form.switches_language() { Problems::new() } else { problems(&typed, &kept.asked) };
    let Some(answer) = typed.answer.filter(|_| !form.switches_language() && wrong.is_empty()) else {
        let what = (&kept.asked, kept.standing);
        let who = (path, knows(&visitor, &kept), alone(&visitor, &kept));
        return Ok(unnamed(page(what, who, (typed, wrong), &trip)));
    };
    let me = visitor.person.as_ref().map(|me| me.id);
    let (ends, before) = (kept.standing.has_agreed(), kept.standing);
    if before.answered(answer).is_some() {
        let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
        let taken = site
            .write(visitor.network_id(), move |tx| {
                // Somebody may have ended it in the same moment.
                let Some(kept) = asks::by_id(tx, &vault, kept.id)? else { return Ok(true) };
                let next = match next(&kept, (answer, &typed), me) {
                    Took::Nobody => return Ok(false),
                    Took::Nothing => return Ok(true),
                    Took::This(next) => next,
                };
                asks::keep(tx, &vault, (&kept, &next), now, &rng)?;
                Ok::<_, VaultError>(true)
            })
            .await?;
        if !taken {
            return Ok(refused(not_yours("pods-answer-other-person", String::new())));
        }
    }
    let flash = match answer {
        Answer::No | Answer::NotNow if ends => "pods-answered-ended",
        Answer::Yes => "pods-answered-yes",
        Answer::Other | Answer::Talk => "pods-answered",
        Answer::NotNow => "pods-answered-not-now",
        Answer::No if before == Standing::Asked => "pods-answered-no",
        Answer::No => "pods-answered-back",
    };
    Ok(unnamed(SeeOther::to(path).flash(flash).into_response()))
}

/// What an answer does.
enum Took {
    /// It is not theirs to give.
    Nobody,
    /// It changes nothing.
    Nothing,
    /// This is kept.
    This(Next),
}

/// What becomes of an ask by this answer of this person; `None`: nobody is signed in.
fn next(kept: &Kept, (answer, typed): (Answer, &Typed), me: Option<PersonId>) -> Took {
    let says = matches!(answer, Answer::Yes | Answer::Other | Answer::Talk);
    if says && kept.answerer.is_some() && me.is_some() && me != kept.answerer {
        return Took::Nobody;
    }
    let Some(standing) = kept.standing.answered(answer) else { return Took::Nothing };
    // Signed out, nobody knows who it was: from then on nobody is told of calls in their name.
    let answerer = me.filter(|_| says && typed.tell);
    Took::This(Next { standing, answered: says.then(|| typed.answered.clone()), answerer })
}
