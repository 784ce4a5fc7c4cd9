//! `/newcomers`: people of a steward's circles for whom nobody vouches yet, and those who were asked to stop.

use askama::Template;
use axum::extract::State;
use kit_base::{Slug, Timestamp};
use kit_web::{Answer, Page, filters};
use people::{PeopleError, PersonId, Site, Steward};

use super::name;
use crate::store::{circle, standing, suspensions};

/// The page.
#[derive(Template)]
#[template(path = "pages/newcomers.html")]
pub struct Newcomers {
    /// New, those who came last first.
    pub new: Vec<Newcomer>,
    /// Asked to stop.
    pub stopped: Vec<Newcomer>,
}

/// Somebody.
pub struct Newcomer {
    /// Their public name.
    pub slug: Slug,
    /// Their first name.
    pub called: String,
    /// Since when they are here.
    pub since: Option<Timestamp>,
}

/// The page, for the handler and for samples.
pub fn page(body: Newcomers) -> Page<Newcomers> {
    Page::new("trust-newcomers-title", body).private().section("tend")
}

/// `GET /newcomers`
pub async fn show(State(site): State<Site>, me: Steward) -> Answer<Page<Newcomers>> {
    let (vault, who) = (site.vault.clone(), me.me.clone());
    let body = site
        .read(me.network_id(), move |tx| {
            let mut new = circle::new_in(tx, &who)?;
            let ids: Vec<PersonId> = new.iter().map(|(person, _)| *person).collect();
            let trusted = standing::trusted_among(tx, &ids)?;
            let mut stopped = suspensions::list(tx)?;
            new.retain(|(person, _)| !trusted.contains(person) && !stopped.contains(person));
            let mut mine = Vec::new();
            for person in stopped.drain(..) {
                if person != who.id && !circle::shared_with(tx, &who, person)?.is_empty() {
                    mine.push(person);
                }
            }
            let all: Vec<PersonId> =
                new.iter().map(|(person, _)| *person).chain(mine.iter().copied()).collect();
            let names = people::first_names(tx, &vault, &all)?;
            let slugs = circle::slugs(tx, &all)?;
            let one = |person: PersonId, since: Option<Timestamp>| {
                Some(Newcomer { slug: *slugs.get(&person)?, called: name(&names, person), since })
            };
            Ok::<_, PeopleError>(Newcomers {
                new: new.iter().filter_map(|(person, at)| one(*person, Some(*at))).collect(),
                stopped: mine.iter().filter_map(|person| one(*person, None)).collect(),
            })
        })
        .await?;
    Ok(page(body))
}
