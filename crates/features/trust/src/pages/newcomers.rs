//! `/newcomers`: people of a steward's circles for whom nobody vouches yet, and those who were asked to stop.

use askama::Template;
use axum::extract::State;
use kit_base::{Slug, Timestamp};
use kit_web::{Answer, Page, filters};
use people::{PeopleError, PersonId, Site, Steward};

use super::name;
use crate::store::{circle, standing};

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

/// `GET /newcomers`. Statements: 5, however many are new.
pub async fn show(State(site): State<Site>, me: Steward) -> Answer<Page<Newcomers>> {
    let (vault, who) = (site.vault.clone(), me.me.clone());
    let body = site
        .read(me.network_id(), move |tx| {
            let (mut new, stopped) = (circle::new_in(tx, &who)?, circle::stopped_in(tx, &who)?);
            let ids: Vec<PersonId> = new.iter().map(|new| new.person).collect();
            let trusted = standing::trusted_among(tx, &ids)?;
            new.retain(|new| !trusted.contains(&new.person));
            new.retain(|new| !stopped.iter().any(|(person, _)| *person == new.person));
            let all: Vec<PersonId> =
                new.iter().map(|new| new.person).chain(stopped.iter().map(|(person, _)| *person)).collect();
            let names = people::first_names(tx, &vault, &all)?;
            let one = |(person, slug): (PersonId, Slug), since: Option<Timestamp>| Newcomer {
                slug,
                called: name(&names, person),
                since,
            };
            Ok::<_, PeopleError>(Newcomers {
                new: new.iter().map(|new| one((new.person, new.slug), Some(new.since))).collect(),
                stopped: stopped.iter().map(|who| one(*who, None)).collect(),
            })
        })
        .await?;
    Ok(page(body))
}
