//! `/my/apart`: whom somebody would rather not be matched with. Nobody else sees that this list is there.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_base::{Private, Slug};
use kit_web::{Answer, Form, Page, Problems, SeeOther, filters};
use people::{Neighbor, PeopleError, PersonId, Site};

use super::name;
use crate::store::apart;

/// The page.
#[derive(Template)]
#[template(path = "pages/apart.html")]
pub struct Apart {
    /// People on the list.
    pub people: Vec<Somebody>,
    /// Numbers on the list.
    pub numbers: Vec<Somebody>,
    /// People to pick from.
    pub could: Vec<Somebody>,
    /// The number as typed.
    pub typed: String,
    /// What is wrong with it.
    pub problems: Problems,
}

/// One line.
pub struct Somebody {
    /// The line's, or the person's, name in addresses.
    pub slug: Slug,
    /// The first name or the number.
    pub shown: String,
}

/// The page, for the handlers and for samples.
pub fn page(body: Apart) -> Page<Apart> {
    let problems = body.problems.clone();
    Page::new("trust-apart-title", body).private().section("my").language_form("number").checked(&problems)
}

/// `GET /my/apart`. Statements: 6.
pub async fn show(State(site): State<Site>, me: Neighbor) -> Answer<Page<Apart>> {
    draw(&site, &me, (String::new(), Problems::new())).await
}

async fn draw(site: &Site, me: &Neighbor, (typed, problems): (String, Problems)) -> Answer<Page<Apart>> {
    let (vault, id) = (site.vault.clone(), me.me.id);
    let (people, numbers, could) = site
        .read(me.network_id(), move |tx| {
            let kept = apart::own(tx, id)?;
            let could = apart::seen(tx, id)?;
            let everybody: Vec<PersonId> =
                kept.iter().map(|line| line.other).chain(could.iter().map(|(person, _)| *person)).collect();
            let names = people::first_names(tx, &vault, &everybody)?;
            let people = kept
                .iter()
                .map(|line| Somebody { slug: line.slug, shown: name(&names, line.other) })
                .collect();
            let could = could
                .iter()
                .map(|(person, slug)| Somebody { slug: *slug, shown: name(&names, *person) })
                .collect();
            let numbers = apart::own_numbers(tx, &vault, id)?
                .into_iter()
                .map(|(slug, number)| Somebody { slug, shown: number.into_inner() })
                .collect();
            Ok::<_, PeopleError>((people, numbers, could))
        })
        .await?;
    Ok(page(Apart { people, numbers, could, typed, problems }))
}

/// `POST /my/apart` with `number`: whoever has it, now or later. The answer is the same whoever has it.
pub async fn add(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<Response> {
    let typed = form.one("number").to_owned();
    if form.switches_language() {
        return Ok(draw(&site, &me, (typed, Problems::new())).await?.into_response());
    }
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    if !(7..=15).contains(&digits) || typed.chars().count() > 40 {
        let mut problems = Problems::new();
        problems.add("number", "trust-apart-number-wrong");
        return Ok(draw(&site, &me, (typed, problems)).await?.into_response());
    }
    let (vault, rng, now, id) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.id);
    let number = Private::new(typed);
    site.write(me.network_id(), move |tx| apart::block_number(tx, &vault, id, &number, (now, &rng))).await?;
    Ok(SeeOther::to("/my/apart").flash("trust-blocked").into_response())
}

/// `POST /my/apart/end` with `line`.
pub async fn end(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<SeeOther> {
    let id = me.me.id;
    if let Ok(line) = form.one("line").parse::<Slug>() {
        site.write(me.network_id(), move |tx| apart::take_back(tx, id, line)).await?;
    }
    Ok(SeeOther::to("/my/apart").flash("trust-unblocked"))
}
