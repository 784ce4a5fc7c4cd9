//! A neighbor's own page: name, language, rest, circles, the way out; and what other features add.

use askama::Template;
use axum::extract::State;
use kit_base::{Private, Span, Timestamp};
use kit_db::DbError;
use kit_i18n::Lang;
use kit_web::{Answer, Form, Page, Problems, SeeOther, Trip, WebError, filters};

use crate::aside::Aside;
use crate::contact::PeopleError;
use crate::site::Site;
use crate::store::memberships::{self, Place};
use crate::store::{person, reaching};
use crate::who::Neighbor;

/// The page.
#[derive(Template)]
#[template(path = "pages/my.html")]
pub struct My {
    /// What they want to be called.
    pub called: String,
    /// What is wrong with it.
    pub problems: Problems,
    /// Until when they rest.
    pub resting_until: Option<Timestamp>,
    /// The message key of what they do here.
    pub role: &'static str,
    /// They tend a circle.
    pub steward: bool,
    /// The language we write to them in.
    pub language: Lang,
    /// Their circles.
    pub places: Vec<Place>,
    /// What other features add.
    pub asides: Vec<Aside>,
}

/// The longest name.
const LONGEST_NAME: usize = 60;

/// `GET /my`
pub(crate) async fn show(State(site): State<Site>, me: Neighbor) -> Answer<Page<My>> {
    draw(&site, &me, None).await
}

async fn draw(site: &Site, me: &Neighbor, typed: Option<(String, Problems)>) -> Answer<Page<My>> {
    let (vault, id) = (site.vault.clone(), me.me.id);
    let (name, places) = site
        .read(me.network_id(), move |tx| {
            let name = reaching::first_name(tx, &vault, id)?;
            Ok::<_, PeopleError>((name, memberships::places(tx, id)?))
        })
        .await?;
    let mut asides = Vec::new();
    for more in &site.settings.my {
        asides.extend(more.fill(site, me).await?);
    }
    let (name, problems) =
        typed.unwrap_or_else(|| (name.map(Private::into_inner).unwrap_or_default(), Problems::new()));
    let now = site.now();
    let body = My {
        called: name,
        problems,
        resting_until: me.me.resting_until.filter(|until| now < *until),
        role: role(me),
        steward: me.me.is_steward(),
        language: me.me.language.parse().unwrap_or_default(),
        places,
        asides,
    };
    let problems = body.problems.clone();
    Ok(Page::new("people-my-title", body).private().section("my").checked(&problems))
}

fn role(me: &Neighbor) -> &'static str {
    match () {
        () if me.me.is_steward() => "people-steward",
        () if me.me.is_helper() => "people-helper",
        () => "people-neighbor",
    }
}

/// `POST /my/rest` with `for`: `week`, `month` or `off`. Resting is normal and needs no reason.
pub(crate) async fn rest(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<SeeOther> {
    let until = match form.one("for") {
        "week" => Some(site.now() + Span::days(7)),
        "month" => Some(site.now() + Span::days(30)),
        _ => None,
    };
    let id = me.me.id;
    site.write(me.network_id(), move |tx| person::rest(tx, id, until).map(drop)).await?;
    Ok(SeeOther::to("/my").flash(if until.is_some() { "people-rest-on" } else { "people-rest-off" }))
}

/// `POST /my/language` with `language`: what we write in, and what these pages speak.
pub(crate) async fn language(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    form: Form,
) -> Answer<SeeOther> {
    if let Ok(language) = form.one("language").parse::<Lang>() {
        let id = me.me.id;
        site.write(me.network_id(), move |tx| person::set_language(tx, id, language).map(drop)).await?;
        trip.choose_lang(language);
    }
    Ok(SeeOther::to("/my").flash("people-kept"))
}

/// `POST /my/name` with `name`.
pub(crate) async fn name(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<SeeOther> {
    let name = form.one("name").to_owned();
    let mut problems = Problems::new();
    if !form.switches_language() && (name.is_empty() || name.chars().count() > LONGEST_NAME) {
        problems.add("name", "people-name-wrong");
    }
    if form.switches_language() || !problems.is_empty() {
        return Err(WebError::instead(draw(&site, &me, Some((name, problems))).await?));
    }
    let (vault, rng, id) = (site.vault.clone(), site.rng.clone(), me.me.id);
    let name = Private::new(name);
    site.write(me.network_id(), move |tx| {
        reaching::set_name(tx, &vault, id, Some(&name), &rng).map_err(DbError::from)
    })
    .await?;
    Ok(SeeOther::to("/my").flash("people-kept"))
}
