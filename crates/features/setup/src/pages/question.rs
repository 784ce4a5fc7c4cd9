//! `/setup`: one question a page; what was answered waits here, sealed, until the last page founds the network.

use std::sync::Arc;

use askama::Template;
use directory::start::Region;
use directory::starting::Beginning;
use kit_base::Id;
use kit_db::{COMMONS, Scope};
use kit_i18n::Lang;
use kit_web::axum::Extension;
use kit_web::axum::extract::State;
use kit_web::axum::response::{IntoResponse as _, Response};
use kit_web::{Answer, Form, Page, Problems, Query, SeeOther, Trip, filters};
use people::Site;

use super::{Holder, holder, link};
use crate::answers::{Answers, Founding, Question, SCALES, ZONES};
use crate::door::FirstRun;
use crate::store::{self, NotFounded};

/// The scales a network may start with, each with its word.
pub(super) const SCALE_WORDS: [(&str, &str); 3] =
    [(SCALES[0], "circles-building"), (SCALES[1], "circles-block"), (SCALES[2], "circles-neighborhood")];

/// A question's page.
#[derive(Template)]
#[template(path = "pages/question.html")]
pub struct QuestionPage {
    /// Which.
    pub question: Question,
    /// What was answered, and what was just typed.
    pub answers: Answers,
    /// What is wrong with it.
    pub problems: Problems,
    /// They came from the last page to change this answer.
    pub changing: bool,
    /// The language of the page: what is chosen before anybody chooses.
    pub lang: Lang,
}

/// `GET /setup?q=…`: the question that is asked for, or the first that is open.
pub async fn show(State(site): State<Site>, trip: Trip, query: Query) -> Answer<Page<QuestionPage>> {
    holder(&site, &trip).await?;
    let vault = site.vault.clone();
    let answers = site.db.read(Scope::Server, move |tx| store::answers(tx, &vault)).await?;
    // Nobody skips ahead; everybody may go back.
    let open = answers.next();
    let question = Question::parse(query.one("q")).filter(|asked| *asked <= open).unwrap_or(open);
    let changing = query.one("change") == "1";
    Ok(page(question, answers, Problems::new(), (changing, trip.lang())))
}

/// The page, for the handler and for samples.
pub fn page(
    question: Question,
    answers: Answers,
    problems: Problems,
    (changing, lang): (bool, Lang),
) -> Page<QuestionPage> {
    let shown = problems.clone();
    let body = QuestionPage { question, answers, problems, changing, lang };
    Page::new(question.title(), body).private().language_form("setup").checked(&shown)
}

/// `POST /setup` with `q` and its fields.
pub async fn answer(
    State(site): State<Site>,
    trip: Trip,
    Extension(first_run): Extension<Arc<FirstRun>>,
    form: Form,
) -> Answer<Response> {
    let holder = holder(&site, &trip).await?;
    let vault = site.vault.clone();
    let mut answers = site.db.read(Scope::Server, move |tx| store::answers(tx, &vault)).await?;
    let question = Question::parse(form.one("q")).unwrap_or_else(|| answers.next());
    let changing = form.is("change", "1");
    answers.take(question, &form);
    if form.switches_language() {
        return Ok(page(question, answers, Problems::new(), (changing, trip.lang())).into_response());
    }
    let problems = answers.problems(question);
    if !problems.is_empty() {
        return Ok(page(question, answers, problems, (changing, trip.lang())).into_response());
    }
    if question == Question::Check {
        return found(&site, &trip, &first_run, (holder, answers)).await;
    }
    let (vault, rng, now, kept) = (site.vault.clone(), site.rng.clone(), site.now(), answers.clone());
    site.db.write(Scope::Server, move |tx| store::keep(tx, (&vault, &rng), question, &kept, now)).await?;
    let next = if changing { Question::Check } else { question.after() };
    Ok(SeeOther::to(format!("/setup?q={}", next.code())).into_response())
}

