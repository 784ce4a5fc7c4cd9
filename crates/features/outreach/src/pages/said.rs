//! `/walks/settings`: what a circle says on its route sheets, by season.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use circles::CircleId;
use kit_base::Slug;
use kit_db::{DbError, Tx};
use kit_web::{Answer, Fault, Form, Page, Problem, Problems, Query, SeeOther, filters};
use people::{Role, Signed, Site, Steward};

use crate::domain::Season;
use crate::store::settings::{self, Settings};

/// The longest of the texts.
const LONGEST: usize = 160;

/// The page.
#[derive(Template)]
#[template(path = "pages/said.html")]
pub struct Said {
    /// The circle: public name, name.
    pub circle: (Slug, String),
    /// The reader's other circles.
    pub others: Vec<(Slug, String)>,
    /// What it says, or was about to say.
    pub settings: Settings,
    /// What is wrong with it.
    pub problems: Problems,
}

/// The page, for the handlers and for samples.
pub fn page(body: Said) -> Page<Said> {
    let problems = body.problems.clone();
    Page::new("outreach-settings", body).private().section("desk").language_form("sheets").checked(&problems)
}

/// The circles that somebody tends themselves, and the one they mean: the first if they name none.
fn tended(tx: &mut Tx<'_>, me: &Signed, asked: &str) -> Result<Option<Tended>, DbError> {
    let held: Vec<CircleId> =
        me.roles.iter().filter(|held| held.role == Role::Steward).map(|held| held.circle).collect();
    let mut all = trust::store::invites::circles_below(tx, &held)?;
    all.retain(|(circle, ..)| held.contains(circle));
    let at = all.iter().position(|(_, slug, _)| asked.is_empty() || slug.as_str() == asked);
    Ok(at.map(|at| {
        let (circle, slug, called) = all.remove(at);
        let others = all.into_iter().map(|(_, slug, called)| (slug, called)).collect();
        Tended { circle, called: (slug, called), others }
    }))
}

struct Tended {
    circle: CircleId,
    called: (Slug, String),
    others: Vec<(Slug, String)>,
}

async fn draw(
    site: &Site,
    me: &Steward,
    (asked, typed): (String, Option<(Settings, Problems)>),
) -> Answer<Page<Said>> {
    let who = me.me.clone();
    let found = site
        .read(me.network_id(), move |tx| {
            let Some(tended) = tended(tx, &who, &asked)? else { return Ok(None) };
            let kept = settings::load(tx, tended.circle)?;
            Ok::<_, DbError>(Some((tended, kept)))
        })
        .await?;
    let (tended, kept) = found.ok_or(Fault::NOT_FOUND)?;
    let (settings, problems) = typed.unwrap_or((kept, Problems::new()));
    Ok(page(Said { circle: tended.called, others: tended.others, settings, problems }))
}

/// `GET /walks/settings?circle=…`. Statements: 2.
pub async fn show(State(site): State<Site>, me: Steward, query: Query) -> Answer<Page<Said>> {
    draw(&site, &me, (query.one("circle").to_owned(), None)).await
}

fn problems(typed: &Settings) -> Problems {
    let mut problems = Problems::new();
    for (field, text) in [("own_words", &typed.own_words), ("county_text", &typed.county_text)] {
        if text.chars().count() > LONGEST {
            problems.push(Problem::new(field, "outreach-county-long").number("max", 160));
        }
    }
    if !(typed.county_url.is_empty() || is_link(&typed.county_url)) {
        problems.add("county_url", "outreach-county-wrong");
    }
    problems
}

/// `POST /walks/settings` with `circle`, `season` (several), `own_words`, `county_text`, `county_url`.
pub(super) async fn keep(State(site): State<Site>, me: Steward, form: Form) -> Answer<Response> {
    let typed = Settings {
        seasons: Season::ALL.into_iter().filter(|season| form.is("season", season.code())).collect(),
        own_words: form.one("own_words").to_owned(),
        county_text: form.one("county_text").to_owned(),
        county_url: form.one("county_url").to_owned(),
    };
    let asked = form.one("circle").to_owned();
    let wrong = if form.switches_language() { Problems::new() } else { problems(&typed) };
    if form.switches_language() || !wrong.is_empty() {
        return Ok(draw(&site, &me, (asked, Some((typed, wrong)))).await?.into_response());
    }
    let (who, now, named) = (me.me.clone(), site.now(), asked.clone());
    let kept = site
        .write(me.network_id(), move |tx| {
            let Some(tended) = tended(tx, &who, &named)? else { return Ok(false) };
            settings::save(tx, tended.circle, &typed, now)?;
            Ok::<_, DbError>(true)
        })
        .await?;
    if !kept {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to(format!("/walks/settings?circle={asked}"))
        .flash("outreach-settings-saved")
        .into_response())
}

/// A web address that people can type from paper.
fn is_link(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
    rest.is_some_and(|rest| rest.contains('.') && rest.chars().all(plain)) && text.len() <= 120
}

#[cfg(test)]
mod tests {
    use super::is_link;

    #[test]
    fn only_web_addresses_go_on_paper() {
        assert!(is_link("https://health.example.org/flu"));
        for other in ["javascript:alert(1)", "https://nowhere", "https://a.example/ b", "ask Ana"] {
            assert!(!is_link(other), "{other}");
        }
    }
}