/// The last button: everything at once, or nothing.
async fn found(
    site: &Site,
    trip: &Trip,
    first_run: &FirstRun,
    (holder, answers): (Holder, Answers),
) -> Answer<Response> {
    let founding = match Founding::of(&answers) {
        Ok(founding) => founding,
        Err(open) => return Ok(SeeOther::to(format!("/setup?q={}", open.code())).into_response()),
    };
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let url = first_run.url.clone();
    let (regions, zone) = (answers.regions(), answers.zone().to_owned());
    let scope = Scope::Network(Id::new(now, &site.rng));
    let founded = site
        .db
        .write(scope, move |tx| {
            let on = store::Ground { vault: &vault, rng: &rng, now, url: &url, mount: None, demo: false };
            store::found(tx, &on, &holder.token, &founding)
        })
        .await;
    match founded {
        Ok(founded) => {
            begin_directory(site, scope, &regions, zone).await;
            site.networks.forget();
            people::set_session_cookie(trip, &founded.session, people::sessions::STEWARD);
            Ok(SeeOther::to("/setup/sheet").into_response())
        }
        Err(NotFounded::Already) => Ok(link::founded().into_response()),
        Err(NotFounded::Db(error)) => Err(error.into()),
    }
}

/// The directory's beginning, if one was chosen. The network stands without it; a steward can begin it later.
async fn begin_directory(site: &Site, scope: Scope, regions: &[Region], zone: String) {
    let Scope::Network(keeper) = scope else { return };
    let (regions, rng, now) = (regions.to_vec(), site.rng.clone(), site.now());
    let begun = site
        .write(COMMONS, move |tx| {
            let on = Beginning { keeper, zone: &zone, now, rng: &rng };
            directory::starting::begin(tx, &regions, &on)
        })
        .await;
    if let Err(error) = begun {
        tracing::warn!(%error, "the directory could not be begun; its page offers it again");
    }
}

impl QuestionPage {
    fn text(&self, field: &str) -> &str {
        self.answers.one(field)
    }

    /// The chosen one of a few, or what stands there at first.
    fn chosen(&self, field: &str, value: &str, first: &str) -> bool {
        let said = self.answers.one(field);
        value == if said.is_empty() { first } else { said }
    }

    /// A number, or what stands there at first.
    fn or<'a>(&'a self, field: &str, first: &'a str) -> &'a str {
        let said = self.answers.one(field);
        if said.is_empty() { first } else { said }
    }

    fn is(&self, code: &str) -> bool {
        self.question.code() == code
    }

    fn number(&self) -> usize {
        self.question.number()
    }

    fn back(&self) -> String {
        let before = if self.changing { Some(Question::Check) } else { self.question.before() };
        before.map_or_else(String::new, |question| format!("/setup?q={}", question.code()))
    }

    const fn scales() -> [(&'static str, &'static str); 3] {
        SCALE_WORDS
    }

    fn regions(&self) -> Vec<Region> {
        self.answers.regions()
    }

    /// The regions of which there is something to begin with; what holds for all of the city comes with each.
    fn all_regions() -> impl Iterator<Item = Region> {
        Region::ALL.into_iter().filter(|region| *region != Region::Citywide)
    }

    const fn zones() -> [&'static str; 10] {
        ZONES
    }

    const fn tongues() -> &'static [(&'static str, &'static str)] {
        kit_i18n::SPOKEN
    }

    fn speaks(&self, code: &str) -> bool {
        let said = self.answers.one("spoken");
        if said.is_empty() { ["en", "es"].contains(&code) } else { self.answers.holds("spoken", code) }
    }

    /// The languages by their own names.
    fn spoken(&self) -> String {
        let named = Self::tongues().iter().filter(|(code, _)| self.answers.holds("spoken", code));
        named.map(|(_, own)| *own).collect::<Vec<_>>().join(", ")
    }

    fn first_language(&self) -> &'static str {
        self.answers.one("first_language").parse::<Lang>().unwrap_or_default().name()
    }

    fn has_line(&self) -> bool {
        self.answers.one("has_line") == "yes"
    }

    fn has_second(&self) -> bool {
        self.answers.one("second") == "now"
    }

    fn scale_word(&self) -> &'static str {
        let scale = self.answers.one("scale");
        Self::scales().into_iter().find(|(code, _)| *code == scale).map_or("circles-building", |(_, key)| key)
    }

    fn zone(&self) -> &str {
        self.answers.zone()
    }
}
